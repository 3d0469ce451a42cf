//! Rows in words that say where the problem's expression has no value: "The expression is undefined for x = 3 or x = -3."

use super::pieces::{Piece, Statement};
use super::told_operations::is_expression;
use super::work::{Role, Solution, Step};
use crate::lexicon::{all, ends_with_word, prefix_bytes, word_position};
use crate::notation::{self, is_equation};
use crate::text::{Mapped, Span, has_relation};

/// The pieces of a row that asks where an expression has no value, "For which x is 3/(x - 2) undefined?". None of any other.
pub(super) fn asked(row: &Mapped) -> Option<Vec<Piece>> {
    let text = row.text();
    let lower = text.to_lowercase();
    if has_relation(text) || lower.len() != text.len() {
        return None;
    }
    let named = all(|lexicon| &lexicon.undefined).filter_map(|name| word_position(&lower, name)).min()?;
    let before = text[..named].trim_end();
    let verb = all(|lexicon| &lexicon.saying).find_map(|verb| ends_with_word(before, verb));
    let end = verb.map_or(before, |at| before[..at].trim_end()).len();
    let starts = text[..end].char_indices().filter(|(at, c)| *c != ' ' && (*at == 0 || text[..*at].ends_with(' ')));
    // The words before the expression are few.
    let at = starts.map(|(at, _)| at).take(MAX_WORDS).find(|at| is_fraction(text[*at..end].trim_matches('$')))?;
    let math = row.slice(Span::new(at, end)).trimmed(|c| c == '$');
    Some(vec![
        Piece::Words(row.slice(Span::new(0, at)).trimmed(char::is_whitespace)),
        Piece::Math(Statement::new(math, false, true)),
        Piece::Words(row.slice(Span::new(end, text.len())).trimmed(char::is_whitespace)),
    ])
}

/// Words before the expression that are looked at.
const MAX_WORDS: usize = 16;

fn is_fraction(text: &str) -> bool {
    text.contains(['/', '÷']) && text.contains(char::is_alphabetic) && is_expression(text)
        || text.starts_with("\\frac") && matches!(notation::parse(text).statement, Some(notation::Statement::Expr(_)))
}

/// Makes rows of maths of them, where the problem asks for that.
pub(super) fn read_rows(solution: &mut Solution) {
    if !solution.problem.as_ref().is_some_and(|problem| problem.asks_undefined) {
        return;
    }
    for mut step in std::mem::take(&mut solution.steps) {
        let is_behind = |words: &&Mapped| words.span().start > step.math.span().start;
        let words = if step.role == Role::Words { Some(&step.math) } else { step.reason.as_ref().filter(is_behind) };
        let Some((whole, at)) = words.and_then(|words| Some((words.clone(), values_at(words.text())?))) else {
            solution.steps.push(step);
            continue;
        };
        if step.role != Role::Words {
            // What was taken for the reason of the row above.
            step.reason = None;
            solution.steps.push(step);
        }
        let math = whole.slice(at);
        let row = Step::words(math.clone(), math.span());
        let reason = Some(whole.slice(Span::new(0, at.start)));
        solution.steps.push(Step { role: Role::Step, reason, ..row });
    }
}

/// Where the values stand behind "undefined for".
fn values_at(text: &str) -> Option<Span> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let start = all(|lexicon| &lexicon.undefined).find_map(|name| Some(word_position(&lower, name)? + name.len()))?;
    let rest = lower.get(start..)?.trim_start_matches([' ', ':']);
    let link = all(|lexicon| &lexicon.putting_in).filter_map(|word| prefix_bytes(rest, word)).max()?;
    let rest = rest.get(link..)?.trim_start_matches([' ', ':']);
    let values = rest.trim_end_matches([' ', '.', '!']);
    let span = Span::new(text.len() - rest.len(), text.len() - rest.len() + values.len());
    let read = notation::parse(text.get(span.start..span.end)?).statement?;
    let parts = match &read {
        notation::Statement::And(parts) | notation::Statement::Or(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    parts.iter().all(is_equation).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_expression_of_the_question() {
        let check = |row: &str, wanted: Option<&str>| {
            let found = asked(&Mapped::verbatim(row, 0));
            let math = found.as_ref().and_then(|pieces| match &pieces[1] {
                Piece::Math(statement) => Some(statement.math.text()),
                _ => None,
            });
            assert_eq!(math, wanted, "{row}");
        };
        check("For which y is 4/(y² − 9y + 18) undefined?", Some("4/(y² − 9y + 18)"));
        check("Find all values for which (y + 1)/(y - 3) is undefined.", Some("(y + 1)/(y - 3)"));
        check("Für welche x ist 3/(x - 2) nicht definiert?", Some("3/(x - 2)"));
        check("When is $\\frac{3}{x-2}$ undefined?", Some("\\frac{3}{x-2}"));
        check("The slope of a vertical line is undefined.", None);
    }

    #[test]
    fn values_behind_the_word() {
        let check = |text: &str, wanted: Option<&str>| {
            assert_eq!(values_at(text).map(|at| &text[at.start..at.end]), wanted, "{text}");
        };
        check("The expression is undefined for x = 3 or x = -3.", Some("x = 3 or x = -3"));
        check("undefined when y = 6", Some("y = 6"));
        check("Der Term ist nicht definiert für x = 2", Some("x = 2"));
        check("undefined for negative numbers", None);
        check("x = 3", None);
    }
}
