//! A problem with the lines that a book shows for it, and one solution drawn from them.

use crate::corpus::chance::{choose, weighted};
use crate::corpus::path::{Fault, Line};
use crate::corpus::state::State;
use crate::corpus::step;
use crate::notation::{Expr, ExprKind, Statement};
use crate::slips::SlipKind;
use fastrand::Rng;

/// A problem and its lines, sound and wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub problem: Statement,
    pub(super) shown: Vec<Shown>,
}

/// A sound line, and what may stand in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub statement: Statement,
    /// What it follows from, where that is not the line above.
    pub premise: Option<Statement>,
    /// The ways to say what was done.
    pub words: Vec<String>,
    pub wrong: Vec<Wrong>,
}

/// A wrong line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wrong {
    pub slip: SlipKind,
    pub statement: Statement,
    /// It keeps the solutions, and is made by a slip.
    pub is_lucky: bool,
    /// What follows from it.
    pub then: Vec<Statement>,
}

impl Scene {
    /// Is a product wanted: does the work end in one, of sums, where it began with a sum?
    pub fn ends_in_product(&self) -> bool {
        let is_sum = |expr: &Expr| matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..));
        fn has_sum_for_factor(expr: &Expr) -> bool {
            match &expr.kind {
                ExprKind::Mul(a, b) => has_sum_for_factor(a) || has_sum_for_factor(b),
                ExprKind::Pow(base, _) => has_sum_for_factor(base),
                ExprKind::Add(..) | ExprKind::Sub(..) => true,
                _ => false,
            }
        }
        match (&self.problem, self.shown.last().map(|shown| &shown.statement)) {
            (Statement::Expr(given), Some(Statement::Expr(last))) => {
                is_sum(given) && !is_sum(last) && has_sum_for_factor(last)
            }
            _ => false,
        }
    }
}

/// How likely a line is left out, so that the next says two things at once.
const P_SKIP: f64 = 0.12;
/// How likely the work ends before its end.
const P_SHORT: f64 = 0.2;
/// How likely a slip is one of the scene's own, where it has any at the line.
const P_OWN: f64 = 0.7;
/// Slips that are tried for one that has a place.
const MAX_KINDS: usize = 16;

/// One solution: clean, or up to a slip and what follows from it. Nothing where no slip was found.
pub fn lines(scene: &Scene, is_slipped: bool, rng: &mut Rng) -> Option<Vec<Line>> {
    let n_lines = if rng.f64() < P_SHORT { rng.usize(1..=scene.shown.len()) } else { scene.shown.len() };
    let slip_at = is_slipped.then(|| rng.usize(..n_lines));
    let mut lines: Vec<Line> = Vec::new();
    let mut above = scene.problem.clone();
    for (at, shown) in scene.shown[..n_lines].iter().enumerate() {
        if slip_at == Some(at) {
            let wrong = own_slip(shown, rng).or_else(|| any_slip(&above, shown, rng))?;
            let fault = if wrong.is_lucky { Fault::Lucky(wrong.slip) } else { Fault::Slip(wrong.slip) };
            lines.push(line(wrong.statement, shown, Some(fault), rng));
            lines.extend(wrong.then.into_iter().map(|then| Line::new(State::Written(then), Vec::new(), None)));
            return Some(lines);
        }
        let is_last = at + 1 == n_lines;
        if !is_last && rng.f64() < P_SKIP {
            continue;
        }
        above = shown.statement.clone();
        lines.push(line(shown.statement.clone(), shown, None, rng));
    }
    Some(lines)
}

fn line(statement: Statement, shown: &Shown, fault: Option<Fault>, rng: &mut Rng) -> Line {
    let words = Some(choose(&shown.words, rng).clone()).filter(|words| !words.is_empty());
    let line = Line::new(State::Written(statement), Vec::new(), fault);
    Line { premise: shown.premise.clone(), words, ..line }
}

/// One of the wrong lines that the scene has for this place.
fn own_slip(shown: &Shown, rng: &mut Rng) -> Option<Wrong> {
    let is_wanted = !shown.wrong.is_empty() && rng.f64() < P_OWN;
    is_wanted.then(|| choose(&shown.wrong, rng).clone())
}

/// A slip in what was copied, or one that has a place in the line above.
fn any_slip(above: &Statement, shown: &Shown, rng: &mut Rng) -> Option<Wrong> {
    (0..MAX_KINDS).find_map(|_| {
        let slip = weighted(step::SLIPS, rng);
        let from = if rng.bool() || shown.premise.is_some() { &shown.statement } else { above };
        let statement = step::slipped(slip, from, rng).filter(|wrong| *wrong != shown.statement)?;
        Some(Wrong { slip, statement, is_lucky: false, then: Vec::new() })
    })
}
