//! A line that is not tidy, and the step or two that a student makes on it.

use super::calculate::calculated;
use super::operate::{helpful, odd};
use super::slips::{SLIPS, slipped};
use crate::corpus::chance::weighted;
use crate::corpus::moves::Move;
use crate::corpus::path::{Fault, Line};
use crate::corpus::state::State;
use crate::corpus::write::Notation;
use crate::notation::{Expr, ExprKind, Statement, print, variables};
use fastrand::Rng;

/// How often a second step follows.
const P_SECOND: f64 = 0.3;
/// How often one line holds a sound step before the slip.
const P_STEP_BEFORE_SLIP: f64 = 0.3;
/// Slips that are tried for one that has a place.
const MAX_KINDS: usize = 16;
/// The longest line, in characters.
const MAX_LENGTH: usize = 70;

/// One or two steps from a line, a slip among them where wanted. Nothing where it found no place.
pub fn steps(start: &Statement, is_slipped: bool, rng: &mut Rng) -> Option<Vec<Line>> {
    let notation = Notation { decimals: has_decimals(start) || rng.f64() < 0.3, ..Notation::default() };
    let mut lines = Vec::new();
    let mut current = start.clone();
    let n_lines = if rng.f64() < P_SECOND { 2 } else { 1 };
    let slip_at = is_slipped.then(|| rng.usize(..n_lines));
    for at in 0..n_lines {
        let (statement, moves, fault) = if slip_at == Some(at) {
            let before = if rng.f64() < P_STEP_BEFORE_SLIP { step(&current, &notation, rng) } else { None };
            let (middle, moves) = before.unwrap_or_else(|| (current.clone(), Vec::new()));
            let (slip, wrong) = (0..MAX_KINDS).find_map(|_| {
                let slip = weighted(SLIPS, rng);
                slipped(slip, &middle, rng).map(|wrong| (slip, wrong))
            })?;
            (wrong, moves, Some(Fault::Slip(slip)))
        } else {
            let Some((statement, moves)) = step(&current, &notation, rng) else { break };
            (statement, moves, None)
        };
        if print(&statement).len() > MAX_LENGTH {
            break;
        }
        current = statement.clone();
        lines.push(Line::new(State::Written(statement), moves, fault));
    }
    let is_whole = !lines.is_empty() && lines.iter().any(|line| line.fault.is_some()) == is_slipped;
    is_whole.then_some(lines)
}

/// One sound step with the moves it amounts to.
fn step(statement: &Statement, notation: &Notation, rng: &mut Rng) -> Option<(Statement, Vec<Move>)> {
    match rng.u8(0..20) {
        0..=6 => {
            let operation = if rng.f64() < 0.6 { helpful(statement, rng) } else { None };
            let operation = operation.unwrap_or_else(|| odd(statement, notation, rng));
            let next = operation.on_both(statement)?;
            // Often what was added is put together in the same line.
            let next = if rng.f64() < 0.3 { calculated(&next, 2, notation, rng).unwrap_or(next) } else { next };
            Some((next, operation.as_move().into_iter().collect()))
        }
        7 => swapped(statement).map(|next| (next, vec![Move::Swap])),
        roll => {
            let n_calculations = if roll < 16 { 1 } else { rng.usize(2..=4) };
            calculated(statement, n_calculations, notation, rng).map(|next| (next, vec![Move::WorkOut]))
        }
    }
}

/// The sides of an equation changed over.
fn swapped(statement: &Statement) -> Option<Statement> {
    let Statement::Chain(left, links) = statement else { return None };
    let [(rel, right)] = links.as_slice() else { return None };
    Some(Statement::Chain(right.clone(), vec![(rel.mirrored(), left.clone())]))
}

/// The sides of a line, in order.
pub fn sides(statement: &Statement) -> Vec<&Expr> {
    match statement {
        Statement::Expr(side) | Statement::At(side, _) => vec![side],
        Statement::Chain(first, links) => std::iter::once(first).chain(links.iter().map(|(_, side)| side)).collect(),
        Statement::And(_) | Statement::Or(_) | Statement::Never | Statement::Always => Vec::new(),
    }
}

/// The line with other sides.
pub fn with_sides(statement: &Statement, mut change: impl FnMut(usize, &Expr) -> Expr) -> Statement {
    match statement {
        Statement::Expr(side) => Statement::Expr(change(0, side)),
        Statement::At(side, values) => Statement::At(change(0, side), values.clone()),
        Statement::Chain(first, links) => {
            let first = change(0, first);
            let links = links.iter().enumerate().map(|(i, (rel, side))| (*rel, change(i + 1, side)));
            Statement::Chain(first, links.collect())
        }
        Statement::And(_) | Statement::Or(_) | Statement::Never | Statement::Always => statement.clone(),
    }
}

/// Is a number written with a point?
pub fn has_decimals(statement: &Statement) -> bool {
    fn in_expr(expr: &Expr) -> bool {
        matches!(&expr.kind, ExprKind::Number(number) if number.n_decimals > 0)
            || expr.kind.operands().into_iter().flatten().any(in_expr)
    }
    sides(statement).into_iter().any(in_expr)
}

/// The letter of a line; `x` where it has none.
pub fn letter_of(statement: &Statement) -> char {
    variables(statement).first().and_then(|name| name.chars().next()).unwrap_or('x')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::{Verdict, follows};
    use crate::corpus::step::untidy;

    #[test]
    fn steps_without_a_slip_are_sound_and_lines_with_one_mostly_are_not() {
        let mut rng = Rng::with_seed(3);
        let (mut n_decided, mut n_wrong) = (0, 0);
        for i in 0..600 {
            let start = untidy(i % 5 == 0, &mut rng);
            let Some(lines) = steps(&start, i % 2 == 0, &mut rng) else { continue };
            let mut above = start;
            for line in lines {
                let next = line.state.statement(&Notation::default());
                let verdict = follows(std::slice::from_ref(&above), &next);
                let text = format!("{} -> {} {:?}", print(&above), print(&next), line.fault);
                match line.fault {
                    None => assert!(!matches!(verdict, Verdict::Fails(_)), "{text}: {verdict:?}"),
                    Some(_) => {
                        n_decided += 1;
                        n_wrong += usize::from(matches!(verdict, Verdict::Fails(_)));
                    }
                }
                above = next;
            }
        }
        assert!(n_decided > 150 && n_wrong * 10 > n_decided * 9, "{n_wrong} of {n_decided}");
    }
}
