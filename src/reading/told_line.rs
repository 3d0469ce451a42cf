//! What the words of a problem say of a line in the plane: points of it, its slope, how it lies to another line.
//!
//! "the line through (1, 2) and (3, 8)", "the line with slope -3/4 and y-intercept (0, 2)", "perpendicular to y = 2x
//! through (4, 1)". With that the line, or its slope, is settled before any row is read.

use super::error_intervals;
use super::functions;
use super::linear_divisors;
use super::markers::Marked;
use super::points;
use super::work::{Problem, Role, Solution};
use crate::lexicon::names_one;
use crate::lexicon::{self, List, all};
use crate::notation::{self, Expr, Statement};
use crate::text::{closing_parenthesis, head};

/// A point's coordinates with their brackets are no longer than this.
const MAX_POINT_BYTES: usize = 96;

/// What is told of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldLine {
    /// Points of the line, in the order in which they stand, as (x, y).
    pub points: Vec<[Expr; 2]>,
    pub slope: Option<Expr>,
    /// How it lies to the line that the problem's equation is.
    pub direction: Option<Direction>,
}

/// How a line lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Parallel,
    Perpendicular,
}

/// What the problem tells of one line and which values of functions it asks for, the rows down to the work read together.
pub(super) fn tell(solution: &mut Solution, rows: &[Marked]) {
    let Some(problem) = solution.problem.as_mut().filter(|problem| problem.told_line.is_none()) else { return };
    let work = solution.steps.iter().find(|step| step.role != Role::Words).map_or(usize::MAX, |step| step.span.start);
    let above = rows.iter().map(|marked| marked.row.text()).take_while(|text| text.span().start < work);
    let texts: Vec<String> = above.map(|text| text.text().to_owned()).collect();
    let text = texts.join(" ");
    problem.told_line = read(&text);
    problem.asked_values = functions::asked_values(&text);
    problem.in_whole_numbers = text.contains(['ℤ', 'ℕ']);
    problem.error_interval = error_intervals::told(&text);
    problem.zero_of_divisor = linear_divisors::zero_of_divisor(&text);
}

/// The two points that a problem's words name; None where they name one, or several.
pub fn two_points(problem: &Problem) -> Option<[[Expr; 2]; 2]> {
    let points = points_among(problem.math.text());
    <[[Expr; 2]; 2]>::try_from(points).ok().filter(|_| problem.is_told)
}

/// Whether a problem's words ask for the middle of two points.
pub fn asks_middle(problem: &Problem) -> bool {
    names_one(&problem.math.text().to_lowercase(), |lexicon| &lexicon.midpoints)
}

/// Whether a quantity of this name is the distance of two points: `d`, `AB`, "distance".
pub fn is_distance(name: &str) -> bool {
    let is_pair = name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    name == "d" || is_pair || lexicon::holds(|lexicon| &lexicon.distances, &name.to_lowercase())
}

/// What `text`, a problem with its words and its maths, tells of one line. None where it speaks of no line, and where it
/// does not settle one.
pub(super) fn read(text: &str) -> Option<ToldLine> {
    let plain = text.replace("\\left", "").replace("\\right", "").replace(['$', '\n'], " ");
    let lower = plain.to_lowercase();
    let speaks = |list| names_one(&lower, list);
    let mut points = points_among(&plain);
    let lists: [List; 4] = [
        |lexicon| &lexicon.graph_lines,
        |lexicon| &lexicon.slopes,
        |lexicon| &lexicon.parallel,
        |lexicon| &lexicon.perpendicular,
    ];
    // `P(1|3), Q(4|9)` and nothing else: where rows speak of m, x and y, it is the line through both.
    let is_bare = points.len() == 2 && !plain.chars().any(char::is_lowercase);
    if !is_bare && !lists.into_iter().any(speaks) {
        return None;
    }
    let direction = match (speaks(|lexicon| &lexicon.parallel), speaks(|lexicon| &lexicon.perpendicular)) {
        (false, false) => None,
        (true, false) => Some(Direction::Parallel),
        (false, true) => Some(Direction::Perpendicular),
        // Two lines beside the given one.
        (true, true) => return None,
    };
    let slope = number_behind(&lower, |lexicon| &lexicon.slopes);
    let height = number_behind(&lower, |lexicon| &lexicon.y_intercepts);
    points.extend(height.and_then(|height| Some([value("0")?, height])));
    let is_settled =
        matches!((points.len(), &slope, direction), (2, None, None) | (1, Some(_), None) | (1, None, Some(_)));
    is_settled.then_some(ToldLine { points, slope, direction })
}

/// The pairs of numbers in brackets, `(1, 2)` or `A(1|2)`.
pub(super) fn points_among(text: &str) -> Vec<[Expr; 2]> {
    let opens = text.match_indices('(').map(|(at, _)| at);
    opens
        .filter_map(|open| {
            let is_applied = text[..open].ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
            let close = closing_parenthesis(head(&text[open..], MAX_POINT_BYTES))?;
            let coordinates = points::tuple(text.get(open..=open + close)?).filter(|_| !is_applied)?;
            let [x, y] = coordinates.as_slice() else { return None };
            Some([value(x)?, value(y)?])
        })
        .collect()
}

/// The number behind one of these words: "slope m = -3/4", "slope of 2", "Steigung -1".
fn number_behind(lower: &str, list: List) -> Option<Expr> {
    all(list).flat_map(|word| lower.match_indices(word)).find_map(|(at, word)| first_number(&lower[at + word.len()..]))
}

/// The number that `text` begins with, behind "of", "is" or `m =`.
fn first_number(text: &str) -> Option<Expr> {
    const BETWEEN: [&str; 8] = ["of ", "is ", "von ", "ist ", "m ", "m=", "=", ":"];
    let mut rest = text.trim_start();
    while let Some(behind) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind.trim_start();
    }
    let starts = rest.starts_with(|c: char| c.is_ascii_digit() || "-−–+\\.".contains(c));
    let ends = |(at, c): (usize, char)| {
        let next = rest[at + c.len_utf8()..].chars().next();
        let is_end = match c {
            ',' | ';' => true,
            ' ' => next.is_some_and(char::is_alphabetic),
            '.' => !next.is_some_and(|next| next.is_ascii_digit()),
            _ => false,
        };
        is_end.then_some(at)
    };
    let end = rest.char_indices().find_map(ends).unwrap_or(rest.len());
    value(rest[..end].trim()).filter(|_| starts)
}

/// The number that `text` is, as it is written.
fn value(text: &str) -> Option<Expr> {
    match notation::parse(text).statement? {
        Statement::Expr(value) if !notation::has_letter(&value) => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::print_expr;

    #[test]
    fn words_settle_a_line() {
        let check = |text: &str, wanted: Option<&str>| {
            let found = read(text).map(|told| {
                let point = |point: &[Expr; 2]| format!("({}, {})", print_expr(&point[0]), print_expr(&point[1]));
                let mut parts: Vec<String> = told.points.iter().map(point).collect();
                parts.extend(told.slope.as_ref().map(|slope| format!("slope {}", print_expr(slope))));
                parts.extend(told.direction.map(|direction| format!("{direction:?}")));
                parts.join(" ")
            });
            assert_eq!(found.as_deref(), wanted, "{text}");
        };
        check("Find the slope of the line through the points (2, -1) and (5, 8).", Some("(2, -1) (5, 8)"));
        check("Find an equation of a line with slope m = 2 that contains the point (3, -4).", Some("(3, -4) slope 2"));
        check("line with slope $-\\frac{3}{4}$ and y-intercept $(0,-2)$", Some("(0, -2) slope -3/4"));
        check("The line has gradient 3 and y-intercept -2. Find its equation.", Some("(0, -2) slope 3"));
        check("Gerade durch A(1|2) und B(3|8)", Some("(1, 2) (3, 8)"));
        check("Gerade mit der Steigung -2 durch P(1|4)", Some("(1, 4) slope -2"));
        check("Find the line perpendicular to y = 2x - 5 through (4, 1).", Some("(4, 1) Perpendicular"));
        check(
            "the line parallel to $3x+y=2$ that contains $\\left(-1,\\frac{1}{2}\\right)$",
            Some("(-1, 1/2) Parallel"),
        );
        for text in [
            "Find the midpoint between (1, 2) and (3, 4)",
            "Find the slope of the line 3x + y = 2",
            "Is (3, 4) on the line through (1, 2) and (2, 3)?",
            "Solve and write in interval notation: x > 2",
            "Find the slope of the line through (1, a) and (3, 4)",
        ] {
            check(text, None);
        }
    }
}
