//! The learned witness on whichever engine can be trusted; it moves to the CPU when the GPU fails while it works.

use super::faults;
use crate::engine::{CpuEngine, EngineError, GpuEngine, Precision};
use crate::model::ModelError;
use crate::platform::{now_millis, yield_now};
use crate::prm::{Prm, PrmError};
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
}

enum Scorer {
    Gpu(Box<Prm<GpuEngine>>),
    Cpu(Box<Prm<CpuEngine>>),
}

/// What one pass found.
pub struct Scored {
    /// One row a solution, one P(sound) a line.
    pub rows: Vec<Vec<Option<f32>>>,
    /// The GPU failed in this pass; the CPU found these scores and stays in charge.
    pub moved: bool,
}

impl Learned {
    /// On the GPU, whose self-test passed.
    pub fn on_gpu(prm: Prm<GpuEngine>, adapter: String, bytes: Vec<u8>) -> Learned {
        Learned { scorer: Scorer::Gpu(Box::new(prm)), device: Device::Gpu { adapter }, bytes }
    }

    /// On the CPU, and why.
    pub fn on_cpu(prm: Prm<CpuEngine>, why: CpuReason) -> Learned {
        Learned { scorer: Scorer::Cpu(Box::new(prm)), device: Device::Cpu { why }, bytes: Vec::new() }
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
        let mut moved = false;
        loop {
            let (scored, on_gpu) = match &mut self.scorer {
                Scorer::Gpu(prm) => (prm.score_while(solutions, &wanted).await, true),
                Scorer::Cpu(prm) => (prm.score_while(solutions, &wanted).await, false),
            };
            match scored {
                Ok(rows) => return Ok(Some(Scored { rows, moved })),
                Err(PrmError::Model(ModelError::Overtaken)) => return Ok(None),
                Err(error) if on_gpu => self.move_to_cpu(&error)?,
                Err(error) => return Err(Failure::Engine(faults::of_prm(&error))),
            }
            moved = true;
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
    Prm::load(bytes, CpuEngine::new(Precision::F32)).map_err(|error| Failure::Model(faults::of_prm(&error)))
}

/// The engine's own failure, where it is at the bottom of this one.
pub fn engine_error(error: &PrmError) -> Option<&EngineError> {
    match error {
        PrmError::Engine(inner) | PrmError::Model(ModelError::Engine(inner)) => inner.downcast_ref(),
        _ => None,
    }
}
