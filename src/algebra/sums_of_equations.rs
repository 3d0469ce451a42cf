//! Sums of multiples of two equations, as elimination makes them.

use super::budget::{Budget, Stop};
use super::polynomial::Polynomial;
use super::surd::Surd;
use num_bigint::BigInt;
use num_traits::Signed;

/// Equations above that are paired.
const MAX_EQUATIONS: usize = 8;

/// Largest multiple that is taken of an equation.
const MAX_MULTIPLE: i64 = 60;

/// Whether `made = 0` is a sum of whole multiples of two of `equations`, each `= 0`, and has fewer letters than one of
/// them. Any line through the solution is a sum of some multiples: the multiples have to be what a solver would choose.
pub(super) fn is_small_sum(equations: &[Polynomial], made: &Polynomial, budget: &Budget) -> Result<bool, Stop> {
    let equations = &equations[..equations.len().min(MAX_EQUATIONS)];
    for (i, first) in equations.iter().enumerate() {
        for second in &equations[i + 1..] {
            let n_letters = made.symbols().len();
            let eliminates = n_letters < first.symbols().len().max(second.symbols().len());
            if eliminates
                && let Some(by) = multiples(first, second, made)?
                && by.iter().all(is_small)
            {
                let sum = first.scaled(&by[0])?.plus(&second.scaled(&by[1])?)?;
                budget.spend(1)?;
                if sum == *made {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// The only multiples that could give `made`, told from two monomials.
fn multiples(first: &Polynomial, second: &Polynomial, made: &Polynomial) -> Result<Option<[Surd; 2]>, Stop> {
    let monomials: Vec<_> = first.terms().chain(second.terms()).map(|(monomial, _)| monomial.clone()).collect();
    for (i, p) in monomials.iter().enumerate() {
        for q in &monomials[i + 1..] {
            let [a, b] = [first.coefficient_of(p), second.coefficient_of(p)];
            let [c, d] = [first.coefficient_of(q), second.coefficient_of(q)];
            let determinant = a.times(&d)?.minus(&b.times(&c)?)?;
            if determinant.is_zero() {
                continue;
            }
            let [e, f] = [made.coefficient_of(p), made.coefficient_of(q)];
            let x = e.times(&d)?.minus(&b.times(&f)?)?.over(&determinant)?;
            let y = a.times(&f)?.minus(&e.times(&c)?)?.over(&determinant)?;
            return Ok(Some([x, y]));
        }
    }
    Ok(None)
}

fn is_small(multiple: &Surd) -> bool {
    multiple
        .as_rational()
        .is_some_and(|number| number.is_integer() && number.numer().abs() <= BigInt::from(MAX_MULTIPLE))
}
