//! Systems of equations: how many of the first lines together are the given.
//!
//! Told by layout alone: the lines are labelled (1), (2) and the work after them is not, or two lines have the same
//! two letters or more and a later line has fewer, or its words speak of the equations, which one equation by itself
//! never gives.

use super::functions;
use super::markers::Marked;
use super::phrases;
use super::pieces::{self, Piece};
use super::problem;
use super::statements;
use crate::lexicon::{self, Joiner};
use crate::notation::{self, Expr, ExprKind, Statement};
use crate::text::{Mapped, has_relation};
use std::collections::BTreeSet;

/// Rows that are looked at: a system stands at the start of a work.
const MAX_ROWS: usize = 40;

/// The number of statements that make up the given: 1, or the size of the system.
pub(super) fn n_given(rows: &[Marked]) -> usize {
    let lines: Vec<Equation> = rows.iter().take(MAX_ROWS).filter_map(Equation::of).collect();
    // `(2) · 2: 10x - 2y = 10 (3)` is worked out: words lead into it, and the letters are two.
    let n_letters = |n: usize| lines[..n].iter().flat_map(|line| &line.variables).collect::<BTreeSet<_>>().len();
    let is_of_system = |line: &Equation, n: usize| n < 3 || !line.stepped && n <= n_letters(n);
    let labelled = lines
        .iter()
        .zip(1_u32..)
        .zip(1..)
        .take_while(|((line, label), n)| line.label == Some(*label) && is_of_system(line, *n));
    let labelled = labelled.count();
    if labelled >= 2 && lines[labelled..].iter().any(|line| line.label.is_none()) {
        return labelled;
    }
    if lines.first().is_some_and(|first| first.is_whole || first.has_coefficients()) {
        return 1;
    }
    if let Some(n) = of_question(rows).or_else(|| of_spoken_system(rows)).or_else(|| of_letter_named(rows)) {
        return n;
    }
    if is_of_one_graph(rows) {
        return 1;
    }
    if let Some(n) = of_many_letters(&lines) {
        return n;
    }
    let [first, second, rest @ ..] = lines.as_slice() else { return 1 };
    let same = first.variables.len() >= 2 && first.variables == second.variables && !second.stepped;
    let fewer = |line: &Equation| {
        let own = &line.variables;
        !own.is_empty() && own.len() < first.variables.len() && own.is_subset(&first.variables)
    };
    if same && rest.iter().any(|line| line.joins || line.gives_values || fewer(line)) { 2 } else { 1 }
}

/// Whether the words above or beside the first statement ask for something of one graph's equation: its slope, its vertex.
fn is_of_one_graph(rows: &[Marked]) -> bool {
    let texts: Vec<&Marked> = rows.iter().take(MAX_ROWS).collect();
    let first = texts.iter().position(|marked| has_relation(marked.row.text().text()));
    texts[..first.map_or(0, |first| first + 1)].iter().any(|marked| problem::is_of_one_graph(marked.row.text().text()))
}

/// `x + y + z = 6`, `x - y = 1`, `y + z = 3`: as many equations at the top as letters, three or more, each of two letters at
/// least, not all of the same ones (an equation that is solved keeps its letters), and a row with one letter further down.
fn of_many_letters(lines: &[Equation]) -> Option<usize> {
    let mut letters: BTreeSet<String> = BTreeSet::new();
    for (line, n) in lines.iter().zip(1..) {
        if line.variables.len() < 2 || n > 1 && line.stepped {
            return None;
        }
        letters.extend(line.variables.iter().cloned());
        if n >= 3 && n == letters.len() {
            let differ = lines[..n].iter().any(|line| line.variables != lines[0].variables);
            let is_worked = lines[n..].iter().any(|line| line.variables.len() == 1);
            return (differ && is_worked).then_some(n);
        }
        if n >= MAX_LETTERS {
            return None;
        }
    }
    None
}

/// "Where does y = 3x - 1 meet y = x + 5?": the equations in two letters or more that one question names.
fn of_question(rows: &[Marked]) -> Option<usize> {
    let mut first = rows.iter().take(MAX_ROWS).filter(|marked| has_relation(marked.row.text().text()));
    let row = first.next().filter(|marked| marked.row.text().text().trim_end().ends_with('?'))?;
    let found = pieces::pieces(&row.row);
    let n = found.iter().filter_map(math).filter(|math| variables(math.text()).len() > 1).count();
    (n > 1).then_some(n)
}

/// "Let y = 2x. Then x + y = 9.": a letter that is named by another one, a second equation in both, and a row with one of
/// them further down. What leads on to the second, it does not follow from the first.
fn of_letter_named(rows: &[Marked]) -> Option<usize> {
    let mut lines = rows.iter().take(MAX_ROWS).filter(|marked| has_relation(marked.row.text().text()));
    let mut pieces: Vec<Piece> = Vec::new();
    while pieces.iter().filter(|piece| math(piece).is_some()).count() < 2 {
        pieces.extend(pieces::pieces(&lines.next()?.row));
    }
    let names = |at: usize| matches!(&pieces[..at], [Piece::Words(words)] if phrases::defines(words.text()));
    let mut maths = pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, math(piece)?)));
    let ((at, first), (_, second)) = (maths.next()?, maths.next()?);
    let letters = variables(first.text());
    let is_system = names(at) && statements::is_definition(first.text()) && letters == variables(second.text());
    let mut has_fewer = lines.map(|marked| variables(marked.row.text().text())).map(|own| own.len());
    (is_system && maths.next().is_none() && has_fewer.any(|n| (1..letters.len()).contains(&n))).then_some(2)
}

/// Where the words above or beside the first statement speak of a system: as many rows as there are letters in them.
fn of_spoken_system(rows: &[Marked]) -> Option<usize> {
    let texts: Vec<String> = rows.iter().take(MAX_ROWS).map(|marked| marked.row.text().text().to_owned()).collect();
    let first = texts.iter().position(|text| has_relation(text))?;
    texts[..=first].iter().any(|text| problem::speaks_of_system(text)).then_some(())?;
    let mut letters = BTreeSet::new();
    let mut n = 0;
    for marked in rows[first..].iter().take(MAX_LETTERS) {
        let found = pieces::pieces(&marked.row);
        let maths: Vec<&Mapped> = found.iter().filter_map(math).collect();
        let [only] = maths.as_slice() else { break };
        let own = variables(only.text());
        // A row with fewer letters, or other ones, is work already unless the system is not complete.
        if n > 0 && (n >= letters.len() || own.is_empty() || marked.marks.step.is_some()) {
            break;
        }
        letters.extend(own);
        n += 1;
    }
    (n > 1).then_some(n)
}

/// A problem of which the statements that commas set off hold together: `y = x + 1, y = 7 - 2x`. It is no list of solutions.
pub(super) fn held_together(math: &str, statement: Statement) -> Statement {
    let is_joined = lexicon::joined(math, Joiner::Or).len() > 1 || math.contains(['∨', '±']);
    let holds = |parts: &[Statement]| {
        let letters: BTreeSet<String> = parts.iter().flat_map(notation::variables).collect();
        !is_joined && letters.len() > 1 && parts.iter().all(notation::is_equation)
    };
    match statement {
        Statement::Or(parts) if holds(&parts) => Statement::And(parts),
        // `y = kx, y = 12 and x = 4`
        Statement::And(parts) => Statement::And(parts.into_iter().map(|part| held_together(math, part)).collect()),
        other => other,
    }
}

/// Whether one letter is given two numbers that cannot both be its own.
pub(super) fn names_one_letter_twice(statement: &Statement) -> bool {
    let Statement::And(parts) = statement else { return false };
    let value = |part: &Statement| match notation::equation_sides(part) {
        Some([Expr { kind: ExprKind::Variable(name), .. }, value]) if !notation::has_letter(value) => {
            Some((name.clone(), notation::approximate(value)?))
        }
        _ => None,
    };
    let values: Vec<(String, f64)> = parts.iter().filter_map(value).collect();
    values.iter().any(|(name, value)| values.iter().any(|(other, found)| other == name && (found - value).abs() > 1e-9))
}

/// Most rows of a system that are looked for.
const MAX_LETTERS: usize = 4;

/// What is looked at of a row that holds one equation.
struct Equation {
    label: Option<u32>,
    stepped: bool,
    /// It holds as many equations as letters: `x + y = 5 and x - y = 1`.
    is_whole: bool,
    /// The words beside it speak of several equations: "Subtract the equations".
    joins: bool,
    /// It says which number each of several letters is: `x = 2 and y = 5`.
    gives_values: bool,
    variables: BTreeSet<String>,
}

impl Equation {
    /// `5x + 1 = A(x + 2) + B(x - 1)`: it holds whatever x is, and is no equation of a system.
    fn has_coefficients(&self) -> bool {
        let has = |name: &str| self.variables.contains(name);
        has("A") && has("B") && self.variables.iter().any(|name| name.starts_with(char::is_lowercase))
    }

    fn of(marked: &Marked) -> Option<Equation> {
        let pieces = pieces::pieces(&marked.row);
        let math: Vec<&Mapped> = pieces.iter().filter_map(math).collect();
        let [math] = math.as_slice() else { return None };
        let tells = |piece: &Piece| matches!(piece, Piece::Words(words) if tells_condition(words.text()));
        let stepped = marked.marks.step.is_some()
            || pieces.len() > 1 && !pieces.iter().all(|piece| tells(piece) || matches!(piece, Piece::Math(_)));
        // The letter of a function that is defined is none to be found.
        let is_definition = !functions::definitions(math.text()).is_empty();
        let variables = if is_definition { BTreeSet::new() } else { variables(math.text()) };
        let equations: Vec<&str> = lexicon::joined(math.text(), Joiner::And)
            .into_iter()
            .flat_map(|(_, part)| part.split([',', ';']))
            .filter(|part| has_relation(part))
            .collect();
        let is_whole = equations.len() > 1 && equations.len() >= variables.len();
        let joins = pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Words(words) if problem::speaks_of_equations(words.text())));
        let gives_values = equations.len() > 1 && equations.iter().all(|equation| gives_value(equation));
        Some(Equation { label: marked.marks.label, stepped, is_whole, joins, gives_values, variables })
    }
}

/// Whether words beside an equation tell what it says, in a sentence of their own, and not what was done to reach it.
fn tells_condition(words: &str) -> bool {
    let n_words = words.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    n_words >= MIN_TOLD_WORDS && words.trim_end().ends_with('.') && !problem::is_reason(words, true)
}

/// Words of the shortest such sentence.
const MIN_TOLD_WORDS: usize = 4;

/// Whether the text is a letter, an equals sign and a number.
fn gives_value(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, value)| {
        name.trim().chars().count() == 1 && variables(name).len() == 1 && variables(value).is_empty()
    })
}

/// The letters of a formula; with an index, `a_1`, each is one of its own.
fn variables(text: &str) -> BTreeSet<String> {
    let indexed =
        Some(text).filter(|text| text.contains(['_', '₁', '₂', '₃'])).and_then(|text| notation::parse(text).statement);
    match indexed {
        Some(statement) => notation::variables(&statement),
        None => statements::variables(text).into_iter().map(String::from).collect(),
    }
}

fn math(piece: &Piece) -> Option<&Mapped> {
    match piece {
        Piece::Math(statement) if has_relation(statement.math.text()) => Some(&statement.math),
        _ => None,
    }
}
