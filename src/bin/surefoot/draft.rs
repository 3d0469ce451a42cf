//! `surefoot draft`: attempts at a problem by the drafter, what both witnesses say of each line, and which is served.
//!
//! Exit status: 0 when attempts were written, served or not; 1 when none were, as for a problem of a kind that the
//! drafter was not taught.

use serde::Serialize;
use std::error::Error;
use std::path::{Path, PathBuf};
use surefoot::drafting::{Attempt, Drafter, Sampling, Settings};
use surefoot::engine::{CpuEngine, Precision};
use surefoot::reading::{self, Solution, Work};
use surefoot::tutor::{self, Cuts, Findings, Mark, Review, StepCard, Verdict, Verdicts};
use surefoot::words::Language;

use super::witnesses;

/// Let the drafter attempt a problem, and judge each attempt line by line
#[derive(clap::Args)]
pub struct Args {
    /// The problem: `Solve 3x + 5 = 11`, `Expand 2(x + 3)`, `Factorise x^2 + 5x + 6`
    problem: String,
    /// Attempts to write
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=64))]
    count: u32,
    /// The same seed gives the same attempts
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    drawing: Drawing,
    /// The drafter's GGUF file
    #[arg(long)]
    model: PathBuf,
    /// The process reward model that judges
    #[arg(long, default_value = "public/models/algebra-prm.gguf")]
    judge: PathBuf,
    /// Write one JSON object instead of text
    #[arg(long)]
    json: bool,
}

/// How pieces are drawn.
#[derive(clap::Args)]
pub struct Drawing {
    /// What logits are divided by; 0 takes the likeliest piece
    #[arg(long, default_value_t = Sampling::default().temperature)]
    temperature: f32,
    /// Share of the probability that pieces are drawn from
    #[arg(long, default_value_t = Sampling::default().top_p)]
    top_p: f32,
}

impl Drawing {
    pub fn settings(&self) -> Settings {
        let sampling = Sampling { temperature: self.temperature, top_p: self.top_p };
        Settings { sampling, ..Settings::default() }
    }
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let mut drafter = load(&args.model)?;
    let problem = reading::from_lines::<&str>(&args.problem, &[]);
    let attempts = pollster::block_on(drafter.draft(
        &problem,
        args.count as usize,
        args.seed,
        args.drawing.settings(),
        &mut |_, _| {},
        &async || true,
    ))?;
    let solutions: Vec<Solution> =
        attempts.iter().map(|attempt| reading::from_lines(&args.problem, &attempt.texts())).collect();
    let mut judge = witnesses::load(&args.judge)?;
    let scores = pollster::block_on(judge.score(&solutions))?;
    let verdicts: Vec<Verdicts> = solutions.iter().map(tutor::witness).collect();
    let (sound, unsound) = judge.cuts();
    let work = Work { solutions, ..Work::default() };
    let review = tutor::review(&work, &Findings::scored(&verdicts, &scores, Cuts { sound, unsound }), Language::En);
    let output = Output::of(&attempts, &review, &verdicts);
    if args.json {
        println!("{}", serde_json::to_string_pretty(&output)?);
    } else {
        print!("{}", output.text());
    }
    Ok(())
}

/// A drafter's file on the CPU.
pub fn load(path: &Path) -> Result<Drafter<CpuEngine>, Box<dyn Error>> {
    let name = path.display();
    let file = std::fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    Ok(Drafter::load(&file, CpuEngine::new(Precision::F32)).map_err(|error| format!("{name}: {error}"))?)
}

/// The object that `--json` writes.
#[derive(Serialize)]
struct Output<'a> {
    attempts: Vec<AttemptOut<'a>>,
    /// Index of the attempt whose every line is clean, if there is one.
    served: Option<usize>,
}

#[derive(Serialize)]
struct AttemptOut<'a> {
    lines: Vec<LineOut<'a>>,
    ending: &'static str,
    n_pieces: usize,
    answer_right: Option<bool>,
    clean: bool,
}

#[derive(Serialize)]
struct LineOut<'a> {
    text: &'a str,
    p_sound: Option<f32>,
    exact: &'static str,
    mark: Mark,
}

impl<'a> Output<'a> {
    fn of(attempts: &[Attempt], review: &'a Review, verdicts: &[Verdicts]) -> Output<'a> {
        let line = |step: &'a StepCard| LineOut {
            text: &step.text,
            p_sound: step.p_sound,
            exact: match step.exact {
                Verdict::Holds(_) => "holds",
                Verdict::Fails(_) => "fails",
                Verdict::NotChecked(_) => "not checked",
            },
            mark: step.mark,
        };
        let attempts = attempts.iter().zip(&review.cards).zip(verdicts).map(|((attempt, card), verdicts)| AttemptOut {
            lines: card.steps.iter().map(line).collect(),
            ending: attempt.ending.name(),
            n_pieces: attempt.pieces.len(),
            answer_right: verdicts.answer_right,
            clean: card.clean,
        });
        Output { attempts: attempts.collect(), served: review.highlight }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (i, attempt) in self.attempts.iter().enumerate() {
            let answer = match attempt.answer_right {
                Some(true) => "right answer",
                Some(false) => "wrong answer",
                None => "no answer",
            };
            let working = if attempt.clean { "clean working" } else { "not clean" };
            text += &format!("Attempt {}: {answer}, {working}, {}\n", i + 1, attempt.ending);
            for line in &attempt.lines {
                let p_sound = line.p_sound.map_or("-".to_owned(), |p| format!("{p:.2}"));
                let mark = line.mark.name();
                text += &format!("  model {p_sound:>4}  algebra {:<11}  {mark:<9}  {}\n", line.exact, line.text);
            }
            text.push('\n');
        }
        match self.served {
            Some(served) => text + &format!("Attempt {} is served: every line is clean.\n", served + 1),
            None => text + "None is served: no attempt is clean in every line.\n",
        }
    }
}
