//! Rows that work out a quantity with π: `A = π·3² = 9π` below `A = πr²` and `r = 3`, or below `A = π·3²`.

use super::evidence::{LineVerdict, Source};
use super::known_values::{named, only_value};
use super::witness::Work;
use crate::algebra::{self, Compared, Relation, Verdict, Why};
use crate::notation::{self, Expr, Rational, Statement};
use crate::reading::Role;
use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

impl Work {
    /// The verdict on a row that sets a letter equal to numbers with π, where the rows above say what it is. None else.
    pub(super) fn of_circle(&mut self, i: usize, role: Role, line: &Statement) -> Option<LineVerdict> {
        let (name, sides) = quantity(line)?;
        let is_claim = matches!(role, Role::Step | Role::Answer | Role::Check);
        if !is_claim || !sides.iter().all(|side| algebra::is_plain_or_circle_number(side)) {
            return None;
        }
        let value = self.value_with_pi(name)?;
        if !sides.iter().chain([&&value]).any(|side| algebra::is_circle_number(side)) {
            return None;
        }
        let mut found = Verdict::Holds(Relation::Equivalent);
        let mut before = &value;
        for side in &sides {
            let has_pi = algebra::is_circle_number(before) || algebra::is_circle_number(side);
            match has_pi.then(|| algebra::compared(before, side)) {
                // Numbers alone are held against each other as everywhere.
                None => return None,
                Some(Compared::Same) => {}
                Some(Compared::Different(_)) if self.has_units && is_unit_changed(before, side) => {
                    found = Verdict::NotChecked(Why::Unconfirmed);
                    break;
                }
                Some(Compared::Different(evidence)) => {
                    found = Verdict::Fails(evidence);
                    break;
                }
                Some(Compared::Open) => {
                    found = Verdict::NotChecked(Why::Rounded);
                    break;
                }
            }
            before = side;
        }
        let global = if self.slipped { Verdict::NotChecked(Why::OutOfReach) } else { found.clone() };
        let verdict = LineVerdict { global, ..LineVerdict::of_role(role, Source::Problem).found(found) };
        let holds = matches!(verdict.local, Verdict::Holds(_));
        if holds && !self.slipped {
            self.go_on_from(i, line);
        } else {
            self.add(i, line.clone(), &verdict);
        }
        Some(if holds { verdict.by_known_move() } else { verdict })
    }

    /// `A = π r² = π·5² = 25π` below `r = 5`: a formula that is noted with the values put in on the same row. The formula is
    /// a given; what it comes to has to be right.
    pub(super) fn of_own_formula(&mut self, i: usize, role: Role, line: &Statement) -> Option<LineVerdict> {
        let (name, sides) = quantity(line)?;
        let (formula, worked) = sides.split_first()?;
        let is_open = self.slipped || !matches!(role, Role::Step | Role::Given) || worked.is_empty();
        let own = notation::letters(formula);
        if is_open || own.contains(name) || algebra::is_plain_or_circle_number(formula) {
            return None;
        }
        let rows: Vec<&Statement> = self.rows_above().chain(&self.formulas).collect();
        let known: Vec<(&str, &Expr)> = rows.iter().filter_map(|row| number_of(row)).collect();
        let value_of = |letter: &str| only_value(&known, letter);
        let is_new = !rows.iter().any(|row| notation::variables(row).contains(name));
        let is_known = |letter: &String| letter == "pi" || value_of(letter).is_some();
        if !is_new || !sides.iter().flat_map(|side| notation::letters(side)).all(|letter| is_known(&letter)) {
            return None;
        }
        let in_numbers = notation::statement_with_values(line, &value_of);
        let fails = algebra::false_arithmetic(&in_numbers).filter(|_| !self.has_units);
        if let Some(evidence) = fails {
            let verdict = LineVerdict::of_role(Role::Step, Source::Problem).found(Verdict::Fails(evidence));
            self.add(i, line.clone(), &verdict);
            return Some(verdict);
        }
        self.go_on_from(i, &in_numbers);
        Some(LineVerdict::of_role(Role::Given, Source::Problem))
    }

    /// What the rows above say that a letter is: a number, or what defines it with numbers in its letters' places.
    pub(super) fn value_with_pi(&self, name: &str) -> Option<Expr> {
        let mut values = self.before.iter().flat_map(notation::conjuncts).filter_map(number_of);
        if let Some(value) = values.rfind(|(known, _)| *known == name) {
            return Some(value.1.clone());
        }
        if self.slipped {
            return None;
        }
        let rows: Vec<&Statement> = self.rows_above().chain(&self.formulas).collect();
        let known: Vec<(&str, &Expr)> = rows.iter().filter_map(|row| number_of(row)).collect();
        let value_of = |letter: &str| only_value(&known, letter);
        if let Some(value) = value_of(name) {
            return Some(value);
        }
        let mut meanings = rows.iter().filter_map(|row| quantity(row)).filter_map(|(defined, sides)| {
            let last = *sides.last()?;
            (defined == name && !algebra::is_plain_or_circle_number(last)).then_some(last)
        });
        let meaning = meanings.next()?;
        let is_open = notation::letters(meaning).iter().any(|letter| letter != "pi" && value_of(letter).is_none());
        (!is_open && meanings.all(|other| other == meaning)).then(|| notation::with_values(meaning, &value_of))
    }
}

/// The letter on the left of a chain of equals, π aside, and its other sides.
fn quantity(row: &Statement) -> Option<(&str, Vec<&Expr>)> {
    named(row).filter(|(name, _)| *name != "pi")
}

/// The letter on the left and the number, perhaps with π, that the row comes to.
fn number_of(row: &Statement) -> Option<(&str, &Expr)> {
    let (name, sides) = quantity(row)?;
    let last = *sides.last()?;
    algebra::is_plain_or_circle_number(last).then_some((name, last))
}

/// Whether one number is the other times 10, 12 or 60, once or several times: centimetres may have become metres.
fn is_unit_changed(a: &Expr, b: &Expr) -> bool {
    let at_one = |expr: &Expr| {
        let one = notation::build::whole(1);
        notation::exact_value(&notation::with_values(expr, &|name| (name == "pi").then(|| one.clone())))
    };
    let (Some(a), Some(b)) = (at_one(a), at_one(b)) else { return true };
    if a.is_zero() || b.is_zero() {
        return false;
    }
    let ratio = (a / b).abs();
    let ratio = if ratio < Rational::one() { ratio.recip() } else { ratio };
    [10, 12, 60].into_iter().map(|unit| Rational::from(BigInt::from(unit))).any(|unit| {
        let powers = (1..=MAX_POWER).scan(Rational::one(), |power, _| {
            *power *= &unit;
            Some(power.clone())
        });
        powers.into_iter().any(|power| power == ratio)
    })
}

/// The highest power of ten, twelve or sixty between two units.
const MAX_POWER: usize = 9;
