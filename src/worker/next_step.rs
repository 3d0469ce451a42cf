//! A next step for work that is not done: what the plainest way would do from the last line that holds.

use crate::corpus::{Given, Operation, next_line};
use crate::notation::parse;
use crate::reading::{Connective, Solution};
use crate::tutor::{Background, Card, Mark, NextStep, math};
use crate::words::Language;

/// Solutions for which a next step is looked for: a reader's few, not a whole class's.
const MAX_SOLUTIONS: usize = 8;

/// A solver that goes on from a reader's own work.
pub struct NextSteps {
    n_solutions: usize,
    language: Language,
}

impl NextSteps {
    /// For a review of `n_solutions` in `language`.
    pub fn new(n_solutions: usize, language: Language) -> NextSteps {
        NextSteps { n_solutions, language }
    }
}

impl Background for NextSteps {
    fn next_step(&self, solution: &Solution, card: &Card) -> Option<NextStep> {
        if self.n_solutions > MAX_SOLUTIONS { None } else { next_step(solution, card, self.language) }
    }
}

fn next_step(solution: &Solution, card: &Card, language: Language) -> Option<NextStep> {
    let problem = solution.problem.as_ref();
    let n_sound = card.first_unsound.unwrap_or(card.steps.len());
    let holds = |mark: Mark| matches!(mark, Mark::Sound | Mark::Unsure | Mark::Given);
    let last = (0..n_sound).rev().find(|&i| {
        // A line that goes on from the left side above it is no line to start from.
        card.steps.get(i).is_some_and(|step| holds(step.mark) && step.math.is_some())
            && solution.steps.get(i).is_some_and(|step| step.connective != Connective::Equals)
    });
    let here = match last {
        Some(i) => solution.steps.get(i)?.math.text(),
        None => problem?.math.text(),
    };
    let task = problem.and_then(|problem| problem.task);
    let line = next_line(&Given { statement: parse(here).statement?, task, letter: None })?;
    let operation = line.operation.as_ref().map(|operation| operation_words(operation, language));
    let sentence = match (last, operation) {
        (Some(i), Some(operation)) => {
            language.say("next.from-line", &[("n", &card.number_of(i)), ("operation", &operation)])
        }
        (None, Some(operation)) => language.say("next.from-problem", &[("operation", &operation)]),
        (Some(i), None) => language.say("next.line-after", &[("n", &card.number_of(i))]),
        (None, None) => language.text("next.first-line").to_owned(),
    };
    Some(NextStep { sentence, math: math(&line.maths), text: line.maths })
}

/// What is done, in words: "Add 3 to both sides".
pub fn operation_words(operation: &Operation, language: Language) -> String {
    let piece = language.numbers(operation.piece.as_deref().unwrap_or_default());
    language.say(operation.words, &[("piece", &piece)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Work, split};
    use crate::tutor::{Findings, review, witness};

    fn check(paste: &str, wanted: Option<(&str, &str)>) {
        let work: Work = split(paste);
        let verdicts: Vec<_> = work.solutions.iter().map(witness).collect();
        let solver = NextSteps::new(work.solutions.len(), Language::En);
        let findings = Findings { background: &solver, ..Findings::exact_only(&verdicts) };
        let review = review(&work, &findings, Language::En);
        let found = review.cards[0].next.as_ref().map(|next| (next.sentence.as_str(), next.text.as_str()));
        assert_eq!(found, wanted, "{paste}");
    }

    #[test]
    fn the_next_step_goes_on_from_the_last_line_that_holds() {
        check("3(x - 4) = 2x + 5\n3x - 12 = 2x + 5", Some(("From line 1: Subtract 2x from both sides.", "x - 12 = 5")));
        check(
            "2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7",
            Some(("From the problem: Expand the brackets.", "2x - 6 = x + 4")),
        );
        check("2x + 3 = 11\n2x = 8\nx = 4", None);
        check("the sky is blue\nx = y = z", None);
    }
}
