//! The letters a, b and c of the quadratic formula, used without a word about what they are: `b^2 - 4ac = 16 - 40` below
//! `2x^2 + 4x + 5 = 0`. They are the coefficients of the problem's quadratic expression.

use super::evidence::LineVerdict;
use super::known_values::{named_value, only_value};
use super::witness::Work;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rational, Rel, Statement, build, statement_with_values};
use crate::reading::Role;
use std::collections::BTreeSet;

/// The letters, from the square's coefficient to the number alone.
pub(super) const NAMES: [&str; 3] = ["a", "b", "c"];

/// The letters of the formula for equations that begin with the square alone.
const REDUCED_NAMES: [&str; 2] = ["p", "q"];

impl Work {
    /// The row with the coefficients of the problem, or of the row above that has them, in the places of a, b and c, or of p
    /// and q; None where it does not speak of them.
    pub(super) fn with_coefficients(&self, line: &Statement) -> Option<Statement> {
        if !matches!(line, Statement::Chain(..)) {
            return None;
        }
        let own = notation::variables(line);
        let premises = self.premises.givens.iter().chain(&self.premises.definitions).chain(&self.formulas);
        let rows = premises.chain(&self.before).chain(self.main.iter().flatten());
        let known: BTreeSet<String> = rows.flat_map(notation::variables).collect();
        let is_used = |name: &&&str| own.contains(**name);
        let uses = |names: &[&str], n_wanted: usize| {
            names.iter().filter(is_used).count() >= n_wanted && !names.iter().any(|name| known.contains(*name))
        };
        let is_reduced = !NAMES.iter().any(|name| own.contains(*name)) && uses(&REDUCED_NAMES, self.n_reduced(&own));
        if !is_reduced && !uses(&NAMES, 2) || names_them(line) {
            return None;
        }
        let of_function = || match &self.functions[..] {
            [function] => coefficients(&Statement::Expr(function.clone())),
            _ => None,
        };
        let mut rows = self.main.iter().flatten().chain(&self.before).rev();
        let [a, b, c] = match &self.premises.givens[..] {
            [given] => coefficients(given).or_else(|| rows.find_map(coefficients))?,
            [] => of_function()?,
            _ => return None,
        };
        if algebra::says_nothing(line) {
            return None;
        }
        let definitions: Vec<(&str, &Expr)> = self.premises.definitions.iter().filter_map(named_value).collect();
        let begins_with =
            |name: &str| matches!(line, Statement::Chain(Expr { kind: ExprKind::Variable(own), .. }, _) if own == name);
        let stated = |name: &str| only_value(&definitions, name).filter(|_| !begins_with(name));
        let value = |name: &str| match name {
            "a" if !is_reduced => Some(a.clone()),
            "b" if !is_reduced => Some(b.clone()),
            "c" if !is_reduced => Some(c.clone()),
            "D" | "Δ" => stated(name),
            "p" if is_reduced => Some(over(&b, &a)),
            "q" if is_reduced => Some(over(&c, &a)),
            _ => None,
        };
        Some(statement_with_values(line, &value))
    }

    /// The verdict on a row that asks for two numbers by their sum and their product, on the way to the factors of a quadratic:
    /// `a + b = -5` and `ab = 6` beside `x^2 - 5x + 6`. The factors themselves are judged.
    pub(super) fn of_factors(&self, line: &Statement) -> Option<LineVerdict> {
        let known: BTreeSet<String> = self.rows_above().flat_map(notation::variables).collect();
        let [given] = &self.premises.givens[..] else { return None };
        let [a, b, c] = match given {
            Statement::Expr(expr) => coefficients(&Statement::Chain(expr.clone(), vec![(Rel::Eq, build::whole(0))]))?,
            given => coefficients(given)?,
        };
        // Of `2x^2 + 5x - 3` the product is `2(-3)`.
        let wanted = [(over(&b, &a), over(&c, &a)), (b.clone(), build::product(a, c))];
        let parts = notation::conjuncts(line);
        let are_named = |(sum, product): &(Expr, Expr)| {
            let values: Vec<(&str, &Expr)> = parts.iter().filter_map(|part| named_value(part)).collect();
            match values[..] {
                [(one, value), (other, other_value)] if one != other && parts.len() == 2 => {
                    is_same(&build::sum(value.clone(), other_value.clone()), sum)
                        && is_same(&build::product(value.clone(), other_value.clone()), product)
                }
                _ => parts.iter().all(|part| names_factors(part, sum, product)),
            }
        };
        let is_of_factors = notation::variables(line).is_disjoint(&known) && wanted.iter().any(are_named);
        is_of_factors.then(|| LineVerdict::of_role(Role::Given, self.from))
    }

    /// How many of p and q a row has to hold that speaks of them: beside the problem's letter with an index, `x_1 + x_2 = -p`,
    /// one is enough.
    fn n_reduced(&self, own: &BTreeSet<String>) -> usize {
        let letters: BTreeSet<String> = self.premises.givens.iter().flat_map(notation::variables).collect();
        let is_root = |name: &String| name.split_once('_').is_some_and(|(base, _)| letters.contains(base));
        if own.iter().any(is_root) { 1 } else { 2 }
    }
}

/// Whether a row asks for two numbers by their sum or their product, `a + b = -5` and `ab = 6` for `x^2 - 5x + 6`.
fn names_factors(line: &Statement, sum: &Expr, product: &Expr) -> bool {
    let Some([left, right]) = notation::equation_sides(line) else { return false };
    let is_pair = |one: &Expr, other: &Expr| matches!((&one.kind, &other.kind), (ExprKind::Variable(one), ExprKind::Variable(other)) if one != other);
    match &left.kind {
        ExprKind::Add(one, other) => is_pair(one, other) && is_same(right, sum),
        ExprKind::Mul(one, other) => is_pair(one, other) && is_same(right, product),
        _ => false,
    }
}

fn is_same(stated: &Expr, wanted: &Expr) -> bool {
    notation::exact_value(stated).zip(notation::exact_value(wanted)).is_some_and(|(stated, wanted)| stated == wanted)
}

fn over(coefficient: &Expr, leading: &Expr) -> Expr {
    if is_number(leading, 1) { coefficient.clone() } else { build::quotient(coefficient.clone(), leading.clone()) }
}

impl Work {
    /// The verdict on a row with a choice of signs or a root below a problem that gives a, b and c and nothing else: it is to be
    /// what the quadratic formula makes of them.
    pub(super) fn of_told_coefficients(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let told = self.problem.as_ref().filter(|_| self.before.is_empty() && !self.slipped)?;
        let values: Vec<(&str, &Expr)> =
            notation::conjuncts(told).into_iter().map(named_value).collect::<Option<_>>()?;
        let [a, b, c] = NAMES.map(|name| only_value(&values, name));
        let letters = notation::variables(line);
        let (Some(letter), None, 3) = (letters.first(), letters.iter().nth(1), values.len()) else { return None };
        let takes_root = matches!(line, Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, rest)
            if rest.first().is_some_and(|(_, side)| holds_root(side)));
        let (true, false, Some(a), Some(b), Some(c)) = (takes_root, NAMES.contains(&letter.as_str()), a, b, c) else {
            return None;
        };
        let power = |n: i64| build::power(build::variable(letter.as_str()), build::whole(n));
        let terms = build::sum(build::product(a, power(2)), build::product(b, build::variable(letter.as_str())));
        let equation = Statement::Chain(build::sum(terms, c), vec![(Rel::Eq, build::whole(0))]);
        let found = match algebra::follows(std::slice::from_ref(&equation), line) {
            Verdict::Fails(_) => Verdict::NotChecked(Why::Unconfirmed),
            found => found,
        };
        let verdict = LineVerdict::of_role(Role::Step, self.from).found(found);
        if matches!(verdict.local, Verdict::Holds(_)) {
            self.premises.givens = vec![equation.clone()];
            self.problem = Some(equation);
        }
        self.add(i, line.clone(), &verdict);
        Some(verdict.by_known_move())
    }
}

fn holds_root(expr: &Expr) -> bool {
    notation::holds_part(expr, &|part| matches!(part.kind, ExprKind::Sqrt(_) | ExprKind::PlusMinus(_)))
}

/// Whether the statement says what one of the letters is.
fn names_them(line: &Statement) -> bool {
    let is_one = |name: &str| NAMES.contains(&name) || REDUCED_NAMES.contains(&name);
    matches!(line, Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, _) if is_one(name))
}

/// The coefficients of `a x^2 + b x + c`, where the statement is such an expression, sets one equal to zero, or says that
/// a letter is one.
pub(super) fn coefficients(given: &Statement) -> Option<[Expr; 3]> {
    let expr = match given {
        Statement::Expr(expr) => expr,
        Statement::Chain(left, rest) => {
            let [(Rel::Eq, right)] = rest.as_slice() else { return None };
            match (&left.kind, is_number(right, 0)) {
                (_, true) => left,
                (ExprKind::Variable(_), _) => right,
                _ if is_number(left, 0) => right,
                _ => return None,
            }
        }
        _ => return None,
    };
    let terms = notation::summands(expr);
    let letter =
        terms.iter().find_map(|(_, term)| of_power(term).and_then(|(_, letter, n)| (n == 2).then_some(letter)))?;
    let mut found: [Option<Expr>; 3] = [None, None, None];
    for (is_negative, term) in terms {
        let (coefficient, place) = match of_power(term) {
            Some((coefficient, name, power)) if name == letter => (coefficient, 2 - power),
            _ if !notation::letters(term).contains(&letter) => (term.clone(), 2),
            _ => return None,
        };
        let coefficient = if is_negative { build::negative(coefficient) } else { coefficient };
        // `3x^2 + 2x + 5x`: the expression is not collected.
        if notation::letters(&coefficient).contains(&letter) || found[place].replace(coefficient).is_some() {
            return None;
        }
    }
    let [a, b, c] = found;
    Some([a?, b.unwrap_or_else(|| build::whole(0)), c.unwrap_or_else(|| build::whole(0))])
}

/// Coefficient, letter and power of `3x^2`, `x^2`, `-5x`, `x/2`, `k x`: the power is 1 or 2.
fn of_power(term: &Expr) -> Option<(Expr, String, usize)> {
    match &term.kind {
        ExprKind::Variable(name) => Some((build::whole(1), name.clone(), 1)),
        ExprKind::Pow(base, exponent) => match &base.kind {
            ExprKind::Variable(name) if is_number(exponent, 2) => Some((build::whole(1), name.clone(), 2)),
            _ => None,
        },
        ExprKind::Mul(a, b) => {
            let (factor, letter, power) = of_power(b)?;
            let coefficient = match is_number(&factor, 1) {
                true => (**a).clone(),
                false => build::product((**a).clone(), factor),
            };
            Some((coefficient, letter, power))
        }
        ExprKind::Div(a, b) => {
            let (factor, letter, power) = of_power(a)?;
            Some((build::quotient(factor, (**b).clone()), letter, power))
        }
        _ => None,
    }
}

fn is_number(expr: &Expr, wanted: i32) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.value == Rational::from_integer(wanted.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{parse, print_expr};
    use crate::tutor::pastes::signs;

    #[test]
    fn coefficients_of_a_quadratic_expression() {
        let check = |text: &str, wanted: Option<&str>| {
            let found = coefficients(&parse(text).statement.unwrap());
            let printed = found.map(|all| all.iter().map(print_expr).collect::<Vec<_>>().join(";"));
            assert_eq!(printed.as_deref(), wanted, "{text}");
        };
        check("2x^2 - 5x + 3 = 0", Some("2;-5;3"));
        check("y = x^2 - 8x + 19", Some("1;-8;19"));
        check("z^2 + k z + 9 = 0", Some("1;k;9"));
        check("t^2/2 - 7", Some("1/2;0;-7"));
        check("5 - x^2", Some("-1;0;5"));
        check("3x^2 + 2x + 5x = 0", None);
        check("x^2 = 5x - 6", None);
        check("2x + 3 = 0", None);
        check("x^3 + x^2 = 0", None);
    }

    #[test]
    fn rows_may_use_them_without_a_word() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("How many real roots does 2t^2 + 4t + 5 = 0 have?\nb^2 - 4ac = 16 - 40\n= -24", "++");
        check("How many real roots does 2t^2 + 4t + 5 = 0 have?\nb^2 - 4ac = 16 + 40", "-");
        check("y = x^2 - 8x + 19\nx = -b/(2a) = 8/2 = 4\ny = 4^2 - 8(4) + 19 = 3", ".+");
        check("y = x^2 - 8x + 19\nx = -b/(2a) = -8/2 = -4", "-");
        check("Find k so that t^2 + kt + 16 = 0 has equal roots.\nb^2 - 4ac = 0\nk^2 - 64 = 0\nk = 8 or k = -8", ".++");
    }
}
