//! Raised characters: exponents, and the indices of roots.

use super::ast::{MAX_INDEX, MIN_INDEX};
use super::characters::superscript;
use super::lexer::Lexer;
use super::token::{Bracket, Token, TokenKind};
use crate::text::Span;

impl Lexer<'_> {
    /// `²`, `³⁻¹`: a run of raised characters is one exponent in brackets of its own.
    pub(super) fn superscripts(&mut self, first: char) {
        self.take(0, TokenKind::Caret);
        self.take(0, TokenKind::Open(Bracket::Curly));
        let mut digits = String::new();
        let mut start = self.at;
        let mut next = Some(first);
        while let Some(c) = next {
            let n_bytes = self.peek().map_or(0, char::len_utf8);
            if c.is_ascii_digit() {
                if digits.is_empty() {
                    start = self.at;
                }
                digits.push(c);
                self.at += n_bytes;
            } else {
                self.raised_number(start, &mut digits);
                self.take(
                    n_bytes,
                    match c {
                        '-' => TokenKind::Minus,
                        '+' => TokenKind::Plus,
                        '(' => TokenKind::Open(Bracket::Round),
                        ')' => TokenKind::Close(Bracket::Round),
                        letter => TokenKind::Variable(letter.to_string()),
                    },
                );
            }
            next = self.peek().and_then(superscript);
        }
        self.raised_number(start, &mut digits);
        self.take(0, TokenKind::Close(Bracket::Curly));
    }

    /// `⁵√`, set off from what stands before it: its length and the index of the root. Right behind an operand raised
    /// digits are an exponent: `x³√2`.
    pub(super) fn raised_index(&self) -> Option<(usize, u32)> {
        let n_digits = self.rest().chars().take_while(|c| superscript(*c).is_some_and(|c| c.is_ascii_digit())).count();
        let digits: String = self.rest().chars().take(n_digits).filter_map(superscript).collect();
        let n_bytes: usize = self.rest().chars().take(n_digits).map(char::len_utf8).sum();
        let n_bars = self.tokens.iter().filter(|token| token.kind == TokenKind::Bar).count();
        let is_operand = |kind: &TokenKind| match kind {
            TokenKind::Number(_) | TokenKind::Variable(_) | TokenKind::Close(_) => true,
            TokenKind::Bar => n_bars.is_multiple_of(2),
            _ => false,
        };
        let touches = self.tokens.last().is_some_and(|last| last.span.end == self.at && is_operand(&last.kind));
        let index = digits.parse().ok().filter(|index| (MIN_INDEX..=MAX_INDEX).contains(index))?;
        (!touches && self.rest()[n_bytes..].starts_with('√')).then_some((n_bytes + '√'.len_utf8(), index))
    }

    fn raised_number(&mut self, start: usize, digits: &mut String) {
        if !digits.is_empty() {
            let kind = TokenKind::Number(std::mem::take(digits));
            self.tokens.push(Token { kind, span: Span::new(start, self.at), spaced: false });
        }
    }
}
