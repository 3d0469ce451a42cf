//! Every sentence that a review says, in one place.
//!
//! What is right is said first; what was only not confirmed is not called wrong; a score is never a grade.

use super::evidence::{LineVerdict, Source};
use super::review::{Card, Judge, Mark, Review};
use crate::algebra::syntax::{self, Finding};
use crate::algebra::{Evidence, Verdict, Why};
use crate::text::Notice;

/// What is known of one line when its mark is put into words.
pub(super) struct Line<'a> {
    pub step_idx: usize,
    /// The line's maths as it was read.
    pub text: &'a str,
    pub verdict: &'a LineVerdict,
    pub mark: Mark,
    /// The first line marked unsound, if it stands above.
    pub slip_idx: Option<usize>,
}

/// The mark explained in a sentence or two.
pub(super) fn why(line: &Line) -> String {
    let n = number(line.step_idx);
    let from = source(line.verdict.from);
    match (line.mark, &line.verdict.local) {
        (Mark::Sound, Verdict::Holds(_)) => format!("{n} follows from {from}."),
        (Mark::Sound, Verdict::NotChecked(why)) => {
            format!("The model finds {} sound. {}", lower(&n), not_checked(*why, line))
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
            format!("{n} does not follow from {from}. {shown}").trim_end().to_owned()
        }
        (Mark::Unsound, _) => match &line.verdict.global {
            Verdict::Fails(evidence) => {
                let shown = self::evidence(evidence, "the problem", &lower(&n), line.text);
                format!("{n} does not agree with the problem. {shown}").trim_end().to_owned()
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

/// One sentence on the whole.
pub(super) fn summary(review: &Review) -> String {
    match &review.cards[..] {
        [] => review.notices.first().map_or_else(|| notice_sentence(&Notice::NoMath), notice_sentence),
        [card] => match (card.first_unsound, review.judge) {
            _ if card.steps.is_empty() => "There are no steps here to check.".to_owned(),
            (Some(step_idx), _) => format!("{} is the first line that does not hold up.", number(step_idx)),
            (None, Judge::Scored(_)) if card.clean => "Every line is sound.".to_owned(),
            (None, Judge::Scored(_)) => format!("No line is contradicted, but {}.", unconfirmed(card)),
            (None, Judge::Pending) => "Algebra contradicts no line; the model has not read it yet.".to_owned(),
            (None, Judge::Absent) => "Algebra contradicts no line; there is no model to judge the reasons.".to_owned(),
        },
        cards => match (review.highlight, review.judge) {
            (Some(card_idx), _) => format!("Solution {} has every line clean.", solution_name(card_idx)),
            (None, Judge::Scored(_)) if cards.iter().any(|card| card.clean) => {
                "Of the candidates with every line clean, none answers the problem.".to_owned()
            }
            (None, Judge::Scored(_)) => "No candidate has every line clean.".to_owned(),
            (None, Judge::Pending) => {
                "Checked by algebra so far; the model has not read the candidates yet.".to_owned()
            }
            (None, Judge::Absent) => {
                "There is no model to judge the reasons, so no candidate is highlighted.".to_owned()
            }
        },
    }
}

/// How the paste was read, where the reader should know.
pub fn notice_sentence(notice: &Notice) -> String {
    match notice {
        Notice::Empty => "Nothing to check yet: paste or type a solution, one line under the other.".to_owned(),
        Notice::NoMath => "No line of maths was found in this text, so there is nothing to check.".to_owned(),
        Notice::AnswerOnly => {
            "This is a single statement with no working. Put the problem first, then the lines that lead to the answer."
                .to_owned()
        }
        Notice::TooLong { found_bytes, kept_bytes } => format!(
            "This text is too long: {} of its {} were read.",
            kibibytes(*kept_bytes),
            kibibytes(*found_bytes)
        ),
        Notice::TooManySolutions { found, kept } => {
            format!("There are {found} solutions here; the first {kept} were read.")
        }
        Notice::TooManySteps { found, kept } => {
            format!("This solution has {found} lines; the first {kept} were read.")
        }
        Notice::RunOnEquals { .. } => {
            "One line uses = for \"and then\". It was split where the sides belong together: look whether that is what was meant."
                .to_owned()
        }
        Notice::UnbalancedBrackets { .. } => "One line has a bracket without its partner.".to_owned(),
        Notice::ControlCharacters { count } => {
            format!("{count} characters that cannot be shown were passed over.")
        }
    }
}

/// The name of the solution at this place: its number.
pub fn solution_name(idx: usize) -> String {
    (idx + 1).to_string()
}

fn unconfirmed(card: &Card) -> String {
    let n_open = card.steps.iter().filter(|step| step.mark != Mark::Sound).count();
    match n_open {
        1 => "one line could not be confirmed".to_owned(),
        n => format!("{n} lines could not be confirmed"),
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

fn number(step_idx: usize) -> String {
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

fn kibibytes(bytes: usize) -> String {
    format!("{} KiB", bytes.div_ceil(1024))
}
