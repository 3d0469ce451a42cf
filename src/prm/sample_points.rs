//! The numbers that an expression has at fixed points: what fingerprints are made of.
//!
//! Values are kept as quotients that are not worked out, so that an equation can be looked at without its denominators.
//! They are complex, so that a root always has one: which lines are about real numbers only is for the model to learn.

use crate::notation::{Expr, ExprKind};
use num_complex::Complex64;
use num_traits::{One, ToPrimitive, Zero};

/// Letters that have a value; a solution with more is not judged.
pub const N_LETTERS: usize = 6;

/// Values of the letters, by order of appearance in the solution.
pub type SamplePoint = [f64; N_LETTERS];

/// Two points where letters are small and two where they are large: most expressions are defined at one pair.
pub const SAMPLE_POINTS: [SamplePoint; 4] = [
    [0.7390851332, 1.3247179572, 2.6854520010, 0.9159655942, 1.7052111401, 2.2955871493],
    [2.1862450377, 3.5823048271, 1.2020569032, 4.6692016091, 0.5772156649, 1.9021605831],
    [7.8519328417, 9.2903425190, 6.5808859910, 8.7000366252, 5.4052309112, 7.1828182846],
    [13.4472231905, 11.0900169944, 12.7439366371, 14.1347251417, 10.8478217913, 15.2620065308],
];

/// Deepest power that is multiplied out; others go through the library.
const MAX_WHOLE_POWER: f64 = 64.0;

/// The values of an expression at the first two points; None where it is undefined.
pub type Values = [Option<Complex64>; 2];

/// Numbers this near each other, relative to their size, are one.
pub const TOLERANCE: f64 = 1e-9;

/// Equal but for rounding.
pub fn near(a: Complex64, b: Complex64) -> bool {
    (a - b).norm() <= TOLERANCE * a.norm().max(b.norm())
}

/// Equal wherever both are defined, and somewhere both are; undefined everywhere is only like itself.
pub fn alike(a: &[Option<Complex64>], b: &[Option<Complex64>]) -> bool {
    let pairs = || a.iter().zip(b);
    pairs().all(|pair| !matches!(pair, (Some(a), Some(b)) if !near(*a, *b)))
        && (pairs().any(|(a, b)| a.is_some() && b.is_some()) || a == b)
}

/// Which of its values an expression of several takes.
#[derive(Clone, Copy, Debug)]
pub struct Signs<'a> {
    /// Of every ±.
    pub plus_minus: f64,
    /// What these roots and absolute values are multiplied with; all others are as they are.
    pub roots: &'a [(&'a Expr, Complex64)],
}

impl Signs<'_> {
    /// Everything positive.
    pub const PLUS: Signs<'static> = Signs { plus_minus: 1.0, roots: &[] };

    fn of(&self, root: &Expr) -> Option<Complex64> {
        self.roots.iter().find(|(known, _)| *known == root).map(|(_, sign)| *sign)
    }
}

/// A number as a quotient that is not worked out.
#[derive(Clone, Copy)]
pub struct Quotient {
    pub over: Complex64,
    pub under: Complex64,
}

impl Quotient {
    fn whole(over: Complex64) -> Quotient {
        Quotient { over, under: Complex64::one() }
    }

    fn value(self) -> Complex64 {
        self.over / self.under
    }

    /// The same number with no denominator.
    pub fn alone(self) -> Quotient {
        Quotient::whole(self.value())
    }

    fn scaled(self, factor: f64) -> Quotient {
        self.times(factor.into())
    }

    fn times(self, factor: Complex64) -> Quotient {
        Quotient { over: self.over * factor, ..self }
    }

    fn plus(self, other: Quotient, sign: f64) -> Quotient {
        if self.under == other.under {
            return Quotient { over: self.over + other.over * sign, under: self.under };
        }
        let over = self.over * other.under + other.over * self.under * sign;
        Quotient { over, under: self.under * other.under }
    }

    fn power(self, exponent: Complex64) -> Quotient {
        let is_whole = exponent.im.is_zero() && exponent.re.fract().is_zero();
        if !is_whole || exponent.re.abs() > MAX_WHOLE_POWER {
            return Quotient::whole(self.value().powc(exponent));
        }
        let exponent = exponent.re as i32;
        let (over, under) = if exponent < 0 { (self.under, self.over) } else { (self.over, self.under) };
        Quotient { over: over.powu(exponent.unsigned_abs()), under: under.powu(exponent.unsigned_abs()) }
    }
}

/// A point with some of its letters at given values.
pub fn given(values: &[(String, Expr)], letters: &[String], point: &SamplePoint) -> Option<SamplePoint> {
    let mut given = *point;
    for (name, expr) in values {
        let found = value(expr, letters, point)?;
        *given.get_mut(letters.iter().position(|letter| letter == name)?)? = real(found)?;
    }
    Some(given)
}

/// The number, where it is real but for rounding.
pub fn real(number: Complex64) -> Option<f64> {
    (number.im.abs() <= TOLERANCE * number.norm()).then_some(number.re)
}

/// The value of an expression, everything that may have either sign positive. None where it is undefined.
pub fn value(expr: &Expr, letters: &[String], point: &SamplePoint) -> Option<Complex64> {
    quotient(expr, letters, point, Signs::PLUS).map(Quotient::value)
}

/// The values of an expression at the first two points.
pub fn values(expr: &Expr, letters: &[String]) -> Values {
    std::array::from_fn(|i| value(expr, letters, &SAMPLE_POINTS[i]))
}

/// The value without working the last quotient out.
pub fn quotient(expr: &Expr, letters: &[String], point: &SamplePoint, signs: Signs) -> Option<Quotient> {
    let of = |part: &Expr| quotient(part, letters, point, signs);
    let number = |number: f64| Quotient::whole(number.into());
    let found = match &expr.kind {
        ExprKind::Number(literal) => number(literal.value.to_f64()?),
        ExprKind::Variable(name) => number(*point.get(letters.iter().position(|letter| letter == name)?)?),
        ExprKind::Neg(a) => of(a)?.scaled(-1.0),
        ExprKind::Add(a, b) => of(a)?.plus(of(b)?, 1.0),
        ExprKind::Sub(a, b) => of(a)?.plus(of(b)?, -1.0),
        ExprKind::AddSub(a, b) => of(a)?.plus(of(b)?, signs.plus_minus),
        ExprKind::Mul(a, b) => {
            let (a, b) = (of(a)?, of(b)?);
            Quotient { over: a.over * b.over, under: a.under * b.under }
        }
        ExprKind::Div(a, b) => {
            let (a, b) = (of(a)?, of(b)?);
            Quotient { over: a.over * b.under, under: a.under * b.over }
        }
        ExprKind::Pow(a, b) => of(a)?.power(of(b)?.value()).times(signs.of(expr).unwrap_or(Complex64::ONE)),
        ExprKind::Sqrt(a) => Quotient::whole(of(a)?.value().sqrt()).times(signs.of(expr).unwrap_or(Complex64::ONE)),
        ExprKind::Root(index, a) => {
            of(a)?.power((1.0 / f64::from(*index)).into()).times(signs.of(expr).unwrap_or(Complex64::ONE))
        }
        ExprKind::Abs(a) => match signs.of(expr) {
            Some(sign) => of(a)?.times(sign),
            None => number(of(a)?.value().norm()),
        },
        ExprKind::PlusMinus(a) => of(a)?.scaled(signs.plus_minus),
        ExprKind::Euler => number(std::f64::consts::E),
        ExprKind::Imaginary => Quotient::whole(Complex64::I),
        ExprKind::Log(base, a) => Quotient { over: of(a)?.value().ln(), under: of(base)?.value().ln() },
    };
    found.value().is_finite().then_some(found)
}
