//! Quantities named by words: `Area = 5 × 3`, `speed = distance/time`, `new price = 80 - 12`.
//!
//! Such a name is a letter of several letters. It is put into brackets of its own, `⟨new price⟩`, which the notation reads
//! as one variable.

use super::tokens::{Token, TokenKind, is_power, tokens};
use crate::lexicon::{self, Lexicon, List};
use crate::notation;
use crate::text::{Mapped, Span};

/// Words of one name at most.
const MAX_WORDS: usize = 4;

/// Words and numbers of a name that stands before the sign, "total cost of the 3 books", at most.
const MAX_WORDS_BEFORE: usize = 8;

/// Letters of one of its words at least.
const MIN_LETTERS: usize = 3;

/// Words that begin a sentence or a row and are no part of a name.
const NO_NAMES: [List; 19] = [
    |words: &Lexicon| &words.answer,
    |words| &words.announced,
    |words| &words.working,
    |words| &words.solution,
    |words| &words.check,
    |words| &words.operating,
    |words| &words.restating,
    |words| &words.opening,
    |words| &words.fillers,
    |words| &words.implies,
    |words| &words.subordinating,
    |words| &words.causes,
    |words| &words.defining,
    |words| &words.at_values,
    |words| &words.capitals,
    |words| &words.and,
    |words| &words.or,
    |words| &words.solve,
    |words| &words.evaluate,
];

/// Words that no name holds, wherever they stand in it.
const NEVER_IN_NAMES: [List; 8] = [
    |words: &Lexicon| &words.answer,
    |words| &words.implies,
    |words| &words.fillers,
    |words| &words.saying,
    |words| &words.defining,
    |words| &words.operating,
    |words| &words.check,
    |words| &words.announced,
];

/// `|AB| = ...`, `AB = ...`: the length between two points; `gcd(24, 36) = ...`, `kgV(12, 18)`: what numbers have in common.
pub(super) fn with_signs_of_names(text: &Mapped) -> Option<Mapped> {
    let row = text.text();
    let lead = row.len() - row.trim_start().len();
    let rest = &row[lead..];
    let bare = rest.strip_prefix('|').unwrap_or(rest);
    let is_pair = bare.len() > 2
        && bare.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
        && !lexicon::holds(|words| &words.capitals, &bare[..2].to_lowercase());
    let behind = bare.get(2..).map(|behind| behind.strip_prefix('|').unwrap_or(behind)).unwrap_or_default();
    let has_bars = rest.starts_with('|') == bare.get(2..).is_some_and(|behind| behind.starts_with('|'));
    if is_pair && has_bars && behind.trim_start().starts_with(['=', '≈']) {
        let (start, end) = (row.len() - bare.len(), row.len() - bare.len() + 2);
        let mut whole = Mapped::default();
        whole.append(&text.slice(Span::new(0, lead)));
        let span = text.origin(Span::new(lead, row.len() - behind.len()));
        whole.push(notation::QUANTITY_BRACKETS[0], Span::new(span.start, span.start));
        whole.append(&text.slice(Span::new(start, end)));
        whole.push(notation::QUANTITY_BRACKETS[1], Span::new(span.end, span.end));
        whole.append(&text.slice(Span::new(row.len() - behind.len(), row.len())));
        return Some(whole);
    }
    let open = rest.find('(').filter(|at| rest[..*at].bytes().all(|byte| byte.is_ascii_alphabetic()))?;
    let close = open + rest[open..].find(')')?;
    let name = rest[..open].to_lowercase();
    let of = lexicon::lexicons().iter().find_map(|lexicon| {
        let is_own =
            lexicon.common_divisors.contains(&name.as_str()) || lexicon.common_multiples.contains(&name.as_str());
        Some((*lexicon.percent_of.first()?, *lexicon.and.first()?)).filter(|_| is_own)
    });
    let (of, and) = of?;
    let numbers: Vec<&str> = rest[open + 1..close].split([',', ';', '.']).map(str::trim).collect();
    let is_number = |number: &&str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if numbers.len() < 2 || !numbers.iter().all(is_number) {
        return None;
    }
    let mut whole = text.slice(Span::new(0, lead));
    let span = text.origin(Span::new(lead, lead + close + 1));
    let written = format!("{} {of} {}", &rest[..open], numbers.join(&format!(" {and} ")));
    let [opening, closing] = notation::QUANTITY_BRACKETS;
    [opening].into_iter().chain(written.chars()).chain([closing]).for_each(|c| whole.push(c, span));
    whole.append(&text.slice(Span::new(lead + close + 1, row.len())));
    Some(whole)
}

/// The row with its names in brackets, where it begins with one and goes on with `=` and maths. None else.
pub(super) fn with_names(text: &Mapped) -> Option<Mapped> {
    let row = text.text();
    if !row.contains('=') {
        return None;
    }
    let tokens = tokens(row);
    let says = |token: &&Token| token.kind != TokenKind::Space;
    let relation = tokens.iter().position(|token| token.kind == TokenKind::Relation)?;
    let is_equals = &row[tokens[relation].start..tokens[relation].end] == "=";
    let first = name(row, &tokens[..relation]).or_else(|| long_name(row, &tokens[..relation])).filter(|_| is_equals)?;
    let mut names = vec![first];
    // Words behind the sign are names where signs of operations stand around them.
    let mut i = relation + 1;
    while i < tokens.len() {
        if tokens[i].kind != TokenKind::Word {
            i += 1;
            continue;
        }
        let length = tokens[i..].iter().take_while(|t| matches!(t.kind, TokenKind::Word | TokenKind::Space)).count();
        let run = &tokens[i..i + length];
        let joins = |token: &Token| {
            matches!(token.kind, TokenKind::Operator | TokenKind::Relation | TokenKind::Open | TokenKind::Close)
        };
        let (before, after) = (tokens[..i].iter().rfind(says), tokens[i + length..].iter().find(says));
        let is_raised = |token: &Token| is_power(&row[token.start..token.end]);
        let stands_between = before.is_some_and(joins) && after.is_none_or(|after| joins(after) || is_raised(after));
        // `Ann = x, Tom = x + 4`
        let begins_clause = before.is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Joiner))
            && after.is_some_and(|token| &row[token.start..token.end] == "=");
        let is_side = before.is_some_and(|token| token.kind == TokenKind::Relation) && after.is_none();
        if begins_clause || stands_between && !is_side {
            names.push(name(row, run)?);
        }
        i += length;
    }
    let is_maths = |token: &Token| token.kind == TokenKind::Operand;
    let has_maths = tokens[relation..].iter().any(is_maths) || names.len() > 2;
    has_maths.then(|| bracketed(text, &names))
}

/// Whether the maths is a name in its brackets and nothing else.
pub(super) fn names_quantity(math: &str) -> bool {
    notation::quantity(math).is_some_and(|(n_bytes, _)| n_bytes == math.len())
}

/// Whether the row says what a quantity is that is noted for what comes, `⟨LCD⟩ = 24`: the work goes on from the row above it.
pub(super) fn notes_quantity(math: &str) -> bool {
    notation::quantity(math).is_some_and(|(n_bytes, name)| {
        math[n_bytes..].trim_start().starts_with('=')
            && lexicon::holds(|words| &words.noted_quantities, &name.to_lowercase())
    })
}

/// The bytes of the name that these tokens are, if they are one.
fn name(row: &str, tokens: &[Token]) -> Option<Span> {
    let words: Vec<&Token> = tokens.iter().filter(|token| token.kind != TokenKind::Space).collect();
    let (first, last) = (words.first()?, words.last()?);
    let of = |token: &&Token| row[token.start..token.end].to_lowercase();
    let is_word =
        |token: &&Token| token.kind == TokenKind::Word && row[token.start..token.end].chars().all(char::is_alphabetic);
    let is_noted = |token: &&Token| lexicon::holds(|words| &words.noted_quantities, &of(token));
    let is_known = |token: &&Token| NO_NAMES.iter().any(|list| lexicon::holds(*list, &of(token))) && !is_noted(token);
    let is_name = words.len() <= MAX_WORDS
        && words.iter().all(is_word)
        && !words.iter().any(is_known)
        && words.iter().any(|token| of(token).chars().count() >= MIN_LETTERS);
    let span = Span::new(first.start, last.end);
    (is_name && notation::is_quantity_name(&row[span.start..span.end])).then_some(span)
}

/// The bytes of the name of several words that stands before the sign, perhaps with numbers and letters that name things in
/// it: "Cost of 3 books", "Time taken by A", "1 part".
fn long_name(row: &str, tokens: &[Token]) -> Option<Span> {
    let of = |token: &Token| row[token.start..token.end].to_lowercase();
    let is_word = |token: &&Token| token.kind == TokenKind::Word;
    let is_in = |lists: &[List], token: &Token| lists.iter().any(|list| lexicon::holds(*list, &of(token)));
    let leads_in = |token: &Token| {
        let lists: [List; 2] = [|words| &words.implies, |words| &words.fillers];
        token.kind == TokenKind::Space || is_in(&lists, token) || matches!(&row[token.start..token.end], "," | ":")
    };
    let n_leading = tokens.iter().take_while(|token| leads_in(token)).count();
    let said: Vec<&Token> = tokens[n_leading..].iter().filter(|token| token.kind != TokenKind::Space).collect();
    let (first, last) = (said.first()?, said.last()?);
    let is_name_of_thing = |token: &Token| {
        let text = &row[token.start..token.end];
        token.kind == TokenKind::Operand && text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let may_stand = |token: &&Token| match token.kind {
        TokenKind::Word => !is_in(&NEVER_IN_NAMES, token),
        TokenKind::Mark => row[token.start..token.end].chars().all(|c| ".:'’£€$".contains(c)),
        TokenKind::Open | TokenKind::Close => true,
        TokenKind::Operator => matches!(&row[token.start..token.end], ":" | "-" | "/"),
        TokenKind::Joiner => true,
        _ => is_name_of_thing(token),
    };
    let n_words = said.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Operand)).count();
    let is_number = |token: &Token| row[token.start..].starts_with(|c: char| c.is_ascii_digit());
    let begins = match first.kind {
        TokenKind::Word => !is_in(&NO_NAMES, first),
        _ => is_number(first) && said.len() > 1 && is_word(&said[1]),
    };
    let ends = match last.kind {
        TokenKind::Word | TokenKind::Close => true,
        TokenKind::Mark => row[last.start..].starts_with('.'),
        // "Share of A", where numbers alone stand behind the sign.
        TokenKind::Operand => !is_number(last) && !row[last.end..].contains(char::is_alphabetic),
        _ => false,
    };
    let has_word = said.iter().copied().filter(is_word).any(|token| of(token).chars().count() >= MIN_LETTERS);
    let is_name = begins && ends && has_word && n_words <= MAX_WORDS_BEFORE && said.iter().all(may_stand);
    let span = Span::new(first.start, last.end);
    (is_name && notation::is_quantity_name(&plain_name(row, span))).then_some(span)
}

/// The name without the signs that no name holds.
fn plain_name(row: &str, name: Span) -> String {
    let kept: String = row[name.start..name.end].chars().filter(|c| notation::may_stand_in_name(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bracketed(text: &Mapped, names: &[Span]) -> Mapped {
    let mut with_brackets = Mapped::default();
    let mut at = 0;
    for name in names {
        with_brackets.append(&text.slice(Span::new(at, name.start)));
        let inside = text.slice(*name);
        let span = inside.span();
        with_brackets.push(notation::QUANTITY_BRACKETS[0], Span::new(span.start, span.start));
        if notation::is_quantity_name(inside.text()) {
            with_brackets.append(&inside);
        } else {
            plain_name(text.text(), *name).chars().for_each(|c| with_brackets.push(c, span));
        }
        with_brackets.push(notation::QUANTITY_BRACKETS[1], Span::new(span.end, span.end));
        at = name.end;
    }
    with_brackets.append(&text.slice(Span::new(at, text.text().len())));
    with_brackets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_before_the_sign() {
        let check = |row: &str, wanted: Option<&str>| {
            let found = with_names(&Mapped::verbatim(row, 0));
            assert_eq!(found.as_ref().map(Mapped::text), wanted, "{row}");
        };
        check("Area = 5 × 3", Some("⟨Area⟩ = 5 × 3"));
        check("speed = distance / time", Some("⟨speed⟩ = ⟨distance⟩ / ⟨time⟩"));
        check("new price = 80 - 12 = 68", Some("⟨new price⟩ = 80 - 12 = 68"));
        check("Flächeninhalt = 5 · 3", Some("⟨Flächeninhalt⟩ = 5 · 3"));
        check("cost = 3x + 5", Some("⟨cost⟩ = 3x + 5"));
        check("term = 3n + 2", Some("⟨term⟩ = 3n + 2"));
        check("nth term = 3n + 2", Some("⟨nth term⟩ = 3n + 2"));
        check("Cost of 3 books = 3 × 5 = 15", Some("⟨Cost of 3 books⟩ = 3 × 5 = 15"));
        check("1 part = 60/5 = 12", Some("⟨1 part⟩ = 60/5 = 12"));
        check("So Ann's share = 3 × 5", Some("So ⟨Ann's share⟩ = 3 × 5"));
        check("Time taken by A = 3 × 5 = 15", Some("⟨Time taken by A⟩ = 3 × 5 = 15"));
        check("Cost (in £) = 3 × 5", Some("⟨Cost in⟩ = 3 × 5"));
        check("Ann = x, Tom = x + 4", Some("⟨Ann⟩ = x, ⟨Tom⟩ = x + 4"));
        check("S.P. = 100 + 20", None);
        for row in [
            "x = 5",
            "the value of x = 5",
            "Subtract 3 from both sides = 5",
            "Answer = 5",
            "so = 5",
            "LHS = 2(3) + 1",
            "The answer is x = 5",
            "width = the shorter side",
            "Let w = width",
        ] {
            check(row, None);
        }
    }
}
