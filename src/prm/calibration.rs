//! How to read a model's logits: what was measured on held-out work and stored in its file.

use super::PrmError;
use super::domain::Domain;
use super::measure::{self, Judged};
use super::score::sigmoid;
use crate::gguf::Gguf;
use serde::Serialize;

/// The share of sound lines that may fall below the cut for "clean".
const SOUND_FALSE_ALARM: f64 = 0.02;

/// The share of sound lines that may be called unsound.
const UNSOUND_FALSE_ALARM: f64 = 0.002;

/// False-alarm rates of the curve's points.
const CURVE: [f64; 20] = [
    0.0005, 0.001, 0.002, 0.004, 0.006, 0.008, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3,
    0.4, 0.5,
];

/// The least AUROC of a domain in which the model judges.
const DOMAIN_AUROC: f64 = 0.9;

/// The fewest lines of either label that tell whether it does.
const DOMAIN_LINES: usize = 30;

/// One cut and what it costs, on held-out work.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OperatingPoint {
    /// Lines below this probability are called unsound.
    pub cut: f32,
    /// The share of sound lines that are called unsound.
    pub false_alarm: f32,
    /// The share of unsound lines that are called unsound.
    pub recall: f32,
}

/// How well a model does on one kind of problem, on held-out work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DomainFigure {
    pub domain: Domain,
    pub n_steps: usize,
    /// None without lines of both labels.
    pub auroc: Option<f64>,
    /// Good enough, on enough lines, to judge.
    pub judged: bool,
}

/// Temperature, default cuts, and the curve they were chosen from.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Logits are divided by it before the softmax.
    pub temperature: f32,
    /// At or above it a line is clean. Never a bare 0.5: chosen for a stated false-alarm rate.
    pub cut_sound: f32,
    /// Below it a line is called unsound. At most `cut_sound`.
    pub cut_unsound: f32,
    /// By rising cut.
    pub curve: Vec<OperatingPoint>,
    /// The kinds of problem that the model judges.
    pub domains: Vec<Domain>,
}

impl Calibration {
    /// Of a model that was never measured: no probability is high or low enough to be trusted.
    pub fn unmeasured() -> Calibration {
        let domains = Domain::ALL.to_vec();
        Calibration { temperature: 1.0, cut_sound: 1.0, cut_unsound: 0.0, curve: Vec::new(), domains }
    }

    /// Reads the `surefoot.*` keys. A file without any of them was never measured.
    pub fn from_gguf(gguf: &Gguf<'_>) -> Result<Calibration, PrmError> {
        if !gguf.contains("surefoot.temperature") {
            return Ok(Calibration::unmeasured());
        }
        let temperature = gguf.f32("surefoot.temperature")?;
        if !(temperature.is_finite() && temperature > 0.0) {
            let found = temperature.to_string();
            return Err(PrmError::Calibration { key: "surefoot.temperature", wanted: "a number above 0", found });
        }
        let cut_sound = probability("surefoot.cut.sound", gguf.f32("surefoot.cut.sound")?)?;
        let cut_unsound = probability("surefoot.cut.unsound", gguf.f32("surefoot.cut.unsound")?)?;
        if cut_unsound > cut_sound {
            let found = format!("{cut_unsound}, above {cut_sound}");
            return Err(PrmError::Calibration { key: "surefoot.cut.unsound", wanted: "at most the sound cut", found });
        }
        let column = |key| gguf.f32s(key)?.into_iter().map(|p| probability(key, p)).collect::<Result<Vec<_>, _>>();
        let cuts = column("surefoot.curve.cut")?;
        let false_alarms = column("surefoot.curve.false_alarm")?;
        let recalls = column("surefoot.curve.recall")?;
        if false_alarms.len() != cuts.len() || recalls.len() != cuts.len() {
            let found = format!("{} cuts, {} false alarms, {} recalls", cuts.len(), false_alarms.len(), recalls.len());
            return Err(PrmError::Calibration { key: "surefoot.curve.cut", wanted: "columns of one length", found });
        }
        let points = cuts.into_iter().zip(false_alarms).zip(recalls);
        let mut curve: Vec<_> =
            points.map(|((cut, false_alarm), recall)| OperatingPoint { cut, false_alarm, recall }).collect();
        curve.sort_by(|a, b| a.cut.total_cmp(&b.cut));
        let domains = if gguf.contains(DOMAINS) { domains(gguf.str(DOMAINS)?)? } else { Domain::ALL.to_vec() };
        Ok(Calibration { temperature, cut_sound, cut_unsound, curve, domains })
    }
}

/// Names of the kinds of problem, separated by spaces.
const DOMAINS: &str = "surefoot.domains";

fn domains(names: &str) -> Result<Vec<Domain>, PrmError> {
    let unknown =
        |name: &str| PrmError::Calibration { key: DOMAINS, wanted: "kinds of problem", found: name.to_owned() };
    names.split_whitespace().map(|name| Domain::from_name(name).ok_or_else(|| unknown(name))).collect()
}

/// How good the scores are on each kind of problem that occurs.
pub(super) fn by_domain(lines: &[(Domain, Judged)]) -> Vec<DomainFigure> {
    let figure = |domain| {
        let lines: Vec<Judged> = lines.iter().filter(|line| line.0 == domain).map(|line| line.1).collect();
        let n_unsound = lines.iter().filter(|line| !line.sound).count();
        let auroc = measure::auroc(&lines);
        let is_enough = n_unsound.min(lines.len() - n_unsound) >= DOMAIN_LINES;
        let judged = is_enough && auroc.is_some_and(|auroc| auroc >= DOMAIN_AUROC);
        DomainFigure { domain, n_steps: lines.len(), auroc, judged }
    };
    Domain::ALL.into_iter().map(figure).filter(|figure| figure.n_steps > 0).collect()
}

/// Fits temperature and cuts to lines whose score is the raw logit difference, of the kinds that are judged.
pub(super) fn fit(lines: &[(Domain, Judged)]) -> Calibration {
    let figures = by_domain(lines);
    let domains: Vec<Domain> = figures.iter().filter(|figure| figure.judged).map(|figure| figure.domain).collect();
    let lines: Vec<Judged> = lines.iter().filter(|line| domains.contains(&line.0)).map(|line| line.1).collect();
    let lines = lines.as_slice();
    let temperature = temperature(lines);
    let scaled: Vec<Judged> =
        lines.iter().map(|line| Judged { score: sigmoid(line.score / temperature), ..*line }).collect();
    // Two decimals are all that a cut can mean; rounding down keeps to the rate.
    let cut_at = |rate| Some((measure::cut_at(&scaled, rate)? * 100.0).floor() / 100.0);
    let point = |rate| {
        let cut = cut_at(rate)?;
        let below = |sound| Some(measure::share_below(&scaled, sound, cut)? as f32);
        Some(OperatingPoint { cut, false_alarm: below(true)?, recall: below(false)? })
    };
    let mut curve: Vec<_> = CURVE.into_iter().filter_map(point).collect();
    curve.dedup_by(|a, b| a.cut == b.cut);
    Calibration {
        temperature,
        cut_sound: cut_at(SOUND_FALSE_ALARM).unwrap_or(Calibration::unmeasured().cut_sound),
        cut_unsound: cut_at(UNSOUND_FALSE_ALARM).unwrap_or(Calibration::unmeasured().cut_unsound),
        curve,
        domains,
    }
}

/// The temperature of least cross-entropy, between 1/20 and 20. The loss has one valley in the inverse temperature, so
/// thirds are cut off until it is found.
fn temperature(lines: &[Judged]) -> f32 {
    let loss = |inverse: f32| -> f64 {
        let wrong_margin = |line: &Judged| if line.sound { -line.score } else { line.score } * inverse;
        // ln(1 + e^m), without overflow.
        let softplus = |m: f32| f64::from(m.max(0.0)) + f64::from((-m.abs()).exp()).ln_1p();
        lines.iter().map(|line| softplus(wrong_margin(line))).sum()
    };
    let (mut low, mut high) = (0.05, 20.0);
    for _ in 0..60 {
        let third = (high - low) / 3.0;
        if loss(low + third) < loss(high - third) { high -= third } else { low += third }
    }
    2.0 / (low + high)
}

fn probability(key: &'static str, found: f32) -> Result<f32, PrmError> {
    if (0.0..=1.0).contains(&found) {
        Ok(found)
    } else {
        Err(PrmError::Calibration { key, wanted: "a probability", found: found.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temperature_matches_what_margins_are_worth() {
        // A margin of 4 that is right three times in four is worth ln 3.
        let line = |score, sound| Judged { score, sound };
        let lines = [line(4.0, true), line(4.0, true), line(4.0, true), line(4.0, false)];
        let found = temperature(&lines);
        assert!((found - 4.0 / 3f32.ln()).abs() < 1e-2, "{found}");
    }

    #[test]
    fn a_kind_that_is_judged_badly_is_not_judged() {
        let lines = |domain, n: usize, order: f32| {
            (0..n).map(move |i| (domain, Judged { score: order * (i % 2) as f32, sound: i % 2 == 1 }))
        };
        let all: Vec<_> = lines(Domain::Linear, 100, 1.0)
            .chain(lines(Domain::Quadratic, 100, -1.0))
            .chain(lines(Domain::System, 10, 1.0))
            .collect();
        assert_eq!(fit(&all).domains, [Domain::Linear]);
        assert_eq!(by_domain(&all).len(), 3);
    }

    #[test]
    fn cuts_keep_their_false_alarm_rates() {
        let sound = (0..1000).map(|i| Judged { score: i as f32 / 100.0, sound: true });
        let unsound = (0..100).map(|i| Judged { score: i as f32 / 25.0 - 3.0, sound: false });
        let lines: Vec<_> = sound.chain(unsound).map(|line| (Domain::Linear, line)).collect();
        let found = fit(&lines);
        let at = |cut: f32| *found.curve.iter().find(|point| point.cut == cut).expect("the cut is on the curve");
        let (clean, called) = (at(found.cut_sound), at(found.cut_unsound));
        assert!((0.01..=0.02).contains(&clean.false_alarm) && called.false_alarm <= 0.002, "{clean:?} {called:?}");
        // Unsound margins lie every 0.04 from -3: up to the sound margin of rank 20, 0.2, that is 80 of 100.
        assert!((0.75..=0.81).contains(&clean.recall), "{clean:?}");
        assert!(found.curve.windows(2).all(|pair| pair[0].cut < pair[1].cut && pair[0].recall <= pair[1].recall));
    }
}
