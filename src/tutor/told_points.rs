//! Rows that say how far two points of the problem lie apart, or where their middle is.

use super::evidence::LineVerdict;
use super::known_values::named;
use super::witness::Work;
use crate::algebra::{Relation, Verdict, Why};
use crate::notation::{self, Expr, Rel, Statement, is_near};
use crate::reading::{self, Role};

impl Work {
    /// The verdict on such a row; None of any other row.
    pub(super) fn of_told_points(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let is_formula = notation::conjuncts(line)
            .into_iter()
            .filter_map(named)
            .any(|(_, sides)| sides.into_iter().any(notation::has_letter));
        let points = self.graph.points.as_ref().filter(|_| !self.slipped && !is_formula)?;
        let coordinates = points.iter().flatten().map(notation::approximate).collect::<Option<Vec<f64>>>()?;
        let [x, y, other_x, other_y] = coordinates[..] else { return None };
        let is_right = match line {
            Statement::And(parts) if self.graph.asks_middle && parts.len() == 2 => {
                let middle = [(x + other_x) / 2.0, (y + other_y) / 2.0];
                let says = |(part, wanted): (&Statement, f64)| Some(all_are(&named(part)?.1, wanted));
                parts.iter().zip(middle).map(says).collect::<Option<Vec<bool>>>()?.into_iter().all(|right| right)
            }
            Statement::Chain(_, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq) => {
                let (_, sides) = named(line).filter(|(name, _)| reading::is_distance(name))?;
                all_are(&sides, (x - other_x).hypot(y - other_y))
            }
            _ => return None,
        };
        // Below a formula nothing else says what the numbers in it are.
        let is_of_letters = |row: &Statement| !notation::variables(row).is_subset(&notation::variables(line));
        let latest = self.before.last().or(self.problem.as_ref());
        if !is_right && latest.is_some_and(|latest| !is_of_letters(latest)) {
            return None;
        }
        let found = if is_right { Verdict::Holds(Relation::Implied) } else { Verdict::NotChecked(Why::Unconfirmed) };
        let verdict = LineVerdict::of_role(Role::Step, self.from).found(found);
        if self.problem.is_none() {
            self.take_given(i, line);
        }
        Some(if is_right { verdict.by_known_move() } else { verdict })
    }

    /// Whether a row of a story about a right triangle says of its third side what is not so: `10^2 - 6^2 = c^2` of legs.
    pub(super) fn denies_triangle(&self, line: &Statement) -> bool {
        let letters = notation::variables(line);
        let (Some(triangle), Some(letter), 1) = (&self.graph.triangle, letters.first(), letters.len()) else {
            return false;
        };
        let sides = notation::sides(line);
        let value = |side: &Expr| notation::approximate_at(side, &|name| (name == letter).then_some(triangle.third));
        let Some(values) = sides.into_iter().map(value).collect::<Option<Vec<f64>>>() else { return false };
        let is_told = named(line).is_some_and(|(_, sides)| triangle.told.iter().any(|told| all_are(&sides, *told)));
        notation::is_equation(line) && !is_told && !values.windows(2).all(|pair| is_near(pair[0], pair[1]))
    }
}

fn all_are(sides: &[&Expr], wanted: f64) -> bool {
    sides.iter().all(|side| notation::approximate(side).is_some_and(|value| is_near(value, wanted)))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn points_are_as_far_apart_as_they_are() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let told = "A(1, 2), B(4, 6). Find |AB|.";
        check(&format!("{told}\n|AB| = √((4 - 1)² + (6 - 2)²)\n|AB| = √25 = 5"), "++");
        check(&format!("{told}\n|AB| = √((4 + 1)² + (6 + 2)²)\n|AB| = √89"), "?+");
        let told = "Find the midpoint of A(1, 2) and B(5, 6)";
        check(&format!("{told}\nM = ((1 + 5)/2, (2 + 6)/2) = (3, 4)"), "+");
        check(&format!("{told}\nM = ((5 - 1)/2, (6 - 2)/2)\nM = (2, 2)"), "?+");
        let formula = "M = ((x_1 + x_2)/2, (y_1 + y_2)/2)";
        check(&format!("{told}\n{formula}\nM = ((1 + 5)/2, (2 + 6)/2)\nM = (3, 4)"), ".++");
        check(&format!("{told}\n{formula}\nM = ((1 + 5)/2, (2 - 6)/2)"), ".?");
    }

    #[test]
    fn the_third_side_is_that_of_pythagoras() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let legs = "Find the hypotenuse of a right triangle with legs 6 cm and 10 cm.";
        check(&format!("{legs}\na² + b² = c²\n6² + 10² = c²\n136 = c²"), "..+");
        check(&format!("{legs}\na² - b² = c²\n10² - 6² = c²\n64 = c²"), ".?+");
        let leg = "Die Hypotenuse ist 13 cm lang, eine Kathete 5 cm. Wie lang ist die andere Kathete?";
        check(&format!("{leg}\nb² = c² - a²\nb² = 13² - 5²\nb² = 144"), "..+");
        check(&format!("{leg}\nb² = 13² + 5²\nb² = 194"), "?+");
    }
}
