//! Solutions as texts and as tokens.

use super::PrmError;
use super::domain::Domain;
use super::tokenize::Tokens;

/// What a dialect makes of one solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What kind of problem it is.
    pub domain: Domain,
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

/// One solution's tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    /// Tokens of the problem.
    pub problem: Vec<u32>,
    /// Tokens of the judged lines, end to end.
    pub lines: Vec<u32>,
    /// Offset in `lines` of each judged line's mark, with the index of its step.
    pub marks: Vec<(usize, usize)>,
}

impl Sequence {
    /// The tokens of a prompt. A line that holds something without a token, that does not end in `mark`, or that would
    /// make the sequence longer than `max_tokens`, is left out like one that is not judged.
    pub fn new(prompt: &Prompt, tokens: &Tokens, mark: u32, max_tokens: usize) -> Result<Sequence, PrmError> {
        let Some(problem) = tokens.encode(&prompt.problem)? else {
            return Ok(Sequence::default());
        };
        let mut sequence = Sequence { problem, ..Sequence::default() };
        for (step_idx, line) in prompt.lines.iter().enumerate() {
            let Some(line) = line else { continue };
            let Some(ids) = tokens.encode(line)?.filter(|ids| ids.last() == Some(&mark)) else { continue };
            if sequence.n_tokens() + ids.len() > max_tokens {
                break;
            }
            sequence.lines.extend(ids);
            sequence.marks.push((sequence.lines.len() - 1, step_idx));
        }
        Ok(sequence)
    }

    /// Tokens in all.
    pub fn n_tokens(&self) -> usize {
        self.problem.len() + self.lines.len()
    }
}
