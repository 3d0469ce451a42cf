//! What kept a line from being read, as a part of a sentence.

use crate::notation::{self, What};
use crate::words::Language;

pub(super) fn finding_words(what: &What, language: Language) -> String {
    let most = |key, most: usize| language.say(key, &[("most", &language.integer(most))]);
    let text = |key| language.text(key).to_owned();
    match what {
        What::Empty => text("finding.empty"),
        What::TooLong { found_bytes } => {
            let (found, most) = (language.integer(*found_bytes), language.integer(notation::MAX_BYTES));
            language.say("finding.too-long", &[("found", &found), ("most", &most)])
        }
        What::TooDeep => most("finding.too-deep", notation::MAX_DEPTH),
        What::TooManyNodes => most("finding.too-many", notation::MAX_NODES),
        What::Character(c) => language.say("finding.character", &[("what", &format!("{c:?}"))]),
        What::Piece(piece) => language.say("finding.piece", &[("what", piece)]),
        What::Beyond(piece) => language.say("finding.beyond", &[("what", piece)]),
        What::Word(word) => language.say("finding.word", &[("what", &format!("{word:?}"))]),
        What::Command(name) => language.say("finding.command", &[("what", &format!("\\{name}"))]),
        What::OperandMissing => text("finding.operand-missing"),
        What::Unclosed => text("finding.unclosed"),
        What::Unopened => text("finding.unopened"),
        What::Leftover => text("finding.leftover"),
        What::NumbersSideBySide => text("finding.numbers-side-by-side"),
        What::ExpressionInList => text("finding.expression-in-list"),
        What::HigherRoot => text("finding.higher-root"),
        What::Factorial => most("finding.factorial", usize::try_from(notation::MAX_FACTORIAL).unwrap_or_default()),
        What::Binomial => text("finding.binomial"),
        What::SumReach => text("finding.sum-reach"),
        What::Sum => most("finding.sum", usize::try_from(notation::MAX_TERMS).unwrap_or_default()),
        What::InfiniteSum => text("finding.infinite-sum"),
        What::DivisionThenProduct => text("finding.division-then-product"),
        What::LogarithmThenMore => text("finding.logarithm-then-more"),
        What::Logarithm => text("finding.logarithm"),
    }
}
