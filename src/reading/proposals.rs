//! Problems that ask of a value or a point whether it solves what they give: "Is x = 3 a solution of 2x + 1 = 9?", "Does
//! (2, 3) lie on y = 2x - 1?", "Show that x = 3 is a root of x² - 9 = 0".
//!
//! The problem is the equation; the value claims nothing until the work has answered.

use super::pieces::{self, Piece, append};
use super::statements;
use super::told_line::points_among;
use super::work::{Problem, Step};
use crate::lexicon::names_one;
use crate::lexicon::{self, List, all, prefix_bytes};
use crate::notation::{self, Rel, Statement, build};
use crate::text::{Mapped, Row, has_relation};

/// The problem that a row states, if it is such a question.
pub(super) fn asked(row: &Row) -> Option<Problem> {
    let text = row.text();
    let plain = text.text().trim_start().replace([',', '$'], "");
    let is_in = |list: List| names_one(&plain.to_lowercase(), list);
    let begins = all(|lexicon| &lexicon.asking_whether).any(|words| prefix_bytes(&plain, words).is_some());
    if !begins || !is_in(|lexicon| &lexicon.proposed_as) {
        return None;
    }
    let mut line = Vec::new();
    let said = row.segments.iter().filter(|segment| !segment.text.is_blank());
    let alone = said.clone().count() == 1;
    said.for_each(|segment| pieces::read(segment, alone, &mut line));
    let maths: Vec<Mapped> = pieces::joined(line)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Math(statement) if statement.unread.is_none() => Some(statement.math),
            _ => None,
        })
        .collect();
    let (values, equations): (Vec<Mapped>, Vec<Mapped>) =
        maths.into_iter().filter(|math| has_relation(math.text())).partition(|math| gives_value(math.text()));
    let mut math = Mapped::default();
    for (i, equation) in equations.iter().enumerate() {
        let start = equation.span();
        if i > 0 {
            " and".chars().for_each(|c| math.push(c, start));
        }
        append(&mut math, equation);
    }
    let read = notation::parse(math.text()).statement?;
    let letters: Vec<String> = notation::variables(&read).into_iter().collect();
    let proposed = match (values.as_slice(), letters.as_slice()) {
        ([value], [_, ..]) => notation::parse(value.text()).statement?,
        ([], [x, y]) => {
            let (points, says) = (points_among(&plain_points(text.text())), |name: &str, value| {
                Statement::Chain(build::variable(name), vec![(Rel::Eq, value)])
            });
            let [[at_x, at_y]] = <[_; 1]>::try_from(points).ok()?;
            Statement::And(vec![says(x, at_x), says(y, at_y)])
        }
        ([], [letter]) => {
            let number = named_number(&plain)?;
            notation::parse(&format!("{letter} = {number}")).statement?
        }
        _ => return None,
    };
    let speaks_of_all = notation::variables(&proposed).iter().all(|name| letters.contains(name));
    speaks_of_all.then(|| Problem { proposed: Some(proposed), ..Problem::new(math, text.span()) })
}

/// Delimiters of formulas would stand between a point and its name.
fn plain_points(text: &str) -> String {
    text.replace('$', " ")
}

/// `x = 3`, `x = 1 and y = 2`, `a = -1/2`.
fn gives_value(math: &str) -> bool {
    let letters = statements::variables(math);
    let is_value = |part: &str| {
        part.split_once('=').is_some_and(|(name, value)| {
            name.trim().chars().count() == 1
                && value.contains(|c: char| c.is_ascii_digit())
                && statements::variables(value).is_empty()
        })
    };
    let parts = math
        .trim_matches(['$', ' '])
        .split([',', ';'])
        .flat_map(|part| lexicon::joined(part, lexicon::Joiner::And).into_iter().map(|(_, part)| part));
    !letters.is_empty() && parts.filter(|part| !part.trim().is_empty()).all(is_value)
}

/// The number that a question begins with: `-3` of "Is -3 a solution of ...".
fn named_number(question: &str) -> Option<&str> {
    let begins = all(|lexicon| &lexicon.asking_whether).filter_map(|words| prefix_bytes(question, words)).max()?;
    let number = question[begins..].split_whitespace().next()?;
    let is_number = number.trim_start_matches(['-', '−']).starts_with(|c: char| c.is_ascii_digit());
    (is_number && !has_relation(number)).then_some(number)
}

/// What the words beside a row, or the words that a row is, answer: yes or no. None where they say neither.
pub fn answered(step: &Step) -> Option<bool> {
    let words = [Some(&step.math).filter(|_| step.statement().is_none()), step.reason.as_ref()];
    let said: Vec<String> = words.into_iter().flatten().map(|words| words.text().to_lowercase()).collect();
    let says = |list: List| said.iter().any(|words| names_one(words, list));
    if says(|lexicon| &lexicon.negating) {
        return Some(false);
    }
    says(|lexicon| &lexicon.affirming).then_some(true)
}
