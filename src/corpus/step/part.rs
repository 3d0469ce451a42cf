//! A side as the parts of a sum, each with the sign that stands before it.

use super::product::Product;
use crate::corpus::terms::Q;
use crate::corpus::write::{Notation, add, neg, sub, whole};
use crate::notation::{Expr, ExprKind};
use num_traits::Zero;

/// A part of a sum as it is written: `- 3x`, `+ (-5)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Is it taken away?
    pub minus: bool,
    /// What stands after the sign; it may begin with a sign of its own.
    pub body: Expr,
}

impl Part {
    /// A part of that value, written as simply as it goes.
    pub fn of(product: &Product, letter: char, notation: &Notation) -> Part {
        let (minus, body) = product.write(letter, notation);
        Part { minus, body }
    }

    /// What the part comes to, its sign included.
    pub fn value(&self) -> Option<Product> {
        let value = Product::read(&self.body)?;
        Some(if self.minus { Product { coef: -value.coef, ..value } } else { value })
    }

    /// The part with the other sign.
    pub fn negated(&self) -> Part {
        Part { minus: !self.minus, body: self.body.clone() }
    }
}

/// A side cut at its outermost signs.
pub fn parts(side: &Expr) -> Vec<Part> {
    match &side.kind {
        ExprKind::Add(a, b) => parts(a).into_iter().chain([Part { minus: false, body: (**b).clone() }]).collect(),
        ExprKind::Sub(a, b) => parts(a).into_iter().chain([Part { minus: true, body: (**b).clone() }]).collect(),
        ExprKind::Neg(a) => vec![Part { minus: true, body: (**a).clone() }],
        _ => vec![Part { minus: false, body: side.clone() }],
    }
}

/// The sum again; `0` where nothing is left.
pub fn joined(parts: &[Part]) -> Expr {
    let mut parts = parts.iter();
    let Some(first) = parts.next() else { return whole(0) };
    let first = if first.minus { neg(first.body.clone()) } else { first.body.clone() };
    parts.fold(first, |sum, part| if part.minus { sub(sum, part.body.clone()) } else { add(sum, part.body.clone()) })
}

/// Parts of a value: none for zero, those of a bracket where nothing stands before it.
pub fn parts_of(value: &Product, letter: char, notation: &Notation) -> Vec<Part> {
    if value.coef.is_zero() {
        return Vec::new();
    }
    match &value.sum {
        Some(sum) if value.coef == Q::from_integer(1) => parts(sum),
        _ => vec![Part::of(value, letter, notation)],
    }
}
