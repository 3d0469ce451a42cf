//! Slips on lines that are not tidy: a place worked out wrongly, a part copied wrongly, an operation on one side only.

use super::calculate::{Site, put, sites, value_at};
use super::line::{letter_of, sides, with_sides};
use super::operate::{Operation, Sign, factors, helpful, odd};
use super::part::{Part, joined, parts, parts_of};
use super::product::Product;
use crate::corpus::chance::{choose, choose_some};
use crate::corpus::slips::{misread_value, offset, other_digit};
use crate::corpus::terms::Q;
use crate::corpus::write::{Notation, div, mul, neg};
use crate::notation::{Expr, ExprKind, Statement};
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub, One, Signed, Zero};

/// The slips that have a place on such lines, and how often each is looked for.
pub const SLIPS: &[(SlipKind, u32)] = &[
    (SlipKind::OffByOneOrTwo, 6),
    (SlipKind::OffByTen, 3),
    (SlipKind::TimesTableNeighbour, 4),
    (SlipKind::ZeroMisplaced, 3),
    (SlipKind::QuotientRounded, 5),
    (SlipKind::FirstTermOnly, 6),
    (SlipKind::BracketSignChanged, 6),
    (SlipKind::MinusFirstTermOnly, 6),
    (SlipKind::DigitMiscopied, 2),
    (SlipKind::SignMiscopied, 8),
    (SlipKind::TermLeftOut, 2),
    (SlipKind::TopsAndBottoms, 6),
    (SlipKind::OneTermDivided, 6),
    (SlipKind::OneFactorCancelled, 8),
    (SlipKind::CancelledOppositeSigns, 6),
    (SlipKind::DividedUpsideDown, 4),
    (SlipKind::OneSideOnly, 3),
    (SlipKind::UnlikeTerms, 4),
    (SlipKind::LettersMultiplied, 4),
    (SlipKind::AddedInstead, 8),
    (SlipKind::LetterDropped, 8),
    (SlipKind::FactorDropped, 8),
    (SlipKind::OppositeOperations, 2),
    (SlipKind::OtherOperation, 14),
    (SlipKind::DifferentNumbers, 2),
    (SlipKind::ProductWithoutBracket, 3),
    (SlipKind::NegativesMadePositive, 12),
    (SlipKind::SignOfSmaller, 14),
    (SlipKind::ProductSign, 30),
];

/// The line with the slip made in it. See [`SlipKind`] for an example of each.
pub fn slipped(slip: SlipKind, statement: &Statement, rng: &mut Rng) -> Option<Statement> {
    match slip {
        SlipKind::OneSideOnly
        | SlipKind::OppositeOperations
        | SlipKind::DifferentNumbers
        | SlipKind::ProductWithoutBracket => return unbalanced(slip, statement, rng),
        SlipKind::DigitMiscopied => return digit_changed(statement, rng),
        _ => {}
    }
    let letter = letter_of(statement);
    let notation = Notation { decimals: rng.bool(), ..Notation::default() };
    let mut wrong = Vec::new();
    for (side, expr) in sides(statement).into_iter().enumerate() {
        let all = parts(expr);
        let made = match slip {
            SlipKind::SignMiscopied | SlipKind::TermLeftOut | SlipKind::LetterDropped if rng.f64() < 0.6 => {
                copied(slip, &all, rng)
            }
            _ => at_a_place(slip, &all, letter, &notation, rng),
        };
        wrong.extend(made.map(|made| (side, joined(&made))));
    }
    let (side, next) = choose_some(&wrong, rng)?.clone();
    Some(with_sides(statement, |i, old| if i == side { next.clone() } else { old.clone() }))
        .filter(|line| line != statement)
}

/// One place of a side worked out wrongly.
fn at_a_place(slip: SlipKind, all: &[Part], letter: char, notation: &Notation, rng: &mut Rng) -> Option<Vec<Part>> {
    let mut places = sites(all);
    rng.shuffle(&mut places);
    places
        .into_iter()
        .find_map(|site| match site {
            Site::Pair(i, j) => {
                let wrong = of_pair(slip, &all[i].value()?, &all[j].value()?, rng)?;
                is_other(&wrong, value_at(all, site)).then(|| put(all, site, &wrong, letter, notation))
            }
            Site::Product(i) => {
                if slip == SlipKind::OneTermDivided {
                    return term_cancelled(all, i, letter, notation, rng);
                }
                if slip == SlipKind::OneFactorCancelled {
                    return factor_dropped(all, i, rng);
                }
                let wrong = of_product(slip, &all[i], rng)?;
                is_other(&wrong, value_at(all, site)).then(|| put(all, site, &wrong, letter, notation))
            }
            Site::Bracket(i) => of_bracket(slip, all, i, letter, notation, rng),
            Site::Signs(i) => (slip == SlipKind::SignMiscopied).then(|| {
                let mut wrong = all.to_vec();
                wrong[i] = wrong[i].negated();
                wrong
            }),
        })
        .or_else(|| unlike(slip, all, letter, notation, rng))
}

fn is_other(wrong: &Product, right: Option<Product>) -> bool {
    (wrong.is_tame() || wrong.coef.is_zero()) && right.as_ref() != Some(wrong)
}

/// What two like parts do not come to.
fn of_pair(slip: SlipKind, a: &Product, b: &Product, rng: &mut Rng) -> Option<Product> {
    let sum = a.coef.checked_add(&b.coef)?;
    let with = |coef: Q| Some(Product { coef, ..a.clone() });
    match slip {
        SlipKind::OffByOneOrTwo | SlipKind::OffByTen | SlipKind::TimesTableNeighbour | SlipKind::ZeroMisplaced
            if !sum.is_zero() =>
        {
            with(miscalculated(slip, sum, rng))
        }
        SlipKind::TopsAndBottoms if !a.coef.is_integer() && !b.coef.is_integer() => {
            with(Q::new(a.coef.numer() + b.coef.numer(), a.coef.denom() + b.coef.denom()))
        }
        SlipKind::CancelledOppositeSigns if a.coef == b.coef => with(Q::zero()),
        SlipKind::LettersMultiplied if a.power == 1 && !sum.is_zero() => {
            Some(Product { coef: sum, power: 2, sum: None })
        }
        SlipKind::AddedInstead => {
            with(if rng.f64() < 0.7 { a.coef.checked_sub(&b.coef)? } else { b.coef.checked_sub(&a.coef)? })
        }
        SlipKind::LetterDropped if a.power == 1 => Some(Product::number(sum)),
        SlipKind::OtherOperation if a.power == 0 => with(a.coef.checked_mul(&b.coef)?),
        SlipKind::NegativesMadePositive if a.coef.is_negative() && b.coef.is_negative() => with(-sum),
        SlipKind::SignOfSmaller if !sum.is_zero() => with(-sum),
        _ => None,
    }
}

/// What a product or quotient does not come to.
fn of_product(slip: SlipKind, part: &Part, rng: &mut Rng) -> Option<Product> {
    let right = part.value()?;
    let with = |coef: Q| Some(Product { coef, ..right.clone() });
    match slip {
        SlipKind::OffByOneOrTwo | SlipKind::OffByTen | SlipKind::TimesTableNeighbour | SlipKind::ZeroMisplaced => {
            with(miscalculated(slip, right.coef, rng))
        }
        SlipKind::QuotientRounded => rounded(right.coef, rng).and_then(with),
        SlipKind::DividedUpsideDown if right.sum.is_none() && right.power == 0 && !right.coef.is_zero() => {
            with(right.coef.recip())
        }
        SlipKind::LetterDropped if right.power != 0 => Some(Product::number(right.coef)),
        SlipKind::FactorDropped => with(right.coef.signum()),
        SlipKind::OtherOperation => other_operation(part, rng),
        SlipKind::ProductSign => with(-right.coef),
        _ => None,
    }
}

/// `18/4` -> `18*4`, `14`, `22`; `x/2*2` -> `x/4`.
fn other_operation(part: &Part, rng: &mut Rng) -> Option<Product> {
    let body = match &part.body.kind {
        ExprKind::Neg(inner) => inner,
        _ => &part.body,
    };
    let (first, second, is_product) = match &body.kind {
        ExprKind::Mul(a, b) => (a, b, true),
        ExprKind::Div(a, b) => (a, b, false),
        _ => return None,
    };
    let (a, b) = (Product::read(first)?, Product::read(second)?);
    let is_negative = part.minus != matches!(part.body.kind, ExprKind::Neg(_));
    if a.power == 0 && b.power == 0 && a.sum.is_none() && b.sum.is_none() && rng.f64() < 0.6 {
        let a = if is_negative { -a.coef } else { a.coef };
        let coef = if rng.bool() { a.checked_add(&b.coef)? } else { a.checked_sub(&b.coef)? };
        return Some(Product::number(coef));
    }
    let other = if is_product {
        div((**first).clone(), (**second).clone())
    } else {
        mul((**first).clone(), (**second).clone())
    };
    let value = Product::read(&other)?;
    Some(if is_negative { Product { coef: -value.coef, ..value } } else { value })
}

/// `-9/4` -> `-2.5`, `-2`: to a half or a whole number, the sign now and then lost too.
fn rounded(value: Q, rng: &mut Rng) -> Option<Q> {
    let to = *choose(&[1, 1, 2, 10], rng);
    let near = (value * Q::from_integer(to)).round() / Q::from_integer(to);
    let near = if rng.f64() < 0.25 { -near } else { near };
    (near != value && !near.is_zero()).then_some(near)
}

fn miscalculated(slip: SlipKind, right: Q, rng: &mut Rng) -> Q {
    misread_value(slip, right, offset(slip, rng))
}

/// `(4x+8)/4` -> `4x+2`: one term only is divided or multiplied.
fn term_cancelled(all: &[Part], i: usize, letter: char, notation: &Notation, rng: &mut Rng) -> Option<Vec<Part>> {
    let value = all[i].value()?;
    let inner = parts(value.sum.as_ref()?);
    let all_factors = factors(&all[i].body);
    let numbers: Vec<&(bool, Expr)> =
        all_factors.iter().filter(|(below, factor)| *below && is_number(factor)).collect();
    let by = Product::read(&choose_some(&numbers, rng)?.1)?.coef;
    let at = rng.usize(..inner.len());
    let term = inner[at].value()?;
    let changed = Product { coef: term.coef / by, ..term };
    if !changed.coef.is_integer() || inner.len() < 2 {
        return None;
    }
    let mut wrong_inner = inner.clone();
    wrong_inner.splice(at..=at, parts_of(&changed, letter, notation));
    let mut wrong = all.to_vec();
    wrong.splice(i..=i, wrong_inner);
    Some(wrong)
}

/// `x/-8*-8` -> `x*-8`: one factor is gone, the one that goes with it is not.
fn factor_dropped(all: &[Part], i: usize, rng: &mut Rng) -> Option<Vec<Part>> {
    let mut chain = factors(&all[i].body);
    let numbers: Vec<usize> = (0..chain.len()).filter(|&at| is_number(&chain[at].1)).collect();
    let at = *choose_some(&numbers, rng)?;
    if chain.len() < 2 || Product::read(&chain[at].1)?.coef.abs().is_one() {
        return None;
    }
    chain.remove(at);
    let (is_below, first) = chain.first()?.clone();
    if is_below {
        return None;
    }
    let body =
        chain[1..].iter().fold(
            first,
            |product, (below, factor)| {
                if *below { div(product, factor.clone()) } else { mul(product, factor.clone()) }
            },
        );
    let mut wrong = all.to_vec();
    wrong[i].body = if matches!(all[i].body.kind, ExprKind::Neg(_)) { neg(body) } else { body };
    Some(wrong)
}

fn is_number(expr: &Expr) -> bool {
    Product::read(expr).is_some_and(|value| value.power == 0 && value.sum.is_none())
}

/// A bracket opened wrongly.
fn of_bracket(
    slip: SlipKind,
    all: &[Part],
    i: usize,
    letter: char,
    notation: &Notation,
    rng: &mut Rng,
) -> Option<Vec<Part>> {
    let outside = all[i].value()?;
    let inner: Vec<Product> = parts(outside.sum.as_ref()?).iter().map(Part::value).collect::<Option<_>>()?;
    if inner.len() < 2 || inner.iter().any(|term| term.sum.is_some()) {
        return None;
    }
    let missed = if rng.f64() < 0.7 { inner.len() - 1 } else { rng.usize(..inner.len()) };
    let factor_there = match slip {
        SlipKind::FirstTermOnly if !outside.coef.abs().is_one() => outside.coef.signum(),
        SlipKind::BracketSignChanged if outside.coef.is_positive() => -outside.coef,
        SlipKind::MinusFirstTermOnly if outside.coef.is_negative() => -outside.coef,
        _ => return None,
    };
    let opened: Vec<Part> = inner
        .iter()
        .enumerate()
        .map(|(at, term)| {
            let factor = if at == missed { factor_there } else { outside.coef };
            Some(Product { coef: term.coef.checked_mul(&factor)?, ..term.clone() }).filter(Product::is_tame)
        })
        .map(|term| term.map(|term| Part::of(&term, letter, notation)))
        .collect::<Option<_>>()?;
    let mut wrong = all.to_vec();
    wrong.splice(i..=i, opened);
    Some(wrong)
}

/// `3x+2` -> `5x`: two parts joined that are not alike.
fn unlike(slip: SlipKind, all: &[Part], letter: char, notation: &Notation, rng: &mut Rng) -> Option<Vec<Part>> {
    if slip != SlipKind::UnlikeTerms {
        return None;
    }
    let values: Vec<Option<Product>> = all.iter().map(Part::value).collect();
    let fits = |i: usize, power| values[i].as_ref().is_some_and(|value| value.sum.is_none() && value.power == power);
    let letters: Vec<usize> = (0..all.len()).filter(|&i| fits(i, 1)).collect();
    let numbers: Vec<usize> = (0..all.len()).filter(|&i| fits(i, 0)).collect();
    let (i, j) = (*choose_some(&letters, rng)?, *choose_some(&numbers, rng)?);
    let coef = values[i].as_ref()?.coef.checked_add(&values[j].as_ref()?.coef)?;
    let power = if rng.f64() < 0.8 { 1 } else { 0 };
    let joined = Product { coef, power, sum: None };
    let site = Site::Pair(i.min(j), i.max(j));
    (joined.is_tame() || coef.is_zero()).then(|| put(all, site, &joined, letter, notation))
}

/// A part copied without its sign, without its letter, or not at all.
fn copied(slip: SlipKind, all: &[Part], rng: &mut Rng) -> Option<Vec<Part>> {
    let mut wrong = all.to_vec();
    match slip {
        SlipKind::SignMiscopied => {
            let at = rng.usize(..all.len());
            wrong[at] = match &all[at].body.kind {
                ExprKind::Neg(inner) if rng.bool() => Part { body: (**inner).clone(), ..all[at].clone() },
                _ => all[at].negated(),
            };
        }
        SlipKind::TermLeftOut if all.len() > 1 => {
            wrong.remove(rng.usize(..all.len()));
        }
        SlipKind::LetterDropped => {
            let fits = |part: &Part| part.value().is_some_and(|value| value.power == 1 && !value.coef.abs().is_one());
            let at = *choose_some(&(0..all.len()).filter(|&i| fits(&all[i])).collect::<Vec<_>>(), rng)?;
            wrong[at].body = without_letter(&all[at].body)?;
        }
        _ => return None,
    }
    Some(wrong)
}

/// `3x` -> `3`
fn without_letter(expr: &Expr) -> Option<Expr> {
    match &expr.kind {
        ExprKind::Mul(a, b) if matches!(b.kind, ExprKind::Variable(_)) => Some((**a).clone()),
        ExprKind::Mul(a, b) => Some(mul(without_letter(a)?, (**b).clone())),
        ExprKind::Div(a, b) => Some(div(without_letter(a)?, (**b).clone())),
        ExprKind::Neg(a) => Some(neg(without_letter(a)?)),
        _ => None,
    }
}

/// One digit of one number changed.
fn digit_changed(statement: &Statement, rng: &mut Rng) -> Option<Statement> {
    let n_numbers: usize = sides(statement).into_iter().map(count_numbers).sum();
    if n_numbers == 0 {
        return None;
    }
    let mut at = rng.usize(..n_numbers);
    let mut is_done = false;
    let next = with_sides(statement, |_, side| with_number(side, &mut at, &mut is_done, rng));
    is_done.then_some(next)
}

fn count_numbers(expr: &Expr) -> usize {
    let own = usize::from(matches!(expr.kind, ExprKind::Number(_)));
    own + expr.kind.operands().into_iter().flatten().map(count_numbers).sum::<usize>()
}

/// The expression with its number `at` misread, counted from the left.
fn with_number(expr: &Expr, at: &mut usize, is_done: &mut bool, rng: &mut Rng) -> Expr {
    if let ExprKind::Number(number) = &expr.kind {
        let is_here = *at == 0 && !*is_done;
        *at = at.saturating_sub(1);
        let misread = super::product::small(number).filter(|_| is_here).and_then(|value| {
            let scale = Q::from_integer(10_i64.pow(number.n_decimals.min(6) as u32));
            Some(other_digit(value * scale, rng)? / scale)
        });
        return match misread {
            Some(value) => {
                *is_done = true;
                Notation { decimals: true, ..Notation::default() }.number(value)
            }
            None => expr.clone(),
        };
    }
    let operands = expr.kind.operands().map(|operand| operand.map(|operand| with_number(operand, at, is_done, rng)));
    Expr { kind: expr.kind.with_operands(operands), span: expr.span }
}

/// Different things done to the two sides.
fn unbalanced(slip: SlipKind, statement: &Statement, rng: &mut Rng) -> Option<Statement> {
    let notation = Notation { decimals: rng.bool(), ..Notation::default() };
    let operation = if rng.f64() < 0.7 { helpful(statement, rng) } else { None };
    let operation = operation.unwrap_or_else(|| odd(statement, &notation, rng));
    let odd_side = rng.usize(..2);
    let other = match slip {
        SlipKind::OneSideOnly => None,
        SlipKind::OppositeOperations => Some(Operation { sign: opposite(operation.sign), ..operation.clone() }),
        SlipKind::DifferentNumbers => {
            let value = Product::read(&operation.amount)?;
            let coef = if rng.bool() { -value.coef } else { value.coef + Q::one() };
            Some(Operation { amount: notation.number(coef), ..operation.clone() })
        }
        _ => return without_bracket(statement, rng),
    };
    Some(with_sides(statement, |i, side| match (&other, i == odd_side) {
        (None, true) => side.clone(),
        (Some(other), true) => other.on(side),
        (_, false) => operation.on(side),
    }))
    .filter(|line| matches!(line, Statement::Chain(_, links) if links.len() == 1))
}

/// `x/5+3 = 2` times five as `x/5+3*5 = 2*5`: only the last part is multiplied or divided.
fn without_bracket(statement: &Statement, rng: &mut Rng) -> Option<Statement> {
    let all: Vec<Vec<Part>> = sides(statement).into_iter().map(parts).collect();
    let at = all.iter().position(|parts| parts.len() > 1)?;
    let numbers: Vec<(bool, Expr)> =
        all[at].iter().flat_map(|part| factors(&part.body)).filter(|(_, factor)| is_number(factor)).collect();
    let (below, amount) = choose_some(&numbers, rng)?.clone();
    let operation = Operation { sign: if below { Sign::Times } else { Sign::Over }, amount };
    Some(with_sides(statement, |i, side| {
        let mut parts = parts(side);
        match parts.last_mut() {
            Some(last) if i == at => {
                last.body = operation.on(&last.body);
                joined(&parts)
            }
            _ => operation.on(side),
        }
    }))
}

fn opposite(sign: Sign) -> Sign {
    match sign {
        Sign::Plus => Sign::Minus,
        Sign::Minus => Sign::Plus,
        Sign::Times | Sign::TimesBefore => Sign::Over,
        Sign::Over => Sign::Times,
    }
}
