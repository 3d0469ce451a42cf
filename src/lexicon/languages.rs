//! The languages and their files: `list = word, word`, indented lines go on with the list above, `#` begins a remark.

use super::kinds::Lexicon;
use super::search::word_position;
use std::sync::LazyLock;

/// The languages that are read. Where several have a word that fits, the earlier one's is taken.
const LANGUAGES: [&str; 3] = [
    include_str!("languages/en.txt"),
    include_str!("languages/de.txt"),
    // A few words of other languages.
    include_str!("languages/other.txt"),
];

/// The lexicons of [`LANGUAGES`], read when first asked for.
static LEXICONS: LazyLock<[Lexicon; LANGUAGES.len()]> = LazyLock::new(|| LANGUAGES.map(|file| read(file).0));

/// The lexicons, one a language.
pub fn lexicons() -> &'static [Lexicon] {
    LEXICONS.as_slice()
}

/// A list of a lexicon: `|lexicon| &lexicon.fillers`.
pub type List = fn(&'static Lexicon) -> &'static Vec<&'static str>;

/// The words of a list in all languages: `all(|lexicon| &lexicon.fillers)`.
pub fn all(list: List) -> impl Iterator<Item = &'static str> {
    lexicons().iter().flat_map(list).copied()
}

/// Whether a list of some language holds `word`.
pub fn holds(list: List, word: &str) -> bool {
    all(list).any(|known| known == word)
}

/// Whether a word of the list stands in `lower`, a text in lower case.
pub fn names_one(lower: &str, list: List) -> bool {
    all(list).any(|word| word_position(lower, word).is_some())
}

/// Reads a language's file; lines that cannot be read are passed over and returned.
fn read(file: &'static str) -> (Lexicon, Vec<&'static str>) {
    let (mut lexicon, mut faults) = (Lexicon::default(), Vec::new());
    let mut name = "";
    for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let words = match line.split_once('=') {
            _ if line.starts_with(' ') => line,
            Some((key, words)) => {
                name = key.trim();
                words
            }
            None => {
                faults.push(line);
                continue;
            }
        };
        match lexicon.list(name) {
            Some(list) => list.extend(words.split(',').map(str::trim).filter(|word| !word.is_empty())),
            None => faults.push(line),
        }
    }
    (lexicon, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_language_is_read() {
        for file in LANGUAGES {
            let (_, faults) = read(file);
            assert!(faults.is_empty(), "{faults:?}");
        }
        assert_eq!(read("solvd = solve\nsolve\n").1, ["solvd = solve", "solve"], "the test can fail");
    }

    #[test]
    fn words_are_in_lower_case_and_stand_once() {
        for file in LANGUAGES {
            let mut name = "";
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                name = line.split_once('=').map_or(name, |(key, _)| key.trim());
                assert_eq!(line.to_lowercase(), line, "under {name}");
            }
            let (mut lexicon, _) = read(file);
            for line in file.lines().filter(|line| !line.starts_with([' ', '#'])) {
                let Some((key, _)) = line.split_once('=') else { continue };
                let mut words = lexicon.list(key.trim()).expect("the name was read above").clone();
                let n_words = words.len();
                words.sort_unstable();
                words.dedup();
                assert_eq!(words.len(), n_words, "a word stands twice under {key}");
            }
        }
    }
}
