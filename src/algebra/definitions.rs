//! Letters that the work brings in: `D = 25 - 24`, `a = 1, b = -5, c = 6`, `u = x^2`.
//!
//! From then on each stands for its expression. With that put in its place, later lines speak of the problem's letters
//! alone and can be compared with it: the quadratic formula in letters, an equation in `u`.

use super::budget::{Budget, Stop};
use super::expressions;
use super::trees::{depth, letters_of, n_nodes, rebuilt};
use super::verdict::{Relation, Verdict, Why};
use crate::notation::{Expr, ExprKind, MAX_DEPTH, Rel, Statement, variables};
use std::collections::{BTreeMap, BTreeSet};

/// What the letters brought in so far stand for.
#[derive(Debug)]
pub(super) struct Definitions {
    of_problem: BTreeSet<String>,
    meanings: BTreeMap<String, Expr>,
}

impl Definitions {
    /// None yet, in work on this problem.
    pub(super) fn new(problem: &Statement) -> Definitions {
        Definitions { of_problem: variables(problem), meanings: BTreeMap::new() }
    }

    /// Takes in what the statement defines, if it is a definition and nothing else.
    pub(super) fn learn(&mut self, statement: &Statement, budget: &Budget) -> Result<bool, Stop> {
        let Some(found) = self.found_in(statement) else { return Ok(false) };
        for (name, sides) in found {
            if let Some(meaning) = sides.last() {
                let meaning = self.applied_to(meaning, budget)?;
                // Trees that are walked by recursion stay about as deep as the parser lets them be.
                if depth(&meaning) > MAX_DEPTH {
                    return Err(Stop::TooLarge);
                }
                self.meanings.insert(name, meaning);
            }
        }
        Ok(true)
    }

    /// Whether a line says which number a letter is that stands for an expression: `A = 110.25` below `A = 100(1+r)^2`.
    pub(super) fn are_valued_by(&self, line: &Statement) -> bool {
        let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = line else { return false };
        self.meanings.contains_key(name)
            && rest.iter().all(|(rel, side)| *rel == Rel::Eq && letters_of(side).is_empty())
    }

    /// What is said of a line that is a definition; None of any other. A definition by one expression claims nothing
    /// that could be checked, `D = 25 - 24 = 1` claims that the two are equal.
    pub(super) fn judged(&self, line: &Statement, budget: &Budget) -> Result<Option<Verdict>, Stop> {
        let Some(found) = self.found_in(line) else { return Ok(None) };
        let mut said = Verdict::NotChecked(Why::NewLetter);
        for (_, sides) in found {
            let sides: Vec<Expr> = sides.iter().map(|side| self.applied_to(side, budget)).collect::<Result<_, _>>()?;
            for pair in sides.windows(2) {
                match expressions::difference(&pair[0], &pair[1], budget)? {
                    Some(evidence) => return Ok(Some(Verdict::Fails(evidence))),
                    None => said = Verdict::Holds(Relation::Implied),
                }
            }
        }
        Ok(Some(said))
    }

    /// Every new letter that the statement defines, with the expressions that it is set equal to; None for a statement
    /// that says anything else besides.
    fn found_in<'s>(&self, statement: &'s Statement) -> Option<Vec<(String, Vec<&'s Expr>)>> {
        match statement {
            Statement::Chain(first, rest) => {
                let ExprKind::Variable(name) = &first.kind else { return None };
                let sides: Vec<&Expr> = rest.iter().map(|(_, side)| side).collect();
                let is_new = !self.of_problem.contains(name)
                    && !self.meanings.contains_key(name)
                    && rest.iter().all(|(rel, _)| *rel == Rel::Eq)
                    && sides.iter().all(|side| !letters_of(side).contains(name));
                is_new.then(|| vec![(name.clone(), sides)])
            }
            Statement::And(parts) => {
                let found: Option<Vec<_>> = parts.iter().map(|part| self.found_in(part)).collect();
                Some(found?.into_iter().flatten().collect())
            }
            Statement::Expr(_) | Statement::At(..) | Statement::Or(_) | Statement::Never | Statement::Always => None,
        }
    }

    /// The statement with every defined letter replaced by what it stands for.
    pub(super) fn applied(&self, statement: &Statement, budget: &Budget) -> Result<Statement, Stop> {
        if self.meanings.is_empty() {
            return Ok(statement.clone());
        }
        let all = |parts: &[Statement]| parts.iter().map(|part| self.applied(part, budget)).collect::<Result<_, _>>();
        Ok(match statement {
            Statement::Expr(expr) => Statement::Expr(self.applied_to(expr, budget)?),
            Statement::Chain(first, rest) => {
                let rest = rest.iter().map(|(rel, side)| Ok((*rel, self.applied_to(side, budget)?)));
                Statement::Chain(self.applied_to(first, budget)?, rest.collect::<Result<_, Stop>>()?)
            }
            Statement::And(parts) => Statement::And(all(parts)?),
            Statement::Or(parts) => Statement::Or(all(parts)?),
            Statement::At(..) | Statement::Never | Statement::Always => statement.clone(),
        })
    }

    /// Every node that is written spends from the budget, for definitions may be piled on definitions.
    fn applied_to(&self, expr: &Expr, budget: &Budget) -> Result<Expr, Stop> {
        budget.spend(1)?;
        let kind = match &expr.kind {
            ExprKind::Variable(name) if self.meanings.contains_key(name) => {
                budget.spend(n_nodes(&self.meanings[name]))?;
                self.meanings[name].kind.clone()
            }
            kind => rebuilt(kind, |operand| self.applied_to(operand, budget))?,
        };
        Ok(Expr { kind, span: expr.span })
    }
}
