//! From a problem to lines: a strategy followed to the end, and the same with a slip in it.

use super::chance::weighted;
use super::moves::{Move, has_special};
use super::slips;
use super::state::State;
use super::strategy::{Strategy, detour};
use super::write::Notation;
use crate::algebra::{Verdict, consistent};
use crate::notation::Statement;
use crate::slips::SlipKind;
use fastrand::Rng;

/// One line that is written down.
#[derive(Clone, Debug)]
pub struct Line {
    pub state: State,
    /// The moves that led here from the line above, in order.
    pub moves: Vec<Move>,
    pub fault: Option<Fault>,
    /// What it follows from, where that is not the line above.
    pub premise: Option<Statement>,
    /// Words of its own beside it, where they do not come from its moves.
    pub words: Option<String>,
}

impl Line {
    /// A line that follows from the one above it by its moves.
    pub fn new(state: State, moves: Vec<Move>, fault: Option<Fault>) -> Line {
        Line { state, moves, fault, premise: None, words: None }
    }
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Slip(SlipKind),
    /// A slip drawn so that it keeps the solutions: right by luck.
    Lucky(SlipKind),
    /// An earlier slip silently undone: right again, and from nowhere.
    Undone,
    /// The line follows; the words beside it say something else.
    Words,
}

/// What becomes of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The lines after it follow from it.
    Carried,
    /// A later line jumps back to the clean path.
    Undone,
    /// A second slip takes back what the first one did.
    Cancelled,
}

impl Ending {
    /// Carried, five times in six.
    pub fn draw(rng: &mut Rng) -> Ending {
        match rng.u8(0..24) {
            0 | 1 => Ending::Undone,
            2 | 3 => Ending::Cancelled,
            _ => Ending::Carried,
        }
    }
}

/// One move of a solution, written down or not.
#[derive(Clone, Debug)]
struct Beat {
    before: State,
    step: Move,
    after: State,
    is_written: bool,
}

/// Moves that are made before a path is given up.
const MAX_MOVES: usize = 24;
/// How likely a slip is followed by another one.
const P_ANOTHER_SLIP: f64 = 0.5;
/// Kinds of slip that are tried for one that has a place.
const MAX_KINDS: usize = 24;
/// Second slips that are tried for one that takes back the first.
const MAX_SECOND_SLIPS: usize = 60;
/// Lines that a solution may have.
const MAX_LINES: usize = 12;

/// A clean solution, kept move by move so that a slip can be put anywhere in it.
#[derive(Clone, Debug)]
pub struct Path {
    strategy: Strategy,
    beats: Vec<Beat>,
    /// Does it reach the answer?
    is_whole: bool,
}

impl Path {
    /// The strategy followed until nothing is left to do; nothing where it does not come to an end.
    pub fn solve(start: &State, strategy: Strategy, rng: &mut Rng) -> Option<Path> {
        let mut state = start.clone();
        let mut beats: Vec<Beat> = Vec::new();
        let mut detours = 0;
        while beats.len() < MAX_MOVES {
            let planned = strategy.next(&state, rng).or_else(|| checked(start, &state));
            let Some(planned) = planned else {
                if let Some(last) = beats.last_mut() {
                    last.is_written = true;
                }
                return state.is_answer().then_some(Path { strategy, beats, is_whole: true });
            };
            let odd = (detours < 2 && rng.f64() < strategy.p_odd).then(|| detour(&state, rng));
            let odd = odd.and_then(|step| step.apply(&state).map(|after| (step, after)));
            let (step, after) = match odd {
                Some(found) => {
                    detours += 1;
                    found
                }
                None => {
                    let after = planned.apply(&state)?;
                    (planned, after)
                }
            };
            if let Some(last) = beats.last_mut() {
                last.is_written = !strategy.runs_on(&last.step, &step, rng);
            }
            beats.push(Beat { before: state, step, after: after.clone(), is_written: true });
            state = after;
        }
        None
    }

    /// The lines as they are written down.
    pub fn lines(&self) -> Vec<Line> {
        self.lines_of(0, self.beats.len())
    }

    /// The first lines only: one step at a time, as a tutor's log has them.
    pub fn shortened(mut self, n_lines: usize) -> Path {
        let written = self.beats.iter().enumerate().filter(|(_, beat)| beat.is_written);
        if let Some((last, _)) = written.take(n_lines).last() {
            self.beats.truncate(last + 1);
            self.is_whole = false;
        }
        self
    }

    /// The moves before `at` that were made since the last written line, and the one made there.
    fn intended(&self, at: usize) -> Vec<Move> {
        let since = self.beats[..at].iter().rposition(|beat| beat.is_written).map_or(0, |last| last + 1);
        self.beats[since..=at].iter().map(|beat| beat.step.clone()).collect()
    }

    /// The lines of some of the moves; the last of them is not written unless the path writes it.
    fn lines_of(&self, from: usize, to: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut moves = Vec::new();
        for beat in &self.beats[from..to] {
            moves.push(beat.step.clone());
            if beat.is_written {
                lines.push(Line::new(beat.after.clone(), std::mem::take(&mut moves), None));
            }
        }
        lines
    }

    /// The solution with one slip: the lines before it, the slipped line, and what this strategy makes of that.
    pub fn with_slip(&self, slips: &[(SlipKind, u32)], ending: Ending, rng: &mut Rng) -> Option<Vec<Line>> {
        let (at, slip, slipped) = self.place(slips, rng)?;
        let mut lines = self.lines_of(0, at);
        let mut state = slipped;
        // The slip's own line is often worked out further before it is written.
        if rng.f64() < self.strategy.p_skip.max(0.4)
            && let Some(step @ (Move::Collect | Move::WorkOut | Move::CollectPair)) = self.strategy.next(&state, rng)
            && let Some(next) = step.apply(&state)
        {
            state = next;
        }
        // The words before a slipped line are those of what was meant.
        lines.push(Line::new(state.clone(), self.intended(at), Some(Fault::Slip(slip))));
        // Nonsense that keeps the solutions leaves nothing to take back.
        match ending {
            _ if slips::is_nonsense(slip) => {}
            Ending::Undone => return self.undone(at, lines, &state, rng),
            Ending::Cancelled => return self.cancelled(slips, lines, &state, rng),
            Ending::Carried => {}
        }
        lines.extend(self.carried(at, slips, &state, rng));
        (lines.len() <= MAX_LINES).then_some(lines)
    }

    /// The lines that follow from a slipped one, now and then with another slip among them. Some slips leave what this
    /// strategy cannot finish: the work stops there, as a student's would.
    fn carried(&self, at: usize, slips: &[(SlipKind, u32)], slipped: &State, rng: &mut Rng) -> Vec<Line> {
        let is_over = !self.is_whole && self.lines_of(at, self.beats.len()).len() <= 1;
        let Some(rest) = Path::solve(slipped, self.strategy, rng).filter(|_| !is_over) else { return Vec::new() };
        let rest = if self.is_whole { rest } else { rest.shortened(1) };
        let slips_again = rng.f64() < P_ANOTHER_SLIP;
        let again = if slips_again { rest.with_slip(slips, Ending::Carried, rng) } else { None };
        again.unwrap_or_else(|| rest.lines())
    }

    /// A slip that has a place in this path, looked for by weight.
    fn place(&self, slips: &[(SlipKind, u32)], rng: &mut Rng) -> Option<(usize, SlipKind, State)> {
        if self.beats.is_empty() {
            return None;
        }
        for _ in 0..MAX_KINDS {
            let slip = weighted(slips, rng);
            let first = rng.usize(..self.beats.len());
            for i in 0..self.beats.len() {
                let at = (first + i) % self.beats.len();
                if let Some(slipped) = slips::apply(slip, &self.beats[at].before, rng) {
                    return Some((at, slip, slipped));
                }
            }
        }
        None
    }

    /// The lines after a slip when a second slip leads back to a line that is true to the problem.
    fn cancelled(
        &self,
        slips: &[(SlipKind, u32)],
        mut lines: Vec<Line>,
        slipped: &State,
        rng: &mut Rng,
    ) -> Option<Vec<Line>> {
        let problem = self.beats.first()?.before.statement(&Notation::default());
        for _ in 0..MAX_SECOND_SLIPS {
            let slip = weighted(slips, rng);
            let Some(state) = slips::apply(slip, slipped, rng) else { continue };
            if !matches!(consistent(&problem, &state.statement(&Notation::default())), Verdict::Holds(_)) {
                continue;
            }
            let moves = self.strategy.next(slipped, rng).into_iter().collect();
            lines.push(Line::new(state.clone(), moves, Some(Fault::Slip(slip))));
            lines.extend(Path::solve(&state, self.strategy, rng)?.lines());
            return (lines.len() <= MAX_LINES).then_some(lines);
        }
        None
    }

    /// The lines after a slip when a later line is right again: at once, or after one line that follows from the slip.
    fn undone(&self, at: usize, mut lines: Vec<Line>, slipped: &State, rng: &mut Rng) -> Option<Vec<Line>> {
        if rng.bool()
            && let Some(rest) = Path::solve(slipped, self.strategy, rng)
        {
            lines.extend(rest.lines().into_iter().take(1));
        }
        let mut clean = self.lines_of(at, self.beats.len());
        if clean.len() > 1 {
            clean.remove(0);
        }
        let first = clean.first_mut()?;
        first.fault = Some(Fault::Undone);
        lines.extend(clean);
        (lines.len() <= MAX_LINES).then_some(lines)
    }
}

/// The check that leaves out what does not solve the problem, where there is such a thing.
fn checked(start: &State, state: &State) -> Option<Move> {
    let step = Move::Reject(Box::new(start.clone()));
    (has_special(start) && state.is_solved() && step.apply(state).is_some()).then_some(step)
}
