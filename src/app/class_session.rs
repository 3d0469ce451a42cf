//! A class on the page: what was read of it, how far it is judged, and the table that follows; a plain struct, tested
//! without a browser.
//!
//! The worker reads the text and gives back where everything stands in it; what is judged is [`ClassSession::works`], and
//! holds no names.

use crate::protocol::{ClassWork, Failure, UnknownProblem};
use crate::reading::{Class, Entry, Notice};
use crate::tutor::{Judge, Standing};
use serde::{Deserialize, Serialize};

/// The most bytes that are read of a file: ten thousand long solutions.
pub const MAX_FILE_BYTES: usize = 32 << 20;

/// What the page knows of a class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClassSession {
    text: String,
    source: Source,
    class: Class,
    /// The questions whose problem was not found, though there is work on them.
    unknown: Vec<UnknownProblem>,
    /// The problem of each question as the reader of the page wrote it, where it was not found; empty else.
    given: Vec<String>,
    /// Questions for which something was given that is no problem.
    unread: Vec<usize>,
    /// One for each entry of the class, once it is judged.
    standings: Vec<Option<Standing>>,
    /// Entries that the learned witness has judged, or never will.
    settled: Vec<bool>,
    run: Run,
    failure: Option<Failure>,
}

/// Where a class's text is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    #[default]
    Pasted,
    /// A file, so many bytes of which were of another encoding.
    File { n_odd_bytes: usize },
}

/// A class as it outlives a reload: what was read and what was written, no results. Those are worked out anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredClass {
    pub text: String,
    /// Of a file: how many of its bytes were of another encoding. None for what was pasted.
    pub n_odd_bytes: Option<usize>,
    /// The problems as written on the page, one for each question.
    pub given: Vec<String>,
    pub is_judged: bool,
}

/// How far the judging is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Run {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// The worker reads the text, under this revision.
    Reading {
        rev: u64,
    },
    /// The text was read; the judging has not begun.
    Read,
    /// The worker is at it, under this revision.
    Running {
        rev: u64,
    },
    /// Stopped by the reader, or overtaken by another page's work.
    Stopped,
    Done,
}

/// How much of a class is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub n_total: usize,
    /// By algebra at least.
    pub n_checked: usize,
    /// For good.
    pub n_settled: usize,
}

impl ClassSession {
    /// Takes up a text that the worker reads under this revision.
    pub fn begin(&mut self, rev: u64, text: String, source: Source) {
        *self = ClassSession { text, source, run: Run::Reading { rev }, ..ClassSession::default() };
    }

    /// Takes up a class of before a reload: its text, and what was written where a problem was not found.
    pub fn resume(&mut self, rev: u64, StoredClass { text, n_odd_bytes, given, .. }: StoredClass) {
        let source = n_odd_bytes.map_or(Source::Pasted, |n_odd_bytes| Source::File { n_odd_bytes });
        self.begin(rev, text, source);
        self.given = given;
    }

    /// What a reload needs to have this class again; None where there is none.
    pub fn to_store(&self) -> Option<StoredClass> {
        let n_odd_bytes = match self.source {
            Source::Pasted => None,
            Source::File { n_odd_bytes } => Some(n_odd_bytes),
        };
        let is_judged = self.settled.iter().any(|settled| *settled) || matches!(self.run, Run::Running { .. });
        let stored = StoredClass { text: self.text.clone(), n_odd_bytes, given: self.given.clone(), is_judged };
        (self.run != Run::Idle).then_some(stored)
    }

    /// Takes in what was read of the text, if it answers the last request. What most of the work begins with is proposed
    /// as a problem: the reader of the page sees it before it counts. True where nothing is to be asked: it can be judged.
    pub fn take(&mut self, rev: u64, mut class: Class, unknown: Vec<UnknownProblem>) -> bool {
        if self.run != (Run::Reading { rev }) {
            return false;
        }
        if let Source::File { n_odd_bytes: count @ 1.. } = self.source {
            class.notices.push(Notice::OddBytes { count });
        }
        let given = std::mem::replace(&mut self.given, vec![String::new(); class.questions.len()]);
        for UnknownProblem { question_idx, proposed, .. } in &unknown {
            if let (Some(given), Some(proposed)) = (self.given.get_mut(*question_idx), proposed) {
                given.clone_from(proposed);
            }
        }
        let is_resumed = !given.is_empty() && given.len() == self.given.len();
        if is_resumed {
            self.given = given;
        }
        let n = class.entries.len();
        (self.standings, self.settled) = (vec![None; n], vec![false; n]);
        (self.class, self.unknown) = (class, unknown);
        self.run = Run::Read;
        n > 0 && self.unknown.is_empty()
    }

    /// What is asked of the worker: the work of all, without names.
    pub fn works(&self) -> Vec<ClassWork> {
        let work = |entry: &Entry| ClassWork { problem: self.problem(entry), work: entry.work_text(&self.text) };
        self.class.entries.iter().map(work).collect()
    }

    /// The problem of an entry: as found, else as written on the page.
    fn problem(&self, entry: &Entry) -> Option<String> {
        let found = entry.problem_text(&self.text).map(|problem| problem.into_owned());
        let given = || self.given.get(entry.question_idx).filter(|given| !given.trim().is_empty()).cloned();
        found.or_else(given)
    }

    /// The questions whose problem was not found, though there is work on them.
    pub fn unknown_problems(&self) -> &[UnknownProblem] {
        &self.unknown
    }

    /// The problems as written on the page, one for each question; empty where none was needed.
    pub fn all_given(&self) -> &[String] {
        &self.given
    }

    /// The problem of a question as written on the page.
    pub fn given(&self, question_idx: usize) -> &str {
        self.given.get(question_idx).map_or("", String::as_str)
    }

    /// Whether something was written for a question from which no problem can be read, as far as the worker has said.
    pub fn is_unread(&self, question_idx: usize) -> bool {
        self.unread.contains(&question_idx)
    }

    /// The worker found no problem in what was given for these questions, and judged nothing.
    pub fn refuse(&mut self, rev: u64, questions: Vec<usize>) {
        if self.run == (Run::Running { rev }) {
            self.unread = questions;
            self.run = Run::Read;
        }
    }

    /// Takes the problem of a question as it is written on the page. What was judged without it is forgotten.
    pub fn give(&mut self, question_idx: usize, problem: String) {
        let Some(given) = self.given.get_mut(question_idx).filter(|given| **given != problem) else { return };
        *given = problem;
        for (i, entry) in self.class.entries.iter().enumerate() {
            if entry.question_idx == question_idx && entry.problem.is_none() {
                self.standings[i] = None;
                self.settled[i] = false;
            }
        }
        self.run = Run::Read;
    }

    /// The judging has begun, under this revision.
    pub fn start(&mut self, rev: u64) {
        self.failure = None;
        self.unread.clear();
        self.run = Run::Running { rev };
    }

    /// The reading or the judging was stopped, or other work was asked for.
    pub fn stop(&mut self) {
        match self.run {
            Run::Reading { .. } => self.run = Run::Idle,
            Run::Running { .. } => self.run = Run::Stopped,
            Run::Idle | Run::Read | Run::Stopped | Run::Done => {}
        }
    }

    /// Takes in a part of the answer, if it answers the last request.
    pub fn apply(&mut self, rev: u64, start: usize, standings: Vec<Standing>, judge: Judge) {
        // A model that arrives after algebra is done has the whole class judged again, under the same revision.
        if !matches!(self.run, Run::Running { rev: asked } if asked == rev) {
            return;
        }
        for (i, standing) in (start..).zip(standings) {
            let (Some(slot), Some(settled)) = (self.standings.get_mut(i), self.settled.get_mut(i)) else { return };
            // Algebra alone says nothing new of what the model has judged already.
            if judge == Judge::Pending && *settled {
                continue;
            }
            *slot = Some(standing);
            *settled = judge != Judge::Pending;
        }
        if self.settled.iter().all(|settled| *settled) {
            self.run = Run::Done;
        }
    }

    /// The reading or the judging failed.
    pub fn fail(&mut self, rev: u64, failure: Failure) {
        if self.asked() == Some(rev) {
            self.stop();
            self.failure = Some(failure);
        }
    }

    /// The worker is gone.
    pub fn broke(&mut self, failure: Failure) {
        if let Some(rev) = self.asked() {
            self.fail(rev, failure);
        }
    }

    /// The request that is not answered yet.
    fn asked(&self) -> Option<u64> {
        match self.run {
            Run::Reading { rev } | Run::Running { rev } => Some(rev),
            Run::Idle | Run::Read | Run::Stopped | Run::Done => None,
        }
    }

    /// What was read.
    pub fn class(&self) -> &Class {
        &self.class
    }

    /// Whether this was pasted, and what was pasted now reads otherwise.
    pub fn is_of_other_text(&self, pasted: &str) -> bool {
        self.source == Source::Pasted && self.run != Run::Idle && self.text != pasted
    }

    /// How far the judging is.
    pub fn run(&self) -> Run {
        self.run
    }

    /// Why the judging ended before its time.
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// How the entry at this index stands.
    pub fn standing(&self, entry_idx: usize) -> Option<&Standing> {
        self.standings.get(entry_idx)?.as_ref()
    }

    /// How much is judged.
    pub fn progress(&self) -> Progress {
        Progress {
            n_total: self.standings.len(),
            n_checked: self.standings.iter().flatten().count(),
            n_settled: self.settled.iter().filter(|settled| **settled).count(),
        }
    }

    /// The problem and the work of an entry as one text, as Check reads it.
    pub fn paste(&self, entry_idx: usize) -> Option<String> {
        let entry = self.class.entries.get(entry_idx)?;
        let work = entry.work_text(&self.text);
        Some(match self.problem(entry) {
            Some(problem) => format!("{}\n\n{}", problem.trim(), work.trim()),
            None => work.trim().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::class_results::{Cause, Order};
    use crate::reading::class;
    use crate::tutor::Cuts;

    const CUTS: Cuts = Cuts { sound: 0.9, unsound: 0.5 };

    /// A class as the worker reads it, with these problems not found.
    fn read(text: &str, unknown: Vec<UnknownProblem>) -> ClassSession {
        let mut session = ClassSession::default();
        session.begin(1, text.to_owned(), Source::Pasted);
        assert_eq!(session.take(1, class(text), unknown.clone()), unknown.is_empty());
        session
    }

    fn session() -> ClassSession {
        let mut session = read("Name,Solve 2x = 8\nAda,x = 4\nBob,x = 6\nCy,\nDi,\"x = 8/2\nx = 3\"", vec![]);
        session.start(1);
        session
    }

    fn standing(n_lines: usize, first_unsound: Option<usize>) -> Standing {
        let line = crate::tutor::StandingLine { text: "x = 1".to_owned(), mark: crate::tutor::Mark::Sound };
        Standing { lines: vec![line; n_lines], first_unsound, clean: first_unsound.is_none(), ..Standing::default() }
    }

    #[test]
    fn the_worker_is_told_no_names() {
        let works = session().works();
        assert_eq!(works.len(), 4);
        assert_eq!(works[3], ClassWork { problem: Some("Solve 2x = 8".to_owned()), work: "x = 8/2\nx = 3".to_owned() });
        assert!(!format!("{works:?}").contains("Bob"));
    }

    #[test]
    fn a_problem_that_was_not_found_is_asked_for() {
        let unknown = UnknownProblem { question_idx: 0, work: vec![], proposed: Some("2x = 8".to_owned()) };
        let mut session = read("Name,Work\nAda,\"2x = 8\nx = 4\"\nBob,\"2x=8\nx = 6\"\nCy,", vec![unknown]);
        assert_eq!((session.unknown_problems().len(), session.given(0)), (1, "2x = 8"));
        session.start(1);
        session.apply(1, 0, vec![standing(1, None); 3], Judge::Absent);
        for (given, problem) in [("2x + 1 = 9", Some("2x + 1 = 9")), ("", None), (" ", None)] {
            session.give(0, given.to_owned());
            assert_eq!((session.all_given()[0].as_str(), session.works()[1].problem.as_deref()), (given, problem));
            assert_eq!((session.run(), session.progress().n_settled), (Run::Read, 0), "{given}");
        }
        // A problem that was found needs no other.
        let mut session = self::session();
        session.give(0, "3x = 9".to_owned());
        assert_eq!(
            (session.unknown_problems().len(), session.works()[0].problem.as_deref()),
            (0, Some("Solve 2x = 8"))
        );
    }

    #[test]
    fn a_class_is_there_again_after_a_reload_with_the_problems_that_were_written() {
        let unknown = UnknownProblem { question_idx: 0, work: vec![], proposed: Some("2x = 8".to_owned()) };
        let text = "Name,Work\nAda,\"2x = 8\nx = 4\"";
        let mut session = read(text, vec![unknown.clone()]);
        session.give(0, "2x + 1 = 9".to_owned());
        let stored = session.to_store().unwrap();
        assert!(!stored.is_judged);
        let mut again = ClassSession::default();
        assert_eq!(again.to_store(), None);
        again.resume(7, stored.clone());
        assert!(!again.take(7, class(text), vec![unknown.clone()]), "it was not judged before");
        assert_eq!((again.given(0), again.run()), ("2x + 1 = 9", Run::Read));
        session.start(1);
        let stored = session.to_store().unwrap();
        assert!(stored.is_judged);
        again.resume(8, stored);
        again.take(8, class(text), vec![unknown]);
        assert_eq!(again.given(0), "2x + 1 = 9");
        // Another class has nothing of it.
        again.begin(9, text.to_owned(), Source::Pasted);
        again.take(9, class(text), vec![]);
        assert_eq!(again.given(0), "");
    }

    #[test]
    fn what_is_no_problem_is_said_until_something_else_is_asked() {
        let mut session = session();
        session.refuse(2, vec![0]);
        assert_eq!((session.is_unread(0), session.run()), (false, Run::Running { rev: 1 }), "another request's answer");
        session.refuse(1, vec![0]);
        assert_eq!((session.is_unread(0), session.run()), (true, Run::Read));
        session.start(3);
        assert!(!session.is_unread(0));
    }

    #[test]
    fn a_reading_that_was_overtaken_or_failed_leaves_no_class() {
        let text = "Name,Solve 2x = 8\nAda,x = 4";
        let mut session = ClassSession::default();
        session.begin(1, text.to_owned(), Source::Pasted);
        assert!(!session.take(2, class(text), vec![]));
        session.broke(Failure::Worker(crate::protocol::Fault::NoWorker));
        assert!(session.failure().is_some());
        session.begin(3, text.to_owned(), Source::Pasted);
        assert!(session.failure().is_none());
        session.stop();
        assert!(!session.take(3, class(text), vec![]), "it was stopped");
        assert_eq!((session.run(), session.class().entries.len()), (Run::Idle, 0));
    }

    #[test]
    fn parts_fill_the_table_and_the_order_follows() {
        let mut session = session();
        session.apply(1, 0, vec![standing(1, None), standing(1, Some(0))], Judge::Pending);
        assert_eq!(session.progress(), Progress { n_total: 4, n_checked: 2, n_settled: 0 });
        session.apply(1, 2, vec![standing(0, None), standing(2, Some(1))], Judge::Pending);
        session.apply(1, 0, vec![standing(1, None), standing(1, Some(0))], Judge::Scored(CUTS));
        assert_eq!(session.run(), Run::Running { rev: 1 });
        session.apply(1, 2, vec![standing(0, None), standing(2, Some(1))], Judge::Scored(CUTS));
        assert_eq!(session.run(), Run::Done);
        assert_eq!(session.entries(0, Order::FirstUnsound), [1, 3, 0, 2]);
        assert_eq!((session.n_lines(0), session.causes(0)), (2, vec![(Cause::Unnamed, 2)]));
        assert_eq!(session.paste(3).as_deref(), Some("Solve 2x = 8\n\nx = 8/2\nx = 3"));
    }

    #[test]
    fn results_of_another_text_are_told() {
        let text = "Name,Solve 2x = 8\nAda,x = 4";
        let mut session = read(text, vec![]);
        assert_eq!((session.is_of_other_text(text), session.is_of_other_text("Name")), (false, true));
        session.begin(2, text.to_owned(), Source::File { n_odd_bytes: 3 });
        session.take(2, class(text), vec![]);
        assert!(!session.is_of_other_text(""), "what is typed beside a file is none of it");
        assert_eq!(session.class().notices, [Notice::OddBytes { count: 3 }]);
    }

    #[test]
    fn what_answers_an_older_request_is_dropped() {
        let mut session = session();
        session.apply(2, 0, vec![standing(1, None)], Judge::Absent);
        session.stop();
        session.apply(1, 0, vec![standing(1, None)], Judge::Absent);
        assert_eq!((session.progress().n_checked, session.run()), (0, Run::Stopped));
        session.start(3);
        session.apply(3, 3, vec![standing(1, None); 9], Judge::Absent);
        assert_eq!(session.progress().n_settled, 1);
    }
}
