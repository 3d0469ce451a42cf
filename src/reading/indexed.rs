//! Solutions by their index: `x1 = 3, x2 = -2`, the usual way in German schools, names two values of one letter.

use crate::notation::{Expr, ExprKind, Rel, Statement, conjuncts, equation_sides, is_literal, variables};
use std::collections::BTreeSet;

/// The statement with `x` in the place of `x_1`, `x_2`, where the problem speaks of `x` and of no indexed name. Values of
/// several indices are alternatives.
/// So are those of a letter that a row has put in another's place.
pub(super) fn without_indices(statement: Statement, problem: &Statement, put_in: &BTreeSet<String>) -> Statement {
    let known: BTreeSet<String> = variables(problem).into_iter().chain(put_in.iter().cloned()).collect();
    let own = variables(&statement);
    let bases: BTreeSet<&str> = own.iter().filter_map(|name| base(name)).collect();
    let is_solution = |name: &String| base(name).is_some_and(|base| known.contains(base));
    // `a = 4` is the number that a sequence begins with, and `a_15` a term of it.
    let is_value_of_letter = conjuncts(problem).into_iter().any(names_value);
    if is_value_of_letter
        || bases.len() != 1
        || !own.iter().all(is_solution)
        || known.iter().any(|name| name.contains('_'))
    {
        return statement;
    }
    match statement {
        Statement::And(parts) if parts.iter().all(is_value) => Statement::Or(parts.iter().map(renamed).collect()),
        Statement::Or(parts) if parts.iter().all(is_value) => Statement::Or(parts.iter().map(renamed).collect()),
        one if is_value(&one) => renamed(&one),
        other => other,
    }
}

/// `a = 4`
fn names_value(statement: &Statement) -> bool {
    matches!(equation_sides(statement), Some([left, right])
        if matches!(left.kind, ExprKind::Variable(_)) && is_literal(right))
}

/// The letter in `x_1`, where the index is a number.
fn base(name: &str) -> Option<&str> {
    let (base, index) = name.split_once('_')?;
    index.bytes().all(|byte| byte.is_ascii_digit()).then_some(base)
}

/// `x_1 = ...`, its letter on no other side.
fn is_value(statement: &Statement) -> bool {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = statement else { return false };
    let no_letters = |side: &Expr| variables(&Statement::Expr(side.clone())).is_empty();
    base(name).is_some() && !rest.is_empty() && rest.iter().all(|(rel, side)| *rel == Rel::Eq && no_letters(side))
}

fn renamed(statement: &Statement) -> Statement {
    match statement {
        Statement::Chain(Expr { kind: ExprKind::Variable(name), span }, rest) => {
            let letter = base(name).unwrap_or(name).to_owned();
            Statement::Chain(Expr { kind: ExprKind::Variable(letter), span: *span }, rest.clone())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{parse, print};

    #[test]
    fn indexed_solutions_are_values_of_the_letter() {
        let read = |text: &str| parse(text).statement.expect("it parses");
        let check = |problem: &str, line: &str, wanted: &str| {
            assert_eq!(
                print(&without_indices(read(line), &read(problem), &BTreeSet::new())),
                print(&read(wanted)),
                "{line}"
            );
        };
        check("t^2 - t - 6 = 0", "t1 = 3, t2 = -2", "t = 3 or t = -2");
        check("t^2 - t - 6 = 0", "t_1 = 3", "t = 3");
        check("t^2 - t - 6 = 0", "t₁ = 3 and t₂ = -2", "t = 3 or t = -2");
        check("a_1 + d = 7 and a_1 = 3", "a_1 = 3", "a_1 = 3");
        check("x^2 = 4", "y1 = 2", "y1 = 2");
        check("a = 4", "a_15 = 74", "a_15 = 74");
    }
}
