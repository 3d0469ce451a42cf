//! Polynomial equations that hold together: what follows by adding multiples of them, and their common solutions.
//!
//! Two means, both exact. Over the monomials every equation is a row, so that "is a sum of multiples of these" is linear
//! algebra also where the equations are not linear. The common solutions are found letter by letter: an equation in one
//! letter by its roots, one that is linear in a letter by putting that letter's value into the others. Where neither
//! helps, no solutions are claimed.

use super::budget::{Budget, Stop};
use super::evaluate::Point;
use super::monomial::Symbol;
use super::polynomial::Polynomial;
use super::roots::real_roots;
use super::surd::Surd;
use std::collections::BTreeSet;

/// Common solutions that are followed at once.
const MAX_POINTS: usize = 16;

/// All sums of multiples of some polynomials, in echelon form: no two have the same leading monomial.
#[derive(Clone, Debug, Default)]
pub(super) struct Combinations {
    rows: Vec<Polynomial>,
}

impl Combinations {
    pub(super) fn of<'p>(
        polynomials: impl IntoIterator<Item = &'p Polynomial>,
        budget: &Budget,
    ) -> Result<Combinations, Stop> {
        let mut all = Combinations::default();
        for polynomial in polynomials {
            let rest = all.rest_of(polynomial, budget)?;
            if !rest.is_zero() {
                for row in &mut all.rows {
                    *row = without_lead(row, &rest, budget)?;
                }
                all.rows.push(rest);
            }
        }
        Ok(all)
    }

    /// What is left of a polynomial when each leading monomial of the rows has been taken out of it.
    fn rest_of(&self, polynomial: &Polynomial, budget: &Budget) -> Result<Polynomial, Stop> {
        self.rows.iter().try_fold(polynomial.clone(), |rest, row| without_lead(&rest, row, budget))
    }

    pub(super) fn hold(&self, polynomial: &Polynomial, budget: &Budget) -> Result<bool, Stop> {
        Ok(self.rest_of(polynomial, budget)?.is_zero())
    }
}

/// `polynomial` less that multiple of `row` which takes the leading monomial of `row` out of it.
fn without_lead(polynomial: &Polynomial, row: &Polynomial, budget: &Budget) -> Result<Polynomial, Stop> {
    budget.spend(1)?;
    let factor = match row.lead() {
        Some((monomial, coefficient)) => polynomial.coefficient_of(monomial).over(coefficient)?,
        None => return Ok(polynomial.clone()),
    };
    if factor.is_zero() { Ok(polynomial.clone()) } else { polynomial.minus(&row.scaled(&factor)?) }
}

/// `letter = value`, read off an equation in which the letter stands linear with a number before it.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    letter: Symbol,
    value: Polynomial,
}

impl Solved {
    /// Every way to solve `equation = 0` for one of its letters.
    pub(super) fn of(equation: &Polynomial) -> Result<Vec<Solved>, Stop> {
        let mut found = Vec::new();
        for letter in equation.symbols() {
            if let (Symbol::Variable(_), [constant, slope]) = (letter, equation.by_powers_of(letter).as_slice())
                && let Some(slope) = slope.as_constant()
            {
                let value = constant.scaled(&slope.inverse()?.negated())?;
                found.push(Solved { letter: letter.clone(), value });
            }
        }
        Ok(found)
    }

    /// `polynomial` with the value in the place of the letter.
    pub(super) fn put_into(&self, polynomial: &Polynomial, budget: &Budget) -> Result<Polynomial, Stop> {
        let powers = polynomial.by_powers_of(&self.letter);
        let mut sum = Polynomial::zero();
        for coefficient in powers.iter().rev() {
            sum = sum.times(&self.value, budget)?.plus(coefficient)?;
        }
        Ok(sum)
    }

    pub(super) fn put_into_all(&self, all: &[Polynomial], budget: &Budget) -> Result<Vec<Polynomial>, Stop> {
        all.iter().map(|one| self.put_into(one, budget)).collect()
    }
}

/// Every point over `letters` at which all polynomials, which hold no roots or absolute values, are zero.
///
/// # Errors
/// [`Stop::OutOfReach`] where they are not found or are not finitely many.
pub(super) fn common_zeros(
    polynomials: &[Polynomial],
    letters: &BTreeSet<String>,
    budget: &Budget,
) -> Result<Vec<Point>, Stop> {
    let rows = Combinations::of(polynomials, budget)?.rows;
    if rows.iter().any(|row| row.as_constant().is_some()) {
        return Ok(Vec::new());
    }
    if letters.is_empty() {
        return Ok(vec![Point::new()]);
    }
    // An equation in one letter: one system in the other letters for each root.
    for row in &rows {
        if let [symbol @ Symbol::Variable(name)] = row.symbols().into_iter().collect::<Vec<_>>()[..] {
            let coefficients: Option<Vec<Surd>> =
                row.by_powers_of(symbol).iter().map(Polynomial::as_constant).collect();
            let roots = real_roots(&coefficients.ok_or(Stop::OutOfReach)?, budget)?;
            let mut points = Vec::new();
            for root in roots {
                let solved = Solved { letter: symbol.clone(), value: Polynomial::from(root.clone()) };
                points.extend(with_letter(&rows, letters, name, &solved, budget)?);
            }
            return if points.len() > MAX_POINTS { Err(Stop::TooLarge) } else { Ok(points) };
        }
    }
    for row in &rows {
        if let Some(solved) = Solved::of(row)?.first()
            && let Symbol::Variable(name) = &solved.letter
        {
            return with_letter(&rows, letters, name, solved, budget);
        }
    }
    Err(Stop::OutOfReach)
}

/// The common zeros once one letter is known.
fn with_letter(
    rows: &[Polynomial],
    letters: &BTreeSet<String>,
    name: &str,
    solved: &Solved,
    budget: &Budget,
) -> Result<Vec<Point>, Stop> {
    let rest: Vec<Polynomial> = solved.put_into_all(rows, budget)?;
    let others: BTreeSet<String> = letters.iter().filter(|letter| *letter != name).cloned().collect();
    let mut points = common_zeros(&rest, &others, budget)?;
    for point in &mut points {
        let value = solved.value.at(point, budget)?.ok_or(Stop::OutOfReach)?;
        point.insert(name.to_owned(), value);
    }
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::normal_form::{Domain, fraction};
    use crate::notation::{Statement, parse};

    fn polynomial(text: &str) -> Polynomial {
        let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text} is no expression") };
        fraction(&expr, &mut Domain::default(), &Budget::new()).unwrap().numerator
    }

    #[test]
    fn combinations_hold_what_adding_multiples_gives() {
        let rows = ["x^2+y^2-25", "x^2-y^2-7"].map(polynomial);
        let all = Combinations::of(&rows, &Budget::new()).unwrap();
        let check = |text: &str, wanted| assert_eq!(all.hold(&polynomial(text), &Budget::new()), Ok(wanted), "{text}");
        check("2x^2-32", true);
        check("y^2-9", true);
        check("3x^2-y^2-39", true);
        check("x^2-15", false);
        check("x-4", false);
    }

    #[test]
    fn common_zeros_are_found_or_refused() {
        let check = |equations: &[&str], wanted: Result<&[(&str, &str)], Stop>| {
            let equations: Vec<Polynomial> = equations.iter().map(|text| polynomial(text)).collect();
            let letters = ["x".to_owned(), "y".to_owned()].into();
            let found = common_zeros(&equations, &letters, &Budget::new()).map(|points| {
                points.iter().map(|point| (point["x"].to_string(), point["y"].to_string())).collect::<Vec<_>>()
            });
            let wanted = wanted.map(|points| points.iter().map(|(x, y)| ((*x).to_owned(), (*y).to_owned())).collect());
            assert_eq!(found, wanted);
        };
        check(&["x^2+y^2-25", "x-y-1"], Ok(&[("-3", "-4"), ("4", "3")]));
        check(&["x^2+y^2-25", "x^2-y^2-7"], Ok(&[("-4", "-3"), ("-4", "3"), ("4", "-3"), ("4", "3")]));
        check(&["x*y-12", "x+y-7"], Ok(&[("4", "3"), ("3", "4")]));
        check(&["y-x^2", "y+1"], Ok(&[]));
        check(&["y-x^2", "2y-2x^2"], Err(Stop::OutOfReach));
        check(&["x*y-12", "x^2*y-36"], Err(Stop::OutOfReach));
    }
}
