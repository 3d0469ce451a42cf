//! Signs that stand for more than they show: `5!`, `\binom{5}{2}`, `Σ_{k=1}^{4} k²`.
//!
//! Where a line is judged the parser puts what they stand for in their place. Where it is drawn they stay as they are
//! written: each is a variable then whose name holds its parts, and [`written_shorthand`] takes it apart again.

use super::ast::{Expr, Rel, Statement, variables};
use super::factorials;
use super::functions::Functions;
use super::lexer::Lexer;
use super::parser::parse_with_functions;
use super::print::print_expr;
use super::series;
use super::token::{Bracket, TokenKind};
use super::trees::letters;
use std::collections::BTreeSet;

/// A sign with its parts.
#[derive(Clone, Debug, PartialEq)]
pub enum Shorthand {
    /// `n!`
    Factorial(Expr),
    /// `n` over `k`.
    Binomial(Expr, Expr),
    /// The sum of a term for each value of the letter.
    Sum {
        letter: String,
        from: Expr,
        /// None: without end.
        to: Option<Expr>,
        term: Expr,
    },
}

/// The letters of which a factorial is taken, of which some are chosen, or up to which is added: they stand for whole
/// numbers that are not negative.
pub fn counted_letters(text: &str) -> BTreeSet<String> {
    let parsed = parse_with_functions(text, &Functions::default().as_written());
    let names = parsed.statement.iter().flat_map(variables);
    let counted = names.filter_map(|name| written_shorthand(&name)).flat_map(|form| match form {
        Shorthand::Factorial(of) => letters(&of),
        Shorthand::Binomial(n, k) => letters(&n).union(&letters(&k)).cloned().collect(),
        Shorthand::Sum { to, .. } => to.as_ref().map(letters).unwrap_or_default(),
    });
    counted.filter(|name| written_shorthand(name).is_none()).collect()
}

/// Stands between the parts of a name, and in no line that is read.
const BETWEEN: char = '\u{1}';

const BINOMIAL: &str = "C";
const SUM: &str = "Σ";

impl Shorthand {
    /// The name of the variable that stands for the sign; None where a part that is not the last holds such a sign itself.
    pub(super) fn name(&self) -> Option<String> {
        let (parts, last) = match self {
            Shorthand::Factorial(argument) => (Vec::new(), factorials::name_of(argument)),
            Shorthand::Binomial(n, k) => (vec![BINOMIAL.to_owned(), print_expr(n)], print_expr(k)),
            Shorthand::Sum { letter, from, to, term } => {
                let to = to.as_ref().map(print_expr).unwrap_or_default();
                (vec![SUM.to_owned(), letter.clone(), print_expr(from), to], print_expr(term))
            }
        };
        let is_plain = parts.iter().all(|part| !part.contains(BETWEEN));
        let between = BETWEEN.to_string();
        is_plain.then(|| parts.into_iter().chain([last]).collect::<Vec<_>>().join(&between))
    }
}

/// The sign that a variable of this name stands for.
pub fn written_shorthand(name: &str) -> Option<Shorthand> {
    let read = |text: &str| match parse_with_functions(text, &Functions::default().as_written()).statement? {
        Statement::Expr(expr) => Some(expr),
        _ => None,
    };
    let parts: Vec<&str> = name.splitn(2, BETWEEN).collect();
    match parts.as_slice() {
        [factorial] => factorial.strip_suffix('!').filter(|of| !of.is_empty()).and_then(read).map(Shorthand::Factorial),
        [BINOMIAL, rest] => {
            let (n, k) = rest.split_once(BETWEEN)?;
            Some(Shorthand::Binomial(read(n)?, read(k)?))
        }
        [SUM, rest] => {
            let parts: Vec<&str> = rest.splitn(4, BETWEEN).collect();
            let [letter, from, to, term] = parts.as_slice() else { return None };
            let to = if to.is_empty() { None } else { Some(read(to)?) };
            Some(Shorthand::Sum { letter: (*letter).to_owned(), from: read(from)?, to, term: read(term)? })
        }
        _ => None,
    }
}

impl Lexer<'_> {
    /// Takes the sign of a sum with its lowered start, or `6C2`, where one stands next.
    pub(super) fn short_form(&mut self) -> bool {
        let rest = self.rest();
        if let Some(n_bytes) = series::sum_sign(rest) {
            self.take(n_bytes, TokenKind::Sum);
            if let Some((n_bytes, [letter, digits])) = series::lowered_start(self.rest()) {
                let (open, close) = (TokenKind::Open(Bracket::Curly), TokenKind::Close(Bracket::Curly));
                let (letter, digits) = (TokenKind::Variable(letter), TokenKind::Number(digits));
                self.take(n_bytes, TokenKind::Below);
                for kind in [open, letter, TokenKind::Rel(Rel::Eq), digits, close] {
                    self.take(0, kind);
                }
            }
            return true;
        }
        let touches = self.tokens.last().is_some_and(|last| last.span.end == self.at && !is_sign(&last.kind));
        let Some((n_bytes, [n, k])) = factorials::numbers_of_choice(rest).filter(|_| !touches) else { return false };
        let (open, close) = (TokenKind::Open(Bracket::Round), TokenKind::Close(Bracket::Round));
        self.take(n_bytes, TokenKind::Choice);
        for kind in [open, TokenKind::Number(n), TokenKind::Comma, TokenKind::Number(k), close] {
            self.take(0, kind);
        }
        true
    }

    /// Whether an operation, a relation or an opening bracket stands right before this place.
    pub(super) fn is_behind_sign(&self) -> bool {
        self.tokens.last().is_some_and(|last| is_sign(&last.kind))
    }
}

/// Whether an operand is due behind a sign of this kind.
fn is_sign(kind: &TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Plus
            | TokenKind::Minus
            | TokenKind::Times
            | TokenKind::Slash
            | TokenKind::Obelus
            | TokenKind::Rel(_)
            | TokenKind::Open(_)
    )
}
