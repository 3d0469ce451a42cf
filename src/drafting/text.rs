//! A line's pieces as maths that can be read and parsed.

use super::piece::Piece;
use crate::prm::VARIABLES;

/// The maths of a line. `letters` are the problem's own by order of appearance; a variable beyond them stands as the
/// dialect names it. What the pieces say is kept, spaces apart: the text parses to what they were spelled from.
pub fn text(pieces: &[Piece], letters: &[String]) -> String {
    let mut out = String::new();
    // A sign before a term belongs to it; a sign between two stands apart.
    let mut is_operand_due = true;
    // A root of a number or letter gets the brackets that the dialect does without.
    let mut closes_root = false;
    for (i, piece) in pieces.iter().enumerate() {
        let next = pieces.get(i + 1);
        match piece {
            Piece::Digit { digit, place } => {
                if *place == -1 {
                    out.push('.');
                }
                out.push(char::from(b'0' + digit));
            }
            Piece::Whole(number) => out += &number.to_string(),
            Piece::Variable(idx) => {
                // Two letters side by side would read as a word.
                if matches!(i.checked_sub(1).map(|before| &pieces[before]), Some(Piece::Variable(_))) {
                    out.push('*');
                }
                out += letters.get(*idx).map_or(VARIABLES[*idx], String::as_str);
            }
            Piece::Function(name) => {
                out += name;
                closes_root = next != Some(&Piece::Open);
                out += if closes_root { "(" } else { "" };
            }
            Piece::Open => out.push('('),
            Piece::Close => out.push(')'),
            Piece::Sign(name) if is_operand_due => out += signed(name),
            Piece::Sign(name) => out += &format!(" {} ", signed(name)),
            Piece::Operator("*") => out += " * ",
            Piece::Operator(name) => out += name,
            Piece::Relation(name) | Piece::Join(name) => out += &format!(" {name} "),
            Piece::Answer("always") => out += "all real numbers",
            Piece::Answer(_) => out += "no solution",
            Piece::Step | Piece::End => {}
        }
        let is_operand = matches!(piece, Piece::Digit { .. } | Piece::Whole(_) | Piece::Variable(_));
        let goes_on = matches!((piece, next), (Piece::Digit { .. }, Some(Piece::Digit { .. })));
        if closes_root && is_operand && !goes_on {
            out.push(')');
            closes_root = false;
        }
        is_operand_due = !is_operand && *piece != Piece::Close;
    }
    out
}

fn signed(name: &str) -> &str {
    if name == "+-" { "+/-" } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Options, drafts, generate};
    use crate::prm;
    use crate::reading::from_lines;

    fn check(pieces: &str, wanted: &str) {
        let named = |name| Piece::of(name).unwrap_or_else(|| panic!("{name} is a piece"));
        let pieces: Vec<Piece> = pieces.split(' ').map(named).collect();
        assert_eq!(text(&pieces, &["t".to_owned(), "q".to_owned()]), wanted);
    }

    #[test]
    fn pieces_are_printed_back() {
        check("2 x + 3 = 1e2 1e1 7 5e-1", "2t + 3 = 117.5");
        check("x = - 5 / - 7 or x = - 1", "t = -5/-7 or t = -1");
        check("y = 2 * - 3 + 12", "q = 2 * -3 + 12");
        check("x ( x - 2 ) - 3 ( x - 2 ) = 0", "t(t - 2) - 3(t - 2) = 0");
        check("x y = +- sqrt 1e2 1e1 0 z", "t*q = +/-sqrt(110)z");
        check("sqrt ( x + 1 ) = abs ( x )", "sqrt(t + 1) = abs(t)");
        check("never", "no solution");
    }

    /// The lines of a row, spelled in pieces, printed back and spelled again.
    #[test]
    fn what_is_printed_back_says_what_was_spelled() {
        let dialect = prm::dialect("algebra-whole").expect("the dialect is known");
        let rows = drafts(5, 200, 9, None, None).chain(generate(5, &Options { count: 300, ..Options::default() }));
        let mut n_lines = 0;
        for row in rows {
            let Some((_, letters)) = prm::drafting_prompt(&from_lines::<&str>(&row.problem, &[])) else { continue };
            let spelled = |steps: &[String]| (dialect.prompt)(&from_lines(&row.problem, steps)).map(|it| it.lines);
            let Some(Some(lines)) = spelled(&row.steps).map(|lines| lines.into_iter().collect::<Option<Vec<_>>>())
            else {
                continue;
            };
            // Reasons are not written, and letters that are new in a line have no name of their own.
            let read = |line: &String| line.split(' ').map(Piece::of).collect::<Option<Vec<Piece>>>();
            let Some(pieces) = lines.iter().map(read).collect::<Option<Vec<_>>>() else { continue };
            let is_known = |piece: &Piece| !matches!(piece, Piece::Variable(idx) if *idx >= letters.len());
            if pieces.iter().flatten().all(is_known) {
                let printed: Vec<String> = pieces.iter().map(|line| text(line, &letters)).collect();
                assert_eq!(spelled(&printed), Some(lines.iter().cloned().map(Some).collect()), "{printed:?}");
                n_lines += printed.len();
            }
        }
        assert!(n_lines > 1000, "{n_lines}");
    }
}
