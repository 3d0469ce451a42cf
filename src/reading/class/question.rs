//! The question inside a heading or a cell: what platforms write around its text is left out.
//!
//! `<p>Question 3 (5 points)</p><p>Solve <b>2x</b> + 3 = 11</p>`, `481516: Solve 2x + 3 = 11`, `Q3 /10.00`: tags and
//! entities are read by [`text::decode`], then labels, numbers and points are taken off at both ends until nothing more
//! comes off. What is left is the problem if a statement can be read from it.

use super::fields::Field;
use crate::lexicon;
use crate::notation;
use crate::reading::{numbers, split};
use crate::text::{self, Mapped, Span, has_relation};

/// What a heading or a cell says of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Question {
    /// All of it as one row of plain text, shortened.
    pub title: String,
    /// The number of its label.
    pub number: Option<u32>,
    /// Nothing is left of it beside labels, numbers and points.
    pub is_label: bool,
    /// Where the problem stands, if it can be read.
    pub problem: Option<Field>,
}

/// Longest title, in characters.
const MAX_TITLE_CHARS: usize = 80;

/// Longest cell that is looked at for a question.
const MAX_QUESTION_BYTES: usize = 8 * 1024;

/// Reads a heading or a cell. `text` is the text that the field was read from.
pub(super) fn question(text: &str, field: Field) -> Question {
    if field.span.end - field.span.start > MAX_QUESTION_BYTES {
        return Question { title: title(&field.text(text)), ..Question::default() };
    }
    let plain = plain(text, field);
    let all = plain.text();
    let mut rest = Rest { start: 0, end: all.len(), number: None, is_labelled: false };
    while rest.drop_front(all) || rest.drop_back(all) {}
    let body = &all[rest.start..rest.end];
    let mut found = Question {
        title: title(all),
        number: rest.number,
        is_label: rest.is_labelled && body.is_empty(),
        problem: None,
    };
    if states_problem(body) {
        // Up to what was taken off, so that no tag which closes inside is cut.
        let start =
            if rest.start == 0 { field.span.start } else { plain.origin(Span::new(rest.start, rest.end)).start };
        let behind = &all[rest.end..];
        let end = match behind.chars().next() {
            Some(c) => plain.origin(Span::new(rest.end, rest.end + c.len_utf8())).start,
            None => field.span.end,
        };
        found.problem = Some(Field { span: Span::new(start, end.max(start)), quoted: field.quoted });
    }
    found
}

/// The field's text without tags, entities and invisible characters.
fn plain(text: &str, field: Field) -> Mapped {
    let mapped = field.mapped(text);
    text::decode(mapped.text()).text.through(&mapped)
}

fn title(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(MAX_TITLE_CHARS).collect();
    let whole = words.join(" ");
    match whole.char_indices().nth(MAX_TITLE_CHARS) {
        Some((cut, _)) => format!("{}…", whole[..cut].trim_end()),
        None => whole,
    }
}

/// Whether a problem can be read from a text that a teacher wrote: a statement with a relation, or a task and an
/// expression, that parses.
pub fn states_problem(text: &str) -> bool {
    let signs = |c: char| c.is_ascii_digit() || "+-−*/^·√²³".contains(c);
    let has_maths = has_relation(text) || text.contains(signs) && lexicon::task(text).is_some();
    if !has_maths || text.len() > MAX_QUESTION_BYTES || has_parts(text) {
        return false;
    }
    let work = split::split_one(Some(text), "");
    let Some(stated) = work.solutions.into_iter().find_map(|solution| solution.problem) else { return false };
    let math = numbers::with_points(stated.math).0;
    (has_relation(math.text()) || math.text().contains(signs)) && notation::parse(math.text()).statement.is_some()
}

/// Whether a question is several: "a) 2x = 8  b) 3x = 9" does not hold together, and work on it cannot be told apart.
fn has_parts(text: &str) -> bool {
    let stands = |label: &str| {
        text.match_indices(label).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == ')'))
    };
    [["a)", "b)"], ["1)", "2)"], ["i)", "ii)"]].iter().any(|labels| labels.iter().all(|label| stands(label)))
}

/// What is left of a text while labels come off.
struct Rest {
    start: usize,
    end: usize,
    number: Option<u32>,
    is_labelled: bool,
}

impl Rest {
    fn body<'a>(&self, all: &'a str) -> &'a str {
        &all[self.start..self.end]
    }

    /// Takes one label, number, sign or note of points off the front; false if there is none.
    fn drop_front(&mut self, all: &str) -> bool {
        let body = self.body(all);
        let length = label(body)
            .map(|(length, number)| {
                self.number = self.number.or(number);
                self.is_labelled = true;
                length
            })
            .or_else(|| front_number(body))
            .or_else(|| bracketed(body).filter(|&length| is_remark(&body[..length])))
            .or_else(|| points(body).filter(|&length| is_surely_points(body, length)))
            .or_else(|| grade(body).filter(|_| self.is_labelled))
            .or_else(|| front_signs(body));
        self.start += length.unwrap_or(0);
        length.is_some()
    }

    /// The same at the back.
    fn drop_back(&mut self, all: &str) -> bool {
        let body = self.body(all);
        let trimmed = body.trim_end_matches(|c: char| c.is_whitespace() || c == '*').len();
        let length = [body.len() - trimmed]
            .into_iter()
            .filter(|length| *length > 0)
            .chain(last_bracket(body).filter(|length| is_remark(&body[body.len() - length..])))
            .chain(grade_behind(body, self.is_labelled))
            .chain(points_behind(body))
            .next();
        self.end -= length.unwrap_or(0);
        length.is_some()
    }
}

/// `Question 3:`, `Q3 `, `Frage 2a)`: its length, and the number.
fn label(body: &str) -> Option<(usize, Option<u32>)> {
    let word = body.find(|c: char| !c.is_alphabetic()).unwrap_or(body.len());
    let lower = body[..word].to_lowercase();
    if !lexicon::holds(|lexicon| &lexicon.table.question_labels, &lower) {
        return None;
    }
    let is_short = lower.chars().count() < 3;
    let mut at = word + leading(&body[word..], |c| " \u{a0}.#".contains(c));
    let digits = leading(&body[at..], |c| c.is_ascii_digit());
    let number = body[at..at + digits].parse().ok();
    if digits > 0 && !goes_on(&body[at + digits..]) {
        at += digits + part_letter(&body[at + digits..]);
        return Some((at, number));
    }
    // `f = 3` and `p: 5` are maths.
    let ends = body[word..].trim_start_matches([' ', '\u{a0}']);
    let is_alone = ends.is_empty() || ends.starts_with([':', '\n', '(', '[', '/', '-', '–', '—', '.']);
    (!is_short && is_alone).then_some((word, None))
}

/// Whether a number in front of `rest` belongs to a term: `2x`, `3 + x`, `1.5`.
fn goes_on(rest: &str) -> bool {
    let letters = leading(rest, char::is_alphabetic);
    if letters > 0 {
        return part_letter(rest) == 0;
    }
    if rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // `/10.00` says what it is worth.
    let next = rest.trim_start_matches([' ', '\u{a0}']);
    next.starts_with(['+', '−', '*', '^', '=', '<', '>', '≤', '≥', '·', '⋅', '²', '³']) && !next.is_empty()
}

/// The letter of `2a)` or `2b:`, if there is one: its length.
fn part_letter(rest: &str) -> usize {
    let mut chars = rest.chars();
    let is_letter = chars.next().is_some_and(|c| c.is_ascii_lowercase());
    usize::from(is_letter && chars.next().is_some_and(|c| ").:".contains(c)))
}

/// `481516: `, `3. `, `3) `, `a) ` in front of words or maths.
fn front_number(body: &str) -> Option<usize> {
    let digits = leading(body, |c| c.is_ascii_digit());
    let letter = part_letter(&body[digits..]);
    let at = digits + letter;
    let sign = body[at..].chars().next().filter(|c| ":.)".contains(*c))?;
    let behind = &body[at + sign.len_utf8()..];
    (at > 0 && (behind.is_empty() || behind.starts_with(char::is_whitespace))).then_some(at + sign.len_utf8())
}

/// White space and what separates a label from a text.
fn front_signs(body: &str) -> Option<usize> {
    let space = leading(body, char::is_whitespace);
    if space > 0 {
        return Some(space);
    }
    let sign = body.chars().next().filter(|c| ":.–—*#|)".contains(*c))?;
    Some(sign.len_utf8())
}

/// A bracket at the front, `(5 points)`: its length.
fn bracketed(body: &str) -> Option<usize> {
    let close = match body.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    Some(body.find(close)? + 1)
}

/// A bracket at the back: its length.
fn last_bracket(body: &str) -> Option<usize> {
    let open = match body.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    Some(body.len() - body.rfind(open)?)
}

/// Whether a bracket holds a note of points or a remark for those who answer.
fn is_remark(bracket: &str) -> bool {
    let inside = bracket.trim_matches(['(', ')', '[', ']', ' ']).to_lowercase();
    lexicon::holds(|lexicon| &lexicon.table.question_remarks, &inside) || points(&inside) == Some(inside.len())
}

/// Whether points at the front are no term, as `6p + 1` and `2be = 4` are.
fn is_surely_points(body: &str, length: usize) -> bool {
    let unit = body[..length].trim_end_matches('.');
    let letters = unit.len() - unit.trim_end_matches(char::is_alphabetic).len();
    let next = body[length..].trim_start_matches([' ', '\u{a0}']);
    letters > 2 && !next.starts_with(['+', '-', '−', '*', '/', '^', '=', '<', '>', '≤', '≥', '·'])
}

/// `5 points`, `2,5 Punkte`, `3 / 5 pts` at the front: its length.
fn points(body: &str) -> Option<usize> {
    let number = leading(body, |c| c.is_ascii_digit() || ".,/ \u{a0}".contains(c));
    let has_digit = body[..number].contains(|c: char| c.is_ascii_digit());
    let word = leading(&body[number..], char::is_alphabetic);
    let unit = body[number..number + word].to_lowercase();
    let is_unit = lexicon::holds(|lexicon| &lexicon.table.question_points, &unit)
        && body[..number].starts_with(|c: char| c.is_ascii_digit());
    let end = number + word + leading(&body[number + word..], |c| c == '.');
    (has_digit && is_unit && !body[end..].starts_with(|c: char| "=+^*".contains(c))).then_some(end)
}

/// `, 5 points` at the back: its length. Units of one letter only count in brackets.
fn points_behind(body: &str) -> Option<usize> {
    let trimmed = body.trim_end_matches('.');
    let word = trimmed.len() - trimmed.trim_end_matches(char::is_alphabetic).len();
    let unit = trimmed[trimmed.len() - word..].to_lowercase();
    let before = trimmed[..trimmed.len() - word].trim_end();
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').len();
    let is_apart = before[..number].is_empty() || before[..number].ends_with([' ', '\u{a0}', '\n', '–', '—', ';']);
    let is_points = word > 1
        && lexicon::holds(|lexicon| &lexicon.table.question_points, &unit)
        && number < before.len()
        && is_apart;
    let rest = before[..number].trim_end_matches([' ', '\u{a0}', '–', '—', ';', ',', '-']).len();
    is_points.then_some(body.len() - rest)
}

/// `/10.00` at the front: its length.
fn grade(body: &str) -> Option<usize> {
    let number = leading(body.strip_prefix('/')?, |c| c.is_ascii_digit() || c == '.' || c == ',');
    (number > 0 && !body[1 + number..].starts_with(char::is_alphanumeric)).then_some(1 + number)
}

/// `/10.00` at the back, and behind a bare label `/10` as well: its length.
fn grade_behind(body: &str, is_labelled: bool) -> Option<usize> {
    let at = body.rfind('/')?;
    let grade = body[at + 1..].trim();
    let is_number = !grade.is_empty() && grade.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    let has_cents = grade.rfind(['.', ',']).is_some_and(|point| point > 0 && point + 3 == grade.len());
    (is_number && (has_cents || is_labelled && body[..at].trim().is_empty())).then_some(body.len() - at)
}

/// The bytes of the characters at the front for which `is_one` holds.
fn leading(text: &str, is_one: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(is_one).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: Option<&str>, number: Option<u32>) {
        let field = Field { span: Span::new(0, text.len()), quoted: false };
        let found = question(text, field);
        assert_eq!(found.problem.map(|field| field.text(text).into_owned()).as_deref(), wanted, "{text}");
        assert_eq!(found.number, number, "{text}");
    }

    #[test]
    fn labels_numbers_and_points_come_off() {
        for (text, wanted, number) in [
            ("Solve 4x - 1 = 19", "Solve 4x - 1 = 19", None),
            ("Question 1: Solve 4x - 1 = 19 (5 points)", "Solve 4x - 1 = 19", Some(1)),
            ("Q2 (5 points) 4x - 1 = 19", "4x - 1 = 19", Some(2)),
            ("Q. 3 /10.00\n4x - 1 = 19", "4x - 1 = 19", Some(3)),
            ("Frage 4 [2,5 Punkte]: Löse 4x - 1 = 19", "Löse 4x - 1 = 19", Some(4)),
            ("Aufgabe 5b) 4x - 1 = 19, 3 Punkte", "4x - 1 = 19", Some(5)),
            ("481516: Solve 4x - 1 = 19.", "Solve 4x - 1 = 19.", None),
            ("3. Solve 4x - 1 = 19 *", "Solve 4x - 1 = 19", None),
            ("(4 P.) Löse: 4x - 1 = 19", "Löse: 4x - 1 = 19", None),
            ("Question 7 4x - 1 = 19 – 5 pts", "4x - 1 = 19", Some(7)),
            ("Response 2: x^2 = 9 (required)", "x^2 = 9", Some(2)),
            ("Factorise x^2 - 9/10.00", "Factorise x^2 - 9", None),
        ] {
            check(text, Some(wanted), number);
        }
    }

    #[test]
    fn numbers_of_the_maths_stay() {
        for text in ["2x = 8", "2a + 3 = 11", "3 + x = 5", "1.5x = 3", "f = 3", "3x(2) = 5(x)", "x/10 = 2", "p = 5"] {
            check(text, Some(text), None);
        }
        check("Question 2x = 8", Some("Question 2x = 8"), None);
        check("Problem: 2x = 8", Some("2x = 8"), None);
        check("Q1 2a = 8", Some("2a = 8"), Some(1));
    }

    #[test]
    fn tags_and_entities_are_read() {
        check(
            "<p>Question 3 (5&nbsp;points)</p><p>Solve <b>2x</b> &lt; 8</p>",
            Some("Solve <b>2x</b> &lt; 8"),
            Some(3),
        );
        check("<p>Solve <b>2x = 8</b></p> <i>(2 pts)</i>", Some("Solve <b>2x = 8</b>"), None);
        check("<p dir=\"ltr\">x<sup>2</sup> = 9</p>", Some("x<sup>2</sup> = 9"), None);
    }

    /// What the witnesses are given of it.
    #[test]
    fn the_whole_problem_is_read() {
        for (text, maths) in [
            ("Solve the system\nx + y = 5\nx - y = 1", "x + y = 5 and x - y = 1"),
            ("<p>Löse das Gleichungssystem:</p><p>I: x + y = 5</p><p>II: x - y = 1</p>", "x + y = 5 and x - y = 1"),
            ("Solve \\(4x - 1 = 19\\). Show each step.", "4x - 1 = 19"),
            ("Test 3, 4 May\nSolve 2z = 8", "2z = 8"),
            ("Löse die Gleichung 0,5x = 4.", "0.5x = 4"),
            ("Expand 2(x + 3)", "2(x + 3)"),
            ("Faktorisiere x<sup>2</sup> - 9", "x^(2) - 9"),
            ("Vereinfache 3x + 2x", "3x + 2x"),
        ] {
            assert!(states_problem(text), "{text}");
            let problem = split::split_one(Some(text), "").solutions.remove(0).problem;
            assert_eq!(problem.map(|problem| problem.math.text().to_owned()).as_deref(), Some(maths), "{text}");
        }
        for text in ["Solve a) 2x = 8 b) 3x = 9", "(1) 2x = 8\n(2) 3x = 9"] {
            assert!(!states_problem(text), "{text}");
        }
    }

    #[test]
    fn what_states_nothing_is_no_problem() {
        for text in
            ["Question 1", "Q1 (5 points)", "See the sheet", "Name", "", "How many apples are left?", "4b", "=", "=/🡐"]
        {
            check(text, None, question(text, Field { span: Span::new(0, text.len()), quoted: false }).number);
        }
        for (text, is_label) in [("Question 1", true), ("Q1 /2.00", true), ("F 3 /1,00", true), ("Sheet 1", false)] {
            let found = question(text, Field { span: Span::new(0, text.len()), quoted: false });
            assert_eq!((found.is_label, found.number.is_some()), (is_label, is_label), "{text}");
        }
    }
}
