//! A class on the page: what was read of it, how far it is judged, and the table that follows; a plain struct, tested
//! without a browser.
//!
//! Names stay here: what goes to the worker is [`ClassSession::works`], and holds none.

use super::unknown_problems::{UnknownProblem, unknown_problems};
use crate::protocol::{ClassWork, Failure};
use crate::reading::{Class, Entry, Notice, class, states_problem};
use crate::tutor::{ExportRow, Judge, SlipKind, Standing};
use crate::words::Language;

/// The most bytes that are read of a file: ten thousand long solutions.
pub const MAX_FILE_BYTES: usize = 32 << 20;

/// What the page knows of a class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClassSession {
    text: String,
    class: Class,
    /// The problem of each question as the reader of the page wrote it, where it was not found; empty else.
    given: Vec<String>,
    /// One for each entry of the class, once it is judged.
    standings: Vec<Option<Standing>>,
    /// Entries that the learned witness has judged, or never will.
    settled: Vec<bool>,
    run: Run,
    failure: Option<Failure>,
}

/// How far the judging is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Run {
    /// Nothing was asked for.
    #[default]
    Idle,
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

/// In which order the table stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the file.
    #[default]
    AsRead,
    /// The earliest first unsound line on top; then those without one, then those without work.
    FirstUnsound,
}

/// Whether students go by their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    #[default]
    Shown,
    /// Nobody who sees the page or gets a file of it learns whose work is whose.
    Hidden,
}

/// Why a class's solutions are not clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A known slip explains the first unsound line.
    Slip(SlipKind),
    /// None does.
    Unnamed,
}

impl ClassSession {
    /// Takes up a text, with what is to be said of how it came here.
    pub fn read(&mut self, text: String, odd_bytes: usize) {
        let mut class = class(&text);
        if odd_bytes > 0 {
            class.notices.push(Notice::OddBytes { count: odd_bytes });
        }
        let n = class.entries.len();
        *self = ClassSession {
            given: vec![String::new(); class.questions.len()],
            text,
            class,
            standings: vec![None; n],
            settled: vec![false; n],
            run: Run::Idle,
            failure: None,
        };
        // What most begin with is proposed; the reader of the page sees it before it counts.
        for unknown in self.unknown_problems() {
            if let (Some(given), Some(proposed)) = (self.given.get_mut(unknown.question_idx), unknown.proposed) {
                *given = proposed;
            }
        }
    }

    /// What is asked of the worker: the work of all, without names.
    pub fn works(&self) -> Vec<ClassWork> {
        let work = |entry: &Entry| ClassWork {
            problem: self.problem(entry).filter(|problem| states_problem(problem)),
            work: entry.work_text(&self.text),
        };
        self.class.entries.iter().map(work).collect()
    }

    /// The problem of an entry: as found, else as written on the page.
    fn problem(&self, entry: &Entry) -> Option<String> {
        let found = entry.problem_text(&self.text).map(|problem| problem.into_owned());
        let given = || self.given.get(entry.question_idx).filter(|given| !given.trim().is_empty()).cloned();
        found.or_else(given)
    }

    /// The questions whose problem was not found, though there is work on them.
    pub fn unknown_problems(&self) -> Vec<UnknownProblem> {
        unknown_problems(&self.class, &self.text)
    }

    /// The problem of a question as written on the page.
    pub fn given(&self, question_idx: usize) -> &str {
        self.given.get(question_idx).map_or("", String::as_str)
    }

    /// Whether something was written for a question from which no problem can be read.
    pub fn is_unread(&self, question_idx: usize) -> bool {
        let given = self.given(question_idx);
        !given.trim().is_empty() && !states_problem(given)
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
        self.run = Run::Idle;
    }

    /// The judging has begun, under this revision.
    pub fn start(&mut self, rev: u64) {
        self.failure = None;
        self.run = Run::Running { rev };
    }

    /// The judging was stopped, or other work was asked for.
    pub fn stop(&mut self) {
        if matches!(self.run, Run::Running { .. }) {
            self.run = Run::Stopped;
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

    /// The judging failed.
    pub fn fail(&mut self, rev: u64, failure: Failure) {
        if matches!(self.run, Run::Running { rev: asked } if asked == rev) {
            self.failure = Some(failure);
            self.run = Run::Stopped;
        }
    }

    /// The worker is gone.
    pub fn broke(&mut self, failure: Failure) {
        if let Run::Running { rev } = self.run {
            self.fail(rev, failure);
        }
    }

    /// What was read.
    pub fn class(&self) -> &Class {
        &self.class
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

    /// What an entry's student goes by on the page and in its files: the name, or a number where names are hidden or
    /// there is none.
    pub fn label(&self, entry_idx: usize, names: Names, language: Language) -> String {
        let student_idx = self.class.entries.get(entry_idx).map(|entry| entry.student_idx);
        let student = student_idx.and_then(|idx| self.class.students.get(idx));
        match student.map(|student| student.name.as_str()).filter(|name| !name.is_empty()) {
            Some(name) if names == Names::Shown => name.to_owned(),
            _ => {
                let n = language.integer(student_idx.map_or(0, |idx| idx + 1));
                language.say("class.student-n", &[("n", &n)])
            }
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

    /// The indices of a question's entries in this order.
    pub fn entries(&self, question_idx: usize, order: Order) -> Vec<usize> {
        let entries = self.class.entries.iter().enumerate();
        let mut entries: Vec<usize> =
            entries.filter(|(_, entry)| entry.question_idx == question_idx).map(|(i, _)| i).collect();
        if order == Order::FirstUnsound {
            entries.sort_by_key(|&i| self.place(i));
        }
        entries
    }

    /// Where an entry stands by its first unsound line.
    fn place(&self, entry_idx: usize) -> (u8, usize) {
        match self.standing(entry_idx) {
            Some(Standing { first_unsound: Some(line), .. }) => (0, *line),
            Some(standing) if standing.lines.is_empty() => (3, 0),
            Some(standing) if standing.clean => (2, 0),
            Some(_) => (1, 0),
            None => (4, 0),
        }
    }

    /// The lines of the longest solution of a question.
    pub fn n_lines(&self, question_idx: usize) -> usize {
        let entries = self.entries(question_idx, Order::AsRead);
        entries.iter().filter_map(|&i| Some(self.standing(i)?.lines.len())).max().unwrap_or(0)
    }

    /// How many solutions of a question break first for which reason, the commonest on top.
    pub fn causes(&self, question_idx: usize) -> Vec<(Cause, usize)> {
        let mut causes: Vec<(Cause, usize)> = Vec::new();
        for i in self.entries(question_idx, Order::AsRead) {
            let Some(standing) = self.standing(i).filter(|standing| standing.first_unsound.is_some()) else { continue };
            let cause = standing.slip.map_or(Cause::Unnamed, Cause::Slip);
            match causes.iter_mut().find(|(known, _)| *known == cause) {
                Some((_, count)) => *count += 1,
                None => causes.push((cause, 1)),
            }
        }
        causes.sort_by_key(|(cause, count)| (*cause == Cause::Unnamed, usize::MAX - count));
        causes
    }

    /// Everything as it is exported.
    pub fn export(&self, names: Names, language: Language) -> Vec<ExportRow<'_>> {
        let row = |(i, entry): (usize, &Entry)| ExportRow {
            student: self.label(i, names, language),
            question: self.class.questions.get(entry.question_idx).map_or("", String::as_str),
            standing: self.standing(i),
        };
        self.class.entries.iter().enumerate().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::Cuts;

    const CUTS: Cuts = Cuts { sound: 0.9, unsound: 0.5 };

    fn session() -> ClassSession {
        let mut session = ClassSession::default();
        session.read("Name,Solve 2x = 8\nAda,x = 4\nBob,x = 6\nCy,\nDi,\"x = 8/2\nx = 3\"".to_owned(), 0);
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
        let mut session = ClassSession::default();
        session.read("Name,Work\nAda,\"2x = 8\nx = 4\"\nBob,\"2x=8\nx = 6\"\nCy,".to_owned(), 0);
        let asked: Vec<usize> = session.unknown_problems().iter().map(|unknown| unknown.question_idx).collect();
        assert_eq!((asked, session.given(0)), (vec![0], "2x = 8"));
        session.start(1);
        session.apply(1, 0, vec![standing(1, None); 3], Judge::Absent);
        for (given, is_unread, problem) in
            [("2x + 1 = 9", false, Some("2x + 1 = 9")), ("ask me", true, None), ("", false, None), (" ", false, None)]
        {
            session.give(0, given.to_owned());
            assert_eq!((session.is_unread(0), session.works()[1].problem.as_deref()), (is_unread, problem), "{given}");
            assert_eq!((session.run(), session.progress().n_settled), (Run::Idle, 0), "{given}");
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
    fn hidden_names_stand_neither_on_the_page_nor_in_files() {
        use crate::tutor::{to_csv, to_json};
        let mut session = ClassSession::default();
        session.read("Name,Solve 2x = 8\nAda Quill,x = 4\n,x = 6\nQuill,x = 5\nAda Quill,x = 3".to_owned(), 0);
        session.start(1);
        session.apply(1, 0, vec![standing(1, None); 4], Judge::Absent);
        for language in Language::ALL.iter().copied() {
            let labels = |names| (0..4).map(|i| session.label(i, names, language)).collect::<Vec<_>>();
            let files = |names| {
                let rows = session.export(names, language);
                [to_csv(&rows, language), to_json(&rows)]
            };
            let (shown, hidden) = (labels(Names::Shown), labels(Names::Hidden));
            assert_eq!((shown[0].as_str(), shown[2].as_str()), ("Ada Quill", "Quill"));
            assert_eq!(shown[1], hidden[1], "who has no name goes by a number");
            // Still told apart, two of the same name among them.
            assert!((0..4).all(|i| !hidden[..i].contains(&hidden[i])), "{hidden:?}");
            for hidden in hidden.into_iter().chain(files(Names::Hidden)) {
                assert!(!hidden.contains("Ada") && !hidden.contains("Quill"), "{hidden}");
            }
            files(Names::Shown).iter().for_each(|file| assert_eq!(file.matches("Quill").count(), 3, "{file}"));
        }
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
