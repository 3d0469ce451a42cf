//! Attempts under way: what each has written, and where its rows lie in the KV cache.
//!
//! A copy of a branch shares the rows of its beginning, and a branch can be taken back to the end of any of its lines: its
//! rows lie in the order in which they were written.

use super::attempt::{Attempt, Ending, Line};
use super::drafter::Limits;
use super::grammar::Grammar;
use super::piece::Piece;
use super::text::text;
use crate::model::Packed;
use crate::notation;
use fastrand::Rng;

/// Attempts under way at one problem. Their rows lie in the drafter's KV cache until other ones are begun there.
#[derive(Clone, Debug)]
pub struct Branches {
    pub(super) problem: Vec<u32>,
    pub(super) letters: Vec<String>,
    /// `[n_vocab]` logits below the problem, from which every first piece is drawn; empty before they are computed.
    pub(super) below_problem: Vec<f32>,
    /// Rows of the KV cache that are in use; those of the problem come first.
    pub(super) n_slots: usize,
    pub branches: Vec<Branch>,
}

/// One attempt under way.
#[derive(Clone, Debug)]
pub struct Branch {
    pub(super) rng: Rng,
    pub(super) grammar: Grammar,
    /// The last token, which the next pass computes. None where nothing is written yet.
    pub(super) next: Option<u32>,
    /// Where the rows of the tokens before it lie.
    slots: Vec<u32>,
    line: Vec<Piece>,
    attempt: Attempt,
    /// How many pieces it had at the end of each line.
    line_ends: Vec<usize>,
    pub(super) ending: Option<Ending>,
    /// Its line has just ended.
    pub(super) is_at_line_end: bool,
}

impl Branch {
    /// Nothing written; what will be hangs on this seed.
    pub(super) fn new(seed: u64) -> Branch {
        Branch {
            rng: Rng::with_seed(seed),
            grammar: Grammar::default(),
            next: None,
            slots: Vec::new(),
            line: Vec::new(),
            attempt: Attempt { lines: Vec::new(), ending: Ending::Budget, pieces: Vec::new() },
            line_ends: Vec::new(),
            ending: None,
            is_at_line_end: false,
        }
    }

    /// The lines so far.
    pub fn lines(&self) -> &[Line] {
        &self.attempt.lines
    }

    /// Why it is over, if it is.
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// Pieces that were drawn for it.
    pub fn n_pieces(&self) -> usize {
        self.attempt.pieces.len()
    }

    /// Writes no more of it.
    pub fn give_up(&mut self) {
        self.ending.get_or_insert(Ending::GivenUp);
    }

    /// Another branch from here, with other luck.
    pub fn fork(&self, seed: u64) -> Branch {
        Branch { rng: Rng::with_seed(seed), ..self.clone() }
    }

    /// Another branch from the end of its first `n_lines` lines, with other luck. `step_mark` is the token that ends a line.
    pub(super) fn back_to(&self, n_lines: usize, step_mark: u32, seed: u64) -> Branch {
        let lines = &self.attempt.lines[..n_lines.min(self.attempt.lines.len())];
        let Some(n_pieces) = lines.len().checked_sub(1).and_then(|last| self.line_ends.get(last).copied()) else {
            return Branch::new(seed);
        };
        Branch {
            grammar: Grammar::below(lines.len()),
            next: Some(step_mark),
            // The row of the last piece comes with the next pass.
            slots: self.slots[..n_pieces - 1].to_vec(),
            attempt: Attempt {
                lines: lines.to_vec(),
                ending: Ending::Budget,
                pieces: self.attempt.pieces[..n_pieces].to_vec(),
            },
            line_ends: self.line_ends[..lines.len()].to_vec(),
            ..Branch::new(seed)
        }
    }

    /// What it has become; where it is not over, its budget was spent.
    pub fn into_attempt(self) -> Attempt {
        Attempt { ending: self.ending.unwrap_or(Ending::Budget), ..self.attempt }
    }

    /// Takes the piece that was drawn, a token of this id. Returns the line that it ends, if it does.
    pub(super) fn take(&mut self, id: u32, piece: Piece, limits: Limits, letters: &[String]) -> Option<&Line> {
        self.grammar.take(&piece);
        self.is_at_line_end = piece == Piece::Step;
        self.next = Some(id);
        self.attempt.pieces.push(id);
        match piece {
            Piece::End => self.ending = Some(Ending::Finished),
            Piece::Step => {
                let text = text(&self.line, letters);
                self.line.clear();
                let parsed = notation::parse(&text);
                match parsed.statement.filter(|_| parsed.findings.is_empty()) {
                    Some(statement) => {
                        self.attempt.lines.push(Line { text, statement });
                        self.line_ends.push(self.attempt.pieces.len());
                    }
                    None => self.ending = Some(Ending::Unparsable),
                }
            }
            piece => self.line.push(piece),
        }
        if self.ending.is_none()
            && (self.attempt.pieces.len() >= limits.n_pieces || self.attempt.lines.len() >= limits.n_lines)
        {
            self.ending = Some(Ending::Budget);
        }
        let is_line = self.is_at_line_end && self.ending != Some(Ending::Unparsable);
        self.attempt.lines.last().filter(|_| is_line)
    }
}

impl Branches {
    /// The pass that computes the rows of the problem.
    pub(super) fn problem_batch(&mut self) -> Packed {
        let n_problem = self.problem.len();
        self.n_slots = n_problem;
        let mut batch = Packed::new(&self.problem, &[], &[]);
        batch.marks = vec![n_problem as u32 - 1];
        batch
    }

    /// The pass of one row for each of these branches, which have all begun.
    pub(super) fn batch(&mut self, at: &[usize]) -> Packed {
        let n_problem = self.problem.len();
        let mut batch = Packed {
            prefix_len: n_problem as u32,
            slots: (0..n_problem as u32).collect(),
            first_slot: self.n_slots as u32,
            marks: (0..at.len() as u32).collect(),
            ..Packed::default()
        };
        for i in at {
            let branch = &mut self.branches[*i];
            let start = batch.slots.len() as u32;
            branch.slots.push(self.n_slots as u32);
            self.n_slots += 1;
            batch.slots.extend(&branch.slots);
            batch.tokens.extend(branch.next);
            batch.positions.push((n_problem + branch.slots.len() - 1) as u32);
            batch.context_idx.push(batch.slots.len() as u32 - 1);
            batch.seq_start.push(start);
        }
        batch
    }
}
