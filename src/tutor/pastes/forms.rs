//! Forms in which people write: signs of division, systems without a word, what a marker has written beside the work.

use super::signs;

#[test]
fn a_colon_divides() {
    assert_eq!(signs("Vereinfache: b⁸ · b : b⁴\n= b⁹ : b⁴\n= b⁵"), "++");
    assert_eq!(signs("Vereinfache: b⁸ : b⁴\n= b²"), "-");
    assert_eq!(signs("Berechne: 56 : 7 · 2\n= 8 · 2\n= 16"), "++");
    assert_eq!(signs("Berechne: 56 : 7 · 2\n= 56 : 14"), "-");
}

#[test]
fn systems_are_told_by_their_rows() {
    for (paste, wanted) in [
        ("a + b + c = 9\na - b = 1\nb + c = 5\na = 4\nb = 3\nc = 2", "+++"),
        ("a + b + c = 9\na - b = 1\nb + c = 5\na = 5", "-"),
        ("p+q=13\np-q=3\np=8 q=5", "+"),
        ("p+q=13\np-q=3\np=8, q=4", "-"),
        ("I  y = 2x - 1\nII y = 8 - x\n2x - 1 = 8 - x\n3x = 9\nx = 3", "+++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn what_a_letter_runs_over_claims_nothing() {
    assert_eq!(signs("sum of k from k = 1 to 30\n= 30·31/2\n= 465"), ".+");
    assert_eq!(signs("Summe aller k von k = 1 bis 30\n= 30·31/2\n= 435"), ".-");
}

#[test]
fn what_a_marker_writes_is_no_part_of_the_work() {
    assert_eq!(signs("Simplify (z^4)^2 / z^3\nz^8 / z^3 ✓\nz^4 ✗ subtract the exponents"), "+-");
    assert_eq!(signs("9 - 2y = 3\n-2y = -6 M1\ny = 3 A1"), "++");
    assert_eq!(signs("9 - 2y = 3\n-2y = -6 (1 mark)\ny = -3 (0 marks)"), "+-");
}

#[test]
fn what_goes_on_with_equals_is_held_against_the_row_above() {
    assert_eq!(signs("g(t) = t^2 - 4t\ng(t + 2)\n= (t + 2)^2 - 4(t + 2)\n= t^2 - 4"), ".++");
    assert_eq!(signs("g(t) = t^2 - 4t\ng(t + 2)\n= (t + 2)^2 - 4(t + 2)\n= t^2 + 4 - 4t - 8"), ".+-");
}

#[test]
fn a_value_of_a_letter_that_was_spoken_of_claims_something() {
    assert_eq!(signs("y varies directly with x, y = 20 when x = 4\n20 = k * 4\nk = 5"), ".+");
    assert_eq!(signs("y varies directly with x, y = 20 when x = 4\n20 = k * 5\nk = 4"), "?+");
    assert_eq!(signs("3x^2 - 7x + 2 = 0\na = 3, b = -7, c = 2\nx = 2 or x = 1/3"), ".+");
}
