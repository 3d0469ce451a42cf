//! Whether a row follows from the rows above it, and whether it agrees with the problem.

use super::answer::{is_rounded, value_of};
use super::apart::apart;
use super::evidence::LineVerdict;
use super::leniency::{is_impossible, loses_negatives, may_gain, says_less};
use super::slips::slip;
use super::witness::Work;
use crate::algebra::{self, Evidence, Premises, Relation, Verdict, Why};
use crate::notation::{self, Statement};
use crate::reading::Step;

impl Work {
    /// The premises that still hold where the work stands.
    pub(super) fn held(&self) -> Premises {
        if self.slipped || self.detached { self.premises.without_givens() } else { self.premises.clone() }
    }

    pub(super) fn consequence(&self, line: &Statement, after: &[Statement], step: &Step) -> LineVerdict {
        let role = step.role;
        let mut assumes_no_negatives = false;
        let mut global = match &self.problem {
            Some(_) => algebra::follows_from(&self.premises, &[], line, &[]),
            None => Verdict::NotChecked(Why::NothingBefore),
        };
        let mut local = algebra::follows_from(&self.held(), &self.before, line, after);
        if self.slipped && !matches!(local, Verdict::Holds(_)) && !matches!(global, Verdict::Holds(_)) {
            // A line of a system may rest on the slip and on an equation of the problem together.
            if let holds @ Verdict::Holds(_) = algebra::follows_from(&self.premises, &self.before, line, after) {
                local = holds;
            }
        }
        if let (Some(main), false) = (&self.main, matches!(local, Verdict::Holds(_))) {
            // Values were put in above; the work goes on from before that.
            if let holds @ Verdict::Holds(_) = algebra::follows_from(&self.premises, main, line, after) {
                local = holds;
            } else {
                // So do the letters that were found by them: `y = 3x - 1` below `y = 3x + c` and `c = -1`.
                let own = notation::variables(line);
                let is_found = |row: &&Statement| value_of(row).is_some_and(|(name, _)| !own.contains(&name));
                let found = self.before.iter().skip(1).filter(is_found);
                let rows: Vec<Statement> = main.iter().chain(found).cloned().collect();
                if let holds @ Verdict::Holds(_) = algebra::follows_from(&self.premises, &rows, line, after) {
                    local = holds;
                }
            }
        }
        if let (true, Verdict::Fails(_)) = (self.detached, &local) {
            global = local.clone();
        } else if self.detached {
            global =
                if matches!(local, Verdict::Holds(_)) { local.clone() } else { Verdict::NotChecked(Why::OutOfReach) };
        }
        let follows = matches!(local, Verdict::Holds(_)) && matches!(global, Verdict::Fails(_));
        if follows
            && !self.slipped
            && !self.detached
            && !self.has_gap
            && !self.widened
            && local != Verdict::Holds(Relation::MayGain)
        {
            // All rows above follow one from the other: this one says less than the problem, or something else of it.
            global = local.clone();
        }
        if local == Verdict::Holds(Relation::Implied) && self.is_apart_from_formula(line) {
            let why = Verdict::NotChecked(Why::ValuesPutIn);
            (local, global) = (why.clone(), why);
        }
        if self.turns_and_into_or(line) {
            local = Verdict::Fails(Evidence::AndOr);
        }
        if matches!(local, Verdict::Fails(_)) && self.holds_without_negatives(line, after) {
            let why = Verdict::NotChecked(Why::SignUnknown);
            (local, global) = (why.clone(), why);
            assumes_no_negatives = true;
        }
        if loses_negatives(line, &local) && (self.measures || self.is_told && step.rules_out_negatives()) {
            // A length is not negative.
            let holds = Verdict::Holds(Relation::EquivalentUnderConditions);
            (local, global) = (holds.clone(), holds);
        }
        if self.is_told && says_less(line, &local, self.starts_from_row) && !is_impossible(line) {
            // People are whole: what the story rules out is not known here.
            let why = Verdict::NotChecked(Why::SignUnknown);
            (local, global) = (why.clone(), why);
        }
        if is_rounded(line, &local, self.is_told) || matches!(local, Verdict::Fails(_)) && self.rounds_latest(line) {
            let why = Verdict::NotChecked(Why::Rounded);
            (local, global) = (why.clone(), why);
        }
        if self.is_beside_unread && !self.slipped && !matches!(local, Verdict::Holds(_)) {
            // The row above was not judged; this one may follow from what was read before.
            if let holds @ Verdict::Holds(_) = algebra::follows_from(&self.premises, &[], line, after) {
                (local, global) = (holds.clone(), holds);
            }
        }
        let mut unread_above = None;
        if let (Some(unread), false) = (self.unread, matches!(local, Verdict::Holds(_))) {
            unread_above = Some(unread);
            let why = Verdict::NotChecked(Why::RowAboveUnread);
            (local, global) = (why.clone(), why);
        }
        let squared = matches!(local, Verdict::Holds(Relation::MayGain));
        let widens = squared || (self.widened && matches!(local, Verdict::Holds(_)) && may_gain(&global));
        let is_case = self.in_cases || local == Verdict::Holds(Relation::Case);
        if is_case && !self.slipped && matches!(local, Verdict::Holds(_)) {
            // No case alone has all solutions of the problem.
            global = local.clone();
            let mixes = |problem: &Statement, case: &Statement| algebra::mixes_cases(problem, case, line);
            if self.problem.as_ref().zip(self.before.last()).is_some_and(|(problem, case)| mixes(problem, case)) {
                let why = Verdict::NotChecked(Why::Unconfirmed);
                (local, global) = (why.clone(), why);
            }
        }
        let slip = match &local {
            // The first slip is the one to fix, and the search takes its time.
            Verdict::Fails(evidence) if !self.slipped => slip(&self.lines_above(), line, evidence),
            // A check is of the answer, not of the line above.
            Verdict::Fails(evidence) if notation::variables(line).is_empty() => {
                let whole: Vec<Statement> = self.problem.iter().chain(&self.before).cloned().collect();
                slip(&whole, line, evidence)
            }
            _ => None,
        };
        let apart = match (&local, &global) {
            (Verdict::Fails(_), _) => self.lines_above().last().and_then(|before| apart(before, line)),
            (Verdict::NotChecked(_), Verdict::Fails(_)) => self.problem.as_ref().and_then(|given| apart(given, line)),
            _ => None,
        };
        let is_known_move = matches!(local, Verdict::Holds(relation) if relation != Relation::ByLuck) && {
            let before_values = self.main.iter().flatten().filter(|_| !self.slipped);
            let rows: Vec<Statement> = before_values.chain(&self.before).cloned().collect();
            let premises = if self.slipped { self.held() } else { self.premises.clone() };
            algebra::is_known_move(&premises, &rows, line)
        };
        let from = self.from;
        LineVerdict {
            local,
            global,
            from,
            widens,
            is_known_move,
            role,
            unread_above,
            assumes_no_negatives,
            is_by_other_operation: false,
            has_false_note: false,
            slip,
            apart,
        }
    }
}
