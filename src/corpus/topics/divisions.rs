//! Quotients of polynomials that leave a remainder: `(x^3 - 2x^2 + 3x - 5)/(x - 2)`.

use super::derivation::Derivation;
use super::higher_degree::only_letter;
use super::polynomial::Polynomial;
use crate::corpus::work_out::Given;
use crate::notation::{ExprKind, Statement, build};
use num_traits::Signed;

pub fn with_remainder(given: &Given, _: u32) -> Option<Derivation> {
    let Statement::Expr(quotient) = &given.statement else { return None };
    let letter = only_letter(&given.statement)?;
    let ExprKind::Div(top, bottom) = &quotient.kind else { return None };
    let (top, divisor) = (Polynomial::of(top, &letter)?, Polynomial::of(bottom, &letter)?);
    let (whole, rest) = top.over(&divisor)?;
    if letter == "i"
        || divisor.degree() == 0
        || whole.degree() == 0
        || rest.is_zero()
        || top.common(&divisor)?.degree() > 0
    {
        return None;
    }
    let product = build::product(divisor.expr(&letter), whole.expr(&letter));
    let is_negative = rest.leading().is_negative();
    let join = if is_negative { build::difference } else { build::sum };
    let size = if is_negative { rest.scaled(&-num_traits::one::<crate::notation::Rational>()) } else { rest };
    let over = |top| build::quotient(top, bottom.as_ref().clone());
    let mut work = Derivation::default();
    let sum = join(product, size.expr(&letter));
    work.line(&Statement::Expr(over(sum)), "operation.split-quotient");
    work.line(&Statement::Expr(join(whole.expr(&letter), over(size.expr(&letter)))), "operation.cancel");
    Some(work)
}
