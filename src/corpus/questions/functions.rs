//! Values, zeros and inverses of functions.

use super::question::Question;
use super::rows::{Rows, line, spelled, written};
use crate::corpus::topics::Polynomial;
use crate::corpus::work_out::Given;
use crate::notation::{
    Expr, ExprKind, Rational, Rel, Statement, build, equation_sides, exact_value, has_letter, inverse_of, parse,
    with_values,
};
use crate::reading::Task;
use num_traits::{One, Signed, Zero};

/// Applications that are followed into each other.
const MAX_DEPTH: u32 = 3;

/// "f(x) = 3x - 2, find f(4)", "f(g(3))", "f(g(x))"
pub fn value(question: &Question) -> Option<Rows> {
    let asked = asked_for(question)?;
    let mut rows = Rows::default();
    let end = apply(question, &mut rows, asked, 0)?;
    let is_nested = asked.matches('(').count() > 1;
    if is_nested {
        rows.add(format!("{asked} = {}", spelled(&end)), "operation.substitute");
    }
    Some(rows)
}

/// Lays down what comes to the value of `application`, which is its right side.
fn apply(question: &Question, rows: &mut Rows, application: &str, depth: u32) -> Option<Expr> {
    let (name, argument) = application.strip_suffix(')')?.split_once('(')?;
    let functions = &question.read.functions;
    if depth > MAX_DEPTH || !functions.contains(name) {
        return None;
    }
    let inner = argument.split_once('(').filter(|(inner, _)| functions.contains(inner.trim()));
    let is_applied = inner.is_some();
    let value = match inner {
        // `f(g(x))`: what g is stands in the problem.
        Some((name, of)) if is_letter(of.trim_end_matches(')')) => {
            functions.apply(name.trim(), &build::variable(of.trim_end_matches(')').trim()))?
        }
        Some(_) => apply(question, rows, argument.trim(), depth + 1)?,
        None => {
            let Statement::Expr(argument) = parse(argument).statement? else { return None };
            argument
        }
    };
    let put_in = functions.apply(name, &value)?;
    let is_number = exact_value(&value).is_some();
    let task = if is_number { Task::Evaluate } else { Task::Simplify };
    let written =
        if is_applied && !is_number { application.to_owned() } else { format!("{name}({})", spelled(&value)) };
    rows.work_out(&written, &put_in, task, "operation.substitute")
}

/// The one value that is asked for: `f(4)`, `f(g(3))`.
fn asked_for(question: &Question) -> Option<&str> {
    let is_value = |asked: &&String| {
        let (name, argument) = asked.split_once('(').unwrap_or_default();
        question.read.functions.contains(name)
            && letter_of(question, name).is_none_or(|letter| argument.trim_end_matches(')').trim() != letter)
    };
    let mut asked = question.read.problem.as_ref()?.asked_values.iter().filter(is_value);
    // A sum of two values is more than one.
    asked.next().filter(|_| asked.next().is_none()).map(String::as_str)
}

/// "Find the inverse of f(x) = 3x - 2."
pub fn inverse(question: &Question) -> Option<Rows> {
    if !question.says(|lexicon| &lexicon.inverses) {
        return None;
    }
    let (name, letter, body) = only_function(question)?;
    let start = Statement::Chain(build::variable("y"), vec![(Rel::Eq, body)]);
    let mut rows = Rows::default();
    rows.add(line(&start), "operation.name-value");
    let own = letter.chars().next().filter(|_| letter.chars().count() == 1)?;
    if !rows.solve(&Given { statement: start.clone(), task: Some(Task::Solve), letter: Some(own) }) {
        solved_by_root(&mut rows, &start, &letter)?;
    }
    let Statement::Expr(solved) = parse(rows.last_side()?).statement? else { return None };
    let swapped = with_values(&solved, &|name| (name == "y").then(|| build::variable(letter.as_str())));
    rows.add(format!("{}({letter}) = {}", inverse_of(&name), spelled(&swapped)), "operation.swap-letters");
    Some(rows)
}

/// Lays down what comes to the letter of `y = a x^3 + c`, or of another odd power.
fn solved_by_root(rows: &mut Rows, equation: &Statement, letter: &str) -> Option<()> {
    let [_, body] = equation_sides(equation)?;
    let whole = Polynomial::of(body, letter)?;
    let n = whole.degree();
    let is_power = n > 2 && n % 2 == 1 && (1..n).all(|power| whole.coef(power).is_zero());
    let (a, c) = (whole.leading(), whole.coef(0));
    let raised = |coef: &Rational| {
        let power = build::power(build::variable(letter), build::whole(i64::try_from(n).ok()?));
        Some(if coef.is_one() { power } else { build::product(build::number(coef), power) })
    };
    let is_equal = |left: Expr, right: &Expr| line(&Statement::Chain(left, vec![(Rel::Eq, right.clone())]));
    let size = build::number(&c.abs());
    let mut right = match &c {
        zero if zero.is_zero() => build::variable("y"),
        c if c.is_negative() => build::sum(build::variable("y"), size.clone()),
        _ => build::difference(build::variable("y"), size.clone()),
    };
    if !is_power {
        return None;
    }
    if !c.is_zero() {
        let words = if c.is_negative() { "operation.add" } else { "operation.subtract" };
        rows.add_with(is_equal(raised(&a)?, &right), words, spelled(&size));
    }
    if !a.is_one() {
        right = build::quotient(right, build::number(&a));
        rows.add_with(is_equal(raised(&Rational::one())?, &right), "operation.divide", written(&a));
    }
    let root = build::node(ExprKind::Root(u32::try_from(n).ok()?, Box::new(right)));
    rows.add(is_equal(build::variable(letter), &root), "operation.nth-root");
    Some(())
}

/// "Find the zeros of f(x) = x^2 - 4."
pub fn zeros(question: &Question) -> Option<Rows> {
    if !question.says(|lexicon| &lexicon.x_intercepts) || asked_for(question).is_some() {
        return None;
    }
    let body = only_function(question).map(|(_, _, body)| body).or_else(|| height(question))?;
    let start = Statement::Chain(body, vec![(Rel::Eq, build::whole(0))]);
    let mut rows = Rows::default();
    rows.add(line(&start), "operation.value-zero");
    rows.solve(&Given { statement: start, task: Some(Task::Solve), letter: None }).then_some(rows)
}

/// What y is equal to in the problem's equation.
fn height(question: &Question) -> Option<Expr> {
    let [left, right] = equation_sides(question.read.problem.as_ref()?.statement()?)?;
    (spelled(left) == "y").then(|| right.clone())
}

/// "Find the domain of f(x) = sqrt(x - 3)", "of f(x) = 1/(x - 2)".
pub fn domain(question: &Question) -> Option<Rows> {
    if !question.says(|lexicon| &lexicon.domains) {
        return None;
    }
    let (_, letter, body) = only_function(question)?;
    let (mut radicands, mut denominators) = (Vec::new(), Vec::new());
    collect(&body, &mut radicands, &mut denominators);
    let mut rows = Rows::default();
    match (&radicands[..], &denominators[..]) {
        ([radicand], []) => {
            let start = Statement::Chain(radicand.clone(), vec![(Rel::Ge, build::whole(0))]);
            rows.add(line(&start), "operation.radicand");
            let solved = spelled(radicand) == letter
                || rows.solve(&Given { statement: start, task: Some(Task::Solve), letter: None });
            solved.then_some(rows)
        }
        ([], [denominator]) => {
            let polynomial = Polynomial::of(denominator, &letter).filter(|whole| whole.degree() == 1)?;
            rows.add(format!("{} != 0", spelled(denominator)), "operation.denominator");
            rows.add(
                format!("{letter} != {}", written(&(-polynomial.coef(0) / polynomial.leading()))),
                "operation.solve-for-letter",
            );
            Some(rows)
        }
        _ => None,
    }
}

/// What square roots are taken of, and what is divided by, as far as letters stand there.
fn collect(expr: &Expr, radicands: &mut Vec<Expr>, denominators: &mut Vec<Expr>) {
    match &expr.kind {
        ExprKind::Sqrt(inner) if has_letter(inner) => radicands.push(inner.as_ref().clone()),
        ExprKind::Div(above, below) => {
            collect(above, radicands, denominators);
            if has_letter(below) {
                denominators.push(below.as_ref().clone());
            }
        }
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) | ExprKind::Mul(a, b) => {
            collect(a, radicands, denominators);
            collect(b, radicands, denominators);
        }
        ExprKind::Neg(a) => collect(a, radicands, denominators),
        _ => {}
    }
}

/// The one function that is defined: its name, its letter and what it is.
fn only_function(question: &Question) -> Option<(String, String, Expr)> {
    let functions = &question.read.functions;
    let mut names = functions.names().filter(|name| !name.contains('^'));
    let name = names.next().filter(|_| names.next().is_none())?;
    let letter = letter_of(question, name)?;
    let body = functions.apply(name, &build::variable(letter.as_str()))?;
    Some((name.to_owned(), letter, body))
}

/// The letter that a function is defined in.
pub fn letter_of(question: &Question, name: &str) -> Option<String> {
    let (_, behind) = question.text.split_once(&format!("{name}("))?;
    let letter = behind.split(')').next()?.trim();
    (!letter.is_empty() && letter.chars().all(char::is_alphabetic)).then(|| letter.to_owned())
}

fn is_letter(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() == 1 && text.chars().all(char::is_alphabetic)
}
