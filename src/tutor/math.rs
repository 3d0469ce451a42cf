//! A formula as a tree to be drawn, mirroring MathML's elements. Built from a parsed line; never from markup.
//!
//! The written form stays: nothing is simplified, a sum keeps its order. Quotients become fractions, so that brackets
//! around what stands above or below a fraction bar, in a root or in an exponent go; products lose their sign where
//! letters and brackets make it plain.

use crate::notation::{self, Expr, ExprKind, Functions, Rel, Statement};
use crate::words::Language;
use serde::{Deserialize, Serialize};

/// One node; each variant is drawn as the MathML element it names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Math {
    /// `mrow`
    Row(Vec<Math>),
    /// `mn`
    Number(String),
    /// `mi`
    Identifier(String),
    /// `mo`
    Operator(String),
    /// `mtext`
    Word(Word),
    /// `mfrac`: numerator, denominator
    Fraction(Box<Math>, Box<Math>),
    /// `msqrt`
    Root(Box<Math>),
    /// `mroot`: radicand, index
    NthRoot(Box<Math>, u32),
    /// A logarithm: its base, unless that is 10, and its argument; `ln` for the base e.
    Log(LogBase, Box<Math>),
    /// `msup`: base, exponent
    Power(Box<Math>, Box<Math>),
    /// Two numbers one above the other in brackets, without a bar between them.
    Binomial(Box<Math>, Box<Math>),
    /// `munderover` under the sign of a sum: where its letter begins and ends. The term follows in the row.
    Sum(Box<Math>, Box<Math>),
    /// `mrow` with an outline: neighbours in the row around them, drawn as if they stood there alone.
    Outlined(Vec<Math>),
}

/// What a logarithm is taken to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LogBase {
    /// `log`
    Ten,
    /// `ln`
    Euler,
    /// Drawn below the line.
    Other(Box<Math>),
}

impl Math {
    /// The same formula without outlines.
    pub fn plain(self) -> Math {
        let all = |parts: Vec<Math>| -> Vec<Math> {
            let opened = parts.into_iter().flat_map(|part| match part {
                Math::Outlined(inside) => inside,
                part => vec![part],
            });
            opened.map(Math::plain).collect()
        };
        let one = |part: Box<Math>| Box::new(part.plain());
        match self {
            Math::Row(parts) | Math::Outlined(parts) => row(all(parts)),
            Math::Fraction(above, below) => Math::Fraction(one(above), one(below)),
            Math::Root(inside) => Math::Root(one(inside)),
            Math::NthRoot(inside, index) => Math::NthRoot(one(inside), index),
            Math::Power(base, exponent) => Math::Power(one(base), one(exponent)),
            Math::Binomial(n, k) => Math::Binomial(one(n), one(k)),
            Math::Sum(from, to) => Math::Sum(one(from), one(to)),
            Math::Log(LogBase::Other(base), inside) => Math::Log(LogBase::Other(one(base)), one(inside)),
            Math::Log(base, inside) => Math::Log(base, one(inside)),
            leaf => leaf,
        }
    }
}

/// What a line says in words. Which words they are is the language's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    And,
    Or,
    /// Before the values at which an expression is taken.
    For,
    NoSolution,
    AllNumbers,
}

impl Word {
    /// As it is written within a formula.
    pub fn text(self, language: Language) -> &'static str {
        language.text(match self {
            Word::And => "math.and",
            Word::Or => "math.or",
            Word::For => "math.for",
            Word::NoSolution => "math.no-solution",
            Word::AllNumbers => "math.all-numbers",
        })
    }
}

/// The formula of one line in any notation; None if it does not parse.
pub fn math(text: &str) -> Option<Math> {
    math_with(text, &Functions::default())
}

/// The same of a line in which `functions` are applied.
pub fn math_with(text: &str, functions: &Functions) -> Option<Math> {
    Some(Pen::default().drawn(&notation::parse_with_functions(text, &functions.as_written()).statement?))
}

/// Draws a line, some pieces of it outlined.
#[derive(Default)]
pub(super) struct Pen<'e> {
    /// Sub-trees of the line that is drawn, known by where they are: a term is outlined with its sign.
    pub outlined: Vec<&'e Expr>,
    /// Whether the relation signs are outlined.
    pub signs_outlined: bool,
}

impl Pen<'_> {
    /// The whole line.
    pub fn drawn(&self, statement: &Statement) -> Math {
        let mut parts = Vec::new();
        self.draw_statement(statement, &mut parts);
        row(parts)
    }

    fn draw_statement(&self, statement: &Statement, out: &mut Vec<Math>) {
        match statement {
            Statement::Expr(expr) => self.draw(expr, out),
            Statement::Chain(first, rest) => {
                self.draw(first, out);
                for (rel, expr) in rest {
                    let sign = operator(match rel {
                        Rel::Eq => "=",
                        Rel::Ne => "≠",
                        Rel::Lt => "<",
                        Rel::Le => "≤",
                        Rel::Gt => ">",
                        Rel::Ge => "≥",
                        Rel::Approx => "≈",
                    });
                    out.push(if self.signs_outlined { Math::Outlined(vec![sign]) } else { sign });
                    self.draw(expr, out);
                }
            }
            Statement::And(all) => self.draw_joined(all, Word::And, out),
            Statement::Or(any) => self.draw_joined(any, Word::Or, out),
            Statement::At(expr, values) => {
                self.draw(expr, out);
                for (i, (name, value)) in values.iter().enumerate() {
                    out.push(if i == 0 { Math::Word(Word::For) } else { operator(",") });
                    out.push(Math::Identifier(letter(name)));
                    out.push(operator("="));
                    self.draw(value, out);
                }
            }
            Statement::Never => out.push(Math::Word(Word::NoSolution)),
            Statement::Always => out.push(Math::Word(Word::AllNumbers)),
        }
    }

    fn draw_joined(&self, parts: &[Statement], word: Word, out: &mut Vec<Math>) {
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                out.push(Math::Word(word));
            }
            match part {
                Statement::And(_) | Statement::Or(_) => {
                    let mut inside = Vec::new();
                    self.draw_statement(part, &mut inside);
                    out.push(bracketed(inside));
                }
                part => self.draw_statement(part, out),
            }
        }
    }

    fn outlines(&self, expr: &Expr) -> bool {
        self.outlined.iter().any(|outlined| std::ptr::eq(*outlined, expr))
    }

    /// Appends the expression's nodes as they stand in a row of their own.
    pub(super) fn draw(&self, expr: &Expr, out: &mut Vec<Math>) {
        if self.outlines(expr) {
            let mut inside = Vec::new();
            self.draw_bare(expr, &mut inside);
            out.push(Math::Outlined(inside));
        } else {
            self.draw_bare(expr, out);
        }
    }

    fn draw_bare(&self, expr: &Expr, out: &mut Vec<Math>) {
        match &expr.kind {
            ExprKind::Number(_) => out.push(Math::Number(notation::print_expr(expr))),
            ExprKind::Variable(name) if let Some(form) = notation::written_shorthand(name) => {
                self.draw_shorthand(&form, out)
            }
            ExprKind::Variable(name) => match notation::written_application(name) {
                Some((head, argument)) => {
                    out.extend(head.chars().map(|c| match c {
                        '-' => operator("−"),
                        '*' => operator("·"),
                        c if c.is_alphabetic() => Math::Identifier(c.to_string()),
                        c => Math::Operator(c.to_string()),
                    }));
                    out.push(operator("("));
                    self.draw(&argument, out);
                    out.push(operator(")"));
                }
                None => out.push(Math::Identifier(letter(name))),
            },
            ExprKind::Euler => out.push(Math::Identifier("e".to_owned())),
            ExprKind::Imaginary => out.push(Math::Identifier("i".to_owned())),
            ExprKind::Log(base, a) => {
                let base = match &base.kind {
                    ExprKind::Euler => LogBase::Euler,
                    _ if notation::print_expr(base) == "10" => LogBase::Ten,
                    _ => LogBase::Other(Box::new(self.alone(base))),
                };
                out.push(Math::Log(base, Box::new(self.alone(a))));
            }
            ExprKind::Neg(_)
            | ExprKind::PlusMinus(_)
            | ExprKind::Add(..)
            | ExprKind::Sub(..)
            | ExprKind::AddSub(..) => self.draw_sum(expr, out),
            ExprKind::Mul(a, b) => {
                self.draw_in(a, is_sum(a) || is_signed(a), out);
                if needs_sign(a, b) {
                    out.push(operator("·"));
                }
                self.draw_in(b, is_sum(b) || is_signed(b) || matches!(b.kind, ExprKind::Mul(..)), out);
            }
            ExprKind::Div(a, b) => out.push(Math::Fraction(Box::new(self.alone(a)), Box::new(self.alone(b)))),
            ExprKind::Pow(a, b) => {
                let mut base = Vec::new();
                let is_compound = matches!(a.kind, ExprKind::Mul(..) | ExprKind::Div(..) | ExprKind::Pow(..));
                self.draw_in(a, is_sum(a) || is_signed(a) || is_compound, &mut base);
                out.push(Math::Power(Box::new(row(base)), Box::new(self.alone(b))));
            }
            ExprKind::Sqrt(a) => out.push(Math::Root(Box::new(self.alone(a)))),
            ExprKind::Root(index, a) => out.push(Math::NthRoot(Box::new(self.alone(a)), *index)),
            ExprKind::Abs(a) => {
                let mut inside = vec![operator("|")];
                self.draw(a, &mut inside);
                inside.push(operator("|"));
                out.push(Math::Row(inside));
            }
        }
    }

    /// The terms of a sum with their signs; neighbours that are outlined share one outline.
    fn draw_sum(&self, expr: &Expr, out: &mut Vec<Math>) {
        let mut run = Vec::new();
        for (sign, term) in signed_terms(expr) {
            let mut drawn: Vec<Math> = sign.map(operator).into_iter().collect();
            let brackets = sign.is_some() && (is_sum(term) || is_signed(term));
            if brackets {
                let mut inside = Vec::new();
                self.draw_bare(term, &mut inside);
                drawn.push(bracketed(inside));
            } else {
                self.draw_bare(term, &mut drawn);
            }
            if self.outlines(term) {
                run.extend(drawn);
            } else {
                close(&mut run, out);
                out.extend(drawn);
            }
        }
        close(&mut run, out);
    }

    pub(super) fn draw_in(&self, expr: &Expr, brackets: bool, out: &mut Vec<Math>) {
        if !brackets {
            return self.draw(expr, out);
        }
        let mut inside = Vec::new();
        self.draw_bare(expr, &mut inside);
        let bracketed = bracketed(inside);
        out.push(if self.outlines(expr) { Math::Outlined(vec![bracketed]) } else { bracketed });
    }

    pub(super) fn alone(&self, expr: &Expr) -> Math {
        let mut parts = Vec::new();
        self.draw(expr, &mut parts);
        row(parts)
    }
}

/// Ends an outline.
fn close(run: &mut Vec<Math>, out: &mut Vec<Math>) {
    if !run.is_empty() {
        out.push(Math::Outlined(std::mem::take(run)));
    }
}

/// The terms of a sum from left to right, each with the sign that stands before it; a bracket is one term.
pub(super) fn signed_terms(expr: &Expr) -> Vec<(Option<&'static str>, &Expr)> {
    let (left, sign, right) = match &expr.kind {
        ExprKind::Neg(a) => return vec![(Some("−"), a)],
        ExprKind::PlusMinus(a) => return vec![(Some("±"), a)],
        ExprKind::Add(a, b) => (a, "+", b),
        ExprKind::Sub(a, b) => (a, "−", b),
        ExprKind::AddSub(a, b) => (a, "±", b),
        _ => return vec![(None, expr)],
    };
    let mut all = signed_terms(left);
    all.push((Some(sign), right));
    all
}

pub(super) fn row(mut parts: Vec<Math>) -> Math {
    if parts.len() == 1 { parts.remove(0) } else { Math::Row(parts) }
}

fn bracketed(inside: Vec<Math>) -> Math {
    Math::Row([vec![operator("(")], inside, vec![operator(")")]].concat())
}

pub(super) fn operator(sign: &str) -> Math {
    Math::Operator(sign.to_owned())
}

pub(super) fn is_sum(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::AddSub(..))
}

pub(super) fn is_signed(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Neg(_) | ExprKind::PlusMinus(_))
}

/// Whether a product would be misread without its sign: digits that run on, a fraction that makes a mixed number.
fn needs_sign(a: &Expr, b: &Expr) -> bool {
    match &b.kind {
        ExprKind::Number(_) => true,
        ExprKind::Pow(base, _) => matches!(base.kind, ExprKind::Number(_)),
        ExprKind::Div(..) => !is_sum(a) && !is_signed(a),
        _ => false,
    }
}

/// A variable's name as a letter, its subscript as lowered digits where it is a number.
pub(super) fn letter(name: &str) -> String {
    let (letter, subscript) = name.split_once('_').unwrap_or((name, ""));
    let subscript = subscript.trim_matches(['{', '}']);
    let lowered = subscript.chars().map(|c| match c {
        'n' => Some('ₙ'),
        'k' => Some('ₖ'),
        'i' => Some('ᵢ'),
        '+' => Some('₊'),
        '-' => Some('₋'),
        c => char::from_u32('₀' as u32 + c.to_digit(10)?),
    });
    let lowered: Option<String> = lowered.collect();
    let letter = notation::greek_letter(letter).map_or_else(|| letter.to_owned(), String::from);
    match lowered {
        Some(subscript) => letter + &subscript,
        None => format!("{letter}_{subscript}"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The nodes as a short text: `[..]` a row, `<..>` an outline, `a//b` a fraction, `√`, `^`.
    pub(in crate::tutor) fn shorthand(math: &Math) -> String {
        match math {
            Math::Row(parts) => format!("[{}]", parts.iter().map(shorthand).collect::<Vec<_>>().join(" ")),
            Math::Number(text) | Math::Identifier(text) | Math::Operator(text) => text.clone(),
            Math::Word(word) => word.text(Language::En).to_owned(),
            Math::Fraction(a, b) => format!("{}//{}", shorthand(a), shorthand(b)),
            Math::Root(a) => format!("√{}", shorthand(a)),
            Math::NthRoot(a, index) => format!("{index}√{}", shorthand(a)),
            Math::Power(a, b) => format!("{}^{}", shorthand(a), shorthand(b)),
            Math::Binomial(n, k) => format!("{{{} over {}}}", shorthand(n), shorthand(k)),
            Math::Sum(from, to) => format!("Σ{{{} to {}}}", shorthand(from), shorthand(to)),
            Math::Log(LogBase::Ten, a) => format!("log({})", shorthand(a)),
            Math::Log(LogBase::Euler, a) => format!("ln({})", shorthand(a)),
            Math::Log(LogBase::Other(b), a) => format!("log_{}({})", shorthand(b), shorthand(a)),
            Math::Outlined(parts) => format!("<{}>", parts.iter().map(shorthand).collect::<Vec<_>>().join(" ")),
        }
    }

    #[test]
    fn functions_keep_their_brackets() {
        let mut functions = Functions::default();
        let Some(Statement::Expr(body)) = notation::parse("x^2").statement else { panic!() };
        ["f", "g"].into_iter().for_each(|name| functions.define(name, "x", body.clone()));
        for (text, wanted) in [
            ("f(5) = 25", "[f ( 5 ) = 25]"),
            ("f(x) = x^2", "[f ( x ) = x^2]"),
            ("(f+g)(x)", "[( f + g ) ( x )]"),
            ("f(g(2)) = 4", "[f ( g ( 2 ) ) = 4]"),
        ] {
            assert_eq!(math_with(text, &functions).as_ref().map(shorthand).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn formulas() {
        let check = |text: &str, wanted: &str| {
            assert_eq!(math(text).as_ref().map(shorthand).as_deref(), Some(wanted), "{text}");
        };
        check("x", "x");
        check("2x - 3 = 7", "[2 x − 3 = 7]");
        check("3*4x", "[3 · 4 x]");
        check("2/3x", "[2//3 x]");
        check(r"\frac{x+1}{2}", "[x + 1]//2");
        check("x*(1/2)", "[x · 1//2]");
        check("3*-2", "[3 [( − 2 )]]");
        check("-6+-8", "[− 6 + [( − 8 )]]");
        check("(x+1)(x-2)", "[[( x + 1 )] [( x − 2 )]]");
        check("(2x)^2", "[( 2 x )]^2");
        check("x^(n+1)", "x^[n + 1]");
        check("-x^2", "[− x^2]");
        check("x=(-b±sqrt(b^2-4ac))/(2a)", "[x = [− b ± √[b^2 − 4 a c]]//[2 a]]");
        check("|2x-1|", "[| 2 x − 1 |]");
        check("theta_1 <= 2", "[θ₁ ≤ 2]");
        check("x=1 or x=2", "[x = 1 or x = 2]");
        check("(x=1 or x=2) and y=3", "[[( x = 1 or x = 2 )] and y = 3]");
        check("no real solutions", "no solution");
        assert_eq!(math("Divide both sides"), None);
    }
}
