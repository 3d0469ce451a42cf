//! Whether a line is what the words beside it say was done.
//!
//! What is said of a number or term is followed: "subtract 3", "divide both sides by -2", "bring 2x to the other side".
//! What says that the form changes is not, and is left to the learned witness. Where the line is something else, it may be sound all the same; but no move has been told that was made.

use crate::algebra;
use crate::notation::{Expr, ExprKind, Statement};
use crate::reading::said;

/// Operations that change a form in a way that is not followed here.
const LEFT_TO_MODEL: [&str; 9] =
    ["expand", "factorise", "negate", "swap", "square", "root", "zero", "reorder", "cross"];

/// Whether the words name an operation that makes `line` of nothing `above`, or one that is not followed.
pub(super) fn says_otherwise(words: &str, above: &[Statement], line: &Statement) -> bool {
    let Some(said) = said(words, |_| true) else { return false };
    if LEFT_TO_MODEL.contains(&said.operation) {
        return true;
    }
    let Some(by) = said.argument else { return false };
    let done = |operation: &str, side: &Expr| operated(operation, side, &by);
    let operations: &[&str] = match said.operation {
        "move" => &["add", "subtract"],
        "add" | "subtract" | "multiply" | "divide" => &[said.operation],
        _ => return false,
    };
    let mut earlier = above.iter().flat_map(relations).peekable();
    if earlier.peek().is_none() || !matches!(line, Statement::Chain(..)) {
        return false;
    }
    !earlier.any(|statement| {
        let Statement::Chain(first, rest) = statement else { return false };
        operations.iter().any(|operation| {
            let rest = rest.iter().map(|(rel, side)| (*rel, done(operation, side))).collect();
            algebra::has_same_sides(&Statement::Chain(done(operation, first), rest), line)
        })
    })
}

fn relations(statement: &Statement) -> Vec<&Statement> {
    match statement {
        Statement::Chain(..) => vec![statement],
        Statement::And(parts) | Statement::Or(parts) => parts.iter().flat_map(relations).collect(),
        _ => Vec::new(),
    }
}

fn operated(operation: &str, side: &Expr, by: &Expr) -> Expr {
    let (left, right) = (Box::new(side.clone()), Box::new(by.clone()));
    let kind = match operation {
        "add" => ExprKind::Add(left, right),
        "subtract" => ExprKind::Sub(left, right),
        "multiply" => ExprKind::Mul(left, right),
        _ => ExprKind::Div(left, right),
    };
    Expr { kind, span: side.span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    fn check(words: &str, above: &str, line: &str, wanted: bool) {
        let read = |text: &str| parse(text).statement.expect("the line parses");
        assert_eq!(says_otherwise(words, &[read(above)], &read(line)), wanted, "{words}: {above} -> {line}");
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
        check("Now we subtract what we do not need", "3x+4 = 10", "3x = 6", false);
        check("Subtract 5", "3(x+4)-5", "3x+7", false);
    }
}
