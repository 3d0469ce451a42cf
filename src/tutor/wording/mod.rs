//! Which sentence a review says of what, and with which values; the sentences themselves are in the catalogue
//! ([`crate::words`]).
//!
//! What is right is said first; what was only not confirmed is not called wrong; a score is never a grade.

mod evidence;
mod excluded;
mod finding;
mod line;
mod notice;
mod problem_unread;
mod put_in;
mod slip;
mod summary;

pub(super) use excluded::excluded_sentence;
pub(super) use line::{Line, why};
pub use notice::notice_sentence;
pub(super) use problem_unread::problem_unread;
pub use summary::solution_name;
pub(super) use summary::summary;
