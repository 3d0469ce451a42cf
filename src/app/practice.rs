//! Sets of problems to practise on, and the record of how they went.
//!
//! A set is named by topic, level and a number: whoever has the name has the same problems. The record stays on this
//! device. Plain state, tested without a browser.

use crate::tutor::Card;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The file of problems, relative to the page.
pub const PRACTICE_URL: &str = "exercises.json";

/// Problems in a set.
pub const N_PROBLEMS: usize = 6;

/// All problems.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PracticeBank {
    pub topics: Vec<Topic>,
}

/// The problems of a topic, a list for each level.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Topic {
    pub topic: String,
    pub levels: Vec<Vec<String>>,
}

/// What a set is called in the page's address: `linear.2.4711`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SetName {
    pub topic: String,
    /// From 1, the easiest.
    pub level: usize,
    pub number: u32,
}

impl SetName {
    /// Reads a name. None where it is none.
    pub fn parse(name: &str) -> Option<SetName> {
        let mut parts = name.split('.');
        let (topic, level, number) = (parts.next()?, parts.next()?, parts.next()?);
        let is_name = !topic.is_empty() && topic.bytes().all(|b| b.is_ascii_lowercase()) && parts.next().is_none();
        let name = SetName { topic: topic.to_owned(), level: level.parse().ok()?, number: number.parse().ok()? };
        is_name.then_some(name)
    }

    /// As it stands in the address.
    pub fn text(&self) -> String {
        format!("{}.{}.{}", self.topic, self.level, self.number)
    }
}

impl PracticeBank {
    /// Reads the file's text. The error says where it went wrong.
    pub fn from_json(text: &str) -> Result<PracticeBank, String> {
        let bank: PracticeBank = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let is_whole = bank.topics.iter().all(|topic| !topic.levels.is_empty()) && !bank.topics.is_empty();
        if is_whole { Ok(bank) } else { Err("it holds no problem".to_owned()) }
    }

    /// How many levels a topic has; none where there is no such topic.
    pub fn n_levels(&self, topic: &str) -> usize {
        self.topics.iter().find(|known| known.topic == topic).map_or(0, |topic| topic.levels.len())
    }

    /// The set of this name, without its verb. None where there is no such topic or level.
    pub fn set(&self, name: &SetName) -> Option<Vec<String>> {
        let topic = self.topics.iter().find(|topic| topic.topic == name.topic)?;
        let mut pool: Vec<&String> = topic.levels.get(name.level.checked_sub(1)?)?.iter().collect();
        let mut chance = Chance(u64::from(name.number));
        let n = N_PROBLEMS.min(pool.len());
        for i in 0..n {
            let j = i + usize::try_from(chance.next() % (pool.len() - i) as u64).unwrap_or(0);
            pool.swap(i, j);
        }
        Some(pool.into_iter().take(n).cloned().collect())
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every device.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// How a problem stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Open,
    /// Something is written, and nothing is wrong with it so far.
    Begun,
    /// A line is unsound, or the answer is not right.
    Wrong,
    /// Answered, and every line is clean.
    Right,
}

impl Standing {
    /// How a problem stands by what was read of its work; `is_settled` says that no more marks are to come.
    pub fn of(card: Option<&Card>, is_settled: bool) -> Standing {
        match card {
            None => Standing::Open,
            Some(card) if card.steps.is_empty() => Standing::Open,
            Some(card) if card.steps.iter().any(|step| step.unfinished) => Standing::Begun,
            Some(card) if card.first_unsound.is_some() => Standing::Wrong,
            Some(card) if is_settled && card.clean && card.answer_right == Some(true) => Standing::Right,
            Some(_) => Standing::Begun,
        }
    }
}

/// What was got right on this device, and which slips were made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PracticeRecord {
    /// Problems that were got right, by topic.
    right: BTreeMap<String, BTreeSet<String>>,
    /// Slips by the key of their sentence, and the problems in which each was made.
    slips: BTreeMap<String, BTreeSet<String>>,
}

impl PracticeRecord {
    /// Takes in how a problem stands. True where that is news.
    pub fn note(&mut self, topic: &str, problem: &str, standing: Standing, card: Option<&Card>) -> bool {
        match standing {
            Standing::Right => self.right.entry(topic.to_owned()).or_default().insert(problem.to_owned()),
            Standing::Wrong => {
                let first = card.and_then(|card| card.steps.get(card.first_unsound?));
                let words = first.and_then(|step| step.slip?.words());
                words.is_some_and(|words| self.slips.entry(words.to_owned()).or_default().insert(problem.to_owned()))
            }
            Standing::Open | Standing::Begun => false,
        }
    }

    /// Takes in what another tab has recorded meanwhile.
    pub fn join(&mut self, other: PracticeRecord) {
        for (mine, theirs) in [(&mut self.right, other.right), (&mut self.slips, other.slips)] {
            theirs.into_iter().for_each(|(key, problems)| mine.entry(key).or_default().extend(problems));
        }
    }

    /// Whether a problem was got right before.
    pub fn was_right(&self, topic: &str, problem: &str) -> bool {
        self.right.get(topic).is_some_and(|problems| problems.contains(problem))
    }

    /// Topics and how many of their problems were got right.
    pub fn topics(&self) -> Vec<(String, usize)> {
        self.right.iter().map(|(topic, problems)| (topic.clone(), problems.len())).collect()
    }

    /// The slips that were made in more than one problem, the commonest on top: the key of the sentence, and how often.
    pub fn recurring(&self) -> Vec<(String, usize)> {
        let mut slips: Vec<(String, usize)> = self
            .slips
            .iter()
            .map(|(words, problems)| (words.clone(), problems.len()))
            .filter(|(_, n)| *n > 1)
            .collect();
        slips.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        slips
    }

    pub fn is_empty(&self) -> bool {
        self.right.is_empty() && self.slips.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::split;
    use crate::tutor::{Cuts, Findings, Review, Verdicts, review, witness};
    use crate::words::Language;

    fn bank() -> PracticeBank {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/public/exercises.json");
        PracticeBank::from_json(&std::fs::read_to_string(file).expect("the file")).expect("it is read")
    }

    fn name(text: &str) -> SetName {
        SetName::parse(text).expect("a name")
    }

    #[test]
    fn a_name_leads_to_the_same_problems_everywhere() {
        let bank = bank();
        let set = bank.set(&name("linear.1.7")).unwrap();
        assert_eq!(set.len(), N_PROBLEMS);
        assert_eq!(bank.set(&name("linear.1.7")).unwrap(), set);
        assert_ne!(bank.set(&name("linear.1.8")).unwrap(), set);
        assert_eq!(set.iter().collect::<BTreeSet<_>>().len(), N_PROBLEMS, "none stands twice");
        for topic in &bank.topics {
            for level in 1..=topic.levels.len() {
                let name = SetName { topic: topic.topic.clone(), level, number: u32::MAX };
                assert_eq!(bank.set(&name).map(|set| set.len()), Some(N_PROBLEMS));
            }
        }
    }

    #[test]
    fn what_is_no_name_or_leads_nowhere_is_none() {
        for text in ["", "linear", "linear.1", "linear.x.1", "Linear.1.1", "linear.1.1.1", ".1.1", "linear.1.-1"] {
            assert_eq!(SetName::parse(text), None, "{text}");
        }
        assert_eq!(name("linear.2.4711").text(), "linear.2.4711");
        for text in ["linear.0.1", "linear.9.1", "nothing.1.1"] {
            assert_eq!(bank().set(&name(text)), None, "{text}");
        }
        assert!(PracticeBank::from_json("{\"topics\":[]}").is_err());
    }

    fn reviewed(text: &str) -> Review {
        let work = split(text);
        let verdicts: Vec<Verdicts> = work.solutions.iter().map(witness).collect();
        let scores: Vec<Vec<Option<f32>>> = work.solutions.iter().map(|s| vec![Some(0.99); s.steps.len()]).collect();
        let findings = Findings::scored(&verdicts, &scores, Cuts { sound: 0.5, unsound: 0.5 });
        review(&work, &findings, Language::En)
    }

    #[test]
    fn only_a_clean_answer_is_right() {
        let check = |text: &str, is_settled, wanted| {
            assert_eq!(Standing::of(reviewed(text).cards.first(), is_settled), wanted, "{text:?}");
        };
        check("2x + 3 = 11\n2x = 8\nx = 4", true, Standing::Right);
        check("2x + 3 = 11\n2x = 8\nx = 4", false, Standing::Begun);
        check("2x + 3 = 11\n2x = 8", true, Standing::Begun);
        check("2x + 3 = 11\n2x = 14\nx = 7", true, Standing::Wrong);
        check("2x + 3 = 11", true, Standing::Open);
    }

    #[test]
    fn the_record_counts_a_problem_once_and_tells_what_recurs() {
        let mut record = PracticeRecord::default();
        assert!(record.is_empty());
        let right = reviewed("2x + 3 = 11\n2x = 8\nx = 4");
        assert!(record.note("linear", "2x + 3 = 11", Standing::Right, right.cards.first()));
        assert!(!record.note("linear", "2x + 3 = 11", Standing::Right, right.cards.first()));
        for (problem, slip) in [("2(x - 3) = x + 4", "2x - 3 = x + 4"), ("5(x - 2) = 7", "5x - 2 = 7")] {
            let wrong = reviewed(&format!("{problem}\n{slip}"));
            assert!(record.note("linear", problem, Standing::Wrong, wrong.cards.first()), "{problem}");
            assert!(!record.note("linear", problem, Standing::Wrong, wrong.cards.first()));
        }
        assert!(record.was_right("linear", "2x + 3 = 11") && !record.was_right("system", "2x + 3 = 11"));
        assert_eq!(record.topics(), [("linear".to_owned(), 1)]);
        assert_eq!(record.recurring().first().map(|(_, n)| *n), Some(2));
        let mut other = PracticeRecord::default();
        other.note("linear", "5x = 10", Standing::Right, None);
        other.note("linear", "2x + 3 = 11", Standing::Right, None);
        record.join(other);
        assert_eq!(record.topics(), [("linear".to_owned(), 2)]);
        let stored = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<PracticeRecord>(&stored).unwrap(), record);
    }
}
