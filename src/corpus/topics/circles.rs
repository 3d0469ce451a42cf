//! Equations of circles brought to the form that shows middle and radius: `x^2 + y^2 - 4x + 6y - 3 = 0`.

use super::derivation::Derivation;
use super::polynomial::Polynomial;
use crate::corpus::work_out::Given;
use crate::notation::build::equation;
use crate::notation::{Expr, Rational, build, equation_sides, exact_value, letters, summands, variables};
use num_traits::{One, Signed, Zero};

/// The letters sorted, the squares completed.
pub fn completed(given: &Given, _: u32) -> Option<Derivation> {
    let [left, right] = equation_sides(&given.statement)?;
    let names: Vec<String> = variables(&given.statement).into_iter().collect();
    let [x, y] = <[String; 2]>::try_from(names).ok()?;
    let (mut of_x, mut of_y, mut number) = (Polynomial::new(Vec::new()), Polynomial::new(Vec::new()), Rational::zero());
    let difference = build::difference(left.clone(), right.clone());
    for (is_taken, term) in summands(&difference) {
        let sign = if is_taken { -Rational::one() } else { Rational::one() };
        let own = letters(term);
        match (own.contains(&x), own.contains(&y)) {
            (true, false) => of_x = of_x.plus(&Polynomial::of(term, &x)?.scaled(&sign)),
            (false, true) => of_y = of_y.plus(&Polynomial::of(term, &y)?.scaled(&sign)),
            (false, false) => number += exact_value(term)? * sign,
            (true, true) => return None,
        }
    }
    let is_monic = |of: &Polynomial| of.degree() == 2 && of.leading().is_one();
    let is_whole = |of: &Polynomial| of.coef(0).is_zero();
    let is_plain = of_x.coef(1).is_zero() && of_y.coef(1).is_zero();
    if ![&of_x, &of_y].into_iter().all(|of| is_monic(of) && is_whole(of)) || is_plain {
        return None;
    }
    let two = Rational::from_integer(2.into());
    let (half_x, half_y) = (of_x.coef(1) / &two, of_y.coef(1) / &two);
    let radius_squared = &half_x * &half_x + &half_y * &half_y - &number;
    if !radius_squared.is_positive() {
        return None;
    }
    let mut work = Derivation::to_form();
    // Term by term, so that no brackets stand in it.
    let joined = |first: Expr, second: &Expr| {
        let terms = summands(second).into_iter();
        terms.fold(first, |sum, (is_taken, term)| {
            let join = if is_taken { build::difference } else { build::sum };
            join(sum, term.clone())
        })
    };
    let sum = joined(of_x.expr(&x), &of_y.expr(&y));
    let sorted = equation(sum, build::number(&-&number));
    if sorted != given.statement {
        work.line(&sorted, "operation.reorder");
    }
    let with_square = |of: &Polynomial, half: &Rational| of.plus(&Polynomial::constant(half * half));
    let (whole_x, whole_y) = (with_square(&of_x, &half_x), with_square(&of_y, &half_y));
    let added = [&half_x, &half_y].into_iter().filter(|half| !half.is_zero()).map(|half| build::number(&(half * half)));
    let right = added.fold(build::number(&-&number), build::sum);
    work.line(&equation(joined(whole_x.expr(&x), &whole_y.expr(&y)), right), "operation.complete");
    let square = |half: &Rational, letter: &str| -> Expr {
        let inner = Polynomial::without(&-half).expr(letter);
        build::power(inner, build::whole(2))
    };
    let squares = build::sum(square(&half_x, &x), square(&half_y, &y));
    work.line(&equation(squares, build::number(&radius_squared)), "operation.as-square");
    Some(work)
}
