//! Roots that are written with roots of higher index: `x = 2 root(3, 2)` below `x^3 = 16`.
//!
//! [`Surd`](super::surd::Surd) does not hold such numbers, so the equation is not solved; what the line states is put in.
//! Where every stated number is a root, and there are as many as Sturm's theorem counts, the line has the same solutions.

use super::budget::{Budget, Stop};
use super::monomial::Symbol;
use super::normal_form::{Domain, Fraction};
use super::polynomial::Polynomial;
use super::roots::{n_real_roots, square_free};
use super::widening::as_equation;
use crate::notation::{Expr, Rational, Rel, Statement};

/// Whether `line` states all the real roots of the polynomial equation `earlier` in `letter`, and nothing else.
pub(super) fn are_all(earlier: &Statement, line: &Statement, letter: &str, budget: &Budget) -> Result<bool, Stop> {
    let mut domain = Domain::default();
    let Some(difference) = as_equation(earlier, &mut domain, budget)?.filter(|_| domain.is_everywhere()) else {
        return Ok(false);
    };
    let letter = Symbol::Variable(letter.into());
    let powers = difference.numerator.by_powers_of(&letter);
    let rational = |power: &Polynomial| power.as_constant()?.as_rational().cloned();
    let coefficients: Option<Vec<Rational>> = powers.iter().map(rational).collect();
    let (Some(coefficients), Some(stated)) = (coefficients, stated(line, &letter, budget)?) else { return Ok(false) };
    if coefficients.len() < 2 {
        return Ok(false);
    }
    let mut roots: Vec<Fraction> = Vec::new();
    for value in stated {
        let mut at = Fraction::from(Polynomial::zero());
        for power in powers.iter().rev() {
            at = at.times(&value, budget)?.plus(&Fraction::from(power.clone()), budget)?;
        }
        if !at.numerator.is_zero() {
            return Ok(false);
        }
        let mut is_new = true;
        for root in &roots {
            is_new &= !root.minus(&value, budget)?.numerator.is_zero();
        }
        if is_new {
            roots.push(value);
        }
    }
    Ok(roots.len() == n_real_roots(&square_free(&coefficients, budget)?, budget)?)
}

/// The numbers of `letter = ..` and of other linear equations in the letter, one or several joined by "or".
fn stated(line: &Statement, letter: &Symbol, budget: &Budget) -> Result<Option<Vec<Fraction>>, Stop> {
    let parts: Vec<Statement> = match line {
        Statement::Or(parts) => parts.clone(),
        Statement::Chain(_, rest) if rest.len() == 1 => {
            return Ok(root_of_linear(line, letter, budget)?.map(|root| vec![root]));
        }
        // A chain states one number several times over, and each is put in.
        Statement::Chain(first, rest) => {
            let link = |(rel, side): &(Rel, Expr)| Statement::Chain(first.clone(), vec![(*rel, side.clone())]);
            rest.iter().map(link).collect()
        }
        _ => return Ok(None),
    };
    let mut values = Vec::new();
    for part in &parts {
        let Some(stated) = stated(part, letter, budget)? else { return Ok(None) };
        values.extend(stated);
    }
    Ok(Some(values))
}

fn root_of_linear(equation: &Statement, letter: &Symbol, budget: &Budget) -> Result<Option<Fraction>, Stop> {
    let mut domain = Domain::default();
    let Some(difference) = as_equation(equation, &mut domain, budget)?.filter(|_| domain.is_everywhere()) else {
        return Ok(None);
    };
    let powers = difference.numerator.by_powers_of(letter);
    let [rest, slope] = powers.as_slice() else { return Ok(None) };
    let Some(slope) = slope.as_constant() else { return Ok(None) };
    Ok(Some(Fraction::from(rest.negated().scaled(&slope.inverse()?)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::plus_minus::as_cases;
    use crate::notation::parse;

    #[test]
    fn all_roots_and_no_others_are_stated() {
        let check = |earlier: &str, line: &str, wanted: bool| {
            let read = |text: &str| as_cases(&parse(text).statement.unwrap()).unwrap();
            let found = are_all(&read(earlier), &read(line), "x", &Budget::new());
            assert_eq!(found, Ok(wanted), "{earlier} -> {line}");
        };
        check("x^3 = 16", "x = root(3, 16)", true);
        check("x^3 = 16", "x = 2root(3, 2)", true);
        check("x^3 = 16", "x = root(3, 16) = 2root(3, 2)", true);
        check("x^3 = 16", "x = 2root(3, 4)", false);
        check("2x^3 + 10 = 0", "x = -root(3, 5)", true);
        check("x^4 = 5", "x = ±root(4, 5)", true);
        check("x^4 = 5", "x = root(4, 5)", false);
        check("x^4 - 7x^2 + 10 = 0", "x = ±sqrt(2) or x = ±sqrt(5)", true);
        check("(x - 1)^3 = 2", "x - 1 = root(3, 2)", true);
        check("(x - 1)^3 = 2", "x = 1 + root(3, 2)", true);
        check("8x^3 = 5", "2x = root(3, 5)", true);
        check("x^6 = 4", "x = ±root(3, 2)", true);
        check("x^3 = 16", "x < 3", false);
    }
}
