//! The moves that everybody makes: how a line that follows came of one above it.
//!
//! An equal solution set says that a line is true, not how it was got. Where one of these moves gives the line, nothing
//! is left to doubt: both sides rewritten, the same added to both, both multiplied by the same, squared or their roots
//! taken, a product of zero taken apart, one case or one equation of several, a value put in, a sum of equations, the
//! letter's value itself. A number that both sides were scaled by is a move's where it clears denominators or divides
//! out what is common, so that `13z = 0` does not come of `-5z = 0`. What this finds no move for may be sound all the same.

use super::budget::{Budget, Stop};
use super::expressions::is_same;
use super::normal_form::{Domain, Fraction, fraction};
use super::plus_minus::as_cases;
use super::polynomial::Polynomial;
use super::premises::Premises;
use super::scale::{is_plain_scale, is_whole};
use super::sums_of_equations::is_small_sum;
use super::surd::Surd;
use super::taken_apart::{is_between_numbers, takes_logarithms, takes_size_apart};
use super::trees::letters_of;
use crate::notation::{self, Expr, ExprKind, Rel, Statement, equation_sides as sides, variables};

/// Lines above that are looked at, the latest first.
const MAX_LINES: usize = 12;

/// Exponents that both sides are raised to.
const POWERS: std::ops::RangeInclusive<u32> = 2..=4;

/// Whether a move that everybody makes gives `line`, which follows, of one of the lines `above` or of two.
pub fn is_known_move(premises: &Premises, above: &[Statement], line: &Statement) -> bool {
    if variables(line).is_empty() {
        return true;
    }
    let budget = Budget::assuming(super::assumed::Assumed::of(premises));
    let search = Search { budget: &budget };
    search.is_known(&premises.lines(above), line).unwrap_or(false)
}

/// Whether two lines of relations have the same sides, each in its place or both the other way round.
pub fn has_same_sides(one: &Statement, other: &Statement) -> bool {
    let (one, other) = (all_sides(one), all_sides(other));
    let budget = Budget::new();
    let is_same = |a: &[&Expr], b: &[&Expr]| a.iter().zip(b).all(|(a, b)| is_same(a, b, &budget) == Ok(true));
    let turned: Vec<&Expr> = other.iter().rev().copied().collect();
    !one.is_empty() && one.len() == other.len() && (is_same(&one, &other) || is_same(&one, &turned))
}

fn all_sides(chain: &Statement) -> Vec<&Expr> {
    match chain {
        Statement::Chain(first, rest) => std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect(),
        _ => Vec::new(),
    }
}

struct Search<'b> {
    budget: &'b Budget,
}

type Found = Result<bool, Stop>;

/// Left side, right side.
type Sides<'e> = [&'e Expr; 2];

impl Search<'_> {
    fn is_known(&self, above: &[Statement], line: &Statement) -> Found {
        let line = as_cases(line)?;
        let latest = above.iter().rev().take(MAX_LINES);
        let above: Vec<Statement> = latest.map(as_cases).collect::<Result<_, _>>()?;
        for earlier in &above {
            if self.gives(earlier, &line)? {
                return Ok(true);
            }
        }
        let mut parts: Vec<&Statement> = Vec::new();
        above.iter().for_each(|statement| flatten(statement, &mut parts));
        let each = match &line {
            Statement::And(each) => each.as_slice(),
            one => std::slice::from_ref(one),
        };
        all(each, |part| self.comes_of_several(&parts, part))
    }

    /// Whether one statement gives another.
    fn gives(&self, earlier: &Statement, line: &Statement) -> Found {
        match (earlier, line) {
            (Statement::Expr(earlier) | Statement::At(earlier, _), Statement::Expr(line)) => {
                is_same(earlier, line, self.budget)
            }
            (Statement::At(_, values), Statement::Chain(..)) => {
                let is_at = |(letter, known): &(String, Expr)| value_of(line) == Some((letter, known));
                Ok(values.iter().any(is_at))
            }
            (Statement::Expr(earlier), Statement::Chain(..)) => {
                all(&all_sides(line), |side| is_same(earlier, side, self.budget))
            }
            (Statement::Or(any), Statement::Or(each)) => all(each, |part| self.some_gives(any, part)),
            (Statement::And(several), Statement::And(each)) => all(each, |part| self.some_gives(several, part)),
            (Statement::Or(several) | Statement::And(several), line) => self.some_gives(several, line),
            (Statement::Chain(..), Statement::Or(parts) | Statement::And(parts)) => self.is_taken_apart(earlier, parts),
            (Statement::Chain(..), Statement::Chain(..)) => self.gives_relation(earlier, line),
            _ => Ok(false),
        }
    }

    fn some_gives(&self, several: &[Statement], line: &Statement) -> Found {
        any(several, |earlier| self.gives(earlier, line))
    }

    /// `A B = 0` to `A = 0 or B = 0`, `A^2 = r^2` and `|A| = r` to `A = r or A = -r`, and any equation to its answers.
    fn is_taken_apart(&self, earlier: &Statement, parts: &[Statement]) -> Found {
        let is_answer = |part: &Statement| is_value(part) || is_between_numbers(part);
        if parts.iter().all(is_answer) || self.is_size_taken_apart(earlier, parts)? {
            return Ok(true);
        }
        let Some(sides) = sides(earlier) else {
            // `a < b < c` says `a < b and b < c`.
            return all(parts, |part| any(&links(earlier), |link| self.gives_relation(link, part)));
        };
        let Some(parts) = parts.iter().map(self::sides).collect::<Option<Vec<_>>>() else {
            return Ok(false);
        };
        let values = [self.value(sides[0])?, self.value(sides[1])?];
        if let ([a, b], [left, right]) = (parts.as_slice(), &values) {
            let square = |of: &Expr| -> Result<Fraction, Stop> { self.power(&self.value(of)?, 2) };
            let opposite = self.is_equal(&self.value(a[1])?, &self.value(b[1])?.negated())?;
            let (same_left, of_left, of_right) = (is_same(a[0], b[0], self.budget)?, square(a[0])?, square(a[1])?);
            if same_left && opposite {
                let squared = [self.power(left, 2)?, self.power(right, 2)?];
                let is_root = self.is_equal(left, &of_left)? && self.is_equal(right, &of_right)?;
                let is_size = self.is_equal(&squared[0], &of_left)? && self.is_equal(&squared[1], &of_right)?;
                if is_root || is_size {
                    return Ok(true);
                }
            }
        }
        let Some(product) = values.iter().find(|_| values.iter().any(|side| side.numerator.is_zero())) else {
            return Ok(false);
        };
        let product = if product.numerator.is_zero() { &values[1] } else { product };
        let mut together = Polynomial::one();
        for part in &parts {
            together = together.times(&self.difference(part)?.numerator, self.budget)?;
        }
        Ok(together.constant_ratio(&product.numerator)?.is_some())
    }

    fn gives_relation(&self, earlier: &Statement, line: &Statement) -> Found {
        let (links, own) = (links(earlier), links(line));
        if is_value(line)
            || is_between_numbers(line)
            || self.is_size_taken_apart(earlier, std::slice::from_ref(line))?
        {
            return Ok(true);
        }
        if own.len() > 1 && own.len() != links.len() {
            return self.is_chain_of(earlier, line);
        }
        if own.len() == 1 {
            return any(&links, |link| self.gives_link(link, &own[0]));
        }
        let pairs: Vec<(&Statement, &Statement)> = links.iter().zip(&own).collect();
        all(&pairs, |(link, own)| self.gives_link(link, own))
    }

    /// `|A| < r` to `-r < A < r`, `|A| > r` to `A > r or A < -r`.
    fn is_size_taken_apart(&self, earlier: &Statement, parts: &[Statement]) -> Found {
        let Some(size) = link(earlier) else { return Ok(false) };
        let links: Vec<Statement> = parts.iter().flat_map(links).collect();
        takes_size_apart(size, &links.iter().filter_map(link).collect::<Vec<_>>(), self.budget)
    }

    /// `x = a = b`: the first pair comes of the line above, the others are the same in other words.
    fn is_chain_of(&self, earlier: &Statement, line: &Statement) -> Found {
        let Statement::Chain(first, rest) = line else { return Ok(false) };
        if rest.iter().any(|(rel, _)| *rel != Rel::Eq) {
            return Ok(false);
        }
        let rewritten = all(&rest.windows(2).collect::<Vec<_>>(), |pair| is_same(&pair[0].1, &pair[1].1, self.budget))?;
        let head = Statement::Chain(first.clone(), rest[..1].to_vec());
        Ok(rewritten && self.gives_relation(earlier, &head)?)
    }

    fn gives_link(&self, earlier: &Statement, line: &Statement) -> Found {
        let (Some((rel, [a, b])), Some((own, sides))) = (link(earlier), link(line)) else { return Ok(false) };
        if (rel == Rel::Eq) != (own == Rel::Eq) {
            return Ok(false);
        }
        if rel == Rel::Eq && takes_logarithms([a, b], sides, self.budget)? {
            return Ok(true);
        }
        let (Ok(a), Ok(b)) = (self.value(a), self.value(b)) else {
            return Ok(is_same(a, sides[0], self.budget)? && is_same(b, sides[1], self.budget)?);
        };
        let own = [self.value(sides[0])?, self.value(sides[1])?];
        Ok(self.is_done_to_sides([&a, &b], &own)?
            || self.is_done_to_sides([&b, &a], &own)?
            || self.is_scaled_difference(&[a, b], &own)?)
    }

    /// Both sides are what they were, or times the same, or raised to the same power, or roots of what they were.
    fn is_done_to_sides(&self, [a, b]: [&Fraction; 2], [left, right]: &[Fraction; 2]) -> Found {
        let both = |a: &Fraction, b: &Fraction, left: &Fraction, right: &Fraction| -> Found {
            Ok(self.is_equal(a, left)? && self.is_equal(b, right)?)
        };
        if both(a, b, left, right)? {
            return Ok(true);
        }
        let is_zero = [a, b, left, right].map(|side| side.numerator.is_zero());
        if !is_zero.contains(&true) && self.is_equal(&left.times(b, self.budget)?, &right.times(a, self.budget)?)? {
            return self.is_multiplied([a, b], [left, right]);
        }
        for exponent in POWERS {
            if both(&self.power(a, exponent)?, &self.power(b, exponent)?, left, right)?
                || both(&self.power(left, exponent)?, &self.power(right, exponent)?, a, b)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether what both sides were multiplied by is a number that a solver would choose, or has no letter below its line:
    /// dividing by `x - 9` loses what makes it zero, whether or not something else keeps that. Among several letters one
    /// may be divided by.
    fn is_multiplied(&self, [a, b]: [&Fraction; 2], [left, right]: [&Fraction; 2]) -> Found {
        let top = left.numerator.times(&a.denominator, self.budget)?;
        let bottom = a.numerator.times(&left.denominator, self.budget)?;
        if let Some(factor) = top.constant_ratio(&bottom)? {
            let (given, made) = (self.minus(a, b)?, self.minus(left, right)?);
            return Ok(is_plain_scale(&factor, &given.numerator, &made.numerator, false) || is_whole(&factor));
        }
        let n_letters = bottom.symbols().union(&top.symbols()).count();
        Ok(n_letters > 1 || top.over(&bottom, self.budget)?.is_some())
    }

    /// The differences of sides are the same but for a sign, a plain scale, or denominators that were cleared.
    fn is_scaled_difference(&self, given: &[Fraction; 2], own: &[Fraction; 2]) -> Found {
        let is_against_zero = [given, own].iter().all(|sides| sides.iter().any(|side| side.numerator.is_zero()));
        let (given, own) = (self.minus(&given[0], &given[1])?, self.minus(&own[0], &own[1])?);
        let is_plain = |ratio: &Surd| is_plain_scale(ratio, &given.numerator, &own.numerator, is_against_zero);
        let across = own.numerator.times(&given.denominator, self.budget)?;
        let ratio = across.constant_ratio(&given.numerator.times(&own.denominator, self.budget)?)?;
        if let Some(ratio) = ratio {
            return Ok(is_plain(&ratio));
        }
        if own.denominator.as_constant().is_none() || given.denominator.as_constant().is_some() {
            return Ok(false);
        }
        if let Some(ratio) = own.numerator.constant_ratio(&given.numerator)? {
            return Ok(is_plain(&ratio));
        }
        // The common denominator was smaller than the product of all.
        let rest = given.numerator.over(&own.numerator, self.budget)?;
        Ok(rest.map(|rest| given.denominator.over(&rest, self.budget)).transpose()?.flatten().is_some())
    }

    /// A value put in, or a sum of two equations.
    fn comes_of_several(&self, parts: &[&Statement], line: &Statement) -> Found {
        if self.is_put_in(parts, line)? {
            return Ok(true);
        }
        let Some(own) = sides(line) else { return Ok(false) };
        let equations = parts.iter().filter_map(|part| sides(part)).map(|sides| self.difference(&sides));
        let equations: Vec<Polynomial> = equations.filter_map(Result::ok).map(|sides| sides.numerator).collect();
        is_small_sum(&equations, &self.difference(&own)?.numerator, self.budget)
    }

    /// What stands above with letters replaced by what they are equal to.
    fn is_put_in(&self, parts: &[&Statement], line: &Statement) -> Found {
        let known: Vec<(&str, &Expr)> = parts.iter().filter_map(|part| value_of(part)).collect();
        let put_in = |part: &Statement, known: &[(&str, &Expr)]| {
            let value =
                |name: &str| known.iter().find(|(letter, _)| *letter == name).map(|(_, value)| (*value).clone());
            matches!(part, Statement::Chain(..)).then(|| notation::statement_with_values(part, &value))
        };
        for part in parts.iter().filter(|part| value_of(part).is_none_or(|(_, value)| !letters_of(value).is_empty())) {
            for one in &known {
                let is_itself = value_of(part).is_some_and(|own| own == *one);
                if let Some(made) = put_in(part, &[*one]).filter(|_| !is_itself)
                    && self.gives_relation(&made, line) == Ok(true)
                {
                    return Ok(true);
                }
            }
            let numbers: Vec<(&str, &Expr)> =
                known.iter().filter(|(_, value)| letters_of(value).is_empty()).copied().collect();
            if numbers.len() > 1
                && let Some(made) = put_in(part, &numbers)
                && self.gives_relation(&made, line) == Ok(true)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn value(&self, expr: &Expr) -> Result<Fraction, Stop> {
        fraction(expr, &mut Domain::default(), self.budget)
    }

    fn difference(&self, sides: &Sides) -> Result<Fraction, Stop> {
        self.minus(&self.value(sides[0])?, &self.value(sides[1])?)
    }

    fn minus(&self, left: &Fraction, right: &Fraction) -> Result<Fraction, Stop> {
        left.minus(right, self.budget)
    }

    fn is_equal(&self, a: &Fraction, b: &Fraction) -> Found {
        Ok(a.numerator.times(&b.denominator, self.budget)? == b.numerator.times(&a.denominator, self.budget)?)
    }

    fn power(&self, of: &Fraction, exponent: u32) -> Result<Fraction, Stop> {
        Ok(Fraction {
            numerator: of.numerator.power(exponent, self.budget)?,
            denominator: of.denominator.power(exponent, self.budget)?,
        })
    }
}

fn all<T>(of: &[T], holds: impl Fn(&T) -> Found) -> Found {
    of.iter().try_fold(true, |so_far, item| Ok(so_far && holds(item)?))
}

fn any<T>(of: &[T], holds: impl Fn(&T) -> Found) -> Found {
    of.iter().try_fold(false, |so_far, item| Ok(so_far || holds(item)?))
}

fn flatten<'s>(statement: &'s Statement, parts: &mut Vec<&'s Statement>) {
    match statement {
        Statement::And(several) => several.iter().for_each(|part| flatten(part, parts)),
        one => parts.push(one),
    }
}

/// The relations of a chain, each alone.
fn links(chain: &Statement) -> Vec<Statement> {
    let Statement::Chain(first, rest) = chain else { return Vec::new() };
    let lefts = std::iter::once(first).chain(rest.iter().map(|(_, side)| side));
    lefts.zip(rest).map(|(left, right)| Statement::Chain(left.clone(), vec![right.clone()])).collect()
}

fn link(statement: &Statement) -> Option<(Rel, Sides<'_>)> {
    match statement {
        Statement::Chain(left, rest) => match rest.as_slice() {
            [(rel, right)] => Some((*rel, [left, right])),
            _ => None,
        },
        _ => None,
    }
}

/// Letter and value of `x = ...` or `... = x`, the value without the letter.
fn value_of(statement: &Statement) -> Option<(&str, &Expr)> {
    let sides = sides(statement)?;
    let named = |[letter, value]: Sides<'_>| match &letter.kind {
        ExprKind::Variable(name) => !letters_of(value).contains(name),
        _ => false,
    };
    let [letter, value] = [sides, [sides[1], sides[0]]].into_iter().find(|sides| named(*sides))?;
    match &letter.kind {
        ExprKind::Variable(name) => Some((name, value)),
        _ => None,
    }
}

/// Whether the line says what a letter is, or where it lies.
fn is_value(line: &Statement) -> bool {
    match link(line) {
        Some((Rel::Eq, _)) => value_of(line).is_some(),
        Some((_, [left, right])) => {
            let is_alone = |a: &Expr, b: &Expr| matches!(a.kind, ExprKind::Variable(_)) && letters_of(b).is_empty();
            is_alone(left, right) || is_alone(right, left)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    /// Whether a move is found for `line` below the lines of `above`, the problem first.
    fn check(above: &str, line: &str, wanted: bool) {
        let read = |text: &str| parse(text).statement.expect("the line parses");
        let lines: Vec<Statement> = above.split("; ").map(read).collect();
        let premises = Premises::of(&lines[0]);
        assert_eq!(is_known_move(&premises, &lines[1..], &read(line)), wanted, "{above} -> {line}");
    }

    #[test]
    fn moves_on_both_sides() {
        check("3(x+2) = 15", "3x+6 = 15", true);
        check("3(x+2) = 15", "15 = 3x+6", true);
        check("3x+6 = 15", "3x = 9", true);
        check("3x+6 = 15", "3x+6-6 = 15-6", true);
        check("3x = 9", "x = 3", true);
        check("-11x = -88", "-17x = -136", false);
        check("2x/3 = 4", "2x = 12", true);
        check("3x/4 = 9/2", "x/4 = 3/2", true);
        check("3x = 9", "3x/3 = 9/3", true);
        check("3x+6 = 15", "x+2 = 5", true);
        check("x/2+x/3 = 5", "6(x/2+x/3) = 6*5", true);
        check("x/2+x/3 = 5", "3x+2x = 30", true);
        check("n/(n+3) = 2/5", "5n = 2(n+3)", true);
        check("1/x + 1/(2x) = 3", "2+1 = 6x", true);
        check("-4a >= 12", "a <= -3", true);
        check("-4a >= 12", "-4a/-4 <= 12/-4", true);
        check("-3 < 2x+1 < 7", "-4 < 2x < 6", true);
        check("sqrt(x+1)+1 = sqrt(x+6)", "(sqrt(x+1)+1)^2 = (sqrt(x+6))^2", true);
        check("(sqrt(x+1)+1)^2 = (sqrt(x+6))^2", "x+1+2sqrt(x+1)+1 = x+6", true);
        check("V = pi r^2 h", "h = V/(pi r^2)", true);
        check("2x+3y = 6", "3y = 6-2x", true);
        check("x^2+6x = 7", "x^2+6x+9 = 7+9", true);
    }

    #[test]
    fn cases_values_and_sums() {
        check("x(3x-2) = 0", "x = 0 or 3x-2 = 0", true);
        check("2x(3x-2) = 0", "2x = 0 or 3x-2 = 0", true);
        check("(x-3)^2 = 4", "x-3 = ±2", true);
        check("|2x-1| = 5", "2x-1 = 5 or 2x-1 = -5", true);
        check("x-3 = ±2", "x-3 = 2", true);
        check("7q-3 = 0 or 7q+3 = 0", "7q = -3", true);
        check("x^2-5x+6 = 0", "x = 2 or x = 3", true);
        check("2x+y = 7 and x-y = 2", "3x = 9", true);
        check("2x+y = 7 and x-y = 2; x = 3", "2*3+y = 7", true);
        check("2x+y = 7 and y = x-2", "2x+(x-2) = 7", true);
        check("2x+y = 7 and y = x-2; 2x+(x-2) = 7", "3x-2 = 7", true);
        check("2(a+b)-b", "2a+b", true);
        check("2(a+b)-b", "2a+2b-b = 2a+b", true);
    }

    #[test]
    fn luck_is_no_move() {
        check("3k+8 = 7k+8", "10k+8 = 8", false);
        check("-4k = 0", "10k = 0", false);
        check("5(m-2) = 3(m-2)", "8(m-2) = 0", false);
        check("x/4+x/3 = 0", "2x/7 = 0", false);
        check("9t-2t = 0", "11t = 0", false);
        check("2t = 6t", "7t = 2t", false);
        check("(x+4)(1-x) = 6", "x+4 = 6 or 1-x = 6", false);
        check("2x+y = 7 and x-y = 2", "7x = 20.5+y/2", false);
        check("x+1 = 16x+1", "x+1 = 1-16x", false);
        // The factor that was divided out has the root that is left.
        check("(c+2)(c-5) = 7(c-5)", "c+2 = 7", false);
        check("(c+2)(c-5) = 7(c-5)", "(c+2)(c-5)/(c-5) = 7(c-5)/(c-5)", false);
    }
}
