//! Numbers with square roots: `√48`, `√12 + √27`, `2√3·3√6`, `6/√2`, `1/(√3 - 1)`, and rational exponents: `27^(2/3)`.

use super::derivation::Derivation;
use super::powers::pow;
use crate::corpus::work_out::Given;
use crate::notation::{
    Expr, ExprKind, Rational, Statement, build, exact_value, factors, nth_root, replaced, variables,
};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::collections::BTreeMap;

/// Largest number below a root.
const MAX_RADICAND: u64 = 1_000_000;

/// Numbers by the root that they stand before; 1 for a number alone. Radicands have no square factor.
#[derive(Clone, Debug, Default, PartialEq)]
struct Roots(BTreeMap<u64, Rational>);

impl Roots {
    fn of(expr: &Expr) -> Option<Roots> {
        match &expr.kind {
            ExprKind::Number(number) => Some(Roots::one(1, number.value.clone())),
            ExprKind::Neg(a) => Some(Roots::of(a)?.scaled(&-Rational::one())),
            ExprKind::Add(a, b) => Some(Roots::of(a)?.plus(Roots::of(b)?)),
            ExprKind::Sub(a, b) => Some(Roots::of(a)?.plus(Roots::of(b)?.scaled(&-Rational::one()))),
            ExprKind::Mul(a, b) => Some(Roots::of(a)?.times(&Roots::of(b)?)),
            ExprKind::Div(a, b) => Some(Roots::of(a)?.times(&Roots::of(b)?.reciprocal()?)),
            ExprKind::Pow(a, n) => {
                let n = exact_value(n).filter(|n| n.is_integer() && n.is_positive())?.to_integer().to_u32()?;
                let base = Roots::of(a)?;
                (n <= 6).then(|| (0..n).fold(Roots::one(1, Rational::one()), |power, _| power.times(&base)))
            }
            ExprKind::Sqrt(a) => {
                let (outer, inner) = split(&exact_value(a)?)?;
                Some(Roots::one(inner, outer))
            }
            _ => None,
        }
    }

    fn one(radicand: u64, coef: Rational) -> Roots {
        Roots(if coef.is_zero() { BTreeMap::new() } else { BTreeMap::from([(radicand, coef)]) })
    }

    fn plus(mut self, other: Roots) -> Roots {
        for (radicand, coef) in other.0 {
            *self.0.entry(radicand).or_default() += coef;
        }
        self.0.retain(|_, coef| !coef.is_zero());
        self
    }

    fn scaled(self, by: &Rational) -> Roots {
        Roots(self.0.into_iter().map(|(radicand, coef)| (radicand, coef * by)).collect())
    }

    fn times(&self, other: &Roots) -> Roots {
        let mut all = Roots::default();
        for (m, a) in &self.0 {
            for (n, b) in &other.0 {
                let product = m.checked_mul(*n).map(|mn| split(&Rational::from_integer(mn.into())));
                let Some(Some((outer, inner))) = product else { continue };
                all = all.plus(Roots::one(inner, outer * a * b));
            }
        }
        all
    }

    fn conjugate(&self) -> Roots {
        Roots(self.0.iter().map(|(m, a)| (*m, if *m == 1 { a.clone() } else { -a })).collect())
    }

    /// The conjugate, its root added or taken away so that the root comes out positive.
    fn partner(&self) -> Roots {
        let conjugate = self.conjugate();
        let is_turned = self.0.get(&1).is_some_and(Signed::is_negative);
        if is_turned { conjugate.scaled(&-Rational::one()) } else { conjugate }
    }

    fn reciprocal(&self) -> Option<Roots> {
        let (by, value) = match self.0.len() {
            1 => {
                let (radicand, _) = self.0.first_key_value()?;
                let root = Roots::one(*radicand, Rational::one());
                (root.clone(), self.times(&root))
            }
            2 if self.0.contains_key(&1) => (self.conjugate(), self.times(&self.conjugate())),
            _ => return None,
        };
        let value = value.0.get(&1).filter(|value| !value.is_zero())?;
        Some(by.scaled(&value.recip()))
    }

    /// As people write it: the number first, fractions over one denominator.
    fn expr(&self) -> Expr {
        let below = self.0.values().fold(BigInt::one(), |all, coef| all.lcm(coef.denom()));
        let mut sum: Option<Expr> = None;
        for (radicand, coef) in &self.0 {
            let term = term(&(coef.abs() * &below), *radicand);
            sum = Some(match sum {
                None if coef.is_negative() => build::negative(term),
                None => term,
                Some(sum) if coef.is_negative() => build::difference(sum, term),
                Some(sum) => build::sum(sum, term),
            });
        }
        let sum = sum.unwrap_or_else(|| build::whole(0));
        if below.is_one() { sum } else { build::quotient(sum, build::number(&Rational::from_integer(below))) }
    }
}

fn root(radicand: u64) -> Expr {
    build::root(build::number(&Rational::from_integer(radicand.into())))
}

fn term(coef: &Rational, radicand: u64) -> Expr {
    if radicand == 1 {
        return build::number(coef);
    }
    let top = match coef.numer() {
        one if one.is_one() => root(radicand),
        many => build::product(build::number(&Rational::from_integer(many.clone())), root(radicand)),
    };
    if coef.is_integer() {
        top
    } else {
        build::quotient(top, build::number(&Rational::from_integer(coef.denom().clone())))
    }
}

/// The root of a positive number as a number times the root of one without square factors: `48` is `4` and `3`.
fn split(value: &Rational) -> Option<(Rational, u64)> {
    if value.is_zero() {
        return Some((Rational::zero(), 1));
    }
    let whole = (value.numer() * value.denom()).to_u64().filter(|size| *size <= MAX_RADICAND)?;
    let (mut outer, mut inner, mut factor) = (1u64, whole, 2u64);
    while factor * factor <= inner {
        while inner.is_multiple_of(factor * factor) {
            inner /= factor * factor;
            outer *= factor;
        }
        factor += 1;
    }
    Some((Rational::from_integer(outer.into()) / value.denom(), inner))
}

/// Roots and rational exponents simplified.
pub fn simplified(given: &Given, _: u32) -> Option<Derivation> {
    let Statement::Expr(expr) = &given.statement else { return None };
    if !variables(&given.statement).is_empty() {
        return None;
    }
    let mut work = Derivation::default();
    if let Some(lines) = rational_exponent(expr) {
        lines.iter().for_each(|(line, words)| work.line(&Statement::Expr(line.clone()), words));
        return Some(work);
    }
    if !has_root(expr) {
        return None;
    }
    let last = Roots::of(expr)?;
    let mut now = expr.clone();
    // Roots that are multiplied stand under one root; then squares are taken out; then like roots are put together.
    for (next, words) in [
        (rationalised as fn(&Expr) -> Expr, "operation.rationalise"),
        (multiplied, "operation.multiply-roots"),
        (with_squares, "operation.split-root"),
        (taken_out, "operation.take-root-out"),
    ] {
        let line = next(&now);
        if line != now && Roots::of(&line).as_ref() == Some(&last) {
            work.line(&Statement::Expr(line.clone()), words);
            now = line;
        }
    }
    let last = last.expr();
    if last != now {
        let words = if now == *expr { "operation.simplify" } else { "operation.work-out" };
        work.line(&Statement::Expr(last), words);
    }
    Some(work)
}

fn has_root(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Sqrt(_)) || expr.kind.operands().into_iter().flatten().any(has_root)
}

/// A fraction with a root below it, multiplied above and below by what takes the root away.
fn rationalised(expr: &Expr) -> Expr {
    let ExprKind::Div(top, bottom) = &expr.kind else { return expr.clone() };
    let by = match Roots::of(bottom) {
        Some(roots) if roots.0.len() == 2 && roots.0.contains_key(&1) && has_root(bottom) => roots.partner().expr(),
        Some(roots) if roots.0.len() == 1 && has_root(bottom) => match roots.0.first_key_value() {
            Some((radicand, _)) if *radicand > 1 => root(*radicand),
            _ => return expr.clone(),
        },
        _ => return expr.clone(),
    };
    let widened = |side: &Expr| match exact_value(side) {
        Some(one) if one.is_one() => by.clone(),
        _ => build::product(side.clone(), by.clone()),
    };
    build::quotient(widened(top), widened(bottom))
}

/// `√3·√6` as `√(3·6)`, worked out.
fn multiplied(expr: &Expr) -> Expr {
    replaced(expr, &|expr| {
        let factors = factors(expr);
        let radicands: Vec<Rational> = factors.iter().filter_map(|factor| radicand(factor)).collect();
        if radicands.len() < 2
            || factors.iter().any(|factor| radicand(factor).is_none() && exact_value(factor).is_none())
        {
            return None;
        }
        let number: Rational = factors
            .iter()
            .filter(|factor| radicand(factor).is_none())
            .filter_map(|factor| exact_value(factor))
            .product();
        let radicand: Rational = radicands.into_iter().product();
        if let Some(root) = nth_root(&radicand, 2) {
            return Some(build::number(&(number * root)));
        }
        let root = build::root(build::number(&radicand));
        Some(if number.is_one() { root } else { build::product(build::number(&number), root) })
    })
}

fn radicand(expr: &Expr) -> Option<Rational> {
    match &expr.kind {
        ExprKind::Sqrt(inner) => exact_value(inner),
        _ => None,
    }
}

/// `√48` as `√(16·3)`; roots that come out whole stay.
fn with_squares(expr: &Expr) -> Expr {
    replaced(expr, &|expr| {
        let radicand = radicand(expr).filter(|it| it.is_integer())?;
        let (outer, inner) = split(&radicand)?;
        let square = &outer * &outer;
        let is_product = !outer.is_one() && inner > 1;
        is_product.then(|| {
            build::root(build::product(build::number(&square), build::number(&Rational::from_integer(inner.into()))))
        })
    })
}

/// `√(16·3)` as `4√3`, a number before it multiplied in.
fn taken_out(expr: &Expr) -> Expr {
    replaced(expr, &|expr| {
        let factors = factors(expr);
        let roots: Vec<&&Expr> = factors.iter().filter(|factor| matches!(factor.kind, ExprKind::Sqrt(_))).collect();
        let [one] = roots[..] else { return None };
        let numbers = factors.iter().filter(|factor| !std::ptr::eq(**factor, *one));
        let number: Rational =
            numbers.map(|factor| exact_value(factor)).collect::<Option<Vec<_>>>()?.into_iter().product();
        let (outer, inner) = split(&radicand(one)?)?;
        (!outer.is_one()).then(|| term(&(number * outer), inner))
    })
}

/// `27^(2/3)`, `16^(-3/4)`
fn rational_exponent(expr: &Expr) -> Option<Vec<(Expr, &'static str)>> {
    let ExprKind::Pow(base, exponent) = &expr.kind else { return None };
    let (base, exponent) = (exact_value(base)?, exact_value(exponent)?);
    let index = exponent.denom().to_u32().filter(|index| (2..=12).contains(index))?;
    let times = exponent.numer().abs().to_u32().filter(|times| *times <= 12)?;
    let root = nth_root(&base, index)?;
    if root.is_zero() {
        return None;
    }
    let below = |expr: Expr| if exponent.is_negative() { build::quotient(build::whole(1), expr) } else { expr };
    let raised = |expr: Expr| if times == 1 { expr } else { build::power(expr, build::whole(i64::from(times))) };
    let root_sign = match index {
        2 => build::root(build::number(&base)),
        _ => build::node(ExprKind::Root(index, Box::new(build::number(&base)))),
    };
    let mut lines = Vec::new();
    if exponent.is_negative() {
        let positive = build::quotient(build::whole(i64::from(times)), build::whole(i64::from(index)));
        lines.push((below(build::power(build::number(&base), positive)), "operation.negative-exponent"));
    }
    lines.push((below(raised(root_sign)), "operation.exponent-as-root"));
    if times > 1 {
        lines.push((below(raised(build::number(&root))), "operation.work-out"));
    }
    let value = pow(&root, times);
    lines.push((build::number(&if exponent.is_negative() { value.recip() } else { value }), "operation.work-out"));
    Some(lines)
}
