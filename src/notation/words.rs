//! Words with a meaning: "or", "no real solutions", Greek letters, LaTeX commands that are signs.

use super::ast::Rel;
use super::token::TokenKind;

/// The sign that a run of letters is, if it is one.
pub(super) fn word(run: &str) -> Option<TokenKind> {
    Some(match run.to_ascii_lowercase().as_str() {
        "or" => TokenKind::Or,
        "and" => TokenKind::And,
        "for" | "when" | "at" | "if" | "where" | "given" | "für" | "wenn" => TokenKind::For,
        "sqrt" => TokenKind::Sqrt,
        "abs" => TokenKind::Abs,
        "inf" | "infinity" => TokenKind::Infinity,
        _ => {
            let name = GREEK.iter().map(|(_, name)| *name).find(|name| *name == run)?;
            TokenKind::Variable(name.to_owned())
        }
    })
}

/// The sign that a LaTeX command is, if it is one.
pub(super) fn command(name: &str) -> Option<TokenKind> {
    Some(match name {
        "frac" | "dfrac" | "tfrac" | "cfrac" => TokenKind::Frac,
        "sqrt" => TokenKind::Sqrt,
        "cdot" | "times" | "ast" => TokenKind::Times,
        "div" => TokenKind::Slash,
        "pm" => TokenKind::PlusMinus,
        "le" | "leq" | "leqslant" => TokenKind::Rel(Rel::Le),
        "ge" | "geq" | "geqslant" => TokenKind::Rel(Rel::Ge),
        "lt" => TokenKind::Rel(Rel::Lt),
        "gt" => TokenKind::Rel(Rel::Gt),
        "ne" | "neq" => TokenKind::Rel(Rel::Ne),
        "lor" | "vee" => TokenKind::Or,
        "land" | "wedge" => TokenKind::And,
        "vert" | "lvert" | "rvert" => TokenKind::Bar,
        "emptyset" | "varnothing" => TokenKind::Never,
        "in" => TokenKind::Element,
        "infty" => TokenKind::Infinity,
        "cup" => TokenKind::Union,
        "lbrace" => TokenKind::Open(super::token::Bracket::Curly),
        "rbrace" => TokenKind::Close(super::token::Bracket::Curly),
        _ => {
            let name = name.strip_prefix("var").unwrap_or(name);
            TokenKind::Variable(GREEK.iter().map(|(_, greek)| *greek).find(|greek| *greek == name)?.to_owned())
        }
    })
}

/// Commands that change nothing but the look. The braces of `\boxed{}` and `\cancel{}` stay, as brackets.
pub(super) fn is_layout(name: &str) -> bool {
    matches!(
        name,
        "quad"
            | "qquad"
            | "boxed"
            | "cancel"
            | "displaystyle"
            | "textstyle"
            | "limits"
            | "nonumber"
            | "notag"
            | "hfill"
    ) || matches!(name, "big" | "Big" | "bigg" | "Bigg" | "bigl" | "bigr" | "Bigl" | "Bigr" | "biggl" | "biggr")
}

/// The name of a Greek letter.
pub(super) fn greek(c: char) -> Option<&'static str> {
    GREEK.iter().find(|(letter, _)| *letter == c).map(|(_, name)| *name)
}

/// The Greek letter of this name.
pub fn greek_letter(name: &str) -> Option<char> {
    GREEK.iter().find(|(_, known)| *known == name).map(|(letter, _)| *letter)
}

/// Whether a run of letters reads as a word and not as variables side by side (`xy`, `abc`).
pub(super) fn is_prose(run: &str) -> bool {
    let n_letters = run.chars().count();
    n_letters > 3 || (n_letters > 1 && SHORT_WORDS.contains(&run.to_lowercase().as_str()))
}

/// "no real solutions", "all real numbers" and their like at the head of `rest`: what it says and its length in bytes.
///
/// The words up to the next other sign are taken together; each must be in the table, and among them must be a denial
/// or a universal with its noun.
pub(super) fn phrase(rest: &str) -> Option<(usize, TokenKind)> {
    let n_bytes = rest.bytes().take_while(|b| b.is_ascii_alphabetic() || *b == b' ').count();
    let run = &rest[..n_bytes];
    let joiner = [" or ", " and ", " OR ", " AND "].iter().filter_map(|word| run.find(word)).min();
    let run = run[..joiner.unwrap_or(n_bytes)].trim_end();
    let words: Vec<String> = run.split_ascii_whitespace().map(str::to_ascii_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let noun_after = |quantifiers: &[&str]| {
        let behind = words.iter().position(|word| quantifiers.contains(word)).map(|i| &words[i + 1..]);
        behind.is_some_and(|behind| behind.iter().any(|word| NOUNS.contains(word)))
    };
    let says = if noun_after(&["no"]) || words.contains(&"impossible") || words.ends_with(&["never", "true"]) {
        TokenKind::Never
    } else if noun_after(&["all", "any", "every", "infinitely", "infinite"]) || words.ends_with(&["always", "true"]) {
        TokenKind::Always
    } else {
        return None;
    };
    let known = |word: &&str| word.len() == 1 || NOUNS.contains(word) || PHRASE_WORDS.contains(word);
    words.iter().all(known).then_some((run.len(), says))
}

const NOUNS: &[&str] = &[
    "solution",
    "solutions",
    "root",
    "roots",
    "answer",
    "answers",
    "value",
    "values",
    "number",
    "numbers",
    "reals",
    "x",
    "y",
    "t",
    "n",
];

const PHRASE_WORDS: &[&str] = &[
    "no",
    "real",
    "all",
    "any",
    "every",
    "infinitely",
    "infinite",
    "many",
    "always",
    "never",
    "true",
    "impossible",
    "there",
    "are",
    "is",
    "has",
    "have",
    "the",
    "equation",
    "inequality",
    "it",
    "this",
    "so",
    "can",
    "be",
    "for",
    "of",
    "which",
    "rational",
    "exist",
    "exists",
    "works",
];

/// English words of two or three letters that no one writes as a product.
const SHORT_WORDS: &[&str] = &[
    "add", "all", "any", "are", "as", "at", "be", "but", "by", "can", "cos", "do", "exp", "for", "get", "gcd", "has",
    "if", "in", "is", "it", "its", "lcm", "let", "ln", "log", "max", "min", "mod", "no", "not", "now", "of", "on",
    "our", "out", "put", "set", "sin", "so", "tan", "the", "to", "two", "use", "via", "was", "we", "yes", "you",
];

const GREEK: &[(char, &str)] = &[
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "epsilon"),
    ('θ', "theta"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('π', "pi"),
    ('ρ', "rho"),
    ('σ', "sigma"),
    ('τ', "tau"),
    ('φ', "phi"),
    ('ω', "omega"),
];
