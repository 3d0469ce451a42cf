//! One statement in several letters, as `A = b h / 2` or `2x + 3y = 6`.
//!
//! Two equations that differ by a factor only are the same one. Where they are not, values are looked for that satisfy
//! one and not the other; where none are found, nothing is claimed.

use super::budget::{Budget, Stop};
use super::evidence;
use super::normal_form::{Domain, Fraction, fraction};
use super::syntax::{Expr, Rel, Statement};
use super::verdict::{Relation, Verdict};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Two statements with several letters between them.
pub(super) fn follows(
    earlier: &Statement,
    line: &Statement,
    names: &BTreeSet<String>,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    if let (Some(a), Some(b)) = (as_relation(earlier, budget)?, as_relation(line, budget)?)
        && a.is_same(&b, budget)?
    {
        return Ok(Verdict::Holds(Relation::Equivalent));
    }
    match evidence::of_statements(earlier, line, names, budget)? {
        Some(evidence) => Ok(Verdict::Fails(evidence)),
        None => Err(Stop::OutOfReach),
    }
}

/// `difference rel 0`
struct Relational {
    difference: Fraction,
    rel: Rel,
}

fn as_relation(statement: &Statement, budget: &Budget) -> Result<Option<Relational>, Stop> {
    let Statement::Chain(left, rest) = statement else { return Ok(None) };
    let [(rel, right)] = rest.as_slice() else { return Ok(None) };
    Ok(Some(Relational { difference: difference(left, right, budget)?, rel: *rel }))
}

fn difference(left: &Expr, right: &Expr, budget: &Budget) -> Result<Fraction, Stop> {
    let mut domain = Domain::default();
    fraction(left, &mut domain, budget)?.minus(&fraction(right, &mut domain, budget)?, budget)
}

impl Relational {
    /// Whether one is the other times a number. Letters that a line divides by are taken not to be zero, as everybody
    /// does who solves for one letter.
    fn is_same(&self, other: &Relational, budget: &Budget) -> Result<bool, Stop> {
        if matches!(self.rel, Rel::Eq | Rel::Ne) {
            let ratio = self.difference.numerator.constant_ratio(&other.difference.numerator)?;
            return Ok(self.rel == other.rel && ratio.is_some());
        }
        let left = self.difference.numerator.times(&other.difference.denominator, budget)?;
        let right = other.difference.numerator.times(&self.difference.denominator, budget)?;
        let Some(ratio) = left.constant_ratio(&right)? else { return Ok(false) };
        let wanted = if ratio.sign()? == Ordering::Greater { other.rel } else { turned(other.rel) };
        Ok(self.rel == wanted)
    }
}

/// The relation after multiplying by a negative number.
fn turned(rel: Rel) -> Rel {
    match rel {
        Rel::Lt => Rel::Gt,
        Rel::Gt => Rel::Lt,
        Rel::Le => Rel::Ge,
        Rel::Ge => Rel::Le,
        Rel::Eq | Rel::Ne => rel,
    }
}
