//! Sets of real numbers with finitely many borders: everything that one-letter statements of school algebra can mean.
//!
//! A set is a sign chart: ascending cut points, whether each is in, and whether each open stretch between them is in.
//! `x = 2 or x = 5`, `x < 3`, `-1 < x <= 4`, "no solution" and "all real numbers" are all of this form, and union,
//! intersection and difference are one pass over the merged cuts. A cut that changes nothing is dropped, so equal sets
//! have equal charts.

use super::budget::{Stop, bounded};
use super::surd::Surd;
use crate::notation::Rational;
use num_bigint::BigInt;
use num_traits::One;
use std::cmp::Ordering;

/// A subset of the real line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RealSet {
    cuts: Vec<Surd>,
    /// Whether each cut is in the set.
    at: Vec<bool>,
    /// Whether the stretch before each cut is, and the one after the last; one longer than `cuts`.
    between: Vec<bool>,
}

impl RealSet {
    pub(super) fn empty() -> RealSet {
        RealSet { cuts: Vec::new(), at: Vec::new(), between: vec![false] }
    }

    pub(super) fn everything() -> RealSet {
        RealSet { cuts: Vec::new(), at: Vec::new(), between: vec![true] }
    }

    /// The set over these ascending cuts in which a point or stretch lies when `is_in` says so of a number from it.
    pub(super) fn by_sample(
        cuts: Vec<Surd>,
        mut is_in: impl FnMut(&Surd) -> Result<bool, Stop>,
    ) -> Result<RealSet, Stop> {
        let at = cuts.iter().map(&mut is_in).collect::<Result<Vec<bool>, Stop>>()?;
        let mut between = Vec::with_capacity(cuts.len() + 1);
        for stretch in 0..=cuts.len() {
            let low = stretch.checked_sub(1).and_then(|i| cuts.get(i));
            between.push(is_in(&Surd::from(simple_between(low, cuts.get(stretch))?))?);
        }
        Ok(RealSet { cuts, at, between }.tidied())
    }

    /// What a function takes into this set; `around` says for a number where the function is above it, and where below.
    pub(super) fn preimage(&self, around: impl Fn(&Surd) -> Result<(RealSet, RealSet), Stop>) -> Result<RealSet, Stop> {
        let around: Vec<(RealSet, RealSet)> = self.cuts.iter().map(around).collect::<Result<_, _>>()?;
        let mut all = RealSet::empty();
        for (stretch, _) in self.between.iter().enumerate().filter(|(_, is_in)| **is_in) {
            let mut part = RealSet::everything();
            if let Some((above, _)) = stretch.checked_sub(1).and_then(|i| around.get(i)) {
                part = part.intersection(above)?;
            }
            if let Some((_, below)) = around.get(stretch) {
                part = part.intersection(below)?;
            }
            all = all.union(&part)?;
        }
        for ((above, below), _) in around.iter().zip(&self.at).filter(|(_, is_in)| **is_in) {
            all = all.union(&above.union(below)?.complement())?;
        }
        Ok(all)
    }

    fn tidied(self) -> RealSet {
        let mut tidy = RealSet { cuts: Vec::new(), at: Vec::new(), between: vec![self.between[0]] };
        for (i, cut) in self.cuts.into_iter().enumerate() {
            if self.between[i] != self.at[i] || self.at[i] != self.between[i + 1] {
                tidy.cuts.push(cut);
                tidy.at.push(self.at[i]);
                tidy.between.push(self.between[i + 1]);
            }
        }
        tidy
    }

    fn combined(&self, other: &RealSet, is_in: impl Fn(bool, bool) -> bool) -> Result<RealSet, Stop> {
        let mut both =
            RealSet { cuts: Vec::new(), at: Vec::new(), between: vec![is_in(self.between[0], other.between[0])] };
        let (mut i, mut j) = (0, 0);
        loop {
            let order = match (self.cuts.get(i), other.cuts.get(j)) {
                (Some(a), Some(b)) => a.compare(b)?,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Ok(both.tidied()),
            };
            let in_self = if order.is_le() { self.at[i] } else { self.between[i] };
            let in_other = if order.is_ge() { other.at[j] } else { other.between[j] };
            both.cuts.push(if order.is_le() { self.cuts[i].clone() } else { other.cuts[j].clone() });
            both.at.push(is_in(in_self, in_other));
            i += usize::from(order.is_le());
            j += usize::from(order.is_ge());
            both.between.push(is_in(self.between[i], other.between[j]));
        }
    }

    pub(super) fn union(&self, other: &RealSet) -> Result<RealSet, Stop> {
        self.combined(other, |a, b| a || b)
    }

    pub(super) fn intersection(&self, other: &RealSet) -> Result<RealSet, Stop> {
        self.combined(other, |a, b| a && b)
    }

    /// What is in this set and not in the other.
    pub(super) fn without(&self, other: &RealSet) -> Result<RealSet, Stop> {
        self.combined(other, |a, b| a && !b)
    }

    pub(super) fn complement(&self) -> RealSet {
        RealSet {
            cuts: self.cuts.clone(),
            at: self.at.iter().map(|is_in| !is_in).collect(),
            between: self.between.iter().map(|is_in| !is_in).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cuts.is_empty() && self.between == [false]
    }

    /// All its points, ascending, if there are finitely many.
    pub(super) fn points(&self) -> Option<Vec<Surd>> {
        if self.between.contains(&true) {
            return None;
        }
        Some(self.cuts.iter().zip(&self.at).filter(|(_, is_in)| **is_in).map(|(cut, _)| cut.clone()).collect())
    }

    pub(super) fn contains(&self, value: &Surd) -> Result<bool, Stop> {
        for (i, cut) in self.cuts.iter().enumerate() {
            match value.compare(cut)? {
                Ordering::Less => return Ok(self.between[i]),
                Ordering::Equal => return Ok(self.at[i]),
                Ordering::Greater => {}
            }
        }
        Ok(self.between[self.cuts.len()])
    }

    /// A member that is as simple as possible: a small whole number, then any other rational, then an irrational point.
    pub(super) fn simple_member(&self) -> Result<Option<Surd>, Stop> {
        for whole in (0..=12).flat_map(|n| [n, -n]).map(Surd::from) {
            if self.contains(&whole)? {
                return Ok(Some(whole));
            }
        }
        for (stretch, is_in) in self.between.iter().enumerate() {
            if *is_in {
                let low = stretch.checked_sub(1).and_then(|i| self.cuts.get(i));
                return simple_between(low, self.cuts.get(stretch)).map(|value| Some(Surd::from(value)));
            }
        }
        let points = self.points().unwrap_or_default();
        let rational = points.iter().find(|point| point.as_rational().is_some());
        Ok(rational.or(points.first()).cloned())
    }
}

/// A rational strictly between two bounds, `low < high`; without bounds, 0.
fn simple_between(low: Option<&Surd>, high: Option<&Surd>) -> Result<Rational, Stop> {
    let one = Rational::one();
    match (low, high) {
        (None, None) => Ok(Rational::from(BigInt::from(0))),
        (Some(low), None) => Ok(Rational::from(low.floor()?) + one),
        (None, Some(high)) => Ok(-(Rational::from(high.negated().floor()?) + one)),
        (Some(low), Some(high)) => {
            // The first grid that is fine enough: wholes, halves, then each ten times finer.
            let mut grid = BigInt::one();
            loop {
                let scale = Surd::from(bounded(Rational::from(grid.clone()))?);
                let next = low.times(&scale)?.floor()? + 1;
                let candidate = Rational::new(next, grid.clone());
                if Surd::from(candidate.clone()).compare(high)? == Ordering::Less {
                    return Ok(candidate);
                }
                grid *= if grid.is_one() { 2 } else { 5 };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_points(points: Vec<Surd>) -> RealSet {
        RealSet { at: vec![true; points.len()], between: vec![false; points.len() + 1], cuts: points }
    }

    fn below(value: i64) -> RealSet {
        RealSet { cuts: vec![Surd::from(value)], at: vec![false], between: vec![true, false] }
    }

    fn points(values: &[i64]) -> RealSet {
        of_points(values.iter().map(|v| Surd::from(*v)).collect())
    }

    #[test]
    fn equal_sets_have_equal_charts() {
        assert_eq!(below(3).union(&below(5)).unwrap(), below(5));
        assert_eq!(below(3).intersection(&below(5)).unwrap(), below(3));
        assert_eq!(below(3).union(&below(3).complement()).unwrap(), RealSet::everything());
        assert_eq!(points(&[2]).union(&points(&[1])).unwrap(), points(&[1, 2]));
        assert_eq!(points(&[2, 4]).without(&points(&[2, 3, 4])).unwrap(), RealSet::empty());
        assert_eq!(RealSet::empty().complement(), RealSet::everything());
    }

    #[test]
    fn members_are_simple() {
        let check = |set: &RealSet, wanted: &str| {
            assert_eq!(set.simple_member().unwrap().unwrap().to_string(), wanted);
        };
        check(&below(5), "0");
        check(&below(-40), "-41");
        check(&points(&[2, 3]), "2");
        check(&below(3).complement().intersection(&below(4)).unwrap().without(&points(&[3])).unwrap(), "7/2");
        check(&of_points(vec![Surd::from(2).sqrt().unwrap()]), "sqrt(2)");
        let near = of_points(vec![Surd::from(8).sqrt().unwrap(), Surd::from(9).sqrt().unwrap()]);
        let gap = RealSet { between: vec![false, true, false], at: vec![false, false], ..near };
        check(&gap, "29/10");
        assert_eq!(RealSet::empty().simple_member().unwrap(), None);
    }
}
