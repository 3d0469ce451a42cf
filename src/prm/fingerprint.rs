//! The numeric fingerprint of a line: names that lines share when they say the same in other words.
//!
//! The idea: an expression is known by its values at a few fixed points (Schwartz 1980, Zippel 1979), and an equation,
//! whose sides may be scaled and moved, by how its difference of sides changes from one point to the next. What is found
//! is named by order of appearance in the solution, like letters are. A network of a million weights learns to compare
//! names in minutes and to multiply out brackets never; what it is left to learn is which moves are sound, which is what
//! it is for. Nothing here decides anything: a nonsensical step often keeps a name, a sound one may change it (a root is
//! taken, a factor with a letter is multiplied in, two equations are added).
//!
//! After `#` follow, for each relation of the line, the name of how its difference of sides changes (`r0`, `r1`, ..; one
//! for each letter where there are several), and the names of the values of both sides (`v0`, `v1`, ..); for an
//! expression, the name of its value. Below a problem of two equations each equation also says whether it is a sum of
//! multiples of those two (`rin`, `rout`), as eliminating and substituting make them. `rall` holds everywhere, `rnone` nowhere that was looked at, `r?` and `v?` are
//! undefined. Equations joined by "or", and the two cases of ±, count as one product. The order of an inequality's sides
//! and the sign of its scale are kept.

use super::places::{N_LETTERS, PLACES, Place, given, quotient, value};
use crate::algebra::syntax::{Expr, ExprKind, Rel, Statement};

/// The piece before a fingerprint.
pub const FINGERPRINT_MARK: &str = "#";

/// Relations of one line that are fingerprinted.
const MAX_RELATIONS: usize = 3;

/// Letters along which a relation of several is followed.
const MAX_DIRECTIONS: usize = 3;

/// Names of changes, and of values; what comes later is undefined.
const MAX_NAMES: usize = 32;

/// Numbers this near each other, relative to their size, are one.
const TOLERANCE: f64 = 1e-9;

/// Squares of remainders this small, relative to the square of the whole, are rounding.
const SPAN_TOLERANCE: f64 = 1e-14;

/// Both signs of ±.
const SIGNS: [f64; 2] = [1.0, -1.0];

/// The names given so far in one solution.
#[derive(Clone, Debug, Default)]
pub struct Fingerprints {
    /// How a difference of sides changes along which letter, or along the only one.
    changes: Vec<(Option<usize>, Vec<Option<f64>>)>,
    values: Vec<Vec<Option<f64>>>,
    /// The differences of sides of a problem of two equations, at every place; None before the problem was read.
    system: Option<Option<[Differences; 2]>>,
}

/// One equation's difference of sides at every place.
type Differences = [f64; PLACES.len()];

impl Fingerprints {
    /// The pieces of a statement's fingerprint; `letters` are the solution's letters by order of appearance.
    pub fn pieces(&mut self, statement: &Statement, letters: &[String]) -> Vec<String> {
        let mut out = vec![FINGERPRINT_MARK.to_owned()];
        let mut relations = Vec::new();
        match statement {
            Statement::Expr(expr) => out.push(self.value(expr, letters)),
            Statement::At(expr, values) => {
                let found =
                    PLACES[..2].iter().map(|place| value(expr, letters, &given(values, letters, place)?, SIGNS[0]));
                out.push(self.named_value(found.collect()));
            }
            Statement::Always => out.push(EVERYWHERE.to_owned()),
            Statement::Never => out.push(NOWHERE.to_owned()),
            Statement::Chain(..) | Statement::And(_) | Statement::Or(_) => collect(statement, &mut relations),
        }
        // The first statement of a solution is its problem.
        let system = *self.system.get_or_insert_with(|| match relations.as_slice() {
            [first, second] => Some([differences(first, letters)?, differences(second, letters)?]),
            _ => None,
        });
        for relation in relations.iter().take(MAX_RELATIONS) {
            self.relation(relation, letters, &mut out);
            let found = system.zip(differences(relation, letters));
            out.extend(
                found.map(|(system, found)| if is_spanned(&system, &found) { "rin" } else { "rout" }.to_owned()),
            );
        }
        out
    }

    fn relation(&mut self, relation: &Relation, letters: &[String], out: &mut Vec<String>) {
        let used: Vec<usize> = (0..letters.len().min(N_LETTERS)).filter(|&i| uses(relation, &letters[i])).collect();
        let at = |place: &Place| difference(relation, letters, place);
        let (first, second) = (at(&PLACES[0]), at(&PLACES[1]));
        let is_constant = matches!((first, second), (Some(a), Some(b)) if near(a, b));
        if is_constant {
            out.push(if first == Some(0.0) { EVERYWHERE } else { NOWHERE }.to_owned());
        } else if let [_] = used.as_slice() {
            // The only letter is followed twice, where it is small and where it is large.
            let change = vec![ratio(relation, first, second), ratio(relation, at(&PLACES[2]), at(&PLACES[3]))];
            out.push(self.change(None, change));
        } else {
            // Along one letter, factors of the others do not show.
            for &i in used.iter().take(MAX_DIRECTIONS) {
                let mut moved = PLACES[0];
                moved[i] = PLACES[1][i];
                out.push(self.change(Some(i), vec![ratio(relation, first, at(&moved))]));
            }
        }
        if let [(left, right)] = relation.cases.as_slice() {
            out.push(self.value(left, letters));
            out.push(self.value(right, letters));
        }
    }

    /// The name of a change.
    fn change(&mut self, direction: Option<usize>, change: Vec<Option<f64>>) -> String {
        let is_same = |known: &(Option<usize>, Vec<Option<f64>>)| known.0 == direction && alike(&known.1, &change);
        let idx = self.changes.iter().position(is_same).unwrap_or_else(|| {
            self.changes.push((direction, change.clone()));
            self.changes.len() - 1
        });
        name('r', idx, &change)
    }

    /// The name of an expression's values at two places.
    fn value(&mut self, expr: &Expr, letters: &[String]) -> String {
        self.named_value(PLACES[..2].iter().map(|place| value(expr, letters, place, SIGNS[0])).collect())
    }

    fn named_value(&mut self, found: Vec<Option<f64>>) -> String {
        let idx = self.values.iter().position(|known| alike(known, &found)).unwrap_or_else(|| {
            self.values.push(found.clone());
            self.values.len() - 1
        });
        name('v', idx, &found)
    }
}

const EVERYWHERE: &str = "rall";
const NOWHERE: &str = "rnone";

fn name(alphabet: char, idx: usize, found: &[Option<f64>]) -> String {
    if idx < MAX_NAMES && found.iter().any(Option::is_some) {
        format!("{alphabet}{idx}")
    } else {
        format!("{alphabet}?")
    }
}

/// Equal wherever both are defined, and somewhere both are; undefined everywhere is only like itself.
fn alike(a: &[Option<f64>], b: &[Option<f64>]) -> bool {
    let pairs = || a.iter().zip(b);
    pairs().all(|pair| !matches!(pair, (Some(a), Some(b)) if !near(*a, *b)))
        && (pairs().any(|(a, b)| a.is_some() && b.is_some()) || a == b)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= TOLERANCE * a.abs().max(b.abs())
}

/// A relation between two sides, or several equations of which one holds.
struct Relation<'a> {
    rel: Rel,
    cases: Vec<(&'a Expr, &'a Expr)>,
}

/// The relations of a statement, from left to right.
fn collect<'a>(statement: &'a Statement, out: &mut Vec<Relation<'a>>) {
    match statement {
        Statement::Chain(first, rest) => {
            let lefts = std::iter::once(first).chain(rest.iter().map(|(_, right)| right));
            out.extend(lefts.zip(rest).map(|(left, (rel, right))| Relation { rel: *rel, cases: vec![(left, right)] }));
        }
        Statement::Or(parts) => match equations(parts) {
            Some(cases) => out.push(Relation { rel: Rel::Eq, cases }),
            None => parts.iter().for_each(|part| collect(part, out)),
        },
        Statement::And(parts) => parts.iter().for_each(|part| collect(part, out)),
        Statement::Expr(_) | Statement::At(..) | Statement::Never | Statement::Always => {}
    }
}

/// The differences of sides of an equation at every place. None for other relations, or where one is undefined.
fn differences(relation: &Relation, letters: &[String]) -> Option<Differences> {
    let mut found = [0.0; PLACES.len()];
    for (found, place) in found.iter_mut().zip(&PLACES) {
        *found = difference(relation, letters, place).filter(|_| relation.rel == Rel::Eq)?;
    }
    Some(found)
}

/// Whether `found` is a sum of multiples of the other two: what is left of it beside them is rounding.
fn is_spanned([first, second]: &[Differences; 2], found: &Differences) -> bool {
    let dot = |a: &Differences, b: &Differences| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let without = |a: &Differences, b: &Differences| {
        let share = if dot(b, b) > 0.0 { dot(a, b) / dot(b, b) } else { 0.0 };
        std::array::from_fn(|i| a[i] - share * b[i])
    };
    let second = without(second, first);
    let rest: Differences = without(&without(found, first), &second);
    dot(&rest, &rest) <= SPAN_TOLERANCE * dot(found, found)
}

/// The sides of equations that are joined by "or"; None if there is another relation among them.
fn equations(parts: &[Statement]) -> Option<Vec<(&Expr, &Expr)>> {
    parts.iter().map(sides).collect()
}

/// The sides of a single equation.
fn sides(statement: &Statement) -> Option<(&Expr, &Expr)> {
    match statement {
        Statement::Chain(left, rest) => match rest.as_slice() {
            [(Rel::Eq, right)] => Some((left, right)),
            _ => None,
        },
        _ => None,
    }
}

/// How the difference of sides changes; of an inequality, its sign at the start is kept.
fn ratio(relation: &Relation, start: Option<f64>, end: Option<f64>) -> Option<f64> {
    let (start, end) = (start?, end?);
    let is_ordered = !matches!(relation.rel, Rel::Eq | Rel::Ne);
    let ratio = end / if is_ordered { start.abs() } else { start };
    ratio.is_finite().then_some(ratio)
}

/// The numerator of left less right, the greater side first in an inequality; over several cases and both signs of ±, the
/// product. Numerators, so that clearing denominators changes nothing. Zero where the sides agree but for rounding; None
/// where it is undefined.
fn difference(relation: &Relation, letters: &[String], place: &Place) -> Option<f64> {
    let is_ordered = !matches!(relation.rel, Rel::Eq | Rel::Ne);
    let mut product = 1.0;
    for (left, right) in &relation.cases {
        let signs = if has_both_signs(left) || has_both_signs(right) { &SIGNS[..] } else { &SIGNS[..1] };
        for &sign in signs {
            let (left, right) = (quotient(left, letters, place, sign)?, quotient(right, letters, place, sign)?);
            // An inequality must not be multiplied by a denominator whose sign is not known.
            let (left, right) = if is_ordered { (left.alone(), right.alone()) } else { (left, right) };
            let (left, right) = (left.over * right.under, right.over * left.under);
            let difference = match relation.rel {
                Rel::Lt | Rel::Le => right - left,
                Rel::Eq | Rel::Ne | Rel::Gt | Rel::Ge => left - right,
            };
            let is_rounding = difference.abs() <= TOLERANCE * (left.abs() + right.abs());
            product *= if is_rounding { 0.0 } else { difference };
        }
    }
    product.is_finite().then_some(product)
}

fn has_both_signs(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::PlusMinus(_) | ExprKind::AddSub(..))
        || expr.kind.operands().into_iter().flatten().any(has_both_signs)
}

fn uses(relation: &Relation, letter: &str) -> bool {
    relation.cases.iter().any(|(left, right)| is_in(letter, left) || is_in(letter, right))
}

fn is_in(letter: &str, expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Variable(name) if name == letter)
        || expr.kind.operands().into_iter().flatten().any(|part| is_in(letter, part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::syntax;

    /// The fingerprints of lines of one solution in x, y, z.
    fn check(lines: &[&str], wanted: &[&str]) {
        let letters = ["x", "y", "z"].map(str::to_owned);
        let mut fingerprints = Fingerprints::default();
        for (line, wanted) in lines.iter().zip(wanted) {
            let parsed = syntax::parse(line);
            let statement = parsed.statement.unwrap_or_else(|| panic!("{line}: {:?}", parsed.findings));
            assert_eq!(fingerprints.pieces(&statement, &letters).join(" "), *wanted, "{line}");
        }
    }

    #[test]
    fn equations_of_one_solution_set_share_a_name() {
        check(
            &["3(x - 4) = 2x + 5", "3x - 12 = 2x + 5", "x = 17", "x = 7", "17 = x"],
            &["# r0 v0 v1", "# r0 v0 v1", "# r0 v2 v3", "# r1 v2 v4", "# r0 v3 v2"],
        );
        check(
            &["x^2 - 5x + 6 = 0", "(x - 2)(x - 3) = 0", "x = 2 or x = 3", "x = (5 ± sqrt(1))/2", "x = 2"],
            &["# r0 v0 v1", "# r0 v0 v1", "# r0", "# r0 v2 v3", "# r1 v2 v4"],
        );
        check(&["49/-1.1 = -1.1x/-1.1", "x = -490/11"], &["# r0 v0 v1", "# r0 v1 v0"]);
    }

    #[test]
    fn of_several_letters_each_has_its_name() {
        check(
            &["x = y z", "z = x/y", "2x + 4y = 6", "y = (3 - x)/2"],
            &["# r0 r1 r2 v0 v1", "# r0 r1 r2 v2 v3", "# r3 r4 v4 v5", "# r3 r4 v6 v7"],
        );
    }

    #[test]
    fn clearing_denominators_keeps_the_name() {
        check(
            &["3/x = 4/(x + 1)", "3(x + 1) = 4x", "x = 3", "3x + 1 = 4x"],
            &["# r0 v0 v1", "# r0 v2 v3", "# r0 v4 v5", "# r1 v6 v3"],
        );
        check(&["x = y/z", "y = x z"], &["# r0 r1 r2 v0 v1", "# r0 r1 r2 v2 v3"]);
    }

    #[test]
    fn an_expression_at_given_values_is_a_number() {
        check(&["3x^2 - x for x = -2", "3*(-2)^2 - (-2)", "12 + 2", "12 - 2"], &["# v0", "# v0", "# v0", "# v1"]);
    }

    #[test]
    fn lines_below_two_equations_are_their_sums_or_not() {
        check(
            &["2x + y = 7 and x - y = 2", "3x = 9", "x - (7 - 2x) = 2", "x + y = 9", "x = 3 and y = 1"],
            &[
                "# r0 r1 v0 v1 rin r2 r3 v2 v3 rin",
                "# r4 v4 v5 rin",
                "# r4 v6 v3 rin",
                "# r5 r6 v7 v5 rout",
                "# r4 v8 v9 rin r7 v10 v11 rin",
            ],
        );
    }

    #[test]
    fn an_inequality_keeps_its_direction() {
        check(
            &["-2x < 6", "x > -3", "x < -3", "1 < x < 3"],
            &["# r0 v0 v1", "# r0 v2 v3", "# r1 v2 v3", "# r2 v4 v2 r3 v2 v5"],
        );
    }

    #[test]
    fn nonsense_may_keep_its_name() {
        check(&["(x + 3)(2 - x) = 4", "x + 3 = 4 or 2 - x = 4"], &["# r0 v0 v1", "# r0"]);
    }

    #[test]
    fn what_holds_everywhere_or_nowhere_says_so() {
        check(
            &["2(x + 1) = 2x + 2", "3 = 3", "0 = 5", "x = x + 1", "no solution"],
            &["# rall v0 v0", "# rall v1 v1", "# rnone v2 v3", "# rnone v4 v5", "# rnone"],
        );
    }

    #[test]
    fn what_is_undefined_says_so() {
        check(&["1/0", "x/0 = 1", "2/0"], &["# v?", "# r? v? v1", "# v?"]);
    }

    #[test]
    fn many_relations_end() {
        check(&["x = 1 and x = 2 and x = 3 and x = 4"], &["# r0 v0 v1 r1 v0 v2 r2 v0 v3"]);
    }
}
