//! The exact witness over a whole solution: a walk over its rows.
//!
//! Reading has said what each row looks like; here it turns out what it is in the work. A consequence is held against the
//! rows above it. What brings in something new, a further equation or a value put in for an open letter, is a given;
//! numbers alone are worked out by themselves; an expression in the midst of equations begins a side calculation.
//!
//! After a row that is contradicted, the rows below are judged against that row and what came after it: a later row that
//! is correct from a slip is no second slip. Below a row that was not read nothing is held against anybody: what follows
//! from what was read is sound, all else is not judged. Nothing here knows of the model.

use super::apart::apart;
use super::evidence::{LineVerdict, Source, Verdicts};
use super::extraneous::settle;
use super::slips::slip;
use crate::algebra::{self, Evidence, NewFact, Premises, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::{Connective, Role, Solution, Step};
use std::collections::BTreeSet;

/// Runs the exact witness over one solution. Takes bounded time and never panics.
///
/// Where rows can be read in two ways (`b/2a`), that reading of all of them counts in which more holds.
pub fn witness(solution: &Solution) -> Verdicts {
    let plain = walk(solution);
    let n_contradicted = |verdicts: &Verdicts| verdicts.lines.iter().filter(|line| line.is_contradicted()).count();
    match solution.with_tight_fractions().filter(|_| n_contradicted(&plain) > 0) {
        Some(other) => {
            let other = walk(&other);
            if n_contradicted(&other) < n_contradicted(&plain) { other } else { plain }
        }
        None => plain,
    }
}

fn walk(solution: &Solution) -> Verdicts {
    let mut work = Work::of(solution);
    let mut lines = Vec::with_capacity(solution.steps.len());
    let mut start = None;
    for (i, step) in solution.steps.iter().enumerate() {
        let below: Vec<Statement> = solution.steps[i + 1..].iter().filter_map(|s| s.statement().cloned()).collect();
        let verdict = work.judge(i, step, &below);
        if start.is_none() && work.is_started_by(&verdict) {
            start = Some(i);
        }
        lines.push(verdict);
    }
    if let Some(problem) = &work.problem {
        let statements: Vec<Option<Statement>> = solution.steps.iter().map(|step| step.statement().cloned()).collect();
        settle(&mut lines, problem, &statements);
    }
    let answer_right = work.problem.as_ref().and_then(|given| answer_right(solution, given, &lines));
    let has_start = work.problem.is_some();
    Verdicts { lines, answer_right, start, has_start }
}

/// What a row may build on.
struct Work {
    /// The problem with its further givens as one statement; without a problem, the row that the work starts from.
    problem: Option<Statement>,
    premises: Premises,
    /// Formulas that were noted, to be used with values.
    formulas: Vec<Statement>,
    /// The rows that the next one is held against, the latest last: all of the work, or those since the last slip, since
    /// values were put in, or since a row that was not judged.
    before: Vec<Statement>,
    /// The rows before values were put in, where they were.
    main: Option<Vec<Statement>>,
    from: Source,
    /// A row above is contradicted.
    slipped: bool,
    /// The rows in `before` do not rest on the problem.
    detached: bool,
    /// Both sides were squared or denominators cleared above.
    widened: bool,
    /// A row above is one case of several.
    in_cases: bool,
    /// A row above could not be settled.
    has_gap: bool,
    /// The latest row that was not read, until one follows from what was.
    unread: Option<usize>,
    /// The latest expression of a side calculation.
    side: Option<Expr>,
    /// The problem was not read, or is told in words: a first row is its model.
    is_told: bool,
}

impl Work {
    fn of(solution: &Solution) -> Work {
        let problem = solution.problem.as_ref().and_then(|problem| problem.statement().cloned());
        let mut premises = problem.as_ref().map(Premises::of).unwrap_or_default();
        for condition in solution.problem.iter().flat_map(|problem| &problem.conditions) {
            match &condition.letter {
                Some(letter) => premises.add_for_letter(letter, condition.rel),
                None => premises.add_for_all_letters(condition.rel),
            }
        }
        Work {
            from: if problem.is_some() { Source::Problem } else { Source::Nothing },
            is_told: solution.problem.as_ref().is_some_and(|told| told.is_told || problem.is_none()),
            problem,
            premises,
            formulas: Vec::new(),
            before: Vec::new(),
            main: None,
            slipped: false,
            detached: false,
            widened: false,
            in_cases: false,
            has_gap: false,
            unread: None,
            side: None,
        }
    }

    /// Whether the row that was just judged is the one that the work starts from.
    fn is_started_by(&self, verdict: &LineVerdict) -> bool {
        verdict.role == Role::Given && verdict.from == Source::Nothing && self.problem.is_some()
    }

    fn judge(&mut self, i: usize, step: &Step, below: &[Statement]) -> LineVerdict {
        if matches!(step.role, Role::Words | Role::Unfinished) {
            return LineVerdict::of_role(step.role, self.from);
        }
        let Some(line) = step.statement() else {
            let why = Verdict::NotChecked(Why::NotUnderstood);
            self.unread = Some(i);
            return LineVerdict { local: why.clone(), global: why, ..LineVerdict::of_role(step.role, self.from) };
        };
        if let Some(verdict) = self.given(i, step, line, below) {
            return verdict;
        }
        let side = self.side.take();
        if let Some(verdict) = self.of_numbers(step, line) {
            return verdict;
        }
        if let (Statement::Expr(expr), false) = (line, self.works_with_expressions())
            && let Some(verdict) = self.side_calculation(step, expr, side.clone())
        {
            return verdict;
        }
        let verdict = self.consequence(line, below, step.role);
        if let Some(verdict) = self.aside_of_expressions(i, line, &verdict, below, side) {
            return verdict;
        }
        self.add(i, line.clone(), &verdict);
        verdict
    }

    fn works_with_expressions(&self) -> bool {
        matches!(self.problem, Some(Statement::Expr(_) | Statement::At(..)))
    }

    /// A row that brings in what no row above holds.
    fn given(&mut self, i: usize, step: &Step, line: &Statement, below: &[Statement]) -> Option<LineVerdict> {
        let from = self.from;
        if self.problem.is_none() {
            self.take_given(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        if matches!(step.role, Role::Given | Role::Definition | Role::Condition) {
            match step.role {
                Role::Definition => self.premises.definitions.push(line.clone()),
                Role::Condition => self.premises.conditions.push(line.clone()),
                _ => self.take_given(i, line),
            }
            return Some(LineVerdict::of_role(step.role, from));
        }
        if matches!(step.role, Role::Check | Role::Answer) {
            return None;
        }
        if self.repeats_a_given(line) {
            self.restart();
            let holds = Verdict::Holds(Relation::Equivalent);
            return Some(LineVerdict { local: holds.clone(), global: holds, ..LineVerdict::of_role(Role::Step, from) });
        }
        if self.slipped || self.detached && self.main.is_none() {
            return None;
        }
        let is_noted = |names: &BTreeSet<String>| {
            self.formulas.iter().any(|formula| names.is_subset(&notation::variables(formula)))
        };
        let fact = algebra::is_new_fact(&self.premises, &self.before, line, below)
            .filter(|_| !is_noted(&notation::variables(line)))
            .filter(|fact| self.is_brought_in(*fact, line));
        match fact {
            Some(NewFact::Definition) => {
                self.premises.definitions.push(line.clone());
                return Some(LineVerdict::of_role(Role::Definition, from));
            }
            Some(NewFact::Values) => {
                self.go_on_from(i, line);
                return Some(LineVerdict::of_role(Role::Given, from));
            }
            Some(NewFact::Formula) => {
                self.formulas.push(line.clone());
                self.go_on_from(i, line);
                return Some(LineVerdict::of_role(Role::Given, from));
            }
            Some(NewFact::Equation) => {
                self.take_given(i, line);
                return Some(LineVerdict::of_role(Role::Given, from));
            }
            Some(NewFact::Condition) => {
                self.premises.conditions.push(line.clone());
                return Some(LineVerdict::of_role(Role::Condition, from));
            }
            None => {}
        }
        if self.is_told
            && let Some((name, _)) = value_of(line)
            && self.leaves_open(&name)
        {
            self.take_given(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        let letters: BTreeSet<String> = self.premises.givens.iter().flat_map(notation::variables).collect();
        let own = notation::variables(line);
        if self.is_told
            && self.before.is_empty()
            && !own.is_empty()
            && own.is_subset(&letters)
            && own.len() < letters.len()
        {
            // What the story makes of one letter: `k^2 - 36 = 0` for equal roots of `x^2 + k x + 9 = 0`.
            self.go_on_from(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        let open = if self.premises.givens.len() == 1 { &self.premises.givens[..] } else { &[] };
        if open.iter().chain(&self.formulas).any(|earlier| algebra::is_special_case(earlier, line)) {
            self.go_on_from(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        None
    }

    /// Whether the words and the layout allow a row to bring in a further equation or a condition: the problem is told in
    /// words, or a system that is not complete.
    fn is_brought_in(&self, fact: NewFact, line: &Statement) -> bool {
        match fact {
            NewFact::Definition | NewFact::Formula => true,
            NewFact::Condition => notation::variables(line).len() == 1,
            // Values are put in where the givens leave a letter open.
            NewFact::Values => self.premises.givens.len() == 1,
            NewFact::Equation => self.is_told || self.premises.givens.len() > 1,
        }
    }

    /// What follows rests on this row, not on the problem: values were put in, or a formula is used.
    fn go_on_from(&mut self, i: usize, line: &Statement) {
        self.main = Some(self.main.take().unwrap_or_else(|| std::mem::take(&mut self.before)));
        self.before = vec![line.clone()];
        self.detached = true;
        self.from = Source::Step(i);
    }

    /// Whether the givens, fewer than their letters, speak of this one and nothing gives its value yet.
    fn leaves_open(&self, name: &str) -> bool {
        let letters: BTreeSet<String> = self.premises.givens.iter().flat_map(notation::variables).collect();
        let has_value = |line: &Statement| value_of(line).is_some_and(|(known, _)| known == name);
        let rows = || self.premises.givens.iter().chain(&self.before);
        letters.contains(name)
            && self.premises.givens.len() < letters.len()
            && !rows().any(has_value)
            && self
                .before
                .iter()
                .all(|row| !notation::variables(row).contains(name) || notation::variables(row).len() > 1)
    }

    fn take_given(&mut self, i: usize, line: &Statement) {
        self.premises.add(line);
        self.problem = self.premises.problem().or_else(|| self.problem.take()).or_else(|| Some(line.clone()));
        self.from = Source::Step(i);
    }

    fn repeats_a_given(&self, line: &Statement) -> bool {
        self.premises.givens.iter().chain(&self.formulas).chain(&self.problem).any(|given| given == line)
    }

    /// The problem is written down once more: what follows starts from it.
    fn restart(&mut self) {
        self.before.clear();
        self.main = None;
        self.detached = false;
        self.from = Source::Problem;
    }

    /// A row of numbers alone is true or false by itself, unless it follows from the rows above.
    fn of_numbers(&self, step: &Step, line: &Statement) -> Option<LineVerdict> {
        let is_statement = matches!(line, Statement::Chain(..) | Statement::And(_));
        let is_check = step.role == Role::Check;
        if !is_statement || !is_check && !notation::variables(line).is_empty() {
            return None;
        }
        let follows = algebra::follows_from(&self.held(), &self.before, line, &[]);
        if !is_check && matches!(follows, Verdict::Holds(_)) {
            return None;
        }
        let found = algebra::side_work(&self.premises, &self.before, line, step.says_false())?;
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

    /// An expression in the midst of equations.
    fn side_calculation(&mut self, step: &Step, line: &Expr, side: Option<Expr>) -> Option<LineVerdict> {
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
    fn same_value(&self, earlier: &Expr, line: &Statement) -> Verdict {
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
    fn aside_of_expressions(
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
        let held = LineVerdict::of_role(Role::SideWork, self.from);
        let Some(earlier) = side else {
            let goes_on = below.iter().any(|later| {
                let found = algebra::follows_from(&self.held(), &self.before, later, &[]);
                !notation::variables(later).is_empty() && matches!(found, Verdict::Holds(_))
            });
            let completes = below.iter().any(|later| self.adds_number(problem, expr, later));
            if !is_number || !goes_on && !completes {
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
        None
    }

    /// Whether `line` is the problem's expression with the number that `side` comes to added.
    fn adds_number(&self, problem: &Expr, side: &Expr, line: &Statement) -> bool {
        let kind = ExprKind::Add(Box::new(problem.clone()), Box::new(side.clone()));
        let sum = Statement::Expr(Expr { kind, span: problem.span });
        matches!(line, Statement::Expr(_))
            && matches!(algebra::follows_from(&Premises::of(&sum), &[], line, &[]), Verdict::Holds(_))
    }

    /// The premises that still hold where the work stands.
    fn held(&self) -> Premises {
        if self.slipped || self.detached { self.premises.without_givens() } else { self.premises.clone() }
    }

    fn consequence(&self, line: &Statement, after: &[Statement], role: Role) -> LineVerdict {
        let mut assumes_no_negatives = false;
        let mut global = match &self.problem {
            Some(_) => algebra::follows_from(&self.premises, &[], line, &[]),
            None => Verdict::NotChecked(Why::NothingBefore),
        };
        let mut local = algebra::follows_from(&self.held(), &self.before, line, after);
        if self.slipped && !matches!(local, Verdict::Holds(_)) && !matches!(global, Verdict::Holds(_)) {
            // A line of a system may rest on the slip and on an equation of the problem together.
            if let holds @ Verdict::Holds(_) = algebra::follows_from(&self.premises, &self.before, line, after) {
                local = holds;
            }
        }
        if let (Some(main), false) = (&self.main, matches!(local, Verdict::Holds(_))) {
            // Values were put in above; the work goes on from before that.
            if let holds @ Verdict::Holds(_) = algebra::follows_from(&self.premises, main, line, after) {
                local = holds;
            }
        }
        if let (true, Verdict::Fails(_)) = (self.detached, &local) {
            global = local.clone();
        } else if self.detached {
            global =
                if matches!(local, Verdict::Holds(_)) { local.clone() } else { Verdict::NotChecked(Why::OutOfReach) };
        }
        let follows = matches!(local, Verdict::Holds(_)) && matches!(global, Verdict::Fails(_));
        if follows
            && !self.slipped
            && !self.detached
            && !self.has_gap
            && !self.widened
            && local != Verdict::Holds(Relation::MayGain)
        {
            // All rows above follow one from the other: this one says less than the problem, or something else of it.
            global = local.clone();
        }
        if self.turns_and_into_or(line) {
            local = Verdict::Fails(Evidence::AndOr);
        }
        if matches!(local, Verdict::Fails(_)) && self.holds_without_negatives(line, after) {
            let why = Verdict::NotChecked(Why::SignUnknown);
            (local, global) = (why.clone(), why);
            assumes_no_negatives = true;
        }
        if self.is_told
            && matches!(&local, Verdict::Fails(Evidence::Roots { lost, gained }) if gained.is_empty() && !lost.is_empty())
        {
            // A length is not negative: what the story rules out is not known here.
            let why = Verdict::NotChecked(Why::SignUnknown);
            (local, global) = (why.clone(), why);
        }
        if is_rounded(line, &local) {
            let why = Verdict::NotChecked(Why::Rounded);
            (local, global) = (why.clone(), why);
        }
        let mut unread_above = None;
        if let (Some(unread), false) = (self.unread, matches!(local, Verdict::Holds(_))) {
            unread_above = Some(unread);
            let why = Verdict::NotChecked(Why::RowAboveUnread);
            (local, global) = (why.clone(), why);
        }
        let squared = matches!(local, Verdict::Holds(Relation::MayGain));
        let widens = squared || (self.widened && matches!(local, Verdict::Holds(_)) && may_gain(&global));
        let is_case = self.in_cases || local == Verdict::Holds(Relation::Case);
        if is_case && !self.slipped && matches!(local, Verdict::Holds(_)) {
            // No case alone has all solutions of the problem.
            global = local.clone();
        }
        let slip = match &local {
            // The first slip is the one to fix, and the search takes its time.
            Verdict::Fails(evidence) if !self.slipped => slip(&self.lines_above(), line, evidence),
            // A check is of the answer, not of the line above.
            Verdict::Fails(evidence) if notation::variables(line).is_empty() => {
                let whole: Vec<Statement> = self.problem.iter().chain(&self.before).cloned().collect();
                slip(&whole, line, evidence)
            }
            _ => None,
        };
        let apart = match (&local, &global) {
            (Verdict::Fails(_), _) => self.lines_above().last().and_then(|before| apart(before, line)),
            (Verdict::NotChecked(_), Verdict::Fails(_)) => self.problem.as_ref().and_then(|given| apart(given, line)),
            _ => None,
        };
        LineVerdict { local, global, from: self.from, widens, role, unread_above, assumes_no_negatives, slip, apart }
    }

    /// `x = 1 or y = 2` below `x = 1 and y = 2`.
    fn turns_and_into_or(&self, line: &Statement) -> bool {
        let Statement::Or(parts) = line else { return false };
        let above = self.lines_above();
        let joined = above.last().and_then(|above| match above {
            Statement::And(all) => Some(all),
            _ => None,
        });
        joined.is_some_and(|all| all.len() == parts.len() && parts.iter().all(|part| all.contains(part)))
    }

    /// Whether a line that fails would follow if no letter were negative: `sqrt(x^2)` is `x` then.
    fn holds_without_negatives(&self, line: &Statement, after: &[Statement]) -> bool {
        let mut premises = self.held();
        let letters: BTreeSet<String> =
            self.premises.givens.iter().chain(&self.before).chain([line]).flat_map(notation::variables).collect();
        letters.iter().for_each(|letter| premises.add_for_letter(letter, Rel::Ge));
        self.works_with_expressions()
            && matches!(algebra::follows_from(&premises, &self.before, line, after), Verdict::Holds(_))
    }

    /// The lines that the next one is held against, the problem first.
    fn lines_above(&self) -> Vec<Statement> {
        let problem = self.problem.iter().filter(|_| !self.slipped && !self.detached);
        problem.chain(&self.before).cloned().collect()
    }

    fn add(&mut self, i: usize, line: Statement, verdict: &LineVerdict) {
        match verdict.unread_above {
            Some(_) => {
                self.before.clear();
                self.main = None;
                self.detached = true;
                self.unread = None;
            }
            None if matches!(verdict.local, Verdict::Holds(_)) => self.unread = None,
            None => {}
        }
        if verdict.assumes_no_negatives {
            let letters: BTreeSet<String> =
                self.premises.givens.iter().chain([&line]).flat_map(notation::variables).collect();
            letters.iter().for_each(|letter| self.premises.add_for_letter(letter, Rel::Ge));
        }
        if verdict.is_contradicted() {
            self.slipped = true;
            self.before.clear();
        }
        if verdict.local == Verdict::Fails(Evidence::AndOr) {
            return;
        }
        self.widened |= verdict.widens;
        self.has_gap |= matches!(verdict.local, Verdict::NotChecked(_));
        self.in_cases |= verdict.local == Verdict::Holds(Relation::Case);
        self.before.push(line);
        self.from = Source::Step(i);
    }
}

fn answer_right(solution: &Solution, given: &Statement, lines: &[LineVerdict]) -> Option<bool> {
    let stated = solution.answer().and_then(|answer| answer.statement().cloned());
    let is_work = |(_, verdict): &(&Step, &LineVerdict)| matches!(verdict.role, Role::Step | Role::Answer);
    let work: Vec<Statement> =
        solution.steps.iter().zip(lines).filter(is_work).filter_map(|(step, _)| step.statement().cloned()).collect();
    let answer = stated.or_else(|| last_word(given, &work))?;
    algebra::answers(given, solution.problem.as_ref().and_then(|problem| problem.task), &answer)
}

/// What the work ends on: its last line; where that gives one letter of the problem's several, together with the last
/// lines that give the others (`x = 3` far above `y = 1`).
fn last_word(problem: &Statement, lines: &[Statement]) -> Option<Statement> {
    let last = lines.last()?;
    let asked = notation::variables(problem);
    let mut names: Vec<String> = value_of(last).map(|(name, _)| name).into_iter().collect();
    let mut all = vec![last.clone()];
    for line in lines.iter().rev() {
        if let Some((name, _)) = value_of(line)
            && asked.contains(&name)
            && !names.is_empty()
            && !names.contains(&name)
        {
            names.push(name);
            all.insert(0, line.clone());
        }
    }
    if all.len() == 1 { all.pop() } else { Some(Statement::And(all)) }
}

/// Whether a row gives a decimal that is the value it should be, rounded: `x = 3.67` where it is 11/3.
fn is_rounded(line: &Statement, verdict: &Verdict) -> bool {
    let (Verdict::Fails(evidence), Some((letter, number))) = (verdict, value_of(line)) else { return false };
    let should_be = match evidence {
        Evidence::Roots { lost, gained } if lost.len() == 1 && gained.len() == 1 => lost.first(),
        Evidence::Counterexample { at, earlier_holds: true, .. } => {
            at.iter().find(|(name, _)| *name == letter).map(|(_, value)| value)
        }
        _ => None,
    };
    let value = should_be.and_then(|text| match notation::parse(text).statement {
        Some(Statement::Expr(expr)) => notation::approximate(&expr),
        _ => None,
    });
    let n_decimals = decimals(&number);
    match (value, notation::approximate(&number)) {
        (Some(value), Some(number)) if n_decimals > 0 => {
            (value - number).abs() <= 0.501 * 0.1_f64.powi(n_decimals.min(12) as i32)
        }
        _ => false,
    }
}

/// Digits behind the point of a number, with or without a sign.
fn decimals(number: &Expr) -> usize {
    match &number.kind {
        ExprKind::Number(number) => number.n_decimals,
        ExprKind::Neg(inside) => decimals(inside),
        _ => 0,
    }
}

/// Whether a row says outright what its letters are.
fn is_answer_like(line: &Statement) -> bool {
    match line {
        Statement::Or(parts) | Statement::And(parts) => parts.iter().all(is_answer_like),
        Statement::Never | Statement::Always => true,
        line => value_of(line).is_some(),
    }
}

/// Letter and number of `letter = number` or `number = letter`.
fn value_of(line: &Statement) -> Option<(String, Expr)> {
    let Statement::Chain(first, rest) = line else { return None };
    let [(Rel::Eq, second)] = &rest[..] else { return None };
    let named = |letter: &Expr, value: &Expr| match &letter.kind {
        ExprKind::Variable(name) if notation::variables(&Statement::Expr(value.clone())).is_empty() => {
            Some((name.clone(), value.clone()))
        }
        _ => None,
    };
    named(first, second).or_else(|| named(second, first))
}

/// Every solution of the earlier line is kept and others may join them.
fn may_gain(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Holds(relation) => *relation == Relation::MayGain,
        Verdict::Fails(Evidence::Roots { lost, gained }) => lost.is_empty() && !gained.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::evidence::LineVerdict;
    use super::*;
    use crate::reading::from_lines;

    /// Each line's local and global verdict as `+`, `-` or `?`, and whether the answer is right.
    fn check(lines: &[&str], wanted: &str, answer_right: Option<bool>) {
        check_work(&from_lines(lines[0], &lines[1..]), wanted, answer_right);
    }

    fn check_work(solution: &Solution, wanted: &str, answer_right: Option<bool>) {
        let verdicts = witness(solution);
        let letter = |verdict: &Verdict| match verdict {
            Verdict::Holds(_) => '+',
            Verdict::Fails(_) => '-',
            Verdict::NotChecked(_) => '?',
        };
        let found: Vec<String> =
            verdicts.lines.iter().map(|line| [letter(&line.local), letter(&line.global)].iter().collect()).collect();
        assert_eq!(found.join(" "), wanted, "{solution:?}: {verdicts:?}");
        assert_eq!(verdicts.answer_right, answer_right, "{solution:?}");
    }

    #[test]
    fn local_and_global() {
        check(&["2x + 3 = 11", "2x = 8", "x = 4"], "++ ++", Some(true));
        check(&["2(x-3) = x+4", "2x-3 = x+4", "x = 7"], "-- +-", Some(false));
        check(&["2x + 3 = 11", "2x = 14", "x = 4"], "-- -+", Some(true));
        check(&["2x + 3 = 11", "2x = 14", "x = 8"], "-- --", Some(false));
        check(&["2x + 3 = 11", "take 3 away", "x = 4"], "?? ++", Some(true));
        check(&["", "2x = 8", "x = 4", "x = 5"], "?? ++ --", Some(false));
        check(&["2x+y=7 and x-y=2", "3x=9", "x=3", "3-y=2", "y=1"], "++ ++ ++ ++", Some(true));
        check(&["2x+y=7 and x-y=2", "3x=9", "x=3"], "++ ++", Some(false));
    }

    #[test]
    fn without_a_problem_the_first_line_read_is_the_start() {
        let start = |lines: &[&str]| witness(&from_lines("", lines)).start;
        assert_eq!(start(&["2x = 8", "x = 4"]), Some(0));
        assert_eq!(start(&["First divide by 2", "2x = 8", "x = 4"]), Some(1));
        assert_eq!(start(&["no idea"]), None);
        assert_eq!(witness(&from_lines("2x = 8", &["x = 4"])).start, None);
    }

    #[test]
    fn a_bare_number_answers_for_the_only_letter() {
        let check = |paste: &str, wanted: &str, answer_right: Option<bool>| {
            check_work(&crate::reading::split(paste).solutions[0], wanted, answer_right);
        };
        check("2x + 3 = 9\n2x = 6\nAnswer: 3", "++ ++", Some(true));
        check("2x + 3 = 9\n2x = 6\nAnswer: 6", "++ --", Some(false));
        check("2x + 3y = 9\n2x = 9 - 3y\nAnswer: 3", "++", None);
    }

    #[test]
    fn squaring_may_add_answers_until_they_are_checked() {
        let lines = ["sqrt(x+2) = x", "x+2 = x^2", "x^2-x-2 = 0", "x = 2 or x = -1", "x = 2"];
        check(&lines, "++ ++ ++ ++", Some(true));
        check(&lines[..4], "++ ++ ?-", Some(false));
        let widens = |line: &LineVerdict| line.widens;
        let widened = |lines: &[&str]| -> Vec<bool> {
            witness(&from_lines(lines[0], &lines[1..])).lines.iter().map(widens).collect()
        };
        assert_eq!(widened(&lines[..3]), [true, true]);
        assert_eq!(widened(&lines), [false, false, false, false]);
        check(&["x = 2", "x^2 = 4"], "--", Some(false));
        check(&["sqrt(3x+4) = 2+sqrt(x+2)", "3x+4 = 4+4sqrt(x+2)+(x+2)"], "++", Some(false));
    }

    #[test]
    fn cases_may_stand_on_separate_lines() {
        let lines = ["x^2-5x+6=0", "(x-2)(x-3)=0", "x-2=0", "x=2", "x-3=0", "x=3", "x=2 or x=3"];
        check(&lines, "++ ++ ++ ++ ++ ++", Some(true));
        check(&lines[..4], "++ -- +-", Some(false));
        check(&["x^2-5x+6=0", "(x-2)(x-3)=0", "x-2=0", "x=1", "x-3=0", "x=3"], "++ ++ -- -- +-", Some(false));
        check(&["-3<2x+1<=7", "-3<2x+1", "-2<x", "2x+1<=7", "x<=3", "-2<x<=3"], "++ ++ ++ ++ ++", Some(true));
        check(&["x/(x-2)=2/(x-2)", "x=2", "no solution"], "++ ++", Some(true));
    }

    #[test]
    fn expressions_at_values_and_systems_that_are_not_linear() {
        check(&["3x^2-2x for x=-2", "3(-2)^2-2(-2)", "=12+4", "=16"], "++ ++ ++", Some(true));
        check(&["3x^2-2x for x=-2", "-12+4", "-8"], "-- +-", Some(false));
    }

    #[test]
    fn a_line_that_begins_with_equals_goes_on_from_the_left_side() {
        check(&["(x+1)^2", "= x^2+2x+1", "= x^2+3x"], "++ --", Some(false));
        check(&["x^2-4x+3=0", "x = (4±sqrt(16-12))/2", "= (4±2)/2", "= 3 or 1"], "++ ++ ++", Some(true));
    }
}
