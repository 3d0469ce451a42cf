//! What a story works out beside its model: `they earn 12(x + 3) = 12x + 36`, and then `12x + 36 = 96`.

use super::budget::Budget;
use super::circle_numbers::{Compared, compared, is_circle_number, is_plain_or_circle_number};
use super::confirm::Case;
use super::evidence::of_expressions;
use super::expressions::says_nothing;
use super::follows::follows;
use super::side_work::both_sides;
use super::trees::letters_of;
use super::verdict::{Evidence, Verdict};
use crate::notation::{Expr, ExprKind, Statement, approximate, equation_sides, is_literal, variables};
use std::collections::BTreeSet;

/// What speaks against `line`, of which the `next` one takes a side and sets it equal to something else that the line read
/// as an equation rules out. The line then wrote one expression in two ways, and they are not the same.
pub fn false_rewriting(line: &Statement, next: &Statement) -> Option<Evidence> {
    let [left, right] = equation_sides(line)?;
    let taken = equation_sides(next)?;
    let goes_on = |side: &Expr, other: &Expr| taken.contains(&side) && !taken.contains(&other);
    let letters: BTreeSet<String> = letters_of(left).intersection(&letters_of(right)).cloned().collect();
    if letters.is_empty() || !(goes_on(left, right) || goes_on(right, left)) || says_nothing(line) {
        return None;
    }
    if !matches!(follows(std::slice::from_ref(line), next), Verdict::Fails(_)) {
        return None;
    }
    let all = letters_of(left).union(&letters_of(right)).cloned().collect();
    of_expressions(left, right, &all, &Budget::new())
}

/// Two sides of numbers that a line sets equal and that are not, whatever its letters are: `D = b^2 - 4ac = 36 - 20 = 15`.
/// A decimal that the value rounds to is none, nor is one number beside another, with nothing worked out.
pub fn false_arithmetic(line: &Statement) -> Option<Evidence> {
    let links: Vec<Statement> = match line {
        Statement::And(parts) => return parts.iter().find_map(false_arithmetic),
        Statement::Chain(first, rest) => {
            let lefts = [first].into_iter().chain(rest.iter().map(|(_, side)| side));
            let links =
                lefts.zip(rest).filter(|(left, (_, right))| rest.len() > 1 || !is_literal(left) || !is_literal(right));
            links.map(|(left, (rel, right))| Statement::Chain(left.clone(), vec![(*rel, right.clone())])).collect()
        }
        _ => return None,
    };
    let of_circle = |link: &Statement| {
        let [left, right] = equation_sides(link)?;
        let is_number = is_plain_or_circle_number(left) && is_plain_or_circle_number(right);
        let has_pi = is_circle_number(left) || is_circle_number(right);
        match (is_number && has_pi).then(|| compared(left, right))? {
            Compared::Different(evidence) => Some(evidence),
            Compared::Same | Compared::Open => None,
        }
    };
    if let Some(evidence) = links.iter().find_map(of_circle) {
        return Some(evidence);
    }
    links.iter().filter(|link| variables(link).is_empty() && !rounds(link)).find_map(|link| {
        let evidence = both_sides(link, false, &Budget::new())?;
        Case { before: &[], line: link, conditions: &[], whole: &BTreeSet::new() }.confirmed(&evidence)
    })
}

/// Whether one side is a decimal and the other one as near to it as its digits tell.
fn rounds(link: &Statement) -> bool {
    let Some([left, right]) = equation_sides(link) else { return true };
    let is_rounded_to = |value: &Expr, decimal: &Expr| {
        let ExprKind::Number(number) = &decimal.kind else { return false };
        let half_unit = 10_f64.powi(-i32::try_from(number.n_decimals).unwrap_or(i32::MAX)) / 2.0;
        let distance = approximate(value).zip(approximate(decimal)).map(|(value, near)| (value - near).abs());
        number.n_decimals > 0 && distance.is_none_or(|distance| distance <= half_unit * (1.0 + 1e-9))
    };
    is_rounded_to(left, right) || is_rounded_to(right, left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[test]
    fn a_rewriting_is_told_from_an_equation_by_what_goes_on() {
        let check = |line: &str, next: &str, wanted: bool| {
            let read = |text: &str| parse(text).statement.unwrap();
            assert_eq!(false_rewriting(&read(line), &read(next)).is_some(), wanted, "{line}; {next}");
        };
        check("12(x + 3) = 12x + 3", "12x + 3 = 96", true);
        check("12(x + 3) = 12x + 36", "12x + 36 = 96", false);
        check("2(w + w + 3) = 4w + 3", "27 = 4w + 3", true);
        check("3(x + 2) = 2x + 5", "2x + 5 = 20", true);
        // Equations, and what follows from them.
        check("2x + 10 = 3x", "3x = 30", false);
        check("2x + 10 = 3x", "10 = x", false);
        check("2x + 10 = 3x", "2x = 3x - 10", false);
        check("60t = 90t", "t = 0", false);
    }

    #[test]
    fn sides_of_numbers_are_held_against_each_other() {
        let check = |line: &str, wanted: bool| {
            assert_eq!(false_arithmetic(&parse(line).statement.unwrap()).is_some(), wanted, "{line}");
        };
        check("D = b^2 - 4ac = 36 - 20 = 15", true);
        check("D = b^2 - 4ac = 36 - 20 = 16", false);
        check("m = (9 - 3)/(5 - 2) = 6/3 = 3", true);
        check("m = 10/3 = 3.33", false);
        check("m = 10/3 = 3.43", true);
        check("r = sqrt(8) = 2sqrt(2)", false);
        check("r = sqrt(8) = 4sqrt(2)", true);
        check("m = 6/3", false);
        check("3 * 12 = 38", true);
        check("38 - 5 = 33", false);
        check("15/60 = 0.28", true);
        check("110.304 = 23^1.5", false);
        check("36 = 12", false);
        check("A = π(3)² = 6π", true);
        check("A = π(3)² = 9π", false);
        check("A = π(3)² = 9π = 28.27", false);
        check("A = π r² = 9π", false);
    }
}
