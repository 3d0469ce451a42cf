//! Ways of working: which move a solver of a given manner makes next, and how much of it is written down.

use super::moves::Move;
use super::state::State;
use super::terms::{Body, Q, Side, Term, has_like_terms, is_plain, mentions_letter};
use fastrand::Rng;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

/// The manner of one solution. Probabilities are in 0..=1.
#[derive(Clone, Copy, Debug)]
pub struct Strategy {
    /// The same operation on both sides, rather than a term moved across.
    pub balance: bool,
    /// The operation is written out before it is worked out: `2x/2 = 8/2`.
    pub shows_operations: bool,
    /// A lone bracket's factor is divided away before anything is multiplied out.
    pub divide_first: bool,
    /// Fractions are cleared at once.
    pub clear_fractions: bool,
    /// One bracket, one pair of like terms at a time.
    pub one_at_a_time: bool,
    /// The unknown is gathered where there is more of it.
    pub larger_side: bool,
    /// How likely a line is left out and the next written at once.
    pub p_skip: f64,
    /// How likely a sound move is made that leads nowhere.
    pub p_odd: f64,
}

impl Strategy {
    /// A manner drawn at random.
    pub fn draw(rng: &mut Rng) -> Strategy {
        Strategy {
            balance: rng.bool(),
            shows_operations: rng.f64() < 0.3,
            divide_first: rng.bool(),
            clear_fractions: rng.f64() < 0.6,
            one_at_a_time: rng.f64() < 0.35,
            larger_side: rng.f64() < 0.3,
            p_skip: *choose(&[0.0, 0.2, 0.5, 0.8], rng),
            p_odd: *choose(&[0.0, 0.0, 0.05, 0.2], rng),
        }
    }

    /// The manner in words, for the row: `balance, divide first, written out`.
    pub fn name(&self) -> String {
        let mut words = vec![if self.balance { "balance" } else { "move terms" }];
        let mut also = |yes: bool, word| {
            if yes {
                words.push(word);
            }
        };
        also(self.divide_first, "divide first");
        also(self.clear_fractions, "clear fractions");
        also(self.one_at_a_time, "one at a time");
        also(self.larger_side, "larger side");
        also(self.shows_operations, "operations shown");
        also(self.p_skip >= 0.5, "big steps");
        also(self.p_odd > 0.0, "detours");
        words.join(", ")
    }

    /// The next move, or nothing when the line is finished or no rule applies.
    pub fn next(&self, state: &State, rng: &mut Rng) -> Option<Move> {
        match state {
            State::Expr(side) => self.tidy(&[side]),
            State::Chain(first, links) => {
                if state.is_solved() {
                    return None;
                }
                let sides: Vec<&Side> = std::iter::once(first).chain(links.iter().map(|(_, side)| side)).collect();
                self.solve(state, &sides, rng)
            }
            State::Or(_) | State::Written(_) | State::Never | State::Always => None,
        }
    }

    /// Does the move leave something that this manner works out before the line is written?
    pub fn runs_on(&self, last: &Move, next: &Move, rng: &mut Rng) -> bool {
        let finishes = matches!(next, Move::Collect | Move::CollectPair | Move::WorkOut | Move::Expand);
        let operation = matches!(last, Move::AddBoth(_) | Move::DivideBoth(_) | Move::MultiplyBoth(_));
        if operation && finishes {
            return !self.shows_operations || rng.f64() < 0.2;
        }
        rng.f64() < if finishes { self.p_skip } else { self.p_skip * 0.4 }
    }

    /// What an expression needs.
    fn tidy(&self, sides: &[&Side]) -> Option<Move> {
        if sides.iter().any(|side| has_written_out(side)) {
            return Some(Move::WorkOut);
        }
        if sides.iter().any(|side| !is_plain(side)) {
            return Some(if self.one_at_a_time { Move::ExpandOne } else { Move::Expand });
        }
        if sides.iter().any(|side| has_like_terms(side)) {
            return Some(if self.one_at_a_time { Move::CollectPair } else { Move::Collect });
        }
        None
    }

    /// What an equation, an inequality or a chain needs.
    fn solve(&self, state: &State, sides: &[&Side], rng: &mut Rng) -> Option<Move> {
        if sides.iter().any(|side| has_written_out(side)) {
            return Some(Move::WorkOut);
        }
        if let Some(by) = self.clears(sides) {
            return Some(Move::MultiplyBoth(by));
        }
        if self.divide_first
            && let Some(by) = lone_factor(sides)
        {
            return Some(Move::DivideBoth(by));
        }
        if let Some(tidy) = self.tidy(sides) {
            return Some(tidy);
        }
        if state.is_bare() {
            return Some(Move::Conclude);
        }
        let home = self.home(sides)?;
        if let Some(term) = stray(sides, home) {
            let across = !self.balance && sides.len() == 2;
            return Some(if across { Move::MoveTerm(term) } else { Move::AddBoth(term.scaled(-Q::one())) });
        }
        let coef = sides[home].first()?.coef;
        if !coef.is_one() {
            return Some(self.frees(coef, rng));
        }
        (home == 1 && sides.len() == 2).then_some(Move::Swap)
    }

    /// The number that clears the fractions, where this manner does that now.
    fn clears(&self, sides: &[&Side]) -> Option<Q> {
        let of_quotients = common_denominator(sides, |term| match &term.body {
            Body::Over(_, divisor) => divisor.numer().abs(),
            _ => 1,
        });
        let of_letters = common_denominator(sides, |term| if term.has_letter() { *term.coef.denom() } else { 1 });
        let several = sides.iter().any(|side| side.len() > 1);
        let by = if of_quotients > 1 {
            of_quotients.lcm(&common_denominator(sides, |term| *term.coef.denom()))
        } else if self.clear_fractions && of_letters > 1 && several && sides.iter().all(|side| is_plain(side)) {
            common_denominator(sides, |term| *term.coef.denom())
        } else {
            1
        };
        (2..=60).contains(&by).then(|| Q::from_integer(by))
    }

    /// The side on which the unknown is gathered.
    fn home(&self, sides: &[&Side]) -> Option<usize> {
        if sides.len() == 3 {
            return Some(1);
        }
        let amount = |side: &Side| side.iter().filter(|term| term.has_letter()).map(|term| term.coef).sum::<Q>();
        match (mentions_letter(sides[0]), mentions_letter(sides[1])) {
            (true, true) => Some(usize::from(self.larger_side && amount(sides[1]) > amount(sides[0]))),
            (true, false) => Some(0),
            (false, true) => Some(1),
            (false, false) => None,
        }
    }

    /// How a coefficient is taken off the unknown.
    fn frees(&self, coef: Q, rng: &mut Rng) -> Move {
        if coef == -Q::one() {
            return if rng.bool() { Move::NegateBoth } else { Move::DivideBoth(coef) };
        }
        if coef.is_integer() { Move::DivideBoth(coef) } else { Move::MultiplyBoth(Q::from_integer(*coef.denom())) }
    }
}

/// Quotients and products that can be worked out at once, without leaving a fraction of a sum.
fn has_written_out(side: &Side) -> bool {
    side.iter().any(|term| match &term.body {
        Body::Times(_) => true,
        Body::Over(inner, divisor) => {
            inner.len() == 1 || inner.iter().all(|part| (part.coef * term.coef / *divisor).is_integer())
        }
        _ => false,
    })
}

/// The least common multiple of a figure over all terms; large ones are given up as 1.
fn common_denominator(sides: &[&Side], of: impl Fn(&Term) -> i64) -> i64 {
    let all = sides.iter().flat_map(|side| side.iter());
    all.map(of).fold(1, |all, one| if all < 1000 { all.lcm(&one.max(1)) } else { all })
}

/// The factor of a bracket that stands alone on one side, the other being a number that it divides.
fn lone_factor(sides: &[&Side]) -> Option<Q> {
    let [left, right] = sides else { return None };
    let factor = |side: &Side| match side.as_slice() {
        [Term { coef, body: Body::Bracket(_) }] if !coef.is_one() && !coef.is_zero() => Some(*coef),
        _ => None,
    };
    let (by, other) = match (factor(left), factor(right)) {
        (Some(by), _) => (by, right),
        (_, Some(by)) => (by, left),
        _ => return None,
    };
    other.iter().all(|term| (term.coef / by).is_integer()).then_some(by)
}

/// A term that has to leave: a letter away from home first, then a number at home.
fn stray(sides: &[&Side], home: usize) -> Option<Term> {
    let away = sides.iter().enumerate().filter(|(i, _)| *i != home);
    let letter = away.flat_map(|(_, side)| side.iter()).find(|term| term.has_letter());
    letter.or_else(|| sides[home].iter().find(|term| term.is_number())).cloned()
}

/// One of a list.
pub fn choose<'a, T>(list: &'a [T], rng: &mut Rng) -> &'a T {
    &list[rng.usize(..list.len())]
}

/// A sound move that leads nowhere.
pub fn detour(state: &State, rng: &mut Rng) -> Move {
    let small = |rng: &mut Rng| Q::from_integer(rng.i64(1..=9) * if rng.bool() { 1 } else { -1 });
    let terms: Vec<Term> = state.sides().into_iter().flatten().cloned().collect();
    match rng.u8(0..10) {
        0 => Move::Swap,
        1 | 2 => Move::Reorder,
        3 => Move::AddZero,
        4 => Move::AddBoth(Term::number(small(rng))),
        5 => Move::DivideBoth(small(rng)),
        6 => Move::MultiplyBoth(small(rng)),
        7 => Move::AllLeft,
        _ if terms.is_empty() => Move::Swap,
        8 => Move::NegateBoth,
        _ => Move::MoveTerm(choose(&terms, rng).clone()),
    }
}
