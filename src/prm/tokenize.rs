//! Text to token ids, by the tokenizer that travels in the model's file.
//!
//! The invariant: ids equal those that training saw. The file holds the `tokenizer.json` of the training run, read here
//! by the library that wrote it, and held against ids from Python.
//!
//! That library panics at some texts that are no JSON, and a panic ends the worker. So the text is read as JSON first,
//! and of that only what turns text into ids is handed on.

use super::PrmError;
use serde_json::Value;
use tokenizers::Tokenizer;

/// What the library is handed of a `tokenizer.json`. Not its decoder, which turns ids into text; its post-processor,
/// which adds tokens that our prompts spell out; truncation and padding, which prompts do without.
const PARTS: [&str; 5] = ["version", "added_tokens", "normalizer", "pre_tokenizer", "model"];

/// A model's tokenizer.
pub struct Tokens {
    tokenizer: Tokenizer,
    unknown: Option<u32>,
}

impl Tokens {
    /// Reads a `tokenizer.json` and checks that a table of `n_vocab` rows holds all of its ids.
    pub fn new(json: &str, n_vocab: usize) -> Result<Tokens, PrmError> {
        let tokenizer: Tokenizer = serde_json::from_value(checked(json)?).map_err(unreadable)?;
        let n_ids = tokenizer.get_vocab(true).values().max().map_or(0, |&id| (id as usize).saturating_add(1));
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

    /// The token of an id. None beyond the vocabulary.
    pub fn token(&self, id: u32) -> Option<String> {
        self.tokenizer.id_to_token(id)
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

/// The text as JSON of a tokenizer's shape, without the parts that are not used.
fn checked(json: &str) -> Result<Value, PrmError> {
    let value: Value = serde_json::from_str(json).map_err(unreadable)?;
    let Value::Object(mut parts) = value else { return Err(PrmError::Tokenizer("it is no JSON object".to_owned())) };
    parts.retain(|part, _| PARTS.contains(&part.as_str()));
    match parts.get("model") {
        Some(Value::Object(_)) => Ok(Value::Object(parts)),
        _ => Err(PrmError::Tokenizer("it has no \"model\"".to_owned())),
    }
}

fn unreadable(error: serde_json::Error) -> PrmError {
    PrmError::Tokenizer(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gguf::Gguf;

    const UNKNOWN: u32 = 1;

    /// The text that travels in the shipped model's file.
    fn shipped() -> String {
        let root = env!("CARGO_MANIFEST_DIR");
        let file = std::fs::read(format!("{root}/public/models/algebra-prm.gguf")).expect("the shipped model is there");
        let gguf = Gguf::parse(&file).expect("it is a GGUF file");
        gguf.str("tokenizer.huggingface.json").expect("it holds a tokenizer").to_owned()
    }

    #[derive(serde::Deserialize)]
    struct Golden {
        text: String,
        ids: Vec<u32>,
    }

    #[test]
    fn ids_equal_those_of_python() {
        let root = env!("CARGO_MANIFEST_DIR");
        let tokens = Tokens::new(&shipped(), 1024).expect("the tokenizer is read");
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

    /// Every byte of the shipped text, and of one with all parts, replaced by bytes that JSON is made of: whatever is
    /// read can encode, and nothing panics.
    #[test]
    fn a_text_with_one_damaged_byte_is_refused_or_read() {
        let full = r#"{"version": "1.0", "truncation": {"direction": "Right", "max_length": 2, "strategy": "LongestFirst",
            "stride": 2}, "padding": {"strategy": {"Fixed": 9}, "direction": "Right", "pad_to_multiple_of": 0, "pad_id": 0,
            "pad_type_id": 0, "pad_token": "x"}, "added_tokens": [], "normalizer": {"type": "Lowercase"},
            "pre_tokenizer": {"type": "Whitespace"}, "post_processor": {"type": "ByteLevel", "add_prefix_space": true,
            "trim_offsets": true}, "decoder": {"type": "Sequence", "decoders": [{"type": "Fuse"}, {"type": "WordPiece",
            "prefix": "a", "cleanup": true}]}, "model": {"type": "BPE", "dropout": null, "unk_token": "<unk>",
            "continuing_subword_prefix": null, "end_of_word_suffix": null, "fuse_unk": false, "byte_fallback": false,
            "vocab": {"<unk>": 0, "x": 1, "=": 2, "x=": 3}, "merges": ["x ="]}}"#;
        for text in [&shipped(), full] {
            assert!(Tokens::new(text, 1024).is_ok());
            let (mut n_read, mut n_refused) = (0, 0);
            for at in 0..text.len() {
                for byte in b" n}".iter().filter(|byte| text.as_bytes()[at] != **byte) {
                    let mut damaged = text.as_bytes().to_vec();
                    damaged[at] = *byte;
                    let Ok(damaged) = String::from_utf8(damaged) else { continue };
                    match Tokens::new(&damaged, 1024) {
                        Ok(tokens) => {
                            n_read += 1;
                            let _ = tokens.encode("solve x = 2 ;");
                        }
                        Err(error) => {
                            n_refused += 1;
                            assert!(matches!(error, PrmError::Tokenizer(_) | PrmError::Vocabulary { .. }), "{error}");
                        }
                    }
                }
            }
            assert!(n_read > 0 && n_refused > 0, "{n_read} read, {n_refused} refused");
        }
    }
}
