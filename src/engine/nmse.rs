//! How far one row of numbers is from another.

/// Normalised mean squared error: `Σ(found - reference)² / Σ reference²`.
///
/// Infinite where the lengths differ, where anything is not finite, and where an all-zero reference is missed, so that
/// a comparison with a bound can only pass on honest numbers.
pub fn nmse(reference: &[f32], found: &[f32]) -> f64 {
    let square = |x: f64| x * x;
    let error: f64 = reference.iter().zip(found).map(|(&r, &f)| square(f64::from(f) - f64::from(r))).sum();
    let power: f64 = reference.iter().map(|&r| square(r.into())).sum();
    if reference.len() != found.len() || !error.is_finite() || !power.is_finite() {
        f64::INFINITY
    } else if error == 0.0 {
        0.0
    } else {
        error / power
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_honest_numbers_are_close() {
        let check = |reference: &[f32], found: &[f32], wanted: f64| assert_eq!(nmse(reference, found), wanted);
        check(&[], &[], 0.0);
        check(&[0.0, 0.0], &[0.0, 0.0], 0.0);
        check(&[3.0, 4.0], &[3.0, 5.0], 0.04);
        check(&[0.0], &[1e-9], f64::INFINITY);
        check(&[1.0], &[f32::NAN], f64::INFINITY);
        check(&[f32::INFINITY], &[f32::INFINITY], f64::INFINITY);
        check(&[1.0, 2.0], &[1.0], f64::INFINITY);
    }
}
