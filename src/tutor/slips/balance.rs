//! Wrong moves between the two sides of a relation: terms and factors that change sides, sides treated unlike.

use super::found::{Found, found};
use super::terms::{Term, integer, minus, negative, number, plus, product, quotient, replaced, sum, terms, without};
use crate::notation::{Expr, ExprKind, has_letter};
use crate::slips::SlipKind::{
    CancelledOppositeSigns, DividedOneSide, DividedUpsideDown, DividedWithWrongSign, LetterDropped, MovedWithoutSign,
    MultipliedInstead, MultipliedOneSide, NegatedAllButOne, NegatedOneSide, OneTermNotDivided, OneTermNotMultiplied,
    SideMovedWithoutSign, SubtractedInstead, SubtractedWrongWay, SwappedAndNegated, TakenFromOneSide,
};
use crate::tutor::samples::same;
use num_traits::{One, Signed};

/// A relation's two sides after a move.
pub(super) type Sides = (Expr, Expr);

/// Every wrong move that acts on side `a` against side `b`.
pub(super) fn moves(a: &Expr, b: &Expr) -> Found<Sides> {
    let mut moved = on_terms(a, b);
    moved.extend(collected(a, b));
    moved.extend(on_coefficient(a, b));
    moved.extend(on_denominators(a, b));
    moved.extend(on_signs(a, b));
    moved
}

fn on_terms(a: &Expr, b: &Expr) -> Found<Sides> {
    let mut moved = Vec::new();
    let (all, others) = (terms(a), terms(b));
    if has_letter(b) {
        moved.push(found(SideMovedWithoutSign, b, (plus(a, b), integer(0))));
    }
    for (i, term) in all.iter().enumerate() {
        let kept = sum(without(&all, i));
        let is_alone = all.len() == 1;
        for (j, other) in others.iter().enumerate() {
            if !is_alone && other.minus != term.minus && same(&other.expr, &term.expr) {
                let cancelled = sum(without(&others, j));
                moved.push(found(CancelledOppositeSigns, &term.expr, (kept.clone(), cancelled)));
            }
        }
        if !is_alone || has_letter(&term.expr) && has_letter(b) {
            let moved_over = sum([Term::plus(b.clone()), term.clone()]);
            moved.push(found(MovedWithoutSign, &term.expr, (kept.clone(), moved_over)));
        }
        let (c, rest) = term.parts();
        if matches!(rest, Some(Expr { kind: ExprKind::Variable(_), .. })) && !c.abs().is_one() {
            moved.push(found(LetterDropped, &term.expr, (replaced(&all, i, [Term::of(&c, None)]), b.clone())));
        }
        if is_alone {
            continue;
        }
        if !term.minus && !has_letter(&term.expr) {
            moved.push(found(SubtractedWrongWay, &term.expr, (kept.clone(), minus(&term.expr, b))));
        }
        moved.push(found(TakenFromOneSide, &term.expr, (kept.clone(), b.clone())));
    }
    moved
}

/// Letters are gathered on side `a` and numbers on side `b`, and one of the terms that cross keeps its sign:
/// `5x + 3 = 2x + 18` → `3x = 21`.
fn collected(a: &Expr, b: &Expr) -> Found<Sides> {
    let (all, others) = (terms(a), terms(b));
    let crosses = |on_a: bool, term: &Term| on_a != has_letter(&term.expr);
    let whole: Vec<(bool, &Term)> =
        all.iter().map(|term| (true, term)).chain(others.iter().map(|term| (false, term))).collect();
    // Nobody gathers letters where there are none yet.
    let n_crossing = whole.iter().filter(|(on_a, term)| crosses(*on_a, term)).count();
    if n_crossing < 2 || !has_letter(a) {
        return Vec::new();
    }
    let with_one_wrong = |wrong: usize| {
        let (mut letters, mut numbers) = (Vec::new(), Vec::new());
        for (i, (on_a, term)) in whole.iter().enumerate() {
            let keeps_sign = !crosses(*on_a, term) || i == wrong;
            let term = if keeps_sign { (*term).clone() } else { term.negated() };
            if has_letter(&term.expr) { letters.push(term) } else { numbers.push(term) }
        }
        (sum(letters), sum(numbers))
    };
    let crossing = whole.iter().enumerate().filter(|(_, (on_a, term))| crosses(*on_a, term));
    crossing.map(|(i, (_, term))| found(MovedWithoutSign, &term.expr, with_one_wrong(i))).collect()
}

/// Moves of the number before a letter: `a` is `c x`, or a sum with such a term.
fn on_coefficient(a: &Expr, b: &Expr) -> Found<Sides> {
    let (all, others) = (terms(a), terms(b));
    let mut moved = Vec::new();
    if let [term] = all.as_slice()
        && let (value, Some(rest)) = term.parts()
    {
        let c = number(&value);
        let wrong_sign = number(&-&value);
        let mut push = |kind, right: Expr| moved.push(found(kind, &c, (rest.clone(), right)));
        if value.is_integer() && !value.abs().is_one() {
            push(DividedWithWrongSign, quotient(b, &wrong_sign));
            for (j, other) in others.iter().enumerate().filter(|_| others.len() > 1) {
                push(DividedWithWrongSign, quotient(&replaced(&others, j, [other.negated()]), &c));
            }
            push(SubtractedInstead, minus(b, &c));
            push(DividedUpsideDown, quotient(&c, b));
            push(MultipliedInstead, product(&c, b));
            push(DividedOneSide, b.clone());
        }
    }
    let coefficients = all.iter().chain(&others).filter_map(|term| match term.parts() {
        (value, Some(_)) if value.is_integer() && !value.abs().is_one() => Some(number(&value)),
        _ => None,
    });
    for c in coefficients.collect::<Vec<_>>() {
        let divided = |all: &[Term], forgotten: Option<usize>| {
            let over = |(i, term): (usize, &Term)| {
                if Some(i) == forgotten { term.clone() } else { term.with(quotient(&term.expr, &c)) }
            };
            sum(all.iter().enumerate().map(over))
        };
        // Of two terms, one forgotten is a side forgotten.
        if all.len() + others.len() > 2 {
            for i in 0..all.len() {
                moved.push(found(OneTermNotDivided, &c, (divided(&all, Some(i)), divided(&others, None))));
            }
            for j in 0..others.len() {
                moved.push(found(OneTermNotDivided, &c, (divided(&all, None), divided(&others, Some(j)))));
            }
        }
    }
    moved
}

/// Moves of a denominator of `a`.
fn on_denominators(a: &Expr, b: &Expr) -> Found<Sides> {
    let mut moved = Vec::new();
    let (all, others) = (terms(a), terms(b));
    for (i, term) in all.iter().enumerate() {
        let ExprKind::Div(top, bottom) = &term.expr.kind else { continue };
        // Each term times the denominator, but for the one that had it and the one that is forgotten.
        let multiplied = |forgotten: Option<usize>| {
            let times = |(j, term): (usize, &Term)| match j {
                _ if j == i => term.with((**top).clone()),
                _ if Some(j) == forgotten => term.clone(),
                _ => term.with(product(bottom, &term.expr)),
            };
            sum(all.iter().enumerate().map(times))
        };
        for forgotten in (0..all.len()).filter(|j| *j != i) {
            let made = (multiplied(Some(forgotten)), product(bottom, b));
            moved.push(found(OneTermNotMultiplied, bottom, made));
        }
        for forgotten in (0..others.len()).filter(|_| others.len() > 1) {
            let times = |(j, term): (usize, &Term)| {
                if j == forgotten { term.clone() } else { term.with(product(bottom, &term.expr)) }
            };
            let right = sum(others.iter().enumerate().map(times));
            moved.push(found(OneTermNotMultiplied, bottom, (multiplied(None), right)));
        }
        moved.push(found(MultipliedOneSide, bottom, (multiplied(None), b.clone())));
    }
    moved
}

fn on_signs(a: &Expr, b: &Expr) -> Found<Sides> {
    let (all, others) = (terms(a), terms(b));
    let mut moved = vec![found(NegatedOneSide, a, (negative(a), b.clone()))];
    moved.push(found(SwappedAndNegated, a, (b.clone(), negative(a))));
    if all.len() + others.len() > 2 {
        for (i, term) in all.iter().enumerate().filter(|_| all.len() > 1) {
            let negated = all.iter().enumerate().map(|(j, term)| if j == i { term.clone() } else { term.negated() });
            moved.push(found(NegatedAllButOne, &term.expr, (sum(negated), negative(b))));
        }
    }
    moved
}

/// Both fractions of an equation have the same top, which is cancelled: `a/b = a/c` → `b = c`.
pub(super) fn equal_tops(a: &Expr, b: &Expr) -> Option<Sides> {
    let (ExprKind::Div(top, bottom), ExprKind::Div(other_top, other_bottom)) = (&a.kind, &b.kind) else { return None };
    (has_letter(top) && same(top, other_top)).then(|| ((**bottom).clone(), (**other_bottom).clone()))
}

/// What both sides might be divided by although it may be zero: the letters and the factors that hold one.
pub(super) fn zeroable(a: &Expr, b: &Expr) -> Vec<Expr> {
    let mut factors = Vec::new();
    for side in [a, b] {
        for term in terms(side) {
            collect_factors(&term.expr, &mut factors);
        }
    }
    factors
}

fn collect_factors(expr: &Expr, factors: &mut Vec<Expr>) {
    match &expr.kind {
        ExprKind::Mul(a, b) => {
            collect_factors(a, factors);
            collect_factors(b, factors);
        }
        ExprKind::Pow(base, _) => collect_factors(base, factors),
        ExprKind::Div(top, _) => collect_factors(top, factors),
        _ if has_letter(expr) && !factors.iter().any(|known| same(known, expr)) => factors.push(expr.clone()),
        _ => {}
    }
}

/// Both sides over `by`.
pub(super) fn divided(a: &Expr, b: &Expr, by: &Expr) -> Sides {
    (quotient(a, by), quotient(b, by))
}

/// The digits read one behind the other: the value of the side when `x` is read as the digit `d` of `3x`.
pub(super) fn as_digits(side: &Expr, digit: u32) -> Option<i64> {
    let terms = terms(side);
    let value = |term: &Term| {
        let (c, rest) = term.parts();
        let c = i64::try_from(c.is_integer().then(|| c.to_integer())?).ok()?;
        match rest.map(|rest| rest.kind) {
            None => Some(c),
            Some(ExprKind::Variable(_)) if c.abs() < 1000 && c > 1 => Some(c * 10 + i64::from(digit)),
            Some(ExprKind::Variable(_)) if c == 1 => Some(i64::from(digit)),
            Some(_) => None,
        }
    };
    terms.iter().map(value).sum::<Option<i64>>()
}

/// `a + b` of two relations.
pub(super) fn added(a: &Sides, b: &Sides) -> Sides {
    (plus(&a.0, &b.0), plus(&a.1, &b.1))
}
