//! Quadratic equations: the square completed term by term, one case of two at a time.

use super::Style;
use super::page::{Page, letter, nonzero, plus, plus_times, quotient, times, two_letters};
use super::scene::Scene;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] =
    &[completed, completed, squares, zero_product, letter_out, root_cases, double_root, squares_in_letters, grouped];

/// `x^2 + 4x = -21`, then `x^2 + 4x + (1/2*4)^2 = -21 + (1/2*4)^2`
fn completed(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (half, c) = (nonzero(9, rng), nonzero(30, rng));
    let (b, square) = (2 * half, half * half);
    let term = match rng.u8(0..4) {
        0 => format!("({}/2)^2", b.abs()),
        1 => format!("(1/2*({b}))^2"),
        2 => format!("({})^2", half.abs()),
        _ => format!("(1/2*{})^2", b.abs()),
    };
    let left = format!("{x}^2 {}", plus_times(b, x));
    let start = if rng.bool() { format!("{left} = {c}") } else { format!("{left} {} = 0", plus(-c)) };
    Page::of(&start)
        .line(&format!("{left} = {c}"), "Isolate the variable terms|Simplify||Add|Subtract")
        .wrong(Slip::MovedWithoutSign, &format!("{left} = {}", -c))
        .line(
            &format!("{left} + {term} = {c} + {term}"),
            "Complete the square|Add the square of half the coefficient||Simplify",
        )
        .wrong(Slip::SquareNotCompensated, &format!("{left} + {term} = {c}"))
        .line(&format!("{left} + {square} = {c} + {square}"), "Simplify||Complete the square|Add to both sides")
        .wrong(Slip::SquareNotCompensated, &format!("{left} + {square} = {c}"))
        .line(
            &format!("({x} {})^2 = {}", plus(half), c + square),
            "Factor the perfect square trinomial|Factor|Simplify||Write as a binomial square",
        )
        .wrong(Slip::CompletedSquareSign, &format!("({x} {})^2 = {}", plus(-half), c + square))
        .scene()
}

/// `144q^2 = 25`, its product, and one case after the other.
fn squares(rng: &mut Rng) -> Option<Scene> {
    let q = letter(rng);
    let (a, b) = (rng.i64(1..=12), rng.i64(1..=12));
    let (square, root) = (times(a * a, format!("{q}^2")), times(a, q));
    let solution = quotient(b, a);
    let start = if rng.bool() { format!("{square} = {}", b * b) } else { format!("{square} - {} = 0", b * b) };
    Page::of(&start)
        .line(&format!("{square} - {} = 0", b * b), "Write the equation in standard form|Subtract||Simplify")
        .line(&format!("({root} - {b})({root} + {b}) = 0"), "Factor|It is a difference of squares|")
        .wrong(Slip::DifferenceOfSquaresAsSquare, &format!("({root} - {b})^2 = 0"))
        .line(
            &format!("{root} - {b} = 0 or {root} + {b} = 0"),
            "Use the zero product property|Set each factor to zero|",
        )
        .line(&format!("{root} = {b}"), "Solve each equation||Add")
        .case(&format!("{root} - {b} = 0"))
        .wrong(Slip::MovedWithoutSign, &format!("{root} = {}", b + 1))
        .line(&format!("{q} = {solution}"), "Divide||Simplify")
        .wrong(Slip::DividedUpsideDown, &format!("{q} = {}", quotient(a + i64::from(a == b), b)))
        .line(&format!("{root} = -{b}"), "Solve each equation||Subtract")
        .case(&format!("{root} + {b} = 0"))
        .wrong(Slip::MovedWithoutSign, &format!("{root} = -{}", b + 2))
        .line(&format!("{q} = -{solution}"), "Divide||Simplify")
        .line(&format!("{q} = {solution} or {q} = -{solution}"), "")
        .from(3)
        .wrong(Slip::OneSolutionOnly, &format!("{q} = {solution} or {q} = {}", quotient(b, a + 1)))
        .scene()
}

/// `(x - 3)(2x + 5) = 0`, and one case after the other.
fn zero_product(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, c, d) = (nonzero(12, rng), rng.i64(1..=6), nonzero(12, rng));
    if c * a == -d {
        return None;
    }
    let (first, second) = (format!("{x} {}", plus(-a)), format!("{} {}", times(c, x), plus(d)));
    let cases = format!("{first} = 0 or {second} = 0");
    let page = Page::of(&format!("({first})({second}) = 0"))
        .line(&cases, "Use the zero product property|Set each factor equal to zero|")
        .wrong(Slip::FactorSigns, &format!("{x} {} = 0 or {second} = 0", plus(a)));
    let page = page
        .line(&format!("{x} = {a}"), "Solve each equation||Add|Simplify")
        .case(&format!("{first} = 0"))
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} = {}", -a));
    let page = if c == 1 {
        page
    } else {
        page.line(&format!("{} = {}", times(c, x), -d), "||Subtract").case(&format!("{second} = 0"))
    };
    let page = page
        .line(&format!("{x} = {}", quotient(-d, c)), "Solve||Simplify")
        .case(&format!("{second} = 0"))
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} = {}", quotient(d, c)));
    page.line(&format!("{x} = {a} or {x} = {}", quotient(-d, c)), "").from(1).scene()
}

/// `3p(10p + 7) = 0`, then `3p = 0 or 10p + 7 = 0`
fn letter_out(rng: &mut Rng) -> Option<Scene> {
    let p = letter(rng);
    let (k, b, c) = (rng.i64(1..=9), rng.i64(1..=12), nonzero(12, rng));
    let (first, second) = (times(k, p), format!("{} {}", times(b, p), plus(c)));
    let start = if rng.bool() {
        format!("{first}({second}) = 0")
    } else {
        format!("{} {} = 0", times(k * b, format!("{p}^2")), plus_times(k * c, p))
    };
    Page::of(&start)
        .line(&format!("{first}({second}) = 0"), "Factor|Factor the greatest common factor|Simplify|")
        .line(&format!("{first} = 0 or {second} = 0"), "Use the zero product property|")
        .wrong(Slip::OneFactorOnly, &format!("{second} = 1"))
        .line(&format!("{p} = 0"), "|Solve each equation|Divide")
        .case(&format!("{first} = 0"))
        .line(&format!("{} = {}", times(b, p), -c), "||Subtract")
        .case(&format!("{second} = 0"))
        .wrong(Slip::MovedWithoutSign, &format!("{} = {c}", times(b, p)))
        .line(&format!("{p} = {}", quotient(-c, b)), "Divide||Simplify")
        .scene()
}

/// `x^2 = 50`, then `x = +/-sqrt(50)`, `x = +/-5sqrt(2)`, and one case after the other.
fn root_cases(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (out, inside) = (rng.i64(1..=9), *[1, 2, 3, 5, 6, 7, 10, 11].get(rng.usize(..8))?);
    let square = out * out * inside;
    let root = match (out, inside) {
        (out, 1) => out.to_string(),
        (1, inside) => format!("sqrt({inside})"),
        (out, inside) => format!("{out}sqrt({inside})"),
    };
    let shift = if rng.bool() { 0 } else { nonzero(9, rng) };
    let base = if shift == 0 { format!("{x}^2") } else { format!("({x} {})^2", plus(shift)) };
    let side = if shift == 0 { x.to_string() } else { format!("{x} {}", plus(shift)) };
    let page = Page::of(&format!("{base} = {square}"))
        .line(&format!("{side} = +/-sqrt({square})"), "Use the square root property|Take the square root|")
        .wrong(Slip::PositiveRootOnly, &format!("{side} = sqrt({square})"))
        .line(&format!("{side} = +/-{root}"), "Simplify the radical|Simplify|")
        .wrong(Slip::HalvedInsteadOfRoot, &format!("{side} = +/-{}", square + 1));
    let page = page
        .line(&format!("{side} = {root}"), "Rewrite to show two solutions|Solve each equation|")
        .case(&format!("{side} = {root}"))
        .line(&format!("{side} = -{root}"), "Rewrite to show two solutions|Solve each equation|")
        .case(&format!("{side} = -{root}"));
    if shift == 0 {
        page.line(&format!("{x} = {root} or {x} = -{root}"), "|Rewrite to show two solutions")
    } else {
        page.line(&format!("{x} = {} + {root} or {x} = {} - {root}", -shift, -shift), "|Solve")
    }
    .from(2)
    .wrong(Slip::RootsWithWrongSigns, &format!("{x} = {} + {root} or {x} = {} - {root}", shift + 1, shift + 1))
    .scene()
}

/// `x^2 - 10x + 25 = 0`, then `(x - 5)^2 = 0`, `x = 5`
fn double_root(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let a = if rng.u8(0..5) == 0 { 0 } else { nonzero(12, rng) };
    if a == 0 {
        return Page::of(&format!("{x}^2 = 0"))
            .line(&format!("{x} = 0"), "|Take the square root")
            .wrong(Slip::OffByOneOrTwo, &format!("{x} = 1"))
            .scene();
    }
    let square = format!("{x}^2 {} {}", plus_times(-2 * a, x), plus(a * a));
    let product = format!("({x} {})^2", plus(-a));
    let start = if rng.bool() { format!("{square} = 0") } else { format!("{product} = 0") };
    let page = Page::of(&start)
        .line(&format!("{product} = 0"), "Factor|Factor the left side|")
        .wrong(Slip::FactorSigns, &format!("({x} {})^2 = 0", plus(a)));
    let page = if rng.bool() { page.line(&format!("{x} {} = 0", plus(-a)), "|Take the square root") } else { page };
    page.line(&format!("{x} = {a}"), "Solve||Simplify")
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} = {}", -a))
        .scene()
}

/// `(3x - 5y)(3x + 5y)`, then `(3x)^2 - (5y)^2`, `9x^2 - 25y^2`; squares of sums too
fn squares_in_letters(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let (a, b) = (rng.i64(1..=9), rng.i64(1..=9));
    let (first, second) =
        if rng.u8(0..4) == 0 { (times(a, format!("{x}{y}")), b.to_string()) } else { (times(a, x), times(b, y)) };
    let raised = |term: &str| if term.len() == 1 { format!("{term}^2") } else { format!("({term})^2") };
    let (p, q) = (raised(&first), raised(&second));
    if rng.bool() {
        let open = |sign: char| format!("({first})^2 {sign} ({second})^2");
        return Page::of(&format!("({first} - {second})({first} + {second})"))
            .line(&format!("{p} - {q}"), "Use the pattern|Multiply|Product of conjugates||Expand")
            .wrong(Slip::SignMiscopied, &format!("{p} + {q}"))
            .wrong(Slip::OnlyLetterSquared, &format!("{first} - {second}"))
            .line(&open('-'), "Simplify|")
            .wrong(Slip::SignMiscopied, &open('+'))
            .scene();
    }
    let sign = if rng.bool() { '+' } else { '-' };
    Page::of(&format!("({first} {sign} {second})^2"))
        .line(&format!("({first})^2 {sign} 2({first})({second}) + ({second})^2"), "Use the pattern|Multiply||Expand")
        .wrong(Slip::SquareOfSum, &format!("({first})^2 {sign} ({second})^2"))
        .wrong(Slip::SquareOfSum, &format!("({first})^2 {sign} ({first})({second}) + ({second})^2"))
        .scene()
}

/// `3x^2 + 6bx - 3ax - 6ab`, then `3(x^2 + 2bx - ax - 2ab)`, `3(x(x + 2b) - a(x + 2b))`
fn grouped(rng: &mut Rng) -> Option<Scene> {
    let (x, a, b) = ('x', 'a', 'b');
    let (k, p, q) = (rng.i64(2..=7), nonzero(5, rng), nonzero(5, rng));
    let inside = |k: i64| {
        let terms = [
            plus_times(k * p, format!("{b}{x}")),
            plus_times(k * q, format!("{a}{x}")),
            plus_times(k * p * q, format!("{a}{b}")),
        ];
        format!("{} {}", times(k, format!("{x}^2")), terms.join(" "))
    };
    let (first, second) = (format!("{x} {}", plus_times(p, b)), format!("{x} {}", plus_times(q, a)));
    Page::of(&inside(k))
        .line(&format!("{k}({})", inside(1)), "Factor the greatest common factor|Factor out the common factor|")
        .wrong(
            Slip::FactorFromFirstTermOnly,
            &format!(
                "{k}({})",
                inside(1).replacen(&plus_times(p, format!("{b}{x}")), &plus_times(k * p, format!("{b}{x}")), 1)
            ),
        )
        .line(&format!("{k}({x}({first}) {}({first}))", plus_times(q, a)), "Factor by grouping|Group|")
        .line(&format!("{k}({first})({second})"), "Factor out the common bracket|Factor|")
        .wrong(Slip::FactorSigns, &format!("{k}({first})({x} {})", plus_times(-q, a)))
        .scene()
}
