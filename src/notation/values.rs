//! The rules of the grammar that give letters their values: `3x^2 - 2x for x = -2`, and the point `(x, y) = (3, 1)`.

use super::ast::{Expr, ExprKind, Rel, Statement};
use super::finding::What;
use super::parser::{Parser, Read};
use super::token::{Bracket, TokenKind};

impl Parser {
    /// What stands behind "for", if that comes next: the values of letters.
    pub(super) fn at_values(&mut self, statement: Statement) -> Read<Statement> {
        let n_commas = usize::from(self.kind() == Some(&TokenKind::Comma));
        if self.kind_at(self.at + n_commas) != Some(&TokenKind::For) {
            return Ok(statement);
        }
        self.at += n_commas + 1;
        let mut values: Vec<(Expr, Expr)> = Vec::new();
        loop {
            let Some(letter) = self.letter()? else { return Err(self.finding(What::OperandMissing)) };
            if self.kind() != Some(&TokenKind::Rel(Rel::Eq)) {
                return Err(self.finding(What::Leftover));
            }
            self.at += 1;
            let value = self.sum()?;
            // `for x = 1 and x = 2` asks two questions at once.
            if values.iter().any(|(known, _)| *known == letter) {
                return Err(self.finding(What::Leftover));
            }
            values.push((letter, value));
            match (self.kind(), self.kind_at(self.at + 1)) {
                (Some(TokenKind::Comma), Some(TokenKind::And)) => self.at += 2,
                (Some(TokenKind::Comma), Some(_)) | (Some(TokenKind::And), _) => self.at += 1,
                (Some(TokenKind::Comma), None) => {
                    self.at += 1;
                    break;
                }
                _ => break,
            }
        }
        Ok(match statement {
            Statement::Expr(expr) => Statement::At(expr, values.into_iter().filter_map(named).collect()),
            statement => {
                let mut all = match statement {
                    Statement::And(all) => all,
                    other => vec![other],
                };
                all.extend(values.into_iter().map(|(letter, value)| Statement::Chain(letter, vec![(Rel::Eq, value)])));
                Statement::And(all)
            }
        })
    }

    /// A point given by its coordinates: `(x, y) = (3, 1)`. Nothing is read where none stands.
    pub(super) fn point(&mut self) -> Read<Option<Statement>> {
        let names = |kind: Option<&TokenKind>| matches!(kind, Some(TokenKind::Variable(_)));
        let opens = self.kind() == Some(&TokenKind::Open(Bracket::Round));
        if !opens || !names(self.kind_at(self.at + 1)) || self.kind_at(self.at + 2) != Some(&TokenKind::Comma) {
            return Ok(None);
        }
        let letters = self.in_brackets(Bracket::Round, |parser| parser.coordinates(Parser::known_letter))?;
        if self.kind() != Some(&TokenKind::Rel(Rel::Eq)) {
            return Err(self.finding(What::Leftover));
        }
        self.at += 1;
        if self.kind() != Some(&TokenKind::Open(Bracket::Round)) {
            return Err(self.finding(What::OperandMissing));
        }
        let values = self.in_brackets(Bracket::Round, |parser| parser.coordinates(Parser::sum))?;
        if values.len() != letters.len() {
            return Err(self.finding(What::OperandMissing));
        }
        let pairs = letters.into_iter().zip(values);
        Ok(Some(Statement::And(pairs.map(|(l, value)| Statement::Chain(l, vec![(Rel::Eq, value)])).collect())))
    }

    /// At least two, set off by commas.
    fn coordinates(&mut self, read: fn(&mut Parser) -> Read<Expr>) -> Read<Vec<Expr>> {
        let mut all = vec![read(self)?];
        while all.len() < 2 || self.kind() == Some(&TokenKind::Comma) {
            if self.kind() != Some(&TokenKind::Comma) {
                return Err(self.finding(What::Leftover));
            }
            self.at += 1;
            all.push(read(self)?);
        }
        Ok(all)
    }

    fn known_letter(&mut self) -> Read<Expr> {
        self.letter()?.ok_or_else(|| self.finding(What::OperandMissing))
    }

    /// The letter that comes next.
    fn letter(&mut self) -> Read<Option<Expr>> {
        let Some(TokenKind::Variable(name)) = self.kind() else { return Ok(None) };
        let kind = ExprKind::Variable(name.clone());
        let span = self.here();
        self.at += 1;
        self.node(kind, span).map(Some)
    }
}

fn named((letter, value): (Expr, Expr)) -> Option<(String, Expr)> {
    match letter.kind {
        ExprKind::Variable(name) => Some((name, value)),
        _ => None,
    }
}
