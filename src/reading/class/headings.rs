//! What a column's heading says that stands below it.
//!
//! The words are those of Google Forms, Microsoft Forms, Moodle, Canvas and of teachers' own spreadsheets.

use crate::lexicon::{self, List, all};
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

/// What the heading says; None where its words are not known.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let lower = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_lowercase();
    if lower.is_empty() {
        return None;
    }
    if has_relation(&lower) || lexicon::task(&lower).is_some() && lower.contains(|c: char| c.is_ascii_digit()) {
        return Some(Heading::Problem);
    }
    // "Grade/10.00", "Email Address (required)", "Response 1": the words, then perhaps a number.
    let out_of = |(at, _): &(usize, &str)| lower[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let end = lower.find(['(', '[', ':', '?', '*']).or_else(|| lower.match_indices('/').find(out_of).map(|(at, _)| at));
    let head = lower[..end.unwrap_or(lower.len())].trim();
    let words = head.trim_end_matches(|c: char| c.is_ascii_digit() || ". #".contains(c));
    let number = head[words.len()..].trim_matches([' ', '#', '.']).parse().ok();
    let is_one_of = |list: List| all(list).any(|known| known == words || known == head);
    Some(match () {
        () if is_one_of(|lexicon| &lexicon.heading_name) => Heading::Name,
        () if is_one_of(|lexicon| &lexicon.heading_personal) => Heading::Personal,
        () if is_one_of(|lexicon| &lexicon.heading_other) => Heading::Other,
        () if is_one_of(|lexicon| &lexicon.heading_response) => Heading::Response(number),
        () if is_one_of(|lexicon| &lexicon.heading_question) => Heading::Question(number),
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
