//! Solution sets as floating point shows them: for equations with logarithms and exponentials whose roots have no exact
//! form, `3^x = 7`, `ln x = 2`.
//!
//! The roots of every link and the ends of its domain are found on a grid that is fine near zero and reaches far; then
//! each statement is true, false or without a value at each of them and between. Two lines that agree at all these points
//! are taken to have the same solutions. Where they part, the point is written down exactly ([`super::closed_forms`]), and
//! the second evaluation has to confirm it.

use super::asides::is_aside;
use super::budget::{Budget, Stop};
use super::cases;
use super::closed_forms::closed_form;
use super::plus_minus::as_cases;
use super::sampling;
use super::surd::Surd;
use super::trees::{letters_of, operands};
use super::verdict::{Evidence, Relation, Verdict, Why};
use crate::notation::{Expr, ExprKind, Rational, Rel, Statement, approximate_at, variables};

/// Roots that lie as near as this, relative to their size, are one.
const SAME: f64 = 1e-7;

/// A difference as small as this, relative to the sides, is zero.
const ZERO: f64 = 1e-9;

/// Lines above and below that are looked at.
const MAX_LINES: usize = 16;

/// Roots as near as this, relative to their size, may be meant to be the same.
const NEAR: f64 = 1e-2;

/// Whether a logarithm, the number e or a letter in an exponent stands in the statement.
pub(super) fn is_transcendental(statement: &Statement) -> bool {
    match statement {
        Statement::Expr(expr) | Statement::At(expr, _) => has_transcendental(expr),
        Statement::Chain(first, rest) => {
            has_transcendental(first) || rest.iter().any(|(_, side)| has_transcendental(side))
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(is_transcendental),
        Statement::Never | Statement::Always => false,
    }
}

/// The same of an expression.
pub(super) fn has_transcendental(expr: &Expr) -> bool {
    let own = match &expr.kind {
        ExprKind::Euler | ExprKind::Log(..) => true,
        ExprKind::Pow(_, exponent) => !letters_of(exponent).is_empty() || has_decimal(exponent),
        _ => false,
    };
    own || operands(expr).any(has_transcendental)
}

fn has_decimal(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.n_decimals > 0) || operands(expr).any(has_decimal)
}

/// Whether `line` follows from `before`, the problem first, with the lines `after` in sight: all in one letter.
pub(super) fn follows(
    before: &[Statement],
    line: &Statement,
    after: &[Statement],
    letter: &str,
    budget: &Budget,
) -> Result<Verdict, Stop> {
    let latest = before.last().ok_or(Stop::OutOfReach)?;
    if !is_transcendental(latest) && !is_transcendental(line) && !before.iter().any(is_transcendental) {
        return Err(Stop::OutOfReach);
    }
    let is_step = |(i, statement): &(usize, &Statement)| *i == 0 || !is_aside(&before[..*i], statement, budget);
    let skipped = before.len().saturating_sub(MAX_LINES);
    let above = before.iter().enumerate().filter(is_step).filter(|(i, _)| *i == 0 || *i > skipped);
    let above: Vec<Tree> = above.filter_map(|(_, statement)| Tree::of(statement, letter)).collect();
    let below: Vec<Tree> = after.iter().take(MAX_LINES).filter_map(|statement| Tree::of(statement, letter)).collect();
    let own = Tree::of(line, letter).ok_or(Stop::OutOfReach)?;
    let trees: Vec<&Tree> = above.iter().chain([&own]).chain(&below).collect();
    let points = Point::all(&trees, letter, budget);
    let pattern = |tree: &Tree| -> Vec<Option<bool>> { points.iter().map(|point| tree.truth(point, letter)).collect() };
    let (above_sets, below_sets): (Vec<_>, Vec<_>) =
        (above.iter().map(pattern).collect(), below.iter().map(pattern).collect());
    let set = pattern(&own);
    let mut at = above.len().checked_sub(1);
    while let Some(i) = at {
        let parent: &Vec<Option<bool>> = &above_sets[i];
        if is_same(parent, &set) {
            return Ok(Verdict::Holds(Relation::Equivalent));
        }
        let widens = holds_all(&set, parent) && (0..set.len()).all(|p| !is_true(&set, p) || parent[p] != Some(false));
        let is_put_away = below_sets.iter().any(|later| is_same(later, parent));
        if i + 1 == above.len() && widens && (!is_solved(line) || is_put_away) {
            return Ok(Verdict::Holds(Relation::MayGain));
        }
        let may_be_case = set.contains(&Some(true)) || cases::may_lack_solutions(&above[i].statement, line);
        if may_be_case && holds_all(parent, &set) {
            let others = above_sets[i + 1..].iter().chain(&below_sets);
            let parts: Vec<&Vec<Option<bool>>> =
                others.filter(|other| holds_all(parent, other) && !is_same(parent, other)).collect();
            let is_covered =
                |p: usize| !is_true(parent, p) || is_true(&set, p) || parts.iter().any(|part| is_true(part, p));
            if (0..set.len()).all(is_covered) {
                return Ok(Verdict::Holds(Relation::Case));
            }
        }
        let related = |earlier: &Vec<Option<bool>>| holds_all(earlier, parent) || holds_all(parent, earlier);
        at = above_sets[..i].iter().rposition(related);
    }
    let (Some(parent), Some(latest)) = (above_sets.last(), above.last()) else { return Err(Stop::OutOfReach) };
    evidence(&points, parent, &set, (latest, &own), &trees, letter)
}

fn is_true(set: &[Option<bool>], p: usize) -> bool {
    set[p] == Some(true)
}

fn is_same(a: &[Option<bool>], b: &[Option<bool>]) -> bool {
    (0..a.len()).all(|p| is_true(a, p) == is_true(b, p))
}

fn holds_all(whole: &[Option<bool>], part: &[Option<bool>]) -> bool {
    (0..whole.len()).all(|p| is_true(whole, p) || !is_true(part, p))
}

fn is_solved(line: &Statement) -> bool {
    match line {
        Statement::Or(parts) => parts.iter().all(is_solved),
        Statement::Chain(Expr { kind: ExprKind::Variable(_), .. }, rest) => {
            matches!(rest.as_slice(), [(_, side)] if letters_of(side).is_empty())
        }
        _ => false,
    }
}

/// What parts the two sets, in numbers that can be written down.
fn evidence(
    points: &[Point],
    parent: &[Option<bool>],
    set: &[Option<bool>],
    (earlier, line): (&Tree, &Tree),
    trees: &[&Tree],
    letter: &str,
) -> Result<Verdict, Stop> {
    let parting = |wanted: &[Option<bool>], other: &[Option<bool>]| -> Vec<&Point> {
        (0..points.len()).filter(|p| is_true(wanted, *p) && !is_true(other, *p)).map(|p| &points[p]).collect()
    };
    let (lost, gained) = (parting(parent, set), parting(set, parent));
    // A rounded value is near the root, and no slip.
    let is_near = |a: &Point, b: &Point| (a.at - b.at).abs() <= NEAR * a.at.abs().max(b.at.abs());
    if gained.iter().any(|a| lost.iter().any(|b| is_near(a, b))) {
        return Ok(Verdict::NotChecked(Why::Rounded));
    }
    let between = lost.iter().map(|p| (p, true)).chain(gained.iter().map(|p| (p, false))).find(|(p, _)| !p.is_root);
    if let Some((point, earlier_holds)) = between {
        let printed = simple(point).ok_or(Stop::OutOfReach)?;
        let (earlier, line) = (earlier.shown(letter, point.at), line.shown(letter, point.at));
        return Ok(Verdict::Fails(Evidence::Counterexample {
            at: vec![(letter.to_owned(), printed)],
            earlier_holds,
            earlier,
            line,
        }));
    }
    let statements: Vec<&Statement> = trees.iter().map(|tree| &tree.statement).collect();
    let printed = |points: Vec<&Point>| -> Vec<String> {
        points.into_iter().filter_map(|point| closed_form(point.at, &statements, letter)).collect()
    };
    let (lost, gained) = (printed(lost), printed(gained));
    if lost.is_empty() && gained.is_empty() {
        Err(Stop::OutOfReach)
    } else {
        Ok(Verdict::Fails(Evidence::Roots { lost, gained }))
    }
}

/// The number at a point between roots, which was chosen to be short.
fn simple(point: &Point) -> Option<String> {
    Some(Rational::from_float(point.at)?.to_string())
}

/// A number at which statements are compared.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) at: f64,
    /// A root or an end of a domain; otherwise it lies between two of them.
    is_root: bool,
}

impl Point {
    pub(super) fn all(trees: &[&Tree], letter: &str, budget: &Budget) -> Vec<Point> {
        let mut special: Vec<f64> = trees.iter().flat_map(|tree| tree.special()).collect();
        special.sort_by(f64::total_cmp);
        special.dedup_by(|b, a| (*b - *a).abs() <= SAME * (1.0 + a.abs()));
        let mut points = Vec::new();
        let ends = [special.first().map_or(0.0, |first| first - 2.0), special.last().map_or(1.0, |last| last + 2.0)];
        points.push(between(ends[0] - 1.0, ends[0] + 1.0));
        for (i, at) in special.iter().enumerate() {
            points.push(Some(Point { at: *at, is_root: true }));
            points.push(special.get(i + 1).and_then(|next| between(*at, *next)));
        }
        points.push(between(ends[1] - 1.0, ends[1] + 1.0));
        let is_allowed = |point: &Point| match budget.assumed.range(letter) {
            None => true,
            Some(range) => Rational::from_float(point.at).is_some_and(|at| range.contains(&Surd::from(at)) == Ok(true)),
        };
        points.into_iter().flatten().filter(is_allowed).collect()
    }
}

/// A number between two others with as few digits as can be.
fn between(low: f64, high: f64) -> Option<Point> {
    let middle = (low + high) / 2.0;
    let rounded = (0..30).map(|bits| {
        let scale = f64::from(1u32 << bits);
        (middle * scale).round() / scale
    });
    let gap = (high - low) / 8.0;
    rounded.into_iter().find(|at| *at > low + gap && *at < high - gap).map(|at| Point { at, is_root: false })
}

/// A statement with the roots of its links.
pub(super) struct Tree {
    pub(super) statement: Statement,
    node: Node,
}

enum Node {
    Link(Box<Link>),
    All(Vec<Node>),
    Any(Vec<Node>),
    Constant(bool),
}

/// One relation, and what is found of it on the grid.
struct Link {
    left: Expr,
    rel: Rel,
    right: Expr,
    roots: Vec<f64>,
    ends: Vec<f64>,
    is_identity: bool,
}

impl Tree {
    /// None for expressions, and where other letters stand in it.
    pub(super) fn of(statement: &Statement, letter: &str) -> Option<Tree> {
        let statement = as_cases(statement).ok()?;
        let is_own = variables(&statement).iter().all(|name| name == letter);
        let node = if is_own { Node::of(&statement, letter)? } else { return None };
        Some(Tree { statement, node })
    }

    fn special(&self) -> Vec<f64> {
        fn collect(node: &Node, all: &mut Vec<f64>) {
            match node {
                Node::Link(link) => all.extend(link.roots.iter().chain(&link.ends)),
                Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| collect(part, all)),
                Node::Constant(_) => {}
            }
        }
        let mut all = Vec::new();
        collect(&self.node, &mut all);
        all
    }

    pub(super) fn truth(&self, point: &Point, letter: &str) -> Option<bool> {
        self.node.truth(point, letter)
    }

    /// Both sides with the number put in.
    pub(super) fn shown(&self, letter: &str, at: f64) -> String {
        fn shown(node: &Node, letter: &str, at: f64) -> String {
            let joined = |parts: &[Node], word: &str| {
                parts.iter().map(|part| shown(part, letter, at)).collect::<Vec<_>>().join(word)
            };
            match node {
                Node::Link(link) => {
                    let side = |side: &Expr| value(side, letter, at).map_or("undefined".to_owned(), sampling::printed);
                    format!("{} {} {}", side(&link.left), super::evaluate::sign_of(link.rel), side(&link.right))
                }
                Node::All(parts) => joined(parts, " and "),
                Node::Any(parts) => joined(parts, " or "),
                Node::Constant(_) => String::new(),
            }
        }
        shown(&self.node, letter, at)
    }
}

impl Node {
    fn of(statement: &Statement, letter: &str) -> Option<Node> {
        let all = |parts: &[Statement]| parts.iter().map(|part| Node::of(part, letter)).collect::<Option<Vec<_>>>();
        Some(match statement {
            Statement::Expr(_) | Statement::At(..) => return None,
            Statement::Never => Node::Constant(false),
            Statement::Always => Node::Constant(true),
            Statement::And(parts) => Node::All(all(parts)?),
            Statement::Or(parts) => Node::Any(all(parts)?),
            Statement::Chain(first, rest) => {
                let lefts = std::iter::once(first).chain(rest.iter().map(|(_, side)| side));
                Node::All(
                    lefts
                        .zip(rest)
                        .map(|(left, (rel, right))| Node::Link(Box::new(Link::of(left, *rel, right, letter))))
                        .collect(),
                )
            }
        })
    }

    fn truth(&self, point: &Point, letter: &str) -> Option<bool> {
        let joined = |parts: &[Node], decisive: bool| {
            let truths: Vec<Option<bool>> = parts.iter().map(|part| part.truth(point, letter)).collect();
            if truths.contains(&Some(decisive)) {
                Some(decisive)
            } else if truths.contains(&None) {
                None
            } else {
                Some(!decisive)
            }
        };
        match self {
            Node::Constant(truth) => Some(*truth),
            Node::All(parts) => joined(parts, false),
            Node::Any(parts) => joined(parts, true),
            Node::Link(link) => link.truth(point, letter),
        }
    }
}

impl Link {
    fn of(left: &Expr, rel: Rel, right: &Expr, letter: &str) -> Link {
        let (left, right) = (left.clone(), right.clone());
        let mut link = Link { left, rel, right, roots: Vec::new(), ends: Vec::new(), is_identity: false };
        let mut grid = grid();
        for pair in grid.clone().windows(2) {
            if let Some(end) = link.end_of_domain(pair[0], pair[1], letter) {
                link.ends.push(end);
                grid.extend((2..44).flat_map(|k| {
                    [end - (pair[1] - pair[0]) * 0.5f64.powi(k), end + (pair[1] - pair[0]) * 0.5f64.powi(k)]
                }));
            }
        }
        grid.sort_by(f64::total_cmp);
        let values: Vec<Option<(f64, f64)>> = grid.iter().map(|at| link.difference(letter, *at)).collect();
        let is_zero = |(value, scale): &(f64, f64)| value.abs() <= ZERO * scale;
        let mut defined = values.iter().flatten();
        link.is_identity = values.iter().flatten().count() > 0 && defined.all(is_zero);
        if link.is_identity {
            return link;
        }
        let mut roots = Vec::new();
        for i in 0..grid.len() {
            let Some((value, _)) = values[i] else { continue };
            let Some(Some((next, _))) = values.get(i + 1) else { continue };
            if value * next < 0.0 {
                roots.extend(link.bisected(grid[i], grid[i + 1], letter));
            }
            let Some(Some((last, _))) = values.get(i + 2) else { continue };
            let touches =
                value * last > 0.0 && value * next > 0.0 && next.abs() < value.abs() && next.abs() < last.abs();
            if touches {
                roots.extend(link.touched(grid[i], grid[i + 2], letter));
            }
        }
        link.roots = roots;
        link
    }

    /// The difference of the sides, and their size.
    fn difference(&self, letter: &str, at: f64) -> Option<(f64, f64)> {
        let (left, right) = (value(&self.left, letter, at)?, value(&self.right, letter, at)?);
        Some((left - right, left.abs() + right.abs() + f64::MIN_POSITIVE))
    }

    fn end_of_domain(&self, mut low: f64, mut high: f64, letter: &str) -> Option<f64> {
        let is_defined = |at: f64| self.difference(letter, at).is_some();
        let at_low = is_defined(low);
        if at_low == is_defined(high) {
            return None;
        }
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if is_defined(middle) == at_low { low = middle } else { high = middle }
        }
        Some(high)
    }

    fn bisected(&self, mut low: f64, mut high: f64, letter: &str) -> Option<f64> {
        let (at_low, _) = self.difference(letter, low)?;
        for _ in 0..100 {
            let middle = (low + high) / 2.0;
            let (value, _) = self.difference(letter, middle)?;
            if value == 0.0 {
                return Some(middle);
            }
            if value * at_low > 0.0 { low = middle } else { high = middle }
        }
        let (value, scale) = self.difference(letter, low)?;
        // At a pole the sign changes too.
        (value.abs() <= 1e-6 * scale.max(1.0)).then_some(low)
    }

    /// The root where the difference comes down to zero and goes up again.
    fn touched(&self, mut low: f64, mut high: f64, letter: &str) -> Option<f64> {
        let size = |at: f64| self.difference(letter, at).map(|(value, _)| value.abs());
        for _ in 0..100 {
            let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
            if size(a)? < size(b)? { high = b } else { low = a }
        }
        let at = (low + high) / 2.0;
        let (value, scale) = self.difference(letter, at)?;
        (value.abs() <= 1e-13 * scale).then_some(at)
    }

    fn truth(&self, point: &Point, letter: &str) -> Option<bool> {
        let is_root =
            point.is_root && self.roots.iter().any(|root| (root - point.at).abs() <= SAME * (1.0 + root.abs()));
        if is_root {
            return Some(super::evaluate::relates(self.rel, std::cmp::Ordering::Equal));
        }
        // An end of the domain belongs to it or not.
        let is_end = point.is_root && self.ends.iter().any(|end| (end - point.at).abs() <= SAME * (1.0 + end.abs()));
        if is_end {
            return None;
        }
        let (value, _) = self.difference(letter, point.at)?;
        // Both sides have become too small to be told apart.
        if value == 0.0 && !self.is_identity && !point.is_root {
            return (self.rel == Rel::Eq).then_some(false);
        }
        let order = if self.is_identity { std::cmp::Ordering::Equal } else { value.total_cmp(&0.0) };
        Some(super::evaluate::relates(self.rel, order))
    }
}

fn value(expr: &Expr, letter: &str, at: f64) -> Option<f64> {
    approximate_at(expr, &|name| (name == letter).then_some(at))
}

/// Numbers close together near zero and farther apart farther out, none of them round.
fn grid() -> Vec<f64> {
    let near = (-120..=120).map(|n| f64::from(n) * 0.25 + 0.013_7);
    let far = (0..70).flat_map(|n| {
        let size = 1e-5 * 1.5f64.powi(n);
        [size, -size]
    });
    let mut grid: Vec<f64> = near.chain(far).collect();
    grid.sort_by(f64::total_cmp);
    grid
}
