//! Polynomials of a degree above two: equations by their factors, and products.

use super::derivation::{Derivation, any_of};
use super::polynomial::{Polynomial, product_of};
use crate::corpus::work_out::Given;
use crate::notation::build::equation;
use crate::notation::{Expr, Statement, build, equation_sides, exact_value, variables};
use crate::reading::Task;
use num_traits::Zero;

/// The one letter of a statement.
pub fn only_letter(statement: &Statement) -> Option<String> {
    let mut letters = variables(statement).into_iter();
    letters.next().filter(|_| letters.next().is_none())
}

/// `x^3 - 6x^2 + 11x - 6 = 0`
pub fn equation_of_factors(given: &Given, depth: u32) -> Option<Derivation> {
    let [left, right] = equation_sides(&given.statement)?;
    let letter = only_letter(&given.statement)?;
    let whole = Polynomial::of(left, &letter)?.minus(&Polynomial::of(right, &letter)?);
    if whole.degree() < 3 {
        return None;
    }
    let zero = build::whole(0);
    let mut work = Derivation::default();
    if !exact_value(right).is_some_and(|right| right.is_zero()) {
        work.line(&equation(whole.expr(&letter), zero.clone()), "operation.one-side");
    }
    let (number, factors) = whole.factors()?;
    if factors.len() < 2 && factors.first().is_none_or(|(_, times)| *times < 2) {
        return None;
    }
    found_root(&mut work, &whole, &letter, |product| equation(product, zero.clone()));
    work.line(&equation(product_of(&number, &factors, &letter), zero.clone()), "operation.factor");
    let cases = any_of(factors.iter().map(|(factor, _)| equation(factor.expr(&letter), zero.clone())));
    work.line(&cases, "operation.zero-product");
    work.solve_on(&cases, depth).then_some(work)
}

/// A first root of a cubic or more, found by trying, and what is left beside its factor.
fn found_root(work: &mut Derivation, whole: &Polynomial, letter: &str, line: impl Fn(Expr) -> Statement) {
    if let [first, second] = whole.clone().halves().as_slice() {
        let product = build::product(first.expr(letter), second.expr(letter));
        return work.line(&line(product), "operation.factor");
    }
    let Some(root) = whole.rational_root().filter(|root| !root.is_zero()) else { return };
    let factor = Polynomial::with_root(&root);
    let Some((rest, _)) = whole.over(&factor) else { return };
    let product = build::product(factor.expr(letter), rest.expr(letter));
    work.line(&line(product), "operation.root-found");
}

/// `Factorise x^3 + 8`
pub fn product(given: &Given, _: u32) -> Option<Derivation> {
    let Statement::Expr(expr) = &given.statement else { return None };
    let letter = only_letter(&given.statement)?;
    let whole = Polynomial::of(expr, &letter)?;
    if given.task != Some(Task::Factorise) || whole.degree() < 3 {
        return None;
    }
    let (number, factors) = whole.factors()?;
    let mut work = Derivation::default();
    found_root(&mut work, &whole, &letter, Statement::Expr);
    work.line(&Statement::Expr(product_of(&number, &factors, &letter)), "operation.factor");
    Some(work)
}
