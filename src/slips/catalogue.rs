//! The catalogue of slips: one row each, with its id, what is said of it, and an example.
//!
//! Sources: the buggy rules of IDEAS (ideas-edu), Sleeman's mal-rules (1984), the MaE misconceptions (Otero, Druga,
//! Lan 2024), the cases of STACK's equivalence reasoning.

use super::rows::catalogue;
use serde::{Deserialize, Serialize};

catalogue! {
    /// Both sides of an equation.
    LinearEquations "LE" {
        /// A term changes sides and keeps its sign.
        MovedWithoutSign "LE1" ["slip.moved-without-sign"]: "x+5=12" -> "x=12+5";
        /// One side only is negated.
        NegatedOneSide "LE2" ["slip.negated-one-side"]: "-x=4" -> "x=4";
        /// The sides are swapped and one is negated.
        SwappedAndNegated "LE3" ["slip.swapped-and-negated"]: "3=-x" -> "x=3";
        /// All terms but one are negated.
        NegatedAllButOne "LE4" ["slip.negated-all-but-one"]: "-x+2=5" -> "x+2=-5";
        /// The sign is lost in a division.
        DividedWithWrongSign "LE5" ["slip.divided-with-wrong-sign"]: "-2x=6" -> "x=3";
        /// The division is done the wrong way up.
        DividedUpsideDown "LE6" ["slip.divided-upside-down"]: "4x=2" -> "x=4/2";
        /// The other side is multiplied instead of divided.
        MultipliedInstead "LE7" ["slip.multiplied-instead"]: "3x=12" -> "x=36";
        /// Operated on one side only.
        OneSideOnly "LE8" []: "2x+3=11" -> "2x=11";
        /// One side only is multiplied.
        MultipliedOneSide "LE8a" ["slip.multiplied-one-side"]: "x/2=5" -> "x=5";
        /// One side only is divided.
        DividedOneSide "LE8b" ["slip.divided-one-side"]: "3x=12" -> "x=12";
        /// A term is taken off one side only.
        TakenFromOneSide "LE8c" ["slip.taken-from-one-side"]: "2x+3=11" -> "2x=11";
        /// Both sides are multiplied, and one term is forgotten.
        OneTermNotMultiplied "LE9" ["slip.one-term-not-multiplied"]: "x/2+3=5" -> "x+3=10";
        /// Both sides are divided, and one term is forgotten.
        OneTermNotDivided "LE10" ["slip.one-term-not-divided"]: "2x+6=10" -> "x+6=5";
        /// Terms of opposite sign are cancelled across the sides.
        CancelledOppositeSigns "LE11" ["slip.cancelled-opposite-signs"]: "3x+5=2-5" -> "3x=2";
        /// The subtraction is done the wrong way round.
        SubtractedWrongWay "LE12" ["slip.subtracted-wrong-way"]: "13n+196=391" -> "13n=196-391";
        /// The letter is read as a digit behind its coefficient.
        CoefficientAsDigits "LE13" ["slip.coefficient-as-digits"]: "2x+x=24" -> "x=2";
        /// "=" is written for "and then".
        RunOnEquals "LE15" ["slip.run-on-equals"]: "2x+3=11" -> "2x=11-3=8=x=4";
        /// A check is written down as it ought to come out.
        CheckNotWorkedOut "LE16" ["slip.check-not-worked-out"]: "7-n/2=18;n=22" -> "7-22/2=18";
        /// An identity or a contradiction misread.
        AlwaysOrNeverMisread "LE17" []: "0=3" -> "all real numbers";
        /// An identity is read as having no solution.
        IdentityMisread "LE17a" ["slip.identity-misread"]: "2x+3=2x+3" -> "no solution";
        /// A contradiction is read as a solution.
        ContradictionMisread "LE17b" ["slip.contradiction-misread"]: "x+1=x+4" -> "x=0";
        /// A whole side moved without changing its sign.
        SideMovedWithoutSign "LE18" ["slip.side-moved-without-sign"]: "4x=3(x-2)" -> "4x+3(x-2)=0";
    }
    /// Which operation, with which number.
    Operations "OP" {
        /// The coefficient is subtracted instead of divided out.
        SubtractedInstead "OP1" ["slip.subtracted-instead"]: "3x=12" -> "x=12-3";
        /// The coefficient lost.
        CoefficientLost "OP2" []: "3x=12" -> "x=12";
        /// Opposite operations on the two sides.
        OppositeOperations "OP3" []: "x+5=12" -> "x+5-5=12+5";
        /// The sides divided by numbers of different sign.
        DividedByOppositeSigns "OP4" []: "-2x=6" -> "(-2x)/2=6/-2";
        /// Another operation than the one that is written.
        OtherOperation "OP5" []: "x=18/6" -> "x=12";
        /// Different numbers on the two sides.
        DifferentNumbers "OP6" []: "x/3=4" -> "x/3*3=4*4";
        /// No bracket around what is multiplied.
        ProductWithoutBracket "OP7" []: "x/5+3=2" -> "x/5+3*5=2*5";
        /// From right to left.
        RightToLeft "OP8" []: "9-4+2" -> "9-6";
    }
    /// Brackets multiplied out.
    Brackets "BD" {
        /// The factor reaches only the first term of the bracket.
        FirstTermOnly "BD1" ["slip.first-term-only"]: "2(x-3)=8" -> "2x-3=8";
        /// The factor reaches only the last term of the bracket.
        LastTermOnly "BD1a" ["slip.last-term-only"]: "2(x-3)" -> "x-6";
        /// A term of the bracket is forgotten.
        TermForgotten "BD2" ["slip.term-forgotten"]: "3(2x+5)=9" -> "6x=9";
        /// The number before a letter in the bracket is forgotten.
        FactorForgotten "BD2a" ["slip.factor-forgotten"]: "3(2x+y)" -> "3x+3y";
        /// The sign between the terms changes.
        BracketSignChanged "BD3" ["slip.bracket-sign-changed"]: "2(x+3)=8" -> "2x-6=8";
        /// A term outside the bracket is multiplied too.
        OutsideTermMultiplied "BD4" ["slip.outside-term-multiplied"]: "2(x+3)+5" -> "2x+6+10";
        /// A fraction in the bracket is divided where it should be multiplied.
        DividedInBracket "BD5" ["slip.divided-in-bracket"]: "2(x/3+1)" -> "x/6+2";
        /// A minus before a bracket reaches its first term only.
        MinusFirstTermOnly "BD6" ["slip.minus-first-term-only"]: "5-(x-2)" -> "5-x-2";
        /// The factor does not reach one of several terms.
        OneTermLeftOut "BD8" ["slip.one-term-left-out"]: "2(x+3y-1)" -> "2x+6y-1";
        /// A sum is taken before a product.
        SumBeforeProduct "BD7" ["slip.sum-before-product"]: "5+2(x-3)" -> "7(x-3)";
    }
    /// Sums written as products.
    Factoring "FA" {
        /// The common factor taken out of the first term only.
        FactorFromFirstTermOnly "FA1" ["slip.factor-from-first-term-only"]: "6x+9" -> "3(2x+9)";
        /// A sign lost in taking out a factor.
        FactorSignLost "FA2" ["slip.factor-sign-lost"]: "6x-9" -> "3(2x+3)";
        /// A difference of squares taken for a square.
        DifferenceOfSquaresAsSquare "FA3" ["slip.difference-of-squares-as-square"]: "x^2-9" -> "(x-3)^2";
        /// A sum of squares taken for a square, or for a difference.
        SumOfSquaresAsSquare "FA4" ["slip.sum-of-squares-as-square"]: "x^2+9" -> "(x+3)^2";
    }
    /// Terms put together.
    LikeTerms "LT" {
        /// Unlike terms are put together.
        UnlikeTerms "LT1" ["slip.unlike-terms"]: "3x+2=10" -> "5x=10";
        /// Like letters are multiplied where they should be added.
        LettersMultiplied "LT2" ["slip.letters-multiplied"]: "3x+x" -> "4x^2";
        /// The letter is subtracted away.
        LetterSubtracted "LT3" ["slip.letter-subtracted"]: "7x-x" -> "7";
        /// Like terms are added where they should be subtracted.
        AddedInstead "LT4" ["slip.added-instead"]: "7x-3x" -> "10x";
        /// A letter dropped.
        LetterDropped "LT7" ["slip.letter-dropped"]: "5x+3x=16" -> "5x+3=16";
        /// A factor or divisor dropped.
        FactorDropped "LT8" []: "3=x/-4" -> "3=-x";
    }
    /// Signs.
    Signs "SG" {
        /// Two negatives make a positive sum.
        NegativesMadePositive "SG1" ["slip.negatives-made-positive"]: "-6-8" -> "14";
        /// A sum takes the sign of the smaller number.
        SignOfSmaller "SG2" ["slip.sign-of-smaller"]: "5-9" -> "4";
        /// The square of a negative number is taken as negative, or the negative of a square as positive.
        MinusSquared "SG3" ["slip.minus-squared"]: "(-3)^2" -> "-9";
        /// Opposite denominators are taken as equal.
        OppositeDenominators "SG4" ["slip.opposite-denominators"]: "1/(a-b)-1/(b-a)" -> "0";
        /// The sign of a product or quotient.
        ProductSign "SG5" []: "x=-3*-6" -> "x=-18";
    }
    /// Fractions, and equations with the unknown under the line.
    Fractions "FR" {
        /// Tops and bottoms of fractions are added.
        TopsAndBottoms "FR1" ["slip.tops-and-bottoms"]: "x/2+x/3" -> "2x/5";
        /// The bottom is changed to the common one, the top is not.
        TopsNotScaled "FR2" ["slip.tops-not-scaled"]: "1/2+1/4" -> "2/4";
        /// Top and bottom are multiplied where the fraction should be.
        BothPartsMultiplied "FR3" ["slip.both-parts-multiplied"]: "(2/3)*4" -> "8/12";
        /// The first fraction is turned over instead of the second.
        WrongFractionInverted "FR4" ["slip.wrong-fraction-inverted"]: "(2/3)/(3/8)" -> "9/16";
        /// A term is cancelled or divided that is no factor of the whole top.
        OneTermDivided "FR5" ["slip.one-term-divided"]: "(x+3)/3=2" -> "x=2";
        /// One factor cancelled, the other left.
        OneFactorCancelled "FR6" []: "x/8*8=5" -> "x*8=5";
        /// A quotient's sign lost.
        QuotientSignLost "FR7" []: "x=4/-4" -> "x=1";
        /// A solution is kept at which the work divides by zero.
        ExcludedValueKept "FR8" ["slip.excluded-value-kept"]: "(x^2-4)/(x-2)=0" -> "x=2 or x=-2";
        /// Divided by something that may be zero: equal tops say nothing of the bottoms where the tops are zero.
        EqualTopsCancelled "FR9" ["slip.equal-tops-cancelled"]: "(4x-40)/(7-x)=(4x-40)/(13-x)" -> "7-x=13-x";
        /// Across instead of crosswise: tops with tops, bottoms with bottoms.
        MultipliedAcross "FR10" []: "2/x=3/(x+1)" -> "6=x(x+1)";
        /// Only one term multiplied by the denominator.
        OneTermTimesDenominator "FR11" []: "3/x+2=4" -> "3+2=4x";
        /// The denominators added too.
        DenominatorsAdded "FR12" []: "2/x+3/x=5" -> "(2+3)/(2x)=5";
        /// The number multiplied with the top instead of the denominator.
        MultipliedWithTop "FR13" ["slip.multiplied-with-top"]: "(x+1)/(x-3)=2" -> "2(x+1)=x-3";
        /// Only one part of a fraction is divided.
        OnePartCancelled "FR14" ["slip.one-part-cancelled"]: "4/8" -> "2/8";
        /// The reciprocal of a sum is taken term by term.
        ReciprocalTermByTerm "FR17" ["slip.reciprocal-term-by-term"]: "1/f=1/u+1/v" -> "f=u+v";
        /// Terms of two sums are cancelled as if they were factors.
        TermsCancelled "FR15" ["slip.terms-cancelled"]: "(x+3)/(x+5)" -> "3/5";
        /// A factor of the bottom is cancelled, and another one of the top.
        WrongFactorLeft "FR16" ["slip.wrong-factor-left"]: "(x-5)(x+5)/(x+5)" -> "x+5";
    }
    /// Powers.
    Exponents "EX" {
        /// Each term of a sum is raised on its own.
        SquareOfSum "EX1" ["slip.square-of-sum"]: "(x+3)^2" -> "x^2+9";
        /// Only one term of a sum is raised.
        OneTermRaised "EX2" ["slip.one-term-raised"]: "(x+3)^2" -> "x^2+3";
        /// Only the letter of a term in a bracket is squared.
        OnlyLetterSquared "EX3" []: "(2x+1)^2" -> "2x^2+4x+1";
        /// Exponents are multiplied that should be added.
        ExponentsMultiplied "EX4" ["slip.exponents-multiplied"]: "x^2*x^3" -> "x^6";
        /// A negative exponent is read as a negative sign.
        NegativeExponent "EX5" ["slip.negative-exponent"]: "x^-2" -> "-x^2";
        /// A letter times itself doubled.
        LetterTimesItselfDoubled "EX6" []: "x(x+3)" -> "2x+3x";
        /// The power 0 is taken as 0.
        ZeroExponent "EX7" ["slip.zero-exponent"]: "x^0" -> "0";
        /// Exponents are added that should be multiplied.
        ExponentsAddedInPower "EX8" ["slip.exponents-added-in-power"]: "(x^3)^2" -> "x^5";
        /// Exponents divided where they are to be subtracted.
        ExponentsDivided "EX9" ["slip.exponents-divided"]: "x^6/x^2" -> "x^3";
        /// Only one factor of a product is raised.
        PowerOfProduct "EX10" ["slip.power-of-product"]: "(2x^3)^2" -> "2x^6";
        /// The number in the bracket multiplied by the exponent.
        NumberTimesExponent "EX11" ["slip.number-times-exponent"]: "(3x^3)^2" -> "6x^6";
        /// A power is taken as a product.
        PowerAsProduct "EX12" ["slip.power-as-product"]: "2^3" -> "6";
        /// The numbers before the letters added.
        CoefficientsAdded "EX13" ["slip.coefficients-added"]: "2x^3*5x^4" -> "7x^7";
        /// The bases multiplied too.
        BasesMultiplied "EX14" ["slip.bases-multiplied"]: "2^3*2^4" -> "4^7";
        /// The exponents of different letters added.
        UnlikeExponentsAdded "EX15" ["slip.unlike-exponents-added"]: "x^3*y^2" -> "(x*y)^5";
        /// The numbers subtracted like the exponents.
        CoefficientsSubtracted "EX16" ["slip.coefficients-subtracted"]: "12x^7/(4x^3)" -> "8x^4";
        /// The sum of the exponents missed by one.
        ExponentSumOffByOne "EX17" []: "x^3*x^4" -> "x^8";
        /// The power reaches the number before the letter too.
        PowerOverCoefficient "EX18" ["slip.power-over-coefficient"]: "3x^2+1" -> "9x^2+1";
        /// Exponents are added in a sum.
        ExponentsAddedInSum "EX19" ["slip.exponents-added-in-sum"]: "x^2+x^3" -> "x^5";
        /// Exponents are added where they are to be subtracted.
        ExponentsAddedInQuotient "EX20" ["slip.exponents-added-in-quotient"]: "x^7/x^2" -> "x^9";
    }
    /// Quadratic equations.
    Quadratics "QU" {
        /// Only the positive root is kept.
        PositiveRootOnly "QU1" ["slip.positive-root-only"]: "x^2=9" -> "x=3";
        /// The root is taken term by term before the square stands alone.
        RootTooEarly "QU2" ["slip.root-too-early"]: "x^2+1=9" -> "x+1=+/-3";
        /// The number before the square is forgotten when the root is taken.
        CoefficientForgotten "QU3" ["slip.coefficient-forgotten"]: "9x^2=81" -> "x=+/-9";
        /// The root of a negative number is taken as if it were positive.
        RootOfNegative "QU4" ["slip.root-of-negative"]: "x^2=-9" -> "x=+/-3";
        /// Both sides are divided by something that may be zero.
        DividedByZeroable "QU5" ["slip.divided-by-zeroable"]: "x^2=5x" -> "x=5";
        /// The factors of a product that is not zero are set equal to it.
        ZeroProductWithoutZero "QU6" ["slip.zero-product-without-zero"]: "(x-1)(x-3)=5" -> "x-1=5 or x-3=5";
        /// The signs of the factors are swapped.
        FactorSigns "QU7" ["slip.factor-signs"]: "x^2-5x+6=0" -> "(x+3)(x+2)=0";
        /// The signs of the roots are swapped.
        RootsWithWrongSigns "QU8" ["slip.roots-with-wrong-signs"]: "(x-2)(x+3)=0" -> "x=-2 or x=3";
        /// The formula with b for -b.
        FormulaMinusB "QU9" ["slip.formula-minus-b"]: "x^2+5x+6=0" -> "x=(5+/-sqrt(5^2-4*1*6))/(2*1)";
        /// The formula with a for 2a.
        FormulaOverA "QU10" ["slip.formula-over-a"]: "3x^2+5x+2=0" -> "x=(-5+/-sqrt(5^2-4*3*2))/3";
        /// The formula with b^2 + 4ac.
        FormulaPlus4ac "QU11" ["slip.formula-plus-four-ac"]: "x^2+5x+6=0" -> "x=(-5+/-sqrt(5^2+4*1*6))/(2*1)";
        /// One of two solutions is left out.
        OneSolutionOnly "QU12" ["slip.one-solution-only"]: "x=1 or x=2" -> "x=1";
        /// "And" where "or" was meant.
        AndForOr "QU13" ["slip.and-for-or"]: "x=1 or x=2" -> "x=1 and x=2";
        /// The square is completed and what that adds is not taken off.
        SquareNotCompensated "QU15" ["slip.square-not-compensated"]: "x^2+6x=1" -> "(x+3)^2=1";
        /// The factors have the right product and the wrong sum.
        FactorsWrongSum "QU16" ["slip.factors-wrong-sum"]: "x^2+5x+6=0" -> "(x+1)(x+6)=0";
        /// Halved instead of its root taken.
        HalvedInsteadOfRoot "QU17" ["slip.halved-instead-of-root"]: "x^2=16" -> "x=8";
        /// Divided by a factor that may be zero.
        DividedByFactor "QU18" []: "(x-4)(x-7)=2(x-4)" -> "x-7=2";
        /// Each factor set equal to a factor of the number.
        FactorsSetToFactors "QU19" ["slip.factors-set-to-factors"]: "x(x-6)=-8" -> "x=2 or x-6=-4";
        /// Only one factor set equal to zero.
        OneFactorOnly "QU20" []: "(x-2)(x+3)=0" -> "x-2=0";
        /// The square completed with the coefficient instead of its half.
        CompletedWithWholeCoefficient "QU21" ["slip.completed-with-whole-coefficient"]: "x^2+6x=1" -> "(x+6)^2=1+36";
        /// The square dropped and the number left.
        SquareDropped "QU22" ["slip.square-dropped"]: "(x+3)^2=16" -> "x+3=16";
        /// The number goes to the other side of the root with its sign kept.
        ConstantKeepsSign "QU23" []: "x+3=+/-4" -> "x=3+/-4";
        /// Only the number above the line divided.
        OnlyNumberDivided "QU24" ["slip.only-number-divided"]: "x=(-4+/-2)/2" -> "x=-2+/-2";
        /// A square factor taken out of the root without its root.
        SquareFactorWithoutRoot "QU25" ["slip.square-factor-without-root"]: "x=+/-sqrt(12)" -> "x=+/-4sqrt(3)";
        /// Factored as if the square had no coefficient.
        FactoredWithoutCoefficient "QU26" []: "2x^2+5x+6=0" -> "(x+2)(x+3)=0";
        /// The coefficient in a factor overlooked.
        FactorCoefficientOverlooked "QU27" []: "(2x-1)(x+3)=0" -> "x=1 or x=-3";
        /// No solution where there is one.
        NoSolutionClaimed "QU28" []: "(x-3)^2=0" -> "no solution";
        /// The sign in the completed square.
        CompletedSquareSign "QU29" ["slip.completed-square-sign"]: "x^2+6x=1" -> "(x-3)^2=1+9";
    }
    /// Inequalities.
    Inequalities "IN" {
        /// The inequality sign is not turned.
        SignNotTurned "IN1" ["slip.sign-not-turned"]: "-2x<6" -> "x<-3";
        /// The inequality sign is turned without need.
        SignTurned "IN2" ["slip.sign-turned"]: "x-3<5" -> "x>8";
        /// An inequality is multiplied by something whose sign is not known.
        UnknownSignMultiplied "IN3" ["slip.unknown-sign-multiplied"]: "1/x<2" -> "1<2x";
        /// The root of an inequality is taken as of an equation.
        RootOfInequality "IN4" ["slip.root-of-inequality"]: "x^2>9" -> "x>3";
        /// The cases of a product's sign are mixed up.
        ProductSignCases "IN5" ["slip.product-sign-cases"]: "(2x-3)(x+2)>=0" -> "x>=3/2 and x<=-2";
        /// Two separate parts are written as one chain.
        AbsAsBetween "IN6" ["slip.abs-as-between"]: "|x|>3" -> "-3>x>3";
    }
    /// Two equations at once.
    Systems "SY" {
        /// Two equations are added, but one term is not.
        AddedNotEveryTerm "SY1" ["slip.added-not-every-term"]: "2x+y=7 and x-y=2" -> "3x=7";
        /// A sum is put in for a letter without its bracket.
        SubstitutedWithoutBracket "SY2" ["slip.substituted-without-bracket"]: "y=x-2 and 3x-2y=6" -> "3x-2x-2=6";
        /// Two equations are subtracted, and a sign of the second is lost.
        SubtractedSignLost "SY3" ["slip.subtracted-sign-lost"]: "2x+y=7 and x+y=5" -> "x=12";
        /// One side of an equation multiplied.
        EquationOneSideMultiplied "SY5" ["slip.equation-one-side-multiplied"]: "2x+y=7 and 3x-2y=2" -> "4x+2y=7";
        /// The value put in for the other letter.
        ValueForOtherLetter "SY6" ["slip.value-for-other-letter"]: "x=3 and 2x+y=7" -> "2x+3=7";
        /// A letter freed with a wrong sign.
        IsolatedWithWrongSign "SY7" []: "2x+y=7 and x-y=2" -> "y=7+2x";
    }
    /// One quotient equal to another.
    Proportions "PR" {
        /// Tops multiplied with tops, bottoms with bottoms.
        ProportionMultipliedAcross "PR1" ["slip.multiplied-across"]: "x/3=8/12" -> "8x=3*12";
        /// No bracket around a sum that is multiplied.
        CrossProductWithoutBracket "PR2" ["slip.cross-product-without-bracket"]: "(x+2)/5=3/4" -> "4x+2=5*3";
        /// Each top with the bottom under it.
        TopsTimesOwnBottoms "PR3" ["slip.tops-times-own-bottoms"]: "x/3=8/12" -> "3x=12*8";
    }
    /// Roots, and equations with the unknown under one.
    Roots "RA" {
        /// A root is taken term by term.
        RootOfSum "RA1" ["slip.root-of-sum"]: "x=+/-sqrt(25-16)" -> "x=+/-1";
        /// A sum squared term by term.
        RootSumSquaredByTerm "RA2" ["slip.root-sum-squared-by-term"]: "sqrt(x)+3=5" -> "x+9=25";
        /// A solution is kept that came in when both sides were squared.
        ExtraneousKept "RA3" ["slip.extraneous-kept"]: "sqrt(x+2)=x" -> "x=2 or x=-1";
        /// The root of a square is taken without its size bars.
        RootOfSquare "RA4" ["slip.root-of-square"]: "sqrt((x-3)^2)=5" -> "x-3=5";
        /// Only the side with the root squared.
        OnlyRootSideSquared "RA5" ["slip.only-root-side-squared"]: "sqrt(x+2)=5" -> "x+2=5";
        /// The root of a sum with the unknown taken term by term.
        RootOfSumWithLetter "RA6" []: "sqrt(x^2+9)=5" -> "x+3=5";
        /// The other side squared term by term.
        OtherSideSquaredByTerm "RA7" []: "sqrt(x+3)=x-3" -> "x+3=x^2-9";
        /// What is under two roots is added.
        RootsAdded "RA8" ["slip.roots-added"]: "sqrt(2)+sqrt(7)" -> "sqrt(9)";
        /// The root of a denominator multiplies the top and not the bottom.
        OnlyTopRationalised "RA9" ["slip.only-top-rationalised"]: "6/sqrt(3)" -> "6sqrt(3)";
        /// A number is divided by the index of its root.
        DividedByIndex "RA10" ["slip.divided-by-index"]: "root(3,27)" -> "9";
        /// Doubled instead of squared.
        DoubledInsteadOfSquared "RA11" ["slip.doubled-instead-of-squared"]: "sqrt(x+1)=4" -> "x+1=8";
    }
    /// Absolute values.
    AbsoluteValues "AB" {
        /// The absolute value is dropped.
        AbsDropped "AB1" ["slip.abs-dropped"]: "|2x-1|=5" -> "2x-1=5";
        /// The absolute value of a sum is taken term by term.
        AbsOfSum "AB2" ["slip.abs-of-sum"]: "|x-3|=5" -> "|x|+3=5";
        /// An absolute value that is negative.
        AbsEqualsNegative "AB3" ["slip.abs-equals-negative"]: "|x|=-3" -> "x=3 or x=-3";
        /// In the second case only one term takes the other sign.
        AbsCaseOneTermNegated "AB4" ["slip.abs-case-one-term-negated"]: "|2x-1|=5" -> "2x-1=5 or -2x-1=5";
        /// The cases of an inequality with bars mixed up.
        AbsInequalityCases "AB5" ["slip.abs-inequality-cases"]: "|x|<3" -> "x<3 or x<-3";
    }
    /// Logarithms, and equations with one.
    Logarithms "LO" {
        /// The logarithm of a sum is taken term by term, or a sum of logarithms for the logarithm of the sum.
        LogOfSum "LO1" ["slip.log-of-sum"]: "log(x+5)" -> "log(x)+log(5)";
        /// A quotient of logarithms is taken for the logarithm of the quotient.
        QuotientOfLogs "LO2" ["slip.quotient-of-logs"]: "log(12)/log(3)" -> "log(4)";
        /// The logarithm of a product is taken for the product of the logarithms.
        LogOfProduct "LO3" ["slip.log-of-product"]: "log(3x)" -> "log(3)*log(x)";
        /// The exponent of the argument is taken for one of the logarithm.
        LogOfPower "LO4" ["slip.log-of-power"]: "log(x^2)" -> "(log(x))^2";
        /// The number before a logarithm multiplies its argument.
        FactorIntoArgument "LO5" ["slip.factor-into-argument"]: "2log(5)" -> "log(10)";
        /// Base and exponent change places.
        BaseAndExponentSwapped "LO6" ["slip.base-and-exponent-swapped"]: "log_2(x)=5" -> "x=5^2";
        /// The base of a logarithm is taken for a factor.
        LogAsFactor "LO7" ["slip.log-as-factor"]: "log_2(x)=5" -> "x=10";
        /// The logarithms of a sum are dropped, and the sum is left.
        LogsDropped "LO8" ["slip.logs-dropped"]: "log(x)+log(x-3)=1" -> "x+x-3=10";
    }
    /// Complex numbers.
    ComplexNumbers "CN" {
        /// The square of the imaginary unit is taken for 1.
        ImaginarySquaredPositive "CN1" ["slip.imaginary-squared-positive"]: "(2+3i)(1-i)" -> "-1+i";
    }
    /// Numbers worked out.
    Arithmetic "AR" {
        /// A sum or a product off by one or two.
        OffByOneOrTwo "AR1" []: "12-5" -> "8";
        /// A sum or a product off by ten.
        OffByTen "AR2" []: "35+28" -> "53";
        /// A neighbour in the times table.
        TimesTableNeighbour "AR3" []: "x=8*7" -> "x=64";
        /// A zero or the decimal point misplaced.
        ZeroMisplaced "AR4" []: "20+30" -> "500";
        /// A quotient rounded.
        QuotientRounded "AR5" []: "x=9/4" -> "x=2";
        /// A number is worked out wrongly.
        Arithmetic "AR6" ["slip.arithmetic"]: "2x=8+38" -> "2x=44";
    }
    /// The line above copied.
    Copying "CP" {
        /// A digit copied wrongly.
        DigitMiscopied "CP1" []: "2x+17=3" -> "2x+11=3";
        /// A sign copied wrongly.
        SignMiscopied "CP2" []: "2x-7=3" -> "2x+7=3";
        /// A term left out.
        TermLeftOut "CP3" []: "2x+7-x=3" -> "2x+7=3";
    }
    /// How lines hang together.
    Logic "LG" {
        /// An equation and the next one are joined by "=".
        EquationsJoined "LG1" ["slip.equations-joined"]: "2x+3=11" -> "2x+3=11=2x=8";
        /// A number or a sign is copied wrongly.
        CopiedWrongly "LG4" ["slip.copied-wrongly"]: "2x+7=x+3" -> "2x+1=x+3";
    }
}
