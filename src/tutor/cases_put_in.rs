//! Equations of a system with one of several values in a letter's place: `x^2 - 3 = 6` below `y = 0 or y = 3`, where the
//! other value was put in before.

use super::answer::value_of;
use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{self, Premises, Relation, Verdict};
use crate::notation::{self, Expr, Statement};
use crate::reading::Role;

impl Work {
    /// The verdict on a row that is an equation of the problem's system with a value put in that a row above lists among
    /// others. None of any other row.
    pub(super) fn case_put_in(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let system: Vec<&Statement> = self.premises.givens.iter().flat_map(notation::conjuncts).collect();
        if system.len() < 2 {
            return None;
        }
        let cases = |row: &Statement| match row {
            Statement::Or(cases) => cases.iter().map(value_of).collect::<Option<Vec<_>>>().unwrap_or_default(),
            _ => Vec::new(),
        };
        let rows = self.main.iter().flatten().chain(&self.before);
        let listed: Vec<(String, Expr)> = rows.flat_map(cases).collect();
        let is_listed = |(letter, chosen): &(String, Expr)| {
            listed.iter().any(|(name, value)| {
                let same = algebra::follows(&[Statement::Expr(value.clone())], &Statement::Expr(chosen.clone()));
                name == letter && matches!(same, Verdict::Holds(_))
            })
        };
        let puts_in = |equation: &&Statement| {
            algebra::chosen_values(equation, line).is_some_and(|chosen| chosen.iter().all(is_listed))
        };
        system.into_iter().find(puts_in)?;
        self.go_on_from(i, line);
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem).found(Verdict::Holds(Relation::Case));
        Some(verdict.by_known_move())
    }

    /// `b^2 - 4ac = (-6)^2 - 4(1)(5)` at the start of a work that no task is given for: a formula, and values of its letters.
    pub(super) fn values_put_in(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let (Some(Statement::Expr(formula)), Statement::Expr(_)) = (&self.problem, line) else { return None };
        let is_start = self.before.is_empty() && self.task.is_none() && notation::letters(formula).len() > 1;
        if !is_start || !super::untied::puts_in(formula, line) {
            return None;
        }
        let from = self.from;
        self.problem = None;
        self.premises = Premises::default();
        self.take_given(i, line);
        Some(LineVerdict::of_role(Role::Given, from))
    }
}
