//! Statements that a sentence puts in another order than a row of maths does.

use super::pieces::{Piece, Statement};
use super::tidy::is_edge;
use super::{problem, statements, words};
use crate::text::{Span, has_relation};

/// "When n = -5, evaluate: n + 1" as `n + 1 for n = -5`, "for t > 0: t^2 = 9" as `t^2 = 9 and t > 0`.
pub(super) fn with_values_behind(mut line: Vec<Piece>) -> Vec<Piece> {
    let Some(at) = line
        .windows(4)
        .position(|pieces| matches!(pieces, [Piece::Words(_), Piece::Math(_), Piece::Words(_), Piece::Math(_)]))
    else {
        return line;
    };
    let [Piece::Words(lead), Piece::Math(values), Piece::Words(between), Piece::Math(asked)] = &line[at..at + 4] else {
        return line;
    };
    let last = lead.text().split(|c: char| !c.is_alphabetic()).rfind(|word| !word.is_empty()).unwrap_or_default();
    let leads = problem::leads_to_values(&last.to_lowercase());
    let parts = !between.text().trim().is_empty();
    let value = values.math.trimmed(is_edge);
    let letter = value.text().chars().next().filter(|c| c.is_alphabetic());
    let is_value = letter.is_some_and(|_| has_relation(value.text()) && statements::variables(value.text()).len() == 1);
    let letters = statements::variables(asked.math.text());
    let speaks_of_it = letter.is_some_and(|letter| letters.contains(&letter));
    let is_equation = value.text().contains('=') && !value.text().contains(['<', '>', '!', '≤', '≥', '≠']);
    let joiner = match (asked.is_expression, is_equation) {
        (true, true) => " for ",
        (false, false) => " and ",
        _ => return line,
    };
    if !(leads && parts && is_value && speaks_of_it) || asked.unread.is_some() || values.unread.is_some() {
        return line;
    }
    let mut math = asked.math.trimmed(|c| is_edge(c) || c == '.');
    let start = value.span().start;
    joiner.chars().for_each(|c| math.push(c, Span::new(start, start)));
    math.append(&value);
    let whole = Statement { math, ..asked.clone() };
    let words = [lead.clone(), between.clone()].map(Piece::Words);
    let rest: Vec<Piece> = line.drain(at + 4..).collect();
    line.truncate(at);
    line.extend(words);
    line.push(Piece::Math(whole));
    line.extend(rest);
    line
}

/// "From 2x + 3 = 11 we get 2x = 8": the statement from which another one is said to come.
pub(super) fn leads_on(pieces: &[Piece], i: usize) -> bool {
    let (Some(Piece::Math(premise)), Some(Piece::Words(between)), Some(Piece::Math(result))) =
        (pieces.get(i), pieces.get(i + 1), pieces.get(i + 2))
    else {
        return false;
    };
    let before = match i.checked_sub(1).and_then(|i| pieces.get(i)) {
        Some(Piece::Words(words)) => words.text(),
        _ => "",
    };
    !premise.is_expression && !result.is_expression && words::is_filler(between.text()) && words::names_source(before)
}
