//! What each row says: its maths as one [`Statement`], made once for everybody who judges it.
//!
//! Two kinds of row say less than they mean and are completed here: `= 8` below `2x = 4 + 4` goes on from its left side,
//! and a bare `4` given as the answer is the value of the only letter.

use super::beyond::within_dialect;
use super::correspondences;
use super::features::features_of;
use super::functions::{Definition, application, definitions, definitions_at_values, definitions_in_words, inverse};
use super::given_domain;
use super::imaginary::settle_imaginary;
use super::indexed::without_indices;
use super::listings::numbers_of_list;
use super::named;
use super::percentages::{Whole, without_sign_of_hundredfold};
use super::points::{points_of, points_on_graph};
use super::rejected::{rejects_value, without_rejected};
use super::sequences::settle_sequence;
use super::sets;
use super::system;
use super::units::{is_one_of_two_numbers, without_unit};
use super::work::{Application, Connective, Role, Solution, Step};
use crate::notation::{self, Expr, ExprKind, Finding, Functions, Parsed, Rel, Statement, What, variables};
use crate::text::{Mapped, Span};
use std::collections::BTreeSet;

/// Reads the maths of the problem and of every row.
pub(super) fn read_statements(solution: &mut Solution) {
    let mut functions = Functions::default();
    if let Some(problem) = &mut solution.problem {
        let mut defined =
            if problem.unread.is_none() { definitions_at_values(problem.math.text()) } else { Vec::new() };
        if problem.is_told {
            defined.extend(definitions_in_words(problem.math.text()));
        }
        problem.parsed = match &problem.unread {
            Some(piece) => unread(piece, &problem.math),
            // What is asked of the functions stands in the words.
            None if !defined.is_empty() => Parsed::default(),
            None => within_dialect(problem.math.text(), notation::parse(problem.math.text()), &functions),
        };
        let read = problem.parsed.statement.take();
        problem.parsed.statement = read.map(|statement| system::held_together(problem.math.text(), statement));
        if problem.parsed.statement.as_ref().is_some_and(system::names_one_letter_twice) {
            // "y = 6 when x = 4. Find y when x = 8": values that go together in pairs.
            problem.parsed.statement = None;
            problem.is_told = true;
        }
        problem.is_told |= !defined.is_empty();
        if !defined.is_empty() {
            // `f(x) = x² + 5, x ≥ 0`
            let said = super::problem::conditions_and_signs(problem.math.text());
            problem.conditions.extend(said);
        }
        defined.into_iter().for_each(|found| functions.define(&found.name, &found.letter, found.body));
    }
    super::undefined::read_rows(solution);
    let problem = solution.problem.as_ref().and_then(|problem| problem.parsed.statement.clone());
    let is_told = solution.problem.as_ref().is_some_and(|problem| problem.is_told);
    let mut whole = Whole::of(solution.problem.as_ref());
    let mut above = problem.clone();
    let mut known: BTreeSet<String> = problem.iter().flat_map(variables).collect();
    // Without a problem the first row is what the others speak of.
    let mut first: Option<Statement> = None;
    let mut in_order = problem.as_ref().is_some_and(sets::is_inequality);
    let claim_nothing = sets::claim_nothing(solution);
    let asks_domain = solution.problem.as_ref().is_some_and(|problem| problem.asks_domain);
    // Letters that stand for something of the problem: `z = x^2`.
    let mut put_in: BTreeSet<String> = BTreeSet::new();
    // The function's value that the row above speaks of.
    let mut value: Option<Application> = None;
    for (step, claims_nothing) in solution.steps.iter_mut().zip(claim_nothing) {
        let defined = new_definitions(step, &functions);
        if !defined.is_empty() {
            let mut statements: Vec<Statement> = defined.iter().map(Definition::statement).collect();
            let all = if statements.len() == 1 { statements.pop() } else { Some(Statement::And(statements)) };
            step.role = Role::Definition;
            step.parsed = Parsed { statement: all, findings: Vec::new() };
            defined.into_iter().for_each(|found| functions.define(&found.name, &found.letter, found.body));
            continue;
        }
        let is_open = step.unread.is_none() && !matches!(step.role, Role::Words | Role::Unfinished);
        if let Some(found) = inverse(step.math.text(), &functions).filter(|_| is_open) {
            step.application = Some(Application { value: found.value, of_letter: false });
            step.parsed = Parsed { statement: Some(found.claim), findings: Vec::new() };
            value = None;
            functions.define(&found.definition.name, &found.definition.letter, found.definition.body);
            continue;
        }
        step.parsed = match step.role {
            Role::Words | Role::Unfinished => Parsed::default(),
            _ if step.unread.is_some() => {
                step.unread.as_ref().map(|piece| unread(piece, &step.math)).unwrap_or_default()
            }
            _ if correspondences::of_text(step.math.text()).is_some() => Parsed::default(),
            _ if given_domain::membership(step.math.text()).is_some() => {
                let letter =
                    problem.as_ref().or(above.as_ref()).and_then(only_letter).unwrap_or_else(|| "x".to_owned());
                match given_domain::membership(step.math.text()) {
                    Some((number, false)) => notation::parse(&format!("{letter} ≠ {number}")),
                    _ => {
                        step.role = Role::Words;
                        Parsed::default()
                    }
                }
            }
            _ if given_domain::is_domain(step.math.text()) => {
                let letter =
                    problem.as_ref().or(above.as_ref()).and_then(only_letter).unwrap_or_else(|| "x".to_owned());
                step.role = Role::Condition;
                given_domain::domain_of(&letter, step.math.text()).unwrap_or_default()
            }
            _ => {
                let read = read(step, problem.as_ref(), above.as_ref(), &functions);
                let letter = problem.as_ref().or(above.as_ref()).and_then(only_letter);
                // What a function's domain comes to, below the inequality that says where it is defined.
                let named_set = given_domain::set_behind_name(step.math.text());
                let is_domain = problem.is_none()
                    && !functions.is_empty()
                    && (named_set.is_some() || step.reason.as_ref().is_some_and(sets::names_domain))
                    && (asks_domain || above.as_ref().is_some_and(sets::is_limit));
                let set = letter.filter(|_| (!claims_nothing || is_domain) && !is_statement(&read));
                let text = named_set.as_deref().filter(|_| is_domain).unwrap_or(step.math.text());
                set.and_then(|letter| sets::set_of(&letter, text, in_order)).unwrap_or(read)
            }
        };
        if step.parsed.statement.is_none()
            && is_open
            && !in_order
            && let Some(points) = points_of(problem.as_ref(), above.as_ref(), step.math.text())
        {
            step.parsed = points;
        }
        if step.parsed.statement.is_none() && is_open && numbers_of_list(step.math.text()).is_some() {
            // The solutions of an equation, or what the rows above have come to.
            let letter = problem.as_ref().filter(|_| !is_told && !in_order).and_then(only_letter);
            let solutions = letter.map(|letter| completed(&letter, &step.math.text().replace(';', ",")));
            step.parsed = solutions.filter(|solutions| solutions.statement.is_some()).unwrap_or_default();
        }
        if step.parsed.statement.is_none()
            && is_open
            && let Some(on_graph) = points_on_graph(step.math.text(), &functions)
        {
            step.role = Role::Check;
            step.parsed = on_graph;
        }
        if step.parsed.statement.is_none()
            && is_open
            && let Some(features) = features_of(step.math.text())
        {
            step.parsed = features;
        }
        if claims_nothing
            && step.parsed.statement.is_none()
            && !step.reason.as_ref().is_some_and(sets::names_another_set)
            && let Some(letter) = problem.as_ref().or(above.as_ref()).and_then(only_letter)
            && let Some(intervals) = sets::intervals(&letter, step.math.text())
        {
            step.role = Role::SideWork;
            step.parsed = intervals;
        }
        in_order |= step.statement().is_some_and(sets::is_inequality);
        value = match step.connective {
            Connective::Equals => value.filter(|_| step.parsed.statement.is_some()),
            _ => application(step.math.text(), &step.parsed, &functions),
        };
        step.application = value.clone();
        if let Some(start) = problem.as_ref().or(first.as_ref()) {
            let statement = step.parsed.statement.take().map(|statement| without_indices(statement, start, &put_in));
            // What a story rules out solves its equation all the same.
            step.parsed.statement = match is_told {
                true => statement,
                false => statement.map(|statement| without_rejected(step, statement)),
            };
        }
        if step.statement().is_some_and(|statement| variables(statement).is_empty()) && is_one_of_two_numbers(step) {
            let words = step.reason.as_ref().map_or("", Mapped::text).to_owned();
            let span = Span::new(0, step.math.text().len());
            step.parsed = Parsed { statement: None, findings: vec![Finding { span, what: What::Beyond(words) }] };
        }
        let text = step.math.text();
        let read =
            step.parsed.statement.take().map(|statement| {
                without_sign_of_hundredfold(without_unit(statement, text, &known), text, above.as_ref())
            });
        known.extend(read.iter().flat_map(variables));
        put_in.extend(read.iter().filter_map(letter_put_in));
        step.parsed.statement = read.map(|statement| whole.put_into(step, statement));
        first = first.or_else(|| step.parsed.statement.clone());
        let is_open = matches!(step.role, Role::Step | Role::Given | Role::Answer);
        if is_open && step.parsed.statement.is_some() && !named::notes_quantity(step.math.text()) {
            above = step.parsed.statement.clone();
        }
    }
    settle_sequence(solution);
    solution.counted = counted(solution);
    settle_euler(solution);
    settle_imaginary(solution);
    solution.functions = functions;
}

/// The letter e is the number in a work that uses it so and that nowhere sets it equal to something. Where it does both,
/// the rows with a power of it are not read.
fn settle_euler(solution: &mut Solution) {
    let problem = solution.problem.iter_mut().map(|problem| &mut problem.parsed);
    let mut rows: Vec<&mut Parsed> = problem.chain(solution.steps.iter_mut().map(|step| &mut step.parsed)).collect();
    let any = |rows: &[&mut Parsed], says: fn(&Statement) -> bool| {
        rows.iter().any(|parsed| parsed.statement.as_ref().is_some_and(says))
    };
    if !any(&rows, notation::uses_euler) {
        return;
    }
    let is_letter = any(&rows, notation::denies_euler);
    for parsed in &mut rows {
        let Some(statement) = &parsed.statement else { continue };
        if !is_letter {
            parsed.statement = Some(notation::statement_with_euler(statement));
        } else if notation::uses_euler(statement) && variables(statement).contains("e") {
            let what = What::Beyond("e".to_owned());
            **parsed = Parsed { statement: None, findings: vec![Finding { span: Span::new(0, 0), what }] };
        }
    }
}

/// Whether a factorial, a binomial coefficient or the sign of a sum may stand in a row.
fn has_short_form(text: &str) -> bool {
    text.contains(['!', notation::FACTORIAL_SIGN, 'C', 'Σ', '∑']) || text.contains("\\sum") || text.contains("binom")
}

/// Whether a row works out a factorial, a binomial coefficient or a sum of numbers alone: true or false by itself.
pub fn counts(step: &Step) -> bool {
    has_short_form(step.math.text()) && step.statement().is_some_and(|row| variables(row).is_empty())
}

/// The letters that count in a row or in the problem.
fn counted(solution: &Solution) -> BTreeSet<String> {
    let problem = solution.problem.iter().map(|problem| problem.math.text());
    let rows = problem.chain(solution.steps.iter().map(|step| step.math.text()));
    rows.filter(|text| has_short_form(text)).flat_map(notation::counted_letters).collect()
}

/// The functions that a row defines, if it defines them anew.
fn new_definitions(step: &Step, functions: &Functions) -> Vec<Definition> {
    let is_open = matches!(step.role, Role::Step | Role::Given) && step.unread.is_none();
    let mut found = if is_open { definitions(step.math.text()) } else { Vec::new() };
    if found.iter().any(|one| functions.contains(&one.name)) {
        found.clear();
    }
    found
}

fn read(step: &Step, problem: Option<&Statement>, above: Option<&Statement>, functions: &Functions) -> Parsed {
    let text = step.math.text();
    if let Some(left) = left_side(above).filter(|_| step.connective == Connective::Equals) {
        return put_before(&format!("{}=", notation::print_expr(left)), text, functions);
    }
    if begins_with_about(text) {
        // `≈ 1.41`: what the row above has come to, rounded.
        let left = match above {
            Some(Statement::Expr(expr)) => Some(expr),
            Some(Statement::Chain(left, _)) => Some(left),
            _ => None,
        };
        if let Some(left) = left {
            return put_before(&notation::print_expr(left), text, functions);
        }
    }
    let parsed = within_dialect(text, notation::parse_with_functions(text, functions), functions);
    if step.role == Role::Answer
        && let Some(elements) = elements(text)
        && let Some(letter) = problem.or(above).and_then(only_letter)
    {
        let listed = completed(&letter, elements);
        return if listed.statement.is_some() { listed } else { parsed };
    }
    if (step.role == Role::Answer || rejects_value(step))
        && is_bare_value(&parsed, text)
        && let Some(letter) = problem.or(above).and_then(only_letter)
    {
        return completed(&letter, text);
    }
    parsed
}

/// Whether a row says something of itself, as no set alone does.
fn is_statement(read: &Parsed) -> bool {
    !matches!(read.statement, None | Some(Statement::Expr(_) | Statement::Always | Statement::Never))
}

/// A row of which a piece was not understood.
fn unread(piece: &Mapped, math: &Mapped) -> Parsed {
    let at = math.text().find(piece.text()).unwrap_or_default();
    let span = Span::new(at, at + piece.text().len());
    Parsed { statement: None, findings: vec![Finding { span, what: What::Piece(piece.text().to_owned()) }] }
}

/// Whether a row begins with `≈`.
pub(super) fn begins_with_about(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('≈') || text.starts_with("\\approx")
}

/// `left = text`. Findings keep their places in `text`.
fn completed(left: &str, text: &str) -> Parsed {
    put_before(&format!("{left}="), text, &Functions::default())
}

fn put_before(left: &str, text: &str, functions: &Functions) -> Parsed {
    let parsed = notation::parse_with_functions(&format!("{left}{text}"), functions);
    let mut parsed = within_dialect(text, parsed, functions);
    let added = left.len();
    let moved = |span: Span| Span::new(span.start.saturating_sub(added), span.end.saturating_sub(added));
    parsed.findings = parsed.findings.into_iter().map(|f| Finding { span: moved(f.span), what: f.what }).collect();
    parsed
}

/// What a set of answers lists: `2; 3` of `{2; 3}` and of `L = {2; 3}`.
fn elements(text: &str) -> Option<&str> {
    let set = if sets::is_solution_set(text) { text.split_once('=')?.1 } else { text }.trim();
    let inside = set.strip_prefix("\\{").and_then(|set| set.strip_suffix("\\}"));
    let inside = inside.or_else(|| set.strip_prefix('{')?.strip_suffix('}'))?.trim();
    (!inside.is_empty() && !inside.contains(['{', '}', '|', ':'])).then_some(inside)
}

/// Whether an answer is a number, or several: `4`, `2, 3`, `3 or 5`.
fn is_bare_value(parsed: &Parsed, text: &str) -> bool {
    match &parsed.statement {
        Some(Statement::Expr(value)) => variables(&Statement::Expr(value.clone())).is_empty(),
        Some(_) => false,
        None => {
            let completed = notation::parse(&format!("x={text}")).statement;
            completed.is_some_and(|statement| variables(&statement).len() == 1)
        }
    }
}

/// The letter of an equation in one letter.
/// The z of `z = x^2`.
fn letter_put_in(statement: &Statement) -> Option<String> {
    let [left, right] = notation::equation_sides(statement)?;
    let pair = [(left, right), (right, left)];
    pair.into_iter().find_map(|(name, meaning)| match (&name.kind, &meaning.kind) {
        (ExprKind::Variable(name), ExprKind::Pow(base, _)) if notation::has_letter(base) => Some(name.clone()),
        _ => None,
    })
}

fn only_letter(statement: &Statement) -> Option<String> {
    let letters: BTreeSet<String> = variables(statement);
    match statement {
        Statement::Chain(..) | Statement::And(_) | Statement::Or(_) if letters.len() == 1 => letters.into_iter().next(),
        _ => None,
    }
}

/// The left side of an equation.
fn left_side(above: Option<&Statement>) -> Option<&Expr> {
    match above? {
        Statement::Chain(left, rest) if matches!(rest[..], [(Rel::Eq, _)]) => Some(left),
        _ => None,
    }
}
