//! One operation put on both sides and left there: `y+7--7=-1--7`, `x/5*5=16*5`, `-3x/9=9/9`.

use super::line::{letter_of, sides, with_sides};
use super::part::parts;
use super::product::Product;
use crate::corpus::chance::choose;
use crate::corpus::moves::Move;
use crate::corpus::terms::{Body, Q, Term};
use crate::corpus::write::{Notation, add, div, mul, neg, sub, whole};
use crate::notation::{Expr, ExprKind, Statement, has_letter};
use fastrand::Rng;
use num_traits::{One, Signed, Zero};

/// What is done to a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Plus,
    Minus,
    Times,
    /// The amount stands first: `3(2x + 1)`.
    TimesBefore,
    Over,
}

/// An operation and its amount, which may have a sign of its own.
#[derive(Clone, Debug)]
pub struct Operation {
    pub sign: Sign,
    pub amount: Expr,
}

impl Operation {
    /// Put on one side.
    pub fn on(&self, side: &Expr) -> Expr {
        let amount = self.amount.clone();
        match self.sign {
            Sign::Plus => add(side.clone(), amount),
            Sign::Minus => sub(side.clone(), amount),
            Sign::Times => first_sign_out(side, |side| mul(side, amount)),
            Sign::TimesBefore => first_sign_out(&amount, |amount| mul(amount, side.clone())),
            Sign::Over => first_sign_out(side, |side| div(side, amount)),
        }
    }

    /// Put on both sides of an equation.
    pub fn on_both(&self, statement: &Statement) -> Option<Statement> {
        matches!(statement, Statement::Chain(..)).then(|| with_sides(statement, |_, side| self.on(side)))
    }

    /// The same as a move, for its words.
    pub fn as_move(&self) -> Option<Move> {
        let value = Product::read(&self.amount).filter(|value| value.sum.is_none())?;
        let letter = match value.power {
            0 => Vec::new(),
            1 => vec![(letter_of(&Statement::Expr(self.amount.clone())), 1)],
            _ => return None,
        };
        let is_number = letter.is_empty();
        let term = Term { coef: value.coef, body: Body::Plain(letter) };
        match self.sign {
            Sign::Plus => Some(Move::AddBoth(term)),
            Sign::Minus => Some(Move::AddBoth(term.scaled(-Q::one()))),
            Sign::Times | Sign::TimesBefore => is_number.then_some(Move::MultiplyBoth(term.coef)),
            Sign::Over => is_number.then_some(Move::DivideBoth(term.coef)),
        }
    }
}

/// `-x/9` times five is written `-x/9*5`: the sign stands before the whole product.
fn first_sign_out(first: &Expr, product: impl FnOnce(Expr) -> Expr) -> Expr {
    match &first.kind {
        ExprKind::Neg(inner) => neg(product((**inner).clone())),
        _ => product(first.clone()),
    }
}

/// An operation that brings the letter nearer to standing alone.
pub fn helpful(statement: &Statement, rng: &mut Rng) -> Option<Operation> {
    let sides = sides(statement);
    let with_letter: Vec<&&Expr> = sides.iter().filter(|side| has_letter(side)).collect();
    let side = if with_letter.is_empty() { return None } else { *choose(&with_letter, rng) };
    let all = parts(side);
    if all.len() > 1 {
        let stray: Vec<_> = all.iter().filter(|part| !has_letter(&part.body)).collect();
        if stray.is_empty() {
            return None;
        }
        let part = *choose(&stray, rng);
        // `--7` as well as `+7`
        let (sign, amount) = match (&part.body.kind, part.minus) {
            (ExprKind::Neg(inner), minus) if rng.bool() => {
                (if minus { Sign::Minus } else { Sign::Plus }, (**inner).clone())
            }
            (ExprKind::Neg(_), minus) => (if minus { Sign::Plus } else { Sign::Minus }, part.body.clone()),
            (_, minus) if rng.bool() => (if minus { Sign::Plus } else { Sign::Minus }, part.body.clone()),
            (_, false) => (Sign::Plus, neg(part.body.clone())),
            (_, true) => (Sign::Minus, neg(part.body.clone())),
        };
        return Some(Operation { sign, amount });
    }
    let factors: Vec<(bool, Expr)> = factors(side).into_iter().filter(|(_, factor)| !has_letter(factor)).collect();
    if factors.is_empty() {
        let times = all[0].minus.then(|| neg(whole(1)))?;
        return Some(Operation { sign: if rng.bool() { Sign::Times } else { Sign::Over }, amount: times });
    }
    let (below, factor) = choose(&factors, rng).clone();
    let amount = if all[0].minus && rng.bool() { neg(factor) } else { factor };
    let sign = match below {
        true if rng.f64() < 0.2 => Sign::TimesBefore,
        true => Sign::Times,
        false => Sign::Over,
    };
    Some(Operation { sign, amount })
}

/// An operation that leads nowhere much, with a number of the line or another.
pub fn odd(statement: &Statement, notation: &Notation, rng: &mut Rng) -> Operation {
    let of_line: Vec<Product> = sides(statement).into_iter().flat_map(parts).filter_map(|part| part.value()).collect();
    let of_line = if of_line.is_empty() { None } else { Some(choose(&of_line, rng).clone()) };
    let letter = letter_of(statement);
    let amount = match (rng.u8(0..10), of_line) {
        (0, _) => whole(1),
        (1, _) => neg(whole(1)),
        (2 | 3, _) => notation.number(Q::from_integer(rng.i64(1..=12) * if rng.bool() { 1 } else { -1 })),
        (4, Some(value)) if value.power == 1 && value.sum.is_none() => {
            let (minus, size) = value.write(letter, notation);
            let sign = if minus == rng.bool() { Sign::Plus } else { Sign::Minus };
            return Operation { sign, amount: size };
        }
        (_, Some(value)) if value.sum.is_none() && !value.coef.is_zero() => {
            let coef = if rng.f64() < 0.3 { value.coef.abs() } else { value.coef };
            notation.number(coef)
        }
        _ => whole(rng.i64(2..=9)),
    };
    let sign = match rng.u8(0..8) {
        0 | 1 => Sign::Plus,
        2 | 3 => Sign::Minus,
        4 | 5 => Sign::Times,
        _ => Sign::Over,
    };
    Operation { sign, amount }
}

/// The factors of a product, with `true` for those below the line.
pub fn factors(expr: &Expr) -> Vec<(bool, Expr)> {
    match &expr.kind {
        ExprKind::Neg(a) => factors(a),
        ExprKind::Mul(a, b) => factors(a).into_iter().chain([(false, (**b).clone())]).collect(),
        ExprKind::Div(a, b) => factors(a).into_iter().chain([(true, (**b).clone())]).collect(),
        _ => vec![(false, expr.clone())],
    }
}
