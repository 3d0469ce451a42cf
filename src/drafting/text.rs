//! A line's pieces as maths that can be read and parsed.

use super::piece::Piece;

/// The maths of a line. `letters` are the problem's own by order of appearance; a variable beyond them stands as the
/// dialect names it. What the pieces say is kept, spaces apart: the text parses to what they were spelled from.
pub fn text(pieces: &[Piece], letters: &[String]) -> String {
    let mut out = String::new();
    let mut last: Option<&Piece> = None;
    // A sign before a term belongs to it; a sign between two stands apart.
    let mut is_operand_due = true;
    for piece in pieces {
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
                if matches!(last, Some(Piece::Variable(_))) {
                    out.push('*');
                }
                out += letters.get(*idx).map_or(crate::prm::VARIABLES[*idx], String::as_str);
            }
            Piece::Function(name) => out += &format!("{name} "),
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
        is_operand_due = matches!(
            piece,
            Piece::Open | Piece::Sign(_) | Piece::Operator(_) | Piece::Relation(_) | Piece::Join(_) | Piece::Function(_)
        );
        last = Some(piece);
    }
    out
}

fn signed(name: &str) -> &str {
    if name == "+-" { "+/-" } else { name }
}
