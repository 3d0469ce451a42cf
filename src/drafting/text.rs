//! A line's pieces as maths that can be read and parsed.

use super::piece::{END_MARK, Piece, STEP_MARK};
use crate::prm::{PROBLEM_MARK, VARIABLES};

/// What a draft's pieces say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenLines {
    /// Its lines as maths, down to the first with a piece that is no maths.
    pub lines: Vec<String>,
    /// Whether the end mark stands right below them.
    pub is_finished: bool,
}

/// A problem spelled in pieces, `solve 3 x + 5 = 11 ?`, as text that reads as it. None for anything else.
pub fn problem_text(prompt: &str) -> Option<String> {
    let (task, maths) = prompt.strip_suffix(PROBLEM_MARK)?.trim_end().split_once(' ')?;
    let pieces: Vec<Piece> = maths.split(' ').map(Piece::of).collect::<Option<_>>()?;
    Some(format!("{task} {}", text(&pieces, &[])))
}

/// What a draft says, its pieces separated by spaces: `2 x = 6 ; x = 3 ; end`. Variables keep the dialect's names.
pub fn written_lines(draft: &str) -> WrittenLines {
    let mut written = WrittenLines::default();
    for line in draft.split(STEP_MARK).map(str::trim) {
        if line == END_MARK {
            written.is_finished = true;
            break;
        }
        let pieces: Option<Vec<Piece>> = line.split(' ').map(Piece::of).collect();
        match pieces.filter(|pieces| !pieces.contains(&Piece::End)) {
            Some(pieces) => written.lines.push(text(&pieces, &[])),
            None => break,
        }
    }
    written
}

/// The maths of a line. `letters` are the problem's own by order of appearance; a variable beyond them stands as the
/// dialect names it. What the pieces say is kept, spaces apart: the text parses to what they were spelled from.
pub fn text(pieces: &[Piece], letters: &[String]) -> String {
    let mut printer = Printer::default();
    for (i, piece) in pieces.iter().enumerate() {
        printer.print(piece, pieces.get(i + 1), letters);
    }
    printer.out
}

struct Printer {
    out: String,
    /// A sign before a term belongs to it; a sign between two stands apart.
    is_operand_due: bool,
    is_after_letter: bool,
    /// A root of a number or letter gets the brackets that the dialect does without.
    closes_root: bool,
    /// Whether a quotient stands before, of which the next factor multiplies all; an entry for each open bracket.
    is_quotient: Vec<bool>,
}

impl Default for Printer {
    fn default() -> Printer {
        Printer {
            out: String::new(),
            is_operand_due: true,
            is_after_letter: false,
            closes_root: false,
            is_quotient: vec![false],
        }
    }
}

impl Printer {
    fn print(&mut self, piece: &Piece, next: Option<&Piece>, letters: &[String]) {
        if !self.is_operand_due && matches!(piece, Piece::Variable(_) | Piece::Function(_) | Piece::Open) {
            self.print_joint(piece);
        }
        match piece {
            Piece::Digit { digit, place } => {
                if *place == -1 {
                    self.out.push('.');
                }
                self.out.push(char::from(b'0' + digit));
            }
            Piece::Whole(number) => self.out += &number.to_string(),
            Piece::Variable(idx) => self.out += letters.get(*idx).map_or(VARIABLES[*idx], String::as_str),
            Piece::Function(name) => {
                self.out += name;
                self.closes_root = next != Some(&Piece::Open);
                self.out += if self.closes_root { "(" } else { "" };
            }
            Piece::Open => {
                self.out.push('(');
                self.is_quotient.push(false);
            }
            Piece::Close => {
                self.out.push(')');
                self.is_quotient.pop();
            }
            Piece::Sign(name) if self.is_operand_due => self.out += signed(name),
            Piece::Sign(name) => {
                self.out += &format!(" {} ", signed(name));
                self.set_quotient(false);
            }
            Piece::Operator("*") => self.out += " * ",
            Piece::Operator(name) => {
                self.out += name;
                if *name == "/" {
                    self.set_quotient(true);
                }
            }
            Piece::Relation(name) | Piece::Join(name) => {
                self.out += &format!(" {name} ");
                self.set_quotient(false);
            }
            Piece::Answer("always") => self.out += "all real numbers",
            Piece::Answer(_) => self.out += "no solution",
            Piece::Step | Piece::End => {}
        }
        let is_operand = matches!(piece, Piece::Digit { .. } | Piece::Whole(_) | Piece::Variable(_));
        let goes_on = matches!((piece, next), (Piece::Digit { .. }, Some(Piece::Digit { .. })));
        if self.closes_root && is_operand && !goes_on {
            self.out.push(')');
            self.closes_root = false;
        }
        self.is_operand_due = !is_operand && *piece != Piece::Close;
        self.is_after_letter = matches!(piece, Piece::Variable(_));
    }

    /// What stands between a factor and the one that it is written beside.
    fn print_joint(&mut self, factor: &Piece) {
        if self.is_quotient.last() == Some(&true) {
            self.out += " * ";
        } else if self.is_after_letter && matches!(factor, Piece::Variable(_) | Piece::Function(_)) {
            // Side by side they would read as a word.
            self.out.push('*');
        }
    }

    fn set_quotient(&mut self, is_quotient: bool) {
        if let Some(last) = self.is_quotient.last_mut() {
            *last = is_quotient;
        }
    }
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
        check("- 22 / 7 ( x - 4 / 7 y ) / 2 x", "-22/7 * (t - 4/7 * q)/2 * t");
        check("never", "no solution");
    }

    #[test]
    fn problems_and_drafts_are_read_from_pieces() {
        for problem in ["solve 3 x + 5 = 11 ?", "expand - 2 ( x + 3 ) ?", "solve x + y = 7 and x - y = - 1 ?"] {
            let text = problem_text(problem).unwrap_or_else(|| panic!("{problem} is one"));
            let prompt = prm::drafting_prompt(&from_lines::<&str>(&text, &[])).map(|(prompt, _)| prompt);
            assert_eq!(prompt.as_deref(), Some(problem));
        }
        assert_eq!(problem_text("solve 3 x ="), None);
        let check = |draft: &str, lines: &[&str], is_finished: bool| {
            assert_eq!(
                written_lines(draft),
                WrittenLines { lines: lines.iter().map(|it| (*it).to_owned()).collect(), is_finished }
            );
        };
        check("2 x = 6 ; x = 3 ; end", &["2x = 6", "x = 3"], true);
        check("2 x = 6 ; x = 3", &["2x = 6", "x = 3"], false);
        check("2 x = 6 ; x = <pad> ; end", &["2x = 6"], false);
        check("2 x = 6 end", &[], false);
        check("", &[], false);
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
            // A factor beside a quotient may have its sign of product or not.
            let said = |lines: Vec<Option<String>>| -> Vec<String> {
                lines.into_iter().map(|line| line.unwrap_or_default().replace(" *", "")).collect()
            };
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
                let wanted = lines.iter().cloned().map(Some).collect();
                assert_eq!(spelled(&printed).map(said), Some(said(wanted)), "{printed:?}");
                n_lines += printed.len();
            }
        }
        assert!(n_lines > 1000, "{n_lines}");
    }
}
