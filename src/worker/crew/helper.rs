//! A helper's end: the network alone, batch after batch.

use super::messages::{FromHelper, ToHelper};
use crate::engine::CpuEngine;
use crate::gguf::Gguf;
use crate::model::{ModelError, Packed, Runner};
use crate::prm::MAX_ROWS;
use crate::worker::learned::cpu_engine;
use crate::worker::pause::pausing;
use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The name of a worker that is a helper.
pub const HELPER: &str = "helper";

/// Runs what the leading worker asks for, as long as this worker lives. In a worker named [`HELPER`] only.
pub fn help() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let (wake, messages) = unbounded();
    let given_up = Rc::new(Cell::new(0));
    let on_message = {
        let (scope, given_up) = (scope.clone(), given_up.clone());
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match serde_wasm_bindgen::from_value::<ToHelper>(event.data()) {
                Ok(ToHelper::GiveUp { id }) => given_up.set(id),
                // The loop holds the other end for as long as the worker lives.
                Ok(message) => _ = wake.unbounded_send(message),
                Err(error) => post(&scope, &FromHelper::Failed { why: error.to_string() }),
            }
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The leading worker may call it until this one ends.
    on_message.forget();
    post(&scope, &FromHelper::Ready);
    spawn_local(attend(scope, messages, given_up));
}

async fn attend(scope: DedicatedWorkerGlobalScope, mut messages: UnboundedReceiver<ToHelper>, given_up: Rc<Cell<u32>>) {
    let mut runner = None;
    while let Ok(message) = messages.recv().await {
        let answer = match message {
            ToHelper::Load { file } => match load(&file) {
                Ok(loaded) => {
                    runner = Some(loaded);
                    Some(FromHelper::Loaded)
                }
                Err(error) => Some(FromHelper::Failed { why: error.to_string() }),
            },
            ToHelper::Run { id, batch } => match &mut runner {
                Some(runner) => run(runner, id, &batch, &given_up).await,
                None => Some(FromHelper::Failed { why: "a batch came before the model".to_owned() }),
            },
            // Heard as it came.
            ToHelper::GiveUp { .. } => None,
        };
        if let Some(answer) = answer {
            post(&scope, &answer);
        }
    }
}

fn load(file: &[u8]) -> Result<Runner<CpuEngine>, ModelError> {
    Runner::load(&Gguf::parse(file)?, cpu_engine(), MAX_ROWS)
}

/// None where the batch was given up.
async fn run(runner: &mut Runner<CpuEngine>, id: u32, batch: &Packed, given_up: &Cell<u32>) -> Option<FromHelper> {
    match runner.logits(batch, &pausing(|| given_up.get() < id)).await {
        Ok(logits) => Some(FromHelper::Logits { id, logits }),
        Err(ModelError::Overtaken) => None,
        Err(error) => Some(FromHelper::Failed { why: error.to_string() }),
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &FromHelper) {
    let sent = serde_wasm_bindgen::to_value(message).map_err(JsValue::from);
    if let Err(thrown) = sent.and_then(|value| scope.post_message(&value)) {
        // The leading worker will run out of patience.
        web_sys::console::warn_1(&thrown);
    }
}
