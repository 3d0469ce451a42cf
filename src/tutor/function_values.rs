//! Rows that say what a value of a function is: `f(4) = 3(4) + 2`, then `f(4) = 14`.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{Expr, ExprKind, Statement};
use crate::reading::{Application, Role};

impl Work {
    /// The verdict on the row that says what `value` is: every side is to be that expression, or what the last
    /// row about the same value made of it.
    pub(super) fn function_value(&mut self, of: &Application, line: &Statement) -> LineVerdict {
        let Application { value, of_letter } = of;
        let from = self.from;
        let latest = self.values.iter().rev().find(|(known, _)| known == value).map(|(_, latest)| latest.clone());
        let sides: Vec<Expr> = match line {
            Statement::Chain(_, rest) => rest.iter().map(|(_, side)| side.clone()).collect(),
            _ => Vec::new(),
        };
        let global = all_equal(value, &sides, *of_letter);
        let local = match &latest {
            Some(latest) => all_equal(latest, &sides, *of_letter),
            None => global.clone(),
        };
        if let Some(last) = sides.last() {
            self.values.push((value.clone(), last.clone()));
        }
        let is_known_move = matches!(local, Verdict::Holds(_));
        LineVerdict { local, global, is_known_move, ..LineVerdict::of_role(Role::Step, from) }
    }
}

/// Whether each side is the same expression as the one before it.
fn all_equal(first: &Expr, sides: &[Expr], of_letter: bool) -> Verdict {
    let mut earlier = first;
    let mut found = Verdict::NotChecked(Why::NothingBefore);
    for side in sides {
        found = algebra::follows(&[Statement::Expr(earlier.clone())], &Statement::Expr(side.clone()));
        match &found {
            Verdict::Holds(_) => earlier = side,
            // `f(x) = 2x + 1` may ask where two functions meet.
            Verdict::Fails(_) if of_letter && asks(first, side) => return Verdict::NotChecked(Why::OutOfReach),
            _ => return found,
        }
    }
    found
}

/// Whether an equation between the two may be meant to be solved: both hold the letter.
fn asks(value: &Expr, side: &Expr) -> bool {
    has_letter(value) && has_letter(side)
}

fn has_letter(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Variable(_)) || expr.kind.operands().into_iter().flatten().any(has_letter)
}

#[cfg(test)]
mod tests {
    use crate::tutor::{Mark, witness};
    use crate::words::Language;

    /// The marks of a paste's rows, and whether it is clean to an exact witness alone.
    fn marks(paste: &str) -> Vec<Mark> {
        let work = crate::reading::split(paste);
        let verdicts: Vec<_> = work.solutions.iter().map(witness).collect();
        let cuts = crate::tutor::Cuts { sound: 0.9, unsound: 0.1 };
        let review = crate::tutor::review(&work, &verdicts, None, cuts, Language::En);
        review.cards.iter().flat_map(|card| card.steps.iter().map(|step| step.mark)).collect()
    }

    fn check(paste: &str, wanted: &[Mark]) {
        assert_eq!(marks(paste), wanted, "{paste}");
    }

    #[test]
    fn values_are_worked_out_from_the_definition() {
        use Mark::*;
        check("f(x) = 3x + 2\nf(4) = 3(4) + 2\nf(4) = 14", &[Sound, Sound]);
        check("f(x) = 3x + 2\nf(4) = 3(4) + 2\n= 12 + 2\n= 14", &[Sound, Sound, Sound]);
        check("f(x) = 3x + 2\nf(4) = 3 + 4 + 2\nf(4) = 9", &[Unsound, Carried]);
        check("f(x) = 3x + 2\nf(4) = 3(4) + 2 = 15", &[Unsound]);
        check("f(x) = x^2 - 1, g(x) = 2x\nf(3) = 8\ng(3) = 6\nf(3) + g(3) = 14", &[Sound, Sound, Given]);
        check("f(x) = x + 2 und g(x) = x^2\nf(g(3)) = f(9)\nf(g(3)) = 11", &[Sound, Sound]);
        check("f(x) = x + 2 and g(x) = x^2 - 4\n(f/g)(x) = (x+2)/(x^2-4)\n(f/g)(x) = 1/(x-2)", &[Sound, Sound]);
        check("f(x) = x^2\nf(x+h) = (x+h)^2\nf(x+h) = x^2 + h^2", &[Sound, Unsound]);
        check("Let f(x) = 2x + 3. Find f(f(1)).\nf(1) = 5\nf(f(1)) = f(5) = 13", &[Sound, Sound]);
        check("f(x) = 3x\nf(x) = 2x + 1", &[Unchecked]);
        check("h(t) = -16t^2 + 80t\nh(2) = -16*4 + 160\nh(2) = 96", &[Sound, Sound]);
    }

    #[test]
    fn equations_of_functions_are_solved() {
        use Mark::*;
        check("f(x) = 3x - 6\nf(x) = 0\n3x - 6 = 0\nx = 2", &[Given, Sound, Sound]);
        check("f(x) = 3x - 6\nf(x) = 0\n3x = -6\nx = -2", &[Given, Unsound, Carried]);
    }
}
