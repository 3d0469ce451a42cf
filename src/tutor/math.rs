//! A formula as a tree to be drawn, mirroring MathML's elements. Built from a parsed line; never from markup.
//!
//! The written form stays: nothing is simplified, a sum keeps its order. Quotients become fractions, so that brackets
//! around what stands above or below a fraction bar, in a root or in an exponent go; products lose their sign where
//! letters and brackets make it plain.

use crate::algebra::syntax::{self, Expr, ExprKind, Rel, Statement};
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
    Text(String),
    /// `mfrac`: numerator, denominator
    Fraction(Box<Math>, Box<Math>),
    /// `msqrt`
    Root(Box<Math>),
    /// `msup`: base, exponent
    Power(Box<Math>, Box<Math>),
}

/// The formula of one line in any notation; None if it does not parse.
pub fn math(text: &str) -> Option<Math> {
    let mut parts = Vec::new();
    draw_statement(&syntax::parse(text).statement?, &mut parts);
    Some(row(parts))
}

fn draw_statement(statement: &Statement, out: &mut Vec<Math>) {
    match statement {
        Statement::Expr(expr) => draw(expr, out),
        Statement::Chain(first, rest) => {
            draw(first, out);
            for (rel, expr) in rest {
                out.push(operator(match rel {
                    Rel::Eq => "=",
                    Rel::Ne => "≠",
                    Rel::Lt => "<",
                    Rel::Le => "≤",
                    Rel::Gt => ">",
                    Rel::Ge => "≥",
                }));
                draw(expr, out);
            }
        }
        Statement::And(all) => draw_joined(all, " and ", out),
        Statement::Or(any) => draw_joined(any, " or ", out),
        Statement::At(expr, values) => {
            draw(expr, out);
            for (i, (name, value)) in values.iter().enumerate() {
                out.push(Math::Text(if i == 0 { " for " } else { ", " }.to_owned()));
                out.push(Math::Identifier(letter(name)));
                out.push(operator("="));
                draw(value, out);
            }
        }
        Statement::Never => out.push(Math::Text("no solution".to_owned())),
        Statement::Always => out.push(Math::Text("all real numbers".to_owned())),
    }
}

fn draw_joined(parts: &[Statement], word: &str, out: &mut Vec<Math>) {
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push(Math::Text(word.to_owned()));
        }
        match part {
            Statement::And(_) | Statement::Or(_) => {
                let mut inside = Vec::new();
                draw_statement(part, &mut inside);
                out.push(bracketed(inside));
            }
            part => draw_statement(part, out),
        }
    }
}

/// Appends the expression's nodes as they stand in a row of their own.
fn draw(expr: &Expr, out: &mut Vec<Math>) {
    match &expr.kind {
        ExprKind::Number(_) => out.push(Math::Number(syntax::print_expr(expr))),
        ExprKind::Variable(name) => out.push(Math::Identifier(letter(name))),
        ExprKind::Neg(a) => draw_signed("−", a, out),
        ExprKind::PlusMinus(a) => draw_signed("±", a, out),
        ExprKind::Add(a, b) => draw_sum(a, "+", b, out),
        ExprKind::Sub(a, b) => draw_sum(a, "−", b, out),
        ExprKind::AddSub(a, b) => draw_sum(a, "±", b, out),
        ExprKind::Mul(a, b) => {
            draw_in(a, is_sum(a) || is_signed(a), out);
            if needs_sign(a, b) {
                out.push(operator("·"));
            }
            draw_in(b, is_sum(b) || is_signed(b) || matches!(b.kind, ExprKind::Mul(..)), out);
        }
        ExprKind::Div(a, b) => out.push(Math::Fraction(Box::new(alone(a)), Box::new(alone(b)))),
        ExprKind::Pow(a, b) => {
            let mut base = Vec::new();
            let is_compound = matches!(a.kind, ExprKind::Mul(..) | ExprKind::Div(..) | ExprKind::Pow(..));
            draw_in(a, is_sum(a) || is_signed(a) || is_compound, &mut base);
            out.push(Math::Power(Box::new(row(base)), Box::new(alone(b))));
        }
        ExprKind::Sqrt(a) => out.push(Math::Root(Box::new(alone(a)))),
        ExprKind::Abs(a) => {
            let mut inside = vec![operator("|")];
            draw(a, &mut inside);
            inside.push(operator("|"));
            out.push(Math::Row(inside));
        }
    }
}

fn draw_sum(a: &Expr, sign: &str, b: &Expr, out: &mut Vec<Math>) {
    draw(a, out);
    out.push(operator(sign));
    draw_in(b, is_sum(b) || is_signed(b), out);
}

fn draw_signed(sign: &str, a: &Expr, out: &mut Vec<Math>) {
    out.push(operator(sign));
    draw_in(a, is_sum(a) || is_signed(a), out);
}

fn draw_in(expr: &Expr, brackets: bool, out: &mut Vec<Math>) {
    if brackets {
        let mut inside = Vec::new();
        draw(expr, &mut inside);
        out.push(bracketed(inside));
    } else {
        draw(expr, out);
    }
}

fn alone(expr: &Expr) -> Math {
    let mut parts = Vec::new();
    draw(expr, &mut parts);
    row(parts)
}

fn row(mut parts: Vec<Math>) -> Math {
    if parts.len() == 1 { parts.remove(0) } else { Math::Row(parts) }
}

fn bracketed(inside: Vec<Math>) -> Math {
    Math::Row([vec![operator("(")], inside, vec![operator(")")]].concat())
}

fn operator(sign: &str) -> Math {
    Math::Operator(sign.to_owned())
}

fn is_sum(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..) | ExprKind::AddSub(..))
}

fn is_signed(expr: &Expr) -> bool {
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
fn letter(name: &str) -> String {
    let (letter, subscript) = name.split_once('_').unwrap_or((name, ""));
    let lowered = subscript.chars().map(|c| char::from_u32('₀' as u32 + c.to_digit(10)?));
    let lowered: Option<String> = lowered.collect();
    let letter = syntax::greek_letter(letter).map_or_else(|| letter.to_owned(), String::from);
    match lowered {
        Some(subscript) => letter + &subscript,
        None => format!("{letter}_{subscript}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nodes as a short text: `[..]` a row, `a//b` a fraction, `√`, `^`.
    fn shorthand(math: &Math) -> String {
        match math {
            Math::Row(parts) => format!("[{}]", parts.iter().map(shorthand).collect::<Vec<_>>().join(" ")),
            Math::Number(text) | Math::Identifier(text) | Math::Operator(text) | Math::Text(text) => text.clone(),
            Math::Fraction(a, b) => format!("{}//{}", shorthand(a), shorthand(b)),
            Math::Root(a) => format!("√{}", shorthand(a)),
            Math::Power(a, b) => format!("{}^{}", shorthand(a), shorthand(b)),
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
        check("x=1 or x=2", "[x = 1  or  x = 2]");
        check("(x=1 or x=2) and y=3", "[[( x = 1  or  x = 2 )]  and  y = 3]");
        check("no real solutions", "no solution");
        assert_eq!(math("Divide both sides"), None);
    }
}
