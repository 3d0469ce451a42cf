//! Text to token ids, by the tokenizer that travels in the model's file.
//!
//! The invariant: ids equal those that training saw. The file holds the `tokenizer.json` of the training run, read here
//! by the library that wrote it, and held against ids from Python.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gguf::Gguf;

    const UNKNOWN: u32 = 1;

    #[derive(serde::Deserialize)]
    struct Golden {
        text: String,
        ids: Vec<u32>,
    }

    #[test]
    fn ids_equal_those_of_python() {
        let root = env!("CARGO_MANIFEST_DIR");
        let file = std::fs::read(format!("{root}/public/models/algebra-prm.gguf")).expect("the shipped model is there");
        let gguf = Gguf::parse(&file).expect("it is a GGUF file");
        let json = gguf.str("tokenizer.huggingface.json").expect("it holds a tokenizer");
        let tokens = Tokens::new(json, 1024).expect("the tokenizer is read");
        let golden = std::fs::read(format!("{root}/tests/data/golden/tokens.json")).expect("the golden rows are there");
        let golden: Vec<Golden> = serde_json::from_slice(&golden).expect("they are rows of text and ids");
        assert!(golden.iter().any(|row| row.ids.contains(&UNKNOWN)) && golden.len() > 2);
        for Golden { text, ids } in golden {
            let wanted = (!ids.contains(&UNKNOWN)).then_some(ids);
            assert_eq!(tokens.encode(&text).expect("the text is encoded"), wanted, "{text}");
        }
    }

    #[test]
    fn a_tokenizer_that_does_not_fit_is_refused() {
        let json = r#"{"version": "1.0", "model": {"type": "WordLevel", "vocab": {"<unk>": 0, "x": 7}, "unk_token": "<unk>"}}"#;
        assert!(Tokens::new(json, 8).is_ok());
        assert!(matches!(Tokens::new(json, 7), Err(PrmError::Vocabulary { n_ids: 8, n_vocab: 7 })));
        assert!(matches!(Tokens::new("{}", 8), Err(PrmError::Tokenizer(_))));
    }
}
