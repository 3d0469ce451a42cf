//! The rules of the grammar from a whole line down to a chain of relations; `parser.rs` shows them all.
//!
//! The work here is in lists: what a comma means, and what a bare expression behind "or" is equal to.

use super::ast::{Expr, ExprKind, Rel, Statement, variables};
use super::finding::{Finding, What};
use super::parser::{Parser, Read, n_nodes};
use super::token::{Bracket, TokenKind};
use std::collections::BTreeSet;

impl Parser {
    /// The whole line.
    pub(super) fn line(&mut self) -> Read<Statement> {
        let statement = self.either()?;
        let statement = self.at_values(statement)?;
        match self.kind() {
            None => Ok(statement),
            Some(TokenKind::Close(_)) => Err(self.finding(What::Unopened)),
            Some(_) => Err(self.finding(What::Leftover)),
        }
    }

    pub(super) fn either(&mut self) -> Read<Statement> {
        let first = self.both(None)?;
        let mut any = vec![first];
        while self.joiner(&TokenKind::Or) {
            let left = any.last().and_then(last_equation);
            any.push(self.both(left)?);
        }
        Ok(join(any, Joined::Or))
    }

    fn both(&mut self, left: Option<Left>) -> Read<Part> {
        let first = self.list(left)?;
        let mut all = vec![first];
        while self.joiner(&TokenKind::And) {
            let left = all.last().and_then(last_equation);
            all.push(self.list(left)?);
        }
        match all.pop() {
            Some(part) if all.is_empty() => Ok(part),
            last => {
                all.extend(last);
                Ok(Part { statement: join(all, Joined::And), listed: false })
            }
        }
    }

    /// Items set off by commas. `left` is what a bare expression is equal to, as in `x = 1 or 2`.
    fn list(&mut self, left: Option<Left>) -> Read<Part> {
        let first = self.item(left)?;
        let mut items = vec![first];
        while self.kind() == Some(&TokenKind::Comma)
            && !self.is_joiner_behind_comma()
            && self.at + 1 < self.tokens.len()
        {
            self.at += 1;
            let left = items.last().and_then(equation_of);
            items.push(self.item(left)?);
        }
        // `3 = 5 no solution`
        if matches!(items[..], [Statement::Chain(..)]) && self.has_words_behind() {
            items.push(self.item(None)?);
        }
        // A comma or a full stop's place at the very end says nothing.
        if self.kind() == Some(&TokenKind::Comma) && self.at + 1 == self.tokens.len() {
            self.at += 1;
        }
        if items.len() == 1 {
            let statement = items.remove(0);
            return Ok(Part { statement, listed: false });
        }
        Ok(Part { statement: list_of(items), listed: true })
    }

    /// Whether words that are a statement stand here, in brackets or not.
    fn has_words_behind(&self) -> bool {
        let says = |at: usize| matches!(self.kind_at(at), Some(TokenKind::Never | TokenKind::Always));
        let is_bracketed = || {
            let ends = matches!(self.kind_at(self.at + 2), Some(TokenKind::Close(_)));
            matches!(self.kind(), Some(TokenKind::Open(_))) && says(self.at + 1) && ends
        };
        says(self.at) || is_bracketed()
    }

    fn item(&mut self, left: Option<Left>) -> Read<Statement> {
        if let Some(such_that) = self.set_builder(None)? {
            return self.united(such_that);
        }
        match self.kind() {
            Some(TokenKind::Never) => {
                self.at += 1;
                return Ok(Statement::Never);
            }
            Some(TokenKind::Always) => {
                self.at += 1;
                return Ok(Statement::Always);
            }
            Some(TokenKind::Open(bracket)) if self.is_statement_in_brackets() => {
                let bracket = *bracket;
                return self.in_brackets(bracket, Parser::either);
            }
            _ => {}
        }
        if let Some(point) = self.point()? {
            return Ok(point);
        }
        let start = self.here();
        let statement = self.chain()?;
        match (statement, left) {
            (Statement::Expr(right), Some((left, rel))) => {
                self.count_nodes(n_nodes(&left), start)?;
                Ok(Statement::Chain(left, vec![(rel, right)]))
            }
            (Statement::Expr(right), None) if self.is_in_list() => {
                Err(Finding { span: right.span, what: What::ExpressionInList })
            }
            (statement, _) => Ok(statement),
        }
    }

    fn chain(&mut self) -> Read<Statement> {
        let first = self.sum()?;
        if self.kind() == Some(&TokenKind::Element) {
            self.at += 1;
            return self.element_of(first);
        }
        if self.kind() == Some(&TokenKind::Rel(Rel::Eq)) && is_unknown(&first) && self.is_list_in_braces(self.at + 1) {
            // `x = {0, 2}`
            self.at += 1;
            return self.element_of(first);
        }
        let mut rest = Vec::new();
        while let Some(&TokenKind::Rel(rel)) = self.kind() {
            self.at += 1;
            rest.push((rel, self.sum()?));
        }
        Ok(if rest.is_empty() { Statement::Expr(first) } else { Statement::Chain(first, rest) })
    }

    /// Whether braces open at token `at` with a comma between two of their members.
    fn is_list_in_braces(&self, at: usize) -> bool {
        let mut depth = 0usize;
        for token in self.tokens.iter().skip(at) {
            match &token.kind {
                TokenKind::Open(Bracket::Curly) => depth += 1,
                TokenKind::Open(_) if depth > 0 => depth += 1,
                TokenKind::Close(_) => depth = depth.saturating_sub(1),
                TokenKind::Comma if depth == 1 => return true,
                _ => {}
            }
            if depth == 0 {
                return false;
            }
        }
        false
    }

    /// Consumes `or` (or `and`), with a comma before it if there is one.
    fn joiner(&mut self, wanted: &TokenKind) -> bool {
        let n_commas = usize::from(self.kind() == Some(&TokenKind::Comma));
        let found = self.kind_at(self.at + n_commas) == Some(wanted);
        if found {
            self.at += n_commas + 1;
        }
        found
    }

    fn is_joiner_behind_comma(&self) -> bool {
        matches!(self.kind_at(self.at + 1), Some(TokenKind::And | TokenKind::Or | TokenKind::For))
    }

    /// Whether a list goes on behind an expression, or has begun before it.
    fn is_in_list(&self) -> bool {
        let goes_on = matches!(self.kind(), Some(TokenKind::Comma | TokenKind::And | TokenKind::Or));
        let at_end = self.at + 1 >= self.tokens.len() || self.kind_at(self.at + 1) == Some(&TokenKind::For);
        let began =
            self.tokens[..self.at].iter().any(|t| matches!(t.kind, TokenKind::Comma | TokenKind::And | TokenKind::Or));
        began || (goes_on && !at_end)
    }

    /// Whether the bracket that opens here holds a statement, not an operand, and nothing follows it in its item.
    fn is_statement_in_brackets(&self) -> bool {
        let (mut depth, mut relates) = (0usize, false);
        for token in &self.tokens[self.at..] {
            match &token.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth = depth.saturating_sub(1),
                TokenKind::Rel(_) | TokenKind::And | TokenKind::Or | TokenKind::Never | TokenKind::Always => {
                    relates = true
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        relates
    }
}

/// A statement, and whether commas made it one: such a list takes in what follows it.
struct Part {
    statement: Statement,
    listed: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Joined {
    Or,
    And,
}

fn join(parts: Vec<Part>, joined: Joined) -> Statement {
    let mut all = Vec::new();
    let is_alone = parts.len() == 1;
    for part in parts {
        match (part.statement, joined) {
            (Statement::Or(any), Joined::Or) if part.listed && !is_alone => all.extend(any),
            (Statement::And(any), Joined::And) if part.listed && !is_alone => all.extend(any),
            (statement, _) => all.push(statement),
        }
    }
    match joined {
        Joined::Or => one_or(all, Statement::Or),
        Joined::And => one_or(all, Statement::And),
    }
}

/// Statements set off by commas: runs of `x = ..` with one lone variable are its solutions, all else holds together.
fn list_of(items: Vec<Statement>) -> Statement {
    let is_equation = |item: &Statement| matches!(item, Statement::Chain(_, rest) if rest.iter().all(|(rel, _)| matches!(rel, Rel::Eq | Rel::Approx)) && (rest.len() == 1 || item.is_rounded()));
    let letters: BTreeSet<String> = items.iter().flat_map(variables).collect();
    if letters.len() == 1 && items.iter().all(is_equation) {
        // `x - 2 = 0, x - 3 = 0`: equations in one letter are its cases.
        return one_or(items, Statement::Or);
    }
    let mut runs: Vec<Vec<Statement>> = Vec::new();
    for item in items {
        match runs.last_mut() {
            Some(run) if run.last().and_then(solved_for).is_some_and(|name| solved_for(&item) == Some(name)) => {
                run.push(item);
            }
            _ => runs.push(vec![item]),
        }
    }
    one_or(runs.into_iter().map(|run| one_or(run, Statement::Or)).collect(), Statement::And)
}

/// The statement alone, or all of them joined.
pub(super) fn one_or(mut all: Vec<Statement>, joined: fn(Vec<Statement>) -> Statement) -> Statement {
    if all.len() == 1 { all.remove(0) } else { joined(all) }
}

/// A small letter: the capital one is the name of a set.
fn is_unknown(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Variable(name) if name.starts_with(char::is_lowercase))
}

/// The name in `name = value`.
fn solved_for(statement: &Statement) -> Option<&str> {
    match statement {
        Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) => {
            matches!(rest[..], [(Rel::Eq, _)]).then_some(name.as_str())
        }
        _ => None,
    }
}

/// The left side of an equation and its sign.
type Left = (Expr, Rel);

/// The left side of an equation, for a bare expression that follows it.
fn equation_of(statement: &Statement) -> Option<Left> {
    match statement {
        Statement::Chain(left, rest) => match rest[..] {
            [(rel @ (Rel::Eq | Rel::Approx), _)] => Some((left.clone(), rel)),
            _ => None,
        },
        _ => None,
    }
}

fn last_equation(part: &Part) -> Option<Left> {
    match &part.statement {
        Statement::Or(all) | Statement::And(all) if part.listed => all.last().and_then(equation_of),
        statement => equation_of(statement),
    }
}
