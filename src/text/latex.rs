//! LaTeX's layout: which commands and environments place maths on the page, and say nothing themselves.
//!
//! A command that is not listed here belongs to the maths and is left for the parser.

use super::scan::has_relation;

/// What the layout pass does with a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Goes; a space takes its place.
    Space,
    /// Goes.
    Drop,
    /// Goes with its argument.
    DropArgument,
    /// Goes, its argument stays.
    Unwrap,
    /// Goes with its first argument, its second stays (`\textcolor{red}{x}`).
    UnwrapSecond,
    /// Its argument is words.
    Words,
    /// Its argument is the answer.
    Boxed,
    /// Its argument is a heading.
    Heading,
    /// The row ends here.
    Break,
    /// Stands for this text.
    Text(&'static str),
}

/// Whether the backslash at byte `at` takes numbers out of all numbers: `ℝ \ {1}`, `D = R \ {1}`.
pub(super) fn takes_out(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let is_set = || text[at + 1..].trim_start().starts_with('{') && before.ends_with(['R', 'Q']);
    before.ends_with('ℝ') || is_set()
}

/// What an environment does with its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Environment {
    /// Each row is a line.
    Rows,
    /// All rows are one statement: they hold together.
    Together,
    /// Belongs to the maths (a matrix).
    Verbatim,
    /// Holds text.
    Text,
}

/// What to do with the command `name` (without its backslash); None if it belongs to the maths.
pub(super) fn command(name: &str) -> Option<Command> {
    Some(match name {
        "quad" | "qquad" | "enspace" | "hfill" | "," | ";" | ":" | ">" | " " | "hskip" | "thinspace" => Command::Space,
        "!" | "left" | "right" | "big" | "Big" | "bigg" | "Bigg" | "bigl" | "bigr" | "Bigl" | "Bigr" | "middle"
        | "displaystyle" | "textstyle" | "limits" | "nonumber" | "notag" | "noindent" | "centering" | "hline"
        | "maketitle" | "bf" | "bfseries" | "it" | "itshape" | "rm" | "large" | "Large" | "small" | "/" => {
            Command::Drop
        }
        "label" | "tag" | "tag*" | "vspace" | "vspace*" | "hspace" | "hspace*" | "phantom" | "hphantom"
        | "vphantom" | "usepackage" | "documentclass" | "pagestyle" | "setlength" | "cline" => Command::DropArgument,
        "cancel" | "bcancel" | "xcancel" | "underline" | "mathbf" | "boldsymbol" | "bm" | "mathit" | "emph"
        | "mathclap" | "smash" | "textsc" | "texttt" | "textup" | "uline" => Command::Unwrap,
        "red" | "blue" | "green" | "purple" | "pink" | "orange" | "gray" | "teal" | "maroonD" | "goldD" | "blueD"
        | "greenD" | "purpleD" | "redD" => Command::Unwrap,
        "textcolor" | "colorbox" | "color" => Command::UnwrapSecond,
        "text" | "mbox" | "textrm" | "textit" | "textbf" | "textsf" | "textnormal" | "mathrm" | "operatorname"
        | "intertext" | "shortintertext" => Command::Words,
        "boxed" | "fbox" | "framebox" => Command::Boxed,
        "section" | "section*" | "subsection" | "subsection*" | "subsubsection" | "subsubsection*" | "paragraph"
        | "paragraph*" | "title" => Command::Heading,
        "item" | "par" | "newline" | "newpage" | "bigskip" | "medskip" | "smallskip" | "linebreak" => Command::Break,
        "checkmark" => Command::Text("✓"),
        "Delta" => Command::Text("Δ"),
        "lbrack" => Command::Text("["),
        "rbrack" => Command::Text("]"),
        _ => return None,
    })
}

/// How the environment `name` lays out its rows; None if it is not known.
pub(super) fn environment(name: &str) -> Option<Environment> {
    Some(match name.trim_end_matches('*') {
        "align" | "aligned" | "alignat" | "alignedat" | "flalign" | "gather" | "gathered" | "split" | "eqnarray"
        | "equation" | "multline" | "math" | "displaymath" | "array" => Environment::Rows,
        "cases" | "dcases" | "rcases" => Environment::Together,
        "matrix" | "pmatrix" | "bmatrix" | "vmatrix" | "Vmatrix" | "smallmatrix" => Environment::Verbatim,
        "document" | "enumerate" | "itemize" | "description" | "center" | "proof" | "solution" | "problem"
        | "question" | "flushleft" | "quote" | "itemise" | "exercise" | "answer" => Environment::Text,
        _ => return None,
    })
}

/// The length of what follows `\\` and belongs to it: a star, and a skip such as `[4pt]`.
pub(super) fn break_options(text: &str) -> usize {
    let star = usize::from(text.starts_with('*'));
    let skip = text[star..].strip_prefix('[').and_then(|rest| {
        let length = rest.bytes().take(MAX_SKIP_BYTES).position(|b| b == b']')?;
        let size = &rest[..length];
        let unit = size.trim_start_matches(|c: char| c.is_ascii_digit() || "+-. ".contains(c));
        let is_skip = matches!(unit.trim(), "pt" | "em" | "ex" | "mm" | "cm" | "in" | "mu" | "\\baselineskip");
        is_skip.then_some(length + 2)
    });
    star + skip.unwrap_or(0)
}

/// Longest skip that is looked for.
const MAX_SKIP_BYTES: usize = 24;

/// The length of an argument of `\begin{name}` at the start of `text`: `[t]`, `{rcl}`, `{2}`.
pub(super) fn option_bytes(text: &str, name: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '[' => ']',
        '{' if name.starts_with("array") || name.starts_with("alignat") || name.starts_with("alignedat") => '}',
        _ => return None,
    };
    let length = text.char_indices().take(MAX_OPTION_CHARS).find(|&(_, c)| c == close || c == '\n')?;
    let inside = text.get(1..length.0)?;
    let places = close == '}' || inside.chars().all(|c| "tbchH!".contains(c));
    (length.1 == close && places && !has_relation(inside)).then_some(length.0 + 1)
}

/// Longest argument of an environment.
const MAX_OPTION_CHARS: usize = 24;
