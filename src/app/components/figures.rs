//! The model's figures as the file beside it has them, as tables.
//!
//! Whatever that file holds is shown: names in plain words where they are known, as they stand where they are not. Each
//! section is folded: what was measured first, in the order a reader asks for it, then how it came about.

use super::reliability::ReliabilityPlot;
use super::search_figures::SearchFigures;
use crate::app::sentences::spoken;
use crate::words::Language;
use leptos::prelude::*;
use serde_json::{Map, Value};

/// What stands first, in this order.
const FIRST: [&str; 9] =
    ["real_work", "held_out", "student_steps", "splits", "nonsense", "picks", SEARCH, "domains", "out_of_domain"];

/// Choosing among a drafter's attempts: drawn as a chart as well.
const SEARCH: &str = "search";

/// Within a section, a table of more rows than this is folded again: one for each of a hundred slips would be all that is
/// seen.
const MAX_OPEN_ROWS: usize = 30;

/// Deeper levels of headings than a page has are drawn like the last.
const LAST_LEVEL: u8 = 4;

/// `card` is the whole file.
#[component]
pub fn Figures(card: Value) -> impl IntoView {
    let language = spoken();
    let Value::Object(entries) = card else {
        return view! { <p>{plain(&card, language)}</p> }.into_any();
    };
    let (others, rows): (Vec<_>, Vec<_>) =
        entries.iter().filter(|(key, _)| !FIRST.contains(&key.as_str())).partition(|(_, value)| is_section(value));
    let first = FIRST.iter().filter_map(|key| Some((*key, entries.get(*key)?)));
    let others = others.into_iter().map(|(key, value)| (key.as_str(), value));
    let folded: Vec<_> = first
        .chain(others)
        .map(|(key, value)| {
            view! { <details><summary>{in_words(key, language)}</summary>{body(key, value, 2, language)}</details> }
        })
        .collect();
    view! {
        {rows.into_iter().map(|(_, value)| view! { <p class="hint">{plain(value, language)}</p> }).collect_view()}
        {folded}
    }
    .into_any()
}

fn section(key: &str, value: &Value, level: u8, language: Language) -> AnyView {
    let title = in_words(key, language);
    if value.as_object().is_some_and(|entries| entries.len() > MAX_OPEN_ROWS) {
        return view! { <details><summary>{title}</summary>{body(key, value, level, language)}</details> }.into_any();
    }
    let heading = match level {
        3 => view! { <h3>{title}</h3> }.into_any(),
        _ => view! { <h4>{title}</h4> }.into_any(),
    };
    view! { <section>{heading}{body(key, value, level, language)}</section> }.into_any()
}

/// What stands under a heading: a table of the plain entries, then the sections within.
fn body(key: &str, value: &Value, level: u8, language: Language) -> AnyView {
    let entries = match value {
        Value::Object(_) if key == SEARCH => return view! { <SearchFigures search=value.clone()/> }.into_any(),
        Value::Object(entries) => entries,
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let lines: Vec<String> = items.iter().map(|value| plain(value, language)).collect();
            return view! { <pre>{lines.join("\n")}</pre> }.into_any();
        }
        Value::Array(items) => return list(key, items, language),
        other => return view! { <p>{plain(other, language)}</p> }.into_any(),
    };
    if let Some(columns) = same_columns(entries.values()) {
        return matrix(
            &columns,
            language,
            entries.iter().map(|(key, row)| (Some(in_words(key, language)), cells(&columns, row, language))),
        );
    }
    let (sections, rows): (Vec<_>, Vec<_>) = entries.iter().partition(|(_, value)| is_section(value));
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(key, value)| view! { <tr><th scope="row">{in_words(key, language)}</th><td>{plain(value, language)}</td></tr> })
        .collect();
    let sections: Vec<_> =
        sections.into_iter().map(|(key, value)| section(key, value, LAST_LEVEL.min(level + 1), language)).collect();
    view! {
        {(!rows.is_empty()).then(|| view! { <div class="table-box"><table><tbody>{rows}</tbody></table></div> })}
        {sections}
    }
    .into_any()
}

/// Points of a curve: named columns, or the three of a calibration.
fn list(key: &str, items: &[Value], language: Language) -> AnyView {
    if let Some(columns) = same_columns(items.iter()) {
        return matrix(&columns, language, items.iter().map(|row| (None, cells(&columns, row, language))));
    }
    let columns = match key {
        "curve" => vec!["cut", "false_alarm_at_cut", "recall_at_cut"],
        "reliability" => vec!["mean_probability", "share_sound", "n_steps"],
        _ => Vec::new(),
    };
    let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
    let plot = (key == "reliability").then(|| view! { <ReliabilityPlot bins=items.to_vec()/> });
    let row = |item: &Value| match item {
        Value::Array(row) => (None, row.iter().map(|value| plain(value, language)).collect()),
        other => (None, vec![plain(other, language)]),
    };
    view! { {plot} {matrix(&columns, language, items.iter().map(row))} }.into_any()
}

fn matrix(
    columns: &[String],
    language: Language,
    rows: impl Iterator<Item = (Option<String>, Vec<String>)>,
) -> AnyView {
    let rows: Vec<_> = rows.collect();
    let named = rows.iter().any(|(name, _)| name.is_some()).then(|| view! { <td></td> });
    let head = columns.iter().map(|column| view! { <th scope="col">{in_words(column, language)}</th> }).collect_view();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, cells)| {
            let name = name.map(|name| view! { <th scope="row">{name}</th> });
            view! { <tr>{name}{cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
        })
        .collect();
    view! {
        <div class="table-box" tabindex="0" role="group" aria-label=language.text("about.table")>
            <table><thead><tr>{named}{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// The keys of the first row, if the rows are objects of plain values and there is one at least.
fn same_columns<'a>(mut rows: impl Iterator<Item = &'a Value> + Clone) -> Option<Vec<String>> {
    let is_row = |row: &Value| row.as_object().is_some_and(|row| !row.values().any(is_section));
    let columns = rows.clone().next()?.as_object()?.keys().cloned().collect();
    rows.all(is_row).then_some(columns)
}

fn cells(columns: &[String], row: &Value, language: Language) -> Vec<String> {
    let row = row.as_object().cloned().unwrap_or_else(Map::new);
    columns.iter().map(|column| row.get(column).map(|value| plain(value, language)).unwrap_or_default()).collect()
}

fn is_section(value: &Value) -> bool {
    match value {
        Value::Object(entries) => !entries.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    }
}

fn plain(value: &Value, language: Language) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => language.decimal(float, 3),
            _ => match number.as_u64().and_then(|n| usize::try_from(n).ok()) {
                Some(n) => language.integer(n),
                None => number.to_string(),
            },
        },
        Value::Bool(true) => language.text("about.yes").to_owned(),
        Value::Bool(false) => language.text("about.no").to_owned(),
        Value::Null => language.text("about.not-measured").to_owned(),
        Value::Array(items) => items.iter().map(|value| plain(value, language)).collect::<Vec<_>>().join(", "),
        Value::Object(_) => language.text("about.none").to_owned(),
    }
}

/// A key of the file in plain words.
fn in_words(key: &str, language: Language) -> String {
    language.find(&format!("figure.{}", key.replace(' ', "-"))).map_or_else(|| key.replace('_', " "), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_plainly() {
        for (json, wanted) in
            [("0.91234", "0.912"), ("12000", "12,000"), ("null", "not measured"), ("[1, \"a\"]", "1, a")]
        {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(plain(&value, Language::En), wanted);
        }
        assert_eq!(in_words("some_new_figure", Language::En), "some new figure");
    }

    #[test]
    fn rows_of_one_form_make_a_table() {
        let check = |json: &str, wanted: Option<&[&str]>| {
            let value: Value = serde_json::from_str(json).unwrap();
            let columns = same_columns(value.as_object().unwrap().values());
            let wanted = wanted.map(|wanted| wanted.iter().map(|&column| column.to_owned()).collect::<Vec<_>>());
            assert_eq!(columns, wanted, "{json}");
        };
        check(r#"{"a": {"n": 1, "p": 0.5}, "b": {"n": 2, "p": null}}"#, Some(&["n", "p"]));
        check(r#"{"a": {"n": 1}, "b": 2}"#, None);
        check(r#"{"a": {"n": {"deep": 1}}}"#, None);
        check("{}", None);
    }
}
