//! Equations with roots of index three and more, and roots that only such numbers write.

use super::signs;

#[test]
fn equations_with_roots_of_any_index_are_judged() {
    for (paste, wanted) in [
        ("Solve ∛(4x - 5) = 3\n4x - 5 = 27\n4x = 32\nx = 8", "+++"),
        ("Solve ∛(4x - 5) = 3\n4x - 5 = 9\n4x = 14\nx = 7/2", "-++"),
        ("Löse ∛(x + 6) = -2\nx + 6 = -8\nx = -14", "++"),
        ("Löse ∛(x + 6) = -2\nx + 6 = 8\nx = 2", "-+"),
        ("\\sqrt[4]{x - 1} = 2\nx - 1 = 16\nx = 17", "++"),
        ("\\sqrt[4]{x - 1} = 2\nx - 1 = 8\nx = 9", "-+"),
        ("\\sqrt[3]{5x - 4} = \\sqrt[3]{2x + 8}\n5x - 4 = 2x + 8\n3x = 12\nx = 4", "+++"),
        ("(x + 3)^(1/3) = 4\nx + 3 = 64\nx = 61", "++"),
        ("(2x)^(1/4) = 3\n2x = 81\nx = 81/2", "++"),
        ("(x - 1)^(2/3) = 4\n(x - 1)^2 = 64\nx - 1 = ±8\nx = 9 or x = -7", "+++"),
        ("x^(3/2) = 8\nx = 4", "+"),
        ("x^(3/2) = 8\nx = 12", "-"),
        ("x^(2/3) - 5x^(1/3) + 6 = 0\nx^(1/3) = 2 or x^(1/3) = 3\nx = 8 or x = 27", "++"),
        ("∛(x^2 - 6x) = 3\nx^2 - 6x = 27\nx^2 - 6x - 27 = 0\n(x - 9)(x + 3) = 0\nx = 9 or x = -3", "++++"),
        ("∛(x^2 - 6x) = 3\nx^2 - 6x = 27\nx = 9", "+-"),
        ("root(3, x) < 2\nx < 8", "+"),
        ("root(3, x) < 2\nx < 6", "-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn an_even_root_may_add_answers_until_they_are_put_away() {
    assert_eq!(signs("⁴√(x + 2) = -3\nx + 2 = 81\nx = 79\nno solution"), "+++");
    assert_eq!(signs("⁴√(x + 2) = -3\nx + 2 = 81\nx = 79"), "+-");
}

#[test]
fn roots_without_a_square_root_are_proved_and_refuted() {
    for (paste, wanted) in [
        ("x^3 = 24\nx = ∛24\nx = 2∛3", "++"),
        ("x^3 = 24\nx = 3∛2", "-"),
        ("2x^3 + 14 = 0\nx^3 = -7\nx = -∛7", "++"),
        ("2x^3 + 14 = 0\nx^3 = -7\nx = ∛7", "+-"),
        ("x^4 = 7\nx = ±⁴√7", "+"),
        ("(x - 2)^3 = 5\nx - 2 = ∛5\nx = 2 + ∛5", "++"),
        ("x^3 = 24\nx = ∛24\nx ≈ 2.88", "++"),
        ("x^3 = 24\nx = ∛24\nx ≈ 2.89", "+-"),
        ("V = a^3\na = ∛V", "+"),
        ("V = a^3\na = √V", "-"),
        ("T^2 = k r^3\nr^3 = T^2/k\nr = ∛(T^2/k)", "++"),
        ("V = 4/3 π r^3\n3V = 4π r^3\nr^3 = 3V/(4π)\nr = ∛(3V/(4π))", "+++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_formula_solved_with_a_wrong_square_root_is_refuted() {
    for (paste, wanted) in [
        ("a^2 + b^2 = c^2\nb^2 = c^2 - a^2\nb = c - a", "+-"),
        ("A = πr^2\nr^2 = A/π\nr = √A", "+-"),
        ("h = v^2/(2g)\nv^2 = 2gh\nv = 2√(gh)", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
