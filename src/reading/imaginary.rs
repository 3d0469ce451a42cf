//! Whether the letter i of a work is the imaginary unit, told by all of its formulas together.

use super::work::Solution;
use crate::notation::{self, Finding, Parsed, Statement, What, variables};
use crate::text::Span;

const I: &str = "i";

/// A formula with as many other letters beside i has a letter in it: `A = P(1 + i)^n`.
const LETTERS_OF_FORMULA: usize = 3;

/// What i is in a work.
#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Unit,
    Letter,
    Unknown,
}

/// The letter i is the imaginary unit where roots of negative numbers are taken, where an expression holds nothing else,
/// and where an equation without it is solved by values with it. It is a letter where it has a real value, and beside
/// several other letters. Where neither can be told, and where both are, the rows with it are not read.
pub(super) fn settle_imaginary(solution: &mut Solution) {
    let problem = solution.problem.iter_mut().map(|problem| &mut problem.parsed);
    let mut rows: Vec<&mut Parsed> = problem.chain(solution.steps.iter_mut().map(|step| &mut step.parsed)).collect();
    let has_i = |parsed: &&mut Parsed| parsed.statement.as_ref().is_some_and(|row| variables(row).contains(I));
    if !rows.iter().any(has_i) {
        return;
    }
    let statements: Vec<&Statement> = rows.iter().filter_map(|parsed| parsed.statement.as_ref()).collect();
    match meaning(&statements) {
        Meaning::Letter => {}
        Meaning::Unit => {
            for parsed in &mut rows {
                parsed.statement = parsed.statement.take().map(|row| notation::statement_with_imaginary(&row));
            }
            solution.is_complex = true;
        }
        Meaning::Unknown => {
            for parsed in rows.into_iter().filter(|parsed| has_i(parsed)) {
                let what = What::Beyond(I.to_owned());
                *parsed = Parsed { statement: None, findings: vec![Finding { span: Span::new(0, 0), what }] };
            }
        }
    }
}

/// What i is in these rows, the problem first.
fn meaning(rows: &[&Statement]) -> Meaning {
    let Some(start) = rows.first() else { return Meaning::Unknown };
    let any = |question: fn(&Statement) -> bool| rows.iter().any(|row| question(row));
    let is_formula = |row: &&Statement| variables(row).contains(I) && variables(row).len() > LETTERS_OF_FORMULA - 1;
    let is_letter = any(notation::denies_imaginary) || rows.iter().any(is_formula);
    let is_solved_with_it = !variables(start).contains(I) && any(notation::gives_imaginary_value);
    match (is_letter, any(notation::uses_imaginary) || is_solved_with_it) {
        (true, false) => Meaning::Letter,
        (false, true) => Meaning::Unit,
        _ => Meaning::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use crate::notation::variables;
    use crate::reading::split;

    #[test]
    fn the_work_tells_what_i_is() {
        // Whether it is complex, and whether all rows are read.
        for (paste, wanted) in [
            ("(2+3i)(1-i)\n2 - 2i + 3i - 3i^2\n5 + i", (true, true)),
            ("x^2 + 9 = 0\nx = ±3i", (true, true)),
            ("x^2 - 4x + 13 = 0\nx = 2 ± 3i", (true, true)),
            ("Simplify sqrt(-12)\n2i sqrt(3)", (true, true)),
            ("i^2 = -1\ni^4 = 1", (true, true)),
            ("A = P(1+i)^n\nP = A/(1+i)^n", (false, true)),
            ("3i + 5 = 11\n3i = 6\ni = 2", (false, true)),
            ("x i = 20\nx = 20/i", (false, false)),
            ("2x + 3 = 7\nx = 2", (false, true)),
        ] {
            let solution = split(paste).solutions.remove(0);
            let statements: Vec<_> = solution.problem.iter().map(|problem| problem.statement()).collect();
            let all = statements.into_iter().chain(solution.steps.iter().map(|step| step.statement()));
            let all: Vec<_> = all.collect();
            let is_read = all.iter().all(Option::is_some);
            assert_eq!((solution.is_complex, is_read), wanted, "{paste}");
            assert!(!wanted.0 || all.into_iter().flatten().all(|row| !variables(row).contains("i")), "{paste}");
        }
    }
}
