//! The sentence that a story's work closes with, "The number is 8.": whether its numbers are among what the work comes to.

use super::evidence::{LineVerdict, Source, Verdicts};
use crate::algebra::{Verdict, Why};
use crate::notation::{Expr, ExprKind, Rel, Statement, approximate, with_values};
use crate::reading::{Role, Solution, Step};
use std::collections::BTreeMap;

/// Values of one letter that are tried.
const MAX_VALUES: usize = 6;

/// Numbers of a problem and its work, and values found, that one operation is done on. A story has a handful.
const MAX_OPERANDS: usize = 200;

/// A last row of words with a number in it that stands nowhere in the problem or the work, and that nothing in them comes
/// to: it is not settled, and the work is not clean.
pub(super) fn settled(solution: &Solution, mut verdicts: Verdicts) -> Verdicts {
    let (Some(last), Some(line)) = (solution.steps.last(), verdicts.lines.last_mut()) else { return verdicts };
    let is_story = solution.problem.as_ref().is_some_and(|problem| problem.is_told);
    if !is_story || last.role != Role::Words || solution.steps.len() < 2 {
        return verdicts;
    }
    let known = Known::of(solution);
    if numbers(last.math.text()).iter().any(|number| !known.has(number)) {
        let why = Verdict::NotChecked(Why::NumberNotFound);
        let of_answer = LineVerdict::of_role(Role::Answer, Source::Problem);
        *line = LineVerdict { local: why.clone(), global: why, ..of_answer };
    }
    verdicts
}

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stated {
    value: f64,
    /// How far the value may be from what it was rounded from.
    half_unit: f64,
}

/// The numbers of a text; no ordinals (`2nd`), times of the day (`9:30`) or numbers inside names.
fn numbers(text: &str) -> Vec<Stated> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let rest = &text[start..];
        let mut length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (mut n_decimals, mut digits) = (0, rest[..length].to_owned());
        while let Some(group) = rest[length..].strip_prefix(',').and_then(|rest| rest.get(..3))
            && group.bytes().all(|byte| byte.is_ascii_digit())
        {
            digits += group;
            length += 4;
        }
        if let Some(decimals) = rest[length..].strip_prefix(['.', ',']) {
            n_decimals = decimals.bytes().take_while(u8::is_ascii_digit).count();
            if n_decimals > 0 {
                digits = format!("{digits}.{}", &decimals[..n_decimals]);
                length += 1 + n_decimals;
            }
        }
        at = start + length;
        let (before, behind) = (text[..start].chars().next_back(), &text[at..]);
        let is_part = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '^' | '/'));
        let is_ordinal = ["st", "nd", "rd", "th", ":", "/"].iter().any(|end| behind.starts_with(end))
            && !behind[1..].starts_with(char::is_whitespace);
        if let (Ok(value), false) = (digits.parse(), is_part || is_ordinal) {
            let unit = 10_f64.powi(-i32::try_from(n_decimals).unwrap_or(i32::MAX));
            found.push(Stated { value, half_unit: unit / 2.0 });
        }
    }
    found
}

/// What a problem and its work hold and come to, signs aside.
struct Known(Vec<f64>);

impl Known {
    fn of(solution: &Solution) -> Known {
        let n_worked = solution.steps.len().saturating_sub(1);
        let steps = &solution.steps[..n_worked];
        let texts = solution.problem.iter().map(|problem| problem.math.text());
        let texts = texts.chain(steps.iter().map(|step| step.math.text()));
        let texts = texts.chain(steps.iter().filter_map(|step| step.reason.as_ref()).map(|reason| reason.text()));
        let mut known: Vec<f64> = texts.flat_map(numbers).map(|number| number.value).collect();
        let statements: Vec<&Statement> = steps.iter().filter_map(Step::statement).collect();
        let mut values: BTreeMap<String, Vec<Expr>> = BTreeMap::new();
        statements.iter().for_each(|statement| collect_values(statement, &mut values));
        let stated: Vec<f64> = values.values().flatten().filter_map(approximate).take(MAX_OPERANDS).collect();
        let literals: Vec<f64> = known.iter().copied().take(MAX_OPERANDS).collect();
        // "Seven more", "twice as many", "the rest": one operation on what was found.
        for &value in &stated {
            for &other in literals.iter().chain(&stated) {
                known.extend([value + other, value - other, value * other, value / other]);
            }
        }
        let n_cases = values.values().map(Vec::len).max().unwrap_or(0).min(MAX_VALUES);
        for case in 0..n_cases {
            // Where letters have several values, the first go together, and so on.
            let value = |name: &str| values.get(name).and_then(|all| all.get(case).or(all.last())).cloned();
            for statement in &statements {
                each_side(statement, &mut |side| each_part(&with_values(side, &value), &mut known));
            }
        }
        Known(known)
    }

    /// Whether the number is one of them, perhaps rounded or in percent.
    fn has(&self, number: &Stated) -> bool {
        let is_near = |value: f64| {
            // What ends after a few decimals need not be rounded.
            let is_short = (value * 1e4 - (value * 1e4).round()).abs() < 1e-6;
            let margin = if is_short { 1e-9 } else { number.half_unit };
            (value.abs() - number.value).abs() <= margin * (1.0 + 1e-9)
        };
        self.0.iter().any(|value| is_near(*value) || is_near(value * 100.0))
    }
}

fn collect_values(statement: &Statement, values: &mut BTreeMap<String, Vec<Expr>>) {
    match statement {
        Statement::And(parts) | Statement::Or(parts) => parts.iter().for_each(|part| collect_values(part, values)),
        Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) => {
            let last = rest.last().filter(|(rel, _)| matches!(rel, Rel::Eq | Rel::Approx));
            let all = values.entry(name.clone()).or_default();
            all.extend(last.filter(|(_, value)| approximate(value).is_some()).map(|(_, value)| value.clone()));
        }
        _ => {}
    }
}

fn each_side(statement: &Statement, visit: &mut impl FnMut(&Expr)) {
    match statement {
        Statement::Expr(expr) | Statement::At(expr, _) => visit(expr),
        Statement::Chain(first, rest) => {
            visit(first);
            rest.iter().for_each(|(_, side)| visit(side));
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().for_each(|part| each_side(part, visit)),
        Statement::Always | Statement::Never => {}
    }
}

/// The value of the expression and of each of its parts.
fn each_part(expr: &Expr, values: &mut Vec<f64>) {
    values.extend(approximate(expr));
    expr.kind.operands().into_iter().flatten().for_each(|part| each_part(part, values));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::split;
    use crate::tutor::witness;

    #[test]
    fn numbers_of_a_sentence() {
        let found = |text: &str| numbers(text).iter().map(|number| number.value).collect::<Vec<_>>();
        assert_eq!(found("The 2nd train leaves at 9:30 with 1,250 people, 7.5 t and 3 cars."), [1250.0, 7.5, 3.0]);
        assert_eq!(found("x1 is 4; half of it is 1/2"), [4.0]);
    }

    #[test]
    fn the_closing_sentence_is_held_against_the_work() {
        let check = |paste: &str, wanted: bool| {
            let solution = split(paste).solutions.remove(0);
            let verdicts = witness(&solution);
            let is_open = verdicts.lines.iter().any(|line| line.local == Verdict::NotChecked(Why::NumberNotFound));
            assert_eq!(is_open, !wanted, "{paste}");
        };
        let number = "A number less 9 is 15. Find the number.\nn - 9 = 15\nn = 24\n";
        check(&format!("{number}The number is 24."), true);
        check(&format!("{number}The number is 6."), false);
        check(&format!("{number}So the number that was asked for is twenty-four."), true);
        let sides = "A rectangle is 7 cm longer than it is wide, and 50 cm round. How long are its sides?\n\
             2(w + w + 7) = 50\n4w + 14 = 50\nw = 9\n";
        check(&format!("{sides}It is 9 cm wide and 16 cm long."), true);
        check(&format!("{sides}It is 9 cm wide and 15 cm long."), false);
        let tariff =
            "Ein Taxi kostet 4 € und 1,50 € je Kilometer. Wie weit kommt man mit 19 €?\n4 + 1,5x = 19\nx = 10\n";
        check(&format!("{tariff}Man kommt 10 km weit."), true);
        check(&format!("{tariff}Man kommt 12 km weit."), false);
    }
}
