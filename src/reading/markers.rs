//! Markers: what a row begins with to say which line it is (`1.`, `(a)`, `-`, "Step 3:") or what it is ("Answer:",
//! "Check:", "Method 2").
//!
//! A number or a dash is maths as well, so it is a marker only where a space follows it or a run of rows bears it out:
//! `1.5x` is a number, `1. 5x` is not; `- 3x = 6` is a minus unless all its neighbours are bullets.

use super::line_names;
use super::roles;
use crate::text::{Row, SegmentKind, has_relation};

/// A row and the markers that were taken off it.
#[derive(Debug)]
pub(super) struct Marked {
    pub row: Row,
    pub marks: Marks,
    /// Where the row begins in the paste, its markers included.
    pub start: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// A bullet, number or letter of a list; 0 for a bullet.
    pub item: Option<u32>,
    /// `(1)` in front of an equation, perhaps to refer to it.
    pub label: Option<u32>,
    /// "Step 3".
    pub step: Option<u32>,
    pub role: Option<Role>,
}

/// What a row says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// "Problem:", "Given:"
    Problem,
    /// "Method 2", "Student B": another solution begins.
    Solution,
    /// "Solution:", "Working:": the work begins.
    Working,
    Answer,
    Check,
}

/// Takes the markers off all rows.
pub(super) fn read(rows: Vec<Row>) -> Vec<Marked> {
    let bullets = dash_bullets(&rows);
    let tight = tight_numbers(&rows);
    let behind = labels_behind(&rows);
    let names = line_names::named_equations(&rows);
    let mark = |(i, mut row): (usize, Row)| {
        let mut marks = Marks::default();
        let start = row.span().start;
        let length = bullets[i].max(tight[i]);
        if length > 0 {
            row.drop_front(length);
            marks.item = Some(0);
        }
        if let Some((label, bytes)) = behind[i] {
            row.drop_back(bytes);
            marks.label = Some(label);
        }
        if let Some((label, bytes)) = names[i] {
            row.drop_front(bytes);
            marks.label = Some(label);
        }
        for _ in 0..MAX_MARKERS {
            let Some(length) = marks.read(&row) else { break };
            row.drop_front(length);
        }
        Marked { row, marks, start }
    };
    rows.into_iter().enumerate().map(mark).collect()
}

/// Markers that may stand one behind the other: "2. Step 2: Answer:".
const MAX_MARKERS: usize = 4;

impl Marks {
    /// Reads the marker at the front of `row`, if there is one: its length in bytes.
    fn read(&mut self, row: &Row) -> Option<usize> {
        let front = row.front();
        let text = front.trim_start();
        let indent = front.len() - text.len();
        let followed = row.text().text().trim().len() > text.trim().len();
        // A star alone is a sign that somebody wrote.
        if !followed && text.trim_end() == "*" {
            return None;
        }
        let label = || text.strip_prefix('(').and_then(|_| roles::equation_label(text, 1));
        let found = item(text).or_else(label).or_else(|| roles::read(text, row.heading, followed));
        let (length, marks) = found?;
        // A second marker of the same kind is not a marker: "1. 2. x" is a slip of the pen.
        let again = marks.item.is_some() && self.item.is_some_and(|item| item > 0)
            || marks.label.is_some() && self.label.is_some()
            || marks.step.is_some() && self.step.is_some();
        if again {
            return None;
        }
        self.item = self.item.max(marks.item);
        self.label = self.label.or(marks.label);
        self.step = self.step.or(marks.step);
        self.role = self.role.or(marks.role);
        Some(indent + length)
    }
}

/// A marker's length in bytes, and what it says.
pub(super) type Found = (usize, Marks);

/// A bullet, `1.`, `1)`, `a)`, `(1)`: all followed by a space.
fn item(text: &str) -> Option<Found> {
    let space = |length: usize| text[length..].starts_with(char::is_whitespace).then_some(length + 1);
    let first = text.chars().next()?;
    if "•◦‣▪▫●○■□►▸➢".contains(first) || matches!(first, '\u{2600}'..='\u{2793}' | '\u{1f300}'..='\u{1faff}')
    {
        return Some((first.len_utf8(), Marks { item: Some(0), ..Marks::default() }));
    }
    if first == '*' {
        return Some((space(1)?, Marks { item: Some(0), ..Marks::default() }));
    }
    if let Some(found) = roman(text) {
        return Some(found);
    }
    if let Some(found) = number_sign(text) {
        return Some(found);
    }
    let (open, rest) = match text.strip_prefix('(') {
        Some(rest) => (1, rest),
        None => (0, text),
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = match digits {
        0 if rest.starts_with(|c: char| matches!(c, 'a'..='h')) => u32::from(rest.as_bytes()[0] - b'a') + 1,
        1..=3 => rest[..digits].parse().ok()?,
        _ => return None,
    };
    let digits = digits.max(1);
    let mark = rest[digits..].chars().next()?;
    let is_letter = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let doubled = usize::from(mark == '.' && rest[digits..].starts_with(".)"));
    let end = open + digits + mark.len_utf8() + doubled;
    match (open, mark) {
        (1, ')') => {
            let length = space(end)?;
            // `(1) + (2)` adds two equations.
            let refers = text[length..].trim_start().starts_with(['+', '-', '−', '=', '×', '*', '/']);
            let is_variable = is_letter && text[length..].trim_start().starts_with(['(', '^', '<', '>']);
            let marks = match is_letter {
                true => Marks { item: Some(number), ..Marks::default() },
                false => Marks { label: Some(number), ..Marks::default() },
            };
            (!refers && !is_variable).then_some((length, marks))
        }
        (0, '.' | ')' | '\u{20e3}') | (0, ':') if !(is_letter && matches!(mark, ':' | '.')) => {
            let length = if mark == '\u{20e3}' { end } else { space(end)? };
            Some((length, Marks { item: Some(number), ..Marks::default() }))
        }
        _ => None,
    }
}

/// `#3 5x = 10`, `#3: ...`
fn number_sign(text: &str) -> Option<Found> {
    let rest = text.strip_prefix('#')?;
    let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = rest[..n_digits].parse().ok().filter(|_| n_digits < 4)?;
    let behind = rest[n_digits..].trim_start_matches(['.', ')', ':']);
    let space = behind.chars().next().filter(|c| c.is_whitespace())?;
    let length = text.len() - behind.len() + space.len_utf8();
    Some((length, Marks { item: Some(number), ..Marks::default() }))
}

/// Equations of a system are labelled with Roman numbers as well: `I: 2x + y = 3`, `(II) x - y = 4`.
fn roman(text: &str) -> Option<Found> {
    let items = (1..).zip(["i)", "ii)", "iii)", "iv)", "v)", "vi)"]);
    let item = items.filter_map(|(number, mark)| Some((number, text.strip_prefix(mark)?))).next();
    if let Some((number, rest)) = item.filter(|(_, rest)| rest.starts_with(' ')) {
        return Some((text.len() - rest.len() + 1, Marks { item: Some(number), ..Marks::default() }));
    }
    let labels = ["III", "II", "IV", "I"].into_iter().zip([3, 2, 4, 1]);
    labels.flat_map(|(name, number)| [(format!("{name}:"), number), (format!("({name})"), number)]).find_map(
        |(mark, number)| {
            let rest = text.strip_prefix(mark.as_str())?;
            let space = rest.chars().next().filter(|c| c.is_whitespace())?;
            let states = has_relation(rest) && !rest.trim_start().starts_with(['+', '-', '−', '=', '·', '*', '/']);
            states.then_some((mark.len() + space.len_utf8(), Marks { label: Some(number), ..Marks::default() }))
        },
    )
}

/// For each row that begins with a dash that is a bullet: the bytes up to and with the dash; 0 for the others.
fn dash_bullets(rows: &[Row]) -> Vec<usize> {
    let mut bullets = vec![0; rows.len()];
    let mut i = 0;
    while i < rows.len() {
        let n_dashed = rows[i..].iter().take_while(|row| after_dash(row).is_some()).count();
        // After a line of maths without a dash, dashes are signs: "5 - 3x = 9", "- 3x = 4".
        let after_maths = i > 0 && !rows[i - 1].rule && has_relation(rows[i - 1].text().text());
        let is_run = n_dashed >= 2 && !after_maths;
        for (row, bullet) in rows.iter().zip(&mut bullets).skip(i).take(n_dashed) {
            let rest = after_dash(row).unwrap_or_default().trim_start();
            let n_letters = rest.chars().take_while(|c| c.is_alphabetic()).count();
            // A dash alone is a sign that somebody wrote.
            let is_alone = row.text().text().trim().chars().count() == 1;
            if is_alone {
                continue;
            }
            if is_run || n_letters >= 3 || rest.is_empty() || rest.starts_with('\\') {
                *bullet = row.front().trim_end().len() - rest.trim_end().len();
            }
        }
        i += n_dashed.max(1);
    }
    bullets
}

/// What stands after the dash and space that the row begins with.
fn after_dash(row: &Row) -> Option<&str> {
    let rest = row.front().trim_start().strip_prefix(['-', '–', '—', '−'])?;
    (rest.starts_with(' ') || rest.is_empty() && row.segments.len() > 1).then_some(rest)
}

/// Labels behind equations, `x + y = 10  (1)` or `... (i)`, where there is a first and a second: the label, and the bytes of it and
/// of the dots before it.
fn labels_behind(rows: &[Row]) -> Vec<Option<(u32, usize)>> {
    let label = |row: &Row| {
        let text = row.segments.last()?.text.text();
        let (before, number) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
        let line = before.trim_end_matches(|c: char| c.is_whitespace() || c == '.' || c == '…');
        let stands_apart = line.len() < before.len() && has_relation(line);
        let roman = || {
            let lower = number.to_lowercase();
            (1..).zip(["i", "ii", "iii", "iv"]).find(|(_, roman)| **roman == lower).map(|(number, _)| number)
        };
        let number: u32 = number.parse().ok().or_else(roman).filter(|_| stands_apart)?;
        Some((number, text.len() - line.len()))
    };
    let labels: Vec<_> = rows.iter().map(label).collect();
    let has = |wanted: u32| labels.iter().flatten().any(|(number, _)| *number == wanted);
    if has(1) && has(2) { labels } else { vec![None; rows.len()] }
}

/// For rows `1.5x`, `2.3x`, `3.x`, ... that count up from 1 with no space: the bytes up to and with the full stop.
fn tight_numbers(rows: &[Row]) -> Vec<usize> {
    let number = |row: &Row, wanted: usize| {
        let rest = row.front().trim_start().strip_prefix(&wanted.to_string())?.strip_prefix('.')?;
        (!rest.starts_with(|c: char| c.is_whitespace() || c == ')') && !rest.is_empty())
            .then(|| row.front().len() - rest.len())
    };
    let mut lengths = vec![0; rows.len()];
    for start in 0..rows.len() {
        if number(&rows[start], 1).is_none() {
            continue;
        }
        let run: Vec<usize> = (1..).zip(&rows[start..]).map_while(|(wanted, row)| number(row, wanted)).collect();
        if run.len() >= MIN_TIGHT_RUN {
            lengths[start..start + run.len()].copy_from_slice(&run);
        }
    }
    lengths
}

/// Rows that must count up before `1.5x` is read as "1." and "5x".
const MIN_TIGHT_RUN: usize = 3;

impl Row {
    /// The text that the row begins with, if it begins with text.
    fn front(&self) -> &str {
        match self.segments.iter().find(|segment| !segment.text.is_blank()) {
            Some(segment) if segment.kind == SegmentKind::Text => segment.text.text(),
            _ => "",
        }
    }

    /// Takes `length` bytes off the end of the row's last segment.
    fn drop_back(&mut self, length: usize) {
        if let Some(last) = self.segments.last_mut() {
            let kept = last.text.text().len().saturating_sub(length);
            last.text.truncate(kept);
        }
    }

    /// Takes `length` bytes off the text that the row begins with, and the white space before them.
    fn drop_front(&mut self, length: usize) {
        let Some(segment) = self.segments.iter_mut().find(|segment| !segment.text.is_blank()) else { return };
        let len = segment.text.text().len();
        segment.text = segment.text.slice(crate::text::Span::new(length.min(len), len));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{self, decode};

    /// `wanted`: for each row its marks in short, and what is left of it.
    #[track_caller]
    fn check(paste: &str, wanted: &[(&str, &str)]) {
        let short = |marks: &Marks| {
            let numbers = [("item", marks.item), ("label", marks.label), ("step", marks.step)];
            let numbers = numbers.iter().filter_map(|(name, n)| Some(format!("{name} {}", (*n)?)));
            numbers.chain(marks.role.map(|role| format!("{role:?}"))).collect::<Vec<_>>().join(" ")
        };
        let marked = read(text::rows(&decode(paste).text));
        let found: Vec<_> = marked.iter().map(|m| (short(&m.marks), m.row.text().text().trim().to_owned())).collect();
        let found: Vec<_> = found.iter().map(|(marks, rest)| (marks.as_str(), rest.as_str())).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn numbers_that_count_are_markers() {
        check("1. 5x = 3\n2. x = 1", &[("item 1", "5x = 3"), ("item 2", "x = 1")]);
        check("1.5x = 3\nx = 2", &[("", "1.5x = 3"), ("", "x = 2")]);
        check("1.5x=3\n2.x=1\n3.x", &[("item 0", "5x=3"), ("item 0", "x=1"), ("item 0", "x")]);
        check(
            "(1) 2x = 4\n(1)+(2): x = 2\n(2)(x+3) = 4",
            &[("label 1", "2x = 4"), ("", "(1)+(2): x = 2"), ("", "(2)(x+3) = 4")],
        );
        check(
            "I  y = x + 2\nII y = -x\nI get y = 1",
            &[("label 1", "y = x + 2"), ("label 2", "y = -x"), ("", "I get y = 1")],
        );
        check("I  y = x + 2\ny = 3", &[("", "I  y = x + 2"), ("", "y = 3")]);
        check("a) x = 2\na(x + 1) = 2", &[("item 1", "x = 2"), ("", "a(x + 1) = 2")]);
    }

    #[test]
    fn a_dash_is_a_bullet_only_among_bullets() {
        check("- $x = 2$\n- $x = 3$", &[("item 0", "x = 2"), ("item 0", "x = 3")]);
        check("5 - 3x = 9\n- 3x = 4\n- x = 1", &[("", "5 - 3x = 9"), ("", "- 3x = 4"), ("", "- x = 1")]);
        check("- 3x = 6\nx = -2", &[("", "- 3x = 6"), ("", "x = -2")]);
        check("- Subtract 3", &[("item 0", "Subtract 3")]);
    }

    #[test]
    fn words_that_say_what_a_row_is() {
        check("**Step 1:** Distribute", &[("step 1", "Distribute")]);
        check("### Step 2 - Add", &[("step 2", "Add")]);
        check("Answer: x = 2\n**Final Answer:** \\( x \\)", &[("Answer", "x = 2"), ("Answer", "x")]);
        check(
            "check: 2(7-3) = 8\nCheck your signs first\n## Check",
            &[("Check", "2(7-3) = 8"), ("", "Check your signs first"), ("Check", "")],
        );
        check(
            "Method 2:\nStudent B\nSolution:\nProblem 3: x",
            &[("Solution", ""), ("Solution", ""), ("Working", ""), ("Problem", "x")],
        );
        check("Solutions are x = 2", &[("", "Solutions are x = 2")]);
        check("Solutions: y = 4\nCheck our answer:", &[("Answer", "y = 4"), ("Check", "")]);
    }

    #[test]
    fn german_words_that_say_what_a_row_is() {
        check("Schritt zwei: Teile\nEndergebnis: y = 4", &[("step 2", "Teile"), ("Answer", "y = 4")]);
        check("Lösungsweg 2:\nLösungsweg:\nAufgabe 3: y", &[("Solution", ""), ("Working", ""), ("Problem", "y")]);
        check("Probe: 3(4-1) = 9\nZweiter Weg:", &[("Check", "3(4-1) = 9"), ("Solution", "")]);
        check("Die Lösungsmenge ist y = 4\nLösungen sind y = 4", &[("Answer", "y = 4"), ("", "Lösungen sind y = 4")]);
    }
}
