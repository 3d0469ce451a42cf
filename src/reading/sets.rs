//! Rows that state a set of numbers, `[3, ∞)` or `L = {2; 3}`: the solutions of what stands above them.
//!
//! A pair in round brackets is an interval only below an inequality: elsewhere it may be a point or a list. Intervals one
//! below the other are those that a sign is looked for in, and claim nothing.

use super::statements::key;
use super::work::{Role, Solution, Step};
use crate::lexicon;
use crate::notation::{self, Parsed, Rel, Statement, variables};
use crate::text::{Mapped, Span};

/// A row that is a set of numbers and says no more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SetRow<'a> {
    set: &'a str,
    /// Where the set begins in the row: behind its name, if it has one.
    start: usize,
    /// A name of a set of solutions stands before it.
    is_named: bool,
    /// Nothing but a set is written so.
    pub is_certain: bool,
    /// It lists numbers.
    is_list: bool,
    /// It is an interval, or several.
    pub is_interval: bool,
}

/// What stands for a set's members where their letter is not known.
const ANY_LETTER: &str = "member";

/// The set that `text` is, with the name of a solution set before it or without.
pub(super) fn set_row(text: &str) -> Option<SetRow<'_>> {
    let is_named = names_solutions(text);
    let start = if is_named { text.find('=').map_or(0, |at| at + 1) } else { 0 };
    let set = text[start..].trim();
    let start = text.len() - text[start..].trim_start().len();
    let bare = set.strip_prefix("\\left").unwrap_or(set);
    let bracket = ["\\{", "{", "[", "]", "("].into_iter().find(|bracket| bare.starts_with(*bracket));
    let is_word = ["ℝ", "∅", "\\mathbb{R}", "\\emptyset", "\\varnothing"].iter().any(|word| bare.starts_with(word));
    if bracket.is_none() && !is_word {
        return None;
    }
    let of_member = notation::parse_set(ANY_LETTER, set).statement.filter(|set| is_of(set, ANY_LETTER));
    let statement = of_member.or_else(|| described(set))?;
    let is_pair = matches!(&statement, Statement::Chain(_, rest) if rest.len() == 2 && rest.iter().all(|(rel, _)| *rel == Rel::Lt))
        && bracket == Some("(");
    let is_interval = bracket.is_some_and(|bracket| !bracket.ends_with('{'));
    Some(SetRow { set, start, is_certain: !is_pair || is_named, is_named, is_list: is_list(&statement), is_interval })
}

/// Whether a statement is of no letter but this.
fn is_of(statement: &Statement, letter: &str) -> bool {
    variables(statement).iter().all(|name| name == letter)
}

/// What `{x | x > 3}` says of its members.
fn described(set: &str) -> Option<Statement> {
    let is_braced = set.trim_start_matches(['\\', ' ']).starts_with('{');
    let statement = notation::parse(set).statement.filter(|_| is_braced)?;
    (is_inequality(&statement) || is_list(&statement)).then_some(statement)
}

/// Whether `text` begins with the name of a set of solutions and an equals sign.
pub(super) fn names_solutions(text: &str) -> bool {
    let name = text.find('=').map_or("", |at| text[..at].trim());
    matches!(name, "L" | "S" | "𝕃" | "IL" | "SS" | "S.S." | "\\mathbb{L}" | "\\mathbb L")
}

/// `L = {4}`: the set of solutions, not a value of `L`.
pub(super) fn is_solution_set(math: &str) -> bool {
    let set = math.split_once('=').map_or("", |(_, set)| set);
    let is_braced = set.trim_start_matches([' ', '\\']).starts_with('{');
    names_solutions(math) && (is_braced || set_row(math).is_some())
}

fn is_list(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(_, rest) => matches!(rest[..], [(Rel::Eq, _)]),
        Statement::Or(parts) => parts.iter().all(is_list),
        _ => false,
    }
}

/// The set of a row as what it says of `letter`; with `is_inequality` the rows above hold one, below which numbers in
/// braces may be those where a sign changes. Spans are bytes of the row.
pub(super) fn set_of(letter: &str, text: &str, is_inequality: bool) -> Option<Parsed> {
    let row = set_row(text).filter(|row| match is_inequality {
        true => row.is_named || !row.is_list,
        false => row.is_certain,
    })?;
    // The row begins with blanks in the place of its name.
    let blank = " ".repeat(row.start);
    let parsed = notation::parse_set(letter, &format!("{blank}{}", row.set));
    parsed.statement.is_some().then_some(parsed)
}

/// Whether the rows say how numbers stand in order, as an inequality does.
pub(super) fn is_inequality(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(_, rest) => rest.iter().any(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Ne)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(is_inequality),
        Statement::Expr(_) | Statement::At(..) | Statement::Never | Statement::Always => false,
    }
}

/// Whether the rows say which numbers a letter may be, in order or by leaving some out.
pub(super) fn is_limit(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(_, rest) => rest.iter().all(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Approx)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(is_limit),
        _ => false,
    }
}

/// For each row, whether it is a set that claims nothing of the solutions: one of several intervals below each other, or
/// one that words call something else.
pub(super) fn claim_nothing(solution: &Solution) -> Vec<bool> {
    let interval = |step: &Step| -> Option<String> {
        let text = step.math.text();
        let is_row = matches!(step.role, Role::Step | Role::Check) && step.unread.is_none();
        let row = set_row(text).filter(|row| is_row && !row.is_named && !row.set.contains('{'))?;
        Some(key(row.set))
    };
    let rows: Vec<Option<String>> = solution.steps.iter().map(interval).collect();
    let differs = |i: usize, other: Option<usize>| match (&rows[i], other.and_then(|at| rows.get(at)?.as_ref())) {
        (Some(own), Some(other)) => own != other,
        _ => false,
    };
    let is_listed = |i: usize| differs(i, i.checked_sub(1)) || differs(i, Some(i + 1));
    let is_series = |step: &Step| {
        let is_row = matches!(step.role, Role::Step | Role::Check) && step.unread.is_none();
        is_row && set_row(step.math.text()).is_none() && listed_intervals(step.math.text()).is_some()
    };
    let is_other = |step: &Step| is_series(step) || step.reason.as_ref().is_some_and(names_another_set);
    solution.steps.iter().enumerate().map(|(i, step)| is_listed(i) || is_other(step)).collect()
}

/// What `text` says of `letter` if it is an interval, or several set off by commas: those in which a sign is looked for.
pub(super) fn intervals(letter: &str, text: &str) -> Option<Parsed> {
    let parts = listed_intervals(text)?;
    let each = parts.iter().map(|part| notation::parse_set(letter, part).statement);
    let mut statements = each.collect::<Option<Vec<Statement>>>()?;
    let all = if statements.len() == 1 { statements.pop() } else { Some(Statement::Or(statements)) };
    Some(Parsed { statement: all, findings: Vec::new() })
}

/// The parts of a row of intervals; None where it is anything else.
fn listed_intervals(text: &str) -> Option<Vec<&str>> {
    let mut depth = 0;
    let ends = text.char_indices().filter(|(_, c)| {
        depth += match c {
            '(' | '[' => 1,
            ')' | ']' => -1,
            _ => 0,
        };
        depth == 0 && matches!(c, ',' | ';')
    });
    let ends: Vec<usize> = ends.map(|(at, _)| at).chain([text.len()]).collect();
    let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
    let is_interval = |part: &&str| set_row(part).is_some_and(|row| row.is_interval && !row.is_named);
    starts.zip(&ends).map(|(start, end)| text.get(start..*end).filter(is_interval)).collect()
}

/// Whether a piece of a row is an interval that can be nothing else: `(-∞, 5]`.
pub(super) fn is_interval(math: &Mapped) -> bool {
    set_row(math.text()).is_some_and(|row| row.is_interval && row.is_certain)
}

/// Whether the words call a set the domain.
pub(super) fn names_domain(words: &Mapped) -> bool {
    let lower = words.text().to_lowercase();
    lexicon::all(|lexicon| &lexicon.domains).any(|word| lexicon::word_position(&lower, word).is_some())
}

/// "Domain", "test interval": a set, but not that of the solutions.
pub(super) fn names_another_set(words: &Mapped) -> bool {
    let lower = words.text().trim_end().to_lowercase();
    // A sentence that ends before the set tells what was done; what the set is called stands right before it.
    let sentence = |text: &str| text.strip_suffix('.').map(str::len);
    if sentence(&lower).is_some() && !names_domain(words) {
        return false;
    }
    let says = |word: &str| lexicon::all(|lexicon| &lexicon.other_sets).any(|other| word.starts_with(other));
    lower.split(|c: char| !c.is_alphabetic()).any(says)
}

/// Whether words speak of intervals or solutions: a pair behind them is no point.
pub(super) fn name_intervals(words: &str) -> bool {
    let lower = words.to_lowercase();
    lexicon::all(|lexicon| &lexicon.intervals).any(|name| lower.contains(name))
}

/// Whether the brackets of `math` are those of a set, which need not pair by their kinds or their sides.
pub(super) fn has_brackets_of_set(math: &str) -> bool {
    let behind = ["∈", "\\in "].iter().find_map(|sign| math.split_once(sign));
    let set = behind.map_or(math, |(_, set)| set);
    set_row(set).is_some()
}

/// Where the interval or set stands in which byte `at` of `text` parts two ends: brackets on either side with nothing
/// between them but numbers.
pub(super) fn parts_ends(text: &str, at: usize) -> Option<Span> {
    let is_end = |text: &str| {
        let text = ["infty", "infinity", "inf", "oo", "sqrt", "frac", "left", "right"]
            .iter()
            .fold(text.to_owned(), |text, name| text.replace(name, ""));
        !text.trim().is_empty() && text.chars().all(|c| c.is_ascii_digit() || " \\-−–+./√∞^{}".contains(c))
    };
    let open = text[..at].rfind(['(', '[', ']'])?;
    let close = at + text[at..].find([')', ']', '['])?;
    (is_end(&text[open + 1..at]) && is_end(&text[at + 1..close])).then(|| Span::new(open, close + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::print;
    use crate::reading::split;

    #[test]
    fn sets_are_told_from_pairs_and_brackets() {
        let check = |text: &str, wanted: Option<bool>| {
            assert_eq!(set_row(text).map(|row| row.is_certain), wanted, "{text}");
        };
        for text in ["[3, ∞)", "(-∞, 4)", "[1, 2)", "]1; 2[", "{2; 3}", "∅", "ℝ", "L = (1; 2)", "ℝ \\ {0}", "L = {}"]
        {
            check(text, Some(true));
        }
        check("(2, 8)", Some(false));
        check(" (2, 8)", Some(false));
        for text in ["(2)", "(a, b)", "(x + 1)(x - 1)", "{x + 1}", "2, 3", "(1, 2, 3)", "[4]", "L = 4", ""] {
            check(text, None);
        }
    }

    /// The last row of the paste as it was read.
    fn last_row(paste: &str) -> Option<String> {
        let solution = split(paste).solutions.remove(0);
        solution.steps.last()?.statement().map(print)
    }

    #[test]
    fn a_set_says_what_the_letter_above_it_may_be() {
        let check = |paste: &str, wanted: Option<&str>| assert_eq!(last_row(paste).as_deref(), wanted, "{paste}");
        check("t^2 < 25\n(-5, 5)", Some("-5<t<5"));
        check("t^2 >= 25\n(-∞, -5] ∪ [5, ∞)", Some("t<=-5 or t>=5"));
        check("Löse t^2 < 25\nL = ]-5; 5[", Some("-5<t<5"));
        check("Löse 2t >= 1\n[0,5; ∞[", Some("t>=0.5"));
        check("t^2 = 25\n{-5, 5}", Some("t=-5 or t=5"));
        check("t^2 = 25\nL = {-5; 5}", Some("t=-5 or t=5"));
        check("t^2 < 25\n{s | -5 < s < 5}", Some("-5<s<5"));
        check("t^2 < 25\n{t ∈ ℝ : -5 < t < 5}", Some("-5<t<5"));
        check("1/t = 1/t\nL = ℝ \\ {0}", Some("t!=0"));
        check("t + 1 = t\nL = {}", Some("no solution"));
        // A pair may be a point, below an equation too.
        check("t^2 = 25\n(-5, 5)", None);
        check("s + v = 3, s - v = 1\n(2, 1)", None);
        check("(2, 8)\n[3, ∞)", None);
        // Where a sign is looked for, and what words call something else.
        check("t^2 < 25\n(-∞, -5)\n(-5, 5)", Some("-5<t<5"));
        check("sqrt(t) < 5\nDomain: [0, ∞)", None);
    }
}
