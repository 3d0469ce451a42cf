// f16 to f32 by integers. unpack2x16float may flush subnormal halves to zero, and the scale of a block of small weights
// is subnormal below 6.1e-5: the whole block would vanish on some GPUs. Infinities and NaN, which no weight is, come
// out as large finite numbers.

fn f16_from_bits(bits: u32) -> f32 {
    let magnitude = bits & 0x7fffu;
    let normal = bitcast<f32>((magnitude << 13u) + 0x38000000u);  // exponent bias 15 to 127
    let subnormal = f32(magnitude) * 0x1p-24f;
    let value = select(normal, subnormal, magnitude < 0x400u);
    return select(value, -value, (bits & 0x8000u) != 0u);
}
