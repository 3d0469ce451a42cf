//! What is said of a known slip.

use crate::tutor::slips::Slip;
use crate::words::Language;

/// The slip in a sentence, as a guess: other ways may lead to the same line.
pub fn slip_sentence(slip: &Slip, language: Language) -> String {
    // A slip that is made and never looked for has no sentence; none is found.
    slip.kind.words().map_or(String::new(), |key| language.say(key, &[("piece", &language.numbers(&slip.piece))]))
}
