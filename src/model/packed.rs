//! The packed batch: the rows of a pass, every sequence's end to end, and the earlier rows that they still see.

use super::ModelError;

/// Rows of all sequences of one pass, laid end to end.
///
/// What rows can see is the context: a list of slots of the KV cache, first those of the prompt that all sequences
/// share, then each sequence's own. A slot holds a row's keys and values, so that rows of an earlier pass are seen without
/// being computed again. Row `r` attends to the context `p <= context_idx[r]` that is in the prefix (`p < prefix_len`) or
/// in its own sequence (`p >= seq_start[r]`).
///
/// Indices and starts never fall from one row to the next: engines look at neighbouring rows together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// `[n_tokens]` token ids.
    pub tokens: Vec<u32>,
    /// `[n_tokens]` position of each row in its own sequence, prefix included (the RoPE angle).
    pub positions: Vec<u32>,
    /// `[n_tokens]` index of each row in the context.
    pub context_idx: Vec<u32>,
    /// `[n_tokens]` context index at which the row's own sequence starts; 0 for rows of the prefix itself.
    pub seq_start: Vec<u32>,
    /// Length of the context that every sequence shares.
    pub prefix_len: u32,
    /// `[n_context]` slot of each row of the context.
    pub slots: Vec<u32>,
    /// Slot of the first row; the others follow it. Slots below it hold rows of earlier passes.
    pub first_slot: u32,
    /// Rows at which the head is read, in the order in which scores are wanted.
    pub marks: Vec<u32>,
}

impl Packed {
    /// Lays out one shared prefix and several continuations, all to be computed. `marks[i]` are offsets within
    /// `continuations[i]`.
    pub fn new(prefix: &[u32], continuations: &[Vec<u32>], marks: &[Vec<usize>]) -> Packed {
        let prefix_len = prefix.len() as u32;
        let mut packed = Packed {
            tokens: prefix.to_vec(),
            positions: (0..prefix_len).collect(),
            seq_start: vec![0; prefix.len()],
            prefix_len,
            ..Packed::default()
        };
        for (continuation, marks) in continuations.iter().zip(marks) {
            let start = packed.tokens.len() as u32;
            packed.tokens.extend_from_slice(continuation);
            packed.positions.extend((0..continuation.len() as u32).map(|i| prefix_len + i));
            packed.seq_start.extend(std::iter::repeat_n(start, continuation.len()));
            packed.marks.extend(marks.iter().map(|&m| start + m as u32));
        }
        packed.context_idx = (0..packed.tokens.len() as u32).collect();
        packed.slots = packed.context_idx.clone();
        packed
    }

    /// Number of rows, prefix included.
    pub fn n_tokens(&self) -> usize {
        self.tokens.len()
    }

    /// Slots in use once the pass is over.
    pub fn n_slots(&self) -> usize {
        self.first_slot as usize + self.n_tokens()
    }

    /// Whether a network with `n_vocab` tokens, room for `n_context` positions and for `n_slots` cached rows can take
    /// this batch: the fields fit together, and every index lies where it may.
    pub(super) fn check(&self, n_vocab: usize, n_context: usize, n_slots: usize) -> Result<(), ModelError> {
        let n_tokens = self.n_tokens();
        let refuse = |why| Err(ModelError::Batch { why });
        if [&self.positions, &self.context_idx, &self.seq_start].iter().any(|column| column.len() != n_tokens) {
            return refuse("a row lacks its position, its context index or its start");
        }
        if self.prefix_len as usize > self.slots.len()
            || self.seq_start.iter().zip(&self.context_idx).any(|(s, p)| s > p)
        {
            return refuse("a sequence starts after its own row");
        }
        if !self.context_idx.is_sorted() || !self.seq_start.is_sorted() {
            return refuse("its rows are out of order");
        }
        let is_own = |(&idx, slot): (&u32, u32)| self.slots.get(idx as usize) == Some(&slot);
        if !self.context_idx.iter().zip(self.first_slot..).all(is_own) {
            return refuse("a row's context index is not its own");
        }
        if self.n_slots() > n_slots || self.slots.iter().any(|&slot| slot as usize >= self.n_slots()) {
            return refuse("it sees or fills more slots than there are");
        }
        if self.marks.is_empty() || !self.marks.iter().all(|&row| (row as usize) < n_tokens) {
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
    fn rows_know_their_position_in_their_own_sequence() {
        let packed = Packed::new(&[7, 8], &[vec![1, 2, 3], vec![4, 5]], &[vec![0, 2], vec![1]]);
        assert_eq!(packed.tokens, [7, 8, 1, 2, 3, 4, 5]);
        assert_eq!(packed.positions, [0, 1, 2, 3, 4, 2, 3]);
        assert_eq!(packed.seq_start, [0, 0, 2, 2, 2, 5, 5]);
        assert_eq!(packed.context_idx, [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(packed.marks, [2, 4, 6]);
        assert_eq!((packed.prefix_len, packed.n_tokens(), packed.n_slots()), (2, 7, 7));
    }
}
