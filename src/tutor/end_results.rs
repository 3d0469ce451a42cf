//! What a calculation without letters ends on: the results that no later row goes on with. A closing sentence answers with one
//! of them; what was worked out on the way may stand beside it, not in its place.

use super::closing::{Stated, numbers};
use crate::notation::{self, Expr, Rel, Statement, approximate, is_near};
use crate::reading::{self, Solution, Step};

/// What a result may be multiplied by in a sentence that gives it in another unit.
const UNITS: [f64; 8] = [1.0, 10.0, 100.0, 1000.0, 0.1, 0.01, 0.001, 60.0];

/// Whether the last row of a calculation without letters names numbers, and none of them is what the calculation ends on.
pub(super) fn are_missing(solution: &Solution, text: &str) -> bool {
    let Some((_, steps)) = solution.steps.split_last() else { return false };
    let rows: Vec<&Statement> = steps.iter().filter_map(Step::statement).collect();
    let stated = numbers(text);
    if stated.is_empty() || !rows.iter().all(|row| notation::is_equation(row) && notation::variables(row).is_empty()) {
        return false;
    }
    let told: Vec<f64> =
        solution.problem.iter().flat_map(|problem| numbers(problem.math.text())).map(|number| number.value).collect();
    // What comes to a number of the problem again is a check.
    let is_check = |row: &&Calculation| told.iter().any(|number| is_near(*number, row.result));
    let rows: Vec<Calculation> = rows.into_iter().filter_map(Calculation::of).collect();
    let rows: Vec<&Calculation> = rows.iter().filter(|row| !is_check(row)).collect();
    let is_used = |(i, row): &(usize, &&Calculation)| {
        rows[i + 1..].iter().any(|later| later.numbers.iter().any(|number| is_near(*number, row.result)))
    };
    let ends = rows.iter().enumerate().filter(|row| !is_used(row)).map(|(_, row)| row.result);
    let pairs = steps.iter().filter_map(reading::correspondence).flat_map(|pair| [pair.left, pair.right]);
    let ends: Vec<f64> = ends.chain(pairs.filter_map(|quantity| approximate(&quantity.number))).collect();
    ends.len() < rows.len() && !stated.iter().any(|number| ends.iter().any(|end| may_be(number, *end)))
}

/// Whether a number of a sentence may be the result: in another unit, rounded, up or down to a whole one, or the minutes of
/// its hours.
fn may_be(stated: &Stated, end: f64) -> bool {
    let of_units = UNITS.iter().map(|unit| end * unit);
    let parts = [end.floor(), end.ceil(), end.fract() * 60.0, 1.0 - end, end - 1.0];
    of_units.chain(parts).any(|value| stated.is_near(value) || (stated.value - value.abs()).abs() <= stated.half_unit)
}

/// The numbers that a row calculates with, and what it comes to.
struct Calculation {
    numbers: Vec<f64>,
    result: f64,
}

impl Calculation {
    fn of(row: &Statement) -> Option<Calculation> {
        let Statement::Chain(first, rest) = row else { return None };
        let (result, between) = rest.split_last()?;
        let result = approximate(&result.1)?;
        let mut numbers = Vec::new();
        let sides = [first].into_iter().chain(between.iter().filter(|(rel, _)| *rel == Rel::Eq).map(|(_, side)| side));
        sides.for_each(|side| collect(side, &mut numbers));
        Some(Calculation { numbers, result })
    }
}

/// The numbers in an expression, and the values of its parts: a percentage is a quotient.
fn collect(expr: &Expr, numbers: &mut Vec<f64>) {
    numbers.extend(approximate(expr));
    expr.kind.operands().into_iter().flatten().for_each(|part| collect(part, numbers));
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn a_sentence_answers_with_what_the_calculation_ends_on() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let coat = "A coat costs £60. It is reduced by 15%. What is the sale price?\n60 × 0.15 = 9\n60 - 9 = 51\n";
        check(&format!("{coat}The sale price is £51."), ".+.");
        check(&format!("{coat}The sale price is £9."), ".+?");
        check(&format!("{coat}You save £9 and pay £51."), ".+.");
        check(&format!("{coat}51 + 9 = 60\nThe sale price is £51."), ".++.");
        let trip =
            "Ein Zug fährt 180 km in 2 h 30 min. Wie schnell ist er?\n30 : 60 = 0,5\n2 + 0,5 = 2,5\n180 : 2,5 = 72\n";
        check(&format!("{trip}Er fährt 72 km/h."), ".++.");
        check(&format!("{trip}Er fährt 2,5 km/h."), ".++?");
    }
}
