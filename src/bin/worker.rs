//! The worker's program: the run loop that owns the model and its engine.

fn main() {
    surefoot::worker::run();
}
