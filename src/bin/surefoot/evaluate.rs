//! `surefoot evaluate`: how good a model is on labelled rows, and how to read its scores; or how good a whole review is on
//! pastes whose lines somebody has coded (`pastes.rs`).
//!
//! Lines are called unsound below the model's own cut for "clean". A line that the model does not judge is left out of
//! the figures by line (their share is reported), passes for sound in the figures by solution, and a candidate that
//! holds one is picked last.

mod best_of_n;
mod cases;
mod figures;
mod grades;
mod model_alone;
mod pastes;
mod refusals;
mod rows;
mod slip_names;

use crate::shipped::{SHIPPED, model_file};
use figures::Figures;
use refusals::Refusals;
use std::error::Error;
use std::path::{Path, PathBuf};
use surefoot::engine::{CpuEngine, Precision};
use surefoot::prm::{Calibration, DomainFigure};
use surefoot::reading::Solution;
use surefoot::scoring::Scorer;

/// Measure a model on labelled rows, or whole reviews on coded pastes
#[derive(clap::Args)]
pub struct Args {
    /// The model's GGUF file [default: public/models/algebra-prm.gguf, if there]
    #[arg(long)]
    model: Option<PathBuf>,
    /// JSON lines with problem, steps and labels (1 sound, 0 unsound), as `surefoot generate` writes them
    #[arg(long, required_unless_present = "pastes")]
    data: Option<PathBuf>,
    /// JSON lines with whole pastes and a code for each of their lines: what does a review make of them?
    #[arg(long, conflicts_with_all = ["data", "out_of_domain", "calibrate", "against", "outcome_model"])]
    pastes: Option<PathBuf>,
    /// The rows are no algebra that the model was taught, and have no labels: how many lines does it refuse?
    #[arg(long, conflicts_with_all = ["calibrate", "against", "outcome_model"])]
    out_of_domain: bool,
    /// Write one JSON object instead of text
    #[arg(long)]
    json: bool,
    /// Fit temperature and cuts to these rows and write them to this file, for `surefoot quantize --calibration`
    #[arg(long)]
    calibrate: Option<PathBuf>,
    /// Another format of the same model: count the lines that fall on the other side of the cut
    #[arg(long)]
    against: Option<PathBuf>,
    /// A model that was taught from final answers only, for comparison: its score is that of the last line
    #[arg(long)]
    outcome_model: Option<PathBuf>,
    /// Round activations to 8 bits before they are multiplied; the page and the figures of the model card do not
    #[arg(long)]
    rounded: bool,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let precision = if args.rounded { Precision::Quantised } else { Precision::F32 };
    let model =
        model_file(args.model)?.ok_or_else(|| format!("there is no model at {SHIPPED}; name one with --model"))?;
    let mut scorer = load(&model, precision)?;
    if let Some(path) = &args.pastes {
        return print(&pastes::figures(&cases::read(path)?, &mut scorer)?, args.json);
    }
    let data = args.data.ok_or("no rows to measure on")?;
    if args.out_of_domain {
        let rows = refusals::read(&data)?;
        let solutions: Vec<Solution> = rows.iter().map(refusals::Row::solution).collect();
        let scores = pollster::block_on(scorer.score(&solutions))?;
        return print(&Refusals::of(&rows, &scores, scorer.cuts()), args.json);
    }
    let rows = rows::read(&data)?;
    let solutions: Vec<Solution> = rows.iter().map(rows::Row::solution).collect();
    if let Some(path) = &args.calibrate {
        let labels: Vec<Vec<u8>> = rows.iter().map(|row| row.labels.clone()).collect();
        let (found, domains) = pollster::block_on(scorer.calibrate(&solutions, &labels))?;
        std::fs::write(path, serde_json::to_string_pretty(&calibration_file(&found, &domains))? + "\n")?;
        eprintln!(
            "temperature {:.3}, clean from {:.3}, unsound below {:.3}",
            found.temperature, found.cut_sound, found.cut_unsound
        );
    }
    let scores = pollster::block_on(scorer.score(&solutions))?;
    let outcomes = match &args.outcome_model {
        Some(path) => Some(pollster::block_on(load(path, precision)?.score(&solutions))?),
        None => None,
    };
    let cuts = scorer.cuts();
    let mut figures = Figures::of(&rows, &scores, outcomes.as_deref(), cuts);
    if let Some(path) = &args.against {
        let other = pollster::block_on(load(path, precision)?.score(&solutions))?;
        figures.flipped(&scores, &other, cuts.0);
    }
    print(&figures, args.json)
}

fn print(figures: &(impl serde::Serialize + std::fmt::Display), json: bool) -> Result<(), Box<dyn Error>> {
    if json {
        println!("{}", serde_json::to_string_pretty(figures)?);
    } else {
        print!("{figures}");
    }
    Ok(())
}

fn load(path: &Path, precision: Precision) -> Result<Scorer<CpuEngine>, Box<dyn Error>> {
    let name = path.display();
    let file = std::fs::read(path).map_err(|error| format!("{name}: {error}"))?;
    Ok(Scorer::load(&file, CpuEngine::new(precision)).map_err(|error| format!("{name}: {error}"))?)
}

/// The form that `surefoot quantize --calibration` reads.
fn calibration_file(found: &Calibration, domains: &[DomainFigure]) -> serde_json::Value {
    let curve: Vec<_> = found.curve.iter().map(|point| [point.cut, point.false_alarm, point.recall]).collect();
    let domain = |figure: &DomainFigure| {
        let DomainFigure { domain, n_steps, auroc, judged } = figure;
        serde_json::json!({ "domain": domain.name(), "n_steps": n_steps, "auroc": auroc, "judged": judged })
    };
    serde_json::json!({
        "temperature": found.temperature,
        "cut_sound": found.cut_sound,
        "cut_unsound": found.cut_unsound,
        "curve": curve,
        "domains": domains.iter().map(domain).collect::<Vec<_>>(),
    })
}
