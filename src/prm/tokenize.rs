//! Text to token ids, by the tokenizer that travels in the model's file.
//!
//! The invariant: ids equal those that training saw. The file holds the `tokenizer.json` of the training run, read here
//! by the library that wrote it; `tests/` hold ids from Python against it.

use super::PrmError;
use tokenizers::Tokenizer;

/// A model's tokenizer.
pub struct Tokens {
    tokenizer: Tokenizer,
    unknown: Option<u32>,
}

impl Tokens {
    /// Reads a `tokenizer.json` and checks that a table of `n_vocab` rows holds all of its ids.
    pub fn new(json: &str, n_vocab: usize) -> Result<Tokens, PrmError> {
        let tokenizer: Tokenizer =
            json.parse().map_err(|error: tokenizers::Error| PrmError::Tokenizer(error.to_string()))?;
        let n_ids = tokenizer.get_vocab(true).values().max().map_or(0, |&id| id as usize + 1);
        if n_ids > n_vocab {
            return Err(PrmError::Vocabulary { n_ids, n_vocab });
        }
        let unknown = tokenizer.token_to_id("<unk>");
        Ok(Tokens { tokenizer, unknown })
    }

    /// The id of a whole token.
    pub fn id(&self, token: &str) -> Option<u32> {
        self.tokenizer.token_to_id(token)
    }

    /// The ids of a text. None where it holds something that the model has no token for.
    pub fn encode(&self, text: &str) -> Result<Option<Vec<u32>>, PrmError> {
        let encoding =
            self.tokenizer.encode_fast(text, false).map_err(|error| PrmError::Tokenizer(error.to_string()))?;
        let ids = encoding.get_ids().to_vec();
        let is_known = self.unknown.is_none_or(|unknown| !ids.contains(&unknown));
        Ok(is_known.then_some(ids))
    }
}
