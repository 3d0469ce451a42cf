//! Numbers as they stand in school problems: mostly small, now and then larger.

use crate::corpus::chance::choose;
use crate::corpus::terms::Q;
use fastrand::Rng;

/// The range that one problem draws from.
#[derive(Clone, Copy, Debug)]
pub struct Draw {
    /// Largest coefficient.
    pub coef: i64,
    /// Largest number standing alone.
    pub number: i64,
    /// Decimals rather than whole numbers.
    pub decimals: bool,
}

impl Draw {
    /// A range: small three times in four.
    pub fn range(rng: &mut Rng) -> Draw {
        let (coef, number) = *choose(&[(9, 12), (9, 12), (12, 30), (25, 99)], rng);
        Draw { coef, number, decimals: false }
    }

    /// A coefficient of at least 2, one in four negative.
    pub fn coef(&self, rng: &mut Rng) -> Q {
        signed(self.scale(2, self.coef, rng), 0.25, rng)
    }

    /// A coefficient of at least 2, positive.
    pub fn factor(&self, rng: &mut Rng) -> Q {
        Q::from_integer(rng.i64(2..=self.coef.min(12)))
    }

    /// A number other than zero, positive or negative.
    pub fn number(&self, rng: &mut Rng) -> Q {
        signed(self.scale(1, self.number, rng), 0.4, rng)
    }

    /// A solution: whole four times in five, otherwise a simple fraction.
    pub fn solution(&self, rng: &mut Rng) -> Q {
        let whole = rng.i64(-12..=12);
        if self.decimals && rng.bool() {
            return Q::new(rng.i64(-40..=40), *choose(&[2, 4, 5, 10], rng));
        }
        if rng.f64() < 0.8 { Q::from_integer(whole) } else { Q::new(whole, rng.i64(2..=6)) }
    }

    fn scale(&self, least: i64, most: i64, rng: &mut Rng) -> Q {
        if self.decimals && rng.f64() < 0.8 {
            let per = *choose(&[2, 4, 5, 10, 10], rng);
            return Q::new(rng.i64(1..=most * per / 2), per);
        }
        Q::from_integer(rng.i64(least..=most))
    }
}

fn signed(value: Q, p_negative: f64, rng: &mut Rng) -> Q {
    if rng.f64() < p_negative { -value } else { value }
}

/// A letter: mostly x.
pub fn letter(rng: &mut Rng) -> char {
    if rng.f64() < 0.45 {
        'x'
    } else {
        *choose(&['a', 'b', 'c', 'd', 'h', 'k', 'm', 'n', 'p', 'r', 's', 't', 'u', 'v', 'w', 'y', 'z'], rng)
    }
}
