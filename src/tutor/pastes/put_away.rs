//! Values that are put away, tried or chosen: each is held against the work that it is said of.

use super::signs;

#[test]
fn a_value_is_put_away_only_if_the_work_brings_it_up_and_the_problem_refuses_it() {
    let below = |row: &str| signs(&format!("√(x + 6) = x\nx + 6 = x^2\nx = 3 or x = -2\n{row}\nx = 3"));
    assert_eq!(below("x = -2 is rejected"), "++++");
    assert_eq!(below("−2 entfällt"), "++++");
    assert_eq!(below("x = -3 is rejected"), "++?+");
    assert_eq!(below("−3 entfällt"), "++?+");
    assert_eq!(signs("x^2 - x - 6 = 0\n(x - 3)(x + 2) = 0\nx = 3 or x = -2\nx = -2 is rejected\nx = 3"), "++--");
}

#[test]
fn what_is_named_as_tried_is_what_is_put_in() {
    assert_eq!(signs("2x + 1 > 9\nx > 4\nTest x = 6: 2·6 + 1 = 13 > 9"), "++");
    assert_eq!(signs("2x + 1 > 9\nx > 4\nTest x = 6: 2·5 + 1 = 11 > 9"), "+?");
}

#[test]
fn a_value_may_be_chosen_for_one_of_several_letters() {
    for (paste, wanted) in [
        ("a_1 + a_2 = 10\na_1 = 4\na_2 = 6", ".+"),
        ("a_1 + a_2 = 10\na_1 = 4\na_2 = 7", "--"),
        ("2x + 3y = 6\ny = 0: 2x = 6\nx = 3\nx = 0: 3y = 6\ny = 2", ".++.++"),
        ("2x + 3y = 6\ny = 0: 2x = 6\nx = 3\nx = 0: 3y = 6\ny = 3", ".++.+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn a_formula_above_its_equation_is_noted_and_its_use_is_judged() {
    assert_eq!(signs("D = b² − 4ac\n2x² + 3x − 5 = 0\nD = 3² − 4·2·(−5) = 49"), "++");
    assert_ne!(signs("D = b² − 4ac\n2x² + 3x − 5 = 0\nD = 3² − 4·2·(−5) = 31"), "++");
}

#[test]
fn a_formula_for_the_shape_of_a_story_is_quoted_rightly_or_not_judged() {
    let story = "The radius of a circle is 5 cm. Find its area.";
    assert_eq!(signs(&format!("{story}\nA = πr²\nA = π · 5² = 25π")), ".+");
    assert_eq!(signs(&format!("{story}\nA = 2πr²\nA = 2π · 5² = 50π")), "??");
}

#[test]
fn a_single_decimal_comma_is_one_in_linear_work() {
    assert_eq!(signs("Solve 7 = 2x\nx = 3,5"), "+");
    assert_eq!(signs("Solve 7 = 2x\nx = 2,5"), "-");
}
