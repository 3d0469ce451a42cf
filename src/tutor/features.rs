//! Rows that name what the graph of the work has: its slope, where it meets the axes, its vertex, centre and radius. Each
//! is held against the latest row that is the graph's equation.

use super::answer::value_of;
use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rational, Rel, Statement, build, is_near, with_values};
use crate::reading::{Feature, Role, feature};

impl Work {
    /// The verdict of a row of features; None of any other row.
    pub(super) fn features(&self, line: &Statement) -> Option<LineVerdict> {
        let parts = notation::conjuncts(line).into_iter();
        let named = |part| named(part).or_else(|| self.named_by_letter(part));
        let named: Vec<(Feature, &Expr)> = parts.map(named).collect::<Option<_>>()?;
        // `x_s = 6/2 = 4`
        let is_of_vertex = of_vertex(line).is_some();
        if let Some(evidence) = algebra::false_arithmetic(line).filter(|_| is_of_vertex) {
            return Some(LineVerdict::of_role(Role::Step, self.from).found(Verdict::Fails(evidence)));
        }
        // Where no graph is in sight they are quantities as others are, worked out from points or told.
        let has_graph = |(feature, _): &(Feature, &Expr)| match feature {
            Feature::Slope | Feature::YIntercept | Feature::Axis => self.equation_of_graph().is_some(),
            Feature::Radius => self.circle().is_some(),
            _ if is_of_vertex => self.equation_of_graph().is_some_and(|(_, graph)| top(&graph).is_some()),
            Feature::Maximum | Feature::Minimum => {
                self.equation_of_graph().is_some_and(|(_, graph)| top(&graph).is_some())
            }
            _ => true,
        };
        if !named.iter().any(has_graph) {
            return None;
        }
        let mut found = Verdict::Holds(Relation::Implied);
        for &(feature, value) in &named {
            match self.feature(feature, value, &named) {
                Verdict::Holds(_) => {}
                other => {
                    found = other;
                    break;
                }
            }
        }
        let verdict = LineVerdict::of_role(Role::Step, self.from);
        Some(verdict.found(found).by_known_move())
    }

    /// `x = 2` where the vertex of `y = 2x^2 - 8x + 3` is asked for: its first coordinate, which is known from there on. None
    /// where it is another number.
    pub(super) fn at_the_vertex(&mut self, line: &Statement) -> Option<LineVerdict> {
        let (name, value) = value_of(line).filter(|_| self.graph.asks_vertex() && self.premises.givens.len() == 1)?;
        let (letter, graph) =
            self.equation_of_graph().filter(|(letter, graph)| *letter == name && top(graph).is_some())?;
        let mirrored = mirrored(&value, &letter);
        let found = same(&graph, with_values(&graph, &|name: &str| (name == letter).then(|| mirrored.clone())));
        if !matches!(found, Verdict::Holds(_)) {
            return None;
        }
        self.premises.definitions.push(line.clone());
        Some(LineVerdict::of_role(Role::Step, Source::Problem).found(found).by_known_move())
    }

    /// The slope as `m = 2`, the height at zero as `b = 3`, where the problem is about the one line that it gives.
    fn named_by_letter<'s>(&self, part: &'s Statement) -> Option<(Feature, &'s Expr)> {
        let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = part else { return None };
        let [(Rel::Eq, value)] = rest.as_slice() else { return None };
        let line = self.graph.line().filter(|_| !notation::has_letter(value) && self.graph.is_of_one_line())?;
        let feature = match name.as_str() {
            "m" => Feature::Slope,
            // In y = mx + b and its other spellings.
            "b" | "c" | "n" | "t" if !notation::variables(line).contains(name) => Feature::YIntercept,
            _ => return None,
        };
        Some((feature, value))
    }

    fn feature(&self, feature: Feature, value: &Expr, named: &[(Feature, &Expr)]) -> Verdict {
        let beside = |wanted: Feature| named.iter().find(|(known, _)| *known == wanted).map(|(_, value)| *value);
        let open = Verdict::NotChecked(Why::OutOfReach);
        match feature {
            Feature::CenterX | Feature::CenterY | Feature::Radius => {
                let Some((squares, right)) = self.circle() else { return open };
                match feature {
                    Feature::Radius => same(right, build::power(value.clone(), build::whole(2))),
                    _ => {
                        let (Some(x), Some(y)) = (beside(Feature::CenterX), beside(Feature::CenterY)) else {
                            return open;
                        };
                        let mirrored = |name: &str| match name {
                            "x" => Some(mirrored(x, name)),
                            "y" => Some(mirrored(y, name)),
                            _ => None,
                        };
                        same(squares, with_values(squares, &mirrored))
                    }
                }
            }
            _ => {
                let Some((letter, graph)) = self.equation_of_graph() else { return open };
                let at = |value: Expr| with_values(&graph, &|name: &str| (name == letter).then(|| value.clone()));
                match feature {
                    Feature::Slope => {
                        let next = build::sum(build::variable(letter.as_str()), build::whole(1));
                        same(&build::difference(at(next), graph.clone()), value.clone())
                    }
                    Feature::YIntercept => same(&at(build::whole(0)), value.clone()),
                    Feature::XIntercept => same(&at(value.clone()), build::whole(0)),
                    Feature::Maximum | Feature::Minimum => match top(&graph) {
                        Some((square, _)) if (square < 0.0) != (feature == Feature::Maximum) => {
                            Verdict::NotChecked(Why::Unconfirmed)
                        }
                        Some(_) => self.same_height(&graph, value),
                        None => open,
                    },
                    Feature::VertexY => match beside(Feature::VertexX) {
                        Some(x) => same(&at(x.clone()), value.clone()),
                        None => self.same_height(&graph, value),
                    },
                    _ => same(&graph, at(mirrored(value, &letter))),
                }
            }
        }
    }

    /// Whether the value is the height of the graph's vertex.
    fn same_height(&self, graph: &Expr, value: &Expr) -> Verdict {
        let heights = top(graph).map(|(_, height)| height).zip(notation::approximate(value));
        match heights {
            Some((height, value)) if is_near(height, value) => Verdict::Holds(Relation::Implied),
            _ => Verdict::NotChecked(Why::Unconfirmed),
        }
    }

    /// The letter and the expression of the latest `y = ...` or `f(x) = ...`.
    fn equation_of_graph(&self) -> Option<(String, Expr)> {
        let worked = self.before.iter().rev().chain(self.main.iter().flatten().rev());
        let mut rows = worked.chain(self.premises.givens.iter().rev()).chain(self.premises.definitions.iter().rev());
        let of_letter = |expr: &Expr| {
            let letters = notation::letters(expr);
            (letters.len() == 1).then(|| letters.into_iter().next().map(|letter| (letter, expr.clone()))).flatten()
        };
        let equation = |row: &Statement| {
            let [left, right] = notation::equation_sides(row)?;
            let is_y =
                |side: &Expr| matches!(&side.kind, ExprKind::Variable(name) if name == "y" || name.ends_with(')'));
            let side = if is_y(left) { right } else { Some(left).filter(|_| is_y(right))? };
            of_letter(side).filter(|(letter, _)| letter != "y")
        };
        let function = self.values.iter().rev().find_map(|(value, latest)| of_letter(value).and(of_letter(latest)));
        let defined = || self.functions.first().filter(|_| self.functions.len() == 1).and_then(of_letter);
        let of_line = || self.graph.line().and_then(solved_for_y).map(|height| ("x".to_owned(), height));
        function.or_else(|| rows.find_map(equation)).or_else(defined).or_else(of_line)
    }

    /// The sides of the latest `(x - 2)^2 + (y + 3)^2 = 25`.
    fn circle(&self) -> Option<(&Expr, &Expr)> {
        let rows = self.premises.givens.iter().chain(&self.before);
        let mut sides = rows.rev().filter_map(notation::equation_sides);
        sides
            .find(|[left, right]| {
                let letters = notation::letters(left);
                let is_sum_of_squares = matches!(&left.kind, ExprKind::Add(a, b) if is_square(a) && is_square(b));
                is_sum_of_squares && letters.iter().eq(["x", "y"]) && !notation::has_letter(right)
            })
            .map(|[left, right]| (left, right))
    }
}

/// `m = -7/0`: of a vertical line.
pub(super) fn is_slope(line: &Statement) -> bool {
    matches!(line, Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, _)
        if name == "m" || feature(name) == Some(Feature::Slope))
}

/// The height of a line at x: `slope*x + height at zero`. None of a vertical one.
fn solved_for_y(line: &Statement) -> Option<Expr> {
    let slope = algebra::slope_of(line)?;
    let [left, right] = notation::equation_sides(line)?;
    let difference = build::difference(left.clone(), right.clone());
    let at = |y: i64| {
        let place = |name: &str| match name {
            "x" => Some(build::whole(0)),
            "y" => Some(build::whole(y)),
            _ => None,
        };
        notation::exact_value(&with_values(&difference, &place))
    };
    let (at_zero, at_one) = (at(0)?, at(1)?);
    let rise = at_one - &at_zero;
    let height = (rise != Rational::from_integer(0.into())).then(|| build::number(&(-at_zero / &rise)))?;
    Some(build::sum(build::product(slope, build::variable("x")), height))
}

/// Numbers that are equal agree to so much.
const TOLERANCE: f64 = 1e-9;

/// The coefficient of the square of a quadratic expression, and the value that it takes at its vertex.
fn top(graph: &Expr) -> Option<(f64, f64)> {
    let at = |x: f64| notation::approximate_at(graph, &|_| Some(x));
    let (left, middle, right) = (at(-1.0)?, at(0.0)?, at(1.0)?);
    let (square, slope) = ((left + right) / 2.0 - middle, (right - left) / 2.0);
    let is_there = |x: f64| at(x).is_some_and(|y| is_near(y, square * x * x + slope * x + middle));
    let is_quadratic = square.abs() > TOLERANCE && [2.0, -3.0, 5.0].into_iter().all(is_there);
    is_quadratic.then(|| (square, middle - slope * slope / (4.0 * square)))
}

/// The coordinate of a vertex that a row works out, `x_s = 6/2 = 3`, and its last side.
fn of_vertex(line: &Statement) -> Option<(Feature, &Expr)> {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = line else { return None };
    let feature = match name.as_str() {
        "x_s" | "x_S" => Feature::VertexX,
        "y_s" | "y_S" => Feature::VertexY,
        _ => return None,
    };
    let is_value = rest.iter().all(|(rel, side)| *rel == Rel::Eq && !notation::has_letter(side));
    rest.last().filter(|_| is_value).map(|(_, last)| (feature, last))
}

/// What a statement says of a feature.
fn named(part: &Statement) -> Option<(Feature, &Expr)> {
    if let Some(found) = of_vertex(part) {
        return Some(found);
    }
    match part {
        Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) => match rest.as_slice() {
            [(Rel::Eq, value)] => Some((feature(name)?, value)),
            _ => None,
        },
        _ => None,
    }
}

fn is_square(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Pow(_, two) if notation::approximate(two) == Some(2.0))
}

fn same(earlier: &Expr, line: Expr) -> Verdict {
    algebra::follows(&[Statement::Expr(earlier.clone())], &Statement::Expr(line))
}

/// The place of the letter mirrored at a value: `2 a - x`.
fn mirrored(at: &Expr, letter: &str) -> Expr {
    build::difference(build::product(build::whole(2), at.clone()), build::variable(letter))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn what_a_graph_has_is_held_against_its_equation() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let line = "Find the slope and y-intercept of 4x - 2y = 10\n-2y = -4x + 10\ny = 2x - 5";
        check(&format!("{line}\nslope = 2, y-intercept = -5"), "+++");
        check(&format!("{line}\nslope: -2, y-intercept: (0, -5)"), "++-");
        check(&format!("{line}\nslope 2, y-intercept (0, 5)"), "++-");
        let circle = "x² + y² - 4x + 6y - 12 = 0\n(x - 2)² + (y + 3)² = 25";
        check(&format!("{circle}\nCentre (2, -3), radius 5"), "++");
        check(&format!("{circle}\nCentre (-2, 3), radius 5"), "+-");
        check(&format!("{circle}\nMittelpunkt M(2|-3), Radius 25"), "+-");
        let parabola = "y = x² + 6x + 5";
        check(&format!("{parabola}\naxis of symmetry: x = -3"), "+");
        check(&format!("{parabola}\naxis of symmetry: x = 3"), "-");
        check(&format!("{parabola}\nx-intercepts: (-1, 0) and (-5, 0)"), "+");
        check(&format!("{parabola}\nThe vertex is (-3, -4)."), "+");
        check(&format!("{parabola}\nThe vertex is (-1, 0)."), "-");
        check(&format!("{parabola}\nxs = -6/2 = -3\nys = 9 - 18 + 5 = -4"), "++");
        check(&format!("{parabola}\nxs = 6/2 = 3\nys = 9 + 18 + 5 = 32"), "-?");
        check(&format!("{parabola}\nThe minimum value is -4 when x = -3."), "+");
        check(&format!("{parabola}\nThe minimum value is -3 when x = -4."), "?");
        check(&format!("{parabola}\nThe maximum value is -4 when x = -3."), "?");
        check(&format!("{parabola}\nDas Minimum ist -4 bei x = -3."), "+");
        check(&format!("{parabola}\nDas Minimum ist -4 bei x = 3."), "-");
    }

    #[test]
    fn the_vertex_is_found_by_its_first_coordinate() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let vertex = "Find the vertex of the parabola y = 2x² - 8x + 3.";
        check(&format!("{vertex}\nx = 2\ny = 2·4 - 16 + 3\ny = -5"), "+++");
        check(&format!("{vertex}\nx = 2\ny = 2·9 - 24 + 3\ny = -3"), "+-+");
        check(&format!("{vertex}\nx = 2\ny = 2·4 - 16 + 3\ny = -4"), "++-");
        check(&format!("{vertex}\nx = 3\ny = 2·9 - 24 + 3\ny = -3"), "-++");
        check(&format!("{vertex}\ny = 2x² - 8x + 4\nx = 2\ny = -4"), "-++");
        check("Bestimme die Symmetrieachse von y = x² - 4x + 7.\nx = 2", "+");
        check("Bestimme die Symmetrieachse von y = x² - 4x + 7.\nx = 4", "-");
    }
}
