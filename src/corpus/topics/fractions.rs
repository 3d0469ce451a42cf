//! Fractions with a letter, simplified: cancelled, multiplied, divided, added.

use super::derivation::Derivation;
use super::higher_degree::only_letter;
use super::polynomial::{Polynomial, product_of};
use crate::corpus::work_out::Given;
use crate::notation::{Expr, ExprKind, Rational, Statement, build, summands};
use num_traits::One;

/// Top and bottom.
#[derive(Clone, Debug)]
pub struct Fraction {
    pub top: Polynomial,
    pub bottom: Polynomial,
}

impl Fraction {
    pub fn of(expr: &Expr, letter: &str) -> Option<Fraction> {
        let of = |expr: &Expr| Fraction::of(expr, letter);
        let whole = |top: Polynomial| Fraction { top, bottom: Polynomial::constant(Rational::one()) };
        if let Some(polynomial) = Polynomial::of(expr, letter) {
            return Some(whole(polynomial));
        }
        let made = match &expr.kind {
            ExprKind::Neg(a) => {
                let a = of(a)?;
                Fraction { top: a.top.scaled(&-Rational::one()), bottom: a.bottom }
            }
            ExprKind::Add(a, b) => of(a)?.plus(&of(b)?)?,
            ExprKind::Sub(a, b) => {
                let b = of(b)?;
                of(a)?.plus(&Fraction { top: b.top.scaled(&-Rational::one()), bottom: b.bottom })?
            }
            ExprKind::Mul(a, b) => of(a)?.times(&of(b)?)?,
            ExprKind::Div(a, b) => {
                let b = of(b)?;
                of(a)?.times(&Fraction { top: b.bottom, bottom: b.top })?
            }
            _ => return None,
        };
        (!made.bottom.is_zero()).then_some(made)
    }

    fn times(&self, other: &Fraction) -> Option<Fraction> {
        Some(Fraction { top: self.top.times(&other.top)?, bottom: self.bottom.times(&other.bottom)? })
    }

    /// Over the least common denominator.
    pub fn plus(&self, other: &Fraction) -> Option<Fraction> {
        let bottom = least_common(&self.bottom, &other.bottom)?;
        let top = self.over(&bottom)?.plus(&other.over(&bottom)?);
        Some(Fraction { top, bottom })
    }

    /// The top over another bottom.
    fn over(&self, bottom: &Polynomial) -> Option<Polynomial> {
        self.top.times(&bottom.over(&self.bottom)?.0)
    }

    /// Without common factors, numbers whole. None for zero.
    pub fn cancelled(&self) -> Option<Fraction> {
        if self.top.is_zero() {
            return None;
        }
        let common = self.top.common(&self.bottom)?;
        let (top, bottom) = (self.top.over(&common)?.0, self.bottom.over(&common)?.0);
        let by = top.content() / bottom.content();
        let (top, bottom) = (top.scaled(&top.content().recip()), bottom.scaled(&bottom.content().recip()));
        Some(Fraction {
            top: top.scaled(&Rational::from_integer(by.numer().clone())),
            bottom: bottom.scaled(&Rational::from_integer(by.denom().clone())),
        })
    }

    /// Both sides as products.
    fn factored(&self, letter: &str) -> Option<Expr> {
        self.drawn(|side| {
            let (number, factors) = side.factors()?;
            Some(product_of(&number, &factors, letter))
        })
    }

    pub fn expr(&self, letter: &str) -> Option<Expr> {
        self.drawn(|side| Some(side.expr(letter)))
    }

    fn drawn(&self, draw: impl Fn(&Polynomial) -> Option<Expr>) -> Option<Expr> {
        let top = if self.top.is_zero() { build::whole(0) } else { draw(&self.top)? };
        match self.bottom.as_constant() {
            Some(one) if one.is_one() => Some(top),
            _ => Some(build::quotient(top, draw(&self.bottom)?)),
        }
    }
}

fn least_common(a: &Polynomial, b: &Polynomial) -> Option<Polynomial> {
    let whole = |it: &Polynomial| it.scaled(&it.content().recip());
    let common = a.common(b)?;
    let product = whole(&a.times(b)?.over(&common)?.0);
    let numbers = num_integer::Integer::lcm(&a.content().to_integer(), &b.content().to_integer());
    Some(product.scaled(&Rational::from_integer(numbers)))
}

/// A fraction, a product, a quotient or a sum of fractions as one that nothing can be cancelled of.
pub fn simplified(given: &Given, _: u32) -> Option<Derivation> {
    let Statement::Expr(expr) = &given.statement else { return None };
    let letter = only_letter(&given.statement)?;
    // i is rather the imaginary unit.
    if letter == "i" || Polynomial::of(expr, &letter).is_some() {
        return None;
    }
    let whole = Fraction::of(expr, &letter).filter(|it| !it.top.is_zero())?;
    let mut work = Derivation::default();
    let mut line = |expr: Expr, words| work.line(&Statement::Expr(expr), words);
    let parts = summands(expr);
    if parts.len() > 1 {
        let each: Vec<(bool, Fraction)> = parts
            .into_iter()
            .map(|(taken, part)| Some((!taken, Fraction::of(part, &letter)?)))
            .collect::<Option<_>>()?;
        let bottom = each
            .iter()
            .try_fold(Polynomial::constant(Rational::one()), |all, (_, it)| least_common(&all, &it.bottom))?;
        let (number, factors) = bottom.factors()?;
        let below = product_of(&number, &factors, &letter);
        let mut widened: Option<Expr> = None;
        for (plus, part) in &each {
            let term = build::quotient(part.over(&bottom)?.expr(&letter), below.clone());
            widened = Some(match (widened, plus) {
                (None, true) => term,
                (None, false) => build::negative(term),
                (Some(sum), true) => build::sum(sum, term),
                (Some(sum), false) => build::difference(sum, term),
            });
        }
        line(widened?, "operation.common-denominator");
        line(build::quotient(whole.top.expr(&letter), below), "operation.one-fraction");
    } else if let Some(product) = as_product(expr) {
        line(product, "operation.divide-fractions");
    }
    let last = whole.cancelled()?;
    if last.bottom.degree() + last.top.degree() < whole.bottom.degree() + whole.top.degree() {
        line(whole.factored(&letter)?, "operation.factor");
        line(last.expr(&letter)?, "operation.cancel");
    } else if parts_are_products(expr) {
        line(last.factored(&letter)?, "operation.simplify");
    }
    Some(work)
}

fn parts_are_products(expr: &Expr) -> bool {
    summands(expr).len() == 1
}

/// A quotient of fractions as a product with the second one turned over.
fn as_product(expr: &Expr) -> Option<Expr> {
    let ExprKind::Div(a, b) = &expr.kind else { return None };
    let turned = match &b.kind {
        ExprKind::Div(top, bottom) => build::quotient(bottom.as_ref().clone(), top.as_ref().clone()),
        _ if matches!(a.kind, ExprKind::Div(..)) => build::quotient(build::whole(1), b.as_ref().clone()),
        _ => return None,
    };
    Some(build::product(a.as_ref().clone(), turned))
}
