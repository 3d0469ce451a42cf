//! `surefoot judge`: what both witnesses say of drafts spelled in the drafter's pieces, a problem a line, for training.

use crate::witnesses::Judges;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::io::{BufRead, Write};
use std::path::PathBuf;
use surefoot::drafting::{self, WrittenLines};

/// Judge drafts spelled in pieces: JSON lines in, JSON lines out, each answered at once
#[derive(clap::Args)]
pub struct Args {
    /// The process reward model
    #[arg(long, default_value = "public/models/algebra-prm.gguf")]
    judge: PathBuf,
}

/// One problem, `solve 2 x = 4 ?`, and what was written below it, `x = 2 ; end`.
#[derive(Deserialize)]
struct Row {
    prompt: String,
    drafts: Vec<String>,
}

#[derive(Serialize)]
struct Answer {
    drafts: Vec<DraftOut>,
}

#[derive(Serialize)]
struct DraftOut {
    /// It ends by itself, and its last line answers the problem.
    right: bool,
    /// And every line follows, by the exact witness.
    sound: bool,
    /// Of each line, by the exact witness; null where it cannot say.
    follows: Vec<Option<bool>>,
    /// Of each line, P(sound) by the process reward model; null where it does not judge.
    p_sound: Vec<Option<f32>>,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let mut judges = Judges::load(&args.judge, None)?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let row: Row = serde_json::from_str(&line?)?;
        let answer = answer(&mut judges, &row)?;
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(judges: &mut Judges, row: &Row) -> Result<Answer, Box<dyn Error>> {
    let problem = drafting::problem_text(&row.prompt).ok_or_else(|| format!("{}: not a problem", row.prompt))?;
    let written: Vec<WrittenLines> = row.drafts.iter().map(|draft| drafting::written_lines(draft)).collect();
    let lines: Vec<Vec<String>> = written.iter().map(|written| written.lines.clone()).collect();
    judges.forget();
    let judged = judges.judge(&problem, &lines)?;
    let drafts = judged.into_iter().zip(&written).map(|(judged, written)| DraftOut {
        right: written.is_finished && judged.exact.is_right,
        sound: written.is_finished && judged.exact.is_sound,
        follows: judged.follows,
        p_sound: judged.p_sound,
    });
    Ok(Answer { drafts: drafts.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn what_is_said_of_a_draft_is_right_sound_and_line_by_line() {
        let model = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf"));
        let mut judges = Judges::load(model, None).unwrap();
        let drafts = [
            "2 x = 11 - 3 ; 2 x = 8 ; x = 4 ; end",
            "2 x = 11 - 3 ; 2 x = 9 ; x = 4 ; end",
            "2 x = 11 - 3 ; 2 x = 9 ; x = 9 / 2 ; end",
            "2 x = 11 - 3 ; 2 x = 8 ; x = 4",
        ];
        let row = Row { prompt: "solve 2 x + 3 = 11 ?".to_owned(), drafts: drafts.map(str::to_owned).to_vec() };
        let found = answer(&mut judges, &row).unwrap().drafts;
        let of = |is: fn(&DraftOut) -> bool| found.iter().map(is).collect::<Vec<bool>>();
        assert_eq!(of(|draft| draft.right), [true, true, false, false]);
        assert_eq!(of(|draft| draft.sound), [true, false, false, false]);
        assert_eq!(found[1].follows, [Some(true), Some(false), Some(false)]);
        assert!(found[0].p_sound.iter().all(|p| p.is_some_and(|p| p > 0.9)), "{:?}", found[0].p_sound);
        assert!(found[1].p_sound[1].is_some_and(|p| p < 0.5), "{:?}", found[1].p_sound);
        let other = Row { prompt: "solve 2 x = 4".to_owned(), drafts: Vec::new() };
        assert!(answer(&mut judges, &other).is_err());
    }
}
