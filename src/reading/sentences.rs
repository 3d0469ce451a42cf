//! Statements that a sentence puts in another order than a row of maths does.

use super::pieces::{self, Piece, Statement as MathPiece};
use super::tidy::is_edge;
use super::work::{Role, Step};
use super::{phrases, problem, statements};
use crate::lexicon;
use crate::notation::{self, Expr, Statement};
use crate::text::{Mapped, Span, has_relation};

/// "When n = -5, evaluate: n + 1" as `n + 1 for n = -5`, "for t > 0: t^2 = 9" as `t^2 = 9 and t > 0`.
pub(super) fn with_values_behind(mut line: Vec<Piece>) -> Vec<Piece> {
    let Some(at) = line
        .windows(4)
        .position(|pieces| matches!(pieces, [Piece::Words(_), Piece::Math(_), Piece::Words(_), Piece::Math(_)]))
    else {
        return line;
    };
    let [Piece::Words(lead), Piece::Math(values), Piece::Words(between), Piece::Math(asked)] = &line[at..at + 4] else {
        return line;
    };
    let leads = leads_to_values(lead);
    let parts = !between.text().trim().is_empty();
    let value = values.math.trimmed(is_edge);
    let letter = value.text().chars().next().filter(|c| c.is_alphabetic());
    let is_value = letter.is_some_and(|_| has_relation(value.text()) && statements::variables(value.text()).len() == 1);
    let letters = statements::variables(asked.math.text());
    let speaks_of_it = letter.is_some_and(|letter| letters.contains(&letter));
    let is_equation = value.text().contains('=') && !value.text().contains(['<', '>', '!', '≤', '≥', '≠']);
    let joiner = match (asked.is_expression, is_equation) {
        (true, true) => " for ",
        (false, false) => " and ",
        _ => return line,
    };
    if !(leads && parts && is_value && speaks_of_it) || asked.unread.is_some() || values.unread.is_some() {
        return line;
    }
    let mut math = asked.math.trimmed(|c| is_edge(c) || c == '.');
    let start = value.span().start;
    joiner.chars().for_each(|c| math.push(c, Span::new(start, start)));
    math.append(&value);
    let whole = pieces::Statement { math, ..asked.clone() };
    let words = [lead.clone(), between.clone()].map(Piece::Words);
    let rest: Vec<Piece> = line.drain(at + 4..).collect();
    line.truncate(at);
    line.extend(words);
    line.push(Piece::Math(whole));
    line.extend(rest);
    line
}

/// In the row that states the problem: "given y = 2x + 1, find y when x = 3" and "find y for x = 3 in y = 2x + 1" as
/// `y = 2x + 1 and x = 3`.
pub(super) fn with_values_given(mut line: Vec<Piece>) -> Vec<Piece> {
    let gives = |equation: &pieces::Statement, values: &pieces::Statement| {
        let letters = |statement: &pieces::Statement| {
            notation::parse(statement.math.trimmed(is_edge).text()).statement.map(|read| notation::variables(&read))
        };
        !equation.is_expression
            && equation.unread.is_none()
            && values.unread.is_none()
            && statements::gives_values(values.math.trimmed(is_edge).text())
            && letters(equation).zip(letters(values)).is_some_and(|(all, own)| own.is_subset(&all) && own != all)
    };
    let found = (0..line.len()).find_map(|at| match &line[at..] {
        [Piece::Math(equation), Piece::Words(between), Piece::Math(values), ..]
            if leads_to_values(between) && gives(equation, values) =>
        {
            Some((at, at, at + 2))
        }
        [Piece::Words(lead), Piece::Math(values), Piece::Words(_), Piece::Math(equation), ..]
            if leads_to_values(lead) && gives(equation, values) =>
        {
            Some((at, at + 3, at + 1))
        }
        _ => None,
    });
    let Some((start, equation_at, values_at)) = found else { return line };
    let rest = line.split_off(equation_at.max(values_at) + 1);
    let (mut equation, mut values, mut joiner) = (None, Mapped::default(), Span::default());
    for (i, piece) in (start..).zip(line.split_off(start)) {
        match piece {
            Piece::Math(statement) if i == equation_at => equation = Some(statement),
            Piece::Math(statement) => values = statement.math.trimmed(is_edge),
            // The word before the values joins them to the equation.
            Piece::Words(words) if i + 1 == values_at => {
                let head = words.text().trim_end().trim_end_matches(char::is_alphabetic).len();
                joiner = words.slice(Span::new(head, words.text().len())).span();
                let rest = words.slice(Span::new(0, head));
                line.extend((!rest.trimmed(is_edge).is_blank()).then_some(Piece::Words(rest)));
            }
            other => line.push(other),
        }
    }
    line.extend(equation.map(|mut equation| {
        equation.math = equation.math.trimmed(|c| is_edge(c) || c == '.');
        " and ".chars().for_each(|c| equation.math.push(c, joiner));
        equation.math.append(&values);
        Piece::Math(equation)
    }));
    line.extend(rest);
    line
}

/// Whether the last of the words stands before the values of letters.
fn leads_to_values(words: &Mapped) -> bool {
    let last = words.text().split(|c: char| !c.is_alphabetic()).rfind(|word| !word.is_empty()).unwrap_or_default();
    problem::leads_to_values(&last.to_lowercase())
}

/// "From 2x + 3 = 11 we get 2x = 8": the statement from which another one is said to come.
pub(super) fn leads_on(pieces: &[Piece], i: usize) -> bool {
    let (Some(Piece::Math(premise)), Some(Piece::Words(between)), Some(Piece::Math(result))) =
        (pieces.get(i), pieces.get(i + 1), pieces.get(i + 2))
    else {
        return false;
    };
    let before = match i.checked_sub(1).and_then(|i| pieces.get(i)) {
        Some(Piece::Words(words)) => words.text(),
        _ => "",
    };
    !premise.is_expression
        && !result.is_expression
        && phrases::is_filler(between.text())
        && phrases::names_source(before)
}

/// "If 2x + 5 = 17, then 2x = 12", "Since 3x + 1 = 13, we have 3x = 12": a row that begins with what the others come from.
pub(super) fn supposes_equation(pieces: &[Piece]) -> bool {
    let [Piece::Words(lead), Piece::Math(supposed), rest @ ..] = pieces else { return false };
    let lead = lead.text().trim().to_lowercase();
    let is_equation = |piece: &Piece| matches!(piece, Piece::Math(statement) if !statement.is_expression);
    let gives_value = supposed
        .math
        .text()
        .split_once('=')
        .is_some_and(|(name, value)| name.trim().chars().count() == 1 && statements::variables(value).is_empty());
    lexicon::holds(|lexicon| &lexicon.subordinating, &lead)
        && !supposed.is_expression
        && supposed.unread.is_none()
        && !gives_value
        && matches!(rest.first(), Some(Piece::Words(words)) if phrases::is_filler(words.text()))
        && rest.iter().any(is_equation)
}

/// A value before a colon and a calculation with it, `x = -3: (-4)/(-1) = 4 > 0`: where the calculation was tried.
pub(super) fn is_tried_value(pieces: &[Piece]) -> bool {
    let [Piece::Math(value), Piece::Words(colon), Piece::Math(tried), ..] = pieces else { return false };
    let is_number = |text: &str| statements::variables(text).is_empty() && text.contains(|c: char| c.is_ascii_digit());
    let names_value = value.math.text().split_once('=').is_some_and(|(name, value)| {
        name.trim().chars().count() == 1 && name.trim().starts_with(char::is_alphabetic) && is_number(value)
    });
    let compares = tried.math.text().contains(['<', '>', '≤', '≥']);
    let is_calculation = compares && is_number(tried.math.text()) || applies_at(tried.math.text(), value.math.text());
    colon.text().trim() == ":" && names_value && is_calculation
}

/// Whether a row says what a function is at the value, `f(2) = -3` beside `x = 2`.
fn applies_at(row: &str, value: &str) -> bool {
    let number = |text: &str| text.replace('−', "-").replace(' ', "");
    let argument = row.split_once('(').filter(|(name, _)| name.trim().chars().count() == 1);
    let argument = argument.and_then(|(_, rest)| rest.split_once(')')).map(|(argument, _)| number(argument));
    argument.zip(value.split_once('=')).is_some_and(|(argument, (_, value))| argument == number(value))
}

/// The letter and the value that the words before a row's calculation name: `x = -3` of "Test x = -3:".
pub fn tried_value(step: &Step) -> Option<(String, Expr)> {
    let words = step.reason.as_ref().filter(|words| words.span().start < step.math.span().start)?;
    value_at_end(words.text()).map(|(letter, value, _)| (letter, value))
}

/// The letter and the value that words put in, "Let x = -7", beside a calculation or on a row of their own.
pub fn supposed_value(step: &Step) -> Option<(String, Expr)> {
    let text = if step.role == Role::Words { &step.math } else { step.reason.as_ref()? };
    let first = text.text().trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let (letter, value, behind) = value_at_end(text.text())?;
    let is_end = behind.chars().all(|c| !c.is_alphanumeric());
    (is_end && lexicon::holds(|lexicon| &lexicon.putting_in, &first)).then_some((letter, value))
}

/// The letter and the number behind the last sign of equality, and what stands behind them.
fn value_at_end(text: &str) -> Option<(String, Expr, &str)> {
    let (name, value) = text.rsplit_once('=')?;
    let letter = name.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let value = value.trim_start();
    let number = value.split(|c: char| !(c.is_ascii_digit() || "-−./".contains(c))).next().unwrap_or_default();
    let ends = !value[number.len()..].starts_with(char::is_alphanumeric);
    let is_number = ends && number.contains(|c: char| c.is_ascii_digit());
    match notation::parse(number.trim_end_matches('.'))
        .statement
        .filter(|_| is_number && letter.chars().count() == 1)?
    {
        Statement::Expr(expr) => Some((letter.to_owned(), expr, &value[number.len()..])),
        _ => None,
    }
}

/// Maths that the words behind it speak of: "(the solution to the equation) 2x = 8 is x = 4".
pub(super) fn is_object(pieces: &[Piece]) -> bool {
    let [Piece::Math(_), Piece::Words(words), Piece::Math(_), ..] = pieces else { return false };
    let first = words.text().split_whitespace().next().unwrap_or_default();
    lexicon::holds(|lexicon| &lexicon.saying, first)
}

/// "Let u = x^2. Then x^4 - 5x^2 + 4 = 0 becomes ...": the equation is the problem, and the letter is named behind it.
pub(super) fn with_definition_behind(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut places = pieces.iter().enumerate().filter(|(_, piece)| matches!(piece, Piece::Math(_))).map(|(at, _)| at);
    let (first, second) = (places.next(), places.next());
    let (Some(Piece::Words(words)), Some((at, Piece::Math(named))), Some((second, Piece::Math(equation)))) =
        (pieces.first(), first.map(|at| (at, &pieces[at])), second.map(|at| (at, &pieces[at])))
    else {
        return pieces;
    };
    let (name, meaning) = named.math.text().split_once('=').unwrap_or_default();
    let (own, told) = (statements::variables(equation.math.text()), statements::variables(meaning));
    let letter = name.trim().chars().next().filter(|_| name.trim().chars().count() == 1);
    let is_named = phrases::defines(words.text()) && !told.is_empty() && letter.is_some_and(|it| !own.contains(&it));
    if at == 1 && is_named && !equation.is_expression && told.is_subset(&own) {
        let equation = pieces.remove(second);
        pieces.insert(0, equation);
    }
    pieces
}

/// "Let t = 5" above all work: what the letter is given as, or the name of the number that is to be rewritten.
pub(super) fn is_first_value(statement: &MathPiece, before: &[Piece]) -> bool {
    let names_number = |(name, value): (&str, &str)| {
        let has_digit = value.contains(|c: char| c.is_ascii_digit());
        name.trim().chars().count() == 1 && has_digit && statements::variables(value).is_empty()
    };
    matches!(before, [Piece::Words(words)] if phrases::defines(words.text()))
        && statement.math.text().split_once('=').is_some_and(names_number)
}

/// A value that is said to be a solution, and behind it the equation: `x = 4` of "Is x = 4 a solution of 3x - 5 = 7?"
pub(super) fn is_candidate(pieces: &[Piece]) -> bool {
    let [Piece::Math(value), Piece::Words(words), Piece::Math(equation), ..] = pieces else { return false };
    let lower = words.text().to_lowercase();
    let is_named =
        lexicon::all(|lexicon| &lexicon.announced).any(|noun| lexicon::word_position(&lower, noun).is_some());
    let letters = statements::variables(equation.math.text());
    is_named
        && !equation.is_expression
        && statements::gives_values(value.math.text())
        && statements::variables(value.math.text()).is_subset(&letters)
}

/// The letter that is asked for, before a colon and the problem: `x` of "Find the value of x: 2x + 1 = 7".
pub(super) fn is_asked_for(pieces: &[Piece]) -> bool {
    let [Piece::Math(letter), Piece::Words(colon), Piece::Math(equation), ..] = pieces else { return false };
    let name = letter.math.text().trim();
    colon.text().trim() == ":"
        && name.chars().count() == 1
        && !equation.is_expression
        && statements::variables(equation.math.text()).iter().any(|known| name.starts_with(*known))
}

/// Whether the words before maths lead up to it as to an object: "the solution to the equation".
pub(super) fn names_an_object(before: &[Piece]) -> bool {
    let Some(Piece::Words(words)) = before.last() else { return false };
    let last = words.text().split_whitespace().next_back().unwrap_or_default();
    lexicon::holds(|lexicon| &lexicon.objects, &last.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::reading::split;

    /// The problem of a paste and the lines below it.
    fn read(paste: &str) -> (String, Vec<String>) {
        let solution = split(paste).solutions.remove(0);
        let problem = solution.problem.map(|problem| problem.math.text().to_owned()).unwrap_or_default();
        (problem, solution.steps.iter().map(|step| step.math.text().to_owned()).collect())
    }

    #[test]
    fn values_belong_to_the_equation_that_they_are_given_for() {
        for (row, wanted) in [
            ("v = 3t - 2 for t = 5", "v = 3t - 2 and t = 5"),
            ("Find v for t = 5 in v = 3t - 2", "v = 3t - 2 and t = 5"),
            ("Given v = 3t - 2, find v when t = 5", "v = 3t - 2 and t = 5"),
            ("If t = 5, find v = 3t - 2", "v = 3t - 2 and t = 5"),
            ("Berechne v = 3t - 2 für t = 5", "v = 3t - 2 and t = 5"),
            ("U = RI where R = 6 and I = 2", "U = RI and R = 6 and I = 2"),
            ("Use s = vt. Find t when s = 90 and v = 30", "s = vt and s = 90 and v = 30"),
            ("Evaluate 3t - 2 for t = 5", "3t - 2 for t = 5"),
            // A value of another letter is none of the equation.
            ("v = 3t - 2 for k = 5", "v = 3t - 2"),
        ] {
            assert_eq!(read(&format!("{row}\nv = 13")).0, wanted, "{row}");
        }
    }

    #[test]
    fn the_only_equation_of_the_first_sentence_is_the_problem() {
        for row in [
            "Find k in 3k - 4 = 8",
            "What is k in 3k - 4 = 8?",
            "What is k if 3k - 4 = 8?",
            "If 3k - 4 = 8, what is k?",
            "I need help with 3k - 4 = 8",
            "Wie groß ist k in 3k - 4 = 8?",
            "Bestimme k aus 3k - 4 = 8",
        ] {
            assert_eq!(read(&format!("{row}\n3k = 12")), ("3k - 4 = 8".into(), vec!["3k = 12".into()]), "{row}");
        }
    }
}
