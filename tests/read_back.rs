//! What Surefoot itself writes as maths or as a reason, in each of its languages, it reads again.
//!
//! The words come from the catalogue, so that a new language is held to this as soon as it has a file.

use surefoot::notation::{Statement, parse};
use surefoot::reading::{self, Role, Solution, Task};
use surefoot::words::Language;

/// The one solution in `paste`.
fn read(paste: &str) -> Solution {
    let mut work = reading::split(paste);
    assert_eq!(work.solutions.len(), 1, "{paste}");
    work.solutions.remove(0)
}

/// What the last row of the paste says.
#[track_caller]
fn check_last(paste: &str, wanted: &str) {
    let solution = read(paste);
    let last = solution.steps.last().unwrap_or_else(|| panic!("no step in {paste}"));
    let wanted = parse(wanted).statement;
    assert!(wanted.is_some());
    assert_eq!(last.parsed.statement, wanted, "{paste}");
}

#[test]
fn joiners_and_statements_in_words() {
    for language in Language::ALL {
        let text = |key| language.text(key);
        let (or, and) = (text("math.or"), text("math.and"));
        check_last(&format!("(x - 4)(x - 9) = 0\nx = 4 {or} x = 9"), "x = 4 or x = 9");
        check_last(&format!("(x - 4)(x - 9) = 0\nx - 4 = 0 {or} x - 9 = 0\nx = 4\n{or}\nx = 9"), "x = 4 or x = 9");
        check_last(&format!("3x + y = 7 {and} x - y = 1\nx = 2 {and} y = 1"), "x = 2 and y = 1");
        check_last(&format!("5x = 5x + 2\n0 = 2\n{}", text("math.no-solution")), "no solution");
        check_last(&format!("4x + 4 = 4(x + 1)\n4 = 4\n{}.", text("math.all-numbers")), "all real numbers");
        check_last(&format!("x^2 < 0 {or} x = 5\n{} {or} x = 5", text("math.no-solution")), "no solution or x = 5");
    }
}

#[test]
fn values_behind_an_expression() {
    for language in Language::ALL {
        let solution = read(&format!("4x - 1 {} x = 3\n= 11", language.text("math.for")));
        let problem = solution.problem.expect("a problem stands first");
        assert!(matches!(problem.parsed.statement, Some(Statement::At(..))), "{:?}", problem.parsed);
    }
}

#[test]
fn numbers_with_the_point_of_the_language() {
    for language in Language::ALL {
        let (point, or) = (language.text("number.point"), language.text("math.or"));
        let answer = format!("x = 2{point}5 {or} x = -0{point}75");
        check_last(&format!("(2x - 5)(4x + 3) = 0\n{answer}"), "x = 2.5 or x = -0.75");
    }
}

#[test]
fn reasons_beside_and_above_a_line() {
    let entries = include_str!("../src/words/languages/en.txt").lines().filter_map(|line| line.split_once(" = "));
    let keys: Vec<&'static str> = entries.map(|(key, _)| key).filter(|key| key.starts_with("operation.")).collect();
    assert!(keys.len() > 20);
    for language in Language::ALL {
        for key in &keys {
            let reason = language.say(key, &[("piece", &"6")]);
            for line in [format!("{reason}: 5x = 10"), format!("{reason}\n5x = 10"), format!("5x = 10 ({reason})")] {
                let paste = format!("5x + 6 = 16\n{line}\nx = 2");
                let solution = read(&paste);
                assert!(solution.problem.is_some(), "{paste}");
                let steps: Vec<_> = solution.steps.iter().map(|step| (step.role, step.math.text())).collect();
                assert_eq!(steps, [(Role::Step, "5x = 10"), (Role::Step, "x = 2")], "{paste}");
                let said = solution.steps[0].reason.as_ref().map(|reason| reason.text());
                assert_eq!(said, Some(reason.as_str()), "{paste}");
            }
        }
    }
}

#[test]
fn the_ways_to_ask_that_the_page_names() {
    let check = |text: &str, task: Task, letter: Option<char>| {
        let asked = reading::asked(text);
        let first = asked.readings.first().unwrap_or_else(|| panic!("{text} has no maths"));
        assert_eq!((first.task, asked.letter), (Some(task), letter), "{text}");
        assert!(first.parsed.statement.is_some(), "{text}");
    };
    check("Solve A = bh/2 for h", Task::Solve, Some('h'));
    check("Löse A = bh/2 nach h auf", Task::Solve, Some('h'));
    check("Expand 3(x + 4)", Task::Expand, None);
    check("Multipliziere aus: 3(x + 4)", Task::Expand, None);
    check("Factorise x^2 - 16", Task::Factorise, None);
    check("Faktorisiere x^2 - 16", Task::Factorise, None);
}
