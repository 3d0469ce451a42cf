//! The page's program.

fn main() {
    surefoot::app::start();
}
