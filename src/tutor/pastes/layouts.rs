//! The same work, written in the many ways in which people lay it out.

use super::signs;

#[test]
fn one_solution_in_many_layouts() {
    for (paste, wanted) in [
        // Several formulas on one row.
        ("$5x - 4 = 11$ $5x = 15$ $x = 3$", "++"),
        (r"\(5x - 4 = 11\) \(5x = 15\) \(x = 5\)", "+-"),
        ("5x - $4$ = 11\n5x + $1$ = 16\nx = 3", "++"),
        // Arrows with what was done above them.
        (r"5x - 4 = 11 \xrightarrow{+4} 5x = 15 \xrightarrow{:5} x = 3", "++"),
        (r"$5x - 4 = 11 \stackrel{+4}{\Rightarrow} 5x = 7 \overset{:5}{\Longrightarrow} x = 7/5$", "-+"),
        (r"\begin{align} 5x - 4 &= 11 \\ \overset{+4}{\iff} 5x &= 15 \end{align}", "+"),
        // A sign of equality for "and so".
        ("5x - 4 = 11\n= 5x = 15\n= x = 3", "++"),
        ("5x - 4 = 11\n= 5x = 7\n= x = 7/5", "-+"),
        ("5x = 3 * 5\n= 15\nx = 3", "++"),
        ("x = 2(4) - 3\n= 8 - 3 = 5", "++"),
        // Bars before what was done.
        ("5x - 4 = 11 ∣ +4\n5x = 15 ∣ :5\nx = 3", "++"),
        ("5x - 4 = 11 ‖ given\n5x = 15 ‖ add 4 to both sides\nx = 3 ‖ divide by 5", "++"),
        // Numbered by the step, and below it.
        ("Solve 5x - 4 = 11\nStep 1.1\nAdd 4.\n5x = 15\nStep 1.2.1\nDivide.\nx = 3", "++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn systems_under_a_brace_or_with_named_equations() {
    for (paste, wanted) in [
        ("{ 3x + y = 9\n{ x - y = 3\n4x = 12\nx = 3\ny = 0", "+++"),
        ("⎧ 3x + y = 9\n⎩ x - y = 3\n4x = 12\nx = 3", "++"),
        (
            r"\left\{ 3x + y = 9 \\ x - y = 3 \right.
4x = 6",
            "-",
        ),
        ("eq. 1: 3x + y = 9\neq. 2: x - y = 3\n4x = 12", "+"),
        ("Gl. I: 3x + y = 9\nGl. II: x - y = 3\n4x = 12\nx = 4", "+-"),
        ("(eqn 1) 3x + y = 9\n(eqn 2) x - y = 3\n2x = 12", "-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn commas_between_the_ends_of_an_interval() {
    assert_eq!(signs("x(x - 3) <= 0\n[0,3]"), "+");
    assert_eq!(signs("x(x - 3) <= 0 and x != 2\n[0,2) U (2,3]"), "+");
    assert_eq!(signs("x(x - 3) <= 0\n[0,3)"), "-");
    assert_eq!(signs("x - 1 >= 0 and x != 2\n[1,2) U (2,oo)"), "+");
}

#[test]
fn quantities_are_noted_for_the_next_line() {
    for (paste, wanted) in [
        ("8a^2b + 12ab^2\nGCF: 4ab\n4ab(2a + 3b)", "+"),
        ("8a^2b + 12ab^2\nggT: 4ab\n4ab(2a + 3)", "-"),
        ("8a^2b + 12ab^2\nThe greatest common factor is: 4ab\n4ab(2a + 3b)", "+"),
        ("x/6 + x/4 = 5\nHauptnenner: 12\n2x + 3x = 60\nx = 12", "++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn values_are_put_away() {
    for (paste, wanted) in [
        ("sqrt(3x + 4) = x\n3x + 4 = x^2\nx^2 - 3x - 4 = 0\nx = 4, x = -1 (reject)", "+++"),
        ("sqrt(3x + 4) = x\n3x + 4 = x^2\nx^2 - 3x - 4 = 0\nx = 4 oder x = -1\nx = -1 (Scheinlösung)", "++++"),
        ("sqrt(3x + 4) = x\n3x + 4 = x^2\nx^2 - 3x - 4 = 0\nx = -1, x = 4 (reject)", "++-"),
        ("x^2 = 9\nx = 3 or x = -3 (not valid)", "-"),
        (
            "A garden is 3 m longer than it is wide. Its area is 40.\nw(w + 3) = 40\n(w + 8)(w - 5) = 0\nw = 5\nw = -8 (reject)",
            ".+++",
        ),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn what_is_done_may_stand_behind_a_semicolon_or_be_said_of_both_sides() {
    for (paste, wanted) in [
        ("7x - 4 = 3x + 8; -3x\n4x - 4 = 8; +4\n4x = 12; :4\nx = 3", "+++"),
        ("7x - 4 = 3x + 8; -3x\n4x - 4 = 8; +4\n4x = 13; :4\nx = 3", "+-r"),
        ("3x + 5 = 20 minus 5 both sides\n3x = 15\nx = 5", "++"),
        ("3x + 5 = 20 minus 5 on both sides\n3x = 16\nx = 5", "-r"),
        ("$\\because 3a - 12 = 0$\n$\\therefore 3a = 12$\n$\\therefore a = 4$", "++"),
    ] {
        let found = signs(paste).replace('r', "-");
        assert_eq!(found, wanted.replace('r', "-"), "{paste}");
    }
}

#[test]
fn answers_one_below_the_other_are_one() {
    assert_eq!(signs("x^2 + 2x = 15\nSolutions\nx = -5\nx = 3"), "+");
    assert_eq!(signs("x^2 + 2x = 15\nSolutions\nx = -5\nx = 4"), "-");
    assert_eq!(signs("x + y = 5 and x - y = 1\nAnswer:\nx = 3\ny = 2"), "++");
}

#[test]
fn a_letter_may_be_named_before_the_equation() {
    let named = "Let u = x^2. Then x^4 - 13x^2 + 36 = 0 becomes u^2 - 13u + 36 = 0.\n(u - 4)(u - 9) = 0\n";
    assert_eq!(signs(&format!("{named}u = 4 or u = 9\nx = ±2 or x = ±3")), ".++++");
    assert_eq!(signs(&format!("{named}u = 4 or u = 8\nx = ±2 or x = ±3")).find('-'), Some(3));
    // A formula and the values of its letters.
    assert_eq!(signs("b² - 4ac = (-6)² - 4(1)(5) = 36 - 20 = 16"), ".++");
    assert_eq!(signs("b² - 4ac = (-6)² - 4(1)(5) = 36 - 20 = 15"), ".+-");
}

#[test]
fn a_result_may_stand_behind_the_number_of_its_operation() {
    for (paste, wanted) in [
        ("3x+5=20 subtract 5 3x=15 divide by 3 x=5", "++"),
        ("3x+5=20 subtract 5 3x=15 divide by 3 x=6", "+-"),
        ("5x = 20 teile durch 5 x = 5", "-"),
        ("2x + 3 = 2x + 5\n3 = 5 no solution", "+"),
        ("3x + 4 > 19\nx > 5 → (5, ∞)", "++"),
        ("3x + 4 > 19\nx > 5 → (6, ∞)", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn equations_are_added_above_a_rule() {
    for (paste, wanted) in [
        ("3a + b = 11\n2a - b = 4\n-----------\n5a = 15\na = 3\nb = 2", "+++"),
        ("3a + b = 11\n2a - b = 4\n_________\n5a = 16\na = 16/5", "-+"),
        ("4p + 3q = 17\np - q = -1\n\n4p + 3q = 17\n3p - 3q = -3\n----------- +\n7p = 14\np = 2", "++++"),
        // A rule between two exercises.
        ("2a + b = 5\nb = 5 - 2a\n\n---\n\n3c = 9\nc = 3", "+"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn values_of_a_graph_stand_in_tables() {
    for (paste, wanted) in [
        ("Graph y = 4 - x.\nx | y\n0 | 4\n1 | 3", "++"),
        ("Graph y = 4 - x.\n| x | y |\n|---|---|\n| 0 | 4 |\n| 2 | 3 |", "+-"),
        ("y = x^2\nx\tx^2\ty\n-1\t(-1)^2\t1\n3\t3^2\t8", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn work_goes_on_from_the_row_above_a_note() {
    for (paste, wanted) in [
        ("5y^2 - 45\nGCF = 5\n= 5(y^2 - 9)\n= 5(y - 3)(y + 3)", ".++"),
        ("Subtract: 7/10 - 4/15\nLCD = 30\n= 21/30 - 8/30\n= 14/30", ".+-"),
        ("Subtract: 7/10 - 4/15\nLCD = 40\n= 21/30 - 8/30\n= 13/30", "?++"),
        ("5y^2 - 45\nGCF = 4\n= 5(y^2 - 9)", "?+"),
        ("Simplify (x^2-1)/(x-1)\nD = R \\ {1}\n= (x-1)(x+1)/(x-1)\n= x + 1", ".++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
