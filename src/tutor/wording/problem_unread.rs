//! What is said of a problem that was not read.

use super::finding::finding_words;
use crate::notation::What;
use crate::words::Language;

/// What kept the problem from being read, and that nothing can be held against it.
pub fn problem_unread(what: &What, language: Language) -> String {
    language.say("problem.unread", &[("finding", &finding_words(what, language))])
}
