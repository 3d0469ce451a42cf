//! The symbols of units, what they measure, and how large they are.

/// What is measured. Areas and volumes are powers of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Length,
    Mass,
    Time,
    Money,
}

const N_KINDS: usize = 4;

/// A symbol with its kind, the power of that kind, and the scale on which it measures: litres are cubes of decimetres.
/// Lengths in tenths of a millimetre, masses in milligrams, times in seconds, money in hundredths.
const SYMBOLS: [(&str, Kind, i32, u128); 24] = [
    ("mm", Kind::Length, 1, 10),
    ("cm", Kind::Length, 1, 100),
    ("dm", Kind::Length, 1, 1_000),
    ("m", Kind::Length, 1, 10_000),
    ("km", Kind::Length, 1, 10_000_000),
    ("ft", Kind::Length, 1, 3_048),
    ("yd", Kind::Length, 1, 9_144),
    ("ha", Kind::Length, 2, 1_000_000),
    ("ml", Kind::Length, 3, 100),
    ("l", Kind::Length, 3, 1_000),
    ("L", Kind::Length, 3, 1_000),
    ("mL", Kind::Length, 3, 100),
    ("mg", Kind::Mass, 1, 1),
    ("g", Kind::Mass, 1, 1_000),
    ("kg", Kind::Mass, 1, 1_000_000),
    ("t", Kind::Mass, 1, 1_000_000_000),
    ("s", Kind::Time, 1, 1),
    ("min", Kind::Time, 1, 60),
    ("h", Kind::Time, 1, 3_600),
    ("hr", Kind::Time, 1, 3_600),
    ("hrs", Kind::Time, 1, 3_600),
    ("€", Kind::Money, 1, 100),
    ("ct", Kind::Money, 1, 1),
    ("EUR", Kind::Money, 1, 100),
];

const POWERS: [(&str, i32); 4] = [("²", 2), ("³", 3), ("^2", 2), ("^3", 3)];

/// A unit, perhaps one divided by another: `km/h`.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// As it begins.
    pub symbol: &'static str,
    /// It begins with a single letter: where it touches a number it is none.
    pub begins_with_letter: bool,
    /// It is a single letter, which may be a letter of the work.
    pub may_be_letter: bool,
    /// Of each part its kind, power and scale.
    parts: Vec<(Kind, i32, u128)>,
}

/// The unit that stands in front, and its length in bytes.
pub(super) fn unit(text: &str) -> Option<(usize, Unit)> {
    let (mut n_bytes, symbol, first) = part(text)?;
    let mut parts = vec![first];
    while let Some((n_more, _, (kind, power, scale))) = text[n_bytes..].strip_prefix('/').and_then(part) {
        parts.push((kind, -power, scale));
        n_bytes += 1 + n_more;
    }
    // `3 m^2 · 4 m`; a quotient of two, `m/s`, is hardly one of letters.
    let may_be_letter = parts.len() == 1 && is_letter(symbol);
    let ends = !text[n_bytes..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '^' | '(' | '\''));
    ends.then_some((n_bytes, Unit { symbol, begins_with_letter: is_letter(symbol), may_be_letter, parts }))
}

/// The same in LaTeX, which sets units upright: `\text{cm}^2`.
pub(super) fn unit_in_latex(text: &str) -> Option<(usize, Unit)> {
    let open = ["\\text{", "\\mathrm{", "\\textrm{"].into_iter().find(|open| text.starts_with(open))?;
    let inside = &text[open.len()..text.find('}')?];
    let (n_bytes, mut unit) = unit(inside.trim())?;
    if n_bytes < inside.trim().len() {
        return None;
    }
    let mut end = open.len() + inside.len() + 1;
    let raised = POWERS.iter().chain(&[("^{2}", 2), ("^{3}", 3)]).find(|(sign, _)| text[end..].starts_with(sign));
    if let (Some((sign, exponent)), [(_, power, _)]) = (raised, unit.parts.as_mut_slice()) {
        *power *= exponent;
        end += sign.len();
    }
    // What is set upright is no letter of the work.
    unit.may_be_letter = false;
    Some((end, unit))
}

fn is_letter(symbol: &str) -> bool {
    symbol.len() == 1
}

fn part(text: &str) -> Option<(usize, &'static str, (Kind, i32, u128))> {
    let n_letters = text.chars().take_while(|c| c.is_alphabetic() || *c == '€').map(char::len_utf8).sum();
    let (symbol, kind, power, scale) = SYMBOLS.iter().find(|(symbol, ..)| *symbol == &text[..n_letters])?;
    let raised = POWERS.iter().find(|(sign, _)| text[n_letters..].starts_with(sign));
    let (n_bytes, exponent) = raised.map_or((n_letters, 1), |(sign, exponent)| (n_letters + sign.len(), *exponent));
    Some((n_bytes, symbol, (*kind, power * exponent, *scale)))
}

impl Unit {
    /// `km/h`
    pub fn is_compound(&self) -> bool {
        self.parts.len() > 1
    }

    /// Of each kind the power in which the unit measures it.
    fn powers(&self) -> [i32; N_KINDS] {
        let mut powers = [0; N_KINDS];
        self.parts.iter().for_each(|(kind, power, _)| powers[*kind as usize] += power);
        powers
    }

    /// Whether both measure the same.
    pub fn is_of_kind(&self, other: &Unit) -> bool {
        self.powers() == other.powers()
    }

    /// Whether two of the units measure something in different scales, as `km/h` and `m` do.
    pub fn differ_in_scale(units: &[&Unit]) -> bool {
        let parts: Vec<_> = units.iter().flat_map(|unit| &unit.parts).collect();
        parts.iter().any(|(kind, _, scale)| parts.iter().any(|(other, _, more)| kind == other && scale != more))
    }

    /// Whether a number is what leads from one of these units to another of them: 100 from metres to centimetres.
    pub fn is_ratio(units: &[&Unit], number: f64) -> bool {
        let factor =
            |unit: &Unit| -> f64 { unit.parts.iter().map(|(_, power, scale)| (*scale as f64).powi(*power)).product() };
        units.iter().any(|unit| {
            let others = units.iter().filter(|other| other.is_of_kind(unit));
            others.map(|other| factor(unit) / factor(other)).any(|ratio| {
                [ratio, 1.0 / ratio]
                    .into_iter()
                    .any(|ratio| (ratio - 1.0).abs() > 1e-9 && (ratio - number).abs() <= 1e-6 * number)
            })
        })
    }

    /// What a number of this unit is multiplied and divided by in the smallest scales of `units`: `·1000/3600` for `km/h`
    /// beside `m/s`. None where that is more than anybody would convert.
    pub fn in_smallest_of(&self, units: &[&Unit]) -> Option<String> {
        let (mut top, mut bottom) = (1_u128, 1_u128);
        for (kind, power, scale) in &self.parts {
            let same = units.iter().flat_map(|unit| &unit.parts).filter(|(other, ..)| other == kind);
            let smallest = same.map(|(.., scale)| *scale).min()?;
            let exponent = power.unsigned_abs();
            let (up, down) = (scale.checked_pow(exponent)?, smallest.checked_pow(exponent)?);
            let (up, down) = if *power > 0 { (up, down) } else { (down, up) };
            top = top.checked_mul(up)?;
            bottom = bottom.checked_mul(down)?;
            let common = num_integer::gcd(up, down);
            (top, bottom) = (top / common, bottom / common);
        }
        let times = if top == 1 { String::new() } else { format!("·{top}") };
        let over = if bottom == 1 { String::new() } else { format!("/{bottom}") };
        Some(times + &over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_from_words() {
        let read = |text: &'static str| unit(text).map(|(n_bytes, _)| &text[..n_bytes]);
        assert_eq!(read("cm · 3"), Some("cm"));
        assert_eq!(read("km/h = 3"), Some("km/h"));
        assert_eq!(read("m/s² · 3"), Some("m/s²"));
        assert_eq!(read("g/cm^3"), Some("g/cm^3"));
        let wrapped = |text: &'static str| unit_in_latex(text).map(|(n_bytes, _)| &text[..n_bytes]);
        assert_eq!(wrapped("\\text{cm}^2 = 3"), Some("\\text{cm}^2"));
        assert_eq!(wrapped("\\mathrm{ km/h}$"), Some("\\mathrm{ km/h}"));
        assert_eq!(wrapped("\\text{ if } x"), None);
        assert_eq!(read("minus 3"), None);
        assert_eq!(read("m(x + 1)"), None);
        assert_eq!(read("x"), None);
    }
}
