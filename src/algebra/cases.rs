//! Lines in one letter that rest on more than the line just above: cases worked one below the other, halves of a double
//! inequality, and answers that a squaring had added put away again.
//!
//! A line that says less or more than the one above it leaves that one standing. So a later line may go back to it: the
//! other half, the next case, or both together. How far back is a matter of solution sets: from each
//! line the way goes to the latest above it that holds all its solutions or is held by them.

use super::asides::is_aside;
use super::budget::{Budget, Stop};
use super::one_letter::adds_outside;
use super::plus_minus::as_cases;
use super::realset::RealSet;
use super::solve::solutions;
use super::verdict::Relation;
use super::widening::widens;
use crate::notation::{
    Expr, ExprKind, Rel, Statement, equation_sides, exact_value, factors, has_letter, summands, variables,
};
use num_traits::ToPrimitive;

/// What the way back over the lines above leads to.
pub(super) enum EarlierLines {
    /// A line that this one follows from, in this sense.
    Follows(Relation),
    /// Nothing that it follows from; the earliest line on the way is what a line that puts cases or halves together again
    /// is to be held against.
    Whole(Statement),
    /// Nothing at all.
    Nothing,
}

/// Whether `line` follows from `before` together, with the lines `after` in sight.
pub(super) fn follows_from_earlier(
    before: &[Statement],
    line: &Statement,
    after: &[Statement],
    letter: &str,
    budget: &Budget,
) -> Result<EarlierLines, Stop> {
    let own = solutions(&as_cases(line)?, letter, budget)?;
    let is_step = |(i, statement): &(usize, &Statement)| *i == 0 || !is_aside(&before[..*i], statement, budget);
    let earlier = before.iter().enumerate().filter(is_step).map(|(_, statement)| statement);
    let above = known(earlier, letter, budget);
    let below = known(after.iter(), letter, budget);
    if let Some(relation) = case_of_absolute(&above, &below, &as_cases(line)?, &own, budget)? {
        return Ok(EarlierLines::Follows(relation));
    }
    let mut at = above.len().checked_sub(1);
    let mut whole = None;
    while let Some(i) = at {
        let parent = &above[i];
        if parent.set == own && adds_outside(&parent.statement, &as_cases(line)?, letter, budget)? {
            return Ok(EarlierLines::Nothing);
        }
        if parent.set == own {
            return Ok(EarlierLines::Follows(Relation::Equivalent));
        }
        if is_half(&parent.statement, &own, letter, budget)? {
            return Ok(EarlierLines::Follows(Relation::Implied));
        }
        // An answer claims to be one, unless a later line puts away what is too much in it.
        let claims_too_much = || is_solved(line) && !below.iter().any(|later| later.set == parent.set);
        if i + 1 == above.len()
            && parent.set.without(&own)?.is_empty()
            && widens(&parent.statement, &as_cases(line)?, budget)?
            && !claims_too_much()
        {
            return Ok(EarlierLines::Follows(Relation::MayGain));
        }
        if !is_solved(line) && unsolved(&parent.statement, letter, budget)? == Some(own.clone()) {
            return Ok(EarlierLines::Follows(Relation::Case));
        }
        // A case without solutions is told from a slip by what it is a case of.
        let may_be_case = !own.is_empty() || *line == Statement::Never || falls_apart(&parent.statement, line);
        if may_be_case && own.without(&parent.set)?.is_empty() {
            let mut covered = own.clone();
            for other in above[i + 1..].iter().chain(&below) {
                if other.set != parent.set && other.set.without(&parent.set)?.is_empty() {
                    covered = covered.union(&other.set)?;
                }
            }
            if covered == parent.set {
                return Ok(EarlierLines::Follows(Relation::Case));
            }
        }
        at = step_back(&above[..i], &parent.set)?;
        whole = Some(&parent.statement);
    }
    Ok(whole.filter(|_| is_joined(line)).map_or(EarlierLines::Nothing, |whole| EarlierLines::Whole(whole.clone())))
}

/// What is still to be solved of cases some of which are solved: `x^2 = 4` of `x = 0 or x^2 - 4 = 0`.
fn unsolved(statement: &Statement, letter: &str, budget: &Budget) -> Result<Option<RealSet>, Stop> {
    let Statement::Or(parts) = statement else { return Ok(None) };
    let (solved, open): (Vec<&Statement>, Vec<&Statement>) = parts.iter().partition(|part| is_solved(part));
    if solved.is_empty() || open.is_empty() {
        return Ok(None);
    }
    let mut all = RealSet::empty();
    for part in open {
        all = all.union(&solutions(part, letter, budget)?)?;
    }
    Ok(Some(all))
}

/// Whether a line falls apart into cases of which `case` may be one: it is a product or has absolute values, or its degree is
/// higher.
fn falls_apart(line: &Statement, case: &Statement) -> bool {
    let has_cases = |side: &Expr| matches!(side.kind, ExprKind::Mul(..) | ExprKind::Abs(_));
    match line {
        Statement::Or(_) => true,
        _ => {
            let is_product = equation_sides(line).is_some_and(|sides| sides.into_iter().any(has_cases));
            is_product || degree_of(line) > degree_of(case)
        }
    }
}

/// Whether a line without solutions may be a case of an exponential equation: of several terms, not of one.
pub(super) fn may_lack_solutions(above: &Statement, case: &Statement) -> bool {
    *case == Statement::Never || has_several_terms(above)
}

/// Whether a side of the line has several terms with letters, or is a product.
fn has_several_terms(line: &Statement) -> bool {
    let is_sum = |side: &Expr| summands(side).iter().filter(|(_, term)| has_letter(term)).count() > 1;
    let is_product = |side: &Expr| factors(side).into_iter().filter(|factor| has_letter(factor)).count() > 1;
    match line {
        Statement::Or(_) => true,
        line => {
            equation_sides(line).is_some_and(|sides| sides.into_iter().any(|side| is_sum(side) || is_product(side)))
        }
    }
}

fn degree_of(line: &Statement) -> u32 {
    match line {
        Statement::Expr(expr) | Statement::At(expr, _) => degree(expr),
        Statement::Chain(first, rest) => rest.iter().map(|(_, side)| degree(side)).fold(degree(first), u32::max),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().map(degree_of).max().unwrap_or_default(),
        Statement::Always | Statement::Never => 0,
    }
}

/// The degree of an expression as it is written, what divides aside.
fn degree(expr: &Expr) -> u32 {
    match &expr.kind {
        ExprKind::Variable(_) => 1,
        ExprKind::Mul(a, b) => degree(a).saturating_add(degree(b)),
        ExprKind::Div(a, _) => degree(a),
        ExprKind::Pow(base, exponent) => {
            let power = exact_value(exponent).and_then(|power| power.to_integer().to_u32()).unwrap_or(1);
            degree(base).saturating_mul(power)
        }
        kind => kind.operands().into_iter().flatten().map(degree).max().unwrap_or_default(),
    }
}

/// `x - 2 = 5` of `|x - 2| = 5`, where a row above or below is the other case; and the answer, once the cases are worked.
/// A case may have solutions that the equation has not, so that no way leads back to it by solution sets.
fn case_of_absolute(
    above: &[Known],
    below: &[Known],
    line: &Statement,
    own: &RealSet,
    budget: &Budget,
) -> Result<Option<Relation>, Stop> {
    let Some((problem, rows)) = above.split_first().filter(|(problem, _)| is_absolute(&problem.statement)) else {
        return Ok(None);
    };
    let is_case = |line: &Statement, other: &Known| {
        let both = Statement::Or(vec![line.clone(), other.statement.clone()]);
        Ok::<bool, Stop>(other.statement != *line && widens(&problem.statement, &both, budget)?)
    };
    for other in rows.iter().chain(below) {
        if is_case(line, other)? {
            return Ok(Some(Relation::Case));
        }
    }
    if *own != problem.set {
        return Ok(None);
    }
    for (i, row) in rows.iter().enumerate() {
        for other in &rows[i + 1..] {
            if is_case(&row.statement, other)? {
                return Ok(Some(Relation::Equivalent));
            }
        }
    }
    Ok(None)
}

/// Whether an absolute value stands alone on one side of an equation.
fn is_absolute(statement: &Statement) -> bool {
    let is_bars = |side: &Expr| matches!(side.kind, ExprKind::Abs(_));
    equation_sides(statement).is_some_and(|sides| sides.into_iter().any(is_bars))
}

/// Whether a line says several things at once.
fn is_joined(line: &Statement) -> bool {
    match line {
        Statement::And(_) | Statement::Or(_) => true,
        Statement::Chain(_, rest) => rest.len() > 1,
        _ => false,
    }
}

/// The latest of the lines whose solutions hold all of `set` or are held by it.
fn step_back(above: &[Known], set: &RealSet) -> Result<Option<usize>, Stop> {
    for (i, earlier) in above.iter().enumerate().rev() {
        if earlier.set.without(set)?.is_empty() || set.without(&earlier.set)?.is_empty() {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

/// A line and its solutions.
struct Known {
    statement: Statement,
    set: RealSet,
}

/// The lines that speak of `letter` alone and whose solutions are found.
fn known<'s>(lines: impl Iterator<Item = &'s Statement>, letter: &str, budget: &Budget) -> Vec<Known> {
    let found = lines.filter_map(|line| {
        let statement = as_cases(line).ok()?;
        let is_own = variables(&statement).iter().all(|name| name == letter);
        let set = solutions(&statement, letter, budget).ok().filter(|_| is_own)?;
        Some(Known { statement, set })
    });
    found.collect()
}

/// Whether `own` is the set of one of the statements that `whole` joins by "and".
fn is_half(whole: &Statement, own: &RealSet, letter: &str, budget: &Budget) -> Result<bool, Stop> {
    let halves: Vec<Statement> = match whole {
        Statement::And(parts) => parts.clone(),
        Statement::Chain(first, rest) if rest.len() > 1 => {
            let sides = std::iter::once(first).chain(rest.iter().map(|(_, side)| side));
            sides.zip(rest).map(|(left, link)| Statement::Chain(left.clone(), vec![link.clone()])).collect()
        }
        _ => return Ok(false),
    };
    for half in halves {
        if solutions(&half, letter, budget)? == *own {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a line names its solutions: an answer is not a step on the way to it.
fn is_solved(line: &Statement) -> bool {
    match line {
        Statement::Or(parts) => parts.iter().all(is_solved),
        Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, rest) => match rest.as_slice() {
            [(Rel::Eq, side)] => super::trees::letters_of(side).is_empty(),
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Verdict, follows_within};
    use crate::notation::parse;

    #[test]
    fn a_case_without_solutions_is_a_case_of_something() {
        let read = |text: &str| parse(text).statement.expect("it parses");
        let check = |above: &str, line: &str, below: &str, wanted: bool| {
            let found = follows_within(&[read(above)], &read(line), &[read(below)]);
            assert_eq!(matches!(found, Verdict::Holds(_)), wanted, "{line} below {above}");
        };
        check("(x - 3)(x - 2) = 0", "x - 3 = 0", "x - 2 = 0", true);
        check("x^2 + 2x - 8 = 0", "x^2 + 2x + 8 = 0", "x = 2 or x = -4", false);
        check("3*2^x = 24", "2^x = -8", "x = 3", false);
        check("x + 7 = (x - 5)^2", "x - 7 = x^2 - 10x + 25", "x = 9 or x = 2", false);
    }
}
