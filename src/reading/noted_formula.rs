//! A formula that is noted above the equation that it is for: `D = b² - 4ac`, then `2x² + 3x - 5 = 0`. The equation is the
//! problem.

use super::statements;
use super::work::{Problem, Role, Solution};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, variables};

/// Makes the equation below such a formula the problem, and the formula a row of the work.
pub(super) fn put_below(solution: &mut Solution) {
    let (Some(problem), Some(first)) = (&mut solution.problem, solution.steps.first_mut()) else { return };
    let is_plain = problem.task.is_none() && !problem.is_told && first.unread.is_none() && problem.unread.is_none();
    let read = |text: &str| notation::parse(text).statement;
    let is_for = |(formula, equation): (Statement, Statement)| is_formula_for(&formula, &equation);
    if !is_plain || !read(problem.math.text()).zip(read(first.math.text())).is_some_and(is_for) {
        return;
    }
    let formula = std::mem::replace(problem, Problem::new(first.math.clone(), first.span));
    (first.math, first.span) = (formula.math, formula.span);
    let named = solution.steps.iter_mut().filter(|step| statements::names_coefficients(&step.math));
    named.for_each(|step| step.role = Role::Definition);
}

/// Whether a letter is said to be an expression in two letters or more of which an equation in one letter knows nothing.
fn is_formula_for(formula: &Statement, equation: &Statement) -> bool {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = formula else { return false };
    let [(Rel::Eq, meaning)] = rest.as_slice() else { return false };
    let (used, own) = (notation::letters(meaning), variables(equation));
    let is_letter = |side: &&Expr| matches!(side.kind, ExprKind::Variable(_));
    let names_value = notation::equation_sides(equation).is_none_or(|sides| sides.iter().any(is_letter));
    used.len() > 1 && !used.contains(name) && own.len() == 1 && own.is_disjoint(&used) && !names_value
}
