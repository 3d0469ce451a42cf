//! The real roots of a polynomial in one letter, exactly, or not at all.
//!
//! Linear and quadratic polynomials by formula. Higher ones are made square-free, then lose their rational roots
//! (divisors of the outer coefficients), until what is left is at most quadratic, quadratic in a power of the letter,
//! or proved by Sturm's theorem to have no real root. What remains has roots that are none of the numbers of
//! [`Surd`], and the answer is [`Stop::OutOfReach`].

use super::budget::{Budget, Stop};
use super::surd::Surd;
use crate::notation::{Rational, nth_root};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// A prime below 2^31: a candidate that is no root modulo this is no root, and most are told apart by it.
const MODULUS: u64 = 2_147_483_647;

/// Pairs of divisors tried as a rational root, and the largest outer coefficient whose divisors are looked for.
const MAX_CANDIDATES: usize = 2_000;
const MAX_OUTER: u64 = 1_000_000_000;

/// Every real root once, ascending, of the polynomial with these coefficients (lowest power first), which is not zero.
pub(super) fn real_roots(coefficients: &[Surd], budget: &Budget) -> Result<Vec<Surd>, Stop> {
    let n_used = coefficients.iter().rposition(|c| !c.is_zero()).map_or(0, |last| last + 1);
    let coefficients = &coefficients[..n_used];
    budget.spend(n_used * n_used)?;
    let mut roots = match coefficients {
        [] | [_] => Vec::new(),
        [b, a] => vec![b.negated().over(a)?],
        [c, b, a] => quadratic(a, b, c)?,
        _ => {
            let leading = coefficients[n_used - 1].clone();
            let monic: Vec<Surd> = coefficients.iter().map(|c| c.over(&leading)).collect::<Result<_, _>>()?;
            let rational: Option<Vec<Rational>> = monic.iter().map(|c| c.as_rational().cloned()).collect();
            higher(&square_free(&rational.ok_or(Stop::OutOfReach)?, budget)?, budget)?
        }
    };
    sort(&mut roots)?;
    Ok(roots)
}

/// `a x^2 + b x + c` with `a` not zero.
fn quadratic(a: &Surd, b: &Surd, c: &Surd) -> Result<Vec<Surd>, Stop> {
    let discriminant = b.times(b)?.minus(&a.times(c)?.times(&Surd::from(4))?)?;
    let twice = a.times(&Surd::from(2))?;
    match discriminant.sign()? {
        Ordering::Less => Ok(Vec::new()),
        Ordering::Equal => Ok(vec![b.negated().over(&twice)?]),
        Ordering::Greater => {
            let root = discriminant.sqrt()?;
            Ok(vec![b.negated().minus(&root)?.over(&twice)?, root.minus(b)?.over(&twice)?])
        }
    }
}

/// Of a square-free polynomial over the rationals.
fn higher(coefficients: &[Rational], budget: &Budget) -> Result<Vec<Surd>, Stop> {
    let mut roots = Vec::new();
    let mut left = coefficients.to_vec();
    if left[0].is_zero() {
        roots.push(Surd::zero());
        left.remove(0);
    }
    if let Some(more) = of_power(&left) {
        roots.extend(more);
        return Ok(roots);
    }
    while left.len() > 3 {
        match rational_root(&left, budget)? {
            Some(root) => {
                left = deflated(&left, &root);
                roots.push(Surd::from(root));
            }
            None => break,
        }
    }
    if left.len() <= 3 {
        let surds: Vec<Surd> = left.into_iter().map(Surd::from).collect();
        roots.extend(real_roots(&surds, budget)?);
        return Ok(roots);
    }
    // In powers of x^2, as x^4 - 5 x^2 + 6: solve for the square.
    if left.iter().skip(1).step_by(2).all(Zero::is_zero) {
        let in_square: Vec<Surd> = left.iter().step_by(2).cloned().map(Surd::from).collect();
        for square in real_roots(&in_square, budget)? {
            match square.sign()? {
                Ordering::Less => {}
                Ordering::Equal => roots.push(Surd::zero()),
                Ordering::Greater => {
                    let root = square.sqrt()?;
                    roots.push(root.negated());
                    roots.push(root);
                }
            }
        }
        return Ok(roots);
    }
    if n_real_roots(&left, budget)? == 0 { Ok(roots) } else { Err(Stop::OutOfReach) }
}

/// The roots of `a x^n + b` where they are rational or there are none; otherwise None.
fn of_power(coefficients: &[Rational]) -> Option<Vec<Surd>> {
    let (b, rest) = coefficients.split_first()?;
    let (a, middle) = rest.split_last()?;
    if !middle.iter().all(Zero::is_zero) {
        return None;
    }
    let n = u32::try_from(rest.len()).ok()?;
    let target = -(b / a);
    if n % 2 == 0 && target.is_negative() {
        return Some(Vec::new());
    }
    let root = nth_root(&target, n)?;
    let both = if n % 2 == 0 { vec![-root.clone(), root] } else { vec![root] };
    Some(both.into_iter().map(Surd::from).collect())
}

/// A rational root of a polynomial whose constant term is not zero.
fn rational_root(coefficients: &[Rational], budget: &Budget) -> Result<Option<Rational>, Stop> {
    let lcm = coefficients.iter().fold(BigInt::one(), |lcm, c| lcm.lcm(c.denom()));
    let whole: Vec<BigInt> = coefficients.iter().map(|c| (c * &lcm).to_integer()).collect();
    let common = whole.iter().fold(BigInt::zero(), |gcd, c| gcd.gcd(c));
    let whole: Vec<BigInt> = whole.into_iter().map(|c| c / &common).collect();
    let outer = |c: &BigInt| c.abs().to_u64().filter(|size| *size <= MAX_OUTER).ok_or(Stop::TooLarge);
    let (tops, bottoms) = (divisors(outer(&whole[0])?), divisors(outer(&whole[whole.len() - 1])?));
    if tops.len() * bottoms.len() > MAX_CANDIDATES {
        return Err(Stop::TooLarge);
    }
    let small: Vec<u64> = whole.iter().filter_map(|c| c.mod_floor(&BigInt::from(MODULUS)).to_u64()).collect();
    for bottom in &bottoms {
        for top in tops.iter().filter(|top| top.gcd(bottom) == 1) {
            for (sign, residue) in [(1, top % MODULUS), (-1, MODULUS - top % MODULUS)] {
                if !vanishes(&small, residue, bottom % MODULUS) {
                    continue;
                }
                budget.spend(coefficients.len())?;
                let candidate = Rational::new(BigInt::from(*top) * sign, BigInt::from(*bottom));
                if value(coefficients, &candidate).is_zero() {
                    return Ok(Some(candidate));
                }
            }
        }
    }
    Ok(None)
}

/// Whether `sum of c_i top^i bottom^(n-i)` is zero modulo [`MODULUS`].
fn vanishes(coefficients: &[u64], top: u64, bottom: u64) -> bool {
    let (mut sum, mut of_bottom) = (0, 1);
    for coefficient in coefficients.iter().rev() {
        sum = (sum * top + coefficient * of_bottom) % MODULUS;
        of_bottom = of_bottom * bottom % MODULUS;
    }
    sum == 0
}

fn divisors(n: u64) -> Vec<u64> {
    let mut small: Vec<u64> = (1..).take_while(|d| d * d <= n).filter(|d| n.is_multiple_of(*d)).collect();
    let large: Vec<u64> = small.iter().rev().map(|d| n / d).filter(|d| d * d > n).collect();
    small.extend(large);
    small
}

fn value(coefficients: &[Rational], at: &Rational) -> Rational {
    coefficients.iter().rev().fold(Rational::zero(), |value, c| value * at + c)
}

/// The quotient by `x - root`.
fn deflated(coefficients: &[Rational], root: &Rational) -> Vec<Rational> {
    let mut quotient: Vec<Rational> = Vec::with_capacity(coefficients.len());
    for coefficient in coefficients.iter().skip(1).rev() {
        let next = quotient.last().map_or_else(Rational::zero, |above| above * root) + coefficient;
        quotient.push(next);
    }
    quotient.reverse();
    quotient
}

fn derivative(coefficients: &[Rational]) -> Vec<Rational> {
    coefficients.iter().enumerate().skip(1).map(|(power, c)| c * BigInt::from(power)).collect()
}

/// Quotient and remainder; `divisor` ends in a coefficient that is not zero. The remainder is trimmed.
fn divided(
    dividend: &[Rational],
    divisor: &[Rational],
    budget: &Budget,
) -> Result<(Vec<Rational>, Vec<Rational>), Stop> {
    let mut rest = dividend.to_vec();
    let mut quotient = vec![Rational::zero(); dividend.len().saturating_sub(divisor.len() - 1)];
    for shift in (0..quotient.len()).rev() {
        budget.spend(divisor.len())?;
        let factor = &rest[shift + divisor.len() - 1] / &divisor[divisor.len() - 1];
        for (i, c) in divisor.iter().enumerate() {
            rest[shift + i] = super::budget::bounded(&rest[shift + i] - c * &factor)?;
        }
        quotient[shift] = factor;
    }
    let n_used = rest.iter().rposition(|c| !c.is_zero()).map_or(0, |last| last + 1);
    rest.truncate(n_used);
    Ok((quotient, rest))
}

/// The product of the different irreducible factors with leading coefficient 1, as `p / gcd(p, p')`.
pub(super) fn square_free(coefficients: &[Rational], budget: &Budget) -> Result<Vec<Rational>, Stop> {
    let (mut a, mut b) = (coefficients.to_vec(), derivative(coefficients));
    while !b.is_empty() {
        let rest = divided(&a, &b, budget)?.1;
        a = std::mem::replace(&mut b, monic(rest));
    }
    Ok(monic(divided(coefficients, &a, budget)?.0))
}

fn monic(coefficients: Vec<Rational>) -> Vec<Rational> {
    match coefficients.last().cloned() {
        Some(leading) => coefficients.into_iter().map(|c| c / &leading).collect(),
        None => coefficients,
    }
}

/// Sturm: the sign changes of the remainder sequence at minus infinity less those at plus infinity.
pub(super) fn n_real_roots(square_free: &[Rational], budget: &Budget) -> Result<usize, Stop> {
    let mut sequence = vec![square_free.to_vec(), derivative(square_free)];
    while let [.., a, b] = sequence.as_slice() {
        let rest: Vec<Rational> = divided(a, b, budget)?.1.into_iter().map(|c| -c).collect();
        if rest.is_empty() {
            break;
        }
        sequence.push(rest);
    }
    let n_changes = |at_minus: bool| {
        let signs = sequence.iter().filter_map(|p| {
            let odd = p.len() % 2 == 0;
            Some(p.last()?.is_positive() != (at_minus && odd))
        });
        let signs: Vec<bool> = signs.collect();
        signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
    };
    Ok(n_changes(true).saturating_sub(n_changes(false)))
}

/// Insertion sort by value, equal values once; there are a handful.
fn sort(roots: &mut Vec<Surd>) -> Result<(), Stop> {
    let mut sorted: Vec<Surd> = Vec::with_capacity(roots.len());
    'next: for root in roots.drain(..) {
        let mut place = sorted.len();
        for (i, there) in sorted.iter().enumerate() {
            match root.compare(there)? {
                Ordering::Less => {
                    place = i;
                    break;
                }
                Ordering::Equal => continue 'next,
                Ordering::Greater => {}
            }
        }
        sorted.insert(place, root);
    }
    *roots = sorted;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_exact_and_ascending() {
        let check = |coefficients: &[i64], wanted: &[&str]| {
            let coefficients: Vec<Surd> = coefficients.iter().map(|c| Surd::from(*c)).collect();
            let roots = real_roots(&coefficients, &Budget::new()).unwrap();
            assert_eq!(roots.iter().map(Surd::to_string).collect::<Vec<_>>(), wanted);
        };
        check(&[5], &[]);
        check(&[-3, 2], &["3/2"]);
        check(&[6, -5, 1], &["2", "3"]);
        check(&[-1, 1, 1], &["(-1-sqrt(5))/2", "(-1+sqrt(5))/2"]);
        check(&[1, 0, 1], &[]);
        check(&[9, -6, 1], &["3"]);
        check(&[0, 0, -5, 1], &["0", "5"]);
        check(&[-6, 11, -6, 1], &["1", "2", "3"]);
        check(&[6, 0, -5, 0, 1], &["-sqrt(3)", "-sqrt(2)", "sqrt(2)", "sqrt(3)"]);
        check(&[-1, 0, -1, 1, 0, 1], &["1"]);
        check(&[4, 0, -4, 0, 1], &["-sqrt(2)", "sqrt(2)"]);
        check(&[-32, 0, 0, 0, 0, 1], &["2"]);
        check(&[27, 0, 0, 8], &["-3/2"]);
        check(&[7, 0, 0, 0, 0, 0, 3], &[]);
        check(&[-4, 0, 0, 0, 1], &["-sqrt(2)", "sqrt(2)"]);
    }

    #[test]
    fn what_needs_other_numbers_is_out_of_reach() {
        let cubic: Vec<Surd> = [-1, -1, 0, 1].map(Surd::from).to_vec();
        assert_eq!(real_roots(&cubic, &Budget::new()), Err(Stop::OutOfReach));
    }
}
