//! Which of a table's columns hold names, which hold work, and which say what the work is about.
//!
//! Headings decide where they can, the cells where they must: a column of numbers, dates, yes and no is no work unless
//! its heading asks for an answer, and a column under an unknown heading is work if most of its cells hold a statement.

use super::content::Content;
use super::fields::TableRow;
use super::headings::{Head, Heading};
use crate::lexicon::{self, List, all};
use crate::text::has_relation;

/// The columns of a table, by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// The first row is a heading.
    pub has_heading: bool,
    /// Parts of a student's name, in the order in which they stand.
    pub names: Vec<usize>,
    /// Columns that together tell one student from another.
    pub keys: Vec<usize>,
    pub work: Vec<WorkColumn>,
    /// The column that numbers the rows of one solution.
    pub step: Option<usize>,
    /// A column that numbers questions whose text is in no column.
    pub question_number: Option<usize>,
    /// A column says when each row was written.
    pub has_times: bool,
    /// A column says that each row is a whole attempt: when it was handed in, which one it is.
    pub has_attempts: bool,
    /// A column of names, addresses, times or grades is known by its heading: no solution has one.
    pub is_surely_a_class: bool,
}

/// A column with work on one problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WorkColumn {
    pub at: usize,
    /// The heading states the problem.
    pub heading_is_problem: bool,
    /// The column that holds the question in each row.
    pub question: Option<usize>,
}

/// Columns that are looked at: a hundred questions with their points and feedback.
pub(super) const MAX_COLUMNS: usize = 300;

/// Reads the columns of a table from its first rows.
pub(super) fn columns(text: &str, rows: &[TableRow]) -> Columns {
    let Some(first) = rows.first() else { return Columns::default() };
    let heads: Vec<Head> = first.fields.iter().take(MAX_COLUMNS).map(|field| Head::of(text, *field)).collect();
    let is_known = |head: &Head| head.kind.is_some_and(|kind| !matches!(kind, Heading::Problem | Heading::Bookkeeping));
    let mut columns = Columns { has_heading: heads.iter().any(is_known), ..Columns::default() };
    let body = if columns.has_heading { &rows[1..] } else { rows };
    let widest = body.iter().map(|row| row.fields.len()).max().unwrap_or(0);
    // What lies beyond the headings belongs to the last column.
    let wide = if columns.has_heading { heads.len() } else { widest.clamp(heads.len(), MAX_COLUMNS) };
    let table = Table { text, first, heads, contents: (0..wide).map(|at| Content::of(text, body, at)).collect() };
    columns.is_surely_a_class = table.is_surely_a_class();
    columns.work = table.work(columns.has_heading);
    columns.has_heading |= !columns.work.is_empty() && columns.work.iter().all(|work| table.is_wordy(work.at));
    columns.has_heading |= columns.work.iter().any(|work| work.heading_is_problem);
    let is_question = |at: usize| columns.work.iter().any(|work| work.question == Some(at));
    let is_work = |at: usize| columns.work.iter().any(|work| work.at == at);
    columns.step = table.first_of(Heading::Step).filter(|at| !is_work(*at));
    columns.question_number = table.first_of(Heading::QuestionNumber);
    columns.has_times = table.is_told(|lexicon| &lexicon.table.heading_times);
    columns.has_attempts = table.is_told(|lexicon| &lexicon.table.heading_attempts);
    columns.names = table.all_of(Heading::Name);
    let ids = table.all_of(Heading::Id);
    columns.keys = columns.names.clone();
    // An "ID" beside names or other ids may as well be the row's.
    let tells = |at: &&usize| columns.names.is_empty() && ids.len() == 1 || !table.is_bare_id(**at);
    columns.keys.extend(ids.iter().filter(tells));
    if columns.names.is_empty() {
        // Without a name, the address or number says whose work it is.
        let is_free = |at: &usize| table.heads[*at].kind.is_none() && !is_work(*at) && !is_question(*at);
        let id = ids.iter().find(|at| !table.is_bare_id(**at)).or(ids.first()).copied();
        let other = || table.first_of(Heading::Personal).or_else(|| (0..table.heads.len()).find(is_free));
        columns.names = id.or_else(other).into_iter().collect();
        if columns.keys.is_empty() {
            columns.keys.clone_from(&columns.names);
        }
    }
    columns
}

/// A table's headings and what stands below them.
struct Table<'a> {
    text: &'a str,
    first: &'a TableRow,
    heads: Vec<Head>,
    contents: Vec<Content>,
}

impl Table<'_> {
    fn kind(&self, at: usize) -> Option<Heading> {
        self.heads.get(at)?.kind
    }

    fn all_of(&self, kind: Heading) -> Vec<usize> {
        (0..self.heads.len()).filter(|&at| self.heads[at].is(kind)).collect()
    }

    fn first_of(&self, kind: Heading) -> Option<usize> {
        (0..self.heads.len()).find(|&at| self.heads[at].is(kind))
    }

    /// Whether the heading of a column of times and the like has one of these parts.
    fn is_told(&self, parts: List) -> bool {
        self.heads.iter().any(|head| {
            let title = head.question.title.to_lowercase();
            head.is(Heading::Other) && all(parts).any(|part| title.contains(part))
        })
    }

    fn is_surely_a_class(&self) -> bool {
        self.heads.iter().zip(&self.contents).any(|(head, content)| match head.kind {
            Some(Heading::Name | Heading::Id | Heading::Personal) => true,
            Some(Heading::Other) => content.holds_figures(),
            _ => false,
        })
    }

    fn is_bare_id(&self, at: usize) -> bool {
        self.heads[at].question.title.trim().eq_ignore_ascii_case("id")
    }

    /// The columns of work. A question's column is one of work where no other holds the work on it.
    fn work(&self, has_heading: bool) -> Vec<WorkColumn> {
        let responses = self.responses();
        let is_question = |at: &usize| matches!(self.kind(*at), Some(Heading::Question(_)));
        let questions: Vec<usize> = (0..self.heads.len()).filter(is_question).collect();
        let question_of = |at: usize| {
            let Some(Heading::Response(number)) = self.kind(at) else { return None };
            let asks = |question: &&usize| self.kind(**question) == Some(Heading::Question(number));
            let only = || questions.first().filter(|_| questions.len() == 1 && responses.len() == 1);
            questions.iter().find(asks).or_else(only).copied()
        };
        let mut work = Vec::new();
        for (at, content) in self.contents.iter().enumerate() {
            let holds_work = content.holds_work();
            let (is_work, heading_is_problem) = match self.kind(at) {
                // Without a heading beside it, a statement in the first row is work like those below it.
                Some(Heading::Problem) if has_heading || self.states_task(at) => (!self.is_worth_of(at), true),
                Some(Heading::Problem) => (holds_work, false),
                Some(Heading::Response(_)) => (true, false),
                // A number is no step, but a statement under "Step" is.
                Some(Heading::Question(Some(_)) | Heading::Step) => (responses.is_empty() && holds_work, false),
                None => (holds_work, false),
                Some(_) => (false, false),
            };
            if is_work {
                work.push(WorkColumn { at, heading_is_problem, question: question_of(at) });
            }
        }
        if work.is_empty() {
            let own = questions.iter().filter(|at| self.contents[**at].holds_work());
            return own.map(|&at| WorkColumn { at, heading_is_problem: false, question: None }).collect();
        }
        self.give_questions(&mut work, &questions);
        work
    }

    /// Gives the work without a question of its own the one column of questions, if there is just one.
    fn give_questions(&self, work: &mut Vec<WorkColumn>, questions: &[usize]) {
        if let [first, second] = work[..]
            && [first, second].iter().all(|column| matches!(self.kind(column.at), Some(Heading::Question(Some(_)))))
        {
            // "Question 1" twice: the text, the same in each row, and the work on it.
            let [text, answers] = [first, second].map(|column| self.contents[column.at]);
            if self.kind(first.at) == self.kind(second.at)
                && text.is_constant
                && text.n_cells > 1
                && !answers.is_constant
            {
                *work = vec![WorkColumn { question: Some(first.at), ..second }];
            }
        }
        let unnumbered: Vec<usize> =
            questions.iter().copied().filter(|at| self.heads[*at].is(Heading::Question(None))).collect();
        let [question] = unnumbered[..] else { return };
        for column in work.iter_mut().filter(|column| column.question.is_none() && !column.heading_is_problem) {
            if matches!(self.kind(column.at), None | Some(Heading::Step | Heading::Response(None))) {
                column.question = Some(question);
            }
        }
    }

    fn responses(&self) -> Vec<usize> {
        (0..self.heads.len()).filter(|&at| matches!(self.kind(at), Some(Heading::Response(_)))).collect()
    }

    /// Whether a column repeats the question of another in its heading and holds points.
    fn is_worth_of(&self, at: usize) -> bool {
        let statement = |at: usize| {
            let problem = self.heads.get(at)?.question.problem?;
            Some(problem.text(self.text).split_whitespace().collect::<String>().to_lowercase())
        };
        self.contents[at].holds_figures()
            && (0..self.heads.len())
                .any(|other| other != at && self.contents[other].holds_work() && statement(other) == statement(at))
    }

    /// Whether a cell of the first row is a heading in words of its own: "What they wrote".
    fn is_wordy(&self, at: usize) -> bool {
        self.first.fields.get(at).is_some_and(|field| {
            let text = field.text(self.text);
            !has_relation(&text) && text.chars().filter(|c| c.is_alphabetic()).count() > 3
        })
    }

    /// "Solve 3x = 9": words of a task before the statement.
    fn states_task(&self, at: usize) -> bool {
        self.first.fields.get(at).is_some_and(|field| lexicon::task(&field.text(self.text)).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::class::fields::Rows;

    /// `names` and `work` list places; a work column whose heading is the problem is marked `!`, one with a question
    /// column `?`.
    #[track_caller]
    fn check(text: &str, has_heading: bool, names: &[usize], work: &str) {
        let rows: Vec<TableRow> = Rows::new(text, ',', 0).collect();
        let found = columns(text, &rows);
        let written = found.work.iter().map(|work| {
            let mark = if work.heading_is_problem { "!" } else { "" };
            let question = work.question.map_or(String::new(), |at| format!("?{at}"));
            format!("{}{mark}{question}", work.at)
        });
        assert_eq!(written.collect::<Vec<_>>().join(" "), work, "{text}");
        assert_eq!((found.has_heading, found.names.as_slice()), (has_heading, names), "{text}");
    }

    #[test]
    fn columns_by_their_headings() {
        check("Timestamp,Email Address,Name,Solve 3x = 9\n1,a@b,Ada,x = 3", true, &[2], "3!");
        check("Last name,First name,Grade/10.00,Response 1,Response 2\na,b,1,x=1,x=2", true, &[0, 1], "3 4");
        check("Name,Question 1,Response 1,Right answer 1\nAda,2x=4,x=2,x=2", true, &[0], "2?1");
        check("Name,Colour,Notes\nAda,red,x = 2\nBob,blue,x = 3", true, &[0], "2");
        check("Name,Colour\nAda,red", true, &[0], "");
        check("id,question,student_answer,score\n1,2x=4,x=2,0", true, &[0], "2?1");
        check("Name,Q1 (2 pts),Q2 (3 pts)\nAda,x=1,y=2", true, &[0], "1 2");
        check("Name,Q1 /2.00,Q2 /3.00\nAda,1.50,2.00", true, &[0], "");
        check("Name,Solve 3x = 9,Solve 3x = 9\nAda,x = 3,1\nBob,x = 6,0", true, &[0], "1!");
        check("Name,Solve 3x = 9\nAda,3\nBob,6", true, &[0], "1!");
        check("student,problem,step\nA,2x=8,x=4\nB,2x=8,x=6", true, &[0], "2?1");
        check("student,problem,What they wrote\nA,2x=8,x=4", true, &[0], "2?1");
    }

    #[test]
    fn columns_by_what_stands_in_them() {
        check("Ada,2x = 4\nBob,x = 2", false, &[0], "1");
        check("Child,What they wrote\nAda,2x = 4\nBob,x = 2", true, &[0], "1");
        check("Pupils here,Solve 2x = 4\nAda,x = 2\nBob,x = 2", true, &[0], "1!");
    }
}
