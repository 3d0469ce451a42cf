//! Words with a meaning: "or", "no real solutions", Greek letters, LaTeX commands that are signs.

use super::ast::Rel;
use super::logarithms;
use super::token::TokenKind;
use crate::lexicon::{self, Joiner, Lexicon, all, lexicons};

/// The sign that a run of letters is, if it is one.
pub(super) fn word(run: &str) -> Option<TokenKind> {
    match lexicon::joiner(run) {
        Some(Joiner::Or) => return Some(TokenKind::Or),
        Some(Joiner::And) => return Some(TokenKind::And),
        None => {}
    }
    let lower = run.to_lowercase();
    Some(match lower.as_str() {
        word if all(|lexicon| &lexicon.at_values).any(|known| known == word) => TokenKind::For,
        "sqrt" => TokenKind::Sqrt,
        "cbrt" => TokenKind::Root(3),
        "abs" => TokenKind::Abs,
        "inf" | "infinity" | "oo" => TokenKind::Infinity,
        _ => {
            let name = GREEK.iter().map(|(_, name)| *name).find(|name| *name == run)?;
            TokenKind::Variable(name.to_owned())
        }
    })
}

/// Whether "and" or "or" stands at the beginning of `text`, blanks aside, as a word of its own.
pub(super) fn begins_with_joiner(text: &str) -> bool {
    let run = text.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(word(run), Some(TokenKind::And | TokenKind::Or))
}

/// Whether a word multiplies behind a percentage: `20% of 50`.
pub(super) fn is_of(run: &str) -> bool {
    all(|lexicon| &lexicon.percent_of).any(|of| of == run)
}

/// The sign that a LaTeX command is, if it is one.
pub(super) fn command(name: &str) -> Option<TokenKind> {
    Some(match name {
        "frac" | "dfrac" | "tfrac" | "cfrac" => TokenKind::Frac,
        "sqrt" => TokenKind::Sqrt,
        "log" | "ln" | "lg" | "lb" | "exp" => logarithms::named(name)?,
        "binom" | "dbinom" | "tbinom" => TokenKind::Binomial,
        "cdot" | "times" | "ast" => TokenKind::Times,
        "circ" => TokenKind::Compose,
        "div" => TokenKind::Obelus,
        "pm" => TokenKind::PlusMinus,
        "le" | "leq" | "leqslant" => TokenKind::Rel(Rel::Le),
        "ge" | "geq" | "geqslant" => TokenKind::Rel(Rel::Ge),
        "lt" => TokenKind::Rel(Rel::Lt),
        "gt" => TokenKind::Rel(Rel::Gt),
        "ne" | "neq" => TokenKind::Rel(Rel::Ne),
        "approx" => TokenKind::Rel(Rel::Approx),
        "lor" | "vee" => TokenKind::Or,
        "land" | "wedge" => TokenKind::And,
        "vert" | "lvert" | "rvert" => TokenKind::Bar,
        "emptyset" | "varnothing" => TokenKind::Never,
        "in" => TokenKind::Element,
        "infty" => TokenKind::Infinity,
        "cup" => TokenKind::Union,
        "setminus" | "backslash" => TokenKind::Without,
        "mid" => TokenKind::SuchThat,
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

pub(super) fn is_greek_name(name: &str) -> bool {
    GREEK.iter().any(|(_, known)| *known == name)
}

/// The Greek letter of this name.
pub fn greek_letter(name: &str) -> Option<char> {
    GREEK.iter().find(|(_, known)| *known == name).map(|(letter, _)| *letter)
}

/// Whether a run of letters reads as a word and not as variables side by side (`xy`, `abc`).
pub(super) fn is_prose(run: &str) -> bool {
    let lower = run.to_lowercase();
    let is_short_word = |word: &str| all(|lexicon| &lexicon.short_words_in_maths).any(|known| known == word);
    match run.chars().count() {
        0 | 1 => false,
        2 | 3 => FUNCTIONS.contains(&lower.as_str()) || is_short_word(&lower),
        _ => true,
    }
}

/// "no real solutions", "alle reellen Zahlen" and their like at the head of `rest`: what it says and its length in
/// bytes.
///
/// The words up to the next other sign or joiner are taken together. Each must be in the table of one language, and
/// among them must be a denial or a universal with its noun.
pub(super) fn phrase(rest: &str) -> Option<(usize, TokenKind)> {
    let end = rest.find(|c: char| !(c.is_alphabetic() || c == ' ')).unwrap_or(rest.len());
    let (mut words, mut at, mut n_bytes) = (Vec::new(), 0, 0);
    for word in rest[..end].split(' ') {
        if !words.is_empty() && lexicon::is_joiner(word) {
            break;
        }
        at += word.len();
        if !word.is_empty() {
            words.push(word.to_lowercase());
            n_bytes = at;
        }
        at += 1;
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let says = lexicons().iter().find_map(|lexicon| says(&words, lexicon))?;
    Some((n_bytes, says))
}

/// What the words say in one language, if they are a sentence of its table.
fn says(words: &[&str], lexicon: &Lexicon) -> Option<TokenKind> {
    let noun_after = |quantifiers: &[&str]| {
        let behind = words.iter().position(|word| quantifiers.contains(word)).map(|i| &words[i + 1..]);
        behind.is_some_and(|behind| behind.iter().any(|word| lexicon.nouns.contains(word)))
    };
    let ends_in =
        |phrases: &[&str]| phrases.iter().any(|phrase| words.ends_with(&phrase.split(' ').collect::<Vec<_>>()));
    let is_alone = |word: &&str| lexicon.never.contains(word);
    let says = if noun_after(&lexicon.no) || words.iter().any(is_alone) || ends_in(&lexicon.never_at_end) {
        TokenKind::Never
    } else if noun_after(&lexicon.every) || ends_in(&lexicon.always_at_end) {
        TokenKind::Always
    } else {
        return None;
    };
    let lists = [&lexicon.no, &lexicon.every, &lexicon.never, &lexicon.nouns, &lexicon.around_nouns];
    let known = |word: &&str| word.len() == 1 || lists.iter().any(|list| list.contains(word));
    words.iter().all(known).then_some(says)
}

/// Functions that are not read, and are no products either.
pub(super) const FUNCTIONS: [&str; 17] = [
    "sin", "cos", "tan", "cot", "sec", "csc", "log", "lg", "ln", "exp", "lim", "min", "max", "mod", "gcd", "lcm", "det",
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
