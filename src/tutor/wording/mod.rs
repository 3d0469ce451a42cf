//! Every sentence that a review says, in one place.
//!
//! What is right is said first; what was only not confirmed is not called wrong; a score is never a grade.

mod line;
mod notice;
mod slip;
mod summary;

pub(super) use line::{Line, why};
pub use notice::notice_sentence;
pub use summary::solution_name;
pub(super) use summary::summary;
