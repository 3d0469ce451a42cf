//! A row that says where the problem's equation is defined, `D = ℝ \ {2; -1}`, held against the values that the problem
//! excludes.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::Role;

impl Work {
    /// The verdict on what such a row leaves out. What is left out besides may have its reasons. Above all work it is said of
    /// the equation that follows.
    pub(super) fn stated_domain(&mut self, line: &Statement, below: &[Statement]) -> LineVerdict {
        let open = |why: Why| Verdict::NotChecked(why);
        let of_function = match self.functions.as_slice() {
            [body] if !has_domain_of_its_own(body) => Some(Statement::Expr(body.clone())),
            _ => None,
        };
        let Some(problem) = of_function.as_ref().or(self.problem.as_ref()).or(below.first()) else {
            return LineVerdict::of_role(Role::Step, self.from).found(open(Why::NothingBefore));
        };
        let excluded = algebra::excluded(problem);
        let excluded = excluded.map(|(_, values)| values).unwrap_or_default();
        let excluded: Option<Vec<f64>> = excluded.iter().map(|value| number_of(value)).collect();
        let stated: Option<Vec<f64>> = notation::conjuncts(line).into_iter().map(left_out).collect();
        let is_in = |all: &[f64], value: &f64| all.iter().any(|other| (other - value).abs() < 1e-9);
        match (excluded, stated) {
            (Some(excluded), Some(stated))
                if excluded.iter().all(|value| is_in(&stated, value))
                    && stated.iter().all(|value| is_in(&excluded, value)) =>
            {
                self.premises.conditions.push(line.clone());
                LineVerdict::of_role(Role::Condition, self.from)
            }
            _ => LineVerdict::of_role(Role::Step, self.from).found(open(Why::Unconfirmed)),
        }
    }
}

/// Whether a root or a logarithm stands in the expression: what it leaves out are no single numbers.
fn has_domain_of_its_own(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Sqrt(_) | ExprKind::Root(..) | ExprKind::Log(..) | ExprKind::Pow(..) if !is_whole_power(expr))
        || expr.kind.operands().into_iter().flatten().any(has_domain_of_its_own)
}

/// `(x + 1)^2`
fn is_whole_power(expr: &Expr) -> bool {
    let ExprKind::Pow(_, exponent) = &expr.kind else { return false };
    notation::approximate(exponent).is_some_and(|exponent| exponent.fract() == 0.0)
}

/// The value in `x ≠ 2`.
fn left_out(part: &Statement) -> Option<f64> {
    match part {
        Statement::Chain(_, rest) => match rest.as_slice() {
            [(Rel::Ne, value)] => notation::approximate(value),
            _ => None,
        },
        _ => None,
    }
}

fn number_of(printed: &str) -> Option<f64> {
    match notation::parse(printed).statement {
        Some(Statement::Expr(value)) => notation::approximate(&value),
        _ => None,
    }
}
