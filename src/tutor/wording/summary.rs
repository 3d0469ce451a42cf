//! What is said of a review as a whole.

use super::notice::notice_sentence;
use crate::reading::Notice;
use crate::tutor::review::{Card, Judge, Mark, Review};
use crate::words::Language;

/// One sentence on the whole.
pub fn summary(review: &Review, language: Language) -> String {
    let key = match &review.cards[..] {
        [] => {
            let notice = review.notices.first().unwrap_or(&Notice::NoMath);
            return notice_sentence(notice, language);
        }
        [card] => match (card.first_unsound, review.judge) {
            _ if card.steps.is_empty() => "summary.no-steps",
            (Some(step_idx), _) => return first_unsound(card, step_idx, language),
            _ if card.problem_unknown => "summary.problem-unknown",
            (None, Judge::Scored(_)) if card.clean => "summary.all-sound",
            (None, Judge::Scored(_)) => return unconfirmed(card, language),
            (None, Judge::Pending) => "summary.exact-so-far",
            (None, Judge::Absent) => "summary.exact-only",
        },
        cards => match (review.highlight, review.judge) {
            (Some(card_idx), _) => return language.say("summary.clean", &[("name", &solution_name(card_idx))]),
            (None, Judge::Scored(_)) if cards.iter().any(|card| card.clean) => "summary.clean-but-not-the-answer",
            (None, Judge::Scored(_)) => "summary.none-clean",
            (None, Judge::Pending) => "summary.candidates-so-far",
            (None, Judge::Absent) => "summary.no-model",
        },
    };
    language.text(key).to_owned()
}

/// The name of the solution at this place: its number.
pub fn solution_name(idx: usize) -> String {
    (idx + 1).to_string()
}

/// What is right is said first.
fn first_unsound(card: &Card, step_idx: usize, language: Language) -> String {
    let n = step_idx + 1;
    let all_hold = card.steps[..step_idx].iter().all(|step| matches!(step.mark, Mark::Sound | Mark::Start));
    if step_idx > 0 && all_hold {
        language.count("summary.right-until", step_idx, &[("next", &n)])
    } else {
        language.say("summary.first-unsound", &[("n", &n)])
    }
}

fn unconfirmed(card: &Card, language: Language) -> String {
    match card.steps.iter().filter(|step| !matches!(step.mark, Mark::Sound | Mark::Start)).count() {
        0 => language.text("summary.not-all-judged").to_owned(),
        n => language.count("summary.uncontradicted", n, &[]),
    }
}
