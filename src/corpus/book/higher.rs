//! Polynomials of higher degree: zero products, cubes, groups, products, divisions.

use super::page::{Page, letter, nonzero, plus, plus_times, times, two_letters};
use super::scene::Scene;
use super::styles::Style;
use crate::corpus::chance::choose;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    letter_taken_out,
    letter_taken_out,
    square_of_square,
    square_of_square,
    grouped_equation,
    cubes_factored,
    fourth_powers_factored,
    grouped,
    in_two_letters,
    cubed,
    conjugates,
    times_three_terms,
    divided,
    divided,
    with_rest,
];

/// `x - 3`, `x`
fn factor(x: char, root: i64) -> String {
    if root == 0 { x.to_string() } else { format!("({x} {})", plus(-root)) }
}

/// `x^3 - 5x^2 + 6x = 0`, then `x(x^2 - 5x + 6) = 0`, `x(x - 2)(x - 3) = 0`
fn letter_taken_out(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, p, q) = (rng.i64(1..=4), nonzero(8, rng), nonzero(8, rng));
    if p == q {
        return None;
    }
    let (b, c) = (-(p + q), p * q);
    let lead = times(a, x);
    let moved = rng.bool();
    let cube = times(a, format!("{x}^3"));
    let inner = format!("{x}^2 {} {}", plus_times(b, x), plus(c));
    let whole = format!("{cube} {} {} = 0", plus_times(a * b, format!("{x}^2")), plus_times(a * c, x));
    let page = if moved && b != 0 {
        Page::of(&format!("{cube} {} = {}", plus_times(a * b, format!("{x}^2")), times(-a * c, x)))
            .line(&whole, "Get zero on one side|Add||Subtract|Standard form")
            .wrong(
                Slip::MovedWithoutSign,
                &format!("{cube} {} {} = 0", plus_times(a * b, format!("{x}^2")), plus_times(-a * c, x)),
            )
            .wrong(
                Slip::DividedByZeroable,
                &format!("{} {} = {}", times(a, format!("{x}^2")), plus_times(a * b, x), -a * c),
            )
    } else {
        Page::of(&whole)
    };
    page.line(&format!("{lead}({inner}) = 0"), "Factor out the greatest common factor|Factor the GCF||Factor out")
        .wrong(Slip::DividedByZeroable, &format!("{inner} = 0"))
        .wrong(Slip::FactorSignLost, &format!("{lead}({x}^2 {} {}) = 0", plus_times(b, x), plus(-c)))
        .line(&format!("{lead}{}{} = 0", factor(x, p), factor(x, q)), "Factor the trinomial|Factor completely||Factor")
        .wrong(Slip::FactorSigns, &format!("{lead}{}{} = 0", factor(x, -p), factor(x, -q)))
        .line(
            &format!("{lead} = 0 or {x} {} = 0 or {x} {} = 0", plus(-p), plus(-q)),
            "Zero product property|Set each factor equal to zero||",
        )
        .line(&format!("{x} = 0 or {x} = {p} or {x} = {q}"), "Solve each equation|Solve||")
        .wrong(Slip::OneSolutionOnly, &format!("{x} = {p} or {x} = {q}"))
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} = 0 or {x} = {} or {x} = {}", -p, -q))
        .scene()
}

/// `x^4 - 13x^2 + 36 = 0`, then `(x^2 - 4)(x^2 - 9) = 0`, `x^2 = 4 or x^2 = 9`
fn square_of_square(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (m, n) = (rng.i64(1..=7), rng.i64(1..=7));
    // Now and then one of the squares is negative and gives nothing.
    let (p, q) = (m * m, if rng.u8(0..3) == 0 { -rng.i64(1..=9) } else { n * n });
    if p == q || p + q == 0 {
        return None;
    }
    let square = format!("{x}^2");
    let whole = format!("{x}^4 {} {} = 0", plus_times(-p - q, &square), plus(p * q));
    let roots = |root: i64| format!("{x} = {root} or {x} = -{root}");
    let page = Page::of(&whole);
    let page = if rng.bool() {
        page.line(
            &format!("({square})^2 {} {} = 0", plus_times(-p - q, &square), plus(p * q)),
            "Quadratic in form|Write as a quadratic in the square||",
        )
    } else {
        page
    };
    let page = page
        .line(&format!("({square} {})({square} {}) = 0", plus(-p), plus(-q)), "Factor|Factor the trinomial||")
        .wrong(Slip::FactorSigns, &format!("({square} {})({square} {}) = 0", plus(p), plus(q)))
        .line(&format!("{square} = {p} or {square} = {q}"), "Zero product property|Set each factor to zero||")
        .wrong(Slip::RootsWithWrongSigns, &format!("{square} = {} or {square} = {}", -p, -q));
    if q < 0 {
        return page
            .line(&roots(m), "Take square roots|A square is never negative|Only the first has real solutions||")
            .wrong(Slip::PositiveRootOnly, &format!("{x} = {m}"))
            .wrong(Slip::SquareDropped, &format!("{x} = {p} or {x} = {q}"))
            .scene();
    }
    page.line(&format!("{} or {}", roots(m), roots(n)), "Take square roots|Square root property||Solve")
        .wrong(Slip::PositiveRootOnly, &format!("{x} = {m} or {x} = {n}"))
        .wrong(Slip::SquareDropped, &format!("{x} = {p} or {x} = {q}"))
        .wrong(Slip::OneSolutionOnly, &roots(m))
        .scene()
}

/// `x^3 + 2x^2 - 9x - 18 = 0`, then `x^2(x + 2) - 9(x + 2) = 0`, `(x + 2)(x^2 - 9) = 0`
fn grouped_equation(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, m) = (nonzero(7, rng), rng.i64(1..=6));
    let square = m * m;
    if a == m || a == -m {
        return None;
    }
    let bracket = format!("({x} {})", plus(-a));
    Page::of(&format!("{x}^3 {} - {square}{x} {} = 0", plus_times(-a, format!("{x}^2")), plus(a * square)))
        .line(&format!("{x}^2{bracket} - {square}{bracket} = 0"), "Factor by grouping|Group the terms||")
        .wrong(Slip::FactorSignLost, &format!("{x}^2{bracket} - {square}({x} {}) = 0", plus(a)))
        .line(&format!("{bracket}({x}^2 - {square}) = 0"), "Factor out the common factor||Factor the bracket")
        .line(&format!("{bracket}({x} - {m})({x} + {m}) = 0"), "Difference of squares|Factor completely||")
        .wrong(Slip::DifferenceOfSquaresAsSquare, &format!("{bracket}({x} - {m})^2 = 0"))
        .line(&format!("{x} = {a} or {x} = {m} or {x} = -{m}"), "Zero product property|Solve each equation||")
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} = {} or {x} = {m} or {x} = -{m}", -a))
        .wrong(Slip::PositiveRootOnly, &format!("{x} = {a} or {x} = {m}"))
        .scene()
}

/// `8x^3 - 27`, then `(2x)^3 - 3^3`, `(2x - 3)(4x^2 + 6x + 9)`
fn cubes_factored(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b) = (rng.i64(1..=5), rng.i64(1..=6));
    let (sign, other, s) = if rng.bool() { ("+", "-", 1) } else { ("-", "+", -1) };
    let first = times(a, x);
    let outside = if rng.u8(0..4) == 0 { rng.i64(2..=5) } else { 1 };
    let before = if outside == 1 { String::new() } else { outside.to_string() };
    let cube = times(outside * a * a * a, format!("{x}^3"));
    let page = Page::of(&format!("{cube} {sign} {}", outside * b * b * b));
    let page = if outside == 1 {
        page
    } else {
        page.line(&format!("{before}({} {sign} {})", times(a * a * a, format!("{x}^3")), b * b * b), "Factor the GCF||")
    };
    let page = if rng.bool() && a > 1 {
        let inner = format!("({first})^3 {sign} {b}^3");
        page.line(
            &if outside == 1 { inner } else { format!("{before}({inner})") },
            "Write as cubes|Sum and difference of cubes||",
        )
    } else {
        page
    };
    let (square, cross, last) = (times(a * a, format!("{x}^2")), times(a * b, x), b * b);
    page.line(
        &format!("{before}({first} {sign} {b})({square} {other} {cross} + {last})"),
        "Use the sum or difference of cubes pattern|Cubes pattern||Factor",
    )
    .wrong(Slip::SignMiscopied, &format!("{before}({first} {sign} {b})({square} {sign} {cross} + {last})"))
    .wrong(Slip::DifferenceOfSquaresAsSquare, &format!("{before}({first} {sign} {b})^3"))
    .wrong(
        Slip::FormulaMinusB,
        &format!("{before}({first} {sign} {b})({square} {} + {last})", plus_times(-s * 2 * a * b, x)),
    )
    .scene()
}

/// `x^4 - 16`, then `(x^2)^2 - 4^2`, `(x^2 - 4)(x^2 + 4)`, `(x - 2)(x + 2)(x^2 + 4)`
fn fourth_powers_factored(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, m) = (rng.i64(1..=3), rng.i64(1..=5));
    let (square, first, p) = (times(a * a, format!("{x}^2")), times(a, x), m * m);
    let page = Page::of(&format!("{} - {}", times(a * a * a * a, format!("{x}^4")), p * p));
    let page = if rng.bool() {
        page.line(&format!("({square})^2 - {p}^2"), "Write as a difference of squares||Difference of squares")
    } else {
        page
    };
    page.line(&format!("({square} - {p})({square} + {p})"), "Difference of squares|Factor||")
        .wrong(Slip::DifferenceOfSquaresAsSquare, &format!("({square} - {p})^2"))
        .line(
            &format!("({first} - {m})({first} + {m})({square} + {p})"),
            "Factor completely|Difference of squares again||",
        )
        .wrong(Slip::SumOfSquaresAsSquare, &format!("({first} - {m})({first} + {m})({first} + {m})^2"))
        .wrong(Slip::DifferenceOfSquaresAsSquare, &format!("({first} - {m})^2({square} + {p})"))
        .scene()
}

/// `x^3 + 3x^2 + 2x + 6`, then `x^2(x + 3) + 2(x + 3)`, `(x + 3)(x^2 + 2)`
fn grouped(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, c) = (nonzero(9, rng), nonzero(9, rng));
    let second = if rng.bool() { None } else { Some(if x == 'y' { 'z' } else { 'y' }) };
    let bracket = format!("({x} {})", plus(a));
    let (problem, taken, done, wrong) = match second {
        None => (
            format!("{x}^3 {} {} {}", plus_times(a, format!("{x}^2")), plus_times(c, x), plus(a * c)),
            format!("{x}^2{bracket} {}", plus_times(c, &bracket)),
            format!("{bracket}({x}^2 {})", plus(c)),
            format!("{x}^2{bracket} {}", plus_times(c, format!("({x} {})", plus(-a)))),
        ),
        Some(y) => (
            format!("{x}*{y} {} {} {}", plus_times(a, y), plus_times(c, x), plus(a * c)),
            format!("{y}{bracket} {}", plus_times(c, &bracket)),
            format!("{bracket}({y} {})", plus(c)),
            format!("{y}{bracket} {}", plus_times(c, format!("({x} {})", plus(-a)))),
        ),
    };
    Page::of(&problem)
        .line(&taken, "Factor by grouping|Factor the GCF from each group||Group the terms")
        .wrong(Slip::FactorSignLost, &wrong)
        .line(&done, "Factor out the common bracket|Factor the GCF||")
        .wrong(Slip::SignMiscopied, &done.replace(&plus(c), &plus(-c)).replace(&plus(a), &plus(-a)))
        .scene()
}

/// `x^2 - 5xy + 6y^2`, then `(x - 2y)(x - 3y)`; common factors of two letters
fn in_two_letters(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let (p, q) = (nonzero(7, rng), nonzero(7, rng));
    if p == -q || p == q {
        return None;
    }
    let common = if rng.bool() { 1 } else { rng.i64(2..=5) };
    let before = if common == 1 { String::new() } else { common.to_string() };
    let cross = |coef: i64| plus_times(coef, format!("{x}*{y}"));
    let square = |coef: i64| plus_times(coef, format!("{y}^2"));
    let inner = format!("{x}^2 {} {}", cross(p + q), square(p * q));
    let of = |p: i64| format!("({x} {})", plus_times(p, y));
    let page = Page::of(&format!(
        "{} {} {}",
        times(common, format!("{x}^2")),
        cross(common * (p + q)),
        square(common * p * q)
    ));
    let page = if common == 1 {
        page
    } else {
        page.line(&format!("{before}({inner})"), "Factor the GCF|Factor out the common factor||").wrong(
            Slip::FactorFromFirstTermOnly,
            &format!("{before}({x}^2 {} {})", cross(common * (p + q)), square(common * p * q)),
        )
    };
    page.line(&format!("{before}{}{}", of(p), of(q)), "Factor the trinomial|Factor||")
        .wrong(Slip::FactorSigns, &format!("{before}{}{}", of(-p), of(-q)))
        .wrong(Slip::LetterDropped, &format!("{before}({x} {})({x} {})", plus(p), plus(q)))
        .scene()
}

/// `(2x - 1)^3`, then `(2x - 1)(4x^2 - 4x + 1)`, `8x^3 - 12x^2 + 6x - 1`
fn cubed(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b) = (rng.i64(1..=3), nonzero(5, rng));
    let base = format!("{} {}", times(a, x), plus(b));
    let square = format!("{} {} {}", times(a * a, format!("{x}^2")), plus_times(2 * a * b, x), plus(b * b));
    let term = |coef: i64, power: u32| match power {
        1 => plus_times(coef, x),
        power => plus_times(coef, format!("{x}^{power}")),
    };
    let cube = |middle: i64, second: i64| {
        format!("{} {} {} {}", times(a * a * a, format!("{x}^3")), term(middle, 2), term(second, 1), plus(b * b * b))
    };
    let (middle, second) = (3 * a * a * b, 3 * a * b * b);
    let page = Page::of(&format!("({base})^3"));
    let page = if rng.bool() {
        page.line(&format!("({base})({base})^2"), "Write as a product||")
            .line(&format!("({base})({square})"), "Square the binomial||Multiply")
            .wrong(Slip::SquareOfSum, &format!("({base})({} {})", times(a * a, format!("{x}^2")), plus(b * b)))
    } else {
        page
    };
    page.line(&cube(middle, second), "Multiply|Expand||Combine like terms|Binomial formula")
        .wrong(Slip::SquareOfSum, &format!("{} {}", times(a * a * a, format!("{x}^3")), plus(b * b * b)))
        .wrong(Slip::OffByOneOrTwo, &cube(middle - a * a * b, second))
        .wrong(Slip::SignMiscopied, &cube(middle, -second))
        .scene()
}

/// `(3x + 4)(3x - 4)`, then `(3x)^2 - 4^2`, `9x^2 - 16`
fn conjugates(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, n) = (rng.i64(1..=9), rng.i64(1..=9), rng.u32(1..=3));
    let power = if n == 1 { x.to_string() } else { format!("{x}^{n}") };
    let (first, double) = (times(a, &power), 2 * n);
    let page = Page::of(&format!("({first} + {b})({first} - {b})"));
    let page = if rng.bool() {
        page.line(&format!("({first})^2 - {b}^2"), "Product of conjugates pattern|Difference of squares||")
    } else {
        page
    };
    let page = page
        .line(&format!("{} - {}", times(a * a, format!("{x}^{double}")), b * b), "Simplify||Square each term|Multiply")
        .wrong(Slip::SignMiscopied, &format!("{} + {}", times(a * a, format!("{x}^{double}")), b * b))
        .wrong(Slip::SquareNotCompensated, &format!("{} - {}", times(a * a, format!("{x}^{double}")), b));
    if a == 1 {
        page
    } else {
        page.wrong(Slip::OnlyLetterSquared, &format!("{} - {}", times(a, format!("{x}^{double}")), b * b))
    }
    .scene()
}

/// `(x + 2)(x^2 - 3x + 5)`, then `x^3 - 3x^2 + 5x + 2x^2 - 6x + 10`, `x^3 - x^2 - x + 10`
fn times_three_terms(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, c) = (nonzero(6, rng), nonzero(7, rng), nonzero(9, rng));
    let square = format!("{x}^2");
    let inner = format!("{square} {} {}", plus_times(b, x), plus(c));
    let total = |two: i64, one: i64, rest: i64| {
        format!("{x}^3 {} {} {}", plus_times(two, &square), plus_times(one, x), plus(rest))
    };
    let page = Page::of(&format!("({x} {})({inner})", plus(a)));
    let page = if rng.bool() {
        page.line(
            &format!("{x}({inner}) {}", plus_times(a, format!("({inner})"))),
            "Distribute|Use the distributive property||",
        )
    } else {
        page
    };
    page.line(
        &format!(
            "{x}^3 {} {} {} {} {}",
            plus_times(b, &square),
            plus_times(c, x),
            plus_times(a, &square),
            plus_times(a * b, x),
            plus(a * c)
        ),
        "Multiply|Distribute||Expand",
    )
    .wrong(
        Slip::BracketSignChanged,
        &format!(
            "{x}^3 {} {} {} {} {}",
            plus_times(b, &square),
            plus_times(c, x),
            plus_times(a, &square),
            plus_times(-a * b, x),
            plus(a * c)
        ),
    )
    .line(&total(a + b, c + a * b, a * c), "Combine like terms||Simplify")
    .wrong(Slip::AddedInstead, &total(a - b, c + a * b, a * c))
    .wrong(Slip::TermForgotten, &total(a + b, c, a * c))
    .scene()
}

/// `(x^2 + 5x + 6)/(x + 2)`, then `((x + 2)(x + 3))/(x + 2)`, `x + 3`; of cubics too
fn divided(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (p, b, c) = (nonzero(6, rng), nonzero(6, rng), nonzero(9, rng));
    let square = format!("{x}^2");
    if rng.bool() {
        let q = nonzero(8, rng);
        if p == q {
            return None;
        }
        return Page::of(&format!("({square} {} {})/({x} {})", plus_times(-p - q, x), plus(p * q), plus(-p)))
            .line(&format!("({}{})/({x} {})", factor(x, p), factor(x, q), plus(-p)), "Factor the numerator|Factor||")
            .wrong(Slip::FactorSigns, &format!("({}{})/({x} {})", factor(x, -p), factor(x, -q), plus(-p)))
            .line(&format!("{x} {}", plus(-q)), "Remove the common factor|Cancel|Simplify||Divide")
            .wrong(Slip::WrongFactorLeft, &format!("{x} {}", plus(-p)))
            .scene();
    }
    let top = format!("{x}^3 {} {} {}", plus_times(b - p, &square), plus_times(c - p * b, x), plus(-p * c));
    let quotient = |b: i64, c: i64| format!("{square} {} {}", plus_times(b, x), plus(c));
    let page = Page::of(&format!("({top})/({x} {})", plus(-p)));
    let page = if rng.bool() {
        page.line(
            &format!("(({x} {})({}))/({x} {})", plus(-p), quotient(b, c), plus(-p)),
            "Factor the numerator||Factor",
        )
    } else {
        page
    };
    page.line(&quotient(b, c), "Divide|Long division|Synthetic division||Simplify")
        .wrong(Slip::SignMiscopied, &quotient(b, -c))
        .wrong(Slip::SubtractedSignLost, &quotient(b - 2 * p, c))
        .wrong(Slip::OffByOneOrTwo, &quotient(b + 1, c))
        .scene()
}

/// `(x^2 + 3x + 5)/(x + 1)`, then `x + 2 + 3/(x + 1)`
fn with_rest(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (p, q, rest) = (nonzero(6, rng), nonzero(8, rng), nonzero(9, rng));
    let a = *choose(&[1, 1, 2, 3], rng);
    let under = format!("({x} {})", plus(-p));
    // (a x + q)(x - p) + rest
    let top = format!("{} {} {}", times(a, format!("{x}^2")), plus_times(q - a * p, x), plus(rest - p * q));
    let whole = |q: i64| format!("{} {}", times(a, x), plus(q));
    let last = |q: i64, rest: i64| match rest < 0 {
        true => format!("{} - {}/{under}", whole(q), -rest),
        false => format!("{} + {rest}/{under}", whole(q)),
    };
    let page = Page::of(&format!("({top})/{under}"));
    let page = if rng.bool() {
        page.line(
            &format!("({under}({}) {})/{under}", whole(q), plus(rest)),
            "Write the numerator with the divisor|Divide||",
        )
    } else {
        page
    };
    page.line(&last(q, rest), "Divide|Long division||Synthetic division|Write the quotient and the remainder")
        .wrong(Slip::SignMiscopied, &last(q, -rest))
        .wrong(Slip::TermForgotten, &whole(q))
        .wrong(Slip::SubtractedSignLost, &last(q - 2 * a * p, rest))
        .scene()
}
