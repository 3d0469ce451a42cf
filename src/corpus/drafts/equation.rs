//! Linear equations: brackets and sums worked out, numbers moved to the right, letters to the left, then divided.

use super::sides::{Item, Printed, Side, Sum, Term, side, terms};
use super::simplify::{simplified, slipped};
use crate::slips::SlipKind;
use fastrand::Rng;

/// `left = right`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    pub left: Side,
    pub right: Side,
}

/// What is due once both sides are worked out.
enum Due {
    /// The item at this place of the left goes to the right.
    ToRight(usize),
    /// The item at this place of the right goes to the left.
    ToLeft(usize),
    /// `x/4 = 3`.
    Multiply(Term, i64, i64),
    /// `2x = 6`: the coefficient and the number.
    Divide(Term, i64),
}

impl Equation {
    pub fn new(left: Side, right: Side) -> Equation {
        Equation { left, right }
    }

    pub fn text(&self) -> String {
        format!("{} = {}", Printed(&self.left), Printed(&self.right))
    }

    /// The next line; None at the end of what can be done.
    pub fn next(&self) -> Option<Equation> {
        if let Some(left) = simplified(&self.left) {
            return Some(Equation { left, ..self.clone() });
        }
        if let Some(right) = simplified(&self.right) {
            return Some(Equation { right, ..self.clone() });
        }
        Some(match self.due()? {
            Due::ToRight(at) => self.moved_right(at, -1),
            Due::ToLeft(at) => self.moved_left(at, -1),
            Due::Multiply(top, bottom, number) => {
                Equation::new(vec![Item::Term(top)], vec![Item::Product(number, bottom)])
            }
            Due::Divide(Term { coef: -1, letter, .. }, number) => alone(letter, side(&[Term::number(-number)])),
            Due::Divide(by, number) => alone(by.letter, vec![Item::Quotient(number, by.coef)]),
        })
    }

    /// The next line gone wrong; None where this draw finds no slip.
    pub fn slipped(&self, rng: &mut Rng) -> Option<(SlipKind, Equation)> {
        if simplified(&self.left).is_some() {
            let (slip, left) = slipped(&self.left, rng)?;
            return Some((slip, Equation { left, ..self.clone() }));
        }
        if simplified(&self.right).is_some() {
            let (slip, right) = slipped(&self.right, rng)?;
            return Some((slip, Equation { right, ..self.clone() }));
        }
        Some(match self.due()? {
            Due::ToRight(at) => (SlipKind::MovedWithoutSign, self.moved_right(at, 1)),
            Due::ToLeft(at) => (SlipKind::MovedWithoutSign, self.moved_left(at, 1)),
            Due::Multiply(top, _, number) => {
                (SlipKind::MultipliedOneSide, Equation::new(vec![Item::Term(top)], side(&[Term::number(number)])))
            }
            Due::Divide(Term { coef: -1, letter, .. }, number) => {
                (SlipKind::NegatedOneSide, alone(letter, side(&[Term::number(number)])))
            }
            Due::Divide(by, number) => match rng.u8(0..3) {
                0 if by.coef < 0 => {
                    (SlipKind::DividedWithWrongSign, alone(by.letter, vec![Item::Quotient(number, -by.coef)]))
                }
                1 if number != 0 => {
                    (SlipKind::DividedUpsideDown, alone(by.letter, vec![Item::Quotient(by.coef, number)]))
                }
                _ => (
                    SlipKind::SubtractedInstead,
                    alone(by.letter, side(&[Term::number(number), Term::number(-by.coef)])),
                ),
            },
        })
    }

    /// The letter and its whole value, once they are found.
    pub fn found(&self) -> Option<(char, i64)> {
        match (self.left.as_slice(), number(&self.right)) {
            ([Item::Term(Term { coef: 1, power: 1, letter })], Some(value)) => Some((*letter, value)),
            _ => None,
        }
    }

    fn due(&self) -> Option<Due> {
        let has_letter = self.left.iter().any(|item| !is_number(item));
        let due = if has_letter { self.left.iter().position(is_number).map(Due::ToRight) } else { None };
        let due = due.or_else(|| self.right.iter().position(is_letter).map(Due::ToLeft));
        if due.is_some() {
            return due;
        }
        match (self.left.as_slice(), number(&self.right)?) {
            ([Item::Over(top, bottom)], number) => Some(Due::Multiply(*top, *bottom, number)),
            ([Item::Term(by @ Term { power: 1, coef, .. })], number) if *coef != 1 => Some(Due::Divide(*by, number)),
            _ => None,
        }
    }

    fn moved_right(&self, at: usize, sign: i64) -> Equation {
        let mut moved = self.clone();
        let item = moved.left.remove(at);
        moved.right.extend(times(&item, sign));
        moved
    }

    fn moved_left(&self, at: usize, sign: i64) -> Equation {
        let mut moved = self.clone();
        let item = moved.right.remove(at);
        moved.left.extend(times(&item, sign));
        moved
    }
}

/// `letter = right`
fn alone(letter: char, right: Side) -> Equation {
    Equation::new(side(&[Term::of(1, letter)]), right)
}

fn times(item: &Item, by: i64) -> Option<Item> {
    if let Item::Term(term) = item { Some(Item::Term(term.times(by))) } else { None }
}

fn is_number(item: &Item) -> bool {
    matches!(item, Item::Term(term) if term.power == 0)
}

fn is_letter(item: &Item) -> bool {
    matches!(item, Item::Term(term) if term.power > 0)
}

/// The number that a side is.
fn number(side: &[Item]) -> Option<i64> {
    match side {
        [] => Some(0),
        [Item::Term(Term { coef, power: 0, .. })] => Some(*coef),
        _ => None,
    }
}

/// `top / bottom = other top / other bottom`, the bottoms numbers above 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proportion {
    pub left: (Sum, i64),
    pub right: (Sum, i64),
}

impl Proportion {
    pub fn text(&self) -> String {
        let quotient = |(top, bottom): &(Sum, i64)| match top.as_slice() {
            [_] => format!("{}/{bottom}", Printed(&side(top))),
            _ => format!("({})/{bottom}", Printed(&side(top))),
        };
        format!("{} = {}", quotient(&self.left), quotient(&self.right))
    }

    /// Multiplied crosswise.
    pub fn next(&self) -> Equation {
        Equation::new(scaled(&self.left.0, self.right.1), scaled(&self.right.0, self.left.1))
    }

    /// Multiplied otherwise.
    pub fn slipped(&self, rng: &mut Rng) -> Option<(SlipKind, Equation)> {
        let crossed = self.next();
        if let ([a, b], true) = (self.left.0.as_slice(), rng.bool()) {
            let left = side(&[a.times(self.right.1), *b]);
            return Some((SlipKind::CrossProductWithoutBracket, Equation { left, ..crossed }));
        }
        let left = scaled(&self.left.0, self.left.1);
        let right = scaled(&self.right.0, self.right.1);
        (self.left.1 != self.right.1).then(|| (SlipKind::TopsTimesOwnBottoms, Equation::new(left, right)))
    }
}

/// A sum times a number, not worked out where it is more than a letter.
fn scaled(sum: &Sum, by: i64) -> Side {
    match sum.as_slice() {
        [Term { coef, power: 0, .. }] => vec![Item::Product(*coef, by)],
        [term] => side(&[term.times(by)]),
        _ => vec![Item::Bracket(Term::number(by), sum.clone())],
    }
}

/// The terms of an equation all on its left, where there is nothing on its right.
pub fn standard_form(equation: &Equation) -> Option<Vec<Term>> {
    if equation.right.is_empty() { terms(&equation.left) } else { None }
}
