//! What is said of how a paste was read.

use crate::text::Notice;

/// How the paste was read, where the reader should know.
pub fn notice_sentence(notice: &Notice) -> String {
    match notice {
        Notice::Empty => "Nothing to check yet: paste or type a solution, one line under the other.".to_owned(),
        Notice::NoMath => "No line of maths was found in this text, so there is nothing to check.".to_owned(),
        Notice::AnswerOnly => {
            "This is a single statement with no working. Put the problem first, then the lines that lead to the answer."
                .to_owned()
        }
        Notice::TooLong { found_bytes, kept_bytes } => format!(
            "This text is too long: {} of its {} were read.",
            kibibytes(*kept_bytes),
            kibibytes(*found_bytes)
        ),
        Notice::TooManySolutions { found, kept } => {
            format!("There are {found} solutions here; the first {kept} were read.")
        }
        Notice::TooManySteps { found, kept } => {
            format!("This solution has {found} lines; the first {kept} were read.")
        }
        Notice::RunOnEquals { .. } => {
            "One line uses = for \"and then\". It was split where the sides belong together: look whether that is what was meant."
                .to_owned()
        }
        Notice::UnbalancedBrackets { .. } => "One line has a bracket without its partner.".to_owned(),
        Notice::ControlCharacters { count } => {
            format!("{count} characters that cannot be shown were passed over.")
        }
    }
}

fn kibibytes(bytes: usize) -> String {
    format!("{} KiB", bytes.div_ceil(1024))
}
