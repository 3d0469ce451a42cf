//! Which topic a problem belongs to.

use super::derivation::Derivation;
use super::{
    circles, complex_numbers, divisions, exponentials, fraction_signs, fractions, hidden_quadratics, higher_degree,
    logarithms, number_roots, powers, root_sums, square_inequalities, systems,
};
use crate::corpus::work_out::{Given, Worked};
use crate::notation::{Statement, statement_with_euler, uses_euler, variables};

/// What one topic makes of a problem, and what its way is called. None where it is none of its own.
type Topic = fn(&Given, u32) -> Option<Derivation>;

const TOPICS: &[(&str, Topic)] = &[
    ("way.both-exponents", exponentials::same_base),
    ("way.logarithm", exponentials::by_logarithm),
    ("way.exponential-form", logarithms::exponential_form),
    ("way.roots", powers::roots),
    ("way.undo", powers::raised),
    ("way.factor", hidden_quadratics::equation_in_power),
    ("way.factor", higher_degree::equation_of_factors),
    ("way.factor", higher_degree::product),
    ("way.signs", fraction_signs::inequality),
    ("way.roots", square_inequalities::of_square_alone),
    ("way.square", square_inequalities::by_completed_square),
    ("way.square", circles::completed),
    ("way.square-both", root_sums::equation_of_two),
    ("way.laws", powers::product_of_powers),
    ("way.cancel", fractions::simplified),
    ("way.step-by-step", divisions::with_remainder),
    ("way.roots-simplified", number_roots::simplified),
    ("way.eliminate", systems::three_letters),
    ("way.substitute", systems::curve_and_line),
    ("way.step-by-step", complex_numbers::worked_out),
];

/// The problem worked out by every topic that it belongs to.
pub fn by_topic(given: &Given) -> Vec<Worked> {
    at_depth(given, 0).collect()
}

/// The problem worked out by the first topic that it belongs to.
pub(super) fn first_topic(given: &Given, depth: u32) -> Option<Worked> {
    at_depth(given, depth).next()
}

fn at_depth(given: &Given, depth: u32) -> impl Iterator<Item = Worked> {
    // e is the number where the problem uses it so.
    let given = match uses_euler(&given.statement) {
        true => Given { statement: statement_with_euler(&given.statement), ..given.clone() },
        false => given.clone(),
    };
    TOPICS.iter().filter_map(move |(way, topic)| topic(&given, depth)?.checked(&given, way))
}

/// Whether a topic comes before the generator's moves: i is a letter to them.
pub fn comes_first(given: &Given) -> bool {
    matches!(given.statement, Statement::Expr(_)) && variables(&given.statement).iter().eq(["i"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;
    use crate::reading::Task;

    /// The last line of the first way, without blanks.
    fn answer(problem: &str, task: Option<Task>) -> String {
        let statement = parse(problem).statement.unwrap_or_else(|| panic!("{problem}"));
        let worked = by_topic(&Given { statement, task, letter: None });
        let last = worked.first().and_then(|worked| worked.lines.last());
        last.map(|line| line.maths.replace(' ', "")).unwrap_or_default()
    }

    #[test]
    fn every_topic_comes_to_its_answer() {
        for (problem, wanted) in [
            ("4^x = 8^(x - 1)", "x=3"),
            ("2^x = -4", "nosolution"),
            ("3*5^(2x + 1) = 21", "x=(log₅(7)-1)/2"),
            ("log(x) + log(x - 3) = 1", "x=5"),
            ("2x^3 = 54", "x=3"),
            ("x^4 = -1", "nosolution"),
            ("root(4, x + 1) = 2", "x=15"),
            ("root(4, x) = -2", "nosolution"),
            ("x^4 - 5x^2 + 4 = 0", "x=1orx=-1orx=2orx=-2"),
            ("(x^2 - 4)/(x - 1) >= 0", "-2<=x<1orx>=2"),
            ("(x + 3)/(x - 2) <= 1", "x<2"),
            ("(x - 1)^2/(x + 2) <= 0", "x=1orx<-2"),
            ("x + y + z = 6 and x - y + z = 2 and 2x + y - z = 1", "x=1andy=2andz=3"),
            ("x*y = 6 and x + y = 5", "x=3andy=2orx=2andy=3"),
            ("(3 + i)/(1 - 2i)", "1/5+7/5*i"),
            ("5/(2 + sqrt(3))", "10-5sqrt(3)"),
            ("16^(-3/4)", "1/8"),
            ("x^6 - 9x^3 + 8 = 0", "x=1orx=2"),
            ("e^(2x) - 3e^x + 2 = 0", "x=0orx=ln(2)"),
            ("2log(x) = log(9)", "x=3"),
            ("x^2 < 5", "-sqrt(5)<x<sqrt(5)"),
            ("x^2 - 2 > 0", "x<-sqrt(2)orx>sqrt(2)"),
            ("x^2 - 4x + 1 <= 0", "2-sqrt(3)<=x<=2+sqrt(3)"),
            ("sqrt(x) + sqrt(x + 5) = 5", "x=4"),
            ("x^2 + y^2 - 4x + 6y - 3 = 0", "(x-2)^2+(y+3)^2=16"),
            ("(x^3 - 2x^2 + 3x - 5)/(x - 2)", "x^2+3+1/(x-2)"),
            ("x^(1/2) * x^(1/3)", "x^(5/6)"),
            ("1/x + 1/(x + 1)", "(2x+1)/(x(x+1))"),
        ] {
            assert_eq!(answer(problem, None), wanted, "{problem}");
        }
        assert_eq!(answer("8x^3 - 27", Some(Task::Factorise)), "(2x-3)(4x^2+6x+9)");
    }

    #[test]
    fn what_is_of_no_topic_is_left_alone() {
        for problem in
            ["x^5 - x = 3", "2^x = x", "log(x) = x", "x^2*y = 3 and x + y = z", "1/0", "2^x + 3^x = 5", "x^x = 4"]
        {
            assert_eq!(answer(problem, None), "", "{problem}");
        }
    }

    #[test]
    fn nothing_breaks_at_the_edges() {
        for problem in [
            "1/x > 1/x",
            "1/x + 1 < 1 + 1/x",
            "1/(x - x) > 2",
            "log(0) = x",
            "log_2(x) = 99999999",
            "log_2(x) = -99999999",
            "2*x = 6 and x*y = 4",
            "x^2 = 4 and 0*x + 0*y = 0",
            "0*2^x = 0",
            "0^x = 1",
            "sqrt(0) + sqrt(8)",
            "1/(sqrt(2) - sqrt(2))",
            "i/(i - i)",
            "i^999999999999",
            "0^(-1/2)",
            "999999999999^(1/12)",
            "x^12 * x^12 = 1",
            "0*x^3 = 0",
            "(x - x)/(x - x)",
            "x + y + z = 1 and x + y + z = 1 and x + y + z = 1",
            "x + y + z = 1 and x + y + z = 2 and x - y = 0",
        ] {
            if let Some(statement) = parse(problem).statement {
                for task in [None, Some(Task::Simplify), Some(Task::Factorise)] {
                    by_topic(&Given { statement: statement.clone(), task, letter: None });
                }
            }
        }
    }
}
