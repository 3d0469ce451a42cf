//! GPUs for tests: the machine's, the least that WebGPU promises, and one that computes wrongly.
//!
//! Where there is no adapter a test says so loudly and passes, unless `REQUIRE_GPU=1` is set: then it fails.

use pollster::block_on;
use wgpu::{Adapter, Limits};

use super::engine::GpuEngine;
use crate::engine::EngineError;
use crate::kernels::Kernel;

impl GpuEngine {
    /// The machine's GPU as the page would open it.
    pub(crate) fn for_test() -> Option<GpuEngine> {
        unless_missing(block_on(GpuEngine::new(no_clock)))
    }

    /// With the limits that every WebGPU has, and no more.
    pub(crate) fn for_test_with_default_limits() -> Option<GpuEngine> {
        unless_missing(block_on(GpuEngine::open(|_| Limits::default(), Kernel::wgsl, no_clock)))
    }

    /// With room for the shipped model's keys and values, 4 MiB a layer, and for no pass of more than 2730 rows.
    pub(crate) fn for_test_with_little_memory() -> Option<GpuEngine> {
        let limits = |_: &Adapter| Limits {
            max_buffer_size: 4 << 20,
            max_storage_buffer_binding_size: 4 << 20,
            ..Limits::default()
        };
        unless_missing(block_on(GpuEngine::open(limits, Kernel::wgsl, no_clock)))
    }

    /// From here on the GPU is gone.
    pub(crate) fn lose(&self) {
        self.gpu.device.destroy();
    }

    /// A GPU whose driver gets one function one per cent wrong: its numbers are plausible, and none of them is right.
    pub(crate) fn for_test_computing_wrongly() -> Option<GpuEngine> {
        let shader = |kernel: Kernel| kernel.wgsl().replace("inverseSqrt(", "1.01 * inverseSqrt(");
        unless_missing(block_on(GpuEngine::open(Adapter::limits, shader, no_clock)))
    }

    /// GPUs whose product with rounded activations is wrong, each by its fault; all else they compute rightly.
    pub(crate) fn for_test_rounding_wrongly() -> [(&'static str, Option<GpuEngine>); 3] {
        fn with(kernel: Kernel, right: &str, wrong: &str) -> String {
            let shader = kernel.wgsl();
            assert!(kernel != Kernel::MatmulInt8 || shader.contains(right), "{right} is not there to be broken");
            if kernel == Kernel::MatmulInt8 { shader.replace(right, wrong) } else { shader }
        }
        let open =
            |shader: fn(Kernel) -> String| unless_missing(block_on(GpuEngine::open(Adapter::limits, shader, no_clock)));
        [
            ("a scale one per cent off", open(|kernel| with(kernel, "largest / 127.0", "largest / 126.0"))),
            ("cut off, not rounded", open(|kernel| with(kernel, "round(fours[i] * steps)", "trunc(fours[i] * steps)"))),
            ("four columns forgotten", open(|kernel| with(kernel, " + dot4I8Packed(a.w, b.w)", ""))),
        ]
    }
}

/// Time stands still: no pass is too slow to go in one piece.
fn no_clock() -> f64 {
    0.0
}

fn unless_missing(opened: Result<GpuEngine, EngineError>) -> Option<GpuEngine> {
    match opened {
        Ok(engine) => Some(engine),
        Err(EngineError::NoAdapter) if std::env::var_os("REQUIRE_GPU").is_none() => {
            eprintln!("NO ADAPTER: this GPU test ran nothing. Install a Vulkan driver, or set REQUIRE_GPU=1 to fail.");
            None
        }
        Err(error) => panic!("{error}"),
    }
}
