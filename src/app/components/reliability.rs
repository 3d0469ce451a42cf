//! The reliability plot: how often lines are sound among those to which the model gives a probability.
//!
//! Points on the diagonal mean what they say; the larger the point, the more lines.

use crate::app::sentences::spoken;
use leptos::prelude::*;
use serde_json::Value;

/// Side of the square, in the picture's units.
const SIDE: f64 = 240.0;

/// Room for the axes' words at the left and below.
const MARGIN: f64 = 34.0;

/// Radius of the point of the fullest bin.
const LARGEST_RADIUS: f64 = 9.0;

/// One bin: mean probability, share of sound lines, number of lines.
type Bin = (f64, f64, f64);

/// `bins` as the model's file has them.
#[component]
pub fn ReliabilityPlot(bins: Vec<Value>) -> impl IntoView {
    let language = spoken();
    let bins: Vec<Bin> = bins.iter().filter_map(bin).collect();
    let most = bins.iter().map(|bin| bin.2).fold(1.0, f64::max);
    let point = |&(p, share, n): &Bin| {
        let radius = LARGEST_RADIUS * (n / most).sqrt();
        view! { <circle cx=across(p) cy=up(share) r=radius.max(2.0)/> }
    };
    let tick = |value: f64| {
        let words = language.decimal(value, 1);
        view! {
            <text x=across(value) y=MARGIN.mul_add(0.45, SIDE) text-anchor="middle">{words.clone()}</text>
            <text x=MARGIN - 6.0 y=up(value) + 4.0 text-anchor="end">{words}</text>
        }
    };
    view! {
        <svg
            class="plot"
            viewBox=format!("0 0 {} {}", SIDE + MARGIN + 10.0, SIDE + MARGIN)
            role="img"
            aria-label=language.text("about.reliability-plot")
        >
            <rect class="plot-frame" x=MARGIN y=4.0 width=SIDE height=SIDE - 4.0/>
            <line class="plot-ideal" x1=across(0.0) y1=up(0.0) x2=across(1.0) y2=up(1.0)/>
            {[0.0, 0.5, 1.0].map(tick).collect_view()}
            <text x=across(0.75) y=SIDE + MARGIN - 4.0 text-anchor="middle">{language.text("about.says-sound")}</text>
            <text class="plot-up" x=-SIDE / 2.0 y=12.0 text-anchor="middle">{language.text("about.is-sound")}</text>
            <g class="plot-points">{bins.iter().map(point).collect_view()}</g>
        </svg>
    }
}

fn across(p: f64) -> f64 {
    p.mul_add(SIDE, MARGIN)
}

fn up(share: f64) -> f64 {
    (1.0 - share).mul_add(SIDE - 4.0, 4.0)
}

fn bin(value: &Value) -> Option<Bin> {
    match value.as_array()?.as_slice() {
        [p, share, n] => Some((p.as_f64()?, share.as_f64()?, n.as_f64()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_read_and_nonsense_is_left_out() {
        let read = |json: &str| bin(&serde_json::from_str(json).unwrap());
        assert_eq!(read("[0.5, 0.25, 12]"), Some((0.5, 0.25, 12.0)));
        assert_eq!(read("[0.5]"), None);
        assert_eq!(read("{}"), None);
    }
}
