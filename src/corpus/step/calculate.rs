//! Working out one place of a line: a pair of like parts, a product, a bracket, a double sign.

use super::line::{letter_of, sides, with_sides};
use super::part::{Part, joined, parts, parts_of};
use super::product::Product;
use crate::corpus::chance::choose_some;
use crate::corpus::write::Notation;
use crate::notation::{Expr, ExprKind, Statement};
use fastrand::Rng;
use num_traits::{CheckedAdd, CheckedMul, Zero};

/// A place where something is left to be worked out, by the parts of its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// Two like parts, the earlier first.
    Pair(usize, usize),
    /// A product or quotient.
    Product(usize),
    /// A bracket with a factor or divisor.
    Bracket(usize),
    /// `--3`, `+-3`
    Signs(usize),
}

/// All places of a side.
pub fn sites(parts: &[Part]) -> Vec<Site> {
    let values: Vec<Option<Product>> = parts.iter().map(Part::value).collect();
    let is_worked: Vec<bool> = parts.iter().zip(&values).map(|(part, value)| is_worked(part, value.as_ref())).collect();
    let mut sites = Vec::new();
    for (i, value) in values.iter().enumerate() {
        let Some(value) = value else { continue };
        // A fraction can still be written with a point, or wrongly.
        if !is_worked[i] || (matches!(parts[i].body.kind, ExprKind::Div(..)) && value.power == 0) {
            sites.push(Site::Product(i));
        }
        if value.sum.is_some() {
            sites.push(Site::Bracket(i));
        }
        if matches!(parts[i].body.kind, ExprKind::Neg(_)) && (i > 0 || parts[i].minus) {
            sites.push(Site::Signs(i));
        }
        let like = |j: &usize| is_worked[i] && is_worked[*j] && values[*j].as_ref().is_some_and(|b| b.is_like(value));
        sites.extend((i + 1..parts.len()).filter(like).map(|j| Site::Pair(i, j)));
    }
    sites
}

/// Is the part written as simply as its value goes?
fn is_worked(part: &Part, value: Option<&Product>) -> bool {
    let Some(value) = value else { return true };
    let body: &Expr = match &part.body.kind {
        ExprKind::Neg(inner) => inner,
        _ => &part.body,
    };
    let letter = letter_of(&Statement::Expr(body.clone()));
    [false, true].into_iter().any(|decimals| {
        let notation = Notation { decimals, ..Notation::default() };
        value.write(letter, &notation).1 == *body
    })
}

/// What a place comes to; a bracket and a double sign come to no single product.
pub fn value_at(parts: &[Part], site: Site) -> Option<Product> {
    match site {
        Site::Pair(i, j) => {
            let (a, b) = (parts[i].value()?, parts[j].value()?);
            Some(Product { coef: a.coef.checked_add(&b.coef)?, ..a })
        }
        Site::Product(i) => parts[i].value(),
        Site::Bracket(_) | Site::Signs(_) => None,
    }
}

/// The parts with that value at the place.
pub fn put(parts: &[Part], site: Site, value: &Product, letter: char, notation: &Notation) -> Vec<Part> {
    let (at, gone) = match site {
        Site::Pair(i, j) => (i, Some(j)),
        Site::Product(i) | Site::Bracket(i) | Site::Signs(i) => (i, None),
    };
    let mut rest = parts.to_vec();
    if let Some(gone) = gone {
        rest.remove(gone);
    }
    rest.splice(at..=at, parts_of(value, letter, notation));
    rest
}

/// The parts with the place worked out.
pub fn worked(parts: &[Part], site: Site, letter: char, notation: &Notation) -> Option<Vec<Part>> {
    match site {
        Site::Pair(..) | Site::Product(_) => {
            let value = value_at(parts, site).filter(|value| value.is_tame() || value.coef.is_zero())?;
            Some(put(parts, site, &value, letter, notation))
        }
        Site::Bracket(i) => {
            let outside = parts[i].value()?;
            let mut rest = parts.to_vec();
            let opened: Option<Vec<Part>> = super::part::parts(outside.sum.as_ref()?)
                .iter()
                .map(|part| {
                    let inner = part.value().filter(|inner| inner.sum.is_none())?;
                    let value = Product { coef: inner.coef.checked_mul(&outside.coef)?, ..inner };
                    value.is_tame().then(|| Part::of(&value, letter, notation))
                })
                .collect();
            rest.splice(i..=i, opened?);
            Some(rest)
        }
        Site::Signs(i) => {
            let ExprKind::Neg(inner) = &parts[i].body.kind else { return None };
            let mut rest = parts.to_vec();
            rest[i] = Part { minus: !parts[i].minus, body: (**inner).clone() };
            Some(rest)
        }
    }
}

/// Up to that many places of a line worked out, drawn at random; nothing where there is none.
pub fn calculated(
    statement: &Statement,
    n_calculations: usize,
    notation: &Notation,
    rng: &mut Rng,
) -> Option<Statement> {
    let mut line = statement.clone();
    for _ in 0..n_calculations {
        let Some(next) = calculated_once(&line, notation, rng) else { break };
        line = next;
    }
    (line != *statement).then_some(line)
}

fn calculated_once(statement: &Statement, notation: &Notation, rng: &mut Rng) -> Option<Statement> {
    let letter = letter_of(statement);
    let all: Vec<Vec<Part>> = sides(statement).into_iter().map(parts).collect();
    let places: Vec<(usize, Site)> = all
        .iter()
        .enumerate()
        .flat_map(|(side, parts)| sites(parts).into_iter().map(move |site| (side, site)))
        // A double sign is seldom all that is done.
        .filter(|(_, site)| !matches!(site, Site::Signs(_)) || rng.f64() < 0.4)
        .collect();
    let (side, site) = *choose_some(&places, rng)?;
    let next = joined(&worked(&all[side], site, letter, notation).filter(|next| *next != all[side])?);
    Some(with_sides(statement, |i, old| if i == side { next.clone() } else { old.clone() }))
}
