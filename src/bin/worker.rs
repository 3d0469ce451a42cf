//! The worker: runs the loop that owns the model and its engine.

fn main() {}
