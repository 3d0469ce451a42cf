//! `a ≈ b`: whether the number b is the value a, rounded as far as b's own digits go.
//!
//! A decimal states its last place: `1.41` is every value from 1.405 to 1.415. A whole number that ends in noughts may
//! have been rounded to any of them. What was rounded twice is held against the value, not against what it was first
//! rounded to. Where a claim is right, the row is judged as if the value stood in its place (`x = sqrt(2)` for
//! `x ≈ 1.41`); where it is wrong, both arithmetics, [`super::interval`] and floating point, have to say so.

use super::budget::Budget;
use super::plus_minus::as_cases;
use super::premises::Premises;
use super::recalculation::Values;
use super::solve::solutions;
use super::surd::Surd;
use super::trees::letters_of;
use super::verdict::Evidence;
use crate::notation::{
    Expr, ExprKind, Number, Rational, Rel, Statement, approximate, is_literal, parse, print_expr, variables,
    with_values,
};
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// What a row with `≈` in it comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Rounding {
    /// Every number is rounded rightly: the row with the values in their places.
    Exact(Statement),
    /// One is not.
    Wrong {
        /// The value, what it rounds to, and what the row says.
        evidence: Evidence,
        /// The row with `=` for `≈`.
        claimed: Statement,
    },
    /// It is not settled what is rounded, or how far.
    Open,
}

/// What a row comes to whose `≈` rest on the premises and the rows before it; None where it has none.
///
/// With `may_cut` three decimals or more that are those of the value, with nothing rounded, settle nothing: `5/18 ≈ 0.277`.
pub fn rounding(premises: &Premises, before: &[Statement], line: &Statement, may_cut: bool) -> Option<Rounding> {
    if !line.is_rounded() {
        return None;
    }
    let lines = premises.lines(before);
    Some(match (Work { lines: &lines, premises, may_cut }).exact(line) {
        Ok(exact) => Rounding::Exact(exact),
        Err(Some(evidence)) => Rounding::Wrong { evidence, claimed: with_equals(line) },
        Err(None) => Rounding::Open,
    })
}

/// The row with `≈` before the decimal that it ends on, where words say that it is rounded.
pub fn said_to_be_rounded(line: &Statement) -> Statement {
    let all = |parts: &[Statement]| parts.iter().map(said_to_be_rounded).collect();
    match line {
        Statement::Chain(first, rest) => {
            let mut rest = rest.clone();
            if let Some((rel @ Rel::Eq, last)) = rest.last_mut()
                && stated(last).is_some_and(|stated| stated.n_decimals > 0)
            {
                *rel = Rel::Approx;
            }
            Statement::Chain(first.clone(), rest)
        }
        Statement::And(parts) => Statement::And(all(parts)),
        Statement::Or(parts) => Statement::Or(all(parts)),
        other => other.clone(),
    }
}

fn with_equals(line: &Statement) -> Statement {
    let all = |parts: &[Statement]| parts.iter().map(with_equals).collect();
    match line {
        Statement::Chain(first, rest) => {
            let equals = |rel: Rel| if rel == Rel::Approx { Rel::Eq } else { rel };
            Statement::Chain(first.clone(), rest.iter().map(|(rel, side)| (equals(*rel), side.clone())).collect())
        }
        Statement::And(parts) => Statement::And(all(parts)),
        Statement::Or(parts) => Statement::Or(all(parts)),
        other => other.clone(),
    }
}

/// A number as it is stated: how far it may be from the value.
struct Stated {
    value: Rational,
    half_unit: Rational,
    n_decimals: usize,
}

/// `-1.41`, `1.4 × 10^5`, `13%`; None for what states no place.
fn stated(expr: &Expr) -> Option<Stated> {
    let scaled = |number: &Expr, scale: Rational| {
        let of = stated(number).filter(|_| is_literal(number))?;
        Some(Stated { value: of.value * &scale, half_unit: of.half_unit * scale.abs(), ..of })
    };
    match &expr.kind {
        ExprKind::Number(Number { value, n_decimals }) => {
            let n_noughts = if *n_decimals == 0 { n_noughts(value) } else { 0 };
            let unit = power_of_ten(i64::from(n_noughts) - i64::try_from(*n_decimals).ok()?)?;
            Some(Stated { value: value.clone(), half_unit: unit / BigInt::from(2), n_decimals: *n_decimals })
        }
        ExprKind::Neg(inside) => stated(inside).map(|of| Stated { value: -of.value, ..of }),
        ExprKind::Mul(number, power) => match &power.kind {
            ExprKind::Pow(ten, exponent) if exact(ten) == Some(Rational::from(BigInt::from(10))) => {
                let exponent = exact(exponent).filter(Rational::is_integer)?.numer().to_i64()?;
                scaled(number, power_of_ten(exponent)?)
            }
            _ => None,
        },
        ExprKind::Div(number, hundred) => {
            let is_percent = exact(hundred) == Some(Rational::from(BigInt::from(100)));
            scaled(number, power_of_ten(-2)?).filter(|_| is_percent)
        }
        _ => None,
    }
}

fn exact(expr: &Expr) -> Option<Rational> {
    match &expr.kind {
        ExprKind::Number(number) => Some(number.value.clone()),
        ExprKind::Neg(inside) => exact(inside).map(|value| -value),
        _ => None,
    }
}

/// The noughts that a whole number ends in.
fn n_noughts(value: &Rational) -> u32 {
    let ten = BigInt::from(10);
    let (mut rest, mut n) = (value.numer().clone(), 0);
    while !rest.is_zero() && (&rest % &ten).is_zero() && n < MAX_EXPONENT as u32 {
        rest /= &ten;
        n += 1;
    }
    n
}

/// The highest power of ten that a stated number is scaled by.
const MAX_EXPONENT: i64 = 60;

fn power_of_ten(exponent: i64) -> Option<Rational> {
    let size = u32::try_from(exponent.abs()).ok().filter(|_| exponent.abs() <= MAX_EXPONENT)?;
    let power = Rational::from(BigInt::from(10).pow(size));
    Some(if exponent < 0 { power.recip() } else { power })
}

/// How a stated number stands to a value.
enum Found {
    Right,
    Wrong,
    Unknown,
}

fn compare(value: &Expr, number: &Expr) -> Found {
    let Some(of) = stated(number) else { return Found::Unknown };
    let value = with_pi(value);
    let by_intervals = || {
        let values = Values::default();
        let literal = |value: &Rational| literal(value.clone(), number);
        let (found, wanted) = (values.value(&value).ok()?, values.value(&literal(&of.value)).ok()?);
        let distance = found.minus(&wanted).ok()?.abs().ok()?;
        distance.minus(&values.value(&literal(&of.half_unit)).ok()?).ok()?.sign().ok()
    };
    match by_intervals() {
        Some(Ordering::Less | Ordering::Equal) => Found::Right,
        Some(Ordering::Greater) => {
            let in_floating_point = || {
                let (found, wanted) = (approximate(&value)?, of.value.to_f64()?);
                Some((found - wanted).abs() > of.half_unit.to_f64()? * (1.0 - 1e-9))
            };
            if in_floating_point() == Some(true) { Found::Wrong } else { Found::Unknown }
        }
        None => Found::Unknown,
    }
}

fn literal(value: Rational, beside: &Expr) -> Expr {
    let node = |kind: ExprKind| Expr { kind, span: beside.span };
    let whole = |value: &BigInt| {
        let (size, is_negative) = (Rational::from(value.abs()), value.is_negative());
        let number = node(ExprKind::Number(Number { value: size, n_decimals: 0 }));
        if is_negative { node(ExprKind::Neg(Box::new(number))) } else { number }
    };
    match value.denom().is_one() {
        true => whole(value.numer()),
        false => node(ExprKind::Div(Box::new(whole(value.numer())), Box::new(whole(value.denom())))),
    }
}

/// The expression with the digits of pi in its place.
fn with_pi(expr: &Expr) -> Expr {
    match parse(PI_DIGITS).statement {
        Some(Statement::Expr(pi)) => with_values(expr, &|name| (name == "pi").then(|| pi.clone())),
        _ => expr.clone(),
    }
}

const PI_DIGITS: &str = "3.14159265358979323846264338327950288419716939937510";

/// Letters but for pi, which is a number.
fn unknowns(expr: &Expr) -> Vec<String> {
    letters_of(expr).into_iter().filter(|name| name != "pi").collect()
}

struct Work<'a> {
    lines: &'a [Statement],
    premises: &'a Premises,
    may_cut: bool,
}

impl Work<'_> {
    /// The row with the values for the rounded numbers; what speaks against it, or nothing where that is not settled.
    fn exact(&self, line: &Statement) -> Result<Statement, Option<Evidence>> {
        let all = |parts: &[Statement]| parts.iter().map(|part| self.exact(part)).collect::<Result<Vec<_>, _>>();
        match line {
            Statement::And(parts) => all(parts).map(Statement::And),
            Statement::Or(parts) => all(parts).map(Statement::Or),
            Statement::Chain(first, rest) => self.chain(first, rest),
            other => Ok(other.clone()),
        }
    }

    fn chain(&self, first: &Expr, rest: &[(Rel, Expr)]) -> Result<Statement, Option<Evidence>> {
        if let ([(Rel::Approx, right)], [_]) = (rest, unknowns(first).as_slice())
            && let ExprKind::PlusMinus(size) = &right.kind
        {
            // `x ≈ ±1.41`
            let minus = Expr { kind: ExprKind::Neg(size.clone()), span: right.span };
            let case = |side: Expr| self.chain(first, &[(Rel::Approx, side)]);
            return Ok(Statement::Or(vec![case((**size).clone())?, case(minus)?]));
        }
        let mut exact: Vec<(Rel, Expr)> = Vec::new();
        for (rel, right) in rest {
            let left = exact.last().map_or(first, |(_, side)| side);
            exact.push(match rel {
                Rel::Approx => (Rel::Eq, self.value_behind(left, right)?),
                _ => (*rel, right.clone()),
            });
        }
        Ok(Statement::Chain(first.clone(), exact))
    }

    /// The value that `right` is, rounded.
    fn value_behind(&self, left: &Expr, right: &Expr) -> Result<Expr, Option<Evidence>> {
        if let (ExprKind::PlusMinus(size), ExprKind::PlusMinus(rounded)) = (&left.kind, &right.kind) {
            return self.value_behind(size, rounded).map(|_| left.clone());
        }
        let candidates = match unknowns(left).as_slice() {
            [] => vec![left.clone()],
            [letter] => self
                .values(letter)
                .into_iter()
                .map(|value| with_values(left, &|name| (name == letter).then(|| value.clone())))
                .collect(),
            _ => Vec::new(),
        };
        let found: Vec<(Expr, Found)> =
            candidates.into_iter().map(|value| (value.clone(), compare(&value, right))).collect();
        if let Some((value, _)) = found.iter().find(|(_, found)| matches!(found, Found::Right)) {
            return Ok(value.clone());
        }
        if self.may_cut && found.iter().any(|(value, _)| is_cut(value, right)) {
            return Err(None);
        }
        if found.is_empty() || found.iter().any(|(_, found)| matches!(found, Found::Unknown)) {
            return Err(None);
        }
        Err(found
            .iter()
            .filter_map(|(value, _)| evidence(value, right))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|e| e.1))
    }

    /// What the rows that settle a letter say that it is.
    fn values(&self, letter: &str) -> Vec<Expr> {
        let budget = Budget::new();
        let of_letter = |statement: &&Statement| variables(statement).iter().all(|name| name == letter || name == "pi");
        let points = |statement: &Statement| {
            let mut all = vec![statement.clone()];
            all.extend(self.premises.conditions.iter().filter(of_letter).cloned());
            let set = solutions(&as_cases(&Statement::And(all)).ok()?, letter, &budget).ok()?;
            set.points().filter(|points| !points.is_empty())
        };
        let number = |point: Surd| match parse(&point.to_string()).statement {
            Some(Statement::Expr(number)) => Some(number),
            _ => None,
        };
        let numbers = |row: &Statement| points(row)?.into_iter().map(number).collect::<Option<Vec<Expr>>>();
        // The latest first: cases may stand in rows of their own.
        let mut found = Vec::new();
        for row in self.lines.iter().rev().filter(of_letter) {
            let cases = || match row {
                Statement::Or(parts) => parts.iter().map(|part| outright(part, letter)).collect(),
                row => outright(row, letter).map(|value| vec![value]),
            };
            found.extend(numbers(row).or_else(cases).unwrap_or_default());
        }
        found.truncate(MAX_VALUES);
        found
    }
}

/// Whether the number shows the value's first digits, three decimals of it or more.
fn is_cut(value: &Expr, number: &Expr) -> bool {
    let Some((of, value)) = stated(number).zip(approximate(&with_pi(value))) else { return false };
    let (Some(stated), Some(half)) = (of.value.to_f64(), of.half_unit.to_f64()) else { return false };
    let beyond = (value - stated) * stated.signum();
    is_literal_or_negative(number) && of.n_decimals >= MIN_CUT_DECIMALS && beyond > 0.0 && beyond < 2.0 * half
}

fn is_literal_or_negative(number: &Expr) -> bool {
    is_literal(number) || matches!(&number.kind, ExprKind::Neg(inside) if is_literal(inside))
}

/// Decimals that are taken for the first ones of a value.
const MIN_CUT_DECIMALS: usize = 3;

/// The value that a row says outright a letter is, `x = lg(50)`: without any other letter in it and without a choice of signs.
fn outright(row: &Statement, letter: &str) -> Option<Expr> {
    let Statement::Chain(first, rest) = row else { return None };
    let ([.., (_, value)], ExprKind::Variable(name)) = (rest.as_slice(), &first.kind) else { return None };
    if rest.iter().any(|(rel, _)| *rel != Rel::Eq) {
        return None;
    }
    let is_single = approximate(&with_pi(value)).is_some();
    (name == letter && unknowns(value).is_empty() && is_single).then(|| value.clone())
}

/// The values of a letter that a rounded number is held against.
const MAX_VALUES: usize = 40;

/// How far the stated number is from a value, and that it is not what it rounds to.
fn evidence(value: &Expr, number: &Expr) -> Option<(f64, Evidence)> {
    let of = stated(number)?;
    let approximately = approximate(&with_pi(value))?;
    let unit = of.half_unit.to_f64()? * 2.0;
    let n_decimals = of.n_decimals.min(MAX_SHOWN_DECIMALS);
    let rounded = (approximately / unit).round() * unit;
    let shown = if matches!(number.kind, ExprKind::Mul(..) | ExprKind::Div(..)) {
        rounded.to_string()
    } else {
        format!("{rounded:.n_decimals$}")
    };
    let (value, stated) = (print_expr(value), print_expr(number));
    let distance = (approximately - of.value.to_f64()?).abs();
    Some((distance, Evidence::Rounding { value, rounded: shown, stated }))
}

/// Decimals of the number that is due.
const MAX_SHOWN_DECIMALS: usize = 12;
