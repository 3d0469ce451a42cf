//! The built-in bank of problems with their candidate solutions, a file beside the page.

use crate::protocol::WorkInput;
use crate::words::Language;
use serde::Deserialize;

/// The bank's file, relative to the page.
pub const BANK_URL: &str = "bank.json";

/// All problems, in the order they are offered.
///
/// The file also holds each line's label, for the tests that measure the page. They stay unread here: what the page
/// marks comes from the two witnesses alone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Bank {
    pub problems: Vec<BankProblem>,
}

/// One problem and the solutions to compare.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct BankProblem {
    /// Stands in the page's address: letters, digits and hyphens.
    pub id: String,
    pub title: String,
    /// The heading it is listed under.
    pub family: String,
    /// As a reader writes it, words of the task included.
    pub problem: String,
    pub candidates: Vec<Candidate>,
}

/// One worked solution.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Candidate {
    pub steps: Vec<String>,
}

impl BankProblem {
    /// Its solutions as work to be judged.
    pub fn work(self) -> WorkInput {
        WorkInput::Candidates {
            problem: self.problem,
            candidates: self.candidates.into_iter().map(|candidate| candidate.steps).collect(),
        }
    }

    /// Its title in the reader's language, as far as the catalogue knows it.
    pub fn title_in(&self, language: Language) -> &str {
        language.find(&format!("problem.{}", self.id)).unwrap_or(&self.title)
    }
}

/// A word of the bank (a family, a task) in the reader's language, as far as the catalogue knows it.
pub fn bank_word(word: &str, language: Language) -> String {
    let key = format!("problem.{}", word.to_lowercase().replace(' ', "-"));
    language.find(&key).unwrap_or(word).to_owned()
}

/// How the bank's reasons begin and end around a piece of maths, and the catalogue's key of the same operation.
const REASONS: [(&str, &str, &str); 17] = [
    ("Add ", " to both sides", "operation.add"),
    ("Subtract ", " from both sides", "operation.subtract"),
    ("Take ", " from both sides", "operation.subtract"),
    ("Multiply both sides by ", "", "operation.multiply"),
    ("Multiply by ", "", "operation.multiply"),
    ("Divide both sides by ", "", "operation.divide"),
    ("Divide by ", "", "operation.divide"),
    ("Move ", " to the other side", "operation.move"),
    ("Swap the sides", "", "operation.swap"),
    ("Collect like terms", "", "operation.collect"),
    ("Combine like terms", "", "operation.collect"),
    ("Simplify", "", "operation.simplify"),
    ("Distribute", "", "operation.expand"),
    ("Expand", "", "operation.expand"),
    ("Multiply out the brackets", "", "operation.expand"),
    ("Calculate", "", "operation.work-out"),
    ("Work out", "", "operation.work-out"),
];

/// A reason of the bank in the reader's language, as far as the catalogue knows it.
pub fn bank_reason(reason: &str, language: Language) -> String {
    if language == Language::En {
        return reason.to_owned();
    }
    let said = REASONS.iter().find_map(|(before, after, key)| {
        let piece = reason.strip_prefix(before)?.strip_suffix(after)?;
        // Where there is no piece, nothing is left over.
        let has_piece = before.ends_with(' ');
        (has_piece != piece.is_empty()).then(|| language.say(key, &[("piece", &piece)]))
    });
    said.unwrap_or_else(|| reason.to_owned())
}

impl Bank {
    /// Reads the file's text. The error says where it went wrong.
    pub fn from_json(text: &str) -> Result<Bank, String> {
        let bank: Bank = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if bank.problems.is_empty() { Err("it holds no problem".to_owned()) } else { Ok(bank) }
    }

    /// The place of a problem, or of the first one where the id is unknown.
    pub fn position(&self, id: Option<&str>) -> usize {
        id.and_then(|id| self.problems.iter().position(|problem| problem.id == id)).unwrap_or(0)
    }

    /// The families in order of their first problem, each with the places of its problems.
    pub fn families(&self) -> Vec<(String, Vec<usize>)> {
        let mut families: Vec<(String, Vec<usize>)> = Vec::new();
        for (i, problem) in self.problems.iter().enumerate() {
            match families.iter_mut().find(|(name, _)| *name == problem.family) {
                Some((_, members)) => members.push(i),
                None => families.push((problem.family.clone(), vec![i])),
            }
        }
        families
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{"problems": [
        {"id": "a", "title": "A", "family": "linear", "problem": "x+1=2", "candidates": [{"steps": ["x=1"], "labels": [1]}]},
        {"id": "b", "title": "B", "family": "linear", "problem": "x+1=3", "candidates": []}]}"#;

    #[test]
    fn every_problem_of_the_bank_has_a_title_in_every_language() {
        let bank = Bank::from_json(include_str!("../../public/bank.json")).unwrap();
        for &language in Language::ALL {
            for problem in &bank.problems {
                let known = language.find(&format!("problem.{}", problem.id));
                assert!(known.is_some(), "{}: problem.{} has no title", language.tag(), problem.id);
            }
        }
        assert_eq!(bank_word("Quadratic equations", Language::De), "Quadratische Gleichungen");
        assert_eq!(bank_word("Guess", Language::De), "Guess");
        assert!(bank.problems.iter().all(|problem| problem.title_in(Language::En) == problem.title));
    }

    #[test]
    fn every_reason_of_the_bank_is_said_in_german() {
        let bank = Bank::from_json(include_str!("../../public/bank.json")).unwrap();
        let steps = bank.problems.iter().flat_map(|problem| &problem.candidates).flat_map(|candidate| &candidate.steps);
        let mut n_reasons = 0;
        for reason in steps.filter_map(|step| Some(step.split_once(": ")?.0)) {
            let said = bank_reason(reason, Language::De);
            assert!(said != reason && !said.contains('{'), "{reason}: {said}");
            assert_eq!(bank_reason(reason, Language::En), reason);
            n_reasons += 1;
        }
        assert!(n_reasons > 50, "{n_reasons}");
        assert_eq!(bank_reason("Subtract 2x from both sides", Language::De), "Subtrahiere 2x auf beiden Seiten");
        assert_eq!(bank_reason("Guess", Language::De), "Guess");
    }

    #[test]
    fn the_file_is_read_and_a_bad_one_says_why() {
        let bank = Bank::from_json(TWO).unwrap();
        assert_eq!(bank.families(), [("linear".to_owned(), vec![0, 1])]);
        assert_eq!((bank.position(Some("b")), bank.position(Some("z")), bank.position(None)), (1, 0, 0));
        assert!(Bank::from_json(r#"{"problems": []}"#).unwrap_err().contains("no problem"));
        assert!(Bank::from_json("<!doctype html>").unwrap_err().contains("line 1"));
    }
}
