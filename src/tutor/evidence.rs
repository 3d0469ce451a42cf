//! What the exact witness says of a solution: for each row its role, whether it follows from the rows above (local) and
//! whether it still agrees with the problem (global).

use super::apart::Apart;
use super::slips::Slip;
use crate::algebra::{Evidence, Verdict, Why};
use crate::reading::Role;

/// What the exact witness says of one solution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdicts {
    /// One for each step, in order.
    pub lines: Vec<LineVerdict>,
    /// Whether the answer, or else the last line, answers the problem. None if that was not decided.
    pub answer_right: Option<bool>,
    /// Index of the line that the work is taken to start from, where no problem is given: the first one that was read.
    pub start: Option<usize>,
    /// Whether a problem was read, or else a line that the work starts from.
    pub has_start: bool,
}

/// What the exact witness says of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineVerdict {
    /// Whether it follows from the lines above.
    pub local: Verdict,
    /// Whether it is consistent with the problem.
    pub global: Verdict,
    /// The line that it was held against.
    pub from: Source,
    /// Both sides were squared or denominators cleared, here or above, which may add answers; it has not been settled yet
    /// whether it did.
    pub widens: bool,
    /// It follows, and a move that everybody makes gives it: nothing is left for the learned witness to doubt.
    pub is_known_move: bool,
    /// What the row turned out to be in the work.
    pub role: Role,
    /// The row above that was not read, because of which this one is not judged.
    pub unread_above: Option<usize>,
    /// The row holds if no letter is negative, which nobody said; the rows below it are held against that.
    pub assumes_no_negatives: bool,
    /// It follows by another operation on both sides than the one that is noted.
    pub is_by_other_operation: bool,
    /// What is noted beside it, a calculation or a quantity, is wrong.
    pub has_false_note: bool,
    /// The known slip that explains a line which does not follow.
    pub slip: Option<Slip>,
    /// Where a line which does not follow parts from the one that it was held against.
    pub apart: Option<Apart>,
}

/// What a line was held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Nothing,
    Problem,
    /// Index of a step.
    Step(usize),
}

/// A line that nobody judged.
impl Default for LineVerdict {
    fn default() -> LineVerdict {
        let nothing = Verdict::NotChecked(Why::NothingBefore);
        LineVerdict {
            local: nothing.clone(),
            global: nothing,
            from: Source::Nothing,
            widens: false,
            is_known_move: false,
            role: Role::Step,
            unread_above: None,
            assumes_no_negatives: false,
            is_by_other_operation: false,
            has_false_note: false,
            slip: None,
            apart: None,
        }
    }
}

impl LineVerdict {
    /// A row that claims nothing: a given, words, the start of a side calculation.
    pub(super) fn of_role(role: Role, from: Source) -> LineVerdict {
        LineVerdict { role, from, ..LineVerdict::default() }
    }

    /// The same row, of which this was found against the row above and against the problem alike.
    pub(super) fn found(self, found: Verdict) -> LineVerdict {
        LineVerdict { local: found.clone(), global: found, ..self }
    }

    /// The same row, made by a move that everybody makes.
    pub(super) fn by_known_move(self) -> LineVerdict {
        LineVerdict { is_known_move: true, ..self }
    }

    /// The same row, where what speaks against it rests on the sign of a letter.
    pub(super) fn with_open_sign(self) -> LineVerdict {
        let why = Verdict::NotChecked(Why::SignUnknown);
        LineVerdict { local: why.clone(), global: why, is_known_move: false, slip: None, apart: None, ..self }
    }

    /// Whether the row claims something that can be right or wrong.
    pub fn is_claim(&self) -> bool {
        match self.role {
            Role::Step | Role::Check | Role::Answer => true,
            Role::SideWork => !matches!(self.local, Verdict::NotChecked(Why::NothingBefore)),
            Role::Given | Role::Definition | Role::Condition | Role::Words | Role::Unfinished => false,
        }
    }

    /// Whether the learned witness has a say where the line holds: it was trained on consequences, so checks and side
    /// calculations are the exact one's, and where the move is known, nothing is left to doubt.
    pub fn needs_both_witnesses(&self) -> bool {
        self.role == Role::Step && !self.is_known_move
    }

    /// The verdict to show: the local one, unless only the problem has something to say against the line.
    pub fn shown(&self) -> &Verdict {
        match (&self.local, &self.global) {
            (Verdict::NotChecked(_), fails @ Verdict::Fails(_)) => fails,
            (local, _) => local,
        }
    }

    /// Whether the line is proved not to belong where it stands.
    pub fn is_contradicted(&self) -> bool {
        match (&self.local, &self.global) {
            // The wrong word between two roots that are both right.
            (Verdict::Fails(Evidence::AndOr), _) => false,
            (Verdict::Fails(_), _) | (Verdict::NotChecked(_), Verdict::Fails(_)) => true,
            _ => false,
        }
    }
}
