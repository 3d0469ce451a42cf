//! Named slips: how often the slip that was made is named, how often another one is, and that no name is given where
//! none is right.
//!
//! The generator makes slips of its own on trees of its own; what is named is found by other code from the text alone.

use std::collections::BTreeMap;
use surefoot::corpus::{Family, Options, generate};
use surefoot::reading::from_lines;
use surefoot::slips::SlipKind;
use surefoot::tutor::witness;

/// What is said of a sign that is lost: where two wrong moves explain a line alike, either may be named.
const SIGNS: &[&str] = &[
    "LE1", "LE2", "LE3", "LE4", "LE5", "LE11", "LE12", "LE18", "SG1", "SG2", "SG3", "LG4", "BD3", "BD6", "LT4", "AR6",
];

/// What is said of a number that comes out wrong.
const NUMBERS: &[&str] = &["AR6", "LG4", "LT4", "SG1", "SG2", "LE12", "LE1", "LE11"];

/// The ids that say the same as one of the generator's.
fn names_for(id: &str) -> Vec<&str> {
    let alike: &[&str] = match id {
        "LE1" | "LE2" | "LE3" | "LE4" | "LE5" | "LE11" | "LE12" | "LE18" | "OP3" | "OP4" | "OP6" | "FR7" | "SG5"
        | "CP2" | "SG3" | "SY7" | "QU4" => SIGNS,
        "FA2" => &["LE4", "BD3", "LG4", "QU7"],
        "LE7" => &["FR13"],
        "AR1" | "AR2" | "AR3" | "AR4" | "AR5" | "LT4" | "LT8" | "OP5" | "OP8" | "SG1" | "SG2" | "CP1" | "FR1"
        | "FR2" => NUMBERS,
        // A coefficient or a term lost is one that only one side was freed of.
        "OP2" | "CP3" => &["LE8", "BD2"],
        "FR6" => &["LE8", "FR3"],
        // Without its bracket a sum is multiplied, or divided, in one term only.
        "OP7" | "FR11" | "LE10" => &["LE9", "LE10"],
        "BD1" | "PR2" => &["BD1", "PR2", "FR5"],
        "QU7" | "QU16" => &["QU7", "QU16", "QU8", "FA2", "FA3"],
        "QU18" | "QU20" => &["QU5"],
        "QU23" => &["LE1"],
        "EX3" => &["EX10", "EX18"],
        "EX9" => &["EX20"],
        "FR10" => &["PR1"],
        "RA6" => &["RA1"],
        "RA7" => &["RA2"],
        "LT1" | "LT7" => &["LT1", "LT7"],
        "AB5" => &["IN6"],
        _ => &[],
    };
    // Opposite operations with a factor: one side was multiplied where it should have been divided.
    let also = (id == "OP3").then_some("LE7");
    alike.iter().copied().chain(also).chain([id]).collect()
}

/// How the generator's first slips are named.
#[derive(Default)]
struct Named {
    n_lines: usize,
    n_right: usize,
    /// By the words of the name.
    otherwise: BTreeMap<&'static str, usize>,
}

impl Named {
    fn n_otherwise(&self) -> usize {
        self.otherwise.values().sum()
    }
}

/// Families whose wrong lines are written, not made by a slip.
fn is_page(family: Family) -> bool {
    use Family::*;
    matches!(family, Book | Complex | Exponential | Fraction | Higher | Line | Logarithm | Power | Region | Several)
}

#[test]
fn names_are_right_where_they_are_given() {
    let options = Options { count: 420, candidates: 2, p_slipped: 1.0, ..Options::default() };
    let mut by_id: BTreeMap<String, Named> = BTreeMap::new();
    for row in generate(31, &options) {
        // What the pages of books and of the later course get wrong bears the id of what is nearest.
        let Some(first) = row.slips.first().filter(|_| !is_page(row.family)) else { continue };
        let solution = from_lines(&row.problem, &row.steps);
        let verdicts = witness(&solution);
        let Some(line) = verdicts.lines.get(first.step) else { continue };
        let named = by_id.entry(first.id.clone()).or_default();
        named.n_lines += 1;
        let Some(slip) = &line.slip else { continue };
        let general = slip.kind.id().trim_end_matches(char::is_lowercase);
        if names_for(&first.id).contains(&general) {
            named.n_right += 1;
        } else {
            *named.otherwise.entry(slip.kind.id()).or_default() += 1;
        }
    }
    for (id, Named { n_lines, n_right, otherwise }) in &by_id {
        println!("{id:5} {n_lines:4} lines, {n_right:4} so named, otherwise {otherwise:?}");
    }
    let sum = |part: fn(&Named) -> usize| by_id.values().map(part).sum::<usize>();
    let (n_lines, n_right, n_other) = (sum(|n| n.n_lines), sum(|n| n.n_right), sum(Named::n_otherwise));
    println!(
        "{n_lines} lines, {n_right} so named, {n_other} otherwise, {} kinds",
        SlipKind::ALL.iter().filter(|slip| slip.words().is_some()).count()
    );
    // The generator has slips that are not known by name here: a guess, nonsense, an operation that is not the noted one.
    assert!(n_lines >= 450, "{n_lines} lines");
    assert!(n_right * 100 >= n_lines * 60, "{n_right} of {n_lines} so named");
    assert!(n_right * 100 >= (n_right + n_other) * 95, "{n_other} named otherwise, {n_right} rightly");
    for (id, named) in &by_id {
        assert!(named.n_otherwise() < 3.max(named.n_right), "{id}: {:?}, {} rightly", named.otherwise, named.n_right);
    }
}

/// What is named of `line` below `above`.
fn name(above: &str, line: &str) -> Option<SlipKind> {
    witness(&from_lines(above, &[line])).lines[0].slip.as_ref().map(|slip| slip.kind)
}

/// Lines that no known slip makes of the line above them: a guess, a step that was left out, a number out of the blue.
/// Any name would be a wrong one.
#[test]
fn what_no_slip_explains_has_no_name() {
    #[rustfmt::skip]
    let cases = [
        ("3a + 4 = 19", "a = 29"), ("7k - 5 = 2k + 20", "k = 31"), ("4(m + 3) = 8m", "19m = 5"),
        ("(y + 4)(y - 9) = 0", "y = 17"), ("t/3 + 7 = 11", "t = 88"), ("2w + 9 > 25", "w > 43"),
        ("x^2 + 7x + 10 = 0", "x = 31 or x = -17"), ("5n^2 = 45", "n = 29"), ("6b - 13", "47b"),
        ("3(p - 8)", "71p + 2"), ("|z - 6| = 11", "z = 101"), ("sqrt(r + 5) = 9", "r = 23"),
        ("a/4 + a/6 = 10", "a = 97"), ("2x + y = 9 and x - y = 3", "x = 47"), ("(c + 5)^2", "c^2 + 31c + 77"),
        ("(2/3)/(5/7)", "83/19"), ("u^3*u^4", "u^53"), ("-3q < 21", "q > 59"),
    ];
    let named: Vec<_> = cases.iter().filter_map(|(above, line)| Some((above, line, name(above, line)?))).collect();
    assert_eq!(named, [], "of {} lines", cases.len());
}

/// Lines of which a known slip is the plain reason: it is named, or nothing is.
#[test]
fn a_plain_slip_has_its_own_name_or_none() {
    use SlipKind as S;
    #[rustfmt::skip]
    let cases: [(&str, &str, &[SlipKind]); 24] = [
        ("k + 9 = 31", "k = 31 + 9", &[S::MovedWithoutSign]),
        ("-5t = 40", "t = 8", &[S::DividedWithWrongSign]),
        ("6m = 54", "m = 48", &[S::SubtractedInstead]),
        ("7a = 42", "a = 294", &[S::MultipliedInstead]),
        ("4(y - 7) = 12", "4y - 7 = 12", &[S::FirstTermOnly]),
        ("9 - (p - 4)", "9 - p - 4", &[S::MinusFirstTermOnly]),
        ("5n + 3", "8n", &[S::UnlikeTerms]),
        ("9r - r", "9", &[S::LetterSubtracted]),
        ("2/5 + 3/7", "5/12", &[S::TopsAndBottoms]),
        ("(w + 6)^2", "w^2 + 36", &[S::SquareOfSum]),
        ("(5c)^2", "5c^2", &[S::PowerOfProduct]),
        ("b^4*b^3", "b^12", &[S::ExponentsMultiplied]),
        ("y^2 = 49", "y = 7", &[S::PositiveRootOnly]),
        ("z^2 = 11z", "z = 11", &[S::DividedByZeroable]),
        ("(q - 4)(q - 9) = 6", "q - 4 = 6 or q - 9 = 6", &[S::ZeroProductWithoutZero]),
        ("(a - 5)(a + 8) = 0", "a = -5 or a = 8", &[S::RootsWithWrongSigns]),
        ("t^2 = 36", "t = 18", &[S::HalvedInsteadOfRoot]),
        ("-4d < 28", "d < -7", &[S::SignNotTurned]),
        ("e - 6 < 10", "e > 16", &[S::SignTurned]),
        ("sqrt(x^2 + 25)", "x + 5", &[S::RootOfSum]),
        ("|3v - 2| = 10", "3v - 2 = 10", &[S::AbsDropped]),
        ("u/4 = 9", "u = 9", &[S::MultipliedOneSide]),
        ("8x = 56", "x = 56", &[S::DividedOneSide]),
        ("3n + 8 = 26", "3n = 26", &[S::TakenFromOneSide]),
    ];
    let mut n_named = 0;
    for (above, line, wanted) in cases {
        if let Some(found) = name(above, line) {
            assert!(wanted.contains(&found), "{above}, {line}: {found:?}, wanted {wanted:?}");
            n_named += 1;
        }
    }
    assert!(n_named >= 22, "{n_named} of {} named", cases.len());
}

/// The ids that real work is coded with are slips of the catalogue, at lines that are coded as wrong.
#[test]
fn codes_of_real_work_are_slips_at_wrong_lines() {
    let ids: Vec<&str> = SlipKind::ALL.iter().map(|kind| kind.id()).collect();
    let cases = std::fs::read_to_string("tests/data/real_work.jsonl").unwrap();
    let mut n_coded = 0;
    for case in cases.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()) {
        for (line, slips) in case["slips"].as_object().into_iter().flatten() {
            let code = &case["right"][line.parse::<usize>().unwrap()];
            assert!(["U", "R", "L"].contains(&code.as_str().unwrap()), "{case}");
            assert!(slips.as_array().unwrap().iter().all(|id| ids.contains(&id.as_str().unwrap())), "{case}");
            n_coded += 1;
        }
    }
    assert!(n_coded > 100, "{n_coded}");
}
