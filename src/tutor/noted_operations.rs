//! Operations on both sides that are noted beside rows, `3x + 5 = 11 | -5` or "Subtract 5": whether the row that follows, true
//! as it is, came by another one.
//!
//! A note stands beside the row that it is done to, or beside the one that it gives, so it speaks against a row only where it
//! fits neither. It does so where the opposite operation gives the row, or the same one with another number: of what is noted
//! in part, or of rows that skip a move, nothing is said.

use super::evidence::{LineVerdict, Verdicts};
use crate::algebra::{self, Verdict};
use crate::notation::{self, Expr, Rel, Statement, approximate, build, is_near};
use crate::reading::{self, Said, Solution};

/// Values that are put in for every letter, to see whether two expressions differ by a number.
const SAMPLES: [i64; 3] = [2, 5, 11];

/// A row that may be noted upon: an equation with a letter.
struct Row<'s> {
    equation: [&'s Expr; 2],
    note: Option<&'s str>,
    /// The note stands before the row: it says what gives it.
    is_noted_before: bool,
    /// Its line among the verdicts; None for the problem.
    line: Option<usize>,
}

/// The verdicts with each row marked that follows by another operation than the one noted for it.
pub(super) fn settled(solution: &Solution, mut verdicts: Verdicts) -> Verdicts {
    let rows = rows(solution, &verdicts.lines);
    let next = |i: usize| rows.get(i + 1).filter(|next| next.line == Some(rows[i].line.map_or(0, |line| line + 1)));
    let mut denied = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let Some(said) = row.note.and_then(operation) else { continue };
        let above = i
            .checked_sub(1)
            .map(|above| &rows[above])
            .filter(|above| row.line == Some(above.line.map_or(0, |line| line + 1)));
        let moves = [above.map(|above| (above, row)), next(i).filter(|_| !row.is_noted_before).map(|next| (row, next))];
        let moves = || moves.iter().flatten();
        if moves().any(|(from, to)| gives(&said, from.equation, to.equation)) {
            continue;
        }
        denied.extend(
            moves().filter(|(from, to)| is_other(&said, from.equation, to.equation)).filter_map(|(_, to)| to.line),
        );
    }
    for line in denied {
        verdicts.lines[line].is_by_other_operation = true;
    }
    verdicts
}

fn rows<'s>(solution: &'s Solution, lines: &[LineVerdict]) -> Vec<Row<'s>> {
    let equation = |statement: &'s Statement| {
        let has_letter = !notation::variables(statement).is_empty();
        notation::equation_sides(statement).filter(|_| has_letter)
    };
    let problem = solution.problem.as_ref().and_then(|problem| {
        let (equation, note) = (equation(problem.statement()?)?, problem.note.as_deref());
        Some(Row { equation, note, is_noted_before: false, line: None })
    });
    let holds = |line: &LineVerdict| line.is_claim() && matches!(line.local, Verdict::Holds(_));
    let steps = solution.steps.iter().zip(lines).enumerate().filter(|(_, (_, line))| holds(line));
    let steps = steps.filter_map(|(i, (step, _))| {
        let equation = equation(step.statement()?)?;
        let is_noted_before = step.reason.as_ref().is_some_and(|reason| reason.span().start < step.math.span().start);
        Some(Row { equation, note: step.reason.as_ref().map(|reason| reason.text()), is_noted_before, line: Some(i) })
    });
    problem.into_iter().chain(steps).collect()
}

/// What a note of one operation with one number or term says.
fn operation(note: &str) -> Option<Said> {
    // `-5   -5`: under either side.
    let words: Vec<&str> = note.split_whitespace().collect();
    let (one, other) = words.split_at(words.len() / 2);
    let note = if one == other { one.join(" ") } else { note.trim().to_owned() };
    let n_numbers = note.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).filter(|run| !run.is_empty());
    let note = note.strip_prefix(':').map_or(note.clone(), |by| format!("÷{by}"));
    let is_single = n_numbers.count() == 1 && !note.contains(['|', '=', '(', '/']);
    let said = reading::said(&note, |_| true).filter(|_| is_single)?;
    let is_of_number = matches!(said.operation, "add" | "subtract" | "multiply" | "divide") && !said.of_exponents;
    said.argument.is_some().then_some(said).filter(|_| is_of_number)
}

fn done(operation: &str, side: &Expr, by: &Expr) -> Expr {
    let (side, by) = (side.clone(), by.clone());
    match operation {
        "add" => build::sum(side, by),
        "subtract" => build::difference(side, by),
        "multiply" => build::product(side, by),
        _ => build::quotient(side, by),
    }
}

fn gives_by(operation: &str, by: &Expr, from: [&Expr; 2], to: [&Expr; 2]) -> bool {
    let [left, right] = from.map(|side| done(operation, side, by));
    let equation = |left: Expr, right: Expr| Statement::Chain(left, vec![(Rel::Eq, right)]);
    algebra::has_same_sides(&equation(left, right), &equation(to[0].clone(), to[1].clone()))
}

fn gives(said: &Said, from: [&Expr; 2], to: [&Expr; 2]) -> bool {
    said.argument.as_ref().is_some_and(|by| gives_by(said.operation, by, from, to))
}

/// Whether another operation of this kind takes one equation to the other: the opposite one, or one with another number or
/// with another number of the same letters.
fn is_other(said: &Said, from: [&Expr; 2], to: [&Expr; 2]) -> bool {
    let Some(by) = &said.argument else { return false };
    let (is_sum, opposite) = match said.operation {
        "add" => (true, "subtract"),
        "subtract" => (true, "add"),
        "multiply" => (false, "divide"),
        _ => (false, "multiply"),
    };
    let is_change = |change: f64| if is_sum { change.abs() > 1e-9 } else { (change.abs() - 1.0).abs() > 1e-9 };
    gives_by(opposite, by, from, to) || change_between(is_sum, by, from, to).is_some_and(is_change)
}

/// How many times the number or term was added to both sides, or what both were multiplied by.
fn change_between(is_sum: bool, by: &Expr, from: [&Expr; 2], to: [&Expr; 2]) -> Option<f64> {
    let changes = from.into_iter().zip(to).flat_map(|(before, after)| {
        SAMPLES.into_iter().map(move |sample| {
            let at = |side: &Expr| approximate(&notation::with_values(side, &|_| Some(build::whole(sample))));
            let (before, after) = (at(before)?, at(after)?);
            let change = if is_sum { (after - before) / at(by)? } else { after / before };
            change.is_finite().then_some(change)
        })
    });
    let changes: Vec<f64> = changes.collect::<Option<_>>()?;
    let (first, others) = changes.split_first()?;
    others.iter().all(|other| is_near(*first, *other)).then_some(*first)
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn another_operation_than_the_one_noted() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("3x + 5 = 11 | -5\n3x = 6 | :3\nx = 2", "++");
        check("3x + 5 = 11 | +5\n3x = 6 | ·3\nx = 2", "~~");
        check("3x + 5 = 11 | -4\n3x = 6", "~");
        check("3x + 5 = 11\n3x = 6 | -5\nx = 2 | :3", "++");
        check("3x + 5 = 11\n-5   -5\n3x = 6\n:3   :3\nx = 2", "++");
        check("3x + 5 = 11\n+5   +5\n3x = 6\nx = 2", "~+");
        check("5x + 4 = 2x + 10 | -2x\n3x + 4 = 10 | -4\n3x = 6", "++");
        check("5x + 4 = 2x + 10 | +2x\n3x + 4 = 10 | -4\n3x = 6", "~+");
        check("5x + 4 = 2x + 10 | -2x\n3x = 6 | :3\nx = 2", "++");
        check("3x + 5 = 11\nSubtract 5: 3x = 6\nDivide by 3: x = 2", "++");
        check("3x + 5 = 11\nAdd 5: 3x = 6\nDivide by 3: x = 2", "~+");
        check("3x - 5 = 10 | +5\n3x = 15 | :3\nx = 5", "++");
        check("x/4 = 3 | ·4\nx = 12", "+");
        check("5x + 4 = 2x + 10 | -5x\n3x + 4 = 10 | -4\n3x = 6", "~+");
        check("x/4 = 3 | :4\nx = 12", "~");
    }
}
