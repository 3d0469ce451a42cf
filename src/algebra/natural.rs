//! Right by luck: a line with the same solutions that no rule gives.
//!
//! An equal solution set is not enough. `13z + 11 = 11` below `4z + 11 = 9z + 11` says `z = 0` as well, but a term has
//! changed sides and kept its sign. A line is called lucky only where a known slip gives it to the letter, both sides, and
//! it is not the earlier equation times a number; whatever else keeps the solutions stays sound, however odd.

use super::budget::{Budget, Stop};
use super::normal_form::{Domain, Fraction, fraction};
use super::trees::letters_of;
use crate::notation::{self, Expr, ExprKind, Statement, equation_sides as sides, is_literal};

/// Wrong moves tried on one line.
const MAX_MOVES: usize = 400;

/// Whether a slip that keeps the solutions gives `line`, which has the same solutions as `earlier`.
pub(super) fn is_lucky(earlier: &Statement, line: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let Some([left, right]) = sides(earlier) else { return Ok(false) };
    if factors_set_equal(left, right, line, budget)? || factors_set_equal(right, left, line, budget)? {
        return Ok(true);
    }
    let Some([own_left, own_right]) = sides(line) else { return Ok(false) };
    let own = [value(own_left, budget)?, value(own_right, budget)?];
    let given = [value(left, budget)?, value(right, budget)?];
    if is_multiple(&given, &own, &[1, -1], budget)? {
        return Ok(false);
    }
    if [own_left, own_right].iter().any(|side| is_tops_over_bottoms(left, side) || is_tops_over_bottoms(right, side)) {
        return Ok(true);
    }
    let mut moved = Vec::new();
    for (a, b) in [(left, right), (right, left)] {
        moves(a, b, &mut moved, budget)?;
    }
    moved.truncate(MAX_MOVES);
    for [a, b] in &moved {
        let to_the_letter = (is_same(a, &own[0], budget)? && is_same(b, &own[1], budget)?)
            || (is_same(a, &own[1], budget)? && is_same(b, &own[0], budget)?);
        if to_the_letter {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `A B = c` read as `A = a or B = b`, which holds for products that are zero only.
fn factors_set_equal(product: &Expr, other: &Expr, line: &Statement, budget: &Budget) -> Result<bool, Stop> {
    let (Statement::Or(parts) | Statement::And(parts), ExprKind::Mul(..)) = (line, &product.kind) else {
        return Ok(false);
    };
    if value(other, budget)?.numerator.is_zero() {
        return Ok(false);
    }
    let mut all = notation::factors(product);
    all.retain(|factor| !letters_of(factor).is_empty());
    let mut named: Vec<Fraction> = Vec::new();
    for part in parts {
        let Some([left, right]) = sides(part) else { return Ok(false) };
        let Some(factor) = all.iter().find(|factor| **factor == left && letters_of(right).is_empty()) else {
            return Ok(false);
        };
        let factor = value(factor, budget)?;
        let is_told = named.iter().map(|known| known.numerator.constant_ratio(&factor.numerator));
        if !is_told.collect::<Result<Vec<_>, _>>()?.iter().any(Option::is_some) {
            named.push(factor);
        }
    }
    Ok(named.len() > 1)
}

/// Whether `side` is what adding tops and adding bottoms makes of two of the fractions of `given`.
fn is_tops_over_bottoms(given: &Expr, side: &Expr) -> bool {
    let budget = Budget::new();
    let fractions: Vec<(&Expr, &Expr)> = terms(given)
        .into_iter()
        .filter_map(|term| match &term.expr.kind {
            ExprKind::Div(top, bottom) if !term.minus => Some((&**top, &**bottom)),
            _ => None,
        })
        .collect();
    let ExprKind::Div(top, bottom) = &side.kind else { return false };
    let is_sum = |a: &Expr, b: &Expr, sum: &Expr| -> Result<bool, Stop> {
        let together = value(a, &budget)?.plus(&value(b, &budget)?, &budget)?;
        is_same(&together, &value(sum, &budget)?, &budget)
    };
    let pairs = fractions.iter().enumerate().flat_map(|(i, a)| fractions[i + 1..].iter().map(move |b| (a, b)));
    pairs.into_iter().any(|((a, c), (b, d))| is_sum(a, b, top) == Ok(true) && is_sum(c, d, bottom) == Ok(true))
}

/// A summand of a side.
#[derive(Clone, Copy)]
struct Term<'e> {
    minus: bool,
    expr: &'e Expr,
}

impl Term<'_> {
    fn value(&self, budget: &Budget) -> Result<Fraction, Stop> {
        let value = value(self.expr, budget)?;
        Ok(if self.minus { value.negated() } else { value })
    }
}

fn terms(expr: &Expr) -> Vec<Term<'_>> {
    notation::summands(expr).into_iter().map(|(minus, expr)| Term { minus, expr }).collect()
}

/// What each wrong move on side `a` against side `b` makes of the two.
fn moves(a: &Expr, b: &Expr, moved: &mut Vec<[Fraction; 2]>, budget: &Budget) -> Result<(), Stop> {
    let (own, others) = (terms(a), terms(b));
    let (of_a, of_b) = (value(a, budget)?, value(b, budget)?);
    for (i, term) in own.iter().enumerate() {
        let worth = term.value(budget)?;
        if worth.numerator.is_zero() {
            continue;
        }
        // A term changes sides and keeps its sign.
        if own.len() > 1 || !letters_of(term.expr).is_empty() {
            moved.push([of_a.minus(&worth, budget)?, of_b.plus(&worth, budget)?]);
        }
        // Like terms are added that should be subtracted.
        let is_like = |other: &Term| -> Result<bool, Stop> {
            Ok(worth.numerator.constant_ratio(&other.value(budget)?.numerator)?.is_some())
        };
        if term.minus && own[..i].iter().map(is_like).collect::<Result<Vec<_>, _>>()?.contains(&true) {
            moved.push([of_a.minus(&worth.plus(&worth, budget)?, budget)?, of_b.clone()]);
        }
        for slipped in brackets(term, budget)? {
            moved.push([of_a.minus(&worth, budget)?.plus(&slipped, budget)?, of_b.clone()]);
        }
    }
    collected(&own, &others, moved, budget)?;
    scaled(&own, &others, [&of_a, &of_b], moved, budget)
}

/// Letters are gathered on one side and numbers on the other, and one of the terms that cross keeps its sign.
fn collected(own: &[Term], others: &[Term], moved: &mut Vec<[Fraction; 2]>, budget: &Budget) -> Result<(), Stop> {
    let all: Vec<(bool, &Term)> = own.iter().map(|t| (true, t)).chain(others.iter().map(|t| (false, t))).collect();
    let crosses = |on_own: bool, term: &Term| on_own == letters_of(term.expr).is_empty();
    let n_crossing = all.iter().filter(|(on_own, term)| crosses(*on_own, term)).count();
    for wrong in 0..all.len() {
        let (on_own, term) = all[wrong];
        if n_crossing < 2 || !crosses(on_own, term) {
            continue;
        }
        let zero = || Fraction::from(super::polynomial::Polynomial::zero());
        let mut sides = [zero(), zero()];
        for (i, (on_own, term)) in all.iter().enumerate() {
            let worth = term.value(budget)?;
            let worth = if crosses(*on_own, term) && i != wrong { worth.negated() } else { worth };
            let side = usize::from(letters_of(term.expr).is_empty());
            sides[side] = sides[side].plus(&worth, budget)?;
        }
        moved.push(sides);
    }
    Ok(())
}

/// A number before a bracket reaches its first or its last term only; a minus reaches the first only.
fn brackets(term: &Term, budget: &Budget) -> Result<Vec<Fraction>, Stop> {
    let ExprKind::Mul(factor, bracket) = &term.expr.kind else { return Ok(Vec::new()) };
    let inside = terms(bracket);
    let (Some(first), Some(last)) = (inside.first(), inside.last().filter(|_| inside.len() > 1)) else {
        return Ok(Vec::new());
    };
    let (factor, whole) = (value(factor, budget)?, value(bracket, budget)?);
    let mut slipped = Vec::new();
    for reached in [first, last] {
        let worth = reached.value(budget)?;
        let made = whole.minus(&worth, budget)?.plus(&worth.times(&factor, budget)?, budget)?;
        slipped.push(if term.minus { made.negated() } else { made });
    }
    Ok(slipped)
}

/// All terms but one, or one side only, are divided by a number before a letter or multiplied by a denominator.
fn scaled(
    own: &[Term],
    others: &[Term],
    [of_a, of_b]: [&Fraction; 2],
    moved: &mut Vec<[Fraction; 2]>,
    budget: &Budget,
) -> Result<(), Stop> {
    let mut factors: Vec<Fraction> = Vec::new();
    for term in own {
        match &term.expr.kind {
            ExprKind::Mul(number, rest) if is_literal(number) && !letters_of(rest).is_empty() => {
                factors.push(value(number, budget)?.inverse(&mut Domain::default())?);
            }
            ExprKind::Div(_, bottom) if is_literal(bottom) => factors.push(value(bottom, budget)?),
            _ => {}
        }
    }
    for factor in factors {
        let whole = [of_a.times(&factor, budget)?, of_b.times(&factor, budget)?];
        // Where the other side is zero, nothing is forgotten.
        if !of_b.numerator.is_zero() {
            moved.push([whole[0].clone(), of_b.clone()]);
        }
        for (side, all) in [(0, own), (1, others)] {
            for term in all.iter().filter(|_| own.len() + others.len() > 2) {
                let worth = term.value(budget)?;
                if worth.numerator.is_zero() {
                    continue;
                }
                let forgotten = worth.minus(&worth.times(&factor, budget)?, budget)?;
                let mut made = whole.clone();
                made[side] = made[side].plus(&forgotten, budget)?;
                moved.push(made);
            }
        }
    }
    Ok(())
}

/// Whether the difference of sides of one equation is the other's times one of these numbers.
fn is_multiple(given: &[Fraction; 2], own: &[Fraction; 2], by: &[i64], budget: &Budget) -> Result<bool, Stop> {
    let given = given[0].minus(&given[1], budget)?;
    let own = own[0].minus(&own[1], budget)?;
    let across = own.numerator.times(&given.denominator, budget)?;
    let ratio = across.constant_ratio(&given.numerator.times(&own.denominator, budget)?)?;
    Ok(ratio.is_some_and(|ratio| by.iter().any(|by| ratio == super::surd::Surd::from(*by))))
}

fn is_same(a: &Fraction, b: &Fraction, budget: &Budget) -> Result<bool, Stop> {
    Ok(a.numerator.times(&b.denominator, budget)? == b.numerator.times(&a.denominator, budget)?)
}

fn value(expr: &Expr, budget: &Budget) -> Result<Fraction, Stop> {
    fraction(expr, &mut Domain::default(), budget)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[test]
    fn slips_that_keep_the_solution_are_told_from_honest_work() {
        let check = |earlier: &str, line: &str, wanted: bool| {
            let read = |text: &str| parse(text).statement.unwrap();
            assert_eq!(is_lucky(&read(earlier), &read(line), &Budget::new()), Ok(wanted), "{earlier} -> {line}");
        };
        // A term that keeps its sign.
        check("3k+8 = 7k+8", "10k+8 = 8", true);
        check("3k+8 = 7k+8", "3k = 7k", false);
        check("3k+8 = 7k+8", "-4k = 0", false);
        check("3k+8 = 7k+8", "4k = 0", false);
        check("3k+8 = 7k+8", "k = 0", false);
        check("3k+8 = 7k+8", "10k = 0", true);
        check("5(m-2) = 3(m-2)", "8(m-2) = 0", true);
        check("5(m-2) = 3(m-2)", "2(m-2) = 0", false);
        check("5(m-2) = 3(m-2)", "m-2 = 0", false);
        check("2n = 9n", "11n = 0", true);
        // Tops and bottoms.
        check("x/4 + x/3 = 0", "2x/7 = 0", true);
        check("x/4 + x/3 = 0", "7x/12 = 0", false);
        check("x/4 + x/3 = 0", "3x + 4x = 0", false);
        check("x/4 + x/3 = 0", "7x = 0", false);
        // Like terms, brackets, one side or one term only.
        check("9t-2t = 0", "11t = 0", true);
        check("9t-2t = 0", "7t = 0", false);
        check("4(t+2) = 8", "t+8 = 8", true);
        check("4(t+2) = 8", "4t+8 = 8", false);
        check("4(t+2) = 8", "t+2 = 2", false);
        check("2t = 6t", "t = 6t", true);
        check("2t = 6t", "t = 3t", false);
        check("t/2+5t = 0", "t+5t = 0", true);
        check("t/2+5t = 0", "t+10t = 0", false);
        // Products.
        check("(x+4)(1-x) = 6", "x+4 = 6 or 1-x = 6", true);
        check("x(x-8) = 4*(-4)", "x = 4 or x-8 = -4", true);
        check("(x+4)(1-x) = 0", "x+4 = 0 or 1-x = 0", false);
        check("(x-3)(x-3) = 4", "x-3 = 2 or x-3 = -2", false);
        check("3x = 12", "x = 4", false);
        check("2x+3 = 11", "2x = 8", false);
    }
}
