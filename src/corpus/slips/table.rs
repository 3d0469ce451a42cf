//! The slips that are made here: in which file, and how often each is looked for.

use super::{balance, brackets, factor, nonsense, numbers, quadratic, special, square};
use crate::corpus::state::State;
use crate::corpus::{evaluation, exponent, proportion, step, system};
use crate::notation::Statement;
use crate::slips::SlipKind;
use fastrand::Rng;

/// From one row a slip: its file, and its weight. It is looked for more where it seldom finds a place, so that no kind is
/// rare; never where only lines kept as they are written have a place for it.
macro_rules! moves {
    ($($name:ident: $section:ident, $weight:literal;)+) => {
        /// Every slip that is made, with its weight.
        pub const WEIGHTED: &[(SlipKind, u32)] = &[$((SlipKind::$name, $weight)),+];

        /// The slip on a line of terms.
        fn on_terms(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
            match slip {
                $(SlipKind::$name => $section::apply(slip, state, rng),)+
                _ => None,
            }
        }
    };
}

moves! {
    AbsDropped: special, 60;
    AbsOfSum: special, 40;
    AbsEqualsNegative: special, 60;
    AbsCaseOneTermNegated: special, 40;
    AbsInequalityCases: special, 60;
    MovedWithoutSign: balance, 7;
    NegatedOneSide: balance, 10;
    SwappedAndNegated: balance, 20;
    NegatedAllButOne: balance, 20;
    DividedWithWrongSign: balance, 10;
    DividedUpsideDown: balance, 10;
    MultipliedInstead: balance, 10;
    OneSideOnly: balance, 4;
    OneTermNotMultiplied: balance, 20;
    OneTermNotDivided: balance, 10;
    CancelledOppositeSigns: balance, 10;
    SubtractedWrongWay: balance, 7;
    AlwaysOrNeverMisread: balance, 40;
    SideMovedWithoutSign: nonsense, 30;
    SubtractedInstead: balance, 7;
    CoefficientLost: balance, 10;
    OppositeOperations: balance, 4;
    DividedByOppositeSigns: balance, 10;
    OtherOperation: numbers, 0;
    DifferentNumbers: numbers, 0;
    ProductWithoutBracket: numbers, 0;
    RightToLeft: numbers, 0;
    FirstTermOnly: brackets, 7;
    TermForgotten: brackets, 7;
    BracketSignChanged: brackets, 4;
    OutsideTermMultiplied: brackets, 20;
    DividedInBracket: brackets, 40;
    MinusFirstTermOnly: brackets, 40;
    SumBeforeProduct: brackets, 40;
    FactorFromFirstTermOnly: factor, 30;
    FactorSignLost: factor, 30;
    DifferenceOfSquaresAsSquare: factor, 60;
    UnlikeTerms: numbers, 2;
    LettersMultiplied: numbers, 7;
    LetterSubtracted: numbers, 40;
    AddedInstead: numbers, 4;
    LetterDropped: numbers, 2;
    FactorDropped: numbers, 0;
    NegativesMadePositive: numbers, 10;
    SignOfSmaller: numbers, 7;
    MinusSquared: quadratic, 10;
    ProductSign: numbers, 0;
    TopsAndBottoms: numbers, 40;
    TopsNotScaled: numbers, 0;
    BothPartsMultiplied: numbers, 0;
    WrongFractionInverted: numbers, 0;
    MultipliedAcross: special, 60;
    OneTermTimesDenominator: special, 60;
    OneTermDivided: numbers, 40;
    OneFactorCancelled: numbers, 0;
    QuotientSignLost: numbers, 10;
    DenominatorsAdded: special, 60;
    MultipliedWithTop: special, 60;
    SquareOfSum: brackets, 10;
    OneTermRaised: brackets, 20;
    OnlyLetterSquared: brackets, 20;
    ExponentsMultiplied: numbers, 0;
    NegativeExponent: numbers, 0;
    ZeroExponent: numbers, 0;
    ExponentsAddedInPower: numbers, 0;
    ExponentsDivided: numbers, 0;
    PowerOfProduct: numbers, 0;
    NumberTimesExponent: numbers, 0;
    PowerAsProduct: numbers, 0;
    CoefficientsAdded: numbers, 0;
    BasesMultiplied: numbers, 0;
    UnlikeExponentsAdded: numbers, 0;
    CoefficientsSubtracted: numbers, 0;
    ExponentSumOffByOne: numbers, 0;
    LetterTimesItselfDoubled: brackets, 10;
    PositiveRootOnly: quadratic, 40;
    RootTooEarly: quadratic, 10;
    CoefficientForgotten: quadratic, 10;
    RootOfNegative: quadratic, 40;
    DividedByZeroable: quadratic, 40;
    ZeroProductWithoutZero: nonsense, 60;
    FactorSigns: quadratic, 60;
    RootsWithWrongSigns: quadratic, 40;
    FormulaMinusB: quadratic, 40;
    FormulaOverA: quadratic, 10;
    FormulaPlus4ac: quadratic, 10;
    OneSolutionOnly: quadratic, 10;
    AndForOr: quadratic, 10;
    SquareNotCompensated: quadratic, 90;
    FactorsWrongSum: quadratic, 60;
    HalvedInsteadOfRoot: quadratic, 40;
    DividedByFactor: nonsense, 80;
    FactorsSetToFactors: nonsense, 60;
    OneFactorOnly: square, 30;
    CompletedWithWholeCoefficient: square, 30;
    SquareDropped: square, 20;
    ConstantKeepsSign: square, 40;
    OnlyNumberDivided: square, 40;
    SquareFactorWithoutRoot: square, 40;
    FactoredWithoutCoefficient: square, 40;
    FactorCoefficientOverlooked: square, 40;
    NoSolutionClaimed: square, 10;
    CompletedSquareSign: square, 30;
    RootOfSum: square, 40;
    RootSumSquaredByTerm: special, 60;
    RootOfSquare: special, 60;
    OnlyRootSideSquared: special, 60;
    RootOfSumWithLetter: special, 60;
    OtherSideSquaredByTerm: special, 60;
    SignNotTurned: balance, 40;
    SignTurned: balance, 10;
    OffByOneOrTwo: numbers, 2;
    OffByTen: numbers, 2;
    TimesTableNeighbour: numbers, 4;
    ZeroMisplaced: numbers, 4;
    QuotientRounded: numbers, 0;
    DigitMiscopied: numbers, 2;
    SignMiscopied: numbers, 4;
    TermLeftOut: numbers, 2;
    ProportionMultipliedAcross: numbers, 0;
    CrossProductWithoutBracket: numbers, 0;
    TopsTimesOwnBottoms: numbers, 0;
    AddedNotEveryTerm: numbers, 0;
    SubstitutedWithoutBracket: numbers, 0;
    SubtractedSignLost: numbers, 0;
    EquationOneSideMultiplied: numbers, 0;
    ValueForOtherLetter: numbers, 0;
    IsolatedWithWrongSign: numbers, 0;
}

/// Those whose line is unsound even where it happens to keep the solutions, alike in weight.
pub const NONSENSE: &[(SlipKind, u32)] = &[
    (SlipKind::SideMovedWithoutSign, 1),
    (SlipKind::ZeroProductWithoutZero, 1),
    (SlipKind::DividedByFactor, 1),
    (SlipKind::FactorsSetToFactors, 1),
];

/// Is the line unsound even where it happens to keep the solutions?
pub fn is_nonsense(slip: SlipKind) -> bool {
    NONSENSE.iter().any(|(nonsense, _)| *nonsense == slip)
}

/// How often it is looked for.
pub fn weight(slip: SlipKind) -> u32 {
    WEIGHTED.iter().find(|(weighted, _)| *weighted == slip).map_or(0, |(_, weight)| *weight)
}

/// The wrong line, or nothing where the slip has no place.
pub fn apply(slip: SlipKind, state: &State, rng: &mut Rng) -> Option<State> {
    let made = match state {
        State::Literal(literal) => literal.slipped(slip).map(State::Literal),
        State::Powers(powers) => exponent::slipped(slip, powers, rng).map(State::Powers),
        State::Written(line) => on_written(slip, line, rng),
        State::System(known) => system::slipped(slip, known, rng).map(|wrong| State::System(Box::new(wrong))),
        _ => on_terms(slip, state, rng),
    };
    made.filter(|next| next != state && next.is_tame())
}

/// The slip on a line kept as it is written: numbers alone, a proportion, or any other.
fn on_written(slip: SlipKind, line: &Statement, rng: &mut Rng) -> Option<State> {
    match (line, slip) {
        (Statement::Expr(expr), _) => {
            evaluation::slipped(slip, expr, rng).map(|wrong| State::Written(Statement::Expr(wrong)))
        }
        (
            _,
            SlipKind::ProportionMultipliedAcross | SlipKind::CrossProductWithoutBracket | SlipKind::TopsTimesOwnBottoms,
        ) => proportion::slipped(slip, line, rng),
        _ => step::slipped(slip, line, rng).map(State::Written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::{Verdict, follows};
    use crate::corpus::exponent::Powers;
    use crate::corpus::read::read;
    use crate::corpus::write::Notation;
    use crate::notation::{parse, print};
    use crate::slips::SlipFamily;
    use std::collections::BTreeSet;

    /// What keeps the move from making the slip's example, if anything.
    fn fault(slip: SlipKind) -> Option<String> {
        let (before, after) = slip.example();
        let line = |text: &str| parse(text).statement.unwrap_or_else(|| panic!("{text} does not parse"));
        let (given, wrong) = (line(before), line(after));
        let written = State::Written(given.clone());
        let is_system = matches!(given, Statement::And(_));
        let powers = match &given {
            Statement::Expr(expr) if slip.family() == SlipFamily::Exponents => Powers::read(expr),
            _ => None,
        };
        let on_terms = read(&given).filter(|_| weight(slip) > 0 || is_system);
        let states = [powers.map(State::Powers), on_terms, Some(written)];
        let made = |state: State| (0..200).filter_map(move |seed| apply(slip, &state, &mut Rng::with_seed(seed)));
        let made = states.into_iter().flatten().flat_map(made);
        let made: BTreeSet<String> = made.map(|state| print(&state.statement(&Notation::default()))).collect();
        if !made.contains(after) {
            return Some(format!("{slip:?}: {before} -> {made:?}, wanted {after}"));
        }
        let follows = !matches!(follows(&[given], &wrong), Verdict::Fails(_));
        follows.then(|| format!("{slip:?}: {after} follows from {before}"))
    }

    #[test]
    fn every_slip_makes_its_example() {
        let faults: Vec<String> = WEIGHTED.iter().filter_map(|(slip, _)| fault(*slip)).collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}
