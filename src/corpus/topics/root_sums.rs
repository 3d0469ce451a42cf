//! Equations with two square roots: `√x + √(x + 5) = 5`.

use super::derivation::Derivation;
use super::higher_degree::only_letter;
use super::polynomial::Polynomial;
use crate::corpus::work_out::Given;
use crate::notation::build::equation;
use crate::notation::{ExprKind, Rational, build, equation_sides, exact_value, print_expr};
use num_traits::{One, Signed};

/// One root alone, both sides squared, then the other root alone.
pub fn equation_of_two(given: &Given, depth: u32) -> Option<Derivation> {
    let [left, right] = equation_sides(&given.statement)?;
    let letter = only_letter(&given.statement)?;
    let (ExprKind::Add(one, other), sum) = (&left.kind, exact_value(right)?) else { return None };
    let (ExprKind::Sqrt(first), ExprKind::Sqrt(second)) = (&one.kind, &other.kind) else { return None };
    let (a, b) = (Polynomial::of(first, &letter)?, Polynomial::of(second, &letter)?);
    let apart = a.minus(&b).as_constant()?;
    if a.degree() != 1 || !sum.is_positive() {
        return None;
    }
    let root = build::root(first.as_ref().clone());
    let number = |value: &Rational| build::number(value);
    let double = &sum * Rational::from_integer(2.into());
    let many = build::product(number(&double), root.clone());
    let mut work = Derivation::default();
    let alone = equation(other.as_ref().clone(), build::difference(number(&sum), root.clone()));
    work.line_with(&alone, "operation.subtract", print_expr(&root));
    let square = build::difference(number(&(&sum * &sum)), many.clone());
    work.line(&equation(b.expr(&letter), build::sum(square, a.expr(&letter))), "operation.square");
    let value = &sum * &sum + apart;
    work.line(&equation(many, number(&value)), "operation.collect");
    let value = value / &double;
    if value.is_negative() {
        return None;
    }
    if !double.is_one() {
        work.line_with(&equation(root, number(&value)), "operation.divide", print_expr(&number(&double)));
    }
    let plain = equation(a.expr(&letter), number(&(&value * &value)));
    work.line(&plain, "operation.square");
    work.solve_on(&plain, depth).then_some(work)
}
