//! Whether a line follows in work with complex numbers.
//!
//! An expression is compared as a fraction of polynomials, an equation in one letter by the polynomial that has its
//! solutions as simple roots. What speaks against a line is worked out again in floating point before it is said.

use super::budget::{Budget, Stop};
use super::complex_fractions::{ComplexFraction, ComplexPolynomial, fraction};
use super::gaussian::Gaussian;
use super::plus_minus::as_cases;
use super::trees::operands;
use super::verdict::{Evidence, Relation, Verdict};
use crate::notation::{Expr, ExprKind, Rel, Statement, parse, sides, variables};
use num_complex::Complex64;
use num_traits::ToPrimitive;
use std::collections::BTreeSet;

/// Two values in floating point that differ by less than this, relative to their size, may be the same.
const SAME: f64 = 1e-9;

/// Where a line that is held against the expression above it is tried in floating point.
const SAMPLES: [(f64, f64); 3] = [(0.7, 1.3), (-1.9, 0.4), (2.3, -1.1)];

/// Whether the imaginary unit stands in the statement.
pub(super) fn is_complex(statement: &Statement) -> bool {
    sides(statement).into_iter().any(has_unit)
}

fn has_unit(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Imaginary) || operands(expr).any(has_unit)
}

/// Whether `line` follows from `before`, the problem first, the lines `after` in sight.
///
/// # Errors
/// [`Stop::OutOfReach`] where nothing is said of lines of this kind.
pub(super) fn follows(
    before: &[Statement],
    line: &Statement,
    after: &[Statement],
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let letters: BTreeSet<String> = before.iter().chain([line]).flat_map(variables).collect();
    let own = variables(line);
    if own.len() > 1 {
        return Err(Stop::OutOfReach);
    }
    let work = Work { letter: own.first().or(letters.first().filter(|_| letters.len() == 1)).cloned(), budget };
    match (before.first(), line) {
        (Some(Statement::Expr(_)), Statement::Expr(value)) => work.same_value(before, &[value]),
        (_, Statement::Chain(..)) if own.is_empty() || matches!(before.first(), Some(Statement::Expr(_))) => {
            work.calculation(before, line)
        }
        (_, Statement::Chain(..) | Statement::Or(_) | Statement::And(_)) => work.same_roots(before, line, after),
        _ => Err(Stop::OutOfReach),
    }
}

struct Work<'a> {
    letter: Option<String>,
    budget: &'a Budget,
}

impl Work<'_> {
    fn fraction(&self, expr: &Expr) -> Result<ComplexFraction, Stop> {
        fraction(expr, self.letter.as_deref(), self.budget)
    }

    fn is_same(&self, a: &Expr, b: &Expr) -> Result<bool, Stop> {
        Ok(self.fraction(a)?.minus(&self.fraction(b)?, self.budget)?.over.is_zero())
    }

    /// An expression, in one form or several, below an expression.
    fn same_value(&self, before: &[Statement], forms: &[&Expr]) -> Result<Verdict, Stop> {
        let known: Vec<&Expr> = before.iter().filter_map(last_side).collect();
        let latest = known.iter().rfind(|expr| self.fraction(expr).is_ok()).ok_or(Stop::OutOfReach)?;
        for form in forms {
            if self.is_same(latest, form)? {
                return Ok(Verdict::Holds(Relation::SameExpression));
            }
        }
        let form = forms.last().ok_or(Stop::OutOfReach)?;
        self.differs(latest, form)
    }

    /// Equations between numbers, or between forms of the expression that the work is on.
    fn calculation(&self, before: &[Statement], line: &Statement) -> Result<Verdict, Stop> {
        let Statement::Chain(first, rest) = line else { return Err(Stop::OutOfReach) };
        if rest.iter().any(|(rel, _)| *rel != Rel::Eq) {
            return Err(Stop::OutOfReach);
        }
        let forms: Vec<&Expr> = std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect();
        for pair in forms.windows(2) {
            if !self.is_same(pair[0], pair[1])? {
                return match (self.number(pair[0]), self.number(pair[1])) {
                    (Some(left), Some(right)) if differ(pair[0], pair[1], Complex64::I) => {
                        let (left, right) = (left.to_string(), right.to_string());
                        Ok(Verdict::Fails(Evidence::FalseArithmetic { left, right }))
                    }
                    _ => Err(Stop::OutOfReach),
                };
            }
        }
        match self.same_value(before, &forms) {
            Ok(holds @ Verdict::Holds(_)) => Ok(holds),
            _ => Ok(Verdict::Holds(Relation::Implied)),
        }
    }

    fn number(&self, expr: &Expr) -> Option<Gaussian> {
        self.fraction(expr).ok()?.as_constant()
    }

    fn differs(&self, earlier: &Expr, line: &Expr) -> Result<Verdict, Stop> {
        let is_told = SAMPLES.iter().any(|(re, im)| differ(earlier, line, Complex64::new(*re, *im)));
        let (Some(a), Some(b)) = (self.number(earlier), self.number(line)) else {
            return self.differs_at(earlier, line);
        };
        if !is_told {
            return Err(Stop::OutOfReach);
        }
        Ok(Verdict::Fails(Evidence::Differs { at: Vec::new(), earlier: a.to_string(), line: b.to_string() }))
    }

    /// The first small number at which two expressions with a letter come to different values.
    fn differs_at(&self, earlier: &Expr, line: &Expr) -> Result<Verdict, Stop> {
        let letter = self.letter.as_deref().ok_or(Stop::OutOfReach)?;
        for value in ["1", "2", "3", "5"] {
            let Some(Statement::Expr(number)) = parse(value).statement else { continue };
            let put_in =
                |expr: &Expr| crate::notation::with_values(expr, &|name| (name == letter).then(|| number.clone()));
            let (earlier, line) = (put_in(earlier), put_in(line));
            if let (Some(a), Some(b)) = (self.number(&earlier), self.number(&line))
                && a != b
                && differ(&earlier, &line, Complex64::I)
            {
                let at = vec![(letter.to_owned(), value.to_owned())];
                return Ok(Verdict::Fails(Evidence::Differs { at, earlier: a.to_string(), line: b.to_string() }));
            }
        }
        Err(Stop::OutOfReach)
    }

    /// An equation in one letter, or its cases, below others.
    fn same_roots(&self, before: &[Statement], line: &Statement, after: &[Statement]) -> Result<Verdict, Stop> {
        let of_line = self.roots(line)?;
        // What is said of other letters, or in a form without a polynomial, was judged when it stood last.
        let known: Vec<(&Statement, ComplexPolynomial)> = before
            .iter()
            .filter(|earlier| variables(earlier).iter().any(|name| Some(name) == self.letter.as_ref()))
            .filter_map(|earlier| Some((earlier, self.roots(earlier).ok()?)))
            .collect();
        let (latest, of_latest) = known.last().ok_or(Stop::OutOfReach)?;
        let lost = of_latest.roots_without(&of_line, self.budget)?;
        let gained = of_line.roots_without(of_latest, self.budget)?;
        if lost.degree() == 0 && gained.degree() == 0 {
            return Ok(Verdict::Holds(Relation::Equivalent));
        }
        if let Some(relation) = self.as_case(&known, &of_line, after)? {
            return Ok(Verdict::Holds(relation));
        }
        let lost = self.written(&lost, latest, |root| satisfies(latest, root) && !satisfies(line, root));
        let gained = self.written(&gained, line, |root| satisfies(line, root) && !satisfies(latest, root));
        match lost.is_empty() && gained.is_empty() {
            true => Err(Stop::OutOfReach),
            false => Ok(Verdict::Fails(Evidence::Roots { lost, gained })),
        }
    }

    /// Whether the line has some of the roots of a line above, and the lines around it hold the rest, or all of them.
    fn as_case(
        &self,
        known: &[(&Statement, ComplexPolynomial)],
        of_line: &ComplexPolynomial,
        after: &[Statement],
    ) -> Result<Option<Relation>, Stop> {
        for (at, (_, whole)) in known.iter().enumerate() {
            if of_line.roots_without(whole, self.budget)?.degree() > 0 {
                continue;
            }
            if whole.roots_without(of_line, self.budget)?.degree() == 0 {
                return Ok(Some(Relation::Equivalent));
            }
            let below = known[at + 1..].iter().map(|(_, roots)| roots.clone());
            let later = after.iter().filter_map(|line| self.roots(line).ok());
            let mut missing = whole.roots_without(of_line, self.budget)?;
            for roots in below.chain(later) {
                let is_part = roots.roots_without(whole, self.budget)?.degree() == 0;
                if is_part && whole.roots_without(&roots, self.budget)?.degree() > 0 {
                    missing = missing.roots_without(&roots, self.budget)?;
                }
            }
            if missing.degree() == 0 {
                return Ok(Some(Relation::Case));
            }
        }
        Ok(None)
    }

    /// The polynomial with a statement's solutions as its roots, each once.
    fn roots(&self, statement: &Statement) -> Result<ComplexPolynomial, Stop> {
        self.roots_of_cases(&as_cases(statement)?)
    }

    fn roots_of_cases(&self, statement: &Statement) -> Result<ComplexPolynomial, Stop> {
        match statement {
            Statement::Chain(first, rest) => {
                let mut left = first;
                let mut all: Option<ComplexPolynomial> = None;
                for (rel, right) in rest {
                    if *rel != Rel::Eq {
                        return Err(Stop::OutOfReach);
                    }
                    let difference = self.fraction(left)?.minus(&self.fraction(right)?, self.budget)?;
                    left = right;
                    if difference.over.is_zero() {
                        continue;
                    }
                    let roots = difference.over.roots_without(&difference.under, self.budget)?;
                    all = Some(match all {
                        Some(known) => known.common(&roots, self.budget)?,
                        None => roots,
                    });
                }
                all.ok_or(Stop::OutOfReach)
            }
            Statement::Or(parts) => {
                let roots = parts.iter().try_fold(ComplexPolynomial::one(), |all, part| {
                    all.times(&self.roots_of_cases(part)?, self.budget)
                });
                roots?.simple(self.budget)
            }
            _ => Err(Stop::OutOfReach),
        }
    }

    /// The roots of `polynomial` that are confirmed, in plain ASCII maths; of one of a higher degree those of the cases
    /// of the statement that they are from.
    fn written(
        &self,
        polynomial: &ComplexPolynomial,
        from: &Statement,
        is_confirmed: impl Fn(Complex64) -> bool,
    ) -> Vec<String> {
        let mut roots = polynomial.roots().unwrap_or_default();
        if roots.is_empty() && polynomial.degree() > 0 {
            let Ok(Statement::Or(parts)) = as_cases(from) else { return Vec::new() };
            let of_parts = parts.iter().filter_map(|part| self.roots_of_cases(part).ok()?.roots()).flatten();
            roots = of_parts.filter(|root| vanishes(polynomial, root)).collect();
        }
        let confirmed = roots.iter().filter(|root| approximation(root).is_some_and(&is_confirmed));
        let mut written: Vec<String> = confirmed.map(Gaussian::to_string).collect();
        written.dedup();
        written
    }
}

fn vanishes(polynomial: &ComplexPolynomial, at: &Gaussian) -> bool {
    let value = polynomial.coefficients().iter().rev().try_fold(Gaussian::zero(), |value, c| value.times(at)?.plus(c));
    value.is_ok_and(|value| value.is_zero())
}

/// What an expression, or the last side of a chain of equals signs, stands for.
fn last_side(statement: &Statement) -> Option<&Expr> {
    match statement {
        Statement::Expr(expr) => Some(expr),
        Statement::Chain(first, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq) => {
            Some(rest.last().map_or(first, |(_, side)| side))
        }
        _ => None,
    }
}

// The second evaluation, in floating point.

fn approximation(number: &Gaussian) -> Option<Complex64> {
    Some(Complex64::new(number.re.to_f64()?, number.im.to_f64()?))
}

/// The value with `at` put in for every letter, both signs of a plus-minus.
fn values(expr: &Expr, at: Complex64) -> Vec<Complex64> {
    let cases = super::plus_minus::values(expr).unwrap_or_default();
    cases.iter().filter_map(|case| value(case, at)).collect()
}

fn value(expr: &Expr, at: Complex64) -> Option<Complex64> {
    let [a, b] = expr.kind.operands().map(|part| part.and_then(|part| value(part, at)));
    let value = match &expr.kind {
        ExprKind::Number(number) => number.value.to_f64()?.into(),
        ExprKind::Variable(_) => at,
        ExprKind::Imaginary => Complex64::I,
        ExprKind::Neg(_) => -a?,
        ExprKind::Add(..) => a? + b?,
        ExprKind::Sub(..) => a? - b?,
        ExprKind::Mul(..) => a? * b?,
        ExprKind::Div(..) => a? / b?,
        ExprKind::Pow(..) => match b?.re.to_i32().filter(|power| b == Some(f64::from(*power).into())) {
            Some(power) => a?.powi(power),
            None => a?.powc(b?),
        },
        ExprKind::Sqrt(_) => a?.sqrt(),
        ExprKind::Abs(_) => a?.norm().into(),
        _ => return None,
    };
    value.is_finite().then_some(value)
}

fn is_near(a: Complex64, b: Complex64) -> bool {
    (a - b).norm() <= SAME * (1.0 + a.norm().max(b.norm()))
}

fn differ(a: &Expr, b: &Expr, at: Complex64) -> bool {
    match (value(a, at), value(b, at)) {
        (Some(a), Some(b)) => !is_near(a, b),
        _ => false,
    }
}

fn satisfies(statement: &Statement, at: Complex64) -> bool {
    match statement {
        Statement::Chain(first, rest) => {
            let mut left = first;
            rest.iter().all(|(_, right)| {
                let (lefts, rights) = (values(left, at), values(right, at));
                left = right;
                lefts.iter().any(|a| rights.iter().any(|b| is_near(*a, *b)))
            })
        }
        Statement::Or(parts) => parts.iter().any(|part| satisfies(part, at)),
        Statement::And(parts) => parts.iter().all(|part| satisfies(part, at)),
        _ => false,
    }
}
