//! One side of a line: signed terms in the order in which they are written.
//!
//! A term keeps its unfinished look (`3(x - 2)`, `8/2`, `2*5`) until a move works it out, because that look is what a
//! student acts on and what most slips misread. Numbers are small rationals: [`is_tame`] bounds them, so that `i64`
//! never overflows; the labels are checked over unbounded rationals elsewhere.

use num_integer::Roots;
use num_rational::Ratio;
use num_traits::{One, Signed, Zero};

/// A number of school size.
pub type Q = Ratio<i64>;

/// Letters with their exponents, sorted by letter; empty for a plain number.
pub type Letters = Vec<(char, u32)>;

/// The terms of a sum, as written. Never empty: nothing left over is written `0`.
pub type Side = Vec<Term>;

/// `coef * body`
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub coef: Q,
    pub body: Body,
}

/// What a coefficient stands before.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Letters alone: `3`, `2x`, `x^2`, `4xy`.
    Plain(Letters),
    /// `3(x - 2)`
    Bracket(Side),
    /// `(x + 1)(x - 2)`
    Product(Side, Side),
    /// `(x + 3)^2`
    Square(Side),
    /// `(x + 3)/2`, `8/2`: a division written down and not worked out.
    Over(Side, Q),
    /// `sqrt(x + 2)`
    Root(Side),
    /// `|x - 3|`
    Abs(Side),
    /// `(x + 1)/(x - 3)`
    Quotient(Side, Side),
    /// `3*5`, `2*4x`: a product written down and not worked out.
    Times(Box<Term>),
}

impl Term {
    /// A number alone.
    pub fn number(value: Q) -> Term {
        Term { coef: value, body: Body::Plain(Letters::new()) }
    }

    /// `coef x`
    pub fn letter(coef: Q, letter: char) -> Term {
        Term { coef, body: Body::Plain(vec![(letter, 1)]) }
    }

    /// `coef x^2`
    pub fn squared(coef: Q, letter: char) -> Term {
        Term { coef, body: Body::Plain(vec![(letter, 2)]) }
    }

    /// `coef (side)`
    pub fn bracket(coef: Q, side: Side) -> Term {
        Term { coef, body: Body::Bracket(side) }
    }

    /// `side/divisor`
    pub fn over(side: Side, divisor: Q) -> Term {
        Term { coef: Q::one(), body: Body::Over(side, divisor) }
    }

    /// The same term times a number.
    pub fn scaled(&self, by: Q) -> Term {
        Term { coef: self.coef * by, body: self.body.clone() }
    }

    /// The letters of a plain term.
    pub fn letters(&self) -> Option<&Letters> {
        match &self.body {
            Body::Plain(letters) => Some(letters),
            _ => None,
        }
    }

    /// A plain number?
    pub fn is_number(&self) -> bool {
        self.letters().is_some_and(Vec::is_empty)
    }

    /// A plain term with a letter?
    pub fn has_letter(&self) -> bool {
        self.letters().is_some_and(|letters| !letters.is_empty())
    }

    /// Plain terms with the same letters?
    pub fn is_like(&self, other: &Term) -> bool {
        self.letters().is_some() && self.letters() == other.letters()
    }

    /// The term worked out: brackets multiplied out, quotients divided, nothing collected.
    pub fn expanded(&self) -> Side {
        match &self.body {
            Body::Plain(_) | Body::Root(_) | Body::Abs(_) | Body::Quotient(..) => vec![self.clone()],
            Body::Bracket(side) => scaled(&expanded(side), self.coef),
            Body::Product(left, right) => scaled(&product(&expanded(left), &expanded(right)), self.coef),
            Body::Square(side) => {
                let side = expanded(side);
                scaled(&product(&side, &side), self.coef)
            }
            // A slip may have made a divisor nothing: such a quotient stays as it is.
            Body::Over(_, divisor) if divisor.is_zero() => vec![self.clone()],
            Body::Over(side, divisor) => scaled(&expanded(side), self.coef / *divisor),
            Body::Times(term) => scaled(&term.expanded(), self.coef),
        }
    }
}

impl Body {
    /// The sides inside, in order.
    pub fn sides(&self) -> Vec<&Side> {
        match self {
            Body::Plain(_) | Body::Times(_) => Vec::new(),
            Body::Bracket(inner)
            | Body::Square(inner)
            | Body::Over(inner, _)
            | Body::Root(inner)
            | Body::Abs(inner) => {
                vec![inner]
            }
            Body::Product(first, second) | Body::Quotient(first, second) => vec![first, second],
        }
    }
}

/// Every term times a number.
pub fn scaled(side: &[Term], by: Q) -> Side {
    side.iter().map(|term| term.scaled(by)).collect()
}

/// Every term worked out, in order, nothing collected.
pub fn expanded(side: &[Term]) -> Side {
    side.iter().flat_map(Term::expanded).collect()
}

/// Each plain term of one side times each of the other.
fn product(left: &[Term], right: &[Term]) -> Side {
    let mut side = Side::new();
    for a in left {
        for b in right {
            let (Some(first), Some(second)) = (a.letters(), b.letters()) else { continue };
            side.push(Term { coef: a.coef * b.coef, body: Body::Plain(joined(first, second)) });
        }
    }
    side
}

/// The letters of a product.
fn joined(first: &Letters, second: &Letters) -> Letters {
    let mut all = first.clone();
    for &(letter, power) in second {
        match all.iter_mut().find(|(other, _)| *other == letter) {
            Some((_, exponent)) => *exponent += power,
            None => all.push((letter, power)),
        }
    }
    all.sort_unstable();
    all
}

/// Like plain terms put together where the first of them stood, above a division line too; terms that vanish are
/// dropped.
pub fn collected(side: &[Term]) -> Side {
    let mut sum = Side::new();
    for term in side {
        if let Body::Over(inner, divisor) = &term.body {
            sum.push(Term { coef: term.coef, body: Body::Over(collected(inner), *divisor) });
            continue;
        }
        match sum.iter_mut().find(|other| other.is_like(term)) {
            Some(other) => other.coef += term.coef,
            None => sum.push(term.clone()),
        }
    }
    sum.retain(|term| !term.coef.is_zero());
    or_zero(sum)
}

/// The side, or `0` when nothing is left of it.
pub fn or_zero(side: Side) -> Side {
    if side.is_empty() { vec![Term::number(Q::zero())] } else { side }
}

/// Worked out and collected, highest power first, then by letter: equal for equal polynomials.
pub fn normal(side: &[Term]) -> Side {
    let mut sum = collected(&expanded(side));
    sum.sort_by_key(|term| {
        let letters = term.letters().cloned().unwrap_or_default();
        (std::cmp::Reverse(letters.iter().map(|(_, power)| *power).sum::<u32>()), letters)
    });
    sum
}

/// Is there anything to collect?
pub fn has_like_terms(side: &[Term]) -> bool {
    let pairs = |i: usize| side[i + 1..].iter().any(|term| term.is_like(&side[i]));
    let above = |term: &Term| matches!(&term.body, Body::Over(inner, _) if has_like_terms(inner));
    (0..side.len()).any(pairs)
        || side.iter().any(above)
        || (side.len() > 1 && side.iter().any(|term| term.coef.is_zero()))
}

/// Is every term plain?
pub fn is_plain(side: &[Term]) -> bool {
    side.iter().all(|term| term.letters().is_some())
}

/// A plain number alone.
pub fn as_number(side: &[Term]) -> Option<Q> {
    match side {
        [term] if term.is_number() => Some(term.coef),
        _ => None,
    }
}

/// The largest numerator that is worked with; beyond it a path of lines is given up.
const MAX_NUMERATOR: i64 = 20_000;
/// The largest denominator. Six such fractions can be added in `i64`, whatever their numerators.
const MAX_DENOMINATOR: i64 = 144;

/// Small enough to go on with.
pub fn is_tame(side: &[Term]) -> bool {
    let small = |value: &Q| value.numer().abs() <= MAX_NUMERATOR && *value.denom() <= MAX_DENOMINATOR;
    side.len() <= 10
        && side.iter().all(|term| {
            small(&term.coef)
                && match &term.body {
                    Body::Plain(_) => true,
                    Body::Bracket(inner) | Body::Square(inner) | Body::Root(inner) | Body::Abs(inner) => is_tame(inner),
                    Body::Product(left, right) | Body::Quotient(left, right) => is_tame(left) && is_tame(right),
                    Body::Over(inner, divisor) => is_tame(inner) && small(divisor),
                    Body::Times(inner) => is_tame(std::slice::from_ref(inner)),
                }
        })
}

/// Does a letter occur anywhere in it?
pub fn mentions_letter(side: &[Term]) -> bool {
    side.iter().any(|term| match &term.body {
        Body::Plain(letters) => !letters.is_empty(),
        Body::Times(inner) => mentions_letter(std::slice::from_ref(inner)),
        other => other.sides().into_iter().any(|inner| mentions_letter(inner)),
    })
}

/// The value of a side in one letter.
pub fn value_at(side: &[Term], letter: char, value: Q) -> Q {
    let power =
        |letters: &Letters| letters.iter().filter(|(name, _)| *name == letter).map(|(_, power)| *power).sum::<u32>();
    let one = |term: &Term| term.coef * num_traits::pow(value, term.letters().map_or(0, power) as usize);
    expanded(side).iter().map(one).sum()
}

/// The value of any side in one letter.
///
/// # Errors
/// `true` where it has no value: a divisor that is zero, a root of a negative; `false` where a root is irrational.
pub fn value(side: &[Term], letter: char, at: Q) -> Result<Q, bool> {
    side.iter().try_fold(Q::zero(), |sum, term| Ok(sum + value_of(term, letter, at)?))
}

fn value_of(term: &Term, letter: char, at: Q) -> Result<Q, bool> {
    let inside = |side: &Side| value(side, letter, at);
    let body = match &term.body {
        Body::Plain(_) => return Ok(value_at(std::slice::from_ref(term), letter, at)),
        Body::Bracket(inner) => inside(inner)?,
        Body::Square(inner) => inside(inner)? * inside(inner)?,
        Body::Product(first, second) => inside(first)? * inside(second)?,
        Body::Over(_, divisor) if divisor.is_zero() => return Err(true),
        Body::Over(inner, divisor) => inside(inner)? / *divisor,
        Body::Times(inner) => value_of(inner, letter, at)?,
        Body::Abs(inner) => inside(inner)?.abs(),
        Body::Quotient(top, under) => match inside(under)? {
            under if under.is_zero() => return Err(true),
            under => inside(top)? / under,
        },
        Body::Root(inner) => match inside(inner)? {
            negative if negative.is_negative() => return Err(true),
            radicand => {
                let root = Q::new(radicand.numer().sqrt(), radicand.denom().sqrt());
                if root * root != radicand {
                    return Err(false);
                }
                root
            }
        },
    };
    Ok(term.coef * body)
}
