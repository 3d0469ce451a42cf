//! Products of powers of symbols: what the terms of a polynomial are made of.

use super::budget::{Budget, Stop};
use super::polynomial::Polynomial;
use num_integer::Integer;
use std::cmp::Ordering;
use std::rc::Rc;

/// What a polynomial is made of besides numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Symbol {
    Variable(Rc<str>),
    /// The square root of a polynomial that holds a letter.
    Sqrt(Rc<Polynomial>),
    /// The absolute value of one.
    Abs(Rc<Polynomial>),
    /// Its root of an index above 2.
    Root(u32, Rc<Polynomial>),
    /// A power with a product of letters in its exponent.
    Power(Rc<Polynomial>, Rc<Monomial>),
    /// The natural logarithm of the size of a prime or of a polynomial.
    Log(Rc<Polynomial>),
    /// The number e.
    Euler,
}

impl Symbol {
    /// How many roots and absolute values lie around its innermost letter.
    pub(super) fn depth(&self) -> usize {
        match self {
            Symbol::Variable(_) | Symbol::Euler => 0,
            Symbol::Sqrt(inside)
            | Symbol::Abs(inside)
            | Symbol::Root(_, inside)
            | Symbol::Power(inside, _)
            | Symbol::Log(inside) => 1 + inside.symbols().iter().map(|symbol| symbol.depth()).max().unwrap_or(0),
        }
    }

    /// The power at which it turns into a polynomial without it, if there is one.
    fn fold(&self) -> Option<u32> {
        match self {
            Symbol::Variable(_) | Symbol::Power(..) | Symbol::Log(_) | Symbol::Euler => None,
            Symbol::Sqrt(_) | Symbol::Abs(_) => Some(2),
            Symbol::Root(index, _) => Some(*index),
        }
    }

    /// What that power is; the symbol itself where there is none.
    pub(super) fn folded(&self, budget: &Budget) -> Result<Polynomial, Stop> {
        match self {
            Symbol::Variable(_) | Symbol::Power(..) | Symbol::Log(_) | Symbol::Euler => {
                Ok(Polynomial::symbol(self.clone()))
            }
            Symbol::Sqrt(inside) | Symbol::Root(_, inside) => Ok(Polynomial::clone(inside)),
            Symbol::Abs(inside) => inside.times(inside, budget),
        }
    }
}

/// A product of powers, ascending by symbol, no exponent zero. Empty for the constant term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Monomial(Vec<(Symbol, u32)>);

/// By total degree, then by the exponent of the first symbol in which two monomials differ. Products keep this order.
impl Ord for Monomial {
    fn cmp(&self, other: &Monomial) -> Ordering {
        let first_difference = || {
            self.0.iter().zip(&other.0).find(|(a, b)| a != b).map_or(Ordering::Equal, |((a, n), (b, m))| {
                // A symbol that the other one lacks comes first in the list and makes the monomial the larger one.
                b.cmp(a).then(n.cmp(m))
            })
        };
        self.degree().cmp(&other.degree()).then_with(first_difference)
    }
}

impl PartialOrd for Monomial {
    fn partial_cmp(&self, other: &Monomial) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Monomial {
    /// The symbol alone.
    pub(super) fn of(symbol: Symbol) -> Monomial {
        Monomial(vec![(symbol, 1)])
    }

    /// Every symbol with its exponent.
    pub(super) fn powers(&self) -> impl Iterator<Item = (&Symbol, u32)> {
        self.0.iter().map(|(symbol, exponent)| (symbol, *exponent))
    }

    pub(super) fn degree(&self) -> u32 {
        self.0.iter().map(|(_, exponent)| exponent).sum()
    }

    pub(super) fn exponent_of(&self, symbol: &Symbol) -> u32 {
        self.0.iter().find(|(own, _)| own == symbol).map_or(0, |(_, exponent)| *exponent)
    }

    /// All powers but that of `symbol`.
    pub(super) fn without(&self, symbol: &Symbol) -> Monomial {
        Monomial(self.0.iter().filter(|(own, _)| own != symbol).cloned().collect())
    }

    pub(super) fn times(&self, other: &Monomial) -> Monomial {
        let mut product = Vec::with_capacity(self.0.len() + other.0.len());
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        loop {
            let order = match (left.peek(), right.peek()) {
                (Some(l), Some(r)) => l.0.cmp(&r.0),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Monomial(product),
            };
            let from_left = if order.is_le() { left.next() } else { None };
            let from_right = if order.is_ge() { right.next() } else { None };
            let exponent = from_left.map_or(0, |(_, e)| *e) + from_right.map_or(0, |(_, e)| *e);
            if let Some((symbol, _)) = from_left.or(from_right) {
                product.push((symbol.clone(), exponent));
            }
        }
    }

    /// `self / divisor`, if it divides.
    pub(super) fn over(&self, divisor: &Monomial) -> Option<Monomial> {
        let mut quotient = self.clone();
        for (symbol, exponent) in &divisor.0 {
            let position = quotient.0.iter().position(|(own, _)| own == symbol)?;
            quotient.0[position].1 = quotient.0[position].1.checked_sub(*exponent)?;
        }
        quotient.0.retain(|(_, exponent)| *exponent > 0);
        Some(quotient)
    }

    /// The monomial whose square this is.
    pub(super) fn square_root(&self) -> Option<Monomial> {
        let halved =
            self.0.iter().map(|(symbol, exponent)| (exponent % 2 == 0).then(|| (symbol.clone(), exponent / 2)));
        halved.collect::<Option<Vec<_>>>().map(Monomial)
    }

    /// The same with one root of each polynomial, in lowest terms: `root(4, x)^2` is `sqrt(x)`, `sqrt(x) root(4, x)` is
    /// `root(4, x)^3`.
    pub(super) fn with_merged_roots(self) -> Monomial {
        let has_root = |(symbol, _): &(Symbol, u32)| matches!(symbol, Symbol::Root(..));
        if !self.0.iter().any(has_root) {
            return self;
        }
        let mut merged: Vec<(Symbol, u32)> = Vec::new();
        let mut roots: Vec<(Rc<Polynomial>, u32, u32)> = Vec::new();
        for (symbol, exponent) in self.0 {
            let (index, inside) = match &symbol {
                Symbol::Sqrt(inside) => (2, inside),
                Symbol::Root(index, inside) => (*index, inside),
                _ => {
                    merged.push((symbol, exponent));
                    continue;
                }
            };
            match roots.iter_mut().find(|(known, ..)| known == inside) {
                Some((_, of_all, times)) => {
                    let common = of_all.lcm(&index);
                    *times = *times * (common / *of_all) + exponent * (common / index);
                    *of_all = common;
                }
                None => roots.push((Rc::clone(inside), index, exponent)),
            }
        }
        for (inside, index, exponent) in roots {
            // What fills the index stays as it is, to be folded.
            let shared = if exponent.is_multiple_of(index) { 1 } else { index.gcd(&exponent) };
            let symbol = match index / shared {
                2 => Symbol::Sqrt(inside),
                index => Symbol::Root(index, inside),
            };
            merged.push((symbol, exponent / shared));
        }
        merged.sort_by(|(a, _), (b, _)| a.cmp(b));
        Monomial(merged)
    }

    /// The first root or absolute value that stands squared, or as high as its index is, and the monomial without that.
    pub(super) fn to_fold(&self) -> Option<(&Symbol, Monomial)> {
        let found = |(symbol, exponent): &(Symbol, u32)| symbol.fold().is_some_and(|fold| *exponent >= fold);
        let position = self.0.iter().position(found)?;
        let mut rest = self.clone();
        rest.0[position].1 -= self.0[position].0.fold()?;
        rest.0.retain(|(_, exponent)| *exponent > 0);
        Some((&self.0[position].0, rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(powers: &[(&str, u32)]) -> Monomial {
        Monomial(powers.iter().map(|(name, exponent)| (Symbol::Variable((*name).into()), *exponent)).collect())
    }

    #[test]
    fn the_order_is_kept_by_products() {
        let all = [
            product(&[]),
            product(&[("x", 1)]),
            product(&[("y", 1)]),
            product(&[("x", 1), ("y", 1)]),
            product(&[("x", 2)]),
            product(&[("y", 2)]),
            product(&[("x", 1), ("z", 2)]),
        ];
        for a in &all {
            for b in &all {
                for factor in &all {
                    assert_eq!(a.cmp(b), a.times(factor).cmp(&b.times(factor)), "{a:?} {b:?} {factor:?}");
                }
            }
        }
        assert!(all[2] < all[1] && all[1] < all[5] && all[5] < all[3] && all[3] < all[4]);
    }

    #[test]
    fn quotients_and_roots_exist_or_not() {
        let square = product(&[("x", 2), ("y", 4)]);
        assert_eq!(square.square_root(), Some(product(&[("x", 1), ("y", 2)])));
        assert_eq!(square.over(&product(&[("y", 3)])), Some(product(&[("x", 2), ("y", 1)])));
        assert_eq!(square.over(&product(&[("x", 3)])), None);
        assert_eq!(product(&[("x", 1)]).square_root(), None);
    }
}
