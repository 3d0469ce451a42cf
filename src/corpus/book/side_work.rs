//! Calculations at the side of a problem in letters, and values put in for letters.

use super::Style;
use super::page::{Page, letter, nonzero, plus, plus_times, times, two_letters};
use super::scene::Scene;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] =
    &[discriminant, discriminant, half_squared, value_of_square, values_put_in, values_put_in, value_checked];

/// `5n^2 + n + 4 = 0`, and beside it `1^2 - 4*5*4`, `1 - 80`, `-79`
fn discriminant(rng: &mut Rng) -> Option<Scene> {
    let n = letter(rng);
    let (a, b, c) = (nonzero(9, rng), nonzero(12, rng), nonzero(12, rng));
    let standard = format!("{} {} {}", times(a, format!("{n}^2")), plus_times(b, n), plus(c));
    let number = |value: i64, rng: &mut Rng| {
        if value < 0 || rng.u8(0..3) == 0 { format!("({value})") } else { value.to_string() }
    };
    let start = match rng.u8(0..3) {
        0 => format!("{} = {standard}", if n == 'y' { 'z' } else { 'y' }),
        _ => format!("{standard} = 0"),
    };
    let (square, product) = (b * b, 4 * a * c);
    let put_in = format!("{}^2 - 4*{}*{}", number(b, rng), number(a, rng), number(c, rng));
    let turned = format!("{}^2 + 4*{}*{}", number(b, rng), number(a, rng), number(c, rng));
    let page = Page::of(&start)
        .line(&put_in, "Substitute|Find the discriminant||Use the discriminant")
        .aside()
        .wrong(Slip::FormulaPlus4ac, &turned)
        .wrong(Slip::FormulaPlus4ac, &format!("{}^2 - 4*{}", number(b, rng), number(c + i64::from(a == 1), rng)))
        .wrong(Slip::DigitMiscopied, &format!("{}^2 - 4*{}*{}", number(b + 1, rng), number(a, rng), number(c, rng)))
        .wrong(Slip::DigitMiscopied, &format!("{}^2 - 4*{}*{}", number(b, rng), number(a, rng), number(-c, rng)))
        .line(&format!("{square} {}", plus(-product)), "Simplify|Multiply|")
        .wrong(Slip::ProductSign, &format!("{square} {}", plus(product)))
        .wrong(Slip::MinusSquared, &format!("-{square} {}", plus(-product)))
        .line(&format!("{}", square - product), "Simplify|Subtract||Add")
        .wrong(Slip::AddedInstead, &format!("{}", square + product))
        .wrong(Slip::SignOfSmaller, &format!("{}", product - square));
    if start.ends_with("= 0") && square >= product && rng.bool() {
        let right = format!("{n} = ({} +/- sqrt({}))/(2*{})", -b, square - product, number(a, rng));
        return page.line(&right, "Use the quadratic formula||Substitute").from(0).scene();
    }
    page.scene()
}

/// `x^2 + 6x = 7`, and beside it `(1/2*6)^2`, `3^2`, `9`
fn half_squared(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (half, c) = (nonzero(12, rng), nonzero(30, rng));
    let (b, square) = (2 * half, half * half);
    let of = if b < 0 || rng.bool() { format!("({b})") } else { b.to_string() };
    Page::of(&format!("{x}^2 {} = {c}", plus_times(b, x)))
        .line(&format!("(1/2*{of})^2"), "Take half of the coefficient and square it|Find half of it and square|")
        .aside()
        .wrong(Slip::CompletedWithWholeCoefficient, &format!("({b})^2"))
        .line(&format!("({half})^2"), "Simplify|Multiply|")
        .wrong(Slip::OffByOneOrTwo, &format!("({})^2", half.abs() + 1))
        .line(&square.to_string(), "Simplify|Square|")
        .wrong(Slip::PowerAsProduct, &(2 * half.abs() + i64::from(half.abs() == 2)).to_string())
        .line(
            &format!("{x}^2 {} + {square} = {c} + {square}", plus_times(b, x)),
            "Add it to both sides||Complete the square",
        )
        .from(0)
        .wrong(Slip::SquareNotCompensated, &format!("{x}^2 {} + {square} = {c}", plus_times(b, x)))
        .scene()
}

/// `3x^2 - 2x + 1` for `x = -4`, put in and worked out term by term.
fn value_of_square(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, c, at) = (nonzero(6, rng), nonzero(9, rng), nonzero(12, rng), nonzero(9, rng));
    let square = at * at;
    let product =
        |coef: i64, value: i64| if coef < 0 { format!("- {}({value})", -coef) } else { format!("+ {coef}({value})") };
    let first = |value: &str| {
        if a == 1 {
            value.to_owned()
        } else if a == -1 {
            format!("-{value}")
        } else {
            format!("{a}{value}")
        }
    };
    Page::of(&format!("{} {} {} for {x} = {at}", times(a, format!("{x}^2")), plus_times(b, x), plus(c)))
        .line(
            &format!("{} {} {}", first(&format!("({at})^2")), product(b, at), plus(c)),
            "Substitute|Substitute the value||Put it in",
        )
        .wrong(Slip::SignMiscopied, &format!("{} {} {}", first(&format!("({})^2", at)), product(b, -at), plus(c)))
        .line(
            &format!("{} {} {}", first(&format!("({square})")), product(b, at), plus(c)),
            "Simplify|Simplify the exponent|Follow the order of operations|",
        )
        .wrong(
            Slip::PowerAsProduct,
            &format!(
                "{} {} {}",
                first(&format!("({})", 2 * at + i64::from(2 * at == square))),
                product(b, at),
                plus(c)
            ),
        )
        .wrong(Slip::MinusSquared, &format!("{} {} {}", first(&format!("(-{square})")), product(b, at), plus(c)))
        .line(&format!("{} {} {}", a * square, plus(b * at), plus(c)), "Multiply|Simplify|")
        .wrong(Slip::ProductSign, &format!("{} {} {}", a * square, plus(-b * at), plus(c)))
        .line(&format!("{}", a * square + b * at + c), "Add|Subtract|Simplify|Add and subtract|")
        .scene()
}

/// `7x - 4` for `x = 5`; `xy - 2y` for `x = 2, y = -3`
fn values_put_in(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let (a, b, at, other) = (nonzero(12, rng), nonzero(15, rng), nonzero(12, rng), nonzero(9, rng));
    if rng.bool() {
        let put_in = if a == -1 {
            format!("-({at}) {}", plus(b))
        } else if a == 1 {
            format!("({at}) {}", plus(b))
        } else {
            format!("{a}({at}) {}", plus(b))
        };
        return Page::of(&format!("{} {} for {x} = {at}", times(a, x), plus(b)))
            .line(&put_in, "Substitute||Put it in|Substitute for the letter")
            .wrong(Slip::SignMiscopied, &put_in.replacen(&format!("({at})"), &format!("({})", -at), 1))
            .line(&format!("{} {}", a * at, plus(b)), "Multiply|Simplify|")
            .wrong(Slip::ProductSign, &format!("{} {}", -a * at, plus(b)))
            .line(&(a * at + b).to_string(), "Add|Subtract|Simplify|")
            .wrong(Slip::SignOfSmaller, &(a * at - b).to_string())
            .scene();
    }
    let put_in =
        if a < 0 { format!("({at})({other}) - {}({other})", -a) } else { format!("({at})({other}) + {a}({other})") };
    Page::of(&format!("{x}{y} {} for {x} = {at}, {y} = {other}", plus_times(a, y)))
        .line(&put_in, "Substitute||Put them in")
        .line(&format!("{} {}", at * other, plus(a * other)), "Multiply|Simplify|")
        .wrong(Slip::ProductSign, &format!("{} {}", at * other, plus(-a * other)))
        .line(&(at * other + a * other).to_string(), "Add|Subtract|Simplify|")
        .scene()
}

/// `3x + 4 = 19`, its answer, and the check: `3(5) + 4 = 19`, `19 = 19`
fn value_checked(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, at) = (nonzero(9, rng), nonzero(15, rng), nonzero(12, rng));
    let total = a * at + b;
    let put_in = if a == -1 {
        "-".to_owned()
    } else if a == 1 {
        String::new()
    } else {
        a.to_string()
    };
    Page::of(&format!("{} {} = {total}", times(a, x), plus(b)))
        .line(&format!("{} = {}", times(a, x), total - b), "|Subtract|Add|Simplify")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(a, x), total + b))
        .line(&format!("{x} = {at}"), "Divide||Simplify")
        .wrong(Slip::QuotientSignLost, &format!("{x} = {}", -at))
        .line(&format!("{put_in}({at}) {} = {total}", plus(b)), "Check|Check by substituting|")
        .aside()
        .line(&format!("{} {} = {total}", a * at, plus(b)), "Multiply|Simplify|")
        .wrong(Slip::ProductSign, &format!("{} {} = {total}", a * at + 1, plus(b)))
        .line(&format!("{total} = {total}"), "Add|Simplify|")
        .wrong(Slip::OffByOneOrTwo, &format!("{} = {total}", total + 1))
        .scene()
}
