//! Coded pastes: work as somebody pastes it, with what is true of each of its lines.
//!
//! A file has one JSON object a line:
//!
//! ```json
//! {"id": "linear-01", "topic": "linear equations", "style": "notebook",
//!  "paste": "2x + 3 = 11\n2x = 14\nx = 7\n", "right": ["0", "U", "C"]}
//! ```
//!
//! `right` holds a code for each line ([`Code`]), given by mathematics alone and never by what a review says. The lines
//! are those of the paste, unless `lines` cuts it otherwise: pieces of the paste in order, one byte between each two.
//! Topic and style are free words, by which the figures are grouped. `slips` may hold, by the index of a wrong line, the ids
//! of the catalogue's slips that are true of it: `{"1": ["LE1"]}`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use surefoot::tutor::{Mark, Review};

/// What is true of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Code {
    /// A problem, a further given, the model of a word problem, a formula put down to be used, words. It claims nothing
    /// that the work itself could prove.
    #[serde(rename = "0")]
    Given,
    /// Follows from what stands above.
    #[serde(rename = "S")]
    Sound,
    /// Follows; careless enough in its form that a doubt is in order.
    #[serde(rename = "s")]
    SoundOrUnsure,
    /// Follows, and may have brought in answers (squared, multiplied by what may be zero) that are still to be tested.
    #[serde(rename = "G")]
    MayAdd,
    /// Follows from an unsound line above.
    #[serde(rename = "C")]
    Carried,
    /// Does not follow: a slip, a lost or an invented answer, a false check.
    #[serde(rename = "U")]
    Unsound,
    /// Jumps from an unsound line back to what is true, without a reason.
    #[serde(rename = "R")]
    Recovered,
    /// Right by luck: it keeps the solutions, and no rule gives it.
    #[serde(rename = "L")]
    Lucky,
    /// Claims nothing, yet may be judged: anything but an accusation is right.
    #[serde(rename = "-")]
    NoClaim,
    /// Outside of school algebra; likewise.
    #[serde(rename = "X")]
    Outside,
    /// Teachers would disagree: not counted.
    #[serde(rename = "D")]
    Debatable,
}

impl Code {
    /// The line says something that is right or wrong.
    pub fn is_claim(self) -> bool {
        !matches!(self, Code::Given | Code::NoClaim | Code::Outside | Code::Debatable)
    }

    /// The line should not have been written.
    pub fn is_wrong(self) -> bool {
        matches!(self, Code::Unsound | Code::Recovered | Code::Lucky)
    }
}

/// One paste.
#[derive(Deserialize)]
pub struct Case {
    pub topic: Option<String>,
    pub style: Option<String>,
    pub paste: String,
    lines: Option<Vec<String>>,
    pub right: Vec<Code>,
    #[serde(default)]
    pub slips: BTreeMap<usize, Vec<String>>,
}

impl Case {
    /// The byte of the paste at which each line starts.
    fn starts(&self) -> Vec<usize> {
        let of_paste = || self.paste.trim_end_matches('\n').split('\n').map(str::len).collect();
        let lengths: Vec<usize> =
            self.lines.as_ref().map_or_else(of_paste, |lines| lines.iter().map(String::len).collect());
        let after = |at: &mut usize, length: usize| {
            let start = *at;
            *at += length + 1;
            Some(start)
        };
        lengths.into_iter().scan(0, after).collect()
    }

    /// The line in which this byte of the paste stands; None where the codes are not told by line.
    pub fn line_of(&self, byte: usize) -> Option<usize> {
        let starts = self.starts();
        (starts.len() == self.right.len()).then(|| starts.iter().rposition(|&start| start <= byte).unwrap_or(0))
    }

    /// The worst mark of each line, None where a line has none. A line that is carried though no line above it was found
    /// wrong accuses, and counts as unsound. Where there are other codes than lines (several formulas in one), the marks are
    /// those of the claims in order, if there are as many.
    pub fn marks(&self, review: &Review) -> Vec<Option<Mark>> {
        let steps = || review.cards.iter().flat_map(|card| &card.steps);
        let mut marks: Vec<Option<Mark>> = vec![None; self.right.len()];
        if self.starts().len() != self.right.len() {
            let of_claims: Vec<Mark> = steps().map(|step| step.mark).filter(|&mark| mark != Mark::Given).collect();
            let claims: Vec<usize> = (0..self.right.len()).filter(|&i| self.right[i].is_claim()).collect();
            if claims.len() == of_claims.len() {
                claims.into_iter().zip(of_claims).for_each(|(i, mark)| marks[i] = Some(mark));
            }
            return marks;
        }
        for step in steps() {
            let Some(line) = self.line_of(step.span.start) else { continue };
            marks[line] = marks[line].into_iter().chain([step.mark]).min_by_key(|&mark| badness_rank(mark));
        }
        let mut is_below_slip = false;
        for mark in marks.iter_mut().flatten() {
            if *mark == Mark::Carried && !is_below_slip {
                *mark = Mark::Unsound;
            }
            is_below_slip |= matches!(mark, Mark::Unsound | Mark::Recovered | Mark::Lucky);
        }
        marks
    }

    /// The work is right throughout, and says something.
    pub fn is_sound(&self) -> bool {
        use Code::{Given, MayAdd, NoClaim, Sound, SoundOrUnsure};
        let fits = |code: &Code| matches!(code, Given | NoClaim | MayAdd | Sound | SoundOrUnsure);
        self.right.iter().all(fits) && self.right.iter().any(|code| matches!(code, Sound | SoundOrUnsure))
    }
}

/// The place of a mark among those of one line: the worst first.
fn badness_rank(mark: Mark) -> usize {
    use Mark::{Carried, Given, Lucky, Recovered, Sound, Unchecked, Unsound, Unsure};
    let order = [Unsound, Recovered, Lucky, Unsure, Unchecked, Given, Carried, Sound];
    order.iter().position(|&other| other == mark).unwrap_or(order.len())
}

/// Reads a file of such pastes; an error names the line.
pub fn read(path: &Path) -> Result<Vec<Case>, Box<dyn Error>> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let case = |(line, line_no): (&str, usize)| {
        serde_json::from_str(line).map_err(|error| format!("{name}, line {line_no}: {error}").into())
    };
    let cases: Vec<Case> = text.lines().zip(1..).map(case).collect::<Result<_, Box<dyn Error>>>()?;
    if cases.is_empty() { Err(format!("{name}: no pastes").into()) } else { Ok(cases) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use surefoot::reading;
    use surefoot::tutor::{self, Findings};
    use surefoot::words::Language;

    fn case(json: &str) -> Case {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn lines_are_found_again() {
        let plain = case(r#"{"paste": "2x = 4\nx = 2\n", "right": ["0", "S"]}"#);
        assert_eq!((plain.line_of(0), plain.line_of(6), plain.line_of(7)), (Some(0), Some(0), Some(1)));
        let cut = case(r#"{"paste": "2x = 4 // x = 2", "lines": ["2x = 4", "// x = 2"], "right": ["0", "S"]}"#);
        assert_eq!((cut.line_of(5), cut.line_of(10)), (Some(0), Some(1)));
        let other = case(r#"{"paste": "2x = 4 // x = 2", "right": ["0", "S"]}"#);
        assert_eq!(other.line_of(0), None);
    }

    #[test]
    fn a_line_has_the_worst_of_its_marks() {
        let check = |case: Case, wanted: &[Option<Mark>]| {
            let work = reading::split(&case.paste);
            let verdicts: Vec<_> = work.solutions.iter().map(tutor::witness).collect();
            let review = tutor::review(&work, &Findings::exact_only(&verdicts), Language::En);
            assert_eq!(case.marks(&review), wanted);
        };
        let wrong = r#"{"paste": "2x + 3 = 11\n2x = 14\nx = 7\n", "right": ["0", "U", "C"]}"#;
        check(case(wrong), &[None, Some(Mark::Unsound), Some(Mark::Carried)]);
        let one_row = r#"{"paste": "Solve 2x + 3 = 11\n2x = 8, x = 5\n", "right": ["0", "U"]}"#;
        check(case(one_row), &[None, Some(Mark::Unsound)]);
        let in_order = r#"{"paste": "2x + 3 = 11; 2x = 8; x = 5", "right": ["0", "S", "U"]}"#;
        check(case(in_order), &[None, Some(Mark::Sound), Some(Mark::Unsound)]);
    }

    #[test]
    fn a_case_is_sound_only_as_a_whole() {
        assert!(case(r#"{"paste": "x", "right": ["0", "S", "G", "S"]}"#).is_sound());
        assert!(!case(r#"{"paste": "x", "right": ["0", "S", "U"]}"#).is_sound());
        assert!(!case(r#"{"paste": "x", "right": ["0", "-"]}"#).is_sound());
    }
}
