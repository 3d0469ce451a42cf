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
    /// The latest stretch.
    stretch: Statement,
    /// Its latest row, if it has one.
    latest: Option<Statement>,
    /// The stretches that have rows.
    worked: Vec<Statement>,
    /// The latest row of any of them.
    last_row: usize,
    /// A row gives all solutions.
    is_answered: bool,
}

impl Regions {
    /// Settles the last of the rows: it is not where no row has given all solutions and one of them lies in a stretch that was
    /// not worked out.
    pub(super) fn settle(&self, lines: &mut [LineVerdict]) {
        let leaves_out = !self.is_answered && !algebra::regions_cover(&self.main, &self.worked);
        if let Some(line) = lines.get_mut(self.last_row).filter(|line| leaves_out && !line.is_contradicted()) {
            *line = LineVerdict::of_role(Role::Step, line.from).found(Verdict::NotChecked(Why::Unconfirmed));
        }
    }
}

impl Work {
    /// The verdict on a row that opens or belongs to such a case; None of any other row.
    pub(super) fn in_region(&mut self, i: usize, role: Role, line: &Statement) -> Option<LineVerdict> {
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
        if let Some(opening) =
            opening.filter(|opening| self.regions.as_ref().is_none_or(|known| known.stretch != **opening))
        {
            let worked = self.regions.take().map(|regions| regions.worked).unwrap_or_default();
            self.regions = Some(Regions {
                main: main.clone(),
                stretch: opening.clone(),
                latest: None,
                worked,
                last_row: i,
                is_answered: false,
            });
            if opening == line {
                return Some(LineVerdict::of_role(Role::Condition, self.from));
            }
        }
        let regions = self.regions.as_mut()?;
        if follows(&main, line) {
            if notation::is_equation(&main) {
                self.regions = None;
                return None;
            }
            // Of an inequality it may as well be the answer of this case alone.
            regions.is_answered = true;
        }
        let inside = |row: &Statement| Statement::And(vec![row.clone(), regions.stretch.clone()]);
        // `3 = 5`: nothing solves the equation there.
        let claim = algebra::false_arithmetic(line).map_or_else(|| line.clone(), |_| Statement::Never);
        let found = algebra::follows(&[inside(&main)], &inside(&claim));
        let verdict = LineVerdict::of_role(Role::Step, self.from);
        if matches!(found, Verdict::Holds(_)) {
            if regions.latest.is_none() {
                regions.worked.push(regions.stretch.clone());
            }
            regions.latest = Some(line.clone());
            regions.last_row = i;
            return Some(verdict.found(found).by_known_move());
        }
        // What speaks against the row is put into it and the row above, not into the case.
        let above = regions.latest.as_ref().map(|above| algebra::follows(std::slice::from_ref(above), line));
        let of_roots = matches!(found, Verdict::Fails(Evidence::Roots { .. })).then_some(found);
        let Some(found) = above.filter(|found| matches!(found, Verdict::Fails(_))).or(of_roots) else {
            return Some(verdict.found(Verdict::NotChecked(Why::Unconfirmed)));
        };
        self.regions = None;
        let verdict = verdict.found(found);
        self.add(i, line.clone(), &verdict);
        Some(verdict)
    }
}

fn follows(main: &Statement, line: &Statement) -> bool {
    matches!(algebra::follows(std::slice::from_ref(main), line), Verdict::Holds(_))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn rows_are_held_against_the_equation_in_their_stretch() {
        for (paste, wanted) in [
            ("|x - 3| = 2x\nx >= 3: x - 3 = 2x\nx = -3\nx < 3: 3 - x = 2x\nx = 1", ".++.++"),
            (
                "|2x - 1| = 5\n1. Fall: 2x - 1 >= 0\n2x - 1 = 5\nx = 3\n2. Fall: 2x - 1 < 0\n-2x + 1 = 5\nx = -2",
                ".++.++",
            ),
            (
                "|x - 2| + |x + 1| = 5\nx < -1: 2 - x - x - 1 = 5\nx = -2\n-1 <= x < 2: 3 = 5 no solution\nx >= 2: 2x - 1 = 5\nx = 3\nx = -2 or x = 3",
                ".++.+.+++",
            ),
            ("|x - 1| = 3\nx >= 1: x - 1 = 3\nx = 4\nx < 1: 1 - x = 3\nx = 2", ".++.+-"),
            ("|2x - 4| > 6\n2x - 4 >= 0: 2x > 10\nx > 5\n2x - 4 < 0: -2x > 2\nx > -1", ".++.+-"),
        ] {
            assert_eq!(signs(paste), wanted, "{paste}");
        }
    }

    #[test]
    fn no_stretch_with_a_solution_is_left_out() {
        for (paste, wanted) in [
            ("|x - 1| = 3\nx >= 1: x - 1 = 3\nx = 4", ".+?"),
            ("|x - 1| = 3\nx >= 1: x - 1 = 3\nx = 4\nCheck: |4 - 1| = 3", ".+?+"),
            ("|x - 1| = 3\nx >= 1: x - 1 = 3\nx = 4\nx < 1", ".++?"),
            ("|x - 1| = 3\nx >= 1: x - 1 = 3\nx = 4\nx = 4 or x = -2", ".+++"),
        ] {
            assert_eq!(signs(paste), wanted, "{paste}");
        }
    }
}
