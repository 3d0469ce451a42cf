//! Rows that work out the area or the circumference of a circle whose radius or diameter the problem tells: `A = π·10²`.

use super::evidence::{LineVerdict, Source};
use super::known_values::named;
use super::witness::Work;
use crate::algebra::{Relation, Verdict, Why};
use crate::notation::{self, Expr, Statement, is_near};
use crate::reading::{self, Measure, Role};
use std::f64::consts::PI;

/// How far a decimal may be from what it stands for, in parts of it: 3.14 is taken for π.
const ROUNDED: f64 = 1e-3;

impl Work {
    /// The verdict on such a row with numbers alone on its right; None of any other.
    pub(super) fn of_told_circle(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let radius = self.radius.filter(|_| !self.slipped)?;
        let (name, sides) = line_of_measure(line)?;
        let wanted = match reading::measure(name)? {
            Measure::Area => PI * radius * radius,
            Measure::Perimeter => 2.0 * PI * radius,
            Measure::Volume | Measure::Surface => return None,
        };
        let values: Vec<(bool, f64)> = sides.iter().map(|side| value(side)).collect::<Option<_>>()?;
        let is_right = |(is_exact, value): &(bool, f64)| match is_exact {
            true => is_near(*value, wanted),
            false => (value - wanted).abs() <= ROUNDED * wanted,
        };
        let n_right = values.iter().filter(|value| is_right(value)).count();
        let is_first_right = values.first().is_some_and(is_right);
        if n_right < values.len() && is_first_right {
            // What follows is held against it as everywhere.
            return None;
        }
        // The last one may be in another unit; the first is what was put in.
        let found =
            if is_first_right { Verdict::Holds(Relation::Implied) } else { Verdict::NotChecked(Why::Unconfirmed) };
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem).found(found);
        match is_first_right {
            true if self.problem.is_none() => self.take_given(i, line),
            true => self.go_on_from(i, line),
            false => return Some(verdict),
        }
        Some(verdict.by_known_move())
    }
}

/// The letter of a row `A = ... = ...` and the numbers behind it, signs of rounding among the signs.
fn line_of_measure(line: &Statement) -> Option<(&str, Vec<&Expr>)> {
    if let Some(found) = named(line) {
        return Some(found);
    }
    let Statement::Chain(letter, rest) = line else { return None };
    let is_equal = rest.iter().all(|(rel, _)| matches!(rel, notation::Rel::Eq | notation::Rel::Approx));
    match &letter.kind {
        notation::ExprKind::Variable(name) if is_equal => Some((name, rest.iter().map(|(_, side)| side).collect())),
        _ => None,
    }
}

/// Whether a side has π in it, and its value; None where it has other letters.
fn value(side: &Expr) -> Option<(bool, f64)> {
    let has_pi = !notation::letters(side).is_empty();
    let at = |name: &str| (name == "pi" || name == "π").then_some(PI);
    Some((has_pi, notation::approximate_at(side, &at)?))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn measures_are_those_of_the_circle_that_is_told() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let disc = "A circle has a diameter of 10 cm. Find its area.";
        check(&format!("{disc}\nA = π·5²\nA = 25π"), "++");
        check(&format!("{disc}\nA = π·10²\nA = 100π"), "??");
        check(&format!("{disc}\nr = 5\nA = π·5² = 78.54"), ".+");
        check("Ein Kreis hat den Radius 5 cm. Berechne den Umfang.\nU = 2·π·5\nU ≈ 31,42", "++");
        check("Ein Kreis hat den Radius 5 cm. Berechne den Umfang.\nU = π·5²\nU ≈ 78,54", "??");
        check("Ein Kreis hat den Durchmesser 10 cm. Berechne den Umfang.\nU = π·10 = 31,42", "+");
    }
}
