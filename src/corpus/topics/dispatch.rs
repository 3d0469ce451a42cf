//! Which topic a problem belongs to.

use super::derivation::Derivation;
use super::{
    complex_numbers, exponentials, fraction_signs, fractions, higher_degree, logarithms, number_roots, powers, systems,
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
    ("way.factor", higher_degree::equation_of_factors),
    ("way.factor", higher_degree::product),
    ("way.signs", fraction_signs::inequality),
    ("way.cancel", fractions::simplified),
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
