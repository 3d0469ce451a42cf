//! An equation or inequality at fixed points: by how much its sides differ there.

use super::sample_points::{N_LETTERS, Quotient, SamplePoint, Signs, TOLERANCE, near, quotient, real};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, has_letter};
use num_complex::Complex64;

/// Different roots and absolute values of one relation that are freed; with more it is left as it is.
const MAX_ROOTS: usize = 2;

/// Values of those roots together; with more it is left as it is.
const MAX_CHOICES: u32 = 12;

/// The highest index of a root that is told from a rational exponent.
const MAX_INDEX: u32 = 6;

/// Both signs of ±.
const BOTH: [f64; 2] = [1.0, -1.0];

/// A relation between two sides, or several equations of which one holds.
pub struct Relation<'a> {
    pub rel: Rel,
    pub cases: Vec<(&'a Expr, &'a Expr)>,
}

/// The relations of a statement, from left to right.
pub fn relations<'a>(statement: &'a Statement, out: &mut Vec<Relation<'a>>) {
    match statement {
        Statement::Chain(first, rest) => {
            let lefts = std::iter::once(first).chain(rest.iter().map(|(_, right)| right));
            out.extend(lefts.zip(rest).map(|(left, (rel, right))| Relation { rel: *rel, cases: vec![(left, right)] }));
        }
        Statement::Or(parts) => match equations(parts) {
            Some(cases) => out.push(Relation { rel: Rel::Eq, cases }),
            None => parts.iter().for_each(|part| relations(part, out)),
        },
        Statement::And(parts) => parts.iter().for_each(|part| relations(part, out)),
        Statement::Expr(_) | Statement::At(..) | Statement::Never | Statement::Always => {}
    }
}

/// The sides of equations that are joined by "or"; None if there is another relation among them.
fn equations(parts: &[Statement]) -> Option<Vec<(&Expr, &Expr)>> {
    parts.iter().map(|part| notation::equation_sides(part).map(|[left, right]| (left, right))).collect()
}

impl Relation<'_> {
    /// Whether the order of its sides and the sign of its scale mean something.
    pub fn is_ordered(&self) -> bool {
        !matches!(self.rel, Rel::Eq | Rel::Ne)
    }

    /// The letters that stand in it, by order of appearance in the solution.
    pub fn letters_used(&self, letters: &[String]) -> Vec<usize> {
        let is_used = |letter: &str| self.cases.iter().any(|(left, right)| is_in(letter, left) || is_in(letter, right));
        (0..letters.len().min(N_LETTERS)).filter(|&i| is_used(&letters[i])).collect()
    }

    /// Whether it holds where the difference of its sides is this.
    pub fn holds(&self, difference: Complex64) -> bool {
        let is_zero = difference == Complex64::ZERO;
        match self.rel {
            Rel::Eq | Rel::Approx => is_zero,
            Rel::Ne => !is_zero,
            Rel::Lt | Rel::Gt => difference.re > 0.0,
            Rel::Le | Rel::Ge => difference.re > 0.0 || is_zero,
        }
    }

    /// The numerator of left less right, the greater side first in an inequality; over several cases and both signs of ±,
    /// the product. Numerators, so that clearing denominators changes nothing. Zero where the sides agree but for
    /// rounding; None where it is undefined.
    pub fn difference(&self, letters: &[String], point: &SamplePoint) -> Option<Complex64> {
        let mut product = Complex64::ONE;
        for (left, right) in &self.cases {
            let signs = if has_both_signs(left) || has_both_signs(right) { &BOTH[..] } else { &BOTH[..1] };
            for &plus_minus in signs {
                product *= self.of_case(left, right, letters, point, Signs { plus_minus, ..Signs::PLUS })?;
            }
        }
        product.is_finite().then_some(product)
    }

    /// The same of an equation freed of its roots and absolute values of letters: multiplied with what it is with the
    /// other values of each of them, as raising to a power and telling cases apart do. Of one with logarithms or
    /// exponents of letters, what becomes of it in exponential form, or when logarithms are taken. None for other
    /// relations, and with too many roots.
    pub fn freed(&self, letters: &[String], point: &SamplePoint) -> Option<Complex64> {
        let ([(left, right)], Rel::Eq) = (self.cases.as_slice(), self.rel) else { return None };
        if has_both_signs(left) || has_both_signs(right) {
            return None;
        }
        let mut roots = Vec::new();
        collect_roots(left, &mut roots);
        collect_roots(right, &mut roots);
        if roots.is_empty() {
            return self.unlocked(left, right, letters, point);
        }
        let indices: Vec<u32> = roots.iter().map(|root| n_values(root)).collect();
        let n_choices: u32 = indices.iter().product();
        if roots.len() > MAX_ROOTS || n_choices > MAX_CHOICES {
            return None;
        }
        let factor = |choice: u32| {
            let mut rest = choice;
            let signs = roots.iter().zip(&indices).map(|(root, index)| {
                let turn = rest % index;
                rest /= index;
                (*root, unit_root(turn, *index))
            });
            let signs: Vec<(&Expr, Complex64)> = signs.collect();
            self.of_case(left, right, letters, point, Signs { roots: &signs, ..Signs::PLUS })
        };
        let factors: Vec<Complex64> = (0..n_choices).map(factor).collect::<Option<_>>()?;
        // Where all signs together change only the sign of the whole, each factor stands there twice.
        let n = factors.len();
        let is_twice = n > 1 && n.is_multiple_of(2) && (0..n).all(|i| near(factors[i], -factors[n - 1 - i]));
        let product: Complex64 = factors.iter().take(if is_twice { n / 2 } else { n }).product();
        product.is_finite().then_some(product)
    }

    /// An equation of logarithms in exponential form, one of powers with letters in their exponents after logarithms were
    /// taken. None for any other.
    fn unlocked(&self, left: &Expr, right: &Expr, letters: &[String], point: &SamplePoint) -> Option<Complex64> {
        let at = |side: &Expr| Some(quotient(side, letters, point, Signs::PLUS)?.alone().over);
        let base = log_base(left).or_else(|| log_base(right));
        let (left, right) = match base {
            Some(base) => {
                let base = quotient(base, letters, point, Signs::PLUS)?.alone().over;
                ((at(left)? * base.ln()).exp(), (at(right)? * base.ln()).exp())
            }
            None if has_letter_in_exponent(left) || has_letter_in_exponent(right) => (at(left)?.ln(), at(right)?.ln()),
            None => return None,
        };
        let difference = left - right;
        let is_rounding = difference.norm() <= TOLERANCE * (left.norm() + right.norm());
        let difference = if is_rounding { Complex64::ZERO } else { difference };
        difference.is_finite().then_some(difference)
    }

    fn of_case(
        &self,
        left: &Expr,
        right: &Expr,
        letters: &[String],
        point: &SamplePoint,
        signs: Signs,
    ) -> Option<Complex64> {
        let at = |side: &Expr| {
            let found = quotient(side, letters, point, signs)?;
            // An inequality must not be multiplied by a denominator whose sign is not known, and orders real numbers.
            if !self.is_ordered() {
                return Some(found);
            }
            let found: Quotient = found.alone();
            real(found.over).map(|_| found)
        };
        let (left, right) = (at(left)?, at(right)?);
        let (left, right) = (left.over * right.under, right.over * left.under);
        let difference = match self.rel {
            Rel::Lt | Rel::Le => right - left,
            Rel::Eq | Rel::Ne | Rel::Gt | Rel::Ge | Rel::Approx => left - right,
        };
        let is_rounding = difference.norm() <= TOLERANCE * (left.norm() + right.norm());
        Some(if is_rounding { Complex64::ZERO } else { difference })
    }
}

fn has_both_signs(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::PlusMinus(_) | ExprKind::AddSub(..))
        || expr.kind.operands().into_iter().flatten().any(has_both_signs)
}

/// By how many values of a root, or signs of what stands between bars, an equation is freed of it; 1 for anything else.
fn n_values(expr: &Expr) -> u32 {
    match &expr.kind {
        ExprKind::Sqrt(_) | ExprKind::Abs(_) => 2,
        ExprKind::Root(index, _) => *index,
        ExprKind::Pow(_, exponent) => {
            let value =
                quotient(exponent, &[], &[0.0; N_LETTERS], Signs::PLUS).and_then(|value| real(value.alone().over));
            let is_whole = |n: f64| value.is_some_and(|value| near((value * n).into(), (value * n).round().into()));
            (1..=MAX_INDEX).find(|n| is_whole(f64::from(*n))).unwrap_or(1)
        }
        _ => 1,
    }
}

/// `e^(2 pi i turn/index)`
fn unit_root(turn: u32, index: u32) -> Complex64 {
    match (turn, index) {
        (0, _) => Complex64::ONE,
        (1, 2) => -Complex64::ONE,
        (turn, index) => Complex64::from_polar(1.0, std::f64::consts::TAU * f64::from(turn) / f64::from(index)),
    }
}

/// The base of a logarithm of something with a letter.
fn log_base(expr: &Expr) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::Log(base, a) if has_letter(a) => Some(base),
        kind => kind.operands().into_iter().flatten().find_map(log_base),
    }
}

fn has_letter_in_exponent(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Pow(_, exponent) if has_letter(exponent))
        || expr.kind.operands().into_iter().flatten().any(has_letter_in_exponent)
}

/// The outermost roots and absolute values that hold a letter, each once.
fn collect_roots<'a>(expr: &'a Expr, out: &mut Vec<&'a Expr>) {
    if n_values(expr) > 1 && has_letter(expr) {
        if !out.contains(&expr) {
            out.push(expr);
        }
        return;
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| collect_roots(part, out));
}

fn is_in(letter: &str, expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Variable(name) if name == letter)
        || expr.kind.operands().into_iter().flatten().any(|part| is_in(letter, part))
}
