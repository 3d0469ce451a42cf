//! Where two lines part: the smallest pieces of each that the other has not.
//!
//! Terms and factors that both lines have are taken away, also where they were moved across soundly; what is left is
//! looked into for as long as one piece faces one piece. Both lines are drawn with what is left outlined.

use super::math::{Math, Pen, signed_terms};
use super::samples::{Samples, same};
use crate::notation::{Expr, ExprKind, Rel, Statement, factors, variables};
use serde::{Deserialize, Serialize};

/// Two lines with the pieces outlined in which they differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Apart {
    pub earlier: Math,
    pub line: Math,
}

/// Where `line` parts from `earlier`. None where they have nothing in common that would narrow it down.
pub(super) fn apart(earlier: &Statement, line: &Statement) -> Option<Apart> {
    let pieces = statements(earlier, line)?;
    let (signs_outlined, of_earlier, of_line) = (pieces.signs, pieces.earlier, pieces.line);
    Some(Apart {
        earlier: Pen { outlined: of_earlier, signs_outlined }.drawn(earlier),
        line: Pen { outlined: of_line, signs_outlined }.drawn(line),
    })
}

/// What is left of each line.
#[derive(Default)]
struct Pieces<'e> {
    earlier: Vec<&'e Expr>,
    line: Vec<&'e Expr>,
    /// The relation signs differ.
    signs: bool,
}

impl<'e> Pieces<'e> {
    fn two(earlier: &'e Expr, line: &'e Expr) -> Pieces<'e> {
        Pieces { earlier: vec![earlier], line: vec![line], signs: false }
    }
}

fn statements<'e>(earlier: &'e Statement, line: &'e Statement) -> Option<Pieces<'e>> {
    match (earlier, line) {
        (Statement::Expr(a), Statement::Expr(b)) => Some(expressions(a, b)),
        (Statement::Expr(a), Statement::Chain(first, rest)) => {
            let mut before = a;
            for side in [first].into_iter().chain(rest.iter().map(|(_, side)| side)) {
                if !same(before, side) {
                    let pieces = expressions(before, side);
                    let of_line =
                        [if std::ptr::eq(before, a) { Vec::new() } else { pieces.earlier.clone() }, pieces.line];
                    let of_earlier = if std::ptr::eq(before, a) { pieces.earlier } else { Vec::new() };
                    return Some(Pieces { earlier: of_earlier, line: of_line.concat(), signs: false });
                }
                before = side;
            }
            None
        }
        (Statement::Chain(a, earlier), Statement::Chain(b, line)) => match (earlier.as_slice(), line.as_slice()) {
            ([(rel, a_right)], [(line_rel, b_right)]) => relations([a, a_right], *rel, [b, b_right], *line_rel),
            _ => chains((a, earlier), (b, line)),
        },
        (Statement::Or(earlier), Statement::Or(line)) | (Statement::And(earlier), Statement::And(line)) => {
            one_part(earlier, line)
        }
        _ => None,
    }
}

/// The one part in which two lists of the same length differ.
fn one_part<'e>(earlier: &'e [Statement], line: &'e [Statement]) -> Option<Pieces<'e>> {
    let mut differing = earlier.iter().zip(line).filter(|(a, b)| a != b);
    let (a, b) = differing.next().filter(|_| earlier.len() == line.len())?;
    if differing.next().is_some() { None } else { statements(a, b) }
}

/// Chains of the same length: the sides that differ, or the signs where none does.
fn chains<'e>(
    (a, earlier): (&'e Expr, &'e [(Rel, Expr)]),
    (b, line): (&'e Expr, &'e [(Rel, Expr)]),
) -> Option<Pieces<'e>> {
    if earlier.len() != line.len() {
        return None;
    }
    let sides = [(a, b)].into_iter().chain(earlier.iter().zip(line).map(|((_, a), (_, b))| (a, b)));
    let mut all = Pieces { signs: earlier.iter().zip(line).any(|((a, _), (b, _))| a != b), ..Pieces::default() };
    for (a, b) in sides.filter(|(a, b)| !same(a, b)) {
        let pieces = expressions(a, b);
        all.earlier.extend(pieces.earlier);
        all.line.extend(pieces.line);
    }
    Some(all)
}

/// A term of a relation: everything on the left, so that a term may be found again on the other side.
#[derive(Clone, Copy)]
struct Piece<'e> {
    minus: bool,
    on_right: bool,
    expr: &'e Expr,
}

fn relations<'e>(earlier: [&'e Expr; 2], rel: Rel, line: [&'e Expr; 2], line_rel: Rel) -> Option<Pieces<'e>> {
    let [a, b] = earlier;
    for [c, d] in [line, [line[1], line[0]]] {
        match (same(a, c), same(b, d)) {
            (true, true) => return Some(Pieces { signs: rel != line_rel, ..Pieces::default() }),
            (true, false) => return Some(expressions(b, d)),
            (false, true) => return Some(expressions(a, c)),
            (false, false) => {}
        }
    }
    let (mut left, mut right) = (pieces(earlier), pieces(line));
    let n_terms = left.len() + right.len();
    take_away(&mut left, &mut right, |p, q| p.on_right == q.on_right && p.minus == q.minus && same(p.expr, q.expr));
    take_away(&mut left, &mut right, |p, q| p.on_right != q.on_right && p.minus != q.minus && same(p.expr, q.expr));
    if left.len() + right.len() == n_terms {
        return scaled(earlier, line);
    }
    match (left.as_slice(), right.as_slice()) {
        ([p], [q]) if p.minus == q.minus && p.on_right == q.on_right => Some(inside(p.expr, q.expr)),
        _ => Some(left_over(&left, &right)),
    }
}

fn pieces(sides: [&Expr; 2]) -> Vec<Piece<'_>> {
    let of = |(side, on_right)| {
        let piece = move |(sign, expr)| Piece { minus: sign == Some("−"), on_right, expr };
        signed_terms(side).into_iter().map(piece)
    };
    [(sides[0], false), (sides[1], true)].into_iter().flat_map(of).collect()
}

/// One side is a multiple of the other line's: then the other sides differ, for they are not the same multiple.
fn scaled<'e>([a, b]: [&'e Expr; 2], [c, d]: [&'e Expr; 2]) -> Option<Pieces<'e>> {
    let has_letter = |expr: &Expr| !variables(&Statement::Expr(expr.clone())).is_empty();
    let is_multiple = |a: &Expr, b: &Expr| has_letter(a) && Samples::of(a).ratio(&Samples::of(b)).is_some();
    match (is_multiple(a, c), is_multiple(b, d)) {
        (true, _) => Some(Pieces::two(b, d)),
        (false, true) => Some(Pieces::two(a, c)),
        _ => None,
    }
}

/// Takes the pairs that belong together out of both lists.
fn take_away<T: Copy>(left: &mut Vec<T>, right: &mut Vec<T>, belong: impl Fn(&T, &T) -> bool) {
    left.retain(|p| match right.iter().position(|q| belong(p, q)) {
        Some(i) => {
            right.remove(i);
            false
        }
        None => true,
    });
}

fn left_over<'e>(left: &[Piece<'e>], right: &[Piece<'e>]) -> Pieces<'e> {
    let all = |pieces: &[Piece<'e>]| pieces.iter().map(|piece| piece.expr).collect();
    Pieces { earlier: all(left), line: all(right), signs: false }
}

/// Where two expressions part that are not the same.
fn expressions<'e>(a: &'e Expr, b: &'e Expr) -> Pieces<'e> {
    let of = |expr: &'e Expr| -> Vec<Piece<'e>> {
        let piece = |(sign, expr)| Piece { minus: sign == Some("−"), on_right: false, expr };
        signed_terms(expr).into_iter().map(piece).collect()
    };
    let (mut left, mut right) = (of(a), of(b));
    let n_terms = left.len() + right.len();
    take_away(&mut left, &mut right, |p, q| p.minus == q.minus && same(p.expr, q.expr));
    match (left.as_slice(), right.as_slice()) {
        ([p], [q]) if p.minus == q.minus => inside(p.expr, q.expr),
        _ if left.len() + right.len() == n_terms => Pieces::two(a, b),
        _ => left_over(&left, &right),
    }
}

/// Where two terms part: in one operand, as long as all others are the same.
fn inside<'e>(a: &'e Expr, b: &'e Expr) -> Pieces<'e> {
    let is_leaf = |expr: &Expr| matches!(expr.kind, ExprKind::Number(_) | ExprKind::Variable(_));
    if is_leaf(a) || std::mem::discriminant(&a.kind) != std::mem::discriminant(&b.kind) {
        return Pieces::two(a, b);
    }
    let (mut left, mut right) = match (&a.kind, &b.kind) {
        (ExprKind::Mul(..), ExprKind::Mul(..)) => {
            let (mut left, mut right) = (factors(a), factors(b));
            take_away(&mut left, &mut right, |a, b| same(a, b));
            (left, right)
        }
        _ => {
            let pairs = a.kind.operands().into_iter().flatten().zip(b.kind.operands().into_iter().flatten());
            pairs.filter(|(a, b)| !same(a, b)).unzip()
        }
    };
    match (left.pop(), right.pop()) {
        (Some(a), Some(b)) if left.is_empty() && right.is_empty() => expressions(a, b),
        _ => Pieces::two(a, b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;
    use crate::tutor::math::tests::shorthand;

    /// Both lines with their outlines, as `<..>`; nothing where none is drawn.
    fn check(earlier: &str, line: &str, wanted: Option<(&str, &str)>) {
        let read = |text: &str| parse(text).statement.unwrap_or_else(|| panic!("{text}"));
        let found = apart(&read(earlier), &read(line));
        let found = found.map(|apart| (shorthand(&apart.earlier), shorthand(&apart.line)));
        let wanted = wanted.map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(found, wanted, "{earlier} -> {line}");
    }

    #[test]
    fn the_smallest_pieces_that_differ() {
        check("2(x-3)=x+4", "2x-3=x+4", Some(("[<2 [( x − 3 )]> = x + 4]", "[<2 x − 3> = x + 4]")));
        check("x+5=12", "x=12+5", Some(("[x <+ 5> = 12]", "[x = 12 <+ 5>]")));
        check("5x+3=2x+18", "3x=21", None);
        check("-2x=6", "x=3", Some(("[− 2 x = <6>]", "[x = <3>]")));
        check("2x=8+38", "2x=44", Some(("[2 x = <8 + 38>]", "[2 x = <44>]")));
        check("(x+3)^2-4", "x^2+9-4", Some(("[<[( x + 3 )]^2> − 4]", "[<x^2 + 9> − 4]")));
        check("3(x+1)+2x", "3(x+2)+2x", Some(("[3 [( x <+ 1> )] + 2 x]", "[3 [( x <+ 2> )] + 2 x]")));
        check("5-(x-2)", "5-x-2", Some(("[5 <− [( x − 2 )]>]", "[5 <− x − 2>]")));
        check("-2x<6", "-2x>6", Some(("[− 2 x <<> 6]", "[− 2 x <>> 6]")));
        check("x=1 or x=2", "x=1 or x=3", Some(("[x = 1 or x = <2>]", "[x = 1 or x = <3>]")));
        check("(x+1)/2=3", "(x+2)/2=3", Some(("[[x <+ 1>]//2 = 3]", "[[x <+ 2>]//2 = 3]")));
        check("-3<2x+1<=7", "-3<2x<=6", Some(("[− 3 < 2 x <+ 1> ≤ <7>]", "[− 3 < 2 x ≤ <6>]")));
        check("x^2=9", "x=3", None);
        check("x^2=9", "x=3 or x=4", None);
        check("(x+3)^2", "(x+3)^2=x^2+9", Some(("[( x + 3 )]^2", "[<[( x + 3 )]^2> = <x^2 + 9>]")));
    }
}
