//! An executor's end: the network alone, batch after batch.

use super::messages::{FromExecutor, ToExecutor};
use crate::engine::CpuEngine;
use crate::gguf::Gguf;
use crate::model::{ModelError, Packed, Runner};
use crate::scoring::MAX_ROWS;
use crate::worker::loaded_model::cpu_engine;
use crate::worker::pause::pausing;
use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The name of a worker that is an executor.
pub const EXECUTOR: &str = "executor";

/// Runs what the leading worker asks for, as long as this worker lives. In a worker named [`EXECUTOR`] only.
pub fn run_executor() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let (wake, messages) = unbounded();
    let cancelled = Rc::new(Cell::new(0));
    let on_message = {
        let (scope, cancelled) = (scope.clone(), cancelled.clone());
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match serde_wasm_bindgen::from_value::<ToExecutor>(event.data()) {
                Ok(ToExecutor::Cancel { id }) => cancelled.set(id),
                // The loop holds the other end for as long as the worker lives.
                Ok(message) => _ = wake.unbounded_send(message),
                Err(error) => post(&scope, &FromExecutor::Failed { why: error.to_string() }),
            }
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The leading worker may call it until this one ends.
    on_message.forget();
    post(&scope, &FromExecutor::Ready);
    spawn_local(attend(scope, messages, cancelled));
}

async fn attend(
    scope: DedicatedWorkerGlobalScope,
    mut messages: UnboundedReceiver<ToExecutor>,
    cancelled: Rc<Cell<u32>>,
) {
    let mut runner = None;
    while let Ok(message) = messages.recv().await {
        let answer = match message {
            ToExecutor::Load { file } => match load(&file) {
                Ok(loaded) => {
                    runner = Some(loaded);
                    Some(FromExecutor::Loaded)
                }
                Err(error) => Some(FromExecutor::Failed { why: error.to_string() }),
            },
            ToExecutor::Run { id, batch } => match &mut runner {
                Some(runner) => run(runner, id, &batch, &cancelled).await,
                None => Some(FromExecutor::Failed { why: "a batch came before the model".to_owned() }),
            },
            // Heard as it came.
            ToExecutor::Cancel { .. } => None,
        };
        if let Some(answer) = answer {
            post(&scope, &answer);
        }
    }
}

fn load(file: &[u8]) -> Result<Runner<CpuEngine>, ModelError> {
    Runner::load(&Gguf::parse(file)?, cpu_engine(), MAX_ROWS)
}

/// None where the batch was cancelled.
async fn run(runner: &mut Runner<CpuEngine>, id: u32, batch: &Packed, cancelled: &Cell<u32>) -> Option<FromExecutor> {
    match runner.logits(batch, &pausing(&|| cancelled.get() < id)).await {
        Ok(logits) => Some(FromExecutor::Logits { id, logits }),
        Err(ModelError::Cancelled) => None,
        Err(error) => Some(FromExecutor::Failed { why: error.to_string() }),
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &FromExecutor) {
    let sent = serde_wasm_bindgen::to_value(message).map_err(JsValue::from);
    if let Err(thrown) = sent.and_then(|value| scope.post_message(&value)) {
        // The leading worker will run out of patience.
        web_sys::console::warn_1(&thrown);
    }
}
