//! What words say of letters beside a row or behind the problem: signs, critical places, roots that are put away.

use super::signs;

#[test]
fn a_root_that_the_words_rule_out_is_not_called_wrong() {
    for (paste, wanted) in [
        ("b^2 + 25 = 169\nb^2 = 144\nb = 12, since b > 0", "+?"),
        ("b^2 + 25 = 169\nb^2 = 144\nb = 12, weil b positiv ist", "+?"),
        ("b^2 + 25 = 169\nb^2 = 144\nb = 13, since b > 0", "+-"),
        ("b^2 + 25 = 169\nb^2 = 144\nb = 12", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_condition_may_stand_behind_an_expression() {
    assert_eq!(signs("Simplify: √(18t^3), t ≥ 0\n√(9t^2 · 2t)\n3t√(2t)"), "++");
    assert_eq!(signs("Vereinfache √(16t^2), t < 0\n-4t"), "+");
}

#[test]
fn critical_places_are_judged() {
    for (paste, wanted) in [
        ("Solve (x - 5)/(x + 2) < 0\nThe critical points are x = 5 and x = -2\n-2 < x < 5", "++"),
        ("Solve (x - 5)/(x + 2) < 0\nThe critical points are x = 5 and x = -2\nx < -2 or x > 5", "+-"),
        ("Solve (x - 5)/(x + 2) < 0\nThe critical points are x = 5 and x = 2\n-2 < x < 5", "--"),
        ("Solve (x - 4)(x + 1) < 0\nCritical points: x = 4, x = 1\n-1 < x < 4", "--"),
        ("Solve x/(x - 3) > 2\nCritical values: x = 3, x = 6\n3 < x < 6", "++"),
        ("Solve x/(x - 3) > 2\nx = 3 oder x = 6\n3 < x < 6", "++"),
        ("Löse 1/x < 2/(x + 3)\nKritische Stellen: x = 0, x = -3, x = 3\n-3 < x < 0 oder x > 3", "++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_root_may_be_put_away_in_the_check() {
    let paste = |last: &str| format!("√(x + 11) = x - 1\nx + 11 = x^2 - 2x + 1\nx = 5 or x = -2\n{last}");
    assert_eq!(signs(&paste("Check: x = -2 is an extraneous solution.\nx = 5")), "++++");
    assert_eq!(signs(&paste("x = 5")), "+++");
}

#[test]
fn what_words_name_is_no_line_of_the_work() {
    for (paste, wanted) in [
        ("Find the value of x: 2x + 1 = 7\n2x = 6\nx = 3", "++"),
        ("Find the value of x: 2x + 1 = 7\n2x = 6\nx = 4", "+-"),
        ("Find the exact value: log_5 25\nlog_5 25 = x\n5^x = 25\nx = 2", ".++"),
        ("Find the exact value: log_5 25\nlog_5 25 = x\n5^x = 25\nx = 3", ".+-"),
        (
            "Simplify: (x^2+7x+12)/(x^2+9x+20)\n((x+3)(x+4))/((x+5)(x+4))\nDivide out the common factor x + 4.\n(x+3)/(x+5)",
            "+.+",
        ),
        ("(1/2 + 1/3)/(5/6)\n1/2 + 1/3 = 5/6\n= (5/6)/(5/6)\n= 1", "+++"),
        ("x^2 - 5x + 6 = (x - 2)(x - 3) = 0\nx = 2 or x = 3", "++"),
        ("x^2 - 5x + 6 = (x - 2)(x + 3) = 0\nx = 2 or x = -3", "-+"),
        ("x^2 - 5x + 6 = 0\na + b = -5\nab = 6\na = -3, b = -2\n(x - 3)(x - 2) = 0", "...+"),
        ("1/∛5\n∛25/∛126", "-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
