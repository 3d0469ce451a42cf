//! How far the engine runs ahead of the GPU.
//!
//! What is submitted cannot be taken back, and a newer review should not wait for it long. So a long pass goes in
//! pieces, and one piece is recorded while the one before it runs. How much a piece is follows from the GPU's speed in
//! earlier passes: a GPU that takes a whole pass in less is never waited for before the end.

use futures_channel::oneshot;
use wgpu::{PollType, SubmissionIndex};

use super::device::Gpu;

/// A piece keeps the GPU busy for about this long. Two of them can be under way.
const MILLIS_A_PIECE: f64 = 50.0;

/// What is recorded and how fast it is worked off, in multiply-adds of the matrix products.
pub(super) struct Pace {
    /// Wall-clock milliseconds.
    clock: fn() -> f64,
    /// The fastest pass so far: short ones mostly wait for the readback, and say little. None before the first.
    pub(super) products_a_milli: Option<f64>,
    /// Since the last piece.
    in_piece: f64,
    /// Since the last read.
    in_pass: f64,
    started_millis: f64,
    under_way: Option<Piece>,
}

/// A submission.
pub(super) struct Piece {
    index: SubmissionIndex,
    done: oneshot::Receiver<()>,
}

impl Pace {
    pub(super) fn new(clock: fn() -> f64) -> Pace {
        Pace { clock, products_a_milli: None, in_piece: 0.0, in_pass: 0.0, started_millis: 0.0, under_way: None }
    }

    /// Counts a product of `[n_rows, n_in]` by `[n_out, n_in]`.
    pub(super) fn count(&mut self, n_rows: usize, n_in: usize, n_out: usize) {
        if self.in_pass == 0.0 {
            self.started_millis = (self.clock)();
        }
        let n_products = n_rows as f64 * n_in as f64 * n_out as f64;
        self.in_piece += n_products;
        self.in_pass += n_products;
    }

    /// Whether what is recorded is a piece.
    pub(super) fn is_due(&self) -> bool {
        self.products_a_milli.is_some_and(|speed| self.in_piece > speed * MILLIS_A_PIECE)
    }

    /// A piece was submitted. Gives back the one before it, which is to be waited for.
    pub(super) fn submitted(&mut self, gpu: &Gpu, index: SubmissionIndex) -> Option<Piece> {
        let (sender, done) = oneshot::channel();
        gpu.queue.on_submitted_work_done(move || {
            // The receiver is gone when the pass ended first.
            let _ = sender.send(());
        });
        self.in_piece = 0.0;
        self.under_way.replace(Piece { index, done })
    }

    /// The pass was read, or given up half-way.
    pub(super) fn end_of_pass(&mut self, was_read: bool) {
        if was_read && self.in_pass > 0.0 {
            let speed = self.in_pass / ((self.clock)() - self.started_millis).max(1.0);
            self.products_a_milli = Some(self.products_a_milli.map_or(speed, |fastest| fastest.max(speed)));
        }
        (self.in_piece, self.in_pass, self.under_way) = (0.0, 0.0, None);
    }
}

impl Piece {
    /// Waits until the GPU has worked it off. A GPU that went away is done with everything.
    pub(super) async fn wait(self, gpu: &Gpu) {
        // Natively this runs the callback; on the web it does nothing and the browser calls.
        let polled = gpu.device.poll(PollType::Wait { submission_index: Some(self.index), timeout: None });
        if polled.is_ok() && gpu.faults.lost().is_none() {
            let _ = self.done.await;
        }
    }
}
