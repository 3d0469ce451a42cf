//! Slips that are right by luck, each beside sound lines of the same look: what vanishes at the root may change its sign
//! or its size and nobody sees it in the answer.

use super::Style;
use super::page::{Page, letter, nonzero, plus, plus_times, quotient, times};
use super::scene::Scene;
use crate::corpus::chance::choose;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;
use num_integer::Integer;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    vanishing_term,
    vanishing_term,
    vanishing_bracket,
    vanishing_bracket,
    tops_and_bottoms,
    one_term_not_multiplied,
    multiplied_not_added,
    slips_that_cancel,
    slips_that_cancel,
];

/// A problem that invites such a slip, with sound lines and lucky ones.
pub fn lucky(rng: &mut Rng) -> Option<Scene> {
    choose(STYLES, rng)(rng)
}

/// `4z + 11 = 9z + 11`: the root is zero, so that a letter moved without its sign changes nothing.
fn vanishing_term(rng: &mut Rng) -> Option<Scene> {
    let z = letter(rng);
    let (a, c) = (nonzero(15, rng), nonzero(15, rng));
    let b = if rng.u8(0..4) == 0 { 0 } else { nonzero(30, rng) };
    let (gap, sum) = (a - c, a + c);
    if !is_odd(sum, gap) {
        return None;
    }
    let side = |coef: i64, rng: &mut Rng| {
        if b != 0 && rng.u8(0..3) == 0 {
            format!("{b} {}", plus_times(coef, z))
        } else {
            format!("{} {}", times(coef, z), plus(b))
        }
    };
    let zero = format!("{z} = 0");
    let page = Page::of(&format!("{} = {}", side(a, rng), side(c, rng)));
    let page = match rng.u8(0..3) {
        // The letters first, on either side.
        0 => page
            .line(&format!("{} {} = {b}", times(gap, z), plus(b)), "Subtract||Collect the letters")
            .lucky(
                Slip::MovedWithoutSign,
                &format!("{} {} = {b}", times(sum, z), plus(b)),
                &format!("{} = 0|{zero}", times(sum, z)),
            )
            .lucky(Slip::MovedWithoutSign, &format!("{} = {} {}", b, times(sum, z), plus(b)), &zero)
            .line(&format!("{} = 0", times(gap, z)), "Subtract||Simplify|Collect"),
        // All at once.
        1 => page
            .line(&format!("{} = 0", times(gap, z)), "Collect||Simplify|Combine like terms")
            .lucky(Slip::MovedWithoutSign, &format!("{} = 0", times(sum, z)), &zero)
            .lucky(
                Slip::MovedWithoutSign,
                &format!("{} {} = 0", times(a, z), plus_times(c, z)),
                &format!("{} = 0|{zero}", times(sum, z)),
            ),
        // The numbers first, then the letters, written out.
        _ => page
            .line(&format!("{} = {}", times(a, z), times(c, z)), "Subtract||Simplify")
            .line(&format!("{} {} = 0", times(a, z), plus_times(-c, z)), "Subtract||Collect the letters")
            .lucky(
                Slip::MovedWithoutSign,
                &format!("{} {} = 0", times(a, z), plus_times(c, z)),
                &format!("{} = 0|{zero}", times(sum, z)),
            )
            .line(&format!("{} = 0", times(gap, z)), "Combine like terms||Simplify"),
    };
    page.line(&zero, "Divide||Simplify").scene()
}

/// `5(m - 2) = 3(m - 2)`: both sides are zero at the root.
fn vanishing_bracket(rng: &mut Rng) -> Option<Scene> {
    let m = letter(rng);
    let (a, c, root) = (nonzero(12, rng), nonzero(12, rng), nonzero(12, rng));
    let (gap, sum) = (a - c, a + c);
    if !is_odd(sum, gap) || a == 1 || c == 1 {
        return None;
    }
    let bracket = format!("({m} {})", plus(-root));
    let answer = format!("{m} = {root}");
    let page = Page::of(&format!("{} = {}", times(a, &bracket), times(c, &bracket)));
    let page = match rng.u8(0..3) {
        0 => page
            .line(&format!("{} {} = 0", times(a, &bracket), plus_times(-c, &bracket)), "Subtract||Get zero on one side")
            .lucky(
                Slip::SideMovedWithoutSign,
                &format!("{} {} = 0", times(a, &bracket), plus_times(c, &bracket)),
                &format!("{} = 0|{answer}", times(sum, &bracket)),
            )
            .line(&format!("{} = 0", times(gap, &bracket)), "Combine like terms||Simplify"),
        1 => page.line(&format!("{} = 0", times(gap, &bracket)), "Subtract||Combine like terms|Simplify").lucky(
            Slip::SideMovedWithoutSign,
            &format!("{} = 0", times(sum, &bracket)),
            &format!("{m} {} = 0|{answer}", plus(-root)),
        ),
        _ => page
            .line(
                &format!("{} {} = {} {}", times(a, m), plus(-a * root), times(c, m), plus(-c * root)),
                "Distribute||Expand|Simplify",
            )
            .line(&format!("{} = {}", times(gap, m), gap * root), "Collect||Subtract|Simplify|Combine like terms")
            .lucky(Slip::MovedWithoutSign, &format!("{} = {}", times(sum, m), sum * root), &answer),
    };
    page.line(&answer, "Divide||Simplify").scene()
}

/// `x/3 + x/5 = 0`: tops and bottoms added, `2x/8 = 0`, have the same root.
fn tops_and_bottoms(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b) = (rng.i64(2..=12), rng.i64(2..=12));
    let sum = a + b;
    if a == b || !is_odd(2 * a * b, sum * sum) || !is_odd(a * b, sum * sum) || !is_odd(a + 2 * b, sum) {
        return None;
    }
    let root = if rng.bool() { 0 } else { nonzero(9, rng) };
    let top = if root == 0 { x.to_string() } else { format!("({x} {})", plus(-root)) };
    let answer = format!("{x} = {root}");
    let page = Page::of(&format!("{top}/{a} + {top}/{b} = 0"));
    let after = format!("2{top} = 0|{answer}");
    let (wrong, other) = (format!("(2{top})/{sum} = 0"), format!("{top}/{sum} = 0"));
    let page = match rng.u8(0..3) {
        0 => page
            .line(
                &format!("({b}{top})/{} + ({a}{top})/{} = 0", a * b, a * b),
                "Rewrite with the common denominator||Simplify",
            )
            .lucky(Slip::TopsAndBottoms, &wrong, &after)
            .line(&format!("({sum}{top})/{} = 0", a * b), "Add||Simplify|Combine like terms"),
        1 => page
            .line(&format!("({sum}{top})/{} = 0", a * b), "Add||Simplify|Combine like terms")
            .lucky(Slip::TopsAndBottoms, &wrong, &after)
            .lucky(Slip::TopsAndBottoms, &other, &answer),
        _ => page
            .line(&format!("{b}{top} + {a}{top} = 0"), "Multiply both sides by the LCD||Clear the fractions")
            .lucky(Slip::TopsTimesOwnBottoms, &format!("{a}{top} + {}{top} = 0", 2 * b), &answer)
            .line(&format!("{sum}{top} = 0"), "Combine like terms||Simplify"),
    };
    page.line(&answer, "Divide||Simplify").scene()
}

/// `x/4 + 3x = 0`, then `x + 3x = 0`: one term is forgotten, and it vanishes anyway.
fn one_term_not_multiplied(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b) = (rng.i64(2..=12), nonzero(9, rng));
    if !is_odd(a * (1 + b), 1 + a * b) || !is_odd(a * b, 1 + a * b) {
        return None;
    }
    let zero = format!("{x} = 0");
    let right = rng.bool();
    let start = if right { format!("{x}/{a} = {}", times(-b, x)) } else { format!("{x}/{a} {} = 0", plus_times(b, x)) };
    let cleared = |by: i64| {
        if right { format!("{x} = {}", times(-b * by, x)) } else { format!("{x} {} = 0", plus_times(b * by, x)) }
    };
    Page::of(&start)
        .line(&cleared(a), &format!("Multiply both sides by {a}||Clear the fraction"))
        .lucky(Slip::OneTermNotMultiplied, &cleared(1), &format!("{} = 0|{zero}", times(1 + b, x)))
        .line(&format!("{} = 0", times(1 + a * b, x)), "Combine like terms||Simplify")
        .lucky(Slip::AddedInstead, &format!("{} = 0", times(a * b, x)), &zero)
        .line(&zero, "Divide||Simplify")
        .scene()
}

/// `3x + 5x = 0`, then `15x = 0`: the numbers are multiplied, not added.
fn multiplied_not_added(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (a, b) = (rng.i64(2..=12), rng.i64(2..=12));
    if !is_odd(a * b, a + b) {
        return None;
    }
    let root = if rng.bool() { 0 } else { nonzero(9, rng) };
    let part = if root == 0 { x.to_string() } else { format!("({x} {})", plus(-root)) };
    let answer = format!("{x} = {root}");
    let page = Page::of(&format!("{a}{part} + {b}{part} = 0"))
        .line(&format!("{}{part} = 0", a + b), "Combine like terms||Simplify|Add")
        .lucky(Slip::OtherOperation, &format!("{}{part} = 0", a * b), &answer)
        .lucky(Slip::AddedInstead, &format!("{}{part} = 0", a + b + 1), &answer);
    page.line(&answer, "Divide||Simplify").scene()
}

/// `4x + 6 = 2x + 12`, then `6x = 18`: two signs are lost, and the root stays 3.
fn slips_that_cancel(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (c, a, root) = (nonzero(9, rng), nonzero(15, rng), nonzero(12, rng));
    // b = c root and d = a root, so that (a + c) x = b + d has the root too.
    let (b, d) = (c * root, a * root);
    let (gap, sum) = (a - c, a + c);
    if !is_odd(sum, gap) {
        return None;
    }
    let answer = format!("{x} = {root}");
    let page = Page::of(&format!("{} {} = {} {}", times(a, x), plus(b), times(c, x), plus(d)));
    let page = if rng.bool() {
        page.line(
            &format!("{} {} = {d} {}", times(a, x), plus_times(-c, x), plus(-b)),
            "Collect the letters on one side||Subtract",
        )
        .lucky(
            Slip::MovedWithoutSign,
            &format!("{} {} = {d} {}", times(a, x), plus_times(c, x), plus(b)),
            &format!("{} = {}|{answer}", times(sum, x), sum * root),
        )
    } else {
        page
    };
    page.line(&format!("{} = {}", times(gap, x), gap * root), "Combine like terms||Simplify")
        .lucky(Slip::MovedWithoutSign, &format!("{} = {}", times(sum, x), sum * root), &answer)
        .line(&format!("{x} = {}", quotient(gap * root, gap)), "Divide||Simplify")
        .scene()
}

/// Is one equation a multiple of the other that nobody would choose: no whole number, nor divided by one?
fn is_odd(top: i64, bottom: i64) -> bool {
    let common = top.gcd(&bottom);
    common != 0 && (top / common).abs() > 1 && (bottom / common).abs() > 1
}
