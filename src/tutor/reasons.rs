//! Whether a line is what the words beside it say was done.
//!
//! What is said of a number or term is followed: "subtract 3", "divide both sides by -2", "bring 2x to the other side".
//! What changes the form leaves every side what it was. What takes an equation apart is not followed, and is left to the
//! learned witness. Where the line is something else, it may be sound all the same; but no move has been told that was
//! made.

use crate::algebra;
use crate::notation::{Expr, ExprKind, Rel, Statement};
use crate::reading::{said, says_scaling};

/// Operations that are not followed here.
const LEFT_TO_MODEL: [&str; 4] = ["square", "root", "zero", "cross"];

/// Operations that write the same sides differently.
const CHANGES_OF_FORM: [&str; 4] = ["expand", "factorise", "reorder", "swap"];

/// Signs with which a note in the margin begins.
const SIGNS: [char; 9] = ['+', '-', '−', '*', '·', '×', '÷', ':', '/'];

/// Whether the words name an operation that makes `line` of nothing `above`, or one that is not followed. A note in the
/// margin may as well say what is done next (`9x = 18 | :9`), if there is a next row.
pub(super) fn says_otherwise(words: &str, above: &[Statement], line: &Statement, is_last: bool) -> bool {
    if !is_last && words.trim_start().starts_with(SIGNS) || refers_to_rows(words) {
        return false;
    }
    let Some(said) = said(words, |_| true) else { return false };
    // "Divide by -3 and flip the sign": the sign of an inequality, not the sides.
    if matches!(said.operation, "swap" | "negate") && says_scaling(words) && !holds_equation(line) {
        return false;
    }
    if LEFT_TO_MODEL.contains(&said.operation) {
        return true;
    }
    let mut earlier = above.iter().flat_map(relations).peekable();
    if earlier.peek().is_none() || !matches!(line, Statement::Chain(..)) {
        return false;
    }
    if CHANGES_OF_FORM.contains(&said.operation) {
        let may_be = |statement: &Statement| match said.operation {
            "expand" => has_product_of_sums(statement),
            "factorise" => has_product_of_sums(line),
            _ => true,
        };
        return !earlier.any(|statement| may_be(statement) && algebra::has_same_sides(statement, line));
    }
    let operations: &[&str] = match (said.operation, &said.argument) {
        ("move", Some(_)) => &["add", "subtract"],
        ("negate", _) | ("add" | "subtract" | "multiply" | "divide", Some(_)) => &[said.operation],
        _ => return false,
    };
    let by = said.argument.as_ref();
    !earlier.any(|statement| {
        let Statement::Chain(first, rest) = statement else { return false };
        operations.iter().any(|operation| {
            let done = |side: &Expr| operated(operation, side, by);
            let rest = rest.iter().map(|(rel, side)| (*rel, done(side))).collect();
            algebra::has_same_sides(&Statement::Chain(done(first), rest), line)
        })
    })
}

/// "Add (1) and (2)": rows by their numbers.
fn refers_to_rows(words: &str) -> bool {
    let is_number = |part: &str| {
        part.split_once(')')
            .is_some_and(|(number, _)| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    words.split('(').skip(1).filter(|part| is_number(part)).count() > 1
}

fn holds_equation(line: &Statement) -> bool {
    matches!(line, Statement::Chain(_, rest) if rest.iter().any(|(rel, _)| *rel == Rel::Eq))
}

fn relations(statement: &Statement) -> Vec<&Statement> {
    match statement {
        Statement::Chain(..) => vec![statement],
        Statement::And(parts) | Statement::Or(parts) => parts.iter().flat_map(relations).collect(),
        _ => Vec::new(),
    }
}

/// Whether a side holds a sum that is multiplied, divided or raised to a power: something to expand.
fn has_product_of_sums(statement: &Statement) -> bool {
    fn is_sum(expr: &Expr) -> bool {
        matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..))
    }
    fn holds(expr: &Expr) -> bool {
        let mut parts = expr.kind.operands().into_iter().flatten();
        let is_outer =
            matches!(expr.kind, ExprKind::Mul(..) | ExprKind::Div(..) | ExprKind::Pow(..) | ExprKind::Neg(_));
        is_outer && parts.clone().any(is_sum) || parts.any(holds)
    }
    match statement {
        Statement::Chain(first, rest) => holds(first) || rest.iter().any(|(_, side)| holds(side)),
        _ => false,
    }
}

fn operated(operation: &str, side: &Expr, by: Option<&Expr>) -> Expr {
    let own = Box::new(side.clone());
    let kind = match (operation, by.cloned().map(Box::new)) {
        ("add", Some(by)) => ExprKind::Add(own, by),
        ("subtract", Some(by)) => ExprKind::Sub(own, by),
        ("multiply", Some(by)) => ExprKind::Mul(own, by),
        ("divide", Some(by)) => ExprKind::Div(own, by),
        _ => ExprKind::Neg(own),
    };
    Expr { kind, span: side.span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    fn check(words: &str, above: &str, line: &str, wanted: bool) {
        let read = |text: &str| parse(text).statement.expect("the line parses");
        assert_eq!(says_otherwise(words, &[read(above)], &read(line), true), wanted, "{words}: {above} -> {line}");
    }

    #[test]
    fn words_are_held_against_the_move() {
        check("Subtract 4 from both sides.", "3x+4 = 10", "3x = 6", false);
        check("Subtract 4 from both sides.", "3x+4 = 10", "3x+4-4 = 10-4", false);
        check("Subtract 5 from both sides.", "3x+4 = 10", "3x = 6", true);
        check("Add 4", "3x+4 = 10", "3x = 6", true);
        check("÷3", "3x = 6", "x = 2", false);
        check("÷6", "3x = 6", "x = 2", true);
        check("Teile durch -2", "-2x < 6", "x > -3", false);
        check("Bringe 2x auf die andere Seite", "5x = 2x+9", "3x = 9", false);
        check("Add 4", "-2 < 3x-4 < 5", "2 < 3x < 9", false);
        // What is not said of a number, and what is not understood, speaks against nothing.
        check("Simplify.", "3x+4 = 10", "3x = 6", false);
        check("Factorise", "3x+4 = 10", "3x = 6", true);
        check("Factorise", "3x+12 = 10", "3(x+4) = 10", false);
        check("Factorise", "3(x+4) = 10", "3x+12 = 10", true);
        check("Expand", "6v+8v = 77", "14v = 77", true);
        check("Expand", "-(2x-3) = 9", "-2x+3 = 9", false);
        check("Distribute.", "-5 = (1/4)(8x+4)", "-5 = (1/4)*8x+(1/4)*4", false);
        check("Vertausche die Seiten", "7 = 3x", "3x = 7", false);
        check("Change all signs", "-x = -5", "x = 5", false);
        check("Change all signs", "-x = -5", "2x = 10", true);
        check("Multiply one factor of 7.", "7^1", "7", false);
        check("Now we subtract what we do not need", "3x+4 = 10", "3x = 6", false);
        check("Subtract 5", "3(x+4)-5", "3x+7", false);
        check("Divide by -3 and flip the sign", "-3x > 6", "x < -2", false);
        check("Flip the sides", "-3x > 6", "x < -2", true);
        check("Adding (1) and (2)", "2x+y = 7 and x-y = 2", "3x = 9", false);
    }

    #[test]
    fn a_note_in_the_margin_may_be_about_the_next_row() {
        let read = |text: &str| parse(text).statement.expect("the line parses");
        let check = |is_last| says_otherwise("÷6", &[read("3x = 12")], &read("x = 4"), is_last);
        assert!(check(true) && !check(false));
    }
}
