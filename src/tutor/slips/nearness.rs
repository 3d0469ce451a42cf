//! How near a line is to what a wrong move makes of the line above it.

use crate::notation::{Expr, Rel, Statement};
use crate::tutor::samples::{Samples, same};

/// From the nearest to the furthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// Side by side the same expressions.
    Sides,
    /// The same with the sides swapped.
    Swapped,
    /// The same but for terms that were moved across soundly.
    Moved,
    /// The same but for terms moved across and a factor taken out soundly.
    Scaled,
}

/// How near the two lines are, as far as `reach`.
pub(super) fn nearness(made: &Statement, line: &Statement, reach: Nearness) -> Option<Nearness> {
    match (made, line) {
        (Statement::Expr(made), Statement::Expr(line)) => same(made, line).then_some(Nearness::Sides),
        (Statement::Expr(made), Statement::Chain(_, rest)) if rest.iter().all(|(rel, _)| *rel == Rel::Eq) => {
            let (_, last) = rest.last()?;
            same(made, last).then_some(Nearness::Sides)
        }
        (Statement::Chain(a, made), Statement::Chain(b, line)) => match (made.as_slice(), line.as_slice()) {
            ([(rel, right)], [(line_rel, line_right)]) => {
                of_relations((a, *rel, right), (b, *line_rel, line_right), reach)
            }
            _ => {
                let same_sides = made.len() == line.len()
                    && same(a, b)
                    && made.iter().zip(line).all(|((r, x), (s, y))| r == s && same(x, y));
                same_sides.then_some(Nearness::Sides)
            }
        },
        (Statement::Or(made), Statement::Or(line)) | (Statement::And(made), Statement::And(line)) => {
            of_parts(made, line, reach)
        }
        _ => None,
    }
}

/// Part by part, in any order; parts of one line may stand apart as far as a factor.
fn of_parts(made: &[Statement], line: &[Statement], reach: Nearness) -> Option<Nearness> {
    if made.len() != line.len() {
        return None;
    }
    let mut free: Vec<&Statement> = line.iter().collect();
    let mut furthest = Nearness::Sides;
    for part in made {
        let best = |(i, other): (usize, &&Statement)| Some((nearness(part, other, reach)?, i));
        let (found, i) = free.iter().enumerate().filter_map(best).min()?;
        free.remove(i);
        furthest = furthest.max(found);
    }
    Some(furthest)
}

type Relation<'s> = (&'s Expr, Rel, &'s Expr);

fn of_relations((a, rel, b): Relation, (c, line_rel, d): Relation, reach: Nearness) -> Option<Nearness> {
    if rel == line_rel && same(a, c) && same(b, d) {
        return Some(Nearness::Sides);
    }
    if rel == line_rel.mirrored() && same(a, d) && same(b, c) {
        return Some(Nearness::Swapped);
    }
    if reach <= Nearness::Swapped {
        return None;
    }
    let ratio = difference(c, d).ratio(&difference(a, b))?;
    let rel_fits = rel == if ratio < 0.0 { line_rel.mirrored() } else { line_rel };
    let found = if (ratio.abs() - 1.0).abs() < 1e-9 { Nearness::Moved } else { Nearness::Scaled };
    (rel_fits && found <= reach).then_some(found)
}

/// `a - b`
pub(super) fn difference(a: &Expr, b: &Expr) -> Samples {
    Samples::of(a).minus(&Samples::of(b))
}
