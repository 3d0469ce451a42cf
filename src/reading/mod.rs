//! Rows of text in, problems and steps out, every one with its byte span in the paste.
//!
//! In: a paste, or lines that are known to be lines. Out: [`Work`], a list of solutions split into steps. Splitting
//! cannot fail; what cannot be read stays as a step of kind [`Role::Words`]. This module does not judge.

mod values_beside;
mod work;

mod split;

mod numbers;

mod error_intervals;
mod exercises;
mod line_names;
mod linear_divisors;
mod margin;
mod markers;
mod meanings;
mod named;
mod noted_formula;
mod operation_words;
mod other_readings;
mod rejected;
mod repeating;
mod roles;
mod root_counts;
mod row_numbers;
mod solutions;
mod spellings;
mod stacked_fractions;
mod system_commands;
mod value_tables;

mod accounting;
mod colons;
mod columns;
mod common;
mod connectives;
mod copies;
mod correspondences;
mod degrees;
mod divisions;
mod dotted_sums;
mod e_notation;
mod factorials;
mod given_domain;
mod grading;
mod phrases;
mod pieces;
mod places;
mod prose;
mod reasons_behind;
mod sentences;
mod target_forms;
mod tidy;
mod tokens;

mod assemble;
mod beyond;
mod continued;
mod features;
mod paired_values;
mod percent_names;
mod percentages;
mod points;
mod problem;
mod proposals;
mod sequences;
mod sets;
mod statement;
mod statements;
mod statistics;
mod system;

mod asked;
mod from_lines;
mod functions;
mod givens;
mod identity_signs;
mod imaginary;
mod indexed;
mod listings;
mod measures;
mod said;
mod shapes;
mod told_line;
mod told_operations;
mod undefined;
mod unfinished;
mod unit_symbols;
mod units;

mod checks;
mod class;

#[cfg(test)]
mod nothing_lost;
#[cfg(test)]
mod pastes;
mod proof_sides;
#[cfg(test)]
mod properties;

pub use crate::lexicon::Task;
pub use asked::{Asked, asked};
pub use class::{Class, Entry, Field, Lead, Piece, Student, class, states_problem};
pub use common::{Common, common, is_common_alone, told_numbers, whole_numbers};
pub use correspondences::{Correspondence, correspondence};
pub use divisions::stated_division;
pub use features::{Feature, feature, names_other_feature};
pub use from_lines::{from_lines, from_lines_and_notes};
pub use given_domain::gives_domain;
pub use listings::listed_numbers;
pub use percentages::{begins_percentage, is_part_of_whole, names_share};
pub use phrases::settles_question;
pub use places::decimal_places;
pub use problem::{gives_pairs, question_start};
pub use proposals::answered;
pub use rejected::{last_put_away, rejects_value};
pub use root_counts::{gives_cause, stated_root_count};
pub use said::{Said, said, says_scaling};
pub use sentences::{supposed_value, tried_value};
pub use sequences::{is_common_difference, is_common_ratio, is_general_term};
pub use shapes::{Measure, RightTriangle, Shape, measure, right_triangle, shape};
pub use split::{MAX_SOLUTION_BYTES, MAX_SOLUTIONS, MAX_STEPS, split, split_one};
pub use statement::counts;
pub use statistics::{Statistic, statistics};
pub use told_line::{Direction, ToldLine, asks_middle, is_distance, two_points};
pub use unfinished::split_beside;
pub use units::{ends_on_unit, is_measured};
pub use work::{
    Application, Condition, Connective, Notice, OfGraph, Problem, Role, SequenceKind, Solution, Step, Work,
};
