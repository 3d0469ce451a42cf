//! The figures of a comparison, as a table and as JSON.

use crate::witnesses::Exact;
use serde::Serialize;
use std::fmt;
use surefoot::prm::measure::{self, Judged};

/// One way of searching with one number of attempts.
#[derive(Clone, Serialize)]
pub struct Figure {
    pub method: &'static str,
    pub n: usize,
    /// Share of problems with the right answer.
    pub right: f64,
    /// Share with the right answer and wholly sound working, by the exact witness.
    pub sound: f64,
    /// Mean pieces drawn for a problem.
    pub pieces: f64,
}

/// What is counted for one figure.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    n_problems: usize,
    n_right: usize,
    n_sound: usize,
    n_pieces: usize,
}

impl Tally {
    /// Takes in what was picked for one problem, and what it cost.
    pub fn add(&mut self, picked: Exact, n_pieces: usize) {
        self.n_problems += 1;
        self.n_right += usize::from(picked.is_right);
        self.n_sound += usize::from(picked.is_sound);
        self.n_pieces += n_pieces;
    }

    pub fn figure(&self, method: &'static str, n: usize) -> Figure {
        let share = |count: usize| count as f64 / self.n_problems.max(1) as f64;
        Figure { method, n, right: share(self.n_right), sound: share(self.n_sound), pieces: share(self.n_pieces) }
    }
}

/// How well the process reward model tells the drafted lines that follow from those that do not, the first such of each
/// attempt, by the exact witness.
#[derive(Serialize)]
pub struct JudgeOfLines {
    n_lines: usize,
    share_unsound: f64,
    auroc: Option<f64>,
    /// Shares at the cut for "clean": lines that follow below it, lines that do not above it.
    false_alarm: Option<f64>,
    false_accept: Option<f64>,
}

impl JudgeOfLines {
    pub fn of(lines: &[Judged], cut: f32) -> JudgeOfLines {
        let n_unsound = lines.iter().filter(|line| !line.sound).count();
        JudgeOfLines {
            n_lines: lines.len(),
            share_unsound: n_unsound as f64 / lines.len().max(1) as f64,
            auroc: measure::auroc(lines),
            false_alarm: measure::share_below(lines, true, cut),
            false_accept: measure::share_below(lines, false, cut).map(|share| 1.0 - share),
        }
    }
}

/// All figures of a comparison.
#[derive(Serialize)]
pub struct Figures {
    pub n_problems: usize,
    /// Problems of kinds that the drafter was not taught, which are left out.
    pub n_refused: usize,
    /// Mean over all single attempts.
    pub pass_at_1: f64,
    /// Share of attempts with the right answer whose working is not sound.
    pub unsound_if_right: f64,
    /// The right answers of single attempts by family.
    pub by_family: Vec<(String, f64)>,
    pub judge: JudgeOfLines,
    pub figures: Vec<Figure>,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f64| format!("{:.1}", 100.0 * share);
        writeln!(f, "{} problems, {} refused", self.n_problems, self.n_refused)?;
        write!(f, "an attempt is right: {} %", percent(self.pass_at_1))?;
        writeln!(f, ", of those unsound: {} %", percent(self.unsound_if_right))?;
        for (family, right) in &self.by_family {
            writeln!(f, "  {family}: {} %", percent(*right))?;
        }
        let of_lines = &self.judge;
        let share = |share: Option<f64>| share.map_or("not measured".to_owned(), |it| format!("{it:.4}"));
        write!(f, "the judge of steps on {} drafted lines: AUROC {}", of_lines.n_lines, share(of_lines.auroc))?;
        write!(f, ", {} % of them unsound", percent(of_lines.share_unsound))?;
        let (alarm, accept) = (share(of_lines.false_alarm), share(of_lines.false_accept));
        writeln!(f, "; at its cut false alarms {alarm}, false accepts {accept}")?;
        let mut numbers: Vec<usize> = self.figures.iter().map(|figure| figure.n).collect();
        numbers.sort_unstable();
        numbers.dedup();
        writeln!(f, "\nright answer / right answer and wholly sound working, %; pieces drawn for a problem")?;
        write!(f, "{:<26}", "")?;
        numbers.iter().try_for_each(|n| write!(f, " {:>13}", format!("N = {n}")))?;
        writeln!(f)?;
        let mut methods: Vec<&str> = Vec::new();
        for figure in &self.figures {
            if !methods.contains(&figure.method) {
                methods.push(figure.method);
            }
        }
        for method in methods {
            write!(f, "{method:<26}")?;
            for n in &numbers {
                let found = self.figures.iter().find(|figure| figure.method == method && figure.n == *n);
                let cell = found.map_or("-".to_owned(), |it| format!("{} / {}", percent(it.right), percent(it.sound)));
                write!(f, " {cell:>13}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
