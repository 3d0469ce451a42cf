//! The numbers that an expression has at fixed places: what fingerprints are made of.
//!
//! Values are kept as quotients that are not worked out, so that an equation can be looked at without its denominators.

use crate::algebra::syntax::{Expr, ExprKind};
use num_traits::ToPrimitive;

/// Letters that have a value; a solution with more is not judged.
pub const N_LETTERS: usize = 6;

/// Values of the letters, by order of appearance in the solution.
pub type Place = [f64; N_LETTERS];

/// Two places where letters are small and two where they are large: most expressions are defined at one pair.
pub const PLACES: [Place; 4] = [
    [0.7390851332, 1.3247179572, 2.6854520010, 0.9159655942, 1.7052111401, 2.2955871493],
    [2.1862450377, 3.5823048271, 1.2020569032, 4.6692016091, 0.5772156649, 1.9021605831],
    [7.8519328417, 9.2903425190, 6.5808859910, 8.7000366252, 5.4052309112, 7.1828182846],
    [13.4472231905, 11.0900169944, 12.7439366371, 14.1347251417, 10.8478217913, 15.2620065308],
];

/// Deepest power that is multiplied out; others go through the library.
const MAX_WHOLE_POWER: f64 = 64.0;

/// A number as a quotient that is not worked out.
#[derive(Clone, Copy)]
pub struct Quotient {
    pub over: f64,
    pub under: f64,
}

impl Quotient {
    fn whole(over: f64) -> Quotient {
        Quotient { over, under: 1.0 }
    }

    fn value(self) -> f64 {
        self.over / self.under
    }

    /// The same number with no denominator.
    pub fn alone(self) -> Quotient {
        Quotient::whole(self.value())
    }

    fn times(self, factor: f64) -> Quotient {
        Quotient { over: factor * self.over, ..self }
    }

    fn plus(self, other: Quotient, sign: f64) -> Quotient {
        if self.under == other.under {
            return Quotient { over: self.over + sign * other.over, under: self.under };
        }
        Quotient { over: self.over * other.under + sign * other.over * self.under, under: self.under * other.under }
    }

    fn power(self, exponent: f64) -> Quotient {
        if exponent.fract() != 0.0 || exponent.abs() > MAX_WHOLE_POWER {
            return Quotient::whole(self.value().powf(exponent));
        }
        let (over, under) = if exponent < 0.0 { (self.under, self.over) } else { (self.over, self.under) };
        let exponent = exponent.abs() as i32;
        Quotient { over: over.powi(exponent), under: under.powi(exponent) }
    }
}

/// A place with some of its letters at given values.
pub fn given(values: &[(String, Expr)], letters: &[String], place: &Place) -> Option<Place> {
    let mut given = *place;
    for (name, expr) in values {
        *given.get_mut(letters.iter().position(|letter| letter == name)?)? = value(expr, letters, place, 1.0)?;
    }
    Some(given)
}

/// The value of an expression; `sign` is the sign of every ± in it. None where it is undefined.
pub fn value(expr: &Expr, letters: &[String], place: &Place, sign: f64) -> Option<f64> {
    quotient(expr, letters, place, sign).map(Quotient::value)
}

/// The same without working the last quotient out.
pub fn quotient(expr: &Expr, letters: &[String], place: &Place, sign: f64) -> Option<Quotient> {
    let of = |part: &Expr| quotient(part, letters, place, sign);
    let found = match &expr.kind {
        ExprKind::Number(number) => Quotient::whole(number.value.to_f64()?),
        ExprKind::Variable(name) => Quotient::whole(*place.get(letters.iter().position(|letter| letter == name)?)?),
        ExprKind::Neg(a) => of(a)?.times(-1.0),
        ExprKind::Add(a, b) => of(a)?.plus(of(b)?, 1.0),
        ExprKind::Sub(a, b) => of(a)?.plus(of(b)?, -1.0),
        ExprKind::AddSub(a, b) => of(a)?.plus(of(b)?, sign),
        ExprKind::Mul(a, b) => {
            let (a, b) = (of(a)?, of(b)?);
            Quotient { over: a.over * b.over, under: a.under * b.under }
        }
        ExprKind::Div(a, b) => {
            let (a, b) = (of(a)?, of(b)?);
            Quotient { over: a.over * b.under, under: a.under * b.over }
        }
        ExprKind::Pow(a, b) => of(a)?.power(of(b)?.value()),
        ExprKind::Sqrt(a) => Quotient::whole(of(a)?.value().sqrt()),
        ExprKind::Abs(a) => Quotient::whole(of(a)?.value().abs()),
        ExprKind::PlusMinus(a) => of(a)?.times(sign),
    };
    (found.value().is_finite()).then_some(found)
}
