//! A new letter for an expression.

use super::signs;

#[test]
fn a_letter_is_put_for_an_expression_without_a_word() {
    for (paste, wanted) in [
        (
            "Factor by substitution: x^4 - 6x^2 - 7.\n(x^2)^2 - 6(x^2) - 7\nu^2 - 6u - 7\n(u + 1)(u - 7)\n(x^2 + 1)(x^2 - 7)",
            "++++",
        ),
        ("Factor by substitution: x^4 - 6x^2 - 7.\nu^2 - 6u - 7\n(u - 1)(u - 7)\n(x^2 - 1)(x^2 - 7)", "+-+"),
        (
            "Factor: (x - 3)^2 - 2(x - 3) - 8\nu^2 - 2u - 8\n(u - 4)(u + 2)\n(x - 3 - 4)(x - 3 + 2)\n(x - 7)(x - 1)",
            "++++",
        ),
        (
            "Solve: 4x^4 - 5x^2 + 1 = 0\n4(x^2)^2 - 5(x^2) + 1 = 0\n4u^2 - 5u + 1 = 0\n(4u - 1)(u - 1) = 0\nu = 1/4, u = 1\nx^2 = 1/4, x^2 = 1\nx = ±1/2, x = ±1",
            "++++++",
        ),
        ("Solve: 4x^4 - 5x^2 + 1 = 0\n4u^2 - 5u + 1 = 0\n(4u - 1)(u - 1) = 0\nu = 1/4, u = 1\nx = 1/4, x = 1", "+++-"),
        ("Solve: 4x^4 - 5x^2 + 1 = 0\n4u^2 - 5u + 1 = 0\n(4u + 1)(u - 1) = 0", "+-"),
        (
            "Solve: x - 5√x + 6 = 0\nu^2 - 5u + 6 = 0\n(u - 2)(u - 3) = 0\nu = 2, u = 3\n√x = 2, √x = 3\nx = 4, x = 9",
            "+++++",
        ),
        (
            "Solve: 2x^(-2) - 3x^(-1) + 1 = 0\n2u^2 - 3u + 1 = 0\nu = 1/2, u = 1\nx^(-1) = 1/2, x^(-1) = 1\nx = 2, x = 1",
            "++++",
        ),
        (
            "Solve: (x + 1)^2 + 5(x + 1) + 6 = 0\nu^2 + 5u + 6 = 0\n(u + 2)(u + 3) = 0\nu = -2, u = -3\nx + 1 = -2, x + 1 = -3\nx = -3, x = -4",
            "+++++",
        ),
        (
            "Löse x⁴ - 13x² + 36 = 0\nz² - 13z + 36 = 0\nz = 4 oder z = 9\nx² = 4 oder x² = 9\nx = ±2 oder x = ±3",
            "++++",
        ),
        // No expression makes it the same.
        ("Solve: 4x^4 - 5x^2 + 1 = 0\n4u^2 + 5u + 1 = 0", "?"),
        ("x + 5 = 12\ny = 7", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
