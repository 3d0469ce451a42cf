//! Units inside formulas: `4 cm · 2.5 cm · 6 cm`, `a = 5 cm, b = 12 cm`, `2.5 m = 250 cm`.
//!
//! A unit between a number and a sign is no word that ends the formula. Where a row measures everything of a kind in one
//! unit, the numbers alone say the same; where every number of a row without letters has a unit, what is measured in
//! different units of a kind is converted to the smallest of them. `5 kg = 12 €` equates nothing and stays as it is.

use super::unit_symbols::{Unit, unit, unit_in_latex};
use crate::lexicon;
use crate::text::{Mapped, Span, has_relation};
use std::collections::BTreeSet;

/// Quantities of one row that are looked at.
const MAX_QUANTITIES: usize = 24;

/// The text with the units inside its formulas taken off or converted. What stood there belongs to the number before it.
pub(super) fn in_numbers(text: Mapped) -> Mapped {
    let plain = text.text();
    let certain = plain.lines().flat_map(|line| certain_letters(&quantities(line)));
    let letters: BTreeSet<&str> = certain.chain(plain.lines().flat_map(told_letters)).collect();
    let mut edits = Vec::new();
    let mut start = 0;
    for line in plain.split_inclusive('\n') {
        edits.extend(edits_of(line, &letters).into_iter().map(|edit| edit.behind(start)));
        start += line.len();
    }
    if edits.is_empty() {
        return text;
    }
    let (mut whole, mut copied) = (Mapped::default(), 0);
    for edit in edits {
        whole.append(&text.slice(Span::new(copied, edit.at.start)));
        copied = edit.at.end;
        let origin = text.origin(edit.at);
        edit.text.chars().for_each(|c| whole.push(c, origin));
        if edit.text.is_empty() {
            whole = ending_at(whole, origin);
        }
    }
    whole.append(&text.slice(Span::new(copied, plain.len())));
    whole
}

/// Units of one letter that stand beside others which are no letters: they are units in the other rows, too.
fn certain_letters(quantities: &[Quantity]) -> Vec<&'static str> {
    let is_letter = |quantity: &&Quantity| quantity.unit.may_be_letter;
    let has_certain = quantities.iter().any(|quantity| !quantity.unit.may_be_letter);
    let letters = quantities.iter().filter(is_letter).map(|quantity| quantity.unit.symbol);
    if has_certain { letters.collect() } else { Vec::new() }
}

/// Units of one letter that a sentence tells of: "The garden is 25 m long and 18 m wide."
fn told_letters(line: &str) -> Vec<&'static str> {
    const MIN_WORDS: usize = 4;
    let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    if has_relation(line) || line.split(' ').filter(is_word).count() < MIN_WORDS {
        return Vec::new();
    }
    let numbers = line.match_indices(' ').filter(|(at, _)| line[..*at].ends_with(|c: char| c.is_ascii_digit()));
    let told = numbers.filter_map(|(at, _)| {
        let (n_bytes, unit) = unit(&line[at + 1..]).filter(|(_, unit)| unit.may_be_letter)?;
        let behind = &line[at + 1 + n_bytes..];
        let next = behind.trim_start().split(' ').next().unwrap_or_default();
        (behind.starts_with(['.', ',', '?', '!']) || behind.starts_with(' ') && is_word(&next)).then_some(unit.symbol)
    });
    told.collect()
}

/// The text whose last character stands for this part of the paste too.
fn ending_at(mut text: Mapped, more: Span) -> Mapped {
    if let Some((at, last)) = text.text().char_indices().next_back() {
        let both = text.origin(Span::new(at, at + last.len_utf8())).join(more);
        text.truncate(at);
        text.push(last, both);
    }
    text
}

/// What stands in the place of a part of the text.
struct Edit {
    at: Span,
    text: String,
}

impl Edit {
    fn behind(self, n_bytes: usize) -> Edit {
        Edit { at: Span::new(self.at.start + n_bytes, self.at.end + n_bytes), ..self }
    }
}

/// A number and its unit; or a bracket and its unit.
struct Quantity {
    /// Where the number begins; of a bracket, where it closes.
    start: usize,
    /// The unit with the blank before it.
    at: Span,
    unit: Unit,
    is_bracket: bool,
    /// A sign stands behind it: the formula goes on.
    goes_on: bool,
    /// It is set upright in LaTeX.
    is_upright: bool,
}

fn edits_of(line: &str, letters: &BTreeSet<&str>) -> Vec<Edit> {
    let quantities = quantities(line);
    let are_told = !quantities.is_empty() && quantities.iter().all(|quantity| letters.contains(quantity.unit.symbol));
    if !are_told && !quantities.iter().any(|quantity| quantity.goes_on || quantity.is_upright) {
        return Vec::new();
    }
    let is_certain = quantities.iter().any(|quantity| !quantity.unit.may_be_letter)
        || are_told
        || quantities.iter().all(|quantity| ends_value(&line[..quantity.start], quantity.unit.symbol));
    if !is_certain || equates_other_kinds(line, &quantities) {
        return Vec::new();
    }
    let units: Vec<&Unit> = quantities.iter().map(|quantity| &quantity.unit).collect();
    if !Unit::differ_in_scale(&units) {
        // A unit of letters that a row ends on would be read as letters.
        let is_letters = |unit: &Unit| unit.may_be_letter || unit.is_compound();
        let inside =
            quantities.iter().filter(|quantity| quantity.goes_on || quantity.is_upright || is_letters(&quantity.unit));
        return inside.map(|quantity| Edit { at: quantity.at, text: String::new() }).collect();
    }
    if !all_is_measured(line, &quantities, &units) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for quantity in &quantities {
        let Some(factor) = quantity.unit.in_smallest_of(&units) else { return Vec::new() };
        edits.push(Edit { at: Span::new(quantity.start, quantity.start), text: "(".to_owned() });
        edits.push(Edit { at: quantity.at, text: format!("{factor})") });
    }
    edits
}

/// The quantities of a formula: a sign or nothing stands before each of them.
fn quantities(line: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = line[at..].find(|c: char| c.is_ascii_digit() || c == ')').map(|offset| at + offset) {
        let is_bracket = line[start..].starts_with(')');
        let n_digits = number_bytes(&line[start..]);
        let end = start + n_digits.max(1);
        at = end;
        let is_named = line[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '^' | '.' | ','));
        let n_blanks = blank_bytes(&line[end..]);
        let upright = unit_in_latex(&line[end + n_blanks..]);
        let is_upright = upright.is_some();
        let found_unit = upright.or_else(|| unit(&line[end + n_blanks..]));
        let Some((n_bytes, unit)) = found_unit.filter(|_| !is_named || is_bracket) else { continue };
        let touches = n_blanks == 0 && !is_upright;
        if touches && (unit.begins_with_letter || is_bracket)
            || n_blanks > MAX_BLANK
            || is_bracket && unit.may_be_letter
        {
            continue;
        }
        let unit_end = end + n_blanks + n_bytes;
        let (before, behind) = (line[..start].trim_end(), &line[unit_end..]);
        let goes_on = goes_on(behind);
        let stands_in_formula = is_bracket || is_upright || ends_in_sign(before) || before.is_empty() && goes_on;
        if stands_in_formula && found.len() < MAX_QUANTITIES {
            found.push(Quantity { start, at: Span::new(end, unit_end), unit, is_bracket, goes_on, is_upright });
        }
        at = unit_end;
    }
    found
}

/// Bytes of a blank between a number and its unit: `\,` and one beside it at most.
const MAX_BLANK: usize = 4;

/// The bytes of the blanks in front, those of LaTeX among them.
fn blank_bytes(text: &str) -> usize {
    let mut rest = text;
    while let Some(behind) =
        [" ", "\u{a0}", "\u{202f}", "\\,", "\\;", "\\:", "\\ ", "~"].iter().find_map(|blank| rest.strip_prefix(blank))
    {
        rest = behind;
    }
    text.len() - rest.len()
}

/// The bytes of the number in front, its decimals included.
fn number_bytes(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    match text[whole..].strip_prefix(['.', ',']).map(digits) {
        Some(n_decimals) if whole > 0 && n_decimals > 0 => whole + 1 + n_decimals,
        _ => whole,
    }
}

/// Signs between operands.
const OPERATIONS: [char; 11] = ['+', '-', '−', '–', '*', '·', '⋅', '×', '/', '÷', ':'];

const SIGNS_OF_LATEX: [&str; 5] = ["\\cdot", "\\times", "\\div", "\\approx", "\\left("];

const RELATIONS: [char; 6] = ['=', '≈', '<', '>', '≤', '≥'];

fn ends_in_sign(before: &str) -> bool {
    before.ends_with(OPERATIONS) && !before.ends_with(|c: char| c == ':' && !before.ends_with(" :"))
        || before.ends_with(RELATIONS)
        || SIGNS_OF_LATEX.iter().any(|sign| before.ends_with(sign))
        || before.ends_with(['(', '[', '{', '√'])
}

/// Whether a formula goes on behind a unit: a sign with something to stand behind it, a bracket that closes, the next value
/// of a list.
fn goes_on(behind: &str) -> bool {
    let rest = behind.trim_start();
    let Some(sign) = rest.chars().next() else { return false };
    let next = rest[sign.len_utf8()..].trim_start();
    if matches!(sign, ')' | ']' | '}') {
        return true;
    }
    if matches!(sign, ',' | ';') {
        return begins_value(next);
    }
    if SIGNS_OF_LATEX.iter().any(|sign| rest.starts_with(sign)) {
        return true;
    }
    let word = rest.split(' ').next().unwrap_or_default();
    if lexicon::is_joiner(word) {
        return begins_value(rest[word.len()..].trim_start());
    }
    let is_label = sign == ':' && !behind.starts_with(' ');
    let is_sign = OPERATIONS.contains(&sign) || RELATIONS.contains(&sign);
    is_sign && !is_label && begins_operand(next)
}

fn begins_operand(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some(c) if c.is_ascii_digit() || "(√\\−-".contains(c) => true,
        Some(c) => c.is_alphabetic() && !chars.next().is_some_and(char::is_alphabetic),
        None => false,
    }
}

/// Whether a letter, perhaps with an index, and an equals sign stand in front.
fn begins_value(text: &str) -> bool {
    let Some(letter) = text.chars().next().filter(|c| c.is_alphabetic()) else { return false };
    let behind = text[letter.len_utf8()..].trim_start_matches(|c: char| c.is_numeric() || matches!(c, '_'));
    behind.trim_start().starts_with(['=', '≈'])
}

/// Whether a letter other than the unit and an equals sign stand right before: `b = ` before `4 m`.
fn ends_value(before: &str, unit: &str) -> bool {
    let Some(name) = before.trim_end().strip_suffix(['=', '≈']).map(str::trim_end) else { return false };
    let name = name.trim_end_matches(|c: char| c.is_numeric() || matches!(c, '_'));
    let mut chars = name.chars();
    let letter = chars.next_back().filter(|c| c.is_alphabetic());
    letter.is_some_and(|letter| letter.encode_utf8(&mut [0; 4]) != unit)
        && !chars.next_back().is_some_and(char::is_alphabetic)
}

/// `5 kg = 12 €`: quantities of different kinds on either side of an equals sign go together and are not equal.
fn equates_other_kinds(line: &str, quantities: &[Quantity]) -> bool {
    let mut sides = Vec::new();
    let mut start = 0;
    for part in line.split('=') {
        let (begin, end) = (start, start + part.len());
        start = end + 1;
        let is_side = |quantity: &&Quantity| {
            line[begin..end].trim_start().len() == line[quantity.start.clamp(begin, end)..end].len()
                && quantity.start >= begin
                && quantity.at.end <= end
                && line[quantity.at.end..end].trim().is_empty()
        };
        sides.push(quantities.iter().find(is_side));
    }
    sides.windows(2).any(|pair| matches!(pair, [Some(left), Some(right)] if !left.unit.is_of_kind(&right.unit)))
}

/// Whether every number of the row has a unit, or is none that leads from one unit to another, and no letter or bracket stands
/// among them.
fn all_is_measured(line: &str, quantities: &[Quantity], units: &[&Unit]) -> bool {
    let mut bare = line.trim().to_owned();
    for quantity in quantities.iter().rev() {
        let lead = line.len() - line.trim_start().len();
        if quantity.is_bracket || quantity.start < lead {
            return false;
        }
        bare.replace_range(quantity.start - lead..quantity.at.end - lead, "");
    }
    let is_sign = |c: char| c.is_whitespace() || OPERATIONS.contains(&c) || RELATIONS.contains(&c);
    let mut numbers = bare.trim_end_matches('.').split(is_sign).filter(|part| !part.is_empty());
    numbers.all(|number| number.parse().is_ok_and(|number| !Unit::is_ratio(units, number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_inside_formulas_go() {
        for (text, wanted) in [
            ("V = 4 cm · 2.5 cm · 6 cm", "V = 4 · 2.5 · 6 cm"),
            ("A = (8 cm · 4.5 cm)/2", "A = (8 · 4.5)/2"),
            ("c² = (3 cm)² + (4cm)² = 25 cm²", "c² = (3)² + (4)² = 25 cm²"),
            ("a = 5 cm, b = 12 cm", "a = 5, b = 12 cm"),
            ("a = 5 m; b_1 = 12 m", "a = 5; b_1 = 12"),
            ("v = 120 km : 2 h = 60 km/h", "v = 120 : 2 = 60"),
            ("3 kg · 2.50 €/kg = 7.50 €", "3 · 2.50 = 7.50 €"),
            ("U = 2 · (5 + 3) cm = 16 cm", "U = 2 · (5 + 3) = 16 cm"),
            ("$A = 4\\,\\text{cm} \\cdot 7\\,\\text{cm} = 28\\,\\text{cm}^2$", "$A = 4 \\cdot 7 = 28$"),
            ("2 km + 500 m = 2500 m\n2500 m : 5 = 500 m", "(2·1000) + (500) = (2500)\n2500 : 5 = 500"),
            // A unit may be a letter, too.
            ("A = 3 m · 4 m", "A = 3 m · 4 m"),
            ("4 m + 3 = 11", "4 m + 3 = 11"),
            // Words.
            ("1 kg: 12 € : 5 = 2.40 €", "1 kg: 12 € : 5 = 2.40 €"),
            ("It is 5 cm wide and 10 cm long.", "It is 5 cm wide and 10 cm long."),
            ("5 kg = 12 €", "5 kg = 12 €"),
        ] {
            assert_eq!(in_numbers(Mapped::verbatim(text, 0)).text(), wanted, "{text}");
        }
    }

    #[test]
    fn different_units_of_a_kind_are_converted() {
        for (text, wanted) in [
            ("2.5 m = 250 cm", "(2.5·100) = (250)"),
            ("2 m + 30 cm = 230 cm", "(2·100) + (30) = (230)"),
            ("0.5 l = 500 ml", "(0.5·1000) = (500)"),
            ("72 km/h = 20 m/s", "(72·1000/3600) = (20)"),
            ("60 km/h · 30 min = 30 km", "(60/60) · (30) = (30)"),
            ("3 · 2 m = 600 cm", "3 · (2·100) = (600)"),
            ("4 cm · 25000 = 100000 cm = 1 km", "(4) · 25000 = (100000) = (1·100000)"),
            // What is multiplied may be the conversion itself.
            ("2.5 m · 100 = 250 cm", "2.5 m · 100 = 250 cm"),
        ] {
            assert_eq!(in_numbers(Mapped::verbatim(text, 0)).text(), wanted, "{text}");
        }
    }
}
