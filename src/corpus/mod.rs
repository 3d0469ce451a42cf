//! Worked solutions with exact labels, from a seed.
//!
//! In: a seed and [`Options`]. Out: [`Row`]s, each a problem, the lines of a solution and for each line whether it is
//! sound. A line of work is a [`State`](state::State); moves turn it into one that says the same, slips into one that
//! should not; a strategy chooses among the moves. Labels come from construction and are checked on the text that is
//! shown. The same seed gives the same rows. It does not know who reads them.

mod bank;
mod best_of;
mod book;
mod chance;
mod drafts;
mod evaluation;
mod exponent;
mod formula;
mod generate;
mod label;
mod literal;
mod moves;
mod path;
mod practice;
mod problems;
mod proportion;
mod questions;
mod read;
mod reason;
mod row;
mod slips;
mod split;
mod state;
mod step;
mod strategy;
mod surface;
mod system;
mod terms;
mod topics;
mod work_out;
mod write;

pub use bank::{Bank, BankProblem, Candidate, bank};
pub use drafts::{DRAFTED, Drafts, drafts};
pub use generate::{Counts, Options, Rows, generate};
pub use practice::{Practice, PracticeTopic, practice};
pub use questions::{alike_question, answered, asks_otherwise};
pub use reason::Operation;
pub use row::{Family, Row, SlipAt};
pub use split::Split;
pub use work_out::{Closing, Given, Steps, Worked, WorkedLine, alike, attempts, closing, next_line, work_out};
