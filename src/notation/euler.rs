//! The letter e as the number e.
//!
//! A line alone does not say which it is: `e = mc^2` has a letter, `x = e^2` below `ln x = 2` has the number. So lines
//! are read with the letter, and who sees the whole work asks [`uses_euler`] of its lines and takes [`with_euler`] or
//! [`statement_with_euler`] of them.

use super::ast::{Expr, ExprKind, Rel, Statement};
use super::trees::{replaced, replaced_in};

const E: &str = "e";

/// Whether the line tells that e is the number: it takes a natural logarithm, or raises e to a power with another letter
/// or a decimal in it.
pub fn uses_euler(statement: &Statement) -> bool {
    any_expr(statement, &|expr| match &expr.kind {
        ExprKind::Euler => true,
        ExprKind::Pow(base, exponent) => is_letter(base) && has(exponent, &is_other_or_decimal),
        _ => false,
    })
}

/// Whether the line tells that e is a letter: it is set equal to something, or has a value.
pub fn denies_euler(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(first, rest) => {
            let is_equation = rest.iter().all(|(rel, _)| *rel == Rel::Eq);
            let is_number = !has(first, &|part| matches!(part.kind, ExprKind::Variable(_)));
            is_letter(first) || is_equation && is_number && rest.last().is_some_and(|(_, side)| is_letter(side))
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(denies_euler),
        Statement::At(_, values) => values.iter().any(|(name, _)| name == E),
        Statement::Expr(_) | Statement::Never | Statement::Always => false,
    }
}

/// The expression with the number e in the place of the letter.
pub fn with_euler(expr: &Expr) -> Expr {
    replaced(expr, &number)
}

/// The statement with the number e in the place of the letter.
pub fn statement_with_euler(statement: &Statement) -> Statement {
    replaced_in(statement, &number)
}

fn number(expr: &Expr) -> Option<Expr> {
    is_letter(expr).then_some(Expr { kind: ExprKind::Euler, span: expr.span })
}

fn is_letter(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Variable(name) if name == E)
}

fn is_other_or_decimal(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Variable(name) => name != E,
        ExprKind::Number(number) => number.n_decimals > 0,
        _ => false,
    }
}

fn has(expr: &Expr, wanted: &dyn Fn(&Expr) -> bool) -> bool {
    wanted(expr) || expr.kind.operands().into_iter().flatten().any(|operand| has(operand, wanted))
}

fn any_expr(statement: &Statement, wanted: &dyn Fn(&Expr) -> bool) -> bool {
    match statement {
        Statement::Expr(expr) => has(expr, wanted),
        Statement::Chain(first, rest) => has(first, wanted) || rest.iter().any(|(_, side)| has(side, wanted)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(|part| any_expr(part, wanted)),
        Statement::At(expr, values) => has(expr, wanted) || values.iter().any(|(_, value)| has(value, wanted)),
        Statement::Never | Statement::Always => false,
    }
}
