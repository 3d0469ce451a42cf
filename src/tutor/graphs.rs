//! Rows that say something of a line's equation which does not follow from it: where it meets the axes, and the equation
//! of another line.

use super::answer::value_of;
use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{self, Verdict};
use crate::notation::{self, ExprKind, Statement};
use crate::reading::{OfGraph, Role};

impl Work {
    /// `7y = 14` where it is asked at which point `2x + 7y = 14` meets an axis: the equation with one letter zero.
    pub(super) fn at_an_axis(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let [given] = &self.premises.givens[..] else { return None };
        let (letters, own) = (notation::variables(given), notation::variables(line));
        if let Some((name, value)) = value_of(line)
            && self.of_graph == Some(OfGraph::Intercepts)
            && letters.len() > 1
            && letters.contains(&name)
            && notation::approximate(&value) == Some(0.0)
        {
            // On which axis the point lies.
            self.restart();
            return Some(LineVerdict::of_role(Role::Given, Source::Problem));
        }
        let mut missing = letters.difference(&own);
        let (Some(zero), None, false) = (missing.next(), missing.next(), own.is_empty()) else { return None };
        if self.of_graph != Some(OfGraph::Intercepts) || own.len() + 1 != letters.len() {
            return None;
        }
        let zero = notation::parse(&format!("{zero} = 0")).statement?;
        let with_zero = |row: &Statement| Statement::And(vec![row.clone(), zero.clone()]);
        let held = algebra::follows(&[with_zero(given)], line);
        let back = algebra::follows(&[with_zero(line)], given);
        let says_the_same = [&held, &back].iter().all(|found| matches!(found, Verdict::Holds(_)));
        says_the_same.then(|| {
            self.go_on_from(i, line);
            let verdict = LineVerdict::of_role(Role::Step, Source::Problem);
            LineVerdict { local: held.clone(), global: held, is_known_move: true, ..verdict }
        })
    }

    /// Whether the row is the equation of the other line that is asked for, and not a wrong one of the line that is given:
    /// its slope was noted above, or it is written with a point, `y - 3 = 2(x - 1)`.
    pub(super) fn is_other_line(&self, line: &Statement) -> bool {
        let [given] = &self.premises.givens[..] else { return false };
        let (letters, own) = (notation::variables(given), notation::variables(line));
        let asks = self.of_graph == Some(OfGraph::OtherLine) && self.main.is_none();
        let has_slope = self.has_gap || !self.premises.definitions.is_empty();
        asks && notation::is_equation(line)
            && own.len() > 1
            && own.is_subset(&letters)
            && (has_slope || has_point(line))
    }
}

/// `y - 3 = ...`, `y + 4 = ...`: a letter and a number on the left.
fn has_point(line: &Statement) -> bool {
    let Statement::Chain(left, _) = line else { return false };
    match &left.kind {
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) => {
            matches!(a.kind, ExprKind::Variable(_)) && notation::variables(&Statement::Expr((**b).clone())).is_empty()
        }
        _ => false,
    }
}
