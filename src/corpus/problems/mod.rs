//! Problems: the statement that a solution starts from, drawn at random, one file a family.

mod draw;
mod expand;
mod factorise;
mod linear;
mod quadratic;
mod special;
mod trap;
mod untidy;

pub use draw::{Draw, letter};
pub use expand::{expression, like_terms};
pub use factorise::sum;
pub use linear::{equation, inequality};
pub use quadratic::quadratic;
pub use special::{absolute, radical, rational};
pub use trap::trap;
pub use untidy::untidy;
