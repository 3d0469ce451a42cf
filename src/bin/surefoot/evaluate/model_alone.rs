//! The learned witness without the exact one: how often its word is right, by what the exact witness knows of the line.

use super::cases::{Case, Code};
use serde::Serialize;
use std::collections::BTreeMap;
use surefoot::algebra::Relation;
use surefoot::tutor::{Card, Cuts, LineVerdict, Verdict, Verdicts};

/// What the exact witness knows of a line, by the name in the figures.
fn kind(verdict: &LineVerdict) -> &'static str {
    match verdict.shown() {
        Verdict::NotChecked(_) => "algebra_silent",
        Verdict::Holds(relation) if *relation != Relation::ByLuck && verdict.needs_both_witnesses() => {
            "algebra_agrees_move_unknown"
        }
        _ => "algebra_decides",
    }
}

/// Lines that are sound or unsound, down to the first unsound one of each solution: below it the model is not asked.
#[derive(Default)]
pub struct ModelAlone {
    kinds: BTreeMap<&'static str, Words>,
}

/// How often the model called lines sound (at or above its cut for "clean"), unsound (below its cut for "unsound"), or
/// neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Words {
    n_sound: usize,
    n_unsound: usize,
    not_judged: usize,
    sound_called_sound: usize,
    sound_called_unsound: usize,
    unsound_called_sound: usize,
    unsound_called_unsound: usize,
}

/// As written: counts, and shares in 0..=1 that are null where there is nothing to share.
#[derive(Serialize)]
pub struct ModelFigures {
    n_sound: usize,
    n_unsound: usize,
    not_judged: usize,
    precision_sound: Option<f64>,
    recall_sound: Option<f64>,
    precision_unsound: Option<f64>,
    recall_unsound: Option<f64>,
}

impl ModelAlone {
    /// Counts the lines of one solution of a paste.
    pub fn add(&mut self, case: &Case, card: &Card, verdicts: &Verdicts, cuts: Cuts) {
        let lines: Vec<Option<usize>> = card.steps.iter().map(|step| case.line_of(step.span.start)).collect();
        for ((step, verdict), line) in card.steps.iter().zip(&verdicts.lines).zip(&lines) {
            let Some(code) = line.and_then(|line| case.right.get(line)) else { continue };
            let is_sound = match code {
                Code::Sound => true,
                // Of several formulas in one line it is not known which one is wrong.
                _ if code.is_wrong() && lines.iter().filter(|other| *other == line).count() == 1 => false,
                _ if code.is_wrong() => return,
                _ => continue,
            };
            self.kinds.entry(kind(verdict)).or_default().add(is_sound, step.p_sound, cuts);
            if !is_sound {
                return;
            }
        }
    }

    /// By what the exact witness knows.
    pub fn figures(&self) -> BTreeMap<&'static str, ModelFigures> {
        self.kinds.iter().map(|(&kind, words)| (kind, words.figures())).collect()
    }
}

impl Words {
    fn add(&mut self, is_sound: bool, p_sound: Option<f32>, cuts: Cuts) {
        self.n_sound += usize::from(is_sound);
        self.n_unsound += usize::from(!is_sound);
        let Some(p_sound) = p_sound else {
            self.not_judged += 1;
            return;
        };
        let (calls_sound, calls_unsound) = (p_sound >= cuts.sound, p_sound < cuts.unsound);
        self.sound_called_sound += usize::from(is_sound && calls_sound);
        self.sound_called_unsound += usize::from(is_sound && calls_unsound);
        self.unsound_called_sound += usize::from(!is_sound && calls_sound);
        self.unsound_called_unsound += usize::from(!is_sound && calls_unsound);
    }

    fn figures(&self) -> ModelFigures {
        let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
        ModelFigures {
            n_sound: self.n_sound,
            n_unsound: self.n_unsound,
            not_judged: self.not_judged,
            precision_sound: share(self.sound_called_sound, self.sound_called_sound + self.unsound_called_sound),
            recall_sound: share(self.sound_called_sound, self.n_sound),
            precision_unsound: share(
                self.unsound_called_unsound,
                self.unsound_called_unsound + self.sound_called_unsound,
            ),
            recall_unsound: share(self.unsound_called_unsound, self.n_unsound),
        }
    }
}

impl ModelFigures {
    /// The words of [`ModelFigures::cells`].
    pub const COLUMNS: [&str; 7] =
        ["sound", "unsound", "not judged", "sound: prec.", "recall", "unsound: prec.", "recall"];

    /// What a table shows.
    pub fn cells(&self) -> [String; 7] {
        let or_dash = |share: Option<f64>| share.map_or("-".to_owned(), |share| format!("{share:.3}"));
        [
            self.n_sound.to_string(),
            self.n_unsound.to_string(),
            self.not_judged.to_string(),
            or_dash(self.precision_sound),
            or_dash(self.recall_sound),
            or_dash(self.precision_unsound),
            or_dash(self.recall_unsound),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_at_the_cuts() {
        let cuts = Cuts { sound: 0.8, unsound: 0.3 };
        let mut words = Words::default();
        for (is_sound, p_sound) in [
            (true, Some(0.9)),
            (true, Some(0.5)),
            (true, Some(0.1)),
            (true, None),
            (false, Some(0.8)),
            (false, Some(0.2)),
        ] {
            words.add(is_sound, p_sound, cuts);
        }
        let figures = words.figures();
        assert_eq!((figures.n_sound, figures.n_unsound, figures.not_judged), (4, 2, 1));
        assert_eq!((figures.precision_sound, figures.recall_sound), (Some(0.5), Some(0.25)));
        assert_eq!((figures.precision_unsound, figures.recall_unsound), (Some(0.5), Some(0.5)));
        assert_eq!(Words::default().figures().recall_sound, None);
    }
}
