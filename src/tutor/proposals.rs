//! Work on a problem that asks of a value whether it solves an equation: what is calculated has to be the equation at this
//! value, and the answer has to be what comes out.

use super::evidence::{LineVerdict, Verdicts};
use super::witness::Work;
use crate::algebra::{self, Premises, Relation, Verdict, Why};
use crate::notation::{self, Expr, Rel, Statement, is_near};
use crate::reading::{self, Problem, Role, Solution, Step};

/// A value that is asked of, put into what it may solve.
pub(super) struct Proposal {
    /// `x = 3`, `x = 2 and y = 3`.
    values: Statement,
    /// The problem's equations at these values.
    at_values: Vec<Statement>,
    /// What every part of them comes to.
    numbers: Vec<f64>,
    /// Whether all of them are true. None where that is not found.
    solves: Option<bool>,
}

impl Proposal {
    pub(super) fn of(problem: &Problem) -> Option<Proposal> {
        let (values, equations) = (problem.proposed.clone()?, problem.statement()?);
        let parts = notation::conjuncts(&values);
        let value_of =
            |name: &str| parts.iter().find_map(|part| super::answer::value_of(part).filter(|(own, _)| own == name));
        let at = |equation: &Statement| {
            notation::statement_with_values(equation, &|name| value_of(name).map(|(_, value)| value))
        };
        let at_values: Vec<Statement> = notation::conjuncts(equations).into_iter().map(at).collect();
        let is_true =
            |equation: &Statement| match algebra::side_work(&Premises::default(), &[], equation, false)?.verdict {
                Verdict::Holds(_) => Some(true),
                Verdict::Fails(_) => Some(false),
                Verdict::NotChecked(_) => None,
            };
        let found: Option<Vec<bool>> = at_values.iter().map(is_true).collect();
        let mut numbers = Vec::new();
        at_values.iter().flat_map(notation::sides).for_each(|side| collect_numbers(side, &mut numbers));
        let solves = found.map(|found| found.into_iter().all(|one| one));
        Some(Proposal { values: values.clone(), at_values, numbers, solves })
    }

    /// Whether a side comes to what a part of the equations does.
    fn is_of_equations(&self, side: &Expr) -> bool {
        let is_near = |number: f64| self.numbers.iter().any(|known| is_near(*known, number));
        notation::approximate(side).is_some_and(is_near)
    }

    /// Whether the row compares the two sides of one of the equations.
    fn compares_sides(&self, line: &Statement) -> bool {
        let ends = |statement: &Statement| {
            let sides = notation::sides(statement);
            Some([notation::approximate(sides.first()?)?, notation::approximate(sides.last()?)?])
        };
        let Some([first, last]) = ends(line) else { return false };
        self.at_values.iter().filter_map(ends).any(|[left, right]| {
            is_near(first, left) && is_near(last, right) || is_near(first, right) && is_near(last, left)
        })
    }
}

fn collect_numbers(expr: &Expr, numbers: &mut Vec<f64>) {
    numbers.extend(notation::approximate(expr));
    expr.kind.operands().into_iter().flatten().for_each(|part| collect_numbers(part, numbers));
}

impl Work {
    /// The verdict on a row of numbers, and on one that is the value itself; None of any other row.
    pub(super) fn of_proposal(&self, step: &Step, line: &Statement) -> Option<LineVerdict> {
        let proposal = self.proposal.as_ref()?;
        let verdict = |role: Role, found: Verdict| LineVerdict::of_role(role, self.from).found(found).by_known_move();
        let open = Verdict::NotChecked(Why::NumberNotFound);
        let denied = |part: &Statement| {
            matches!(part, Statement::Chain(name, rest) if matches!(rest[..], [(Rel::Ne, _)])
            && notation::conjuncts(&proposal.values).contains(&&Statement::Chain(name.clone(), rest.iter().map(|(_, value)| (Rel::Eq, value.clone())).collect())))
        };
        let is_denied = denied(line) || *line == proposal.values && reading::answered(step) == Some(false);
        if is_denied || *line == proposal.values {
            return Some(verdict(
                Role::Answer,
                match proposal.solves {
                    Some(solves) if solves != is_denied => Verdict::Holds(Relation::Implied),
                    _ => open,
                },
            ));
        }
        if !notation::variables(line).is_empty() {
            let denies_another = matches!(line, Statement::Chain(_, rest) if matches!(rest[..], [(Rel::Ne, _)]));
            return denies_another.then(|| verdict(Role::Answer, open));
        }
        if let Statement::Expr(number) = line {
            let is_part = proposal.is_of_equations(number);
            let found = if is_part { Verdict::Holds(Relation::Implied) } else { open };
            return Some(verdict(Role::Step, found));
        }
        let is_denial = matches!(line, Statement::Chain(_, rest) if rest.iter().any(|(rel, _)| *rel == Rel::Ne));
        let is_said_false = step.says_false() && !is_denial;
        let is_denial = is_denial || is_said_false;
        let found = algebra::side_work(&Premises::default(), &[], line, is_said_false)?.verdict;
        Some(match found {
            Verdict::Fails(_) if !is_said_false && proposal.solves == Some(false) && proposal.compares_sides(line) => {
                // "7 = 9": what is tested, before it is answered.
                LineVerdict::of_role(Role::SideWork, self.from)
            }
            Verdict::Holds(_) if is_denial && !proposal.compares_sides(line) => verdict(Role::Step, open),
            Verdict::Holds(_) if !notation::sides(line).iter().any(|side| proposal.is_of_equations(side)) => {
                verdict(Role::Step, open)
            }
            found => verdict(Role::Step, found),
        })
    }
}

/// Whether a row says that something is not so, in words or by its sign.
fn denies(step: &Step) -> bool {
    let is_denial =
        |row: &Statement| matches!(row, Statement::Chain(_, rest) if rest.iter().any(|(rel, _)| *rel == Rel::Ne));
    step.says_false() || step.statement().is_some_and(is_denial)
}

/// The answer at the end, held against what comes out.
pub(super) fn settled(solution: &Solution, mut verdicts: Verdicts) -> Verdicts {
    let Some(proposal) = solution.problem.as_ref().and_then(Proposal::of) else { return verdicts };
    verdicts.answer_right = None;
    let (Some(last), Some(line)) = (solution.steps.last(), verdicts.lines.last_mut()) else { return verdicts };
    match reading::answered(last) {
        // "Show that x = 4 is a solution": what was found speaks against it, and nobody says so.
        None if proposal.solves == Some(false) && !solution.steps.iter().any(denies) => {
            let why = Verdict::NotChecked(Why::NumberNotFound);
            *line = LineVerdict::of_role(Role::Answer, line.from).found(why);
        }
        None => {}
        answered if answered != proposal.solves => {
            let why = Verdict::NotChecked(Why::NumberNotFound);
            *line = LineVerdict::of_role(Role::Answer, line.from).found(why);
        }
        _ if !line.is_claim() => {
            let holds = Verdict::Holds(Relation::Implied);
            *line = LineVerdict::of_role(Role::Answer, line.from).found(holds).by_known_move();
        }
        _ => {}
    }
    verdicts
}
