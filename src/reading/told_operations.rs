//! Problems that tell in words what is to be done with two expressions: "Divide x^2 - 9 by x + 3", "Subtract 3x from 5x",
//! "the product of 3/4 and 8/9".

use super::pieces::{Piece, Statement};
use crate::lexicon::{self, List, all, word_position};
use crate::notation;
use crate::text::{Mapped, Span, has_relation, tail};

/// What is done with the two.
#[derive(Clone, Copy)]
enum Operation {
    Sum,
    /// The first less the second.
    Difference,
    /// The second less the first.
    TakenFrom,
    Product,
    Quotient,
}

/// Each operation with the words that lead to its first expression and those between the two.
const TOLD: [(Operation, List, List); 9] = [
    (Operation::Sum, |words| &words.add, |words| &words.add_to),
    (Operation::Sum, |words| &words.sum_of, |words| &words.and),
    (Operation::TakenFrom, |words| &words.subtract, |words| &words.subtract_from),
    (Operation::Difference, |words| &words.difference_of, |words| &words.and),
    (Operation::Product, |words| &words.multiply, |words| &words.multiply_by),
    (Operation::Product, |words| &words.multiply, |words| &words.and),
    (Operation::Product, |words| &words.product_of, |words| &words.and),
    (Operation::Quotient, |words| &words.divide, |words| &words.divide_by),
    (Operation::Quotient, |words| &words.quotient_of, |words| &words.and),
];

/// The pieces of a row that is such a problem: its words and the expression that they tell. None for any other row.
pub(super) fn composed(row: &Mapped) -> Option<Vec<Piece>> {
    let text = row.text();
    let lower = text.to_lowercase();
    if has_relation(text) || lower.len() != text.len() {
        return None;
    }
    let told = TOLD.into_iter().find_map(|(operation, leading, between)| {
        let starts = all(leading).filter_map(|phrase| Some(word_position(&lower, phrase)? + phrase.len()));
        let start = starts.max()?;
        if says_more(&lower[..start]) {
            return None;
        }
        let end = super::divisions::without_method(&lower);
        let start = start + text.get(start..end)?.len() - text[start..end].trim_start_matches([' ', ':']).len();
        let told = lower.get(start..end)?;
        all(between).find_map(|link| {
            let link = format!(" {link} ");
            told.match_indices(&link).find_map(|(at, _)| {
                let parts = [Span::new(start, start + at), Span::new(start + at + link.len(), end)];
                let [first, second] = parts.map(|part| row.slice(part).trimmed(char::is_whitespace));
                let is_told = [&first, &second].into_iter().all(|part| is_expression(part.text()));
                is_told.then(|| {
                    let words = row.slice(Span::new(0, start)).trimmed(char::is_whitespace);
                    vec![
                        Piece::Words(words),
                        Piece::Math(Statement::new(written(operation, &first, &second), false, true)),
                    ]
                })
            })
        })
    });
    told.or_else(|| super::undefined::asked(row))
}

/// Whether the words that lead to the first expression say of the result what else is done with it: "five times the sum of".
fn says_more(words: &str) -> bool {
    let clause = tail(words.rsplit(['.', ':', '?', '!']).next().unwrap_or_default(), MAX_CLAUSE_BYTES);
    let holds = |phrase: &str| word_position(clause, phrase).is_some();
    let signs: [List; 3] = [|words| &words.signs_between, |words| &words.signs_behind, |words| &words.signs_before];
    let phrases = signs.into_iter().flat_map(all).filter_map(|entry| Some(entry.rsplit_once(' ')?.0));
    phrases.chain(all(|words| &words.numbers)).any(holds)
}

/// The longest clause that is looked at.
const MAX_CLAUSE_BYTES: usize = 120;

fn written(operation: Operation, first: &Mapped, second: &Mapped) -> Mapped {
    let (left, sign, right) = match operation {
        Operation::Sum => (first, '+', second),
        Operation::Difference => (first, '-', second),
        Operation::TakenFrom => (second, '-', first),
        Operation::Product => (first, '*', second),
        Operation::Quotient => (first, '/', second),
    };
    let between = Span::new(first.span().end, second.span().start.max(first.span().end));
    let mut whole = Mapped::default();
    for (part, behind) in [(left, Some(sign)), (right, None)] {
        whole.push('(', part.span());
        whole.append(part);
        whole.push(')', part.span());
        behind.into_iter().for_each(|sign| whole.push(sign, between));
    }
    whole
}

/// Whether the text is maths without a word in it.
pub(super) fn is_expression(text: &str) -> bool {
    let is_word = |run: &str| {
        let n_letters = run.chars().count();
        n_letters > 2 && run != "sqrt" || n_letters == 2 && lexicon::holds(|words| &words.short_words, run)
    };
    let has_word = text.split(|c: char| !c.is_alphabetic()).any(|run| is_word(&run.to_lowercase()));
    !has_word && matches!(notation::parse(text).statement, Some(notation::Statement::Expr(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_written() {
        let check = |row: &str, wanted: Option<&str>| {
            let found = composed(&Mapped::verbatim(row, 0));
            let math = found.as_ref().and_then(|pieces| match pieces.last() {
                Some(Piece::Math(statement)) => Some(statement.math.text()),
                _ => None,
            });
            assert_eq!(math, wanted, "{row}");
        };
        check("Divide x^2 - 9 by x + 3.", Some("(x^2 - 9)/(x + 3)"));
        check("3. Subtract 3x + 2 from 5x - 1.", Some("(5x - 1)-(3x + 2)"));
        check("Multiply: 2x + 1 by x - 3", Some("(2x + 1)*(x - 3)"));
        check("Add 3a + 2b and 5a - b", Some("(3a + 2b)+(5a - b)"));
        check("Find the difference between 5x and 3x", Some("(5x)-(3x)"));
        check("What is the product of 3/4 and 8/9?", Some("(3/4)*(8/9)"));
        check("Subtrahiere 3x von 5x - 1", Some("(5x - 1)-(3x)"));
        check("Divide x^2 - 9 by x + 3 using long division.", Some("(x^2 - 9)/(x + 3)"));
        check("Use synthetic division to divide x^2 - 9 by x + 3", Some("(x^2 - 9)/(x + 3)"));
        check("Dividiere x^2 - 9 durch x + 3 mit Polynomdivision.", Some("(x^2 - 9)/(x + 3)"));
        check("Bilde den Quotienten aus 6x^2 und 3x.", Some("(6x^2)/(3x)"));
        for row in [
            "Add 5 to both sides",
            "The sum of a number and 5 is 12",
            "Find two numbers with a sum of 5 and a product of 6",
            "Divide both sides by 4",
            "Divide 60 pounds by 5",
            "Translate into an expression: five times the sum of m and n",
            "Write twice the difference of x and 4",
            "x + y = 5 and x - y = 1",
        ] {
            check(row, None);
        }
    }
}
