//! A reviewed solution to paste elsewhere: as plain text, or as LaTeX (`align*` of amsmath).
//!
//! Both hold the problem, each line with what it is and its mark, and what is said of the lines that are not sound.

use super::sentences::{mark_word, role_word};
use crate::reading::Role;
use crate::tutor::{Card, Given, Mark, StepCard};
use crate::words::Language;

/// One line of the work a line, its mark behind it; what is said of it below.
pub fn as_text(card: &Card, language: Language) -> String {
    let mut lines: Vec<String> =
        card.problem.iter().map(|given| format!("{}  [{}]", given.text, language.text("role.problem"))).collect();
    for (i, step) in card.steps.iter().enumerate() {
        let reason = step.reason.as_ref().map_or(String::new(), |reason| format!("{reason}: "));
        lines.push(format!("{}. {reason}{}  [{}]", i + 1, step.text, tag(step, language)));
        lines.extend(said(step).map(|why| format!("   {why}")));
    }
    lines.join("\n") + "\n"
}

/// One line of the work a row, aligned at its sign, its mark at the right; what is said of it as a comment.
pub fn as_latex(card: &Card, language: Language) -> String {
    let tagged = |row: String, tag: &str| format!("  {row} && \\text{{{}}}", escaped(tag));
    let given = card.problem.iter().map(|Given { text, latex, .. }| row(latex.as_deref(), text));
    let mut rows: Vec<String> = given.map(|row| tagged(row, language.text("role.problem"))).collect();
    for step in &card.steps {
        let comment = said(step).map_or(String::new(), |why| format!("  % {}\n", why.replace('\n', " ")));
        let row = tagged(row(step.latex.as_deref(), &step.text), &tag(step, language));
        rows.push(comment + &row);
    }
    format!("\\begin{{align*}}\n{}\n\\end{{align*}}\n", rows.join(" \\\\\n"))
}

/// What a line is, where it is no step, and its mark, which words have none of.
fn tag(step: &StepCard, language: Language) -> String {
    let mark = Some(mark_word(step.mark, language)).filter(|_| step.role != Role::Words);
    role_word(step, language).into_iter().chain(mark).collect::<Vec<_>>().join(", ")
}

/// What is said of a line that is not sound.
fn said(step: &StepCard) -> Option<&str> {
    (!matches!(step.mark, Mark::Sound | Mark::Unchecked | Mark::Given)).then_some(step.why.as_str())
}

/// Signs that a row is aligned at, as the LaTeX printer sets them.
const SIGNS: [&str; 6] = [" = ", " < ", " > ", " \\le ", " \\ge ", " \\ne "];

fn row(latex: Option<&str>, text: &str) -> String {
    let Some(latex) = latex else { return format!("&\\text{{{}}}", escaped(text)) };
    match SIGNS.iter().filter_map(|sign| latex.find(sign)).min() {
        Some(at) => format!("{} &{}", &latex[..at], &latex[at + 1..]),
        None => format!("&{latex}"),
    }
}

/// Text as LaTeX shows it: its special characters are written as commands.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '{' | '}' | '$' | '%' | '&' | '#' | '_' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::split;
    use crate::tutor::{Findings, review, witness};

    fn card(paste: &str) -> Card {
        let work = split(paste);
        let verdicts: Vec<_> = work.solutions.iter().map(witness).collect();
        review(&work, &Findings::exact_only(&verdicts), Language::En).cards.remove(0)
    }

    #[test]
    fn a_solution_is_copied_with_its_marks_and_reasons() {
        let text = as_text(&card("2(x - 3) = x + 4\n2x - 3 = x + 4\nx = 7"), Language::En);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines[0], lines[1]), ("2(x - 3) = x + 4  [problem]", "1. 2x - 3 = x + 4  [unsound]"));
        assert!(lines[2].starts_with("   Line 1 does not follow"), "{text}");
        assert!(lines[3].starts_with("2. x = 7  [carried]"), "{text}");
    }

    #[test]
    fn latex_is_aligned_at_the_signs() {
        let latex = as_latex(&card("x/2 + 1 <= 4\nx/2 <= 3\nx <= 6"), Language::En);
        let wanted = "\\begin{align*}\n  \\frac{x}{2} + 1 &\\le 4 && \\text{problem} \\\\\n  \\frac{x}{2} &\\le 3 && \\text{sound} \\\\\n  \
                      x &\\le 6 && \\text{sound}\n\\end{align*}\n";
        assert_eq!(latex, wanted);
    }

    #[test]
    fn what_is_no_formula_is_escaped() {
        assert_eq!(row(None, "50% of {x_1} \\ $"), "&\\text{50\\% of \\{x\\_1\\} \\textbackslash{} \\$}");
    }
}
