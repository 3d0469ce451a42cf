//! The numbers that a writer gives the rows of a work (`1.`, `(2)`, "Step 3:"), so that they can be called by them.

use super::markers::Marks;
use super::work::{Role, Solution};

/// What a solution held before a row was read.
#[derive(Clone, Copy)]
pub(super) struct Before {
    n_steps: usize,
    has_problem: bool,
}

impl Before {
    pub fn of(solution: &Solution) -> Before {
        Before { n_steps: solution.steps.len(), has_problem: solution.problem.is_some() }
    }
}

/// A number that waits for the line that it stands in front of.
#[derive(Default)]
pub(super) struct RowNumbers(Option<u32>);

impl RowNumbers {
    /// Gives the number in front of a row that was read to the first line that came of it; where nothing but words came,
    /// it waits for the next row's. The problem's own number is none of the work.
    pub fn note(&mut self, marks: Marks, before: Before, solution: &mut Solution) {
        let number = marks.step.or(marks.label).or(marks.item.filter(|item| *item > 0));
        self.0 = number.or(self.0);
        if !before.has_problem && solution.problem.is_some() {
            self.0 = None;
        }
        if let Some(step) = solution.steps.get_mut(before.n_steps) {
            step.number = self.0.take();
        }
    }
}

impl Solution {
    /// What each row is called: the numbers of the writer where every row has one and they go up, else 1, 2, 3.
    pub fn numbers(&self) -> Vec<usize> {
        let mut numbers: Vec<usize> = Vec::new();
        for step in &self.steps {
            let last = numbers.last().copied().unwrap_or_default();
            let own = match step.role {
                Role::Unfinished if !numbers.is_empty() => Some(last + 1),
                _ => step.number.and_then(|number| usize::try_from(number).ok()),
            };
            match own {
                Some(number) if number > last => numbers.push(number),
                _ => return (1..=self.steps.len()).collect(),
            }
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::split;

    #[test]
    fn rows_are_called_by_the_numbers_of_the_writer_where_all_have_one() {
        let check = |paste: &str, wanted: &[usize]| {
            let work = split(paste);
            let numbers: Vec<Vec<usize>> = work.solutions.iter().map(|solution| solution.numbers()).collect();
            assert_eq!(numbers, [wanted], "{paste}");
        };
        check("Solve 2x + 3 = 11\n2x = 8\nx = 4", &[1, 2]);
        check("(1) 2x + 3 = 11\n(2) 2x = 8\n(3) x = 4", &[2, 3]);
        check("Solve 2x + 3 = 11\nStep 1: 2x = 8\nStep 2: x = 4", &[1, 2]);
        check("5. Solve 2x + 3 = 11\n2x = 8\nx = 4", &[1, 2]);
        check("5. Solve 2x + 3 = 11\n2x = 8", &[1]);
        check("Solve 2x + 3 = 11\n4) 2x = 8\n5) x = 4", &[4, 5]);
        check("Solve 2x + 3 = 11\n2) 2x = 8\nx = 4", &[1, 2]);
        check("Löse 2x + 3 = 11\nSchritt 2: Subtrahiere 3.\n2x = 8\nSchritt 3: Teile durch 2.\nx = 4", &[2, 3]);
    }
}
