//! What each piece of the dialect is, as far as writing needs to know.

use crate::prm::VARIABLES;

/// The piece after each line.
pub const STEP_MARK: &str = ";";

/// The piece after the last line.
pub const END_MARK: &str = "end";

/// A piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A digit and its power of ten: `2`, `7e1`, `5e-1`.
    Digit {
        digit: u8,
        place: i32,
    },
    /// A whole number of two digits in one piece.
    Whole(u8),
    /// The variable of this index, by order of appearance.
    Variable(usize),
    /// `sqrt`, `abs`: what follows is its operand.
    Function(&'static str),
    Open,
    Close,
    /// `+`, `-` or `+-`, between terms or before one.
    Sign(&'static str),
    /// `*`, `/` or `^`.
    Operator(&'static str),
    /// `=` and the inequalities.
    Relation(&'static str),
    /// `and`, `or`.
    Join(&'static str),
    /// `never`, `always`: a line of its own.
    Answer(&'static str),
    /// The end of a line.
    Step,
    /// The end of the work.
    End,
}

impl Piece {
    /// The piece of this name. None for what a drafter does not write: reasons, tasks, marks of the problem.
    pub fn of(name: &str) -> Option<Piece> {
        let known = |list: &'static [&'static str]| list.iter().copied().find(|one| *one == name);
        if let Some(idx) = VARIABLES.iter().position(|letter| *letter == name) {
            return Some(Piece::Variable(idx));
        }
        if let Some(name) = known(&["+", "-", "+-"]) {
            return Some(Piece::Sign(name));
        }
        if let Some(name) = known(&["*", "/", "^"]) {
            return Some(Piece::Operator(name));
        }
        if let Some(name) = known(&["=", "!=", "<", "<=", ">", ">="]) {
            return Some(Piece::Relation(name));
        }
        if let Some(name) = known(&["and", "or"]) {
            return Some(Piece::Join(name));
        }
        if let Some(name) = known(&["sqrt", "abs"]) {
            return Some(Piece::Function(name));
        }
        if let Some(name) = known(&["never", "always"]) {
            return Some(Piece::Answer(name));
        }
        match name {
            "(" => Some(Piece::Open),
            ")" => Some(Piece::Close),
            STEP_MARK => Some(Piece::Step),
            END_MARK => Some(Piece::End),
            _ => Piece::number(name),
        }
    }

    fn number(name: &str) -> Option<Piece> {
        if let Some((digit, place)) = name.split_once('e') {
            let digit = digit.parse().ok().filter(|digit| *digit <= 9)?;
            return Some(Piece::Digit { digit, place: place.parse().ok()? });
        }
        match name.parse::<u8>().ok()? {
            digit @ 0..=9 => Some(Piece::Digit { digit, place: 0 }),
            whole @ 10..=99 => Some(Piece::Whole(whole)),
            _ => None,
        }
    }
}
