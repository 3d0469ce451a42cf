//! Formulas for areas, perimeters and volumes that a work quotes for the shape in its story, and for ways and speeds.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Statement};
use crate::reading::{self, Measure, Role, Shape};
use std::collections::BTreeSet;

/// The formulas of school. The letters p, q and s stand for any; the others are those that everybody uses.
const FORMULAS: [(Shape, Measure, &str); 22] = [
    (Shape::Circle, Measure::Area, "pi r^2"),
    (Shape::Circle, Measure::Area, "pi d^2/4"),
    (Shape::Circle, Measure::Perimeter, "2 pi r"),
    (Shape::Circle, Measure::Perimeter, "pi d"),
    (Shape::Rectangle, Measure::Area, "p q"),
    (Shape::Rectangle, Measure::Perimeter, "2 p + 2 q"),
    (Shape::Square, Measure::Area, "p^2"),
    (Shape::Square, Measure::Perimeter, "4 p"),
    (Shape::Triangle, Measure::Area, "p q/2"),
    (Shape::Triangle, Measure::Perimeter, "p + q + s"),
    (Shape::Parallelogram, Measure::Area, "p q"),
    (Shape::Parallelogram, Measure::Perimeter, "2 p + 2 q"),
    (Shape::Trapezoid, Measure::Area, "(a + c) h/2"),
    (Shape::Trapezoid, Measure::Area, "(a + b) h/2"),
    (Shape::Cylinder, Measure::Volume, "pi r^2 h"),
    (Shape::Cone, Measure::Volume, "pi r^2 h/3"),
    (Shape::Sphere, Measure::Volume, "4/3 * pi r^3"),
    (Shape::Sphere, Measure::Surface, "4 pi r^2"),
    (Shape::Cuboid, Measure::Volume, "p q s"),
    (Shape::Cuboid, Measure::Surface, "2 p q + 2 p s + 2 q s"),
    (Shape::Cube, Measure::Volume, "p^3"),
    (Shape::Cube, Measure::Surface, "6 p^2"),
];

/// Letters of the formulas above that stand for any.
const ANY: [&str; 3] = ["p", "q", "s"];

impl Work {
    /// A formula that is quoted for the story's shape and is another one than that of school: nothing rests on it until it is
    /// confirmed.
    pub(super) fn with_shape_formula(&self, verdict: LineVerdict, line: &Statement) -> LineVerdict {
        if verdict.role == Role::Given && self.denies_triangle(line) {
            return LineVerdict::of_role(Role::Step, verdict.from).found(Verdict::NotChecked(Why::Unconfirmed));
        }
        let is_given = matches!(verdict.role, Role::Given | Role::Definition);
        if is_given && (self.tells_motion && disagrees_on_motion(line) || self.misquotes_formula(line)) {
            return LineVerdict::of_role(Role::Step, verdict.from).found(Verdict::NotChecked(Why::Unconfirmed));
        }
        let Some(shape) = self.shape.filter(|_| matches!(verdict.role, Role::Given | Role::Definition)) else {
            return verdict;
        };
        match disagrees(shape, line) {
            true => LineVerdict::of_role(Role::Step, verdict.from).found(Verdict::NotChecked(Why::Unconfirmed)),
            false => verdict,
        }
    }
}

/// Whether a line gives another formula for what it measures of the shape, in the letters of one that is known.
fn disagrees(shape: Shape, line: &Statement) -> bool {
    let Some([Expr { kind: ExprKind::Variable(name), .. }, meaning]) = notation::equation_sides(line) else {
        return false;
    };
    let Some(measured) = reading::measure(name) else { return false };
    let own = letters_of(meaning);
    let known = FORMULAS.iter().filter(|(of, measure, _)| *of == shape && *measure == measured);
    let mut known = known.filter_map(|(.., formula)| in_letters(formula, &own)).peekable();
    let says_the_same = |formula: Expr| {
        let formula = Statement::Expr(formula);
        !matches!(algebra::follows(&[formula], &Statement::Expr(meaning.clone())), Verdict::Fails(_))
    };
    known.peek().is_some() && !known.any(says_the_same)
}

/// Way, speed and time in the letters that are usual for them.
const MOTIONS: [&str; 3] = ["s = v t", "d = s t", "d = v t"];

/// Whether a line relates way, speed and time in another way than they are related.
fn disagrees_on_motion(line: &Statement) -> bool {
    let own = notation::variables(line);
    let known = MOTIONS.into_iter().filter_map(|formula| notation::parse(formula).statement);
    let mut known = known.filter(|formula| notation::variables(formula) == own).peekable();
    let says_the_same =
        |formula: Statement| !matches!(algebra::follows(std::slice::from_ref(&formula), line), Verdict::Fails(_));
    notation::is_equation(line) && known.peek().is_some() && !known.any(says_the_same)
}

/// The formula in these letters; None where it has others.
fn in_letters(formula: &str, own: &BTreeSet<String>) -> Option<Expr> {
    let Some(Statement::Expr(formula)) = notation::parse(formula).statement else { return None };
    let letters = letters_of(&formula);
    if letters == *own {
        return Some(formula);
    }
    let is_any = letters.iter().all(|letter| ANY.contains(&letter.as_str()));
    (is_any && letters.len() == own.len()).then(|| {
        let put_in = |name: &str| {
            let place = letters.iter().position(|letter| letter == name)?;
            own.iter().nth(place).map(notation::build::variable)
        };
        notation::with_values(&formula, &put_in)
    })
}

/// The letters of an expression, π aside.
fn letters_of(expr: &Expr) -> BTreeSet<String> {
    notation::letters(expr).into_iter().filter(|name| name != "pi" && name != "π").collect()
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn quoted_formulas_are_those_of_the_shape() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let circle = "A circle has a radius of 5 cm. What is its area?\nr = 5";
        check(&format!("{circle}\nA = πr²\nA = 25π"), "..+");
        check(&format!("{circle}\nA = 2πr²\nA = 50π"), ".??");
        check(&format!("{circle}\nA = 2πr\nA = 10π"), ".??");
        let half = "A semicircle has a radius of 4 cm. What is its area?\nr = 4";
        check(&format!("{half}\nA = πr²/2\nA = 8π"), "..+");
        let ride = "Ein Auto fährt 240 km in 3 Stunden. Wie schnell ist es?";
        check(&format!("{ride}\nv = s : t\nv = 240 : 3\nv = 80"), "..+");
        check(&format!("{ride}\nt = s/v\n3 = 240/v\nv = 80"), "..+");
        check(&format!("{ride}\nv = s · t\nv = 240 · 3\nv = 720"), "?.+");
        let field = "Ein Rechteck ist 8 m lang und 5 m breit. Wie groß ist sein Umfang?\na = 8, b = 5";
        check(&format!("{field}\nU = 2(a + b)\nU = 26"), "..+");
        check(&format!("{field}\nU = 2a + b\nU = 21"), ".?+");
    }
}
