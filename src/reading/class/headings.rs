//! What a column's heading says that stands below it.
//!
//! Headings are compared without tags, numbers, points and the way they are joined (`student_answer`, `studentAnswer`).
//! Whole headings decide first; a short heading that is not known as a whole is one of times and grades where one of
//! its words is.

use super::fields::Field;
use super::question::{Question, question};
use crate::lexicon::{self, List, holds};
use crate::text::has_relation;

/// What a column holds, as far as its heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// A student's name, or a part of it.
    Name,
    /// What tells a student from all others and is no name: an address, a number.
    Id,
    /// What belongs to a student: a class, a school.
    Personal,
    /// Times, grades, the right answer: not the student's work.
    Other,
    /// The same, told by one word of the heading only.
    Bookkeeping,
    /// The text of a question, or work on it, by its number where it has one.
    Question(Option<u32>),
    /// A question's number or code, not its text.
    QuestionNumber,
    /// Work on the question of this number.
    Response(Option<u32>),
    /// The number of a row of work.
    Step,
    /// The step that a tutoring program had in mind.
    StepName,
    /// The heading is itself the problem that the work is about.
    Problem,
}

/// A heading, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// None where its words are not known.
    pub kind: Option<Heading>,
    pub question: Question,
}

impl Head {
    /// Reads the heading in `field` of `text`.
    pub fn of(text: &str, field: Field) -> Head {
        let question = question(text, field);
        let kind = kind(&question);
        Head { kind, question }
    }

    /// The heading of `text` by itself.
    #[cfg(test)]
    pub fn of_text(text: &str) -> Head {
        Head::of(text, Field { span: crate::text::Span::new(0, text.len()), quoted: false })
    }

    pub fn is(&self, kind: Heading) -> bool {
        self.kind == Some(kind)
    }
}

/// Longest heading, in words, that one word makes one of times or grades.
const MAX_BOOKKEEPING_WORDS: usize = 6;

fn kind(question: &Question) -> Option<Heading> {
    let words = plain_words(&question.title);
    let lower = words.as_str();
    if lower.is_empty() {
        return None;
    }
    // "Email Address (required)", "Grade/10.00", "Response 1": the words, then perhaps a number.
    let out_of = |(at, _): &(usize, &str)| lower[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let end = lower.find(['(', '[', ':', '?', '*']).or_else(|| lower.match_indices('/').find(out_of).map(|(at, _)| at));
    let head = lower[..end.unwrap_or(lower.len())].trim();
    let bare = head.trim_end_matches(|c: char| c.is_ascii_digit() || ". #".contains(c));
    let number = head[bare.len()..].trim_matches([' ', '#', '.']).parse().ok();
    let is_one_of = |list: List| holds(list, bare) || holds(list, head);
    Some(match () {
        () if !question.is_label && is_about_a_question(lower) => Heading::Other,
        () if is_one_of(|lexicon| &lexicon.table.heading_names) => Heading::Name,
        () if is_one_of(|lexicon| &lexicon.table.heading_ids) => Heading::Id,
        () if is_one_of(|lexicon| &lexicon.table.heading_personal) => Heading::Personal,
        () if is_one_of(|lexicon| &lexicon.table.heading_others) => Heading::Other,
        () if is_one_of(|lexicon| &lexicon.table.heading_question_numbers) => Heading::QuestionNumber,
        () if question.problem.is_some() => Heading::Problem,
        () if is_one_of(|lexicon| &lexicon.table.heading_step_names) => Heading::StepName,
        () if is_one_of(|lexicon| &lexicon.table.heading_steps) => Heading::Step,
        () if is_one_of(|lexicon| &lexicon.table.heading_responses) => Heading::Response(number),
        () if is_one_of(|lexicon| &lexicon.table.heading_questions) => Heading::Question(number),
        () if question.is_label => Heading::Question(question.number),
        () if asks_for_a_name(lower) => Heading::Name,
        () if is_bookkeeping(lower) => Heading::Bookkeeping,
        () if question.number.is_some() => Heading::Question(question.number),
        () => return None,
    })
}

/// In lower case, `student_answer` and `studentAnswer` with a space between.
fn plain_words(title: &str) -> String {
    let title = title.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let is_joined = !title.contains(' ');
    let mut words = String::with_capacity(title.len() + 4);
    let mut before = ' ';
    for c in title.chars() {
        if is_joined && c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        match c {
            '_' => words.push(' '),
            c => words.extend(c.to_lowercase()),
        }
        before = c;
    }
    words
}

/// "Points - Solve 2x = 8", "Solve 2x = 8 [Score]", "Question 1 score", "Score for Q1": about a question, and no work.
fn is_about_a_question(lower: &str) -> bool {
    let is_word = |word: &str| {
        holds(|lexicon| &lexicon.table.heading_bookkeeping, word)
            || holds(|lexicon| &lexicon.table.heading_others, word)
    };
    if let Some((first, _)) = lower
        .split_once([':', '-', '–', '—'])
        .filter(|(first, rest)| (first.ends_with(' ') || rest.starts_with(' ')) && !rest.trim().is_empty())
        && is_word(first.trim())
    {
        return true;
    }
    if let Some(open) = lower.rfind('[')
        && let Some(inside) = lower[open + 1..].strip_suffix(']')
        && is_word(inside.trim())
    {
        return true;
    }
    let is_filler = |word: &str| {
        holds(|lexicon| &lexicon.table.question_labels, word)
            || holds(|lexicon| &lexicon.table.heading_fillers, word)
            || word.trim_start_matches(['q', 'f']).chars().all(|c| c.is_ascii_digit())
    };
    if holds(|lexicon| &lexicon.table.heading_responses, lower) {
        return false;
    }
    let words = || lower.split([' ', ':', '#', '.', '(', ')']).filter(|word| !word.is_empty());
    words().count() > 1 && words().any(is_word) && words().all(|word| is_word(word) || is_filler(word))
}

/// "What is your first and last name?", "Name der Schülerin": a name is asked for, and no problem stated.
fn asks_for_a_name(lower: &str) -> bool {
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    words().any(|word| holds(|lexicon| &lexicon.table.heading_name_words, word))
        && !words().any(|word| holds(|lexicon| &lexicon.table.heading_things, word))
        && lexicon::task(lower).is_none()
        && words().filter(|word| !word.is_empty()).count() <= MAX_NAME_WORDS
}

/// Longest heading, in words, that asks for a name.
const MAX_NAME_WORDS: usize = 10;

fn is_bookkeeping(lower: &str) -> bool {
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().count() <= MAX_BOOKKEEPING_WORDS
        && words().any(|word| holds(|lexicon| &lexicon.table.heading_bookkeeping, word))
        && !has_relation(lower)
        && lexicon::task(lower).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_forms_and_spreadsheets() {
        let check = |texts: &[&str], wanted: Option<Heading>| {
            for text in texts {
                assert_eq!(Head::of_text(text).kind, wanted, "{text}");
            }
        };
        check(
            &["Name", " first name", "Student:", "What is your name?", "Nachname", "Name der Schülerin", "studentName"],
            Some(Heading::Name),
        );
        check(
            &["Email Address", "ID", "student_id", "Anon Student Id", "sis_id", "E-Mail-Adresse", "Matrikelnummer"],
            Some(Heading::Id),
        );
        check(&["section_sis_id", "Klasse", "School"], Some(Heading::Personal));
        check(
            &["Grade/10.00", "Right answer 1", "n correct", "Bewertung/10,00", "Quizfeedback", "Richtige Antwort 2"],
            Some(Heading::Other),
        );
        check(
            &[
                "Points - Solve 2x = 8",
                "Feedback – Frage 1",
                "Punkte – Löse 2x = 8",
                "Solve 2x = 8 [Score]",
                "Solve 2x = 8 [Feedback]",
                "Question 1 score",
                "Score for Q1",
                "Q2 Points",
                "Points: Question 3",
            ],
            Some(Heading::Other),
        );
        check(
            &["Help level (hints)", "Attempt At Step", "Student Response Type", "Selection", "KC (Default)"],
            Some(Heading::Bookkeeping),
        );
        check(&["Response 2", "Antwort 2"], Some(Heading::Response(Some(2))));
        check(
            &["Show your work (each step on a line)", "Answer Submission", "student_input", "Rechenweg"],
            Some(Heading::Response(None)),
        );
        check(&["Question 2", "Q2", "Q. 2 /2.00", "F 2 /1,00", "Question 2 (5 pts)"], Some(Heading::Question(Some(2))));
        check(&["Problem Name", "question_text", "Aufgabenstellung"], Some(Heading::Question(None)));
        check(&["Position Number", "problem_id"], Some(Heading::QuestionNumber));
        check(&["Step", "line_no", "Schritt"], Some(Heading::Step));
        check(
            &["Solve 3x - 5 = 16. Show each step on a new line.", "Expand 2(x + 3)", "Q1: 3x = 9 (5 points)"],
            Some(Heading::Problem),
        );
        check(&["Favourite colour", "Find the time when they meet"], None);
    }
}
