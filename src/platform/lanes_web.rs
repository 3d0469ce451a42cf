//! Lanes as WebAssembly's SIMD has them.

use core::arch::wasm32::{
    f32x4, f32x4_add, f32x4_convert_i32x4, f32x4_extract_lane, f32x4_mul, f32x4_splat, i16x8, i32x4_add,
    i32x4_dot_i16x8, i32x4_splat, v128,
};

/// Whole-number products are the fastest here: SIMD128 multiplies four floats at a time, but eight pairs of i16.
pub const LANES_ARE_FAST: bool = true;

/// Four pairs of i16.
#[derive(Clone, Copy)]
pub struct Pairs(v128);

/// Four i32.
#[derive(Clone, Copy)]
pub struct Sums(v128);

/// Four f32.
#[derive(Clone, Copy)]
pub struct Floats(v128);

impl Pairs {
    /// The pairs, lowest lane first.
    #[inline(always)]
    pub fn new([a, b, c, d, e, f, g, h]: [i16; 8]) -> Pairs {
        Pairs(i16x8(a, b, c, d, e, f, g, h))
    }

    /// One pair in all four lanes, its first number in the low half.
    #[inline(always)]
    pub fn all(pair: i32) -> Pairs {
        Pairs(i32x4_splat(pair))
    }
}

impl Sums {
    /// Zeros.
    #[inline(always)]
    pub fn zero() -> Sums {
        Sums(i32x4_splat(0))
    }

    /// `self[i] + a[2i] b[2i] + a[2i+1] b[2i+1]`.
    #[inline(always)]
    pub fn plus_dot(self, a: Pairs, b: Pairs) -> Sums {
        Sums(i32x4_add(self.0, i32x4_dot_i16x8(a.0, b.0)))
    }

    /// The nearest floats.
    #[inline(always)]
    pub fn floats(self) -> Floats {
        Floats(f32x4_convert_i32x4(self.0))
    }
}

impl Floats {
    /// The numbers, lowest lane first.
    #[inline(always)]
    pub fn new([a, b, c, d]: [f32; 4]) -> Floats {
        Floats(f32x4(a, b, c, d))
    }

    /// One number in all four lanes.
    #[inline(always)]
    pub fn all(x: f32) -> Floats {
        Floats(f32x4_splat(x))
    }

    /// `self[i] * other[i]`.
    #[inline(always)]
    pub fn times(self, other: Floats) -> Floats {
        Floats(f32x4_mul(self.0, other.0))
    }

    /// `self[i] + other[i]`.
    #[inline(always)]
    pub fn plus(self, other: Floats) -> Floats {
        Floats(f32x4_add(self.0, other.0))
    }

    /// The numbers, lowest lane first.
    #[inline(always)]
    pub fn array(self) -> [f32; 4] {
        let v = self.0;
        [f32x4_extract_lane::<0>(v), f32x4_extract_lane::<1>(v), f32x4_extract_lane::<2>(v), f32x4_extract_lane::<3>(v)]
    }
}
