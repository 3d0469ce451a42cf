//! What the reader is told about how a paste was read: one sentence or two for each notice, each naming what to do.

use crate::text::Notice;

/// The sentence for a notice.
pub fn notice_sentence(notice: &Notice) -> String {
    match notice {
        Notice::Empty => "Nothing to check yet: paste or type a solution, one line under the other.".to_owned(),
        Notice::NoMath => "No line of maths was found in this text, so there is nothing to check.".to_owned(),
        Notice::AnswerOnly => {
            "This is a single statement with no working. Put the problem first, then the lines that lead to the answer."
                .to_owned()
        }
        Notice::TooLong { found_bytes, kept_bytes } => format!(
            "One solution is {} long. Its first {} were read; paste it in parts to check the rest.",
            kibibytes(*found_bytes),
            kibibytes(*kept_bytes)
        ),
        Notice::TooManySolutions { found, kept } => {
            format!("There are {found} solutions here. The first {kept} were read; paste the others separately.")
        }
        Notice::TooManySteps { found, kept } => {
            format!("One solution has {found} lines. The first {kept} were read; paste it in parts to check the rest.")
        }
        Notice::RunOnEquals { .. } => {
            "One line uses = for \"and then\". It was split where the sides belong together: please look whether that \
             is what was meant."
                .to_owned()
        }
        Notice::UnbalancedBrackets { .. } => {
            "One line has a bracket without its partner, so it could not be read for certain.".to_owned()
        }
        Notice::ControlCharacters { count: 1 } => "One character that cannot be shown was passed over.".to_owned(),
        Notice::ControlCharacters { count } => format!("{count} characters that cannot be shown were passed over."),
    }
}

fn kibibytes(n_bytes: usize) -> String {
    format!("{} KiB", n_bytes.div_ceil(1024))
}
