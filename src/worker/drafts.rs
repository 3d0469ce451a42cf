//! Attempts at a reader's problem: drafted side by side a line at a time, each line judged as it ends, round after round
//! until one is clean or the budget is spent.
//!
//! What is served and where a round goes on from is decided by [`Rounds`]; here the drafter and the witnesses take turns,
//! and the page is told. Messages come in between the layers of either network, and whoever is no longer wanted ends without a
//! word.

use super::faults;
use super::job::{ModelState, Reviewer};
use super::loaded_model::cpu_engine;
use super::pause::pausing;
use super::worked_problem::read_problem;
use crate::drafting::{
    Branch, DraftError, Drafter, Ending, Judged, Line, MAX_FURTHER_ROUNDS, N_ATTEMPTS, Rounds, Settings, Start,
    is_drafted,
};
use crate::engine::CpuEngine;
use crate::model::ModelError;
use crate::protocol::{Draft, DraftEnding, DraftRefusal, DraftStage, Failure, FromWorker};
use crate::reading::{Problem, Solution, Work, from_lines};
use crate::tutor::{AttemptStanding, Card, Cuts, Findings, Judge, Learned, review, sound_lines};
use crate::words::Language;

/// Attempts that the page asked for.
pub struct DraftRequest {
    rev: u64,
    text: String,
    problem: Problem,
    seed: u64,
    cuts: Option<Cuts>,
    language: Language,
}

/// The language model that writes, as far as it is there.
#[derive(Default)]
pub enum DrafterState {
    /// Not asked for, or not to be had.
    #[default]
    Absent,
    Loading,
    Ready(Box<Drafter<CpuEngine>>),
}

/// Reads a drafter's file. It runs on the CPU: a step is a row for each attempt, too little for a GPU.
pub fn drafter(file: &[u8]) -> Result<Box<Drafter<CpuEngine>>, Failure> {
    let loaded = Drafter::load(file, cpu_engine());
    loaded.map(Box::new).map_err(|error| Failure::Model(faults::of_drafting(&error)))
}

/// Why a run ended before its end.
enum Stop {
    /// A newer request has come.
    Newer,
    At(DraftStage),
}

impl From<DraftError> for Stop {
    fn from(error: DraftError) -> Stop {
        Stop::At(match error {
            DraftError::Model(ModelError::Cancelled) => return Stop::Newer,
            DraftError::Unreadable => DraftStage::Refused(DraftRefusal::Unreadable),
            DraftError::OtherKind => DraftStage::Refused(DraftRefusal::OtherKind),
            DraftError::TooLong { .. } => DraftStage::Refused(DraftRefusal::TooLong),
            other => DraftStage::Failed(Failure::Engine(faults::of_drafting(&other))),
        })
    }
}

impl DraftRequest {
    /// Reads the problem. Refuses what is not drafted before any model is asked for.
    pub fn new(
        rev: u64,
        text: String,
        seed: u64,
        cuts: Option<Cuts>,
        language: Language,
    ) -> Result<DraftRequest, DraftRefusal> {
        let (problem, _) = read_problem(&text).ok_or(DraftRefusal::Unreadable)?;
        let request = DraftRequest { rev, text, problem, seed, cuts, language };
        if is_drafted(&request.solution(&[])) { Ok(request) } else { Err(DraftRefusal::OtherKind) }
    }

    /// The page's number for it.
    pub fn rev(&self) -> u64 {
        self.rev
    }

    /// The problem with these lines below it.
    fn solution(&self, lines: &[Line]) -> Solution {
        let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        Solution { problem: Some(self.problem.clone()), ..from_lines(&self.text, &lines) }
    }
}

impl Reviewer {
    /// Has attempts written, judges them and posts what comes of it.
    pub async fn draft(
        &mut self,
        drafter: &mut Drafter<CpuEngine>,
        request: &DraftRequest,
        newer: &dyn Fn() -> bool,
        post: &dyn Fn(FromWorker),
    ) {
        let stage = |stage| post(FromWorker::Drafting { rev: request.rev, stage });
        if matches!(self.model, ModelState::Loading) {
            return stage(DraftStage::AwaitingJudge);
        }
        match self.rounds(drafter, request, newer, post).await {
            Ok(served) => stage(DraftStage::Over { served }),
            Err(Stop::At(at)) => stage(at),
            Err(Stop::Newer) => {}
        }
    }

    /// Round after round; the attempt that is served.
    async fn rounds(
        &mut self,
        drafter: &mut Drafter<CpuEngine>,
        request: &DraftRequest,
        newer: &dyn Fn() -> bool,
        post: &dyn Fn(FromWorker),
    ) -> Result<Option<usize>, Stop> {
        let is_wanted = || !newer();
        let wanted = pausing(&is_wanted);
        // Where the model has no say, no attempt can be clean, and more of them would not help.
        let max_rounds = if matches!(self.model, ModelState::Absent) { 1 } else { 1 + MAX_FURTHER_ROUNDS };
        let mut under_way = drafter.begin(&request.solution(&[]), N_ATTEMPTS, request.seed)?;
        let mut rounds = Rounds::default();
        let mut earlier: Vec<Branch> = Vec::new();
        let mut starts: Vec<Option<Start>> = vec![None; N_ATTEMPTS];
        loop {
            let n_rounds = rounds.n_rounds();
            let stage = DraftStage::Writing { n_rounds, max_rounds, n_attempts: N_ATTEMPTS };
            post(FromWorker::Drafting { rev: request.rev, stage });
            let cards = loop {
                drafter.line(&mut under_way, Settings::default(), &wanted).await?;
                let (cards, judge) = self.judged(request, &under_way.branches, newer, post).await?;
                if n_rounds > 0 {
                    give_up_broken(&mut under_way.branches, &cards);
                }
                let drafts = cards.iter().zip(&under_way.branches).zip(&starts);
                let drafts = drafts.map(|((card, branch), start)| draft(card, branch, *start)).collect();
                post(FromWorker::Drafts { rev: request.rev, start: earlier.len(), drafts, judge });
                if under_way.branches.iter().all(|branch| branch.ending().is_some()) {
                    break cards;
                }
            };
            rounds.take(
                cards.iter().zip(&under_way.branches).map(|(card, branch)| (texts(branch), judged(card, branch))),
            );
            let is_scored = cards.iter().flat_map(|card| &card.steps).any(|step| step.p_sound.is_some());
            let next = if is_scored { rounds.next_starts() } else { None };
            let Some(next) = next else { return Ok(rounds.served()) };
            earlier.append(&mut under_way.branches);
            starts = next;
            let from = starts.iter().map(|start| start.and_then(|it| Some((earlier.get(it.attempt_idx)?, it.n_lines))));
            // Luck of its own for each round, and none of another seed's.
            let seed = request.seed ^ (rounds.n_rounds() as u64) << 32;
            drafter.go_on(&mut under_way, &from.collect::<Vec<_>>(), seed);
        }
    }

    /// What both witnesses say of the attempts as they stand.
    async fn judged(
        &mut self,
        request: &DraftRequest,
        branches: &[Branch],
        newer: &dyn Fn() -> bool,
        post: &dyn Fn(FromWorker),
    ) -> Result<(Vec<Card>, Judge), Stop> {
        let solutions: Vec<Solution> = branches.iter().map(|branch| request.solution(branch.lines())).collect();
        self.results.make_room(solutions.len());
        let verdicts = self.verdicts(&solutions, newer).await.ok_or(Stop::Newer)?;
        match self.score(&solutions, newer, post).await {
            Ok(true) => {}
            Ok(false) => return Err(Stop::Newer),
            Err(failure) => return Err(Stop::At(DraftStage::Failed(failure))),
        }
        let scores = self.results.all_scores(&solutions);
        let learned = match (&scores, &self.model) {
            (Some(scores), ModelState::Ready(model)) => {
                Learned::Scored { scores, cuts: request.cuts.unwrap_or_else(|| model.cuts()) }
            }
            _ => Learned::Absent,
        };
        let work = Work { solutions, ..Work::default() };
        let review = review(&work, &Findings { learned, ..Findings::exact_only(&verdicts) }, request.language);
        Ok((review.cards, review.judge))
    }
}

/// The first attempts are written to their end, whatever comes of them; later ones are a search for lines that hold.
fn give_up_broken(branches: &mut [Branch], cards: &[Card]) {
    for (branch, card) in branches.iter_mut().zip(cards) {
        if matches!(AttemptStanding::of(card, false), AttemptStanding::Unsound { .. }) {
            branch.give_up();
        }
    }
}

fn draft(card: &Card, branch: &Branch, start: Option<Start>) -> Draft {
    let ending = branch.ending().map(|ending| match ending {
        Ending::Finished => DraftEnding::Finished,
        Ending::Budget => DraftEnding::TooLong,
        Ending::Unparsable => DraftEnding::Unreadable,
        Ending::GivenUp => DraftEnding::GivenUp,
    });
    Draft { card: card.clone(), ending, from: start.map(|start| (start.attempt_idx, start.n_lines)) }
}

fn texts(branch: &Branch) -> Vec<String> {
    branch.lines().iter().map(|line| line.text.clone()).collect()
}

fn judged(card: &Card, branch: &Branch) -> Judged {
    let standing = AttemptStanding::of(card, branch.ending() == Some(Ending::Finished));
    Judged { sound: sound_lines(card), is_clean: standing == AttemptStanding::Clean }
}

#[cfg(test)]
mod tests;
