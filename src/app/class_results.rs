//! What a table of a class shows and its files hold: who is who, in which order, how many break where.

use super::class_session::ClassSession;
use crate::reading::Entry;
use crate::tutor::{ExportRow, SlipKind, Standing};
use crate::words::Language;

/// In which order the table stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the file.
    #[default]
    AsRead,
    /// The earliest first unsound line on top; then those without one, then those without work.
    FirstUnsound,
    /// By what students go by, in the alphabet's order or by number.
    Student(Names),
    /// By [`Outcome`], the wrong ones on top.
    Outcome,
    /// Who made the same slip together, the commonest on top; then the others.
    Slip,
}

/// What came out of a student's work, in the order in which a teacher looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A line is unsound and the answer is wrong.
    Wrong,
    /// A line is unsound, and whether the answer is right was not decided.
    Unsound,
    /// The answer is right, and a line on the way is unsound.
    RightButUnsound,
    /// No line is unsound, but the problem is not answered rightly.
    NotAnswered,
    /// The answer is right and no line unsound, but not every line is confirmed.
    RightNotConfirmed,
    /// Neither the answer nor every line was settled, or the problem is not known.
    NotJudged,
    RightAndSound,
    NoWork,
}

impl Outcome {
    /// What came out, from how the work stands.
    pub fn of(standing: &Standing) -> Outcome {
        match (standing.first_unsound, standing.answer_right) {
            _ if standing.lines.is_empty() => Outcome::NoWork,
            (Some(_), Some(true)) => Outcome::RightButUnsound,
            (Some(_), Some(false)) => Outcome::Wrong,
            (Some(_), None) => Outcome::Unsound,
            (None, _) if standing.problem_unknown => Outcome::NotJudged,
            (None, Some(false)) => Outcome::NotAnswered,
            (None, _) if standing.clean => Outcome::RightAndSound,
            (None, Some(true)) => Outcome::RightNotConfirmed,
            (None, None) => Outcome::NotJudged,
        }
    }

    /// The name in the page's data, and the key of its words.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Outcome::Wrong => ("wrong", "class.wrong"),
            Outcome::Unsound => ("unsound", "class.unsound"),
            Outcome::RightButUnsound => ("right-but-unsound", "class.right-but-unsound"),
            Outcome::NotAnswered => ("not-answered", "class.not-answered"),
            Outcome::RightNotConfirmed => ("right-not-confirmed", "class.right-not-confirmed"),
            Outcome::NotJudged => ("not-judged", "class.not-judged"),
            Outcome::RightAndSound => ("right-and-sound", "class.right-and-sound"),
            Outcome::NoWork => ("no-work", "class.no-work"),
        }
    }
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
    /// What an entry's student goes by on the page and in its files: the name, or a number where names are hidden or
    /// there is none.
    pub fn label(&self, entry_idx: usize, names: Names, language: Language) -> String {
        let student_idx = self.class().entries.get(entry_idx).map(|entry| entry.student_idx);
        match self.name(entry_idx) {
            name if names == Names::Shown && !name.is_empty() => name.to_owned(),
            _ => {
                let n = language.integer(student_idx.map_or(0, |idx| idx + 1));
                language.say("class.student-n", &[("n", &n)])
            }
        }
    }

    /// The indices of a question's entries in this order.
    pub fn entries(&self, question_idx: usize, order: Order) -> Vec<usize> {
        let entries = self.class().entries.iter().enumerate();
        let mut entries: Vec<usize> =
            entries.filter(|(_, entry)| entry.question_idx == question_idx).map(|(i, _)| i).collect();
        match order {
            Order::AsRead => {}
            Order::FirstUnsound => entries.sort_by_key(|&i| self.place(i)),
            Order::Student(Names::Shown) => entries.sort_by_cached_key(|&i| self.name(i).to_lowercase()),
            Order::Student(Names::Hidden) => {
                entries.sort_by_key(|&i| self.class().entries.get(i).map(|entry| entry.student_idx));
            }
            Order::Outcome => entries.sort_by_key(|&i| {
                let outcome = self.standing(i).map(Outcome::of);
                (outcome.is_none(), outcome)
            }),
            Order::Slip => {
                let causes = self.causes(question_idx);
                let rank = |i: usize| {
                    let cause = self.cause(i)?;
                    causes.iter().position(|(known, _)| *known == cause)
                };
                entries.sort_by_key(|&i| rank(i).unwrap_or(usize::MAX));
            }
        }
        entries
    }

    fn name(&self, entry_idx: usize) -> &str {
        let student_idx = self.class().entries.get(entry_idx).map(|entry| entry.student_idx);
        student_idx.and_then(|idx| self.class().students.get(idx)).map_or("", |student| student.name.as_str())
    }

    /// Why an entry is not clean; None where no line is unsound.
    fn cause(&self, entry_idx: usize) -> Option<Cause> {
        let standing = self.standing(entry_idx).filter(|standing| standing.first_unsound.is_some())?;
        Some(standing.slip.map_or(Cause::Unnamed, Cause::Slip))
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
            let Some(cause) = self.cause(i) else { continue };
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
            question: self.class().questions.get(entry.question_idx).map_or("", String::as_str),
            standing: self.standing(i),
        };
        self.class().entries.iter().enumerate().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::class_session::Source;
    use crate::reading::class;
    use crate::tutor::Judge;

    #[test]
    fn what_came_out_is_told_from_lines_and_answer() {
        let check = |first_unsound, answer_right, clean, wanted: Outcome| {
            let line = crate::tutor::StandingLine { text: "x = 4".to_owned(), mark: crate::tutor::Mark::Sound };
            let standing = Standing { lines: vec![line], first_unsound, answer_right, clean, ..Standing::default() };
            assert_eq!(Outcome::of(&standing), wanted);
            let unknown = Outcome::of(&Standing { problem_unknown: true, clean: false, ..standing });
            assert_eq!(unknown == Outcome::NotJudged, first_unsound.is_none(), "without a problem nothing is right");
        };
        check(None, Some(true), true, Outcome::RightAndSound);
        check(None, None, true, Outcome::RightAndSound);
        check(None, Some(true), false, Outcome::RightNotConfirmed);
        check(None, Some(false), true, Outcome::NotAnswered);
        check(None, None, false, Outcome::NotJudged);
        check(Some(0), Some(true), false, Outcome::RightButUnsound);
        check(Some(0), Some(false), false, Outcome::Wrong);
        check(Some(0), None, false, Outcome::Unsound);
        assert_eq!(Outcome::of(&Standing::default()), Outcome::NoWork);
    }

    #[test]
    fn the_table_is_sorted_by_each_column() {
        let text = "Name,Solve 2x = 8\nCy,x = 4\nada,x = 6\nBo,\nDi,x = 5";
        let mut session = ClassSession::default();
        session.begin(1, text.to_owned(), Source::Pasted);
        session.take(1, class(text), vec![]);
        session.start(1);
        let line = crate::tutor::StandingLine { text: "x = 4".to_owned(), mark: crate::tutor::Mark::Sound };
        let standing = |first_unsound: Option<usize>, answer_right: bool, slip| Standing {
            lines: vec![line.clone()],
            first_unsound,
            answer_right: Some(answer_right),
            clean: first_unsound.is_none(),
            slip,
            ..Standing::default()
        };
        let slip = SlipKind::ALL.first().copied();
        let standings = vec![
            standing(None, true, None),
            standing(Some(0), true, slip),
            Standing::default(),
            standing(Some(0), false, None),
        ];
        session.apply(1, 0, standings, Judge::Absent);
        for (order, wanted) in [
            (Order::AsRead, [0, 1, 2, 3]),
            (Order::Student(Names::Shown), [1, 2, 0, 3]),
            (Order::Student(Names::Hidden), [0, 1, 2, 3]),
            (Order::Outcome, [3, 1, 0, 2]),
            (Order::Slip, [1, 3, 0, 2]),
            (Order::FirstUnsound, [1, 3, 0, 2]),
        ] {
            assert_eq!(session.entries(0, order), wanted, "{order:?}");
        }
    }

    #[test]
    fn hidden_names_stand_neither_on_the_page_nor_in_files() {
        use crate::tutor::{to_csv, to_json};
        let text = "Name,Solve 2x = 8\nAda Quill,x = 4\n,x = 6\nQuill,x = 5\nAda Quill,x = 3";
        let mut session = ClassSession::default();
        session.begin(1, text.to_owned(), Source::Pasted);
        session.take(1, class(text), vec![]);
        session.start(1);
        session.apply(1, 0, vec![Standing::default(); 4], Judge::Absent);
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
}
