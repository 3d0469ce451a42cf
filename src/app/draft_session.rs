//! Attempts that the tutor drafts, on the page: what was asked for, how far it is, and what is written; a plain struct,
//! tested without a browser.
//!
//! The same problem and seed give the same attempts. What is written stays when the drafting is stopped or fails.

use crate::protocol::{Draft, DraftEnding, DraftStage, Failure};
use crate::tutor::{AttemptStanding, Cuts, Judge};
use crate::words::Language;

/// What the page knows of the attempts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftSession {
    asked: Asked,
    run: Run,
    drafts: Vec<Draft>,
    judge: Option<Judge>,
    /// Where the round at hand begins.
    round_start: usize,
}

/// What attempts were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub problem: String,
    pub seed: u64,
    /// What the witnesses' sentences are in.
    pub language: Language,
}

/// How far the drafting is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Run {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// The worker is at it under this revision; None before it has said how far.
    Running { rev: u64, stage: Option<DraftStage> },
    /// Stopped by the reader, or overtaken by other work.
    Stopped,
    /// The worker will say no more.
    Done(DraftStage),
}

/// Attempts in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub n_attempts: usize,
    /// Those that a judge of answers alone would pass.
    pub n_right: usize,
    pub n_clean: usize,
}

impl DraftSession {
    /// Takes up other attempts, asked for under this revision.
    pub fn begin(&mut self, rev: u64, asked: Asked) {
        *self = DraftSession { asked, run: Run::Running { rev, stage: None }, ..DraftSession::default() };
    }

    /// Takes in how far the worker is, if it is at the last request.
    pub fn take_stage(&mut self, rev: u64, now: DraftStage) {
        let Run::Running { rev: asked, stage } = &mut self.run else { return };
        if *asked != rev {
            return;
        }
        match now {
            DraftStage::Over { .. } | DraftStage::Refused(_) | DraftStage::Failed(_) => self.run = Run::Done(now),
            DraftStage::Writing { n_rounds: 0, .. } => {
                // Whatever was written before is written again.
                self.drafts.clear();
                self.round_start = 0;
                *stage = Some(now);
            }
            DraftStage::Writing { .. } => {
                self.round_start = self.drafts.len();
                *stage = Some(now);
            }
            DraftStage::Fetching { .. } | DraftStage::AwaitingJudge => *stage = Some(now),
        }
    }

    /// Takes in attempts from index `start` on, if they answer the last request.
    pub fn take(&mut self, rev: u64, start: usize, drafts: Vec<Draft>, judge: Judge) {
        if matches!(self.run, Run::Running { rev: asked, .. } if asked == rev) && start <= self.drafts.len() {
            self.drafts.truncate(start);
            self.drafts.extend(drafts);
            self.judge = Some(judge);
        }
    }

    /// Nothing more is wanted; what is written stays.
    pub fn stop(&mut self) {
        if self.is_running() {
            self.run = Run::Stopped;
        }
    }

    /// The worker has ended.
    pub fn broke(&mut self, failure: Failure) {
        if self.is_running() {
            self.run = Run::Done(DraftStage::Failed(failure));
        }
    }

    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    pub fn run(&self) -> &Run {
        &self.run
    }

    pub fn is_running(&self) -> bool {
        matches!(self.run, Run::Running { .. })
    }

    /// The attempt at this index.
    pub fn draft(&self, idx: usize) -> Option<&Draft> {
        self.drafts.get(idx)
    }

    /// The attempt that is served.
    pub fn served(&self) -> Option<usize> {
        match self.run {
            Run::Done(DraftStage::Over { served }) => served,
            _ => None,
        }
    }

    /// By whom the attempts are judged, once there are any.
    pub fn judge(&self) -> Option<Judge> {
        self.judge
    }

    /// Where the model's scores are cut, once it has spoken.
    pub fn cuts(&self) -> Option<Cuts> {
        match self.judge {
            Some(Judge::Scored(cuts)) => Some(cuts),
            _ => None,
        }
    }

    /// The attempts beside the one that is served, each with how many others are the same to the letter: as long as they
    /// are written those of the round at hand first, each by itself; then those with the right answer first.
    pub fn others(&self) -> Vec<(usize, usize)> {
        if self.is_running() {
            let n = self.drafts.len();
            return (self.round_start.min(n)..n).chain(0..self.round_start.min(n)).map(|idx| (idx, 0)).collect();
        }
        let served = self.served();
        let mut others: Vec<(usize, usize)> = Vec::new();
        for idx in (0..self.drafts.len()).filter(|idx| Some(*idx) != served) {
            match others.iter_mut().find(|(first, _)| self.is_same(*first, idx)) {
                Some((_, n_same)) => *n_same += 1,
                None if served.is_some_and(|served| self.is_same(served, idx)) => {}
                None => others.push((idx, 0)),
            }
        }
        others.sort_by_key(|(idx, _)| !self.drafts.get(*idx).is_some_and(|draft| standing(draft).is_right()));
        others
    }

    /// How many other attempts are the same to the letter as this one.
    pub fn n_same(&self, idx: usize) -> usize {
        (0..self.drafts.len()).filter(|other| *other != idx && self.is_same(*other, idx)).count()
    }

    fn is_same(&self, one: usize, other: usize) -> bool {
        let said = |idx: usize| {
            let draft = self.drafts.get(idx)?;
            Some((draft.ending, draft.card.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>()))
        };
        said(one) == said(other)
    }

    /// Whether this attempt belongs to the round that is being written.
    pub fn is_of_this_round(&self, idx: usize) -> bool {
        self.is_running() && idx >= self.round_start
    }

    /// The attempts so far in figures.
    pub fn counts(&self) -> Counts {
        let standings = self.drafts.iter().map(standing);
        standings.fold(Counts::default(), |counts, standing| Counts {
            n_attempts: counts.n_attempts + 1,
            n_right: counts.n_right + usize::from(standing.is_right()),
            n_clean: counts.n_clean + usize::from(standing == AttemptStanding::Clean),
        })
    }

    /// An attempt that ends on the right answer by working that does not hold, and the line that does not.
    pub fn right_for_the_wrong_reason(&self) -> Option<(usize, usize)> {
        self.drafts.iter().enumerate().find_map(|(idx, draft)| match standing(draft) {
            AttemptStanding::RightUnsound { line_idx } => Some((idx, line_idx)),
            _ => None,
        })
    }
}

/// What an attempt has come to so far.
pub fn standing(draft: &Draft) -> AttemptStanding {
    AttemptStanding::of(&draft.card, draft.ending == Some(DraftEnding::Finished))
}

#[cfg(test)]
mod tests;
