//! `surefoot review`: both witnesses on a paste.
//!
//! Exit status: 0 when at least one line was reviewed, whatever its mark; 1 when there was nothing to review or a file
//! could not be read; 2 when the arguments are wrong. What was wrong is said on standard error; with `--json` standard
//! output holds the object all the same, as long as the paste could be read.

use crate::shipped::{SHIPPED, model_file};
use std::error::Error;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use surefoot::reading::Role;
use surefoot::reviewer::{MAX_TEXT_BYTES, Reviewer};
use surefoot::tutor::{self, Review, exact_word};
use surefoot::words::Language;

/// Read a paste and print what both witnesses say of every line
#[derive(clap::Args)]
pub struct Args {
    /// Write one JSON object instead of text
    #[arg(long)]
    json: bool,
    /// What is said of each line and of the whole, in this language (en, de); with --json it is left out otherwise
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    sentences: Option<Language>,
    /// The process reward model; without it only algebra judges [default: public/models/algebra-prm.gguf, if there]
    #[arg(long)]
    model: Option<PathBuf>,
    /// The paste, UTF-8; `-` reads standard input
    file: PathBuf,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let paste = read(&args.file)?;
    let mut reviewer = match model_file(args.model)? {
        Some(file) => {
            let of_file = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
            let bytes = std::fs::read(&file).map_err(|error| of_file(&error))?;
            Reviewer::with_model(&bytes).map_err(|error| of_file(&error))?
        }
        None => {
            eprintln!("surefoot: there is no model at {SHIPPED}, so only algebra judges and p_sound is null");
            Reviewer::exact_only()
        }
    };
    let review = pollster::block_on(reviewer.review(&paste, args.sentences.unwrap_or_default()))?;
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", tutor::review_to_json(&review, args.sentences))?;
    } else {
        write!(out, "{}", as_text(&review))?;
    }
    out.flush()?;
    for notice in &review.notices {
        eprintln!("surefoot: {}", tutor::notice_sentence(notice, args.sentences.unwrap_or_default()));
    }
    if review.cards.iter().flat_map(|card| &card.steps).all(|step| step.role == Role::Words) {
        return Err("there is no line of working to review".into());
    }
    Ok(())
}

fn language(tag: &str) -> Result<Language, String> {
    let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
    Language::from_tag(tag).ok_or_else(|| format!("not one of {}", tags.join(", ")))
}

fn read(file: &Path) -> Result<String, Box<dyn Error>> {
    let mut bytes = Vec::new();
    let name = file.display();
    if file == Path::new("-") {
        std::io::stdin().lock().take(MAX_TEXT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    } else {
        let opened = std::fs::File::open(file).map_err(|error| format!("{name}: {error}"))?;
        opened.take(MAX_TEXT_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
    }
    if bytes.len() > MAX_TEXT_BYTES {
        return Err(format!("{name}: longer than {} MiB", MAX_TEXT_BYTES >> 20).into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{name}: not UTF-8 text (byte {at} does not belong to a character)").into()
    })
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
