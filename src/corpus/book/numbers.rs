//! Expressions: powers of products written out, fractions brought to one denominator, letters moved together.

use super::Style;
use super::page::{Page, letter, nonzero, plus, plus_times, times, two_letters};
use super::scene::Scene;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;
use num_integer::Integer;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    product_raised,
    root_of_powers,
    quotient_raised,
    zero_and_one,
    exponents_written,
    squared_out,
    negative_exponent,
    brackets_moved,
    opposites_together,
    common_denominator,
    letter_over_number,
    reduced,
    trinomial_times,
    left_to_right,
    whole_quotient,
];

/// `(3mn)^3` -> `3^3*m^3*n^3` -> `27m^3n^3`
fn product_raised(rng: &mut Rng) -> Option<Scene> {
    let (m, n) = two_letters(rng);
    let (a, power) = (rng.i64(1..=9), rng.u32(2..=3));
    let (i, j) = (rng.u32(1..=5), rng.u32(0..=4));
    let minus = rng.u8(0..3) == 0;
    let one = |letter: char, exponent: u32| match exponent {
        0 => String::new(),
        1 => letter.to_string(),
        exponent => format!("{letter}^{exponent}"),
    };
    let raised = |letter: char, exponent: u32| match exponent {
        0 => String::new(),
        1 => format!("*{letter}^{power}"),
        exponent => format!("*({letter}^{exponent})^{power}"),
    };
    let number = match (a, minus) {
        (1, true) => "(-1)".to_owned(),
        (1, false) => String::new(),
        (a, true) => format!("(-{a})"),
        (a, false) => a.to_string(),
    };
    let head = match (a, minus) {
        (1, true) => "-".to_owned(),
        (1, false) => String::new(),
        (a, true) => format!("-{a}"),
        (a, false) => a.to_string(),
    };
    let written = format!(
        "{}{}{}",
        if number.is_empty() { String::new() } else { format!("{number}^{power}") },
        raised(m, i),
        raised(n, j)
    );
    let value = if minus { (-a).pow(power) } else { a.pow(power) };
    let after = |value: i64, by: u32| times(value, format!("{}{}", one(m, i * by), one(n, j * by)));
    let page = Page::of(&format!("({head}{}{})^{power}", one(m, i), one(n, j)))
        .line(written.trim_start_matches('*'), "Use the power of a product property|Raise each factor||Simplify")
        .line(&after(value, power), "Simplify|Multiply the exponents|")
        .wrong(
            Slip::PowerOfProduct,
            &after(
                if a == 1 {
                    value * 2
                } else if minus {
                    -a
                } else {
                    a
                },
                power,
            ),
        )
        .wrong(Slip::NumberTimesExponent, &after(value + 1, power));
    if i > 1 && i != power {
        return page
            .wrong(Slip::ExponentsAddedInPower, &times(value, format!("{}{}", one(m, i + power), one(n, j * power))))
            .scene();
    }
    page.scene()
}

/// `(m^3n^9)^(1/3)` -> `(m^3)^(1/3)*(n^9)^(1/3)` -> `m*n^3`
fn root_of_powers(rng: &mut Rng) -> Option<Scene> {
    let (m, n) = two_letters(rng);
    let (by, i, j) = (rng.u32(2..=5), rng.u32(1..=4), rng.u32(1..=4));
    let one =
        |letter: char, exponent: u32| if exponent == 1 { letter.to_string() } else { format!("{letter}^{exponent}") };
    Page::of(&format!("({}{})^(1/{by})", one(m, i * by), one(n, j * by)))
        .line(
            &format!("({})^(1/{by})*({})^(1/{by})", one(m, i * by), one(n, j * by)),
            "Use the power of a product property|Raise each factor||Simplify",
        )
        .line(&format!("{}{}", one(m, i), one(n, j)), "Multiply the exponents|Simplify|")
        .wrong(Slip::OffByOneOrTwo, &format!("{}{}", one(m, i + 1), one(n, j)))
        .wrong(Slip::ExponentsAddedInPower, &format!("{}{}", one(m, i * by), one(n, j)))
        .scene()
}

/// `(k/j)^3` -> `k^3/j^3`; `(5/6)^2` -> `5^2/6^2` -> `25/36`
fn quotient_raised(rng: &mut Rng) -> Option<Scene> {
    let (k, j) = two_letters(rng);
    let power = rng.u32(2..=6);
    if rng.bool() {
        return Page::of(&format!("({k}/{j})^{power}"))
            .line(
                &format!("{k}^{power}/{j}^{power}"),
                "Use the quotient to a power property|Raise top and bottom||Simplify",
            )
            .wrong(Slip::PowerOfProduct, &format!("{k}^{power}/{j}"))
            .wrong(Slip::PowerOfProduct, &format!("{k}/{j}^{power}"))
            .scene();
    }
    let (a, b, power) = (rng.i64(1..=9), rng.i64(2..=9), rng.u32(2..=3));
    let factors = vec![format!("({a}/{b})"); power as usize].join("");
    let first = if rng.bool() { factors } else { format!("{a}^{power}/{b}^{power}") };
    Page::of(&format!("({a}/{b})^{power}"))
        .line(&first, "Use the definition of an exponent|Simplify|")
        .line(&format!("{}/{}", a.pow(power), b.pow(power)), "Multiply|Simplify|")
        .wrong(Slip::PowerOfProduct, &format!("{}/{b}", a.pow(power)))
        .wrong(Slip::PowerAsProduct, &format!("{}/{}", a * i64::from(power), b * i64::from(power) + i64::from(a == 1)))
        .scene()
}

/// `n^0` -> `1`, `7^1` -> `7`, `(5ab)^0` -> `1`
fn zero_and_one(rng: &mut Rng) -> Option<Scene> {
    let (a, b) = two_letters(rng);
    let number = rng.i64(2..=15);
    match rng.u8(0..5) {
        0 => Page::of(&format!("{a}^0"))
            .line("1", "Use the definition of the zero exponent|Simplify|")
            .wrong(Slip::ZeroExponent, "0")
            .wrong(Slip::ZeroExponent, &a.to_string()),
        1 => Page::of(&format!("{number}^0"))
            .line("1", "Use the definition of the zero exponent|Simplify|")
            .wrong(Slip::ZeroExponent, "0")
            .wrong(Slip::ZeroExponent, &number.to_string()),
        2 => Page::of(&format!("({number}{a}{b})^0")).line("1", "Simplify|").wrong(Slip::ZeroExponent, "0"),
        3 => Page::of(&format!("{number}{a}^0"))
            .line(&format!("{number}*1"), "Simplify|")
            .wrong(Slip::ZeroExponent, "1")
            .line(&number.to_string(), "Multiply|Simplify|"),
        _ => Page::of(&format!("{number}^1")).line(&number.to_string(), "Simplify|").wrong(Slip::ZeroExponent, "1"),
    }
    .scene()
}

/// `y*y^3` -> `y^1*y^3` -> `y^(1+3)` -> `y^4`; `x^5/x^2` -> `x^(5-2)` -> `x^3`
fn exponents_written(rng: &mut Rng) -> Option<Scene> {
    let y = letter(rng);
    let (i, j) = (rng.i64(1..=9), rng.i64(1..=9));
    let one = |exponent: i64| if exponent == 1 { y.to_string() } else { format!("{y}^{exponent}") };
    if rng.bool() {
        let page = Page::of(&format!("{}*{}", one(i), one(j)));
        let page =
            if i == 1 || j == 1 { page.line(&format!("{y}^{i}*{y}^{j}"), "|Rewrite with exponents") } else { page };
        return page
            .line(&format!("{y}^({i}+{j})"), "Use the product property, add the exponents|Add the exponents|")
            .wrong(Slip::ExponentsMultiplied, &format!("{y}^({i}*{})", j + i64::from(i * j == i + j)))
            .line(&one(i + j), "Simplify|Add|")
            .wrong(Slip::OffByOneOrTwo, &one(i + j + 1))
            .scene();
    }
    Page::of(&format!("{}/{}", one(i + j), one(j)))
        .line(&format!("{y}^({}-{j})", i + j), "Subtract the exponents|Use the quotient property|")
        .wrong(Slip::ExponentsDivided, &format!("{y}^({}+{j})", i + j))
        .line(&one(i), "Simplify|Subtract|")
        .wrong(Slip::OffByOneOrTwo, &one(i + 1))
        .scene()
}

/// `(0.63)^2` -> `(0.63)(0.63)`; `3^4` -> `3*3*3*3` -> `9*3*3` -> `27*3` -> `81`
fn squared_out(rng: &mut Rng) -> Option<Scene> {
    let (base, power) = (rng.i64(2..=6), rng.u32(3..=4));
    if rng.bool() {
        let tenths = rng.i64(2..=99);
        let base = format!("({}.{:02})", tenths / 100, tenths % 100);
        return Page::of(&format!("{base}^2"))
            .line(&format!("{base}{base}"), "Write it out|Simplify|")
            .wrong(Slip::PowerAsProduct, &format!("{base}*2"))
            .scene();
    }
    let factors = |n: u32| vec![base.to_string(); n as usize].join("*");
    let sign = if rng.u8(0..3) == 0 { "-" } else { "" };
    let mut page = Page::of(&format!("{sign}{base}^{power}"))
        .line(&format!("{sign}{}", factors(power)), "Expand the expression|Use the definition of an exponent|")
        .wrong(
            Slip::PowerAsProduct,
            &format!("{sign}{base}*{power}{}", if i64::from(power) == base { "*2" } else { "" }),
        );
    for done in 2..power {
        page = page
            .line(&format!("{sign}{}*{}", base.pow(done), factors(power - done)), "Multiply|Multiply left to right|");
    }
    page.line(&format!("{sign}{}", base.pow(power)), "Multiply|Simplify|")
        .wrong(Slip::PowerAsProduct, &format!("{sign}{}", base * i64::from(power)))
        .scene()
}

/// `6^(-2)` -> `1/6^2` -> `1/36`; `5y^(-1)` -> `5/y`
fn negative_exponent(rng: &mut Rng) -> Option<Scene> {
    let (y, a, n) = (letter(rng), rng.i64(2..=9), rng.u32(1..=3));
    if rng.bool() {
        let under = if n == 1 { y.to_string() } else { format!("{y}^{n}") };
        return Page::of(&format!("{a}{y}^(-{n})"))
            .line(&format!("{a}*1/{under}"), "Use the definition of a negative exponent|")
            .wrong(Slip::NegativeExponent, &format!("1/({a}{under})"))
            .line(&format!("{a}/{under}"), "Simplify|Multiply|")
            .scene();
    }
    Page::of(&format!("{a}^(-{n})"))
        .line(&format!("1/{a}^{n}"), "Use the definition of a negative exponent|Simplify|")
        .wrong(Slip::NegativeExponent, &format!("-{a}^{n}"))
        .line(&format!("1/{}", a.pow(n)), "Simplify|Multiply|")
        .wrong(Slip::PowerAsProduct, &format!("1/{}", a * i64::from(n) + i64::from(n < 2)))
        .scene()
}

/// `6(3x)` -> `(6*3)x` -> `18x`
fn brackets_moved(rng: &mut Rng) -> Option<Scene> {
    let (x, a, b) = (letter(rng), nonzero(12, rng), nonzero(12, rng));
    Page::of(&format!("{a}({b}{x})"))
        .line(&format!("({a}*({b})){x}"), "Use the associative property of multiplication|Regroup|")
        .wrong(Slip::AddedInstead, &format!("({a} {}){x}", plus(b)))
        .line(&format!("{}{x}", a * b), "Multiply|Simplify|")
        .wrong(Slip::ProductSign, &format!("{}{x}", -a * b))
        .scene()
}

/// `-84n + (-73n) + 84n` -> `-84n + 84n + (-73n)` -> `0 + (-73n)` -> `-73n`
fn opposites_together(rng: &mut Rng) -> Option<Scene> {
    let n = letter(rng);
    let (a, b) = (nonzero(90, rng), nonzero(90, rng));
    let term = |value: i64| if value < 0 { format!("({value}{n})") } else { format!("{value}{n}") };
    Page::of(&format!("{a}{n} + {} + {}", term(b), term(-a)))
        .line(
            &format!("{a}{n} + {} + {}", term(-a), term(b)),
            "Use the commutative property of addition|Reorder the terms|",
        )
        .line(&format!("0 + {}", term(b)), "Add left to right|Simplify|Combine like terms|")
        .wrong(Slip::AddedInstead, &format!("{} + {}", term(2 * a), term(b)))
        .line(&format!("{b}{n}"), "Add|Simplify|")
        .wrong(Slip::SignMiscopied, &format!("{}{n}", -b))
        .scene()
}

/// `7/15 - 19/24` -> `56/120 - 95/120` -> `-39/120`
fn common_denominator(rng: &mut Rng) -> Option<Scene> {
    let (a, b, c, d) = (rng.i64(1..=20), rng.i64(2..=24), nonzero(20, rng), rng.i64(2..=24));
    let lcm = b.lcm(&d);
    if b == d || lcm > 400 {
        return None;
    }
    let sign = if c < 0 { '-' } else { '+' };
    let (first, second) = (a * lcm / b, c.abs() * lcm / d);
    let total = if c < 0 { first - second } else { first + second };
    Page::of(&format!("{a}/{b} {sign} {}/{d}", c.abs()))
        .line(
            &format!("({a}*{})/({b}*{}) {sign} ({}*{})/({d}*{})", lcm / b, lcm / b, c.abs(), lcm / d, lcm / d),
            "Rewrite with the LCD|Change into equivalent fractions with the LCD|",
        )
        .line(&format!("{first}/{lcm} {sign} {second}/{lcm}"), "Simplify|Multiply|")
        .wrong(Slip::TopsNotScaled, &format!("{a}/{lcm} {sign} {}/{lcm}", c.abs()))
        .line(&format!("{total}/{lcm}"), "Add|Subtract|Simplify|")
        .wrong(Slip::TopsAndBottoms, &format!("{total}/{}", 2 * lcm))
        .wrong(Slip::AddedInstead, &format!("{}/{lcm}", if c < 0 { first + second } else { first - second }))
        .scene()
}

/// `3/5 + x/8` -> `24/40 + 5x/40` -> `(24 + 5x)/40`
fn letter_over_number(rng: &mut Rng) -> Option<Scene> {
    let (x, a, b, d) = (letter(rng), rng.i64(1..=9), rng.i64(2..=9), rng.i64(2..=9));
    if b == d {
        return None;
    }
    let (top, by) = (a * d, b);
    Page::of(&format!("{a}/{b} + {x}/{d}"))
        .line(&format!("({a}*{d})/({b}*{d}) + ({x}*{b})/({d}*{b})"), "Rewrite as equivalent fractions|Find the LCD|")
        .line(&format!("{top}/{} + {by}{x}/{}", b * d, b * d), "Simplify|Multiply|")
        .wrong(Slip::TopsNotScaled, &format!("{a}/{} + {x}/{}", b * d, b * d))
        .line(&format!("({top} + {by}{x})/{}", b * d), "Add|Add the fractions|")
        .wrong(Slip::TopsAndBottoms, &format!("({top} + {by}{x})/{}", 2 * b * d))
        .wrong(Slip::TopsAndBottoms, &format!("({a} + {x})/{}", b + d))
        .scene()
}

/// `-32/56` -> `-(4*8)/(7*8)` -> `-4/7`; `4xy/(7y)` -> `4x/7`
fn reduced(rng: &mut Rng) -> Option<Scene> {
    let (a, b, by) = (rng.i64(1..=12), rng.i64(2..=12), rng.i64(2..=12));
    if a.gcd(&b) != 1 {
        return None;
    }
    let sign = if rng.bool() { "-" } else { "" };
    if rng.bool() {
        let (x, y) = two_letters(rng);
        return Page::of(&format!("{sign}({}{x}{y})/({}{y})", a * by, b * by))
            .line(&format!("{sign}({a}*{by}{x}{y})/({b}*{by}{y})"), "Rewrite showing the common factors|")
            .line(
                &format!("{sign}({a}{x})/{b}"),
                "Simplify using the equivalent fractions property|Remove common factors|Simplify|",
            )
            .wrong(Slip::OneFactorCancelled, &format!("{sign}({a}{x}{y})/{b}"))
            .scene();
    }
    Page::of(&format!("{sign}{}/{}", a * by, b * by))
        .line(
            &format!("{sign}({a}*{by})/({b}*{by})"),
            "Rewrite the numerator and denominator showing the common factors|",
        )
        .wrong(Slip::TimesTableNeighbour, &format!("{sign}({a}*{by})/({b}*{})", by + 1))
        .line(&format!("{sign}{a}/{b}"), "Simplify using the equivalent fractions property|Simplify|Divide|")
        .wrong(Slip::OneFactorCancelled, &format!("{sign}{a}/{}", b * by))
        .scene()
}

/// `(b + 3)(2b^2 - 5b + 8)`, multiplied out term by term and collected.
fn trinomial_times(rng: &mut Rng) -> Option<Scene> {
    let b = letter(rng);
    let (a, p, q, r) = (nonzero(9, rng), rng.i64(1..=5), nonzero(9, rng), nonzero(9, rng));
    let second = format!("{} {} {}", times(p, format!("{b}^2")), plus_times(q, b), plus(r));
    let cube = times(p, format!("{b}^3"));
    let square = format!("{b}^2");
    let open = format!(
        "{cube} {} {} {} {} {}",
        plus_times(q, &square),
        plus_times(r, b),
        plus_times(a * p, &square),
        plus_times(a * q, b),
        plus(a * r)
    );
    let sum = |s: i64, l: i64| format!("{cube} {} {} {}", plus_times(s, &square), plus_times(l, b), plus(a * r));
    let page = Page::of(&format!("({b} {})({second})", plus(a)));
    let page = if rng.bool() {
        page.line(
            &format!("{b}({second}) {}({second})", if a < 0 { format!("- {}", -a) } else { format!("+ {a}") }),
            "Distribute|",
        )
    } else {
        page
    };
    page.line(&open, "Multiply|Distribute|")
        .wrong(Slip::ProductSign, &open.replacen(&plus_times(a * q, b), &plus_times(-a * q, b), 1))
        .line(&sum(q + a * p, r + a * q), "Combine like terms|Simplify|")
        .wrong(Slip::AddedInstead, &sum(q - a * p, r + a * q))
        .wrong(Slip::SignOfSmaller, &sum(q + a * p, r - a * q))
        .scene()
}

/// `24 - |19 - 3(6 - 2)|`, `5 + 2^3 + 3(6 - 3(4 - 2))`: one operation a line.
fn left_to_right(rng: &mut Rng) -> Option<Scene> {
    let (a, b, c, d, e) = (rng.i64(1..=40), rng.i64(1..=30), rng.i64(2..=6), rng.i64(1..=9), rng.i64(1..=9));
    let (gap, product) = (d - e, c * (d - e));
    let inner = b - product;
    let (open, close, value) = if rng.bool() { ("|", "|", inner.abs()) } else { ("(", ")", inner) };
    let sign = if rng.bool() { "-" } else { "+" };
    let last = if sign == "-" { a - value } else { a + value };
    let shown = if value < 0 { format!("({value})") } else { value.to_string() };
    let page = Page::of(&format!("{a} {sign} {open}{b} - {c}({d} - {e}){close}"))
        .line(&format!("{a} {sign} {open}{b} - {c}({gap}){close}"), "Work inside parentheses first|Subtract|Simplify|")
        .wrong(Slip::SumBeforeProduct, &format!("{a} {sign} {open}{}({gap}){close}", b - c))
        .line(&format!("{a} {sign} {open}{b} {}{close}", plus(-product)), "Multiply|Simplify|")
        .wrong(Slip::ProductSign, &format!("{a} {sign} {open}{b} {}{close}", plus(product)))
        .line(&format!("{a} {sign} {open}{inner}{close}"), "Subtract|Subtract inside|Add|");
    let page = if inner < 0 && open == "|" {
        page.line(&format!("{a} {sign} {shown}"), "Take the absolute value|")
    } else {
        page
    };
    page.line(&last.to_string(), "Subtract|Add|Simplify|")
        .wrong(Slip::AddedInstead, &(2 * a - last + i64::from(a == last)).to_string())
        .scene()
}

/// `7(-2) + 4(-7) - 6`, `-30/2 + (-3)(-7)`: several products at once.
fn whole_quotient(rng: &mut Rng) -> Option<Scene> {
    let (a, b, c, d, e) = (nonzero(9, rng), nonzero(9, rng), nonzero(9, rng), nonzero(9, rng), nonzero(20, rng));
    let (first, second) = (a * b, c * d);
    let shown = if second < 0 { format!("({second})") } else { second.to_string() };
    let start =
        if rng.bool() { format!("{first}/({b}) + ({c})({d})") } else { format!("{a}({b}) + {c}({d}) {}", plus(e)) };
    if start.contains('/') {
        return Page::of(&start)
            .line(&format!("{a} + ({c})({d})"), "Multiply and divide left to right, so divide first|Divide|")
            .wrong(Slip::QuotientSignLost, &format!("{} + ({c})({d})", -a))
            .line(&format!("{a} + {shown}"), "Multiply|")
            .wrong(Slip::ProductSign, &format!("{a} + ({})", -second))
            .line(&(a + second).to_string(), "Add|Simplify|")
            .scene();
    }
    Page::of(&start)
        .line(&format!("{first} + {shown} {}", plus(e)), "Multiply|Simplify|")
        .wrong(Slip::ProductSign, &format!("{} + {shown} {}", -first, plus(e)))
        .line(&format!("{} {}", first + second, plus(e)), "Add|Simplify|")
        .wrong(Slip::SignOfSmaller, &format!("{} {}", first - second, plus(e)))
        .line(&(first + second + e).to_string(), "Add|Subtract|Simplify|")
        .scene()
}
