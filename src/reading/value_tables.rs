//! Tables of values below an equation, `x | y` and under it `0 | -3`: each row says what it says by itself, `x = 0 → y = -3`.
//!
//! Only below an equation of both letters, or the definition of the function: elsewhere a table may be what is given.

use crate::text::{Mapped, Span, has_relation};

/// The text with the rows of such tables as statements; their headings go.
pub(super) fn as_statements(text: Mapped) -> Mapped {
    let plain = text.text();
    if !plain.contains(['|', '\t']) && !plain.contains("  ") {
        return text;
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut start = 0;
    for line in plain.split_inclusive('\n') {
        rows.push(Row { start, text: line.trim_end_matches(['\n', '\r']) });
        start += line.len();
    }
    let mut whole = Mapped::default();
    let (mut copied, mut i) = (0, 0);
    while let Some(heading) = rows.get(i) {
        i += 1;
        let Some(columns) = Columns::of(heading.text).filter(|columns| columns.has_equation(&rows[..i - 1])) else {
            continue;
        };
        let first = i + usize::from(rows.get(i).is_some_and(|row| is_rule(row.text)));
        let body: Vec<Vec<Span>> = rows[first..].iter().map_while(|row| columns.values(row)).collect();
        if body.len() < MIN_ROWS {
            continue;
        }
        whole.append(&text.slice(Span::new(copied, heading.start)));
        for (row, cells) in rows[first..].iter().zip(&body) {
            columns.write(&text, cells, &mut whole);
            copied = row.start + row.text.len();
            let end = Span::new(copied, (copied + 1).min(plain.len()));
            whole.append(&text.slice(end));
            copied = end.end;
        }
        i = first + body.len();
    }
    if copied == 0 {
        return text;
    }
    whole.append(&text.slice(Span::new(copied, plain.len())));
    whole
}

/// Rows of the shortest table.
const MIN_ROWS: usize = 2;

/// Rows above a table that are searched for its equation.
const MAX_ROWS_ABOVE: usize = 20;

struct Row<'a> {
    /// Byte of the text at which it begins.
    start: usize,
    text: &'a str,
}

/// What stands under the headings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// The value of the letter that is chosen.
    Chosen,
    /// What is worked out with it: `2(0) - 3`.
    Working,
    /// The value that comes of it.
    Found,
    /// Both as a point.
    Point,
}

struct Columns<'a> {
    chosen: &'a str,
    /// A letter, or the name of a function.
    found: &'a str,
    is_function: bool,
    cells: Vec<Cell>,
}

impl<'a> Columns<'a> {
    fn of(heading: &'a str) -> Option<Columns<'a>> {
        let cells = cells(heading).into_iter().map(|cell| &heading[cell.start..cell.end]).collect::<Vec<_>>();
        let (chosen, others) = cells.split_first().filter(|(_, others)| (1..=3).contains(&others.len()))?;
        if !is_letter(chosen) {
            return None;
        }
        let argument = format!("({chosen})");
        let name = |cell: &'a str| {
            let left = cell.split_once('=').map_or(cell, |(left, _)| left.trim_end());
            let function = left.strip_suffix(argument.as_str()).filter(|name| is_letter(name));
            function.map(|name| (name, true)).or_else(|| (is_letter(left) && left != *chosen).then_some((left, false)))
        };
        let (at, (found, is_function)) = others.iter().enumerate().find_map(|(at, cell)| Some((at, name(cell)?)))?;
        let mut kinds = vec![Cell::Chosen];
        for (i, cell) in others.iter().enumerate() {
            let is_point = || cell.replace(' ', "") == format!("({chosen},{found})");
            kinds.push(match i {
                _ if i == at => Cell::Found,
                _ if i > at && is_point() => Cell::Point,
                _ if i < at && cell.contains(chosen) && !has_relation(cell) => Cell::Working,
                _ => return None,
            });
        }
        Some(Columns { chosen, found, is_function, cells: kinds })
    }

    /// Whether a row above is an equation of both letters.
    fn has_equation(&self, above: &[Row]) -> bool {
        let holds = |text: &str, name: &str| {
            text.match_indices(name).any(|(at, _)| {
                let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + name.len()..].chars().next())
            })
        };
        let mut rows = above.iter().rev().take(MAX_ROWS_ABOVE);
        rows.any(|row| has_relation(row.text) && holds(row.text, self.chosen) && holds(row.text, self.found))
    }

    /// The cells of a row of values.
    fn values(&self, row: &Row) -> Option<Vec<Span>> {
        let found = cells(row.text);
        let fits = |(cell, kind): (&Span, &Cell)| {
            let text = &row.text[cell.start..cell.end];
            match kind {
                Cell::Chosen | Cell::Found => is_number(text),
                Cell::Working => text.contains(|c: char| c.is_ascii_digit()) && !has_relation(text),
                Cell::Point => text.starts_with('(') && text.ends_with(')'),
            }
        };
        let is_row = found.len() == self.cells.len() && found.iter().zip(&self.cells).all(fits);
        let behind = |cell: &Span| Span::new(row.start + cell.start, row.start + cell.end);
        is_row.then(|| found.iter().map(behind).collect())
    }

    /// `x = 0 → y = 2(0) - 3 = -3`, `f(0) = -3`; a point on a row of its own.
    fn write(&self, text: &Mapped, cells: &[Span], whole: &mut Mapped) {
        for (kind, cell) in self.cells.iter().zip(cells) {
            let origin = text.origin(*cell);
            let lead = match (kind, self.is_function) {
                (Cell::Chosen, false) => format!("{} = ", self.chosen),
                (Cell::Chosen, true) => format!("{}(", self.found),
                (Cell::Working | Cell::Found, _) if whole.text().ends_with(WORKED) => String::new(),
                (Cell::Working | Cell::Found, false) => format!(" → {} = ", self.found),
                (Cell::Working | Cell::Found, true) => ") = ".to_owned(),
                (Cell::Point, _) => "\n".to_owned(),
            };
            lead.chars().for_each(|c| whole.push(c, Span::new(origin.start, origin.start)));
            whole.append(&text.slice(*cell));
            if *kind == Cell::Working {
                WORKED.chars().for_each(|c| whole.push(c, Span::new(origin.end, origin.end)));
            }
        }
    }
}

/// Stands between what is worked out and what it comes to.
const WORKED: &str = " = ";

/// `|---|---|`, `--|--`
fn is_rule(row: &str) -> bool {
    row.contains("--") && row.chars().all(|c| "|-:+ \t".contains(c))
}

/// The cells of a row, between bars, tabs or gaps.
fn cells(row: &str) -> Vec<Span> {
    let is_bar = row.contains('|');
    let is_tab = row.contains('\t');
    let mut found = Vec::new();
    let mut start = 0;
    let mut put = |start: usize, end: usize| {
        let cell = &row[start..end];
        let begin = start + cell.len() - cell.trim_start().len();
        found.extend((!cell.trim().is_empty()).then(|| Span::new(begin, begin + cell.trim().len())));
    };
    for (at, c) in row.char_indices() {
        let ends = match c {
            '|' => true,
            '\t' => !is_bar,
            ' ' => !is_bar && !is_tab && row[at + 1..].starts_with(' '),
            _ => false,
        };
        if ends {
            put(start, at);
            start = at + 1;
        }
    }
    put(start, row.len());
    found
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.chars().all(|c| c.is_ascii_alphabetic())
}

/// `-3`, `1/2`, `2.5`
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '−', '–']);
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || "./,".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_values_say_what_they_say() {
        let check = |text: &str, wanted: &str| {
            assert_eq!(as_statements(Mapped::verbatim(text, 0)).text(), wanted, "{text}");
        };
        let wanted = "Graph y = 2x - 3.\nx = 0 → y = -3\nx = 1 → y = -1\nDone";
        check("Graph y = 2x - 3.\nx | y\n0 | -3\n1 | -1\nDone", wanted);
        check("Graph y = 2x - 3.\n| x | y |\n|---|---|\n| 0 | -3 |\n| 1 | -1 |\nDone", wanted);
        check("Graph y = 2x - 3.\nx\ty\n0\t-3\n1\t-1\nDone", wanted);
        check("Graph y = 2x - 3.\nx   y = 2x - 3\n0   -3\n1   -1\nDone", wanted);
        check("f(x) = x^2\nx | f(x)\n-1 | 1\n2 | 4", "f(x) = x^2\nf(-1) = 1\nf(2) = 4");
        check(
            "y = x^2\nx | x^2 | y | (x, y)\n1 | 1^2 | 1 | (1, 1)\n2 | 2^2 | 4 | (2, 4)",
            "y = x^2\nx = 1 → y = 1^2 = 1\n(1, 1)\nx = 2 → y = 2^2 = 4\n(2, 4)",
        );
        for given in ["Find the slope.\nx | y\n0 | -3\n1 | -1", "y = 2x - 3\nx | y\n0 | -3", "x = y\n|x| = 3\n|y| = 3"]
        {
            check(given, given);
        }
    }
}
