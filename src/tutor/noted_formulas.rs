//! Rows that put numbers into a formula that was noted: `C = 5/9(50 - 32)` below `C = 5/9(F - 32)`. Where the row is none of
//! the formula's cases, in any form, formula and row do not go together.

use super::evidence::LineVerdict;
use super::formula_values::n_leaves;
use super::witness::Work;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Statement};
use crate::reading::Role;

/// Letters that make an equation a formula, whatever stands on its left.
const FORMULA_LETTERS: usize = 3;

/// Places of a formula in which numbers are told apart from a result.
const MIN_PLACES: usize = 3;

/// Choices of numbers that are tried. Formulas of school leave three letters open at most.
const MAX_CHOICES: usize = 220;

impl Work {
    /// A row that brings in numbers and has as many places as a formula above, which none of the numbers in it lead to: it is
    /// not settled which of the two is meant.
    pub(super) fn with_noted_formula(&self, verdict: LineVerdict, line: &Statement) -> LineVerdict {
        if verdict.role != Role::Given || !self.is_told || self.slipped {
            return verdict;
        }
        let rows = self.premises.givens.iter().chain(&self.formulas).chain(self.main.iter().flatten());
        let mut formulas = rows.flat_map(notation::conjuncts).filter(|formula| has_places_of(formula, line)).peekable();
        let is_other = formulas.peek().is_some() && !formulas.any(|formula| is_case(formula, line));
        match is_other {
            true => LineVerdict::of_role(Role::Step, verdict.from).found(Verdict::NotChecked(Why::Unconfirmed)),
            false => verdict,
        }
    }
}

/// Whether the line may be the formula with numbers in the places of some letters: its own letters are letters of the formula,
/// and both have as many places.
fn has_places_of(formula: &Statement, line: &Statement) -> bool {
    let (Some(given), Some(own)) = (notation::equation_sides(formula), notation::equation_sides(line)) else {
        return false;
    };
    let (letters, left) = (notation::variables(formula), notation::variables(line));
    let n_places = |sides: [&Expr; 2], count: fn(&Expr) -> usize| sides.into_iter().map(count).sum::<usize>();
    // `K p m/(100 · 12)` may be written with 1200 at once.
    let wanted = n_places(given, n_places_at_once)..=n_places(given, n_leaves);
    let is_of_quantity = matches!(&given[0].kind, ExprKind::Variable(_)) && given[0] == own[0];
    let n_open = letters.difference(&left).filter(|name| !is_pi(name)).count();
    !left.is_empty()
        && n_open > 0
        && left.is_subset(&letters)
        && (is_of_quantity || letters.len() >= FORMULA_LETTERS)
        && wanted.contains(&n_places(own, n_leaves))
        && *wanted.start() > MIN_PLACES
}

/// Numbers and letters of an expression, a product of numbers counted once.
fn n_places_at_once(expr: &Expr) -> usize {
    if matches!(expr.kind, ExprKind::Mul(..)) && !notation::has_letter(expr) {
        return 1;
    }
    let parts: Vec<&Expr> = expr.kind.operands().into_iter().flatten().collect();
    if parts.is_empty() { 1 } else { parts.into_iter().map(n_places_at_once).sum() }
}

/// Whether numbers of the line in the places of the formula's letters make the line of it, in this form or in another. So many
/// choices that they are not tried count as one.
fn is_case(formula: &Statement, line: &Statement) -> bool {
    let left = notation::variables(line);
    let open: Vec<String> =
        notation::variables(formula).difference(&left).filter(|name| !is_pi(name)).cloned().collect();
    let mut numbers = Vec::new();
    notation::equation_sides(line).into_iter().flatten().for_each(|side| collect(side, &mut numbers));
    let n_choices = u32::try_from(open.len()).ok().and_then(|n_open| numbers.len().checked_pow(n_open));
    let Some(n_choices) = n_choices.filter(|n| *n <= MAX_CHOICES) else { return true };
    (0..n_choices).any(|choice| {
        let chosen = |name: &str| {
            let place = open.iter().position(|letter| letter == name)?;
            let digit = choice / numbers.len().pow(u32::try_from(place).ok()?) % numbers.len();
            numbers.get(digit).map(|number| Expr::clone(number))
        };
        let made = notation::statement_with_values(formula, &chosen);
        matches!(algebra::follows(&[made], line), Verdict::Holds(relation) if relation.says_the_same())
    })
}

/// The numbers of an expression, each once, those with their signs and quotients of two among them.
fn collect<'e>(expr: &'e Expr, numbers: &mut Vec<&'e Expr>) {
    let is_number = match &expr.kind {
        ExprKind::Number(_) => true,
        ExprKind::Neg(_) | ExprKind::Div(..) => !notation::has_letter(expr),
        _ => false,
    };
    if is_number && !numbers.contains(&expr) {
        numbers.push(expr);
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| collect(part, numbers));
}

fn is_pi(name: &str) -> bool {
    matches!(name, "pi" | "π")
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn numbers_are_put_into_the_formula_that_was_noted() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let told = "Convert 50°F to Celsius.";
        check(&format!("{told}\nC = 5/9(F - 32)\nC = 5/9(50 - 32)\nC = 10"), "..+");
        check(&format!("{told}\nC = 5/9(F - 33)\nC = 5/9(50 - 32)\nC = 10"), ".?+");
        let told = "Eine Leiter ist 13 m lang. Wie hoch reicht sie?";
        check(&format!("{told}\na² + b² = c²\nb² = 13² - 5²\nb² = 144"), "..+");
        check(&format!("{told}\na² - b² = c²\nb² = 13² + 5²\nb² = 194"), ".?+");
        let told = "2000 € are lent at 3 % for 7 months. Find the interest.";
        check(&format!("{told}\nZ = K * p * m/(100 * 12)\nZ = 2000 * 3 * 7/1200\nZ = 35"), "..+");
        check(&format!("{told}\nZ = K * p * m/(100 * 13)\nZ = 2000 * 3 * 7/1200\nZ = 35"), ".?+");
        let told = "A trapezium has parallel sides of 6 cm and 10 cm and a height of 4 cm. Find its area.";
        check(&format!("{told}\nA = (a + b)/2 * h\nA = (6 + 10)/2 * 4\nA = 32"), "..+");
    }
}
