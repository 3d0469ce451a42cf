//! How a line was made of one above it, as far as numbers show: what a natural move leaves alone, and a lucky slip does not.
//!
//! The idea: adding the same to both sides keeps the difference of the sides, whatever was added; multiplying both sides
//! by a number multiplies it by a number that a solver would choose. A term moved without its sign may keep the solution
//! where it happens to vanish there, but it changes the difference by a factor that nobody would choose: `4x + 11 =
//! 9x + 11` and `13x + 11 = 11` differ by -13/5. Nothing is decided here: combining several moves gives odd factors too,
//! and clearing denominators by a letter none at all.

use super::operation::Sides;
use super::sample_points::near;
use num_complex::Complex64;

/// The pieces, the most natural first; of several lines above, the most natural counts.
pub const ORIGINS: [&str; 8] = ["osame", "owhole", "osides", "oletter", "osquare", "otimes", "oover", "oodd"];

/// Of no line above.
pub const UNKNOWN_ORIGIN: &str = "onone";

/// Factors up to here are told from others.
const MAX_FACTOR: f64 = 10_000.0;

/// How the sides came about.
pub fn origin(line: &Sides, above: &[Sides]) -> &'static str {
    let of_each = above.iter().filter(|from| from.is_relation()).filter_map(|from| rank(from, line));
    of_each.min().map_or(UNKNOWN_ORIGIN, |rank| ORIGINS[rank])
}

/// Index in [`ORIGINS`].
fn rank(from: &Sides, line: &Sides) -> Option<usize> {
    let [left, right] = line.values();
    [[left, right], [right, left]].iter().filter_map(|to| rank_of(&pairs(&from.values(), to))).min()
}

/// Both sides at a point, above and here.
struct Point {
    from: [Complex64; 2],
    to: [Complex64; 2],
}

fn pairs(from: &[[Option<Complex64>; 2]; 2], to: &[[Option<Complex64>; 2]; 2]) -> Vec<Point> {
    let at = |i: usize| Some(Point { from: [from[0][i]?, from[1][i]?], to: [to[0][i]?, to[1][i]?] });
    (0..2).filter_map(at).collect()
}

fn rank_of(points: &[Point]) -> Option<usize> {
    let factors: Vec<Complex64> =
        points.iter().map(|point| (point.to[0] - point.to[1]) / (point.from[0] - point.from[1])).collect();
    let [first, rest @ ..] = factors.as_slice() else { return None };
    let is_constant = rest.iter().all(|other| near(*first, *other)) && first.is_finite() && !rest.is_empty();
    let is_scaled = points
        .iter()
        .all(|point| near(point.from[0] * point.to[1], point.from[1] * point.to[0]) && point.to != point.from);
    let is_squared =
        points.iter().all(|point| (0..2).all(|side| near(point.from[side] * point.from[side], point.to[side])));
    let size = first.norm();
    let is_real = first.im.abs() <= 1e-9 * size && size > 1.0 / MAX_FACTOR && size < MAX_FACTOR;
    let is_whole = |size: f64| (size - size.round()).abs() <= 1e-7 * size;
    Some(match () {
        () if is_constant && is_real && near(Complex64::new(size, 0.0), Complex64::new(1.0, 0.0)) => 0,
        () if is_scaled && is_constant && is_real && (is_whole(size) || is_whole(1.0 / size)) => 1,
        () if is_scaled && is_constant => 2,
        () if is_scaled => 3,
        () if is_squared => 4,
        () if is_constant && is_real && is_whole(size) => 5,
        () if is_constant && is_real && is_whole(1.0 / size) => 6,
        () if is_constant && is_real => 7,
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{self, Rel, Statement};

    fn sides(text: &str) -> Sides {
        let statement = notation::parse(text).statement.unwrap_or_else(|| panic!("{text}"));
        let Statement::Chain(left, links) = statement else { panic!("{text} is no relation") };
        let [(Rel::Eq | Rel::Lt, right)] = links.as_slice() else { panic!("{text} has no two sides") };
        Sides::of_relation(&left, right, &["x".to_owned(), "y".to_owned()])
    }

    #[test]
    fn natural_moves_are_told_from_lucky_ones() {
        for (above, line, wanted) in [
            ("4x + 11 = 9x + 11", "4x = 9x", "osame"),
            ("4x + 11 = 9x + 11", "-5x + 11 = 11", "osame"),
            ("4x + 11 = 9x + 11", "0 = 5x", "osame"),
            ("4x + 11 = 9x + 11", "13x + 11 = 11", "oodd"),
            ("5(x - 2) = 3(x - 2)", "8(x - 2) = 0", "otimes"),
            ("x/3 + x/5 = 0", "2x/8 = 0", "osides"),
            ("x/3 + x/5 = 0", "5x + 3x = 0", "owhole"),
            ("3x = 12", "x = 4", "owhole"),
            ("3x/4 = 12", "x = 16", "osides"),
            ("1/x = 1/3 + y", "x(1/x) = x(1/3 + y)", "oletter"),
            ("sqrt(x + 4) = x - 2", "x + 4 = (x - 2)^2", "osquare"),
            ("3x + 6 = 9y", "x = 3y - 2", "oover"),
            ("x/2 + 3 = y", "x = 2y - 6", "otimes"),
            ("x + y = 3", "x = y", "onone"),
            ("-2x < 6", "x < -3", "owhole"),
        ] {
            assert_eq!(origin(&sides(line), &[sides(above)]), wanted, "{above} -> {line}");
        }
    }

    #[test]
    fn of_several_lines_the_most_natural_counts() {
        let above = ["7x = 5x + 4", "2x = 4"].map(sides);
        assert_eq!(origin(&sides("x = 2"), &above), "owhole");
        assert_eq!(origin(&sides("x = 2"), &[]), "onone");
    }
}
