//! Factorials and binomial coefficients: `5!`, `(n-1)!`, `\binom{5}{2}`, `C(5,2)`, `5C2`.
//!
//! Of numbers they are the number. The factorial of letters is written by the factorial of the letters alone, whatever
//! number is added to them: `(n+1)!` is `(n+1)·n!`, `(n-1)!` is `n!/n`. So `n!` is one more letter, of the name `n!`, and
//! what cancels in a quotient cancels by itself.

use super::ast::{Expr, ExprKind, Statement};
use super::build::{difference, negative, number, product, quotient, sum, variable, whole};
use super::exact::whole_value;
use super::finding::{Finding, What};
use super::parser::{Parser, Read, n_nodes, parse};
use super::print::print_expr;
use super::rational::Rational;
use super::shorthand::Shorthand;
use super::token::{Bracket, TokenKind};
use super::trees::{letters, replaced, replaced_in};
use crate::text::Span;
use num_bigint::BigInt;
use num_traits::One;
use std::collections::BTreeMap;

/// The highest number of which the factorial is worked out; the digits of the next one pass every limit.
pub const MAX_FACTORIAL: i64 = 170;

/// The highest number of things of which some are chosen.
const MAX_CHOICES: i64 = 1000;

/// What is added to letters in a factorial, and the most things that are chosen of a number of them that is a letter.
const MAX_FACTORS: i64 = 20;

/// A factorial without doubt, as the reading writes it: an exclamation mark may end a sentence.
pub const FACTORIAL_SIGN: char = '！';

/// The sign behind the argument.
const SIGN: char = '!';

impl Parser {
    /// The operand that was read, and the factorials that stand behind it.
    pub(super) fn with_factorial(&mut self, argument: Expr) -> Read<Expr> {
        if self.kind() != Some(&TokenKind::Factorial) {
            return Ok(argument);
        }
        let span = argument.span.join(self.here());
        self.at += 1;
        if self.kind() == Some(&TokenKind::Factorial) {
            // `n!!` is another product.
            return Err(self.finding(What::Factorial));
        }
        let finding = Finding { span, what: What::Factorial };
        self.short_form(Shorthand::Factorial(argument.clone()), || factorial(&argument), finding)
    }

    /// `{n}{k}` behind `\binom`.
    pub(super) fn binomial(&mut self, span: Span) -> Read<Expr> {
        let (n, k) = (self.group()?, self.group()?);
        self.chosen(n, k, span)
    }

    /// `(n, k)` behind `C`.
    pub(super) fn choice(&mut self, span: Span) -> Read<Expr> {
        if !matches!(self.kind(), Some(TokenKind::Open(Bracket::Round))) {
            return Err(self.finding(What::OperandMissing));
        }
        self.at += 1;
        let n = self.deeper(Parser::sum)?;
        if self.kind() != Some(&TokenKind::Comma) {
            return Err(self.finding(What::Leftover));
        }
        // The comma is the sign's, and no list has begun.
        self.tokens[self.at].kind = TokenKind::Choice;
        self.at += 1;
        let k = self.deeper(Parser::sum)?;
        if self.kind() != Some(&TokenKind::Close(Bracket::Round)) {
            return Err(Finding { span, what: What::Unclosed });
        }
        self.at += 1;
        self.chosen(n, k, span)
    }

    fn chosen(&mut self, n: Expr, k: Expr, span: Span) -> Read<Expr> {
        let finding = Finding { span: span.join(self.behind()), what: What::Binomial };
        self.short_form(Shorthand::Binomial(n.clone(), k.clone()), || coefficient(&n, &k), finding)
    }

    /// What a short form stands for; the form itself where it is to be drawn.
    pub(super) fn short_form(
        &mut self,
        form: Shorthand,
        value: impl FnOnce() -> Option<Expr>,
        finding: Finding,
    ) -> Read<Expr> {
        let span = finding.span;
        let name = self.functions.are_written().then(|| form.name()).flatten();
        let kind = match name {
            Some(name) => ExprKind::Variable(name),
            None => value().ok_or(finding)?.kind,
        };
        let read = Expr { kind, span };
        self.count_nodes(n_nodes(&read), span)?;
        Ok(read)
    }
}

/// What the factorial of the argument stands for; None where that is not read.
pub(super) fn factorial(argument: &Expr) -> Option<Expr> {
    if letters(argument).is_empty() {
        let n = whole_value(argument).filter(|n| (0..=MAX_FACTORIAL).contains(n))?;
        return Some(number(&Rational::from(product_of(1, n))));
    }
    let Linear { mut added, letters } = Linear::of(argument)?;
    let is_positive = letters.values().any(|times| *times > 0);
    let mut base = base_of(&letters);
    if !is_positive {
        // `(5-k)!` goes down: it stays as it is.
        base = difference(whole(added), negated(&base)?);
        added = 0;
    }
    if added.abs() > MAX_FACTORS {
        return None;
    }
    let plain = variable(name_of(&base));
    let factor = |i: i64| match i {
        0 => base.clone(),
        i if i > 0 => sum(base.clone(), whole(i)),
        i => difference(base.clone(), whole(-i)),
    };
    Some(match added {
        0 => plain,
        i if i > 0 => (1..=i).map(factor).fold(plain, |all, next| product(next, all)),
        i => quotient(plain, (i + 1..=0).rev().map(factor).reduce(product)?),
    })
}

/// What `n` over `k` stands for.
fn coefficient(n: &Expr, k: &Expr) -> Option<Expr> {
    if letters(k).is_empty() {
        let chosen = whole_value(k).filter(|k| *k >= 0)?;
        if letters(n).is_empty() {
            let all = whole_value(n).filter(|n| (0..=MAX_CHOICES).contains(n))?;
            let value = if chosen > all { BigInt::from(0) } else { choices(all, chosen) };
            return Some(number(&Rational::from(value)));
        }
        if chosen > MAX_FACTORS {
            return None;
        }
        let factor = |i: i64| if i == 0 { n.clone() } else { difference(n.clone(), whole(i)) };
        let above = (0..chosen).map(factor).reduce(product).unwrap_or_else(|| whole(1));
        return Some(quotient(above, number(&Rational::from(product_of(1, chosen)))));
    }
    let rest = difference(n.clone(), k.clone());
    Some(quotient(factorial(n)?, product(factorial(k)?, factorial(&rest)?)))
}

/// `from · (from + 1) · … · to`, 1 where that is empty.
fn product_of(from: i64, to: i64) -> BigInt {
    (from..=to).fold(BigInt::one(), |all, next| all * next)
}

/// How many ways there are to choose `k` of `n`.
pub(super) fn choices(n: i64, k: i64) -> BigInt {
    product_of(n - k + 1, n) / product_of(1, k)
}

/// A sum of letters, each as often as it stands there, and a number.
#[derive(Default)]
struct Linear {
    added: i64,
    letters: BTreeMap<String, i64>,
}

impl Linear {
    fn of(expr: &Expr) -> Option<Linear> {
        let mut all = Linear::default();
        all.add(expr, 1)?;
        all.letters.retain(|_, times| *times != 0);
        (!all.letters.is_empty()).then_some(all)
    }

    fn add(&mut self, expr: &Expr, times: i64) -> Option<()> {
        match &expr.kind {
            ExprKind::Variable(name) if !name.ends_with(SIGN) => {
                let known = self.letters.entry(name.clone()).or_insert(0);
                *known = known.checked_add(times).filter(|n| n.abs() <= MAX_FACTORS)?;
            }
            ExprKind::Neg(a) => self.add(a, -times)?,
            ExprKind::Add(a, b) => {
                self.add(a, times)?;
                self.add(b, times)?;
            }
            ExprKind::Sub(a, b) => {
                self.add(a, times)?;
                self.add(b, -times)?;
            }
            ExprKind::Mul(a, b) if letters(a).is_empty() => {
                let factor = whole_value(a).filter(|n| n.abs() <= MAX_FACTORS)?;
                self.add(b, times.checked_mul(factor)?)?;
            }
            _ => {
                let own = whole_value(expr).filter(|n| n.abs() <= MAX_CHOICES)?;
                self.added = self.added.checked_add(times.checked_mul(own)?)?;
            }
        }
        Some(())
    }
}

/// The letters in one order: those that are added first.
fn base_of(letters: &BTreeMap<String, i64>) -> Expr {
    let term = |(name, times): (&String, &i64)| match times.abs() {
        1 => variable(name.clone()),
        n => product(whole(n), variable(name.clone())),
    };
    let added = letters.iter().filter(|(_, times)| **times > 0).map(term).reduce(sum);
    let taken: Vec<Expr> = letters.iter().filter(|(_, times)| **times < 0).map(term).collect();
    match added {
        Some(added) => taken.into_iter().fold(added, difference),
        None => taken.into_iter().map(negative).reduce(sum).unwrap_or_else(|| whole(0)),
    }
}

/// `k` of `-k`.
fn negated(expr: &Expr) -> Option<Expr> {
    match &expr.kind {
        ExprKind::Neg(inside) => Some((**inside).clone()),
        ExprKind::Add(a, b) => Some(sum(negated(a)?, negated(b)?)),
        _ => None,
    }
}

/// The name under which the factorial of this expression is a letter.
pub(super) fn name_of(argument: &Expr) -> String {
    let printed = print_expr(argument);
    let is_one = matches!(argument.kind, ExprKind::Variable(_) | ExprKind::Number(_));
    if is_one { format!("{printed}{SIGN}") } else { format!("({printed}){SIGN}") }
}

/// What the factorial of this name is taken of: `n - k` of `(n-k)!`. None for every other name.
pub fn factorial_argument(name: &str) -> Option<Expr> {
    let inside = name.strip_suffix(SIGN).filter(|inside| !inside.is_empty())?;
    match parse(inside).statement? {
        Statement::Expr(argument) => Some(argument),
        _ => None,
    }
}

/// The statement with what stands above and below in a quotient of factorials cancelled.
pub(super) fn cancelled(statement: Statement) -> Statement {
    let has_factorial = super::ast::variables(&statement).iter().any(|name| name.ends_with(SIGN));
    if has_factorial { replaced_in(&statement, &without_common) } else { statement }
}

/// A product or quotient without the factorials that stand in it both above and below.
fn without_common(expr: &Expr) -> Option<Expr> {
    if !matches!(expr.kind, ExprKind::Mul(..) | ExprKind::Div(..)) {
        return None;
    }
    let (mut above, mut below) = (Vec::new(), Vec::new());
    factors(expr, &mut above, &mut below);
    let is_factorial = |factor: &Expr| matches!(&factor.kind, ExprKind::Variable(name) if name.ends_with(SIGN));
    let mut found = false;
    let mut at = 0;
    while at < above.len() {
        match below.iter().position(|other| is_factorial(above[at]) && *other == above[at]) {
            Some(other) => {
                found = true;
                above.remove(at);
                below.remove(other);
            }
            None => at += 1,
        }
    }
    let joined = |factors: Vec<&Expr>| factors.into_iter().map(|one| replaced(one, &without_common)).reduce(product);
    found.then(|| {
        let top = joined(above).unwrap_or_else(|| whole(1));
        let whole = match joined(below) {
            Some(bottom) => quotient(top, bottom),
            None => top,
        };
        Expr { span: expr.span, ..whole }
    })
}

fn factors<'e>(expr: &'e Expr, above: &mut Vec<&'e Expr>, below: &mut Vec<&'e Expr>) {
    match &expr.kind {
        ExprKind::Mul(a, b) => {
            factors(a, above, below);
            factors(b, above, below);
        }
        ExprKind::Div(a, b) => {
            factors(a, above, below);
            factors(b, below, above);
        }
        _ => above.push(expr),
    }
}

/// `C(n,k)` at the head of `text`: whether it chooses and is no point of the name C. `is_behind_sign`: an operation or a
/// relation stands before it.
pub(super) fn is_choice(text: &str, is_behind_sign: bool) -> bool {
    let Some(inside) = text.strip_prefix("C(") else { return false };
    let Some((inside, behind)) = inside.split_once(')') else { return false };
    let Some((n, k)) = inside.split_once([',', ';']) else { return false };
    let is_plain = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "+-−_ ".contains(c))
    };
    let touches = behind.starts_with(|c: char| c.is_alphabetic() || c == '(');
    let behind = behind.trim_start();
    let goes_on = touches || behind.starts_with(|c: char| "=+-−–*·×⋅/÷^≈".contains(c)) || behind.starts_with("\\cdot");
    is_plain(n) && is_plain(k) && (goes_on || is_behind_sign)
}

/// `6C2`, `⁶C₂`, `_6C_2` at the head of `text`: the two numbers and the bytes of it.
pub(super) fn numbers_of_choice(text: &str) -> Option<(usize, [String; 2])> {
    let plain: fn(char) -> Option<char> = |c| c.is_ascii_digit().then_some(c);
    let raised: fn(char) -> Option<char> = |c| super::characters::superscript(c).filter(char::is_ascii_digit);
    let lowered: fn(char) -> Option<char> =
        |c| ('₀'..='₉').contains(&c).then(|| char::from_digit(c as u32 - '₀' as u32, 10)).flatten();
    let run = |text: &str, read: fn(char) -> Option<char>| -> Option<(usize, String)> {
        let digits: String = text.chars().map_while(read).collect();
        let n_bytes = text.chars().take(digits.len()).map(char::len_utf8).sum();
        (!digits.is_empty()).then_some((n_bytes, digits))
    };
    let braced = |text: &str| -> Option<(usize, String)> {
        let behind = text.strip_prefix('_')?;
        match behind.strip_prefix('{') {
            Some(inside) => run(inside, plain)
                .filter(|(n_bytes, _)| inside[*n_bytes..].starts_with('}'))
                .map(|(n_bytes, digits)| (n_bytes + 3, digits)),
            None => run(behind, plain).map(|(n_bytes, digits)| (n_bytes + 1, digits)),
        }
    };
    let (n_first, first) = run(text, plain).or_else(|| run(text, raised)).or_else(|| braced(text))?;
    let behind = text[n_first..].strip_prefix('C')?;
    let (n_second, second) = run(behind, plain).or_else(|| run(behind, lowered)).or_else(|| braced(behind))?;
    let ends = !behind[n_second..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_'));
    ends.then_some((n_first + 1 + n_second, [first, second]))
}

#[cfg(test)]
mod tests {
    use super::super::{exact_value, parse, parse_with_functions, print};
    use super::*;
    use crate::notation::{Functions, latex, unicode};

    #[test]
    fn numbers_are_worked_out() {
        let check = |text: &str, wanted: i64| {
            let Some(Statement::Expr(expr)) = parse(text).statement else { panic!("{text}: {:?}", parse(text)) };
            assert_eq!(exact_value(&expr), Some(Rational::from_integer(wanted.into())), "{text}");
        };
        for (text, wanted) in [
            ("5!", 120),
            ("0!", 1),
            ("2·3!", 12),
            ("-3!", -6),
            ("3!^2", 36),
            ("2^3!", 64),
            ("(2+1)!", 6),
            ("6!/(2!4!)", 15),
            (r"\frac{7!}{5!}", 42),
            (r"\binom{5}{2}", 10),
            (r"\binom53", 10),
            ("C(6,2) + 1", 16),
            ("6C2", 15),
            ("⁶C₂", 15),
            ("{}_6C_2", 15),
            ("2·_{6}C_{2}", 30),
            (r"\binom{3}{5}", 0),
            (r"3\binom{4}{2}2^2", 72),
        ] {
            check(text, wanted);
        }
    }

    #[test]
    fn letters_are_written_by_one_factorial() {
        let check = |text: &str, wanted: &str| {
            let read = |text: &str| parse(text).statement.unwrap_or_else(|| panic!("{text}: {:?}", parse(text)));
            assert_eq!(print(&read(text)), print(&read(wanted)), "{text}");
            let printed = read(text);
            for printed in [print(&printed), unicode(&printed), latex(&printed)] {
                assert_eq!(print(&read(&printed)), print(&read(text)), "{printed}");
            }
        };
        check("n!/(n-1)!", "n");
        check("(n+1)!/n!", "n+1");
        check("(n+2)!/(n!(n+1))", "(n+2)(n+1)/(n+1)");
        check("n!/(n-2)! = 20", "n(n-1) = 20");
        check(r"\frac{(n+1)!}{(n-1)!}", "(n+1)n");
        check("(2n)!/(2n-1)!", "2n");
        check(r"\binom{n}{2}", "n(n-1)/2");
        check(r"\binom{n}{k}", "n!/(k!(n-k)!)");
        check("(k-n)!/(-n+k)!", "1");
        check("n! = n(n-1)!", "n! = n(n!/n)");
        check("s_2! = 2x", "s_2! = 2x");
        check("y^Σ2", "y^Σ_2");
    }

    #[test]
    fn what_has_no_factorial_is_refused() {
        let check = |text: &str, wanted: What| {
            let found: Vec<What> = parse(text).findings.into_iter().map(|finding| finding.what).collect();
            assert_eq!(found, [wanted], "{text}");
        };
        for text in ["171!", "(-1)!", "2.5!", "(n^2)!", "n!!", "(n+99)!", "99999999999999999999!"] {
            check(text, What::Factorial);
        }
        for text in [r"\binom{5}{-1}", r"\binom{1/2}{2}", r"\binom{n}{99}", r"\binom{2000}{3}"] {
            check(text, What::Binomial);
        }
        for text in ["C(6,2)", "A(1,2), C(6,2)", "x != 3", "5 != 3"] {
            assert!(!parse(text).findings.iter().any(|finding| matches!(finding.what, What::Binomial)), "{text}");
        }
    }

    #[test]
    fn short_forms_stay_as_they_are_written_where_they_are_drawn() {
        let written = Functions::default().as_written();
        for (text, tex, plain) in [
            ("5! = 120", "5! = 120", "5! = 120"),
            ("n!/(n-1)!", r"\frac{n!}{\left(n - 1\right)!}", "n!/(n − 1)!"),
            (r"\binom{n}{k}", r"\binom{n}{k}", "C(n,k)"),
            ("Σ_(k=1)^5 (2k+1)", r"\sum_{k=1}^{5}\left(2k + 1\right)", "Σ_{k=1}^{5}(2k + 1)"),
            (r"\sum_{k=0}^{\infty} x^k", r"\sum_{k=0}^{\infty}\left(x^{k}\right)", "Σ_{k=0}^{∞}(xᵏ)"),
        ] {
            let statement = parse_with_functions(text, &written).statement.expect(text);
            assert_eq!(latex(&statement), tex);
            if !plain.contains('ᵏ') {
                assert_eq!(unicode(&statement), plain);
            }
        }
    }
}
