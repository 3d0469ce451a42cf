//! A reader's own problem worked out: solutions by every way that fits it, attempts with a slip among them.

use super::answered_question::{answered_question, like_question};
use super::next_step::operation_words;
use super::rules::rule_words;
use crate::corpus::{
    Closing, Given, Operation, Steps, Worked, WorkedLine, alike, asks_otherwise, attempts, closing, work_out,
};
use crate::notation::{Statement, parse, statement_with_euler, statement_with_imaginary, uses_euler, variables};
use crate::reading::{Asked, Problem, Role, Solution, Task, asked, from_lines};
use crate::tutor::Background;
use crate::words::Language;
use fastrand::Rng;

/// Longest problem that is looked at, in bytes: a few lines.
const MAX_PROBLEM_BYTES: usize = 1000;

/// Sound solutions that are shown: more would hide that they agree.
const MAX_WAYS: usize = 5;

/// Attempts with a slip that are shown.
const MAX_SLIPPED: usize = 3;

/// The solutions of one problem, with what each is called and why each line stands there.
#[derive(Default)]
pub struct WorkedProblem {
    pub solutions: Vec<Solution>,
    /// Nothing is worked out, for want of the letter that is to stand alone.
    lacks_letter: bool,
    /// Attempts with a slip are among them.
    has_slips: bool,
    /// The first way takes fewer lines than any other.
    has_shortest: bool,
    problem: String,
    worked: Vec<Worked>,
}

impl WorkedProblem {
    /// Works the problem out; empty where its kind is not known. Equations on lines of their own hold together.
    pub fn new(text: &str, small_steps: bool, n_slipped: usize, seed: u64) -> WorkedProblem {
        if let Some((problem, worked, solution)) = answered_question(text) {
            return WorkedProblem {
                solutions: vec![solution],
                problem,
                worked: vec![worked],
                ..WorkedProblem::default()
            };
        }
        let Some((problem, given)) = read_problem(text) else { return WorkedProblem::default() };
        let has_slips = n_slipped > 0;
        let mut all = worked(&given, small_steps, n_slipped, seed);
        if has_slips {
            Rng::with_seed(seed).shuffle(&mut all);
        } else {
            // The shortest first; of equals the plainest.
            all.sort_by_key(|worked| worked.lines.len());
        }
        let solution = |worked: &Worked| {
            let (lines, roles) = if has_slips { (maths_of(worked), Vec::new()) } else { closed(&given, worked) };
            let mut solution = Solution { problem: Some(problem.clone()), ..from_lines(text, &lines) };
            solution.steps.iter_mut().rev().zip(roles.into_iter().rev()).for_each(|(step, role)| step.role = role);
            solution
        };
        let has_shortest =
            !has_slips && matches!(&all[..], [first, second, ..] if first.lines.len() < second.lines.len());
        WorkedProblem {
            solutions: all.iter().map(solution).collect(),
            lacks_letter: given.lacks_letter(),
            has_slips,
            has_shortest,
            problem: problem.math.text().to_owned(),
            worked: all,
        }
    }

    /// What is known of the solutions, in `language`.
    pub fn told_in(&self, language: Language) -> impl Background {
        Told { worked: self, language }
    }
}

/// The problem that a reader typed, its task filled in where no word says it, and the same as the solver takes it. None
/// where there is no maths to be read, or more text than a problem has.
pub fn read_problem(text: &str) -> Option<(Problem, Given)> {
    if text.len() > MAX_PROBLEM_BYTES {
        return None;
    }
    let Asked { letter, readings } = asked(text);
    let read = |problem: Problem| Some((parse(problem.math.text()).statement?, problem));
    let (mut statement, mut problem) = readings.into_iter().find_map(read)?;
    if uses_euler(&statement) {
        statement = statement_with_euler(&statement);
        problem.parsed.statement = Some(statement.clone());
    } else if variables(&statement).iter().eq(["i"]) && matches!(statement, Statement::Expr(_)) {
        problem.parsed.statement = Some(statement_with_imaginary(&statement));
    }
    // `f(x) = 3x - 2` is no product of f and x, and a slope no solution.
    if asks_otherwise(text) || !from_lines::<&str>(text, &[]).functions.is_empty() {
        return None;
    }
    let given = Given { statement, task: problem.task, letter }.with_task();
    Some((Problem { task: given.task, ..problem }, given))
}

/// A worked problem, told in one language.
struct Told<'a> {
    worked: &'a WorkedProblem,
    language: Language,
}

impl Background for Told<'_> {
    fn way(&self, solution_idx: usize) -> Option<String> {
        let way = self.language.text(self.worked.worked.get(solution_idx)?.way);
        let is_shortest = self.worked.has_shortest && solution_idx == 0;
        Some(if is_shortest { self.language.say("way.shortest", &[("way", &way)]) } else { way.to_owned() })
    }

    fn reasons(&self, solution_idx: usize) -> Option<Vec<Option<String>>> {
        let lines = &self.worked.worked.get(solution_idx)?.lines;
        let words = |operation: &Option<Operation>| Some(operation_words(operation.as_ref()?, self.language));
        Some(lines.iter().map(|line| words(&line.operation)).collect())
    }

    fn rules(&self, solution_idx: usize) -> Option<Vec<Option<String>>> {
        let lines = &self.worked.worked.get(solution_idx)?.lines;
        let above = std::iter::once(&self.worked.problem).chain(lines.iter().map(|line| &line.maths));
        let rule = |(line, above): (&WorkedLine, &String)| {
            rule_words(line.operation.as_ref()?, above, &line.maths, self.language)
        };
        // Where a slip hides, the rule would give it away.
        Some(lines.iter().zip(above).filter(|_| !self.worked.has_slips).map(rule).collect())
    }

    /// Attempts with a slip among them are judged like anybody's.
    fn is_laid_out_here(&self) -> bool {
        !self.worked.has_slips
    }

    fn without_solutions(&self) -> Option<String> {
        let key = if self.worked.lacks_letter { "own.lacks-letter" } else { "own.unknown" };
        Some(self.language.text(key).to_owned())
    }
}

fn maths_of(worked: &Worked) -> Vec<String> {
    worked.lines.iter().map(|line| line.maths.clone()).collect()
}

/// The lines, the whole answer and every value of it put into the problem; the roles of the last of them.
fn closed(given: &Given, worked: &Worked) -> (Vec<String>, Vec<Role>) {
    let mut lines = maths_of(worked);
    let Closing { answer, checks } = closing(given, &lines.iter().map(String::as_str).collect::<Vec<_>>());
    let mut roles = if answer.is_some() || !checks.is_empty() { vec![Role::Answer] } else { Vec::new() };
    roles.extend(checks.iter().map(|_| Role::Check));
    lines.extend(answer.into_iter().chain(checks));
    (lines, roles)
}

/// A problem like the one that a reader typed, its task in words of `language` where it needs them. None where the kind is
/// not known, or no other was found.
pub fn like_problem(text: &str, seed: u64, language: Language) -> Option<String> {
    if let Some(question) = like_question(text, seed) {
        return Some(question);
    }
    let (_, given) = read_problem(text)?;
    let maths = alike(&given, seed)?;
    let maths = language.numbers(&maths).replace(" and ", &format!(" {} ", language.text("practice.and")));
    let verb = match (given.task, given.letter) {
        (Some(Task::Expand), _) => "ask.expand",
        (Some(Task::Factorise), _) => "ask.factorise",
        (Some(Task::Simplify), _) => "ask.simplify",
        (Some(Task::Evaluate), _) => "ask.work-out",
        (_, Some(letter)) => return Some(language.say("ask.solve-for", &[("problem", &maths), ("letter", &letter)])),
        (_, None) => "ask.solve",
    };
    Some(format!("{} {maths}", language.text(verb)))
}

fn worked(given: &Given, small_steps: bool, n_slipped: usize, seed: u64) -> Vec<Worked> {
    let mut all = work_out(given, if small_steps { Steps::Small } else { Steps::Plain });
    all.truncate(MAX_WAYS);
    if n_slipped > 0 {
        // Enough sound ones that a slip is not to be expected everywhere.
        all.truncate(2);
        all.extend(attempts(given, n_slipped.min(MAX_SLIPPED), seed));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::Verdict;
    use crate::reading::Work;
    use crate::tutor::{Cuts, Findings, Mark, Review, review, witness};
    use proptest::prelude::*;

    fn reviewed(problem: &WorkedProblem) -> Review {
        let verdicts: Vec<_> = problem.solutions.iter().map(witness).collect();
        let work = Work { solutions: problem.solutions.clone(), ..Work::default() };
        let told = problem.told_in(Language::En);
        review(&work, &Findings { background: &told, ..Findings::exact_only(&verdicts) }, Language::En)
    }

    #[test]
    fn every_worked_line_is_sound_to_the_exact_witness() {
        let problems =
            ["Solve 3(x - 4) = 2x + 5", "x^2 - 5x + 6 = 0", "2x + y = 7\nx - y = 2", "Expand (x + 3)(x - 7) + 2x"];
        for problem in problems {
            for small_steps in [false, true] {
                let review = reviewed(&WorkedProblem::new(problem, small_steps, 0, 1));
                assert!(!review.cards.is_empty(), "{problem}");
                for card in &review.cards {
                    assert!(card.way.is_some() && card.answer_right != Some(false), "{problem}: {card:#?}");
                    assert!(card.steps.iter().all(|step| step.mark == Mark::Sound), "{problem}: {card:#?}");
                }
            }
        }
    }

    #[test]
    fn no_line_that_was_worked_out_here_is_doubted() {
        let worked = |n_slipped: usize| {
            let worked = WorkedProblem::new("x^2 - 5x + 6 = 0", false, n_slipped, 5);
            let verdicts: Vec<_> = worked.solutions.iter().map(witness).collect();
            let work = Work { solutions: worked.solutions.clone(), ..Work::default() };
            let doubts: Vec<Vec<_>> =
                work.solutions.iter().map(|solution| vec![Some(0.5); solution.steps.len()]).collect();
            let told = worked.told_in(Language::En);
            let findings = Findings::scored(&verdicts, &doubts, Cuts { sound: 0.9, unsound: 0.1 });
            review(&work, &Findings { background: &told, ..findings }, Language::En)
        };
        let marks = |review: &Review| {
            let cards = review.cards.iter().flat_map(|card| card.steps.iter().map(|step| step.mark));
            cards.collect::<Vec<_>>()
        };
        let (sound, slipped) = (marks(&worked(0)), marks(&worked(2)));
        assert!(sound.len() > 4 && sound.iter().all(|mark| *mark == Mark::Sound), "{sound:?}");
        assert!(slipped.contains(&Mark::Unsound), "{slipped:?}");
    }

    #[test]
    fn a_letter_that_is_not_named_is_asked_for() {
        assert!(reviewed(&WorkedProblem::new("A = bh/2", false, 0, 1)).summary.contains("Say which"));
        assert_eq!(reviewed(&WorkedProblem::new("A = bh/2 for h", false, 0, 1)).cards.len(), 1);
    }

    #[test]
    fn slips_are_mixed_in_as_asked_and_the_same_for_the_same_seed() {
        let review = reviewed(&WorkedProblem::new("3(x - 4) = 2x + 5", false, 2, 5));
        let n_slipped = review.cards.iter().filter(|card| card.first_unsound.is_some()).count();
        assert_eq!((review.cards.len(), n_slipped), (4, 2));
        assert_eq!(reviewed(&WorkedProblem::new("3(x - 4) = 2x + 5", false, 2, 5)), review);
        assert_ne!(reviewed(&WorkedProblem::new("3(x - 4) = 2x + 5", false, 2, 6)), review);
    }

    fn ways(worked: &WorkedProblem) -> Vec<&'static str> {
        worked.worked.iter().map(|worked| worked.way).collect()
    }

    /// What is missing of a row of `own_problems.txt`: ways that are missing, lines that do not hold.
    fn faults(row: &str, small_steps: bool) -> Vec<String> {
        let (wanted, problem) = row.split_once(": ").unwrap_or_else(|| panic!("{row} names no ways"));
        let worked = WorkedProblem::new(&problem.replace("\\n", "\n"), small_steps, 0, 1);
        let has = |way: &str| worked.worked.iter().any(|found| found.way.strip_prefix("way.") == Some(way));
        let mut faults = Vec::new();
        // In small steps some ways grow longer than anybody would read.
        if worked.worked.is_empty() || !small_steps && !wanted.split(' ').all(has) {
            faults.push(format!("{problem}: {wanted} are not all among {:?}", ways(&worked)));
        }
        for solution in &worked.solutions {
            let found = witness(solution);
            let holds = found.lines.iter().all(|line| matches!(line.local, Verdict::Holds(_)));
            if !holds || found.lines.is_empty() {
                let lines: Vec<&str> = solution.steps.iter().map(|step| step.math.text()).collect();
                faults.push(format!("{problem}: {lines:?}"));
            }
        }
        faults
    }

    fn check_table(small_steps: bool) {
        let table = include_str!("../../tests/data/own_problems.txt");
        let rows: Vec<&str> = table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')).collect();
        let faults: Vec<String> = rows.iter().flat_map(|row| faults(row, small_steps)).collect();
        assert!(rows.len() >= 60 && faults.is_empty(), "\n{}", faults.join("\n"));
    }

    #[test]
    fn whatever_is_typed_of_a_known_kind_is_worked_out() {
        check_table(false);
    }

    #[test]
    fn whatever_is_typed_of_a_known_kind_is_worked_out_in_small_steps() {
        check_table(true);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn whatever_is_typed_nothing_breaks(
            left in "[-+*/^()|0-9xya. ]{0,14}",
            right in "[-+*/^()0-9xy]{0,6}",
            words in "(Solve |Expand |Löse |Factorise |Find x if )?",
            behind in "( for a| nach x auf|, x = \\?|)",
        ) {
            WorkedProblem::new(&format!("{words}{left} = {right}{behind}"), false, 0, 1);
            WorkedProblem::new(&format!("{words}{left}{behind}"), true, 2, 1);
        }
    }

    #[test]
    fn what_cannot_be_worked_out_is_said() {
        for problem in [
            "",
            "no maths",
            "x = 3",
            "x^7 + x = sqrt(y)",
            "x^5 - x = 3",
            "x = 1/0",
            "<img src=x onerror=alert(1)> = 2",
            "((((x",
            "(x^9999)^99999",
            &"x".repeat(5000),
        ] {
            let review = reviewed(&WorkedProblem::new(problem, false, 2, 1));
            assert!(review.cards.is_empty() && review.summary.contains("lay out"), "{problem}");
        }
    }
}
