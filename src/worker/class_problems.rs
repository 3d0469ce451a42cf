//! The problems of a class's questions: which were not found, what can be proposed, and which of those that a teacher
//! wrote cannot be read.

use crate::protocol::UnknownProblem;
use crate::reading::{Class, Entry, states_problem};

/// Pieces of work that are shown beside a question whose problem is asked for.
const MAX_SHOWN: usize = 3;

/// First lines that are counted.
const MAX_FIRSTS: usize = 20;

/// The questions of `class` whose problem was not found, though there is work on them. `text` is the class's.
pub fn unknown_problems(class: &Class, text: &str) -> Vec<UnknownProblem> {
    let unknown = |question_idx: usize| {
        let of_question = |entry: &&Entry| entry.question_idx == question_idx && entry.problem.is_none();
        let entries = class.entries.iter().filter(of_question);
        let work: Vec<String> = entries.map(|entry| entry.work_text(text)).filter(|work| !work.is_empty()).collect();
        let proposed = first_of_most(&work);
        let shown: Vec<String> = work.into_iter().take(MAX_SHOWN).collect();
        (!shown.is_empty()).then_some(UnknownProblem { question_idx, work: shown, proposed })
    };
    (0..class.questions.len()).filter_map(unknown).collect()
}

/// The line that at least half of the work, and more than one piece of it, begins with, if it can be the problem.
fn first_of_most(work: &[String]) -> Option<String> {
    let first = |work: &String| work.trim_start().split(['\n', '\r', ';']).next().unwrap_or_default().trim().to_owned();
    let plain = |line: &String| line.split_whitespace().collect::<String>().to_lowercase();
    let firsts: Vec<String> = work.iter().map(first).collect();
    let same = |line: &String| firsts.iter().filter(|other| plain(other) == plain(line)).count();
    let line = firsts.iter().take(MAX_FIRSTS).rev().max_by_key(|line| same(line))?;
    let is_most = same(line) > 1 && same(line) * 2 >= firsts.len();
    (is_most && states_problem(line)).then(|| line.clone())
}

/// The indices of what was given and is no problem that can be read. Nothing given is nothing wrong.
pub fn unread_problems(given: &[String]) -> Vec<usize> {
    let is_unread = |given: &String| !given.trim().is_empty() && !states_problem(given);
    given.iter().enumerate().filter(|(_, given)| is_unread(given)).map(|(i, _)| i).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::class;

    #[track_caller]
    fn check(table: &str, wanted: &[(usize, usize, Option<&str>)]) {
        let found = unknown_problems(&class(table), table);
        let found: Vec<_> = found.iter().map(|it| (it.question_idx, it.work.len(), it.proposed.as_deref())).collect();
        assert_eq!(found, wanted, "{table}");
    }

    #[test]
    fn what_most_begin_with_is_proposed() {
        check("Name,Work\nAda,3x = 9; x = 3\nBob,3x=9\nCy,x = 3", &[(0, 3, Some("3x = 9"))]);
        check("Name,Work\nAda,3x = 9\nBob,x = 9\nCy,x = 3\nDi,x = 2", &[(0, 3, None)]);
        check("Name,Work\nAda,3x = 9", &[(0, 1, None)]);
        check("Name,Solve 3x = 9,Q2\nAda,x = 3,y = 2\nBob,x = 3,", &[(1, 1, None)]);
        check("Name,Solve 3x = 9\nAda,x = 3", &[]);
        check("Ada\n2x = 8\nx = 4\n\nBob\n2x = 8\nx = 6\n", &[(0, 2, Some("2x = 8"))]);
    }

    #[test]
    fn what_a_teacher_wrote_is_read_or_named() {
        let given = ["2x + 1 = 9", "ask me", "", " ", "Simplify 3x + 2x"].map(str::to_owned);
        assert_eq!(unread_problems(&given), [1]);
    }
}
