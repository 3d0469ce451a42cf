//! Rows that bring in what no row above holds: further givens, definitions, formulas, values put in for open letters.

use super::answer::{value_at_end, value_of};
use super::evidence::{LineVerdict, Source};
use super::known_values::named_value;
use super::slips;
use super::witness::Work;
use crate::algebra::{self, NewFact, Premises, Relation, Verdict, Why};

use crate::notation::{self, Expr, ExprKind, Rel, Statement};
use crate::reading::{Role, Solution, Step, Task};
use std::collections::BTreeSet;

/// Letters that make a given a formula: `y - y_1 = m(x - x_1)`.
const FORMULA_LETTERS: usize = 4;

impl Work {
    /// A row that brings in what no row above holds.
    pub(super) fn given(
        &mut self,
        i: usize,
        step: &Step,
        line: &Statement,
        below: &[Statement],
    ) -> Option<LineVerdict> {
        let from = self.from;
        if step.role == Role::Definition && notation::variables(line).iter().any(|name| name.ends_with(')')) {
            // A function: where it is applied, its expression stands already.
            return Some(LineVerdict::of_role(step.role, from));
        }
        if self.problem.is_none() {
            if self.is_told
                && let Some(evidence) = below.first().and_then(|next| algebra::false_rewriting(line, next))
            {
                let fails = Verdict::Fails(evidence);
                return Some(LineVerdict::of_role(Role::Step, from).found(fails));
            }
            if !self.is_told || !says_nothing_of(line, below) {
                self.take_given(i, line);
            }
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        if let Some(verdict) = self.named_again(i, step, line) {
            return Some(verdict);
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
            let verdict = LineVerdict::of_role(Role::Step, from);
            return Some(verdict.found(holds).by_known_move());
        }
        if self.quotes_rule(line) {
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        if self.is_first_equation_of_story(line) {
            self.take_given(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        if !self.is_told && self.notes_quantity(line) {
            self.premises.definitions.push(line.clone());
            return Some(LineVerdict::of_role(Role::Definition, from));
        }
        if let Some(verdict) = self.at_the_vertex(line) {
            return Some(verdict);
        }
        if self.slipped || self.detached && self.main.is_none() {
            return None;
        }
        if let Some(verdict) = self.on_an_axis(line) {
            return Some(verdict);
        }
        if let Some(latest) = self.goes_on_from_latest(line).cloned() {
            // `t = 5` below `t = 20/4`, whatever else is said of t.
            named_value(&latest).zip(named_value(line))?;
            let alone = Premises { is_complex: self.premises.is_complex, ..Premises::default() };
            let found = algebra::follows_from(&alone, &[latest], line, &[]);
            if !matches!(found, Verdict::Holds(_)) {
                return None;
            }
            let verdict = LineVerdict::of_role(Role::Step, from).found(found).by_known_move();
            self.add(i, line.clone(), &verdict);
            return Some(verdict);
        }
        if self.is_told && self.chooses_among_values(line) {
            self.premises.conditions.push(line.clone());
            return Some(LineVerdict::of_role(Role::Condition, from));
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
            // A pattern with a slip in it: `(a - b)^2 = a^2 - ab + b^2`.
            Some(NewFact::Formula) if algebra::is_false_rule(&self.letters_above(), line) => {
                let why = Verdict::NotChecked(Why::Unconfirmed);
                return Some(LineVerdict::of_role(Role::Step, from).found(why));
            }
            Some(NewFact::Formula) => {
                self.formulas.push(line.clone());
                match self.has_values_for(line) {
                    true => self.take_given(i, line),
                    false => self.go_on_from(i, line),
                }
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
        if self.is_further_formula(line) {
            self.formulas.push(line.clone());
            self.go_on_from(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        if let Some(verdict) = self.at_an_axis(i, line, below) {
            return Some(verdict);
        }
        if self.before.is_empty() && (self.is_chosen(line) || self.gives_values(line)) {
            self.take_given(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        if self.is_told
            && let Some((name, _)) = value_of(line)
            && (self.leaves_open(&name) || self.is_of_known_letter(&name))
        {
            if self.is_of_another_formula(&name, line) {
                let why = Verdict::NotChecked(Why::ValuesPutIn);
                return Some(LineVerdict::of_role(Role::Step, from).found(why));
            }
            let is_used = below.iter().any(|row| notation::variables(row).contains(&name));
            if !self.before.is_empty() && !is_used && !name.contains('_') && self.leaves_open(&name) {
                // What the work ends on: no row says where it comes from.
                let why = Verdict::NotChecked(Why::NumberNotFound);
                return Some(LineVerdict::of_role(Role::Step, from).found(why));
            }
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
            && self.premises.givens.len() < letters.len()
        {
            // What the story makes of one letter: `k^2 - 36 = 0` for equal roots of `x^2 + k x + 9 = 0`.
            self.go_on_from(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        // Of several givens a formula alone leaves a choice.
        let is_alone = self.premises.givens.len() == 1;
        let is_open =
            |given: &&Statement| is_alone || self.is_told && notation::variables(given).len() >= FORMULA_LETTERS;
        let open: Vec<&Statement> = self.premises.givens.iter().filter(is_open).collect();
        let leaves_choice =
            |earlier: &&Statement| notation::variables(earlier).difference(&own).all(|name| !self.has_value(name));
        let mut earlier = open.into_iter().chain(self.formulas.iter().filter(leaves_choice));
        if earlier.any(|earlier| self.keeps_known_values(earlier, line))
            || self.formulas.iter().any(|formula| self.uses_known_values(formula, line))
        {
            self.go_on_from(i, line);
            return Some(LineVerdict::of_role(Role::Given, from));
        }
        None
    }

    /// Whether a story's rows have been of numbers alone, and this is the first that speaks of a letter: `10 = 26p` below
    /// `36 - 26 = 10`.
    fn is_first_equation_of_story(&self, line: &Statement) -> bool {
        let has_letter = |row: &Statement| !notation::variables(row).is_empty();
        let mut rows = self.premises.givens.iter().chain(&self.premises.definitions).chain(&self.before);
        self.is_told
            && self.starts_from_row
            && !self.slipped
            && notation::is_equation(line)
            && has_letter(line)
            && !rows.any(has_letter)
    }

    /// The row above, where it is about the one letter that this row speaks of too. Where that is no formula with a value put
    /// in anew, it follows from the row above, or does not.
    fn goes_on_from_latest(&self, line: &Statement) -> Option<&Statement> {
        let latest = self.before.last().or(self.premises.givens.last())?;
        let own = notation::variables(line);
        let mut formulas = self.premises.givens.iter().chain(&self.formulas).filter(|formula| *formula != latest);
        let goes_on = own.len() == 1
            && own == notation::variables(latest)
            && [latest, line].into_iter().all(notation::is_equation)
            && !formulas.any(|formula| algebra::is_special_case(formula, line));
        // One number and then another: `x = 6` and, for the other intercept, `x = 0`.
        let is_number = |row: &Statement| named_value(row).is_some_and(|(_, value)| notation::is_literal(value));
        (goes_on && !(is_number(latest) && is_number(line))).then_some(latest)
    }

    /// Whether the words and the layout allow a row to bring in a further equation or a condition: the problem is told in
    /// words, or a system that is not complete.
    pub(super) fn is_brought_in(&self, fact: NewFact, line: &Statement) -> bool {
        match fact {
            NewFact::Definition | NewFact::Formula => true,
            NewFact::Condition => notation::variables(line).len() == 1,
            // Values are put in where the givens leave a letter open.
            NewFact::Values => self.premises.givens.len() == 1,
            NewFact::Equation => match self.inverted {
                // On the way to an inverse the function is written with `y`, and with its letters swapped.
                Some(_) => {
                    notation::equation_sides(line).is_some_and(|[left, _]| matches!(left.kind, ExprKind::Variable(_)))
                }
                None => self.is_told || self.premises.givens.len() > 1,
            },
        }
    }

    /// Whether the line gives a value to a letter that the one given only uses: `x = 3` below `y = 2x + 1`, where `x` is
    /// not asked for.
    pub(super) fn is_chosen(&self, line: &Statement) -> bool {
        (self.main.is_some() || self.task != Some(Task::Solve)) && self.may_be_chosen(line)
    }

    /// The same, whatever is asked for.
    pub(super) fn may_be_chosen(&self, line: &Statement) -> bool {
        let Some((name, _)) = value_of(line).or_else(|| value_at_end(line)) else { return false };
        let uses = |row: &Statement| {
            let Statement::Chain(subject, rest) = row else { return false };
            let ([(Rel::Eq, meaning)], ExprKind::Variable(subject)) = (rest.as_slice(), &subject.kind) else {
                return false;
            };
            let used = notation::variables(&Statement::Expr(meaning.clone()));
            used.contains(&name) && !used.contains(subject)
        };
        let is_spoken_of = |row: &Statement| notation::variables(row).contains(&name);
        if let (Some(formula), Some(_)) = (self.formulas.last(), &self.main) {
            // A formula was written down, and nothing has been done with it yet.
            return self.before.len() == 1 && self.before.first() == Some(formula) && uses(formula);
        }
        let given = if let [given] = &self.premises.givens[..] { uses(given) } else { false };
        given && self.main.is_none() && !self.before.iter().any(is_spoken_of)
    }

    /// What follows rests on this row, and on the values found above for its letters, not on the problem: values were put
    /// in, or a formula is used.
    pub(super) fn go_on_from(&mut self, i: usize, line: &Statement) {
        let letters = notation::variables(line);
        let is_of_line = |row: &&Statement| value_of(row).is_some_and(|(name, _)| letters.contains(&name));
        let rows = self.before.iter().flat_map(notation::conjuncts);
        let values: Vec<Statement> = rows.filter(is_of_line).cloned().collect();
        let whole = match values.is_empty() {
            true => line.clone(),
            false => Statement::And(std::iter::once(line.clone()).chain(values).collect()),
        };
        self.main = Some(self.main.take().unwrap_or_else(|| std::mem::take(&mut self.before)));
        self.before = vec![whole];
        self.detached = true;
        self.from = Source::Step(i);
    }

    /// Whether the problem says nothing but which numbers letters are, and leaves one letter of the line open:
    /// `c^2 = a^2 + b^2` below `a = 3, b = 4`.
    fn has_values_for(&self, line: &Statement) -> bool {
        let givens: Vec<&Statement> = self.premises.givens.iter().flat_map(notation::conjuncts).collect();
        let known: BTreeSet<String> = givens.iter().filter_map(|given| Some(value_of(given)?.0)).collect();
        known.len() == givens.len() && notation::variables(line).difference(&known).count() == 1
    }

    /// Whether a letter is new and its index alone tells it from one that is known, or says of which line it is: `m_⊥`.
    fn is_of_known_letter(&self, name: &str) -> bool {
        let Some((base, index)) = name.split_once('_') else { return false };
        let premises = self.premises.givens.iter().chain(&self.premises.definitions);
        let letters: BTreeSet<String> = premises.chain(&self.before).flat_map(notation::variables).collect();
        (letters.contains(base) || matches!(index, "⊥" | "∥")) && !letters.contains(name)
    }

    /// Whether the line is the formula with values in its letters' places, and those that are known are put in as they are:
    /// `(x - 1)^2 + (y - 2)^2 = 5^2` below `r = 5` and `(x - h)^2 + (y - k)^2 = r^2`.
    fn uses_known_values(&self, formula: &Statement, line: &Statement) -> bool {
        let premises = self.premises.givens.iter().chain(&self.premises.definitions);
        let rows = self.main.iter().flatten().chain(&self.before).chain(premises);
        let values: Vec<(String, Expr)> = rows.filter_map(value_of).collect();
        // Beside `m = 2` the slope `m_⊥` of another line may be meant.
        let is_of = |name: &str, letter: &str| name.split('_').next() == Some(letter);
        let is_same = |value: &Expr, chosen: &Expr| {
            let same = algebra::follows(&[Statement::Expr(value.clone())], &Statement::Expr(chosen.clone()));
            matches!(same, Verdict::Holds(_))
        };
        let is_known = |(letter, _): &(String, Expr)| values.iter().any(|(name, _)| is_of(name, letter));
        let is_kept = |(letter, chosen): &(String, Expr)| {
            values.iter().any(|(name, value)| is_of(name, letter) && is_same(value, chosen))
        };
        // Where all are known the line is a consequence.
        algebra::chosen_values(formula, line).is_some_and(|chosen| {
            !chosen.iter().all(is_known) && chosen.iter().all(|one| !is_known(one) || is_kept(one))
        })
    }

    /// Whether the line works out a letter with other numbers than a formula above does: `y = 24 * 8 = 192` below
    /// `y = k/x` and `k = 24`, where the rows in sight do not speak of y.
    pub(super) fn is_apart_from_formula(&self, line: &Statement) -> bool {
        let Statement::Chain(first, rest) = line else { return false };
        let (ExprKind::Variable(name), [(Rel::Eq, worked), _, ..]) = (&first.kind, rest.as_slice()) else {
            return false;
        };
        let is_in_sight = self.before.iter().any(|row| notation::variables(row).contains(name));
        if is_in_sight || self.main.is_none() || value_at_end(line).is_none() {
            return false;
        }
        let rows = self.premises.givens.iter().chain(&self.formulas).chain(self.main.iter().flatten());
        let gives = |row: &&Statement| {
            matches!(notation::equation_sides(row), Some([left, meaning])
                if left == first && notation::has_letter(meaning) && !notation::letters(meaning).contains(name))
        };
        let mut formulas = rows.filter(gives).peekable();
        let claimed = Statement::Chain(first.clone(), vec![(Rel::Eq, worked.clone())]);
        formulas.peek().is_some() && !formulas.any(|formula| algebra::is_special_case(formula, &claimed))
    }

    /// Whether the givens, fewer than their letters, speak of this one and nothing gives its value yet.
    pub(super) fn leaves_open(&self, name: &str) -> bool {
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

    pub(super) fn take_given(&mut self, i: usize, line: &Statement) {
        self.premises.add(line);
        self.problem = self.premises.problem().or_else(|| self.problem.take()).or_else(|| Some(line.clone()));
        self.from = Source::Step(i);
    }

    pub(super) fn repeats_a_given(&self, line: &Statement) -> bool {
        self.premises.givens.iter().chain(&self.formulas).chain(&self.problem).any(|given| given == line)
    }

    /// Whether the row notes a number beside work in letters, under a name in words: "LCD = 12".
    fn notes_quantity(&self, line: &Statement) -> bool {
        let value = value_of(line).or_else(|| value_at_end(line));
        value.is_some_and(|(name, _)| {
            let speaks_of_it = |row: &Statement| notation::variables(row).contains(&name);
            let has_letters = self.problem.as_ref().is_some_and(|problem| !notation::variables(problem).is_empty());
            notation::is_quantity_name(&name) && has_letters && !self.rows_above().any(speaks_of_it)
        })
    }

    /// Whether the row quotes a rule in letters of its own: nothing follows from it for the work.
    fn quotes_rule(&self, line: &Statement) -> bool {
        let above = self.letters_above();
        let brings_letters = || notation::variables(line).difference(&above).count() > 1;
        algebra::is_quoted_rule(&above, line) || brings_letters() && algebra::says_nothing(line)
    }

    fn letters_above(&self) -> BTreeSet<String> {
        let rows = self.premises.givens.iter().chain(&self.premises.definitions).chain(&self.before);
        rows.flat_map(notation::variables).collect()
    }

    /// The problem is written down once more: what follows starts from it.
    pub(super) fn restart(&mut self) {
        self.before.clear();
        self.main = None;
        self.detached = false;
        self.from = Source::Problem;
    }
}

/// What is brought in need not follow; numbers that a row calls equal have to be.
pub(super) fn with_arithmetic(verdict: LineVerdict, line: &Statement) -> LineVerdict {
    match algebra::false_arithmetic(line).filter(|_| !verdict.is_claim()) {
        Some(evidence) => {
            let fails = Verdict::Fails(evidence);
            let verdict = LineVerdict::of_role(Role::Step, Source::Nothing).found(fails);
            LineVerdict { slip: slips::within_line(line), ..verdict }
        }
        None => verdict,
    }
}

/// What the work is held against. A sum that a story works out, "together they have x + 2x = 3x apples", is true whatever
/// x is: the equation comes with the row that sets one of its sides equal to something else.
pub(super) fn starting_statement(solution: &Solution) -> Option<&Statement> {
    let problem = solution.problem.as_ref()?;
    // "Find a_3": the name alone is nothing that could be rewritten.
    let names_only = |statement: &&Statement| matches!(statement, Statement::Expr(Expr { kind: ExprKind::Variable(name), .. }) if name.contains('_'));
    let statement = problem.statement().filter(|statement| !names_only(statement))?;
    let sets_side = |next: &Statement| match (notation::equation_sides(statement), notation::equation_sides(next)) {
        (Some(sides), Some(taken)) => sides.iter().any(|side| taken.contains(side)) && !algebra::says_nothing(next),
        _ => false,
    };
    let first = solution.steps.iter().find_map(Step::statement);
    let is_sum = problem.task.is_none() && first.is_some_and(sets_side) && algebra::says_nothing(statement);
    (!is_sum).then_some(statement)
}

/// Whether a statement says how a quantity is called: `Width = w`. It is the beginning of a story's work.
pub(super) fn names_quantity(statement: &Statement) -> bool {
    matches!(notation::equation_sides(statement), Some([Expr { kind: ExprKind::Variable(name), .. }, meaning])
        if notation::is_quantity_name(name) && notation::has_letter(meaning))
}

/// Whether what stands first in a story is nothing to start from: true of every number, about other letters than all that
/// follows, or an expression before the equations.
fn says_nothing_of(line: &Statement, below: &[Statement]) -> bool {
    let own = notation::variables(line);
    let is_named =
        matches!(line, Statement::Expr(_)) && below.iter().any(|later| matches!(later, Statement::Chain(..)));
    let is_apart = !below.is_empty() && below.iter().all(|later| notation::variables(later).is_disjoint(&own));
    is_named || !own.is_empty() && (is_apart || algebra::says_nothing(line))
}
