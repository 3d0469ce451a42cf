//! Terms to the tree that is printed.

use super::terms::{Body, Q, Side, Term};
use crate::notation::build::{self, node};
pub use crate::notation::build::{
    absolute as abs, difference as sub, negative as neg, plus_minus, product as mul, quotient as div, root as sqrt,
    sum as add, variable, whole,
};
use crate::notation::{Expr, ExprKind, Rational};
use num_traits::{One, Signed};

/// How numbers are written down in one solution.
#[derive(Clone, Copy, Debug, Default)]
pub struct Notation {
    /// `0.5x` rather than `x/2`, where the decimal ends within five places.
    pub decimals: bool,
    /// `(2/3)x` rather than `2x/3`.
    pub fraction_first: bool,
    /// `x + (-3)` rather than `x - 3`.
    pub signed_sums: bool,
    /// `x*2` rather than `2x`.
    pub number_last: bool,
}

impl Notation {
    /// A sum.
    pub fn side(&self, side: &Side) -> Expr {
        let mut terms = side.iter();
        let Some(first) = terms.next() else { return whole(0) };
        let (negative, body) = self.term(first);
        let mut sum = if negative { neg(body) } else { body };
        for term in terms {
            let (negative, body) = self.term(term);
            sum = match (negative, self.signed_sums && term.is_number()) {
                (true, true) => add(sum, neg(body)),
                (true, false) => sub(sum, body),
                (false, _) => add(sum, body),
            };
        }
        sum
    }

    /// A term's sign and what follows it.
    fn term(&self, term: &Term) -> (bool, Expr) {
        let size = term.coef.abs();
        let written = match &term.body {
            Body::Plain(letters) => {
                self.times(size, letters.iter().map(|(letter, power)| power_of(variable(*letter), *power)))
            }
            Body::Bracket(side) => self.times(size, [self.side(side)]),
            Body::Product(left, right) => self.times(size, [self.side(left), self.side(right)]),
            Body::Square(side) => self.times(size, [power_of(self.side(side), 2)]),
            Body::Over(side, divisor) => self.times(size, [div(self.side(side), self.number(*divisor))]),
            Body::Root(side) => self.times(size, [sqrt(self.side(side))]),
            Body::Abs(side) => self.times(size, [abs(self.side(side))]),
            Body::Quotient(top, under) => self.times(size, [div(self.side(top), self.side(under))]),
            Body::Times(factor) => self.product(self.size(size), factor),
        };
        (term.coef.is_negative(), written)
    }

    /// `first * factor`, whose own product goes on to the right: `4*1*6`.
    fn product(&self, first: Expr, factor: &Term) -> Expr {
        if let Body::Times(rest) = &factor.body {
            return self.product(mul(first, self.number(factor.coef)), rest);
        }
        let (negative, factor) = self.term(factor);
        mul(first, if negative { neg(factor) } else { factor })
    }

    /// The product of a coefficient and factors; a coefficient of one is left out, a fraction stands where the
    /// notation has it.
    fn times(&self, size: Q, factors: impl IntoIterator<Item = Expr>) -> Expr {
        let mut factors = factors.into_iter();
        let Some(first) = factors.next() else { return self.size(size) };
        let over = !size.is_integer() && self.decimal_places(size).is_none() && !self.fraction_first;
        let top = if over { Q::from_integer(*size.numer()) } else { size };
        let is_last = self.number_last && !top.is_one();
        let first = if top.is_one() || is_last { first } else { mul(self.size(top), first) };
        let product = factors.fold(first, mul);
        let product = if is_last { mul(product, self.size(top)) } else { product };
        if over { div(product, whole(*size.denom())) } else { product }
    }

    /// A number with its sign.
    pub fn number(&self, value: Q) -> Expr {
        let size = self.size(value.abs());
        if value.is_negative() { neg(size) } else { size }
    }

    /// A number that is not negative.
    fn size(&self, value: Q) -> Expr {
        if value.is_integer() {
            return whole(*value.numer());
        }
        match self.decimal_places(value) {
            Some(places) => {
                let value = Rational::new((*value.numer()).into(), (*value.denom()).into());
                build::literal(value, places)
            }
            None => div(whole(*value.numer()), whole(*value.denom())),
        }
    }

    /// Is the number written with a point?
    pub fn is_decimal(&self, value: Q) -> bool {
        self.decimal_places(value).is_some()
    }

    /// Digits after the point, where decimals are written and this one ends.
    fn decimal_places(&self, value: Q) -> Option<usize> {
        let ends = |places: &usize| 10_i64.pow(*places as u32) % value.denom() == 0;
        if self.decimals && !value.is_integer() { (1..=5).find(ends) } else { None }
    }
}

pub fn add_sub(a: Expr, b: Expr) -> Expr {
    node(ExprKind::AddSub(Box::new(a), Box::new(b)))
}

/// `a^power`, or `a` for the first power.
pub fn power_of(a: Expr, power: u32) -> Expr {
    if power == 1 { a } else { node(ExprKind::Pow(Box::new(a), Box::new(whole(i64::from(power))))) }
}
