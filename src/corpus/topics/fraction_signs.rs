//! Inequalities with the letter in a denominator: `(x - 1)/(x + 2) > 0`, by the signs of the factors.

use super::derivation::{Derivation, any_of};
use super::fractions::Fraction;
use super::higher_degree::only_letter;
use super::polynomial::{Polynomial, product_of};
use crate::corpus::work_out::Given;
use crate::notation::{Expr, Rational, Rel, Statement, build, exact_value};
use num_traits::{One, Signed, Zero};

pub fn inequality(given: &Given, _: u32) -> Option<Derivation> {
    let Statement::Chain(left, rest) = &given.statement else { return None };
    let [(rel, right)] = rest.as_slice() else { return None };
    let letter = only_letter(&given.statement)?;
    if matches!(rel, Rel::Eq | Rel::Ne | Rel::Approx) {
        return None;
    }
    let difference = build::difference(left.clone(), right.clone());
    let whole = Fraction::of(&difference, &letter)?.cancelled()?;
    let is_zero = exact_value(right).is_some_and(|right| right.is_zero());
    if whole.bottom.degree() == 0 && whole.top.degree() < 3 {
        return None;
    }
    let mut work = Derivation::default();
    let against_zero = |expr: Expr| Statement::Chain(expr, vec![(*rel, build::whole(0))]);
    if !is_zero {
        work.line(&against_zero(difference), "operation.one-side");
        work.line(&against_zero(whole.expr(&letter)?), "operation.one-fraction");
    }
    let (number, tops) = whole.top.factors()?;
    let (below, bottoms) = whole.bottom.factors()?;
    let top = product_of(&number, &tops, &letter);
    let product =
        if whole.bottom.degree() == 0 { top } else { build::quotient(top, product_of(&below, &bottoms, &letter)) };
    if against_zero(product.clone()) != given.statement {
        work.line(&against_zero(product), "operation.factor");
    }
    let tops = places(&tops)?;
    let bottoms = places(&bottoms)?;
    let mut ends: Vec<Rational> = tops.iter().chain(&bottoms).cloned().collect();
    ends.sort();
    ends.dedup();
    let value = |at: &Rational| whole.top.at(at) / whole.bottom.at(at);
    let wanted = |at: &Rational| match rel {
        Rel::Lt | Rel::Le => value(at).is_negative(),
        _ => value(at).is_positive(),
    };
    let takes_zero = matches!(rel, Rel::Le | Rel::Ge);
    let answer = answer(&letter, &ends, &wanted, &|end| takes_zero && tops.contains(end) && !bottoms.contains(end));
    work.line(&answer, "operation.read-signs");
    Some(work)
}

/// Where linear factors are zero. None where another factor has a root or could have one.
fn places(factors: &[(Polynomial, u32)]) -> Option<Vec<Rational>> {
    let mut places = Vec::new();
    for (factor, _) in factors {
        match factor.degree() {
            1 => places.push(-factor.coef(0) / factor.coef(1)),
            2 => {
                let four = Rational::from_integer(4.into());
                let inside = factor.coef(1) * factor.coef(1) - four * factor.coef(2) * factor.coef(0);
                inside.is_negative().then_some(())?;
            }
            _ => return None,
        }
    }
    Some(places)
}

/// The stretches between these ends where what is wanted holds.
fn answer(
    letter: &str,
    ends: &[Rational],
    wanted: &impl Fn(&Rational) -> bool,
    holds_at: &impl Fn(&Rational) -> bool,
) -> Statement {
    let two = Rational::from_integer(2.into());
    let inside: Vec<Rational> = match (ends.first(), ends.last()) {
        (Some(first), Some(last)) => std::iter::once(first - Rational::one())
            .chain(ends.windows(2).map(|pair| (&pair[0] + &pair[1]) / &two))
            .chain([last + Rational::one()])
            .collect(),
        _ => vec![Rational::zero()],
    };
    // Stretches that meet at an end that belongs to both are one.
    let mut stretches: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    for (i, at) in inside.iter().enumerate() {
        let (low, high) = (i.checked_sub(1), (i < ends.len()).then_some(i));
        if wanted(at) {
            match stretches.last_mut() {
                Some((_, end)) if low.is_some() && *end == low && low.is_some_and(|at| holds_at(&ends[at])) => {
                    *end = high
                }
                _ => stretches.push((low, high)),
            }
        }
    }
    let variable = || build::variable(letter);
    let rel = |end: usize| if holds_at(&ends[end]) { Rel::Le } else { Rel::Lt };
    let turned = |end: usize| if holds_at(&ends[end]) { Rel::Ge } else { Rel::Gt };
    let number = |end: usize| build::number(&ends[end]);
    let mut parts: Vec<Statement> = Vec::new();
    // Ends that hold alone.
    for (at, end) in ends.iter().enumerate() {
        let is_covered =
            stretches.iter().any(|(low, high)| low.is_none_or(|low| low <= at) && high.is_none_or(|high| at <= high));
        if holds_at(end) && !is_covered {
            parts.push(Statement::Chain(variable(), vec![(Rel::Eq, number(at))]));
        }
    }
    for (low, high) in stretches {
        parts.push(match (low, high) {
            (None, None) => Statement::Always,
            (Some(low), None) => Statement::Chain(variable(), vec![(turned(low), number(low))]),
            (None, Some(high)) => Statement::Chain(variable(), vec![(rel(high), number(high))]),
            (Some(low), Some(high)) => {
                Statement::Chain(number(low), vec![(rel(low), variable()), (rel(high), number(high))])
            }
        });
    }
    any_of(parts.into_iter())
}
