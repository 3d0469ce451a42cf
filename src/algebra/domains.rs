//! Where two forms of one expression have a value: `(x^2-4)/(x-2)` is `x+2`, but has none at 2.

use super::budget::{Budget, Stop};
use super::normal_form::{Domain, fraction};
use super::plus_minus::values;
use super::solve::where_defined;
use super::trees::letters_of;
use super::verdict::Relation;
use crate::notation::Expr;

/// How the later form of an expression compares with the earlier. Where the domains are not found, they are taken to be
/// the same.
pub(super) fn relation(earlier: &Expr, line: &Expr, budget: &Budget) -> Result<Relation, Stop> {
    let (before, after) = match (domain(earlier, budget), domain(line, budget)) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(Stop::TooLarge), _) | (_, Err(Stop::TooLarge)) => return Err(Stop::TooLarge),
        _ => return Ok(Relation::SameExpression),
    };
    let letters = letters_of(earlier).union(&letters_of(line)).cloned().collect::<Vec<_>>();
    let [letter] = letters.as_slice() else {
        return Ok(match (before.is_everywhere(), after.is_everywhere()) {
            (false, true) => Relation::DomainWidened,
            (true, false) => Relation::DomainNarrowed,
            (true, true) | (false, false) => Relation::SameExpression,
        });
    };
    let (Ok(before), Ok(after)) = (where_defined(&before, letter, budget), where_defined(&after, letter, budget))
    else {
        return Ok(Relation::SameExpression);
    };
    Ok(match (before.without(&after)?.is_empty(), after.without(&before)?.is_empty()) {
        (true, false) => Relation::DomainWidened,
        (false, true) => Relation::DomainNarrowed,
        _ => Relation::SameExpression,
    })
}

/// What must hold for every case of the expression to have a value.
fn domain(expr: &Expr, budget: &Budget) -> Result<Domain, Stop> {
    let mut domain = Domain::default();
    for case in values(expr)? {
        fraction(&case, &mut domain, budget)?;
    }
    Ok(domain)
}
