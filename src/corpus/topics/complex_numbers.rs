//! Sums, products and quotients of complex numbers: `(2 + 3i)(1 - i)`, `(3 + i)/(1 - 2i)`, `i^7`.

use super::derivation::Derivation;
use crate::corpus::work_out::Given;
use crate::notation::{Expr, ExprKind, Rational, Statement, build, exact_value, variables};
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Real and imaginary part.
#[derive(Clone, Debug, PartialEq)]
struct Number(Rational, Rational);

impl Number {
    fn of(expr: &Expr) -> Option<Number> {
        let of = Number::of;
        match &expr.kind {
            ExprKind::Number(number) => Some(Number(number.value.clone(), Rational::zero())),
            ExprKind::Imaginary => Some(Number(Rational::zero(), Rational::one())),
            ExprKind::Variable(name) if name == "i" => Some(Number(Rational::zero(), Rational::one())),
            ExprKind::Neg(a) => of(a).map(|a| Number(-a.0, -a.1)),
            ExprKind::Add(a, b) => Some(of(a)?.plus(&of(b)?)),
            ExprKind::Sub(a, b) => of(b).and_then(|b| Some(of(a)?.plus(&Number(-b.0, -b.1)))),
            ExprKind::Mul(a, b) => Some(of(a)?.times(&of(b)?)),
            ExprKind::Div(a, b) => of(a)?.over(&of(b)?),
            ExprKind::Pow(a, n) => {
                let n = exact_value(n).filter(|n| n.is_integer() && !n.is_negative())?.to_integer().to_u32()?;
                let base = of(a)?;
                let one = Number(Rational::one(), Rational::zero());
                // The powers of i go round in four.
                let is_unit = base.0.is_zero() && base.1.is_one();
                let n = if is_unit { n % 4 } else { n };
                (n <= 12).then(|| (0..n).fold(one, |power, _| power.times(&base)))
            }
            _ => None,
        }
    }

    fn plus(&self, other: &Number) -> Number {
        Number(&self.0 + &other.0, &self.1 + &other.1)
    }

    fn times(&self, other: &Number) -> Number {
        Number(&self.0 * &other.0 - &self.1 * &other.1, &self.0 * &other.1 + &self.1 * &other.0)
    }

    fn conjugate(&self) -> Number {
        Number(self.0.clone(), -self.1.clone())
    }

    fn over(&self, other: &Number) -> Option<Number> {
        let size = &other.0 * &other.0 + &other.1 * &other.1;
        let product = self.times(&other.conjugate());
        (!size.is_zero()).then(|| Number(product.0 / &size, product.1 / &size))
    }

    fn expr(&self) -> Expr {
        let unit = || build::variable("i");
        let imaginary =
            |size: Rational| if size.is_one() { unit() } else { build::product(build::number(&size), unit()) };
        match (self.0.is_zero(), self.1.is_zero()) {
            (_, true) => build::number(&self.0),
            (true, false) if self.1.is_negative() => build::negative(imaginary(self.1.abs())),
            (true, false) => imaginary(self.1.clone()),
            _ if self.1.is_negative() => build::difference(build::number(&self.0), imaginary(self.1.abs())),
            _ => build::sum(build::number(&self.0), imaginary(self.1.clone())),
        }
    }
}

/// A calculation with complex numbers, to `a + bi`.
pub fn worked_out(given: &Given, _: u32) -> Option<Derivation> {
    let Statement::Expr(expr) = &given.statement else { return None };
    if variables(&given.statement).iter().any(|name| name != "i") || !calculates(expr) {
        return None;
    }
    let value = Number::of(expr)?;
    let mut work = Derivation::default();
    let mut line = |expr: Expr, words| work.line(&Statement::Expr(expr), words);
    match &expr.kind {
        ExprKind::Div(top, bottom) => {
            let (above, below) = (Number::of(top)?, Number::of(bottom)?);
            if !below.1.is_zero() {
                let by = below.conjugate();
                let widened = |side: &Expr| build::product(side.clone(), by.expr());
                line(build::quotient(widened(top), widened(bottom)), "operation.conjugate");
                line(build::quotient(above.times(&by).expr(), below.times(&by).expr()), "operation.work-out");
            }
        }
        ExprKind::Mul(a, b) => {
            let (a, b) = (Number::of(a)?, Number::of(b)?);
            let is_bracket = |it: &Number| !it.0.is_zero() && !it.1.is_zero();
            if is_bracket(&a) && is_bracket(&b) {
                let unit = || build::variable("i");
                let square = build::power(unit(), build::whole(2));
                let terms = [
                    (&a.0 * &b.0, None),
                    (&a.0 * &b.1, Some(unit())),
                    (&a.1 * &b.0, Some(unit())),
                    (&a.1 * &b.1, Some(square)),
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
    let last = value.expr();
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
