//! What the model is, what it was measured on, how often it errs, and where it runs now.
//!
//! The figures come from the file beside the model, written by the tool that measured them. Whatever that file holds
//! is shown: names in plain words where they are known, as they stand where they are not.

use crate::app::desk::Desk;
use crate::app::fetch::fetch_text;
use crate::app::words::engine_sentence;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

/// The figures' file, relative to the page.
const FIGURES_URL: &str = "models/algebra-prm.json";

#[component]
pub fn Model() -> impl IntoView {
    let desk = Desk::here();
    let state = desk.read(|session| session.engine().clone());
    let figures = RwSignal::new(None::<Result<Value, String>>);
    spawn_local(async move {
        let text = fetch_text(FIGURES_URL).await;
        figures.set(Some(text.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()))));
    });
    let table = move || match figures.get() {
        None => view! { <p>"Reading the figures."</p> }.into_any(),
        Some(Err(found)) => {
            view! { <p class="notice">{format!("The figures could not be read: {found}.")}</p> }.into_any()
        }
        Some(Ok(figures)) => section(&figures, 3),
    };
    view! {
        <article class="page model">
            <h1>"The model"</h1>
            <p class="lead">
                "Two checks read every line, and neither sees the other's result. The "<em>"model"</em>
                " is a small process reward model: it reads the problem and the lines so far, and gives the probability that the next line is sound. The "
                <em>"exact check"</em>
                " computes with fractions and roots, and either proves that a line follows, shows by an example that it does not, or says that it cannot decide."
            </p>
            <h2>"Now"</h2>
            <p role="status">{move || state.with(engine_sentence)}</p>
            <h2>"What it cannot do"</h2>
            <ul>
                <li>"It was trained on generated school algebra: linear equations and inequalities, brackets, fractions, quadratics. On other work its figures mean little."</li>
                <li>"It errs. The tables say how often, on work that it was not trained on."</li>
                <li>"A highlight is no proof: it says that the model doubts no line and that the exact check contradicts none."</li>
                <li>"It judges lines, not people. Nothing here is a grade."</li>
            </ul>
            <h2>"Measured"</h2>
            <div data-testid="figures">{table}</div>
        </article>
    }
}

/// An object: its plain entries as a table, its inner objects as sections under headings of this level or the next.
fn section(value: &Value, level: u8) -> AnyView {
    let Value::Object(entries) = value else {
        return view! { <p>{plain(value)}</p> }.into_any();
    };
    let (inner, rows): (Vec<_>, Vec<_>) = entries.iter().partition(|(_, value)| is_section(value));
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(key, value)| view! { <tr><th scope="row">{in_words(key)}</th><td>{plain(value)}</td></tr> })
        .collect();
    let sections: Vec<_> = inner
        .into_iter()
        .map(|(key, value)| {
            let title = in_words(key);
            let heading = match level {
                3 => view! { <h3>{title}</h3> }.into_any(),
                _ => view! { <h4>{title}</h4> }.into_any(),
            };
            view! { <section>{heading}{section(value, level + 1)}</section> }
        })
        .collect();
    view! {
        {(!rows.is_empty()).then(|| view! { <div class="table-box"><table><tbody>{rows}</tbody></table></div> })}
        {sections}
    }
    .into_any()
}

fn is_section(value: &Value) -> bool {
    matches!(value, Value::Object(entries) if !entries.is_empty())
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => format!("{float:.3}"),
            _ => number.to_string(),
        },
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Null => "not measured".to_owned(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(_) => "none".to_owned(),
    }
}

/// A key of the file in plain words.
fn in_words(key: &str) -> String {
    let known = match key {
        "n_steps" => "Lines judged",
        "n_solutions" => "Solutions judged",
        "step_accuracy" => "Lines judged rightly, as a share",
        "auroc" => "AUROC: chance that a sound line scores above an unsound one",
        "recall_at_2pct_fa" => "Unsound lines caught when 2 in 100 sound lines are doubted",
        "recall_at_5pct_fa" => "Unsound lines caught when 5 in 100 sound lines are doubted",
        "processbench_f1" => "F1 of finding the first unsound line, or that there is none",
        "ece" => "Expected calibration error",
        "brier" => "Brier score (0 is perfect)",
        "best_of_n" => "Choosing among several solutions",
        "held_out" => "Held-out solutions",
        _ => "",
    };
    if known.is_empty() { key.replace('_', " ") } else { known.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_plainly() {
        for (json, wanted) in [("0.91234", "0.912"), ("1200", "1200"), ("null", "not measured"), ("[1, \"a\"]", "1, a")]
        {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(plain(&value), wanted);
        }
        assert_eq!(in_words("some_new_figure"), "some new figure");
    }
}
