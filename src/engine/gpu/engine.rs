//! The engine: an opened GPU, its kernels ready, and what a pass gathers until its read.

use wgpu::{Adapter, Limits};

use super::buffers::{Buffers, Tensor};
use super::device::Gpu;
use super::faults::Scopes;
use super::pace::Pace;
use super::pipelines::Pipelines;
use super::readback::{self, Readback};
use super::recorder::{CopyOut, Recorder};
use super::tables::Tables;
use super::weights::Vector;
use crate::engine::EngineError;
use crate::kernels::{Kernel, Workgroups};

/// [`crate::model::Ops`] on a GPU, through WebGPU in a browser and Vulkan natively.
pub struct GpuEngine {
    pub(super) gpu: Gpu,
    pipelines: Pipelines,
    recorder: Recorder,
    pub(super) buffers: Buffers,
    readback: Readback,
    /// Open from one read to the next; `None` only while a read changes them over.
    scopes: Option<Scopes>,
    /// Bound where a matmul has no bias.
    pub(super) no_bias: wgpu::Buffer,
    pub(super) tables: Tables,
    pub(super) pace: Pace,
    /// Products of many rows may round their activations.
    pub(super) rounds: bool,
}

impl GpuEngine {
    /// Opens the GPU and readies the kernels that every model needs: each is compiled and launched once before this
    /// returns. `clock` tells
    /// wall-clock milliseconds.
    pub async fn new(clock: fn() -> f64) -> Result<GpuEngine, EngineError> {
        GpuEngine::open(Adapter::limits, Kernel::wgsl, clock).await
    }

    /// Opens the GPU with chosen limits and shaders.
    pub(super) async fn open(
        limits: fn(&Adapter) -> Limits,
        shader: fn(Kernel) -> String,
        clock: fn() -> f64,
    ) -> Result<GpuEngine, EngineError> {
        let gpu = Gpu::open(limits).await?;
        let scopes = Scopes::open(&gpu.device);
        let pipelines = Pipelines::new(&gpu.device, shader);
        let recorder = Recorder::new(&gpu, &pipelines)?;
        let no_bias = Vector::upload(&gpu, &[0.0])?.buffer;
        let mut engine = GpuEngine {
            gpu,
            pipelines,
            recorder,
            buffers: Buffers::default(),
            readback: Readback::default(),
            scopes: Some(scopes),
            no_bias,
            tables: Tables::default(),
            pace: Pace::new(clock),
            rounds: false,
        };
        engine.warm_up().await?;
        Ok(engine)
    }

    /// The GPU's name as far as the browser tells it, and whether it is a program on the CPU.
    pub fn adapter_name(&self) -> &str {
        &self.gpu.name
    }

    /// The driver's words, once the GPU is lost. An engine that lost its GPU fails every call with them.
    pub fn lost(&self) -> Option<&str> {
        self.gpu.faults.lost()
    }

    /// Whether rounding the activations could save time here: dot products of bytes exist and are not put together by a
    /// program.
    pub fn may_gain_by_rounding(&self) -> bool {
        self.gpu.has_byte_products && !self.gpu.is_software
    }

    /// From here on products of many rows with Q8_0 weights round their activations to signed bytes in blocks of 32, or
    /// no longer do. An error of 1e-5 to 6e-5 (NMSE) a product; where the language has no dot products of bytes, the
    /// next read fails.
    pub fn round_activations(&mut self, rounds: bool) -> Result<(), EngineError> {
        self.rounds = rounds;
        if rounds { self.ready(Kernel::MatmulInt8) } else { Ok(()) }
    }

    /// Whether it does.
    pub fn rounds_activations(&self) -> bool {
        self.rounds
    }

    /// Makes a kernel and records one launch of it, on nothing: some drivers compile at the first launch rather than
    /// before it. Does nothing where the kernel is ready.
    pub(super) fn ready(&mut self, kernel: Kernel) -> Result<(), EngineError> {
        if self.pipelines.is_ready(kernel) {
            return Ok(());
        }
        let [a, b, c, d, e] = [(); 5].map(|()| self.buffers.result(&self.gpu, 1, 1));
        let dummies = [a?, b?, c?, d?, e?];
        let buffers = dummies.each_ref().map(|dummy| &dummy.buffer);
        let no_rows = [0u32; 8];
        self.launch(kernel, &no_rows, [1, 1, 1], &buffers[..kernel.bindings().len()])
    }

    /// Readies the kernels that every model needs.
    async fn warm_up(&mut self) -> Result<(), EngineError> {
        for kernel in Kernel::COMMON {
            self.ready(kernel)?;
        }
        let any = self.result(1, 1)?;
        self.read_back(&any).await?;
        Ok(())
    }

    /// Records a launch over `buffers`, in the order of the kernel's bindings.
    pub(super) fn launch<P: bytemuck::Pod>(
        &mut self,
        kernel: Kernel,
        params: &P,
        workgroups: Workgroups,
        buffers: &[&wgpu::Buffer],
    ) -> Result<(), EngineError> {
        self.gpu.faults.check()?;
        self.recorder.record(&self.gpu, &mut self.pipelines, kernel, params, workgroups, buffers)?;
        if self.recorder.is_full() {
            self.submit(None);
        }
        Ok(())
    }

    /// A tensor for a launch to write.
    pub(super) fn result(&self, n_rows: usize, n_cols: usize) -> Result<Tensor, EngineError> {
        self.buffers.result(&self.gpu, n_rows, n_cols)
    }

    /// A tensor with these elements, four bytes each.
    pub(super) fn upload<T: bytemuck::NoUninit>(
        &self,
        elems: &[T],
        n_rows: usize,
        n_cols: usize,
    ) -> Result<Tensor, EngineError> {
        self.buffers.upload(&self.gpu, bytemuck::cast_slice(elems), n_rows, n_cols)
    }

    /// Forgets what is recorded and not yet submitted.
    pub(super) fn drop_recorded(&mut self) {
        self.recorder.clear();
        self.end_of_pass(false);
    }

    /// Submits a piece of a long pass, and waits for the one before it.
    pub(super) async fn keep_pace(&mut self) -> Result<(), EngineError> {
        if self.pace.is_due() {
            let index = self.submit(None);
            if let Some(before) = self.pace.submitted(&self.gpu, index) {
                before.wait(&self.gpu).await;
            }
        }
        self.gpu.faults.check()
    }

    /// Nothing is recorded any more.
    fn end_of_pass(&mut self, was_read: bool) {
        self.tables = Tables::default();
        self.buffers.submitted();
        if self.buffers.end_of_pass() {
            self.recorder.drop_groups();
        }
        self.pace.end_of_pass(was_read);
    }

    /// Submits what is recorded and waits for the elements of `x`. Any error since the last read comes back from here.
    pub(super) async fn read_back(&mut self, x: &Tensor) -> Result<Vec<f32>, EngineError> {
        let outcome = self.try_read_back(x).await;
        if outcome.is_err() {
            // A buffer that could not be allocated looks like any other: none of them is used again.
            self.buffers = Buffers::default();
            self.recorder.drop_groups();
            self.end_of_pass(false);
        }
        outcome
    }

    async fn try_read_back(&mut self, x: &Tensor) -> Result<Vec<f32>, EngineError> {
        self.gpu.faults.check()?;
        if x.n_elems() == 0 {
            return Ok(Vec::new());
        }
        let staging = self.readback.take(&self.gpu, x.n_bytes())?;
        self.submit(Some(CopyOut { from: &x.buffer, to: &staging, n_bytes: x.n_bytes() }));
        let closed = self.scopes.take().map(Scopes::close);
        self.scopes = Some(Scopes::open(&self.gpu.device));
        let values = readback::wait(&self.gpu, &staging, x.n_bytes()).await;
        let errors = match closed {
            Some(closed) => closed.await,
            None => Ok(()),
        };
        // The deepest cause first: a lost device fails everything, a bad launch fails the read.
        self.gpu.faults.check()?;
        errors?;
        let values = values?;
        self.readback.keep(staging);
        self.end_of_pass(true);
        Ok(values)
    }

    fn submit(&mut self, copy: Option<CopyOut<'_>>) -> wgpu::SubmissionIndex {
        let index = self.recorder.submit(&self.gpu, copy);
        self.buffers.submitted();
        index
    }
}
