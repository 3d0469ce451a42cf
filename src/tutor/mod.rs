//! Joins the two witnesses: marks, cards, which candidate is clean, and the words that say so.
//!
//! In: split work, exact verdicts and, once there are any, step scores. Out: a [`Review`], ready to be shown. It does
//! not know where scores come from, nor how a page is drawn.

mod answer;
mod apart;
mod aside;
mod attempt;
mod brought_in;
mod cases_put_in;
mod circles;
mod closing;
mod coefficients;
mod combined_rows;
mod common;
mod consequence;
mod correspondences;
mod defined;
mod end_results;
mod evidence;
mod export;
mod extraneous;
mod features;
mod findings;
mod formula_values;
mod function_values;
mod graphs;
mod identities;
mod json;
mod known_values;
mod leniency;
mod listings;
mod marks;
mod math;
mod named_values;
mod noted_formulas;
#[cfg(test)]
mod pastes;
mod point_tests;
mod proposals;
mod reasons;
mod review;
mod rounded;
mod samples;
mod sequences;
mod shape_formulas;
mod short_forms;
mod slips;
mod spoken;
mod squares_completed;
mod standing;
mod stated_coefficients;
mod stated_domain;
mod statistics;
mod substitution;
mod target_form;
mod told_points;
mod tried_values;
mod unread;
mod witness;
mod wording;
mod work_above;

pub use crate::algebra::Verdict;
pub use apart::Apart;
pub use attempt::{AttemptStanding, sound_lines};
pub use evidence::{LineVerdict, Source, Verdicts};
pub use export::{ExportRow, slip_words, to_csv, to_json};
pub use findings::{Background, Findings, Learned, NoBackground};
pub use json::{exact_word, review_to_json};
pub use math::{LogBase, Math, math};
pub use review::{Card, Cuts, Given, Judge, Mark, NextStep, Review, StepCard, review};
pub use slips::{Slip, SlipKind};
pub use spoken::spoken;
pub use standing::{Standing, StandingLine};
pub use unread::UnreadPiece;
pub use witness::witness;
pub use wording::{notice_sentence, solution_name};
