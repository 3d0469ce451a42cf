//! What stands between the fields of a table: a comma, a semicolon or a tab.
//!
//! A spreadsheet writes the one that its country's settings say, and the file does not tell. Each is tried on the first
//! rows; the one whose heading is understood best wins, then the one that cuts the most rows into equally many fields.
//! A title may stand above the table.

use super::columns::MAX_COLUMNS;
use super::fields::{Rows, TableRow};
use super::headings::{Head, Heading};

/// In the order in which they are tried; the earlier one wins where both do as well.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Rows that are looked at.
const MAX_ROWS: usize = 20;

/// Rows of a title that may stand above a table.
const MAX_TITLE_ROWS: usize = 4;

/// The text's separator, and the byte at which its table begins: behind a byte order mark, a line `sep=;` and a title.
/// None where no separator gives two columns.
pub(super) fn separator(text: &str) -> Option<(char, usize)> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let first_line = text[start..].lines().next().unwrap_or_default();
    let said = first_line.strip_prefix("sep=").and_then(|rest| rest.chars().next());
    if let Some(separator) = said.filter(|separator| SEPARATORS.contains(separator)) {
        let line_end = text[start..].find('\n').map_or(text.len(), |end| start + end + 1);
        return Some((separator, line_end));
    }
    let on_top = best(text, start);
    if let Some((_, 0)) | None = on_top {
        // Without a known heading the first row may be a title; below it only known headings make a table.
        let mut at = start;
        for _ in 0..MAX_TITLE_ROWS {
            let Some(line_end) = text[at..].find('\n') else { break };
            at += line_end + 1;
            if let Some((separator, 2..)) = best(text, at) {
                return Some((separator, at));
            }
        }
    }
    Some((on_top?.0, start))
}

/// The separator that cuts the table at byte `start` best, and how many of its headings are known.
fn best(text: &str, start: usize) -> Option<(char, usize)> {
    let worth = |separator: char| {
        let rows: Vec<TableRow> = Rows::new(text, separator, start).take(MAX_ROWS).collect();
        let first = rows.first().filter(|row| row.fields.len() > 1)?;
        let kinds = first.fields.iter().take(MAX_COLUMNS).filter_map(|field| Head::of(text, *field).kind);
        let (mut n_known, mut n_stated) = (0, 0);
        for kind in kinds {
            n_known += 1;
            n_stated += usize::from(kind == Heading::Problem);
        }
        let n_alike = rows.iter().filter(|row| row.fields.len() == first.fields.len()).count();
        // A problem may have the wrong separator in it, a name has not.
        Some(((n_known - n_stated, n_stated, n_alike), separator))
    };
    let best = SEPARATORS.into_iter().rev().filter_map(worth).max_by_key(|&(worth, _)| worth)?;
    Some((best.1, best.0.0 + best.0.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_found() {
        let check = |text: &str, wanted: Option<(char, usize)>| assert_eq!(separator(text), wanted, "{text}");
        check("Name,Work\nAda,\"2x; 3\"\n", Some((',', 0)));
        check("Name;Work\nAda;x = 0,5\nBob;x = 0,25\n", Some((';', 0)));
        check("\u{feff}Name\tWork, please\nAda\tx = 1\n", Some(('\t', 3)));
        check("Name\tSolve x + y = 5, x - y = 1\nAda\tx = 3, y = 2\n", Some(('\t', 0)));
        check("sep=;\r\nName;Work, please\n", Some((';', 7)));
        check("Solve 2x = 8\n\nName,Work\nAda,x = 4\n", Some((',', 13)));
        check("2x = 8\nx = 4\n", None);
        check("2x = 8\nx = 4, or so\n", None);
        check("", None);
    }
}
