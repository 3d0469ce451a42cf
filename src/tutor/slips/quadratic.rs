//! Wrong moves on equations with a square: roots, factors, the formula.

use super::found::{Found, found};
use super::squares;
use super::terms::{
    Term, both_signs, integer, is_number, minus, negated_letters, negative, node, number, plus, product, quotient,
    root, size, sum, terms, without,
};
use crate::notation::Rational;
use crate::notation::{Expr, ExprKind, Rel, Statement, has_letter};
use crate::slips::SlipKind::{
    CoefficientForgotten, FactorSigns, FactorsWrongSum, FormulaMinusB, FormulaOverA, FormulaPlus4ac,
    HalvedInsteadOfRoot, OneSolutionOnly, PositiveRootOnly, RootOfNegative, RootTooEarly, ZeroProductWithoutZero,
};
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Every wrong move on the equation `a = b`.
pub(super) fn moves(a: &Expr, b: &Expr) -> Found<Statement> {
    let mut moved = on_square(a, b);
    moved.extend(on_product(a, b));
    moved.extend(on_trinomial(a, b));
    moved.extend(squares::moves(a, b));
    moved
}

fn equal(a: &Expr, b: &Expr) -> Statement {
    Statement::Chain(a.clone(), vec![(Rel::Eq, b.clone())])
}

/// Moves that take a root: `c u² + rest = b`.
fn on_square(a: &Expr, b: &Expr) -> Found<Statement> {
    let mut moved = Vec::new();
    let all = terms(a);
    for (i, term) in all.iter().enumerate() {
        let (c, Some(square)) = term.parts() else { continue };
        let ExprKind::Pow(base, two) = &square.kind else { continue };
        if !is_number(two, 2) || !has_letter(base) {
            continue;
        }
        let rest = without(&all, i);
        let with_rest = |base: &Expr| sum([Term::plus(base.clone())].into_iter().chain(rest.iter().cloned()));
        let alone = quotient(&minus(b, &sum(rest.clone())), &number(&c));
        if !has_letter(&alone) && is_negative_number(&alone) {
            let of_size = root(&size(&alone));
            for right in [both_signs(&of_size), of_size.clone(), negative(&of_size)] {
                moved.push(found(RootOfNegative, b, equal(base, &right)));
            }
        }
        if !rest.is_empty() {
            for right in [both_signs(&root(b)), root(b)] {
                moved.push(found(RootTooEarly, a, equal(&with_rest(base), &right)));
            }
            continue;
        }
        if c.is_one() {
            moved.push(found(PositiveRootOnly, b, equal(base, &root(b))));
            moved.push(found(HalvedInsteadOfRoot, b, equal(base, &quotient(b, &integer(2)))));
            moved.push(found(HalvedInsteadOfRoot, b, equal(base, &both_signs(&quotient(b, &integer(2))))));
        } else {
            for right in [both_signs(&root(b)), root(b)] {
                moved.push(found(CoefficientForgotten, &number(&c), equal(base, &right)));
            }
        }
    }
    moved
}

fn is_negative_number(expr: &Expr) -> bool {
    crate::tutor::samples::value(expr, 0) < 0.0
}

/// Moves on a product of factors with letters.
fn on_product(a: &Expr, b: &Expr) -> Found<Statement> {
    let ExprKind::Mul(p, q) = &a.kind else { return Vec::new() };
    if !has_letter(p) || !has_letter(q) {
        return Vec::new();
    }
    vec![found(ZeroProductWithoutZero, a, Statement::Or(vec![equal(p, b), equal(q, b)]))]
}

/// Moves on `a x² + b x + c = 0`, in whatever order and on whichever sides its terms stand.
fn on_trinomial(left: &Expr, right: &Expr) -> Found<Statement> {
    let Some(Trinomial { x, a, b, c }) = Trinomial::of(left, right) else { return Vec::new() };
    let mut moved = Vec::new();
    let zero = integer(0);
    let (two, four) = (Rational::from_integer(2.into()), Rational::from_integer(4.into()));
    let roots = |b: &Rational, discriminant: &Rational, over: &Rational| {
        let top = node(ExprKind::AddSub(Box::new(number(b)), Box::new(root(&number(discriminant)))));
        equal(&x, &quotient(&top, &number(over)))
    };
    let discriminant = &b * &b - &four * &a * &c;
    let whole = minus(left, right);
    let whole = if is_number(right, 0) { left } else { &whole };
    if !b.is_zero() {
        moved.push(found(FormulaMinusB, &number(&b), roots(&b, &discriminant, &(&two * &a))));
        moved.push(found(FormulaPlus4ac, &number(&c), roots(&-&b, &(&b * &b + &four * &a * &c), &(&two * &a))));
    }
    moved.push(found(FormulaOverA, &number(&a), roots(&-&b, &discriminant, &a)));
    if discriminant.is_positive() {
        for sign in [1, -1] {
            let one = plus(&number(&-&b), &product(&integer(sign), &root(&number(&discriminant))));
            moved.push(found(OneSolutionOnly, whole, equal(&x, &quotient(&one, &number(&(&two * &a))))));
        }
    }
    moved.extend(factored(whole).into_iter().map(|(slip, made)| (slip, equal(&made, &zero))));
    moved
}

/// Moves on a trinomial that is to be written as a product.
pub(super) fn factored(whole: &Expr) -> Found<Expr> {
    let Some(Trinomial { x, a, b, c }) = Trinomial::of(whole, &integer(0)) else { return Vec::new() };
    if b.is_zero() {
        return Vec::new();
    }
    let mut moved = vec![found(FactorSigns, whole, negated_letters(whole))];
    if !a.is_one() || !c.is_integer() || c.is_zero() {
        return moved;
    }
    let factors = |p: i64, q: i64| product(&plus(&x, &integer(p)), &plus(&x, &integer(q)));
    for (p, q) in divisors(&c) {
        if Rational::from_integer((p + q).into()) == b {
            moved.extend([factors(p, -q), factors(-p, q)].map(|made| found(FactorSigns, whole, made)));
        } else {
            moved.push(found(FactorsWrongSum, whole, factors(p, q)));
        }
    }
    moved
}

/// Largest constant whose factors are tried.
const MAX_CONSTANT: i64 = 400;

/// The pairs of whole numbers with this product.
fn divisors(c: &Rational) -> Vec<(i64, i64)> {
    let Some(c) = c.to_integer().to_i64().filter(|c| c.abs() <= MAX_CONSTANT) else { return Vec::new() };
    (1..=c.abs()).filter(|p| c % p == 0 && p * p <= c.abs()).flat_map(|p| [(p, c / p), (-p, -(c / p))]).collect()
}

/// The numbers of `a x² + b x + c = 0`; `a` is not 0.
struct Trinomial {
    x: Expr,
    a: Rational,
    b: Rational,
    c: Rational,
}

impl Trinomial {
    fn of(left: &Expr, right: &Expr) -> Option<Trinomial> {
        let mut found: Option<Expr> = None;
        let mut numbers = [Rational::zero(), Rational::zero(), Rational::zero()];
        let all = terms(left).into_iter().chain(terms(right).into_iter().map(|term| term.negated()));
        for term in all {
            let (value, rest) = term.parts();
            let (degree, letter) = match rest {
                None => (0, None),
                Some(rest) => match &rest.kind {
                    ExprKind::Variable(_) => (1, Some(rest)),
                    ExprKind::Pow(base, two) if is_number(two, 2) && matches!(base.kind, ExprKind::Variable(_)) => {
                        (2, Some((**base).clone()))
                    }
                    _ => return None,
                },
            };
            match (letter, &found) {
                (Some(letter), Some(known)) if letter != *known => return None,
                (Some(letter), None) => found = Some(letter),
                _ => {}
            }
            numbers[degree] += value;
        }
        let [c, b, a] = numbers;
        (!a.is_zero()).then_some(Trinomial { x: found?, a, b, c })
    }
}
