//! The program of the package for other people's pages (`packages/surefoot`): both witnesses on a text, without a page or
//! a worker around them.

use surefoot::reviewer::{MAX_TEXT_BYTES, Reviewer};
use surefoot::tutor::review_to_json;
use surefoot::words::Language;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Both witnesses, or the exact one alone.
#[wasm_bindgen(js_name = Reviewer)]
pub struct PackageReviewer(Reviewer);

#[wasm_bindgen(js_class = Reviewer)]
impl PackageReviewer {
    /// With the model in this GGUF file; without one only algebra judges.
    #[wasm_bindgen(constructor)]
    pub fn new(model: Option<Vec<u8>>) -> Result<PackageReviewer, JsError> {
        match model {
            Some(file) => Ok(PackageReviewer(Reviewer::with_model(&file)?)),
            None => Ok(PackageReviewer(Reviewer::exact_only())),
        }
    }

    /// The review of `text` as JSON: what `surefoot review --json` writes, and with the tag of a language what it writes
    /// with `--sentences` too. One call at a time.
    pub async fn review(&mut self, text: String, sentences: Option<String>) -> Result<String, JsError> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(JsError::new(&format!("the text is longer than {} MiB", MAX_TEXT_BYTES >> 20)));
        }
        let language = match &sentences {
            None => None,
            Some(tag) => Some(Language::from_tag(tag).ok_or_else(|| JsError::new(&format!("no language {tag:?}")))?),
        };
        let review = self.0.review(&text, language.unwrap_or_default()).await?;
        Ok(review_to_json(&review, language))
    }
}

fn main() {
    console_error_panic_hook::set_once();
}
