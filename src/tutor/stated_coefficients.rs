//! Rows that say what a, b and c, p and q or the discriminant of the problem's quadratic equation are:
//! `a = 2, b = -3, c = -5`, `p = -5; q = 6`, `D = 16 - 40 = -24`. They define, and still there is something to hold them against.

use super::answer::value_of;
use super::coefficients::{NAMES, coefficients};
use super::evidence::{LineVerdict, Source};
use super::known_values::{named_value, only_value};
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, build};
use crate::reading::Role;

impl Work {
    /// The verdict on a row that gives other coefficients or another discriminant than the problem or a row above has, and on
    /// one that gives the discriminant rightly. None of any other row: the letters may stand for something else where no
    /// equation is quadratic.
    pub(super) fn stated_coefficients(&mut self, line: &Statement) -> Option<LineVerdict> {
        // `D = b² - 4ac`, quoted or with its value behind it.
        let in_numbers = self.with_coefficients(line).or_else(|| self.with_stated_values(line));
        let line = in_numbers.as_ref().unwrap_or(line);
        let begins_with_name =
            |line: &&Statement| matches!(line, Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, _));
        // `b² - 4ac = 9 - 16` is a row of the work as any other.
        let named = in_numbers.as_ref().filter(begins_with_name).filter(|_| !self.slipped);
        if let Some(evidence) = named.and_then(algebra::false_arithmetic) {
            return Some(LineVerdict::of_role(Role::Step, self.from).found(Verdict::Fails(evidence)));
        }
        if let Some(verdict) = self.sums_of_roots(line) {
            return Some(verdict);
        }
        let named = notation::conjuncts(line).into_iter().map(value_at_start).collect::<Option<Vec<_>>>()?;
        let is_known = |wanted: &[&str]| named.iter().all(|(name, _)| wanted.contains(name)) && named.len() > 1;
        let is_discriminant = matches!(named[..], [("D" | "Δ", _)]);
        if !is_known(&["p", "q"]) && !is_discriminant {
            return None;
        }
        let rows = self.premises.givens.iter().chain(&self.before);
        let quadratics: Vec<[f64; 3]> = rows.filter(|row| is_equation_to_zero(row)).filter_map(numbers).collect();
        let agrees = |[a, b, c]: &[f64; 3]| {
            named.iter().all(|(name, value)| {
                let claimed: &[f64] = match *name {
                    "p" => &[b / a],
                    "q" => &[c / a],
                    // Of both formulas: below the root stands (p/2)² - q, or b² - 4ac.
                    _ => &[b * b - 4.0 * a * c, (b / a / 2.0).powi(2) - c / a, (b / a).powi(2) - 4.0 * c / a],
                };
                claimed.iter().any(|wanted| (wanted - value).abs() <= 1e-6 * (1.0 + wanted.abs()))
            })
        };
        let is_right = quadratics.iter().any(agrees);
        if quadratics.is_empty() || is_right && !is_discriminant {
            return None;
        }
        if let Some(evidence) = algebra::false_arithmetic(line) {
            // `D = 9 - 16 = 25`: it is 25, and the row says that it is 9 - 16.
            return Some(LineVerdict::of_role(Role::Step, self.from).found(Verdict::Fails(evidence)));
        }
        let verdict = LineVerdict::of_role(if is_right { Role::Check } else { Role::Step }, self.from);
        Some(match is_right {
            true => {
                self.premises.definitions.push(line.clone());
                verdict.found(Verdict::Holds(Relation::Implied))
            }
            false => verdict.found(Verdict::NotChecked(Why::Unconfirmed)),
        })
    }

    /// The row `D = b^2 - 4ac` with the numbers that rows above state for its letters.
    fn with_stated_values(&self, line: &Statement) -> Option<Statement> {
        let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = line else { return None };
        let is_discriminant = matches!(name.as_str(), "D" | "Δ");
        rest.first().filter(|(_, meaning)| is_discriminant && notation::has_letter(meaning))?;
        let known: Vec<(&str, &Expr)> = self.rows_above().filter_map(named_value).collect();
        let value = |name: &str| only_value(&known, name);
        let is_stated = notation::variables(line).iter().all(|letter| letter == name || value(letter).is_some());
        is_stated
            .then(|| notation::statement_with_values(line, &|letter| if letter == name { None } else { value(letter) }))
    }

    /// The verdict on `x_1 + x_2 = 5, x_1 · x_2 = 6` below the quadratic equation whose roots they are.
    fn sums_of_roots(&mut self, line: &Statement) -> Option<LineVerdict> {
        let mut rows = self.premises.givens.iter().chain(&self.before).rev();
        let row = rows.find(|row| is_equation_to_zero(row) && coefficients(row).is_some())?;
        let (letters, [a, b, c]) = (notation::variables(row), coefficients(row)?);
        let is_root = |expr: &Expr, index: &str| {
            matches!(&expr.kind, ExprKind::Variable(name)
                if name.split_once('_').is_some_and(|(base, own)| own == index && letters.contains(base)))
        };
        let of_roots = |one: &Expr, other: &Expr| {
            is_root(one, "1") && is_root(other, "2") || is_root(one, "2") && is_root(other, "1")
        };
        let in_coefficients = |part: &Statement| {
            let Statement::Chain(left, rest) = part else { return None };
            let value = match &left.kind {
                ExprKind::Add(one, other) if of_roots(one, other) => {
                    build::negative(build::quotient(b.clone(), a.clone()))
                }
                ExprKind::Mul(one, other) if of_roots(one, other) => build::quotient(c.clone(), a.clone()),
                _ => return None,
            };
            let is_number = rest.iter().all(|(rel, side)| *rel == Rel::Eq && !notation::has_letter(side));
            (is_number && letters.len() == 1).then(|| Statement::Chain(value, rest.clone()))
        };
        let parts = notation::conjuncts(line).into_iter().map(in_coefficients).collect::<Option<Vec<_>>>()?;
        let found = parts.iter().find_map(algebra::false_arithmetic);
        let found = found.map_or(Verdict::Holds(Relation::Implied), Verdict::Fails);
        let is_known = matches!(found, Verdict::Holds(_));
        let verdict = LineVerdict::of_role(Role::Step, self.from).found(found);
        Some(if is_known { verdict.by_known_move() } else { verdict })
    }

    /// A row that says what all three are, `a = 2, b = -3, c = -6`, where a row above is such an expression and none is one
    /// with these.
    pub(super) fn false_coefficients(&self, line: &Statement) -> Option<LineVerdict> {
        let named: Vec<(String, Expr)> = notation::conjuncts(line).into_iter().map(value_of).collect::<Option<_>>()?;
        let value = |wanted: &str| named.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
        let stated = match NAMES.map(value) {
            [Some(a), Some(b), Some(c)] if named.len() == NAMES.len() => [a, b, c],
            _ => return None,
        };
        let rows = || self.premises.givens.iter().chain(&self.before).chain(self.main.iter().flatten());
        if self.slipped || rows().flat_map(notation::variables).any(|name| NAMES.contains(&name.as_str())) {
            return None;
        }
        let mut fails = None;
        for row in rows() {
            let Some(own) = coefficients(row) else { continue };
            let [above, claimed] = [own, stated.clone()].map(polynomial);
            match algebra::follows(&[above], &claimed) {
                Verdict::Fails(evidence) => fails = fails.or(Some(evidence)),
                _ => return None,
            }
        }
        fails.map(|evidence| LineVerdict::of_role(Role::Step, Source::Problem).found(Verdict::Fails(evidence)))
    }
}

/// `a x^2 + b x + c = 0`.
fn polynomial([a, b, c]: [Expr; 3]) -> Statement {
    let x = || build::variable("x");
    let square = build::product(a, build::power(x(), build::whole(2)));
    let sum = build::sum(build::sum(square, build::product(b, x())), c);
    Statement::Chain(sum, vec![(Rel::Eq, build::whole(0))])
}

/// The letter on the left and the last number that the row sets it equal to: -24 of `D = 16 - 40 = -24 < 0`.
fn value_at_start(part: &Statement) -> Option<(&str, f64)> {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = part else { return None };
    let (_, value) = rest.iter().take_while(|(rel, _)| *rel == Rel::Eq).last()?;
    (!notation::has_letter(value)).then(|| notation::approximate(value))?.map(|value| (name.as_str(), value))
}

pub(super) fn is_equation_to_zero(row: &Statement) -> bool {
    let is_zero = |side: &Expr| notation::approximate(side) == Some(0.0) && !notation::has_letter(side);
    notation::equation_sides(row).is_some_and(|sides| sides.into_iter().any(is_zero))
}

/// The coefficients of a quadratic equation to zero, where they are numbers.
pub(super) fn numbers(row: &Statement) -> Option<[f64; 3]> {
    let [a, b, c] = coefficients(row)?;
    let value = |expr: &Expr| (!notation::has_letter(expr)).then(|| notation::approximate(expr)).flatten();
    Some([value(&a)?, value(&b)?, value(&c)?])
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn stated_coefficients_are_held_against_the_equation() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("x^2 - 5x + 6 = 0\np = -5; q = 6\nx = 2 or x = 3", ".+");
        check("x^2 - 5x + 6 = 0\np = -5; q = 7\nx = 2 or x = 3", "?+");
        check("x^2 + 2x + 5 = 0\nD = 4 - 20 = -16 < 0\nno solution", "++");
        check("x^2 + 2x + 5 = 0\nD = 4 - 24 = -20 < 0\nno solution", "?+");
        check("2x^2 - 3x - 5 = 0\na = 2, b = -3, c = -5\nx = 5/2 or x = -1", ".+");
        check("2x^2 - 3x - 5 = 0\na = -2, b = 3, c = 5\nx = 5/2 or x = -1", ".+");
        check("2x^2 - 3x - 5 = 0\na = 2, b = -3, c = 5\nx = 5/2 or x = -1", "-+");
        check("2x^2 - 3x = 5\n2x^2 - 3x - 5 = 0\na = 2, b = -3, c = -5\nx = 5/2 or x = -1", "+.+");
        check("x^4 - 5x^2 + 4 = 0\na = 1, b = -5, c = 4\nx^2 = 4 or x^2 = 1", ".+");
        check("x^2 - 5x + 6 = 0\nD = b^2 - 4ac = 1\nx = 2 or x = 3", "++");
        check("x^2 - 5x + 6 = 0\nD = b^2 + 4ac = 1\nx = 2 or x = 3", "-+");
        check("x^2 - 5x + 6 = 0\nD = b^2 + 4ac\nD = 1\nx = 2 or x = 3", "?++");
        check("x^2 - 5x + 6 = 0\na = 1, b = -5, c = 6\nD = b^2 - 4ac\nD = 1\nx = 2 or x = 3", ".+++");
        check("x^2 - 5x + 6 = 0\na = 1, b = -5, c = 6\nD = b^2 + 4ac\nD = 1\nx = 2 or x = 3", ".?++");
        check("x^2 - 6x + 8 = 0\nx_1 + x_2 = -p = 6\nx_1 * x_2 = q = 8\nx_1 = 2, x_2 = 4", "+++");
        check("x^2 - 6x + 8 = 0\nx_1 + x_2 = p = 6\nx_1 * x_2 = q = 8\nx_1 = 2, x_2 = 4", "-++");
        check("3x^2 - 6x + 2 = 0\nx_1 + x_2 = b/a = 2\nx_1 * x_2 = c/a", "-+");
        check("x^2 - 6x + 8 = 0\nx_1 + x_2 = 6, x_1 * x_2 = 7", "-");
        check("2x^2 + 4x - 30 = 0\np = 2; q = -15\nx = 3 or x = -5", ".+");
    }
}
