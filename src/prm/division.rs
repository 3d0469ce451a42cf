//! Who of several engines computes which sequence of a pass.
//!
//! Each sequence goes to the one that would be done with it first, the longest first: in rows, one that has most of a
//! sequence in its store is done sooner than one that would start afresh, so an edit stays with its keeper; where
//! nobody knows anything the rows come out even, and sequences that begin alike tend to stay together.

use super::prompt::Pass;
use crate::model::Known;
use std::cmp::Reverse;

/// What handing work over costs, in rows: messages there and back, and products over fewer rows at a time.
///
/// About 0.4 ms, where a row takes 0.04: with one helper 64 rows took 1.6 ms instead of 2.5 (`cargo xtask bench
/// --browser`, "64 rows in one pass"; two cores of an AMD EPYC).
const ROWS_TO_HAND_OVER: usize = 16;

/// For each of the pass's continuations, the index of its engine in `known`. The first is the one at hand: it takes
/// what others would not have done any sooner.
pub fn divide(pass: &Pass, known: &[&Known]) -> Vec<usize> {
    let n = pass.continuations.len();
    if known.len() < 2 {
        return vec![0; n];
    }
    // As they will be, the more of the pass is given out.
    let mut known: Vec<Known> = known.iter().map(|&known| known.clone()).collect();
    let mut rows = vec![ROWS_TO_HAND_OVER; known.len()];
    rows[0] = 0;
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&i| Reverse(pass.continuations[i].len()));
    let mut engines = vec![0; n];
    for i in order {
        let (continuation, marks) = (&pass.continuations[i], &pass.marks[i]);
        let done = |(known, rows): (&Known, &usize)| rows + known.n_new(&pass.prefix, continuation, marks);
        let done = known.iter().zip(&rows).map(done).enumerate();
        let (engine, sum) = done.min_by_key(|&(_, sum)| sum).unwrap_or_default();
        known[engine].plan(&pass.prefix, std::slice::from_ref(continuation), std::slice::from_ref(marks));
        rows[engine] = sum;
        engines[i] = engine;
    }
    engines
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
        Pass { prefix: (0..10).collect(), continuations, marks, places: Vec::new() }
    }

    /// Who gets what, where each engine has computed the candidates beside it.
    fn check(candidates: &[(u32, u32, u32)], computed: &[&[(u32, u32, u32)]], wanted: &[usize]) {
        let known: Vec<Known> = computed
            .iter()
            .map(|candidates| {
                let mut known = Known::new(4096);
                let Pass { prefix, continuations, marks, .. } = pass(candidates);
                known.plan(&prefix, &continuations, &marks);
                known
            })
            .collect();
        let known: Vec<&Known> = known.iter().collect();
        assert_eq!(divide(&pass(candidates), &known), wanted, "{candidates:?} where {computed:?} is known");
    }

    #[test]
    fn new_work_is_divided_evenly() {
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
    fn an_edit_stays_with_its_keeper() {
        let (mine, theirs) = ([(1, LONG, 0), (2, LONG, 0)], [(3, LONG, 0), (4, LONG, 0)]);
        check(&[(3, LONG, 9)], &[&mine, &theirs], &[1]);
        check(&[(2, LONG, 9)], &[&mine, &theirs], &[0]);
        let all = [(1, LONG, 0), (2, LONG, 9), (3, LONG, 9), (4, LONG, 0)];
        check(&all, &[&mine, &theirs], &[0, 0, 1, 1]);
    }

    #[test]
    fn much_that_one_keeps_is_shared_all_the_same() {
        let kept = [1, 2].map(|own| (own, LONG, 0));
        let others = [3, 4, 5, 6].map(|own| (own, LONG, 0));
        check(&[kept.as_slice(), &others].concat(), &[&[], &kept], &[1, 1, 0, 1, 0, 1]);
    }
}
