//! Lines, parabolas and circles: one form of their equation made from another.

use super::page::{Page, nonzero, plus, plus_times, quotient, times};
use super::scene::Scene;
use super::styles::Style;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;
use num_integer::Integer;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    point_and_slope,
    standard_solved,
    standard_solved,
    point_put_in,
    slope_of_two_points,
    vertex_form,
    vertex_form,
    vertex_form_opened,
    circle_centre,
    circle_centre,
    circle_opened,
    ellipse,
    inverse,
    inverse_quotient,
    intercept,
];

/// `+ (2/3)x`, in lowest terms
fn plus_part(top: i64, bottom: i64, rest: &str) -> String {
    let (sign, top) = if top * bottom < 0 { ('-', top.abs()) } else { ('+', top.abs()) };
    match quotient(top, bottom.abs()).as_str() {
        "1" if !rest.is_empty() => format!("{sign} {rest}"),
        value if value.contains('/') && !rest.is_empty() => format!("{sign} ({value}){rest}"),
        value => format!("{sign} {value}{rest}"),
    }
}

/// `y = (2/3)x - 4`, its numbers in lowest terms.
fn slope_form(m: (i64, i64), b: (i64, i64)) -> String {
    let first = plus_part(m.0, m.1, "x");
    let first = first.strip_prefix("+ ").map_or_else(|| first.replacen("- ", "-", 1), str::to_owned);
    let rest = if b.0 == 0 { String::new() } else { plus_part(b.0, b.1, "") };
    format!("y = {first} {rest}").trim().to_owned()
}

/// `y - 3 = 2(x + 1)`, then `y - 3 = 2x + 2`, `y = 2x + 5`; slopes with a line too
fn point_and_slope(rng: &mut Rng) -> Option<Scene> {
    let (a, b, top) = (nonzero(9, rng), nonzero(9, rng), nonzero(7, rng));
    let bottom = if rng.bool() { 1 } else { rng.i64(2..=5) };
    if top.gcd(&bottom) != 1 || (bottom == 1 && top == 1) {
        return None;
    }
    let part = slope_form((top, bottom), (0, 1)).replacen("y = ", "", 1);
    let slope = part.replace('x', "");
    let left = format!("y {}", plus(-b));
    let opened = |c: i64| format!("{left} = {part} {}", if c == 0 { String::new() } else { plus_part(c, bottom, "") });
    let end = |c: i64| slope_form((top, bottom), (c, bottom));
    Page::of(&format!("{left} = {slope}(x {})", plus(-a)))
        .line(&opened(-top * a), "Distribute|Distribute the slope||Multiply out")
        .wrong_then(Slip::FirstTermOnly, &opened(-a * bottom), &end(-a * bottom + b * bottom))
        .wrong(Slip::BracketSignChanged, &opened(top * a))
        .line(&end(-top * a + b * bottom), "Add to both sides|Solve for y|Slope-intercept form||Isolate y")
        .wrong(Slip::MovedWithoutSign, &end(-top * a - b * bottom))
        .scene()
}

/// `2x + 3y = 12`, then `3y = -2x + 12`, `y = (-2/3)x + 4`
fn standard_solved(rng: &mut Rng) -> Option<Scene> {
    let (a, b, c) = (nonzero(9, rng), nonzero(9, rng), nonzero(12, rng));
    let c = if rng.bool() { c * b } else { c };
    if b.abs() == 1 || a.abs() == b.abs() {
        return None;
    }
    let start = if rng.bool() {
        format!("{} {} = {c}", times(a, "x"), plus_times(b, "y"))
    } else {
        format!("{} {} {} = 0", times(a, "x"), plus_times(b, "y"), plus(-c))
    };
    let right =
        if rng.bool() { format!("{} {}", times(-a, "x"), plus(c)) } else { format!("{c} {}", plus_times(-a, "x")) };
    let y = times(b, "y");
    let page = Page::of(&start)
        .line(&format!("{y} = {right}"), "Isolate the y term|Move the x term|Subtract||Get y alone")
        .wrong(Slip::MovedWithoutSign, &format!("{y} = {} {}", times(a, "x"), plus(c)));
    let page = if rng.u8(0..3) == 0 {
        page.line(&format!("y = ({right})/({b})"), &format!("Divide by {b}||Divide everything"))
            .wrong(Slip::MultipliedInstead, &format!("y = {b}({right})"))
    } else {
        page
    };
    page.line(&slope_form((-a, b), (c, b)), "Divide each term|Slope-intercept form|Divide||Simplify")
        .wrong(Slip::OneTermNotDivided, &slope_form((-a, b), (c, 1)))
        .wrong(Slip::DividedWithWrongSign, &slope_form((a, b), (c, b)))
        .wrong(Slip::DividedUpsideDown, &slope_form((-b, a), (c, b)))
        .scene()
}

/// `5 = 2*3 + b`, then `5 = 6 + b`, `-1 = b`
fn point_put_in(rng: &mut Rng) -> Option<Scene> {
    let (m, x, b) = (nonzero(6, rng), nonzero(7, rng), nonzero(9, rng));
    let y = m * x + b;
    let at = if x < 0 { format!("({x})") } else { x.to_string() };
    let product = if rng.bool() { format!("{m}*{at}") } else { format!("{m}({x})") };
    let page = Page::of(&format!("{y} = {product} + b"))
        .line(&format!("{y} = {} + b", m * x), "Multiply|Simplify||Put the point in")
        .wrong(Slip::OtherOperation, &format!("{y} = {} + b", if m + x == m * x { m + x + 1 } else { m + x }))
        .wrong(Slip::ProductSign, &format!("{y} = {} + b", -m * x));
    let page = if rng.bool() { page.line(&format!("{y} {} = b", plus(-m * x)), "Subtract||Isolate b") } else { page };
    let page = page
        .line(&format!("{b} = b"), "Solve for b|The intercept|Subtract||")
        .wrong(Slip::MovedWithoutSign, &format!("{} = b", y + m * x));
    if rng.bool() { page.line(&format!("b = {b}"), "||Swap the sides") } else { page }.scene()
}

/// `(7 - 1)/(5 - 2)`, then `6/3`, `2`; the slope at right angles as `-1/(2/3)`
fn slope_of_two_points(rng: &mut Rng) -> Option<Scene> {
    let (a, b, dx, dy) = (nonzero(9, rng), nonzero(9, rng), nonzero(8, rng), nonzero(9, rng));
    if dx.abs() == dy.abs() || dx == 1 || dy.abs() == 1 {
        return None;
    }
    if rng.u8(0..3) == 0 {
        let (p, q) = (dy, dx.abs());
        return Page::of(&format!("-1/({})", quotient(p, q)))
            .line(
                &format!("-1*({})", quotient(q, p)),
                "Negative reciprocal|Flip and change the sign||Perpendicular slope",
            )
            .wrong(Slip::WrongFractionInverted, &format!("-1*({})", quotient(p, q)))
            .line(&quotient(-q, p), "Simplify||The slope of the perpendicular line")
            .wrong(Slip::SignMiscopied, &quotient(q, p))
            .scene();
    }
    let low = |a: i64| if a < 0 { format!("({a})") } else { a.to_string() };
    let page = Page::of(&format!("({} - {})/({} - {})", b + dy, low(b), a + dx, low(a)))
        .line(&format!("({dy})/({dx})"), "Subtract|Simplify top and bottom|rise over run||")
        .wrong(Slip::NegativesMadePositive, &format!("({})/({dx})", dy + 2 * b))
        .wrong(Slip::DividedUpsideDown, &format!("({dx})/({dy})"));
    page.line(&quotient(dy, dx), "Simplify|The slope||Reduce")
        .wrong(Slip::DividedUpsideDown, &quotient(dx, dy))
        .wrong(Slip::QuotientSignLost, &quotient(-dy, dx))
        .scene()
}

/// `y = x^2 + 6x + 5`, then `y = (x^2 + 6x + 9) - 9 + 5`, `y = (x + 3)^2 - 4`
fn vertex_form(rng: &mut Rng) -> Option<Scene> {
    let a = [1, 1, -1, 2, 3, 4, -2][rng.usize(..7)];
    let (h, k) = (nonzero(6, rng), rng.i64(-12..=12));
    let (b, c) = (2 * a * h, a * h * h + k);
    let square = |n: i64| if a == 1 { format!("(x {})^2", plus(n)) } else { times(a, format!("(x {})^2", plus(n))) };
    let page = Page::of(&format!("y = {} {} {}", times(a, "x^2"), plus_times(b, "x"), plus(c)));
    let page = if a == 1 {
        page
    } else {
        page.line(
            &format!(
                "y = {}(x^2 {}) {}",
                if a == -1 { "-".to_owned() } else { a.to_string() },
                plus_times(2 * h, "x"),
                plus(c)
            ),
            "Factor out the leading coefficient|Take the factor out of the x terms||",
        )
        .wrong(Slip::FactorFromFirstTermOnly, &format!("y = {a}(x^2 {}) {}", plus_times(b, "x"), plus(c)))
    };
    let page = page
        .line(
            &format!(
                "y = {} {} {}",
                times(a, format!("(x^2 {} + {})", plus_times(2 * h, "x"), h * h)),
                plus(-a * h * h),
                plus(c)
            ),
            "Complete the square|Add and subtract the square of half the coefficient||",
        )
        .wrong(
            Slip::SquareNotCompensated,
            &format!("y = {} {}", times(a, format!("(x^2 {} + {})", plus_times(2 * h, "x"), h * h)), plus(c)),
        );
    let page = if rng.bool() {
        page.line(
            &format!("y = {} {} {}", square(h), plus(-a * h * h), plus(c)),
            "Factor the trinomial|Write as a square||",
        )
        .wrong(Slip::CompletedSquareSign, &format!("y = {} {} {}", square(-h), plus(-a * h * h), plus(c)))
    } else {
        page
    };
    page.line(&format!("y = {} {}", square(h), plus(k)), "Simplify|Vertex form||Combine the numbers")
        .wrong(Slip::SquareNotCompensated, &format!("y = {} {}", square(h), plus(c)))
        .wrong(Slip::CompletedWithWholeCoefficient, &format!("y = {} {}", square(2 * h), plus(k)))
        .scene()
}

/// `y = 2(x - 3)^2 + 1`, then `y = 2(x^2 - 6x + 9) + 1`, `y = 2x^2 - 12x + 19`
fn vertex_form_opened(rng: &mut Rng) -> Option<Scene> {
    let (a, h, k) = (nonzero(5, rng), nonzero(7, rng), nonzero(12, rng));
    let open = |b: i64, c: i64| format!("y = {} {} {}", times(a, "x^2"), plus_times(b, "x"), plus(c));
    let page = Page::of(&format!("y = {} {}", times(a, format!("(x {})^2", plus(-h))), plus(k)))
        .line(
            &format!("y = {} {}", times(a, format!("(x^2 {} + {})", plus_times(-2 * h, "x"), h * h)), plus(k)),
            "Square the binomial|Expand the square||",
        )
        .wrong_then(
            Slip::SquareOfSum,
            &format!("y = {} {}", times(a, format!("(x^2 + {})", h * h)), plus(k)),
            &format!("y = {} {}", times(a, "x^2"), plus(a * h * h + k)),
        );
    let page = if a != 1 && rng.bool() {
        page.line(&format!("{} {}", open(-2 * a * h, a * h * h), plus(k)), "Distribute|Multiply out||")
            .wrong(Slip::FirstTermOnly, &format!("{} {}", open(-2 * h, h * h), plus(k)))
    } else {
        page
    };
    page.line(&open(-2 * a * h, a * h * h + k), "Combine like terms|Standard form|Simplify||")
        .wrong(Slip::BracketSignChanged, &open(2 * a * h, a * h * h + k))
        .wrong(Slip::Arithmetic, &open(-2 * a * h, a * h * h - k))
        .scene()
}

/// `x^2 + y^2 - 4x + 6y = 12`, then `(x - 2)^2 + (y + 3)^2 = 25`
fn circle_centre(rng: &mut Rng) -> Option<Scene> {
    let (h, k, r) = (nonzero(7, rng), nonzero(7, rng), rng.i64(1..=9));
    let c = r * r - h * h - k * k;
    if c == 0 {
        return None;
    }
    let (x, y) = (format!("x^2 {}", plus_times(-2 * h, "x")), format!("y^2 {}", plus_times(-2 * k, "y")));
    let ends = format!("{} {}", plus_times(-2 * h, "x"), plus_times(-2 * k, "y"));
    let start =
        if rng.bool() { format!("x^2 + y^2 {ends} {} = 0", plus(-c)) } else { format!("x^2 + y^2 {ends} = {c}") };
    let whole = format!("({x} + {}) + ({y} + {})", h * h, k * k);
    let end = |h: i64, k: i64, r: i64| format!("(x {})^2 + (y {})^2 = {r}", plus(-h), plus(-k));
    let page = Page::of(&start)
        .line(&format!("({x}) + ({y}) = {c}"), "Group the terms|Group and move the number||")
        .wrong(Slip::MovedWithoutSign, &format!("({x}) + ({y}) = {}", -c))
        .line(&format!("{whole} = {c} + {} + {}", h * h, k * k), "Complete both squares|Add to both sides||")
        .wrong_then(Slip::SquareNotCompensated, &format!("{whole} = {c}"), &end(h, k, c));
    page.line(&end(h, k, r * r), "Factor|Standard form|Centre and radius form||Write as squares")
        .wrong(Slip::CompletedSquareSign, &end(-h, -k, r * r))
        .wrong(Slip::CompletedWithWholeCoefficient, &end(2 * h, 2 * k, r * r))
        .scene()
}

/// `(x - 2)^2 + (y + 3)^2 = 25`, then `x^2 - 4x + 4 + y^2 + 6y + 9 = 25`
fn circle_opened(rng: &mut Rng) -> Option<Scene> {
    let (h, k, r) = (nonzero(7, rng), nonzero(7, rng), rng.i64(1..=9));
    let rest = h * h + k * k - r * r;
    let ends = format!("{} {}", plus_times(-2 * h, "x"), plus_times(-2 * k, "y"));
    Page::of(&format!("(x {})^2 + (y {})^2 = {}", plus(-h), plus(-k), r * r))
        .line(
            &format!(
                "x^2 {} + {} + y^2 {} + {} = {}",
                plus_times(-2 * h, "x"),
                h * h,
                plus_times(-2 * k, "y"),
                k * k,
                r * r
            ),
            "Expand both squares|Square the binomials||Multiply out",
        )
        .wrong(Slip::SquareOfSum, &format!("x^2 + {} + y^2 + {} = {}", h * h, k * k, r * r))
        .wrong(
            Slip::BracketSignChanged,
            &format!(
                "x^2 {} + {} + y^2 {} + {} = {}",
                plus_times(2 * h, "x"),
                h * h,
                plus_times(-2 * k, "y"),
                k * k,
                r * r
            ),
        )
        .line(&format!("x^2 + y^2 {ends} {} = 0", plus(rest)), "Simplify|General form|Get zero on one side||")
        .wrong(Slip::MovedWithoutSign, &format!("x^2 + y^2 {ends} {} = 0", plus(rest + 2 * r * r)))
        .scene()
}

/// `4x^2 + 9y^2 = 36`, then `(4x^2)/36 + (9y^2)/36 = 36/36`, `x^2/9 + y^2/4 = 1`
fn ellipse(rng: &mut Rng) -> Option<Scene> {
    let (p, q, k) = (rng.i64(1..=6), rng.i64(1..=6), rng.i64(1..=2));
    let (a, b) = (p * p, q * q);
    let sign = if rng.u8(0..3) == 0 { '-' } else { '+' };
    if p == q {
        return None;
    }
    let (x, y, n) = (times(k * b, "x^2"), times(k * a, "y^2"), k * a * b);
    let end = |a: i64, b: i64, one: i64| format!("x^2/{a} {sign} y^2/{b} = {one}");
    let page = Page::of(&format!("{x} {sign} {y} = {n}"));
    let page = if rng.bool() {
        page.line(&format!("({x})/{n} {sign} ({y})/{n} = {n}/{n}"), &format!("Divide by {n}|Make the right side 1||"))
            .wrong(Slip::OneTermNotDivided, &format!("({x})/{n} {sign} {y} = {n}/{n}"))
    } else {
        page
    };
    page.line(&end(a, b, 1), "Simplify|Standard form|Reduce||")
        .wrong(Slip::DividedOneSide, &end(a, b, n))
        .wrong(Slip::DividedUpsideDown, &end(b, a, 1))
        .scene()
}

/// `x = 2y + 3`, then `x - 3 = 2y`, `y = (x - 3)/2`; cubes too
fn inverse(rng: &mut Rng) -> Option<Scene> {
    let (a, b) = (nonzero(9, rng), nonzero(9, rng));
    if a.abs() == 1 {
        return None;
    }
    let (moved, other) = (format!("x {}", plus(-b)), format!("x {}", plus(b)));
    if rng.u8(0..3) == 0 {
        let a = a.abs();
        return Page::of(&format!("x = y/{a} {}", plus(b)))
            .line(&format!("{moved} = y/{a}"), "Subtract|Swap x and y, then solve||")
            .wrong(Slip::MovedWithoutSign, &format!("{other} = y/{a}"))
            .line(&format!("{a}({moved}) = y"), "Multiply||Clear the fraction")
            .wrong(Slip::FirstTermOnly, &format!("{a}x {} = y", plus(-b)))
            .line(&format!("y = {a}x {}", plus(-a * b)), "Distribute|Expand||The inverse")
            .wrong(Slip::SignMiscopied, &format!("y = {a}x {}", plus(a * b)))
            .scene();
    }
    let page = Page::of(&format!("x = {} {}", times(a, "y"), plus(b)))
        .line(&format!("{moved} = {}", times(a, "y")), "Isolate the y term|Subtract||Undo the number first")
        .wrong(Slip::MovedWithoutSign, &format!("{other} = {}", times(a, "y")))
        .line(&format!("y = ({moved})/({a})"), "Divide|Solve for y||The inverse")
        .wrong(Slip::MultipliedInstead, &format!("y = {a}({moved})"))
        .wrong(Slip::OneTermNotDivided, &format!("y = x/({a}) {}", plus(-b)));
    if rng.bool() {
        page.line(&slope_form((1, a), (-b, a)), "Split the fraction||Simplify").scene()
    } else {
        page.scene()
    }
}

/// `y = (3x - 1)/(x + 2)`, then `y(x + 2) = 3x - 1`, `x(y - 3) = -2y - 1`
fn inverse_quotient(rng: &mut Rng) -> Option<Scene> {
    let (a, b, c) = (nonzero(6, rng), nonzero(9, rng), nonzero(9, rng));
    if a * c == b {
        return None;
    }
    let top = format!("{} {}", times(a, "x"), plus(b));
    let right = format!("{b} {}", plus_times(-c, "y"));
    let page = Page::of(&format!("y = ({top})/(x {})", plus(c)))
        .line(&format!("y(x {}) = {top}", plus(c)), "Multiply by the denominator|Clear the fraction||")
        .wrong(Slip::MultipliedWithTop, &format!("y({top}) = x {}", plus(c)))
        .line(&format!("x*y {} = {top}", plus_times(c, "y")), "Distribute|Expand||")
        .wrong(Slip::FirstTermOnly, &format!("x*y {} = {top}", plus(c)))
        .line(
            &format!("x*y {} = {right}", plus_times(-a, "x")),
            "Collect the x terms|x terms to the left, the rest to the right||",
        )
        .wrong(Slip::MovedWithoutSign, &format!("x*y {} = {right}", plus_times(a, "x")))
        .line(&format!("x(y {}) = {right}", plus(-a)), "Factor out x|Take x out||")
        .wrong(Slip::FactorSigns, &format!("x(y {}) = {right}", plus(a)));
    page.line(&format!("x = ({right})/(y {})", plus(-a)), "Divide|Solve for x||")
        .wrong(Slip::DividedUpsideDown, &format!("x = (y {})/({right})", plus(-a)))
        .scene()
}

/// `3*0 - 4y = 12`, then `-4y = 12`, `y = -3`
fn intercept(rng: &mut Rng) -> Option<Scene> {
    let (a, b, at) = (nonzero(9, rng), nonzero(9, rng), nonzero(9, rng));
    let c = b * at;
    if b.abs() == 1 {
        return None;
    }
    let zero = if rng.bool() { format!("{a}*0") } else { format!("{a}(0)") };
    let (y, start) = if rng.bool() {
        ("y", format!("{zero} {} = {c}", plus_times(b, "y")))
    } else {
        ("x", format!("{} {} = {c}", times(b, "x"), plus(a).replacen(&a.abs().to_string(), &zero.replace('-', ""), 1)))
    };
    Page::of(&start)
        .line(&format!("{} = {c}", times(b, y)), "Simplify|Zero times anything is zero||")
        .wrong(Slip::OtherOperation, &format!("{a} {} = {c}", plus_times(b, y)))
        .line(&format!("{y} = {at}"), "Divide|The intercept||Solve")
        .wrong(Slip::DividedWithWrongSign, &format!("{y} = {}", -at))
        .wrong(Slip::SubtractedInstead, &format!("{y} = {}", if c - b == at { c - b + 1 } else { c - b }))
        .scene()
}
