//! Generated rows, read back as anybody would read them, against the exact checker.

use serde::Deserialize;
use std::collections::BTreeSet;
use surefoot::algebra::{Evidence, Premises, Verdict, follows, follows_from};
use surefoot::corpus::{Family, Options, Row, Split, generate};
use surefoot::notation::{Parsed, Statement, parse, print, uses_imaginary};
use surefoot::reading::{Step, from_lines};

fn statement(parsed: &Parsed, row: &Row) -> Statement {
    parsed.statement.clone().unwrap_or_else(|| panic!("{:?} in {row:?}", parsed.findings))
}

/// Whether a line follows, over the complex numbers where the row works with them or comes to the root of a negative number.
fn holds(row: &Row, above: &[Statement], line: &Statement) -> Verdict {
    let solution = from_lines(&row.problem, &row.steps);
    let takes_root = |step: &Step| step.parsed.statement.as_ref().is_some_and(uses_imaginary);
    let is_complex = row.family == Family::Complex || solution.steps.iter().any(takes_root);
    let premises = Premises { is_complex, ..Premises::default() };
    follows_from(&premises, above, line, &[])
}

/// Families of scenes: lines that may follow from any line above, and stand at the side.
fn is_scene(family: Family) -> bool {
    use Family::*;
    matches!(family, Book | Complex | Exponential | Fraction | Higher | Line | Logarithm | Power | Region | Several)
}

/// The lines of a row with what each follows from, through the splitter and the parser: the line above, or in a system
/// all that stands above.
fn pairs(row: &Row) -> Vec<(Vec<Statement>, Statement)> {
    let solution = from_lines(&row.problem, &row.steps);
    let problem = solution.problem.as_ref().expect("every row has a problem");
    let mut above = vec![statement(&problem.parsed, row)];
    let mut pairs = Vec::new();
    for step in &solution.steps {
        let line = statement(&step.parsed, row);
        let n_needed = if row.family == Family::System { above.len() } else { 1 };
        pairs.push((above[above.len() - n_needed..].to_vec(), line.clone()));
        above.push(line);
    }
    pairs
}

/// Does a line that a book shows follow from any one line above it or one of its cases, or calculate with the problem's
/// numbers at the side? Which of them it is meant to follow from, a row does not say.
fn is_book_line(row: &Row, step: usize, pairs: &[(Vec<Statement>, Statement)]) -> bool {
    let line = &pairs[step].1;
    let is_sound = row.labels[step] == 1;
    // Where the sides of an inequality are equal is noted beside it.
    let is_boundary = row.family == Family::Region && is_sound && !print(line).contains(['<', '>']);
    let is_aside = matches!(line, Statement::Expr(_)) || !mentions_letter(line) || is_boundary;
    let follows_above = |above: &[Statement]| match holds(row, above, line) {
        Verdict::Holds(_) => true,
        // One case of several.
        Verdict::Fails(Evidence::Roots { gained, .. }) => is_sound && gained.is_empty(),
        _ => false,
    };
    is_scene(row.family) && (is_aside || pairs[..=step].iter().any(|(above, _)| follows_above(above)))
}

fn mentions_letter(line: &Statement) -> bool {
    !surefoot::notation::variables(line).is_empty()
}

/// What the problem says.
fn given(row: &Row) -> Statement {
    let problem = from_lines::<&str>(&row.problem, &[]).problem.expect("every row has a problem");
    statement(&problem.parsed, row)
}

/// Are there sound steps in the family that add solutions?
fn may_gain(family: Family) -> bool {
    matches!(family, Family::Absolute | Family::Radical | Family::Rational)
}

/// Nonsense may keep the solutions and is unsound all the same; so is a line whose words say what was not done.
fn is_nonsense(row: &Row, step: usize) -> bool {
    row.slips.iter().any(|slip| slip.step == step && (slip.keeps_solutions || slip.id == "WORDS"))
}

#[test]
fn labels_agree_with_the_exact_checker() {
    let options = Options { count: 500, candidates: 4, ..Options::default() };
    let rows: Vec<Row> = generate(20, &options).collect();
    assert!(rows.len() > 1_900, "{} rows", rows.len());
    let mut n_decided = 0;
    let mut n_lines = 0;
    for row in &rows {
        assert_eq!(row.labels.len(), row.steps.len());
        let pairs = pairs(row);
        for (step, (above, line)) in pairs.iter().enumerate() {
            n_lines += 1;
            let sound = match holds(row, above, line) {
                Verdict::Holds(_) => true,
                // What a squared line has gained may be left out again, by the problem.
                Verdict::Fails(_) if may_gain(row.family) => {
                    let both = Statement::And(vec![given(row), above[0].clone()]);
                    matches!(follows(&[both], line), Verdict::Holds(_))
                }
                Verdict::Fails(_) => false,
                Verdict::NotChecked(_) => continue,
            };
            n_decided += 1;
            let is_as_labelled = sound == (row.labels[step] == 1) || is_nonsense(row, step);
            assert!(is_as_labelled || is_book_line(row, step, &pairs), "line {step} of {row:?}");
        }
    }
    assert!(n_decided * 100 > n_lines * 98, "{n_decided} of {n_lines} lines are decided");
}

/// A line that SymPy judged, as `training/goldens/labels.py` writes it.
#[derive(Deserialize)]
struct Judged {
    family: String,
    /// The problem and the lines above.
    above: Vec<String>,
    line: String,
    sound: bool,
}

#[test]
fn the_exact_checker_agrees_with_sympy_on_recorded_lines() {
    let recorded = include_str!("data/golden/labels.jsonl");
    let judged: Vec<Judged> = recorded.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(judged.len(), 500);
    let mut n_decided = 0;
    for Judged { family, above, line, sound } in &judged {
        let (problem, steps) = above.split_first().unwrap();
        let solution = from_lines(problem, &[steps, std::slice::from_ref(line)].concat());
        let problem = solution.problem.as_ref().map(|problem| problem.math.text());
        let read = problem.into_iter().chain(solution.steps.iter().map(|step| step.math.text()));
        let mut read: Vec<Statement> = read.map(|maths| parse(maths).statement.expect(maths)).collect();
        let last = read.pop().unwrap();
        let n_needed = if family == "system" { read.len() } else { 1 };
        let found = match follows(&read[read.len() - n_needed..], &last) {
            Verdict::Holds(_) => true,
            Verdict::Fails(_) => {
                let both = Statement::And(vec![read[0].clone(), read[read.len() - 1].clone()]);
                matches!(family.as_str(), "absolute" | "radical" | "rational")
                    && matches!(follows(&[both], &last), Verdict::Holds(_))
            }
            Verdict::NotChecked(_) => continue,
        };
        n_decided += 1;
        assert_eq!(found, *sound, "{above:?} {line}");
    }
    assert!(n_decided > 490, "{n_decided} lines are decided");
}

#[test]
fn half_of_the_solutions_are_clean_and_every_family_has_slips() {
    for &family in Family::ALL {
        let options = Options { count: 60, candidates: 2, family: Some(family), ..Options::default() };
        let rows: Vec<Row> = generate(21, &options).collect();
        let n_clean = rows.iter().filter(|row| row.labels.iter().all(|label| *label == 1)).count();
        assert!((0.3..0.65).contains(&(n_clean as f64 / rows.len() as f64)), "{family:?}: {n_clean} clean");
        let mut kinds: Vec<&str> = rows.iter().flat_map(|row| &row.slips).map(|slip| slip.id.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        // A trap is set for few.
        let n_wanted = if family == Family::Trap { 4 } else { 10 };
        assert!(kinds.len() >= n_wanted, "{family:?}: {kinds:?}");
        assert!(rows.iter().all(|row| row.family == family));
    }
}

#[test]
fn some_slipped_solutions_have_the_right_answer() {
    let rows: Vec<Row> = generate(22, &Options { count: 400, ..Options::default() }).collect();
    let slipped: Vec<&Row> = rows.iter().filter(|row| row.labels.contains(&0)).collect();
    let n_right = slipped.iter().filter(|row| row.answer_right).count();
    assert!((0.05..0.25).contains(&(n_right as f64 / slipped.len() as f64)), "{n_right} of {}", slipped.len());
    // A single step is no answer, a book shows parts, and what squaring has gained is not always left out again.
    let is_part = |family| is_scene(family) || matches!(family, Family::Step | Family::Trap);
    let is_whole = |row: &&Row| !is_part(row.family) && !may_gain(row.family);
    let clean = rows.iter().filter(|row| !row.labels.contains(&0)).filter(is_whole);
    for row in clean {
        assert!(row.answer_right, "{row:?}");
    }
}

#[test]
fn training_holds_nothing_that_is_held_out() {
    let rows = |split, count| -> Vec<Row> {
        let options = Options { count, split: Some(split), ..Options::default() };
        generate(23, &options).collect()
    };
    let train = rows(Split::Train, 300);
    let names = |of: fn(&Row) -> &str, rows: &[Row]| rows.iter().map(of).map(str::to_owned).collect::<BTreeSet<_>>();
    let ids = names(|row| &row.problem_id, &train);
    let surfaces = names(|row| &row.surface, &train);
    let longest = train.iter().map(|row| row.steps.len()).max();
    for &split in Split::ALL.iter().filter(|split| **split != Split::Train) {
        let held_out = rows(split, 60);
        assert!(held_out.len() > 30, "{split:?}: {} rows", held_out.len());
        assert!(ids.is_disjoint(&names(|row| &row.problem_id, &held_out)), "{split:?}");
        match split {
            Split::Train | Split::Test | Split::Larger | Split::Strategies => {}
            Split::Forms => assert!(surfaces.is_disjoint(&names(|row| &row.surface, &held_out))),
            Split::Longer => assert!(held_out.iter().map(|row| row.steps.len()).min() > longest),
        }
        for row in &held_out {
            pairs(row);
        }
    }
}

#[test]
fn one_candidate_is_sound_and_others_only_end_right() {
    for candidates in [4, 8] {
        let options = Options { count: 12, candidates, best_of: true, ..Options::default() };
        let rows: Vec<Row> = generate(24, &options).collect();
        assert!(rows.len() > 6 * candidates, "{} rows", rows.len());
        for problem in rows.chunks(candidates) {
            assert!(problem.iter().all(|row| row.problem_id == problem[0].problem_id));
            let is_sound = |row: &&Row| !row.labels.contains(&0);
            assert_eq!(problem.iter().filter(is_sound).count(), 1);
            assert!(problem.iter().find(is_sound).is_some_and(|row| row.answer_right));
            assert!(problem.iter().filter(|row| row.answer_right && !is_sound(row)).count() >= 2);
        }
    }
}
