//! Labelled rows: those of `surefoot generate`, or any that have a problem, steps and labels.

use serde::Deserialize;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use surefoot::notation;
use surefoot::prm::{self, Domain};
use surefoot::reading::{self, Solution};

/// A solution with its labels. What only generated rows have is optional.
#[derive(Deserialize)]
pub struct Row {
    pub problem: String,
    pub steps: Vec<String>,
    /// 1 sound, 0 unsound, one a step.
    pub labels: Vec<u8>,
    pub family: Option<String>,
    #[serde(default)]
    pub slips: Vec<Slip>,
    pub answer_right: Option<bool>,
    problem_id: Option<String>,
}

/// A slip and the line in which it was made.
#[derive(Deserialize)]
pub struct Slip {
    pub step: usize,
    pub id: String,
    /// Nonsense by construction, though no solution is lost or gained.
    #[serde(default)]
    pub keeps_solutions: bool,
}

impl Row {
    /// The row as split work, one step a line.
    pub fn solution(&self) -> Solution {
        reading::from_lines(&self.problem, &self.steps)
    }

    /// What candidates of one problem have in common.
    pub fn problem_key(&self) -> &str {
        self.problem_id.as_deref().unwrap_or(&self.problem)
    }

    /// What kind of problem the built-in model takes it for.
    pub fn domain(&self) -> Option<Domain> {
        (prm::ALGEBRA_FINGERPRINT.prompt)(&self.solution()).map(|prompt| prompt.domain)
    }

    /// The last line as its maths reads, whatever it was typed like; as typed where it cannot be read.
    pub fn last_line(&self) -> String {
        let solution = self.solution();
        let line = solution.steps.last().map_or("", |step| step.math.text());
        notation::parse(line).statement.map_or_else(|| line.to_owned(), |statement| notation::print(&statement))
    }

    /// The index of the first unsound line.
    pub fn first_unsound(&self) -> Option<usize> {
        self.labels.iter().position(|&label| label == 0)
    }
}

/// Reads a file of rows; an error names the line.
pub fn read(path: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let name = path.display();
    let file = File::open(path).map_err(|error| format!("{name}: {error}"))?;
    let mut rows = Vec::new();
    for (line, line_no) in BufReader::new(file).lines().zip(1..) {
        let row: Row = serde_json::from_str(&line?).map_err(|error| format!("{name}, line {line_no}: {error}"))?;
        if row.labels.len() != row.steps.len() || row.labels.iter().any(|&label| label > 1) {
            return Err(format!("{name}, line {line_no}: wanted one label a step, 0 or 1").into());
        }
        rows.push(row);
    }
    if rows.is_empty() {
        return Err(format!("{name}: no rows").into());
    }
    Ok(rows)
}
