//! One row a slip: the line above, the line with the slip, and its name.

use super::{Slip, slip};
use crate::algebra::syntax::{Statement, parse};

fn read(text: &str) -> Statement {
    parse(text).statement.unwrap_or_else(|| panic!("{text}"))
}

fn check(before: &str, line: &str, wanted: Slip) {
    assert_eq!(slip(&read(before), &read(line)), Some(wanted), "{before} -> {line}");
}

#[test]
fn every_slip_is_named() {
    let text = |text: &str| text.to_owned();
    check("2(x-3)", "2x-3", Slip::FirstTermOnly { factor: text("2") });
    check("2(x-3)=x+4", "2x-3=x+4", Slip::FirstTermOnly { factor: text("2") });
    check("7=4+3(x+y+1)", "7=4+3x+y+1", Slip::FirstTermOnly { factor: text("3") });
    check("5-(x-2)", "5-x-2", Slip::MinusFirstTermOnly);
    check("5-2(x-3)=1", "5-2x-6=1", Slip::MinusFirstTermOnly);
    check("-(x-2)", "-x-2", Slip::MinusFirstTermOnly);
    check("(x+3)^2", "x^2+9", Slip::SquareOfSum { square: text("(x + 3)²") });
    check("(x-3)^2=25", "x^2+9=25", Slip::SquareOfSum { square: text("(x − 3)²") });
    check("(2x)^2", "2x^2", Slip::PowerOfProduct { power: text("(2x)²") });
    check("sqrt(x^2+9)", "sqrt(x^2)+sqrt(9)", Slip::RootOfSum { root: text("√(x² + 9)") });
    check("1/2+1/3", "2/5", Slip::TopsAndBottoms);
    check("(x+6)/3", "x+2", Slip::OneTermDivided { divisor: text("3") });
    check("(x+3)/3", "x", Slip::OneTermDivided { divisor: text("3") });
    check("3x+2", "5x", Slip::UnlikeTerms { sum: text("3x + 2") });
    check("x^2*x^3", "x^6", Slip::ExponentsMultiplied);
    check("x+5=12", "x=12+5", Slip::MovedWithoutSign { term: text("5") });
    check("2x=7-3x", "2x-3x=7", Slip::MovedWithoutSign { term: text("3x") });
    check("-2x=6", "x=3", Slip::DividedWithWrongSign { divisor: text("−2") });
    check("4x=2", "x=2", Slip::DividedUpsideDown);
    check("3x=12", "x=36", Slip::MultipliedInstead { factor: text("3") });
    check("4x=12", "x=8", Slip::SubtractedInstead { factor: text("4") });
    check("x/2=5", "x=5", Slip::OneSideOnly { factor: text("2") });
    check("x/2+3=5", "x+3=10", Slip::OneTermNotMultiplied { factor: text("2") });
    check("-2x<6", "x<-3", Slip::SignNotTurned);
    check("x-3<5", "x>8", Slip::SignTurned);
    check("x^2=9", "x=3", Slip::PositiveRootOnly);
    check("(x-1)(x-3)=5", "x-1=5 or x-3=5", Slip::ZeroProductWithoutZero);
    check("(x-2)(x+3)=0", "x=-2 or x=3", Slip::RootsWithWrongSigns);
}

#[test]
fn what_no_slip_explains_is_not_named() {
    let unnamed = [
        // The solutions are those of a known slip, the lines are not.
        ("x^2-11x+18=0", "x=(-11+/-sqrt(49))/2"),
        ("-10x=-8+38", "10x=-46"),
        ("(x+4)^2=0", "x^2+4=0"),
        ("2x=8", "x=17"),
        ("x+1", "x+7"),
        ("2x=8", "x=4"),
        ("3x=12", "x=12"),
        ("x>1 and x<3", "x=2"),
    ];
    for (before, line) in unnamed {
        assert_eq!(slip(&read(before), &read(line)), None, "{before} -> {line}");
    }
}
