//! What is said of a known slip.

use crate::tutor::slips::Slip;
use crate::words::Language;

/// The slip in a sentence, as a guess: other ways may lead to the same line.
pub fn slip_sentence(slip: &Slip, language: Language) -> String {
    let text = |key| language.text(key).to_owned();
    let factor = |key, factor: &String| language.say(key, &[("factor", factor)]);
    let divisor = |key, divisor: &String| language.say(key, &[("divisor", divisor)]);
    match slip {
        Slip::FirstTermOnly { factor: f } => factor("slip.first-term-only", f),
        Slip::MinusFirstTermOnly => text("slip.minus-first-term-only"),
        Slip::SquareOfSum { square } => language.say("slip.square-of-sum", &[("square", square)]),
        Slip::PowerOfProduct { power } => language.say("slip.power-of-product", &[("power", power)]),
        Slip::RootOfSum { root } => language.say("slip.root-of-sum", &[("root", root)]),
        Slip::TopsAndBottoms => text("slip.tops-and-bottoms"),
        Slip::OneTermDivided { divisor: d } => divisor("slip.one-term-divided", d),
        Slip::UnlikeTerms { sum } => language.say("slip.unlike-terms", &[("sum", sum)]),
        Slip::ExponentsMultiplied => text("slip.exponents-multiplied"),
        Slip::MovedWithoutSign { term } => language.say("slip.moved-without-sign", &[("term", term)]),
        Slip::DividedWithWrongSign { divisor: d } => divisor("slip.divided-with-wrong-sign", d),
        Slip::DividedUpsideDown => text("slip.divided-upside-down"),
        Slip::MultipliedInstead { factor: f } => factor("slip.multiplied-instead", f),
        Slip::SubtractedInstead { factor: f } => factor("slip.subtracted-instead", f),
        Slip::OneSideOnly { factor: f } => factor("slip.one-side-only", f),
        Slip::OneTermNotMultiplied { factor: f } => factor("slip.one-term-not-multiplied", f),
        Slip::SignNotTurned => text("slip.sign-not-turned"),
        Slip::SignTurned => text("slip.sign-turned"),
        Slip::PositiveRootOnly => text("slip.positive-root-only"),
        Slip::ZeroProductWithoutZero => text("slip.zero-product-without-zero"),
        Slip::RootsWithWrongSigns => text("slip.roots-with-wrong-signs"),
    }
}
