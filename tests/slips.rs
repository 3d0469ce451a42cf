//! Named slips over generated work: how often the slip that was made is named, and how often another one is.
//!
//! The generator makes slips of its own on trees of its own; what is named is found by other code from the text alone.

use std::collections::BTreeMap;
use surefoot::corpus::{Options, generate};
use surefoot::text::from_lines;
use surefoot::tutor::{SlipKind, witness};

/// The generator's ids, where they are called otherwise here; `&[]` where no name is fitting.
fn names_for(id: &str) -> Vec<&str> {
    match id {
        "LE2" | "LE3" | "OP4" | "FR7" => vec!["LE2", "LE3", "LE5", "SG3"],
        "OP2" => vec!["LE8"],
        id => vec![id],
    }
}

#[test]
fn names_are_right_where_they_are_given() {
    let options = Options { count: 700, candidates: 2, p_slipped: 1.0, ..Options::default() };
    // By id: lines, named rightly, named otherwise.
    let mut by_id: BTreeMap<String, (usize, usize, BTreeMap<&str, usize>)> = BTreeMap::new();
    for row in generate(31, &options) {
        let Some(first) = row.slips.first() else { continue };
        let solution = from_lines(&row.problem, &row.steps);
        let verdicts = witness(&solution);
        let Some(line) = verdicts.lines.get(first.step) else { continue };
        let entry = by_id.entry(first.id.clone()).or_default();
        entry.0 += 1;
        let Some(slip) = &line.slip else { continue };
        if names_for(&first.id).contains(&slip.kind.id()) {
            entry.1 += 1;
        } else {
            *entry.2.entry(slip.kind.words()).or_default() += 1;
            if std::env::var("SHOW").is_ok() {
                let above = if first.step == 0 { &row.problem } else { &row.steps[first.step - 1] };
                println!("{} {}: {} -> {}", first.id, slip.kind.words(), above, row.steps[first.step]);
            }
        }
    }
    let (mut n_lines, mut n_right, mut n_other) = (0, 0, 0);
    for (id, (lines, right, other)) in &by_id {
        println!("{id:5} {lines:4} lines, {right:4} so named, otherwise {other:?}");
        n_lines += lines;
        n_right += right;
        n_other += other.values().sum::<usize>();
    }
    println!("{n_lines} lines, {n_right} so named, {n_other} otherwise, {} kinds", SlipKind::ALL.len());
    assert!(n_right * 100 >= n_lines * 50, "{n_right} of {n_lines} named");
    assert!(n_other * 100 <= n_lines * 5, "{n_other} of {n_lines} named otherwise");
}
