//! Functions that a solution defines, `f(x) = 3x + 2`, and rows that say what a value of one is, `f(4) = 14`.

use super::pieces::Piece;
use super::tokens::{TokenKind, tokens};
use super::work::Application;
use crate::lexicon::{self, Joiner};
use crate::notation::{self, Expr, ExprKind, Functions, Parsed, Rel, Statement, letters};
use crate::text::{Span, closing_parenthesis, head};

/// Names that say "function" even where the value does not depend on the letter.
const USUAL_NAMES: [&str; 3] = ["f", "g", "h"];

/// A row that defines a function.
pub(super) struct Definition {
    pub name: String,
    pub letter: String,
    pub body: Expr,
}

impl Definition {
    /// `f(x) = body`, the application as a name of its own.
    pub fn statement(&self) -> Statement {
        let name = format!("{}({})", self.name, self.letter);
        let left = Expr { kind: ExprKind::Variable(name), span: Span::new(0, 0) };
        Statement::Chain(left, vec![(Rel::Eq, self.body.clone())])
    }
}

/// The functions that `text` defines, if it does nothing else: `f(x) = x + 2 and g(x) = x^2`.
pub(super) fn definitions(text: &str) -> Vec<Definition> {
    let parts = text.split([',', ';']).flat_map(|part| lexicon::joined(part, Joiner::And));
    let parts = parts.map(|(_, part)| part.trim()).filter(|part| !part.is_empty());
    parts.map(definition).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The functions that a problem defines beside values of their letters, `f(x) = 2x + 1 and x = 3`, or what these may be:
/// `f(x) = x^2 and x ≥ 0`.
pub(super) fn definitions_at_values(text: &str) -> Vec<Definition> {
    let parts = text.split([',', ';']).flat_map(|part| lexicon::joined(part, Joiner::And));
    let mut defined: Vec<Definition> = Vec::new();
    for (_, part) in parts {
        match definition(part.trim()) {
            Some(found) => defined.push(found),
            None if defined.iter().any(|known| gives_value(part, &known.letter) || limits(part, &known.letter)) => {}
            None => return Vec::new(),
        }
    }
    defined
}

/// Whether `text` says where a function of this letter is defined: `x ≥ 0`.
fn limits(text: &str, letter: &str) -> bool {
    let signs = ['<', '>', '≤', '≥', '≠'];
    let read = notation::parse(text).statement.filter(|_| text.contains(signs) && !text.contains(['=', ',']));
    read.is_some_and(|read| notation::variables(&read).iter().eq([letter]))
}

/// Whether `text` is `letter = number`.
fn gives_value(text: &str, letter: &str) -> bool {
    let value = text.split_once('=').filter(|(left, _)| left.trim() == letter);
    value.is_some_and(|(_, right)| {
        matches!(notation::parse(right).statement, Some(Statement::Expr(value)) if letters(&value).is_empty())
    })
}

/// The functions that the words of a problem define: "Let f(x) = 2x + 3. Find f(5)."
pub(super) fn definitions_in_words(text: &str) -> Vec<Definition> {
    let signs = text.match_indices('=').map(|(at, _)| at);
    let found = signs.filter_map(|at| {
        let start = text[..at].trim_end().rfind(|c: char| c.is_whitespace()).map_or(0, |space| space + 1);
        let right = &text[at + 1..];
        let maths = tokens(right).into_iter().take_while(|token| {
            token.kind.is_maths() && !matches!(token.kind, TokenKind::Comma | TokenKind::Joiner | TokenKind::Relation)
        });
        let end = at + 1 + maths.last().map_or(0, |token| token.end);
        definition(text[start..end].trim())
    });
    found.collect()
}

/// Whether a row defines functions first, and its words behind that ask for something.
pub(super) fn asks_of_function(pieces: &[Piece]) -> bool {
    let first = pieces.iter().position(|piece| matches!(piece, Piece::Math(_)));
    let Some((Piece::Math(defined), rest)) = first.and_then(|first| pieces[first..].split_first()) else {
        return false;
    };
    let asks = |piece: &Piece| matches!(piece, Piece::Words(words) if lexicon::task(words.text()).is_some());
    !definitions(defined.math.text()).is_empty() && rest.iter().any(asks)
}

fn definition(text: &str) -> Option<Definition> {
    let (left, right) = text.split_once('=')?;
    let left = left.replace("\\left", "").replace("\\right", "").replace(['$', ' '], "");
    let (name, letter) = left.strip_suffix(')')?.split_once('(')?;
    let is_letter = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let Some(Statement::Expr(body)) = notation::parse(right).statement else { return None };
    let used = letters(&body);
    let depends = used.contains(letter) || used.is_empty() && USUAL_NAMES.contains(&name);
    (is_letter(name) && is_letter(letter) && name != letter && depends && !used.contains(name)).then(|| Definition {
        name: name.to_owned(),
        letter: letter.to_owned(),
        body,
    })
}

/// What the application on the left of `text` stands for, if the row says what its value is. `f(x) = 0` asks for a
/// letter instead. `parsed`: the row with every application replaced.
pub(super) fn application(text: &str, parsed: &Parsed, functions: &Functions) -> Option<Application> {
    let left = text.split_once('=')?.0.trim().trim_start_matches('$');
    // `(f/g)(x) = (2x + 1)/(x - 4), x ≠ 4`
    let leaves_out = |part: &Statement| matches!(part, Statement::Chain(_, rest) if matches!(rest[..], [(Rel::Ne, _)]));
    let Statement::Chain(value, rest) = (match parsed.statement.as_ref()? {
        Statement::And(parts) => parts.split_first().filter(|(_, rest)| rest.iter().all(leaves_out))?.0,
        one => one,
    }) else {
        return None;
    };
    let left = left.replace("\\left", "").replace("\\right", "").replace("\\circ", "∘").replace("\\cdot", "·");
    // `f(x) = g(x)` asks where two functions meet.
    let right = text.split_once('=').map_or("", |(_, right)| right.trim().trim_end_matches('$'));
    let right = right.split(',').next().unwrap_or_default();
    let is_at_number = |side: &str| side.contains(|c: char| c.is_ascii_digit());
    let asks = [left.as_str(), right].iter().all(|side| is_of_letter(side) && !is_at_number(side))
        && is_application(right, functions);
    // `f(x+h) - f(x) = ...`, `(f(x+h) - f(x))/h = ...`, `f(2) + g(3) = ...`
    let arguments = arguments_of(&left, functions);
    let is_combined = arguments.len() > 1 && arguments_of(right, functions).is_empty();
    let stands_alone = is_application(&left, functions) && !asks || is_combined;
    let is_letter = |argument: &&str| argument.chars().count() == 1 && !is_at_number(argument);
    let of_letter = if is_combined { arguments.iter().all(is_letter) } else { is_of_letter(&left) };
    let says = |(rel, side): &(Rel, Expr)| *rel == Rel::Eq && (!letters(side).is_empty() || letters(value).is_empty());
    (stands_alone && rest.iter().all(says)).then(|| Application { value: value.clone(), of_letter })
}

/// What functions that are defined are applied to in a text, one by one.
fn arguments_of<'t>(text: &'t str, functions: &Functions) -> Vec<&'t str> {
    let opens = text.match_indices('(').map(|(at, _)| at);
    let found = opens.filter_map(|at| {
        let name = text[..at].chars().next_back()?;
        let is_name = functions.contains(name.encode_utf8(&mut [0; 4]));
        let is_apart = !text[..at - name.len_utf8()].ends_with(|c: char| c.is_alphabetic());
        let close = closing_parenthesis(&text[at..]).filter(|_| is_name && is_apart)?;
        Some(text[at + 1..at + close].trim())
    });
    found.collect()
}

/// A row that says what the inverse of a function is.
pub(super) struct Inverse {
    /// The inverse, by its name.
    pub definition: Definition,
    /// `f(body) = letter`, or the body of `f(letter)`, which it has to satisfy.
    pub claim: Statement,
    /// The left side of that.
    pub value: Expr,
}

/// The text with every way to write the exponent of an inverse as `^-1`.
fn one_name(text: &str) -> String {
    let text = text.replace('−', "-").replace("⁻¹", "^-1");
    ["^{-1}", "^(-1)", "^{(-1)}"].iter().fold(text, |text, exponent| text.replace(exponent, "^-1"))
}

/// `f^{-1}(x) = (x - 7)/4` of a function that is defined and whose inverse is not known yet.
pub(super) fn inverse(text: &str, functions: &Functions) -> Option<Inverse> {
    let (left, right) = text.split_once('=')?;
    let left = left.replace("\\left", "").replace("\\right", "").replace(['$', ' ', '{', '}'], "");
    let left = one_name(&left);
    let (name, letter) = left.strip_suffix(')')?.split_once("^-1(")?;
    let is_letter = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_letter || !functions.contains(name) || functions.contains(&notation::inverse_of(name)) {
        return None;
    }
    let Some(Statement::Expr(body)) = notation::parse_with_functions(right, functions).statement else { return None };
    let right = Expr { kind: ExprKind::Variable(letter.to_owned()), span: body.span };
    let value = match functions.apply(name, &right)? {
        // What a square root comes to is not every number: the inverse undoes the function where that is defined.
        of_letter if has_even_root(&of_letter) => {
            notation::with_values(&body, &|known| (known == letter).then(|| of_letter.clone()))
        }
        _ => functions.apply(name, &body)?,
    };
    let claim = Statement::Chain(value.clone(), vec![(Rel::Eq, right)]);
    let definition = Definition { name: notation::inverse_of(name), letter: letter.to_owned(), body };
    Some(Inverse { definition, claim, value })
}

fn has_even_root(expr: &Expr) -> bool {
    let is_even_root = match &expr.kind {
        ExprKind::Sqrt(_) => true,
        ExprKind::Root(index, _) => index.is_multiple_of(2),
        _ => false,
    };
    is_even_root || expr.kind.operands().into_iter().flatten().any(has_even_root)
}

/// Whether the argument is a letter alone.
fn is_of_letter(application: &str) -> bool {
    let argument = application.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    argument.is_some_and(|(_, argument)| argument.trim().chars().count() == 1)
}

/// Whether `text` is `f(...)` or `(f + g)(...)` and nothing else.
fn is_application(text: &str, functions: &Functions) -> bool {
    let text = one_name(text);
    let Some(open) = text.find('(') else { return false };
    let is_in_brackets = text[..open].trim().is_empty();
    let (name, rest) = match text[..open].trim() {
        "" => match closing_parenthesis(&text) {
            Some(close) => (&text[1..close], text[close + 1..].trim_start()),
            None => return false,
        },
        name if name.ends_with("^-1") => {
            return functions.contains(name)
                && closing_parenthesis(&text[open..]) == Some(text[open..].trim_end().len() - 1);
        }
        name => (name, &text[open..]),
    };
    // `(f o g)(x)`
    let composed = name.replace(" o ", "∘");
    let name = if is_in_brackets { composed.as_str() } else { name };
    let names: Vec<&str> = name.split(['+', '-', '−', '*', '·', '/', '∘']).map(str::trim).collect();
    // `fg(x)`: f of what g makes of x.
    let is_chain = |name: &str| name.len() == 2 && name.chars().all(|c| functions.contains(c.encode_utf8(&mut [0; 4])));
    names.iter().all(|name| functions.contains(name) || is_chain(name))
        && closing_parenthesis(rest) == Some(rest.trim_end().len() - 1)
}

/// An application with its brackets is no longer than this.
const MAX_APPLICATION_BYTES: usize = 96;

/// Values of functions that a problem speaks of and that are said to be nothing: `f(-3)` of "f(x) = x^2 + 2x, find f(-3)".
pub(super) fn asked_values(text: &str) -> Vec<String> {
    let (mut asked, mut at) = (Vec::new(), 0);
    while let Some(open) = text[at..].find('(').map(|open| at + open) {
        at = open + 1;
        let mut before = text[..open].chars().rev();
        let name = before.next().filter(char::is_ascii_lowercase);
        let is_alone = !before.next().is_some_and(|c| c.is_alphanumeric() || c == '\\');
        let close = closing_parenthesis(head(&text[open..], MAX_APPLICATION_BYTES)).map(|close| open + close);
        let (Some(name), Some(close), true) = (name, close, is_alone) else { continue };
        at = close + 1;
        if !text[at..].trim_start().starts_with('=') {
            asked.push(format!("{name}{}", &text[open..at]));
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_known() {
        let names = |text: &str| definitions(text).into_iter().map(|found| found.name).collect::<String>();
        for (text, wanted) in [
            ("f(x) = 3x + 2", "f"),
            ("f(x) = x+2 and g(x) = x^2 - 1", "fg"),
            ("f(x) = 5", "f"),
            ("C(n) = 15n + 250", "C"),
            ("h\\left(t\\right) = -16t^2 + 80t", "h"),
            ("f(4) = 14", ""),
            ("x(y) = 6", ""),
            ("f(x) = 2f(x)", ""),
            ("f(x) = x+2, x = 3", ""),
            ("2x + 3 = 7", ""),
        ] {
            assert_eq!(names(text), wanted, "{text}");
        }
    }

    #[test]
    fn definitions_are_found_in_words() {
        let found = |text: &str| {
            let found = definitions_in_words(text).into_iter();
            found.map(|one| format!("{}: {}", one.name, notation::print_expr(&one.body))).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(found("Let f(x) = 2x + 3. Find f(f(1))."), "f: 2x+3");
        assert_eq!(found("Für f(x) = x^2 und g(x) = x - 1 berechne f(g(2))."), "f: x^2; g: x-1");
        assert_eq!(found("The cost of n shirts is C(n) = 15n + 250 dollars. Find C(10)."), "C: 15n+250");
        assert_eq!(found("Tom has x = 3 apples and solves 2x + 1 = 7."), "");
    }

    #[test]
    fn rows_that_say_a_value_are_told_from_equations() {
        let mut functions = Functions::default();
        for found in definitions("f(x) = 3x + 2, g(x) = x^2") {
            functions.define(&found.name, &found.letter, found.body);
        }
        let says =
            |text: &str| application(text, &notation::parse_with_functions(text, &functions), &functions).is_some();
        for text in [
            "f(4) + g(2) = 18",
            "f(x+h) - f(x) = 3h",
            "f(4) = 14",
            "f(a+h) = 3a+3h+2",
            "(f + g)(x) = x^2+3x+2",
            "f(g(x)) = 3x^2+2",
            "f(2) = 3*2+2 = 8",
        ] {
            assert!(says(text), "{text}");
        }
        for text in ["f(x) = 0", "2f(x) = 6x+4", "f(x) + 1 = 3x+3", "f(x) < 3x", "x = f(4)"] {
            assert!(!says(text), "{text}");
        }
    }
}
