//! A review as JSON: what `surefoot review --json` writes, and what the package for other people's pages gives.
//!
//! Names and values are the same in every language; sentences stand in it only where they are asked for.

use super::review::{Card, Mark, Review, StepCard};
use super::wording::notice_sentence;
use crate::algebra::Verdict;
use crate::reading::Role;
use crate::words::Language;
use serde::Serialize;

/// The review as one JSON object, indented. With a language, the sentences too: those of a review made in that language.
pub fn review_to_json(review: &Review, sentences: Option<Language>) -> String {
    let notice = |language: Language| review.notices.iter().map(|n| notice_sentence(n, language)).collect();
    let object = ReviewOut {
        solutions: review.cards.iter().map(|card| SolutionOut::of(card, sentences.is_some())).collect(),
        summary: sentences.map(|_| review.summary.as_str()),
        notices: sentences.map(notice),
    };
    // Plain structs of texts and numbers: there is no key that is no text, and nothing that could fail to be written.
    serde_json::to_string_pretty(&object).unwrap_or_default()
}

/// How the exact witness's verdict is called in data.
pub fn exact_word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Holds(_) => "holds",
        Verdict::Fails(_) => "fails",
        Verdict::NotChecked(_) => "not checked",
    }
}

#[derive(Serialize)]
struct ReviewOut<'a> {
    solutions: Vec<SolutionOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    /// What else was noticed while the text was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    notices: Option<Vec<String>>,
}

#[derive(Serialize)]
struct SolutionOut<'a> {
    /// The problem's maths, or null where the paste names none.
    problem: Option<&'a str>,
    steps: Vec<StepOut<'a>>,
    first_unsound: Option<usize>,
    clean: bool,
}

#[derive(Serialize)]
struct StepOut<'a> {
    text: &'a str,
    /// Bytes of the paste, half-open.
    span: [usize; 2],
    /// What the row is in the work: step, given, definition, condition, sidework, check, answer, words.
    role: Role,
    p_sound: Option<f32>,
    exact: &'static str,
    mark: Mark,
    /// What sentences call the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

impl SolutionOut<'_> {
    fn of(card: &Card, has_sentences: bool) -> SolutionOut<'_> {
        SolutionOut {
            problem: card.problem.as_ref().map(|given| given.text.as_str()),
            steps: card.steps.iter().map(|step| StepOut::of(step, has_sentences)).collect(),
            first_unsound: card.first_unsound,
            clean: card.clean,
        }
    }
}

impl StepOut<'_> {
    fn of(step: &StepCard, has_sentences: bool) -> StepOut<'_> {
        StepOut {
            text: &step.text,
            span: [step.span.start, step.span.end],
            role: step.role,
            p_sound: step.p_sound,
            exact: exact_word(&step.exact),
            mark: step.mark,
            number: has_sentences.then_some(step.number),
            why: has_sentences.then_some(step.why.as_str()),
        }
    }
}
