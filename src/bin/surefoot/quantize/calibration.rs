//! What was measured on held-out data, and travels in the model's file: how to read its scores.

use std::error::Error;
use std::path::Path;
use surefoot::gguf::Writer;

/// Every key that [`Calibration::write`] writes starts with one of these.
pub const KEYS: [&str; 4] = ["surefoot.temperature", "surefoot.cut.", "surefoot.curve.", "surefoot.domains"];

/// Written by `surefoot evaluate --calibrate`.
#[derive(serde::Deserialize)]
pub struct Calibration {
    /// Logits are divided by it before the softmax.
    temperature: f32,
    /// At or above this probability a line is marked sound.
    cut_sound: f32,
    /// Below this probability a line is marked unsound.
    cut_unsound: f32,
    /// Operating points: the cut, the share of sound lines below it, the share of unsound lines below it.
    curve: Vec<[f32; 3]>,
    /// The kinds of problem that were measured; all are judged where none is named.
    #[serde(default)]
    domains: Vec<DomainFigure>,
}

#[derive(serde::Deserialize)]
struct DomainFigure {
    domain: String,
    judged: bool,
}

impl Calibration {
    /// Reads a JSON file and checks that its numbers are what they say.
    pub fn read(path: &Path) -> Result<Calibration, Box<dyn Error>> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let calibration: Calibration =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let Calibration { temperature, cut_sound, cut_unsound, ref curve, .. } = calibration;
        let probability = |p: f32| (0.0..=1.0).contains(&p);
        let fits = temperature.is_finite()
            && temperature > 0.0
            && probability(cut_sound)
            && probability(cut_unsound)
            && cut_unsound <= cut_sound
            && curve.iter().flatten().all(|&p| probability(p));
        if !fits {
            return Err(format!(
                "{}: wanted a temperature above 0, probabilities, and cut_unsound at most cut_sound",
                path.display()
            )
            .into());
        }
        Ok(calibration)
    }

    pub fn write(&self, writer: &mut Writer) {
        let column = |i: usize| self.curve.iter().map(|point| point[i]).collect::<Vec<_>>();
        writer.f32("surefoot.temperature", self.temperature);
        writer.f32("surefoot.cut.sound", self.cut_sound);
        writer.f32("surefoot.cut.unsound", self.cut_unsound);
        writer.f32s("surefoot.curve.cut", &column(0));
        writer.f32s("surefoot.curve.false_alarm", &column(1));
        writer.f32s("surefoot.curve.recall", &column(2));
        if !self.domains.is_empty() {
            let judged: Vec<&str> =
                self.domains.iter().filter(|figure| figure.judged).map(|figure| figure.domain.as_str()).collect();
            writer.str("surefoot.domains", &judged.join(" "));
        }
    }
}
