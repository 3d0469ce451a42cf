//! Lines and their graphs: where they meet the axes, slopes, other lines.

use super::signs;

#[test]
fn a_letter_is_zero_on_an_axis() {
    for (paste, wanted) in [
        ("Find the y-intercept of 5x + 3y = 12\n3y = 12\ny = 4", "++"),
        ("x int of 5x + 3y = 15\n5x = 15\nx = 3", "++"),
        ("Bestimme den y-Achsenabschnitt von 5x + 3y = 12\n3y = 12\ny = 4", "++"),
        ("Find the y-intercept of 5x + 3y = 12\n3y = 10", "-"),
        // Without the axis a term is lost.
        ("Solve for y: 5x + 3y = 12\n3y = 12", "-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_line_put_in_another_form_is_one_line() {
    assert_eq!(signs("slope of 6x + 3y = 7\n3y = -6x + 7\ny = -2x + 7/3\nm = -2"), "++.");
    assert_eq!(signs("Steigung von 6x + 3y = 7\n3y = 6x + 7\ny = 2x + 7/3\nm = 2"), "-+.");
}

#[test]
fn another_line_has_an_equation_of_its_own() {
    for (paste, wanted) in [
        ("Find the line perpendicular to y = 2x - 5 through (4, 1).\ny - 1 = -1/2(x - 4)\ny = -x/2 + 3", ".+"),
        ("Find the line perpendicular to y = 2x - 5 through (4, 1).\ny - 1 = -1/2(x - 4)\ny = -x/2 + 1", ".-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
