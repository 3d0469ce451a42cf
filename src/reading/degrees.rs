//! `135° = 135 · π/180`: where an angle stands in degrees on one side of a row and in radians on another, the sign is a
//! number. Everywhere else it is the unit of the number before it, and says no more.

const PI: [&str; 3] = ["π", "\\pi", "pi"];
const RELATIONS: [char; 2] = ['=', '≈'];

/// The places of the signs that stand for `π/180` in a row of maths.
pub(super) fn as_numbers(text: &str) -> Vec<usize> {
    if !text.contains('°') {
        return Vec::new();
    }
    let mut sides = Vec::new();
    let mut start = 0;
    for side in text.split(RELATIONS) {
        sides.push((start, side));
        start += side.len() + text[start + side.len()..].chars().next().map_or(0, char::len_utf8);
    }
    let has_pi = |side: &str| PI.iter().any(|pi| side.contains(pi));
    let in_radians = sides.iter().any(|(_, side)| has_pi(side) && !side.contains('°'));
    let in_degrees = |side: &str| side.contains('°') && !has_pi(side);
    if !in_radians || !sides.iter().any(|(_, side)| in_degrees(side)) {
        return Vec::new();
    }
    // `135° · π/180` converts by itself; in `180°/π` and `135° · π/180°` the signs cancel.
    let cancels = |side: &str| side.matches('°').count() > 1 || !side.contains("180") || side.contains("180°");
    let counted = sides.into_iter().filter(|(_, side)| in_degrees(side) || cancels(side));
    counted.flat_map(|(start, side)| side.match_indices('°').map(move |(at, _)| start + at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_are_numbers() {
        let check = |text: &str, n: usize| assert_eq!(as_numbers(text).len(), n, "{text}");
        check("135° = 135 · π/180", 1);
        check("135° = 135° · π/180° = 3π/4", 3);
        check("135° = 135° · π/180 = 3π/4", 1);
        check("7π/12 = 7π/12 · 180°/π = 105°", 2);
        check("7π/12 · 180°/π = 105°", 0);
        check("150° · π/180° = 5π/6", 0);
        check("x + 40° = 90°", 0);
    }
}
