//! Rows with `≈`, or with words that say that a number is rounded: judged with the values in the rounded numbers' places.

use super::answer::{decimals, is_answer_like};
use super::evidence::LineVerdict;
use super::known_values::named_value;
use super::witness::Work;
use crate::algebra::{self, Relation, Rounding, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::{self, Role, Step};

impl Work {
    /// The verdict of a row that rounds; None of any other.
    pub(super) fn rounded(
        &mut self,
        i: usize,
        step: &Step,
        line: &Statement,
        below: &[Statement],
    ) -> Option<LineVerdict> {
        // `0.385 ≈ p` says what `p ≈ 0.385` does.
        let swapped = swapped(line);
        let line = swapped.as_ref().unwrap_or(line);
        if let Some(verdict) = self.rounded_number(i, step, line) {
            return Some(verdict);
        }
        let may_round = self.asks_rounded || self.tells_money && ends_on_cents(line);
        let is_asked = may_round && step.role != Role::Given && is_answer_like(line);
        let is_said = step.says_rounded() || is_asked || fills_display(line) || shows_digits_of_pi(line);
        let line = if is_said { algebra::said_to_be_rounded(line) } else { line.clone() };
        let may_cut = !is_said && !self.asks_rounded;
        let held = LineVerdict::of_role(step.role, self.from);
        let (found, is_of_givens) = match algebra::rounding(&self.held(), &self.before, &line, may_cut)? {
            Rounding::Open => match self.rounded_by_formula(&line, may_cut) {
                Some(found) => (found, self.rests_on_givens(&line)),
                None => (Rounding::Open, false),
            },
            found => (found, false),
        };
        // What is worked out with rounded numbers may be as far off as they are.
        let is_settled = !std::mem::replace(&mut self.has_rounded, true)
            || shows_value(&line)
            || is_of_givens
            || self.rounds_again(&line);
        let found = if matches!(found, Rounding::Wrong { .. }) && !is_settled { Rounding::Open } else { found };
        Some(match found {
            Rounding::Exact(_) if has_other_places(step, &line) => {
                self.has_gap = true;
                held.found(Verdict::NotChecked(Why::NumberNotFound))
            }
            Rounding::Exact(exact) => {
                let judged = self.judge_line(i, step, &exact, below);
                let is_of_numbers = notation::variables(&exact).is_empty();
                match judged.local {
                    Verdict::Holds(_) => {
                        let holds = Verdict::Holds(Relation::Rounded);
                        let global = match judged.global {
                            Verdict::Holds(_) => holds.clone(),
                            // A row above that was not settled may have left something out with reason.
                            Verdict::Fails(_) if self.has_gap => Verdict::NotChecked(Why::SignUnknown),
                            other => other,
                        };
                        LineVerdict { local: holds, global, is_known_move: true, ..judged }
                    }
                    Verdict::NotChecked(_) if is_of_numbers && judged.role != Role::Given => {
                        let holds = Verdict::Holds(Relation::Rounded);
                        let is_calculation =
                            self.problem.as_ref().is_some_and(|given| notation::variables(given).is_empty());
                        let role = if is_calculation && step.role == Role::Step { Role::Step } else { Role::Check };
                        LineVerdict::of_role(role, self.from).found(holds)
                    }
                    _ => judged,
                }
            }
            Rounding::Wrong { evidence, claimed } => {
                let fails = Verdict::Fails(evidence);
                let verdict = held.found(fails);
                self.add(i, claimed, &verdict);
                verdict
            }
            Rounding::Open => {
                self.has_gap = true;
                let why = Verdict::NotChecked(Why::Rounded);
                held.found(why)
            }
        })
    }
}

/// A number and, behind a sign of equality or rounding, a letter: the letter first.
fn swapped(line: &Statement) -> Option<Statement> {
    let Statement::Chain(number, rest) = line else { return None };
    match rest.as_slice() {
        [(rel @ (Rel::Eq | Rel::Approx), letter)]
            if matches!(letter.kind, ExprKind::Variable(_)) && !notation::has_letter(number) =>
        {
            Some(Statement::Chain(letter.clone(), vec![(*rel, number.clone())]))
        }
        _ => None,
    }
}

impl Work {
    /// Whether the row is one more rounding of what the work on an expression comes to, or of a number that it names: `≈ 2.65`
    /// below `√7 ≈ 2.6457`.
    fn rounds_again(&self, line: &Statement) -> bool {
        let Statement::Chain(first, rest) = line else { return false };
        let [(_, stated)] = rest.as_slice() else { return false };
        // What was rounded twice is off by a little more than half a unit at most.
        const TWICE: f64 = 0.56;
        let unit = 10_f64.powi(-i32::try_from(decimals(stated)).unwrap_or(i32::MAX));
        let distance = notation::approximate(first).zip(notation::approximate(stated)).map(|(a, b)| (a - b).abs());
        notation::is_literal(stated)
            && !self.has_gap
            && distance.is_some_and(|distance| distance > TWICE * unit)
            && (notation::is_literal(first) || self.works_with_expressions() && self.problem_comes_to(first))
    }

    fn problem_comes_to(&self, first: &Expr) -> bool {
        matches!(&self.problem, Some(Statement::Expr(asked)) if asked == first)
    }

    /// Whether the row works out a quantity with letters of which the problem says which numbers they are.
    fn rests_on_givens(&self, line: &Statement) -> bool {
        let Statement::Chain(_, rest) = line else { return false };
        let givens = || self.premises.givens.iter().flat_map(notation::conjuncts).filter_map(named_value);
        let letters: Vec<String> = rest.iter().flat_map(|(_, side)| notation::letters(side)).collect();
        let is_given = |letter: &String| letter == "pi" || givens().any(|(name, _)| name == letter);
        !letters.is_empty() && letters.iter().all(is_given)
    }

    /// What a row comes to that rounds a quantity of a formula above, or one that the row itself works out: `A ≈ 28.3` below
    /// `A = πr²` and `r = 3`, `U = 2πr ≈ 18.8`.
    fn rounded_by_formula(&self, line: &Statement, may_cut: bool) -> Option<Rounding> {
        let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, _) = line else { return None };
        let value = |letter: &str| self.value_with_pi(letter);
        let in_numbers = |letter: &str| value(letter).filter(|_| letter != name && letter != "pi");
        let worked_out = notation::statement_with_values(line, &in_numbers);
        let fact = value(name).map(|meaning| {
            let Statement::Chain(subject, _) = line else { return line.clone() };
            Statement::Chain(subject.clone(), vec![(Rel::Eq, meaning)])
        });
        let facts: Vec<Statement> = fact.into_iter().collect();
        match algebra::rounding(&algebra::Premises::default(), &facts, &worked_out, may_cut)? {
            Rounding::Open => None,
            found => Some(found),
        }
    }

    /// `K = 1623.65` below `K = 1500 · 1.02^4`: the number that the row above comes to, as far as its decimals go.
    pub(super) fn rounds_latest(&self, line: &Statement) -> bool {
        let Some((name, stated)) = named_value(line) else { return false };
        let above = self.rows_above().filter_map(named_value).filter(|(own, _)| *own == name).last();
        above
            .filter(|_| !self.slipped)
            .is_some_and(|(_, value)| !notation::is_literal(value) && distance_if_rounded(value, stated).is_some())
    }

    /// A number alone that is the number above rounded, where rounding is asked for or the number is an amount of money.
    fn rounded_number(&mut self, i: usize, step: &Step, line: &Statement) -> Option<LineVerdict> {
        let Statement::Expr(number) = line else { return None };
        let may_round = self.asks_rounded
            || step.says_rounded()
            || self.tells_money && decimals(number) == CENTS
            || decimals(number) >= DISPLAYED;
        let exact = self.problem.as_ref().filter(|_| !self.has_gap && self.works_with_expressions());
        if let (Some(Statement::Expr(asked)), true) = (exact, self.has_rounded && may_round) {
            // What was rounded before is held against the value that it was rounded from.
            if !notation::has_letter(asked)
                && distance_if_rounded(asked, number).is_some()
                && !has_other_places_of(step, number)
            {
                let holds = Verdict::Holds(Relation::Rounded);
                let verdict = LineVerdict::of_role(step.role, self.from).found(holds).by_known_move();
                self.add(i, line.clone(), &verdict);
                return Some(verdict);
            }
        }
        let above = match self.before.last().or(self.problem.as_ref()).filter(|_| may_round && !self.slipped)? {
            Statement::Expr(above) => above,
            Statement::Chain(first, rest) => rest.last().map_or(first, |(_, side)| side),
            _ => return None,
        };
        // The exact value is no rounded one.
        distance_if_rounded(above, number)?;
        if notation::exact_value(above).is_some_and(|value| notation::exact_value(number) == Some(value)) {
            return None;
        }
        if has_other_places_of(step, number) {
            return None;
        }
        let holds = Verdict::Holds(Relation::Rounded);
        let verdict = LineVerdict::of_role(step.role, self.from).found(holds).by_known_move();
        self.has_rounded = true;
        self.add(i, line.clone(), &verdict);
        Some(verdict)
    }
}

/// Decimals of a number as a calculator shows it: nobody works on with so many but by copying them.
const DISPLAYED: usize = 6;

/// Whether the row ends on such a number.
fn fills_display(line: &Statement) -> bool {
    matches!(line, Statement::Chain(_, rest) if rest.last().is_some_and(|(_, last)| decimals(last) >= DISPLAYED))
}

/// Whether the row ends on a number with π and what that is in digits: `V = π·3²·10 = 282.74`.
fn shows_digits_of_pi(line: &Statement) -> bool {
    let Statement::Chain(_, rest) = line else { return false };
    let [.., (_, value), (Rel::Eq, stated)] = rest.as_slice() else { return false };
    let in_digits = |name: &str| (name == "pi").then_some(std::f64::consts::PI);
    let value = notation::approximate_at(value, &in_digits).filter(|_| algebra::is_circle_number(value));
    value.is_some_and(|value| is_rounded_to(value, stated))
}

/// Whether the number that a row ends on has other places than its words speak of.
fn has_other_places(step: &Step, line: &Statement) -> bool {
    matches!(line, Statement::Chain(_, rest) if rest.last().is_some_and(|(_, last)| has_other_places_of(step, last)))
}

fn has_other_places_of(step: &Step, number: &Expr) -> bool {
    let stated = reading::decimal_places(step).filter(|_| step.says_rounded() && notation::is_literal(number));
    stated.is_some_and(|places| decimals(number) != places)
}

/// Decimals of an amount of money.
const CENTS: usize = 2;

/// Differences below are those of the arithmetic.
const TINY: f64 = 1e-9;

/// How far a stated number with decimals is from the value, if no farther than rounding to its last decimal goes.
fn distance_if_rounded(value: &Expr, stated: &Expr) -> Option<f64> {
    let value = notation::approximate(value)?;
    is_rounded_to(value, stated).then(|| notation::approximate(stated).map(|stated| (value - stated).abs()))?
}

fn is_rounded_to(value: f64, stated: &Expr) -> bool {
    let n_decimals = i32::try_from(decimals(stated)).ok().filter(|n| *n > 0 && notation::is_literal(stated));
    let half_unit = n_decimals.map(|n_decimals| 0.5 * 10_f64.powi(-n_decimals) * (1.0 + TINY));
    half_unit.zip(notation::approximate(stated)).is_some_and(|(half_unit, stated)| (value - stated).abs() <= half_unit)
}

/// Whether the row ends on an amount of money to the cent.
fn ends_on_cents(line: &Statement) -> bool {
    matches!(line, Statement::Chain(_, rest) if rest.last().is_some_and(|(_, last)| decimals(last) == CENTS))
}

/// Whether every rounded number stands behind the value that it is of: `x = 22/7 ≈ 3.14`.
fn shows_value(line: &Statement) -> bool {
    let is_value = |side: &Expr| notation::variables(&Statement::Expr(side.clone())).is_empty();
    match line {
        Statement::Chain(first, rest) => {
            let lefts = std::iter::once(first).chain(rest.iter().map(|(_, side)| side));
            lefts.zip(rest).all(|(left, (rel, _))| *rel != Rel::Approx || is_value(left) && left.span != first.span)
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(shows_value),
        _ => true,
    }
}

/// A stated answer with the values that its rounded numbers stand for; None where that is not settled.
pub(super) fn exact_answer(given: &Statement, answer: Statement) -> Option<Statement> {
    match algebra::rounding(&algebra::Premises::of(given), &[], &answer, true) {
        None => Some(answer),
        Some(Rounding::Exact(exact)) => Some(exact),
        Some(Rounding::Wrong { claimed, .. }) => Some(claimed),
        Some(Rounding::Open) => None,
    }
}
