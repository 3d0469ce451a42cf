//! The run loop: messages in, one thing done at a time, messages out.
//!
//! The model loads beside the loop, so that exact reviews go out meanwhile; once it is there (or will never be) the
//! work at hand is judged again, unasked.

use super::class::ClassRequest;
use super::class_problems::{unknown_problems, unread_problems};
use super::drafts::{DraftRequest, DrafterState};
use super::executors::{EXECUTOR, run_executor};
use super::job::{ModelState, Request, Reviewer};
use super::load::{load, load_drafter, load_outcome};
use super::loaded_model::LoadedModel;
use super::worked_problem::like_problem;
use crate::drafting::Drafter;
use crate::engine::CpuEngine;
use crate::protocol::{DraftStage, EngineState, Failure, FromWorker, ToWorker};
use crate::reading::class;
use crate::scoring::Scorer;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What the loop is woken by.
enum Event {
    Said(ToWorker),
    Loaded(Result<LoadedModel, Failure>),
    OutcomeLoaded(Result<Box<Scorer<CpuEngine>>, Failure>),
    DrafterLoaded(Result<Box<Drafter<CpuEngine>>, Failure>),
}

/// The request at hand.
enum Asked {
    Work(Box<Request>),
    Class(ClassRequest),
    Drafts(Box<DraftRequest>),
}

/// Listens to the page for as long as the worker lives, or runs batches for another worker, as its name says. In a dedicated
/// worker only.
pub fn run() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    if scope.name() == EXECUTOR {
        return run_executor();
    }
    let (wake, events) = unbounded();
    let newest_rev = Rc::new(Cell::new(0));
    let on_message = {
        let (wake, newest_rev, scope) = (wake.clone(), newest_rev.clone(), scope.clone());
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match serde_wasm_bindgen::from_value::<ToWorker>(event.data()) {
                Ok(message) => {
                    match message {
                        ToWorker::Review { rev, .. }
                        | ToWorker::ReadClass { rev, .. }
                        | ToWorker::ReviewClass { rev, .. }
                        | ToWorker::Draft { rev, .. }
                        | ToWorker::Cancel { rev } => newest_rev.set(rev),
                        ToWorker::Load { .. } | ToWorker::LoadOutcome { .. } | ToWorker::FindLike { .. } => {}
                    }
                    // The loop holds the other end for as long as the worker lives.
                    let _ = wake.unbounded_send(Event::Said(message));
                }
                Err(error) => {
                    let failure = Failure::Protocol(error.to_string());
                    post(&scope, FromWorker::Failed { rev: newest_rev.get(), failure });
                }
            }
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The page may call it until the worker ends.
    on_message.forget();
    post(&scope, FromWorker::Ready);
    spawn_local(attend(scope, events, wake, newest_rev));
}

async fn attend(
    scope: DedicatedWorkerGlobalScope,
    mut events: UnboundedReceiver<Event>,
    wake: UnboundedSender<Event>,
    newest_rev: Rc<Cell<u64>>,
) {
    let mut reviewer = Reviewer::default();
    let mut drafter = DrafterState::default();
    let mut request: Option<Asked> = None;
    while let Ok(event) = events.recv().await {
        match event {
            Event::Said(ToWorker::Load { model_url, engine }) => {
                let (wake, scope) = (wake.clone(), scope.clone());
                reviewer.expect_model();
                spawn_local(async move {
                    let report = |state| post(&scope, FromWorker::Engine(state));
                    let loaded = load(&model_url, engine, &report).await;
                    let _ = wake.unbounded_send(Event::Loaded(loaded));
                });
                continue;
            }
            Event::Said(ToWorker::Cancel { .. }) => {
                request = None;
                continue;
            }
            Event::Said(ToWorker::LoadOutcome { model_url }) => {
                let wake = wake.clone();
                spawn_local(async move {
                    let loaded = load_outcome(&model_url).await.map(Box::new);
                    let _ = wake.unbounded_send(Event::OutcomeLoaded(loaded));
                });
                continue;
            }
            Event::OutcomeLoaded(Ok(scorer)) => {
                reviewer.take_outcome_model(*scorer);
                // It has no say in what is drafted.
                if matches!(request, Some(Asked::Drafts(_))) {
                    continue;
                }
            }
            Event::OutcomeLoaded(Err(failure)) => {
                post(&scope, FromWorker::NoOutcome(failure));
                continue;
            }
            // Overtaken while it waited.
            Event::Said(
                ToWorker::Review { rev, .. }
                | ToWorker::ReadClass { rev, .. }
                | ToWorker::ReviewClass { rev, .. }
                | ToWorker::Draft { rev, .. },
            ) if rev != newest_rev.get() => continue,
            Event::Said(ToWorker::ReadClass { rev, text }) => {
                request = None;
                let class = class(&text);
                let unknown = unknown_problems(&class, &text);
                post(&scope, FromWorker::ClassRead { rev, class, unknown });
                continue;
            }
            Event::Said(ToWorker::FindLike { problem, seed, language }) => {
                post(&scope, FromWorker::Like(like_problem(&problem, seed, language)));
                continue;
            }
            Event::Said(ToWorker::Review { rev, work, cuts, language }) => {
                request = Some(Asked::Work(Box::new(Request::new(rev, work, cuts, language))));
            }
            Event::Said(ToWorker::ReviewClass { rev, class, given, cuts }) => {
                let questions = unread_problems(&given);
                if !questions.is_empty() {
                    request = None;
                    post(&scope, FromWorker::ProblemsUnread { rev, questions });
                    continue;
                }
                request = Some(Asked::Class(ClassRequest { rev, class, cuts }));
            }
            Event::Said(ToWorker::Draft { rev, problem, seed, model_url, cuts, language }) => {
                match DraftRequest::new(rev, problem, seed, cuts, language) {
                    Ok(drafts) => request = Some(Asked::Drafts(Box::new(drafts))),
                    Err(refusal) => {
                        request = None;
                        post(&scope, FromWorker::Drafting { rev, stage: DraftStage::Refused(refusal) });
                        continue;
                    }
                }
                if matches!(drafter, DrafterState::Absent) {
                    drafter = DrafterState::Loading;
                    fetch_drafter(model_url, &scope, &wake, &newest_rev);
                }
            }
            Event::DrafterLoaded(loaded) => {
                let failure = match loaded {
                    Ok(loaded) => {
                        drafter = DrafterState::Ready(loaded);
                        None
                    }
                    Err(failure) => {
                        drafter = DrafterState::Absent;
                        Some(failure)
                    }
                };
                let Some(Asked::Drafts(drafts)) = &request else { continue };
                if let Some(failure) = failure {
                    let stage = DraftStage::Failed(failure);
                    post(&scope, FromWorker::Drafting { rev: drafts.rev(), stage });
                    request = None;
                    continue;
                }
            }
            Event::Loaded(loaded) => {
                let (state, model) = match loaded {
                    Ok(model) => (EngineState::Running(model.engine()), ModelState::Ready(model)),
                    Err(failure) => (EngineState::Failed(failure), ModelState::Absent),
                };
                reviewer.take_model(model);
                post(&scope, FromWorker::Engine(state));
            }
        }
        let Some(request) = &request else { continue };
        let post = |message| post(&scope, message);
        match request {
            Asked::Work(request) => reviewer.review(request, &|| newest_rev.get() != request.rev(), &post).await,
            Asked::Class(request) => reviewer.review_class(request, &|| newest_rev.get() != request.rev, &post).await,
            Asked::Drafts(request) => {
                // While it is on its way the page is told how far it is.
                let DrafterState::Ready(drafter) = &mut drafter else { continue };
                reviewer.draft(drafter, request, &|| newest_rev.get() != request.rev(), &post).await;
            }
        }
    }
}

/// Fetches the model that drafts, telling whoever has asked last how far it is.
fn fetch_drafter(
    model_url: String,
    scope: &DedicatedWorkerGlobalScope,
    wake: &UnboundedSender<Event>,
    newest_rev: &Rc<Cell<u64>>,
) {
    let (wake, scope, newest_rev) = (wake.clone(), scope.clone(), newest_rev.clone());
    spawn_local(async move {
        let report = |state| {
            if let EngineState::Downloading { received_bytes, total_bytes } = state {
                let stage = DraftStage::Fetching { received_bytes, total_bytes };
                post(&scope, FromWorker::Drafting { rev: newest_rev.get(), stage });
            }
        };
        let loaded = load_drafter(&model_url, &report).await;
        let _ = wake.unbounded_send(Event::DrafterLoaded(loaded));
    });
}

fn post(scope: &DedicatedWorkerGlobalScope, message: FromWorker) {
    let sent =
        serde_wasm_bindgen::to_value(&message).map_err(JsValue::from).and_then(|value| scope.post_message(&value));
    if let Err(thrown) = sent {
        // There is nobody else to tell.
        web_sys::console::error_1(&thrown);
    }
}
