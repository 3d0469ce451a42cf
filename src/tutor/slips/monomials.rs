//! Wrong moves on products, quotients and powers of powers: what becomes of the exponents, and of the numbers before.

use super::found::{Found, found};
use super::terms::{integer, literal, number, power, product, quotient};
use crate::notation::{Expr, ExprKind, Rational, factors};
use crate::slips::SlipKind::{
    BasesMultiplied, CoefficientsAdded, CoefficientsSubtracted, ExponentsAddedInPower, ExponentsAddedInQuotient,
    ExponentsDivided, ExponentsMultiplied, NumberTimesExponent, UnlikeExponentsAdded,
};
use num_traits::One;

/// A product of numbers and of powers whose exponents are numbers.
struct Monomial {
    /// As they are written.
    numbers: Vec<Rational>,
    /// Bases, each once, with the exponents that it has in turn.
    powers: Vec<(Expr, Vec<Rational>)>,
}

impl Monomial {
    fn of(expr: &Expr) -> Option<Monomial> {
        let mut found = Monomial { numbers: Vec::new(), powers: Vec::new() };
        for factor in factors(expr) {
            match &factor.kind {
                ExprKind::Variable(_) => found.raise(factor, Rational::one()),
                ExprKind::Pow(base, exponent)
                    if matches!(base.kind, ExprKind::Variable(_)) || literal(base).is_some() =>
                {
                    found.raise(base, literal(exponent)?);
                }
                _ => found.numbers.push(literal(factor)?),
            }
        }
        Some(found)
    }

    fn raise(&mut self, base: &Expr, exponent: Rational) {
        match self.powers.iter_mut().find(|(known, _)| known == base) {
            Some((_, exponents)) => exponents.push(exponent),
            None => self.powers.push((base.clone(), vec![exponent])),
        }
    }

    fn number(&self) -> Rational {
        self.numbers.iter().product()
    }

    /// The exponent of a base of the product.
    fn exponent(&self, base: &Expr) -> Option<Rational> {
        self.powers.iter().find(|(known, _)| known == base).map(|(_, exponents)| exponents.iter().sum())
    }
}

fn written(of: &Rational, powers: impl IntoIterator<Item = (Expr, Rational)>) -> Expr {
    powers.into_iter().fold(number(of), |whole, (base, exponent)| product(&whole, &power(&base, &number(&exponent))))
}

/// What becomes of the base of this place and of its exponents.
type Joined<'f> = &'f dyn Fn(usize, &Expr, &[Rational]) -> (Expr, Rational);

/// Moves on a product as a whole.
pub(super) fn on_product(whole: &Expr) -> Found<Expr> {
    let Some(monomial) = Monomial::of(whole) else { return Vec::new() };
    let mut moved = Vec::new();
    let of = monomial.number();
    let summed = |exponents: &[Rational]| -> Rational { exponents.iter().sum() };
    let is_repeated = |(_, exponents): &&(Expr, Vec<Rational>)| exponents.len() > 1;
    let n_repeated = monomial.powers.iter().filter(is_repeated).count();
    let with = |exponent: Joined| {
        written(&of, monomial.powers.iter().enumerate().map(|(i, (base, all))| exponent(i, base, all)))
    };
    for (i, (base, exponents)) in monomial.powers.iter().enumerate().filter(|(_, power)| is_repeated(power)) {
        let multiplied: Rational = exponents.iter().product();
        let one = |j: usize, base: &Expr, all: &[Rational]| {
            (base.clone(), if i == j { multiplied.clone() } else { summed(all) })
        };
        moved.push(found(ExponentsMultiplied, whole, with(&one)));
        if literal(base).is_some() {
            let bases = (0..exponents.len()).fold(integer(1), |all, _| product(&all, base));
            let one = |j: usize, base: &Expr, all: &[Rational]| {
                (if i == j { bases.clone() } else { base.clone() }, summed(all))
            };
            moved.push(found(BasesMultiplied, whole, with(&one)));
        }
    }
    if n_repeated > 1 {
        let every = |_: usize, base: &Expr, all: &[Rational]| (base.clone(), all.iter().product());
        moved.push(found(ExponentsMultiplied, whole, with(&every)));
    }
    if let ([c, d], true) = (monomial.numbers.as_slice(), n_repeated > 0) {
        let powers = monomial.powers.iter().map(|(base, all)| (base.clone(), summed(all)));
        moved.push(found(CoefficientsAdded, whole, written(&(c + d), powers)));
    }
    if let [(x, m), (y, n)] = monomial.powers.as_slice() {
        let joined = (product(x, y), summed(m) + summed(n));
        moved.push(found(UnlikeExponentsAdded, whole, written(&of, [joined])));
    }
    moved
}

/// Moves on a quotient of two products.
pub(super) fn on_quotient(top: &Expr, bottom: &Expr) -> Found<Expr> {
    let (Some(above), Some(below)) = (Monomial::of(top), Monomial::of(bottom)) else { return Vec::new() };
    let shared = |base: &Expr| above.exponent(base).zip(below.exponent(base));
    let n_shared = above.powers.iter().filter(|(base, _)| shared(base).is_some()).count();
    if n_shared == 0 {
        return Vec::new();
    }
    let whole = quotient(top, bottom);
    let (c, d) = (above.number(), below.number());
    let made = |of: &Rational, joined: &dyn Fn(&Rational, &Rational) -> Rational| {
        let over = above.powers.iter().map(|(base, exponents)| match shared(base) {
            Some((m, n)) => (base.clone(), joined(&m, &n)),
            None => (base.clone(), exponents.iter().sum()),
        });
        let under = below.powers.iter().filter(|(base, _)| above.exponent(base).is_none());
        let under = under.map(|(base, exponents)| (base.clone(), exponents.iter().sum()));
        quotient(&written(of, over), &written(&Rational::one(), under))
    };
    let of = &c / &d;
    let mut moved = vec![
        found(ExponentsDivided, &whole, made(&of, &|m, n| m / n)),
        found(ExponentsAddedInQuotient, &whole, made(&of, &|m, n| m + n)),
    ];
    if !above.numbers.is_empty() && !below.numbers.is_empty() {
        moved.push(found(CoefficientsSubtracted, &whole, made(&(&c - &d), &|m, n| m - n)));
    }
    moved
}

/// Moves on a power of a product.
pub(super) fn on_power(base: &Expr, exponent: &Expr) -> Found<Expr> {
    let (Some(inside), Some(n)) = (Monomial::of(base), literal(exponent)) else { return Vec::new() };
    let whole = power(base, exponent);
    let mut moved = Vec::new();
    let raised = |exponents: &[Rational]| exponents.iter().sum::<Rational>() * &n;
    if !inside.numbers.is_empty() && !inside.powers.is_empty() {
        let powers = inside.powers.iter().map(|(base, exponents)| (base.clone(), raised(exponents)));
        moved.push(found(NumberTimesExponent, &whole, written(&(inside.number() * &n), powers)));
    }
    // What has no exponent gets the outer one, what has one adds it.
    let powers = inside.powers.iter().map(|(base, exponents)| {
        let sum: Rational = exponents.iter().sum();
        (base.clone(), if sum.is_one() { n.clone() } else { sum + &n })
    });
    let of = power(&number(&inside.number()), exponent);
    moved.push(found(ExponentsAddedInPower, &whole, product(&of, &written(&Rational::one(), powers))));
    moved
}
