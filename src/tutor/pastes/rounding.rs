//! Rounded values, percent, scientific notation.

use super::signs;

#[test]
fn values_of_logarithms_are_rounded_as_well() {
    assert_eq!(signs("10^t = 70\nt = lg(70)\nt ≈ 1,85"), "++");
    assert_eq!(signs("10^t = 70\nt = lg(70)\nt ≈ 1.95"), "+-");
}

#[test]
fn rounded_values_are_judged_as_far_as_their_digits_go() {
    for (paste, wanted) in [
        ("n^2 = 3, n > 0\nn = √3 ≈ 1.73", "+"),
        ("n^2 = 3, n > 0\nn = √3 ≈ 1.74", "-"),
        ("n^2 = 3, n > 0\nn = √3\nn ≈ 1.7321", "++"),
        ("n^2 = 3, n > 0\nn = √3\nn ≈ 1.7320", "+?"),
        ("n^2 = 3\nn = ±√3\nn ≈ ±1.73", "++"),
        ("n^2 = 3\nn = ±√3 ≈ ±1.73", "+"),
        ("n^2 = 3\nn = ±√3 ≈ ±1.72", "-"),
        ("n^2 = 3\nn ≈ 1.73 or n ≈ -1.73", "+"),
        ("n^2 = 3\nn ≈ 1.73, -1.73", "+"),
        ("n^2 = 3\nn ≈ 1.73", "-"),
        ("$n^2 = 3$\n$n = \\pm\\sqrt{3} \\approx \\pm 1.732$", "+"),
        ("n^2 - n - 1 = 0\nn = (1 + √5)/2 ≈ 1.62 or n = (1 - √5)/2 ≈ -0.62", "+"),
        ("n^2 - n - 1 = 0\nn = (1 + √5)/2 ≈ 1.61 or n = (1 - √5)/2 ≈ -0.62", "-"),
        ("6n = 11\nn = 11/6 ≈ 1.83", "+"),
        ("6n = 11\nn ≈ 1.8", "+"),
        ("6n = 11\nn ≈ 1.9", "-"),
        ("6n = 11\nn ≈ 2", "+"),
        ("6n = 11\nn = 1.83", "?"),
        ("6n = 11\nn = 1.83 (rounded to two decimal places)", "+"),
        ("6n = 11\nn = 1.84 (rounded to two decimal places)", "-"),
        ("Löse 6n = 11\nn = 11/6 ≈ 1,83", "+"),
        ("Löse 6n = 11\nn = 1,83 (gerundet)", "+"),
        ("Löse 6n = 11\nn = 11/6 ≈ 1,84", "-"),
        // A slip before it is carried.
        ("6n = 11\n6n = 13\nn = 13/6 ≈ 2.17", "-+"),
        // Rounded from a number that had been rounded: the value counts.
        ("9n = 4\nn = 4/9 ≈ 0.444", "+"),
        ("2.4449 * 1\n≈ 2.445\n≈ 2.45", "+?"),
        ("2.4449 * 1\n= 2.4449 ≈ 2.445 ≈ 2.45", "-"),
        // Work on numbers.
        ("3.7 * 2.91\n= 10.767\n≈ 10.8", "++"),
        ("3.7 * 2.91\n= 10.767 ≈ 10.77", "+"),
        ("3.7 * 2.91\n= 10.767 ≈ 10.76", "-"),
        ("3.7 * 2.91\n= 10.767\n≈ 11", "++"),
        ("√200\n≈ 14.14", "+"),
        ("√200\n≈ 14.15", "-"),
        ("1234 * 1001\n= 1235234\n≈ 1235000", "++"),
        ("1234 * 1001\n= 1235234\n≈ 1.24 × 10^6", "++"),
        ("1234 * 1001\n= 1235234\n≈ 1.23 × 10^6", "+-"),
        ("5π\n≈ 15.71", "+"),
        ("5π\n≈ 15.70", "-"),
        // What is worked out with rounded numbers is not held to the last digit.
        ("2√3\n≈ 2 * 1.73\n≈ 3.46", "?+"),
        ("5√2\n≈ 5 * 1.41\n≈ 7.05", "??"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn percent_and_powers_of_ten_are_numbers() {
    for (paste, wanted) in [
        ("Simplify 35%\n= 0.35", "+"),
        ("Simplify 35%\n= 3.5", "-"),
        ("Write 7/20 as a percent\n= 0.35\n= 35%", "++"),
        ("Find 35% of 80\n0.35 * 80\n= 28", "+"),
        ("What is 35% of 80?\n0.35(80)\n= 26", "+-"),
        ("35% of 80\n= 28", "+"),
        ("Berechne 35 % von 80\n0,35 · 80\n= 28", "++"),
        ("(4.5 × 10^3)(2 × 10^4)\n= 9 × 10^7", "+"),
        ("(4.5 × 10^3)(2 × 10^4)\n= 9 × 10^12", "-"),
        ("Write 0.00052 in scientific notation\n5.2 × 10^-4", "+"),
        ("Write 0.00052 in scientific notation\n5.2 × 10^-3", "-"),
        ("Write 91000 in scientific notation.\n9.1 x 10^4", "+"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
