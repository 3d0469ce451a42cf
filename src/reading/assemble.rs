//! Rows to one solution: which line is the given, which are steps, what is a reason, an answer, a check.
//!
//! A walk over the rows with a little state. Words wait for the next line of maths and become its reason; a row that
//! begins with `=` continues the line before it; what still waits at the end is a remark on the last step, or a step of
//! prose, so that nothing that was pasted is lost.

use super::asked;
use super::continued::{begins_with_equals, continues};
use super::correspondences;
use super::features::features_of;
use super::functions;
use super::given_domain;
use super::markers::{Marked, Role};
use super::meanings;
use super::noted_formula;
use super::paired_values;
use super::phrases;
use super::pieces::{self, Piece, Statement, append};
use super::points;
use super::problem;
use super::proposals;
use super::rejected;
use super::row_numbers::{Before, RowNumbers};
use super::sets;
use super::split::MAX_STEPS;
use super::statement::{begins_with_about, read_statements};
use super::statements;
use super::system;
use super::target_forms;
use super::told_line;
use super::told_operations;
use super::units;
use super::work::{Connective, Notice, Problem, Role as RowRole, Solution, Step};
use crate::lexicon;
use crate::notation::Parsed;
use crate::text::{Mapped, Span, has_relation};

/// Builds the solution that `rows` hold, and what is to be said about how they were read. `stated` is the problem that
/// stands above all solutions of the paste, if one does. Past [`MAX_STEPS`] rows are only counted.
pub(super) fn assemble(rows: &[Marked], stated: Option<&Problem>) -> (Solution, Vec<Notice>) {
    let given_left = system::n_given(rows);
    let mut assembler = Assembler { given_left, stated: stated.cloned(), ..Assembler::default() };
    let mut numbers = RowNumbers::default();
    for (i, marked) in rows.iter().enumerate() {
        assembler.continues = rows.get(i + 1).is_some_and(|next| continues(&next.row.text()));
        assembler.ends = rows[i + 1..].iter().all(|next| next.row.text().is_blank());
        let before = Before::of(&assembler.solution);
        assembler.read(marked);
        numbers.note(marked.marks, before, &mut assembler.solution);
        if assembler.solution.steps.len() > MAX_STEPS {
            let rest = rows[i + 1..].iter().filter(|marked| has_relation(marked.row.text().text())).count();
            let found = assembler.solution.steps.len() + rest;
            assembler.solution.steps.truncate(MAX_STEPS);
            assembler.notices.push(Notice::TooManySteps { found, kept: MAX_STEPS });
            break;
        }
    }
    assembler.flush();
    if assembler.solution.problem.is_none() && !assembler.solution.is_empty() {
        assembler.solution.problem = assembler.stated;
    }
    noted_formula::put_below(&mut assembler.solution);
    if let Some(problem) = &mut assembler.solution.problem {
        problem.form = assembler.form;
    }
    read_statements(&mut assembler.solution);
    told_line::tell(&mut assembler.solution, rows);
    (assembler.solution, assembler.notices)
}

fn ends_sentence(c: char) -> bool {
    c.is_whitespace() || ".,;:!".contains(c)
}

#[derive(Default)]
pub(super) struct Assembler {
    pub(super) solution: Solution,
    pub(super) notices: Vec<Notice>,
    /// Words that wait for the next line of maths.
    pub(super) waiting: Option<Mapped>,
    /// The problem, if it stands above all solutions.
    pub(super) stated: Option<Problem>,
    /// "or" at the end of a row or on a row of its own: the next line belongs to the step before it.
    pub(super) joiner: Option<Mapped>,
    /// The claim that leads into the next line.
    pub(super) link: Connective,
    /// How many statements make up the given.
    pub(super) given_left: usize,
    /// A "Step N" was seen: the work begins with a step, not with the given.
    pub(super) stepped: bool,
    /// The next line is the given, whatever else is said.
    pub(super) given_next: bool,
    pub(super) answer_next: bool,
    /// The last row is the answer only by its box: if the work goes on after it, it was not the answer.
    pub(super) answer_by_box: bool,
    pub(super) in_check: bool,
    /// The next row begins with `=`.
    pub(super) continues: bool,
    /// No row follows.
    pub(super) ends: bool,
    /// The line that a row beginning with `=` continues.
    pub(super) last: Option<Mapped>,
    /// The form that the problem asks for.
    pub(super) form: Option<crate::notation::Statement>,
}

/// Where words behind a line of maths go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Problem,
    Step,
}

impl Assembler {
    fn read(&mut self, marked: &Marked) {
        let marks = marked.marks;
        if marked.row.rule {
            return;
        }
        self.in_check &= marks.role.is_none() && marks.step.is_none() && !marked.row.heading;
        if marks.step.is_some() {
            self.take_told();
            self.flush();
            self.stepped = true;
        }
        match marks.role {
            Some(Role::Check) => {
                self.flush();
                self.in_check = true;
            }
            Some(Role::Answer) => {
                self.flush();
                self.answer_next = true;
            }
            Some(Role::Problem) => self.given_next = true,
            Some(Role::Solution | Role::Working) | None => {}
        }
        let text = marked.row.text().trimmed(char::is_whitespace);
        self.in_check &= !sets::is_solution_set(text.text());
        if self.in_check {
            return self.read_check(pieces::pieces(&marked.row));
        }
        if let Some(row) = Some(&text).filter(|_| self.has_work()).and_then(rejected::value_and_words) {
            return self.take_put_away(row);
        }
        if correspondences::of_text(text.text()).is_some() {
            let span = text.span();
            return self.push(text, Connective::Next, span);
        }
        if self.is_margin(&text) {
            self.note_margin(&text);
            return self.wait(text);
        }
        if given_domain::is_domain(text.text()) {
            let (span, last) = (text.span(), self.last.clone());
            self.push(text, Connective::Next, span);
            self.last = last;
            return;
        }
        if self.has_work() && features_of(text.text()).is_some() {
            let span = text.span();
            return self.push(text, Connective::Next, span);
        }
        let states_problem = self.solution.problem.is_none() && self.stated.is_none() && !self.has_work();
        if let Some(problem) = Some(&marked.row).filter(|_| states_problem).and_then(proposals::asked) {
            self.last = Some(problem.math.clone());
            self.solution.problem = Some(problem);
            self.given_left = 0;
            return;
        }
        if states_problem && meanings::names_unknown(text.text(), self.waiting.as_ref().map(Mapped::text)) {
            return self.wait(text);
        }
        let told = Some(&text).filter(|_| states_problem).and_then(told_operations::composed);
        let of_form = Some(&marked.row).filter(|_| states_problem).and_then(target_forms::asked);
        self.form = self.form.take().or(of_form.as_ref().and_then(|asked| asked.form.clone()));
        self.given_next |= of_form.is_some() || states_problem && !self.stepped && asked::names_letter(text.text());
        let told = told.or(of_form.map(|asked| asked.pieces));
        let pieces = match states_problem {
            true if told.is_none() && problem::tells_task(text.text()) => vec![Piece::Words(text)],
            true => {
                told.unwrap_or_else(|| super::sentences::with_definition_behind(pieces::pieces_of_problem(&marked.row)))
            }
            false if self.is_below_number() => pieces::pieces_below_number(&marked.row),
            false if self.has_work() => points::with_points(pieces::pieces(&marked.row)),
            false => pieces::pieces(&marked.row),
        };
        let pieces = match &self.solution.problem {
            // Of `f(x) = ...` the values of x and y go together.
            Some(problem) if !functions::definitions(problem.math.text()).is_empty() => {
                paired_values::joined(pieces, "y = x")
            }
            Some(problem) if !problem.is_told => paired_values::joined(pieces, problem.math.text()),
            _ => pieces,
        };
        // "f(x) = x^2. Find f(x + h).": what the next row goes on with is not the function.
        self.continues &= !(states_problem && functions::asks_of_function(&pieces));
        self.read_pieces(pieces);
    }

    fn read_pieces(&mut self, pieces: Vec<Piece>) {
        let has_words =
            pieces.iter().any(|piece| matches!(piece, Piece::Words(words) if !units::is_unit(words.text())));
        let is_sentence = |i: usize| match i.checked_sub(1).and_then(|i| pieces.get(i)) {
            Some(Piece::Words(words)) => phrases::is_sentence_about(words.text()),
            _ => false,
        };
        let mut target = None;
        let last_math = pieces.iter().rposition(|piece| matches!(piece, Piece::Math(_)));
        for (i, piece) in pieces.iter().enumerate() {
            let math_follows = last_math > Some(i);
            match piece {
                Piece::Link(connective) => self.link = *connective,
                Piece::Math(statement) if statement.is_premise && self.is_written(&statement.math) => {
                    self.say(&statement.math, target, math_follows);
                }
                Piece::Math(statement)
                    if !statement.own_column && self.is_aside(statement, has_words)
                        || self.counts_something(statement, &pieces[..i])
                        || statement.is_expression
                            && !statement.own_column
                            && !self.answer_next
                            && self.has_work()
                            && !statement.after_colon
                            && !sets::is_interval(&statement.math)
                            && is_sentence(i) =>
                {
                    self.say(&statement.math, target, math_follows);
                }
                Piece::Math(statement)
                    if (!has_words || statements::names_coefficients(&statement.math))
                        && self.names_coefficients(statement) =>
                {
                    target = Some(self.take_definition(statement));
                }
                Piece::Math(statement) => target = Some(self.take(statement)),
                Piece::Words(words) if self.may_join(words) => append(self.joiner.get_or_insert_default(), words),
                Piece::Words(words) => {
                    let words = &self.deny(words, target, math_follows);
                    if math_follows && phrases::announces_answer(words.text()) && self.has_work() {
                        self.answer_next = true;
                    }
                    self.say(words, target, math_follows);
                }
            }
        }
    }

    /// Whether it is a whole number that the words before it count something with, on the way to more work: "Count the places
    /// that the point was moved: 3."
    fn counts_something(&self, statement: &Statement, before: &[Piece]) -> bool {
        let [Piece::Words(words)] = before else { return false };
        let is_count = statement.math.text().trim_end_matches('.').chars().all(|c| c.is_ascii_digit());
        is_count
            && statement.is_expression
            && statement.after_colon
            && !self.ends
            && !self.answer_next
            && phrases::is_long_sentence(words.text())
    }

    /// Whether `words` are "or" or "and" behind a step.
    fn may_join(&self, words: &Mapped) -> bool {
        let is_joiner = lexicon::is_joiner(words.text().trim());
        is_joiner && self.waiting.is_none() && self.solution.steps.last().is_some_and(|step| step.role == RowRole::Step)
    }

    /// Maths that is not a line of its own here: an expression in a sentence about equations, or named values of which
    /// nothing can be wrong.
    fn is_aside(&self, statement: &Statement, has_words: bool) -> bool {
        self.is_number_of_problem(statement, has_words)
            || statement.unread.is_none()
                && !self.answer_next
                && has_words
                && (statement.is_expression && self.is_beside_equations(&statement.math)
                    || self.names_values(&statement.math)
                        && !statements::calculates(&statement.math)
                        && !statements::names_coefficients(&statement.math))
    }

    /// Words: about the line before them on the row if nothing follows or they say why, else about the next line.
    pub(super) fn say(&mut self, words: &Mapped, target: Option<Target>, math_follows: bool) {
        match target.filter(|_| !math_follows || rejected::says_why(words.text())) {
            Some(Target::Step) if self.is_first_line() && problem::restates(words.text()) => {
                // "Step 1: 2x + 3 = 11 (given)"
                self.given_left = self.given_left.saturating_sub(1);
                if let Some(step) = self.solution.steps.pop() {
                    let reason = step.reason.iter().map(Mapped::span);
                    let span = reason.fold(step.span.join(words.span()), Span::join);
                    self.solution.problem = Some(Problem::new(step.math, span));
                }
            }
            // The step may have turned out to be the given.
            Some(Target::Step) => match (self.solution.steps.last_mut(), &mut self.solution.problem) {
                // The full stop behind the answer.
                (Some(step), _) if step.role == RowRole::Answer && words.text().chars().all(ends_sentence) => {
                    step.span = step.span.join(words.span());
                }
                (Some(step), _) => append(step.reason.get_or_insert_default(), words),
                (None, Some(problem)) => problem::note_behind(problem, words),
                (None, None) => self.wait(words.clone()),
            },
            Some(Target::Problem) => {
                if let Some(problem) = &mut self.solution.problem {
                    problem::note_behind(problem, words);
                    problem::note_words(problem, words.text());
                }
            }
            None => self.wait(words.clone()),
        }
    }

    fn wait(&mut self, words: Mapped) {
        // "All variables are positive", on a row between the problem and the work.
        if let Some(problem) = self.solution.problem.as_mut().filter(|_| self.solution.steps.is_empty()) {
            problem.asks_rounded |= lexicon::says_rounded(words.text());
            let found = problem::conditions(words.text());
            if !found.is_empty() {
                problem.conditions.extend(found);
                problem.span = problem.span.join(words.span());
                return;
            }
        }
        let joiner = self.joiner.take();
        let waiting = self.waiting.get_or_insert_default();
        joiner.iter().chain([&words]).for_each(|words| append(waiting, words));
    }

    /// Words that nothing followed are a remark on the step before them; without one they become a step of prose.
    fn flush(&mut self) {
        if let Some(joiner) = self.joiner.take() {
            self.wait(joiner);
        }
        let Some(words) = self.waiting.take() else { return };
        let connective = std::mem::take(&mut self.link);
        let is_told = self.solution.problem.as_ref().is_some_and(|problem| problem.is_told);
        // The sentence that a story's work closes with is a row of its own.
        let closes = (is_told
            || self.answer_next
            || self.ends && phrases::is_closing_sentence(words.text(), connective == Connective::Implies))
            && words.text().contains(|c: char| c.is_ascii_digit());
        match self.solution.steps.last_mut().filter(|step| step.role == RowRole::Step && !closes) {
            Some(step) => append(step.reason.get_or_insert_default(), &words),
            None => {
                let span = words.span();
                self.solution.steps.push(Step { connective, ..Step::words(words, span) });
            }
        }
    }

    fn is_first_line(&self) -> bool {
        self.solution.problem.is_none() && self.solution.steps.len() == 1
    }

    fn has_work(&self) -> bool {
        self.last.is_some()
    }

    /// Whether nothing stands above but a number that is to be rewritten.
    fn is_below_number(&self) -> bool {
        self.solution.steps.is_empty() && self.solution.problem.iter().chain(&self.stated).any(Problem::is_number)
    }

    pub(super) fn works_with_equations(&self) -> bool {
        self.last.as_ref().is_some_and(|last| has_relation(last.text()) && !problem::takes_values(last.text()))
    }

    /// Whether an expression stands among equations that are no calculations on the side of one.
    fn is_beside_equations(&self, math: &Mapped) -> bool {
        let is_of_one = self.solution.problem.as_ref().is_some_and(|problem| problem.may_become(math.text()));
        self.works_with_equations() && !is_of_one && !sets::is_interval(math)
    }

    fn take(&mut self, statement: &Statement) -> Target {
        if let Some(piece) = &statement.unread {
            return self.take_unread(statement, piece);
        }
        if self.goes_on_with_answer(&statement.math) {
            return Target::Step;
        }
        let math = match self.answer_next {
            true => &statements::alternatives(&statement.math),
            false => &statement.math,
        };
        if !statements::is_balanced(math.text()) {
            self.notices.push(Notice::UnbalancedBrackets { span: math.span() });
        }
        let is_answer = self.answer_next || statement.boxed || self.has_work() && sets::is_solution_set(math.text());
        if !is_answer {
            return self.take_lines(math);
        }
        let by_box = !std::mem::take(&mut self.answer_next);
        let lines = statements::lines(math);
        if lines.run_on {
            self.notices.push(Notice::RunOnEquals { span: math.span() });
        }
        for line in lines.lines {
            self.take_step(line);
        }
        if let Some(answer) = self.solution.steps.last_mut() {
            answer.role = RowRole::Answer;
        }
        self.answer_by_box = by_box;
        Target::Step
    }

    fn take_lines(&mut self, math: &Mapped) -> Target {
        let lines = statements::lines(math);
        if lines.run_on {
            self.notices.push(Notice::RunOnEquals { span: math.span() });
        }
        lines.lines.into_iter().map(|line| self.take_line(line)).last().unwrap_or(Target::Step)
    }

    fn take_line(&mut self, math: Mapped) -> Target {
        if let (Some(joiner), Some(step)) = (self.joiner.take(), self.solution.steps.last_mut()) {
            append(&mut step.math, &joiner);
            append(&mut step.math, &math);
            step.span = step.span.join(math.span());
            self.last = Some(step.math.clone());
            return Target::Step;
        }
        if !begins_with_equals(&math) && !begins_with_about(math.text()) && self.is_given(&math) {
            return self.take_given(math);
        }
        self.take_step(math)
    }

    pub(super) fn push(&mut self, math: Mapped, connective: Connective, span: Span) {
        if std::mem::take(&mut self.answer_by_box)
            && let Some(boxed) = self.solution.steps.last_mut()
        {
            boxed.role = RowRole::Step;
        }
        self.link = Connective::Next;
        self.go_on_from(&math);
        let (reason, parsed) = (self.waiting.take(), Parsed::default());
        self.solution.steps.push(Step {
            role: RowRole::Step,
            math,
            parsed,
            application: None,
            unread: None,
            reason,
            connective,
            number: None,
            span,
        });
    }
}
