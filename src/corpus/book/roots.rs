//! Roots: both sides squared and left standing, roots split and put together.

use super::Style;
use super::page::{Page, letter, nonzero, plus, plus_times, times};
use super::scene::Scene;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] =
    &[root_and_letter, root_and_sum, root_alone, two_roots, like_roots, root_split, rational_exponent];

/// `sqrt(x + 4) = x - 2`, then `(sqrt(x + 4))^2 = (x - 2)^2`
fn root_and_letter(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (at, root) = (rng.i64(0..=12), rng.i64(1..=9));
    let (a, b) = (root * root - at, at - root);
    if b == 0 {
        return None;
    }
    // x = at, or the other root of x^2 - (2b + 1)x + b^2 - a = 0
    let other = 2 * b + 1 - at;
    let (under, right) = (format!("{x} {}", plus(a)), format!("{x} {}", plus(-b)));
    let start =
        if rng.bool() { format!("sqrt({under}) = {right}") } else { format!("sqrt({under}) - {x} {} = 0", plus(b)) };
    let square = format!("{x}^2 {} {}", plus_times(-2 * b, x), plus(b * b));
    let all = format!("{x}^2 {} {}", plus_times(-2 * b - 1, x), plus(b * b - a));
    Page::of(&start)
        .line(&format!("sqrt({under}) = {right}"), "Isolate the radical|Simplify|")
        .line(
            &format!("(sqrt({under}))^2 = ({right})^2"),
            "Square both sides|Square both sides of the equation||Simplify",
        )
        .wrong(Slip::OnlyRootSideSquared, &format!("(sqrt({under}))^2 = {right}"))
        .line(&format!("{under} = {square}"), "Simplify||Multiply|Expand")
        .wrong(Slip::OtherSideSquaredByTerm, &format!("{under} = {x}^2 {}", plus(-b * b)))
        .wrong(Slip::OtherSideSquaredByTerm, &format!("{under} = {x}^2 {}", plus(b * b)))
        .line(
            &format!("0 = {all}"),
            "Subtract||Get zero on one side|Simplify|It is a quadratic equation, so get zero on one side",
        )
        .wrong(Slip::MovedWithoutSign, &format!("0 = {x}^2 {} {}", plus_times(-2 * b + 1, x), plus(b * b - a)))
        .line(&format!("0 = ({x} {})({x} {})", plus(-at), plus(-other)), "Factor the right side|Factor||Simplify")
        .wrong(Slip::FactorSigns, &format!("0 = ({x} {})({x} {})", plus(at), plus(other)))
        .scene()
}

/// `sqrt(m) + 1 = sqrt(m + 9)`, then `(sqrt(m) + 1)^2 = (sqrt(m + 9))^2`
fn root_and_sum(rng: &mut Rng) -> Option<Scene> {
    let m = letter(rng);
    let (root, a) = (rng.i64(1..=9), rng.i64(1..=6));
    let b = a * a + 2 * a * root;
    let (left, under) = (format!("sqrt({m}) + {a}"), format!("{m} + {b}"));
    Page::of(&format!("{left} = sqrt({under})"))
        .line(&format!("({left})^2 = (sqrt({under}))^2"), "Square both sides||Simplify")
        .wrong(Slip::OnlyRootSideSquared, &format!("{left} = (sqrt({under}))^2"))
        .line(
            &format!("{m} {}sqrt({m}) + {} = {under}", plus(2 * a), a * a),
            "Simplify|Use the product of binomial squares pattern||Multiply",
        )
        .wrong(Slip::RootSumSquaredByTerm, &format!("{m} + {} = {under}", a * a))
        .line(&format!("{}sqrt({m}) = {}", 2 * a, b - a * a), "Simplify|Isolate the radical||Subtract")
        .line(&format!("({}sqrt({m}))^2 = ({})^2", 2 * a, b - a * a), "Square both sides|Square both sides again|")
        .wrong(Slip::OnlyRootSideSquared, &format!("({}sqrt({m}))^2 = {}", 2 * a, b - a * a))
        .line(&format!("{}{m} = {}", 4 * a * a, (b - a * a) * (b - a * a)), "Simplify||Multiply")
        .wrong(Slip::PowerOfProduct, &format!("{}{m} = {}", 2 * a, (b - a * a) * (b - a * a)))
        .line(&format!("{m} = {}", root * root), "Divide||Simplify")
        .scene()
}

/// `3sqrt(3x - 5) - 8 = 4`, then `3sqrt(3x - 5) = 12`, `(3sqrt(3x - 5))^2 = 12^2`
fn root_alone(rng: &mut Rng) -> Option<Scene> {
    let x = letter(rng);
    let (c, d, at, root, f) = (rng.i64(1..=5), rng.i64(1..=5), nonzero(9, rng), rng.i64(1..=6), nonzero(9, rng));
    let e = root * root - d * at;
    let under = format!("{} {}", times(d, x), plus(e));
    let left = if c == 1 { format!("sqrt({under})") } else { format!("{c}sqrt({under})") };
    let (right, square) = (c * root, c * c * root * root);
    let squared = if c == 1 { format!("{under} = {square}") } else { format!("{}({under}) = {square}", c * c) };
    let raised = if rng.bool() { format!("({right})^2") } else { format!("{right}^2") };
    let page = Page::of(&format!("{left} {} = {}", plus(f), right + f))
        .line(&format!("{left} = {right}"), "Isolate the radical|Simplify|Add|")
        .line(&format!("({left})^2 = {raised}"), "Square both sides||Simplify")
        .wrong(Slip::OnlyRootSideSquared, &format!("({left})^2 = {right}"))
        .line(&squared, "Simplify||Multiply");
    let page = if c == 1 { page } else { page.wrong(Slip::PowerOfProduct, &format!("{c}({under}) = {square}")) };
    page.line(&format!("{} = {}", times(d, x), d * at), "Simplify||Solve the new equation")
        .from(3)
        .line(&format!("{x} = {at}"), "Divide||Simplify")
        .scene()
}

/// `sqrt(4z - 3) = sqrt(3z + 2)`, then `(sqrt(4z - 3))^2 = (sqrt(3z + 2))^2`
fn two_roots(rng: &mut Rng) -> Option<Scene> {
    let z = letter(rng);
    let (a, c, at) = (rng.i64(1..=9), rng.i64(1..=9), rng.i64(0..=9));
    if a == c {
        return None;
    }
    let value = rng.i64(1..=40);
    let (left, right) =
        (format!("{} {}", times(a, z), plus(value - a * at)), format!("{} {}", times(c, z), plus(value - c * at)));
    let (gap, rest) = (a - c, value - a * at);
    Page::of(&format!("sqrt({left}) = sqrt({right})"))
        .line(&format!("(sqrt({left}))^2 = (sqrt({right}))^2"), "Square both sides||Simplify")
        .wrong(Slip::OnlyRootSideSquared, &format!("(sqrt({left}))^2 = sqrt({right})"))
        .line(&format!("{left} = {right}"), "Simplify|")
        .line(&format!("{} {} = {}", times(gap, z), plus(rest), value - c * at), "Subtract||Simplify")
        .wrong(Slip::AddedInstead, &format!("{} {} = {}", times(a + c, z), plus(rest), value - c * at))
        .line(&format!("{z} = {at}"), "Solve||Simplify")
        .scene()
}

/// `2sqrt(5n) - 6sqrt(5n) + 4sqrt(5n)`, then `0sqrt(5n)`, `0`
fn like_roots(rng: &mut Rng) -> Option<Scene> {
    let (n, k) = (letter(rng), *[2, 3, 5, 6, 7, 10].get(rng.usize(..6))?);
    let (a, b) = (rng.i64(2..=9), nonzero(9, rng));
    let c = if rng.bool() { -a - b } else { nonzero(9, rng) };
    if c == 0 {
        return None;
    }
    let root = if rng.bool() { format!("sqrt({k}{n})") } else { format!("sqrt({k})") };
    let sum = a + b + c;
    let total = if sum == 0 { format!("0{root}") } else { times(sum, &root) };
    let page = Page::of(&format!("{} {} {}", times(a, &root), plus_times(b, &root), plus_times(c, &root)))
        .line(
            &total,
            "Since the radicals are like, we add the coefficients|Combine like radicals|Simplify|Combine like terms|",
        )
        .wrong(Slip::AddedInstead, &times(a + b.abs() + c.abs() + i64::from(b > 0 && c > 0), &root));
    if sum == 0 { page.line("0", "Simplify|") } else { page }.scene()
}

/// `sqrt(12x^2)` -> `sqrt(4x^2)*sqrt(3)` -> `2x*sqrt(3)`, of numbers alone too
fn root_split(rng: &mut Rng) -> Option<Scene> {
    let (out, inside) = (rng.i64(2..=9), *[2, 3, 5, 6, 7, 10].get(rng.usize(..6))?);
    let square = out * out;
    let factor = if rng.bool() { nonzero(5, rng).abs() } else { 1 };
    let before = if factor == 1 { String::new() } else { factor.to_string() };
    let split = if factor == 1 {
        format!("sqrt({square})*sqrt({inside})")
    } else {
        format!("{factor}*sqrt({square})*sqrt({inside})")
    };
    Page::of(&format!("{before}sqrt({})", square * inside))
        .line(&format!("{before}sqrt({square}*{inside})"), "Rewrite the radicand as a product|Simplify|")
        .line(&split, "Rewrite the radical as the product of two radicals|Simplify|")
        .wrong(Slip::RootOfSum, &format!("{before}sqrt({square}) + sqrt({inside})"))
        .line(&format!("{}sqrt({inside})", factor * out), "Simplify|")
        .wrong(Slip::SquareFactorWithoutRoot, &format!("{}sqrt({inside})", factor * square))
        .scene()
}

/// `8^(2/3)` -> `(8^(1/3))^2` -> `2^2` -> `4`
fn rational_exponent(rng: &mut Rng) -> Option<Scene> {
    let (root, n) = *[(2, 3), (3, 3), (4, 3), (5, 3), (2, 4), (3, 4), (2, 5), (3, 2), (4, 2), (5, 2), (6, 2)]
        .get(rng.usize(..11))?;
    let power = rng.i64(1..=3);
    let base = i64::pow(root, n as u32);
    let value = root.pow(power as u32);
    if power == 1 {
        return Page::of(&format!("{base}^(1/{n})"))
            .line(&format!("({root}^{n})^(1/{n})"), "Rewrite as a power|Simplify|")
            .line(&root.to_string(), "Simplify|")
            .wrong(Slip::OtherOperation, &(base / n + i64::from(base / n == root)).to_string())
            .scene();
    }
    Page::of(&format!("{base}^({power}/{n})"))
        .line(&format!("({base}^(1/{n}))^{power}"), "|Rewrite|Simplify")
        .line(&format!("{root}^{power}"), "Simplify|")
        .wrong(Slip::OtherOperation, &format!("{base}^{power}"))
        .line(&value.to_string(), "Simplify||Multiply")
        .wrong(Slip::PowerAsProduct, &(root * power + i64::from(root * power == value)).to_string())
        .scene()
}
