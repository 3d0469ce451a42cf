//! Rows that name by their usual letters what a graph's equation above shows: `m = 2, b = -5` of `y = mx + b`, `h = 3, k = -6` of
//! `y = a(x - h)^2 + k`, `h = 2, k = -3, r = 5` of `(x - h)^2 + (y - k)^2 = r^2`.

use super::answer::value_of;
use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{Relation, Verdict, Why};
use crate::notation::{self, Expr, Statement, is_near};
use crate::reading::Role;

/// Places at which two curves are compared: three settle a parabola, two more whether it is one.
const PLACES: [f64; 5] = [0.0, 1.0, -1.0, 2.0, -3.0];

/// What such a row says, its letters told by the names of the forms.
enum Named {
    /// Slope and height at zero.
    Line { slope: f64, height: f64 },
    /// The vertex, and the factor of the square where it is named.
    Parabola { x: f64, y: f64, factor: Option<f64> },
    /// The centre, and the radius where it is named.
    Circle { x: f64, y: f64, radius: Option<f64> },
}

impl Work {
    /// The verdict on such a row. None of any other row; where no equation of this kind stands above; and where the row fits
    /// none above and one below: it says what comes.
    pub(super) fn graph_letters(&mut self, line: &Statement, below: &[Statement]) -> Option<LineVerdict> {
        let parts: Vec<(String, f64)> = notation::conjuncts(line).into_iter().map(value).collect::<Option<_>>()?;
        let is_told =
            |row: &Statement| value_of(row).is_some_and(|(name, _)| parts.iter().any(|(own, _)| *own == name));
        if self.slipped || self.rows_above().any(is_told) {
            return None;
        }
        let names: Vec<Named> = named(&parts);
        // Of each form the latest equation counts.
        let latest = |named: &Named| self.rows_latest_first().find_map(|row| named.fits(row));
        let found: Vec<bool> = names.iter().filter_map(latest).collect();
        if found.is_empty() {
            return None;
        }
        let verdict = LineVerdict::of_role(Role::Step, self.from);
        if found.contains(&true) {
            self.premises.definitions.push(line.clone());
            return Some(verdict.found(Verdict::Holds(Relation::Implied)).by_known_move());
        }
        let rows = || self.rows_above().chain(below.iter().flat_map(notation::conjuncts));
        let is_of_other = names.iter().any(|named| rows().any(|row| named.fits(row) == Some(true)));
        let is_open = Verdict::NotChecked(Why::Unconfirmed);
        (!is_of_other).then(|| LineVerdict { from: Source::Problem, ..verdict.found(is_open) })
    }

    fn rows_latest_first(&self) -> impl Iterator<Item = &Statement> {
        let worked = self.before.iter().rev().chain(self.main.iter().flatten().rev());
        worked.chain(self.premises.givens.iter().rev()).flat_map(notation::conjuncts)
    }
}

impl Named {
    /// Whether an equation is the one with these values; None of one that is of another form.
    fn fits(&self, row: &Statement) -> Option<bool> {
        let [left, right] = notation::equation_sides(row)?;
        if let Named::Circle { x, y, radius } = self {
            return is_circle(left, right).then(|| is_circle_with(left, right, [*x, *y], *radius));
        }
        let heights = heights(left, right)?;
        let [middle, next, previous, ..] = heights;
        let (square, slope) = ((next + previous) / 2.0 - middle, (next - previous) / 2.0);
        let is_form = |(x, y): (&f64, &f64)| is_near(*y, square * x * x + slope * x + middle);
        if !PLACES.iter().zip(&heights).all(is_form) {
            return None;
        }
        match self {
            Named::Line { slope: own, height } => {
                is_near(square, 0.0).then(|| is_near(*own, slope) && is_near(*height, middle))
            }
            Named::Parabola { x, y, factor } => (!is_near(square, 0.0)).then(|| {
                let top = -slope / (2.0 * square);
                let is_factor = factor.is_none_or(|factor| is_near(factor, square));
                is_near(*x, top) && is_near(*y, middle + slope * top / 2.0) && is_factor
            }),
            Named::Circle { .. } => None,
        }
    }
}

/// What the letters may name.
fn named(parts: &[(String, f64)]) -> Vec<Named> {
    let value = |wanted: &str| parts.iter().find(|(name, _)| name == wanted).map(|(_, value)| *value);
    let height = ["b", "c", "n", "t"].into_iter().find_map(value);
    if let (2, Some(slope), Some(height)) = (parts.len(), value("m"), height) {
        return vec![Named::Line { slope, height }];
    }
    let (Some(x), Some(y)) = (value("h"), value("k")) else { return Vec::new() };
    match (parts.len(), value("r"), value("a")) {
        (2, ..) => vec![Named::Parabola { x, y, factor: None }, Named::Circle { x, y, radius: None }],
        (3, radius @ Some(_), _) => vec![Named::Circle { x, y, radius }],
        (3, _, factor @ Some(_)) => vec![Named::Parabola { x, y, factor }],
        _ => Vec::new(),
    }
}

fn value(part: &Statement) -> Option<(String, f64)> {
    let (name, value) = value_of(part)?;
    Some((name, notation::approximate(&value)?))
}

/// The heights of `y = ...` or `f(x) = ...` at the places; None of what is no equation in x solved for its other letter.
fn heights(left: &Expr, right: &Expr) -> Option<[f64; 5]> {
    let is_y =
        |side: &Expr| matches!(&side.kind, notation::ExprKind::Variable(name) if name == "y" || name.ends_with(')'));
    let curve = if is_y(left) { right } else { Some(left).filter(|_| is_y(right))? };
    if !notation::letters(curve).iter().eq(["x"]) {
        return None;
    }
    let mut heights = [0.0; 5];
    for (height, place) in heights.iter_mut().zip(PLACES) {
        *height = notation::approximate_at(curve, &|_| Some(place))?;
    }
    Some(heights)
}

fn is_square(expr: &Expr) -> bool {
    matches!(&expr.kind, notation::ExprKind::Pow(_, two) if notation::approximate(two) == Some(2.0))
}

/// `(x - 2)^2 + (y + 3)^2 = 25`
fn is_circle(left: &Expr, right: &Expr) -> bool {
    matches!(&left.kind, notation::ExprKind::Add(one, other) if is_square(one) && is_square(other))
        && notation::letters(left).iter().eq(["x", "y"])
        && !notation::has_letter(right)
}

/// Whether the sum of squares is zero at the centre, and the other side the square of the radius.
fn is_circle_with(left: &Expr, right: &Expr, [x, y]: [f64; 2], radius: Option<f64>) -> bool {
    let at = |name: &str| Some(if name == "x" { x } else { y });
    let is_centre = notation::approximate_at(left, &at).is_some_and(|value| is_near(value, 0.0));
    let square = notation::approximate(right);
    is_centre && radius.is_none_or(|radius| square.is_some_and(|square| is_near(square, radius * radius)))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn letters_of_a_form_are_held_against_the_equation_above() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let vertex = "Rewrite y = x² - 8x + 9 in vertex form.\ny = (x - 4)² - 7";
        check(&format!("{vertex}\nh = 4, k = -7"), ".++");
        check(&format!("{vertex}\na = 1, h = 4, k = -7"), ".++");
        check(&format!("{vertex}\nh = -4, k = -7"), ".+?");
        check(&format!("{vertex}\nh = 4, k = 7"), ".+?");
        let line = "identify m and b: 5x + 5y = 20\n5y = -5x + 20\ny = -x + 4";
        check(&format!("{line}\nm = -1, b = 4"), "++");
        check(&format!("{line}\nm = 1, b = 4"), "+?");
        let circle = "x² + y² - 4x + 6y - 12 = 0\n(x - 2)² + (y + 3)² = 25";
        check(&format!("{circle}\nh = 2, k = -3, r = 5"), "+");
        check(&format!("{circle}\nh = 2, k = 3, r = 5"), "?");
        check(&format!("{circle}\nh = 2, k = -3, r = 25"), "?");
        // The letters say what comes.
        let moved = "Find the line parallel to y = 2x - 5 through (3, 1).\nm = 2, b = -5\ny = 2x - 5";
        check(moved, &signs(moved).replace('-', "?"));
    }

    #[test]
    fn a_line_meets_both_axes() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let line = "Find the intercepts of y = 3x - 6.\n0 = 3x - 6\nx = 2";
        check(&format!("{line}\ny = 3 · 0 - 6 = -6"), "+++");
        check(&format!("{line}\ny = 3 · 0 - 6\ny = -6"), "++++");
        check(&format!("{line}\ny = -6"), "+++");
        check(&format!("{line}\ny = 6"), "++-");
        check(&format!("{line}\ny = 3 · 0 - 6 = 6"), "++-");
        check("Wo schneidet die Gerade y = 4x - 8 die Achsen?\n0 = 4x - 8\nx = 2\ny = 4 · 0 - 8 = -8", "+++");
    }
}
