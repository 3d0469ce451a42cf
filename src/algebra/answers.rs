//! What a judge of answers alone would accept.
//!
//! Reads the problem and the last line and nothing between them: the right solutions in solved form, or the same
//! expression in the form that was asked for. Surefoot shows this judge to show what it misses.

use super::budget::Budget;
use super::expressions::is_same;
use super::follows::consistent;
use super::premises::Premises;
use super::trees::{is_variable, letters_of, n_nodes, operands};
use super::verdict::{Relation, Verdict};
use crate::lexicon::Task;
use crate::notation::{Expr, ExprKind, Rel, Statement, exact_value, is_literal};
use num_traits::ToPrimitive;

/// Whether `line` answers `problem`; None where that is not decided.
pub fn answers(problem: &Statement, task: Option<Task>, line: &Statement) -> Option<bool> {
    match (problem, line) {
        (Statement::Expr(given), Statement::Expr(answer)) => is_answer(given, task, answer),
        (Statement::Expr(given), Statement::Chain(_, rest)) => {
            let (_, answer) = rest.iter().rfind(|(rel, _)| *rel == Rel::Eq)?;
            is_answer(given, task, answer)
        }
        (Statement::At(..), Statement::Expr(answer)) => is_value(problem, line, answer),
        (Statement::At(..), Statement::Chain(_, rest)) => is_value(problem, line, &rest.last()?.1),
        (Statement::Expr(_) | Statement::At(..), _) | (_, Statement::Expr(_) | Statement::At(..)) => None,
        _ => match consistent(problem, line) {
            Verdict::Holds(relation) if relation.says_the_same() => Some(is_solved(line)),
            Verdict::Holds(_) | Verdict::Fails(_) => Some(false),
            Verdict::NotChecked(_) => None,
        },
    }
}

/// Whether `line` answers the givens under their conditions: `x = 7` answers `x^2 = 49` where `x > 0`, and `x = 7 or
/// x = -7` does not.
pub fn answers_under(premises: &Premises, task: Option<Task>, line: &Statement) -> Option<bool> {
    let problem = premises.problem()?;
    if premises.conditions.is_empty() || matches!(problem, Statement::Expr(_) | Statement::At(..)) {
        return answers(&problem, task, line);
    }
    let all = premises.givens.iter().chain(&premises.conditions).cloned().collect();
    answers(&Statement::And(all), task, line)
}

/// Whether a statement says outright what its letters are: `x = 3 or x = -1/2`, `1 < x <= 4`, "no solution".
fn is_solved(statement: &Statement) -> bool {
    match statement {
        Statement::Never | Statement::Always => true,
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(is_solved),
        Statement::Chain(first, rest) => {
            let sides: Vec<&Expr> = std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect();
            let named = |side: &&Expr| is_variable(side);
            let [letter] = sides.iter().copied().filter(|side| named(side)).collect::<Vec<_>>()[..] else {
                return false;
            };
            let own = letters_of(letter);
            sides.iter().filter(|side| !named(side)).all(|side| letters_of(side).is_disjoint(&own))
        }
        Statement::Expr(_) | Statement::At(..) => false,
    }
}

/// Whether `line`, whose last side is `answer`, says what the expression comes to at its values.
fn is_value(problem: &Statement, line: &Statement, answer: &Expr) -> Option<bool> {
    match consistent(problem, line) {
        Verdict::Holds(Relation::SameExpression) => Some(is_plain_number(answer)),
        Verdict::Holds(_) | Verdict::Fails(_) => Some(false),
        Verdict::NotChecked(_) => None,
    }
}

fn is_answer(given: &Expr, task: Option<Task>, answer: &Expr) -> Option<bool> {
    let same = match is_same(given, answer, &Budget::new()) {
        Ok(same) => same,
        Err(_) => return None,
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
        Some(Task::Simplify | Task::Solve) | None => {
            answer != given
                && (n_nodes(answer) <= n_nodes(given) || is_simplest_number(answer) || is_one_fraction(given, answer))
        }
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
    matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::AddSub(..)) || operands(expr).any(holds_sum)
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

/// A number that needs no more working out: `7`, `-3/4`, `2 sqrt(5)`, `(1 + sqrt(5))/2`.
fn is_plain_number(expr: &Expr) -> bool {
    is_plain_rational(expr)
        || is_plain_root(expr)
        || match &expr.kind {
            ExprKind::Add(a, b) | ExprKind::Sub(a, b) => {
                is_plain_number(a) && is_plain_number(b) && !(is_plain_rational(a) && is_plain_rational(b))
            }
            ExprKind::Div(a, b) => is_plain_number(a) && is_literal(b),
            _ => false,
        }
}

/// One fraction where there were several, or a sum with one.
fn is_one_fraction(given: &Expr, answer: &Expr) -> bool {
    fn n_fractions(expr: &Expr) -> usize {
        usize::from(matches!(expr.kind, ExprKind::Div(..))) + operands(expr).map(n_fractions).sum::<usize>()
    }
    let is_sum = matches!(given.kind, ExprKind::Add(..) | ExprKind::Sub(..));
    n_fractions(answer) == 1
        && matches!(answer.kind, ExprKind::Div(..))
        && (n_fractions(given) > 1 || is_sum && n_fractions(given) == 1)
}

/// A plain number whose roots are of different numbers, none of them with a square factor.
fn is_simplest_number(expr: &Expr) -> bool {
    fn collect(expr: &Expr, radicands: &mut Vec<i64>) -> bool {
        match &expr.kind {
            ExprKind::Sqrt(inner) => exact_value(inner)
                .filter(|value| value.is_integer())
                .and_then(|value| value.to_integer().to_i64())
                .is_some_and(|value| {
                    radicands.push(value);
                    true
                }),
            _ => operands(expr).all(|operand| collect(operand, radicands)),
        }
    }
    let has_square = |value: &i64| {
        (2..=1000).take_while(|factor| factor * factor <= *value).any(|factor| value % (factor * factor) == 0)
    };
    let mut radicands = Vec::new();
    let is_collected = is_plain_number(expr) && collect(expr, &mut radicands);
    let n_roots = radicands.len();
    radicands.sort_unstable();
    radicands.dedup();
    is_collected && n_roots > 0 && radicands.len() == n_roots && !radicands.iter().any(has_square)
}

fn is_plain_rational(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Neg(a) => is_plain_rational(a),
        ExprKind::Div(a, b) => is_literal(a) && is_literal(b),
        _ => is_literal(expr),
    }
}

fn is_plain_root(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Neg(a) => is_plain_root(a),
        ExprKind::Sqrt(a) | ExprKind::Root(_, a) => is_literal(a),
        ExprKind::Mul(a, b) => is_plain_rational(a) && is_plain_root(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[track_caller]
    fn check(problem: &str, task: Option<Task>, line: &str, wanted: Option<bool>) {
        let read = |text: &str| parse(text).statement.unwrap();
        assert_eq!(answers(&read(problem), task, &read(line)), wanted, "{problem} -> {line}");
    }

    #[test]
    fn solutions_in_solved_form() {
        let solve = Some(Task::Solve);
        check("2x+3 = 11", solve, "x = 4", Some(true));
        check("2x+3 = 11", solve, "4 = x", Some(true));
        check("2x+3 = 11", solve, "x = 8/2 = 4", Some(true));
        check("2x+3 = 11", solve, "2x = 8", Some(false));
        check("2x+3 = 11", solve, "x = 7", Some(false));
        check("x^2 = 9", solve, "x = 3 or x = -3", Some(true));
        check("x^2 = 9", solve, "x = ±3", Some(true));
        check("x^2 = 9", solve, "x = 3", Some(false));
        check("x^2 = -9", solve, "no real solutions", Some(true));
        check("-3 < 2x+1 <= 7", solve, "-2 < x <= 3", Some(true));
        check("2x+y = 7 and x-y = 2", solve, "x = 3 and y = 1", Some(true));
        check("2x+y = 7 and x-y = 2", solve, "x = 3", Some(false));
        check("2x+y = 7 and 4x+2y = 5", solve, "no solution", Some(true));
        check("A = b h/2", solve, "h = 2A/b", Some(true));
        check("A = b h/2", solve, "b h = 2A", Some(false));
        check("x^3-x-1 = 0", solve, "x^5 = 2", None);
    }

    #[test]
    fn conditions_count() {
        let check = |problem: &str, line: &str, wanted: Option<bool>| {
            let read = |text: &str| parse(text).statement.unwrap();
            let found = answers_under(&Premises::of(&read(problem)), Some(Task::Solve), &read(line));
            assert_eq!(found, wanted, "{problem} -> {line}");
        };
        check("x^2 = 49, x > 0", "x = 7", Some(true));
        check("x^2 = 49, x > 0", "x = 7 or x = -7", Some(false));
        check("x^2 = 49, x < 0", "x = 7", Some(false));
        check("x^2 = 49", "x = 7", Some(false));
        check("x^2 = 49 and x > 8", "no solution", Some(true));
    }

    #[test]
    fn expressions_in_the_form_asked_for() {
        check("(x+2)(x-5)", Some(Task::Expand), "x^2-3x-10", Some(true));
        check("(x+2)(x-5)", Some(Task::Expand), "x(x-5)+2(x-5)", Some(false));
        check("(x+2)(x-5)", Some(Task::Expand), "x^2+3x-10", Some(false));
        check("x^2-3x-10", Some(Task::Factorise), "(x+2)(x-5)", Some(true));
        check("x^2-3x-10", Some(Task::Factorise), "x^2-3x-10 = (x+2)(x-5)", Some(true));
        check("x^2-3x-10", Some(Task::Factorise), "x(x-3)-10", Some(false));
        check("3x+4x", Some(Task::Simplify), "7x", Some(true));
        check("3x+4x", Some(Task::Simplify), "3x+4x", Some(false));
        check("1/2+1/3", Some(Task::Evaluate), "5/6", Some(true));
        check("1/2+1/3", Some(Task::Evaluate), "3/6+2/6", Some(false));
        check("sqrt(12)", Some(Task::Evaluate), "2sqrt(3)", Some(true));
        check("3x^2-2x for x = -2", Some(Task::Evaluate), "16", Some(true));
        check("3x^2-2x for x = -2", Some(Task::Evaluate), "12+4", Some(false));
        check("3x^2-2x for x = -2", Some(Task::Evaluate), "3x^2-2x = 12+4 = 16", Some(true));
        check("3x^2-2x for x = -2", Some(Task::Evaluate), "8", Some(false));
        check("3x^2-2x for x = -2", Some(Task::Evaluate), "x = -2", Some(false));
    }
}
