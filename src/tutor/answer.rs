//! What the work answers, and whether a row gives a value outright.

use super::evidence::LineVerdict;
use super::rounded::exact_answer;
use crate::algebra::{self, Evidence, Verdict};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::{self, Role, Solution, Step};

pub(super) fn answer_right(solution: &Solution, given: &Statement, lines: &[LineVerdict]) -> Option<bool> {
    if solution.answer().is_some_and(|answer| reading::listed_numbers(answer, true).is_some()) {
        // Held against what the rows come to.
        return None;
    }
    let stated = solution.answer().and_then(|answer| answer.statement().cloned());
    let is_work = |(_, verdict): &(&Step, &LineVerdict)| matches!(verdict.role, Role::Step | Role::Answer);
    let work: Vec<Statement> = solution
        .steps
        .iter()
        .zip(lines)
        .filter(is_work)
        .filter_map(|(step, _)| exact_answer(given, step.statement()?.clone()))
        .collect();
    let answer = exact_answer(given, stated.or_else(|| last_word(given, &work))?)?;
    // Values that the work chose belong to the problem, and the answer need not say them again.
    let is_chosen = |(step, verdict): (&Step, &LineVerdict)| {
        step.statement().filter(|line| verdict.role == Role::Given && value_of(line).is_some()).cloned()
    };
    let mut chosen: Vec<Statement> = solution.steps.iter().zip(lines).filter_map(is_chosen).collect();
    // So do those that it gives itself: `v = u + a t and u = 4`.
    let parts = notation::conjuncts(given);
    if !parts.iter().all(|part| value_of(part).is_some()) {
        chosen.extend(parts.into_iter().filter(|part| value_of(part).is_some()).cloned());
    }
    let joined = |statement: Statement| match chosen.is_empty() {
        true => statement,
        false => Statement::And([vec![statement], chosen.clone()].concat()),
    };
    let task = solution.problem.as_ref().and_then(|problem| problem.task);
    algebra::answers(&joined(given.clone()), task, &joined(answer))
}

/// What the work ends on: its last line; where that gives one letter of the problem's several, together with the last
/// lines that give the others (`x = 3` far above `y = 1`).
pub(super) fn last_word(problem: &Statement, lines: &[Statement]) -> Option<Statement> {
    let last = lines.last()?;
    let asked = notation::variables(problem);
    let mut names: Vec<String> = value_of(last).map(|(name, _)| name).into_iter().collect();
    let mut all = vec![last.clone()];
    for line in lines.iter().rev() {
        if let Some((name, _)) = value_of(line)
            && asked.contains(&name)
            && !names.is_empty()
            && !names.contains(&name)
        {
            names.push(name);
            all.insert(0, line.clone());
        }
    }
    if all.len() == 1 { all.pop() } else { Some(Statement::And(all)) }
}

/// Whether a row gives a decimal that is the value it should be, rounded: `x = 3.67` where it is 11/3; `4.12` for
/// `sqrt(17)` where words may have asked for that.
pub(super) fn is_rounded(line: &Statement, verdict: &Verdict, is_told: bool) -> bool {
    if is_told && let (Verdict::Fails(Evidence::Differs { earlier, .. }), Statement::Expr(number)) = (verdict, line) {
        return rounds(&number_of(earlier), number);
    }
    if let (Verdict::Fails(Evidence::Roots { lost, gained }), Statement::Or(parts)) = (verdict, line) {
        // `x = 1.19 or x = -4.19`: each is one of the roots.
        let lost: Vec<Option<f64>> = lost.iter().map(|text| number_of(text)).collect();
        let is_root = |(_, number): (String, Expr)| lost.iter().any(|root| rounds(root, &number));
        let n_rounded = parts.iter().filter_map(value_of).filter(|value| is_root(value.clone())).count();
        return n_rounded == gained.len() && lost.len() == gained.len();
    }
    let (Verdict::Fails(evidence), Some((letter, number))) = (verdict, value_of(line)) else { return false };
    let should_be = match evidence {
        Evidence::Roots { lost, gained } if lost.len() == 1 && gained.len() == 1 => lost.first(),
        Evidence::Counterexample { at, earlier_holds: true, .. } => {
            at.iter().find(|(name, _)| *name == letter).map(|(_, value)| value)
        }
        _ => None,
    };
    rounds(&should_be.and_then(|text| number_of(text)), &number)
}

fn number_of(text: &str) -> Option<f64> {
    match notation::parse(text).statement {
        Some(Statement::Expr(expr)) => notation::approximate(&expr),
        _ => None,
    }
}

/// Whether `number`, a decimal, is `value` to the places that it has.
fn rounds(value: &Option<f64>, number: &Expr) -> bool {
    let n_decimals = decimals(number);
    match (*value, notation::approximate(number)) {
        (Some(value), Some(number)) if n_decimals > 0 => {
            (value - number).abs() <= 0.501 * 0.1_f64.powi(n_decimals.min(12) as i32)
        }
        _ => false,
    }
}

/// Digits behind the point of a number, with or without a sign.
pub(super) fn decimals(number: &Expr) -> usize {
    match &number.kind {
        ExprKind::Number(number) => number.n_decimals,
        ExprKind::Neg(inside) => decimals(inside),
        _ => 0,
    }
}

/// Whether a row says outright what its letters are.
pub(super) fn is_answer_like(line: &Statement) -> bool {
    match line {
        Statement::Or(parts) | Statement::And(parts) => parts.iter().all(is_answer_like),
        Statement::Never | Statement::Always => true,
        line => value_of(line).is_some(),
    }
}

/// Letter and number of `letter = number` or `number = letter`.
pub(super) fn value_of(line: &Statement) -> Option<(String, Expr)> {
    let Statement::Chain(first, rest) = line else { return None };
    let [(Rel::Eq, second)] = &rest[..] else { return None };
    let named = |letter: &Expr, value: &Expr| match &letter.kind {
        ExprKind::Variable(name) if notation::variables(&Statement::Expr(value.clone())).is_empty() => {
            Some((name.clone(), value.clone()))
        }
        _ => None,
    };
    named(first, second).or_else(|| named(second, first))
}

/// Letter and last number of `x = 8/2 = 4`.
pub(super) fn value_at_end(line: &Statement) -> Option<(String, Expr)> {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = line else { return None };
    let is_value = rest.iter().all(|(rel, side)| *rel == Rel::Eq && !notation::has_letter(side));
    rest.last().filter(|_| is_value).map(|(_, value)| (name.clone(), value.clone()))
}
