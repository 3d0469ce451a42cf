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

#[test]
fn operations_said_in_words_are_carried_out() {
    for (paste, wanted) in [
        ("Work out 15% of 80\n10% of 80 = 8\nhalf of 8 = 4\n8 + 4 = 12", "+++"),
        ("Work out 15% of 80\n10% of 80 = 8\nhalf of 8 = 5\n8 + 4 = 12", "+-+"),
        ("2x + 5 = 17\ntwice x = 12\nx = 6", "++"),
        ("2x = 10\n5 times 4 = 20", "+"),
        ("2x = 10\n5 plus 3 = 9", "-"),
        ("2x = 10\nthe sum of 4 and 5 = 9", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn what_is_worked_out_under_a_name_of_several_words_is_judged() {
    let check = |row: &str, wanted: &str| assert_eq!(signs(&format!("2x = 10\nx = 5\n{row}")), wanted, "{row}");
    check("Cost of 3 books = 3 × 5 = 16", "+-");
    check("1 part = 60/5 = 13", "+-");
    check("Time taken by A = 3 × 5 = 16", "+-");
    check("The max height = 3(2) + 1 = 8", "+-");
}

#[test]
fn values_that_go_together_in_pairs_are_those_of_the_problem() {
    let told = "y varies directly as x. y = 12 when x = 4. Find y when x = 10.\n";
    assert_eq!(signs(&format!("{told}k = y/x = 12/4 = 3\ny = 3 * 10\ny = 30")), "..+");
    assert_eq!(signs(&format!("{told}y = kx\n12 = k(4)\nk = 3\ny = 3x\ny = 3(10) = 30")), ".++++");
    assert_eq!(signs(&format!("{told}y = kx\n12 = k(4)\nk = 3\ny = 3x\ny = 3(11) = 33")), ".+++?");
}
