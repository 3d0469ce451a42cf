//! Rows that say what a term of a sequence is, or a formula for all of them.

use super::evidence::{LineVerdict, Source};
use super::known_values::named_value;
use super::witness::Work;
use crate::algebra::{self, OfSequence, Sequences, Steps, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, build, conjuncts, letters};
use crate::reading::{self, Problem, Role, SequenceKind};

/// The name under which a formula alone is held against the terms that a problem lists.
const GENERAL_TERM: &str = "nth term";

/// The letter that counts terms.
const COUNT: &str = "n";

impl Work {
    /// The verdict on a row about the terms of a sequence; None where the rows above tell nothing of it.
    pub(super) fn of_sequence(&mut self, i: usize, role: Role, line: &Statement) -> Option<LineVerdict> {
        if matches!(role, Role::Condition | Role::SideWork) || self.rounds_latest(line) {
            return None;
        }
        // "Find an expression for the nth term": `4n - 1`.
        let named = match line {
            Statement::Expr(formula) if !self.sequence.is_empty() && letters(formula).iter().eq(["n"]) => {
                Some(Statement::Chain(build::variable(GENERAL_TERM), vec![(Rel::Eq, formula.clone())]))
            }
            _ => None,
        };
        let line = named.as_ref().unwrap_or(line);
        let lists_terms = !self.sequence.is_empty();
        let meaning = |name: &str| meaning(name).or_else(|| usual_meaning(name).filter(|_| lists_terms));
        if self.counts_terms(line) {
            self.premises.definitions.push(line.clone());
            return Some(LineVerdict::of_role(Role::Given, self.from));
        }
        let givens = self.premises.givens.iter().chain(&self.premises.definitions).chain(&self.formulas);
        let all = givens.clone().chain(self.main.iter().flatten()).chain(&self.before);
        let known = Sequences::of(all, &self.sequence, self.steps);
        let Some(local) = known.judged(line, &meaning).or_else(|| self.of_named_parts(&known, &meaning, line)) else {
            let states = algebra::is_rule_of_sequence(line) || self.steps.is_some() && algebra::gives_terms(line);
            if self.problem.is_none() && states {
                self.take_given(i, line);
                return Some(LineVerdict::of_role(Role::Given, Source::Nothing));
            }
            if self.slipped
                || self.problem.is_none()
                || matches!(role, Role::Answer | Role::Check)
                || !known.leaves_open(line)
            {
                return None;
            }
            self.take_given(i, line);
            return Some(LineVerdict::of_role(Role::Given, Source::Problem));
        };
        // What is correct from a slip above is no second slip.
        let of_problem = || Sequences::of(givens, &self.sequence, self.steps).judged(line, &meaning);
        let global = match self.slipped {
            true => of_problem().unwrap_or(Verdict::NotChecked(Why::OutOfReach)),
            false => local.clone(),
        };
        let puts_in = !matches!(line, Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, _));
        let role = if matches!(role, Role::Answer | Role::Check) { role } else { Role::Step };
        let verdict = LineVerdict { global, ..LineVerdict::of_role(role, Source::Problem).found(local) };
        match &verdict.local {
            Verdict::Holds(_) if !self.slipped && !puts_in => {
                self.go_on_from(i, line);
                Some(verdict.by_known_move())
            }
            Verdict::Holds(_) => {
                self.add(i, line.clone(), &verdict);
                Some(verdict.by_known_move())
            }
            _ => {
                self.add(i, line.clone(), &verdict);
                Some(verdict)
            }
        }
    }
}

impl Work {
    /// What is found of a row that names values of the sequence that the problem lists, `a = 2, r = 3, n = 6`, where one of
    /// them is another than the list's.
    fn of_named_parts(
        &self,
        known: &Sequences,
        meaning: &impl Fn(&str) -> Option<OfSequence>,
        line: &Statement,
    ) -> Option<Verdict> {
        let first = self.sequence.first().filter(|_| !self.slipped)?;
        let is_first = |value: &Expr| notation::exact_value(value) == notation::exact_value(first);
        conjuncts(line).into_iter().find_map(|part| {
            let (name, value) = named_value(part)?;
            let is_open = match name {
                "a" => !is_first(value),
                COUNT => !self.is_told_count(value) && self.is_unspoken(COUNT),
                _ => false,
            };
            let found = match line {
                _ if is_open => Some(Verdict::NotChecked(Why::NumberNotFound)),
                Statement::And(_) => known.judged(part, meaning),
                _ => None,
            };
            found.filter(|found| !matches!(found, Verdict::Holds(_)))
        })
    }
}

impl Work {
    /// Whether the row says how many terms or which of them the problem asks for: `n = 15` below "Find the 15th term".
    fn counts_terms(&self, line: &Statement) -> bool {
        let is_of_sequence = !self.sequence.is_empty() || self.steps.is_some();
        let count = named_value(line).filter(|(name, _)| *name == COUNT);
        is_of_sequence && self.is_unspoken(COUNT) && count.is_some_and(|(_, value)| self.is_told_count(value))
    }

    /// Whether the problem's words hold the whole number.
    fn is_told_count(&self, value: &Expr) -> bool {
        notation::exact_value(value).is_some_and(|value| self.told_counts.contains(&value.to_string()))
    }

    /// Whether no row above speaks of the letter.
    fn is_unspoken(&self, letter: &str) -> bool {
        !self.rows_above().chain(&self.formulas).any(|row| notation::variables(row).contains(letter))
    }
}

/// The whole numbers in the words of a problem.
pub(super) fn told_counts(problem: &Problem) -> Vec<String> {
    let runs = problem.math.text().split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(str::to_owned).collect()
}

fn meaning(name: &str) -> Option<OfSequence> {
    if reading::is_general_term(name) {
        Some(OfSequence::Term)
    } else if reading::is_common_difference(name) {
        Some(OfSequence::Difference)
    } else if reading::is_common_ratio(name) {
        Some(OfSequence::Ratio)
    } else {
        None
    }
}

/// What letters are wherever terms are listed.
fn usual_meaning(name: &str) -> Option<OfSequence> {
    match name {
        "d" => Some(OfSequence::Difference),
        "r" => Some(OfSequence::Ratio),
        _ => None,
    }
}

/// What a problem says leads from each term of its sequence to the next.
pub(super) fn steps(problem: &Problem) -> Option<Steps> {
    match problem.of_sequence? {
        SequenceKind::Any => None,
        SequenceKind::Arithmetic => Some(Steps::Added),
        SequenceKind::Geometric => Some(Steps::Multiplied),
    }
}
