//! The learned witness. This build has none yet: the type is empty, and every line of it is for the compiler.

use crate::protocol::{Engine, Failure};
use crate::text::Solution;
use crate::tutor::Cuts;

/// A model ready to score.
pub enum Learned {}

/// What one pass found.
pub struct Scored {
    /// One row a solution, one P(sound) a line.
    pub rows: Vec<Vec<Option<f32>>>,
    /// The GPU failed in this pass; the CPU found these scores and stays in charge.
    pub moved: bool,
}

impl Learned {
    /// Scores every line of these solutions in one pass.
    pub async fn score(&mut self, _solutions: &[Solution]) -> Result<Scored, Failure> {
        match *self {}
    }

    /// The engine as the page shows it.
    pub fn engine(&self) -> Engine {
        match *self {}
    }

    /// The model's own cuts.
    pub fn cuts(&self) -> Cuts {
        match *self {}
    }
}
