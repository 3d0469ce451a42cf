//! Systems that the solver for two lines does not take: three equations in three letters, a line and a curve.

use super::derivation::{Derivation, any_of};
use super::polynomial::Polynomial;
use crate::corpus::work_out::{Given, first_by_moves};
use crate::notation::build::equation;
use crate::notation::{
    self, Expr, ExprKind, Rational, Statement, build, conjuncts, equation_sides, exact_value, parse, variables,
    with_values,
};
use num_traits::{One, Signed, Zero};

/// `a·x + b·y + c·z = d` by the coefficients of its letters in their order, the number last.
type Row = Vec<Rational>;

pub fn three_letters(given: &Given, _: u32) -> Option<Derivation> {
    let letters: Vec<String> = variables(&given.statement).into_iter().collect();
    let rows: Vec<Row> =
        conjuncts(&given.statement).into_iter().map(|part| row(part, &letters)).collect::<Option<_>>()?;
    if letters.len() != 3 || rows.len() != 3 {
        return None;
    }
    // The letter whose coefficients are the easiest to get rid of.
    let cost =
        |at: usize| rows.iter().map(|row| if row[at].is_zero() { Rational::zero() } else { row[at].abs() }).sum();
    let at = (0..3).min_by_key(|at| -> (Rational, usize) { (cost(*at), 3 - at) })?;
    let pivot = (0..3).filter(|i| !rows[*i][at].is_zero()).min_by_key(|i| rows[*i][at].abs())?;
    let others: Vec<Row> = (0..3).filter(|i| *i != pivot).map(|i| without(&rows[i], &rows[pivot], at)).collect();
    let pair = Statement::And(others.iter().map(|row| written(row, &letters)).collect::<Option<_>>()?);
    let mut work = Derivation::default();
    work.line(&pair, "operation.eliminate");
    let inner = first_by_moves(&Given { statement: pair, task: None, letter: None })?;
    let mut values: Vec<(String, Rational)> = Vec::new();
    for line in &inner.lines {
        let statement = parse(&line.maths).statement?;
        for part in conjuncts(&statement) {
            values.extend(value(part).filter(|(letter, _)| values.iter().all(|(known, _)| known != letter)));
        }
        work.take(line.clone());
    }
    let kept: Vec<&String> = letters.iter().filter(|letter| **letter != letters[at]).collect();
    if !kept.iter().all(|letter| values.iter().any(|(known, _)| known == *letter)) {
        return None;
    }
    let put_in = |expr: &Expr| {
        with_values(expr, &|name| values.iter().find(|(known, _)| known == name).map(|(_, it)| build::number(it)))
    };
    let first = conjuncts(&given.statement).into_iter().nth(pivot)?;
    let [left, right] = equation_sides(first)?;
    let last = equation(put_in(left), put_in(right));
    work.line(&last, "operation.substitute");
    if !work.solve_on(&last, 1) {
        return None;
    }
    values.push(value(&work.last()?)?);
    values.sort();
    let all = values.iter().map(|(letter, it)| equation(build::variable(letter.clone()), build::number(it)));
    work.line(&Statement::And(all.collect()), "operation.collect-values");
    Some(work)
}

fn row(part: &Statement, letters: &[String]) -> Option<Row> {
    let [left, right] = equation_sides(part)?;
    let difference = build::difference(left.clone(), right.clone());
    let at = |wanted: Option<&String>| {
        let put_in = |name: &str| Some(build::whole(i64::from(wanted.is_some_and(|wanted| wanted == name))));
        exact_value(&with_values(&difference, &put_in))
    };
    let constant = at(None)?;
    let mut row: Row = letters.iter().map(|letter| Some(at(Some(letter))? - &constant)).collect::<Option<_>>()?;
    // Only what is linear is said by these values.
    let probe = |name: &str| letters.iter().position(|letter| letter == name).map(|i| build::whole(2 + 3 * i as i64));
    let said: Rational =
        row.iter().enumerate().map(|(i, coef)| coef * Rational::from_integer((2 + 3 * i as i64).into())).sum();
    let is_linear = exact_value(&with_values(&difference, &probe))? == said + &constant && is_polynomial(&difference);
    row.push(-constant);
    is_linear.then_some(row)
}

fn is_polynomial(expr: &Expr) -> bool {
    let is_plain = match &expr.kind {
        ExprKind::Number(_) | ExprKind::Variable(_) => true,
        ExprKind::Neg(_) | ExprKind::Add(..) | ExprKind::Sub(..) => true,
        ExprKind::Mul(a, b) => exact_value(a).is_some() || exact_value(b).is_some(),
        ExprKind::Div(_, b) => exact_value(b).is_some(),
        _ => exact_value(expr).is_some(),
    };
    is_plain && expr.kind.operands().into_iter().flatten().all(is_polynomial)
}

/// A row less as much of another as takes the letter away, in whole numbers.
fn without(row: &Row, pivot: &Row, at: usize) -> Row {
    let by = &row[at] / &pivot[at];
    let rest: Row = row.iter().zip(pivot).map(|(a, b)| a - b * &by).collect();
    let content = Polynomial::new(rest.clone()).content();
    match rest.iter().find(|coef| !coef.is_zero()) {
        Some(first) if first.is_negative() => rest.iter().map(|coef| -(coef / content.abs())).collect(),
        Some(_) => rest.iter().map(|coef| coef / content.abs()).collect(),
        None => rest,
    }
}

fn written(row: &Row, letters: &[String]) -> Option<Statement> {
    let (number, coefs) = row.split_last()?;
    let mut sum: Option<Expr> = None;
    for (coef, letter) in coefs.iter().zip(letters).filter(|(coef, _)| !coef.is_zero()) {
        let size = coef.abs();
        let variable = build::variable(letter.clone());
        let term = if size.is_one() { variable } else { build::product(build::number(&size), variable) };
        sum = Some(match sum {
            None if coef.is_negative() => build::negative(term),
            None => term,
            Some(sum) if coef.is_negative() => build::difference(sum, term),
            Some(sum) => build::sum(sum, term),
        });
    }
    Some(equation(sum?, build::number(number)))
}

/// `x = 3`
fn value(statement: &Statement) -> Option<(String, Rational)> {
    let [left, right] = equation_sides(statement)?;
    match &left.kind {
        ExprKind::Variable(name) => Some((name.clone(), exact_value(right)?)),
        _ => None,
    }
}

/// One equation gives a letter by the other, which is put into the curve.
pub fn curve_and_line(given: &Given, depth: u32) -> Option<Derivation> {
    let Statement::And(parts) = &given.statement else { return None };
    let letters: Vec<String> = variables(&given.statement).into_iter().collect();
    let ([a, b], [_, _]) = (parts.as_slice(), letters.as_slice()) else { return None };
    let lines = [a, b].map(|part| row(part, &letters).is_some());
    if lines == [true, true] {
        return None;
    }
    let mut work = Derivation::default();
    // The equation that gives a letter, and the one that it is put into.
    let (letter, by, other) = [(a, b), (b, a)]
        .into_iter()
        .find_map(|(part, other)| {
            let [left, right] = equation_sides(part)?;
            let ExprKind::Variable(letter) = &left.kind else { return None };
            let is_free = !notation::letters(right).contains(letter);
            is_free.then(|| (letter.clone(), right.clone(), other))
        })
        .or_else(|| {
            let (part, other) = if lines[0] {
                (a, b)
            } else if lines[1] {
                (b, a)
            } else {
                return None;
            };
            let coefs = row(part, &letters)?;
            // The last letter that stands without a number, else the last one.
            let at =
                (0..2).rev().find(|at| coefs[*at].abs().is_one()).or((0..2).rev().find(|at| !coefs[*at].is_zero()))?;
            let rest = 1 - at;
            let by = Polynomial::new(vec![coefs[2].clone() / &coefs[at], -(coefs[rest].clone() / &coefs[at])]);
            let by = by.expr(&letters[rest]);
            work.line(&equation(build::variable(letters[at].clone()), by.clone()), "operation.solve-for-letter");
            Some((letters[at].clone(), by, other))
        })?;
    let [left, right] = equation_sides(other)?;
    let put_in = |expr: &Expr| with_values(expr, &|name| (name == letter).then(|| by.clone()));
    let one = equation(put_in(left), put_in(right));
    work.line(&one, "operation.substitute");
    if !work.solve_on(&one, depth) {
        return None;
    }
    let cases = match work.last()? {
        Statement::Or(cases) => cases,
        Statement::Never => return Some(work),
        one => vec![one],
    };
    let mut pairs = Vec::new();
    for case in &cases {
        let (known, found) = value(case)?;
        let at = with_values(&by, &|name| (name == known).then(|| build::number(&found)));
        let pair = [(known, found), (letter.clone(), exact_value(&at)?)];
        let pair = pair.iter().map(|(name, it)| equation(build::variable(name.clone()), build::number(it)));
        pairs.push(Statement::And(pair.collect()));
    }
    work.line(&any_of(pairs.into_iter()), "operation.other-letter");
    Some(work)
}
