//! From two witnesses to one mark for each line.
//!
//! | local | global | mark |
//! |---|---|---|
//! | holds | holds | sound; unsure if the model doubts it and no known move gives it |
//! | fails | fails | unsound |
//! | holds | fails | carried |
//! | fails | holds | unsound, but recovered after an unsound line |
//! | silent | not failed | what the model says, or unchecked |
//!
//! The model's doubt is for what an equal solution set leaves open: whether the line came of a move at all. Where the
//! exact witness has found the move, the doubt is about nothing.
//!
//! A line that holds by luck keeps the solution and is still no consequence: it is marked so wherever it stands.
//!
//! Where the operation that is noted gives another line, or a calculation beside it is wrong, the line is unsure.
//! Where both sides were squared, lines are unsure until the answers that this may add are put away.
//! What algebra contradicts is unsound whatever the model says; the model's doubt alone accuses nobody. Below the first unsound line the model is not asked:
//! it judges lines against a context that holds no longer.

use super::evidence::LineVerdict;
use super::review::{Cuts, Mark};
use crate::algebra::{Evidence, Relation, Verdict, Why};

/// The learned witness's part: P(sound) of the line, and the cuts it is judged at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opinion {
    pub p_sound: f32,
    pub cuts: Cuts,
}

impl Opinion {
    pub fn is_clean(self) -> bool {
        self.p_sound >= self.cuts.sound
    }

    pub fn is_against(self) -> bool {
        self.p_sound < self.cuts.unsound
    }
}

/// The mark of one line. `after_slip`: a line above it is marked unsound, and there is no opinion.
pub(super) fn mark(verdict: &LineVerdict, opinion: Option<Opinion>, after_slip: bool) -> Mark {
    use Verdict::{Fails, Holds, NotChecked};
    match (&verdict.local, &verdict.global, opinion) {
        (Holds(Relation::ByLuck), ..) => Mark::Lucky,
        _ if (verdict.widens || verdict.is_by_other_operation || verdict.has_false_note) && !after_slip => Mark::Unsure,
        // "x = 0 and x = 1" names both roots: the wrong word, not a wrong step.
        (Fails(Evidence::AndOr), ..) if !after_slip => Mark::Unsure,
        (Fails(_), Holds(_), _) if after_slip => Mark::Recovered,
        (Fails(_), _, _) | (NotChecked(_), Fails(_), _) => Mark::Unsound,
        (Holds(_), Fails(_), _) => Mark::Carried,
        (Holds(_), NotChecked(_), _) if after_slip => Mark::Carried,
        (Holds(_), _, _) if after_slip => Mark::Sound,
        (NotChecked(_), _, _) if after_slip => Mark::Unchecked,
        (Holds(_), _, Some(opinion)) if !opinion.is_clean() && verdict.needs_both_witnesses() => Mark::Unsure,
        (Holds(_), _, _) => Mark::Sound,
        // Numbers that are too large for algebra are so for the model, which reads no more than their first digits.
        // Nor does it read a condition in words.
        (
            NotChecked(
                Why::RowAboveUnread | Why::NotUnderstood | Why::TooLarge | Why::ValueSupposed | Why::NumberNotFound,
            ),
            ..,
        ) => Mark::Unchecked,
        (NotChecked(_), _, None) => Mark::Unchecked,
        // Something speaks against the line: the model alone does not clear it.
        (NotChecked(Why::Unconfirmed), ..) => Mark::Unsure,
        (NotChecked(_), _, Some(opinion)) if opinion.is_clean() => Mark::Sound,
        (NotChecked(_), _, Some(_)) => Mark::Unsure,
    }
}

/// Whether the witnesses contradict each other.
pub(super) fn disagree(verdict: &LineVerdict, opinion: Option<Opinion>) -> bool {
    let Some(opinion) = opinion else { return false };
    match verdict.local {
        Verdict::Holds(_) => opinion.is_against() && verdict.needs_both_witnesses(),
        _ => verdict.is_contradicted() && opinion.is_clean(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::{Evidence, Why};
    use crate::tutor::evidence::Source;

    fn verdict(letter: char) -> Verdict {
        match letter {
            '+' => Verdict::Holds(Relation::Equivalent),
            '-' => Verdict::Fails(Evidence::Roots { lost: Vec::new(), gained: vec!["2".to_owned()] }),
            'l' => Verdict::Holds(Relation::ByLuck),
            _ => Verdict::NotChecked(Why::OutOfReach),
        }
    }

    /// `local` and `global` are two letters of `+-?`; the model's word is at cuts 0.4 and 0.8.
    fn check(witnesses: &str, p_sound: Option<f32>, after_slip: bool, wanted: Mark, disagreement: bool) {
        let letters: Vec<char> = witnesses.chars().collect();
        let line = LineVerdict {
            local: verdict(letters[0]),
            global: verdict(letters[1]),
            from: Source::Problem,
            ..LineVerdict::default()
        };
        let opinion = p_sound.map(|p_sound| Opinion { p_sound, cuts: Cuts { sound: 0.8, unsound: 0.4 } });
        assert_eq!(mark(&line, opinion, after_slip), wanted, "{witnesses} {p_sound:?} {after_slip}");
        assert_eq!(disagree(&line, opinion), disagreement, "{witnesses} {p_sound:?}");
    }

    #[test]
    fn marks() {
        check("++", None, false, Mark::Sound, false);
        check("++", Some(0.8), false, Mark::Sound, false);
        check("++", Some(0.5), false, Mark::Unsure, false);
        check("++", Some(0.1), false, Mark::Unsure, true);
        check("+?", Some(0.9), false, Mark::Sound, false);
        check("--", None, false, Mark::Unsound, false);
        check("--", Some(0.9), false, Mark::Unsound, true);
        check("-+", Some(0.9), false, Mark::Unsound, true);
        check("?-", Some(0.9), false, Mark::Unsound, true);
        check("l+", None, false, Mark::Lucky, false);
        check("l+", Some(0.9), false, Mark::Lucky, false);
        check("+-", Some(0.9), false, Mark::Carried, false);
        check("??", None, false, Mark::Unchecked, false);
        check("??", Some(0.8), false, Mark::Sound, false);
        check("?+", Some(0.5), false, Mark::Unsure, false);
        check("??", Some(0.1), false, Mark::Unsure, false);
    }

    #[test]
    fn a_doubt_is_about_nothing_where_the_move_is_known() {
        let opinion = Some(Opinion { p_sound: 0.1, cuts: Cuts { sound: 0.8, unsound: 0.4 } });
        let check = |is_known_move: bool, wanted: (Mark, bool)| {
            let (local, global) = (verdict('+'), verdict('+'));
            let line = LineVerdict { local, global, is_known_move, ..LineVerdict::default() };
            assert_eq!((mark(&line, opinion, false), disagree(&line, opinion)), wanted);
        };
        check(true, (Mark::Sound, false));
        check(false, (Mark::Unsure, true));
    }

    #[test]
    fn marks_below_an_unsound_line() {
        check("++", None, true, Mark::Sound, false);
        check("+-", None, true, Mark::Carried, false);
        check("+?", None, true, Mark::Carried, false);
        check("--", None, true, Mark::Unsound, false);
        check("-+", None, true, Mark::Recovered, false);
        check("?+", None, true, Mark::Unchecked, false);
        check("l+", None, true, Mark::Lucky, false);
        check("??", None, true, Mark::Unchecked, false);
    }
}
