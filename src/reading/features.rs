//! Rows that name what a graph has, "slope = 2, y-intercept: (0, -5)", "Centre (2, -3), radius 5": each feature as a value
//! of a name that no letter of the work has.

use super::points;
use super::work::Step;
use crate::lexicon::{self, List};
use crate::notation::{self, Expr, Parsed, Rel, Statement, build};

/// What a graph has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    Slope,
    YIntercept,
    XIntercept,
    VertexX,
    VertexY,
    Axis,
    CenterX,
    CenterY,
    Radius,
    Maximum,
    Minimum,
}

/// Each feature by its name.
const NAMES: [(Feature, &str); 11] = [
    (Feature::Slope, "slope"),
    (Feature::YIntercept, "y-intercept"),
    (Feature::XIntercept, "x-intercept"),
    (Feature::VertexX, "vertex-x"),
    (Feature::VertexY, "vertex-y"),
    (Feature::Axis, "axis"),
    (Feature::CenterX, "center-x"),
    (Feature::CenterY, "center-y"),
    (Feature::Radius, "radius"),
    (Feature::Maximum, "maximum"),
    (Feature::Minimum, "minimum"),
];

/// The feature that a quantity of this name is: under its own, or as words call it.
pub fn feature(name: &str) -> Option<Feature> {
    let own = NAMES.iter().find(|(_, known)| *known == name).map(|(feature, _)| *feature);
    let lower = name.to_lowercase();
    own.or_else(|| {
        labels().into_iter().find_map(|(label, list)| match label {
            Label::Number(feature) | Label::OnAxis(feature, _) => lexicon::holds(list, &lower).then_some(feature),
            Label::Point(..) => None,
        })
    })
}

/// Whether the words beside a row name what a curve has besides, "Foci: (-4, 0) and (4, 0)": no row above says it, and it is
/// not worked out here.
pub fn names_other_feature(step: &Step) -> bool {
    step.reason.as_ref().is_some_and(|words| {
        let lower = words.text().to_lowercase();
        lexicon::all(|lexicon| &lexicon.other_features).any(|name| lexicon::word_position(&lower, name).is_some())
    })
}

/// What words call a feature, and what its value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// A number.
    Number(Feature),
    /// A number, or the point on that axis: the coordinate that is the number.
    OnAxis(Feature, usize),
    /// A point.
    Point(Feature, Feature),
}

/// The words for each; where one phrase holds another, the longer stands first.
fn labels() -> [(Label, List); 9] {
    [
        (Label::OnAxis(Feature::YIntercept, 1), |lexicon| &lexicon.y_intercepts),
        (Label::OnAxis(Feature::XIntercept, 0), |lexicon| &lexicon.x_intercepts),
        (Label::Number(Feature::Axis), |lexicon| &lexicon.symmetry_axes),
        (Label::Point(Feature::VertexX, Feature::VertexY), |lexicon| &lexicon.vertices),
        (Label::Point(Feature::CenterX, Feature::CenterY), |lexicon| &lexicon.centers),
        (Label::Number(Feature::Radius), |lexicon| &lexicon.radii),
        (Label::Number(Feature::Slope), |lexicon| &lexicon.slopes),
        (Label::Number(Feature::Maximum), |lexicon| &lexicon.maxima),
        (Label::Number(Feature::Minimum), |lexicon| &lexicon.minima),
    ]
}

/// What a row says of features; None where it says anything else, or leaves something over.
pub(super) fn features_of(text: &str) -> Option<Parsed> {
    let mut all = Vec::new();
    let mut latest = None;
    for item in items(text).into_iter().flat_map(with_place_apart) {
        if let Some(place) = place_of_extremum(latest, item) {
            all.push(place);
            continue;
        }
        let (label, value) = match labelled(item) {
            Some(found) => found,
            None => (latest?, item.to_owned()),
        };
        latest = Some(label);
        all.extend(values(label, &value)?);
    }
    let all = match all.len() {
        0 => return None,
        1 => all.pop(),
        _ => Some(Statement::And(all)),
    };
    Some(Parsed { statement: all, findings: Vec::new() })
}

/// The parts of a row between commas, semicolons and "and" that stand in no bracket.
fn items(text: &str) -> Vec<&str> {
    let text = text.trim().trim_end_matches(['.', '!']);
    let parts = lexicon::joined(text, lexicon::Joiner::And).into_iter().map(|(_, part)| part);
    let parts = parts.flat_map(|part| points::at_top(part, &[',', ';']));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// "Maximum value is 10 when x = 2": the value, and where it is taken.
fn with_place_apart(item: &str) -> Vec<&str> {
    let lower = item.to_lowercase();
    let is_named = |list: List| lexicon::all(list).any(|word| lexicon::word_position(&lower, word).is_some());
    let names_extremum = is_named(|lexicon| &lexicon.maxima) || is_named(|lexicon| &lexicon.minima);
    let places = lexicon::all(|lexicon| &lexicon.at_values).filter_map(|word| {
        let at = lexicon::word_position(&lower, word)?;
        let behind = item.get(at + word.len()..)?.trim_start();
        let has_value = item.get(..at)?.contains(|c: char| c.is_ascii_digit());
        (has_value && behind.starts_with("x")).then_some((at, behind))
    });
    match places.min().filter(|_| names_extremum && lower.len() == item.len()) {
        Some((at, place)) => vec![item[..at].trim_end(), place],
        None => vec![item],
    }
}

/// `x = 2` behind an extremum: the vertex lies there.
fn place_of_extremum(latest: Option<Label>, item: &str) -> Option<Statement> {
    let extremum = matches!(latest, Some(Label::Number(Feature::Maximum | Feature::Minimum)));
    let (_, value) = item.split_once('=').filter(|(letter, _)| extremum && letter.trim() == "x")?;
    match notation::parse(value).statement? {
        Statement::Expr(value) if !notation::has_letter(&value) => Some(says(Feature::VertexX, value)),
        _ => None,
    }
}

/// The label of an item and what stands beside it, where nothing else does but words that say nothing.
fn labelled(item: &str) -> Option<(Label, String)> {
    let lower = item.to_lowercase();
    if lower.len() != item.len() {
        return None;
    }
    let (label, at, phrase) = labels().into_iter().find_map(|(label, list)| {
        let found = lexicon::all(list).filter_map(|phrase| Some((lexicon::word_position(&lower, phrase)?, phrase)));
        found.max_by_key(|(_, phrase)| phrase.len()).map(|(at, phrase)| (label, at, phrase))
    })?;
    let behind = item[at + phrase.len()..].trim_start_matches(['s', '(', 'e']).trim_start_matches(['n', ')']);
    let behind = if behind.starts_with(char::is_alphabetic) { &item[at + phrase.len()..] } else { behind };
    let says_nothing = |word: &&str| lexicon::holds(|lexicon| &lexicon.feature_fillers, &word.to_lowercase());
    let before = item[..at].split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    if !before.clone().all(|word| says_nothing(&word)) || item[..at].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut rest = behind.trim_start_matches([':', '=', ' ']);
    while let Some(word) = rest.split(' ').next().filter(|word| says_nothing(word)) {
        rest = rest[word.len()..].trim_start_matches([':', '=', ' ']);
    }
    (!rest.is_empty()).then(|| (label, rest.to_owned()))
}

/// What an item says: one value, or the two coordinates of a point.
fn values(label: Label, value: &str) -> Option<Vec<Statement>> {
    let number = |text: &str| match notation::parse(text).statement? {
        Statement::Expr(value) if !notation::has_letter(&value) => Some(value),
        _ => None,
    };
    let of_letter = |text: &str| match text.split_once('=') {
        Some((letter, value)) if letter.trim().chars().count() == 1 => number(value),
        _ => number(text),
    };
    let point = || {
        let coordinates = points::tuple(value)?;
        coordinates.iter().map(|text| number(text)).collect::<Option<Vec<Expr>>>().filter(|all| all.len() == 2)
    };
    Some(match label {
        Label::Number(feature) => vec![says(feature, of_letter(value)?)],
        Label::OnAxis(feature, place) => match point() {
            Some(mut coordinates) => {
                let (own, other) = (coordinates.remove(place), coordinates.remove(0));
                if notation::approximate(&other) != Some(0.0) {
                    return None;
                }
                vec![says(feature, own)]
            }
            None => vec![says(feature, of_letter(value)?)],
        },
        Label::Point(first, second) => {
            let [x, y] = <[Expr; 2]>::try_from(point()?).ok()?;
            vec![says(first, x), says(second, y)]
        }
    })
}

fn says(feature: Feature, value: Expr) -> Statement {
    let name = NAMES.iter().find(|(known, _)| *known == feature).map_or("", |(_, name)| name);
    Statement::Chain(build::variable(name), vec![(Rel::Eq, value)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::print;

    #[test]
    fn rows_name_what_a_graph_has() {
        let check = |text: &str, wanted: Option<&str>| {
            let found =
                features_of(text).and_then(|parsed| parsed.statement).map(|all| print(&all).replace(['⟨', '⟩'], ""));
            assert_eq!(found.as_deref(), wanted, "{text}");
        };
        check("slope = 2, y-intercept = -5", Some("slope=2 and y-intercept=-5"));
        check("The slope is -1/2 and the y-intercept is (0, 2).", Some("slope=-1/2 and y-intercept=2"));
        check("Centre (2, -3), radius 5", Some("center-x=2 and center-y=-3 and radius=5"));
        check("Vertex: (4, 3)", Some("vertex-x=4 and vertex-y=3"));
        check("Scheitelpunkt: S(1|-4)", Some("vertex-x=1 and vertex-y=-4"));
        check("axis of symmetry: x = -3", Some("axis=-3"));
        check("x-intercepts: (-1, 0) and (-5, 0)", Some("x-intercept=-1 and x-intercept=-5"));
        check("Find the vertex", None);
        check("the vertex of the first parabola", None);
        check("The slope of line 3 is 2", None);
        check("x = 2, y = 3", None);
    }
}
