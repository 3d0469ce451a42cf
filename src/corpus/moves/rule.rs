//! The list of moves and how one is applied.

use super::sums::{added, collected_once, has_zero, moved, multiplied, opened, worked_out};
use super::{common, denominators, factor, inequality, quadratic, special};
use crate::corpus::exponent::Law;
use crate::corpus::state::State;
use crate::corpus::system::Step;
use crate::corpus::terms::{
    Q, Side, Term, as_number, collected, has_like_terms, is_plain, mentions_letter, normal, scaled,
};
use crate::corpus::{evaluation, proportion};
use crate::notation::Rel;
use num_traits::{One, Signed, Zero};

/// A named rule with what it is applied to.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// `x + 5 = 12` -> `x = 12 - 5`: the term as it stood.
    TakeAcross(Term),
    /// `x + 5 = 12` -> `x + 5 - 5 = 12 - 5`: the term that is added.
    AddBoth(Term),
    /// `3x = 12` -> `3x/3 = 12/3`
    DivideBoth(Q),
    /// `x/2 + 3 = 5` -> `2(x/2 + 3) = 2*5`
    MultiplyBoth(Q),
    /// `-x = 4` -> `x = -4`
    NegateBoth,
    /// `2x + 3x - 4 = 10 + 1` -> `5x - 4 = 11`
    Collect,
    /// `2x + 3x - 4 = 10 + 1` -> `5x - 4 = 10 + 1`
    CollectPair,
    /// `2x/2 = 8/2` -> `x = 4`
    WorkOut,
    /// `2(x - 3) + 3(x + 1) = 8` -> `2x - 6 + 3x + 3 = 8`
    Expand,
    /// `2(x - 3) + 3(x + 1) = 8` -> `2x - 6 + 3(x + 1) = 8`
    ExpandOne,
    /// `5 = x` -> `x = 5`
    Swap,
    /// `3 + 2x = 7` -> `2x + 3 = 7`
    Reorder,
    /// `2x = 7` -> `2x + 0 = 7`
    AddZero,
    /// `3x = 12` -> `3x - 12 = 0`
    AllLeft,
    /// `x^2 + 5x + 6 = 0` -> `(x + 2)(x + 3) = 0`
    Factor,
    /// `6x + 9` -> `3(2x + 3)`
    NumberOut,
    /// `6xy + 9x` -> `3x(2y + 3)`
    CommonOut,
    /// `x(x^2 - 4)` -> `x(x - 2)(x + 2)`
    FactorInner,
    /// `x^2 - 6x = -9` -> `x(x - 6) = -9`
    LetterOut,
    /// `x(x - 6) = -9` -> `x(x - 6) = 3*(-3)`
    AsProduct,
    /// `x^2 + 5x + 6 = 0` -> `x^2 + 2x + 3x + 6 = 0`
    SplitMiddle,
    /// `x^2 + 2x + 3x + 6 = 0` -> `x(x + 2) + 3(x + 2) = 0`
    Group,
    /// `x(x + 2) + 3(x + 2) = 0` -> `(x + 3)(x + 2) = 0`
    BracketOut,
    /// `(x + 2)(x + 3) = 0` -> `x + 2 = 0 or x + 3 = 0`
    ZeroProduct,
    /// `(x + 3)^2 = 16` -> `x + 3 = +/-sqrt(16)`
    TakeRoots,
    /// `x^2 + 6x = -5` -> `x^2 + 6x + 9 = -5 + 9`
    CompleteSquare,
    /// `x^2 + 6x + 9 = 4` -> `(x + 3)^2 = 4`
    MakeSquare,
    /// `x^2 + 5x + 6 = 0` -> `x = (-5 +/- sqrt(5^2 - 4*1*6))/(2*1)`
    UseFormula,
    /// `x = +/-sqrt(12)` -> `x = +/-2sqrt(3)`
    SimplifyRoot,
    /// `x + 3 = +/-4` -> `x = -3 +/- 4`
    FreeLeft,
    /// `x = +/-sqrt(5/4)` -> `x = (+/-sqrt(5))/2`
    RootOfQuotient,
    /// `x = (-4 +/- 2sqrt(3))/2` -> `x = -2 +/- sqrt(3)`
    Reduce,
    /// `x = +/-3` -> `x = 3 or x = -3`
    SplitSigns,
    /// `sqrt(x + 2) = 5` -> `x + 2 = 5^2`
    SquareBoth,
    /// `|x - 3| = 5` -> `x - 3 = 5 or x - 3 = -5`
    SplitBars,
    /// `(x + 1)/(x - 3) = 2` -> `x + 1 = 2(x - 3)`
    ClearDenominators,
    /// `2/x + 3/(x + 1) = 2` -> `2(x + 1) + 3x = 2x(x + 1)`
    ClearAll,
    /// `(x - 2)(x - 3) > 0` -> `x < 2 or x > 3`
    ReadSigns,
    /// `3x^2 - 2x` for `x = -2` -> `3(-2)^2 - 2(-2)`
    PutValues,
    /// `2/x + 3/x = 5` -> `(2 + 3)/x = 5`
    AddQuotients,
    /// `x = 2 or x = -1` -> `x = 2`: what does not solve the problem is left out.
    Reject(Box<State>),
    /// In each part of an "or" its own move: `x + 2 = 0 or x + 3 = 0` -> `x = -2 or x = -3`
    InEach(Vec<Option<Move>>),
    /// `5 + 2*3` -> `5 + 6`: the place of the numbers that are worked out, counted from the left.
    Calculate(usize),
    /// `x/3 = 8/12` -> `12x = 3*8`
    CrossMultiply,
    /// `ax + b = c` -> `ax = c - b`: what stands around the letter of a formula, from the outside in.
    TakeOff,
    /// `ax + b = cx + d` -> `ax - cx = d - b`: on the way to a letter that stands once.
    Gather,
    /// Two equations brought together.
    OfSystem(Step),
    /// `x^3*x^4` -> `x^7`
    Exponents(Law),
    /// `0 = 3` -> no solution; `x^2 = -4` -> no solution
    Conclude,
}

impl Move {
    /// The line after the move, or nothing where it changes nothing.
    pub fn apply(&self, state: &State) -> Option<State> {
        if let State::System(system) = state {
            let next = State::System(Box::new(system.after(self)?));
            return (next != *state && next.is_tame()).then_some(next);
        }
        let next = match (self, state) {
            (Move::TakeAcross(term), State::Chain(left, links)) => {
                let [(rel, right)] = links.as_slice() else { return None };
                let (left, right) = moved(left, right, term)?;
                State::relation(left, *rel, right)
            }
            (Move::AddBoth(term), State::Chain(..)) => state.map(&mut |side| added(side, term)),
            (Move::DivideBoth(by), State::Chain(..)) => {
                let next = state.map(&mut |side| vec![Term::over(side.clone(), *by)]);
                if by.is_negative() { flipped(&next) } else { next }
            }
            (Move::MultiplyBoth(by), State::Chain(..)) => {
                let next = state.map(&mut |side| vec![multiplied(side, *by)]);
                if by.is_negative() { flipped(&next) } else { next }
            }
            (Move::NegateBoth, State::Chain(..)) => flipped(&state.map(&mut |side| scaled(side, -Q::one()))),
            (Move::Collect, State::Formula(formula)) => State::Formula(formula.collected()),
            (Move::WorkOut, State::Formula(formula)) => State::Formula(formula.worked_out()),
            (Move::Collect, _) => state.map(&mut |side| collected(side)),
            (Move::CollectPair, _) => once(state, |side| has_like_terms(side).then(|| collected_once(side))),
            (Move::WorkOut, _) => state.map(&mut |side| worked_out(side)),
            (Move::Expand, _) => state.map(&mut |side| opened(side, usize::MAX)),
            (Move::ExpandOne, _) => once(state, |side| (!is_plain(side)).then(|| opened(side, 1))),
            (Move::Swap, State::Chain(left, links)) => {
                let [(rel, right)] = links.as_slice() else { return None };
                State::relation(right.clone(), rel.mirrored(), left.clone())
            }
            (Move::Reorder, _) => once(state, |side| (side.len() > 1).then(|| side.iter().rev().cloned().collect())),
            (Move::AddZero, State::Chain(..)) => once(state, |side| {
                (mentions_letter(side) && !has_zero(side)).then(|| added(side, &Term::number(Q::zero())))
            }),
            (Move::AllLeft, State::Chain(left, links)) => {
                let [(rel, right)] = links.as_slice() else { return None };
                quadratic::all_left(left, *rel, right)
            }
            (Move::Factor, _) => quadratic::factored(state)?,
            (Move::NumberOut, _) => first_that(state, factor::number_out)?,
            (Move::CommonOut, _) => first_that(state, common::common_out)?,
            (Move::FactorInner, _) => first_that(state, common::inner_factored)?,
            (Move::RootOfQuotient, State::Formula(formula)) => State::Formula(formula.with_root_of_quotient()?),
            (Move::ClearAll, _) => denominators::all_cleared(state)?,
            (Move::ReadSigns, _) => inequality::signs_read(state)?,
            (Move::PutValues, State::Written(line)) => State::Written(evaluation::with_values(line)?),
            (Move::LetterOut, _) => first_that(state, factor::letter_out)?,
            (Move::AsProduct, _) => first_that(state, factor::as_product)?,
            (Move::SplitMiddle, _) => first_that(state, factor::middle_split)?,
            (Move::Group, _) => first_that(state, factor::grouped)?,
            (Move::BracketOut, _) => first_that(state, factor::bracket_out)?,
            (Move::ZeroProduct, _) => quadratic::zero_product(state)?,
            (Move::TakeRoots, _) => quadratic::rooted(state)?,
            (Move::CompleteSquare, _) => quadratic::completed(state)?,
            (Move::MakeSquare, _) => quadratic::square_made(state)?,
            (Move::UseFormula, _) => quadratic::formula(state)?,
            (Move::SimplifyRoot, State::Formula(formula)) => State::Formula(formula.with_root_taken()?),
            (Move::FreeLeft, State::Formula(formula)) => State::Formula(formula.with_left_freed()?),
            (Move::Reduce, State::Formula(formula)) => State::Formula(formula.reduced()?),
            (Move::SplitSigns, State::Formula(formula)) => formula.split(),
            (Move::SquareBoth, _) => special::squared(state)?,
            (Move::SplitBars, _) => special::bars_split(state)?,
            (Move::ClearDenominators, _) => special::cleared(state)?,
            (Move::AddQuotients, _) => first_that(state, special::quotients_added)?,
            (Move::Reject(given), _) => special::rejected(state, given)?,
            (Move::InEach(moves), State::Or(parts)) => {
                let part = |(step, part): (&Option<Move>, &State)| {
                    step.as_ref().and_then(|step| step.apply(part)).unwrap_or_else(|| part.clone())
                };
                State::Or(moves.iter().zip(parts).map(part).collect())
            }
            (Move::Exponents(law), State::Powers(powers)) => State::Powers(law.apply(powers)?),
            (Move::Calculate(at), State::Written(line)) => State::Written(evaluation::calculated(line, *at)?),
            (Move::TakeOff, State::Literal(literal)) => {
                State::Literal(literal.without_fraction().or_else(|| literal.freed())?)
            }
            (Move::Gather, State::Literal(literal)) => State::Literal(literal.gathered()?),
            (Move::Swap, State::Literal(literal)) => State::Literal(literal.swapped()),
            (Move::CrossMultiply, State::Written(line)) => proportion::crossed(line)?,
            (Move::Conclude, _) if quadratic::is_impossible(state) || special::is_never_negative(state) => State::Never,
            (Move::Conclude, _) => concluded(state)?,
            _ => return None,
        };
        (next != *state && next.is_tame()).then_some(next)
    }
}

/// Every sign turned round.
pub fn flipped(state: &State) -> State {
    match state {
        State::Chain(first, links) => {
            State::Chain(first.clone(), links.iter().map(|(rel, side)| (rel.mirrored(), side.clone())).collect())
        }
        _ => state.clone(),
    }
}

/// The first side on which `change` does something, changed.
fn once(state: &State, change: impl Fn(&Side) -> Option<Side>) -> State {
    let mut done = false;
    state.map(&mut |side| match change(side) {
        Some(next) if !done && next != *side => {
            done = true;
            next
        }
        _ => side.clone(),
    })
}

/// The first side on which `change` can be made, changed; nothing where there is none.
fn first_that(state: &State, change: impl Fn(&Side) -> Option<Side>) -> Option<State> {
    let next = once(state, change);
    (next != *state).then_some(next)
}

/// What a line without the unknown says.
fn concluded(state: &State) -> Option<State> {
    let (left, rel, right) = state.as_relation()?;
    let value = |side: &Side| as_number(&normal(side));
    let (a, b) = (value(left)?, value(right)?);
    let holds = match rel {
        Rel::Eq | Rel::Approx => a == b,
        Rel::Ne => a != b,
        Rel::Lt => a < b,
        Rel::Le => a <= b,
        Rel::Gt => a > b,
        Rel::Ge => a >= b,
    };
    Some(if holds { State::Always } else { State::Never })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::{Verdict, follows};
    use crate::corpus::read::read;
    use crate::corpus::write::Notation;
    use crate::notation::{parse, print};

    fn whole(n: i64) -> Q {
        Q::from_integer(n)
    }

    /// `before` and `after` separated by an arrow.
    fn check(example: &str, moves: &[Move]) {
        let (before, after) = example.split_once(" -> ").unwrap();
        let given = parse(before).statement.unwrap();
        let start = read(&given).unwrap_or_else(|| panic!("{before} is not read"));
        let made =
            moves.iter().try_fold(start, |state, step| step.apply(&state)).unwrap_or_else(|| panic!("{example}"));
        let made = made.statement(&Notation::default());
        assert_eq!(print(&made), after, "{moves:?}");
        assert!(matches!(follows(&[given], &made), Verdict::Holds(_)), "{example}");
    }

    #[test]
    fn every_move_makes_its_example() {
        let number = |n| Term::number(whole(n));
        check("x+5=12 -> x=12-5", &[Move::TakeAcross(number(5))]);
        check("x+5=12 -> x+5-5=12-5", &[Move::AddBoth(number(-5))]);
        check("3x=12 -> 3x/3=12/3", &[Move::DivideBoth(whole(3))]);
        check("-2x<6 -> (-2x)/-2>6/-2", &[Move::DivideBoth(whole(-2))]);
        check("x/2+3=5 -> 2(x/2+3)=2*5", &[Move::MultiplyBoth(whole(2))]);
        check("-x>4 -> x<-4", &[Move::NegateBoth]);
        check("2x+3x-4=10+1 -> 5x-4=11", &[Move::Collect]);
        check("2x+3x-4=10+1 -> 5x-4=10+1", &[Move::CollectPair]);
        check("x=8/-2 -> x=-4", &[Move::WorkOut]);
        check("2(x-3)+3(x+1)=8 -> 2x-6+3x+3=8", &[Move::Expand]);
        check("2(x-3)+3(x+1)=8 -> 2x-6+3(x+1)=8", &[Move::ExpandOne]);
        check("5<x -> x>5", &[Move::Swap]);
        check("3+2x=7 -> 2x+3=7", &[Move::Reorder]);
        check("2x=7 -> 2x+0=7", &[Move::AddZero]);
        check("x^2=5-x -> x^2+x-5=0", &[Move::AllLeft]);
        check("x^2+5x+6=0 -> (x+2)(x+3)=0", &[Move::Factor]);
        check("x^2-6x=-9 -> x(x-6)=-9", &[Move::LetterOut]);
        check("6x+9 -> 3(2x+3)", &[Move::NumberOut]);
        check("6x*y+9x -> 3x(2y+3)", &[Move::CommonOut]);
        check("x^3-4x -> x(x-2)(x+2)", &[Move::CommonOut, Move::FactorInner]);
        check("2x^2-2y^2 -> 2(x+y)(x-y)", &[Move::CommonOut, Move::FactorInner]);
        check("x^3+2x^2*y+x*y^2 -> x(x+y)^2", &[Move::CommonOut, Move::FactorInner]);
        check("4x^2+6x=3 -> 2x(2x+3)=3", &[Move::LetterOut]);
        check("x(x-6)=-9 -> x(x-6)=3*-3", &[Move::AsProduct]);
        check("x^2+5x+6=0 -> x^2+2x+3x+6=0", &[Move::SplitMiddle]);
        let by_grouping = [Move::SplitMiddle, Move::Group];
        check("x^2+5x+6=0 -> x(x+2)+3(x+2)=0", &by_grouping);
        check("2x^2-7x+3=0 -> x(2x-1)-3(2x-1)=0", &by_grouping);
        check("6x^2+5x-4 -> 3x(2x-1)+4(2x-1)", &by_grouping);
        check("x(2x-1)-3(2x-1)=0 -> (x-3)(2x-1)=0", &[Move::BracketOut]);
        check("(x+2)(x+3)=0 -> x+2=0 or x+3=0", &[Move::ZeroProduct]);
        check("(x+3)^2=16 -> x+3=+/-sqrt(16)", &[Move::TakeRoots]);
        check("(x+3)^2=16 -> x+3=+/-4", &[Move::TakeRoots, Move::SimplifyRoot]);
        check("(x+3)^2=16 -> x=-3+/-4", &[Move::TakeRoots, Move::SimplifyRoot, Move::FreeLeft]);
        check("x^2=9 -> x=3 or x=-3", &[Move::TakeRoots, Move::SimplifyRoot, Move::SplitSigns]);
        check("x^2+6x=-5 -> x^2+6x+9=-5+9", &[Move::CompleteSquare]);
        check("x^2+6x+9=4 -> (x+3)^2=4", &[Move::MakeSquare]);
        check("x^2+5x+6=0 -> x=(-5+/-sqrt(5^2-4*1*6))/(2*1)", &[Move::UseFormula]);
        check("sqrt(x+2)=5 -> x+2=5^2", &[Move::SquareBoth]);
        check("|x-3|=5 -> x-3=5 or x-3=-5", &[Move::SplitBars]);
        check("|x-3|<5 -> -5<x-3<5", &[Move::SplitBars]);
        check("|x|>=5 -> x>=5 or x<=-5", &[Move::SplitBars]);
        check("(x+1)/(x-3)=2 -> x+1=2(x-3)", &[Move::ClearDenominators]);
        check("2/x=3/(x+1) -> 2(x+1)=3x", &[Move::ClearDenominators]);
        check("2/x+3/(x+1)=2 -> 2(x+1)+3x=2x(x+1)", &[Move::ClearAll]);
        check("3/(x-1)-2/(x+1)=1 -> 3(x+1)-2(x-1)=(x-1)(x+1)", &[Move::ClearAll]);
        check("x/(x-2)=3+2/(x-2) -> x=3(x-2)+2", &[Move::ClearAll]);
        check("1/(2x)-1/x=3/4 -> 2-4=3x", &[Move::ClearAll]);
        check("|x-1|=2x -> x-1=2x or x-1=-2x", &[Move::SplitBars]);
        check("|x-1|=|x+3| -> x-1=x+3 or x-1=-x-3", &[Move::SplitBars]);
        check("(x-2)(x-3)>0 -> x<2 or x>3", &[Move::ReadSigns]);
        check("(x-2)(2x-9)<=0 -> 2<=x<=9/2", &[Move::ReadSigns]);
        check("x^2+x+1>0 -> all real numbers", &[Move::ReadSigns]);
        check("(x-3)^2>=0 -> all real numbers", &[Move::ReadSigns]);
        check("x^2=5/4 -> x=(+/-sqrt(5))/2", &[Move::TakeRoots, Move::RootOfQuotient]);
        check("2/x+3/x=5 -> (2+3)/x=5", &[Move::AddQuotients]);
        check("|x-3|=-5 -> no solution", &[Move::Conclude]);
        check("0=3 -> no solution", &[Move::Conclude]);
        check("x^2=-4 -> no solution", &[Move::Conclude]);
        let each = |n| Some(Move::TakeAcross(number(n)));
        check("x+2=0 or x+3=0 -> x=-2 or x=-3", &[Move::InEach(vec![each(2), each(3)])]);
        let to_root = [Move::UseFormula, Move::WorkOut, Move::Collect, Move::SimplifyRoot, Move::Reduce];
        check("x^2+4x+1=0 -> x=-2+/-sqrt(3)", &to_root);
    }
}
