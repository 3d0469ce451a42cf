//! The words that matter to layout: which letters are maths, which words join statements, and which only lead in.
//!
//! English first; the German words a school is likely to use stand beside them.

use super::work::Connective;

/// Functions and Greek letters that are written out: maths, not words.
const MATHS: [&str; 37] = [
    "sqrt", "root", "abs", "sin", "cos", "tan", "cot", "sec", "csc", "log", "ln", "exp", "pi", "alpha", "beta",
    "gamma", "delta", "epsilon", "theta", "lambda", "mu", "nu", "phi", "psi", "rho", "sigma", "tau", "omega", "infty",
    "infinity", "inf", "min", "max", "frac", "pm", "cbrt", "eta",
];

/// Words of two letters, and units, that are not products of variables.
const SHORT_WORDS: [&str; 67] = [
    "am", "an", "as", "at", "be", "by", "do", "eg", "eq", "ex", "go", "he", "hi", "id", "ie", "if", "in", "is", "it",
    "me", "my", "no", "of", "oh", "ok", "on", "or", "so", "st", "th", "to", "up", "us", "vs", "we", "da", "er", "es",
    "im", "ja", "um", "zu", "ab", "wo", "du", "le", "la", "de", "et", "el", "un", "en", "cm", "mm", "km", "kg", "nd",
    "rd", "lb", "oz", "ml", "qs", "ps", "pm", "hr", "yd", "ft",
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

/// Reads a run of letters; `touches` says that a digit, an operator or a bracket stands right beside it.
pub(super) fn letters(run: &str, touches: bool) -> Letters {
    let lower = run.to_lowercase();
    let n_letters = run.chars().count();
    if matches!(lower.as_str(), "or" | "and" | "oder" | "und") {
        return Letters::Joiner;
    }
    if n_letters == 1 || MATHS.contains(&lower.as_str()) && lower != "pm" || !run.is_ascii() && is_styled(run) {
        return Letters::Maths;
    }
    let has_vowel = lower.contains(['a', 'e', 'i', 'o', 'u']);
    let is_lower = run == lower;
    let is_product = match n_letters {
        2 => (is_lower || touches) && !SHORT_WORDS.contains(&lower.as_str()) || touches && lower == "ab",
        3 => {
            is_lower
                && (lower == "abc" || !has_vowel && (lower.contains(['x', 'z']) || touches && !lower.contains('y')))
        }
        _ => false,
    };
    if is_product { Letters::Maths } else { Letters::Word }
}

/// Letters from the mathematical alphabets: never a word.
fn is_styled(run: &str) -> bool {
    run.chars().all(|c| matches!(c, '\u{1d400}'..='\u{1d7cb}' | '\u{2102}'..='\u{2134}' | '\u{3b1}'..='\u{3c9}'))
}

/// Sentences that are statements: longest first where one begins another.
const STATEMENTS: [&str; 24] = [
    "there is no real solution",
    "there are no real solutions",
    "there are no solutions",
    "there is no solution",
    "no real solutions",
    "no real solution",
    "no real roots",
    "no real root",
    "no solutions",
    "no solution",
    "all real numbers",
    "all the real numbers",
    "every real number",
    "any real number",
    "all reals",
    "all real x",
    "infinitely many solutions",
    "infinite solutions",
    "true for all x",
    "true for every x",
    "always true",
    "never true",
    "keine lösung",
    "alle reellen zahlen",
];

/// The length of the statement in words at the start of `text`, in bytes.
pub(super) fn statement_bytes(text: &str) -> Option<usize> {
    STATEMENTS.iter().find_map(|statement| prefix_bytes(text, statement))
}

/// If `text` begins with the words of `phrase`, however they are spaced: their length in bytes.
pub(super) fn prefix_bytes(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for (i, word) in phrase.split(' ').enumerate() {
        let trimmed = rest.trim_start_matches([' ', '\t']);
        if i > 0 && trimmed.len() == rest.len() {
            return None;
        }
        let mut letters = trimmed.chars();
        for wanted in word.chars() {
            letters.next().filter(|found| found.to_lowercase().eq(wanted.to_lowercase()))?;
        }
        rest = letters.as_str();
    }
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
}

/// Words that claim that what follows follows.
const CONNECTIVES: [(&str, Connective); 22] = [
    ("therefore", Connective::Implies),
    ("hence", Connective::Implies),
    ("thus", Connective::Implies),
    ("so", Connective::Implies),
    ("consequently", Connective::Implies),
    ("it follows that", Connective::Implies),
    ("which implies that", Connective::Implies),
    ("which implies", Connective::Implies),
    ("this implies", Connective::Implies),
    ("implies that", Connective::Implies),
    ("implies", Connective::Implies),
    ("which means that", Connective::Implies),
    ("which means", Connective::Implies),
    ("this means", Connective::Implies),
    ("that means", Connective::Implies),
    ("if and only if", Connective::Iff),
    ("iff", Connective::Iff),
    ("is equivalent to", Connective::Iff),
    ("daraus folgt", Connective::Implies),
    ("also", Connective::Implies),
    ("folglich", Connective::Implies),
    ("daher", Connective::Implies),
];

/// The connective that `words` begin with, and its length in bytes.
pub(super) fn leading_connective(words: &str) -> Option<(Connective, usize)> {
    CONNECTIVES.iter().find_map(|&(phrase, connective)| Some((connective, prefix_bytes(words, phrase)?)))
}

/// The connective that `words` end with, and the byte at which it begins.
pub(super) fn trailing_connective(words: &str) -> Option<(Connective, usize)> {
    let words = words.trim_end_matches([' ', ',', ':']);
    CONNECTIVES.iter().find_map(|&(phrase, connective)| {
        let start = words.len().checked_sub(phrase.len())?;
        let tail = words.get(start..)?;
        let alone = !words[..start].ends_with(char::is_alphanumeric);
        (alone && tail.eq_ignore_ascii_case(phrase)).then_some((connective, start))
    })
}

/// Words that lead into a line and give no reason for it.
const FILLERS: [&str; 33] = [
    "we get",
    "we have",
    "we obtain",
    "we find",
    "we now have",
    "you get",
    "this gives",
    "this gives us",
    "which gives",
    "which gives us",
    "that gives",
    "gives",
    "gives us",
    "giving",
    "get",
    "yields",
    "this yields",
    "this becomes",
    "becomes",
    "which becomes",
    "then",
    "now",
    "next",
    "that",
    "that is",
    "i.e.",
    "ie",
    "we see that",
    "and so",
    "dann",
    "wir erhalten",
    "ergibt",
    "it becomes",
];

/// Whether `words` only lead in; signs other than those of a sentence say more than that.
pub(super) fn is_filler(words: &str) -> bool {
    let words = words.trim_matches(|c: char| c.is_whitespace() || ".,;:".contains(c)).to_lowercase();
    words.is_empty() || FILLERS.iter().any(|filler| filler.trim_end_matches('.') == words)
}

/// Words after which maths is part of what they say, not a line of its own.
const SUBORDINATING: [&str; 37] = [
    "because",
    "since",
    "as",
    "if",
    "when",
    "where",
    "whenever",
    "unless",
    "for",
    "with",
    "using",
    "use",
    "substitute",
    "substituting",
    "sub",
    "subbing",
    "plug",
    "plugging",
    "insert",
    "inserting",
    "put",
    "putting",
    "let",
    "from",
    "by",
    "into",
    "in",
    "of",
    "recall",
    "weil",
    "da",
    "wenn",
    "setze",
    "aus",
    "suppose",
    "assume",
    "check",
];

/// Whether maths right after `words` belongs to them ("because 2x = 6", "substitute x = 3").
pub(super) fn subordinates(words: &str) -> bool {
    let words = words.trim_end();
    // Past a comma or colon a new clause begins.
    if words.ends_with([',', ':', '.', ';']) {
        return false;
    }
    let last = words.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let before = words[..words.len() - last.len()].trim_end().to_lowercase();
    if ["start", "started", "starting", "begin", "began", "beginning", "end up", "left"]
        .iter()
        .any(|verb| before.ends_with(verb))
    {
        return false;
    }
    SUBORDINATING.iter().any(|word| word.eq_ignore_ascii_case(last)) || after_relative(words)
}

/// "substitute back", "the equation", "that": words between the verb and its object.
fn after_relative(words: &str) -> bool {
    let mut reversed = words.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let last = reversed.next().unwrap_or_default();
    let before = reversed.next().unwrap_or_default();
    let is_link =
        ["that", "the", "back", "in", "equation", "value", "know"].iter().any(|word| word.eq_ignore_ascii_case(last));
    is_link && SUBORDINATING.iter().any(|word| word.eq_ignore_ascii_case(before))
}

/// Words after which an expression with no relation sign is a line of its own.
const INTRODUCING: [&str; 26] = [
    "get",
    "gets",
    "gives",
    "give",
    "giving",
    "obtain",
    "yields",
    "becomes",
    "become",
    "have",
    "is",
    "equals",
    "to",
    "expression",
    "solve",
    "simplify",
    "expand",
    "factor",
    "factorise",
    "factorize",
    "evaluate",
    "us",
    "out",
    "now",
    "ergibt",
    "fully",
];

/// Whether an expression right after `words` is a line of its own ("Expand (x+1)(x+2)", "we get 2x+6").
pub(super) fn introduces(words: &str) -> bool {
    let words = words.trim_end();
    let last = words.rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    words.ends_with(':') || INTRODUCING.iter().any(|word| word.eq_ignore_ascii_case(last))
}

/// "So the solution is ...": what follows is the answer.
pub(super) fn announces_answer(words: &str) -> bool {
    let lower = words.to_lowercase();
    let ends = |noun: &str, verbs: &[&str]| {
        lower.find(noun).is_some_and(|at| verbs.iter().any(|verb| lower[at..].contains(verb)))
    };
    ends("answer", &[" is", " are", ":"]) || ends("solution", &[" is", " are", "solution set", ":"])
}

/// Words that give the cause of the line before them.
pub(super) fn gives_cause(words: &str) -> bool {
    ["because", "since", "as ", "by ", "after", "weil", "da "]
        .iter()
        .any(|cause| words.to_lowercase().starts_with(cause))
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
