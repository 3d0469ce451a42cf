//! No accusation without proof: what speaks against a line is worked out once more before it is said.
//!
//! The values of the evidence, as they would be printed, are put into the lines above and into the line by plain
//! arithmetic ([`super::recalculation`]). A counter-example must satisfy the conditions, the problem and the line that was
//! held against, and make the line false; or the reverse. Roots that fail this are taken out of the evidence, and where
//! nothing is left there is no accusation.

use super::assumed::PI;
use super::interval::{Interval, NoValue};
use super::recalculation::Values;
use super::trees::letters_of;
use super::verdict::Evidence;
use crate::notation::{
    Expr, ExprKind, Rational, Rel, Statement, factorial_argument, parse, print_expr, sides, variables,
};
use num_traits::{One, ToPrimitive};
use std::collections::BTreeSet;

/// What an accusation is held against.
pub(super) struct Case<'s> {
    /// The problem first, the latest line last.
    pub before: &'s [Statement],
    pub line: &'s Statement,
    pub conditions: &'s [Statement],
    pub whole: &'s BTreeSet<String>,
}

impl Case<'_> {
    /// The part of the evidence that the second evaluation confirms; None where that is nothing.
    pub(super) fn confirmed(&self, evidence: &Evidence) -> Option<Evidence> {
        match evidence {
            Evidence::Differs { at, earlier, line } => {
                let is_confirmed = self.satisfies_conditions(at) && self.differ(at, earlier, line);
                is_confirmed.then(|| evidence.clone())
            }
            Evidence::Counterexample { at, earlier_holds, .. } => {
                let is_confirmed = if *earlier_holds { self.only_above(at) } else { self.only_line(at) };
                if is_confirmed { Some(evidence.clone()) } else { self.own_values_fail() }
            }
            Evidence::Roots { lost, gained } => {
                let letter = self.letter()?;
                let at = |root: &String| [(letter.clone(), root.clone())];
                let lost: Vec<String> = lost.iter().filter(|root| self.only_above(&at(root))).cloned().collect();
                let gained: Vec<String> = gained.iter().filter(|root| self.only_line(&at(root))).cloned().collect();
                (!lost.is_empty() || !gained.is_empty()).then_some(Evidence::Roots { lost, gained })
            }
            // Confirmed where it was found: `rounding`.
            Evidence::Rounding { .. } => None,
            Evidence::AndOr => {
                let letter = self.letter()?;
                let parts = |value: &String| {
                    let at = [(letter.clone(), value.clone())];
                    self.only_above(&at) || self.only_line(&at)
                };
                self.candidates().iter().any(parts).then_some(Evidence::AndOr)
            }
            Evidence::FalseArithmetic { left, right } => {
                self.is_false_arithmetic(left, right).then(|| evidence.clone())
            }
        }
    }

    /// The values of a point, with what the lines above define.
    fn values(&self, at: &[(String, String)]) -> Option<Values<'_>> {
        let mut values = Values::at(at)?;
        let of_problem = self.before.first().map(variables).unwrap_or_default();
        // A letter of the problem is open unless the problem itself says which number it is.
        let is_open = |name: &str, meaning: &Expr| of_problem.contains(name) && !letters_of(meaning).is_empty();
        let is_left = |name: &str, meaning: &Expr| at.iter().any(|(own, _)| own == name) || is_open(name, meaning);
        for statement in self.before {
            define(statement, &is_left, &mut values);
        }
        Some(values)
    }

    fn satisfies_conditions(&self, at: &[(String, String)]) -> bool {
        let Some(values) = Values::at(at) else { return false };
        let is_whole = |(name, printed): &(String, String)| {
            !self.whole.contains(name)
                || matches!(parse(printed).statement, Some(Statement::Expr(value)) if is_whole(&value))
        };
        let names: BTreeSet<&String> = at.iter().map(|(name, _)| name).collect();
        let speaks_of_point = |condition: &&Statement| variables(condition).iter().all(|name| names.contains(name));
        let is_positive = |(_, printed): &(String, String)| !printed.starts_with('-') && printed != "0";
        let is_factorial = |(name, printed): &(String, String)| match factorial_argument(name) {
            None => true,
            Some(argument) => values.value(&argument).ok().zip(number(printed)).is_some_and(|(of, value)| {
                of.exact().zip(value.exact()).is_some_and(|(of, value)| is_factorial_of(value, of))
            }),
        };
        at.iter().all(is_whole)
            && at.iter().all(is_factorial)
            && at.iter().filter(|(name, _)| name == PI).all(is_positive)
            && self.conditions.iter().filter(speaks_of_point).all(|c| values.truth(c) == Ok(Some(true)))
    }

    /// Whether the point satisfies what the line is held against, and the line is not true there.
    fn only_above(&self, at: &[(String, String)]) -> bool {
        let Some(values) = self.values(at).filter(|_| self.satisfies_conditions(at)) else { return false };
        let is_false = match values.truth(self.line) {
            Ok(Some(false)) => true,
            // Where it has no value a solution is lost; with several letters nothing is said by that.
            Ok(None) => at.len() < 2,
            Ok(Some(true)) | Err(_) => false,
        };
        let held: Vec<bool> = self.told(&values).map(|truth| truth == Some(true)).collect();
        let problem = self.before.first().and_then(|problem| values.truth(problem).ok());
        is_false
            && problem.is_none_or(|truth| truth == Some(true))
            // Cases and halves that are put together again go back beyond the latest of them.
            && (held.last() == Some(&true) || (is_joined(self.line) && held.contains(&true)))
    }

    /// Whether the line is true at the point, and something that it is held against is not.
    fn only_line(&self, at: &[(String, String)]) -> bool {
        let Some(values) = self.values(at).filter(|_| self.satisfies_conditions(at)) else { return false };
        values.truth(self.line) == Ok(Some(true)) && self.told(&values).any(|truth| truth != Some(true))
    }

    /// The truth of each line above that speaks of letters and can be told.
    fn told<'v>(&'v self, values: &'v Values) -> impl Iterator<Item = Option<bool>> + 'v {
        let of_letters = self.before.iter().enumerate().filter(|(i, statement)| *i == 0 || has_letters(statement));
        of_letters.filter_map(|(_, statement)| values.truth(statement).ok())
    }

    /// The values that the line names itself, where one of them fails above: the line claims what is not so.
    pub(super) fn own_values_fail(&self) -> Option<Evidence> {
        let letter = self.letter()?;
        let fails = |value: &String| self.only_line(&[(letter.clone(), value.clone())]);
        let gained: Vec<String> = stated(self.line).into_iter().filter(fails).collect();
        (!gained.is_empty()).then_some(Evidence::Roots { lost: Vec::new(), gained })
    }

    /// The one letter that the line speaks of, or else the latest line above, or the problem; defined letters aside.
    fn letter(&self) -> Option<String> {
        let of_problem = self.before.first().map(variables).unwrap_or_default();
        let is_own = |name: &String| of_problem.contains(name) || !self.is_defined(name);
        let latest = self.before.iter().rev().map(variables).find(|letters| letters.iter().any(is_own));
        let places = [Some(variables(self.line)), latest, Some(of_problem.clone())];
        let found = places.into_iter().flatten().find_map(|letters| {
            let own: Vec<String> = letters.into_iter().filter(is_own).collect();
            (!own.is_empty()).then_some(own)
        });
        found.filter(|own| own.len() == 1)?.pop()
    }

    fn is_defined(&self, name: &str) -> bool {
        fn defines(statement: &Statement, name: &str) -> bool {
            match statement {
                Statement::And(parts) => parts.iter().any(|part| defines(part, name)),
                _ => matches!(definition(statement), Some((own, _)) if own == name),
            }
        }
        self.before.iter().skip(1).any(|statement| defines(statement, name))
    }

    /// Numbers to try where the evidence names none: those of the line, then small ones.
    fn candidates(&self) -> Vec<String> {
        let mut all = stated(self.line);
        all.extend(self.before.iter().flat_map(stated));
        all.extend((0..=12).flat_map(|n| [n.to_string(), format!("-{n}"), format!("{n}+1/2"), format!("-{n}-1/2")]));
        all
    }

    /// Whether an expression above, or one of the line's, comes to the first number and one of the line's to the second.
    fn differ(&self, at: &[(String, String)], earlier: &str, line: &str) -> bool {
        let Some(values) = self.values(at) else { return false };
        let number = |printed: &str| Values::at(&[("n".to_owned(), printed.to_owned())])?.value(&letter_n()?).ok();
        let (Some(earlier), Some(line)) = (number(earlier), number(line)) else { return false };
        let comes_to = |expr: &Expr, wanted: &Interval| {
            values.values(expr).into_iter().any(|value| value.is_ok_and(|value| is_equal(&value, wanted)))
        };
        let own = sides(self.line);
        let above = self.before.iter().flat_map(sides).chain(own.iter().copied());
        !is_equal(&earlier, &line)
            && is_told_apart(&earlier, &line)
            && own.iter().any(|side| comes_to(side, &line))
            && above.into_iter().any(|side| comes_to(side, &earlier))
    }

    fn is_false_arithmetic(&self, left: &str, right: &str) -> bool {
        let Some(values) = self.values(&[]) else { return false };
        let number = |printed: &str| Values::at(&[("n".to_owned(), printed.to_owned())])?.value(&letter_n()?).ok();
        let (Some(left), Some(right)) = (number(left), number(right)) else { return false };
        let comes_to = |expr: &Expr, wanted: &Interval| values.value(expr).is_ok_and(|value| is_equal(&value, wanted));
        links(self.line).into_iter().any(|(a, rel, b)| {
            let link = Statement::Chain(a.clone(), vec![(rel, b.clone())]);
            comes_to(a, &left) && comes_to(b, &right) && values.truth(&link) == Ok(Some(false))
        })
    }
}

fn letter_n() -> Option<Expr> {
    match parse("n").statement {
        Some(Statement::Expr(letter)) => Some(letter),
        _ => None,
    }
}

fn number(printed: &str) -> Option<Interval> {
    match parse(printed).statement? {
        Statement::Expr(expr) => Values::default().value(&expr).ok(),
        _ => None,
    }
}

/// Whether the value divided by n, n - 1 and so on comes down to 1.
fn is_factorial_of(value: &Rational, n: &Rational) -> bool {
    let Some(n) = n.is_integer().then(|| n.to_integer().to_u64()).flatten().filter(|n| *n < 30) else { return false };
    (1..=n).fold(value.clone(), |rest, factor| rest / Rational::from_integer(factor.into())).is_one()
}

fn is_equal(a: &Interval, b: &Interval) -> bool {
    a.minus(b).and_then(|difference| difference.sign()).is_ok_and(|order| order.is_eq())
}

fn is_told_apart(a: &Interval, b: &Interval) -> bool {
    let order: Result<_, NoValue> = a.minus(b).and_then(|difference| difference.sign());
    order.is_ok_and(|order| order.is_ne())
}

fn is_whole(value: &Expr) -> bool {
    Values::default().value(value).is_ok_and(|value| value.exact().is_some_and(|exact| exact.is_integer()))
}

fn has_letters(statement: &Statement) -> bool {
    !variables(statement).is_empty()
}

/// Lets the letters that a statement defines stand for what they are set equal to, but those to be left as they are.
fn define<'s>(statement: &'s Statement, is_left: &impl Fn(&str, &Expr) -> bool, values: &mut Values<'s>) {
    if let Statement::And(parts) = statement {
        return parts.iter().for_each(|part| define(part, is_left, values));
    }
    if let Some((name, meaning)) = definition(statement)
        && !is_left(name, meaning)
    {
        values.mean(name, meaning);
    }
}

/// The letter of `letter = .. = expression`, and the expression.
fn definition(statement: &Statement) -> Option<(&str, &Expr)> {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = statement else { return None };
    let (_, meaning) = rest.last()?;
    let is_equation = rest.iter().all(|(rel, _)| *rel == Rel::Eq);
    (is_equation && !letters_of(meaning).contains(name)).then_some((name, meaning))
}

/// Whether a line says several things at once.
fn is_joined(line: &Statement) -> bool {
    match line {
        Statement::And(_) | Statement::Or(_) => true,
        Statement::Chain(_, rest) => rest.len() > 1,
        _ => false,
    }
}

fn links(statement: &Statement) -> Vec<(&Expr, Rel, &Expr)> {
    match statement {
        Statement::Chain(first, rest) => {
            let lefts = [first].into_iter().chain(rest.iter().map(|(_, side)| side));
            lefts.zip(rest).map(|(left, (rel, right))| (left, *rel, right)).collect()
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().flat_map(links).collect(),
        _ => Vec::new(),
    }
}

/// The numbers that a line sets its letter equal to or against, as they are printed.
fn stated(statement: &Statement) -> Vec<String> {
    let numbers = sides(statement).into_iter().filter(|side| letters_of(side).is_empty());
    numbers.map(print_expr).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of the evidence against a line; nothing where it is not confirmed.
    fn check(before: &str, conditions: &str, line: &str, evidence: Evidence, wanted: Option<Evidence>) {
        let read = |text: &str| -> Vec<Statement> {
            text.split(';').filter(|part| !part.is_empty()).map(|part| parse(part).statement.unwrap()).collect()
        };
        let (before, conditions, whole) = (read(before), read(conditions), BTreeSet::new());
        let case = Case { before: &before, line: &read(line)[0], conditions: &conditions, whole: &whole };
        assert_eq!(case.confirmed(&evidence), wanted, "{before:?} -> {line}");
    }

    fn differs(at: &[(&str, &str)], earlier: &str, line: &str) -> Evidence {
        Evidence::Differs { at: point(at), earlier: earlier.to_owned(), line: line.to_owned() }
    }

    fn only(earlier_holds: bool, at: &[(&str, &str)]) -> Evidence {
        let (earlier, line) = (String::new(), String::new());
        Evidence::Counterexample { at: point(at), earlier_holds, earlier, line }
    }

    fn roots(lost: &[&str], gained: &[&str]) -> Evidence {
        let all = |roots: &[&str]| roots.iter().map(|root| (*root).to_owned()).collect();
        Evidence::Roots { lost: all(lost), gained: all(gained) }
    }

    fn point(at: &[(&str, &str)]) -> Vec<(String, String)> {
        at.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_true_is_confirmed() {
        let stays = |before, conditions, line, evidence: Evidence| {
            check(before, conditions, line, evidence.clone(), Some(evidence));
        };
        stays("3(x+4)", "", "3x+4", differs(&[("x", "1")], "15", "7"));
        stays("x+8 = 3", "", "x = 11", only(true, &[("x", "-5")]));
        stays("x+8 = 3", "", "x = 11", only(false, &[("x", "11")]));
        stays("x^2 = 7x", "", "x = 7", roots(&["0"], &[]));
        stays("x^2 = 49", "x>0", "x = 6", roots(&["7"], &["6"]));
        stays("(x-4)(x+1) = 0", "", "x = 4 and x = -1", Evidence::AndOr);
        stays("x^2-2x-2 = 0", "", "x = 2+sqrt(3)", roots(&["1-sqrt(3)", "1+sqrt(3)"], &["2+sqrt(3)"]));
        stays("a p+q = r", "", "p = (r+q)/a", only(true, &[("a", "1"), ("p", "1"), ("q", "1"), ("r", "2")]));
        let arithmetic = Evidence::FalseArithmetic { left: "12".into(), right: "13".into() };
        stays("2x = 8", "", "3*4 = 13", arithmetic);
    }

    #[test]
    fn what_is_not_so_is_not_said() {
        let falls = |before, conditions, line, evidence| check(before, conditions, line, evidence, None);
        falls("3(x+4)", "", "3x+12", differs(&[("x", "1")], "15", "7"));
        falls("3(x+4)", "", "3x+4", differs(&[("x", "1")], "15", "8"));
        falls("x+8 = 3", "", "x = -5", only(true, &[("x", "-5")]));
        falls("x^2 = 49", "x>0", "x = 7", roots(&["-7"], &[]));
        falls("sqrt(b^2)", "b>=0", "b", differs(&[("b", "-1")], "1", "-1"));
        falls("1/x = y/x", "", "1 = y", only(false, &[("x", "1"), ("y", "1")]));
        falls("(x-4)(x+1) = 0", "", "x = 4 or x = -1", Evidence::AndOr);
    }

    #[test]
    fn roots_that_the_problem_denies_are_taken_out() {
        let radical = "sqrt(x+12) = x ; x+12 = x^2";
        check(radical, "", "x = 5", roots(&["4", "-3"], &["5"]), Some(roots(&["4"], &["5"])));
        check(radical, "", "x = 4", roots(&["-3"], &[]), None);
        // The counter-example was of the squared line; the value that the line names is still refuted by the problem.
        check("2/(x-1) = 2x/(x-1) ; 2 = 2x", "", "x = 3", only(true, &[("x", "1")]), Some(roots(&[], &["3"])));
    }
}
