//! Lines to text and labels, checked on the text that is shown.
//!
//! Construction says which line is unsound; the check says whether that is so. Where they contradict each other the
//! solution is thrown away, so that a fault in a rule or in the printer cannot become a wrong label.

use super::moves::has_special;
use super::path::{Fault, Line};
use super::row::{Family, SlipAt};
use super::state::State;
use super::surface::Surface;
use crate::algebra::syntax::{Statement, parse};
use crate::algebra::{Relation, Verdict, answers, follows};
use crate::text::{Task, from_lines};
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
        Family::Collect => Task::Simplify,
        Family::Evaluation => Task::Evaluate,
        Family::Expand => Task::Expand,
        Family::Factorise => Task::Factorise,
        _ => Task::Solve,
    };
    let problem = surface.problem(task, &given, rng);
    if !reads_as(&problem, &given) {
        return Checked::Disagreed;
    }
    let (mut steps, mut labels, mut slips) = (Vec::new(), Vec::new(), Vec::new());
    let mut n_lucky = 0;
    let mut before = given.clone();
    let mut shown_before: Vec<Statement> = Vec::new();
    let is_checked = has_special(start);
    for (step, line) in lines.iter().enumerate() {
        let statement = line.state.statement(&surface.notation);
        let maths = surface.line(&statement);
        let Some(shown) = parse(&maths).statement.filter(|shown| *shown == statement) else {
            return Checked::Disagreed;
        };
        let premise = match &line.state {
            State::System(system) => system.premise(&shown_before, &surface.notation),
            _ => None,
        };
        let verdict = match follows(std::slice::from_ref(premise.as_ref().unwrap_or(&before)), &shown) {
            // What the line above has gained may be left out again, by the problem.
            Verdict::Fails(_) if is_checked => follows(&[Statement::And(vec![given.clone(), before.clone()])], &shown),
            verdict => verdict,
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
            // From equations that contradict each other everything follows.
            (Some(_), Verdict::Holds(_)) if premise.is_some() => return Checked::Undecided,
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
        steps.push(surface.step(reason, maths));
        shown_before.push(shown.clone());
        before = shown;
    }
    let answer_right = answers(&given, Some(task), &before) == Some(true);
    Checked::Agreed { problem, steps, labels, slips, answer_right, n_lucky }
}

/// Does the problem, with its verb, read as what was given?
fn reads_as(problem: &str, given: &Statement) -> bool {
    let read = from_lines::<&str>(problem, &[]).problem;
    read.and_then(|read| parse(read.math.text()).statement).is_some_and(|read| read == *given)
}

impl Fault {
    /// Is the line unsound even where it happens to keep the solutions?
    fn is_nonsense(self) -> bool {
        matches!(self, Fault::Slip(slip) if slip.is_nonsense())
    }

    /// The id in rows.
    fn id(self) -> String {
        match self {
            Fault::Slip(slip) => slip.id(),
            Fault::Undone => "UNDONE".to_owned(),
            Fault::Words => "WORDS".to_owned(),
        }
    }
}
