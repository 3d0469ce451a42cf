//! The exact witness against SymPy, on pairs of lines from every class it decides.
//!
//! `tests/data/sympy_cases.jsonl` was recorded once with SymPy 1.14 by `tests/data/sympy_cases.py`, which lists the pairs and says
//! how SymPy judged them. Here SymPy does not run.

use super::numeric::{is_close, number};
use serde::Deserialize;
use surefoot::algebra::{self, Evidence, Relation, Verdict};
use surefoot::notation;

#[derive(Debug, Deserialize)]
struct Case {
    earlier: String,
    line: String,
    holds: bool,
    /// Solutions in finitely many points that only the earlier line has; absent where there is no such list.
    lost: Option<Vec<String>>,
    gained: Option<Vec<String>>,
}

fn check(case: &Case) -> Result<(), String> {
    let read = |text: &str| notation::parse(text).statement.ok_or(format!("{text} is not read"));
    let verdict = algebra::follows(&[read(&case.earlier)?], &read(&case.line)?);
    let agrees = match &verdict {
        // Squaring and clearing denominators: every solution is kept, others join them.
        Verdict::Holds(Relation::MayGain) => {
            !case.holds && case.lost.as_ref().is_none_or(Vec::is_empty) && case.gained != Some(Vec::new())
        }
        Verdict::Holds(_) => case.holds,
        Verdict::NotChecked(_) => false,
        Verdict::Fails(evidence) => !case.holds && is_supported(evidence, case),
    };
    if agrees { Ok(()) } else { Err(format!("{case:?}\n    {verdict:?}")) }
}

/// Whether the roots of the evidence are those that SymPy found, or its one point is among them.
fn is_supported(evidence: &Evidence, case: &Case) -> bool {
    let numbers = |texts: &[String]| {
        let mut numbers: Vec<f64> = texts.iter().map(|text| number(text)).collect();
        numbers.sort_by(f64::total_cmp);
        numbers
    };
    let same = |ours: &[String], theirs: &Option<Vec<String>>| {
        let (ours, theirs) = (numbers(ours), numbers(theirs.as_deref().unwrap_or_default()));
        ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| is_close(*a, b))
    };
    match evidence {
        Evidence::Roots { lost, gained } => same(lost, &case.lost) && same(gained, &case.gained),
        Evidence::Counterexample { at, earlier_holds, .. } => {
            let theirs = if *earlier_holds { &case.lost } else { &case.gained };
            theirs.as_ref().is_none_or(|roots| numbers(roots).iter().any(|root| is_close(*root, number(&at[0].1))))
        }
        Evidence::Differs { .. } | Evidence::AndOr | Evidence::FalseArithmetic { .. } | Evidence::Rounding { .. } => {
            true
        }
    }
}

#[test]
fn every_case_is_decided_as_sympy_decides_it() {
    let cases: Vec<Case> = include_str!("../data/sympy_cases.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a case of the file"))
        .collect();
    assert!(cases.len() >= 300, "only {} cases", cases.len());
    let faults: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}
