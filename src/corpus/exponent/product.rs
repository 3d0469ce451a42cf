//! A product or quotient of powers, as written: `2x^3*5x^4`, `(2x^3)^2/x^4`.

use super::law::MAX_EXPONENT;
use crate::corpus::write::{div, mul, neg, power_of, variable, whole};
use crate::notation::{Expr, ExprKind};

/// `top/under`; nothing under the line is written as the top alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Powers {
    pub top: Vec<Factor>,
    pub under: Vec<Factor>,
}

/// `base^exponent`
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    pub base: Base,
    pub exponent: i64,
}

/// What is raised to a power.
#[derive(Clone, Debug, PartialEq)]
pub enum Base {
    Number(i64),
    Letter(char),
    /// `(2x^3)`
    Group(Vec<Factor>),
}

impl Factor {
    /// A number as it stands.
    pub fn number(value: i64) -> Factor {
        Factor { base: Base::Number(value), exponent: 1 }
    }

    /// `letter^exponent`
    pub fn letter(letter: char, exponent: i64) -> Factor {
        Factor { base: Base::Letter(letter), exponent }
    }

    /// The number, where it has no other exponent than one.
    pub fn as_number(&self) -> Option<i64> {
        match self.base {
            Base::Number(value) if self.exponent == 1 => Some(value),
            _ => None,
        }
    }

    /// A letter, or a number that stands with an exponent: what the laws are about.
    pub fn is_like(&self, other: &Factor) -> bool {
        match (&self.base, &other.base) {
            (Base::Letter(a), Base::Letter(b)) => a == b,
            (Base::Number(a), Base::Number(b)) => a == b && (self.exponent != 1 || other.exponent != 1),
            _ => false,
        }
    }

    fn expr(&self) -> Expr {
        let base = match &self.base {
            Base::Number(value) => number(*value),
            Base::Letter(letter) => variable(*letter),
            Base::Group(factors) => product(factors),
        };
        match u32::try_from(self.exponent) {
            Ok(0) => Expr { kind: ExprKind::Pow(Box::new(base), Box::new(whole(0))), ..whole(0) },
            Ok(exponent) => power_of(base, exponent),
            Err(_) => Expr { kind: ExprKind::Pow(Box::new(base), Box::new(number(self.exponent))), ..whole(0) },
        }
    }
}

impl Powers {
    /// As a tree.
    pub fn expr(&self) -> Expr {
        match self.under.is_empty() {
            true => product(&self.top),
            false => div(product(&self.top), product(&self.under)),
        }
    }

    /// The product that a tree is; nothing where a sum is in it.
    pub fn read(expr: &Expr) -> Option<Powers> {
        let (top, under) = match &expr.kind {
            ExprKind::Div(top, under) => (factors(top)?, factors(under)?),
            _ => (factors(expr)?, Vec::new()),
        };
        Some(Powers { top, under })
    }
}

fn number(value: i64) -> Expr {
    if value < 0 { neg(whole(-value)) } else { whole(value) }
}

/// The factors in order; nothing left over is written `1`.
fn product(factors: &[Factor]) -> Expr {
    if let [first, rest @ ..] = factors
        && first.as_number() == Some(-1)
        && !rest.is_empty()
    {
        return neg(product(rest));
    }
    factors.iter().map(Factor::expr).reduce(mul).unwrap_or_else(|| whole(1))
}

fn factors(expr: &Expr) -> Option<Vec<Factor>> {
    match &expr.kind {
        ExprKind::Mul(a, b) => Some(factors(a)?.into_iter().chain(factors(b)?).collect()),
        ExprKind::Pow(base, exponent) => {
            let exponent = as_whole(exponent).filter(|n| n.abs() <= MAX_EXPONENT)?;
            let base = match factors(base)?.as_slice() {
                [Factor { base, exponent: 1 }] => base.clone(),
                factors => Base::Group(factors.to_vec()),
            };
            Some(vec![Factor { base, exponent }])
        }
        ExprKind::Variable(name) => {
            let mut letters = name.chars();
            let letter = letters.next().filter(|_| letters.next().is_none())?;
            Some(vec![Factor::letter(letter, 1)])
        }
        _ => Some(vec![Factor::number(as_whole(expr)?)]),
    }
}

fn as_whole(expr: &Expr) -> Option<i64> {
    match &expr.kind {
        ExprKind::Number(number) if number.value.is_integer() => {
            num_traits::ToPrimitive::to_i64(&number.value.to_integer())
        }
        ExprKind::Neg(inner) => as_whole(inner).map(|value| -value),
        _ => None,
    }
}
