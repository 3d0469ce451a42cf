//! The calculations that an expression asks for: where two numbers meet and can be worked out.

use crate::corpus::moves::is_square_number;
use crate::corpus::step::{Product, has_decimals, small};
use crate::corpus::terms::Q;
use crate::corpus::write::{Notation, neg};
use crate::notation::{Expr, ExprKind, Statement};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, One, Signed, ToPrimitive, Zero};

/// The value of a number as it is written when nothing is left to do: `7`, `-7`, `2/3`, `-2/3`.
pub fn value(expr: &Expr) -> Option<Q> {
    match &expr.kind {
        ExprKind::Number(number) => small(number),
        ExprKind::Neg(a) if !matches!(a.kind, ExprKind::Neg(_)) => value(a).map(|value| -value),
        ExprKind::Div(a, b) => match (&a.kind, &b.kind) {
            (ExprKind::Number(top), ExprKind::Number(bottom)) => {
                let (top, bottom) = (small(top)?, small(bottom)?);
                let is_whole = top.is_integer() && bottom.is_integer() && bottom > Q::one();
                let quotient = top.checked_div(&bottom)?;
                (is_whole && *quotient.denom() == bottom.to_integer()).then_some(quotient)
            }
            _ => None,
        },
        _ => None,
    }
}

/// What two numbers come to, where a node stands over two numbers and is none itself.
pub fn result(expr: &Expr) -> Option<Q> {
    if value(expr).is_some() {
        return None;
    }
    let of = |a: &Expr, b: &Expr| Some((value(a)?, value(b)?));
    let found = match &expr.kind {
        ExprKind::Neg(a) => -value(a)?,
        ExprKind::Abs(a) => value(a)?.abs(),
        ExprKind::Sqrt(a) => is_square_number(value(a)?)?,
        ExprKind::Add(a, b) => of(a, b).and_then(|(a, b)| a.checked_add(&b))?,
        ExprKind::Sub(a, b) => of(a, b).and_then(|(a, b)| a.checked_sub(&b))?,
        ExprKind::Mul(a, b) => of(a, b).and_then(|(a, b)| a.checked_mul(&b))?,
        ExprKind::Div(a, b) => of(a, b).filter(|(_, b)| !b.is_zero()).and_then(|(a, b)| a.checked_div(&b))?,
        ExprKind::Pow(a, b) => {
            let (base, power) = of(a, b)?;
            let power = power.to_usize().filter(|_| power.is_integer() && power <= Q::from_integer(6))?;
            num_traits::checked_pow(base, power)?
        }
        _ => return None,
    };
    is_tame(found).then_some(found)
}

/// Small enough to go on with.
pub fn is_tame(value: Q) -> bool {
    value.numer().abs() <= 20_000 && *value.denom() <= 1_000
}

/// How many calculations there are.
pub fn n_calculations(expr: &Expr) -> usize {
    let below: usize = expr.kind.operands().into_iter().flatten().map(n_calculations).sum();
    below + usize::from(result(expr).is_some())
}

/// The line with its calculation `at` worked out; decimals stay decimals.
pub fn calculated(line: &Statement, at: usize) -> Option<Statement> {
    let Statement::Expr(expr) = line else { return None };
    let notation = Notation { decimals: has_decimals(line), ..Notation::default() };
    Some(Statement::Expr(worked_at(expr, at, &notation)?))
}

/// An expression with the values of its letters put in: `3x^2` for `x = -2` -> `3(-2)^2`
pub fn with_values(line: &Statement) -> Option<Statement> {
    let Statement::At(expr, values) = line else { return None };
    Some(Statement::Expr(put(expr, values)))
}

fn put(expr: &Expr, values: &[(String, Expr)]) -> Expr {
    if let ExprKind::Variable(name) = &expr.kind
        && let Some((_, value)) = values.iter().find(|(letter, _)| letter == name)
    {
        return value.clone();
    }
    let operands = expr.kind.operands().map(|operand| operand.map(|operand| put(operand, values)));
    Expr { kind: expr.kind.with_operands(operands), span: expr.span }
}

/// The expression with its calculation `at`, counted from the left, replaced by what it comes to.
pub fn worked_at(expr: &Expr, at: usize, notation: &Notation) -> Option<Expr> {
    changed_at(expr, at, &mut |part| Some(written(result(part)?, notation)))
}

/// A number as it is written.
pub fn written(value: Q, notation: &Notation) -> Expr {
    let (negative, size) = Product::number(value).write('x', notation);
    if negative { neg(size) } else { size }
}

/// The expression with its calculation `at` changed.
pub fn changed_at(expr: &Expr, at: usize, change: &mut impl FnMut(&Expr) -> Option<Expr>) -> Option<Expr> {
    let mut before = 0;
    let operands = expr.kind.operands();
    for (i, operand) in operands.iter().enumerate() {
        let Some(operand) = operand else { continue };
        let n_here = n_calculations(operand);
        if at < before + n_here {
            let next = changed_at(operand, at - before, change)?;
            let mut all = operands.map(|operand| operand.cloned());
            all[i] = Some(next);
            return Some(Expr { kind: expr.kind.with_operands(all), span: expr.span });
        }
        before += n_here;
    }
    if at == before && result(expr).is_some() { change(expr) } else { None }
}
