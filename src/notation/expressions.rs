//! The rules of the grammar from a sum down to a literal; `parser.rs` shows them all.

use super::ast::{Expr, ExprKind, MAX_INDEX, Number};
use super::finding::{Finding, What};
use super::logarithms::is_operand;
use super::parser::{Parser, Read};
use super::token::{Bracket, Token, TokenKind};
use crate::notation::Rational;
use crate::text::Span;
use num_bigint::BigInt;
use num_traits::One;

impl Parser {
    /// An expression.
    pub(super) fn sum(&mut self) -> Read<Expr> {
        let mut sum = self.term()?;
        loop {
            let combine = match self.kind() {
                Some(TokenKind::Plus) => ExprKind::Add,
                Some(TokenKind::Minus) => ExprKind::Sub,
                Some(TokenKind::PlusMinus) => ExprKind::AddSub,
                Some(TokenKind::PlusThenMinus) => {
                    let next = self.tokens.get(self.at + 1);
                    if next.is_some_and(|next| next.spaced || next.kind == TokenKind::Sqrt) {
                        ExprKind::AddSub
                    } else {
                        self.split_plus_then_minus();
                        ExprKind::Add
                    }
                }
                _ => return Ok(sum),
            };
            self.at += 1;
            let right = self.term()?;
            let span = sum.span.join(right.span);
            sum = self.node(combine(Box::new(sum), Box::new(right)), span)?;
        }
    }

    /// A sign that stands before a whole product.
    pub(super) fn term(&mut self) -> Read<Expr> {
        self.signed(Parser::term, Parser::product)
    }

    fn product(&mut self) -> Read<Expr> {
        let mut product = self.power()?;
        loop {
            let combine = match self.kind() {
                Some(TokenKind::Times) => ExprKind::Mul,
                Some(TokenKind::Slash) if !self.tight_fractions => ExprKind::Div,
                Some(TokenKind::Slash | TokenKind::Obelus) => {
                    self.at += 1;
                    let right = self.divisor()?;
                    let span = product.span.join(right.span);
                    product = self.node(ExprKind::Div(Box::new(product), Box::new(right)), span)?;
                    continue;
                }
                _ if self.starts_operand() => {
                    self.before_juxtaposed(&product)?;
                    let right = self.power()?;
                    let span = product.span.join(right.span);
                    product = self.node(ExprKind::Mul(Box::new(product), Box::new(right)), span)?;
                    continue;
                }
                _ => return Ok(product),
            };
            self.at += 1;
            let right = self.factor()?;
            let span = product.span.join(right.span);
            product = self.node(combine(Box::new(product), Box::new(right)), span)?;
        }
    }

    /// What stands behind `÷`: a fraction (`7/6 ÷ 7/12`), or a term with its letters (`56x^7 ÷ 8x^3`).
    fn divisor(&mut self) -> Read<Expr> {
        let mut divisor = self.factor()?;
        loop {
            let is_letter = matches!(self.kind(), Some(TokenKind::Variable(_)));
            let right = match self.kind() {
                Some(TokenKind::Slash) => {
                    self.at += 1;
                    let right = self.factor()?;
                    let span = divisor.span.join(right.span);
                    divisor = self.node(ExprKind::Div(Box::new(divisor), Box::new(right)), span)?;
                    continue;
                }
                _ if is_letter => self.power()?,
                _ => return Ok(divisor),
            };
            let span = divisor.span.join(right.span);
            divisor = self.node(ExprKind::Mul(Box::new(divisor), Box::new(right)), span)?;
        }
    }

    /// A sign that stands before one factor, behind `*`, `/` or `^`.
    pub(super) fn factor(&mut self) -> Read<Expr> {
        self.signed(Parser::factor, Parser::power)
    }

    pub(super) fn power(&mut self) -> Read<Expr> {
        let base = self.atom()?;
        let base = self.with_factorial(base)?;
        if self.kind() == Some(&TokenKind::Caret) { self.raised(base) } else { Ok(base) }
    }

    /// The power with the exponent that stands next.
    pub(super) fn raised(&mut self, base: Expr) -> Read<Expr> {
        self.at += 1;
        let exponent = self.deeper(Parser::factor)?;
        let span = base.span.join(exponent.span);
        self.node(ExprKind::Pow(Box::new(base), Box::new(exponent)), span)
    }

    pub(super) fn atom(&mut self) -> Read<Expr> {
        let Some(token) = self.tokens.get(self.at).cloned() else { return Err(self.finding(What::OperandMissing)) };
        let span = token.span;
        match token.kind {
            TokenKind::Number(digits) => {
                if let Some(mixed) = self.mixed_number(&digits)? {
                    return Ok(mixed);
                }
                self.at += 1;
                self.number(&digits, span)
            }
            TokenKind::SmallFraction(top, bottom) => {
                self.at += 1;
                self.fraction(&top.to_string(), &bottom.to_string(), span)
            }
            TokenKind::Variable(name) if self.functions.contains(&name) => {
                self.at += 1;
                self.application(name, span)
            }
            TokenKind::Variable(name) => {
                self.at += 1;
                self.node(ExprKind::Variable(name), span)
            }
            TokenKind::Open(bracket) => match self.combined_functions() {
                Some((names, combine)) => self.combined(&names, combine, span),
                None => self.in_brackets(bracket, Parser::sum),
            },
            TokenKind::Bar => {
                self.at += 1;
                self.n_bars += 1;
                let inside = self.deeper(Parser::sum)?;
                if self.kind() != Some(&TokenKind::Bar) {
                    return Err(Finding { span, what: What::Unclosed });
                }
                self.n_bars -= 1;
                self.at += 1;
                self.node(ExprKind::Abs(Box::new(inside)), span.join(self.behind()))
            }
            TokenKind::Abs => {
                self.at += 1;
                let Some(&TokenKind::Open(bracket)) = self.kind() else {
                    return Err(self.finding(What::OperandMissing));
                };
                let inside = self.in_brackets(bracket, Parser::sum)?;
                self.node(ExprKind::Abs(Box::new(inside)), span.join(self.behind()))
            }
            TokenKind::Sqrt => {
                self.at += 1;
                self.root(span)
            }
            TokenKind::Root(index) => {
                self.at += 1;
                let inside = self.radicand()?;
                self.node(ExprKind::Root(index, Box::new(inside)), span.join(self.behind()))
            }
            TokenKind::RootOf => {
                self.at += 1;
                self.named_root(span)
            }
            TokenKind::Log(log) => {
                self.at += 1;
                self.logarithm(log, span)
            }
            TokenKind::Exp => {
                self.at += 1;
                self.exponential(span)
            }
            TokenKind::Binomial => {
                self.at += 1;
                self.binomial(span)
            }
            TokenKind::Choice => {
                self.at += 1;
                self.choice(span)
            }
            TokenKind::Sum => {
                self.at += 1;
                self.series(span)
            }
            TokenKind::Frac => {
                self.at += 1;
                let top = self.group()?;
                let bottom = self.group()?;
                self.node(ExprKind::Div(Box::new(top), Box::new(bottom)), span.join(self.behind()))
            }
            _ => Err(self.finding(What::OperandMissing)),
        }
    }

    fn root(&mut self, span: Span) -> Read<Expr> {
        let is_command = span.end - span.start > "sqrt".len();
        let has_index = self.kind() == Some(&TokenKind::Open(Bracket::Square)) && (is_command || self.is_degree());
        let index = if has_index { self.index_in_brackets()? } else { 2 };
        let inside = match self.kind() {
            Some(TokenKind::Open(_)) => self.radicand()?,
            _ if is_command => self.group()?,
            _ => self.radicand()?,
        };
        let inside = Box::new(inside);
        let kind = if index == 2 { ExprKind::Sqrt(inside) } else { ExprKind::Root(index, inside) };
        self.node(kind, span.join(self.behind()))
    }

    /// What stands behind the sign of a root.
    fn radicand(&mut self) -> Read<Expr> {
        match self.kind() {
            Some(&TokenKind::Open(bracket)) => self.in_brackets(bracket, Parser::sum),
            Some(TokenKind::Minus) => self.deeper(Parser::factor),
            _ => self.deeper(Parser::power),
        }
    }

    /// `[3]`: the index of a root.
    fn index_in_brackets(&mut self) -> Read<u32> {
        let index = self.index_at(self.at + 1);
        match (index, self.kind_at(self.at + 2)) {
            (Some(index), Some(TokenKind::Close(Bracket::Square))) => {
                self.at += 3;
                Ok(index)
            }
            _ => Err(self.finding(What::HigherRoot)),
        }
    }

    fn index_at(&self, at: usize) -> Option<u32> {
        match self.kind_at(at) {
            Some(TokenKind::Number(digits)) => digits.parse().ok().filter(|index| (2..=MAX_INDEX).contains(index)),
            _ => None,
        }
    }

    /// `(3, x)` behind `root`.
    fn named_root(&mut self, span: Span) -> Read<Expr> {
        let (Some(index), Some(TokenKind::Comma)) = (self.index_at(self.at + 1), self.kind_at(self.at + 2)) else {
            return Err(self.finding(What::HigherRoot));
        };
        // The comma is the root's, and no list has begun.
        self.tokens[self.at + 2].kind = TokenKind::RootOf;
        self.at += 3;
        let inside = self.deeper(Parser::sum)?;
        if self.kind() != Some(&TokenKind::Close(Bracket::Round)) {
            return Err(Finding { span, what: What::Unclosed });
        }
        self.at += 1;
        let inside = Box::new(inside);
        let kind = if index == 2 { ExprKind::Sqrt(inside) } else { ExprKind::Root(index, inside) };
        self.node(kind, span.join(self.behind()))
    }

    /// Whether the square bracket that opens here holds the degree of a root: a number, and a bracket right behind it.
    fn is_degree(&self) -> bool {
        let kinds = [1, 2, 3].map(|ahead| self.kind_at(self.at + ahead));
        matches!(kinds, [Some(TokenKind::Number(_)), Some(TokenKind::Close(Bracket::Square)), Some(TokenKind::Open(_))])
    }

    /// What a LaTeX command takes: a group in braces, or one digit or sign (`\frac12`).
    pub(super) fn group(&mut self) -> Read<Expr> {
        if let Some(&TokenKind::Open(bracket)) = self.kind() {
            return self.in_brackets(bracket, Parser::sum);
        }
        if let Some(token) = self.tokens.get_mut(self.at)
            && let TokenKind::Number(digits) = &mut token.kind
            && digits.len() > 1
            // Digits of other alphabets are longer than the plain ones that they stand for.
            && digits.len() == token.span.end - token.span.start
            && digits.bytes().all(|b| b.is_ascii_digit())
        {
            let rest = digits.split_off(1);
            let behind = Span::new(token.span.end - rest.len(), token.span.end);
            token.span.end = behind.start;
            self.tokens.insert(self.at + 1, Token { kind: TokenKind::Number(rest), span: behind, spaced: false });
        }
        self.deeper(Parser::atom)
    }

    /// The groups `{3}{5}` of a fraction of whole numbers that begin at token `at`.
    fn plain_fraction(&self, at: usize) -> Option<(String, String)> {
        let group = |at: usize| match [at, at + 1, at + 2].map(|i| self.kind_at(i)) {
            [Some(TokenKind::Open(_)), Some(TokenKind::Number(digits)), Some(TokenKind::Close(_))] => {
                digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.clone())
            }
            _ => None,
        };
        Some((group(at)?, group(at + 3)?))
    }

    /// `1 1/2`, `1½` and `1\frac{1}{2}`.
    fn mixed_number(&mut self, whole: &str) -> Read<Option<Expr>> {
        let is_whole = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        let behind_operator = self.at > 0
            && matches!(
                self.tokens[self.at - 1].kind,
                TokenKind::Slash
                    | TokenKind::Obelus
                    | TokenKind::Caret
                    | TokenKind::Sqrt
                    | TokenKind::Root(_)
                    | TokenKind::Frac
            );
        if !is_whole(whole) || behind_operator {
            return Ok(None);
        }
        let span = self.here();
        let kinds = [1, 2, 3].map(|ahead| self.tokens.get(self.at + ahead).map(|token| (&token.kind, token.spaced)));
        let (top, bottom, n_tokens) = match kinds {
            [Some((TokenKind::SmallFraction(top, bottom), _)), ..] => (top.to_string(), bottom.to_string(), 2),
            [
                Some((TokenKind::Number(top), true)),
                Some((TokenKind::Slash, false)),
                Some((TokenKind::Number(bottom), false)),
            ] if is_whole(top) && is_whole(bottom) && value(top, 0) < value(bottom, 0) => {
                (top.clone(), bottom.clone(), 4)
            }
            [Some((TokenKind::Frac, _)), ..] => match self.plain_fraction(self.at + 2) {
                Some((top, bottom)) if value(&top, 0) < value(&bottom, 0) => (top, bottom, 8),
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        self.at += n_tokens;
        let whole = self.number(whole, span)?;
        let part = self.fraction(&top, &bottom, self.behind())?;
        let span = span.join(self.behind());
        Ok(Some(self.node(ExprKind::Add(Box::new(whole), Box::new(part)), span)?))
    }

    fn fraction(&mut self, top: &str, bottom: &str, span: Span) -> Read<Expr> {
        let top = self.number(top, span)?;
        let bottom = self.number(bottom, span)?;
        self.node(ExprKind::Div(Box::new(top), Box::new(bottom)), span)
    }

    pub(super) fn number(&mut self, digits: &str, span: Span) -> Read<Expr> {
        let shown = digits.trim_end_matches(CUT_SIGN);
        let n_decimals = shown.find('.').map_or(0, |point| shown.len() - point - 1);
        if shown.len() < digits.len() {
            // Somewhere between these digits and the next: the middle, half a unit from either.
            let middle = value(&format!("{shown}5"), n_decimals + 1);
            return self.node(ExprKind::Number(Number { value: middle, n_decimals }), span);
        }
        self.node(ExprKind::Number(Number { value: value(digits, n_decimals), n_decimals }), span)
    }

    /// Signs before an operand: `-`, `+` (which says nothing), `±`.
    fn signed(&mut self, again: fn(&mut Parser) -> Read<Expr>, operand: fn(&mut Parser) -> Read<Expr>) -> Read<Expr> {
        let start = self.here();
        let wrap = match self.kind() {
            Some(TokenKind::Minus) => ExprKind::Neg,
            Some(TokenKind::PlusMinus | TokenKind::PlusThenMinus) => ExprKind::PlusMinus,
            Some(TokenKind::Plus) => {
                self.at += 1;
                return self.deeper(again);
            }
            _ => return operand(self),
        };
        self.at += 1;
        let inside = self.deeper(again)?;
        let span = start.join(inside.span);
        self.node(wrap(Box::new(inside)), span)
    }

    /// Whether an operand stands next that makes a product with the one before it.
    fn starts_operand(&self) -> bool {
        self.kind()
            .is_some_and(|kind| is_operand(kind, self.n_bars) || matches!(kind, TokenKind::Log(_) | TokenKind::Exp))
    }

    /// What is to be said of a product without a sign.
    pub(super) fn before_juxtaposed(&mut self, left: &Expr) -> Read<()> {
        let is_number =
            |kind: Option<&TokenKind>| matches!(kind, Some(TokenKind::Number(_) | TokenKind::SmallFraction(..)));
        if is_number(self.kind()) && is_number(self.kind_at(self.at.wrapping_sub(1))) {
            return Err(self.finding(What::NumbersSideBySide));
        }
        let is_slash = self.at.checked_sub(2).is_some_and(|i| self.tokens[i].kind == TokenKind::Slash);
        if is_slash && matches!(left.kind, ExprKind::Div(..)) {
            let span = left.span.join(self.here());
            self.findings.push(Finding { span, what: What::DivisionThenProduct });
        }
        Ok(())
    }

    /// Makes two signs of the `+-` that stands here.
    fn split_plus_then_minus(&mut self) {
        let token = &mut self.tokens[self.at];
        let minus = Span::new(token.span.start + 1, token.span.end);
        token.kind = TokenKind::Plus;
        token.span.end = minus.start;
        self.tokens.insert(self.at + 1, Token { kind: TokenKind::Minus, span: minus, spaced: false });
    }
}

/// Stands behind a decimal whose digits go on: `2.6457…`.
pub(super) const CUT_SIGN: char = '…';

/// The exact value of digits with at most one point.
fn value(digits: &str, n_decimals: usize) -> Rational {
    let mut whole = BigInt::ZERO;
    for digit in digits.bytes().filter(u8::is_ascii_digit) {
        whole = whole * 10 + (digit - b'0');
    }
    let mut scale = BigInt::one();
    for _ in 0..n_decimals {
        scale *= 10;
    }
    Rational::new(whole, scale)
}
