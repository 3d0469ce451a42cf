//! A rule of calculation that is quoted beside the work: `a^m/a^n = a^(m-n)` in the simplification of `x^5/x^2`.

use super::sampling;
use super::trees::letters_of;
use crate::notation::{Rel, Statement, variables};
use std::collections::BTreeSet;

/// Whether `line` is an equation between two expressions in the same letters, none of them a letter `above`, whose sides
/// agree wherever they are worked out at positive numbers.
///
/// Whether it is true of all numbers is not asked: rules are quoted with the conditions left out.
pub fn is_quoted_rule(above: &BTreeSet<String>, line: &Statement) -> bool {
    let Statement::Chain(left, rest) = line else { return false };
    let [(Rel::Eq, right)] = rest.as_slice() else { return false };
    let own = variables(line);
    !own.is_empty()
        && left != right
        && own.is_disjoint(above)
        && letters_of(left) == letters_of(right)
        && sampling::agree(left, right)
}

/// Whether `line` looks like such a rule, an equation between two expressions in the same two letters or more, and its sides
/// differ: `(a - b)^2 = a^2 - a b + b^2`.
pub fn is_false_rule(above: &BTreeSet<String>, line: &Statement) -> bool {
    let Statement::Chain(left, rest) = line else { return false };
    let [(Rel::Eq, right)] = rest.as_slice() else { return false };
    let own = letters_of(left);
    own.len() > 1 && own == letters_of(right) && variables(line).is_disjoint(above) && !sampling::agree(left, right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    fn check(above: &str, line: &str, wanted: bool) {
        let read = |text: &str| parse(text).statement.expect("the line parses");
        assert_eq!(is_quoted_rule(&variables(&read(above)), &read(line)), wanted, "{above}: {line}");
    }

    #[test]
    fn a_rule_may_be_quoted_wrongly() {
        let check = |above: &str, line: &str, wanted: bool| {
            let read = |text: &str| parse(text).statement.expect("the line parses");
            assert_eq!(is_false_rule(&variables(&read(above)), &read(line)), wanted, "{above}: {line}");
        };
        check("(3x-5y)^2", "(a-b)^2 = a^2-3a b+b^2", true);
        check("(3x-5y)^2", "(a-b)^2 = a^2-2a b+b^2", false);
        check("x^2-9", "a^2+b^2 = c^2", false);
        check("x+3", "y = m x+b", false);
    }

    #[test]
    fn rules_are_told_from_lines_of_the_work() {
        check("x^5/x^2", "a^m/a^n = a^(m-n)", true);
        check("2^5/2^7", "a^m/a^n = 1/a^(n-m)", true);
        check("(x^3)^4", "(a^m)^n = a^(m n)", true);
        check("(3/7)^(-2)", "(a/b)^(-n) = (b/a)^n", true);
        check("sqrt(50)", "sqrt(a b) = sqrt(a) sqrt(b)", true);
        check("x^2-9", "a^2-b^2 = (a+b)(a-b)", true);
        check("a^2-9", "a^2-b^2 = (a+b)(a-b)", false);
        check("x^2-9", "a^2-b^2 = (a-b)^2", false);
        check("x^5/x^2", "a^m/a^n = a^(m+n)", false);
        check("h = 6", "A = g h/2", false);
        check("x+5 = 12", "y+5 = 12", false);
        check("x+5 = 12", "y = y", false);
    }
}
