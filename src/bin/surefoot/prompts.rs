//! `surefoot prompts`: rows of generated work as the text that the built-in model reads.

use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use surefoot::{prm, reading};

/// Write rows as the prompts that the model reads, for training
#[derive(clap::Args)]
pub struct Args {
    /// JSON lines as written by `surefoot generate`; `-` reads standard input
    #[arg(default_value = "-")]
    file: String,
    /// How lines are written: the dialect's name in the model file
    #[arg(long, default_value = prm::ALGEBRA_ORIGIN.name)]
    dialect: String,
    /// What is to be learned
    #[arg(long, value_enum, default_value = "lines")]
    labels: Labels,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Labels {
    /// Every line's own label
    Lines,
    /// One label, at the last line: whether the answer is right
    Answer,
}

/// What is read of a row.
#[derive(Deserialize)]
struct Row {
    problem: String,
    steps: Vec<String>,
    labels: Vec<u8>,
    answer_right: bool,
}

impl Row {
    /// One label a line; null where there is nothing to learn.
    fn labels(&self, what: Labels) -> Vec<Option<u8>> {
        let mut labels: Vec<Option<u8>> = self.labels.iter().copied().map(Some).collect();
        if what == Labels::Answer {
            labels.fill(None);
            if let Some(last) = labels.last_mut() {
                *last = Some(u8::from(self.answer_right));
            }
        }
        labels
    }
}

/// One line of output.
#[derive(Serialize)]
struct PromptRow {
    prompt: String,
    labels: Vec<Option<u8>>,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let input: Box<dyn BufRead> = match args.file.as_str() {
        "-" => Box::new(std::io::stdin().lock()),
        path => Box::new(BufReader::new(File::open(path)?)),
    };
    let dialect = prm::dialect(&args.dialect)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut n_written, mut n_dropped) = (0, 0);
    for line in input.lines() {
        let row: Row = serde_json::from_str(&line?)?;
        // A row with a line that is not judged would leave its label without a mark.
        let read = (dialect.prompt)(&reading::from_lines(&row.problem, &row.steps));
        let Some(prompt) = read.filter(|prompt| prompt.lines.iter().all(Option::is_some)) else {
            n_dropped += 1;
            continue;
        };
        n_written += 1;
        serde_json::to_writer(&mut out, &PromptRow { prompt: prompt.text(), labels: row.labels(args.labels) })?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    eprintln!("{n_written} rows written, {n_dropped} dropped: a line could not be read");
    Ok(())
}
