//! Work on a list of numbers whose mean, median, mode or range is asked for: its numbers in order, and what it ends on.

use super::closing::numbers;
use super::evidence::{LineVerdict, Source, Verdicts};
use super::witness::Work;
use crate::algebra::{Relation, Verdict, Why};
use crate::notation::{Statement, approximate, is_near, sides};
use crate::reading::{self, Role, Solution, Statistic, Step};

/// What a problem asks of a list of numbers.
pub(super) struct ListedData {
    asked: Vec<Statistic>,
    numbers: Vec<f64>,
}

impl ListedData {
    pub(super) fn of(solution: &Solution) -> Option<ListedData> {
        let (asked, numbers) = reading::statistics(solution.problem.as_ref()?)?;
        Some(ListedData { asked, numbers })
    }

    fn is_asked(&self, number: f64) -> bool {
        let values = self.asked.iter().flat_map(|statistic| statistic.values(&self.numbers));
        values.into_iter().any(|value| is_rounded_to(value, number))
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.numbers.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

impl Work {
    /// The verdict on a row that lists the numbers of the problem in order; None of any other row.
    pub(super) fn data_in_order(&self, step: &Step) -> Option<LineVerdict> {
        let data = self.data.as_ref()?;
        let listed = reading::listed_numbers(step, false)?;
        let listed: Vec<f64> = listed.iter().map(approximate).collect::<Option<_>>()?;
        let sorted = data.sorted();
        let is_in_order = listed == sorted || listed.iter().rev().eq(sorted.iter()) || listed == data.numbers;
        let found =
            if is_in_order { Verdict::Holds(Relation::Implied) } else { Verdict::NotChecked(Why::NumberNotFound) };
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem).found(found);
        Some(if is_in_order { verdict.by_known_move() } else { verdict })
    }
}

/// The verdicts with what the list tells: a row that comes to what is asked for, and a last row that does not name it.
pub(super) fn settled(solution: &Solution, mut verdicts: Verdicts) -> Verdicts {
    let Some(data) = ListedData::of(solution) else { return verdicts };
    for (i, (step, line)) in solution.steps.iter().zip(&mut verdicts.lines).enumerate() {
        let comes_to = step.statement().and_then(end).is_some_and(|number| data.is_asked(number));
        if line.role == Role::Given && comes_to {
            let holds = Verdict::Holds(Relation::Implied);
            *line = LineVerdict::of_role(Role::Step, Source::Problem).found(holds).by_known_move();
            verdicts.start = verdicts.start.filter(|start| *start != i);
        }
    }
    let (Some(last), Some(line)) = (solution.steps.last(), verdicts.lines.last_mut()) else { return verdicts };
    let named: Vec<f64> = match last.statement() {
        Some(row) => end(row).into_iter().collect(),
        None => numbers(last.math.text()).iter().map(|number| number.value).collect(),
    };
    if !line.is_contradicted() && !named.is_empty() && !named.iter().any(|number| data.is_asked(*number)) {
        *line = LineVerdict::of_role(Role::Answer, Source::Problem).found(Verdict::NotChecked(Why::NumberNotFound));
    }
    verdicts
}

/// What a row comes to.
fn end(row: &Statement) -> Option<f64> {
    sides(row).last().and_then(|side| approximate(side))
}

/// Whether a number is the value, or the value rounded to as many decimals as it has.
fn is_rounded_to(value: f64, number: f64) -> bool {
    const MAX_DECIMALS: i32 = 3;
    let is_rounded = |n_decimals: i32| {
        let scale = 10_f64.powi(n_decimals);
        is_near((value * scale).round(), number * scale)
    };
    is_near(value, number) || (1..=MAX_DECIMALS).any(is_rounded)
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn work_ends_on_what_is_asked_of_the_list() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let mean = "Find the mean of 4, 7, 9, 12.\n4 + 7 + 9 + 12 = 32\n32 ÷ 4 = 8\n";
        check(&format!("{mean}The mean is 8."), ".+.");
        check(&format!("{mean}The mean is 32."), ".+?");
        check("Find the mean of 4, 7, 9, 12.\n4 + 7 + 9 + 13 = 33\n33 ÷ 4 = 8.25", ".?");
        check("Berechne die Spannweite: 2,5; 8; 1\n8 - 1 = 7", "+");
        let median = "Bestimme den Median von 3; 8; 1; 9; 4.\n";
        check(&format!("{median}1; 3; 4; 8; 9\nDer Median ist 4."), "+.");
        check(&format!("{median}1; 3; 4; 8; 9\nDer Median ist 8."), "+?");
        check(&format!("{median}1; 3; 5; 8; 9\nDer Median ist 5."), "??");
    }
}
