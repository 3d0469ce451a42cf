//! Values that are given, found and put into formulas, and the arithmetic of stories.

use super::signs;

#[test]
fn values_hold_for_the_rows_below() {
    for (paste, wanted) in [
        ("a = 8, b = 15\nc² = a² + b²\nc² = 64 + 225\nc = 17", ".++"),
        ("a = 8, b = 15\nc² = a² + b²\nc² = 64 + 235", ".-"),
        ("V = IR\nV = 18, R = 9\n18 = 9I\nI = 2", ".++"),
        ("V = IR\nV = 18\nR = 9\n18 = 9I\nI = 3", "..+-"),
        ("y = kx\n14 = 2k\nk = 7\ny = 7x\ny = 7(3)", ".++."),
        ("y = kx\n14 = k(2)\nk = 7\ny = 8x", ".+-"),
        ("y = kx, y = 14 when x = 2\n14 = 2k\nk = 7", "++"),
        ("y = kx, y = 14 and x = 2\n14 = 3k", "-"),
        ("u = 4, a = 3, t = 2\nv^2 = u^2 + 2as\ns = ut + (1/2)at^2\ns = 8 + 6\ns = 14", "..++"),
        ("u = 4, a = 3, t = 2\nv^2 = u^2 + 2as\nv^2 - u^2 = 3as", ".-"),
        ("Let t = 6.\ns = 4t\ns = 24", ".+"),
        ("Let y = 4x. Then x + y = 15.\n5x = 15\nx = 3", "++"),
        ("Write 0.(5) as a fraction.\nx = 0.555...\n10x = 5.555...\n9x = 5\nx = 5/9", ".+++"),
        ("Write 0.(5) as a fraction.\nx = 0.555...\n10x = 5.555...\n9x = 5.5", ".+-"),
        ("Find the x- and y-intercepts of 5x - 2y = 20.\ny = 0\n5x = 20\nx = 4\nx = 0\n-2y = 20\ny = -10", ".++.++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn the_arithmetic_of_a_story_is_judged() {
    for (paste, wanted) in [
        ("A box holds 14 eggs. How many eggs are in 6 boxes?\n6 × 14 = 84", "."),
        ("A box holds 14 eggs. How many eggs are in 6 boxes?\n6 × 14 = 86", "-"),
        ("Ben has 45 cards and loses 2/9.\n2/9 of 45 = 10\n45 - 10 = 35", ".+"),
        ("Ben has 45 cards and loses 2/9.\n2/9 of 45 = 12", "-"),
        ("Ein Buch hat 45 Seiten. Anna liest 2/9 davon.\n2/9 von 45 = 12", "-"),
        ("HCF of 30 and 42 = 6\n30 = 2 · 3 · 7", "-"),
        ("The rectangle is 5 longer than wide, its perimeter is 34.\n34 = 2(w + 5) + 2w\n34 = 4w + 5", ".-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn true_rows_of_other_numbers_do_not_work_the_problem_out() {
    for (paste, wanted) in [
        ("Evaluate 3a^2 - 2b when a = -2 and b = 5.\n3(-2)^2 - 2(5) = 12 - 10 = 2", "+"),
        ("Evaluate 3a^2 - 2b when a = -2 and b = 6.\n3(-2)^2 - 2(5) = 12 - 10 = 2", "-"),
        ("Simplify √50 + √8\n√50 = 5√2\n√8 = 2√2\n5√2 + 2√2 = 7√2", "+++"),
        ("Simplify √50 + √9\n√50 = 5√2\n√8 = 2√2\n5√2 + 2√2 = 7√2", "++?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
