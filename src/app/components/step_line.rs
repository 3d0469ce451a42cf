//! One line of a solution: its mark in the margin, its maths, and under it why it is marked so.
//!
//! A press on the mark (or a click anywhere on the line) opens what the mark means, where the line parts from the one
//! above, and what each witness says. The first unsound line of a solution says why from the start: it is the one to fix.
//! A row of words has no mark.

use super::edit_button::{EditButton, Editable};
use super::mark_shape::MarkShape;
use super::math::Formula;
use super::where_apart::WhereApart;
use crate::app::sentences::{mark_meaning, mark_word, role_word, spoken, unbroken};
use crate::reading::Role;
use crate::text::Span;
use crate::tutor::{Card, Mark, StepCard, Verdict};
use crate::words::Language;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How a line stands in its solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinePosition {
    /// The first unsound line.
    pub first_unsound: bool,
    /// Stands below the first unsound line, where the model's figures say little.
    pub after_unsound: bool,
}

/// `on_pick` is told the line's span when its mark is pressed. Where `is_other`, the text is another than the one that was
/// judged: no mark is shown, for it would be one of other text. With `edit` the line's maths is a button that opens it, with
/// `scores` the model's score stands below the line's number.
#[component]
pub fn StepLine(
    step: StepCard,
    position: LinePosition,
    on_pick: Option<Callback<Span>>,
    #[prop(into)] is_other: Signal<bool>,
    #[prop(default = None)] edit: Option<EditButton>,
    #[prop(optional)] scores: bool,
) -> impl IntoView {
    let language = spoken();
    let open = RwSignal::new(false);
    let n_line = step.number;
    let span = step.span;
    let can_edit = edit.is_some();
    let toggle = move || {
        open.update(|open| *open = !*open);
        if let Some(on_pick) = on_pick {
            on_pick.run(span);
        }
    };
    if step.role == Role::Words {
        return words_row(step, n_line, language, edit).into_any();
    }
    let role = role_word(&step, language);
    let StepCard { text, unread, math, reason, rule, p_sound, exact, mark, unfinished, why, disagree, apart, .. } =
        step;
    let apart = StoredValue::new(apart);
    let meaning = StoredValue::new((!unfinished).then(|| mark_meaning(mark, language)));
    let why = StoredValue::new(unbroken(&why));
    let has_rule = rule.is_some();
    let rule = StoredValue::new(rule.map(|rule| unbroken(&rule)));
    let word = if unfinished { language.text("mark.not-finished") } else { mark_word(mark, language) };
    // A print has no marks to press: it says of every line what is not plain from its mark.
    let on_paper = !matches!(mark, Mark::Sound | Mark::Unchecked | Mark::Given);
    let score = p_sound.filter(|_| scores && !position.after_unsound).map(|p| language.decimal(p.into(), 2));
    let witnesses =
        StoredValue::new((model_words(p_sound, position.after_unsound, language), exact_words(&exact, language)));
    view! {
        <li class="step" class:first-unsound=position.first_unsound class:changed=move || is_other.get() data-testid="step" data-mark=mark.name() data-unfinished=unfinished.to_string()>
            // A click anywhere on the line, unless that opens it.
            <div class="step-row" on:click=move |_| if !can_edit { toggle() }>
                <button
                    class="step-mark"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| if can_edit { toggle() }
                >
                    <span class="for-ears">{language.say("solution.line", &[("n", &n_line)])} " "</span>
                    <MarkShape mark/>
                    <span class="mark-word">{word}</span>
                </button>
                <div class="working">
                    {role.map(|role| view! { <p class="role-word" data-testid="role">{role}</p> })}
                    {reason.map(|reason| view! {
                        <p class="reason">
                            {reason}
                            // The press on the line or its mark opens it.
                            {has_rule.then(|| view! { <span class="why-cue" aria-hidden="true">{language.text("own.why")}</span> })}
                        </p>
                    })}
                    <Editable edit><Formula math text unread/></Editable>
                </div>
                <span class="line-number">
                    <span aria-hidden="true">{n_line}</span>
                    {score.map(|score| view! {
                        <span class="line-score" data-testid="line-score" title=language.text("drafts.score")>{score}</span>
                    })}
                </span>
            </div>
            {disagree.then(|| view! { <p class="disagree">{language.text("solution.differ")}</p> })}
            <Show
                when=move || open.get() || position.first_unsound
                fallback=move || on_paper.then(|| view! { <p class="why on-paper">{why.get_value()}</p> })
            >
                <p class="why" data-testid="why">{why.get_value()}</p>
            </Show>
            <Show when=move || open.get()>
                {rule.get_value().map(|rule| view! { <p class="why" data-testid="rule">{rule}</p> })}
                {apart.get_value().map(|apart| view! { <WhereApart apart/> })}
                <dl class="witnesses" class:after-unsound=position.after_unsound>
                    {meaning.get_value().map(|meaning| view! { <dt>{word}</dt><dd data-testid="meaning">{meaning}</dd> })}
                    <dt>{language.text("witness.model")}</dt><dd>{witnesses.with_value(|w| w.0.clone())}</dd>
                    <dt>{language.text("witness.exact")}</dt><dd>{witnesses.with_value(|w| w.1)}</dd>
                </dl>
            </Show>
        </li>
    }
    .into_any()
}

/// A solution's lines, each with how it stands.
pub fn positioned_steps(card: &Card) -> Vec<(LinePosition, StepCard)> {
    (0..card.steps.len()).filter_map(|step_idx| positioned_step(card, step_idx)).collect()
}

/// One of a solution's lines with how it stands.
pub fn positioned_step(card: &Card, step_idx: usize) -> Option<(LinePosition, StepCard)> {
    let position = LinePosition {
        first_unsound: card.first_unsound == Some(step_idx),
        after_unsound: card.first_unsound.is_some_and(|first| first < step_idx),
    };
    Some((position, card.steps.get(step_idx)?.clone()))
}

/// Everything that is drawn of a line: a line that has not changed is not drawn again, and stays open if it was.
pub fn fingerprint((position, step): &(LinePosition, StepCard)) -> u64 {
    let mut hasher = DefaultHasher::new();
    let StepCard {
        number,
        role,
        text,
        unread,
        span,
        math,
        reason,
        p_sound,
        exact,
        mark,
        unfinished,
        why,
        disagree,
        apart,
        ..
    } = step;
    (number, role, unread).hash(&mut hasher);
    (position, text, span, reason, p_sound.map(f32::to_bits), mark, unfinished, why, disagree).hash(&mut hasher);
    // The formulas follow from the text and the line above; the verdict's kind is all that is shown of it.
    (math.is_some(), format!("{apart:?}"), std::mem::discriminant(exact)).hash(&mut hasher);
    hasher.finish()
}

/// Words claim nothing that could be marked; they have a number, for the lines below are counted on from them.
fn words_row(step: StepCard, n_line: usize, language: Language, edit: Option<EditButton>) -> impl IntoView {
    view! {
        <li class="step unmarked" data-testid="step" data-mark=step.mark.name() data-unfinished="false">
            <div class="step-row">
                <span class="margin-word" data-testid="role">{language.text("role.words")}</span>
                <div class="working words"><Editable edit>{step.text}</Editable></div>
                <span class="line-number" aria-hidden="true">{n_line}</span>
            </div>
        </li>
    }
}

fn model_words(p_sound: Option<f32>, after_unsound: bool, language: Language) -> String {
    let Some(p_sound) = p_sound else { return language.text("witness.not-scored").to_owned() };
    let key = if after_unsound { "witness.after-unsound" } else { "witness.scored" };
    language.say(key, &[("p", &language.decimal(p_sound.into(), 2))])
}

fn exact_words(exact: &Verdict, language: Language) -> &'static str {
    language.text(match exact {
        Verdict::Holds(_) => "witness.holds",
        Verdict::Fails(_) => "witness.fails",
        Verdict::NotChecked(_) => "witness.undecided",
    })
}
