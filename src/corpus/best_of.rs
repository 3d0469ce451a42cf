//! Candidates of one problem to choose among: one that is sound throughout, some that only end right.
//!
//! A judge of answers cannot tell the sound candidate from those whose working is unsound and whose answer is right all
//! the same; of these there are at least two.

use super::row::Row;
use fastrand::Rng;

/// Solutions drawn for each candidate that is wanted, before the problem is given up.
const DRAWS_PER_CANDIDATE: usize = 30;

/// How likely a solution that is drawn for such a problem gets a slip.
pub const P_SLIPPED: f64 = 0.85;

/// `n` different candidates in any order: exactly one is sound throughout, and of the unsound ones half, but at least
/// two, have the right answer. Nothing where the draws do not give them, or where `n` is below three.
pub fn candidates(n: usize, mut draw: impl FnMut(&mut Rng) -> Option<Row>, rng: &mut Rng) -> Option<Vec<Row>> {
    let n_right = ((n - 1) / 2).max(2);
    let mut wanted = [1, n_right, n.checked_sub(1 + n_right)?];
    let mut chosen: Vec<Row> = Vec::with_capacity(n);
    for _ in 0..n * DRAWS_PER_CANDIDATE {
        let Some(row) = draw(rng) else { continue };
        let kind = match (row.labels.contains(&0), row.answer_right) {
            (false, true) => 0,
            (true, true) => 1,
            (true, false) => 2,
            (false, false) => continue,
        };
        if wanted[kind] == 0 || chosen.iter().any(|other| other.steps == row.steps) {
            continue;
        }
        wanted[kind] -= 1;
        chosen.push(row);
        if wanted == [0; 3] {
            rng.shuffle(&mut chosen);
            return Some(chosen);
        }
    }
    None
}
