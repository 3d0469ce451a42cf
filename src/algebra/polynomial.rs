//! Polynomials in any number of letters, in a form that is unique: equal polynomials have equal forms.
//!
//! Coefficients are [`Surd`]s. A square root or an absolute value that holds a letter counts as one more letter, a
//! [`Symbol`], with its square replaced at once: `sqrt(P)^2 = P`, `|P|^2 = P^2`. Powers with letters above are symbols too
//! ([`super::powers`]). Equal forms then still mean equal
//! values wherever both exist, but different forms prove nothing as long as such symbols are in them.

use super::budget::{Budget, MAX_DEGREE, MAX_MONOMIAL_DEGREE, MAX_TERMS, Stop};
use super::evaluate::Point;
use super::monomial::{Monomial, Symbol};
use super::surd::Surd;
use std::collections::{BTreeMap, BTreeSet};

/// A sum of monomials with coefficients that are not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Polynomial {
    terms: BTreeMap<Monomial, Surd>,
}

impl From<Surd> for Polynomial {
    fn from(constant: Surd) -> Polynomial {
        let mut polynomial = Polynomial::default();
        if !constant.is_zero() {
            polynomial.terms.insert(Monomial::default(), constant);
        }
        polynomial
    }
}

impl Polynomial {
    pub(super) fn zero() -> Polynomial {
        Polynomial::default()
    }

    pub(super) fn one() -> Polynomial {
        Polynomial::from(Surd::one())
    }

    pub(super) fn symbol(symbol: Symbol) -> Polynomial {
        Polynomial { terms: BTreeMap::from([(Monomial::of(symbol), Surd::one())]) }
    }

    pub(super) fn variable(name: &str) -> Polynomial {
        Polynomial::symbol(Symbol::Variable(name.into()))
    }

    pub(super) fn is_zero(&self) -> bool {
        self.terms.is_empty()
    }

    /// The value, if there is no symbol in it.
    pub(super) fn as_constant(&self) -> Option<Surd> {
        match self.terms.len() {
            0 => Some(Surd::zero()),
            1 => self.terms.get(&Monomial::default()).cloned(),
            _ => None,
        }
    }

    /// The coefficient of the last monomial in the order of the form; zero for the zero polynomial.
    pub(super) fn leading(&self) -> Surd {
        self.terms.last_key_value().map_or_else(Surd::zero, |(_, coefficient)| coefficient.clone())
    }

    /// Whether it has one term only.
    pub(super) fn is_monomial(&self) -> bool {
        self.terms.len() == 1
    }

    /// Every monomial with its coefficient, in the order of the form.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&Monomial, &Surd)> {
        self.terms.iter()
    }

    /// The last monomial in the order of the form, with its coefficient; None for the zero polynomial.
    pub(super) fn lead(&self) -> Option<(&Monomial, &Surd)> {
        self.terms.last_key_value()
    }

    pub(super) fn coefficient_of(&self, monomial: &Monomial) -> Surd {
        self.terms.get(monomial).cloned().unwrap_or_else(Surd::zero)
    }

    pub(super) fn plus(&self, other: &Polynomial) -> Result<Polynomial, Stop> {
        let mut sum = self.clone();
        for (monomial, coefficient) in &other.terms {
            sum.add_term(monomial.clone(), coefficient)?;
        }
        Ok(sum)
    }

    pub(super) fn negated(&self) -> Polynomial {
        let terms = self.terms.iter().map(|(monomial, coefficient)| (monomial.clone(), coefficient.negated()));
        Polynomial { terms: terms.collect() }
    }

    pub(super) fn minus(&self, other: &Polynomial) -> Result<Polynomial, Stop> {
        self.plus(&other.negated())
    }

    fn add_term(&mut self, monomial: Monomial, coefficient: &Surd) -> Result<(), Stop> {
        let sum = match self.terms.get(&monomial) {
            Some(there) => there.plus(coefficient)?,
            None => coefficient.clone(),
        };
        if sum.is_zero() {
            self.terms.remove(&monomial);
        } else {
            self.terms.insert(monomial, sum);
        }
        if self.terms.len() > MAX_TERMS { Err(Stop::TooLarge) } else { Ok(()) }
    }

    pub(super) fn scaled(&self, factor: &Surd) -> Result<Polynomial, Stop> {
        let mut scaled = Polynomial::zero();
        for (monomial, coefficient) in &self.terms {
            scaled.add_term(monomial.clone(), &coefficient.times(factor)?)?;
        }
        Ok(scaled)
    }

    pub(super) fn times(&self, other: &Polynomial, budget: &Budget) -> Result<Polynomial, Stop> {
        let n_products = self.terms.len().saturating_mul(other.terms.len());
        budget.spend(n_products)?;
        let max_degree = if n_products > 1 { MAX_DEGREE } else { MAX_MONOMIAL_DEGREE };
        let mut product = Polynomial::zero();
        for (left, a) in &self.terms {
            for (right, b) in &other.terms {
                let monomial = left.times(right).with_merged_roots();
                if monomial.degree() > max_degree {
                    return Err(Stop::TooLarge);
                }
                let coefficient = a.times(b)?;
                match monomial.to_fold() {
                    None => product.add_term(monomial, &coefficient)?,
                    Some((symbol, rest)) => {
                        let rest = Polynomial { terms: BTreeMap::from([(rest, coefficient)]) };
                        product = product.plus(&rest.times(&symbol.folded(budget)?, budget)?)?;
                    }
                }
            }
        }
        Ok(product)
    }

    pub(super) fn power(&self, exponent: u32, budget: &Budget) -> Result<Polynomial, Stop> {
        let max_exponent = if self.terms.len() > 1 { MAX_DEGREE } else { MAX_MONOMIAL_DEGREE };
        if exponent > max_exponent && self.as_constant().is_none() {
            return Err(Stop::TooLarge);
        }
        if let Some(constant) = self.as_constant() {
            let power = if exponent == 0 { Surd::one() } else { constant.power(i64::from(exponent))? };
            return Ok(Polynomial::from(power));
        }
        let mut power = Polynomial::one();
        for _ in 0..exponent {
            power = power.times(self, budget)?;
        }
        Ok(power)
    }

    /// The quotient by a divisor that is not constant, if it divides without rest; None for zero.
    pub(super) fn over(&self, divisor: &Polynomial, budget: &Budget) -> Result<Option<Polynomial>, Stop> {
        let Some((of_divisor, lead)) = divisor.terms.last_key_value().filter(|(lead, _)| lead.degree() > 0) else {
            return Ok(None);
        };
        if self.is_zero() {
            return Ok(None);
        }
        let mut quotient = Polynomial::zero();
        let mut rest = self.clone();
        while let Some((monomial, coefficient)) = rest.terms.last_key_value() {
            let Some(next) = monomial.over(of_divisor) else { return Ok(None) };
            let term = Polynomial { terms: BTreeMap::from([(next, coefficient.over(lead)?)]) };
            rest = rest.minus(&term.times(divisor, budget)?)?;
            quotient = quotient.plus(&term)?;
        }
        Ok(Some(quotient))
    }

    /// The factor `c`, not zero, with `self = c * other`, if there is one.
    pub(super) fn constant_ratio(&self, other: &Polynomial) -> Result<Option<Surd>, Stop> {
        if self.is_zero() && other.is_zero() {
            return Ok(Some(Surd::one()));
        }
        if other.is_zero() || !self.terms.keys().eq(other.terms.keys()) {
            return Ok(None);
        }
        let ratio = self.leading().over(&other.leading())?;
        Ok((other.scaled(&ratio)? == *self).then_some(ratio))
    }

    /// Every symbol that stands in a monomial; not those inside square roots and absolute values.
    pub(super) fn symbols(&self) -> BTreeSet<&Symbol> {
        self.terms.keys().flat_map(Monomial::powers).map(|(symbol, _)| symbol).collect()
    }

    /// Whether letters are all its symbols: no root and no absolute value.
    pub(super) fn is_plain(&self) -> bool {
        self.symbols().iter().all(|symbol| matches!(symbol, Symbol::Variable(_)))
    }

    /// The coefficients of the powers of `symbol`, lowest first; at least one.
    pub(super) fn by_powers_of(&self, symbol: &Symbol) -> Vec<Polynomial> {
        let mut powers = vec![Polynomial::zero()];
        for (monomial, coefficient) in &self.terms {
            let exponent = monomial.exponent_of(symbol) as usize;
            if powers.len() <= exponent {
                powers.resize(exponent + 1, Polynomial::zero());
            }
            powers[exponent].terms.insert(monomial.without(symbol), coefficient.clone());
        }
        powers
    }

    /// The value with these numbers put in; None where a root, an absolute value or another letter is in it.
    pub(super) fn at(&self, point: &Point, budget: &Budget) -> Result<Option<Surd>, Stop> {
        budget.spend(self.terms.len())?;
        let mut sum = Surd::zero();
        for (monomial, coefficient) in &self.terms {
            let mut term = coefficient.clone();
            for (symbol, exponent) in monomial.powers() {
                let Symbol::Variable(name) = symbol else { return Ok(None) };
                let Some(value) = point.get(&**name) else { return Ok(None) };
                term = term.times(&value.power(i64::from(exponent))?)?;
            }
            sum = sum.plus(&term)?;
        }
        Ok(Some(sum))
    }

    /// The polynomial whose square this is, up to its sign, if there is one over these coefficients.
    pub(super) fn square_root(&self, budget: &Budget) -> Result<Option<Polynomial>, Stop> {
        // Long-hand: the leading term first, then each next term of the rest over twice the leading one.
        let mut root = Polynomial::zero();
        let mut rest = self.clone();
        let mut lead: Option<(Monomial, Surd)> = None;
        while let Some((monomial, coefficient)) = rest.terms.last_key_value() {
            let (next, factor) = match &lead {
                None => match (monomial.square_root(), coefficient.sqrt()) {
                    (Some(half), Ok(factor)) => (half, factor),
                    _ => return Ok(None),
                },
                Some((of_lead, twice)) => match monomial.over(of_lead) {
                    Some(next) => (next, coefficient.over(twice)?),
                    None => return Ok(None),
                },
            };
            let term = Polynomial { terms: BTreeMap::from([(next.clone(), factor.clone())]) };
            if lead.is_none() {
                lead = Some((next, factor.plus(&factor)?));
            }
            root = root.plus(&term)?;
            rest = self.minus(&root.times(&root, budget)?)?;
        }
        Ok(Some(root))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn linear(name: &str, constant: i64) -> Polynomial {
        Polynomial::variable(name).plus(&Polynomial::from(Surd::from(constant))).unwrap()
    }

    #[test]
    fn equal_polynomials_have_equal_forms() {
        let budget = Budget::new();
        let (sum, difference) = (linear("x", 3), linear("x", -3));
        let product = sum.times(&difference, &budget).unwrap();
        let x = Polynomial::variable("x");
        assert_eq!(product, x.times(&x, &budget).unwrap().plus(&Polynomial::from(Surd::from(-9))).unwrap());
        assert_ne!(product, sum.times(&sum, &budget).unwrap());
    }

    #[test]
    fn squares_of_roots_and_absolute_values_are_replaced() {
        let budget = Budget::new();
        let inner = linear("x", 1);
        let root = Polynomial::symbol(Symbol::Sqrt(Rc::new(inner.clone())));
        assert_eq!(root.power(2, &budget).unwrap(), inner);
        assert_eq!(root.power(3, &budget).unwrap(), inner.times(&root, &budget).unwrap());
        let size = Polynomial::symbol(Symbol::Abs(Rc::new(inner.clone())));
        assert_eq!(size.power(2, &budget).unwrap(), inner.power(2, &budget).unwrap());
    }

    #[test]
    fn square_roots_of_squares_are_found() {
        let budget = Budget::new();
        let sum = linear("x", 3).plus(&Polynomial::variable("y")).unwrap();
        let square = sum.power(2, &budget).unwrap();
        assert_eq!(square.square_root(&budget).unwrap(), Some(sum));
        assert_eq!(linear("x", 3).square_root(&budget).unwrap(), None);
        let almost = square.plus(&Polynomial::one()).unwrap();
        assert_eq!(almost.square_root(&budget).unwrap(), None);
    }

    #[test]
    fn division_finds_factors_only() {
        let budget = Budget::new();
        let (sum, difference) = (linear("x", 3), linear("y", -3));
        let product = sum.times(&difference, &budget).unwrap();
        assert_eq!(product.over(&difference, &budget).unwrap(), Some(sum.clone()));
        assert_eq!(product.over(&linear("x", 2), &budget).unwrap(), None);
        assert_eq!(Polynomial::zero().over(&sum, &budget).unwrap(), None);
    }

    #[test]
    fn growth_is_bounded() {
        let budget = Budget::new();
        let many = ["a", "b", "c", "d", "e", "f"]
            .iter()
            .fold(Polynomial::one(), |sum, name| sum.plus(&Polynomial::variable(name)).unwrap());
        assert_eq!(many.power(40, &budget), Err(Stop::TooLarge));
        assert_eq!(linear("x", 1).power(1000, &Budget::new()), Err(Stop::TooLarge));
    }
}
