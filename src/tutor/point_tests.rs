//! Points that are put into an equation and do not satisfy it: `10 = 2·4 + 1`, `10 = 9 (false)`, "it is not on the line".
//! Where the work says so itself, its rows are no mistakes.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::{Role, Step};

impl Work {
    /// The verdict on row `i` where it belongs to such a test: a number or a point put into an equation that is given, or
    /// the sides of that worked out.
    pub(super) fn failing_test(&self, i: usize, steps: &[Step]) -> Option<LineVerdict> {
        let (step, rest) = steps.get(i..)?.split_first()?;
        let line = step.statement()?;
        if let Statement::And(parts) = line {
            return self.failing_test_in_row(parts, &steps[..i]);
        }
        let sides = values(line).filter(|_| !self.slipped)?;
        let differ = |[left, right]: [f64; 2]| (left - right).abs() > 1e-9 * (1.0 + left.abs());
        let compares_numbers = |step: &&Step| step.statement().is_some_and(|line| values(line).is_some());
        let n_rows = rest.iter().take_while(compares_numbers).count();
        let (rows, behind) = rest.split_at(n_rows);
        let denies = |step: &Step| step.says_false() || step.statement().is_some_and(says_unequal);
        let is_denied = std::iter::once(step).chain(rows).any(denies)
            || behind.first().is_some_and(|words| words.role == Role::Words && words.denies());
        if !is_denied {
            return None;
        }
        let open = Verdict::NotChecked(Why::Unconfirmed);
        let is_put_in = self.is_put_in(line, &steps[..i]);
        let above = i.checked_sub(1).and_then(|above| values(steps[above].statement()?));
        let is_worked_out = above.is_some_and(|above| (0..2).all(|side| (above[side] - sides[side]).abs() < 1e-9));
        let is_below_test = above.is_some() && self.failing_test(i - 1, steps).is_some();
        // Numbers that agree deny nothing.
        let found = if differ(sides) { Verdict::Holds(Relation::Implied) } else { open };
        if is_below_test && !is_put_in && !is_worked_out && says_unequal(line) {
            // Numbers that differ, and the sides above come to others.
            let why = Verdict::NotChecked(Why::NumberNotFound);
            return Some(LineVerdict::of_role(Role::Check, self.from).found(why));
        }
        let is_test = is_put_in || is_worked_out && is_below_test;
        let says_so = differ(sides) || step.says_false();
        (is_test && says_so).then(|| LineVerdict::of_role(Role::Check, self.from).found(found))
    }

    /// Whether the row is an equation of the work with numbers in the places of its letters.
    fn is_put_in(&self, line: &Statement, above: &[Step]) -> bool {
        let has_letters =
            |given: &&Statement| notation::is_equation(given) && (1..=2).contains(&notation::variables(given).len());
        let rows = above.iter().filter_map(Step::statement);
        let mut givens = self.premises.givens.iter().chain(rows).flat_map(notation::conjuncts).filter(has_letters);
        givens.any(|given| algebra::is_special_case(given, line) || is_at_number(given, line))
    }

    /// The same of a test that stands in one row, `√(-2 + 6) = -2, √4 = -2, 2 ≠ -2`.
    fn failing_test_in_row(&self, parts: &[Statement], above: &[Step]) -> Option<LineVerdict> {
        let first = parts.first()?;
        parts.last().filter(|last| says_unequal(last) && !self.slipped)?;
        let sides: Vec<[f64; 2]> = parts.iter().map(values).collect::<Option<_>>()?;
        let is_near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * (1.0 + a.abs());
        let go_on = sides.windows(2).all(|pair| (0..2).all(|side| is_near(pair[0][side], pair[1][side])));
        let is_test = parts.len() > 1 && go_on && !is_near(sides[0][0], sides[0][1]);
        let holds = Verdict::Holds(Relation::Implied);
        (is_test && self.is_put_in(first, above)).then(|| LineVerdict::of_role(Role::Check, self.from).found(holds))
    }
}

/// Whether the row is the equation in one letter with one of the row's numbers in the place of that letter.
fn is_at_number(given: &Statement, line: &Statement) -> bool {
    let letters = notation::variables(given);
    let (Some(letter), 1) = (letters.first(), letters.len()) else { return false };
    let Some([left, right]) = values(line) else { return false };
    let mut numbers = Vec::new();
    notation::sides(line).into_iter().for_each(|side| collect_numbers(side, &mut numbers));
    numbers.into_iter().take(MAX_NUMBERS).any(|number| {
        let at_number = notation::statement_with_values(given, &|name| (name == letter).then(|| number.clone()));
        values(&at_number).is_some_and(|[a, b]| (a - left).abs() < 1e-9 && (b - right).abs() < 1e-9)
    })
}

/// Numbers of a row that are tried.
const MAX_NUMBERS: usize = 12;

/// Numbers and fractions of them, with their signs.
fn collect_numbers(expr: &Expr, numbers: &mut Vec<Expr>) {
    let is_number = |expr: &Expr| match &expr.kind {
        ExprKind::Number(_) => true,
        ExprKind::Div(a, b) => [a, b].into_iter().all(|part| matches!(part.kind, ExprKind::Number(_))),
        _ => false,
    };
    match &expr.kind {
        ExprKind::Neg(inner) if is_number(inner) => numbers.push(expr.clone()),
        _ if is_number(expr) => numbers.push(expr.clone()),
        kind => kind.operands().into_iter().flatten().for_each(|part| collect_numbers(part, numbers)),
    }
}

/// The two numbers that a row compares, with `=` or `≠`.
fn values(line: &Statement) -> Option<[f64; 2]> {
    let Statement::Chain(left, rest) = line else { return None };
    let [(Rel::Eq | Rel::Ne, right)] = rest.as_slice() else { return None };
    let value = |side| (!notation::has_letter(side)).then(|| notation::approximate(side)).flatten();
    Some([value(left)?, value(right)?])
}

fn says_unequal(line: &Statement) -> bool {
    matches!(line, Statement::Chain(_, rest) if matches!(rest.as_slice(), [(Rel::Ne, _)]))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn a_point_beside_a_line_says_so() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("Punktprobe mit Q(2|5) und y = 3x - 2:\n5 = 3·2 - 2\n5 = 4 (f)\nQ liegt nicht auf der Geraden.", "++");
        check("Punktprobe mit Q(2|5) und y = 3x - 2:\n5 = 3·2 - 2\n5 ≠ 4", "++");
        check("Is (2, 5) on y = 3x - 2?\n5 = 3(2) - 2\n5 = 4\nFalse, so it is not on the line.", "++");
        check("Is x = 4 a solution of 3x - 5 = 2x?\n3(4) - 5 = 2(4)\n12 - 5 = 8\n7 ≠ 8", "+++");
        check("Is (1, 2) a solution of x + y = 3 and 2x - y = 1?\n1 + 2 = 3\n2(1) - 2 = 1\n0 ≠ 1", "+++");
        check("Is x = 4 a solution of 3x - 5 = 2x?\n3(4) - 5 ≟ 2(4), 7 ≟ 8, 7 ≠ 8\nNo.", "+");
        check("Is x = 4 a solution of 3x - 5 = 2x?\n3(4) - 5 ≟ 2(4), 6 ≟ 8, 6 ≠ 8\nNo.", "-");
        check("Punktprobe mit Q(2|5) und y = 3x - 2:\n5 = 3·2 - 2\n5 = 4\nQ liegt auf der Geraden.", "-+");
    }
}
