//! Problems to practise on, by topic and level: drawn like the problems of any other row, the tidiest kept.
//!
//! A level is how much there is to write and to calculate: the drawn problems are put in order by that, and the levels
//! are thirds of the shorter ones.

use super::generate::{Options, generate};
use super::row::{Family, Row};
use super::split::Split;
use crate::notation::{Statement, parse, unicode};
use crate::reading::from_lines;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The file of problems to practise on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// The command that wrote it.
    pub head: String,
    pub topics: Vec<PracticeTopic>,
}

/// The problems of a topic, their maths without a verb; a list for each level, the easiest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticeTopic {
    /// The family's name.
    pub topic: String,
    pub levels: Vec<Vec<String>>,
}

/// In the order in which a class meets them.
const TOPICS: [Family; 16] = [
    Family::Evaluation,
    Family::Collect,
    Family::Expand,
    Family::Factorise,
    Family::Linear,
    Family::Inequality,
    Family::System,
    Family::Quadratic,
    Family::Rational,
    Family::Exponent,
    Family::Fraction,
    Family::Power,
    Family::Higher,
    Family::Region,
    Family::Exponential,
    Family::Logarithm,
];

/// Whether a problem is of the kind that its topic asks for with one verb: in some families there are expressions beside
/// equations.
fn is_asked_for(family: Family, problem: &Statement) -> bool {
    let is_expression = matches!(problem, Statement::Expr(_));
    match family {
        Family::Power => is_expression,
        Family::Higher | Family::Logarithm => !is_expression,
        _ => true,
    }
}

/// Problems drawn of a topic, levels, and problems kept of each.
const N_DRAWN: usize = 500;
const N_LEVELS: usize = 3;
const N_KEPT: usize = 30;

/// The largest number that may stand in a problem: beyond it there is more arithmetic than algebra.
const MAX_NUMBER: u32 = 144;

/// The problems of a seed.
pub fn practice(seed: u64) -> Practice {
    let topics =
        TOPICS.iter().map(|family| PracticeTopic { topic: family.name().to_owned(), levels: levels(*family, seed) });
    Practice { head: format!("surefoot generate --practice --seed {seed}"), topics: topics.collect() }
}

fn levels(family: Family, seed: u64) -> Vec<Vec<String>> {
    let options = Options {
        count: N_DRAWN,
        family: Some(family),
        split: Some(Split::Test),
        p_slipped: 0.0,
        ..Options::default()
    };
    let mut seen = HashSet::new();
    let rows = generate(seed, &options).filter(|row| row.answer_right);
    let mut problems: Vec<(usize, String)> = rows
        .filter_map(|row| Some((work(&row), tidy(&row)?)))
        .filter(|(_, problem)| seen.insert(problem.clone()))
        .collect();
    problems.sort_by_key(|(work, problem)| work + problem.chars().count() / 2);
    // The longest third of them is for nobody.
    let n_level = problems.len() * 2 / 3 / N_LEVELS;
    let level = |level: usize| {
        let of_level = problems.iter().skip(level * n_level).take(n_level);
        // Spread over the level, not its beginning.
        let stride = (n_level / N_KEPT).max(1);
        of_level.step_by(stride).take(N_KEPT).map(|(_, problem)| problem.clone()).collect()
    };
    (0..N_LEVELS).map(level).collect()
}

/// How much there is to do.
fn work(row: &Row) -> usize {
    row.steps.len() * 2
}

/// The problem's maths as it is printed. None where it holds numbers that are too large, or cannot be told in a line.
fn tidy(row: &Row) -> Option<String> {
    let solution = from_lines(&row.problem, &[] as &[&str]);
    let statement = parse(solution.problem?.math.text()).statement.filter(|one| is_asked_for(row.family, one))?;
    let problem = unicode(&statement);
    let numbers = problem.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let small = numbers.map(str::parse::<u32>).all(|number| number.is_ok_and(|number| number <= MAX_NUMBER));
    (small && !problem.contains('.')).then_some(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Practice {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/public/exercises.json");
        serde_json::from_str(&std::fs::read_to_string(file).expect("the file")).expect("JSON of this form")
    }

    #[test]
    fn the_file_holds_what_its_head_says() {
        let file = file();
        let seed = file.head.rsplit(' ').next().and_then(|seed| seed.parse().ok()).expect("a seed");
        // One topic stands for all: each is drawn alike.
        let expand = file.topics.iter().find(|topic| topic.topic == "expand").expect("a topic");
        assert_eq!(expand.levels, levels(Family::Expand, seed));
    }

    #[test]
    fn every_level_has_enough_problems_that_are_read_and_can_be_worked_out() {
        let mut seen = HashSet::new();
        for PracticeTopic { topic, levels } in file().topics {
            assert!(Family::of_name(&topic).is_some() && levels.len() == N_LEVELS, "{topic}");
            let length =
                |level: &Vec<String>| level.iter().map(|p| p.chars().count()).sum::<usize>() / level.len().max(1);
            assert!(length(&levels[0]) < length(&levels[2]), "{topic}: levels rise");
            for problem in levels.iter().flatten() {
                assert!(parse(problem).statement.is_some(), "{topic}: {problem}");
                assert!(seen.insert(problem.clone()), "{topic}: {problem} stands twice");
            }
            assert!(
                levels.iter().all(|level| level.len() >= 12),
                "{topic}: {:?}",
                levels.iter().map(Vec::len).collect::<Vec<_>>()
            );
        }
    }
}
