//! Problems that ask for the mean, the median, the mode or the range of numbers that they list.

use super::sequences::listed;
use super::work::Problem;
use crate::lexicon::names_one;
use crate::lexicon::{self, Joiner, List};
use crate::notation;

/// What sums a list of numbers up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    Mean,
    Median,
    Mode,
    Range,
}

/// Numbers that make a list.
const MIN_NUMBERS: usize = 3;

/// What the problem asks for, and of which numbers; None where it asks for nothing of the kind.
pub fn statistics(problem: &Problem) -> Option<(Vec<Statistic>, Vec<f64>)> {
    of_text(problem.math.text()).filter(|_| problem.is_told)
}

/// Whether words and a list of numbers ask for such a thing.
pub(super) fn ask(text: &str) -> bool {
    of_text(text).is_some() && !crate::text::has_relation(text)
}

fn of_text(text: &str) -> Option<(Vec<Statistic>, Vec<f64>)> {
    const LISTS: [(Statistic, List); 4] = [
        (Statistic::Mean, |lexicon| &lexicon.means),
        (Statistic::Median, |lexicon| &lexicon.medians),
        (Statistic::Mode, |lexicon| &lexicon.modes),
        (Statistic::Range, |lexicon| &lexicon.ranges),
    ];
    let lower = text.to_lowercase();
    let asked: Vec<Statistic> =
        LISTS.into_iter().filter(|(_, list)| names_one(&lower, *list)).map(|(statistic, _)| statistic).collect();
    if asked.is_empty() {
        return None;
    }
    // "8, 9 and 12"
    let joined = lexicon::joined(text, Joiner::And).into_iter().map(|(_, part)| part).collect::<Vec<_>>().join(", ");
    let (numbers, goes_on, _) = listed(&joined)?;
    let numbers: Vec<f64> = numbers.iter().map(notation::approximate).collect::<Option<_>>()?;
    (numbers.len() >= MIN_NUMBERS && !goes_on).then_some((asked, numbers))
}

impl Statistic {
    /// What it is of these numbers; several where they have several modes.
    pub fn values(self, numbers: &[f64]) -> Vec<f64> {
        let mut sorted = numbers.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return Vec::new() };
        let n = sorted.len();
        match self {
            Statistic::Mean => vec![sorted.iter().sum::<f64>() / n as f64],
            Statistic::Median => vec![(sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0],
            Statistic::Range => vec![last - first],
            Statistic::Mode => {
                let count = |value: &f64| sorted.iter().filter(|other| *other == value).count();
                let most = sorted.iter().map(count).max().unwrap_or_default();
                let mut modes: Vec<f64> = sorted.iter().filter(|value| count(value) == most).copied().collect();
                modes.dedup();
                modes
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_a_list() {
        let check = |text: &str, wanted: Option<(Statistic, f64)>| {
            let found = of_text(text).map(|(asked, numbers)| (asked[0], asked[0].values(&numbers)[0]));
            assert_eq!(found, wanted, "{text}");
        };
        check("Find the mean of 4, 7, 9, 12.", Some((Statistic::Mean, 8.0)));
        check("Find the median of 3, 8, 1 and 9", Some((Statistic::Median, 5.5)));
        check("Bestimme den Median von 3; 8; 1; 9; 4.", Some((Statistic::Median, 4.0)));
        check("Berechne die Spannweite: 2,5; 8; 1", None);
        check("Berechne die Spannweite: 2.5; 8; 1", Some((Statistic::Range, 7.0)));
        check("Find the mode of 1, 2, 2, 5", Some((Statistic::Mode, 2.0)));
        check("Find the sum of 4, 7, 9", None);
    }
}
