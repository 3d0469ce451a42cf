//! Spellings that stand for others: powers whose digits were raised in the document (`x2 + 5x + 6`), indices without a sign
//! (`an = a + (n - 1)d`, `xs = 3`), blanks that were lost behind a word (`whenx = 2`), `v` and `/` for "or", several values behind one sign (`x ≠ 3, -1`).

use crate::lexicon::{self, List};
use crate::notation;
use crate::text::{Mapped, Span};
use std::collections::BTreeSet;

/// The text with all of them as the notation writes them.
pub(super) fn in_full(text: Mapped) -> Mapped {
    let plain = text.text();
    let mut places: Vec<(Span, &str)> = raised_digits(plain).into_iter().map(|at| (Span::new(at, at), "^")).collect();
    places.extend(bare_indices(plain).into_iter().map(|at| (Span::new(at, at), "_")));
    places.extend(lost_blanks(plain).into_iter().map(|at| (Span::new(at, at), " ")));
    places.extend(signs_for_or(plain).into_iter().map(|at| (Span::new(at, at + 1), "∨")));
    let mut start = 0;
    for line in plain.split_inclusive('\n') {
        if let Some((letter_and_sign, commas)) = excluded_values(line) {
            let behind = |at: &usize| (Span::new(start + at + 1, start + at + 1), letter_and_sign);
            places.extend(commas.iter().map(behind));
        }
        start += line.len();
    }
    if places.is_empty() {
        return text;
    }
    places.sort_by_key(|(span, _)| span.start);
    text.with_replaced(places)
}

/// Where letters stand and end, each with the character before it and the digits right behind it.
fn lone_letters(text: &str) -> impl Iterator<Item = (usize, char, &str)> {
    text.char_indices().filter_map(move |(at, c)| {
        let before = text[..at].chars().next_back();
        let behind = &text[at + c.len_utf8()..];
        let n_digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let next = behind[n_digits..].chars().next();
        let is_lone = c.is_ascii_lowercase()
            && !before.is_some_and(|c| c.is_alphabetic() || "_\\^".contains(c))
            && !next.is_some_and(|c| c.is_alphabetic() && n_digits == 0);
        is_lone.then_some((at, c, &behind[..n_digits]))
    })
}

/// `x2 + 5x + 6 = 0` of a document that has lost its raised digits: the letter stands there alone too, nowhere with another
/// digit, and nowhere is anything raised.
fn raised_digits(text: &str) -> Vec<usize> {
    const RAISED: [char; 9] = ['^', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if text.contains(RAISED) || text.contains("**") || text.contains(['_', '₁', '₂']) {
        return Vec::new();
    }
    let letters: BTreeSet<char> = ['x', 'y', 'z', 'a', 'b', 'n', 't'].into();
    let mut places = Vec::new();
    for letter in letters {
        let own: Vec<(usize, &str)> =
            lone_letters(text).filter(|(_, c, _)| *c == letter).map(|(at, _, digits)| (at, digits)).collect();
        let is_term = |(at, digits): &&(usize, &str)| {
            let behind = text[at + 1 + digits.len()..].trim_start_matches(' ');
            matches!(*digits, "2" | "3") && behind.starts_with(['+', '-', '−', '–'])
        };
        let is_power = |(_, digits): &(usize, &str)| matches!(*digits, "" | "2" | "3" | "4");
        if own.iter().all(is_power)
            && own.iter().any(|(_, digits)| digits.is_empty())
            && own.iter().any(|one| is_term(&one))
        {
            places.extend(own.iter().filter(|(_, digits)| !digits.is_empty()).map(|(at, _)| at + 1));
        }
    }
    places
}

/// `an = ...`, `Sn = ...` at the start of a row, and `a15` in work that has such a row; `xs = ...`, `ys = ...` of a vertex.
fn bare_indices(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start_matches([' ', '$', '*', '-']).len();
        let (name, behind) = line[lead..].split_at(two_letters(&line[lead..]));
        if let (Some((_, meaning)), 2) = (behind.trim_start().split_once('='), name.len())
            && behind.trim_start().starts_with('=')
        {
            let (letter, index) = name.split_at(1);
            let counts =
                meaning.contains('n') && matches!(letter, "a" | "T" | "S" | "u" | "t" | "b" | "g") && index == "n";
            let is_of_vertex = matches!(letter, "x" | "y") && matches!(index, "s" | "S");
            if counts {
                named.insert(letter);
            }
            if is_of_vertex {
                places.push(start + lead + 1);
            }
        }
        // `a15 = a + 14d`
        let bare = &line[lead..];
        let n_digits = bare.get(1..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        if let (Some(letter), 1..=3) = (bare.get(..1).filter(|letter| matches!(*letter, "a" | "T" | "u")), n_digits)
            && let Some(meaning) = bare[1 + n_digits..].trim_start().strip_prefix('=')
            && let Ok(place) = bare[1..1 + n_digits].parse::<usize>()
            && meaning.replace(' ', "").contains(&format!("{}d", place.saturating_sub(1)))
            && meaning.contains('a')
        {
            named.insert(letter);
        }
        start += line.len();
    }
    for letter in named {
        for (at, _) in text.match_indices(letter) {
            let behind = &text[at + 1..];
            let is_apart = !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '\\'));
            let n_digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            let is_general = behind.starts_with('n') && !behind[1..].starts_with(char::is_alphanumeric);
            if is_apart && ((1..=3).contains(&n_digits) || is_general) {
                places.push(at + 1);
            }
        }
    }
    places
}

/// The bytes of two letters that a text begins with and that no third follows; 0 where it begins with anything else.
fn two_letters(text: &str) -> usize {
    let n_letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if n_letters == 2 { 2 } else { 0 }
}

/// "whenx = 2", "Since(x^3)^2 = x^6": where a document has lost the blank between a word and the letter or the bracket behind it.
fn lost_blanks(text: &str) -> Vec<usize> {
    let leads = |word: &str| {
        let word = word.to_lowercase();
        let lists: [List; 3] = [|words| &words.at_values, |words| &words.subordinating, |words| &words.defining];
        lists.into_iter().any(|list| lexicon::holds(list, &word))
    };
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_alphabetic()).map(|offset| at + offset) {
        let n_letters = text[start..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, behind) = text[start..].split_at(n_letters);
        at = start + n_letters;
        let is_word = n_letters >= MIN_LEAD_LETTERS
            && !text[..start].ends_with(|c: char| c.is_ascii_digit() || "\\_.".contains(c));
        if is_word && behind.starts_with('(') && leads(word) {
            places.push(at);
        } else if is_word && n_letters > MIN_LEAD_LETTERS && behind.starts_with(" = ") && leads(&word[..n_letters - 1])
        {
            // `|x|whenx = 8`
            places.extend(text[..start].ends_with(['|', ')']).then_some(start));
            places.push(at - 1);
        }
    }
    places
}

/// Letters of the shortest word that is told from letters side by side, `at(` and `if(`.
const MIN_LEAD_LETTERS: usize = 3;

/// `x = 3 v x = -3`, `x1 = 3 / x2 = -3`: the same letter and an equals sign on either side.
fn signs_for_or(text: &str) -> Vec<usize> {
    let is_or = |at: &usize| {
        let row = text[..*at].rfind('\n').map_or(0, |end| end + 1);
        let behind = text[at + 1..].lines().next().unwrap_or_default();
        let (before, behind) = (text[row..*at].trim_end(), behind.trim_start());
        let letter = behind.chars().next().filter(|c| c.is_ascii_alphabetic());
        letter.is_some_and(|letter| {
            let sets = |part: &str| {
                let index = |c: char| c.is_ascii_digit() || matches!(c, '_' | '₁' | '₂');
                part.starts_with(letter) && part[1..].trim_start_matches(index).trim_start().starts_with('=')
            };
            sets(behind) && before.rsplit([' ', '\t', ',']).any(|_| before.contains('=')) && before.contains(letter)
        })
    };
    [" v ", " / "].iter().flat_map(|sign| text.match_indices(sign)).map(|(at, _)| at + 1).filter(is_or).collect()
}

/// `x ≠ 3/2, -1`: the letter with its sign, and the commas behind which they are left out.
fn excluded_values(line: &str) -> Option<(&str, Vec<usize>)> {
    let sign = line.find(['≠'])?;
    let lead = line.len() - line.trim_start().len();
    let end = sign + '≠'.len_utf8();
    let letter = line[lead..sign].trim();
    let values: Vec<&str> = line[end..].split(',').collect();
    let is_value = |value: &&str| {
        let value = value.trim().trim_end_matches('.');
        matches!(notation::parse(value).statement, Some(notation::Statement::Expr(read)) if !notation::has_letter(&read))
    };
    let is_apart = line[end..].match_indices(',').all(|(at, _)| line[end + at + 1..].starts_with(' '));
    let is_list = is_apart && letter.chars().count() == 1 && values.len() > 1 && values.iter().all(is_value);
    let commas = line.match_indices(',').map(|(at, _)| at).filter(|at| *at > end);
    is_list.then(|| (&line[lead..end], commas.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_written_in_full() {
        let check = |text: &str, wanted: &str| assert_eq!(in_full(Mapped::verbatim(text, 0)).text(), wanted, "{text}");
        check("x2 + 5x + 6 = 0\n(x + 2)(x + 3) = 0", "x^2 + 5x + 6 = 0\n(x + 2)(x + 3) = 0");
        check("3x2 - 12 = 0\nx2 = 4\nx = 2", "3x^2 - 12 = 0\nx^2 = 4\nx = 2");
        check("x1 = 3, x2 = 4", "x1 = 3, x2 = 4");
        check("x² - 5x = 0\nx2 - 1", "x² - 5x = 0\nx2 - 1");
        check("an = a + (n-1)d\na15 = 3 + 14·4", "a_n = a + (n-1)d\na_15 = 3 + 14·4");
        check("a15 = a + 14d\na = 3", "a_15 = a + 14d\na = 3");
        check("Sn = n/2(2a + (n-1)d)\nS20 = 820", "S_n = n/2(2a + (n-1)d)\nS_20 = 820");
        check("an apple costs 3", "an apple costs 3");
        check("xs = 6/2\nys = 2", "x_s = 6/2\ny_s = 2");
        check("x=3 v x=-3", "x=3 ∨ x=-3");
        check("s = v t", "s = v t");
        check("x = 3 / x = -3", "x = 3 ∨ x = -3");
        check("x1 = 3 / x2 = -3", "x1 = 3 ∨ x2 = -3");
        check("x = 3 / 4\nx = 1", "x = 3 / 4\nx = 1");
        check("y = x / x\n= 1", "y = x / x\n= 1");
        check("x ≠ 3/2, -1", "x ≠ 3/2,x ≠ -1");
        check("x ≠ 3, x ≠ 1", "x ≠ 3, x ≠ 1");
        check("Evaluate 3x + 1 whenx = 2", "Evaluate 3x + 1 when x = 2");
        check("Since(x^3)^2 = x^6", "Since (x^3)^2 = x^6");
        check("|x|whenx = 8", "|x| when x = 8");
        check("Substitutey = 1", "Substitute y = 1");
        check("sin(x) = at(2), width = 2", "sin(x) = at(2), width = 2");
    }
}
