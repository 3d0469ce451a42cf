//! One row as a list of pieces: lines of maths, words, and the connectives between them.

use super::accounting::open_formula;
use super::columns::{self, Column, cases_side_by_side, columns, without_operation};
use super::connectives;
use super::copies::first_of_three;
use super::dotted_sums;
use super::grading;
use super::phrases;
use super::prose;
use super::reasons_behind;
use super::sentences::{
    self, is_asked_for, is_candidate, is_first_value, is_object, is_tried_value, leads_on, names_an_object,
    with_values_behind, with_values_given,
};
use super::sets;
use super::statements;
use super::tidy::{is_edge, tidy, tidy_math};
use super::values_beside::{limits, takes_values};
use super::work::Connective;
use crate::lexicon;
use crate::text::{Mapped, Row, Segment, SegmentKind, Span, has_relation};
use std::collections::BTreeSet;

/// A part of a row, in reading order.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Math(Statement),
    Words(Mapped),
    Link(Connective),
}

/// A line of maths, or several joined by `or`, `and`, commas.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub math: Mapped,
    pub boxed: bool,
    /// No relation sign: a line of its own only where expressions are worked with.
    pub is_expression: bool,
    /// Another statement on the row is said to come from it.
    pub is_premise: bool,
    /// It has a column of its own, apart from the words beside it.
    pub own_column: bool,
    /// A colon stands between it and the words before it: they say what was done to reach it.
    pub after_colon: bool,
    /// A piece of it that was not understood: nothing of the row can be judged.
    pub unread: Option<Mapped>,
}

impl Statement {
    /// Maths of which nothing more is known.
    pub(super) fn new(math: Mapped, boxed: bool, is_expression: bool) -> Statement {
        let (is_premise, own_column, after_colon, unread) = (false, false, false, None);
        Statement { math, boxed, is_expression, is_premise, own_column, after_colon, unread }
    }
}

/// Reads the pieces of a row whose markers have been taken off.
pub(super) fn pieces(row: &Row) -> Vec<Piece> {
    read_row(row, |line| settle(joined(line), Above::Work))
}

/// The same for a row right below a problem that is a number: "Let x = 0.777..." names it.
pub(super) fn pieces_below_number(row: &Row) -> Vec<Piece> {
    read_row(row, |line| settle(joined(line), Above::Number))
}

/// The same for a row that states the problem: values that it gives belong to its equation.
pub(super) fn pieces_of_problem(row: &Row) -> Vec<Piece> {
    read_row(row, |line| settle(with_values_given(joined(line)), Above::Nothing))
}

fn read_row(row: &Row, settle: impl Fn(Vec<Piece>) -> Vec<Piece>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let once = row.segments.iter().map(|segment| match first_of_three(&segment.text) {
        Some(text) => Segment { text, ..segment.clone() },
        None => segment.clone(),
    });
    let row_segments: Vec<Segment> = once.collect();
    let row_segments =
        cases_side_by_side(&row_segments).or_else(|| reasons_behind::set_apart(&row_segments)).unwrap_or(row_segments);
    let (segments, operation) = without_operation(&row_segments);
    let columns = columns(&segments);
    let has_columns = columns.len() > 1;
    for column in columns {
        match column {
            Column::Line(segments) => {
                let alone = segments.iter().filter(|segment| !segment.text.is_blank()).count() == 1;
                let mut line = Vec::new();
                segments.iter().for_each(|segment| read(segment, alone, &mut line));
                let mut line = settle(line);
                if let ([Piece::Math(statement)], true) = (line.as_mut_slice(), has_columns) {
                    statement.own_column = true;
                }
                pieces.extend(line);
            }
            // Two lines of work side by side, in letters of their own: one of them would pass unseen.
            Column::Reason(words) if columns::is_equation(&words) && holds_equation(&pieces) => {
                let unread = Some(words.clone());
                pieces.push(Piece::Math(Statement { unread, ..Statement::new(words, false, false) }));
            }
            Column::Reason(words) => pieces.push(Piece::Words(words)),
        }
    }
    pieces.extend(operation.map(Piece::Words));
    let mut leads = true;
    pieces.retain_mut(|piece| {
        let lead = leads;
        leads &= match piece {
            Piece::Link(_) => true,
            Piece::Words(words) => words.trimmed(is_edge).is_blank(),
            Piece::Math(_) => false,
        };
        match piece {
            Piece::Words(words) => {
                *words = tidy(words, lead);
                !words.is_blank()
            }
            Piece::Math(statement) => {
                statement.math = tidy_math(&statement.math);
                !statement.math.is_blank()
            }
            Piece::Link(_) => true,
        }
    });
    pieces
}

pub(super) fn read(segment: &Segment, alone: bool, pieces: &mut Vec<Piece>) {
    match segment.kind {
        SegmentKind::Text => pieces.extend(prose::pieces(segment, alone)),
        SegmentKind::Words => pieces.push(Piece::Words(segment.text.clone())),
        SegmentKind::Tab => {}
        SegmentKind::Math => {
            let (ticked, tick) = grading::without_tick(segment);
            let summed = dotted_sums::with_sums(&ticked.text).map(|text| Segment { text, ..ticked.clone() });
            between_arrows(summed.as_ref().unwrap_or(&ticked), pieces);
            pieces.extend(tick.map(Piece::Words));
        }
    }
}

/// Cuts delimited maths at its arrows.
fn between_arrows(segment: &Segment, pieces: &mut Vec<Piece>) {
    let text = segment.text.text();
    let (mut start, mut at, mut depth) = (0, 0, 0usize);
    let mut links = Vec::new();
    while let Some(c) = text[at..].chars().next() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match connectives::arrow(&text[at..]).filter(|_| depth == 0) {
            Some((connective, length)) => {
                let label = connectives::label(&text[at..at + length]);
                let label = label.map(|label| Span::new(at + label.start, at + label.end));
                links.push((start, at, Some(connective), label));
                at += length;
                start = at;
            }
            None => at += c.len_utf8(),
        }
    }
    links.push((start, text.len(), None, None));
    for (start, end, link, label) in links {
        let math = segment.text.slice(Span::new(start, end));
        if math.text().split_whitespace().all(lexicon::is_joiner) {
            // What empty cases leave.
            if !math.is_blank() {
                pieces.push(Piece::Words(math));
            }
        } else {
            let is_expression = !has_relation(math.text()) && phrases::statement_bytes(math.text().trim()).is_none();
            pieces.push(Piece::Math(Statement::new(math, segment.boxed, is_expression)));
        }
        if let Some(connective) = link {
            pieces.push(Piece::Link(connective));
        }
        pieces.extend(label.map(|label| Piece::Words(segment.text.slice(label))));
    }
}

/// Statements of one line that words join.
pub(super) fn joined(line: Vec<Piece>) -> Vec<Piece> {
    with_values_behind(line).into_iter().fold(Vec::new(), |mut joined, piece| {
        join(&mut joined, piece);
        joined
    })
}

/// What stands above a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    /// The row states the problem. The only equation of a sentence is the problem then ("find x in 2x + 1 = 7").
    Nothing,
    /// A problem that is a number.
    Number,
    Work,
}

/// Settles what else belongs together on one line: maths that is part of a sentence, connectives in words.
fn settle(joined: Vec<Piece>, above: Above) -> Vec<Piece> {
    let states_problem = above == Above::Nothing;
    let is_equation = |piece: &&Piece| matches!(piece, Piece::Math(statement) if !statement.is_expression);
    let explains = |piece: &Piece| match piece {
        Piece::Words(words) => phrases::defines(words.text()) || phrases::gives_cause(words.text()),
        _ => false,
    };
    let is_candidate = |i: usize| states_problem && (is_candidate(&joined[i..]) || is_asked_for(&joined[i..]));
    let is_candidate: Vec<bool> = (0..joined.len()).map(is_candidate).collect();
    let n_equations =
        joined.iter().zip(&is_candidate).filter(|(piece, is_candidate)| is_equation(piece) && !**is_candidate).count();
    let is_problem = states_problem && n_equations == 1 && !joined.iter().any(explains);
    let is_supposed = states_problem && sentences::supposes_equation(&joined);
    let has_words = joined.iter().any(|piece| matches!(piece, Piece::Words(words) if says_something(words)));
    let mut settled = Vec::new();
    let last_words = joined.iter().rposition(|piece| matches!(piece, Piece::Words(words) if says_something(words)));
    let is_asked = matches!(&joined[..], [Piece::Words(before), Piece::Math(_), Piece::Words(behind)]
        if phrases::ask_for(before.text(), behind.text())
            || states_problem && phrases::ask_for_form(before.text(), behind.text()));
    let is_object: Vec<bool> = (0..joined.len()).map(|i| is_object(&joined[i..])).collect();
    let is_tried: Vec<bool> = (0..joined.len()).map(|i| is_tried_value(&joined[i..])).collect();
    let is_premise: Vec<bool> = (0..joined.len()).map(|i| leads_on(&joined, i)).collect();
    let is_marked: Vec<bool> = (0..joined.len())
        .map(|i| matches!(joined.get(i + 1), Some(Piece::Words(words)) if grading::begins_with_tick(words.text())))
        .collect();
    for (i, piece) in joined.into_iter().enumerate() {
        match piece {
            Piece::Math(statement) if is_premise[i] => {
                add(&mut settled, Piece::Math(Statement { is_premise: true, ..statement }));
            }
            Piece::Math(statement) if statement.unread.is_some() => add(&mut settled, Piece::Math(statement)),
            Piece::Math(statement) if is_candidate[i] => fold(&mut settled, statement),
            Piece::Math(statement) if (is_problem || is_supposed && i == 1) && !statement.is_expression => {
                add(&mut settled, Piece::Math(statement));
            }
            Piece::Math(statement) if is_tried[i] || is_object[i] && names_an_object(&settled) => {
                fold(&mut settled, statement);
            }
            Piece::Math(statement)
                if has_words
                    && !is_asked
                    && !is_marked[i]
                    && (above == Above::Work || !is_first_value(&statement, &settled))
                    && is_part_of_words(&statement, &settled, last_words > Some(i), above) =>
            {
                fold(&mut settled, statement);
            }
            Piece::Math(statement) => {
                let ends_in_colon = |words: &Mapped| words.text().trim_end().ends_with(':');
                let after_colon = matches!(settled.last(), Some(Piece::Words(words)) if ends_in_colon(words));
                add(&mut settled, Piece::Math(Statement { after_colon, ..statement }));
            }
            piece => add(&mut settled, piece),
        }
    }
    let mut linked = Vec::new();
    let n_settled = settled.len();
    for (i, piece) in settled.iter().enumerate() {
        let before_math = || settled[i + 1..].iter().find(|next| !matches!(next, Piece::Link(_)));
        match piece {
            Piece::Words(words) if matches!(before_math(), Some(Piece::Math(_))) => {
                with_connectives(words, &mut linked)
            }
            Piece::Words(words) if i + 1 == n_settled && i > 0 => trailing_words(words, &mut linked),
            piece => linked.push(piece.clone()),
        }
    }
    linked
}

/// Appends a piece; words run together, and statements with only a joiner between them become one.
fn join(pieces: &mut Vec<Piece>, piece: Piece) {
    let Piece::Math(right) = piece else { return add(pieces, piece) };
    if let Some(Piece::Math(left)) = pieces.last_mut()
        && !(is_whole_equation(&left.math) && is_whole_equation(&right.math))
    {
        // Parts of one line: `x =` and `$4$`.
        append(&mut left.math, &right.math);
        left.boxed |= right.boxed;
        left.is_expression &= right.is_expression;
        left.unread = left.unread.take().or(right.unread);
        return;
    }
    if let Some(Piece::Words(words)) = pieces.last_mut()
        && let Some(start) = open_formula(words.text())
    {
        // `2x +` and `$3$ = 7`
        let mut math = words.slice(Span::new(start, words.text().len()));
        *words = words.slice(Span::new(0, start));
        append(&mut math, &right.math);
        if words.is_blank() {
            pieces.pop();
        }
        return join(pieces, Piece::Math(Statement { math, ..right }));
    }
    if let [.., Piece::Math(left), Piece::Words(between)] = pieces.as_mut_slice() {
        let joiner = between.text().trim();
        let word = joiner.strip_prefix(',').unwrap_or(joiner).trim_start();
        let joins = matches!(joiner, "," | ";") || lexicon::is_joiner(word);
        let joins = joins && !(left.is_expression && right.is_expression);
        if limits(left, joiner, &right) {
            let start = between.span().start;
            " and".chars().for_each(|c| left.math.push(c, Span::new(start, start)));
            append(&mut left.math, &right.math);
            pieces.pop();
            return;
        }
        if joins || takes_values(left, joiner, &right) {
            append(&mut left.math, &between.trimmed(char::is_whitespace));
            append(&mut left.math, &right.math);
            left.boxed |= right.boxed;
            left.is_expression &= right.is_expression;
            left.unread = left.unread.take().or(right.unread);
            pieces.pop();
            return;
        }
    }
    pieces.push(Piece::Math(right));
}

/// Whether it is an equation or inequality with an operand on either end: the next one is another.
fn is_whole_equation(math: &Mapped) -> bool {
    let is_sign = |c: char| "=<>≤≥≠≈+-−–*/·×:^_,;&(".contains(c);
    let text = math.text().trim();
    has_relation(text)
        && !text.starts_with(|c| is_sign(c) && !"-−–(".contains(c))
        && !text.ends_with(is_sign)
        && statements::is_balanced(text)
}

fn add(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (Some(Piece::Words(before)), Piece::Words(words)) => before.append(&words),
        (_, piece) => pieces.push(piece),
    }
}

/// The parts one after another, a space between.
pub(super) fn glue<'a>(parts: impl IntoIterator<Item = &'a Mapped>) -> Mapped {
    let mut whole = Mapped::default();
    parts.into_iter().for_each(|part| append(&mut whole, part));
    whole
}

/// Appends `more` with a space before it; the space stands at the start of `more` in the paste.
pub(super) fn append(text: &mut Mapped, more: &Mapped) {
    if !text.text().is_empty() {
        let start = more.span().start;
        text.push(' ', Span::new(start, start));
    }
    text.append(more);
}

/// Whether the last piece is an equation.
fn holds_equation(pieces: &[Piece]) -> bool {
    matches!(pieces.last(), Some(Piece::Math(statement)) if columns::is_equation(&statement.math))
}

fn says_something(words: &Mapped) -> bool {
    words.text().contains(char::is_alphabetic)
}

/// Whether maths in a row with words is a part of the sentence before it.
fn is_part_of_words(statement: &Statement, before: &[Piece], words_follow: bool, above: Above) -> bool {
    let words = match before.last() {
        Some(Piece::Words(words)) => words.text(),
        _ => "",
    };
    if statement.is_expression {
        if sets::is_interval(&statement.math) {
            return before.is_empty() || sets::names_another_set(&Mapped::verbatim(words, 0));
        }
        // "Square the first term, x."
        // "GCF: 6xy": a note for the next line.
        let first = words.split_whitespace().next().unwrap_or_default();
        let is_task = above == Above::Nothing && crate::lexicon::task_of_expression(first).is_some();
        let names_quantity = words.trim_end().ends_with(':') && !is_task && phrases::name_quantity(words);
        let is_term = !statement.math.text().trim().contains(['+', '-', '−', '(', ' ']);
        let is_named = names_quantity || words.trim_end().ends_with(',') && is_term;
        let stands_apart = phrases::introduces(words) || phrases::is_whole_sentence(words);
        return words_follow || is_named || !stands_apart;
    }
    let starts_with_relation = statement.math.text().trim_start().starts_with(['=', '<', '>', '≤', '≥']);
    let text = statement.math.text();
    let is_definition = || statements::is_definition(text) || statements::is_definition_swapped(text);
    let is_read = phrases::defines(words) && is_definition() || statements::names_quadratic(text);
    phrases::subordinates(words) && !is_read
        || (starts_with_relation && words.trim_end().ends_with(char::is_alphabetic))
}

/// Makes maths a part of the words before it, of "since 2x = 8, x = 4" what stands before the comma.
fn fold(pieces: &mut Vec<Piece>, statement: Statement) {
    let text = statement.math.text();
    let names_values = statements::names_values(text, &BTreeSet::new());
    let goes_on = |&comma: &usize| has_relation(&text[comma..]) && !statement.is_expression && !names_values;
    let comma = text.find(", ").filter(goes_on);
    let end = comma.unwrap_or(text.len());
    let clause = statement.math.slice(Span::new(0, end));
    match pieces.last_mut() {
        Some(Piece::Words(words)) => words.append(&clause),
        _ => pieces.push(Piece::Words(clause)),
    }
    if comma.is_some() {
        let math = statement.math.slice(Span::new(end, text.len()));
        pieces.push(Piece::Math(Statement { math, ..statement }));
    }
}

/// Words before maths: connectives at their beginning and end become links, words that only lead in go.
fn with_connectives(words: &Mapped, pieces: &mut Vec<Piece>) {
    let mut rest = words.trimmed(is_edge);
    if let Some((connective, length)) = phrases::leading_connective(rest.text()) {
        pieces.push(Piece::Link(connective));
        rest = rest.slice(Span::new(length, rest.text().len())).trimmed(is_edge);
    }
    let trailing = phrases::trailing_connective(rest.text());
    if let Some((_, start)) = trailing {
        rest.truncate(start);
    }
    if !phrases::is_filler(rest.text()) {
        pieces.push(Piece::Words(rest));
    }
    if let Some((connective, _)) = trailing {
        pieces.push(Piece::Link(connective));
    }
}

/// Words at the end of a row: a connective leads to the next row.
fn trailing_words(words: &Mapped, pieces: &mut Vec<Piece>) {
    let mut rest = words.clone();
    let trailing = phrases::trailing_connective(rest.text());
    if let Some((_, start)) = trailing {
        rest.truncate(start);
    }
    pieces.push(Piece::Words(rest));
    if let Some((connective, _)) = trailing {
        pieces.push(Piece::Link(connective));
    }
}
