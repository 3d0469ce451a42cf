//! The exponential in plain arithmetic, which a compiler turns into vectors; the library's is a call an element.
//!
//! `e^x = 2^n e^r` with `n` whole and `|r| <= ln 2 / 2`, the latter from seven terms of its series: one part in 10^7.

/// `ln 2` as a number of few bits, so that whole multiples are exact, and what is left of it.
const LN_2: (f32, f32) = (0.693_359_4, -2.121_944_4e-4);

/// Added and taken away again it leaves the nearest whole number; while it is there its lowest bits are that number.
const SHIFT: f32 = 12_582_912.0;

/// `e^x` for `x` up to 88; what would fall below the range of f32 ends at its border. NaN stays NaN.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    let x = if x < -87.3 { -87.3 } else { x };
    let shifted = x * std::f32::consts::LOG2_E + SHIFT;
    let n = shifted - SHIFT;
    let r = (x - n * LN_2.0) - n * LN_2.1;
    let series =
        1.0 + r * (1.0 + r * (1.0 / 2.0 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0))))));
    series * f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0f32.to_bits()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_exponential() {
        for i in -870..=880 {
            let x = i as f32 / 10.0;
            let wanted = f64::from(x).exp();
            let error = (f64::from(exp(x)) - wanted).abs() / wanted;
            assert!(error < 3e-7, "exp({x}): one part in {}", 1.0 / error);
        }
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(f32::NEG_INFINITY) < 1.3e-38 && exp(f32::NAN).is_nan());
    }
}
