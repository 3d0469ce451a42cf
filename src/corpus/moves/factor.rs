//! Moves on the way to a product: a letter taken out, the middle term split, terms grouped.

use super::Coefficients;
use super::quadratic::is_square_number;
use crate::corpus::terms::{Body, Q, Side, Term, as_number, scaled};
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

/// `x^2 - 6x` -> `x(x - 6)`, the greatest common number taken out with the letter.
pub(super) fn letter_out(side: &Side) -> Option<Side> {
    let all = Coefficients::of(side).filter(|all| !all.b.is_zero() && all.c.is_zero())?;
    let common = all.a.is_integer().then(|| all.a.numer().gcd(all.b.numer())).filter(|_| all.b.is_integer())?;
    let common = Q::from_integer(if all.a.is_negative() { -common } else { common });
    let letter = |coef: Q| Term::letter(coef, all.letter);
    let inner = vec![letter(all.a / common), Term::number(all.b / common)];
    Some(vec![Term { coef: common, body: Body::Product(vec![letter(Q::one())], inner) }])
}

/// `6x + 9` -> `3(2x + 3)`: the greatest common number taken out.
pub(super) fn number_out(side: &Side) -> Option<Side> {
    if side.len() < 2 || !side.iter().all(|term| term.letters().is_some() && term.coef.is_integer()) {
        return None;
    }
    let common = side.iter().fold(0, |common: i64, term| common.gcd(term.coef.numer()));
    (common > 1).then(|| vec![Term::bracket(Q::from_integer(common), scaled(side, Q::new(1, common)))])
}

/// `-9` -> `3*(-3)`: a number written as a product of two whole numbers, as near to each other as can be.
pub(super) fn as_product(side: &Side) -> Option<Side> {
    let value = as_number(side).filter(|value| value.is_integer() && value.numer().abs() > 3)?;
    let (size, sign) = (value.numer().abs(), value.signum());
    let first = (2..=size).take_while(|first| first * first <= size).filter(|first| size % first == 0).last()?;
    let rest = Term::number(Q::from_integer(size / first) * sign);
    Some(vec![Term { coef: Q::from_integer(first), body: Body::Times(Box::new(rest)) }])
}

/// The two whole numbers whose sum is `b` and whose product is `a c`, the one of smaller size first.
pub fn middle_pair(all: &Coefficients) -> Option<(Q, Q)> {
    let is_whole = all.a.is_integer() && all.b.is_integer() && all.c.is_integer();
    let root = is_square_number(all.discriminant()).filter(|_| is_whole && !all.c.is_zero() && !all.b.is_zero())?;
    let (first, second) = ((all.b - root) / Q::from_integer(2), (all.b + root) / Q::from_integer(2));
    Some(if first.abs() <= second.abs() { (first, second) } else { (second, first) })
}

/// `x^2 + 5x + 6` -> `x^2 + 2x + 3x + 6`
pub(super) fn middle_split(side: &Side) -> Option<Side> {
    let all = Coefficients::of(side)?;
    let (first, second) = middle_pair(&all)?;
    let letter = |coef: Q| Term::letter(coef, all.letter);
    Some(vec![Term::squared(all.a, all.letter), letter(first), letter(second), Term::number(all.c)])
}

/// `x^2 + 2x + 3x + 6` -> `x(x + 2) + 3(x + 2)`
pub(super) fn grouped(side: &Side) -> Option<Side> {
    let (a, p, q, c, letter) = as_split(side)?;
    let common = Q::from_integer(a.numer().gcd(p.numer()));
    let inner = vec![Term::letter(a / common, letter), Term::number(p / common)];
    let second = c * common / p;
    if q * common != second * a {
        return None;
    }
    let first = Term { coef: common, body: Body::Product(vec![Term::letter(Q::one(), letter)], inner.clone()) };
    Some(vec![first, Term::bracket(second, inner)])
}

/// The numbers of `a x^2 + p x + q x + c` in this order, and the letter.
pub fn as_split(side: &Side) -> Option<(Q, Q, Q, Q, char)> {
    let [square, first, second, number] = side.as_slice() else { return None };
    let letter = match first.letters()?.as_slice() {
        [(letter, 1)] => *letter,
        _ => return None,
    };
    let is_split = square.letters()?.as_slice() == [(letter, 2)] && second.is_like(first) && number.is_number();
    let all = [square.coef, first.coef, second.coef, number.coef];
    let is_whole = all.iter().all(|coef| coef.is_integer() && !coef.is_zero());
    (is_split && is_whole).then_some((square.coef, first.coef, second.coef, number.coef, letter))
}

/// `x(x + 2) + 3(x + 2)` -> `(x + 3)(x + 2)`
pub(super) fn bracket_out(side: &Side) -> Option<Side> {
    let [Term { coef, body: Body::Product(letter, inner) }, Term { coef: number, body: Body::Bracket(other) }] =
        side.as_slice()
    else {
        return None;
    };
    let [letter] = letter.as_slice() else { return None };
    if inner != other {
        return None;
    }
    let first = vec![letter.scaled(*coef), Term::number(*number)];
    let body = if first == *inner { Body::Square(first) } else { Body::Product(first, inner.clone()) };
    Some(vec![Term { coef: Q::one(), body }])
}
