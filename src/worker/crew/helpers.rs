//! The leading worker's end: starts the helpers, gives them batches, and does without those that fail.
//!
//! A helper that cannot be started, that breaks, that answers nonsense or does not answer in time is ended, and never
//! asked again; whoever waits for it learns so, and runs its batch himself.

use super::helper::HELPER;
use super::messages::{FromHelper, ToHelper};
use crate::model::{N_CLASSES, Packed};
use crate::platform::{address_of, n_cores, now_millis, sleep};
use crate::prm::{Crew, Finished};
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

/// The largest model that helpers take: each holds the file, and what it unpacks of it, once more.
const MAX_MODEL_BYTES: usize = 32 << 20;

/// While a helper is waited for, whether that is still wanted is asked this often.
const MILLIS_BETWEEN_LOOKS: u32 = 20;

/// A helper with about as many rows as the leading worker may take this many times as long, and this much longer.
const PATIENCE: f64 = 4.0;
const MORE_PATIENCE_MILLIS: f64 = 1000.0;

/// The helpers of this worker. They end when it is dropped.
#[derive(Default)]
pub struct Helpers {
    helpers: Vec<Rc<Helper>>,
    n_batches: Cell<u32>,
}

struct Helper {
    worker: Worker,
    state: Cell<State>,
    /// Until it is sent.
    file: Cell<Option<Rc<[u8]>>>,
    /// The batch that it was given last, for as long as somebody waits for it.
    asked: RefCell<Option<Asked>>,
    /// Kept alive as long as the worker may call them.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

struct Asked {
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

/// A batch at a helper.
pub struct Given {
    helper: Rc<Helper>,
    answer: oneshot::Receiver<Vec<f32>>,
    started_millis: f64,
}

impl Helpers {
    /// Starts as many helpers as this machine has cores to spare, with this model. They are ready some time later;
    /// where the browser starts none there are none.
    pub fn start(file: &[u8]) -> Helpers {
        let n = n_cores().min(MAX_WORKERS).saturating_sub(1);
        if n == 0 || file.len() > MAX_MODEL_BYTES {
            return Helpers::default();
        }
        let file: Rc<[u8]> = file.into();
        let helpers = (0..n).map_while(|_| match Helper::start(file.clone()) {
            Ok(helper) => Some(helper),
            Err(thrown) => {
                web_sys::console::warn_2(&"no helper:".into(), &thrown);
                None
            }
        });
        Helpers { helpers: helpers.collect(), n_batches: Cell::new(0) }
    }
}

impl Crew for Helpers {
    type Batch = Given;

    fn ready(&self) -> Vec<usize> {
        (0..self.helpers.len()).filter(|&i| self.helpers[i].state.get() == State::Ready).collect()
    }

    fn start(&self, helper: usize, batch: &Packed) -> Given {
        let id = self.n_batches.get() + 1;
        self.n_batches.set(id);
        let helper = self.helpers[helper].clone();
        let (sender, answer) = oneshot::channel();
        let n_logits = batch.marks.len() * N_CLASSES;
        helper.asked.replace(Some(Asked { id, n_logits, answer: sender }));
        helper.post(&ToHelper::Run { id, batch: batch.clone() });
        Given { helper, answer, started_millis: now_millis() }
    }

    async fn finish(&self, mut batch: Given, wanted: &impl AsyncFn() -> bool) -> Finished {
        let now = now_millis();
        let latest = now + PATIENCE * (now - batch.started_millis) + MORE_PATIENCE_MILLIS;
        loop {
            match within(&mut batch.answer, MILLIS_BETWEEN_LOOKS).await {
                Some(Ok(logits)) => return Finished::Logits(logits),
                Some(Err(_)) => return Finished::Failed,
                None if !wanted().await => return Finished::Overtaken,
                None if now_millis() > latest => {
                    batch.helper.end(&"a helper does not answer".into());
                    return Finished::Failed;
                }
                None => {}
            }
        }
    }

    fn give_up(&self) {
        for helper in &self.helpers {
            if let Some(Asked { id, .. }) = helper.asked.take() {
                helper.post(&ToHelper::GiveUp { id });
            }
        }
    }
}

impl Helper {
    /// The same script in another worker, which is handed the compiled program. Fails where the browser forbids it.
    fn start(file: Rc<[u8]>) -> Result<Rc<Helper>, JsValue> {
        let options = WorkerOptions::new();
        options.set_name(HELPER);
        let worker = Worker::new_with_options(&address_of(WORKER_FILE), &options)?;
        worker.post_message(&wasm_bindgen::module()).inspect_err(|_| worker.terminate())?;
        Ok(Rc::new_cyclic(|helper: &Weak<Helper>| {
            let listening = helper.clone();
            let on_message = Closure::new(move |event: MessageEvent| {
                if let Some(helper) = listening.upgrade() {
                    helper.hear(event.data());
                }
            });
            let listening = helper.clone();
            let on_error = Closure::new(move |event: ErrorEvent| {
                // Dealt with: the page need not hear of it.
                event.prevent_default();
                if let Some(helper) = listening.upgrade() {
                    helper.end(&event);
                }
            });
            worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
            Helper {
                worker,
                state: Cell::new(State::Starting),
                file: Cell::new(Some(file)),
                asked: RefCell::default(),
                _on_message: on_message,
                _on_error: on_error,
            }
        }))
    }

    fn hear(&self, data: JsValue) {
        match serde_wasm_bindgen::from_value(data) {
            Ok(FromHelper::Ready) => {
                if let Some(file) = self.file.take() {
                    self.post(&ToHelper::Load { file: file.to_vec() });
                }
            }
            Ok(FromHelper::Loaded) => self.state.set(State::Ready),
            Ok(FromHelper::Logits { id, logits }) => {
                // An answer to what was given up may still come.
                let Some(asked) = self.asked.borrow_mut().take_if(|asked| asked.id == id) else { return };
                if logits.len() != asked.n_logits || logits.iter().any(|x| !x.is_finite()) {
                    return self.end(&"a helper's logits are none".into());
                }
                // Whoever has waited may be gone.
                let _ = asked.answer.send(logits);
            }
            Ok(FromHelper::Failed { why }) => self.end(&why.into()),
            Err(error) => self.end(&error.to_string().into()),
        }
    }

    fn post(&self, message: &ToHelper) {
        let sent = serde_wasm_bindgen::to_value(message).map_err(JsValue::from);
        if let Err(thrown) = sent.and_then(|value| self.worker.post_message(&value)) {
            self.end(&thrown);
        }
    }

    /// Does without it from here on.
    fn end(&self, why: &JsValue) {
        web_sys::console::warn_2(&"a helper ends:".into(), why);
        self.state.set(State::Ended);
        self.worker.terminate();
        // Whoever waits learns it from the channel.
        self.asked.take();
    }
}

impl Drop for Helper {
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
