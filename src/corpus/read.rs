//! A parsed problem to the form that moves work on.

use super::formula::{Formula, Root, Signs};
use super::state::State;
use super::system::System;
use super::terms::{Body, Q, Side, Term, as_number, mentions_letter, or_zero, scaled};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use num_traits::{One, Signed, ToPrimitive, Zero};

/// The highest power of a letter that is read.
const MAX_POWER: u32 = 9;

/// The line, where it is one of sums of small numbers, letters, brackets, squares and quotients by numbers.
pub fn read(statement: &Statement) -> Option<State> {
    match statement {
        Statement::Expr(expr) => Some(State::Expr(side(expr)?)),
        Statement::Chain(first, links) => {
            if let [(Rel::Eq, right)] = links.as_slice()
                && let Some(formula) = formula(first, right)
            {
                return Some(State::Formula(formula));
            }
            let links = links.iter().map(|(rel, expr)| Some((*rel, side(expr)?)));
            Some(State::Chain(side(first)?, links.collect::<Option<_>>()?))
        }
        Statement::And(parts) => {
            let [first, second] = parts.as_slice() else { return None };
            Some(State::System(Box::new(System::of(read(first)?, read(second)?)?)))
        }
        Statement::Or(parts) => Some(State::Or(parts.iter().map(read).collect::<Option<_>>()?)),
        _ => None,
    }
}

/// `left = (shift +/- root)/divisor`, where the sign stands.
fn formula(left: &Expr, right: &Expr) -> Option<Formula> {
    let (top, divisor) = match &right.kind {
        ExprKind::Div(top, divisor) => (&**top, term(divisor)?),
        _ => (right, Term::number(Q::one())),
    };
    let (shift, root) = match &top.kind {
        ExprKind::PlusMinus(root) => (Side::new(), root),
        ExprKind::AddSub(shift, root) => (side(shift)?, root),
        _ => return None,
    };
    let of = |outside: i64, radicand: &Expr| Some(Root::Of { outside, radicand: side(radicand)? });
    let root = match &root.kind {
        ExprKind::Sqrt(radicand) => of(1, radicand)?,
        ExprKind::Mul(outside, root) => match &root.kind {
            ExprKind::Sqrt(radicand) => of(as_number(&side(outside)?)?.to_integer(), radicand)?,
            _ => return None,
        },
        _ => Root::Taken(as_number(&side(root)?)?),
    };
    Some(Formula { left: side(left)?, shift, signs: Signs::Both, root, divisor })
}

/// The terms of a sum, in order.
fn side(expr: &Expr) -> Option<Side> {
    match &expr.kind {
        ExprKind::Add(a, b) => Some(side(a)?.into_iter().chain([term(b)?]).collect()),
        ExprKind::Sub(a, b) => Some(side(a)?.into_iter().chain([term(b)?.scaled(-Q::one())]).collect()),
        _ => Some(or_zero(vec![term(expr)?])),
    }
}

fn term(expr: &Expr) -> Option<Term> {
    match &expr.kind {
        ExprKind::Number(number) => {
            Some(Term::number(Q::new(number.value.numer().to_i64()?, number.value.denom().to_i64()?)))
        }
        ExprKind::Variable(name) => {
            let mut letters = name.chars();
            let letter = letters.next().filter(|_| letters.next().is_none())?;
            Some(Term::letter(Q::one(), letter))
        }
        ExprKind::Neg(a) => Some(term(a)?.scaled(-Q::one())),
        ExprKind::Add(..) | ExprKind::Sub(..) => Some(Term::bracket(Q::one(), side(expr)?)),
        ExprKind::Mul(a, b) => product(term(a)?, term(b)?),
        ExprKind::Sqrt(a) => Some(Term { coef: Q::one(), body: Body::Root(side(a)?) }),
        ExprKind::Abs(a) => Some(Term { coef: Q::one(), body: Body::Abs(side(a)?) }),
        ExprKind::Div(a, b) if mentions_letter(&side(b)?) => {
            Some(Term { coef: Q::one(), body: Body::Quotient(side(a)?, side(b)?) })
        }
        ExprKind::Div(a, b) => {
            let divisor = as_number(&side(b)?).filter(|value| !value.is_zero())?;
            let top = side(a)?;
            match top.as_slice() {
                [term] if term.letters().is_some() && divisor.is_positive() => Some(term.scaled(divisor.recip())),
                _ => Some(Term::over(top, divisor)),
            }
        }
        ExprKind::Pow(a, b) => {
            let exponent =
                as_number(&side(b)?).filter(Q::is_integer)?.to_u32().filter(|n| (2..=MAX_POWER).contains(n))?;
            let base = side(a)?;
            let body = match (base.as_slice(), exponent) {
                ([Term { coef, body: Body::Plain(letters) }], _) if coef.is_one() && !letters.is_empty() => {
                    Body::Plain(letters.iter().map(|(letter, power)| (*letter, power * exponent)).collect())
                }
                (_, 2) => Body::Square(base),
                (_, 3) => Body::Product(vec![Term { coef: Q::one(), body: Body::Square(base.clone()) }], base),
                _ => return None,
            };
            Some(Term { coef: Q::one(), body })
        }
        _ => None,
    }
}

/// A number, a letter or a bracket times another factor.
fn product(first: Term, second: Term) -> Option<Term> {
    if first.is_number() && second.is_number() {
        return Some(Term { coef: first.coef, body: Body::Times(Box::new(second)) });
    }
    if first.is_number() {
        return Some(second.scaled(first.coef));
    }
    let factor = |term: &Term| match &term.body {
        Body::Bracket(inner) if term.coef.is_one() => inner.clone(),
        _ => vec![Term { coef: Q::one(), body: term.body.clone() }],
    };
    let coef = first.coef * second.coef;
    match (&first.body, &second.body) {
        (Body::Plain(a), Body::Plain(b)) => {
            let mut letters: Vec<_> = a.iter().chain(b).copied().collect();
            letters.sort_unstable();
            Some(Term { coef, body: Body::Plain(letters) })
        }
        (Body::Plain(_) | Body::Bracket(_), Body::Bracket(_)) => {
            let first = scaled(&factor(&first), Q::one());
            Some(Term { coef, body: Body::Product(first, factor(&second)) })
        }
        (Body::Bracket(_), Body::Plain(_)) => product(second, first),
        (Body::Product(..) | Body::Square(_), Body::Bracket(_))
        | (Body::Plain(_) | Body::Bracket(_), Body::Square(_)) => {
            Some(Term { coef, body: Body::Product(factor(&first), factor(&second)) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::write::Notation;
    use crate::notation::{parse, print};

    #[test]
    fn problems_are_written_as_they_were_read() {
        for text in [
            "2x+3=11",
            "3(x-4)=2x+5",
            "5-2(x+1)=9",
            "x/3+2=7",
            "(x+3)/2=5",
            "-3<2x+1<=7",
            "3(2x+y)-2(x-y)",
            "(x+3)^2-4x",
            "2x(x+3)",
            "(x+1)(x+2)(x+3)",
            "x^3-4x",
            "3x(x+1)^2",
            "(x+2)(x-5)=0",
            "x(x+3)=10",
            "2(x-1)^2=18",
            "x^2-5x+6=0",
            "x=8*7",
            "x=4/-4",
            "2sqrt(x+1)-3=7",
            "|2x-1|+3=8",
            "(x+1)/(x-3)=2",
            "2/x+3=1",
            "x+3=+/-4",
            "x=(-4+/-2sqrt(3))/2",
        ] {
            let state = parse(text).statement.as_ref().and_then(read).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(print(&state.statement(&Notation::default())), text);
        }
    }

    #[test]
    fn what_moves_cannot_work_on_is_not_read() {
        for text in ["2^x=8", "(x+1)^4", "x=1 and y=2"] {
            assert_eq!(parse(text).statement.as_ref().and_then(read), None, "{text}");
        }
    }
}
