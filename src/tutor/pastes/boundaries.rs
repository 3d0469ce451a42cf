//! Where an inequality changes its sign, worked out beside it.

use super::signs;

#[test]
fn the_places_where_an_inequality_changes_are_side_work() {
    for (paste, wanted) in [
        ("x^2 - x - 6 > 0\n(x-3)(x+2) = 0\nx = 3 or x = -2\nx < -2 or x > 3", "+++"),
        ("x^2 - x - 6 > 0\nx^2 - x - 6 = 0\nx = 3 or x = -1\nx < -1 or x > 3", "+--"),
        ("Löse x² ≤ 16\nx² = 16\nx = 4 oder x = -4\n-4 ≤ x ≤ 4", "+++"),
        ("|2x - 1| < 5\n2x - 1 = 5 or 2x - 1 = -5\nx = 3 or x = -2\n(-2, 3)", "+++"),
        // What ends on the equation has not solved the inequality.
        ("2x > 6\n2x = 6\nx = 3", "-+"),
        ("2x > 6\n2x = 6\nx = 3\nx != 4", "-++"),
        // One place of two.
        ("x^2 < 4\nx = 2\n-2 < x < 2", "--"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn fractions_change_where_their_top_or_their_bottom_is_zero() {
    for (paste, wanted) in [
        ("Solve: (x - 2)/(x + 5) >= 0\nx - 2 = 0, x + 5 = 0\nx = 2, x = -5\n(-∞, -5) ∪ [2, ∞)", "+++"),
        ("Solve: (x - 2)/(x + 5) >= 0\nx - 2 = 0, x + 5 = 0\nx = 2, x = -5\n(-∞, -5] ∪ [2, ∞)", "++-"),
        ("Solve: (x - 2)/(x + 5) >= 0\nx - 2 = 0, x + 5 = 0\nx = 2, x = 5\n(-∞, -5) ∪ [2, ∞)", "+--"),
        ("Solve: (x - 2)/(x + 5) >= 0\nx - 2 = 0\nx = 2\nx + 5 = 0\nx = -5\nx < -5 or x >= 2", "+++++"),
        ("3x/(x - 4) < 1\n3x/(x - 4) - 1 < 0\n(2x + 4)/(x - 4) < 0\n2x + 4 = 0, x - 4 = 0\n(-2, 4)", "++++"),
        ("3x/(x - 4) < 1\n3x < x - 4\nx < -2", "-+"),
        ("$\\frac{6}{x^2-x-12}>0$\n$(x-4)(x+3)=0$\n$x=4,x=-3$\n$(-\\infty,-3)\\cup (4,\\infty)$", "+++"),
        ("(x - 3)(x - 1)/(2x) <= 0\nx - 3 = 0, x - 1 = 0, x = 0\nx < 0 or 1 <= x <= 3", "++"),
        ("$\\frac{x-2}{x+5}\\ge 0$\n$x-2=0$ $x+5=0$\n$x=2$ $x=-5$\n$(-\\infty,-5)\\cup [2,\\infty)$", "+++++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn intervals_in_which_a_sign_is_looked_for_claim_nothing_above_an_answer() {
    for (paste, wanted) in [
        ("x^2 - x - 6 > 0\n(-∞, -2)\n(-2, 3)\n(3, ∞)\nx < -2 or x > 3", "...+"),
        ("x^2 - x - 6 > 0\n(-∞, -2), (-2, 3), (3, ∞)\nx < -2 or x > 3", ".+"),
        ("x^2 - x - 6 > 0\n(-∞, -2), (-2, 3), (3, ∞)\nx < -2 or x > 2", ".-"),
        // Without an answer they are one, or none.
        ("x^2 - x - 6 > 0\n(-∞, -2)\n(3, ∞)", "??"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn what_is_divided_by_is_not_zero() {
    for (paste, wanted) in [
        ("Solve (x + 1)/(x - 2) = 4\nx - 2 ≠ 0\nx ≠ 2\nx + 1 = 4(x - 2)\nx = 3", "++++"),
        ("Solve (x + 1)/(x - 2) = 4\nx + 2 ≠ 0\nx + 1 = 4(x - 2)\nx = 3", "?++"),
        ("Solve 3/(x^2 - 4) = 1/(x - 2)\nx^2 - 4 ≠ 0\nx ≠ ±2\n3 = x + 2\nx = 1", "++++"),
        ("Find the domain of f(x) = 1/(x - 2)\nx - 2 ≠ 0\nx ≠ 2", "++"),
        ("Find the domain of f(x) = 1/(x - 2)\nx + 2 ≠ 0\nx ≠ -2", "?+"),
        ("Simplify (x^2 - 9)/(x + 3), x ≠ -3\nx - 3", ".+"),
        ("Simplify (x^2 - 9)/(x + 3), x ≠ -3\nx + 3", ".-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_case_has_its_own_values() {
    for (paste, wanted) in [
        (
            "x^4 - 5x^2 + 4 = 0\n(x^2 - 1)(x^2 - 4) = 0\nx^2 - 1 = 0\nx = 1 or x = -1\nx^2 - 4 = 0\nx = 2 or x = -2",
            "+++++",
        ),
        (
            "x^4 - 5x^2 + 4 = 0\n(x^2 - 1)(x^2 - 4) = 0\nx^2 - 1 = 0\nx = 1 or x = -2\nx^2 - 4 = 0\nx = 2 or x = -1",
            "++???",
        ),
        ("x^3 - 4x = 0\nx = 0 or x^2 - 4 = 0\nx^2 = 4\nx = 2 or x = -2", "+++"),
        ("x^3 - 4x = 0\nx = 0 or x^2 - 4 = 0\nx^2 = 4\nx = 2", "++-"),
        ("x^2 - 5x + 6 = 0\nx = 2 or x = 3\nx = 3", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
