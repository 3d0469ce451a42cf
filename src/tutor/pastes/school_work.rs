//! Work as pupils of many schools write it: what it names, in which order, with which signs.

use super::signs;

#[track_caller]
fn check(paste: &str, wanted: &str) {
    assert_eq!(signs(paste), wanted, "{paste}");
}

#[test]
fn percentages_are_parts_of_one_whole() {
    check("Work out 45% of 260.\n10% = 26\n40% = 104\n5% = 13\n45% = 104 + 13 = 117", "++++");
    check("Work out 45% of 260.\n10% = 2.6", "-");
    let sale = "In a sale a lamp costs 35% less. It now costs £52. What did it cost before?";
    check(&format!("{sale}\n65% = 52\n1% = 0.80\n100% = 80"), ".++");
    check(&format!("{sale}\n65% = 52\n1% = 0.90\n100% = 90"), ".-+");
    check(
        "Kaffee: 6 Tassen kosten 15 €. Wie viel kosten 4 Tassen?\n1 Tasse: 15 € : 6 = 2,50 €\n4 Tassen: 2,50 € · 4 = 10 €",
        ".+",
    );
    check(
        "Kaffee: 6 Tassen kosten 15 €. Wie viel kosten 4 Tassen?\n1 Tasse: 15 € : 6 = 2,50 €\n4 Tassen: 2,50 € · 4 = 12 €",
        ".-",
    );
}

#[test]
fn equations_that_commas_set_off_hold_together() {
    check("Solve the system: y = x - 2, y = 10 - 3x\nx - 2 = 10 - 3x\n4x = 12\nx = 3\ny = 1", "++++");
    check(
        "Solve the system: y = x - 2, y = 10 - 3x\nx - 2 = 10 - 3x\n4x = 12\nx = 3\nThe lines meet at (3, 2).",
        "+++-",
    );
    check("x + y = 9\nx - y = 1\n2x = 10\nx = 5\ny = 4\nL = {(5|4)}", "++++");
    check("x + y = 9\nx - y = 1\n2x = 10\nx = 5\ny = 4\nL = {(4|5)}", "+++-");
    check("x = 3 or x = -3\nx = 3, x = -3", "+");
}

#[test]
fn a_value_is_worked_out_by_the_formula_above_it() {
    let told = "w is inversely proportional to n. When n = 5, w = 12. Find w when n = 20.\nw = k/n\n12 = k/5\nk = 60";
    check(&format!("{told}\nw = 60/20 = 3"), ".+++");
    check(&format!("{told}\nw = 60 × 20 = 1200"), ".++?");
    let line = "Find the line with gradient 5 through (2, 3).\ny = 5x + c\n3 = 5(2) + c\nc = -7";
    check(&format!("{line}\ny = 5x - 7"), ".+++");
    check("v = u + at, u = 2, a = 3, t = 6\nv = 2 + 3·6\nv = 20 m/s", "++");
    check("v = u + at. Find v when u = 2, a = 3, t = 6.\nv = 2 + 3·6\nv = 22", "+-");
}

#[test]
fn numbers_may_be_compared_on_the_way() {
    check("x² + 2x - 7 = 0\n32 > 0\nx = -1 ± 2√2", "++");
    check("x² + 2x + 7 = 0\n-24 < 0\nno real solution", "++");
    check("x² + 2x + 7 = 0\n-24 > 0\nno real solution", "-+");
    check("2x < 2x - 1\n0 < -1\nno solution", "++");
}

#[test]
fn sets_and_domains_say_what_the_letter_may_be() {
    check("x² - 5x = 0\nx(x - 5) = 0\nx = {0, 5}", "++");
    check("x² - 5x = 0\nx(x - 5) = 0\nx = {5, 1}", "+-");
    check("3x + 1 ≥ 7\nx ≥ 2, or [2, ∞)", "++");
    check("3x + 1 ≥ 7\nx ≥ 2, or (-∞, 2]", "+-");
    check("x² + x - 6 > 0\n{x : x < -3} ∪ {x : x > 2}", "+");
    check("Find the domain of f(x) = 1/(x² - 9)\nx² - 9 ≠ 0\nx ≠ ±3", "++");
    check("Find the domain of f(x) = 1/(x² - 9)\nx² - 9 = 0\nx = ±3\nDomain: x ≠ 3, x ≠ -3", ".++");
    check("Find the domain of f(x) = 1/(x - 9)\nx - 9 = 0\nx = 9\nDomain: (-∞, 9) ∪ (9, ∞)", ".++");
    check("Find the domain of f(x) = 1/(x - 9)\nx - 9 = 0\nx = 9\nDomain: (-∞, 3) ∪ (3, ∞)", ".+?");
    check("Find the domain of f(x) = 1/(x - 9)\nx + 9 = 0\nx = -9", "?+");
    check("Find the domain of f(x) = √(6 - 2x)\n6 - 2x ≥ 0\nx ≤ 3\nDomain: (-∞, 3]", "+++");
    check("-3 < 2n ≤ 6, n is an integer\n-1.5 < n ≤ 3\nn = -1, 0, 1, 2, 3", "++");
    check("-3 < 2n ≤ 6, n is an integer\n-1.5 < n ≤ 3\nn = 0, 1, 2, 3", "+-");
}

#[test]
fn roots_are_rounded_where_the_problem_asks_for_it() {
    let problem = "Solve x² - 2x - 4 = 0 correct to 2 decimal places";
    check(&format!("{problem}\nx = 1 ± √5\nx = 3.24 or x = -1.24"), "++");
    check(&format!("{problem}\nx = 1 ± √5\nx = 3.24 or x = -1.42"), "+-");
    check("x² - 2x - 4 = 0\nx = 3.24 or x = -1.24", "?");
}

#[test]
fn cases_of_an_absolute_value_stand_below_each_other() {
    check("|x - 3| = 2x\nCase 1: x - 3 = 2x\nx = -3\nCase 2: x - 3 = -2x\nx = 1\nx = 1", "+++++");
    check("|x - 3| = 2x\nx - 3 = 2x\nx = -3\nx - 3 = -2x\nx = 1\nL = {-3; 1}", "++++-");
}

#[test]
fn roots_that_are_put_away_settle_the_work() {
    check("√(x + 6) = x\nx + 6 = x²\nx = 3 or x = -2\nx = -2 is extraneous", "+++");
    check("√(x + 6) = x\nx + 6 = x²\nx = 3 (x = -2 does not work)", "++");
    check("√(x + 6) = x | ()²\nx + 6 = x²\nx₁ = 3, x₂ = -2\nL = {3}", "+++");
    check("√(x + 6) = x\nx + 6 = x²\nx = -2 (x = 3 does not work)", "+-");
    check("√(x + 6) = x\nx + 6 = x²\nx₁ = 3, x₂ = -2\nx = 3: √9 = 3 (w)\nx = -2: √4 = -2 (f)\nL = {3}", "+++++++");
}

#[test]
fn functions_of_functions_and_where_graphs_meet() {
    check("f(x) = 2x - 1, g(x) = x²\ngf(x) = (2x - 1)²\ngf(2) = 9", "++");
    check("f(x) = x²; g(x) = x + 6\nf(x) = g(x)\nx² - x - 6 = 0\nx₁ = 3, x₂ = -2\nS₁(3|9), S₂(-2|4)", ".+++");
    check("f(x) = x² - 4x + 3\nf(x) = (x - 2)² - 1\nS(2|-1)", "++");
    check("f(x) = x² - 4x + 3\nf(x) = (x - 2)² - 1\nS(-2|-1)", "+-");
    check("f(x) = x² + 3x. Find (f(x+h) - f(x))/h\n= ((x+h)² + 3(x+h) - x² - 3x)/h\n= 2x + h + 3", ".+");
}
