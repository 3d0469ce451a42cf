//! Reasons in words, folded to a small closed set of operations with their argument.
//!
//! The idea: "Subtract 3 from both sides", "take away 3" and "-3" in a margin all say `subtract 3`. Words that are not
//! known are dropped with all that stands beside them: a reason that is not wholly understood says nothing.

use super::operation::Operation;
use super::pieces::Speller;
use crate::lexicon::{self, List};
use crate::notation::{self, Expr, ExprKind, Statement};

/// What a reason may say, with the beginnings of the words that say it. Earlier rows win where several fit: a square
/// root is no square, "subtract" no "sub in".
const OPERATIONS: [(&str, List); 19] = [
    ("formula", |lexicon| &lexicon.reason_formula),
    ("complete", |lexicon| &lexicon.reason_complete),
    ("root", |lexicon| &lexicon.reason_root),
    ("cross", |lexicon| &lexicon.reason_cross),
    ("zero", |lexicon| &lexicon.reason_zero),
    ("reorder", |lexicon| &lexicon.reason_reorder),
    ("collect", |lexicon| &lexicon.reason_collect),
    ("expand", |lexicon| &lexicon.reason_expand),
    ("raise", |lexicon| &lexicon.reason_raise),
    ("factorise", |lexicon| &lexicon.reason_factorise),
    ("negate", |lexicon| &lexicon.reason_negate),
    ("swap", |lexicon| &lexicon.reason_swap),
    ("move", |lexicon| &lexicon.reason_move),
    ("subtract", |lexicon| &lexicon.reason_subtract),
    ("substitute", |lexicon| &lexicon.reason_substitute),
    ("add", |lexicon| &lexicon.reason_add),
    ("multiply", |lexicon| &lexicon.reason_multiply),
    ("divide", |lexicon| &lexicon.reason_divide),
    ("square", |lexicon| &lexicon.reason_square),
];

/// The piece that says that something is done to exponents.
const EXPONENTS_PIECE: &str = "exponents";

/// Signs that stand for an operation at the head of a note in the margin (`-3`, `÷(-2)`).
const SIGNS: [(char, &str); 8] = [
    ('+', "add"),
    ('-', "subtract"),
    ('−', "subtract"),
    ('×', "multiply"),
    ('*', "multiply"),
    ('·', "multiply"),
    ('÷', "divide"),
    ('/', "divide"),
];

/// Operations that are said of a number or term.
const WITH_ARGUMENT: [&str; 5] = ["move", "add", "subtract", "multiply", "divide"];

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

/// What is understood of the words of a reason.
pub fn read(words: &str, speller: &mut Speller) -> Reason {
    let words = words.trim();
    if let Some(found) = margin_note(words, speller) {
        return found;
    }
    let lower = words.to_lowercase();
    let spoken: Vec<&str> = lower.split(|c: char| !c.is_alphabetic() && c != '√').filter(|w| !w.is_empty()).collect();
    if !spoken.iter().all(|word| is_plain(word)) {
        return Reason::default();
    }
    let says = |stems: List| lexicon::all(stems).any(|stem| spoken.iter().any(|word| word.starts_with(stem)));
    let Some((operation, _)) = OPERATIONS.iter().find(|(_, stems)| says(*stems)) else {
        return Reason::default();
    };
    if says(|lexicon| &lexicon.reason_exponents) {
        return Reason { pieces: vec![(*operation).to_owned(), EXPONENTS_PIECE.to_owned()], operation: None };
    }
    let takes_one = WITH_ARGUMENT.contains(operation);
    let argument = words.split_whitespace().filter(|_| takes_one).find_map(|word| argument(word, speller));
    // "Add." beside a sum that is worked out says little; "Add the equations" says what.
    let is_of_equations = matches!(*operation, "add" | "subtract") && says(|lexicon| &lexicon.reason_equations);
    if takes_one && argument.is_none() && !is_of_equations {
        return Reason::default();
    }
    Reason::new(operation, argument)
}

/// Whether a word is one of those that the model's reasons are made of. What is said in other words may mean anything, and
/// must not weigh on the line.
fn is_plain(word: &str) -> bool {
    let starts = |stems: List| lexicon::all(stems).any(|stem| word.starts_with(stem));
    word.chars().count() < MIN_WORD_LETTERS
        || lexicon::all(|lexicon| &lexicon.reason_plain).any(|plain| plain == word)
        || OPERATIONS.iter().any(|(_, stems)| starts(*stems))
        || starts(|lexicon| &lexicon.reason_exponents)
}

/// Shorter runs of letters are terms, or say little.
const MIN_WORD_LETTERS: usize = 3;

/// `-3`, `÷(-2)`, `+2x`: a sign and what it is done with.
fn margin_note(words: &str, speller: &mut Speller) -> Option<Reason> {
    let first = words.chars().next()?;
    let (_, operation) = SIGNS.iter().find(|(sign, _)| *sign == first)?;
    let argument = argument(&words[first.len_utf8()..], speller)?;
    Some(Reason::new(operation, Some(argument)))
}

/// A word that is maths: a number, or a term in letters that the solution has used, with its pieces.
fn argument(word: &str, speller: &mut Speller) -> Option<(Expr, Vec<String>)> {
    let word = word.trim().trim_end_matches(['.', ',', ';', ':', '!']).trim_matches('$');
    let parsed = notation::parse(word);
    let Some(Statement::Expr(expr)) = parsed.statement.filter(|_| parsed.findings.is_empty()) else {
        return None;
    };
    if !is_known(&expr, speller) {
        return None;
    }
    let pieces = speller.expr(&expr).ok().filter(|pieces| pieces.len() <= MAX_ARGUMENT_PIECES)?;
    Some((expr, pieces))
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
        for (key, _) in entries.filter(|(key, _)| key.starts_with("operation.")) {
            assert_eq!(said(Language::En, key), said(Language::De, key), "{key}");
        }
    }
}
