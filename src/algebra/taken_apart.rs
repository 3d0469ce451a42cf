//! Moves that take a power, a logarithm or an absolute value apart: equal bases, logarithms of both sides, `|A| < r`
//! between its bounds. Asked of lines that follow, so that no domain is looked at here.

use super::budget::{Budget, Stop};
use super::expressions::is_same;
use crate::notation::{Expr, ExprKind, Rel, Statement};

type Found = Result<bool, Stop>;

/// Whether logarithms of both sides of `a = b`, or powers of both where they are logarithms, give `left = right`:
/// `3^p = 3^q` to `p = q`, `e^p = c` to `p = ln c`, `log_2 A = c` to `A = 2^c`.
pub(super) fn takes_logarithms([a, b]: [&Expr; 2], [left, right]: [&Expr; 2], budget: &Budget) -> Found {
    for [a, b] in [[a, b], [b, a]] {
        for [left, right] in [[left, right], [right, left]] {
            if is_exponent_freed([a, b], [left, right], budget)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn is_exponent_freed([a, b]: [&Expr; 2], [left, right]: [&Expr; 2], budget: &Budget) -> Found {
    let same = |one: &Expr, other: &Expr| is_same(one, other, budget);
    let (ExprKind::Pow(base, inner) | ExprKind::Log(base, inner)) = &a.kind else { return Ok(false) };
    if !same(inner, left)? {
        return Ok(false);
    }
    let is_power = matches!(a.kind, ExprKind::Pow(..));
    if let (ExprKind::Pow(other, of_right), true) | (ExprKind::Log(other, of_right), false) = (&b.kind, is_power)
        && same(base, other)?
        && same(of_right, right)?
    {
        return Ok(true);
    }
    let node = |kind: ExprKind| Expr { kind, span: b.span };
    let freed = match is_power {
        true => node(ExprKind::Log(base.clone(), Box::new(b.clone()))),
        false => node(ExprKind::Pow(base.clone(), Box::new(b.clone()))),
    };
    same(&freed, right)
}

/// Whether `|A| < r` or `|A| > r` gives `-r < A < r`, or `A > r or A < -r`: each of these `links` bounds A by r or -r.
pub(super) fn takes_size_apart(size: (Rel, [&Expr; 2]), links: &[(Rel, [&Expr; 2])], budget: &Budget) -> Found {
    let (inside, bound) = match size.1.map(|side| &side.kind) {
        [ExprKind::Abs(inside), _] => (inside, size.1[1]),
        [_, ExprKind::Abs(inside)] => (inside, size.1[0]),
        _ => return Ok(false),
    };
    let opposite = Expr { kind: ExprKind::Neg(Box::new(bound.clone())), span: bound.span };
    let mut bounds = [false, false];
    for (rel, [left, right]) in links {
        let other = match (is_same(left, inside, budget)?, is_same(right, inside, budget)?) {
            (true, _) => right,
            (_, true) => left,
            _ => return Ok(false),
        };
        let is_bound = [is_same(other, bound, budget)?, is_same(other, &opposite, budget)?];
        if *rel == Rel::Eq || is_bound == [false, false] {
            return Ok(false);
        }
        bounds = [bounds[0] || is_bound[0], bounds[1] || is_bound[1]];
    }
    Ok(size.0 != Rel::Eq && bounds == [true, true])
}

/// Whether the line says between which numbers a letter lies.
pub(super) fn is_between_numbers(line: &Statement) -> bool {
    let Statement::Chain(first, rest) = line else { return false };
    let is_number = |expr: &Expr| super::trees::letters_of(expr).is_empty();
    matches!(rest.as_slice(), [(one, letter), (other, last)]
        if ![one, other].contains(&&Rel::Eq)
            && matches!(letter.kind, ExprKind::Variable(_))
            && is_number(first)
            && is_number(last))
}

#[cfg(test)]
mod tests {
    use super::super::{Premises, is_known_move};
    use crate::notation::parse;

    #[test]
    fn powers_logarithms_and_sizes_are_taken_apart() {
        for (above, line, wanted) in [
            ("5^(2t+1) = 5^3", "2t+1 = 3", true),
            ("5^(2t+1) = 5^3", "2t-1 = 1", false),
            ("2^(3t) = 11", "3t = log_2(11)", true),
            ("2^(3t) = 11", "5t = log_2(11)", false),
            ("log_3(2t-1) = 2", "2t-1 = 3^2", true),
            ("log_3(2t-1) = 2", "2t-1 = 9", true),
            ("log_3(2t-1) = log_3(t+4)", "2t-1 = t+4", true),
            ("log(t+2) = 0", "t+2 = 10^0", true),
            ("|t-4| < 7", "-7 < t-4 < 7", true),
            ("|2t+3| >= 5", "2t+3 >= 5 or 2t+3 <= -5", true),
            ("|t-4| < 7", "-7 < t-4 and 4-t > -7", false),
            ("t(t-6) <= 0", "0 <= t <= 6", true),
            ("t(t-6) > 0", "t < 0 or t > 6", true),
        ] {
            let read = |text: &str| parse(text).statement.expect("the line parses");
            assert_eq!(is_known_move(&Premises::of(&read(above)), &[], &read(line)), wanted, "{above} -> {line}");
        }
    }
}
