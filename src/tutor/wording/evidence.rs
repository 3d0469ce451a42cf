//! What speaks against a line, in words: what to put in and what comes out, or the solutions lost and gained.

use super::line::Line;
use crate::algebra::Evidence;
use crate::notation;
use crate::words::Language;

/// `source` is what the line was held against, as it stands at the head of a statement.
pub(super) fn evidence_sentence(evidence: &Evidence, source: &str, line: &Line, language: Language) -> String {
    let n = line.step_idx + 1;
    let set_against = |key, at: &[(String, String)], earlier: &str, line: &str| {
        let (with, earlier, line) = (with(at, language), pretty(earlier), pretty(line));
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("with", &with), ("source", &source), ("n", &n), ("earlier", &earlier), ("line", &line)];
        language.say(key, values)
    };
    match evidence {
        Evidence::Differs { at, earlier, line } => set_against("evidence.differs", at, earlier, line),
        Evidence::Counterexample { at, earlier_holds: true, earlier, line } => {
            set_against("evidence.earlier-holds", at, earlier, line)
        }
        Evidence::Counterexample { at, earlier_holds: false, earlier, line } => {
            set_against("evidence.line-holds", at, earlier, line)
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
        Evidence::FalseArithmetic { left, right } => {
            language.say("evidence.false-arithmetic", &[("left", &pretty(left)), ("right", &pretty(right))])
        }
        Evidence::Rounding { value, rounded, stated } => {
            let (value, rounded, stated) = (pretty(value), pretty(rounded), pretty(stated));
            language.say("evidence.rounding", &[("value", &value), ("rounded", &rounded), ("stated", &stated)])
        }
        Evidence::AndOr => language.text("evidence.and-or").to_owned(),
    }
}

fn with(at: &[(String, String)], language: Language) -> String {
    if at.is_empty() {
        return language.text("evidence.here").to_owned();
    }
    let values: Vec<String> = at.iter().map(|(name, value)| format!("{name} = {}", pretty(value))).collect();
    language.say("evidence.with", &[("values", &language.list(&values))])
}

fn roots(name: &str, values: &[String], language: Language) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| if value.contains('=') { pretty(value) } else { format!("{name} = {}", pretty(value)) })
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

/// Plain ASCII maths as people write it.
pub(super) fn pretty(ascii: &str) -> String {
    notation::parse(ascii).statement.map_or_else(|| ascii.to_owned(), |statement| notation::unicode(&statement))
}
