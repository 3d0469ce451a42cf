//! Sides of lines as lists of what is added, and how they are printed.

use std::fmt::{Display, Formatter};

/// `coef * letter^power`; without a power, a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub coef: i64,
    /// 0, 1 or 2.
    pub power: u8,
    /// Of a number, nothing that counts.
    pub letter: char,
}

/// Terms that are added.
pub type Sum = Vec<Term>;

/// One thing that is added on a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Term(Term),
    /// A term times a bracket: `3(x + 2)`, `x(x - 1)`, `-(x + 4)`.
    Bracket(Term, Sum),
    /// Two brackets: `(x + 2)(x - 3)`.
    Pair(Sum, Sum),
    /// Two numbers, the product not worked out: `3 * -4`.
    Product(i64, i64),
    /// Two numbers, the quotient not worked out: `12/-4`.
    Quotient(i64, i64),
    /// A letter over a number: `x/4`, `-x/4`.
    Over(Term, i64),
}

/// What is added on one side; an empty side is 0.
pub type Side = Vec<Item>;

impl Term {
    pub fn number(coef: i64) -> Term {
        Term { coef, power: 0, letter: 'x' }
    }

    pub fn of(coef: i64, letter: char) -> Term {
        Term { coef, power: 1, letter }
    }

    pub fn squared(coef: i64) -> Term {
        Term { coef, power: 2, letter: 'x' }
    }

    pub fn times(self, by: i64) -> Term {
        Term { coef: self.coef * by, ..self }
    }

    /// Of the same letter and power?
    pub fn is_like(self, other: Term) -> bool {
        self.power == other.power && (self.power == 0 || self.letter == other.letter)
    }
}

/// Terms as items, those of coefficient 0 left out.
pub fn side(terms: &[Term]) -> Side {
    terms.iter().filter(|term| term.coef != 0).copied().map(Item::Term).collect()
}

/// The terms of a side that holds nothing else.
pub fn terms(side: &[Item]) -> Option<Vec<Term>> {
    side.iter().map(|item| if let Item::Term(term) = item { Some(*term) } else { None }).collect()
}

impl Item {
    /// Is it printed with a minus before it?
    fn is_negative(&self) -> bool {
        match self {
            Item::Term(term) | Item::Bracket(term, _) | Item::Over(term, _) => term.coef < 0,
            Item::Pair(..) => false,
            Item::Product(a, _) | Item::Quotient(a, _) => *a < 0,
        }
    }

    /// Without its sign.
    fn body(&self) -> String {
        match self {
            Item::Term(term) => monomial(*term),
            Item::Bracket(term, sum) if term.power == 0 && term.coef.abs() == 1 => format!("({})", print_sum(sum)),
            Item::Bracket(term, sum) => format!("{}({})", monomial(*term), print_sum(sum)),
            Item::Pair(a, b) => format!("({})({})", print_sum(a), print_sum(b)),
            Item::Product(a, b) => format!("{} * {}", a.abs(), bracketed(*b)),
            Item::Quotient(a, b) => format!("{}/{}", a.abs(), bracketed(*b)),
            Item::Over(term, by) => format!("{}/{by}", monomial(*term)),
        }
    }
}

/// `3x^2` without its sign.
fn monomial(term: Term) -> String {
    let size = term.coef.abs();
    let letters = match term.power {
        0 => return size.to_string(),
        1 => term.letter.to_string(),
        power => format!("{}^{power}", term.letter),
    };
    if size == 1 { letters } else { format!("{size}{letters}") }
}

fn bracketed(number: i64) -> String {
    if number < 0 { format!("({number})") } else { number.to_string() }
}

fn print_sum(sum: &[Term]) -> String {
    Printed(&side(sum)).to_string()
}

/// A side as text: `3x - 2(x + 1)`.
pub struct Printed<'a>(pub &'a [Item]);

impl Display for Printed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        for (i, item) in self.0.iter().enumerate() {
            match (i, item.is_negative()) {
                (0, false) => {}
                (0, true) => f.write_str("-")?,
                (_, false) => f.write_str(" + ")?,
                (_, true) => f.write_str(" - ")?,
            }
            f.write_str(&item.body())?;
        }
        if self.0.is_empty() { f.write_str("0") } else { Ok(()) }
    }
}
