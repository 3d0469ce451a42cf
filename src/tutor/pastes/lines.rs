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
    assert_eq!(signs("slope of 6x + 3y = 7\n3y = -6x + 7\ny = -2x + 7/3\nm = -2"), "+++");
    assert_eq!(signs("Steigung von 6x + 3y = 7\n3y = 6x + 7\ny = 2x + 7/3\nm = 2"), "-++");
}

#[test]
fn another_line_has_an_equation_of_its_own() {
    for (paste, wanted) in [
        ("Find the line perpendicular to y = 2x - 5 through (4, 1).\ny - 1 = -1/2(x - 4)\ny = -x/2 + 3", "++"),
        ("Find the line perpendicular to y = 2x - 5 through (4, 1).\ny - 1 = -1/2(x - 4)\ny = -x/2 + 1", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_line_told_by_points_or_slope_is_settled() {
    for (paste, wanted) in [
        // The slope, in the right order and not.
        ("Find the slope of the line through (2, -1) and (5, 8).\nm = (8 - (-1))/(5 - 2)\nm = 9/3\nm = 3", "+++"),
        ("Find the slope of the line through (2, -1) and (5, 8).\nm = (8 - (-1))/(2 - 5)\nm = -3", "-."),
        ("Steigung der Geraden durch A(1|2) und B(3|8)\nm = (3 - 1)/(8 - 2) = 1/3", "-"),
        // The line through two points.
        (
            "Find the equation of the line through (1, 2) and (3, 8).\nm = (8 - 2)/(3 - 1) = 3\ny = 3x + b\n2 = 3·1 + b\nb = -1\ny = 3x - 1",
            "+.+++",
        ),
        ("Find the equation of the line through (1, 2) and (3, 8).\ny = 3x + b\n2 = 3·2 + b\nb = -4", ".-+"),
        ("Find the equation of the line through (1, 2) and (3, 8).\ny = 3x - 1", "+"),
        ("Find the equation of the line through (1, 2) and (3, 8).\ny = 3x + 1", "-"),
        (
            "Gegeben sind A(1|2) und B(3|8). Bestimme die Gleichung der Geraden.\nm = 6/2 = 3\ny = 3x + n\n2 = 3 + n\nn = -1",
            "+.++",
        ),
        ("A line passes through (-1, 4) and (2, -5).\nm = -9/3 = -3\n4 = -3(-1) + c\nc = 1\ny = -3x + 1", "++++"),
        // A slope and a point.
        ("Find the line with slope m = 2 that contains (3, -4).\ny + 4 = 2(x - 3)\ny = 2x - 10", "++"),
        ("Find the line with slope m = 2 that contains (3, -4).\ny - 4 = 2(x - 3)\ny = 2x - 2", "-+"),
        ("Find the line with slope -3/4 and y-intercept (0, -2).\ny = -3/4 x - 2", "+"),
        ("Find the line with slope -3/4 and y-intercept (0, -2).\ny = -3/4 x + 2", "-"),
        // A line that is given besides is no wrong one.
        (
            "Where does the line through (1, 2) and (3, 8) meet y = x + 5?\ny = 3x - 1\ny = x + 5\n3x - 1 = x + 5\nx = 3",
            ".++++",
        ),
        (
            "Where does the line through (1, 2) and (3, 8) meet y = x + 5?\ny = 3x - 1\ny = x + 5\n3x - 1 = x + 5\nx = 4",
            ".+++-",
        ),
        ("Where does y = 3x - 1 meet y = x + 5?\n3x - 1 = x + 5\nx = 3\ny = 8", "+++"),
        ("Wo schneidet y = 3x - 1 die Gerade y = x + 5?\n3x - 1 = x + 5\nx = 4", "+-"),
        // Parallel and perpendicular.
        (
            "Find the line parallel to 3x + y = 2 through (1, 5).\ny = -3x + 2\nm = -3\ny - 5 = -3(x - 1)\ny = -3x + 8",
            "++++",
        ),
        ("Find the line parallel to 3x + y = 2 through (1, 5).\ny - 5 = 3(x - 1)\ny = 3x + 2", "-+"),
        ("Find the line perpendicular to y = 2x - 5 through (4, 1).\nm = 2\nm_⊥ = -1/2\ny - 1 = -1/2(x - 4)", "+++"),
        ("Find the line perpendicular to y = 2x - 5 through (4, 1).\nm_⊥ = 1/2", "-"),
        ("Find the line perpendicular to y = 2x - 5 through (4, 1).\ny - 1 = 1/2(x - 4)\ny = 1/2 x - 1", "-+"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_level_or_upright_line_has_one_letter() {
    for (paste, wanted) in [
        ("Find the equation of the line through (-1, 3) and (5, 3)\nm = 0\ny = 3", "++"),
        ("Find the equation of the line through (2, 1) and (2, 7)\nx = 2", "+"),
        ("Find the equation of the line through (2, 1) and (2, 7)\nx = 1", "-"),
        ("Find the equation of the line with slope 0 through (4, -3)\ny + 3 = 0(x - 4)\ny = 4", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn the_constant_of_a_line_is_held_against_it() {
    for (paste, wanted) in [
        ("Find the slope and y-intercept of y = 2x + 3\nm = 2\nb = 3", "++"),
        ("Find the slope and y-intercept of y = 2x + 3\nm = 2\nb = 5", "+-"),
        ("Find the slope and y-intercept of 2x + y = 3\ny = -2x + 3\nm = -2, b = 7", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn what_a_segment_runs_to_is_told() {
    for (paste, wanted) in [
        ("Find the midpoint of the segment from (-3, 4) to (2, -1).\nM = (-1/2, 3/2)", "+"),
        ("Find the distance from A(1, 2) to B(4, 6).\nd = sqrt(9 + 16)\nd = 5", "++"),
        ("Find the distance from A(1, 2) to B(4, 6).\nd = sqrt(9 + 16)\nd = 6", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn curves_meet_the_axes_and_go_along_their_asymptotes() {
    for (paste, wanted) in [
        ("Find the asymptotes of x^2/25 - y^2/4 = 1.\ny = ±(2/5)x", "+"),
        ("Find the asymptotes of x^2/25 - y^2/4 = 1.\ny = 2/5 x and y = -2/5 x", "+"),
        ("Find the asymptotes of x^2/25 - y^2/4 = 1.\ny = ±(5/2)x", "?"),
        ("Find the x- and y-intercepts of x^2/4 + y^2/9 = 1.\ny = 0\nx = ±2\nx = 0\ny = ±3", ".+.+"),
        ("y = x(x - 4)\nx = 0 or x = 4", "+"),
        ("y = x(x - 4)\nx = 0 or x = 5", "-"),
        ("Find the vertex of y = (x - 1)(x - 5).\nx = 1 or x = 5\nx = 3\ny = (3 - 1)(3 - 5) = -4", "+++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
