//! Three equations in three letters, and a line with a curve.

use super::page::{Page, nonzero, plus, plus_times, quotient, times, two_letters};
use super::scene::Scene;
use super::styles::Style;
use crate::slips::SlipKind as Slip;
use fastrand::Rng;

/// Every style of the file.
pub const STYLES: &[Style] = &[
    three_by_elimination,
    three_by_elimination,
    three_by_substitution,
    line_and_parabola,
    line_and_circle,
    sum_and_product,
    two_squares,
    never_or_always,
    fractions_cleared,
];

/// `2x - 3y`
fn two(a: i64, x: char, b: i64, y: char) -> String {
    if a == 0 { times(b, y) } else { format!("{} {}", times(a, x), plus_times(b, y)).trim().to_owned() }
}

/// `x + 2y - z = 3`; nothing where a letter is missing.
fn three([a, b, c]: [i64; 3], right: i64) -> Option<String> {
    (a * b * c != 0).then(|| format!("{} {} {} = {right}", times(a, 'x'), plus_times(b, 'y'), plus_times(c, 'z')))
}

/// Three equations; the third letter leaves in two sums, one of the two others in a third.
fn three_by_elimination(rng: &mut Rng) -> Option<Scene> {
    let at = [nonzero(5, rng), nonzero(5, rng), nonzero(5, rng)];
    let draw = |c: i64, rng: &mut Rng| [nonzero(4, rng), nonzero(4, rng), c];
    let value = |e: [i64; 3]| e[0] * at[0] + e[1] * at[1] + e[2] * at[2];
    let k = rng.i64(1..=3);
    // z has 1, -1 and k before it: first + second, and third - k first.
    let rows = [draw(1, rng), draw(-1, rng), draw(k, rng)];
    let v = rows.map(value);
    let [r, s, t] = rows;
    let (a, b, p) = (r[0] + s[0], r[1] + s[1], v[0] + v[1]);
    let (c, d, q) = (t[0] - k * r[0], t[1] - k * r[1], v[2] - k * v[0]);
    let det = a * d - b * c;
    if a * b * c * d == 0 || det == 0 || v[0] == 0 {
        return None;
    }
    let [x, y, z] = at;
    let start = format!("{} and {} and {}", three(r, v[0])?, three(s, v[1])?, three(t, v[2])?);
    let (first, second) = (format!("{} = {p}", two(a, 'x', b, 'y')), format!("{} = {q}", two(c, 'x', d, 'y')));
    let pair = format!("{first} and {second}");
    let minus = if k == 1 {
        "Subtract the first from the third".to_owned()
    } else {
        format!("third minus {k} times the first")
    };
    let page = Page::of(&start)
        .line(&first, "Add the first two equations|(1) + (2)||z cancels")
        .wrong(Slip::AddedNotEveryTerm, &format!("{} = {}", two(a, 'x', b, 'y'), v[0]))
        .wrong(Slip::Arithmetic, &format!("{} = {p}", two(a, 'x', b + 1, 'y')))
        .line(&second, &format!("{minus}||Eliminate z again|now the other pair"))
        .from(0)
        .wrong(Slip::SubtractedSignLost, &format!("{} = {}", two(c, 'x', d, 'y'), v[2] + k * v[0]))
        .line(&pair, "Two equations in x and y||A system of two");
    let page = page.from(0).wrong(Slip::SignMiscopied, &format!("{} = {p} and {second}", two(a, 'x', -b, 'y')));
    let page = if rng.bool() {
        page.line(&format!("{} = {}", times(det, 'x'), det * x), "Eliminate y|Multiply and subtract||")
            .case(&pair)
            .wrong(Slip::AddedInstead, &format!("{} = {}", times(a * d + b * c, 'x'), det * x))
            .line(&format!("x = {x}"), "Divide||Solve for x")
            .wrong(Slip::DividedWithWrongSign, &format!("x = {}", -x))
    } else {
        page.line(&format!("x = {x}"), "Solve for x|Eliminate y||").wrong(Slip::Arithmetic, &format!("x = {}", x + 1))
    };
    page.line(&format!("x = {x} and y = {y}"), "Put x back|Substitute to find y||")
        .case(&pair)
        .wrong(Slip::SignMiscopied, &format!("x = {x} and y = {}", -y))
        .line(&format!("x = {x} and y = {y} and z = {z}"), "Find z from the first equation|Back-substitute||")
        .from(0)
        .wrong(Slip::SignMiscopied, &format!("x = {x} and y = {y} and z = {}", -z))
        .wrong(Slip::ValueForOtherLetter, &format!("x = {} and y = {} and z = {z}", y + i64::from(x == y), x))
        .scene()
}

/// `z = x + 2y - 3` put into the two others.
fn three_by_substitution(rng: &mut Rng) -> Option<Scene> {
    let at = [nonzero(5, rng), nonzero(5, rng), nonzero(5, rng)];
    let [x, y, z] = at;
    let (m, n) = (nonzero(3, rng), nonzero(3, rng));
    let g = z - m * x - n * y;
    let rows =
        [[nonzero(4, rng), nonzero(4, rng), nonzero(3, rng)], [nonzero(4, rng), nonzero(4, rng), nonzero(3, rng)]];
    let v = rows.map(|e| e[0] * x + e[1] * y + e[2] * z);
    let joined = rows.map(|e| (e[0] + e[2] * m, e[1] + e[2] * n));
    let [(a, b), (c, d)] = joined;
    if g == 0 || a * b * c * d == 0 || a * d == b * c {
        return None;
    }
    let sum = format!("{} {}", two(m, 'x', n, 'y'), plus(g));
    let put = |i: usize| {
        let [p, q, r] = rows[i];
        format!("{} {} = {}", two(p, 'x', q, 'y'), plus_times(r, format!("({sum})")), v[i])
    };
    let (p, q) = (v[0] - rows[0][2] * g, v[1] - rows[1][2] * g);
    let [r0, r1] = rows;
    let pair = format!("{} = {p} and {} = {q}", two(a, 'x', b, 'y'), two(c, 'x', d, 'y'));
    Page::of(&format!("z = {sum} and {} and {}", three(r0, v[0])?, three(r1, v[1])?))
        .line(&format!("{} and {}", put(0), put(1)), "Substitute for z|Put z into the other two equations||")
        .wrong(
            Slip::SubstitutedWithoutBracket,
            &format!(
                "{} {} {} {} = {} and {}",
                two(r0[0], 'x', r0[1], 'y'),
                plus_times(r0[2] * m, 'x'),
                plus_times(n + i64::from(r0[2] == 1), 'y'),
                plus(g),
                v[0],
                put(1)
            ),
        )
        .line(&pair, "Simplify|Collect||Multiply out")
        .wrong(
            Slip::MovedWithoutSign,
            &format!("{} = {} and {} = {q}", two(a, 'x', b, 'y'), v[0] + rows[0][2] * g, two(c, 'x', d, 'y')),
        )
        .line(&format!("x = {x} and y = {y}"), "Solve the pair|Solve for x and y||")
        .wrong(Slip::ValueForOtherLetter, &format!("x = {} and y = {}", y + i64::from(x == y), x))
        .line(&format!("x = {x} and y = {y} and z = {z}"), "Put back to find z|Back-substitute||")
        .from(0)
        .wrong(Slip::SignMiscopied, &format!("x = {x} and y = {y} and z = {}", -z))
        .scene()
}

/// The two points of an answer.
fn points(x: char, y: char, (a, b): (i64, i64), (c, d): (i64, i64)) -> String {
    format!("({x} = {a} and {y} = {b}) or ({x} = {c} and {y} = {d})")
}

/// `y = x^2 - 2` and `y = x + 4`, then `x^2 - 2 = x + 4`
fn line_and_parabola(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let (p, q, m, n) = (nonzero(6, rng), nonzero(6, rng), nonzero(5, rng), nonzero(9, rng));
    // x^2 + bx + c = mx + n has the roots p and q.
    let (b, c) = (m - p - q, n + p * q);
    if p == q {
        return None;
    }
    let (curve, line) = (format!("{x}^2 {} {}", plus_times(b, x), plus(c)), format!("{} {}", times(m, x), plus(n)));
    let start =
        if rng.bool() { format!("{y} = {curve} and {y} = {line}") } else { format!("{y} = {line} and {y} = {curve}") };
    let zero = format!("{x}^2 {} {} = 0", plus_times(-p - q, x), plus(p * q));
    let page = Page::of(&start)
        .line(&format!("{curve} = {line}"), "Set them equal|Substitute|Both equal y||Equate")
        .line(&zero, "Get zero on one side|Subtract||Standard form")
        .wrong(Slip::MovedWithoutSign, &format!("{x}^2 {} {} = 0", plus_times(b + m, x), plus(c + n)));
    let page = if rng.bool() {
        page.line(&format!("({x} {})({x} {}) = 0", plus(-p), plus(-q)), "Factor||")
            .wrong(Slip::FactorSigns, &format!("({x} {})({x} {}) = 0", plus(p), plus(q + i64::from(p == -q))))
    } else {
        page
    };
    page.line(&format!("{x} = {p} or {x} = {q}"), "Zero product property|Solve||")
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} = {} or {x} = {}", -p, -q + i64::from(p == -q)))
        .line(&points(x, y, (p, m * p + n), (q, m * q + n)), "Put back into the line|Find the other coordinates||")
        .from(0)
        .wrong(Slip::SignMiscopied, &points(x, y, (p, m * p - n), (q, m * q - n)))
        .wrong(Slip::ValueForOtherLetter, &points(y, x, (p, m * p + n + 1), (q, m * q + n)))
        .scene()
}

/// `x^2 + y^2 = 25` and `y = x + 1`, then `x^2 + (x + 1)^2 = 25`
fn line_and_circle(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let [u, v, r] = [[3, 4, 25], [4, 3, 25], [6, 8, 100], [5, 12, 169], [1, 2, 5], [2, 3, 13], [1, 3, 10], [1, 4, 17]]
        [rng.usize(..8)];
    // The line x - y = k or x + y = k, mirrored points on it.
    let (u, v) = (if rng.bool() { u } else { -u }, if rng.bool() { v } else { -v });
    let sign = if rng.bool() { 1 } else { -1 };
    let k = v - sign * u;
    // y = sign x + k; the other root is -sign k - u.
    let w = -sign * k - u;
    if k == 0 || w == u {
        return None;
    }
    let line = format!("{} {}", times(sign, x), plus(k));
    let start = match rng.u8(0..2) {
        0 => format!("{x}^2 + {y}^2 = {r} and {y} = {line}"),
        _ => format!("{x}^2 + {y}^2 = {r} and {y} {} = {k}", plus_times(-sign, x)),
    };
    let rest = k * k - r;
    Page::of(&start)
        .line(&format!("{x}^2 + ({line})^2 = {r}"), "Substitute|Put the line into the circle||Substitute for y")
        .wrong_then(
            Slip::SubstitutedWithoutBracket,
            &format!("{x}^2 + {} + {} = {r}", times(1, format!("{x}^2")), k * k),
            "",
        )
        .line(
            &format!("{x}^2 + {x}^2 {} + {} = {r}", plus_times(2 * sign * k, x), k * k),
            "Expand|Square the binomial||",
        )
        .wrong(Slip::SquareOfSum, &format!("{x}^2 + {x}^2 + {} = {r}", k * k))
        .line(
            &format!("2{x}^2 {} {} = 0", plus_times(2 * sign * k, x), plus(rest)),
            "Simplify|Get zero on one side||Collect",
        )
        .wrong(Slip::MovedWithoutSign, &format!("2{x}^2 {} {} = 0", plus_times(2 * sign * k, x), plus(k * k + r)))
        .line(&format!("{x} = {u} or {x} = {w}"), "Factor and solve|Solve||")
        .wrong(Slip::RootsWithWrongSigns, &format!("{x} = {} or {x} = {}", -u, -w))
        .line(&points(x, y, (u, v), (w, sign * w + k)), "Put back into the line|Find y||The two points")
        .from(0)
        .wrong(Slip::SignMiscopied, &points(x, y, (u, -v), (w, sign * w + k)))
        .scene()
}

/// `x*y = 12` and `x + y = 7`, then `x(7 - x) = 12`
fn sum_and_product(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let (p, q) = (nonzero(9, rng), nonzero(9, rng));
    let (s, m) = (p + q, p * q);
    if p == q || s == 0 {
        return None;
    }
    let other = format!("{s} - {x}");
    Page::of(&format!("{x}*{y} = {m} and {x} + {y} = {s}"))
        .line(&format!("{y} = {other}"), "Solve the sum for one letter|Isolate||From the second equation")
        .wrong(Slip::IsolatedWithWrongSign, &format!("{y} = {s} + {x}"))
        .line(&format!("{x}({other}) = {m}"), "Substitute||Put it into the product")
        .from(0)
        .wrong(Slip::IsolatedWithWrongSign, &format!("{x}({s} + {x}) = {m}"))
        .line(&format!("{x}^2 {} {} = 0", plus_times(-s, x), plus(m)), "Expand and bring over|Get zero on one side||")
        .wrong(Slip::MovedWithoutSign, &format!("{x}^2 {} {} = 0", plus_times(-s, x), plus(-m)))
        .line(&format!("({x} {})({x} {}) = 0", plus(-p), plus(-q)), "Factor||")
        .wrong(Slip::FactorSigns, &format!("({x} {})({x} {}) = 0", plus(p), plus(q)))
        .line(&format!("{x} = {p} or {x} = {q}"), "Zero product property||Solve")
        .line(&points(x, y, (p, q), (q, p)), "The other letter is what is left of the sum||Put back")
        .from(0)
        .wrong(Slip::SignMiscopied, &points(x, y, (p, -q), (q, -p)))
        .scene()
}

/// `x^2 + y^2 = 25` and `x^2 - y^2 = 7`, then `2x^2 = 32`
fn two_squares(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let (u, v, a, b) = (rng.i64(1..=7), rng.i64(1..=7), rng.i64(1..=3), rng.i64(1..=3));
    let (first, second) = (u * u + b * v * v, a * u * u - b * v * v);
    if second == 0 {
        return None;
    }
    let sum = 1 + a;
    let (p, q) = (times(b, format!("{y}^2")), times(a, format!("{x}^2")));
    let page = Page::of(&format!("{x}^2 + {p} = {first} and {q} - {p} = {second}"))
        .line(&format!("{sum}{x}^2 = {}", sum * u * u), "Add the equations|Add||the squares of the other letter cancel")
        .wrong(Slip::AddedNotEveryTerm, &format!("{sum}{x}^2 = {first}"))
        .line(&format!("{x}^2 = {}", u * u), "Divide||")
        .wrong(Slip::DividedOneSide, &format!("{x}^2 = {}", sum * u * u))
        .line(&format!("{x} = {u} or {x} = -{u}"), "Take the square root|Both roots||")
        .wrong(Slip::PositiveRootOnly, &format!("{x} = {u}"))
        .line(&format!("{} + {p} = {first}", u * u), "Put the square back|Substitute||")
        .from(0)
        .wrong(Slip::SquareDropped, &format!("{} + {p} = {first}", u + u * u));
    page.line(&format!("{y}^2 = {}", v * v), "Solve||Isolate the square")
        .wrong(Slip::MovedWithoutSign, &format!("{y}^2 = {}", quotient(first + u * u, b)))
        .line(&format!("{y} = {v} or {y} = -{v}"), "Take the square root|Both roots||")
        .wrong(Slip::PositiveRootOnly, &format!("{y} = {v}"))
        .scene()
}

/// `2x - y = 3` and `4x - 2y = 5`, then `0 = -1`, `no solution`; or infinitely many
fn never_or_always(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let (a, b, c, k) = (nonzero(6, rng), nonzero(5, rng), nonzero(9, rng), rng.i64(2..=4));
    let gap = if rng.u8(0..3) == 0 { 0 } else { nonzero(7, rng) };
    let (end, other, words) = if gap == 0 {
        ("all real numbers", "no solution", "Always true|The lines are the same|Dependent||infinitely many solutions")
    } else {
        ("no solution", "all real numbers", "A contradiction|The lines are parallel|Inconsistent||never true")
    };
    let second = format!("{} = {}", two(k * a, x, k * b, y), k * c + gap);
    let page = Page::of(&format!("{} = {c} and {second}", two(a, x, b, y)));
    page.line(
        &format!("{} = {} and {second}", two(k * a, x, k * b, y), k * c),
        &format!("Multiply the first equation by {k}||times {k}|Match the coefficients"),
    )
    .wrong(
        Slip::EquationOneSideMultiplied,
        &format!("{} = {} and {second}", two(k * a, x, k * b, y), c + i64::from(c + gap == 0 || gap == c * (1 - k))),
    )
    .line(&format!("0 = {gap}"), "Subtract the equations|Subtract the first from the second||both letters cancel")
    .wrong(Slip::SubtractedSignLost, &format!("0 = {}", 2 * k * c + gap + i64::from(gap == 0)))
    .line(end, words)
    .from(0)
    .wrong(
        if gap == 0 { Slip::IdentityMisread } else { Slip::ContradictionMisread },
        &if gap == 0 { other.to_owned() } else { format!("{x} = 0 and {y} = 0") },
    )
    .scene()
}

/// `x/2 + y/3 = 4` and `x - y = 3`, then `3x + 2y = 24`
fn fractions_cleared(rng: &mut Rng) -> Option<Scene> {
    let (x, y) = two_letters(rng);
    let (m, n) = *[(2, 3), (3, 4), (2, 5), (4, 5), (3, 5), (2, 7)].get(rng.usize(..6))?;
    let (u, v, c, d) = (m * nonzero(4, rng), n * nonzero(4, rng), rng.i64(1..=3), nonzero(3, rng));
    let (p, q) = (u / m + v / n, c * u + d * v);
    let all = m * n;
    let det = n * d - m * c;
    if det == 0 {
        return None;
    }
    let second = format!("{} = {q}", two(c, x, d, y));
    Page::of(&format!("{x}/{m} + {y}/{n} = {p} and {second}"))
        .line(
            &format!("{} = {} and {second}", two(n, x, m, y), all * p),
            &format!("Clear the fractions|Multiply by {all}||Multiply the first equation by the LCD {all}"),
        )
        .wrong(
            Slip::EquationOneSideMultiplied,
            &format!("{} = {} and {second}", two(n, x, m, y), p + i64::from(p == 0)),
        )
        .wrong(Slip::TopsTimesOwnBottoms, &format!("{} = {} and {second}", two(m, x, n, y), all * p))
        .line(&format!("{} = {}", times(det, x), det * u), "Eliminate||Multiply and subtract")
        .wrong(Slip::AddedInstead, &format!("{} = {}", times(n * d + m * c + i64::from(n * d == -m * c), x), det * u))
        .line(&format!("{x} = {u}"), "Divide||Solve")
        .wrong(Slip::DividedWithWrongSign, &format!("{x} = {}", -u))
        .line(&format!("{x} = {u} and {y} = {v}"), "Put back|Substitute||Find the other letter")
        .from(0)
        .wrong(Slip::SignMiscopied, &format!("{x} = {u} and {y} = {}", -v))
        .scene()
}
