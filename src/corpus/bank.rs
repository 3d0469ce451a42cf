//! The built-in problems, each with four candidate solutions to compare.
//!
//! The statements are chosen by hand for a reader's eye; the solutions are drawn like any other row and picked for
//! what a comparison needs: one or two that are sound throughout, by different ways, at least one with the right
//! answer and an unsound middle, at least one with a wrong answer. Kinds of slip are taken in turn.

use super::label::{Checked, check};
use super::path::{Ending, Path};
use super::read::read;
use super::row::Family;
use super::slips;
use super::state::State;
use super::strategy::Strategy;
use super::surface::Surface;
use crate::notation::parse;
use crate::reading::from_lines;
use crate::slips::SlipKind;
use fastrand::Rng;
use num_traits::Signed;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The file of built-in problems.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bank {
    /// The command that wrote it.
    pub head: String,
    pub problems: Vec<BankProblem>,
}

/// A problem and the solutions to compare.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BankProblem {
    /// Letters, digits and hyphens.
    pub id: String,
    pub title: String,
    /// The heading it is listed under.
    pub family: String,
    /// With its verb.
    pub problem: String,
    pub candidates: Vec<Candidate>,
}

/// One solution; `labels[i]` is 1 where `steps[i]` is sound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    pub steps: Vec<String>,
    pub labels: Vec<u8>,
}

/// A solution that may be picked.
#[derive(Clone, Debug)]
struct Drawn {
    candidate: Candidate,
    /// The lines without their words.
    maths: Vec<String>,
    first_slip: Option<String>,
    answer_right: bool,
    /// The way of working, so that two sound candidates can differ in it.
    way: String,
}

/// The length of solution that reads best.
const TYPICAL_LENGTH: usize = 4;
/// Solutions drawn for one problem.
const N_DRAWN: usize = 600;

/// The bank of a seed. Problems for which no four solutions were found are left out.
pub fn bank(seed: u64) -> Bank {
    let mut rng = Rng::with_seed(seed);
    let mut used = HashMap::new();
    let problems = PROBLEMS.iter().enumerate().filter_map(|(i, (family, title, problem))| {
        let candidates = candidates(*family, problem, i % 2 == 0, &mut used, &mut rng)?;
        Some(BankProblem {
            id: id(title),
            title: (*title).to_owned(),
            family: heading(*family).to_owned(),
            problem: (*problem).to_owned(),
            candidates,
        })
    });
    Bank { problems: problems.collect(), head: format!("surefoot generate --bank --seed {seed}") }
}

/// Four solutions of a problem in any order.
fn candidates(
    family: Family,
    problem: &str,
    two_sound: bool,
    used: &mut HashMap<String, usize>,
    rng: &mut Rng,
) -> Option<Vec<Candidate>> {
    let given = from_lines::<&str>(problem, &[]).problem?;
    let start = read(&parse(given.math.text()).statement?)?;
    let drawn: Vec<Drawn> = (0..N_DRAWN).filter_map(|_| draw(family, &start, rng)).collect();
    let is_sound = |one: &&Drawn| one.first_slip.is_none();
    let by_length = |one: &&Drawn| one.candidate.steps.len().abs_diff(TYPICAL_LENGTH);
    let first = drawn.iter().filter(is_sound).min_by_key(by_length)?;
    let mut chosen = vec![first.clone()];
    let other = drawn.iter().filter(is_sound).filter(|one| is_another_way(one, first)).min_by_key(by_length);
    let n_right = match other {
        Some(other) if two_sound => {
            chosen.push(other.clone());
            1
        }
        _ => 2,
    };
    for wants_right in std::iter::repeat_n(true, n_right).chain([false]) {
        let fits = |one: &&Drawn| one.first_slip.is_some() && one.answer_right == wants_right && differs(one, &chosen);
        let times_used = |one: &&Drawn| one.first_slip.as_ref().map(|slip| used.get(slip).copied().unwrap_or(0));
        let picked = drawn.iter().filter(fits).min_by_key(|one| (times_used(one), by_length(one)))?.clone();
        *used.entry(picked.first_slip.clone().unwrap_or_default()).or_insert(0) += 1;
        chosen.push(picked);
    }
    rng.shuffle(&mut chosen);
    Some(chosen.into_iter().map(|one| one.candidate).collect())
}

/// Do two sound solutions part ways before the answer?
fn is_another_way(one: &Drawn, other: &Drawn) -> bool {
    let own = one.maths.iter().filter(|line| !other.maths.contains(line)).count();
    let others = other.maths.iter().filter(|line| !one.maths.contains(line)).count();
    one.way != other.way && own >= 2 && others >= 1
}

/// Does it slip in another way, and on another line, than those chosen?
fn differs(one: &Drawn, chosen: &[Drawn]) -> bool {
    chosen.iter().all(|other| {
        let is_new = one.maths.iter().any(|line| !other.maths.contains(line));
        is_new && (one.first_slip.is_none() || one.first_slip != other.first_slip)
    })
}

/// A readable solution, clean or with one slip.
fn draw(family: Family, start: &State, rng: &mut Rng) -> Option<Drawn> {
    let drawn = Strategy::draw(rng);
    let one_at_a_time = drawn.one_at_a_time && family == Family::Expand;
    let strategy = Strategy { p_odd: 0.0, p_skip: rng.f64() * 0.4, one_at_a_time, ..drawn };
    let path = Path::solve(start, strategy, rng)?;
    let ending = match rng.u8(0..6) {
        0..=2 => None,
        3 => Some(Ending::Carried),
        4 => Some(Ending::Undone),
        _ => Some(Ending::Cancelled),
    };
    let lines = match ending {
        None => path.lines(),
        Some(ending) => path.with_slip(&typical(), ending, rng)?,
    };
    let n_slips = lines.iter().filter(|line| line.fault.is_some()).count();
    let is_plain = |state: &State| {
        let mut numbers = state.sides().into_iter().flatten().map(|term| term.coef);
        numbers.all(|value| value.numer().abs() <= 200 && *value.denom() <= 12)
    };
    let is_short = (2..=7).contains(&lines.len()) && lines.iter().all(|line| is_plain(&line.state));
    if !is_short || (ending == Some(Ending::Carried) && n_slips > 1) || !lines.last()?.state.is_answer() {
        return None;
    }
    let surface = Surface::readable(rng);
    let Checked::Agreed { steps, labels, slips, answer_right, .. } = check(family, start, &lines, &surface, rng) else {
        return None;
    };
    let is_slipped = !slips.is_empty();
    let first_slip = slips.into_iter().next().map(|slip| slip.id);
    // A slip that turned out right by luck makes neither a clean nor a slipped example.
    if is_slipped != ending.is_some() {
        return None;
    }
    let maths = steps.iter().map(|line| line.rsplit(": ").next().unwrap_or(line).to_owned()).collect();
    Some(Drawn { candidate: Candidate { steps, labels }, maths, first_slip, answer_right, way: strategy.name() })
}

/// Slips that everybody has seen, each as often as it is looked for.
pub(super) fn typical() -> Vec<(SlipKind, u32)> {
    TYPICAL.iter().map(|slip| (*slip, slips::weight(*slip))).collect()
}

/// Slips that everybody has seen.
const TYPICAL: &[SlipKind] = &[
    SlipKind::MovedWithoutSign,
    SlipKind::NegatedOneSide,
    SlipKind::DividedWithWrongSign,
    SlipKind::DividedUpsideDown,
    SlipKind::MultipliedInstead,
    SlipKind::OneSideOnly,
    SlipKind::OneTermNotMultiplied,
    SlipKind::OneTermNotDivided,
    SlipKind::SubtractedWrongWay,
    SlipKind::CoefficientLost,
    SlipKind::FirstTermOnly,
    SlipKind::TermForgotten,
    SlipKind::BracketSignChanged,
    SlipKind::OutsideTermMultiplied,
    SlipKind::MinusFirstTermOnly,
    SlipKind::SumBeforeProduct,
    SlipKind::UnlikeTerms,
    SlipKind::AddedInstead,
    SlipKind::NegativesMadePositive,
    SlipKind::SignOfSmaller,
    SlipKind::OneTermDivided,
    SlipKind::QuotientSignLost,
    SlipKind::SquareOfSum,
    SlipKind::OneTermRaised,
    SlipKind::OnlyLetterSquared,
    SlipKind::PositiveRootOnly,
    SlipKind::RootTooEarly,
    SlipKind::CoefficientForgotten,
    SlipKind::DividedByZeroable,
    SlipKind::ZeroProductWithoutZero,
    SlipKind::FactorSigns,
    SlipKind::RootsWithWrongSigns,
    SlipKind::FormulaMinusB,
    SlipKind::FormulaOverA,
    SlipKind::FormulaPlus4ac,
    SlipKind::OneSolutionOnly,
    SlipKind::SquareNotCompensated,
    SlipKind::FactorsWrongSum,
    SlipKind::SignNotTurned,
    SlipKind::SignTurned,
    SlipKind::OffByOneOrTwo,
    SlipKind::TimesTableNeighbour,
    SlipKind::SignMiscopied,
];

/// A title as an id.
fn id(title: &str) -> String {
    let words = title.to_lowercase();
    let words: Vec<&str> = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

fn heading(family: Family) -> &'static str {
    match family {
        Family::Absolute => "Absolute values",
        Family::Book => "As books write",
        Family::Collect => "Collecting",
        Family::Complex => "Complex numbers",
        Family::Exponential => "Exponential equations",
        Family::Fraction => "Fractions with letters",
        Family::Higher => "Higher degrees",
        Family::Line => "Lines and curves",
        Family::Logarithm => "Logarithms",
        Family::Power => "Roots and powers",
        Family::Region => "Inequalities with squares",
        Family::Several => "Larger systems",
        Family::Factorise => "Factorising",
        Family::Linear => "Linear equations",
        Family::Inequality => "Inequalities",
        Family::Evaluation => "Numbers",
        Family::Exponent => "Laws of exponents",
        Family::Expand => "Expanding",
        Family::Literal => "Formulas",
        Family::Proportion => "Proportions",
        Family::Quadratic => "Quadratic equations",
        Family::Radical => "Equations with roots",
        Family::Rational => "Equations with quotients",
        Family::Step => "Single steps",
        Family::System => "Systems of equations",
        Family::Trap => "Traps",
    }
}

/// Family, title, problem.
const PROBLEMS: &[(Family, &str, &str)] = &[
    (Family::Linear, "Two steps", "Solve 3x + 7 = 22"),
    (Family::Linear, "A negative coefficient", "Solve 15 - 4x = 3"),
    (Family::Linear, "Unknown on both sides", "Solve 7x - 5 = 3x + 11"),
    (Family::Linear, "One bracket", "Solve 4(x - 3) = 20"),
    (Family::Linear, "A bracket and more", "Solve 3(x + 2) - 5 = 16"),
    (Family::Linear, "Minus before a bracket", "Solve 10 - 2(x + 1) = 2"),
    (Family::Linear, "Brackets on both sides", "Solve 5(x - 2) = 2(x + 4)"),
    (Family::Linear, "A fraction of x", "Solve x/3 + 4 = 9"),
    (Family::Linear, "A sum over a number", "Solve (2x + 3)/5 = 3"),
    (Family::Linear, "Fractions on both sides", "Solve x/2 - 1 = x/3 + 1"),
    (Family::Inequality, "A simple inequality", "Solve 2x + 5 < 13"),
    (Family::Inequality, "Dividing by a negative", "Solve 7 - 3x <= 19"),
    (Family::Inequality, "Both sides of an inequality", "Solve 2x - 9 > 5x + 3"),
    (Family::Inequality, "An inequality with a bracket", "Solve 3(x - 4) >= 5x - 2"),
    (Family::Inequality, "Between two numbers", "Solve -3 < 2x + 1 <= 7"),
    (Family::Inequality, "Between, with a negative", "Solve 1 <= 5 - 2x < 11"),
    (Family::Expand, "Two brackets, one sum", "Expand 3(x + 4) + 2(x - 5)"),
    (Family::Expand, "Take away a bracket", "Expand 5(2x + 1) - 3(x - 4)"),
    (Family::Expand, "Two letters", "Expand 4(a - 2b) - 2(a - 3b)"),
    (Family::Expand, "Square of a sum", "Expand (x + 5)^2 - 4x"),
    (Family::Expand, "Product of two sums", "Expand (x + 3)(x - 7) + 2x"),
    (Family::Expand, "Difference of squares", "Expand (x + 6)^2 - (x - 2)^2"),
    (Family::Quadratic, "Factor it", "Solve x^2 - 5x + 6 = 0"),
    (Family::Quadratic, "Bring it to one side", "Solve x^2 + 2x = 15"),
    (Family::Quadratic, "No constant", "Solve x^2 = 7x"),
    (Family::Quadratic, "A square alone", "Solve 3x^2 = 48"),
    (Family::Quadratic, "A bracket squared", "Solve (x - 4)^2 = 25"),
    (Family::Quadratic, "A product that is not zero", "Solve (x + 3)(2 - x) = 4"),
    (Family::Quadratic, "With a leading number", "Solve 2x^2 - 7x + 3 = 0"),
    (Family::Quadratic, "Roots that are not whole", "Solve x^2 - 6x + 7 = 0"),
];
