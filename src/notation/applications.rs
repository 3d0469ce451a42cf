//! The rules of the grammar for functions that the work defines: `f(3)`, `f^{-1}(x)`, `(f + g)(x)`, `(f ∘ g)(x)`.

use super::ast::{Expr, ExprKind};
use super::finding::{Finding, What};
use super::functions::inverse_of;
use super::parser::{Parser, Read, n_nodes};
use super::token::TokenKind;
use crate::text::Span;

/// The sign between two functions of which the one is applied to what the other makes.
const COMPOSED: &str = "∘";

/// How two functions are made one.
type Combine = fn(Box<Expr>, Box<Expr>) -> ExprKind;

impl Parser {
    /// A function, or its inverse, and what it is applied to; the name is read already.
    pub(super) fn application(&mut self, name: String, span: Span) -> Read<Expr> {
        let name = if self.inverts() { inverse_of(&name) } else { name };
        let argument = self.argument(&name, span)?;
        self.applied(&name, &argument, span)
    }

    /// Consumes the `^{-1}` between a function's name and its argument, where it is there.
    fn inverts(&mut self) -> bool {
        let is_one = |kind: Option<&TokenKind>| matches!(kind, Some(TokenKind::Number(digits)) if digits == "1");
        let n_open = usize::from(matches!(self.kind_at(self.at + 1), Some(TokenKind::Open(_))));
        let (minus, one) = (self.at + 1 + n_open, self.at + 2 + n_open);
        let found = self.kind() == Some(&TokenKind::Caret)
            && self.kind_at(minus) == Some(&TokenKind::Minus)
            && is_one(self.kind_at(one))
            && (n_open == 0 || matches!(self.kind_at(one + 1), Some(TokenKind::Close(_))))
            && matches!(self.kind_at(one + 1 + n_open), Some(TokenKind::Open(_)));
        if found {
            self.at = one + 1 + n_open;
        }
        found
    }

    /// What stands in the brackets behind a function's name.
    fn argument(&mut self, name: &str, span: Span) -> Read<Expr> {
        match self.kind().cloned() {
            Some(TokenKind::Open(bracket)) => self.in_brackets(bracket, Parser::sum),
            // `fg(x)`: f of what g makes of x.
            Some(TokenKind::Variable(inner))
                if self.functions.contains(&inner) && matches!(self.kind_at(self.at + 1), Some(TokenKind::Open(_))) =>
            {
                self.at += 1;
                let argument = self.deeper(|parser| parser.argument(&inner, span))?;
                self.applied(&inner, &argument, span)
            }
            _ => Err(Finding { span, what: What::Beyond(name.to_owned()) }),
        }
    }

    fn applied(&mut self, name: &str, argument: &Expr, span: Span) -> Read<Expr> {
        let span = span.join(self.behind());
        self.count_nodes(self.functions.n_nodes(name, n_nodes(argument)), span)?;
        let whole = self.functions.apply(name, argument);
        whole.ok_or_else(|| Finding { span, what: What::Beyond(name.to_owned()) })
    }

    /// `(f + g)` before an argument: names, the sign between them and what it makes of two values.
    pub(super) fn combined_functions(&self) -> Option<([String; 3], Combine)> {
        let name = |at: usize| match self.kind_at(at) {
            Some(TokenKind::Variable(name)) if self.functions.contains(name) => Some(name.clone()),
            _ => None,
        };
        // `(fg)(x)`: the product, against `fg(x)`.
        if let (Some(left), Some(right)) = (name(self.at + 1), name(self.at + 2)) {
            let brackets = (self.kind_at(self.at + 3)?, self.kind_at(self.at + 4)?);
            matches!(brackets, (TokenKind::Close(_), TokenKind::Open(_))).then_some(())?;
            return Some(([left, String::new(), right], ExprKind::Mul));
        }
        let (sign, combine): (&str, Combine) = match self.kind_at(self.at + 2)? {
            TokenKind::Plus => ("+", ExprKind::Add),
            TokenKind::Minus => ("-", ExprKind::Sub),
            TokenKind::Times => ("*", ExprKind::Mul),
            TokenKind::Slash | TokenKind::Obelus => ("/", ExprKind::Div),
            TokenKind::Compose => (COMPOSED, ExprKind::Mul),
            // `(f o g)(x)`
            TokenKind::Variable(letter) if letter == "o" => (COMPOSED, ExprKind::Mul),
            _ => return None,
        };
        let brackets = (self.kind_at(self.at + 4)?, self.kind_at(self.at + 5)?);
        matches!(brackets, (TokenKind::Close(_), TokenKind::Open(_))).then_some(())?;
        Some(([name(self.at + 1)?, sign.to_owned(), name(self.at + 3)?], combine))
    }

    pub(super) fn combined(&mut self, names: &[String; 3], combine: Combine, span: Span) -> Read<Expr> {
        let [left, sign, right] = names.each_ref().map(String::as_str);
        self.at += if sign.is_empty() { 4 } else { 5 };
        let argument = self.argument(left, span)?;
        if let Some(written) = self.functions.combination([left, sign, right], &argument) {
            return Ok(written);
        }
        if sign == COMPOSED {
            let inner = self.applied(right, &argument, span)?;
            return self.applied(left, &inner, span);
        }
        let left = self.applied(left, &argument, span)?;
        let right = self.applied(right, &argument, span)?;
        self.node(combine(Box::new(left), Box::new(right)), span.join(self.behind()))
    }
}
