//! Fractions with letters: cancelled, multiplied, divided. Their sums are in `fraction_sums`.

use super::fraction_sums;
use super::page::{Page, letter, nonzero, plus, plus_times, quotient, times};
use super::scene::Scene;
use super::styles::Style;
use crate::corpus::chance::choose;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;
use num_integer::Integer;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    cancelled,
    cancelled,
    common_factor,
    opposite_factors,
    multiplied,
    divided,
    divided,
    multiplied_numbers,
    lcd_through,
    main_line,
    monomial_quotient,
    fraction_sums::split_sum,
    fraction_sums::unlike,
    fraction_sums::unlike,
    fraction_sums::monomials,
    fraction_sums::one_divides,
    fraction_sums::like,
    fraction_sums::like,
    fraction_sums::opposite,
    fraction_sums::number_and_fraction,
];

/// `x + 3`
fn bracket(x: char, a: i64) -> String {
    format!("{x} {}", plus(a))
}

/// `x^2 + 5x + 6` of `(x + 2)(x + 3)`
fn square(x: char, a: i64, b: i64) -> String {
    format!("{x}^2 {} {}", plus_times(a + b, x), plus(a * b))
}

/// `(x^2 - 9)/(x^2 + 5x + 6)`, then `((x - 3)(x + 3))/((x + 2)(x + 3))`
fn cancelled(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, c) = (nonzero(9, rng), nonzero(9, rng));
    let b = if rng.bool() { -a } else { nonzero(9, rng) };
    if a == b || a == c || b == c || a == -c {
        return None;
    }
    let k = if rng.u8(0..3) == 0 { rng.i64(2..=5) } else { 1 };
    let top = format!("{} {} {}", times(k, format!("{x}^2")), plus_times(k * (a + b), x), plus(k * a * b));
    let (p, q, r) = (bracket(x, a), bracket(x, b), bracket(x, c));
    let k_text = if k == 1 { String::new() } else { k.to_string() };
    let (upper, lower) = if rng.bool() {
        (format!("{k_text}({q})({p})"), format!("({r})({p})"))
    } else {
        (format!("{k_text}({p})({q})"), format!("({p})({r})"))
    };
    let bottom = square(x, a, c);
    let end = if k == 1 { format!("({q})/({r})") } else { format!("({k}({q}))/({r})") };
    let page = Page::of(&format!("({top})/({bottom})"));
    let page = match rng.u8(0..3) {
        0 => page
            .line(&format!("({upper})/({bottom})"), "Factor the numerator|Factor the top|")
            .wrong(Slip::FactorSigns, &format!("({k_text}({x} {})({x} {}))/({bottom})", plus(-a), plus(-b - 1)))
            .line(&format!("({upper})/({lower})"), "Factor the denominator|Now the bottom||")
            .wrong(Slip::FactorSigns, &format!("({upper})/(({x} {})({x} {}))", plus(-a), plus(-c))),
        _ => page
            .line(
                &format!("({upper})/({lower})"),
                "Factor the numerator and denominator|Factor completely|Factor top and bottom|factorise||",
            )
            .wrong(Slip::FactorSigns, &format!("({upper})/(({x} {})({x} {}))", plus(-a), plus(-c))),
    };
    let page = if a + b == 0 {
        page.wrong_then(
            Slip::DifferenceOfSquaresAsSquare,
            &format!("({k_text}({p})^2)/(({p})({r}))"),
            &format!("({k_text}({p}))/({r})"),
        )
    } else {
        page
    };
    page.line(&end, &format!("Cancel the common factor|Divide out {p}|Simplify|cancel ({p})||Remove the common factor"))
        .wrong(Slip::WrongFactorLeft, &format!("({k_text}({p}))/({r})"))
        .wrong(Slip::TermsCancelled, &format!("{}/({c})", k * b))
        .scene()
}

/// `(6x + 12)/(9x + 18)`, then `(6(x + 2))/(9(x + 2))`, `2/3`
fn common_factor(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (m, n, a) = (rng.i64(2..=12), rng.i64(2..=12), nonzero(9, rng));
    let p = bracket(x, a);
    if rng.bool() {
        // A bracket of numbers over a square.
        let b = nonzero(9, rng);
        if a == b || b == -a {
            return None;
        }
        return Page::of(&format!("({m}{x} {})/({})", plus(m * a), square(x, a, b)))
            .line(
                &format!("({m}({p}))/(({p})({}))", bracket(x, b)),
                "Factor|Factor the numerator and denominator||factor out the GCF on top",
            )
            .wrong(Slip::FactorFromFirstTermOnly, &format!("({m}({x} {}))/(({p})({}))", plus(m * a), bracket(x, b)))
            .wrong(Slip::FactorSigns, &format!("({m}({p}))/(({x} {})({x} {}))", plus(-a), plus(-b)))
            .line(&format!("{m}/({})", bracket(x, b)), "Cancel|Divide out the common factor|Simplify||")
            .wrong(Slip::WrongFactorLeft, &format!("{m}/({p})"))
            .wrong(Slip::TermsCancelled, &format!("{m}({p})/({b})"))
            .scene();
    }
    let page = Page::of(&format!("({m}{x} {})/({n}{x} {})", plus(m * a), plus(n * a)))
        .line(&format!("({m}({p}))/({n}({p}))"), "Factor|Take out the common factors||Factor numerator and denominator")
        .wrong(Slip::FactorFromFirstTermOnly, &format!("({m}({x} {}))/({n}({p}))", plus(m * a)))
        .line(&format!("{m}/{n}"), "Cancel the bracket|Simplify||Remove common factors")
        .wrong(Slip::DividedUpsideDown, &quotient(n, if n == m { m + 1 } else { m }));
    if m.gcd(&n) == 1 {
        page.scene()
    } else {
        page.line(&quotient(m, n), "Simplify|Reduce||lowest terms")
            .wrong(Slip::OnePartCancelled, &format!("{}/{n}", m / m.gcd(&n)))
            .scene()
    }
}

/// `(2x - 6)/(3 - x)`, then `(2(x - 3))/(-(x - 3))`, `-2`
fn opposite_factors(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, k, b) = (rng.i64(1..=9), rng.i64(1..=6), nonzero(9, rng));
    let (p, turned) = (bracket(x, -a), format!("{a} - {x}"));
    let say = format!("Write {turned} as -({p})|Factor out -1||opposite binomials|The factors are opposites");
    if rng.bool() {
        let k = k + 1;
        return Page::of(&format!("({k}{x} {})/({turned})", plus(-k * a)))
            .line(&format!("({k}({p}))/({turned})"), "Factor the numerator|Factor||")
            .wrong(Slip::FactorFromFirstTermOnly, &format!("({k}({x} - {}))/({turned})", k * a))
            .line(&format!("({k}({p}))/(-({p}))"), &say)
            .wrong(Slip::OppositeDenominators, &format!("({k}({p}))/({p})"))
            .line(&format!("-{k}"), "Cancel|Simplify||")
            .wrong(Slip::OppositeDenominators, &k.to_string())
            .scene();
    }
    if b == a || b == -a {
        return None;
    }
    let end = if rng.bool() { format!("-({})/{}", bracket(x, b), k) } else { format!("-({})/({k})", bracket(x, b)) };
    let bottom = if k == 1 { turned.clone() } else { format!("{k}({turned})") };
    Page::of(&format!("({})/({bottom})", square(x, -a, b)))
        .line(&format!("(({p})({}))/({bottom})", bracket(x, b)), "Factor|Factor the numerator||Factor the trinomial")
        .wrong(Slip::FactorSigns, &format!("(({x} + {a})({x} {}))/({bottom})", plus(-b)))
        .line(
            &format!("(({p})({}))/(-{}({p}))", bracket(x, b), if k == 1 { String::new() } else { k.to_string() }),
            &say,
        )
        .wrong(Slip::OppositeDenominators, &format!("(({p})({}))/({}({p}))", bracket(x, b), k))
        .line(&end, "Cancel|Simplify|Divide out the common factor||")
        .wrong(Slip::OppositeDenominators, &format!("({})/{k}", bracket(x, b)))
        .wrong(Slip::BracketSignChanged, &format!("(-{x} {})/{k}", plus(b)))
        .scene()
}

/// Two fractions of brackets: what they are in the end, and the four factored parts.
struct Two {
    x: char,
    /// The problem's parts, multiplied out.
    open: [String; 4],
    /// The same as products.
    factored: [String; 4],
    /// What is left above and below.
    left: (String, String),
    /// The bracket that is cancelled.
    gone: String,
}

/// `(x + a)(x + b)/(k(x + c)) * (m(x + c))/(x + a)`, its factors cancelled.
fn two_fractions(rng: &mut Rng) -> Option<Two> {
    let x = letter(rng);
    let (a, b, c, d) = (nonzero(7, rng), nonzero(7, rng), nonzero(7, rng), nonzero(7, rng));
    let (k, m) = (rng.i64(1..=5), rng.i64(1..=5));
    let all = [a, b, c, d];
    if (0..4).any(|i| all[..i].contains(&all[i])) || k == m || k.gcd(&m) != 1 {
        return None;
    }
    let [p, q, r, s] = all.map(|a| bracket(x, a));
    let scaled = |k: i64, text: &str, at: i64| {
        if k == 1 {
            (text.to_owned(), format!("({text})"))
        } else {
            (format!("{k}{x} {}", plus(k * at)), format!("{k}({text})"))
        }
    };
    let (k_open, k_factored) = scaled(k, &r, c);
    let (m_open, m_factored) = scaled(m, &r, c);
    let before = |k: i64| if k == 1 { String::new() } else { k.to_string() };
    let (open, factored, left) = if rng.bool() {
        // (pq)/(k r) * (m r)/(p s)
        (
            [square(x, a, b), k_open, m_open, square(x, a, d)],
            [format!("({p})({q})"), k_factored, m_factored, format!("({p})({s})")],
            (format!("{}({q})", before(m)), format!("{}({s})", before(k))),
        )
    } else {
        // (k r)/(p) * (p q)/(m r)
        (
            [k_open, square(x, a, d), square(x, a, b), m_open],
            [k_factored, format!("({p})({s})"), format!("({p})({q})"), m_factored],
            (format!("{}({q})", before(k)), format!("{}({s})", before(m))),
        )
    };
    Some(Two { x, open, factored, left, gone: p })
}

/// `(x^2 - 4)/(3x + 9) * (x + 3)/(x - 2)`, factored, put together, cancelled
fn multiplied(rng: &mut Rng) -> Option<Scene> {
    let Two { open: [a, b, c, d], factored: [e, f, g, h], left: (top, bottom), gone, .. } = two_fractions(rng)?;
    let page = Page::of(&format!("({a})/({b}) * ({c})/({d})"));
    let page = if rng.bool() {
        page.line(
            &format!("({e})/({f}) * ({g})/({h})"),
            "Factor each numerator and denominator|Factor everything||Factor completely",
        )
        .wrong(Slip::SignMiscopied, &format!("({e})/({f}) * ({h})/({g})"))
    } else {
        page
    };
    page.line(
        &format!("({e}{g})/({f}{h})").replace(")1(", ")("),
        "Multiply|Multiply the numerators and denominators|Write as one fraction||put them together",
    )
    .wrong_then(Slip::WrongFractionInverted, &format!("({e}{h})/({f}{g})"), "")
    .line(&format!("({top})/({bottom})"), "Cancel the common factors|Simplify|Divide out common factors||")
    .wrong(Slip::WrongFactorLeft, &format!("({top})/({gone})"))
    .wrong(Slip::DividedUpsideDown, &format!("({bottom})/({top})"))
    .scene()
}

/// `(x^2 - 9)/(2x + 2) / ((x - 3)/(x + 1))`: the second is turned over
fn divided(rng: &mut Rng) -> Option<Scene> {
    let Two { x, open: [a, b, c, d], factored: [e, f, g, h], left: (top, bottom), gone } = two_fractions(rng)?;
    let start =
        if rng.bool() { format!("(({a})/({b}))/(({d})/({c}))") } else { format!("({a})/({b}) / (({d})/({c}))") };
    let turn = "Multiply by the reciprocal|Keep, change, flip|Flip the second fraction||multiply by the reciprocal of the divisor";
    let page = Page::of(&start);
    let page = if rng.bool() {
        page.line(&format!("({a})/({b}) * ({c})/({d})"), turn)
            .wrong_then(
                Slip::WrongFractionInverted,
                &format!("({b})/({a}) * ({d})/({c})"),
                &format!("({f}{h})/({e}{g})"),
            )
            .wrong(Slip::OtherOperation, &format!("({a})/({b}) * ({d})/({c})"))
            .line(&format!("({e})/({f}) * ({g})/({h})"), "Factor|Factor everything||")
            .wrong(Slip::SignMiscopied, &format!("({e})/({f}) * ({g})/({x}({h}))"))
    } else {
        page.line(&format!("({e})/({f}) * ({g})/({h})"), turn)
            .wrong_then(
                Slip::WrongFractionInverted,
                &format!("({f})/({e}) * ({h})/({g})"),
                &format!("({f}{h})/({e}{g})"),
            )
            .wrong(Slip::OtherOperation, &format!("({e})/({f}) * ({h})/({g})"))
    };
    let page =
        if rng.bool() { page.line(&format!("({e}{g})/({f}{h})"), "Multiply|Write as one fraction||") } else { page };
    page.line(&format!("({top})/({bottom})"), "Cancel|Simplify|Divide out common factors||")
        .wrong(Slip::WrongFactorLeft, &format!("({top})/({gone})"))
        .wrong(Slip::DividedUpsideDown, &format!("({bottom})/({top})"))
        .scene()
}

/// `(3x)/4 * 8/(9x^2)`, then `(24x)/(36x^2)`, `2/(3x)`; as a quotient too
fn multiplied_numbers(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, c, d) = (rng.i64(2..=9), rng.i64(2..=9), rng.i64(2..=9), rng.i64(2..=9));
    let (top, bottom) = (a * c, b * d);
    let common = top.gcd(&bottom);
    if common == 1 || bottom == common || a == b || c == d || (a + c) * bottom == top * (b + d) {
        return None;
    }
    let (first, second) = (format!("({a}{x})/{b}"), format!("{c}/({d}{x}^2)"));
    let page = if rng.bool() {
        Page::of(&format!("{first} * {second}"))
    } else {
        Page::of(&format!("{first} / (({d}{x}^2)/{c})"))
            .line(
                &format!("{first} * {second}"),
                "Multiply by the reciprocal|Flip the second fraction||invert and multiply",
            )
            .wrong(Slip::WrongFractionInverted, &format!("{b}/({a}{x}) * ({d}{x}^2)/{c}"))
    };
    page.line(
        &format!("({top}{x})/({bottom}{x}^2)"),
        "Multiply|Multiply the numerators and the denominators||top times top, bottom times bottom",
    )
    .wrong(Slip::ProportionMultipliedAcross, &format!("({}{x}^3)/({})", a * d, b * c))
    .wrong(Slip::TopsAndBottoms, &format!("({}{x})/({}{x}^2)", a + c, b + d))
    .line(&format!("{}/({})", top / common, times(bottom / common, x)), "Simplify|Reduce|Cancel||")
    .wrong(Slip::ExponentsDivided, &format!("{}/({}{x}^2)", top / common, bottom / common))
    .wrong(Slip::OnePartCancelled, &format!("{}/({bottom}{x})", top / common))
    .wrong(Slip::LetterDropped, &format!("{}/{}", top / common, bottom / common))
    .scene()
}

/// `(1/x + 1/3)/(1/x - 1/3)`, top and bottom times `3x`
fn lcd_through(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, c, d, k) = (rng.i64(1..=7), rng.i64(1..=5), rng.i64(1..=7), nonzero(5, rng), rng.i64(2..=7));
    if a * d == b * c || b % k == 0 || d % k == 0 {
        return None;
    }
    let (upper, lower) = (
        format!("{a}/{x} {}", if b > 0 { format!("+ {b}/{k}") } else { format!("- {}/{k}", -b) }),
        format!("{c}/{x} {}", if d > 0 { format!("+ {d}/{k}") } else { format!("- {}/{k}", -d) }),
    );
    let (top, bottom) = (format!("{} {}", k * a, plus_times(b, x)), format!("{} {}", k * c, plus_times(d, x)));
    let say = format!(
        "Multiply top and bottom by {k}{x}|The LCD is {k}{x}||Multiply by the LCD over itself|Clear the little fractions"
    );
    let page = Page::of(&format!("({upper})/({lower})"));
    if rng.bool() {
        page.line(&format!("({k}{x}({upper}))/({k}{x}({lower}))"), &say)
            .wrong(Slip::BothPartsMultiplied, &format!("({k}{x}({upper}))/({lower})"))
            .line(&format!("({top})/({bottom})"), "Distribute|Simplify||")
    } else {
        page.line(&format!("({top})/({bottom})"), &say)
    }
    .wrong_then(Slip::OneTermNotMultiplied, &format!("({} {})/({bottom})", a, plus_times(b, x)), "")
    .wrong(Slip::FirstTermOnly, &format!("({} {})/({bottom})", k * a, plus(b)))
    .wrong(Slip::TermsCancelled, &format!("{}/{}", a + b, c + 7))
    .scene()
}

/// `(1 + 2/x)/(1 - 4/x^2)`: the main fraction as a division
fn main_line(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let a = nonzero(7, rng);
    let (p, q) = (bracket(x, a), bracket(x, -a));
    let sign = |a: i64, rest: &str| if a > 0 { format!("+ {a}/{rest}") } else { format!("- {}/{rest}", -a) };
    let page = Page::of(&format!("(1 {})/(1 - {}/{x}^2)", sign(a, &x.to_string()), a * a));
    let page = page
        .line(
            &format!("(({p})/{x})/(({x}^2 - {})/{x}^2)", a * a),
            "Simplify the numerator and denominator|Add the fractions in each part||One fraction on top, one below",
        )
        .wrong(Slip::TopsNotScaled, &format!("(({})/{x})/(({x}^2 - {})/{x}^2)", 1 + a, a * a))
        .line(
            &format!("({p})/{x} * {x}^2/({x}^2 - {})", a * a),
            "Multiply by the reciprocal|Rewrite as a division, then flip|invert and multiply||",
        )
        .wrong_then(
            Slip::WrongFractionInverted,
            &format!("{x}/({p}) * ({x}^2 - {})/{x}^2", a * a),
            &format!("({q})/{x}"),
        );
    let page = if rng.bool() {
        page.line(&format!("({p})/{x} * {x}^2/(({p})({q}))"), "Factor|Difference of squares||")
            .wrong(Slip::DifferenceOfSquaresAsSquare, &format!("({p})/{x} * {x}^2/({q})^2"))
    } else {
        page
    };
    page.line(&format!("{x}/({q})"), "Cancel|Simplify||Divide out the common factors")
        .wrong(Slip::WrongFactorLeft, &format!("{x}/({p})"))
        .wrong(Slip::TermsCancelled, &format!("1/{}", -a))
        .scene()
}

/// `(12x^5)/(8x^2)`, then `(3x^3)/2`
fn monomial_quotient(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let y = *choose(&['y', 'b', 'n', 'q'], rng);
    if x == y {
        return None;
    }
    let (a, b, k) = (rng.i64(1..=7), rng.i64(2..=7), rng.i64(2..=6));
    let (m, n, s) = (rng.i64(4..=9), rng.i64(1..=3), rng.i64(1..=3));
    if a.gcd(&b) != 1 {
        return None;
    }
    let power = |x: char, n: i64| if n == 1 { x.to_string() } else { format!("{x}^{n}") };
    let sign = if rng.u8(0..3) == 0 { "-" } else { "" };
    let (top, bottom) = (a * k, b * k);
    let is_two = rng.bool();
    let (up, down, left) = if is_two {
        (power(y, s), power(y, s + 2), format!("{b}{y}^2"))
    } else {
        (String::new(), String::new(), b.to_string())
    };
    let page = Page::of(&format!("({sign}{top}{}{up})/({bottom}{}{down})", power(x, m), power(x, n)));
    let page = if rng.bool() {
        let rest = if is_two { format!(" * {up}/{down}") } else { String::new() };
        page.line(
            &format!("{sign}{top}/{bottom} * {}/{}{rest}", power(x, m), power(x, n)),
            "Rewrite as a product of fractions|Split it up|numbers and letters apart||",
        )
    } else {
        page
    };
    page.line(
        &format!("({sign}{}{})/({left})", if a == 1 { String::new() } else { a.to_string() }, power(x, m - n)),
        "Simplify|Divide the numbers, subtract the exponents|Quotient rule||Cancel",
    )
    .wrong(Slip::ExponentsAddedInQuotient, &format!("({sign}{a}{})/({left})", power(x, m + n)))
    .wrong(Slip::CoefficientsSubtracted, &format!("{sign}({}{})", top - bottom, power(x, m - n)))
    .wrong(
        Slip::DividedUpsideDown,
        &format!("({sign}{b}{})/({})", power(x, m - n), left.replacen(&b.to_string(), &a.to_string(), 1)),
    )
    .scene()
}
