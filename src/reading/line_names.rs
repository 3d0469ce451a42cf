//! Names before equations that hold together: `I. 3x + 2y = 13`, `II. ...`, or `g: y = 2x - 3`, `h: y = -x + 6`.

use super::roles;
use super::statements::{is_letter_or_number, variables};
use crate::lexicon::{all, ends_with_word};
use crate::text::{Mapped, Row, SegmentKind, Span, has_relation};

/// For each row that such a name stands before: its number, and the bytes up to the equation. The first and the second
/// must be there, one below the other.
pub(super) fn named_equations(rows: &[Row]) -> Vec<Option<(u32, usize)>> {
    let roman: Vec<_> = rows.iter().map(|row| roman(front(row))).collect();
    let lines: Vec<_> = rows.iter().map(|row| line_name(front(row))).collect();
    let mut found = vec![None; rows.len()];
    for start in 0..rows.len() {
        let run = roman[start..].iter().zip(1..).take_while(|(name, n)| name.is_some_and(|(number, _)| number == *n));
        let n = run.count();
        if n >= 2 {
            found[start..start + n].copy_from_slice(&roman[start..start + n]);
        }
        let numbered = rows[start..].iter().zip(1..).map_while(|(row, n)| {
            roles::row_name(front(row)).filter(|(number, _)| *number == n).map(|(_, bytes)| (n, bytes))
        });
        let numbered: Vec<(u32, usize)> = numbered.take(MAX_SYSTEM_ROWS + 1).collect();
        if are_of_system(&rows[start..], &numbered) {
            numbered.into_iter().zip(&mut found[start..]).for_each(|(name, place)| *place = Some(name));
        }
        let above: Vec<&str> = lines[..start].iter().rev().map_while(|name| name.map(|(name, _)| name)).collect();
        if above.is_empty() {
            let run: Vec<(&str, usize)> = lines[start..].iter().map_while(|name| *name).collect();
            let are_different = run.windows(2).all(|pair| pair[0].0 != pair[1].0);
            if run.len() >= 2 && are_different {
                for (i, (number, (_, bytes))) in (1..).zip(run).enumerate() {
                    found[start + i] = Some((number, bytes));
                }
            }
        }
    }
    found
}

/// Equations of a system are no more than this where words number their rows.
const MAX_SYSTEM_ROWS: usize = 3;

/// Whether rows that words number, `Row 1: 2x + 3y = 12`, `Row 2: x - y = 1`, are a system and no steps: as many as there are
/// letters, all of them in the same letters and none solved for one, and the work goes on below without such numbers.
fn are_of_system(rows: &[Row], numbered: &[(u32, usize)]) -> bool {
    let equations = || rows.iter().zip(numbered).map(|(row, (_, bytes))| &front(row)[*bytes..]);
    let Some(letters) = equations().next().map(variables).filter(|letters| letters.len() > 1) else { return false };
    let is_of_system = |equation: &str| {
        variables(equation) == letters
            && equation.split('=').all(|side| !is_letter_or_number(side) || variables(side).is_empty())
    };
    numbered.len() == letters.len() && rows.len() > numbered.len() && equations().all(is_of_system)
}

/// The text that a row begins with, if it begins with text.
fn front(row: &Row) -> &str {
    match row.segments.iter().find(|segment| !segment.text.is_blank()) {
        Some(segment) if segment.kind == SegmentKind::Text => segment.text.text(),
        _ => "",
    }
}

/// `I  y = x + 2`, `II. x - y = 3`, `III) ...`
fn roman(text: &str) -> Option<(u32, usize)> {
    let rest = text.trim_start().trim_start_matches(['I', 'V']);
    let name = text[..text.len() - rest.len()].trim_start();
    let number = ["I", "II", "III", "IV"].iter().zip(1..).find(|(known, _)| **known == name)?.1;
    let rest = rest.strip_prefix(['.', ')']).unwrap_or(rest);
    let equation = rest.trim_start();
    let is_signed = equation.starts_with(['+', '−', '=', '·', '*', '/', ':', ')']) || equation.starts_with("- ");
    (rest.starts_with(char::is_whitespace) && has_relation(equation) && !is_signed)
        .then_some((number, text.len() - equation.len()))
}

/// `g: y = 2x - 3`: a small letter, perhaps with a number, and a colon before the equation of a line or a parabola.
fn line_name(text: &str) -> Option<(&str, usize)> {
    let (name, equation) = text.split_once(':')?;
    let name = name.trim();
    let mut chars = name.chars();
    let is_name = chars.next().is_some_and(|c| c.is_ascii_lowercase() && !matches!(c, 'x' | 'y'))
        && chars.all(|c| c.is_numeric() || matches!(c, '_' | '₁' | '₂'));
    let equation = equation.trim_start();
    (is_name && is_of_graph(equation)).then_some((name, text.len() - equation.len()))
}

/// `y = ...`
fn is_of_graph(equation: &str) -> bool {
    equation.strip_prefix('y').is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// The bytes of an operation on numbered equations at the front of a row that is none of its formula: `I = II: `, `I+II `.
/// What a colon ends and holds no relation is a reason like any other.
fn operation_bytes(line: &str) -> usize {
    let is_part =
        |c: char| matches!(c, 'I' | 'V' | '(' | ')' | '+' | '-' | '−' | '·' | '*' | '=' | ' ') || c.is_ascii_digit();
    let head = &line[..line.find(|c| !is_part(c)).unwrap_or(line.len())];
    let Some(last) = head.rfind('I').map(|at| at + 1) else { return 0 };
    let n_names = head[..last].split(|c| c != 'I' && c != 'V').filter(|name| !name.is_empty()).count();
    let end = last + usize::from(line[last..].starts_with(')'));
    let behind = &line[end..];
    let equation = behind.trim_start().strip_prefix(':').unwrap_or(behind).trim_start();
    let has_colon = behind.trim_start().starts_with(':');
    let is_apart = has_colon && head.contains('=') || !has_colon && behind.starts_with(' ');
    let begins = equation.starts_with(|c: char| c.is_alphanumeric() || "(-−".contains(c)) && has_relation(equation);
    if n_names > 1 && is_apart && begins { line.len() - equation.len() } else { 0 }
}

/// The numbers of two equations that stand side by side in a row: `(1): y = x + 2, (2): y = 2x`, `I: x + y = 5; II: x - y = 1`.
fn numbers_inside(line: &str) -> Vec<Span> {
    let is_joined = |at: usize| {
        let before = line[..at].trim_end();
        before.ends_with([',', ';']) || all(|lexicon| &lexicon.and).any(|and| ends_with_word(before, and).is_some())
    };
    let place = |name: &str, may_stand: &dyn Fn(usize) -> bool| {
        let is_apart = |at: usize| at == 0 || line[..at].ends_with(' ');
        let found = line.match_indices(name).map(|(at, _)| at).find(|at| is_apart(*at) && may_stand(*at))?;
        let behind = &line[found + name.len()..];
        let bare = behind.strip_prefix([':', '.', ')']).unwrap_or(behind);
        let is_apart = name.ends_with(')') || bare.len() < behind.len();
        let equation = bare.trim_start();
        let begins = equation.starts_with(|c: char| c.is_alphanumeric() || "(-−".contains(c));
        (is_apart && begins).then(|| Span::new(found, line.len() - equation.len()))
    };
    let named = [("(1)", "(2)"), ("I", "II")]
        .into_iter()
        .find_map(|(one, other)| Some([place(one, &|_| true)?, place(other, &is_joined)?]));
    let holds = |[one, other]: &[Span; 2]| {
        one.end < other.start && has_relation(&line[one.end..other.start]) && has_relation(&line[other.end..])
    };
    named.filter(holds).into_iter().flatten().collect()
}

/// The text without names of lines inside a row, "(the point where) g: y = 2x - 3 and h: y = 6 - x (meet)".
pub(super) fn without_names_inside(text: Mapped) -> Mapped {
    let plain = text.text();
    let mut places = Vec::new();
    for (at, _) in plain.match_indices(':') {
        let head = plain[..at].trim_end_matches(|c: char| c.is_numeric());
        let Some(letter) = head.chars().next_back().filter(|c| c.is_ascii_lowercase() && !matches!(c, 'x' | 'y'))
        else {
            continue;
        };
        let before = &head[..head.len() - letter.len_utf8()];
        let line_above = before.rsplit('\n').next().unwrap_or_default();
        if before.ends_with(' ') && !line_above.trim().is_empty() && is_of_graph(plain[at + 1..].trim_start()) {
            places.push(Span::new(before.len(), at + 1));
        }
    }
    let mut start = 0;
    for line in plain.split_inclusive('\n') {
        let n_bytes = operation_bytes(line.trim_end_matches('\n'));
        places.extend((n_bytes > 0).then(|| Span::new(start, start + n_bytes)));
        places.extend(numbers_inside(line).into_iter().map(|at| Span::new(start + at.start, start + at.end)));
        start += line.len();
    }
    if places.is_empty() {
        return text;
    }
    places.sort_by_key(|place| place.start);
    let (mut without, mut copied) = (Mapped::default(), 0);
    for place in places {
        without.append(&text.slice(Span::new(copied, place.start)));
        copied = place.end;
    }
    without.append(&text.slice(Span::new(copied, plain.len())));
    without
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::split;

    /// The problem of a paste as it was read.
    fn problem(paste: &str) -> String {
        split(paste).solutions.remove(0).problem.map(|problem| problem.math.text().to_owned()).unwrap_or_default()
    }

    #[test]
    fn named_equations_hold_together() {
        let both = "3x + 2y = 13 and 5x − 4y = 7";
        assert_eq!(problem("I. 3x + 2y = 13\nII. 5x − 4y = 7\n11x = 33"), both);
        assert_eq!(problem("I) 3x + 2y = 13\nII) 5x − 4y = 7\n11x = 33"), both);
        assert_eq!(problem("g: y = 2x - 3\nh: y = 6 - x\n2x - 3 = 6 - x"), "y = 2x - 3 and y = 6 - x");
        assert_eq!(problem("Row 1: 3x + 2y = 13\nRow 2: 5x − 4y = 7\n11x = 33"), both);
        assert_eq!(problem("Zeile 1: 3x + 2y = 13\nZeile 2: 5x − 4y = 7\n11x = 33"), both);
        assert_eq!(problem("Line 1: 3x + 2y = 13\nLine 2: 2y = 13 - 3x\nLine 3: y = 6.5 - 1.5x"), "");
        assert_eq!(problem("g: y = 2x - 3\nm = 2"), "y = 2x - 3");
        let meet = "Schnittpunkt von g: y = 2x - 3 und h: y = 6 - x\n2x - 3 = 6 - x";
        assert_eq!(problem(meet), "y = 2x - 3 und y = 6 - x");
    }

    #[test]
    fn names_inside_a_row_go() {
        let check = |text: &str, wanted: &str| {
            assert_eq!(without_names_inside(Mapped::verbatim(text, 0)).text(), wanted, "{text}");
        };
        check("g: y = x und h: y = 2", "g: y = x und  y = 2");
        check("Finde x: y = 2", "Finde x: y = 2");
        check("I = II: 2x = 4", "2x = 4");
        check("I+II 5x = 15", "5x = 15");
        check("I + II: 5x = 15", "I + II: 5x = 15");
        check("I 2x + y = 15", "I 2x + y = 15");
        check("(1): y = x + 2, (2): y = 2x", "y = x + 2, y = 2x");
        check("Solve: (1) y = x + 2; (2) y = 2x", "Solve: y = x + 2; y = 2x");
        check("I: x + y = 5 und II: x - y = 1", "x + y = 5 und x - y = 1");
        check("(1) in (2): 2x = x + 2", "(1) in (2): 2x = x + 2");
        check("2(1) + 3 = 5, 3(2) = 6", "2(1) + 3 = 5, 3(2) = 6");
    }
}
