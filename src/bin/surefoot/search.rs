//! `surefoot search`: ways of choosing among a drafter's attempts, compared at equal numbers of generated pieces.
//!
//! For each problem the most attempts are drafted once, and every smaller number is a beginning of them, so that all ways
//! of picking see the same attempts. Search over steps draws its own, and may draw as many pieces as the attempts of its N
//! took on that problem.

mod beam;
mod comparison;
mod figures;
mod pick;

use super::draft;
use super::witnesses::Judges;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use comparison::{Comparison, Setup};
use std::error::Error;
use std::path::PathBuf;
use surefoot::corpus::{self, DRAFTED, Family, Split};

/// Compare ways of choosing among a drafter's attempts, on held-out problems
#[derive(clap::Args)]
pub struct Args {
    /// The drafter's GGUF file
    #[arg(long)]
    model: PathBuf,
    /// The process reward model
    #[arg(long, default_value = "public/models/algebra-prm.gguf")]
    judge: PathBuf,
    /// The judge of answers
    #[arg(long, default_value = "public/models/algebra-orm.gguf")]
    outcome_model: PathBuf,
    /// Held-out problems
    #[arg(long, default_value_t = 200)]
    problems: usize,
    /// Problems of one family only
    #[arg(long, value_parser = PossibleValuesParser::new(DRAFTED.iter().map(|(family, _)| family.name())).try_map(family))]
    family: Option<Family>,
    /// Largest coefficient of a problem
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(i64).range(3..=12))]
    largest: i64,
    /// The most attempts at a problem; the table has every power of two up to it
    #[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u16).range(1..=64))]
    most: u16,
    /// The same seed gives the same problems and attempts
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    drawing: draft::Drawing,
    /// Only pick among whole attempts, no search over steps
    #[arg(long)]
    no_beam: bool,
    /// Write one JSON object instead of a table
    #[arg(long)]
    json: bool,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let mut comparison = Comparison::new(Setup {
        drafter: draft::load(&args.model)?,
        judges: Judges::load(&args.judge, Some(&args.outcome_model))?,
        settings: args.drawing.settings(),
        numbers: (0..7).map(|power| 1 << power).take_while(|n| *n <= usize::from(args.most)).collect(),
        has_beam: !args.no_beam,
        seed: args.seed,
    });
    for row in corpus::drafts(args.seed, args.problems, args.largest, args.family, Some(Split::Test)) {
        comparison.problem(&row.problem, row.family.name())?;
    }
    let figures = comparison.figures();
    if args.json {
        println!("{}", serde_json::to_string_pretty(&figures)?);
    } else {
        print!("{figures}");
    }
    Ok(())
}

fn family(name: String) -> Result<Family, String> {
    Family::of_name(&name).ok_or(name)
}
