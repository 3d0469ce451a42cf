//! Points, lines and circles.

use super::signs;

#[test]
fn a_point_gives_all_letters_of_a_system() {
    for (paste, wanted) in [
        ("2x + y = 7 and x - y = 2\n3x = 9\nx = 3\ny = 1\n(3, 1)", "++++"),
        ("2x + y = 7 and x - y = 2\n3x = 9\nx = 3\ny = 1\n(1, 3)", "+++-"),
        ("2x + y = 7 and x - y = 2\n(3, 1)", "+"),
        ("$\\left\\{\\begin{array}{l}x+y=5\\\\ 2x-y=1\\end{array}\\right.$\n$3x=6$\n$x=2$\n$y=3$\n$(2,3)$", "++++"),
        ("Solve the system: y = x^2 - 2x and y = x + 4\nx^2 - 2x = x + 4\nx = 4 or x = -1\n(4, 8) and (-1, 3)", "+++"),
        ("Solve the system: y = x^2 - 2x and y = x + 4\nx^2 - 2x = x + 4\nx = 4 or x = -1\n(4, 8), (-1, 5)", "++-"),
        ("Löse x + y = 3 und x - y = 1\n2x = 4\nx = 2\ny = 1\n(2|1)", "++++"),
        ("Löse x + y = 3 und x - y = 1\n2x = 4\nx = 2\ny = 1\n(2; 2)", "+++-"),
        ("x + y + z = 6, x - y = 0, z = 2\n2x = 4\n(2, 2, 2)", "++"),
        ("x + y + z = 6, x - y = 0, z = 2\n2x = 4\n(2, 1, 3)", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_point_lies_on_a_line_or_not() {
    for (paste, wanted) in [
        (
            "Find the intercepts of 5x - 2y = 10.\n5x - 2(0) = 10\nx = 2\n(2, 0)\n5(0) - 2y = 10\ny = -5\n(0, -5)",
            "++++++",
        ),
        (
            "Find the intercepts of 5x - 2y = 10.\n5x - 2(0) = 10\nx = 2\n(0, 2)\n5(0) - 2y = 10\ny = -5\n(0, -5)",
            "++-+++",
        ),
        ("Find the intercepts of 5x - 2y = 10.\n5x - 2(0) = 10\nx = 5\n(5, 0)", "+--"),
        ("Graph y = 2x - 3\n(0, -3)\n(1, -1)\n(2, 1)", "+++"),
        ("Graph y = 2x - 3\n(0, -3)\n(1, 1)", "+-"),
        ("Bestimme drei Punkte von y = -x + 4\n(0|4)\n(1|3)\n(2|1)", "++-"),
        ("$x^2+y^2=25$\n$(3,4)$\n$(0,-5)$\n$(5,5)$", "++-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn coordinates_are_worked_out_side_by_side() {
    for (paste, wanted) in [
        (
            "Use the Midpoint Formula to find the midpoint of the segment whose endpoints are (-3, -5) and (9, 1).\n((x_1 + x_2)/2, (y_1 + y_2)/2)\n((-3 + 9)/2, (-5 + 1)/2)\n(6/2, -4/2)\n(3, -2)",
            ".+++",
        ),
        (
            "Use the Midpoint Formula to find the midpoint of the segment whose endpoints are (-3, -5) and (9, 1).\n((-3 + 9)/2, (-5 + 1)/2)\n(6/2, -6/2)\n(3, -3)",
            "+-+",
        ),
        (
            "Find the midpoint of the segment between the points $(1,4)$ and $(5,2)$.\n$\\left(\\frac{1+5}{2},\\frac{4+2}{2}\\right)$\n$(3,3)$",
            "++",
        ),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn slopes_lines_and_circles_are_worked_out() {
    for (paste, wanted) in [
        (
            "Find the slope of the line through the points (2, -1) and (5, 8).\nm = (y_2 - y_1)/(x_2 - x_1)\nm = (8 - (-1))/(5 - 2)\nm = 9/3\nm = 3",
            ".+++",
        ),
        (
            "Find the slope of the line through the points (2, -1) and (5, 8).\nm = (y_2 - y_1)/(x_2 - x_1)\nm = (8 - (-1))/(5 - 2)\nm = 7/3",
            ".+-",
        ),
        (
            "Find an equation of a line with slope m = 2 that contains the point (3, -4).\ny - (-4) = 2(x - 3)\ny + 4 = 2x - 6\ny = 2x - 10",
            "+++",
        ),
        (
            "Find an equation of a line with slope m = 2 that contains the point (3, -4).\ny - (-4) = 2(x - 3)\ny + 4 = 2x - 3\ny = 2x - 7",
            "+-+",
        ),
        (
            "Find the center and radius of the circle x^2 + y^2 - 4x + 6y - 12 = 0.\nx^2 - 4x + y^2 + 6y = 12\n(x^2 - 4x + 4) + (y^2 + 6y + 9) = 12 + 4 + 9\n(x - 2)^2 + (y + 3)^2 = 25",
            "+++",
        ),
        (
            "Find the center and radius of the circle x^2 + y^2 - 4x + 6y - 12 = 0.\nx^2 - 4x + y^2 + 6y = 12\n(x^2 - 4x + 4) + (y^2 + 6y + 9) = 12\n(x - 2)^2 + (y + 3)^2 = 12",
            "+-+",
        ),
        (
            "Use the Distance Formula to find the distance between the points (1, 2) and (7, 10).\nd = √((x_2 - x_1)^2 + (y_2 - y_1)^2)\nd = √((7 - 1)^2 + (10 - 2)^2)\nd = √(36 + 64)\nd = 10",
            ".+++",
        ),
        (
            "Find an equation of a line perpendicular to y = 2x - 3 that contains the point (-2, 1).\nm = 2\nm_⊥ = -1/2\ny - y_1 = m(x - x_1)\ny - 1 = -1/2 (x + 2)\ny = -(1/2)x",
            "++.++",
        ),
        (
            "A circle has its center at (2, 4) and contains the point (-2, 1).\nr = √((-2 - 2)^2 + (1 - 4)^2)\nr = √25\nr = 5\n(x - h)^2 + (y - k)^2 = r^2\n(x - 2)^2 + (y - 4)^2 = 5^2\n(x - 2)^2 + (y - 4)^2 = 25",
            ".++..+",
        ),
        (
            "Use the Distance Formula to find the distance between the points (1, 2) and (7, 10).\nd = √((7 - 1)^2 + (10 - 2)^2)\nd = 6 + 8\nd = 14",
            "+-+",
        ),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
