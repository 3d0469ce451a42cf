//! A product or quotient of numbers, one letter and at most one bracket: `-9y/-9`, `3/x*7`, `(2x+6)/4*4`.

use crate::corpus::terms::Q;
use crate::corpus::write::{Notation, div, mul, power_of, variable};
use crate::notation::{Expr, ExprKind, Number};
use num_rational::Ratio;
use num_traits::{CheckedDiv, CheckedMul, One, Signed, ToPrimitive, Zero};

/// `coef letter^power (sum)`, whatever it was written like.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    pub coef: Q,
    /// The power of the letter, negative below a division line.
    pub power: i32,
    /// A sum in brackets above the division line.
    pub sum: Option<Expr>,
}

impl Product {
    /// A number.
    pub fn number(coef: Q) -> Product {
        Product { coef, power: 0, sum: None }
    }

    /// What a term comes to; nothing where it is no product of this kind or the numbers grow too large.
    pub fn read(expr: &Expr) -> Option<Product> {
        match &expr.kind {
            ExprKind::Number(number) => Some(Product::number(small(number)?)),
            ExprKind::Variable(_) => Some(Product { coef: Q::one(), power: 1, sum: None }),
            ExprKind::Neg(a) => Product::read(a).map(|a| Product { coef: -a.coef, ..a }),
            ExprKind::Add(..) | ExprKind::Sub(..) => {
                Some(Product { coef: Q::one(), power: 0, sum: Some(expr.clone()) })
            }
            ExprKind::Mul(a, b) => Product::read(a)?.times(Product::read(b)?),
            ExprKind::Div(a, b) => Product::read(a)?.times(Product::read(b)?.inverse()?),
            _ => None,
        }
    }

    fn times(self, other: Product) -> Option<Product> {
        let sum = match (self.sum, other.sum) {
            (Some(_), Some(_)) => return None,
            (sum, None) | (None, sum) => sum,
        };
        let power = self.power + other.power;
        let coef = self.coef.checked_mul(&other.coef)?;
        // A letter times a bracket is not of this kind.
        (power == 0 || sum.is_none()).then_some(Product { coef, power, sum })
    }

    fn inverse(self) -> Option<Product> {
        if self.sum.is_some() {
            return None;
        }
        Some(Product { coef: Q::one().checked_div(&self.coef)?, power: -self.power, sum: None })
    }

    /// Can the two be put together in a sum?
    pub fn is_like(&self, other: &Product) -> bool {
        self.sum.is_none() && other.sum.is_none() && self.power == other.power
    }

    /// Its sign, and the product of its size as it is written when nothing is left to do.
    pub fn write(&self, letter: char, notation: &Notation) -> (bool, Expr) {
        let size = self.coef.abs();
        let base = match &self.sum {
            Some(sum) => Some(sum.clone()),
            None if self.power > 0 => Some(power_of(variable(letter), self.power.unsigned_abs())),
            None => None,
        };
        let negative = self.coef.is_negative();
        let written = match base {
            Some(base) if size.is_one() => base,
            Some(base) if size.is_integer() || notation.is_decimal(size) => mul(notation.number(size), base),
            Some(base) => {
                let top = Q::from_integer(*size.numer());
                let top = if top.is_one() { base } else { mul(notation.number(top), base) };
                div(top, notation.number(Q::from_integer(*size.denom())))
            }
            None => notation.number(size),
        };
        if self.power >= 0 {
            return (negative, written);
        }
        (negative, div(written, power_of(variable(letter), self.power.unsigned_abs())))
    }

    /// Small enough to be written down.
    pub fn is_tame(&self) -> bool {
        !self.coef.is_zero()
            && self.coef.numer().abs() < 10_000_000
            && *self.coef.denom() < 10_000
            && self.power.abs() <= 2
    }
}

/// A literal's value.
pub fn small(number: &Number) -> Option<Q> {
    let (top, bottom) = (number.value.numer().to_i64()?, number.value.denom().to_i64()?);
    (top.abs() < 1_000_000_000 && bottom < 1_000_000).then(|| Ratio::new(top, bottom))
}
