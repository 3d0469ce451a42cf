//! A question in words, answered: lines that are read and judged as a reader's own work is, and shown only where each of
//! them is confirmed.

use crate::corpus::{Worked, alike_question, answered};
use crate::reading::{Solution, Work, split};
use crate::tutor::{Findings, Mark, review, witness};
use crate::words::Language;

/// The question on one line, and its answer. None where it is no such question, or a line is not confirmed.
pub fn answered_question(text: &str) -> Option<(String, Worked, Solution)> {
    let (question, worked) = answered(text)?;
    let solution = confirmed(&question, &worked)?;
    Some((question, worked, solution))
}

/// A question like this one, with other numbers and as plain an answer.
pub fn like_question(text: &str, seed: u64) -> Option<String> {
    alike_question(text, seed, |question, worked| confirmed(question, worked).is_some())
}

/// The question with these lines below it as work, if each of them is sound or brought in.
fn confirmed(question: &str, worked: &Worked) -> Option<Solution> {
    let lines: Vec<&str> = worked.lines.iter().map(|line| line.maths.as_str()).collect();
    let [solution] = <[Solution; 1]>::try_from(split(&format!("{question}\n{}", lines.join("\n"))).solutions).ok()?;
    if solution.steps.len() != lines.len() {
        return None;
    }
    let work = Work { solutions: vec![solution], ..Work::default() };
    let verdicts: Vec<_> = work.solutions.iter().map(witness).collect();
    let review = review(&work, &Findings::exact_only(&verdicts), Language::En);
    let is_clean = |mark: Mark| matches!(mark, Mark::Sound | Mark::Given);
    let steps = &review.cards.first()?.steps;
    let holds = steps.len() == lines.len() && steps.iter().all(|step| is_clean(step.mark));
    work.solutions.into_iter().next().filter(|_| holds && steps.last().is_some_and(|step| step.mark == Mark::Sound))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(question: &str) -> Vec<String> {
        let answer = answered_question(question).map(|(_, worked, _)| worked.lines);
        answer.unwrap_or_default().into_iter().map(|line| line.maths.replace(' ', "")).collect()
    }

    #[test]
    fn every_question_of_the_table_comes_to_its_answer() {
        let table = include_str!("../../tests/data/own_questions.txt");
        let rows: Vec<(&str, &str)> = table.lines().filter_map(|row| row.split_once(" -> ")).collect();
        let faults: Vec<String> = rows
            .iter()
            .filter_map(|(question, wanted)| {
                let found = lines(&question.replace("\\n", "\n"));
                let is_right = found.last().is_some_and(|last| *last == wanted.replace(' ', ""));
                (!is_right).then(|| format!("{question}: {found:?}, wanted {wanted}"))
            })
            .collect();
        assert!(rows.len() >= 40 && faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn what_is_no_such_question_is_left_alone() {
        for text in [
            "",
            "Solve 2x + 3 = 11",
            "2x + 3 = 11\n2x = 8",
            "Find the slope",
            "Find the slope of the line through (1, 2) and (1, 5)",
            "f(x) = f(x) + 1, find f(2)",
            "f(x) = 1/(x - 2), find f(2)",
            "Find the 10th term of 3, 7, 12",
            "What percent of 0 is 5?",
            "Find the inverse of f(x) = x^5 - x",
            "y varies directly as x, y = 0 when x = 0; find y when x = 3",
        ] {
            assert!(answered_question(text).is_none(), "{text}: {:?}", lines(text));
        }
    }

    #[test]
    fn a_like_question_has_other_numbers_and_an_answer() {
        for question in [
            "Find the slope of the line through (1, 2) and (3, 8)",
            "f(x) = 3x - 2, find f(4)",
            "12 is 15% of what number?",
        ] {
            let other = like_question(question, 3).unwrap_or_else(|| panic!("{question}"));
            assert!(other != question && answered_question(&other).is_some(), "{other}");
            assert_eq!(like_question(question, 3), Some(other));
        }
    }
}
