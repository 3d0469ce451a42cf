//! The model as a whole: solutions in, one probability a line out.

use super::calibration::{self, Calibration, OperatingPoint};
use super::dialect::{DIALECTS, Dialect};
use super::prompt::{Sequence, passes};
use super::tokenize::Tokens;
use super::{PrmError, measure};
use crate::gguf::Gguf;
use crate::model::{self, Network, Ops};
use crate::text::Solution;
use std::error::Error;

/// A process reward model on an engine.
pub struct Prm<O: Ops> {
    ops: O,
    network: Network<O>,
    tokens: Tokens,
    dialect: &'static Dialect,
    /// The token at which the head is read.
    mark: u32,
    calibration: Calibration,
}

impl<O: Ops> Prm<O>
where
    O::Error: Error + Send + Sync + 'static,
{
    /// Reads a model file and hands its weights to the engine. Refuses a file whose head, tokenizer or dialect does not
    /// fit: it would load and score nonsense.
    pub fn load(file: &[u8], mut ops: O) -> Result<Prm<O>, PrmError> {
        let gguf = Gguf::parse(file)?;
        let dialect = dialect(gguf.str("surefoot.dialect")?)?;
        let calibration = Calibration::from_gguf(&gguf)?;
        let network = Network::load(&gguf, &mut ops)?;
        let tokens = Tokens::new(gguf.str("tokenizer.huggingface.json")?, network.n_vocab())?;
        let mark = tokens.id(dialect.step_mark).ok_or(PrmError::NoMark { mark: dialect.step_mark })?;
        let n_context = network.config().n_context;
        if n_context < dialect.max_tokens {
            return Err(PrmError::Context { wanted: dialect.max_tokens, found: n_context });
        }
        Ok(Prm { ops, network, tokens, dialect, mark, calibration })
    }

    /// For each solution and step, P(the step is sound | problem and the steps above); None where it is not judged.
    ///
    /// All solutions go through in one pass with one readback, unless they are too many rows or of several problems of
    /// which some have several solutions. Solutions that stand together and share a problem share its rows.
    pub async fn score(&mut self, solutions: &[Solution]) -> Result<Vec<Vec<Option<f32>>>, PrmError> {
        let temperature = self.calibration.temperature;
        let mut scores = self.margins(solutions).await?;
        for margin in scores.iter_mut().flatten().flatten() {
            *margin = sigmoid(*margin / temperature);
        }
        Ok(scores)
    }

    /// Fits temperature and cuts to solutions with known labels (1 sound, 0 unsound), one a step.
    pub async fn calibrate(&mut self, solutions: &[Solution], labels: &[Vec<u8>]) -> Result<Calibration, PrmError> {
        let margins = self.margins(solutions).await?;
        let pairs = margins.iter().zip(labels).flat_map(|(margins, labels)| margins.iter().zip(labels));
        let judged: Vec<measure::Judged> = pairs
            .filter_map(|(margin, &label)| {
                Some(measure::Judged { score: margin.as_ref().copied()?, sound: label == 1 })
            })
            .collect();
        Ok(calibration::fit(&judged))
    }

    /// The cut at or above which a line is clean, and the one below which it is called unsound.
    pub fn cuts(&self) -> (f32, f32) {
        (self.calibration.cut_sound, self.calibration.cut_unsound)
    }

    /// What each cut costs on held-out work, by rising cut. Empty for a model that was never measured.
    pub fn operating_points(&self) -> &[OperatingPoint] {
        &self.calibration.curve
    }

    /// The engine below.
    pub fn engine(&self) -> &O {
        &self.ops
    }

    /// Logit of "sound" less logit of "unsound" at every judged step.
    async fn margins(&mut self, solutions: &[Solution]) -> Result<Vec<Vec<Option<f32>>>, PrmError> {
        let mut margins: Vec<Vec<Option<f32>>> = solutions.iter().map(|s| vec![None; s.steps.len()]).collect();
        let sequences = solutions.iter().map(|s| self.sequence(s)).collect::<Result<Vec<_>, _>>()?;
        for pass in passes(&sequences) {
            let logits = model::forward(&mut self.ops, &self.network, &pass.batch)?;
            let logits = self.ops.read(logits).await.map_err(|error| PrmError::Engine(Box::new(error)))?;
            let (pairs, rest) = logits.as_chunks::<{ model::N_CLASSES }>();
            if pairs.len() != pass.places.len() || !rest.is_empty() {
                return Err(PrmError::Logits { n_marks: pass.places.len(), found: logits.len() });
            }
            for (&(solution_idx, step_idx), [unsound, sound]) in pass.places.iter().zip(pairs) {
                margins[solution_idx][step_idx] = Some(sound - unsound);
            }
        }
        Ok(margins)
    }

    fn sequence(&self, solution: &Solution) -> Result<Sequence, PrmError> {
        match (self.dialect.prompt)(solution) {
            Some(prompt) => Sequence::new(&prompt, &self.tokens, self.mark, self.dialect.max_tokens),
            None => Ok(Sequence::default()),
        }
    }
}

/// The softmax of two logits, from their difference.
pub(super) fn sigmoid(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp())
}

fn dialect(name: &str) -> Result<&'static Dialect, PrmError> {
    DIALECTS.iter().find(|dialect| dialect.name == name).ok_or_else(|| PrmError::Dialect {
        found: name.to_owned(),
        known: DIALECTS.iter().map(|dialect| dialect.name).collect::<Vec<_>>().join(", "),
    })
}
