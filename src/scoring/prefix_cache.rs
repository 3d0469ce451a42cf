//! The prefix cache: which rows a KV cache already holds, so that a pass computes only what is new.
//!
//! Keys and values of a row depend on its token and on the tokens before it, nothing else. So rows are identified by
//! their path from the first token on, as in a trie: an edited solution keeps its rows up to the first changed token, and
//! candidates that begin alike share them. Slots are allocated in order and never freed one by one; when they run out
//! the whole cache is evicted, which costs one prefill in full.

use crate::model::Packed;
use std::collections::HashMap;

/// Before the first token.
const ROOT: u32 = u32::MAX;

/// A row by what it is: the slot of the row before it, its token, and whether the head is read there.
type Row = (u32, u32, bool);

/// The rows of a KV cache, by their tokens.
#[derive(Clone, Debug)]
pub struct PrefixCache {
    slots: HashMap<Row, u32>,
    n_slots: u32,
    /// The KV cache's size.
    max_slots: u32,
}

/// What of a pass is to be computed, and where the rest lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Only rows that are new, and marks only at such rows. Without rows there is nothing to compute.
    pub batch: Packed,
    /// The slot of every mark asked for, in order, cached ones included.
    pub marks: Vec<u32>,
    /// The cache was full and is empty again: what a caller remembers of slots is void.
    pub evicted: bool,
}

impl PrefixCache {
    /// An empty cache of this many slots.
    pub fn new(max_slots: u32) -> PrefixCache {
        PrefixCache { slots: HashMap::new(), n_slots: 0, max_slots }
    }

    /// Rows in the cache.
    pub fn n_slots(&self) -> usize {
        self.n_slots as usize
    }

    /// Rows that one sequence, its prefix before it, would have computed; `marks` are offsets within `continuation`.
    pub fn n_missing(&self, prefix: &[u32], continuation: &[u32], marks: &[usize]) -> usize {
        let mut marks = marks.iter().copied().peekable();
        let own = continuation.iter().enumerate();
        let own = own.map(|(offset, &token)| (token, marks.next_if_eq(&offset).is_some()));
        let rows = prefix.iter().map(|&token| (token, false)).chain(own);
        let cached = rows.scan(ROOT, |slot, (token, is_mark)| {
            *slot = *self.slots.get(&(*slot, token, is_mark))?;
            Some(())
        });
        prefix.len() + continuation.len() - cached.count()
    }

    /// Plans a pass over one shared prefix and several continuations; `marks[i]` are offsets within
    /// `continuations[i]`, rising. The rows count as cached from here on: call [`PrefixCache::truncate`] with the batch's
    /// `first_slot` if they are not computed after all.
    pub fn plan(&mut self, prefix: &[u32], continuations: &[Vec<u32>], marks: &[Vec<usize>]) -> Plan {
        let first_slot = self.n_slots;
        let plan = self.lay_out(prefix, continuations, marks);
        if self.n_slots <= self.max_slots || first_slot == 0 {
            return plan;
        }
        self.truncate(0);
        Plan { evicted: true, ..self.lay_out(prefix, continuations, marks) }
    }

    /// Drops the rows in this slot and all after it.
    pub fn truncate(&mut self, first_slot: u32) {
        self.slots.retain(|_, slot| *slot < first_slot);
        self.n_slots = self.n_slots.min(first_slot);
    }

    fn lay_out(&mut self, prefix: &[u32], continuations: &[Vec<u32>], marks: &[Vec<usize>]) -> Plan {
        let batch = Packed { first_slot: self.n_slots, prefix_len: prefix.len() as u32, ..Packed::default() };
        let mut plan = Plan { batch, ..Plan::default() };
        let mut end_of_prefix = ROOT;
        for (&token, position) in prefix.iter().zip(0..) {
            end_of_prefix = self.lay_row(&mut plan.batch, (end_of_prefix, token, false), position, 0);
        }
        for (continuation, marks) in continuations.iter().zip(marks) {
            let start = plan.batch.slots.len() as u32;
            let mut marks = marks.iter().copied().peekable();
            let mut slot = end_of_prefix;
            for (offset, &token) in continuation.iter().enumerate() {
                let is_mark = marks.next_if_eq(&offset).is_some();
                let position = plan.batch.prefix_len + offset as u32;
                slot = self.lay_row(&mut plan.batch, (slot, token, is_mark), position, start);
                if is_mark {
                    plan.marks.push(slot);
                }
            }
        }
        plan
    }

    /// The row's slot. A row that is new joins the batch.
    fn lay_row(&mut self, batch: &mut Packed, row: Row, position: u32, seq_start: u32) -> u32 {
        let slot = *self.slots.entry(row).or_insert(self.n_slots);
        if slot == self.n_slots {
            self.n_slots += 1;
            if row.2 {
                batch.marks.push(batch.n_tokens() as u32);
            }
            batch.tokens.push(row.1);
            batch.positions.push(position);
            batch.context_idx.push(batch.slots.len() as u32);
            batch.seq_start.push(seq_start);
        }
        batch.slots.push(slot);
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_knows_is_laid_out_in_full() {
        let (prefix, continuations, marks) = ([7, 8], [vec![1, 2, 3], vec![4, 5]], [vec![0, 2], vec![1]]);
        let plan = PrefixCache::new(100).plan(&prefix, &continuations, &marks);
        assert_eq!(plan.batch, Packed::new(&prefix, &continuations, &marks));
        assert_eq!((plan.marks, plan.evicted), (vec![2, 4, 6], false));
    }

    #[test]
    fn an_edit_computes_from_the_first_changed_token() {
        let mut cache = PrefixCache::new(100);
        cache.plan(&[7], &[vec![1, 2, 3, 4], vec![1, 2, 9]], &[vec![1, 3], vec![2]]);
        assert_eq!(cache.n_missing(&[7], &[1, 2, 3, 5], &[1, 3]), 1);
        let plan = cache.plan(&[7], &[vec![1, 2, 3, 5]], &[vec![1, 3]]);
        assert_eq!((&plan.batch.tokens, &plan.batch.positions), (&vec![5], &vec![4]));
        assert_eq!(
            (&plan.batch.slots, plan.batch.context_idx[0], plan.batch.seq_start[0]),
            (&vec![0, 1, 2, 3, 7], 4, 1)
        );
        assert_eq!((plan.batch.first_slot, &plan.batch.marks, plan.marks), (7, &vec![0], vec![2, 7]));
        // Nothing is new.
        assert_eq!(cache.n_missing(&[7], &[1, 2, 3, 5], &[1, 3]), 0);
        let plan = cache.plan(&[7], &[vec![1, 2, 3, 5]], &[vec![1, 3]]);
        assert_eq!((plan.batch.n_tokens(), plan.marks), (0, vec![2, 7]));
    }

    #[test]
    fn candidates_that_begin_alike_share_their_rows() {
        let plan = PrefixCache::new(100).plan(&[7], &[vec![1, 2, 3], vec![1, 2, 4]], &[vec![1], vec![1]]);
        assert_eq!(plan.batch.tokens, [7, 1, 2, 3, 4]);
        assert_eq!(plan.batch.slots, [0, 1, 2, 3, 1, 2, 4]);
        assert_eq!((plan.batch.context_idx, plan.batch.seq_start), (vec![0, 1, 2, 3, 6], vec![0, 1, 1, 1, 4]));
        assert_eq!((plan.batch.marks, plan.marks), (vec![2], vec![2, 2]));
    }

    #[test]
    fn a_row_whose_head_was_not_read_is_computed_again() {
        let mut cache = PrefixCache::new(100);
        cache.plan(&[], &[vec![1, 2]], &[vec![1]]);
        let plan = cache.plan(&[], &[vec![1, 2]], &[vec![0, 1]]);
        assert_eq!((plan.batch.tokens, plan.marks), (vec![1, 2], vec![2, 3]));
    }

    #[test]
    fn a_full_cache_is_evicted() {
        let mut cache = PrefixCache::new(5);
        cache.plan(&[7], &[vec![1, 2]], &[vec![1]]);
        let plan = cache.plan(&[7], &[vec![1, 3, 4, 5]], &[vec![3]]);
        assert!(plan.evicted);
        assert_eq!((plan.batch.n_tokens(), plan.batch.first_slot, plan.marks), (5, 0, vec![4]));
        cache.truncate(2);
        let plan = cache.plan(&[7], &[vec![1, 3]], &[vec![1]]);
        assert_eq!((plan.batch.tokens, plan.batch.first_slot), (vec![3], 2));
    }
}
