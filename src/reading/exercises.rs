//! Exercises one below the other without a word that parts them: where a row states the next one.
//!
//! A row does if it is written as the first exercise was (a task and its maths, the next number of a list, an equation, an
//! expression that rows with `=` go on from), the exercise above has come to an end, and the row cannot be a case of it.

use super::markers::{Marked, Role};
use super::pieces::{self, Piece};
use super::problem;
use super::statements::key;
use crate::lexicon::Task;
use crate::notation::{self, Expr, ExprKind, Rational, Statement};
use crate::text::{Row, has_relation};
use std::collections::{BTreeSet, HashSet};

/// What a row states that holds one statement, and before it nothing but the words of a task.
struct Stated {
    task: Option<Task>,
    is_expression: bool,
    after_colon: bool,
    key: String,
    letters: BTreeSet<String>,
    degree: u32,
    is_answer: bool,
}

/// Words in front of the statement of an exercise at most: "Solve the following equation for x:".
const MAX_TASK_WORDS: usize = 6;

/// The exercise that is being read, from its first row of maths on.
#[derive(Default)]
pub(super) struct Exercise {
    first: Option<Stated>,
    first_item: Option<u32>,
    last_item: u32,
    is_begun: bool,
    /// A row says of itself that it is a problem.
    is_named: bool,
    /// Rows of maths below the first, and below the last that has a number.
    n_below: usize,
    n_below_item: usize,
    /// All rows below the first go on with `=`.
    continues: bool,
    /// A heading says that what follows is a check.
    is_checked_below: bool,
    keys: HashSet<String>,
}

impl Exercise {
    /// Whether a row of maths stands below the first.
    pub fn is_worked(&self) -> bool {
        self.n_below > 0
    }

    /// Whether the exercise was named as one and worked on: the next that is named so is another.
    pub fn is_named_and_worked(&self) -> bool {
        self.is_named && self.is_worked()
    }

    pub fn count(&mut self, marked: &Marked) {
        let Marked { row, marks, .. } = marked;
        let text = row.text();
        let text = text.text().trim();
        let is_maths = is_maths(text);
        self.is_named |= marks.role == Some(Role::Problem);
        let item = marks.item.filter(|item| *item > 0).or(marks.label);
        if !self.is_begun {
            let stated = stated(row);
            if is_maths || stated.is_some() {
                *self = Exercise {
                    first_item: item,
                    last_item: item.unwrap_or(0),
                    is_begun: true,
                    is_named: self.is_named,
                    continues: true,
                    ..Exercise::default()
                };
                self.keys.extend(stated.as_ref().map(|stated| stated.key.clone()));
                self.first = stated;
            }
            return;
        }
        if marks.role == Some(Role::Check) {
            self.is_checked_below = !is_maths;
        }
        if let Some(item) = item {
            self.last_item = item;
            self.n_below_item = 0;
        }
        if is_maths {
            self.n_below += 1;
            self.n_below_item += usize::from(item.is_none());
            self.continues &= text.starts_with('=');
            self.keys.insert(key(text));
        }
    }

    /// Whether row `i` states another exercise.
    pub fn ends_before(&self, rows: &[Marked], i: usize) -> bool {
        let Marked { row, marks, .. } = &rows[i];
        let item = marks.item.filter(|item| *item > 0).or(marks.label);
        // A blank line says something only where there is none between the rows of an exercise.
        let stands_apart = row.blank_before && rows.get(i + 1).is_some_and(|next| !next.row.blank_before);
        let may_begin = marks.role.is_none() && marks.step.is_none() && (stands_apart || item.is_some());
        let Some(first) = self.first.as_ref().filter(|_| may_begin && self.is_worked()) else { return false };
        let Some(here) = stated(row).filter(|here| !self.keys.contains(&here.key) && !here.is_answer) else {
            return false;
        };
        if here.is_expression != first.is_expression {
            return false;
        }
        if let Some(item) = item {
            let is_next = self.first_item.is_some() && item == self.last_item + 1 && self.n_below_item > 0;
            return is_next && here.is_expression && (here.task == first.task || here.task.is_none());
        }
        let goes_on = |wanted: fn(&str) -> bool| {
            rows.get(i + 1).is_some_and(|next| {
                let text = next.row.text();
                next.marks.role != Some(Role::Check) && is_maths(text.text().trim()) && wanted(text.text().trim())
            })
        };
        let is_written_alike = here.task == first.task && here.after_colon == first.after_colon;
        if here.is_expression {
            let by_task = here.task.is_some() && goes_on(|_| true);
            let by_signs = here.task.is_none() && self.continues && goes_on(|next| next.starts_with('='));
            return is_written_alike && (by_task || by_signs);
        }
        let is_settled = rows[..i].last().is_some_and(|above| stated(&above.row).is_some_and(|above| above.is_answer));
        let is_no_case = here.letters.len() == 1 && here.letters == first.letters && here.degree >= first.degree;
        is_written_alike
            && is_settled
            && !self.is_checked_below
            && is_no_case
            && !first.is_answer
            && goes_on(has_relation)
    }
}

/// Whether a row is a line of maths and no more.
fn is_maths(text: &str) -> bool {
    has_relation(text) || notation::parse(text).statement.is_some()
}

fn stated(row: &Row) -> Option<Stated> {
    let (mut math, mut words) = (None, String::new());
    for piece in pieces::pieces_of_problem(row) {
        match piece {
            Piece::Math(statement) if math.is_none() && statement.unread.is_none() => math = Some(statement),
            Piece::Words(piece) if math.is_none() => words.push_str(piece.text()),
            Piece::Words(piece) if piece.text().chars().all(|c| !c.is_alphanumeric()) => {}
            _ => return None,
        }
    }
    let math = math?;
    let text = math.math.text();
    let task = problem::task_of(&words, text);
    let has_words = words.chars().any(char::is_alphabetic);
    if has_words && (task.is_none() || words.split_whitespace().count() > MAX_TASK_WORDS) || text.starts_with('=') {
        return None;
    }
    let statement = notation::parse(text).statement?;
    let mut letters = BTreeSet::new();
    for side in notation::sides(&statement) {
        letters.extend(notation::letters(side));
    }
    Some(Stated {
        task,
        is_expression: math.is_expression,
        after_colon: math.after_colon,
        key: key(text),
        degree: notation::sides(&statement).into_iter().map(degree).max().unwrap_or(0),
        is_answer: is_answer(&statement),
        letters,
    })
}

/// Whether a statement only says which numbers a letter is.
fn is_answer(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(..) => {
            let is_letter = |side: &&Expr| matches!(side.kind, ExprKind::Variable(_));
            let (letters, values): (Vec<_>, Vec<_>) = notation::sides(statement).into_iter().partition(is_letter);
            letters.len() == 1 && !values.into_iter().any(notation::has_letter)
        }
        Statement::Or(parts) => parts.iter().all(is_answer),
        Statement::Never | Statement::Always => true,
        Statement::Expr(_) | Statement::And(_) | Statement::At(..) => false,
    }
}

/// As much as the degree of an expression can be; roots and absolute values, of which one comes in cases, count as squares.
fn degree(expr: &Expr) -> u32 {
    let operands = || expr.kind.operands().into_iter().flatten().map(degree);
    match &expr.kind {
        ExprKind::Variable(_) => 1,
        ExprKind::Mul(..) | ExprKind::Div(..) => operands().fold(0, u32::saturating_add),
        ExprKind::Pow(base, exponent) => match &exponent.kind {
            ExprKind::Number(number) => {
                let power = (1..MAX_POWER).find(|power| number.value == Rational::from_integer((*power).into()));
                degree(base).saturating_mul(power.unwrap_or(MAX_POWER))
            }
            _ if notation::has_letter(exponent) => MAX_POWER,
            _ => operands().fold(0, u32::saturating_add),
        },
        ExprKind::Sqrt(inside) | ExprKind::Root(_, inside) | ExprKind::Abs(inside) => match degree(inside) {
            0 => 0,
            degree => degree.saturating_add(1),
        },
        _ => operands().max().unwrap_or(0),
    }
}

/// Powers from which on none is told from another.
const MAX_POWER: u32 = 20;

#[cfg(test)]
mod tests {
    use crate::reading::split;

    /// `wanted`: the problem of each exercise.
    #[track_caller]
    fn check(paste: &str, wanted: &[&str]) {
        let work = split(paste);
        let found: Vec<_> =
            work.solutions.iter().map(|solution| solution.problem.as_ref().map_or("", |it| it.math.text())).collect();
        assert_eq!(found, wanted, "{paste}");
    }

    #[test]
    fn exercises_one_below_the_other() {
        check("2x + 3 = 7\n2x = 4\nx = 2\n\n3x - 1 = 8\n3x = 9\nx = 3", &["2x + 3 = 7", "3x - 1 = 8"]);
        check("Factor x^2 - 9\n(x-3)(x+3)\n\nFactor x^2 - 4\n(x-2)(x+2)", &["x^2 - 9", "x^2 - 4"]);
        check("a) (x+3)(x-2)\n= x^2 + x - 6\nb) (x-5)^2\n= x^2 - 10x + 25", &["(x+3)(x-2)", "(x-5)^2"]);
        check("3/4 + 1/8\n= 7/8\n\n5/6 - 1/3\n= 1/2", &["3/4 + 1/8", "5/6 - 1/3"]);
        check("#1 5x - 3 = 12\n5x = 15\nx = 3\n#2 2x + 9 = 1\n2x = -8\nx = -4", &["5x - 3 = 12", "2x + 9 = 1"]);
        check("Nr. 1\n2x = 14\nx = 7\nNr. 2\n3x = 12\nx = 4", &["2x = 14", "3x = 12"]);
        check("i) 3x = 12\nx = 4\nii) 5x = 10\nx = 2", &["3x = 12", "5x = 10"]);
    }

    #[test]
    fn cases_and_checks_are_of_the_same_exercise() {
        check("(x-2)(x+3) = 0\n\nx - 2 = 0\nx = 2\n\nx + 3 = 0\nx = -3", &["(x-2)(x+3) = 0"]);
        check("|2x-1| = 5\n\n2x-1 = 5\nx = 3\n\n2x-1 = -5\nx = -2", &["|2x-1| = 5"]);
        check("x + y = 5\nx - y = 1\n\n2x = 6\nx = 3\n\n3 + y = 5\ny = 2", &["x + y = 5 and x - y = 1"]);
        check("2x + 3 = 7\n2x = 4\nx = 2\n\nCheck:\n\n3x = 6\n6 = 6", &["2x + 3 = 7"]);
        check("2x + 3 = 7\n\n2x = 4\n\nx = 2\n\n2x = 5\n\nx = 3", &["2x + 3 = 7"]);
    }
}
