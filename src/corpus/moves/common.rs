//! Products that a sum of several letters or higher powers is: what all terms share, squares and their differences.

use super::Coefficients;
use super::quadratic::is_square_number;
use crate::corpus::terms::{Body, Letters, Q, Side, Term};
use num_integer::Integer;
use num_traits::{One, Signed};

/// `6xy + 9x` -> `3x(2y + 3)`: the greatest number and the letters that every term has.
pub(super) fn common_out(side: &Side) -> Option<Side> {
    let all: Vec<&Letters> = side.iter().map(Term::letters).collect::<Option<_>>()?;
    if side.len() < 2 || !side.iter().all(|term| term.coef.is_integer()) {
        return None;
    }
    let size = side.iter().fold(0, |common: i64, term| common.gcd(term.coef.numer()));
    let number = Q::from_integer(if side[0].coef.is_negative() { -size } else { size });
    let power =
        |letters: &Letters, letter: char| letters.iter().find(|(name, _)| *name == letter).map_or(0, |(_, n)| *n);
    let least = |letter: char| all.iter().map(|letters| power(letters, letter)).min().unwrap_or(0);
    let shared: Letters =
        all[0].iter().map(|(letter, _)| (*letter, least(*letter))).filter(|(_, power)| *power > 0).collect();
    if size < 2 && shared.is_empty() {
        return None;
    }
    let rest = |letters: &Letters| -> Letters {
        let left = letters.iter().map(|(letter, n)| (*letter, n - power(&shared, *letter)));
        left.filter(|(_, n)| *n > 0).collect()
    };
    let inner: Side = side
        .iter()
        .zip(&all)
        .map(|(term, letters)| Term { coef: term.coef / number, body: Body::Plain(rest(letters)) })
        .collect();
    Some(vec![if shared.is_empty() {
        Term::bracket(number, inner)
    } else {
        Term { coef: number, body: Body::Product(vec![Term { coef: Q::one(), body: Body::Plain(shared) }], inner) }
    }])
}

/// `x(x^2 - 4)` -> `x(x - 2)(x + 2)`: the bracket that is left is a product itself.
pub(super) fn inner_factored(side: &Side) -> Option<Side> {
    let [Term { coef, body }] = side.as_slice() else { return None };
    match body {
        Body::Bracket(inner) => {
            let product = product_of(inner)?;
            Some(vec![product.scaled(*coef)])
        }
        Body::Product(shared, inner) if shared.len() == 1 => {
            let product = product_of(inner).filter(|product| product.coef.is_one())?;
            let body = match product.body {
                Body::Product(first, second) => {
                    let outer = Term { coef: Q::one(), body: Body::Product(shared.clone(), first) };
                    Body::Product(vec![outer], second)
                }
                body => Body::Product(shared.clone(), vec![Term { coef: Q::one(), body }]),
            };
            Some(vec![Term { coef: *coef, body }])
        }
        _ => None,
    }
}

/// The product that a sum without a common factor is: of one letter, a difference of squares, a square.
pub fn product_of(side: &Side) -> Option<Term> {
    if let Some(all) = Coefficients::of(side) {
        return all.factored();
    }
    match side.as_slice() {
        [first, second] if first.coef.is_positive() && second.coef.is_negative() => {
            let (a, b) = (root_of(first)?, root_of(&second.scaled(-Q::one()))?);
            let bracket = |sign: i64| vec![a.clone(), b.scaled(Q::from_integer(sign))];
            Some(Term { coef: Q::one(), body: Body::Product(bracket(1), bracket(-1)) })
        }
        [first, middle, last] => {
            let (a, b) = (root_of(first)?, root_of(last)?);
            let double = Term { coef: Q::from_integer(2) * a.coef * b.coef, body: Body::Plain(product(&a, &b)?) };
            let b = match () {
                () if *middle == double => b,
                () if middle.scaled(-Q::one()) == double => b.scaled(-Q::one()),
                () => return None,
            };
            Some(Term { coef: Q::one(), body: Body::Square(vec![a, b]) })
        }
        _ => None,
    }
}

/// `2x` for `4x^2`
fn root_of(term: &Term) -> Option<Term> {
    let coef = is_square_number(term.coef)?;
    let halves = term.letters()?.iter().map(|(letter, power)| (power % 2 == 0).then_some((*letter, power / 2)));
    Some(Term { coef, body: Body::Plain(halves.collect::<Option<_>>()?) })
}

fn product(a: &Term, b: &Term) -> Option<Letters> {
    let mut letters: Letters = a.letters()?.iter().chain(b.letters()?).copied().collect();
    letters.sort_unstable();
    Some(letters)
}
