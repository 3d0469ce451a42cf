//! Lines with a root that has both signs: `x = (-5 +/- sqrt(25 - 24))/2`, `x + 3 = +/-4`.

use super::state::State;
use super::terms::{Body, Q, Side, Term, as_number, collected, has_like_terms, is_plain, scaled};
use super::write::{Notation, add, add_sub, div, mul, neg, plus_minus, sqrt, sub};
use crate::notation::{Expr, Rel, Statement};
use num_integer::{Integer, Roots};
use num_traits::{One, Signed, Zero};

/// `left = (shift +/- root)/divisor`
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    pub left: Side,
    /// What stands before the root; may be empty.
    pub shift: Side,
    pub signs: Signs,
    pub root: Root,
    /// A number, or a product written out (`2*3`); one is not written.
    pub divisor: Term,
}

/// Which signs the root has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signs {
    Both,
    Plus,
    Minus,
}

/// What stands behind the sign.
#[derive(Clone, Debug, PartialEq)]
pub enum Root {
    /// A number: the root has been taken.
    Taken(Q),
    /// `outside sqrt(radicand)`
    Of { outside: i64, radicand: Side },
}

impl Formula {
    /// `left = +/-sqrt(square)`
    pub fn of_square(left: Side, square: Q) -> Formula {
        let root = Root::Of { outside: 1, radicand: vec![Term::number(square)] };
        Formula { left, shift: Side::new(), signs: Signs::Both, root, divisor: Term::number(Q::one()) }
    }

    /// The quadratic formula with the numbers put in: `x = (-b +/- sqrt(b^2 - 4*a*c))/(2*a)`.
    pub fn of_coefficients(x: char, a: Q, b: Q, c: Q) -> Formula {
        let times = |first: i64, rest: Term| Term { coef: Q::from_integer(first), body: Body::Times(Box::new(rest)) };
        let product = times(-4, Term { coef: a, body: Body::Times(Box::new(Term::number(c))) });
        let squared = Term { coef: Q::one(), body: Body::Square(vec![Term::number(b)]) };
        let (shift, radicand) =
            if b.is_zero() { (Side::new(), vec![product]) } else { (vec![Term::number(-b)], vec![squared, product]) };
        Formula {
            left: vec![Term::letter(Q::one(), x)],
            shift,
            signs: Signs::Both,
            root: Root::Of { outside: 1, radicand },
            divisor: times(2, Term::number(a)),
        }
    }

    /// The line as a tree.
    pub fn statement(&self, notation: &Notation) -> Statement {
        Statement::Chain(notation.side(&self.left), vec![(Rel::Eq, self.right(notation))])
    }

    fn right(&self, notation: &Notation) -> Expr {
        let root = match &self.root {
            Root::Taken(value) => notation.number(*value),
            Root::Of { outside: 1, radicand } => sqrt(notation.side(radicand)),
            Root::Of { outside, radicand } => {
                mul(notation.number(Q::from_integer(*outside)), sqrt(notation.side(radicand)))
            }
        };
        let top = match (self.shift.is_empty(), self.signs) {
            (true, Signs::Both) => plus_minus(root),
            (true, Signs::Plus) => root,
            (true, Signs::Minus) => neg(root),
            (false, Signs::Both) => add_sub(notation.side(&self.shift), root),
            (false, Signs::Plus) => add(notation.side(&self.shift), root),
            (false, Signs::Minus) => sub(notation.side(&self.shift), root),
        };
        if as_number(std::slice::from_ref(&self.divisor)).is_some_and(|value| value.is_one()) {
            return top;
        }
        div(top, notation.side(&vec![self.divisor.clone()]))
    }

    /// Are products, powers or double signs left as they were put in?
    pub fn has_written_out(&self) -> bool {
        let Root::Of { radicand, .. } = &self.root else { return !is_plain(&self.shift) };
        !is_plain(radicand) || !is_plain(&self.shift) || self.divisor.letters().is_none()
    }

    /// Products, powers and double signs worked out: `sqrt(5^2 - 4*1*6)` -> `sqrt(25 - 24)`.
    pub fn worked_out(&self) -> Formula {
        let open = |side: &Side| side.iter().flat_map(Term::expanded).collect::<Side>();
        let root = match &self.root {
            Root::Of { outside, radicand } => Root::Of { outside: *outside, radicand: open(radicand) },
            taken => taken.clone(),
        };
        let divisor = self.divisor.expanded().pop().unwrap_or_else(|| self.divisor.clone());
        Formula { shift: open(&self.shift), root, divisor, ..self.clone() }
    }

    /// Is the radicand a sum?
    pub fn has_like_terms(&self) -> bool {
        matches!(&self.root, Root::Of { radicand, .. } if has_like_terms(radicand))
    }

    /// The radicand put together: `sqrt(25 - 24)` -> `sqrt(1)`.
    pub fn collected(&self) -> Formula {
        let Root::Of { outside, radicand } = &self.root else { return self.clone() };
        Formula { root: Root::Of { outside: *outside, radicand: collected(radicand) }, ..self.clone() }
    }

    /// The radicand, where it is a number.
    pub fn radicand(&self) -> Option<Q> {
        match &self.root {
            Root::Of { radicand, .. } => as_number(radicand),
            Root::Taken(_) => None,
        }
    }

    /// The root taken, or its square factor taken out; nothing where neither can be.
    pub fn with_root_taken(&self) -> Option<Formula> {
        let Root::Of { outside, radicand } = &self.root else { return None };
        let value = as_number(radicand).filter(|value| !value.is_negative())?;
        let (top, bottom) = (value.numer().sqrt(), value.denom().sqrt());
        if top * top == *value.numer() && bottom * bottom == *value.denom() {
            let root = Root::Taken(Q::new(top, bottom) * Q::from_integer(*outside));
            return Some(Formula { root, ..self.clone() });
        }
        let factor = (2..=40).rev().find(|factor| value.is_integer() && value.numer() % (factor * factor) == 0)?;
        let radicand = vec![Term::number(value / Q::from_integer(factor * factor))];
        Some(Formula { root: Root::Of { outside: outside * factor, radicand }, ..self.clone() })
    }

    /// `x = +/-sqrt(5/4)` -> `x = (+/-sqrt(5))/2`: the root of what is below the line stands below it, and is a number.
    pub fn with_root_of_quotient(&self) -> Option<Formula> {
        let Root::Of { outside, .. } = self.root else { return None };
        let value = self.radicand().filter(|value| !value.is_integer() && value.is_positive())?;
        let divisor = as_number(std::slice::from_ref(&self.divisor))?;
        let (top, bottom) = (*value.numer(), *value.denom());
        let root = bottom.sqrt();
        let (radicand, below) = if root * root == bottom { (top, root) } else { (top * bottom, bottom) };
        let below = Q::from_integer(below);
        Some(Formula {
            shift: scaled(&self.shift, below),
            root: Root::Of { outside, radicand: vec![Term::number(Q::from_integer(radicand))] },
            divisor: Term::number(divisor * below),
            ..self.clone()
        })
    }

    /// `x + 3 = +/-4` -> `x = -3 +/- 4`
    pub fn with_left_freed(&self) -> Option<Formula> {
        let [letter, number] = self.left.as_slice() else { return None };
        let divisor = as_number(std::slice::from_ref(&self.divisor))?;
        if !(letter.has_letter() && letter.coef.is_one() && number.is_number() && self.shift.is_empty()) {
            return None;
        }
        Some(Formula { left: vec![letter.clone()], shift: vec![number.scaled(-divisor)], ..self.clone() })
    }

    /// `(-4 +/- 2sqrt(3))/2` -> `-2 +/- sqrt(3)`
    pub fn reduced(&self) -> Option<Formula> {
        let Root::Of { outside, radicand } = &self.root else { return None };
        let divisor = as_number(std::slice::from_ref(&self.divisor)).filter(Q::is_integer)?;
        let shift = if self.shift.is_empty() { Q::zero() } else { as_number(&self.shift).filter(Q::is_integer)? };
        let common = outside.gcd(divisor.numer()).gcd(shift.numer());
        let common = if divisor.is_negative() { -common } else { common };
        if common == 1 {
            return None;
        }
        let by = Q::from_integer(common);
        let shift = if self.shift.is_empty() { Side::new() } else { vec![Term::number(shift / by)] };
        // With both signs before it, the root's own sign does not matter.
        let root = Root::Of { outside: (outside / common).abs(), radicand: radicand.clone() };
        (self.signs == Signs::Both).then(|| Formula {
            shift,
            root,
            divisor: Term::number(divisor / by),
            ..self.clone()
        })
    }

    /// The two signs written as two lines joined by "or"; a root of zero gives one.
    pub fn split(&self) -> State {
        let line = |signs: Signs| match &self.root {
            Root::Taken(value) => {
                let value = if signs == Signs::Minus { -*value } else { *value };
                let mut top = self.shift.clone();
                if !value.is_zero() || top.is_empty() {
                    top.push(Term::number(value));
                }
                let divisor = as_number(std::slice::from_ref(&self.divisor)).unwrap_or_else(Q::one);
                let right = if divisor.is_one() { top } else { vec![Term::over(top, divisor)] };
                State::relation(self.left.clone(), Rel::Eq, right)
            }
            Root::Of { .. } => State::Formula(Formula { signs, ..self.clone() }),
        };
        match (&self.root, self.signs) {
            (Root::Taken(value), _) if value.is_zero() => line(Signs::Plus),
            (_, Signs::Both) => State::Or(vec![line(Signs::Plus), line(Signs::Minus)]),
            (_, signs) => line(signs),
        }
    }

    /// A root that cannot be taken further stands alone with its letter, or the sign alone is left to be split.
    pub fn is_solved(&self) -> bool {
        let is_bare = matches!(self.left.as_slice(), [term] if term.has_letter() && term.coef.is_one());
        if !is_bare || self.has_written_out() || self.has_like_terms() {
            return false;
        }
        match &self.root {
            Root::Taken(_) => self.shift.is_empty() && self.divisor == Term::number(Q::one()),
            Root::Of { .. } => {
                self.radicand().is_some_and(|value| value.is_positive())
                    && self.with_root_taken().is_none()
                    && self.reduced().is_none()
            }
        }
    }
}
