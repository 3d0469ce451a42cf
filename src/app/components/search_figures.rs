//! What comes of choosing among the drafter's attempts, by the number of attempts: a chart and a table.

use crate::app::sentences::spoken;
use crate::words::Language;
use leptos::prelude::*;
use serde_json::Value;

/// Size of the chart's field, in the picture's units.
const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 240.0;

/// Room at the left for shares, below for numbers of attempts.
const LEFT: f64 = 52.0;
const BELOW: f64 = 40.0;

/// The methods that are drawn, each in a colour and a dash of its own; the table has all.
const DRAWN: [&str; 5] = ["majority-vote", "orm-best-of-n", "prm-best-of-n-minimum", "beam-search", "oracle"];

/// One method with one number of attempts; shares of problems.
#[derive(Clone, Debug, PartialEq)]
struct Point {
    method: String,
    n: u64,
    /// The right answer.
    right: f64,
    /// The right answer, and every line of its working is sound.
    sound: f64,
}

/// `search` is what `surefoot search --json` wrote.
#[component]
pub fn SearchFigures(search: Value) -> impl IntoView {
    let language = spoken();
    let points = points(&search);
    let mut methods: Vec<String> = Vec::new();
    for point in &points {
        if !methods.contains(&point.method) {
            methods.push(point.method.clone());
        }
    }
    let mut numbers: Vec<u64> = points.iter().map(|point| point.n).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let share = |key: &str| percent(search[key].as_f64().unwrap_or_default(), language);
    let n_problems = search["n_problems"].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    let lead = language.say(
        "about.search-lead",
        &[
            ("problems", &language.integer(n_problems)),
            ("right", &share("pass_at_1")),
            ("unsound", &share("unsound_if_right")),
        ],
    );
    let judge = &search["judge"];
    let of_lines =
        |key: &str| judge[key].as_f64().map(|share| format!("{}\u{a0}%", language.decimal(100.0 * share, 1)));
    let n_lines = judge["n_lines"].as_u64().and_then(|n| usize::try_from(n).ok());
    let judged = n_lines.zip(of_lines("false_alarm")).zip(of_lines("false_accept")).map(|((lines, alarm), accept)| {
        let values =
            [("lines", &language.integer(lines) as &dyn std::fmt::Display), ("alarm", &alarm), ("accept", &accept)];
        language.say("about.search-judge", &values)
    });
    let row = |method: &String| {
        let cell = |n: &u64| {
            let found = points.iter().find(|point| point.method == *method && point.n == *n);
            let plain = |share: f64| language.decimal(100.0 * share, 0);
            let words = found.map(|it| format!("{} / {}", plain(it.right), plain(it.sound)));
            view! { <td class="plain">{words.unwrap_or_default()}</td> }
        };
        view! { <tr><th scope="row">{name(method, language)}</th>{numbers.iter().map(cell).collect_view()}</tr> }
    };
    let head = |n: &u64| view! { <th scope="col">{language.say("about.search-of", &[("n", &n.to_string())])}</th> };
    view! {
        <p>{lead}</p>
        {judged.map(|judged| view! { <p data-testid="drafted-lines">{judged}</p> })}
        <Chart points=points.clone() numbers=numbers.clone()/>
        <p class="hint">{language.text("about.search-cells")}</p>
        <div class="table-box" tabindex="0" role="group" aria-label=language.text("about.table")>
            <table>
                <thead><tr><td></td>{numbers.iter().map(head).collect_view()}</tr></thead>
                <tbody>{methods.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Shares of problems with wholly sound working, a line for each method, over the number of attempts on a logarithmic axis.
#[component]
fn Chart(points: Vec<Point>, numbers: Vec<u64>) -> impl IntoView {
    let language = spoken();
    let most = numbers.last().copied().unwrap_or(1).max(2) as f64;
    let across = move |n: u64| (n.max(1) as f64).ln() / most.ln() * WIDTH + LEFT;
    let tick = |share: f64| {
        view! {
            <line class="plot-rule" x1=LEFT y1=up(share) x2=LEFT + WIDTH y2=up(share)/>
            <text x=LEFT - 6.0 y=up(share) + 4.0 text-anchor="end">{percent(share, language)}</text>
        }
    };
    let number = |n: &u64| {
        view! { <text x=across(*n) y=HEIGHT + 18.0 text-anchor="middle">{n.to_string()}</text> }
    };
    let line = |(i, method): (usize, &&str)| {
        let of_method: Vec<&Point> = points.iter().filter(|point| point.method == **method).collect();
        let path: Vec<String> = of_method.iter().map(|it| format!("{:.1},{:.1}", across(it.n), up(it.sound))).collect();
        let dots = of_method.iter().map(|it| view! { <circle cx=across(it.n) cy=up(it.sound) r=3.0/> }).collect_view();
        view! { <g class=format!("plot-line plot-line-{i}")><polyline points=path.join(" ")/>{dots}</g> }
    };
    let legend = |(i, method): (usize, &&str)| {
        view! {
            <li>
                <svg class=format!("plot-key plot-line plot-line-{i}") viewBox="0 0 24 8" aria-hidden="true">
                    <polyline points="0,4 24,4"/>
                    <circle cx=12 cy=4 r=3/>
                </svg>
                {name(method, language)}
            </li>
        }
    };
    view! {
        <figure class="search-chart">
            <svg
                class="plot plot-wide"
                viewBox=format!("0 0 {} {}", LEFT + WIDTH + 12.0, HEIGHT + BELOW)
                role="img"
                aria-label=language.text("about.search-chart")
            >
                {[0.0, 0.25, 0.5, 0.75, 1.0].map(tick).collect_view()}
                {numbers.iter().map(number).collect_view()}
                <text x=LEFT + WIDTH / 2.0 y=HEIGHT + 36.0 text-anchor="middle">{language.text("about.search-attempts")}</text>
                {DRAWN.iter().enumerate().map(line).collect_view()}
            </svg>
            <ul class="plot-legend">{DRAWN.iter().enumerate().map(legend).collect_view()}</ul>
            <figcaption>{language.text("about.search-caption")}</figcaption>
        </figure>
    }
}

fn up(share: f64) -> f64 {
    (1.0 - share).mul_add(HEIGHT - 8.0, 8.0)
}

fn points(search: &Value) -> Vec<Point> {
    let point = |value: &Value| {
        Some(Point {
            method: value["method"].as_str()?.to_owned(),
            n: value["n"].as_u64()?,
            right: value["right"].as_f64()?,
            sound: value["sound"].as_f64()?,
        })
    };
    search["figures"].as_array().map(|figures| figures.iter().filter_map(point).collect()).unwrap_or_default()
}

fn name(method: &str, language: Language) -> String {
    language.find(&format!("figure.{method}")).unwrap_or(method).to_owned()
}

fn percent(share: f64, language: Language) -> String {
    format!("{}\u{a0}%", language.decimal(100.0 * share, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_and_nonsense_is_left_out() {
        let json = r#"{"figures": [{"method": "orm-best-of-n", "n": 4, "right": 0.5, "sound": 0.25, "pieces": 9.0}, {"n": 1}, 7]}"#;
        let wanted = Point { method: "orm-best-of-n".to_owned(), n: 4, right: 0.5, sound: 0.25 };
        assert_eq!(points(&serde_json::from_str(json).unwrap()), [wanted]);
        assert_eq!(points(&Value::Null), []);
    }

    #[test]
    fn every_method_that_is_drawn_has_a_name() {
        for method in DRAWN {
            for &language in Language::ALL {
                assert_ne!(name(method, language), method);
            }
        }
    }
}
