//! Lines in the plane: the slope between two points, the line with a slope through a point, parallels and perpendiculars.

use super::budget::Budget;
use super::evaluate::{Point, value};
use super::linear_system::rows;
use super::surd::Surd;
use crate::notation::{self, Expr, Statement};

/// A point as (x, y).
pub type Coordinates = [Expr; 2];

/// The slope between two points, as it is written: `(y2 - y1)/(x2 - x1)`. None where they have one x.
pub fn slope_between(from: &Coordinates, to: &Coordinates) -> Option<Expr> {
    let [x1, y1] = from.each_ref().map(notation::print_expr);
    let [x2, y2] = to.each_ref().map(notation::print_expr);
    let slope = expr(&format!("(({y2})-({y1}))/(({x2})-({x1}))"))?;
    notation::approximate(&slope).is_some_and(f64::is_finite).then_some(slope)
}

/// The line with this slope through a point.
pub fn line_through(point: &Coordinates, slope: &Expr) -> Option<Statement> {
    let [x, y] = point.each_ref().map(notation::print_expr);
    statement(&format!("y-({y})=({})*(x-({x}))", notation::print_expr(slope)))
}

/// Where the line with this slope through a point meets the second axis: `y0 - slope*x0`.
pub fn height_at_zero(point: &Coordinates, slope: &Expr) -> Option<Expr> {
    let [x, y] = point.each_ref().map(notation::print_expr);
    expr(&format!("({y})-({})*({x})", notation::print_expr(slope)))
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
    expr(&a.over(&b).ok()?.negated().to_string())
}

/// The slope of what is perpendicular to a line of this slope. None where that is vertical.
pub fn slope_across(slope: &Expr) -> Option<Expr> {
    let slope = value(slope, &Point::new(), &Budget::new()).ok()?;
    expr(&slope.inverse().ok()?.negated().to_string())
}

/// Whether the equation is one of a line in the plane of x and y.
pub fn is_line(statement: &Statement) -> bool {
    normal(statement).is_some()
}

/// `a (x - x0) + b (y - y0) = 0`, solved for y where that can be.
fn with_normal([a, b]: [&Surd; 2], point: &Coordinates) -> Option<Statement> {
    if b.is_zero() {
        return statement(&format!("x={}", notation::print_expr(&point[0])));
    }
    let slope = a.over(b).ok()?.negated();
    line_through(point, &expr(&slope.to_string())?)
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

fn expr(text: &str) -> Option<Expr> {
    match statement(text)? {
        Statement::Expr(expr) => Some(expr),
        _ => None,
    }
}

fn statement(text: &str) -> Option<Statement> {
    notation::parse(text).statement
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: &str, y: &str) -> Coordinates {
        [x, y].map(|text| expr(text).expect("a number"))
    }

    #[test]
    fn slopes_and_lines() {
        let slope = |from, to| slope_between(&from, &to).map(|slope| notation::print_expr(&slope));
        assert_eq!(slope(point("2", "-1"), point("5", "8")).as_deref(), Some("(8--1)/(5-2)"));
        assert_eq!(slope(point("2", "-1"), point("2", "8")), None);
        let line = |found: Option<Statement>| found.map(|line| notation::print(&line));
        assert_eq!(
            line(line_through(&point("3", "-4"), &expr("2").expect("a number"))).as_deref(),
            Some("y--4=2(x-3)")
        );
        let given = statement("2x - y = 5").expect("a line");
        assert_eq!(line(parallel(&given, &point("4", "1"))).as_deref(), Some("y-1=2(x-4)"));
        assert_eq!(line(perpendicular(&given, &point("4", "1"))).as_deref(), Some("y-1=(-1/2)(x-4)"));
        let across = statement("y = 3").expect("a line");
        assert_eq!(line(perpendicular(&across, &point("4", "1"))).as_deref(), Some("x=4"));
        assert_eq!(line(parallel(&statement("y = x^2").expect("a curve"), &point("4", "1"))), None);
    }
}
