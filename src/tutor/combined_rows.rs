//! Rows of a system beside which stands which equations were added or subtracted, "(1) - (2)": whether it is these.

use super::witness::Work;
use crate::algebra::{self, Verdict};
use crate::notation::{self, Expr, Rel, Statement, build};
use crate::reading::Step;

/// An equation by its place in the system, and what it is multiplied by.
type Part = (i64, usize);

impl Work {
    /// Whether the words beside a row name other equations of the system, or another sign between them, than those of which
    /// it is a sum.
    pub(super) fn combines_others(&self, step: &Step, line: &Statement) -> bool {
        let Some(words) = &step.reason else { return false };
        let givens: Vec<&Statement> = self.premises.givens.iter().flat_map(notation::conjuncts).collect();
        let parts = parts_named(words.text());
        if parts.is_empty() || givens.len() < 2 {
            return false;
        }
        let scaled = |(factor, place): &Part| {
            let [left, right] = notation::equation_sides(givens.get(place.checked_sub(1)?)?)?;
            let times = |side: &Expr| build::product(build::whole(*factor), side.clone());
            Some([times(left), times(right)])
        };
        if let [part @ (factor, _)] = parts.as_slice() {
            // "2·(1)": the equation itself, multiplied.
            let says_other = |[left, right]: [Expr; 2]| {
                !algebra::has_same_sides(&Statement::Chain(left, vec![(Rel::Eq, right)]), line)
            };
            return *factor != 1 && scaled(part).is_some_and(says_other);
        }
        if parts.len() > 2 {
            return false;
        }
        let (Some([left, right]), Some([other_left, other_right])) = (scaled(&parts[0]), scaled(&parts[1])) else {
            return false;
        };
        let sum = Statement::Chain(build::sum(left, other_left), vec![(Rel::Eq, build::sum(right, other_right))]);
        matches!(algebra::follows(&[sum], line), Verdict::Fails(_))
    }
}

/// The equations that words add up: `(1, 1)` and `(-2, 2)` of "(1) - 2·(2)". Empty where they say anything else.
fn parts_named(words: &str) -> Vec<Part> {
    let (mut parts, mut factor, mut sign) = (Vec::new(), 1, 1);
    let mut rest = words.trim().trim_end_matches(':');
    if rest.contains(':') || rest.contains('/') {
        // What is divided is no multiple.
        return Vec::new();
    }
    while !rest.is_empty() {
        let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Some((place, n_bytes)) = label(rest) {
            parts.push((sign * factor, place));
            (factor, sign) = (1, 1);
            rest = &rest[n_bytes..];
        } else if let Some(behind) = rest.strip_prefix(['-', '−', '–']) {
            (sign, rest) = (-1, behind);
        } else if (1..=2).contains(&n_digits) {
            (factor, rest) = (rest[..n_digits].parse().unwrap_or(1), &rest[n_digits..]);
        } else if let Some(behind) = rest.strip_prefix(['+', '×', '·', '*', 'x']) {
            rest = behind;
        } else {
            return Vec::new();
        }
        rest = rest.trim_start();
    }
    // "(1) · 3"
    match parts.as_mut_slice() {
        [(own, _)] if factor != 1 && sign == 1 => *own *= factor,
        _ if factor != 1 || sign != 1 => return Vec::new(),
        _ => {}
    }
    parts
}

/// The place that `(2)` or `II` names, and its length in bytes.
fn label(text: &str) -> Option<(usize, usize)> {
    const NUMBERS: [&str; 3] = ["I", "II", "III"];
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(inside, _)| inside);
    let name = inside.unwrap_or_else(|| &text[..text.bytes().take_while(|byte| *byte == b'I').count()]);
    let place = NUMBERS.iter().position(|number| *number == name).map(|place| place + 1);
    let place = place.or_else(|| inside?.parse().ok())?;
    Some((place, name.len() + if inside.is_some() { 2 } else { 0 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::pastes::signs;

    #[test]
    fn equations_are_named_with_their_factors() {
        assert_eq!(parts_named("(1) - (2)"), [(1, 1), (-1, 2)]);
        assert_eq!(parts_named("3·(1) + 2·(2)"), [(3, 1), (2, 2)]);
        assert_eq!(parts_named("II − I"), [(1, 2), (-1, 1)]);
        assert_eq!(parts_named("(1) · 3"), [(3, 1)]);
        assert_eq!(parts_named("(2) : 2"), []);
        assert_eq!(parts_named("(1) in (2)"), []);
        assert_eq!(parts_named("(2x + 1)"), []);
    }

    #[test]
    fn a_sum_of_equations_is_the_one_that_is_named() {
        let system = "2x + y = 7 (1)\nx - y = 2 (2)";
        assert_eq!(signs(&format!("{system}\n(1) + (2): 3x = 9\nx = 3")), "++");
        assert_eq!(signs(&format!("{system}\n(1) - (2): 3x = 9\nx = 3")), "?+");
        assert_eq!(signs(&format!("{system}\n(1) - (2): x + 2y = 5")), "+");
        assert_eq!(signs(&format!("{system}\n2·(1): 4x + 2y = 14")), "+");
        assert_eq!(signs(&format!("{system}\n3·(1): 4x + 2y = 14")), "?");
        assert_eq!(signs("I: x + 2y = 8\nII: x - y = 2\nI - II: 3y = 6\ny = 2"), "++");
        assert_eq!(signs("I: x + 2y = 8\nII: x - y = 2\nI + II: 3y = 6\ny = 2"), "?+");
        assert_eq!(signs("I: x + 2y = 8\nII: x - y = 2\nI + 2·II: 3x = 12"), "+");
        assert_eq!(signs("I: x + 2y = 8\nII: x - y = 2\nI - 2·II: 3x = 12"), "?");
    }
}
