//! Tests: nothing of a paste is lost. What stands in no line, reason, answer or check is white space or a marker, and
//! read parts and markers together are the paste, byte by byte, lone signs included.
//!
//! The markers are recognised here anew, from the paste alone: nothing that the splitter says of what it skipped is
//! believed. First the layout is taken off ([`Row`]s of cells are left), then each cell that was not read must be a
//! marker where it stands: a dash or a number at the front of a row that goes on, an arrow, brackets in pairs.

use super::properties::pastes;
use super::{Connective, Notice, Work, connectives, split};
use crate::text::Span;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(1000), rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn read_parts_and_markers_give_back_the_paste(paste in pastes()) {
        let found = lost(&paste);
        prop_assert!(found.is_empty(), "lost {found:?} of {paste:?}: {:#?}", split(&paste).solutions);
    }
}

/// What the search has found once, kept as it was found.
#[test]
fn lone_signs_and_late_words_are_kept() {
    for paste in [
        "= 1. 2x + 3 = 11",
        "#2x + 3 = 11",
        "−\t",
        "* \n",
        "(2x + 3 = 11<sup>2</sup>\n",
        "## Method 2é",
        "\\[ 2x = 8 % halve\nx = 4 \\]",
        "\\begin{align*}[<sup>2</sup>\\]",
        "check:2x + 3 = 11\\\\Method 2",
        "Answer: so x = 3\nAnswer: x = 4",
        "2x + 3 = 11\\\\Method 2-2x + 3 = 11",
        "= Step 2: begin ->#(x+1)^2",
        "\\boxed{2x + 3 = 11}[\n2x + 3 = 11",
        "x = 4\\text{ or }->\\text{ or }",
        "\\begin{cases}\\\\\\end{cases}|\\[",
        "2x + $3$ = 7",
        "[\n]",
        "2x == 8 == 2x",
        "£24 + 6 € = £30",
        "x + 40° = 90°",
        "Answer: 2x + 3 = 11= 2x + 3 = 11",
    ] {
        assert_eq!(lost(paste), "", "{paste:?}");
    }
}

/// What is neither read nor a marker.
fn lost(paste: &str) -> String {
    let read = Read::of(paste, &split(paste));
    rows(paste, &read).iter().map(|row| row.lost()).collect()
}

/// For each byte of the paste, whether it stands in a line, a reason, an answer or a check.
struct Read {
    anywhere: Vec<bool>,
    /// It stands in the text of one, and not only in the span of a problem or an answer with its words.
    text: Vec<bool>,
}

impl Read {
    fn of(paste: &str, work: &Work) -> Read {
        let mut read = Read { anywhere: vec![false; paste.len()], text: vec![false; paste.len()] };
        let mut take = |span: Span| read.anywhere[span.start..span.end].fill(true);
        for notice in &work.notices {
            if let Notice::RunOnEquals { span } = notice {
                take(*span);
            }
        }
        work.stated.iter().for_each(|problem| take(problem.span));
        for solution in &work.solutions {
            solution.problem.iter().for_each(|problem| take(problem.span));
            let maths = solution.problem.iter().map(|problem| &problem.math);
            let steps = solution.steps.iter();
            // The sign that a continued line begins with stands in its connective.
            steps.clone().filter(|step| step.connective == Connective::Equals).for_each(|step| take(step.span));
            let maths = maths.chain(steps.clone().map(|step| &step.math));
            for text in maths.chain(steps.filter_map(|step| step.reason.as_ref())) {
                for origin in text.origins() {
                    take(*origin);
                    read.text[origin.start..origin.end].fill(true);
                }
            }
        }
        read
    }
}

/// Delimiters, commands and marks that lay out, wherever they stand; longest first where one begins another.
const LAYOUT: &[&str] = &[
    "\\begin{align*}",
    "\\end{align*}",
    "\\begin{cases}",
    "\\end{cases}",
    "\\implies",
    "\\left\\{",
    "\\left",
    "\\right.",
    "\\right",
    "\\text",
    "\\boxed",
    "\\[",
    "\\]",
    "\\(",
    "\\)",
    "\\ ",
    "\\!",
    "\\>",
    "\\/",
    "$$",
    "$",
    "```",
    "**",
    "`",
    "~",
    "&",
];

/// What ends a row.
const BREAKS: &[&str] = &["\\\\[4pt]", "\\\\", "<br>", "\r\n", "\n"];

/// Commands whose argument is laid out; the brace that closes it goes with them.
const OPENING: &[&str] = &["\\text{", "\\boxed{"];

/// A character of a row.
struct Cell {
    c: char,
    read: bool,
    in_text: bool,
    /// White space or layout stands behind it.
    loose: bool,
    /// Layout stands behind it.
    laid: bool,
    /// Nothing has been read of its line before it.
    leads: bool,
}

/// What stands between two ends of rows, layout and white space taken off.
type Cells = Vec<Cell>;
struct Row(Cells);

fn rows(paste: &str, read: &Read) -> Vec<Row> {
    let has_display = ["\\[", "\\begin", "$$"].iter().any(|display| paste.contains(display));
    let (mut rows, mut row, mut at, mut n_open, mut leads) = (Vec::new(), Cells::new(), 0, 0, true);
    while let Some(c) = paste[at..].chars().next() {
        let rest = &paste[at..];
        let is_read = |length: usize| read.anywhere[at..at + length].contains(&true);
        let line = rest.lines().next().unwrap_or_default();
        if is_rule(line) && (at == 0 || paste[..at].ends_with('\n')) && !is_read(line.len()) {
            at += line.len();
            continue;
        }
        let opens = OPENING.iter().any(|sign| rest.starts_with(sign));
        n_open += usize::from(opens);
        if let Some(end) = BREAKS.iter().find(|end| rest.starts_with(**end) && !is_read(end.len())) {
            row.iter_mut().last().into_iter().for_each(|last| last.loose = true);
            leads = true;
            // A display is one row, however many lines of the paste it takes.
            if !(has_display && end.ends_with('\n')) {
                rows.push(Row(std::mem::take(&mut row)));
            }
            at += end.len();
            let star = paste[at..].trim_start_matches(is_invisible);
            if *end == "\\\\" && star.starts_with('*') && !read.anywhere[paste.len() - star.len()] {
                at = paste.len() - star.len() + 1;
            }
            continue;
        }
        let closes = c == '}' && n_open > 0 && !is_read(1);
        let brace = rest.find('{').map_or(0, |brace| brace + 1);
        let is_entity = rest.starts_with("&lt;");
        let layout = LAYOUT.iter().find(|sign| rest.starts_with(**sign) && !is_read(sign.len()));
        let escapes = c == '\\' && !is_read(1) && rest[1..].starts_with(|c| is_mark(c) || c.is_whitespace());
        let hidden = c.is_whitespace() || c.is_control() || is_invisible(c);
        let length = match layout {
            _ if opens && !is_read(brace) => brace,
            Some(layout) if !is_entity => layout.len(),
            _ if closes || escapes || hidden => c.len_utf8(),
            _ => 0,
        };
        n_open -= usize::from(closes);
        if length > 0 {
            if let Some(last) = row.last_mut() {
                last.loose |= !is_invisible(c);
                last.laid |= !hidden;
            }
            at += length;
            continue;
        }
        // LaTeX's comment sign is layout; an entity is the sign that it names.
        let (c, length) = if is_entity { ('<', 4) } else { (c, c.len_utf8()) };
        if !(c == '%' && has_display && !is_read(1)) {
            let in_text = read.text[at..at + length].contains(&true);
            row.push(Cell { c, read: is_read(length), in_text, loose: false, laid: false, leads });
            leads &= !is_read(length);
        }
        at += length;
    }
    rows.push(Row(row));
    rows
}

/// A line drawn across, or the rule of a table.
fn is_rule(line: &str) -> bool {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let first = line.chars().next().unwrap_or_default();
    let is_drawn = "-*_=—–─━".contains(first) && line.chars().all(|c| c == first);
    line.chars().count() > 2 && (is_drawn || first == '|' && line.chars().all(|c| "|-:".contains(c)))
}

fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || ('！'..='～').contains(&c)
}

/// Byte order marks, joiners, marks of direction and of a character's looks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Words that say what a row is, or lead from one line to the next.
const WORDS: &[&str] = &["step", "answer", "check", "method", "problem", "so", "this", "gives", "implies"];

const DASHES: &str = "-–—−";

impl Row {
    /// The characters that are neither read nor markers where they stand.
    fn lost(&self) -> String {
        let (mut lost, mut at, mut behind_word) = (String::new(), 0, false);
        while at < self.0.len() {
            if self.0[at].read {
                behind_word = false;
                at += 1;
                continue;
            }
            let run: String = self.0[at..].iter().take_while(|cell| !cell.read).map(|cell| cell.c).collect();
            let word: String = run.chars().take_while(|c| c.is_alphanumeric()).collect();
            let is_word = WORDS.iter().find(|known| word.to_lowercase().starts_with(**known));
            let n_skipped = match is_word {
                Some(word) => word.len(),
                None => self.sign(at, &run).max(self.number(at, &word, behind_word)),
            };
            behind_word = is_word.is_some() || behind_word && n_skipped > 0 && word.is_empty();
            if n_skipped == 0 {
                lost.push(self.0[at].c);
            }
            at += n_skipped.max(1);
        }
        lost
    }

    /// The characters of a number that counts rows: at the front, behind a word that says what a row is.
    fn number(&self, at: usize, word: &str, behind_word: bool) -> usize {
        let length = word.chars().count();
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        let is_roman = matches!(word, "II" | "III" | "IV");
        let counts = digits > 0 || length == 1 || is_roman;
        let n_skipped = if is_roman { length } else { digits.max(1) };
        let ends = self.0.get(at + n_skipped).is_some_and(|next| ".):".contains(next.c));
        if counts && (behind_word || ends && self.0[at].leads) { n_skipped } else { 0 }
    }

    /// The characters of a sign that joins or points out, 0 if it is none here. `run`: all that was not read from here.
    fn sign(&self, at: usize, run: &str) -> usize {
        let Cell { c, loose, .. } = self.0[at];
        let tail = run.trim_start_matches('<').trim_start_matches(|c| "-=~−–—\u{2010}\u{2011}\u{fe63}".contains(c));
        if tail.len() < run.trim_start_matches('<').len() && tail.starts_with('>') {
            return run.chars().count() - tail.chars().count() + 1;
        }
        if let Some((_, length)) = connectives::arrow(run) {
            return run[..length].chars().count();
        }
        let goes_on = at + 1 < self.0.len() || self.0[at].laid;
        let points_out = DASHES.contains(c) || "#*>".contains(c) && loose;
        let is_bullet = "•◦‣▪▫●○■□►▸➢".contains(c) || matches!(c, '\u{2600}'..='\u{2793}' | '\u{1f300}'..='\u{1faff}');
        let alone = |sign: char| run.chars().take_while(|c| *c == sign).count();
        let known = match c {
            ',' | ';' | ':' | '.' | '\u{20e3}' => true,
            // A brace that is drawn over the rows of a system.
            '{' => self.0[at + 1..].iter().any(|cell| cell.read),
            // What ends a sentence, and the bar before what is done to both sides.
            '!' | '|' => self.0[..at].iter().any(|cell| cell.read),
            '(' => self.0[at..].iter().any(|cell| cell.c == ')' && !cell.in_text),
            '[' => self.0[at..].iter().any(|cell| cell.c == ']' && !cell.in_text),
            ')' => self.number_before(at) || self.0[..at].iter().any(|cell| cell.c == '(' && !cell.in_text),
            ']' => self.0[..at].iter().any(|cell| cell.c == '[' && !cell.in_text),
            '-' if alone('-') > 1 => return alone('-'),
            '#' if alone('#') > 1 && self.0[at].leads => return alone('#'),
            '/' if alone('/') > 1 => return alone('/'),
            c if DASHES.contains(c) => self.number_before(at) || self.0[at].leads && goes_on && loose,
            _ => self.0[at].leads && (is_bullet || points_out && (goes_on || c == '>')),
        };
        usize::from(known)
    }

    fn number_before(&self, at: usize) -> bool {
        at > 0 && !self.0[at - 1].in_text && self.0[at - 1].c.is_alphanumeric()
    }
}
