//! Inequalities with a square, a product, or the unknown under the line. Those with bars and chains are in `bands`.

use super::bands;
use super::page::{Page, letter, nonzero, plus, plus_times, times};
use super::scene::Scene;
use super::styles::Style;
use crate::corpus::chance::choose;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    quadratic,
    quadratic,
    leading_minus,
    square_alone,
    square_alone,
    one_zero,
    without_zero,
    surd_zeros,
    rational,
    rational_brought_over,
    product_cases,
    cubic,
    bands::bars_less,
    bands::bars_more,
    bands::bars_never,
    bands::chain,
    bands::chain,
    bands::two_parts,
];

/// The relation the other way round.
pub fn turned(relation: &str) -> &'static str {
    match relation {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        _ => "<=",
    }
}

/// One of the four relations.
pub fn relation(rng: &mut Rng) -> &'static str {
    choose::<&'static str>(&["<", "<=", ">", ">="], rng)
}

/// What lies between two numbers, as a chain or as an interval.
pub fn between(x: char, low: &str, high: &str, is_open: bool, is_set: bool) -> String {
    match (is_set, is_open) {
        (false, true) => format!("{low} < {x} < {high}"),
        (false, false) => format!("{low} <= {x} <= {high}"),
        (true, true) => format!("{x} ∈ ({low}, {high})"),
        (true, false) => format!("{x} ∈ [{low}, {high}]"),
    }
}

/// What lies outside two numbers, as two inequalities or as a union.
pub fn outside(x: char, low: &str, high: &str, is_open: bool, is_set: bool) -> String {
    match (is_set, is_open) {
        (false, true) => format!("{x} < {low} or {x} > {high}"),
        (false, false) => format!("{x} <= {low} or {x} >= {high}"),
        (true, true) => format!("{x} ∈ (-∞, {low}) ∪ ({high}, ∞)"),
        (true, false) => format!("{x} ∈ (-∞, {low}] ∪ [{high}, ∞)"),
    }
}

/// `x - 3`
fn less(x: char, root: i64) -> String {
    format!("{x} {}", plus(-root)).trim().to_owned()
}

/// `x^2 - 5x + 6`, times `k`
fn square(k: i64, x: char, p: i64, q: i64) -> String {
    format!("{} {} {}", times(k, format!("{x}^2")), plus_times(-k * (p + q), x), plus(k * p * q))
}

/// Two different whole numbers, the smaller first.
fn two_zeros(rng: &mut Rng) -> Option<(i64, i64)> {
    let (p, q) = (rng.i64(-9..=9), rng.i64(-9..=9));
    (p != q).then_some((p.min(q), p.max(q)))
}

const READ_OFF: &str = "Test a point in each interval|From the sign chart|The parabola opens upward|Write the solution||so|Check the signs";

/// `x^2 - 5x + 6 < 0`, then `(x - 2)(x - 3) < 0`, `2 < x < 3`
fn quadratic(rng: &mut Rng) -> Option<Scene> {
    let (x, (p, q), sign, is_set) = (letter(rng), two_zeros(rng)?, relation(rng), rng.u8(0..3) == 0);
    let (is_open, is_less) = (sign.len() == 1, sign.starts_with('<'));
    let open = square(1, x, p, q);
    let page = match rng.u8(0..3) {
        0 if p + q != 0 => {
            let right = if p * q == 0 { times(p + q, x) } else { format!("{} {}", times(p + q, x), plus(-p * q)) };
            Page::of(&format!("{x}^2 {sign} {right}"))
                .line(&format!("{open} {sign} 0"), "Get zero on one side|Subtract|Standard form||bring everything over")
                .wrong(Slip::MovedWithoutSign, &format!("{} {sign} 0", square(1, x, -p, -q + i64::from(p * q == 0))))
        }
        1 if p * q != 0 && p + q != 0 => Page::of(&format!("{x}^2 {} {sign} {}", plus_times(-p - q, x), -p * q))
            .line(&format!("{open} {sign} 0"), "Get zero on the right|Add|Standard form||move the number")
            .wrong(Slip::MovedWithoutSign, &format!("{x}^2 {} {} {sign} 0", plus_times(-p - q, x), plus(-p * q))),
        _ => Page::of(&format!("{open} {sign} 0")),
    };
    let product = format!("({})({}) {sign} 0", less(x, p), less(x, q));
    let page = page
        .line(&product, "Factor|Factor the left side||factorise")
        .wrong(Slip::FactorSigns, &format!("({})({}) {sign} 0", less(x, -p), less(x, -q + i64::from(p == -q))));
    let (right, other) = solution(x, (p, q), is_less, is_open, is_set);
    let page = if rng.bool() {
        let zeros = format!("{x} = {p} or {x} = {q}");
        page.line(&zeros, "The zeros|Critical points||Boundaries").aside().line(&right, READ_OFF).case(&product)
    } else {
        page.line(&right, READ_OFF)
    };
    let page = page
        .wrong(Slip::ProductSignCases, &other)
        .wrong(Slip::RootOfInequality, &format!("{x} {sign} {p} or {x} {sign} {q}"));
    if is_less {
        page.wrong(Slip::OneSolutionOnly, &format!("{x} {sign} {q}"))
    } else {
        page.wrong(Slip::AbsAsBetween, &format!("{p} {sign} {x} {sign} {q}"))
    }
    .scene()
}

/// Where the product of two brackets is below zero or above, and the other of the two.
fn solution(x: char, (p, q): (i64, i64), is_less: bool, is_open: bool, is_set: bool) -> (String, String) {
    let (p, q) = (p.to_string(), q.to_string());
    let (inner, outer) = (between(x, &p, &q, is_open, is_set), outside(x, &p, &q, is_open, is_set));
    if is_less { (inner, outer) } else { (outer, inner) }
}

/// `-x^2 + 5x - 6 > 0`, then `x^2 - 5x + 6 < 0`
fn leading_minus(rng: &mut Rng) -> Option<Scene> {
    let (x, (p, q), sign, is_set) = (letter(rng), two_zeros(rng)?, relation(rng), rng.u8(0..3) == 0);
    let (k, flip) = (rng.i64(1..=3), turned(sign));
    let (right, other) = solution(x, (p, q), flip.starts_with('<'), flip.len() == 1, is_set);
    let words = if k == 1 { "Multiply by -1 and turn the sign" } else { "Divide by a negative, so turn the sign" };
    Page::of(&format!("{} {sign} 0", square(-k, x, p, q)))
        .line(
            &format!("{} {flip} 0", square(1, x, p, q)),
            &format!("{words}|Flip the inequality||Change all the signs"),
        )
        .wrong_then(
            Slip::SignNotTurned,
            &format!("{} {sign} 0", square(1, x, p, q)),
            &format!("({})({}) {sign} 0|{other}", less(x, p), less(x, q)),
        )
        .line(&format!("({})({}) {flip} 0", less(x, p), less(x, q)), "Factor||factorise")
        .wrong(Slip::FactorSigns, &format!("({})({}) {flip} 0", less(x, -p), less(x, -q + i64::from(p == -q))))
        .line(&right, READ_OFF)
        .wrong(Slip::ProductSignCases, &other)
        .scene()
}

/// `x^2 < 9`, then `|x| < 3`, `-3 < x < 3`; `(x - 1)^2 >= 4` too
fn square_alone(rng: &mut Rng) -> Option<Scene> {
    let (x, sign, is_set) = (letter(rng), relation(rng), rng.u8(0..3) == 0);
    let (h, root, k) = (if rng.bool() { 0 } else { nonzero(7, rng) }, rng.i64(1..=10), rng.i64(1..=4));
    let (is_open, is_less) = (sign.len() == 1, sign.starts_with('<'));
    let n = root * root;
    let (base, side) =
        if h == 0 { (format!("{x}^2"), x.to_string()) } else { (format!("({})^2", less(x, h)), less(x, h)) };
    let start = match rng.u8(0..3) {
        0 => format!("{} {sign} {}", times(k, &base), k * n),
        1 => format!("{base} - {n} {sign} 0"),
        _ => format!("{base} {sign} {n}"),
    };
    let page = Page::of(&start).line(&format!("{base} {sign} {n}"), "Isolate the square|Simplify||");
    let page = if rng.bool() {
        page.line(&format!("|{side}| {sign} {root}"), "Take the square root|sqrt of a square is the absolute value||")
            .wrong(Slip::RootOfInequality, &format!("{side} {sign} {root}"))
    } else {
        page
    };
    let is_chained = h != 0 && rng.bool();
    let page = if is_chained {
        if is_less {
            page.line(
                &format!("-{root} {sign} {side} {sign} {root}"),
                "Take square roots||Write as a double inequality",
            )
            .wrong(Slip::OneSolutionOnly, &format!("{side} {sign} {root}"))
        } else {
            page.line(&format!("{side} {} -{root} or {side} {sign} {root}", turned(sign)), "Two cases||Split")
                .wrong(Slip::RootOfInequality, &format!("{side} {sign} -{root} or {side} {sign} {root}"))
        }
    } else {
        page
    };
    let (right, other) = solution(x, (h - root, h + root), is_less, is_open, is_set);
    // One side of a chain is not all of it, and follows.
    let kept = if is_chained { h - root } else { h + root };
    page.line(&right, "Solve|Write the solution||so")
        .wrong(Slip::RootOfInequality, &format!("{x} {sign} {kept}"))
        .wrong(Slip::AbsInequalityCases, &other)
        .scene()
}

/// `x^2 - 4x + 4 > 0`, then `(x - 2)^2 > 0`, `x < 2 or x > 2`; never, always, or one number for the others
fn one_zero(rng: &mut Rng) -> Option<Scene> {
    let (x, sign, h) = (letter(rng), relation(rng), nonzero(9, rng));
    let page = Page::of(&format!("{} {sign} 0", square(1, x, h, h)))
        .line(&format!("({})^2 {sign} 0", less(x, h)), "Factor|Perfect square||It is a square of a binomial")
        .wrong(Slip::FactorSigns, &format!("({})({}) {sign} 0", less(x, h), less(x, -h)));
    match sign {
        "<" => page
            .line("no solution", "A square is never negative|Never true|||impossible")
            .wrong(Slip::RootOfInequality, &format!("{x} < {h}")),
        "<=" => page
            .line(&format!("{x} = {h}"), "A square is never negative, so it is zero|Only at zero||")
            .wrong(Slip::RootOfInequality, &format!("{x} <= {h}"))
            .wrong(Slip::NoSolutionClaimed, "no solution"),
        ">" => page
            .line(&format!("{x} < {h} or {x} > {h}"), "All numbers but one|Squares are positive except at zero||")
            .wrong(Slip::RootOfInequality, &format!("{x} > {h}"))
            .wrong(Slip::IdentityMisread, "all real numbers"),
        _ => page
            .line("all real numbers", "A square is never negative|Always true||")
            .wrong(Slip::RootOfInequality, &format!("{x} >= {h}"))
            .wrong(Slip::IdentityMisread, "no solution"),
    }
    .scene()
}

/// `x^2 - 4x + 7 > 0`, then `(x - 2)^2 + 3 > 0`, `all real numbers`
fn without_zero(rng: &mut Rng) -> Option<Scene> {
    let (x, sign, h, n) = (letter(rng), relation(rng), nonzero(7, rng), rng.i64(1..=9));
    let (end, other) =
        if sign.starts_with('>') { ("all real numbers", "no solution") } else { ("no solution", "all real numbers") };
    let words =
        "The discriminant is negative|A square is never negative|It has no zeros||The parabola stays above the axis";
    Page::of(&format!("{x}^2 {} + {} {sign} 0", plus_times(-2 * h, x), h * h + n))
        .line(&format!("({})^2 + {n} {sign} 0", less(x, h)), "Complete the square||")
        .wrong(Slip::SquareNotCompensated, &format!("({})^2 - {} {sign} 0", less(x, h), h * h + n))
        .line(end, words)
        .wrong(Slip::NoSolutionClaimed, other)
        .wrong(Slip::RootOfInequality, &format!("{x} {sign} {h}"))
        .scene()
}

/// `x^2 - 4x + 1 < 0`, then `(x - 2)^2 < 3`, `2 - sqrt(3) < x < 2 + sqrt(3)`
fn surd_zeros(rng: &mut Rng) -> Option<Scene> {
    let (x, sign, h) = (letter(rng), relation(rng), if rng.u8(0..3) == 0 { 0 } else { nonzero(7, rng) });
    let n: i64 = *choose(&[2, 3, 5, 6, 7, 10, 11, 13], rng);
    let (is_open, is_less) = (sign.len() == 1, sign.starts_with('<'));
    let root = format!("sqrt({n})");
    let (low, high) =
        if h == 0 { (format!("-{root}"), root.clone()) } else { (format!("{h} - {root}"), format!("{h} + {root}")) };
    let base = if h == 0 { format!("{x}^2") } else { format!("({})^2", less(x, h)) };
    let (inner, outer) = (between(x, &low, &high, is_open, false), outside(x, &low, &high, is_open, false));
    let (right, other) = if is_less { (inner, outer) } else { (outer, inner) };
    Page::of(&format!("{x}^2 {} {} {sign} 0", plus_times(-2 * h, x), plus(h * h - n)))
        .line(&format!("{base} {sign} {n}"), "Complete the square|Isolate the square||")
        .wrong(Slip::SquareNotCompensated, &format!("{base} {sign} {}", n - h * h + i64::from(h == 0)))
        .line(&right, "Take square roots|The zeros are irrational||so")
        .wrong(Slip::RootOfInequality, &format!("{x} {sign} {high}"))
        .wrong(Slip::AbsInequalityCases, &other)
        .scene()
}

/// `(x - 3)/(x + 2) >= 0`, then `x < -2 or x >= 3`
fn rational(rng: &mut Rng) -> Option<Scene> {
    let (x, (p, q), sign) = (letter(rng), two_zeros(rng)?, relation(rng));
    // The top's zero on either side of the bottom's.
    let is_top_low = rng.bool();
    let (top, bottom) = if is_top_low { (p, q) } else { (q, p) };
    let page = Page::of(&format!("({})/({}) {sign} 0", less(x, top), less(x, bottom)));
    signs_of_quotient(
        page,
        x,
        top,
        bottom,
        sign,
        "Sign chart|Test a point in each interval||The bottom must not be zero|so",
    )
    .scene()
}

/// The solution of `(x - top)/(x - bottom) < 0` and of the like.
fn signs_of_quotient(page: Page, x: char, top: i64, bottom: i64, sign: &str, words: &str) -> Page {
    let is_less = sign.starts_with('<');
    let (low, high) = (top.min(bottom), top.max(bottom));
    // The bottom's zero is left out.
    let or_equal = |at: i64| if sign.len() == 2 && at == top { "=" } else { "" };
    let (a, b) = (or_equal(low), or_equal(high));
    let inner = format!("{low} <{a} {x} <{b} {high}");
    let outer = format!("{x} <{a} {low} or {x} >{b} {high}");
    let (right, other) = if is_less { (inner, outer) } else { (outer, inner) };
    let page = page
        .line(&right, words)
        .wrong(Slip::ProductSignCases, &other)
        .wrong(Slip::UnknownSignMultiplied, &format!("{x} {sign} {top}"));
    if sign.len() == 2 {
        let kept = if is_less {
            between(x, &low.to_string(), &high.to_string(), false, false)
        } else {
            outside(x, &low.to_string(), &high.to_string(), false, false)
        };
        page.wrong(Slip::ExcludedValueKept, &kept)
    } else {
        page
    }
}

/// `(x + 3)/(x - 1) < 2`, then `(x + 3)/(x - 1) - 2 < 0`, `(-x + 5)/(x - 1) < 0`
fn rational_brought_over(rng: &mut Rng) -> Option<Scene> {
    let (x, sign, a, b, k) = (letter(rng), relation(rng), nonzero(9, rng), nonzero(7, rng), rng.i64(2..=4));
    // (x + a - k(x - b))/(x - b) = ((1 - k)x + a + kb)/(x - b)
    let (gap, rest) = (k - 1, a + k * b);
    if rest % gap != 0 || rest == gap * b || a == -b {
        return None;
    }
    let zero = rest / gap;
    let (top, bottom) = (format!("{x} {}", plus(a)), less(x, b));
    let page = Page::of(&format!("({top})/({bottom}) {sign} {k}"))
        .line(&format!("({top})/({bottom}) - {k} {sign} 0"), "Get zero on one side|Subtract||bring the number over")
        .wrong(Slip::UnknownSignMultiplied, &format!("{top} {sign} {k}({bottom})"))
        .line(
            &format!("({top} - {k}({bottom}))/({bottom}) {sign} 0"),
            "Write as one fraction|Common denominator||Combine",
        )
        .wrong(Slip::TopsNotScaled, &format!("({top} - {k})/({bottom}) {sign} 0"))
        .line(&format!("({} {})/({bottom}) {sign} 0", times(-gap, x), plus(rest)), "Simplify the top|Expand||")
        .wrong(Slip::MinusFirstTermOnly, &format!("({} {})/({bottom}) {sign} 0", times(-gap, x), plus(a - k * b)));
    signs_of_quotient(page, x, zero, b, turned(sign), "Sign chart|Zeros of top and bottom, then test||so").scene()
}

/// `(2x - 3)(x + 2) >= 0`, then both brackets of one sign, case by case
fn product_cases(rng: &mut Rng) -> Option<Scene> {
    let (x, (p, q), sign, a) = (letter(rng), two_zeros(rng)?, relation(rng), rng.i64(1..=3));
    let (is_open, is_less, back) = (sign.len() == 1, sign.starts_with('<'), turned(sign));
    let (first, second) = (format!("{} {}", times(a, x), plus(-a * p)), less(x, q));
    let (up, down) = if is_open { (">", "<") } else { (">=", "<=") };
    let (one, two) = if is_less { ((down, up), (up, down)) } else { ((up, up), (down, down)) };
    let cases = |one: (&str, &str), two: (&str, &str)| {
        format!("({first} {} 0 and {second} {} 0) or ({first} {} 0 and {second} {} 0)", one.0, one.1, two.0, two.1)
    };
    let (right, other) = solution(x, (p, q), is_less, is_open, rng.u8(0..4) == 0);
    let page = Page::of(&format!("({first})({second}) {sign} 0"));
    let page = if rng.bool() {
        let words = if is_less { "The factors have opposite signs" } else { "Both factors have the same sign" };
        page.line(&cases(one, two), &format!("{words}|Two cases||Case by case"))
            .wrong(Slip::ProductSignCases, &format!("{first} {sign} 0 and {second} {sign} 0"))
    } else {
        page
    };
    page.line(&right, READ_OFF)
        .wrong(Slip::ProductSignCases, &other)
        .wrong(Slip::ProductSignCases, &format!("{x} {sign} {p} and {x} {sign} {q}"))
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} {back} {} or {x} {sign} {}", -q - 1, -p))
        .scene()
}

/// `x(x - 2)(x + 3) > 0`, then `-3 < x < 0 or x > 2`
fn cubic(rng: &mut Rng) -> Option<Scene> {
    let (x, (p, q), sign) = (letter(rng), two_zeros(rng)?, relation(rng));
    let r = if rng.bool() { 0 } else { nonzero(6, rng) };
    if r == p || r == q {
        return None;
    }
    let mut zeros = [p, q, r];
    zeros.sort_unstable();
    let [a, b, c] = zeros;
    let factor = |root: i64| if root == 0 { x.to_string() } else { format!("({})", less(x, root)) };
    let product = format!("{}{}{}", factor(r), factor(p), factor(q));
    let page = if r == 0 && rng.bool() {
        let open = format!("{x}^3 {} {}", plus_times(-p - q, format!("{x}^2")), plus_times(p * q, x));
        Page::of(&format!("{open} {sign} 0"))
            .line(&format!("{x}({}) {sign} 0", square(1, x, p, q)), "Factor out the letter|Common factor||")
            .wrong(Slip::DividedByZeroable, &format!("{} {sign} 0", square(1, x, p, q)))
            .line(&format!("{product} {sign} 0"), "Factor||")
    } else {
        Page::of(&format!("{product} {sign} 0"))
    };
    let e = if sign.len() == 2 { "=" } else { "" };
    let (below, above) =
        (format!("{x} <{e} {a} or {b} <{e} {x} <{e} {c}"), format!("{a} <{e} {x} <{e} {b} or {x} >{e} {c}"));
    let (right, other) = if sign.starts_with('<') { (below, above) } else { (above, below) };
    page.line(&right, "Sign chart|Test a point in each interval||Signs alternate at the zeros|so")
        .wrong(Slip::ProductSignCases, &other)
        .wrong(Slip::RootOfInequality, &format!("{x} {sign} {c}"))
        .wrong(Slip::ProductSignCases, &format!("{a} <{e} {x} <{e} {c}"))
        .scene()
}
