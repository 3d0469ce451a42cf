//! Points and lines in the plane: distances, midpoints, slopes and equations of lines.

use super::question::{Question, values};
use super::rows::{Rows, factor, in_brackets, spelled, with_number, written, written_polynomial};
use crate::corpus::topics::Polynomial;
use crate::corpus::work_out::Given;
use crate::notation::{Expr, Rational, Statement, build, equation_sides, exact_value, with_values};
use crate::reading::{Direction, Task, two_points};
use num_traits::{One, Signed, Zero};

/// "Find the distance between (1, 2) and (4, 6)."
pub fn distance(question: &Question) -> Option<Rows> {
    let [x, y, other_x, other_y] = ends(question).filter(|_| question.says(|lexicon| &lexicon.distances))?;
    let (across, up) = (&other_x - &x, &other_y - &y);
    let mut rows = Rows::default();
    let differences = format!("({})^2 + ({})^2", difference(&other_x, &x), difference(&other_y, &y));
    rows.add(format!("d = sqrt({differences})"), "operation.distance");
    rows.add(format!("d = sqrt({} + {})", squared(&across), squared(&up)), "operation.work-out");
    let (across, up) = (&across * &across, &up * &up);
    rows.add(format!("d = sqrt({} + {})", written(&across), written(&up)), "operation.work-out");
    let sum = across + up;
    rows.add(format!("d = sqrt({})", written(&sum)), "operation.work-out");
    let root = build::root(build::number(&sum));
    rows.work_out("d", &root, Task::Simplify, "operation.work-out")?;
    Some(rows)
}

/// "Find the midpoint of (1, 2) and (5, 8)."
pub fn middle(question: &Question) -> Option<Rows> {
    let [x, y, other_x, other_y] = ends(question).filter(|_| question.says(|lexicon| &lexicon.midpoints))?;
    let sum = |a: &Rational, b: &Rational| format!("({} + {})/2", written(a), in_brackets(b));
    let two = Rational::from_integer(2.into());
    let half = |a: &Rational, b: &Rational| written(&((a + b) / &two));
    let mut rows = Rows::default();
    rows.add(format!("M = ({}, {})", sum(&x, &other_x), sum(&y, &other_y)), "operation.middle");
    rows.add(format!("M = ({}, {})", half(&x, &other_x), half(&y, &other_y)), "operation.work-out");
    Some(rows)
}

/// "Find the slope of the line through (1, 2) and (3, 8)", "the line with slope 2 through (1, 5)", "the line parallel to
/// y = 2x + 1 through (3, 4)".
pub fn line(question: &Question) -> Option<Rows> {
    let problem = question.read.problem.as_ref()?;
    let told = problem.told_line.as_ref()?;
    let points: Vec<Vec<Rational>> = told.points.iter().map(values).collect::<Option<_>>()?;
    let mut rows = Rows::default();
    let slope = match (&points[..], &told.slope, told.direction) {
        ([first, second], None, None) => {
            let (across, up) = (&second[0] - &first[0], &second[1] - &first[1]);
            if across.is_zero() {
                if up.is_zero() || question.says(|lexicon| &lexicon.slopes) {
                    return None;
                }
                rows.add(format!("x = {}", written(&first[0])), "operation.same-x");
                return Some(rows);
            }
            let above = difference(&second[1], &first[1]);
            rows.add(format!("m = ({above})/({})", difference(&second[0], &first[0])), "operation.slope");
            if !across.is_one() {
                rows.add(format!("m = {}/{}", written(&up), in_brackets(&across)), "operation.work-out");
            }
            let slope = up / across;
            rows.add(format!("m = {}", written(&slope)), "operation.work-out");
            slope
        }
        ([_], Some(slope), None) => exact_value(slope)?,
        ([_], None, Some(direction)) => {
            let own = slope_of(problem.statement()?)?;
            if direction == Direction::Parallel {
                rows.add(format!("m = {}", written(&own)), "operation.parallel");
                own
            } else {
                if own.is_zero() {
                    return None;
                }
                let slope = -own.recip();
                rows.add(format!("m = {}", written(&slope)), "operation.perpendicular");
                slope
            }
        }
        _ => return None,
    };
    let asks_slope = question.says(|lexicon| &lexicon.slopes) && told.slope.is_none();
    if asks_slope && told.direction.is_none() && !question.says(|lexicon| &lexicon.line_equations) {
        return Some(rows);
    }
    let [x, y] = &points[0][..] else { return None };
    let whole = Polynomial::without(x).scaled(&slope);
    let end = format!("y = {}", written_polynomial(&whole.plus(&Polynomial::constant(y.clone())), "x"));
    if x.is_zero() || slope.is_zero() {
        rows.add(end, "operation.point-slope");
        return Some(rows);
    }
    let left = with_number("y", &-y);
    rows.add(format!("{left} = {}({})", factor(&slope), with_number("x", &-x)), "operation.point-slope");
    rows.add(format!("{left} = {}", written_polynomial(&whole, "x")), "operation.expand");
    rows.add(end, "operation.solve-for-letter");
    Some(rows)
}

/// "Find the slope of 2x + 3y = 6", "the slope and y-intercept of y = 2x + 3".
pub fn features(question: &Question) -> Option<Rows> {
    let problem = question.read.problem.as_ref()?;
    let asks_height = question.says(|lexicon| &lexicon.y_intercepts);
    let asks_slope = question.says(|lexicon| &lexicon.slopes);
    let statement = problem.statement().filter(|_| (asks_slope || asks_height) && problem.told_line.is_none())?;
    let slope = slope_of(statement)?;
    let mut rows = Rows::default();
    let [left, right] = equation_sides(statement)?;
    let is_solved = spelled(left) == "y" && !spelled(right).contains('(');
    let given = Given { statement: statement.clone(), task: Some(Task::Solve), letter: Some('y') };
    if !is_solved && !rows.solve(&given) {
        return None;
    }
    let zero = |name: &str| (name == "x").then(|| build::whole(0));
    let rest = |side: &Expr| {
        exact_value(&with_values(side, &|name| if name == "y" { Some(build::whole(0)) } else { zero(name) }))
    };
    let per_y = |side: &Expr| {
        exact_value(&with_values(side, &|name| if name == "y" { Some(build::whole(1)) } else { zero(name) }))
    };
    let (low, high) = (rest(left)? - rest(right)?, per_y(left)? - per_y(right)?);
    let height = -&low / (high - &low);
    if !is_solved {
        let line = Polynomial::new(vec![height.clone(), slope.clone()]);
        rows.add(format!("y = {}", written_polynomial(&line, "x")), "operation.simplify");
    }
    if asks_slope {
        rows.add(format!("m = {}", written(&slope)), "operation.read-slope");
    }
    if asks_height {
        rows.add(format!("b = {}", written(&height)), "operation.read-height");
    }
    Some(rows)
}

/// The coordinates of the two points that are told.
fn ends(question: &Question) -> Option<[Rational; 4]> {
    let points = two_points(question.read.problem.as_ref()?)?;
    <[Rational; 4]>::try_from(values(points.iter().flatten())?).ok()
}

/// The slope of the line that an equation in x and y is.
fn slope_of(statement: &Statement) -> Option<Rational> {
    let [left, right] = equation_sides(statement)?;
    let value_at = |x: i64, y: i64| {
        let letter = |name: &str| match name {
            "x" => Some(build::whole(x)),
            "y" => Some(build::whole(y)),
            _ => None,
        };
        let side = |side: &Expr| exact_value(&with_values(side, &letter));
        Some(side(left)? - side(right)?)
    };
    // a·x + b·y + c, and no more than that.
    let c = value_at(0, 0)?;
    let (a, b) = (value_at(1, 0)? - &c, value_at(0, 1)? - &c);
    let is_linear = value_at(2, 3)? == &a + &a + &b + &b + &b + &c
        && value_at(-5, 7)? == &c - &a * Rational::from_integer(5.into()) + &b * Rational::from_integer(7.into());
    (is_linear && !b.is_zero()).then(|| -a / b)
}

/// `5 - 2`, `5 - (-2)`
fn difference(a: &Rational, b: &Rational) -> String {
    format!("{} - {}", written(a), in_brackets(b))
}

fn squared(value: &Rational) -> String {
    if value.is_negative() || !value.is_integer() {
        format!("({})^2", written(value))
    } else {
        format!("{}^2", written(value))
    }
}
