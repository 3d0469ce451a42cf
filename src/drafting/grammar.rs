//! Which pieces can follow, so that what is written is a line: operands between operators, brackets that close, digits
//! of falling places, an end only where a line is whole.

use super::piece::Piece;

/// Where a text stands between two pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grammar {
    n_open: usize,
    last: Last,
    n_lines: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// Nothing of this line.
    Start,
    /// An operand is due: after an operator, a relation, an opening bracket. A sign may stand before it.
    Operator,
    /// An operand is due, and no further sign.
    Sign,
    /// Only a bracket may follow.
    Abs,
    /// A number, its last digit at this place.
    Number(i32),
    /// A letter, a closing bracket, a whole number.
    Operand,
    /// The line is whole as it is.
    Answer,
    /// The work is at its end.
    End,
}

/// Brackets within brackets; deeper ones are not begun.
const MAX_OPEN: usize = 4;

impl Default for Grammar {
    fn default() -> Grammar {
        Grammar { n_open: 0, last: Last::Start, n_lines: 0 }
    }
}

impl Grammar {
    /// Below so many whole lines.
    pub fn below(n_lines: usize) -> Grammar {
        Grammar { n_lines, ..Grammar::default() }
    }

    /// May this piece come next?
    pub fn allows(&self, piece: &Piece) -> bool {
        let wants_operand = matches!(self.last, Last::Start | Last::Operator | Last::Sign);
        // A number whose last digit so far is not that of the ones is not whole.
        let is_whole = match self.last {
            Last::Number(place) => place <= 0,
            Last::Operand => true,
            _ => false,
        };
        match piece {
            Piece::Digit { place, .. } => match self.last {
                Last::Number(last) => *place == last - 1,
                _ => wants_operand && *place >= 0,
            },
            Piece::Whole(_) => wants_operand,
            Piece::Variable(_) => wants_operand || is_whole,
            Piece::Function(_) => wants_operand || is_whole,
            Piece::Open => (wants_operand || is_whole || self.last == Last::Abs) && self.n_open < MAX_OPEN,
            Piece::Close => is_whole && self.n_open > 0,
            Piece::Sign(_) => is_whole || matches!(self.last, Last::Start | Last::Operator),
            Piece::Operator(_) => is_whole,
            Piece::Relation(_) | Piece::Join(_) => is_whole && self.n_open == 0,
            Piece::Answer(_) => self.last == Last::Start,
            Piece::Step => self.last == Last::Answer || (is_whole && self.n_open == 0),
            Piece::End => self.last == Last::Start && self.n_lines > 0,
        }
    }

    /// Takes a piece that is allowed.
    pub fn take(&mut self, piece: &Piece) {
        self.last = match piece {
            Piece::Digit { place, .. } => Last::Number(*place),
            Piece::Whole(_) | Piece::Variable(_) => Last::Operand,
            Piece::Function("abs") => Last::Abs,
            Piece::Operator(_) | Piece::Relation(_) | Piece::Join(_) => Last::Operator,
            // A root's operand has no sign of its own either.
            Piece::Function(_) | Piece::Sign(_) => Last::Sign,
            Piece::Answer(_) => Last::Answer,
            Piece::End => Last::End,
            Piece::Open => {
                self.n_open += 1;
                Last::Operator
            }
            Piece::Close => {
                self.n_open -= 1;
                Last::Operand
            }
            Piece::Step => {
                self.n_lines += 1;
                Last::Start
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first piece that may not stand where it stands.
    fn refused(line: &str) -> Option<String> {
        let mut grammar = Grammar::default();
        for name in line.split(' ') {
            let piece = Piece::of(name).unwrap_or_else(|| panic!("{name} is a piece"));
            if !grammar.allows(&piece) {
                return Some(name.to_owned());
            }
            grammar.take(&piece);
        }
        None
    }

    #[test]
    fn lines_are_written() {
        for line in [
            "2 x + 3 = 11 ; x = 4 ; end",
            "x = - 5 / - 7 ;",
            "2 ( x - 2 ) - 3 ( x + 1 ) = 1e2 1e1 7 5e-1 ;",
            "( x + 1 ) ( x - 1 ) = 0 ; x + 1 = 0 or x - 1 = 0 ;",
            "x = +- sqrt 3 or abs ( x ) = 2 ;",
            "never ; end",
        ] {
            assert_eq!(refused(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_no_line_is_refused() {
        for (line, wanted) in [
            ("2 x + ;", ";"),
            ("( x + 1 ;", ";"),
            ("x + 1 )", ")"),
            ("x = = 2", "="),
            ("x 2", "2"),
            ("12 3", "3"),
            ("1e2 7", "7"),
            ("1e2 +", "+"),
            ("- - 2", "-"),
            ("abs x", "x"),
            ("( x = 2", "="),
            ("end", "end"),
            ("x = 1 end", "end"),
            ("never x", "x"),
            ("x = 1 ; end x", "x"),
        ] {
            assert_eq!(refused(line).as_deref(), Some(wanted), "{line}");
        }
    }
}
