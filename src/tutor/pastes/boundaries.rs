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
