//! Lines that are a line above with numbers in its letters' places: `520 = 65t` below `d = r t`, `2(0) - 3y = 6` below
//! `2x - 3y = 6`.
//!
//! Where the numbers come from - a text, a choice - is not in the lines above, so nothing is claimed of them: the line is a
//! new fact. Only where the lines above settle what a letter is can a wrong value be told.

use super::trees::{letters_of, paired_factors};
use crate::notation::{Expr, ExprKind, Rel, Statement, variables};
use std::collections::{BTreeMap, BTreeSet};

/// Whether the line is one of those above, with values for letters that nothing above settles.
pub(super) fn are_put_in(before: &[Statement], line: &Statement) -> bool {
    let own = variables(line);
    let settled = |name: &String| before.iter().any(|statement| settles(statement, name));
    before.iter().flat_map(relations).any(|above| {
        let letters = variables(above);
        let put_in: BTreeSet<String> = letters.difference(&own).cloned().collect();
        letters.len() > 1
            && !put_in.is_empty()
            && own.is_subset(&letters)
            && !put_in.iter().any(settled)
            && fits(above, line)
    }) && !is_settled_as_a_whole(before)
}

/// The single relations of a statement.
fn relations(statement: &Statement) -> Vec<&Statement> {
    match statement {
        Statement::And(parts) => parts.iter().flat_map(relations).collect(),
        Statement::Chain(..) => vec![statement],
        _ => Vec::new(),
    }
}

/// Whether a statement says what number a letter is.
fn settles(statement: &Statement, name: &str) -> bool {
    relations(statement).into_iter().any(|relation| variables(relation).iter().eq([name]))
}

/// Whether there are as many equations as letters: then values are a matter of solving and not of choice.
fn is_settled_as_a_whole(before: &[Statement]) -> bool {
    let Some(problem) = before.first() else { return false };
    relations(problem).len() >= variables(problem).len()
}

fn fits(above: &Statement, line: &Statement) -> bool {
    let (Statement::Chain(left, rest), Statement::Chain(own, own_rest)) = (above, line) else { return false };
    let ([(rel, right)], [(own_rel, own_right)]) = (rest.as_slice(), own_rest.as_slice()) else { return false };
    let mut sides = vec![(own, own_right)];
    if *rel == Rel::Eq {
        sides.push((own_right, own));
    }
    rel == own_rel
        && sides.into_iter().any(|(a, b)| {
            let mut found = BTreeMap::new();
            matches(left, a, &mut found) && matches(right, b, &mut found)
        })
}

/// Whether `own` is `above` with the same number in the place of a letter, wherever that stands; a letter may also stay.
pub(super) fn matches<'s>(above: &Expr, own: &'s Expr, found: &mut BTreeMap<String, &'s Expr>) -> bool {
    if let ExprKind::Variable(name) = &above.kind {
        let is_number = letters_of(own).is_empty();
        return (is_number || above == own) && *found.entry(name.clone()).or_insert(own) == own;
    }
    match (&above.kind, &own.kind) {
        (ExprKind::Number(a), ExprKind::Number(b)) => a.value == b.value,
        (ExprKind::Mul(a, b), ExprKind::Mul(c, d)) => paired_factors([a, b], [c, d]).into_iter().any(|pairs| {
            let mut tried = found.clone();
            let fits = pairs.into_iter().all(|(above, own)| matches(above, own, &mut tried));
            if fits {
                *found = tried;
            }
            fits
        }),
        (a, b) if std::mem::discriminant(a) == std::mem::discriminant(b) => {
            let pairs = a.operands().into_iter().flatten().zip(b.operands().into_iter().flatten());
            let mut all = true;
            for (a, b) in pairs {
                all &= matches(a, b, found);
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

    #[test]
    fn values_that_nothing_above_settles() {
        let check = |before: &str, line: &str, wanted: bool| {
            let before: Vec<Statement> = before.split(';').map(|text| parse(text).statement.unwrap()).collect();
            assert_eq!(are_put_in(&before, &parse(line).statement.unwrap()), wanted, "{before:?} -> {line}");
        };
        check("s = v t", "340 = 85t", true);
        check("s = v t", "340 = 4v", true);
        check("4x-5y = 20", "4(0)-5y = 20", true);
        check("4x-5y = 20", "20 = 4x-5(0)", true);
        check("y = m x+b", "y = -2x+7", false);
        check("y = m x+b", "y = 3x+7", true);
        check("a^2+b^2 = c^2", "8^2+15^2 = c^2", true);
        check("a^2+a b = c", "8^2+9b = c", false);
        check("A = b h/2; b = 4", "A = 5h/2", false);
        check("4x-5y = 20", "4x-5y = 21", false);
        check("3x+1 = 7", "3(2)+1 = 7", false);
        check("2x+y = 7 and x-y = 2", "2(1)+y = 7", false);
    }
}
