//! The words that are read: one plain text file a language, with a list for each kind of word, and the few ways in
//! which words are looked for in a text.
//!
//! In: a stretch of text. Out: which known words stand there. What follows from them is decided where they are asked
//! for; this room knows nothing of rows, lines or formulas and imports nothing. A further language is a file in
//! `languages/` and a line in `LANGUAGES`. The words that are *said* stand in `words`.

mod conditions;
#[macro_use]
mod lists;
mod kinds;
mod languages;
mod meanings;
mod search;
mod table_kinds;

pub use conditions::{Condition, Letters, Sign, condition};
pub use kinds::Lexicon;
pub use languages::{List, all, holds, lexicons, names_one};
pub use meanings::{
    Claim, Joiner, Task, claims, is_joiner, joined, joiner, says_false, says_rounded, task, task_of_expression, tasks,
};
pub use search::{ends_with_word, prefix_bytes, starts_with, word_position};
