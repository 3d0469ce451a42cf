//! The comparison, problem by problem.

use super::beam::{Found, Pool, Task, search};
use super::figures::{Figures, Tally};
use super::pick::Pick;
use crate::witnesses::{Exact, Judged, Judges};
use std::collections::BTreeMap;
use std::error::Error;
use surefoot::drafting::{Attempt, DraftError, Drafter, Settings};
use surefoot::engine::CpuEngine;
use surefoot::reading;

const ORACLE: &str = "oracle";
const BEAM: &str = "beam-search";
const DVTS: &str = "dvts";

/// What is compared, and by whom it is judged.
pub struct Setup {
    pub drafter: Drafter<CpuEngine>,
    pub judges: Judges,
    pub settings: Settings,
    /// Numbers of attempts, rising.
    pub numbers: Vec<usize>,
    /// Search over steps as well.
    pub has_beam: bool,
    pub seed: u64,
}

/// A comparison under way.
pub struct Comparison {
    setup: Setup,
    n_problems: usize,
    n_refused: usize,
    /// Attempts, right ones, right ones that are not sound.
    attempts: [usize; 3],
    /// Attempts and right ones, by family.
    families: BTreeMap<String, [usize; 2]>,
    /// By method, in the order of the table, and by the place of its number.
    tallies: Vec<(&'static str, Vec<Tally>)>,
}

impl Comparison {
    pub fn new(setup: Setup) -> Comparison {
        let methods =
            Pick::ALL.iter().map(|pick| pick.name()).chain(if setup.has_beam { vec![BEAM, DVTS] } else { vec![] });
        let of_none = vec![Tally::default(); setup.numbers.len()];
        let tallies = methods.chain([ORACLE]).map(|method| (method, of_none.clone())).collect();
        Comparison { setup, n_problems: 0, n_refused: 0, attempts: [0; 3], families: BTreeMap::new(), tallies }
    }

    /// All methods on one problem.
    pub fn problem(&mut self, text: &str, family: &str) -> Result<(), Box<dyn Error>> {
        let Setup { drafter, judges, settings, numbers, seed, .. } = &mut self.setup;
        let Some(most) = numbers.last().copied() else { return Ok(()) };
        let problem = reading::from_lines::<&str>(text, &[]);
        let seed = *seed ^ (self.n_problems as u64) << 16;
        let drafted =
            pollster::block_on(drafter.draft(&problem, most, seed, *settings, &mut |_, _| {}, &async || true));
        let attempts: Vec<Attempt> = match drafted {
            Ok(attempts) => attempts,
            Err(DraftError::OtherKind | DraftError::Unreadable) => {
                self.n_refused += 1;
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        judges.forget();
        let lines: Vec<Vec<String>> =
            attempts.iter().map(|attempt| attempt.texts().into_iter().map(str::to_owned).collect()).collect();
        let judged = judges.judge(text, &lines)?;
        let drafts: Vec<(Vec<String>, Judged)> = lines.into_iter().zip(judged).collect();
        self.n_problems += 1;
        let of_family = self.families.entry(family.to_owned()).or_default();
        for (_, judged) in &drafts {
            let is_right = judged.exact.is_right;
            let counts = [true, is_right, is_right && !judged.exact.is_sound];
            self.attempts.iter_mut().zip(counts).for_each(|(count, it)| *count += usize::from(it));
            of_family.iter_mut().zip(counts).for_each(|(count, it)| *count += usize::from(it));
        }
        for (at, n) in self.setup.numbers.clone().into_iter().enumerate() {
            let n_pieces = attempts[..n].iter().map(|attempt| attempt.n_pieces).sum();
            for pick in Pick::ALL {
                let picked = pick.of(&drafts[..n]).map_or(Exact::default(), |i| drafts[i].1.exact);
                self.tally(pick.name(), at).add(picked, n_pieces);
            }
            let exact = drafts[..n].iter().map(|(_, judged)| judged.exact);
            let any = exact.fold(Exact::default(), |any, it| Exact {
                is_right: any.is_right || it.is_right,
                is_sound: any.is_sound || it.is_sound,
            });
            self.tally(ORACLE, at).add(any, n_pieces);
            for (method, pool) in [(BEAM, Pool::Whole), (DVTS, Pool::Groups)] {
                if !self.setup.has_beam {
                    continue;
                }
                let task = Task { text, problem: &problem, n, pool, max_pieces: n_pieces, seed };
                let Setup { drafter, judges, settings, .. } = &mut self.setup;
                let Found { ended, n_pieces } = search(&task, drafter, judges, *settings)?;
                let judged = judges.judge(text, &ended)?;
                let ended: Vec<(Vec<String>, Judged)> = ended.into_iter().zip(judged).collect();
                let picked = Pick::PrmMin.of(&ended).map_or(Exact::default(), |i| ended[i].1.exact);
                self.tally(method, at).add(picked, n_pieces);
            }
        }
        Ok(())
    }

    fn tally(&mut self, method: &str, at: usize) -> &mut Tally {
        let of_method =
            self.tallies.iter().position(|(name, _)| *name == method).expect("every method has its tallies");
        &mut self.tallies[of_method].1[at]
    }

    /// All figures so far.
    pub fn figures(&self) -> Figures {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let [n_attempts, n_right, n_unsound] = self.attempts;
        let figures = self.tallies.iter().flat_map(|(method, tallies)| {
            tallies.iter().zip(&self.setup.numbers).map(|(tally, n)| tally.figure(method, *n))
        });
        let by_family = self.families.iter().map(|(family, [all, right])| (family.clone(), share(*right, *all)));
        Figures {
            n_problems: self.n_problems,
            n_refused: self.n_refused,
            pass_at_1: share(n_right, n_attempts),
            unsound_if_right: share(n_unsound, n_right),
            by_family: by_family.collect(),
            figures: figures.collect(),
        }
    }
}
