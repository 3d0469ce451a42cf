//! Picking one of several candidates: what step rewards buy over judging answers.

use super::figures::Scores;
use super::rows::Row;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use surefoot::prm::Rank;

/// Shares of problems in which the picked candidate is fully sound, over problems that have both a fully sound candidate
/// and another. Where several candidates are picked alike, the share of sound ones among them.
#[derive(Serialize)]
pub struct BestOfN {
    n_problems: usize,
    mean_candidates: f64,
    /// The best weakest line.
    min: f64,
    /// The best product of all lines.
    product: f64,
    /// The best average line.
    mean: f64,
    /// The best last line.
    last: f64,
    /// The best in the eyes of a model that was taught from final answers only.
    outcome: Option<f64>,
    /// Any candidate of the most frequent last line.
    majority: f64,
    /// Any candidate.
    random: f64,
    /// Any candidate with the right answer, as a perfect judge of answers would pick.
    random_right_answer: Option<f64>,
}

/// A candidate with what the two models say of it.
struct Candidate<'a> {
    row: &'a Row,
    p_sound: &'a [Option<f32>],
    outcome: Option<f32>,
}

impl BestOfN {
    /// None where no problem has both a fully sound candidate and another.
    pub fn of(rows: &[Row], scores: &Scores, outcomes: Option<&Scores>) -> Option<BestOfN> {
        let mut problems: BTreeMap<&str, Vec<Candidate>> = BTreeMap::new();
        for (i, (row, p_sound)) in rows.iter().zip(scores).enumerate() {
            let outcome = outcomes.and_then(|outcomes| outcomes[i].last().copied().flatten());
            problems.entry(row.problem_key()).or_default().push(Candidate { row, p_sound, outcome });
        }
        let is_mixed = |candidates: &Vec<Candidate>| {
            let n_sound = candidates.iter().filter(|candidate| is_sound(candidate)).count();
            (1..candidates.len()).contains(&n_sound)
        };
        let problems: Vec<Vec<Candidate>> = problems.into_values().filter(is_mixed).collect();
        let n = problems.len() as f64;
        let mean = |share: &dyn Fn(&[Candidate]) -> f64| problems.iter().map(|p| share(p)).sum::<f64>() / n;
        let by = |rank: Rank| mean(&|candidates| best(candidates, |candidate| rank.score(candidate.p_sound)));
        let right: Vec<f64> = problems.iter().filter_map(|candidates| right_answers(candidates)).collect();
        (!problems.is_empty()).then(|| BestOfN {
            n_problems: problems.len(),
            mean_candidates: problems.iter().map(Vec::len).sum::<usize>() as f64 / n,
            min: by(Rank::Min),
            product: by(Rank::Product),
            mean: by(Rank::Mean),
            last: mean(&|candidates| best(candidates, |candidate| candidate.p_sound.last().copied().flatten())),
            outcome: outcomes.map(|_| mean(&|candidates| best(candidates, |candidate| candidate.outcome))),
            majority: mean(&majority),
            random: mean(&|candidates| share_sound(candidates.iter())),
            random_right_answer: (!right.is_empty()).then(|| right.iter().sum::<f64>() / right.len() as f64),
        })
    }
}

fn is_sound(candidate: &Candidate) -> bool {
    candidate.row.first_unsound().is_none()
}

fn share_sound<'a>(candidates: impl Iterator<Item = &'a Candidate<'a>> + Clone) -> f64 {
    candidates.clone().filter(|candidate| is_sound(candidate)).count() as f64 / candidates.count() as f64
}

/// The share of sound ones among the candidates that score highest; one without a score comes last.
fn best(candidates: &[Candidate], score: impl Fn(&Candidate) -> Option<f32>) -> f64 {
    let score = |candidate: &Candidate| score(candidate).unwrap_or(-1.0);
    let highest = candidates.iter().map(score).fold(-1.0, f32::max);
    share_sound(candidates.iter().filter(|candidate| score(candidate) == highest))
}

fn majority(candidates: &[Candidate]) -> f64 {
    let last_line = |candidate: &Candidate| candidate.row.last_line();
    let n_alike = |candidate: &Candidate| {
        let wanted = last_line(candidate);
        candidates.iter().filter(|other| last_line(other) == wanted).count()
    };
    let most = candidates.iter().map(n_alike).max();
    share_sound(candidates.iter().filter(|candidate| Some(n_alike(candidate)) == most))
}

fn right_answers(candidates: &[Candidate]) -> Option<f64> {
    let right = candidates.iter().filter(|candidate| candidate.row.answer_right == Some(true));
    (right.clone().count() > 0).then(|| share_sound(right))
}

impl fmt::Display for BestOfN {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_dash = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.3}"));
        writeln!(f, "best of {:.1} on {} problems, share fully sound", self.mean_candidates, self.n_problems)?;
        for (name, value) in [
            ("by the weakest line", Some(self.min)),
            ("by the product of lines", Some(self.product)),
            ("by the mean line", Some(self.mean)),
            ("by the last line", Some(self.last)),
            ("by a judge of answers", self.outcome),
            ("most frequent answer", Some(self.majority)),
            ("any right answer", self.random_right_answer),
            ("any", Some(self.random)),
        ] {
            writeln!(f, "  {name:<28} {}", or_dash(value))?;
        }
        Ok(())
    }
}
