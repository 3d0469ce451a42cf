//! The slips by name: one row each, with its place in the catalogue and an example.
//!
//! Sources: the buggy rules of IDEAS (ideas-edu), Sleeman's mal-rules (1984), the MaE misconceptions (Otero, Druga,
//! Lan 2024), the cases of STACK's equivalence reasoning.

use serde::{Deserialize, Serialize};

/// From one row a slip: its variant with the example in its doc, its place in the catalogue of slips and its words.
macro_rules! kinds {
    ($($(#[$doc:meta])+ $name:ident $id:literal $words:literal: $before:literal -> $after:literal;)+) => {
        /// A wrong move that students are known to make.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum SlipKind {
            $($(#[$doc])+ #[doc = concat!("`", $before, "` → `", $after, "`")] $name,)+
        }

        impl SlipKind {
            /// Every slip.
            pub const ALL: &[SlipKind] = &[$(SlipKind::$name),+];

            /// Its place in the catalogue, which near relatives share: LE linear equations, OP operations, BD brackets,
            /// LT like terms, SG signs, FR fractions, EX exponents, QU quadratics, IN inequalities, SY systems,
            /// RA roots, AB absolute values, AR arithmetic, LG logic and layout.
            pub fn id(self) -> &'static str {
                match self { $(SlipKind::$name => $id),+ }
            }

            /// The key of its sentence in the catalogue of words; the placeholder is the piece of a [`Slip`].
            pub fn words(self) -> &'static str {
                match self { $(SlipKind::$name => $words),+ }
            }

            /// A line and what the slip makes of it.
            pub fn example(self) -> (&'static str, &'static str) {
                match self { $(SlipKind::$name => ($before, $after)),+ }
            }
        }
    };
}

kinds! {
    /// A term changes sides and keeps its sign.
    MovedWithoutSign "LE1" "slip.moved-without-sign": "x+5=12" -> "x=12+5";
    /// One side only is negated.
    NegatedOneSide "LE2" "slip.negated-one-side": "-x=4" -> "x=4";
    /// The sides are swapped and one is negated.
    SwappedAndNegated "LE3" "slip.swapped-and-negated": "3=-x" -> "x=3";
    /// All terms but one are negated.
    NegatedAllButOne "LE4" "slip.negated-all-but-one": "-x+2=5" -> "x+2=-5";
    /// The sign is lost in a division.
    DividedWithWrongSign "LE5" "slip.divided-with-wrong-sign": "-2x=6" -> "x=3";
    /// The division is done the wrong way up.
    DividedUpsideDown "LE6" "slip.divided-upside-down": "4x=2" -> "x=2";
    /// The other side is multiplied instead of divided.
    MultipliedInstead "LE7" "slip.multiplied-instead": "3x=12" -> "x=36";
    /// One side only is multiplied.
    MultipliedOneSide "LE8" "slip.multiplied-one-side": "x/2=5" -> "x=5";
    /// One side only is divided.
    DividedOneSide "LE8" "slip.divided-one-side": "3x=12" -> "x=12";
    /// A term is taken off one side only.
    TakenFromOneSide "LE8" "slip.taken-from-one-side": "2x+3=11" -> "2x=11";
    /// Both sides are multiplied, and one term is forgotten.
    OneTermNotMultiplied "LE9" "slip.one-term-not-multiplied": "x/2+3=5" -> "x+3=10";
    /// Both sides are divided, and one term is forgotten.
    OneTermNotDivided "LE10" "slip.one-term-not-divided": "2x=4y+6" -> "x=2y+6";
    /// Terms of opposite sign are cancelled across the sides.
    CancelledOppositeSigns "LE11" "slip.cancelled-opposite-signs": "3x+5=2-5" -> "3x=2";
    /// The subtraction is done the wrong way round.
    SubtractedWrongWay "LE12" "slip.subtracted-wrong-way": "13n+196=391" -> "13n=196-391";
    /// The letter is read as a digit behind its coefficient.
    CoefficientAsDigits "LE13" "slip.coefficient-as-digits": "2x+x=24" -> "x=2";
    /// "=" is written for "and then".
    RunOnEquals "LE15" "slip.run-on-equals": "2x+3=11" -> "2x=11-3=8=x=4";
    /// A check is written down as it ought to come out.
    CheckNotWorkedOut "LE16" "slip.check-not-worked-out": "7-n/2=18;n=22" -> "7-22/2=18";
    /// An identity is read as having no solution.
    IdentityMisread "LE17" "slip.identity-misread": "2x+3=2x+3" -> "no solution";
    /// A contradiction is read as a solution.
    ContradictionMisread "LE17" "slip.contradiction-misread": "x+1=x+4" -> "x=0";
    /// The coefficient is subtracted instead of divided out.
    SubtractedInstead "OP1" "slip.subtracted-instead": "4x=12" -> "x=8";
    /// The factor reaches only the first term of the bracket.
    FirstTermOnly "BD1" "slip.first-term-only": "2(x-3)=x+4" -> "2x-3=x+4";
    /// The factor reaches only the last term of the bracket.
    LastTermOnly "BD1" "slip.last-term-only": "2(x-3)" -> "x-6";
    /// A term of the bracket is forgotten.
    TermForgotten "BD2" "slip.term-forgotten": "3(2x+y)" -> "6x";
    /// The number before a letter in the bracket is forgotten.
    FactorForgotten "BD2" "slip.factor-forgotten": "3(2x+y)" -> "3x+3y";
    /// The sign between the terms changes.
    BracketSignChanged "BD3" "slip.bracket-sign-changed": "2(x+3)" -> "2x-6";
    /// A term outside the bracket is multiplied too.
    OutsideTermMultiplied "BD4" "slip.outside-term-multiplied": "2(x+3)+5" -> "2x+6+10";
    /// A fraction in the bracket is divided where it should be multiplied.
    DividedInBracket "BD5" "slip.divided-in-bracket": "2(x/3+1)" -> "x/6+2";
    /// A minus before a bracket reaches its first term only.
    MinusFirstTermOnly "BD6" "slip.minus-first-term-only": "5-(x-2)" -> "5-x-2";
    /// A sum is taken before a product.
    SumBeforeProduct "BD7" "slip.sum-before-product": "5+2(x-3)" -> "7(x-3)";
    /// Unlike terms are put together.
    UnlikeTerms "LT1" "slip.unlike-terms": "3x+2" -> "5x";
    /// Like letters are multiplied where they should be added.
    LettersMultiplied "LT2" "slip.letters-multiplied": "3x+x" -> "3x^2";
    /// The letter is subtracted away.
    LetterSubtracted "LT3" "slip.letter-subtracted": "7x-x" -> "7";
    /// Like terms are added where they should be subtracted.
    AddedInstead "LT4" "slip.added-instead": "7x-3x" -> "10x";
    /// Two negatives make a positive sum.
    NegativesMadePositive "SG1" "slip.negatives-made-positive": "-8-3" -> "11";
    /// A sum takes the sign of the smaller number.
    SignOfSmaller "SG2" "slip.sign-of-smaller": "-8+6" -> "2";
    /// The square of a negative number is taken as negative, or the negative of a square as positive.
    MinusSquared "SG3" "slip.minus-squared": "(-3)^2" -> "-9";
    /// Opposite denominators are taken as equal.
    OppositeDenominators "SG4" "slip.opposite-denominators": "1/(a-b)-1/(b-a)" -> "0";
    /// Tops and bottoms of fractions are added.
    TopsAndBottoms "FR1" "slip.tops-and-bottoms": "1/2+1/3" -> "2/5";
    /// The bottom is changed to the common one, the top is not.
    TopsNotScaled "FR2" "slip.tops-not-scaled": "1/2+1/4" -> "1/4+1/4";
    /// Top and bottom are multiplied where the fraction should be.
    BothPartsMultiplied "FR3" "slip.both-parts-multiplied": "2/3*3" -> "6/9";
    /// The first fraction is turned over instead of the second.
    WrongFractionInverted "FR4" "slip.wrong-fraction-inverted": "(2/3)/(3/8)" -> "(3/2)(3/8)";
    /// A term is cancelled or divided that is no factor of the whole top.
    OneTermDivided "FR5" "slip.one-term-divided": "(x+3)/3" -> "x";
    /// Only one part of a fraction is divided.
    OnePartCancelled "FR6" "slip.one-part-cancelled": "4/8" -> "2/8";
    /// A solution is kept at which the work divides by zero.
    ExcludedValueKept "FR8" "slip.excluded-value-kept": "(x^2-4)/(x-2)=0" -> "x=2 or x=-2";
    /// Divided by something that may be zero: equal tops say nothing of the bottoms where the tops are zero.
    EqualTopsCancelled "FR9" "slip.equal-tops-cancelled": "(4x-40)/(7-x)=(4x-40)/(13-x)" -> "7-x=13-x";
    /// Each term of a sum is raised on its own.
    SquareOfSum "EX1" "slip.square-of-sum": "(x+3)^2" -> "x^2+9";
    /// Only one term of a sum is raised.
    OneTermRaised "EX2" "slip.one-term-raised": "(x+3)^2" -> "x^2+3";
    /// Only one factor of a product is raised.
    PowerOfProduct "EX3" "slip.power-of-product": "(2x)^2" -> "2x^2";
    /// The power reaches the number before the letter too.
    PowerOverCoefficient "EX3" "slip.power-over-coefficient": "3x^2+1" -> "9x^2+1";
    /// Exponents are multiplied that should be added.
    ExponentsMultiplied "EX4" "slip.exponents-multiplied": "x^2*x^3" -> "x^6";
    /// Exponents are added in a sum.
    ExponentsAddedInSum "EX4" "slip.exponents-added-in-sum": "x^2+x^3" -> "x^5";
    /// Exponents are added that should be multiplied.
    ExponentsAddedInPower "EX4" "slip.exponents-added-in-power": "(x^2)^3" -> "x^5";
    /// A negative exponent is read as a negative sign.
    NegativeExponent "EX5" "slip.negative-exponent": "x^(-2)" -> "-x^2";
    /// A power is taken as a product.
    PowerAsProduct "EX6" "slip.power-as-product": "2^3" -> "6";
    /// The power 0 is taken as 0.
    ZeroExponent "EX7" "slip.zero-exponent": "x^0+1" -> "1";
    /// Only the positive root is kept.
    PositiveRootOnly "QU1" "slip.positive-root-only": "x^2=9" -> "x=3";
    /// The root is taken term by term before the square stands alone.
    RootTooEarly "QU2" "slip.root-too-early": "x^2+1=9" -> "x+1=+/-3";
    /// The number before the square is forgotten when the root is taken.
    CoefficientForgotten "QU3" "slip.coefficient-forgotten": "9x^2=81" -> "x=+/-9";
    /// The root of a negative number is taken as if it were positive.
    RootOfNegative "QU4" "slip.root-of-negative": "x^2=-9" -> "x=+/-3";
    /// Both sides are divided by something that may be zero.
    DividedByZeroable "QU5" "slip.divided-by-zeroable": "x^2=5x" -> "x=5";
    /// The factors of a product that is not zero are set equal to it.
    ZeroProductWithoutZero "QU6" "slip.zero-product-without-zero": "(x-1)(x-3)=5" -> "x-1=5 or x-3=5";
    /// The signs of the factors are swapped.
    FactorSigns "QU7" "slip.factor-signs": "x^2-5x+6=0" -> "(x+2)(x+3)=0";
    /// The signs of the roots are swapped.
    RootsWithWrongSigns "QU8" "slip.roots-with-wrong-signs": "(x-2)(x+3)=0" -> "x=-2 or x=3";
    /// The formula with b for -b.
    FormulaMinusB "QU9" "slip.formula-minus-b": "x^2-5x+6=0" -> "x=(-5+/-sqrt(25-24))/2";
    /// The formula with a for 2a.
    FormulaOverA "QU10" "slip.formula-over-a": "3x^2+5x+2=0" -> "x=(-5+/-sqrt(25-24))/3";
    /// The formula with b^2 + 4ac.
    FormulaPlus4ac "QU11" "slip.formula-plus-four-ac": "x^2+5x+6=0" -> "x=(-5+/-sqrt(25+24))/2";
    /// One of two solutions is left out.
    OneSolutionOnly "QU12" "slip.one-solution-only": "x^2-5x+6=0" -> "x=(5+1)/2";
    /// "And" where "or" was meant.
    AndForOr "QU13" "slip.and-for-or": "(x-1)(x-2)=0" -> "x=1 and x=2";
    /// The square is completed and what that adds is not taken off.
    SquareNotCompensated "QU15" "slip.square-not-compensated": "x^2+6x=7" -> "(x+3)^2=7";
    /// The factors have the right product and the wrong sum.
    FactorsWrongSum "QU16" "slip.factors-wrong-sum": "x^2+5x+6=0" -> "(x+1)(x+6)=0";
    /// Halved instead of its root taken.
    HalvedInsteadOfRoot "QU17" "slip.halved-instead-of-root": "x^2=16" -> "x=8";
    /// The inequality sign is not turned.
    SignNotTurned "IN1" "slip.sign-not-turned": "-2x<6" -> "x<-3";
    /// The inequality sign is turned without need.
    SignTurned "IN2" "slip.sign-turned": "x-3<5" -> "x>8";
    /// An inequality is multiplied by something whose sign is not known.
    UnknownSignMultiplied "IN3" "slip.unknown-sign-multiplied": "1/x<2" -> "1<2x";
    /// The root of an inequality is taken as of an equation.
    RootOfInequality "IN4" "slip.root-of-inequality": "x^2>9" -> "x>3";
    /// The cases of a product's sign are mixed up.
    ProductSignCases "IN5" "slip.product-sign-cases": "(2x-3)(x+2)>=0" -> "x>=3/2 and x<=-2";
    /// Two separate parts are written as one chain.
    AbsAsBetween "IN6" "slip.abs-as-between": "|x|>3" -> "-3>x>3";
    /// Two equations are added, but one term is not.
    AddedNotEveryTerm "SY1" "slip.added-not-every-term": "2x+y=7 and x-y=2" -> "3x=7";
    /// A sum is put in for a letter without its bracket.
    SubstitutedWithoutBracket "SY2" "slip.substituted-without-bracket": "y=x-2 and 3x-2y=7" -> "3x-2x-2=7";
    /// Two equations are subtracted, and a sign of the second is lost.
    SubtractedSignLost "SY3" "slip.subtracted-sign-lost": "2x+y=7 and x+y=5" -> "x=12";
    /// A root is taken term by term.
    RootOfSum "RA1" "slip.root-of-sum": "sqrt(x^2+9)" -> "x+3";
    /// A solution is kept that came in when both sides were squared.
    ExtraneousKept "RA3" "slip.extraneous-kept": "sqrt(x+2)=x" -> "x=2 or x=-1";
    /// The root of a square is taken without its size bars.
    RootOfSquare "RA4" "slip.root-of-square": "sqrt((x-3)^2)" -> "x-3";
    /// The absolute value is dropped.
    AbsDropped "AB1" "slip.abs-dropped": "|2x-1|=5" -> "2x-1=5";
    /// The absolute value of a sum is taken term by term.
    AbsOfSum "AB2" "slip.abs-of-sum": "|x-3|" -> "|x|+|3|";
    /// A number is worked out wrongly.
    Arithmetic "AR1" "slip.arithmetic": "2x=8+38" -> "2x=44";
    /// An equation and the next one are joined by "=".
    EquationsJoined "LG1" "slip.equations-joined": "2x+3=11" -> "2x+3=11=2x=8";
    /// A number or a sign is copied wrongly.
    CopiedWrongly "LG4" "slip.copied-wrongly": "2x+7=x+3" -> "2x+1=x+3";
}

/// A slip, and the piece of the earlier line at which it was made, as people write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    pub kind: SlipKind,
    pub piece: String,
}
