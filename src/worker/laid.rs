//! A reader's own problem laid out: worked solutions by every way that fits it, attempts with a slip among them.

use super::guide::operation_words;
use crate::algebra::syntax::parse;
use crate::corpus::{Operation, Steps, Worked, attempts, work_out};
use crate::text::{Solution, from_lines};
use crate::tutor::Review;
use crate::words::Language;
use fastrand::Rng;

/// Longest problem that is looked at, in bytes: a few lines.
const MAX_PROBLEM_BYTES: usize = 1000;

/// Sound solutions that are shown: more would hide that they agree.
const MAX_WAYS: usize = 5;

/// Attempts with a slip that are shown.
const MAX_SLIPPED: usize = 3;

/// The solutions of one problem, with what each is called and why each line stands there.
pub struct Laid {
    pub solutions: Vec<Solution>,
    ways: Vec<&'static str>,
    operations: Vec<Vec<Option<Operation>>>,
}

impl Laid {
    /// Works the problem out; empty where its kind is not known. Equations on lines of their own hold together.
    pub fn of(problem: &str, small_steps: bool, n_slipped: usize, seed: u64) -> Laid {
        let lines = problem.lines().map(str::trim).filter(|line| !line.is_empty());
        let problem = lines.collect::<Vec<_>>().join(" and ");
        let mut all =
            if problem.len() > MAX_PROBLEM_BYTES { Vec::new() } else { worked(&problem, small_steps, n_slipped, seed) };
        if n_slipped > 0 {
            Rng::with_seed(seed).shuffle(&mut all);
        }
        let maths = |worked: &Worked| worked.lines.iter().map(|line| line.maths.clone()).collect::<Vec<_>>();
        Laid {
            solutions: all.iter().map(|worked| from_lines(&problem, &maths(worked))).collect(),
            ways: all.iter().map(|worked| worked.way).collect(),
            operations: all
                .into_iter()
                .map(|worked| worked.lines.into_iter().map(|line| line.operation).collect())
                .collect(),
        }
    }

    /// Writes the ways and the operations into the review of these solutions; where there are none, says so.
    pub fn name(&self, review: &mut Review, language: Language) {
        if self.solutions.is_empty() {
            review.summary = language.text("own.unknown").to_owned();
        }
        for ((card, way), operations) in review.cards.iter_mut().zip(&self.ways).zip(&self.operations) {
            card.way = Some(language.text(way).to_owned());
            for (step, operation) in card.steps.iter_mut().zip(operations) {
                step.reason = operation.as_ref().map(|operation| operation_words(operation, language));
            }
        }
    }
}

fn worked(problem: &str, small_steps: bool, n_slipped: usize, seed: u64) -> Vec<Worked> {
    let Some(given) = from_lines::<&str>(problem, &[]).problem else { return Vec::new() };
    let Some(statement) = parse(given.math.text()).statement else { return Vec::new() };
    let steps = if small_steps { Steps::Small } else { Steps::Plain };
    let mut all = work_out(&statement, given.task, steps);
    all.truncate(MAX_WAYS);
    if n_slipped > 0 {
        // Enough sound ones that a slip is not to be expected everywhere.
        all.truncate(2);
        all.extend(attempts(&statement, given.task, n_slipped.min(MAX_SLIPPED), seed));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Work;
    use crate::tutor::{Cuts, Mark, review, witness};

    fn reviewed(laid: &Laid) -> Review {
        let verdicts: Vec<_> = laid.solutions.iter().map(witness).collect();
        let work = Work { solutions: laid.solutions.clone(), notices: Vec::new() };
        let mut review = review(&work, &verdicts, None, Cuts { sound: 1.0, unsound: 0.0 }, Language::En);
        laid.name(&mut review, Language::En);
        review
    }

    #[test]
    fn every_laid_out_line_is_sound_to_the_exact_witness() {
        let problems =
            ["Solve 3(x - 4) = 2x + 5", "x^2 - 5x + 6 = 0", "2x + y = 7\nx - y = 2", "Expand (x + 3)(x - 7) + 2x"];
        for problem in problems {
            for small_steps in [false, true] {
                let review = reviewed(&Laid::of(problem, small_steps, 0, 1));
                assert!(!review.cards.is_empty(), "{problem}");
                for card in &review.cards {
                    assert!(card.way.is_some() && card.answer_right != Some(false), "{problem}: {card:#?}");
                    assert!(card.steps.iter().all(|step| step.mark == Mark::Sound), "{problem}: {card:#?}");
                }
            }
        }
    }

    #[test]
    fn slips_are_mixed_in_as_asked_and_the_same_for_the_same_seed() {
        let review = reviewed(&Laid::of("3(x - 4) = 2x + 5", false, 2, 5));
        let n_slipped = review.cards.iter().filter(|card| card.first_unsound.is_some()).count();
        assert_eq!((review.cards.len(), n_slipped), (4, 2));
        assert_eq!(reviewed(&Laid::of("3(x - 4) = 2x + 5", false, 2, 5)), review);
        assert_ne!(reviewed(&Laid::of("3(x - 4) = 2x + 5", false, 2, 6)), review);
    }

    #[test]
    fn what_cannot_be_laid_out_is_said() {
        for problem in ["", "no maths", "x = 3", "x^7 + x = sqrt(y)", &"x".repeat(5000)] {
            let review = reviewed(&Laid::of(problem, false, 2, 1));
            assert!(review.cards.is_empty() && review.summary.contains("lay out"), "{problem}");
        }
    }
}
