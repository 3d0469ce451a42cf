//! A line that is an earlier one with something chosen for a letter: `2(0) - 3y = 6` below `2x - 3y = 6`, `52 = 2L +
//! 2(L - 2)` below `P = 2L + 2W`.
//!
//! Such a line brings in a choice and is no consequence. It is one only where the givens leave that letter open.

use super::follows::follows;
use super::trees::{letters_of, paired_factors};
use super::verdict::Verdict;
use crate::notation::{Expr, ExprKind, Rel, Statement, equation_sides, variables, with_values};
use std::collections::{BTreeMap, BTreeSet};

/// Whether `line` is `earlier` with numbers or other expressions in the place of some of its letters, the same one
/// wherever a letter is replaced. Only one equation or inequality in two letters or more leaves a choice.
pub fn is_special_case(earlier: &Statement, line: &Statement) -> bool {
    put_in(earlier, line).is_some()
}

/// What stands in the line in the place of each letter of the earlier one that is replaced; where a number was put in, it
/// may have been calculated with.
pub fn chosen_values(earlier: &Statement, line: &Statement) -> Option<Vec<(String, Expr)>> {
    put_in(earlier, line).or_else(|| calculated(earlier, line))
}

fn put_in(earlier: &Statement, line: &Statement) -> Option<Vec<(String, Expr)>> {
    let (Statement::Chain(left, rest), Statement::Chain(own, own_rest)) = (earlier, line) else { return None };
    let ([(rel, right)], [(own_rel, own_right), worked @ ..]) = (rest.as_slice(), own_rest.as_slice()) else {
        return None;
    };
    // `y = 5(5)^2 = 125`: what it comes to is on the same line.
    let is_number = |side: &Expr| letters_of(side).is_empty();
    if worked.iter().any(|(rel, side)| *rel != Rel::Eq || !is_number(side))
        || !worked.is_empty() && !is_number(own_right)
    {
        return None;
    }
    if rel != own_rel || variables(earlier).len() < 2 {
        return None;
    }
    let mut chosen = BTreeMap::new();
    let mut fits = matches(left, own, &mut chosen) && matches(right, own_right, &mut chosen);
    if !fits {
        chosen.clear();
        // The sides of an equation may be swapped.
        fits = *rel == Rel::Eq && matches(left, own_right, &mut chosen) && matches(right, own, &mut chosen);
    }
    let replaced: BTreeSet<&String> = chosen.iter().filter(|(_, by)| by.is_some()).map(|(name, _)| name).collect();
    // Letters that change places are a slip, not a choice.
    let is_choice = chosen.values().flatten().all(|by| letters_of(by).iter().all(|name| !replaced.contains(name)));
    let is_case = fits && is_choice && !replaced.is_empty();
    is_case.then(|| chosen.into_iter().filter_map(|(name, by)| Some((name, by?.clone()))).collect())
}

/// The same where the number was calculated with: `S = 100(101)/2` below `S = n(n + 1)/2`. The other side stands as it is.
fn calculated(earlier: &Statement, line: &Statement) -> Option<Vec<(String, Expr)>> {
    let [left, right] = equation_sides(earlier)?;
    let [own_left, own_right] = equation_sides(line)?;
    let replaced: Vec<String> = variables(earlier).difference(&variables(line)).cloned().collect();
    let [letter] = replaced.as_slice() else { return None };
    if left != own_left || letters_of(left).contains(letter) || !letters_of(own_right).is_empty() {
        return None;
    }
    let mut numbers = Vec::new();
    collect_numbers(own_right, &mut numbers);
    let fits = |number: &&Expr| {
        let value = |name: &str| (name == letter).then(|| (*number).clone());
        let meant = Statement::Expr(with_values(right, &value));
        variables(&meant).is_empty()
            && matches!(follows(&[meant], &Statement::Expr(own_right.clone())), Verdict::Holds(_))
    };
    let number = numbers.into_iter().take(MAX_NUMBERS).find(fits)?;
    Some(vec![(letter.clone(), number.clone())])
}

/// Numbers of a row that are tried.
const MAX_NUMBERS: usize = 8;

fn collect_numbers<'e>(expr: &'e Expr, numbers: &mut Vec<&'e Expr>) {
    if matches!(expr.kind, ExprKind::Number(_)) {
        numbers.push(expr);
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| collect_numbers(part, numbers));
}

/// Matches `own` against `above`. In `chosen`: for each letter None if it stands, else what stands in its place.
fn matches<'s>(above: &Expr, own: &'s Expr, chosen: &mut BTreeMap<String, Option<&'s Expr>>) -> bool {
    if let ExprKind::Variable(name) = &above.kind {
        let stands = matches!(&own.kind, ExprKind::Variable(other) if other == name);
        let found = if stands { None } else { Some(own) };
        return match chosen.get(name) {
            Some(known) => match (known, found) {
                (None, None) => true,
                (Some(known), Some(found)) => *known == found,
                _ => false,
            },
            None => {
                let is_own = found.is_some_and(|own| letters_of(own).contains(name));
                chosen.insert(name.clone(), found);
                !is_own
            }
        };
    }
    match (&above.kind, &own.kind) {
        (ExprKind::Number(a), ExprKind::Number(b)) => a.value == b.value,
        (ExprKind::Mul(a, b), ExprKind::Mul(c, d)) => paired_factors([a, b], [c, d]).into_iter().any(|pairs| {
            let mut tried = chosen.clone();
            let fits = pairs.into_iter().all(|(above, own)| matches(above, own, &mut tried));
            if fits {
                *chosen = tried;
            }
            fits
        }),
        (a, b) if std::mem::discriminant(a) == std::mem::discriminant(b) => {
            let pairs = a.operands().into_iter().flatten().zip(b.operands().into_iter().flatten());
            let mut all = true;
            for (a, b) in pairs {
                all = all && matches(a, b, chosen);
            }
            all
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[track_caller]
    fn check(earlier: &str, line: &str, wanted: bool) {
        let read = |text: &str| parse(text).statement.unwrap();
        assert_eq!(is_special_case(&read(earlier), &read(line)), wanted, "{earlier} -> {line}");
    }

    #[test]
    fn something_is_put_in_for_letters() {
        check("2x - 5y = 10", "2(0) - 5y = 10", true);
        check("2x - 5y = 10", "2x - 5*0 = 10", true);
        check("A = l w", "54 = (w + 3) w", true);
        check("s = v t", "s = 14 * 6", true);
        check("s = v t", "91 = 13t", true);
        check("s = v t", "s = 7 * 13 = 91", true);
        check("s = v t", "s = 7 * t = 91", false);
        check("s = v t", "91 = 7v", true);
        check("y = x^2 - 3x - 4", "0 = x^2 - 3x - 4", true);
        check("y = 3x + 2", "y = 3x + 2", false);
        check("2x - 5y = 10", "2(1) - 5y = 11", false);
        check("y > x", "x > y", false);
        check("y = x", "-y = x", false);
        check("x^2 + x = 6", "2^2 + 2 = 6", false);
        check("x^2 + x y = 6", "2^2 + 3y = 6", false);
    }

    #[test]
    fn numbers_may_have_been_calculated_with() {
        let read = |text: &str| parse(text).statement.unwrap();
        let is_chosen = |line: &str| chosen_values(&read("s = n(n + 1)/2"), &read(line)).is_some();
        assert!(is_chosen("s = 100 * 101/2") && !is_chosen("s = 100 * 102/2") && !is_chosen("t = 100 * 101/2"));
    }
}
