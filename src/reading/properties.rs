//! Tests: what holds of the split of any text whatever.

use super::{Role, Work, from_lines, split};
use crate::text::Span;
use proptest::prelude::*;

/// Text of the kind that is pasted, and text of no kind at all.
pub(super) fn pastes() -> impl Strategy<Value = String> {
    const PARTS: &[&str] = &[
        "2x + 3 = 11",
        "x = 4",
        "(x+1)^2",
        "-",
        "= ",
        "\n",
        "\n\n",
        " ",
        "\t",
        "1. ",
        "(1) ",
        "Step 2: ",
        "Answer: ",
        "check:",
        "so ",
        "because ",
        "or",
        ", ",
        ";",
        ".",
        "->",
        "=>",
        "<=>",
        "\\implies",
        "\\\\",
        "\\\\[4pt]",
        "&",
        "&=",
        "\\[",
        "\\]",
        "\\(",
        "\\)",
        "$",
        "$$",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "\\begin{align*}",
        "\\end{align*}",
        "\\begin{cases}",
        "\\end{cases}",
        "\\text{ or }",
        "\\boxed{",
        "\\left\\{",
        "\\right.",
        "\\frac{1}{2}",
        "**",
        "#",
        "## ",
        "```",
        "---",
        "> ",
        "- ",
        "* ",
        "&lt;",
        "<br>",
        "<sup>2</sup>",
        "\u{200b}",
        "\u{a0}",
        "\0",
        "é",
        "e\u{301}",
        "∴",
        "²",
        "−",
        "±",
        "|",
        "Method 2",
        "Problem: ",
        "Subtract 3 from both sides",
        "no solution",
        "a",
        "I",
        "%",
        "\r\n",
    ];
    prop_oneof![
        3 => proptest::collection::vec(proptest::sample::select(PARTS), 0..40).prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

fn spans(work: &Work) -> Vec<Span> {
    let mut spans = Vec::new();
    for solution in &work.solutions {
        spans.extend(solution.problem.iter().map(|problem| problem.span));
        spans.extend(solution.steps.iter().map(|step| step.span));
        spans.extend(solution.steps.iter().filter_map(|step| Some(step.reason.as_ref()?.span())));
    }
    spans
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_parts_of_the_paste(paste in pastes()) {
        for span in spans(&split(&paste)) {
            prop_assert!(span.start <= span.end, "{span:?}");
            prop_assert!(paste.get(span.start..span.end).is_some(), "{span:?}");
        }
    }

    #[test]
    fn steps_stand_in_the_order_of_the_paste(paste in pastes()) {
        for solution in split(&paste).solutions {
            for pair in solution.steps.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start, "{:?} {:?}", pair[0], pair[1]);
            }
        }
    }

    /// Every letter and digit stands in some span, or in a word that says what a line is ("Step 2", "so").
    #[test]
    fn nothing_is_dropped(lines in proptest::collection::vec("[a-z]{4,8}( [a-z]{4,8}){0,4}|x = [0-9]{1,3}", 1..12)) {
        let paste = lines.join("\n");
        let work = split(&paste);
        let covered = spans(&work);
        for (at, c) in paste.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            prop_assert!(covered.iter().any(|span| span.start <= at && at < span.end), "{c} at {at} of {paste:?}");
        }
    }

    #[test]
    fn one_line_is_one_step(problem in any::<String>(), lines in proptest::collection::vec(pastes(), 0..6)) {
        let solution = from_lines(&problem, &lines);
        prop_assert_eq!(solution.steps.len(), lines.len());
        let joined = format!("{problem}\n{}", lines.join("\n"));
        for step in &solution.steps {
            prop_assert!(joined.get(step.span.start..step.span.end).is_some());
        }
    }

    /// The same lines in any layout give the same statements.
    #[test]
    fn layout_does_not_change_the_lines(lines in proptest::collection::vec(line(), 2..8)) {
        // A line that repeats the first one may start a second solution.
        prop_assume!(!lines[1..].contains(&lines[0]));
        for (name, paste) in layouts(&lines) {
            let work = split(&paste);
            prop_assert_eq!(work.solutions.len(), 1, "{}: {}", name, paste);
            let solution = &work.solutions[0];
            let problem = solution.problem.iter().map(|problem| problem.math.text());
            let steps = solution.steps.iter().filter(|step| step.role == Role::Step).map(|step| step.math.text());
            let found: Vec<String> = problem.chain(steps).map(spaceless).collect();
            let wanted: Vec<String> = lines.iter().map(|line| spaceless(line)).collect();
            prop_assert_eq!(found, wanted, "{}: {}", name, paste);
        }
    }
}

/// A clean line of maths in one letter. Numbers alone, `1/2 = 1`, are a calculation: an expression, and what it comes to.
fn line() -> impl Strategy<Value = String> {
    let term = prop_oneof![
        "[1-9][0-9]?x",
        "[1-9][0-9]?",
        "x",
        "[2-9]\\(x [+-] [1-9]\\)",
        "\\(x [+-] [1-9]\\)\\^2",
        "x\\^2",
        "sqrt\\(x\\)",
        "[1-9]/[2-9]",
        "[0-9]\\.[1-9]x",
    ];
    let side = proptest::collection::vec(term, 1..4).prop_map(|terms| terms.join(" + "));
    let sign = proptest::sample::select(&["=", "<", ">="][..]);
    let statement = (side.clone(), sign, side).prop_map(|(left, sign, right)| format!("{left} {sign} {right}"));
    let statement = statement.prop_filter("a line has a letter", |line| line.contains('x'));
    prop_oneof![4 => statement, 1 => "x = [1-9] or x = -[1-9]"]
}

fn layouts(lines: &[String]) -> Vec<(&'static str, String)> {
    let each =
        |before: &str, after: &str| lines.iter().map(|line| format!("{before}{line}{after}")).collect::<Vec<_>>();
    let numbered = lines.iter().zip(1..).map(|(line, n)| format!("{n}. {line}")).collect::<Vec<_>>();
    vec![
        ("plain", each("", "").join("\n")),
        ("spaced", each("  ", " ").join("\n\n")),
        ("numbered", numbered.join("\n")),
        ("bullets", each("- $", "$").join("\n")),
        ("align", format!("\\begin{{align*}}\n{}\n\\end{{align*}}", each("& ", "").join(" \\\\\n"))),
        ("displays", each("\\[\n", "\n\\]").join("\n")),
        ("dollars", each("$$", "$$").join("\n\n")),
        ("arrows", lines.join(" -> ")),
        ("implies", format!("\\( {} \\)", lines.join(" \\implies "))),
        ("sentences", format!("{}.", each("", "").join(".\nThis gives "))),
    ]
}

fn spaceless(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
