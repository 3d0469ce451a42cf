//! What a story's work says in words that letters stand for, "3s - 6 = adult tickets", "Maria's age = 3b", and the amounts of these
//! in the sentence that it closes with: "20 student tickets and 54 adult tickets".

use super::answer::value_of;
use super::closing::numbers;
use crate::notation::{self, Expr, Statement};
use crate::reading::{Solution, Step};

/// Names of one work that are looked at.
const MAX_NAMES: usize = 16;

/// Words of one text that are looked at.
const MAX_WORDS: usize = 400;

/// What ends a clause.
const ENDS: [char; 5] = ['.', ',', ';', '?', '!'];

/// Words of a name that tell it from others: "adult tickets" of "the number of adult tickets".
const NAME_WORDS: usize = 2;

/// Amounts that are rounded to whole things differ by less.
const WHOLE: f64 = 1.0;

/// Whether the sentence gives to what was named another amount than it has for any value of its letter.
pub(super) fn are_other(solution: &Solution, sentence: &str) -> bool {
    let rows = solution.steps.iter().filter_map(Step::statement);
    let parts = rows.flat_map(|row| match row {
        Statement::Or(parts) => parts.iter().flat_map(notation::conjuncts).collect(),
        row => notation::conjuncts(row),
    });
    let values: Vec<(String, Expr)> = parts.filter_map(value_of).collect();
    let texts = solution.problem.iter().map(|problem| problem.math.text());
    let reasons = |step| {
        let Step { reason, math, .. }: &Step = step;
        reason.iter().chain([math]).map(|text| text.text()).collect::<Vec<_>>()
    };
    let worked = &solution.steps[..solution.steps.len().saturating_sub(1)];
    let named: Vec<(Vec<String>, Expr)> =
        texts.chain(worked.iter().flat_map(reasons)).flat_map(meanings).take(MAX_NAMES).collect();
    let stands_once = |name: &[String]| named.iter().filter(|(other, _)| other == name).count() == 1;
    named.iter().filter(|(name, _)| stands_once(name)).any(|(name, meaning)| {
        let letters = notation::letters(meaning);
        let mut letter = letters.iter();
        let (Some(letter), None) = (letter.next(), letter.next()) else { return false };
        let own = values.iter().filter(|(name, _)| name == letter);
        let amounts: Vec<f64> = own
            .filter_map(|(_, value)| {
                notation::approximate(&notation::with_values(meaning, &|name| (name == letter).then(|| value.clone())))
            })
            .collect();
        let is_own = |said: f64| amounts.iter().any(|own| (own.abs() - said).abs() < WHOLE);
        !amounts.is_empty() && amount(sentence, name).is_some_and(|said| !is_own(said))
    })
}

/// The names beside the equals signs of a text whose other sides are maths with a letter.
fn meanings(text: &str) -> Vec<(Vec<String>, Expr)> {
    let words: Vec<&str> = text.split_whitespace().take(MAX_WORDS).collect();
    let signs = words.iter().enumerate().filter(|(_, word)| **word == "=").map(|(at, _)| at);
    let found = signs.filter_map(|at| {
        let (before, behind) = (&words[..at], &words[at + 1..]);
        let is_maths = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() < 2 && !word.ends_with(ENDS);
        let left = &before[before.len() - before.iter().rev().take_while(is_maths).count()..];
        let (name, maths) = match left.is_empty() {
            true => {
                let is_word = |word: &&&str| is_word(word) && !word.ends_with(ENDS);
                let n_words = before.iter().rev().take_while(is_word).count();
                (name(&before[before.len() - n_words..])?, first_clause(behind).join(" "))
            }
            false => {
                let clause = first_clause(behind);
                let n_words = clause.iter().take_while(|word| is_word(bare(word))).count();
                (name(&clause[..n_words])?, left.join(" "))
            }
        };
        let parsed = notation::parse(bare(&maths));
        match parsed.statement.filter(|_| parsed.findings.is_empty()) {
            Some(Statement::Expr(expr)) if notation::has_letter(&expr) => Some((name, expr)),
            _ => None,
        }
    });
    found.collect()
}

/// The words up to one that ends a clause.
fn first_clause<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    let end = words.iter().position(|word| word.ends_with(ENDS)).map_or(words.len(), |last| last + 1);
    &words[..end]
}

fn is_word(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
}

/// The last words of a name, in lower case; None of no words.
fn name(words: &[&str]) -> Option<Vec<String>> {
    let own = &words[words.len().saturating_sub(NAME_WORDS)..];
    (!own.is_empty()).then(|| own.iter().map(|word| bare(word).to_lowercase()).collect())
}

/// The one number that stands right before the name in a sentence: 54 of "54 adult tickets".
fn amount(sentence: &str, name: &[String]) -> Option<f64> {
    let words: Vec<String> = sentence.split_whitespace().map(|word| bare(word).to_lowercase()).collect();
    let mut places = (1..words.len()).filter(|at| words[*at..].starts_with(name));
    let at = places.next().filter(|_| places.next().is_none())?;
    match numbers(&words[at - 1])[..] {
        [number] if words[at - 1].chars().all(|c| c.is_ascii_digit() || ".,".contains(c)) => Some(number.value),
        _ => None,
    }
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', '!', ':'])
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn what_was_named_has_its_own_amount() {
        let tickets = |named: &str, told: &str| {
            format!(
                "Adults' tickets are 6 fewer than 3 times the students', 74 in all. How many of each?\n                 s = student tickets, {named} = adult tickets\ns + 3s - 6 = 74\n4s = 80\ns = 20\n{told}"
            )
        };
        let check = |paste: &str, is_right: bool| assert_eq!(!signs(paste).contains('?'), is_right, "{paste}");
        check(&tickets("3s - 6", "20 student tickets and 54 adult tickets."), true);
        check(&tickets("3s + 6", "20 student tickets and 54 adult tickets."), false);
        check(&tickets("3s + 6", "20 student tickets and 54 adult tickets.").replace(", 3s", "\n3s"), false);
        check(&tickets("3s - 6", "54 student tickets and 20 adult tickets."), false);
    }
}
