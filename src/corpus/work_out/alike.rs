//! A problem like a given one: the same form, other numbers, worked out in the same way and to as plain an answer.

use super::given::Given;
use super::worked::{Steps, Worked, first_way, work_out};
use crate::notation::{ExprKind, Statement, build, exact_value, is_literal, replaced_in, unicode};
use fastrand::Rng;
use num_traits::{One, ToPrimitive, Zero};

/// Problems that are tried.
const MAX_TRIES: usize = 300;

/// Numbers up to this take each other's place, or up to the largest of the problem if that is larger.
const SMALL: i64 = 9;

/// A larger number of the problem makes room for no larger ones: they would not be worked out in the head.
const LARGEST: i64 = 60;

/// Another problem of this form, drawn by the seed, as people type it. None where none was found.
pub fn alike(given: &Given, seed: u64) -> Option<String> {
    let (here, own_ways) = (first_way(given)?, ways(given));
    let mut rng = Rng::with_seed(seed);
    for _ in 0..MAX_TRIES {
        let other = Given { statement: with_other_numbers(&given.statement, &mut rng), ..given.clone() };
        if other.statement == given.statement {
            continue;
        }
        let Some(there) = first_way(&other) else { continue };
        if is_like(&there, &here) && ways(&other) == own_ways {
            return Some(unicode(&other.statement));
        }
    }
    None
}

/// The same way, in as many lines, to an answer with no signs that the other has not.
fn is_like(there: &Worked, here: &Worked) -> bool {
    let last = |worked: &Worked| worked.lines.last().map(|line| line.maths.clone()).unwrap_or_default();
    let (new, old) = (last(there), last(here));
    let adds = |sign: &str| new.contains(sign) && !old.contains(sign);
    there.way == here.way
        && there.lines.len() == here.lines.len()
        && new != old
        && !["/", "sqrt", "√", "i", "no ", "any "].into_iter().any(adds)
        && !there
            .lines
            .iter()
            .any(|line| digits(&line.maths) > here.lines.iter().map(|it| digits(&it.maths)).max().unwrap_or(0).max(2))
}

/// The longest run of digits.
fn digits(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0)
}

fn ways(given: &Given) -> Vec<&'static str> {
    let mut ways: Vec<&str> = work_out(given, Steps::Plain).into_iter().map(|worked| worked.way).collect();
    ways.sort_unstable();
    ways
}

/// The statement with other whole numbers in place of its own; exponents, 0 and 1 stay.
fn with_other_numbers(statement: &Statement, rng: &mut Rng) -> Statement {
    let drawn = std::cell::RefCell::new(rng);
    replaced_in(statement, &|expr| match &expr.kind {
        ExprKind::Pow(base, exponent) if is_literal(exponent) => {
            let base = match with_other_numbers(&Statement::Expr((**base).clone()), &mut drawn.borrow_mut()) {
                Statement::Expr(base) => base,
                _ => (**base).clone(),
            };
            Some(build::power(base, (**exponent).clone()))
        }
        ExprKind::Number(_) => {
            let value = exact_value(expr).filter(|value| value.is_integer() && !value.is_zero() && !value.is_one())?;
            let most = value.to_i64()?.abs().clamp(SMALL, LARGEST);
            Some(build::whole(drawn.borrow_mut().i64(2..=most)))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{parse, print};
    use crate::reading::Task;

    fn given(problem: &str, task: Option<Task>) -> Given {
        Given { statement: parse(problem).statement.unwrap(), task, letter: None }
    }

    #[test]
    fn another_problem_of_the_same_form_is_worked_out_the_same_way() {
        for (problem, task) in [
            ("3(x - 4) = 2x + 5", None),
            ("x^2 - 5x + 6 = 0", None),
            ("2x + y = 7 and x - y = 2", None),
            ("7 - 3x <= 19", None),
            ("x/3 + x/5 = 8", None),
            ("(x + 3)(x - 7)", Some(Task::Expand)),
            ("x^2 + 7x + 12", Some(Task::Factorise)),
            ("sqrt(x + 5) = 3", None),
            ("2^x = 32", None),
            ("x^3 - 6x^2 + 11x - 6 = 0", None),
            ("sqrt(48)", Some(Task::Simplify)),
            ("(2 + 3i)(1 - i)", Some(Task::Simplify)),
        ] {
            let here = given(problem, task);
            let found = alike(&here, 1).unwrap_or_else(|| panic!("{problem}"));
            assert_eq!(alike(&here, 1).as_ref(), Some(&found), "the same seed");
            let there = given(&found, task);
            assert_ne!(print(&there.statement), print(&here.statement));
            assert_eq!(ways(&there), ways(&here), "{problem}: {found}");
            let answer = |given: &Given| first_way(given).unwrap().lines.pop().unwrap().maths;
            assert_eq!(answer(&there).contains('/'), answer(&here).contains('/'), "{problem}: {found}");
        }
    }

    #[test]
    fn of_what_is_not_worked_out_here_there_is_none() {
        assert_eq!(alike(&given("2x + 1/x^2 = sqrt(y)", None), 1), None);
        assert_eq!(alike(&given("x = 3", None), 1), None);
    }
}
