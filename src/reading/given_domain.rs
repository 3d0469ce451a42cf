//! Rows that say where an equation is defined, `D = ℝ \ {2; -1}`: they state no solutions, and what they leave out can be
//! held against the problem.

use super::work::Step;
use crate::lexicon::{Joiner, List, all, joined, word_position};
use crate::notation::{self, Parsed, Statement};

const NAMES: [&str; 9] = ["D", "𝔻", "ID", "Df", "D_f", "DB", "D(f)", "\\mathbb{D}", "\\mathbb D"];

/// Sets of numbers that equations are solved in.
const WHOLES: [&str; 9] = ["\\mathbb{R}", "\\mathbb{Q}", "\\mathbb R", "\\mathbb Q", "\\R", "ℝ", "ℚ", "R", "Q"];

const WITHOUT: [&str; 4] = ["\\setminus", "\\", "∖", "-"];

/// What the row leaves out of the numbers, in braces: `{2; -1}` of `D = ℝ \ {2; -1}`.
fn left_out(text: &str) -> Option<String> {
    in_signs(text).map(str::to_owned).or_else(|| in_words(text))
}

/// "Domain: all real numbers except x = 2 and x = -1", "all real numbers where x ≠ 2"
fn in_words(text: &str) -> Option<String> {
    const NOT_EQUAL: [&str; 4] = ["≠", "\\neq", "\\ne", "!="];
    let lower = text.to_lowercase();
    let behind = |list: List| all(list).find_map(|phrase| lower.get(word_position(&lower, phrase)? + phrase.len()..));
    let except = behind(|lexicon| &lexicon.numbers_except);
    let rest = except.or_else(|| behind(|lexicon| &lexicon.numbers_where))?;
    let rest = without_intervals(rest).trim().trim_end_matches(['.', '$', ',']);
    let without =
        |value: &'_ str| NOT_EQUAL.iter().find_map(|sign| value.split_once(sign)).map(|(_, value)| value.to_owned());
    let value = |part: &str| match except {
        Some(_) => without(part).or_else(|| Some(part.split_once('=').map_or(part, |(_, value)| value).to_owned())),
        None => without(part),
    };
    let parts = joined(rest, Joiner::And).into_iter().flat_map(|(_, part)| part.split([',', ';']));
    let both_signs = |part: &str| match part.split_once('±') {
        Some((before, value)) => vec![format!("{before}{value}"), format!("{before}-{value}")],
        None => vec![part.to_owned()],
    };
    let parts: Vec<String> = parts.filter(|part| !part.trim().is_empty()).flat_map(both_signs).collect();
    let values: Vec<String> = parts
        .iter()
        .map(|part| value(part).map(|value| value.trim_matches([' ', '$']).to_owned()))
        .collect::<Option<_>>()?;
    let is_number = |value: &String| {
        let read = notation::parse(value).statement;
        matches!(read, Some(Statement::Expr(value)) if !notation::has_letter(&value))
    };
    (!values.is_empty() && values.iter().all(is_number)).then(|| format!("{{{}}}", values.join("; ")))
}

/// The text without the intervals that it ends on and that say the same once more: "2" of "2, or (-∞, 2) ∪ (2, ∞)".
fn without_intervals(text: &str) -> &str {
    intervals_behind(text).map_or(text, |(before, _)| before)
}

/// What stands before the last "or", and the set of numbers behind it.
fn intervals_behind(text: &str) -> Option<(&str, &str)> {
    let parts = joined(text, Joiner::Or);
    let (_, set) = parts.get(1..)?.last()?;
    let at = text.len() - set.len();
    let set = set.trim().trim_end_matches('.');
    let is_set = super::sets::set_row(set).is_some_and(|row| row.is_interval);
    let before = text.get(..at)?.trim_end();
    let before =
        all(|lexicon| &lexicon.or).find_map(|or| Some(&before[..crate::lexicon::ends_with_word(before, or)?]))?;
    is_set.then_some((before, set))
}

/// The set of a row that is named as where a function is defined, `[-4, ∞)` of `D = [-4, ∞)`, with blanks in the place of
/// its name.
pub(super) fn set_behind_name(text: &str) -> Option<String> {
    let (name, set) = text.split_once('=')?;
    NAMES.contains(&name.trim()).then(|| format!("{}{set}", " ".repeat(text.len() - set.len())))
}

fn in_signs(text: &str) -> Option<&str> {
    let (name, set) = text.split_once('=')?;
    if !NAMES.contains(&name.trim()) {
        return None;
    }
    let set = set.trim_start();
    let rest = WHOLES.iter().find_map(|whole| set.strip_prefix(whole))?.trim_start();
    let rest = WITHOUT.iter().find_map(|sign| rest.strip_prefix(sign))?.trim();
    let rest = rest.trim_start_matches("\\left").trim_end_matches('.');
    let is_braced = rest.trim_start_matches('\\').starts_with('{') && rest.ends_with('}');
    is_braced.then_some(rest)
}

/// Whether the row says where the work's equation is defined.
pub fn gives_domain(step: &Step) -> bool {
    is_domain(step.math.text())
}

pub(super) fn is_domain(text: &str) -> bool {
    left_out(text).is_some()
}

/// The row as what it says of `letter`: `x ≠ 2 and x ≠ -1`.
pub(super) fn domain_of(letter: &str, text: &str) -> Option<Parsed> {
    let set = left_out(text)?;
    let parsed = notation::parse_set(letter, &set);
    let mut negated = parsed.statement.as_ref().and_then(negated)?;
    if let Some((_, intervals)) = intervals_behind(text).filter(|_| in_signs(text).is_none()) {
        let same = notation::parse_set(letter, intervals).statement?;
        let mut parts = if let Statement::And(parts) = negated { parts } else { vec![negated] };
        parts.push(same);
        negated = Statement::And(parts);
    }
    Some(Parsed { statement: Some(negated), findings: Vec::new() })
}

/// `x ≠ 2 and x ≠ -1` of `x = 2 or x = -1`.
fn negated(members: &Statement) -> Option<Statement> {
    match members {
        Statement::Or(parts) => parts.iter().map(negated).collect::<Option<Vec<_>>>().map(Statement::And),
        Statement::Chain(letter, rest) => match rest.as_slice() {
            [(notation::Rel::Eq, value)] if !notation::has_letter(value) => {
                Some(Statement::Chain(letter.clone(), vec![(notation::Rel::Ne, value.clone())]))
            }
            _ => None,
        },
        _ => None,
    }
}

/// `4 ∉ D`, `7 ∈ D`: the number, and whether it is one that the work may come to.
pub(super) fn membership(text: &str) -> Option<(&str, bool)> {
    const SIGNS: [(&str, bool); 4] = [("∉", false), ("\\notin", false), ("∈", true), ("\\in", true)];
    let text = text.trim().trim_end_matches('.');
    let (left, right, is_member) = SIGNS
        .into_iter()
        .find_map(|(sign, is_member)| text.split_once(sign).map(|(left, right)| (left, right, is_member)))?;
    let number = left.trim();
    let is_number = number.contains(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || "-−./".contains(c));
    let is_domain = matches!(right.trim(), "D" | "𝔻" | "ID" | "D_f" | "\\mathbb{D}" | "G");
    (is_number && is_domain).then_some((number, is_member))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::print;

    #[test]
    fn what_is_left_out_is_no_solution() {
        let check = |text: &str, wanted: Option<&str>| {
            let found = domain_of("x", text).and_then(|parsed| parsed.statement);
            assert_eq!(found.as_ref().map(print).as_deref(), wanted, "{text}");
        };
        check("D = ℝ \\ {2; -1}", Some("x!=2 and x!=-1"));
        check("D = R\\{4}", Some("x!=4"));
        check("D = Q \\ {0; 3}", Some("x!=0 and x!=3"));
        check("L = ℝ \\ {0}", None);
        check("Domain: all real numbers except x = -4 and x = 3.", Some("x!=-4 and x!=3"));
        check("Alle reellen Zahlen außer 3", Some("x!=3"));
        check("all real numbers except the zeros", None);
        check("The domain of R(x) is all real numbers where x ≠ 6 and x ≠ -2.", Some("x!=6 and x!=-2"));
        check("all real numbers such that x ≠ ±2", Some("x!=2 and x!=-2"));
        check("all real numbers where x = 6", None);
        check("all real numbers except 2, or (-∞, 2) ∪ (2, ∞)", Some("x!=2 and (x<2 or x>2)"));
        check("D = b^2 - 4ac", None);
        check("D = R - {x}", None);
    }
}
