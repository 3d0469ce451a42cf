//! What STACK writes of an attempt into one cell: `Seed: 17; ans1: [x=4,x=5] [score]; prt1: # = 1 | prt1-1-T`.
//!
//! Parts `name: value` apart by semicolons. An input's value ends with its state in square brackets and is what the
//! student wrote; seeds and the results of response trees are bookkeeping. A value in square brackets is a list: lines
//! of working, or several values of one letter, which are alternatives, or of several letters, which hold together.
//! Source: STACK's documentation, "Reporting".

use super::fields::Field;
use super::roster::{Lead, Piece};
use crate::text::Span;
use std::ops::Range;

/// States of an input that has a value.
const STATES: [&str; 3] = ["[score]", "[valid]", "[invalid]"];

/// Longest name of an input or a response tree, in bytes.
const MAX_NAME_BYTES: usize = 40;

/// Whether a cell is such a summary.
pub(super) fn is_summary(cell: &str) -> bool {
    let parts = parts(cell);
    let is_sure = |part: &Range<usize>| {
        let part = cell[part.clone()].trim();
        part.strip_prefix("Seed:").is_some_and(|seed| seed.trim().bytes().all(|c| c.is_ascii_digit()))
            || STATES.iter().any(|state| part.ends_with(state))
    };
    !parts.is_empty() && parts.iter().any(is_sure)
}

/// What the student wrote: the pieces of a cell that is a summary. None if it is none.
pub(super) fn pieces(text: &str, cell: Field) -> Option<Vec<Piece>> {
    let inside = &text[cell.span.start..cell.span.end];
    if !is_summary(inside) {
        return None;
    }
    let mut pieces = Vec::new();
    for part in parts(inside) {
        let Some(value) = value(inside, part) else { continue };
        let value = trimmed(inside, value);
        let list = list(inside, value.clone()).unwrap_or_else(|| vec![value]);
        let joint = joint(list.iter().map(|item| &inside[item.clone()]));
        for (i, item) in list.into_iter().enumerate() {
            for (j, item) in alternatives(inside, item).into_iter().enumerate() {
                let lead = match (i, j) {
                    (_, 1..) => Lead::Or,
                    (0, 0) => Lead::Line,
                    _ => joint,
                };
                let span = Span::new(cell.span.start + item.start, cell.span.start + item.end);
                pieces.push(Piece { lead, field: Field { span, quoted: cell.quoted } });
            }
        }
    }
    Some(pieces)
}

/// The parts `name: value` of a cell; none if a part has no name.
fn parts(cell: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = 0;
    loop {
        let rest = &cell[at..];
        let indent = rest.len() - rest.trim_start().len();
        if has_name(&rest[indent..]) {
            starts.push(at + indent);
        } else if starts.is_empty() {
            return Vec::new();
        }
        match rest.find(';') {
            Some(next) => at += next + 1,
            None => break,
        }
    }
    let ends = starts.iter().skip(1).map(|&next| cell[..next].rfind(';').unwrap_or(next)).chain([cell.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// `ans1: ` at the front.
fn has_name(part: &str) -> bool {
    let name = part.bytes().take_while(|c| c.is_ascii_alphanumeric() || *c == b'_' || *c == b'-').count();
    (1..MAX_NAME_BYTES).contains(&name) && part.as_bytes()[0].is_ascii_alphabetic() && part[name..].starts_with(':')
}

/// The value of an input; None for what is bookkeeping.
fn value(cell: &str, part: Range<usize>) -> Option<Range<usize>> {
    let text = cell[part.clone()].trim_end();
    let state = STATES.iter().find(|state| text.ends_with(**state))?;
    let colon = text.find(':')?;
    Some(part.start + colon + 1..part.start + text.len() - state.len())
}

/// The items of `[a, b, c]`.
fn list(cell: &str, value: Range<usize>) -> Option<Vec<Range<usize>>> {
    let inside = cell[value.clone()].strip_prefix('[')?.strip_suffix(']')?;
    let start = value.start + 1;
    let (mut items, mut from, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, c) in inside.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(trimmed(cell, start + from..start + at));
                from = at + 1;
            }
            _ => {}
        }
    }
    items.push(trimmed(cell, start + from..start + inside.len()));
    items.retain(|item| !item.is_empty());
    Some(items)
}

/// What joins the items of a list: lines of working are rows of their own, values of one letter are alternatives, all
/// else that is solved for its letter holds together.
fn joint<'a>(items: impl Iterator<Item = &'a str> + Clone) -> Lead {
    if items.clone().all(|item| item.parse::<f64>().is_ok()) {
        return Lead::Or;
    }
    let solved = |item: &'a str| {
        let (left, right) = item.split_once(['=', '<', '>'])?;
        let letter = left.trim().chars().next().filter(|c| c.is_alphabetic() && left.trim().len() == c.len_utf8())?;
        (!right.contains(letter)).then_some((letter, item.contains('=') && !item.contains(['<', '>'])))
    };
    let Some(solved) = items.map(solved).collect::<Option<Vec<_>>>() else { return Lead::Line };
    let is_one_letter = solved.windows(2).all(|pair| pair[0].0 == pair[1].0);
    if is_one_letter && solved.iter().all(|(_, is_value)| *is_value) { Lead::Or } else { Lead::And }
}

/// The parts of an item at Maxima's `nounor`.
fn alternatives(cell: &str, item: Range<usize>) -> Vec<Range<usize>> {
    const OR: &str = " nounor ";
    let mut parts = Vec::new();
    let mut start = item.start;
    for (at, _) in cell[item.clone()].match_indices(OR) {
        parts.push(trimmed(cell, start..item.start + at));
        start = item.start + at + OR.len();
    }
    parts.push(trimmed(cell, start..item.end));
    parts
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start().len();
    start..start + inside.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `wanted`: the work, or "-" where the cell is no summary.
    #[track_caller]
    fn check(cell: &str, wanted: &str) {
        let field = Field { span: Span::new(0, cell.len()), quoted: false };
        let found = pieces(cell, field).map(|pieces| Piece::joined(&pieces, cell));
        assert_eq!(found.as_deref().unwrap_or("-"), wanted, "{cell}");
    }

    #[test]
    fn answers_are_taken_out() {
        check("Seed: 17; ans1: 3*x+4 = 19 [score]; prt1: # = 1 | prt1-1-T", "3*x+4 = 19");
        check("ans1: x = 5 [valid]; ans2: 7 [score]; prt1: !; prt2: # = 0 | prt2-1-F", "x = 5\n7");
        check("Seed: 3; ans1: [x=4,x=5] [valid]", "x=4 or x=5");
        check("ans1: [x=4, y=5] [score]; prt1: # = 1", "x=4 and y=5");
        check(
            "ans1: [x^2-9 = 0,(x-3)*(x+3) = 0,x = 3 nounor x = -3] [score]",
            "x^2-9 = 0\n(x-3)*(x+3) = 0\nx = 3 or x = -3",
        );
        check("work: 2*x = 8 [invalid]; prt1: !", "2*x = 8");
        check("Seed: 12; prt1: !", "");
        check("ans1: [x>3,x<5] [score]; ans2: [2,-2] [score]", "x>3 and x<5\n2 or -2");
    }

    #[test]
    fn other_cells_are_left_alone() {
        for cell in
            ["2x = 8; x = 4", "ans1: x = 5", "Check: 2*4 = 8; x = 4", "", "x in [valid]", "ä: 1 [", "answer: 3;;"]
        {
            check(cell, "-");
        }
    }
}
