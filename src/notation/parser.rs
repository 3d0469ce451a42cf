//! From signs to the tree of one line, by recursive descent, bounded in size and depth.
//!
//! ```text
//! line      = either [ "for" values ] END
//! values    = letter "=" sum { ("," | "and") letter "=" sum }
//! either    = both { [","] "or" both }                       Or
//! both      = list { [","] "and" list }                      And
//! list      = item { "," item }                              And; Or for solutions of one variable
//! item      = "(" either ")" | point | chain | "no solution" | "all real numbers"
//! point     = "(" letter "," letter { "," letter } ")" "=" "(" sum "," sum { "," sum } ")"
//! chain     = sum { relation sum } | sum "∈" set
//! set       = part { "∪" part }
//! part      = ( ℝ | ∅ | members | builder | interval ) [ "∖" members ]
//! members   = "{" sum { "," sum } "}"
//! builder   = "{" letter [ "∈" ℝ ] ( "|" | ":" ) either "}"          also an item of its own
//! interval  = ( "(" | "[" | "]" ) bound "," bound ( ")" | "]" | "[" )
//! bound     = [ "-" ] "∞" | sum
//! sum       = term { ("+" | "-" | "±") term }
//! term      = ("-" | "+" | "±") term | product
//! product   = power { ("*" | "/" | ":") factor | power }           a power right behind: a product without a sign
//! factor    = ("-" | "+" | "±") factor | power
//! power     = atom [ "!" ] [ "^" factor ]
//! atom      = number | variable | application | "(" sum ")" | "|" sum "|" | root | "\frac" group group | choice | series
//! choice    = "\binom" group group | "C" "(" sum "," sum ")"
//! series    = "\sum" "_{" letter "=" sum "}" "^" group term
//! application = function "(" sum ")" | "(" function sign function ")" "(" sum ")"   of functions that are known
//! root      = "sqrt" ( "(" sum ")" | [ "-" ] power )
//! ```
//!
//! Readings that others may take differently:
//! * `2/3x` is `(2/3)x`: products and quotients go from left to right, with or without a sign (noted as a finding).
//! * `-x^2` is `-(x^2)`, `-2x` is `-(2x)`; `√2x` is `√2·x`, `√x^2` is `√(x^2)`.
//! * `x = 1 or 2` is `x = 1 or x = 2`; so is `x = 1, 2`, and `x = 1, x = 2`: a comma lists solutions of one variable,
//!   and otherwise means "and".
//! * `+-` is ± where an operand must stand, before a blank and before a root; elsewhere "plus a negative".
//! * `A = b h/2 for b = 4, h = 3` is three equations that hold together; only an expression is taken at values.
//! * `1 1/2` is `1 + 1/2`, as `1½` is.
//! * An exponent or a root's operand ends where a factor does: `x^2y` is `x^2·y`.

use super::ast::{Expr, ExprKind, Statement};
use super::factorials;
use super::finding::{Finding, What};
use super::functions::Functions;
use super::lexer;
use super::token::{Bracket, Token, TokenKind};
use crate::text::Span;

/// The longest line that is read, in bytes. A line of school algebra has below a hundred.
pub const MAX_BYTES: usize = 4096;
/// The highest tree, and the deepest nesting of brackets, signs and exponents: it bounds everybody's stack.
pub const MAX_DEPTH: usize = 64;
/// The most nodes of a tree: it bounds the work of everything that walks one.
pub const MAX_NODES: usize = 1000;

/// A line as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// None if a finding is fatal.
    pub statement: Option<Statement>,
    /// What could not be read, and what could be read in more than one way.
    pub findings: Vec<Finding>,
}

/// Reads one line of maths in any of the three notations. Never fails, never panics; spans are bytes of `text`.
pub fn parse(text: &str) -> Parsed {
    read(text, false, Functions::default())
}

/// Like [`parse`], with every application of a function that is defined replaced by what it stands for.
pub fn parse_with_functions(text: &str, functions: &Functions) -> Parsed {
    read(text, false, functions.clone())
}

/// Like [`parse`], with a product right behind a `/` as the divisor: `b/2a` is `b/(2a)`.
pub fn parse_with_tight_fractions(text: &str) -> Parsed {
    read(text, true, Functions::default())
}

/// Reads a set of numbers as what it says of a letter: `(-2, 8]` as `-2 < x <= 8`, `{2; 3}` as `x = 2 or x = 3`.
pub fn parse_set(letter: &str, text: &str) -> Parsed {
    let kinds = [TokenKind::Variable(letter.to_owned()), TokenKind::Element];
    let start = Span::new(0, 0);
    read_behind(kinds.map(|kind| Token { kind, span: start, spaced: false }).into(), text, false, Functions::default())
}

fn read(text: &str, tight_fractions: bool, functions: Functions) -> Parsed {
    read_behind(Vec::new(), text, tight_fractions, functions)
}

/// Reads `text` with these tokens in front of it.
fn read_behind(before: Vec<Token>, text: &str, tight_fractions: bool, functions: Functions) -> Parsed {
    if text.len() > MAX_BYTES {
        let what = What::TooLong { found_bytes: text.len() };
        return Parsed { statement: None, findings: vec![Finding { span: Span::new(0, text.len()), what }] };
    }
    let (tokens, mut findings) = lexer::tokens(before, text);
    if tokens.is_empty() && findings.is_empty() {
        findings.push(Finding { span: Span::new(0, text.len()), what: What::Empty });
    }
    if !findings.is_empty() {
        return Parsed { statement: None, findings };
    }
    let mut parser = Parser {
        tokens,
        at: 0,
        end: text.len(),
        depth: 0,
        n_nodes: 0,
        n_bars: 0,
        findings,
        tight_fractions,
        functions,
    };
    let statement = match parser.line() {
        Ok(statement) if statement_height(&statement) <= MAX_DEPTH => Some(factorials::cancelled(statement)),
        read => {
            let too_deep = Finding { span: Span::new(0, text.len()), what: What::TooDeep };
            let finding = read.err().unwrap_or(too_deep);
            parser.findings.push(finding);
            None
        }
    };
    Parsed { statement, findings: parser.findings }
}

/// The state of one descent.
pub(super) struct Parser {
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    /// Length of the text, where a missing operand is reported.
    end: usize,
    depth: usize,
    n_nodes: usize,
    /// Open `|` since the last bracket: while there are any, a bar behind an operand closes one.
    pub(super) n_bars: usize,
    pub(super) findings: Vec<Finding>,
    /// A product right behind a `/` is the divisor.
    pub(super) tight_fractions: bool,
    /// Names that are applied, not multiplied.
    pub(super) functions: Functions,
}

pub(super) type Read<T> = Result<T, Finding>;

/// Places, bounds and brackets. The rules themselves stand in `statements.rs` and `expressions.rs`.
impl Parser {
    pub(super) fn kind(&self) -> Option<&TokenKind> {
        self.kind_at(self.at)
    }

    pub(super) fn kind_at(&self, at: usize) -> Option<&TokenKind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    /// The place of the next sign, or the end of the text.
    pub(super) fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(Span::new(self.end, self.end), |token| token.span)
    }

    /// The place of the last sign that was read.
    pub(super) fn behind(&self) -> Span {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(Span::new(0, 0), |token| token.span)
    }

    pub(super) fn finding(&self, what: What) -> Finding {
        Finding { span: self.here(), what }
    }

    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Parser) -> Read<T>) -> Read<T> {
        if self.depth >= MAX_DEPTH {
            return Err(self.finding(What::TooDeep));
        }
        self.depth += 1;
        let done = read(self);
        self.depth -= 1;
        done
    }

    pub(super) fn in_brackets<T>(&mut self, bracket: Bracket, read: impl FnOnce(&mut Parser) -> Read<T>) -> Read<T> {
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

    pub(super) fn node(&mut self, kind: ExprKind, span: Span) -> Read<Expr> {
        self.count_nodes(1, span)?;
        Ok(Expr { kind, span })
    }

    pub(super) fn count_nodes(&mut self, n_more: usize, span: Span) -> Read<()> {
        self.n_nodes += n_more;
        if self.n_nodes > MAX_NODES { Err(Finding { span, what: What::TooManyNodes }) } else { Ok(()) }
    }
}

/// The longest way down a statement's tree, in nodes; a sum of many terms is as high as it is long.
fn statement_height(statement: &Statement) -> usize {
    match statement {
        Statement::Expr(expr) => height(expr),
        Statement::Chain(first, rest) => rest.iter().map(|(_, expr)| height(expr)).fold(height(first), usize::max),
        Statement::And(all) | Statement::Or(all) => 1 + all.iter().map(statement_height).max().unwrap_or(0),
        Statement::At(expr, values) => values.iter().map(|(_, value)| height(value)).fold(height(expr), usize::max),
        Statement::Never | Statement::Always => 1,
    }
}

fn height(expr: &Expr) -> usize {
    1 + expr.kind.operands().into_iter().flatten().map(height).max().unwrap_or(0)
}

/// The nodes of a tree.
pub(super) fn n_nodes(expr: &Expr) -> usize {
    1 + expr.kind.operands().into_iter().flatten().map(n_nodes).sum::<usize>()
}
