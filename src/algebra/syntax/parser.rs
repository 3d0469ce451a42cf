//! From signs to the tree of one line, by recursive descent, bounded in size and depth.
//!
//! ```text
//! line      = either END
//! either    = both { [","] "or" both }                       Or
//! both      = list { [","] "and" list }                      And
//! list      = item { "," item }                              And; Or for solutions of one variable
//! item      = "(" either ")" | chain | "no solution" | "all real numbers"
//! chain     = sum { relation sum } | sum "∈" ( ℝ | ∅ | "{" sum { "," sum } "}" )
//! sum       = term { ("+" | "-" | "±") term }
//! term      = ("-" | "+" | "±") term | product
//! product   = power { ("*" | "/") factor | power }           a power right behind: a product without a sign
//! factor    = ("-" | "+" | "±") factor | power
//! power     = atom [ "^" factor ]
//! atom      = number | variable | "(" sum ")" | "|" sum "|" | root | "\frac" group group
//! root      = "sqrt" ( "(" sum ")" | [ "-" ] power )
//! ```
//!
//! Readings that others may take differently:
//! * `2/3x` is `(2/3)x`: products and quotients go from left to right, with or without a sign (noted as a finding).
//! * `-x^2` is `-(x^2)`, `-2x` is `-(2x)`; `√2x` is `√2·x`, `√x^2` is `√(x^2)`.
//! * `x = 1 or 2` is `x = 1 or x = 2`; so is `x = 1, 2`, and `x = 1, x = 2`: a comma lists solutions of one variable,
//!   and otherwise means "and".
//! * `+-` is ± where an operand must stand, before a blank and before a root; elsewhere "plus a negative".
//! * `1 1/2` is `1 + 1/2`, as `1½` is.
//! * An exponent or a root's operand ends where a factor does: `x^2y` is `x^2·y`.

use super::ast::{Expr, ExprKind, Number, Rel, Statement};
use super::finding::{Finding, What};
use super::lexer;
use super::token::{Bracket, Token, TokenKind};
use crate::algebra::Rational;
use crate::text::Span;
use num_bigint::BigInt;
use num_traits::One;

/// The longest line that is read, in bytes. A line of school algebra has below a hundred.
pub const MAX_BYTES: usize = 4096;
/// The highest tree, and the deepest nesting of brackets, signs and exponents: it bounds everybody's stack.
pub const MAX_DEPTH: usize = 64;
/// The most nodes of a tree: it bounds the work of everything that walks one.
pub const MAX_NODES: usize = 1000;

/// A line as far as it could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// None if a finding is fatal.
    pub statement: Option<Statement>,
    /// What could not be read, and what could be read in more than one way.
    pub findings: Vec<Finding>,
}

/// Reads one line of maths in any of the three notations. Never fails, never panics; spans are bytes of `text`.
pub fn parse(text: &str) -> Parsed {
    if text.len() > MAX_BYTES {
        let what = What::TooLong { found_bytes: text.len() };
        return Parsed { statement: None, findings: vec![Finding { span: Span::new(0, text.len()), what }] };
    }
    let (tokens, mut findings) = lexer::tokens(text);
    if tokens.is_empty() && findings.is_empty() {
        findings.push(Finding { span: Span::new(0, text.len()), what: What::Empty });
    }
    if !findings.is_empty() {
        return Parsed { statement: None, findings };
    }
    let mut parser = Parser { tokens, at: 0, end: text.len(), depth: 0, n_nodes: 0, n_bars: 0, findings };
    let statement = match parser.line() {
        Ok(statement) if statement_height(&statement) <= MAX_DEPTH => Some(statement),
        read => {
            let too_deep = Finding { span: Span::new(0, text.len()), what: What::TooDeep };
            let finding = read.err().unwrap_or(too_deep);
            parser.findings.push(finding);
            None
        }
    };
    Parsed { statement, findings: parser.findings }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    /// Length of the text, where a missing operand is reported.
    end: usize,
    depth: usize,
    n_nodes: usize,
    /// Open `|` since the last bracket: while there are any, a bar behind an operand closes one.
    n_bars: usize,
    findings: Vec<Finding>,
}

type Read<T> = Result<T, Finding>;

/// Statements.
impl Parser {
    fn line(&mut self) -> Read<Statement> {
        let statement = self.either()?;
        match self.kind() {
            None => Ok(statement),
            Some(TokenKind::Close(_)) => Err(self.finding(What::Unopened)),
            Some(_) => Err(self.finding(What::Leftover)),
        }
    }

    fn either(&mut self) -> Read<Statement> {
        let first = self.both(None)?;
        let mut any = vec![first];
        while self.joiner(&TokenKind::Or) {
            let left = any.last().and_then(last_equation);
            any.push(self.both(left)?);
        }
        Ok(join(any, Joined::Or))
    }

    fn both(&mut self, left: Option<Expr>) -> Read<Part> {
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
    fn list(&mut self, left: Option<Expr>) -> Read<Part> {
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

    fn item(&mut self, left: Option<Expr>) -> Read<Statement> {
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
        let start = self.here();
        let statement = self.chain()?;
        match (statement, left) {
            (Statement::Expr(right), Some(left)) => {
                self.count_nodes(n_nodes(&left), start)?;
                Ok(Statement::Chain(left, vec![(Rel::Eq, right)]))
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
        let mut rest = Vec::new();
        while let Some(&TokenKind::Rel(rel)) = self.kind() {
            self.at += 1;
            rest.push((rel, self.sum()?));
        }
        Ok(if rest.is_empty() { Statement::Expr(first) } else { Statement::Chain(first, rest) })
    }

    /// What stands behind `x ∈`.
    fn element_of(&mut self, left: Expr) -> Read<Statement> {
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
            _ => return Err(self.finding(What::OperandMissing)),
        }
        Ok(Statement::Always)
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
        matches!(self.kind_at(self.at + 1), Some(TokenKind::And | TokenKind::Or))
    }

    /// Whether a list goes on behind an expression, or has begun before it.
    fn is_in_list(&self) -> bool {
        let goes_on = matches!(self.kind(), Some(TokenKind::Comma | TokenKind::And | TokenKind::Or));
        let at_end = self.at + 1 >= self.tokens.len();
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

/// Expressions.
impl Parser {
    fn sum(&mut self) -> Read<Expr> {
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
    fn term(&mut self) -> Read<Expr> {
        self.signed(Parser::term, Parser::product)
    }

    fn product(&mut self) -> Read<Expr> {
        let mut product = self.power()?;
        loop {
            let combine = match self.kind() {
                Some(TokenKind::Times) => ExprKind::Mul,
                Some(TokenKind::Slash) => ExprKind::Div,
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

    /// A sign that stands before one factor, behind `*`, `/` or `^`.
    fn factor(&mut self) -> Read<Expr> {
        self.signed(Parser::factor, Parser::power)
    }

    fn power(&mut self) -> Read<Expr> {
        let base = self.atom()?;
        if self.kind() != Some(&TokenKind::Caret) {
            return Ok(base);
        }
        self.at += 1;
        let exponent = self.deeper(Parser::factor)?;
        let span = base.span.join(exponent.span);
        self.node(ExprKind::Pow(Box::new(base), Box::new(exponent)), span)
    }

    fn atom(&mut self) -> Read<Expr> {
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
            TokenKind::Variable(name) => {
                self.at += 1;
                self.node(ExprKind::Variable(name), span)
            }
            TokenKind::Open(bracket) => self.in_brackets(bracket, Parser::sum),
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
        let inside = match self.kind() {
            Some(TokenKind::Open(Bracket::Square)) if is_command => return Err(self.finding(What::HigherRoot)),
            Some(&TokenKind::Open(bracket)) => self.in_brackets(bracket, Parser::sum)?,
            _ if is_command => self.group()?,
            Some(TokenKind::Minus) => self.deeper(Parser::factor)?,
            _ => self.deeper(Parser::power)?,
        };
        self.node(ExprKind::Sqrt(Box::new(inside)), span.join(self.behind()))
    }

    /// What a LaTeX command takes: a group in braces, or one digit or sign (`\frac12`).
    fn group(&mut self) -> Read<Expr> {
        if let Some(&TokenKind::Open(bracket)) = self.kind() {
            return self.in_brackets(bracket, Parser::sum);
        }
        if let Some(token) = self.tokens.get_mut(self.at)
            && let TokenKind::Number(digits) = &mut token.kind
            && digits.len() > 1
            && digits.bytes().all(|b| b.is_ascii_digit())
        {
            let rest = digits.split_off(1);
            let behind = Span::new(token.span.end - rest.len(), token.span.end);
            token.span.end = behind.start;
            self.tokens.insert(self.at + 1, Token { kind: TokenKind::Number(rest), span: behind, spaced: false });
        }
        self.deeper(Parser::atom)
    }

    /// `1 1/2` and `1½`.
    fn mixed_number(&mut self, whole: &str) -> Read<Option<Expr>> {
        let is_whole = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        let behind_operator = self.at > 0
            && matches!(
                self.tokens[self.at - 1].kind,
                TokenKind::Slash | TokenKind::Caret | TokenKind::Sqrt | TokenKind::Frac
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

    fn number(&mut self, digits: &str, span: Span) -> Read<Expr> {
        let n_decimals = digits.find('.').map_or(0, |point| digits.len() - point - 1);
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
        match self.kind() {
            Some(
                TokenKind::Number(_)
                | TokenKind::SmallFraction(..)
                | TokenKind::Variable(_)
                | TokenKind::Open(_)
                | TokenKind::Sqrt
                | TokenKind::Abs
                | TokenKind::Frac,
            ) => true,
            Some(TokenKind::Bar) => self.n_bars == 0,
            _ => false,
        }
    }

    /// What is to be said of a product without a sign.
    fn before_juxtaposed(&mut self, left: &Expr) -> Read<()> {
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

/// Places, bounds and brackets.
impl Parser {
    fn kind(&self) -> Option<&TokenKind> {
        self.kind_at(self.at)
    }

    fn kind_at(&self, at: usize) -> Option<&TokenKind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    /// The place of the next sign, or the end of the text.
    fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(Span::new(self.end, self.end), |token| token.span)
    }

    /// The place of the last sign that was read.
    fn behind(&self) -> Span {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(Span::new(0, 0), |token| token.span)
    }

    fn finding(&self, what: What) -> Finding {
        Finding { span: self.here(), what }
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Parser) -> Read<T>) -> Read<T> {
        if self.depth >= MAX_DEPTH {
            return Err(self.finding(What::TooDeep));
        }
        self.depth += 1;
        let done = read(self);
        self.depth -= 1;
        done
    }

    fn in_brackets<T>(&mut self, bracket: Bracket, read: impl FnOnce(&mut Parser) -> Read<T>) -> Read<T> {
        let open = self.here();
        self.at += 1;
        let n_bars = std::mem::take(&mut self.n_bars);
        let inside = self.deeper(read)?;
        self.n_bars = n_bars;
        match self.kind() {
            Some(&TokenKind::Close(found)) if found == bracket => self.at += 1,
            Some(TokenKind::Close(_)) => return Err(self.finding(What::Unopened)),
            Some(_) => return Err(self.finding(What::Leftover)),
            None => return Err(Finding { span: open, what: What::Unclosed }),
        }
        Ok(inside)
    }

    fn node(&mut self, kind: ExprKind, span: Span) -> Read<Expr> {
        self.count_nodes(1, span)?;
        Ok(Expr { kind, span })
    }

    fn count_nodes(&mut self, n_more: usize, span: Span) -> Read<()> {
        self.n_nodes += n_more;
        if self.n_nodes > MAX_NODES { Err(Finding { span, what: What::TooManyNodes }) } else { Ok(()) }
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
fn one_or(mut all: Vec<Statement>, joined: fn(Vec<Statement>) -> Statement) -> Statement {
    if all.len() == 1 { all.remove(0) } else { joined(all) }
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

/// The left side of an equation, for a bare expression that follows it.
fn equation_of(statement: &Statement) -> Option<Expr> {
    match statement {
        Statement::Chain(left, rest) if matches!(rest[..], [(Rel::Eq, _)]) => Some(left.clone()),
        _ => None,
    }
}

fn last_equation(part: &Part) -> Option<Expr> {
    match &part.statement {
        Statement::Or(all) | Statement::And(all) if part.listed => all.last().and_then(equation_of),
        statement => equation_of(statement),
    }
}

/// The longest way down a statement's tree, in nodes; a sum of many terms is as high as it is long.
fn statement_height(statement: &Statement) -> usize {
    match statement {
        Statement::Expr(expr) => height(expr),
        Statement::Chain(first, rest) => rest.iter().map(|(_, expr)| height(expr)).fold(height(first), usize::max),
        Statement::And(all) | Statement::Or(all) => 1 + all.iter().map(statement_height).max().unwrap_or(0),
        Statement::Never | Statement::Always => 1,
    }
}

fn height(expr: &Expr) -> usize {
    1 + expr.kind.operands().into_iter().flatten().map(height).max().unwrap_or(0)
}

fn n_nodes(expr: &Expr) -> usize {
    1 + expr.kind.operands().into_iter().flatten().map(n_nodes).sum::<usize>()
}

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
