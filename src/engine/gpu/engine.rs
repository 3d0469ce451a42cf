//! The engine: an opened GPU, its kernels ready, and what a pass gathers until its read.
//!
//! The batch's RoPE table and sequence starts are the same for every layer: the first layer uploads them, the others
//! find them here.

use wgpu::{Adapter, Limits};

use super::buffers::{Buffers, Tensor};
use super::device::Gpu;
use super::faults::Scopes;
use super::pipelines::Pipelines;
use super::readback::{self, Readback};
use super::recorder::{CopyOut, Recorder};
use super::weights::Vector;
use crate::engine::EngineError;
use crate::kernels::{Kernel, Workgroups, rope};
use crate::model::Packed;

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
    turns: Option<Turns>,
    seq_start: Option<SeqStart>,
}

/// The RoPE table of a batch.
struct Turns {
    positions: Vec<u32>,
    d_head: usize,
    theta: f32,
    /// `[n_tokens, d_head]`: cosine and sine of each pair.
    table: Tensor,
}

/// The sequence starts of a batch.
struct SeqStart {
    rows: Vec<u32>,
    /// `[n_tokens, 1]` u32.
    uploaded: Tensor,
}

impl GpuEngine {
    /// Opens the GPU and readies every kernel: each is compiled and launched once before this returns.
    pub async fn new() -> Result<GpuEngine, EngineError> {
        GpuEngine::open(Adapter::limits, Kernel::wgsl).await
    }

    /// Opens the GPU with chosen limits and shaders.
    pub(super) async fn open(
        limits: fn(&Adapter) -> Limits,
        shader: fn(Kernel) -> String,
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
            turns: None,
            seq_start: None,
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

    /// Launches every kernel once, on nothing: some drivers compile at the first launch rather than before it.
    async fn warm_up(&mut self) -> Result<(), EngineError> {
        let [a, b, c, d, e] = [(); 5].map(|()| self.buffers.result(&self.gpu, 1, 1));
        let dummies = [a?, b?, c?, d?, e?];
        let buffers = dummies.each_ref().map(|dummy| &dummy.buffer);
        for kernel in Kernel::ALL {
            let no_rows = [0u32; 8];
            self.launch(kernel, &no_rows, [1, 1, 1], &buffers[..kernel.bindings().len()])?;
        }
        let [any, ..] = dummies;
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
        self.recorder.record(&self.gpu, &self.pipelines, kernel, params, workgroups, buffers)?;
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

    /// The batch's RoPE table, `[n_tokens, d_head]`: cosine and sine of each pair.
    pub(super) fn turns(&mut self, batch: &Packed, d_head: usize, theta: f32) -> Result<wgpu::Buffer, EngineError> {
        let fits = |t: &&Turns| t.positions == batch.positions && t.d_head == d_head && t.theta == theta;
        if let Some(turns) = self.turns.as_ref().filter(fits) {
            return Ok(turns.table.buffer.clone());
        }
        let table = self.upload(&rope::turns(&batch.positions, d_head, theta), batch.n_tokens(), d_head)?;
        let turns = self.turns.insert(Turns { positions: batch.positions.clone(), d_head, theta, table });
        Ok(turns.table.buffer.clone())
    }

    /// The batch's sequence starts, `[n_tokens]` u32.
    pub(super) fn seq_start(&mut self, batch: &Packed) -> Result<wgpu::Buffer, EngineError> {
        if let Some(seq_start) = self.seq_start.as_ref().filter(|s| s.rows == batch.seq_start) {
            return Ok(seq_start.uploaded.buffer.clone());
        }
        let uploaded = self.upload(&batch.seq_start, batch.n_tokens(), 1)?;
        let seq_start = self.seq_start.insert(SeqStart { rows: batch.seq_start.clone(), uploaded });
        Ok(seq_start.uploaded.buffer.clone())
    }

    /// Submits what is recorded and waits for the elements of `x`. Any error since the last read comes back from here.
    pub(super) async fn read_back(&mut self, x: &Tensor) -> Result<Vec<f32>, EngineError> {
        let outcome = self.try_read_back(x).await;
        if outcome.is_err() {
            // A buffer that could not be allocated looks like any other: none of them is used again.
            self.buffers = Buffers::default();
            self.turns = None;
            self.seq_start = None;
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
        self.buffers.end_of_pass();
        Ok(values)
    }

    fn submit(&mut self, copy: Option<CopyOut<'_>>) {
        self.recorder.submit(&self.gpu, &self.pipelines, copy);
        self.buffers.submitted();
    }
}
