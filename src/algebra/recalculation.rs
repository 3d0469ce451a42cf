//! The second evaluation: a line with numbers in its letters' places, by [`super::interval`] alone.
//!
//! It walks the tree as it was read. Whatever led to an accusation - normal forms, solution sets, surds - has no part in
//! it.

use super::interval::{Interval, NoValue};
use crate::notation::{Expr, ExprKind, MAX_INDEX, Rational, Rel, Statement, parse, with_euler};
use num_traits::{One, ToPrimitive};
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Nodes that may be walked for one accusation.
const MAX_STEPS: usize = 60_000;

/// Letters that stand for letters: no deeper than this, for they may stand for each other.
const MAX_NESTED: usize = 8;

/// Plus-minus signs of one line.
const MAX_SIGNS: u32 = 4;

/// Numbers for letters, and letters that stand for expressions.
#[derive(Debug, Default)]
pub(super) struct Values<'s> {
    numbers: RefCell<BTreeMap<String, Interval>>,
    meanings: BTreeMap<String, &'s Expr>,
    n_steps: Cell<usize>,
    /// Meanings being worked out, one within the other.
    n_nested: Cell<usize>,
}

impl<'s> Values<'s> {
    /// The values as evidence prints them. None where one is no number.
    pub(super) fn at(point: &[(String, String)]) -> Option<Values<'s>> {
        let values = Values::default();
        for (name, printed) in point {
            let Some(Statement::Expr(expr)) = parse(printed).statement else { return None };
            // A value has no letters in it.
            let number = Values::default().value(&with_euler(&expr)).ok()?;
            values.numbers.borrow_mut().insert(name.clone(), number);
        }
        Some(values)
    }

    /// Lets a letter without a value stand for an expression.
    pub(super) fn mean(&mut self, name: &str, meaning: &'s Expr) {
        if !self.numbers.borrow().contains_key(name) {
            self.meanings.entry(name.to_owned()).or_insert(meaning);
        }
    }

    /// The value of an expression without plus-minus.
    pub(super) fn value(&self, expr: &Expr) -> Result<Interval, NoValue> {
        self.value_with(expr, &mut Signs::default())
    }

    /// Every value that an expression with plus-minus stands for.
    pub(super) fn values(&self, expr: &Expr) -> Vec<Result<Interval, NoValue>> {
        let n_signs = n_signs(expr);
        if n_signs > MAX_SIGNS {
            return vec![Err(NoValue::Unknown)];
        }
        (0..1 << n_signs).map(|chosen| self.value_with(expr, &mut Signs { chosen, next: 0 })).collect()
    }

    /// Whether a statement is true: None where a side that matters has no value.
    pub(super) fn truth(&self, statement: &Statement) -> Result<Option<bool>, NoValue> {
        match statement {
            Statement::Expr(_) | Statement::At(..) => Err(NoValue::Unknown),
            Statement::Always => Ok(Some(true)),
            Statement::Never => Ok(Some(false)),
            Statement::And(parts) => self.joined(parts, false),
            Statement::Or(parts) => self.joined(parts, true),
            Statement::Chain(first, rest) => {
                let n_signs = rest.iter().map(|(_, side)| n_signs(side)).sum::<u32>() + n_signs(first);
                if n_signs > MAX_SIGNS {
                    return Err(NoValue::Unknown);
                }
                let mut found = Some(false);
                for chosen in 0..1 << n_signs {
                    match self.chain(first, rest, &mut Signs { chosen, next: 0 })? {
                        Some(true) => return Ok(Some(true)),
                        Some(false) => {}
                        None => found = None,
                    }
                }
                Ok(found)
            }
        }
    }

    fn joined(&self, parts: &[Statement], decisive: bool) -> Result<Option<bool>, NoValue> {
        let (mut found, mut unknown) = (Some(!decisive), None);
        for part in parts {
            match self.truth(part) {
                Ok(Some(truth)) if truth == decisive => return Ok(Some(decisive)),
                Ok(Some(_)) => {}
                Ok(None) => found = None,
                Err(why) => unknown = Some(why),
            }
        }
        unknown.map_or(Ok(found), Err)
    }

    fn chain(&self, first: &Expr, rest: &[(Rel, Expr)], signs: &mut Signs) -> Result<Option<bool>, NoValue> {
        let defined = |value: Result<Interval, NoValue>| match value {
            Ok(value) => Ok(Some(value)),
            Err(NoValue::Undefined) => Ok(None),
            Err(NoValue::Unknown) => Err(NoValue::Unknown),
        };
        let mut left = defined(self.value_with(first, signs))?;
        let mut found = Some(true);
        for (rel, side) in rest {
            let right = defined(self.value_with(side, signs))?;
            match (&left, &right) {
                (Some(a), Some(b)) => {
                    if !stands(*rel, a.minus(b)?.sign()?) {
                        return Ok(Some(false));
                    }
                }
                _ => found = None,
            }
            left = right;
        }
        Ok(found)
    }

    fn value_with(&self, expr: &Expr, signs: &mut Signs) -> Result<Interval, NoValue> {
        self.n_steps.set(self.n_steps.get() + 1);
        if self.n_steps.get() > MAX_STEPS {
            return Err(NoValue::Unknown);
        }
        let mut of = |operand: &Expr| self.value_with(operand, signs);
        match &expr.kind {
            ExprKind::Number(number) => Ok(Interval::from(number.value.clone())),
            ExprKind::Variable(name) => self.of_letter(name),
            ExprKind::Neg(a) => Ok(of(a)?.negated()),
            ExprKind::Add(a, b) => of(a)?.plus(&of(b)?),
            ExprKind::Sub(a, b) => of(a)?.minus(&of(b)?),
            ExprKind::Mul(a, b) => of(a)?.times(&of(b)?),
            ExprKind::Div(a, b) => of(a)?.over(&of(b)?),
            ExprKind::Pow(a, b) => power(&of(a)?, &of(b)?),
            ExprKind::Sqrt(a) => of(a)?.root(2),
            ExprKind::Root(index, a) => of(a)?.root(*index),
            ExprKind::Abs(a) => of(a)?.abs(),
            ExprKind::Euler => Interval::from(Rational::one()).exp(),
            ExprKind::Imaginary => Err(NoValue::Unknown),
            ExprKind::Log(base, a) => {
                let base = if matches!(base.kind, ExprKind::Euler) { None } else { Some(of(base)?.ln()?) };
                let of = of(a)?.ln()?;
                base.map_or(Ok(of.clone()), |base| of.over(&base))
            }
            ExprKind::PlusMinus(a) => {
                let a = of(a)?;
                Ok(if signs.is_minus() { a.negated() } else { a })
            }
            ExprKind::AddSub(a, b) => {
                let (a, b) = (of(a)?, of(b)?);
                if signs.is_minus() { a.minus(&b) } else { a.plus(&b) }
            }
        }
    }

    fn of_letter(&self, name: &str) -> Result<Interval, NoValue> {
        if let Some(number) = self.numbers.borrow().get(name) {
            return Ok(number.clone());
        }
        let meaning = self.meanings.get(name).ok_or(NoValue::Unknown)?;
        if self.n_nested.get() >= MAX_NESTED {
            return Err(NoValue::Unknown);
        }
        self.n_nested.set(self.n_nested.get() + 1);
        let number = self.value(meaning);
        self.n_nested.set(self.n_nested.get() - 1);
        let number = number?;
        self.numbers.borrow_mut().insert(name.to_owned(), number.clone());
        Ok(number)
    }
}

/// Which of the two signs each plus-minus stands for, from the inside out and from left to right.
#[derive(Default)]
struct Signs {
    chosen: u32,
    next: u32,
}

impl Signs {
    fn is_minus(&mut self) -> bool {
        self.next += 1;
        self.chosen >> (self.next - 1) & 1 == 1
    }
}

fn n_signs(expr: &Expr) -> u32 {
    let own = u32::from(matches!(expr.kind, ExprKind::PlusMinus(_) | ExprKind::AddSub(..)));
    own + expr.kind.operands().into_iter().flatten().map(n_signs).sum::<u32>()
}

fn power(base: &Interval, exponent: &Interval) -> Result<Interval, NoValue> {
    let by_logarithm = || match base.sign()? {
        Ordering::Greater => base.ln()?.times(exponent)?.exp(),
        _ => Err(NoValue::Unknown),
    };
    let Some(exact) = exponent.exact() else { return by_logarithm() };
    let Some(times) = exact.numer().to_i64().filter(|n| n.abs() <= 2_000) else { return by_logarithm() };
    match exact.denom().to_u32() {
        Some(1) => base.power(times),
        index if index.is_none_or(|index| index > MAX_INDEX) => by_logarithm(),
        // Books differ on what roots of negative numbers are, so nothing is claimed by one.
        Some(index) if index.is_multiple_of(2) || !base.sign()?.is_lt() => base.root(index)?.power(times),
        _ => Err(NoValue::Unknown),
    }
}

fn stands(rel: Rel, order: Ordering) -> bool {
    match rel {
        Rel::Eq | Rel::Approx => order == Ordering::Equal,
        Rel::Ne => order != Ordering::Equal,
        Rel::Lt => order == Ordering::Less,
        Rel::Le => order != Ordering::Greater,
        Rel::Gt => order == Ordering::Greater,
        Rel::Ge => order != Ordering::Less,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_true_false_or_have_no_value() {
        let check = |text: &str, x: &str, wanted: Result<Option<bool>, NoValue>| {
            let values = Values::at(&[("x".to_owned(), x.to_owned())]).unwrap();
            assert_eq!(values.truth(&parse(text).statement.unwrap()), wanted, "{text} at {x}");
        };
        check("x^2-2x-2 = 0", "1+sqrt(3)", Ok(Some(true)));
        check("x^2-2x-1 = 0", "1+sqrt(3)", Ok(Some(false)));
        check("x = (5±1)/2", "2", Ok(Some(true)));
        check("x = (5±1)/2", "5/2", Ok(Some(false)));
        check("1/(x-2) = 3", "2", Ok(None));
        check("1/(x-2) = 3 or x = 2", "2", Ok(Some(true)));
        check("sqrt(x) = 3", "-9", Ok(None));
        check("-3 < 2x+1 <= 7", "3", Ok(Some(true)));
        check("x^(2/3) = 4", "-8", Err(NoValue::Unknown));
        check("x+y = 4", "1", Err(NoValue::Unknown));
        check("no solution", "1", Ok(Some(false)));
    }
}
