//! From a model's address to a model that scores, on the GPU where it can be believed, else on the CPU.
//!
//! The GPU opens and compiles its kernels while the file is on its way. The weights follow once the file is whole: the
//! self-test needs all of them on the CPU as well.

use super::download::download;
use super::faults;
use super::learned::{Learned, cpu_prm, engine_error};
use super::rounding;
use super::self_test::{self, MAX_NMSE, SelfTestError};
use crate::engine::{CpuEngine, EngineError, GpuEngine};
use crate::platform::{now_millis, yield_now};
use crate::prm::Prm;
use crate::protocol::{CpuReason, EngineChoice, EngineState, Failure};
use futures_channel::oneshot;
use wasm_bindgen_futures::spawn_local;

/// Fetches the model and readies it, reporting each state on the way.
pub async fn load(url: &str, choice: EngineChoice, report: &dyn Fn(EngineState)) -> Result<Learned, Failure> {
    let opening = open_gpu(choice);
    let bytes = download(url, report).await?;
    report(EngineState::Preparing);
    // Unpacking holds the thread: an exact review that waits goes first.
    yield_now().await;
    let opened = opening.await.unwrap_or_else(|_| Err(CpuReason::NoAdapter));
    let on_gpu = match opened {
        Ok(engine) => tested(engine, &bytes).await?,
        Err(why) => Err(why),
    };
    match on_gpu {
        Ok((prm, adapter)) => Ok(Learned::on_gpu(prm, adapter, bytes)),
        Err(why) => Ok(Learned::on_cpu(cpu_prm(&bytes)?, why)),
    }
}

/// Fetches a model of final answers; it runs on the CPU.
pub async fn load_outcome(url: &str) -> Result<Prm<CpuEngine>, Failure> {
    cpu_prm(&download(url, &|_| ()).await?)
}

/// Begins to open the GPU, beside whatever is done until it is wanted; or says why it is not used.
fn open_gpu(choice: EngineChoice) -> oneshot::Receiver<Result<GpuEngine, CpuReason>> {
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
        let _ = hand_over.send(opened);
    });
    opening
}

/// The model on this GPU if that passes the self-test, with the adapter's name, or why not there. Fails where the file
/// itself is at fault, or where the CPU cannot run it either.
async fn tested(engine: GpuEngine, bytes: &[u8]) -> Result<Result<(Prm<GpuEngine>, String), CpuReason>, Failure> {
    let adapter = engine.adapter_name().to_owned();
    let mut prm = match Prm::load(bytes, engine) {
        Ok(prm) => prm,
        Err(error) if engine_error(&error).is_some() => return Ok(Err(CpuReason::NoDevice(faults::of_prm(&error)))),
        Err(error) => return Err(Failure::Model(faults::of_prm(&error))),
    };
    yield_now().await;
    match self_test::difference(&mut prm, bytes).await {
        Ok(nmse) if nmse <= MAX_NMSE => {
            rounding::settle(&mut prm, now_millis).await;
            Ok(Ok((prm, adapter)))
        }
        Ok(nmse) => Ok(Err(CpuReason::SelfTest { nmse })),
        Err(SelfTestError::Gpu(error)) => Ok(Err(CpuReason::NoDevice(faults::of_prm(&error)))),
        Err(SelfTestError::Cpu(failure)) => Err(failure),
    }
}
