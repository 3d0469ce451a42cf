//! The model but for its network: from a solution to tokens, and from logits to a probability.

use super::PrmError;
use super::calibration::{self, Calibration, DomainFigure, OperatingPoint};
use super::dialect::{Dialect, dialect};
use super::domain::Domain;
use super::measure;
use super::prompt::{Prompt, Sequence};
use super::tokenize::Tokens;
use crate::gguf::Gguf;
use crate::reading::Solution;

/// How a process reward model wants work to be written, and how its logits are to be read.
pub struct Prm {
    tokens: Tokens,
    dialect: &'static Dialect,
    /// The token at which the head is read.
    mark: u32,
    calibration: Calibration,
}

impl Prm {
    /// Reads a model file, whose network has `n_vocab` tokens and reads `n_context` of them. Refuses a file whose
    /// tokenizer or dialect does not fit.
    pub fn from_gguf(gguf: &Gguf<'_>, n_vocab: usize, n_context: usize) -> Result<Prm, PrmError> {
        let dialect = dialect(gguf.str("surefoot.dialect")?)?;
        let calibration = Calibration::from_gguf(gguf)?;
        let tokens = Tokens::new(gguf.str("tokenizer.huggingface.json")?, n_vocab)?;
        let mark = tokens.id(dialect.step_mark).ok_or(PrmError::NoMark { mark: dialect.step_mark })?;
        if n_context < dialect.max_tokens {
            return Err(PrmError::Context { wanted: dialect.max_tokens, found: n_context });
        }
        Ok(Prm { tokens, dialect, mark, calibration })
    }

    /// A solution's tokens; none where its kind of problem is not judged.
    pub fn sequence(&self, solution: &Solution) -> Result<Sequence, PrmError> {
        let is_judged = |prompt: &Prompt| self.calibration.domains.contains(&prompt.domain);
        match (self.dialect.prompt)(solution).filter(is_judged) {
            Some(prompt) => Sequence::new(&prompt, &self.tokens, self.mark, self.dialect.max_tokens),
            None => Ok(Sequence::default()),
        }
    }

    /// P(sound) of a margin: logit of "sound" less logit of "unsound".
    pub fn p_sound(&self, margin: f32) -> f32 {
        sigmoid(margin / self.calibration.temperature)
    }

    /// Fits temperature and cuts to margins and labels (1 sound, 0 unsound), one a step, and says how good the margins
    /// are on each kind of problem.
    pub fn calibrate(
        &self,
        solutions: &[Solution],
        margins: &[Vec<Option<f32>>],
        labels: &[Vec<u8>],
    ) -> (Calibration, Vec<DomainFigure>) {
        let domains = solutions.iter().map(|solution| self.domain(solution));
        let judged: Vec<(Domain, measure::Judged)> = domains
            .zip(margins.iter().zip(labels))
            .filter_map(|(domain, lines)| Some((domain?, lines)))
            .flat_map(|(domain, (margins, labels))| margins.iter().zip(labels).map(move |line| (domain, line)))
            .filter_map(|(domain, (margin, &label))| {
                Some((domain, measure::Judged { score: margin.as_ref().copied()?, sound: label == 1 }))
            })
            .collect();
        (calibration::fit(&judged), calibration::by_domain(&judged))
    }

    /// The cut at or above which a line is clean, and the one below which it is called unsound.
    pub fn cuts(&self) -> (f32, f32) {
        (self.calibration.cut_sound, self.calibration.cut_unsound)
    }

    /// What each cut costs on held-out work, by rising cut. Empty for a model that was never measured.
    pub fn operating_points(&self) -> &[OperatingPoint] {
        &self.calibration.curve
    }

    /// What kind of problem the dialect takes a solution's for. None when it cannot be read.
    fn domain(&self, solution: &Solution) -> Option<Domain> {
        (self.dialect.prompt)(solution).map(|prompt| prompt.domain)
    }
}

/// The softmax of two logits, from their difference.
pub(super) fn sigmoid(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin).exp())
}
