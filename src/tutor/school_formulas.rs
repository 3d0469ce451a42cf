//! Formulas of school in the letters that are usual for them, `m = (y_2 - y_1)/(x_2 - x_1)`: whether a row that quotes one
//! quotes it rightly.
//!
//! A formula is known by its letters, all of them, so only those stand here whose letters together mean nothing else. It is
//! compared in numbers: whatever form the row has, it has to hold where the formula does.

use super::known_values::named;
use super::witness::Work;
use crate::notation::{self, Statement, is_near};
use std::collections::BTreeSet;

/// Formulas of lines, of interest and of percentages.
const FORMULAS: [&str; 15] = [
    "m = (y_2 - y_1)/(x_2 - x_1)",
    "d = sqrt((x_2 - x_1)^2 + (y_2 - y_1)^2)",
    "y = m (x - x_1) + y_1",
    "A = P (1 + r)^t",
    "A = P (1 + r t)",
    "A = P (1 + r/100)^t",
    "A = P (1 + r/n)^(n t)",
    "I = P r t",
    "I = P r t/100",
    "K_n = K_0 (1 + p/100)^n",
    "K_n = K_0 (1 + p)^n",
    "K_n = K_0 q^n",
    "Z = K p/100",
    "W = G p/100",
    "W = G p",
];

/// Formulas of what lies between two points.
const BETWEEN_POINTS: [&str; 4] =
    ["x = (x_1 + x_2)/2", "y = (y_1 + y_2)/2", "x_M = (x_1 + x_2)/2", "y_M = (y_1 + y_2)/2"];

/// Formulas of arithmetic and geometric sequences.
const OF_SEQUENCES: [&str; 7] = [
    "a_n = a_1 + (n - 1) d",
    "a_n = a_1 r^(n - 1)",
    "S_n = a_1 (1 - r^n)/(1 - r)",
    "S_n = n (a_1 + a_n)/2",
    "S_n = n (2 a_1 + (n - 1) d)/2",
    "S = a_1/(1 - r)",
    "S_inf = a_1/(1 - r)",
];

/// Other letters for the same of a sequence.
const SAME_OF_SEQUENCES: [(&str, &str); 10] = [
    ("u_n", "a_n"),
    ("t_n", "a_n"),
    ("T_n", "a_n"),
    ("b_n", "a_n"),
    ("u_1", "a_1"),
    ("t_1", "a_1"),
    ("b_1", "a_1"),
    ("a", "a_1"),
    ("q", "r"),
    ("s_n", "S_n"),
];

/// A value for each letter but the first of a formula, in the order of its letters; what is counted is whole.
const SAMPLES: [[f64; 5]; 2] = [[3.0, 1.25, 2.5, 0.75, 1.75], [1.5, 4.0, 0.25, 3.5, 2.25]];

/// A whole number for the letter n.
const COUNTS: [f64; 2] = [4.0, 7.0];

impl Work {
    /// Whether a row quotes a formula of school in another way than it is.
    pub(super) fn misquotes_formula(&self, line: &Statement) -> bool {
        let is_of_sequence = !self.sequence.is_empty() || self.steps.is_some();
        let known = FORMULAS.iter().chain(BETWEEN_POINTS.iter().filter(|_| self.graph.points.is_some()));
        let known: Vec<&str> = known.chain(OF_SEQUENCES.iter().filter(|_| is_of_sequence)).copied().collect();
        let alias = |name: &str| {
            let same = SAME_OF_SEQUENCES.iter().find(|(other, _)| is_of_sequence && *other == name);
            same.map(|(_, usual)| notation::build::variable(*usual))
        };
        notation::conjuncts(line)
            .into_iter()
            .any(|part| notation::is_equation(part) && is_other(&notation::statement_with_values(part, &alias), &known))
    }
}

/// Whether the statement has the letters of a formula and is none of those that have them.
fn is_other(statement: &Statement, known: &[&str]) -> bool {
    let own = notation::variables(statement);
    let with_letters = known.iter().filter_map(|formula| notation::parse(formula).statement);
    let mut formulas = with_letters.filter(|formula| notation::variables(formula) == own).peekable();
    formulas.peek().is_some() && !formulas.any(|formula| holds_where(&formula, statement, &own).unwrap_or(true))
}

/// Whether a statement holds where a formula does, as far as samples tell.
fn holds_where(formula: &Statement, statement: &Statement, letters: &BTreeSet<String>) -> Option<bool> {
    let (name, sides) = named(formula)?;
    let samples = SAMPLES.iter().zip(COUNTS).map(|(sample, count)| {
        let others: Vec<&String> = letters.iter().filter(|letter| *letter != name).collect();
        let free = |letter: &str| match letter {
            "n" => Some(count),
            _ => others.iter().position(|other| *other == letter).and_then(|at| sample.get(at)).copied(),
        };
        let value = notation::approximate_at(sides.first()?, &free)?;
        let at = |letter: &str| if letter == name { Some(value) } else { free(letter) };
        let all = notation::sides(statement).into_iter().map(|side| notation::approximate_at(side, &at));
        // What has no value where the formula has one says something else.
        let all: Option<Vec<f64>> = all.collect();
        Some(all.is_some_and(|all| all.windows(2).all(|pair| is_near(pair[0], pair[1]))))
    });
    samples.collect::<Option<Vec<bool>>>().map(|hold| hold.into_iter().all(|holds| holds))
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn formulas_are_quoted_rightly() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        let line = "Find the slope of the line through (1, 2) and (3, 8).";
        check(&format!("{line}\nm = (y_2 - y_1)/(x_2 - x_1)\nm = 6/2 = 3"), ".+");
        check(&format!("{line}\nm = (y_1 - y_2)/(x_1 - x_2)\nm = 6/2 = 3"), ".+");
        check(&format!("{line}\nm = (x_2 - x_1)/(y_2 - y_1)\nm = 6/2 = 3"), "?+");
        let distance = "Find the distance between (1, 2) and (4, 6).";
        check(&format!("{distance}\nd = √((x_2 - x_1)² + (y_2 - y_1)²)\nd = 5"), ".+");
        check(&format!("{distance}\nd = √((x_2 - x_1)² - (y_2 - y_1)²)\nd = 5"), "?+");
        let middle = "Find the midpoint of (1, 2) and (3, 8).";
        check(&format!("{middle}\nM = ((x_1 + x_2)/2, (y_1 + y_2)/2)\nM = (2, 5)"), ".+");
        check(&format!("{middle}\nM = ((x_1 - x_2)/2, (y_1 - y_2)/2)\nM = (2, 5)"), "?+");
        let sum = "Find the sum of the first 5 terms of the geometric series 3, 6, 12, ...";
        check(&format!("{sum}\nS_n = a(r^n - 1)/(r - 1)\nS_5 = 3(32 - 1)/(2 - 1) = 93"), ".+");
        check(&format!("{sum}\nS_n = a(1 + r^n)/(1 - r)\nS_5 = 3(1 - 32)/(1 - 2) = 93"), "?+");
        let interest = "800 € are lent at 3 % for 5 years. Find the capital.";
        check(&format!("{interest}\nK_n = K_0 * (1 + p/100)^n"), ".");
        check(&format!("{interest}\nK_n = K_0 * (1 - p/100)^n"), "?");
    }
}
