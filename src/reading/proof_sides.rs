//! The sides of an identity that is to be shown, by their names: `LHS = (x + 1)^2 - 1` and `= RHS`. What is said of one side
//! goes on from the identity like any row that begins with an equals sign.

use crate::lexicon::{all, prefix_bytes, starts_with};
use crate::text::{Mapped, Span};

/// The text of such a proof with its sides written so; any other text as it is.
pub(super) fn as_continued(text: Mapped) -> Mapped {
    let plain = text.text();
    let mut lines = plain.split_inclusive('\n').skip_while(|line| line.trim().is_empty());
    let Some(first) = lines.next() else { return text };
    let proves = all(|lexicon| &lexicon.proving).any(|verb| starts_with(first.trim_start(), verb));
    if !proves || !first.contains('=') {
        return without_names_in_checks(text);
    }
    let mut start = plain.len() - lines.clone().map(str::len).sum::<usize>();
    let mut places = Vec::new();
    for line in lines {
        let indent = line.len() - line.trim_start().len();
        if let Some(bytes) = side_in_front(&line[indent..]) {
            places.push((Span::new(start + indent, start + indent + bytes), "="));
        }
        if let Some((at, sign)) = side_at_end(line) {
            places.push((Span::new(start + at, start + at + sign), ""));
        }
        start += line.len();
    }
    if places.is_empty() { text } else { text.with_replaced(places) }
}

/// `2(27 - 4) = 46` of `LHS = 2(27 - 4) = 46` in a check: a side is worked out in numbers, and its name goes.
fn without_names_in_checks(text: Mapped) -> Mapped {
    let plain = text.text();
    let mut places = Vec::new();
    let mut start = 0;
    for line in plain.split_inclusive('\n') {
        let label = line.find(": ").map_or(0, |colon| colon + 2);
        let begins = [0, label].map(|at| line.len() - line[at..].trim_start().len());
        let found = begins.into_iter().find_map(|at| Some((at, side_in_front(&line[at..])?)));
        if let Some((at, bytes)) = found {
            let behind = &line[at + bytes..];
            let is_of_numbers = behind.contains('=') && !behind.contains(char::is_alphabetic);
            places.extend(is_of_numbers.then(|| (Span::new(start + at, start + at + bytes), "")));
        }
        start += line.len();
    }
    if places.is_empty() { text } else { text.with_replaced(places) }
}

/// The bytes of `LHS =` or `Linke Seite:` at the front of a row, where something follows.
fn side_in_front(row: &str) -> Option<usize> {
    let name = all(|lexicon| &lexicon.side_names).filter_map(|name| prefix_bytes(row, name)).max()?;
    let rest = row[name..].trim_start();
    let behind = rest.strip_prefix(['=', ':'])?;
    let behind = behind.trim_start().strip_prefix('=').unwrap_or(behind);
    (!behind.trim().is_empty() && side_at_end(row).is_none_or(|(at, _)| at > name + 1))
        .then_some(row.len() - behind.len())
}

/// Where `= RHS` begins at the end of a row, and the bytes of its sign.
fn side_at_end(row: &str) -> Option<(usize, usize)> {
    let end = row.trim_end().trim_end_matches(['.', '∎', '□', '✓', ' ']);
    let at = end.rfind('=')?;
    let name = end[at + 1..].trim();
    all(|lexicon| &lexicon.side_names).any(|known| name.to_lowercase() == *known).then_some((at, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_go_on_from_the_identity() {
        let check = |row: &str, wanted: &str| {
            let paste = format!("Prove that (x + 1)² − 1 = x(x + 2)\n{row}");
            let found = as_continued(Mapped::verbatim(&paste, 0));
            assert_eq!(found.text().lines().last(), Some(wanted), "{row}");
        };
        check("LHS = x² + 2x + 1 − 1", "= x² + 2x + 1 − 1");
        check("Linke Seite: x² + 2x", "= x² + 2x");
        check("= x(x + 2) = RHS", "= x(x + 2)  RHS");
        check("= RHS", " RHS");
        check("x² + 2x = x(x + 2)", "x² + 2x = x(x + 2)");
        let check_row = "Solve 2x = 4\nLHS = 4";
        assert_eq!(as_continued(Mapped::verbatim(check_row, 0)).text(), check_row);
        let check_row = "x = 2\nCheck: LHS = 2(2) + 1 = 5\nRHS: 3 + 2 = 5";
        let wanted = "x = 2\nCheck:  2(2) + 1 = 5\n 3 + 2 = 5";
        assert_eq!(as_continued(Mapped::verbatim(check_row, 0)).text(), wanted);
    }
}
