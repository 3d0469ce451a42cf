//! The figures of a comparison, as a table and as JSON.

use crate::witnesses::Exact;
use serde::Serialize;
use std::fmt;

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
