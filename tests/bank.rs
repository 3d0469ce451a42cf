//! The built-in problems: what a comparison needs is in them, and their labels are exact.

use surefoot::algebra::{Verdict, answers, follows};
use surefoot::corpus::{Bank, BankProblem, Candidate};
use surefoot::notation::{Statement, parse};
use surefoot::reading::{Solution, from_lines};

fn bank() -> Bank {
    serde_json::from_str(include_str!("../public/bank.json")).expect("the bank is JSON of the bank's form")
}

fn statement(maths: &str) -> Statement {
    parse(maths).statement.unwrap_or_else(|| panic!("{maths:?} does not parse"))
}

fn solution(problem: &BankProblem, candidate: &Candidate) -> Solution {
    from_lines(&problem.problem, &candidate.steps)
}

fn given(solution: &Solution) -> Statement {
    statement(solution.problem.as_ref().expect("a problem").math.text())
}

/// The statements of all lines.
fn lines(solution: &Solution) -> Vec<Statement> {
    solution.steps.iter().map(|step| statement(step.math.text())).collect()
}

fn is_sound(candidate: &Candidate) -> bool {
    candidate.labels.iter().all(|label| *label == 1)
}

/// Does the last line answer the problem?
fn is_right(problem: &BankProblem, candidate: &Candidate) -> bool {
    let solution = solution(problem, candidate);
    let task = solution.problem.as_ref().and_then(|problem| problem.task);
    let last = lines(&solution).pop().expect("a line");
    answers(&given(&solution), task, &last).expect("the checker decides every answer of the bank")
}

#[test]
fn there_are_enough_problems_of_every_family() {
    let bank = bank();
    assert!(bank.problems.len() >= 24);
    for family in ["Linear equations", "Inequalities", "Expanding", "Quadratic equations"] {
        assert!(bank.problems.iter().filter(|problem| problem.family == family).count() >= 5, "{family}");
    }
    let mut ids: Vec<&str> = bank.problems.iter().map(|problem| problem.id.as_str()).collect();
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), bank.problems.len());
}

#[test]
fn labels_agree_with_the_exact_checker() {
    let mut n_nonsense = 0;
    for problem in &bank().problems {
        for candidate in &problem.candidates {
            assert_eq!(candidate.steps.len(), candidate.labels.len());
            let solution = solution(problem, candidate);
            let mut above = given(&solution);
            for (line, label) in lines(&solution).into_iter().zip(&candidate.labels) {
                match follows(&[above], &line) {
                    Verdict::Fails(evidence) => assert_eq!(*label, 0, "{line:?}: {evidence:?}"),
                    Verdict::Holds(_) if *label == 0 => n_nonsense += 1,
                    Verdict::Holds(_) => {}
                    Verdict::NotChecked(why) => panic!("{line:?}: {why:?}"),
                }
                above = line;
            }
        }
    }
    // The zero product read into `(x + 3)(2 - x) = 4`, which happens to keep the solutions.
    assert_eq!(n_nonsense, 1);
}

#[test]
fn every_problem_compares_sound_lucky_and_wrong_solutions() {
    let mut n_with_two_lucky = 0;
    for problem in &bank().problems {
        assert_eq!(problem.candidates.len(), 4, "{}", problem.id);
        let count = |fits: &dyn Fn(&Candidate) -> bool| problem.candidates.iter().filter(|one| fits(one)).count();
        let n_sound = count(&|one| is_sound(one));
        let n_lucky = count(&|one| !is_sound(one) && is_right(problem, one));
        let n_wrong = count(&|one| !is_right(problem, one));
        assert!((1..=2).contains(&n_sound), "{}: {n_sound} sound", problem.id);
        assert!(problem.candidates.iter().filter(|one| is_sound(one)).all(|one| is_right(problem, one)));
        assert!(n_lucky >= 1, "{}", problem.id);
        assert!(n_wrong >= 1, "{}", problem.id);
        n_with_two_lucky += usize::from(n_lucky >= 2);
    }
    assert!(n_with_two_lucky >= 12, "{n_with_two_lucky}");
}

#[test]
fn no_solution_stands_twice() {
    for problem in &bank().problems {
        let all: Vec<Vec<Statement>> = problem.candidates.iter().map(|one| lines(&solution(problem, one))).collect();
        for (i, one) in all.iter().enumerate() {
            assert!(!all[..i].contains(one), "{}", problem.id);
        }
    }
}
