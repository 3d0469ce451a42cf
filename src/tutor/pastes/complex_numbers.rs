//! Work with complex numbers, and work in which i is a letter.

use super::signs;

#[test]
fn numbers_are_added_multiplied_and_divided() {
    for (paste, wanted) in [
        ("Simplify: √(−36)\n√36 √(−1)\n6i", "++"),
        ("Simplify √(−50)\n√50 i\n5√2 i", "++"),
        ("Simplify √(−50)\n-√50\n-5√2 i", "--"),
        ("Add: √(−8) + √(−18)\n√8 i + √18 i\n2√2 i + 3√2 i\n5√2 i", "+++"),
        ("(4 - 3i) + (5 + 6i)\n(4 + 5) + (-3 + 6)i\n9 + 3i", "++"),
        ("(4 - 3i) - (5 + 6i)\n4 - 3i - 5 + 6i\n-1 + 3i", "-+"),
        ("Multiply: 3i(2 - 5i)\n6i - 15i^2\n6i - 15(-1)\n15 + 6i", "+++"),
        ("Multiply: 3i(2 - 5i)\n6i - 15i^2\n6i - 15", "+-"),
        ("$(5+2i)(3-4i)$\n$15-20i+6i-8i^{2}$\n$15-14i+8$\n$23-14i$", "+++"),
        ("$(5+2i)(3-4i)$\n$15-20i+6i-8i^{2}$\n$15-14i-8$", "+-"),
        ("Multiply: (3 + 2i)^2\n9 + 12i + 4i^2\n5 + 12i", "++"),
        ("Multiply: (3 + 2i)^2\n9 + 4i^2", "-"),
        ("(7 - 2i)(7 + 2i)\n49 - 4i^2\n53", "++"),
        ("(7 - 2i)(7 + 2i)\n49 - 4i^2\n45", "+-"),
        ("Multiply: √(−4) · √(−9)\n2i · 3i\n6i^2\n-6", "+++"),
        ("Multiply: √(−4) · √(−9)\n√36\n6i^2", "--"),
        ("Divide: (2 + 3i)/(1 - i)\n(2 + 3i)(1 + i)/((1 - i)(1 + i))\n(-1 + 5i)/2\n-1/2 + 5/2 i", "+++"),
        ("Divide: (2 + 3i)/(1 - i)\n(2 + 3i)(1 + i)/((1 - i)(1 + i))\n(-1 + 5i)/(1 - 1)", "+?"),
        ("Divide: (2 + 3i)/(1 - i)\n(2 + 3i)(1 - i)/((1 - i)(1 + i))", "-"),
        ("$\\frac{6}{2+i}$\n$\\frac{6(2-i)}{(2+i)(2-i)}$\n$\\frac{12-6i}{5}$", "++"),
        ("Simplify i^54\n(i^4)^13 · i^2\n1 · (-1)\n-1", "+++"),
        ("Simplify i^54\n(i^4)^13 · i^2\n1", "+-"),
        ("Berechne (1 + i)^2\n1 + 2i + i²\n2i", "++"),
        ("Berechne |3 - 4i|\n√(9 + 16)\n5", "++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn equations_have_complex_roots() {
    for (paste, wanted) in [
        ("x^2 + 48 = 0\nx^2 = -48\nx = ±√(-48)\nx = ±4√3 i\nx = 4√3 i, x = -4√3 i", "++++"),
        ("x^2 + 48 = 0\nx = ±√(-48)\nx = ±4√3\nx = 4√3 i", "+--"),
        ("x^2 - 6x + 25 = 0\n(x - 3)^2 = -16\nx - 3 = ±4i\nx = 3 ± 4i", "+++"),
        ("x^2 - 6x + 25 = 0\n(x - 3)^2 = -16\nx - 3 = ±√(-4)\nx = 3 ± 2i", "+-+"),
        ("x^2 - 6x + 25 = 0\nx = (6 ± √(36 - 100))/2\nx = (6 ± √(-64))/2\nx = (6 ± 8i)/2\nx = 3 ± 4i", "++++"),
        ("x^2 - 6x + 25 = 0\nx = (6 ± √(36 - 100))/2\nx = (6 ± 8i)/2\nx = 3 ± 8i", "++-"),
        ("x^2 - 6x + 25 = 0\nx = (6 ± √(36 - 100))/2\nx = 3 + 4i", "+-"),
        ("4n^2 + 1 = 0\nn^2 = -1/4\nn = ±(1/2)i", "++"),
        ("$x^{2}+2x+5=0$\n$x=\\frac{-2\\pm \\sqrt{-16}}{2}$\n$x=-1\\pm 2i$", "++"),
        ("$x^{2}+2x+5=0$\n$x=\\frac{-2\\pm \\sqrt{-16}}{2}$\n$x=-2\\pm 2i$", "+-"),
        ("x^4 + 5x^2 + 4 = 0\n(x^2 + 1)(x^2 + 4) = 0\nx^2 = -1 or x^2 = -4\nx = ±i or x = ±2i", "+++"),
        ("x^3 - 8 = 0\n(x - 2)(x^2 + 2x + 4) = 0\nx = 2 or x = -1 ± √3 i", "++"),
        ("Löse x² + 4x + 5 = 0\nx = -2 ± √(4 - 5)\nx = -2 ± i", "++"),
        ("Löse x² + 4x + 5 = 0\nx = -2 ± √(4 - 5)\nx = 2 ± i", "+-"),
        // Neither is told: i may be a letter.
        ("(x - 2i)(x + 2i) = 0\nx = 2i or x = -2i", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn no_real_solution_is_a_word_of_its_own() {
    for (paste, wanted) in [
        ("x^2 + 9 = 0\nx^2 = -9\nno real solution", "++"),
        ("x^2 + 9 = 0\nx^2 = -9\nx = ±3", "+-"),
        ("x² + 9 = 0\nx² = -9\nkeine reelle Lösung", "++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn i_is_a_letter_where_the_work_takes_it_for_one() {
    for (paste, wanted) in [
        ("3i + 5 = 11\n3i = 6\ni = 2", "++"),
        ("3i + 5 = 11\n3i = 6\ni = 3", "+-"),
        ("A = P(1 + i)^2\nP = A/(1 + i)^2", "+"),
        // Neither is told.
        ("x i = 20\nx = 20/i", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
