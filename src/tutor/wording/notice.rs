//! What is said of how a paste was read.

use crate::reading::Notice;
use crate::words::Language;

/// How the paste was read, where the reader should know.
pub fn notice_sentence(notice: &Notice, language: Language) -> String {
    let text = |key| language.text(key).to_owned();
    let kept_of = |key, found: usize, kept: usize| {
        language.say(key, &[("found", &language.integer(found)), ("kept", &language.integer(kept))])
    };
    let rows = |key, count, row: usize| language.count(key, count, &[("row", &language.integer(row))]);
    match notice {
        Notice::Empty => text("notice.empty"),
        Notice::NoMath => text("notice.no-maths"),
        Notice::AnswerOnly => text("notice.answer-only"),
        Notice::TooLong { found_bytes, kept_bytes } => {
            kept_of("notice.too-long", found_bytes.div_ceil(1024), kept_bytes.div_ceil(1024))
        }
        Notice::TooManySolutions { found, kept } => kept_of("notice.too-many-solutions", *found, *kept),
        Notice::TooManySteps { found, kept } => kept_of("notice.too-many-steps", *found, *kept),
        Notice::RunOnEquals { .. } => text("notice.run-on-equals"),
        Notice::UnbalancedBrackets { .. } => text("notice.unbalanced-brackets"),
        Notice::MarginNote { .. } => text("notice.margin-note"),
        Notice::DecimalCommas => text("notice.decimal-commas"),
        Notice::ListedNumbers => text("notice.listed-numbers"),
        Notice::ControlCharacters { count } => language.count("notice.control-characters", *count, &[]),
        Notice::NoWork { count } => language.count("notice.no-work", *count, &[]),
        Notice::ShortRows { count, first_row } => rows("notice.short-rows", *count, *first_row),
        Notice::LongRows { count, first_row } => rows("notice.long-rows", *count, *first_row),
        Notice::UnclosedQuotes { count, first_row } => rows("notice.unclosed-quotes", *count, *first_row),
        Notice::ProblemUnknown { count } => language.count("notice.problem-unknown", *count, &[]),
        Notice::OddBytes { count } => language.count("notice.odd-bytes", *count, &[]),
    }
}
