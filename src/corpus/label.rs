//! Lines to text and labels, checked on the text that is shown.
//!
//! Construction says which line is unsound; the check says whether that is so. Where they contradict each other the
//! solution is thrown away, so that a fault in a rule or in the printer cannot become a wrong label.

use super::moves::has_special;
use super::path::{Fault, Line};
use super::row::{Family, SlipAt};
use super::slips;
use super::state::State;
use super::surface::Surface;
use super::write::Notation;
use crate::algebra::{Relation, Verdict, answers, follows};
use crate::notation::{Statement, parse};
use crate::reading::{Task, from_lines};
use fastrand::Rng;

/// What came of a solution.
pub enum Checked {
    Agreed {
        problem: String,
        steps: Vec<String>,
        labels: Vec<u8>,
        slips: Vec<SlipAt>,
        answer_right: bool,
        n_lucky: usize,
    },
    /// A line that should be sound is not, or the text does not read as the line.
    Disagreed,
    /// A slip's line could not be decided.
    Undecided,
}

/// Write a solution down and label its lines.
pub fn check(family: Family, start: &State, lines: &[Line], surface: &Surface, rng: &mut Rng) -> Checked {
    let given = start.statement(&surface.notation);
    let task = match family {
        Family::Collect | Family::Exponent => Task::Simplify,
        Family::Evaluation => Task::Evaluate,
        Family::Expand => Task::Expand,
        Family::Factorise => Task::Factorise,
        _ => Task::Solve,
    };
    let problem = match start {
        State::Literal(literal) => surface.problem_for(literal.target, &given),
        _ => surface.problem(task, &given, rng),
    };
    if !reads_as(&problem, &given) {
        return Checked::Disagreed;
    }
    let (mut steps, mut labels, mut slips) = (Vec::new(), Vec::new(), Vec::new());
    let mut n_lucky = 0;
    let mut above = vec![given.clone()];
    for (step, line) in lines.iter().enumerate() {
        let statement = line.state.statement(&surface.notation);
        let maths = surface.line(&statement);
        let Some(shown) = parse(&maths).statement.filter(|shown| *shown == statement) else {
            return Checked::Disagreed;
        };
        let Some(verdict) = verdict(start, line, &above, &shown, &surface.notation) else {
            return Checked::Undecided;
        };
        let is_sound = match (line.fault, &verdict) {
            (None | Some(Fault::Words), Verdict::Fails(_)) => return Checked::Disagreed,
            (None, _) => true,
            (Some(Fault::Words), _) => false,
            (Some(fault), _) if fault.is_nonsense() => false,
            (Some(_), Verdict::Fails(_)) => false,
            (
                Some(_),
                Verdict::Holds(Relation::Implied | Relation::Case | Relation::MayGain) | Verdict::NotChecked(_),
            ) => {
                return Checked::Undecided;
            }
            // From what contradicts itself everything follows.
            (Some(_), Verdict::Holds(_)) if family == Family::System || is_never(above.last()) => {
                return Checked::Undecided;
            }
            (Some(_), Verdict::Holds(_)) => {
                n_lucky += 1;
                true
            }
        };
        let reason = match line.fault {
            Some(Fault::Words) => surface.mismatch(&line.moves, rng),
            _ => surface.reason(&line.moves, rng),
        };
        // Where nothing else can be said, the line is what it was: sound.
        let is_sound = is_sound || (line.fault == Some(Fault::Words) && reason.is_none());
        if let Some(fault) = line.fault.filter(|_| !is_sound) {
            slips.push(SlipAt {
                step,
                id: fault.id(),
                keeps_solutions: fault != Fault::Words && matches!(verdict, Verdict::Holds(_)),
            });
        }
        labels.push(u8::from(is_sound));
        let text = surface.step(reason, maths.clone());
        if text != maths && !reads_as_step(&text, &shown) {
            return Checked::Disagreed;
        }
        steps.push(text);
        above.push(shown);
    }
    let answer_right = above.last().and_then(|last| answers(&given, Some(task), last)) == Some(true);
    Checked::Agreed { problem, steps, labels, slips, answer_right, n_lucky }
}

/// Whether a line follows from the line above it, or in a system from those it was made of. Nothing where nobody can
/// say which those are.
fn verdict(start: &State, line: &Line, above: &[Statement], shown: &Statement, notation: &Notation) -> Option<Verdict> {
    let (given, before) = (above.first()?, above.last()?);
    if let State::System(system) = &line.state {
        let premise = system.premise(above, notation)?;
        let verdict = follows(std::slice::from_ref(&premise), shown);
        return (!contradict(&verdict, &follows(above, shown))).then_some(verdict);
    }
    Some(match follows(std::slice::from_ref(before), shown) {
        // What the line above has gained may be left out again, by the problem.
        Verdict::Fails(_) if has_special(start) => {
            follows(&[Statement::And(vec![given.clone(), before.clone()])], shown)
        }
        verdict => verdict,
    })
}

/// Does nothing solve what the line above says?
fn is_never(above: Option<&Statement>) -> bool {
    above.is_some_and(|above| matches!(follows(std::slice::from_ref(above), &Statement::Never), Verdict::Holds(_)))
}

/// Does one say that a line follows, and the other that it does not?
fn contradict(one: &Verdict, other: &Verdict) -> bool {
    matches!((one, other), (Verdict::Holds(_), Verdict::Fails(_)) | (Verdict::Fails(_), Verdict::Holds(_)))
}

/// Does the problem, with its verb, read as what was given?
fn reads_as(problem: &str, given: &Statement) -> bool {
    let read = from_lines::<&str>(problem, &[]).problem;
    read.and_then(|read| parse(read.math.text()).statement).is_some_and(|read| read == *given)
}

/// Does a line with its words read as what it says?
fn reads_as_step(text: &str, shown: &Statement) -> bool {
    let read = from_lines("", &[text]).steps.pop();
    read.and_then(|read| parse(read.math.text()).statement).is_some_and(|read| read == *shown)
}

impl Fault {
    /// Is the line unsound even where it happens to keep the solutions?
    fn is_nonsense(self) -> bool {
        matches!(self, Fault::Slip(slip) if slips::is_nonsense(slip))
    }

    /// The id in rows.
    fn id(self) -> String {
        match self {
            Fault::Slip(slip) => slip.id().to_owned(),
            Fault::Undone => "UNDONE".to_owned(),
            Fault::Words => "WORDS".to_owned(),
        }
    }
}
