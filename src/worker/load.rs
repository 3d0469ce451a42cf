//! From a model's address to a model that scores, on the GPU where it can be believed, else on the CPU.

use super::download::download;
use super::learned::{Learned, cpu_prm, engine_error};
use super::self_test::{self, MAX_NMSE, SelfTestError};
use crate::engine::{EngineError, GpuEngine};
use crate::platform::yield_now;
use crate::prm::Prm;
use crate::protocol::{CpuReason, EngineChoice, EngineState, Failure};

/// Fetches the model and readies it, reporting each state on the way.
pub async fn load(url: &str, choice: EngineChoice, report: &dyn Fn(EngineState)) -> Result<Learned, Failure> {
    let bytes = download(url, report).await?;
    report(EngineState::Preparing);
    // Unpacking holds the thread: an exact review that waits goes first.
    yield_now().await;
    let on_gpu = match choice {
        EngineChoice::Auto => tested_gpu(&bytes).await?,
        EngineChoice::Cpu => Err(CpuReason::Asked),
    };
    match on_gpu {
        Ok((prm, adapter)) => Ok(Learned::on_gpu(prm, adapter, bytes)),
        Err(why) => Ok(Learned::on_cpu(cpu_prm(&bytes)?, why)),
    }
}

/// The model on a GPU that passed the self-test, with the adapter's name, or why not there. Fails where the file
/// itself is at fault, or where the CPU cannot run it either.
async fn tested_gpu(bytes: &[u8]) -> Result<Result<(Prm<GpuEngine>, String), CpuReason>, Failure> {
    let engine = match GpuEngine::new().await {
        Ok(engine) => engine,
        Err(EngineError::NoAdapter) => return Ok(Err(CpuReason::NoAdapter)),
        Err(error) => return Ok(Err(CpuReason::NoDevice(error.to_string()))),
    };
    let adapter = engine.adapter_name().to_owned();
    let mut prm = match Prm::load(bytes, engine) {
        Ok(prm) => prm,
        Err(error) if engine_error(&error).is_some() => return Ok(Err(CpuReason::NoDevice(error.to_string()))),
        Err(error) => return Err(Failure::Model(error.to_string())),
    };
    yield_now().await;
    match self_test::difference(&mut prm, bytes).await {
        Ok(nmse) if nmse <= MAX_NMSE => Ok(Ok((prm, adapter))),
        Ok(nmse) => Ok(Err(CpuReason::SelfTest { nmse })),
        Err(SelfTestError::Gpu(error)) => Ok(Err(CpuReason::NoDevice(error.to_string()))),
        Err(SelfTestError::Cpu(failure)) => Err(failure),
    }
}
