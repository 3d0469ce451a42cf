//! What dividing one polynomial by another in the same letter comes to: a whole quotient and what remains.

use super::budget::{Budget, Stop};
use super::monomial::Symbol;
use super::normal_form::{Domain, fraction};
use super::polynomial::Polynomial;
use crate::notation::{Expr, letters};

/// Two polynomials in one letter, the second of which is no number.
pub struct Division {
    dividend: Polynomial,
    divisor: Polynomial,
    letter: Symbol,
}

impl Division {
    /// None where one of them is no polynomial in the one letter of the divisor.
    pub fn of(dividend: &Expr, divisor: &Expr) -> Option<Division> {
        let own = letters(divisor);
        let [letter] = own.iter().collect::<Vec<_>>()[..] else { return None };
        let is_own = letters(dividend).iter().all(|name| name == letter);
        let letter = Symbol::Variable(letter.as_str().into());
        let [dividend, divisor] = [polynomial(dividend).ok()??, polynomial(divisor).ok()??];
        let division = Division { dividend, divisor, letter };
        (is_own && division.degree(&division.divisor) > 0).then_some(division)
    }

    /// Whether dividing comes to this quotient, whatever remains. None where it is no polynomial.
    pub fn has_quotient(&self, quotient: &Expr) -> Option<bool> {
        let quotient = polynomial(quotient).ok()??;
        let product = quotient.times(&self.divisor, &Budget::new()).ok()?;
        let rest = self.dividend.minus(&product).ok()?;
        Some(rest.is_zero() || self.degree(&rest) < self.degree(&self.divisor))
    }

    /// Whether this remains. None where it is no polynomial.
    pub fn has_remainder(&self, remainder: &Expr) -> Option<bool> {
        let remainder = polynomial(remainder).ok()??;
        let whole = self.dividend.minus(&remainder).ok()?;
        let divides = whole.is_zero() || whole.over(&self.divisor, &Budget::new()).ok()?.is_some();
        Some(divides && self.degree(&remainder) < self.degree(&self.divisor))
    }

    fn degree(&self, polynomial: &Polynomial) -> usize {
        polynomial.by_powers_of(&self.letter).len() - 1
    }
}

fn polynomial(expr: &Expr) -> Result<Option<Polynomial>, Stop> {
    let found = fraction(expr, &mut Domain::default(), &Budget::new())?;
    let constant = found.denominator.as_constant().filter(|_| found.numerator.is_plain());
    constant.map(|constant| found.numerator.scaled(&super::surd::Surd::one().over(&constant)?)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Statement, parse};

    #[test]
    fn quotients_and_what_remains() {
        let read = |text: &str| match parse(text).statement {
            Some(Statement::Expr(expr)) => expr,
            _ => panic!("{text} is no expression"),
        };
        let check = |of: [&str; 2], quotient: &str, remainder: &str, wanted: [Option<bool>; 2]| {
            let division = Division::of(&read(of[0]), &read(of[1])).expect("both are polynomials");
            let found = [division.has_quotient(&read(quotient)), division.has_remainder(&read(remainder))];
            assert_eq!(found, wanted, "{of:?}: {quotient}, {remainder}");
        };
        check(["x^2+5x+7", "x+2"], "x+3", "1", [Some(true), Some(true)]);
        check(["x^2+5x+7", "x+2"], "x+4", "2", [Some(false), Some(false)]);
        check(["x^2+5x+7", "x+2"], "x", "3x+7", [Some(false), Some(false)]);
        check(["x^3+2x", "x^2-1"], "x", "3x", [Some(true), Some(true)]);
        check(["x^2-9", "x+3"], "x-3", "0", [Some(true), Some(true)]);
        check(["2x^2+1", "2x"], "x", "1", [Some(true), Some(true)]);
        check(["x^2+1", "x"], "1/x", "1", [None, Some(true)]);
        assert!(Division::of(&read("x^2"), &read("y")).is_none() && Division::of(&read("x^2"), &read("2")).is_none());
    }
}
