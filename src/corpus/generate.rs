//! Rows from a seed: problem, solutions, labels; what cannot be labelled exactly is thrown away and counted.

use super::label::{Checked, check};
use super::path::{Ending, Fault, Line, Path};
use super::problems;
use super::row::{Family, Row};
use super::slips;
use super::split::Split;
use super::state::State;
use super::strategy::Strategy;
use super::surface::{Surface, problem_id};
use super::{best_of, book, evaluation, exponent, literal, proportion, step, system};
use crate::slips::SlipKind;
use fastrand::Rng;
use std::fmt::{Display, Formatter};

/// What is to be generated.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Problems.
    pub count: usize,
    /// Solutions of each problem.
    pub candidates: usize,
    /// Solutions to choose among: exactly one is sound throughout, and at least two others have the right answer.
    pub best_of: bool,
    /// One family, or a mixture of all.
    pub family: Option<Family>,
    /// Problems of one side of the split, or of both.
    pub split: Option<Split>,
    /// Part of the solutions that get a slip, in 0..=1.
    pub p_slipped: f64,
}

impl Default for Options {
    fn default() -> Options {
        Options { count: 100, candidates: 1, best_of: false, family: None, split: None, p_slipped: 0.56 }
    }
}

/// What was thrown away, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub rows: usize,
    /// A solution did not come to an end, or no slip had a place in it.
    pub unfinished: usize,
    /// The checker contradicts what construction promises.
    pub disagreed: usize,
    /// A slip's line could not be decided.
    pub undecided: usize,
    /// Slips that keep the solutions and are labelled unsound all the same.
    pub lucky: usize,
}

impl Display for Counts {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Counts { rows, unfinished, disagreed, undecided, lucky } = self;
        write!(f, "{rows} rows, {lucky} slips right by luck; thrown away: {unfinished} without an end, ")?;
        write!(f, "{disagreed} contradicted by the checker, {undecided} undecided")
    }
}

/// The rows of a seed, in order; always the same for the same seed and options.
#[derive(Clone, Debug)]
pub struct Rows {
    seed: u64,
    options: Options,
    n_problems: usize,
    waiting: Vec<Row>,
    counts: Counts,
}

/// Rows for `seed`.
pub fn generate(seed: u64, options: &Options) -> Rows {
    Rows { seed, options: *options, n_problems: 0, waiting: Vec::new(), counts: Counts::default() }
}

impl Rows {
    /// What was kept and thrown away so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// All candidates of problem `i`, last first.
    fn problem(&mut self, i: usize) -> Vec<Row> {
        // A generator of its own for each problem: a change to one does not move the others.
        let mut rng = Rng::with_seed(self.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (i as u64).rotate_left(32));
        for _ in 0..MAX_TRIES {
            let family = self.options.family.unwrap_or_else(|| Family::draw(&mut rng));
            let with_decimals = matches!(
                family,
                Family::Evaluation
                    | Family::Inequality
                    | Family::Linear
                    | Family::Proportion
                    | Family::Step
                    | Family::System
            );
            let decimals = with_decimals && rng.f64() < 0.12;
            let Some(start) = start(family, decimals, &mut rng) else { continue };
            let start = match self.options.split {
                Some(split) => split.problem(start, &mut rng),
                None => start,
            };
            let problem_id = problem_id(&start);
            let is_wanted = |split: Split| split.has_problem(problem_id, &start);
            if !start.is_tame() || start.is_solved() || !self.options.split.is_none_or(is_wanted) {
                continue;
            }
            if self.options.best_of {
                let n_candidates = self.options.candidates;
                let draw = |rng: &mut Rng| self.candidate(family, &start, decimals, problem_id, rng);
                match best_of::candidates(n_candidates, draw, &mut rng) {
                    Some(rows) => return rows,
                    None => continue,
                }
            }
            let mut rows = Vec::new();
            for _ in 0..self.options.candidates {
                rows.extend(self.candidate(family, &start, decimals, problem_id, &mut rng));
            }
            if rows.len() == self.options.candidates {
                rows.reverse();
                return rows;
            }
        }
        Vec::new()
    }

    /// One solution of a problem.
    fn candidate(&mut self, family: Family, start: &State, decimals: bool, id: u64, rng: &mut Rng) -> Option<Row> {
        // Drawn once: where slips seldom find a place, clean solutions must not take over.
        let p_slipped = if self.options.best_of { best_of::P_SLIPPED } else { self.options.p_slipped };
        let slipped = rng.f64() < p_slipped;
        for _ in 0..MAX_TRIES {
            let split = self.options.split;
            let wanted = solution(family, start, slipped, split, rng)
                .filter(|(_, lines)| split.is_none_or(|split| split.has_lines(lines)));
            let Some((strategy, lines)) = wanted else {
                self.counts.unfinished += 1;
                continue;
            };
            let lines = with_words_that_do_not_match(lines, rng);
            let surface = match split {
                Some(Split::Forms) => Surface::draw_new(decimals, rng),
                _ => Surface::draw(decimals, rng),
            };
            match check(family, start, &lines, &surface, rng) {
                // Each step holds, but the steps have gained a solution that nobody took out again.
                Checked::Agreed { labels, answer_right: false, .. }
                    if family != Family::Step && !matches!(start, State::Scene(_)) && !labels.contains(&0) =>
                {
                    self.counts.disagreed += 1;
                }
                Checked::Agreed { problem, steps, labels, slips, answer_right, n_lucky } => {
                    self.counts.rows += 1;
                    self.counts.lucky += n_lucky;
                    return Some(Row {
                        problem,
                        steps,
                        labels,
                        family,
                        strategy,
                        slips,
                        answer_right,
                        problem_id: format!("{id:016x}"),
                        surface: surface.name(),
                    });
                }
                Checked::Disagreed => self.counts.disagreed += 1,
                Checked::Undecided => self.counts.undecided += 1,
            }
        }
        None
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while self.waiting.is_empty() && self.n_problems < self.options.count {
            let i = self.n_problems;
            self.n_problems += 1;
            self.waiting = self.problem(i);
        }
        self.waiting.pop()
    }
}

/// How likely the words beside one line are those of something else.
const P_MISMATCH: f64 = 0.2;

/// Attempts at a problem, and at a solution of one.
const MAX_TRIES: usize = 40;

/// The lines of one solution, with the manner of working in words; nothing where it does not come to an end or a slip
/// finds no place.
fn solution(
    family: Family,
    start: &State,
    slipped: bool,
    split: Option<Split>,
    rng: &mut Rng,
) -> Option<(String, Vec<Line>)> {
    if let State::Scene(scene) = start {
        return Some(("as books write".to_owned(), book::lines(scene, slipped, rng)?));
    }
    if let (Family::Step, State::Written(line)) = (family, start) {
        return Some(("one step".to_owned(), step::steps(line, slipped, rng)?));
    }
    let strategy = Strategy { factorises: family == Family::Factorise, ..strategy(split, rng)? };
    let path = Path::solve(start, strategy, rng)?;
    let path = if family == Family::Step { path.shortened(rng.usize(1..=2)) } else { path };
    // A value that comes out of nowhere can still be true to the equations of a system.
    let ending = if matches!(family, Family::Step | Family::System) { Ending::Carried } else { Ending::draw(rng) };
    let lines = if slipped { path.with_slip(slips_of(family), ending, rng)? } else { path.lines() };
    (!lines.is_empty()).then(|| (strategy.name(), lines))
}

/// A strategy of a split.
fn strategy(split: Option<Split>, rng: &mut Rng) -> Option<Strategy> {
    let draw = |_| Strategy::draw(rng);
    let is_wanted = |strategy: &Strategy| split.is_none_or(|split| split.has_strategy(strategy));
    (0..MAX_TRIES).map(draw).find(is_wanted)
}

/// Now and then the words beside one sound line say what was not done.
fn with_words_that_do_not_match(mut lines: Vec<Line>, rng: &mut Rng) -> Vec<Line> {
    if rng.f64() < P_MISMATCH {
        let at = rng.usize(..lines.len());
        lines[at].fault = lines[at].fault.or(Some(Fault::Words));
    }
    lines
}

/// The slips that have a place in a family, and how often each is looked for.
fn slips_of(family: Family) -> &'static [(SlipKind, u32)] {
    match family {
        Family::Evaluation => evaluation::SLIPS,
        Family::Exponent => exponent::SLIPS,
        Family::Literal => literal::SLIPS,
        Family::Proportion => proportion::SLIPS,
        Family::System => system::SLIPS,
        Family::Trap => slips::NONSENSE,
        _ => slips::WEIGHTED,
    }
}

/// A problem of a family; nothing where the draw is not one.
fn start(family: Family, decimals: bool, rng: &mut Rng) -> Option<State> {
    Some(match family {
        Family::Exponent => exponent::problem(rng),
        Family::Evaluation => evaluation::problem(decimals, rng)?,
        Family::Literal => literal::problem(rng)?,
        Family::Proportion => proportion::problem(decimals, rng)?,
        Family::System => system::problem(rng)?,
        Family::Linear => problems::equation(decimals, rng),
        Family::Inequality => problems::inequality(decimals, rng),
        Family::Absolute => problems::absolute(rng),
        Family::Collect => problems::like_terms(rng),
        Family::Expand => problems::expression(rng),
        Family::Factorise => problems::sum(rng),
        Family::Quadratic => problems::quadratic(rng),
        Family::Radical => problems::radical(rng),
        Family::Rational => problems::rational(rng)?,
        Family::Book => State::Scene(Box::new(book::scene(rng)?)),
        Family::Complex
        | Family::Exponential
        | Family::Fraction
        | Family::Higher
        | Family::Line
        | Family::Logarithm
        | Family::Power
        | Family::Region
        | Family::Several => State::Scene(Box::new(book::of_family(family, rng)?)),
        Family::Trap if rng.bool() => State::Scene(Box::new(book::lucky(rng)?)),
        Family::Trap => problems::trap(rng),
        Family::Step if rng.u8(0..4) == 0 => problems::untidy(decimals, rng),
        Family::Step => State::Written(step::untidy(decimals, rng)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(seed: u64) -> Vec<Row> {
        generate(seed, &Options { count: 40, candidates: 2, ..Options::default() }).collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_rows() {
        assert_eq!(rows(7), rows(7));
        assert_ne!(rows(7), rows(8));
    }

    #[test]
    fn a_problem_is_on_one_side_of_the_split() {
        let ids = |seed, split| -> Vec<String> {
            let options = Options { count: 60, split: Some(split), ..Options::default() };
            generate(seed, &options).map(|row| row.problem_id).collect()
        };
        let train = ids(1, Split::Train);
        assert!(ids(2, Split::Test).iter().all(|id| !train.contains(id)));
    }
}
