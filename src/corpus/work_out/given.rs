//! A given problem in the forms that moves work on; some can be begun in two.

use crate::corpus::exponent::{Law, Powers};
use crate::corpus::literal::Literal;
use crate::corpus::moves::product_of;
use crate::corpus::proportion::is_proportion;
use crate::corpus::read::read;
use crate::corpus::state::State;
use crate::corpus::terms::{has_like_terms, is_plain};
use crate::notation::{Expr, ExprKind, Rel, Statement, variables};
use crate::reading::Task;

/// What a reader asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    pub statement: Statement,
    pub task: Option<Task>,
    /// The letter that is to stand alone, where the words name one.
    pub letter: Option<char>,
}

impl Given {
    /// Where the work may start, the likeliest first; nothing where the kind of problem is not known here.
    pub(super) fn starts(&self) -> Vec<State> {
        let mut starts = Vec::new();
        match &self.statement {
            Statement::At(..) => starts.push(State::Written(self.statement.clone())),
            Statement::Expr(expr) => {
                starts.extend(self.powers(expr));
                if variables(&self.statement).is_empty() {
                    starts.push(State::Written(self.statement.clone()));
                } else {
                    starts.extend(read(&self.statement));
                }
            }
            Statement::Chain(..) => match self.literal() {
                Some(literal) => starts.push(State::Literal(literal)),
                None => {
                    starts.extend(read(&self.statement));
                    if is_proportion(&self.statement) {
                        starts.push(State::Written(self.statement.clone()));
                    }
                }
            },
            _ => starts.extend(read(&self.statement)),
        }
        starts.retain(|start| start.is_tame() && !start.is_solved());
        starts
    }

    /// A product in which two powers meet, or a power of a product.
    fn powers(&self, expr: &Expr) -> Option<State> {
        let powers = Powers::read(expr).filter(|_| self.task != Some(Task::Factorise))?;
        let laws = [Law::OpenPower, Law::AddExponents, Law::SubtractExponents, Law::Zero, Law::Negative];
        laws.iter().any(|law| law.apply(&powers).is_some()).then_some(State::Powers(powers))
    }

    /// A formula in several letters, the wanted one named or plain: `x` is what is looked for where nothing is said.
    fn literal(&self) -> Option<Literal> {
        let letters = variables(&self.statement);
        if letters.len() < 2 {
            return None;
        }
        Literal::anywhere(self.letter.or_else(|| letters.contains("x").then_some('x'))?, &self.statement)
    }

    /// Does a bracket that can be opened stand in the problem?
    pub(super) fn has_brackets(&self) -> bool {
        read(&self.statement).is_some_and(|start| start.sides().into_iter().any(|side| !is_plain(side)))
    }

    /// Is a number written with a point?
    pub(super) fn has_decimals(&self) -> bool {
        any_in(&self.statement, &|kind| matches!(kind, ExprKind::Number(number) if number.n_decimals > 0))
    }

    /// The problem with the task that its form suggests, where its words name none: brackets are there to be expanded, a
    /// sum that is a product to be factorised.
    pub fn with_task(self) -> Given {
        let suggested = || match read(&self.statement)? {
            State::Expr(side) if variables(&self.statement).is_empty() || has_like_terms(&side) => None,
            State::Expr(side) if !is_plain(&side) => Some(Task::Expand),
            State::Expr(side) => product_of(&side).map(|_| Task::Factorise),
            _ => None,
        };
        Given { task: self.task.or_else(suggested), ..self }
    }

    /// Is it an equation in several letters of which none is named?
    pub fn lacks_letter(&self) -> bool {
        let is_equation = matches!(&self.statement, Statement::Chain(_, links) if matches!(links[..], [(Rel::Eq, _)]));
        let letters = variables(&self.statement);
        is_equation && self.letter.is_none() && letters.len() > 1 && !letters.contains("x")
    }
}

fn any_in(statement: &Statement, is: &impl Fn(&ExprKind) -> bool) -> bool {
    match statement {
        Statement::Expr(expr) => any_of(expr, is),
        Statement::At(expr, values) => any_of(expr, is) || values.iter().any(|(_, value)| any_of(value, is)),
        Statement::Chain(first, rest) => any_of(first, is) || rest.iter().any(|(_, side)| any_of(side, is)),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(|part| any_in(part, is)),
        Statement::Never | Statement::Always => false,
    }
}

fn any_of(expr: &Expr, is: &impl Fn(&ExprKind) -> bool) -> bool {
    is(&expr.kind) || expr.kind.operands().into_iter().flatten().any(|operand| any_of(operand, is))
}
