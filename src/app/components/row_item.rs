//! A row of the workspace: what was read of it with its marks, and while it is open its source above that.

use super::edit_button::{EditButton, Editable};
use super::problem_row::ProblemRow;
use super::row_field::RowField;
use super::step_line::{LinePosition, StepLine, fingerprint, positioned_step};
use crate::app::desk::Desk;
use crate::app::row_edits::row_text;
use crate::app::row_views::{Row, attempt_number};
use crate::app::sentences::spoken;
use crate::app::state::AppState;
use crate::reading::Role;
use crate::text::Span;
use crate::tutor::{Given, StepCard};
use leptos::prelude::*;

/// What is shown of a row.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    text: String,
    problem: Option<Given>,
    steps: Vec<(LinePosition, StepCard)>,
    is_current: bool,
    /// The heading of its solution says the same.
    is_heading: bool,
}

impl Shown {
    /// Nothing was read of it, or what was read stands elsewhere: it is shown as it was written.
    fn is_plain(&self) -> bool {
        self.problem.is_none() && self.steps.is_empty() && !self.text.trim().is_empty() && !self.is_heading
    }

    /// The number that the sentences know it by: 0 is the problem.
    fn number(&self) -> Option<usize> {
        match (&self.problem, self.steps.first()) {
            (Some(_), _) => Some(0),
            (None, Some((_, step))) => Some(step.number),
            (None, None) => None,
        }
    }
}

/// The row at this place of the text. `letter` is the problem's.
#[component]
pub fn RowItem(desk: Desk, rows: Memo<Vec<Row>>, row: usize, letter: Memo<String>) -> impl IntoView {
    let language = spoken();
    let shown = shown(desk, rows, row);
    let is_open = Memo::new(move |_| desk.open.get() == Some(row));
    let number = Memo::new(move |_| match row {
        0 => Some(0),
        _ => shown.with(Shown::number),
    });
    let is_other = Memo::new(move |_| shown.with(|shown| !shown.is_current));
    let is_plain = Memo::new(move |_| shown.with(Shown::is_plain));
    let steps = move || shown.with(|shown| shown.steps.clone());
    let problem = Memo::new(move |_| shown.with(|shown| shown.problem.clone()));
    // The open row's own button would open nothing.
    let edit = move |label: String| {
        let press = Callback::new(move |()| desk.go_to(row, u32::MAX));
        // Only where the focus was lost, not where it is elsewhere.
        let takes_focus = Callback::new(move |()| {
            desk.was_closed(row) && document().active_element().is_none_or(|now| now.tag_name() == "BODY")
        });
        (!is_open.get()).then_some(EditButton { label, press, takes_focus })
    };
    let step = move |(position, step): (LinePosition, StepCard)| {
        let label = language.say("rows.edit", &[("n", &step.number)]);
        let step = StoredValue::new(step);
        move || view! { <StepLine step=step.get_value() position on_pick=None is_other edit=edit(label.clone())/> }
    };
    view! {
        <Show when=move || is_open.get()>
            <RowField desk row n=number letter/>
        </Show>
        {move || problem.get().map(|given| {
            view! { <ProblemRow given edit=edit(language.text("rows.edit-problem").to_owned())/> }
        })}
        <For each=steps key=fingerprint let(shown)>{step(shown)}</For>
        <Show when=move || is_plain.get() && !is_open.get()>
            {move || {
                let text = shown.with(|shown| shown.text.clone());
                view! { <PlainRow text edit=edit(language.text("rows.edit-words").to_owned())/> }
            }}
        </Show>
        // The room of what is read of it, so that nothing moves when that comes.
        <Show when=move || is_open.get() && number.get().is_none()>
            <li class="step unmarked unread-room" aria-hidden="true"></li>
        </Show>
    }
}

/// A row as it was written: words beside the work, a title, and every row until it is read.
#[component]
fn PlainRow(text: String, edit: Option<EditButton>) -> impl IntoView {
    view! {
        <li class="step unmarked plain" data-testid="plain-row">
            <div class="step-row">
                <span></span>
                <div class="working"><Editable edit><span class="as-typed">{text}</span></Editable></div>
            </div>
        </li>
    }
}

fn shown(desk: Desk, rows: Memo<Vec<Row>>, row: usize) -> Memo<Shown> {
    let app = AppState::here();
    Memo::new(move |_| {
        desk.text.with(|text| {
            app.read_now(|session| {
                rows.with(|rows| {
                    let Some(row_now) = rows.get(row) else { return Shown::default() };
                    let here = row_text(text, row);
                    let cards = session.review().map_or(&[][..], |review| &review.cards);
                    let problem = row_now.problem_of.and_then(|card| cards.get(card)?.problem.clone());
                    let steps = row_now.steps.iter().filter_map(|&(card, step_idx)| {
                        let (position, step) = positioned_step(cards.get(card)?, step_idx)?;
                        Some((position, in_row(step, here, text)))
                    });
                    Shown {
                        text: here.to_owned(),
                        problem: problem.map(|given| Given { span: Span::default(), ..given }),
                        steps: steps.collect(),
                        is_current: row_now.is_current,
                        is_heading: is_heading(row_now, here),
                    }
                })
            })
        })
    })
}

/// The line without what would draw it anew when the rows above change, and without a reason that stands in a row of its
/// own.
fn in_row(mut step: StepCard, here: &str, text: &str) -> StepCard {
    step.span = Span::default();
    if step.role != Role::Words
        && step.reason.as_ref().is_some_and(|reason| !here.contains(reason) && text.contains(reason))
    {
        step.reason = None;
    }
    step
}

/// Whether the row is the title that the page gives this solution anyway.
fn is_heading(row: &Row, here: &str) -> bool {
    let is_title = |solution| attempt_number(here) == Some(solution + 1);
    row.steps.is_empty() && row.problem_of.is_none() && row.solution.is_some_and(is_title)
}
