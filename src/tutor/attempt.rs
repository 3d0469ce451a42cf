//! How a drafted attempt stands: the one that may be served, and what keeps each of the others from it.

use super::review::{Card, Mark};
use serde::{Deserialize, Serialize};

/// What an attempt has come to. Lines are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttemptStanding {
    /// Every line is clean, and the last one answers the problem: the only kind that may be served.
    Clean,
    /// It ends on the right answer by a line that does not follow, or that no rule gives.
    RightUnsound { line_idx: usize },
    /// It ends on the right answer, and a line of it was not confirmed or its end is missing.
    RightUnsure,
    /// A line does not follow, and the answer is not right.
    Unsound { line_idx: usize },
    /// No line is called unsound, and the answer is not reached.
    NoAnswer,
    /// Nothing is written.
    Empty,
}

impl AttemptStanding {
    /// Of a judged attempt; `is_finished` says that it came to its end by itself.
    pub fn of(card: &Card, is_finished: bool) -> AttemptStanding {
        let is_right = card.answer_right == Some(true);
        let breaks = card.steps.iter().position(|step| matches!(step.mark, Mark::Unsound | Mark::Lucky));
        match breaks {
            _ if card.steps.is_empty() => AttemptStanding::Empty,
            Some(line_idx) if is_right => AttemptStanding::RightUnsound { line_idx },
            Some(line_idx) => AttemptStanding::Unsound { line_idx },
            None if !is_right => AttemptStanding::NoAnswer,
            None if card.clean && is_finished => AttemptStanding::Clean,
            None => AttemptStanding::RightUnsure,
        }
    }

    /// Whether a judge that looks at answers alone would pass it.
    pub fn is_right(self) -> bool {
        use AttemptStanding::{Clean, RightUnsound, RightUnsure};
        matches!(self, Clean | RightUnsound { .. } | RightUnsure)
    }
}

/// P(sound) of the lines, from the first to the last one before which all are sound: what another attempt can go on from.
pub fn sound_lines(card: &Card) -> Vec<f32> {
    let sound = card.steps.iter().take_while(|step| step.mark == Mark::Sound);
    sound.map(|step| step.p_sound.unwrap_or(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Work, from_lines};
    use crate::tutor::{Cuts, Findings, review, witness};
    use crate::words::Language;

    /// The card of these lines, which the model gives these scores.
    fn card(problem: &str, lines: &[&str], scores: &[f32]) -> Card {
        let work = Work { solutions: vec![from_lines(problem, lines)], ..Work::default() };
        let verdicts: Vec<_> = work.solutions.iter().map(witness).collect();
        let scores = [scores.iter().copied().map(Some).collect()];
        let findings = Findings::scored(&verdicts, &scores, Cuts { sound: 0.8, unsound: 0.3 });
        review(&work, &findings, Language::En).cards.remove(0)
    }

    #[test]
    fn only_an_attempt_that_is_clean_to_its_answer_may_be_served() {
        use AttemptStanding::*;
        let check = |lines: &[&str], scores: &[f32], is_finished: bool, wanted: AttemptStanding| {
            let card = card("Solve 2x + 3 = 11", lines, scores);
            assert_eq!(AttemptStanding::of(&card, is_finished), wanted, "{lines:?}");
        };
        check(&["2x = 8", "x = 4"], &[0.9, 0.9], true, Clean);
        check(&["2x = 8", "x = 4"], &[0.9, 0.9], false, RightUnsure);
        // A slip that is silently undone, and an answer that comes from nowhere.
        check(&["2x = 9", "x = 4"], &[0.9, 0.9], true, RightUnsound { line_idx: 0 });
        check(&["2x = 8", "x = 5"], &[0.9, 0.9], true, Unsound { line_idx: 1 });
        check(&["2x = 8"], &[0.9], true, NoAnswer);
        check(&[], &[], true, Empty);
    }

    #[test]
    fn what_is_gone_on_from_ends_where_the_first_line_is_not_sound() {
        let lines = ["2x = 11 - 3", "2x = 8", "x = 5", "x = 4"];
        assert_eq!(sound_lines(&card("Solve 2x + 3 = 11", &lines, &[0.9, 0.95, 0.2, 0.9])), [0.9, 0.95]);
        assert_eq!(sound_lines(&card("Solve 2x + 3 = 11", &["x = 5"], &[0.1])), [0.0; 0]);
    }
}
