//! Rows beside the work: checks in numbers, calculations on the side.

use super::answer::{is_answer_like, value_at_end, value_of};
use super::evidence::LineVerdict;
use super::known_values::named_value;
use super::witness::Work;
use crate::algebra::{self, Evidence, Premises, Relation, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rational, Rel, Statement, build};
use crate::reading::{self, Connective, Role, Step, Task};
use std::collections::BTreeSet;

/// Whole numbers that are listed are no larger.
const MAX_WHOLE: f64 = 1e6;

impl Work {
    /// A row of numbers alone is true or false by itself, unless it follows from the rows above.
    pub(super) fn of_numbers(&self, step: &Step, line: &Statement) -> Option<LineVerdict> {
        let is_statement = matches!(line, Statement::Chain(..) | Statement::And(_));
        let is_check = step.role == Role::Check;
        // Of several equations the words deny that they agree, not that each is true.
        let is_said_false = step.says_false()
            && matches!(line, Statement::Chain(_, rest) if !rest.iter().any(|(rel, _)| *rel == Rel::Ne));
        if !is_statement || !is_check && !notation::variables(line).is_empty() {
            return None;
        }
        let has_letter = |row: &Statement| !notation::variables(row).is_empty();
        let above_has_letter = self.premises.givens.iter().chain(&self.before).any(has_letter);
        if let Some(evidence) = algebra::false_arithmetic(line).filter(|_| !above_has_letter && !is_said_false) {
            // From numbers that are not equal anything would follow.
            return Some(LineVerdict::of_role(Role::Check, self.from).found(Verdict::Fails(evidence)));
        }
        let has_answer = self.before.iter().any(is_answer_like);
        let follows = || algebra::follows_from(&self.held(), &self.before, line, &[]);
        // Below candidates, `2 = 2` is what putting one of them in came to.
        if !is_check && !has_answer && matches!(follows(), Verdict::Holds(_)) {
            return None;
        }
        let found = algebra::side_work(&self.premises, &self.before, line, is_said_false)?;
        // Before a value is found, what is left of an equation without its letters is a consequence like any other.
        let has_value = has_answer || self.works_with_expressions();
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
        Some(verdict.found(found.verdict))
    }

    /// Where an inequality changes its sign: `(x-3)(x+2) = 0` and `x = 3 or x = -2` between `x^2-x-6 > 0` and a row that
    /// is an inequality again. They follow from the problem with `=` in its sign's place, or from where a denominator is zero,
    /// or from both together; where an inequality above compares a fraction with zero, from what makes its top or its
    /// bottom zero.
    pub(super) fn boundary(&self, line: &Statement, below: &[Statement]) -> Option<LineVerdict> {
        let problem = self.problem.as_ref().filter(|_| !self.slipped)?;
        if !below.iter().any(holds_order) || !says_equal(line) {
            return None;
        }
        let line = match line {
            // "The critical points are x = 5 and x = -2."
            Statement::And(parts) if parts.iter().all(|part| value_of(part).is_some()) => &Statement::Or(parts.clone()),
            line => line,
        };
        let of_fractions = self.before.iter().chain([problem]).flat_map(zeros_of_fraction);
        let holds = places_of_change(problem).into_iter().chain(of_fractions).find_map(|equation| {
            let found = algebra::follows(&[equation], line);
            matches!(found, Verdict::Holds(relation) if relation.says_the_same()).then_some(found)
        })?;
        let verdict = LineVerdict::of_role(Role::SideWork, self.from);
        Some(verdict.found(holds))
    }

    /// A point of the one equation in several letters that the work is about: `(4, 0)` and `x = 4 and y = 0` beside
    /// `3x - 4y = 12`. It is on the line or curve, or not, whatever stands between.
    pub(super) fn point(&self, role: Role, line: &Statement) -> Option<LineVerdict> {
        let [equation] = self.premises.givens.as_slice() else { return None };
        let points = match line {
            Statement::Or(points) => points.as_slice(),
            one => std::slice::from_ref(one),
        };
        let letters = notation::variables(equation);
        let is_point = |point: &Statement| {
            let Statement::And(values) = point else { return false };
            let value = |part: &Statement| value_of(part).or_else(|| value_at_end(part));
            let names: Vec<String> = values.iter().filter_map(value).map(|(name, _)| name).collect();
            letters.len() > 1 && names.len() == values.len() && letters.iter().all(|letter| names.contains(letter))
        };
        if !points.iter().all(is_point) || !notation::is_equation(equation) {
            return None;
        }
        let parts = points.iter().flat_map(notation::conjuncts);
        let of_numbers = parts.filter_map(algebra::false_arithmetic).next();
        let mut found = of_numbers.map_or(Verdict::Holds(Relation::Implied), Verdict::Fails);
        for point in points {
            if matches!(found, Verdict::Fails(_)) {
                break;
            }
            match algebra::follows(std::slice::from_ref(point), equation) {
                // The point is there, and the equation is not true of it.
                Verdict::Fails(Evidence::Counterexample { at, earlier_holds: true, earlier, line }) => {
                    let evidence = Evidence::Counterexample { at, earlier_holds: false, earlier: line, line: earlier };
                    found = Verdict::Fails(evidence);
                }
                Verdict::Holds(_) => {}
                other => found = other,
            }
        }
        let verdict = LineVerdict::of_role(if role == Role::Check { Role::Check } else { Role::Step }, self.from);
        Some(verdict.found(found).by_known_move())
    }

    /// A point of which one value is still to be worked out, `x = -1: y = 4(-1) - 2`: the next row goes on with it.
    pub(super) fn go_on_from_point(&mut self, i: usize, point: &Statement, verdict: &LineVerdict) {
        let is_open = |part: &&Statement| named_value(part).is_some_and(|(_, value)| !notation::is_literal(value));
        let open = notation::conjuncts(point).into_iter().find(is_open).cloned();
        if let Some(open) = open.filter(|_| matches!(verdict.local, Verdict::Holds(_)) && !self.slipped) {
            self.go_on_from(i, &open);
        }
    }

    /// `n = -1, 0, 1, 2` below `-2 < n <= 2`: whole numbers in a row that are solutions, and neither of their neighbours is.
    pub(super) fn whole_values(&self, role: Role, line: &Statement) -> Option<LineVerdict> {
        let (Statement::Or(parts), Some(above)) = (line, self.before.last().or(self.problem.as_ref())) else {
            return None;
        };
        let values: Vec<(String, Expr)> = parts.iter().map(value_of).collect::<Option<_>>()?;
        let (letter, _) = values.first()?;
        let whole = |value: &Expr| {
            let value = notation::approximate(value)?;
            (value.fract() == 0.0 && value.abs() < MAX_WHOLE).then_some(value as i64)
        };
        let numbers: Vec<i64> = values.iter().map(|(_, value)| whole(value)).collect::<Option<_>>()?;
        let (low, high) = (*numbers.iter().min()?, *numbers.iter().max()?);
        let is_run = numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let is_own = values.iter().all(|(name, _)| name == letter);
        if !is_run || !is_own || !holds_order(above) || notation::variables(above).len() != 1 {
            return None;
        }
        let solves = |number: i64| {
            let Some(Statement::Expr(value)) = notation::parse(&number.to_string()).statement else { return false };
            let at = notation::statement_with_values(above, &|name| (name == letter).then(|| value.clone()));
            let found = algebra::side_work(&Premises::default(), &[], &at, false);
            found.is_some_and(|found| matches!(found.verdict, Verdict::Holds(_)))
        };
        let are_all = (low..=high).all(solves) && !solves(low - 1) && !solves(high + 1);
        let holds = Verdict::Holds(Relation::Implied);
        let verdict = LineVerdict::of_role(if role == Role::Answer { role } else { Role::Step }, self.from);
        are_all.then(|| verdict.found(holds).by_known_move())
    }

    /// `5! = 120` at the start of a work whose problem is told: numbers that are counted are right or wrong by themselves.
    pub(super) fn counted(&mut self, i: usize, step: &Step, line: &Statement) -> Option<LineVerdict> {
        if self.problem.is_some() || !matches!(step.role, Role::Step | Role::Given) || !reading::counts(step) {
            return None;
        }
        let found = algebra::side_work(&self.premises, &[], line, step.says_false())?.verdict;
        let verdict = LineVerdict::of_role(Role::Step, self.from).found(found);
        match verdict.is_contradicted() {
            true => self.add(i, line.clone(), &verdict),
            false => self.take_given(i, line),
        }
        Some(verdict.by_known_move())
    }

    /// Intervals in which a sign is looked for: the answer stands below them, or is not there.
    pub(super) fn intervals_tried(&self, below: &[Statement]) -> LineVerdict {
        let verdict = LineVerdict::of_role(Role::SideWork, self.from);
        if below.iter().any(holds_order) {
            return verdict;
        }
        let why = Verdict::NotChecked(Why::OutOfReach);
        verdict.found(why)
    }

    /// An expression in the midst of equations.
    pub(super) fn side_calculation(&mut self, step: &Step, line: &Expr, side: Option<Expr>) -> Option<LineVerdict> {
        let statement = Statement::Expr(line.clone());
        if let Some(earlier) = &side {
            let found = self.same_value(earlier, &statement);
            let claims = matches!(line.kind, ExprKind::Number(_)) || step.connective == Connective::Equals;
            if matches!(found, Verdict::Holds(_)) || claims && matches!(found, Verdict::Fails(_)) {
                if matches!(found, Verdict::Holds(_)) {
                    self.side = Some(line.clone());
                }
                let verdict = LineVerdict::of_role(Role::SideWork, self.from);
                return Some(verdict.found(found));
            }
        }
        if let Verdict::Holds(Relation::MissingVariable) =
            algebra::follows_from(&self.held(), &self.before, &statement, &[])
        {
            return None;
        }
        let verdict = LineVerdict::of_role(Role::SideWork, self.from);
        let is_put_in = side.as_ref().is_some_and(|earlier| self.has_all_values(earlier, line));
        self.side = Some(line.clone());
        if is_put_in {
            // `15 + 7` below `w + 8` and `w = 15`.
            return Some(verdict.found(Verdict::NotChecked(Why::NumberNotFound)));
        }
        Some(verdict)
    }

    /// Whether the work has found the values of all letters of an expression, and the numbers of the line stand in their
    /// places: one of them is such a value, and the line has as many as the expression has places.
    fn has_all_values(&self, earlier: &Expr, line: &Expr) -> bool {
        let letters = notation::letters(earlier);
        let value = |letter: &str| {
            let rows = self.before.iter().rev().flat_map(notation::conjuncts);
            rows.filter_map(value_of).find(|(name, _)| name == letter).map(|(_, value)| value)
        };
        let parts: Vec<&Expr> = line.kind.operands().into_iter().flatten().collect();
        let is_like = earlier.kind.operands().into_iter().flatten().count() == parts.len();
        let known: Vec<Expr> = letters.iter().filter_map(|letter| value(letter)).collect();
        !letters.is_empty()
            && known.len() == letters.len()
            && is_like
            && known
                .iter()
                .any(|known| parts.iter().any(|part| notation::approximate(part) == notation::approximate(known)))
    }

    /// Whether an expression comes to the same as an earlier one, with the values that the work has found.
    pub(super) fn same_value(&self, earlier: &Expr, line: &Statement) -> Verdict {
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
    pub(super) fn aside_of_expressions(
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
        if !self.slipped
            && !own.is_empty()
            && own.is_disjoint(&known)
            && !known.is_empty()
            && !self.stands_for_known(&own, &known)
        {
            // `a c` beside `2x^2 + 6x + 5`: a formula that is used on the side.
            self.side = Some(expr.clone());
            return Some(LineVerdict::of_role(Role::SideWork, self.from));
        }
        let is_number = own.is_empty();
        if !matches!(verdict.local, Verdict::Fails(_)) || known.is_empty() || self.slipped {
            return None;
        }
        if self.task == Some(Task::Factorise) && is_term_of(problem, line) {
            // The first and the last term as squares, before the trinomial is taken apart.
            self.side = Some(expr.clone());
            return Some(LineVerdict::of_role(Role::SideWork, self.from));
        }
        let held = LineVerdict::of_role(Role::SideWork, self.from);
        let in_story = self.is_told && self.starts_from_row;
        let Some(earlier) = side else {
            let goes_on = below.iter().any(|later| {
                let found = algebra::follows_from(&self.held(), &self.before, later, &[]);
                !notation::variables(later).is_empty() && matches!(found, Verdict::Holds(_))
            });
            let completes = below.iter().any(|later| self.adds_number(problem, expr, later));
            // Expressions in a story are of one thing or of another.
            if !in_story && (!is_number || !goes_on && !completes) {
                return None;
            }
            self.side = Some(expr.clone());
            return Some(held);
        };
        if is_number {
            self.side = Some(expr.clone());
            return Some(match self.same_value(&earlier, line) {
                holds @ Verdict::Holds(_) => held.found(holds),
                _ => held,
            });
        }
        // `x^2 + 6x + 9` below `x^2 + 6x`, its 9 worked out on the side: the number that completes the square is added.
        if self.adds_number(problem, &earlier, line) {
            self.go_on_from(i, line);
            return Some(LineVerdict::of_role(Role::Given, held.from));
        }
        in_story.then(|| {
            self.side = Some(expr.clone());
            held
        })
    }

    /// Whether letters stand for expressions in the letters of the problem.
    fn stands_for_known(&self, letters: &BTreeSet<String>, known: &BTreeSet<String>) -> bool {
        letters.iter().all(|letter| {
            let stands = |definition: &Statement| match notation::equation_sides(definition) {
                Some([left, meaning]) => {
                    notation::letters(left).contains(letter) && !notation::letters(meaning).is_disjoint(known)
                }
                None => false,
            };
            self.premises.definitions.iter().any(stands)
        })
    }

    /// Whether `line` is the problem's expression with the number that `side` comes to added.
    pub(super) fn adds_number(&self, problem: &Expr, side: &Expr, line: &Statement) -> bool {
        let kind = ExprKind::Add(Box::new(problem.clone()), Box::new(side.clone()));
        let sum = Statement::Expr(Expr { kind, span: problem.span });
        matches!(line, Statement::Expr(_))
            && matches!(algebra::follows_from(&Premises::of(&sum), &[], line, &[]), Verdict::Holds(_))
    }
}

/// The numbers of a row that are not equal, whatever its letters are, where nothing else speaks against it: from rows that
/// contradict each other anything would follow.
pub(super) fn false_numbers(step: &Step, line: &Statement, verdict: &LineVerdict) -> Option<Evidence> {
    let is_open = match verdict.local {
        Verdict::NotChecked(_) => true,
        Verdict::Holds(_) => !notation::variables(line).is_empty(),
        Verdict::Fails(_) => false,
    };
    algebra::false_arithmetic(line).filter(|_| is_open && !step.says_false())
}

/// Whether the line comes to one term of a sum.
fn is_term_of(sum: &Expr, line: &Statement) -> bool {
    let is_same = |term: &Expr| {
        let term = Statement::Expr(term.clone());
        matches!(algebra::follows_from(&Premises::of(&term), &[], line, &[]), Verdict::Holds(_))
    };
    match &sum.kind {
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) => {
            let has_terms = matches!(a.kind, ExprKind::Add(..) | ExprKind::Sub(..));
            is_same(b) || if has_terms { is_term_of(a, line) } else { is_same(a) }
        }
        _ => false,
    }
}

/// Whether every relation in it is an equals sign.
fn says_equal(statement: &Statement) -> bool {
    match statement {
        Statement::Or(parts) | Statement::And(parts) => parts.iter().all(says_equal),
        other => notation::is_equation(other),
    }
}

/// Whether it says what is smaller, or that everything or nothing is a solution.
fn holds_order(statement: &Statement) -> bool {
    match statement {
        Statement::Chain(_, rest) => rest.iter().any(|(rel, _)| is_order(*rel)),
        Statement::Or(parts) | Statement::And(parts) => parts.iter().any(holds_order),
        Statement::Never | Statement::Always => true,
        Statement::Expr(_) | Statement::At(..) => false,
    }
}

fn is_order(rel: Rel) -> bool {
    matches!(rel, Rel::Lt | Rel::Le | Rel::Gt | Rel::Ge)
}

/// An inequality between two sides with an equals sign; None for anything else.
fn as_equation(statement: &Statement) -> Option<Statement> {
    let Statement::Chain(left, rest) = statement else { return None };
    match rest.as_slice() {
        [(rel, right)] if is_order(*rel) => Some(Statement::Chain(left.clone(), vec![(Rel::Eq, right.clone())])),
        _ => None,
    }
}

/// Equations for where an inequality may change its sign: itself with `=`, each denominator set to zero, and all of them.
fn places_of_change(inequality: &Statement) -> Vec<Statement> {
    let Some(equation) = as_equation(inequality) else { return Vec::new() };
    let mut all = vec![equation];
    if let Statement::Chain(first, rest) = inequality {
        let mut poles = Vec::new();
        [first].into_iter().chain(rest.iter().map(|(_, side)| side)).for_each(|side| denominators(side, &mut poles));
        all.extend(poles.into_iter().map(|pole| Statement::Chain(pole, vec![(Rel::Eq, build::whole(0))])));
    }
    if all.len() > 1 {
        all.push(Statement::Or(all.clone()));
    }
    all
}

/// What is divided by and holds a letter, each once.
fn denominators(expr: &Expr, found: &mut Vec<Expr>) {
    if let ExprKind::Div(_, bottom) = &expr.kind
        && notation::has_letter(bottom)
        && !found.contains(bottom)
    {
        found.push(Expr::clone(bottom));
    }
    expr.kind.operands().into_iter().flatten().for_each(|part| denominators(part, found));
}

/// Where a fraction that an inequality compares with zero may change its sign: `x - 1 = 0 or x + 3 = 0` of
/// `(x-1)/(x+3) > 0`, and either of them.
fn zeros_of_fraction(inequality: &Statement) -> Vec<Statement> {
    let Statement::Chain(left, rest) = inequality else { return Vec::new() };
    let ([(rel, right)], ExprKind::Div(top, bottom)) = (rest.as_slice(), &left.kind) else { return Vec::new() };
    let is_zero = |expr: &Expr| matches!(&expr.kind, ExprKind::Number(number) if number.value == Rational::default());
    if !is_order(*rel) || !is_zero(right) {
        return Vec::new();
    }
    let parts = [top, bottom].into_iter().filter(|part| notation::has_letter(part));
    let mut zeros: Vec<Statement> =
        parts.map(|part| Statement::Chain(Expr::clone(part), vec![(Rel::Eq, right.clone())])).collect();
    if zeros.len() > 1 {
        zeros.insert(0, Statement::Or(zeros.clone()));
    }
    zeros
}
