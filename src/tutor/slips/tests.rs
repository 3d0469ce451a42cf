//! Every slip's own example, more rows of the same, and lines that no slip explains.

use super::{Slip, SlipKind, slip};
use crate::algebra::syntax::{Statement, parse};
use crate::algebra::{Verdict, follows};

fn read(text: &str) -> Statement {
    parse(text).statement.unwrap_or_else(|| panic!("{text}"))
}

/// What is named where `line` stands below the lines `before` (joined by ";"), with the checker's own evidence.
fn named(before: &str, line: &str) -> Option<Slip> {
    let before: Vec<Statement> = before.split(';').map(read).collect();
    match follows(&before, &read(line)) {
        Verdict::Fails(evidence) => slip(&before, &read(line), &evidence),
        verdict => panic!("{before:?} -> {line}: {verdict:?}"),
    }
}

#[test]
fn every_slip_is_named_by_its_example() {
    let mut missed = Vec::new();
    for kind in SlipKind::ALL {
        let (before, line) = kind.example();
        let found = named(before, line);
        if found.as_ref().map(|slip| slip.kind) != Some(*kind) {
            missed.push(format!("{kind:?} {before} -> {line}: {found:?}"));
        }
    }
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}
