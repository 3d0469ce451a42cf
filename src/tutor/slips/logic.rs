//! Slips that are seen on the two lines together rather than made at a place of the earlier one.

use super::balance::as_digits;
use super::found::Slip;
use super::nearness::difference;
use super::terms::{is_number, n_nodes, negated_letters, only_letter, replaced, shown, sum, terms};
use crate::algebra::{Evidence, Verdict, follows};
use crate::notation::Rational;
use crate::notation::{Expr, ExprKind, Rel, Statement, build, has_letter, holds_part, is_equation, parse, unicode};
use crate::slips::SlipKind::{
    self, AndForOr, Arithmetic, CoefficientAsDigits, ContradictionMisread, CopiedWrongly, ExcludedValueKept,
    IdentityMisread, ImaginarySquaredPositive, OneSolutionOnly, RootsWithWrongSigns, SignNotTurned, SignTurned,
};
use crate::tutor::samples::{same, value};
use num_traits::{One, Signed};

/// A slip that two lines show at once, before any move is tried.
pub(super) fn at_once(before: &Statement, line: &Statement, evidence: &Evidence) -> Option<Slip> {
    let of = |kind: SlipKind, piece: &Statement| Some(Slip { kind, piece: unicode(piece) });
    match (before, line) {
        (_, Statement::And(parts)) if parts.iter().all(is_equation) && or_would_do(before, parts) => of(AndForOr, line),
        (Statement::Chain(..), Statement::Never) if says(before, &Statement::Always) => of(IdentityMisread, before),
        (Statement::Chain(..), Statement::Always) if says(before, &Statement::Never) => {
            of(ContradictionMisread, before)
        }
        (Statement::Chain(..), Statement::Chain(letter, rest))
            if is_solved(letter, rest) && is_plain(before) && says(before, &Statement::Never) =>
        {
            of(ContradictionMisread, before)
        }
        (Statement::Chain(a, earlier), Statement::Chain(b, later)) => {
            let turned = sign_turned((a, earlier), (b, later)).map(|kind| (kind, before));
            turned.and_then(|(kind, piece)| of(kind, piece)).or_else(|| read_as_digits(before, line))
        }
        _ => None,
    }
    .or_else(|| imaginary_squared(before, line))
    .or_else(|| excluded_kept(before, evidence))
}

/// A line that is right as soon as i² is 1.
fn imaginary_squared(before: &Statement, line: &Statement) -> Option<Slip> {
    let Statement::Expr(earlier) = before else { return None };
    let later = match line {
        Statement::Expr(later) => later,
        Statement::Chain(_, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq) => &rest.last()?.1,
        _ => return None,
    };
    let with = |expr: &Expr, unit: i64| {
        let unit = build::whole(unit);
        value(&crate::notation::replaced(expr, &|part| (part.kind == ExprKind::Imaginary).then(|| unit.clone())), 0)
    };
    let holds = |expr: &Expr| holds_part(expr, &|part| part.kind == ExprKind::Imaginary);
    let agrees = |unit: i64| (with(earlier, unit) - with(later, unit)).abs() < 1e-9;
    (holds(earlier) && agrees(1) && agrees(-1)).then(|| Slip { kind: ImaginarySquaredPositive, piece: shown(earlier) })
}

fn says(before: &Statement, line: &Statement) -> bool {
    matches!(follows(std::slice::from_ref(before), line), Verdict::Holds(relation) if relation.says_the_same())
}

/// Whether the line is `letter = number`.
fn is_solved(letter: &Expr, rest: &[(Rel, Expr)]) -> bool {
    matches!(letter.kind, ExprKind::Variable(_)) && rest.iter().all(|(_, side)| !has_letter(side))
}

/// Whether no power, no root and no letter below a line stands in it: what has no solution there is a contradiction.
fn is_plain(statement: &Statement) -> bool {
    let is_other = |part: &Expr| match &part.kind {
        ExprKind::Pow(..) | ExprKind::Sqrt(_) | ExprKind::Root(..) | ExprKind::Log(..) | ExprKind::Abs(_) => true,
        ExprKind::Div(_, bottom) => has_letter(bottom),
        _ => false,
    };
    sides(statement).is_some_and(|sides| !sides.into_iter().any(|side| holds_part(side, &is_other)))
}

fn or_would_do(before: &Statement, parts: &[Statement]) -> bool {
    let either = Statement::Or(parts.to_vec());
    matches!(before, Statement::Or(_) | Statement::Chain(..)) && says(before, &either)
}

/// A line of inequalities that says the same but for the way its signs point.
fn sign_turned((a, earlier): (&Expr, &[(Rel, Expr)]), (b, later): (&Expr, &[(Rel, Expr)])) -> Option<SlipKind> {
    if earlier.len() != later.len() {
        return None;
    }
    let mut kinds = Vec::new();
    let (mut a, mut b) = (a, b);
    for ((rel, a_next), (line_rel, b_next)) in earlier.iter().zip(later) {
        if *rel == rel.mirrored() {
            return None;
        }
        let ratio = difference(b, b_next).ratio(&difference(a, a_next))?;
        kinds.push(match (ratio < 0.0, line_rel) {
            (true, line_rel) if line_rel == rel => SignNotTurned,
            (false, line_rel) if *line_rel == rel.mirrored() => SignTurned,
            _ => return None,
        });
        (a, b) = (a_next, b_next);
    }
    let first = *kinds.first()?;
    kinds.iter().all(|kind| *kind == first).then_some(first)
}

/// `2x + x = 24` → `x = 2`, read as 22 + 2.
fn read_as_digits(before: &Statement, line: &Statement) -> Option<Slip> {
    let (Statement::Chain(left, rest), Statement::Chain(letter, value)) = (before, line) else { return None };
    let ([(Rel::Eq, right)], [(Rel::Eq, digit)]) = (rest.as_slice(), value.as_slice()) else { return None };
    let (ExprKind::Variable(_), ExprKind::Number(digit)) = (&letter.kind, &digit.kind) else { return None };
    let digit = (0..10).find(|d| digit.value == Rational::from_integer((*d).into()))?;
    let is_of_letter = only_letter(before).is_some_and(|only| only == *letter);
    let has_coefficient = [left, right].into_iter().flat_map(terms).any(|term| {
        let (c, rest) = term.parts();
        rest.is_some() && !c.abs().is_one()
    });
    let fits = is_of_letter && has_coefficient && as_digits(left, digit)? == as_digits(right, digit)?;
    fits.then(|| Slip { kind: CoefficientAsDigits, piece: shown(left) })
}

/// Every gained solution makes the earlier line divide by zero.
fn excluded_kept(before: &Statement, evidence: &Evidence) -> Option<Slip> {
    let Evidence::Roots { lost, gained } = evidence else { return None };
    let letter = only_letter(before)?;
    if !lost.is_empty() || gained.is_empty() {
        return None;
    }
    let mut bottoms = Vec::new();
    collect_bottoms(before, &mut bottoms);
    let divides_by_zero = |root: &String| {
        let Some(Statement::Expr(root)) = parse(root).statement else { return false };
        bottoms.iter().any(|bottom| value(&put_in(bottom, &letter, &root), 0).abs() < 1e-9)
    };
    gained.iter().all(divides_by_zero).then(|| Slip { kind: ExcludedValueKept, piece: gained.join(", ") })
}

fn collect_bottoms(statement: &Statement, bottoms: &mut Vec<Expr>) {
    fn in_expr(expr: &Expr, bottoms: &mut Vec<Expr>) {
        if let ExprKind::Div(_, bottom) = &expr.kind
            && has_letter(bottom)
        {
            bottoms.push((**bottom).clone());
        }
        expr.kind.operands().into_iter().flatten().for_each(|operand| in_expr(operand, bottoms));
    }
    match statement {
        Statement::Expr(expr) | Statement::At(expr, _) => in_expr(expr, bottoms),
        Statement::Chain(first, rest) => {
            in_expr(first, bottoms);
            rest.iter().for_each(|(_, side)| in_expr(side, bottoms));
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().for_each(|part| collect_bottoms(part, bottoms)),
        Statement::Never | Statement::Always => {}
    }
}

/// The expression with `by` for each `letter`.
pub(super) fn put_in(expr: &Expr, letter: &Expr, by: &Expr) -> Expr {
    crate::notation::replaced(expr, &|part| (part == letter).then(|| by.clone()))
}

/// What is looked for when no move explains the line.
pub(super) fn at_last(before: &Statement, line: &Statement, evidence: &Evidence) -> Option<Slip> {
    roots_with_wrong_signs(before, line)
        .or_else(|| one_solution_only(before, line, evidence))
        .or_else(|| of_the_pen(before, line))
}

/// A product of factors is zero, and what is read off are the roots with their signs changed.
fn roots_with_wrong_signs(before: &Statement, line: &Statement) -> Option<Slip> {
    let is_read_off = match line {
        Statement::Or(parts) => {
            parts.iter().all(|part| matches!(part, Statement::Chain(a, rest) if is_solved(a, rest)))
        }
        Statement::Chain(letter, rest) => is_solved(letter, rest),
        _ => false,
    };
    let negated = match before {
        Statement::Chain(left, rest) => match (&left.kind, rest.as_slice()) {
            (ExprKind::Mul(..) | ExprKind::Pow(..), [(Rel::Eq, zero)]) if is_number(zero, 0) => {
                Statement::Chain(negated_letters(left), rest.clone())
            }
            _ => return None,
        },
        Statement::Or(parts) => Statement::Or(parts.iter().map(with_letters_negated).collect::<Option<_>>()?),
        _ => return None,
    };
    let fits = is_read_off && says(&negated, line);
    fits.then(|| Slip { kind: RootsWithWrongSigns, piece: unicode(before) })
}

fn with_letters_negated(part: &Statement) -> Option<Statement> {
    let Statement::Chain(left, rest) = part else { return None };
    let rest = rest.iter().map(|(rel, side)| (*rel, negated_letters(side))).collect();
    Some(Statement::Chain(negated_letters(left), rest))
}

fn one_solution_only(before: &Statement, line: &Statement, evidence: &Evidence) -> Option<Slip> {
    let Evidence::Roots { lost, gained } = evidence else { return None };
    let Statement::Chain(letter, rest) = line else { return None };
    let is_one_number = rest.iter().all(|(_, side)| value(side, 0).is_finite() && value(side, 0) == value(side, 1));
    let fits = !lost.is_empty() && gained.is_empty() && is_solved(letter, rest) && is_one_number;
    fits.then(|| Slip { kind: OneSolutionOnly, piece: unicode(before) })
}

/// Leaves of a line above which one that differs is a slip of the pen; a shorter line is another line.
const MIN_LEAVES: usize = 4;

/// A slip of the pen: one number differs and nothing else does.
pub(super) fn of_the_pen(before: &Statement, line: &Statement) -> Option<Slip> {
    let (earlier, later) = (sides(before)?, sides(line)?);
    if earlier.len() != later.len() {
        return None;
    }
    if let Some(slip) = sign_copied(&earlier, &later) {
        return Some(slip);
    }
    let n_leaves: usize = earlier.iter().map(|side| n_nodes(side).div_ceil(2)).sum();
    let differing: Vec<(&Expr, &Expr)> = earlier.into_iter().zip(later).filter(|(a, b)| !same(a, b)).collect();
    let [(a, b)] = differing.as_slice() else { return None };
    let (a, b) = one_place(a, b)?;
    match (&a.kind, &b.kind) {
        (_, ExprKind::Number(_) | ExprKind::Neg(_)) if n_nodes(a) > 2 && !has_letter(a) && !has_letter(b) => {
            Some(Slip { kind: Arithmetic, piece: shown(a) })
        }
        (ExprKind::Number(_), ExprKind::Number(_)) if n_leaves >= MIN_LEAVES => {
            Some(Slip { kind: CopiedWrongly, piece: shown(a) })
        }
        _ => None,
    }
}

/// One sign between terms differs and nothing else does.
fn sign_copied(earlier: &[&Expr], later: &[&Expr]) -> Option<Slip> {
    let mut differing = earlier.iter().zip(later).filter(|(a, b)| !same(a, b));
    let (a, b) = differing.next().filter(|_| earlier.len() > 1)?;
    let all = terms(a);
    let turned = all.iter().enumerate().filter(|_| all.len() > 1 && all.len() == terms(b).len());
    let mut turned = turned.filter(|(i, term)| same(&replaced(&all, *i, [term.negated()]), b));
    let (_, term) = turned.next().filter(|_| differing.next().is_none())?;
    Some(Slip { kind: CopiedWrongly, piece: shown(&sum([term.clone()])) })
}

fn sides(statement: &Statement) -> Option<Vec<&Expr>> {
    match statement {
        Statement::Expr(expr) => Some(vec![expr]),
        Statement::Chain(first, rest) => Some([first].into_iter().chain(rest.iter().map(|(_, side)| side)).collect()),
        _ => None,
    }
}

/// The one place at which two trees of otherwise the same shape part.
fn one_place<'e>(a: &'e Expr, b: &'e Expr) -> Option<(&'e Expr, &'e Expr)> {
    let is_same_kind = std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind);
    let is_leaf = matches!(a.kind, ExprKind::Number(_) | ExprKind::Variable(_));
    if !is_same_kind || is_leaf {
        return Some((a, b));
    }
    let pairs = a.kind.operands().into_iter().flatten().zip(b.kind.operands().into_iter().flatten());
    let mut differing = pairs.filter(|(a, b)| !same(a, b));
    let (a, b) = differing.next()?;
    if differing.next().is_some() { None } else { one_place(a, b) }
}
