//! The drafter: a language model on an engine, and attempts that it writes side by side.
//!
//! The problem's rows are computed once; every attempt sees them and its own rows in the KV cache, so that a step of all
//! attempts is one pass of a row each. An attempt draws from a generator of its own: what it becomes hangs on the seed
//! and on its number, not on when the others end. A copy of a branch shares the rows of its beginning.

use super::attempt::{Attempt, Ending, Line};
use super::branch::{Branch, Branches};
use super::error::DraftError;
use super::families::is_drafted;
use super::piece::{END_MARK, Piece, STEP_MARK};
use super::sampling::Sampling;
use crate::gguf::Gguf;
use crate::model::{Network, Ops, Runner};
use crate::prm::{Tokens, drafting_prompt};
use crate::reading::Solution;

/// How a drafter's problems and lines are spelled, as its file says.
const DIALECT: &str = "algebra-whole";

/// Rows of the KV cache: some hundred lines beside a problem.
const N_SLOTS: usize = 8192;

/// Longest problem, in pieces: more than twice what a drafter is taught.
const MAX_PROBLEM_PIECES: usize = 64;

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
    /// The token that ends a line.
    step_mark: u32,
    n_context: usize,
}

impl<O: Ops> Drafter<O> {
    /// Reads a model file and hands its weights to the engine. Refuses a file that is no drafter.
    pub fn load(file: &[u8], mut ops: O) -> Result<Drafter<O>, DraftError> {
        let gguf = Gguf::parse(file)?;
        let dialect = gguf.str("surefoot.dialect")?;
        if dialect != DIALECT {
            return Err(DraftError::Dialect { found: dialect.to_owned(), wanted: DIALECT });
        }
        let network = Network::load_language_model(&gguf, &mut ops)?;
        let (n_vocab, n_context) = (network.n_vocab(), network.config().n_context);
        let tokens = Tokens::new(gguf.str("tokenizer.huggingface.json")?, n_vocab)?;
        let mark = |piece| tokens.id(piece).ok_or(DraftError::NoPiece { piece });
        let (step_mark, _) = (mark(STEP_MARK)?, mark(END_MARK)?);
        let pieces = (0..n_vocab as u32).map(|id| tokens.token(id).as_deref().and_then(Piece::of)).collect();
        let runner = Runner::new(network, ops, N_SLOTS)?;
        Ok(Drafter { runner, tokens, pieces, step_mark, n_context })
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
        let room = MAX_PROBLEM_PIECES.min(self.n_context / 2);
        if problem.len() > room {
            return Err(DraftError::TooLong { n_pieces: problem.len(), room });
        }
        let branches = (0..count).map(|i| Branch::new(mixed(seed, i as u64))).collect();
        Ok(Branches { problem, letters, below_problem: Vec::new(), n_slots: 0, branches })
    }

    /// Puts other branches in the place of these. Each goes on from the first lines, so many as `starts` says, of a branch
    /// that was once among them; None for one with nothing written yet.
    pub fn go_on(&self, branches: &mut Branches, starts: &[Option<(&Branch, usize)>], seed: u64) {
        let branch = |(i, start): (usize, &Option<(&Branch, usize)>)| {
            let seed = mixed(seed, i as u64);
            start.map_or_else(|| Branch::new(seed), |(from, n_lines)| from.back_to(n_lines, self.step_mark, seed))
        };
        branches.branches = starts.iter().enumerate().map(branch).collect();
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
        let due = |branch: &Branch| branch.ending.is_none() && !(pausing && branch.is_at_line_end);
        let at: Vec<usize> = (0..branches.branches.len()).filter(|i| due(&branches.branches[*i])).collect();
        if at.is_empty() || branches.n_slots + branches.problem.len() + at.len() > N_SLOTS {
            branches.branches.iter_mut().filter(|_| !at.is_empty()).for_each(|branch| {
                branch.ending.get_or_insert(Ending::Budget);
            });
            return Ok(false);
        }
        if branches.below_problem.is_empty() {
            let batch = branches.problem_batch();
            branches.below_problem = self.runner.logits(&batch, wanted).await?;
        }
        let (begun, new): (Vec<usize>, Vec<usize>) = at.into_iter().partition(|i| branches.branches[*i].next.is_some());
        let mut all = Vec::new();
        if !begun.is_empty() {
            let batch = branches.batch(&begun);
            all = self.runner.logits(&batch, wanted).await?;
        }
        let n_vocab = self.pieces.len();
        let Branches { below_problem, letters, branches, .. } = branches;
        let rows = begun.into_iter().zip(all.chunks_exact(n_vocab));
        for (i, logits) in rows.chain(new.into_iter().map(|i| (i, &below_problem[..]))) {
            let branch = &mut branches[i];
            let Some((id, piece)) = self.draw(branch, logits, settings.sampling) else {
                branch.ending = Some(Ending::Unparsable);
                continue;
            };
            if let Some(line) = branch.take(id, piece, limits, letters) {
                on_line(i, line);
            }
        }
        Ok(true)
    }

    /// Draws a branch's next piece. None where nothing may follow.
    fn draw(&self, branch: &mut Branch, logits: &[f32], sampling: Sampling) -> Option<(u32, Piece)> {
        let may = |id: usize| {
            let piece = self.pieces.get(id).and_then(Option::as_ref);
            piece.is_some_and(|piece| branch.grammar.allows(piece))
        };
        let id = sampling.draw(logits, may, &mut branch.rng)?;
        Some((id as u32, self.pieces.get(id)?.clone()?))
    }
}

/// A seed for one of several, far from those of the others.
fn mixed(seed: u64, i: u64) -> u64 {
    (seed ^ i.rotate_left(40)).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ i
}

#[cfg(test)]
mod tests;
