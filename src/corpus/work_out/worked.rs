//! Solutions and attempts of one problem, every line confirmed by the exact checker, or contradicted where it slips.

use super::given::Given;
use super::ways::{strategies, way};
use crate::algebra::{Verdict, answers, follows};
use crate::corpus::bank::typical;
use crate::corpus::chance::choose;
use crate::corpus::path::{Ending, Fault, Line, Path};
use crate::corpus::reason::{Operation, operation};
use crate::corpus::state::State;
use crate::corpus::surface::Surface;
use crate::corpus::topics::{by_topic, comes_first};
use crate::corpus::{evaluation, exponent, literal, system};
use crate::notation::{Statement, parse};
use crate::slips::SlipKind;
use fastrand::Rng;

/// A problem worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    /// The key of its name in the catalogue of words.
    pub way: &'static str,
    pub lines: Vec<WorkedLine>,
    /// Index of the line with the slip, in an attempt.
    pub slip: Option<usize>,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkedLine {
    /// As people type it: `2x + 3 = 7`.
    pub maths: String,
    /// What was done to reach it, where one operation stands out.
    pub operation: Option<Operation>,
}

/// How much is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// Every operation is written out before it is worked out, one bracket and one pair of terms at a time.
    Small,
    /// One operation a line, worked out at once.
    Plain,
}

/// Solutions of one problem that are looked through for slips to put in.
const MAX_TRIES: usize = 400;

/// Lines of an attempt: long enough to look for a slip in, short enough to read.
const MAX_ATTEMPT_LINES: usize = 8;

/// The problem solved by each way that fits it, no two of which write the same lines. None of a kind of problem that
/// is not known here, or that is solved already.
pub fn work_out(given: &Given, steps: Steps) -> Vec<Worked> {
    if comes_first(given) {
        return by_topic(given);
    }
    let work = Work::of(given);
    let mut found: Vec<Worked> = Vec::new();
    let mut seen: Vec<Vec<State>> = Vec::new();
    for start in &work.starts {
        for strategy in strategies(given.task, steps) {
            let Some(path) = Path::solve(start, strategy, &mut Rng::with_seed(1)) else { continue };
            let lines = path.lines();
            let states: Vec<State> = lines.iter().map(|line| line.state.clone()).collect();
            let way = way(&lines, given.has_brackets());
            if seen.contains(&states) || found.iter().any(|known| known.way == way) {
                continue;
            }
            found.extend(work.written(&lines));
            seen.push(states);
        }
    }
    if found.is_empty() {
        found = by_topic(given);
    }
    found
}

/// The problem solved by the plainest way that fits it. None where nothing is left to do or the kind is not known.
pub fn first_way(given: &Given) -> Option<Worked> {
    let by_topic = || by_topic(given).into_iter().next();
    if comes_first(given) { by_topic() } else { first_by_moves(given).or_else(by_topic) }
}

/// The problem solved by the plainest way that the generator's moves make.
pub fn first_by_moves(given: &Given) -> Option<Worked> {
    let work = Work::of(given);
    work.starts.iter().find_map(|start| {
        strategies(given.task, Steps::Plain).into_iter().find_map(|strategy| {
            let path = Path::solve(start, strategy, &mut Rng::with_seed(1))?;
            work.written(&path.lines())
        })
    })
}

/// The next line from here, as the plainest way has it. None where nothing is left to do or the kind is not known.
pub fn next_line(here: &Given) -> Option<WorkedLine> {
    first_way(here)?.lines.into_iter().next()
}

/// As many attempts as wanted, each with one slip that the exact checker contradicts, no two with the same kind of
/// slip. Fewer where fewer are found. The same seed gives the same attempts.
pub fn attempts(given: &Given, n_wanted: usize, seed: u64) -> Vec<Worked> {
    let work = Work::of(given);
    let mut rng = Rng::with_seed(seed);
    let strategies = strategies(given.task, Steps::Plain);
    let (mut found, mut kinds): (Vec<Worked>, Vec<SlipKind>) = (Vec::new(), Vec::new());
    for _ in 0..MAX_TRIES {
        let Some(start) = work.starts.first().filter(|_| found.len() < n_wanted) else { break };
        let strategy = *choose(&strategies, &mut rng);
        let Some(path) = Path::solve(start, strategy, &mut rng) else { continue };
        let Some(lines) = path.with_slip(&slips_of(start), Ending::Carried, &mut rng) else { continue };
        let slipped: Vec<SlipKind> = lines.iter().filter_map(|line| slip_of(line.fault?)).collect();
        let [kind] = slipped.as_slice() else { continue };
        if kinds.contains(kind) || lines.len() > MAX_ATTEMPT_LINES {
            continue;
        }
        if let Some(worked) = work.written(&lines) {
            kinds.push(*kind);
            found.push(worked);
        }
    }
    found
}

/// The slips that have a place in this kind of work, and how often each is looked for.
fn slips_of(start: &State) -> Vec<(SlipKind, u32)> {
    match start {
        State::Powers(_) => exponent::SLIPS.to_vec(),
        State::Literal(_) => literal::SLIPS.to_vec(),
        State::System(_) => system::SLIPS.to_vec(),
        State::Written(Statement::Expr(_) | Statement::At(..)) => evaluation::SLIPS.to_vec(),
        _ => typical(),
    }
}

/// A problem in all its forms.
struct Work<'g> {
    given: &'g Given,
    starts: Vec<State>,
    surface: Surface,
}

impl<'g> Work<'g> {
    fn of(given: &'g Given) -> Work<'g> {
        let mut surface = Surface::readable(&mut Rng::with_seed(0));
        surface.notation.decimals = given.has_decimals();
        Work { given, starts: given.starts(), surface }
    }

    /// The lines as they are shown, if the exact checker confirms all of them but the slipped one, and a sound
    /// solution answers the problem.
    fn written(&self, lines: &[Line]) -> Option<Worked> {
        let problem = &self.given.statement;
        let mut before = vec![problem.clone()];
        let (mut written, mut slip, mut solves_one) = (Vec::new(), None, false);
        for line in lines {
            let mut maths = self.surface.line(&line.state.statement(&self.surface.notation));
            let mut operation = operation(&line.moves, &self.surface.notation);
            if let (Statement::And(equations), State::System(_), Statement::Always) =
                (problem, &line.state, parse(&maths).statement?)
            {
                // Not every pair of numbers: every pair that solves one of the two.
                maths = self.surface.line(equations.first()?);
                operation = Some(Operation { words: "operation.same-equations", piece: None });
                solves_one = true;
            }
            if written.last().is_some_and(|last: &WorkedLine| last.maths == maths) {
                continue;
            }
            let statement = parse(&maths).statement?;
            if written.is_empty() && statement == *problem && line.fault.is_none() {
                // A move that changes only how the problem is written.
                continue;
            }
            match (follows(&before, &statement), line.fault) {
                (Verdict::Holds(_), None) => {}
                (Verdict::Fails(_), Some(_)) => {
                    slip = Some(written.len());
                    // What comes after is held against the slipped line.
                    before.clear();
                }
                _ => return None,
            }
            before.push(statement);
            written.push(WorkedLine { maths, operation });
        }
        let is_finished =
            slip.is_some() || solves_one || answers(problem, self.given.task, before.last()?) != Some(false);
        (is_finished && !written.is_empty()).then(|| Worked {
            way: way(lines, self.given.has_brackets()),
            lines: written,
            slip,
        })
    }
}

fn slip_of(fault: Fault) -> Option<SlipKind> {
    match fault {
        Fault::Slip(slip) | Fault::Lucky(slip) => Some(slip),
        Fault::Undone | Fault::Words => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Task;

    fn statement(text: &str) -> Statement {
        parse(text).statement.unwrap_or_else(|| panic!("{text}"))
    }

    fn given(text: &str, task: Option<Task>) -> Given {
        Given { statement: statement(text), task, letter: None }
    }

    /// What is missing of the ways wanted, and the solutions that do not end on the answer.
    fn missed(problem: &str, task: Option<Task>, wanted: &[&str], answer: &str) -> Vec<String> {
        let mut missed = Vec::new();
        for steps in [Steps::Small, Steps::Plain] {
            let found = work_out(&given(problem, task), steps);
            let ways: Vec<&str> = found.iter().map(|worked| worked.way).collect();
            // In small steps some ways grow longer than anybody would read.
            let has_all = wanted.iter().all(|way| ways.contains(way) || steps == Steps::Small);
            if found.is_empty() || !has_all {
                missed.push(format!("{problem} {steps:?}: {wanted:?} are not all among {ways:?}"));
            }
            for worked in &found {
                let last = worked.lines.last().map(|line| statement(&line.maths));
                let verdict = last.map(|last| follows(&[statement(answer)], &last));
                if !matches!(verdict, Some(Verdict::Holds(_))) {
                    missed.push(format!("{problem}: {worked:?}"));
                }
            }
        }
        missed
    }

    #[test]
    fn every_way_that_fits_leads_to_the_answer() {
        let rows: &[(&str, Option<Task>, &[&str], &str)] = &[
            ("2x + 3 = 11", None, &["way.both-sides", "way.across"], "x = 4"),
            ("3(x - 4) = 2x + 5", None, &["way.both-sides", "way.across"], "x = 17"),
            ("4(x - 3) = 20", None, &["way.divide-first", "way.both-sides"], "x = 8"),
            ("x/3 + 4 = 9", None, &["way.clear-fractions", "way.both-sides"], "x = 15"),
            ("0.5x + 1.25 = 3", None, &["way.both-sides"], "x = 3.5"),
            ("7 - 3t <= 19", None, &["way.both-sides", "way.across"], "t >= -4"),
            ("x^2 - 5x + 6 = 0", None, &["way.factor", "way.group", "way.formula"], "x = 2 or x = 3"),
            ("x^2 - 6x + 7 = 0", None, &["way.square", "way.formula"], "x = 3 +/- sqrt(2)"),
            ("(x - 4)^2 = 25", None, &["way.roots"], "x = 9 or x = -1"),
            ("2x + y = 7 and x - y = 2", None, &["way.eliminate", "way.substitute"], "x = 3 and y = 1"),
            ("x/3 = 8/12", None, &[], "x = 2"),
            ("3(x + 4) + 2(x - 5)", Some(Task::Expand), &["way.expand"], "5x + 2"),
        ];
        let missed: Vec<String> = rows.iter().flat_map(|(a, b, c, d)| missed(a, *b, c, d)).collect();
        assert!(missed.is_empty(), "\n{}", missed.join("\n"));
    }

    #[test]
    fn what_is_unknown_or_solved_is_not_worked_out() {
        for problem in ["x = 3", "sin x = 1/2 and x > 2", "x^5 - x = 3", "no solution"] {
            let found = parse(problem)
                .statement
                .map(|statement| work_out(&Given { statement, task: None, letter: None }, Steps::Small));
            assert_eq!(found.unwrap_or_default(), [], "{problem}");
        }
    }

    #[test]
    fn an_attempt_has_one_slip_and_goes_on_from_it() {
        for problem in ["3(x - 4) = 2x + 5", "x^2 - 5x + 6 = 0", "7 - 3x <= 19"] {
            let found = attempts(&given(problem, None), 3, 7);
            assert_eq!(found.len(), 3, "{problem}");
            assert_eq!(found, attempts(&given(problem, None), 3, 7), "{problem}");
            for attempt in &found {
                let slip = attempt.slip.unwrap();
                let mut before = vec![statement(problem)];
                for (i, line) in attempt.lines.iter().enumerate() {
                    let line = statement(&line.maths);
                    assert_eq!(matches!(follows(&before, &line), Verdict::Fails(_)), i == slip, "{attempt:#?}");
                    if i == slip {
                        before.clear();
                    }
                    before.push(line);
                }
            }
        }
    }

    #[test]
    fn small_steps_are_more_steps_and_the_next_is_one_of_the_plain_ones() {
        let next = |text: &str| next_line(&given(text, None)).map(|line| line.maths);
        assert_eq!(next("2x + 3 = 11").as_deref(), Some("2x = 8"));
        assert_eq!(next("x = 4"), None);
        let n_lines = |steps| work_out(&given("3(x - 4) = 2x + 5", None), steps)[0].lines.len();
        assert!(n_lines(Steps::Small) > n_lines(Steps::Plain));
    }
}
