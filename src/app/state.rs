//! The state that every page is handed: the session to read, and the ways to change it that also tell the worker.

use super::bank::Bank;
use super::class_session::{ClassSession, Run, Source};
use super::draft_session::{Asked, DraftSession};
use super::link::{Link, LinkEvent};
use super::practice::{PracticeBank, PracticeRecord};
use super::practice_storage::stored_record;
use super::preferences::{Theme, as_text_wished};
use super::route::Route;
use super::session::Session;
use super::settings::{DRAFTER_MODEL, OUTCOME_MODEL, Settings};
use super::tab_storage::{
    store_aside, store_class, store_class_read, store_problem, store_text, stored_aside, stored_class,
    stored_class_read, stored_problem, stored_text,
};
use crate::platform::address_of;
use crate::protocol::{Failure, FromWorker, ToWorker, WorkInput};
use crate::words::Language;
use leptos::prelude::*;

/// Texts that are put aside: the oldest make way.
const MAX_ASIDE: usize = 8;

/// A problem to begin with.
const EXAMPLE_PROBLEM: &str = "3(x - 4) = 2x + 5";

/// The state of a file that is being fetched: not here yet, here, or why it never will be.
pub type Fetched<T> = Option<Result<T, String>>;

/// Handed down as context; a few signals, copied freely.
#[derive(Clone, Copy)]
pub struct AppState {
    session: RwSignal<Session>,
    settings: StoredValue<Settings>,
    link: StoredValue<Link, LocalStorage>,
    pub bank: RwSignal<Fetched<Bank>>,
    /// Which page is open: what the address says.
    pub route: RwSignal<Route>,
    /// What is typed on Check, whichever page is open.
    pub paste: RwSignal<String>,
    /// The problems to practise on, once they were asked for.
    pub practice: RwSignal<Fetched<PracticeBank>>,
    /// How practice went on this device.
    pub record: RwSignal<PracticeRecord>,
    /// Whether it is edited as one text rather than row by row.
    pub as_text: RwSignal<bool>,
    /// Texts of the reader's own that made way for others, the latest last.
    pub aside: RwSignal<Vec<String>>,
    /// What was last put in their place, as long as nobody has changed it.
    shown: StoredValue<Option<String>>,
    /// The class at hand, whichever page is open.
    pub class: RwSignal<ClassSession>,
    /// What the tutor drafts, whichever page is open.
    pub drafts: RwSignal<DraftSession>,
    /// Whether the class that is read again was judged before the reload.
    is_judged_before: StoredValue<bool>,
    /// What is typed on Class.
    pub class_paste: RwSignal<String>,
    /// The reader's own problem.
    pub problem: RwSignal<String>,
    /// Whether a reload would bring the typed text back.
    pub text_is_stored: RwSignal<bool>,
    /// The same of what is typed on Class.
    pub class_is_stored: RwSignal<bool>,
    /// The same of the reader's own problem.
    pub problem_is_stored: RwSignal<bool>,
    /// Whether no problem like the reader's own was found when one was asked for.
    pub found_no_like: RwSignal<bool>,
    /// Whether cards say what a judge of answers alone would think.
    pub answer_only: RwSignal<bool>,
    pub theme: RwSignal<Theme>,
    language: RwSignal<Language>,
}

impl AppState {
    /// Starts the worker and asks for the model.
    pub fn new(settings: Settings, language: Language, theme: Theme) -> AppState {
        let app = AppState {
            session: RwSignal::new(Session::default()),
            settings: StoredValue::new(settings),
            link: StoredValue::new_local(Link::default()),
            bank: RwSignal::new(None),
            route: RwSignal::new(route_now()),
            paste: RwSignal::new(stored_text()),
            practice: RwSignal::new(None),
            record: RwSignal::new(stored_record()),
            as_text: RwSignal::new(as_text_wished()),
            aside: RwSignal::new(stored_aside()),
            shown: StoredValue::new(None),
            class: RwSignal::new(ClassSession::default()),
            drafts: RwSignal::new(DraftSession::default()),
            is_judged_before: StoredValue::new(false),
            class_paste: RwSignal::new(stored_class()),
            problem: RwSignal::new(stored_problem().unwrap_or_else(|| EXAMPLE_PROBLEM.to_owned())),
            text_is_stored: RwSignal::new(true),
            class_is_stored: RwSignal::new(true),
            problem_is_stored: RwSignal::new(true),
            found_no_like: RwSignal::new(false),
            answer_only: RwSignal::new(false),
            theme: RwSignal::new(theme),
            language: RwSignal::new(language),
        };
        app.speak(language);
        app.start();
        app
    }

    /// The state of this page. Every component stands below the one that provides it.
    pub fn here() -> AppState {
        expect_context::<AppState>()
    }

    /// Opens a page, and leaves the one that is open before anything else happens to it: the browser tells of a new
    /// address only after messages that wait.
    pub fn go(self, route: Route) {
        let _ = window().location().set_hash(&route.fragment());
        self.route.set(route);
    }

    /// Follows the address to where the reader or the browser has turned it.
    pub fn follow_address(self) {
        let route = route_now();
        if self.route.with_untracked(|open| *open != route) {
            self.route.set(route);
        }
    }

    fn start(self) {
        self.link.with_value(|link| link.start(move |event| self.hear(event)));
        let Settings { engine, model_url } = self.settings.get_value();
        self.post(ToWorker::Load { model_url: address_of(&model_url), engine });
    }

    fn hear(self, event: LinkEvent) {
        match event {
            LinkEvent::Said(FromWorker::Standings { rev, start, standings, judge }) => {
                self.class.update(|class| class.apply(rev, start, standings, judge));
            }
            LinkEvent::Said(FromWorker::ClassRead { rev, class: read, unknown }) => {
                let is_ready = self.class.try_update(|class| class.take(rev, read, unknown)) == Some(true);
                let was_judged = self.is_judged_before.try_update_value(std::mem::take) == Some(true);
                let has_work =
                    self.class.with_untracked(|class| class.run() == Run::Read && class.progress().n_total > 0);
                if is_ready || was_judged && has_work {
                    self.judge_class();
                }
            }
            LinkEvent::Said(FromWorker::ProblemsUnread { rev, questions }) => {
                self.class.update(|class| class.refuse(rev, questions));
            }
            LinkEvent::Said(FromWorker::Like(problem)) => self.take_like(problem),
            LinkEvent::Said(FromWorker::Drafting { rev, stage }) => {
                self.drafts.update(|drafts| drafts.take_stage(rev, stage));
            }
            LinkEvent::Said(FromWorker::Drafts { rev, start, drafts: written, judge }) => {
                self.drafts.update(|drafts| drafts.take(rev, start, written, judge));
            }
            LinkEvent::Said(message) => {
                if let FromWorker::Failed { rev, failure } = &message {
                    self.class.update(|class| class.fail(*rev, failure.clone()));
                }
                self.session.update(|session| session.apply(message));
            }
            LinkEvent::Broke(fault) => {
                self.class.update(|class| class.broke(Failure::Worker(fault.clone())));
                self.drafts.update(|drafts| drafts.broke(Failure::Worker(fault.clone())));
                self.session.update(|session| session.worker_broke(fault));
            }
        }
    }

    /// A part of the session as a signal that changes only when that part does.
    pub fn read<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&Session) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.session.with(&part))
    }

    /// A part of the session as it is now, where what asks is to be asked again when the session changes.
    pub fn read_now<T>(self, part: impl FnOnce(&Session) -> T) -> T {
        self.session.with(part)
    }

    /// A part of the session as it is now, for an action.
    pub fn read_once<T>(self, part: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(part)
    }

    /// Stores the typed text for a reload, or notes that it cannot be stored.
    pub fn keep(self, text: &str) {
        note(self.text_is_stored, store_text(text));
    }

    /// The same for what is typed on Class.
    pub fn store_class(self) {
        note(self.class_is_stored, self.class_paste.with_untracked(|text| store_class(text)));
    }

    /// The same for the reader's own problem.
    pub fn store_problem(self) {
        note(self.problem_is_stored, self.problem.with_untracked(|text| store_problem(text)));
    }

    /// Puts an example, a student's work or a link's text on Check. What the reader wrote there is put aside.
    pub fn show(self, text: String) {
        let before = self.paste.get_untracked();
        let is_own = self.shown.with_value(|shown| shown.as_ref() != Some(&before));
        if is_own && before != text && !before.trim().is_empty() {
            self.aside.update(|aside| {
                aside.push(before);
                let n_too_many = aside.len().saturating_sub(MAX_ASIDE);
                aside.drain(..n_too_many);
            });
            self.aside.with_untracked(|aside| store_aside(aside));
        }
        self.shown.set_value(Some(text.clone()));
        self.paste.set(text);
    }

    /// Brings the text back that was put aside last.
    pub fn bring_back(self) {
        if let Some(own) = self.aside.try_update(Vec::pop).flatten() {
            self.paste.set(own);
            self.aside.with_untracked(|aside| store_aside(aside));
        }
    }

    /// The language of the page.
    pub fn language(self) -> ReadSignal<Language> {
        self.language.read_only()
    }

    /// Says everything in this language from now on.
    pub fn speak(self, language: Language) {
        self.ask(|session| session.speak(language));
        self.language.set(language);
    }

    /// Takes up other work.
    pub fn open(self, work: WorkInput) {
        self.ask(|session| Some(session.open(work)));
    }

    /// Takes the work as edited.
    pub fn revise(self, work: WorkInput) {
        self.ask(|session| Some(session.revise(work)));
    }

    /// Has a class read; where its problems were all found, it is judged at once.
    pub fn read_class(self, text: String, source: Source) {
        self.restart_if_gone();
        if let Some((rev, message)) = self.session.try_update(|session| session.read_class(text.clone())) {
            self.is_judged_before.set_value(false);
            self.end_drafts();
            self.class.update(|class| class.begin(rev, text, source));
            self.post(message);
            self.store_class_read();
        }
    }

    /// Has the class read again that a reload took away; judged too, where it was.
    pub fn resume_class(self) {
        if self.class.with_untracked(|class| class.run() != Run::Idle) {
            return;
        }
        let Some(stored) = stored_class_read() else { return };
        if let Some((rev, message)) = self.session.try_update(|session| session.read_class(stored.text.clone())) {
            self.is_judged_before.set_value(stored.is_judged);
            self.end_drafts();
            self.class.update(|class| class.resume(rev, stored));
            self.post(message);
        }
    }

    /// Stores the class for a reload, or notes that it cannot be stored.
    pub fn store_class_read(self) {
        let stored = self.class.with_untracked(ClassSession::to_store);
        note(self.class_is_stored, stored.is_none_or(|stored| store_class_read(Some(&stored))));
    }

    /// Forgets the class at hand, on the page and in what a reload would bring back.
    pub fn forget_class(self) {
        self.ask(|session| Some(session.cancel()));
        self.class.set(ClassSession::default());
        self.class_paste.set(String::new());
        self.store_class();
        store_class_read(None);
    }

    /// Has the class judged that was read, from where an earlier run was stopped.
    pub fn judge_class(self) {
        self.restart_if_gone();
        let (works, given) = self.class.with_untracked(|class| (class.works(), class.all_given().to_vec()));
        if let Some((rev, message)) = self.session.try_update(|session| session.open_class(works, given)) {
            self.end_drafts();
            self.class.update(|class| class.start(rev));
            self.post(message);
            self.store_class_read();
        }
    }

    /// Has attempts drafted and judged.
    pub fn draft(self, problem: String, seed: u64) {
        self.restart_if_gone();
        let model_url = address_of(DRAFTER_MODEL);
        let asked = Asked { problem: problem.clone(), seed, language: self.language.get_untracked() };
        if let Some((rev, message)) = self.session.try_update(|session| session.draft(problem, seed, model_url)) {
            self.stop_others();
            self.drafts.update(|drafts| drafts.begin(rev, asked));
            self.post(message);
        }
    }

    /// Asks for a problem like the reader's own, to be worked on Check.
    pub fn find_like(self, seed: u64) {
        self.restart_if_gone();
        let (problem, language) = (self.problem.get_untracked(), self.language.get_untracked());
        self.post(ToWorker::FindLike { problem, seed, language });
    }

    /// Puts the problem on Check, unless the reader has left the page meanwhile.
    fn take_like(self, problem: Option<String>) {
        self.found_no_like.set(problem.is_none());
        let is_here = self.route.with_untracked(Route::page) == Route::Own;
        if let Some(problem) = problem.filter(|_| is_here) {
            self.show(format!("{problem}\n"));
            self.go(Route::Check);
        }
    }

    /// Stops the drafting; what is written stays.
    pub fn stop_drafts(self) {
        self.ask(|session| Some(session.cancel()));
    }

    fn restart_if_gone(self) {
        if self.read_once(Session::worker_is_gone) {
            self.restart();
        }
    }

    /// Stops the judging of the class; what is judged stays.
    pub fn stop_class(self) {
        self.ask(|session| Some(session.cancel()));
    }

    /// Sets the cut to one of the model's operating points.
    pub fn choose_cut(self, point_idx: usize) {
        self.ask(|session| session.choose_cut(point_idx));
    }

    /// Goes back to the model's own cuts.
    pub fn reset_cut(self) {
        self.ask(Session::reset_cut);
    }

    /// Asks for what a model of final answers says of the candidates.
    pub fn compare_outcomes(self) {
        self.ask(|session| session.compare_outcomes(OUTCOME_MODEL));
    }

    /// Starts over with a new worker: the model is fetched again and the work at hand judged again.
    pub fn retry(self) {
        self.restart();
        self.ask(Session::again);
    }

    fn restart(self) {
        self.end_drafts();
        self.session.update(Session::retry);
        self.start();
    }

    fn ask(self, change: impl FnOnce(&mut Session) -> Option<ToWorker>) {
        if let Some(message) = self.session.try_update(change).flatten() {
            self.stop_others();
            self.post(message);
        }
    }

    /// Whatever is asked for ends the judging of a class, and the drafting.
    fn stop_others(self) {
        if self.class.with_untracked(|class| matches!(class.run(), Run::Reading { .. } | Run::Running { .. })) {
            self.class.update(ClassSession::stop);
        }
        self.end_drafts();
    }

    fn end_drafts(self) {
        if self.drafts.with_untracked(DraftSession::is_running) {
            self.drafts.update(DraftSession::stop);
        }
    }

    fn post(self, message: ToWorker) {
        // Cloned out, so that an answer given at once may post again.
        self.link.get_value().post(message);
    }
}

/// Sets a signal where that changes it.
fn note(signal: RwSignal<bool>, now: bool) {
    if signal.get_untracked() != now {
        signal.set(now);
    }
}

fn route_now() -> Route {
    Route::from_fragment(&window().location().hash().unwrap_or_default())
}
