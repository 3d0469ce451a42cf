//! Work on a number, `√50 + √8` or `3a - b when a = 2 and b = 5`, that never says what the number is: every row is true by itself,
//! and none of them has anything to do with the problem.

use super::evidence::LineVerdict;
use crate::algebra::{self, Premises, Verdict, Why};
use crate::notation::{self, Expr, Rel, Statement};
use crate::reading::Role;

/// Takes back, where no row rests on the problem and none comes to its value, that the last of them is settled.
pub(super) fn settle(lines: &mut [LineVerdict], problem: &Statement, statements: &[Option<Statement>]) {
    let is_number = match problem {
        Statement::Expr(expr) => !notation::has_letter(expr),
        Statement::At(..) => true,
        _ => false,
    };
    let is_true_alone = |statement: &Option<Statement>| {
        statement.as_ref().is_some_and(|row| matches!(row, Statement::Chain(..)) && notation::variables(row).is_empty())
    };
    let claims = |line: &LineVerdict| line.is_claim() && line.role != Role::SideWork;
    let is_untied = |(line, row): (&LineVerdict, &Option<Statement>)| {
        !claims(line) || is_true_alone(row) && matches!(line.local, Verdict::Holds(_))
    };
    if !is_number || !lines.iter().zip(statements).all(is_untied) {
        return;
    }
    let premises = Premises::of(problem);
    let comes_to_it = |side: &Expr| {
        let found = algebra::follows_from(&premises, &[], &Statement::Expr(side.clone()), &[]);
        !matches!(found, Verdict::Fails(_))
    };
    let rows = || statements.iter().flatten();
    if rows().flat_map(notation::sides).any(comes_to_it) {
        return;
    }
    // `3(-2)^2 - 2(5)` with other values in the letters' places than the problem's.
    let is_put_in = |row: &Statement| matches!(problem, Statement::At(expr, _) if puts_in(expr, row));
    let first = lines.iter().zip(statements).position(|(line, _)| claims(line));
    let put_in = first.zip(first.and_then(|i| statements[i].as_ref())).filter(|(_, row)| is_put_in(row));
    if let Some((i, row)) = put_in
        && let Some(side) = notation::sides(row).first()
        && let found @ Verdict::Fails(_) = algebra::follows_from(&premises, &[], &Statement::Expr((*side).clone()), &[])
    {
        lines[i] = lines[i].clone().found(found);
        return;
    }
    if let Some(last) = lines.iter_mut().rev().find(|line| claims(line)) {
        *last = last.clone().found(Verdict::NotChecked(Why::NumberNotFound));
    }
}

/// Whether a row of numbers begins with the expression, numbers in the places of its letters.
pub(super) fn puts_in(expr: &Expr, row: &Statement) -> bool {
    let sides = notation::sides(row);
    let [first, ..] = sides.as_slice() else { return false };
    let is_result = |left: &Expr, right: Expr| Statement::Chain(left.clone(), vec![(Rel::Eq, right)]);
    let given = is_result(expr, notation::build::variable("result"));
    let found = algebra::side_work(&Premises::of(&given), &[], &is_result(first, (*first).clone()), false);
    found.is_some_and(|found| found.put_in.is_some())
}
