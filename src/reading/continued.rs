//! Rows that go on from the line above them: those that begin with `=`, and those that repeat what the work has come to.

use super::assemble::{Assembler, Target};
use super::named;
use super::pieces::append;
use super::problem;
use super::statements::{self, key};
use super::work::{Connective, Notice, Role, Step};
use crate::text::{Mapped, Span, has_relation};

/// Whether a row begins with `=` and with no arrow.
pub(super) fn begins_with_equals(text: &Mapped) -> bool {
    let text = text.text().trim_start();
    text.starts_with('=') && !text.starts_with("=>") && !text.starts_with("==")
}

/// Whether a row goes on from an expression above it.
pub(super) fn continues(row: &Mapped) -> bool {
    begins_with_equals(row) && {
        let text = row.text();
        let behind = text.find('=').map_or(text.len(), |sign| sign + 1);
        !states_equation(&statements::sides(&row.slice(Span::new(behind, text.len())).trimmed(char::is_whitespace)))
    }
}

/// Letters on the left, a number on the right.
pub(super) fn states_equation(sides: &[statements::Part]) -> bool {
    let has_letters = |side: &statements::Part| !statements::variables(side.math.text()).is_empty();
    matches!(sides, [left, right] if has_letters(left) && !has_letters(right) && !right.math.is_blank())
}

impl Assembler {
    /// A line that is not the given.
    /// `x = 3` on a row below the answer `x = -5`, which a heading announced: both are the answer.
    pub(super) fn goes_on_with_answer(&mut self, math: &Mapped) -> bool {
        let value = |text: &str| {
            let (name, value) = text.split_once('=')?;
            let is_number = statements::variables(value).is_empty() && value.contains(|c: char| c.is_ascii_digit());
            let name = name.trim();
            (name.chars().count() == 1 && is_number && !value.contains('=')).then(|| name.to_owned())
        };
        let last_value = |step: &Step| step.math.text().rsplit(" or ").next().and_then(value);
        let is_free = !self.answer_next && !self.answer_by_box && self.waiting.is_none() && self.joiner.is_none();
        let Some(answer) = self.solution.steps.last_mut().filter(|step| is_free && step.role == Role::Answer) else {
            return false;
        };
        if value(math.text()).is_none() || last_value(answer) != value(math.text()) {
            return false;
        }
        let start = Span::new(math.span().start, math.span().start);
        let mut or = Mapped::default();
        "or".chars().for_each(|c| or.push(c, start));
        append(&mut answer.math, &or);
        append(&mut answer.math, math);
        answer.span = answer.span.join(math.span());
        self.last = Some(answer.math.clone());
        true
    }

    pub(super) fn take_step(&mut self, math: Mapped) -> Target {
        if begins_with_equals(&math) {
            return self.continue_line(math);
        }
        // `E1 = E2` where the work has reached E1: one step, to E2.
        let mut sides = statements::sides(&math);
        if sides.len() > 1
            && !statements::is_definition_swapped(math.text())
            && self.has_reached_expression(&sides[0].math)
        {
            sides[1].span = sides[1].span.join(sides[0].span);
            sides.into_iter().skip(1).for_each(|side| self.push(side.math, Connective::Equals, side.span));
            return Target::Step;
        }
        let (connective, span) = (self.link, math.span());
        self.push(math, connective, span);
        Target::Step
    }

    /// A row that begins with `=`: the left side is that of the line before, and is not repeated.
    fn continue_line(&mut self, math: Mapped) -> Target {
        let span = math.span();
        let sign = math.origin(Span::new(0, 1));
        let right = math.slice(Span::new(1, math.text().len())).trimmed(char::is_whitespace);
        if right.is_blank() {
            self.push(math, Connective::Next, span);
            return Target::Step;
        }
        let sides = statements::sides(&right);
        if sides.iter().any(|side| side.math.is_blank()) {
            self.push(math, Connective::Next, span);
            return Target::Step;
        }
        if states_equation(&sides) && self.last.as_ref().is_some_and(|last| states_equation(&statements::sides(last))) {
            // `= 3x = 9` below `3x + 1 = 10`: the sign is meant for "and so".
            self.notices.push(Notice::RunOnEquals { span });
            self.push(right, Connective::Next, span);
            return Target::Step;
        }
        let last = self.last.take();
        for (i, side) in sides.into_iter().enumerate() {
            let span = if i == 0 { side.span.join(sign) } else { side.span };
            self.push(side.math, Connective::Equals, span);
        }
        // Below an equation the left side stays the equation's.
        if let Some(equation) = last.filter(|last| has_relation(last.text())) {
            self.last = Some(equation);
        }
        Target::Step
    }

    /// Whether the problem or a row above says the same to the letter.
    pub(super) fn is_written(&self, math: &Mapped) -> bool {
        let wanted = key(math.text());
        let problem = self.solution.problem.iter().map(|problem| &problem.math);
        problem.chain(self.solution.steps.iter().map(|step| &step.math)).any(|known| key(known.text()) == wanted)
    }

    /// What a row with `=` goes on from is this one, unless it is a note beside the work.
    pub(super) fn go_on_from(&mut self, math: &Mapped) {
        if !named::notes_quantity(math.text()) {
            self.last = Some(math.clone());
        }
    }

    /// Whether the work is about expressions and has come to `side`.
    fn has_reached_expression(&self, side: &Mapped) -> bool {
        let is_same = |math: &Mapped| !has_relation(math.text()) && key(math.text()) == key(side.text());
        // A calculation beside an equation is no work on an expression.
        let mut problem = self.solution.problem.iter().filter(|problem| !problem.is_told);
        let is_about_expressions = self.last.as_ref().is_some_and(|last| !has_relation(last.text()))
            && !problem.any(|problem| has_relation(problem.math.text()) && !problem::takes_values(problem.math.text()));
        is_about_expressions
            && (self.last.iter().any(&is_same) || self.solution.problem.iter().any(|problem| is_same(&problem.math)))
    }
}
