//! What a solution ends in, put back into the problem.

use super::given::Given;
use crate::notation::build::equation;
use crate::notation::{
    Expr, Rational, Rel, Statement, build, conjuncts, equation_sides, exact_value, is_literal, letters, parse,
    print_expr, statement_with_values, unicode, variables,
};
use std::collections::BTreeMap;

/// More values are not put back one by one.
const MAX_CHECKS: usize = 3;

/// Values of letters that solve a problem together.
type Values = BTreeMap<String, Rational>;

/// How a solution ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// The whole answer in one line, where the last line of the work does not say it all: `x = 3 and y = 1`.
    pub answer: Option<String>,
    /// Every solution put into the equations of the problem: `3(17 - 4) = 39 = 2*17 + 5`.
    pub checks: Vec<String>,
}

/// How work that ends in these lines closes. Nothing for what has no values to put in, or irrational ones.
pub fn closing(given: &Given, lines: &[&str]) -> Closing {
    let Some(solutions) = solutions(&given.statement, lines) else { return Closing::default() };
    let checks: Option<Vec<String>> = solutions.iter().map(|values| check(&given.statement, values)).collect();
    let checks = checks.filter(|checks| checks.len() <= MAX_CHECKS).unwrap_or_default();
    let answer = match solutions.as_slice() {
        [values] if values.len() > 1 && !says_all(lines.last().copied(), values) => {
            Some(unicode(&Statement::And(values.iter().map(assignment).collect())))
        }
        _ => None,
    };
    Closing { answer, checks }
}

/// Whether a line gives every letter its value: `x = 3 and y = 1`.
fn says_all(line: Option<&str>, values: &Values) -> bool {
    let statement = line.and_then(|line| parse(line).statement);
    let said = statement.iter().flat_map(conjuncts).filter_map(value);
    said.collect::<Values>() == *values
}

/// The solutions that the last lines state, of equations in one letter or several.
fn solutions(problem: &Statement, lines: &[&str]) -> Option<Vec<Values>> {
    let wanted = variables(problem);
    if wanted.is_empty() || !conjuncts(problem).into_iter().all(|part| equation_sides(part).is_some()) {
        return None;
    }
    let statements: Vec<Statement> = lines.iter().filter_map(|line| parse(line).statement).collect();
    if wanted.len() == 1 {
        let cases = match statements.last()? {
            Statement::Or(cases) => cases.clone(),
            one => vec![one.clone()],
        };
        let values = cases.iter().map(|case| Some(Values::from([value(case)?]))).collect::<Option<Vec<Values>>>()?;
        return values.iter().all(|values| values.keys().eq(&wanted)).then_some(values);
    }
    let mut found = Values::new();
    for statement in statements.iter().rev() {
        for (letter, value) in conjuncts(statement).into_iter().filter_map(value) {
            found.entry(letter).or_insert(value);
        }
    }
    found.keys().eq(&wanted).then_some(vec![found])
}

/// `x = 17`
fn value(statement: &Statement) -> Option<(String, Rational)> {
    let [left, right] = equation_sides(statement)?;
    let letter = letters(left).into_iter().next()?;
    (print_expr(left) == letter).then_some((letter, exact_value(right)?))
}

fn assignment((letter, value): (&String, &Rational)) -> Statement {
    equation(build::variable(letter.clone()), build::number(value))
}

/// The problem's equations with values in place of their letters, if they are true. Sides that are to be worked out stand
/// around what both come to.
fn check(problem: &Statement, values: &Values) -> Option<String> {
    let put_in = statement_with_values(problem, &|letter| values.get(letter).map(build::number));
    let each = conjuncts(&put_in).into_iter().map(|part| {
        let [left, right] = equation_sides(part)?;
        let value = exact_value(left).filter(|value| exact_value(right).as_ref() == Some(value))?;
        let middle = build::number(&value);
        let is_worked_out = |side: &Expr| is_literal(side) || print_expr(side) == print_expr(&middle);
        Some(match (is_worked_out(left), is_worked_out(right)) {
            (false, false) => Statement::Chain(left.clone(), vec![(Rel::Eq, middle), (Rel::Eq, right.clone())]),
            (true, false) => equation(right.clone(), middle),
            (_, true) => equation(left.clone(), middle),
        })
    });
    let mut each = each.collect::<Option<Vec<Statement>>>()?;
    let whole = if each.len() == 1 { each.pop()? } else { Statement::And(each) };
    Some(unicode(&whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closes(problem: &str, lines: &[&str], answer: Option<&str>, checks: &[&str]) {
        let given = Given { statement: parse(problem).statement.unwrap(), task: None, letter: None };
        let wanted =
            Closing { answer: answer.map(str::to_owned), checks: checks.iter().map(|it| (*it).to_owned()).collect() };
        assert_eq!(closing(&given, lines), wanted, "{problem}");
    }

    #[test]
    fn solutions_are_put_into_the_problem() {
        closes("3(x - 4) = 2x + 5", &["x = 17"], None, &["3(17 − 4) = 39 = 2·17 + 5"]);
        closes("11 = 2x + 3", &["x = 4"], None, &["2·4 + 3 = 11"]);
        closes("x^2 + x - 6 = 0", &["x = -3 or x = 2"], None, &["(−3)² + (−3) − 6 = 0", "2² + 2 − 6 = 0"]);
        closes("x/4 + 1 = 1/2", &["x = -2"], None, &["(−2)/4 + 1 = 1/2"]);
        closes(
            "2x + y = 7 and x - y = 2",
            &["3x = 9", "x = 3", "6 + y = 7", "y = 1"],
            Some("x = 3 and y = 1"),
            &["2·3 + 1 = 7 and 3 − 1 = 2"],
        );
        let whole = ["x = 3", "y = 1", "x = 3 and y = 1"];
        closes("2x + y = 7 and x - y = 2", &whole, None, &["2·3 + 1 = 7 and 3 − 1 = 2"]);
    }

    #[test]
    fn nothing_is_put_in_where_there_is_no_value() {
        closes("x^2 = 2", &["x = sqrt(2) or x = -sqrt(2)"], None, &[]);
        closes("A = b*h/2", &["h = 2A/b"], None, &[]);
        closes("2x < 4", &["x < 2"], None, &[]);
        closes("2(x + 1)", &["2x + 2"], None, &[]);
        closes("1/(x - 1) = 1/(x - 1)", &["x = 1"], None, &[]);
    }
}
