//! Relation signs with a question mark, as a check asks whether both sides agree: `≟`, `=?`, `>?`, `\\stackrel{?}{=}`. They stand
//! for the sign itself; what a check comes to is judged like any other row.

/// Signs that a question mark may stand beside.
const SIGNS: [char; 5] = ['=', '<', '>', '≤', '≥'];

/// What a command of LaTeX puts the question mark over the sign with.
const COMMANDS: [&str; 2] = ["\\stackrel{?}{", "\\overset{?}{"];

/// The sign that stands at byte `at` of `text` with its question mark, and the bytes of both. None where none does; `x = ?` asks
/// for the value and says nothing.
pub(super) fn sign_at(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &text[at..];
    if rest.starts_with('≟') {
        return Some(("=", '≟'.len_utf8()));
    }
    if let Some(behind) = COMMANDS.iter().find_map(|command| rest.strip_prefix(command)) {
        let end = behind.char_indices().take(MAX_SIGN_CHARS).find(|(_, c)| *c == '}')?.0;
        let sign = &behind[..end];
        let is_sign = sign.starts_with(SIGNS) || ["\\le", "\\ge", "\\leq", "\\geq"].contains(&sign);
        return is_sign.then_some((sign, rest.len() - behind.len() + end + 1));
    }
    let goes_on = |behind: &str| {
        let behind = behind.trim_start_matches(' ');
        behind.starts_with(|c: char| c.is_alphanumeric() || "(-−+√|\\".contains(c))
    };
    let sign = rest.chars().next()?;
    if SIGNS.contains(&sign) {
        let behind = rest[sign.len_utf8()..].strip_prefix('?')?;
        return goes_on(behind).then_some((&rest[..sign.len_utf8()], sign.len_utf8() + 1));
    }
    // `7 ?= 8`, but no question that ends before it.
    let behind = rest.strip_prefix('?').filter(|_| text[..at].ends_with(' '))?;
    let sign = behind.chars().next().filter(|sign| SIGNS.contains(sign))?;
    goes_on(&behind[sign.len_utf8()..]).then_some((&behind[..sign.len_utf8()], 1 + sign.len_utf8()))
}

/// A sign in LaTeX has no more characters.
const MAX_SIGN_CHARS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_with_a_question_mark() {
        let check = |text: &str, at: usize, wanted: Option<(&str, usize)>| {
            assert_eq!(sign_at(text, at), wanted, "{text}");
        };
        check("7 ≟ 8", 2, Some(("=", 3)));
        check("7 =? 8", 2, Some(("=", 2)));
        check("7 ?= 8", 2, Some(("=", 2)));
        check("0 >? 4", 2, Some((">", 2)));
        check("7 \\stackrel{?}{=} 8", 2, Some(("=", 15)));
        check("0 \\overset{?}{\\geq} 8", 2, Some(("\\geq", 17)));
        check("x =?", 2, None);
        check("x = ?", 2, None);
        check("x?= 4", 1, None);
        check("7 = 8", 2, None);
    }
}
