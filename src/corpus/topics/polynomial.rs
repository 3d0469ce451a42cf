//! Polynomials in one letter with rational coefficients, as far as working problems out needs them.

use crate::notation::{Expr, ExprKind, Rational, build};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Highest power that is worked with.
const MAX_DEGREE: usize = 12;

/// Numbers with more divisors to be tried are not looked through for roots.
const MAX_TRIED: i64 = 10_000;

/// Coefficients from the constant up, the last one not zero; none for zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Polynomial(Vec<Rational>);

impl Polynomial {
    pub fn new(mut coefs: Vec<Rational>) -> Polynomial {
        while coefs.last().is_some_and(Zero::is_zero) {
            coefs.pop();
        }
        Polynomial(coefs)
    }

    pub fn constant(value: Rational) -> Polynomial {
        Polynomial::new(vec![value])
    }

    /// The letter less a number.
    pub fn without(root: &Rational) -> Polynomial {
        Polynomial::new(vec![-root, Rational::one()])
    }

    /// The linear factor of whole coefficients that is zero there: `2x - 3` for 3/2.
    pub fn with_root(root: &Rational) -> Polynomial {
        Polynomial::without(root).scaled(&Rational::from_integer(root.denom().clone()))
    }

    /// What an expression in this letter says. None where it is no polynomial, or a large one.
    pub fn of(expr: &Expr, letter: &str) -> Option<Polynomial> {
        let of = |expr: &Expr| Polynomial::of(expr, letter);
        match &expr.kind {
            ExprKind::Number(number) => Some(Polynomial::constant(number.value.clone())),
            ExprKind::Variable(name) if name == letter => Some(Polynomial::without(&Rational::zero())),
            ExprKind::Neg(a) => Some(of(a)?.scaled(&-Rational::one())),
            ExprKind::Add(a, b) => Some(of(a)?.plus(&of(b)?)),
            ExprKind::Sub(a, b) => Some(of(a)?.plus(&of(b)?.scaled(&-Rational::one()))),
            ExprKind::Mul(a, b) => of(a)?.times(&of(b)?),
            ExprKind::Div(a, b) => {
                let by = of(b)?.as_constant().filter(|by| !by.is_zero())?;
                Some(of(a)?.scaled(&by.recip()))
            }
            ExprKind::Pow(a, n) => {
                let n = Polynomial::of(n, letter)?.as_constant()?;
                let n = n.is_integer().then(|| n.to_integer().to_usize())?.filter(|n| *n <= MAX_DEGREE)?;
                let base = of(a)?;
                (0..n).try_fold(Polynomial::constant(Rational::one()), |power, _| power.times(&base))
            }
            _ => None,
        }
    }

    /// The highest power; 0 for a number.
    pub fn degree(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub fn coef(&self, power: usize) -> Rational {
        self.0.get(power).cloned().unwrap_or_default()
    }

    pub fn leading(&self) -> Rational {
        self.0.last().cloned().unwrap_or_default()
    }

    pub fn as_constant(&self) -> Option<Rational> {
        (self.0.len() <= 1).then(|| self.coef(0))
    }

    pub fn plus(&self, other: &Polynomial) -> Polynomial {
        Polynomial::new((0..self.0.len().max(other.0.len())).map(|i| self.coef(i) + other.coef(i)).collect())
    }

    pub fn minus(&self, other: &Polynomial) -> Polynomial {
        self.plus(&other.scaled(&-Rational::one()))
    }

    pub fn scaled(&self, by: &Rational) -> Polynomial {
        Polynomial::new(self.0.iter().map(|coef| coef * by).collect())
    }

    pub fn times(&self, other: &Polynomial) -> Option<Polynomial> {
        if self.is_zero() || other.is_zero() {
            return Some(Polynomial(Vec::new()));
        }
        let degree = self.degree() + other.degree();
        if degree > MAX_DEGREE {
            return None;
        }
        let mut coefs = vec![Rational::zero(); degree + 1];
        for (i, a) in self.0.iter().enumerate() {
            for (j, b) in other.0.iter().enumerate() {
                coefs[i + j] += a * b;
            }
        }
        Some(Polynomial::new(coefs))
    }

    /// Quotient and remainder.
    pub fn over(&self, divisor: &Polynomial) -> Option<(Polynomial, Polynomial)> {
        if divisor.is_zero() {
            return None;
        }
        let mut rest = self.clone();
        let mut quotient = vec![Rational::zero(); (self.0.len() + 1).saturating_sub(divisor.0.len())];
        while !rest.is_zero() && rest.degree() >= divisor.degree() {
            let (at, by) = (rest.degree() - divisor.degree(), rest.leading() / divisor.leading());
            let mut term = vec![Rational::zero(); at];
            term.extend(divisor.0.iter().map(|coef| coef * &by));
            rest = rest.minus(&Polynomial::new(term));
            quotient[at] = by;
        }
        Some((Polynomial::new(quotient), rest))
    }

    /// The largest polynomial that divides both, its leading coefficient 1.
    pub fn common(&self, other: &Polynomial) -> Option<Polynomial> {
        let (mut a, mut b) = (self.clone(), other.clone());
        while !b.is_zero() {
            (a, b) = (b.clone(), a.over(&b)?.1);
        }
        (!a.is_zero()).then(|| a.scaled(&a.leading().recip()))
    }

    pub fn at(&self, value: &Rational) -> Rational {
        self.0.iter().rev().fold(Rational::zero(), |sum, coef| sum * value + coef)
    }

    /// The number by which it is a polynomial of whole coefficients without a common factor and with a positive leading one.
    pub fn content(&self) -> Rational {
        let denominators = self.0.iter().fold(BigInt::one(), |all, coef| all.lcm(coef.denom()));
        let numerators = self.0.iter().fold(BigInt::zero(), |all, coef| all.gcd(&(coef * &denominators).to_integer()));
        let content = Rational::new(numerators, denominators);
        if self.leading().is_negative() { -content } else { content }
    }

    /// A rational root, the smallest in size first. None where there is none, or too many numbers to try.
    pub fn rational_root(&self) -> Option<Rational> {
        if self.degree() == 0 {
            return None;
        }
        if self.coef(0).is_zero() {
            return Some(Rational::zero());
        }
        let whole = self.scaled(&self.content().recip());
        let tops = divisors(&whole.coef(0).to_integer())?;
        let bottoms = divisors(&whole.leading().to_integer())?;
        let mut tried: Vec<Rational> = Vec::new();
        for bottom in &bottoms {
            tried.extend(tops.iter().map(|top| Rational::new(top.clone(), bottom.clone())));
        }
        tried.sort();
        tried.into_iter().flat_map(|value| [value.clone(), -value]).find(|value| self.at(value).is_zero())
    }

    /// Its factors of whole coefficients, each with how often it stands there, and the number before them. What has no
    /// rational root stays whole, but for halves that are polynomials of a square.
    pub fn factors(&self) -> Option<(Rational, Vec<(Polynomial, u32)>)> {
        let number = self.content();
        if self.is_zero() {
            return None;
        }
        let mut rest = self.scaled(&number.recip());
        let mut factors: Vec<(Polynomial, u32)> = Vec::new();
        while let Some(root) = rest.rational_root() {
            let factor = Polynomial::with_root(&root);
            rest = rest.over(&factor)?.0;
            add(&mut factors, factor);
        }
        for factor in rest.halves() {
            add(&mut factors, factor);
        }
        Some((number, factors))
    }

    /// `x^4 - 5x^2 + 6` is `(x^2 - 2)(x^2 - 3)`; itself where there are no such factors, none where it is 1.
    pub fn halves(self) -> Vec<Polynomial> {
        if self.degree() == 0 {
            return Vec::new();
        }
        let is_even = self.0.iter().skip(1).step_by(2).all(Zero::is_zero);
        if self.degree() < 4 || !is_even {
            return vec![self];
        }
        let mut of_square = Polynomial::new(self.0.iter().step_by(2).cloned().collect());
        let mut halves = Vec::new();
        while let Some(root) = of_square.rational_root() {
            let factor = Polynomial::with_root(&root);
            let Some((quotient, _)) = of_square.over(&factor) else { break };
            of_square = quotient;
            halves.push(factor.in_square());
        }
        if of_square.degree() > 0 {
            halves.push(of_square.in_square());
        }
        halves
    }

    fn in_square(&self) -> Polynomial {
        Polynomial::new(self.0.iter().flat_map(|coef| [coef.clone(), Rational::zero()]).collect())
    }

    /// As people write it, the highest power first.
    pub fn expr(&self, letter: &str) -> Expr {
        let mut sum: Option<Expr> = None;
        for (power, coef) in self.0.iter().enumerate().rev().filter(|(_, coef)| !coef.is_zero()) {
            let term = term(&coef.abs(), letter, power);
            sum = Some(match sum {
                None if coef.is_negative() => build::negative(term),
                None => term,
                Some(sum) if coef.is_negative() => build::difference(sum, term),
                Some(sum) => build::sum(sum, term),
            });
        }
        sum.unwrap_or_else(|| build::whole(0))
    }
}

fn term(coef: &Rational, letter: &str, power: usize) -> Expr {
    let variable = match power {
        0 => return build::number(coef),
        1 => build::variable(letter),
        _ => build::power(build::variable(letter), build::whole(power as i64)),
    };
    if coef.is_one() { variable } else { build::product(build::number(coef), variable) }
}

fn add(factors: &mut Vec<(Polynomial, u32)>, factor: Polynomial) {
    match factors.iter_mut().find(|(known, _)| *known == factor) {
        Some((_, times)) => *times += 1,
        None => factors.push((factor, 1)),
    }
}

/// The product as people write it: `2x(x - 1)^2`.
pub fn product_of(number: &Rational, factors: &[(Polynomial, u32)], letter: &str) -> Expr {
    // A letter alone stands before the brackets.
    let is_bracket = |factor: &Polynomial| factor.0.iter().filter(|coef| !coef.is_zero()).count() > 1;
    let mut ordered: Vec<&(Polynomial, u32)> = factors.iter().collect();
    ordered.sort_by_key(|(factor, _)| is_bracket(factor));
    let raised = ordered.iter().map(|(factor, times)| match times {
        1 => factor.expr(letter),
        _ => build::power(factor.expr(letter), build::whole(i64::from(*times))),
    });
    let size = number.abs();
    let first = (!size.is_one() || factors.is_empty()).then(|| build::number(&size));
    let all = first.into_iter().chain(raised).reduce(build::product).unwrap_or_else(|| build::whole(1));
    if number.is_negative() { build::negative(all) } else { all }
}

/// The positive divisors of a number. None where there are too many numbers to try.
fn divisors(number: &BigInt) -> Option<Vec<BigInt>> {
    let size = number.abs().to_i64().filter(|size| *size <= MAX_TRIED * MAX_TRIED)?;
    let mut divisors = Vec::new();
    let mut low = 1;
    while low * low <= size {
        if size % low == 0 {
            divisors.push(BigInt::from(low));
            divisors.push(BigInt::from(size / low));
        }
        low += 1;
        if low > MAX_TRIED {
            return None;
        }
    }
    Some(divisors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Statement, parse, print_expr};

    fn polynomial(text: &str) -> Polynomial {
        match parse(text).statement {
            Some(Statement::Expr(expr)) => Polynomial::of(&expr, "x").unwrap_or_else(|| panic!("{text}")),
            _ => panic!("{text}"),
        }
    }

    #[test]
    fn factors_multiply_to_the_whole() {
        for (text, wanted) in [
            ("x^3 - 6x^2 + 11x - 6", "(x-1)(x-2)(x-3)"),
            ("2x^3 - 3x^2 - 11x + 6", "(2x-1)(x+2)(x-3)"),
            ("-2x^3 + 8x", "-2x(x-2)(x+2)"),
            ("x^4 - 5x^2 + 6", "(x^2-2)(x^2-3)"),
            ("x^3 - 3x^2 + 3x - 1", "(x-1)^3"),
            ("x^2/2 - 1/2", "1/2*(x-1)*(x+1)"),
            ("x^4 + 1", "x^4+1"),
            ("7", "7"),
        ] {
            let whole = polynomial(text);
            let (number, factors) = whole.factors().expect(text);
            assert_eq!(print_expr(&product_of(&number, &factors, "x")).replace(' ', ""), wanted);
            let product = factors.iter().try_fold(Polynomial::constant(number), |all, (factor, times)| {
                (0..*times).try_fold(all, |all, _| all.times(factor))
            });
            assert_eq!(product.as_ref(), Some(&whole), "{text}");
        }
    }

    #[test]
    fn division_leaves_less_than_the_divisor() {
        let (quotient, rest) = polynomial("x^3 - 2x^2 + 4").over(&polynomial("x - 2")).expect("not zero");
        assert_eq!((quotient, rest), (polynomial("x^2"), polynomial("4")));
        assert_eq!(polynomial("x").over(&polynomial("0")), None);
        assert_eq!(polynomial("x^2 - 4").common(&polynomial("x^2 - 2x")), Some(polynomial("x - 2")));
    }

    #[test]
    fn what_is_large_or_no_polynomial_is_none() {
        for text in ["x^99", "1/x", "sqrt(x)", "x^x", "y"] {
            let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text}") };
            assert_eq!(Polynomial::of(&expr, "x"), None, "{text}");
        }
        assert_eq!(polynomial("x^2 - 999999999999999999999x + 1000000000000000000").rational_root(), None);
    }
}
