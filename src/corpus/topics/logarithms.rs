//! Equations with logarithms of the unknown: `log_3(2x + 1) = 2`, `log(x) + log(x - 3) = 1`.

use super::derivation::{Derivation, any_of};
use crate::corpus::work_out::Given;
use crate::notation::build::equation;
use crate::notation::{
    Expr, ExprKind, Rational, Statement, approximate_at, build, equation_sides, exact_value, summands, variables,
};
use num_traits::{Signed, ToPrimitive, Zero};

/// Largest exponent whose power is worked out.
const MAX_EXPONENT: i32 = 64;

/// A side as a sum of logarithms of one base and a number.
#[derive(Default)]
struct Sum {
    base: Option<Expr>,
    /// Arguments, each with whether its logarithm is added.
    arguments: Vec<(bool, Expr)>,
    /// What logarithms are taken of, as the equation has it: each has to be positive.
    of: Vec<Expr>,
    number: Rational,
}

impl Sum {
    fn of(sides: [&Expr; 2]) -> Option<Sum> {
        let mut sum = Sum::default();
        for (side, is_left) in sides.into_iter().zip([true, false]) {
            for (is_taken, part) in summands(side) {
                let is_added = is_taken != is_left;
                let Some((base, argument)) = logarithm(part) else {
                    let value = exact_value(part)?;
                    sum.number += if is_added { value } else { -value };
                    continue;
                };
                if *sum.base.get_or_insert_with(|| base.clone()) != base {
                    return None;
                }
                sum.arguments.push((is_added, argument));
                sum.of.extend(taken_of(part).cloned());
            }
        }
        Some(sum)
    }
}

/// What the logarithm in a term is taken of.
fn taken_of(term: &Expr) -> Option<&Expr> {
    match &term.kind {
        ExprKind::Log(_, argument) => Some(argument),
        ExprKind::Mul(_, log) => taken_of(log),
        _ => None,
    }
}

/// Base and argument: a whole number before a logarithm is a power of its argument.
fn logarithm(expr: &Expr) -> Option<(Expr, Expr)> {
    match &expr.kind {
        ExprKind::Log(base, argument) => Some((base.as_ref().clone(), argument.as_ref().clone())),
        ExprKind::Mul(times, log) => {
            let times = exact_value(times).filter(|times| times.is_integer() && times.is_positive())?;
            let (base, argument) = logarithm(log)?;
            Some((base, build::power(argument, build::number(&times))))
        }
        _ => None,
    }
}

/// One logarithm, then what its argument is, then the values that leave every argument positive.
pub fn exponential_form(given: &Given, depth: u32) -> Option<Derivation> {
    let sides = equation_sides(&given.statement)?;
    let letter = {
        let mut letters = variables(&given.statement).into_iter();
        letters.next().filter(|_| letters.next().is_none())?
    };
    let Sum { base, arguments, of, number } = Sum::of(sides)?;
    let base = base?;
    let log = |argument: Expr| build::node(ExprKind::Log(Box::new(base.clone()), Box::new(argument)));
    let product = |is_added: bool| {
        arguments.iter().filter(|(added, _)| *added == is_added).map(|(_, it)| it.clone()).reduce(build::product)
    };
    let mut work = Derivation::default();
    let plain = match (product(true), product(false)) {
        // log A = log B
        (Some(top), Some(bottom)) if number.is_zero() => {
            if arguments.len() > 2 {
                work.line(&equation(log(top.clone()), log(bottom.clone())), "operation.join-logarithms");
            }
            let equal = equation(top, bottom);
            work.line(&equal, "operation.equal-arguments");
            equal
        }
        (Some(top), bottom) => {
            let value = -number;
            let argument = match bottom {
                Some(bottom) => build::quotient(top, bottom),
                None => top,
            };
            let joined = equation(log(argument.clone()), build::number(&value));
            let words = if arguments.len() > 1 { "operation.join-logarithms" } else { "operation.swap" };
            if joined != given.statement {
                work.line(&joined, words);
            }
            let power = build::power(base.clone(), build::number(&value));
            work.line(&equation(argument.clone(), power), "operation.exponential-form");
            match exact_value(&base) {
                Some(base) => {
                    let exponent = value.is_integer().then(|| value.to_integer().to_i32())??;
                    if !base.is_positive() || exponent.abs() > MAX_EXPONENT {
                        return None;
                    }
                    let equal = equation(argument, build::number(&num_traits::Pow::pow(&base, exponent)));
                    work.line(&equal, "operation.work-out");
                    equal
                }
                // A power of e stays as it is.
                None => return Some(work),
            }
        }
        (None, _) => return None,
    };
    if !work.solve_on(&plain, depth) {
        return None;
    }
    let cases = match work.last()? {
        Statement::Or(cases) => cases,
        one => vec![one],
    };
    let allowed = |case: &Statement| {
        let value = equation_sides(case).and_then(|[_, value]| approximate_at(value, &|_| None));
        value.is_some_and(|value| {
            let at = |name: &str| (name == letter).then_some(value);
            of.iter().all(|argument| approximate_at(argument, &at).is_some_and(|it| it > 1e-9))
        })
    };
    let n_cases = cases.len();
    let kept: Vec<Statement> = cases.into_iter().filter(allowed).collect();
    if kept.len() < n_cases {
        work.line(&any_of(kept.into_iter()), "operation.check");
    }
    Some(work)
}
