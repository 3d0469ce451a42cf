//! Tables with a row for each step: the rows of one student and one problem make one solution.
//!
//! Such a table has one column of work, and a student has several rows. Rows are joined where a column numbers them, or
//! where every one of them holds a single line; a student who handed in whole solutions twice keeps both.

use super::columns::WorkColumn;
use super::fields::TableRow;
use super::question::question;
use super::roster::{Class, Entry, Piece, Student, is_no_work};
use super::table::Layout;
use crate::reading::split::MAX_SOLUTIONS;
use std::collections::HashMap;

/// How the rows of a long table belong together.
pub(super) struct Joint {
    column: WorkColumn,
    /// The column that tells one problem from another.
    problem_at: Option<usize>,
    /// Rows of the same student and problem are one solution.
    joins: bool,
}

/// A solution while its rows are joined.
struct Group {
    entry: Entry,
    /// The number of each row, if they have one.
    rows: Vec<(Option<u32>, Vec<Piece>)>,
}

impl Joint {
    /// None where each row is a student.
    pub fn of(layout: &Layout, text: &str, rows: &[TableRow]) -> Option<Joint> {
        let [column] = layout.columns.work[..] else { return None };
        let mut last: HashMap<String, usize> = HashMap::new();
        let (mut repeats, mut is_in_one_place, mut is_single) = (false, true, true);
        for (i, row) in rows.iter().enumerate() {
            let cell = layout.cell(column.at, row).text(text);
            is_single &= !cell.trim().contains(['\n', '\r', ';']);
            let key = key(layout, text, row);
            if key.is_empty() {
                continue;
            }
            if let Some(before) = last.insert(key, i) {
                repeats = true;
                is_in_one_place &= before + 1 == i;
            }
        }
        if !repeats {
            return None;
        }
        let problem_at = column.question.or(layout.columns.question_number);
        let joins = layout.columns.step.is_some() || is_single && !layout.columns.has_attempts;
        let is_long = layout.columns.step.is_some()
            || problem_at.is_some()
            || joins && is_in_one_place && !layout.columns.has_times;
        is_long.then_some(Joint { column, problem_at, joins })
    }

    /// The class, and how many solutions the table holds.
    pub fn class(&self, layout: &Layout, text: &str, rows: &[TableRow]) -> (Class, usize) {
        let mut class = Class::default();
        let mut groups: Vec<Group> = Vec::new();
        let mut known: HashMap<(String, String), usize> = HashMap::new();
        let mut students: HashMap<String, usize> = HashMap::new();
        let mut questions: HashMap<String, usize> = HashMap::new();
        let mut n_found = 0;
        for (i, row) in rows.iter().enumerate() {
            let said = self.problem_at.and_then(|at| row.fields.get(at)).map(|field| field.text(text));
            let problem_key: String = said.unwrap_or_default().split_whitespace().collect();
            let mut student_key = key(layout, text, row);
            if student_key.is_empty() {
                // Nobody's rows are not joined.
                student_key = format!("\n{i}");
            }
            let pieces = layout.work(text, self.column.at, row);
            let number = layout.columns.step.and_then(|at| row.fields.get(at)?.text(text).trim().parse().ok());
            let group_key = (student_key.clone(), problem_key.clone());
            if let Some(&group) = known.get(&group_key).filter(|_| self.joins) {
                if let Some(group) = groups.get_mut(group) {
                    group.rows.push((number, pieces));
                }
                continue;
            }
            known.insert(group_key, n_found);
            n_found += 1;
            if groups.len() == MAX_SOLUTIONS {
                continue;
            }
            let student_idx = *students.entry(student_key).or_insert_with(|| {
                class.students.push(Student { name: layout.name(text, row) });
                class.students.len() - 1
            });
            let problem = layout.problem(text, self.column, row);
            let question_idx = *questions.entry(problem_key).or_insert_with(|| {
                let cell = self.problem_at.and_then(|at| row.fields.get(at));
                let title =
                    cell.map_or_else(|| layout.title(text, self.column, None), |cell| question(text, *cell).title);
                class.questions.push(title);
                class.questions.len() - 1
            });
            let entry = Entry { student_idx, question_idx, problem, work: Vec::new() };
            groups.push(Group { entry, rows: vec![(number, pieces)] });
        }
        class.entries = groups.into_iter().map(|group| group.joined(text)).collect();
        // Student by student, as in all classes.
        class.entries.sort_by_key(|entry| entry.student_idx);
        (class, n_found)
    }
}

impl Group {
    fn joined(mut self, text: &str) -> Entry {
        if self.rows.iter().all(|(number, _)| number.is_some()) {
            self.rows.sort_by_key(|(number, _)| *number);
        }
        let has_work = |piece: &Piece| !is_no_work(&piece.field.text(text));
        self.entry.work = self.rows.into_iter().flat_map(|(_, pieces)| pieces).filter(has_work).collect();
        self.entry
    }
}

/// What tells a row's student from all others; empty where nothing does.
fn key(layout: &Layout, text: &str, row: &TableRow) -> String {
    let parts = layout.columns.keys.iter().filter_map(|&at| row.fields.get(at));
    let parts: Vec<String> = parts.map(|field| field.text(text).trim().to_lowercase()).collect();
    if parts.iter().all(String::is_empty) { String::new() } else { parts.join("\t") }
}
