//! Which problems a drafter was taught: by their statement, so that all others can be sent elsewhere.

use super::piece::Piece;
use crate::notation::{Statement, variables};
use crate::prm::{Domain, drafting_prompt};
use crate::reading::{Solution, Task};

/// Is it a linear or a quadratic equation, a sum to factorise, a product to expand, or two equations in two letters, its
/// numbers whole and below 100?
pub fn is_drafted(solution: &Solution) -> bool {
    let Some(problem) = &solution.problem else { return false };
    let Some(statement) = &problem.parsed.statement else { return false };
    let n_letters = variables(statement).len();
    let is_known = match Domain::of(statement) {
        Some(Domain::Linear | Domain::Quadratic) => true,
        Some(Domain::Expression) => n_letters == 1 && matches!(problem.task, Some(Task::Expand | Task::Factorise)),
        Some(Domain::System) => n_letters == 2 && matches!(statement, Statement::And(parts) if parts.len() == 2),
        _ => false,
    };
    is_known && drafting_prompt(solution).is_some_and(|(prompt, _)| has_small_numbers(&prompt))
}

fn has_small_numbers(prompt: &str) -> bool {
    prompt.split(' ').all(|piece| !matches!(Piece::of(piece), Some(Piece::Digit { place, .. }) if place != 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::from_lines;

    #[test]
    fn what_is_taught_is_drafted_and_nothing_else() {
        for (problem, wanted) in [
            ("Solve 3(x + 2) = 15", true),
            ("Solve t/4 = 6/8", true),
            ("Solve x^2 - 5x + 6 = 0", true),
            ("Expand 2(x + 1) + 3(x - 2)", true),
            ("Factorise x^2 + 5x", true),
            ("Solve y = 2x - 1 and x + y = 5", true),
            ("Solve 3x = 250", false),
            ("Solve 0.5x = 2", false),
            ("Solve x^3 = 8", false),
            ("Solve |x| = 2", false),
            ("Solve 2x < 6", false),
            ("Solve x + y = 5", false),
            ("Simplify x^2 x^3", false),
            ("Expand a(b + c)", false),
            ("so what", false),
        ] {
            assert_eq!(is_drafted(&from_lines::<&str>(problem, &[])), wanted, "{problem}");
        }
    }
}
