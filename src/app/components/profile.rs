//! A solution's scores at a glance: a point for each line, the higher the surer the model, with the cut drawn across.
//!
//! The three bands are told by shape as well as by height; the same is said in words for readers by ear.

use crate::app::sentences::spoken;
use crate::reading::Role;
use crate::tutor::{Card, Cuts, StepCard};
use crate::words::Language;
use leptos::prelude::*;

/// Units of the drawing: the distance of two points, its height, and the free edge around it.
const STRIDE: f32 = 14.0;
const HEIGHT: f32 = 32.0;
const EDGE: f32 = 6.0;

/// More lines than this make no picture.
const MAX_LINES: usize = 24;

/// Drawn once the model has scored every line of the work; nothing before. It is asked about
/// steps and answers only: givens, checks and words have no point.
#[component]
pub fn Profile(card: Card, cuts: Cuts) -> impl IntoView {
    let language = spoken();
    let is_drawn = |step: &StepCard| matches!(step.role, Role::Step | Role::Answer);
    let drawn: Vec<(usize, &StepCard)> = card.steps.iter().enumerate().filter(|(_, step)| is_drawn(step)).collect();
    let scores: Option<Vec<f32>> = drawn.iter().map(|(_, step)| step.p_sound).collect();
    let scores = scores.filter(|scores| !scores.is_empty() && scores.len() <= MAX_LINES)?;
    let width = STRIDE * (scores.len() - 1) as f32 + 2.0 * EDGE;
    let x = |i: usize| EDGE + STRIDE * i as f32;
    let points: Vec<String> = scores.iter().enumerate().map(|(i, &p)| format!("{} {:.1}", x(i), y(p))).collect();
    let line = format!("M{}", points.join(" L"));
    let cut = format!("M0 {0:.1} L{width} {0:.1}", y(cuts.sound));
    let below = |i: usize| card.first_unsound.is_some_and(|first| first < drawn[i].0);
    let dots = scores.iter().enumerate().map(|(i, &p)| {
        view! { <path class="profile-point" class:faint=below(i) data-band=band(p, cuts) d=shape(x(i), y(p), band(p, cuts))></path> }
    });
    let numbered: Vec<(usize, f32)> = drawn.iter().zip(&scores).map(|((_, step), &p)| (step.number, p)).collect();
    let label = language.say("profile.label", &[("lines", &in_words(&numbered, cuts, language))]);
    Some(view! {
        <svg
            class="profile"
            data-testid="profile"
            role="img"
            aria-label=label
            viewBox=format!("0 0 {width} {HEIGHT}")
            width=width
            height=HEIGHT
        >
            <path class="profile-cut" d=cut></path>
            <path class="profile-line" d=line></path>
            {dots.collect_view()}
        </svg>
    })
}

fn y(p: f32) -> f32 {
    EDGE + (1.0 - p.clamp(0.0, 1.0)) * (HEIGHT - 2.0 * EDGE)
}

fn band(p: f32, cuts: Cuts) -> &'static str {
    match p {
        p if p >= cuts.sound => "high",
        p if p < cuts.unsound => "low",
        _ => "middle",
    }
}

/// A dot, a ring, a cross.
fn shape(x: f32, y: f32, band: &str) -> String {
    let ring = |r: f32| format!("M{} {y:.1} a{r} {r} 0 1 0 {} 0 a{r} {r} 0 1 0 -{} 0 Z", x - r, 2.0 * r, 2.0 * r);
    match band {
        "high" => ring(2.6),
        "middle" => ring(3.2),
        _ => {
            let (left, right, top, bottom) = (x - 3.2, x + 3.2, y - 3.2, y + 3.2);
            format!("M{left} {top:.1} L{right} {bottom:.1} M{right} {top:.1} L{left} {bottom:.1}")
        }
    }
}

/// `numbered` are the lines' numbers and scores.
fn in_words(numbered: &[(usize, f32)], cuts: Cuts, language: Language) -> String {
    let word = |&(n, p): &(usize, f32)| {
        let key = match band(p, cuts) {
            "high" => "profile.high",
            "middle" => "profile.middle",
            _ => "profile.low",
        };
        language.say(key, &[("n", &n)])
    };
    language.list(&numbered.iter().map(word).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_told_in_words_too() {
        let words = in_words(&[(1, 0.9), (2, 0.5), (4, 0.1)], Cuts { sound: 0.8, unsound: 0.3 }, Language::En);
        assert_eq!(words, "line 1 sure, line 2 unsure and line 4 doubted");
    }

    #[test]
    fn surer_is_higher_and_stays_on_the_paper() {
        assert!(y(1.0) < y(0.5) && y(0.5) < y(0.0));
        assert!(y(2.0) >= 0.0 && y(-1.0) <= HEIGHT);
    }
}
