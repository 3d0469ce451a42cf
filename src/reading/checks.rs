//! Rows of a check, which stand below "Check:" and are no lines of the work.

use super::assemble::Assembler;
use super::pieces::{Piece, append};
use super::work::{Connective, Role, Step};
use crate::notation::Parsed;
use crate::text::Mapped;

impl Assembler {
    /// A row of a check: its maths are rows of their own, its words say something of them.
    pub(super) fn read_check(&mut self, pieces: Vec<Piece>) {
        let mut words = Mapped::default();
        let n_before = self.solution.steps.len();
        for piece in pieces {
            match piece {
                Piece::Math(statement) => {
                    let (span, parsed) = (statement.math.span(), Parsed::default());
                    let (math, unread, connective) = (statement.math, statement.unread, Connective::Next);
                    self.solution.steps.push(Step {
                        role: Role::Check,
                        math,
                        parsed,
                        application: None,
                        unread,
                        reason: None,
                        connective,
                        number: None,
                        span,
                    });
                }
                Piece::Words(piece) => append(&mut words, &piece),
                Piece::Link(_) => {}
            }
        }
        if words.is_blank() {
            return;
        }
        match self.solution.steps[n_before..].last_mut() {
            Some(check) => append(check.reason.get_or_insert_default(), &words),
            None => {
                let span = words.span();
                self.solution.steps.push(Step::words(words, span));
            }
        }
    }
}
