//! Workers beside the worker, for machines with cores and no GPU: each runs the network on what it is given, and
//! nothing else.
//!
//! In: the model's file, then batches of token rows. Out: logits. A helper is the same program in another worker; it
//! does not know what a step is, let alone a page. No memory is shared: it wants no headers from the server.

mod messages;

mod helper;
mod helpers;

pub use helper::{HELPER, help};
pub use helpers::Helpers;
