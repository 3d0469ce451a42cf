//! What a judge of answers alone would accept.
//!
//! Reads the problem and the last line and nothing between them: the right solutions in solved form, or the same
//! expression in the form that was asked for. Surefoot shows this judge to show what it misses.

use super::budget::{Budget, Stop};
use super::evaluate::letters_of;
use super::expressions::is_same;
use super::follows::consistent;
use super::syntax::{Expr, ExprKind, Rel, Statement};
use super::verdict::{Relation, Verdict};
use crate::text::Task;

/// Whether `line` answers `problem`; None where that is not decided.
pub fn answers(problem: &Statement, task: Option<Task>, line: &Statement) -> Option<bool> {
    match (problem, line) {
        (Statement::Expr(given), Statement::Expr(answer)) => is_answer(given, task, answer),
        (Statement::Expr(given), Statement::Chain(_, rest)) => {
            let (_, answer) = rest.iter().rfind(|(rel, _)| *rel == Rel::Eq)?;
            is_answer(given, task, answer)
        }
        (Statement::Expr(_), _) | (_, Statement::Expr(_)) => None,
        _ => match consistent(problem, line) {
            Verdict::Holds(Relation::Equivalent) => Some(is_solved(line)),
            Verdict::Holds(_) | Verdict::Fails(_) => Some(false),
            Verdict::NotChecked(_) => None,
        },
    }
}

/// Whether a statement says outright what its letters are: `x = 3 or x = -1/2`, `1 < x <= 4`, "no solution".
fn is_solved(statement: &Statement) -> bool {
    match statement {
        Statement::Never | Statement::Always => true,
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(is_solved),
        Statement::Chain(first, rest) => {
            let sides: Vec<&Expr> = std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect();
            let named = |side: &&Expr| matches!(side.kind, ExprKind::Variable(_));
            let [letter] = sides.iter().copied().filter(|side| named(side)).collect::<Vec<_>>()[..] else {
                return false;
            };
            let own = letters_of(letter);
            sides.iter().filter(|side| !named(side)).all(|side| letters_of(side).is_disjoint(&own))
        }
        Statement::Expr(_) => false,
    }
}

fn is_answer(given: &Expr, task: Option<Task>, answer: &Expr) -> Option<bool> {
    let same = match is_same(given, answer, &Budget::new()) {
        Ok(same) => same,
        Err(Stop::TooLarge | Stop::OutOfReach | Stop::Undefined) => return None,
    };
    if !same {
        return match consistent(&Statement::Expr(given.clone()), &Statement::Expr(answer.clone())) {
            Verdict::Fails(_) => Some(false),
            Verdict::Holds(_) | Verdict::NotChecked(_) => None,
        };
    }
    Some(match task {
        Some(Task::Expand) => is_expanded(answer),
        Some(Task::Factorise) => is_product(answer),
        Some(Task::Evaluate) => letters_of(answer).is_empty() && is_plain_number(answer),
        Some(Task::Simplify | Task::Solve) | None => answer != given && n_nodes(answer) <= n_nodes(given),
    })
}

/// A sum of products without a bracket that holds a sum.
fn is_expanded(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) => is_expanded(a) && is_expanded(b),
        ExprKind::Neg(a) => is_expanded(a),
        _ => !holds_sum(expr),
    }
}

fn holds_sum(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Number(_) | ExprKind::Variable(_) => false,
        ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::AddSub(..) => true,
        ExprKind::Neg(a) | ExprKind::Sqrt(a) | ExprKind::Abs(a) | ExprKind::PlusMinus(a) => holds_sum(a),
        ExprKind::Mul(a, b) | ExprKind::Div(a, b) | ExprKind::Pow(a, b) => holds_sum(a) || holds_sum(b),
    }
}

/// A product or power, with a sum or a letter in at least two factors.
fn is_product(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Neg(a) => is_product(a),
        ExprKind::Mul(a, b) => !letters_of(a).is_empty() || !letters_of(b).is_empty(),
        ExprKind::Pow(base, _) => !letters_of(base).is_empty(),
        _ => false,
    }
}

/// A number that needs no more working out: `7`, `-3/4`, `2 sqrt(5)`.
fn is_plain_number(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Number(_) => true,
        ExprKind::Neg(a) | ExprKind::Sqrt(a) => is_plain_number(a),
        ExprKind::Div(a, b) => is_plain_number(a) && matches!(b.kind, ExprKind::Number(_)),
        ExprKind::Mul(a, b) => matches!(a.kind, ExprKind::Number(_)) && matches!(b.kind, ExprKind::Sqrt(_)),
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) => {
            is_plain_number(a) && is_plain_number(b) && !(is_literal(a) && is_literal(b))
        }
        _ => false,
    }
}

fn is_literal(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Number(_))
}

fn n_nodes(expr: &Expr) -> usize {
    match &expr.kind {
        ExprKind::Number(_) | ExprKind::Variable(_) => 1,
        ExprKind::Neg(a) | ExprKind::Sqrt(a) | ExprKind::Abs(a) | ExprKind::PlusMinus(a) => 1 + n_nodes(a),
        ExprKind::Add(a, b)
        | ExprKind::Sub(a, b)
        | ExprKind::Mul(a, b)
        | ExprKind::Div(a, b)
        | ExprKind::Pow(a, b)
        | ExprKind::AddSub(a, b) => 1 + n_nodes(a) + n_nodes(b),
    }
}
