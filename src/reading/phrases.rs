//! The words that matter to layout: which letters are maths, which words join statements, and which only lead in.
//!
//! The words themselves stand in `lexicon`.

use super::told_line;
use super::work::Connective;
use crate::lexicon::{self, Claim, List, Task, all, ends_with_word, names_one, prefix_bytes};
use crate::text::{Mapped, head, tail};

/// Functions and Greek letters that are written out: maths, not words.
const MATHS: [&str; 38] = [
    "sqrt", "root", "abs", "sin", "cos", "tan", "cot", "sec", "csc", "log", "ln", "exp", "pi", "alpha", "beta",
    "gamma", "delta", "epsilon", "theta", "lambda", "mu", "nu", "phi", "psi", "rho", "sigma", "tau", "omega", "infty",
    "infinity", "inf", "oo", "min", "max", "frac", "pm", "cbrt", "eta",
];

/// What a run of letters is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// A variable, a product of variables, a function.
    Maths,
    /// `or`, `and`.
    Joiner,
    Word,
}

impl From<Claim> for Connective {
    fn from(claim: Claim) -> Connective {
        match claim {
            Claim::Implies => Connective::Implies,
            Claim::Equivalent => Connective::Iff,
        }
    }
}

/// Reads a run of letters; `touches` says that a digit, an operator or a bracket stands right beside it.
pub(super) fn letters(run: &str, touches: bool) -> Letters {
    let lower = run.to_lowercase();
    let n_letters = run.chars().count();
    if lexicon::is_joiner(run) {
        return Letters::Joiner;
    }
    if n_letters == 1 || MATHS.contains(&lower.as_str()) && lower != "pm" || !run.is_ascii() && is_styled(run) {
        return Letters::Maths;
    }
    let has_vowel = lower.contains(['a', 'e', 'i', 'o', 'u']);
    let is_lower = run == lower;
    let is_product = match n_letters {
        2 => (is_lower || touches) && !is_short_word(&lower) || touches && lower == "ab",
        3 => {
            is_lower
                && !is_short_word(&lower)
                && (lower == "abc" || !has_vowel && (lower.contains(['x', 'z']) || touches && !lower.contains('y')))
        }
        _ => false,
    };
    if is_product { Letters::Maths } else { Letters::Word }
}

/// A unit, or another word of two letters that stands behind a number.
pub(super) fn is_unit(run: &str) -> bool {
    is_short_word(run)
}

/// A unit, or what may touch the number of a time or an ordinal: `5am`, `2nd`.
pub(super) fn is_behind_number(run: &str) -> bool {
    all(|lexicon| &lexicon.units).any(|word| word == run) || lexicon::holds(|lexicon| &lexicon.behind_numbers, run)
}

/// A word or an abbreviation that stands in capitals beside maths: "LHS", "DNE", "OK".
pub(super) fn is_word_in_capitals(run: &str) -> bool {
    let lower = run.to_lowercase();
    let lists: [List; 2] = [|lexicon| &lexicon.capitals, |lexicon| &lexicon.short_words_in_maths];
    is_short_word(&lower) || lists.into_iter().any(|list| lexicon::holds(list, &lower))
}

/// A word of two letters, or a unit, that is no product of variables.
fn is_short_word(lower: &str) -> bool {
    all(|lexicon| &lexicon.short_words).chain(all(|lexicon| &lexicon.units)).any(|word| word == lower)
}

/// Letters from the mathematical alphabets: never a word.
fn is_styled(run: &str) -> bool {
    run.chars().all(|c| matches!(c, '\u{1d400}'..='\u{1d7cb}' | '\u{2102}'..='\u{2134}' | '\u{3b1}'..='\u{3c9}'))
}

/// The length of the statement in words at the start of `text`, in bytes.
pub(super) fn statement_bytes(text: &str) -> Option<usize> {
    all(|lexicon| &lexicon.statements).find_map(|statement| prefix_bytes(text, statement))
}

/// The connective that `words` begin with, and its length in bytes.
pub(super) fn leading_connective(words: &str) -> Option<(Connective, usize)> {
    lexicon::claims().find_map(|(phrase, claim)| Some((claim.into(), prefix_bytes(words, phrase)?)))
}

/// The connective that `words` end with, and the byte at which it begins.
pub(super) fn trailing_connective(words: &str) -> Option<(Connective, usize)> {
    let words = words.trim_end_matches([' ', ',', ':']);
    lexicon::claims().find_map(|(phrase, claim)| Some((claim.into(), ends_with_word(words, phrase)?)))
}

/// Whether `words` only lead in; signs other than those of a sentence say more than that.
pub(super) fn is_filler(words: &str) -> bool {
    let words = words.trim_matches(|c: char| c.is_whitespace() || ".,;:".contains(c)).to_lowercase();
    words.is_empty() || all(|lexicon| &lexicon.fillers).any(|filler| filler.trim_end_matches('.') == words)
}

/// Whether maths right after `words` belongs to them ("because 2x = 6", "substitute x = 3").
pub(super) fn subordinates(words: &str) -> bool {
    let words = words.trim_end();
    // Past a comma or colon a new clause begins.
    if words.ends_with([',', ':', '.', ';']) {
        return false;
    }
    let last = words.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let before = words[..words.len() - last.len()].trim_end().to_lowercase();
    if all(|lexicon| &lexicon.opening).any(|verb| before.ends_with(verb)) {
        return false;
    }
    // "Find x if ...": what is asked, and what it is asked of.
    let names_letter = || before.rsplit(' ').next().is_some_and(|word| word.chars().count() == 1);
    let is_such = || all(|lexicon| &lexicon.such_that).any(|word| word.eq_ignore_ascii_case(last));
    if is_such() && names_letter() && lexicon::task(&before).is_some() {
        return false;
    }
    is_subordinating(last) || after_relative(words)
}

/// Whether words lead in what a letter stands for: "let", "sei".
pub(super) fn defines(words: &str) -> bool {
    all(|lexicon| &lexicon.defining).any(|word| word.eq_ignore_ascii_case(last_word(words)))
}

fn is_subordinating(last: &str) -> bool {
    all(|lexicon| &lexicon.subordinating).any(|word| word.eq_ignore_ascii_case(last))
}

/// "substitute back", "the equation", "that": words between the verb and its object.
fn after_relative(words: &str) -> bool {
    let mut reversed = words.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let last = reversed.next().unwrap_or_default();
    let before = reversed.next().unwrap_or_default();
    let is_link = all(|lexicon| &lexicon.linking).any(|word| word.eq_ignore_ascii_case(last));
    is_link && is_subordinating(before)
}

/// Whether the words end on the name of a quantity that is noted for what comes: "GCF:", "The common denominator is:".
pub(super) fn name_quantity(words: &str) -> bool {
    if finds_quantity(words) {
        return true;
    }
    let words = words.trim_end().trim_end_matches(':').trim_end().to_lowercase();
    let words = [" is", " ist"].iter().find_map(|verb| words.strip_suffix(verb)).unwrap_or(&words);
    all(|lexicon| &lexicon.noted_quantities)
        .any(|name| words.strip_suffix(name).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
}

/// "Find the LCD of the fractions:": such a quantity is asked for in the sentence that a colon ends.
fn finds_quantity(words: &str) -> bool {
    let Some(sentence) = words.trim_end().strip_suffix(':') else { return false };
    let sentence = sentence.rsplit('.').next().unwrap_or_default().trim_start().to_lowercase();
    let asks = all(|lexicon| &lexicon.solve).any(|verb| prefix_bytes(&sentence, verb).is_some());
    asks && all(|lexicon| &lexicon.noted_quantities).any(|name| lexicon::word_position(&sentence, name).is_some())
}

/// Whether an expression right after `words` is a line of its own ("Expand (x+1)(x+2)", "we get 2x+6", "Factor the
/// trinomial. x^2 + 3x + 2").
pub(super) fn introduces(words: &str) -> bool {
    let words = words.trim_end();
    let last = last_word(words);
    let is_in = |list| all(list).any(|word| word.eq_ignore_ascii_case(last));
    words.ends_with(':')
        || is_in(|lexicon| &lexicon.introducing) && !run_from_point(words)
        || is_in(|lexicon| &lexicon.introducing_after_task) && lexicon::task(words).is_some()
        || words.ends_with('.') && is_task_of_expression(head(words, MAX_LEADING_BYTES))
}

/// Whether words are a sentence that has come to its end, so that what follows stands by itself: "Split the middle term."
pub(super) fn is_whole_sentence(words: &str) -> bool {
    let Some(said) = words.trim_end().strip_suffix('.') else { return false };
    let begins = said.trim_start().starts_with(char::is_uppercase);
    // "No. 5", "Nr. 3" and "approx. 7" are none.
    let asks = names_one(&head(said, MAX_LEADING_BYTES).to_lowercase(), |lexicon| &lexicon.asking_whether);
    let ends = said.ends_with(char::is_alphabetic) && last_word(said).chars().count() > 2;
    let is_one = said.contains(' ') || all(|lexicon| &lexicon.operating).any(|word| word.eq_ignore_ascii_case(said));
    begins && ends && is_one && !asks
}

/// Whether words begin with what is done to an expression; equations are solved.
fn is_task_of_expression(words: &str) -> bool {
    let task = lexicon::task_of_expression(words);
    task.is_some_and(|task| task != Task::Solve)
        || task.is_none() && names_one(&words.to_lowercase(), |lexicon| &lexicon.squaring_up)
}

/// How far before a run of maths words are looked at, in bytes.
const MAX_LEADING_BYTES: usize = 200;

/// Whether words that tell a point end on "to", so that the next point is told as well: "the segment from (1, 2) to".
pub(super) fn run_from_point(words: &str) -> bool {
    let words = tail(words, MAX_LEADING_BYTES);
    let leads_on = |to: &str| lexicon::ends_with_word(words, to).is_some();
    all(|lexicon| &lexicon.running_to).any(leads_on) && !told_line::points_among(words).is_empty()
}

/// Whether an expression between these words is what they ask for ("Factor x^2 - 4 completely").
pub(super) fn ask_for(before: &str, after: &str) -> bool {
    let after = after.trim_matches(|c: char| c.is_whitespace() || ".,;:!".contains(c)).to_lowercase();
    all(|lexicon| &lexicon.completing).any(|words| words == after) && (introduces(before) || is_cut(before))
}

/// Whether a problem asks for another form of the number between these words: "Write 0.25 as a fraction".
pub(super) fn ask_for_form(before: &str, after: &str) -> bool {
    let after = after.trim_matches(|c: char| c.is_whitespace() || ".,;:!".contains(c)).to_lowercase();
    let last = last_word(before).to_lowercase();
    all(|lexicon| &lexicon.forms).any(|words| words == after)
        && all(|lexicon| &lexicon.converting).any(|word| word == last)
}

/// Whether `words` end in a verb whose other half stands behind its object ("Fasse 2x + 3x zusammen").
fn is_cut(words: &str) -> bool {
    let last = last_word(words).to_lowercase();
    all(|lexicon| &lexicon.separable).any(|word| word == last)
}

fn last_word(words: &str) -> &str {
    words.rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default()
}

/// "So the solution is ...": what follows is the answer.
pub(super) fn announces_answer(words: &str) -> bool {
    let lower = words.to_lowercase();
    let says = |rest: &str, verb: &str| rest.match_indices(verb).any(|(at, _)| rest[..at].ends_with(' '));
    let goes_on = |rest: &str| rest.contains(':') || all(|lexicon| &lexicon.announcing).any(|verb| says(rest, verb));
    all(|lexicon| &lexicon.announced).any(|noun| lower.find(noun).is_some_and(|at| goes_on(&lower[at..])))
        || all(|lexicon| &lexicon.announcing_alone).any(|words| lower.contains(words))
}

/// Whether words speak of the expression behind them and do not lead up to it as to a result: "the coefficient of t is"
/// against "combine like terms to get".
pub(super) fn is_sentence_about(words: &str) -> bool {
    let last = words.trim_end().rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    let n_words = words.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let is_one_of = |list: lexicon::List| all(list).any(|word| word.eq_ignore_ascii_case(last));
    let leads_up = is_one_of(|lexicon| &lexicon.introducing) && !is_one_of(|lexicon| &lexicon.announcing);
    let is_apart = words.trim_end().ends_with(':') || is_whole_sentence(words);
    n_words >= MIN_SENTENCE_WORDS && !leads_up && !is_apart && !announces_answer(words)
}

/// Whether words with a colon behind them tell more than the name of what follows.
pub(super) fn is_long_sentence(words: &str) -> bool {
    let sentence = words.rsplit('.').next().unwrap_or_default();
    let n_words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    n_words > 2 * MIN_SENTENCE_WORDS && !announces_answer(words)
}

/// Words of the shortest sentence.
const MIN_SENTENCE_WORDS: usize = 3;

/// Whether words end with one that names what something comes from: "from", "both sides of".
pub(super) fn names_source(words: &str) -> bool {
    let last = words.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    all(|lexicon| &lexicon.sources).any(|word| word.eq_ignore_ascii_case(last))
}

/// Whether a verb such as "is" stands among the words: they state something.
pub(super) fn announces(words: &str) -> bool {
    let lower = words.to_lowercase();
    all(|lexicon| &lexicon.announcing).any(|verb| lexicon::word_position(&lower, verb).is_some())
}

/// Whether words are a sentence that a work may close with: no note of what was done or of marks that were given.
/// `follows`: a word such as "so" leads into it.
pub(super) fn is_closing_sentence(words: &str, follows: bool) -> bool {
    let n_words =
        words.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    let begins = follows || words.trim_start().starts_with(char::is_uppercase);
    // "So x is 5.", "5 is the answer"
    let names_number = announces(words) && (begins || words.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    (begins && n_words > MIN_SENTENCE_WORDS || names_number)
        && (!gives_cause(words) || begins_with_time(words))
        && !super::problem::is_reason(words, true)
}

/// Whether a sentence says yes or no, or that something is enough: its numbers are those of the question.
pub fn settles_question(words: &Mapped) -> bool {
    let lower = words.text().to_lowercase();
    all(|lexicon| &lexicon.settling).any(|word| lexicon::word_position(&lower, word).is_some())
}

/// Words that give the cause of the line before them.
pub(super) fn gives_cause(words: &str) -> bool {
    all(|lexicon| &lexicon.causes).any(|cause| prefix_bytes(words, cause).is_some())
}

/// "After 2 seconds": a number behind such a word, with which a sentence begins.
fn begins_with_time(words: &str) -> bool {
    let behind = all(|lexicon| &lexicon.causes).find_map(|cause| prefix_bytes(words, cause));
    behind.is_some_and(|length| words[length..].trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_words() {
        for maths in ["x", "xy", "mx", "xyz", "abc", "sqrt", "π", "𝑥𝑦", "ac"] {
            assert_eq!(letters(maths, false), Letters::Maths, "{maths}");
        }
        for word in ["by", "is", "the", "both", "LHS", "dry", "add", "OK", "cm", "ab"] {
            assert_eq!(letters(word, false), Letters::Word, "{word}");
        }
        assert_eq!(letters("Or", false), Letters::Joiner);
        assert_eq!(letters("ab", true), Letters::Maths);
    }

    #[test]
    fn words_behind_an_expression_may_belong_to_the_task() {
        assert!(ask_for("Factor", "completely.") && ask_for("Simplify:", " if possible"));
        assert!(!ask_for("Factor", "from both terms") && !ask_for("Subtract", "completely") && !ask_for("Factor", ""));
        assert!(introduces("Factor 7 from") && !introduces("Subtract 7 from"));
    }

    #[test]
    fn units_are_no_products() {
        for unit in ["mph", "lbs", "kg", "dm"] {
            assert_eq!(letters(unit, true), Letters::Word, "{unit}");
        }
    }

    #[test]
    fn german_words_do_what_english_ones_do() {
        assert_eq!(letters("Oder", false), Letters::Joiner);
        assert_eq!(statement_bytes("Keine  reelle Lösung."), Some("Keine  reelle Lösung".len()));
        assert_eq!(statement_bytes("keine Lust"), None);
        assert_eq!(leading_connective("Somit ist"), Some((Connective::Implies, 5)));
        assert_eq!(leading_connective("genau dann wenn"), Some((Connective::Iff, 15)));
        assert_eq!(trailing_connective("Teile durch 4, folglich "), Some((Connective::Implies, 15)));
        assert!(is_filler("Dann erhält man:") && !is_filler("Dann teilen wir"));
        assert!(subordinates("y = 4, denn") && subordinates("Setze") && !subordinates("wobei:"));
        assert!(introduces("Man erhält") && introduces("Vereinfache") && !introduces("Addiere"));
        assert!(announces_answer("Die Lösung lautet") && announces_answer("Als Lösungsmenge"));
        assert!(ask_for("Fasse", "zusammen.") && ask_for("Multiplizieren Sie", "aus") && !ask_for("Addiere", "aus"));
        assert!(gives_cause("denn 4 > 0") && !gives_cause("danach"));
    }

    #[test]
    fn phrases_are_found_however_they_are_spaced() {
        assert_eq!(statement_bytes("No  solution."), Some(12));
        assert_eq!(statement_bytes("no solutionless"), None);
        assert_eq!(leading_connective("So, x"), Some((Connective::Implies, 2)));
        assert_eq!(leading_connective("Some x"), None);
        assert_eq!(trailing_connective("divide by 2, hence "), Some((Connective::Implies, 13)));
        assert!(subordinates("x = 3 because") && subordinates("Substitute back") && !subordinates("because:"));
        assert!(!subordinates("so I started with") && subordinates("a circle with"));
        assert!(introduces("Expand") && introduces("Simplify:") && !introduces("Add"));
    }
}
