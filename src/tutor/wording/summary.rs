//! What is said of a review as a whole.

use super::line::number;
use super::notice::notice_sentence;
use crate::text::Notice;
use crate::tutor::review::{Card, Judge, Mark, Review};

/// One sentence on the whole.
pub fn summary(review: &Review) -> String {
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

/// The name of the solution at this place: its number.
pub fn solution_name(idx: usize) -> String {
    (idx + 1).to_string()
}

fn unconfirmed(card: &Card) -> String {
    let n_open = card.steps.iter().filter(|step| step.mark != Mark::Sound).count();
    match n_open {
        0 => "the model did not judge every line".to_owned(),
        1 => "one line could not be confirmed".to_owned(),
        n => format!("{n} lines could not be confirmed"),
    }
}
