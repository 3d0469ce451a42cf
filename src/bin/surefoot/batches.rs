//! `surefoot batches`: work as token batches, for engines that are timed on it, this project's and others'.

use serde::{Deserialize, Serialize};
use std::error::Error;
use std::path::PathBuf;
use surefoot::corpus::{self, Options, Split};
use surefoot::engine::{CpuEngine, Precision};
use surefoot::reading::{Solution, from_lines};
use surefoot::scoring::{self, Scorer};

/// Solutions that the page scores in one go.
const SOLUTIONS_PER_PASS: usize = 8;

/// Solutions of the class, and how many of them are of one problem.
const CLASS: (usize, usize) = (500, 5);

/// Sizes of class, by what they cost.
const CLASSES: [usize; 6] = [1, 10, 50, 100, 250, 500];

/// Rows of the longest pass, and sequences of the widest.
const MAX_ROWS: usize = 4096;
const MAX_CANDIDATES: usize = 32;

/// Write token batches as JSON: candidates of one problem, an edit, a class of 500, and rows for measuring what they cost
#[derive(clap::Args)]
pub struct Args {
    /// The model's GGUF file
    #[arg(long)]
    model: PathBuf,
    /// One problem with candidates of equal length, and another last line for the first of them
    #[arg(long)]
    candidates: PathBuf,
}

/// What `--candidates` holds.
#[derive(Deserialize)]
struct Candidates {
    problem: String,
    candidates: Vec<Vec<String>>,
    edited_last_line: String,
}

#[derive(Serialize)]
struct Output {
    /// All candidates at once.
    candidates: Workload,
    /// The same, each in a pass of its own.
    singles: Workload,
    /// The first candidate, then the same with its last line edited.
    edit: [Workload; 2],
    class: Workload,
    /// The first of the class, more, and more.
    classes: Vec<Workload>,
    /// One pass each, by rising number of rows.
    rows: Vec<Workload>,
    /// One to many candidates of one problem.
    widths: Vec<Workload>,
}

/// The same work twice: for engines that take one sequence a row, and packed.
#[derive(Serialize)]
struct Workload {
    n_solutions: usize,
    sequences: Vec<Sequence>,
    passes: Vec<Pass>,
}

/// One solution: all its tokens, and where the head is read.
#[derive(Clone, Serialize)]
struct Sequence {
    tokens: Vec<u32>,
    marks: Vec<u32>,
}

/// What the page's worker hands to the network in one go.
#[derive(Serialize)]
struct Pass {
    prefix: Vec<u32>,
    continuations: Vec<Vec<u32>>,
    /// Offsets in each continuation.
    marks: Vec<Vec<usize>>,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let scorer = Scorer::load(&std::fs::read(&args.model)?, CpuEngine::new(Precision::F32))?;
    let given: Candidates = serde_json::from_slice(&std::fs::read(&args.candidates)?)?;
    let candidates: Vec<Solution> = given.candidates.iter().map(|lines| from_lines(&given.problem, lines)).collect();
    let first = candidates.first().ok_or("there is no candidate")?;
    let mut edited_lines = given.candidates[0].clone();
    *edited_lines.last_mut().ok_or("the first candidate has no line")? = given.edited_last_line.clone();
    let edited = from_lines(&given.problem, &edited_lines);
    let class = class(&scorer);
    let of_class = |n: &usize| workload(&scorer, &class[..class.len().min(*n)], SOLUTIONS_PER_PASS);
    let all = of_class(&class.len())?;
    let output = Output {
        candidates: workload(&scorer, &candidates, MAX_CANDIDATES)?,
        singles: workload(&scorer, &candidates, 1)?,
        edit: [workload(&scorer, std::slice::from_ref(first), 1)?, workload(&scorer, &[edited], 1)?],
        classes: CLASSES.iter().map(of_class).collect::<Result<_, _>>()?,
        rows: rows(&all.sequences),
        widths: doubling(1, MAX_CANDIDATES)
            .map(|n| workload(&scorer, &reordered(&given, n), n))
            .collect::<Result<_, _>>()?,
        class: all,
    };
    println!("{}", serde_json::to_string(&output)?);
    Ok(())
}

/// The work of a class, of problems that the model was not trained on; all of it can be read.
fn class(scorer: &Scorer<CpuEngine>) -> Vec<Solution> {
    let (n_solutions, candidates) = CLASS;
    let options = Options { count: n_solutions, candidates, split: Some(Split::Test), ..Options::default() };
    let rows = corpus::generate(7, &options).map(|row| from_lines(&row.problem, &row.steps));
    rows.filter(|solution| scorer.passes(std::slice::from_ref(solution)).is_ok_and(|passes| !passes.is_empty()))
        .take(n_solutions)
        .collect()
}

/// The passes that the page would make of these solutions, `n_per_pass` at a time.
fn workload(scorer: &Scorer<CpuEngine>, solutions: &[Solution], n_per_pass: usize) -> Result<Workload, Box<dyn Error>> {
    let mut sequences = Vec::new();
    for solution in solutions {
        // Alone, a solution is one continuation of nothing.
        sequences.extend(scorer.passes(std::slice::from_ref(solution))?.into_iter().flat_map(|pass| {
            let marks = pass.marks.into_iter().map(|marks| marks.into_iter().map(|mark| mark as u32).collect());
            pass.continuations.into_iter().zip(marks).map(|(tokens, marks)| Sequence { tokens, marks })
        }));
    }
    let mut passes = Vec::new();
    for part in solutions.chunks(n_per_pass) {
        let of_part = scorer.passes(part)?.into_iter();
        passes.extend(of_part.map(|scoring::Pass { prefix, continuations, marks, .. }| Pass {
            prefix,
            continuations,
            marks,
        }));
    }
    Ok(Workload { n_solutions: solutions.len(), sequences, passes })
}

/// Passes of 64, 128, ... rows: sequences end to end, the last one cut.
fn rows(sequences: &[Sequence]) -> Vec<Workload> {
    doubling(64, MAX_ROWS)
        .map(|n_rows| {
            let (mut left, mut taken) = (n_rows, Vec::new());
            // One of each problem: work that begins alike would be computed once.
            for sequence in sequences.iter().step_by(CLASS.1) {
                let tokens = sequence.tokens[..sequence.tokens.len().min(left)].to_vec();
                left -= tokens.len();
                taken.push(Sequence { marks: vec![tokens.len() as u32 - 1], tokens });
                if left == 0 {
                    break;
                }
            }
            let continuations: Vec<Vec<u32>> = taken.iter().map(|sequence| sequence.tokens.clone()).collect();
            let marks = taken.iter().map(|sequence| vec![sequence.tokens.len() - 1]).collect();
            let passes = vec![Pass { prefix: Vec::new(), continuations, marks }];
            Workload { n_solutions: taken.len(), sequences: taken, passes }
        })
        .collect()
}

/// As many candidates, the first ones as given, then the same with their lines in another order: as long, yet nothing
/// that was computed before.
fn reordered(given: &Candidates, n: usize) -> Vec<Solution> {
    let n_given = given.candidates.len();
    (0..n)
        .map(|i| {
            let mut lines = given.candidates[i % n_given].clone();
            let n_lines = lines.len();
            lines.rotate_left((i / n_given).min(n_lines));
            from_lines(&given.problem, &lines)
        })
        .collect()
}

/// `from`, twice that, and so on, up to and with `to`.
fn doubling(from: usize, to: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(from), |n| Some(2 * n)).take_while(move |&n| n <= to)
}
