//! Lanes as plain arrays, for the compiler to make of them what the machine has.

use std::array::from_fn;

/// Where candle's f32 product has 8 or 16 lanes and these are left to the compiler, it is the faster one.
pub const LANES_ARE_FAST: bool = false;

/// Four pairs of i16.
#[derive(Clone, Copy)]
pub struct Pairs([i16; 8]);

/// Four i32.
#[derive(Clone, Copy)]
pub struct Sums([i32; 4]);

/// Four f32.
#[derive(Clone, Copy)]
pub struct Floats([f32; 4]);

impl Pairs {
    /// The pairs, lowest lane first.
    #[inline(always)]
    pub fn new(pairs: [i16; 8]) -> Pairs {
        Pairs(pairs)
    }

    /// One pair in all four lanes, its first number in the low half.
    #[inline(always)]
    pub fn all(pair: i32) -> Pairs {
        let (low, high) = (pair as i16, (pair >> 16) as i16);
        Pairs([low, high, low, high, low, high, low, high])
    }
}

impl Sums {
    /// Zeros.
    #[inline(always)]
    pub fn zero() -> Sums {
        Sums([0; 4])
    }

    /// `self[i] + a[2i] b[2i] + a[2i+1] b[2i+1]`.
    #[inline(always)]
    pub fn plus_dot(self, a: Pairs, b: Pairs) -> Sums {
        let product = |i: usize| i32::from(a.0[i]) * i32::from(b.0[i]);
        Sums(from_fn(|i| self.0[i] + (product(2 * i) + product(2 * i + 1))))
    }

    /// The nearest floats.
    #[inline(always)]
    pub fn floats(self) -> Floats {
        Floats(self.0.map(|sum| sum as f32))
    }
}

impl Floats {
    /// The numbers, lowest lane first.
    #[inline(always)]
    pub fn new(numbers: [f32; 4]) -> Floats {
        Floats(numbers)
    }

    /// One number in all four lanes.
    #[inline(always)]
    pub fn all(x: f32) -> Floats {
        Floats([x; 4])
    }

    /// `self[i] * other[i]`.
    #[inline(always)]
    pub fn times(self, other: Floats) -> Floats {
        Floats(from_fn(|i| self.0[i] * other.0[i]))
    }

    /// `self[i] + other[i]`.
    #[inline(always)]
    pub fn plus(self, other: Floats) -> Floats {
        Floats(from_fn(|i| self.0[i] + other.0[i]))
    }

    /// The numbers, lowest lane first.
    #[inline(always)]
    pub fn array(self) -> [f32; 4] {
        self.0
    }
}
