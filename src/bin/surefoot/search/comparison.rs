//! The comparison, problem by problem.

use super::beam::{Found, Pool, Task, search};
use super::figures::{Figures, JudgeOfLines, Tally};
use super::pick::Pick;
use crate::witnesses::{Exact, Judged, Judges};
use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use surefoot::drafting::{Attempt, DraftError, Drafter, Settings};
use surefoot::engine::CpuEngine;
use surefoot::prm::measure::Judged as Line;
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
    /// The lines that were drafted, as the process reward model scores them and the exact witness labels them.
    lines: Vec<Line>,
    /// By method, in the order of the table, and by the place of its number.
    tallies: Vec<(&'static str, Vec<Tally>)>,
}

impl Comparison {
    pub fn new(setup: Setup) -> Comparison {
        let methods =
            Pick::ALL.iter().map(|pick| pick.name()).chain(if setup.has_beam { vec![BEAM, DVTS] } else { vec![] });
        let of_none = vec![Tally::default(); setup.numbers.len()];
        let tallies = methods.chain([ORACLE]).map(|method| (method, of_none.clone())).collect();
        Comparison {
            setup,
            n_problems: 0,
            n_refused: 0,
            attempts: [0; 3],
            families: BTreeMap::new(),
            lines: Vec::new(),
            tallies,
        }
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
        self.lines.extend(first_lines(&drafts));
        for (at, n) in self.setup.numbers.clone().into_iter().enumerate() {
            let n_pieces = attempts[..n].iter().map(|attempt| attempt.pieces.len()).sum();
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
            judge: JudgeOfLines::of(&self.lines, self.setup.judges.cut()),
            figures: figures.collect(),
        }
    }
}

/// The lines of one problem's drafts down to the first of each that does not follow, where both witnesses can say. A
/// beginning that several drafts share counts once.
fn first_lines(drafts: &[(Vec<String>, Judged)]) -> Vec<Line> {
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    for (lines, judged) in drafts {
        for (i, (score, sound)) in judged.p_sound.iter().zip(&judged.follows).enumerate() {
            if seen.insert(&lines[..=i]) {
                found.extend(score.zip(*sound).map(|(score, sound)| Line { score, sound }));
            }
            if *sound == Some(false) {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(lines: &[&str], p_sound: &[f32], follows: &[Option<bool>]) -> (Vec<String>, Judged) {
        let p_sound = p_sound.iter().copied().map(Some).collect();
        let judged = Judged { p_sound, follows: follows.to_vec(), ..Judged::default() };
        (lines.iter().map(|line| (*line).to_owned()).collect(), judged)
    }

    #[test]
    fn a_line_counts_once_and_none_below_the_first_that_does_not_follow() {
        let drafts = [
            draft(&["2x = 8", "x = 4"], &[0.9, 0.8], &[Some(true), Some(true)]),
            draft(&["2x = 8", "x = 5", "x = 5"], &[0.9, 0.1, 0.7], &[Some(true), Some(false), Some(true)]),
            draft(&["x + x = 8", "x = 4"], &[0.6, 0.8], &[None, Some(true)]),
        ];
        let lines: Vec<(f32, bool)> = first_lines(&drafts).iter().map(|line| (line.score, line.sound)).collect();
        assert_eq!(lines, [(0.9, true), (0.8, true), (0.1, false), (0.8, true)]);
    }
}
