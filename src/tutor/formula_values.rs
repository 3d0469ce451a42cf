//! Formulas with numbers in the place of their letters: those that the work has found, and those that are given besides.

use super::evidence::{LineVerdict, Source};
use super::known_values::{named, named_value};
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Statement};
use crate::reading::{Role, Task};
use std::collections::BTreeSet;

/// Letters that make an equation a formula, some of which are numbers that stay: `V = IR`, `y = kx`. Of `2x - 3y = 6` one
/// point after another may be put in.
const FORMULA_LETTERS: usize = 3;

impl Work {
    /// The verdict on a row that is a formula from above with known values in it: `y = 3x` below `y = kx` and `k = 3`. None
    /// where it puts in others besides, or where a letter has had two values. That a number is another one is held against
    /// the row only where the work has found it; a value that was chosen may be chosen anew.
    pub(super) fn with_known_values(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        if self.slipped {
            return None;
        }
        let formulas = self.premises.givens.iter().chain(&self.formulas).filter(|formula| is_formula(formula));
        let named = formulas.clone().rev().find_map(|formula| {
            let chosen = algebra::chosen_values(formula, line)?;
            let letters: BTreeSet<&str> = chosen.iter().map(|(letter, _)| letter.as_str()).collect();
            let known = letters.iter().map(|letter| self.value_in_work(letter)).collect::<Option<Vec<_>>>()?;
            let value = |name: &str| {
                let at = letters.iter().position(|letter| *letter == name)?;
                known.get(at).map(|(value, _)| value.clone())
            };
            let is_found = known.iter().all(|(_, is_found)| *is_found);
            Some((is_found, notation::statement_with_values(formula, &value)))
        });
        // `12 = 4k` below `y = kx`, `y = 12`, `x = 4`.
        let whole = || {
            let value = |name: &str| self.value_in_work(name).map(|(value, _)| value);
            let mut facts = formulas.map(|formula| (false, notation::statement_with_values(formula, &value)));
            facts.find(|(_, fact)| {
                let letters = notation::variables(fact);
                !letters.is_empty() && letters == notation::variables(line) && named_value(line).is_none()
            })
        };
        let (is_found, fact) = named.or_else(whole)?;
        self.of_fact(i, line, fact, is_found)
    }

    fn of_fact(&mut self, i: usize, line: &Statement, fact: Statement, is_found: bool) -> Option<LineVerdict> {
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem).found(algebra::follows(&[fact], line));
        match &verdict.local {
            Verdict::Holds(_) => {
                self.formulas.push(line.clone());
                self.go_on_from(i, line);
                Some(verdict.by_known_move())
            }
            Verdict::Fails(_) if is_found => {
                self.add(i, line.clone(), &verdict);
                Some(verdict)
            }
            _ => None,
        }
    }

    /// Whether the values that a row puts into a formula are those that are known, where any are.
    pub(super) fn keeps_known_values(&self, formula: &Statement, line: &Statement) -> bool {
        let is_kept = |(letter, chosen): &(String, Expr)| match self.value_in_work(letter) {
            Some((value, is_found)) if is_found || self.told_values.contains(letter) => {
                let same = algebra::follows(&[Statement::Expr(value)], &Statement::Expr(chosen.clone()));
                !matches!(same, Verdict::Fails(_))
            }
            _ => true,
        };
        let keeps = |chosen: Vec<(String, Expr)>| !is_formula(formula) || chosen.iter().all(is_kept);
        algebra::chosen_values(formula, line).is_some_and(keeps)
    }

    /// The verdict on a row that brings in numbers where the problem gives values pair by pair. A number that it does not give
    /// and the work has not found is not settled; what a letter comes to is settled where the numbers are those of the
    /// question.
    pub(super) fn with_told_pairs(&self, verdict: LineVerdict, line: &Statement) -> LineVerdict {
        let (Some(pairs), Role::Given, Statement::Chain(left, rest)) = (&self.pairs, verdict.role, line) else {
            return verdict;
        };
        let open = |why: Why| LineVerdict::of_role(Role::Step, Source::Problem).found(Verdict::NotChecked(why));
        let is_found = |value: &Expr| notation::exact_value(value).is_some_and(|number| self.results.contains(&number));
        let is_among = |value: &Expr, told: &[f64]| {
            notation::approximate(value)
                .is_none_or(|number| told.iter().any(|known| (number.abs() - known).abs() < 1e-9))
        };
        let Some((_, right)) = rest.first() else { return verdict };
        let mut numbers = Vec::new();
        [left, right].into_iter().for_each(|side| collect_numbers(side, &mut numbers));
        if !numbers.iter().all(|number| is_found(number) || is_among(number, &pairs.told) || is_among(number, &SMALL)) {
            return open(Why::NumberNotFound);
        }
        let ExprKind::Variable(name) = &left.kind else { return verdict };
        if notation::has_letter(right) {
            return verdict;
        }
        // The row itself may stand among them by now.
        let mut formulas = self.premises.givens.iter().chain(&self.formulas).filter(|formula| *formula != line);
        match formulas.clone().find_map(|formula| algebra::chosen_values(formula, line)) {
            Some(chosen) if chosen.iter().all(|(_, value)| is_found(value) || is_among(value, &pairs.asked)) => {
                let holds = Verdict::Holds(Relation::Implied);
                LineVerdict::of_role(Role::Step, Source::Problem).found(holds).by_known_move()
            }
            Some(_) => open(Why::NumberNotFound),
            // Another formula than the one above.
            None if formulas.any(|formula| named(formula).is_some_and(|(known, _)| known == name)) => {
                open(Why::ValuesPutIn)
            }
            None => verdict,
        }
    }

    /// The verdict on a row that puts numbers of such a problem into a formula above and has calculated with them: `36 = 9k`
    /// below `y = kx^2`, `y = 4 * 25 = 100` below `y = 4x^2`. None where no formula gives the row.
    pub(super) fn told_numbers_put_in(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let pairs = self.pairs.as_ref().filter(|_| !self.slipped)?;
        let own = notation::variables(line);
        let [left, ..] = all_sides(line)?[..] else { return None };
        let is_value = matches!(left.kind, ExprKind::Variable(_)) && own.len() == 1;
        let number = |value: f64| notation::parse(&value.to_string()).statement;
        let numbers = |all: &[f64]| -> Vec<Expr> {
            let read = all.iter().take(MAX_TOLD).filter_map(|value| number(*value));
            read.filter_map(|read| if let Statement::Expr(value) = read { Some(value) } else { None }).collect()
        };
        let (told, asked) = (numbers(&pairs.told), numbers(&pairs.asked));
        let rows =
            self.premises.givens.iter().chain(&self.formulas).chain(self.main.iter().flatten()).chain(&self.before);
        let found = |letter: &str| self.value_in_work(letter).filter(|(_, is_found)| *is_found).map(|(value, _)| value);
        let gives = |formula: &Statement| {
            let formula = &match is_value {
                true => notation::statement_with_values(formula, &|name| {
                    if own.contains(name) { None } else { found(name) }
                }),
                false => formula.clone(),
            };
            let letters: Vec<String> = notation::variables(formula).difference(&own).cloned().collect();
            let with = |values: &[&Expr]| {
                let value = |name: &str| {
                    let at = letters.iter().position(|letter| letter == name)?;
                    values.get(at).map(|value| (*value).clone())
                };
                let fact = notation::statement_with_values(formula, &value);
                matches!(algebra::follows(&[fact], line), Verdict::Holds(relation) if relation.says_the_same())
            };
            let is_of_line = own.is_subset(&notation::variables(formula)) && notation::is_equation(formula);
            match letters.len() {
                1 if is_of_line && is_value => asked.iter().any(|value| with(&[value])),
                2 if is_of_line && !is_value => told.iter().any(|one| told.iter().any(|other| with(&[one, other]))),
                _ => false,
            }
        };
        let is_given = rows.flat_map(notation::conjuncts).any(gives);
        if own.len() != 1 || !is_given {
            return None;
        }
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem).found(Verdict::Holds(Relation::Implied));
        self.go_on_from(i, line);
        Some(verdict.by_known_move())
    }

    /// The verdict on a row below a slip that puts the numbers of such a question into the row above.
    pub(super) fn question_put_in(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let asked = &self.pairs.as_ref().filter(|_| self.slipped)?.asked;
        let chosen = algebra::chosen_values(self.before.last()?, line)?;
        let is_asked = |value: &Expr| {
            notation::approximate(value).is_some_and(|number| asked.iter().any(|known| (number - known).abs() < 1e-9))
        };
        if !chosen.iter().all(|(_, value)| is_asked(value)) || algebra::false_arithmetic(line).is_some() {
            return None;
        }
        let (holds, open) = (Verdict::Holds(Relation::Implied), Verdict::NotChecked(Why::OutOfReach));
        let verdict = LineVerdict { global: open, ..LineVerdict::of_role(Role::Step, self.from).found(holds) };
        self.add(i, line.clone(), &verdict);
        Some(verdict.by_known_move())
    }

    /// Whether the row works a letter out that a formula above gives, `C = 5/9(50 - 32)` below `C = 5/9(F - 30)`, with as many
    /// numbers as that has places, and is no case of it.
    pub(super) fn is_of_another_formula(&self, name: &str, line: &Statement) -> bool {
        let Some((_, value)) = named_value(line) else { return false };
        let gives = |formula: &&Statement| match notation::equation_sides(formula) {
            Some([Expr { kind: ExprKind::Variable(known), .. }, meaning]) => {
                known == name
                    && notation::has_letter(meaning)
                    && n_leaves(meaning) >= MIN_PLACES
                    && n_leaves(value) >= n_leaves(meaning)
            }
            _ => false,
        };
        let mut formulas = self.premises.givens.iter().chain(&self.formulas).filter(gives).peekable();
        formulas.peek().is_some() && formulas.all(|formula| algebra::chosen_values(formula, line).is_none())
    }

    /// Whether the row gives numbers to letters of the one formula that is given, and leaves one of them open: `V = 12, R = 4`
    /// below `V = IR`.
    pub(super) fn gives_values(&self, line: &Statement) -> bool {
        let Some((formula, others)) = self.premises.givens.split_first() else { return false };
        let value_names = |row: &Statement| {
            let parts = notation::conjuncts(row);
            let names = parts.into_iter().map(|part| named_value(part).map(|(name, _)| name.to_owned()));
            names.collect::<Option<BTreeSet<String>>>()
        };
        let Some(known) = others.iter().map(value_names).collect::<Option<Vec<_>>>() else { return false };
        let known: BTreeSet<String> = known.into_iter().flatten().collect();
        let Some(own) = value_names(line) else { return false };
        let letters = notation::variables(formula);
        self.task != Some(Task::Solve)
            && is_formula(formula)
            && own.is_disjoint(&known)
            && own.is_subset(&letters)
            && letters.difference(&known).any(|letter| !own.contains(letter))
    }

    /// Whether the row is another formula of a story that gives numbers: `s = ut + ½at^2` below `t = 5`, `a = 2` and
    /// `v^2 = u^2 + 2as`. It has a letter that no formula above has, so it is none of them in another form.
    pub(super) fn is_further_formula(&self, line: &Statement) -> bool {
        let above: BTreeSet<String> = self.formulas.iter().flat_map(notation::variables).collect();
        let mut givens = self.premises.givens.iter().flat_map(notation::conjuncts);
        !above.is_empty()
            && is_formula(line)
            && notation::variables(line).iter().any(|letter| !above.contains(letter))
            && givens.all(|given| named_value(given).is_some())
    }

    /// The one number that a letter is, and whether the work has found it. None where it has had two, and where a letter
    /// that only an index tells from it has one: `m_2` beside `m`.
    pub(super) fn value_in_work(&self, letter: &str) -> Option<(Expr, bool)> {
        let work = self.main.iter().flatten().chain(&self.before);
        let premises = self.premises.givens.iter().chain(&self.premises.definitions);
        let rows = work.map(|row| (row, true)).chain(premises.map(|row| (row, false)));
        let parts =
            rows.flat_map(|(row, is_found)| notation::conjuncts(row).into_iter().map(move |part| (part, is_found)));
        let is_like = |name: &str| name == letter || name.split('_').next() == Some(letter);
        let mut values = parts.filter_map(|(part, is_found)| {
            named_value(part).filter(|(name, _)| is_like(name)).map(|(name, value)| (name, value, is_found))
        });
        let (name, value, is_found) = values.next().filter(|(name, ..)| *name == letter)?;
        values.all(|(other, known, _)| other == name && known == value).then(|| (value.clone(), is_found))
    }
}

/// Numbers of a problem that are tried.
const MAX_TOLD: usize = 6;

fn all_sides(line: &Statement) -> Option<Vec<&Expr>> {
    let Statement::Chain(first, rest) = line else { return None };
    Some([first].into_iter().chain(rest.iter().map(|(_, side)| side)).collect())
}

/// Numbers that stand in formulas of their own: squares, cubes, parts.
const SMALL: [f64; 3] = [1.0, 2.0, 3.0];

/// Numbers and letters of a formula in whose places numbers are told apart from a result: `20/4` may be any.
const MIN_PLACES: usize = 3;

/// Numbers and letters of an expression.
pub(super) fn n_leaves(expr: &Expr) -> usize {
    let parts: Vec<&Expr> = expr.kind.operands().into_iter().flatten().collect();
    if parts.is_empty() { 1 } else { parts.into_iter().map(n_leaves).sum() }
}

fn collect_numbers<'e>(expr: &'e Expr, numbers: &mut Vec<&'e Expr>) {
    if matches!(expr.kind, ExprKind::Number(_)) {
        numbers.push(expr);
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| collect_numbers(part, numbers));
}

fn is_formula(statement: &Statement) -> bool {
    notation::is_equation(statement) && notation::variables(statement).len() >= FORMULA_LETTERS
}
