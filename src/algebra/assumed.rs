//! What is taken for granted of the letters during one comparison: the conditions of the premises, made ready for use.

use super::budget::{Budget, Stop};
use super::evaluate::{Point, truth};
use super::evidence::factorial_at;
use super::monomial::{Monomial, Symbol};
use super::polynomial::Polynomial;
use super::premises::Premises;
use super::realset::RealSet;
use super::solve;
use super::surd::Surd;
use crate::notation::{Statement, factorial_argument, variables};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The one letter that is a number: it is positive, whatever else is put in for it.
pub(super) const PI: &str = "pi";

/// The conditions, and what they leave for each letter.
#[derive(Clone, Debug, Default)]
pub(super) struct Assumed {
    conditions: Vec<Statement>,
    /// The numbers that a letter may be, where conditions of its own say so.
    ranges: BTreeMap<String, Range>,
    whole: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Range {
    set: RealSet,
    sign: Option<Sign>,
}

/// What is known of a value's sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Positive,
    NotNegative,
    Negative,
    NotPositive,
    /// Either, but not zero.
    NotZero,
}

impl Assumed {
    pub(super) fn of(premises: &Premises) -> Assumed {
        let mut assumed =
            Assumed { conditions: premises.conditions.clone(), ranges: BTreeMap::new(), whole: premises.whole.clone() };
        for condition in &premises.conditions {
            let letters = variables(condition);
            let Some(letter) = letters.first().filter(|_| letters.len() == 1) else { continue };
            let Ok(mut set) = solve::solutions(condition, letter, &Budget::new()) else { continue };
            if let Some(known) = assumed.ranges.get(letter) {
                let Ok(both) = known.set.intersection(&set) else { continue };
                set = both;
            }
            let sign = sign_of(&set).unwrap_or(None);
            assumed.ranges.insert(letter.clone(), Range { set, sign });
        }
        assumed
    }

    /// The same, and letters of which nothing is said are not negative.
    pub(super) fn with_none_negative(&self, letters: &BTreeSet<String>) -> Assumed {
        let mut assumed = self.clone();
        let not_negative = RealSet::by_sample(vec![Surd::zero()], |at| Ok(!at.sign()?.is_lt()));
        if let Ok(set) = not_negative {
            for letter in letters {
                let range = || Range { set: set.clone(), sign: Some(Sign::NotNegative) };
                assumed.ranges.entry(letter.clone()).or_insert_with(range);
            }
        }
        assumed
    }

    /// Whether nothing is assumed.
    pub(super) fn is_nothing(&self) -> bool {
        self.conditions.is_empty() && self.whole.is_empty()
    }

    pub(super) fn conditions(&self) -> &[Statement] {
        &self.conditions
    }

    /// The letters that stand for whole numbers only.
    pub(super) fn whole(&self) -> &BTreeSet<String> {
        &self.whole
    }

    /// The numbers that the letter may be; None for all of them.
    pub(super) fn range(&self, letter: &str) -> Option<&RealSet> {
        self.ranges.get(letter).map(|range| &range.set)
    }

    pub(super) fn is_whole(&self, letter: &str) -> bool {
        self.whole.contains(letter)
    }

    /// Whether every condition that speaks of the point's letters alone is true there.
    pub(super) fn admits(&self, point: &Point, budget: &Budget) -> bool {
        let is_of_point = |condition: &&Statement| variables(condition).iter().all(|letter| point.contains_key(letter));
        let is_whole = |(letter, value): (&String, &Surd)| {
            !self.is_whole(letter) || value.as_rational().is_some_and(|value| value.is_integer())
        };
        point.iter().all(is_whole)
            && point.iter().all(|(name, value)| is_factorial(name, value, point))
            && point.get(PI).is_none_or(|value| value.sign().is_ok_and(|order| order.is_gt()))
            && self.conditions.iter().filter(is_of_point).all(|c| truth(c, point, budget) == Ok(Some(true)))
    }

    /// The letters that cannot be zero.
    pub(super) fn not_zero(&self) -> Vec<Polynomial> {
        let is_not_zero = |range: &Range| matches!(range.sign, Some(Sign::Positive | Sign::Negative | Sign::NotZero));
        self.ranges.iter().filter(|(_, range)| is_not_zero(range)).map(|(name, _)| Polynomial::variable(name)).collect()
    }

    /// The sign of a polynomial for all values that the letters may have, where it is known.
    pub(super) fn sign(&self, polynomial: &Polynomial, budget: &Budget) -> Result<Option<Sign>, Stop> {
        if let Some(sign) = self.sign_by_terms(polynomial)? {
            return Ok(Some(sign));
        }
        let letters: Vec<&Symbol> = polynomial.symbols().into_iter().collect();
        let [Symbol::Variable(letter)] = letters.as_slice() else { return Ok(None) };
        let Some(range) = self.range(letter) else { return Ok(None) };
        let (above, below) = solve::where_signed(polynomial, letter, budget)?;
        let (above, below) = (range.without(&above)?, range.without(&below)?);
        let is_never = |order: Ordering| -> Result<bool, Stop> {
            // Above zero nowhere: all of the range is left when those places are taken out.
            Ok(if order.is_gt() { above == *range } else { below == *range })
        };
        Ok(match (above.is_empty(), below.is_empty()) {
            (true, _) => Some(Sign::Positive),
            (_, true) => Some(Sign::Negative),
            _ if is_never(Ordering::Less)? => Some(Sign::NotNegative),
            _ if is_never(Ordering::Greater)? => Some(Sign::NotPositive),
            _ => None,
        })
    }

    fn sign_by_terms(&self, polynomial: &Polynomial) -> Result<Option<Sign>, Stop> {
        let (mut least, mut most) = (false, false);
        let mut strict = false;
        for (monomial, coefficient) in polynomial.terms() {
            let of_letters = self.sign_of_monomial(monomial);
            let is_negative = coefficient.sign()?.is_lt();
            match (of_letters, is_negative) {
                (Some(Sign::Positive | Sign::NotNegative), false)
                | (Some(Sign::Negative | Sign::NotPositive), true) => {
                    least = true;
                }
                (Some(Sign::Positive | Sign::NotNegative), true)
                | (Some(Sign::Negative | Sign::NotPositive), false) => {
                    most = true;
                }
                _ => return Ok(None),
            }
            strict |= matches!(of_letters, Some(Sign::Positive | Sign::Negative));
        }
        Ok(match (least, most) {
            (true, false) => Some(if strict { Sign::Positive } else { Sign::NotNegative }),
            (false, true) => Some(if strict { Sign::Negative } else { Sign::NotPositive }),
            _ => None,
        })
    }

    fn sign_of_monomial(&self, monomial: &Monomial) -> Option<Sign> {
        let (mut negative, mut strict) = (false, true);
        for (symbol, exponent) in monomial.powers() {
            let own = match symbol {
                Symbol::Variable(name) if &**name == PI => Some(Sign::Positive),
                Symbol::Variable(name) => self.ranges.get(&**name).and_then(|range| range.sign),
                Symbol::Sqrt(_) | Symbol::Abs(_) => Some(Sign::NotNegative),
                Symbol::Root(index, _) if index % 2 == 0 => Some(Sign::NotNegative),
                Symbol::Root(..) => None,
                Symbol::Log(inside) if inside.as_constant().is_none() => None,
                // The logarithm of a prime.
                Symbol::Power(..) | Symbol::Log(_) | Symbol::Euler => Some(Sign::Positive),
            };
            strict &= matches!(own, Some(Sign::Positive | Sign::Negative | Sign::NotZero));
            match own {
                _ if exponent % 2 == 0 => {}
                Some(Sign::Positive | Sign::NotNegative) => {}
                Some(Sign::Negative | Sign::NotPositive) => negative = !negative,
                Some(Sign::NotZero) | None => return None,
            }
        }
        Some(match (negative, strict) {
            (false, true) => Sign::Positive,
            (false, false) => Sign::NotNegative,
            (true, true) => Sign::Negative,
            (true, false) => Sign::NotPositive,
        })
    }
}

/// Whether the value of a letter `n!` goes with that of n, where it is one.
fn is_factorial(name: &str, value: &Surd, point: &Point) -> bool {
    factorial_argument(name).is_none() || factorial_at(name, point).is_some_and(|wanted| Surd::from(wanted) == *value)
}

fn sign_of(set: &RealSet) -> Result<Option<Sign>, Stop> {
    let zero = RealSet::by_sample(vec![Surd::zero()], |at| Ok(at.is_zero()))?;
    let above = RealSet::by_sample(vec![Surd::zero()], |at| Ok(at.sign()?.is_gt()))?;
    let below = RealSet::by_sample(vec![Surd::zero()], |at| Ok(at.sign()?.is_lt()))?;
    Ok(if set.without(&above)?.is_empty() {
        Some(Sign::Positive)
    } else if set.without(&below)?.is_empty() {
        Some(Sign::Negative)
    } else if set.without(&above.union(&zero)?)?.is_empty() {
        Some(Sign::NotNegative)
    } else if set.without(&below.union(&zero)?)?.is_empty() {
        Some(Sign::NotPositive)
    } else if set.intersection(&zero)?.is_empty() {
        Some(Sign::NotZero)
    } else {
        None
    })
}
