//! Single characters of maths and what hangs on them: widths and fonts, raised and lowered forms, indices, groups of
//! digits.

use super::indices::{lowered, lowered_index, sum_in_index};
use unicode_normalization::UnicodeNormalization;

/// A digit, letter or sign without its width or font: `１` is 1, `𝑥` is x.
pub(super) fn plain(c: char) -> char {
    if c.is_ascii() || superscript(c).is_some() {
        return c;
    }
    let mut forms = std::iter::once(c).nfkc();
    match (forms.next(), forms.next()) {
        (Some(form), None) => form,
        _ => c,
    }
}

pub(super) fn letter(c: char) -> Option<char> {
    // Raised letters, lowered ones and Greek ones are alphabetic too; the first are exponents, the second indices.
    (superscript(c).is_none() && lowered(c).is_none() && c.is_alphabetic()).then(|| plain(c))
}

/// The plain form of a raised character.
pub(super) fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_digit(c as u32 - '⁰' as u32, 10)?,
        '⁻' => '-',
        '⁺' => '+',
        '⁽' => '(',
        '⁾' => ')',
        'ⁿ' => 'n',
        'ˣ' => 'x',
        _ => return None,
    })
}

/// `½` and its like, as numerator and denominator.
pub(super) fn small_fraction(c: char) -> Option<(u8, u8)> {
    let mut forms = std::iter::once(c).nfkd();
    let digit = |c: Option<char>| c.and_then(|c| c.to_digit(10)).and_then(|d| u8::try_from(d).ok());
    let top = digit(forms.next())?;
    if forms.next() != Some('\u{2044}') {
        return None;
    }
    let bottom = digit(forms.next())?;
    forms.next().is_none().then_some((top, bottom))
}

/// Whether `text` ends with what may be a part of something: a percentage, a fraction of two numbers, a decimal. An "of" behind
/// it multiplies.
pub fn ends_with_part(text: &str) -> bool {
    let text = text.trim_end();
    let ends_with_digits = |text: &str| {
        let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
        (rest.len() < text.len()).then_some(rest.len())
    };
    let is_latex = || {
        let rest = text.strip_suffix('}').and_then(|text| Some(&text[..ends_with_digits(text)?]));
        let top = rest.and_then(|rest| rest.strip_suffix("}{")).and_then(|top| Some(&top[..ends_with_digits(top)?]));
        top.is_some_and(|top| top.ends_with("frac{"))
    };
    let is_written_out = || {
        let rest = ends_with_digits(text).map(|end| &text[..end]);
        rest.is_some_and(|rest| match rest.strip_suffix(['/', '.']) {
            Some(top) => ends_with_digits(top.trim_end()).is_some(),
            None => false,
        })
    };
    let is_sign = text.chars().next_back().is_some_and(|c| c == '%' || small_fraction(c).is_some());
    is_sign || is_latex() || is_written_out()
}

/// `\overline{3}`, `\bar{3}`, or digits that carry a bar: the digits that repeat, and their length in bytes.
pub(super) fn repeated_digits(behind: &str) -> Option<(usize, String)> {
    let command = ["\\overline{", "\\bar{"].into_iter().find(|command| behind.starts_with(command))?;
    let digits: String = behind[command.len()..].chars().take_while(char::is_ascii_digit).collect();
    let closes = behind[command.len() + digits.len()..].starts_with('}');
    (closes && (1..=6).contains(&digits.len())).then(|| (command.len() + digits.len() + 1, digits))
}

/// Whether a comma between these digits and what is behind it groups thousands. `grouped`: one did so already.
pub(super) fn is_thousands(digits: &str, grouped: bool, behind: &str) -> bool {
    let first = (1..=3).contains(&digits.len()) && !digits.starts_with('0');
    (first || grouped) && behind.bytes().take_while(u8::is_ascii_digit).count() == 3
}

/// What stands around a quantity that is named by words: `⟨new price⟩` is one variable.
pub const QUANTITY_BRACKETS: [char; 2] = ['⟨', '⟩'];

/// Whether words may name a quantity: two letters or more, single blanks between them. Numbers may stand among several
/// words, "cost of 3 books".
pub fn is_quantity_name(text: &str) -> bool {
    let n_letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let has_blanks = text.contains(' ');
    let is_plain = text.chars().all(|c| c.is_alphabetic() || has_blanks && may_stand_in_name(c));
    n_letters > 1 && is_plain && !text.contains("  ") && text.trim() == text
}

/// Whether a character may stand in a name of several words.
pub fn may_stand_in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '.' | '-')
}

/// The name of the quantity that stands next, and its length in bytes with its brackets.
pub fn quantity(rest: &str) -> Option<(usize, String)> {
    let [open, close] = QUANTITY_BRACKETS;
    let name = rest.strip_prefix(open)?.split_once(close)?.0;
    is_quantity_name(name).then(|| (open.len_utf8() + name.len() + close.len_utf8(), name.to_owned()))
}

/// The subscript that stands next, as `_1`, and its length in bytes. `x1` is an indexed name too; `x1,2`, which stands
/// for both, is the bare name. `takes_digits`: plain digits count, which behind a coefficient they do not (`44x25`).
pub(super) fn subscript(rest: &str, takes_digits: bool) -> (usize, String) {
    const BOTH: [&str; 12] =
        ["_{1,2}", "_{1;2}", "_{1.2}", "_{1/2}", "_(1,2)", "_(1.2)", "₁,₂", "₁/₂", "_1,2", "_1.2", "1,2", "1.2"];
    // `x1/2` is a product unless it has two values.
    const HALVED: [&str; 2] = ["_1/2", "1/2"];
    let has_two_values = rest.contains('±') || rest.contains("\\pm") || rest.contains("+-");
    let halved = HALVED.iter().filter(|_| has_two_values);
    let both = BOTH.iter().chain(halved).filter(|both| takes_digits || !both.starts_with('1'));
    if let Some(both) = both.into_iter().find(|both| rest.starts_with(**both))
        && rest[both.len()..].trim_start().starts_with(['=', '≈'])
    {
        return (both.len(), String::new());
    }
    let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = |c: char| c.is_alphanumeric() || ".,%".contains(c);
    if takes_digits && n_digits == 1 && !rest[n_digits..].starts_with(goes_on) {
        return (n_digits, format!("_{}", &rest[..n_digits]));
    }
    if let Some(found) = lowered_index(rest) {
        return found;
    }
    // `m_⊥` and `m⊥`: the slope of a perpendicular.
    let upright = |text: &str| {
        [("⊥", "⊥"), ("∥", "∥"), ("\\perp", "⊥"), ("\\parallel", "∥")]
            .into_iter()
            .find_map(|(sign, plain)| text.starts_with(sign).then_some((sign.len(), plain)))
    };
    if let Some((n_bytes, plain)) = upright(rest).filter(|(n_bytes, _)| rest[*n_bytes..].trim_start().starts_with('='))
    {
        return (n_bytes, format!("_{plain}"));
    }
    let Some(behind) = rest.strip_prefix('_') else { return (0, String::new()) };
    let bracketed = [('{', '}'), ('(', ')')].into_iter().find(|(open, _)| behind.starts_with(*open));
    let inside = if bracketed.is_some() { &behind[1..] } else { behind };
    if let Some((n_bytes, plain)) = upright(inside)
        && bracketed.is_none_or(|(_, close)| inside[n_bytes..].starts_with(close))
    {
        return (1 + n_bytes + 2 * usize::from(bracketed.is_some()), format!("_{plain}"));
    }
    if let Some((_, close)) = bracketed
        && let Some((n_bytes, index)) = sum_in_index(inside, close)
    {
        return (n_bytes + 3, format!("_{index}"));
    }
    let name = |text: &str| text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if let Some(inside) = behind.strip_prefix('{') {
        let n_bytes = name(inside);
        if n_bytes > 0 && inside[n_bytes..].starts_with('}') {
            return (n_bytes + 3, format!("_{}", &inside[..n_bytes]));
        }
        return (0, String::new());
    }
    let n_digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let n_bytes = if n_digits > 0 { n_digits } else { name(behind).min(1) };
    if n_bytes == 0 { (0, String::new()) } else { (n_bytes + 1, format!("_{}", &behind[..n_bytes])) }
}
