//! A formula and the letter that is to stand alone: what stands around the letter is taken off from the outside in.

use crate::corpus::write::{add, div, mul, neg, plus_minus, power_of, sqrt, sub, whole};
use crate::notation::{Expr, ExprKind, Rel, Statement};
use crate::slips::SlipKind;

/// The slips that are made in taking something off a letter, and how often each is looked for.
pub const SLIPS: &[(SlipKind, u32)] = &[
    (SlipKind::MovedWithoutSign, 10),
    (SlipKind::OneTermNotDivided, 12),
    (SlipKind::SubtractedWrongWay, 8),
    (SlipKind::NegatedOneSide, 8),
    (SlipKind::DividedUpsideDown, 10),
    (SlipKind::MultipliedInstead, 10),
    (SlipKind::OneSideOnly, 6),
    (SlipKind::SubtractedInstead, 8),
];

/// `left = right`, to be solved for a letter that stands in it once.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal {
    pub target: char,
    pub left: Expr,
    pub right: Expr,
}

impl Literal {
    /// An equation in which the letter stands once.
    pub fn of(target: char, statement: &Statement) -> Option<Literal> {
        let Statement::Chain(left, links) = statement else { return None };
        let [(Rel::Eq, right)] = links.as_slice() else { return None };
        let n_times = count(left, target) + count(right, target);
        (n_times == 1).then(|| Literal { target, left: left.clone(), right: right.clone() })
    }

    /// The line as a tree.
    pub fn statement(&self) -> Statement {
        Statement::Chain(self.left.clone(), vec![(Rel::Eq, self.right.clone())])
    }

    /// Is the letter alone on the left?
    pub fn is_solved(&self) -> bool {
        is_letter(&self.left, self.target) && count(&self.right, self.target) == 0
    }

    /// Is the letter alone, on either side?
    pub fn is_free(&self) -> bool {
        self.is_solved() || self.swapped().is_solved()
    }

    /// The sides changed over.
    pub fn swapped(&self) -> Literal {
        Literal { target: self.target, left: self.right.clone(), right: self.left.clone() }
    }

    /// The outermost operation taken off the letter's side: `ax + b = c` -> `ax = c - b`.
    pub fn freed(&self) -> Option<Literal> {
        self.with_sides(|own, other, target| {
            let is_first = |a: &Expr| count(a, target) > 0;
            Some(match &own.kind {
                ExprKind::Add(a, b) if is_first(a) => ((**a).clone(), sub(other, (**b).clone())),
                ExprKind::Add(a, b) => ((**b).clone(), sub(other, (**a).clone())),
                ExprKind::Sub(a, b) if is_first(a) => ((**a).clone(), add(other, (**b).clone())),
                ExprKind::Sub(a, b) => ((**b).clone(), sub((**a).clone(), other)),
                ExprKind::Mul(a, b) if is_first(a) => ((**a).clone(), over(other, (**b).clone())),
                ExprKind::Mul(a, b) => ((**b).clone(), over(other, (**a).clone())),
                ExprKind::Div(a, b) if is_first(a) => ((**a).clone(), times((**b).clone(), other)),
                // `a/x = b` -> `bx = a`
                ExprKind::Div(a, b) => (times(other, (**b).clone()), (**a).clone()),
                ExprKind::Neg(a) => ((**a).clone(), negated(other)),
                ExprKind::Sqrt(a) => ((**a).clone(), power_of(other, 2)),
                ExprKind::Pow(a, b) if **b == whole(2) => ((**a).clone(), plus_minus(sqrt(other))),
                _ => return None,
            })
        })
    }

    /// The number below a fraction that leads the letter's side multiplied away: `A = (1/2)b h` -> `2A = b h`.
    pub fn without_fraction(&self) -> Option<Literal> {
        self.with_sides(|own, other, _| {
            let (rest, below) = without_leading_divisor(own)?;
            Some((rest, times(below, other)))
        })
    }

    /// The same taken off wrongly; see [`SlipKind`] for an example of each.
    pub fn slipped(&self, slip: SlipKind) -> Option<Literal> {
        self.with_sides(|own, other, target| {
            let is_first = |a: &Expr| count(a, target) > 0;
            let (rest, taken) = match &own.kind {
                ExprKind::Add(a, b) | ExprKind::Sub(a, b) | ExprKind::Mul(a, b) | ExprKind::Div(a, b) => {
                    if is_first(a) { ((**a).clone(), (**b).clone()) } else { ((**b).clone(), (**a).clone()) }
                }
                ExprKind::Neg(a) => return (slip == SlipKind::NegatedOneSide).then(|| ((**a).clone(), other)),
                _ => return None,
            };
            let is_below = matches!(&own.kind, ExprKind::Div(_, b) if is_first(b));
            let wrong = match (&own.kind, slip) {
                (ExprKind::Add(..) | ExprKind::Sub(..), SlipKind::OneSideOnly) => other,
                (ExprKind::Add(..), SlipKind::MovedWithoutSign) => add(other, taken),
                (ExprKind::Add(..), SlipKind::SubtractedWrongWay) => sub(taken, other),
                (ExprKind::Sub(a, _), SlipKind::MovedWithoutSign) if is_first(a) => sub(other, taken),
                (ExprKind::Sub(a, _), SlipKind::NegatedOneSide) if !is_first(a) => sub(other, taken),
                (ExprKind::Mul(..), SlipKind::OneTermNotDivided) => first_term(other, |term| over(term, taken))?,
                (ExprKind::Mul(..), SlipKind::DividedUpsideDown) => over(taken, other),
                (ExprKind::Mul(..), SlipKind::MultipliedInstead) => times(taken, other),
                (ExprKind::Mul(..), SlipKind::SubtractedInstead) => sub(other, taken),
                (ExprKind::Div(..), SlipKind::DividedUpsideDown) if is_below => over(other, taken),
                (ExprKind::Div(..), SlipKind::MultipliedInstead) if is_below => times(taken, other),
                (ExprKind::Div(..), SlipKind::MultipliedInstead) => over(other, taken),
                (ExprKind::Div(..), SlipKind::OneTermNotDivided) if !is_below => {
                    first_term(other, |term| times(taken, term))?
                }
                (ExprKind::Div(..), SlipKind::SubtractedInstead) if !is_below => add(other, taken),
                _ => return None,
            };
            Some((rest, wrong))
        })
    }

    /// The equation with both sides changed: the side with the letter first, then the other.
    fn with_sides(&self, change: impl FnOnce(&Expr, Expr, char) -> Option<(Expr, Expr)>) -> Option<Literal> {
        let target = self.target;
        if count(&self.left, target) > 0 {
            let (left, right) = change(&self.left, self.right.clone(), target)?;
            return Some(Literal { target, left, right });
        }
        let (right, left) = change(&self.right, self.left.clone(), target)?;
        Some(Literal { target, left, right })
    }
}

pub(super) fn is_letter(expr: &Expr, letter: char) -> bool {
    matches!(&expr.kind, ExprKind::Variable(name) if name.chars().eq([letter]))
}

/// A product that begins with a fraction of numbers, without what is below the line; and what was there.
fn without_leading_divisor(expr: &Expr) -> Option<(Expr, Expr)> {
    let ExprKind::Mul(a, b) = &expr.kind else { return None };
    if let ExprKind::Div(top, below) = &a.kind
        && let (ExprKind::Number(_), ExprKind::Number(_)) = (&top.kind, &below.kind)
    {
        let rest = if **top == whole(1) { (**b).clone() } else { mul((**top).clone(), (**b).clone()) };
        return Some((rest, (**below).clone()));
    }
    without_leading_divisor(a).map(|(rest, below)| (mul(rest, (**b).clone()), below))
}

/// How often the letter stands in it.
pub(super) fn count(expr: &Expr, letter: char) -> usize {
    usize::from(is_letter(expr, letter))
        + expr.kind.operands().into_iter().flatten().map(|operand| count(operand, letter)).sum::<usize>()
}

/// The first or last term of a sum changed, the other left: `(c - b)/a` as `c/a - b`.
fn first_term(sum: Expr, change: impl FnOnce(Expr) -> Expr) -> Option<Expr> {
    match sum.kind {
        ExprKind::Add(a, b) => Some(add(change(*a), *b)),
        ExprKind::Sub(a, b) => Some(sub(change(*a), *b)),
        _ => None,
    }
}

/// A product, a number before a letter and a sum last.
pub(super) fn times(a: Expr, b: Expr) -> Expr {
    let rank = |expr: &Expr| match &expr.kind {
        ExprKind::Number(_) => 0,
        ExprKind::Add(..) | ExprKind::Sub(..) => 2,
        _ => 1,
    };
    let (first, second) = if rank(&b) < rank(&a) { (b, a) } else { (a, b) };
    match first.kind {
        ExprKind::Neg(inner) => neg(mul(*inner, second)),
        _ => mul(first, second),
    }
}

/// A quotient with its sign before it.
fn over(top: Expr, bottom: Expr) -> Expr {
    match top.kind {
        ExprKind::Neg(inner) => neg(div(*inner, bottom)),
        _ => div(top, bottom),
    }
}

/// `b - a` for `-(a - b)`
fn negated(expr: Expr) -> Expr {
    match expr.kind {
        ExprKind::Neg(inner) => *inner,
        ExprKind::Sub(a, b) => sub(*b, *a),
        _ => neg(expr),
    }
}
