//! Expressions in one letter over the complex numbers, as fractions of polynomials.

use super::budget::{Budget, Stop};
use super::gaussian::Gaussian;
use super::surd::Surd;
use crate::notation::{Expr, ExprKind};
use num_traits::ToPrimitive;

/// The degree of a polynomial, at most.
const MAX_DEGREE: usize = 16;

/// The exponent of a number, at most: enough for `i^2026`, and bounded besides by what the numbers grow to.
const MAX_EXPONENT: i64 = 100_000;

/// A polynomial in the one letter, its coefficients from the lowest power up, the last one not zero; empty for zero.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ComplexPolynomial(Vec<Gaussian>);

impl ComplexPolynomial {
    fn of(mut coefficients: Vec<Gaussian>) -> ComplexPolynomial {
        while coefficients.last().is_some_and(Gaussian::is_zero) {
            coefficients.pop();
        }
        ComplexPolynomial(coefficients)
    }

    pub(super) fn constant(value: Gaussian) -> ComplexPolynomial {
        ComplexPolynomial::of(vec![value])
    }

    pub(super) fn one() -> ComplexPolynomial {
        ComplexPolynomial::constant(Gaussian::one())
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn degree(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// The value, if the letter is not in it.
    pub(super) fn as_constant(&self) -> Option<Gaussian> {
        match self.0.as_slice() {
            [] => Some(Gaussian::zero()),
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    pub(super) fn coefficients(&self) -> &[Gaussian] {
        &self.0
    }

    fn coefficient(&self, power: usize) -> Gaussian {
        self.0.get(power).cloned().unwrap_or_else(Gaussian::zero)
    }

    fn negated(&self) -> ComplexPolynomial {
        ComplexPolynomial(self.0.iter().map(Gaussian::negated).collect())
    }

    fn plus(&self, other: &ComplexPolynomial) -> Result<ComplexPolynomial, Stop> {
        let n_terms = self.0.len().max(other.0.len());
        let sums = (0..n_terms).map(|power| self.coefficient(power).plus(&other.coefficient(power)));
        Ok(ComplexPolynomial::of(sums.collect::<Result<_, _>>()?))
    }

    /// # Errors
    /// [`Stop::TooLarge`] past the highest degree, as for every product here.
    pub(super) fn times(&self, other: &ComplexPolynomial, budget: &Budget) -> Result<ComplexPolynomial, Stop> {
        budget.spend(4 * self.0.len() * other.0.len())?;
        if self.is_zero() || other.is_zero() {
            return Ok(ComplexPolynomial(Vec::new()));
        }
        if self.degree() + other.degree() > MAX_DEGREE {
            return Err(Stop::TooLarge);
        }
        let mut product = vec![Gaussian::zero(); self.degree() + other.degree() + 1];
        for (i, a) in self.0.iter().enumerate() {
            for (j, b) in other.0.iter().enumerate() {
                product[i + j] = product[i + j].plus(&a.times(b)?)?;
            }
        }
        Ok(ComplexPolynomial::of(product))
    }

    /// Quotient and rest of a division by what is not zero.
    fn divided(
        &self,
        divisor: &ComplexPolynomial,
        budget: &Budget,
    ) -> Result<(ComplexPolynomial, ComplexPolynomial), Stop> {
        let inverse = divisor.0.last().ok_or(Stop::Undefined)?.inverse()?;
        let mut rest = self.clone();
        let mut quotient = vec![Gaussian::zero(); (self.0.len() + 1).saturating_sub(divisor.0.len()).max(1)];
        while rest.0.len() >= divisor.0.len() {
            budget.spend(4 * divisor.0.len())?;
            let Some(lead) = rest.0.last() else { break };
            let factor = lead.times(&inverse)?;
            let shift = rest.0.len() - divisor.0.len();
            let mut next = rest.0.clone();
            for (power, coefficient) in divisor.0.iter().enumerate() {
                next[shift + power] = next[shift + power].minus(&coefficient.times(&factor)?)?;
            }
            quotient[shift] = factor;
            rest = ComplexPolynomial::of(next);
        }
        Ok((ComplexPolynomial::of(quotient), rest))
    }

    /// The greatest common divisor with leading coefficient 1.
    pub(super) fn common(&self, other: &ComplexPolynomial, budget: &Budget) -> Result<ComplexPolynomial, Stop> {
        let (mut a, mut b) = (self.clone(), other.clone());
        while !b.is_zero() {
            let (_, rest) = a.divided(&b, budget)?;
            (a, b) = (b, rest);
        }
        a.monic()
    }

    fn monic(&self) -> Result<ComplexPolynomial, Stop> {
        let Some(lead) = self.0.last() else { return Ok(self.clone()) };
        let inverse = lead.inverse()?;
        Ok(ComplexPolynomial(self.0.iter().map(|c| c.times(&inverse)).collect::<Result<_, _>>()?))
    }

    /// The monic polynomial with the same roots but those of `other`, each once.
    pub(super) fn roots_without(&self, other: &ComplexPolynomial, budget: &Budget) -> Result<ComplexPolynomial, Stop> {
        let derivative = self.0.iter().enumerate().skip(1).map(|(power, coefficient)| {
            coefficient.times(&Gaussian::from(Surd::from(i64::try_from(power).unwrap_or(i64::MAX))))
        });
        let derivative = ComplexPolynomial::of(derivative.collect::<Result<_, _>>()?);
        let simple = self.divided(&self.common(&derivative, budget)?, budget)?.0;
        let shared = simple.common(other, budget)?;
        simple.divided(&shared, budget)?.0.monic()
    }

    /// The monic polynomial with the same roots, each once.
    pub(super) fn simple(&self, budget: &Budget) -> Result<ComplexPolynomial, Stop> {
        self.roots_without(&ComplexPolynomial::one(), budget)
    }

    /// The roots of a polynomial up to the second degree; None where they are of no form that is known.
    pub(super) fn roots(&self) -> Option<Vec<Gaussian>> {
        match self.0.as_slice() {
            [_] => Some(Vec::new()),
            [c, b] => Some(vec![c.negated().times(&b.inverse().ok()?).ok()?]),
            [c, b, a] => {
                let number = |n: i64| Gaussian::from(Surd::from(n));
                let square = b.times(b).ok()?.minus(&a.times(c).ok()?.times(&number(4)).ok()?).ok()?;
                let root = square.sqrt().ok()?;
                let twice = a.times(&number(2)).ok()?.inverse().ok()?;
                let minus_b = b.negated();
                let plus = minus_b.plus(&root).ok()?.times(&twice).ok()?;
                let minus = minus_b.minus(&root).ok()?.times(&twice).ok()?;
                Some(vec![plus, minus])
            }
            _ => None,
        }
    }
}

/// `over / under`, neither reduced nor unique; `under` is not zero.
#[derive(Clone, Debug)]
pub(super) struct ComplexFraction {
    pub(super) over: ComplexPolynomial,
    pub(super) under: ComplexPolynomial,
}

impl ComplexFraction {
    fn constant(value: Gaussian) -> ComplexFraction {
        ComplexFraction { over: ComplexPolynomial::constant(value), under: ComplexPolynomial::one() }
    }

    /// The value, if it is a number.
    pub(super) fn as_constant(&self) -> Option<Gaussian> {
        self.over.as_constant()?.times(&self.under.as_constant()?.inverse().ok()?).ok()
    }

    fn negated(self) -> ComplexFraction {
        ComplexFraction { over: self.over.negated(), under: self.under }
    }

    fn plus(&self, other: &ComplexFraction, budget: &Budget) -> Result<ComplexFraction, Stop> {
        let over = self.over.times(&other.under, budget)?.plus(&other.over.times(&self.under, budget)?)?;
        Ok(ComplexFraction { over, under: self.under.times(&other.under, budget)? })
    }

    /// `self - other`
    pub(super) fn minus(&self, other: &ComplexFraction, budget: &Budget) -> Result<ComplexFraction, Stop> {
        self.plus(&other.clone().negated(), budget)
    }

    fn times(&self, other: &ComplexFraction, budget: &Budget) -> Result<ComplexFraction, Stop> {
        let over = self.over.times(&other.over, budget)?;
        Ok(ComplexFraction { over, under: self.under.times(&other.under, budget)? })
    }

    fn inverse(self) -> Result<ComplexFraction, Stop> {
        if self.over.is_zero() {
            return Err(Stop::Undefined);
        }
        Ok(ComplexFraction { over: self.under, under: self.over })
    }

    fn power(&self, exponent: i64, budget: &Budget) -> Result<ComplexFraction, Stop> {
        if let Some(constant) = self.as_constant() {
            return Ok(ComplexFraction::constant(constant.power(exponent)?));
        }
        let n_factors = usize::try_from(exponent.unsigned_abs()).map_err(|_| Stop::TooLarge)?;
        if n_factors > MAX_DEGREE {
            return Err(Stop::TooLarge);
        }
        let base = if exponent < 0 { self.clone().inverse()? } else { self.clone() };
        (0..n_factors).try_fold(ComplexFraction::constant(Gaussian::one()), |power, _| power.times(&base, budget))
    }
}

/// The fraction that `expr` comes to, in `letter`.
///
/// # Errors
/// [`Stop::OutOfReach`] for other letters, for roots of the letter, for plus-minus and logarithms, [`Stop::Undefined`]
/// where it divides by zero, [`Stop::TooLarge`].
pub(super) fn fraction(expr: &Expr, letter: Option<&str>, budget: &Budget) -> Result<ComplexFraction, Stop> {
    budget.spend(1)?;
    let of = |operand: &Expr| fraction(operand, letter, budget);
    let number = |operand: &Expr| of(operand)?.as_constant().ok_or(Stop::OutOfReach);
    match &expr.kind {
        ExprKind::Number(number) => Ok(ComplexFraction::constant(Gaussian::from(Surd::from(number.value.clone())))),
        ExprKind::Imaginary => Ok(ComplexFraction::constant(Gaussian::unit())),
        ExprKind::Variable(name) if letter == Some(name.as_str()) => {
            let over = ComplexPolynomial::of(vec![Gaussian::zero(), Gaussian::one()]);
            Ok(ComplexFraction { over, under: ComplexPolynomial::one() })
        }
        ExprKind::Neg(a) => Ok(of(a)?.negated()),
        ExprKind::Add(a, b) => of(a)?.plus(&of(b)?, budget),
        ExprKind::Sub(a, b) => of(a)?.minus(&of(b)?, budget),
        ExprKind::Mul(a, b) => of(a)?.times(&of(b)?, budget),
        ExprKind::Div(a, b) => of(a)?.times(&of(b)?.inverse()?, budget),
        ExprKind::Pow(base, exponent) => {
            let exponent = number(exponent)?;
            let exponent = exponent.as_real().and_then(Surd::as_rational).filter(|value| value.is_integer());
            let exponent = exponent.and_then(|value| value.to_integer().to_i64()).ok_or(Stop::OutOfReach)?;
            if exponent.abs() > MAX_EXPONENT {
                return Err(Stop::TooLarge);
            }
            of(base)?.power(exponent, budget)
        }
        ExprKind::Sqrt(a) => Ok(ComplexFraction::constant(number(a)?.sqrt()?)),
        ExprKind::Abs(a) => Ok(ComplexFraction::constant(Gaussian::from(number(a)?.size()?))),
        ExprKind::Variable(_) | ExprKind::Euler | ExprKind::Log(..) | ExprKind::Root(..) => Err(Stop::OutOfReach),
        ExprKind::PlusMinus(_) | ExprKind::AddSub(..) => Err(Stop::OutOfReach),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Statement, parse, with_imaginary};

    fn read(text: &str) -> Result<ComplexFraction, Stop> {
        let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text}") };
        fraction(&with_imaginary(&expr), Some("x"), &Budget::new())
    }

    #[test]
    fn numbers_come_to_one_form() {
        let check =
            |text: &str, wanted: &str| assert_eq!(read(text).unwrap().as_constant().unwrap().to_string(), wanted);
        check("(2+3i)(2-3i)", "13");
        check("(1+i)/(1-i)", "i");
        check("i^2026", "-1");
        check("sqrt(-20) + sqrt(-5)", "3*sqrt(5)*i");
        check("sqrt(-4) sqrt(-9)", "-6");
        check("|3-4i|", "5");
    }

    #[test]
    fn roots_are_found() {
        let check = |text: &str, wanted: &str| {
            let roots = read(text).unwrap().over.simple(&Budget::new()).unwrap().roots().unwrap();
            assert_eq!(roots.iter().map(Gaussian::to_string).collect::<Vec<_>>().join(", "), wanted);
        };
        check("x^2 + 9", "3*i, -3*i");
        check("x^2 - 2x + 5", "1+2*i, 1-2*i");
        check("(x - i)^3", "i");
        check("(x-2)(x-2)", "2");
    }

    #[test]
    fn what_has_no_form_says_so() {
        for (text, wanted) in [
            ("sqrt(x)", Stop::OutOfReach),
            ("x + y", Stop::OutOfReach),
            ("1/(i^2+1)", Stop::Undefined),
            ("(x+i)^40", Stop::TooLarge),
        ] {
            assert_eq!(read(text).err(), Some(wanted), "{text}");
        }
    }
}
