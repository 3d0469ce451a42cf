//! All figures of one model on one set of rows.

use super::best_of_n::BestOfN;
use super::rows::{Row, Slip};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use surefoot::prm::Domain;
use surefoot::prm::measure::{self, Judged};

/// Shares and probabilities in 0..=1; null where the rows do not say.
#[derive(Serialize)]
pub struct Figures {
    n_rows: usize,
    /// Judged lines.
    n_steps: usize,
    share_not_judged: f64,
    share_unsound: f64,
    /// Lines below it are called unsound.
    cut: f32,
    step_accuracy: Option<f64>,
    auroc: Option<f64>,
    recall_at_2pct_fa: Option<f64>,
    recall_at_5pct_fa: Option<f64>,
    /// At `cut`, on rows of two lines or more.
    processbench_f1: Option<f64>,
    ece: Option<f64>,
    brier: Option<f64>,
    false_alarm_at_cut: Option<f64>,
    recall_at_cut: Option<f64>,
    /// The share of unsound lines below the cut for "unsound".
    called_unsound: Option<f64>,
    /// Bins of probability: (mean, share of sound lines, lines).
    reliability: Vec<(f64, f64, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_of_n: Option<BestOfN>,
    #[serde(skip_serializing_if = "Option::is_none")]
    right_answer_unsound: Option<RightAnswerUnsound>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    by_family: BTreeMap<String, FamilyFigures>,
    /// By the kind of problem as the model reads it.
    by_domain: BTreeMap<&'static str, FamilyFigures>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    by_slip: BTreeMap<String, SlipFigures>,
    /// Lines of nonsense that happen to keep the solutions, which no comparison of solutions can find.
    #[serde(skip_serializing_if = "Option::is_none")]
    nonsense: Option<SlipFigures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flips: Option<Flips>,
}

/// Solutions that end on the right answer after an unsound line.
#[derive(Serialize)]
struct RightAnswerUnsound {
    n_rows: usize,
    /// The share with a line called unsound.
    detected: f64,
}

#[derive(Serialize)]
struct FamilyFigures {
    n_steps: usize,
    auroc: Option<f64>,
    recall_at_cut: Option<f64>,
}

#[derive(Serialize)]
struct SlipFigures {
    n: usize,
    recall_at_cut: f64,
}

/// Lines on the other side of the cut when the weights are rounded otherwise.
#[derive(Serialize)]
struct Flips {
    n: usize,
    share: f64,
    largest_difference: f32,
}

/// A probability for each row and line, None where it is not judged.
pub type Scores = [Vec<Option<f32>>];

impl Figures {
    /// Everything that rows and the scores of their lines say at the cuts for "clean" and for "unsound". `outcomes` are the
    /// scores of a judge of answers.
    pub fn of(rows: &[Row], scores: &Scores, outcomes: Option<&Scores>, cuts: (f32, f32)) -> Figures {
        let (cut, cut_unsound) = cuts;
        let lines: Vec<Judged> = rows.iter().zip(scores).flat_map(|(row, p)| judged(row, p)).collect();
        let n_lines: usize = rows.iter().map(|row| row.steps.len()).sum();
        let first_below = |p: &[Option<f32>]| p.iter().position(|p| p.is_some_and(|p| p < cut));
        let firsts: Vec<_> = rows
            .iter()
            .zip(scores)
            .filter(|(row, _)| row.steps.len() > 1)
            .map(|(row, p)| (first_below(p), row.first_unsound()))
            .collect();
        let n_unsound = lines.iter().filter(|line| !line.sound).count();
        Figures {
            n_rows: rows.len(),
            n_steps: lines.len(),
            share_not_judged: 1.0 - lines.len() as f64 / n_lines.max(1) as f64,
            share_unsound: n_unsound as f64 / lines.len().max(1) as f64,
            cut,
            step_accuracy: measure::accuracy(&lines, cut),
            auroc: measure::auroc(&lines),
            recall_at_2pct_fa: measure::recall_at(&lines, 0.02),
            recall_at_5pct_fa: measure::recall_at(&lines, 0.05),
            processbench_f1: measure::processbench_f1(&firsts),
            ece: measure::ece(&lines),
            brier: measure::brier(&lines),
            false_alarm_at_cut: measure::share_below(&lines, true, cut),
            recall_at_cut: measure::share_below(&lines, false, cut),
            best_of_n: BestOfN::of(rows, scores, outcomes),
            right_answer_unsound: right_answer_unsound(rows, scores, cut),
            by_family: by_group(rows, scores, cut, |row| row.family.clone()),
            by_domain: by_group(rows, scores, cut, |row| row.domain().map(Domain::name)),
            reliability: measure::reliability(&lines),
            called_unsound: measure::share_below(&lines, false, cut_unsound),
            by_slip: by_slip(rows, scores, cut, |slip| Some(slip.id.clone())),
            nonsense: by_slip(rows, scores, cut, |slip| slip.keeps_solutions.then_some(())).remove(&()),
            flips: None,
        }
    }

    /// Counts the lines that another format of the model puts on the other side of the cut.
    pub fn flipped(&mut self, scores: &Scores, other: &Scores, cut: f32) {
        let pairs = scores.iter().flatten().zip(other.iter().flatten());
        let pairs: Vec<(f32, f32)> = pairs.filter_map(|(&a, &b)| Some((a?, b?))).collect();
        let n = pairs.iter().filter(|(a, b)| (*a < cut) != (*b < cut)).count();
        let largest_difference = pairs.iter().map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        self.flips = Some(Flips { n, share: n as f64 / pairs.len().max(1) as f64, largest_difference });
    }
}

fn judged(row: &Row, p_sound: &[Option<f32>]) -> impl Iterator<Item = Judged> {
    let pairs = p_sound.iter().zip(&row.labels);
    pairs.filter_map(|(p, &label)| Some(Judged { score: p.as_ref().copied()?, sound: label == 1 }))
}

fn right_answer_unsound(rows: &[Row], scores: &Scores, cut: f32) -> Option<RightAnswerUnsound> {
    let found: Vec<bool> = rows
        .iter()
        .zip(scores)
        .filter(|(row, _)| row.answer_right == Some(true) && row.first_unsound().is_some())
        .map(|(_, p)| p.iter().flatten().any(|&p| p < cut))
        .collect();
    let n_detected = found.iter().filter(|&&detected| detected).count();
    (!found.is_empty())
        .then(|| RightAnswerUnsound { n_rows: found.len(), detected: n_detected as f64 / found.len() as f64 })
}

fn by_group<K: Ord>(
    rows: &[Row],
    scores: &Scores,
    cut: f32,
    group: impl Fn(&Row) -> Option<K>,
) -> BTreeMap<K, FamilyFigures> {
    let mut groups: BTreeMap<K, Vec<Judged>> = BTreeMap::new();
    for (row, p) in rows.iter().zip(scores) {
        if let Some(key) = group(row) {
            groups.entry(key).or_default().extend(judged(row, p));
        }
    }
    let figures = |lines: Vec<Judged>| FamilyFigures {
        n_steps: lines.len(),
        auroc: measure::auroc(&lines),
        recall_at_cut: measure::share_below(&lines, false, cut),
    };
    groups.into_iter().map(|(key, lines)| (key, figures(lines))).collect()
}

fn by_slip<K: Ord>(
    rows: &[Row],
    scores: &Scores,
    cut: f32,
    group: impl Fn(&Slip) -> Option<K>,
) -> BTreeMap<K, SlipFigures> {
    let mut slips: BTreeMap<K, (usize, usize)> = BTreeMap::new();
    for (row, p) in rows.iter().zip(scores) {
        for slip in &row.slips {
            let (label, p) = (row.labels.get(slip.step), p.get(slip.step).copied().flatten());
            if let (Some(0), Some(p), Some(key)) = (label, p, group(slip)) {
                let (n, n_found) = slips.entry(key).or_default();
                *n += 1;
                *n_found += usize::from(p < cut);
            }
        }
    }
    let figures = |(n, n_found)| SlipFigures { n, recall_at_cut: n_found as f64 / n as f64 };
    slips.into_iter().map(|(id, counts)| (id, figures(counts))).collect()
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_dash = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.3}"));
        writeln!(f, "{} rows, {} lines judged", self.n_rows, self.n_steps)?;
        for (name, value) in [
            ("not judged", Some(self.share_not_judged)),
            ("unsound lines", Some(self.share_unsound)),
            ("AUROC of a line", self.auroc),
            ("accuracy at the cut", self.step_accuracy),
            ("false alarms at the cut", self.false_alarm_at_cut),
            ("recall at the cut", self.recall_at_cut),
            ("recall at 2 % false alarms", self.recall_at_2pct_fa),
            ("recall at 5 % false alarms", self.recall_at_5pct_fa),
            ("ProcessBench F1", self.processbench_f1),
            ("calibration error", self.ece),
            ("Brier score", self.brier),
        ] {
            writeln!(f, "  {name:<28} {}", or_dash(value))?;
        }
        if let Some(found) = &self.right_answer_unsound {
            writeln!(f, "  right answer, unsound working: {:.3} of {} found", found.detected, found.n_rows)?;
        }
        if let Some(best) = &self.best_of_n {
            write!(f, "{best}")?;
        }
        for (domain, figures) in &self.by_domain {
            let (auroc, recall) = (or_dash(figures.auroc), or_dash(figures.recall_at_cut));
            writeln!(
                f,
                "{domain:<12} {:>6} lines  AUROC {auroc}  recall at the cut {recall}  (kind of problem)",
                figures.n_steps
            )?;
        }
        for (family, figures) in &self.by_family {
            let (auroc, recall) = (or_dash(figures.auroc), or_dash(figures.recall_at_cut));
            writeln!(f, "{family:<12} {:>6} lines  AUROC {auroc}  recall at the cut {recall}", figures.n_steps)?;
        }
        if let Some(SlipFigures { n, recall_at_cut }) = &self.nonsense {
            writeln!(f, "nonsense that keeps the solutions: {recall_at_cut:.3} of {n} found at the cut")?;
        }
        for (id, figures) in &self.by_slip {
            writeln!(f, "{id:<12} {:>6} lines  recall at the cut {:.3}", figures.n, figures.recall_at_cut)?;
        }
        if let Some(flips) = &self.flips {
            let (share, largest) = (flips.share, flips.largest_difference);
            writeln!(
                f,
                "{} lines ({share:.4}) on the other side of the cut, largest difference {largest:.4}",
                flips.n
            )?;
        }
        Ok(())
    }
}
