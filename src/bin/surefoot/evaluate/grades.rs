//! What a mark is worth against the code of its line, counted over lines and pastes.

use super::cases::{Case, Code};
use serde::Serialize;
use surefoot::tutor::Mark;

/// A mark held against what is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    Right,
    /// A sound line that was taken for a new fact: nothing is held against it, and nothing is said for it.
    AsGiven,
    /// "Unsure" on a sound line.
    Doubt,
    /// An accusation of a sound line, or of one that claims nothing.
    FalseAlarm,
    /// "Sound", or taken for a new fact, though it is unsound.
    Miss,
    /// "Unsure" on an unsound line.
    HalfMiss,
    /// Not read or not judged, though it claims something.
    Unchecked,
    /// Nothing was to be said, and nothing wrong was said.
    Fine,
}

/// The grade of a line's mark; None is a line without one.
pub fn grade(code: Code, mark: Option<Mark>) -> Grade {
    let accuses = matches!(mark, Some(Mark::Unsound | Mark::Recovered | Mark::Lucky));
    match (code, mark) {
        (Code::Debatable, _) => Grade::Fine,
        (Code::Given | Code::NoClaim | Code::Outside, _) if accuses => Grade::FalseAlarm,
        (Code::Given | Code::NoClaim | Code::Outside, _) => Grade::Fine,
        (Code::Unsound | Code::Recovered | Code::Lucky, Some(Mark::Given)) => Grade::Miss,
        (_, Some(Mark::Given)) => Grade::AsGiven,
        (_, None | Some(Mark::Unchecked)) => Grade::Unchecked,
        (Code::SoundOrUnsure | Code::MayAdd | Code::Lucky, Some(Mark::Unsure)) => Grade::Right,
        (Code::Unsound | Code::Recovered, Some(Mark::Unsure)) => Grade::HalfMiss,
        (_, Some(Mark::Unsure)) => Grade::Doubt,
        (Code::Unsound | Code::Recovered | Code::Lucky, _) => {
            if accuses {
                Grade::Right
            } else {
                Grade::Miss
            }
        }
        _ => {
            if accuses {
                Grade::FalseAlarm
            } else {
                Grade::Right
            }
        }
    }
}

/// Counts over pastes. Lines are those that claim something; a false alarm may stand on any line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    n_pastes: usize,
    n_lines: usize,
    right: usize,
    as_given: usize,
    doubt: usize,
    false_alarm: usize,
    miss: usize,
    half_miss: usize,
    unchecked: usize,
    /// Pastes that are right throughout, and those of them that come out clean.
    n_sound_pastes: usize,
    clean: usize,
    /// Pastes with a wrong line, and those of them that come out clean.
    n_wrong_pastes: usize,
    false_clean: usize,
}

impl Tally {
    /// Counts one paste: the mark of each of its lines, and whether all its solutions came out clean.
    pub fn add(&mut self, case: &Case, marks: &[Option<Mark>], clean: bool) {
        self.n_pastes += 1;
        for (&code, &mark) in case.right.iter().zip(marks) {
            self.n_lines += usize::from(code.is_claim());
            match grade(code, mark) {
                Grade::Right => self.right += 1,
                Grade::AsGiven => self.as_given += 1,
                Grade::Doubt => self.doubt += 1,
                Grade::FalseAlarm => self.false_alarm += 1,
                Grade::Miss => self.miss += 1,
                Grade::HalfMiss => self.half_miss += 1,
                Grade::Unchecked => self.unchecked += 1,
                Grade::Fine => {}
            }
        }
        let (is_sound, is_wrong) = (case.is_sound(), case.right.iter().any(|code| code.is_wrong()));
        self.n_sound_pastes += usize::from(is_sound);
        self.clean += usize::from(is_sound && clean);
        self.n_wrong_pastes += usize::from(is_wrong);
        self.false_clean += usize::from(is_wrong && clean);
    }

    /// The words of [`Tally::cells`].
    pub const COLUMNS: [&str; 11] = [
        "pastes",
        "lines",
        "right",
        "as given",
        "doubt",
        "false alarm",
        "miss",
        "half miss",
        "unchecked",
        "clean",
        "false clean",
    ];

    /// What a table shows.
    pub fn cells(&self) -> [String; 11] {
        let counts = [
            self.n_pastes,
            self.n_lines,
            self.right,
            self.as_given,
            self.doubt,
            self.false_alarm,
            self.miss,
            self.half_miss,
            self.unchecked,
        ];
        let mut cells: Vec<String> = counts.iter().map(usize::to_string).collect();
        cells.push(format!("{} of {}", self.clean, self.n_sound_pastes));
        cells.push(format!("{} of {}", self.false_clean, self.n_wrong_pastes));
        cells.try_into().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_graded() {
        use Mark::{Carried, Given, Lucky, Recovered, Sound, Unchecked, Unsound, Unsure};
        for (code, mark, wanted) in [
            (Code::Sound, Some(Sound), Grade::Right),
            (Code::Sound, Some(Unsure), Grade::Doubt),
            (Code::Sound, Some(Lucky), Grade::FalseAlarm),
            (Code::Sound, Some(Given), Grade::AsGiven),
            (Code::Sound, None, Grade::Unchecked),
            (Code::MayAdd, Some(Unsure), Grade::Right),
            (Code::Carried, Some(Carried), Grade::Right),
            (Code::Carried, Some(Unsound), Grade::FalseAlarm),
            (Code::Unsound, Some(Unsound), Grade::Right),
            (Code::Unsound, Some(Sound), Grade::Miss),
            (Code::Unsound, Some(Carried), Grade::Miss),
            (Code::Unsound, Some(Given), Grade::Miss),
            (Code::Unsound, Some(Unsure), Grade::HalfMiss),
            (Code::Unsound, Some(Unchecked), Grade::Unchecked),
            (Code::Recovered, Some(Recovered), Grade::Right),
            (Code::Lucky, Some(Unsure), Grade::Right),
            (Code::Given, Some(Unsound), Grade::FalseAlarm),
            (Code::Given, None, Grade::Fine),
            (Code::NoClaim, Some(Unsure), Grade::Fine),
            (Code::Debatable, Some(Unsound), Grade::Fine),
        ] {
            assert_eq!(grade(code, mark), wanted, "{code:?} {mark:?}");
        }
    }
}
