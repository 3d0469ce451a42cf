//! The process reward model: a solution in, for each line the probability that it is sound out.
//!
//! In: a model file's bytes, split solutions. Out: one `p_sound` a step, None where a line is not judged. It knows how
//! models want work to be written ([`Dialect`]), not whether a line is true; logits never leave it,
//! and tokens only to be timed on ([`Prm::passes`]).

mod domain;

mod dialect;

mod canonical;
mod fingerprint;
mod operation;
mod pieces;
mod places;
mod reason;
mod relation;
mod span;

mod prompt;
mod tokenize;

mod computed;
mod crew;
mod division;
mod team;

mod calibration;
mod score;

mod arriving;

pub mod measure;
mod rank;

mod error;

pub use arriving::Arriving;
pub use calibration::{Calibration, DomainFigure, OperatingPoint};
pub use crew::{Alone, Crew, Finished};
pub use dialect::{ALGEBRA_FINGERPRINT, DIALECTS, Dialect, dialect};
pub use domain::Domain;
pub use error::PrmError;
pub use prompt::{MAX_ROWS, Pass, Prompt};
pub use rank::Rank;
pub use score::Prm;
pub use team::Team;
