//! Quadratic expressions with their square completed, and vertices.

use super::question::Question;
use super::rows::{Rows, factor, spelled, with_number, written, written_polynomial};
use crate::corpus::topics::{Polynomial, only_letter};
use crate::notation::{Expr, Rational, Statement, build, equation_sides};
use num_traits::{One, Zero};

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
    let half = &linear / &leading / Rational::from_integer(2.into());
    let square = &half * &half;
    let base = written_polynomial(&Polynomial::without(&-&half), &letter);
    let height = &constant - &leading * &square;
    let before = factor(&leading);
    let raised = format!("{before}({base})^2");
    let end = with_number(&raised, &height);
    let bare = |text: &str| text.replace([' ', '*'], "");
    if !half.is_zero() && bare(&spelled(&quadratic)) != bare(&end) {
        let expanded = written_polynomial(&whole, &letter);
        if bare(&spelled(&quadratic)) != bare(&expanded) {
            rows.add(row(&expanded), "operation.expand");
        }
        let inner = |number: &Rational| {
            let parts = vec![number.clone(), &linear / &leading, Rational::one()];
            written_polynomial(&Polynomial::new(parts), &letter)
        };
        let completed = with_number(&inner(&square), &-&square);
        if before.is_empty() {
            rows.add(row(&with_number(&completed, &constant)), "operation.complete-inside");
        } else {
            let apart = format!("{before}({})", inner(&Rational::zero()));
            rows.add(row(&with_number(&apart, &constant)), "operation.factor-out");
            rows.add(row(&with_number(&format!("{before}({completed})"), &constant)), "operation.complete-inside");
        }
        let taken = with_number(&raised, &-(&leading * &square));
        rows.add(row(&with_number(&taken, &constant)), "operation.as-square");
        rows.add(row(&end), "operation.work-out");
    }
    if asks_vertex && !left.is_empty() {
        rows.add(format!("S({}, {})", written(&-&half), written(&height)), "operation.read-vertex");
    }
    Some(rows)
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
