//! What can go wrong while computing.

/// An engine's failure. Shapes are checked when a model is loaded, so most of these mean a machine gave up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// No adapter is offered (no WebGPU in this browser, no driver on this machine).
    #[error("no GPU adapter is offered here")]
    NoAdapter,
    /// The adapter refused to open; its own words.
    #[error("the GPU could not be opened: {0}")]
    NoDevice(String),
    /// The device was lost while it worked.
    #[error("the GPU went away: {0}")]
    Lost(String),
    /// The weight format has no kernel on this engine.
    #[error("tensor {name}: {found} weights are not supported here")]
    Dtype { name: String, found: String },
    /// Two shapes do not fit together.
    #[error("{op}: wanted {wanted}, found {found}")]
    Shape { op: &'static str, wanted: String, found: String },
    /// Out of memory or past a limit of the device.
    #[error("{what} needs {needed_bytes} bytes; the device allows {allowed_bytes}")]
    TooLarge { what: String, needed_bytes: u64, allowed_bytes: u64 },
    /// The library below reported this.
    #[error("{0}")]
    Backend(String),
}
