//! What a colon in a row means: that of a set, `{x : x > 3}`, a sign of division, or the end of what announces maths.

use super::beyond;
use crate::lexicon::{self, Joiner, List};

/// Whether a set that is described by its members begins right before this place: `{x`, `{x ∈ ℝ`.
pub(super) fn is_such_that(before: &str) -> bool {
    let Some(open) = before.rfind('{') else { return false };
    let head = before[open + 1..].trim();
    let letter = head.trim_end_matches(['ℝ', ' ']).trim_end_matches(['∈', ' ']);
    letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic)
}

/// Whether the colon at byte `at` divides, as in `x = 12 : 3`: it stands behind a relation sign, between a number,
/// bracket or letter and a number or bracket, with a space on both sides or on neither. (`x = 8 :2` may say what is
/// done next, `x: 3x = 6` says for which letter.)
pub(super) fn divides(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    if divides_in_term(before, after) || divides_in_proportion(before, after) || beyond::is_clock(before, after) {
        return true;
    }
    if divides_first_term(before, after) || is_divided_by_unknown(before, after) {
        return true;
    }
    let spaced = before.ends_with(' ');
    let is_between =
        before.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_alphanumeric() || ")]}²³€£".contains(c))
            && after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit() || "([-−\\".contains(c));
    let is_of_letters = spaced && ends_in_letter(before) && begins_with_letter(after);
    let column = before.ends_with("  ");
    let line = before.rsplit(';').next().unwrap_or_default();
    (is_between || is_of_letters)
        && !column
        && spaced == after.starts_with(' ')
        && line.contains(['=', '<', '>', '≤', '≥'])
}

/// `12 : x = 3`: a number that a row begins with, and a letter before a sign, with a blank on both sides of the colon.
fn is_divided_by_unknown(before: &str, after: &str) -> bool {
    let number = before.trim();
    let mut behind = after.trim_start().chars();
    before.ends_with(' ')
        && after.starts_with(' ')
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && behind.next().is_some_and(|c| c.is_ascii_lowercase())
        && behind.as_str().trim_start().starts_with('=')
}

/// `x:4 = 3`, `3x : 2 + 1 = 7`: a term in an unknown that a row begins with, and a number before a sign.
fn divides_first_term(before: &str, after: &str) -> bool {
    const UNKNOWNS: &str = "xyztnwuvpqrsmk";
    let term = before.trim();
    let letter = term.trim_start_matches(|c: char| c.is_ascii_digit() || "+-−.".contains(c));
    let rest = after.trim_start();
    let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest[n_digits..].trim_start();
    letter.len() == 1
        && UNKNOWNS.contains(letter)
        && n_digits > 0
        && before.ends_with(' ') == after.starts_with(' ')
        && behind.starts_with(['=', '+', '-', '−', '<', '>', '≤', '≥'])
        && behind.contains(['=', '<', '>', '≤', '≥'])
}

/// A letter of its own at the end, behind a blank or a sign: `p = W `.
fn ends_in_letter(text: &str) -> bool {
    let mut chars = text.trim_end().chars().rev();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none_or(|c| c == ' ' || "=+-−·*(".contains(c))
}

/// A letter of its own in front, with nothing behind it or a sign.
fn begins_with_letter(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    chars.next().is_some_and(char::is_alphabetic)
        && chars.as_str().trim_start().chars().next().is_none_or(|c| "=+-−·*/)".contains(c))
}

/// Whether the colon between the two stands in a proportion, `x : 12 = 5 : 4`: a ratio with as many blanks on either side of
/// its colon stands on either side of one equals sign.
fn divides_in_proportion(before: &str, after: &str) -> bool {
    let is_term = |text: &str| {
        let text = text.trim();
        let mut chars = text.chars();
        let is_letter = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
        let is_sum = text.starts_with('(') && text.ends_with(')');
        is_letter || is_sum || !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || ".,/".contains(c))
    };
    let is_ratio = |text: &str| {
        let (left, right) = text.split_once(':').unwrap_or_default();
        left.ends_with(' ') == right.starts_with(' ') && is_term(left) && is_term(right)
    };
    let last = |text: &str| text.trim_end().rsplit([' ', '=']).next().unwrap_or_default().to_owned();
    if before.contains('=') {
        // Behind the equals sign, where a ratio stands before it.
        let (head, left) = before.rsplit_once('=').unwrap_or_default();
        let Some((start, right)) = head.rsplit_once(':') else { return false };
        let blank = if left.ends_with(' ') { " " } else { "" };
        let is_first = is_ratio(&format!("{}{blank}:{right}", last(start)));
        return is_first && is_term(left) && is_term(after.trim_end_matches(['.', ',', ';']));
    }
    let Some((right, behind)) = after.split_once('=') else { return false };
    let blank = if before.ends_with(' ') { " " } else { "" };
    // "a : b = 2 : 3 and b = 12. Find a."
    let clause = [", ", "; ", ". "].iter().filter_map(|sign| behind.find(sign)).min().unwrap_or(behind.len());
    let second = lexicon::joined(&behind[..clause], Joiner::And).first().map_or("", |(_, part)| part);
    is_ratio(&format!("{}{blank}:{right}", last(before))) && is_ratio(second.trim_end_matches(['.', ',', ';']))
}

/// Whether the colon between the two stands in a term, `a⁷ : a³` or `4 · 12 : 3`, with or without a relation sign: a space
/// on both sides, a number, letter or bracket behind it, and before it a factor that no word stands before. ("Task 3 : ..."
/// names a task.)
fn divides_in_term(before: &str, after: &str) -> bool {
    let (Some(head), Some(next)) = (before.strip_suffix(' '), after.strip_prefix(' ')) else { return false };
    let head = head.strip_suffix(" €").or_else(|| head.strip_suffix('€')).unwrap_or(head);
    let next = next.trim_start_matches(['£', '$', '€']);
    if head.ends_with(' ') || next.starts_with(' ') {
        return false;
    }
    let factor = head.rsplit(' ').next().unwrap_or_default();
    let factor = factor.trim_start_matches(['£', '$', '€']);
    let prior = head[..head.len() - factor.len()].trim_end_matches(['£', '$', '€']).trim_end();
    let is_power = |c: char| c == '^' || c.is_numeric() && !c.is_ascii_digit();
    let is_factor = !factor.is_empty() && factor.chars().all(|c| c.is_alphanumeric() || "()^.,/".contains(c));
    // "Berechne 12 : 3"
    let verb = prior.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_asked = lexicon::task(verb).is_some()
        || lexicon::task(prior).is_some()
            && lexicon::holds(|lexicon| &lexicon.introducing_after_task, &verb.to_lowercase());
    let stands_in_term = factor.contains(is_power)
        || prior.is_empty()
        || is_asked
        || is_mixed_number(prior, factor)
        || begins_calculation(verb, factor, next)
        || prior.ends_with(['+', '-', '−', '·', '*', '×', ':']);
    let mut chars = next.chars();
    let in_product = prior.ends_with(['·', '*', '×']);
    let is_divisor = match chars.next() {
        Some(c) if c.is_alphabetic() => {
            (factor.contains(is_power) || in_product) && !chars.next().is_some_and(char::is_alphabetic)
        }
        Some(c) => c.is_ascii_digit() || "([\\".contains(c),
        None => false,
    };
    let is_number_or_power =
        in_product || factor.contains(is_power) || factor.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    is_factor && stands_in_term && is_number_or_power && is_divisor
}

/// `2 1/2`
fn is_mixed_number(whole: &str, fraction: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.rsplit(' ').next().unwrap_or_default();
    is_number(whole) && fraction.split_once('/').is_some_and(|(top, bottom)| is_number(top) && is_number(bottom))
}

/// Whether a word, a number, a colon and what stands behind it are a calculation in a sentence, "they need 24 : 3 = 8", and
/// not the heading of a task.
fn begins_calculation(word: &str, number: &str, behind: &str) -> bool {
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let rest = behind.trim_start_matches(is_of_number);
    let names_task: [List; 4] = [|l| &l.step, |l| &l.problem, |l| &l.solution, |l| &l.table.question_labels];
    number.chars().all(is_of_number)
        && rest.len() < behind.len()
        && rest.trim_start_matches([' ', '€']).starts_with(['=', '≈'])
        && !word.is_empty()
        && !names_task.into_iter().any(|list| lexicon::holds(list, &word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colons_divide_or_announce() {
        for (text, wanted) in [
            ("x = 12 : 3", true),
            ("p = W : G", true),
            ("x : 12 = 5 : 4", true),
            ("b⁹ : b⁴", true),
            ("2 1/2 : 5/8", true),
            ("3 Arbeiter brauchen 24 : 3 = 8 Tage.", true),
            ("Aufgabe 3 : 4x = 8", false),
            ("Schritt 2 : 8 = 2x", false),
            ("Ansatz: 8 = 2x", false),
            ("x = 8 :2", false),
        ] {
            let at = text.find(':').expect("there is a colon");
            assert_eq!(divides(text, at), wanted, "{text}");
        }
    }
}
