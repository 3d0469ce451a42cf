//! Rows that say what a value of a function is: `f(4) = 3(4) + 2`, then `f(4) = 14`.

use super::evidence::LineVerdict;
use super::known_values::named_value;
use super::witness::Work;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::{Application, Role, Solution, Step};
use num_traits::Zero;

impl Work {
    /// The verdict on the row that says what `value` is: every side is to be that expression, or what the last
    /// row about the same value made of it.
    pub(super) fn function_value(&mut self, of: &Application, line: &Statement) -> LineVerdict {
        let Application { value, of_letter } = of;
        let from = self.from;
        let latest = self.values.iter().rev().find(|(known, _)| known == value).map(|(_, latest)| latest.clone());
        let parts = notation::conjuncts(line);
        let sides: Vec<Expr> = match parts.first() {
            Some(Statement::Chain(_, rest)) => rest.iter().map(|(_, side)| side.clone()).collect(),
            _ => Vec::new(),
        };
        let leaves_out_more = parts.iter().skip(1).any(|part| !is_undefined_where(value, part));
        // Below a row that rewrites it, what grows alike is meant to be the same once more.
        let is_rewritten = |side: &Expr| latest.is_some() && grows_alike(value, side);
        // A chain of several sides works the value out.
        let may_ask = *of_letter && sides.len() == 1 && !sides.iter().all(is_rewritten);
        let global = all_equal(value, &sides, may_ask);
        let local = match &latest {
            Some(latest) => all_equal(latest, &sides, may_ask),
            None => global.clone(),
        };
        let settled = |found: Verdict| match found {
            Verdict::Holds(_) if leaves_out_more => Verdict::NotChecked(Why::OutOfReach),
            found => found,
        };
        let (local, global) = (settled(local), settled(global));
        if let Some(last) = sides.last() {
            self.values.push((value.clone(), last.clone()));
        }
        let is_known_move = matches!(local, Verdict::Holds(_));
        LineVerdict { local, global, is_known_move, ..LineVerdict::of_role(Role::Step, from) }
    }
}

impl Work {
    /// A row without a left side that goes on with the value of the row above: `f(-7)`, `45` below `(f∘g)(-3) = f(g(-3))`.
    pub(super) fn value_goes_on(&mut self, line: &Statement) -> Option<LineVerdict> {
        let Statement::Expr(side) = line else { return None };
        let (value, latest) = self.values.last().cloned()?;
        let found = all_equal(&latest, std::slice::from_ref(side), false);
        if self.works_with_expressions() || !matches!(found, Verdict::Holds(_)) {
            return None;
        }
        self.values.push((value, side.clone()));
        let verdict = LineVerdict::of_role(Role::Step, self.from);
        Some(verdict.found(found).by_known_move())
    }
}

impl Work {
    /// The verdict on a given of a work that looks for an inverse: `y = (x + 3)/2`, or with the letters swapped, has to be the
    /// function. What else it may be is not known.
    pub(super) fn with_inverted(&self, verdict: LineVerdict, line: &Statement) -> LineVerdict {
        let (Some(function), Role::Given) = (&self.inverted, verdict.role) else { return verdict };
        let Some([Expr { kind: ExprKind::Variable(name), .. }, side]) = notation::equation_sides(line) else {
            return verdict;
        };
        let used: Vec<String> = notation::letters(side).into_iter().collect();
        let [letter] = used.as_slice() else { return verdict };
        let swapped = [name.as_str(), letter.as_str()];
        if swapped != ["y", "x"] && swapped != ["x", "y"] {
            return verdict;
        }
        let at_letter = |known: &str| (known == "x").then(|| notation::build::variable(letter));
        let meant = Statement::Expr(notation::with_values(function, &at_letter));
        match algebra::follows(&[meant], &Statement::Expr(side.clone())) {
            Verdict::Fails(_) => {
                let why = Verdict::NotChecked(Why::OutOfReach);
                LineVerdict::of_role(Role::Step, verdict.from).found(why)
            }
            _ => verdict,
        }
    }
}

impl Work {
    /// The verdict on several values of one letter that a work on one function ends on, `x = 2 or x = 3`: they are taken for
    /// its zeros, and where one is none, it is not settled what they are.
    pub(super) fn with_zeros(&self, verdict: LineVerdict, line: &Statement, below: &[Statement]) -> LineVerdict {
        let ([function], Statement::Or(parts), Role::Given, true) =
            (&self.functions[..], line, verdict.role, below.is_empty())
        else {
            return verdict;
        };
        let is_zero = |(name, value): (&str, &Expr)| {
            let at_value = |known: &str| (known == name).then(|| value.clone());
            notation::exact_value(&notation::with_values(function, &at_value)).is_none_or(|value| value.is_zero())
        };
        if parts.iter().filter_map(named_value).all(is_zero) {
            return verdict;
        }
        let why = Verdict::NotChecked(Why::OutOfReach);
        LineVerdict::of_role(Role::Step, verdict.from).found(why)
    }
}

/// The function, at x, of which the work gives the inverse, or the problem asks for it; None where there is none, or several.
pub(super) fn inverted(solution: &Solution) -> Option<Expr> {
    let functions = &solution.functions;
    let is_asked = solution.problem.as_ref().is_some_and(|problem| problem.asks_inverse);
    let is_one = functions.names().count() == 1;
    let is_inverted = |name: &&str| functions.contains(&notation::inverse_of(name)) || is_asked && is_one;
    let mut found = functions.names().filter(is_inverted);
    let (name, None) = (found.next()?, found.next()) else { return None };
    functions.apply(name, &notation::build::variable("x"))
}

/// `y = f(x)` where the problem defines one function, and rows name values of x and of y.
pub(super) fn graph(solution: &Solution) -> Option<Statement> {
    let names_value = |wanted: &str| {
        let rows = solution.steps.iter().filter_map(Step::statement);
        rows.flat_map(notation::conjuncts).filter_map(named_value).any(|(name, _)| name == wanted)
    };
    let mut names = solution.functions.names();
    let (name, None) = (names.next()?, names.next()) else { return None };
    if solution.problem.as_ref()?.statement().is_some() {
        return None;
    }
    let is_plain = solution.steps.iter().all(|step| step.application.is_none()) && inverted(solution).is_none();
    let body = solution.functions.apply(name, &notation::build::variable("x"))?;
    let says_y = Statement::Chain(notation::build::variable("y"), vec![(Rel::Eq, body)]);
    (is_plain && names_value("x") && names_value("y")).then_some(says_y)
}

/// `f(x) = 0` with what f stands for, where the problem defines one function and asks for its zeros.
pub(super) fn zeros(solution: &Solution) -> Option<Statement> {
    let problem = solution.problem.as_ref().filter(|problem| problem.asks_zeros && problem.statement().is_none())?;
    let mut names = solution.functions.names().filter(|name| problem.math.text().contains(*name));
    let (name, None) = (names.next()?, names.next()) else { return None };
    let body = solution.functions.apply(name, &notation::build::variable("x"))?;
    let is_of_x = notation::letters(&body).iter().eq(["x"]);
    is_of_x.then(|| Statement::Chain(body, vec![(Rel::Eq, notation::build::whole(0))]))
}

/// What the problem says of where its function is defined: `x ≥ 1` of `f(x) = (x - 1)², x ≥ 1`.
pub(super) fn domain(solution: &Solution) -> Vec<Statement> {
    let Some(problem) = solution.problem.as_ref().filter(|_| inverted(solution).is_some()) else { return Vec::new() };
    let is_limit = |read: &Statement| {
        matches!(read, Statement::Chain(_, rest) if rest.iter().all(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Approx)))
            && notation::variables(read).len() == 1
    };
    let parts = problem.math.text().split([',', ';']).skip(1);
    parts.filter_map(|part| notation::parse(part.trim()).statement).filter(is_limit).collect()
}

/// Whether each side is the same expression as the one before it.
fn all_equal(first: &Expr, sides: &[Expr], may_ask: bool) -> Verdict {
    let mut earlier = first;
    let mut found = Verdict::NotChecked(Why::NothingBefore);
    for side in sides {
        found = algebra::follows(&[Statement::Expr(earlier.clone())], &Statement::Expr(side.clone()));
        match &found {
            Verdict::Holds(_) => earlier = side,
            // `f(x) = 2x + 1` may ask where two functions meet.
            Verdict::Fails(_) if may_ask && asks(first, side) => return Verdict::NotChecked(Why::OutOfReach),
            _ => return found,
        }
    }
    found
}

/// Whether the expression has no value at the number that `x ≠ 4` leaves out.
fn is_undefined_where(value: &Expr, left_out: &Statement) -> bool {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = left_out else { return false };
    let [(Rel::Ne, number)] = rest.as_slice() else { return false };
    let at_number = notation::with_values(value, &|letter| (letter == name).then(|| number.clone()));
    !notation::approximate(&at_number).is_some_and(f64::is_finite)
}

/// Whether the two are nearly the same far out, as an expression and a slip in its rewriting are.
fn grows_alike(value: &Expr, side: &Expr) -> bool {
    const FAR: f64 = 1e4;
    let at = |expr: &Expr| notation::approximate_at(expr, &|_| Some(FAR));
    matches!((at(value), at(side)), (Some(a), Some(b)) if a != 0.0 && (b / a - 1.0).abs() < 0.01)
}

/// Whether an equation between the two may be meant to be solved: both hold the letter.
fn asks(value: &Expr, side: &Expr) -> bool {
    notation::has_letter(value) && notation::has_letter(side)
}
