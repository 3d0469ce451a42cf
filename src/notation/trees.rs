//! Questions about trees that every room asks, and trees with parts replaced.

use super::ast::{Expr, ExprKind, Rel, Statement};
use std::collections::BTreeSet;

/// The letters of an expression.
pub fn letters(expr: &Expr) -> BTreeSet<String> {
    let mut letters = BTreeSet::new();
    collect_letters(expr, &mut letters);
    letters
}

pub(super) fn collect_letters(expr: &Expr, letters: &mut BTreeSet<String>) {
    if let ExprKind::Variable(name) = &expr.kind {
        letters.insert(name.clone());
    }
    expr.kind.operands().into_iter().flatten().for_each(|operand| collect_letters(operand, letters));
}

/// Whether a letter stands in the expression.
pub fn has_letter(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Variable(_)) || expr.kind.operands().into_iter().flatten().any(has_letter)
}

/// Whether it is so of the expression or of a part of it.
pub fn holds_part(expr: &Expr, is: &impl Fn(&Expr) -> bool) -> bool {
    is(expr) || expr.kind.operands().into_iter().flatten().any(|operand| holds_part(operand, is))
}

/// Whether the statement is a chain of equals signs: `a = b`, `a = b = c`.
pub fn is_equation(statement: &Statement) -> bool {
    matches!(statement, Statement::Chain(_, rest) if rest.iter().all(|(rel, _)| *rel == Rel::Eq))
}

/// The statements that hold together in one: the parts of an "and", or the statement itself.
pub fn conjuncts(statement: &Statement) -> Vec<&Statement> {
    match statement {
        Statement::And(parts) => parts.iter().flat_map(conjuncts).collect(),
        one => vec![one],
    }
}

/// The terms of a sum from left to right, each with whether it is taken away; brackets around terms and signs before them
/// are looked into, one term for anything else.
pub fn summands(expr: &Expr) -> Vec<(bool, &Expr)> {
    fn collect<'e>(expr: &'e Expr, is_taken: bool, all: &mut Vec<(bool, &'e Expr)>) {
        match &expr.kind {
            ExprKind::Add(a, b) => {
                collect(a, is_taken, all);
                collect(b, is_taken, all);
            }
            ExprKind::Sub(a, b) => {
                collect(a, is_taken, all);
                collect(b, !is_taken, all);
            }
            ExprKind::Neg(a) => collect(a, !is_taken, all),
            _ => all.push((is_taken, expr)),
        }
    }
    let mut all = Vec::new();
    collect(expr, false, &mut all);
    all
}

/// Whether an expression is a number with or without a sign, with nothing to be worked out.
pub fn is_literal(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Neg(inner) => is_literal(inner),
        kind => matches!(kind, ExprKind::Number(_)),
    }
}

/// The factors of a product from left to right, or the expression itself.
pub fn factors(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        ExprKind::Mul(a, b) => [factors(a), factors(b)].concat(),
        _ => vec![expr],
    }
}

/// Left and right side of a single equation.
pub fn equation_sides(statement: &Statement) -> Option<[&Expr; 2]> {
    match statement {
        Statement::Chain(left, rest) => match rest.as_slice() {
            [(Rel::Eq, right)] => Some([left, right]),
            _ => None,
        },
        _ => None,
    }
}

/// Every expression of a statement that stands for its value: one that stands alone, and the sides of all relations.
pub fn sides(statement: &Statement) -> Vec<&Expr> {
    match statement {
        Statement::Expr(expr) | Statement::At(expr, _) => vec![expr],
        Statement::Chain(first, rest) => [first].into_iter().chain(rest.iter().map(|(_, side)| side)).collect(),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().flat_map(sides).collect(),
        Statement::Never | Statement::Always => Vec::new(),
    }
}

/// The expression with every part for which `replace` has something in its place; what is put in is not looked into.
pub fn replaced(expr: &Expr, replace: &impl Fn(&Expr) -> Option<Expr>) -> Expr {
    replace(expr).unwrap_or_else(|| {
        let operands = expr.kind.operands().map(|part| part.map(|part| replaced(part, replace)));
        Expr { kind: expr.kind.with_operands(operands), span: expr.span }
    })
}

/// The statement with parts of its expressions replaced as by [`replaced`]; the letters that values are given to stay.
pub fn replaced_in(statement: &Statement, replace: &impl Fn(&Expr) -> Option<Expr>) -> Statement {
    let each = |expr: &Expr| replaced(expr, replace);
    let all = |parts: &[Statement]| parts.iter().map(|part| replaced_in(part, replace)).collect();
    match statement {
        Statement::Expr(expr) => Statement::Expr(each(expr)),
        Statement::Chain(first, rest) => {
            Statement::Chain(each(first), rest.iter().map(|(rel, side)| (*rel, each(side))).collect())
        }
        Statement::And(parts) => Statement::And(all(parts)),
        Statement::Or(parts) => Statement::Or(all(parts)),
        Statement::At(expr, values) => {
            Statement::At(each(expr), values.iter().map(|(name, value)| (name.clone(), each(value))).collect())
        }
        Statement::Never | Statement::Always => statement.clone(),
    }
}

/// The expression with what `value` says of a letter in the letter's place.
pub fn with_values(expr: &Expr, value: &impl Fn(&str) -> Option<Expr>) -> Expr {
    replaced(expr, &of_letters(value))
}

/// The statement with what `value` says of a letter in the letter's place.
pub fn statement_with_values(statement: &Statement, value: &impl Fn(&str) -> Option<Expr>) -> Statement {
    replaced_in(statement, &of_letters(value))
}

fn of_letters(value: &impl Fn(&str) -> Option<Expr>) -> impl Fn(&Expr) -> Option<Expr> {
    move |expr| match &expr.kind {
        ExprKind::Variable(name) => value(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{parse, print};
    use super::*;

    fn read(text: &str) -> Statement {
        parse(text).statement.expect("the text parses")
    }

    #[test]
    fn values_stand_in_the_letters_places() {
        let Statement::Expr(value) = read("y+1") else { panic!() };
        let put_in = |text: &str| {
            let of_x = |name: &str| (name == "x").then(|| value.clone());
            print(&statement_with_values(&read(text), &of_x))
        };
        for (text, wanted) in [
            ("2x^2 - x = 4", "2(y+1)^2-(y+1) = 4"),
            ("x = 1 or sqrt(x) = 2", "y+1 = 1 or sqrt(y+1) = 2"),
            ("3z", "3z"),
            ("x z", "(y+1)z"),
        ] {
            assert_eq!(put_in(text), print(&read(wanted)), "{text}");
        }
    }

    #[test]
    fn equations_are_told_from_other_relations() {
        for (text, is_one, is_single) in
            [("x = 2", true, true), ("x = 2 = y", true, false), ("x < 2", false, false), ("x + 2", false, false)]
        {
            let statement = read(text);
            assert_eq!((is_equation(&statement), equation_sides(&statement).is_some()), (is_one, is_single), "{text}");
        }
        let Statement::Expr(expr) = read("2a - b/a") else { panic!() };
        assert!(has_letter(&expr) && letters(&expr) == super::super::variables(&Statement::Expr(expr.clone())));
    }
}
