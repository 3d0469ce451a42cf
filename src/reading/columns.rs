//! Columns of a row: the line of maths, and what stands beside it to say what was done.

use super::prose;
use crate::text::{Mapped, Segment, SegmentKind, Span, has_relation};
use std::borrow::Cow;

/// `2x + 3 = 11 | -3`, `2x = 8 [÷2]`: at the end stands what is done to both sides, behind a bar or in brackets.
pub(super) fn without_operation(segments: &[Segment]) -> (Cow<'_, [Segment]>, Option<Mapped>) {
    let Some(last) = segments.last().filter(|last| last.kind == SegmentKind::Text) else {
        return (segments.into(), None);
    };
    let text = last.text.text();
    let Some(start) = operation_start(text) else { return (segments.into(), None) };
    let mut line = segments.to_vec();
    if let Some(last) = line.last_mut() {
        last.text.truncate(text[..start].trim_end().len());
    }
    (line.into(), Some(last.text.slice(Span::new(start, text.len()))))
}

/// Bars, and what looks like one.
const BARS: [char; 3] = ['|', '∣', '❘'];

const DOUBLE_BARS: [&str; 4] = ["||", "∣∣", "‖", "∥"];

/// The byte at which an operation on both sides begins, at the end of a row.
fn operation_start(text: &str) -> Option<usize> {
    const SIGNS: [char; 10] = ['+', '-', '−', ':', '÷', '/', '·', '*', '×', '√'];
    let bar = text.rfind(BARS).filter(|&bar| {
        let behind = text[bar..].trim_start_matches(BARS).trim_start();
        text.matches(BARS).count() % 2 == 1 && behind.starts_with(SIGNS)
    });
    // `a = b || given`: set apart on either side, what was done may be words.
    let double_bar = || {
        let stands_apart = |sign: &&&str| text.matches(**sign).count() == 1 && text.contains(&format!(" {sign} "));
        let at = DOUBLE_BARS.iter().find(stands_apart).and_then(|sign| text.find(sign))?;
        (!has_relation(&text[at..])).then_some(at)
    };
    let bracket = || {
        let open = text.rfind(['[', '('])?;
        let closes = text.trim_end().ends_with([']', ')']) && text[..open].ends_with(' ');
        // `8 (-3)` may be a product, `8 [-3]` and `8 (÷2)` are not.
        // Nor is what stands apart: `2x = 8   (-3)`.
        let is_apart = text[..open].ends_with("  ");
        let is_sign = |c: char| SIGNS.contains(&c) && (is_apart || text[open..].starts_with('[') || !"-−√".contains(c));
        (closes && text[open + 1..].starts_with(is_sign)).then_some(open)
    };
    let slashes = || text.find("//").filter(|&at| !has_relation(&text[at..]));
    bar.or_else(double_bar).or_else(slashes).or_else(bracket).filter(|&start| has_relation(&text[..start]))
}

pub(super) enum Column<'a> {
    Line(&'a [Segment]),
    /// A column beside the line of maths: what was done.
    Reason(Mapped),
}

/// Columns set with tabs: the one that holds maths alone, or else the first that holds a whole statement, is the line, the
/// others are reasons. Tabs that only align the parts of one line do not make columns.
pub(super) fn columns(segments: &[Segment]) -> Vec<Column<'_>> {
    let cells: Vec<&[Segment]> = segments.split(|segment| segment.kind == SegmentKind::Tab).collect();
    let text = |cell: &[Segment]| {
        let mut text = Mapped::default();
        cell.iter().for_each(|segment| text.append(&segment.text));
        text
    };
    let is_whole = |cell: &&[Segment]| {
        let text = text(cell);
        let trimmed = text.text().trim();
        let sign = |c: char| "=<>≤≥≠+-−*/".contains(c);
        has_relation(trimmed) && !trimmed.ends_with(sign) && !trimmed.starts_with(['=', '<', '>', '≤', '≥'])
    };
    let aligned = cells.iter().any(|cell| text(cell).text().trim().starts_with(['=', '<', '>', '≤', '≥']));
    let is_maths = |cell: &&[Segment]| {
        let text = text(cell);
        !text.is_blank()
            && cell.iter().all(|segment| segment.kind != SegmentKind::Text || prose::is_maths(&segment.text))
    };
    let mut maths = cells.iter().enumerate().filter(|(_, cell)| is_maths(cell)).map(|(i, _)| i);
    // One cell of maths beside cells of words is the line, with or without a relation sign.
    let only = maths.next().filter(|_| maths.next().is_none());
    match only.or_else(|| cells.iter().position(is_whole)) {
        Some(line) if !aligned && cells.len() > 1 => {
            let column = |(i, cell): (usize, &&'_ [Segment])| if i == line { None } else { Some(text(cell)) };
            let reasons = cells.iter().enumerate().map(column);
            reasons.zip(&cells).map(|(reason, cell)| reason.map_or(Column::Line(cell), Column::Reason)).collect()
        }
        _ => vec![Column::Line(segments)],
    }
}
