//! What the rows above say of sequences, and the terms that are worked out from that: by a row of their own, by the list, or
//! by a rule with numbers in its letters' places, one term from the other where it has to be.

use crate::notation::build::{number, power, product, whole};
use crate::notation::{
    Expr, ExprKind, Indexed, Rational, Rel, Statement, conjuncts, exact_value, factorial_argument, letters, parse,
    variables, with_values,
};
use num_traits::Zero;
use std::cell::Cell;
use std::collections::BTreeMap;

/// Terms that are worked out one from the other.
const MAX_DEPTH: usize = 60;

/// Terms that are worked out for one row.
const MAX_STEPS: usize = 600;

/// The name under which terms are added up.
pub(super) const SUM: &str = "S";

/// What a quantity that a row names is in a sequence, where its name says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfSequence {
    /// The term of every index, the first of which is 1.
    Term,
    /// What is added to each to make the next.
    Difference,
    /// What each is multiplied by to make the next.
    Ratio,
}

/// What leads from each term to the next, where the problem says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// The same is added: "arithmetic".
    Added,
    /// Each is multiplied by the same: "geometric".
    Multiplied,
}

/// What the rows above say of sequences.
pub struct Sequences<'s> {
    pub(super) rows: Vec<&'s Statement>,
    pub(super) rules: Vec<Rule<'s>>,
    pub(super) listed: Vec<Rational>,
    /// What leads from each to the next.
    pub(super) steps: Option<Steps>,
    /// The index of the first term that is listed.
    pub(super) first: i64,
    /// Terms that may still be worked out.
    left: Cell<usize>,
}

/// `a_n = body` or `a_{n+1} = body`.
pub(super) struct Rule<'s> {
    pub(super) base: String,
    pub(super) letter: String,
    pub(super) added: i64,
    pub(super) body: &'s Expr,
}

impl<'s> Sequences<'s> {
    /// What these rows say, the latest last, and the terms that the problem lists.
    pub fn of(rows: impl Iterator<Item = &'s Statement>, listed: &[Expr], steps: Option<Steps>) -> Sequences<'s> {
        let rows: Vec<&Statement> = rows.flat_map(conjuncts).collect();
        let rules = rows.iter().filter_map(|row| rule(row)).collect();
        let listed: Vec<Rational> = listed.iter().map(exact_value).collect::<Option<_>>().unwrap_or_default();
        let mut sequences = Sequences { rows, rules, listed, steps, first: 1, left: Cell::new(MAX_STEPS) };
        let from_zero = sequences.rows.iter().filter_map(|row| named_value(row)).any(|(name, value)| {
            let is_first = Indexed::of(name).is_some_and(|term| term.letter.is_none() && term.added == 0);
            is_first && exact_value(value).as_ref() == sequences.listed.first()
        });
        sequences.first = i64::from(!from_zero);
        sequences
    }

    /// Whether the row gives a value to a letter of a rule that nothing above gives one: a further given.
    pub fn leaves_open(&self, line: &Statement) -> bool {
        conjuncts(line).into_iter().all(|part| {
            let Some((name, sides)) = claimed(part) else { return false };
            let is_used = self.rules.iter().any(|rule| {
                let is_counting = rule.letter == name;
                let of_base = |own: &String| Indexed::of(own).is_some_and(|term| term.base == rule.base);
                letters(rule.body).contains(name) && !is_counting
                    || letters(rule.body).iter().any(of_base)
                        && Indexed::of(name).is_some_and(|term| term.base == rule.base && term.letter.is_none())
            });
            let is_spoken_of = self.rows.iter().any(|row| rule(row).is_none() && variables(row).contains(name));
            !is_spoken_of
                && sides.len() == 1
                && letters(sides[0]).is_empty()
                && is_used
                && self.letter(name, 0).is_none()
        })
    }

    /// Whether rows say all that a rule for these terms needs.
    pub(super) fn is_determined(&self, base: &str) -> bool {
        let has_term = self
            .rows
            .iter()
            .filter_map(|row| named_value(row))
            .any(|(name, _)| Indexed::of(name).is_some_and(|term| term.base == base && term.letter.is_none()));
        self.rules.iter().filter(|rule| rule.base == base).any(|rule| {
            letters(rule.body).iter().all(|name| match Indexed::of(name) {
                _ if *name == rule.letter => true,
                Some(term) if term.letter.as_ref() == Some(&rule.letter) => term.base == base && has_term,
                _ => self.said(name).is_some(),
            })
        })
    }

    /// The listed term of this place, counted from 0, or the one that follows where the list goes on as it began.
    pub(super) fn continued(&self, place: i64) -> Option<Rational> {
        let place = usize::try_from(place).ok()?;
        if let Some(term) = self.listed.get(place) {
            return Some(term.clone());
        }
        let last = self.listed.last()?;
        let n_more = i64::try_from(place + 1 - self.listed.len()).ok()?;
        if let Some(step) = self.step(OfSequence::Difference) {
            return Some(last + step * Rational::from_integer(n_more.into()));
        }
        let ratio = self.step(OfSequence::Ratio)?;
        exact_value(&product(number(last), power(number(&ratio), whole(n_more))))
    }

    /// What leads from each term that is listed to the next, where that is the same for all.
    pub(super) fn step(&self, kind: OfSequence) -> Option<Rational> {
        let step = |pair: &[Rational]| match kind {
            OfSequence::Ratio if pair[0].is_zero() => None,
            OfSequence::Ratio => Some(&pair[1] / &pair[0]),
            _ => Some(&pair[1] - &pair[0]),
        };
        let steps: Vec<Rational> = self.listed.windows(2).map(step).collect::<Option<_>>()?;
        let first = steps.first().filter(|first| steps.len() > 1 && steps.iter().all(|step| step == *first))?;
        Some(first.clone())
    }

    /// The number that a letter is; a term's is worked out.
    pub(super) fn letter(&self, name: &str, depth: usize) -> Option<Rational> {
        match Indexed::of(name) {
            Some(Indexed { base, letter: None, added }) => self.value(&base, added, depth),
            _ => self.said(name),
        }
    }

    /// The one number that rows say a letter is.
    pub(super) fn said(&self, name: &str) -> Option<Rational> {
        let mut values = self.rows.iter().filter_map(|row| named_value(row)).filter(|(known, _)| *known == name);
        let value = exact_value(values.next()?.1)?;
        values.all(|(_, other)| exact_value(other).as_ref() == Some(&value)).then_some(value)
    }

    /// The term of this index.
    pub(super) fn value(&self, base: &str, index: i64, depth: usize) -> Option<Rational> {
        self.left.set(self.left.get().checked_sub(1)?);
        if depth > MAX_DEPTH {
            return None;
        }
        let name = Indexed { base: base.to_owned(), letter: None, added: index }.name();
        if let Some(value) = self.said(&name) {
            return Some(value);
        }
        if self.rows.iter().filter_map(|row| named_value(row)).any(|(known, _)| known == name) {
            return None;
        }
        let place = index - self.first;
        let is_listed = usize::try_from(place).is_ok_and(|place| place < self.listed.len());
        if base != SUM && !self.listed.is_empty() && (is_listed || self.steps.is_some()) {
            return self.continued(place);
        }
        if let Some(value) = self.by_steps(base, index) {
            return Some(value);
        }
        self.rules.iter().rev().filter(|rule| rule.base == base).find_map(|rule| {
            exact_value(&self.with_numbers(rule.body, Some((&rule.letter, index - rule.added)), depth + 1)?)
        })
    }

    /// The term of an arithmetic or geometric sequence of which the first term and the difference or the ratio are said.
    fn by_steps(&self, base: &str, index: i64) -> Option<Rational> {
        let first = self.said(&format!("{base}_1")).filter(|_| index >= 1)?;
        match self.steps? {
            Steps::Added => Some(first + self.said("d")? * Rational::from_integer((index - 1).into())),
            Steps::Multiplied => {
                let ratio = self.said("r").or_else(|| self.said("q"))?;
                exact_value(&product(number(&first), power(number(&ratio), whole(index - 1))))
            }
        }
    }

    /// The expression with numbers for its letters, the letter that counts among them.
    pub(super) fn with_numbers(&self, body: &Expr, counting: Option<(&str, i64)>, depth: usize) -> Option<Expr> {
        let mut known = BTreeMap::new();
        for name in letters(body) {
            if let Some(argument) = factorial_argument(&name) {
                let n = exact_value(&self.with_numbers(&argument, counting, depth)?)?;
                let Statement::Expr(value) = parse(&format!("({n})!")).statement? else { return None };
                known.insert(name, value);
                continue;
            }
            let value = match (Indexed::of(&name), counting) {
                (_, Some((letter, n))) if name == letter => Rational::from_integer(n.into()),
                (Some(term), Some((letter, n))) if term.letter.as_deref() == Some(letter) => {
                    self.value(&term.base, n + term.added, depth)?
                }
                _ => self.letter(&name, depth)?,
            };
            known.insert(name, number(&value));
        }
        Some(with_values(body, &|name| known.get(name).cloned()))
    }
}

/// The name on the left of a chain of equals, and what stands behind it.
pub(super) fn claimed(part: &Statement) -> Option<(&str, Vec<&Expr>)> {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = part else { return None };
    let is_equal = rest.iter().all(|(rel, _)| *rel == Rel::Eq);
    (is_equal && !rest.is_empty()).then(|| (name.as_str(), rest.iter().map(|(_, side)| side).collect()))
}

/// The letter on the left and the number that the row comes to.
pub(super) fn named_value(row: &Statement) -> Option<(&str, &Expr)> {
    let (name, sides) = claimed(row)?;
    sides.last().filter(|last| letters(last).is_empty()).map(|last| (name, *last))
}

/// Whether a row gives the values of terms, perhaps beside those of other letters: `a_1 = 3 and d = 4`.
pub fn gives_terms(row: &Statement) -> bool {
    let values: Vec<_> = conjuncts(row).into_iter().map(named_value).collect();
    let is_term = |name: &str| Indexed::of(name).is_some_and(|term| term.letter.is_none());
    values.iter().all(Option::is_some) && values.iter().flatten().any(|(name, _)| is_term(name))
}

/// Whether a row gives a rule for the terms of a sequence.
pub fn is_rule_of_sequence(row: &Statement) -> bool {
    rule(row).is_some()
}

fn rule(row: &Statement) -> Option<Rule<'_>> {
    let (name, sides) = claimed(row)?;
    let Indexed { base, letter, added } = Indexed::of(name)?;
    let (letter, body) = (letter?, *sides.last()?);
    let speaks_of = |name: &String| {
        *name == letter
            || factorial_argument(name).is_some_and(|of| letters(&of).contains(&letter))
            || Indexed::of(name).is_some_and(|term| term.letter.as_ref() == Some(&letter))
    };
    let is_own = letters(body).iter().any(|own| own == name);
    (letters(body).iter().any(speaks_of) && !is_own).then_some(Rule { base, letter, added, body })
}
