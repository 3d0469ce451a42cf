//! From a model's address to a model that scores, on the GPU where it can be believed, else on the CPU.
//!
//! The GPU opens and compiles its kernels while the file is on its way, and both engines take each layer as it arrives:
//! the GPU to score with it, the CPU for the self-test, and to take over where there is no GPU to be believed.

use super::download::download;
use super::drafts::drafter;
use super::faults;
use super::loaded_model::{LoadedModel, cpu_engine, model_failure};
use super::rounding;
use super::self_test::{self, MAX_NMSE, SelfTestError};
use crate::drafting::Drafter;
use crate::engine::{CpuEngine, EngineError, GpuEngine};
use crate::platform::{now_millis, yield_now};
use crate::protocol::{CpuReason, EngineChoice, EngineState, Failure};
use crate::scoring::{Loader, Scorer, ScoringError};
use futures_channel::oneshot;
use wasm_bindgen_futures::spawn_local;

/// Fetches the model and readies it, reporting each state on the way.
pub async fn load(url: &str, choice: EngineChoice, report: &dyn Fn(EngineState)) -> Result<LoadedModel, Failure> {
    let mut model = Loading { on_cpu: Loader::new(cpu_engine()), on_gpu: OnGpu::Opening(open_gpu(choice)) };
    let bytes = download(url, report, &mut |arrived, total_bytes| model.take(arrived, total_bytes)).await?;
    report(EngineState::Preparing);
    // What is left holds the thread: an exact review that waits goes first.
    yield_now().await;
    model.finish(bytes).await
}

/// Fetches an outcome reward model; it runs on the CPU.
pub async fn load_outcome(url: &str) -> Result<Scorer<CpuEngine>, Failure> {
    let mut model = Loader::new(cpu_engine());
    let mut take = |arrived: &[u8], total_bytes| model.take(arrived, total_bytes).map_err(model_failure);
    let bytes = download(url, &|_| (), &mut take).await?;
    model.finish(&bytes).map_err(model_failure)
}

/// Fetches a language model that drafts; it runs on the CPU.
pub async fn load_drafter(url: &str, report: &dyn Fn(EngineState)) -> Result<Box<Drafter<CpuEngine>>, Failure> {
    let bytes = download(url, report, &mut |_, _| Ok(())).await?;
    drafter(&bytes)
}

/// A model on its way to both engines.
struct Loading {
    on_cpu: Loader<CpuEngine>,
    on_gpu: OnGpu,
}

/// The GPU's part of it.
enum OnGpu {
    Opening(oneshot::Receiver<Opened>),
    Opened(Opened),
}

/// The model on its way to a GPU, or why that is not used.
type Opened = Result<Box<Loader<GpuEngine>>, CpuReason>;

impl Loading {
    /// Hands on what has arrived.
    fn take(&mut self, arrived: &[u8], total_bytes: Option<u64>) -> Result<(), Failure> {
        self.on_cpu.take(arrived, total_bytes).map_err(model_failure)?;
        if let OnGpu::Opening(opening) = &mut self.on_gpu
            && let Ok(Some(opened)) = opening.try_recv()
        {
            self.on_gpu = OnGpu::Opened(opened);
        }
        if let OnGpu::Opened(Ok(model)) = &mut self.on_gpu
            && let Err(error) = model.take(arrived, total_bytes)
        {
            self.on_gpu = OnGpu::Opened(Err(not_with(&error)));
        }
        Ok(())
    }

    /// The model on the GPU if that passes the self-test, else on the CPU. Fails where the file itself is at fault, or
    /// where the CPU cannot run it.
    async fn finish(self, bytes: Vec<u8>) -> Result<LoadedModel, Failure> {
        let mut on_cpu = self.on_cpu.finish(&bytes).map_err(model_failure)?;
        let opened = match self.on_gpu {
            OnGpu::Opening(opening) => opening.await.unwrap_or(Err(CpuReason::NoAdapter)),
            OnGpu::Opened(opened) => opened,
        };
        let on_gpu = match opened.map(|model| model.finish(&bytes)) {
            Ok(Ok(scorer)) => tested(scorer, &mut on_cpu).await?,
            Ok(Err(error)) => Err(not_with(&error)),
            Err(why) => Err(why),
        };
        Ok(match on_gpu {
            Ok(on_gpu) => LoadedModel::on_gpu(on_gpu, bytes),
            Err(why) => LoadedModel::on_cpu(on_cpu, &bytes, why),
        })
    }
}

/// Begins to open the GPU, beside whatever is done until it is wanted.
fn open_gpu(choice: EngineChoice) -> oneshot::Receiver<Opened> {
    let (hand_over, opening) = oneshot::channel();
    spawn_local(async move {
        let opened = match choice {
            EngineChoice::Cpu => Err(CpuReason::Asked),
            EngineChoice::Auto => GpuEngine::new(now_millis).await.map_err(|error| match error {
                EngineError::NoAdapter => CpuReason::NoAdapter,
                error => CpuReason::NoDevice(faults::of_engine(&error)),
            }),
        };
        // Where the download failed nobody waits for it.
        let _ = hand_over.send(opened.map(|engine| Box::new(Loader::new(engine))));
    });
    opening
}

/// The model on this GPU again if it passes the self-test, or why it is not used.
async fn tested(
    mut on_gpu: Scorer<GpuEngine>,
    on_cpu: &mut Scorer<CpuEngine>,
) -> Result<Result<Scorer<GpuEngine>, CpuReason>, Failure> {
    yield_now().await;
    match self_test::difference(&mut on_gpu, on_cpu).await {
        Ok(nmse) if nmse <= MAX_NMSE => {
            rounding::settle(&mut on_gpu, now_millis).await;
            Ok(Ok(on_gpu))
        }
        Ok(nmse) => Ok(Err(CpuReason::SelfTest { nmse })),
        Err(SelfTestError::Gpu(error)) => Ok(Err(not_with(&error))),
        Err(SelfTestError::Cpu(error)) => Err(Failure::Engine(faults::of_scoring(&error))),
    }
}

/// Why the GPU is not used that failed with a file which the CPU took.
fn not_with(error: &ScoringError) -> CpuReason {
    CpuReason::NoDevice(faults::of_scoring(error))
}
