//! Steps that keep every solution and may add some: squaring both sides, multiplying by what the equation divides by,
//! writing `|A| = B` as `A = B or A = -B`.
//!
//! All three do the same to the polynomial of an equation: roots and absolute values go by `U + V s = 0` to
//! `U^2 - V^2 s^2 = 0` (roots of index n to nth powers), denominators go altogether. A line is such a step when its own
//! polynomial is what this leaves.
//! That says where a line comes from; whether it adds solutions is for the solution sets to say.

use super::budget::{Budget, Stop};
use super::formulas::without_factors;
use super::monomial::Symbol;
use super::normal_form::{Domain, Fraction, fraction};
use super::polynomial::Polynomial;
use crate::notation::{Rel, Statement};

/// Roots and absolute values that are taken out of one equation.
const MAX_SYMBOLS: usize = 4;

/// Whether `line` is what squaring, clearing denominators or splitting absolute values makes of `earlier`.
pub(super) fn widens(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let mut domain = Domain::default();
    as_equation(earlier, &mut domain, budget)?;
    if let Some(squared) = squared(earlier, budget)?
        && gives(squared, line, &domain, budget)?
    {
        return Ok(true);
    }
    is_left_by(earlier, line, |_| true, budget)
}

/// Whether `line` is what raising to odd powers makes of `earlier`, which changes nothing among real numbers.
pub(super) fn is_odd_power(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<bool, Stop> {
    is_left_by(earlier, line, |index| index % 2 == 1, budget)
}

/// Whether `line` is what is left of `earlier` when roots of these indices are taken out, one or several.
fn is_left_by(
    earlier: &Statement,
    line: &Statement,
    is_taken: impl Fn(u32) -> bool,
    budget: &Budget,
) -> Result<bool, Stop> {
    let mut domain = Domain::default();
    let Some(given) = as_equation(earlier, &mut domain, budget)? else { return Ok(false) };
    let mut level = vec![given.numerator];
    for _ in 0..=MAX_SYMBOLS {
        let mut next = Vec::new();
        for candidate in level {
            next.extend(without_one_symbol(&candidate, &is_taken, budget)?);
            if gives(Fraction::from(candidate), line, &domain, budget)? {
                return Ok(true);
            }
        }
        level = next;
    }
    Ok(false)
}

/// Whether `line` says that `candidate` is zero, but for factors that are not.
fn gives(candidate: Fraction, line: &Statement, domain: &Domain, budget: &Budget) -> Result<bool, Stop> {
    let Some(wanted) = as_equation(line, &mut Domain::default(), budget)? else { return Ok(false) };
    let wanted = without_factors(wanted.numerator, &domain.not_zero, budget)?;
    let candidate = without_factors(candidate.numerator, &domain.not_zero, budget)?;
    Ok(candidate.constant_ratio(&wanted)?.is_some())
}

/// `difference = 0` for an equation, the product of them for an "or" of equations.
pub(super) fn as_equation(
    statement: &Statement,
    domain: &mut Domain,
    budget: &Budget,
) -> Result<Option<Fraction>, Stop> {
    match statement {
        Statement::Chain(left, rest) => {
            let [(Rel::Eq, right)] = rest.as_slice() else { return Ok(None) };
            fraction(left, domain, budget)?.minus(&fraction(right, domain, budget)?, budget).map(Some)
        }
        Statement::Or(parts) => {
            let mut product: Option<Fraction> = None;
            for part in parts {
                let Some(factor) = as_equation(part, domain, budget)? else { return Ok(None) };
                product = Some(match product {
                    Some(product) => product.times(&factor, budget)?,
                    None => factor,
                });
            }
            Ok(product)
        }
        _ => Ok(None),
    }
}

/// `L^2 - R^2` of `L = R`
fn squared(statement: &Statement, budget: &Budget) -> Result<Option<Fraction>, Stop> {
    let Statement::Chain(left, rest) = statement else { return Ok(None) };
    let [(Rel::Eq, right)] = rest.as_slice() else { return Ok(None) };
    let mut domain = Domain::default();
    let (left, right) = (fraction(left, &mut domain, budget)?, fraction(right, &mut domain, budget)?);
    if left.numerator.is_plain() && right.numerator.is_plain() {
        // Nothing is gained by squaring but solutions.
        return Ok(None);
    }
    left.times(&left, budget)?.minus(&right.times(&right, budget)?, budget).map(Some)
}

/// `U^n - (-V)^n s^n` for every outermost root of index n or, with n = 2, absolute value `s` of `U + V s`.
fn without_one_symbol(
    polynomial: &Polynomial,
    is_taken: &impl Fn(u32) -> bool,
    budget: &Budget,
) -> Result<Vec<Polynomial>, Stop> {
    let mut found = Vec::new();
    for symbol in polynomial.symbols() {
        let index = match symbol {
            Symbol::Sqrt(_) | Symbol::Abs(_) => 2,
            Symbol::Root(index, _) => *index,
            Symbol::Variable(_) | Symbol::Power(..) | Symbol::Log(_) | Symbol::Euler => continue,
        };
        if let ([u, v], true) = (polynomial.by_powers_of(symbol).as_slice(), is_taken(index)) {
            let power = v.negated().power(index, budget)?.times(&symbol.folded(budget)?, budget)?;
            found.push(u.power(index, budget)?.minus(&power)?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[test]
    fn what_squaring_and_clearing_make_is_recognised() {
        let check = |earlier: &str, line: &str, wanted: bool| {
            let read = |text: &str| parse(text).statement.unwrap();
            assert_eq!(widens(&read(earlier), &read(line), &Budget::new()), Ok(wanted), "{earlier} -> {line}");
        };
        check("sqrt(x+2) = x", "x+2 = x^2", true);
        check("sqrt(x+2) = x", "x^2-x-2 = 0", true);
        check("sqrt(x+2) = x", "x+2 = x", false);
        check("sqrt(x+2)+1 = x", "x+2 = (x-1)^2", true);
        check("sqrt(x)+sqrt(x+5) = 5", "x+5 = 25-10sqrt(x)+x", true);
        check("sqrt(x)+sqrt(x+5) = 5", "x+2sqrt(x)sqrt(x+5)+x+5 = 25", true);
        check("root(4, x+1) = -2", "x+1 = 16", true);
        check("root(4, x+1) = x", "x+1 = x^4", true);
        check("root(3, x+1) = x", "x+1 = -x^3", false);
        check("|x+1| = 2x", "x+1 = 2x or x+1 = -2x", true);
        check("|x+1| = 2x", "(x+1)^2 = 4x^2", true);
        check("x/(x-2) = 2/(x-2)", "x = 2", true);
        check("1/(x-2)+1/(x+2) = 4/(x^2-4)", "x+2+x-2 = 4", true);
        check("(y-6)(y+6)*y/(y+6) = (y-6)(y+6)(72/(y^2-36)+4)", "y(y-6) = 72+4(y^2-36)", true);
        check("(y-6)(y+6)*y/(y+6) = (y-6)(y+6)(72/(y^2-36)+4)", "y(y-6) = 70+4(y^2-36)", false);
        check("x = -3", "x^2 = 9", false);
        check("x = 3", "x(x-1) = 3(x-1)", false);
    }
}
