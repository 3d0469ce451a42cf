//! A text's rows as they are shown: what of its review belongs to which row.
//!
//! The spans of a review point into the text that it is of. Where the text is another by now, the rows in common, above
//! and below what was changed, keep what was read of them; from the change on nothing that was said is current. Plain
//! functions, tested without a browser.

use super::row_edits::row_spans;
use crate::text::Span;
use crate::tutor::{Card, Review};
use crate::words::Language;

/// A row of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the text, its end not included.
    pub span: Span,
    /// The solution that it belongs to; None where it stands above several.
    pub solution: Option<usize>,
    /// The solution whose problem stands here; the first of them where several share it.
    pub problem_of: Option<usize>,
    /// The lines that begin here: solution and step.
    pub steps: Vec<(usize, usize)>,
    /// A formula that began in a row above goes on here.
    pub goes_on: bool,
    /// What was said of it is of this text.
    pub is_current: bool,
}

/// The rows of `text`, in order. `reviewed` is a review, and the text that it is of.
pub fn rows(text: &str, reviewed: Option<(&str, &Review)>) -> Vec<Row> {
    let row =
        |span| Row { span, solution: Some(0), problem_of: None, steps: Vec::new(), goes_on: false, is_current: true };
    let mut rows: Vec<Row> = row_spans(text).into_iter().map(row).collect();
    let Some((of, review)) = reviewed else { return rows };
    let common = Common::of(of, text);
    let is_one = review.cards.len() <= 1;
    if !is_one {
        rows.iter_mut().for_each(|row| row.solution = None);
    }
    for (card_idx, card) in review.cards.iter().enumerate() {
        if let Some(given) = &card.problem {
            let has_it = |other: &&Card| other.problem.as_ref().is_some_and(|other| other.span == given.span);
            let is_shared = review.cards.iter().filter(has_it).count() > 1;
            for (nth, row) in covered(&mut rows, &common, given.span).enumerate() {
                row.goes_on |= nth > 0;
                if nth == 0 {
                    row.problem_of.get_or_insert(card_idx);
                }
                if !is_shared {
                    row.solution = Some(card_idx);
                }
            }
        }
        for (step_idx, step) in card.steps.iter().enumerate() {
            for (nth, row) in covered(&mut rows, &common, step.span).enumerate() {
                row.goes_on |= nth > 0;
                if nth == 0 {
                    row.steps.push((card_idx, step_idx));
                }
                row.solution.get_or_insert(card_idx);
            }
        }
    }
    for row in &mut rows {
        let ended_here = matches!(of.as_bytes().get(common.from), None | Some(b'\n' | b'\r'));
        row.is_current = row.span.end < common.from || row.span.end == common.from && ended_here;
    }
    if !is_one {
        fill_in(&mut rows, text);
    }
    begin_attempts(&mut rows, text, review.cards.len().max(1));
    rows
}

/// Rows of which nothing was read belong to a solution as well: titles to the one below them, what stands between two
/// lines of a solution to that one, and what is empty to the one above.
fn fill_in(rows: &mut [Row], text: &str) {
    let mut above = None;
    for i in 0..rows.len() {
        let row = &rows[i];
        if row.solution.is_some() || row.problem_of.is_some() {
            above = row.solution.or(above);
            continue;
        }
        let is_blank = text[row.span.start..row.span.end].trim().is_empty();
        let below = rows[i..].iter().find_map(|row| row.solution);
        rows[i].solution = match (above, below) {
            (Some(_), _) if is_blank => above,
            // Between a common problem and the first solution.
            (None, _) if is_blank => None,
            (_, Some(_)) => below,
            (_, None) => above,
        };
    }
}

/// A title such as `Solution 2:` begins an attempt before anything is read below it. `n_read` attempts were read.
fn begin_attempts(rows: &mut [Row], text: &str, n_read: usize) {
    let mut n_attempts = n_read;
    let mut begun = None;
    for row in rows.iter_mut() {
        if attempt_number(&text[row.span.start..row.span.end]) == Some(n_attempts + 1) {
            begun = Some(n_attempts);
            n_attempts += 1;
        }
        row.solution = begun.or(row.solution);
    }
    if n_read == 1 && n_attempts > 1 {
        // What was the problem of one stands above several now.
        let is_above =
            |row: &&mut Row| row.steps.is_empty() && attempt_number(&text[row.span.start..row.span.end]).is_none();
        rows.iter_mut().take_while(is_above).for_each(|row| row.solution = None);
    }
}

/// The number in the title of an attempt, as the page itself writes it, in any of its languages.
pub fn attempt_number(row: &str) -> Option<usize> {
    let (word, number) = row.trim().trim_end_matches(':').rsplit_once(' ')?;
    let is_title = Language::ALL.iter().any(|language| language.text("rows.attempt") == word);
    number.parse().ok().filter(|_| is_title)
}

/// The rows that a span of the reviewed text covers, in the text at hand. None where it was changed.
fn covered<'a>(rows: &'a mut [Row], common: &Common, span: Span) -> impl Iterator<Item = &'a mut Row> + use<'a> {
    let here = common.moved(span);
    let first = here.map_or(rows.len(), |here| rows.partition_point(|row| row.span.end < here.start));
    rows[first..]
        .iter_mut()
        .take_while(move |row| here.is_some_and(|here| row.span.start < here.end.max(here.start + 1)))
}

/// What two texts have in common at their heads and ends.
struct Common {
    /// The texts are the same up to this byte.
    from: usize,
    /// From this byte of the first text on they are the same again.
    to: usize,
    /// Whether a row's end stood in between.
    loses_rows: bool,
    n_before: usize,
    n_after: usize,
}

impl Common {
    fn of(before: &str, after: &str) -> Common {
        let (n_before, n_after) = (before.len(), after.len());
        if before == after {
            return Common { from: usize::MAX, to: usize::MAX, loses_rows: false, n_before, n_after };
        }
        let from = before.bytes().zip(after.bytes()).take_while(|(b, a)| b == a).count();
        let rest = n_before.min(n_after) - from;
        let n_end = before.bytes().rev().zip(after.bytes().rev()).take(rest).take_while(|(b, a)| b == a).count();
        let to = n_before - n_end;
        let loses_rows = before.as_bytes()[from..to].contains(&b'\n');
        Common { from, to, loses_rows, n_before, n_after }
    }

    /// Where a span of the first text stands in the second. A span that the change touches stands where it began, as
    /// long as it began before the change: so a row that is being written keeps its place.
    fn moved(&self, span: Span) -> Option<Span> {
        if span.start >= self.to {
            let move_by = |byte: usize| byte + self.n_after - self.n_before.min(byte + self.n_after);
            return Some(Span::new(move_by(span.start), move_by(span.end)));
        }
        if span.end <= self.from {
            return Some(span);
        }
        let keeps_place = span.start < self.from || span.start == self.from && !self.loses_rows;
        keeps_place.then(|| Span::new(span.start, span.start + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::split;
    use crate::tutor::{Findings, review};

    /// A row for each, written as the solution's number (`-` for none), `p` for a problem, a step's number for each step,
    /// `>` where a formula goes on, and `?` where what was said is of other text.
    fn shown(text: &str, of: &str) -> Vec<String> {
        let review = review(&split(of), &Findings::exact_only(&[]), Language::En);
        let row = |row: &Row| {
            let solution = row.solution.map_or("-".to_owned(), |solution| (solution + 1).to_string());
            let steps: String = row.steps.iter().map(|(_, step)| format!(" {}", step + 1)).collect();
            let problem = if row.problem_of.is_some() { " p" } else { "" };
            let goes_on = if row.goes_on { " >" } else { "" };
            format!("{solution}{problem}{steps}{goes_on}{}", if row.is_current { "" } else { "?" })
        };
        rows(text, Some((of, &review))).iter().map(row).collect()
    }

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        assert_eq!(shown(text, text), wanted, "{text:?}");
    }

    #[test]
    fn every_line_stands_in_its_row() {
        check("2x + 3 = 11\n2x = 8\nx = 4", &["1 p", "1 1", "1 2"]);
        check("Solve 2x + 3 = 11\n\nsubtract 3\n2x = 8\n", &["1 p", "1", "1", "1 1", "1"]);
        check("2x + 3 = 11 -> 2x = 8 -> x = 4", &["1 p 1 2"]);
        check("2x + 3 = 11\r\n2x = 8\r\nx = 4", &["1 p", "1 1", "1 2"]);
        check("", &["1"]);
    }

    #[test]
    fn a_formula_over_several_rows_begins_in_the_first() {
        check("\\[\n2x + 3 \n= 11\n\\]\n2x = 8", &["1", "1 p", "1 >", "1", "1 1"]);
    }

    #[test]
    fn titles_belong_to_what_is_below_them_and_a_common_problem_to_nobody() {
        let text = "2x + 3 = 11\n\nSolution 1:\n2x = 8\nx = 4\n\nSolution 2:\n2x = 14\nx = 7";
        check(text, &["- p", "-", "1", "1 1", "1 2", "1", "2", "2 1", "2 2"]);
        let text = "Method 1\n2x + 3 = 11\n2x = 8\n\nMethod 2\n2x + 3 = 11\n2x = 14";
        check(text, &["1", "1 p", "1 1", "1", "2", "2 p", "2 1"]);
    }

    #[test]
    fn an_attempt_begins_with_its_title() {
        let one = "2x + 3 = 11\n\nSolution 1:\n2x = 8\nx = 4";
        assert_eq!(shown(one, one), ["1 p", "1", "1", "1 1", "1 2"]);
        let two = format!("{one}\n\nSolution 2:\n");
        assert_eq!(shown(&two, one)[..3], ["- p", "-", "1"]);
        assert_eq!(shown(&two, one)[6..], ["2?", "2?"]);
        assert_eq!(shown(&two, &two)[6..], ["2", "2"]);
        assert_eq!(
            (attempt_number(" Lösung 12: "), attempt_number("Solution x"), attempt_number("x = 2")),
            (Some(12), None, None)
        );
    }

    #[test]
    fn what_was_said_of_other_text_is_not_current_and_keeps_its_row() {
        let of = "2x + 3 = 11\n2x = 8\nx = 4";
        let check = |text: &str, wanted: &[&str]| assert_eq!(shown(text, of), wanted, "{text:?}");
        check("2x + 3 = 11\n2x = 84\nx = 4", &["1 p", "1 1?", "1 2?"]);
        check("2x + 3 = 11\n2x = 8\nx = 4\n", &["1 p", "1 1", "1 2", "1?"]);
        check("2x + 3 = 11\n2x = 8", &["1 p", "1 1"]);
        check("2x + 3 = 11\n\n2x = 8\nx = 4", &["1 p", "1?", "1 1?", "1 2?"]);
        check("2x + 3 = 11\nx = 4", &["1 p", "1 2?"]);
        check("y = 1", &["1?"]);
        assert_eq!(rows("a\nb", None).len(), 2);
    }
}
