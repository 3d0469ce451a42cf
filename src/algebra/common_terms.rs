//! What the terms of an expression, or the denominators of its fractions, have in common: `4m` of `8m^3 - 12m^2 n`, `36` of
//! `7/12 + 5/18`.

use super::budget::{Budget, Stop};
use super::normal_form::{Domain, fraction};
use super::polynomial::Polynomial;
use crate::notation::{Expr, ExprKind, Statement, sides};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed};

/// Whether `stated` is, up to its sign, the greatest factor that all terms of `expr` have in common. None where that is no
/// single term, or where the coefficients are no whole numbers.
pub fn is_greatest_common_factor(stated: &Expr, expr: &Expr) -> Option<bool> {
    let budget = Budget::new();
    let stated = polynomial(stated, &budget).ok()?.filter(Polynomial::is_monomial)?;
    let whole = polynomial(expr, &budget).ok()??;
    let (own, factor) = stated.lead()?;
    let factor = factor.as_rational()?;
    let mut terms = whole.terms().peekable();
    terms.peek()?;
    let mut divisor: Option<BigInt> = None;
    let mut rests = Vec::new();
    for (monomial, coefficient) in terms {
        let coefficient = coefficient.as_rational().filter(|number| number.is_integer())?.to_integer();
        divisor = Some(divisor.map_or(coefficient.abs(), |known| known.gcd(&coefficient)));
        match monomial.over(own) {
            Some(rest) => rests.push(rest),
            None => return Some(false),
        }
    }
    let is_whole = factor.is_integer() && Some(factor.to_integer().abs()) == divisor;
    // A letter that is left in every term could have been taken out as well.
    let shares_letter =
        rests.first()?.powers().any(|(symbol, _)| rests.iter().all(|rest| rest.exponent_of(symbol) > 0));
    Some(is_whole && !shares_letter)
}

/// Whether every denominator of `statement` divides `stated`, and no smaller whole number does where all are whole numbers.
/// None where there are fewer than two fractions, or where a form is out of reach.
pub fn is_common_denominator(stated: &Expr, statement: &Statement) -> Option<bool> {
    let budget = Budget::new();
    let mut found = Vec::new();
    sides(statement).into_iter().for_each(|side| denominators(side, &mut found));
    if found.len() < 2 {
        return None;
    }
    let stated = polynomial(stated, &budget).ok()??;
    let mut least = BigInt::one();
    let mut are_numbers = true;
    for denominator in found {
        let denominator = polynomial(denominator, &budget).ok()??;
        match denominator.as_constant() {
            Some(number) => {
                let number = number.as_rational().filter(|number| number.is_integer())?.to_integer();
                least = least.lcm(&number);
            }
            None if stated.over(&denominator, &budget).ok()?.is_none() => return Some(false),
            None => are_numbers = false,
        }
    }
    let scaled = |number: &BigInt| {
        let (number, mut factors) = (number.clone(), stated.terms().map(|(_, factor)| factor.as_rational()));
        factors.all(|factor| {
            factor.is_some_and(|factor| factor.is_integer() && factor.to_integer().is_multiple_of(&number))
        })
    };
    match stated.as_constant() {
        Some(number) if are_numbers => Some(number.as_rational().is_some_and(|number| number.to_integer() == least)),
        _ => Some(scaled(&least)),
    }
}

/// The denominators of an expression, from left to right.
fn denominators<'e>(expr: &'e Expr, found: &mut Vec<&'e Expr>) {
    if let ExprKind::Div(_, denominator) = &expr.kind {
        found.push(denominator);
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| denominators(part, found));
}

/// The polynomial that an expression is; None where a letter stands below a fraction line.
fn polynomial(expr: &Expr, budget: &Budget) -> Result<Option<Polynomial>, Stop> {
    let found = fraction(expr, &mut Domain::default(), budget)?;
    let Some(scale) = found.denominator.as_constant() else { return Ok(None) };
    Ok(Some(found.numerator.scaled(&scale.inverse()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    fn expr(text: &str) -> Expr {
        match parse(text).statement {
            Some(Statement::Expr(expr)) => expr,
            _ => panic!("{text} is no expression"),
        }
    }

    #[test]
    fn factors_of_all_terms() {
        let check = |stated: &str, of: &str, wanted: Option<bool>| {
            assert_eq!(is_greatest_common_factor(&expr(stated), &expr(of)), wanted, "{stated} of {of}");
        };
        check("4m", "8m^3 - 12m^2 n + 20m n^2", Some(true));
        check("-4m", "-8m^3 + 12m^2 n", Some(false));
        check("-4m^2", "-8m^3 + 12m^2 n", Some(true));
        check("5m", "8m^3 - 12m^2 n", Some(false));
        check("2m^2", "8m^3 - 12m^2 n", Some(false));
        check("4n", "8m^3 - 12m^2 n", Some(false));
        check("x + 1", "x(x + 1) + 2(x + 1)", None);
        check("2", "x/2 + 3", None);
    }

    #[test]
    fn denominators_divide() {
        let check = |stated: &str, of: &str, wanted: Option<bool>| {
            let of = parse(of).statement.expect("it can be read");
            assert_eq!(is_common_denominator(&expr(stated), &of), wanted, "{stated} of {of:?}");
        };
        check("36", "7/12 + 5/18", Some(true));
        check("72", "7/12 + 5/18", Some(false));
        check("38", "7/12 + 5/18", Some(false));
        check("6", "x/2 + x/3 = 5", Some(true));
        check("8", "x/2 + x/3 = 5", Some(false));
        check("(x+1)(x-1)", "1/(x+1) + 1/(x-1)", Some(true));
        check("(x+1)(x-2)", "1/(x+1) + 1/(x-1)", Some(false));
        check("6x", "1/(2x) + 1/3 = 4", Some(true));
        check("4x", "1/(2x) + 1/3 = 4", Some(false));
        check("6", "x/2 = 5", None);
    }
}
