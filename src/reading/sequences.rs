//! Sequences that a problem lists, `5, 8, 11, 14, ...`, and what rows call the parts of one.

use super::problem::names_one;
use super::work::Solution;
use crate::lexicon::{self, List};
use crate::notation::{self, Expr, Parsed, Statement, letters};

/// Terms that make a list one of a sequence.
const MIN_TERMS: usize = 3;

/// Terms that are read of a list.
const MAX_TERMS: usize = 40;

/// Takes the terms that the problem lists, where its words speak of a sequence or nothing but the list stands there. Such a
/// problem is told, not stated: nothing follows from a list alone.
pub(super) fn settle_sequence(solution: &mut Solution) {
    let Some(problem) = &mut solution.problem else { return };
    let text = problem.math.text();
    if problem.unread.is_some() || problem.parsed.statement.is_some() || !text.contains([',', ';']) {
        return;
    }
    let Some((terms, goes_on, has_words)) = listed(text) else { return };
    let says_so = goes_on || !has_words || names_one(&text.to_lowercase(), |lexicon| &lexicon.sequences);
    if says_so || problem.says_sequence {
        problem.is_told = true;
        problem.parsed = Parsed::default();
        solution.sequence = terms;
    }
}

/// The longest run of numbers with commas between them, whether dots say that it goes on, and whether words stand beside it.
fn listed(text: &str) -> Option<(Vec<Expr>, bool, bool)> {
    let separator = if text.contains(';') { ';' } else { ',' };
    let mut best: (Vec<Expr>, bool) = (Vec::new(), false);
    let mut run: Vec<Expr> = Vec::new();
    let mut has_words = false;
    for part in text.split(separator) {
        let part = part.trim().trim_matches('$').trim();
        if matches!(part.trim_end_matches('.'), "" | "…" | "\\ldots" | "\\dots") {
            if run.len() > best.0.len() {
                best = (std::mem::take(&mut run), true);
            }
            continue;
        }
        // Words before the first term and behind the last one.
        let (before, term, behind) = number_within(part);
        has_words |= [before, behind].iter().any(|words| words.contains(char::is_alphabetic));
        if !before.is_empty() {
            run.clear();
        }
        match term {
            Some(term) if run.len() < MAX_TERMS => run.push(term),
            _ => run.clear(),
        }
        if !behind.is_empty() || run.len() > best.0.len() {
            if run.len() > best.0.len() {
                best = (run.clone(), behind.starts_with("...") || behind.starts_with('…'));
            }
            if !behind.is_empty() {
                run.clear();
            }
        }
    }
    (best.0.len() >= MIN_TERMS).then_some((best.0, best.1, has_words))
}

/// The number in a piece of text, what stands before it and what behind.
fn number_within(part: &str) -> (&str, Option<Expr>, &str) {
    let is_number = |c: char| c.is_ascii_digit() || "./-−+\\{}frac½¼¾⅓⅔".contains(c);
    let start = part.find(|c: char| c.is_ascii_digit() || "-−½¼¾⅓⅔".contains(c) || c == '\\').unwrap_or(part.len());
    let length = part[start..].find(|c| !is_number(c)).unwrap_or(part.len() - start);
    let (number, behind) = part[start..].split_at(length);
    let ends = number.trim_end_matches('.');
    let behind = if ends.len() + 1 < number.len() { &part[start + ends.len()..] } else { behind };
    let read = match notation::parse(ends).statement {
        Some(Statement::Expr(term)) if letters(&term).is_empty() => Some(term),
        _ => None,
    };
    (part[..start].trim(), read, behind.trim().trim_start_matches("and so on"))
}

/// Whether words speak of a sequence.
pub(super) fn says_sequence(words: &str) -> bool {
    names_one(&words.to_lowercase(), |lexicon| &lexicon.sequences)
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
        check("Find the mean of 5, 8, 11, 14\n38/4 = 9.5", "");
        check("Solve 2x + 3 = 11\nx = 4", "");
    }
}
