//! Why an operation may be done: the rule behind it, with the values of the line at hand.

use crate::corpus::Operation;
use crate::notation::{Expr, Rel, Statement, build, parse, print_expr, unicode};
use crate::words::Language;

/// The rule behind an operation that leads from one line to the next, both as they are typed. None where the operation says
/// it all.
pub fn rule_words(operation: &Operation, before: &str, after: &str, language: Language) -> Option<String> {
    // A question in words is no statement, and a pair of coordinates none either.
    let (before, after) = (parse(before).statement, parse(after).statement);
    let rule = language.text(rule_key(operation, after.as_ref().is_some_and(is_order))?);
    Some(match before.zip(after).and_then(|(before, after)| values(operation, &before, &after, language)) {
        Some(values) => format!("{rule} {}", language.say("rule.here", &[("values", &language.numbers(&values))])),
        None => rule.to_owned(),
    })
}

/// The key of the rule's sentence in the catalogue of words, for an operation that leads to an inequality or to none.
fn rule_key(operation: &Operation, is_order: bool) -> Option<&'static str> {
    let turns = operation.piece.as_deref().is_some_and(|piece| piece.starts_with('-'));
    Some(match operation.words {
        "operation.add" | "operation.subtract" if is_order => "rule.order-shifted",
        "operation.add" | "operation.subtract" => "rule.same-on-both-sides",
        "operation.multiply" | "operation.divide" if is_order && turns => "rule.order-turned",
        "operation.change-signs" if is_order => "rule.order-turned",
        "operation.multiply" | "operation.divide" if is_order => "rule.order-scaled",
        "operation.multiply" | "operation.divide" => "rule.scaled-on-both-sides",
        "operation.move" => "rule.moved",
        "operation.change-signs" => "rule.signs-changed",
        "operation.swap" => "rule.swapped",
        "operation.reorder" => "rule.reordered",
        "operation.collect" => "rule.collected",
        "operation.expand" => "rule.expanded",
        "operation.factor" => "rule.factored",
        "operation.zero-product" => "rule.zero-product",
        "operation.root" => "rule.rooted",
        "operation.square" => "rule.squared",
        "operation.complete" => "rule.completed",
        "operation.formula" => "rule.formula",
        "operation.cross-multiply" => "rule.cross-multiplied",
        "operation.add-lines" | "operation.subtract-lines" => "rule.lines-joined",
        "operation.substitute" => "rule.substituted",
        "operation.check" => "rule.tested",
        "operation.add-exponents" => "rule.exponents-added",
        "operation.subtract-exponents" => "rule.exponents-subtracted",
        "operation.raise-factors" => "rule.factors-raised",
        "operation.nth-root" => "rule.nth-rooted",
        "operation.raise-both" => "rule.raised",
        "operation.one-side" => "rule.moved",
        "operation.root-found" => "rule.root-found",
        "operation.same-base" | "operation.equal-exponents" => "rule.same-base",
        "operation.logarithm" | "operation.exponential-form" => "rule.logarithm",
        "operation.join-logarithms" => "rule.joined",
        "operation.equal-arguments" => "rule.arguments",
        "operation.rationalise" | "operation.common-denominator" | "operation.conjugate" => "rule.rationalised",
        "operation.multiply-roots" | "operation.split-root" | "operation.take-root-out" => "rule.roots-multiplied",
        "operation.exponent-as-root" => "rule.exponent-as-root",
        "operation.cancel" => "rule.cancelled",
        "operation.read-signs" => "rule.signs",
        "operation.square-of-i" => "rule.square-of-i",
        "operation.solve-for-letter" => "rule.moved",
        "operation.eliminate" => "rule.lines-joined",
        "operation.other-letter" => "rule.substituted",
        "operation.work-out" | "operation.simplify" => "rule.rewritten",
        "operation.slope" => "rule.slope",
        "operation.distance" => "rule.distance",
        "operation.middle" => "rule.middle",
        "operation.point-slope" => "rule.point-slope",
        "operation.as-square" => "rule.as-square",
        "operation.read-size" => "rule.size",
        "operation.split-quotient" => "rule.remainder",
        "operation.complete-inside" => "rule.completed-inside",
        "operation.read-vertex" => "rule.vertex",
        "operation.swap-letters" => "rule.inverse",
        "operation.as-proportion" | "operation.as-equation" | "operation.percentage" => "rule.percent",
        "operation.term" => "rule.term",
        "operation.sum" => "rule.sum",
        "operation.varies" => "rule.varies",
        _ => return None,
    })
}

fn is_order(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(_, rest) => rest.iter().any(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Ne)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(is_order),
        _ => false,
    }
}

/// What the operation does here: `3x − 12 − 2x = x − 12 and 2x + 5 − 2x = 5`. None where it is plain from the two lines.
fn values(operation: &Operation, before: &Statement, after: &Statement, language: Language) -> Option<String> {
    let piece = operation.piece.as_deref().and_then(|piece| match parse(piece).statement {
        Some(Statement::Expr(piece)) => Some(piece),
        _ => None,
    });
    let done = |side: &Expr| -> Option<Expr> {
        let (side, piece) = (side.clone(), piece.clone());
        Some(match operation.words {
            "operation.add" => build::sum(side, piece?),
            "operation.subtract" => build::difference(side, piece?),
            "operation.multiply" => build::product(side, piece?),
            "operation.divide" => build::quotient(side, piece?),
            "operation.collect" | "operation.work-out" | "operation.simplify" | "operation.expand"
            | "operation.factor" => side,
            _ => return None,
        })
    };
    let pairs =
        sides(before)?.into_iter().zip(sides(after)?).filter(|(before, after)| print_expr(before) != print_expr(after));
    let equal = |(before, after): (&Expr, &Expr)| {
        Some(unicode(&Statement::Chain(done(before)?, vec![(Rel::Eq, after.clone())])))
    };
    let equal: Vec<String> = pairs.map(equal).collect::<Option<_>>()?;
    (!equal.is_empty()).then(|| equal.join(&format!(" {} ", language.text("practice.and"))))
}

/// Left and right side of an equation or inequality; an expression is one side.
fn sides(statement: &Statement) -> Option<Vec<&Expr>> {
    match statement {
        Statement::Expr(expr) => Some(vec![expr]),
        Statement::Chain(left, rest) => match rest.as_slice() {
            [(_, right)] => Some(vec![left, right]),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &'static str, piece: Option<&str>, [before, after]: [&str; 2], wanted: [&str; 2]) {
        let operation = Operation { words, piece: piece.map(str::to_owned) };
        for (language, wanted) in [Language::En, Language::De].into_iter().zip(wanted) {
            let found = rule_words(&operation, before, after, language).unwrap_or_default();
            assert!(found.ends_with(wanted), "{found}");
        }
    }

    #[test]
    fn a_rule_is_told_with_the_values_of_the_line() {
        check(
            "operation.subtract",
            Some("2x"),
            ["3x - 12 = 2x + 5", "x - 12 = 5"],
            ["Here: 3x − 12 − 2x = x − 12 and 2x + 5 − 2x = 5.", "Hier: 3x − 12 − 2x = x − 12 und 2x + 5 − 2x = 5."],
        );
        check(
            "operation.divide",
            Some("-3"),
            ["-3x <= 12", "x >= -4"],
            ["Here: (−3x)/−3 = x and 12/−3 = −4.", "Hier: (−3x)/−3 = x und 12/−3 = −4."],
        );
        check(
            "operation.expand",
            None,
            ["3(x - 4) = 2x + 5", "3x - 12 = 2x + 5"],
            ["Here: 3(x − 4) = 3x − 12.", "Hier: 3(x − 4) = 3x − 12."],
        );
        let question = "Find the slope of the line through (1, 2) and (3, 8)";
        check("operation.slope", None, [question, "m = (8 - 2)/(3 - 1)"], ["(x₂ − x₁).", "(x₂ − x₁)."]);
        check("operation.add", Some("1.5"), ["x - 1.5 = 2", "x = 3.5"], ["2 + 1.5 = 3.5.", "2 + 1,5 = 3,5."]);
    }

    #[test]
    fn dividing_by_a_negative_number_turns_an_inequality_and_no_equation() {
        let operation = Operation { words: "operation.divide", piece: Some("-2".to_owned()) };
        let rule = |text| rule_key(&operation, is_order(&parse(text).statement.unwrap()));
        assert_eq!(rule("x < 3"), Some("rule.order-turned"));
        assert_eq!(rule("x = 3"), Some("rule.scaled-on-both-sides"));
    }
}
