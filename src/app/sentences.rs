//! What the page says of states and figures: which sentence of the catalogue, and with which values. What it says of
//! lines comes with the review.

use super::offline::OfflineState;
use crate::protocol::{CpuReason, Device, EngineState, Failure, Fault};
use crate::reading::Role;
use crate::tutor::{Mark, Review, StepCard};
use crate::words::Language;
use leptos::prelude::expect_context;

pub use crate::tutor::{notice_sentence, solution_name};

/// The language that is spoken where this is asked, while a component is built. Another language builds the page anew.
pub fn spoken() -> Language {
    expect_context::<Language>()
}

/// The word that stands beside a mark's shape.
pub fn mark_word(mark: Mark, language: Language) -> &'static str {
    language.text(match mark {
        Mark::Sound => "mark.sound",
        Mark::Unsure => "mark.unsure",
        Mark::Unsound => "mark.unsound",
        Mark::Carried => "mark.carried",
        Mark::Recovered => "mark.recovered",
        Mark::Lucky => "mark.lucky",
        Mark::Unchecked => "mark.unchecked",
        Mark::Given => "mark.given",
    })
}

/// What a mark says, in a few words.
pub fn mark_meaning(mark: Mark, language: Language) -> &'static str {
    language.text(match mark {
        Mark::Sound => "meaning.sound",
        Mark::Unsure => "meaning.unsure",
        Mark::Unsound => "meaning.unsound",
        Mark::Carried => "meaning.carried",
        Mark::Recovered => "meaning.recovered",
        Mark::Lucky => "meaning.lucky",
        Mark::Unchecked => "meaning.unchecked",
        Mark::Given => "meaning.given",
    })
}

/// The word for what a row is in the work. None for a step, which needs none, for a row that is being written, and where
/// the mark says the same.
pub fn role_word(step: &StepCard, language: Language) -> Option<&'static str> {
    let key = match step.role {
        Role::Step | Role::Unfinished => return None,
        Role::Given => "role.given",
        Role::Definition => "role.definition",
        Role::Condition => "role.condition",
        Role::SideWork => "role.side-work",
        Role::Check => "role.check",
        Role::Answer => "role.answer",
        Role::Words => "role.words",
    };
    Some(language.text(key)).filter(|word| *word != mark_word(step.mark, language))
}

/// The keys of a topic's name and of the words that ask for its problems. None for a topic that is not known.
pub fn topic_words(topic: &str) -> Option<(&'static str, &'static str)> {
    Some(match topic {
        "evaluation" => ("topic.evaluation", "ask.work-out"),
        "collect" => ("topic.collect", "ask.simplify"),
        "expand" => ("topic.expand", "ask.expand"),
        "factorise" => ("topic.factorise", "ask.factorise"),
        "linear" => ("topic.linear", "ask.solve"),
        "inequality" => ("topic.inequality", "ask.solve"),
        "system" => ("topic.system", "ask.solve"),
        "quadratic" => ("topic.quadratic", "ask.solve"),
        "rational" => ("topic.rational", "ask.solve"),
        "exponent" => ("topic.exponent", "ask.simplify"),
        "fraction" => ("topic.fraction", "ask.simplify"),
        "power" => ("topic.power", "ask.simplify"),
        "higher" => ("topic.higher", "ask.solve"),
        "region" => ("topic.region", "ask.solve"),
        "exponential" => ("topic.exponential", "ask.solve"),
        "logarithm" => ("topic.logarithm", "ask.solve"),
        _ => return None,
    })
}

/// The heading of the solution at this place.
pub fn solution_title(idx: usize, language: Language) -> String {
    language.say("solution.name", &[("name", &solution_name(idx))])
}

/// Whether Surefoot would work here without a network, and if not, why.
pub fn offline_sentence(state: OfflineState, language: Language) -> &'static str {
    language.text(match state {
        OfflineState::Ready => "offline.ready",
        OfflineState::Inside => "offline.inside",
        OfflineState::Unable => "offline.unable",
        OfflineState::Denied => "offline.denied",
        OfflineState::Full => "offline.full",
        OfflineState::Broken => "offline.broken",
    })
}

/// What is wrong with the engine, in a few words.
pub fn trouble_label(failure: &Failure, language: Language) -> &'static str {
    language.text(match failure {
        Failure::Worker(_) => "engine.stopped",
        _ => "engine.none",
    })
}

/// The engine's state in a sentence or two.
pub fn engine_sentence(state: &EngineState, language: Language) -> String {
    match state {
        EngineState::Idle => language.text("engine.idle-sentence").to_owned(),
        EngineState::Downloading { received_bytes, total_bytes } => {
            let received = megabytes(*received_bytes, language);
            match total_bytes.map(|total| megabytes(total, language)) {
                Some(total) => {
                    language.say("engine.fetching-of-sentence", &[("received", &received), ("total", &total)])
                }
                None => language.say("engine.fetching-sentence", &[("received", &received)]),
            }
        }
        EngineState::Preparing => language.text("engine.preparing-sentence").to_owned(),
        EngineState::Running(engine) => match &engine.device {
            Device::Gpu { adapter, rounds } => {
                let key = if *rounds { "engine.gpu-rounds-sentence" } else { "engine.gpu-sentence" };
                language.say(key, &[("adapter", adapter)])
            }
            Device::Cpu { why } => language.say("engine.cpu-sentence", &[("why", &cpu_reason(why, language))]),
        },
        // Without a worker nothing goes on.
        EngineState::Failed(failure @ Failure::Worker(_)) => failure_sentence(failure, language),
        EngineState::Failed(failure) => {
            language.say("engine.failed-sentence", &[("failure", &failure_sentence(failure, language))])
        }
    }
}

fn cpu_reason(why: &CpuReason, language: Language) -> String {
    match why {
        CpuReason::Asked => language.text("engine.cpu-asked").to_owned(),
        CpuReason::NoAdapter => language.text("engine.cpu-no-adapter").to_owned(),
        CpuReason::NoDevice(fault) => language.say("engine.cpu-no-device", &[("found", &fault_words(fault, language))]),
        CpuReason::SelfTest { nmse } => language.say("engine.cpu-self-test", &[("nmse", &format!("{nmse:.1e}"))]),
        CpuReason::Lost => language.text("engine.cpu-lost").to_owned(),
    }
}

/// What went wrong, and what it means.
pub fn failure_sentence(failure: &Failure, language: Language) -> String {
    match failure {
        Failure::Fetch { url, fault } => {
            language.say("failure.fetch", &[("url", url), ("found", &fault_words(fault, language))])
        }
        Failure::Model(fault) => language.say("failure.model", &[("found", &fault_words(fault, language))]),
        Failure::Engine(fault) => language.say("failure.engine", &[("found", &fault_words(fault, language))]),
        Failure::Worker(fault) => language.say("failure.worker", &[("found", &fault_words(fault, language))]),
        Failure::Protocol(found) => language.say("failure.protocol", &[("found", found)]),
    }
}

/// What was found, as the end of a sentence.
pub fn fault_words(fault: &Fault, language: Language) -> String {
    match fault {
        Fault::Status(status) => language.say("fault.status", &[("status", status)]),
        Fault::NoAnswer => language.text("fault.no-answer").to_owned(),
        Fault::TooLarge { found_bytes, most_bytes } => {
            language.say("fault.too-large", &[("found", found_bytes), ("most", most_bytes)])
        }
        Fault::NoRoom { bytes } => language.say("fault.no-room", &[("bytes", bytes)]),
        Fault::CutShort { received_bytes, total_bytes } => {
            language.say("fault.cut-short", &[("received", received_bytes), ("total", total_bytes)])
        }
        Fault::NoModel { found } => language.say("fault.no-model", &[("found", found)]),
        Fault::Truncated { offset_bytes } => language.say("fault.truncated", &[("offset", offset_bytes)]),
        Fault::Unknown { found } => language.say("fault.unknown", &[("found", found)]),
        Fault::Missing { what } => language.say("fault.missing", &[("what", what)]),
        Fault::NoHead => language.text("fault.no-head").to_owned(),
        Fault::NoDrafter => language.text("fault.no-drafter").to_owned(),
        Fault::Impossible { place } => language.say("fault.impossible", &[("place", place)]),
        Fault::TooMany { found, most } => language.say("fault.too-many", &[("found", found), ("most", most)]),
        Fault::Disagrees { wanted, found } => language.say("fault.disagrees", &[("wanted", wanted), ("found", found)]),
        Fault::NoGpu => language.text("fault.no-gpu").to_owned(),
        Fault::GpuLost => language.text("fault.gpu-lost").to_owned(),
        Fault::NoWorker => language.text("fault.no-worker").to_owned(),
        Fault::Theirs(words) => words.clone(),
    }
}

/// What a cut costs and catches, from the model's operating point `(cut, false-alarm rate, recall)`.
pub fn cut_sentence((_, p_false_alarm, p_recall): (f32, f32, f32), language: Language) -> String {
    let (doubted, caught) = (in_hundred(p_false_alarm, language), in_hundred(p_recall, language));
    language.say("cut.costs", &[("doubted", &doubted), ("caught", &caught)])
}

/// What a judge of answers alone would have accepted, and how that differs from the highlight.
pub fn answer_only_sentence(review: &Review, language: Language) -> String {
    let by_answer: Vec<usize> =
        (0..review.cards.len()).filter(|&i| review.cards[i].answer_right == Some(true)).collect();
    if by_answer.is_empty() {
        return language.text("answers.none").to_owned();
    }
    let names = language.list(&by_answer.iter().map(|&i| solution_name(i)).collect::<Vec<_>>());
    let others = by_answer.iter().filter(|&&i| Some(i) != review.highlight);
    let breaks = language.list(&others.map(|&i| how_it_differs(review, i, language)).collect::<Vec<_>>());
    match review.highlight {
        Some(_) if breaks.is_empty() => language.say("answers.same", &[("names", &names)]),
        Some(clean) => {
            let clean = solution_name(clean);
            language.say("answers.fooled", &[("names", &names), ("clean", &clean), ("breaks", &breaks)])
        }
        None => language.say("answers.none-highlighted", &[("names", &names), ("breaks", &breaks)]),
    }
}

fn how_it_differs(review: &Review, idx: usize, language: Language) -> String {
    let name = solution_name(idx);
    let card = &review.cards[idx];
    match card.first_unsound {
        Some(step_idx) => language.say("answers.breaks", &[("name", &name), ("n", &card.number_of(step_idx))]),
        None if card.clean => language.say("answers.clean-too", &[("name", &name)]),
        None => language.say("answers.unconfirmed", &[("name", &name)]),
    }
}

/// The sentence with its short equations kept on one line.
pub fn unbroken(sentence: &str) -> String {
    sentence.replace(" = ", "\u{a0}=\u{a0}")
}

/// A rate as a count in a hundred, with a decimal where it is below ten.
fn in_hundred(p: f32, language: Language) -> String {
    let percent = f64::from(p) * 100.0;
    let n_decimals = usize::from(percent < 10.0 && (percent - percent.round()).abs() >= 0.05);
    language.decimal(percent, n_decimals)
}

pub fn megabytes(bytes: u64, language: Language) -> String {
    language.decimal(bytes as f64 / 1e6, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::{Card, Judge};

    fn card(answer_right: Option<bool>, first_unsound: Option<usize>, clean: bool) -> Card {
        Card {
            way: None,
            problem: None,
            excluded: None,
            steps: vec![],
            first_unsound,
            clean,
            problem_unknown: false,
            score: None,
            answer_right,
            outcome: None,
            next: None,
        }
    }

    fn check_answer_only(cards: Vec<Card>, highlight: Option<usize>, wanted: &str) {
        let review = Review { cards, notices: vec![], highlight, judge: Judge::Pending, summary: String::new() };
        let found = answer_only_sentence(&review, Language::En);
        assert!(found.contains(wanted), "wanted {wanted:?} in {found:?}");
    }

    #[test]
    fn the_answer_only_judge_is_set_against_the_highlight() {
        let clean = || card(Some(true), None, true);
        let lucky = || card(Some(true), Some(2), false);
        let wrong = || card(Some(false), Some(0), false);
        let doubted = || card(Some(true), None, false);
        check_answer_only(vec![wrong(), clean()], Some(1), "would accept 2. Here that is also");
        check_answer_only(vec![clean(), lucky(), wrong()], Some(0), "accept 1 and 2. Line by line only 1");
        check_answer_only(vec![clean(), lucky()], Some(0), "2 has the right answer but breaks at line 3");
        check_answer_only(vec![lucky(), doubted()], None, "none is highlighted: 1 has the right answer");
        check_answer_only(vec![lucky(), doubted()], None, "2 has a line that was not confirmed");
        check_answer_only(vec![wrong()], None, "none of these");
    }

    #[test]
    fn rates_are_counts_in_a_hundred() {
        for (p, wanted) in [(0.02, "2"), (0.005, "0.5"), (0.874, "87"), (0.0, "0"), (1.0, "100")] {
            assert_eq!(in_hundred(p, Language::En), wanted);
        }
        let sentence = cut_sentence((0.8, 0.02, 0.63), Language::En);
        assert!(sentence.contains("2 in 100 sound") && sentence.contains("63 in 100 unsound"), "{sentence}");
    }

    #[test]
    fn a_failed_download_says_that_exact_checking_goes_on() {
        let state = EngineState::Failed(Failure::Fetch { url: "m.gguf".to_owned(), fault: Fault::Status(404) });
        let sentence = engine_sentence(&state, Language::En);
        assert!(sentence.contains("m.gguf") && sentence.contains("404") && sentence.contains("checked exactly"));
    }

    #[test]
    fn a_worker_that_has_ended_promises_no_check() {
        let state = EngineState::Failed(Failure::Worker(Fault::NoWorker));
        for (language, wanted) in
            [(Language::En, "What you typed is kept"), (Language::De, "Was du getippt hast, bleibt")]
        {
            let sentence = engine_sentence(&state, language);
            assert!(
                sentence.contains(wanted) && !sentence.contains("still") && !sentence.contains("weiter"),
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_fault_is_told_in_the_readers_language() {
        let failure = Failure::Model(Fault::NoModel { found: "<!do".to_owned() });
        assert!(failure_sentence(&failure, Language::En).contains("begins with <!do"));
        assert!(failure_sentence(&failure, Language::De).contains("beginnt mit <!do"));
    }
}
