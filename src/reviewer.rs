//! Both witnesses on one text, one after the other, on the CPU: for programs that have no page and no worker.
//!
//! The tool and the package for other people's pages share this, so that they cannot differ in anything but the last
//! digits of a score: a machine's own order of adding.

use crate::engine::{CpuEngine, Precision};
use crate::reading;
use crate::scoring::{Scorer, ScoringError};
use crate::tutor::{self, Cuts, Findings, Learned, Review, Verdicts};
use crate::words::Language;

/// A text longer than this is not to be given: a thousand pages of working.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// The exact witness, and the learned one where there is a model.
pub struct Reviewer {
    scorer: Option<Scorer<CpuEngine>>,
}

impl Reviewer {
    /// Without a model: no line has a score, and nothing is clean.
    pub fn exact_only() -> Reviewer {
        Reviewer { scorer: None }
    }

    /// With the model in this GGUF file. Refuses what is no model, or one that would score nonsense.
    pub fn with_model(file: &[u8]) -> Result<Reviewer, ScoringError> {
        Ok(Reviewer { scorer: Some(Scorer::load(file, CpuEngine::new(Precision::F32))?) })
    }

    /// What both say of everything in `text`, its sentences in `language`.
    pub async fn review(&mut self, text: &str, language: Language) -> Result<Review, ScoringError> {
        let work = reading::split(text);
        let verdicts: Vec<Verdicts> = work.solutions.iter().map(tutor::witness).collect();
        let Some(scorer) = &mut self.scorer else {
            let findings = Findings { learned: Learned::Absent, ..Findings::exact_only(&verdicts) };
            return Ok(tutor::review(&work, &findings, language));
        };
        let scores = scorer.score(&work.solutions).await?;
        let (sound, unsound) = scorer.cuts();
        Ok(tutor::review(&work, &Findings::scored(&verdicts, &scores, Cuts { sound, unsound }), language))
    }
}
