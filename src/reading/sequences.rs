//! Sequences that a problem lists, `5, 8, 11, 14, ...`, and what rows call the parts of one.

use super::work::{SequenceKind, Solution};
use crate::lexicon::names_one;
use crate::lexicon::{self, List};
use crate::notation::{self, Expr, Parsed, Statement};
use crate::text::Span;

/// Terms that make a list one of a sequence.
const MIN_TERMS: usize = 3;

/// Terms that are read of a list.
const MAX_TERMS: usize = 40;

/// Takes the terms that the problem lists, where its words speak of a sequence or nothing but the list stands there. Such a
/// problem is told, not stated: nothing follows from a list alone.
pub(super) fn settle_sequence(solution: &mut Solution) {
    let Some(problem) = &mut solution.problem else { return };
    let text = problem.math.text();
    let is_list = text.contains([',', ';', '+']);
    if problem.unread.is_some() || problem.parsed.statement.is_some() || !is_list {
        return;
    }
    let Some((terms, goes_on, has_words)) = listed(text) else { return };
    // No more than dots may stand behind the list.
    let (own, listed) = (problem.span, problem.math.span());
    let has_words = has_words || own.start != listed.start || own.end > listed.end + ", ...".len();
    if !has_words && !text.contains([',', ';']) {
        // A sum that goes on is one to be worked out.
        return;
    }
    problem.of_sequence = problem.of_sequence.or_else(|| kind_of(text));
    if goes_on || !has_words || problem.of_sequence.is_some() {
        problem.is_told = true;
        problem.parsed = Parsed::default();
        solution.sequence = terms;
    }
}

/// Signs that say that a list goes on.
fn dots() -> impl Iterator<Item = &'static str> {
    ["...", "…", "\\ldots", "\\dots", "\\cdots", "⋯"].into_iter()
}

/// The longest run of numbers with commas between them, or of a sum that goes on with dots, whether dots say that it goes on, and whether words stand beside it.
pub(super) fn listed(text: &str) -> Option<(Vec<Expr>, bool, bool)> {
    let mut best: (Vec<Expr>, Span, bool) = (Vec::new(), Span::new(0, 0), false);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let stands =
            !text[..at].ends_with(|before: char| before.is_alphanumeric() || "=<>+-−*/^(._,;".contains(before));
        let Some(length) = number_bytes(&text[at..]).filter(|_| stands) else {
            at += c.len_utf8();
            continue;
        };
        let (start, mut end) = (at, at + length);
        let mut run: Vec<Expr> = number(&text[at..end]).into_iter().collect();
        let separator = text[end..].trim_start().chars().next().filter(|c| matches!(c, ',' | ';' | '+'));
        while let Some(next) = separator.and_then(|separator| behind_separator(&text[end..], separator)) {
            let Some(length) = number_bytes(&text[end + next..]) else { break };
            end += next + length;
            run.extend(number(&text[end - length..end]));
        }
        let rest = text[end..].trim_start();
        let dotted = rest.trim_start_matches([',', ';', '+', ' ']);
        let is_sum = separator == Some('+');
        // Dots at the end of a sentence are taken for its full stop.
        let goes_on =
            dots().any(|sign| dotted.starts_with(sign)) || is_sum && dotted.is_empty() && rest.starts_with('+');
        let is_number_alone = !rest.starts_with(|c: char| "=<>+-−*/^".contains(c)) && !is_sum || is_sum && goes_on;
        if run.len() > best.0.len() && run.len() <= MAX_TERMS && is_number_alone {
            best = (run, Span::new(start, end), goes_on);
        }
        at = end;
    }
    let (terms, span, goes_on) = best;
    let has_words = [&text[..span.start], &text[span.end..]].iter().any(|beside| {
        let plain = dots().fold((*beside).to_owned(), |text, command| text.replace(command, ""));
        plain.contains(char::is_alphabetic)
    });
    (terms.len() >= MIN_TERMS).then_some((terms, goes_on, has_words))
}

/// The bytes up to what stands behind the separator at the head of the text, blanks aside.
fn behind_separator(text: &str, separator: char) -> Option<usize> {
    let behind = text.trim_start().strip_prefix(separator)?;
    Some(text.len() - behind.trim_start().len())
}

/// The length of the number at the head of the text: with a sign, a point, as a fraction.
fn number_bytes(text: &str) -> Option<usize> {
    let unsigned = text.strip_prefix(['-', '−']).unwrap_or(text);
    let digits = |text: &str| {
        let whole = text.bytes().take_while(u8::is_ascii_digit).count();
        let part =
            text[whole..].strip_prefix('.').map_or(0, |part| part.bytes().take_while(u8::is_ascii_digit).count());
        (whole > 0).then_some(if part > 0 { whole + 1 + part } else { whole })
    };
    let n_sign = text.len() - unsigned.len();
    if let Some(parts) = unsigned.strip_prefix("\\frac{") {
        let (above, below) = parts.split_once("}{")?;
        let below = below.split_once('}')?.0;
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        return (is_number(above) && is_number(below)).then(|| n_sign + "\\frac{}{}".len() + above.len() + below.len());
    }
    let length = digits(unsigned)?;
    let below = unsigned[length..].strip_prefix('/').and_then(digits).map_or(0, |below| below + 1);
    let ends = !unsigned[length + below..].starts_with(|c: char| c.is_alphanumeric() || "^/*!".contains(c));
    ends.then_some(n_sign + length + below)
}

fn number(text: &str) -> Option<Expr> {
    match notation::parse(text).statement? {
        Statement::Expr(number) => Some(number),
        _ => None,
    }
}

/// What words call the sequence that they speak of.
pub(super) fn kind_of(words: &str) -> Option<SequenceKind> {
    let lower = words.to_lowercase();
    let says = |list: List| names_one(&lower, list);
    let kinds = (says(|lexicon| &lexicon.arithmetic_sequences), says(|lexicon| &lexicon.geometric_sequences));
    match kinds {
        (true, false) => Some(SequenceKind::Arithmetic),
        (false, true) => Some(SequenceKind::Geometric),
        _ => says(|lexicon| &lexicon.sequences).then_some(SequenceKind::Any),
    }
}

fn is_called(name: &str, list: List) -> bool {
    lexicon::holds(list, &name.to_lowercase())
}

/// Whether a quantity of this name is the term of every index: "nth term".
pub fn is_general_term(name: &str) -> bool {
    is_called(name, |lexicon| &lexicon.general_terms)
}

/// Whether a quantity of this name is what is added from term to term.
pub fn is_common_difference(name: &str) -> bool {
    is_called(name, |lexicon| &lexicon.common_differences)
}

/// Whether a quantity of this name is what each term is multiplied by.
pub fn is_common_ratio(name: &str) -> bool {
    is_called(name, |lexicon| &lexicon.common_ratios)
}

#[cfg(test)]
mod tests {
    use super::super::split;

    #[test]
    fn terms_of_a_sequence_are_found_in_the_problem() {
        let check = |paste: &str, wanted: &str| {
            let work = split(paste);
            let terms = work.solutions.first().map(|solution| &solution.sequence[..]).unwrap_or_default();
            let printed: Vec<String> = terms.iter().map(crate::notation::print_expr).collect();
            assert_eq!(printed.join(" "), wanted, "{paste}");
        };
        check("Find the nth term of 5, 8, 11, 14\na_n = 3n + 2", "5 8 11 14");
        check("Find the nth term of the sequence 5, 8, 11, 14, ...\na_n = 3n + 2", "5 8 11 14");
        check("5, 8, 11, 14, …\nd = 3", "5 8 11 14");
        check("The sequence 3, -6, 12, -24, ... is geometric. Find the ratio.\nr = -2", "3 -6 12 -24");
        check("Gib ein Bildungsgesetz der Folge 1; 1/2; 1/4; 1/8 an.\na_n = (1/2)^(n-1)", "1 1/2 1/4 1/8");
        check("Find the sum of the first 20 terms of the arithmetic sequence 7, 10, 13, ...\na_1 = 7", "7 10 13");
        check(
            "Find the 10th term of the sequence $\\frac{1}{2}, \\frac{1}{4}, \\frac{1}{8}, \\ldots$\na_1 = 1/2",
            "1/2 1/4 1/8",
        );
        check("Find the mean of 5, 8, 11, 14\n38/4 = 9.5", "");
        check("Solve 2x + 3 = 11\nx = 4", "");
    }
}
