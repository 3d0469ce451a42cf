//! Equations and inequalities: the same operation left standing on both sides, denominators cleared in one line.

use super::Style;
use super::page::{Page, letter, nonzero, plus, plus_times, quotient, times};
use super::scene::Scene;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;
use num_integer::Integer;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    same_added,
    same_added_late,
    divided,
    divided_inequality,
    sum_of_rates,
    rate_unknown,
    proportion,
    denominator_with_letter,
    number_over_letter,
    fractions_cleared,
    taken_away_bracket,
    letters_taken_away,
];

/// `x - 28 = -37`, then `x - 28 + 28 = -37 + 28`
fn same_added(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b) = (nonzero(40, rng), nonzero(60, rng));
    let (number, total) = if rng.u8(0..4) == 0 {
        // Tenths, written with a point.
        let tenths =
            |value: i64| format!("{}{}.{}", if value < 0 { "-" } else { "" }, value.abs() / 10, value.abs() % 10);
        (tenths(a.abs()), [tenths(b), tenths(b - a), tenths(b + a), tenths(a.abs() + b)])
    } else {
        (a.abs().to_string(), [b, b - a, b + a, a.abs() + b].map(|value| value.to_string()))
    };
    let [b, minus, added, _] = total;
    let (sign, other, verb, answer, wrong) =
        if a < 0 { ("-", "+", "Add", minus, added) } else { ("+", "-", "Subtract", minus, added) };
    let words = format!("{verb} {number} to both sides|{verb} {number}|Use the property of equality||Simplify");
    Page::of(&format!("{x} {sign} {number} = {b}"))
        .line(
            &format!("{x} {sign} {number} {other} {number} = {b} {other} {number}"),
            &words.replace("Subtract {number} to", "Subtract {number} from"),
        )
        .wrong(Slip::OppositeOperations, &format!("{x} {sign} {number} {other} {number} = {b} {sign} {number}"))
        .wrong(Slip::OneSideOnly, &format!("{x} {sign} {number} {other} {number} = {b}"))
        .line(&format!("{x} = {answer}"), "Simplify||Add|Combine like terms|Add like terms")
        .wrong(Slip::MovedWithoutSign, &format!("{x} = {wrong}"))
        .scene()
}

/// `5(n - 4) - 4n = -8`, multiplied out, collected, and then the same added to both sides.
fn same_added_late(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (c, d, b) = (rng.i64(2..=9), nonzero(9, rng), nonzero(30, rng));
    let product = c * d;
    let (undone, shown) = (plus(-product), plus(product));
    Page::of(&format!("{c}({x} {}) {} = {b}", plus(d), plus_times(1 - c, x)))
        .line(
            &format!("{c}{x} {shown} {} = {b}", plus_times(1 - c, x)),
            "Distribute|Distribute on the left|Expand|Simplify|Multiply",
        )
        .wrong(Slip::FirstTermOnly, &format!("{c}{x} {} {} = {b}", plus(d), plus_times(1 - c, x)))
        .line(
            &format!("{x} {shown} = {b}"),
            "Combine like terms|Use the commutative property to rearrange terms|Simplify|",
        )
        .line(
            &format!("{x} {shown} {undone} = {b} {undone}"),
            "Each side is treated alike|Use the property of equality|",
        )
        .wrong(Slip::OppositeOperations, &format!("{x} {shown} {undone} = {b} {shown}"))
        .line(&format!("{x} = {}", b - product), "Simplify|Combine like terms||Add|Subtract")
        .wrong(Slip::MovedWithoutSign, &format!("{x} = {}", b + product))
        .scene()
}

/// `-12x = 60`, then `-12x/-12 = 60/-12`
fn divided(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, at) = (nonzero(15, rng), nonzero(14, rng));
    let c = nonzero(20, rng);
    let words = format!("Divide both sides by {a} to isolate the letter|Divide both sides by {a}|Divide|Simplify|");
    Page::of(&format!("{} {} = {}", times(a, x), plus(c), a * at + c))
        .line(
            &format!("{} {} {} = {} {}", times(a, x), plus(c), plus(-c), a * at + c, plus(-c)),
            "|Use the property of equality|Add|Subtract",
        )
        .line(&format!("{} = {}", times(a, x), a * at), "Simplify|Combine like terms|")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(a, x), a * at + 2 * c))
        .line(&format!("({})/({a}) = {}/({a})", times(a, x), a * at), &words)
        .wrong(Slip::DividedByOppositeSigns, &format!("({})/({a}) = {}/({})", times(a, x), a * at, -a))
        .wrong(Slip::OneSideOnly, &format!("({})/({a}) = {}", times(a, x), a * at))
        .line(&format!("{x} = {at}"), "Simplify||Divide|Do the division")
        .wrong(Slip::QuotientSignLost, &format!("{x} = {}", -at))
        .scene()
}

/// `-10a <= 50`, then `-10a/-10 >= 50/-10`
fn divided_inequality(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, at) = (nonzero(12, rng), nonzero(12, rng));
    let strict = if rng.bool() { "" } else { "=" };
    let (rel, turned) = if rng.bool() { ('<', '>') } else { ('>', '<') };
    let (after, wrong) = if a < 0 { (turned, rel) } else { (rel, turned) };
    let words = format!(
        "Divide both sides by {a}|Divide both sides of the inequality by {a}|Since it is negative, the inequality reverses||Divide"
    );
    let slip = if a < 0 { Slip::SignNotTurned } else { Slip::SignTurned };
    Page::of(&format!("{} {rel}{strict} {}", times(a, x), a * at))
        .line(&format!("({})/({a}) {after}{strict} {}/({a})", times(a, x), a * at), &words)
        .wrong(slip, &format!("({})/({a}) {wrong}{strict} {}/({a})", times(a, x), a * at))
        .line(&format!("{x} {after}{strict} {at}"), "Simplify||Divide")
        .wrong(slip, &format!("{x} {wrong}{strict} {at}"))
        .scene()
}

/// `1/6 + 1/12 = 1/t`, then `12t(1/6 + 1/12) = 12t(1/t)`
fn sum_of_rates(rng: &mut Rng) -> Option<Scene> {
    let t = letter(rng);
    let (a, b) = (rng.i64(2..=12), rng.i64(2..=12));
    let lcm = a.lcm(&b);
    let (first, second) = (lcm / a, lcm / b);
    let words = format!(
        "Multiply both sides by {lcm}{t}|Multiply both sides by the LCD|Clear the fractions by multiplying by the LCD||Multiply"
    );
    Page::of(&format!("1/{a} + 1/{b} = 1/{t}"))
        .line(&format!("{lcm}{t}(1/{a} + 1/{b}) = {lcm}{t}(1/{t})"), &words)
        .wrong(Slip::OneSideOnly, &format!("{lcm}{t}(1/{a} + 1/{b}) = 1/{t}"))
        .wrong(Slip::TopsAndBottoms, &format!("2/{} = 1/{t}", a + b))
        .line(&format!("{} {} = {lcm}", times(first, t), plus_times(second, t)), "Distribute|Simplify|Multiply|")
        .wrong(Slip::OneTermNotMultiplied, &format!("{} {} = 1", times(first, t), plus_times(second, t)))
        .line(&format!("{} = {lcm}", times(first + second, t)), "Simplify|Combine like terms|Add|")
        .line(&format!("{t} = {}", quotient(lcm, first + second)), "Divide||Simplify")
        .wrong(Slip::DividedUpsideDown, &format!("{t} = {}", quotient(first + second, lcm)))
        .scene()
}

/// `1/4 + 1/t = 1/2`, then `4t(1/4 + 1/t) = 4t(1/2)`
fn rate_unknown(rng: &mut Rng) -> Option<Scene> {
    let t = letter(rng);
    let (a, b, c) = (rng.i64(2..=12), rng.i64(1..=9), rng.i64(2..=12));
    let lcm = a.lcm(&c);
    let (first, last) = (lcm / a, lcm / c);
    if first == last {
        return None;
    }
    let words = format!(
        "Multiply both sides by {lcm}{t}|Multiply by the LCD|Multiply both sides by the common denominator||Multiply"
    );
    Page::of(&format!("1/{a} + {b}/{t} = 1/{c}"))
        .line(&format!("{lcm}{t}(1/{a} + {b}/{t}) = {lcm}{t}(1/{c})"), &words)
        .wrong(Slip::OneSideOnly, &format!("{lcm}{t}(1/{a} + {b}/{t}) = 1/{c}"))
        .line(&format!("{} + {} = {}", times(first, t), lcm * b, times(last, t)), "Distribute|Simplify|Multiply|")
        .wrong(Slip::OneTermNotMultiplied, &format!("{} + {b} = {}", times(first, t), times(last, t)))
        .wrong(Slip::OneTermTimesDenominator, &format!("{} + {} = {}", times(first, t), lcm * b, last))
        .line(
            &format!("{} = {}", lcm * b, times(last - first, t)),
            "Subtract|Collect the letters on one side||Simplify",
        )
        .wrong(Slip::AddedInstead, &format!("{} = {}", lcm * b, times(last + first, t)))
        .line(&format!("{t} = {}", quotient(lcm * b, last - first)), "Divide||Simplify")
        .scene()
}

/// `n/(n + 14) = 5/7`, then `7(n + 14)(n/(n + 14)) = 7(n + 14)(5/7)`
fn proportion(rng: &mut Rng) -> Option<Scene> {
    let n = letter(rng);
    let (a, p, q) = (nonzero(20, rng), rng.i64(1..=9), rng.i64(2..=9));
    if p == q || p.gcd(&q) != 1 {
        return None;
    }
    let (sum, times_p) = (format!("{n} {}", plus(a)), plus(p * a));
    let words =
        format!("Multiply both sides by the LCD|Multiply both sides by {q}({sum})|Clear the fractions||Multiply");
    Page::of(&format!("{n}/({sum}) = {p}/{q}"))
        .line(&format!("{q}({sum})({n}/({sum})) = {q}({sum})({p}/{q})"), &words)
        .wrong(Slip::OneSideOnly, &format!("{q}({sum})({n}/({sum})) = {p}/{q}"))
        .line(
            &format!("{} = {}", times(q, n), if p == 1 { sum.clone() } else { format!("{p}({sum})") }),
            "Simplify|Remove common factors||Multiply",
        )
        .wrong(
            Slip::FirstTermOnly,
            &format!("{} = {} {}", times(q, n), times(p, n), plus(if p == 1 { 2 * a } else { a })),
        )
        .line(&format!("{} = {} {times_p}", times(q, n), times(p, n)), "Distribute|Simplify|")
        .line(&format!("{} = {}", times(q - p, n), p * a), "Subtract||Collect like terms")
        .wrong(Slip::AddedInstead, &format!("{} = {}", times(q + p, n), p * a))
        .line(&format!("{n} = {}", quotient(p * a, q - p)), "Divide||Simplify")
        .scene()
}

/// `2/(8 - 4x) = 1/2`, then `(2/(8 - 4x))*(8 - 4x) = (1/2)*(8 - 4x)`
fn denominator_with_letter(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (top, a, b) = (rng.i64(1..=9), nonzero(9, rng), nonzero(9, rng));
    let (p, q) = (rng.i64(1..=7), rng.i64(2..=9));
    let under = if rng.bool() { format!("{a} {}", plus_times(b, x)) } else { format!("{} {}", times(b, x), plus(a)) };
    let other = if rng.u8(0..3) == 0 { p.to_string() } else { format!("({p}/{q})") };
    Page::of(&format!("{top}/({under}) = {other}"))
        .line(
            &format!("({top}/({under}))*({under}) = {other}*({under})"),
            "Multiply both sides by the denominator||Multiply|Simplify",
        )
        .wrong(Slip::OneSideOnly, &format!("({top}/({under}))*({under}) = {other}"))
        .line(&format!("{top} = {other}*({under})"), "Simplify||Cancel")
        .wrong(Slip::MultipliedAcross, &format!("{top}*({under}) = {other}"))
        .scene()
}

/// `2/x = 1`, then `(2/x)*x = 1x`
fn number_over_letter(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (top, b) = (rng.i64(1..=20), nonzero(9, rng));
    let form = match rng.u8(0..3) {
        0 => format!("({top}/{x})*{x} = {b}*{x}"),
        1 => format!("{top}{x}/{x} = {b}{x}"),
        _ => format!("{x}*({top}/{x}) = {x}*{b}"),
    };
    Page::of(&format!("{top}/{x} = {b}"))
        .line(&form, "Multiply both sides by the denominator||Multiply")
        .wrong(Slip::OneSideOnly, &format!("({top}/{x})*{x} = {b}"))
        .line(&format!("{top} = {b}{x}"), "Simplify||Cancel")
        .wrong(Slip::OtherOperation, &format!("{top} = {b} - {x}"))
        .line(&format!("{} = {x}", quotient(top, b)), "Divide||Simplify")
        .wrong(Slip::DividedUpsideDown, &format!("{} = {x}", quotient(b, top)))
        .scene()
}

/// `x/4 + 3 = x/6`, then `12(x/4 + 3) = 12(x/6)`
fn fractions_cleared(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, c) = (rng.i64(2..=9), nonzero(9, rng), rng.i64(2..=9));
    if a == c {
        return None;
    }
    let lcm = a.lcm(&c);
    let (first, last) = (lcm / a, lcm / c);
    let words = format!("Multiply both sides by {lcm}|Multiply both sides by the LCD|Clear the fractions||Multiply");
    Page::of(&format!("{x}/{a} {} = {x}/{c}", plus(b)))
        .line(&format!("{lcm}({x}/{a} {}) = {lcm}({x}/{c})", plus(b)), &words)
        .line(
            &format!(
                "{lcm}*{x}/{a} {} = {lcm}*{x}/{c}",
                if b < 0 { format!("- {lcm}*{}", -b) } else { format!("+ {lcm}*{b}") }
            ),
            "Distribute|",
        )
        .wrong(Slip::OneTermNotMultiplied, &format!("{lcm}*{x}/{a} {} = {lcm}*{x}/{c}", plus(b)))
        .line(&format!("{} {} = {}", times(first, x), plus(lcm * b), times(last, x)), "Simplify|Multiply|Distribute|")
        .wrong(Slip::OneTermNotMultiplied, &format!("{} {} = {}", times(first, x), plus(b), times(last, x)))
        .line(&format!("{} = {}", times(first - last, x), -lcm * b), "Simplify|Subtract||Collect like terms")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(first - last, x), lcm * b))
        .scene()
}

/// `8 - 2(3y + 5) = 0`
fn taken_away_bracket(rng: &mut Rng) -> Option<Scene> {
    let y = letter(rng);
    let (a, b, c, d) = (nonzero(20, rng), rng.i64(2..=9), rng.i64(1..=7), nonzero(9, rng));
    let sign = if rng.bool() { -1 } else { 1 };
    let e = if rng.bool() { 0 } else { nonzero(20, rng) };
    let b = sign * b;
    let start = format!(
        "{a} {}({} {}) = {e}",
        if b < 0 { format!("- {}", -b) } else { format!("+ {b}") },
        times(c, y),
        plus(d)
    );
    Page::of(&start)
        .line(&format!("{a} {} {} = {e}", plus_times(b * c, y), plus(b * d)), "Distribute|Expand|Simplify|Multiply|")
        .wrong(Slip::FirstTermOnly, &format!("{a} {} {} = {e}", plus_times(b * c, y), plus(d)))
        .wrong(Slip::BracketSignChanged, &format!("{a} {} {} = {e}", plus_times(b * c, y), plus(-b * d)))
        .line(&format!("{} {} = {e}", times(b * c, y), plus(a + b * d)), "Combine like terms|Simplify|Add|")
        .line(&format!("{} = {}", times(b * c, y), e - a - b * d), "|Subtract|Add|Simplify")
        .wrong(Slip::MovedWithoutSign, &format!("{} = {}", times(b * c, y), e + a + b * d))
        .line(&format!("{y} = {}", quotient(e - a - b * d, b * c)), "Divide||Simplify")
        .scene()
}

/// `4x - 4 = 4x + 1`, then `(4x - 4) - 4x = (4x + 1) - 4x`
fn letters_taken_away(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b, d) = (nonzero(9, rng), nonzero(12, rng), if rng.bool() { 0 } else { nonzero(12, rng) });
    let c = if rng.u8(0..3) == 0 { a } else { nonzero(9, rng) };
    let (left, right, off) =
        (format!("{} {}", times(a, x), plus(b)), format!("{} {}", times(c, x), plus(d)), plus_times(-c, x));
    let rest = if a == c { format!("{b} = {d}") } else { format!("{} {} = {d}", times(a - c, x), plus(b)) };
    let page = Page::of(&format!("{left} = {right}"))
        .line(&format!("({left}) {off} = ({right}) {off}"), "|Take the same from both sides|Subtract")
        .wrong(Slip::OppositeOperations, &format!("({left}) {off} = ({right}) {}", plus_times(c, x)))
        .line(&rest, "Simplify|Combine like terms|");
    if a == c && b != d {
        page.line("no solution", "|Simplify").wrong(Slip::AlwaysOrNeverMisread, &format!("{x} = 0"))
    } else {
        page
    }
    .scene()
}
