//! The exact witness over a whole solution: a walk over its rows.
//!
//! Reading has said what each row looks like; here it turns out what it is in the work. A consequence is held against the
//! rows above it. What brings in something new, a further equation or a value put in for an open letter, is a given;
//! numbers alone are worked out by themselves; an expression in the midst of equations begins a side calculation.
//!
//! After a row that is contradicted, the rows below are judged against that row and what came after it: a later row that
//! is correct from a slip is no second slip. Below a row that was not read nothing is held against anybody: what follows
//! from what was read is sound, all else is not judged. Nothing here knows of the model.

use super::answer::answer_right;
use super::closing;
use super::evidence::{LineVerdict, Source, Verdicts};
use super::extraneous::{settle, settle_condition};
use super::graphs::Graph;
use super::proposals::{self, Proposal};
use super::reasons::says_otherwise;
use super::regions::Regions;
use super::slips;
use crate::algebra::{self, Premises, Verdict, Why};
use crate::notation::{self, Expr, Rational, Statement};
use crate::reading::{self, Connective, Problem, Role, Solution, Step, Task};
use std::collections::BTreeSet;

/// Runs the exact witness over one solution. Takes bounded time and never panics.
///
/// Where rows can be read in two ways (`b/2a`, `(x + 3)2`), that reading of all of them counts in which more holds.
pub fn witness(solution: &Solution) -> Verdicts {
    let n_contradicted = |verdicts: &Verdicts| verdicts.lines.iter().filter(|line| line.is_contradicted()).count();
    let mut best = walk(solution);
    for other in solution.other_readings() {
        if n_contradicted(&best) == 0 {
            break;
        }
        let other = walk(&other);
        if n_contradicted(&other) < n_contradicted(&best) {
            best = other;
        }
    }
    best
}

fn walk(solution: &Solution) -> Verdicts {
    let mut work = Work::of(solution);
    let mut lines = Vec::with_capacity(solution.steps.len());
    let mut start = None;
    for (i, step) in solution.steps.iter().enumerate() {
        let below = solution.steps[i + 1..]
            .iter()
            .filter(|s| s.role != Role::SideWork)
            .filter_map(|s| s.statement().filter(|s| !s.is_rounded()).cloned());
        let below: Vec<Statement> = below.collect();
        let verdict = work.failing_test(i, &solution.steps).unwrap_or_else(|| work.judge_row(i, step, &below));
        step.statement().iter().for_each(|row| work.note_results(row));
        if start.is_none() && work.is_started_by(&verdict) {
            start = Some(i);
        }
        lines.push(verdict);
    }
    if let Some(regions) = &work.regions {
        regions.settle(&mut lines);
    }
    if let Some(problem) = &work.problem {
        let statements: Vec<Option<Statement>> = solution.steps.iter().map(|step| step.statement().cloned()).collect();
        settle(&mut lines, problem, &statements);
        settle_condition(&mut lines, problem, &solution.steps);
        super::untied::settle(&mut lines, problem, &statements);
    }
    if work.inverted.is_some() && lines.last().is_some_and(|line| matches!(line.local, Verdict::Holds(_))) {
        // The inverse is held against the function, not against the line above.
        lines.iter_mut().filter(|line| line.widens).for_each(|line| {
            line.widens = false;
            line.global = line.local.clone();
        });
    }
    let answer_right = work.problem.as_ref().and_then(|given| answer_right(solution, given, &lines));
    let verdicts = Verdicts { lines, answer_right, start, has_start: work.problem.is_some() };
    let verdicts = super::stated_meanings::settled(solution, verdicts);
    let verdicts = super::statistics::settled(solution, closing::settled(solution, verdicts));
    let verdicts = super::false_notes::settled(solution, super::noted_operations::settled(solution, verdicts));
    super::asked_values::settled(solution, proposals::settled(solution, verdicts))
}

/// What a row may build on.
pub(super) struct Work {
    /// The problem with its further givens as one statement; without a problem, the row that the work starts from.
    pub(super) problem: Option<Statement>,
    pub(super) premises: Premises,
    /// Formulas that were noted, to be used with values.
    pub(super) formulas: Vec<Statement>,
    /// The rows that the next one is held against, the latest last: all of the work, or those since the last slip, since
    /// values were put in, or since a row that was not judged.
    pub(super) before: Vec<Statement>,
    /// The rows before values were put in, where they were.
    pub(super) main: Option<Vec<Statement>>,
    pub(super) from: Source,
    /// A row above is contradicted.
    pub(super) slipped: bool,
    /// The rows in `before` do not rest on the problem.
    pub(super) detached: bool,
    /// Both sides were squared or denominators cleared above.
    pub(super) widened: bool,
    /// A row above is one case of several.
    pub(super) in_cases: bool,
    /// Cases of absolute values that the rows above take one by one.
    pub(super) regions: Option<Regions>,
    /// A row above could not be settled.
    pub(super) has_gap: bool,
    /// A row above rounds.
    pub(super) has_rounded: bool,
    /// The latest row that was not read, until one follows from what was.
    pub(super) unread: Option<usize>,
    /// The rows in `before` stand below a row that was not read, and were not judged.
    pub(super) is_beside_unread: bool,
    /// The latest expression of a side calculation.
    pub(super) side: Option<Expr>,
    /// The problem was not read, or is told in words: a first row is its model.
    pub(super) is_told: bool,
    /// The problem is no statement: the first row that was read stands for it.
    pub(super) starts_from_row: bool,
    /// What the problem's words ask for.
    pub(super) task: Option<Task>,
    /// The story is of lengths, times, prices, or a row ends on a unit of such: of what is not negative.
    pub(super) measures: bool,
    /// The story is of how fast something moves.
    pub(super) tells_motion: bool,
    /// The story is of amounts of money.
    pub(super) tells_money: bool,
    /// The problem's words ask for rounded numbers.
    pub(super) asks_rounded: bool,
    /// They ask for the number that completes a square.
    pub(super) asks_square: bool,
    /// A row ends on a number of some unit.
    pub(super) has_units: bool,
    /// Letters of which the problem says no more than which numbers they are.
    pub(super) told_values: BTreeSet<String>,
    /// What the functions of the work stand for.
    pub(super) functions: Vec<Expr>,
    /// The function whose inverse the work gives, at x.
    pub(super) inverted: Option<Expr>,
    /// The radius of the circle that they tell of.
    pub(super) radius: Option<f64>,
    /// The shape that they name.
    pub(super) shape: Option<reading::Shape>,
    /// What they say of a line's equation.
    pub(super) graph: Graph,
    /// The function whose domain the problem asks for, and nothing else.
    pub(super) defined_where: Option<Expr>,
    /// What else the problem asks for.
    pub(super) asked: super::domains::Asked,
    /// The form that the problem asks for.
    pub(super) form: Option<Statement>,
    /// The terms of a sequence that the problem lists.
    pub(super) sequence: Vec<Expr>,
    /// The numbers that the rows above come to, in order.
    pub(super) results: Vec<Rational>,
    /// The numbers of a problem that gives values of its letters pair by pair.
    pub(super) pairs: Option<closing::Pairs>,
    /// The whole numbers in the words of the problem, `15` of "the 15th term" among them.
    pub(super) told_counts: Vec<String>,
    /// What the problem says leads from each to the next.
    pub(super) steps: Option<algebra::Steps>,
    /// Values of functions that rows have spoken of, and what the last of them made of each.
    pub(super) values: Vec<(Expr, Expr)>,
    /// The rows above that say what corresponds to what.
    pub(super) correspondences: Vec<reading::Correspondence>,
    /// Whole numbers that may have something in common.
    pub(super) whole_numbers: Vec<u64>,
    /// What the problem asks of a list of numbers.
    pub(super) data: Option<super::statistics::ListedData>,
    /// The value of which the problem asks whether it solves its equation.
    pub(super) proposal: Option<Proposal>,
}

impl Work {
    fn of(solution: &Solution) -> Work {
        let graph = super::function_values::graph(solution).or_else(|| super::function_values::zeros(solution));
        let is_function = graph.is_some();
        let asked = super::domains::Asked::of(solution);
        let graph = asked.undefined_where.as_ref().and_then(super::domains::zero_of_divisors).or(graph);
        let problem = graph.or_else(|| super::brought_in::starting_statement(solution).cloned());
        let premises = super::premises::of(solution, problem.as_ref());
        Work {
            from: if problem.is_some() { Source::Problem } else { Source::Nothing },
            is_told: match &solution.problem {
                Some(told) => {
                    !is_function && told.is_told || problem.as_ref().is_none_or(super::brought_in::names_quantity)
                }
                None => solution.steps.first().is_some_and(closing::stands_in_sentence),
            },
            starts_from_row: problem.is_none(),
            task: solution.problem.as_ref().and_then(|problem| problem.task),
            measures: solution.problem.as_ref().is_some_and(Problem::measures)
                || solution.steps.iter().any(reading::ends_on_unit),
            tells_motion: solution.problem.as_ref().is_some_and(Problem::tells_motion),
            tells_money: solution.problem.as_ref().is_some_and(Problem::tells_money),
            asks_rounded: solution.problem.as_ref().is_some_and(|problem| problem.asks_rounded),
            asks_square: solution.problem.as_ref().is_some_and(|problem| problem.asks_square),
            has_units: solution.steps.iter().any(reading::is_measured),
            told_values: problem.as_ref().map(super::known_values::told_values).unwrap_or_default(),
            radius: solution.problem.as_ref().and_then(|problem| problem.radius),
            shape: solution.problem.as_ref().and_then(reading::shape),
            graph: Graph::of(solution),
            defined_where: super::domains::function(solution),
            asked,
            problem,
            premises,
            formulas: Vec::new(),
            before: Vec::new(),
            main: None,
            slipped: false,
            detached: false,
            widened: false,
            in_cases: false,
            regions: None,
            has_gap: false,
            has_rounded: false,
            unread: None,
            is_beside_unread: false,
            side: None,
            functions: solution.functions.bodies().cloned().collect(),
            inverted: super::function_values::inverted(solution),
            form: solution.problem.as_ref().and_then(|problem| problem.form.clone()),
            sequence: solution.sequence.clone(),
            results: Vec::new(),
            told_counts: solution.problem.as_ref().map(super::sequences::told_counts).unwrap_or_default(),
            pairs: solution.problem.as_ref().and_then(closing::pairs),
            steps: solution.problem.as_ref().and_then(super::sequences::steps),
            values: Vec::new(),
            correspondences: Vec::new(),
            whole_numbers: super::common::told_numbers(solution),
            data: super::statistics::ListedData::of(solution),
            proposal: solution.problem.as_ref().and_then(Proposal::of),
        }
    }

    /// Whether the row that was just judged is the one that the work starts from.
    fn is_started_by(&self, verdict: &LineVerdict) -> bool {
        verdict.role == Role::Given && verdict.from == Source::Nothing && self.problem.is_some()
    }

    pub(super) fn judge(&mut self, i: usize, step: &Step, below: &[Statement]) -> LineVerdict {
        if matches!(step.role, Role::Words | Role::Unfinished) {
            return LineVerdict::of_role(step.role, self.from);
        }
        if let Some(verdict) =
            self.data_in_order(step).or_else(|| self.listing(step)).or_else(|| self.correspondence(step))
        {
            return verdict;
        }
        let Some(line) = step.statement() else {
            let why = Verdict::NotChecked(Why::NotUnderstood);
            self.unread = Some(i);
            return LineVerdict::of_role(step.role, self.from).found(why);
        };
        if step.role == Role::SideWork {
            return self.intervals_tried(below);
        }
        if step.reason.is_none() && notation::divides_by_zero(line) && !super::features::is_slope(line) {
            // Nothing is equal to that; a slope there is none.
            return LineVerdict::of_role(Role::Step, self.from).found(Verdict::NotChecked(Why::Unconfirmed));
        }
        if reading::names_other_feature(step) {
            return LineVerdict::of_role(Role::Step, self.from).found(Verdict::NotChecked(Why::NumberNotFound));
        }
        if reading::gives_domain(step) {
            return self.stated_domain(line, below);
        }
        let meant = self.as_undefined_values(line);
        let line = meant.as_ref().unwrap_or(line);
        let of_letters = self.beside_undefined(line).or_else(|| self.of_error_interval(line));
        let of_letters = of_letters.or_else(|| self.of_asked_domain(i, line)).or_else(|| self.of_factors(line));
        let of_letters = of_letters.or_else(|| self.in_region(i, step.role, line));
        if let Some(verdict) = of_letters.or_else(|| self.stated_coefficients(line)) {
            return verdict;
        }
        if let Some(verdict) =
            self.features(line).or_else(|| self.graph_letters(line, below)).or_else(|| self.of_form(line))
        {
            return verdict;
        }
        if let Some(value) = &step.application {
            return self.function_value(value, line);
        }
        if let Some(verdict) =
            self.value_goes_on(line).or_else(|| self.values_left_out(line)).or_else(|| self.of_told_circle(i, line))
        {
            return verdict;
        }
        let verdict = self.rounded(i, step, line, below).unwrap_or_else(|| self.judge_line(i, step, line, below));
        let verdict = self.with_tried_value(self.with_shape_formula(verdict, line), step, line);
        match super::aside::false_numbers(step, line, &verdict) {
            Some(evidence) => {
                let slip = verdict.slip.clone().or_else(|| slips::within_line(line));
                let verdict = LineVerdict { slip, ..verdict.found(Verdict::Fails(evidence)) };
                self.add(i, line.clone(), &verdict);
                verdict
            }
            // Below inequalities a point that is no solution may be what is looked at.
            _ if verdict.local == Verdict::NotChecked(Why::Unconfirmed) && !self.has_equations_alone() => {
                LineVerdict { local: Verdict::NotChecked(Why::OutOfReach), ..verdict }
            }
            _ => verdict,
        }
    }

    pub(super) fn judge_line(&mut self, i: usize, step: &Step, line: &Statement, below: &[Statement]) -> LineVerdict {
        let of_problem = self.with_coefficients(line).filter(|_| step.role != Role::Definition);
        let line = of_problem.as_ref().unwrap_or(line);
        // A point of a function that is defined needs no problem.
        let goes_on = self.slipped && step.connective == Connective::Equals;
        let tries_value = self.works_with_order() && reading::tried_value(step).is_some();
        let is_by_itself =
            tries_value || of_problem.is_some() && !goes_on || step.role == Role::Check && self.problem.is_none();
        if is_by_itself
            && notation::variables(line).is_empty()
            && let Some(found) = algebra::side_work(&self.premises, &[], line, step.says_false() && !tries_value)
        {
            let verdict = LineVerdict::of_role(Role::Check, self.from);
            let verdict = verdict.found(found.verdict);
            if verdict.is_contradicted() {
                self.add(i, line.clone(), &verdict);
            }
            return verdict;
        }
        if step.role == Role::Step
            && let Some(verdict) = self.substitution(line)
        {
            self.add(i, line.clone(), &verdict);
            return verdict;
        }
        if let Some(verdict) = self.false_coefficients(line).or_else(|| self.of_proposal(step, line)) {
            return verdict;
        }
        if let Some(verdict) = self.of_told_line(i, step, line, below) {
            return verdict;
        }
        if let Some(verdict) = self.of_common(i, step.role, line).or_else(|| self.names_number(step, line)) {
            return verdict;
        }
        if let Some(verdict) = self.of_sequence(i, step.role, line) {
            return verdict;
        }
        if let Some(verdict) = self.of_told_coefficients(i, line).or_else(|| self.of_coefficients(i, line)) {
            return verdict;
        }
        if let Some(verdict) = self.of_circle(i, step.role, line) {
            return verdict;
        }
        if let Some(verdict) = self.at_asked_axis(i, step.role, line, below).or_else(|| self.of_definition(i, line)) {
            return verdict;
        }
        if step.role == Role::Step
            && let Some(verdict) = self.with_known_values(i, line)
        {
            return verdict;
        }
        if let Some(verdict) = self.of_own_formula(i, step.role, line).or_else(|| self.counted(i, step, line)) {
            return verdict;
        }
        if let Some(verdict) = self.ruled_out(step, line) {
            return verdict;
        }
        if let Some(verdict) = self.question_put_in(i, line).or_else(|| self.told_numbers_put_in(i, line)) {
            return verdict;
        }
        if let Some(verdict) = self.given(i, step, line, below) {
            let verdict = super::brought_in::with_arithmetic(self.with_noted_formula(verdict, line), line);
            let verdict = self.with_limits_of_function(self.with_inverted(verdict, line), line);
            let verdict = self.with_zeros(verdict, line, below);
            return self.with_excluded(self.with_told_pairs(verdict, line), line);
        }
        if let Some(verdict) = self.point(step.role, line) {
            self.go_on_from_point(i, line, &verdict);
            return verdict;
        }
        if let Some(verdict) = self.boundary(line, below) {
            return verdict;
        }
        if let Some(verdict) = self.whole_values(step.role, line) {
            return verdict;
        }
        let side = self.side.take();
        if let Some(verdict) = self.part_worked_out(line, below).or_else(|| self.of_numbers(step, line)) {
            return verdict;
        }
        if let (Statement::Expr(expr), false) = (line, self.works_with_expressions())
            && let Some(verdict) = self.side_calculation(step, expr, side.clone())
        {
            return verdict;
        }
        let verdict = self.consequence(line, below, step);
        let mut verdict = self.with_system_put_in(verdict, line);
        let fails_first = matches!(verdict.local, Verdict::Fails(_)) && !self.slipped;
        if fails_first
            && let Some(verdict) = self
                .case_put_in(i, line)
                .or_else(|| self.square_completed(i, line))
                .or_else(|| self.values_put_in(i, line))
                .or_else(|| self.formula_at_values(i, line))
        {
            return verdict;
        }
        // `x = -b/(2a) = 4` says where the vertex of `y = x^2 - 8x + 19` is.
        if fails_first && (self.is_chosen(line) || of_problem.is_some() && self.may_be_chosen(line)) {
            let from = self.from;
            if self.main.is_none() {
                self.take_given(i, line);
            }
            return super::brought_in::with_arithmetic(LineVerdict::of_role(Role::Given, from), line);
        }
        if fails_first && self.is_other_line(line) {
            let from = self.from;
            self.go_on_from(i, line);
            return LineVerdict::of_role(Role::Given, from);
        }
        if fails_first && step.supposes_value() {
            verdict = LineVerdict::of_role(step.role, self.from).found(Verdict::NotChecked(Why::ValueSupposed));
        }
        if matches!(verdict.local, Verdict::Holds(_)) && self.combines_others(step, line) {
            verdict = LineVerdict::of_role(step.role, self.from).found(Verdict::NotChecked(Why::Unconfirmed));
        }
        if matches!(verdict.local, Verdict::Holds(_)) && self.puts_away_another(step, line) {
            let why = Verdict::NotChecked(Why::NumberNotFound);
            verdict = LineVerdict::of_role(step.role, self.from).found(why);
        }
        if fails_first && self.holds_as_stated(&step.stated_conditions(), line, below) {
            verdict = verdict.with_open_sign();
        }
        verdict.is_known_move &= !step
            .reason
            .as_ref()
            .is_some_and(|words| says_otherwise(words.text(), &self.lines_above(), line, below.is_empty()));
        if let Some(verdict) = self.operated_on(step, line, &verdict, below) {
            return verdict;
        }
        // What goes on with `=` claims to be what stands above.
        if step.connective != Connective::Equals
            && let Some(verdict) = self.aside_of_expressions(i, line, &verdict, below, side)
        {
            return verdict;
        }
        self.add(i, line.clone(), &verdict);
        verdict
    }
}

#[cfg(test)]
mod tests;
