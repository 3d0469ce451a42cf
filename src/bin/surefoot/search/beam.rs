//! Search over steps: branches grow a line at a time, and only those that the reward model scores best go on.
//!
//! Beam search keeps the best of all branches, diverse verifier tree search (DVTS) the best of each of several groups. A
//! branch that has ended leaves the pool. Sources: Snell et al. (2024), "Scaling LLM test-time compute optimally"; Beeching,
//! Tunstall and Rush (2024), "Scaling test-time compute with open models".

use crate::witnesses::Judges;
use std::error::Error;
use surefoot::drafting::{Branch, Branches, Drafter, Settings};
use surefoot::engine::CpuEngine;
use surefoot::prm::Rank;
use surefoot::reading::Solution;

/// Branches that one kept branch becomes.
const WIDTH: usize = 4;

/// How branches compete.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    /// All with all.
    Whole,
    /// Each with those that grew from the same beginning.
    Groups,
}

/// What a search is given.
pub struct Task<'a> {
    /// The problem as text and as it was read.
    pub text: &'a str,
    pub problem: &'a Solution,
    /// Branches at most.
    pub n: usize,
    pub pool: Pool,
    /// Pieces that may be drawn in all.
    pub max_pieces: usize,
    pub seed: u64,
}

/// What a search has come to.
pub struct Found {
    /// The lines of the branches that ended.
    pub ended: Vec<Vec<String>>,
    /// Pieces that were drawn in all.
    pub n_pieces: usize,
}

/// Grows branches until all have ended or the pieces are spent.
pub fn search(
    task: &Task,
    drafter: &mut Drafter<CpuEngine>,
    judges: &mut Judges,
    settings: Settings,
) -> Result<Found, Box<dyn Error>> {
    let mut pool = drafter.begin(task.problem, task.n, task.seed)?;
    let mut groups: Vec<usize> = (0..task.n).map(|i| group(task, i)).collect();
    let (mut ended, mut n_pieces, mut seed) = (Vec::new(), 0, task.seed);
    while !pool.branches.is_empty() && n_pieces < task.max_pieces {
        let before: usize = pool.branches.iter().map(Branch::n_pieces).sum();
        pollster::block_on(drafter.line(&mut pool, settings, &async || true))?;
        n_pieces += pool.branches.iter().map(Branch::n_pieces).sum::<usize>() - before;
        let lines: Vec<Vec<String>> = pool.branches.iter().map(lines).collect();
        let scores = judges.p_sound(task.text, &lines)?;
        let mut open: Vec<(f32, usize, Branch)> = Vec::new();
        for (i, branch) in std::mem::take(&mut pool.branches).into_iter().enumerate() {
            match branch.ending() {
                Some(_) => ended.push(lines[i].clone()),
                None => open.push((Rank::Min.score(&scores[i]).unwrap_or(0.0), groups[i], branch)),
            }
        }
        groups = grown(task, &mut pool, open, &mut seed);
    }
    Ok(Found { ended, n_pieces })
}

/// The group of the branch that begins as number `i`.
fn group(task: &Task, i: usize) -> usize {
    if task.pool == Pool::Whole { 0 } else { i / WIDTH }
}

/// Puts copies of the best branches into the pool, and returns the group of each.
fn grown(task: &Task, pool: &mut Branches, mut open: Vec<(f32, usize, Branch)>, seed: &mut u64) -> Vec<usize> {
    open.sort_by(|a, b| a.1.cmp(&b.1).then(b.0.total_cmp(&a.0)));
    let n_groups = group(task, task.n - 1) + 1;
    let per_group = task.n.div_ceil(n_groups);
    let n_kept = per_group.div_ceil(WIDTH);
    let mut groups = Vec::new();
    for of_group in 0..n_groups {
        let best: Vec<&Branch> =
            open.iter().filter(|(_, group, _)| *group == of_group).take(n_kept).map(|(_, _, branch)| branch).collect();
        if best.is_empty() {
            continue;
        }
        for i in 0..per_group {
            *seed = seed.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            pool.branches.push(best[i % best.len()].fork(*seed));
            groups.push(of_group);
        }
    }
    groups
}

fn lines(branch: &Branch) -> Vec<String> {
    branch.lines().iter().map(|line| line.text.clone()).collect()
}
