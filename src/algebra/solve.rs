//! The exact solution set of a statement in one letter.
//!
//! Every relation becomes the sign chart of one fraction, cut down to where both sides have a value. Absolute values
//! split the line where their inside changes sign. A root is taken out by sign and power: `U + V sqrt(A) = 0` exactly where
//! `U^2 = V^2 A`, `U V <= 0` and `A >= 0`, and likewise for the inequalities, which keeps out the roots that squaring
//! alone would add. "And", "or" and chains are set operations.

use super::budget::{Budget, Stop};
use super::evaluate::relates;
use super::exponential_signs::{Reduced, reduced};
use super::logarithms::approximation;
use super::monomial::Symbol;
use super::normal_form::{Domain, fraction};
use super::polynomial::Polynomial;
use super::realset::RealSet;
use super::roots::real_roots;
use super::surd::Surd;
use crate::notation::{Expr, Rel, Statement};
use std::cmp::Ordering;

/// The numbers that make `statement` true when put in for `letter`, of those that the letter may be. There is no
/// plus-minus in it.
///
/// # Errors
/// [`Stop::OutOfReach`] for an expression alone, for other letters, and for roots that are no [`Surd`].
pub(super) fn solutions(statement: &Statement, letter: &str, budget: &Budget) -> Result<RealSet, Stop> {
    let all = all_solutions(statement, letter, budget)?;
    match budget.assumed.range(letter) {
        Some(range) => all.intersection(range),
        None => Ok(all),
    }
}

/// The same whatever the letter may be.
pub(super) fn all_solutions(statement: &Statement, letter: &str, budget: &Budget) -> Result<RealSet, Stop> {
    match statement {
        Statement::Expr(_) | Statement::At(..) => Err(Stop::OutOfReach),
        Statement::Always => Ok(RealSet::everything()),
        Statement::Never => Ok(RealSet::empty()),
        Statement::Chain(first, rest) => {
            let mut all = RealSet::everything();
            let mut left = first;
            for (rel, right) in rest {
                let link = match relation(left, *rel, right, letter, budget) {
                    // A side that never has a value is never in the relation.
                    Err(Stop::Undefined) => RealSet::empty(),
                    link => link?,
                };
                all = all.intersection(&link)?;
                left = right;
            }
            Ok(all)
        }
        Statement::And(parts) => parts
            .iter()
            .try_fold(RealSet::everything(), |all, part| all.intersection(&all_solutions(part, letter, budget)?)),
        Statement::Or(parts) => {
            parts.iter().try_fold(RealSet::empty(), |any, part| any.union(&all_solutions(part, letter, budget)?))
        }
    }
}

fn relation(left: &Expr, rel: Rel, right: &Expr, letter: &str, budget: &Budget) -> Result<RealSet, Stop> {
    let letter = Symbol::Variable(letter.into());
    let mut domain = Domain::default();
    let difference = fraction(left, &mut domain, budget)?.minus(&fraction(right, &mut domain, budget)?, budget)?;
    let line = Line { letter: &letter, budget };
    let signs = line.signs(&difference.numerator)?.over(&line.signs(&difference.denominator)?)?;
    signs.where_related(rel)?.intersection(&line.where_defined(&domain)?)
}

/// The numbers at which what has this domain has a value.
pub(super) fn where_defined(domain: &Domain, letter: &str, budget: &Budget) -> Result<RealSet, Stop> {
    Line { letter: &Symbol::Variable(letter.into()), budget }.where_defined(domain)
}

/// The numbers at which a polynomial in `letter` is above zero, and those at which it is below.
pub(super) fn where_signed(polynomial: &Polynomial, letter: &str, budget: &Budget) -> Result<(RealSet, RealSet), Stop> {
    let signs = Line { letter: &Symbol::Variable(letter.into()), budget }.signs(polynomial)?;
    Ok((signs.above, signs.below))
}

/// What floating point gives nearer to zero than this has a sign that it does not tell.
const MIN_VALUE: f64 = 1e-12;

/// Where a function is above, at and below zero. Where it has no value, the three say anything.
struct Signs {
    above: RealSet,
    below: RealSet,
}

impl Signs {
    fn always(order: Ordering) -> Signs {
        let set = |is_in: bool| if is_in { RealSet::everything() } else { RealSet::empty() };
        Signs { above: set(order.is_gt()), below: set(order.is_lt()) }
    }

    fn at_zero(&self) -> Result<RealSet, Stop> {
        Ok(self.above.union(&self.below)?.complement())
    }

    /// The signs of the quotient, where the divisor is not zero.
    fn over(&self, divisor: &Signs) -> Result<Signs, Stop> {
        let both = |a: &RealSet, b: &RealSet, c: &RealSet, d: &RealSet| a.intersection(b)?.union(&c.intersection(d)?);
        Ok(Signs {
            above: both(&self.above, &divisor.above, &self.below, &divisor.below)?,
            below: both(&self.above, &divisor.below, &self.below, &divisor.above)?,
        })
    }

    fn where_related(&self, rel: Rel) -> Result<RealSet, Stop> {
        let mut set = RealSet::empty();
        if relates(rel, Ordering::Greater) {
            set = set.union(&self.above)?;
        }
        if relates(rel, Ordering::Equal) {
            set = set.union(&self.at_zero()?)?;
        }
        if relates(rel, Ordering::Less) {
            set = set.union(&self.below)?;
        }
        Ok(set)
    }
}

/// The real line of one letter.
struct Line<'a> {
    letter: &'a Symbol,
    budget: &'a Budget,
}

impl Line<'_> {
    fn where_defined(&self, domain: &Domain) -> Result<RealSet, Stop> {
        let mut defined = RealSet::everything();
        for divisor in &domain.not_zero {
            defined = defined.intersection(&self.signs(divisor)?.where_related(Rel::Ne)?)?;
        }
        let not_negative = domain.not_negative.iter().map(|radicand| (radicand, Rel::Ge));
        for (part, rel) in not_negative.chain(domain.positive.iter().map(|argument| (argument, Rel::Gt))) {
            let signs = self.signs(&part.numerator)?.over(&self.signs(&part.denominator)?)?;
            defined = defined.intersection(&signs.where_related(rel)?)?;
        }
        Ok(defined)
    }

    fn signs(&self, polynomial: &Polynomial) -> Result<Signs, Stop> {
        self.budget.spend(1)?;
        if let Some(constant) = polynomial.as_constant() {
            return Ok(Signs::always(constant.sign()?));
        }
        // The outermost root or absolute value first: it is inside no other.
        let symbols = polynomial.symbols();
        let outermost = symbols.into_iter().filter(|s| s.depth() > 0).max_by_key(|s| s.depth());
        match outermost {
            None => self.signs_of_plain(polynomial),
            Some(symbol @ Symbol::Abs(inside)) => self.signs_with_abs(polynomial, symbol, inside),
            Some(symbol @ Symbol::Sqrt(inside)) => self.signs_with_root(polynomial, symbol, 2, inside),
            Some(symbol @ Symbol::Root(index, inside)) => self.signs_with_root(polynomial, symbol, *index, inside),
            Some(Symbol::Log(_) | Symbol::Power(..)) => self.signs_by_reduction(polynomial),
            Some(Symbol::Variable(_) | Symbol::Euler) => Err(Stop::OutOfReach),
        }
    }

    fn signs_of_plain(&self, polynomial: &Polynomial) -> Result<Signs, Stop> {
        let powers = polynomial.by_powers_of(self.letter);
        let coefficients: Option<Vec<Surd>> = powers.iter().map(Polynomial::as_constant).collect();
        let coefficients = coefficients.ok_or(Stop::OutOfReach)?;
        let roots = real_roots(&coefficients, self.budget)?;
        let sign_at = |at: &Surd| -> Result<Ordering, Stop> {
            self.budget.spend(coefficients.len())?;
            let value = coefficients.iter().rev().try_fold(Surd::zero(), |value, c| value.times(at)?.plus(c));
            value?.sign()
        };
        Ok(Signs {
            above: RealSet::by_sample(roots.clone(), |at| Ok(sign_at(at)?.is_gt()))?,
            below: RealSet::by_sample(roots, |at| Ok(sign_at(at)?.is_lt()))?,
        })
    }

    /// Of logarithms and exponentials.
    fn signs_by_reduction(&self, polynomial: &Polynomial) -> Result<Signs, Stop> {
        let Symbol::Variable(letter) = self.letter else { return Err(Stop::OutOfReach) };
        let roots = match reduced(polynomial, letter, self.budget)? {
            Reduced::SameAs(other, is_turned) => {
                let Signs { above, below } = self.signs(&other)?;
                return Ok(if is_turned { Signs { above: below, below: above } } else { Signs { above, below } });
            }
            Reduced::Roots(roots) => roots,
        };
        let sign_at = |at: &Surd| -> Result<Ordering, Stop> {
            if roots.contains(at) {
                return Ok(Ordering::Equal);
            }
            let value = at.to_f64().and_then(|at| approximation(polynomial, letter, at)).ok_or(Stop::OutOfReach)?;
            if value.abs() < MIN_VALUE { Err(Stop::OutOfReach) } else { Ok(value.total_cmp(&0.0)) }
        };
        Ok(Signs {
            above: RealSet::by_sample(roots.clone(), |at| Ok(sign_at(at)?.is_gt()))?,
            below: RealSet::by_sample(roots.clone(), |at| Ok(sign_at(at)?.is_lt()))?,
        })
    }

    /// `U + V |A|` is `U + V A` where `A >= 0` and `U - V A` elsewhere.
    fn signs_with_abs(&self, polynomial: &Polynomial, symbol: &Symbol, inside: &Polynomial) -> Result<Signs, Stop> {
        let (u, v) = halves(polynomial, symbol)?;
        let product = v.times(inside, self.budget)?;
        let (plus, minus) = (self.signs(&u.plus(&product)?)?, self.signs(&u.minus(&product)?)?);
        let negative = self.signs(inside)?.below;
        let joined = |plus: &RealSet, minus: &RealSet| plus.without(&negative)?.union(&minus.intersection(&negative)?);
        Ok(Signs { above: joined(&plus.above, &minus.above)?, below: joined(&plus.below, &minus.below)? })
    }

    /// `U + V R` with `R` a power of a root of this index: of an odd index it has the sign of `W = U^n + V^n R^n`. Of an
    /// even one `R` is not negative, and where `U` and `V` pull apart, the sign of `W = U^n - V^n R^n` decides between
    /// them.
    fn signs_with_root(
        &self,
        polynomial: &Polynomial,
        symbol: &Symbol,
        index: u32,
        inside: &Polynomial,
    ) -> Result<Signs, Stop> {
        let powers = polynomial.by_powers_of(symbol);
        let mut with_root = powers.iter().enumerate().skip(1).filter(|(_, part)| !part.is_zero());
        let (Some(u), Some((times, v)), None) = (powers.first(), with_root.next(), with_root.next()) else {
            return self.signs_of_powers(polynomial, symbol);
        };
        let times = u32::try_from(times).map_err(|_| Stop::TooLarge)?;
        let of_root = v.power(index, self.budget)?.times(&inside.power(times, self.budget)?, self.budget)?;
        let of_rest = u.power(index, self.budget)?;
        if index % 2 == 1 {
            return self.signs(&of_rest.plus(&of_root)?);
        }
        let w = self.signs(&of_rest.minus(&of_root)?)?;
        let (u, v) = (self.signs(u)?, self.signs(v)?);
        let above = u.above.without(&v.below)?;
        let above = above.union(&u.above.intersection(&v.below)?.intersection(&w.above)?)?;
        let above = above.union(&v.above.without(&u.above)?.intersection(&w.below)?)?;
        let below = u.below.without(&v.above)?;
        let below = below.union(&u.below.intersection(&v.above)?.intersection(&w.above)?)?;
        let below = below.union(&v.below.without(&u.below)?.intersection(&w.below)?)?;
        Ok(Signs { above, below })
    }

    /// Of a polynomial in a root, with numbers for coefficients: its sign depends on where the root lies among the
    /// polynomial's zeros.
    fn signs_of_powers(&self, polynomial: &Polynomial, symbol: &Symbol) -> Result<Signs, Stop> {
        let signs = Line { letter: symbol, budget: self.budget }.signs_of_plain(polynomial)?;
        let around = |zero: &Surd| {
            let Signs { above, below } =
                self.signs(&Polynomial::symbol(symbol.clone()).minus(&Polynomial::from(zero.clone()))?)?;
            Ok((above, below))
        };
        Ok(Signs { above: signs.above.preimage(around)?, below: signs.below.preimage(around)? })
    }
}

/// `U` and `V` of `U + V symbol`; a square of the symbol has been replaced already.
fn halves(polynomial: &Polynomial, symbol: &Symbol) -> Result<(Polynomial, Polynomial), Stop> {
    match polynomial.by_powers_of(symbol).as_slice() {
        [u, v] => Ok((u.clone(), v.clone())),
        _ => Err(Stop::OutOfReach),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::plus_minus::as_cases;
    use crate::notation::parse;

    fn solved(text: &str) -> Result<RealSet, Stop> {
        solutions(&as_cases(&parse(text).statement.unwrap())?, "x", &Budget::new())
    }

    #[test]
    fn roots_are_found() {
        let check = |text: &str, wanted: &[&str]| {
            let points = solved(text).unwrap().points().unwrap();
            assert_eq!(points.iter().map(Surd::to_string).collect::<Vec<_>>(), wanted, "{text}");
        };
        check("2x + 3 = 11", &["4"]);
        check("x^2 = 2", &["-sqrt(2)", "sqrt(2)"]);
        check("x = 1 ± 2", &["-1", "3"]);
        check("1/x = 1/x + 1", &[]);
        check("(x^2 - 4)/(x - 2) = 0", &["-2"]);
        check("x/0 = 1", &[]);
        check("|x - 1| = |x + 3|", &["-1"]);
        check("||x| - 2| = 1", &["-3", "-1", "1", "3"]);
        check("sqrt(x + 2) = x", &["2"]);
        check("sqrt(x) + sqrt(x + 5) = 5", &["4"]);
        check("sqrt(1 + sqrt(x)) = 2", &["9"]);
        check("x^2 <= 0", &["0"]);
        check("x > 1 and x < 1 or x = 7", &["7"]);
    }

    #[test]
    fn equations_with_roots_of_any_index_are_solved() {
        let check = |text: &str, wanted: &[&str]| {
            let points = solved(text).unwrap().points().unwrap();
            assert_eq!(points.iter().map(Surd::to_string).collect::<Vec<_>>(), wanted, "{text}");
        };
        check("root(3, x) = 2", &["8"]);
        check("root(3, 2x - 1) = -3", &["-13"]);
        check("root(4, x) = 2", &["16"]);
        check("root(4, x + 1) = -2", &[]);
        check("root(3, 5x - 2) = root(3, 3x)", &["1"]);
        check("root(3, x) = x", &["-1", "0", "1"]);
        check("x^(2/3) = 4", &["-8", "8"]);
        check("x^(3/2) = 27", &["9"]);
        check("x^(3/4) = -8", &[]);
        check("x^(2/3) - x^(1/3) - 6 = 0", &["-8", "27"]);
        check("root(4, x)^2 - root(4, x) - 6 = 0", &["81"]);
        check("x - 3 sqrt(x) + 2 = 0", &["1", "4"]);
        check("root(3, x^2 + 2x) = 2", &["-4", "2"]);
    }

    #[test]
    fn exponents_and_arguments_are_found() {
        let check = |text: &str, wanted: &[&str]| {
            let points = solved(text).unwrap().points().unwrap();
            assert_eq!(points.iter().map(Surd::to_string).collect::<Vec<_>>(), wanted, "{text}");
        };
        check("2^(x+1) = 16", &["3"]);
        check("9^x = 27^(x-1)", &["3"]);
        check("2^x = -4", &[]);
        check("4^x - 6*2^x + 8 = 0", &["1", "2"]);
        check("3^(2x) - 8*3^x - 9 = 0", &["2"]);
        check("2^x 5^x = 100", &["2"]);
        check("log_2(x) = 3", &["8"]);
        check("log x + log(x-3) = 1", &["5"]);
        check("log_3(x+6) - log_3(x-2) = 2", &["3"]);
        check("2 log_5 x = log_5 9", &["3"]);
        check("ln(x+2) = ln(2x-5)", &["7"]);
        check("log_x 8 = 3", &["2"]);
        check("x ln 2 = 3 ln 2", &["3"]);
        check("log_2(x^2) = 4", &["-4", "4"]);
        check("ln(x) = ln(-x)", &[]);
    }

    #[test]
    fn intervals_are_found() {
        let check = |text: &str, same_as: &str| assert_eq!(solved(text).unwrap(), solved(same_as).unwrap(), "{text}");
        check("(x - 1)/(x + 2) >= 0", "x < -2 or x >= 1");
        check("x^2 - 2 < 0", "-sqrt(2) < x < sqrt(2)");
        check("sqrt(x) < 3", "0 <= x < 9");
        check("sqrt(x) > x - 2", "0 <= x < 4");
        check("x - 2 > sqrt(x)", "x > 4");
        check("|x - 1| + |x + 1| < 4", "-2 < x < 2");
        check("(x - 1)^2 > 0", "x != 1");
        check("sqrt(x) >= 0", "x >= 0");
        check("2^x < 8", "x < 3");
        check("(1/2)^x < 8", "x > -3");
        check("log_2 x <= 3", "0 < x <= 8");
        check("root(3, x) < 2", "x < 8");
        check("root(4, x) <= 2", "0 <= x <= 16");
        check("x^(2/3) > 4", "x < -8 or x > 8");
        check("x^(2/3) - x^(1/3) - 6 < 0", "-8 < x < 27");
        check("ln(x-1) > 0", "x > 2");
    }

    #[test]
    fn what_is_not_decided_says_so() {
        let check = |text: &str, wanted: Stop| assert_eq!(solved(text), Err(wanted), "{text}");
        check("x^3 = x + 1", Stop::OutOfReach);
        check("x + y = 1", Stop::OutOfReach);
        check("2^x = 7", Stop::OutOfReach);
        check("2^x = x + 2", Stop::OutOfReach);
        check("x^999 = 1", Stop::TooLarge);
    }
}
