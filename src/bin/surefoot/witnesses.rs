//! What both witnesses, and a judge of answers, say of drafts.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use surefoot::algebra::Relation;
use surefoot::engine::{CpuEngine, Precision};
use surefoot::reading::{self, Solution};
use surefoot::scoring::Scorer;
use surefoot::tutor::{self, Verdict};

/// A model file on the CPU.
pub fn load(path: &Path) -> Result<Scorer<CpuEngine>, Box<dyn Error>> {
    let name = path.display();
    let file = std::fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    Ok(Scorer::load(&file, CpuEngine::new(Precision::F32)).map_err(|error| format!("{name}: {error}"))?)
}

/// What the exact witness says of a solution as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exact {
    /// Its last line answers the problem.
    pub is_right: bool,
    /// And every line follows by rule from those above it.
    pub is_sound: bool,
}

/// What the exact witness says of a solution, and whether each of its lines follows.
fn exact(solution: &Solution) -> (Exact, Vec<Option<bool>>) {
    let verdicts = tutor::witness(solution);
    let follows = |verdict: &Verdict| match verdict {
        Verdict::Holds(relation) => Some(*relation != Relation::ByLuck),
        Verdict::Fails(_) => Some(false),
        Verdict::NotChecked(_) => None,
    };
    let follows: Vec<Option<bool>> = verdicts.lines.iter().map(|line| follows(&line.local)).collect();
    let is_right = verdicts.answer_right == Some(true);
    let is_sound = is_right && follows.iter().all(|follows| *follows == Some(true));
    (Exact { is_right, is_sound }, follows)
}

/// What is known of a draft.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Of each line, by the process reward model.
    pub p_sound: Vec<Option<f32>>,
    /// Of the last line, by the judge of answers.
    pub p_right: Option<f32>,
    pub exact: Exact,
    /// Whether each line follows, by the exact witness; None where it cannot say.
    pub follows: Vec<Option<bool>>,
}

/// The judges, and what they said already: drafts of one problem are often the same.
pub struct Judges {
    prm: Scorer<CpuEngine>,
    orm: Option<Scorer<CpuEngine>>,
    known: HashMap<(String, Vec<String>), Judged>,
}

impl Judges {
    /// Without a judge of answers where none is named.
    pub fn load(prm: &Path, orm: Option<&Path>) -> Result<Judges, Box<dyn Error>> {
        Ok(Judges { prm: load(prm)?, orm: orm.map(load).transpose()?, known: HashMap::new() })
    }

    /// What all say of each list of lines below a problem.
    pub fn judge(&mut self, problem: &str, drafts: &[Vec<String>]) -> Result<Vec<Judged>, Box<dyn Error>> {
        let key = |lines: &Vec<String>| (problem.to_owned(), lines.clone());
        let mut new: Vec<Vec<String>> =
            drafts.iter().filter(|lines| !self.known.contains_key(&key(lines))).cloned().collect();
        new.sort();
        new.dedup();
        let solutions: Vec<Solution> = new.iter().map(|lines| reading::from_lines(problem, lines)).collect();
        let p_sound = pollster::block_on(self.prm.score(&solutions))?;
        let p_right = match &mut self.orm {
            Some(orm) => pollster::block_on(orm.score(&solutions))?,
            None => vec![Vec::new(); solutions.len()],
        };
        for (((lines, solution), p_sound), p_right) in new.iter().zip(&solutions).zip(p_sound).zip(p_right) {
            let (exact, follows) = exact(solution);
            let judged = Judged { p_sound, p_right: p_right.last().copied().flatten(), exact, follows };
            self.known.insert(key(lines), judged);
        }
        Ok(drafts.iter().map(|lines| self.known.get(&key(lines)).cloned().unwrap_or_default()).collect())
    }

    /// P(sound) of each line alone, for work that is not at its end.
    pub fn p_sound(&mut self, problem: &str, drafts: &[Vec<String>]) -> Result<Vec<Vec<Option<f32>>>, Box<dyn Error>> {
        let solutions: Vec<Solution> = drafts.iter().map(|lines| reading::from_lines(problem, lines)).collect();
        Ok(pollster::block_on(self.prm.score(&solutions))?)
    }

    /// Lines of a lower P(sound) are not called clean.
    pub fn cut(&self) -> f32 {
        self.prm.cuts().0
    }

    /// Forgets one problem's drafts before the next.
    pub fn forget(&mut self) {
        self.known.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_is_not_yet_sound() {
        for (problem, lines, is_right, is_sound) in [
            ("Solve 2x + 3 = 11", &["2x = 11 - 3", "2x = 8", "x = 8/2", "x = 4"][..], true, true),
            // A slip that is silently undone.
            ("Solve 2x + 3 = 11", &["2x = 11 - 3", "2x = 9", "x = 4"], true, false),
            ("Solve 2x + 3 = 11", &["2x = 14", "x = 7"], false, false),
            ("Solve 2x + 3 = 11", &["2x = 8"], false, false),
            ("Solve 2x + 3 = 11", &[], false, false),
            ("Expand (x + 1)(x - 2)", &["x(x - 2) + (x - 2)", "x^2 - 2x + x - 2", "x^2 - x - 2"], true, true),
            ("Expand (x + 1)(x - 2)", &["x^2 - 2x + x - 1", "x^2 - x - 2"], true, false),
        ] {
            assert_eq!(
                exact(&reading::from_lines(problem, lines)).0,
                Exact { is_right, is_sound },
                "{problem}: {lines:?}"
            );
        }
    }
}
