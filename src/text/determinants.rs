//! Determinants of LaTeX, `\begin{vmatrix} 2 & 3 \\ 1 & -1 \end{vmatrix}`, written out as the products that they stand for. Their
//! rows would part a row of work in two.

use super::near::head;

/// A determinant is no longer than this.
const MAX_BYTES: usize = 400;

/// How the command opens and how it closes.
const FORMS: [(&str, &str); 3] = [
    ("\\begin{vmatrix}", "\\end{vmatrix}"),
    ("\\left|\\begin{array}", "\\end{array}\\right|"),
    ("\\left| \\begin{array}", "\\end{array} \\right|"),
];

/// The determinant of two or three rows that `text` begins with, written out, and its bytes. None where there is none.
pub(super) fn written_out(text: &str) -> Option<(String, usize)> {
    let text = head(text, MAX_BYTES);
    let (inner, length) = FORMS.into_iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?;
        let end = inner.find(close)?;
        Some((&inner[..end], open.len() + end + close.len()))
    })?;
    // The columns of an array: `{cc}`.
    let inner = match inner.trim_start().strip_prefix('{') {
        Some(columns) => &columns[columns.find('}')? + 1..],
        None => inner,
    };
    let rows: Vec<Vec<&str>> = inner
        .split("\\\\")
        .filter(|row| !row.trim().is_empty())
        .map(|row| row.split('&').map(str::trim).collect())
        .collect();
    let is_square =
        rows.iter().all(|row: &Vec<&str>| row.len() == rows.len() && row.iter().all(|cell| !cell.is_empty()));
    let minor = |[a, b, c, d]: [&str; 4]| format!("(({a})({d})-({c})({b}))");
    let written = match (rows.as_slice(), is_square) {
        ([first, second], true) => minor([first[0], first[1], second[0], second[1]]),
        ([first, second, third], true) => {
            let without = |i: usize, j: usize| minor([second[i], second[j], third[i], third[j]]);
            let [a, b, c] = [first[0], first[1], first[2]];
            format!("(({a}){}-({b}){}+({c}){})", without(1, 2), without(0, 2), without(0, 1))
        }
        _ => return None,
    };
    Some((written, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn determinants_are_products() {
        let check = |text: &str, wanted: Option<&str>| {
            assert_eq!(written_out(text).map(|(written, _)| written).as_deref(), wanted, "{text}");
        };
        check("\\begin{vmatrix} 2 & 3 \\\\ 1 & -1 \\end{vmatrix} = -5", Some("((2)(-1)-(1)(3))"));
        check("\\left|\\begin{array}{cc} 2 & 3 \\\\ 1 & -1 \\end{array}\\right|", Some("((2)(-1)-(1)(3))"));
        check(
            "\\begin{vmatrix} 1&2&3\\\\4&5&6\\\\7&8&9\\\\ \\end{vmatrix}",
            Some("((1)((5)(9)-(8)(6))-(2)((4)(9)-(7)(6))+(3)((4)(8)-(7)(5)))"),
        );
        check("\\begin{vmatrix} 2 & 3 \\\\ 1 \\end{vmatrix}", None);
        check("\\begin{pmatrix} 2 & 3 \\\\ 1 & 4 \\end{pmatrix}", None);
    }
}
