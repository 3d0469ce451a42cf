//! The schedule of a pass: which executor computes which sequence.
//!
//! Greedy, longest sequence first: each goes to the executor that would finish it first, counted in rows. One that has
//! most of a sequence in its KV cache finishes sooner than one that would start afresh, so an edit stays where its prefix
//! is cached; where nobody has anything cached the rows come out even, and sequences that begin alike tend to stay
//! together.

use super::pass::Pass;
use super::prefix_cache::PrefixCache;
use std::cmp::Reverse;

/// What handing work over costs, in rows: messages there and back, and products over fewer rows at a time.
///
/// About 0.4 ms, where a row takes 0.04: with one executor beside it 64 rows took 1.6 ms instead of 2.5 (`cargo xtask bench
/// --browser`, "64 rows in one pass"; two cores of an AMD EPYC).
const ROWS_TO_HAND_OVER: usize = 16;

/// For each of the pass's continuations, the index of its executor in `caches`. The first is the engine at hand: it takes
/// what others would not finish any sooner.
pub fn schedule(pass: &Pass, caches: &[&PrefixCache]) -> Vec<usize> {
    let n = pass.continuations.len();
    if caches.len() < 2 {
        return vec![0; n];
    }
    // As they will be, the more of the pass is given out.
    let mut caches: Vec<PrefixCache> = caches.iter().map(|&cache| cache.clone()).collect();
    let mut rows = vec![ROWS_TO_HAND_OVER; caches.len()];
    rows[0] = 0;
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&i| Reverse(pass.continuations[i].len()));
    let mut executors = vec![0; n];
    for i in order {
        let (continuation, marks) = (&pass.continuations[i], &pass.marks[i]);
        let finish = |(cache, rows): (&PrefixCache, &usize)| rows + cache.n_missing(&pass.prefix, continuation, marks);
        let finish = caches.iter().zip(&rows).map(finish).enumerate();
        let (executor, sum) = finish.min_by_key(|&(_, sum)| sum).unwrap_or_default();
        caches[executor].plan(&pass.prefix, std::slice::from_ref(continuation), std::slice::from_ref(marks));
        rows[executor] = sum;
        executors[i] = executor;
    }
    executors
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: u32 = 100;

    /// Candidates of one problem of ten tokens: `(its own token, its length, another token at its end)`.
    fn pass(candidates: &[(u32, u32, u32)]) -> Pass {
        let continuation = |&(own, length, end): &(u32, u32, u32)| {
            let tokens = (0..length).map(|i| own * 1000 + i);
            tokens.chain([end]).collect::<Vec<u32>>()
        };
        let continuations: Vec<Vec<u32>> = candidates.iter().map(continuation).collect();
        let marks = continuations.iter().map(|tokens| vec![tokens.len() - 1]).collect();
        Pass { prefix: (0..10).collect(), continuations, marks, steps: Vec::new() }
    }

    /// Who gets what, where each executor has cached the candidates beside it.
    fn check(candidates: &[(u32, u32, u32)], cached: &[&[(u32, u32, u32)]], wanted: &[usize]) {
        let caches: Vec<PrefixCache> = cached
            .iter()
            .map(|candidates| {
                let mut cache = PrefixCache::new(4096);
                let Pass { prefix, continuations, marks, .. } = pass(candidates);
                cache.plan(&prefix, &continuations, &marks);
                cache
            })
            .collect();
        let caches: Vec<&PrefixCache> = caches.iter().collect();
        assert_eq!(schedule(&pass(candidates), &caches), wanted, "{candidates:?} where {cached:?} is cached");
    }

    #[test]
    fn new_work_is_spread_evenly() {
        let four = [1, 2, 3, 4].map(|own| (own, LONG, 0));
        check(&four, &[&[]], &[0, 0, 0, 0]);
        check(&four, &[&[], &[]], &[0, 1, 0, 1]);
        check(&four, &[&[], &[], &[], &[]], &[0, 1, 2, 3]);
        check(&[(1, 3 * LONG, 0), (2, LONG, 0), (3, LONG, 0), (4, LONG, 0)], &[&[], &[]], &[0, 1, 1, 1]);
    }

    #[test]
    fn one_solution_and_little_work_stay_here() {
        check(&[(1, LONG, 0)], &[&[], &[], &[]], &[0]);
        check(&[(1, 5, 0), (2, 5, 0)], &[&[], &[]], &[0, 0]);
        check(&[], &[&[], &[]], &[]);
    }

    #[test]
    fn an_edit_stays_where_its_prefix_is_cached() {
        let (mine, theirs) = ([(1, LONG, 0), (2, LONG, 0)], [(3, LONG, 0), (4, LONG, 0)]);
        check(&[(3, LONG, 9)], &[&mine, &theirs], &[1]);
        check(&[(2, LONG, 9)], &[&mine, &theirs], &[0]);
        let all = [(1, LONG, 0), (2, LONG, 9), (3, LONG, 9), (4, LONG, 0)];
        check(&all, &[&mine, &theirs], &[0, 0, 1, 1]);
    }

    #[test]
    fn much_that_one_has_cached_is_spread_all_the_same() {
        let cached = [1, 2].map(|own| (own, LONG, 0));
        let others = [3, 4, 5, 6].map(|own| (own, LONG, 0));
        check(&[cached.as_slice(), &others].concat(), &[&[], &cached], &[1, 1, 0, 1, 0, 1]);
    }
}
