//! What a model says of work that it was never taught to judge: it should say nothing, or that it is unsure.

use super::figures::Scores;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::path::Path;
use surefoot::reading::{self, Solution};

/// Work of some kind, without labels.
#[derive(Deserialize)]
pub struct Row {
    kind: String,
    problem: String,
    steps: Vec<String>,
}

impl Row {
    /// The row as split work, one step a line.
    pub fn solution(&self) -> Solution {
        reading::from_lines(&self.problem, &self.steps)
    }
}

/// Reads a file of such rows; an error names the line.
pub fn read(path: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let row = |(line, line_no): (&str, usize)| {
        serde_json::from_str(line).map_err(|error| format!("{name}, line {line_no}: {error}").into())
    };
    text.lines().zip(1..).map(row).collect()
}

/// Shares of lines.
#[derive(Serialize)]
pub struct Refusals {
    n_lines: usize,
    not_judged: f64,
    /// Between the cuts.
    unsure: f64,
    called_sound: f64,
    called_unsound: f64,
    /// Lines that were neither refused nor called unsure, by the kind of work.
    confident: BTreeMap<String, usize>,
}

impl Refusals {
    /// `cuts` are those for "clean" and for "unsound".
    pub fn of(rows: &[Row], scores: &Scores, (cut_sound, cut_unsound): (f32, f32)) -> Refusals {
        let lines: Vec<Option<f32>> = scores.iter().flatten().copied().collect();
        let share = |is: &dyn Fn(Option<f32>) -> bool| {
            lines.iter().filter(|&&line| is(line)).count() as f64 / lines.len().max(1) as f64
        };
        let is_sound = |line: Option<f32>| line.is_some_and(|p| p >= cut_sound);
        let is_unsound = |line: Option<f32>| line.is_some_and(|p| p < cut_unsound);
        let mut confident = BTreeMap::new();
        for (row, scores) in rows.iter().zip(scores) {
            let n = scores.iter().filter(|&&line| is_sound(line) || is_unsound(line)).count();
            if n > 0 {
                *confident.entry(row.kind.clone()).or_default() += n;
            }
        }
        let not_judged = share(&|line| line.is_none());
        let (called_sound, called_unsound) = (share(&is_sound), share(&is_unsound));
        let unsure = share(&|line| line.is_some() && !is_sound(line) && !is_unsound(line));
        Refusals { n_lines: lines.len(), not_judged, unsure, called_sound, called_unsound, confident }
    }
}

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} lines out of the model's domain", self.n_lines)?;
        for (name, share) in [
            ("not judged", self.not_judged),
            ("unsure", self.unsure),
            ("called sound", self.called_sound),
            ("called unsound", self.called_unsound),
        ] {
            writeln!(f, "  {name:<28} {share:.3}")?;
        }
        for (kind, n) in &self.confident {
            writeln!(f, "  judged with confidence: {n} of {kind}")?;
        }
        Ok(())
    }
}
