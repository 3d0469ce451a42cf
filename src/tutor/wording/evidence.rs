//! What speaks against a line, in words: what to put in and what comes out, or the solutions lost and gained.

use super::line::Line;
use super::put_in::what_comes_out;
use crate::algebra::Evidence;
use crate::notation::{self, Statement};
use crate::words::Language;

/// `source` is what the line was held against, as it stands at the head of a statement; `held_against` is what that says.
pub(super) fn evidence_sentence(
    evidence: &Evidence,
    source: &str,
    held_against: Option<&Statement>,
    line: &Line,
    language: Language,
) -> String {
    let n = line.number();
    match evidence {
        Evidence::Differs { at, earlier, line } => {
            let (with, earlier, line) = (with(at, language), pretty(earlier, language), pretty(line, language));
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("with", &with), ("source", &source), ("n", &n), ("earlier", &earlier), ("line", &line)];
            language.say("evidence.differs", values)
        }
        Evidence::Counterexample { at, earlier_holds, earlier, line: shown } => {
            let (key, false_one, shown) = match earlier_holds {
                true => ("evidence.fits-earlier", line.statement, shown),
                false => ("evidence.fits-line", held_against, earlier),
            };
            let shown = what_comes_out(false_one, at, shown, language);
            if at.is_empty() {
                return language.say("evidence.numbers-only", &[("shown", &shown)]);
            }
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("values", &values(at, language)), ("source", &source), ("line", &n), ("shown", &shown)];
            language.count(key, at.len(), values)
        }
        Evidence::Roots { lost, gained } => {
            let name = variable(line.text);
            let (n_lost, n_gained) = (lost.len(), gained.len());
            let (lost, gained) = (roots(&name, lost, language), roots(&name, gained, language));
            match (n_lost, n_gained) {
                (n, 0) => language.count("evidence.lost", n, &[("lost", &lost)]),
                (0, n) => language.count("evidence.gained", n, &[("gained", &gained), ("source", &source)]),
                _ => language.say("evidence.lost-and-gained", &[("lost", &lost), ("gained", &gained)]),
            }
        }
        Evidence::FalseArithmetic { left, right } => language.say(
            "evidence.false-arithmetic",
            &[("left", &pretty(left, language)), ("right", &pretty(right, language))],
        ),
        Evidence::Rounding { value, rounded, stated } => {
            let [value, rounded, stated] = [value, rounded, stated].map(|number| pretty(number, language));
            language.say("evidence.rounding", &[("value", &value), ("rounded", &rounded), ("stated", &stated)])
        }
        Evidence::AndOr => language.text("evidence.and-or").to_owned(),
    }
}

/// What the sides of a line come to that is held against nothing but itself.
pub(super) fn sides_differ(at: &[(String, String)], left: &str, right: &str, language: Language) -> String {
    let (with, left, right) = (with(at, language), pretty(left, language), pretty(right, language));
    language.say("evidence.sides-differ", &[("with", &with), ("left", &left), ("right", &right)])
}

fn with(at: &[(String, String)], language: Language) -> String {
    match at.is_empty() {
        true => language.text("evidence.here").to_owned(),
        false => language.say("evidence.with", &[("values", &values(at, language))]),
    }
}

fn values(at: &[(String, String)], language: Language) -> String {
    let values: Vec<String> = at.iter().map(|(name, value)| format!("{name} = {}", pretty(value, language))).collect();
    language.list(&values)
}

fn roots(name: &str, values: &[String], language: Language) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| match value.contains('=') {
            true => pretty(value, language),
            false => format!("{name} = {}", pretty(value, language)),
        })
        .collect();
    language.list(&values)
}

/// The letter that a line is about.
fn variable(text: &str) -> String {
    notation::parse(text)
        .statement
        .and_then(|statement| notation::variables(&statement).into_iter().next())
        .unwrap_or_else(|| "x".to_owned())
}

/// Plain ASCII maths as people write it who speak this language.
pub(super) fn pretty(ascii: &str, language: Language) -> String {
    let written =
        notation::parse(ascii).statement.map_or_else(|| ascii.to_owned(), |statement| notation::unicode(&statement));
    language.numbers(&written)
}
