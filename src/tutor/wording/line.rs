//! What is said of one line: its mark in a sentence or two, with the evidence.

use super::slip::slip_sentence;
use crate::algebra::syntax::{self, Finding};
use crate::algebra::{Evidence, Relation, Verdict, Why};
use crate::tutor::evidence::{LineVerdict, Source};
use crate::tutor::review::Mark;

/// What is known of one line when its mark is put into words.
pub struct Line<'a> {
    pub step_idx: usize,
    /// The line's maths as it was read.
    pub text: &'a str,
    pub verdict: &'a LineVerdict,
    pub mark: Mark,
    /// The model found the line clean.
    pub cleared: bool,
    /// The first line marked unsound, if it stands above.
    pub slip_idx: Option<usize>,
}

/// The mark explained in a sentence or two.
pub fn why(line: &Line) -> String {
    let n = number(line.step_idx);
    let from = source(line.verdict.from);
    match (line.mark, &line.verdict.local) {
        (Mark::Sound, Verdict::Holds(_)) if line.cleared => format!("{n} follows from {from}."),
        // Algebra alone vouches for what the line says, not for the step that leads to it.
        (Mark::Sound, Verdict::Holds(Relation::SameExpression)) => format!("{n} is equal to {from}."),
        (Mark::Sound, Verdict::Holds(Relation::Equivalent)) => format!("{n} has the same solutions as {from}."),
        (Mark::Sound, Verdict::Holds(Relation::Implied)) => format!("{n} is true wherever the lines above are."),
        (Mark::Sound, Verdict::NotChecked(why)) => {
            format!("The model finds {} sound. {}", lower(&n), not_checked(*why, line))
        }
        (Mark::Unsure, _) if line.verdict.widens => {
            format!("{n} follows from {from}, but squaring may add answers: check each one in the problem.")
        }
        (Mark::Unsure, Verdict::Holds(_)) => {
            format!("{n} is true, but check the reason: the model does not see how it comes from {from}.")
        }
        (Mark::Unsure, _) => format!("I could not confirm {}. It may be right but skips a step.", lower(&n)),
        (Mark::Carried, _) => match line.slip_idx {
            Some(slip_idx) if line.verdict.from == Source::Step(slip_idx) => {
                format!("{n} is correct from {from}, so the earlier slip is the one to fix.")
            }
            Some(slip_idx) => {
                format!("{n} is correct from {from}, so the slip in {} is the one to fix.", lower(&number(slip_idx)))
            }
            None => format!(
                "{n} follows from {from}, but it does not agree with the problem: look for a slip in a line above that \
                 could not be checked."
            ),
        },
        (Mark::Recovered, Verdict::Fails(_)) => {
            format!("{n} agrees with the problem again, but it does not follow from {from}: say where it comes from.")
        }
        (Mark::Unsound, Verdict::Fails(evidence)) => {
            let shown = self::evidence(evidence, &from, &lower(&n), line.text);
            let named = line.verdict.slip.as_ref().map_or(String::new(), |slip| format!(" {}", slip_sentence(slip)));
            format!("{n} does not follow from {from}. {shown}{named}")
        }
        (Mark::Unsound, _) => match &line.verdict.global {
            Verdict::Fails(evidence) => {
                let shown = self::evidence(evidence, "the problem", &lower(&n), line.text);
                format!("{n} does not agree with the problem. {shown}")
            }
            _ => format!(
                "The model doubts that {} follows from {from}; algebra could not settle it. Check this line first.",
                lower(&n)
            ),
        },
        (_, Verdict::NotChecked(why)) => not_checked(*why, line),
        (Mark::Sound | Mark::Recovered | Mark::Unchecked, _) => format!("{n} was not checked."),
    }
}

/// What speaks against a line: what to put in and what comes out.
fn evidence(evidence: &Evidence, from: &str, n: &str, text: &str) -> String {
    match evidence {
        Evidence::Differs { at, earlier, line } => {
            format!("{}{from} comes to {} but {n} comes to {}.", with(at), pretty(earlier), pretty(line))
        }
        Evidence::Counterexample { at, earlier_holds: true, earlier, line } => {
            format!("{}{from} gives {} but {n} gives {}.", with(at), pretty(earlier), pretty(line))
        }
        Evidence::Counterexample { at, earlier_holds: false, earlier, line } => {
            format!("{}{n} gives {} but {from} gives {}.", with(at), pretty(line), pretty(earlier))
        }
        Evidence::Roots { lost, gained } => {
            let name = variable(text);
            match (&lost[..], &gained[..]) {
                (lost, []) => format!("It loses {}.", roots(&name, lost)),
                ([], gained) => format!("It adds {}, which {from} does not allow.", roots(&name, gained)),
                (lost, gained) => format!("It loses {} and adds {}.", roots(&name, lost), roots(&name, gained)),
            }
        }
        Evidence::AndOr => {
            "\u{201c}And\u{201d} asks for both at once, \u{201c}or\u{201d} for at least one: the other word is meant here."
                .to_owned()
        }
    }
}

fn with(at: &[(String, String)]) -> String {
    if at.is_empty() {
        return "Here ".to_owned();
    }
    let values: Vec<String> = at.iter().map(|(name, value)| format!("{name} = {}", pretty(value))).collect();
    format!("With {}, ", values.join(" and "))
}

fn roots(name: &str, values: &[String]) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| if value.contains('=') { pretty(value) } else { format!("{name} = {}", pretty(value)) })
        .collect();
    values.join(" and ")
}

/// The letter that a line is about.
fn variable(text: &str) -> String {
    syntax::parse(text)
        .statement
        .and_then(|statement| syntax::variables(&statement).into_iter().next())
        .unwrap_or_else(|| "x".to_owned())
}

/// Plain ASCII maths as people write it.
fn pretty(ascii: &str) -> String {
    syntax::parse(ascii).statement.map_or_else(|| ascii.to_owned(), |statement| syntax::unicode(&statement))
}

fn not_checked(why: Why, line: &Line) -> String {
    let n = number(line.step_idx);
    match why {
        Why::NothingBefore => format!("{n} is where the work starts: there is nothing to compare it with."),
        Why::NotUnderstood => match syntax::parse(line.text).findings.iter().find(|finding| finding.is_fatal()) {
            Some(Finding { what, .. }) => format!("I could not read {} as maths: {what}.", lower(&n)),
            None => format!("{n} holds no maths that I can check."),
        },
        Why::OutOfReach => format!("Algebra cannot settle {} here.", lower(&n)),
        Why::TooLarge => format!("The numbers or expressions in {} grew too large to check.", lower(&n)),
    }
}

/// "Line 3"
pub(super) fn number(step_idx: usize) -> String {
    format!("Line {}", step_idx + 1)
}

/// A sentence's head within a sentence.
fn lower(head: &str) -> String {
    head.replacen("Line", "line", 1)
}

fn source(from: Source) -> String {
    match from {
        Source::Nothing => "what stands above".to_owned(),
        Source::Problem => "the problem".to_owned(),
        Source::Step(step_idx) => lower(&number(step_idx)),
    }
}
