//! The network, written once over [`Ops`]: RMSNorm, RoPE, grouped-query attention, SwiGLU, a head at the step marks.
//!
//! In: a [`Packed`] batch of token rows. Out: head logits at the marks. It does not know what a step is, nor which
//! machine computes.

mod ops;
mod packed;

pub use ops::{HeadShape, Ops};
pub use packed::Packed;
