//! Quantities that a story's work gives names to, "Ben's age: x", "Ann's age: x + 4", and the sentence that it closes with:
//! whether each has its own value there, and not that of another.

use super::answer::value_of;
use super::closing::numbers;
use crate::notation::{self, Expr, Statement, is_near};
use crate::reading::{Solution, Step};
use std::collections::BTreeSet;

/// Names that are looked at.
const MAX_NAMES: usize = 8;

/// Whether a sentence gives to a name the value of another.
pub(super) fn are_swapped(solution: &Solution, sentence: &str) -> bool {
    let statements = solution.steps.iter().filter_map(Step::statement).flat_map(notation::conjuncts);
    let found: Vec<(String, Expr)> = statements.filter_map(value_of).collect();
    let value = |name: &str| found.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let texts =
        solution.problem.iter().map(|problem| problem.math.text()).chain(
            solution.steps.iter().flat_map(|step| step.reason.iter().chain([&step.math]).map(|text| text.text())),
        );
    let named = texts
        .flat_map(|text| named_expressions(text).into_iter().chain(told_letters(text, sentence)))
        .filter_map(|(name, meaning)| Some((name, notation::approximate(&notation::with_values(&meaning, &value))?)));
    let named: Vec<(String, f64)> = named.take(MAX_NAMES).collect();
    named.iter().any(|(name, own)| {
        let Some(stated) = number_behind(sentence, name) else { return false };
        let others = || named.iter().filter(|(other, _)| other != name).map(|(_, value)| *value);
        let is_own = named.iter().any(|(other, value)| other == name && is_near(*value, stated));
        let is_elsewhere =
            || ends_there(sentence, name) && numbers(sentence).iter().any(|number| is_near(number.value, own.abs()));
        // "Ben is 6 and Maria is 24", where Maria's age is three times Ben's.
        let is_beside_own = || {
            let said = |other: &str| number_behind(sentence, other);
            let n_said = named.iter().map(|(other, _)| other).collect::<BTreeSet<_>>();
            let n_said = n_said.into_iter().filter(|other| said(other).is_some()).count();
            let keeps_own =
                |(other, value): &(String, f64)| other != name && said(other).is_some_and(|said| is_near(*value, said));
            ends_there(sentence, name) && numbers(sentence).len() == n_said && named.iter().any(keeps_own)
        };
        !is_own
            && !is_near(*own, stated)
            && (others().any(|other| is_near(other, stated)) || is_elsewhere() || is_beside_own())
    })
}

/// The name in what a letter is said to be, where the sentence has it too: Tom of "x = Alter von Tom".
fn told_letters(text: &str, sentence: &str) -> Vec<(String, Expr)> {
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && number_behind(sentence, word).is_some();
    let signs = text.match_indices([':', '=']).map(|(at, _)| at).take(MAX_SIGNS);
    let found = signs.filter_map(|at| {
        let letter = text[..at].trim_end().rsplit(' ').next().filter(|word| word.chars().count() == 1)?;
        let meaning = text[at + 1..].split(['.', ',', ';', '=', ':']).next()?;
        let mut names = meaning.split_whitespace().take(MAX_WORDS).map(without_genitive).filter(is_name);
        let name = names.next().filter(|_| names.next().is_none())?;
        let is_letter = letter.starts_with(char::is_alphabetic);
        is_letter.then(|| (name.to_owned(), notation::build::variable(letter)))
    });
    found.collect()
}

/// Signs of a text behind which a definition is looked for.
const MAX_SIGNS: usize = 16;

/// Words of a definition that are looked at.
const MAX_WORDS: usize = 8;

/// Whether a clause ends right behind the number that stands behind a name: "Tom 12.", "Tom is 12 and Anna is 8". What goes
/// on, "Tom is 4 years younger", compares.
fn ends_there(sentence: &str, name: &str) -> bool {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let is_number = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit());
    let Some(at) = words.iter().position(|word| is_named(word, name)) else { return false };
    let Some(number) = words[at..].iter().position(|word| is_number(&word)).map(|offset| at + offset) else {
        return false;
    };
    let ends = |at: usize| words.get(at).is_none_or(|word| word.ends_with([',', '.', ';', '!']));
    let is_next_named = words.get(number + 2).is_some_and(|word| word.starts_with(char::is_uppercase));
    ends(number) || number + 1 == words.len() || ends(number + 1) || is_next_named
}

/// Whether a word of a sentence is the name: of "Annas Alter" it is "Anna" there.
fn is_named(word: &str, name: &str) -> bool {
    let bare = without_genitive(word.trim_end_matches([',', '.', ':']));
    bare == name || name.strip_suffix('s') == Some(bare)
}

/// The name in front of each colon, or of an equals sign behind a word, and the expression behind it.
fn named_expressions(text: &str) -> Vec<(String, Expr)> {
    let is_behind_word = |at: usize| {
        let word = text[..at].trim_end().rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
    };
    let signs = text.match_indices([':', '=']).take(MAX_SIGNS);
    let colons = signs.filter(|(at, sign)| *sign == ":" || is_behind_word(*at)).map(|(at, _)| at);
    let found = colons.filter_map(|at| {
        let label: Vec<&str> = text[..at].trim_end().rsplit(' ').take(3).collect();
        let name = label.into_iter().rev().find(|word| word.starts_with(char::is_uppercase))?;
        let is_short = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() < 2;
        let words: Vec<&str> = text[at + 1..].split_whitespace().take_while(is_short).collect();
        let meaning = match notation::parse(&words.join(" ")).statement {
            Some(Statement::Expr(meaning)) if notation::has_letter(&meaning) => meaning,
            _ => return None,
        };
        Some((without_genitive(name).to_owned(), meaning))
    });
    found.collect()
}

/// "Ann" of "Ann's".
fn without_genitive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).trim_end_matches(['\'', '’'])
}

/// The first number behind a name, where no other name stands between.
fn number_behind(sentence: &str, name: &str) -> Option<f64> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let at = words.iter().position(|word| is_named(word, name))?;
    for word in &words[at + 1..] {
        if word.starts_with(char::is_uppercase) {
            return None;
        }
        if let Ok(number) = word.trim_start_matches(['£', '$', '€']).trim_end_matches([',', '.', ';', '€', '!']).parse()
        {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn each_name_keeps_its_own_value() {
        let ages = "Ann is 4 years older than Ben. Together they are 30. How old are they?\n\
             Ben's age: x\nAnn's age: x + 4\nx + x + 4 = 30\n2x = 26\nx = 13\n";
        assert_eq!(signs(&format!("{ages}Ben is 13 and Ann is 17.")), ".++.");
        assert_eq!(signs(&format!("{ages}Ben is 17 and Ann is 13.")), ".++?");
        assert_eq!(signs(&format!("{ages}Ben is 13, and Ann is 4 years older.")), ".++.");
        let german = "Anna ist 4 Jahre älter als Ben. Zusammen sind sie 30.\nBens Alter: x\nAnnas Alter: x + 4\n\
             x + x + 4 = 30\n2x = 26\nx = 13\n";
        assert_eq!(signs(&format!("{german}Ben ist 13 und Anna ist 17.")), ".++.");
        assert_eq!(signs(&format!("{german}Ben ist 17 und Anna ist 13.")), ".++?");
        let thrice = "Maria is 3 times as old as Ben. In 6 years she will be twice as old as he. How old are they?\n\
             Let b = Ben's age now; Maria's age = 3b\n3b + 6 = 2(b + 6)\n3b + 6 = 2b + 12\nb = 6\n";
        assert_eq!(signs(&format!("{thrice}Ben is 6 and Maria is 18.")), ".++.");
        assert_eq!(signs(&format!("{thrice}Ben is 6 and Maria is 24.")), ".++?");
        let told = "Anna ist 4 Jahre älter als Ben. Zusammen sind sie 30.\nx = Alter von Ben\n\
             x + x + 4 = 30\n2x = 26\nx = 13\n";
        assert_eq!(signs(&format!("{told}Anna ist 17, Ben 13.")), ".++.");
        assert_eq!(signs(&format!("{told}Anna ist 13, Ben 17.")), ".++?");
        assert_eq!(signs(&format!("{told}Ben ist 4 Jahre jünger als Anna und 13.")), ".++.");
    }
}
