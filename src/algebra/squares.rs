//! Square factors of whole numbers: `12 = 2^2 * 3`.
//!
//! What is left beside the square is split into primes, so that equal square roots get equal forms. Numbers whose
//! primes are too large to be found in little time are refused.

use super::budget::Stop;
use num_bigint::BigInt;
use num_integer::Roots;
use num_traits::{One, ToPrimitive, Zero};

/// Primes up to this are tried when a square root is simplified, so radicands up to its square are fully factored.
const LARGEST_TRIAL: u64 = 100_000;

/// `n = outside^2 * product of primes` for positive `n`.
pub(super) fn squares_out(n: BigInt) -> Result<(BigInt, Vec<u64>), Stop> {
    let whole = n.sqrt();
    if &whole * &whole == n {
        return Ok((whole, Vec::new()));
    }
    let mut left = n;
    let mut outside = BigInt::one();
    let mut primes = Vec::new();
    let mut prime = 2;
    // While large, few trials are worth their time; below 2^64 the loop over machine words is quick.
    while prime <= LARGEST_TRIAL {
        let Some(small) = left.to_u64() else {
            if prime > 1000 {
                return Err(Stop::TooLarge);
            }
            let mut exponent = 0;
            while (&left % prime).is_zero() {
                left /= prime;
                exponent += 1;
            }
            note(prime, exponent, &mut outside, &mut primes);
            prime += if prime == 2 { 1 } else { 2 };
            continue;
        };
        if prime.saturating_mul(prime) > small {
            break;
        }
        let (mut rest, mut exponent) = (small, 0);
        while rest % prime == 0 {
            rest /= prime;
            exponent += 1;
        }
        if exponent > 0 {
            left = BigInt::from(rest);
            note(prime, exponent, &mut outside, &mut primes);
        }
        prime += if prime == 2 { 1 } else { 2 };
    }
    if left.is_one() {
        return Ok((outside, primes));
    }
    let small = left.to_u64().ok_or(Stop::TooLarge)?;
    let root = small.sqrt();
    if root * root == small {
        return Ok((outside * root, primes));
    }
    if small >= LARGEST_TRIAL * LARGEST_TRIAL {
        return Err(Stop::TooLarge);
    }
    primes.push(small);
    Ok((outside, primes))
}

fn note(prime: u64, exponent: u32, outside: &mut BigInt, primes: &mut Vec<u64>) {
    *outside *= BigInt::from(prime).pow(exponent / 2);
    if exponent % 2 == 1 {
        primes.push(prime);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_go_out_and_primes_stay() {
        let check = |n: u64, outside: u64, primes: &[u64]| {
            assert_eq!(squares_out(BigInt::from(n)).unwrap(), (BigInt::from(outside), primes.to_vec()), "{n}");
        };
        check(1, 1, &[]);
        check(12, 2, &[3]);
        check(30, 1, &[2, 3, 5]);
        check(144, 12, &[]);
        check(10_007 * 10_007 * 2, 10_007, &[2]);
        check(2 * 99_991 * 99_991, 99_991, &[2]);
        check(1_000_000_007, 1, &[1_000_000_007]);
    }

    #[test]
    fn primes_out_of_sight_are_refused() {
        let (p, q) = (BigInt::from(1_000_000_007_u64), BigInt::from(1_000_000_009_u64));
        assert_eq!(squares_out(&p * &q), Err(Stop::TooLarge));
        assert_eq!(squares_out(BigInt::from(10).pow(60) * 7 + 1), Err(Stop::TooLarge));
        assert_eq!(squares_out(&p * &p).unwrap(), (p, Vec::new()));
    }
}
