//! A given problem worked out: by every strategy that fits it, or as attempts with a slip in them.
//!
//! The same moves, strategies and slips that make the generated rows; here the problem is a reader's own. Nothing is
//! handed out that the exact checker has not confirmed: of a solution every line must be proved to follow, of an
//! attempt every line but the slipped one.

mod alike;
mod answer;
mod given;
mod ways;
mod worked;

pub use alike::alike;
pub use answer::{Closing, closing};
pub use given::Given;
pub use worked::{Steps, Worked, WorkedLine, attempts, next_line, work_out};
pub(super) use worked::{first_by_moves, first_way};
