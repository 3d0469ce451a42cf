//! Several solutions in one paste: at which rows a new one begins.
//!
//! A new solution is announced ("Method 2", "Student B"), starts its numbers again ("Step 1" after "Step 3"), is the
//! next exercise of a numbered list whose exercises have several lines, stands below a rule, is written as the exercise above
//! was, or starts again, after a blank line, from the line that the first one started from. A blank line alone says nothing:
//! many people leave one between any two lines. Nor does a rule under equations that are added.

use super::exercises::Exercise;
use super::markers::{Marked, Role};
use super::statements::{self, key};
use crate::lexicon;
use crate::text::has_relation;
use std::collections::BTreeSet;
use std::ops::Range;

/// The rows of each solution, in order. They cover all rows.
pub(super) fn ranges(rows: &[Marked]) -> Vec<Range<usize>> {
    let mut finder = Finder {
        rows,
        start: 0,
        n_lines: 0,
        last_number: 0,
        first_key: None,
        works_on_item: false,
        states_item: false,
        exercise: Exercise::default(),
    };
    let mut starts = vec![0];
    for i in 0..rows.len() {
        if (finder.n_lines > 0 || finder.exercise.is_worked()) && finder.begins(i) {
            let start = finder.with_title(i);
            starts.push(start);
            finder.restart(start);
        }
        finder.count(i);
    }
    let ends = starts.iter().copied().skip(1).chain([rows.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

struct Finder<'a> {
    rows: &'a [Marked],
    /// Where the current solution began.
    start: usize,
    /// Rows of it that hold a line of maths.
    n_lines: usize,
    /// The last numbered row states a problem, and rows of maths without a number have followed it.
    works_on_item: bool,
    states_item: bool,
    /// The last number in front of one of its rows.
    last_number: u32,
    /// The line that the first solution started from.
    first_key: Option<String>,
    exercise: Exercise,
}

impl Finder<'_> {
    /// Whether a new solution begins at row `i`, the current one having at least one line.
    fn begins(&self, i: usize) -> bool {
        let Marked { row, marks, .. } = &self.rows[i];
        if row.rule {
            return self.n_lines > 1 && !self.adds_up(i) && self.starts_afresh(i + 1);
        }
        match marks.role {
            Some(Role::Solution) => return true,
            Some(Role::Problem) => return self.n_lines > 1 || self.exercise.is_named_and_worked(),
            _ => {}
        }
        let number = marks.step.or(marks.item);
        if number == Some(1) && self.last_number > 1 {
            return true;
        }
        if self.works_on_item && marks.item.is_some() && states_problem(row.text().text()) {
            return true;
        }
        if self.exercise.ends_before(self.rows, i) {
            return true;
        }
        row.blank_before
            && self.n_lines > 1
            && self.first_key.as_ref().is_some_and(|first| *first == key(row.text().text()))
            && self.has_line(i + 1)
            && !self.has_system_alone(i)
    }

    /// Whether the rule at row `i` is drawn under two equations that are added, with the sum right below it: a letter is gone.
    fn adds_up(&self, i: usize) -> bool {
        let Some([first, second, rule, sum]) = i.checked_sub(2).and_then(|from| self.rows.get(from..from + 4)) else {
            return false;
        };
        let [own, other, left] = [first, second, sum].map(letters);
        let are_close = [second, rule, sum].iter().all(|marked| !marked.row.blank_before);
        let letters = &own | &other;
        are_close
            && [first, second, sum].iter().all(|marked| is_equation(marked))
            && left.len() < letters.len()
            && letters.len() > 1
            && !left.is_empty()
            && left.is_subset(&letters)
    }

    /// Whether nothing stands above row `i` but two equations in the same letters, which are written down once more to be
    /// added.
    fn has_system_alone(&self, i: usize) -> bool {
        let mut lines = self.rows[self.start..i].iter().filter(|marked| has_relation(marked.row.text().text()));
        let (Some(first), Some(second), None) = (lines.next(), lines.next(), lines.next()) else { return false };
        let own = letters(first);
        own.len() > 1 && own == letters(second) && is_equation(first) && is_equation(second)
    }

    /// Whether what follows a rule is a solution of its own: two lines of maths, and no continued numbering.
    fn starts_afresh(&self, from: usize) -> bool {
        let rows = self.rows[from..].iter().take(MAX_ROWS_AHEAD).take_while(|marked| !marked.row.rule);
        let mut n_lines = 0;
        for marked in rows {
            let continues = matches!(marked.marks.role, Some(Role::Answer | Role::Check | Role::Working));
            if n_lines == 0 && (continues || marked.marks.step.is_some_and(|step| step > 1)) {
                return false;
            }
            n_lines += usize::from(has_relation(marked.row.text().text()));
        }
        n_lines > 1
    }

    fn has_line(&self, i: usize) -> bool {
        self.rows.get(i).is_some_and(|marked| has_relation(marked.row.text().text()))
    }

    /// The first of the rows of words right above row `i` that are the new solution's title.
    fn with_title(&self, i: usize) -> usize {
        let is_title = |marked: &Marked| {
            let text = marked.row.text();
            let is_bare = marked.marks.step.is_none() && marked.marks.item.is_none();
            !marked.row.rule && is_bare && !has_relation(text.text()) && marked.row.blank_before
        };
        if i > self.start + 1 && is_title(&self.rows[i - 1]) { i - 1 } else { i }
    }

    fn restart(&mut self, start: usize) {
        self.start = start;
        self.n_lines = 0;
        self.last_number = 0;
        self.works_on_item = false;
        self.states_item = false;
        self.exercise = Exercise::default();
    }

    fn count(&mut self, i: usize) {
        let Marked { row, marks, .. } = &self.rows[i];
        self.exercise.count(&self.rows[i]);
        let text = row.text();
        if has_relation(text.text()) {
            self.n_lines += 1;
            self.first_key.get_or_insert_with(|| key(text.text()));
        }
        if marks.item.is_some() {
            self.states_item = states_problem(text.text());
            self.works_on_item = false;
        } else if has_relation(text.text()) {
            self.works_on_item = self.states_item;
        }
        if let Some(number) = marks.step.or(marks.item) {
            self.last_number = number;
        }
    }
}

fn letters(marked: &Marked) -> BTreeSet<char> {
    statements::variables(marked.row.text().text())
}

fn is_equation(marked: &Marked) -> bool {
    !marked.row.rule && marked.row.text().text().matches('=').count() == 1
}

/// Whether a row is a statement, or names a task and a statement: "3x = 9", "Solve 3x = 9".
fn states_problem(text: &str) -> bool {
    let first: String = text.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    has_relation(text) && (first.chars().count() < 3 || lexicon::task(&first).is_some())
}

/// Rows below a rule that are looked at.
const MAX_ROWS_AHEAD: usize = 60;
