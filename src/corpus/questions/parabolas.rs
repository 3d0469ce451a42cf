//! Quadratic expressions with their square completed, and vertices.

use super::question::Question;
use super::rows::{Rows, spelled, written, written_polynomial};
use crate::corpus::topics::{Polynomial, only_letter};
use crate::notation::{Expr, Rational, Statement, build, equation_sides};
use num_traits::{One, Signed, Zero};

/// "Complete the square: x^2 + 6x + 2", "Find the vertex of y = x^2 - 6x + 5".
pub fn vertex_form(question: &Question) -> Option<Rows> {
    let problem = question.read.problem.as_ref()?;
    let asks_vertex = question.says(|lexicon| &lexicon.vertices);
    let asks = asks_vertex || question.says(|lexicon| &lexicon.squaring_up) || problem.form.is_some();
    let (left, quadratic) = right_side(question).filter(|_| asks)?;
    let letter = only_letter(&Statement::Expr(quadratic.clone()))?;
    let whole = Polynomial::of(&quadratic, &letter).filter(|whole| whole.degree() == 2)?;
    let [constant, linear, leading] = [0, 1, 2].map(|power| whole.coef(power));
    let row = |side: &str| if left.is_empty() { side.to_owned() } else { format!("{left} = {side}") };
    let mut rows = Rows::default();
    let is_completed = spelled(&quadratic).contains(")^2");
    if !is_completed
        && spelled(&quadratic).replace([' ', '*'], "") != written_polynomial(&whole, &letter).replace([' ', '*'], "")
    {
        rows.add(row(&written_polynomial(&whole, &letter)), "operation.expand");
    }
    let half = &linear / &leading / Rational::from_integer(2.into());
    let (square, base) = (&half * &half, Polynomial::without(&-&half));
    let base = written_polynomial(&base, &letter);
    let vertex_height = &constant - &leading * &square;
    let factor = match &leading {
        one if one.is_one() => None,
        one if (-one).is_one() => Some("-".to_owned()),
        other if other.is_integer() => Some(written(other)),
        other if other.is_negative() => Some(format!("-({})", written(&-other))),
        other => Some(format!("({})", written(other))),
    };
    let end = match &factor {
        _ if half.is_zero() => written_polynomial(&whole, &letter),
        None => format!("({base})^2"),
        Some(factor) => format!("{factor}({base})^2"),
    };
    if !half.is_zero() && !is_completed {
        let without_constant = |with_square: bool| {
            let zero = Rational::zero();
            let inner = Polynomial::new(vec![
                if with_square { square.clone() } else { zero },
                &linear / &leading,
                Rational::one(),
            ]);
            written_polynomial(&inner, &letter)
        };
        if let Some(factor) = &factor {
            rows.add(
                row(&behind(&format!("{factor}({})", without_constant(false)), &constant)),
                "operation.factor-out",
            );
            let inside = behind(&without_constant(true), &-&square);
            rows.add(row(&behind(&format!("{factor}({inside})"), &constant)), "operation.complete");
            let spread = behind(&end, &-(&leading * &square));
            rows.add(row(&behind(&spread, &constant)), "operation.as-square");
        } else {
            let inside = behind(&without_constant(true), &-&square);
            rows.add(row(&behind(&inside, &constant)), "operation.complete");
            rows.add(row(&behind(&behind(&end, &-&square), &constant)), "operation.as-square");
        }
        rows.add(row(&behind(&end, &vertex_height)), "operation.work-out");
    }
    if asks_vertex && !left.is_empty() {
        rows.add(format!("S({}, {})", written(&-&half), written(&vertex_height)), "operation.read-vertex");
    }
    Some(rows)
}

/// The sum with a number behind it; without a zero.
fn behind(sum: &str, number: &Rational) -> String {
    match number {
        zero if zero.is_zero() => sum.to_owned(),
        number if number.is_negative() => format!("{sum} - {}", written(&-number)),
        number => format!("{sum} + {}", written(number)),
    }
}

/// The quadratic expression that is asked about, and what it is equal to: `y`, `f(x)` or nothing.
fn right_side(question: &Question) -> Option<(String, Expr)> {
    let functions = &question.read.functions;
    let mut names = functions.names().filter(|name| !name.contains('^'));
    if let (Some(name), None) = (names.next(), names.next()) {
        let letter = super::functions::letter_of(question, name)?;
        return Some((format!("{name}({letter})"), functions.apply(name, &build::variable(letter))?));
    }
    match question.read.problem.as_ref()?.statement()? {
        Statement::Expr(expr) => Some((String::new(), expr.clone())),
        statement => {
            let [left, right] = equation_sides(statement)?;
            (spelled(left) == "y").then(|| ("y".to_owned(), right.clone()))
        }
    }
}
