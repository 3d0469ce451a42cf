//! The sentence that a story's work closes with, "The number is 8.": whether its numbers are among what the work comes to.

use super::answer::value_of;
use super::end_results;
use super::evidence::{LineVerdict, Source, Verdicts};
use crate::algebra::{Verdict, Why};
use crate::notation::{self, Expr, ExprKind, Rel, Statement, approximate, with_values};
use crate::reading::{self, Problem, Role, Solution, Step};
use std::collections::{BTreeMap, BTreeSet};

/// Values of one letter that are tried.
const MAX_VALUES: usize = 6;

/// Numbers of a problem and its work, and values found, that one operation is done on. A story has a handful.
const MAX_OPERANDS: usize = 200;

/// A last row that is a number alone, or words with one in it, which stands nowhere in the problem or the work, and to which
/// nothing in them comes: it is not settled, and the work is not clean.
pub(super) fn settled(solution: &Solution, mut verdicts: Verdicts) -> Verdicts {
    if closes_wrong_beside_row(solution, &verdicts.lines)
        && let Some(line) = verdicts.lines.last_mut()
    {
        line.has_false_note = true;
        return verdicts;
    }
    let (Some(last), Some((line, lines))) = (solution.steps.last(), verdicts.lines.split_last_mut()) else {
        return verdicts;
    };
    let is_number = matches!(last.statement(), Some(Statement::Expr(number)) if notation::is_literal(number));
    let names_quantity = last.statement().and_then(value_of).is_some_and(|(name, _)| notation::is_quantity_name(&name));
    if names_quantity
        && matches!(line.local, Verdict::NotChecked(Why::NumberNotFound | Why::NewLetter))
        && solution.steps.len() > 1
        && Known::of(solution, &lines[..]).close(&numbers(last.math.text()))
    {
        // "length = 10": what the story's model says of the number found.
        *line = LineVerdict::of_role(Role::Given, Source::Problem);
        return verdicts;
    }
    // "Sale price = £308" below a calculation in numbers.
    let above = &solution.steps[..solution.steps.len() - 1];
    let is_of_numbers = |row: &Statement| notation::variables(row).is_empty();
    let names_result = names_quantity && above.iter().filter_map(Step::statement).all(is_of_numbers);
    let claims_number = (is_number || names_result) && !line.is_claim();
    if last.role != Role::Words && !claims_number || solution.steps.len() < 2 {
        return verdicts;
    }
    let known = Known::of(solution, &lines[..]);
    if (last.role == Role::Words || names_result)
        && (known.worked_out.is_empty() || reading::settles_question(&last.math) || last.denies())
    {
        return verdicts;
    }
    let text = last.math.text();
    let is_told_rightly = known.close(&numbers(text))
        && !known.replaces_a_value(&numbers(text))
        && !super::named_values::are_swapped(solution, text)
        && !super::named_amounts::are_other(solution, text)
        && !end_results::are_missing(solution, text);
    if states_false_share(text) || !holds_maths(text) && !is_told_rightly {
        let why = Verdict::NotChecked(Why::NumberNotFound);
        let of_answer = LineVerdict::of_role(Role::Answer, Source::Problem);
        *line = of_answer.found(why);
    }
    verdicts
}

/// Whether the last row of a story's work holds and goes on with a sentence whose numbers are none that the work comes to:
/// "n = 16, so the integers are 16, 17 and 19."
fn closes_wrong_beside_row(solution: &Solution, lines: &[LineVerdict]) -> bool {
    let (Some(last), Some(line)) = (solution.steps.last(), lines.last()) else { return false };
    let is_told = solution.problem.as_ref().is_some_and(|problem| problem.is_told);
    let Some(reason) = last.reason.as_ref().filter(|_| is_told && matches!(line.local, Verdict::Holds(_))) else {
        return false;
    };
    let text = reason.text();
    let is_sentence = reason.span().start > last.math.span().start
        && text.split_whitespace().count() >= SENTENCE_WORDS
        && !text.contains(['=', '<', '>', '(', ')'])
        && !numbers(text).is_empty()
        && reading::said(text, |_| true).is_none();
    is_sentence && line.is_claim() && solution.steps.len() == lines.len() && !holds_maths(text) && {
        let known = Known::of(solution, lines);
        !known.close(&numbers(text)) || super::named_amounts::are_other(solution, text)
    }
}

/// Words of the shortest sentence.
const SENTENCE_WORDS: usize = 4;

/// Whether a row's maths stands in a sentence: "Use the formula t = √h/4 to find how many seconds it takes."
pub(super) fn stands_in_sentence(step: &Step) -> bool {
    step.reason.as_ref().is_some_and(|words| words.text().split_whitespace().count() >= SENTENCE_WORDS)
}

/// The numbers of a problem that gives values of its letters pair by pair.
pub(super) struct Pairs {
    pub told: Vec<f64>,
    /// Those of its question: of "Find y when x = 10."
    pub asked: Vec<f64>,
}

/// The numbers of such a problem: "y varies directly as x. y = 12 when x = 4. Find y when x = 10."
pub(super) fn pairs(problem: &Problem) -> Option<Pairs> {
    let text = problem.math.text();
    let values = |text: &str| numbers(text).iter().map(|number| number.value).collect();
    reading::gives_pairs(text)
        .then(|| Pairs { told: values(text), asked: values(&text[reading::question_start(text)..]) })
}

/// Whether a formula stands among the words, `x - 2`: its numbers are none that were found. "The numbers are -7 and -9." has
/// signs behind words.
fn holds_maths(text: &str) -> bool {
    let is_sign = |c: char| matches!(c, '+' | '-' | '−' | '*' | '·' | '^' | '=' | '²' | '³');
    text.char_indices().filter(|(_, c)| is_sign(*c)).any(|(at, sign)| {
        let mut before = text[..at].trim_end_matches(' ').chars().rev();
        let is_letter =
            before.next().is_some_and(char::is_alphabetic) && !before.next().is_some_and(char::is_alphabetic);
        is_letter && text[at + sign.len_utf8()..].trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a sentence says of a number that it is so many percent of another one, "31.5 is 35% of 90", and it is not.
fn states_false_share(text: &str) -> bool {
    let [share, percentage, whole] = numbers(text)[..] else { return false };
    if !percentage.is_percentage || share.is_percentage || whole.is_percentage || !reading::names_share(text) {
        return false;
    }
    let meant = percentage.value * whole.value / 100.0;
    let margin = share.half_unit.min(0.5) + percentage.half_unit.min(0.5) * whole.value / 100.0;
    let is_whole = share.value.fract() == 0.0 && percentage.value.fract() == 0.0 && meant.fract().abs() < 1e-9;
    (share.value - meant).abs() > if is_whole { 1e-9 } else { margin }
}

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stated {
    pub value: f64,
    /// How far the value may be from what it was rounded from.
    pub half_unit: f64,
    /// A percent sign or the word stands behind it.
    is_percentage: bool,
}

/// The numbers of a text; no ordinals (`2nd`), times of the day (`9:30`) or numbers inside names.
pub(super) fn numbers(text: &str) -> Vec<Stated> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let rest = &text[start..];
        let mut length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (mut n_decimals, mut digits) = (0, rest[..length].to_owned());
        while let Some(group) = rest[length..].strip_prefix(',').and_then(|rest| rest.get(..3))
            && group.bytes().all(|byte| byte.is_ascii_digit())
        {
            digits += group;
            length += 4;
        }
        if let Some(decimals) = rest[length..].strip_prefix(['.', ',']) {
            n_decimals = decimals.bytes().take_while(u8::is_ascii_digit).count();
            if n_decimals > 0 {
                digits = format!("{digits}.{}", &decimals[..n_decimals]);
                length += 1 + n_decimals;
            }
        }
        at = start + length;
        let (before, behind) = (text[..start].chars().next_back(), &text[at..]);
        let is_part = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '^' | '/'));
        let is_ordinal = ["st", "nd", "rd", "th", ":", "/"].iter().any(|end| behind.starts_with(end))
            && !behind[1..].starts_with(char::is_whitespace);
        if let (Ok(value), false) = (digits.parse(), is_part || is_ordinal) {
            let unit = 10_f64.powi(-i32::try_from(n_decimals).unwrap_or(i32::MAX));
            let is_percentage = reading::begins_percentage(behind);
            found.push(Stated { value, half_unit: unit / 2.0, is_percentage });
        }
    }
    found
}

/// What a story and its work come to, signs aside.
///
/// A sentence that answers names what was found: a value, or a part of the equation that the story was put into, `x + 3` at
/// x = 9. What stands in the story besides, and what one operation on a found value gives, may stand beside such a number,
/// not in its place.
struct Known {
    found: Vec<f64>,
    /// Those of `found` that are values of letters and of parts of the model.
    parts: Vec<f64>,
    beside: Vec<f64>,
    /// Values of letters, and what calculations come to.
    worked_out: Vec<f64>,
    /// Numbers of a story.
    told: Vec<f64>,
    /// The last value of each letter of the story's model that the work comes to.
    last: Vec<f64>,
}

impl Known {
    /// What is known where so many rows have been judged.
    fn of(solution: &Solution, lines: &[LineVerdict]) -> Known {
        let n_worked = lines.len().min(solution.steps.len());
        let steps = &solution.steps[..n_worked];
        let told: Vec<f64> =
            solution.problem.iter().flat_map(|problem| numbers(problem.math.text())).map(|n| n.value).collect();
        let statements: Vec<&Statement> = steps.iter().filter_map(Step::statement).collect();
        let mut values: BTreeMap<String, Vec<Expr>> = BTreeMap::new();
        statements.iter().for_each(|statement| collect_values(statement, &mut values));
        let stated: Vec<f64> = values.values().flatten().filter_map(approximate).take(MAX_OPERANDS).collect();
        let mut found = stated.clone();
        // `h(2) = 186`
        let of_functions = steps.iter().filter(|step| step.application.is_some()).filter_map(Step::statement);
        found.extend(of_functions.filter_map(last_side).filter_map(approximate));
        statements.iter().for_each(|statement| collect_results(statement, &mut found));
        let pairs = steps.iter().filter_map(reading::correspondence).flat_map(|pair| [pair.left, pair.right]);
        found.extend(pairs.filter_map(|quantity| approximate(&quantity.number)));
        let worked_out = found.clone();
        let is_model = |i: &usize| {
            matches!(lines[*i].role, Role::Given | Role::Definition)
                || matches!(steps[*i].role, Role::Given | Role::Definition)
        };
        let mut models: Vec<&Statement> = (0..n_worked).filter(is_model).filter_map(|i| steps[i].statement()).collect();
        models.extend(solution.problem.iter().filter_map(|problem| problem.statement()));
        if models.is_empty() {
            models.extend(statements.first());
        }
        let named = named_expressions(&steps[..steps.len().min(solution.steps.len().saturating_sub(1))]);
        let n_cases = values.values().map(Vec::len).max().unwrap_or(0).min(MAX_VALUES);
        for case in 0..n_cases {
            // Where letters have several values, the first go together, and so on.
            let value = |name: &str| values.get(name).and_then(|all| all.get(case).or(all.last())).cloned();
            let mut visit = |side: &Expr| each_part(side, &value, &mut found);
            models.iter().for_each(|statement| each_side(statement, &mut visit));
            named.iter().for_each(|statement| each_side(statement, &mut visit));
        }
        // People are whole, hours have minutes.
        let parts = |value: &f64| [value.floor(), value.ceil(), (value - value.floor()) * 60.0];
        found.extend(stated.iter().filter(|value| value.fract() != 0.0).flat_map(parts).collect::<Vec<f64>>());
        let parts = found.clone();
        // "The rest of the 30": a number of the story less what was found.
        let is_told = solution.problem.as_ref().is_none_or(|problem| problem.is_told);
        for &value in stated.iter().filter(|_| is_told) {
            found.extend(told.iter().map(|other| other - value).filter(|rest| *rest > 0.0 && value != 0.0));
        }
        let mut beside = told.clone();
        // What a row comes to on the way, `6w + 10 = 64`, is no number of the story.
        let is_story = |i: &usize| !is_told || !lines[*i].is_claim() || lines[*i].role != Role::Step;
        let texts = (0..n_worked).filter(is_story).map(|i| steps[i].math.text());
        // Of the last row the words are those that are held against the work.
        let above = &steps[..n_worked.min(solution.steps.len().saturating_sub(1))];
        let reasons = above.iter().filter_map(|step| step.reason.as_ref()).map(|reason| reason.text());
        beside.extend(texts.chain(reasons).flat_map(numbers).map(|number| number.value));
        for &value in &stated {
            for &other in told.iter().take(MAX_OPERANDS).chain(&stated).chain(&[2.0]) {
                beside.extend([value * other, value / other]);
            }
        }
        let told = if is_told { told } else { Vec::new() };
        let of_model: BTreeSet<String> = models.iter().flat_map(|model| notation::variables(model)).collect();
        let is_found = |(name, _): &(&String, &Vec<Expr>)| of_model.contains(*name);
        let last = values.iter().filter(is_found).filter_map(|(_, all)| approximate(all.last()?)).collect();
        Known { found, parts, beside, worked_out, told, last }
    }

    /// Whether a sentence with these numbers may close the work.
    fn close(&self, numbers: &[Stated]) -> bool {
        let is_in = |all: &[f64], number: &Stated| all.iter().any(|value| number.is_near(*value));
        // What the story tells is no answer because an equation comes to it again.
        let is_answer = |number: &Stated| {
            is_in(&self.worked_out, number) || is_in(&self.found, number) && !is_in(&self.told, number)
        };
        let answers = numbers.is_empty() || numbers.iter().any(is_answer);
        answers && numbers.iter().all(|number| is_in(&self.found, number) || is_in(&self.beside, number))
    }

    /// Whether a sentence with as many numbers as the letters that were found leaves one of their values out, and has a
    /// number that was not found: "The boat makes 10 mph, the current 3 mph" where the current makes 2.
    fn replaces_a_value(&self, numbers: &[Stated]) -> bool {
        let is_found = |number: &Stated| self.parts.iter().any(|value| number.is_near(*value));
        let is_said = |value: &f64| numbers.iter().any(|number| number.is_near(*value));
        self.last.len() > 1
            && self.last.len() == numbers.len()
            && !numbers.iter().all(is_found)
            && !self.last.iter().all(is_said)
    }
}

impl Stated {
    /// Whether the number is this value, perhaps rounded or in percent.
    pub(super) fn is_near(&self, value: f64) -> bool {
        let is_same = |value: f64| {
            // What ends after a few decimals need not be rounded.
            let is_short = (value * 1e4 - (value * 1e4).round()).abs() < 1e-6;
            let margin = if is_short { 1e-9 } else { self.half_unit };
            (value.abs() - self.value).abs() <= margin * (1.0 + 1e-9)
        };
        is_same(value) || self.is_percentage && is_same(value * 100.0)
    }
}

/// What words beside the work give a name to: `x + 3` of "length: x + 3".
fn named_expressions(steps: &[Step]) -> Vec<Statement> {
    let texts = steps.iter().flat_map(|step| [Some(&step.math), step.reason.as_ref()]).flatten();
    let words = texts
        .filter(|text| text.text().contains(char::is_whitespace))
        .flat_map(|text| text.text().split(['=', ',', ';', ':', '.']));
    words.take(MAX_OPERANDS).filter_map(|part| notation::parse(part.trim()).statement).collect()
}

fn collect_values(statement: &Statement, values: &mut BTreeMap<String, Vec<Expr>>) {
    match statement {
        Statement::And(parts) | Statement::Or(parts) => parts.iter().for_each(|part| collect_values(part, values)),
        Statement::Chain(Expr { kind: ExprKind::Variable(name), .. }, rest) => {
            let last = rest.last().filter(|(rel, _)| matches!(rel, Rel::Eq | Rel::Approx));
            let all = values.entry(name.clone()).or_default();
            all.extend(last.filter(|(_, value)| approximate(value).is_some()).map(|(_, value)| value.clone()));
        }
        // `5 = c`
        Statement::Chain(value, rest) if approximate(value).is_some() => {
            if let [(Rel::Eq | Rel::Approx, Expr { kind: ExprKind::Variable(name), .. })] = rest.as_slice() {
                values.entry(name.clone()).or_default().push(value.clone());
            }
        }
        _ => {}
    }
}

fn last_side(statement: &Statement) -> Option<&Expr> {
    match statement {
        Statement::Chain(_, rest) => rest.last().map(|(_, side)| side),
        _ => None,
    }
}

fn each_side(statement: &Statement, visit: &mut impl FnMut(&Expr)) {
    match statement {
        Statement::Expr(expr) | Statement::At(expr, _) => visit(expr),
        Statement::Chain(first, rest) => {
            visit(first);
            rest.iter().for_each(|(_, side)| visit(side));
        }
        Statement::And(parts) | Statement::Or(parts) => parts.iter().for_each(|part| each_side(part, visit)),
        Statement::Always | Statement::Never => {}
    }
}

/// What the work calculates without letters: `68` of `80 - 12 = 68`.
fn collect_results(statement: &Statement, found: &mut Vec<f64>) {
    let is_number = |side: &Expr| !notation::has_letter(side);
    match statement {
        Statement::And(parts) | Statement::Or(parts) => parts.iter().for_each(|part| collect_results(part, found)),
        Statement::Expr(expr) if is_number(expr) => found.extend(approximate(expr)),
        Statement::Chain(first, rest) if is_number(first) || rest.len() > 1 || reading::is_part_of_whole(first) => {
            found.extend(rest.iter().filter(|(_, side)| is_number(side)).filter_map(|(_, side)| approximate(side)));
        }
        // At most so many, more than so many.
        Statement::Chain(first, rest) => {
            let sides = [first].into_iter().chain(rest.iter().map(|(_, side)| side));
            let bounds: Vec<f64> = sides.filter(|side| is_number(side)).filter_map(approximate).collect();
            let is_order = rest.iter().any(|(rel, _)| !matches!(rel, Rel::Eq | Rel::Ne | Rel::Approx));
            let is_lone = matches!(first.kind, ExprKind::Variable(_))
                || rest.iter().any(|(_, side)| matches!(side.kind, ExprKind::Variable(_)));
            if is_order && is_lone {
                found.extend(
                    bounds.iter().flat_map(|bound| [*bound, bound.floor(), bound.ceil(), bound - 1.0, bound + 1.0]),
                );
            }
        }
        _ => {}
    }
}

/// The value of the expression, of each of its parts, and of terms that stand side by side in a sum: `x + 1` of
/// `x + x + 1 + x + 2`.
fn each_part(expr: &Expr, value: &impl Fn(&str) -> Option<Expr>, values: &mut Vec<f64>) {
    let at_values = |expr: &Expr| approximate(&with_values(expr, value));
    if notation::has_letter(expr) {
        values.extend(at_values(expr));
    }
    let terms = notation::summands(expr);
    // Behind a term with a letter: `1 + x` of the same sum is nothing by itself.
    let value_of =
        |(is_taken, term): &(bool, &Expr)| at_values(term).map(|value| if *is_taken { -value } else { value });
    let pairs = terms.windows(2).take(MAX_TERMS).filter(|pair| notation::has_letter(pair[0].1));
    values.extend(pairs.filter_map(|pair| Some(value_of(&pair[0])? + value_of(&pair[1])?)));
    expr.kind.operands().into_iter().flatten().for_each(|part| each_part(part, value, values));
}

/// Terms of one sum that are looked at.
const MAX_TERMS: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::split;
    use crate::tutor::witness;

    #[test]
    fn numbers_of_a_sentence() {
        let found = |text: &str| numbers(text).iter().map(|number| number.value).collect::<Vec<_>>();
        assert_eq!(found("The 2nd train leaves at 9:30 with 1,250 people, 7.5 t and 3 cars."), [1250.0, 7.5, 3.0]);
        assert_eq!(found("x1 is 4; half of it is 1/2"), [4.0]);
    }

    #[test]
    fn the_closing_sentence_is_held_against_the_work() {
        let check = |paste: &str, wanted: bool| {
            let solution = split(paste).solutions.remove(0);
            let verdicts = witness(&solution);
            let is_open = verdicts.lines.iter().any(|line| line.local == Verdict::NotChecked(Why::NumberNotFound));
            assert_eq!(is_open, !wanted, "{paste}");
        };
        let number = "A number less 9 is 15. Find the number.\nn - 9 = 15\nn = 24\n";
        check(&format!("{number}The number is 24."), true);
        check(&format!("{number}The number is 6."), false);
        check(&format!("{number}So the number that was asked for is twenty-four."), true);
        let negative = "Two numbers differ by 4, and their sum is -14. Find them.\nn + n - 4 = -14\n2n = -10\nn = -5\n";
        check(&format!("{negative}The numbers are -5 and -9."), true);
        check(&format!("{negative}The numbers are -5 and -8."), false);
        let sides = "A rectangle is 7 cm longer than it is wide, and 50 cm round. How long are its sides?\n\
             2(w + w + 7) = 50\n4w + 14 = 50\nw = 9\n";
        check(&format!("{sides}It is 9 cm wide and 16 cm long."), true);
        check(&format!("{sides}It is 9 cm wide and 15 cm long."), false);
        check(&format!("{sides}It is 14 cm wide and 16 cm long."), false);
        let boat = "A boat goes 24 miles downstream in 2 hours and upstream in 3 hours. Find its speed and the current's.\n\
             2(b + c) = 24\n3(b - c) = 24\nb = 10\nc = 2\n";
        check(&format!("{boat}The boat makes 10 mph and the current 2 mph."), true);
        check(&format!("{boat}The boat makes 10 mph and the current 3 mph."), false);
        check(&format!("{boat}The boat makes 10 mph and the current 1 mph."), false);
        let sum = "The sum of three consecutive integers is 51. Find them.\nn + (n + 1) + (n + 2) = 51\n3n = 48\n";
        check(&format!("{sum}n = 16, so the integers are 16, 17 and 18."), true);
        let wrong = format!("{sum}n = 16, so the integers are 16, 17 and 19.");
        assert_eq!(crate::tutor::pastes::signs(&wrong), ".+~");
        let tariff =
            "Ein Taxi kostet 4 € und 1,50 € je Kilometer. Wie weit kommt man mit 19 €?\n4 + 1,5x = 19\nx = 10\n";
        check(&format!("{tariff}Man kommt 10 km weit."), true);
        check(&format!("{tariff}Man kommt 12 km weit."), false);
    }
}
