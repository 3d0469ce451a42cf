//! One line of maths with several statements in it: which of them are lines of their own.
//!
//! `x = 2, x = 3` is one statement, `3x = 21; x = 7` is two lines, `2x + 3 = 11 = 2x = 8` is two lines written with a
//! run-on equals sign. Told apart by shape alone: which parts are solved for their letter.

use super::{problem, sets};
use crate::lexicon::{self, Joiner};
use crate::notation;
use crate::text::{Mapped, Span, has_relation};
use std::collections::BTreeSet;

/// The lines that `math` stands for.
pub(super) struct Lines {
    /// At least one.
    pub lines: Vec<Mapped>,
    /// Equals signs were used for "and then"; the lines are a proposal.
    pub run_on: bool,
}

/// Cuts a line of maths into its lines.
pub(super) fn lines(math: &Mapped) -> Lines {
    if let Some(lines) = run_on(math) {
        return Lines { lines, run_on: true };
    }
    let lines =
        with_excluded(math).or_else(|| restated(math)).or_else(|| listed(math)).unwrap_or_else(|| vec![math.clone()]);
    Lines { lines, run_on: false }
}

/// `(x - 3)/(x + 2), x ≠ -3`: an expression, and the values at which it is not taken.
fn with_excluded(math: &Mapped) -> Option<Vec<Mapped>> {
    let (expression, behind) = math.text().split_once(',')?;
    let is_excluded = |part: &str| part.contains('≠') || part.contains("!=") || part.contains("\\ne");
    let has_letter = variables(expression).len() == 1 && variables(behind).is_subset(&variables(expression));
    let excludes = behind.split(',').all(is_excluded) && !has_relation(expression) && is_balanced(expression);
    (has_letter && excludes).then(|| {
        let part = |start, end| math.slice(Span::new(start, end)).trimmed(char::is_whitespace);
        vec![part(0, expression.len()), part(expression.len() + 1, math.text().len())]
    })
}

/// `x >= 3, or [3, ∞)`: an inequality, and the same once more as an interval.
fn restated(math: &Mapped) -> Option<Vec<Mapped>> {
    let text = math.text();
    let starts = text.char_indices().filter(|(_, c)| matches!(c, '(' | '[' | ']' | '{' | '\\')).map(|(at, _)| at);
    starts.filter(|&at| at > 0).find_map(|at| {
        let head = text[..at].trim_end();
        let words: Vec<&str> = head.rsplitn(2, [' ', ',']).collect();
        let bare = match words.as_slice() {
            [joiner, before] if lexicon::is_joiner(joiner) => before.trim_end(),
            _ => head.strip_suffix([',', ';'])?,
        };
        let bare = bare.trim_end_matches([',', ';', ' ']);
        let is_set = sets::set_row(&text[at..]).is_some_and(|row| row.is_interval && row.is_certain);
        let is_inequality = has_relation(bare) && bare.contains(['<', '>', '≤', '≥']) && is_balanced(bare);
        (is_set && is_inequality).then(|| {
            let part = |start, end| math.slice(Span::new(start, end)).trimmed(char::is_whitespace);
            vec![part(0, bare.len()), part(at, text.len())]
        })
    })
}

/// A part of a line of maths.
pub(super) struct Part {
    pub math: Mapped,
    /// Where it stands in the paste, the sign before it included.
    pub span: Span,
}

/// The parts of `math` at the signs that `is_sign` accepts and that stand in no bracket. `is_sign` sees the text
/// before and from the sign, and gives the sign's length in bytes.
fn parts(math: &Mapped, is_sign: impl Fn(&str, &str) -> Option<usize>) -> Vec<Part> {
    let text = math.text();
    let (mut parts, mut start, mut sign, mut at, mut depth) = (Vec::new(), 0, 0, 0, 0);
    let mut part = |sign: usize, start: usize, end: usize| {
        let part = math.slice(Span::new(start, end)).trimmed(char::is_whitespace);
        let span = math.slice(Span::new(sign, end)).trimmed(char::is_whitespace).span();
        parts.push(Part { math: part, span });
    };
    while let Some(c) = text[at..].chars().next() {
        depth += bracket(c);
        match is_sign(&text[..at], &text[at..]).filter(|_| depth == 0) {
            Some(length) => {
                part(sign, start, at);
                sign = at;
                at += length;
                start = at;
            }
            None => at += c.len_utf8(),
        }
    }
    part(sign, start, text.len());
    parts
}

fn bracket(c: char) -> isize {
    match c {
        '(' | '[' | '{' => 1,
        ')' | ']' | '}' => -1,
        _ => 0,
    }
}

/// The sides of an equation: its parts at `=`. Statements that are joined are one part.
pub(super) fn sides(math: &Mapped) -> Vec<Part> {
    let has_joiner = |joiner| lexicon::joined(math.text(), joiner).len() > 1;
    let joined = has_joiner(Joiner::And) || has_joiner(Joiner::Or) || math.text().contains([',', ';', '∨', '∧']);
    if joined || problem::takes_values(math.text()) {
        return vec![Part { math: math.clone(), span: math.span() }];
    }
    parts(math, |before, rest| (rest.starts_with('=') && !before.ends_with(['<', '>', '!', ':', '='])).then_some(1))
}

/// `a = 3 = 2x = 8 = x = 4`: every second side is a number, and letters follow it.
fn run_on(math: &Mapped) -> Option<Vec<Mapped>> {
    let sides = sides(math);
    if sides.len() < 4 || sides.len() % 2 == 1 {
        return None;
    }
    let has_letter = |side: &Part| !variables(side.math.text()).is_empty();
    let is_run_on =
        sides.chunks(2).all(|pair| has_letter(&pair[0]) && !has_letter(&pair[1]) && !pair[1].math.is_blank());
    let equation = |pair: &[Part]| {
        let mut equation = pair[0].math.clone();
        let sign = Span::new(pair[1].span.start, pair[1].span.start + 1);
        " = ".chars().for_each(|c| equation.push(c, sign));
        equation.append(&pair[1].math);
        equation
    };
    is_run_on.then(|| sides.chunks(2).map(equation).collect())
}

/// Statements listed with commas or semicolons that are lines of their own.
fn listed(math: &Mapped) -> Option<Vec<Mapped>> {
    let is_separator = |before: &str, rest: &str| {
        let digit = |c: char| c.is_ascii_digit();
        let decimal = rest.starts_with(',') && before.ends_with(digit) && rest[1..].starts_with(digit);
        (rest.starts_with([',', ';']) && !decimal).then_some(1)
    };
    let parts = parts(math, is_separator).into_iter().map(|part| part.math);
    let parts: Vec<Mapped> = parts.filter(|part| !part.is_blank()).collect();
    if parts.len() < 2 || !parts.iter().all(|part| has_relation(part.text())) {
        return None;
    }
    if variables(math.text()).len() != 1 {
        return finds_intercept(&parts).then_some(parts);
    }
    let is_solved = |part: &Mapped| lexicon::joined(part.text(), Joiner::Or).iter().all(|(_, part)| is_solved(part));
    // `x - 4 = 0, x - 2 = 0, x = 0`: the factors of one product.
    let is_zero = |part: &Mapped| part.text().split_once('=').is_some_and(|(_, right)| right.trim() == "0");
    if parts.iter().all(is_zero) {
        return None;
    }
    let (first, last) = (is_solved(&parts[0]), parts.last().is_some_and(is_solved));
    // `x^2 = 9, x > 0`: an equation and a condition on its letter are one statement.
    let is_condition = |part: &Mapped| {
        !part.text().contains('=') || part.text().contains(['<', '>', '≠', '≤', '≥']) || part.text().contains("!=")
    };
    if !is_condition(&parts[0]) && parts[1..].iter().all(is_condition) {
        return None;
    }
    let semicolons = !math.text().contains(", ") && parts.len() > 2;
    (last && !first || semicolons && !parts.iter().all(is_solved)).then_some(parts)
}

/// `y = 0, 2x = 10, x = 5`: where the other letter is zero, worked out for one.
fn finds_intercept(parts: &[Mapped]) -> bool {
    let [axis, equation, .., value] = parts else { return false };
    let is_zero = axis.text().split_once('=').is_some_and(|(_, value)| value.trim() == "0");
    let letters: BTreeSet<char> = parts[1..].iter().flat_map(|part| variables(part.text())).collect();
    is_zero
        && [axis, value].iter().all(|part| is_solved(part.text()))
        && !is_solved(equation.text())
        && letters.len() == 1
        && letters.is_disjoint(&variables(axis.text()))
}

/// Whether `text` has one letter alone on one side and none on the other.
fn is_solved(text: &str) -> bool {
    let Some(at) = text.find(['=', '<', '>', '≤', '≥', '≈']) else { return false };
    let (left, right) = (text[..at].trim(), &text[at..]);
    left.chars().count() == 1 && left.starts_with(char::is_alphabetic) && variables(right).is_empty()
}

/// Whether `text` gives numbers to letters and says no more: `b = 4 and h = 3`.
pub(super) fn gives_values(text: &str) -> bool {
    let is_value = |part: &str| part.contains('=') && is_solved(part);
    let parts = text.split([',', ';']).flat_map(|part| lexicon::joined(part, Joiner::And));
    let parts: Vec<&str> = parts.map(|(_, part)| part).filter(|part| !part.trim().is_empty()).collect();
    !parts.is_empty() && parts.into_iter().all(is_value)
}

/// Whether the text is a name with an index and nothing else: `a_3`.
pub(super) fn is_indexed_name(text: &str) -> bool {
    let read = notation::parse(text.trim()).statement;
    matches!(read, Some(notation::Statement::Expr(one)) if matches!(&one.kind, notation::ExprKind::Variable(name) if name.contains('_')))
}

/// Whether `text` is a letter or a whole number, with punctuation behind it or without.
pub(super) fn is_letter_or_number(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    let is_letter = text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
    is_letter || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `text` has one letter alone on the left and others on the right, `u = x^2`, or gives a rule for the terms of a
/// sequence, `a_n = 3n + 1`.
pub(super) fn is_definition(text: &str) -> bool {
    let Some((left, right)) = text.split_once('=') else { return false };
    if left.contains(['_', 'ₙ']) && is_indexed_name(left) {
        return right.contains(char::is_alphabetic);
    }
    let (named, used) = (variables(left), variables(right));
    left.trim().chars().count() == 1 && named.len() == 1 && !used.is_empty() && named.is_disjoint(&used)
}

/// Whether `text` has one letter alone on the right and something else on the left: `log_3(81) = y`, `x^2 = u`.
pub(super) fn is_definition_swapped(text: &str) -> bool {
    let Some((left, right)) = text.trim_end_matches('.').split_once('=') else { return false };
    let (used, named) = (variables(left), variables(right));
    let is_more = left.trim().chars().count() > 1 && left.contains(|c: char| c.is_alphanumeric());
    right.trim().chars().count() == 1 && named.len() == 1 && is_more && named.is_disjoint(&used)
}

/// Letters that name coefficients and the like.
const COEFFICIENTS: &str = "abcdhkmnpqDΔ";

/// `a = 1, b = 6, c = 5` in work on `x`: values are named, nothing is claimed. `unknowns` are the problem's letters.
pub(super) fn names_values(math: &str, unknowns: &BTreeSet<char>) -> bool {
    let named = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let mut name = name.trim().chars();
        let letter = name.next().filter(|&c| COEFFICIENTS.contains(c) && !unknowns.contains(&c))?;
        (name.next().is_none() && variables(value).iter().all(|c| COEFFICIENTS.contains(*c))).then_some(letter)
    };
    let mut parts = listed_parts(math).filter(|part| !part.trim().is_empty());
    parts.all(|part| named(part).is_some())
}

/// The parts of `a = 1, b = -6, and c = 5`.
fn listed_parts(math: &str) -> impl Iterator<Item = &str> {
    let without_joiner = |part: &'_ str| -> usize {
        let word = part.trim_start().split(' ').next().unwrap_or_default();
        let blanks = part.len() - part.trim_start().len();
        if lexicon::joiner(word) == Some(Joiner::And) { blanks + word.len() } else { 0 }
    };
    let parts = math.split([',', ';']).map(move |part| &part[without_joiner(part)..]);
    parts.flat_map(|part| lexicon::joined(part, Joiner::And)).map(|(_, part)| part)
}

/// Whether the coefficients of a formula are named, all that it has.
pub(super) fn names_coefficients(math: &Mapped) -> bool {
    names_p_and_q(math) || names_quadratic(math.text())
}

/// `a = 1, b = -6, c = 5`
pub(super) fn names_quadratic(math: &str) -> bool {
    let names: BTreeSet<&str> = listed_parts(math).filter_map(|part| Some(part.split_once('=')?.0.trim())).collect();
    ["a", "b", "c"].iter().all(|name| names.contains(name))
}

/// `p = -7 and q = 10`: the coefficients of the formula named after them.
fn names_p_and_q(math: &Mapped) -> bool {
    let names = math.text().split('=').filter_map(|part| part.trim_end().chars().next_back()).collect::<String>();
    names.starts_with('p') && names[1..].starts_with('q') && math.text().matches('=').count() == 2
}

/// Whether a row works out what it names: `D = 4 + 12 = 16`.
pub(super) fn calculates(math: &Mapped) -> bool {
    sides(math).len() > 2
}

/// The letters of a formula: no words, no LaTeX commands, no names of logarithms, no pi, and no e where it is raised to a
/// power or stands beside a logarithm.
pub(super) fn variables(text: &str) -> BTreeSet<char> {
    const PI: char = 'π';
    let mut variables = BTreeSet::new();
    let mut run = String::new();
    let (mut command, mut is_number_e, mut behind_name) = (false, text.contains("e^"), 0);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if at < behind_name {
            continue;
        }
        if c.is_alphabetic() {
            if run.is_empty()
                && !command
                && let Some(n_bytes) = notation::logarithm_bytes(&text[at..])
            {
                (behind_name, is_number_e) = (at + n_bytes, true);
                continue;
            }
            run.push(c);
            continue;
        }
        if !command && run.chars().count() < 3 && !lexicon::is_joiner(&run) {
            variables.extend(run.chars().filter(|c| *c != PI && run != "pi"));
        }
        is_number_e |= command && matches!(run.as_str(), "ln" | "log");
        run.clear();
        command = c == '\\';
    }
    if is_number_e && variables.len() > 1 {
        variables.remove(&'e');
    }
    variables
}

/// The roots that an answer lists: "the solutions are x = 2 and x = 3" says `x = 2 or x = 3`.
pub(super) fn alternatives(math: &Mapped) -> Mapped {
    let parts = lexicon::joined(math.text(), Joiner::And);
    let is_list = parts.len() > 1 && parts.iter().all(|(_, part)| is_solved(part));
    if !is_list || variables(math.text()).len() != 1 {
        return math.clone();
    }
    let mut alternatives = Mapped::default();
    let mut end = 0;
    for (at, part) in parts {
        if at > 0 {
            let and = math.origin(Span::new(end + 1, at - 1));
            " or ".chars().for_each(|c| alternatives.push(c, and));
        }
        end = at + part.len();
        alternatives.append(&math.slice(Span::new(at, end)));
    }
    alternatives
}

/// A key that is the same for two spellings of one line: no spaces, no braces, one sign for each operation.
pub(super) fn key(math: &str) -> String {
    const SAME: [(&str, &str); 14] = [
        ("\\div", "÷"),
        ("\\pm", "±"),
        ("+/-", "±"),
        ("\\cdot", "*"),
        ("\\times", "*"),
        ("×", "*"),
        ("·", "*"),
        ("⋅", "*"),
        ("−", "-"),
        ("–", "-"),
        ("²", "^2"),
        ("\\leq", "<="),
        ("≤", "<="),
        ("≥", ">="),
    ];
    let spelled = SAME.iter().fold(math.to_owned(), |text, (from, to)| text.replace(from, to));
    spelled.chars().filter(|c| !c.is_whitespace() && !"{}".contains(*c)).collect()
}

/// Whether the brackets of `math` pair, whatever their kinds (`[2, 5)` is an interval).
pub(super) fn is_balanced(math: &str) -> bool {
    let mut depth = 0;
    let pair = math.chars().all(|c| {
        depth += bracket(c);
        depth >= 0
    }) && depth == 0;
    pair || sets::has_brackets_of_set(math)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[&str], run_on: bool) {
        let found = lines(&Mapped::verbatim(text, 0));
        assert_eq!(found.lines.iter().map(Mapped::text).collect::<Vec<_>>(), wanted);
        assert_eq!(found.run_on, run_on);
    }

    #[test]
    fn a_list_of_roots_is_one_line_and_a_list_of_steps_is_not() {
        check("x = 2, x = 3", &["x = 2, x = 3"], false);
        check("x - 2 = 0, x - 3 = 0", &["x - 2 = 0, x - 3 = 0"], false);
        check("3x = 21; x = 7", &["3x = 21", "x = 7"], false);
        check("2x+y=7; x-y=2", &["2x+y=7; x-y=2"], false);
        check("x^2=4, x=2 or x=-2", &["x^2=4", "x=2 or x=-2"], false);
        check("0,5x = 2", &["0,5x = 2"], false);
        check("(x, y) = (2, 3)", &["(x, y) = (2, 3)"], false);
    }

    #[test]
    fn run_on_equals() {
        check("2x + 3 = 11 = 2x = 8 = x = 4", &["2x + 3 = 11", "2x = 8", "x = 4"], true);
        check("x = 6/2 = 3", &["x = 6/2 = 3"], false);
        check("(x+1)^2 = (x+1)(x+1) = x^2+2x+1", &["(x+1)^2 = (x+1)(x+1) = x^2+2x+1"], false);
    }

    #[test]
    fn spellings_share_a_key() {
        assert_eq!(key("x = \\pm 2"), key("x=±2"));
        assert_eq!(variables("2xy + \\frac{a}{2} or sqrt(b)").into_iter().collect::<String>(), "abxy");
        assert!(is_balanced("[2, 5)") && !is_balanced("2(x+3") && !is_balanced(")x("));
    }
}
