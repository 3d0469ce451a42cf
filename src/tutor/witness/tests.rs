//! The exact witness over whole solutions.

use super::super::evidence::LineVerdict;
use super::*;
use crate::reading::from_lines;

/// Each line's local and global verdict as `+`, `-` or `?`, and whether the answer is right.
fn check(lines: &[&str], wanted: &str, answer_right: Option<bool>) {
    check_work(&from_lines(lines[0], &lines[1..]), wanted, answer_right);
}

fn check_work(solution: &Solution, wanted: &str, answer_right: Option<bool>) {
    let verdicts = witness(solution);
    let letter = |verdict: &Verdict| match verdict {
        Verdict::Holds(_) => '+',
        Verdict::Fails(_) => '-',
        Verdict::NotChecked(_) => '?',
    };
    let found: Vec<String> =
        verdicts.lines.iter().map(|line| [letter(&line.local), letter(&line.global)].iter().collect()).collect();
    assert_eq!(found.join(" "), wanted, "{solution:?}: {verdicts:?}");
    assert_eq!(verdicts.answer_right, answer_right, "{solution:?}");
}

#[test]
fn local_and_global() {
    check(&["2x + 3 = 11", "2x = 8", "x = 4"], "++ ++", Some(true));
    check(&["2(x-3) = x+4", "2x-3 = x+4", "x = 7"], "-- +-", Some(false));
    check(&["2x + 3 = 11", "2x = 14", "x = 4"], "-- -+", Some(true));
    check(&["2x + 3 = 11", "2x = 14", "x = 8"], "-- --", Some(false));
    check(&["2x + 3 = 11", "take 3 away", "x = 4"], "?? ++", Some(true));
    check(&["", "2x = 8", "x = 4", "x = 5"], "?? ++ --", Some(false));
    check(&["2x+y=7 and x-y=2", "3x=9", "x=3", "3-y=2", "y=1"], "++ ++ ++ ++", Some(true));
    check(&["2x+y=7 and x-y=2", "3x=9", "x=3"], "++ ++", Some(false));
}

#[test]
fn a_value_may_be_chosen_for_what_a_formula_uses() {
    let roles = |lines: &[&str]| -> Vec<Role> {
        witness(&from_lines(lines[0], &lines[1..])).lines.iter().map(|line| line.role).collect()
    };
    assert_eq!(roles(&["v = 3t - 2", "t = 5", "v = 13"]), [Role::Given, Role::Step]);
    check(&["v = 3t - 2", "t = 5", "v = 13"], "?? ++", Some(true));
    check(&["v = 3t - 2", "t = 5", "v = 17"], "?? --", Some(false));
    // A letter that is asked for, that is told already, or that the formula defines is none to choose.
    check(&["Solve v = 3t - 2 for t", "t = 5"], "--", Some(false));
    check(&["v = 3t - 2", "v = 13"], "--", Some(false));
    check(&["v = 3t - 2", "3t = v + 2", "t = 5"], "++ --", Some(false));
}

#[test]
fn without_a_problem_the_first_line_read_is_the_start() {
    let start = |lines: &[&str]| witness(&from_lines("", lines)).start;
    assert_eq!(start(&["2x = 8", "x = 4"]), Some(0));
    assert_eq!(start(&["First divide by 2", "2x = 8", "x = 4"]), Some(1));
    assert_eq!(start(&["no idea"]), None);
    assert_eq!(witness(&from_lines("2x = 8", &["x = 4"])).start, None);
}

#[test]
fn a_bare_number_answers_for_the_only_letter() {
    let check = |paste: &str, wanted: &str, answer_right: Option<bool>| {
        check_work(&crate::reading::split(paste).solutions[0], wanted, answer_right);
    };
    check("2x + 3 = 9\n2x = 6\nAnswer: 3", "++ ++", Some(true));
    check("2x + 3 = 9\n2x = 6\nAnswer: 6", "++ --", Some(false));
    check("2x + 3y = 9\n2x = 9 - 3y\nAnswer: 3", "++ ??", None);
}

#[test]
fn squaring_may_add_answers_until_they_are_checked() {
    let lines = ["sqrt(x+2) = x", "x+2 = x^2", "x^2-x-2 = 0", "x = 2 or x = -1", "x = 2"];
    check(&lines, "++ ++ ++ ++", Some(true));
    check(&lines[..4], "++ ++ ?-", Some(false));
    let widens = |line: &LineVerdict| line.widens;
    let widened = |lines: &[&str]| -> Vec<bool> {
        witness(&from_lines(lines[0], &lines[1..])).lines.iter().map(widens).collect()
    };
    assert_eq!(widened(&lines[..3]), [true, true]);
    assert_eq!(widened(&lines), [false, false, false, false]);
    check(&["x = 2", "x^2 = 4"], "--", Some(false));
    check(&["sqrt(3x+4) = 2+sqrt(x+2)", "3x+4 = 4+4sqrt(x+2)+(x+2)"], "++", Some(false));
}

#[test]
fn cases_may_stand_on_separate_lines() {
    let lines = ["x^2-5x+6=0", "(x-2)(x-3)=0", "x-2=0", "x=2", "x-3=0", "x=3", "x=2 or x=3"];
    check(&lines, "++ ++ ++ ++ ++ ++", Some(true));
    check(&lines[..4], "++ -- +-", Some(false));
    check(&["x^2-5x+6=0", "(x-2)(x-3)=0", "x-2=0", "x=1", "x-3=0", "x=3"], "++ ++ -- -- +-", Some(false));
    check(&["-3<2x+1<=7", "-3<2x+1", "-2<x", "2x+1<=7", "x<=3", "-2<x<=3"], "++ ++ ++ ++ ++", Some(true));
    check(&["x/(x-2)=2/(x-2)", "x=2", "no solution"], "++ ++", Some(true));
}

#[test]
fn expressions_at_values_and_systems_that_are_not_linear() {
    check(&["3x^2-2x for x=-2", "3(-2)^2-2(-2)", "=12+4", "=16"], "++ ++ ++", Some(true));
    check(&["3x^2-2x for x=-2", "-12+4", "-8"], "-- +-", Some(false));
}

#[test]
fn a_line_that_begins_with_equals_goes_on_from_the_left_side() {
    check(&["(x+1)^2", "= x^2+2x+1", "= x^2+3x"], "++ --", Some(false));
    check(&["x^2-4x+3=0", "x = (4±sqrt(16-12))/2", "= (4±2)/2", "= 3 or 1"], "++ ++ ++", Some(true));
}
