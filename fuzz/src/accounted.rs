//! What of a paste is neither shown in some row nor a marker: numbers, which no marker but a row's own number is.
//!
//! Told anew from the paste and the spans of what was read. Letters are left to `reading`'s own test, which knows every
//! word that is a marker; a digit that is lost is the worst loss, and can be told without such a list.

use crate::reading::{Connective, Notice, Work, class};
use crate::text::Span;

/// The rows' digits that were not read and are no part of a marker.
pub fn unaccounted(paste: &str, work: &Work) -> String {
    // The columns of a table that hold no work are no rows of a solution.
    let is_table = class(paste).students.iter().any(|student| !student.name.is_empty())
        || work.notices.iter().any(|notice| matches!(notice, Notice::NoWork { .. }));
    if is_table || work.notices.iter().any(is_cut_short) {
        return String::new();
    }
    let shown = shown(paste, work);
    let mut lost = String::new();
    let mut start = 0;
    for row in paste.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        for (at, c) in row.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            if !shown[start + at] && !may_be_marker(row, at) {
                lost.push(c);
            }
        }
        start += row.len();
    }
    lost
}

/// The rest was left out, and the reader is told so.
fn is_cut_short(notice: &Notice) -> bool {
    matches!(notice, Notice::TooLong { .. } | Notice::TooManySolutions { .. } | Notice::TooManySteps { .. })
}

/// For each byte of the paste, whether some row shows it.
fn shown(paste: &str, work: &Work) -> Vec<bool> {
    let mut shown = vec![false; paste.len()];
    let mut take = |span: Span| shown[span.start..span.end].fill(true);
    for notice in &work.notices {
        match notice {
            Notice::RunOnEquals { span } | Notice::UnbalancedBrackets { span } | Notice::MarginNote { span } => {
                take(*span)
            }
            _ => {}
        }
    }
    work.stated.iter().for_each(|problem| take(problem.span));
    for solution in &work.solutions {
        solution.problem.iter().for_each(|problem| take(problem.span));
        for step in &solution.steps {
            if step.connective == Connective::Equals {
                take(step.span);
            }
            let texts = [Some(&step.math), step.reason.as_ref()];
            texts.into_iter().flatten().flat_map(|text| text.origins()).for_each(|origin| take(*origin));
        }
        let maths = solution.problem.iter().map(|problem| &problem.math);
        maths.flat_map(|text| text.origins()).for_each(|origin| take(*origin));
    }
    shown
}

/// Whether a digit of this row may count rows or lay out: near a sign or a word that such numbers stand with.
fn may_be_marker(row: &str, at: usize) -> bool {
    let before = row[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    // Characters that cannot be seen are passed over by the reader too.
    let behind = row[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c.is_control() || c.is_whitespace());
    let counts = behind.starts_with(['.', ')', ':', ']', '\u{20e3}']) || behind.starts_with("\u{fe0f}");
    // `Step 2`, `Method 3 -`: a word is before it.
    let named = before.trim_end().ends_with(|c: char| c.is_alphabetic());
    // `\\[4pt]`, `&#61;`, `<h2>`, `\hspace{2em}`: layout.
    let laid = before.trim_end().ends_with(['[', '#', '<', '{', '\\']) || row.contains(['<', '&', '\\', '`', '|']);
    counts || named || laid
}
