//! Values that a row writes down only to put them away: `x = -1 (reject)`, `x = 3, x = -1 (extraneous)`, "reject -1".

use super::assemble::{Assembler, Target};
use super::phrases::gives_cause;
use super::pieces;
use super::work::Step;
use crate::lexicon::{List, all, holds, prefix_bytes, says_false, word_position};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::text::{Mapped, Span, has_relation};

impl Assembler {
    /// A row of one value and words that put it away.
    pub(super) fn take_put_away(&mut self, (value, words): (Mapped, Mapped)) {
        let span = value.span();
        self.push(value, Default::default(), span);
        if let Some(step) = self.solution.steps.last_mut() {
            let before = step.reason.take();
            step.reason = Some(pieces::glue(before.iter().chain([&words])));
        }
    }

    /// Says of the line before words that stand between two that it does not hold, where they begin so; the words behind.
    pub(super) fn deny(&mut self, words: &Mapped, target: Option<Target>, math_follows: bool) -> Mapped {
        let (denial, rest) = denial_at_front(words, math_follows && target.is_some());
        if let Some(denial) = denial {
            self.say(&denial, target, false);
        }
        rest
    }
}

/// The value and the words of a row that holds nothing else and puts the value away: "x = -2 is no solution", "reject -2",
/// "−2 entfällt".
pub(super) fn value_and_words(row: &Mapped) -> Option<(Mapped, Mapped)> {
    let text = row.text();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let mut start = digits - trailing_bytes(&text[..digits], |c| matches!(c, '-' | '−' | '–' | ' '));
    if let Some(named) = text[..start].strip_suffix('=') {
        let named = named.trim_end();
        let letter = named.chars().next_back().filter(|c| c.is_alphabetic())?;
        start = named.len() - letter.len_utf8();
        if text[..start].ends_with(|c: char| !c.is_whitespace()) {
            return None;
        }
    }
    let end = digits + text[digits..].find(|c: char| !(c.is_ascii_digit() || "./,".contains(c))).unwrap_or(0);
    let end = if end == digits { text.len() } else { end };
    let value = Span::new(start, digits + text[digits..end].trim_end_matches(['.', ',']).len());
    let (before, behind) = (&text[..value.start], &text[value.end..]);
    let is_said_behind = is_around_rejected(before) && begins_with_rejection(behind);
    let is_said_before = is_rejection(before)
        && (words_of(behind).next().is_none()
            || gives_cause(behind.trim_start_matches(|c: char| !c.is_alphanumeric())));
    (is_said_behind || is_said_before).then(|| {
        let mut words = row.slice(Span::new(0, value.start));
        words.append(&row.slice(Span::new(value.end, text.len())));
        (row.slice(value).trimmed(char::is_whitespace), words.trimmed(char::is_whitespace))
    })
}

/// The bytes at the end of a text that are such characters.
fn trailing_bytes(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_end_matches(is_such).len()
}

/// What the row claims, where its words reject the value that it writes down: that the letter is not this value, or is one
/// of the others.
pub(super) fn without_rejected(step: &Step, statement: Statement) -> Statement {
    if !rejects_value(step) {
        return statement;
    }
    match statement {
        Statement::Chain(letter, rest) if is_value(&letter, &rest) => {
            Statement::Chain(letter, rest.into_iter().map(|(_, value)| (Rel::Ne, value)).collect())
        }
        Statement::Or(mut parts) if parts.len() > 1 => {
            parts.pop();
            if parts.len() == 1 { parts.remove(0) } else { Statement::Or(parts) }
        }
        other => other,
    }
}

/// Whether the words beside a row reject the value that stands before or behind them.
pub fn rejects_value(step: &Step) -> bool {
    step.reason.as_ref().is_some_and(|reason| {
        let end = step.math.span().end;
        let n_before = reason.origins().iter().take_while(|origin| origin.start < end).count();
        let behind = reason.text().get(n_before..).unwrap_or_default();
        begins_with_rejection(behind) || is_rejection(before_cause(&reason.text().to_lowercase()))
    })
}

/// The value that a row of several puts away: `x = -2` of `x = 3, x = -2 (reject)`.
pub fn last_put_away(step: &Step) -> Option<Statement> {
    match notation::parse(step.math.text()).statement.filter(|_| rejects_value(step))? {
        Statement::Or(mut parts) => parts.pop(),
        _ => None,
    }
}

/// Words between two lines, cut where they have said of the line before them that it does not hold: ", false. Hence".
fn denial_at_front(words: &Mapped, is_between: bool) -> (Option<Mapped>, Mapped) {
    let text = words.text();
    let start = text.len() - text.trim_start_matches([' ', ',', ';', '(', ')', '$']).len();
    let end = text[start..].find(['.', ',', ';']).map_or(text.len(), |at| start + at);
    if !is_between || !says_false(&text[start..end]) {
        return (None, words.clone());
    }
    let behind = (end + 1).min(text.len());
    (Some(words.slice(Span::new(0, end))), words.slice(Span::new(behind, text.len())))
}

fn is_value(letter: &Expr, rest: &[(Rel, Expr)]) -> bool {
    matches!(letter.kind, ExprKind::Variable(_)) && matches!(rest, [(Rel::Eq, _)])
}

/// Whether words between two lines are about the one before them: its cause, or that its value is put away.
pub(super) fn says_why(words: &str) -> bool {
    gives_cause(words) || begins_with_rejection(words)
}

/// "(reject, extraneous)", "entfällt": words that speak of nothing but the value.
fn begins_with_rejection(reason: &str) -> bool {
    let lower = reason.to_lowercase();
    let words = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    // "is extraneous", "ist nicht zulässig"
    let words = without_first(without_first(words, |lexicon| &lexicon.saying), |lexicon| &lexicon.indefinite);
    let words = before_cause(words);
    let speaks_of_another = has_relation(words) || words.contains(|c: char| c.is_ascii_digit());
    !speaks_of_another && all(|lexicon| &lexicon.rejecting).any(|word| prefix_bytes(words, word).is_some())
}

/// The words without the first of them, where the list has it.
fn without_first(words: &str, list: List) -> &str {
    let first = words.split(' ').next().unwrap_or_default();
    if holds(list, first) { words[first.len()..].trim_start() } else { words }
}

/// What stands before the cause: "does not work" of "does not work since 3 ≠ -3".
fn before_cause(words: &str) -> &str {
    let causes = all(|lexicon| &lexicon.causes).filter_map(|cause| word_position(words, cause));
    &words[..causes.filter(|at| *at > 0).min().unwrap_or(words.len())]
}

/// "We reject the value", "Extraneous:": words that put a value away and say nothing else.
fn is_rejection(words: &str) -> bool {
    let lower = words.to_lowercase();
    let found = all(|lexicon| &lexicon.rejecting).filter_map(|word| Some((word.len(), word_position(&lower, word)?)));
    found
        .max()
        .is_some_and(|(length, at)| is_around_rejected(&lower[..at]) && is_around_rejected(&lower[at + length..]))
}

/// Whether words say no more than what it is that is put away: "so the solution".
fn is_around_rejected(words: &str) -> bool {
    words_of(&words.to_lowercase()).all(|word| holds(|lexicon| &lexicon.around_rejected, word))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_put_away_is_told_from_the_words() {
        for (row, wanted) in [
            ("reject -2", Some("-2")),
            ("We reject x = -2.", Some("x = -2")),
            ("−2 entfällt", Some("−2")),
            ("x = -2 ist keine Lösung", Some("x = -2")),
            ("So the solution -1/2 is extraneous", Some("-1/2")),
            ("Scheinlösung: x = -2", Some("x = -2")),
            ("x = -2 is extraneous since 2 ≠ -2", Some("x = -2")),
            ("do not reject -2", None),
            ("reject the negative one, x = 3", None),
            ("-3 auf beiden Seiten", None),
            ("x = 3, x = -2 (reject)", None),
            ("2x = -2 (reject)", None),
        ] {
            let found = value_and_words(&Mapped::verbatim(row, 0)).map(|(value, _)| value.text().to_owned());
            assert_eq!(found.as_deref(), wanted, "{row}");
        }
    }
}
