//! Input that is no solution: a clear notice for each, in bounded time, and nothing of what was typed is lost.

use std::fmt::Write;
use surefoot::reading::{MAX_SOLUTION_BYTES, MAX_SOLUTIONS, MAX_STEPS, Notice, Role, Work, split};
use surefoot::tutor::notice_sentence;
use surefoot::words::Language;

/// The split of `paste`, its notices each said in a sentence of its own.
fn read(paste: &str) -> Work {
    let work = split(paste);
    let sentences: Vec<String> = work.notices.iter().map(|notice| notice_sentence(notice, Language::En)).collect();
    assert!(sentences.iter().all(|sentence| sentence.ends_with('.') && sentence.len() > 20), "{sentences:?}");
    work
}

#[track_caller]
fn check(paste: &str, notices: &[Notice]) -> Work {
    let work = read(paste);
    assert_eq!(work.notices, notices, "{paste:?}");
    work
}

#[test]
fn nothing_but_space() {
    for paste in ["", " \n\t\n", "\u{feff}\u{200b}\u{a0}\r\n", "$$ $$"] {
        assert!(check(paste, &[Notice::Empty]).solutions.is_empty());
    }
}

#[test]
fn prose_only() {
    let work = check("I do not know how to begin.\nSorry!", &[Notice::NoMath]);
    let step = &work.solutions[0].steps[0];
    assert_eq!((step.role, step.math.text()), (Role::Words, "I do not know how to begin. Sorry!"));
}

#[test]
fn an_answer_only() {
    for paste in ["x = 5", "Answer: x = 5", "the answer is 5", "\\[ \\boxed{x = 5} \\]", "2x + 3"] {
        check(paste, &[Notice::AnswerOnly]);
    }
}

#[test]
fn brackets_that_do_not_pair() {
    let work =
        check("2(x + 3 = 14\nx + 3 = 7", &[Notice::UnbalancedBrackets { span: surefoot::text::Span::new(0, 12) }]);
    assert_eq!(work.solutions[0].steps[0].math.text(), "x + 3 = 7");
    check("[2, 5)\n", &[Notice::AnswerOnly]);
}

#[test]
fn characters_that_cannot_be_shown() {
    let work = check("2x\0 = 8\n\u{1b}x = 4", &[Notice::ControlCharacters { count: 2 }]);
    assert_eq!(work.solutions[0].steps[0].math.text(), "x = 4");
}

#[test]
fn more_lines_than_are_read() {
    let lines = (0..MAX_STEPS + 50).map(|n| format!("x = {n}")).collect::<Vec<_>>();
    let work = check(&lines.join("\n"), &[Notice::TooManySteps { found: MAX_STEPS + 49, kept: MAX_STEPS }]);
    assert_eq!(work.solutions[0].steps.len(), MAX_STEPS);
}

#[test]
fn more_solutions_than_are_read() {
    let solutions = (1..=MAX_SOLUTIONS + 3).fold(String::new(), |mut all, n| {
        let _ = writeln!(all, "Solution {n}:\n2x = {n}\nx = {n}/2");
        all
    });
    let work = check(&solutions, &[Notice::TooManySolutions { found: MAX_SOLUTIONS + 3, kept: MAX_SOLUTIONS }]);
    assert_eq!(work.solutions.len(), MAX_SOLUTIONS);
}

#[test]
fn a_megabyte_of_anything_is_read_in_bounded_time() {
    const PARTS: &[&str] = &[
        "x",
        "(",
        "{",
        "\\{",
        "$",
        "$a ",
        "$$",
        "\\[",
        "\\(",
        "\\\\",
        "&",
        "**",
        "`",
        "[\n",
        "- ",
        "1. ",
        "|",
        "\t",
        "= ",
        "x = 2, ",
        "x = 2 or ",
        "so ",
        "because ",
        "a ",
        "\n",
        "\n\n",
        "x = 4\n",
        "x = 4\n\n",
        "word ",
        "Step 1: ",
        "---\n",
        "Method 2\n",
        "\\begin{align}",
        "\\begin{cases} x ",
        "\\end{align}",
        "\\boxed{",
        "\\text{",
        "\\frac{1}{",
        "&lt;",
        "<b>",
        "e\u{301}",
        "→",
        "x -> ",
        "∴",
        "no solution ",
        "1,5",
        "\0",
        "|---|\n",
        "(1) x = 2\n",
        "> ",
        "# ",
        "if x = 2, ",
        "\\left\\{",
        "$x$ ",
        "$x$ or ",
        "\\(x\\) and ",
        "3;",
        "= 2\n",
    ];
    const LONG: &[&str] = &["2x + 3 = 11\n"];
    // Half of what is read of one solution is enough to show a quadratic pass; one goes the whole way.
    for (part, n_bytes) in
        PARTS.iter().map(|part| (part, MAX_SOLUTION_BYTES / 2)).chain(LONG.iter().map(|part| (part, 1 << 20)))
    {
        let paste = part.repeat(n_bytes / part.len());
        // A quadratic pass would take minutes here.
        let work = read(&paste);
        assert!(work.solutions.iter().all(|solution| solution.steps.len() <= MAX_STEPS));
    }
    let long = "x + 1 = 2\n".repeat(MAX_SOLUTION_BYTES / 5);
    let found = read(&long).notices;
    let kept = MAX_SOLUTION_BYTES;
    assert!(
        found.iter().any(|notice| matches!(notice, Notice::TooLong { found_bytes, kept_bytes } if *found_bytes > *kept_bytes && *kept_bytes <= kept)),
        "{found:?}"
    );
}
