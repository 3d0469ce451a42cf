//! Columns of a row: the line of maths, and what stands beside it to say what was done.

use super::margin;
use super::markers::Marked;
use super::prose;
use super::statements;
use crate::text::{Mapped, Segment, SegmentKind, Span, has_relation};
use std::borrow::Cow;

/// `2x + 3 = 11 | -3`, `2x = 8 [÷2]`: at the end stands what is done to both sides, behind a bar or in brackets.
pub(super) fn without_operation(segments: &[Segment]) -> (Cow<'_, [Segment]>, Option<Mapped>) {
    let Some(last) = segments.last().filter(|last| last.kind == SegmentKind::Text) else {
        return (segments.into(), None);
    };
    let text = last.text.text();
    let Some(start) = operation_start(text) else { return (segments.into(), None) };
    let mut line = segments.to_vec();
    if let Some(last) = line.last_mut() {
        last.text.truncate(text[..start].trim_end().len());
    }
    (line.into(), Some(last.text.slice(Span::new(start, text.len()))))
}

/// Bars, and what looks like one.
const BARS: [char; 3] = ['|', '∣', '❘'];

const DOUBLE_BARS: [&str; 4] = ["||", "∣∣", "‖", "∥"];

/// The byte at which an operation on both sides begins, at the end of a row.
fn operation_start(text: &str) -> Option<usize> {
    const SIGNS: [char; 10] = ['+', '-', '−', ':', '÷', '/', '·', '*', '×', '√'];
    // `4x + 3 = 2x + 9 | -2x | -3`: each bar is set off by a blank, and one operand stands behind it.
    let several_bars = || {
        let bars: Vec<usize> = text.match_indices(BARS).map(|(at, _)| at).collect();
        let is_apart = |at: &usize| text[..*at].ends_with(' ');
        let operations = text.split(BARS).skip(1);
        let is_operation =
            |part: &str| part.trim_start().starts_with(SIGNS) && margin::is_one_operand(&statements::key(part));
        (bars.len() > 1 && bars.iter().all(is_apart) && operations.into_iter().all(is_operation)).then(|| bars[0])
    };
    let bar = text.rfind(BARS).filter(|&bar| {
        let behind = text[bar..].trim_start_matches(BARS).trim_start();
        text.matches(BARS).count() % 2 == 1 && behind.starts_with(SIGNS)
    });
    // `3^x = 20 | lg`, `x + 2 = 5 | TU`, `√x = 3 | ()²`: the only bar of the row, outside of every bracket.
    let lone_bar = || {
        let at = text.find(BARS).filter(|&at| text.matches(BARS).count() == 1 && text[..at].ends_with(' '))?;
        let depth = |sign: char| text[..at].matches(sign).count();
        let is_outside = depth('(') == depth(')') && depth('{') == depth('}') && depth('[') == depth(']');
        let behind = text[at..].trim_start_matches(BARS).trim();
        let is_note = behind.starts_with(|c: char| c.is_alphabetic() || "(^²".contains(c)) && !has_relation(behind);
        (is_outside && is_note).then_some(at)
    };
    // `a = b || given`: set apart on either side, what was done may be words.
    let double_bar = || {
        let stands_apart = |sign: &&&str| text.matches(**sign).count() == 1 && text.contains(&format!(" {sign} "));
        let at = DOUBLE_BARS.iter().find(stands_apart).and_then(|sign| text.find(sign))?;
        (!has_relation(&text[at..])).then_some(at)
    };
    // `4x - 4 = 8; +4`: what can be no second value of the letter that stands alone before it.
    let semicolon = || {
        let at = text.rfind(';')?;
        let (line, behind) = (text[..at].rsplit(';').next().unwrap_or_default(), text[at + 1..].trim());
        let name = line.split('=').next().unwrap_or_default().trim();
        let gives_value = name.chars().filter(|c| c.is_alphabetic()).count() == 1
            && !name.contains(SIGNS)
            && name.starts_with(char::is_alphabetic);
        let is_plain = behind.chars().all(|c| c.is_alphanumeric() || c == '.' || SIGNS.contains(&c));
        let is_operation = behind.starts_with(SIGNS) && !(gives_value && behind.starts_with(['+', '-', '−']));
        (is_plain && is_operation).then_some(at)
    };
    let bracket = || {
        let open = last_bracket(text)?;
        // `8 (-3)` may be a product, `8 [-3]` and `8 (÷2)` are not.
        // Nor is what stands apart: `2x = 8   (-3)`.
        // Nor is an interval an operation: `L = [-3; ∞)`.
        if text[open..].contains([';', '∞']) {
            return None;
        }
        let is_apart = text[..open].ends_with("  ");
        let is_sign = |c: char| SIGNS.contains(&c) && (is_apart || text[open..].starts_with('[') || !"-−√".contains(c));
        text[open + 1..].starts_with(is_sign).then_some(open)
    };
    let slashes = || text.find("//").filter(|&at| !has_relation(&text[at..]));
    several_bars()
        .or(bar)
        .or_else(lone_bar)
        .or_else(double_bar)
        .or_else(slashes)
        .or_else(semicolon)
        .or_else(bracket)
        .filter(|&start| has_relation(&text[..start]))
}

/// Where the bracket opens that closes at the end of a row, set off by a blank.
fn last_bracket(text: &str) -> Option<usize> {
    let text = text.trim_end();
    if !text.ends_with([')', ']']) {
        return None;
    }
    let mut depth = 0_i32;
    let opens = |&(_, c): &(usize, char)| {
        depth += i32::from(")]".contains(c)) - i32::from("([".contains(c));
        depth <= 0
    };
    let (open, _) = text.char_indices().rev().find(opens)?;
    text[..open].ends_with(' ').then_some(open)
}

/// `3x + 5 = 20 (-5)`: a number with a minus at the end of a row may be a factor of what stands before it, or what is done
/// to both sides next. It is the latter where the work notes other operations in the same way (`3x = 15 (:3)`), where the
/// row above is the same without it, where both sides end with it, or where the row below has the difference on its right.
/// Such a bracket becomes words.
pub(super) fn set_notes_apart(rows: &mut [Marked]) {
    let texts: Vec<String> = rows.iter().map(|marked| marked.row.text().text().to_owned()).collect();
    let notes_so = texts.iter().any(|text| last_bracket(text).is_some() && operation_start(text) == last_bracket(text));
    for (i, marked) in rows.iter_mut().enumerate() {
        let Some(last) = marked.row.segments.last_mut().filter(|last| last.kind == SegmentKind::Text) else { continue };
        let text = last.text.text();
        let Some(open) = last_bracket(text).filter(|&open| has_relation(&text[..open])) else { continue };
        let noted = statements::key(text[open..].trim()).trim_matches(['(', ')']).to_owned();
        if operation_start(text).is_some() || !noted.starts_with('-') || !margin::is_one_operand(&noted) {
            continue;
        }
        let line = text[..open].trim_end();
        if line.split('=').next().is_some_and(statements::is_letter_or_number) {
            // `x = 3 (-4)`: with a letter alone there is nothing to be done any more.
            continue;
        }
        let ends_both = statements::key(line).split('=').all(|side| side.ends_with(&noted));
        let repeats_above = i > 0 && statements::key(&texts[i - 1]) == statements::key(line);
        let is_carried_out = || texts.get(i + 1).is_some_and(|below| has_difference(line, &noted, below));
        if notes_so || repeats_above || ends_both || is_carried_out() {
            let note = last.text.slice(Span::new(open, text.len()));
            let length = line.len();
            last.text.truncate(length);
            marked.row.segments.push(Segment { kind: SegmentKind::Words, text: note, boxed: false });
        }
    }
}

/// Whether the right side of `below` is that of `line` less the number that is noted: 15 below `20` and `-5`.
fn has_difference(line: &str, noted: &str, below: &str) -> bool {
    let right = |text: &str| text.rsplit('=').next().and_then(|side| statements::key(side).parse::<f64>().ok());
    let values = right(line).zip(noted.parse::<f64>().ok()).zip(right(below));
    values.is_some_and(|((whole, noted), left)| (whole + noted - left).abs() < 1e-9)
}

pub(super) enum Column<'a> {
    Line(&'a [Segment]),
    /// A column beside the line of maths: what was done.
    Reason(Mapped),
}

/// Columns set with tabs: the one that holds maths alone, or else the first that holds a whole statement, is the line, the
/// others are reasons. Tabs that only align the parts of one line do not make columns.
pub(super) fn columns(segments: &[Segment]) -> Vec<Column<'_>> {
    let cells: Vec<&[Segment]> = segments.split(|segment| segment.kind == SegmentKind::Tab).collect();
    let text = |cell: &[Segment]| {
        let mut text = Mapped::default();
        cell.iter().for_each(|segment| text.append(&segment.text));
        text
    };
    let is_whole = |cell: &&[Segment]| {
        let text = text(cell);
        let trimmed = text.text().trim();
        let sign = |c: char| "=<>≤≥≠+-−*/".contains(c);
        has_relation(trimmed) && !trimmed.ends_with(sign) && !trimmed.starts_with(['=', '<', '>', '≤', '≥'])
    };
    let aligned = cells.iter().any(|cell| text(cell).text().trim().starts_with(['=', '<', '>', '≤', '≥']));
    let is_maths = |cell: &&[Segment]| {
        let text = text(cell);
        !text.is_blank()
            && cell.iter().all(|segment| match segment.kind {
                SegmentKind::Text => segment.text.is_blank() || prose::is_maths(&segment.text),
                SegmentKind::Math => true,
                SegmentKind::Words | SegmentKind::Tab => false,
            })
    };
    let mut maths = cells.iter().enumerate().filter(|(_, cell)| is_maths(cell)).map(|(i, _)| i);
    // One cell of maths beside cells of words is the line, with or without a relation sign.
    let only = maths.next().filter(|_| maths.next().is_none());
    // "Check x = 3." beside `√9 = 3 ✓`
    let begins_with_maths = |cell: &&[Segment]| {
        let text = text(cell);
        let n_letters = text.text().trim_start().chars().take_while(|c| c.is_alphabetic()).count();
        n_letters < WORD_LETTERS || text.text().trim_start().chars().nth(n_letters) != Some(' ')
    };
    let whole = cells.iter().position(|cell| is_whole(cell) && begins_with_maths(cell));
    match only.or(whole).or_else(|| cells.iter().position(is_whole)) {
        Some(line) if !aligned && cells.len() > 1 => {
            let column = |(i, cell): (usize, &&'_ [Segment])| if i == line { None } else { Some(text(cell)) };
            let reasons = cells.iter().enumerate().map(column);
            reasons.zip(&cells).map(|(reason, cell)| reason.map_or(Column::Line(cell), Column::Reason)).collect()
        }
        _ => vec![Column::Line(segments)],
    }
}

/// Cases in columns, `5n - 2 = 0` and beside it `6n - 1 = 0`: each column of the row an equation in one and the same letter,
/// and nothing else. None where they are not.
pub(super) fn cases_side_by_side(segments: &[Segment]) -> Option<Vec<Segment>> {
    let is_tab = |segment: &Segment| segment.kind == SegmentKind::Tab;
    if !segments.iter().any(is_tab) {
        return None;
    }
    let cells = segments.split(is_tab).map(|cell| cell.iter().filter(|part| !part.text.is_blank()).collect());
    let cells: Vec<Vec<&Segment>> = cells.filter(|cell: &Vec<&Segment>| !cell.is_empty()).collect();
    let single: Option<Vec<&Segment>> =
        cells.iter().map(|cell| <[&Segment; 1]>::try_from(&cell[..]).ok().map(|[only]| only)).collect();
    let single = single.filter(|cells| (2..=MAX_CASES).contains(&cells.len()))?;
    let is_equation = |part: &&Segment| {
        let may_be_maths = part.kind == SegmentKind::Math || part.kind == SegmentKind::Text;
        may_be_maths && is_equation_of(&part.text, part.kind == SegmentKind::Math)
    };
    let letters = |part: &&Segment| statements::variables(part.text.text());
    let own = letters(single.first()?);
    if own.len() != 1 || !single.iter().all(|part| is_equation(part) && letters(part) == own) {
        return None;
    }
    let mut all = Mapped::default();
    for part in &single {
        let start = part.text.span().start;
        if !all.text().is_empty() {
            " or ".chars().for_each(|c| all.push(c, Span::new(start, start)));
        }
        all.append(&part.text.trimmed(char::is_whitespace));
    }
    Some(vec![Segment { text: all, ..(*single.first()?).clone() }])
}

/// Whether the text is one whole equation and nothing else.
pub(super) fn is_equation(text: &Mapped) -> bool {
    is_equation_of(text, false)
}

fn is_equation_of(text: &Mapped, is_maths: bool) -> bool {
    let row = text.text().trim();
    let is_whole = row.matches('=').count() == 1 && !row.starts_with('=') && !row.ends_with('=');
    is_whole && (is_maths || prose::is_maths(text))
}

/// No more cases stand side by side.
const MAX_CASES: usize = 4;

/// Letters of the shortest word that a sentence is taken to begin with.
const WORD_LETTERS: usize = 3;

/// Two equations in one letter in columns, `x - 2 = 0    x + 5 = 0`: the cases of a product, side by side;
/// or values of several letters with no more than a space between, `x = 2 y = 5`.
pub(super) fn side_by_side(math: &Mapped) -> Option<Mapped> {
    if let Some(values) = values_side_by_side(math) {
        return Some(values);
    }
    let text = math.text();
    let gap = text.find("   ")?;
    let (left, right) = (text[..gap].trim_end(), text[gap..].trim_start());
    let is_equation = |part: &str| part.matches('=').count() == 1 && !part.ends_with('=') && !part.starts_with('=');
    let letters = statements::variables(left);
    if !is_equation(left) || !is_equation(right) || letters.len() != 1 || letters != statements::variables(right) {
        return None;
    }
    let begin = text.len() - right.len();
    let mut both = math.slice(Span::new(0, left.len()));
    let between = math.origin(Span::new(left.len(), begin));
    " or ".chars().for_each(|c| both.push(c, between));
    both.append(&math.slice(Span::new(begin, text.len())));
    Some(both)
}

/// `x = 2 y = 5` and `a1=3 r=2`: each a letter and its number, the letters not the same.
fn values_side_by_side(math: &Mapped) -> Option<Mapped> {
    let text = math.text();
    let mut starts = vec![0];
    let gaps = text.match_indices(' ').map(|(at, _)| at);
    starts.extend(
        gaps.filter(|&at| begins_value(&text[at + 1..]) && !text[..at].ends_with([' ', '=', ',', ';']))
            .map(|at| at + 1),
    );
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([text.len()]);
    let parts: Vec<Span> = starts.iter().zip(ends).map(|(&start, end)| Span::new(start, end)).collect();
    let mut names: Vec<&str> = Vec::new();
    for part in &parts {
        let (name, value) = text[part.start..part.end].split_once('=')?;
        let is_number = |c: char| c.is_ascii_digit() || " .,/-−√".contains(c);
        if !begins_value(&text[part.start..]) || names.contains(&name.trim()) || !value.chars().all(is_number) {
            return None;
        }
        names.push(name.trim());
    }
    let (first, others) = parts.split_first().filter(|(_, others)| !others.is_empty())?;
    let mut all = math.slice(*first);
    for part in others {
        let between = math.origin(Span::new(part.start - 1, part.start));
        " and ".chars().for_each(|c| all.push(c, between));
        all.append(&math.slice(*part));
    }
    Some(all)
}

/// Whether a letter, perhaps with an index, an equals sign and a number stand at the front.
fn begins_value(text: &str) -> bool {
    let Some(letter) = text.chars().next().filter(|c| c.is_alphabetic()) else { return false };
    let rest = text[letter.len_utf8()..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '_').trim_start();
    let value = rest.strip_prefix('=').map(|value| value.trim_start().trim_start_matches(['-', '−']));
    value.is_some_and(|value| value.starts_with(|c: char| c.is_ascii_digit() || c == '√'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_stand_behind_bars() {
        let check = |text: &str, wanted: Option<&str>| {
            assert_eq!(operation_start(text).map(|at| &text[at..]), wanted, "{text}");
        };
        check("2x + 3 = 11 | -3", Some("| -3"));
        check("4x + 3 = 2x + 9 | −2x | −3", Some("| −2x | −3"));
        check("4x + 3 = 2x + 9 |−2x |−3 |:2", Some("|−2x |−3 |:2"));
        check("y = 5 |-2x| + 2", None);
        check("|x - 2| = 5", None);
    }

    #[test]
    fn values_and_cases_stand_side_by_side() {
        let check = |text: &str, wanted: Option<&str>| {
            let found = side_by_side(&Mapped::verbatim(text, 0));
            assert_eq!(found.as_ref().map(Mapped::text), wanted, "{text}");
        };
        check("x=4 y=-1", Some("x=4 and y=-1"));
        check("u_1 = 7 d = 3", Some("u_1 = 7 and d = 3"));
        check("a = 1 b = -6 c = 9", Some("a = 1 and b = -6 and c = 9"));
        check("x - 1 = 0    x + 7 = 0", Some("x - 1 = 0 or x + 7 = 0"));
        for other in ["a = 2, b = -5, c = 1", "x = 2 x = 5", "x = 2 y", "3 x = 6 y = 1", "x = 4", "x = y = 3", "2 = 2"]
        {
            check(other, None);
        }
    }

    #[test]
    fn a_bracket_with_a_minus_is_a_note_where_the_rows_say_so() {
        let check = |paste: &str, row: usize, wanted: &str| {
            let mut rows = super::super::markers::read(crate::text::rows(&Mapped::verbatim(paste, 0)));
            set_notes_apart(&mut rows);
            let found = rows[row].row.segments.iter().map(|segment| segment.text.text()).collect::<Vec<_>>().join("|");
            assert_eq!(found, wanted, "{paste}");
        };
        check("7x + 4 = 25 (-4)\n7x = 21", 0, "7x + 4 = 25|(-4)");
        check("7x + 4 = 25 (−4)\n7x = 21", 0, "7x + 4 = 25|(−4)");
        check("4 - x = 1 (-4)\n-x = -3 (·(-1))", 0, "4 - x = 1|(-4)");
        check("5a = 35\n5a = 35 (-2)", 1, "5a = 35|(-2)");
        check("5a + 2 - 2 = 37 - 2 (-2)\n5a = 35", 0, "5a + 2 - 2 = 37 - 2|(-2)");
        // A factor.
        check("x = 3 (-4)\nx = -12", 0, "x = 3 (-4)");
        check("x/(-4) = 3 (·(-4))\nx = 3 (-4)\nx = -12", 1, "x = 3 (-4)");
        check("y = 2 (-4) + 1\ny = -7", 0, "y = 2 (-4) + 1");
        check("a = 6 (-2)", 0, "a = 6 (-2)");
    }
}
