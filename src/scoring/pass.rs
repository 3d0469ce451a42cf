//! Token sequences packed into passes over the network.
//!
//! A pass is what goes through the network in one go and is read back once: sequences of one problem behind their shared
//! prefix, or sequences of several problems side by side.

use crate::prm::Sequence;

/// Most rows of one pass; more work goes in several. Bounds the engine's buffers, and is the size of a KV cache.
pub const MAX_ROWS: usize = 4096;

/// One pass over the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Tokens that all continuations share.
    pub prefix: Vec<u32>,
    pub continuations: Vec<Vec<u32>>,
    /// Offsets of the marks within each continuation.
    pub marks: Vec<Vec<usize>>,
    /// `(solution index, step index)` of every mark, in their order.
    pub steps: Vec<(usize, usize)>,
}

/// Lays out sequences in as few passes as [`MAX_ROWS`] allows, in their order.
///
/// Where all sequences of a pass have one problem, it is their shared prefix; otherwise each brings its own, of which
/// those that are alike are computed once all the same ([`super::PrefixCache`]).
pub fn passes(sequences: &[Sequence]) -> Vec<Pass> {
    let judged: Vec<usize> = (0..sequences.len()).filter(|&i| !sequences[i].marks.is_empty()).collect();
    let mut passes = Vec::new();
    let mut rest = judged.as_slice();
    while let Some(&first) = rest.first() {
        let problem = &sequences[first].problem;
        let n_alike = rest.iter().take_while(|&&i| sequences[i].problem == *problem).count();
        let n_shared = n_taken(&rest[..n_alike], problem.len(), |i| sequences[i].lines.len());
        let n_mixed = n_taken(rest, 0, |i| sequences[i].n_tokens());
        let (n, is_shared) = if n_shared > 1 && n_shared >= n_mixed { (n_shared, true) } else { (n_mixed, false) };
        passes.push(pass(sequences, &rest[..n], is_shared));
        rest = &rest[n..];
    }
    passes
}

/// How many of these sequences, at least one, come to [`MAX_ROWS`] at most after `start_rows`.
fn n_taken(sequences: &[usize], start_rows: usize, rows: impl Fn(usize) -> usize) -> usize {
    let sums = sequences.iter().scan(start_rows, |sum, &i| {
        *sum += rows(i);
        Some(*sum)
    });
    sums.take_while(|&sum| sum <= MAX_ROWS).count().max(1)
}

fn pass(sequences: &[Sequence], picked: &[usize], is_shared: bool) -> Pass {
    let prefix: &[u32] = match picked.first() {
        Some(&first) if is_shared => &sequences[first].problem,
        _ => &[],
    };
    let own_problem = |i: usize| if is_shared { &[][..] } else { &sequences[i].problem };
    let continuations: Vec<Vec<u32>> = picked.iter().map(|&i| [own_problem(i), &sequences[i].lines].concat()).collect();
    let marks: Vec<Vec<usize>> = picked
        .iter()
        .map(|&i| sequences[i].marks.iter().map(|(offset, _)| own_problem(i).len() + offset).collect())
        .collect();
    let steps =
        picked.iter().flat_map(|&i| sequences[i].marks.iter().map(move |&(_, step_idx)| (i, step_idx))).collect();
    Pass { prefix: prefix.to_vec(), continuations, marks, steps }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A problem of one token `problem` and lines of `n_line` tokens.
    fn sequence(problem: u32, n_line: usize) -> Sequence {
        Sequence { problem: vec![problem], lines: vec![7; n_line], marks: vec![(n_line - 1, 0)] }
    }

    /// Rows, shared prefix, and the solutions of each pass.
    fn check(sequences: &[Sequence], wanted: &[(usize, usize, &[usize])]) {
        let found = passes(sequences);
        let found: Vec<_> = found
            .iter()
            .map(|p| {
                (
                    p.prefix.len() + p.continuations.concat().len(),
                    p.prefix.len(),
                    p.steps.iter().map(|at| at.0).collect::<Vec<_>>(),
                )
            })
            .collect();
        let wanted: Vec<_> = wanted.iter().map(|(rows, prefix, at)| (*rows, *prefix, at.to_vec())).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn candidates_share_their_problem() {
        check(&[sequence(1, 2), sequence(1, 3), sequence(1, 4)], &[(10, 1, &[0, 1, 2])]);
    }

    #[test]
    fn different_problems_bring_their_own() {
        check(&[sequence(1, 2), sequence(2, 3)], &[(7, 0, &[0, 1])]);
        check(&[sequence(1, 2), sequence(1, 3), sequence(2, 2)], &[(10, 0, &[0, 1, 2])]);
    }

    #[test]
    fn what_is_not_judged_takes_no_rows() {
        check(&[sequence(1, 2), Sequence::default(), sequence(1, 3)], &[(6, 1, &[0, 2])]);
        check(&[Sequence::default()], &[]);
    }

    #[test]
    fn large_work_is_split() {
        let half = MAX_ROWS / 2;
        check(&[sequence(1, half - 1), sequence(2, half), sequence(3, 2)], &[(half, 0, &[0]), (half + 4, 0, &[1, 2])]);
        check(&[sequence(1, half), sequence(1, half)], &[(half + 1, 0, &[0]), (half + 1, 0, &[1])]);
    }

    #[test]
    fn marks_point_at_the_last_token_of_their_lines() {
        let mut long = sequence(1, 5);
        long.marks = vec![(1, 0), (4, 2)];
        let alone = &passes(std::slice::from_ref(&long))[0];
        assert_eq!((&alone.marks, &alone.steps), (&vec![vec![2, 5]], &vec![(0, 0), (0, 2)]));
        let shared = &passes(&[long.clone(), long])[0];
        assert_eq!((&shared.prefix, &shared.marks), (&vec![1], &vec![vec![1, 4], vec![1, 4]]));
    }
}
