//! The tree of one line. Spans are bytes of the text that was parsed.

use super::rational::Rational;
use super::trees::collect_letters;
use crate::text::Span;
use std::collections::BTreeSet;

/// An expression with its place in the parsed text. Equality ignores spans.
#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Expr) -> bool {
        self.kind == other.kind
    }
}

/// The shape of an expression, as written: nothing is simplified, a sum stays in its order.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A literal, never negative.
    Number(Number),
    /// A letter, Greek letter's name, or letter with subscript (`x`, `theta`, `x_1`).
    Variable(String),
    /// The number e, the base of natural logarithms; `e` is a letter where the work does not use it so.
    Euler,
    /// The imaginary unit; `i` is a letter where the work does not calculate with complex numbers.
    Imaginary,
    /// `-a`
    Neg(Box<Expr>),
    /// `a + b`
    Add(Box<Expr>, Box<Expr>),
    /// `a - b`
    Sub(Box<Expr>, Box<Expr>),
    /// `a b`, `a * b`, `a(b)`: how the product was written makes no difference.
    Mul(Box<Expr>, Box<Expr>),
    /// `a / b`, `\frac{a}{b}`, `a ÷ b`
    Div(Box<Expr>, Box<Expr>),
    /// `a ^ b`
    Pow(Box<Expr>, Box<Expr>),
    /// `sqrt(a)`
    Sqrt(Box<Expr>),
    /// `root(3, a)`: a root of higher index, [`MIN_INDEX`] to [`MAX_INDEX`].
    Root(u32, Box<Expr>),
    /// `|a|`
    Abs(Box<Expr>),
    /// `log_b(a)`: base, argument. `log(a)` has the base 10, `ln(a)` the base [`ExprKind::Euler`].
    Log(Box<Expr>, Box<Expr>),
    /// `±a`: both signs
    PlusMinus(Box<Expr>),
    /// `a ± b`
    AddSub(Box<Expr>, Box<Expr>),
}

impl ExprKind {
    /// The operands from left to right: two, one or none.
    pub fn operands(&self) -> [Option<&Expr>; 2] {
        use ExprKind::*;
        match self {
            Number(_) | Variable(_) | Euler | Imaginary => [None, None],
            Neg(a) | Sqrt(a) | Root(_, a) | Abs(a) | PlusMinus(a) => [Some(a), None],
            Add(a, b) | Sub(a, b) | Mul(a, b) | Div(a, b) | Pow(a, b) | AddSub(a, b) | Log(a, b) => [Some(a), Some(b)],
        }
    }

    /// The same operation on other operands; where there are not enough, what there was before.
    pub fn with_operands(&self, operands: [Option<Expr>; 2]) -> ExprKind {
        use ExprKind::*;
        let [a, b] = operands.map(|operand| operand.map(Box::new));
        match (self, a, b) {
            (Neg(_), Some(a), _) => Neg(a),
            (Sqrt(_), Some(a), _) => Sqrt(a),
            (Root(index, _), Some(a), _) => Root(*index, a),
            (Abs(_), Some(a), _) => Abs(a),
            (PlusMinus(_), Some(a), _) => PlusMinus(a),
            (Add(..), Some(a), Some(b)) => Add(a, b),
            (Sub(..), Some(a), Some(b)) => Sub(a, b),
            (Mul(..), Some(a), Some(b)) => Mul(a, b),
            (Div(..), Some(a), Some(b)) => Div(a, b),
            (Pow(..), Some(a), Some(b)) => Pow(a, b),
            (AddSub(..), Some(a), Some(b)) => AddSub(a, b),
            (Log(..), Some(a), Some(b)) => Log(a, b),
            (same, _, _) => same.clone(),
        }
    }
}

/// The lowest index that a root is written with.
pub const MIN_INDEX: u32 = 3;

/// The highest index of a root that is read.
pub const MAX_INDEX: u32 = 12;

/// A literal as written and its exact value.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub value: Rational,
    /// Digits after the decimal point as written; 0 for whole numbers.
    pub n_decimals: usize,
}

/// A relation sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rel {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    /// `a ≈ b`: b is a, rounded.
    Approx,
}

impl Rel {
    /// The sign read from the other side, and what becomes of it where both sides are multiplied by a negative number.
    pub fn mirrored(self) -> Rel {
        match self {
            Rel::Lt => Rel::Gt,
            Rel::Le => Rel::Ge,
            Rel::Gt => Rel::Lt,
            Rel::Ge => Rel::Le,
            Rel::Eq | Rel::Ne | Rel::Approx => self,
        }
    }
}

/// What one line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// An expression alone.
    Expr(Expr),
    /// `a = b`, `a < b <= c`: the first expression and what follows each sign. At least one sign.
    Chain(Expr, Vec<(Rel, Expr)>),
    /// All of these (at least two).
    And(Vec<Statement>),
    /// Any of these (at least two).
    Or(Vec<Statement>),
    /// `3x^2 - 2x for x = -2`: an expression, and the values at which it is to be evaluated, each letter once.
    At(Expr, Vec<(String, Expr)>),
    /// "no solution", "no real roots": false for every value.
    Never,
    /// "all real numbers", "true for every x".
    Always,
}

impl Statement {
    /// Whether `≈` stands in it.
    pub fn is_rounded(&self) -> bool {
        match self {
            Statement::Chain(_, rest) => rest.iter().any(|(rel, _)| *rel == Rel::Approx),
            Statement::And(parts) | Statement::Or(parts) => parts.iter().any(Statement::is_rounded),
            Statement::Expr(_) | Statement::At(..) | Statement::Never | Statement::Always => false,
        }
    }
}

/// The names of the variables in a statement, each once, by their order in the alphabet.
pub fn variables(statement: &Statement) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    collect_names(statement, &mut names);
    names
}

fn collect_names(statement: &Statement, names: &mut BTreeSet<String>) {
    match statement {
        Statement::Expr(expr) => collect_letters(expr, names),
        Statement::Chain(first, rest) => {
            collect_letters(first, names);
            rest.iter().for_each(|(_, expr)| collect_letters(expr, names));
        }
        Statement::And(all) | Statement::Or(all) => all.iter().for_each(|part| collect_names(part, names)),
        Statement::At(expr, values) => {
            collect_letters(expr, names);
            for (name, value) in values {
                names.insert(name.clone());
                collect_letters(value, names);
            }
        }
        Statement::Never | Statement::Always => {}
    }
}
