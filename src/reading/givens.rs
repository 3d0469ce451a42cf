//! Rows that state the problem: which row does, and what its words say besides.

use super::assemble::{Assembler, Target};
use super::continued::states_equation;
use super::named::names_quantity;
use super::pieces::{Statement, glue};
use super::statements::{self, key};
use super::work::{Condition, Connective, Problem, Role, Step};
use super::{functions, percentages, phrases, problem, sequences, shapes};
use crate::lexicon::{self, Task};
use crate::notation;
use crate::text::{Mapped, Span, has_relation};
use std::collections::BTreeSet;

impl Assembler {
    pub(super) fn is_given(&self, math: &Mapped) -> bool {
        if let Some(problem) = &self.solution.problem {
            return self.given_left > 0
                || self.solution.steps.is_empty() && key(problem.math.text()) == key(math.text());
        }
        if !self.solution.steps.is_empty() {
            return false;
        }
        if let Some(stated) = &self.stated {
            return self.given_next || key(stated.math.text()) == key(math.text());
        }
        let words = self.waiting.as_ref().map(Mapped::text).unwrap_or_default();
        let opens_chain = self.continues && statements::sides(math).len() == 2;
        self.given_next
            || opens_chain
            || problem::is_story(words)
            || if self.stepped {
                problem::restates(words)
            } else {
                let expression = problem::limits_behind(math).map(|(expression, _)| expression);
                !problem::is_reason(words, has_relation(expression.as_ref().unwrap_or(math).text()))
            }
    }

    pub(super) fn take_given(&mut self, math: Mapped) -> Target {
        self.given_next = false;
        self.link = Connective::Next;
        let (math, limits) = problem::limits_behind(&math).unwrap_or((math, Vec::new()));
        let words = self.waiting.take();
        let (math_row, row_span) = (math.clone(), math.span());
        let span = words.iter().map(Mapped::span).fold(math.span(), Span::join);
        self.given_left = self.given_left.saturating_sub(1);
        if let Some(problem) = &mut self.solution.problem {
            if key(problem.math.text()) == key(math.text()) {
                // Written down once more before the work begins.
                problem.span = problem.span.join(span);
                return Target::Problem;
            }
            if problem.is_told {
                // The story's first equation.
                self.waiting = words;
                return self.push_given(math_row, row_span);
            }
            // One more equation of a system.
            let start = math.span().start;
            let mut and = Mapped::default();
            "and".chars().for_each(|c| and.push(c, Span::new(start, start)));
            problem.math = glue([&problem.math, &and, &math]);
            problem.span = problem.span.join(span);
            self.last = Some(problem.math.clone());
            return Target::Problem;
        }
        if !has_relation(math.text()) && problem::names_points(math.text()) {
            self.solution.problem = Some(told(words.map_or(math.clone(), |words| glue([&words, &math]))));
            return Target::Problem;
        }
        let asks_for_part = |words: &Mapped| !has_relation(math.text()) && problem::asks_for_part(words.text());
        if let Some(words) = words.as_ref().filter(|words| names_several(&math) || asks_for_part(words)) {
            self.solution.problem = Some(told(glue([words, &math])));
            return Target::Problem;
        }
        let tells = |words: &&Mapped| {
            problem::is_told(words.text())
                || percentages::begins_with_percentage(math.text())
                // "Let f(x) = 2x + 1. Find f(3)."
                || !functions::definitions_in_words(words.text()).is_empty()
        };
        if let Some(words) = words.as_ref().filter(tells) {
            self.solution.problem = Some(told(words.clone()));
            return self.push_given(math_row, row_span);
        }
        let copied = self.stated.as_ref().filter(|stated| key(stated.math.text()) == key(math.text()));
        let said = words.as_ref().and_then(|words| problem::task_of(words.text(), math.text()));
        let said_conditions = words.as_ref().map(|words| problem::conditions(words.text())).unwrap_or_default();
        let conditions: Vec<Condition> = said_conditions.into_iter().chain(limits).collect();
        let is_told = words.as_ref().is_some_and(|words| problem::asks_further(words.text()));
        let asks_inverse = words.as_ref().is_some_and(|words| problem::asks_inverse(words.text()));
        let asks_zeros = words.as_ref().is_some_and(|words| problem::asks_zeros(words.text()));
        let asks_domain = words.as_ref().is_some_and(|words| problem::asks_domain(words.text()));
        let asks_undefined = words.as_ref().is_some_and(|words| problem::asks_undefined(words.text()));
        let of_graph = words.as_ref().and_then(|words| problem::of_graph(words.text()));
        let asks_rounded = words.as_ref().is_some_and(|words| lexicon::says_rounded(words.text()));
        let asks_square = words.as_ref().is_some_and(|words| problem::asks_square(words.text()));
        let task = said.or_else(|| copied?.task);
        let sides = statements::sides(&math);
        let is_letter =
            |text: &str| text.chars().count() == 1 || names_quantity(text) || statements::is_indexed_name(text);
        let is_expression = !is_letter(sides[0].math.text()) && !states_equation(&sides);
        // A sign with nothing beside it leaves the line as it stands.
        let is_whole = sides.iter().all(|side| !side.math.is_blank());
        // `15% of 60 = 9`: nothing is asked by it.
        let of_no_letter = |read: &notation::Statement| notation::variables(read).iter().all(|name| name == "pi");
        let is_of_numbers = task != Some(Task::Solve)
            && states_sum(&sides)
            && notation::parse(math.text()).statement.as_ref().is_some_and(of_no_letter);
        let of_sequence = words.as_ref().and_then(|words| sequences::kind_of(words.text()));
        let told = words.as_ref().map(|words| format!("{} {}", words.text(), math.text()));
        let stated = Problem {
            task,
            radius: told.as_deref().and_then(shapes::told_radius),
            is_told,
            conditions,
            of_graph,
            asks_inverse,
            asks_zeros,
            asks_domain,
            asks_undefined,
            asks_rounded,
            asks_square,
            of_sequence,
            ..Problem::new(math.clone(), span)
        };
        if let (Some(first), true) = (works_out(&sides), is_whole) {
            // `A = 3 * 4 = 12`: what the letter is, and what that comes to.
            let given = words.iter().map(Mapped::span).fold(first.span(), Span::join);
            self.last = Some(first.clone());
            self.solution.problem = Some(Problem { math: first, span: given, ..stated });
            sides.into_iter().skip(2).for_each(|side| self.push(side.math, Connective::Equals, side.span));
            return Target::Step;
        }
        if let Some((equation, steps)) = set_to_zero(&sides).filter(|_| matches!(task, None | Some(Task::Solve))) {
            // `x^2 - 5x + 6 = (x - 2)(x - 3) = 0`: two equations.
            let given = words.iter().map(Mapped::span).fold(equation.span(), Span::join);
            self.solution.problem = Some(Problem { math: equation.clone(), span: given, ..stated });
            self.last = Some(equation);
            steps.into_iter().for_each(|(step, span)| self.push(step, Connective::Next, span));
            return Target::Step;
        }
        let opens_chain = is_expression && (self.continues && sides.len() == 2 || sides.len() > 2);
        if is_whole && (opens_chain || is_of_numbers) {
            // `E0 = E1` and rows that begin with `=`: an expression is worked with, not an equation.
            let first = &sides[0].math;
            let given = words.iter().map(Mapped::span).fold(first.span(), Span::join);
            self.last = Some(first.clone());
            self.solution.problem = Some(Problem { math: first.clone(), span: given, ..stated });
            sides.into_iter().skip(1).for_each(|side| self.push(side.math, Connective::Equals, side.span));
            return Target::Step;
        }
        self.last = Some(math.clone());
        self.solution.problem = Some(stated);
        Target::Problem
    }

    /// A row that brings in what the story says.
    fn push_given(&mut self, math: Mapped, span: Span) -> Target {
        self.push(math, Connective::Next, span);
        if let Some(step) = self.solution.steps.last_mut() {
            step.role = Role::Given;
        }
        Target::Step
    }

    /// `a = 1, b = 6` in work on `x`.
    pub(super) fn names_values(&self, math: &Mapped) -> bool {
        let Some(problem) = &self.solution.problem else { return false };
        // Of a problem that is told in words the rows below it name the letters.
        let models = self.solution.steps.iter().filter(|step| {
            step.unread.is_none() && (step.role == Role::Given || problem.is_told && step.role == Role::Step)
        });
        let in_maths = Some(&problem.math).filter(|math| !problem::is_told(math.text()));
        let told = in_maths.into_iter().chain(models.map(|step| &step.math));
        let unknowns: BTreeSet<char> = told.flat_map(|math| statements::variables(math.text())).collect();
        !unknowns.is_empty() && statements::names_values(math.text(), &unknowns)
    }

    /// `a = 1, b = 6, c = 5` on a row of its own, beside a problem in `x`: letters of which no row
    /// has spoken yet, and nothing else.
    pub(super) fn names_coefficients(&self, statement: &Statement) -> bool {
        let is_told = self.solution.problem.as_ref().is_some_and(|problem| problem.is_told);
        let own = statements::variables(statement.math.text());
        let is_known = |step: &Step| {
            step.role == Role::Step
                && step.unread.is_none()
                && has_relation(step.math.text())
                && own == statements::variables(step.math.text())
        };
        !is_told
            && !self.answer_next
            && statement.unread.is_none()
            && self.names_values(&statement.math)
            && !self.solution.steps.iter().any(is_known)
    }

    /// A row that names letters. What goes on with `=` below it goes on from the work.
    pub(super) fn take_definition(&mut self, statement: &Statement) -> Target {
        let last = self.last.clone();
        let (math, span) = (statement.math.clone(), statement.math.span());
        self.push(math, Connective::Next, span);
        self.last = last;
        if let Some(step) = self.solution.steps.last_mut() {
            step.role = Role::Definition;
        }
        Target::Step
    }

    /// Words that tell the problem, where the work below counts its steps.
    pub(super) fn take_told(&mut self) {
        let is_first = self.solution.problem.is_none() && self.stated.is_none() && self.solution.steps.is_empty();
        let tells =
            |words: &str| problem::is_story(words) || problem::is_told(words) && !problem::is_reason(words, true);
        if let Some(words) = self.waiting.take_if(|words| is_first && tells(words.text())) {
            self.solution.problem = Some(told(words));
        }
    }

    /// A number in the sentence that tells the problem: "eleven more than t is 54".
    pub(super) fn is_number_of_problem(&self, statement: &Statement, has_words: bool) -> bool {
        let is_first = self.solution.problem.is_none() && self.solution.steps.is_empty() && self.stated.is_none();
        let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || "., -−$€£%".contains(c));
        let states = |words: &Mapped| phrases::announces(words.text()) && words.text().split_whitespace().count() > 3;
        is_first
            && !self.answer_next
            && has_words
            && self.waiting.as_ref().is_some_and(states)
            && is_number(statement.math.text())
    }

    /// A row of which a piece was not understood: the problem where it stands first, else a row by itself.
    pub(super) fn take_unread(&mut self, statement: &Statement, piece: &Mapped) -> Target {
        let math = statement.math.clone();
        let is_answer = std::mem::take(&mut self.answer_next);
        let is_given = !is_answer && self.is_given(&math);
        let target = if is_given {
            self.take_given(math)
        } else {
            let (connective, span) = (self.link, math.span());
            self.push(math, connective, span);
            Target::Step
        };
        match (is_given, &mut self.solution.problem, self.solution.steps.last_mut()) {
            (true, Some(problem), _) => problem.unread = Some(piece.clone()),
            (false, _, Some(step)) => {
                step.unread = Some(piece.clone());
                if is_answer {
                    step.role = Role::Answer;
                }
            }
            _ => {}
        }
        target
    }
}

/// The equation that says what a letter is, where its value is worked out in the same row: of `A = 3 * 4 = 12` the first two
/// sides.
fn works_out(sides: &[statements::Part]) -> Option<Mapped> {
    let [name, calculated, results @ ..] = sides else { return None };
    let is_name = name.math.text().chars().count() == 1 || statements::is_indexed_name(name.math.text());
    let is_number = |side: &statements::Part| statements::variables(side.math.text()).is_empty();
    let starts_from_letter = is_name && name.math.text().starts_with(char::is_alphabetic);
    if results.is_empty() || !starts_from_letter || ![calculated].into_iter().chain(results).all(is_number) {
        return None;
    }
    let mut equation = name.math.clone();
    let sign = Span::new(calculated.span.start, calculated.span.start);
    " = ".chars().for_each(|c| equation.push(c, sign));
    equation.append(&calculated.math);
    Some(equation)
}

/// Two sides, the left one more than a number.
fn states_sum(sides: &[statements::Part]) -> bool {
    let is_number = |text: &str| {
        let plain = ["\\pi", "π", "pi"].iter().fold(text.to_owned(), |text, pi| text.replace(pi, ""));
        plain.chars().all(|c| c.is_ascii_digit() || "-−., ".contains(c))
    };
    matches!(sides, [left, right] if !is_number(left.math.text()) && is_number(right.math.text()))
}

/// "(the difference of) 13 and -21": expressions that the words before them say something of.
fn names_several(math: &Mapped) -> bool {
    !has_relation(math.text()) && lexicon::joined(math.text(), lexicon::Joiner::And).len() > 1
}

fn told(words: Mapped) -> Problem {
    let (task, conditions) = (lexicon::task(words.text()), problem::conditions(words.text()));
    let (span, of_graph) = (words.span(), problem::of_graph(words.text()));
    let asks_rounded = lexicon::says_rounded(words.text());
    let of_sequence = sequences::kind_of(words.text());
    let radius = shapes::told_radius(words.text());
    Problem {
        task,
        radius,
        is_told: true,
        conditions,
        of_graph,
        asks_rounded,
        of_sequence,
        ..Problem::new(words, span)
    }
}

/// An expression in one letter, what it is rewritten to, and a zero: each of them as an equation with zero.
fn set_to_zero(sides: &[statements::Part]) -> Option<(Mapped, Vec<(Mapped, Span)>)> {
    let (zero, expressions) = sides.split_last().filter(|(zero, _)| zero.math.text() == "0")?;
    let letters = statements::variables(expressions.first()?.math.text());
    let are_alike = expressions.len() > 1
        && letters.len() == 1
        && expressions.iter().all(|side| statements::variables(side.math.text()) == letters);
    let equation = |side: &statements::Part| {
        let mut equation = side.math.clone();
        " = ".chars().for_each(|c| equation.push(c, Span::new(zero.span.start, zero.span.start)));
        equation.append(&zero.math);
        equation
    };
    are_alike
        .then(|| (equation(&expressions[0]), expressions[1..].iter().map(|side| (equation(side), side.span)).collect()))
}
