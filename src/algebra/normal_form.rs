//! An expression as one fraction of polynomials, with the conditions under which it has a value.
//!
//! Two expressions without roots and absolute values of letters are the same exactly when they cross-multiply to the
//! same polynomial. What a line divides by, and what it takes the root of, is kept beside the value, for a factor
//! that cancels still excludes its zeros.

use super::assumed::Sign;
use super::budget::{Budget, Stop, bounded};
use super::higher_roots::root;
use super::logarithms::logarithm;
use super::monomial::Symbol;
use super::polynomial::Polynomial;
use super::powers::power;
use super::surd::Surd;
use crate::notation::{Expr, ExprKind};
use std::rc::Rc;

/// `numerator / denominator`, neither reduced nor unique; the denominator is not the zero polynomial.
#[derive(Clone, Debug)]
pub(super) struct Fraction {
    pub(super) numerator: Polynomial,
    pub(super) denominator: Polynomial,
}

/// Where an expression has a value.
#[derive(Clone, Debug, Default)]
pub(super) struct Domain {
    pub(super) not_zero: Vec<Polynomial>,
    pub(super) not_negative: Vec<Fraction>,
    /// What a logarithm is taken of.
    pub(super) positive: Vec<Fraction>,
}

impl Domain {
    /// Whether nothing is excluded.
    pub(super) fn is_everywhere(&self) -> bool {
        self.not_zero.is_empty() && self.not_negative.is_empty() && self.positive.is_empty()
    }
}

/// The fraction that `expr` comes to; what must hold for it to have a value is added to `domain`.
///
/// # Errors
/// [`Stop::Undefined`] where it divides by what is zero for all values, [`Stop::OutOfReach`] for powers without
/// a form, and for plus-minus, [`Stop::TooLarge`].
pub(super) fn fraction(expr: &Expr, domain: &mut Domain, budget: &Budget) -> Result<Fraction, Stop> {
    budget.spend(1)?;
    match &expr.kind {
        ExprKind::Number(number) => Ok(Fraction::from(Polynomial::from(Surd::from(bounded(number.value.clone())?)))),
        ExprKind::Variable(name) => Ok(Fraction::from(Polynomial::variable(name))),
        ExprKind::Neg(a) => Ok(fraction(a, domain, budget)?.negated()),
        ExprKind::Add(a, b) => fraction(a, domain, budget)?.plus(&fraction(b, domain, budget)?, budget),
        ExprKind::Sub(a, b) => fraction(a, domain, budget)?.minus(&fraction(b, domain, budget)?, budget),
        ExprKind::Mul(a, b) => fraction(a, domain, budget)?.times(&fraction(b, domain, budget)?, budget),
        ExprKind::Div(a, b) => {
            let (a, b) = (fraction(a, domain, budget)?, fraction(b, domain, budget)?);
            a.times(&b.inverse(domain)?, budget)
        }
        ExprKind::Pow(base, exponent) => {
            let base = fraction(base, domain, budget)?;
            let exponent = fraction(exponent, domain, budget)?;
            power(base, &exponent, domain, budget)
        }
        ExprKind::Sqrt(a) => fraction(a, domain, budget)?.sqrt(domain, budget),
        ExprKind::Root(index, a) => root(fraction(a, domain, budget)?, *index, domain, budget),
        ExprKind::Abs(a) => fraction(a, domain, budget)?.abs(budget),
        ExprKind::Euler => Ok(Fraction::from(Polynomial::symbol(Symbol::Euler))),
        ExprKind::Log(base, a) => {
            let (base, a) = (fraction(base, domain, budget)?, fraction(a, domain, budget)?);
            logarithm(base, a, domain, budget)
        }
        ExprKind::Imaginary | ExprKind::PlusMinus(_) | ExprKind::AddSub(..) => Err(Stop::OutOfReach),
    }
}

impl From<Polynomial> for Fraction {
    fn from(numerator: Polynomial) -> Fraction {
        Fraction { numerator, denominator: Polynomial::one() }
    }
}

impl Fraction {
    /// The value, if it is a number.
    pub(super) fn as_constant(&self) -> Option<Surd> {
        let denominator = self.denominator.as_constant()?;
        self.numerator.as_constant()?.over(&denominator).ok()
    }

    pub(super) fn negated(self) -> Fraction {
        Fraction { numerator: self.numerator.negated(), denominator: self.denominator }
    }

    pub(super) fn plus(&self, other: &Fraction, budget: &Budget) -> Result<Fraction, Stop> {
        if self.denominator == other.denominator {
            let numerator = self.numerator.plus(&other.numerator)?;
            return Ok(Fraction { numerator, denominator: self.denominator.clone() });
        }
        let left = self.numerator.times(&other.denominator, budget)?;
        let right = other.numerator.times(&self.denominator, budget)?;
        Fraction::over(left.plus(&right)?, self.denominator.times(&other.denominator, budget)?)
    }

    /// `self - other`
    pub(super) fn minus(&self, other: &Fraction, budget: &Budget) -> Result<Fraction, Stop> {
        self.plus(&other.clone().negated(), budget)
    }

    pub(super) fn times(&self, other: &Fraction, budget: &Budget) -> Result<Fraction, Stop> {
        let numerator = self.numerator.times(&other.numerator, budget)?;
        Fraction::over(numerator, self.denominator.times(&other.denominator, budget)?)
    }

    /// A constant denominator goes into the numerator, so that denominators stay few.
    fn over(numerator: Polynomial, denominator: Polynomial) -> Result<Fraction, Stop> {
        match denominator.as_constant() {
            Some(constant) => Ok(Fraction::from(numerator.scaled(&constant.inverse()?)?)),
            None => Ok(Fraction { numerator, denominator }),
        }
    }

    /// `self / other`, where what that excludes is known already.
    pub(super) fn over_fraction(&self, other: &Fraction, budget: &Budget) -> Result<Fraction, Stop> {
        let numerator = self.numerator.times(&other.denominator, budget)?;
        Fraction::over(numerator, self.denominator.times(&other.numerator, budget)?)
    }

    pub(super) fn inverse(self, domain: &mut Domain) -> Result<Fraction, Stop> {
        if self.numerator.is_zero() {
            return Err(Stop::Undefined);
        }
        if self.numerator.as_constant().is_none() {
            domain.not_zero.push(self.numerator.clone());
        }
        Fraction::over(self.denominator, self.numerator)
    }

    /// `sqrt(N/D) = sqrt(N D) / |D|`
    pub(super) fn sqrt(self, domain: &mut Domain, budget: &Budget) -> Result<Fraction, Stop> {
        if let Some(constant) = self.as_constant() {
            return Ok(Fraction::from(Polynomial::from(constant.sqrt()?)));
        }
        domain.not_negative.push(self.clone());
        let radicand = self.numerator.times(&self.denominator, budget)?;
        let size = Fraction::from(self.denominator).abs(budget)?;
        let root = match radicand.square_root(budget)? {
            Some(root) => Fraction::from(root).abs(budget)?,
            None => {
                // sqrt(4x + 8) = 2 sqrt(x + 2), sqrt(x^2 y) = |x| sqrt(y)
                let (outside, inside) = content(&radicand)?;
                let (letters, inside) = square_letters(&inside, budget)?;
                let root = letters.times(&root_of_rest(&inside, budget)?, budget)?;
                Fraction::from(root.scaled(&outside)?)
            }
        };
        Fraction::over(root.numerator, size.numerator)
    }

    /// `|N/D| = |N| / |D|`; each inner polynomial with a positive leading coefficient 1.
    pub(super) fn abs(self, budget: &Budget) -> Result<Fraction, Stop> {
        budget.spend(1)?;
        let size = |polynomial: Polynomial| -> Result<Polynomial, Stop> {
            let leading = polynomial.leading();
            if leading.is_zero() {
                return Ok(polynomial);
            }
            let scale = leading.abs()?;
            if polynomial.as_constant().is_some() {
                return Ok(Polynomial::from(scale));
            }
            match budget.assumed.sign(&polynomial, budget)? {
                Some(Sign::Positive | Sign::NotNegative) => return Ok(polynomial),
                Some(Sign::Negative | Sign::NotPositive) => return Ok(polynomial.negated()),
                Some(Sign::NotZero) | None => {}
            }
            let monic = polynomial.scaled(&leading.inverse()?)?;
            let Some((monomial, _)) = monic.lead().filter(|_| monic.is_monomial()) else {
                return Polynomial::symbol(Symbol::Abs(Rc::new(monic))).scaled(&scale);
            };
            // |x^2 y^3| = x^2 |y|^3
            let mut product = Polynomial::from(scale);
            for (symbol, exponent) in monomial.powers() {
                let own = Polynomial::symbol(symbol.clone());
                let size = match budget.assumed.sign(&own, budget)? {
                    Some(Sign::Positive | Sign::NotNegative) => own,
                    Some(Sign::Negative | Sign::NotPositive) => own.negated(),
                    _ => Polynomial::symbol(Symbol::Abs(Rc::new(own))),
                };
                product = product.times(&size.power(exponent, budget)?, budget)?;
            }
            Ok(product)
        };
        Fraction::over(size(self.numerator)?, size(self.denominator)?)
    }
}

/// `outside`, `inside` with `polynomial = outside^2 * inside` and `outside` a product of letters' absolute values.
fn square_letters(polynomial: &Polynomial, budget: &Budget) -> Result<(Polynomial, Polynomial), Stop> {
    let (mut outside, mut inside) = (Polynomial::one(), polynomial.clone());
    let letters: Vec<Symbol> = polynomial.symbols().into_iter().cloned().collect();
    for symbol in letters.into_iter().filter(|symbol| matches!(symbol, Symbol::Variable(_))) {
        let least = inside.terms().map(|(monomial, _)| monomial.exponent_of(&symbol)).min().unwrap_or(0);
        let letter = Polynomial::symbol(symbol);
        let Some(rest) = inside.over(&letter.power(least / 2 * 2, budget)?, budget)? else { continue };
        // Where the letter alone stays below the root, it is not negative.
        let is_alone = rest.is_monomial() && rest.symbols().len() == 1 && rest.leading().sign()?.is_gt();
        let size = match is_alone && rest.symbols() == letter.symbols() {
            true => letter.clone(),
            false => Fraction::from(letter).abs(budget)?.numerator,
        };
        outside = outside.times(&size.power(least / 2, budget)?, budget)?;
        inside = rest;
    }
    Ok((outside, inside))
}

/// The root of what has no square factor left: letters that cannot be negative have roots of their own, so that
/// `sqrt(x y)` is `sqrt(x) sqrt(y)`.
fn root_of_rest(inside: &Polynomial, budget: &Budget) -> Result<Polynomial, Stop> {
    let (mut root, mut rest) = (Polynomial::one(), inside.clone());
    for symbol in inside.symbols().into_iter().filter(|symbol| matches!(symbol, Symbol::Variable(_))) {
        let letter = Polynomial::symbol(symbol.clone());
        let is_never_negative =
            matches!(budget.assumed.sign(&letter, budget)?, Some(Sign::Positive | Sign::NotNegative));
        if is_never_negative && let Some(quotient) = rest.over(&letter, budget)? {
            root = root.times(&Polynomial::symbol(Symbol::Sqrt(Rc::new(letter))), budget)?;
            rest = quotient;
        }
    }
    match rest.as_constant() {
        Some(constant) => root.scaled(&constant.sqrt()?),
        None => root.times(&Polynomial::symbol(Symbol::Sqrt(Rc::new(rest))), budget),
    }
}

/// `outside`, `inside` with `polynomial = outside^2 * inside`, `inside` the same for all positive square multiples.
fn content(polynomial: &Polynomial) -> Result<(Surd, Polynomial), Stop> {
    // With c the size of the leading coefficient and sqrt(c) = s sqrt(f), f square-free: s goes out, c/s^2 = f stays.
    let scale = polynomial.leading().abs()?;
    let Ok(root) = scale.sqrt() else { return Ok((Surd::one(), polynomial.clone())) };
    let Some(outside) = root.rational_factor() else { return Ok((Surd::one(), polynomial.clone())) };
    let square = outside.times(&outside)?;
    Ok((outside, polynomial.scaled(&square.inverse()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Statement, parse};

    fn form(text: &str) -> Result<(Fraction, Domain), Stop> {
        let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text} is no expression") };
        let mut domain = Domain::default();
        Ok((fraction(&expr, &mut domain, &Budget::new())?, domain))
    }

    #[test]
    fn what_is_excluded_is_kept_although_it_cancels() {
        let check = |text: &str, n_not_zero: usize, n_not_negative: usize| {
            let (_, domain) = form(text).unwrap();
            assert_eq!((domain.not_zero.len(), domain.not_negative.len()), (n_not_zero, n_not_negative), "{text}");
        };
        check("x^2 + 1/2", 0, 0);
        check("(x^2 - 4)/(x - 2)", 1, 0);
        check("1/x + 1/(x + 1)", 2, 0);
        check("x^(-2)", 1, 0);
        check("x^0", 1, 0);
        check("sqrt(x) - sqrt(x)", 0, 2);
        check("sqrt(2)/sqrt(3)", 0, 0);
    }

    #[test]
    fn roots_and_absolute_values_have_one_form() {
        let check = |left: &str, right: &str| {
            let ((left, _), (right, _)) = (form(left).unwrap(), form(right).unwrap());
            assert_eq!((left.numerator, left.denominator), (right.numerator, right.denominator));
        };
        check("sqrt(4x + 8)", "2sqrt(x + 2)");
        check("sqrt(x/4)", "sqrt(x)/2");
        check("sqrt((x - 3)^2)", "|3 - x|");
        check("|2x - 4|", "2|2 - x|");
        check("x^(1/2)", "sqrt(x)");
        check("x^(3/2)", "x sqrt(x)");
    }

    #[test]
    fn what_has_no_form_says_why() {
        let check = |text: &str, wanted: Stop| assert_eq!(form(text).map(|_| ()), Err(wanted), "{text}");
        check("1/0", Stop::Undefined);
        check("x/(x - x)", Stop::Undefined);
        check("0^0", Stop::Undefined);
        check("sqrt(-4)", Stop::Undefined);
        check("2^(1/x)", Stop::OutOfReach);
        check("x^1000", Stop::TooLarge);
        check("9^9^9", Stop::TooLarge);
    }
}
