//! Rows of a work on absolute values that takes the letter's stretches one by one: `x >= 3` opens a case, the rows below it
//! are held against the equation in that stretch, until a row gives all that solves it.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Evidence, Verdict, Why};
use crate::notation::{self, Statement};
use crate::reading::Role;

/// The cases that a work takes one by one.
pub(super) struct Regions {
    /// What each of them is a case of.
    main: Statement,
    /// The stretches so far, the latest last.
    stretches: Vec<Statement>,
    /// The latest row of the latest of them.
    latest: Option<Statement>,
}

impl Work {
    /// The verdict on a row that opens or belongs to such a case; None of any other row.
    pub(super) fn in_region(
        &mut self,
        i: usize,
        role: Role,
        line: &Statement,
        below: &[Statement],
    ) -> Option<LineVerdict> {
        let may_be = matches!(role, Role::Step | Role::Condition | Role::Given | Role::Definition | Role::Answer);
        let main = match &self.regions {
            Some(regions) => regions.main.clone(),
            None => self.before.last().or(self.problem.as_ref())?.clone(),
        };
        if !may_be || self.slipped || self.detached || self.unread.is_some() || self.main.is_some() {
            return None;
        }
        let opening = notation::conjuncts(line).into_iter().find(|part| algebra::is_region(&main, part));
        if opening.is_some() && follows(&main, line) {
            // The answer of an inequality may end there as well.
            return None;
        }
        if let Some(opening) = opening {
            let regions =
                self.regions.get_or_insert_with(|| Regions { main: main.clone(), stretches: Vec::new(), latest: None });
            if regions.stretches.last() != Some(opening) {
                regions.stretches.push(opening.clone());
                regions.latest = None;
                if opening == line {
                    let verdict = LineVerdict::of_role(Role::Condition, self.from);
                    // A case that nothing is done in leaves its solutions out.
                    let open = Verdict::NotChecked(Why::Unconfirmed);
                    return Some(if below.is_empty() { verdict.found(open) } else { verdict });
                }
            }
        }
        let Regions { stretches, latest, .. } = self.regions.as_mut()?;
        let stretch = stretches.last()?;
        let inside = |row: &Statement| Statement::And(vec![row.clone(), stretch.clone()]);
        // `3 = 5`: nothing solves the equation there.
        let claim = algebra::false_arithmetic(line).map_or_else(|| line.clone(), |_| Statement::Never);
        let found = algebra::follows(&[inside(&main)], &inside(&claim));
        let verdict = LineVerdict::of_role(Role::Step, self.from);
        match found {
            Verdict::Holds(_) => {
                let leaves_out = below.is_empty() && !algebra::regions_cover(&main, stretches) && !follows(&main, line);
                let found = if leaves_out { Verdict::NotChecked(Why::Unconfirmed) } else { found };
                *latest = Some(line.clone());
                Some(verdict.found(found).by_known_move())
            }
            _ if follows(&main, line) => {
                self.regions = None;
                None
            }
            _ => {
                // What speaks against the row is put into it and the row above, not into the case.
                let above = latest.as_ref().map(|above| algebra::follows(std::slice::from_ref(above), line));
                let proof = |found: &Verdict| matches!(found, Verdict::Fails(_));
                let of_roots = matches!(found, Verdict::Fails(Evidence::Roots { .. })).then_some(found);
                let Some(found) = above.filter(proof).or(of_roots) else {
                    return Some(verdict.found(Verdict::NotChecked(Why::Unconfirmed)));
                };
                self.regions = None;
                let verdict = verdict.found(found);
                self.add(i, line.clone(), &verdict);
                Some(verdict)
            }
        }
    }
}

fn follows(main: &Statement, line: &Statement) -> bool {
    matches!(algebra::follows(std::slice::from_ref(main), line), Verdict::Holds(_))
}
