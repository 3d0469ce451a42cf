//! What kind of problem it is, from its parsed statement: the unit in which the model says what it knows.
//!
//! The idea: a model is trained on some kinds of problem and measured on each; on a kind where it was not found good it
//! says nothing. The kind hangs on the statement alone, never on who wrote it, so that the product and the figures mean
//! the same. Degrees are read off the tree without multiplying out: `x(x + 1) = x^2` counts as quadratic.

use crate::notation::{Expr, ExprKind, Rel, Statement, variables};
use num_traits::ToPrimitive;

/// A kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// No letter at all.
    Arithmetic,
    /// An expression in letters: multiplied out, collected, factorised, powers.
    Expression,
    /// An expression at given values of its letters.
    Evaluation,
    /// One unknown, no power.
    Linear,
    /// One unknown, to the second power.
    Quadratic,
    /// One unknown and `<`, `<=`, `>` or `>=`, no power.
    Inequality,
    /// Several letters, one equation.
    Literal,
    /// Several equations.
    System,
    /// A letter in a denominator.
    Rational,
    /// A letter under a root.
    Radical,
    /// A letter between bars.
    Absolute,
    /// One unknown, to a higher power than the second.
    Higher,
    /// A letter in an exponent.
    Exponential,
    /// A logarithm of anything.
    Logarithm,
    /// The imaginary unit.
    Complex,
    /// One unknown and `<`, `<=`, `>` or `>=`, with a power or a letter in a denominator.
    Region,
}

impl Domain {
    /// Every domain, in the order of a table.
    pub const ALL: [Domain; 16] = [
        Domain::Arithmetic,
        Domain::Expression,
        Domain::Evaluation,
        Domain::Linear,
        Domain::Quadratic,
        Domain::Inequality,
        Domain::Literal,
        Domain::System,
        Domain::Rational,
        Domain::Radical,
        Domain::Absolute,
        Domain::Higher,
        Domain::Exponential,
        Domain::Logarithm,
        Domain::Complex,
        Domain::Region,
    ];

    /// Its name in model files and figures.
    pub fn name(self) -> &'static str {
        match self {
            Domain::Arithmetic => "arithmetic",
            Domain::Expression => "expression",
            Domain::Evaluation => "evaluation",
            Domain::Linear => "linear",
            Domain::Quadratic => "quadratic",
            Domain::Inequality => "inequality",
            Domain::Literal => "literal",
            Domain::System => "system",
            Domain::Rational => "rational",
            Domain::Radical => "radical",
            Domain::Absolute => "absolute",
            Domain::Higher => "higher",
            Domain::Exponential => "exponential",
            Domain::Logarithm => "logarithm",
            Domain::Complex => "complex",
            Domain::Region => "region",
        }
    }

    /// The domain of this name.
    pub fn from_name(name: &str) -> Option<Domain> {
        Domain::ALL.into_iter().find(|domain| domain.name() == name)
    }

    /// The domain of a problem. None for inequalities in several letters, and for a statement that is an answer
    /// already.
    pub fn of(problem: &Statement) -> Option<Domain> {
        let traits = Traits::of_statement(problem);
        let n_letters = variables(problem).len();
        if traits.imaginary {
            return Some(Domain::Complex);
        }
        if traits.logarithm {
            return Some(Domain::Logarithm);
        }
        if traits.letter_in_exponent {
            return Some(Domain::Exponential);
        }
        let is_equation = |statement: &Statement| matches!(statement, Statement::Chain(_, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq));
        match problem {
            Statement::Never | Statement::Always => None,
            Statement::At(..) => Some(Domain::Evaluation),
            _ if n_letters == 0 => Some(Domain::Arithmetic),
            Statement::Chain(..) | Statement::And(_) | Statement::Or(_)
                if n_letters == 1
                    && !traits.letter_under_root
                    && !traits.letter_in_bars
                    && is_ordered(problem)
                    && (traits.degree > 1 || traits.letter_in_denominator) =>
            {
                Some(Domain::Region)
            }
            _ if traits.letter_under_root => Some(Domain::Radical),
            _ if traits.letter_in_bars => Some(Domain::Absolute),
            _ if traits.letter_in_denominator && n_letters == 1 => Some(Domain::Rational),
            Statement::Expr(_) => Some(Domain::Expression),
            Statement::Chain(..) if is_equation(problem) && n_letters > 1 => Some(Domain::Literal),
            Statement::Chain(..) if is_equation(problem) => match traits.degree {
                0 | 1 => Some(Domain::Linear),
                2 => Some(Domain::Quadratic),
                _ => Some(Domain::Higher),
            },
            Statement::Chain(..) => (n_letters == 1 && traits.degree <= 1).then_some(Domain::Inequality),
            Statement::And(parts) if parts.iter().all(is_equation) => (n_letters > 1).then_some(Domain::System),
            Statement::And(_) | Statement::Or(_) => {
                (n_letters == 1 && traits.degree <= 1).then_some(Domain::Inequality)
            }
        }
    }
}

/// Are all relations of it inequalities?
fn is_ordered(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(_, rest) => rest.iter().all(|(rel, _)| matches!(rel, Rel::Lt | Rel::Le | Rel::Gt | Rel::Ge)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(is_ordered),
        _ => false,
    }
}

/// Where the letters of a statement stand.
#[derive(Clone, Copy, Debug, Default)]
struct Traits {
    /// At most this power of all letters together, brackets not multiplied out.
    degree: u32,
    letter_in_denominator: bool,
    letter_under_root: bool,
    letter_in_bars: bool,
    letter_in_exponent: bool,
    logarithm: bool,
    imaginary: bool,
}

impl Traits {
    fn of_statement(statement: &Statement) -> Traits {
        match statement {
            Statement::Expr(expr) | Statement::At(expr, _) => Traits::of(expr),
            Statement::Chain(first, rest) => {
                rest.iter().fold(Traits::of(first), |traits, (_, expr)| traits.beside(Traits::of(expr)))
            }
            Statement::And(parts) | Statement::Or(parts) => {
                parts.iter().fold(Traits::default(), |traits, part| traits.beside(Traits::of_statement(part)))
            }
            Statement::Never | Statement::Always => Traits::default(),
        }
    }

    fn of(expr: &Expr) -> Traits {
        let parts = expr.kind.operands().map(|part| part.map(Traits::of).unwrap_or_default());
        let [a, b] = parts;
        let both = a.beside(b);
        match &expr.kind {
            ExprKind::Variable(_) => Traits { degree: 1, ..both },
            ExprKind::Mul(..) => Traits { degree: a.degree.saturating_add(b.degree), ..both },
            ExprKind::Div(..) => {
                Traits { degree: a.degree, letter_in_denominator: both.letter_in_denominator || b.degree > 0, ..both }
            }
            ExprKind::Pow(_, exponent) => power(a, b, exponent, both),
            ExprKind::Sqrt(_) | ExprKind::Root(..) => {
                Traits { letter_under_root: both.letter_under_root || a.degree > 0, ..both }
            }
            ExprKind::Log(..) => Traits { logarithm: true, ..both },
            ExprKind::Imaginary => Traits { imaginary: true, ..both },
            ExprKind::Abs(_) => Traits { letter_in_bars: both.letter_in_bars || a.degree > 0, ..both },
            _ => both,
        }
    }

    /// Both in one sum.
    fn beside(self, other: Traits) -> Traits {
        Traits {
            degree: self.degree.max(other.degree),
            letter_in_denominator: self.letter_in_denominator || other.letter_in_denominator,
            letter_under_root: self.letter_under_root || other.letter_under_root,
            letter_in_bars: self.letter_in_bars || other.letter_in_bars,
            letter_in_exponent: self.letter_in_exponent || other.letter_in_exponent,
            logarithm: self.logarithm || other.logarithm,
            imaginary: self.imaginary || other.imaginary,
        }
    }
}

fn power(base: Traits, exponent_traits: Traits, exponent: &Expr, both: Traits) -> Traits {
    if exponent_traits.degree > 0 {
        return Traits { letter_in_exponent: true, ..both };
    }
    match &exponent.kind {
        ExprKind::Number(number) if number.n_decimals == 0 => {
            let exponent = number.value.to_u32().unwrap_or(u32::MAX);
            Traits { degree: base.degree.saturating_mul(exponent), ..both }
        }
        // A negative or broken exponent is a denominator or a root.
        _ => Traits { letter_in_denominator: both.letter_in_denominator || base.degree > 0, ..both },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[test]
    fn problems_have_their_domain() {
        for (problem, wanted) in [
            ("3 + 4*(-2)", Some(Domain::Arithmetic)),
            ("2(x - 3) + 5x", Some(Domain::Expression)),
            ("x^3 * x^4", Some(Domain::Expression)),
            ("3x^2 - x for x = -2", Some(Domain::Evaluation)),
            ("3(x - 4) = 2x + 5", Some(Domain::Linear)),
            ("x^2 = 5x", Some(Domain::Quadratic)),
            ("(x + 1)(x - 2) = 4", Some(Domain::Quadratic)),
            ("x^3 = 8", Some(Domain::Higher)),
            ("2^x = 8", Some(Domain::Exponential)),
            ("-2x < 6", Some(Domain::Inequality)),
            ("-3 < 2x + 1 <= 7", Some(Domain::Inequality)),
            ("x^2 < 4", Some(Domain::Region)),
            ("v = u + a t", Some(Domain::Literal)),
            ("2x + y = 7 and x - y = 2", Some(Domain::System)),
            ("3/x = 4/(x + 1)", Some(Domain::Rational)),
            ("sqrt(x + 2) = x", Some(Domain::Radical)),
            ("|2x - 1| = 5", Some(Domain::Absolute)),
            ("log_2(x) = 3", Some(Domain::Logarithm)),
            ("ln(5) + ln(2)", Some(Domain::Logarithm)),
            ("1/x < 2", Some(Domain::Region)),
            ("|x| < 2", Some(Domain::Absolute)),
            ("no solution", None),
        ] {
            let statement = parse(problem).statement.unwrap_or_else(|| panic!("{problem} parses"));
            assert_eq!(Domain::of(&statement), wanted, "{problem}");
        }
    }

    #[test]
    fn names_are_read_back() {
        assert!(Domain::ALL.into_iter().all(|domain| Domain::from_name(domain.name()) == Some(domain)));
        assert_eq!(Domain::from_name("geometry"), None);
    }
}
