//! Roots that squaring or clearing denominators may have added: put away, or kept.
//!
//! As long as the work has named no answer, a line that may have added roots stays in doubt. An answer that has the
//! problem's solutions and no others settles all of them, and so does a check below that shows which root is none. An
//! answer that keeps such a root is no answer to the problem, though it follows from the line above.

use super::evidence::LineVerdict;
use super::leniency::may_gain;
use super::slips::{Slip, SlipKind};
use crate::algebra::{self, Evidence, Premises, Relation, Verdict, Why};
use crate::notation::{Expr, ExprKind, Rel, Statement, print, print_expr, variables};
use crate::reading::Role;

/// Settles the lines of one solution, each with what it says, where they are held against `problem`.
pub(super) fn settle(lines: &mut [LineVerdict], problem: &Statement, statements: &[Option<Statement>]) {
    if !lines.iter().any(|line| line.widens) || lines.iter().any(LineVerdict::is_contradicted) {
        return;
    }
    if let Some(Some(last)) = statements.last()
        && isolates_letter(last, problem)
        && lines.last().is_some_and(|line| may_gain(&line.global) || matches!(line.global, Verdict::Holds(_)))
    {
        // A formula that is solved for a letter gives its value wherever it has one.
        lines.iter_mut().filter(|line| line.widens).for_each(|line| {
            line.widens = false;
            line.global = line.local.clone();
        });
        return;
    }
    // A row below "Check:" may state what is left; one that tests a candidate does not.
    // Below candidates that are tested one by one it looks like one more case.
    let global = |at: usize, answer: &Statement| match (lines[at].role, &lines[at].global) {
        (Role::Check, _) => algebra::follows_from(&Premises::of(problem), &[], answer, &[]),
        (_, case @ Verdict::Holds(Relation::Case)) => {
            let whole = algebra::follows_from(&Premises::of(problem), &[], answer, &[]);
            if matches!(whole, Verdict::Holds(relation) if relation.says_the_same()) { whole } else { case.clone() }
        }
        (_, found) => found.clone(),
    };
    let mut answers = statements.iter().enumerate().rev().filter_map(|(at, statement)| {
        let answer = statement.as_ref().filter(|statement| at < lines.len() && names_solutions(statement))?;
        let global = global(at, answer);
        let tests =
            lines[at].role == Role::Check && !matches!(global, Verdict::Holds(relation) if relation.says_the_same());
        (!tests).then_some((at, answer, global))
    });
    let Some((last, answer, global)) = answers.next() else { return };
    let kept = match &global {
        Verdict::Holds(relation) if relation.says_the_same() => Vec::new(),
        Verdict::Fails(Evidence::Roots { lost, gained }) if lost.is_empty() => {
            let away = put_away(problem, &statements[last + 1..]);
            gained.iter().filter(|root| !away.contains(root)).cloned().collect()
        }
        _ => return,
    };
    let evidence = kept.first().and_then(|root| algebra::put_in_evidence(problem, answer, root));
    match (kept.is_empty(), evidence) {
        (true, _) => lines.iter_mut().filter(|line| line.widens).for_each(|line| {
            line.widens = false;
            // Candidates that are put away further down were no claim.
            line.global = line.local.clone();
        }),
        (false, Some(evidence)) if lines[last].widens => {
            let answered = &mut lines[last];
            answered.widens = false;
            answered.slip = name(problem, &kept);
            // The line above says more than the problem, so that this one follows from it says nothing.
            answered.local = Verdict::NotChecked(Why::OutOfReach);
            answered.global = Verdict::Fails(evidence);
        }
        _ => {}
    }
}

/// The slip of keeping such roots: they make the problem divide by zero, or squaring brought them in. Where neither is
/// plain it has no name.
fn name(problem: &Statement, kept: &[String]) -> Option<Slip> {
    let excluded = algebra::excluded(problem);
    if let Some((_, values)) = excluded.filter(|(_, values)| kept.iter().all(|root| values.contains(root))) {
        let piece = values.into_iter().filter(|value| kept.contains(value)).collect::<Vec<_>>().join(", ");
        return Some(Slip { kind: SlipKind::ExcludedValueKept, piece });
    }
    let letter = variables(problem).into_iter().next()?;
    let named: Vec<String> = kept.iter().map(|root| format!("{letter} = {}", root.replace('-', "−"))).collect();
    let holds_root = print(problem).contains("sqrt(");
    holds_root.then(|| Slip { kind: SlipKind::ExtraneousKept, piece: named.join(", ") })
}

/// Whether a line has one letter of the problem's several on one side and only the others on the other.
fn isolates_letter(line: &Statement, problem: &Statement) -> bool {
    let Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) = line else { return false };
    let [(Rel::Eq, side)] = rest.as_slice() else { return false };
    let (letters, known) = (variables(&Statement::Expr(side.clone())), variables(problem));
    known.len() > 1
        && known.contains(name)
        && !letters.is_empty()
        && !letters.contains(name)
        && letters.is_subset(&known)
}

/// Whether a line says which numbers solve the problem, or that none does.
fn names_solutions(statement: &Statement) -> bool {
    match statement {
        Statement::Or(parts) => parts.iter().all(names_solutions),
        Statement::Never => true,
        Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, rest) => {
            matches!(rest.as_slice(), [(Rel::Eq, value)] if is_number(value))
        }
        _ => false,
    }
}

fn is_number(expr: &Expr) -> bool {
    variables(&Statement::Expr(expr.clone())).is_empty()
}

/// The values that lines below an answer show to be no solutions: `3 != -3` as the problem at -3, `x != -3`.
fn put_away(problem: &Statement, below: &[Option<Statement>]) -> Vec<String> {
    let premises = Premises::of(problem);
    let mut away = Vec::new();
    for line in below.iter().flatten() {
        if let Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, rest) = line
            && let [(Rel::Ne, value)] = rest.as_slice()
            && is_number(value)
        {
            away.push(print_expr(value));
        }
        if let Some(work) = algebra::side_work(&premises, &[], line, false)
            && let (Verdict::Holds(_), Some(put_in)) = (&work.verdict, &work.put_in)
            && !put_in.solves
        {
            away.extend(put_in.at.iter().map(|(_, value)| value.clone()));
        }
    }
    away
}

#[cfg(test)]
mod tests {
    use crate::algebra::Verdict;
    use crate::reading::from_lines;
    use crate::tutor::witness::witness;

    /// Each line as `+` settled, `?` in doubt, `-` contradicted, and the name of the last line's slip.
    fn check(lines: &[&str], wanted: &str, slip: Option<&str>) {
        let verdicts = witness(&from_lines(lines[0], &lines[1..])).lines;
        let found: String = verdicts
            .iter()
            .map(|line| match (&line.local, &line.global) {
                _ if line.widens => '?',
                _ if line.is_contradicted() => '-',
                (Verdict::Holds(_), Verdict::Holds(_)) => '+',
                _ => '~',
            })
            .collect();
        assert_eq!(found, wanted, "{lines:?}: {verdicts:?}");
        let name = verdicts.last().and_then(|line| line.slip.as_ref()).map(|slip| slip.kind.id());
        assert_eq!(name, slip, "{lines:?}");
    }

    #[test]
    fn roots_are_put_away_or_kept() {
        let squared = ["sqrt(x+12) = x", "x+12 = x^2", "x^2-x-12 = 0", "x = 4 or x = -3"];
        let with = |more: &[&'static str]| [&squared, more].concat();
        check(&squared[..3], "??", None);
        check(&squared, "??-", Some("RA3"));
        check(&with(&["x = 4"]), "++++", None);
        check(&with(&["sqrt(-3+12) != -3"]), "++++", None);
        check(&with(&["x != -3"]), "++++", None);
        check(&with(&["sqrt(4+12) = 4"]), "??-+", None);
        check(&["sqrt(5+2x)+7 = 0", "sqrt(5+2x) = -7", "5+2x = 49", "x = 22"], "+?-", Some("RA3"));
        check(&["sqrt(5+2x)+7 = 0", "5+2x = 49", "x = 22", "no solution"], "+++", None);
        check(&["2/(x-1) = 2x/(x-1)", "2 = 2x", "x = 1"], "?-", Some("FR8"));
        check(&["2/(x-1) = 2x/(x-1)", "2 = 2x", "x = 1", "no solution"], "+++", None);
        check(&["sqrt(x+12) = x", "x+12 = x^2", "x = 5"], "?-", None);
    }
}
