//! A number that floating point has found, written down exactly: a short fraction, a value that a line states, or what
//! comes of freeing the letter in one of the lines (`3^x = 7` gives `ln(7)/ln(3)`).

use super::budget::Budget;
use super::evaluate::{Point, value};
use super::monomial::{Monomial, Symbol};
use super::normal_form::{Domain, fraction};
use super::polynomial::Polynomial;
use super::surd::Surd;
use super::trees::letters_of;
use crate::notation::{Expr, ExprKind, Statement, approximate, parse, print_expr, with_euler};
use crate::text::Span;

/// The largest denominator of a short fraction.
const MAX_DENOMINATOR: u32 = 60;

/// How near a form has to come, relative to its size.
const NEAR: f64 = 1e-9;

/// Steps of freeing a letter: a tree is no higher.
const MAX_DEPTH: usize = 64;

/// The exact form of `number`, if one of these is near enough. It is for the second evaluation to say that it is right.
pub(super) fn closed_form(number: f64, statements: &[&Statement], letter: &str) -> Option<String> {
    let is_near = |found: f64| (found - number).abs() <= NEAR * (1.0 + number.abs());
    for bottom in 1..=MAX_DENOMINATOR {
        let top = (number * f64::from(bottom)).round();
        if top.abs() < 1e15 && is_near(top / f64::from(bottom)) {
            return Some(if bottom == 1 { format!("{top:.0}") } else { format!("{top:.0}/{bottom}") });
        }
    }
    let mut candidates = Vec::new();
    statements.iter().for_each(|statement| collect(statement, letter, &mut candidates));
    let found = candidates.iter().map(with_euler).filter(|expr| approximate(expr).is_some_and(is_near));
    found.map(|expr| print_expr(&expr)).min_by_key(String::len)
}

fn collect(statement: &Statement, letter: &str, found: &mut Vec<Expr>) {
    match statement {
        Statement::And(parts) | Statement::Or(parts) => parts.iter().for_each(|part| collect(part, letter, found)),
        Statement::Chain(first, rest) => {
            let sides: Vec<&Expr> = std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect();
            for pair in sides.windows(2) {
                found.extend(linear(pair[0], pair[1], letter));
                for (side, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
                    if letters_of(side).is_empty() {
                        found.push(side.clone());
                        freed(other, side.clone(), letter, MAX_DEPTH, found);
                    }
                }
            }
        }
        _ => {}
    }
}

/// The root of an equation whose sides come to `a letter + b`, with numbers and logarithms of numbers for `a` and `b`.
fn linear(left: &Expr, right: &Expr, letter: &str) -> Option<Expr> {
    let (budget, mut domain) = (Budget::new(), Domain::default());
    let right = fraction(right, &mut domain, &budget).ok()?;
    let difference = fraction(left, &mut domain, &budget).ok()?.minus(&right, &budget).ok()?;
    let powers = difference.numerator.by_powers_of(&Symbol::Variable(letter.into()));
    let [constant, slope] = powers.as_slice() else { return None };
    match parse(&format!("-({})/({})", printed(constant)?, printed(slope)?)).statement {
        Some(Statement::Expr(root)) => Some(root),
        _ => None,
    }
}

/// A polynomial in logarithms of numbers and the number e.
fn printed(polynomial: &Polynomial) -> Option<String> {
    let term = |(monomial, coefficient): (&Monomial, &Surd)| -> Option<String> {
        let mut factors = Vec::new();
        if *coefficient != Surd::one() || monomial.powers().next().is_none() {
            factors.push(format!("({coefficient})"));
        }
        for (symbol, times) in monomial.powers() {
            let name = match symbol {
                Symbol::Euler => "e".to_owned(),
                Symbol::Log(inside) => format!("ln({})", inside.as_constant()?),
                _ => return None,
            };
            factors.push(if times == 1 { name } else { format!("{name}^{times}") });
        }
        Some(factors.join("*"))
    };
    let terms: Option<Vec<String>> = polynomial.terms().map(term).collect();
    terms.map(|terms| terms.join("+"))
}

/// Every `letter = ..` that `side = other` comes to when operations are undone one by one; the letter stands in `side`
/// once.
fn freed(side: &Expr, other: Expr, letter: &str, depth: usize, found: &mut Vec<Expr>) {
    let other = folded(other);
    let has = |expr: &Expr| letters_of(expr).contains(letter);
    let make = |kind: ExprKind| Expr { kind, span: Span::default() };
    let pair = |kind: fn(Box<Expr>, Box<Expr>) -> ExprKind, a: &Expr, b: &Expr| {
        make(kind(Box::new(a.clone()), Box::new(b.clone())))
    };
    let Some(depth) = depth.checked_sub(1) else { return };
    let natural = |of: &Expr| pair(ExprKind::Log, &make(ExprKind::Euler), of);
    let mut go_on = |side: &Expr, other: Expr| freed(side, other, letter, depth, found);
    match &side.kind {
        ExprKind::Variable(name) if name == letter => found.push(other),
        ExprKind::Neg(a) => go_on(a, make(ExprKind::Neg(Box::new(other)))),
        ExprKind::Add(a, b) if !has(b) => go_on(a, pair(ExprKind::Sub, &other, b)),
        ExprKind::Add(a, b) if !has(a) => go_on(b, pair(ExprKind::Sub, &other, a)),
        ExprKind::Sub(a, b) if !has(b) => go_on(a, pair(ExprKind::Add, &other, b)),
        ExprKind::Sub(a, b) if !has(a) => go_on(b, pair(ExprKind::Sub, a, &other)),
        ExprKind::Mul(a, b) if !has(b) => go_on(a, pair(ExprKind::Div, &other, b)),
        ExprKind::Mul(a, b) if !has(a) => go_on(b, pair(ExprKind::Div, &other, a)),
        ExprKind::Div(a, b) if !has(b) => go_on(a, pair(ExprKind::Mul, &other, b)),
        ExprKind::Div(a, b) if !has(a) => go_on(b, pair(ExprKind::Div, a, &other)),
        ExprKind::Pow(a, b) if !has(a) => {
            let below = natural(a);
            let is_natural = matches!(a.kind, ExprKind::Euler);
            go_on(b, if is_natural { natural(&other) } else { pair(ExprKind::Div, &natural(&other), &below) });
        }
        ExprKind::Pow(a, b) if !has(b) => {
            let one = make(ExprKind::Number(crate::notation::Number { value: num_traits::One::one(), n_decimals: 0 }));
            let root = pair(ExprKind::Pow, &other, &pair(ExprKind::Div, &one, b));
            go_on(a, root.clone());
            go_on(a, make(ExprKind::Neg(Box::new(root))));
        }
        ExprKind::Log(base, a) if !has(base) => go_on(a, pair(ExprKind::Pow, base, &other)),
        _ => {}
    }
}

/// Numbers worked out where that comes to an exact value.
fn folded(expr: Expr) -> Expr {
    let Ok(exact) = value(&expr, &Point::new(), &Budget::new()) else { return expr };
    match parse(&exact.to_string()).statement {
        Some(Statement::Expr(folded)) => folded,
        _ => expr,
    }
}
