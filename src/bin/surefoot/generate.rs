//! `surefoot generate`: problems with worked solutions and exact labels, as JSON lines.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::error::Error;
use std::io::{BufWriter, Write};
use surefoot::corpus::{self, Family, Options, Split};

/// Write problems with worked solutions and exact labels, as JSON lines
#[derive(clap::Args)]
pub struct Args {
    /// The same seed gives the same rows
    #[arg(long)]
    seed: u64,
    /// Problems to write
    #[arg(long, required_unless_present_any = ["bank", "practice"])]
    count: Option<usize>,
    /// Solutions of each problem
    #[arg(long, default_value_t = 1)]
    candidates: usize,
    /// Candidates to choose among: exactly one is sound throughout, at least two others have the right answer
    #[arg(long, value_name = "CANDIDATES", value_parser = clap::value_parser!(u8).range(3..=16), conflicts_with = "candidates")]
    best_of: Option<u8>,
    /// One family only
    #[arg(long, value_parser = PossibleValuesParser::new(Family::ALL.iter().map(|family| family.name())).try_map(family))]
    family: Option<Family>,
    /// What training may see (train), fresh problems like them (test), or what training never sees: other forms,
    /// strategies, larger numbers, longer solutions. A problem is in the same split for every seed
    #[arg(long, value_parser = PossibleValuesParser::new(Split::ALL.iter().map(|split| split.name())).try_map(split))]
    split: Option<Split>,
    /// Rows for a drafter: uniform small steps on small numbers, some slipped
    #[arg(long, conflicts_with_all = ["best_of", "bank"])]
    drafts: bool,
    /// Largest coefficient of a problem, sizes below it drawn as often
    #[arg(long, default_value_t = 9, requires = "drafts", value_parser = clap::value_parser!(i64).range(3..=12))]
    largest: i64,
    /// Write the built-in bank of problems instead of rows
    #[arg(long)]
    bank: bool,
    /// Write the problems to practise on instead of rows
    #[arg(long, conflicts_with = "bank")]
    practice: bool,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    if args.bank {
        let bank = corpus::bank(args.seed);
        println!("{}", serde_json::to_string_pretty(&bank)?);
        return Ok(());
    }
    if args.practice {
        println!("{}", serde_json::to_string(&corpus::practice(args.seed))?);
        return Ok(());
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.drafts {
        let count = args.count.unwrap_or_default();
        let mut rows = corpus::drafts(args.seed, count, args.largest, args.family, args.split);
        for row in &mut rows {
            write(&mut out, &row)?;
        }
        out.flush()?;
        eprintln!(
            "surefoot: {} rows thrown away: the checker does not say what construction does",
            rows.n_thrown_away()
        );
        return Ok(());
    }
    let options = Options {
        count: args.count.unwrap_or_default(),
        candidates: args.best_of.map_or(args.candidates, usize::from),
        best_of: args.best_of.is_some(),
        family: args.family,
        split: args.split,
        ..Options::default()
    };
    let mut rows = corpus::generate(args.seed, &options);
    for row in &mut rows {
        write(&mut out, &row)?;
    }
    out.flush()?;
    eprintln!("surefoot: {}", rows.counts());
    Ok(())
}

fn write(out: &mut impl Write, row: &corpus::Row) -> Result<(), Box<dyn Error>> {
    serde_json::to_writer(&mut *out, row)?;
    Ok(out.write_all(b"\n")?)
}

fn family(name: String) -> Result<Family, String> {
    Family::of_name(&name).ok_or(name)
}

fn split(name: String) -> Result<Split, String> {
    Split::of_name(&name).ok_or(name)
}
