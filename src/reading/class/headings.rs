//! What a column's heading says that stands below it.
//!
//! The words are those of Google Forms, Microsoft Forms, Moodle, Canvas and of teachers' own spreadsheets, in English
//! and German.

use crate::reading::problem;
use crate::text::has_relation;

/// What a column holds, as far as its heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// A student's name, or a part of it.
    Name,
    /// What belongs to a student and is no name: an address, a number, a class.
    Personal,
    /// Times, grades, the right answer: not the student's work.
    Other,
    /// The text of a question, the same for every student; its number where it has one.
    Question(Option<u32>),
    /// Work on the question of this number.
    Response(Option<u32>),
    /// The heading is itself the problem that the work is about.
    Problem,
}

const NAMES: [&str; 24] = [
    "name",
    "names",
    "full name",
    "student",
    "student name",
    "first name",
    "last name",
    "surname",
    "given name",
    "family name",
    "your name",
    "nickname",
    "pupil",
    "learner",
    "candidate",
    "what is your name",
    "enter your name",
    "vorname",
    "nachname",
    "familienname",
    "schüler",
    "schülerin",
    "schüler/in",
    "lernende",
];

const PERSONAL: [&str; 27] = [
    "email",
    "e-mail",
    "mail",
    "email address",
    "e-mail address",
    "address",
    "adresse",
    "e-mail-adresse",
    "id",
    "id number",
    "student id",
    "sis id",
    "sis login id",
    "login",
    "user",
    "username",
    "user name",
    "anmeldename",
    "institution",
    "department",
    "class",
    "period",
    "section",
    "group",
    "klasse",
    "phone",
    "telefon",
];

const OTHERS: [&str; 40] = [
    "timestamp",
    "zeitstempel",
    "date",
    "datum",
    "time",
    "started",
    "started on",
    "start time",
    "completed",
    "completion time",
    "last modified time",
    "time taken",
    "duration",
    "status",
    "state",
    "attempt",
    "grade",
    "score",
    "points",
    "total",
    "total points",
    "feedback",
    "quiz feedback",
    "mark",
    "marks",
    "percent",
    "right answer",
    "correct answer",
    "bewertung",
    "punkte",
    "note",
    "begonnen am",
    "begonnen",
    "beendet",
    "verbrauchte zeit",
    "comment",
    "comments",
    "n correct",
    "n incorrect",
    "richtige antwort",
];

const RESPONSES: [&str; 22] = [
    "response",
    "responses",
    "answer",
    "answers",
    "your answer",
    "student answer",
    "work",
    "your work",
    "working",
    "show your work",
    "solution",
    "your solution",
    "steps",
    "submission",
    "answer text",
    "antwort",
    "antworten",
    "lösung",
    "deine lösung",
    "rechnung",
    "rechenweg",
    "lösungsweg",
];

const QUESTIONS: [&str; 8] = ["question", "problem", "task", "exercise", "prompt", "frage", "aufgabe", "item"];

/// What the heading says; None where its words are not known.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let lower = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_lowercase();
    if lower.is_empty() {
        return None;
    }
    if has_relation(&lower) || problem::task(&lower).is_some() && lower.contains(|c: char| c.is_ascii_digit()) {
        return Some(Heading::Problem);
    }
    // "Grade/10.00", "Email Address (required)", "Response 1": the words, then perhaps a number.
    let out_of = |(at, _): &(usize, &str)| lower[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let end = lower.find(['(', '[', ':', '?', '*']).or_else(|| lower.match_indices('/').find(out_of).map(|(at, _)| at));
    let head = lower[..end.unwrap_or(lower.len())].trim();
    let words = head.trim_end_matches(|c: char| c.is_ascii_digit() || ". #".contains(c));
    let number = head[words.len()..].trim_matches([' ', '#', '.']).parse().ok();
    let is_one_of = |list: &[&str]| list.contains(&words) || list.contains(&head);
    Some(match () {
        () if is_one_of(&NAMES) => Heading::Name,
        () if is_one_of(&PERSONAL) => Heading::Personal,
        () if is_one_of(&OTHERS) => Heading::Other,
        () if is_one_of(&RESPONSES) => Heading::Response(number),
        () if is_one_of(&QUESTIONS) => Heading::Question(number),
        () if words == "q" && number.is_some() => Heading::Response(number),
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_forms_and_spreadsheets() {
        let check = |text: &str, wanted: Option<Heading>| assert_eq!(heading(text), wanted, "{text}");
        for name in ["Name", " first name", "Student:", "What is your name?", "Nachname"] {
            check(name, Some(Heading::Name));
        }
        check("Email Address", Some(Heading::Personal));
        check("Grade/10.00", Some(Heading::Other));
        check("Right answer 1", Some(Heading::Other));
        check("Response 2", Some(Heading::Response(Some(2))));
        check("Show your work (each step on a line)", Some(Heading::Response(None)));
        check("Question 2", Some(Heading::Question(Some(2))));
        check("Q. 1 /2.00", Some(Heading::Response(Some(1))));
        check("Solve 3x - 5 = 16. Show each step on a new line.", Some(Heading::Problem));
        check("Expand 2(x + 3)", Some(Heading::Problem));
        check("Favourite colour", None);
    }
}
