//! Where an equation or a function is defined: a row that says it, `D = ℝ \ {2; -1}`, held against the values that the
//! problem excludes; an inequality that work on a root starts from; and work on a domain that the problem asks for,
//! `x - 2 = 0`, then `x = 2`, then `x ≠ 2` or `(-∞, 2) ∪ (2, ∞)`, the last of which does not follow from the rows above it.

use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{self, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rational, Rel, Statement};
use crate::reading::{Role, Solution, Task};

impl Work {
    /// The verdict on what such a row leaves out. What is left out besides may have its reasons. Above all work it is said of
    /// the equation that follows.
    pub(super) fn stated_domain(&mut self, line: &Statement, below: &[Statement]) -> LineVerdict {
        let open = |why: Why| Verdict::NotChecked(why);
        let of_function = match self.functions.as_slice() {
            [body] if !has_domain_of_its_own(body) => Some(Statement::Expr(body.clone())),
            _ => None,
        };
        let Some(problem) = of_function.as_ref().or(self.problem.as_ref()).or(below.first()) else {
            return LineVerdict::of_role(Role::Step, self.from).found(open(Why::NothingBefore));
        };
        let excluded = algebra::excluded(problem);
        let excluded = excluded.map(|(_, values)| values).unwrap_or_default();
        let excluded: Option<Vec<f64>> = excluded.iter().map(|value| number_of(value)).collect();
        let is_single = |part: &&Statement| matches!(part, Statement::Chain(_, rest) if rest.len() == 1);
        let (singles, sets): (Vec<&Statement>, Vec<&Statement>) =
            notation::conjuncts(line).into_iter().partition(is_single);
        let body = match &of_function.as_ref().unwrap_or(problem) {
            Statement::Expr(body) => Some(body.clone()),
            _ => None,
        };
        let says_same = |set: &&Statement| body.as_ref().and_then(|body| algebra::is_domain(body, set)) == Some(true);
        let stated: Option<Vec<f64>> =
            singles.into_iter().map(left_out).collect::<Option<_>>().filter(|_| sets.iter().all(says_same));
        let is_in = |all: &[f64], value: &f64| all.iter().any(|other| (other - value).abs() < 1e-9);
        match (excluded, stated) {
            (Some(excluded), Some(stated))
                if excluded.iter().all(|value| is_in(&stated, value))
                    && stated.iter().all(|value| is_in(&excluded, value)) =>
            {
                self.premises.conditions.push(line.clone());
                LineVerdict::of_role(Role::Condition, self.from)
            }
            _ => LineVerdict::of_role(Role::Step, self.from).found(open(Why::Unconfirmed)),
        }
    }
}

impl Work {
    /// The verdict on an inequality that a work on one function starts from, `3x - 4 ≥ 0`: where the function has roots or
    /// logarithms, it says where one of them is defined, or it is not settled where it comes from.
    pub(super) fn with_limits_of_function(&self, verdict: LineVerdict, line: &Statement) -> LineVerdict {
        let is_order = |rel: &Rel| matches!(rel, Rel::Ge | Rel::Gt | Rel::Le | Rel::Lt);
        let ([function], Statement::Chain(_, rest), Role::Given) = (&self.functions[..], line, verdict.role) else {
            return verdict;
        };
        let has_root = notation::sides(line).into_iter().any(has_domain_of_its_own);
        let mut limits = Vec::new();
        collect_limits(function, &mut limits);
        if limits.is_empty() || has_root || !rest.iter().all(|(rel, _)| is_order(rel)) {
            return verdict;
        }
        let zero = notation::build::whole(0);
        let says_the_same = |limit: &Expr, rel: Rel| {
            let limit = Statement::Chain(limit.clone(), vec![(rel, zero.clone())]);
            matches!(algebra::follows(&[limit], line), Verdict::Holds(relation) if relation.says_the_same())
        };
        if limits.iter().any(|limit| says_the_same(limit, Rel::Ge) || says_the_same(limit, Rel::Gt)) {
            return verdict;
        }
        LineVerdict::of_role(Role::Step, verdict.from).found(Verdict::NotChecked(Why::NumberNotFound))
    }
}

/// The one function, or the expression, whose domain the problem asks for.
pub(super) fn function(solution: &Solution) -> Option<Expr> {
    let problem = solution.problem.as_ref().filter(|problem| problem.asks_domain)?;
    let mut bodies = solution.functions.bodies();
    match (problem.statement(), bodies.next(), bodies.next()) {
        (Some(Statement::Expr(expr)), None, _) => Some(expr.clone()),
        (_, Some(body), None) => Some(body.clone()),
        _ => None,
    }
}

/// What a problem asks for besides solutions and other forms.
pub(super) struct Asked {
    /// The expression of which it asks where it has no value.
    pub undefined_where: Option<Expr>,
    /// The bounds of the numbers that a rounded one may stand for.
    pub error_interval: Option<[Rational; 2]>,
    /// It asks for whole numbers.
    pub in_whole_numbers: bool,
}

impl Asked {
    pub(super) fn of(solution: &Solution) -> Asked {
        let problem = solution.problem.as_ref();
        Asked {
            undefined_where: undefined(solution),
            error_interval: problem.and_then(|problem| problem.error_interval.clone()),
            in_whole_numbers: problem.is_some_and(|problem| problem.in_whole_numbers),
        }
    }
}

/// The expression of which the problem asks where it has no value, and nothing else of it.
fn undefined(solution: &Solution) -> Option<Expr> {
    let problem = solution.problem.as_ref().filter(|problem| problem.asks_undefined)?;
    if problem.task == Some(Task::Simplify) {
        return None;
    }
    let mut bodies = solution.functions.bodies();
    match (problem.statement(), bodies.next(), bodies.next()) {
        (Some(Statement::Expr(expr)), None, _) => Some(expr.clone()),
        (_, Some(body), None) => Some(body.clone()),
        _ => None,
    }
    .filter(|expr| !has_domain_of_its_own(expr) && zero_of_divisors(expr).is_some())
}

/// The equation that says where one of the expression's divisors is zero.
pub(super) fn zero_of_divisors(expr: &Expr) -> Option<Statement> {
    let mut divisors = Vec::new();
    collect_divisors(expr, &mut divisors);
    let product = divisors.into_iter().reduce(notation::build::product)?;
    Some(notation::build::equation(product, notation::build::whole(0)))
}

fn collect_divisors(expr: &Expr, divisors: &mut Vec<Expr>) {
    if let ExprKind::Div(_, divisor) = &expr.kind
        && notation::has_letter(divisor)
    {
        divisors.push(Expr::clone(divisor));
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| collect_divisors(part, divisors));
}

impl Work {
    /// The row as it is meant where the problem asks where an expression has no value: `y = 3 and y = 6` are two such values.
    pub(super) fn as_undefined_values(&self, line: &Statement) -> Option<Statement> {
        let Statement::And(parts) = line else { return None };
        let names: Option<Vec<String>> = parts.iter().map(|part| Some(super::answer::value_of(part)?.0)).collect();
        let is_one = names.is_some_and(|names| names.windows(2).all(|pair| pair[0] == pair[1]));
        (self.asked.undefined_where.is_some() && is_one).then(|| Statement::Or(parts.clone()))
    }

    /// The verdict on a row that says where that expression has a value: `x ≠ 2 and x ≠ -2`.
    pub(super) fn beside_undefined(&self, line: &Statement) -> Option<LineVerdict> {
        let body = self.asked.undefined_where.as_ref().filter(|_| !self.slipped && !is_in_equations(line))?;
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem);
        Some(match algebra::is_domain(body, line)? {
            true => verdict.found(Verdict::Holds(Relation::Implied)).by_known_move(),
            false => verdict.found(Verdict::NotChecked(Why::Unconfirmed)),
        })
    }
}

/// Whether a row is an equation, or several of them as cases or together.
fn is_in_equations(row: &Statement) -> bool {
    match row {
        Statement::And(parts) | Statement::Or(parts) => parts.iter().all(is_in_equations),
        row => notation::is_equation(row),
    }
}

impl Work {
    /// The verdict on a row in the letter of the function; None where the rows above settle it like any other.
    pub(super) fn of_asked_domain(&mut self, i: usize, line: &Statement) -> Option<LineVerdict> {
        let body = self.defined_where.as_ref().filter(|_| !self.slipped)?;
        let open = LineVerdict::of_role(Role::Step, self.from).found(Verdict::NotChecked(Why::Unconfirmed));
        if is_in_equations(line) {
            let is_first = self.before.is_empty() && self.problem.is_none();
            let is_wrong = is_first && algebra::is_outside_domain(body, line) == Some(false);
            return is_wrong.then(|| {
                self.take_given(i, line);
                open
            });
        }
        match algebra::is_domain(body, line)? {
            true => {
                let verdict = LineVerdict::of_role(Role::Step, Source::Problem);
                if self.problem.is_none() {
                    self.take_given(i, line);
                }
                Some(verdict.found(Verdict::Holds(Relation::Implied)).by_known_move())
            }
            false if self.before.last().or(self.problem.as_ref()).is_none_or(is_in_equations) => {
                if self.problem.is_none() {
                    self.take_given(i, line);
                }
                Some(open)
            }
            false => None,
        }
    }
}

/// What stands below the roots of even index and in the logarithms of an expression.
fn collect_limits(expr: &Expr, limits: &mut Vec<Expr>) {
    match &expr.kind {
        ExprKind::Sqrt(inside) | ExprKind::Log(_, inside) => limits.push(Expr::clone(inside)),
        ExprKind::Root(index, inside) if index % 2 == 0 => limits.push(Expr::clone(inside)),
        _ => {}
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| collect_limits(part, limits));
}

/// Whether a root or a logarithm stands in the expression: what it leaves out are no single numbers.
fn has_domain_of_its_own(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Sqrt(_) | ExprKind::Root(..) | ExprKind::Log(..) | ExprKind::Pow(..) if !is_whole_power(expr))
        || expr.kind.operands().into_iter().flatten().any(has_domain_of_its_own)
}

/// `(x + 1)^2`
fn is_whole_power(expr: &Expr) -> bool {
    let ExprKind::Pow(_, exponent) = &expr.kind else { return false };
    notation::approximate(exponent).is_some_and(|exponent| exponent.fract() == 0.0)
}

/// The value in `x ≠ 2`.
fn left_out(part: &Statement) -> Option<f64> {
    match part {
        Statement::Chain(_, rest) => match rest.as_slice() {
            [(Rel::Ne, value)] => notation::approximate(value),
            _ => None,
        },
        _ => None,
    }
}

fn number_of(printed: &str) -> Option<f64> {
    match notation::parse(printed).statement {
        Some(Statement::Expr(value)) => notation::approximate(&value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn where_a_function_is_defined_starts_from_its_root() {
        for (paste, wanted) in [
            ("Find the domain of f(x) = √(3x − 4).\n3x - 4 ≥ 0\nx ≥ 4/3", "++"),
            ("Find the domain of f(x) = √(3x − 4).\n3x - 5 ≥ 0\nx ≥ 5/3", "?+"),
            ("Find the domain of f(x) = √(6/(x − 1)).\nx - 1 > 0\nx > 1", "++"),
            ("Find the domain of f(x) = log(8 − 2x).\n8 - 2x > 0\nx < 4", "++"),
            ("Find the domain of f(x) = 1/(x^2 − 4).\nThe domain is all real numbers where x ≠ 2.", "?"),
        ] {
            assert_eq!(signs(paste), wanted, "{paste}");
        }
    }
}
