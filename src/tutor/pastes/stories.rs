//! What a story works out beside its model.

use super::signs;

#[test]
fn a_sum_of_a_story_is_true_whatever_its_letter_is() {
    for (paste, wanted) in [
        ("Mia has x coins, Leo three times as many. Together they have x + 3x = 4x coins.\n4x = 28\nx = 7", ".+"),
        ("Mia has x coins, Leo three times as many. Together they have x + 3x = 4x coins.\n4x = 28\nx = 6", ".-"),
        ("Lena hat x Karten, Jan 5 mehr. Zusammen sind es x + x + 5 = 2x + 5.\n2x + 5 = 19\n2x = 14\nx = 7", "..++"),
        // An identity that is shown, and one that is solved.
        ("Show that (a + 1)^2 - a^2 = 2a + 1\n(a + 1)^2 - a^2 = a^2 + 2a + 1 - a^2\n= 2a + 1", "++"),
        ("Solve 2x + 4 = 2(x + 2)\n2x + 4 = 5", "-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_quantity_written_in_two_ways_that_are_not_the_same_is_unsound() {
    for (paste, wanted) in [
        (
            "A shirt costs x euros, a coat 20 euros more. For three coats they pay 3(x + 20) = 3x + 20 euros.\nSo 3x + 20 = 95\nx = 25",
            "-.+",
        ),
        (
            "A rectangle is 4 cm longer than it is wide.\nIts perimeter is 2(w + w + 4) = 4w + 4 cm.\nTherefore 4w + 4 = 36\nw = 8",
            "-.+",
        ),
        (
            "Ein Rechteck ist 4 cm länger als breit.\nSein Umfang ist 2(b + b + 4) = 4b + 4.\nAlso 4b + 4 = 36\nb = 8",
            "-.+",
        ),
        (
            "A rectangle is 4 cm longer than it is wide.\nIts perimeter is 2(w + w + 4) = 4w + 8 cm.\nTherefore 4w + 8 = 36\nw = 7",
            "..+",
        ),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
