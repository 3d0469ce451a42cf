//! A new letter for an expression, brought in without a word: `u^2 - 5u + 4 = 0` below `x^4 - 5x^2 + 4 = 0`.
//!
//! Of the expressions that stand in the rows above, one makes the row the same as what it follows from, or the row is no
//! substitution. The letter stands for that expression from then on.

use super::evidence::LineVerdict;
use super::witness::Work;
use crate::algebra::{self, Verdict};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, statement_with_values};
use crate::reading::Role;
use crate::text::Span;

/// Expressions that are tried for a letter.
const MAX_TRIED: usize = 12;

impl Work {
    /// What is said of a row in a letter of its own; None where no expression above stands for it.
    pub(super) fn substitution(&mut self, line: &Statement) -> Option<LineVerdict> {
        let own = notation::variables(line);
        let [letter] = own.iter().collect::<Vec<_>>()[..] else { return None };
        let (problem, rows) = (self.problem.as_ref()?, self.lines_above());
        let above = |row: &Statement| notation::variables(row).contains(letter);
        if rows.iter().chain(&self.premises.definitions).any(above) || !is_used_again(line, letter) {
            return None;
        }
        let mut tried: Vec<Expr> = Vec::new();
        for row in self.before.iter().rev().take(1).chain([problem]) {
            sides(row).into_iter().for_each(|side| collect(side, &mut tried));
        }
        let found = tried.into_iter().take(MAX_TRIED).find_map(|meaning| {
            let of_letter = |name: &str| (name == letter).then(|| meaning.clone());
            let written_out = statement_with_values(line, &of_letter);
            let verdict = algebra::follows_from(&self.held(), &self.before, &written_out, &[]);
            matches!(verdict, Verdict::Holds(relation) if relation.says_the_same()).then_some((meaning, verdict))
        });
        let (meaning, verdict) = found?;
        let span = Span::new(0, 0);
        let named = Expr { kind: ExprKind::Variable(letter.clone()), span };
        self.premises.definitions.push(Statement::Chain(named, vec![(Rel::Eq, meaning)]));
        let held = LineVerdict::of_role(Role::Step, self.from);
        Some(held.found(verdict).by_known_move())
    }
}

/// Whether the letter stands in the row twice, or as a power: what a letter for an expression is for.
fn is_used_again(line: &Statement, letter: &str) -> bool {
    let mut n_uses = 0;
    for side in sides(line) {
        count(side, letter, &mut n_uses);
    }
    n_uses > 1
}

fn count(expr: &Expr, letter: &str, n_uses: &mut usize) {
    match &expr.kind {
        ExprKind::Variable(name) if name == letter => *n_uses += 1,
        ExprKind::Pow(base, _) if notation::letters(base).contains(letter) => *n_uses += 2,
        kind => kind.operands().into_iter().flatten().for_each(|part| count(part, letter, n_uses)),
    }
}

/// The expressions that letters are put for: powers, roots, logarithms, fractions and sums in brackets, each once.
fn collect(expr: &Expr, found: &mut Vec<Expr>) {
    let mut add = |expr: &Expr| {
        if notation::has_letter(expr) && !found.contains(expr) {
            found.push(expr.clone());
        }
    };
    match &expr.kind {
        ExprKind::Pow(base, _) => {
            add(expr);
            if !matches!(base.kind, ExprKind::Variable(_) | ExprKind::Number(_)) {
                add(base);
            }
        }
        ExprKind::Sqrt(_) | ExprKind::Root(..) | ExprKind::Log(..) | ExprKind::Div(..) | ExprKind::Abs(_) => add(expr),
        ExprKind::Mul(a, b) => [a, b].into_iter().filter(|part| is_sum(part)).for_each(|part| add(part)),
        _ => {}
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| collect(part, found));
}

fn is_sum(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Add(..) | ExprKind::Sub(..))
}

fn sides(statement: &Statement) -> Vec<&Expr> {
    match statement {
        Statement::Expr(expr) => vec![expr],
        Statement::Chain(first, rest) => std::iter::once(first).chain(rest.iter().map(|(_, side)| side)).collect(),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().flat_map(sides).collect(),
        Statement::At(..) | Statement::Never | Statement::Always => Vec::new(),
    }
}
