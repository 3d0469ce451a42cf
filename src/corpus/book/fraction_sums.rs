//! Fractions with letters, added, subtracted, and split.

use super::page::{Page, letter, nonzero, plus, plus_times, times};
use super::scene::Scene;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;
use num_integer::Integer;

/// `x + 3`
fn bracket(x: char, a: i64) -> String {
    format!("{x} {}", plus(a))
}

/// `3(x + 1)`
fn scaled(a: i64, inside: &str) -> String {
    times(a, format!("({inside})"))
}

/// `5x + 6`; `6` where there is no letter.
fn linear(a: i64, x: char, b: i64) -> String {
    match a {
        0 => b.to_string(),
        a => format!("{} {}", times(a, x), plus(b)),
    }
}

/// `3/(x + 1) + 2/(x - 4)`, then `(3(x - 4) + 2(x + 1))/((x + 1)(x - 4))`
pub fn unlike(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, p, q) = (rng.i64(1..=7), nonzero(7, rng), nonzero(9, rng), nonzero(9, rng));
    if p == q || (a + b == 0 && rng.bool()) {
        return None;
    }
    let (first, second) = (bracket(x, p), bracket(x, q));
    let sign = if b < 0 { '-' } else { '+' };
    let size = b.abs();
    let (sum, rest) = (a + b, a * q + b * p);
    if rest == 0 && sum == 0 {
        return None;
    }
    let below = if rng.bool() { format!("({first})({second})") } else { format!("({second})({first})") };
    // Tops with a letter of their own, now and then.
    let page = Page::of(&format!("{a}/({first}) {sign} {size}/({second})"));
    let page = if rng.bool() {
        page.line(
            &format!("({})/({below}) {sign} ({})/({below})", scaled(a, &second), scaled(size, &first)),
            "Write with the common denominator|Rewrite each fraction with the LCD||Multiply by missing factors",
        )
        .wrong(Slip::TopsNotScaled, &format!("{a}/({below}) {sign} {size}/({below})"))
        .wrong(
            Slip::TopsTimesOwnBottoms,
            &format!("({})/({below}) {sign} ({})/({below})", scaled(a, &first), scaled(size, &second)),
        )
    } else {
        page
    };
    let page = if rng.bool() {
        page.line(
            &format!("({} {sign} {})/({below})", scaled(a, &second), scaled(size, &first)),
            "Add the numerators|Put over the common denominator|One fraction||combine",
        )
        .wrong_then(
            Slip::TopsAndBottoms,
            &format!("{}/({first} + {second})", if sum == 0 { size + 1 } else { sum }),
            &format!("{}/({})", if sum == 0 { size + 1 } else { sum }, linear(2, x, p + q)),
        )
    } else {
        page
    };
    page.line(
        &format!("({} {} {} {})/({below})", times(a, x), plus(a * q), plus_times(b, x), plus(b * p)),
        "Distribute|Expand the numerator|Simplify the top||Multiply out",
    )
    .wrong(
        if b < 0 { Slip::MinusFirstTermOnly } else { Slip::FirstTermOnly },
        &format!(
            "({} {} {} {})/({below})",
            times(a, x),
            plus(a * q),
            plus_times(b, x),
            plus(if b < 0 { -b * p } else { b * p + p })
        ),
    )
    .line(&format!("({})/({below})", linear(sum, x, rest)), "Combine like terms|Simplify||collect")
    .wrong(Slip::AddedInstead, &format!("({})/({below})", linear(a + b.abs() + i64::from(b > 0), x, rest)))
    .wrong(Slip::SignMiscopied, &format!("({})/({below})", linear(sum, x, if rest == 0 { 1 } else { -rest })))
    .scene()
}

/// `2/(3x) + 5/(6x^2)`, then `(4x)/(6x^2) + 5/(6x^2)`
pub fn monomials(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, p, q) = (rng.i64(1..=7), nonzero(7, rng), rng.i64(1..=9), rng.i64(1..=9));
    let lcd = p.lcm(&q);
    if a.gcd(&p) != 1 || b.gcd(&q) != 1 || (p, q) == (1, 1) {
        return None;
    }
    let (sign, size) = (if b < 0 { '-' } else { '+' }, b.abs());
    let is_first_square = rng.bool();
    let square = format!("{x}^2");
    let (m, n) = (a * (lcd / p), size * (lcd / q));
    let (first, second, top, other) = if is_first_square {
        (times(p, &square), times(q, x), m.to_string(), times(n, x))
    } else {
        (times(p, x), times(q, &square), times(m, x), n.to_string())
    };
    let below = times(lcd, &square);
    let (plain, raised) = (times(lcd, x), format!("{}{x}^3", p * q));
    let page = Page::of(&format!("{a}/({first}) {sign} {size}/({second})"));
    let page = if rng.bool() {
        page.line(
            &format!("({top})/({below}) {sign} ({other})/({below})"),
            &format!("The LCD is {below}|Write with the common denominator|Rewrite with the LCD||lcd = {below}"),
        )
        .wrong(Slip::TopsNotScaled, &format!("{a}/({below}) {sign} {size}/({below})"))
    } else {
        page
    };
    page.line(&format!("({top} {sign} {other})/({below})"), "Add|Combine|Put over one denominator||Simplify")
        .wrong_then(Slip::TopsAndBottoms, &format!("({a} {sign} {size})/({first} + {second})"), "")
        .wrong(Slip::LetterDropped, &format!("({m} {sign} {n})/({below})"))
        .wrong(Slip::TopsNotScaled, &format!("({a} {sign} {size})/({below})"))
        .wrong(Slip::LetterDropped, &format!("({top} {sign} {other})/({})", if rng.bool() { plain } else { raised }))
        .scene()
}

/// `3/(x - 2) + 12/(x^2 - 4)`, then `(3(x + 2))/((x - 2)(x + 2)) + 12/((x - 2)(x + 2))`
pub fn one_divides(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, p) = (rng.i64(1..=7), nonzero(9, rng));
    let q = if rng.bool() { -p } else { nonzero(9, rng) };
    // a(x + q) + b = a(x + p): the bracket cancels now and then.
    let b = if rng.bool() { a * (p - q) } else { nonzero(12, rng) };
    if p == q || b == 0 {
        return None;
    }
    let (first, second) = (bracket(x, p), bracket(x, q));
    let open = format!("{x}^2 {} {}", plus_times(p + q, x), plus(p * q));
    let (sign, size) = (if b < 0 { '-' } else { '+' }, b.abs());
    let below = format!("({first})({second})");
    let page = Page::of(&format!("{a}/({first}) {sign} {size}/({open})"));
    let page = if rng.bool() {
        page.line(
            &format!("{a}/({first}) {sign} {size}/({below})"),
            "Factor the denominators|Factor|Factor the second denominator||",
        )
        .wrong(
            Slip::FactorSigns,
            &format!("{a}/({first}) {sign} {size}/(({x} {})({x} {}))", plus(-p), plus(-q - i64::from(p == -q))),
        )
    } else {
        page
    };
    let page = page
        .line(
            &format!("({})/({below}) {sign} {size}/({below})", scaled(a, &second)),
            "Write with the common denominator|Multiply the first by the missing factor|Rewrite with the LCD||",
        )
        .wrong(Slip::TopsNotScaled, &format!("{a}/({below}) {sign} {size}/({below})"))
        .line(
            &format!("({} {} {})/({below})", times(a, x), plus(a * q), plus(b)),
            "Add the numerators|Distribute and combine||Multiply out the top",
        )
        .wrong(
            Slip::FirstTermOnly,
            &format!("({} {} {})/({below})", times(a, x), plus(if a == 1 { q + 1 } else { q }), plus(b)),
        )
        .line(&format!("({})/({below})", linear(a, x, a * q + b)), "Simplify|Combine like terms||");
    if a * q + b == a * p {
        page.line(&format!("({})/({below})", times(a, format!("({first})"))), "Factor the numerator|Factor||")
            .line(&format!("{a}/({second})"), "Cancel|Simplify|Divide out the common factor||")
            .wrong(Slip::WrongFactorLeft, &format!("{a}/({first})"))
            .scene()
    } else {
        page.wrong(Slip::AddedInstead, &format!("({})/({below})", linear(a, x, a * q - b))).scene()
    }
}

/// `(5x + 1)/(x + 2) - (3x - 4)/(x + 2)`, then `(5x + 1 - (3x - 4))/(x + 2)`
pub fn like(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, c, d) = (rng.i64(1..=9), nonzero(9, rng), rng.i64(1..=9), nonzero(9, rng));
    let is_minus = rng.u8(0..4) > 0;
    let e = if is_minus { -1 } else { 1 };
    let (sum, rest) = (a + e * c, b + e * d);
    if sum == 0 && rest == 0 {
        return None;
    }
    let p = nonzero(9, rng);
    let below = match rng.u8(0..3) {
        0 => linear(2, x, 2 * p + 1),
        1 => format!("{x}^2 {}", plus(p)),
        _ => bracket(x, p),
    };
    let (sign, first, second) = (if is_minus { '-' } else { '+' }, linear(a, x, b), linear(c, x, d));
    let page = Page::of(&format!("({first})/({below}) {sign} ({second})/({below})"));
    let page = if rng.bool() || !is_minus {
        page.line(
            &format!("({first} {sign} ({second}))/({below})"),
            "Subtract the numerators|Same denominator|Put over the common denominator|The denominators are alike||",
        )
        .wrong_then(
            if is_minus { Slip::MinusFirstTermOnly } else { Slip::TopsAndBottoms },
            &if is_minus {
                format!("({first} - {second})/({below})")
            } else {
                format!("({first} + {second})/(2({below}))")
            },
            &if is_minus { format!("({})/({below})", linear(sum, x, b + d)) } else { String::new() },
        )
    } else {
        page
    };
    let page = page
        .line(
            &format!("({first} {} {})/({below})", plus_times(e * c, x), plus(e * d)),
            "Distribute the minus|Remove the brackets|Mind the signs|Simplify||Distribute the sign",
        )
        .wrong_then(
            if is_minus { Slip::MinusFirstTermOnly } else { Slip::BracketSignChanged },
            &format!("({first} {} {})/({below})", plus_times(e * c, x), plus(-e * d)),
            &format!("({})/({below})", linear(sum, x, b - e * d)),
        );
    page.line(&format!("({})/({below})", linear(sum, x, rest)), "Combine like terms|Simplify||collect")
        .wrong(Slip::AddedInstead, &format!("({})/({below})", linear(a - e * c, x, rest)))
        .wrong(Slip::TopsAndBottoms, &format!("({})/(2({below}))", linear(sum, x, rest)))
        .scene()
}

/// `5/(x - 2) + 3/(2 - x)`, then `5/(x - 2) - 3/(x - 2)`
pub fn opposite(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, p) = (rng.i64(1..=12), nonzero(12, rng), rng.i64(1..=9));
    if a == b {
        return None;
    }
    let (k, with_letter) = (if rng.bool() { 1 } else { rng.i64(2..=5) }, rng.bool());
    let (below, turned) = (linear(k, x, -p), format!("{p} - {}", times(k, x)));
    let top = |a: i64| if with_letter { times(a, x) } else { a.to_string() };
    let (sign, size) = (if b < 0 { '-' } else { '+' }, top(b.abs()));
    let other = if b < 0 { '+' } else { '-' };
    let page = Page::of(&format!("({})/({below}) {sign} ({size})/({turned})", top(a)));
    let page = if rng.bool() {
        page.line(
            &format!("({})/({below}) {sign} ({size})/(-({below}))", top(a)),
            &format!("Factor out -1|Write {turned} as -({below})||{turned} = -({below})"),
        )
        .wrong(Slip::OppositeDenominators, &format!("({})/({below}) {sign} ({size})/({below})", top(a)))
    } else {
        page
    };
    page.line(
        &format!("({})/({below}) {other} ({size})/({below})", top(a)),
        "Simplify|The denominators are opposites|Change the sign||Multiply the second by -1 over -1",
    )
    .wrong_then(
        Slip::OppositeDenominators,
        &format!("({})/({below}) {sign} ({size})/({below})", top(a)),
        &format!("({})/({below})", if a + b == 0 { "0".to_owned() } else { top(a + b) }),
    )
    .line(&format!("({})/({below})", top(a - b)), "Subtract|Add|Combine the numerators|Simplify||")
    .wrong(Slip::TopsAndBottoms, &format!("({})/(2({below}))", top(a - b)))
    .wrong(Slip::AddedInstead, &format!("({})/({below})", top(a + b.abs() + i64::from(b < 0))))
    .scene()
}

/// `2 + 3/(x - 1)`, then `(2(x - 1))/(x - 1) + 3/(x - 1)`
pub fn number_and_fraction(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, p) = (rng.i64(1..=7), nonzero(9, rng), nonzero(9, rng));
    let (sign, size, below) = (if b < 0 { '-' } else { '+' }, b.abs(), bracket(x, p));
    // The whole part is a number, or the letter itself.
    if rng.bool() {
        return Page::of(&format!("{x} {sign} {size}/({below})"))
            .line(
                &format!("({x}({below}))/({below}) {sign} {size}/({below})"),
                "Write with the common denominator|Put x over 1 and scale||LCD",
            )
            .wrong(Slip::TopsNotScaled, &format!("{x}/({below}) {sign} {size}/({below})"))
            .line(&format!("({x}^2 {} {})/({below})", plus_times(p, x), plus(b)), "Add|Multiply out||Simplify")
            .wrong(Slip::FirstTermOnly, &format!("({x}^2 {} {})/({below})", plus(p), plus(b)))
            .wrong(Slip::TopsNotScaled, &format!("({x} {})/({below})", plus(b)))
            .scene();
    }
    let page = Page::of(&format!("{a} {sign} {size}/({below})"));
    let page = if rng.bool() {
        page.line(
            &format!("({})/({below}) {sign} {size}/({below})", scaled(a, &below)),
            "Write with the common denominator|Rewrite the whole number||LCD",
        )
        .wrong(Slip::TopsNotScaled, &format!("{a}/({below}) {sign} {size}/({below})"))
    } else {
        page
    };
    page.line(
        &format!("({} {})/({below})", scaled(a, &below), plus(b)),
        "Put over one denominator|Add the tops||combine",
    )
    .wrong(Slip::TopsNotScaled, &format!("({a} {})/({below})", plus(b)))
    .line(&format!("({})/({below})", linear(a, x, a * p + b)), "Simplify|Distribute and combine||")
    .wrong(Slip::FirstTermOnly, &format!("({})/({below})", linear(a, x, p + b + i64::from(a == 1))))
    .wrong(Slip::OffByOneOrTwo, &format!("({})/({below})", linear(a, x, a * p + b + 2)))
    .scene()
}

/// `(6x^2 + 9x)/(3x)`, then `(6x^2)/(3x) + (9x)/(3x)`, `2x + 3`
pub fn split_sum(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (k, a, b, c) = (rng.i64(2..=7), nonzero(7, rng), nonzero(9, rng), nonzero(9, rng));
    let with_third = rng.bool();
    let (n, sign) = (rng.i64(1..=2), |b: i64| if b < 0 { '-' } else { '+' });
    let power = |n: i64| if n == 1 { x.to_string() } else { format!("{x}^{n}") };
    let bottom = format!("{k}{}", power(n));
    let third = if with_third { plus_times(k * c, power(n)) } else { String::new() };
    let top = format!("{} {} {third}", times(k * a, power(n + 2)), plus_times(k * b, power(n + 1)));
    let parts = |minus: bool| {
        let third =
            if with_third { format!("{} ({}{})/({bottom})", sign(c), k * c.abs(), power(n)) } else { String::new() };
        let b = if minus { -b } else { b };
        format!(
            "({}{})/({bottom}) {} ({}{})/({bottom}) {third}",
            k * a,
            power(n + 2),
            sign(b),
            k * b.abs(),
            power(n + 1)
        )
    };
    let end = if with_third { plus(c) } else { String::new() };
    let page = Page::of(&format!("({top})/({bottom})"));
    if rng.bool() {
        page.line(
            &parts(false),
            "Separate the terms|Divide each term|Write as a sum of fractions||Split over the denominator",
        )
        .wrong(Slip::BracketSignChanged, &parts(true))
    } else {
        let inside = format!("{} {} {end}", times(a, power(2)), plus_times(b, power(1)));
        page.line(&format!("({bottom}({inside}))/({bottom})"), "Factor the numerator|Factor out the GCF||").wrong(
            Slip::FactorFromFirstTermOnly,
            &format!("({bottom}({} {} {end}))/({bottom})", times(a, power(2)), plus_times(k * b, power(1))),
        )
    }
    .line(
        &format!("{} {} {end}", times(a, power(2)), plus_times(b, power(1))),
        "Simplify|Simplify each fraction|Divide||Cancel",
    )
    .wrong(Slip::OneTermDivided, &format!("{} {} {third}", times(a, power(2)), plus_times(k * b, power(n + 1))))
    .wrong(Slip::ExponentsAddedInQuotient, &format!("{} {} {end}", times(a, power(n + 4)), plus_times(b, power(1))))
    .wrong(Slip::LetterDropped, &format!("{} {} {end}", times(a, power(2)), plus(b)))
    .scene()
}
