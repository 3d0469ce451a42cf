//! One letter written now as `x`, now as `X`: phones and tables put capitals where nobody meant them.

use super::trees::rebuilt;
use crate::notation::{Expr, ExprKind, Rel, Statement, conjuncts, variables};
use std::collections::BTreeSet;
use std::convert::Infallible;

/// The letters of a problem that may be meant by the other case. Beside `a = 7` and in `A = (a + c)/2 · h` the capital is
/// another quantity.
pub(super) fn foldable(problem: &Statement, work: &[Statement]) -> BTreeSet<String> {
    let is_apart = |name: &String| {
        let has_both = |row: &Statement| {
            let own = variables(row);
            own.contains(name) && other_case(name).is_some_and(|other| own.contains(&other))
        };
        conjuncts(problem).into_iter().any(|given| gives_number(given, name)) || work.iter().any(has_both)
    };
    variables(problem).into_iter().filter(|name| !is_apart(name)).collect()
}

/// `a = 7`
fn gives_number(given: &Statement, letter: &str) -> bool {
    let Statement::Chain(first, rest) = given else { return false };
    matches!(&first.kind, ExprKind::Variable(name) if name == letter)
        && rest.iter().all(|(rel, side)| *rel == Rel::Eq && matches!(side.kind, ExprKind::Number(_)))
}

/// The statement with a letter of the problem in the place of the same letter in the other case, unless both cases
/// stand in it or in the problem. `D` stays: it is what a discriminant is called.
pub(super) fn as_in_problem(of_problem: &BTreeSet<String>, statement: &Statement) -> Statement {
    let own = variables(statement);
    let strange: Vec<&String> = own
        .iter()
        .filter(|name| {
            !of_problem.contains(*name)
                && *name != "D"
                && other_case(name).is_some_and(|other| of_problem.contains(&other) && !own.contains(&other))
        })
        .collect();
    if strange.is_empty() {
        return statement.clone();
    }
    in_statement(statement, &|name| if strange.contains(&name) { other_case(name) } else { None })
}

/// The same single letter in the other case.
fn other_case(name: &str) -> Option<String> {
    let mut letters = name.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
    let other: String =
        if letter.is_uppercase() { letter.to_lowercase().collect() } else { letter.to_uppercase().collect() };
    (other != name && other.chars().count() == 1).then_some(other)
}

fn in_statement(statement: &Statement, renamed: &impl Fn(&String) -> Option<String>) -> Statement {
    let in_all = |parts: &[Statement]| parts.iter().map(|part| in_statement(part, renamed)).collect();
    match statement {
        Statement::Expr(expr) => Statement::Expr(in_expr(expr, renamed)),
        Statement::Chain(first, rest) => Statement::Chain(
            in_expr(first, renamed),
            rest.iter().map(|(rel, side)| (*rel, in_expr(side, renamed))).collect(),
        ),
        Statement::And(parts) => Statement::And(in_all(parts)),
        Statement::Or(parts) => Statement::Or(in_all(parts)),
        Statement::At(expr, values) => {
            let value = |(name, value): &(String, Expr)| {
                (renamed(name).unwrap_or_else(|| name.clone()), in_expr(value, renamed))
            };
            Statement::At(in_expr(expr, renamed), values.iter().map(value).collect())
        }
        Statement::Never | Statement::Always => statement.clone(),
    }
}

fn in_expr(expr: &Expr, renamed: &impl Fn(&String) -> Option<String>) -> Expr {
    let kind = match &expr.kind {
        ExprKind::Variable(name) => ExprKind::Variable(renamed(name).unwrap_or_else(|| name.clone())),
        kind => {
            let Ok(kind) = rebuilt(kind, |operand| Ok::<Expr, Infallible>(in_expr(operand, renamed)));
            kind
        }
    };
    Expr { kind, span: expr.span }
}
