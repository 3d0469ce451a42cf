//! What a story works out beside its model: `they earn 12(x + 3) = 12x + 36`, and then `12x + 36 = 96`.

use super::budget::Budget;
use super::evidence::of_expressions;
use super::expressions::says_nothing;
use super::follows::follows;
use super::trees::letters_of;
use super::verdict::{Evidence, Verdict};
use crate::notation::{Expr, Statement, equation_sides};
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
}
