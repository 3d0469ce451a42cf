//! The network, written once over [`Ops`]: RMSNorm, RoPE, grouped-query attention, SwiGLU, a head at the step marks.
//!
//! In: a GGUF file; a [`Packed`] batch of token rows. Out: head logits at the marks, and in the [`Store`] the keys and
//! values that later passes need not compute again; [`Runner`] holds network, engine and store together. It does not
//! know what a step is, nor which machine computes.

mod config;
mod error;
mod forward;
mod known;
mod ops;
mod packed;
mod runner;
mod weights;

pub use config::{Architecture, Config};
pub use error::ModelError;
pub use forward::{Store, forward};
pub use known::{Known, Plan};
pub use ops::{HeadShape, Ops};
pub use packed::Packed;
pub use runner::Runner;
pub use weights::{Arriving, N_CLASSES, Network};
