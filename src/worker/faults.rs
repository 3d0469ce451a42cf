//! Errors of the model's side as the page is told of them: what is wrong and where, without a sentence in any language.
//!
//! A library's or a driver's own words go along as they are; nobody here can translate those.

use crate::drafting::DraftError;
use crate::engine::EngineError;
use crate::gguf::GgufError;
use crate::model::ModelError;
use crate::prm::PrmError;
use crate::protocol::Fault;
use crate::scoring::ScoringError;
use std::error::Error;

/// What a file or a pass failed with.
pub fn of_scoring(error: &ScoringError) -> Fault {
    match error {
        ScoringError::Gguf(error) => of_gguf(error),
        ScoringError::Prm(error) => of_prm(error),
        ScoringError::Model(error) => of_model(error),
        ScoringError::Logits { n_marks, found } => Fault::Disagrees { wanted: *n_marks as u64, found: *found as u64 },
    }
}

/// What a drafter failed with.
pub fn of_drafting(error: &DraftError) -> Fault {
    match error {
        DraftError::Gguf(error) => of_gguf(error),
        DraftError::Prm(error) => of_prm(error),
        DraftError::Model(error) => of_model(error),
        DraftError::Dialect { .. } | DraftError::NoPiece { .. } => Fault::NoDrafter,
        DraftError::Unreadable | DraftError::OtherKind | DraftError::TooLong { .. } => Fault::Theirs(error.to_string()),
    }
}

fn of_prm(error: &PrmError) -> Fault {
    match error {
        PrmError::Gguf(error) => of_gguf(error),
        PrmError::Dialect { found, .. } => Fault::Unknown { found: found.clone() },
        PrmError::Tokenizer(words) => Fault::Theirs(words.clone()),
        PrmError::Vocabulary { .. } => Fault::Impossible { place: "tokenizer.ggml.tokens".to_owned() },
        PrmError::NoMark { mark } => Fault::Missing { what: (*mark).to_owned() },
        PrmError::Context { .. } => Fault::Impossible { place: "context_length".to_owned() },
        PrmError::Calibration { key, .. } => Fault::Impossible { place: (*key).to_owned() },
    }
}

fn of_model(error: &ModelError) -> Fault {
    match error {
        ModelError::Gguf(error) => of_gguf(error),
        ModelError::Architecture { found } => Fault::Unknown { found: found.clone() },
        ModelError::Unsupported { what } => Fault::Unknown { found: what.clone() },
        ModelError::Hyperparameter { key, .. } => Fault::Impossible { place: key.clone() },
        ModelError::NoHead { .. } => Fault::NoHead,
        ModelError::Shape { tensor, .. } | ModelError::NotFinite { tensor } => {
            Fault::Impossible { place: tensor.clone() }
        }
        ModelError::Token { found, n_vocab } => Fault::TooMany { found: u64::from(*found), most: *n_vocab as u64 },
        ModelError::TooLong { n_tokens, n_context } => {
            Fault::TooMany { found: *n_tokens as u64, most: *n_context as u64 }
        }
        ModelError::Batch { why } => Fault::Theirs((*why).to_owned()),
        ModelError::Cancelled => Fault::Theirs(error.to_string()),
        ModelError::Engine(error) => of_boxed(error.as_ref()),
    }
}

fn of_gguf(error: &GgufError) -> Fault {
    let impossible = |place: &str| Fault::Impossible { place: place.to_owned() };
    match error {
        GgufError::Magic { found } => Fault::NoModel { found: found.clone() },
        GgufError::Version { found } => Fault::Unknown { found: format!("GGUF {found}") },
        GgufError::Truncated { offset, .. } => Fault::Truncated { offset_bytes: *offset as u64 },
        GgufError::TooMany { found, limit, .. } => Fault::TooMany { found: *found, most: *limit },
        GgufError::Utf8 { offset, .. } => impossible(&offset.to_string()),
        GgufError::ValueType { key, .. } | GgufError::WrongType { key, .. } => impossible(key),
        GgufError::Twice { name, .. } => impossible(name),
        GgufError::Alignment { .. } => impossible("general.alignment"),
        GgufError::Dtype { found, .. } => Fault::Unknown { found: format!("ggml {found}") },
        GgufError::Shape { tensor, .. } | GgufError::Range { tensor, .. } | GgufError::Unaligned { tensor, .. } => {
            impossible(tensor)
        }
        GgufError::Overlap { first, .. } => impossible(first),
        GgufError::NoKey { key } => Fault::Missing { what: key.clone() },
        GgufError::NoTensor { name } | GgufError::Awaited { name } => Fault::Missing { what: name.clone() },
    }
}

/// What an engine failed with.
pub fn of_engine(error: &EngineError) -> Fault {
    match error {
        EngineError::NoAdapter => Fault::NoGpu,
        EngineError::NoDevice(words) | EngineError::Backend(words) => Fault::Theirs(words.clone()),
        EngineError::Lost(_) => Fault::GpuLost,
        EngineError::Dtype { found, .. } => Fault::Unknown { found: found.clone() },
        EngineError::Shape { op, .. } => Fault::Impossible { place: (*op).to_owned() },
        EngineError::TooLarge { needed_bytes, allowed_bytes, .. } => {
            Fault::TooMany { found: *needed_bytes, most: *allowed_bytes }
        }
    }
}

fn of_boxed(error: &(dyn Error + Send + Sync + 'static)) -> Fault {
    match error.downcast_ref::<EngineError>() {
        Some(error) => of_engine(error),
        None => Fault::Theirs(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{CpuEngine, Precision};
    use crate::scoring::Scorer;

    #[test]
    fn what_is_wrong_with_a_file_is_told_without_words() {
        let honest = include_bytes!("../../tests/data/golden/random.gguf");
        let fault = |bytes: &[u8]| {
            let loaded = Scorer::load(bytes, CpuEngine::new(Precision::F32));
            loaded.err().map(|error| of_scoring(&error))
        };
        assert_eq!(fault(b"<!doctype html>"), Some(Fault::NoModel { found: "<!do".to_owned() }));
        assert_eq!(fault(b""), Some(Fault::Truncated { offset_bytes: 0 }));
        assert!(matches!(fault(&honest[..honest.len() / 2]), Some(Fault::Impossible { .. } | Fault::Truncated { .. })));
        let mut lying = honest.to_vec();
        lying[8..16].copy_from_slice(&u64::MAX.to_le_bytes());
        assert!(matches!(fault(&lying), Some(Fault::TooMany { .. })));
    }

    #[test]
    fn an_engines_own_error_is_found_at_the_bottom() {
        let error = ModelError::Engine(Box::new(EngineError::Lost("gone".to_owned())));
        assert_eq!(of_scoring(&ScoringError::Model(error)), Fault::GpuLost);
    }
}
