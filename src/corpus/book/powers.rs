//! Roots of any index and rational exponents.

use super::page::{Page, letter, nonzero, plus, quotient, times};
use super::scene::Scene;
use super::styles::Style;
use crate::corpus::chance::choose;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    root_taken_out,
    number_to_fraction,
    number_to_fraction,
    exponents_added,
    exponents_in_powers,
    product_to_fraction,
    denominator_root,
    denominator_sum,
    denominator_sum,
    odd_equation,
    even_equation,
    root_equation,
    fraction_equation,
    roots_multiplied,
    sum_of_roots_squared,
    unlike_roots_added,
];

/// `3 root`, `root(3, 54)`, of squares `sqrt(54)`
fn root(index: u32, under: &str) -> String {
    if index == 2 { format!("sqrt({under})") } else { format!("root({index}, {under})") }
}

/// `root(3, 54)`, then `root(3, 27*2)`, `root(3, 27)*root(3, 2)`, `3root(3, 2)`
fn root_taken_out(rng: &mut Rng) -> Option<Scene> {
    let (index, out): (u32, i64) = *choose(&[(3, 2), (3, 3), (3, 4), (3, 5), (4, 2), (4, 3), (5, 2)], rng);
    let inside = rng.i64(2..=7);
    let whole = out.pow(index);
    if inside % 8 == 0 || (inside == 4 && index == 2) {
        return None;
    }
    let under = (whole * inside).to_string();
    Page::of(&root(index, &under))
        .line(&root(index, &format!("{whole}*{inside}")), "Rewrite the radicand as a product|Factor the radicand||")
        .line(
            &format!("{}*{}", root(index, &whole.to_string()), root(index, &inside.to_string())),
            "Split the radical|Rewrite the radical as the product of two radicals|Product property||",
        )
        .wrong(Slip::RootOfSum, &format!("{} + {}", root(index, &whole.to_string()), root(index, &inside.to_string())))
        .line(&format!("{out}*{}", root(index, &inside.to_string())), "Simplify||Take the root")
        .wrong(Slip::SquareFactorWithoutRoot, &format!("{whole}*{}", root(index, &inside.to_string())))
        .wrong(
            Slip::DividedByIndex,
            &format!("{}*{}", quotient(whole, i64::from(index)), root(index, &inside.to_string())),
        )
        .scene()
}

/// `27^(2/3)`, then `(27^(1/3))^2`, `3^2`, `9`; with a minus `1/27^(2/3)` first
fn number_to_fraction(rng: &mut Rng) -> Option<Scene> {
    let (n, base): (u32, i64) = *choose(
        &[(2, 4), (2, 5), (2, 3), (2, 6), (2, 7), (2, 10), (3, 2), (3, 3), (3, 4), (3, 5), (4, 2), (4, 3), (5, 2)],
        rng,
    );
    let m = rng.u32(1..=4);
    if m.is_multiple_of(n) || (n.is_multiple_of(m) && m > 1) || base.pow(m) > 1000 {
        return None;
    }
    let whole = base.pow(n);
    let value = base.pow(m);
    let is_negative = rng.bool();
    let (over, minus) = if is_negative { ("1/", "-") } else { ("", "") };
    let page = Page::of(&format!("{whole}^({minus}{m}/{n})"));
    let page = if is_negative {
        page.line(&format!("1/{whole}^({m}/{n})"), "Negative exponent|Definition of a negative exponent||Rewrite")
            .wrong_then(Slip::NegativeExponent, &format!("-{whole}^({m}/{n})"), &format!("-{value}"))
    } else {
        page
    };
    let page = if rng.bool() {
        page.line(
            &format!("{over}({})^{m}", root(n, &whole.to_string())),
            "Rewrite as a radical|Rational exponent as a root||Definition of a rational exponent",
        )
        .wrong(Slip::WrongFractionInverted, &format!("{over}({})^{n}", root(m.max(2), &whole.to_string())))
    } else {
        page.line(&format!("{over}({whole}^(1/{n}))^{m}"), "Split the exponent||Power of a power")
    };
    let page = if m > 1 { page.line(&format!("{over}{base}^{m}"), "Simplify|Take the root||") } else { page };
    page.line(&format!("{over}{value}"), "Simplify||Evaluate")
        .wrong(Slip::DividedByIndex, &format!("{over}{}", times_fraction(whole, m, n)))
        .wrong(
            Slip::PowerAsProduct,
            &format!("{over}{}", if m == 1 { base + 1 } else { base * i64::from(m) + i64::from(base == 2 && m == 2) }),
        )
        .scene()
}

fn times_fraction(whole: i64, m: u32, n: u32) -> String {
    let made = quotient(whole * i64::from(m), i64::from(n));
    if made.contains('/') { format!("({made})") } else { made }
}

/// `x^(1/2)*x^(1/3)`, then `x^(1/2 + 1/3)`, `x^(5/6)`
fn exponents_added(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (b, d) = (rng.i64(2..=6), rng.i64(2..=6));
    let (a, c) = (rng.i64(1..=5), rng.i64(1..=5));
    if a % b == 0 || c % d == 0 || a * d == b * c {
        return None;
    }
    let is_quotient = rng.bool();
    let (sign, joint, s) = if is_quotient { ("-", "/", -1) } else { ("+", "*", 1) };
    let total = a * d + s * c * b;
    let page = Page::of(&format!("{x}^({a}/{b}){joint}{x}^({c}/{d})"))
        .line(
            &format!("{x}^({a}/{b} {sign} {c}/{d})"),
            if is_quotient {
                "Quotient property|Subtract the exponents||"
            } else {
                "Product property|Add the exponents||"
            },
        )
        .wrong(Slip::ExponentsMultiplied, &format!("{x}^(({a}/{b})*({c}/{d}))"))
        .line(&format!("{x}^({})", quotient(total, b * d)), "Simplify|Common denominator||Simplify the exponent");
    match is_quotient {
        true => page.wrong(Slip::ExponentsAddedInQuotient, &format!("{x}^({})", quotient(a * d + c * b, b * d))),
        false => page.wrong(Slip::TopsAndBottoms, &format!("{x}^({})", quotient(a + c, b + d))),
    }
    .wrong(Slip::ExponentsMultiplied, &format!("{x}^({})", quotient(a * c, b * d)))
    .scene()
}

/// `(x^(2/3))^6`, then `x^(2/3*6)`, `x^4`
fn exponents_in_powers(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, n) = (rng.i64(1..=5), rng.i64(2..=6), rng.i64(2..=12));
    if a % b == 0 {
        return None;
    }
    Page::of(&format!("({x}^({a}/{b}))^{n}"))
        .line(&format!("{x}^({a}/{b}*{n})"), "Power property|Multiply the exponents||Power of a power")
        .wrong(Slip::ExponentsAddedInPower, &format!("{x}^({a}/{b} + {n})"))
        .line(&format!("{x}^({})", quotient(a * n, b)), "Simplify||")
        .wrong(Slip::ExponentsAddedInPower, &format!("{x}^({})", quotient(a + b * n, b)))
        .scene()
}

/// `(8x^6)^(1/3)`, then `8^(1/3)*(x^6)^(1/3)`, `2x^2`
fn product_to_fraction(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (index, base): (u32, i64) = *choose(&[(3, 2), (3, 3), (3, 4), (3, 5), (5, 2)], rng);
    let n = rng.i64(1..=4);
    let (whole, i) = (base.pow(index), i64::from(index));
    let power = |n: i64| if n == 1 { x.to_string() } else { format!("{x}^{n}") };
    let inside = format!("{whole}{}", power(n * i));
    let is_root = rng.bool();
    let start = if is_root { root(index, &inside) } else { format!("({inside})^(1/{index})") };
    let split = match is_root {
        true => format!("{}*{}", root(index, &whole.to_string()), root(index, &power(n * i))),
        false => format!("{whole}^(1/{index})*({})^(1/{index})", power(n * i)),
    };
    Page::of(&start)
        .line(&split, "Split the radical|Power of a product|Product property||")
        .wrong(Slip::PowerOfProduct, &format!("{whole}*({})^(1/{index})", power(n * i)))
        .line(&format!("{base}{}", power(n)), "Simplify||Take the roots")
        .wrong(Slip::PowerOfProduct, &format!("{whole}{}", power(n)))
        .wrong(Slip::DividedByIndex, &format!("{base}{}", power(n * i - i + i64::from(n == 1) * 2)))
        .scene()
}

/// `6/sqrt(3)`, then `(6sqrt(3))/(sqrt(3)*sqrt(3))`, `(6sqrt(3))/3`, `2sqrt(3)`
fn denominator_root(rng: &mut Rng) -> Option<Scene> {
    let (under, top, before) =
        (*choose(&[2, 3, 5, 6, 7, 10, 11], rng), rng.i64(1..=24), *choose(&[1, 1, 2, 3, 4], rng));
    let bottom = |root: &str| if before == 1 { root.to_owned() } else { format!("({before}{root})") };
    let root = format!("sqrt({under})");
    let over = before * under;
    let (common, rest) = (gcd(top, over), over / gcd(top, over));
    let last = match rest {
        1 => times(top / common, &root),
        rest => format!("({})/{rest}", times(top / common, &root)),
    };
    Page::of(&format!("{top}/{}", bottom(&root)))
        .line(
            &format!("({})/({}*{root})", times(top, &root), if before == 1 { root.clone() } else { format!("{before}{root}") }),
            "Rationalize the denominator|Multiply both the numerator and the denominator by the root|Multiply by the radical||",
        )
        .wrong(Slip::OnlyTopRationalised, &format!("({})/{}", times(top, &root), bottom(&root)))
        .line(&format!("({})/{over}", times(top, &root)), "Simplify||Multiply")
        .wrong(Slip::RootOfSquare, &format!("({})/{}", times(top, &root), before * under * under))
        .line(&last, "Simplify||Remove common factors|Reduce")
        .wrong(Slip::OnePartCancelled, &format!("({})/{over}", times(top / common + i64::from(common == 1), &root)))
        .scene()
}

fn gcd(a: i64, b: i64) -> i64 {
    num_integer::gcd(a, b)
}

/// `4/(3 - sqrt(2))`, then `(4(3 + sqrt(2)))/((3 - sqrt(2))(3 + sqrt(2)))`
fn denominator_sum(rng: &mut Rng) -> Option<Scene> {
    let (top, a, under) = (rng.i64(1..=12), rng.i64(1..=9), *choose(&[2, 3, 5, 6, 7, 10], rng));
    let is_plus = rng.bool();
    let (sign, other) = if is_plus { ("+", "-") } else { ("-", "+") };
    let gap = a * a - under;
    if gap == 0 {
        return None;
    }
    let (own, turned) = (format!("{a} {sign} sqrt({under})"), format!("{a} {other} sqrt({under})"));
    let common = gcd(top, gap) * gap.signum();
    let (factor, rest) = (top / common, gap / common);
    let opened = |f: i64| {
        let root = times(f.abs(), format!("sqrt({under})"));
        format!("{} {} {root}", f * a, if (f > 0) == is_plus { "-" } else { "+" })
    };
    let page = Page::of(&format!("{top}/({own})"))
        .line(
            &format!("({top}({turned}))/(({own})({turned}))"),
            "Multiply by the conjugate|Multiply the numerator and denominator by the conjugate|Rationalize the denominator||",
        )
        .wrong(Slip::OnlyTopRationalised, &format!("({top}({turned}))/({own})"));
    let page = if rng.bool() {
        page.line(
            &format!("({top}({turned}))/({a}^2 - (sqrt({under}))^2)"),
            "Multiply the conjugates|Product of conjugates||Difference of squares",
        )
        .wrong(Slip::SignMiscopied, &format!("({top}({turned}))/({a}^2 + (sqrt({under}))^2)"))
    } else {
        page
    };
    let page = page
        .line(&format!("({top}({turned}))/({gap})"), "Simplify the denominator|Simplify||")
        .wrong(Slip::SignMiscopied, &format!("({top}({turned}))/{}", a * a + under));
    let last = match rest {
        1 => opened(factor),
        rest => format!("({})/{rest}", opened(factor)),
    };
    page.line(&last, "Simplify|Distribute||Reduce")
        .wrong(
            Slip::FirstTermOnly,
            &match rest {
                1 => format!("{} {other} sqrt({under})", factor * a + i64::from(factor == 1)),
                rest => format!("({} {other} sqrt({under}))/{rest}", factor * a + i64::from(factor == 1)),
            },
        )
        .scene()
}

/// `2x^3 = 54`, then `x^3 = 27`, `x = 3`
fn odd_equation(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let n = *choose(&[3_u32, 3, 5], rng);
    let at = nonzero(if n == 3 { 6 } else { 3 }, rng);
    let (a, rest) = (rng.i64(1..=5), if rng.bool() { 0 } else { nonzero(12, rng) });
    let value = at.pow(n);
    let shift = if rng.u8(0..3) == 0 { nonzero(9, rng) } else { 0 };
    let base = if shift == 0 { format!("{x}^{n}") } else { format!("({x} {})^{n}", plus(shift)) };
    let left = if shift == 0 { x.to_string() } else { format!("{x} {}", plus(shift)) };
    let page = Page::of(&format!("{} {} = {}", times(a, &base), plus(rest), a * value + rest))
        .line(&format!("{} = {}", times(a, &base), a * value), "Subtract||Add|Isolate the power")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(a, &base), a * value + 2 * rest))
        .line(&format!("{base} = {value}"), "Divide||Simplify")
        .wrong(Slip::SubtractedInstead, &format!("{base} = {}", a * value - a));
    let page = if rng.bool() && value > 0 {
        page.line(&format!("{left} = {}", root(n, &value.to_string())), "Take the root of both sides|Take cube roots||")
    } else {
        page
    };
    page.line(&format!("{left} = {at}"), "Simplify|Take the cube root||")
        .wrong(Slip::DividedByIndex, &format!("{left} = {}", quotient(value, i64::from(n))))
        .wrong(Slip::PositiveRootOnly, &format!("{left} = +/-{}", at.abs()))
        .line(&format!("{x} = {}", at - shift), "Solve||Subtract")
        .wrong(Slip::ConstantKeepsSign, &format!("{x} = {}", at + shift))
        .scene()
}

/// `x^4 = 16`, then `x = 2 or x = -2`
fn even_equation(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (n, at): (u32, i64) = *choose(&[(4, 1), (4, 2), (4, 3), (6, 1), (6, 2), (4, 5)], rng);
    let (a, value) = (rng.i64(1..=4), at.pow(n));
    let rest = if rng.bool() { 0 } else { nonzero(15, rng) };
    Page::of(&format!("{} {} = {}", times(a, format!("{x}^{n}")), plus(rest), a * value + rest))
        .line(&format!("{} = {}", times(a, format!("{x}^{n}")), a * value), "Subtract||Isolate the power|Add")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(a, format!("{x}^{n}")), a * value + 2 * rest))
        .line(&format!("{x}^{n} = {value}"), "Divide||Simplify")
        .line(&format!("{x} = {at} or {x} = -{at}"), "Take the root of both sides|Even root, so two solutions||")
        .wrong(Slip::PositiveRootOnly, &format!("{x} = {at}"))
        .wrong(Slip::DividedByIndex, &format!("{x} = +/-({})", quotient(value, i64::from(n))))
        .scene()
}

/// `root(3, 2x - 1) = 3`, then `2x - 1 = 3^3`, `2x - 1 = 27`
fn root_equation(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let n = *choose(&[3_u32, 3, 4, 5], rng);
    let value = if n == 3 { nonzero(5, rng) } else { rng.i64(1..=3) };
    let (a, whole) = (rng.i64(1..=5), value.pow(n));
    let at = nonzero(9, rng);
    let b = whole - a * at;
    if b.abs() > 120 {
        return None;
    }
    let inside = format!("{} {}", times(a, x), plus(b));
    let rest = if rng.bool() { 0 } else { nonzero(9, rng) };
    let left = root(n, &inside);
    let page = Page::of(&format!("{left} {} = {}", plus(rest), value + rest))
        .line(&format!("{left} = {value}"), "Isolate the radical|Subtract||Add")
        .wrong(Slip::MovedWithoutSign, &format!("{left} = {}", value + 2 * rest));
    let raised = if value < 0 { format!("({value})^{n}") } else { format!("{value}^{n}") };
    let page = match rng.u8(0..3) {
        0 => page.line(&format!("({left})^{n} = {raised}"), "Raise both sides to the power|Cube both sides||"),
        1 => page.line(&format!("{inside} = {raised}"), "Raise both sides to the power|Cube both sides||"),
        _ => page,
    };
    page.line(&format!("{inside} = {whole}"), "Simplify||Raise both sides to the power of the index")
        .wrong_then(
            Slip::PowerAsProduct,
            &format!("{inside} = {}", value * i64::from(n)),
            &format!("{} = {}", times(a, x), value * i64::from(n) - b),
        )
        .wrong(Slip::OnlyRootSideSquared, &format!("{inside} = {value}"))
        .line(&format!("{} = {}", times(a, x), a * at), "Subtract||Add|Solve")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(a, x), whole + b))
        .line(&format!("{x} = {at}"), "Divide||Simplify")
        .scene()
}

/// `(x - 1)^(2/3) = 4`, or `x^(1/2) = 3`, both sides raised
fn fraction_equation(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let n = rng.i64(2..=4);
    let (value, shift) = (rng.i64(2..=5), nonzero(12, rng));
    let whole = value.pow(u32::try_from(n).ok()?);
    let inside = format!("{x} {}", plus(shift));
    let rest = nonzero(9, rng);
    Page::of(&format!("({inside})^(1/{n}) {} = {}", plus(rest), value + rest))
        .line(&format!("({inside})^(1/{n}) = {value}"), "Isolate the power|Subtract||Add")
        .wrong(Slip::MovedWithoutSign, &format!("({inside})^(1/{n}) = {}", value + 2 * rest))
        .line(&format!("(({inside})^(1/{n}))^{n} = {value}^{n}"), "Raise both sides to the power||")
        .wrong(Slip::OnlyRootSideSquared, &format!("(({inside})^(1/{n}))^{n} = {value}"))
        .line(&format!("{inside} = {whole}"), "Simplify||")
        .wrong(Slip::PowerAsProduct, &format!("{inside} = {}", value * n + i64::from(value * n == whole)))
        .line(&format!("{x} = {}", whole - shift), "Solve||Subtract")
        .wrong(Slip::ConstantKeepsSign, &format!("{x} = {}", whole + shift))
        .scene()
}

/// `sqrt(6)*sqrt(10)`, then `sqrt(60)`, `sqrt(4*15)`, `2sqrt(15)`; of any index
fn roots_multiplied(rng: &mut Rng) -> Option<Scene> {
    let (common, a, b) = (rng.i64(2..=5), *choose(&[1, 2, 3, 5, 7], rng), *choose(&[2, 3, 5, 7], rng));
    if a == b || common == 4 || common % a == 0 && a != 1 || common % b == 0 {
        return None;
    }
    let (p, q) = (rng.i64(1..=4), rng.i64(1..=4));
    let root = |under: i64| format!("sqrt({under})");
    let (first, second) = (times(p, root(common * a)), times(q, root(common * b)));
    let before = |coef: i64, rest: String| times(coef, rest);
    Page::of(&format!("{first}*{second}"))
        .line(
            &before(p * q, root(common * common * a * b)),
            "Product property|Multiply the radicands|Multiply the coefficients and the radicands||",
        )
        .wrong(Slip::AddedInstead, &before(p * q, root(common * a + common * b)))
        .line(
            &before(p * q, format!("sqrt({}*{})", common * common, a * b)),
            "Find the perfect square factor|Factor the radicand||",
        )
        .line(&before(p * q * common, root(a * b)), "Simplify||Take the root")
        .wrong(Slip::SquareFactorWithoutRoot, &before(p * q * common * common, root(a * b)))
        .wrong(Slip::AddedInstead, &before(p * q + common + i64::from(p * q + common == p * q * common), root(a * b)))
        .scene()
}

/// `(3 + sqrt(5))^2`, then `9 + 6sqrt(5) + 5`, `14 + 6sqrt(5)`; and products of two sums
fn sum_of_roots_squared(rng: &mut Rng) -> Option<Scene> {
    let (a, under) = (rng.i64(1..=9), *choose(&[2, 3, 5, 6, 7, 10], rng));
    let root = format!("sqrt({under})");
    if rng.bool() {
        let s = if rng.bool() { 1 } else { -1 };
        let sign = if s > 0 { "+" } else { "-" };
        return Page::of(&format!("({a} {sign} {root})^2"))
            .line(
                &format!("{} {sign} {}{root} + {under}", a * a, 2 * a),
                "Square the binomial|Binomial squares pattern|Multiply||FOIL",
            )
            .wrong(Slip::SquareOfSum, &format!("{} + {under}", a * a))
            .line(&format!("{} {sign} {}{root}", a * a + under, 2 * a), "Combine like terms||Simplify")
            .wrong(Slip::UnlikeTerms, &format!("{}{root}", a * a + under + s * 2 * a))
            .scene();
    }
    let (b, c) = (nonzero(6, rng), nonzero(9, rng));
    let (cross, last) = (a * b + c, b * under);
    if cross == 0 {
        return None;
    }
    let of = |coef: i64| times(coef.abs(), &root);
    let sign = |coef: i64| if coef < 0 { "-" } else { "+" };
    Page::of(&format!("({a} + {root})({c} {} {})", sign(b), of(b)))
        .line(
            &format!("{} {} {} {} {} {}", a * c, sign(a * b), of(a * b), sign(c), of(c), plus(last)),
            "FOIL|Multiply|Use the distributive property||",
        )
        .wrong(Slip::TermForgotten, &format!("{} {}", a * c, plus(last)))
        .line(&format!("{} {} {}", a * c + last, sign(cross), of(cross)), "Combine like terms||Simplify")
        .wrong(Slip::SignOfSmaller, &format!("{} {} {}", a * c + last, sign(-cross), of(cross)))
        .scene()
}

/// `sqrt(50) + sqrt(8)`, then `5sqrt(2) + 2sqrt(2)`, `7sqrt(2)`; of cube roots too
fn unlike_roots_added(rng: &mut Rng) -> Option<Scene> {
    let index = *choose(&[2_u32, 2, 2, 3], rng);
    let most = if index == 2 { 9 } else { 4 };
    let (a, b, under) = (rng.i64(2..=most), rng.i64(1..=most), *choose(&[2, 3, 5, 6, 7], rng));
    if a == b {
        return None;
    }
    let (sign, s) = if rng.bool() { ("+", 1) } else { ("-", -1) };
    let of = |coef: i64| times(coef, root(index, &under.to_string()));
    let whole = |out: i64| out.pow(index) * under;
    let started = |out: i64| root(index, &whole(out).to_string());
    let page = Page::of(&format!("{} {sign} {}", started(a), started(b)));
    let page = if rng.bool() {
        let split = |out: i64| match out {
            1 => root(index, &under.to_string()),
            out => format!("{}*{}", root(index, &out.pow(index).to_string()), root(index, &under.to_string())),
        };
        page.line(&format!("{} {sign} {}", split(a), split(b)), "Split the radicals|Product property||")
    } else {
        page
    };
    let joined = if s > 0 { whole(a) + whole(b) } else { (whole(a) - whole(b)).abs() };
    page.line(&format!("{} {sign} {}", of(a), of(b)), "Simplify each radical|Simplify||")
        .wrong(Slip::SquareFactorWithoutRoot, &format!("{} {sign} {}", of(a.pow(index)), of(b)))
        .wrong(Slip::RootsAdded, &root(index, &joined.to_string()))
        .line(&of(a + s * b), "Combine like radicals|Simplify||Combine like terms")
        .wrong(Slip::RootsAdded, &times(a + s * b, root(index, &(2 * under).to_string())))
        .scene()
}
