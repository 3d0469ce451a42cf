//! What a work may take for granted from the start.

use crate::algebra::Premises;
use crate::notation::{Rel, Statement};
use crate::reading::Solution;

/// The problem's statement, its conditions, and what is known of letters that count.
pub(super) fn of(solution: &Solution, problem: Option<&Statement>) -> Premises {
    let mut premises = problem.map(Premises::of).unwrap_or_default();
    premises.conditions.extend(super::function_values::domain(solution));
    premises.is_complex = solution.is_complex;
    for letter in &solution.counted {
        premises.add_for_letter(letter, Rel::Ge);
        premises.whole.insert(letter.clone());
    }
    for condition in solution.problem.iter().flat_map(|problem| &problem.conditions) {
        match &condition.letter {
            Some(letter) => premises.add_for_letter(letter, condition.rel),
            None => premises.add_for_all_letters(condition.rel),
        }
    }
    premises
}
