//! The leading worker's end: starts the executors, gives them batches, and does without those that fail.
//!
//! An executor that cannot be started, that breaks, that answers nonsense or does not answer in time is ended, and never
//! asked again; whoever waits for it learns so, and runs its batch himself.

use super::executor::EXECUTOR;
use super::messages::{FromExecutor, ToExecutor};
use crate::model::{N_CLASSES, Packed};
use crate::platform::{address_of, n_cores, now_millis, sleep};
use crate::scoring::{BatchResult, RemoteExecutors};
use futures_channel::oneshot;
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::{Rc, Weak};
use std::task::Poll;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions};

/// The script of all workers, beside this one's.
const WORKER_FILE: &str = "worker_start.js";

/// Most workers that score, the leading one among them. Each takes memory and a start, and a phone's further cores are
/// its slow ones.
const MAX_WORKERS: usize = 4;

/// The largest model that executors take: each holds the file, and what it unpacks of it, once more.
const MAX_MODEL_BYTES: usize = 32 << 20;

/// While an executor is waited for, whether that is still wanted is asked this often.
const MILLIS_BETWEEN_LOOKS: u32 = 20;

/// An executor with about as many rows as the leading worker may take this many times as long, and this much longer.
const PATIENCE: f64 = 4.0;
const MORE_PATIENCE_MILLIS: f64 = 1000.0;

/// The executors of this worker. They end when it is dropped.
#[derive(Default)]
pub struct ExecutorPool {
    executors: Vec<Rc<Executor>>,
    n_batches: Cell<u32>,
}

struct Executor {
    worker: Worker,
    state: Cell<State>,
    /// Until it is sent.
    file: Cell<Option<Rc<[u8]>>>,
    /// The batch that it was given last, for as long as somebody waits for it.
    pending: RefCell<Option<Pending>>,
    /// Kept alive as long as the worker may call them.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

struct Pending {
    id: u32,
    n_logits: usize,
    answer: oneshot::Sender<Vec<f32>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Starting,
    Ready,
    Ended,
}

/// A batch in flight at an executor.
pub struct InFlight {
    executor: Rc<Executor>,
    answer: oneshot::Receiver<Vec<f32>>,
    started_millis: f64,
}

impl ExecutorPool {
    /// Starts as many executors as this machine has cores to spare, with this model. They are ready some time later;
    /// where the browser starts none there are none.
    pub fn start(file: &[u8]) -> ExecutorPool {
        let n = n_cores().min(MAX_WORKERS).saturating_sub(1);
        if n == 0 || file.len() > MAX_MODEL_BYTES {
            return ExecutorPool::default();
        }
        let file: Rc<[u8]> = file.into();
        let executors = (0..n).map_while(|_| match Executor::start(file.clone()) {
            Ok(executor) => Some(executor),
            Err(thrown) => {
                web_sys::console::warn_2(&"no executor:".into(), &thrown);
                None
            }
        });
        ExecutorPool { executors: executors.collect(), n_batches: Cell::new(0) }
    }
}

impl RemoteExecutors for ExecutorPool {
    type Batch = InFlight;

    fn ready(&self) -> Vec<usize> {
        (0..self.executors.len()).filter(|&i| self.executors[i].state.get() == State::Ready).collect()
    }

    fn start(&self, executor: usize, batch: &Packed) -> InFlight {
        let id = self.n_batches.get() + 1;
        self.n_batches.set(id);
        let executor = self.executors[executor].clone();
        let (sender, answer) = oneshot::channel();
        let n_logits = batch.marks.len() * N_CLASSES;
        executor.pending.replace(Some(Pending { id, n_logits, answer: sender }));
        executor.post(&ToExecutor::Run { id, batch: batch.clone() });
        InFlight { executor, answer, started_millis: now_millis() }
    }

    async fn finish(&self, mut batch: InFlight, wanted: &impl AsyncFn() -> bool) -> BatchResult {
        let now = now_millis();
        let latest = now + PATIENCE * (now - batch.started_millis) + MORE_PATIENCE_MILLIS;
        loop {
            match within(&mut batch.answer, MILLIS_BETWEEN_LOOKS).await {
                Some(Ok(logits)) => return BatchResult::Logits(logits),
                Some(Err(_)) => return BatchResult::Failed,
                None if !wanted().await => return BatchResult::Cancelled,
                None if now_millis() > latest => {
                    batch.executor.end(&"an executor does not answer".into());
                    return BatchResult::Failed;
                }
                None => {}
            }
        }
    }

    fn cancel(&self) {
        for executor in &self.executors {
            if let Some(Pending { id, .. }) = executor.pending.take() {
                executor.post(&ToExecutor::Cancel { id });
            }
        }
    }
}

impl Executor {
    /// The same script in another worker, which is handed the compiled program. Fails where the browser forbids it.
    fn start(file: Rc<[u8]>) -> Result<Rc<Executor>, JsValue> {
        let options = WorkerOptions::new();
        options.set_name(EXECUTOR);
        let worker = Worker::new_with_options(&address_of(WORKER_FILE), &options)?;
        worker.post_message(&wasm_bindgen::module()).inspect_err(|_| worker.terminate())?;
        Ok(Rc::new_cyclic(|executor: &Weak<Executor>| {
            let listening = executor.clone();
            let on_message = Closure::new(move |event: MessageEvent| {
                if let Some(executor) = listening.upgrade() {
                    executor.hear(event.data());
                }
            });
            let listening = executor.clone();
            let on_error = Closure::new(move |event: ErrorEvent| {
                // Dealt with: the page need not hear of it.
                event.prevent_default();
                if let Some(executor) = listening.upgrade() {
                    executor.end(&event);
                }
            });
            worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
            Executor {
                worker,
                state: Cell::new(State::Starting),
                file: Cell::new(Some(file)),
                pending: RefCell::default(),
                _on_message: on_message,
                _on_error: on_error,
            }
        }))
    }

    fn hear(&self, data: JsValue) {
        match serde_wasm_bindgen::from_value(data) {
            Ok(FromExecutor::Ready) => {
                if let Some(file) = self.file.take() {
                    self.post(&ToExecutor::Load { file: file.to_vec() });
                }
            }
            Ok(FromExecutor::Loaded) => self.state.set(State::Ready),
            Ok(FromExecutor::Logits { id, logits }) => {
                // An answer to what was cancelled may still come.
                let Some(pending) = self.pending.borrow_mut().take_if(|pending| pending.id == id) else { return };
                if logits.len() != pending.n_logits || logits.iter().any(|x| !x.is_finite()) {
                    return self.end(&"an executor's logits are none".into());
                }
                // Whoever has waited may be gone.
                let _ = pending.answer.send(logits);
            }
            Ok(FromExecutor::Failed { why }) => self.end(&why.into()),
            Err(error) => self.end(&error.to_string().into()),
        }
    }

    fn post(&self, message: &ToExecutor) {
        let sent = serde_wasm_bindgen::to_value(message).map_err(JsValue::from);
        if let Err(thrown) = sent.and_then(|value| self.worker.post_message(&value)) {
            self.end(&thrown);
        }
    }

    /// Does without it from here on.
    fn end(&self, why: &JsValue) {
        web_sys::console::warn_2(&"an executor ends:".into(), why);
        self.state.set(State::Ended);
        self.worker.terminate();
        // Whoever waits learns it from the channel.
        self.pending.take();
    }
}

impl Drop for Executor {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// What the channel brings within that time; None if nothing.
async fn within<T>(answer: &mut oneshot::Receiver<T>, millis: u32) -> Option<Result<T, oneshot::Canceled>> {
    let mut over = pin!(sleep(millis));
    poll_fn(|context| match Pin::new(&mut *answer).poll(context) {
        Poll::Ready(found) => Poll::Ready(Some(found)),
        Poll::Pending => over.as_mut().poll(context).map(|()| None),
    })
    .await
}
