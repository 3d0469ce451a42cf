//! Lines to text and labels, checked on the text that is shown.
//!
//! Construction says which line is unsound; the check says whether that is so. Where they contradict each other the
//! solution is thrown away, so that a fault in a rule or in the printer cannot become a wrong label.

use super::meaning::meaning;
use super::path::{Fault, Line};
use super::row::SlipAt;
use super::state::State;
use super::surface::Surface;
use crate::algebra::syntax::parse;
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
pub fn check(start: &State, lines: &[Line], surface: &Surface, rng: &mut Rng) -> Checked {
    let given = start.statement(&surface.notation);
    let problem = surface.problem(start, &given, rng);
    let (mut steps, mut labels, mut slips) = (Vec::new(), Vec::new(), Vec::new());
    let mut n_lucky = 0;
    let mut before = start;
    for (step, line) in lines.iter().enumerate() {
        let statement = line.state.statement(&surface.notation);
        let maths = surface.line(&statement);
        if parse(&maths).statement.as_ref() != Some(&statement) {
            return Checked::Disagreed;
        }
        let (Some(above), Some(this)) = (meaning(before), meaning(&line.state)) else { return Checked::Undecided };
        let follows = above == this;
        match line.fault {
            None if !follows => return Checked::Disagreed,
            Some(fault) if !follows => slips.push(SlipAt { step, id: fault.id() }),
            Some(_) => n_lucky += 1,
            None => {}
        }
        labels.push(u8::from(follows));
        steps.push(match surface.reason(&line.moves, rng) {
            Some(reason) => format!("{reason}: {maths}"),
            None => maths,
        });
        before = &line.state;
    }
    let is_finished = matches!(before, State::Expr(_)) || before.is_solved();
    let answer_right = is_finished && meaning(start).is_some() && meaning(start) == meaning(before);
    Checked::Agreed { problem, steps, labels, slips, answer_right, n_lucky }
}

impl Fault {
    /// The id in rows.
    fn id(self) -> String {
        match self {
            Fault::Slip(slip) => slip.id(),
            Fault::Undone => "UNDONE".to_owned(),
        }
    }
}
