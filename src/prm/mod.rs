//! The process reward model but for its network: prompts, tokens, and what logits mean.
//!
//! In: a model file, split solutions; later the margins at the step marks. Out: token sequences; one `p_sound` a margin.
//! It knows how models want work to be written ([`Dialect`]), not whether a line is true, nor who computes a network.

mod domain;

mod dialect;

mod canonical;
mod fingerprint;
mod operation;
mod origin;
mod pieces;
mod reason;
mod relation;
mod sample_points;
mod span;

mod prompt;
mod tokenize;

mod calibration;
mod score;

pub mod measure;
mod rank;

mod error;

pub use calibration::{Calibration, DomainFigure, OperatingPoint};
pub use canonical::{PROBLEM_MARK, drafting_prompt};
pub use dialect::{ALGEBRA_FINGERPRINT, ALGEBRA_ORIGIN, DIALECTS, Dialect, dialect};
pub use domain::Domain;
pub use error::PrmError;
pub use pieces::VARIABLES;
pub use prompt::{Prompt, Sequence};
pub use rank::Rank;
pub use score::Prm;
pub use tokenize::Tokens;
