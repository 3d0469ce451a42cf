//! Terms of sequences: what a rule `a_n = …`, a recursion `a_{n+1} = …` and terms that are listed make of a row.
//!
//! A term is worked out from what stands above: its own value, the list, or a rule with numbers in its letters' places,
//! one term from the other where it has to be. Then the row is held against that number like any other. A formula for all
//! terms is held against the first ones. The first term that is listed has the index 1, or 0 where a row above says so.

use super::follows::follows;
use super::sequence_terms::{OfSequence, SUM, Sequences, claimed, named_value};
use super::verdict::{Evidence, Relation, Verdict, Why};
use crate::notation::build::{number, variable, whole};
use crate::notation::{
    Expr, Indexed, Rational, Rel, Statement, conjuncts, exact_value, letters, variables, with_values,
};
use num_traits::Zero;
use std::collections::BTreeSet;

/// Terms that a formula is held against.
const N_TERMS: i64 = 6;

/// Terms that a formula has to give before it is taken for the sequence's.
const MIN_TERMS: usize = 3;

/// Rules with values put in that are looked at for one row.
const MAX_INSTANCES: usize = 12;

/// Terms of a list that are added up.
const N_ADDED: i64 = 500;

impl Sequences<'_> {
    /// The verdict on a row that says what a term or a formula for all terms is; None where it says nothing of the kind, or
    /// nothing above tells. `meaning`: what the names of quantities say.
    pub fn judged(&self, line: &Statement, meaning: &impl Fn(&str) -> Option<OfSequence>) -> Option<Verdict> {
        let found: Vec<Verdict> =
            conjuncts(line).into_iter().map(|part| self.claim(part, meaning)).collect::<Option<_>>()?;
        let fails = found.iter().find(|verdict| matches!(verdict, Verdict::Fails(_)));
        let open = found.iter().find(|verdict| matches!(verdict, Verdict::NotChecked(_)));
        fails.or(open).or(found.first()).cloned()
    }

    fn claim(&self, part: &Statement, meaning: &impl Fn(&str) -> Option<OfSequence>) -> Option<Verdict> {
        let Some((name, sides)) = claimed(part) else { return self.values_put_in(part) };
        match (meaning(name), Indexed::of(name)) {
            (Some(OfSequence::Term), _) => {
                let letter = letters(sides.last()?).into_iter().next()?;
                self.formula(name, &letter, 0, &sides, true)
            }
            (Some(difference), _) => self.step_of_list(difference, part, true),
            (None, Some(Indexed { base, letter: Some(letter), added })) => {
                let quoted = if added == 0 { self.quoted(&base, &letter, &sides) } else { None };
                quoted.or_else(|| self.formula(&base, &letter, added, &sides, false))
            }
            (None, Some(Indexed { base, letter: None, added })) => {
                self.term(&base, added, part).or_else(|| self.settled_by_terms(part))
            }
            (None, None) => match name {
                "d" => self.step_of_list(OfSequence::Difference, part, false),
                "r" | "q" => self.step_of_list(OfSequence::Ratio, part, false),
                _ => None,
            }
            .or_else(|| self.settled_by_terms(part)),
        }
    }

    /// `a_20 = 3 + 19·4 = 79`
    fn term(&self, base: &str, index: i64, part: &Statement) -> Option<Verdict> {
        let Some(value) = self.value(base, index, 0) else {
            if let Some(holds) = self.by_letters(base, index, part) {
                return Some(holds);
            }
            // A list may go on otherwise than it began, and some terms are too far to be worked out.
            let goes_on = self.continued(index - self.first).filter(|_| base != SUM);
            let name = Indexed { base: base.to_owned(), letter: None, added: index }.name();
            let held = goes_on.map(|value| self.held_against(&name, &value, part));
            if let Some(holds @ Verdict::Holds(_)) = held {
                return Some(holds);
            }
            let is_open = !self.listed.is_empty() && base != SUM && self.rules.is_empty() || self.is_determined(base);
            let open = || is_open.then_some(Verdict::NotChecked(Why::SequenceOpen));
            return self.sum_of_terms(base, index, part).or_else(open);
        };
        let name = Indexed { base: base.to_owned(), letter: None, added: index }.name();
        Some(self.held_against(&name, &value, part)).filter(|found| !matches!(found, Verdict::NotChecked(_)))
    }

    /// `a_20 = a_1 + 19d`, where the letters of the rule have no values yet.
    fn by_letters(&self, base: &str, index: i64, part: &Statement) -> Option<Verdict> {
        let rules = self.rules.iter().rev().filter(|rule| rule.base == base);
        let mut found = rules.map(|rule| {
            let body = with_values(rule.body, &|name| match Indexed::of(name) {
                _ if name == rule.letter => Some(whole(index - rule.added)),
                Some(term) if term.letter.as_ref() == Some(&rule.letter) => {
                    let added = index - rule.added + term.added;
                    Some(variable(Indexed { letter: None, added, ..term }.name()))
                }
                _ => None,
            });
            let name = Indexed { base: base.to_owned(), letter: None, added: index }.name();
            follows(&[Statement::Chain(variable(name), vec![(Rel::Eq, body)])], part)
        });
        let has_letters = !letters_on_right(part).is_empty();
        found.find(|found| has_letters && matches!(found, Verdict::Holds(_)))
    }

    /// The row held against the value of its letter, and against all else that is known of its letters.
    fn held_against(&self, name: &str, value: &Rational, part: &Statement) -> Verdict {
        let fact = |name: &str, value: &Rational| Statement::Chain(variable(name), vec![(Rel::Eq, number(value))]);
        let others = variables(part).into_iter().filter(|other| other != name);
        let known = others.filter_map(|other| self.letter(&other, 0).map(|value| fact(&other, &value)));
        let facts: Vec<Statement> = [fact(name, value)].into_iter().chain(known).collect();
        match facts.as_slice() {
            [only] => follows(std::slice::from_ref(only), part),
            _ => follows(&[Statement::And(facts)], part),
        }
    }

    /// `S_4 = 38`: so many of the terms that are listed or known, added up. Another number may be meant by the name.
    fn sum_of_terms(&self, base: &str, index: i64, part: &Statement) -> Option<Verdict> {
        let is_known = !self.listed.is_empty() || self.value("a", 1, 0).is_some() && self.steps.is_some();
        let is_sum = base == SUM && is_known && (1..=N_ADDED).contains(&index);
        let terms = (0..index).filter(|_| is_sum).map(|i| match self.listed.is_empty() {
            true => self.value("a", i + 1, 0),
            false => self.continued(i),
        });
        let sum = terms.into_iter().try_fold(Rational::zero(), |all, next| bounded_sum(all, next?)).filter(|_| is_sum);
        let Some(sum) = sum else { return is_sum.then_some(Verdict::NotChecked(Why::SequenceOpen)) };
        Some(match self.held_against(&format!("{base}_{index}"), &sum, part) {
            Verdict::Fails(_) => Verdict::NotChecked(Why::SequenceOpen),
            found => found,
        })
    }

    /// The sum of the listed terms up to this place, counted from 0.
    fn sum_to(&self, place: usize) -> Option<Rational> {
        self.listed.get(..=place)?.iter().cloned().try_fold(Rational::zero(), bounded_sum)
    }

    /// `a_n = 3n + 2`, held against the terms that are known. `from_one`: its words say that the first index is 1.
    fn formula(&self, base: &str, letter: &str, added: i64, sides: &[&Expr], from_one: bool) -> Option<Verdict> {
        let is_of_letter = |name: &String| {
            name == letter || Indexed::of(name).is_some_and(|term| term.letter.as_deref() == Some(letter))
        };
        if !sides.iter().flat_map(|side| letters(side)).any(|name| is_of_letter(&name)) {
            return None;
        }
        let is_sum = base == SUM;
        let at = |side: &Expr, index: i64| exact_value(&self.with_numbers(side, Some((letter, index - added)), 0)?);
        let fitting = |first: i64| -> Result<usize, Box<(i64, Rational, Expr)>> {
            let mut n_found = 0;
            for index in first..first + N_TERMS {
                let place = usize::try_from(index - first).ok();
                let of_list = place.and_then(|i| if is_sum { self.sum_to(i) } else { self.listed.get(i).cloned() });
                let Some(wanted) = of_list.or_else(|| self.value(base, index, 0).filter(|_| first == self.first))
                else {
                    continue;
                };
                for side in sides {
                    match at(side, index) {
                        Some(found) if found == wanted => {}
                        Some(_) => {
                            let side = self.with_numbers(side, Some((letter, index - added)), 0);
                            let side = side.unwrap_or_else(|| (*sides[0]).clone());
                            return Err(Box::new((index, wanted, side)));
                        }
                        None => return Ok(0),
                    }
                }
                n_found += 1;
            }
            Ok(n_found)
        };
        let first = if from_one { 1 } else { self.first };
        match fitting(first) {
            Ok(n_found) => (n_found >= MIN_TERMS).then_some(Verdict::Holds(Relation::Implied)),
            // It counts from 0, which nothing above rules out.
            Err(_) if !from_one && !self.listed.is_empty() && fitting(0).is_ok_and(|n| n >= MIN_TERMS) => {
                Some(Verdict::NotChecked(Why::SequenceOpen))
            }
            // Another number may be meant by the name.
            Err(_) if is_sum && !self.listed.is_empty() => Some(Verdict::NotChecked(Why::SequenceOpen)),
            Err(differs) => {
                let (index, wanted, side) = *differs;
                let found = follows(&[Statement::Expr(number(&wanted))], &Statement::Expr(side));
                let Verdict::Fails(Evidence::Differs { earlier, line, .. }) = found else {
                    return Some(Verdict::NotChecked(Why::SequenceOpen));
                };
                let at = vec![(letter.to_owned(), (index - added).to_string())];
                Some(Verdict::Fails(Evidence::Differs { at, earlier, line }))
            }
        }
    }

    /// `a_n = a_1 + n d`: a rule that starts from a term of its own has to give that term.
    fn quoted(&self, base: &str, letter: &str, sides: &[&Expr]) -> Option<Verdict> {
        let body = sides.last()?;
        let names = letters(body);
        let terms: Vec<Indexed> = names.iter().filter_map(|name| Indexed::of(name)).collect();
        if !names.contains(letter) || terms.iter().any(|term| term.base == base && term.letter.is_some()) {
            return None;
        }
        let own = terms.iter().find(|term| term.letter.is_none() && (term.base == base || base == SUM))?;
        let here = |name: &str| match Indexed::of(name) {
            _ if name == letter => Some(whole(own.added)),
            Some(term) if term.letter.as_deref() == Some(letter) => {
                Some(variable(Indexed { letter: None, added: own.added + term.added, ..term }.name()))
            }
            _ => None,
        };
        let start = Statement::Expr(variable(own.name()));
        match follows(&[start], &Statement::Expr(with_values(body, &here))) {
            Verdict::Fails(Evidence::Differs { mut at, earlier, line }) if own.base == base => {
                at.push((letter.to_owned(), own.added.to_string()));
                Some(Verdict::Fails(Evidence::Differs { at, earlier, line }))
            }
            Verdict::Fails(_) => Some(Verdict::NotChecked(Why::SequenceOpen)),
            _ => None,
        }
    }

    /// `d = 3`: what leads from each term that is listed to the next.
    fn step_of_list(&self, kind: OfSequence, part: &Statement, is_named: bool) -> Option<Verdict> {
        let (name, _) = claimed(part)?;
        Some(match self.held_against(name, &self.step(kind)?, part) {
            Verdict::Fails(_) if !is_named => Verdict::NotChecked(Why::SequenceOpen),
            found => found,
        })
    }

    /// `32 = 5 + 9d` below `a_n = a_1 + (n-1)d`, `a_1 = 5` and `a_10 = 32`.
    fn values_put_in(&self, part: &Statement) -> Option<Verdict> {
        let own = variables(part);
        if own.is_empty() || own.iter().any(|name| Indexed::of(name).is_some_and(|term| term.letter.is_some())) {
            return None;
        }
        let mut is_open = false;
        for (value, instance) in self.instances() {
            if variables(&instance) != own {
                continue;
            }
            if let holds @ Verdict::Holds(_) = follows(&[instance], part) {
                return Some(holds);
            }
            is_open |= matches!(part, Statement::Chain(first, rest) if first == value || rest.iter().any(|(_, side)| side == value));
        }
        is_open.then_some(Verdict::NotChecked(Why::SequenceOpen))
    }

    /// `d = 3`, where a rule and the terms that are known leave no choice.
    fn settled_by_terms(&self, part: &Statement) -> Option<Verdict> {
        let own = variables(part);
        let mut instances =
            self.instances().into_iter().filter(|(_, instance)| own.len() == 1 && variables(instance) == own);
        let found = follows(&[instances.next()?.1], part);
        Some(found).filter(|found| matches!(found, Verdict::Holds(_) | Verdict::Fails(_)))
    }

    /// Every rule with the index and the value of every term that a row gives, and what else is known put in.
    fn instances(&self) -> Vec<(&Expr, Statement)> {
        let mut found = Vec::new();
        for rule in &self.rules {
            let terms = self.rows.iter().filter_map(|row| named_value(row));
            for (term, value) in terms.filter_map(|(name, value)| Some((Indexed::of(name)?, value))) {
                // The rule says nothing of the term that it starts from.
                if term.base != rule.base || term.letter.is_some() || letters(rule.body).contains(&term.name()) {
                    continue;
                }
                let known = |name: &str| match Indexed::of(name) {
                    _ if name == rule.letter => Some(whole(term.added - rule.added)),
                    Some(other) if other.letter.as_deref() == Some(&rule.letter) => {
                        let index = term.added - rule.added + other.added;
                        self.value(&other.base, index, 0).map(|value| number(&value))
                    }
                    _ => self.letter(name, 0).map(|value| number(&value)),
                };
                let instance = Statement::Chain(value.clone(), vec![(Rel::Eq, with_values(rule.body, &known))]);
                if found.len() < MAX_INSTANCES {
                    found.push((value, instance));
                }
            }
        }
        found
    }
}

/// The letters behind the first equals sign.
fn letters_on_right(part: &Statement) -> BTreeSet<String> {
    claimed(part).map(|(_, sides)| sides.into_iter().flat_map(letters).collect()).unwrap_or_default()
}

fn bounded_sum(all: Rational, next: Rational) -> Option<Rational> {
    exact_value(&number(&(all + next)))
}

#[cfg(test)]
mod tests {
    use super::super::sequence_terms::Steps;
    use super::*;
    use crate::notation::parse;

    /// `+`, `-` with where it fails, `?`, or nothing for what is not judged here.
    #[track_caller]
    fn check(rows: &str, listed: &str, line: &str, wanted: &str) {
        let read = |text: &str| parse(text).statement.unwrap_or_else(|| panic!("{text}: {:?}", parse(text).findings));
        let rows: Vec<Statement> = rows.split(';').filter(|row| !row.is_empty()).map(|row| read(row.trim())).collect();
        let listed: Vec<Expr> = listed
            .split(';')
            .filter(|term| !term.is_empty())
            .filter_map(|term| match read(term) {
                Statement::Expr(term) => Some(term),
                _ => None,
            })
            .collect();
        let meaning = |name: &str| match name {
            "nth term" => Some(OfSequence::Term),
            "common difference" => Some(OfSequence::Difference),
            _ => None,
        };
        let steps = rows.is_empty().then_some(Steps::Added);
        let found = match Sequences::of(rows.iter(), &listed, steps).judged(&read(line), &meaning) {
            None => String::new(),
            Some(Verdict::Holds(_)) => "+".to_owned(),
            Some(Verdict::NotChecked(_)) => "?".to_owned(),
            Some(Verdict::Fails(Evidence::Differs { at, .. })) => {
                "-".to_owned() + &at.iter().map(|(name, value)| format!(" {name}={value}")).collect::<String>()
            }
            Some(Verdict::Fails(_)) => "-".to_owned(),
        };
        assert_eq!(found, wanted, "{rows:?} {line}");
    }

    #[test]
    fn terms_are_worked_out_by_rules() {
        let arithmetic = "a_n = a_1 + (n-1)d; a_1 = 3; d = 4";
        check(arithmetic, "", "a_20 = 3+19*4", "+");
        check(arithmetic, "", "a_20 = 3+19*4 = 79", "+");
        check(arithmetic, "", "a_20 = 78", "-");
        check(arithmetic, "", "a_20 = a_1+19d", "+");
        check(arithmetic, "", "a_n = 3+(n-1)*4", "+");
        check(arithmetic, "", "a_n = 4n-1", "+");
        check(arithmetic, "", "a_n = 4n+3", "- n=1");
        check(arithmetic, "", "b_20 = 78", "");
        check("a_n = 3n-1", "", "a_1 = 2, a_2 = 5, a_3 = 8", "+");
        check("a_n = 3n-1", "", "a_1 = 2, a_2 = 5, a_3 = 9", "-");
        check("a_{n+1} = 2a_n+1; a_1 = 1", "", "a_4 = 15", "+");
        check("a_{n+1} = 2a_n+1; a_1 = 1", "", "a_4 = 2*7+1 = 16", "-");
        check("a_{n+1} = 2a_n+1; a_1 = 1", "", "a_n = 2^n-1", "+");
        check("a_n = a_{n-1}+a_{n-2}; a_1 = 1; a_2 = 1", "", "a_10 = 55", "+");
        check("S_n = n/2 (a_1+a_n); a_1 = 4; a_50 = 200", "", "S_50 = 50/2 (4+200) = 5100", "+");
        check("S_n = n/2 (a_1+a_n); a_1 = 4; a_50 = 200", "", "S_50 = 50(4+200) = 10200", "-");
        check("a_n = a_1 r^(n-1); a_1 = 2; r = 3", "", "a_5 = 2*3^4 = 162", "+");
        check("a_n = a_1 r^(n-1); a_1 = 2; r = 3", "", "a_5 = 2*3^5 = 486", "-");
        check("a_n = 2n!/(n+1)", "", "a_4 = 48/5", "+");
        check("a_n = a_{n+1}", "", "a_5 = 2", "");
        check("a_{n+1} = a_n^2; a_1 = 3", "", "a_50 = 7", "?");
        check("a_n = a_1 + (n-1)d", "", "a_20 = a_1 + 19d", "+");
        check("a_n = a_1 + (n-1)d", "", "a_20 = 79", "");
    }

    #[test]
    fn values_are_put_into_rules() {
        let rows = "a_n = a_1 + (n-1)d; a_1 = 5; a_10 = 32";
        check(rows, "", "32 = 5+9d", "+");
        check(rows, "", "5+9d = 32", "+");
        check(rows, "", "32 = 5+10d", "?");
        check(rows, "", "d = 3", "+");
        check(rows, "", "d = 4", "-");
        check("a_n = a_1 + (n-1)d; a_3 = 5; a_6 = 14", "", "14 = a_1+5d", "+");
        check("a_n = a_1 + (n-1)d; a_3 = 5; d = 3", "", "a_1 = -1", "+");
    }

    #[test]
    fn formulas_are_held_against_terms() {
        let listed = "5;8;11;14";
        check("", listed, "a_n = 3n+2", "+");
        check("", listed, "a_n = 5+(n-1)*3 = 3n+2", "+");
        check("", listed, "a_n = 5+(n-1)*3 = 3n-2", "- n=1");
        check("", listed, "⟨nth term⟩ = 3n+2", "+");
        check("", listed, "⟨nth term⟩ = 3n+5", "- n=1");
        check("", listed, "a_n = 3n+5", "?");
        check("a_0 = 5", listed, "a_n = 3n+5", "+");
        check("", listed, "a_n = n+4", "- n=2");
        check("I_1 = 3; I_2 = 5", "", "I_n = I_1 + I_2", "");
        check("", listed, "a_3 = 11", "+");
        check("", listed, "a_3 = 12", "-");
        check("a_n = 3n+2", listed, "a_50 = 152", "+");
        check("", listed, "d = 8-5 = 3", "+");
        check("", listed, "d = 4", "?");
        check("", listed, "⟨common difference⟩ = 4", "-");
        check("", listed, "S_4 = 5+8+11+14 = 38", "+");
        check("", listed, "a_20 = 5+19*3 = 62", "+");
        check("", listed, "a_20 = 5+20*3", "-");
        check("", listed, "S_20 = 20/2 (5+62)", "+");
        check("b = 1", listed, "a_20 = 5+20*3", "?");
        check("b = 1", listed, "a_20 = 5+19*3", "+");
        check("b = 1", listed, "S_20 = 670", "+");
        check("b = 1", listed, "S_20 = 770", "?");
        check("a_1 = 5; d = 3", listed, "S_n = n/2 (2a_1+(n-1)d)", "+");
        check("a_1 = 5; d = 3", listed, "S_n = n/2 (2a_1+n d)", "?");
        check("a_1 = 3; r = 2", "3;6;12", "S_n = a_1 (1-r^n)/(1-r)", "+");
        check("", "3;6;12;24", "r = 2", "+");
        check("", "3;6;12;24", "a_n = 3*2^(n-1)", "+");
    }

    #[test]
    fn rules_have_to_give_the_term_that_they_start_from() {
        check("", "", "a_n = a_1 + (n-1)d", "");
        check("", "", "a_n = a_1 + n d", "- a_1=1 d=1 n=1");
        check("", "", "a_n = a_1 r^(n-1)", "");
        check("", "", "a_n = a_0 + n d", "");
        check("", "", "S_n = n/2 (a_1+a_n)", "");
        check("", "", "S_n = n(a_1+a_n)", "?");
        check("", "", "S_n = a_1 (1-r^n)/(1-r)", "");
        check("", "", "R_n = R_1 + R_2", "");
    }
}
