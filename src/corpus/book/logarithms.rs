//! Logarithms: their laws, the exponential form, equations with a false root.

use super::page::{Page, letter, nonzero, plus, plus_times, times, two_letters};
use super::scene::Scene;
use super::styles::Style;
use crate::corpus::chance::choose;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    exponential_form,
    exponential_form,
    unknown_base,
    product_law,
    product_law,
    quotient_law,
    power_law,
    equal_logarithms,
    expanded,
    condensed,
    of_numbers,
    factor_before,
    other_base,
];

/// Bases with exponents whose power is a number to work with.
const POWERS: &[(i64, u32)] = &[
    (2, 2),
    (2, 3),
    (2, 4),
    (2, 5),
    (2, 6),
    (3, 2),
    (3, 3),
    (3, 4),
    (4, 2),
    (4, 3),
    (5, 2),
    (5, 3),
    (6, 2),
    (7, 2),
    (8, 2),
    (9, 2),
    (10, 1),
    (10, 2),
    (10, 3),
];

/// `log_3`; of base ten now and then `log`
fn log(base: i64, rng: &mut Rng) -> String {
    if base == 10 && rng.u8(0..3) != 0 { "log".to_owned() } else { format!("log_{base}") }
}

/// `log_3(2x - 1) = 2`, then `2x - 1 = 3^2`
fn exponential_form(rng: &mut Rng) -> Option<Scene> {
    let (x, &(base, power)) = (letter(rng), choose(POWERS, rng));
    let (a, at) = (rng.i64(1..=6), nonzero(12, rng));
    let value = base.pow(power);
    let b = if rng.u8(0..4) == 0 { 0 } else { value - a * at };
    if b.abs() > 150 || (b == 0 && value % a != 0) {
        return None;
    }
    let at = (value - b) / a;
    let inside = format!("{} {}", times(a, x), plus(b));
    let log = log(base, rng);
    let (factor, rest) = (if rng.u8(0..3) == 0 { rng.i64(2..=5) } else { 1 }, nonzero(9, rng));
    let start = match factor {
        1 => format!("{log}({inside}) = {power}"),
        factor => format!("{factor}{log}({inside}) {} = {}", plus(rest), factor * i64::from(power) + rest),
    };
    let page = Page::of(&start);
    let page = if factor == 1 {
        page
    } else {
        page.line(
            &format!("{factor}{log}({inside}) = {}", factor * i64::from(power)),
            "Subtract||Isolate the logarithm",
        )
        .wrong(Slip::MovedWithoutSign, &format!("{factor}{log}({inside}) = {}", factor * i64::from(power) + 2 * rest))
        .line(&format!("{log}({inside}) = {power}"), "Divide||Isolate the logarithm|Simplify")
        .wrong(Slip::SubtractedInstead, &format!("{log}({inside}) = {}", factor * i64::from(power) - factor))
    };
    page.line(
        &format!("{inside} = {base}^{power}"),
        "Rewrite in exponential form|Write in exponential form|Definition of a logarithm|Exponentiate both sides||",
    )
    .wrong(Slip::BaseAndExponentSwapped, &format!("{inside} = {power}^{base}"))
    .wrong_then(
        Slip::LogAsFactor,
        &format!("{inside} = {}", base * i64::from(power)),
        &format!("{} = {}", times(a, x), base * i64::from(power) - b),
    )
    .line(&format!("{inside} = {value}"), "Simplify||Evaluate the power|Evaluate")
    .wrong(Slip::PowerAsProduct, &format!("{inside} = {}", base * i64::from(power)))
    .line(&format!("{} = {}", times(a, x), value - b), "Subtract||Add|Simplify|Solve")
    .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(a, x), value + b))
    .line(&format!("{x} = {at}"), "Divide||Simplify|Solve for the variable")
    .wrong(Slip::SubtractedInstead, &format!("{x} = {}", value - b - a))
    .scene()
}

/// `log_x(49) = 2`, then `x^2 = 49`
fn unknown_base(rng: &mut Rng) -> Option<Scene> {
    let (x, &(base, power)) = (letter(rng), choose(POWERS, rng));
    if power < 2 {
        return None;
    }
    let value = base.pow(power);
    let page = Page::of(&format!("log_{x}({value}) = {power}"))
        .line(
            &format!("{x}^{power} = {value}"),
            "Rewrite in exponential form|Exponential form||Definition of a logarithm",
        )
        .wrong(Slip::BaseAndExponentSwapped, &format!("{power}^{x} = {value}"))
        .wrong(Slip::LogAsFactor, &format!("{power}{x} = {value}"));
    let page = if power == 2 && rng.bool() {
        page.line(&format!("{x} = {base} or {x} = -{base}"), "Take square roots||Solve the equation")
    } else {
        page
    };
    page.line(&format!("{x} = {base}"), "The base must be positive|Since the base is positive||Simplify")
        .from(0)
        .wrong(Slip::DividedByIndex, &format!("{x} = {}", value / i64::from(power)))
        .wrong(Slip::ExtraneousKept, &format!("{x} = -{base}"))
        .scene()
}

/// `log_2(x) + log_2(x - 3) = 2`, then `log_2(x(x - 3)) = 2`, to a root that has no logarithm
fn product_law(rng: &mut Rng) -> Option<Scene> {
    let (x, &(base, power)) = (letter(rng), choose(POWERS, rng));
    let value = base.pow(power);
    let divisors: Vec<i64> = (1..=value).filter(|d| value % d == 0 && d * d != value).collect();
    let first = *choose(&divisors, rng);
    let at = if rng.bool() { first } else { rng.i64(1..=12) };
    // (x - p)(x - q) is the value at x = at, and at x = p + q - at, where both factors are negative.
    let (p, q) = (at - first, at - value / first);
    let other = p + q - at;
    if p == q || value > 130 {
        return None;
    }
    let factor = |root: i64| if root == 0 { x.to_string() } else { format!("({x} {})", plus(-root)) };
    let in_log = |root: i64| format!("{x} {}", plus(-root));
    let log = log(base, rng);
    let product = format!("{}{}", factor(p), factor(q));
    let product = if p != 0 && q == 0 { format!("{}{}", factor(q), factor(p)) } else { product };
    let (b, c) = (-(p + q), p * q);
    let square = format!("{x}^2 {} {}", plus_times(b, x), plus(c));
    let sum = format!("2{x} {}", plus(b));
    let page = Page::of(&format!("{log}({}) + {log}({}) = {power}", in_log(p), in_log(q)))
        .line(
            &format!("{log}({product}) = {power}"),
            "Use the product property|Product rule for logarithms|Combine the logarithms|Product property||",
        )
        .wrong(Slip::LogOfSum, &format!("{log}({sum}) = {power}"))
        .line(
            &format!("{product} = {base}^{power}"),
            "Rewrite in exponential form|Write in exponential form||Exponentiate both sides",
        )
        .wrong(Slip::BaseAndExponentSwapped, &format!("{product} = {power}^{base}"))
        .wrong(Slip::LogsDropped, &format!("{sum} = {base}^{power}"));
    let page = if rng.bool() {
        page.line(&format!("{product} = {value}"), "Simplify||Evaluate")
            .wrong(Slip::PowerAsProduct, &format!("{product} = {}", base * i64::from(power)))
    } else {
        page
    };
    page.line(&format!("{square} = {value}"), "Distribute|Multiply||Expand|Simplify")
        .wrong(Slip::BracketSignChanged, &format!("{x}^2 {} {} = {value}", plus_times(-b, x), plus(c)))
        .line(
            &format!("{x}^2 {} {} = 0", plus_times(b, x), plus(c - value)),
            "Get zero on one side|Subtract||Standard form|Move everything to one side",
        )
        .wrong(Slip::MovedWithoutSign, &format!("{x}^2 {} {} = 0", plus_times(b, x), plus(c + value)))
        .line(&format!("({x} {})({x} {}) = 0", plus(-at), plus(-other)), "Factor|||Factor the trinomial")
        .wrong(Slip::FactorSigns, &format!("({x} {})({x} {}) = 0", plus(at), plus(other)))
        .line(&format!("{x} = {at} or {x} = {other}"), "Zero product property|Solve each equation||")
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} = {} or {x} = {}", -at, -other))
        .line(
            &format!("{x} = {at}"),
            "Check|The logarithm of a negative number does not exist|Reject the other value|Only this value works||",
        )
        .from(0)
        .wrong(Slip::ExtraneousKept, &format!("{x} = {other}"))
        .scene()
}

/// `log_2(x + 5) - log_2(x - 2) = 3`, then `log_2((x + 5)/(x - 2)) = 3`
fn quotient_law(rng: &mut Rng) -> Option<Scene> {
    let (x, &(base, power)) = (letter(rng), choose(POWERS, rng));
    let value = base.pow(power);
    let (d, at) = (rng.i64(1..=6), rng.i64(1..=15));
    let (p, q) = (value * d - at, at - d);
    if value > 64 || p == 0 || p.abs() > 150 {
        return None;
    }
    let (top, bottom) = (format!("{x} {}", plus(p)), format!("{x} {}", plus(-q)));
    let log = log(base, rng);
    let bracket = if q == 0 { format!("{value}{x}") } else { format!("{value}({bottom})") };
    Page::of(&format!("{log}({top}) - {log}({bottom}) = {power}"))
        .line(
            &format!("{log}(({top})/({bottom})) = {power}"),
            "Use the quotient property|Quotient rule for logarithms|Combine the logarithms|Quotient property||",
        )
        .wrong(Slip::QuotientOfLogs, &format!("{log}({top})/{log}({bottom}) = {power}"))
        .line(
            &format!("({top})/({bottom}) = {base}^{power}"),
            "Rewrite in exponential form||Write in exponential form|",
        )
        .wrong(Slip::BaseAndExponentSwapped, &format!("({top})/({bottom}) = {power}^{base}"))
        .line(&format!("({top})/({bottom}) = {value}"), "Simplify||Evaluate the power")
        .wrong(Slip::PowerAsProduct, &format!("({top})/({bottom}) = {}", base * i64::from(power)))
        .line(&format!("{top} = {bracket}"), "Multiply both sides by the denominator|Clear the fraction|Multiply||")
        .wrong(Slip::MultipliedWithTop, &format!("{value}({top}) = {bottom}"))
        .line(&format!("{top} = {value}{x} {}", plus(-value * q)), "Distribute||Expand|Simplify")
        .wrong(Slip::FirstTermOnly, &format!("{top} = {value}{x} {}", plus(-q)))
        .line(&format!("{} = {}{x}", p + value * q, value - 1), "Collect the variables|Subtract||Combine like terms")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}{x}", p - value * q, value - 1))
        .line(&format!("{x} = {at}"), "Divide||Simplify|Solve")
        .scene()
}

/// `2log_3(x) = log_3(49)`, then `log_3(x^2) = log_3(49)`
fn power_law(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let base = *choose(&[2, 3, 4, 5, 6, 7, 10, 10], rng);
    let (n, root) = (*choose(&[2_u32, 2, 3], rng), rng.i64(2..=9));
    let value = root.pow(n);
    let (log, at) = (if rng.u8(0..4) == 0 { "ln".to_owned() } else { log(base, rng) }, root);
    let b = if rng.bool() { 0 } else { nonzero(9, rng) };
    let inside = format!("{x} {}", plus(b));
    let raised = if b == 0 { format!("{x}^{n}") } else { format!("({inside})^{n}") };
    let page = Page::of(&format!("{n}{log}({inside}) = {log}({value})"))
        .line(
            &format!("{log}({raised}) = {log}({value})"),
            "Use the power property|Power rule for logarithms|Power property||Rewrite the left side",
        )
        .wrong(Slip::FactorIntoArgument, &format!("{log}({n}({inside})) = {log}({value})"))
        .wrong(Slip::LogOfPower, &format!("({log}({inside}))^{n} = {log}({value})"))
        .line(
            &format!("{raised} = {value}"),
            "The logarithms are equal, so the arguments are|One-to-one property|Set the arguments equal||Drop the logs",
        )
        .wrong(Slip::FactorIntoArgument, &format!("{n}({inside}) = {value}"));
    let page = if n == 2 {
        let (first, second) = (at - b, -at - b);
        page.line(&format!("{x} = {first} or {x} = {second}"), "Take square roots|Square root property||Solve")
            .wrong(Slip::HalvedInsteadOfRoot, &format!("{x} = {} or {x} = {}", value - b, -value - b))
    } else {
        page.line(&format!("{inside} = {at}"), "Take the cube root||Simplify")
            .wrong(Slip::DividedByIndex, &format!("{inside} = {}", value / i64::from(n)))
    };
    page.line(&format!("{x} = {}", at - b), "Check|The argument must be positive|Reject the negative value||Solve")
        .from(0)
        .wrong(Slip::ConstantKeepsSign, &format!("{x} = {}", at + b + i64::from(b == 0)))
        .scene()
}

/// `ln(3x - 4) = ln(x + 8)`, then `3x - 4 = x + 8`
fn equal_logarithms(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, c, at, value) = (rng.i64(2..=9), rng.i64(1..=6), nonzero(9, rng), rng.i64(1..=30));
    let (b, d) = (value - a * at, value - c * at);
    if a == c || b == d {
        return None;
    }
    let log = if rng.bool() { "ln".to_owned() } else { log(*choose(&[2, 3, 5, 10], rng), rng) };
    let (left, right) = (format!("{} {}", times(a, x), plus(b)), format!("{} {}", times(c, x), plus(d)));
    Page::of(&format!("{log}({left}) = {log}({right})"))
        .line(&format!("{left} = {right}"), "Set the arguments equal|One-to-one property||Drop the logarithms")
        .wrong(Slip::SignMiscopied, &format!("{} {} = {right}", times(a, x), plus(-b)))
        .line(&format!("{} {} = {d}", times(a - c, x), plus(b)), "Subtract||Collect the variables")
        .wrong(Slip::AddedInstead, &format!("{} {} = {d}", times(a + c, x), plus(b)))
        .line(&format!("{} = {}", times(a - c, x), d - b), "Subtract||Add|Simplify")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(a - c, x), d + b))
        .line(&format!("{x} = {at}"), "Divide||Simplify")
        .wrong(Slip::SubtractedInstead, &format!("{x} = {}", d - b - (a - c)))
        .scene()
}

/// `log_2(x^3*y)`, then `log_2(x^3) + log_2(y)`, then `3log_2(x) + log_2(y)`
fn expanded(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let base = *choose(&[2, 3, 4, 5, 10], rng);
    let (n, k) = (rng.i64(2..=6), rng.i64(1..=4));
    let log = if rng.u8(0..4) == 0 { "ln".to_owned() } else { log(base, rng) };
    let power = |letter: char, n: i64| if n == 1 { letter.to_string() } else { format!("{letter}^{n}") };
    let of = |letter: char, n: i64| times(n, format!("{log}({letter})"));
    let is_quotient = rng.bool();
    let (sign, inside) = match is_quotient {
        true => ("-", format!("{}/{}", power(x, n), power(y, k))),
        false => ("+", format!("{}*{}", power(x, n), power(y, k))),
    };
    let page = Page::of(&format!("{log}({inside})"))
        .line(
            &format!("{log}({}) {sign} {log}({})", power(x, n), power(y, k)),
            match is_quotient {
                true => "Use the quotient property|Quotient rule||Expand the logarithm|Quotient property",
                false => "Use the product property|Product rule||Expand the logarithm|Product property",
            },
        )
        .wrong(
            if is_quotient { Slip::QuotientOfLogs } else { Slip::LogOfProduct },
            &match is_quotient {
                true => format!("{log}({})/{log}({})", power(x, n), power(y, k)),
                false => format!("{log}({})*{log}({})", power(x, n), power(y, k)),
            },
        )
        .line(
            &format!("{} {sign} {}", of(x, n), of(y, k)),
            "Use the power property|Power rule||Simplify|Power property",
        )
        .wrong(Slip::LogOfPower, &format!("({log}({x}))^{n} {sign} {}", of(y, k)));
    if k == 1 { page } else { page.wrong(Slip::TermLeftOut, &format!("{} {sign} {log}({y})", of(x, n))) }.scene()
}

/// `2log(x) + 3log(y)`, then `log(x^2) + log(y^3)`, then `log(x^2*y^3)`
fn condensed(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let base = *choose(&[2, 3, 4, 5, 10], rng);
    let (n, k) = (rng.i64(2..=6), rng.i64(1..=5));
    let log = if rng.u8(0..4) == 0 { "ln".to_owned() } else { log(base, rng) };
    let power = |letter: char, n: i64| if n == 1 { letter.to_string() } else { format!("{letter}^{n}") };
    let of = |letter: char, n: i64| times(n, format!("{log}({letter})"));
    let is_quotient = rng.bool();
    let sign = if is_quotient { "-" } else { "+" };
    let joined = format!("{}{}{}", power(x, n), if is_quotient { "/" } else { "*" }, power(y, k));
    let page = Page::of(&format!("{} {sign} {}", of(x, n), of(y, k)))
        .line(
            &format!("{log}({}) {sign} {log}({})", power(x, n), power(y, k)),
            "Use the power property|Power rule|Power property||",
        )
        .wrong(Slip::FactorIntoArgument, &format!("{log}({n}{x}) {sign} {log}({})", power(y, k)))
        .line(&format!("{log}({joined})"), "Combine into one logarithm|Product and quotient rules||Condense|Simplify");
    match is_quotient {
        true => page.wrong(Slip::QuotientOfLogs, &format!("{log}({})/{log}({})", power(x, n), power(y, k))),
        false => page.wrong(Slip::LogOfSum, &format!("{log}({} + {})", power(x, n), power(y, k))),
    }
    .scene()
}

/// `log_2(48) - log_2(3)`, then `log_2(48/3)`, `log_2(16)`, `4`
fn of_numbers(rng: &mut Rng) -> Option<Scene> {
    let &(base, power) = choose(POWERS, rng);
    let value = base.pow(power);
    let log = log(base, rng);
    let page = if rng.bool() {
        let by = rng.i64(2..=9);
        Page::of(&format!("{log}({}) - {log}({by})", value * by))
            .line(&format!("{log}({}/{by})", value * by), "Quotient property|Use the quotient property||Quotient rule")
            .wrong(Slip::LogOfSum, &format!("{log}({} - {by})", value * by))
            .wrong(Slip::QuotientOfLogs, &format!("{log}({})/{log}({by})", value * by))
    } else {
        let divisors: Vec<i64> = (2..value).filter(|d| value % d == 0).collect();
        let by = *divisors.get(rng.usize(..divisors.len().max(1)))?;
        Page::of(&format!("{log}({}) + {log}({by})", value / by))
            .line(&format!("{log}({}*{by})", value / by), "Product property|Use the product property||Product rule")
            .wrong(Slip::LogOfSum, &format!("{log}({} + {by})", value / by))
            .wrong(Slip::LogOfProduct, &format!("{log}({})*{log}({by})", value / by))
    };
    let page = page
        .line(&format!("{log}({value})"), "Simplify|||Multiply|Divide")
        .wrong(Slip::TimesTableNeighbour, &format!("{log}({})", value + base));
    let page = if rng.bool() { page.line(&format!("{log}({base}^{power})"), "Rewrite as a power||") } else { page };
    page.line(&power.to_string(), "Simplify|Evaluate the logarithm||Evaluate")
        .wrong(Slip::LogAsFactor, &(value / base + i64::from(value / base == i64::from(power))).to_string())
        .wrong(Slip::OffByOneOrTwo, &(power + 1).to_string())
        .scene()
}

/// `2log_6(2) + log_6(9)`, then `log_6(2^2) + log_6(9)`, `log_6(4*9)`, `log_6(36)`, `2`
fn factor_before(rng: &mut Rng) -> Option<Scene> {
    let &(base, power) = choose(POWERS, rng);
    let value = base.pow(power);
    let roots: Vec<i64> = (2..12).filter(|root| value % (root * root) == 0).collect();
    let root = *roots.get(rng.usize(..roots.len().max(1)))?;
    let rest = value / (root * root);
    if rest == 1 {
        return None;
    }
    let log = log(base, rng);
    Page::of(&format!("2{log}({root}) + {log}({rest})"))
        .line(&format!("{log}({root}^2) + {log}({rest})"), "Power property|Use the power property||Power rule")
        .wrong(Slip::FactorIntoArgument, &format!("{log}({}) + {log}({rest})", 2 * root))
        .line(&format!("{log}({}) + {log}({rest})", root * root), "Simplify||")
        .line(&format!("{log}({}*{rest})", root * root), "Product property|Use the product property||")
        .wrong(Slip::LogOfSum, &format!("{log}({} + {rest})", root * root))
        .line(&format!("{log}({value})"), "Simplify|Multiply||")
        .line(&power.to_string(), "Simplify|Evaluate||")
        .wrong(Slip::OffByOneOrTwo, &(power + 1).to_string())
        .scene()
}

/// `log_8(32)`, then `log_2(32)/log_2(8)`, `5/3`
fn other_base(rng: &mut Rng) -> Option<Scene> {
    let base: i64 = *choose(&[2, 3, 5, 10], rng);
    let (m, n) = (rng.u32(2..=3), rng.u32(1..=6));
    if m == n || base.pow(n) > 2000 {
        return None;
    }
    let (of, at) = (base.pow(m), base.pow(n));
    Page::of(&format!("log_{of}({at})"))
        .line(
            &format!("log_{base}({at})/log_{base}({of})"),
            "Change of base formula|Use the change-of-base formula|Change the base||",
        )
        .wrong(Slip::DividedUpsideDown, &format!("log_{base}({of})/log_{base}({at})"))
        .wrong(Slip::QuotientOfLogs, &format!("log_{base}({at}/{of})"))
        .line(&super::page::quotient(i64::from(n), i64::from(m)), "Simplify|Evaluate||Evaluate each logarithm")
        .wrong(Slip::QuotientOfLogs, &(i64::from(n) - i64::from(m)).to_string())
        .scene()
}
