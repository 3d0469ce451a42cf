//! The piece of a row because of which nothing of the row was read.

use crate::notation::{self, Finding, Parsed};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A piece that was not understood.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnreadPiece {
    /// The piece; empty where something is missing.
    pub piece: String,
    /// Bytes of the row's text as it is shown.
    pub span: Span,
}

/// The first finding because of which the row has no statement; None where the row was read.
pub(super) fn fatal_finding(parsed: &Parsed) -> Option<&Finding> {
    parsed.findings.iter().find(|finding| parsed.statement.is_none() && finding.is_fatal())
}

/// The first piece of the maths `math` that was not understood, `n_bytes_before` of it standing in the shown text before
/// the maths. None where the row was read; all of the maths where the finding points at no place in it.
pub(super) fn unread_piece(math: &str, parsed: &Parsed, n_bytes_before: usize) -> Option<UnreadPiece> {
    let found = fatal_finding(parsed)?.span;
    let span = if math.get(found.start..found.end).is_some() { found } else { Span::new(0, math.len()) };
    let (before, piece) = (as_written(&math[..span.start]), as_written(&math[span.start..span.end]));
    let start = n_bytes_before + before.len();
    Some(UnreadPiece { span: Span::new(start, start + piece.len()), piece })
}

/// Without the brackets that the reading has put around quantities named by words, and without its sign of a factorial.
pub(super) fn as_written(math: &str) -> String {
    math.replace(notation::QUANTITY_BRACKETS, "").replace(notation::FACTORIAL_SIGN, "!")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;
    use crate::reading::{Role, Solution, Work, from_lines};
    use crate::tutor::{Findings, Mark, Review, review, witness};
    use crate::words::Language;

    fn reviewed(solution: Solution) -> Review {
        let verdicts = [witness(&solution)];
        let work = Work { solutions: vec![solution], ..Work::default() };
        review(&work, &Findings::exact_only(&verdicts), Language::En)
    }

    /// The problem and the rows as they are shown, `[..]` around the piece of each that was not read.
    fn shown(problem: &str, lines: &[&str]) -> Vec<String> {
        let review = reviewed(from_lines(problem, lines));
        let card = &review.cards[0];
        let given = card.problem.iter().map(|given| (&given.text, &given.unread));
        let rows = given.chain(card.steps.iter().map(|step| (&step.text, &step.unread)));
        let outlined = rows.map(|(text, unread)| match unread {
            None => text.clone(),
            Some(unread) => {
                assert_eq!(text[unread.span.start..unread.span.end], unread.piece, "{text}");
                format!("{}[{}]{}", &text[..unread.span.start], unread.piece, &text[unread.span.end..])
            }
        });
        outlined.collect()
    }

    #[test]
    fn the_piece_that_was_not_read_is_found_in_the_shown_text() {
        let check = |problem: &str, lines: &[&str], wanted: &[&str]| assert_eq!(shown(problem, lines), wanted);
        check("4x - 1 = 11", &["4x = 12", "x = 3"], &["4x - 1 = 11", "4x = 12", "x = 3"]);
        check("4x - 1 = 11", &["4x = 12 @", "x = 3"], &["4x - 1 = 11", "4x = 12 [@]", "x = 3"]);
        check("4x - 1 = §11", &["4x = 12"], &["4x - 1 = [§]11", "4x = 12"]);
        check("3a + 5a", &["= 8a @"], &["3a + 5a", "= 8a [@]"]);
    }

    #[test]
    fn only_what_kept_the_maths_from_being_read_is_a_piece() {
        let check = |math: &str, n_bytes_before: usize, wanted: Option<(&str, usize, usize)>| {
            let found = unread_piece(math, &parse(math), n_bytes_before);
            let found = found.as_ref().map(|unread| (unread.piece.as_str(), unread.span.start, unread.span.end));
            assert_eq!(found, wanted, "{math}");
        };
        check("3y = 21", 0, None);
        check("1/2y", 0, None);
        check("y = 7?", 0, Some(("?", 5, 6)));
        check("y = 7?", 2, Some(("?", 7, 8)));
        check("(3y + 1", 0, Some(("(", 0, 1)));
        check("y = §7", 0, Some(("§", 4, 6)));
    }

    #[test]
    fn a_row_that_was_not_read_is_never_taken_as_given() {
        for role in [Role::Step, Role::Given, Role::Definition, Role::Condition, Role::SideWork, Role::Answer] {
            let mut solution = from_lines("4x - 1 = 11", &["y = 2 @", "4x = 12"]);
            solution.steps[0].role = role;
            let step = reviewed(solution).cards.remove(0).steps.remove(0);
            let wanted = (role, Mark::Unchecked, "I could not read line 1 as maths: the character '@' is not read.");
            assert_eq!((step.role, step.mark, step.why.as_str()), wanted);
        }
    }

    #[test]
    fn a_problem_told_in_words_is_not_called_unread() {
        let mut solution = from_lines("some number times three is twelve", &["3n = 12", "n = 4"]);
        for (is_told, wanted) in [(false, true), (true, false)] {
            let Some(problem) = &mut solution.problem else { panic!("a problem was given") };
            problem.is_told = is_told;
            let given = reviewed(solution.clone()).cards.remove(0).problem.expect("the problem is shown");
            assert_eq!((given.unread.is_some(), given.why.is_some()), (wanted, wanted), "told: {is_told}");
            assert_eq!(given.math, None);
        }
    }
}
