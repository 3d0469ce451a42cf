//! The drafter: a language model on an engine, and attempts that it writes side by side.
//!
//! The problem's rows are computed once; every attempt sees them and its own rows in the KV cache, so that a step of all
//! attempts is one pass of a row each. An attempt draws from a generator of its own: what it becomes hangs on the seed
//! and on its number, not on when the others end. A copy of a branch shares the rows of its beginning.

use super::attempt::{Attempt, Ending, Line};
use super::error::DraftError;
use super::families::is_drafted;
use super::grammar::Grammar;
use super::piece::{END_MARK, Piece, STEP_MARK};
use super::sampling::Sampling;
use super::text::text;
use crate::gguf::Gguf;
use crate::model::{Network, Ops, Packed, Runner};
use crate::notation;
use crate::prm::{Tokens, drafting_prompt};
use crate::reading::Solution;
use fastrand::Rng;

/// Rows of the KV cache: some hundred lines beside a problem.
const N_SLOTS: usize = 8192;

/// How long attempts may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pieces of one attempt, marks included.
    pub n_pieces: usize,
    /// Lines of one attempt.
    pub n_lines: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { n_pieces: 256, n_lines: 16 }
    }
}

/// How attempts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    pub sampling: Sampling,
    pub limits: Limits,
}

/// A language model that writes lines.
pub struct Drafter<O: Ops> {
    runner: Runner<O>,
    tokens: Tokens,
    /// What each token is, by id; None for what is not written.
    pieces: Vec<Option<Piece>>,
    n_context: usize,
}

/// Attempts under way at one problem. Their rows lie in the drafter's KV cache until other ones are begun there.
#[derive(Clone, Debug)]
pub struct Branches {
    problem: Vec<u32>,
    letters: Vec<String>,
    /// Rows of the KV cache that are in use; those of the problem come first.
    n_slots: usize,
    pub branches: Vec<Branch>,
}

/// One attempt under way.
#[derive(Clone, Debug)]
pub struct Branch {
    rng: Rng,
    grammar: Grammar,
    /// The token that the next pass computes. None before the first pass, whose last row is the problem's.
    next: Option<u32>,
    slots: Vec<u32>,
    line: Vec<Piece>,
    attempt: Attempt,
    ending: Option<Ending>,
    /// Its line has just ended.
    is_at_line_end: bool,
}

impl Branch {
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
        self.attempt.n_pieces
    }

    /// Another branch from here, with other luck.
    pub fn fork(&self, seed: u64) -> Branch {
        Branch { rng: Rng::with_seed(seed), ..self.clone() }
    }

    /// What it has become; where it is not over, its budget was spent.
    pub fn into_attempt(self) -> Attempt {
        Attempt { ending: self.ending.unwrap_or(Ending::Budget), ..self.attempt }
    }
}

impl<O: Ops> Drafter<O> {
    /// Reads a model file and hands its weights to the engine. Refuses a file that is no drafter.
    pub fn load(file: &[u8], mut ops: O) -> Result<Drafter<O>, DraftError> {
        let gguf = Gguf::parse(file)?;
        let network = Network::load_language_model(&gguf, &mut ops)?;
        let (n_vocab, n_context) = (network.n_vocab(), network.config().n_context);
        let tokens = Tokens::new(gguf.str("tokenizer.huggingface.json")?, n_vocab)?;
        for piece in [STEP_MARK, END_MARK] {
            tokens.id(piece).ok_or(DraftError::NoPiece { piece })?;
        }
        let pieces = (0..n_vocab as u32).map(|id| tokens.token(id).as_deref().and_then(Piece::of)).collect();
        let runner = Runner::new(network, ops, N_SLOTS)?;
        Ok(Drafter { runner, tokens, pieces, n_context })
    }

    /// `count` attempts at a problem. `on_line` is told of each line as it ends: the attempt's number and the line. The
    /// pass that is under way when they are no longer `wanted` ends in [`crate::model::ModelError::Cancelled`].
    pub async fn draft(
        &mut self,
        problem: &Solution,
        count: usize,
        seed: u64,
        settings: Settings,
        on_line: &mut impl FnMut(usize, &Line),
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<Attempt>, DraftError> {
        let mut branches = self.begin(problem, count, seed)?;
        while self.step(&mut branches, settings, false, on_line, wanted).await? {}
        Ok(branches.branches.into_iter().map(Branch::into_attempt).collect())
    }

    /// `count` branches below a problem, nothing written.
    pub fn begin(&self, problem: &Solution, count: usize, seed: u64) -> Result<Branches, DraftError> {
        let (prompt, letters) = drafting_prompt(problem).ok_or(DraftError::Unreadable)?;
        if !is_drafted(problem) {
            return Err(DraftError::OtherKind);
        }
        let problem = self.tokens.encode(&prompt)?.ok_or(DraftError::Unreadable)?;
        let room = self.n_context / 2;
        if problem.len() > room {
            return Err(DraftError::TooLong { n_pieces: problem.len(), room });
        }
        let branch = |i: usize| Branch {
            rng: Rng::with_seed(mixed(seed, i as u64)),
            grammar: Grammar::default(),
            next: None,
            slots: Vec::new(),
            line: Vec::new(),
            attempt: Attempt { lines: Vec::new(), ending: Ending::Budget, n_pieces: 0 },
            ending: None,
            is_at_line_end: false,
        };
        Ok(Branches { problem, letters, n_slots: 0, branches: (0..count).map(branch).collect() })
    }

    /// Every branch that is not over one line further, or to its end.
    pub async fn line(
        &mut self,
        branches: &mut Branches,
        settings: Settings,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<(), DraftError> {
        branches.branches.iter_mut().for_each(|branch| branch.is_at_line_end = false);
        while self.step(branches, settings, true, &mut |_, _| {}, wanted).await? {}
        Ok(())
    }

    /// One piece for every branch that is under way; with `pausing`, not for one whose line has just ended. False where
    /// there was none.
    async fn step(
        &mut self,
        branches: &mut Branches,
        settings: Settings,
        pausing: bool,
        on_line: &mut impl FnMut(usize, &Line),
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<bool, DraftError> {
        let room = self.n_context.saturating_sub(branches.problem.len());
        let limits = Limits { n_pieces: settings.limits.n_pieces.min(room), ..settings.limits };
        let settings = Settings { limits, ..settings };
        let due = |branch: &Branch| branch.ending.is_none() && !(pausing && branch.is_at_line_end);
        let at: Vec<usize> = (0..branches.branches.len()).filter(|i| due(&branches.branches[*i])).collect();
        if at.is_empty() || branches.n_slots + branches.problem.len() + at.len() > N_SLOTS {
            branches.branches.iter_mut().filter(|_| !at.is_empty()).for_each(|branch| {
                branch.ending.get_or_insert(Ending::Budget);
            });
            return Ok(false);
        }
        let batch = branches.batch(&at);
        let logits = self.runner.logits(&batch, wanted).await?;
        let n_vocab = self.pieces.len();
        for (row, i) in at.into_iter().enumerate() {
            // Before the first pass all branches stand at the problem's last row.
            let row = if batch.marks.len() == 1 { 0 } else { row };
            let branch = &mut branches.branches[i];
            let logits = &logits[row * n_vocab..(row + 1) * n_vocab];
            if let Some(line) = self.take(branch, logits, settings, &branches.letters) {
                on_line(i, line);
            }
        }
        Ok(true)
    }

    /// Draws a branch's next piece. Returns the line that it ends, if it does.
    fn take<'a>(
        &self,
        branch: &'a mut Branch,
        logits: &[f32],
        settings: Settings,
        letters: &[String],
    ) -> Option<&'a Line> {
        let may = |id: usize| {
            let piece = self.pieces.get(id).and_then(Option::as_ref);
            piece.is_some_and(|piece| branch.grammar.allows(piece))
        };
        let drawn = settings.sampling.draw(logits, may, &mut branch.rng);
        let Some((id, piece)) = drawn.and_then(|id| Some((id, self.pieces.get(id)?.clone()?))) else {
            branch.ending = Some(Ending::Unparsable);
            return None;
        };
        branch.grammar.take(&piece);
        branch.is_at_line_end = piece == Piece::Step;
        branch.next = Some(id as u32);
        branch.attempt.n_pieces += 1;
        match piece {
            Piece::End => branch.ending = Some(Ending::Finished),
            Piece::Step => {
                let text = text(&branch.line, letters);
                branch.line.clear();
                let parsed = notation::parse(&text);
                match parsed.statement.filter(|_| parsed.findings.is_empty()) {
                    Some(statement) => branch.attempt.lines.push(Line { text, statement }),
                    None => branch.ending = Some(Ending::Unparsable),
                }
            }
            piece => branch.line.push(piece),
        }
        let limits = settings.limits;
        if branch.ending.is_none()
            && (branch.attempt.n_pieces >= limits.n_pieces || branch.attempt.lines.len() >= limits.n_lines)
        {
            branch.ending = Some(Ending::Budget);
        }
        let is_line = branch.is_at_line_end && branch.ending != Some(Ending::Unparsable);
        branch.attempt.lines.last().filter(|_| is_line)
    }
}

impl Branches {
    /// The pass of one row for each of these branches, or of the problem where nothing is computed yet.
    fn batch(&mut self, at: &[usize]) -> Packed {
        let n_problem = self.problem.len();
        if self.n_slots == 0 {
            self.n_slots = n_problem;
            let mut batch = Packed::new(&self.problem, &[], &[]);
            batch.marks = vec![n_problem as u32 - 1];
            return batch;
        }
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

/// A seed for one of several, far from those of the others.
fn mixed(seed: u64, i: u64) -> u64 {
    (seed ^ i.rotate_left(40)).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ i
}

#[cfg(test)]
mod tests;
