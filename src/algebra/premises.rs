//! What a line may use besides the lines above it: the problem with its further givens, conditions, definitions.
//!
//! In one letter a condition cuts down every solution set; in several it settles signs (`sqrt(a^2)` is `a` where `a` is
//! not negative), says what may be divided by, and throws out values that do not satisfy it.

use super::evaluate::sign_of;
use super::trees::{is_variable, letters_of};
use crate::notation::{Expr, ExprKind, Rational, Rel, Statement, conjuncts, parse, variables};
use num_bigint::BigInt;
use std::collections::BTreeSet;

/// What stands before the work. Two solutions of one problem have the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Premises {
    /// The problem, then every further given, as they stand: `2x + y = 7`, `x - y = 2`.
    pub givens: Vec<Statement>,
    /// What is said of the letters besides: `x > 0`, `a != 0`.
    pub conditions: Vec<Statement>,
    /// Letters that stand for something: `w = l + 3`.
    pub definitions: Vec<Statement>,
    /// Letters that stand for whole numbers only.
    pub whole: BTreeSet<String>,
    /// The work calculates with complex numbers.
    pub is_complex: bool,
}

impl Premises {
    /// The problem with its conditions set apart: `x^2 = 9 and x > 0` is the equation `x^2 = 9` under `x > 0`. A
    /// problem that is nothing but inequalities has no conditions, and neither has one without an equation.
    pub fn of(problem: &Statement) -> Premises {
        let mut premises = Premises::default();
        premises.add(problem);
        premises
    }

    /// Takes in one more given.
    pub fn add(&mut self, given: &Statement) {
        let parts = conjuncts(given);
        // Beside `n/(n+1) < (n+1)/(n+2)` too, `n > 0` says where the letter lies.
        let all = || self.givens.iter().chain(parts.iter().copied());
        let has_equation = all().any(asks_for_equality);
        let has_question = has_equation || all().any(|part| !is_condition(part));
        for part in parts {
            // Pythagoras: what is squared are lengths.
            self.conditions.extend(sides_of_triangle(part).iter().filter_map(|side| against_zero(side, Rel::Gt)));
            if is_condition(part) && (has_equation || has_question && is_against_zero(part)) {
                self.conditions.push(part.clone());
            } else {
                self.givens.push(part.clone());
            }
        }
    }

    /// Says of every letter of the givens how it stands to zero: "all variables are positive".
    pub fn add_for_all_letters(&mut self, rel: Rel) {
        let letters: BTreeSet<String> = self.givens.iter().flat_map(variables).collect();
        self.conditions.extend(letters.iter().filter_map(|letter| against_zero(letter, rel)));
    }

    /// Says of one letter how it stands to zero: "where x is positive".
    pub fn add_for_letter(&mut self, letter: &str, rel: Rel) {
        self.conditions.extend(against_zero(letter, rel));
    }

    /// The givens as one statement; None where there are none, and where an expression is among several.
    pub fn problem(&self) -> Option<Statement> {
        match self.givens.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            several if several.iter().any(|given| matches!(given, Statement::Expr(_) | Statement::At(..))) => None,
            several => Some(Statement::And(several.to_vec())),
        }
    }

    /// The same without the problem: what still holds below a line that does not follow.
    pub fn without_givens(&self) -> Premises {
        Premises { givens: Vec::new(), ..self.clone() }
    }

    /// All lines that a line is held against, the problem first.
    pub(super) fn lines(&self, work: &[Statement]) -> Vec<Statement> {
        let mut lines: Vec<Statement> = match self.problem() {
            Some(problem) => vec![problem],
            None => self.givens.clone(),
        };
        // Without a problem the first line of the work is what the rest is measured by.
        let n_first = usize::from(lines.is_empty()).min(work.len());
        lines.extend(work[..n_first].iter().cloned());
        lines.extend(self.definitions.iter().cloned());
        lines.extend(work[n_first..].iter().cloned());
        lines
    }
}

/// Whether a statement is an equation or an expression: something besides which an inequality is a condition.
pub(super) fn asks_for_equality(statement: &Statement) -> bool {
    match statement {
        Statement::Expr(_) | Statement::At(..) => true,
        Statement::Chain(_, rest) => rest.iter().any(|(rel, _)| *rel == Rel::Eq),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(asks_for_equality),
        Statement::Never | Statement::Always => false,
    }
}

/// Whether a statement says of letters only where they lie: `x > 0`, `0 < x <= 5`, `a != 0`.
pub(super) fn is_condition(statement: &Statement) -> bool {
    match statement {
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(is_condition),
        Statement::Chain(first, rest) => {
            let sides = || std::iter::once(first).chain(rest.iter().map(|(_, side)| side));
            rest.iter().all(|(rel, _)| *rel != Rel::Eq)
                && sides().any(is_variable)
                && sides().all(|side| is_variable(side) || letters_of(side).is_empty())
        }
        _ => false,
    }
}

/// `n > 0`, `0 <= x`, `x != 2`: a sign, or a value left out.
fn is_against_zero(statement: &Statement) -> bool {
    let Statement::Chain(first, rest) = statement else { return false };
    let is_zero = |side: &crate::notation::Expr| matches!(&side.kind, crate::notation::ExprKind::Number(number) if number.value == num_traits::Zero::zero());
    match rest.as_slice() {
        [(Rel::Ne, _)] => true,
        [(_, side)] => is_zero(first) || is_zero(side),
        _ => false,
    }
}

fn against_zero(letter: &str, rel: Rel) -> Option<Statement> {
    parse(&format!("{letter} {} 0", sign_of(rel))).statement
}

/// The three letters of `a^2 + b^2 = c^2`.
fn sides_of_triangle(given: &Statement) -> Vec<String> {
    let squared = |expr: &Expr| match &expr.kind {
        ExprKind::Pow(base, exponent) => match (&base.kind, &exponent.kind) {
            (ExprKind::Variable(name), ExprKind::Number(two)) if two.value == Rational::from(BigInt::from(2)) => {
                Some(name.clone())
            }
            _ => None,
        },
        _ => None,
    };
    let of = |sum: &Expr, square: &Expr| match &sum.kind {
        ExprKind::Add(a, b) => [squared(a), squared(b), squared(square)].into_iter().collect::<Option<Vec<String>>>(),
        _ => None,
    };
    let Statement::Chain(left, rest) = given else { return Vec::new() };
    let [(Rel::Eq, right)] = rest.as_slice() else { return Vec::new() };
    let letters = of(left, right).or_else(|| of(right, left)).unwrap_or_default();
    let n_letters = letters.iter().collect::<BTreeSet<_>>().len();
    if n_letters == 3 { letters } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{parse, print};

    #[test]
    fn conditions_are_set_apart_from_the_problem() {
        let check = |problem: &str, givens: &str, conditions: &str| {
            let premises = Premises::of(&parse(problem).statement.unwrap());
            let joined = |all: &[Statement]| all.iter().map(print).collect::<Vec<_>>().join("; ");
            assert_eq!((joined(&premises.givens), joined(&premises.conditions)), (givens.into(), conditions.into()));
        };
        check("x^2 = 9, x > 0", "x^2=9", "x>0");
        check("a x = a b and a != 0", "a*x=a*b", "a!=0");
        check("x > 1 and x < 3", "x>1; x<3", "");
        check("-2x < 6 and x < 5", "-2x<6; x<5", "");
        check("2x+y = 7 and x-y = 2", "2x+y=7; x-y=2", "");
        check("x^2 = 9", "x^2=9", "");
    }
}
