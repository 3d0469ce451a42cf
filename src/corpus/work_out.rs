//! A given problem worked out: by every strategy that fits it, or as attempts with a slip in them.
//!
//! The same moves, strategies and slips that make the generated rows; here the problem is a reader's own. Nothing is
//! handed out that the exact checker has not confirmed: of a solution every line must be proved to follow, of an
//! attempt every line but the slipped one.

use super::bank::typical;
use super::chance::choose;
use super::moves::Move;
use super::path::{Ending, Fault, Line, Path};
use super::read::read;
use super::slips::Slip;
use super::state::State;
use super::strategy::{Strategy, Way};
use super::surface::Surface;
use super::system::Step;
use super::terms::is_plain;
use super::words::{Operation, operation};
use crate::algebra::syntax::{Expr, ExprKind, Statement, parse};
use crate::algebra::{Verdict, answers, follows};
use crate::text::Task;
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
pub fn work_out(problem: &Statement, task: Option<Task>, steps: Steps) -> Vec<Worked> {
    let Some(work) = Work::of(problem, task) else { return Vec::new() };
    let mut found: Vec<Worked> = Vec::new();
    let mut seen: Vec<Vec<State>> = Vec::new();
    for strategy in strategies(task, steps) {
        let Some(path) = Path::solve(&work.start, strategy, &mut Rng::with_seed(1)) else { continue };
        let lines = path.lines();
        let states: Vec<State> = lines.iter().map(|line| line.state.clone()).collect();
        let way = way(&lines, work.has_brackets());
        if seen.contains(&states) || found.iter().any(|known| known.way == way) {
            continue;
        }
        found.extend(work.written(&lines));
        seen.push(states);
    }
    found
}

/// The next line from here, as the plainest way has it. None where nothing is left to do or the kind is not known.
pub fn next_line(here: &Statement, task: Option<Task>) -> Option<WorkedLine> {
    let work = Work::of(here, task)?;
    let solved = strategies(task, Steps::Plain).into_iter().find_map(|strategy| {
        let path = Path::solve(&work.start, strategy, &mut Rng::with_seed(1))?;
        work.written(&path.lines())
    });
    solved?.lines.into_iter().next()
}

/// As many attempts as wanted, each with one slip that the exact checker contradicts, no two with the same kind of
/// slip. Fewer where fewer are found. The same seed gives the same attempts.
pub fn attempts(problem: &Statement, task: Option<Task>, n_wanted: usize, seed: u64) -> Vec<Worked> {
    let Some(work) = Work::of(problem, task) else { return Vec::new() };
    let mut rng = Rng::with_seed(seed);
    let strategies = strategies(task, Steps::Plain);
    let (mut found, mut kinds): (Vec<Worked>, Vec<Slip>) = (Vec::new(), Vec::new());
    for _ in 0..MAX_TRIES {
        if found.len() == n_wanted {
            break;
        }
        let strategy = *choose(&strategies, &mut rng);
        let Some(path) = Path::solve(&work.start, strategy, &mut rng) else { continue };
        let Some(lines) = path.with_slip(&typical(), Ending::Carried, &mut rng) else { continue };
        let slipped: Vec<Slip> = lines.iter().filter_map(|line| slip_of(line.fault?)).collect();
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

/// A problem in both its forms.
struct Work<'p> {
    problem: &'p Statement,
    task: Option<Task>,
    start: State,
    surface: Surface,
}

impl<'p> Work<'p> {
    fn of(problem: &'p Statement, task: Option<Task>) -> Option<Work<'p>> {
        let start = read(problem).filter(|start| start.is_tame() && !start.is_solved())?;
        let mut surface = Surface::readable(&mut Rng::with_seed(0));
        surface.notation.decimals = holds_decimals(problem);
        Some(Work { problem, task, start, surface })
    }

    fn has_brackets(&self) -> bool {
        self.start.sides().into_iter().any(|side| !is_plain(side))
    }

    /// The lines as they are shown, if the exact checker confirms all of them but the slipped one, and a sound
    /// solution answers the problem.
    fn written(&self, lines: &[Line]) -> Option<Worked> {
        let mut before = vec![self.problem.clone()];
        let (mut written, mut slip) = (Vec::new(), None);
        for (i, line) in lines.iter().enumerate() {
            let maths = self.surface.line(&line.state.statement(&self.surface.notation));
            let statement = parse(&maths).statement?;
            match (follows(&before, &statement), line.fault) {
                (Verdict::Holds(_), None) => {}
                (Verdict::Fails(_), Some(_)) => {
                    slip = Some(i);
                    // What comes after is held against the slipped line.
                    before.clear();
                }
                _ => return None,
            }
            before.push(statement);
            written.push(WorkedLine { maths, operation: operation(&line.moves, &self.surface.notation) });
        }
        let is_finished = slip.is_some() || answers(self.problem, self.task, before.last()?) != Some(false);
        (is_finished && !written.is_empty()).then(|| Worked {
            way: way(lines, self.has_brackets()),
            lines: written,
            slip,
        })
    }
}

/// The manners of working that differ in what a reader would call the way, the plainest first.
fn strategies(task: Option<Task>, steps: Steps) -> Vec<Strategy> {
    let small = steps == Steps::Small;
    let ways = [Way::Factor, Way::Group, Way::Roots, Way::Square, Way::Formula];
    let mut all = Vec::new();
    for quadratic in ways {
        for [divide_first, clear_fractions] in [[false, false], [true, false], [false, true]] {
            for [balance, substitutes] in [[true, false], [false, true]] {
                all.push(Strategy {
                    balance,
                    substitutes,
                    shows_operations: small,
                    divide_first,
                    clear_fractions,
                    one_at_a_time: small,
                    larger_side: false,
                    quadratic,
                    factorises: task == Some(Task::Factorise),
                    splits_signs: true,
                    p_skip: 0.0,
                    p_odd: 0.0,
                });
            }
        }
    }
    all
}

fn slip_of(fault: Fault) -> Option<Slip> {
    match fault {
        Fault::Slip(slip) => Some(slip),
        Fault::Undone | Fault::Words => None,
    }
}

/// What a reader would call the way, by the move that tells it from others.
fn way(lines: &[Line], has_brackets: bool) -> &'static str {
    let moves: Vec<&Move> = lines.iter().flat_map(|line| &line.moves).collect();
    let any = |is: fn(&Move) -> bool| moves.iter().any(|step| is(step));
    let divides_first = matches!(moves.first(), Some(Move::DivideBoth(_)));
    match () {
        () if any(|step| matches!(step, Move::OfSystem(Step::PutIn(_)))) => "way.substitute",
        () if any(|step| matches!(step, Move::OfSystem(_))) => "way.eliminate",
        () if any(|step| matches!(step, Move::SquareBoth)) => "way.square-both",
        () if any(|step| matches!(step, Move::SplitBars)) => "way.cases",
        () if any(|step| matches!(step, Move::ClearDenominators)) => "way.clear-fractions",
        () if any(|step| matches!(step, Move::CrossMultiply)) => "way.cross-multiply",
        () if any(|step| matches!(step, Move::UseFormula)) => "way.formula",
        () if any(|step| matches!(step, Move::CompleteSquare)) => "way.square",
        () if any(|step| matches!(step, Move::SplitMiddle | Move::Group)) => "way.group",
        () if any(|step| matches!(step, Move::Factor | Move::ZeroProduct | Move::NumberOut | Move::LetterOut)) => {
            "way.factor"
        }
        () if any(|step| matches!(step, Move::TakeRoots)) => "way.roots",
        () if matches!(moves.first(), Some(Move::MultiplyBoth(_))) => "way.clear-fractions",
        () if divides_first && has_brackets => "way.divide-first",
        () if any(|step| matches!(step, Move::AddBoth(_))) => "way.both-sides",
        () if any(|step| matches!(step, Move::TakeAcross(_))) => "way.across",
        () if has_brackets => "way.expand",
        () => "way.step-by-step",
    }
}

fn holds_decimals(problem: &Statement) -> bool {
    fn in_expr(expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Number(number) => number.n_decimals > 0,
            kind => kind.operands().into_iter().flatten().any(in_expr),
        }
    }
    match problem {
        Statement::Expr(expr) | Statement::At(expr, _) => in_expr(expr),
        Statement::Chain(first, rest) => in_expr(first) || rest.iter().any(|(_, side)| in_expr(side)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(holds_decimals),
        Statement::Never | Statement::Always => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(text: &str) -> Statement {
        parse(text).statement.unwrap_or_else(|| panic!("{text}"))
    }

    /// What is missing of the ways wanted, and the solutions that do not end on the answer.
    fn missed(problem: &str, task: Option<Task>, wanted: &[&str], answer: &str) -> Vec<String> {
        let mut missed = Vec::new();
        for steps in [Steps::Small, Steps::Plain] {
            let found = work_out(&statement(problem), task, steps);
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
            ("2x + y = 7 and x - y = 2", None, &["way.substitute"], "x = 3 and y = 1"),
            ("x/3 = 8/12", None, &[], "x = 2"),
            ("3(x + 4) + 2(x - 5)", Some(Task::Expand), &["way.expand"], "5x + 2"),
        ];
        let missed: Vec<String> = rows.iter().flat_map(|(a, b, c, d)| missed(a, *b, c, d)).collect();
        assert!(missed.is_empty(), "\n{}", missed.join("\n"));
    }

    #[test]
    fn what_is_unknown_or_solved_is_not_worked_out() {
        for problem in ["x = 3", "sin x = 1/2 and x > 2", "x^5 - x = 3", "no solution"] {
            let found = parse(problem).statement.map(|problem| work_out(&problem, None, Steps::Small));
            assert_eq!(found.unwrap_or_default(), [], "{problem}");
        }
    }

    #[test]
    fn an_attempt_has_one_slip_and_goes_on_from_it() {
        for problem in ["3(x - 4) = 2x + 5", "x^2 - 5x + 6 = 0", "7 - 3x <= 19"] {
            let found = attempts(&statement(problem), None, 3, 7);
            assert_eq!(found.len(), 3, "{problem}");
            assert_eq!(found, attempts(&statement(problem), None, 3, 7), "{problem}");
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
        let next = |text: &str| next_line(&statement(text), None).map(|line| line.maths);
        assert_eq!(next("2x + 3 = 11").as_deref(), Some("2x = 8"));
        assert_eq!(next("x = 4"), None);
        let n_lines = |steps| work_out(&statement("3(x - 4) = 2x + 5"), None, steps)[0].lines.len();
        assert!(n_lines(Steps::Small) > n_lines(Steps::Plain));
    }
}
