//! Sums, products and quotients of complex numbers: `(2 + 3i)(1 - i)`, `(3 + i)/(1 - 2i)`, `i^7`.

use super::derivation::Derivation;
use crate::corpus::work_out::Given;
use crate::notation::{Expr, ExprKind, Rational, Statement, build, exact_value, variables};
use num_complex::Complex;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Largest exponent of a number that is no power of i.
const MAX_EXPONENT: u32 = 12;

type Number = Complex<Rational>;

/// What an expression without other letters comes to. None where it is none, or divides by zero.
fn number(expr: &Expr) -> Option<Number> {
    let of = number;
    match &expr.kind {
        ExprKind::Number(number) => Some(Number::from(number.value.clone())),
        ExprKind::Imaginary => Some(Number::i()),
        ExprKind::Variable(name) if name == "i" => Some(Number::i()),
        ExprKind::Neg(a) => Some(-of(a)?),
        ExprKind::Add(a, b) => Some(of(a)? + of(b)?),
        ExprKind::Sub(a, b) => Some(of(a)? - of(b)?),
        ExprKind::Mul(a, b) => Some(of(a)? * of(b)?),
        ExprKind::Div(a, b) => {
            let (a, by) = (of(a)?, of(b)?);
            (!by.is_zero()).then(|| a / by)
        }
        ExprKind::Pow(a, n) => {
            let n = exact_value(n).filter(|n| n.is_integer() && !n.is_negative())?.to_integer().to_u32()?;
            let base = of(a)?;
            // The powers of i go round in four.
            let n = if base == Number::i() { n % 4 } else { n };
            (n <= MAX_EXPONENT).then(|| base.powu(n))
        }
        _ => None,
    }
}

/// As people write it: `5 - 2i`.
fn written(number: &Number) -> Expr {
    let unit = || build::variable("i");
    let imaginary = |size: Rational| if size.is_one() { unit() } else { build::product(build::number(&size), unit()) };
    match (number.re.is_zero(), number.im.is_zero()) {
        (_, true) => build::number(&number.re),
        (true, false) if number.im.is_negative() => build::negative(imaginary(number.im.abs())),
        (true, false) => imaginary(number.im.clone()),
        _ if number.im.is_negative() => build::difference(build::number(&number.re), imaginary(number.im.abs())),
        _ => build::sum(build::number(&number.re), imaginary(number.im.clone())),
    }
}

/// A calculation with complex numbers, to `a + bi`.
pub fn worked_out(given: &Given, _: u32) -> Option<Derivation> {
    let Statement::Expr(expr) = &given.statement else { return None };
    if variables(&given.statement).iter().any(|name| name != "i") || !calculates(expr) {
        return None;
    }
    let value = number(expr)?;
    let mut work = Derivation::default();
    let mut line = |expr: Expr, words| work.line(&Statement::Expr(expr), words);
    match &expr.kind {
        ExprKind::Div(top, bottom) => {
            let (above, below) = (number(top)?, number(bottom)?);
            if !below.im.is_zero() {
                let by = below.conj();
                let widened = |side: &Expr| build::product(side.clone(), written(&by));
                line(build::quotient(widened(top), widened(bottom)), "operation.conjugate");
                line(build::quotient(written(&(above * &by)), written(&(below * &by))), "operation.work-out");
            }
        }
        ExprKind::Mul(a, b) => {
            let (a, b) = (number(a)?, number(b)?);
            let is_bracket = |it: &Number| !it.re.is_zero() && !it.im.is_zero();
            if is_bracket(&a) && is_bracket(&b) {
                let unit = || build::variable("i");
                let square = build::power(unit(), build::whole(2));
                let terms = [
                    (&a.re * &b.re, None),
                    (&a.re * &b.im, Some(unit())),
                    (&a.im * &b.re, Some(unit())),
                    (&a.im * &b.im, Some(square)),
                ];
                let mut sum: Option<Expr> = None;
                for (coef, of) in terms {
                    let size = coef.abs();
                    let term = match of {
                        None => build::number(&size),
                        Some(of) if size.is_one() => of,
                        Some(of) => build::product(build::number(&size), of),
                    };
                    sum = Some(match sum {
                        None if coef.is_negative() => build::negative(term),
                        None => term,
                        Some(sum) if coef.is_negative() => build::difference(sum, term),
                        Some(sum) => build::sum(sum, term),
                    });
                }
                line(sum?, "operation.expand");
            }
        }
        _ => {}
    }
    let last = written(&value);
    if last != *expr {
        line(last, "operation.square-of-i");
    }
    Some(work)
}

/// Whether i is calculated with, and not a letter before a letter's number.
fn calculates(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Variable(name) => name == "i",
        ExprKind::Imaginary => true,
        _ => expr.kind.operands().into_iter().flatten().any(calculates),
    }
}
