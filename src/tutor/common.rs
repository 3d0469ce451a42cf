//! Rows that say what the greatest common divisor or the least common multiple of numbers is: worked out from the numbers
//! that the name holds, or else from those that the rows above take apart, or the problem names.

use super::evidence::LineVerdict;
use super::known_values::named;
use super::witness::Work;
use crate::algebra::{self, Evidence, Relation, Verdict, Why};
use crate::notation::{self, Expr, Statement};
use crate::reading::{self, Common, Role, Solution, whole_numbers};

/// More numbers are of something else.
const MAX_NUMBERS: usize = 4;

/// Whole numbers that the problem and the rows speak of, to have something in common.
pub(super) fn told_numbers(solution: &Solution) -> Vec<u64> {
    let problem = solution.problem.as_ref();
    let rows = problem.and_then(|problem| problem.statement()).into_iter();
    let rows = rows.chain(solution.steps.iter().filter_map(|step| step.statement()));
    let taken_apart: Vec<u64> = rows.filter_map(taken_apart).collect();
    match problem.filter(|problem| problem.statement().is_none() && taken_apart.len() < 2) {
        Some(problem) => whole_numbers(problem.math.text()),
        None => taken_apart,
    }
}

/// 24 of `24 = 2^3 * 3`.
fn taken_apart(row: &Statement) -> Option<u64> {
    let [left, right] = notation::equation_sides(row)?;
    let is_apart = notation::is_literal(left) && !notation::is_literal(right) && !notation::has_letter(right);
    whole(left).filter(|_| is_apart)
}

fn whole(expr: &Expr) -> Option<u64> {
    let value = notation::exact_value(expr)?;
    value.is_integer().then(|| value.to_integer().try_into().ok())?
}

/// Euclid's algorithm.
fn greatest_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { greatest_divisor(b, a % b) }
}

/// What numbers have in common; None of too many, or where it is too large.
fn value_of(common: Common, numbers: &[u64]) -> Option<u64> {
    let (first, rest) = numbers.split_first().filter(|(_, rest)| !rest.is_empty() && rest.len() < MAX_NUMBERS)?;
    let mut rest = rest.iter();
    match common {
        Common::Divisor => Some(rest.fold(*first, |known, next| greatest_divisor(known, *next))),
        Common::Multiple | Common::Denominator => {
            rest.try_fold(*first, |known, next| (known / greatest_divisor(known, *next).max(1)).checked_mul(*next))
        }
    }
}

/// Whether a statement says of the numbers in its name that they have something else in common: `gcd of 18 and 24 = 12`.
pub(super) fn is_wrong(statement: &Statement) -> bool {
    let found = named(statement).and_then(|(name, sides)| {
        let (common, numbers) = reading::common(name)?;
        Some(value_of(common, &numbers)? != whole(sides.last()?)?)
    });
    found == Some(true)
}

impl Work {
    /// The same of a row that says what the terms of the problem's expression, or its denominators, have in common.
    fn of_common_terms(&mut self, common: Common, line: &Statement, stated: &Expr) -> Option<LineVerdict> {
        let problem = self.problem.as_ref()?;
        let is_right = match (common, problem) {
            (Common::Denominator, _) => algebra::is_common_denominator(stated, problem)?,
            (Common::Divisor, Statement::Expr(expr)) if notation::has_letter(expr) => {
                algebra::is_greatest_common_factor(stated, expr)?
            }
            _ => return None,
        };
        if is_right {
            // What the work goes on from is the problem.
            self.premises.definitions.push(line.clone());
            return Some(LineVerdict::of_role(Role::Definition, self.from));
        }
        Some(LineVerdict::of_role(Role::Step, self.from).found(Verdict::NotChecked(Why::Unconfirmed)))
    }

    /// The verdict on a row that says what numbers have in common; None of any other row.
    pub(super) fn of_common(&mut self, i: usize, role: Role, line: &Statement) -> Option<LineVerdict> {
        let (name, sides) = named(line)?;
        let (common, own) = reading::common(name)?;
        if reading::is_common_alone(name)
            && let Some(verdict) = self.of_common_terms(common, line, sides.last()?)
        {
            return Some(verdict);
        }
        let is_named = own.len() > 1;
        let numbers = if is_named { own } else { self.whole_numbers.clone() };
        let stated = sides.last().and_then(|side| whole(side))?;
        let value = value_of(common, &numbers)?;
        let found = match algebra::false_arithmetic(line) {
            Some(evidence) => Verdict::Fails(evidence),
            None if stated == value => Verdict::Holds(Relation::Implied),
            None if is_named => {
                let (left, right) = (value.to_string(), stated.to_string());
                Verdict::Fails(Evidence::FalseArithmetic { left, right })
            }
            None => Verdict::NotChecked(Why::Unconfirmed),
        };
        let role = if role == Role::Answer { role } else { Role::Step };
        let verdict = LineVerdict::of_role(role, self.from).found(found).by_known_move();
        if self.problem.is_none() {
            self.problem = Some(line.clone());
        }
        self.add(i, line.clone(), &verdict);
        Some(verdict)
    }
}
