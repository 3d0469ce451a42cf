//! The list of slips: what each is, where it is made, how often it is looked for, and one example.

use super::{balance, brackets, factor, nonsense, numbers, quadratic, special, square};
use crate::corpus::state::State;
use crate::corpus::{evaluation, exponent, proportion, step, system};
use crate::notation::Statement;
use fastrand::Rng;

/// From one row a slip: its variant with the example in its doc, its file, its weight.
macro_rules! slips {
    ($($(#[$doc:meta])+ $name:ident: $section:ident, $weight:literal, $before:literal -> $after:literal;)+) => {
        /// A wrong move. The letters of a name say the section of the catalogue: LE linear equations, OP operations,
        /// BD brackets, LT like terms, SG signs, FR fractions, EX exponents, QU quadratics, IN inequalities,
        /// AR arithmetic, CP copying.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Slip {
            $($(#[$doc])+ #[doc = concat!("`", $before, "` -> `", $after, "`")] $name,)+
        }

        impl Slip {
            /// Every slip.
            #[cfg(test)]
            pub const ALL: &[Slip] = &[$(Slip::$name),+];

            /// Every slip with its weight.
            pub const WEIGHTED: &[(Slip, u32)] = &[$((Slip::$name, $weight)),+];

            /// How often it is looked for: more where it seldom finds a place, so that no kind is rare; never where
            /// only lines kept as they are written have a place for it.
            pub fn weight(self) -> u32 {
                match self { $(Slip::$name => $weight),+ }
            }

            fn made(self, state: &State, rng: &mut Rng) -> Option<State> {
                match state {
                    State::Literal(literal) => return literal.slipped(self).map(State::Literal),
                    State::Powers(powers) => return exponent::slipped(self, powers, rng).map(State::Powers),
                    State::Written(line) => return on_written(self, line, rng),
                    State::System(known) => {
                        return system::slipped(self, known, rng).map(|wrong| State::System(Box::new(wrong)));
                    }
                    _ => {}
                }
                match self { $(Slip::$name => $section::apply(self, state, rng)),+ }
            }

            /// A line and what the slip makes of it.
            #[cfg(test)]
            fn example(self) -> (&'static str, &'static str) {
                match self { $(Slip::$name => ($before, $after)),+ }
            }
        }
    };
}

slips! {
    /// The bars dropped.
    Ab1: special, 60, "|2x-1|=5" -> "2x-1=5";
    /// The absolute value of a sum taken term by term.
    Ab2: special, 40, "|x-3|=5" -> "|x|+3=5";
    /// An absolute value that is negative.
    Ab3: special, 60, "|x|=-3" -> "x=3 or x=-3";
    /// In the second case only one term takes the other sign.
    Ab4: special, 40, "|2x-1|=5" -> "2x-1=5 or -2x-1=5";
    /// The cases of an inequality with bars mixed up.
    Ab5: special, 60, "|x|>3" -> "-3<x<3";
    /// A term is moved without changing sign.
    Le1: balance, 7, "x+5=12" -> "x=12+5";
    /// One side only is negated.
    Le2: balance, 10, "-x=4" -> "x=4";
    /// The sides are swapped and one is negated.
    Le3: balance, 20, "3=-x" -> "x=3";
    /// All terms but one are negated.
    Le4: balance, 20, "-x+2=5" -> "x+2=-5";
    /// Divided with the wrong sign.
    Le5: balance, 10, "-2x=6" -> "x=3";
    /// Divided upside down.
    Le6: balance, 10, "4x=2" -> "x=4/2";
    /// Multiplied instead of divided.
    Le7: balance, 10, "3x=12" -> "x=36";
    /// Operated on one side only.
    Le8: balance, 4, "2x+3=11" -> "2x=11";
    /// Both sides multiplied, one term forgotten.
    Le9: balance, 20, "x/2+3=5" -> "x+3=10";
    /// Only one term of a sum divided.
    Le10: balance, 10, "2x+6=10" -> "x+6=5";
    /// Terms with different signs cancelled.
    Le11: balance, 10, "3x+5=2-5" -> "3x=2";
    /// Subtracted the wrong way round.
    Le12: balance, 7, "13n+196=391" -> "13n=196-391";
    /// An identity or a contradiction misread.
    Le17: balance, 40, "0=3" -> "all real numbers";
    /// A whole side moved without changing its sign.
    Le18: nonsense, 30, "4x=3(x-2)" -> "4x+3(x-2)=0";
    /// The coefficient subtracted instead of divided.
    Op1: balance, 7, "3x=12" -> "x=12-3";
    /// The coefficient lost.
    Op2: balance, 10, "3x=12" -> "x=12";
    /// Opposite operations on the two sides.
    Op3: balance, 4, "x+5=12" -> "x+5-5=12+5";
    /// The sides divided by numbers of different sign.
    Op4: balance, 10, "-2x=6" -> "(-2x)/2=6/-2";
    /// Another operation than the one that is written.
    Op5: numbers, 0, "x=18/6" -> "x=12";
    /// Different numbers on the two sides.
    Op6: numbers, 0, "x/3=4" -> "x/3*3=4*4";
    /// No bracket around what is multiplied.
    Op7: numbers, 0, "x/5+3=2" -> "x/5+3*5=2*5";
    /// From right to left.
    Op8: numbers, 0, "9-4+2" -> "9-6";
    /// Only the first term multiplied.
    Bd1: brackets, 7, "2(x-3)=8" -> "2x-3=8";
    /// A term forgotten.
    Bd2: brackets, 7, "3(2x+5)=9" -> "6x=9";
    /// The sign inside changes.
    Bd3: brackets, 4, "2(x+3)=8" -> "2x-6=8";
    /// A term outside the bracket multiplied too.
    Bd4: brackets, 20, "2(x+3)+5" -> "2x+6+10";
    /// A fraction inside divided again.
    Bd5: brackets, 40, "2(x/3+1)" -> "x/6+2";
    /// A minus before a bracket taken to the first term only.
    Bd6: brackets, 40, "5-(x-2)" -> "5-x-2";
    /// A sum taken before a product.
    Bd7: brackets, 40, "5+2(x-3)" -> "7(x-3)";
    /// The common factor taken out of the first term only.
    Fa1: factor, 30, "6x+9" -> "3(2x+9)";
    /// A sign lost in taking out a factor.
    Fa2: factor, 30, "6x-9" -> "3(2x+3)";
    /// A difference of squares taken for a square.
    Fa3: factor, 60, "x^2-9" -> "(x-3)^2";
    /// Unlike terms joined.
    Lt1: numbers, 2, "3x+2=10" -> "5x=10";
    /// Like letters multiplied.
    Lt2: numbers, 7, "3x+x" -> "4x^2";
    /// The letter subtracted away.
    Lt3: numbers, 40, "7x-x" -> "7";
    /// Like terms miscounted.
    Lt4: numbers, 4, "7x-3x" -> "10x";
    /// A letter dropped.
    Lt7: numbers, 2, "5x+3x=16" -> "5x+3=16";
    /// A factor or divisor dropped.
    Lt8: numbers, 0, "3=x/-4" -> "3=-x";
    /// Two negatives make a positive sum.
    Sg1: numbers, 10, "-6-8" -> "14";
    /// The sign of the smaller wins.
    Sg2: numbers, 7, "5-9" -> "4";
    /// The square of a negative taken as negative.
    Sg3: quadratic, 10, "(x-3)^2" -> "x^2-6x-9";
    /// The sign of a product or quotient.
    Sg5: numbers, 0, "x=-3*-6" -> "x=-18";
    /// Tops and bottoms added.
    Fr1: numbers, 40, "x/2+x/3" -> "2x/5";
    /// A common bottom, tops unchanged.
    Fr2: numbers, 0, "1/2+1/4" -> "2/4";
    /// Top and bottom both multiplied.
    Fr3: numbers, 0, "(2/3)*4" -> "8/12";
    /// The wrong fraction turned over.
    Fr4: numbers, 0, "(2/3)/(3/8)" -> "9/16";
    /// Across instead of crosswise: tops with tops, bottoms with bottoms.
    Fr10: special, 60, "2/x=3/(x+1)" -> "6=x(x+1)";
    /// Only one term multiplied by the denominator.
    Fr11: special, 60, "3/x+2=4" -> "3+2=4x";
    /// A term cancelled that is no factor.
    Fr5: numbers, 40, "(x+3)/3=2" -> "x=2";
    /// One factor cancelled, the other left.
    Fr6: numbers, 0, "x/8*8=5" -> "x*8=5";
    /// A quotient's sign lost.
    Fr7: numbers, 10, "x=4/-4" -> "x=1";
    /// The denominators added too.
    Fr12: special, 60, "2/x+3/x=5" -> "(2+3)/(2x)=5";
    /// The number multiplied with the top instead of the denominator.
    Fr13: special, 60, "(x+1)/(x-3)=2" -> "2(x+1)=x-3";
    /// The square of a sum taken term by term.
    Ex1: brackets, 10, "(x+3)^2" -> "x^2+9";
    /// Only the first term squared.
    Ex2: brackets, 20, "(x+3)^2" -> "x^2+3";
    /// Only the letter squared.
    Ex3: brackets, 20, "(2x+1)^2" -> "2x^2+4x+1";
    /// Exponents multiplied where they are to be added.
    Ex4: numbers, 0, "x^2*x^3" -> "x^6";
    /// A negative exponent taken for a minus.
    Ex5: numbers, 0, "x^-2" -> "-x^2";
    /// The zeroth power taken for nothing.
    Ex7: numbers, 0, "x^0" -> "0";
    /// Exponents added where they are to be multiplied.
    Ex8: numbers, 0, "(x^3)^2" -> "x^5";
    /// Exponents divided where they are to be subtracted.
    Ex9: numbers, 0, "x^6/x^2" -> "x^3";
    /// The number in the bracket not raised.
    Ex10: numbers, 0, "(2x^3)^2" -> "2x^6";
    /// The number in the bracket multiplied by the exponent.
    Ex11: numbers, 0, "(3x^3)^2" -> "6x^6";
    /// A power of a number taken for a product.
    Ex12: numbers, 0, "2^3" -> "6";
    /// The numbers before the letters added.
    Ex13: numbers, 0, "2x^3*5x^4" -> "7x^7";
    /// The bases multiplied too.
    Ex14: numbers, 0, "2^3*2^4" -> "4^7";
    /// The exponents of different letters added.
    Ex15: numbers, 0, "x^3*y^2" -> "(x*y)^5";
    /// The numbers subtracted like the exponents.
    Ex16: numbers, 0, "12x^7/(4x^3)" -> "8x^4";
    /// The sum of the exponents missed by one.
    Ex17: numbers, 0, "x^3*x^4" -> "x^8";
    /// A letter times itself doubled.
    Ex6: brackets, 10, "x(x+3)" -> "2x+3x";
    /// Only the positive root.
    Qu1: quadratic, 40, "x^2=9" -> "x=3";
    /// The root taken too early.
    Qu2: quadratic, 10, "x^2+1=9" -> "x+1=+/-3";
    /// The coefficient forgotten.
    Qu3: quadratic, 10, "9x^2=81" -> "x=+/-9";
    /// The root of a negative.
    Qu4: quadratic, 40, "x^2=-9" -> "x=+/-3";
    /// Divided by the letter.
    Qu5: quadratic, 40, "x^2=5x" -> "x=5";
    /// The zero product read into another number.
    Qu6: nonsense, 60, "(x-1)(x-3)=5" -> "x-1=5 or x-3=5";
    /// The signs of the factors.
    Qu7: quadratic, 60, "x^2-5x+6=0" -> "(x+3)(x+2)=0";
    /// The signs of the roots.
    Qu8: quadratic, 40, "(x-2)(x+3)=0" -> "x=-2 or x=3";
    /// The formula with `b` for `-b`.
    Qu9: quadratic, 40, "x^2+5x+6=0" -> "x=(5+/-sqrt(5^2-4*1*6))/(2*1)";
    /// The formula with `a` for `2a`.
    Qu10: quadratic, 10, "3x^2+5x+2=0" -> "x=(-5+/-sqrt(5^2-4*3*2))/3";
    /// The formula with `b^2 + 4ac`.
    Qu11: quadratic, 10, "x^2+5x+6=0" -> "x=(-5+/-sqrt(5^2+4*1*6))/(2*1)";
    /// One solution left out.
    Qu12: quadratic, 10, "x=1 or x=2" -> "x=1";
    /// "And" for "or".
    Qu13: quadratic, 10, "x=1 or x=2" -> "x=1 and x=2";
    /// The square completed on one side only.
    Qu15: quadratic, 90, "x^2+6x=1" -> "(x+3)^2=1";
    /// Factors with the right product and the wrong sum.
    Qu16: quadratic, 60, "x^2+5x+6=0" -> "(x+1)(x+6)=0";
    /// Halved instead of its root taken.
    Qu17: quadratic, 40, "x^2=16" -> "x=8";
    /// Divided by a factor that may be zero.
    Qu18: nonsense, 80, "(x-4)(x-7)=2(x-4)" -> "x-7=2";
    /// Each factor set equal to a factor of the number.
    Qu19: nonsense, 60, "x(x-6)=-8" -> "x=2 or x-6=-4";
    /// Only one factor set equal to zero.
    Qu20: square, 30, "(x-2)(x+3)=0" -> "x-2=0";
    /// The square completed with the coefficient instead of its half.
    Qu21: square, 30, "x^2+6x=1" -> "(x+6)^2=1+36";
    /// The square dropped and the number left.
    Qu22: square, 20, "(x+3)^2=16" -> "x+3=16";
    /// The number goes to the other side of the root with its sign kept.
    Qu23: square, 40, "x+3=+/-4" -> "x=3+/-4";
    /// Only the number above the line divided.
    Qu24: square, 40, "x=(-4+/-2)/2" -> "x=-2+/-2";
    /// A square factor taken out of the root without its root.
    Qu25: square, 40, "x=+/-sqrt(12)" -> "x=+/-4sqrt(3)";
    /// Factored as if the square had no coefficient.
    Qu26: square, 40, "2x^2+5x+6=0" -> "(x+2)(x+3)=0";
    /// The coefficient in a factor overlooked.
    Qu27: square, 40, "(2x-1)(x+3)=0" -> "x=1 or x=-3";
    /// No solution where there is one.
    Qu28: square, 10, "(x-3)^2=0" -> "no solution";
    /// The sign in the completed square.
    Qu29: square, 30, "x^2+6x=1" -> "(x-3)^2=1+9";
    /// The root of a sum taken term by term.
    Ra1: square, 40, "x=+/-sqrt(25-16)" -> "x=+/-1";
    /// A sum squared term by term.
    Ra2: special, 60, "sqrt(x)+3=5" -> "x+9=25";
    /// The root of a square taken as what was squared.
    Ra4: special, 60, "sqrt((x-3)^2)=5" -> "x-3=5";
    /// Only the side with the root squared.
    Ra5: special, 60, "sqrt(x+2)=5" -> "x+2=5";
    /// The root of a sum with the unknown taken term by term.
    Ra6: special, 60, "sqrt(x^2+9)=5" -> "x+3=5";
    /// The other side squared term by term.
    Ra7: special, 60, "sqrt(x+3)=x-3" -> "x+3=x^2-9";
    /// No flip on dividing by a negative.
    In1: balance, 40, "-2x<6" -> "x<-3";
    /// A flip on adding.
    In2: balance, 10, "x-3<5" -> "x>8";
    /// A sum or a product off by one or two.
    Ar1: numbers, 2, "12-5" -> "8";
    /// A sum or a product off by ten.
    Ar2: numbers, 2, "35+28" -> "53";
    /// A neighbour in the times table.
    Ar3: numbers, 4, "x=8*7" -> "x=64";
    /// A zero or the decimal point misplaced.
    Ar4: numbers, 4, "20+30" -> "500";
    /// A quotient rounded.
    Ar5: numbers, 0, "x=9/4" -> "x=2";
    /// A digit copied wrongly.
    Cp1: numbers, 2, "2x+17=3" -> "2x+11=3";
    /// A sign copied wrongly.
    Cp2: numbers, 4, "2x-7=3" -> "2x+7=3";
    /// A term left out.
    Cp3: numbers, 2, "2x+7-x=3" -> "2x+7=3";
    /// Tops multiplied with tops, bottoms with bottoms.
    Pr1: numbers, 0, "x/3=8/12" -> "8x=3*12";
    /// No bracket around a sum that is multiplied.
    Pr2: numbers, 0, "(x+2)/5=3/4" -> "4x+2=5*3";
    /// Each top with the bottom under it.
    Pr3: numbers, 0, "x/3=8/12" -> "3x=12*8";
    /// Equations added, a term left out.
    Sy1: numbers, 0, "2x+y=7 and x-y=2" -> "3x=7";
    /// Put in without brackets.
    Sy2: numbers, 0, "y=x-2 and 3x-2y=6" -> "3x-2x-2=6";
    /// Equations subtracted, a sign of the second lost.
    Sy3: numbers, 0, "2x+y=7 and x+y=5" -> "x=12";
    /// One side of an equation multiplied.
    Sy5: numbers, 0, "2x+y=7 and 3x-2y=2" -> "4x+2y=7";
    /// The value put in for the other letter.
    Sy6: numbers, 0, "x=3 and 2x+y=7" -> "2x+3=7";
    /// A letter freed with a wrong sign.
    Sy7: numbers, 0, "2x+y=7 and x-y=2" -> "y=7+2x";
}

/// The slip on a line kept as it is written: numbers alone, a proportion, or any other.
fn on_written(slip: Slip, line: &Statement, rng: &mut Rng) -> Option<State> {
    match (line, slip) {
        (Statement::Expr(expr), _) => {
            evaluation::slipped(slip, expr, rng).map(|wrong| State::Written(Statement::Expr(wrong)))
        }
        (_, Slip::Pr1 | Slip::Pr2 | Slip::Pr3) => proportion::slipped(slip, line, rng),
        _ => step::slipped(slip, line, rng).map(State::Written),
    }
}

impl Slip {
    /// The name in rows: `LE1`.
    pub fn id(self) -> String {
        format!("{self:?}").to_uppercase()
    }

    /// Those whose line is unsound even where it happens to keep the solutions, alike in weight.
    pub const NONSENSE: &[(Slip, u32)] = &[(Slip::Le18, 1), (Slip::Qu6, 1), (Slip::Qu18, 1), (Slip::Qu19, 1)];

    /// Is the line unsound even where it happens to keep the solutions?
    pub fn is_nonsense(self) -> bool {
        Slip::NONSENSE.iter().any(|(slip, _)| *slip == self)
    }

    /// The wrong line, or nothing where the slip has no place.
    pub fn apply(self, state: &State, rng: &mut Rng) -> Option<State> {
        self.made(state, rng).filter(|next| next != state && next.is_tame())
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
    use std::collections::BTreeSet;

    #[test]
    fn every_slip_makes_its_example() {
        for slip in Slip::ALL {
            let (before, after) = slip.example();
            let line = |text: &str| parse(text).statement.unwrap_or_else(|| panic!("{text} does not parse"));
            let (given, wrong) = (line(before), line(after));
            let written = State::Written(given.clone());
            let is_system = matches!(given, Statement::And(_));
            let powers = match &given {
                Statement::Expr(expr) if slip.id().starts_with("EX") => Powers::read(expr),
                _ => None,
            };
            let state = if slip.weight() == 0 && !is_system { Some(written) } else { read(&given) };
            let state = powers.map(State::Powers).or(state).unwrap_or_else(|| panic!("{slip:?}: {before} is not read"));
            let made = |seed| slip.apply(&state, &mut Rng::with_seed(seed));
            let mut made = (0..200).filter_map(made).map(|state| print(&state.statement(&Notation::default())));
            let mut others = BTreeSet::new();
            let is_made = made.any(|line| {
                let is_wanted = line == after;
                others.insert(line);
                is_wanted
            });
            assert!(is_made, "{slip:?}: {before} -> {others:?}");
            assert!(matches!(follows(&[given], &wrong), Verdict::Fails(_)), "{slip:?}: {after} follows from {before}");
        }
    }

    #[test]
    fn ids_are_those_of_the_catalogue() {
        assert_eq!((Slip::Le10.id(), Slip::Qu7.id()), ("LE10".to_owned(), "QU7".to_owned()));
    }
}
