//! One worked solution with its labels, as it is written to a file.

use fastrand::Rng;
use serde::{Deserialize, Serialize};

/// A solution: `labels[i]` belongs to `steps[i]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The statement, in some rows after one verb (`Solve 2x + 3 = 11`).
    pub problem: String,
    /// The lines; in some rows after words and a colon (`Subtract 3 from both sides: 2x = 8`).
    pub steps: Vec<String>,
    /// 1 where the line follows from the line above it, 0 where it does not.
    pub labels: Vec<u8>,
    pub family: Family,
    /// The manner of working, in words.
    pub strategy: String,
    /// The slips that were made, by line. A jump back to the truth has the id `UNDONE`.
    pub slips: Vec<SlipAt>,
    /// Whether the last line answers the problem.
    pub answer_right: bool,
    /// The same for all candidates of one problem, and for the same problem in another letter.
    pub problem_id: String,
    /// Notation, and whether reasons stand before lines: `compact`, `latex, words`.
    pub surface: String,
}

/// A slip and the line in which it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipAt {
    pub step: usize,
    pub id: String,
    /// Nonsense that keeps the solutions by luck: unsound by construction, though the checker finds no difference.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps_solutions: bool,
}

/// From one row a family: its variant with its doc, its name in rows, its share of a mixture.
macro_rules! families {
    ($($(#[$doc:meta])+ $variant:ident: $name:literal, $share:literal;)+) => {
        /// What kind of problem it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Family { $($(#[$doc])+ $variant,)+ }

        impl Family {
            /// Every family.
            pub const ALL: &[Family] = &[$(Family::$variant),+];

            /// The name in rows and on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Family::$variant => $name),+ }
            }

            /// Its share of the problems where no family is asked for, against the other shares.
            pub fn share(self) -> u32 {
                match self { $(Family::$variant => $share),+ }
            }
        }
    };
}

// In alphabetical order. The name is the variant's in lower case.
families! {
    /// Equations and inequalities with the unknown in bars.
    Absolute: "absolute", 1;
    /// Work as school books write it: operations left standing, cases one at a time, calculations at the side.
    Book: "book", 7;
    /// Like terms put together.
    Collect: "collect", 1;
    /// Calculations with the imaginary unit, and quadratic equations without real roots.
    Complex: "complex", 2;
    /// Numbers worked out: order of operations, signs, fractions.
    Evaluation: "evaluation", 3;
    /// Brackets multiplied out, like terms collected.
    Expand: "expand", 2;
    /// The laws of exponents.
    Exponent: "exponent", 2;
    /// Equations with the unknown in an exponent.
    Exponential: "exponential", 2;
    /// Sums written as products.
    Factorise: "factorise", 2;
    /// Fractions with letters: cancelled, multiplied, divided, added.
    Fraction: "fraction", 3;
    /// Polynomials of higher degree: equations, products, divisions.
    Higher: "higher", 3;
    /// `<`, `<=`, `>`, `>=` and chains of two.
    Inequality: "inequality", 2;
    /// Lines, parabolas and circles: one form of their equation made from another.
    Line: "line", 2;
    /// Equations whose unknown has no power.
    Linear: "linear", 3;
    /// Formulas solved for one of their letters.
    Literal: "literal", 2;
    /// Laws of logarithms, and equations with one.
    Logarithm: "logarithm", 3;
    /// Roots of any index, rational exponents, roots put together and out of denominators.
    Power: "power", 3;
    /// One quotient equal to another, cross-multiplied.
    Proportion: "proportion", 2;
    /// By factoring, by square roots, by completing the square, by the formula.
    Quadratic: "quadratic", 4;
    /// Equations with the unknown under a root.
    Radical: "radical", 1;
    /// Equations with the unknown under the line.
    Rational: "rational", 2;
    /// Inequalities with a square, or with the unknown under the line.
    Region: "region", 2;
    /// Three equations in three letters, and a line with a curve.
    Several: "several", 2;
    /// Single steps on lines that are not tidy, as students write them one at a time.
    Step: "step", 6;
    /// Two linear equations in two letters, by elimination and by substitution.
    System: "system", 3;
    /// Problems whose solutions nonsense happens to keep.
    Trap: "trap", 4;
}

impl Family {
    /// The family of this name.
    pub fn of_name(name: &str) -> Option<Family> {
        Family::ALL.iter().copied().find(|family| family.name() == name)
    }

    /// One drawn by its share.
    pub(super) fn draw(rng: &mut Rng) -> Family {
        let total: u32 = Family::ALL.iter().map(|family| family.share()).sum();
        let mut at = rng.u32(..total);
        for family in Family::ALL {
            match at.checked_sub(family.share()) {
                Some(rest) => at = rest,
                None => return *family,
            }
        }
        Family::Step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_in_rows_and_in_order() {
        for family in Family::ALL {
            assert_eq!(serde_json::to_string(family).unwrap(), format!("\"{}\"", family.name()));
            assert_eq!(Family::of_name(family.name()), Some(*family));
        }
        assert!(Family::ALL.is_sorted_by_key(|family| family.name()));
    }
}
