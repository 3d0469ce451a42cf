//! The imaginary unit: sums, products, quotients, powers, and equations without real roots.

use super::page::{Page, letter, nonzero, plus, plus_times, quotient, times};
use super::scene::Scene;
use super::styles::Style;
use crate::corpus::chance::choose;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    sum,
    product,
    product,
    square,
    conjugates,
    quotient_of_two,
    quotient_of_two,
    root_of_negative,
    product_of_roots,
    power,
    square_equation,
    completed_square,
    by_formula,
];

/// `3 + 2i`, `-4i`
fn number(re: i64, im: i64) -> String {
    match (re, im) {
        (re, 0) => re.to_string(),
        (0, im) => times(im, "i"),
        (re, im) => format!("{re} {}", plus_times(im, "i")),
    }
}

/// `(5 + 2i) - (3 - 4i)`, then `5 + 2i - 3 + 4i`, `2 + 6i`
fn sum(rng: &mut Rng) -> Option<Scene> {
    let (a, b, c, d) = (nonzero(12, rng), nonzero(9, rng), nonzero(12, rng), nonzero(9, rng));
    let is_minus = rng.u8(0..3) != 0;
    let (sign, s) = if is_minus { ("-", -1) } else { ("+", 1) };
    let page = Page::of(&format!("({}) {sign} ({})", number(a, b), number(c, d)));
    let page = if rng.bool() {
        page.line(
            &format!("{} {} {}", number(a, b), plus(s * c), plus_times(s * d, "i")),
            "Remove the parentheses|Distribute the negative||Simplify",
        )
        .wrong(Slip::MinusFirstTermOnly, &format!("{} {} {}", number(a, b), plus(s * c), plus_times(-s * d, "i")))
    } else {
        page.line(
            &format!("({a} {}) + ({b} {})i", plus(s * c), plus(s * d)),
            "Group the real and the imaginary parts|Combine like parts||",
        )
        .wrong(Slip::MinusFirstTermOnly, &format!("({a} {}) + ({b} {})i", plus(s * c), plus(-s * d)))
    };
    page.line(&number(a + s * c, b + s * d), "Combine like terms||Simplify|Add the parts")
        .wrong(Slip::AddedInstead, &number(a + s * c, b - s * d))
        .wrong(Slip::UnlikeTerms, &times(a + s * c + b + s * d, "i"))
        .scene()
}

/// `(2 + 3i)(4 - i)`, then `8 - 2i + 12i - 3i^2`, `8 + 10i + 3`, `11 + 10i`
fn product(rng: &mut Rng) -> Option<Scene> {
    let (a, b, c, d) = (nonzero(7, rng), nonzero(7, rng), nonzero(7, rng), nonzero(7, rng));
    let a = if rng.u8(0..4) == 0 { 0 } else { a };
    let first = if a == 0 { times(b, "i") } else { format!("({})", number(a, b)) };
    let (cross, square) = (a * d + b * c, b * d);
    let total = number(a * c - square, cross);
    let lead = |rest: String| if a == 0 { rest } else { format!("{} {} {rest}", a * c, plus_times(a * d, "i")) };
    let page = Page::of(&format!("{first}({})", number(c, d)));
    let page = match a {
        0 => page.line(&format!("{} {}", times(b * c, "i"), plus_times(square, "i^2")), "Distribute||Multiply"),
        _ => page
            .line(
                &lead(format!("{} {}", plus_times(b * c, "i"), plus_times(square, "i^2"))),
                "FOIL|Multiply|Use the distributive property||Expand",
            )
            .wrong(Slip::TermForgotten, &format!("{} {}", a * c, plus_times(square, "i^2"))),
    };
    let joined = if a == 0 {
        format!("{} {}", times(cross, "i"), plus(-square))
    } else {
        format!("{} {} {}", a * c, plus_times(cross, "i"), plus(-square))
    };
    let wrong = if a == 0 {
        format!("{} {}", times(cross, "i"), plus(square))
    } else {
        format!("{} {} {}", a * c, plus_times(cross, "i"), plus(square))
    };
    page.line(&joined, "Since i^2 = -1|Replace the square of i by -1||Simplify")
        .wrong(Slip::ImaginarySquaredPositive, &wrong)
        .line(&total, "Combine like terms|Simplify||Standard form")
        .wrong(Slip::ImaginarySquaredPositive, &number(a * c + square, cross))
        .wrong(Slip::AddedInstead, &number(a * c - square, a * d - b * c))
        .scene()
}

/// `(3 - 2i)^2`, then `9 - 12i + 4i^2`, `9 - 12i - 4`, `5 - 12i`
fn square(rng: &mut Rng) -> Option<Scene> {
    let (a, b) = (nonzero(9, rng), nonzero(9, rng));
    let page = Page::of(&format!("({})^2", number(a, b)));
    let page = if rng.u8(0..3) == 0 {
        page.line(&format!("({})({})", number(a, b), number(a, b)), "Write as a product||")
    } else {
        page
    };
    page.line(
        &format!("{} {} {}", a * a, plus_times(2 * a * b, "i"), plus_times(b * b, "i^2")),
        "Square the binomial|Multiply||Binomial squares pattern|FOIL",
    )
    .wrong(Slip::SquareOfSum, &format!("{} {}", a * a, plus_times(b * b, "i^2")))
    .line(
        &format!("{} {} {}", a * a, plus_times(2 * a * b, "i"), plus(-b * b)),
        "Since i^2 = -1|||Replace the square of i",
    )
    .wrong(Slip::ImaginarySquaredPositive, &format!("{} {} {}", a * a, plus_times(2 * a * b, "i"), plus(b * b)))
    .line(&number(a * a - b * b, 2 * a * b), "Simplify|Combine||")
    .wrong(Slip::ImaginarySquaredPositive, &number(a * a + b * b, 2 * a * b))
    .wrong(Slip::SquareOfSum, &number(a * a - b * b, 0))
    .scene()
}

/// `(4 + 3i)(4 - 3i)`, then `16 - 9i^2`, `16 + 9`, `25`
fn conjugates(rng: &mut Rng) -> Option<Scene> {
    let (a, b) = (rng.i64(1..=9), rng.i64(1..=9));
    Page::of(&format!("({})({})", number(a, b), number(a, -b)))
        .line(
            &format!("{} {}", a * a, plus_times(-b * b, "i^2")),
            "Product of conjugates|Multiply|Difference of squares||FOIL",
        )
        .wrong(Slip::SignMiscopied, &format!("{} {}", a * a, plus_times(b * b, "i^2")))
        .line(&format!("{} + {}", a * a, b * b), "Since i^2 = -1||Simplify")
        .wrong(Slip::ImaginarySquaredPositive, &format!("{} - {}", a * a, b * b))
        .line(&(a * a + b * b).to_string(), "Add||Simplify")
        .wrong(Slip::ImaginarySquaredPositive, &(a * a - b * b).to_string())
        .scene()
}

/// `(3 + 2i)/(4 - i)`, then `((3 + 2i)(4 + i))/((4 - i)(4 + i))`
fn quotient_of_two(rng: &mut Rng) -> Option<Scene> {
    let (a, b, c, d) = (nonzero(7, rng), nonzero(7, rng), nonzero(5, rng), nonzero(5, rng));
    let a = if rng.u8(0..4) == 0 { 0 } else { a };
    let (top, under, conjugate) = (number(a, b), number(c, d), number(c, -d));
    let (re, im, norm) = (a * c + b * d, b * c - a * d, c * c + d * d);
    if re == 0 || im == 0 {
        return None;
    }
    let page = Page::of(&format!("({top})/({under})"))
        .line(
            &format!("(({top})({conjugate}))/(({under})({conjugate}))"),
            "Multiply by the complex conjugate of the denominator|Multiply by the conjugate||Rationalize the denominator",
        )
        .wrong(Slip::OnlyTopRationalised, &format!("(({top})({conjugate}))/({under})"));
    let page = if rng.bool() && a != 0 {
        page.line(
            &format!(
                "({} {} {} {})/({} {})",
                a * c,
                plus_times(-a * d, "i"),
                plus_times(b * c, "i"),
                plus_times(-b * d, "i^2"),
                c * c,
                plus_times(-d * d, "i^2")
            ),
            "Multiply|Multiply the numerators and the denominators||FOIL",
        )
        .wrong(
            Slip::SignMiscopied,
            &format!(
                "({} {} {} {})/({} {})",
                a * c,
                plus_times(a * d, "i"),
                plus_times(b * c, "i"),
                plus_times(-b * d, "i^2"),
                c * c,
                plus_times(-d * d, "i^2")
            ),
        )
    } else {
        page
    };
    page.line(&format!("({})/{norm}", number(re, im)), "Simplify||Since i^2 = -1|Combine")
        .wrong(Slip::ImaginarySquaredPositive, &format!("({})/{norm}", number(a * c - b * d, im)))
        .wrong(
            Slip::ImaginarySquaredPositive,
            &format!("({})/({})", number(re, im), if c * c == d * d { 2 * norm } else { c * c - d * d }),
        )
        .line(
            &match im.signum() {
                -1 => format!("{} - {}i", quotient(re, norm), quotient(-im, norm)),
                _ => format!("{} + {}i", quotient(re, norm), quotient(im, norm)),
            },
            "Write in standard form|Standard form||Separate the parts",
        )
        .wrong(Slip::OneTermDivided, &format!("{} {}", quotient(re, norm), plus_times(im, "i")))
        .scene()
}

/// `sqrt(-48)`, then `sqrt(-1)*sqrt(48)`, `i*sqrt(16)*sqrt(3)`, `4i*sqrt(3)`
fn root_of_negative(rng: &mut Rng) -> Option<Scene> {
    let (out, inside) = (rng.i64(1..=9), *choose(&[1, 1, 2, 3, 5, 6, 7], rng));
    let under = out * out * inside;
    let rest = nonzero(9, rng);
    let (before, has_rest) = (format!("{rest} + "), rng.u8(0..4) == 0);
    let with = |text: String| if has_rest { format!("{before}{text}") } else { text };
    let last = match (out, inside) {
        (out, 1) => times(out, "i"),
        (1, inside) => format!("i*sqrt({inside})"),
        (out, inside) => format!("{out}i*sqrt({inside})"),
    };
    let page = Page::of(&with(format!("sqrt(-{under})")));
    let page = if rng.bool() {
        page.line(&with(format!("sqrt(-1)*sqrt({under})")), "Factor out -1|Rewrite with the square root of -1||")
    } else {
        page
    };
    let page = page
        .line(&with(format!("i*sqrt({under})")), "Definition of i|Use i for the square root of -1||Simplify")
        .wrong(Slip::SignMiscopied, &with(format!("-sqrt({under})")));
    let page = if inside != 1 && out != 1 {
        page.line(&with(format!("i*sqrt({}*{inside})", out * out)), "Factor the radicand||")
    } else {
        page
    };
    let real = match (out, inside) {
        (out, 1) => out.to_string(),
        (1, inside) => format!("sqrt({inside})"),
        (out, inside) => format!("{out}sqrt({inside})"),
    };
    page.line(&with(last), "Simplify||Take the square root")
        .wrong(Slip::RootOfNegative, &with(real.clone()))
        .wrong(Slip::RootOfNegative, &if has_rest { format!("{rest} - {real}") } else { format!("-{real}") })
        .scene()
}

/// `sqrt(-4)*sqrt(-9)`, then `2i*3i`, `6i^2`, `-6`
fn product_of_roots(rng: &mut Rng) -> Option<Scene> {
    let (a, b) = (rng.i64(2..=9), rng.i64(2..=9));
    Page::of(&format!("sqrt(-{})*sqrt(-{})", a * a, b * b))
        .line(&format!("{a}i*{b}i"), "Write with i|Write as complex numbers||Simplify each root")
        .wrong_then(Slip::RootOfNegative, &format!("sqrt({})", a * a * b * b), &format!("{}", a * b))
        .line(&format!("{}i^2", a * b), "Multiply||Simplify")
        .wrong(Slip::AddedInstead, &format!("{}i^2", a + b + i64::from(a + b == a * b)))
        .line(&(-a * b).to_string(), "Since i^2 = -1||Simplify")
        .wrong(Slip::ImaginarySquaredPositive, &(a * b).to_string())
        .scene()
}

/// `i^23`, then `i^20*i^3`, `(i^4)^5*i^3`, `-i`
fn power(rng: &mut Rng) -> Option<Scene> {
    let n = rng.i64(5..=90);
    let (fours, rest) = (n / 4, n % 4);
    let (value, wrong) = *[("1", "-1"), ("i", "-i"), ("-1", "1"), ("-i", "i")].get(usize::try_from(rest).ok()?)?;
    let tail = match rest {
        0 => String::new(),
        1 => "*i".to_owned(),
        rest => format!("*i^{rest}"),
    };
    let page = Page::of(&format!("i^{n}"));
    let page = if rest != 0 && rng.bool() {
        page.line(
            &format!("i^{}{tail}", 4 * fours),
            "Split off a multiple of 4|Product property|Divide the exponent by 4||",
        )
        .wrong(Slip::OffByOneOrTwo, &format!("i^{}{tail}", 4 * fours - 2))
    } else {
        page
    };
    page.line(&format!("(i^4)^{fours}{tail}"), "Rewrite with powers of i^4|Power of a power||")
        .line(&format!("1{tail}"), "Since i^4 = 1||Simplify")
        .wrong(Slip::ImaginarySquaredPositive, &format!("-1{tail}"))
        .line(value, "Simplify||Since i^2 = -1")
        .wrong(Slip::ImaginarySquaredPositive, wrong)
        .scene()
}

/// `x^2 + 16 = 0`, then `x^2 = -16`, `x = +/-4i`
fn square_equation(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, root) = (if rng.u8(0..3) == 0 { rng.i64(2..=5) } else { 1 }, rng.i64(1..=12));
    let square = root * root;
    let shift = if rng.u8(0..3) == 0 { nonzero(9, rng) } else { 0 };
    let base = if shift == 0 { format!("{x}^2") } else { format!("({x} {})^2", plus(shift)) };
    let left = if shift == 0 { x.to_string() } else { format!("{x} {}", plus(shift)) };
    let unit = times(root, "i");
    let page = Page::of(&format!("{} + {} = 0", times(a, &base), a * square))
        .line(&format!("{} = -{}", times(a, &base), a * square), "Subtract||Isolate the square")
        .wrong_then(
            Slip::MovedWithoutSign,
            &format!("{} = {}", times(a, &base), a * square),
            &format!("{base} = {square}"),
        )
        .line(&format!("{base} = -{square}"), "Divide||Simplify")
        .wrong(Slip::SubtractedInstead, &format!("{base} = {}", -a * square - a));
    let page = if rng.bool() {
        page.line(&format!("{left} = +/-sqrt(-{square})"), "Use the square root property|Take square roots||")
    } else {
        page
    };
    let page = page
        .line(&format!("{left} = +/-{unit}"), "Simplify|Write with i||")
        .wrong(Slip::RootOfNegative, &format!("{left} = +/-{root}"))
        .wrong(Slip::PositiveRootOnly, &format!("{left} = {unit}"));
    page.line(
        &format!("{x} = {} or {x} = {}", number(-shift, root), number(-shift, -root)),
        "Solve for the variable||Write the two solutions",
    )
    .wrong(Slip::RootOfNegative, &format!("{x} = {} or {x} = {}", root - shift, -root - shift))
    .scene()
}

/// `x^2 - 4x + 13 = 0`, then `x^2 - 4x + 4 = -13 + 4`, `(x - 2)^2 = -9`, `x - 2 = +/-3i`
fn completed_square(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (h, k) = (nonzero(8, rng), rng.i64(1..=8));
    let (b, c) = (-2 * h, h * h + k * k);
    let left = format!("{x}^2 {}", plus_times(b, x));
    let unit = times(k, "i");
    Page::of(&format!("{left} + {c} = 0"))
        .line(&format!("{left} = -{c}"), "Subtract||Isolate the variable terms")
        .wrong(Slip::MovedWithoutSign, &format!("{left} = {c}"))
        .line(&format!("{left} + {} = -{c} + {}", h * h, h * h), "Complete the square|Add the square of half of b||")
        .wrong(Slip::SquareNotCompensated, &format!("{left} + {} = -{c}", h * h))
        .line(&format!("({x} {})^2 = -{}", plus(-h), k * k), "Factor||Write as a binomial square|Simplify")
        .wrong(Slip::CompletedSquareSign, &format!("({x} {})^2 = -{}", plus(h), k * k))
        .line(&format!("{x} {} = +/-{unit}", plus(-h)), "Take square roots|Square root property||")
        .wrong(Slip::RootOfNegative, &format!("{x} {} = +/-{k}", plus(-h)))
        .line(&format!("{x} = {h} +/- {unit}"), "Solve for the variable||Add")
        .wrong(Slip::ConstantKeepsSign, &format!("{x} = {} +/- {unit}", -h))
        .scene()
}

/// `x^2 - 4x + 13 = 0`, then `x = (4 +/- sqrt((-4)^2 - 4*1*13))/(2*1)`, `x = (4 +/- 6i)/2`
fn by_formula(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, h, k) = (*choose(&[1, 1, 1, 2, 4, 5], rng), nonzero(7, rng), rng.i64(1..=7));
    // Roots h/a +- (k/a)i
    let (b, c_times_a) = (-2 * h, h * h + k * k);
    if c_times_a % a != 0 {
        return None;
    }
    let c = c_times_a / a;
    let under = b * b - 4 * a * c;
    let square = if b < 0 { format!("({b})^2") } else { format!("{b}^2") };
    let half = |value: i64| quotient(value, a);
    Page::of(&format!("{} {} + {c} = 0", times(a, format!("{x}^2")), plus_times(b, x)))
        .line(
            &format!("{x} = ({} +/- sqrt({square} - 4*{a}*{c}))/(2*{a})", -b),
            "Quadratic formula|Use the quadratic formula|Substitute a, b and c||",
        )
        .wrong(Slip::FormulaMinusB, &format!("{x} = ({b} +/- sqrt({square} - 4*{a}*{c}))/(2*{a})"))
        .wrong(Slip::FormulaPlus4ac, &format!("{x} = ({} +/- sqrt({square} + 4*{a}*{c}))/(2*{a})", -b))
        .line(&format!("{x} = ({} +/- sqrt({under}))/{}", -b, 2 * a), "Simplify||")
        .wrong(Slip::SignMiscopied, &format!("{x} = ({} +/- sqrt({}))/{}", -b, -under, 2 * a))
        .line(&format!("{x} = ({} +/- {}i)/{}", -b, 2 * k, 2 * a), "Write the root with i|Simplify the radical||")
        .wrong(Slip::RootOfNegative, &format!("{x} = ({} +/- {})/{}", -b, 2 * k, 2 * a))
        .line(&format!("{x} = {} +/- {}i", half(h), half(k)), "Simplify|Divide each term||Standard form")
        .wrong(Slip::OnlyNumberDivided, &format!("{x} = {} +/- {}i", half(h), 2 * k))
        .scene()
}
