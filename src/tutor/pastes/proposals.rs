//! Values of which a problem asks whether they solve it.

use super::signs;

#[test]
fn the_value_that_is_asked_of_is_put_in() {
    for (paste, wanted) in [
        ("Is x = 4 a solution of 2x + 1 = 9?\n2(4) + 1 = 9\n9 = 9\nYes", "++"),
        ("Is x = 3 a solution of 2x + 1 = 9?\n2(3) + 1 = 7\n7 ≠ 9\nNo, x = 3 is not a solution.", "+++"),
        ("Is x = 3 a solution of 2x + 1 = 9?\n2(3) + 1 = 7\nYes, x = 3 is a solution.", "+?"),
        ("Is x = 3 a solution of 2x + 1 = 9?\n2(4) + 1 = 9\n9 = 9\nYes", "+?"),
        ("Is x = 4 a solution of 2x + 1 = 9?\n2x = 8\nx = 4\nNo", "+?"),
        ("Is -2 a solution of x² + 5x + 6 = 0?\n(-2)² + 5(-2) + 6\n4 - 10 + 6 = 0\nYes", "++"),
        ("Ist x = 3 eine Lösung von 2x + 1 = 9?\n2·3 + 1 = 7\nJa, x = 3 ist eine Lösung.", "+?"),
        ("Prüfe, ob x = -1 eine Lösung der Gleichung 2x² - 3x = 5 ist.\n2 + 3 = 5\n5 = 5 wahr", "++"),
        ("Does (2, 3) lie on y = 2x - 1?\n2(2) - 1 = 3\n3 = 3\nYes", "++"),
        ("Does (2, 4) lie on y = 2x - 1?\n2(2) - 1 = 3\nYes", "?"),
        ("Liegt P(2|4) auf g: y = 2x - 1?\n2·2 - 1 = 3\n3 ≠ 4\nNein, P liegt nicht auf g.", "++"),
        ("Show that x = 3 is a solution of x^2 - 5x + 6 = 0.\n3^2 - 5(3) + 6 = 0\nSo x = 3 is a solution.", "++"),
        ("Show that x = 4 is a solution of x^2 - 5x + 6 = 0.\n4^2 - 5(4) + 6 = 2", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn what_a_sentence_supposes_is_the_problem() {
    assert_eq!(signs("If 2x + 5 = 17, then 2x = 12 and therefore x = 6."), "+");
    assert_eq!(signs("If 2x + 5 = 17, then 2x = 22 and therefore x = 11."), "-");
    assert_eq!(signs("Wenn 3x + 1 = 13, dann 3x = 12, also x = 4."), "++");
}

#[test]
fn numbers_of_rows_that_contradict_each_other_are_compared_all_the_same() {
    assert_eq!(signs("a15 = a + 14d\na = 3, d = 4\na15 = 3 + 14·4 = 59"), ".+");
    assert_eq!(signs("a15 = a + 14d\na = 3, d = 4\na15 = 3 + 14·4 = 63"), ".-");
    assert_eq!(signs("2x = 2x + 5\n0 = 5"), "+");
    assert_eq!(signs("2x² - 3x - 2 = 0\nD = 9 + 16 = 25\nx1 = (3 + 5)/4 = 2\nx2 = (3 - 5)/4 = -1/2"), "+++");
    assert_eq!(signs("2x² - 3x - 2 = 0\nD = 9 - 16 = 25\nx1 = (3 + 5)/4 = 2\nx2 = (3 - 5)/4 = -1/2"), "-++");
}

#[test]
fn numbers_have_in_common_what_they_have() {
    let apart = "Find the LCM of 12 and 18\n12 = 2² · 3\n18 = 2 · 3²";
    assert_eq!(signs(&format!("{apart}\nLCM = 2² · 3² = 36")), ".++");
    assert_eq!(signs(&format!("{apart}\nLCM = 2 · 3 = 6")), ".+?");
    assert_eq!(signs("24 = 2³ · 3\n36 = 2² · 3²\nggT(24, 36) = 2² · 3 = 12"), "++");
    assert_eq!(signs("24 = 2³ · 3\n36 = 2² · 3²\nggT(24, 36) = 2 · 3 = 6"), "+-");
}

#[test]
fn what_was_rounded_says_its_places() {
    assert_eq!(signs("8.35 / 2.35\n= 3.553191489\n= 3.55 (2 d.p.)"), "++");
    assert_eq!(signs("8.35 / 2.35\n= 3.553191489\n= 3.56 (2 d.p.)"), "+-");
    assert_eq!(signs("8.35 ÷ 2.35 = 3.55319...\n= 3.56 (2 dp)"), "-");
    assert_eq!(signs("3x = 7\nx = 2.33 (2 dp)"), "+");
    assert_eq!(signs("3x = 7\nx = 2.34 (2 dp)"), "-");
}

#[test]
fn values_of_a_function_are_those_of_its_graph() {
    assert_eq!(signs("f(x) = x² - 3x\nx = 1: y = -2\nx = 2: y = -2"), "++");
    assert_eq!(signs("f(x) = x² - 3x\nx = 1: y = -2\nx = 3: y = 1"), "+-");
    assert_eq!(signs("f(x) = (x − 1)², x ≥ 1\ny = (x − 1)²\n√y = x − 1\nx = √y + 1\nf⁻¹(x) = √x + 1"), ".+++");
}

#[test]
fn a_b_and_c_alone_are_those_of_an_equation() {
    assert_eq!(signs("a = 2, b = -3, c = -2\nx = (3 ± √(9 + 16))/4\nx = 2 or x = -0.5"), "++");
    assert_eq!(signs("a = 2, b = -3, c = -2\nx = (3 ± √(9 + 16))/2\nx = 4 or x = -1"), "?+");
}
