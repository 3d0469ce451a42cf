//! Values of letters that a row above defines by others whose values are known: `p = 68` below `p = 80 - d` and `d = 12`.

use super::evidence::{LineVerdict, Source};
use super::known_values::{named, named_value, only_value};
use super::witness::Work;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Expr, Rel, Statement};
use crate::reading::{self, Role, Step};

impl Work {
    /// A row that names the number which the problem is about: `x = 0.\overline{7}` below `0.\overline{7}`. What follows is
    /// held against it. None where it is another number, and below work.
    pub(super) fn names_number(&mut self, step: &Step, line: &Statement) -> Option<LineVerdict> {
        let (_, value) = named_value(line)?;
        let problem = self.problem.as_ref().filter(|_| self.before.is_empty() && step.role == Role::Step)?;
        if !notation::variables(problem).is_empty() {
            return None;
        }
        let numbers: Vec<&Expr> = match problem {
            Statement::Expr(number) => vec![number],
            problem => notation::equation_sides(problem)?.to_vec(),
        };
        let is_value = |number: &&Expr| {
            let same = algebra::follows(&[Statement::Expr((*number).clone())], &Statement::Expr(value.clone()));
            matches!(same, Verdict::Holds(_))
        };
        numbers.iter().find(|number| is_value(number))?;
        self.premises.givens = vec![line.clone()];
        self.problem = Some(line.clone());
        Some(LineVerdict::of_role(Role::Definition, self.from))
    }

    /// The verdict on a row that names a number once more: `n = 31.5` below `n = 0.35 · 90`, where that was still to be
    /// worked out, and on one that names another number than the share that the problem asks for.
    pub(super) fn named_again(&mut self, i: usize, step: &Step, line: &Statement) -> Option<LineVerdict> {
        let (name, value) = named_value(line).filter(|_| step.role == Role::Definition && !line.is_rounded())?;
        let defined =
            self.premises.definitions.iter().rev().find(|row| named_value(row).is_some_and(|(known, _)| known == name));
        let Some(defined) = defined else {
            let Some(Statement::Expr(share)) = self.problem.as_ref().filter(|_| !self.is_told) else { return None };
            let same = algebra::follows(&[Statement::Expr(share.clone())], &Statement::Expr(value.clone()));
            let is_another = reading::is_part_of_whole(share) && matches!(same, Verdict::Fails(_));
            let why = Verdict::NotChecked(Why::NumberNotFound);
            return is_another.then(|| LineVerdict::of_role(Role::Step, self.from).found(why));
        };
        if named_value(defined).is_some_and(|(_, known)| notation::is_literal(known)) {
            return None;
        }
        let found = algebra::follows(std::slice::from_ref(defined), line);
        let verdict = LineVerdict::of_role(Role::Step, self.from).found(found).by_known_move();
        self.premises.definitions.push(line.clone());
        if verdict.is_contradicted() {
            self.add(i, line.clone(), &verdict);
        }
        Some(verdict)
    }

    /// The verdict on a row that gives a value to a letter which the work defines and could work out itself. None where it
    /// defines no such letter, and where a letter has had two values.
    pub(super) fn of_definition(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let (name, _) = named_value(line)?;
        if self.slipped || self.before.iter().any(|row| named_value(row).is_some_and(|(known, _)| known == name)) {
            return None;
        }
        let rows: Vec<&Statement> = self.rows_above().collect();
        let known: Vec<(&str, &Expr)> = rows.iter().filter_map(|row| named_value(row)).collect();
        let mut meanings = rows.iter().filter_map(|row| meaning(row)).filter(|(defined, _)| *defined == name);
        let (Some((_, meaning)), None) = (meanings.next(), meanings.next()) else { return None };
        let value_of = |letter: &str| only_value(&known, letter);
        if notation::letters(meaning).iter().any(|letter| value_of(letter).is_none()) {
            return None;
        }
        let worked_out = notation::with_values(meaning, &value_of);
        let Statement::Chain(subject, _) = line else { return None };
        let fact = Statement::Chain(subject.clone(), vec![(Rel::Eq, worked_out)]);
        let found = algebra::follows(&[fact], line);
        // A unit may have been changed on the way.
        let found = match found {
            Verdict::Fails(_) if self.rounds_latest(line) => Verdict::NotChecked(Why::Rounded),
            Verdict::Fails(_) if self.has_units => Verdict::NotChecked(Why::Unconfirmed),
            found => found,
        };
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem).found(found);
        match &verdict.local {
            Verdict::Holds(_) => {
                self.go_on_from(i, line);
                Some(verdict.by_known_move())
            }
            Verdict::Fails(_) | Verdict::NotChecked(Why::Unconfirmed | Why::Rounded) => {
                self.add(i, line.clone(), &verdict);
                Some(verdict)
            }
            _ => None,
        }
    }
}

/// The letter on the left and what it stands for, in other letters.
fn meaning(row: &Statement) -> Option<(&str, &Expr)> {
    let (name, sides) = named(row)?;
    let last = *sides.last()?;
    let letters = notation::letters(last);
    (!letters.is_empty() && !letters.contains(name)).then_some((name, last))
}
