//! Reasons in words, spelled as pieces: an operation and its argument.
//!
//! What the words say is read by [`crate::reading::said`]; a reason that is not wholly understood says nothing.

use super::operation::Operation;
use super::pieces::Speller;
use crate::notation::{Expr, ExprKind};
use crate::reading::said;

/// The piece that says that something is done to exponents.
const EXPONENTS_PIECE: &str = "exponents";

/// Longest argument, in pieces; a longer one is left out.
const MAX_ARGUMENT_PIECES: usize = 12;

/// A reason that is understood.
#[derive(Clone, Debug, Default)]
pub struct Reason {
    /// An operation and perhaps its argument. Empty when nothing in the words is known.
    pub pieces: Vec<String>,
    /// What it says was done to both sides, where that can be followed.
    pub operation: Option<Operation>,
}

impl Reason {
    fn new(operation: &str, argument: Option<(Expr, Vec<String>)>) -> Reason {
        let (expr, spelled) = argument.unzip();
        let pieces = std::iter::once(operation.to_owned()).chain(spelled.unwrap_or_default()).collect();
        Reason { pieces, operation: followed(operation, expr) }
    }
}

/// What can be followed of an operation.
fn followed(operation: &str, argument: Option<Expr>) -> Option<Operation> {
    Some(match (operation, argument) {
        ("add", Some(by)) => Operation::Add(by),
        ("subtract", Some(by)) => Operation::Subtract(by),
        ("multiply", Some(by)) => Operation::Multiply(by),
        ("divide", Some(by)) => Operation::Divide(by),
        ("move", Some(by)) => Operation::Move(by),
        ("add", None) => Operation::AddEquations,
        ("subtract", None) => Operation::SubtractEquations,
        ("negate", _) => Operation::Negate,
        ("swap", _) => Operation::Swap,
        ("square", _) => Operation::Square,
        ("root", _) => Operation::Root,
        ("cross", _) => Operation::CrossMultiply,
        ("expand", _) => Operation::Expand,
        ("factorise", _) => Operation::Factorise,
        ("collect", _) => Operation::Collect,
        ("reorder", _) => Operation::Reorder,
        ("formula", _) => Operation::UseFormula,
        ("complete", _) => Operation::CompleteSquare,
        _ => return None,
    })
}

/// What is understood of the words of a reason. An argument is a number, or a term in letters that the solution has used.
pub fn read(words: &str, speller: &mut Speller) -> Reason {
    let spelled = |expr: &Expr, speller: &mut Speller| {
        let is_known = is_known(expr, speller);
        is_known.then(|| speller.expr(expr).ok().filter(|pieces| pieces.len() <= MAX_ARGUMENT_PIECES)).flatten()
    };
    let Some(said) = said(words, |expr| spelled(expr, speller).is_some()) else { return Reason::default() };
    if said.of_exponents {
        return Reason { pieces: vec![said.operation.to_owned(), EXPONENTS_PIECE.to_owned()], operation: None };
    }
    let argument = said.argument.and_then(|expr| spelled(&expr, speller).map(|pieces| (expr, pieces)));
    Reason::new(said.operation, argument)
}

/// Every letter of it stands in the solution.
fn is_known(expr: &Expr, speller: &Speller) -> bool {
    match &expr.kind {
        ExprKind::Variable(letter) => speller.knows(letter),
        kind => kind.operands().into_iter().flatten().all(|part| is_known(part, speller)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation;
    use crate::words::Language;

    fn check(words: &str, wanted: &str) {
        let mut speller = Speller::default();
        let given = notation::parse("2t + 1 = 5").statement.expect("the line parses");
        speller.statement(&given).expect("the line has pieces");
        assert_eq!(read(words, &mut speller).pieces.join(" "), wanted, "{words}");
    }

    #[test]
    fn reasons_fold() {
        check("Subtract 3 from both sides.", "subtract 3");
        check("subtracting 2t from each side", "subtract 2 x");
        check("Divide both sides by -12", "divide - 1e1 2");
        check("−3", "subtract 3");
        check("÷(−2)", "divide - 2");
        check("Combine like terms.", "collect");
        check("Distribute the 2.", "expand");
        check("Take the square root", "root");
        // What it is done with is not said: nothing can be held against the line.
        check("Multiply a by the denominator", "");
        check("Add.", "");
        check("Multiply and simplify", "");
        check("Add the equations", "add");
        check("Subtract one equation from the other", "subtract");
        check("Change all signs", "negate");
        check("Move 5 to the other side", "move 5");
        check("Add the exponents", "add exponents");
        check("Set each factor to zero", "zero");
        check("given", "");
        check("as we hoped", "");
    }

    #[test]
    fn german_reasons_fold_like_english_ones() {
        check("Subtrahiere 3 auf beiden Seiten", "subtract 3");
        check("Teile durch -12", "divide - 1e1 2");
        check("2t ausklammern", "factorise");
        check("Klammere 2 aus", "factorise");
        check("Multipliziere die Klammern aus", "expand");
        check("Bringe 5 auf die andere Seite", "move 5");
        check("Addiere beide Gleichungen", "add");
        check("Addieren", "");
        check("Fasse zusammen", "collect");
        check("Satz vom Nullprodukt", "zero");
        check("wie gehofft", "");
        let said =
            |language: Language, key| read(&language.say(key, &[("piece", &"5")]), &mut Speller::default()).pieces;
        let entries = include_str!("../words/languages/en.txt").lines().filter_map(|line| line.split_once(" = "));
        let differs = |key: &'static str| {
            let (en, de) = (said(Language::En, key), said(Language::De, key));
            (en != de).then(|| format!("{key}: {en:?}, {de:?}"))
        };
        let faults: Vec<String> =
            entries.filter(|(key, _)| key.starts_with("operation.")).filter_map(|(key, _)| differs(key)).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
