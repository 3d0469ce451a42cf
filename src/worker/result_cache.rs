//! The result cache: what both witnesses found, by solution. A solution that comes again is not judged again.

use crate::reading::Solution;
use crate::tutor::Verdicts;
use std::collections::HashMap;

/// Entries after which everything is evicted: a class of 500 solutions and its edits fit, a day of typing does not.
const MAX_ENTRIES: usize = 2048;

/// P(sound) of each line of one solution; None where the model did not judge.
pub type Scores = Vec<Option<f32>>;

/// Found so far.
#[derive(Default)]
pub struct ResultCache {
    verdicts: HashMap<String, Verdicts>,
    scores: HashMap<String, Scores>,
    outcomes: HashMap<String, Option<f32>>,
}

impl ResultCache {
    /// What the exact witness said of this solution, asked now if it was not before.
    pub fn verdicts_or(&mut self, solution: &Solution, ask: impl FnOnce() -> Verdicts) -> Verdicts {
        self.verdicts.entry(key(solution)).or_insert_with(ask).clone()
    }

    /// The solutions that have no scores yet, each once.
    pub fn unscored(&self, solutions: &[Solution]) -> Vec<Solution> {
        let mut asked: Vec<String> = Vec::new();
        let mut unscored = Vec::new();
        for solution in solutions {
            let key = key(solution);
            if !self.scores.contains_key(&key) && !asked.contains(&key) {
                unscored.push(solution.clone());
                asked.push(key);
            }
        }
        unscored
    }

    /// Stores a pass's scores, one row a solution.
    pub fn store_scores(&mut self, solutions: &[Solution], rows: Vec<Scores>) {
        self.scores.extend(solutions.iter().map(key).zip(rows));
    }

    /// The scores of all these solutions, once each has some.
    pub fn all_scores(&self, solutions: &[Solution]) -> Option<Vec<Scores>> {
        solutions.iter().map(|solution| self.scores.get(&key(solution)).cloned()).collect()
    }

    /// Stores what the outcome reward model said, one a solution.
    pub fn store_outcomes(&mut self, solutions: &[Solution], outcomes: Vec<Option<f32>>) {
        self.outcomes.extend(solutions.iter().map(key).zip(outcomes));
    }

    /// What the outcome reward model said of these solutions, once it was asked about all of them.
    pub fn all_outcomes(&self, solutions: &[Solution]) -> Option<Vec<Option<f32>>> {
        solutions.iter().map(|solution| self.outcomes.get(&key(solution)).copied()).collect()
    }

    /// Makes room before a job, so that nothing is evicted within one.
    pub fn make_room(&mut self, n_solutions: usize) {
        if self.scores.len() + n_solutions > MAX_ENTRIES {
            self.scores.clear();
        }
        if self.outcomes.len() + n_solutions > MAX_ENTRIES {
            self.outcomes.clear();
        }
        if self.verdicts.len() + n_solutions > MAX_ENTRIES {
            self.verdicts.clear();
        }
    }

    /// Drops the model's part.
    pub fn clear_scores(&mut self) {
        self.scores.clear();
    }
}

/// Everything of a solution that a witness reads. Where it stands in the paste is not among it.
fn key(solution: &Solution) -> String {
    let problem = solution.problem.as_ref().map(|problem| (problem.task, problem.math.text()));
    let steps: Vec<_> = solution
        .steps
        .iter()
        .map(|step| (step.role, step.math.text(), step.reason.as_ref().map(|reason| reason.text()), step.connective))
        .collect();
    format!("{problem:?}{steps:?}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::from_lines;

    #[test]
    fn a_solution_is_identified_by_what_it_says() {
        let one = from_lines("x+1=2", &["x=1"]);
        let same = from_lines("x+1=2", &["x=1"]);
        let other = from_lines("x+1=2", &["x=2"]);
        let mut cache = ResultCache::default();
        assert_eq!(cache.unscored(&[one.clone(), same.clone(), other.clone()]).len(), 2);
        cache.store_scores(&[one], vec![vec![Some(0.9)]]);
        assert_eq!(cache.all_scores(std::slice::from_ref(&same)), Some(vec![vec![Some(0.9)]]));
        assert_eq!(cache.all_scores(&[same, other]), None);
        cache.make_room(MAX_ENTRIES);
        assert_eq!(cache.scores.len(), 0);
    }
}
