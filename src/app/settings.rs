//! What the page's address asks for, beside the page itself:
//!
//! * `?engine=cpu`: score on the CPU, whatever there is;
//! * `?model=models/other.gguf`: another model file, of this origin only.
//!
//! Unknown parameters and values that cannot be used are passed over.

use crate::protocol::EngineChoice;

/// The model that the page is shipped with, relative to the page.
const OWN_MODEL: &str = "models/algebra-prm.gguf";

/// The model of final answers that the page is shipped with.
pub const OUTCOME_MODEL: &str = "models/algebra-orm.gguf";

/// The model that drafts attempts.
pub const DRAFTER_MODEL: &str = "models/algebra-drafter.gguf";

/// How to load the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub engine: EngineChoice,
    /// Relative to the page, or a path on its origin.
    pub model_url: String,
}

impl Settings {
    /// Reads the query part of an address, with or without its leading `?`.
    pub fn from_query(query: &str) -> Settings {
        let mut settings = Settings { engine: EngineChoice::Auto, model_url: OWN_MODEL.to_owned() };
        for pair in query.trim_start_matches('?').split('&') {
            match pair.split_once('=') {
                Some(("engine", "cpu")) => settings.engine = EngineChoice::Cpu,
                Some(("model", path)) if is_own_path(path) => settings.model_url = path.to_owned(),
                _ => {}
            }
        }
        settings
    }
}

/// Whether this can only be a path of the page's own origin: no scheme, no host, nothing encoded.
fn is_own_path(path: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    !path.is_empty() && !path.starts_with("//") && path.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, engine: EngineChoice, model_url: &str) {
        assert_eq!(Settings::from_query(query), Settings { engine, model_url: model_url.to_owned() }, "{query}");
    }

    #[test]
    fn the_query_is_read_and_other_origins_are_not() {
        check("", EngineChoice::Auto, OWN_MODEL);
        check("?engine=cpu", EngineChoice::Cpu, OWN_MODEL);
        check("?engine=tpu&x", EngineChoice::Auto, OWN_MODEL);
        check("?model=models/b.gguf&engine=cpu", EngineChoice::Cpu, "models/b.gguf");
        check("?model=/models/b.gguf", EngineChoice::Auto, "/models/b.gguf");
        check("?model=https://elsewhere/b.gguf", EngineChoice::Auto, OWN_MODEL);
        check("?model=//elsewhere/b.gguf", EngineChoice::Auto, OWN_MODEL);
        check("?model=%2F%2Felsewhere/b.gguf", EngineChoice::Auto, OWN_MODEL);
        check("?model=", EngineChoice::Auto, OWN_MODEL);
    }
}
