//! What is noted beside a row and is wrong by itself: a calculation that is its reason, "because 21/3 = 8"; a quantity under its
//! name, "GCF: 8x"; how many solutions the problem's equation has, "three real solutions".
//!
//! The row may be true all the same, so nobody is accused: it is not settled.

use super::evidence::{LineVerdict, Source, Verdicts};
use super::stated_coefficients::{is_equation_to_zero, numbers};
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Expr, Statement};
use crate::reading::{self, Common, Role, Solution, Step};

/// Signs of one text that are looked at.
const MAX_SIGNS: usize = 16;

/// A discriminant that is so near to zero is not told from it.
const TOLERANCE: f64 = 1e-9;

/// The verdicts with each row marked that has something wrong noted beside it.
pub(super) fn settled(solution: &Solution, mut verdicts: Verdicts) -> Verdicts {
    let mut rows: Vec<&Statement> = solution.problem.iter().filter_map(|problem| problem.statement()).collect();
    let n_roots = rows.first().and_then(|row| n_real_roots(row)).filter(|_| !solution.is_complex);
    for (step, line) in solution.steps.iter().zip(&mut verdicts.lines) {
        rows.extend(step.statement());
        let text = match (&step.reason, step.role) {
            (Some(reason), _) => reason.text(),
            (None, Role::Words) => step.math.text(),
            _ => continue,
        };
        let is_wrong_count = || n_roots.zip(reading::stated_root_count(text)).is_some_and(|(own, said)| own != said);
        let is_denied = step.says_false() || step.denies();
        if is_denied || !(calculates_wrong(text) || names_other_quantity(text, &rows) || is_wrong_count()) {
            continue;
        }
        if line.is_claim() {
            line.has_false_note = matches!(line.local, Verdict::Holds(_));
        } else {
            let open = Verdict::NotChecked(Why::Unconfirmed);
            *line = LineVerdict::of_role(role_of(step), Source::Problem).found(open);
        }
    }
    verdicts
}

fn role_of(step: &Step) -> Role {
    if step.role == Role::Words { Role::Answer } else { Role::Step }
}

/// How many real roots a quadratic equation with numbers has; None of any other statement.
fn n_real_roots(row: &Statement) -> Option<usize> {
    let [a, b, c] = numbers(row).filter(|_| is_equation_to_zero(row))?;
    let (square, product) = (b * b, 4.0 * a * c);
    Some(match square - product {
        near if near.abs() <= TOLERANCE * (square + product.abs()) => 1,
        positive if positive > 0.0 => 2,
        _ => 0,
    })
}

/// Whether a calculation in numbers that the text is, or that stands in it behind a mark or a word of cause, is wrong.
fn calculates_wrong(text: &str) -> bool {
    let signs = text.match_indices('=').map(|(at, _)| at).take(MAX_SIGNS);
    signs.filter_map(|at| calculation(text, at)).any(|row| algebra::false_arithmetic(&row).is_some())
}

/// The calculation around the equals sign at a byte: `21/3 = 8` of "because 21/3 = 8."
fn calculation(text: &str, at: usize) -> Option<Statement> {
    let is_part = |c: char| c.is_ascii_digit() || " .+-−*·×/÷()^".contains(c);
    let (before, behind) = (&text[..at], text[at + 1..].trim_start());
    let left = &before[before.trim_end_matches(is_part).len()..];
    let head = before[..before.len() - left.len()].trim_end();
    let first = left.trim_start();
    let is_apart =
        head.is_empty() || head.ends_with([':', ';']) || reading::gives_cause(head) && first.len() < left.len();
    let is_calculation = first.starts_with(|c: char| c.is_ascii_digit() || c == '(')
        && first.trim_end().contains(|c| "+-−*·×/÷^".contains(c));
    let n_bytes = behind.find(|c: char| !(c.is_ascii_digit() || "-−./".contains(c))).unwrap_or(behind.len());
    let (right, rest) = behind.split_at(n_bytes);
    let ends =
        rest.is_empty() || rest.starts_with([',', ';', ')']) && !rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let right = right.trim_end_matches('.');
    let found = is_apart && is_calculation && ends && right.contains(|c: char| c.is_ascii_digit());
    let parsed = found.then(|| notation::parse(&format!("{} = {right}", first.trim())))?;
    parsed.statement.filter(|row| parsed.findings.is_empty() && notation::variables(row).is_empty())
}

/// Whether the text names what numbers or terms have in common, "GCF: 8x", and it is that of none of the rows.
fn names_other_quantity(text: &str, rows: &[&Statement]) -> bool {
    let colons = text.match_indices(':').map(|(at, _)| at).take(MAX_SIGNS);
    colons.filter_map(|at| quantity(text, at)).any(|(common, stated)| {
        let is_own = |row: &&Statement| match (common, row) {
            (Common::Denominator, row) => algebra::is_common_denominator(&stated, row),
            (Common::Divisor, Statement::Expr(expr)) if notation::has_letter(expr) => {
                algebra::is_greatest_common_factor(&stated, expr)
            }
            _ => None,
        };
        let found: Vec<bool> = rows.iter().filter_map(is_own).collect();
        !found.is_empty() && !found.contains(&true)
    })
}

/// The quantity whose name ends on the colon at a byte, and what is said of it.
fn quantity(text: &str, at: usize) -> Option<(Common, Expr)> {
    let name = text[..at].rsplit(['.', ',', ';', '\n']).next().unwrap_or_default().trim();
    let (common, _) = reading::common(name).filter(|_| reading::is_common_alone(name))?;
    let stated = text[at + 1..].split([',', ';', '\n']).next().unwrap_or_default().trim().trim_end_matches('.');
    let parsed = notation::parse(stated);
    match parsed.statement.filter(|_| parsed.findings.is_empty()) {
        Some(Statement::Expr(stated)) => Some((common, stated)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::tutor::pastes::signs;

    #[test]
    fn calculations_beside_a_row_are_right() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("3(x+2) = 21\nx + 2 = 7 because 21/3 = 7\nx = 5 since 7 - 2 = 5", "++");
        check("3(x+2) = 21\nx + 2 = 7 because 21/3 = 8\nx = 5 since 7 - 2 = 4", "~~");
    }

    #[test]
    fn quantities_under_their_names_are_those_of_the_rows() {
        let check = |paste: &str, wanted: &str| assert_eq!(signs(paste), wanted, "{paste}");
        check("8x^2 + 12x\nGCF: 4x\n= 4x(2x + 3)", "+");
        check("8x^2 + 12x\nGCF: 8x\n= 4x(2x + 3)", "~");
        check("8x^2 + 12x\nggT: 6x\n= 4x(2x + 3)", "~");
        check("x/4 + x/6 = 5\nLCD: 12\n3x + 2x = 60", "+");
        check("x/4 + x/6 = 5\nLCD: 13\n3x + 2x = 60", "~");
        check("1/4 + 1/6\nHN: 12\n= 3/12 + 2/12", "+");
        check("1/4 + 1/6\nHN: 13\n= 3/12 + 2/12", "~");
    }

    #[test]
    fn solutions_are_counted() {
        let check = |paste: &str, wanted: bool| assert_eq!(signs(paste).contains(['?', '~']), !wanted, "{paste}");
        let equation = "How many real solutions does x² + 4x + 3 = 0 have?\nD = 16 - 12 = 4";
        check(&format!("{equation}\ntwo real solutions"), true);
        check(&format!("{equation}\nthree real solutions"), false);
        let double = "How many real solutions does x² + 4x + 4 = 0 have?\nD = 16 - 16 = 0";
        check(&format!("{double}\nThere is one real solution."), true);
        check(&format!("{double}\nThere are two real solutions."), false);
        let none = "Wie viele Lösungen hat x² + 4x + 5 = 0?\nD = 16 - 20 = -4";
        check(&format!("{none}\nzwei Lösungen"), false);
    }
}
