//! Solutions stated as intervals and sets.

use super::signs;

#[test]
fn intervals_and_sets_are_judged_as_the_inequalities_that_they_are() {
    for (paste, wanted) in [
        // Intervals.
        ("n^2 - 3n - 10 < 0\n(n - 5)(n + 2) < 0\n(-2, 5)", "++"),
        ("n^2 - 3n - 10 < 0\n-2 < n < 5\n[-2, 5]", "+-"),
        ("n^2 - 3n - 10 > 0\n(-∞, -2) ∪ (5, ∞)", "+"),
        ("n^2 - 3n - 10 > 0\n(-2, 5)", "-"),
        ("n^2 - 3n - 10 > 0\n(-∞, -2) U (5, inf)", "+"),
        ("4n + 1 <= 9\n4n <= 8\n(-∞, 2]", "++"),
        ("4n + 1 <= 9\n4n <= 8\n(-∞, 2)", "+-"),
        ("4n + 1 <= 9\nn <= 2\nIn interval notation: (-∞, 2]", "++"),
        ("4n + 1 <= 9\nn <= 2\nInterval notation: [2, ∞)", "+-"),
        ("4n + 1 <= 9\nn <= 2\nThe solution set is (-∞, 2].", "++"),
        ("$|n + 1| \\ge 4$\n$\\left(-\\infty, -5\\right] \\cup \\left[3, \\infty\\right)$", "+"),
        ("$|n + 1| \\ge 4$\n$\\left(-\\infty, -5\\right] \\cap \\left[3, \\infty\\right)$", "?"),
        ("|n + 1| < 4\nn ∈ (-5, 3)", "+"),
        ("|n + 1| < 4\nn ∈ (-5, 3]", "-"),
        ("n^2 < 7\n(-sqrt(7), sqrt(7))", "+"),
        ("Löse 2n - 7 < 3\n2n < 10\nL = ]-∞; 5[", "++"),
        ("Löse 2n - 7 < 3\n2n < 10\nL = ]-∞; 5]", "+-"),
        ("Löse n² ≤ 16\n[-4; 4]", "+"),
        ("Löse n² < 16\nAls Intervall: ]−4; 4[", "+"),
        // Sets.
        ("n^2 + n = 12\n(n + 4)(n - 3) = 0\n{-4, 3}", "++"),
        ("n^2 + n = 12\n(n + 4)(n - 3) = 0\n{4, -3}", "+-"),
        ("n^2 + n = 12\n(n + 4)(n - 3) = 0\n$\\{-4, 3\\}$", "++"),
        ("Löse n² + n = 12\nL = {-4; 3}", "+"),
        ("Löse n² + n = 12\nL = {3}", "-"),
        ("4n + 1 <= 9\n{n | n <= 2}", "+"),
        ("4n + 1 <= 9\n{n ∈ ℝ : n < 2}", "-"),
        ("4n + 1 <= 9\n$\\{n \\mid n \\leq 2\\}$", "+"),
        ("Löse 4n + 1 <= 9\n𝕃 = {n ∈ ℝ | n <= 2}", "+"),
        // None, all, all but some.
        ("n + 4 = n\n∅", "+"),
        ("Löse n + 4 = n\nL = {}", "+"),
        ("n + 4 = 2n\n∅", "-"),
        ("3(n + 2) = 3n + 6\nℝ", "+"),
        ("3(n + 2) = 3n + 6\n(-∞, ∞)", "+"),
        ("3(n + 2) = 3n + 6\nn ∈ ℝ", "+"),
        ("3(n + 2) = 3n + 6\nThe solution is all real numbers.", "+"),
        ("3(n + 2) = 3n\nℝ", "-"),
        ("Löse 2/n = 2/n\nL = ℝ \\ {0}", "+"),
        ("Löse 2/n = 2/n\nL = ℝ", "-"),
        // What may be something else is not judged.
        ("n^2 + n = 12\n(-4, 3)", "?"),
        ("a + c = 5, a - c = 1\n(3, 2)", "?"),
        ("n^2 - 3n - 10 > 0\n(-∞, -2)\n(-2, 5)\n(5, ∞)", "???"),
        ("n^2 - 3n - 10 > 0\nBoundary values: {-2, 5}", "."),
        ("sqrt(n) < 2\nDomain: [0, ∞)", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn an_interval_behind_words_is_judged_like_any_other_row() {
    for (paste, wanted) in [
        ("-2x >= 8\n$x \\le -4$, in interval notation $(-\\infty, -4]$", "++"),
        ("-2x >= 8\n$x \\le -4$, in interval notation $(-\\infty, -5]$", "+-"),
        ("-2x >= 8\nx <= -4, which is (-∞, -5] in interval notation", "+-"),
        ("2x > 8\nThe solution is $x > 4$, i.e. $(5, \\infty)$.", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
