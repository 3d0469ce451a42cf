//! Where what speaks against a line is not held against it: what a story rules out, what holds if no letter is negative,
//! the wrong word between right answers.

use super::witness::Work;
use crate::algebra::{self, Evidence, Relation, Verdict};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::Condition;
use std::collections::BTreeSet;

impl Work {
    /// `x = 1 or y = 2` below `x = 1 and y = 2`.
    pub(super) fn turns_and_into_or(&self, line: &Statement) -> bool {
        let Statement::Or(parts) = line else { return false };
        let above = self.lines_above();
        let joined = above.last().and_then(|above| match above {
            Statement::And(all) => Some(all),
            _ => None,
        });
        joined.is_some_and(|all| all.len() == parts.len() && parts.iter().all(|part| all.contains(part)))
    }

    /// Whether a line that fails would follow if letters had the signs that its words say: `t = 6, since t > 0`. Whether they
    /// have them is not known here.
    pub(super) fn holds_as_stated(&self, conditions: &[Condition], line: &Statement, after: &[Statement]) -> bool {
        let mut premises = self.held();
        for condition in conditions {
            match &condition.letter {
                Some(letter) => premises.add_for_letter(letter, condition.rel),
                None => premises.add_for_all_letters(condition.rel),
            }
        }
        !conditions.is_empty()
            && matches!(algebra::follows_from(&premises, &self.before, line, after), Verdict::Holds(_))
    }

    /// Whether a line that fails would follow if no letter were negative: `sqrt(x^2)` is `x` then.
    pub(super) fn holds_without_negatives(&self, line: &Statement, after: &[Statement]) -> bool {
        let mut premises = self.held();
        let letters: BTreeSet<String> =
            self.premises.givens.iter().chain(&self.before).chain([line]).flat_map(notation::variables).collect();
        letters.iter().for_each(|letter| premises.add_for_letter(letter, Rel::Ge));
        self.works_with_expressions()
            && matches!(algebra::follows_from(&premises, &self.before, line, after), Verdict::Holds(_))
    }
}

/// Whether a line that fails gives some of the solutions only, or less of the range.
pub(super) fn says_less(line: &Statement, verdict: &Verdict, in_story: bool) -> bool {
    let bounds_a_letter = || match line {
        Statement::Chain(left, rest) => {
            rest.iter().all(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Ne)) && {
                let is_letter = |side: &Expr| matches!(side.kind, ExprKind::Variable(_));
                is_letter(left) || rest.iter().any(|(_, side)| is_letter(side))
            }
        }
        _ => false,
    };
    match verdict {
        Verdict::Fails(Evidence::Roots { lost, gained }) => gained.is_empty() && !lost.is_empty(),
        Verdict::Fails(Evidence::Counterexample { earlier_holds, .. }) => {
            in_story && *earlier_holds && bounds_a_letter()
        }
        _ => false,
    }
}

/// Whether a line has no solutions, and does not say so: no story leaves that of an equation which has some.
pub(super) fn is_impossible(line: &Statement) -> bool {
    let never = || algebra::follows(std::slice::from_ref(line), &Statement::Never);
    *line != Statement::Never && matches!(never(), Verdict::Holds(_))
}

/// Whether nothing but negative solutions is lost, and some are kept.
pub(super) fn loses_negatives(line: &Statement, verdict: &Verdict) -> bool {
    let is_negative = |root: &String| root.trim_start().starts_with(['-', '−']);
    match verdict {
        Verdict::Fails(Evidence::Roots { lost, gained }) => {
            matches!(line, Statement::Chain(..))
                && gained.is_empty()
                && !lost.is_empty()
                && lost.iter().all(is_negative)
        }
        _ => false,
    }
}

/// Every solution of the earlier line is kept and others may join them.
pub(super) fn may_gain(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Holds(relation) => *relation == Relation::MayGain,
        Verdict::Fails(Evidence::Roots { lost, gained }) => lost.is_empty() && !gained.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    fn check(paste: &str, wanted: &str) {
        assert_eq!(signs(paste), wanted, "{paste}");
    }

    #[test]
    fn a_story_may_rule_out_what_algebra_does_not() {
        let story = "A printer charges 3.20 for each poster and Mia has 50 to spend. How many posters can she have?";
        check(&format!("{story}\n3.20n <= 50\nn <= 15.62\nn <= 15"), ".??");
        check(&format!("{story}\n3.20n <= 50\nn <= 16"), ".-");
        check("Solve the inequality 3.2n <= 50.\nn <= 15", "-");
        check(
            "Use the Pythagorean theorem to find how long the third side of this triangle is.\na^2 + b^2 = c^2\n6^2 + 8^2 = c^2\n100 = c^2\nsqrt(100) = c\n10 = c",
            "..+++",
        );
        check("x^2 = 100\nx = 10", "-");
    }

    #[test]
    fn numbers_may_be_rounded_where_words_may_ask_for_it() {
        check("Round √29 to two decimal places.\n√29\n5.39", ".+");
        check("Round √29 to two decimal places.\n√29\n5.38", ".-");
        check("Simplify √29\n5.39", "-");
    }

    #[test]
    fn expressions_in_a_story_are_of_one_thing_or_of_another() {
        let story =
            "Tom has four more than three times as many stamps as Ann. How many stamps does Tom have if Ann has 7?";
        check(&format!("{story}\n3a + 4\n3 * 7 + 4\n21 + 4\n25"), "..++");
        check("Simplify 3a + 4a\n3 * 7", "-");
        check("Factor: 4y^2 + 12y + 9\n(2y)^2\n3^2\n(2y + 3)^2", "..+");
        check("Expand: (2y + 3)^2\n4y^2\n9", "--");
    }

    #[test]
    fn an_equation_that_brings_in_a_letter_keeps_the_values_found() {
        let story = "Two numbers add up to 31, and twice the first is 24. What are the two numbers?";
        check(&format!("{story}\n2f = 24\nf = 12\nb + f = 31\nb + 12 = 31\nb = 19"), ".+.++");
        check(&format!("{story}\n2f = 24\nf = 12\nb + f = 31\nb + 12 = 31\nb = 20"), ".+.+-");
    }
}
