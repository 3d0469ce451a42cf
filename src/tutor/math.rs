//! A formula as a tree to be drawn, mirroring MathML's elements. Built from a parsed line; never from markup.

use serde::{Deserialize, Serialize};

/// One node; each variant is drawn as the MathML element it names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Math {
    /// `mrow`
    Row(Vec<Math>),
    /// `mn`
    Number(String),
    /// `mi`
    Identifier(String),
    /// `mo`
    Operator(String),
    /// `mtext`
    Text(String),
    /// `mfrac`: numerator, denominator
    Fraction(Box<Math>, Box<Math>),
    /// `msqrt`
    Root(Box<Math>),
    /// `msup`: base, exponent
    Power(Box<Math>, Box<Math>),
}
