//! Rows that are a point, `(3, -1)`, or several: values of all letters of the work at once.
//!
//! Which letters they are is known where the work has as many as the point has coordinates and they follow each other in
//! the alphabet; where a story speaks of points alone they are x, y and z.

use super::pieces::{Piece, Statement as MathPiece};
use super::{phrases, problem, sets};
use crate::lexicon::{self, Joiner, List};
use crate::notation::{self, Functions, Parsed, Statement, variables};
use crate::text::Span;

/// The letters of points in a story.
const USUAL: [&str; 3] = ["x", "y", "z"];

/// What the row says of the letters of `problem`; of x and y where there is no problem and `above` is a point or nothing.
/// None where it is no point, and where its letters are not known.
pub(super) fn points_of(problem: Option<&Statement>, above: Option<&Statement>, text: &str) -> Option<Parsed> {
    let points = worked_out(text).map(|point| vec![point]).or_else(|| tuples(text))?;
    let n_coordinates = points.first()?.len();
    if points.iter().any(|point| point.len() != n_coordinates) {
        return None;
    }
    let known = problem.map(variables).unwrap_or_default();
    let letters: Vec<String> = match (problem, above) {
        (Some(_), _) if known.len() == n_coordinates && are_neighbours(&known) => known.into_iter().collect(),
        (None, None) => USUAL.iter().take(n_coordinates).map(|&name| name.to_owned()).collect(),
        (None, Some(above)) if is_point(above) || is_slope(above) => {
            USUAL.iter().take(n_coordinates).map(|&n| n.to_owned()).collect()
        }
        _ => return None,
    };
    let statements = points.iter().map(|point| {
        let says = |(letter, value): (&String, &String)| format!("{letter} = {value}");
        let all: Vec<String> = letters.iter().zip(point).map(says).collect();
        let each = all.iter().map(|one| notation::parse(one).statement);
        Some(Statement::And(each.collect::<Option<Vec<Statement>>>()?))
    });
    let mut statements = statements.collect::<Option<Vec<Statement>>>()?;
    let all = if statements.len() == 1 { statements.pop() } else { Some(Statement::Or(statements)) };
    Some(Parsed { statement: all, findings: Vec::new() })
}

/// `((1 + 5)/2, (2 + 6)/2) = (3, 4)`, behind a name or not: each coordinate with what it comes to.
fn worked_out(text: &str) -> Option<Vec<String>> {
    let sides = at_top(text, &['=']);
    let is_name = |side: &str| side.trim().len() == 1 && side.trim().starts_with(|c: char| c.is_ascii_uppercase());
    let points = &sides[usize::from(sides.first().is_some_and(|side| is_name(side)))..];
    let points: Vec<Vec<String>> = points.iter().map(|side| tuple(side)).collect::<Option<_>>()?;
    let (first, rest) = points.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let chain = |place: usize| -> Option<String> {
        let sides = [first].into_iter().chain(rest).map(|point| point.get(place).cloned());
        Some(sides.collect::<Option<Vec<String>>>()?.join(" = "))
    };
    rest.iter().all(|point| point.len() == first.len()).then(|| (0..first.len()).map(chain).collect())?
}

/// `S(3|2)` in work on one function f: `f(3) = 2`; on two, the same of both.
pub(super) fn points_on_graph(text: &str, functions: &Functions) -> Option<Parsed> {
    let names: Vec<&str> = functions.names().filter(|name| !name.contains('^')).collect();
    // Where two graphs meet: a point of both.
    let is_of_all = names.len() == 1 || names.len() == 2 && text.trim_start().starts_with('S');
    let points = tuples(text).filter(|_| is_of_all)?;
    let says = |(point, name): (&Vec<String>, &&str)| {
        let [x, y] = point.as_slice() else { return None };
        notation::parse_with_functions(&format!("{name}({x}) = {y}"), functions).statement
    };
    let pairs = points.iter().flat_map(|point| names.iter().map(move |name| (point, name)));
    let mut statements = pairs.map(says).collect::<Option<Vec<Statement>>>()?;
    let all = if statements.len() == 1 { statements.pop() } else { Some(Statement::And(statements)) };
    Some(Parsed { statement: all, findings: Vec::new() })
}

/// Whether a statement is what [`points_of`] makes of one point in a story.
fn is_point(statement: &Statement) -> bool {
    let names = |part: &Statement, name: &str| {
        let left = notation::equation_sides(part).map(|[left, _]| notation::print_expr(left));
        left.is_some_and(|left| left == name)
    };
    match statement {
        Statement::And(parts) => {
            parts.len() <= USUAL.len() && parts.iter().zip(USUAL).all(|(part, name)| names(part, name))
        }
        _ => false,
    }
}

/// Whether a statement says what the slope of a line is: `m = 2`.
fn is_slope(statement: &Statement) -> bool {
    let left = notation::equation_sides(statement).map(|[left, _]| notation::print_expr(left));
    left.is_some_and(|left| matches!(left.as_str(), "m" | "m_⊥" | "m_∥"))
}

/// Whether the letters follow each other in the alphabet.
fn are_neighbours(letters: &std::collections::BTreeSet<String>) -> bool {
    let codes: Option<Vec<u32>> = letters
        .iter()
        .map(|name| {
            let mut chars = name.chars();
            chars.next().filter(|_| chars.next().is_none()).map(u32::from)
        })
        .collect();
    codes.is_some_and(|codes| codes.windows(2).all(|pair| pair[1] == pair[0] + 1))
}

/// The pieces of a row, points that its words end on set apart: "The lines meet at (2, 3).", "Vertex: (1|-4)",
/// "Points: (3, 9) and (-2, 4)".
pub(super) fn with_points(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let ends_sentence = |words: &str| words.chars().all(|c| c.is_whitespace() || ".!".contains(c));
    if let [.., Piece::Math(_), Piece::Words(end)] = &pieces[..]
        && ends_sentence(end.text())
        && let Some(end) = pieces.pop()
    {
        // The full stop behind a point.
        let mut all = with_points(pieces);
        all.push(end);
        return all;
    }
    if let [.., Piece::Words(naming), Piece::Math(points)] = &mut pieces[..]
        && points.is_expression
        && start_of_points(points.math.text().trim_end_matches(|c: char| c.is_whitespace() || ".!".contains(c)))
            == Some(0)
        && leads_to_points(naming.text().trim_end())
    {
        points.is_expression = false;
    }
    let Some((Piece::Words(words), above)) = pieces.split_last() else { return pieces };
    let text = words.text().trim_end_matches(|c: char| c.is_whitespace() || ".!".contains(c));
    let Some(start) = start_of_points(text) else { return pieces };
    let before = text[..start].trim_end();
    // What a colon ends is a piece of its own.
    let naming = match (before, above.last()) {
        ("", Some(Piece::Words(label))) => label.text().trim_end(),
        (before, _) => before,
    };
    if !leads_to_points(naming) || phrases::run_from_point(naming) {
        return pieces;
    }
    let (math, before) = (words.slice(Span::new(start, text.len())), words.slice(Span::new(0, before.len())));
    pieces.pop();
    if !before.is_blank() {
        pieces.push(Piece::Words(before));
    }
    pieces.push(Piece::Math(MathPiece::new(math, false, false)));
    pieces
}

/// Whether words say what the points behind them are, and not what was done with these.
fn leads_to_points(words: &str) -> bool {
    let is_named = words.ends_with(|c: char| c.is_alphabetic() || c == ':' || c == '=');
    // "order" would be an operation.
    let lower = words.rsplit('.').next().unwrap_or_default().to_lowercase();
    let names_tuple =
        lexicon::all(|lexicon| &lexicon.tuples).any(|name| lexicon::word_position(&lower, name).is_some());
    // "L2 is parallel to L1 and passes through (4, -1)": what is told of another line.
    let names = |list: List| lexicon::names_one(&words.to_lowercase(), list);
    let tells_of_line = names(|lexicon| &lexicon.parallel) || names(|lexicon| &lexicon.perpendicular);
    let tells = !tells_of_line && !phrases::subordinates(words) && !problem::is_reason(words, true);
    is_named && (names_tuple || tells)
}

/// Where the points begin that a text ends on, all that are joined: `(3, 9) and (-2, 4)`.
fn start_of_points(text: &str) -> Option<usize> {
    let last_of = |text: &str| text.rfind('(').filter(|&start| is_point_of_numbers(text[start..].trim_end()));
    let mut start = last_of(text)?;
    loop {
        let before = text[..start].trim_end();
        let joiner = before.rsplit(|c: char| c.is_whitespace() || c == ')').next().unwrap_or_default();
        let is_joined = lexicon::is_joiner(joiner) || matches!(joiner, "," | ";" | "&");
        let Some(earlier) = last_of(&before[..before.len() - joiner.len()]).filter(|_| is_joined) else {
            return Some(start);
        };
        start = earlier;
    }
}

/// Whether the text is a point without letters.
fn is_point_of_numbers(text: &str) -> bool {
    tuple(text).is_some_and(|coordinates| {
        let is_number = |text: &String| matches!(notation::parse(text).statement, Some(Statement::Expr(value)) if !notation::has_letter(&value));
        coordinates.iter().all(is_number)
    })
}

/// The text without the name of a set of solutions and its braces, `(4|2)` of `L = {(4|2)}`.
fn without_braces(text: &str) -> &str {
    let set = if sets::names_solutions(text) { text.split_once('=').map_or(text, |(_, set)| set) } else { text };
    let set = set.trim().trim_end_matches('.');
    let inside = set.strip_prefix("\\{").and_then(|set| set.strip_suffix("\\}"));
    inside.or_else(|| set.strip_prefix('{')?.strip_suffix('}')).unwrap_or(text)
}

/// The text without the name of a point, `(1|-4)` of `S(1|-4)`, `S_1(1|-4)` and `N₁ (1|-4)`.
fn without_name(text: &str) -> &str {
    let bracket = text.find("\\left(").or_else(|| text.find('('));
    let Some((name, point)) = bracket.map(|at| text.split_at(at)) else { return text };
    let name = name.trim().trim_end_matches('=').trim_end();
    let index = name.strip_prefix(|c: char| c.is_ascii_uppercase());
    let is_index = |c: char| c.is_ascii_digit() || "_{}₀₁₂₃₄₅₆₇₈₉".contains(c);
    match index.is_some_and(|index| index.chars().all(is_index)) {
        true => point,
        false => text,
    }
}

/// The coordinates of each point of a row that holds nothing else.
fn tuples(text: &str) -> Option<Vec<Vec<String>>> {
    let text = without_braces(text);
    let parts = lexicon::joined(text, Joiner::And).into_iter().map(|(_, part)| part);
    let parts = parts.flat_map(|part| lexicon::joined(part, Joiner::Or).into_iter().map(|(_, part)| part));
    let parts: Vec<&str> = parts.flat_map(|part| at_top(part, &[',', ';'])).collect();
    parts.into_iter().map(tuple).collect()
}

/// The coordinates of one point, `(3, -1)`, `(3|-1)` or `\left(3,-1\right)`.
pub(super) fn tuple(text: &str) -> Option<Vec<String>> {
    let plain = text.replace("\\left", "").replace("\\right", "").replace("\\,", " ");
    let plain = without_name(plain.trim().trim_end_matches('.'));
    let inside = plain.strip_prefix('(')?.strip_suffix(')')?;
    let separators: &[char] = match inside {
        _ if inside.contains(';') => &[';'],
        _ if inside.matches('|').count() == 1 => &['|'],
        _ => &[',', '|'],
    };
    let coordinates = at_top(inside, separators);
    let is_value = |value: &&str| matches!(notation::parse(value).statement, Some(Statement::Expr(_)));
    let is_point = (2..=USUAL.len()).contains(&coordinates.len()) && coordinates.iter().all(is_value);
    is_point.then(|| coordinates.into_iter().map(str::to_owned).collect())
}

/// The parts of `text` between these signs where they stand in no bracket.
pub(super) fn at_top<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0isize);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ if depth == 0 && signs.contains(&c) => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::print;

    #[test]
    fn points_give_values_to_the_letters_of_the_work() {
        let check = |problem: &str, text: &str, wanted: Option<&str>| {
            let problem = notation::parse(problem).statement;
            let found = points_of(problem.as_ref(), None, text).and_then(|parsed| parsed.statement);
            assert_eq!(found.as_ref().map(print).as_deref(), wanted, "{text}");
        };
        check("x + y = 3 and x - y = 1", "(2, 1)", Some("x=2 and y=1"));
        check("x + y = 3 and x - y = 1", "(2|1)", Some("x=2 and y=1"));
        check("x + y + z = 3 and x = y", "\\left(1, 1, 1\\right)", Some("x=1 and y=1 and z=1"));
        check("x^2 + y = 3 and x + y = 1", "(2, -1) and (-1, 2)", Some("x=2 and y=-1 or x=-1 and y=2"));
        check("x^2 + y = 3 and x + y = 1", "(2, -1), (-1, 2)", Some("x=2 and y=-1 or x=-1 and y=2"));
        check("p + q = 3", "((1+2)/2, 3/2)", Some("p=(1+2)/2 and q=3/2"));
        check("", "(-1/2, 4)", Some("x=-1/2 and y=4"));
        // Letters that are not known, and what is no point.
        check("a + c = 3 and a - c = 1", "(2, 1)", None);
        check("x^2 = 4", "(-2, 2)", None);
        check("x + y = 3", "(2, 1, 1)", None);
        check("x + y = 3", "(-∞, 1)", None);
        check("x + y = 3", "(2)", None);
        check("x + y = 3", "(2, 1) + 3", None);
    }
}
