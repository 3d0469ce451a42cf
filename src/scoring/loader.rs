//! Streaming load: a model's weights go to the engine while its file arrives.
//!
//! Metadata and directory stand at a file's head, so what is no model is refused before the rest has come. Bytes are
//! looked at again only once they hold the next layer: a long head is not read over and over.

use super::{Scorer, ScoringError};
use crate::gguf::Gguf;
use crate::model::{NetworkLoader, Ops};

/// As much of a model as has arrived.
pub struct Loader<O: Ops> {
    ops: O,
    network: NetworkLoader<O>,
    /// With fewer bytes than this there is nothing new to take.
    wanted_bytes: u64,
}

impl<O: Ops> Loader<O> {
    /// Nothing of it yet, to go to this engine.
    pub fn new(ops: O) -> Loader<O> {
        Loader { ops, network: NetworkLoader::new(), wanted_bytes: 0 }
    }

    /// Takes what is new of the first bytes of a file; `total_bytes` are its size where that is known.
    pub fn take(&mut self, arrived: &[u8], total_bytes: Option<u64>) -> Result<(), ScoringError> {
        let n_arrived = arrived.len() as u64;
        if n_arrived < self.wanted_bytes {
            return Ok(());
        }
        self.wanted_bytes = match Gguf::parse_arrived(arrived, total_bytes.unwrap_or(u64::MAX))? {
            // How long the head is nobody knows before its end.
            None => 2 * n_arrived,
            Some(gguf) => self.network.take(&gguf, &mut self.ops)?.unwrap_or(u64::MAX),
        };
        Ok(())
    }

    /// The model, from its whole file.
    pub fn finish(mut self, file: &[u8]) -> Result<Scorer<O>, ScoringError> {
        let gguf = Gguf::parse(file)?;
        let network = self.network.finish(&gguf, &mut self.ops)?;
        Scorer::new(&gguf, network, self.ops)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{CpuEngine, Precision};
    use crate::reading::from_lines;

    const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf");

    fn engine() -> CpuEngine {
        CpuEngine::new(Precision::F32)
    }

    #[test]
    fn a_model_that_arrives_in_pieces_is_the_same_model() {
        let file = std::fs::read(SHIPPED).expect("the shipped model is there");
        let solutions = [from_lines("2x + 3 = 11", &["2x = 8", "x = 5"])];
        let score =
            |mut scorer: Scorer<CpuEngine>| pollster::block_on(scorer.score(&solutions)).expect("the CPU computes");
        let wanted = score(Scorer::load(&file, engine()).expect("it loads"));
        for total_bytes in [Some(file.len() as u64), None] {
            for piece_bytes in [1000, 65_536, file.len()] {
                let mut loader = Loader::new(engine());
                for end in (piece_bytes..file.len()).step_by(piece_bytes) {
                    loader.take(&file[..end], total_bytes).expect("nothing is wrong with it");
                }
                assert_eq!(score(loader.finish(&file).expect("it loads")), wanted, "pieces of {piece_bytes} bytes");
            }
        }
    }

    #[test]
    fn layers_are_taken_before_the_file_is_whole() {
        let file = std::fs::read(SHIPPED).expect("the shipped model is there");
        let mut loader = Loader::new(engine());
        let mut n_looks = 0;
        let mut wanted_bytes = 0;
        for end in (0..file.len()).step_by(4096) {
            loader.take(&file[..end], Some(file.len() as u64)).expect("nothing is wrong with it");
            n_looks += u32::from(loader.wanted_bytes != wanted_bytes);
            wanted_bytes = loader.wanted_bytes;
        }
        assert_eq!(wanted_bytes, u64::MAX, "the last layer was taken with 4 kB to come");
        assert!(n_looks < 16, "the head was read {n_looks} times");
    }

    #[test]
    fn what_is_no_model_is_refused_at_once() {
        let file = std::fs::read(SHIPPED).expect("the shipped model is there");
        let refusal = |arrived: &[u8], total_bytes| {
            let taken = Loader::new(engine()).take(arrived, total_bytes);
            taken.expect_err("it is no model").to_string()
        };
        assert!(refusal(b"<!doctype html>", None).contains("not a GGUF file"));
        let half = Some(file.len() as u64 / 2);
        assert!(refusal(&file[..20_000], half).contains("of a data section of"), "it cannot all be in half the bytes");
        let mut damaged = file.clone();
        let first_norm = 10_912 + 18_000;
        damaged[first_norm..first_norm + 400].fill(0xff);
        assert!(refusal(&damaged[..300_000], None).contains("blk.0."), "weights that are no numbers");
    }
}
