//! Splits a paste into solutions and steps.

use super::span::{Mapped, Span};
use super::work::{Connective, Notice, Problem, Solution, Step, StepKind, Work};

/// The bytes that are read of one solution: far more than a page of working.
pub const MAX_SOLUTION_BYTES: usize = 64 * 1024;

/// Splits a paste: the first line with maths is the given, each later one a step.
pub fn split(paste: &str) -> Work {
    let mut solution = Solution::default();
    let mut offset = 0;
    for line in paste.split_inclusive('\n') {
        let text = line.trim();
        let start = offset + (line.len() - line.trim_start().len());
        let span = Span::new(start, start + text.len());
        offset += line.len();
        if text.is_empty() {
            continue;
        }
        let math = Mapped::verbatim(text, start);
        if solution.problem.is_none() {
            solution.problem = Some(Problem { task: None, math, span });
        } else {
            let connective = Connective::Next;
            solution.steps.push(Step { kind: StepKind::Math, math, reason: None, connective, span });
        }
    }
    match solution.problem {
        Some(_) => Work { solutions: vec![solution], notices: vec![] },
        None => Work { solutions: vec![], notices: vec![Notice::Empty] },
    }
}
