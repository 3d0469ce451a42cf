//! Roots of any index and powers with fractions for exponents.

use super::signs;

#[test]
fn equations_with_roots_are_freed_of_them() {
    for (paste, wanted) in [
        ("Solve: ∛(2x - 1) + 5 = 2\n∛(2x - 1) = -3\n(∛(2x - 1))^3 = (-3)^3\n2x - 1 = -27\n2x = -26\nx = -13", "+++++"),
        ("Solve: ∛(2x - 1) + 5 = 2\n∛(2x - 1) = -3\n2x - 1 = 27", "+-"),
        ("Solve: ∛(2x - 1) + 5 = 2\n∛(2x - 1) = -3\n2x - 1 = -9", "+-"),
        ("Solve: (3x - 2)^(1/4) + 3 = 5\n(3x - 2)^(1/4) = 2\n((3x - 2)^(1/4))^4 = 2^4\n3x - 2 = 16\nx = 6", "++++"),
        ("Solve: (3x - 2)^(1/4) + 3 = 5\n(3x - 2)^(1/4) = 2\n3x - 2 = 8", "+-"),
        ("Solve: (3x - 2)^(1/4) + 5 = 3\n(3x - 2)^(1/4) = -2\nno solution", "++"),
        ("Solve: (x + 8)^(1/3) = -2\nx + 8 = -8\nx = -16", "++"),
        ("$\\sqrt[3]{4x-5}=\\sqrt[3]{2x+7}$\n$4x-5=2x+7$\n$2x=12$\n$x=6$", "+++"),
        (
            "Solve: x^(2/3) - 5x^(1/3) + 6 = 0\nu^2 - 5u + 6 = 0\nu = 2, u = 3\nx^(1/3) = 2, x^(1/3) = 3\nx = 8, x = 27",
            "++++",
        ),
        (
            "Solve: x^(2/3) - 5x^(1/3) + 6 = 0\nu^2 - 5u + 6 = 0\nu = 2, u = 3\nx^(1/3) = 2, x^(1/3) = 3\nx = 6, x = 9",
            "+++-",
        ),
        ("Löse ∛(x + 1) = 2\nx + 1 = 8\nx = 7", "++"),
        ("Löse ∛(x + 1) = 2\nx + 1 = 6", "-"),
        ("Löse ∜x = 3\nx = 81", "+"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn exponents_that_are_fractions_obey_the_laws() {
    for (paste, wanted) in [
        ("Simplify: x^(1/2) · x^(1/4)\nx^(1/2 + 1/4)\nx^(3/4)", "++"),
        ("Simplify: x^(1/2) · x^(1/4)\nx^(1/8)", "-"),
        ("Simplify: (x^(3/4) · x^(-1/4))/x^(-6/4)\nx^(2/4)/x^(-6/4)\nx^(8/4)\nx^2", "+++"),
        ("Simplify: (x^(3/4) · x^(-1/4))/x^(-6/4)\nx^(2/4)/x^(-6/4)\nx^(-4/4)", "+-"),
        ("Simplify: (8u^(1/2))^(2/3)\n8^(2/3) (u^(1/2))^(2/3)\n4u^(1/3)", "++"),
        ("Simplify: (8u^(1/2))^(2/3)\n8^(2/3) (u^(1/2))^(2/3)\n4u^(7/6)", "+-"),
        ("Simplify: 27^(2/3)\n(∛27)^2\n3^2\n9", "+++"),
        ("Simplify: 27^(2/3)\n(∛27)^2\n6", "+-"),
        ("Simplify: 16^(-3/4)\n1/16^(3/4)\n1/2^3\n1/8", "+++"),
        ("Vereinfache √x · ∛x\nx^(1/2 + 1/3)\nx^(5/6)", "++"),
        ("Vereinfache √x · ∛x\nx^(1/6)", "-"),
        ("Vereinfache ∜x · ∜x\n√x", "+"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
