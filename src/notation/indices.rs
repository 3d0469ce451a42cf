//! Names with an index: `x_1`, `x₁`, `a_n`, `aₙ₊₁`, `a_{n-1}`, `v_final`.

use super::characters::plain;

/// A name with an index that is a whole number or a letter with one added: the terms of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed {
    /// `a` of `a_{n+1}`
    pub base: String,
    /// `n` of `a_{n+1}`
    pub letter: Option<String>,
    /// 1 of `a_{n+1}`, 5 of `a_5`
    pub added: i64,
}

impl Indexed {
    /// The parts of a variable's name; None where its index is of another kind.
    pub fn of(name: &str) -> Option<Indexed> {
        let (base, index) = name.split_once('_')?;
        let index = index.strip_prefix('{').and_then(|index| index.strip_suffix('}')).unwrap_or(index);
        let digits = |text: &str| {
            let is_short = (1..=MAX_DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            is_short.then(|| text.parse::<i64>().ok()).flatten()
        };
        let is_letter = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase());
        let (letter, added) = match index.split_once(['+', '-']) {
            Some((letter, number)) if is_letter(letter) => {
                (Some(letter.to_owned()), if index.contains('-') { -digits(number)? } else { digits(number)? })
            }
            Some(_) => return None,
            None if is_letter(index) => (Some(index.to_owned()), 0),
            None => (None, digits(index)?),
        };
        Some(Indexed { base: base.to_owned(), letter, added })
    }

    /// The name of the variable.
    pub fn name(&self) -> String {
        match (&self.letter, self.added) {
            (None, added) => format!("{}_{added}", self.base),
            (Some(letter), 0) => format!("{}_{letter}", self.base),
            (Some(letter), added) => format!("{}_{{{letter}{added:+}}}", self.base),
        }
    }
}

/// Digits of an index.
const MAX_DIGITS: usize = 6;

/// The plain form of a lowered character that is no letter of a base of a logarithm alone.
pub(super) fn lowered(c: char) -> Option<char> {
    Some(match c {
        '₀'..='₉' => plain(c),
        '₊' => '+',
        '₋' => '-',
        'ᵢ' => 'i',
        'ⱼ' => 'j',
        'ₖ' => 'k',
        'ₘ' => 'm',
        'ₙ' => 'n',
        'ᵣ' => 'r',
        'ₛ' => 's',
        'ₜ' => 't',
        _ => return None,
    })
}

/// `n+1` in the brackets of an index, as it stands in a name, and its length in bytes without them.
pub(super) fn sum_in_index(inside: &str, close: char) -> Option<(usize, String)> {
    let end = inside.find(close)?;
    let index: String = inside[..end]
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '−' || c == '–' { '-' } else { c })
        .collect();
    let name = format!("a_{{{index}}}");
    let indexed = Indexed::of(&name).filter(|indexed| indexed.letter.is_some() && indexed.added != 0)?;
    Some((end, indexed.name().trim_start_matches("a_").to_owned()))
}

/// The run of lowered characters at the head of `rest`, as a subscript, and its length in bytes.
pub(super) fn lowered_index(rest: &str) -> Option<(usize, String)> {
    let run: String = rest.chars().map_while(lowered).collect();
    let n_bytes = rest.chars().take(run.chars().count()).map(char::len_utf8).sum();
    if run.is_empty() {
        return None;
    }
    let is_plain = run.chars().all(|c| c.is_ascii_digit()) || run.len() == 1 && run != "+" && run != "-";
    let index = if is_plain { run } else { sum_in_index(&format!("{run}}}"), '}')?.1 };
    Some((n_bytes, format!("_{index}")))
}

#[cfg(test)]
mod tests {
    use super::super::{Statement, latex, parse, print, unicode, variables};
    use super::*;

    #[test]
    fn indices_are_read_in_every_notation() {
        let check = |text: &str, wanted: &[&str]| {
            let statement = parse(text).statement.unwrap_or_else(|| panic!("{text}: {:?}", parse(text).findings));
            assert_eq!(variables(&statement).iter().map(String::as_str).collect::<Vec<_>>(), wanted, "{text}");
            for printed in [print(&statement), unicode(&statement), latex(&statement)] {
                let again: Option<Statement> = parse(&printed).statement;
                assert_eq!(again.as_ref().map(print), Some(print(&statement)), "{printed}");
            }
        };
        check("a_n = a_1 + (n-1)d", &["a_1", "a_n", "d", "n"]);
        check("aₙ = a₁ + (n−1)d", &["a_1", "a_n", "d", "n"]);
        check("a_{n+1} = 2a_n + 1", &["a_n", "a_{n+1}"]);
        check("aₙ₊₁ = 2aₙ", &["a_n", "a_{n+1}"]);
        check("a_(n-1) + a_{n - 2}", &["a_{n-1}", "a_{n-2}"]);
        check("a_{20} = 79", &["a_20"]);
        check("4a_n+1", &["a_n"]);
    }

    #[test]
    fn indices_have_parts() {
        let parts = |name: &str| {
            Indexed::of(name).map(|found| (found.base.clone(), found.letter.clone(), found.added, found.name()))
        };
        for (name, base, letter, added) in [
            ("a_5", "a", None, 5),
            ("S_n", "S", Some("n"), 0),
            ("a_{n+1}", "a", Some("n"), 1),
            ("u_{k-2}", "u", Some("k"), -2),
        ] {
            assert_eq!(parts(name), Some((base.to_owned(), letter.map(str::to_owned), added, name.to_owned())));
        }
        for name in ["a", "m_⊥", "v_final", "a_{n+k}", "a_12345678"] {
            assert_eq!(parts(name), None, "{name}");
        }
    }
}
