//! Rows from a seed. Which lines are sound is known by construction and checked by the exact checker on the text.

use super::problems::{DRAFTED, problem};
use super::work::Work;
use crate::algebra::{Relation, Verdict, answers, follows};
use crate::corpus::chance::weighted;
use crate::corpus::path::Fault;
use crate::corpus::row::{Family, Row, SlipAt};
use crate::corpus::split::Split;
use crate::corpus::surface::text_id;
use crate::notation::{Statement, parse};
use crate::reading::Task;
use fastrand::Rng;

/// Part of the rows with a slip that is carried to a wrong end, and with one that is silently undone.
const P_CARRIED: f64 = 0.12;
const P_UNDONE: f64 = 0.08;

/// Attempts at a problem, and at a slip.
const MAX_TRIES: usize = 60;

/// No number of more digits is written.
const MAX_DIGITS: usize = 2;

/// The rows of a seed, in order; always the same for the same seed and options.
#[derive(Clone, Debug)]
pub struct Drafts {
    rng: Rng,
    n_left: usize,
    largest: i64,
    family: Option<Family>,
    split: Option<Split>,
    n_thrown_away: usize,
}

/// `count` rows with coefficients of at most `largest` in size, of one family or a mixture, of one side of the split or
/// both. No rows of a family that is not in [`DRAFTED`].
pub fn drafts(seed: u64, count: usize, largest: i64, family: Option<Family>, split: Option<Split>) -> Drafts {
    Drafts { rng: Rng::with_seed(seed), n_left: count, largest, family, split, n_thrown_away: 0 }
}

impl Drafts {
    /// Rows on which construction and the exact checker did not agree.
    pub fn n_thrown_away(&self) -> usize {
        self.n_thrown_away
    }

    fn row(&mut self) -> Option<Row> {
        let family = self.family.unwrap_or_else(|| weighted(DRAFTED, &mut self.rng));
        let start = problem(family, self.largest, &mut self.rng)?;
        let id = text_id(&start.text());
        let is_wanted = self.split.is_none_or(|split| (split == Split::Train) != id.is_multiple_of(10));
        if !is_wanted || start.next().is_none() {
            return None;
        }
        let at = self.rng.f64();
        let lines = if at < P_CARRIED + P_UNDONE {
            let is_undone = at < P_UNDONE;
            (0..MAX_TRIES).find_map(|_| start.solved_with_slip(is_undone, &mut self.rng))?
        } else {
            start.solved()?.into_iter().map(|line| (line, None)).collect()
        };
        if !lines.iter().map(|(line, _)| line).chain([&start]).all(has_small_numbers) {
            return None;
        }
        let row = labelled(family, &start, &lines);
        self.n_thrown_away += usize::from(row.is_none());
        row.map(|row| Row { problem_id: format!("{id:016x}"), ..row })
    }
}

impl Iterator for Drafts {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        self.n_left = self.n_left.checked_sub(1)?;
        (0..MAX_TRIES * MAX_TRIES).find_map(|_| self.row())
    }
}

fn has_small_numbers(line: &Work) -> bool {
    line.text().split(|c: char| !c.is_ascii_digit()).all(|digits| digits.len() <= MAX_DIGITS)
}

/// The row, if every line is what construction says.
fn labelled(family: Family, start: &Work, lines: &[(Work, Option<Fault>)]) -> Option<Row> {
    let (task, verb) = match family {
        Family::Expand => (Task::Expand, "Expand"),
        Family::Factorise => (Task::Factorise, "Factorise"),
        _ => (Task::Solve, "Solve"),
    };
    let given = parse(&start.text()).statement?;
    let (mut steps, mut labels, mut slips) = (Vec::new(), Vec::new(), Vec::new());
    let mut above = start;
    let mut shown = given.clone();
    for (step, (line, fault)) in lines.iter().enumerate() {
        let text = line.text();
        let statement = parse(&text).statement?;
        let premise: Statement = match above.premise() {
            Some(premise) => parse(&premise).statement?,
            None => shown,
        };
        let verdict = follows(std::slice::from_ref(&premise), &statement);
        let is_sound = match (fault, verdict) {
            (None, Verdict::Holds(relation)) if relation != Relation::ByLuck => true,
            (Some(_), Verdict::Fails(_) | Verdict::Holds(Relation::ByLuck)) => false,
            _ => return None,
        };
        if let Some(fault) = fault {
            slips.push(SlipAt { step, id: fault.id(), keeps_solutions: false });
        }
        labels.push(u8::from(is_sound));
        steps.push(text);
        (above, shown) = (line, statement);
    }
    let answer_right = answers(&given, Some(task), &shown) == Some(true);
    // A slip may meet the truth by luck, and sound work may not stop on its way.
    let has_carried_slip = lines.iter().any(|(_, fault)| matches!(fault, Some(Fault::Slip(_))))
        && !lines.iter().any(|(_, fault)| *fault == Some(Fault::Undone));
    (answer_right != has_carried_slip).then(|| Row {
        problem: format!("{verb} {}", start.text()),
        steps,
        labels,
        family,
        strategy: "small steps".to_owned(),
        slips,
        answer_right,
        problem_id: String::new(),
        surface: "spaced".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(seed: u64, family: Option<Family>, split: Option<Split>) -> Vec<Row> {
        drafts(seed, 120, 5, family, split).collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_rows() {
        assert_eq!(rows(7, None, None), rows(7, None, None));
        assert_ne!(rows(7, None, None), rows(8, None, None));
    }

    #[test]
    fn a_problem_is_on_one_side_of_the_split() {
        let ids = |seed, split| rows(seed, None, Some(split)).into_iter().map(|row| row.problem_id);
        let train: Vec<String> = ids(1, Split::Train).collect();
        assert!(ids(2, Split::Test).all(|id| !train.contains(&id)));
    }

    /// Most work is sound; some slips reach a wrong end, and some are undone and reach the right one.
    #[test]
    fn slips_are_carried_or_undone() {
        for (family, _) in DRAFTED {
            let rows = rows(3, Some(*family), None);
            assert_eq!(rows.len(), 120, "{family:?}");
            let n_sound = rows.iter().filter(|row| !row.labels.contains(&0)).count();
            let n_wrong = rows.iter().filter(|row| !row.answer_right).count();
            assert!((80..118).contains(&n_sound), "{family:?}: {n_sound} sound");
            assert!((1..30).contains(&n_wrong), "{family:?}: {n_wrong} wrong");
            for row in rows {
                let is_undone = row.slips.iter().any(|slip| slip.id == "UNDONE");
                assert_eq!(row.answer_right, row.slips.is_empty() || is_undone, "{row:?}");
                let is_small =
                    |text: &String| text.split(|c: char| !c.is_ascii_digit()).all(|digits| digits.len() <= MAX_DIGITS);
                assert!(row.steps.iter().all(is_small), "{row:?}");
            }
        }
        assert_eq!(rows(3, Some(Family::Radical), None), []);
    }
}
