//! Lines in the plane: the slope between two points, the line with a slope through a point, parallels and perpendiculars.

use super::budget::Budget;
use super::evaluate::{Point, value};
use super::linear_system::rows;
use super::surd::Surd;
use crate::notation::build::{difference, number, product, quotient, variable};
use crate::notation::{self, Expr, Rel, Statement};

/// A point as (x, y).
pub type Coordinates = [Expr; 2];

/// The slope between two points, as it is written: `(y2 - y1)/(x2 - x1)`. None where they have one x.
pub fn slope_between([x1, y1]: &Coordinates, [x2, y2]: &Coordinates) -> Option<Expr> {
    let slope = quotient(difference(y2.clone(), y1.clone()), difference(x2.clone(), x1.clone()));
    notation::approximate(&slope).is_some_and(f64::is_finite).then_some(slope)
}

/// The line with this slope through a point: `y - y0 = slope*(x - x0)`.
pub fn line_through([x, y]: &Coordinates, slope: &Expr) -> Statement {
    let run = difference(variable("x"), x.clone());
    Statement::Chain(difference(variable("y"), y.clone()), vec![(Rel::Eq, product(slope.clone(), run))])
}

/// Where the line with this slope through a point meets the second axis: `y0 - slope*x0`.
pub fn height_at_zero([x, y]: &Coordinates, slope: &Expr) -> Expr {
    difference(y.clone(), product(slope.clone(), x.clone()))
}

/// The line through a point that is parallel to `given`, a linear equation in x and y.
pub fn parallel(given: &Statement, point: &Coordinates) -> Option<Statement> {
    let [a, b] = normal(given)?;
    with_normal([&a, &b], point)
}

/// The line through a point that is perpendicular to `given`, a linear equation in x and y.
pub fn perpendicular(given: &Statement, point: &Coordinates) -> Option<Statement> {
    let [a, b] = normal(given)?;
    with_normal([&b, &a.negated()], point)
}

/// The slope of a line in the plane of x and y. None of a vertical one.
pub fn slope_of(line: &Statement) -> Option<Expr> {
    let [a, b] = normal(line)?;
    expr(a.over(&b).ok()?.negated())
}

/// The slope of what is perpendicular to a line of this slope. None where that is vertical.
pub fn slope_across(slope: &Expr) -> Option<Expr> {
    let slope = value(slope, &Point::new(), &Budget::new()).ok()?;
    expr(slope.inverse().ok()?.negated())
}

/// Whether the equation is one of a line in the plane of x and y.
pub fn is_line(statement: &Statement) -> bool {
    normal(statement).is_some()
}

/// `a (x - x0) + b (y - y0) = 0`, solved for y where that can be.
fn with_normal([a, b]: [&Surd; 2], point: &Coordinates) -> Option<Statement> {
    if b.is_zero() {
        return Some(Statement::Chain(variable("x"), vec![(Rel::Eq, point[0].clone())]));
    }
    let slope = a.over(b).ok()?.negated();
    Some(line_through(point, &expr(slope)?))
}

/// The coefficients of x and y, not both zero.
fn normal(line: &Statement) -> Option<[Surd; 2]> {
    let letters = ["x".to_owned(), "y".to_owned()];
    let is_of_plane = notation::variables(line).iter().all(|name| letters.contains(name));
    let rows = rows(line, &letters, &Budget::new()).ok()??;
    let [row] = rows.as_slice() else { return None };
    let [a, b, _] = row.as_slice() else { return None };
    (is_of_plane && !(a.is_zero() && b.is_zero())).then(|| [a.clone(), b.clone()])
}

/// A fraction as a tree.
fn expr(value: Surd) -> Option<Expr> {
    value.as_rational().map(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(text: &str) -> Statement {
        notation::parse(text).statement.expect("it parses")
    }

    fn number(text: &str) -> Expr {
        match statement(text) {
            Statement::Expr(value) => value,
            other => panic!("{other:?}"),
        }
    }

    fn point(x: &str, y: &str) -> Coordinates {
        [x, y].map(number)
    }

    #[test]
    fn slopes_and_lines() {
        let slope = |from, to| slope_between(&from, &to).map(|slope| notation::print_expr(&slope));
        assert_eq!(slope(point("2", "-1"), point("5", "8")).as_deref(), Some("(8--1)/(5-2)"));
        assert_eq!(slope(point("2", "-1"), point("2", "8")), None);
        assert_eq!(notation::print(&line_through(&point("3", "-4"), &number("2"))), "y--4=2(x-3)");
        assert_eq!(notation::print_expr(&height_at_zero(&point("3", "-4"), &number("2"))), "-4-2*3");
        let printed = |found: Option<Statement>| found.map(|line| notation::print(&line));
        let given = statement("2x - y = 5");
        assert_eq!(slope_of(&given).map(|slope| notation::print_expr(&slope)).as_deref(), Some("2"));
        assert_eq!(slope_across(&number("2")).map(|slope| notation::print_expr(&slope)).as_deref(), Some("-1/2"));
        assert_eq!(slope_across(&number("0")), None);
        assert_eq!(printed(parallel(&given, &point("4", "1"))).as_deref(), Some("y-1=2(x-4)"));
        assert_eq!(printed(perpendicular(&given, &point("4", "1"))).as_deref(), Some("y-1=(-1/2)(x-4)"));
        assert_eq!(printed(perpendicular(&statement("y = 3"), &point("4", "1"))).as_deref(), Some("x=4"));
        assert_eq!(printed(parallel(&statement("y = x^2"), &point("4", "1"))), None);
    }
}
