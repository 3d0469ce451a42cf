//! The model on whichever engine can be trusted, with fallback: it moves to the CPU when the GPU fails while it works. On
//! the CPU remote executors take their share.

use super::executors::ExecutorPool;
use super::faults;
use super::pause::pausing;
use crate::engine::{CpuEngine, EngineError, GpuEngine, Precision};
use crate::model::ModelError;
use crate::protocol::{CpuReason, Device, Engine, Failure};
use crate::reading::Solution;
use crate::scoring::{LocalOnly, RemoteExecutors, Scorer, ScoringError};
use crate::tutor::Cuts;

/// Solutions that one engine scores in a pass: all of a problem's candidates, and few enough of a class's pastes that a
/// newer request is not kept waiting for long.
const SOLUTIONS_PER_ENGINE: usize = 8;

/// A model ready to score.
pub struct LoadedModel {
    backend: Backend,
    device: Device,
    /// The model's file, kept while the GPU scores: the CPU would need it.
    bytes: Vec<u8>,
    /// It moved to the CPU, in a pass whose scores nobody has seen yet.
    moved: bool,
}

enum Backend {
    Gpu(Box<Scorer<GpuEngine>>),
    Cpu { scorer: Box<Scorer<CpuEngine>>, executors: ExecutorPool },
}

/// What one pass found.
pub struct Scored {
    /// One row a solution, one P(sound) a line.
    pub rows: Vec<Vec<Option<f32>>>,
    /// The GPU failed since the last scores; the CPU found these and stays in charge.
    pub moved: bool,
}

impl LoadedModel {
    /// On the GPU, whose self-test passed.
    pub fn on_gpu(scorer: Scorer<GpuEngine>, bytes: Vec<u8>) -> LoadedModel {
        let adapter = scorer.engine().adapter_name().to_owned();
        let device = Device::Gpu { adapter, rounds: scorer.engine().rounds_activations() };
        LoadedModel { backend: Backend::Gpu(Box::new(scorer)), device, bytes, moved: false }
    }

    /// On the CPU, here and at remote executors that take the same file, and why.
    pub fn on_cpu(scorer: Scorer<CpuEngine>, bytes: &[u8], why: CpuReason) -> LoadedModel {
        let backend = Backend::Cpu { scorer: Box::new(scorer), executors: ExecutorPool::start(bytes) };
        LoadedModel { backend, device: Device::Cpu { why }, bytes: Vec::new(), moved: false }
    }

    /// How many solutions are best scored in one pass.
    pub fn n_solutions_at_once(&self) -> usize {
        match &self.backend {
            Backend::Gpu(_) => SOLUTIONS_PER_ENGINE,
            Backend::Cpu { executors, .. } => SOLUTIONS_PER_ENGINE * (1 + executors.ready().len()),
        }
    }

    /// Scores every line of these solutions in one pass. `None` if it was given up: between the network's layers,
    /// messages are let in now and then and `newer` is asked.
    pub async fn score(&mut self, solutions: &[Solution], newer: &dyn Fn() -> bool) -> Result<Option<Scored>, Failure> {
        let is_wanted = || !newer();
        let wanted = pausing(&is_wanted);
        loop {
            let (scored, on_gpu) = match &mut self.backend {
                Backend::Gpu(scorer) => (scorer.score_with(solutions, &LocalOnly, &wanted).await, true),
                Backend::Cpu { scorer, executors } => (scorer.score_with(solutions, executors, &wanted).await, false),
            };
            match scored {
                Ok(rows) => return Ok(Some(Scored { rows, moved: std::mem::take(&mut self.moved) })),
                Err(ScoringError::Model(ModelError::Cancelled)) => return Ok(None),
                Err(error) if on_gpu => self.move_to_cpu(&error)?,
                Err(error) => return Err(Failure::Engine(faults::of_scoring(&error))),
            }
        }
    }

    fn move_to_cpu(&mut self, error: &ScoringError) -> Result<(), Failure> {
        let why = match engine_error(error) {
            Some(EngineError::Lost(_)) => CpuReason::Lost,
            _ => CpuReason::NoDevice(faults::of_scoring(error)),
        };
        let on_cpu = LoadedModel::on_cpu(cpu_scorer(&self.bytes)?, &self.bytes, why);
        *self = LoadedModel { moved: true, ..on_cpu };
        Ok(())
    }

    /// The engine as the page shows it.
    pub fn engine(&self) -> Engine {
        let ((sound, unsound), points) = match &self.backend {
            Backend::Gpu(scorer) => (scorer.cuts(), scorer.operating_points()),
            Backend::Cpu { scorer, .. } => (scorer.cuts(), scorer.operating_points()),
        };
        let operating_points = points.iter().map(|point| (point.cut, point.false_alarm, point.recall)).collect();
        Engine { device: self.device.clone(), cuts: Cuts { sound, unsound }, operating_points }
    }

    /// The model's own cuts.
    pub fn cuts(&self) -> Cuts {
        self.engine().cuts
    }
}

/// The model on the CPU.
pub fn cpu_scorer(bytes: &[u8]) -> Result<Scorer<CpuEngine>, Failure> {
    Scorer::load(bytes, cpu_engine()).map_err(model_failure)
}

/// The CPU as it computes here.
pub fn cpu_engine() -> CpuEngine {
    CpuEngine::new(Precision::F32)
}

/// That a file is no model which the CPU can run.
pub fn model_failure(error: ScoringError) -> Failure {
    Failure::Model(faults::of_scoring(&error))
}

/// The engine's own failure, where it is at the bottom of this one.
fn engine_error(error: &ScoringError) -> Option<&EngineError> {
    match error {
        ScoringError::Model(ModelError::Engine(inner)) => inner.downcast_ref(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::from_lines;

    fn on_gpu(engine: Option<GpuEngine>) -> Option<LoadedModel> {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf")).unwrap();
        Some(LoadedModel::on_gpu(Scorer::load(&file, engine?).unwrap(), file))
    }

    /// Many problems, so that a pass is long.
    fn solutions(n: usize) -> Vec<Solution> {
        (0..n).map(|i| from_lines(&format!("{i}x + 3 = 11"), &[format!("{i}x = 8"), format!("x = 8/{i}")])).collect()
    }

    fn score(model: &mut LoadedModel, solutions: &[Solution], newer: bool) -> Option<Scored> {
        pollster::block_on(model.score(solutions, &|| newer)).unwrap()
    }

    /// On the CPU, in the same pass, with the CPU's scores.
    fn check_moved(mut model: LoadedModel, solutions: &[Solution], lost: bool) {
        let mut on_cpu = LoadedModel::on_cpu(cpu_scorer(&model.bytes).unwrap(), &model.bytes, CpuReason::Asked);
        assert!(score(&mut model, solutions, true).is_none(), "a newer request came while it moved");
        let scored = score(&mut model, solutions, false).unwrap();
        assert!(scored.moved);
        assert_eq!(scored.rows, score(&mut on_cpu, solutions, false).unwrap().rows);
        assert!(matches!(model.engine().device, Device::Cpu { why } if (why == CpuReason::Lost) == lost));
        assert!(!score(&mut model, solutions, false).unwrap().moved, "it is told once");
    }

    #[test]
    fn a_gpu_that_is_lost_leaves_the_pass_to_the_cpu() {
        let Some(model) = on_gpu(GpuEngine::for_test()) else { return };
        let Backend::Gpu(scorer) = &model.backend else { unreachable!() };
        scorer.engine().lose();
        check_moved(model, &solutions(2), true);
    }

    #[test]
    fn a_gpu_without_room_for_a_pass_leaves_it_to_the_cpu() {
        let Some(mut model) = on_gpu(GpuEngine::for_test_with_little_memory()) else { return };
        assert!(!score(&mut model, &solutions(2), false).unwrap().moved, "a short pass has room");
        check_moved(model, &solutions(90), false);
    }
}
