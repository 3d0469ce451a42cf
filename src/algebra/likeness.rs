//! How alike two statements with the same real solutions are: as polynomials, as sets of complex roots, or over the reals
//! only.

use super::budget::{Budget, Stop};
use super::formulas::without_factors;
use super::monomial::Symbol;
use super::normal_form::Domain;
use super::polynomial::Polynomial;
use super::roots::square_free;
use super::verdict::Relation;
use super::widening::as_equation;
use crate::notation::Rational;
use crate::notation::Statement;

/// The relation between two statements in `letter` that are known to have the same real solutions. Where they are not
/// polynomial equations, that is all that is said of them.
pub(super) fn relation(earlier: &Statement, line: &Statement, letter: &str, budget: &Budget) -> Result<Relation, Stop> {
    let both = (polynomial(earlier, letter, budget), polynomial(line, letter, budget));
    let (earlier, line) = match both {
        (Ok(Some(earlier)), Ok(Some(line))) => (earlier, line),
        (Err(Stop::TooLarge), _) | (_, Err(Stop::TooLarge)) => return Err(Stop::TooLarge),
        _ => return Ok(Relation::Equivalent),
    };
    if earlier == line {
        return Ok(Relation::Equivalent);
    }
    let is_same = square_free(&earlier, budget)? == square_free(&line, budget)?;
    Ok(if is_same { Relation::SameRoots } else { Relation::EquivalentOverReals })
}

/// The coefficients of the polynomial, leading 1, whose roots a statement says that the letter is; lowest power first.
fn polynomial(statement: &Statement, letter: &str, budget: &Budget) -> Result<Option<Vec<Rational>>, Stop> {
    let found = match statement {
        Statement::Never => Polynomial::one(),
        _ => {
            let mut domain = Domain::default();
            let Some(difference) = as_equation(statement, &mut domain, budget)? else { return Ok(None) };
            without_factors(difference.numerator, &domain.not_zero, budget)?
        }
    };
    let powers = found.by_powers_of(&Symbol::Variable(letter.into()));
    let coefficients: Option<Vec<Rational>> =
        powers.iter().map(|power| power.as_constant()?.as_rational().cloned()).collect();
    let Some(coefficients) = coefficients else { return Ok(None) };
    let Some(leading) = coefficients.last().filter(|_| !found.is_zero()) else { return Ok(None) };
    Ok(Some(coefficients.iter().map(|c| c / leading).collect()))
}
