//! Single steps on lines as students leave them one at a time: `49+16=23x+16x-16+16`, `x=4/-4`, `-y/9*-9=14*-9`.
//!
//! Such a line is a tree, not a list of tidy terms: what is not worked out yet is what the next step, and most slips,
//! act on. A side is cut into [`Part`](part::Part)s, a part read as a [`Product`](product::Product); a step works out
//! one place of it, or puts one operation on both sides.

mod calculate;
mod line;
mod operate;
mod part;
mod product;
mod shape;
mod slips;

pub use line::{has_decimals, steps};
pub use product::{Product, small};
pub use shape::untidy;
pub use slips::{SLIPS, slipped};
