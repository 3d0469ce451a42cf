//! Logarithms as they are written: `log x`, `ln(x)`, `log_2 8`, `log₂(x+1)`, `lg 5`, `\log_{2} 8`, `ln² x`.
//!
//! With an argument in brackets, the logarithm ends at the closing one; without, it takes the product that stands there
//! (`log 8x^3`) up to the next sign or the next logarithm. Where more follows that others may take along, `ln 5/2` and
//! `log(x)(x-3)`, a finding says so, and [`super::parse_with_tight_fractions`] is the other reading.

use super::ast::{Expr, ExprKind, Number};
use super::characters::{plain, superscript};
use super::finding::{Finding, What};
use super::keywords;
use super::parser::{Parser, Read};
use super::rational::Rational;
use super::token::{Bracket, Logarithm, Token, TokenKind};
use crate::text::Span;
use num_bigint::BigInt;

/// The names in front of an argument, and what they stand for.
const NAMES: [(&str, TokenKind); 6] = [
    ("log", TokenKind::Log(Logarithm::Common)),
    ("ln", TokenKind::Log(Logarithm::Natural)),
    ("lg", TokenKind::Log(Logarithm::Common)),
    ("lb", TokenKind::Log(Logarithm::Binary)),
    ("ld", TokenKind::Log(Logarithm::Binary)),
    ("exp", TokenKind::Exp),
];

/// Lowered letters that name a base.
const LOWERED: [(char, &str); 7] = [('ₐ', "a"), ('ₑ', "e"), ('ₓ', "x"), ('ₖ', "k"), ('ₘ', "m"), ('ₙ', "n"), ('ₚ', "p")];

/// The sign of this name, `log` and `exp` among them.
pub(super) fn named(name: &str) -> Option<TokenKind> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| kind.clone())
}

/// How many letters before a logarithm's name, which stands right behind them (`tln(2)`), and that sign; only where an
/// argument follows.
pub(super) fn at_end(run: &str, behind: &str) -> Option<(usize, TokenKind)> {
    let lower = run.to_lowercase();
    NAMES.iter().find_map(|(name, kind)| {
        let n_before = lower.strip_suffix(name)?.len();
        let stands = n_before == 0 || n_before == 1 && lower.len() == run.len() && run.is_ascii();
        (stands && has_argument(name, behind)).then(|| (n_before, kind.clone()))
    })
}

/// The length of a logarithm's name that `text` begins with, where its argument follows: `log` of `log_2(x)`, `ln` of
/// `lnx`; none of "log both sides".
pub fn logarithm_bytes(text: &str) -> Option<usize> {
    let n_letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (run, behind) = text.split_at(n_letters);
    if let Some((0, _)) = at_end(run, behind) {
        return Some(n_letters);
    }
    let (name, _) = NAMES.iter().find(|(name, _)| run.starts_with(name))?;
    is_before_letter(name, run).then_some(name.len())
}

/// `lnx`: the name and one letter.
pub(super) fn is_before_letter(name: &str, run: &str) -> bool {
    matches!(name, "log" | "ln" | "lg") && run.len() == name.len() + 1
}

/// Whether what stands behind the name is its argument, perhaps with a base or an exponent before it.
fn has_argument(name: &str, behind: &str) -> bool {
    // Pounds are no logarithms, and `exp` takes brackets only.
    if matches!(name, "lb" | "ld" | "exp") && !behind.starts_with(['(', '_']) {
        return false;
    }
    if let Some(base) = behind.strip_prefix('_') {
        return !base.is_empty();
    }
    let is_lowered = |c: char| ('₀'..='₉').contains(&c) || LOWERED.iter().any(|(lowered, _)| *lowered == c);
    if behind.starts_with(is_lowered) {
        return true;
    }
    let behind = behind.trim_start_matches(|c| superscript(c).is_some());
    let behind =
        behind.strip_prefix('^').map_or(behind, |power| power.trim_start_matches(|c: char| c.is_ascii_digit()));
    let argument = behind.trim_start();
    let run: String = argument.chars().take_while(|c| c.is_alphabetic()).collect();
    match run.chars().count() {
        0 => argument.starts_with(|c: char| c.is_ascii_digit() || "([{|√∛½¼¾.\\".contains(c)),
        1 => true,
        2 | 3 => !keywords::is_prose(&run) || named(&run).is_some(),
        _ => ["sqrt", "root", "cbrt"].contains(&run.as_str()) || keywords::is_greek_name(&run),
    }
}

/// The sign `_` and what else tells that a base follows, behind the name of a logarithm: the tokens and their bytes.
pub(super) fn base_sign(rest: &str, touches: bool) -> Option<(usize, Vec<TokenKind>)> {
    if rest.starts_with('_') {
        return Some((1, vec![TokenKind::Below]));
    }
    if touches && (rest.starts_with("2(") || rest.starts_with("10(")) {
        return Some((0, vec![TokenKind::Below]));
    }
    let digits: Vec<char> = rest.chars().map_while(|c| ('₀'..='₉').contains(&c).then(|| plain(c))).collect();
    if !digits.is_empty() {
        let number = TokenKind::Number(digits.iter().collect());
        return Some((digits.len() * '₀'.len_utf8(), vec![TokenKind::Below, number]));
    }
    let (lowered, name) = LOWERED.iter().find(|(lowered, _)| rest.starts_with(*lowered))?;
    Some((lowered.len_utf8(), vec![TokenKind::Below, TokenKind::Variable((*name).to_owned())]))
}

impl Parser {
    /// What stands behind the name of a logarithm.
    pub(super) fn logarithm(&mut self, log: Logarithm, span: Span) -> Read<Expr> {
        let base = if self.kind() == Some(&TokenKind::Below) { self.base()? } else { self.usual_base(log, span)? };
        let mut exponent = None;
        if self.kind() == Some(&TokenKind::Caret) {
            self.at += 1;
            let read = self.deeper(Parser::atom)?;
            if matches!(read.kind, ExprKind::Neg(_)) {
                return Err(Finding { span, what: What::Logarithm });
            }
            exponent = Some(read);
        }
        let argument = self.argument_of_logarithm(span)?;
        let span = span.join(self.behind());
        let log = self.node(ExprKind::Log(Box::new(base), Box::new(argument)), span)?;
        match exponent {
            Some(exponent) => self.node(ExprKind::Pow(Box::new(log), Box::new(exponent)), span),
            None => Ok(log),
        }
    }

    /// `exp(x)` is `e^x`.
    pub(super) fn exponential(&mut self, span: Span) -> Read<Expr> {
        let Some(&TokenKind::Open(bracket)) = self.kind() else { return Err(self.finding(What::OperandMissing)) };
        let exponent = self.in_brackets(bracket, Parser::sum)?;
        let base = self.node(ExprKind::Euler, span)?;
        self.node(ExprKind::Pow(Box::new(base), Box::new(exponent)), span.join(self.behind()))
    }

    fn usual_base(&mut self, log: Logarithm, span: Span) -> Read<Expr> {
        let whole = |value: u32| ExprKind::Number(Number { value: Rational::from(BigInt::from(value)), n_decimals: 0 });
        let base = match log {
            Logarithm::Common => whole(10),
            Logarithm::Natural => ExprKind::Euler,
            Logarithm::Binary => whole(2),
        };
        self.node(base, span)
    }

    /// The base behind `_`: digits, a letter, or anything in brackets.
    fn base(&mut self) -> Read<Expr> {
        self.at += 1;
        let span = self.here();
        match self.kind().cloned() {
            Some(TokenKind::Open(bracket)) => {
                let base = self.in_brackets(bracket, Parser::sum)?;
                let is_e = matches!(&base.kind, ExprKind::Variable(name) if name == "e");
                Ok(if is_e { Expr { kind: ExprKind::Euler, span: base.span } } else { base })
            }
            Some(TokenKind::Number(digits)) => {
                let digits = self.digits_of_base(digits);
                self.at += 1;
                self.number(&digits, span)
            }
            Some(TokenKind::Variable(name)) => {
                self.at += 1;
                let kind = if name == "e" { ExprKind::Euler } else { ExprKind::Variable(name) };
                self.node(kind, span)
            }
            _ => Err(self.finding(What::Logarithm)),
        }
    }

    /// `log_28` and nothing behind it is the logarithm of 8 to the base 2.
    fn digits_of_base(&mut self, digits: String) -> String {
        let goes_on = matches!(self.kind_at(self.at + 1), Some(TokenKind::Caret))
            || self.kind_at(self.at + 1).is_some_and(|kind| is_operand(kind, self.n_bars));
        if goes_on || digits.len() < 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return digits;
        }
        let (first, rest) = digits.split_at(1);
        let span = self.here();
        let split = Span::new(span.start + 1, span.end);
        let behind = Token { kind: TokenKind::Number(rest.to_owned()), span: split, spaced: false };
        self.tokens.insert(self.at + 1, behind);
        first.to_owned()
    }

    fn argument_of_logarithm(&mut self, log: Span) -> Read<Expr> {
        if let Some(&TokenKind::Open(bracket)) = self.kind() {
            let inside = self.in_brackets(bracket, Parser::sum)?;
            let more = matches!(self.kind(), Some(TokenKind::Caret | TokenKind::Open(_)));
            if !more || bracket == Bracket::Curly {
                return Ok(inside);
            }
            if !self.tight_fractions {
                self.findings.push(Finding { span: log.join(self.here()), what: What::LogarithmThenMore });
                return Ok(inside);
            }
            let first = if self.kind() == Some(&TokenKind::Caret) { self.raised(inside)? } else { inside };
            return self.product_of(first);
        }
        let first = match self.kind() {
            Some(TokenKind::Minus) => self.deeper(Parser::factor)?,
            Some(kind) if is_operand(kind, 0) || matches!(kind, TokenKind::Log(_) | TokenKind::Exp) => {
                self.deeper(Parser::power)?
            }
            _ => return Err(Finding { span: log, what: What::Logarithm }),
        };
        let argument = self.product_of(first)?;
        if self.kind() != Some(&TokenKind::Slash) || matches!(self.kind_at(self.at + 1), Some(TokenKind::Log(_))) {
            return Ok(argument);
        }
        if !self.tight_fractions {
            self.findings.push(Finding { span: log.join(self.here()), what: What::LogarithmThenMore });
            return Ok(argument);
        }
        self.at += 1;
        let below = self.deeper(Parser::factor)?;
        let span = argument.span.join(below.span);
        self.node(ExprKind::Div(Box::new(argument), Box::new(below)), span)
    }

    /// What stands behind the first factor without a sign, up to the next logarithm.
    fn product_of(&mut self, first: Expr) -> Read<Expr> {
        let mut product = first;
        while self.kind().is_some_and(|kind| is_operand(kind, self.n_bars)) {
            self.before_juxtaposed(&product)?;
            let right = self.deeper(Parser::power)?;
            let span = product.span.join(right.span);
            product = self.node(ExprKind::Mul(Box::new(product), Box::new(right)), span)?;
        }
        Ok(product)
    }
}

/// Whether the sign begins an operand that is no logarithm.
pub(super) fn is_operand(kind: &TokenKind, n_bars: usize) -> bool {
    match kind {
        TokenKind::Number(_)
        | TokenKind::SmallFraction(..)
        | TokenKind::Variable(_)
        | TokenKind::Open(_)
        | TokenKind::Sqrt
        | TokenKind::Root(_)
        | TokenKind::RootOf
        | TokenKind::Abs
        | TokenKind::Frac
        | TokenKind::Binomial
        | TokenKind::Choice
        | TokenKind::Sum => true,
        TokenKind::Bar => n_bars == 0,
        _ => false,
    }
}
