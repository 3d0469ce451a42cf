//! The packed batch: every sequence's rows end to end, the shared prompt prefix once.

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
}
