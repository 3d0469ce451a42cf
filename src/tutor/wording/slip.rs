//! What is said of a known slip.

use crate::tutor::slips::Slip;
use crate::words::Language;

/// The slip in a sentence, as a guess: other ways may lead to the same line.
pub fn slip_sentence(slip: &Slip, language: Language) -> String {
    language.say(slip.kind.words(), &[("piece", &slip.piece)])
}
