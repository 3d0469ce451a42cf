//! The numeric fingerprint of a line: names that lines share when they say the same in other words.
//!
//! The idea: an expression is known by its values at a few fixed points (Schwartz 1980, Zippel 1979), and an equation,
//! whose sides may be scaled and moved, by how its difference of sides changes from one point to the next. What is found
//! is named by order of appearance in the solution, like letters are. A network of a million weights learns to compare
//! names in minutes and to multiply out brackets never; what it is left to learn is which moves are sound, which is what
//! it is for. Nothing here decides anything: a nonsensical step often keeps a name, a sound one may change it (a factor
//! with a letter is multiplied in, a case is left out, two equations are added).
//!
//! After `#` follow, for each relation of the line, the name of how its difference of sides changes (`r0`, `r1`, ..; one
//! for each letter where there are several), the same for what raising to a power, telling cases apart, or taking and
//! undoing logarithms makes of it where it has roots, absolute values, logarithms or exponents of letters (of inequalities, at the end, for the equation between their sides), and the names of the values of both sides (`v0`, `v1`, ..); for an expression,
//! the name of its value. Below a problem of two or three equations each equation also says whether it is a sum of multiples of
//! two above it (`rin`, `rout`). By choice a relation of one case says how it was made of one above it
//! (`osame`, .., see [`super::origin`]). Last, where the reason says what was done, whether that makes this line of one above
//! (`wyes`, `wno`). `rall` holds everywhere, `rnone` nowhere that was looked at, `r?` and `v?` are undefined. Equations
//! joined by "or", and the two cases of ±, count as one product. The order of an inequality's sides and the sign of its
//! scale are kept.

use super::operation::{Operation, Sides};
use super::origin::origin;
use super::relation::{Relation, relations};
use super::sample_points::{SAMPLE_POINTS, SamplePoint, Values, alike, given, near, value, values};
use super::span::Equations;
use crate::notation::{Rel, Statement};
use num_complex::Complex64;

/// The piece before a fingerprint.
pub const FINGERPRINT_MARK: &str = "#";

/// Relations of one line that are fingerprinted.
const MAX_RELATIONS: usize = 3;

/// Letters along which a relation of several is followed.
const MAX_DIRECTIONS: usize = 3;

/// Names of changes, and of values; what comes later is undefined.
const MAX_NAMES: usize = 32;

/// The names given so far in one solution.
#[derive(Clone, Debug, Default)]
pub struct Fingerprints {
    /// How a difference of sides changes along which letter, or along the only one.
    changes: Vec<(Option<usize>, Vec<Option<Complex64>>)>,
    values: Vec<Values>,
    /// The sides of what stands above.
    sides: Vec<Sides>,
    /// Whether a line says how it was made.
    tells_origin: bool,
    /// The equations above, below a problem of two; None before the problem was read.
    system: Option<Option<Equations>>,
}

impl Fingerprints {
    /// No names yet; each line tells how it was made of one above it, or does not.
    pub fn new(tells_origin: bool) -> Fingerprints {
        Fingerprints { tells_origin, ..Fingerprints::default() }
    }

    /// The pieces of a statement's fingerprint; `letters` are the solution's letters by order of appearance, `said` is
    /// what the reason beside it says was done.
    pub fn pieces(&mut self, statement: &Statement, letters: &[String], said: Option<&Operation>) -> Vec<String> {
        let mut out = vec![FINGERPRINT_MARK.to_owned()];
        let (mut found, mut sides) = (Vec::new(), Vec::new());
        match statement {
            Statement::Expr(expr) => {
                let values = values(expr, letters);
                self.named_value(values, &mut out);
                sides.push(Sides::of_expression(expr, values));
            }
            Statement::At(expr, at) => {
                let values: Values =
                    std::array::from_fn(|i| value(expr, letters, &given(at, letters, &SAMPLE_POINTS[i])?));
                self.named_value(values, &mut out);
                sides.push(Sides::of_expression(expr, values));
            }
            Statement::Always => out.push(EVERYWHERE.to_owned()),
            Statement::Never => out.push(NOWHERE.to_owned()),
            Statement::Chain(..) | Statement::And(_) | Statement::Or(_) => relations(statement, &mut found),
        }
        // The first statement of a solution is its problem.
        let is_problem = self.system.is_none();
        let mut system = self.system.take().unwrap_or_else(|| matches!(found.len(), 2 | 3).then(Equations::default));
        for relation in found.iter().take(MAX_RELATIONS) {
            self.relation(relation, letters, &mut out);
            let of_cases = relation.cases.iter().map(|(left, right)| Sides::of_relation(left, right, letters));
            sides.extend(of_cases);
            if let ([_], Some(only)) = (relation.cases.as_slice(), sides.last()) {
                only.values().into_iter().for_each(|side| self.named_value(side, &mut out));
            }
            let is_made = system.as_ref().filter(|_| !is_problem).and_then(|above| above.span(relation, letters));
            out.extend(is_made.map(|is_made| if is_made { "rin" } else { "rout" }.to_owned()));
        }
        if let ([Relation { cases, .. }], [.., line]) = (found.as_slice(), sides.as_slice())
            && self.tells_origin
            && !is_problem
            && cases.len() == 1
        {
            out.push(origin(line, &self.sides).to_owned());
        }
        self.boundary(&found, letters, &mut out);
        if let Some(equations) = &mut system {
            found.iter().for_each(|relation| equations.push(relation, letters));
        }
        self.system = Some(system);
        if let Some(said) = said.filter(|_| !sides.is_empty()) {
            let is_done = sides.iter().any(|line| said.makes(line, &self.sides, letters));
            out.push(if is_done { "wyes" } else { "wno" }.to_owned());
        }
        self.sides.extend(sides);
        out
    }

    /// The names of how a relation changes, as it stands and freed of roots.
    fn relation(&mut self, relation: &Relation, letters: &[String], out: &mut Vec<String>) {
        let at = |point: &SamplePoint| relation.difference(letters, point);
        match (at(&SAMPLE_POINTS[0]), at(&SAMPLE_POINTS[1])) {
            (Some(first), Some(second)) if near(first, second) => {
                out.push(if relation.holds(first) { EVERYWHERE } else { NOWHERE }.to_owned());
            }
            _ => {
                self.changes(relation, letters, &at, out);
                let freed = |point: &SamplePoint| relation.freed(letters, point);
                if freed(&SAMPLE_POINTS[0]).is_some() {
                    self.changes(relation, letters, &freed, out);
                }
            }
        }
    }

    /// Of inequalities, the name of the equation between their sides: of several the product, of one with absolute values
    /// what is freed of them.
    fn boundary(&mut self, found: &[Relation], letters: &[String], out: &mut Vec<String>) {
        if !found.iter().all(Relation::is_ordered) {
            return;
        }
        let cases = found.iter().flat_map(|relation| relation.cases.iter().copied()).collect();
        let boundary = Relation { rel: Rel::Eq, cases };
        if found.len() > 1 {
            self.changes(&boundary, letters, &|point| boundary.difference(letters, point), out);
        } else if boundary.freed(letters, &SAMPLE_POINTS[0]).is_some() {
            self.changes(&boundary, letters, &|point| boundary.freed(letters, point), out);
        }
    }

    fn changes(
        &mut self,
        relation: &Relation,
        letters: &[String],
        at: &dyn Fn(&SamplePoint) -> Option<Complex64>,
        out: &mut Vec<String>,
    ) {
        let ratio = |start: &SamplePoint, end: &SamplePoint| ratio(relation, at(start), at(end));
        if let [_] = relation.letters_used(letters)[..] {
            // The only letter is followed twice, where it is small and where it is large.
            let change = vec![ratio(&SAMPLE_POINTS[0], &SAMPLE_POINTS[1]), ratio(&SAMPLE_POINTS[2], &SAMPLE_POINTS[3])];
            out.push(self.change(None, change));
        } else {
            // Along one letter, factors of the others do not show.
            for i in relation.letters_used(letters).into_iter().take(MAX_DIRECTIONS) {
                let mut moved = SAMPLE_POINTS[0];
                moved[i] = SAMPLE_POINTS[1][i];
                out.push(self.change(Some(i), vec![ratio(&SAMPLE_POINTS[0], &moved)]));
            }
        }
    }

    /// The name of a change.
    fn change(&mut self, direction: Option<usize>, change: Vec<Option<Complex64>>) -> String {
        let is_same = |(along, known): &(_, Vec<_>)| *along == direction && alike(known, &change);
        let idx = self.changes.iter().position(is_same).unwrap_or_else(|| {
            self.changes.push((direction, change.clone()));
            self.changes.len() - 1
        });
        name('r', idx, &change)
    }

    /// Writes the name of values.
    fn named_value(&mut self, found: Values, out: &mut Vec<String>) {
        let idx = self.values.iter().position(|known| alike(known, &found)).unwrap_or_else(|| {
            self.values.push(found);
            self.values.len() - 1
        });
        out.push(name('v', idx, &found));
    }
}

const EVERYWHERE: &str = "rall";
const NOWHERE: &str = "rnone";

fn name(alphabet: char, idx: usize, found: &[Option<Complex64>]) -> String {
    if idx < MAX_NAMES && found.iter().any(Option::is_some) {
        format!("{alphabet}{idx}")
    } else {
        format!("{alphabet}?")
    }
}

/// How the difference of sides changes; of an inequality, its sign at the start is kept.
fn ratio(relation: &Relation, start: Option<Complex64>, end: Option<Complex64>) -> Option<Complex64> {
    let (start, end) = (start?, end?);
    let ratio = end / if relation.is_ordered() { start.norm().into() } else { start };
    ratio.is_finite().then_some(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation;
    use crate::prm::{pieces::Speller, reason};

    /// The fingerprints of lines of one solution in x, y, z; a reason may stand before a line.
    fn check(lines: &[&str], wanted: &[&str]) {
        let letters = ["x", "y", "z"].map(str::to_owned);
        let mut speller = Speller::default();
        let mut fingerprints = Fingerprints::default();
        for (text, wanted) in lines.iter().zip(wanted) {
            let (words, line) = text.split_once(": ").unwrap_or(("", text));
            let parsed = notation::parse(line);
            let statement = parsed.statement.unwrap_or_else(|| panic!("{line}: {:?}", parsed.findings));
            speller.statement(&statement).expect("the line has pieces");
            let said = reason::read(words, &mut speller).operation;
            assert_eq!(fingerprints.pieces(&statement, &letters, said.as_ref()).join(" "), *wanted, "{text}");
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
                "# r0 r1 v0 v1 r2 r3 v2 v3",
                "# r4 v4 v5 rin",
                "# r4 v6 v3 rin",
                "# r5 r6 v7 v5 rout",
                "# r4 v8 v9 rin r7 v10 v11 rin",
            ],
        );
        // What follows from a wrong line is no further slip.
        check(
            &["2x + y = 7 and x - y = 2", "3x = 12", "x = 4", "8 + y = 7", "y = 5"],
            &["# r0 r1 v0 v1 r2 r3 v2 v3", "# r4 v4 v5 rout", "# r4 v6 v7 rin", "# r5 v8 v1 rin", "# r6 v9 v10 rout"],
        );
    }

    #[test]
    fn an_inequality_keeps_its_direction() {
        check(
            &["-2x < 6", "x > -3", "x < -3", "1 < x < 3"],
            &["# r0 v0 v1", "# r0 v2 v3", "# r1 v2 v3", "# r2 v4 v2 r3 v2 v5 r4"],
        );
        check(
            &["|x - 2| < 3", "-3 < x - 2 < 3", "x - 2 < 3", "|x| - 2 < 3"],
            &["# r0 v0 v1 r1", "# r2 v2 v3 r3 v3 v1 r1", "# r3 v3 v1", "# r3 v3 v1 r4"],
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
        check(
            &["2 < 3", "3 < 2", "3 <= 3", "3 != 3"],
            &["# rall v0 v1", "# rnone v1 v0", "# rall v1 v1", "# rnone v1 v1"],
        );
    }

    #[test]
    fn what_is_undefined_says_so() {
        check(&["1/0", "x/0 = 1", "2/0"], &["# v?", "# r? v? v1", "# v?"]);
    }

    #[test]
    fn what_the_words_say_was_done_or_not() {
        check(
            &[
                "3x + 5 = 11",
                "Subtract 5: 3x = 6",
                "Divide by 2: x = 2",
                "Swap sides: 2 = x",
                "Change all signs: x = 2",
            ],
            &["# r0 v0 v1", "# r0 v2 v3 wyes", "# r0 v4 v5 wno", "# r0 v5 v4 wyes", "# r0 v4 v5 wno"],
        );
        check(
            &["2(x + 1)", "Expand: 2x + 2", "Add 2: 2x + 4", "Simplify: 2x + 4"],
            &["# v0", "# v0 wyes", "# v1 wno", "# v1"],
        );
        check(
            &["x + y = 9 and x - y = 1", "Add the equations: 2x = 10", "Add the equations: 2y = 8", "x = 5 or x = 6"],
            &["# r0 r1 v0 v1 r2 r3 v2 v3", "# r4 v4 v5 rin wyes", "# r5 v6 v7 rin wno", "# r6 rout"],
        );
        check(
            &["x/3 = 4/5", "Cross-multiply: 5x = 12", "Multiply by 5: x/3 = 4"],
            &["# r0 v0 v1", "# r0 v2 v3 wyes", "# r1 v0 v4 wno"],
        );
        check(
            &["sqrt(x) = 3", "Square: x = 9", "Square: x = 3"],
            &["# r0 r1 v0 v1", "# r1 v2 v3 wyes", "# r2 v2 v1 wno"],
        );
    }

    #[test]
    fn a_line_may_say_how_it_was_made() {
        let mut fingerprints = Fingerprints::new(true);
        let mut told = |line: &str| {
            let statement = notation::parse(line).statement.expect("the line parses");
            fingerprints.pieces(&statement, &["x".to_owned()], None).join(" ")
        };
        assert_eq!(told("4x + 11 = 9x + 11"), "# r0 v0 v1");
        assert_eq!(told("13x + 11 = 11"), "# r0 v2 v3 oodd");
        assert_eq!(told("-5x = 0"), "# r0 v4 v5 osame");
        assert_eq!(told("x = 0 or x = 1"), "# r1");
        assert_eq!(told("x^2 + 1"), "# v6");
    }

    #[test]
    fn roots_and_absolute_values_are_freed() {
        check(
            &["|x - 3| = 11", "x - 3 = 11 or x - 3 = -11", "x - 3 = 11 or -x - 3 = 11"],
            &["# r0 r1 v0 v1", "# r1", "# r2"],
        );
        check(
            &["sqrt(x + 10) = x - 2", "x + 10 = (x - 2)^2", "x + 10 = x^2 - 4"],
            &["# r0 r1 v0 v1", "# r1 v2 v3", "# r2 v2 v4"],
        );
        check(&["sqrt(x - 7) = sqrt(2x - 9)", "x - 7 = 2x - 9"], &["# r0 r1 v0 v1", "# r1 v2 v3"]);
        check(&["|2x - 1| = 0", "2x - 1 = 0"], &["# r0 r0 v0 v1", "# r0 v0 v1"]);
        check(&["x = (2 ± sqrt(-4))/2", "x^2 - 2x + 2 = 0"], &["# r0 v0 v1", "# r0 v2 v3"]);
    }

    #[test]
    fn higher_roots_logarithms_and_exponents_are_freed() {
        check(&["root(3, x - 2) = 4", "x - 2 = 64", "x - 2 = 12"], &["# r0 r1 v0 v1", "# r1 v2 v3", "# r2 v2 v4"]);
        check(&["x^(1/2) + 1 = 4", "x = 9"], &["# r0 r1 v0 v1", "# r1 v2 v3"]);
        check(&["2^(x + 1) = 16", "x + 1 = 4", "x = 3"], &["# r0 r1 v0 v1", "# r1 v2 v3", "# r1 v4 v5"]);
        check(
            &["3*2^x - 4 = 20", "2^x = 8", "x = 3", "x = 4"],
            &["# r0 r1 v0 v1", "# r0 r2 v2 v3", "# r2 v4 v5", "# r3 v4 v6"],
        );
        check(
            &["log_3(2x - 1) + 1 = 3", "log_3(2x - 1) = 2", "2x - 1 = 9", "2x - 1 = 6"],
            &["# r0 r1 v0 v1", "# r0 r1 v2 v3", "# r1 v4 v5", "# r2 v4 v6"],
        );
        check(&["log_2(x) + log_2(x - 3) = 2", "x(x - 3) = 4"], &["# r0 r1 v0 v1", "# r1 v2 v3"]);
        check(&["log_2(x^3 y)", "3log_2(x) + log_2(y)", "log_2(x)^3 + log_2(y)"], &["# v0", "# v0", "# v1"]);
    }

    #[test]
    fn many_relations_end() {
        check(&["x = 1 and x = 2 and x = 3 and x = 4"], &["# r0 v0 v1 r1 v0 v2 r2 v0 v3"]);
    }
}
