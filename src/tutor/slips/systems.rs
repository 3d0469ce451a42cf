//! Wrong moves on two equations that hold together.

use super::balance::{Sides, added};
use super::found::{Found, Slip, found};
use super::terms::{Term, integer, minus, number, plus, product, sum, terms, without};
use crate::notation::{Expr, ExprKind, Rel, Statement, build, has_letter, letters, replaced, unicode};
use crate::slips::SlipKind::{
    AddedNotEveryTerm, EquationOneSideMultiplied, SubstitutedWithoutBracket, SubtractedSignLost, ValueForOtherLetter,
};
use crate::tutor::samples::same;
use num_traits::Signed;
use std::collections::BTreeSet;

/// Equations of the work that are taken in pairs, the latest first.
const MAX_EQUATIONS: usize = 5;

/// Largest number by which an equation is multiplied.
const MAX_FACTOR: i64 = 12;

/// Every wrong move on two of the equations in these lines.
pub(super) fn moves(lines: &[Statement]) -> Found<Sides> {
    let mut equations = Vec::new();
    lines.iter().for_each(|line| collect(line, &mut equations));
    let latest = &equations[equations.len().saturating_sub(MAX_EQUATIONS)..];
    // Lines of one equation in one letter are no system.
    let names = latest.iter().flat_map(|(left, right)| [letters(left), letters(right)]);
    if equations.len() < 2 || names.flatten().collect::<BTreeSet<_>>().len() < 2 {
        return Vec::new();
    }
    let mut moved = Vec::new();
    for (i, first) in latest.iter().enumerate() {
        moved.extend(multiplied_in_part(first));
        for (j, second) in latest.iter().enumerate().filter(|(j, _)| *j != i) {
            moved.extend(subtracted(first, second));
            moved.extend(substituted(first, second));
            moved.extend(put_in_for_other(first, second));
            if i < j {
                moved.extend(added_in_part(first, second));
            }
        }
    }
    moved
}

/// Equations of these lines, the latest first, with the values that are known put in, where one letter is left.
pub(super) fn with_known_values(lines: &[Statement]) -> Vec<Statement> {
    let mut equations = Vec::new();
    lines.iter().for_each(|line| collect(line, &mut equations));
    let is_value = |(letter, value): &&Sides| matches!(letter.kind, ExprKind::Variable(_)) && !has_letter(value);
    let known: Vec<&Sides> = equations.iter().filter(is_value).collect();
    let value_of = |part: &Expr| known.iter().find(|(letter, _)| letter == part).map(|(_, value)| value.clone());
    let put_in = equations.iter().rev().take(MAX_EQUATIONS).filter_map(|(left, right)| {
        let names =
            |left: &Expr, right: &Expr| letters(left).into_iter().chain(letters(right)).collect::<BTreeSet<_>>();
        let made = (replaced(left, &value_of), replaced(right, &value_of));
        (names(left, right).len() > 1 && names(&made.0, &made.1).len() == 1).then_some(made)
    });
    put_in.map(|(left, right)| build::equation(left, right)).collect()
}

fn collect(line: &Statement, equations: &mut Vec<Sides>) {
    match line {
        Statement::Chain(left, rest) => {
            if let [(Rel::Eq, right)] = rest.as_slice() {
                equations.push((left.clone(), right.clone()));
            }
        }
        Statement::And(parts) => parts.iter().for_each(|part| collect(part, equations)),
        _ => {}
    }
}

/// One side of an equation times a number.
fn multiplied_in_part((left, right): &Sides) -> Found<Sides> {
    let piece = build::equation(left.clone(), right.clone());
    let slip = Slip { kind: EquationOneSideMultiplied, piece: unicode(&piece) };
    let by = |n: i64| [(product(&integer(n), left), right.clone()), (left.clone(), product(&integer(n), right))];
    (2..=MAX_FACTOR).flat_map(|n| by(n).into_iter().chain(by(-n))).map(|made| (slip.clone(), made)).collect()
}

/// `x = 3` put into the other equation for y.
fn put_in_for_other(value: &Sides, into: &Sides) -> Found<Sides> {
    let (letter, number) = value;
    let is_value = matches!(letter.kind, ExprKind::Variable(_)) && !has_letter(number);
    let names = letters(&into.0).into_iter().chain(letters(&into.1)).map(build::variable);
    let others: Vec<Expr> = names.filter(|other| is_value && other != letter).collect();
    let made = |other: &Expr| {
        let put = |side: &Expr| replaced(side, &|part| (part == other).then(|| number.clone()));
        (put(&into.0), put(&into.1))
    };
    let piece = build::equation(letter.clone(), number.clone());
    let slip = Slip { kind: ValueForOtherLetter, piece: unicode(&piece) };
    others.iter().map(|other| (slip.clone(), made(other))).collect()
}

fn added_in_part(a: &Sides, b: &Sides) -> Found<Sides> {
    let (left, right) = added(a, b);
    let piece = &left;
    let mut moved = vec![
        found(AddedNotEveryTerm, piece, (left.clone(), a.1.clone())),
        found(AddedNotEveryTerm, piece, (left.clone(), b.1.clone())),
    ];
    for (kept, other) in [(a, b), (b, a)] {
        let all = terms(&other.0);
        for i in (0..all.len()).filter(|_| all.len() > 1) {
            let part = plus(&kept.0, &sum(without(&all, i)));
            moved.push(found(AddedNotEveryTerm, piece, (part, right.clone())));
        }
    }
    moved
}

/// `first - second` with a sign of the second lost.
fn subtracted(first: &Sides, second: &Sides) -> Found<Sides> {
    let (left, right) = (minus(&first.0, &second.0), minus(&first.1, &second.1));
    let mut moved = vec![
        found(SubtractedSignLost, &second.1, (left.clone(), plus(&first.1, &second.1))),
        found(SubtractedSignLost, &second.0, (plus(&first.0, &second.0), right.clone())),
    ];
    let all = terms(&second.0);
    for i in (0..all.len()).filter(|_| all.len() > 1) {
        // This one term is not negated.
        let signed = all.iter().enumerate().map(|(j, term)| if j == i { term.clone() } else { term.negated() });
        let part = sum([Term::plus(first.0.clone())].into_iter().chain(signed));
        moved.push(found(SubtractedSignLost, &all[i].expr, (part, right.clone())));
    }
    moved
}

/// `y = t + u` put into the other equation as if `t + u` were one piece.
fn substituted(definition: &Sides, into: &Sides) -> Found<Sides> {
    let mut moved = Vec::new();
    for (letter, value) in [(&definition.0, &definition.1), (&definition.1, &definition.0)] {
        let parts = terms(value);
        if !matches!(letter.kind, ExprKind::Variable(_)) || parts.len() < 2 {
            continue;
        }
        let put_in = |side: &Expr| -> Vec<Term> {
            let mut all = Vec::new();
            for term in terms(side) {
                match term.parts() {
                    (c, Some(rest)) if same(&rest, letter) => {
                        let minus = c.is_negative() != parts[0].minus;
                        all.push(Term { minus, expr: product(&number(&c.abs()), &parts[0].expr) });
                        all.extend(parts[1..].iter().cloned());
                    }
                    _ => all.push(term),
                }
            }
            all
        };
        let made = (sum(put_in(&into.0)), sum(put_in(&into.1)));
        moved.push(found(SubstitutedWithoutBracket, value, made));
    }
    moved
}
