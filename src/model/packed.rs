//! The packed batch: every sequence's rows end to end, the shared prompt prefix once.

use super::ModelError;

/// Rows of all sequences of one pass, laid end to end.
///
/// The first `prefix_len` rows are the prompt that all sequences share. Row `r` attends to the rows `j <= r` that are in
/// the prefix (`j < prefix_len`) or in its own sequence (`j >= seq_start[r]`). For rows of the prefix itself
/// `seq_start` is 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// `[n_tokens]` token ids.
    pub tokens: Vec<u32>,
    /// `[n_tokens]` position of each row in its own sequence, prefix included (the RoPE angle).
    pub positions: Vec<u32>,
    /// `[n_tokens]` row at which the row's own sequence starts.
    pub seq_start: Vec<u32>,
    /// Rows shared by every sequence.
    pub prefix_len: u32,
    /// Rows at which the head is read, in the order in which scores are wanted.
    pub marks: Vec<u32>,
}

impl Packed {
    /// Lays out one shared prefix and several continuations. `marks[i]` are offsets within `continuations[i]`.
    pub fn new(prefix: &[u32], continuations: &[Vec<u32>], marks: &[Vec<usize>]) -> Packed {
        let prefix_len = prefix.len() as u32;
        let mut packed = Packed {
            tokens: prefix.to_vec(),
            positions: (0..prefix_len).collect(),
            seq_start: vec![0; prefix.len()],
            prefix_len,
            marks: Vec::new(),
        };
        for (continuation, marks) in continuations.iter().zip(marks) {
            let start = packed.tokens.len() as u32;
            packed.tokens.extend_from_slice(continuation);
            packed.positions.extend((0..continuation.len() as u32).map(|i| prefix_len + i));
            packed.seq_start.extend(std::iter::repeat_n(start, continuation.len()));
            packed.marks.extend(marks.iter().map(|&m| start + m as u32));
        }
        packed
    }

    /// Number of rows, prefix included.
    pub fn n_tokens(&self) -> usize {
        self.tokens.len()
    }

    /// Whether a network with `n_vocab` tokens and room for `n_context` positions can take this batch: the fields fit
    /// together, and every index lies where it may.
    pub(super) fn check(&self, n_vocab: usize, n_context: usize) -> Result<(), ModelError> {
        let n_tokens = self.n_tokens();
        let in_rows = |&row: &u32| (row as usize) < n_tokens;
        let refuse = |why| Err(ModelError::Batch { why });
        if self.positions.len() != n_tokens || self.seq_start.len() != n_tokens {
            return refuse("a row lacks its position or its start");
        }
        if self.prefix_len as usize > n_tokens || !self.seq_start.iter().zip(0..).all(|(&start, row)| start <= row) {
            return refuse("a sequence starts after its own row");
        }
        if self.marks.is_empty() || !self.marks.iter().all(in_rows) {
            return refuse("it has no mark, or a mark that is no row");
        }
        if let Some(&found) = self.tokens.iter().find(|&&token| token as usize >= n_vocab) {
            return Err(ModelError::Token { found, n_vocab });
        }
        match self.positions.iter().max() {
            Some(&last) if last as usize >= n_context => {
                Err(ModelError::TooLong { n_tokens: last as usize + 1, n_context })
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_place_in_their_own_sequence() {
        let packed = Packed::new(&[7, 8], &[vec![1, 2, 3], vec![4, 5]], &[vec![0, 2], vec![1]]);
        assert_eq!(packed.tokens, [7, 8, 1, 2, 3, 4, 5]);
        assert_eq!(packed.positions, [0, 1, 2, 3, 4, 2, 3]);
        assert_eq!(packed.seq_start, [0, 0, 2, 2, 2, 5, 5]);
        assert_eq!(packed.marks, [2, 4, 6]);
        assert_eq!((packed.prefix_len, packed.n_tokens()), (2, 7));
    }
}
