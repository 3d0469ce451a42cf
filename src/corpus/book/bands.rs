//! Inequalities with bars, and chains of two.

use super::page::{Page, letter, nonzero, plus, times};
use super::regions::{between, outside, relation, turned};
use super::scene::Scene;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// `2x + 1`
fn linear(a: i64, x: char, b: i64) -> String {
    format!("{} {}", times(a, x), plus(b)).trim().to_owned()
}

/// What stands between bars, and between which numbers the letter lies where that is below the bound.
struct Bars {
    x: char,
    inside: String,
    a: i64,
    b: i64,
    bound: i64,
    low: i64,
    high: i64,
}

/// `|ax + b|` beside a bound that makes whole numbers.
fn bars(rng: &mut Rng) -> Option<Bars> {
    let (x, a, low, size) = (letter(rng), rng.i64(1..=5), rng.i64(-9..=6), rng.i64(1..=9));
    let a = if rng.u8(0..4) == 0 { -a } else { a };
    let high = low + size;
    if a * size % 2 != 0 || low + high == 0 {
        return None;
    }
    let (b, bound) = (-a * (low + high) / 2, a.abs() * size / 2);
    let inside = if a < 0 { format!("{b} {}", format_args!("- {}", times(-a, x))) } else { linear(a, x, b) };
    Some(Bars { x, inside, a, b, bound, low, high })
}

/// The problem: the bars alone, or with a number before or behind them.
fn bars_page(bars: &Bars, sign: &str, rng: &mut Rng) -> Page {
    let Bars { inside, bound, .. } = bars;
    let alone = format!("|{inside}| {sign} {bound}");
    let (k, c) = (rng.i64(2..=5), nonzero(9, rng));
    match rng.u8(0..4) {
        0 => Page::of(&format!("{k}|{inside}| {} {sign} {}", plus(c), k * bound + c))
            .line(&format!("{k}|{inside}| {sign} {}", k * bound), "Isolate the absolute value|Subtract||")
            .wrong(Slip::MovedWithoutSign, &format!("{k}|{inside}| {sign} {}", k * bound + 2 * c))
            .line(&alone, "Divide|Isolate the absolute value||"),
        1 => Page::of(&format!("|{inside}| {} {sign} {}", plus(c), bound + c))
            .line(&alone, "Isolate the absolute value|Get the bars alone||")
            .wrong(Slip::MovedWithoutSign, &format!("|{inside}| {sign} {}", (bound + 2 * c).max(1))),
        _ => Page::of(&alone),
    }
}

/// `|2x + 1| < 7`, then `-7 < 2x + 1 < 7`, `-8 < 2x < 6`, `-4 < x < 3`
pub fn bars_less(rng: &mut Rng) -> Option<Scene> {
    let all = bars(rng)?;
    let sign = if rng.bool() { "<" } else { "<=" };
    let page = bars_page(&all, sign, rng);
    let Bars { x, inside, a, b, bound, low, high } = all;
    let page = page
        .line(
            &format!("-{bound} {sign} {inside} {sign} {bound}"),
            "Write as a double inequality|Rewrite without the bars||Equivalent compound inequality",
        )
        .wrong(Slip::AbsDropped, &format!("{inside} {sign} {bound}"))
        .wrong(Slip::AbsInequalityCases, &format!("{inside} {sign} -{bound} or {inside} {} {bound}", turned(sign)));
    let page = if a == 1 {
        page
    } else {
        page.line(
            &format!("{} {sign} {} {sign} {}", -bound - b, times(a, x), bound - b),
            "Subtract from all three parts|Add to all parts||Undo the number",
        )
        .wrong(Slip::MovedWithoutSign, &format!("{} {sign} {} {sign} {}", -bound - b, times(a, x), bound + b))
    };
    let page = page
        .line(&between(x, &low.to_string(), &high.to_string(), sign == "<", rng.u8(0..4) == 0), "Solve|Divide||so")
        .wrong(Slip::AbsInequalityCases, &outside(x, &low.to_string(), &high.to_string(), sign == "<", false));
    if a < 0 {
        page.wrong(Slip::SignNotTurned, &format!("{high} {sign} {x} {sign} {low}"))
    } else {
        page.wrong(Slip::SignTurned, &format!("{low} {} {x} {} {high}", turned(sign), turned(sign)))
    }
    .scene()
}

/// `|2x + 1| > 7`, then `2x + 1 < -7 or 2x + 1 > 7`
pub fn bars_more(rng: &mut Rng) -> Option<Scene> {
    let all = bars(rng)?;
    let sign = if rng.bool() { ">" } else { ">=" };
    let back = turned(sign);
    let page = bars_page(&all, sign, rng);
    let Bars { x, inside, a, b, bound, low, high } = all;
    let page = page
        .line(
            &format!("{inside} {back} -{bound} or {inside} {sign} {bound}"),
            "Write as an or statement|Two cases||Rewrite without the bars",
        )
        .wrong(Slip::AbsDropped, &format!("{inside} {sign} {bound}"))
        .wrong(Slip::AbsInequalityCases, &format!("{inside} {sign} -{bound} or {inside} {sign} {bound}"))
        .wrong(Slip::AbsAsBetween, &format!("-{bound} {sign} {inside} {sign} {bound}"));
    let page = if a == 1 {
        page
    } else {
        let y = times(a, x);
        page.line(&format!("{y} {back} {} or {y} {sign} {}", -bound - b, bound - b), "Subtract|Solve each part||")
            .wrong(Slip::MovedWithoutSign, &format!("{y} {back} {} or {y} {sign} {}", -bound + b, bound + b))
    };
    page.line(&outside(x, &low.to_string(), &high.to_string(), sign == ">", rng.u8(0..4) == 0), "Solve|Divide||so")
        .wrong(Slip::AbsInequalityCases, &between(x, &low.to_string(), &high.to_string(), sign == ">", false))
        .wrong(Slip::OneSolutionOnly, &format!("{x} {sign} {high}"))
        .scene()
}

/// `|3x - 2| + 5 < 1`, then `|3x - 2| < -4`, `no solution`
pub fn bars_never(rng: &mut Rng) -> Option<Scene> {
    let Bars { x, inside, bound, high, .. } = bars(rng)?;
    let (sign, c) = (relation(rng), rng.i64(1..=9));
    let (end, other) =
        if sign.starts_with('<') { ("no solution", "all real numbers") } else { ("all real numbers", "no solution") };
    let start = if rng.bool() {
        format!("|{inside}| + {} {sign} {c}", c + bound)
    } else {
        format!("|{inside}| {sign} -{bound}")
    };
    Page::of(&start)
        .line(&format!("|{inside}| {sign} -{bound}"), "Isolate the absolute value|Subtract||")
        .wrong(Slip::MovedWithoutSign, &format!("|{inside}| {sign} {}", 2 * c + bound))
        .line(end, "An absolute value is never negative|The bars are at least zero||Distance cannot be negative")
        .wrong(Slip::AbsEqualsNegative, &format!("{x} {sign} {high}"))
        .wrong(Slip::NoSolutionClaimed, other)
        .scene()
}

/// `-3 < 2x + 1 <= 7`, then `-4 < 2x <= 6`, `-2 < x <= 3`; with a minus before the letter too
pub fn chain(rng: &mut Rng) -> Option<Scene> {
    let (x, a, b) = (letter(rng), rng.i64(1..=6), nonzero(9, rng));
    let a = if rng.bool() { -a } else { a };
    let (first, second) = (if rng.bool() { "<" } else { "<=" }, if rng.bool() { "<" } else { "<=" });
    let low = rng.i64(-9..=5);
    let high = low + rng.i64(1..=9);
    // The ends as they come in the chain.
    let (left, right) = if a < 0 { (high, low) } else { (low, high) };
    let inside = if a < 0 { format!("{b} - {}", times(-a, x)) } else { linear(a, x, b) };
    let page = Page::of(&format!("{} {first} {inside} {second} {}", a * left + b, a * right + b))
        .line(
            &format!("{} {first} {} {second} {}", a * left, times(a, x), a * right),
            "Subtract from all three parts|Add to all parts||Isolate the letter in the middle",
        )
        .wrong(Slip::TakenFromOneSide, &format!("{} {first} {} {second} {}", a * left + b, times(a, x), a * right))
        .wrong(
            Slip::MovedWithoutSign,
            &format!("{} {first} {} {second} {}", a * left + 2 * b, times(a, x), a * right + 2 * b),
        );
    if a < 0 {
        let page = page
            .line(
                &format!("{high} {} {x} {} {low}", turned(first), turned(second)),
                "Divide by a negative and turn both signs|Flip the inequality signs||",
            )
            .wrong(Slip::SignNotTurned, &format!("{high} {first} {x} {second} {low}"))
            .wrong(Slip::SignNotTurned, &format!("{x} {first} {high} and {x} {} {low}", second));
        page.line(&format!("{low} {second} {x} {first} {high}"), "Write it in order|Smaller number first||")
            .wrong(Slip::SignTurned, &format!("{low} {} {x} {} {high}", turned(second), turned(first)))
            .scene()
    } else {
        page.line(&format!("{low} {first} {x} {second} {high}"), "Divide all parts||Solve")
            .wrong(
                Slip::OneTermNotDivided,
                &format!("{low} {first} {x} {second} {}", a * high + i64::from(a == 1 || high == 0)),
            )
            .wrong(Slip::SignTurned, &format!("{low} {} {x} {} {high}", turned(first), turned(second)))
            .scene()
    }
}

/// `2x + 1 < -3 or 3x - 2 >= 7`, then `2x < -4 or 3x >= 9`
pub fn two_parts(rng: &mut Rng) -> Option<Scene> {
    let (x, a, c) = (letter(rng), rng.i64(2..=6), rng.i64(2..=6));
    let (b, d, low) = (nonzero(9, rng), nonzero(9, rng), rng.i64(-9..=5));
    let high = low + rng.i64(1..=9);
    let (down, up) = (if rng.bool() { "<" } else { "<=" }, if rng.bool() { ">" } else { ">=" });
    // The second part with a minus before the letter, now and then.
    let is_turned = rng.bool();
    let (c, sign) = if is_turned { (-c, turned(up)) } else { (c, up) };
    let second = if is_turned { format!("{d} - {}", times(-c, x)) } else { linear(c, x, d) };
    let first = format!("{} {down} {}", linear(a, x, b), a * low + b);
    let page = Page::of(&format!("{first} or {second} {sign} {}", c * high + d))
        .line(
            &format!("{} {down} {} or {} {sign} {}", times(a, x), a * low, times(c, x), c * high),
            "Solve each inequality|Subtract||Work on both parts",
        )
        .wrong(
            Slip::MovedWithoutSign,
            &format!("{} {down} {} or {} {sign} {}", times(a, x), a * low + 2 * b, times(c, x), c * high),
        );
    let page = page
        .line(&format!("{x} {down} {low} or {x} {up} {high}"), "Divide||Solve")
        .wrong(Slip::AndForOr, &format!("{x} {down} {low} and {x} {up} {high}"))
        .wrong(Slip::AbsAsBetween, &format!("{low} {down} {x} {down} {high}"));
    if is_turned { page.wrong(Slip::SignNotTurned, &format!("{x} {down} {low} or {x} {sign} {high}")) } else { page }
        .scene()
}
