//! Reasons in words, folded to a small closed set of operations with their argument.
//!
//! The idea: "Subtract 3 from both sides", "take away 3" and "-3" in a margin all say `subtract 3`. Words that are not
//! known are dropped; a reason of unknown words alone says nothing.

use super::pieces::Speller;
use crate::algebra::syntax::{self, Expr, ExprKind, Statement};

/// What a reason may say, with the beginnings of the words that say it. Earlier rows win where several fit: a square
/// root is no square, "subtract" no "sub in".
const OPERATIONS: [(&str, &[&str]); 14] = [
    ("formula", &["formula"]),
    ("complete", &["complet"]),
    ("root", &["root", "√"]),
    ("cross", &["cross"]),
    ("collect", &["collect", "combin", "like", "gather", "group"]),
    ("expand", &["expand", "distribut", "bracket", "parenthes", "foil"]),
    ("factorise", &["factor"]),
    ("swap", &["swap", "switch", "flip", "exchange"]),
    ("subtract", &["subtract", "minus", "take"]),
    ("substitute", &["sub", "plug", "insert"]),
    ("add", &["add", "plus"]),
    ("multiply", &["multipl", "times"]),
    ("divide", &["divi"]),
    ("square", &["squar"]),
];

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
const WITH_ARGUMENT: [&str; 4] = ["add", "subtract", "multiply", "divide"];

/// Longest argument, in pieces; a longer one is left out.
const MAX_ARGUMENT_PIECES: usize = 12;

/// The pieces of a reason: an operation and perhaps its argument. Empty when nothing in it is known.
pub fn pieces(words: &str, speller: &mut Speller) -> Vec<String> {
    let words = words.trim();
    if let Some(found) = margin_note(words, speller) {
        return found;
    }
    let lower = words.to_lowercase();
    let spoken: Vec<&str> = lower.split(|c: char| !c.is_alphabetic() && c != '√').filter(|w| !w.is_empty()).collect();
    let known =
        |(_, stems): &&(&str, &[&str])| spoken.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let Some((operation, _)) = OPERATIONS.iter().find(known) else {
        return Vec::new();
    };
    let mut out = vec![(*operation).to_owned()];
    if WITH_ARGUMENT.contains(operation) {
        out.extend(words.split_whitespace().find_map(|word| argument(word, speller)).unwrap_or_default());
    }
    out
}

/// `-3`, `÷(-2)`, `+2x`: a sign and what it is done with.
fn margin_note(words: &str, speller: &mut Speller) -> Option<Vec<String>> {
    let first = words.chars().next()?;
    let (_, operation) = SIGNS.iter().find(|(sign, _)| *sign == first)?;
    let argument = argument(&words[first.len_utf8()..], speller)?;
    Some(std::iter::once((*operation).to_owned()).chain(argument).collect())
}

/// A word that is maths: a number, or a term in letters that the solution has used.
fn argument(word: &str, speller: &mut Speller) -> Option<Vec<String>> {
    let word = word.trim().trim_end_matches(['.', ',', ';', ':', '!']).trim_matches('$');
    let parsed = syntax::parse(word);
    let Some(Statement::Expr(expr)) = parsed.statement.filter(|_| parsed.findings.is_empty()) else {
        return None;
    };
    if !is_known(&expr, speller) {
        return None;
    }
    speller.expr(&expr).ok().filter(|pieces| pieces.len() <= MAX_ARGUMENT_PIECES)
}

/// Every letter of it stands in the solution.
fn is_known(expr: &Expr, speller: &Speller) -> bool {
    match &expr.kind {
        ExprKind::Number(_) => true,
        ExprKind::Variable(letter) => speller.knows(letter),
        ExprKind::Neg(a) | ExprKind::Sqrt(a) | ExprKind::Abs(a) | ExprKind::PlusMinus(a) => is_known(a, speller),
        ExprKind::Add(a, b)
        | ExprKind::Sub(a, b)
        | ExprKind::Mul(a, b)
        | ExprKind::Div(a, b)
        | ExprKind::Pow(a, b)
        | ExprKind::AddSub(a, b) => is_known(a, speller) && is_known(b, speller),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, wanted: &str) {
        let mut speller = Speller::default();
        let given = syntax::parse("2t + 1 = 5").statement.expect("the line parses");
        speller.statement(&given).expect("the line has pieces");
        assert_eq!(pieces(words, &mut speller).join(" "), wanted, "{words}");
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
        check("Multiply a by the denominator", "multiply");
        check("given", "");
        check("as we hoped", "");
    }
}
