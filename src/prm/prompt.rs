//! A solution as text for a model: the problem, then its lines.

/// What a dialect makes of one solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The part that all candidates of one problem share.
    pub problem: String,
    /// One text for each step, its mark included; None where the step is not judged.
    pub lines: Vec<Option<String>>,
}

impl Prompt {
    /// Problem and judged lines as one text.
    pub fn text(&self) -> String {
        let lines = self.lines.iter().flatten().map(String::as_str);
        std::iter::once(self.problem.as_str()).chain(lines).collect::<Vec<_>>().join(" ")
    }
}
