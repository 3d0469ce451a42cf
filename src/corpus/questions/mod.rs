//! Questions in words that are no equation to be solved or expression to be rewritten: a slope, a distance, the line through
//! two points, the value or the inverse of a function, a vertex, a percentage, a term of a sequence, a quantity that varies
//! with another.
//!
//! What the words say is what [`reading`](crate::reading) makes of them. Each kind lays down lines as a teacher would; who
//! shows them has each of them judged as a reader's own work is, and shows none that is not confirmed.

mod dispatch;
mod question;
mod rows;

mod functions;
mod lines;
mod parabolas;
mod percentages;
mod sequences;
mod variation;

pub use dispatch::{alike_question, answered, asks_otherwise};
