//! What the page says of the tutor's attempts: how far they are, how each stands, and why a right answer is not enough.

use super::draft_session::{Counts, DraftSession, Run, standing};
use super::sentences::{fault_words, megabytes};
use crate::protocol::{Draft, DraftEnding, DraftRefusal, DraftStage, Failure, Fault};
use crate::tutor::{AttemptStanding, Judge};
use crate::words::Language;

/// How far the drafting is, or what has come of it.
pub fn run_sentence(session: &DraftSession, language: Language) -> String {
    let n_attempts = session.counts().n_attempts;
    match session.run() {
        Run::Idle => String::new(),
        Run::Running { stage: None, .. } => language.text("drafts.beginning").to_owned(),
        Run::Running { stage: Some(stage), .. } => match stage {
            DraftStage::Fetching { received_bytes, total_bytes } => {
                let received = megabytes(*received_bytes, language);
                match total_bytes.map(|total| megabytes(total, language)) {
                    Some(total) => language.say("drafts.fetching-of", &[("received", &received), ("total", &total)]),
                    None => language.say("drafts.fetching", &[("received", &received)]),
                }
            }
            DraftStage::AwaitingJudge => language.text("drafts.awaiting-judge").to_owned(),
            DraftStage::Writing { n_rounds: 0, max_rounds: 1, .. } => {
                language.text("drafts.writing-unjudged").to_owned()
            }
            DraftStage::Writing { n_rounds: 0, max_rounds, n_attempts } => {
                let further = max_rounds.saturating_sub(1);
                language.say("drafts.writing", &[("n", n_attempts), ("rounds", &further)])
            }
            DraftStage::Writing { n_rounds, max_rounds, n_attempts } => {
                let n_before = n_rounds * n_attempts;
                let (round, rounds) = (n_rounds, max_rounds.saturating_sub(1));
                language.say("drafts.going-on", &[("n", &n_before), ("round", round), ("rounds", &rounds)])
            }
            DraftStage::Over { .. } | DraftStage::Refused(_) | DraftStage::Failed(_) => String::new(),
        },
        Run::Stopped if n_attempts == 0 => language.text("drafts.stopped-early").to_owned(),
        Run::Stopped => language.text("drafts.stopped").to_owned(),
        Run::Done(DraftStage::Over { served: Some(served) }) => {
            language.say("drafts.served", &[("name", &(served + 1))])
        }
        Run::Done(DraftStage::Over { served: None }) if session.judge() == Some(Judge::Absent) => {
            language.text("drafts.no-judge").to_owned()
        }
        Run::Done(DraftStage::Over { served: None }) => language.say("drafts.none-clean", &[("n", &n_attempts)]),
        Run::Done(DraftStage::Refused(refusal)) => refusal_sentence(*refusal, language).to_owned(),
        Run::Done(DraftStage::Failed(failure)) => failure_sentence(failure, language),
        Run::Done(_) => String::new(),
    }
}

fn refusal_sentence(refusal: DraftRefusal, language: Language) -> &'static str {
    language.text(match refusal {
        DraftRefusal::Unreadable => "drafts.unreadable-problem",
        DraftRefusal::OtherKind => "drafts.other-kind",
        DraftRefusal::TooLong => "drafts.too-long-problem",
    })
}

fn failure_sentence(failure: &Failure, language: Language) -> String {
    match failure {
        Failure::Fetch { url, fault: Fault::Status(404) } => language.say("drafts.no-file", &[("url", url)]),
        Failure::Fetch { url, fault } => {
            language.say("drafts.not-fetched", &[("url", url), ("found", &fault_words(fault, language))])
        }
        Failure::Model(fault) => language.say("drafts.unusable", &[("found", &fault_words(fault, language))]),
        Failure::Engine(fault) | Failure::Worker(fault) => {
            language.say("drafts.broke-off", &[("found", &fault_words(fault, language))])
        }
        Failure::Protocol(found) => language.say("drafts.broke-off", &[("found", found)]),
    }
}

/// How an attempt stands, in a few words.
pub fn standing_words(draft: &Draft, language: Language) -> String {
    let Some(ending) = draft.ending else { return language.text("drafts.is-writing").to_owned() };
    let at = |key: &'static str, line_idx: usize| language.say(key, &[("n", &(line_idx + 1))]);
    let how = match standing(draft) {
        AttemptStanding::Clean => return language.text("drafts.is-clean").to_owned(),
        AttemptStanding::RightUnsound { line_idx } => return at("drafts.is-right-unsound", line_idx),
        AttemptStanding::Unsound { line_idx } => return at("drafts.is-unsound", line_idx),
        AttemptStanding::RightUnsure => "drafts.is-right-unsure",
        AttemptStanding::NoAnswer => "drafts.is-without-answer",
        AttemptStanding::Empty => "drafts.is-empty",
    };
    let key = match ending {
        DraftEnding::Finished | DraftEnding::GivenUp => how,
        DraftEnding::TooLong => "drafts.is-endless",
        DraftEnding::Unreadable => "drafts.is-unreadable",
    };
    language.text(key).to_owned()
}

/// What a judge of answers would make of the attempts, and what a judge of steps does.
pub fn counts_sentence(counts: Counts, language: Language) -> String {
    let Counts { n_attempts, n_right, n_clean } = counts;
    let values: [(&str, &dyn std::fmt::Display); 3] = [("n", &n_attempts), ("right", &n_right), ("clean", &n_clean)];
    language.say("drafts.counts", &values)
}

/// Why an attempt with the right answer may not be served: by the reader's own attempts where they have one.
pub fn why_not_served(session: &DraftSession, language: Language) -> String {
    match session.right_for_the_wrong_reason() {
        Some((idx, line_idx)) => {
            language.say("drafts.why-this-one", &[("name", &(idx + 1)), ("line", &(line_idx + 1))])
        }
        None => language.text("drafts.why-in-general").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_the_tutor_from_drafting_is_said_in_each_language() {
        let said = |stage: DraftStage, language| {
            let mut session = DraftSession::default();
            session.begin(1, crate::app::draft_session::Asked::default());
            session.take_stage(1, stage);
            run_sentence(&session, language)
        };
        let url = "models/algebra-drafter.gguf".to_owned();
        let failed = |failure| DraftStage::Failed(failure);
        for (stage, english, german) in [
            (failed(Failure::Fetch { url, fault: Fault::Status(404) }), "comes without the model", "ohne das Modell"),
            (failed(Failure::Model(Fault::NoDrafter)), "not taught to write", "nicht gelernt"),
            (DraftStage::Refused(DraftRefusal::OtherKind), "another kind", "anderen Art"),
            (DraftStage::Refused(DraftRefusal::TooLong), "too long", "zu lang"),
            (DraftStage::Over { served: Some(2) }, "Attempt 3 is served", "Versuch 3"),
            (
                DraftStage::Writing { n_rounds: 2, max_rounds: 4, n_attempts: 8 },
                "round 2 of at most 3",
                "Runde 2 von höchstens 3",
            ),
        ] {
            assert!(said(stage.clone(), Language::En).contains(english), "{}", said(stage, Language::En));
            assert!(said(stage.clone(), Language::De).contains(german), "{}", said(stage, Language::De));
        }
    }
}
