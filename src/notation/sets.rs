//! The rules of the grammar for sets of numbers: solution sets, intervals and what is said of their members, read as the
//! equations and inequalities that they are.
//!
//! A reversed square bracket leaves its end out, as in the German `]2; 5]`.

use super::ast::{Expr, ExprKind, Rel, Statement};
use super::finding::What;
use super::parser::{Parser, Read, n_nodes};
use super::statements::one_or;
use super::token::{Bracket, TokenKind};

impl Parser {
    /// What stands behind `x ∈`: `(-∞, 2] ∪ {5}`, `ℝ \ {0}`.
    pub(super) fn element_of(&mut self, left: Expr) -> Read<Statement> {
        let mut any = vec![self.set(&left)?];
        while matches!(self.kind(), Some(TokenKind::Union)) || self.is_union_letter() {
            self.at += 1;
            any.push(self.set(&left)?);
        }
        Ok(one_or(any, Statement::Or))
    }

    /// One set, and what is taken out of it.
    fn set(&mut self, left: &Expr) -> Read<Statement> {
        let is_reals = matches!(self.kind(), Some(TokenKind::Variable(name)) if name == "R");
        let set = match self.kind() {
            Some(TokenKind::Always) => {
                self.at += 1;
                Statement::Always
            }
            _ if is_reals => {
                self.at += 1;
                Statement::Always
            }
            Some(TokenKind::Never) => {
                self.at += 1;
                Statement::Never
            }
            Some(TokenKind::Open(Bracket::Curly)) => match self.set_builder(Some(left))? {
                Some(such_that) => such_that,
                None => one_or(self.members(left, Rel::Eq)?, Statement::Or),
            },
            Some(TokenKind::Open(_) | TokenKind::Close(Bracket::Square)) => self.interval(left)?,
            _ => return Err(self.finding(What::OperandMissing)),
        };
        if self.kind() != Some(&TokenKind::Without) {
            return Ok(set);
        }
        self.at += 1;
        if self.kind() != Some(&TokenKind::Open(Bracket::Curly)) {
            return Err(self.finding(What::OperandMissing));
        }
        let mut all = self.members(left, Rel::Ne)?;
        if set != Statement::Always {
            all.insert(0, set);
        }
        Ok(one_or(all, Statement::And))
    }

    /// `{2, 3}`: how the letter stands to each.
    fn members(&mut self, left: &Expr, rel: Rel) -> Read<Vec<Statement>> {
        self.in_brackets(Bracket::Curly, |parser| {
            let mut all = Vec::new();
            loop {
                let start = parser.here();
                let right = parser.sum()?;
                parser.count_nodes(n_nodes(left), start)?;
                all.push(Statement::Chain(left.clone(), vec![(rel, right)]));
                if parser.kind() != Some(&TokenKind::Comma) {
                    return Ok(all);
                }
                parser.at += 1;
            }
        })
    }

    /// `{x | -2 < x < 8}`, `{x ∈ ℝ : x > 3}`: what is said of the letter. Nothing is read where none stands; with
    /// `wanted` the letter has to be that one.
    pub(super) fn set_builder(&mut self, wanted: Option<&Expr>) -> Read<Option<Statement>> {
        let names = |kind: Option<&TokenKind>| matches!(kind, Some(TokenKind::Variable(_)));
        if self.kind() != Some(&TokenKind::Open(Bracket::Curly)) || !names(self.kind_at(self.at + 1)) {
            return Ok(None);
        }
        let is_reals = |kind: &TokenKind| match kind {
            TokenKind::Always => true,
            TokenKind::Variable(name) => name == "R",
            _ => false,
        };
        let n_domain = match [2, 3].map(|ahead| self.kind_at(self.at + ahead)) {
            [Some(TokenKind::Element), Some(set)] if is_reals(set) => 2,
            _ => 0,
        };
        if !matches!(self.kind_at(self.at + 2 + n_domain), Some(TokenKind::Bar | TokenKind::SuchThat)) {
            return Ok(None);
        }
        let statement = self.in_brackets(Bracket::Curly, |parser| {
            let letter = parser.atom()?;
            if wanted.is_some_and(|wanted| *wanted != letter) {
                return Err(parser.finding(What::Leftover));
            }
            parser.at += n_domain + 1;
            let statement = parser.either()?;
            let speaks = |statement: &Statement| super::ast::variables(statement).len() <= 1;
            if !matches!(letter.kind, ExprKind::Variable(_)) || !speaks(&statement) {
                return Err(parser.finding(What::Leftover));
            }
            Ok(statement)
        })?;
        Ok(Some(statement))
    }

    /// `{x : x < -3} ∪ {x : x > 2}`: a set that is described, with those that are united with it.
    pub(super) fn united(&mut self, first: Statement) -> Read<Statement> {
        let mut any = vec![first];
        while matches!(self.kind(), Some(TokenKind::Union)) || self.is_union_letter() {
            self.at += 1;
            match self.set_builder(None)? {
                Some(such_that) => any.push(such_that),
                None => return Err(self.finding(What::Leftover)),
            }
        }
        Ok(one_or(any, Statement::Or))
    }

    /// `U` for `∪`, which few keyboards have.
    fn is_union_letter(&self) -> bool {
        matches!(self.kind(), Some(TokenKind::Variable(name)) if name == "U")
            && matches!(self.kind_at(self.at + 1), Some(TokenKind::Open(_) | TokenKind::Close(_)))
    }

    /// One interval: a square bracket holds its end, a round or a reversed one does not.
    fn interval(&mut self, left: &Expr) -> Read<Statement> {
        let start = self.here();
        let low_is_in = match self.kind() {
            Some(TokenKind::Open(Bracket::Round) | TokenKind::Close(Bracket::Square)) => false,
            Some(TokenKind::Open(Bracket::Square)) => true,
            _ => return Err(self.finding(What::OperandMissing)),
        };
        self.at += 1;
        let end = self.end_of_interval();
        let is_reversed = end.is_some_and(|end| self.kind_at(end) == Some(&TokenKind::Open(Bracket::Square)));
        if let (true, Some(end)) = (is_reversed, end) {
            self.tokens[end].kind = TokenKind::Close(Bracket::Square);
        }
        let low = self.deeper(Parser::bound)?;
        if self.kind() != Some(&TokenKind::Comma) {
            return Err(self.finding(What::Leftover));
        }
        self.at += 1;
        let high = self.deeper(Parser::bound)?;
        let high_is_in = match self.kind() {
            Some(TokenKind::Close(Bracket::Round)) => false,
            Some(TokenKind::Close(Bracket::Square)) => !is_reversed,
            _ => return Err(self.finding(What::Unclosed)),
        };
        self.at += 1;
        self.count_nodes(n_nodes(left), start)?;
        let below = if high_is_in { Rel::Le } else { Rel::Lt };
        Ok(match (low, high) {
            (Bound::At(low), Bound::At(high)) => {
                let above = if low_is_in { Rel::Le } else { Rel::Lt };
                Statement::Chain(low, vec![(above, left.clone()), (below, high)])
            }
            (Bound::At(low), Bound::Above) => {
                Statement::Chain(left.clone(), vec![(if low_is_in { Rel::Ge } else { Rel::Gt }, low)])
            }
            (Bound::Below, Bound::At(high)) => Statement::Chain(left.clone(), vec![(below, high)]),
            (Bound::Below, Bound::Above) => Statement::Always,
            (Bound::Above, _) | (_, Bound::Below) => Statement::Never,
        })
    }

    /// The bracket that ends the interval whose first end stands here: behind its comma, the first that closes nothing,
    /// or a square one that opens before nothing that could stand in it.
    fn end_of_interval(&self) -> Option<usize> {
        let mut depth = 0usize;
        let mut is_second = false;
        for (at, token) in self.tokens.iter().enumerate().skip(self.at) {
            match &token.kind {
                TokenKind::Comma if depth == 0 => is_second = true,
                TokenKind::Open(Bracket::Square) if depth == 0 && is_second && self.ends_set(at + 1) => {
                    return Some(at);
                }
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) if depth == 0 => return Some(at),
                TokenKind::Close(_) => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Whether no operand stands at token `at`.
    fn ends_set(&self, at: usize) -> bool {
        let is_union_letter = matches!(self.kind_at(at), Some(TokenKind::Variable(name)) if name == "U");
        is_union_letter
            || matches!(
                self.kind_at(at),
                None | Some(
                    TokenKind::Union
                        | TokenKind::Without
                        | TokenKind::Comma
                        | TokenKind::And
                        | TokenKind::Or
                        | TokenKind::Close(_)
                )
            )
    }

    fn bound(&mut self) -> Read<Bound> {
        let n_signs = usize::from(matches!(self.kind(), Some(TokenKind::Minus | TokenKind::Plus)));
        if self.kind_at(self.at + n_signs) != Some(&TokenKind::Infinity) {
            return self.sum().map(Bound::At);
        }
        let is_below = self.kind() == Some(&TokenKind::Minus);
        self.at += n_signs + 1;
        Ok(if is_below { Bound::Below } else { Bound::Above })
    }
}

/// An end of an interval.
enum Bound {
    /// Minus infinity.
    Below,
    At(Expr),
    /// Infinity.
    Above,
}
