//! One sign for each row of a paste.

use crate::reading::split;
use crate::tutor::{Verdict, witness};

/// For each row of the first solution `+` that holds, `-` that something speaks against, `?` that is not settled, `.`
/// that claims nothing.
pub(in crate::tutor) fn signs(paste: &str) -> String {
    let solution = split(paste).solutions.into_iter().next().unwrap_or_default();
    let verdicts = witness(&solution);
    let signs = verdicts.lines.iter().map(|line| match &line.local {
        _ if !line.is_claim() => '.',
        _ if line.is_contradicted() => '-',
        Verdict::Holds(_) if line.is_by_other_operation || line.has_false_note => '~',
        Verdict::Holds(_) => '+',
        _ => '?',
    });
    signs.collect()
}
