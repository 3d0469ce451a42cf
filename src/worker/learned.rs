//! The learned witness on whichever engine can be trusted; it moves to the CPU when the GPU fails while it works.

use super::faults;
use crate::engine::{CpuEngine, EngineError, GpuEngine, Precision};
use crate::model::ModelError;
use crate::platform::{now_millis, yield_now};
use crate::prm::{Alone, Prm, PrmError};
use crate::protocol::{CpuReason, Device, Engine, Failure};
use crate::text::Solution;
use crate::tutor::Cuts;
use std::cell::Cell;

/// A pass on the CPU gives way to waiting messages after this long.
const MAX_MILLIS_WITHOUT_PAUSE: f64 = 20.0;

/// A model ready to score.
pub struct Learned {
    scorer: Scorer,
    device: Device,
    /// The model's file, kept while the GPU scores: the CPU would need it.
    bytes: Vec<u8>,
    /// It moved to the CPU, in a pass whose scores nobody has seen yet.
    moved: bool,
}

enum Scorer {
    Gpu(Box<Prm<GpuEngine>>),
    Cpu(Box<Prm<CpuEngine>>),
}

/// What one pass found.
pub struct Scored {
    /// One row a solution, one P(sound) a line.
    pub rows: Vec<Vec<Option<f32>>>,
    /// The GPU failed since the last scores; the CPU found these and stays in charge.
    pub moved: bool,
}

impl Learned {
    /// On the GPU, whose self-test passed.
    pub fn on_gpu(prm: Prm<GpuEngine>, bytes: Vec<u8>) -> Learned {
        let adapter = prm.engine().adapter_name().to_owned();
        let device = Device::Gpu { adapter, rounds: prm.engine().rounds_activations() };
        Learned { scorer: Scorer::Gpu(Box::new(prm)), device, bytes, moved: false }
    }

    /// On the CPU, and why.
    pub fn on_cpu(prm: Prm<CpuEngine>, why: CpuReason) -> Learned {
        Learned { scorer: Scorer::Cpu(Box::new(prm)), device: Device::Cpu { why }, bytes: Vec::new(), moved: false }
    }

    /// Scores every line of these solutions in one pass. `None` if it was given up: between the network's layers,
    /// messages are let in now and then and `newer` is asked.
    pub async fn score(&mut self, solutions: &[Solution], newer: &dyn Fn() -> bool) -> Result<Option<Scored>, Failure> {
        let paused = Cell::new(now_millis());
        let wanted = async || {
            if now_millis() - paused.get() > MAX_MILLIS_WITHOUT_PAUSE {
                yield_now().await;
                paused.set(now_millis());
            }
            !newer()
        };
        loop {
            let (scored, on_gpu) = match &mut self.scorer {
                Scorer::Gpu(prm) => (prm.score_with(solutions, &Alone, &wanted).await, true),
                Scorer::Cpu(prm) => (prm.score_with(solutions, &Alone, &wanted).await, false),
            };
            match scored {
                Ok(rows) => return Ok(Some(Scored { rows, moved: std::mem::take(&mut self.moved) })),
                Err(PrmError::Model(ModelError::Overtaken)) => return Ok(None),
                Err(error) if on_gpu => self.move_to_cpu(&error)?,
                Err(error) => return Err(Failure::Engine(faults::of_prm(&error))),
            }
        }
    }

    fn move_to_cpu(&mut self, error: &PrmError) -> Result<(), Failure> {
        let why = match engine_error(error) {
            Some(EngineError::Lost(_)) => CpuReason::Lost,
            _ => CpuReason::NoDevice(faults::of_prm(error)),
        };
        self.scorer = Scorer::Cpu(Box::new(cpu_prm(&self.bytes)?));
        self.device = Device::Cpu { why };
        self.bytes = Vec::new();
        self.moved = true;
        Ok(())
    }

    /// The engine as the page shows it.
    pub fn engine(&self) -> Engine {
        let ((sound, unsound), points) = match &self.scorer {
            Scorer::Gpu(prm) => (prm.cuts(), prm.operating_points()),
            Scorer::Cpu(prm) => (prm.cuts(), prm.operating_points()),
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
pub fn cpu_prm(bytes: &[u8]) -> Result<Prm<CpuEngine>, Failure> {
    Prm::load(bytes, cpu_engine()).map_err(model_failure)
}

/// The CPU as it computes here.
pub fn cpu_engine() -> CpuEngine {
    CpuEngine::new(Precision::F32)
}

/// That a file is no model which the CPU can run.
pub fn model_failure(error: PrmError) -> Failure {
    Failure::Model(faults::of_prm(&error))
}

/// The engine's own failure, where it is at the bottom of this one.
fn engine_error(error: &PrmError) -> Option<&EngineError> {
    match error {
        PrmError::Engine(inner) | PrmError::Model(ModelError::Engine(inner)) => inner.downcast_ref(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::from_lines;

    fn on_gpu(engine: Option<GpuEngine>) -> Option<Learned> {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf")).unwrap();
        Some(Learned::on_gpu(Prm::load(&file, engine?).unwrap(), file))
    }

    /// Many problems, so that a pass is long.
    fn solutions(n: usize) -> Vec<Solution> {
        (0..n).map(|i| from_lines(&format!("{i}x + 3 = 11"), &[format!("{i}x = 8"), format!("x = 8/{i}")])).collect()
    }

    fn score(learned: &mut Learned, solutions: &[Solution], newer: bool) -> Option<Scored> {
        pollster::block_on(learned.score(solutions, &|| newer)).unwrap()
    }

    /// On the CPU, in the same pass, with the CPU's scores.
    fn check_moved(mut learned: Learned, solutions: &[Solution], lost: bool) {
        let mut on_cpu = Learned::on_cpu(cpu_prm(&learned.bytes).unwrap(), CpuReason::Asked);
        assert!(score(&mut learned, solutions, true).is_none(), "a newer request came while it moved");
        let scored = score(&mut learned, solutions, false).unwrap();
        assert!(scored.moved);
        assert_eq!(scored.rows, score(&mut on_cpu, solutions, false).unwrap().rows);
        assert!(matches!(learned.engine().device, Device::Cpu { why } if (why == CpuReason::Lost) == lost));
        assert!(!score(&mut learned, solutions, false).unwrap().moved, "it is told once");
    }

    #[test]
    fn a_gpu_that_is_lost_leaves_the_pass_to_the_cpu() {
        let Some(learned) = on_gpu(GpuEngine::for_test()) else { return };
        let Scorer::Gpu(prm) = &learned.scorer else { unreachable!() };
        prm.engine().lose();
        check_moved(learned, &solutions(2), true);
    }

    #[test]
    fn a_gpu_without_room_for_a_pass_leaves_it_to_the_cpu() {
        let Some(mut learned) = on_gpu(GpuEngine::for_test_with_little_memory()) else { return };
        assert!(!score(&mut learned, &solutions(2), false).unwrap().moved, "a short pass has room");
        check_moved(learned, &solutions(90), false);
    }
}
