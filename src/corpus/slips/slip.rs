//! The list of slips and how one is applied.

use super::{balance, brackets, numbers, quadratic};
use crate::corpus::state::State;
use fastrand::Rng;

/// A wrong move. The letters of a name say the section: LE linear equations, BD brackets, LT like terms, SG signs,
/// FR fractions, EX exponents, QU quadratics, IN inequalities, AR arithmetic, CP copying, OP operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slip {
    /// A term is moved without changing sign: `x + 5 = 12` -> `x = 12 + 5`
    Le1,
    /// One side only is negated: `-x = 4` -> `x = 4`
    Le2,
    /// The sides are swapped and one is negated: `3 = -x` -> `x = 3`
    Le3,
    /// All terms but one are negated: `-x + 2 = 5` -> `x + 2 = -5`
    Le4,
    /// Divided with the wrong sign: `-2x = 6` -> `x = 3`
    Le5,
    /// Divided upside down: `4x = 2` -> `x = 4/2`
    Le6,
    /// Multiplied instead of divided: `3x = 12` -> `x = 36`
    Le7,
    /// Operated on one side only: `x/2 = 5` -> `x = 5`
    Le8,
    /// Multiplied both sides, one term forgotten: `x/2 + 3 = 5` -> `x + 3 = 10`
    Le9,
    /// Only one term of a sum divided: `2x + 6 = 10` -> `x + 6 = 5`
    Le10,
    /// Terms with different signs cancelled: `3x + 5 = 2 - 5` -> `3x = 2`
    Le11,
    /// Subtracted the wrong way round: `13n + 196 = 391` -> `13n = 196 - 391`
    Le12,
    /// An identity or a contradiction misread: `0 = 3` -> all real numbers
    Le17,
    /// The coefficient subtracted instead of divided: `3x = 12` -> `x = 12 - 3`
    Op1,
    /// The coefficient lost: `3x = 12` -> `x = 12`
    Op2,
    /// Opposite operations: `x + 5 = 12` -> `x + 5 - 5 = 12 + 5`
    Op3,
    /// The sides divided by numbers of different sign: `-2x = 6` -> `(-2x)/(-2) = 6/2`
    Op4,
    /// Only the first term multiplied: `2(x - 3)` -> `2x - 3`
    Bd1,
    /// A term forgotten: `3(2x + 5)` -> `6x`
    Bd2,
    /// The sign inside changes: `2(x + 3)` -> `2x - 6`
    Bd3,
    /// A term outside multiplied too: `2(x + 3) + 5` -> `2x + 6 + 10`
    Bd4,
    /// A fraction inside divided again: `2(x/3 + 1)` -> `x/6 + 2`
    Bd5,
    /// Minus before a bracket taken to the first term only: `5 - (x - 2)` -> `5 - x - 2`
    Bd6,
    /// A sum taken before a product: `5 + 2(x - 3)` -> `7(x - 3)`
    Bd7,
    /// Unlike terms joined: `3x + 2` -> `5x`
    Lt1,
    /// Like letters multiplied: `3x + x` -> `3x^2`
    Lt2,
    /// The letter subtracted away: `7x - x` -> `7`
    Lt3,
    /// Like terms miscounted: `7x - 3x` -> `10x`
    Lt4,
    /// A letter dropped: `5x + 3x = 16` -> `5x + 3 = 16`
    Lt7,
    /// Two negatives make a positive sum: `-6 - 8` -> `14`
    Sg1,
    /// The sign of the smaller wins: `-8 + 6` -> `2`, `5 - 9` -> `4`
    Sg2,
    /// The square of a negative taken as negative: `(x - 3)^2` -> `x^2 - 6x - 9`
    Sg3,
    /// Tops and bottoms added: `x/2 + x/3` -> `2x/5`
    Fr1,
    /// A term cancelled that is no factor: `(x + 3)/3` -> `x`
    Fr5,
    /// A quotient's sign lost: `4/(-4)` -> `1`
    Fr7,
    /// A power of a sum taken term by term: `(x + 3)^2` -> `x^2 + 9`
    Ex1,
    /// Only the first term squared: `(x + 3)^2` -> `x^2 + 3`
    Ex2,
    /// Only the letter squared: `(2x + 1)^2` -> `2x^2 + 4x + 1`
    Ex3,
    /// A letter times itself doubled: `x(x + 3)` -> `2x + 3x`
    Ex6,
    /// Only the positive root: `x^2 = 9` -> `x = 3`
    Qu1,
    /// The root too early: `x^2 + 1 = 9` -> `x + 1 = +/-3`
    Qu2,
    /// The coefficient forgotten: `9x^2 = 81` -> `x = +/-9`
    Qu3,
    /// The root of a negative: `x^2 = -9` -> `x = +/-3`
    Qu4,
    /// Divided by the letter: `x^2 = 5x` -> `x = 5`
    Qu5,
    /// The zero product with another number: `(x - 1)(x - 3) = 5` -> `x - 1 = 5 or x - 3 = 5`
    Qu6,
    /// The signs of the factors: `x^2 - 5x + 6 = 0` -> `(x + 2)(x + 3) = 0`
    Qu7,
    /// The signs of the roots: `(x - 2)(x + 3) = 0` -> `x = -2 or x = 3`
    Qu8,
    /// The formula with `b` for `-b`
    Qu9,
    /// The formula with `a` for `2a`
    Qu10,
    /// The formula with `b^2 + 4ac`
    Qu11,
    /// One solution left out: `x = (5 +/- 1)/2` -> `x = (5 + 1)/2`
    Qu12,
    /// "And" for "or": `x = 1 or x = 2` -> `x = 1 and x = 2`
    Qu13,
    /// The square completed on one side only: `x^2 + 6x = 1` -> `(x + 3)^2 = 1`
    Qu15,
    /// Factors with the right product and the wrong sum: `x^2 + 5x + 6 = 0` -> `(x + 1)(x + 6) = 0`
    Qu16,
    /// Halved instead of its root taken: `x^2 = 16` -> `x = 8`
    Qu17,
    /// No flip on dividing by a negative: `-2x < 6` -> `x < -3`
    In1,
    /// A flip on adding: `x - 3 < 5` -> `x > 8`
    In2,
    /// A sum or quotient off by one or two: `12 - 5` -> `8`
    Ar1,
    /// A sum or product off by ten: `35 + 28` -> `53`
    Ar2,
    /// A neighbour in the times table: `56/8` -> `6`
    Ar3,
    /// The decimal point or a zero misplaced: `0.5*3` -> `15`
    Ar4,
    /// A digit copied wrongly: `2x + 17 = 3` -> `2x + 11 = 3`
    Cp1,
    /// A sign copied wrongly: `2x - 7 = 3` -> `2x + 7 = 3`
    Cp2,
    /// A term left out: `2x + 7 - x = 3` -> `2x + 7 = 3`
    Cp3,
}

impl Slip {
    /// Every slip.
    pub const ALL: &[Slip] = &[
        Slip::Le1,
        Slip::Le2,
        Slip::Le3,
        Slip::Le4,
        Slip::Le5,
        Slip::Le6,
        Slip::Le7,
        Slip::Le8,
        Slip::Le9,
        Slip::Le10,
        Slip::Le11,
        Slip::Le12,
        Slip::Le17,
        Slip::Op1,
        Slip::Op2,
        Slip::Op3,
        Slip::Op4,
        Slip::Bd1,
        Slip::Bd2,
        Slip::Bd3,
        Slip::Bd4,
        Slip::Bd5,
        Slip::Bd6,
        Slip::Bd7,
        Slip::Lt1,
        Slip::Lt2,
        Slip::Lt3,
        Slip::Lt4,
        Slip::Lt7,
        Slip::Sg1,
        Slip::Sg2,
        Slip::Sg3,
        Slip::Fr1,
        Slip::Fr5,
        Slip::Fr7,
        Slip::Ex1,
        Slip::Ex2,
        Slip::Ex3,
        Slip::Ex6,
        Slip::Qu1,
        Slip::Qu2,
        Slip::Qu3,
        Slip::Qu4,
        Slip::Qu5,
        Slip::Qu6,
        Slip::Qu7,
        Slip::Qu8,
        Slip::Qu9,
        Slip::Qu10,
        Slip::Qu11,
        Slip::Qu12,
        Slip::Qu13,
        Slip::Qu15,
        Slip::Qu16,
        Slip::Qu17,
        Slip::In1,
        Slip::In2,
        Slip::Ar1,
        Slip::Ar2,
        Slip::Ar3,
        Slip::Ar4,
        Slip::Cp1,
        Slip::Cp2,
        Slip::Cp3,
    ];

    /// The name in rows: `LE1`.
    pub fn id(self) -> String {
        format!("{self:?}").to_uppercase()
    }

    /// How often it is looked for: more where it seldom finds a place, so that no kind is rare.
    pub fn weight(self) -> u32 {
        match self {
            Slip::Lt1 | Slip::Cp1 | Slip::Cp3 | Slip::Lt7 | Slip::Ar1 | Slip::Ar2 => 2,
            Slip::Ar3 | Slip::Ar4 | Slip::Cp2 | Slip::Bd3 | Slip::Lt4 | Slip::Le8 | Slip::Op3 => 4,
            Slip::Le1 | Slip::Le12 | Slip::Bd1 | Slip::Lt2 | Slip::Op1 | Slip::Sg2 | Slip::Bd2 => 7,
            Slip::Le4 | Slip::Le3 | Slip::Le9 | Slip::Bd4 | Slip::Ex2 | Slip::Ex3 | Slip::Qu7 | Slip::Qu16 => 20,
            Slip::In1 | Slip::Bd6 | Slip::Bd5 | Slip::Le17 | Slip::Fr5 | Slip::Fr1 | Slip::Lt3 | Slip::Bd7 => 40,
            Slip::Qu1 | Slip::Qu4 | Slip::Qu5 | Slip::Qu6 | Slip::Qu8 | Slip::Qu9 | Slip::Qu15 | Slip::Qu17 => 40,
            _ => 10,
        }
    }

    /// Is the line unsound even where it happens to keep the solutions?
    pub fn is_nonsense(self) -> bool {
        self == Slip::Qu6
    }

    /// The wrong line, or nothing where the slip has no place.
    pub fn apply(self, state: &State, rng: &mut Rng) -> Option<State> {
        let next = match self {
            Slip::Bd1
            | Slip::Bd2
            | Slip::Bd3
            | Slip::Bd4
            | Slip::Bd5
            | Slip::Bd6
            | Slip::Bd7
            | Slip::Ex1
            | Slip::Ex2
            | Slip::Ex3
            | Slip::Ex6 => brackets::apply(self, state, rng),
            Slip::Qu1
            | Slip::Qu2
            | Slip::Qu3
            | Slip::Qu4
            | Slip::Qu5
            | Slip::Qu6
            | Slip::Qu7
            | Slip::Qu8
            | Slip::Qu9
            | Slip::Qu10
            | Slip::Qu11
            | Slip::Qu12
            | Slip::Qu13
            | Slip::Qu15
            | Slip::Qu16
            | Slip::Qu17 => quadratic::apply(self, state, rng),
            Slip::Lt1
            | Slip::Lt2
            | Slip::Lt3
            | Slip::Lt4
            | Slip::Lt7
            | Slip::Sg1
            | Slip::Sg2
            | Slip::Fr1
            | Slip::Fr5
            | Slip::Fr7
            | Slip::Ar1
            | Slip::Ar2
            | Slip::Ar3
            | Slip::Ar4
            | Slip::Cp1
            | Slip::Cp2
            | Slip::Cp3 => numbers::apply(self, state, rng),
            Slip::Sg3 => match state {
                State::Formula(_) => quadratic::apply(self, state, rng),
                _ => brackets::apply(self, state, rng),
            },
            _ => match state {
                State::Or(parts) => in_one_part(parts, |part| balance::apply(self, part, rng)),
                _ => balance::apply(self, state, rng),
            },
        }?;
        (next != *state && next.is_tame()).then_some(next)
    }
}

/// The first part in which the slip has a place, slipped; the others as they were.
fn in_one_part(parts: &[State], mut slip: impl FnMut(&State) -> Option<State>) -> Option<State> {
    let (at, wrong) = parts.iter().enumerate().find_map(|(i, part)| slip(part).map(|wrong| (i, wrong)))?;
    let mut parts = parts.to_vec();
    parts[at] = wrong;
    Some(State::Or(parts))
}
