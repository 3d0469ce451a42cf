//! What a system needs next: by adding and subtracting equations, or by putting one into the other.

use super::state::{Step, System, letters_of};
use crate::corpus::chance::choose;
use crate::corpus::moves::Move;
use crate::corpus::state::State;
use crate::corpus::strategy::Strategy;
use crate::corpus::terms::Q;
use fastrand::Rng;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

/// The largest common denominator that is cleared.
const MAX_DENOMINATOR: i64 = 60;

impl Strategy {
    /// The next move on a system.
    pub(in crate::corpus) fn solve_system(&self, system: &System, rng: &mut Rng) -> Option<Move> {
        if system.is_solved() {
            return None;
        }
        if let Some(line) = system.latest.as_ref().filter(|line| letters_left(line) <= 1) {
            if !line.is_solved() {
                return self.next(line, rng);
            }
            return Some(Move::OfSystem(if system.values.len() == 2 {
                Step::Together
            } else {
                Step::PutIn(self.easier(system, rng)?)
            }));
        }
        let step = if self.substitutes { substitution(system) } else { elimination(system, self.is_wide, rng) };
        step.map(Move::OfSystem)
    }

    /// The equation into which a value goes: one that has the other letter still.
    fn easier(&self, system: &System, rng: &mut Rng) -> Option<usize> {
        let (found, _) = system.isolated.as_ref()?;
        let other = system.letters().into_iter().find(|letter| letter != found)?;
        let fits: Vec<usize> = [0, 1].into_iter().filter(|&i| !system.coefficient(i, other).is_zero()).collect();
        let plain = fits.iter().copied().find(|&i| system.coefficient(i, other).abs().is_one());
        match plain {
            Some(i) if self.larger_side => Some(i),
            _ if fits.is_empty() => None,
            _ => Some(*choose(&fits, rng)),
        }
    }
}

/// How many letters are left once the line is collected?
fn letters_left(line: &State) -> usize {
    let mut letters = letters_of(line);
    letters.sort_unstable();
    letters.dedup();
    letters.len()
}

fn substitution(system: &System) -> Option<Step> {
    if let Some((letter, _)) = &system.isolated {
        // The equation in which it stands alone gives nothing new.
        let other = (0..2).find(|&i| system.freed_already(i) != Some(*letter))?;
        return Some(Step::PutIn(other));
    }
    let choices = (0..2).flat_map(|i| system.letters().into_iter().map(move |letter| (i, letter)));
    let (i, letter) = choices
        .filter(|(i, letter)| !system.coefficient(*i, *letter).is_zero())
        .min_by_key(|(i, letter)| (system.coefficient(*i, *letter).abs() - Q::one()).abs())?;
    Some(Step::Isolate(i, letter))
}

impl System {
    /// What clears the fractions of an equation, where it has any.
    fn denominator(&self, i: usize) -> Option<Q> {
        let terms = self.equations[i].sides().into_iter().flatten();
        let common = terms.fold(1_i64, |common, term| common.lcm(term.coef.denom()).min(MAX_DENOMINATOR + 1));
        (2..=MAX_DENOMINATOR).contains(&common).then(|| Q::from_integer(common))
    }

    /// The letter that stands alone on the left of an equation.
    fn freed_already(&self, i: usize) -> Option<char> {
        let (left, rel, _) = self.equations[i].as_relation()?;
        let _ = rel;
        match left.as_slice() {
            [term] if term.coef.is_one() => term.letters()?.first().map(|(letter, _)| *letter),
            _ => None,
        }
    }
}

fn elimination(system: &System, clears_fractions: bool, rng: &mut Rng) -> Option<Step> {
    if let Some(i) = (0..2).find(|&i| !system.is_aligned(i)) {
        return Some(Step::Align(i));
    }
    if clears_fractions && let Some((i, by)) = (0..2).find_map(|i| Some((i, system.denominator(i)?))) {
        return Some(Step::Scale(i, by));
    }
    let coefs = |letter: char| [system.coefficient(0, letter), system.coefficient(1, letter)];
    let whole = |letter: char| coefs(letter).map(|coef| if coef.is_integer() { coef.to_integer().abs() } else { 0 });
    let cost = |letter: &char| {
        let [p, q] = whole(*letter);
        if p == 0 || q == 0 { i64::MAX } else { p.lcm(&q) / p.min(q) }
    };
    let letter = system.letters().into_iter().min_by_key(cost)?;
    let ([p, q], [size_p, size_q]) = (coefs(letter), whole(letter));
    if size_p == 0 || size_q == 0 {
        return None;
    }
    let common = size_p.lcm(&size_q);
    if common != size_p {
        return Some(Step::Scale(0, Q::from_integer(common / size_p)));
    }
    if common != size_q {
        return Some(Step::Scale(1, Q::from_integer(common / size_q)));
    }
    Some(Step::Join { first: usize::from(rng.f64() < 0.25), sign: if p == q { -1 } else { 1 } })
}
