//! `surefoot review`: both witnesses on a paste.
//!
//! Exit status: 0 when at least one line was reviewed, whatever its mark; 1 when there was nothing to review or a file
//! could not be read; 2 when the arguments are wrong. What was wrong is said on standard error; with `--json` standard
//! output holds the object all the same, as long as the paste could be read.

use crate::shipped::{SHIPPED, model_file};
use serde::Serialize;
use std::error::Error;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use surefoot::engine::{CpuEngine, Precision};
use surefoot::reading::{self, Role, Work};
use surefoot::scoring::Scorer;
use surefoot::tutor::{self, Card, Cuts, Findings, Learned, Mark, Review, StepCard, Verdict, Verdicts};
use surefoot::words::Language;

/// A paste longer than this is not read: a thousand pages of working.
const MAX_PASTE_BYTES: u64 = 16 << 20;

/// Read a paste and print what both witnesses say of every line
#[derive(clap::Args)]
pub struct Args {
    /// Write one JSON object instead of text
    #[arg(long)]
    json: bool,
    /// The process reward model; without it only algebra judges [default: public/models/algebra-prm.gguf, if there]
    #[arg(long)]
    model: Option<PathBuf>,
    /// The paste, UTF-8; `-` reads standard input
    file: PathBuf,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let paste = read(&args.file)?;
    let work = reading::split(&paste);
    let verdicts: Vec<Verdicts> = work.solutions.iter().map(tutor::witness).collect();
    let scored = match model_file(args.model)? {
        Some(file) => Some(score(&file, &work).map_err(|error| format!("{}: {error}", file.display()))?),
        None => {
            eprintln!("surefoot: there is no model at {SHIPPED}, so only algebra judges and p_sound is null");
            None
        }
    };
    let findings = match &scored {
        Some((scores, cuts)) => Findings::scored(&verdicts, scores, *cuts),
        None => Findings { learned: Learned::Absent, ..Findings::exact_only(&verdicts) },
    };
    let review = tutor::review(&work, &findings, Language::En);
    let mut out = std::io::stdout().lock();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &Output::of(&review))?;
        writeln!(out)?;
    } else {
        write!(out, "{}", as_text(&review))?;
    }
    out.flush()?;
    for notice in &review.notices {
        eprintln!("surefoot: {}", tutor::notice_sentence(notice, Language::En));
    }
    if work.solutions.iter().flat_map(|solution| &solution.steps).all(|step| step.role == Role::Words) {
        return Err("there is no line of working to review".into());
    }
    Ok(())
}

/// One list for each solution: P(sound) of each step, None where the model does not judge.
type Scores = Vec<Vec<Option<f32>>>;

/// The scores of everything in `work`, and the model's own cuts.
fn score(file: &Path, work: &Work) -> Result<(Scores, Cuts), Box<dyn Error>> {
    let bytes = std::fs::read(file)?;
    let mut scorer = Scorer::load(&bytes, CpuEngine::new(Precision::F32))?;
    let (sound, unsound) = scorer.cuts();
    Ok((pollster::block_on(scorer.score(&work.solutions))?, Cuts { sound, unsound }))
}

fn read(file: &Path) -> Result<String, Box<dyn Error>> {
    let mut bytes = Vec::new();
    let name = file.display();
    if file == Path::new("-") {
        std::io::stdin().lock().take(MAX_PASTE_BYTES + 1).read_to_end(&mut bytes)?;
    } else {
        let opened = std::fs::File::open(file).map_err(|error| format!("{name}: {error}"))?;
        opened.take(MAX_PASTE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
    }
    if bytes.len() as u64 > MAX_PASTE_BYTES {
        return Err(format!("{name}: longer than {} MiB", MAX_PASTE_BYTES >> 20).into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{name}: not UTF-8 text (byte {at} does not belong to a character)").into()
    })
}

/// The object that `--json` writes.
#[derive(Serialize)]
struct Output<'a> {
    solutions: Vec<SolutionOut<'a>>,
}

#[derive(Serialize)]
struct SolutionOut<'a> {
    /// The problem's maths, or null where the paste names none.
    problem: Option<&'a str>,
    steps: Vec<StepOut<'a>>,
    first_unsound: Option<usize>,
    clean: bool,
}

#[derive(Serialize)]
struct StepOut<'a> {
    text: &'a str,
    /// Bytes of the paste, half-open.
    span: [usize; 2],
    /// What the row is in the work: step, given, definition, condition, sidework, check, answer, words.
    role: Role,
    p_sound: Option<f32>,
    exact: &'static str,
    mark: Mark,
}

impl<'a> Output<'a> {
    fn of(review: &'a Review) -> Output<'a> {
        let step = |step: &'a StepCard| StepOut {
            text: &step.text,
            span: [step.span.start, step.span.end],
            role: step.role,
            p_sound: step.p_sound,
            exact: exact_word(&step.exact),
            mark: step.mark,
        };
        let solution = |card: &'a Card| SolutionOut {
            problem: card.problem.as_ref().map(|given| given.text.as_str()),
            steps: card.steps.iter().map(step).collect(),
            first_unsound: card.first_unsound,
            clean: card.clean,
        };
        Output { solutions: review.cards.iter().map(solution).collect() }
    }
}

fn exact_word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Holds(_) => "holds",
        Verdict::Fails(_) => "fails",
        Verdict::NotChecked(_) => "not checked",
    }
}

/// The review as a table for each solution, with what speaks for each mark below its line.
fn as_text(review: &Review) -> String {
    let mut text = String::new();
    for (i, card) in review.cards.iter().enumerate() {
        let problem = card.problem.as_ref().map_or("no problem given", |given| &given.text);
        text += &format!("Solution {}: {problem}\n", tutor::solution_name(i));
        for step in &card.steps {
            let bytes = format!("{}..{}", step.span.start, step.span.end);
            let p_sound = step.p_sound.map_or("-".to_owned(), |p| format!("{p:.2}"));
            let exact = exact_word(&step.exact);
            let mark = step.mark.name();
            text += &format!("  {bytes:>11}  model {p_sound:>4}  algebra {exact:<11}  {mark:<9}  {}\n", step.text);
            text += &format!("               {}\n", step.why);
        }
        text.push('\n');
    }
    text + &review.summary + "\n"
}
