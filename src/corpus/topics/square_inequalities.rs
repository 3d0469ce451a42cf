//! Quadratic inequalities whose ends are roots: `x^2 < 5`, `x^2 - 4x + 1 > 0`, by completing the square.

use super::derivation::Derivation;
use super::higher_degree::only_letter;
use super::polynomial::Polynomial;
use crate::corpus::work_out::Given;
use crate::notation::{Expr, Rational, Rel, Statement, build, exact_value, nth_root, print_expr};
use num_traits::{One, Signed, Zero};

/// `x^2 < 5`: the root is taken at once.
pub fn of_square_alone(given: &Given, _: u32) -> Option<Derivation> {
    worked_out(given, true)
}

/// `x^2 - 4x + 1 > 0`: the square is completed first.
pub fn by_completed_square(given: &Given, _: u32) -> Option<Derivation> {
    worked_out(given, false)
}

fn worked_out(given: &Given, is_alone: bool) -> Option<Derivation> {
    let Statement::Chain(left, rest) = &given.statement else { return None };
    let [(rel, right)] = rest.as_slice() else { return None };
    let letter = only_letter(&given.statement)?;
    let whole = Polynomial::of(&build::difference(left.clone(), right.clone()), &letter)?;
    let (a, b, c) = (whole.coef(2), whole.coef(1), whole.coef(0));
    if matches!(rel, Rel::Eq | Rel::Ne | Rel::Approx) || whole.degree() != 2 {
        return None;
    }
    let half = &b / &a / Rational::from_integer(2.into());
    let bound = &half * &half - &c / &a;
    if half.is_zero() != is_alone || !bound.is_positive() || nth_root(&bound, 2).is_some() {
        return None;
    }
    let of_whole = *rel;
    let rel = if a.is_negative() { rel.mirrored() } else { *rel };
    let mut work = Derivation::default();
    let compared = |left: Expr, rel: Rel, right: Expr| Statement::Chain(left, vec![(rel, right)]);
    let number = |value: &Rational| build::number(value);
    let one_side = |work: &mut Derivation| {
        if !exact_value(right).is_some_and(|right| right.is_zero()) {
            work.line(&compared(whole.expr(&letter), of_whole, number(&Rational::zero())), "operation.one-side");
        }
    };
    let monic = whole.scaled(&a.recip());
    if is_alone {
        let squares = Polynomial::new(vec![Rational::zero(), Rational::zero(), a.clone()]);
        let first = compared(squares.expr(&letter), of_whole, number(&-&c));
        if first != given.statement {
            let words = if c.is_negative() { "operation.add" } else { "operation.subtract" };
            one_side(&mut work);
            work.line_with(&first, words, print_expr(&number(&c.abs())));
        }
        if !a.is_one() {
            let square = build::power(build::variable(letter.as_str()), build::whole(2));
            work.line_with(&compared(square, rel, number(&bound)), "operation.divide", print_expr(&number(&a)));
        }
    } else {
        one_side(&mut work);
        if !a.is_one() {
            let line = compared(monic.expr(&letter), rel, number(&Rational::zero()));
            work.line_with(&line, "operation.divide", print_expr(&number(&a)));
        }
        let square = build::power(Polynomial::without(&-&half).expr(&letter), build::whole(2));
        work.line(&compared(square, rel, number(&bound)), "operation.complete");
    }
    let inner = Polynomial::without(&-&half).expr(&letter);
    let root = build::root(number(&bound));
    work.line(&compared(build::absolute(inner.clone()), rel, root.clone()), "operation.root");
    work.line(&between(&inner, rel, build::negative(root.clone()), root.clone()), "operation.read-size");
    if !is_alone {
        let words = if half.is_negative() { "operation.add" } else { "operation.subtract" };
        let (low, high) = (build::difference(number(&-&half), root.clone()), build::sum(number(&-&half), root));
        let line = between(&build::variable(letter.as_str()), rel, low, high);
        work.line_with(&line, words, print_expr(&number(&half.abs())));
    }
    Some(work)
}

/// What lies between two ends, or outside of them.
fn between(inner: &Expr, rel: Rel, low: Expr, high: Expr) -> Statement {
    if matches!(rel, Rel::Lt | Rel::Le) {
        return Statement::Chain(low, vec![(rel, inner.clone()), (rel, high)]);
    }
    let outside = |rel: Rel, end: Expr| Statement::Chain(inner.clone(), vec![(rel, end)]);
    Statement::Or(vec![outside(rel.mirrored(), low), outside(rel, high)])
}
