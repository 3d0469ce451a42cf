//! Sums with a sign: `\sum_{k=1}^{5} (2k+1)`, `Σ_(i=1)^4 i²`, `∑ₖ₌₁⁵ k`.
//!
//! A sum to a number is the number it comes to, or is written out term by term where other letters stand in it. A sum to
//! a letter is read of polynomials and of geometric sequences, by what they add up to; a sum without end is read of
//! geometric sequences that have one. Of n terms f(a), f(a+1), … of a polynomial the sum is `Σ Δʲf(a)·C(n, j+1)`, with
//! the differences `Δ` of f at a.

use super::ast::{Expr, ExprKind};
use super::build::{difference, number, power, product, quotient, sum, whole};
use super::characters::{plain, superscript};
use super::exact::{bounded, exact_value, power as exact_power, whole_value};
use super::factorials::{factorial, factorial_argument};
use super::finding::{Finding, What};
use super::parser::{Parser, Read, n_nodes};
use super::rational::Rational;
use super::shorthand::Shorthand;
use super::token::{Bracket, TokenKind};
use super::trees::{letters, with_values};
use crate::notation::Rel;
use crate::text::Span;
use num_traits::{One, Signed, Zero};

/// Terms that are added up one by one.
pub const MAX_TERMS: i64 = 500;

/// Terms that are written out where they have other letters in them.
const MAX_WRITTEN: i64 = 30;

/// Nodes of a sum that is written out.
const MAX_WRITTEN_NODES: usize = 400;

/// The highest power of the letter in a polynomial that is added up by its differences.
const MAX_POWER: u32 = 8;

/// The furthest from zero that a letter begins or ends.
const MAX_BOUND: i64 = 1_000_000_000_000;

/// The signs of a sum in front of the value that its letter begins with.
const SIGNS: [&str; 4] = ["\\sum", "∑", "Σ", "sum"];

/// Lowered letters that run.
const LOWERED: [(char, &str); 4] = [('ᵢ', "i"), ('ⱼ', "j"), ('ₖ', "k"), ('ₙ', "n")];

/// The bytes of a sign of a sum at the head of `text`; only where the value that its letter begins with follows.
pub fn sum_sign(text: &str) -> Option<usize> {
    let sign = SIGNS.into_iter().find(|sign| text.starts_with(sign))?;
    let behind = &text[sign.len()..];
    let behind = behind.strip_prefix("\\limits").unwrap_or(behind);
    let behind = if sign == "sum" { behind } else { behind.trim_start() };
    let is_lowered = |c: char| LOWERED.iter().any(|(lowered, _)| *lowered == c);
    // `Σ_2` is a letter with a number, as `S_2` is: a sum begins with a letter that runs.
    let is_number = |it: &str| it.trim_start_matches('{').starts_with(|c: char| c.is_ascii_digit());
    let is_numbered = sign == "Σ" && behind.strip_prefix('_').is_some_and(is_number);
    let begins = behind.starts_with(|c: char| c == '_' || is_lowered(c)) && !is_numbered;
    begins.then(|| text.len() - behind.len())
}

/// `ₖ₌₁` behind a sign: its bytes, the letter and the digits.
pub(super) fn lowered_start(text: &str) -> Option<(usize, [String; 2])> {
    let letter = LOWERED.iter().find(|(lowered, _)| text.starts_with(*lowered))?;
    let behind = text[letter.0.len_utf8()..].strip_prefix('₌')?;
    let digits: String = behind.chars().map_while(|c| ('₀'..='₉').contains(&c).then(|| plain(c))).collect();
    let n_bytes = letter.0.len_utf8() + '₌'.len_utf8() + digits.len() * '₀'.len_utf8();
    let ends = text[n_bytes..].starts_with(|c: char| superscript(c).is_some());
    (!digits.is_empty() && ends).then(|| (n_bytes, [letter.1.to_owned(), digits]))
}

impl Parser {
    /// What stands behind the sign of a sum: where its letter begins and ends, and the term.
    pub(super) fn series(&mut self, span: Span) -> Read<Expr> {
        let unclear = |parser: &Parser| Finding { span: span.join(parser.here()), what: What::Sum };
        if self.kind() != Some(&TokenKind::Below) {
            return Err(unclear(self));
        }
        let bracket = match self.kind_at(self.at + 1) {
            Some(&TokenKind::Open(bracket)) => bracket,
            _ => return Err(unclear(self)),
        };
        self.at += 2;
        let Some(TokenKind::Variable(letter)) = self.kind().cloned() else { return Err(unclear(self)) };
        self.at += 1;
        if self.kind() != Some(&TokenKind::Rel(Rel::Eq)) {
            return Err(unclear(self));
        }
        self.at += 1;
        let from = self.deeper(Parser::sum)?;
        if self.kind() != Some(&TokenKind::Close(bracket)) {
            return Err(unclear(self));
        }
        self.at += 1;
        if self.kind() != Some(&TokenKind::Caret) {
            return Err(unclear(self));
        }
        self.at += 1;
        let to = self.end_of_letter()?;
        let term = self.summand(&letter, span)?;
        let what = if to.is_none() { What::InfiniteSum } else { What::Sum };
        let finding = Finding { span: span.join(self.behind()), what };
        let form = Shorthand::Sum { letter: letter.clone(), from: from.clone(), to: to.clone(), term: term.clone() };
        self.short_form(form, || value(&letter, &from, to.as_ref(), &term), finding)
    }

    /// The last value of the letter; None where it has none.
    fn end_of_letter(&mut self) -> Read<Option<Expr>> {
        if self.kind() == Some(&TokenKind::Infinity) {
            self.at += 1;
            return Ok(None);
        }
        if let (Some(&TokenKind::Open(open)), Some(TokenKind::Infinity), Some(&TokenKind::Close(close))) =
            (self.kind(), self.kind_at(self.at + 1), self.kind_at(self.at + 2))
            && open == close
        {
            self.at += 3;
            return Ok(None);
        }
        self.group().map(Some)
    }

    /// The term: a product, and nothing that is added to it outside of brackets.
    fn summand(&mut self, letter: &str, span: Span) -> Read<Expr> {
        let is_bracket =
            |kind: Option<&TokenKind>| matches!(kind, Some(TokenKind::Open(Bracket::Round | Bracket::Square)));
        let in_brackets = is_bracket(self.kind());
        let start = self.at;
        let term = self.deeper(Parser::term)?;
        let is_whole_bracket = in_brackets && self.closes(start) == Some(self.at);
        let goes_on = matches!(self.kind(), Some(TokenKind::Plus | TokenKind::Minus | TokenKind::PlusMinus));
        let ends_at_sum = (1..=3).any(|ahead| self.kind_at(self.at + ahead) == Some(&TokenKind::Sum));
        // `Σ 1 + k`: the letter behind the sign can only be the sum's.
        if goes_on && !is_whole_bracket && !ends_at_sum {
            return Err(Finding { span: span.join(self.here()), what: What::SumReach });
        }
        let is_free = |token: &super::token::Token| matches!(&token.kind, TokenKind::Variable(name) if name == letter);
        if goes_on && self.tokens[self.at..].iter().take_while(|token| !ends_side(&token.kind)).any(is_free) {
            return Err(Finding { span: span.join(self.here()), what: What::SumReach });
        }
        Ok(term)
    }

    /// The place behind the bracket that closes the one at `open`.
    fn closes(&self, open: usize) -> Option<usize> {
        let mut depth = 0usize;
        for (i, token) in self.tokens.iter().enumerate().skip(open) {
            match token.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth = depth.checked_sub(1)?,
                _ => {}
            }
            if depth == 0 {
                return Some(i + 1);
            }
        }
        None
    }
}

/// Where what a sum sign may reach over ends at the latest; the next sign has a letter of its own.
fn ends_side(kind: &TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Rel(_) | TokenKind::Comma | TokenKind::And | TokenKind::Or | TokenKind::Sum | TokenKind::For
    )
}

/// What a sum stands for; None where that is not read.
fn value(letter: &str, from: &Expr, to: Option<&Expr>, term: &Expr) -> Option<Expr> {
    let start = whole_value(from).filter(|n| n.abs() <= MAX_BOUND)?;
    let series = Series { letter, start, term };
    let Some(to) = to else { return series.without_end().map(|value| number(&value)) };
    let others = letters(term).into_iter().any(|name| match factorial_argument(&name) {
        Some(argument) => letters(&argument).iter().any(|name| name != letter),
        None => name != letter,
    });
    if letters(to).is_empty() {
        let end = whole_value(to).filter(|n| n.abs() <= MAX_BOUND)?;
        let n_terms = (end - start).checked_add(1).filter(|n| *n >= 0)?;
        return match others {
            true => series.written_out(n_terms),
            false => series.to_number(n_terms).map(|value| number(&value)).or_else(|| series.written_out(n_terms)),
        };
    }
    if others || letters(to).contains(letter) {
        return None;
    }
    series.to_letter(to)
}

/// A sum whose letter begins at a number.
struct Series<'a> {
    letter: &'a str,
    start: i64,
    term: &'a Expr,
}

impl Series<'_> {
    fn term_at(&self, i: i64) -> Expr {
        let value = |name: &str| (name == self.letter).then(|| whole(i));
        with_values(self.term, &|name| match factorial_argument(name) {
            Some(argument) => factorial(&with_values(&argument, &value)),
            None => value(name),
        })
    }

    fn exact_at(&self, i: i64) -> Option<Rational> {
        exact_value(&self.term_at(i))
    }

    fn to_number(&self, n_terms: i64) -> Option<Rational> {
        if n_terms <= MAX_TERMS {
            let terms = (0..n_terms).map(|i| self.exact_at(self.start + i));
            return terms.into_iter().try_fold(Rational::zero(), |all, next| bounded(all + next?));
        }
        if let Some(differences) = self.differences() {
            let n = Rational::from_integer(n_terms.into());
            let parts = differences.iter().enumerate().map(|(j, delta)| delta * falling(&n, j + 1) / product_to(j + 1));
            return bounded(parts.sum());
        }
        let (first, ratio) = self.geometric()?;
        let last = exact_power(&ratio, &Rational::from_integer(n_terms.into()))?;
        bounded(first * (last - Rational::one()) / (ratio - Rational::one()))
    }

    fn written_out(&self, n_terms: i64) -> Option<Expr> {
        let is_short = (1..=MAX_WRITTEN).contains(&n_terms)
            && n_nodes(self.term) * usize::try_from(n_terms).ok()? <= MAX_WRITTEN_NODES;
        is_short.then(|| (0..n_terms).map(|i| self.term_at(self.start + i)).reduce(sum)).flatten()
    }

    fn to_letter(&self, to: &Expr) -> Option<Expr> {
        let n_terms = match self.start {
            1 => to.clone(),
            start if start < 1 => sum(to.clone(), whole(1 - start)),
            start => difference(to.clone(), whole(start - 1)),
        };
        if let Some(differences) = self.differences() {
            let part = |(j, delta): (usize, &Rational)| {
                let factors = (0..=j).map(|i| match i64::try_from(i) {
                    Ok(0) | Err(_) => n_terms.clone(),
                    Ok(i) => difference(n_terms.clone(), whole(i)),
                });
                let scale = number(&(delta / product_to(j + 1)));
                factors.fold(scale, product)
            };
            let parts = differences.iter().enumerate().filter(|(_, delta)| !delta.is_zero()).map(part);
            return Some(parts.reduce(sum).unwrap_or_else(|| whole(0)));
        }
        let (first, ratio) = self.geometric()?;
        let below = &ratio - Rational::one();
        let above = difference(power(number(&ratio), n_terms), whole(1));
        Some(quotient(product(number(&first), above), number(&below)))
    }

    fn without_end(&self) -> Option<Rational> {
        let (first, ratio) = self.geometric()?;
        let has_end = ratio.abs() < Rational::one() && letters(self.term).iter().all(|name| name == self.letter);
        has_end.then(|| first / (Rational::one() - ratio))
    }

    /// The first term of a polynomial and its differences.
    fn differences(&self) -> Option<Vec<Rational>> {
        let highest = degree(self.term, self.letter).filter(|highest| *highest <= MAX_POWER)?;
        let values = (0..=i64::from(highest)).map(|i| self.exact_at(self.start.checked_add(i)?));
        let mut row: Vec<Rational> = values.collect::<Option<_>>()?;
        let mut all = Vec::new();
        while let Some(first) = row.first() {
            all.push(first.clone());
            row = row.windows(2).map(|pair| &pair[1] - &pair[0]).collect();
        }
        Some(all)
    }

    /// The first term and what each is multiplied by to make the next; none where that is 1.
    fn geometric(&self) -> Option<(Rational, Rational)> {
        let ratio = ratio(self.term, self.letter).filter(|ratio| !ratio.is_zero() && !ratio.is_one())?;
        Some((self.exact_at(self.start)?, ratio))
    }
}

fn falling(n: &Rational, n_factors: usize) -> Rational {
    (0..n_factors).map(|i| n - Rational::from_integer(i.into())).product()
}

fn product_to(n: usize) -> Rational {
    (1..=n).map(|i| Rational::from_integer(i.into())).product()
}

/// The power to which the letter stands in a polynomial.
fn degree(expr: &Expr, letter: &str) -> Option<u32> {
    let of = |part: &Expr| degree(part, letter);
    if !letters(expr).contains(letter) {
        return exact_value(expr).map(|_| 0);
    }
    match &expr.kind {
        ExprKind::Variable(_) => Some(1),
        ExprKind::Neg(a) => of(a),
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) => Some(of(a)?.max(of(b)?)),
        ExprKind::Mul(a, b) => of(a)?.checked_add(of(b)?),
        ExprKind::Div(a, b) if !letters(b).contains(letter) => exact_value(b).and_then(|_| of(a)),
        ExprKind::Pow(a, b) if letters(b).is_empty() => {
            let times = whole_value(b).filter(|n| (0..=i64::from(MAX_POWER)).contains(n))?;
            of(a)?.checked_mul(u32::try_from(times).ok()?)
        }
        _ => None,
    }
}

/// What a product of numbers and of powers with the letter in their exponents is multiplied by when the letter grows by 1.
fn ratio(expr: &Expr, letter: &str) -> Option<Rational> {
    let of = |part: &Expr| ratio(part, letter);
    if !letters(expr).contains(letter) {
        return exact_value(expr).map(|_| Rational::one());
    }
    match &expr.kind {
        ExprKind::Neg(a) => of(a),
        ExprKind::Mul(a, b) => Some(of(a)? * of(b)?),
        ExprKind::Div(a, b) => Some(of(a)? / Some(of(b)?).filter(|b| !b.is_zero())?),
        ExprKind::Pow(a, b) if letters(b).is_empty() => exact_power(&of(a)?, &exact_value(b)?),
        ExprKind::Pow(a, b) if letters(a).is_empty() && degree(b, letter) == Some(1) => {
            let at = |i: i64| exact_value(&with_values(b, &|name| (name == letter).then(|| whole(i))));
            let base = exact_value(a).filter(|base| !base.is_zero())?;
            exact_power(&base, &(at(1)? - at(0)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Statement, parse, print, print_expr};
    use super::*;

    #[test]
    fn sums_stand_for_what_they_come_to() {
        let check = |text: &str, wanted: &str| {
            let statement = parse(text).statement.unwrap_or_else(|| panic!("{text}: {:?}", parse(text).findings));
            let Statement::Expr(expr) = &statement else { panic!("{text}") };
            let wanted = match parse(wanted).statement {
                Some(Statement::Expr(wanted)) => wanted,
                other => panic!("{other:?}"),
            };
            match exact_value(&wanted) {
                Some(value) if letters(expr).is_empty() => assert_eq!(exact_value(expr), Some(value), "{text}"),
                _ => assert_eq!(print(&statement), print_expr(&wanted), "{text}"),
            }
        };
        check(r"\sum_{k=1}^{5} (2k+1)", "35");
        check(r"\sum\limits_{i=1}^4 i^2", "30");
        check("Σ_{k=1}^{5} (2k+1)", "35");
        check("Σ_(k=0)^(3) 2^k", "15");
        check("∑ₖ₌₁⁵ k", "15");
        check("sum_{j=2}^{4} 1/j", "13/12");
        check("2Σ_{k=1}^{3} k", "12");
        check("Σ_{k=1}^{3} k + Σ_{k=1}^{3} 1", "9");
        check("Σ_{k=1}^{1000000000} k", "500000000500000000");
        check("Σ_{k=1}^{3} x k", "x*1+x*2+x*3");
        check("Σ_{k=1}^{n} 1", "1n");
        check("Σ_{k=0}^∞ (1/2)^k", "2");
        check(r"\sum_{k=1}^{\infty} 3 \cdot 0.1^{k}", "1/3");
        check("Σ_{k=1}^{4} k!", "33");
    }

    #[test]
    fn sums_to_a_letter_have_a_closed_form() {
        let check = |text: &str, closed: &str| {
            let read = |text: &str| match parse(text).statement {
                Some(Statement::Expr(expr)) => expr,
                _ => panic!("{text}: {:?}", parse(text).findings),
            };
            let (found, wanted) = (read(text), read(closed));
            for n in 1..9 {
                let at = |expr: &Expr| exact_value(&with_values(expr, &|name| (name == "n").then(|| whole(n))));
                assert_eq!(at(&found), at(&wanted), "{text} at {n}");
            }
        };
        check("Σ_{k=1}^{n} k", "n(n+1)/2");
        check("Σ_{k=1}^{n} k^2", "n(n+1)(2n+1)/6");
        check("Σ_{k=0}^{n} 2^k", "2^(n+1)-1");
        check("Σ_{k=1}^{n} 3*(1/2)^(k-1)", "6(1-(1/2)^n)");
        check("Σ_{k=3}^{n+1} (2k-1)", "(n+1)^2-4");
    }

    #[test]
    fn what_is_no_clear_sum_is_refused() {
        let check = |text: &str, wanted: What| {
            let found: Vec<What> = parse(text).findings.into_iter().map(|finding| finding.what).collect();
            assert_eq!(found, [wanted], "{text}");
        };
        check("Σ_{k=1}^{4} k + 1", What::SumReach);
        check("Σ_{k=1}^{4} 1 + k", What::SumReach);
        check("Σ_{k=1}^{10} 1/k - 1", What::SumReach);
        check("Σ_{k=1}^{∞} k", What::InfiniteSum);
        check("Σ_{k=0}^{∞} 2^k", What::InfiniteSum);
        check("Σ_{k=1}^{n} 1/k", What::Sum);
        check("Σ_{k=1}^{1000000} 1/k", What::Sum);
        check("Σ_{k=5}^{1} k", What::Sum);
    }
}
