//! The exact witness on lines of reasoning of every kind: `tests/data/reasoning.txt`, one case a row.

use surefoot::algebra::{Evidence, Premises, Verdict, follows_from, follows_within};
use surefoot::notation::{Statement, parse};

/// Statements set off by semicolons.
fn statements(text: &str) -> Result<Vec<Statement>, String> {
    let parts = text.split(" ; ").filter(|part| !part.trim().is_empty());
    parts.map(|part| parse(part.trim()).statement.ok_or_else(|| format!("{part} is not read"))).collect()
}

/// A verdict in the words of the file.
fn said(verdict: &Verdict) -> String {
    let at = |point: &[(String, String)]| {
        let values: Vec<String> = point.iter().map(|(letter, value)| format!("{letter}={value}")).collect();
        format!("at {}", values.join(", ")).trim().to_owned()
    };
    match verdict {
        Verdict::Holds(relation) => format!("{relation:?}"),
        Verdict::NotChecked(why) => format!("{why:?}"),
        Verdict::Fails(Evidence::AndOr) => "and/or".to_owned(),
        Verdict::Fails(Evidence::FalseArithmetic { left, right }) => format!("false: {left} and {right}"),
        Verdict::Fails(Evidence::Rounding { value, stated, .. }) => format!("{value} is not {stated}"),
        Verdict::Fails(Evidence::Differs { at: point, .. }) => format!("differs {}", at(point)),
        Verdict::Fails(Evidence::Counterexample { at: point, earlier_holds, .. }) => {
            format!("only {} {}", if *earlier_holds { "earlier" } else { "line" }, at(point))
        }
        Verdict::Fails(Evidence::Roots { lost, gained }) => {
            let of = |verb: &str, roots: &[String]| (!roots.is_empty()).then(|| format!("{verb} {}", roots.join(", ")));
            [of("loses", lost), of("gains", gained)].into_iter().flatten().collect::<Vec<_>>().join("; ")
        }
    }
}

fn check(row: &str) -> Result<(), String> {
    let (work, wanted) = row.split_once(" :: ").ok_or("no verdict")?;
    let (before, lines) = work.split_once(" -> ").ok_or("no line")?;
    let (line, after) = lines.split_once(" >> ").unwrap_or((lines, ""));
    let [line] = &statements(line)?[..] else { return Err("one line is judged".to_owned()) };
    let verdict = match before.split_once(" given ") {
        None => follows_within(&statements(before)?, line, &statements(after)?),
        Some((before, conditions)) => {
            let before = statements(before)?;
            let Some((problem, work)) = before.split_first() else { return Err("no problem".to_owned()) };
            let mut premises = Premises::of(problem);
            premises.conditions.extend(statements(conditions)?);
            follows_from(&premises, work, line, &statements(after)?)
        }
    };
    let verdict = said(&verdict);
    if verdict == wanted.trim() { Ok(()) } else { Err(format!("it says {verdict}")) }
}

#[test]
fn every_row_is_judged_as_it_says() {
    let rows: Vec<&str> =
        include_str!("../data/reasoning.txt").lines().filter(|row| !row.is_empty() && !row.starts_with('#')).collect();
    assert!(rows.len() >= 200, "only {} rows", rows.len());
    let faults: Vec<String> =
        rows.iter().filter_map(|row| check(row).err().map(|fault| format!("{row}\n    {fault}"))).collect();
    assert!(faults.is_empty(), "{} of {} rows:\n{}", faults.len(), rows.len(), faults.join("\n"));
}
