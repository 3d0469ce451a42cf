//! Slips of how a work is written: equals signs that join equations, answers and checks that were not checked.
//!
//! A chain `2x = 11 - 3 = 8 = x = 4` claims that everything in it is equal. Read as several equations, each of which
//! follows, it is sound work in a wrong form, and that is what is said.

use super::found::Slip;
use super::logic::put_in;
use super::terms::only_letter;
use crate::algebra::{Evidence, Verdict, follows};
use crate::notation::{Expr, ExprKind, Rel, Statement, has_letter, holds_part, parse, unicode};
use crate::slips::SlipKind::{self, CheckNotWorkedOut, EquationsJoined, ExtraneousKept, RunOnEquals};
use crate::tutor::samples::value;

/// Sides of a chain above which it is not read as several equations.
const MAX_SIDES: usize = 9;

/// The slip of layout that the line shows; `before` are the lines above, the latest last.
pub(super) fn of_layout(before: &[Statement], line: &Statement, evidence: &Evidence) -> Option<Slip> {
    let earlier = before.last()?;
    joined(before, earlier, line)
        .or_else(|| check_not_worked_out(before, line))
        .or_else(|| extraneous_kept(earlier, evidence))
}

/// Equations joined by "=": each follows by itself, and the whole does not.
fn joined(before: &[Statement], earlier: &Statement, line: &Statement) -> Option<Slip> {
    let Statement::Chain(first, rest) = line else { return None };
    let is_equal = rest.iter().all(|(rel, _)| *rel == Rel::Eq);
    if !is_equal || !(3..MAX_SIDES).contains(&rest.len()) {
        return None;
    }
    let sides: Vec<&Expr> = [first].into_iter().chain(rest.iter().map(|(_, side)| side)).collect();
    // The earlier line written down again, and what follows from it behind.
    let repeated = match earlier {
        Statement::Chain(left, right) if *first == *left && rest.starts_with(right) => 1 + right.len(),
        _ => 0,
    };
    let equations = equations(&sides[repeated..]);
    let stands = |equation: &Statement| matches!(follows(before, equation), Verdict::Holds(_));
    if equations.is_empty() || repeated == 0 && equations.len() < 2 || !equations.iter().all(stands) {
        return None;
    }
    let kind = if repeated > 0 { EquationsJoined } else { RunOnEquals };
    Some(Slip { kind, piece: unicode(line) })
}

/// A chain cut before each side with a letter that follows a side without one: `2x = 8 = x = 4` says `2x = 8`, `x = 4`.
fn equations(sides: &[&Expr]) -> Vec<Statement> {
    let mut cut: Vec<Vec<&Expr>> = Vec::new();
    for side in sides {
        match cut.last_mut() {
            Some(equation) if !(has_letter(side) && equation.last().is_some_and(|last| !has_letter(last))) => {
                equation.push(side);
            }
            _ => cut.push(vec![side]),
        }
    }
    let chain = |sides: &Vec<&Expr>| {
        let (first, rest) = sides.split_first()?;
        let rest: Vec<_> = rest.iter().map(|side| (Rel::Eq, (*side).clone())).collect();
        (!rest.is_empty()).then(|| Statement::Chain((*first).clone(), rest))
    };
    cut.iter().map(chain).collect::<Option<_>>().unwrap_or_default()
}

/// `7 - 22/2 = 18` below `7 - n/2 = 18` and `n = 22`: put in and written down, not worked out.
fn check_not_worked_out(before: &[Statement], line: &Statement) -> Option<Slip> {
    let Statement::Chain(left, rest) = line else { return None };
    let [(Rel::Eq, right)] = rest.as_slice() else { return None };
    let (a, b) = (value(left, 0), value(right, 0));
    if has_letter(left) || has_letter(right) || !a.is_finite() || (a - b).abs() < 1e-9 {
        return None;
    }
    let solved = before.iter().rev().find_map(|line| match line {
        Statement::Chain(letter, rest) if matches!(letter.kind, ExprKind::Variable(_)) => match rest.as_slice() {
            [(Rel::Eq, value)] if !has_letter(value) => Some((letter, value)),
            _ => None,
        },
        _ => None,
    });
    let (letter, root) = solved?;
    let is_put_in = |above: &Statement| match above {
        Statement::Chain(first, rest) => match rest.as_slice() {
            [(Rel::Eq, second)] if has_letter(first) || has_letter(second) => {
                let found = [first, second].map(|side| value(&put_in(side, letter, root), 0));
                (found[0] - a).abs() < 1e-9 && (found[1] - b).abs() < 1e-9
            }
            _ => false,
        },
        _ => false,
    };
    let piece = || unicode(&Statement::Expr(left.clone()));
    before.iter().any(is_put_in).then(|| Slip { kind: CheckNotWorkedOut, piece: piece() })
}

/// Every gained solution makes the sides of the earlier line opposite: it came in when both sides were squared.
fn extraneous_kept(earlier: &Statement, evidence: &Evidence) -> Option<Slip> {
    let (Evidence::Roots { lost, gained }, Statement::Chain(left, rest)) = (evidence, earlier) else { return None };
    let [(Rel::Eq, right)] = rest.as_slice() else { return None };
    let letter = only_letter(earlier)?;
    if !lost.is_empty() || gained.is_empty() || !(holds_root(left) || holds_root(right)) {
        return None;
    }
    let comes_of_squaring = |root: &String| {
        let Some(Statement::Expr(root)) = parse(root).statement else { return false };
        let [a, b] = [left, right].map(|side| value(&put_in(side, &letter, &root), 0));
        a.abs() > 1e-9 && (a + b).abs() < 1e-9
    };
    gained.iter().all(comes_of_squaring).then(|| slip_of(ExtraneousKept, gained, &letter))
}

fn slip_of(kind: SlipKind, roots: &[String], letter: &Expr) -> Slip {
    let letter = unicode(&Statement::Expr(letter.clone()));
    let roots: Vec<String> = roots.iter().map(|root| format!("{letter} = {}", root.replace('-', "−"))).collect();
    Slip { kind, piece: roots.join(", ") }
}

fn holds_root(expr: &Expr) -> bool {
    holds_part(expr, &|part| matches!(&part.kind, ExprKind::Sqrt(inside) if has_letter(inside)))
}
