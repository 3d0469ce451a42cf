//! Whole reviews of coded pastes: what both witnesses together make of work as it is pasted, and the model alone.

use super::cases::Case;
use super::grades::Tally;
use super::model_alone::{ModelAlone, ModelFigures};
use super::slip_names::SlipNames;
use serde::Serialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use surefoot::engine::CpuEngine;
use surefoot::reading::{self, Work};
use surefoot::scoring::Scorer;
use surefoot::tutor::{self, Cuts, Findings, Verdicts};
use surefoot::words::Language;

/// Counts over all pastes, by topic and by style, the model alone by what algebra knows of a line, and names of slips.
#[derive(Default, Serialize)]
pub struct PasteFigures {
    all: Tally,
    by_topic: BTreeMap<String, Tally>,
    by_style: BTreeMap<String, Tally>,
    model_alone: BTreeMap<&'static str, ModelFigures>,
    slip_names: SlipNames,
}

/// Reviews every paste with both witnesses.
pub fn figures(cases: &[Case], scorer: &mut Scorer<CpuEngine>) -> Result<PasteFigures, Box<dyn Error>> {
    let (sound, unsound) = scorer.cuts();
    let cuts = Cuts { sound, unsound };
    let (mut figures, mut alone) = (PasteFigures::default(), ModelAlone::default());
    for (case, (work, verdicts)) in cases.iter().zip(read_all(cases)) {
        let scores = pollster::block_on(scorer.score(&work.solutions))?;
        let review = tutor::review(&work, &Findings::scored(&verdicts, &scores, cuts), Language::En);
        figures.slip_names.add(case, &work.solutions, &verdicts);
        for (card, verdicts) in review.cards.iter().zip(&verdicts) {
            alone.add(case, card, verdicts, cuts);
        }
        let clean = !review.cards.is_empty() && review.cards.iter().all(|card| card.clean);
        let marks = case.marks(&review);
        figures.all.add(case, &marks, clean);
        for (group, name) in [(&mut figures.by_topic, &case.topic), (&mut figures.by_style, &case.style)] {
            if let Some(name) = name {
                group.entry(name.clone()).or_default().add(case, &marks, clean);
            }
        }
    }
    figures.model_alone = alone.figures();
    Ok(figures)
}

/// What each paste holds and what the exact witness says of it, on all cores.
fn read_all(cases: &[Case]) -> Vec<(Work, Vec<Verdicts>)> {
    let read = |case: &Case| {
        let work = reading::split(&case.paste);
        let verdicts = work.solutions.iter().map(tutor::witness).collect();
        (work, verdicts)
    };
    let n_workers = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = cases.chunks(cases.len().div_ceil(n_workers).max(1));
    std::thread::scope(|scope| {
        let running: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().map(read).collect::<Vec<_>>())).collect();
        running
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

impl fmt::Display for PasteFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = ("in all", self.all.cells());
        for (title, group) in [("by topic", &self.by_topic), ("by style", &self.by_style)] {
            let rows = group.iter().map(|(name, tally)| (name.as_str(), tally.cells()));
            table(f, title, Tally::COLUMNS, rows.chain([all.clone()]))?;
        }
        let rows = self.model_alone.iter().map(|(name, figures)| (*name, figures.cells()));
        table(f, "the model alone", ModelFigures::COLUMNS, rows)?;
        write!(f, "{}", self.slip_names)
    }
}

fn table<'a, const N: usize>(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    columns: [&str; N],
    rows: impl Iterator<Item = (&'a str, [String; N])>,
) -> fmt::Result {
    write!(f, "{title:<28}")?;
    columns.iter().try_for_each(|column| write!(f, "{column:>15}"))?;
    writeln!(f)?;
    for (name, cells) in rows {
        write!(f, "  {name:<26}")?;
        cells.iter().try_for_each(|cell| write!(f, "{cell:>15}"))?;
        writeln!(f)?;
    }
    writeln!(f)
}
