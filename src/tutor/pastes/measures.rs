//! Lengths, areas, prices: formulas with units in them, and what is worked out with rounded numbers.

use super::signs;

fn check(paste: &str, wanted: &str) {
    assert_eq!(signs(paste), wanted, "{paste}");
}

#[test]
fn units_do_not_end_a_formula() {
    check("V = 4 cm · 2,5 cm · 6 cm\nV = 60 cm³", "+");
    check("V = 4 cm · 2,5 cm · 6 cm\nV = 62 cm³", "-");
    check("a = 5 cm, b = 12 cm\nc² = a² + b²\nc² = 25 + 144\nc² = 169\nc = 13 cm", ".+++");
    check("a = 5 cm, b = 12 cm\nc² = a² + b²\nc² = 25 + 144\nc² = 169\nc = 14 cm", ".++-");
    check("s = v · t\ns = 60 km/h · 2 h\ns = 120 km", ".+");
    check("d² = (3 cm)² + (4 cm)²\nd² = 25 cm²\nd = 5 cm", "++");
    check("$V = 4\\,\\text{cm} \\cdot 2\\,\\text{cm}$\n$V = 8\\,\\text{cm}^2$", "+");
    check("2 m + 30 cm = 230 cm\n230 cm : 5 = 46 cm", "+");
}

#[test]
fn a_capital_beside_a_letter_is_another_quantity() {
    check("a = 7 cm, c = 3 cm, h = 4 cm\nA = (a + c)/2 · h\nA = (7 + 3)/2 · 4\nA = 20 cm²", ".++");
    check("x + 2 = 5\nX = 3", "+");
}

#[test]
fn values_of_formulas_are_rounded_rightly() {
    check("r = 3 cm\nA = π · r²\nA ≈ 28,27 cm²", ".+");
    check("r = 3 cm\nA = π · r²\nA ≈ 28,37 cm²", ".-");
    check("K0 = 1500 €, p = 2 %, n = 4\nK4 = 1500 · 1,02^4\nK4 = 1623,65 €", "..");
    check("K0 = 1500 €, p = 2 %, n = 4\nK4 = 1500 · 1,02^4\nK4 = 1632,65 €", ".-");
}

#[test]
fn numbers_that_a_row_calls_equal_have_to_be() {
    check("y = 3x - 4 and 2x + y = 11\n5x = 15\nx = 3\ny = 3·3 - 4 = 6", "++-");
    check("m = (8 - 2)/(3 - 1) = 6/2 = 4\ny = 4x + b", "+-?");
}

#[test]
fn degrees_beside_radians_are_numbers() {
    for (paste, wanted) in [
        ("Convert 135° to radians.\n135° = 135 · π/180\n= 3π/4", ".."),
        ("Convert 135° to radians.\n135° = 135 · π/180\n= 2π/3", ".-"),
        ("Convert 135° to radians.\n135° = 135 · π/90", "-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
