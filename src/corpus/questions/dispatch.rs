//! Which kind of question it is.

use super::question::Question;
use super::rows::Rows;
use super::{functions, lines, parabolas, percentages, sequences, variation};
use crate::corpus::work_out::Worked;
use crate::lexicon::{self, List};
use fastrand::Rng;

/// What one kind of question makes of a text. None where it is none of its own.
type Kind = fn(&Question) -> Option<Rows>;

const KINDS: &[(&str, Kind)] = &[
    ("way.square", parabolas::vertex_form),
    ("way.step-by-step", functions::inverse),
    ("way.step-by-step", functions::zeros),
    ("way.step-by-step", functions::domain),
    ("way.put-in", functions::value),
    ("way.step-by-step", lines::distance),
    ("way.step-by-step", lines::middle),
    ("way.step-by-step", lines::line),
    ("way.step-by-step", lines::features),
    ("way.step-by-step", percentages::share),
    ("way.step-by-step", percentages::whole),
    ("way.step-by-step", percentages::changed),
    ("way.step-by-step", sequences::term_or_sum),
    ("way.step-by-step", variation::value),
];

/// Longest question that is looked at, in bytes.
const MAX_BYTES: usize = 400;

/// The question on one line, and its answer by the first kind that it belongs to. None where it is of no kind.
pub fn answered(text: &str) -> Option<(String, Worked)> {
    let question = Question::of(text).filter(|_| text.len() <= MAX_BYTES)?;
    let worked = KINDS.iter().find_map(|(way, kind)| kind(&question)?.worked(way))?;
    Some((question.text, worked))
}

/// Whether a text asks for something else than a solution or another form: what is no question of a known kind either is
/// not worked out at all.
pub fn asks_otherwise(text: &str) -> bool {
    let lists: [List; 8] = [
        |lexicon| &lexicon.slopes,
        |lexicon| &lexicon.intercepts,
        |lexicon| &lexicon.vertices,
        |lexicon| &lexicon.inverses,
        |lexicon| &lexicon.midpoints,
        |lexicon| &lexicon.symmetry_axes,
        |lexicon| &lexicon.domains,
        |lexicon| &lexicon.asking_percent,
    ];
    let lower = text.to_lowercase();
    lists.into_iter().any(|list| lexicon::names_one(&lower, list))
}

/// Questions that are tried.
const MAX_TRIES: usize = 300;

/// The same question with other numbers, drawn by the seed; `is_good` has the last word on its answer. None where none was
/// found.
pub fn alike_question(text: &str, seed: u64, is_good: impl Fn(&str, &Worked) -> bool) -> Option<String> {
    let (text, here) = answered(text)?;
    let mut rng = Rng::with_seed(seed);
    (0..MAX_TRIES).find_map(|_| {
        let other = with_other_numbers(&text, &mut rng);
        let (other, there) = answered(&other).filter(|(other, _)| *other != text)?;
        let is_like = there.lines.len() == here.lines.len() && there.way == here.way && is_plain(&there, &here);
        (is_like && is_good(&other, &there)).then_some(other)
    })
}

/// Whether the answer has no fraction, root or larger number that the other's has not.
fn is_plain(there: &Worked, here: &Worked) -> bool {
    let last = |worked: &Worked| worked.lines.last().map(|line| line.maths.clone()).unwrap_or_default();
    let (new, old) = (last(there), last(here));
    let longest = |text: &str| text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    !["/", "sqrt", "."].iter().any(|sign| new.contains(sign) && !old.contains(sign))
        && longest(&new) <= longest(&old).max(3)
}

/// The text with other whole numbers of the same length in place of its own; 0 and 1, exponents and numbers that touch a
/// letter stay.
fn with_other_numbers(text: &str, rng: &mut Rng) -> String {
    let (mut other, mut at) = (String::new(), 0);
    while let Some(c) = text[at..].chars().next() {
        let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 {
            other.push(c);
            at += c.len_utf8();
            continue;
        }
        let number = &text[at..at + length];
        let stays = text[..at].ends_with(|c: char| c.is_alphabetic() || "^_.".contains(c))
            || text[at + length..].starts_with(['.'])
            || length > 3
            || number.starts_with(['0', '1']) && length == 1;
        if stays {
            other.push_str(number);
        } else {
            let (least, most) = [(2, 9), (10, 99), (100, 999)][length - 1];
            other.push_str(&rng.i64(least..=most).to_string());
        }
        at += length;
    }
    other
}
