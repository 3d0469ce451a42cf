//! What a line says and whether it follows: the exact witness.
//!
//! In: a line's maths as text. Out: a [`crate::notation::Statement`], and for consecutive lines a [`Verdict`] over exact
//! rationals with its evidence. Bounded in size and time, never a panic. It does not know that a model exists.
//!
//! Read `follows`, which says what is compared with what under which `premises`, and from there `one_letter` and `cases`
//! (with `solve`, `realset`, `roots`), `expressions` (with `normal_form`, `polynomial`, `powers`, `surd`), `evaluation`,
//! `systems`, `equations` and `formulas`; in `complex`
//! work with complex numbers; in `approximate` what has no exact form. What stands behind `≈` is settled in
//! `rounding`. What speaks against a line leaves the module only through `confirm`, which works it out again by
//! `recalculation` and `interval`. `natural` tells what is right by luck, `contradictions` what does not come of an equation
//! without solutions; `side_work`, `values` and `new_facts` tell
//! checks and givens from consequences, `quoted_rules` what is only quoted. The table of verdicts at the end of `follows`
//! shows all of them at work.

mod premises;
mod verdict;

// Exact values.
mod assumed;
mod budget;
mod complex_fractions;
mod evaluate;
mod exponentials;
mod gaussian;
mod higher_roots;
mod logarithms;
mod monomial;
mod normal_form;
mod plus_minus;
mod polynomial;
mod polynomial_division;
mod powers;
mod squares;
mod stated_roots;
mod surd;
mod taken_apart;
mod trees;

// Solution sets.
mod elimination;
mod exponential_signs;
mod interval;
mod linear_system;
mod lines;
mod realset;
mod recalculation;
mod regions;
mod rewritings;
mod roots;
mod rounding;
mod solve;

// Judging.
mod answers;
mod approximate;
mod asides;
mod capitals;
mod cases;
mod circle_numbers;
mod closed_forms;
mod common_terms;
mod complex;
mod confirm;
mod context;
mod contradictions;
mod definitions;
mod domains;
mod equations;
mod evaluation;
mod evidence;
mod excluded;
mod expressions;
mod extraneous;
mod follows;
mod formulas;
mod likeness;
mod moves;
mod natural;
mod new_facts;
mod one_letter;
mod quoted_rules;
mod sampled_formulas;
mod sampled_sets;
mod sampling;
mod scale;
mod sequence_terms;
mod sequences;
mod side_work;
mod special_case;
mod sums_of_equations;
mod systems;
mod values;
mod why;
mod widening;

pub use answers::{answers, answers_under};
pub use asides::denied_values;
pub use circle_numbers::{Compared, compared, is_circle_number, is_plain_or_circle_number};
pub use common_terms::{is_common_denominator, is_greatest_common_factor};
pub use excluded::{excluded, is_domain, is_outside_domain};
pub use expressions::says_nothing;
pub use extraneous::put_in_evidence;
pub use follows::{consistent, consistent_with, follows, follows_from, follows_within};
pub use lines::{
    Coordinates, height_at_zero, is_line, line_through, parallel, perpendicular, slope_across, slope_between, slope_of,
};
pub use moves::{has_same_sides, is_known_move};
pub use new_facts::{NewFact, is_new_fact};
pub use polynomial_division::Division;
pub use premises::Premises;
pub use quoted_rules::{is_false_rule, is_quoted_rule};
pub use regions::{is_region, mixes_cases, regions_cover};
pub use rewritings::{false_arithmetic, false_rewriting};
pub use rounding::{Rounding, rounding, said_to_be_rounded};
pub use sequence_terms::{OfSequence, Sequences, Steps, gives_terms, is_rule_of_sequence};
pub use side_work::{PutIn, SideWork, side_work};
pub use special_case::{chosen_values, is_special_case};
pub use verdict::{Evidence, Relation, Verdict, Why};
