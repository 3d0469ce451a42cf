//! Rows beside the work: checks in numbers, calculations on the side.

use super::answer::{is_answer_like, value_of};
use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Premises, Relation, Verdict};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::{Connective, Role, Step, Task};

impl Work {
    /// A row of numbers alone is true or false by itself, unless it follows from the rows above.
    pub(super) fn of_numbers(&self, step: &Step, line: &Statement) -> Option<LineVerdict> {
        let is_statement = matches!(line, Statement::Chain(..) | Statement::And(_));
        let is_check = step.role == Role::Check;
        // Of several equations the words deny that they agree, not that each is true.
        let is_said_false = step.says_false() && matches!(line, Statement::Chain(..));
        if !is_statement || !is_check && !notation::variables(line).is_empty() {
            return None;
        }
        let follows = algebra::follows_from(&self.held(), &self.before, line, &[]);
        if !is_check && matches!(follows, Verdict::Holds(_)) {
            return None;
        }
        let found = algebra::side_work(&self.premises, &self.before, line, is_said_false)?;
        // Before a value is found, what is left of an equation without its letters is a consequence like any other.
        let has_value = self.before.iter().any(is_answer_like) || self.works_with_expressions();
        if !is_check && found.put_in.is_none() && !has_value {
            return None;
        }
        let is_inequality = |given: &Statement| matches!(given, Statement::Chain(_, rest) if rest.iter().all(|(rel, _)| *rel != Rel::Eq));
        if found.put_in.is_some()
            && matches!(found.verdict, Verdict::Fails(_))
            && self.premises.givens.iter().any(is_inequality)
        {
            // A test point that does not satisfy the inequality says so.
            return Some(LineVerdict::of_role(Role::SideWork, self.from));
        }
        let verdict = LineVerdict::of_role(Role::Check, self.from);
        Some(LineVerdict { local: found.verdict.clone(), global: found.verdict, ..verdict })
    }

    /// Where an inequality changes its sign: `(x-3)(x+2) = 0` and `x = 3 or x = -2` between `x^2-x-6 > 0` and a row that
    /// is an inequality again. They follow from the problem with `=` in its sign's place; or the words call them critical,
    /// and where a denominator is zero is among them.
    pub(super) fn boundary(&self, step: &Step, line: &Statement, below: &[Statement]) -> Option<LineVerdict> {
        let problem = self.problem.as_ref().filter(|_| !self.slipped)?;
        if !below.iter().any(holds_order) || !says_equal(line) {
            return None;
        }
        if step.names_boundaries() && is_answer_like(line) && as_equation(problem).is_some() {
            return Some(LineVerdict::of_role(Role::SideWork, self.from));
        }
        let equation = as_equation(problem)?;
        let holds = algebra::follows(&[equation], line);
        let is_all = matches!(holds, Verdict::Holds(relation) if relation.says_the_same());
        let verdict = LineVerdict::of_role(Role::SideWork, self.from);
        is_all.then(|| LineVerdict { local: holds.clone(), global: holds, ..verdict })
    }

    /// An expression in the midst of equations.
    pub(super) fn side_calculation(&mut self, step: &Step, line: &Expr, side: Option<Expr>) -> Option<LineVerdict> {
        let statement = Statement::Expr(line.clone());
        if let Some(earlier) = &side {
            let found = self.same_value(earlier, &statement);
            let claims = matches!(line.kind, ExprKind::Number(_)) || step.connective == Connective::Equals;
            if matches!(found, Verdict::Holds(_)) || claims && matches!(found, Verdict::Fails(_)) {
                if matches!(found, Verdict::Holds(_)) {
                    self.side = Some(line.clone());
                }
                let verdict = LineVerdict::of_role(Role::SideWork, self.from);
                return Some(LineVerdict { local: found.clone(), global: found, ..verdict });
            }
        }
        if let Verdict::Holds(Relation::MissingVariable) =
            algebra::follows_from(&self.held(), &self.before, &statement, &[])
        {
            return None;
        }
        self.side = Some(line.clone());
        Some(LineVerdict::of_role(Role::SideWork, self.from))
    }

    /// Whether an expression comes to the same as an earlier one, with the values that the work has found.
    pub(super) fn same_value(&self, earlier: &Expr, line: &Statement) -> Verdict {
        let letters = notation::variables(&Statement::Expr(earlier.clone()));
        let values: Vec<(String, Expr)> = self
            .before
            .iter()
            .rev()
            .filter_map(value_of)
            .filter(|(name, _)| letters.contains(name) && !notation::variables(line).contains(name))
            .collect();
        let given = match values.is_empty() {
            true => Statement::Expr(earlier.clone()),
            false => Statement::At(earlier.clone(), values),
        };
        algebra::follows_from(&Premises::of(&given), &[], line, &[])
    }

    /// In work on an expression: a number worked out on the side, where the work goes on from before it.
    pub(super) fn aside_of_expressions(
        &mut self,
        i: usize,
        line: &Statement,
        verdict: &LineVerdict,
        below: &[Statement],
        side: Option<Expr>,
    ) -> Option<LineVerdict> {
        let (Some(Statement::Expr(problem)), Statement::Expr(expr)) = (&self.problem, line) else { return None };
        let own = notation::variables(line);
        let known = notation::variables(&Statement::Expr(problem.clone()));
        if !self.slipped && !own.is_empty() && own.is_disjoint(&known) && !known.is_empty() {
            // `a c` beside `2x^2 + 6x + 5`: a formula that is used on the side.
            self.side = Some(expr.clone());
            return Some(LineVerdict::of_role(Role::SideWork, self.from));
        }
        let is_number = own.is_empty();
        if !matches!(verdict.local, Verdict::Fails(_)) || known.is_empty() || self.slipped {
            return None;
        }
        if self.task == Some(Task::Factorise) && is_term_of(problem, line) {
            // The first and the last term as squares, before the trinomial is taken apart.
            self.side = Some(expr.clone());
            return Some(LineVerdict::of_role(Role::SideWork, self.from));
        }
        let held = LineVerdict::of_role(Role::SideWork, self.from);
        let in_story = self.is_told && self.starts_from_row;
        let Some(earlier) = side else {
            let goes_on = below.iter().any(|later| {
                let found = algebra::follows_from(&self.held(), &self.before, later, &[]);
                !notation::variables(later).is_empty() && matches!(found, Verdict::Holds(_))
            });
            let completes = below.iter().any(|later| self.adds_number(problem, expr, later));
            // Expressions in a story are of one thing or of another.
            if !in_story && (!is_number || !goes_on && !completes) {
                return None;
            }
            self.side = Some(expr.clone());
            return Some(held);
        };
        if is_number {
            self.side = Some(expr.clone());
            return Some(match self.same_value(&earlier, line) {
                holds @ Verdict::Holds(_) => LineVerdict { local: holds.clone(), global: holds, ..held },
                _ => held,
            });
        }
        // `x^2 + 6x + 9` below `x^2 + 6x`, its 9 worked out on the side: the number that completes the square is added.
        if self.adds_number(problem, &earlier, line) {
            self.go_on_from(i, line);
            return Some(LineVerdict::of_role(Role::Given, held.from));
        }
        in_story.then(|| {
            self.side = Some(expr.clone());
            held
        })
    }

    /// Whether `line` is the problem's expression with the number that `side` comes to added.
    pub(super) fn adds_number(&self, problem: &Expr, side: &Expr, line: &Statement) -> bool {
        let kind = ExprKind::Add(Box::new(problem.clone()), Box::new(side.clone()));
        let sum = Statement::Expr(Expr { kind, span: problem.span });
        matches!(line, Statement::Expr(_))
            && matches!(algebra::follows_from(&Premises::of(&sum), &[], line, &[]), Verdict::Holds(_))
    }
}

/// Whether the line comes to one term of a sum.
fn is_term_of(sum: &Expr, line: &Statement) -> bool {
    let is_same = |term: &Expr| {
        let term = Statement::Expr(term.clone());
        matches!(algebra::follows_from(&Premises::of(&term), &[], line, &[]), Verdict::Holds(_))
    };
    match &sum.kind {
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) => {
            let has_terms = matches!(a.kind, ExprKind::Add(..) | ExprKind::Sub(..));
            is_same(b) || if has_terms { is_term_of(a, line) } else { is_same(a) }
        }
        _ => false,
    }
}

/// Whether every relation in it is an equals sign.
fn says_equal(statement: &Statement) -> bool {
    match statement {
        Statement::Or(parts) | Statement::And(parts) => parts.iter().all(says_equal),
        other => notation::is_equation(other),
    }
}

/// Whether it says what is smaller, or that everything or nothing is a solution.
fn holds_order(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(_, rest) => rest.iter().any(|(rel, _)| is_order(*rel)),
        Statement::Or(parts) | Statement::And(parts) => parts.iter().any(holds_order),
        Statement::Never | Statement::Always => true,
        Statement::Expr(_) | Statement::At(..) => false,
    }
}

fn is_order(rel: Rel) -> bool {
    matches!(rel, Rel::Lt | Rel::Le | Rel::Gt | Rel::Ge)
}

/// An inequality between two sides with an equals sign; None for anything else.
fn as_equation(statement: &Statement) -> Option<Statement> {
    let Statement::Chain(left, rest) = statement else { return None };
    match rest.as_slice() {
        [(rel, right)] if is_order(*rel) => Some(Statement::Chain(left.clone(), vec![(Rel::Eq, right.clone())])),
        _ => None,
    }
}
