//! Equations with the unknown in an exponent: one base, a logarithm of both sides, a square in a power.

use super::page::{Page, letter, nonzero, plus, plus_times, quotient, times};
use super::scene::Scene;
use super::styles::Style;
use crate::corpus::chance::choose;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    one_base,
    one_base,
    two_powers,
    two_powers,
    by_logarithm,
    by_logarithm,
    base_e,
    factor_before,
    square_in_power,
    never,
];

/// A whole power of a small base below a thousand.
fn power(rng: &mut Rng) -> (i64, u32) {
    let base: i64 = *choose(&[2, 2, 3, 3, 4, 5, 6, 7, 10], rng);
    let most = (1..10).take_while(|n| base.pow(*n) <= 1024).count() as u32;
    (base, rng.u32(1..=most))
}

/// `2^(3x + 1) = 16`, then `2^(3x + 1) = 2^4`, `3x + 1 = 4`
fn one_base(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (base, n) = power(rng);
    let (n, value) = match rng.u8(0..4) {
        0 => (-i64::from(n), format!("1/{}", base.pow(n))),
        _ => (i64::from(n), base.pow(n).to_string()),
    };
    let (a, b) = (nonzero(5, rng), if rng.u8(0..3) == 0 { 0 } else { nonzero(9, rng) });
    let exponent = format!("{} {}", times(a, x), plus(b));
    let factor = if rng.u8(0..4) == 0 { rng.i64(2..=7) } else { 1 };
    let right = format!("{base}^{}", if n < 0 { format!("({n})") } else { n.to_string() });
    let page = match factor {
        1 => Page::of(&format!("{base}^({exponent}) = {value}")),
        factor if n > 0 => Page::of(&format!("{factor}*{base}^({exponent}) = {}", factor * base.pow(n as u32)))
            .line(&format!("{base}^({exponent}) = {value}"), "Divide||Isolate the power|Isolate the exponential")
            .wrong(Slip::BasesMultiplied, &format!("{}^({exponent}) = {}", factor * base, factor * base.pow(n as u32))),
        _ => return None,
    };
    page.line(
        &format!("{base}^({exponent}) = {right}"),
        "Write both sides with the same base|Rewrite with the same base|Same base on both sides||",
    )
    .wrong(Slip::OffByOneOrTwo, &format!("{base}^({exponent}) = {base}^({})", n + 1))
    .line(
        &format!("{exponent} = {n}"),
        "Set the exponents equal|The bases are equal, so the exponents are|One-to-one property||Compare exponents",
    )
    .wrong_then(
        Slip::PowerAsProduct,
        &format!("{exponent} = {value}"),
        &format!("{} = {value} {}", times(a, x), plus(-b)),
    )
    .line(&format!("{} = {}", times(a, x), n - b), "Subtract||Add|Simplify")
    .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(a, x), n + b))
    .line(&format!("{x} = {}", quotient(n - b, a)), "Divide||Simplify|Solve")
    .wrong(Slip::DividedUpsideDown, &format!("{x} = {}", if n == b { "1".to_owned() } else { quotient(a, n - b) }))
    .scene()
}

/// `4^x = 8^(x - 1)`, then `(2^2)^x = (2^3)^(x - 1)`, `2^(2x) = 2^(3x - 3)`
fn two_powers(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let base: i64 = *choose(&[2, 2, 2, 3, 3, 5], rng);
    let most: i64 = if base == 2 { 5 } else { 3 };
    let (m, n) = (rng.i64(1..=most), rng.i64(1..=most));
    let (a, c) = (rng.i64(1..=4), rng.i64(1..=3));
    let (b, d) = if rng.bool() { (0, nonzero(6, rng)) } else { (nonzero(6, rng), 0) };
    let (left, right) = (m * a, n * c);
    if m == n || left == right {
        return None;
    }
    let of = |a: i64, b: i64| format!("{} {}", times(a, x), plus(b));
    let raised = |m: i64, exponent: &str| {
        if m == 1 { format!("{base}^({exponent})") } else { format!("({base}^{m})^({exponent})") }
    };
    let number = |m: i64| base.pow(m as u32);
    let page = Page::of(&format!("{}^({}) = {}^({})", number(m), of(a, b), number(n), of(c, d)))
        .line(
            &format!("{} = {}", raised(m, &of(a, b)), raised(n, &of(c, d))),
            "Rewrite with the same base|Write both sides as powers of one base|Use a common base||",
        )
        .line(
            &format!("{base}^({}) = {base}^({})", of(left, m * b), of(right, n * d)),
            "Multiply the exponents|Power of a power|Simplify the exponents||Distribute",
        )
        .wrong(Slip::ExponentsAddedInPower, &format!("{base}^({}) = {base}^({})", of(a, b + m), of(c, d + n)));
    let page = match (b, d) {
        (0, d) => page.wrong(
            Slip::FirstTermOnly,
            &format!("{base}^({}) = {base}^({})", of(left, 0), of(right, if n == 1 { d + 1 } else { d })),
        ),
        (b, _) => page.wrong(
            Slip::FirstTermOnly,
            &format!("{base}^({}) = {base}^({})", of(left, if m == 1 { b + 1 } else { b }), of(right, 0)),
        ),
    };
    page.line(
        &format!("{} = {}", of(left, m * b), of(right, n * d)),
        "Set the exponents equal|Compare exponents|The bases are the same||One-to-one property",
    )
    .line(&format!("{} = {}", times(left - right, x), n * d - m * b), "Subtract||Collect the variables|Simplify")
    .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(left + right, x), n * d - m * b))
    .wrong(Slip::SignMiscopied, &format!("{} = {}", times(left - right, x), m * b - n * d))
    .line(&format!("{x} = {}", quotient(n * d - m * b, left - right)), "Divide||Simplify|Solve")
    .scene()
}

/// `5^(2x) = 7`, then `2x*ln(5) = ln(7)`, `x = ln(7)/(2ln(5))`
fn by_logarithm(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (base, value) = (*choose(&[2, 3, 4, 5, 6, 7, 9, 11, 12], rng), rng.i64(2..=60));
    let log = *choose(&["ln", "ln", "log"], rng);
    let (a, b) = (rng.i64(1..=4), if rng.bool() { 0 } else { nonzero(6, rng) });
    if value % base == 0 || base == 4 && value == 2 {
        return None;
    }
    let exponent = format!("{} {}", times(a, x), plus(b));
    let bracket = if b == 0 { exponent.clone() } else { format!("({exponent})") };
    let (under, over) = (format!("{log}({base})"), format!("{log}({value})"));
    let ratio = format!("{over}/{under}");
    let page = Page::of(&format!("{base}^({exponent}) = {value}"))
        .line(
            &format!("{log}({base}^({exponent})) = {over}"),
            "Take the logarithm of both sides|Take the natural logarithm of both sides|Take logs||",
        )
        .line(
            &format!("{bracket}*{under} = {over}"),
            "Use the power property|Power rule|Bring down the exponent||Power property",
        )
        .wrong(Slip::LogOfPower, &format!("({under})^({exponent}) = {over}"));
    let page = if b == 0 && a == 1 {
        page
    } else {
        page.line(&format!("{exponent} = {ratio}"), "Divide||Divide by the logarithm|Isolate the variable")
            .wrong(Slip::QuotientOfLogs, &format!("{exponent} = {log}({value}/{base})"))
            .wrong(Slip::DividedUpsideDown, &format!("{exponent} = {under}/{over}"))
    };
    let page = if b != 0 && a != 1 {
        page.line(&format!("{} = {ratio} {}", times(a, x), plus(-b)), "Subtract||Add|Simplify")
            .wrong(Slip::MovedWithoutSign, &format!("{} = {ratio} {}", times(a, x), plus(b)))
    } else {
        page
    };
    let last = match (a, b) {
        (1, 0) => format!("{x} = {ratio}"),
        (1, b) => format!("{x} = {ratio} {}", plus(-b)),
        (a, 0) => format!("{x} = {over}/({a}{under})"),
        (a, b) => format!("{x} = ({ratio} {})/{a}", plus(-b)),
    };
    let page = page.line(&last, "Divide||Simplify|Solve for the variable");
    match (a, b) {
        (1, 0) => page.wrong(Slip::QuotientOfLogs, &format!("{x} = {log}({value}/{base})")),
        (1, b) => page.wrong(Slip::MovedWithoutSign, &format!("{x} = {ratio} {}", plus(b))),
        (a, 0) => page.wrong(Slip::LogsDropped, &format!("{x} = {value}/({})", a * base)),
        (a, b) => page.wrong(Slip::OneTermDivided, &format!("{x} = {ratio}/{a} {}", plus(-b))),
    }
    .scene()
}

/// `e^(2x - 1) = 5`, then `2x - 1 = ln(5)`, `2x = ln(5) + 1`
fn base_e(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b) = (rng.i64(1..=5), if rng.u8(0..3) == 0 { 0 } else { nonzero(8, rng) });
    let value = rng.i64(2..=40);
    let factor = if rng.u8(0..3) == 0 { rng.i64(2..=9) } else { 1 };
    let exponent = format!("{} {}", times(a, x), plus(b));
    let left = format!("e^({exponent})");
    let page = match factor {
        1 => Page::of(&format!("{left} = {value}")),
        factor => Page::of(&format!("{factor}{left} = {}", factor * value))
            .line(&format!("{left} = {value}"), "Divide||Isolate the exponential")
            .wrong(Slip::SubtractedInstead, &format!("{left} = {}", factor * value - factor)),
    };
    let moved = format!("ln({value}) {}", plus(-b));
    let page = page
        .line(
            &format!("{exponent} = ln({value})"),
            "Take the natural logarithm of both sides|Take ln||Rewrite in logarithmic form|Use ln(e) = 1",
        )
        .wrong(Slip::LogsDropped, &format!("{exponent} = {value}"))
        .wrong(Slip::FactorForgotten, &format!("{exponent} = {value}ln({value})"))
        .line(&format!("{} = {moved}", times(a, x)), "Add||Subtract|Simplify")
        .wrong(Slip::MovedWithoutSign, &format!("{} = ln({value}) {}", times(a, x), plus(b)));
    let page = if b != 0 {
        page.wrong(
            Slip::LogOfSum,
            &format!("{} = ln({})", times(a, x), if value > b { value - b } else { value + b.abs() }),
        )
    } else {
        page
    };
    if a == 1 {
        return page.scene();
    }
    let last = if b == 0 { format!("{x} = ln({value})/{a}") } else { format!("{x} = ({moved})/{a}") };
    let page = page.line(&last, "Divide||Solve for the variable");
    match b {
        0 => page.wrong(Slip::FactorIntoArgument, &format!("{x} = ln({value}/{a})")),
        b => page.wrong(Slip::OneTermDivided, &format!("{x} = ln({value})/{a} {}", plus(-b))),
    }
    .scene()
}

/// `3*2^x - 4 = 20`, then `3*2^x = 24`, `2^x = 8`, `x = 3`
fn factor_before(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (base, n) = power(rng);
    let (factor, rest) = (rng.i64(2..=9), nonzero(20, rng));
    let value = base.pow(n);
    if value > 250 {
        return None;
    }
    let total = factor * value;
    Page::of(&format!("{factor}*{base}^{x} {} = {}", plus(rest), total + rest))
        .line(&format!("{factor}*{base}^{x} = {total}"), "Subtract||Add|Isolate the exponential")
        .wrong(Slip::MovedWithoutSign, &format!("{factor}*{base}^{x} = {}", total + 2 * rest))
        .line(&format!("{base}^{x} = {value}"), "Divide||Isolate the power")
        .wrong(Slip::BasesMultiplied, &format!("{}^{x} = {total}", factor * base))
        .wrong(Slip::SubtractedInstead, &format!("{base}^{x} = {}", total - factor))
        .line(&format!("{base}^{x} = {base}^{n}"), "Same base||Rewrite as a power")
        .line(&format!("{x} = {n}"), "Compare exponents|Set the exponents equal||")
        .wrong(Slip::PowerAsProduct, &format!("{x} = {}", quotient(value, base)))
        .scene()
}

/// `e^(2x) - 3e^x + 2 = 0`, then `(e^x - 1)(e^x - 2) = 0`
fn square_in_power(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let base = *choose(&["e", "2", "3"], rng);
    let (m, n) = (rng.u32(0..=3), rng.u32(0..=3));
    if m == n {
        return None;
    }
    let of = |n: u32| match base {
        "e" => i64::from(n) + 1,
        base => base.parse::<i64>().unwrap_or(2).pow(n),
    };
    let (p, q) = (of(m), of(n));
    let one = format!("{base}^{x}");
    let before = |coef: i64| match (base, coef) {
        ("e", coef) => plus_times(coef, &one),
        (_, coef) if coef < 0 => format!("- {}*{one}", -coef),
        (_, coef) => format!("+ {coef}*{one}"),
    };
    let value = |n: u32| match base {
        "e" if n == 0 => "0".to_owned(),
        "e" => format!("ln({})", n + 1),
        _ => n.to_string(),
    };
    let start = match rng.bool() {
        true => format!("{base}^(2{x}) {} {} = 0", before(-p - q), plus(p * q)),
        false => format!("{base}^(2{x}) = {} {}", before(p + q).trim_start_matches("+ "), plus(-p * q)),
    };
    Page::of(&start)
        .line(&format!("({one})^2 {} {} = 0", before(-p - q), plus(p * q)), "Write as a quadratic||Quadratic in form")
        .line(&format!("({one} {})({one} {}) = 0", plus(-p), plus(-q)), "Factor||Factor the trinomial")
        .wrong(Slip::FactorSigns, &format!("({one} {})({one} {}) = 0", plus(p), plus(q)))
        .line(&format!("{one} = {p} or {one} = {q}"), "Zero product property||Set each factor to zero")
        .wrong(Slip::RootsWithWrongSigns, &format!("{one} = {} or {one} = {}", -p, -q))
        .line(&format!("{x} = {} or {x} = {}", value(m), value(n)), "Take logarithms|Solve each equation||")
        .wrong(Slip::LogsDropped, &format!("{x} = {p} or {x} = {q}"))
        .wrong(Slip::OneSolutionOnly, &format!("{x} = {}", value(m.max(n))))
        .scene()
}

/// `2^x = -4`, then `no solution`
fn never(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let base = *choose(&["2", "3", "5", "e", "10"], rng);
    let (value, rest) = (rng.i64(1..=20), rng.i64(1..=20));
    let page = if rng.bool() {
        Page::of(&format!("{base}^{x} {} = {}", plus(rest + value), rest))
            .line(&format!("{base}^{x} = -{value}"), "Subtract||Isolate the exponential")
            .wrong(Slip::MovedWithoutSign, &format!("{base}^{x} = {}", value + 2 * rest))
    } else {
        Page::of(&format!("{base}^{x} = -{value}"))
    };
    page.line("no solution", "A power of a positive base is positive|An exponential is never negative||")
        .wrong(Slip::NegativeExponent, &format!("{x} = -{value}"))
        .wrong(Slip::LogsDropped, &format!("{x} = -ln({value})"))
        .scene()
}
