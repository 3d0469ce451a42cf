//! Fractions that are drawn over three rows with a bar of dashes, as one writes them on one row.
//!
//! The row of the bars says more than bars, or it would be a rule; and what stands in the rows above and below stands over and
//! under them.

use crate::text::{Mapped, Span, has_relation};
use std::ops::Range;

/// The text with such rows on one: `(x)/(2) + (x)/(3) = 10`.
pub(super) fn on_one_row(text: Mapped) -> Mapped {
    let plain = text.text();
    if !BAR_PAIRS.iter().any(|pair| plain.contains(pair)) {
        return text;
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut start = 0;
    for line in plain.split_inclusive('\n') {
        rows.push(Row { start, text: line.trim_end_matches('\n') });
        start += line.len();
    }
    let mut joined = Mapped::default();
    let mut copied = 0;
    for three in rows.windows(3) {
        let [above, bars, below] = three else { continue };
        if above.start < copied {
            continue;
        }
        let Some(parts) = parts(above, bars, below) else { continue };
        joined.append(&text.slice(Span::new(copied, above.start)));
        let mut end = bars.start;
        for Fraction { bar, numerator, denominator } in parts {
            joined.append(&text.slice(Span::new(end, bars.start + bar.start)));
            let origin = text.origin(Span::new(bars.start + bar.start, bars.start + bar.end));
            for (sign, part) in [("(", Some(numerator)), (")/(", Some(denominator)), (")", None)] {
                sign.chars().for_each(|c| joined.push(c, origin));
                part.into_iter().for_each(|part| joined.append(&text.slice(part)));
            }
            end = bars.start + bar.end;
        }
        joined.append(&text.slice(Span::new(end, bars.start + bars.text.len())));
        copied = below.start + below.text.len();
    }
    if copied == 0 {
        return text;
    }
    joined.append(&text.slice(Span::new(copied, plain.len())));
    joined
}

/// What a text with a bar holds.
const BAR_PAIRS: [&str; 4] = ["--", "──", "——", "––"];

/// Columns that a part may stand out on either side of its bar.
const MAX_OVERHANG: usize = 2;

struct Row<'a> {
    /// Byte of the text at which it begins.
    start: usize,
    text: &'a str,
}

struct Fraction {
    /// Bytes of the row of bars.
    bar: Range<usize>,
    numerator: Span,
    denominator: Span,
}

fn parts(above: &Row, bars: &Row, below: &Row) -> Option<Vec<Fraction>> {
    let found = runs(bars.text);
    let rest: usize = bars.text.chars().filter(|c| !c.is_whitespace()).count();
    let n_of_bars: usize = found.iter().map(|(_, columns)| columns.len()).sum();
    let is_plain = |row: &Row| !row.text.trim().is_empty() && runs(row.text).is_empty();
    // `|---|:---:|`: the rule under the heading of a table.
    let is_rule_of_table =
        bars.text.contains('|') && bars.text.chars().all(|c| c.is_whitespace() || "|:+-─—–".contains(c));
    if found.is_empty() || rest == n_of_bars || is_rule_of_table || !is_plain(above) || !is_plain(below) {
        return None;
    }
    let columns: Vec<Range<usize>> = found.iter().map(|(_, columns)| columns.clone()).collect();
    let (numerators, denominators) = (under(above, &columns)?, under(below, &columns)?);
    // Equations stand above and below a line under which they are added.
    let is_equation = |row: &Row, part: &Span| has_relation(&row.text[part.start - row.start..part.end - row.start]);
    if numerators.iter().any(|part| is_equation(above, part))
        || denominators.iter().any(|part| is_equation(below, part))
    {
        return None;
    }
    let bars = found.into_iter().map(|(bytes, _)| bytes);
    let fractions = bars.zip(numerators).zip(denominators);
    Some(fractions.map(|((bar, numerator), denominator)| Fraction { bar, numerator, denominator }).collect())
}

/// The bars of a row, in bytes and in columns.
fn runs(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let ends = std::iter::once((text.len(), ' '));
    for (column, (at, c)) in text.char_indices().chain(ends).enumerate() {
        let is_bar = matches!(c, '-' | '─' | '—' | '–');
        match (open, is_bar) {
            (None, true) => open = Some((at, column)),
            (Some((from, first)), false) => {
                if column - first > 1 {
                    found.push((from..at, first..column));
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// For each bar the text of the row that stands at it; none where something stands at no bar, or nothing at one.
fn under(row: &Row, bars: &[Range<usize>]) -> Option<Vec<Span>> {
    let mut parts: Vec<Option<Span>> = vec![None; bars.len()];
    for (column, (at, c)) in row.text.char_indices().enumerate().filter(|(_, (_, c))| !c.is_whitespace()) {
        let near = |bar: &Range<usize>| bar.start.saturating_sub(column).max((column + 1).saturating_sub(bar.end));
        let (i, distance) = bars.iter().map(near).enumerate().min_by_key(|(_, distance)| *distance)?;
        if distance > MAX_OVERHANG {
            return None;
        }
        let own = Span::new(row.start + at, row.start + at + c.len_utf8());
        parts[i] = Some(parts[i].map_or(own, |part| part.join(own)));
    }
    parts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &str) {
        assert_eq!(on_one_row(Mapped::verbatim(text, 0)).text(), wanted);
    }

    #[test]
    fn fractions_of_three_rows_are_one_row() {
        check(" x     x\n--- + --- = 10\n 2     3\n3x + 2x = 60", "(x)/(2) + (x)/(3) = 10\n3x + 2x = 60");
        check("x + 3\n----- = 5\n  2\nx + 3 = 10\n", "(x + 3)/(2) = 5\nx + 3 = 10\n");
        check("     12\nx = ----\n      4", "x = (12)/(4)");
    }

    #[test]
    fn rules_and_other_dashes_stay() {
        let tables = "| Step | Equation |\n|:----:|----------|\n| 1 | 2x = 8 |";
        let rows = ["2x = 8\n-----\nx = 4", "2x -- 3\nx = 4\n", "a\nx -- 3 = 5\nthis is a long row", "x\n--- = 3\n\n2"];
        let added = "3x - 6y = -3\n3x + 6y = 21\n------------ +\n6x = 18";
        for text in rows.into_iter().chain([tables, added]) {
            check(text, text);
        }
    }
}
