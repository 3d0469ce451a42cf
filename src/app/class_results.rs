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
        let student = student_idx.and_then(|idx| self.class().students.get(idx));
        match student.map(|student| student.name.as_str()).filter(|name| !name.is_empty()) {
            Some(name) if names == Names::Shown => name.to_owned(),
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
