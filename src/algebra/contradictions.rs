//! Two equations without solutions: whether a move that everybody makes leads from one to the other.
//!
//! All of them have the same solutions, none. `11 + 4p = 4p` still does not come of `10 + 4p = 4p`: a number was copied
//! wrongly. What is left of such an equation without its letters, `10 = 0`, stays what it is but for its sign and for what
//! both sides were multiplied by.

use super::budget::{Budget, Stop};
use super::normal_form::{Domain, fraction};
use super::polynomial::Polynomial;
use super::surd::Surd;
use crate::notation::{Expr, Rational, Statement, equation_sides as sides};
use num_traits::{One, Signed};

/// Whether what is left of the two equations is another number, and nothing tells what both sides were multiplied by.
pub(super) fn differ(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let (Some(given), Some(own)) = (sides(earlier), sides(line)) else { return Ok(false) };
    let (Some(given), Some(own)) = (polynomials(given, budget)?, polynomials(own, budget)?) else { return Ok(false) };
    let left_over = |[left, right]: &[Polynomial; 2]| -> Result<Option<Rational>, Stop> {
        Ok(left.minus(right)?.as_constant().and_then(|number| number.as_rational().cloned()))
    };
    let (Some(before), Some(after)) = (left_over(&given)?, left_over(&own)?) else { return Ok(false) };
    if before == Rational::default() || after == Rational::default() {
        return Ok(false);
    }
    let factor = after / before;
    if factor.abs().is_one() {
        return Ok(false);
    }
    if given.iter().all(|side| side.as_constant().is_some()) {
        // From numbers that are not equal anything follows.
        return Ok(false);
    }
    let of_letters = own.iter().map(without_number).collect::<Result<Vec<_>, _>>()?;
    if of_letters.iter().all(Polynomial::is_zero) {
        return Ok(!divides_out(&factor, &given));
    }
    let scaled = |side: &Polynomial| without_number(side)?.scaled(&Surd::from(factor.clone()));
    let expected = given.iter().map(scaled).collect::<Result<Vec<_>, _>>()?;
    let is_scaled = of_letters.iter().any(|side| !side.is_zero() && expected.contains(side));
    Ok(!is_scaled)
}

/// Whether a factor makes whole numbers of all numbers in two sides, and is one that does: a part of one where all of them
/// have that in common, a whole number where some of them are fractions.
fn divides_out(factor: &Rational, sides: &[Polynomial; 2]) -> bool {
    let numbers: Option<Vec<&Rational>> =
        sides.iter().flat_map(|side| side.terms().map(|(_, number)| number.as_rational())).collect();
    let Some(numbers) = numbers else { return true };
    let is_part = factor.recip().is_integer();
    let clears = factor.is_integer() && numbers.iter().any(|number| !number.is_integer());
    (is_part || clears) && numbers.iter().all(|number| (*number * factor).is_integer())
}

fn without_number(side: &Polynomial) -> Result<Polynomial, Stop> {
    let number =
        side.terms().find(|(monomial, _)| monomial.powers().next().is_none()).map(|(_, number)| number.clone());
    match number {
        Some(number) => side.minus(&Polynomial::from(number)),
        None => Ok(side.clone()),
    }
}

/// Both sides as polynomials; None where one divides by a letter.
fn polynomials(sides: [&Expr; 2], budget: &Budget) -> Result<Option<[Polynomial; 2]>, Stop> {
    let read = |side: &Expr| -> Result<Option<Polynomial>, Stop> {
        let side = fraction(side, &mut Domain::default(), budget)?;
        Ok((side.denominator == Polynomial::one()).then_some(side.numerator))
    };
    let [left, right] = sides;
    Ok(read(left)?.zip(read(right)?).map(|(left, right)| [left, right]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[test]
    fn contradictions_that_differ() {
        let check = |earlier: &str, line: &str, wanted: bool| {
            let read = |text: &str| parse(text).statement.unwrap();
            assert_eq!(differ(&read(earlier), &read(line), &Budget::new()), Ok(wanted), "{earlier} -> {line}");
        };
        check("10 + 4p - 20 = 4p", "11 + 4p - 20 = 4p", true);
        check("10 + 4p - 20 = 4p", "4p - 10 = 4p", false);
        check("10 + 4p - 20 = 4p", "-9 = 0", true);
        check("10 + 4p - 20 = 4p", "-10 = 0", false);
        check("10 + 4p - 20 = 4p", "0 = 10", false);
        check("2x + 2 = 2x + 8", "x + 1 = x + 4", false);
        check("2x + 2 = 2x + 8", "0 = 3", false);
        check("2x + 2 = 2x + 8", "2 = 9", true);
        check("2(x + 1) = 2x + 8", "2x + 1 = 2x + 8", true);
        check("x/2 + 1 = x/2 + 3", "x + 2 = x + 6", false);
        check("x/2 + 1 = x/2 + 3", "x + 1 = x + 6", true);
        check("x^2 + 3 = x^2 + 5", "3 = 5", false);
        check("2 = 0", "3 = 0", false);
        check("x^2 + 3 = 0", "x^2 = -3", false);
    }
}
