//! The network, written once over [`Ops`]: RMSNorm, RoPE, grouped-query attention, SwiGLU, a head at the step marks.
//!
//! In: a GGUF file; a [`Packed`] batch of token rows. Out: head logits at the marks, and in the [`KvCache`] the keys and
//! values that later passes need not compute again; [`Runner`] holds network, engine and KV cache together. It does not
//! know what a step is, nor which machine computes.

mod config;
mod error;
mod forward;
mod ops;
mod packed;
mod runner;
mod weights;

pub use config::{Architecture, Config};
pub use error::ModelError;
pub use forward::{KvCache, forward};
pub use ops::{HeadShape, Ops};
pub use packed::Packed;
pub use runner::Runner;
pub use weights::{N_CLASSES, Network, NetworkLoader};
