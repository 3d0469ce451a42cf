//! Quantities named by words, and letters that the work defines.

use super::signs;

#[test]
fn words_name_quantities() {
    for (paste, wanted) in [
        ("Find the area of a rectangle 5 cm by 3 cm.\nArea = length × width\nArea = 5 × 3\nArea = 15 cm^2", "..+"),
        ("Find the area of a rectangle 5 cm by 3 cm.\nArea = 5 × 3\nArea = 18 cm^2", ".-"),
        ("Find the area of a triangle with base 6 and height 4.\nArea = 1/2 · 6 · 4 = 14", "-"),
        (
            "A car drives 120 km in 1.5 hours. Find its speed.\nspeed = distance/time\nspeed = 120/1.5\nspeed = 80 km/h",
            "..+",
        ),
        ("A car drives 120 km in 1.5 hours. Find its speed.\nspeed = 120/1.5\nspeed = 90", ".-"),
        ("A car drives 120 km in 1.5 hours. Find its speed.\nspeed = 120/1.5\n= 80", ".+"),
        ("Ein Rechteck ist 5 cm lang und 3 cm breit.\nUmfang = 2·5 + 2·3\nUmfang = 16", ".+"),
        ("Ein Rechteck ist 5 cm lang und 3 cm breit.\nUmfang = 2·5 + 2·3\nUmfang = 15", ".-"),
        ("What is the slope of the line through (0, 4) and (2, 0)?\nslope = (0 - 4)/(2 - 0)\nslope = -2", "++"),
        ("What is the slope of the line through (0, 4) and (2, 0)?\nslope = 4/2", "-"),
        ("Find the area of a circle with radius 5.\nradius = 5\nArea = π × 5²\nArea = 25π", ".++"),
        ("Steigung der Geraden durch (0|4) und (2|0)?\nSteigung = -4/2\n= -2", "++"),
        ("Given 2x^2 + 3x - 5 = 0, find the discriminant.\ndiscriminant = 3^2 - 4·2·(-5)\ndiscriminant = 49", ".+"),
        ("Find the volume of a cube with side 4 cm.\nVolume = side³\nVolume = 4³\nVolume = 64 cm³", "..+"),
        ("Find the mean of 4, 8 and 9.\nMean = (4 + 8 + 9)/3 = 21/3 = 7", "+"),
        ("average = (4 + 8 + 9)/3\naverage = 21/3\naverage = 8", "+-"),
        ("John has 3 times as many apples as Mary.\nMary = x\nJohn = 3x\nx + 3x = 48\nx = 12\nJohn = 32", "...+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn what_the_work_defines_is_worked_out() {
    for (paste, wanted) in [
        ("A shirt costs 80 dollars and is reduced by 15%.\nd = 0.15 × 80 = 12\np = 80 - d\np = 68", "..+"),
        ("A shirt costs 80 dollars and is reduced by 15%.\nd = 0.15 × 80 = 12\np = 80 - d\np = 58", "..-"),
        (
            "A shirt costs 80 dollars and is reduced by 15%.\ndiscount = 0.15 × 80 = 12\nnew price = 80 - discount\nnew price = 80 - 12\nnew price = 58",
            "..+-",
        ),
        // A unit may have been changed on the way.
        ("Find the area of a plate.\nl = 50 cm\nw = 2 m\nA = l·w\nA = 1 m²", "..?"),
        ("A car drives for 90 minutes.\ns = 120 km\nt = 90 minutes\nv = s/t\nv = 80 km/h", "...?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn an_equation_of_numbers_is_no_problem() {
    for (paste, wanted) in [
        ("Increase 60 by 15%\n15% of 60 = 9\n60 + 9 = 69", ".+"),
        ("Increase 60 by 15%\n15% of 60 = 8\n60 + 8 = 68", "-+"),
        ("Erhöhe 60 um 15%\n0,15 · 60 = 8\n60 + 8 = 68", "-+"),
        ("3 + 4 · 2 = 14", "-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
