//! Percentages that are parts of a whole: `10% = 24` below "35% of 240", `70% = 245` in a story.
//!
//! Such a row does not say that two numbers are equal: the whole is left out. It is put in, as the number that the problem
//! names or as a letter, so that the rows below each other are held to the same whole.

use super::work::{Problem, Step};
use crate::lexicon;
use crate::notation::{self, Expr, ExprKind, Rational, Rel, Statement, approximate, build, has_letter};
use num_bigint::BigInt;

/// Whether the words behind a number say that it counts hundredths: `38.5%`, "75 cents".
pub fn begins_percentage(behind: &str) -> bool {
    let word = behind.trim_start().trim_start_matches('\\').to_lowercase();
    lexicon::all(|lexicon| &lexicon.hundredths).any(|phrase| lexicon::prefix_bytes(&word, phrase).is_some())
}

/// Whether a text says that one number is so many percent of another: "31.5 is 35% of 90".
pub fn names_share(text: &str) -> bool {
    let lower = text.to_lowercase();
    let Some((before, behind)) = lower.split_once('%') else { return false };
    let is_said =
        lexicon::all(|lexicon| &lexicon.announcing).any(|verb| lexicon::word_position(before, verb).is_some());
    is_said
        && lexicon::all(|lexicon| &lexicon.percent_of)
            .any(|of| lexicon::prefix_bytes(behind.trim_start(), of).is_some())
}

/// The letter of a whole that is not known.
const WHOLE: &str = "W";

/// What percentages are parts of, and whether a row has spoken of a part.
pub(super) struct Whole {
    whole: Option<Expr>,
    is_spoken_of: bool,
}

impl Whole {
    /// Of "35% of 240" it is 240; a story does not say outright.
    pub(super) fn of(problem: Option<&Problem>) -> Whole {
        let whole = problem.and_then(|problem| match problem.statement() {
            Some(Statement::Expr(Expr { kind: ExprKind::Mul(part, whole), .. }))
                if is_percentage(part, problem.math.text()) && !has_letter(whole) =>
            {
                Some((**whole).clone())
            }
            None if problem.is_told && !asks_for_form(problem.math.text()) => Some(build::variable(WHOLE)),
            _ => None,
        });
        Whole { whole, is_spoken_of: false }
    }

    /// The statement of a row with the whole in its place, where it says how much a percentage is.
    pub(super) fn put_into(&mut self, step: &Step, statement: Statement) -> Statement {
        let (Some(whole), Statement::Chain(part, rest)) = (&self.whole, &statement) else { return statement };
        let text = step.math.text();
        let is_amount = |(rel, side): &(Rel, Expr)| {
            matches!(rel, Rel::Eq | Rel::Approx) && !has_letter(side) && !is_percentage(side, text)
        };
        let amount = rest.last().and_then(|(_, side)| approximate(side));
        let is_part = is_percentage(part, text) && rest.iter().all(is_amount);
        // `25% = 0.25` says what a percentage is.
        let is_large = amount.is_some_and(|amount| amount.abs() > 1.0 && approximate(part) != Some(amount));
        if !is_part || !(is_large || self.is_spoken_of) {
            return statement;
        }
        self.is_spoken_of = true;
        let kind = ExprKind::Mul(Box::new(part.clone()), Box::new(whole.clone()));
        Statement::Chain(Expr { kind, span: part.span }, rest.clone())
    }
}

/// `0.25 × 100 = 25%` without the sign, which says what the number is of, as a unit does; so `25%` below `0.25 × 100`.
pub(super) fn without_sign_of_hundredfold(statement: Statement, text: &str, above: Option<&Statement>) -> Statement {
    let (first, mut rest) = match statement {
        Statement::Chain(first, rest) => (first, rest),
        Statement::Expr(percentage) => {
            let above = match above {
                Some(Statement::Expr(above)) => Some(above),
                Some(Statement::Chain(first, rest)) => Some(rest.last().map_or(first, |(_, side)| side)),
                _ => None,
            };
            let is_hundredfold = above.is_some_and(|above| notation::factors(above).into_iter().any(is_hundred));
            return Statement::Expr(match percentage.kind {
                ExprKind::Div(ref number, _) if is_hundredfold && is_percentage(&percentage, text) => {
                    (**number).clone()
                }
                _ => percentage,
            });
        }
        other => return other,
    };
    let before = rest.len().checked_sub(2).map_or(&first, |before| &rest[before].1);
    let is_hundredfold = notation::factors(before).into_iter().any(is_hundred);
    if let Some((Rel::Eq | Rel::Approx, last)) = rest.last_mut()
        && is_hundredfold
        && is_percentage(last, text)
        && let ExprKind::Div(number, _) = &last.kind
    {
        *last = (**number).clone();
    }
    Statement::Chain(first, rest)
}

/// Whether the words ask to write a number in another way: "Write 25% as a decimal".
pub(super) fn asks_for_form(words: &str) -> bool {
    let lower = words.to_lowercase();
    lexicon::all(|lexicon| &lexicon.forms).any(|form| lower.contains(form))
}

/// Whether a row says how much a percentage is: `1 % = 45 : 30`.
pub(super) fn begins_with_percentage(math: &str) -> bool {
    let Some((left, right)) = math.split_once('=') else { return false };
    let number = left.trim().strip_suffix('%').map(|number| number.trim_end_matches('\\').trim());
    let is_number = number.is_some_and(|text| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.'));
    is_number && !right.contains(char::is_alphabetic) && !right.contains('%')
}

/// Whether an expression is a percentage of a whole that is not known.
pub fn is_part_of_whole(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Mul(_, whole) if matches!(&whole.kind, ExprKind::Variable(name) if name == WHOLE))
}

/// Whether the expression is a number with a percent sign.
fn is_percentage(expr: &Expr, text: &str) -> bool {
    let is_fraction = matches!(&expr.kind, ExprKind::Div(top, bottom) if matches!(top.kind, ExprKind::Number(_)) && is_hundred(bottom));
    is_fraction && text.get(expr.span.start..expr.span.end).is_some_and(|written| written.trim_end().ends_with('%'))
}

fn is_hundred(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.value == Rational::from(BigInt::from(100)))
}

#[cfg(test)]
mod tests {
    use crate::notation::print;
    use crate::reading::split;

    #[test]
    fn a_percentage_that_is_an_amount_is_a_part_of_the_whole() {
        let last = |paste: &str| split(paste).solutions[0].steps.last().and_then(|step| step.statement().map(print));
        let told = "A coat costs less by 20%. Now it costs 60 euros. What did it cost?";
        assert_eq!(last(&format!("{told}\n80% = 60")).as_deref(), Some("80/100*W=60"));
        assert_eq!(last(&format!("{told}\n80% = 60\n1% = 60/80 = 0.75")).as_deref(), Some("1/100*W=60/80=0.75"));
        assert_eq!(last("Work out 35% of 240.\n10% = 24").as_deref(), Some("10/100*240=24"));
        assert_eq!(last(&format!("{told}\n80% = 0.8")).as_deref(), Some("80/100=0.8"));
        assert_eq!(last("Write 25% as a decimal.\n25% = 2.5").as_deref(), Some("25/100=2.5"));
        assert_eq!(last("3x = 12\n50% = 4").as_deref(), Some("50/100=4"));
    }
}
