//! What went wrong on the GPU, kept until somebody asks.
//!
//! wgpu reports in three ways: an error scope gathers errors of the calls between its push and its pop; a callback
//! takes those of no scope, and the default one panics; a lost device has a callback of its own. A pass runs inside
//! three scopes (each kind of error has its own filter), so that a pass with an error never hands out numbers.

use std::sync::{Arc, OnceLock};

use wgpu::{Device, ErrorFilter, ErrorScopeGuard};

use crate::engine::EngineError;

/// Faults that no scope gathers. Both stay: a device that was lost, or that failed out of turn, is not used again.
#[derive(Clone, Default)]
pub(super) struct Faults {
    lost: Arc<OnceLock<String>>,
    out_of_turn: Arc<OnceLock<String>>,
}

impl Faults {
    /// Installs the callbacks on the device.
    pub(super) fn watch(device: &Device) -> Faults {
        let faults = Faults::default();
        let lost = faults.lost.clone();
        device.set_device_lost_callback(move |reason, message| {
            // Only the first fault is kept, and it explains the others.
            let _ = lost.set(if message.is_empty() { format!("{reason:?}") } else { message });
        });
        let out_of_turn = faults.out_of_turn.clone();
        device.on_uncaptured_error(Arc::new(move |error: wgpu::Error| {
            let _ = out_of_turn.set(error.to_string());
        }));
        faults
    }

    /// The driver's words, once the device is lost.
    pub(super) fn lost(&self) -> Option<&str> {
        self.lost.get().map(String::as_str)
    }

    /// An error if the device can no longer be trusted.
    pub(super) fn check(&self) -> Result<(), EngineError> {
        match (self.lost.get(), self.out_of_turn.get()) {
            (Some(words), _) => Err(EngineError::Lost(words.clone())),
            (None, Some(words)) => Err(EngineError::Backend(words.clone())),
            (None, None) => Ok(()),
        }
    }
}

/// Error scopes around everything since their opening.
pub(super) struct Scopes {
    /// In the order of their pushes.
    guards: Vec<ErrorScopeGuard>,
}

impl Scopes {
    pub(super) fn open(device: &Device) -> Scopes {
        let filters = [ErrorFilter::Validation, ErrorFilter::OutOfMemory, ErrorFilter::Internal];
        Scopes { guards: filters.map(|filter| device.push_error_scope(filter)).into() }
    }

    /// The first error since the opening. The scopes are closed by the time this returns its future.
    pub(super) fn close(mut self) -> impl Future<Output = Result<(), EngineError>> {
        // wgpu panics when scopes are popped out of order: the last opened goes first.
        let closed: Vec<_> = std::iter::from_fn(|| self.guards.pop()).map(ErrorScopeGuard::pop).collect();
        async move {
            let mut outcome = Ok(());
            for error in closed {
                if let Some(error) = error.await {
                    outcome = Err(EngineError::Backend(error.to_string()));
                }
            }
            outcome
        }
    }
}

impl Drop for Scopes {
    fn drop(&mut self) {
        while self.guards.pop().is_some() {}
    }
}
