//! Roots that squaring or clearing denominators may have added: put away, or kept.
//!
//! As long as the work has named no answer, a line that may have added roots stays in doubt. An answer that has the
//! problem's solutions and no others settles all of them, and so does a check below that shows which root is none. An
//! answer that keeps such a root is no answer to the problem, though it follows from the line above.

use super::answer::value_of;
use super::evidence::LineVerdict;
use super::leniency::may_gain;
use super::slips::{Slip, SlipKind};
use super::witness::Work;
use crate::algebra::{self, Evidence, Premises, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, print, print_expr, statement_with_values, variables};
use crate::reading::{self, Role, Step};

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

/// Settles the answer that a work ends on, `t = 5 or t = -2`, where the problem has a condition besides, `t ≥ 0`, that one of
/// its values does not meet: rows above may leave the condition out, the answer may not.
pub(super) fn settle_condition(lines: &mut [LineVerdict], problem: &Statement, steps: &[Step]) {
    let (Statement::And(_), Some((answered, above)), Some(step)) = (problem, lines.split_last_mut(), steps.last())
    else {
        return;
    };
    let is_silent = step.reason.is_none() && matches!(step.role, Role::Step | Role::Answer);
    let holds = |line: &LineVerdict| !line.is_contradicted();
    if !is_silent || !above.iter().all(holds) || !matches!(answered.local, Verdict::Holds(_)) {
        return;
    }
    let Some(answer) = step.statement().filter(|answer| names_solutions(answer)) else { return };
    let parts = if let Statement::Or(parts) = answer { parts.as_slice() } else { std::slice::from_ref(answer) };
    let mut roots = parts.iter().filter_map(value_of).map(|(_, value)| exact(&value));
    let evidence = roots.find_map(|root| algebra::put_in_evidence(problem, answer, &root));
    if let Some(evidence) = evidence {
        answered.local = Verdict::NotChecked(Why::OutOfReach);
        answered.global = Verdict::Fails(evidence);
    }
}

impl Work {
    /// A value that a story rules out, though it solves the equation: it is one of those found above.
    pub(super) fn ruled_out(&self, step: &Step, line: &Statement) -> Option<LineVerdict> {
        let (name, value) = value_of(line).filter(|_| self.is_told && !self.slipped && reading::rejects_value(step))?;
        let latest = self.before.last()?;
        let holds = Verdict::Holds(Relation::Case);
        may_solve(latest, &name, &value)
            .then(|| LineVerdict::of_role(Role::SideWork, self.from).found(holds).by_known_move())
    }

    /// The verdict on a row below an expression that says which values its letter has not: `x ≠ -3`.
    pub(super) fn values_left_out(&self, line: &Statement) -> Option<LineVerdict> {
        let leaves_out = |part: &Statement| {
            matches!(part, Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, rest)
                if matches!(rest.as_slice(), [(Rel::Ne, value)] if is_number(value)))
        };
        let is_of_expression = matches!(self.problem, Some(Statement::Expr(_)));
        let is_note = is_of_expression && notation::conjuncts(line).into_iter().all(leaves_out);
        is_note.then(|| self.with_excluded(LineVerdict::of_role(Role::Condition, self.from), line))
    }

    /// A note of where the problem is not defined, `x != 2, x != -1`, is held against where it is not.
    pub(super) fn with_excluded(&self, verdict: LineVerdict, line: &Statement) -> LineVerdict {
        let (Statement::Chain(..) | Statement::And(_) | Statement::Or(_)) = line else { return verdict };
        let of_function = || match &self.functions[..] {
            [body] => algebra::excluded(&Statement::Expr(body.clone())),
            _ => None,
        };
        let Some((letter, values)) = self.problem.as_ref().and_then(algebra::excluded).or_else(of_function) else {
            return verdict;
        };
        let parts = match line {
            Statement::And(parts) | Statement::Or(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let noted = |part: &Statement| match part {
            Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) => match rest.as_slice() {
                [(Rel::Ne, value)] if *name == letter && is_number(value) => Some(value.clone()),
                _ => None,
            },
            _ => None,
        };
        let denies_others = |part: &Statement| {
            let denied = noted(part).is_none().then(|| algebra::denied_values(part)).flatten();
            denied.is_some_and(|(name, denied)| name == letter && !denied.iter().all(|value| values.contains(value)))
        };
        if parts.iter().any(denies_others) {
            // `x + 2 != 0` where nothing is divided by that.
            return LineVerdict::of_role(Role::Step, verdict.from).found(Verdict::NotChecked(Why::NumberNotFound));
        }
        let Some(noted) = parts.iter().map(noted).collect::<Option<Vec<Expr>>>() else { return verdict };
        let noted: Vec<Expr> = noted.into_iter().flat_map(both_signs).collect();
        let is_excluded = |value: &Expr| {
            values.contains(&exact(value)) || self.before.iter().any(|row| may_solve(row, &letter, value))
        };
        match noted.iter().all(is_excluded) {
            true => verdict,
            false => LineVerdict::of_role(Role::Step, verdict.from).found(Verdict::NotChecked(Why::NumberNotFound)),
        }
    }

    /// Whether a line puts a value away, `x != -3`, that no row above brings up: it solves none of them, and all are defined
    /// at it.
    pub(super) fn puts_away_another(&self, step: &Step, line: &Statement) -> bool {
        // `x != 2` below `x - 2 != 0` says on.
        let is_denial =
            |row: &Statement| matches!(row, Statement::Chain(_, rest) if rest.iter().any(|(rel, _)| *rel == Rel::Ne));
        let above = self.before.last().or(self.premises.givens.last()).or(self.problem.as_ref());
        if above.is_some_and(is_denial) {
            return false;
        }
        let is_plain = matches!(line, Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, _));
        if let Some((name, denied)) = algebra::denied_values(line).filter(|_| !is_plain) {
            // `x + 2 != 0` where nothing is divided by that.
            let mut rows = self.problem.iter().chain(&self.premises.givens).chain(&self.before);
            let excludes = |row: &Statement| {
                algebra::excluded(row)
                    .is_some_and(|(letter, values)| letter == name && denied.iter().all(|value| values.contains(value)))
            };
            return self.problem.is_some() && !rows.any(excludes);
        }
        let last = reading::last_put_away(step);
        let Some(Statement::Chain(letter, rest)) = last.as_ref().or(Some(line)) else { return false };
        let (ExprKind::Variable(name), [(rel, value)]) = (&letter.kind, rest.as_slice()) else { return false };
        if *rel != Rel::Ne && last.is_none() {
            return false;
        }
        if self.slipped || self.detached || self.unread.is_some() || !is_number(value) {
            return false;
        }
        let shown = exact(value);
        let rows =
            self.problem.iter().chain(&self.premises.givens).chain(self.main.iter().flatten()).chain(&self.before);
        let mut candidates = rows.clone().filter(|row| matches!(row, Statement::Or(_)) && names_solutions(row));
        if reading::rejects_value(step)
            && let Some(candidates) = candidates.next_back()
            && variables(candidates).contains(name)
            && !may_solve(candidates, name, value)
        {
            // "Reject x = 5" below `x = 9 or x = -1`.
            return true;
        }
        let mut of_letter = rows.filter(|row| variables(row).contains(name)).peekable();
        of_letter.peek().is_some()
            && !of_letter.any(|row| {
                may_solve(row, name, value) || algebra::excluded(row).is_some_and(|(_, values)| values.contains(&shown))
            })
    }
}

/// A value as the exact witness prints it: `3/2` for `1.5`.
fn exact(value: &Expr) -> String {
    notation::exact_value(value).map_or_else(|| print_expr(value), |value| value.to_string())
}

/// `2` and `-2` of `±2`.
fn both_signs(value: Expr) -> Vec<Expr> {
    match value.kind {
        ExprKind::PlusMinus(value) => {
            let kind = ExprKind::Neg(value.clone());
            vec![Expr { kind, span: value.span }, *value]
        }
        _ => vec![value],
    }
}

/// Whether a row, or one of the statements in it, is not shown to be false at a value.
fn may_solve(row: &Statement, name: &str, value: &Expr) -> bool {
    match row {
        Statement::Or(parts) | Statement::And(parts) => parts.iter().any(|part| may_solve(part, name, value)),
        Statement::Chain(..) => {
            let at = statement_with_values(row, &|letter| (letter == name).then(|| value.clone()));
            let found = algebra::side_work(&Premises::default(), &[], &at, false);
            !found.is_some_and(|found| matches!(found.verdict, Verdict::Fails(_)))
        }
        _ => false,
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
