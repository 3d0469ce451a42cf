//! What the page says of states and figures, in plain sentences. What it says of lines comes with the review.

use crate::protocol::{CpuReason, Device, EngineState, Failure};
use crate::tutor::{Mark, Review};

pub use crate::tutor::{notice_sentence, solution_name};

/// The word that stands beside a mark's shape.
pub fn mark_word(mark: Mark) -> &'static str {
    match mark {
        Mark::Sound => "sound",
        Mark::Unsure => "unsure",
        Mark::Unsound => "unsound",
        Mark::Carried => "carried",
        Mark::Recovered => "recovered",
        Mark::Unchecked => "not checked",
    }
}

/// The engine's state in a few words, for a badge.
pub fn engine_label(state: &EngineState) -> String {
    match state {
        EngineState::Idle => "Starting".to_owned(),
        EngineState::Downloading { received_bytes, total_bytes: Some(total) } if *total > 0 => {
            format!("Fetching the model, {} %", received_bytes * 100 / total)
        }
        EngineState::Downloading { received_bytes, .. } => {
            format!("Fetching the model, {}", mebibytes(*received_bytes))
        }
        EngineState::Preparing => "Preparing the model".to_owned(),
        EngineState::Running(engine) => match &engine.device {
            Device::Gpu { .. } => "Model on the GPU".to_owned(),
            Device::Cpu { .. } => "Model on the CPU".to_owned(),
        },
        EngineState::Failed(_) => "No model".to_owned(),
    }
}

/// The engine's state in a sentence or two.
pub fn engine_sentence(state: &EngineState) -> String {
    match state {
        EngineState::Idle => "The model has not been asked for yet. The exact check already works.".to_owned(),
        EngineState::Downloading { received_bytes, total_bytes } => {
            let total = total_bytes.map_or(String::new(), |total| format!(" of {}", mebibytes(total)));
            format!("{}{total} of the model are here. The exact check already works.", mebibytes(*received_bytes))
        }
        EngineState::Preparing => {
            "The model's weights are being unpacked and tested. The exact check already works.".to_owned()
        }
        EngineState::Running(engine) => match &engine.device {
            Device::Gpu { adapter } => {
                format!(
                    "Lines are scored on the GPU ({adapter}). At start its scores on a fixed solution were compared with the CPU's, and they agree."
                )
            }
            Device::Cpu { why } => format!("Lines are scored on the CPU: {}.", cpu_reason(why)),
        },
        EngineState::Failed(failure) => {
            format!(
                "{} Lines are still checked exactly, but none is scored and none is highlighted.",
                failure_sentence(failure)
            )
        }
    }
}

fn cpu_reason(why: &CpuReason) -> String {
    match why {
        CpuReason::Asked => "the page was opened that way".to_owned(),
        CpuReason::NoAdapter => "this browser offers no GPU to pages".to_owned(),
        CpuReason::NoDevice(words) => format!("the GPU could not be opened ({words})"),
        CpuReason::SelfTest { nmse } => {
            format!("the GPU's scores on a fixed solution differ from the CPU's (by {nmse:.1e}), so they are not used")
        }
        CpuReason::Lost => "the GPU went away while it worked".to_owned(),
    }
}

/// What went wrong, and what it means.
pub fn failure_sentence(failure: &Failure) -> String {
    match failure {
        Failure::Fetch { url, found } => format!("The model could not be fetched from {url}: {found}."),
        Failure::Model(found) => format!("The model's file cannot be used: {found}."),
        Failure::Engine(words) => format!("Scoring stopped: {words}."),
        Failure::Protocol(found) => {
            format!("The page and its worker do not understand each other ({found}). Reload the page to get both anew.")
        }
    }
}

/// What a cut costs and catches, from the model's operating point `(cut, false-alarm rate, recall)`.
pub fn cut_sentence((_, p_false_alarm, p_recall): (f32, f32, f32)) -> String {
    format!(
        "At this cut {} in 100 sound lines are doubted and {} in 100 unsound lines are caught, on held-out work.",
        in_hundred(p_false_alarm),
        in_hundred(p_recall)
    )
}

/// What a judge of answers alone would have accepted, and how that differs from the highlight.
pub fn answer_only_sentence(review: &Review) -> String {
    let by_answer: Vec<usize> =
        (0..review.cards.len()).filter(|&i| review.cards[i].answer_right == Some(true)).collect();
    if by_answer.is_empty() {
        return "A judge of answers alone would accept none of these, or could not decide.".to_owned();
    }
    let names: Vec<String> = by_answer.iter().map(|&i| solution_name(i)).collect();
    let others: Vec<usize> = by_answer.iter().copied().filter(|&i| Some(i) != review.highlight).collect();
    let accepts = format!("A judge of answers alone would accept {}.", joined(&names));
    match (review.highlight, others.is_empty()) {
        (Some(_), true) => format!("{accepts} Here that is also the one whose every line is clean."),
        (Some(clean), false) => {
            let breaks: Vec<String> = others.iter().map(|&i| how_it_differs(review, i)).collect();
            format!("{accepts} Line by line only {} is highlighted: {}.", solution_name(clean), joined(&breaks))
        }
        (None, _) => {
            let breaks: Vec<String> = others.iter().map(|&i| how_it_differs(review, i)).collect();
            format!("{accepts} Line by line none is highlighted: {}.", joined(&breaks))
        }
    }
}

fn how_it_differs(review: &Review, idx: usize) -> String {
    let name = solution_name(idx);
    let card = &review.cards[idx];
    match card.first_unsound {
        Some(step) => format!("{name} has the right answer but breaks at line {}", step + 1),
        None if card.clean => format!("{name} is clean as well"),
        None => format!("{name} has a line that was not confirmed"),
    }
}

/// "1", "1 and 2", "1, 2 and 3".
fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., last] => format!("{} and {last}", firsts.join(", ")),
    }
}

/// The sentence with its short equations kept on one line.
pub fn unbroken(sentence: &str) -> String {
    sentence.replace(" = ", "\u{a0}=\u{a0}")
}

/// A rate as a count in a hundred, with a decimal where it is below ten.
fn in_hundred(p: f32) -> String {
    let percent = p * 100.0;
    if percent >= 10.0 || (percent - percent.round()).abs() < 0.05 {
        format!("{percent:.0}")
    } else {
        format!("{percent:.1}")
    }
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::{Card, Judge};

    fn card(answer_right: Option<bool>, first_unsound: Option<usize>, clean: bool) -> Card {
        Card { problem: None, steps: vec![], first_unsound, clean, score: None, answer_right }
    }

    fn check_answer_only(cards: Vec<Card>, highlight: Option<usize>, wanted: &str) {
        let review = Review { cards, notices: vec![], highlight, judge: Judge::Pending, summary: String::new() };
        let found = answer_only_sentence(&review);
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
            assert_eq!(in_hundred(p), wanted);
        }
        let sentence = cut_sentence((0.8, 0.02, 0.63));
        assert!(sentence.contains("2 in 100 sound") && sentence.contains("63 in 100 unsound"), "{sentence}");
    }

    #[test]
    fn a_failed_download_says_that_exact_checking_goes_on() {
        let state = EngineState::Failed(Failure::Fetch { url: "m.gguf".to_owned(), found: "404".to_owned() });
        let sentence = engine_sentence(&state);
        assert!(sentence.contains("m.gguf") && sentence.contains("404") && sentence.contains("checked exactly"));
    }

    #[test]
    fn progress_is_a_percentage_where_the_size_is_known() {
        let label =
            |received_bytes, total_bytes| engine_label(&EngineState::Downloading { received_bytes, total_bytes });
        assert_eq!(label(25, Some(100)), "Fetching the model, 25 %");
        assert_eq!(label(2_500_000, None), "Fetching the model, 2.5 MB");
        assert_eq!(label(0, Some(0)), "Fetching the model, 0.0 MB");
    }
}
