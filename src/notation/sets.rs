//! The rules of the grammar for `x ∈ ..`: solution sets and intervals, read as the equations and inequalities that they
//! are.

use super::ast::{Expr, Rel, Statement};
use super::finding::What;
use super::parser::{Parser, Read, n_nodes};
use super::statements::one_or;
use super::token::{Bracket, TokenKind};

impl Parser {
    /// What stands behind `x ∈`.
    pub(super) fn element_of(&mut self, left: Expr) -> Read<Statement> {
        let is_reals = matches!(self.kind(), Some(TokenKind::Variable(name)) if name == "R");
        match self.kind() {
            Some(TokenKind::Always) => self.at += 1,
            _ if is_reals => self.at += 1,
            Some(TokenKind::Never) => {
                self.at += 1;
                return Ok(Statement::Never);
            }
            Some(TokenKind::Open(Bracket::Curly)) => {
                return self.in_brackets(Bracket::Curly, |parser| {
                    let mut any = Vec::new();
                    loop {
                        let start = parser.here();
                        let right = parser.sum()?;
                        parser.count_nodes(n_nodes(&left), start)?;
                        any.push(Statement::Chain(left.clone(), vec![(Rel::Eq, right)]));
                        if parser.kind() != Some(&TokenKind::Comma) {
                            return Ok(one_or(any, Statement::Or));
                        }
                        parser.at += 1;
                    }
                });
            }
            Some(TokenKind::Open(_)) => return self.intervals(&left),
            _ => return Err(self.finding(What::OperandMissing)),
        }
        Ok(Statement::Always)
    }

    /// `(-∞, 2] ∪ (3, 4)`
    fn intervals(&mut self, left: &Expr) -> Read<Statement> {
        let mut any = vec![self.interval(left)?];
        while matches!(self.kind(), Some(TokenKind::Union)) || self.is_union_letter() {
            self.at += 1;
            any.push(self.interval(left)?);
        }
        Ok(one_or(any, Statement::Or))
    }

    /// `U` for `∪`, which few keyboards have.
    fn is_union_letter(&self) -> bool {
        matches!(self.kind(), Some(TokenKind::Variable(name)) if name == "U")
            && matches!(self.kind_at(self.at + 1), Some(TokenKind::Open(_)))
    }

    /// One interval: a square bracket holds its end, a round one does not.
    fn interval(&mut self, left: &Expr) -> Read<Statement> {
        let start = self.here();
        let low_is_in = match self.kind() {
            Some(TokenKind::Open(Bracket::Round)) => false,
            Some(TokenKind::Open(Bracket::Square)) => true,
            _ => return Err(self.finding(What::OperandMissing)),
        };
        self.at += 1;
        let low = self.bound()?;
        if self.kind() != Some(&TokenKind::Comma) {
            return Err(self.finding(What::Leftover));
        }
        self.at += 1;
        let high = self.bound()?;
        let high_is_in = match self.kind() {
            Some(TokenKind::Close(Bracket::Round)) => false,
            Some(TokenKind::Close(Bracket::Square)) => true,
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
