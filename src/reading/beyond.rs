//! Notation that the parser can read and would read wrongly: `f(x)` is no product where `f` is not defined. A row that
//! holds such a piece is not read; nothing of it is judged as something else.

use crate::notation::{Expr, ExprKind, Finding, Functions, Parsed, Statement, What};
use crate::text::Span;

/// The reading of `text`, or that it holds notation of its own. Applications of `functions` are read.
pub(super) fn within_dialect(text: &str, parsed: Parsed, functions: &Functions) -> Parsed {
    let found = function(text, functions).or_else(|| clocks(text)).or_else(|| {
        let statement = parsed.statement.as_ref()?;
        of_statement(statement).map(|(span, name)| (span, name.to_owned()))
    });
    match found {
        Some((span, piece)) => Parsed { statement: None, findings: vec![Finding { span, what: What::Beyond(piece) }] },
        None => parsed,
    }
}

/// Whether the colon between the two stands in a time of day, `7:30`.
pub(super) fn is_clock(before: &str, after: &str) -> bool {
    let n_hours = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let n_minutes = after.bytes().take_while(u8::is_ascii_digit).count();
    let stands = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || ".,:".contains(c));
    (1..=2).contains(&n_hours)
        && n_minutes == 2
        && after.starts_with(|c: char| ('0'..='5').contains(&c))
        && stands(before[..before.len() - n_hours].chars().next_back())
        && stands(after[n_minutes..].chars().next())
}

/// `7:30 + 2:15 = 9:45`: times of day that are added are no ratios.
fn clocks(text: &str) -> Option<(Span, String)> {
    let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at).collect();
    let is_time = |at: &usize| is_clock(&text[..*at], &text[at + 1..]);
    let are_times = colons.len() > 1 && colons.iter().all(is_time) && text.contains(['+', '-', '−']);
    let at = *colons.first().filter(|_| are_times)?;
    let start = text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some((Span::new(start, at + 3), text[start..at + 3].to_owned()))
}

/// `f(x)`, `g(2)`, `h(t)`: a usual name of a function right before one letter or number in brackets; and `dy/dx`.
fn function(text: &str, functions: &Functions) -> Option<(Span, String)> {
    let derivative = ["dy/dx", "d/dx", "dx/dt", "dy/dt", "\\frac{dy}{dx}", "\\frac{d}{dx}"]
        .into_iter()
        .find_map(|name| text.find(name).map(|at| (Span::new(at, at + name.len()), name.to_owned())));
    derivative.or_else(|| {
        text.char_indices().find_map(|(at, c)| {
            let behind = &text[at + c.len_utf8()..];
            let inverse = ["^{-1}", "^(-1)", "^-1", "⁻¹"].iter().find_map(|exponent| behind.strip_prefix(*exponent));
            let behind = inverse.unwrap_or(behind);
            let behind = behind.strip_prefix("\\left").unwrap_or(behind);
            let inside = behind.strip_prefix('(')?;
            let end = inside.find([')', '\\'])?;
            let argument = inside[..end].trim().trim_start_matches(['-', '−']);
            let is_short = argument.chars().count() == 1 || argument.chars().all(|c| c.is_ascii_digit());
            let before = text[..at].chars().next_back();
            let stands = !before.is_some_and(|c| c.is_alphanumeric() || c == '\\');
            let is_defined = functions.contains(c.encode_utf8(&mut [0; 4]));
            (matches!(c, 'f' | 'g' | 'h') && !is_defined && stands && is_short && !argument.is_empty())
                .then(|| (Span::new(at, at + 1), format!("{c}({argument})")))
        })
    })
}

fn of_statement(statement: &Statement) -> Option<(Span, &'static str)> {
    match statement {
        Statement::Expr(expr) => of_expr(expr),
        Statement::Chain(first, rest) => of_expr(first).or_else(|| rest.iter().find_map(|(_, side)| of_expr(side))),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().find_map(of_statement),
        Statement::At(expr, values) => of_expr(expr).or_else(|| values.iter().find_map(|(_, value)| of_expr(value))),
        Statement::Never | Statement::Always => None,
    }
}

fn of_expr(expr: &Expr) -> Option<(Span, &'static str)> {
    match &expr.kind {
        ExprKind::Abs(inside) if is_named(inside, "pi") => Some((expr.span, "|π|")),
        kind => kind.operands().into_iter().flatten().find_map(of_expr),
    }
}

fn is_named(expr: &Expr, wanted: &str) -> bool {
    match &expr.kind {
        ExprKind::Variable(name) => name == wanted,
        kind => kind.operands().into_iter().flatten().any(|part| is_named(part, wanted)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::parse;

    #[test]
    fn notation_of_its_own_is_not_read_as_something_else() {
        let read = |text: &str| within_dialect(text, parse(text), &Functions::default()).statement.is_some();
        for text in ["f(x) = 3x - 1", "g(2) = 7", "f^{-1}(4) = 2", "h⁻¹(x) = x", "dy/dx = 2x", "|pi| = 3"] {
            assert!(!read(text), "{text}");
        }
        for text in ["2(x+1) = 4", "h(a+b)/2", "e = m c", "x(3) = 6", "pi r^2"] {
            assert!(read(text), "{text}");
        }
    }
}
