//! The letter i as the imaginary unit.
//!
//! A line alone does not say which it is: `A = P(1 + i)^n` has a letter, `x = 2 + 3i` below `x^2 - 4x + 13 = 0` has the
//! number. So lines are read with the letter, and who sees the whole work asks [`uses_imaginary`] and
//! [`denies_imaginary`] of its lines and takes [`with_imaginary`] or [`statement_with_imaginary`] of them.

use super::approximate::approximate;
use super::ast::{Expr, ExprKind, Rel, Statement, variables};
use super::trees::{equation_sides, letters, replaced, replaced_in};

const I: &str = "i";

/// Whether the line tells that i is the number: `i^2 = -1`, the root of a negative number, or nothing but numbers and i
/// in an expression.
pub fn uses_imaginary(statement: &Statement) -> bool {
    match statement {
        Statement::Expr(expr) => letters(expr).iter().eq([I]) || has_negative_root(expr),
        Statement::Chain(first, rest) => {
            let squares = equation_sides(statement).is_some_and(|[left, right]| {
                matches!(&left.kind, ExprKind::Pow(base, _) if is_letter(base)) && approximate(right) == Some(-1.0)
            });
            squares || has_negative_root(first) || rest.iter().any(|(_, side)| has_negative_root(side))
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(uses_imaginary),
        Statement::At(..) | Statement::Never | Statement::Always => false,
    }
}

/// Whether the line gives a letter a value with i in it and nothing else unknown: `x = 2 ± 3i`.
pub fn gives_imaginary_value(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(first, rest) => {
            let is_value = |side: &Expr| letters(side).iter().eq([I]);
            !letters(first).contains(I) && !letters(first).is_empty() && rest.iter().all(|(_, side)| is_value(side))
        }
        Statement::Or(parts) => parts.iter().any(gives_imaginary_value),
        _ => false,
    }
}

/// Whether the line tells that i is a letter: it is set equal to something, or has a value.
pub fn denies_imaginary(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(first, rest) => {
            let is_equation = rest.iter().all(|(rel, _)| *rel == Rel::Eq);
            let is_number = letters(first).is_empty() && !has_negative_root(first);
            let of_letter = rest.iter().any(|(_, side)| letters(side).is_empty() && !has_negative_root(side));
            let is_linear = variables(statement).iter().eq([I])
                && std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).all(is_linear);
            is_letter(first) && of_letter
                || is_equation && is_number && rest.last().is_some_and(|(_, side)| is_letter(side))
                || is_linear && !uses_imaginary(statement)
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(denies_imaginary),
        Statement::At(_, values) => values.iter().any(|(name, _)| name == I),
        Statement::Expr(_) | Statement::Never | Statement::Always => false,
    }
}

/// The expression with the imaginary unit in the place of the letter.
pub fn with_imaginary(expr: &Expr) -> Expr {
    replaced(expr, &unit)
}

/// The statement with the imaginary unit in the place of the letter.
pub fn statement_with_imaginary(statement: &Statement) -> Statement {
    replaced_in(statement, &unit)
}

fn unit(expr: &Expr) -> Option<Expr> {
    is_letter(expr).then_some(Expr { kind: ExprKind::Imaginary, span: expr.span })
}

fn is_letter(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Variable(name) if name == I)
}

/// Whether i is neither raised to a power nor multiplied by itself nor divided by.
fn is_linear(expr: &Expr) -> bool {
    let has_i = |part: &Expr| letters(part).contains(I);
    match &expr.kind {
        ExprKind::Pow(base, _) => !has_i(base),
        ExprKind::Mul(a, b) if has_i(a) && has_i(b) => false,
        ExprKind::Div(_, b) if has_i(b) => false,
        kind => kind.operands().into_iter().flatten().all(is_linear),
    }
}

fn has_negative_root(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Sqrt(inside) if approximate(inside).is_some_and(|value| value < 0.0))
        || expr.kind.operands().into_iter().flatten().any(has_negative_root)
}

#[cfg(test)]
mod tests {
    use super::super::{parse, print};
    use super::*;

    fn says(text: &str, question: fn(&Statement) -> bool) -> bool {
        question(&parse(text).statement.unwrap_or_else(|| panic!("{text}")))
    }

    #[test]
    fn lines_tell_what_i_is() {
        for text in ["(2+3i)(1-i)", "i^2 = -1", "sqrt(-9)", "x = ±sqrt(-4)", "i^7"] {
            assert!(says(text, uses_imaginary) && !says(text, denies_imaginary), "{text}");
        }
        for text in ["A = P(1+i)^n", "x = 2 + 3i", "a i + b", "sqrt(9)", "3i = 6"] {
            assert!(!says(text, uses_imaginary), "{text}");
        }
        for text in ["i = 0.05", "0.05 = i", "3i = 6", "2i + 1 = 7"] {
            assert!(says(text, denies_imaginary), "{text}");
        }
        for text in ["x = 2 ± 3i", "x = 3i, x = -3i"] {
            assert!(says(text, gives_imaginary_value), "{text}");
        }
        for text in ["A = P i", "x = 2", "i = 3", "i = 2 + i"] {
            assert!(!says(text, gives_imaginary_value), "{text}");
        }
    }

    #[test]
    fn the_unit_is_printed_as_it_is_written() {
        let statement = parse("x = 2 - 3i").statement.unwrap();
        let with_unit = statement_with_imaginary(&statement);
        assert!(variables(&with_unit).iter().eq(["x"]));
        assert_eq!(print(&with_unit), print(&statement));
    }
}
