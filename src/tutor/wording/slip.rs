//! What is said of a known slip.

use crate::tutor::slips::Slip;

/// The slip in a sentence, as a guess: other ways may lead to the same line.
pub fn slip_sentence(slip: &Slip) -> String {
    match slip {
        Slip::FirstTermOnly { factor } => format!("It looks as if {factor} multiplied only the first term."),
        Slip::MinusFirstTermOnly => "It looks as if the minus reached only the first term of the bracket.".to_owned(),
        Slip::SquareOfSum { square } => {
            format!("It looks as if each term of {square} was squared on its own; the middle term is missing.")
        }
        Slip::PowerOfProduct { power } => format!("It looks as if only one factor of {power} was raised."),
        Slip::RootOfSum { root } => format!("It looks as if {root} was taken term by term."),
        Slip::TopsAndBottoms => "It looks as if tops and bottoms of the fractions were added.".to_owned(),
        Slip::OneTermDivided { divisor } => format!("It looks as if only one term was divided by {divisor}."),
        Slip::UnlikeTerms { sum } => format!("It looks as if the unlike terms of {sum} were put together."),
        Slip::ExponentsMultiplied => "It looks as if exponents were multiplied that should be added.".to_owned(),
        Slip::MovedWithoutSign { term } => {
            format!("It looks as if {term} changed sides without changing its sign.")
        }
        Slip::DividedWithWrongSign { divisor } => {
            format!("It looks as if a sign was lost when both sides were divided by {divisor}.")
        }
        Slip::DividedUpsideDown => "It looks as if the division was done the wrong way up.".to_owned(),
        Slip::MultipliedInstead { factor } => {
            format!("It looks as if the other side was multiplied by {factor} instead of divided.")
        }
        Slip::SubtractedInstead { factor } => {
            format!("It looks as if {factor} was subtracted from the other side instead of divided out.")
        }
        Slip::OneSideOnly { factor } => format!("It looks as if only one side was multiplied by {factor}."),
        Slip::OneTermNotMultiplied { factor } => {
            format!("It looks as if one term was not multiplied by {factor}.")
        }
        Slip::SignNotTurned => {
            "The inequality sign turns when both sides are multiplied or divided by a negative number.".to_owned()
        }
        Slip::SignTurned => {
            "The inequality sign turns only when both sides are multiplied or divided by a negative number.".to_owned()
        }
        Slip::PositiveRootOnly => "It looks as if only the positive root was kept.".to_owned(),
        Slip::ZeroProductWithoutZero => "A product tells something of its factors only where it equals 0.".to_owned(),
        Slip::RootsWithWrongSigns => "It looks as if the signs of the roots were swapped.".to_owned(),
    }
}
