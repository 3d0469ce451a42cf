//! Rows that say something of a line's equation which does not follow from it: where it meets the axes, and the equation
//! of another line.

use super::answer::value_of;
use super::evidence::{LineVerdict, Source};
use super::witness::Work;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, build};
use crate::reading::{self, Direction, Feature, OfGraph, Role, Solution, Step, Task, ToldLine, feature};
use std::collections::BTreeSet;

/// What the problem's words say of a line.
#[derive(Default)]
pub(super) struct Graph {
    asked: Option<OfGraph>,
    told: Option<ToldLine>,
    /// The line that the problem's equation is.
    line: Option<Statement>,
    /// Two points whose distance or middle may be asked for.
    pub(super) points: Option<[[Expr; 2]; 2]>,
    /// The words ask for their middle.
    pub(super) asks_middle: bool,
    /// The right triangle of a story.
    pub(super) triangle: Option<reading::RightTriangle>,
}

impl Graph {
    pub(super) fn of(solution: &Solution) -> Graph {
        let Some(problem) = &solution.problem else { return Graph::default() };
        let line = problem.statement().filter(|statement| algebra::is_line(statement)).cloned();
        Graph {
            asked: problem.of_graph,
            told: problem.told_line.clone(),
            line,
            points: reading::two_points(problem),
            asks_middle: reading::asks_middle(problem),
            triangle: reading::right_triangle(problem),
        }
    }
}

impl Graph {
    /// The line that the problem's equation is.
    pub(super) fn line(&self) -> Option<&Statement> {
        self.line.as_ref()
    }

    /// Whether the words ask for a parabola's vertex or axis.
    pub(super) fn asks_vertex(&self) -> bool {
        self.asked == Some(OfGraph::Vertex)
    }

    /// Whether the problem gives the equation of a line, and speaks of no other one.
    pub(super) fn is_of_one_line(&self) -> bool {
        self.line.is_some() && self.told.is_none() && self.asked != Some(OfGraph::OtherLine)
    }
}

/// The equation together with a value of one of its letters, `2x + 3y = 12` and `y = 0`, where `next` says what that leaves
/// of it: `2x = 12`.
fn put_into(equation: &Statement, value: &Statement, next: &Statement) -> Option<Statement> {
    let (name, _) = value_of(value)?;
    let mut left = notation::variables(equation);
    if !left.remove(&name) || left.is_empty() || notation::variables(next) != left {
        return None;
    }
    let with_value = |row: &Statement| Statement::And(vec![row.clone(), value.clone()]);
    let holds =
        |above: &Statement, row: &Statement| matches!(algebra::follows(&[with_value(above)], row), Verdict::Holds(_));
    (holds(equation, next) && holds(next, equation)).then(|| with_value(equation))
}

impl Work {
    /// `7y = 14` where it is asked at which point `2x + 7y = 14` meets an axis: the equation with one letter zero.
    pub(super) fn at_an_axis(&mut self, i: usize, line: &Statement, below: &[Statement]) -> Option<LineVerdict> {
        if let Some(verdict) = self.asymptotes(line) {
            return Some(verdict);
        }
        let [given] = &self.premises.givens[..] else { return None };
        if self.task != Some(Task::Solve)
            && let Some(with_value) = below.first().and_then(|next| put_into(given, line, next))
        {
            // A value was chosen, and the next row is the equation with it.
            self.restart();
            self.go_on_from(i, &with_value);
            return Some(LineVerdict::of_role(Role::Given, Source::Problem));
        }
        let (letters, own) = (notation::variables(given), notation::variables(line));
        let mut missing = letters.difference(&own);
        let (Some(zero), None, false) = (missing.next(), missing.next(), own.is_empty()) else { return None };
        let is_asked = self.graph.asked == Some(OfGraph::Intercepts);
        if !(is_asked || self.is_height(given, zero)) || own.len() + 1 != letters.len() {
            return None;
        }
        let at_zero = notation::statement_with_values(given, &|name| (name == zero).then(|| build::whole(0)));
        let held = algebra::follows(&[at_zero], line);
        let says_the_same = matches!(held, Verdict::Holds(relation) if relation.says_the_same());
        says_the_same.then(|| {
            self.go_on_from(i, line);
            let verdict = LineVerdict::of_role(Role::Step, Source::Problem);
            verdict.found(held).by_known_move()
        })
    }

    /// The same before anything else where the axes are asked for: below `x = 2`, found on one of them, `y = 3·0 - 6` is on
    /// the other one.
    pub(super) fn at_asked_axis(
        &mut self,
        i: usize,
        role: Role,
        line: &Statement,
        below: &[Statement],
    ) -> Option<LineVerdict> {
        let is_asked = self.graph.asked == Some(OfGraph::Intercepts) && role == Role::Step && !self.slipped;
        let is_row_of_axis = is_asked && notation::variables(line).len() == 1 && notation::is_equation(line);
        let is_chain = matches!(line, Statement::Chain(_, rest) if rest.len() > 1);
        let verdict = (is_row_of_axis || is_asked && is_chain).then(|| self.at_an_axis(i, line, below))??;
        Some(super::brought_in::with_arithmetic(verdict, line))
    }

    /// The verdict on a row that does not follow from the curve whose asymptotes or foci are asked for: the two lines that are
    /// left of `x^2/25 - y^2/4 = 1` with a zero on its right, or it is not settled what the row is.
    fn asymptotes(&self, line: &Statement) -> Option<LineVerdict> {
        let ([curve], Some(OfGraph::OtherFeature)) = (&self.premises.givens[..], self.graph.asked) else { return None };
        let letters = notation::variables(curve);
        if letters.len() != 2 || !letters.is_subset(&notation::variables(line)) {
            return None;
        }
        if !matches!(algebra::follows_from(&self.held(), &self.before, line, &[]), Verdict::Fails(_)) {
            return None;
        }
        let [left, _] = notation::equation_sides(curve)?;
        let lines = Statement::Chain(left.clone(), vec![(Rel::Eq, build::whole(0))]);
        let either = match line {
            Statement::And(parts) => Statement::Or(parts.clone()),
            line => line.clone(),
        };
        let found = match algebra::follows(&[lines], &either) {
            found @ Verdict::Holds(relation) if relation.says_the_same() => found,
            _ => Verdict::NotChecked(Why::Unconfirmed),
        };
        Some(LineVerdict::of_role(Role::Step, Source::Problem).found(found).by_known_move())
    }

    /// `x = 0` where it is asked at which points an equation in several letters meets the axes: on which of them.
    pub(super) fn on_an_axis(&mut self, line: &Statement) -> Option<LineVerdict> {
        let ([given], Some((name, value))) = (&self.premises.givens[..], value_of(line)) else { return None };
        let letters = notation::variables(given);
        let is_axis = self.graph.asked == Some(OfGraph::Intercepts)
            && letters.len() > 1
            && letters.contains(&name)
            && notation::is_literal(&value)
            && notation::approximate(&value) == Some(0.0);
        is_axis.then(|| {
            self.restart();
            LineVerdict::of_role(Role::Given, Source::Problem)
        })
    }

    /// Whether the equation gives a letter as a function of others, `y = x(x - 4)`, and is not to be solved: where it is zero
    /// may be looked for without a word.
    fn is_height(&self, given: &Statement, letter: &str) -> bool {
        let is_given = matches!(notation::equation_sides(given), Some([left, right])
            if matches!(&left.kind, ExprKind::Variable(name) if name == letter) && !notation::letters(right).contains(letter));
        let is_to_be_solved = self.task == Some(Task::Solve) && !self.graph.asks_vertex();
        is_given && !is_to_be_solved && !self.is_told && self.graph.told.is_none()
    }

    /// A row that says what the slope of the line told is, or what its equation is: settled by the problem's words, whatever
    /// the rows above say. None where it is worked out from a row that says the same.
    pub(super) fn of_told_line(
        &mut self,
        i: usize,
        step: &Step,
        line: &Statement,
        below: &[Statement],
    ) -> Option<LineVerdict> {
        if self.slipped || !matches!(step.role, Role::Step | Role::Answer | Role::Given | Role::Definition) {
            return None;
        }
        if let Some(verdict) = self.told_point(line).or_else(|| self.of_told_points(i, line)) {
            return Some(verdict);
        }
        // `1/2 x`, read as `1/(2x)`, is no line and must not be better for it.
        let reads_two_ways = !step.parsed.findings.is_empty();
        let settled = self.told_facts(line, reads_two_ways);
        let is_settled = !settled.is_empty();
        let facts = if is_settled { settled } else { self.told_intercept(line) };
        let agrees = |row: &Statement| {
            notation::variables(row) == notation::variables(line) && facts.iter().any(|fact| holds(fact, row))
        };
        if facts.is_empty() || self.before.last().is_some_and(agrees) {
            return None;
        }
        let found: Vec<Verdict> = facts.iter().map(|fact| algebra::follows(std::slice::from_ref(fact), line)).collect();
        let found = found.iter().find(|found| is_holds(found)).or(found.first())?.clone();
        let verdict = LineVerdict::of_role(Role::Step, Source::Problem).found(found);
        match &verdict.local {
            Verdict::Holds(_) => {
                let verdict = verdict.by_known_move();
                match &self.problem {
                    None => self.take_given(i, line),
                    Some(problem) if holds(problem, line) => self.add(i, line.clone(), &verdict),
                    // The line stands beside what the problem gives.
                    Some(_) if algebra::is_line(line) && self.told_direction().is_none() => self.take_given(i, line),
                    Some(_) => self.go_on_from(i, line),
                }
                Some(verdict)
            }
            Verdict::Fails(_) if is_settled && (self.is_of_one_line(line) || !below.iter().any(agrees)) => {
                self.add(i, line.clone(), &verdict);
                Some(verdict)
            }
            Verdict::Fails(_) if is_settled && notation::variables(line).iter().all(|name| !is_of_lines(name)) => {
                Some(LineVerdict::of_role(Role::Step, self.from).found(Verdict::NotChecked(Why::Unconfirmed)))
            }
            _ => None,
        }
    }

    /// The verdict on a row that is a point, where the problem tells points of the line that is asked for: one of these, noted
    /// once more, or it is not settled where it lies.
    fn told_point(&self, line: &Statement) -> Option<LineVerdict> {
        let told = self.graph.told.as_ref()?;
        let Statement::And(parts) = line else { return None };
        let [x, y] = parts.iter().filter_map(value_of).collect::<Vec<_>>().try_into().ok()?;
        if x.0 != "x" || y.0 != "y" {
            return None;
        }
        let is_same = |a: &Expr, b: &Expr| {
            notation::approximate(a).zip(notation::approximate(b)).is_some_and(|(a, b)| (a - b).abs() < 1e-9)
        };
        let is_told = told.points.iter().any(|point| is_same(&point[0], &x.1) && is_same(&point[1], &y.1));
        let held = LineVerdict::of_role(Role::Given, Source::Problem);
        let open = Verdict::NotChecked(Why::NumberNotFound);
        match is_told {
            true => Some(held),
            // Between two points others may be asked for.
            false if told.points.len() > 1 || self.is_on_line(line) => None,
            false => Some(LineVerdict { role: Role::Step, ..held }.found(open)),
        }
    }

    /// Whether the rows above, or the line that is given, hold at a point.
    fn is_on_line(&self, point: &Statement) -> bool {
        let rows = self.before.iter().rev().chain(&self.graph.line);
        let mut lines = rows.filter(|row| algebra::is_line(row) && notation::variables(row).len() == 2);
        lines.any(|row| holds(point, row))
    }

    /// Whether the row can be about no other line than the one that the problem tells: `y - 3 = 2(x - 1)`, `6 = 2(1) + b`.
    /// Beside a given line that is written without a point, a row with one is about the line that is asked for.
    fn is_of_one_line(&self, line: &Statement) -> bool {
        match (self.told_direction(), &self.graph.line) {
            (None, None) => has_point(line) || notation::variables(line).len() == 1,
            (_, given) => has_point(line) && given.as_ref().is_some_and(|given| !has_point(given)),
        }
    }

    fn told_direction(&self) -> Option<Direction> {
        self.graph.told.as_ref().and_then(|told| told.direction)
    }

    /// What the problem's words settle of the letters of this row, any of which it may say: m of the slope, x and y of the
    /// line, one letter of the equation above with a point put in. Empty where they settle nothing.
    fn told_facts(&self, line: &Statement, reads_two_ways: bool) -> Vec<Statement> {
        let Some(told) = &self.graph.told else { return Vec::new() };
        let (Statement::Chain(subject, _), [first, ..]) = (line, &told.points[..]) else { return Vec::new() };
        let own = notation::variables(line);
        let is_slope = |name: &str| matches!(&subject.kind, ExprKind::Variable(subject) if subject == name);
        let given = self.graph.line.as_ref();
        let may_be_given = is_slope("m") || own.iter().any(|name| feature(name) == Some(Feature::Slope));
        if own.len() == 1 && (may_be_given || is_slope("m_⊥") || is_slope("m_∥")) {
            let slopes = self.told_slopes(told, !may_be_given);
            return slopes.iter().map(|slope| says(subject, slope)).collect();
        }
        if own.len() == 1 {
            if let Some(level) = told_level(told, &own) {
                return vec![level];
            }
            return self.with_points_in(told, &own);
        }
        let is_of_plane = own.len() == 2 && own.contains("x") && own.contains("y");
        if !is_of_plane || !(reads_two_ways || algebra::is_line(line)) {
            return Vec::new();
        }
        let settled = match (told.direction, given) {
            (None, _) => self.told_slopes(told, true).first().map(|slope| algebra::line_through(first, slope)),
            (Some(Direction::Parallel), Some(given)) => algebra::parallel(given, first),
            (Some(Direction::Perpendicular), Some(given)) => algebra::perpendicular(given, first),
            (Some(_), None) => None,
        };
        // The row may also say once more what a given line is, but for one that is written with a point.
        let may_be_given = |given: &&Statement| algebra::is_line(given) && (has_point(given) || !has_point(line));
        let given = self.premises.givens.iter().chain(given).filter(may_be_given);
        match settled {
            Some(settled) => [settled].into_iter().chain(given.cloned()).collect(),
            None => Vec::new(),
        }
    }

    /// The slope of the line told first; where `only_its_own` is false the slope of the given line behind it.
    fn told_slopes(&self, told: &ToldLine, only_its_own: bool) -> Vec<Expr> {
        let given = self.graph.line.as_ref().and_then(algebra::slope_of);
        let own = match (told.direction, &told.slope, &told.points[..]) {
            (None, Some(slope), _) => Some(slope.clone()),
            (None, None, [from, to]) => algebra::slope_between(from, to),
            (Some(Direction::Parallel), ..) => given.clone(),
            (Some(Direction::Perpendicular), ..) => given.as_ref().and_then(algebra::slope_across),
            (None, None, _) => None,
        };
        let own: Vec<Expr> = own.into_iter().collect();
        if own.is_empty() || only_its_own { own } else { own.into_iter().chain(given).collect() }
    }

    /// The latest row in x, y and the one letter of `own`, with each point put in.
    fn with_points_in(&self, told: &ToldLine, own: &BTreeSet<String>) -> Vec<Statement> {
        let slope = self.told_slopes(told, true).into_iter().next();
        let is_known = |name: &String| ["x", "y"].contains(&name.as_str()) || name == "m" && slope.is_some();
        let is_of_line = |row: &&Statement| {
            let letters = notation::variables(row);
            letters.contains("x")
                && letters.contains("y")
                && own.iter().all(|name| letters.contains(name))
                && letters.difference(own).all(is_known)
        };
        let premises = self.premises.givens.iter().chain(&self.premises.definitions);
        let rows = premises.chain(&self.formulas).chain(&self.before).rev();
        let Some(equation) = rows.flat_map(notation::conjuncts).filter(|_| !own.iter().any(is_known)).find(is_of_line)
        else {
            return Vec::new();
        };
        let put_in = |[x, y]: &[Expr; 2]| {
            notation::statement_with_values(equation, &|name| match name {
                "x" => Some(x.clone()),
                "y" => Some(y.clone()),
                "m" => slope.clone(),
                _ => None,
            })
        };
        told.points.iter().map(put_in).collect()
    }

    /// Where the line meets the second axis, said of the one letter of this row: `4 = -3(-1) + c`. What the letter stands for
    /// was not written down, so the row may say something else.
    fn told_intercept(&self, line: &Statement) -> Vec<Statement> {
        let (own, Some(told)) = (notation::variables(line), &self.graph.told) else { return Vec::new() };
        let slope = self.told_slopes(told, true).into_iter().next();
        let rows =
            self.premises.givens.iter().chain(&self.premises.definitions).chain(&self.formulas).chain(&self.before);
        let known: BTreeSet<String> =
            rows.flat_map(notation::variables).chain(["x", "y", "m"].map(String::from)).collect();
        let (Some(slope), Some(name), true) = (slope, own.first(), own.len() == 1 && own.is_disjoint(&known)) else {
            return Vec::new();
        };
        let heights = told.points.iter().map(|point| algebra::height_at_zero(point, &slope));
        heights.map(|height| says(&build::variable(name.as_str()), &height)).collect()
    }

    /// Whether the row is the equation of the other line that is asked for, and not a wrong one of the line that is given:
    /// its slope was noted above, or it is written with a point, `y - 3 = 2(x - 1)`.
    pub(super) fn is_other_line(&self, line: &Statement) -> bool {
        let [given] = &self.premises.givens[..] else { return false };
        let (letters, own) = (notation::variables(given), notation::variables(line));
        let asks = self.graph.asked == Some(OfGraph::OtherLine) && self.main.is_none();
        let has_slope = self.has_gap || !self.premises.definitions.is_empty();
        asks && notation::is_equation(line)
            && own.len() > 1
            && own.is_subset(&letters)
            && (has_slope || has_point(line))
    }
}

/// `y = 3`, where the line that is told is level, or `x = 2` where it is upright.
fn told_level(told: &ToldLine, own: &BTreeSet<String>) -> Option<Statement> {
    let is_equal = |a: &Expr, b: &Expr| notation::exact_value(a).is_some_and(|a| notation::exact_value(b) == Some(a));
    let place = ["x", "y"].iter().position(|name| own.contains(*name)).filter(|_| told.direction.is_none())?;
    let is_so = match (&told.points[..], &told.slope) {
        ([from, to], None) => is_equal(&from[place], &to[place]),
        ([_], Some(slope)) => place == 1 && is_equal(slope, &build::whole(0)),
        _ => false,
    };
    let letter = build::variable(["x", "y"][place]);
    is_so.then(|| says(&letter, &told.points[0][place]))
}

/// Letters that stand for the same in every line.
fn is_of_lines(name: &str) -> bool {
    matches!(name, "x" | "y") || name.starts_with('m') || feature(name).is_some()
}

/// `y - 3 = ...`, `y + 4 = ...`: a letter and a number on the left.
fn has_point(line: &Statement) -> bool {
    let Statement::Chain(left, _) = line else { return false };
    match &left.kind {
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) => {
            matches!(a.kind, ExprKind::Variable(_)) && notation::variables(&Statement::Expr((**b).clone())).is_empty()
        }
        _ => false,
    }
}

fn holds(from: &Statement, line: &Statement) -> bool {
    is_holds(&algebra::follows(std::slice::from_ref(from), line))
}

fn is_holds(found: &Verdict) -> bool {
    matches!(found, Verdict::Holds(_))
}

/// `subject = value`.
fn says(subject: &Expr, value: &Expr) -> Statement {
    Statement::Chain(subject.clone(), vec![(Rel::Eq, value.clone())])
}
