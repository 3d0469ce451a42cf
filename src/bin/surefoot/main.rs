//! The native tool: generates data, quantises and evaluates models, reviews a paste.

use clap::{Parser, Subcommand};
use std::error::Error;
use std::process::ExitCode;

mod batches;
mod draft;
mod evaluate;
mod generate;
mod judge;
mod prompts;
mod quantize;
mod review;
mod search;
mod shipped;
mod witnesses;

#[derive(Parser)]
#[command(version, about = "Surefoot's native tool")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Generate(generate::Args),
    Prompts(prompts::Args),
    Quantize(quantize::Args),
    Evaluate(evaluate::Args),
    Review(review::Args),
    Batches(batches::Args),
    Draft(draft::Args),
    Search(search::Args),
    Judge(judge::Args),
}

fn main() -> ExitCode {
    let done: Result<(), Box<dyn Error>> = match Cli::parse().command {
        Command::Generate(args) => generate::run(args),
        Command::Prompts(args) => prompts::run(args),
        Command::Quantize(args) => quantize::run(args),
        Command::Evaluate(args) => evaluate::run(args),
        Command::Review(args) => review::run(args),
        Command::Batches(args) => batches::run(args),
        Command::Draft(args) => draft::run(args),
        Command::Search(args) => search::run(args),
        Command::Judge(args) => judge::run(args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("surefoot: {error}");
            ExitCode::FAILURE
        }
    }
}
