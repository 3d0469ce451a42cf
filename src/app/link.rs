//! The page's end of the line to the worker.
//!
//! A worker hears nothing before it listens, so messages wait here until it has said
//! [`FromWorker::Ready`]. A worker that broke is ended for good, whatever of it still runs; another one can be started on
//! the same line.

use crate::platform::address_of;
use crate::protocol::{Failure, Fault, FromWorker, ToWorker};
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

/// The worker's script, a classic one: a page opened from disk can start no module.
const WORKER_FILE: &str = "worker_start.js";

/// What comes over the line.
pub enum LinkEvent {
    /// The worker said this.
    Said(FromWorker),
    /// The worker could not be started or has ended, and why.
    Broke(Fault),
}

/// Who hears what comes over the line.
type OnEvent = Rc<dyn Fn(LinkEvent)>;

/// The line itself, with nobody at the other end until [`Link::start`]. Clones are the same line.
#[derive(Clone, Default)]
pub struct Link {
    inner: Rc<RefCell<Inner>>,
}

#[derive(Default)]
struct Inner {
    worker: Option<Worker>,
    on_event: Option<OnEvent>,
    ready: bool,
    /// Waiting for `ready`.
    queue: Vec<ToWorker>,
    /// Kept alive as long as the worker may call them.
    on_message: Option<Closure<dyn FnMut(MessageEvent)>>,
    on_error: Option<Closure<dyn FnMut(Event)>>,
    on_garbled: Option<Closure<dyn FnMut(MessageEvent)>>,
}

impl Inner {
    /// Ends the worker, if there is one, and hears nothing more of it.
    fn end(&mut self) {
        if let Some(old) = self.worker.take() {
            old.set_onmessage(None);
            old.set_onerror(None);
            old.set_onmessageerror(None);
            old.terminate();
        }
        self.ready = false;
        self.queue.clear();
    }
}

impl Link {
    /// Starts a worker, in place of one that may be there, whose unsent messages are dropped. `on_event` hears what comes.
    pub fn start(&self, on_event: impl Fn(LinkEvent) + 'static) {
        let mut inner = self.inner.borrow_mut();
        inner.end();
        inner.on_event = Some(Rc::new(on_event));
        let worker = match Worker::new(&address_of(WORKER_FILE)) {
            Ok(worker) => worker,
            Err(thrown) => {
                drop(inner);
                return self.tell(LinkEvent::Broke(Fault::Theirs(format!("{thrown:?}"))));
            }
        };
        let link = self.clone();
        let on_message = Closure::new(move |event: MessageEvent| link.receive(event.data()));
        let link = self.clone();
        let on_error = Closure::new(move |event: Event| {
            // Where the script itself is missing it is a plain event, without a message.
            let message = Reflect::get(&event, &"message".into()).ok().and_then(|message| message.as_string());
            let words = message.filter(|words| !words.is_empty());
            link.broke(words.map_or(Fault::NoWorker, Fault::Theirs));
        });
        let link = self.clone();
        let on_garbled = Closure::new(move |_: MessageEvent| link.broke(Fault::NoWorker));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_garbled.as_ref().unchecked_ref()));
        inner.worker = Some(worker);
        inner.on_garbled = Some(on_garbled);
        inner.on_message = Some(on_message);
        inner.on_error = Some(on_error);
    }

    /// Sends a message, or keeps it until the worker listens. Where there is none it is dropped: that was told when the
    /// worker broke.
    pub fn post(&self, message: ToWorker) {
        let mut inner = self.inner.borrow_mut();
        if inner.worker.is_some() && !inner.ready {
            inner.queue.push(message);
            return;
        }
        let Some(worker) = &inner.worker else { return };
        let sent = match serde_wasm_bindgen::to_value(&message) {
            Ok(value) => worker.post_message(&value).map_err(|thrown| Fault::Theirs(format!("{thrown:?}"))),
            Err(error) => Err(Fault::Theirs(error.to_string())),
        };
        drop(inner);
        if let Err(fault) = sent {
            self.broke(fault);
        }
    }

    /// Ends what is left of the worker and tells why. Its own handlers stay until the next start: one of them may be
    /// what calls this.
    fn broke(&self, fault: Fault) {
        self.inner.borrow_mut().end();
        self.tell(LinkEvent::Broke(fault));
    }

    fn tell(&self, event: LinkEvent) {
        // Cloned out, so that who hears it may post or start again.
        let on_event = self.inner.borrow().on_event.clone();
        if let Some(on_event) = on_event {
            on_event(event);
        }
    }

    fn receive(&self, data: JsValue) {
        let event = match serde_wasm_bindgen::from_value::<FromWorker>(data) {
            Ok(message) => message,
            Err(error) => {
                FromWorker::Engine(crate::protocol::EngineState::Failed(Failure::Protocol(error.to_string())))
            }
        };
        if event == FromWorker::Ready {
            let waiting = {
                let mut inner = self.inner.borrow_mut();
                inner.ready = true;
                std::mem::take(&mut inner.queue)
            };
            for message in waiting {
                self.post(message);
            }
        }
        self.tell(LinkEvent::Said(event));
    }
}
