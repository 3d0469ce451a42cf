//! What the cells of a column say of it: statements are work, numbers and dates are not.

use super::fields::TableRow;
use super::roster::is_no_work;
use super::stack;
use crate::lexicon::{all, holds};
use crate::text::has_relation;

/// Rows that are looked at to tell what a column holds.
const MAX_ROWS: usize = 50;

/// What stands in a column, as counts of cells that are not blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    pub n_cells: usize,
    /// Cells with a relation in them, or with an answer of STACK's.
    pub n_statements: usize,
    /// Numbers, points, dates, times, yes or no.
    pub n_figures: usize,
    /// All cells say the same.
    pub is_constant: bool,
}

impl Content {
    /// Of the column at `at`; `rows` are those below the heading.
    pub fn of(text: &str, rows: &[TableRow], at: usize) -> Content {
        let cells = rows.iter().take(MAX_ROWS).filter_map(|row| row.fields.get(at)).map(|field| field.text(text));
        let mut content = Content { is_constant: true, ..Content::default() };
        let mut first = None;
        for cell in cells.filter(|cell| !is_no_work(cell)) {
            content.n_cells += 1;
            content.n_statements += usize::from(has_relation(&cell) || stack::is_summary(&cell));
            content.n_figures += usize::from(is_figure(&cell));
            match &first {
                None => first = Some(cell),
                Some(first) => content.is_constant &= *first == cell,
            }
        }
        content
    }

    /// Whether most cells hold a statement.
    pub fn holds_work(self) -> bool {
        self.n_statements * 2 > self.n_cells
    }

    /// Whether there is nothing but figures.
    pub fn holds_figures(self) -> bool {
        self.n_cells > 0 && self.n_figures == self.n_cells
    }
}

/// Longest cell that may be a figure, in bytes.
const MAX_FIGURE_BYTES: usize = 40;

/// `3`, `80 %`, `3.00 / 5.00`, `2026-03-02 09:14`, `2 March 2026`, `yes`: no work.
fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.is_empty() || cell.len() > MAX_FIGURE_BYTES || cell.contains('\n') {
        return false;
    }
    let lower = cell.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_month =
        |word: &str| all(|lexicon| &lexicon.table.months).any(|month| word.starts_with(month)) && !lower.contains('=');
    let is_plain = |c: char| c.is_alphanumeric() || c.is_whitespace() || ".,:/%-–+'’".contains(c);
    let n_words = words.clone().count();
    lower.chars().all(is_plain)
        && words.all(|word| {
            holds(|lexicon| &lexicon.table.figure_words, word)
                || n_words < 5 && is_month(word)
                || word == "t"
                || word == "z"
        })
        && !lower.starts_with(['+', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_no_work() {
        for cell in [
            "3",
            "-1.5",
            "80 %",
            "3.00 / 5.00",
            "2/2",
            "2 von 5",
            "3 out of 5",
            "2026-03-02 09:14",
            "2 March 2026, 9:14 AM",
            "2. März 2026",
            "9/1/26 10:00:03",
            "2026-03-02T09:14:00Z",
            "1 hour 3 mins",
            "yes",
            "TRUE",
            "Falsch",
            "CORRECT",
            "1'000",
            "12,5",
        ] {
            assert!(is_figure(cell), "{cell}");
        }
        for cell in ["x = 3", "3x", "2(3)", "x", "3 apples", "", "Ada", "2x + 3", "3\n4", "4 = 4", "{3}", "+7"] {
            assert!(!is_figure(cell), "{cell}");
        }
    }
}
