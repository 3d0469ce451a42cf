//! Every sentence the program says, in each of its languages: one plain text file a language, and a few functions that
//! fill the sentences in.
//!
//! In: a key and the values for its `{placeholders}`. Out: text. It knows nothing of what the sentences are about and
//! imports nothing. A further language is a file in `languages/` and a line in [`Language`]'s list; tests hold every
//! language to the same keys and placeholders, and the keys to those that the source asks for.

mod catalogue;
mod fill;
mod language;

pub use language::Language;

#[cfg(test)]
mod tests;
