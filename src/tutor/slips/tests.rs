//! Every slip's own example, more rows of the same, and lines that no slip explains.

use super::{Slip, SlipKind, slip};
use crate::algebra::{Verdict, follows};
use crate::notation::{Statement, parse, statement_with_imaginary};

/// With i for the imaginary unit.
fn read(text: &str) -> Statement {
    let statement = parse(text).statement.unwrap_or_else(|| panic!("{text}"));
    statement_with_imaginary(&statement)
}

/// What is named where `line` stands below the lines `before` (joined by ";"), with the checker's own evidence; an
/// error where the checker does not contradict the line.
fn named(before: &str, line: &str) -> Result<Option<Slip>, Verdict> {
    let before: Vec<Statement> = before.split(';').map(read).collect();
    let line = read(line);
    match follows(&before, &line) {
        Verdict::Fails(evidence) => Ok(slip(&before, &line, &evidence)),
        verdict => Err(verdict),
    }
}

/// The rows at which something else is found than wanted.
fn missed(rows: &[(&str, &str, Option<SlipKind>)]) -> Vec<String> {
    let wrong = |(before, line, wanted): &(&str, &str, Option<SlipKind>)| {
        let found = named(before, line);
        let fits = matches!(&found, Ok(slip) if slip.as_ref().map(|slip| slip.kind) == *wanted);
        (!fits).then(|| format!("{before} -> {line}: wanted {wanted:?}, found {found:?}"))
    };
    rows.iter().filter_map(wrong).collect()
}

fn check(rows: &[(&str, &str, Option<SlipKind>)]) {
    let missed = missed(rows);
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}

#[test]
fn every_slip_is_named_by_its_example() {
    let rows: Vec<_> = SlipKind::ALL
        .iter()
        .filter(|kind| kind.words().is_some())
        .map(|kind| {
            let (before, line) = kind.example();
            (before, line, Some(*kind))
        })
        .collect();
    check(&rows);
}

#[test]
fn slips_are_named_wherever_they_are_made() {
    use SlipKind::*;
    let rows = [
        ("2(x-3)", "2x-3", FirstTermOnly),
        ("7=4+3(x+y+1)", "7=4+3x+y+1", FirstTermOnly),
        ("5-2(x+3)=1", "5-2x+3=1", FirstTermOnly),
        ("5-2(x-3)=1", "5-2x-6=1", MinusFirstTermOnly),
        ("-(x-2)", "-x-2", MinusFirstTermOnly),
        ("3(2x+y)", "3x+3y", FactorForgotten),
        ("(x-3)^2=25", "x^2+9=25", SquareOfSum),
        ("(2+sqrt(x))^2=9", "4+x=9", SquareOfSum),
        ("sqrt(x^2+9)", "sqrt(x^2)+sqrt(9)", RootOfSum),
        ("(x+6)/3", "x+2", OneTermDivided),
        ("(x^2+2x)/x", "x^2+2", OneTermDivided),
        ("2x+3y", "5x*y", UnlikeTerms),
        ("2x=7-3x", "2x-3x=7", MovedWithoutSign),
        ("5x+3=2x+18", "3x=21", MovedWithoutSign),
        ("x+4-5=6", "x=6-5-4", MovedWithoutSign),
        ("14x-127/3>-5", "14x>-142/3", MovedWithoutSign),
        ("4u-11=8", "4u+11=8", CopiedWrongly),
        ("0.125x=41-4x", "0.125x=37x", UnlikeTerms),
        ("x/2+3=5", "x+3=10", OneTermNotMultiplied),
        ("2x+6=10", "x+6=5", OneTermNotDivided),
        ("(4x-40)/(7-x)=(4x-40)/(13-x)", "7-x=13-x", EqualTopsCancelled),
        ("-3^2", "9", MinusSquared),
        ("(x-4)(x-7)=-2(x-4)", "x-7=-2", DividedByZeroable),
        ("x=1 or x=2", "x=1", OneSolutionOnly),
        ("x=3+/-2", "x=5", OneSolutionOnly),
        ("x=1 or x=2", "x=1 and x=2", AndForOr),
        ("|x|=3", "x=3", AbsDropped),
        ("x^2-11x+18=0", "x=(-11+/-sqrt(49))/2", FormulaMinusB),
        ("x^2<9", "x<+/-3", RootOfInequality),
        ("2<5-x<=7", "3<x<=-2", SignNotTurned),
        ("2x+y=7 and x+y=5", "x=12", SubtractedSignLost),
        ("2x+y=7 and x-y=2; y=7-2x", "x-7-2x=2", SubstitutedWithoutBracket),
        ("x=8*7", "x=54", Arithmetic),
        ("-10x=-8+38", "10x=-46", NegatedAllButOne),
        ("(x+4)^2=0", "x^2+4=0", OneTermRaised),
        ("(x-1)(x-2)=0", "x=2", OneSolutionOnly),
        ("x-2=0 or x+3=0", "x=-2 or x=3", RootsWithWrongSigns),
        ("2x+3=11", "2x=8=x=4", RunOnEquals),
        ("5x=2x+9", "5x=2x+9=3x=9=x=3", EquationsJoined),
        ("3x-5=16;x=8", "3*8-5=16", CheckNotWorkedOut),
        ("sqrt(2x+3)=x", "x=3 or x=-1", ExtraneousKept),
    ];
    check(&rows.map(|(before, line, kind)| (before, line, Some(kind))));
}

#[test]
fn what_no_slip_explains_is_not_named() {
    let unnamed = [
        ("2x=8", "x=17"),
        ("x+1", "x+7"),
        ("2x=8", "x=5"),
        ("3x+5=20", "x=9"),
        ("x^2-5x+6=0", "x=4 or x=1"),
        ("2(x-3)=x+4", "x=13"),
        ("x>1 and x<3", "x=2"),
        ("2x+y=7 and x-y=2", "y=4"),
        ("x^2=9", "x=4"),
        ("2x<8", "x<5"),
        ("-70=-7x-7", "-63=7x"),
        ("y-8=-10", "y=2"),
        ("-2x+26-26=44-26", "x=9"),
        ("7x-3=2x+9", "4x=12"),
    ];
    check(&unnamed.map(|(before, line)| (before, line, None)));
}

#[test]
fn the_piece_is_shown_as_people_write_it() {
    let piece = |before, line| named(before, line).unwrap().unwrap().piece;
    assert_eq!(piece("2(x-3)=x+4", "2x-3=x+4"), "2");
    assert_eq!(piece("(x+3)^2", "x^2+9"), "(x + 3)²");
    assert_eq!(piece("2x=7-3x", "2x-3x=7"), "3x");
    assert_eq!(piece("-2x=6", "x=3"), "−2");
    assert_eq!(piece("2x=8+38", "2x=44"), "8 + 38");
}
