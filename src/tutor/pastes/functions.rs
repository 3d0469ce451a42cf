//! Functions that the work defines.

use super::signs;

#[test]
fn a_value_may_be_given_beside_the_definition() {
    assert_eq!(signs("Evaluate f(x) = |x| - 3 at x = -8.\nf(-8) = |-8| - 3\nf(-8) = 5"), "++");
    assert_eq!(signs("Evaluate f(x) = |x| - 3 at x = -8.\nf(-8) = |-8| - 3\nf(-8) = -11"), "+-");
}

#[test]
fn values_are_worked_out_from_the_definition() {
    for (paste, wanted) in [
        ("f(x) = 3x + 2\nf(4) = 3(4) + 2\nf(4) = 14", "++"),
        ("f(x) = 3x + 2\nf(4) = 3(4) + 2\n= 12 + 2\n= 14", "+++"),
        ("f(x) = 3x + 2\nf(4) = 3 + 4 + 2\nf(4) = 9", "-+"),
        ("f(x) = 3x + 2\nf(4) = 3(4) + 2 = 15", "-"),
        ("f(x) = 3x + 2\nf(-1) = 3(-1) + 2\nf(-1) = -1", "++"),
        ("f(x) = 3x + 2\nf(0) = 3", "-"),
        ("h(t) = -16t^2 + 80t\nh(2) = -16*4 + 160\nh(2) = 96", "++"),
        ("g(x) = sqrt(x + 5)\ng(4) = sqrt(9)\ng(4) = 3", "++"),
        ("g(x) = |x - 7|\ng(2) = -5", "-"),
        ("Evaluate f(3) for f(x) = 2x^2 - x.\nf(3) = 2*9 - 3\nf(3) = 15", "++"),
        ("$f(x) = \\frac{x+1}{x-2}$\n$f(5) = \\frac{6}{3}$\n$f(5) = 2$", "++"),
        ("Let f(x) = 2x + 3. Find f(f(1)).\nf(1) = 5\nf(f(1)) = f(5) = 13", "++"),
        ("Let f(x) = 2x + 3. Find f(f(1)).\nf(1) = 5\nf(f(1)) = f(5) = 15", "+-"),
        ("Gegeben ist f(x) = x² - 3. Berechne f(-2).\nf(-2) = 4 - 3\nf(-2) = 1", "++"),
        ("Gegeben ist f(x) = x² - 3. Berechne f(-2).\nf(-2) = -4 - 3\nf(-2) = -7", "-+"),
        ("The cost of n shirts is C(n) = 15n + 250. Find C(10).\nC(10) = 150 + 250\nC(10) = 400", "++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn values_at_expressions_are_the_same_expression() {
    for (paste, wanted) in [
        ("f(x) = x^2\nf(x+h) = (x+h)^2\nf(x+h) = x^2 + 2x h + h^2", "++"),
        ("f(x) = x^2\nf(x+h) = (x+h)^2\nf(x+h) = x^2 + h^2", "+-"),
        ("f(x) = 3x - 5\nf(a) = 3a - 5", "+"),
        ("f(x) = 3x - 5\nf(2a) = 6a - 10", "-"),
        ("f(x) = x^2 - 6x + 5\nf(x) = (x-3)^2 - 4", "+"),
        // It may ask where the two meet.
        ("f(x) = 3x\nf(x) = 2x + 1", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn functions_are_added_multiplied_and_composed() {
    for (paste, wanted) in [
        ("f(x) = x^2 - 1, g(x) = 2x\nf(3) = 8\ng(3) = 6\nf(3) + g(3) = 14", "+++"),
        ("f(x) = x + 2 und g(x) = x^2\nf(g(3)) = f(9)\nf(g(3)) = 11", "++"),
        ("f(x) = x + 2 and g(x) = x^2\ng(f(3)) = 5^2\ng(f(3)) = 11", "+-"),
        ("f(x) = 3x - 5 and g(x) = 2x + 3\n(f+g)(x) = f(x) + g(x)\n(f+g)(x) = 5x - 2", "++"),
        ("f(x) = 3x - 5 and g(x) = 2x + 3\n(f-g)(x) = 3x - 5 - 2x + 3\n(f-g)(x) = x - 2", "?+"),
        ("f(x) = x + 2 and g(x) = x^2 - 4\n(f/g)(x) = (x+2)/(x^2-4)\n(f/g)(x) = 1/(x-2)", "++"),
        ("f(x) = x + 2 and g(x) = x - 2\n(f*g)(x) = (x+2)(x-2)\n(f*g)(x) = x^2 - 4", "++"),
        ("f(x) = x + 2 and g(x) = x^2\n(f+g)(3) = 5 + 9\n(f+g)(3) = 13", "+-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn equations_of_functions_are_solved() {
    for (paste, wanted) in [
        ("f(x) = 3x - 6\nf(x) = 0\n3x - 6 = 0\nx = 2", ".++"),
        ("f(x) = 3x - 6\nf(x) = 0\n3x = -6\nx = -2", ".-+"),
        ("Gegeben ist f(x) = x² - 4. Berechne die Nullstellen.\nf(x) = 0\nx² - 4 = 0\nx = 2 oder x = -2", "+++"),
        ("f(x) = 2x + 1\nf(x) = 9\n2x = 8\nx = 4", ".++"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn what_is_not_known_of_a_function_is_not_read() {
    for (paste, wanted) in [("f(x) = 4x + 7\ng(2) = 15", "?"), ("f(x) = 4x + 7\nf'(x) = 4", "?")] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn one_function_is_applied_to_another() {
    for (paste, wanted) in [
        (
            "For f(x) = 4x - 5 and g(x) = 2x + 3, find (f ∘ g)(x).\n(f ∘ g)(x) = f(g(x))\n(f ∘ g)(x) = 4(2x + 3) - 5\n(f ∘ g)(x) = 8x + 7",
            "+++",
        ),
        (
            "For f(x) = 4x - 5 and g(x) = 2x + 3, find (f ∘ g)(x).\n(f ∘ g)(x) = 2(4x - 5) + 3\n(f ∘ g)(x) = 8x - 7",
            "?+",
        ),
        ("For f(x) = 4x - 5 and g(x) = 2x + 3, find (g ∘ f)(2).\n(g ∘ f)(2) = g(3)\n(g ∘ f)(2) = 9", "++"),
        ("For f(x) = 4x - 5 and g(x) = 2x + 3, find (g ∘ f)(2).\n(g ∘ f)(2) = g(3)\n(g ∘ f)(2) = 7", "+-"),
        ("For $f(x)=x^2-4$ and $g(x)=3x+2$, find $(f\\circ g)(-3)$.\n$(f\\circ g)(-3)=f(g(-3))$\n$f(-7)$\n$45$", "+++"),
        (
            "Gegeben sind f(x) = x² und g(x) = x - 1. Bilde (f ∘ g)(x).\n(f ∘ g)(x) = (x - 1)²\n(f ∘ g)(x) = x² - 2x + 1",
            "++",
        ),
        (
            "Verify that f(x) = 5x - 1 and g(x) = (x + 1)/5 are inverse functions.\nf(g(x)) = 5((x+1)/5) - 1\nf(g(x)) = x\ng(f(x)) = (5x - 1 + 1)/5\ng(f(x)) = x",
            "++++",
        ),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn an_inverse_takes_back_what_the_function_does() {
    for (paste, wanted) in [
        ("Find the inverse of f(x) = 4x + 7.\nf^{-1}(x) = (x-7)/4", "+"),
        ("Find the inverse of f(x) = 4x + 7.\nf^{-1}(x) = (x+7)/4", "-"),
        (
            "Find the inverse of f(x) = 4x + 7.\ny = 4x + 7\nx = 4y + 7\nx - 7 = 4y\n(x - 7)/4 = y\nf⁻¹(x) = (x - 7)/4",
            "..+++",
        ),
        ("Find the inverse of f(x) = 4x + 7.\ny = 4x + 7\nx = 4y + 7\nx + 7 = 4y\nf⁻¹(x) = (x + 7)/4", "..--"),
        ("Find the inverse of $f(x)=\\sqrt[3]{x+5}$.\n$f^{-1}(x)=x^3-5$", "+"),
        ("Find the inverse of $f(x)=\\sqrt[3]{x+5}$.\n$f^{-1}(x)=x^3+5$", "-"),
        ("Bestimme die Umkehrfunktion von f(x) = 2x - 6.\nf^(-1)(x) = x/2 + 3", "+"),
        ("Bestimme die Umkehrfunktion von f(x) = 2x - 6.\nf^(-1)(x) = x/2 + 6", "-"),
        ("f(x) = 3x + 2\nf⁻¹(x) = (x - 2)/3\nf⁻¹(8) = 2", "++"),
        ("f(x) = 3x + 2\nf⁻¹(x) = (x - 2)/3\nf⁻¹(8) = 3", "+-"),
        ("f(x) = 3x + 2\nf⁻¹(x) = (x - 2)/3\nf⁻¹(f(x)) = (3x + 2 - 2)/3\nf⁻¹(f(x)) = x", "+++"),
        // Of a function that nobody defined.
        ("2x = 8\nf⁻¹(8) = 3", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn combined_values_are_worked_out() {
    for (paste, wanted) in [
        ("f(x) = x^2 - 3x\nf(x + h) - f(x) = 2xh + h^2 - 3h\n(f(x + h) - f(x))/h = 2x + h - 3", "++"),
        ("f(x) = x^2 - 3x\nf(x + h) - f(x) = 2xh + h^2 - 4h", "-"),
        ("f(x) = 2x + 1 and g(x) = x - 4\n(fg)(x) = (2x + 1)(x - 4) = 2x^2 - 7x - 4", "+"),
        ("f(x) = 2x + 1 and g(x) = x - 4\n(fg)(x) = (2x + 1)(x - 4) = 2x^2 - 7x - 5", "-"),
        ("f(x) = 2x - 3 and g(x) = x^2 + 1\n(f o g)(x) = 2(x^2 + 1) - 3 = 2x^2 - 1", "+"),
        ("f(x) = 2x - 3 and g(x) = x^2 + 1\n(f ∘ g)(x) = f(g(x)) = 2(x^2 + 1) - 3 = 2x^2 - 2", "-"),
        ("f(x) = 2x + 1 and g(x) = x - 4\n(f/g)(x) = (2x + 1)/(x - 4), x ≠ 4", "+"),
        ("f(x) = 2x + 1 and g(x) = x - 4\n(f/g)(x) = (2x + 1)/(x - 4), x ≠ 5", "?"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn zeros_and_inverses_are_held_against_the_function() {
    let zeros = "Find the zeros of f(x) = x^3 - 4x^2 + x + 6\nf(x) = (x - 2)(x - 3)(x + 1)\n";
    assert_eq!(signs(&format!("{zeros}x = 2, x = 3, x = -1")), "++");
    assert_eq!(signs(&format!("{zeros}x = 2, x = 3, x = -2")), "+-");
    let inverse = "Find the inverse of f(x) = (x + 3)/2.\n";
    let rest = "2x = y + 3\ny = 2x - 3\nf⁻¹(x) = 2x - 3";
    assert_eq!(signs(&format!("{inverse}y = (x + 3)/2\nx = (y + 3)/2\n{rest}")), "..+++");
    assert_eq!(signs(&format!("{inverse}y = (x + 3)/3\nx = (y + 3)/2\n{rest}")), "?.+++");
}

#[test]
fn zeros_are_those_of_the_function_that_is_asked_about() {
    for (paste, wanted) in [
        ("Find the zeros of f(x) = x^2 - 2x - 8\n(x-4)(x+2) = 0\nx = 4 or x = -2", "++"),
        ("Find the zeros of f(x) = x^2 - 2x - 9\n(x-4)(x+2) = 0\nx = 4 or x = -2", "-+"),
        ("Gesucht: Nullstellen von f(x) = x² - 2x - 8\nx1/2 = 1 ± √(1 + 8)\nx1 = 4, x2 = -2", "++"),
        ("Gesucht: Nullstellen von f(x) = x² - 2x - 6\nx1/2 = 1 ± √(1 + 8)\nx1 = 4, x2 = -2", "-+"),
        ("f(x) = 3x - 12. Find the zeros.\n3x - 12 = 0\n3x = 12\nx = 3", "++-"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}

#[test]
fn the_value_that_is_asked_for_is_given() {
    for (paste, wanted) in [
        ("f(x) = x^2 + 2x. Find f(-3).\nf(-3) = 9 - 6\nf(-3) = 3", "++"),
        ("f(x) = x^2 + 2x. Find f(-3).\nf(-2) = 4 - 4\nf(-2) = 0", "+?"),
        ("f(x) = x^2 + 2x, g(x) = 3x. Find f(g(2)).\ng(2) = 6\nf(6) = 48", "++"),
        ("f(x) = x^2 - 1. Find f(2) - f(1).\nf(2) = 3\nf(1) = 0", "++"),
        ("f(x) = |x - 7|, find f(-2)\nf(-2) = 9", "+"),
    ] {
        assert_eq!(signs(paste), wanted, "{paste}");
    }
}
