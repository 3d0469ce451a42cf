//! The languages held to each other, and the source held to the catalogue.

use super::catalogue::entries;
use super::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Keys that come from data, or from the package for other people's pages: what stands before the name.
const FROM_DATA: [&str; 3] = ["figure.", "problem.", "element."];

/// The placeholders of a sentence, in alphabetical order.
fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).map(|inside| inside.split('}').next().unwrap_or(inside)).collect()
}

fn table(language: Language) -> BTreeMap<&'static str, &'static str> {
    entries(language.file()).flatten().collect()
}

#[test]
fn every_line_is_an_entry_and_no_key_stands_twice() {
    for &language in Language::ALL {
        let mut seen = BTreeSet::new();
        for entry in entries(language.file()) {
            let (key, sentence) = entry.unwrap_or_else(|line| panic!("{}: {line:?} has no `=`", language.tag()));
            assert!(!sentence.is_empty(), "{}: {key} says nothing", language.tag());
            assert!(seen.insert(key), "{}: {key} stands twice", language.tag());
            assert_eq!(sentence.matches('{').count(), sentence.matches('}').count(), "{}: {key}", language.tag());
        }
    }
}

#[test]
fn all_languages_have_the_same_keys_and_placeholders() {
    let wanted = table(Language::default());
    for &language in Language::ALL {
        let found = table(language);
        let keys = |table: &BTreeMap<&'static str, _>| table.keys().copied().collect::<BTreeSet<_>>();
        let differing: Vec<&str> = keys(&wanted).symmetric_difference(&keys(&found)).copied().collect();
        assert_eq!(differing, [""; 0], "not in every language ({})", language.tag());
        for (key, sentence) in found {
            assert_eq!(placeholders(sentence), placeholders(wanted[key]), "{}: {key}", language.tag());
        }
    }
}

/// Every Rust file of the library and its programs, without its tests and without this module.
fn sources(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let (dirs, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    let dirs = dirs.into_iter().filter(|dir| !dir.ends_with("words"));
    let files = files.into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs"));
    dirs.flat_map(|dir| sources(&dir)).chain(files).collect()
}

/// The string literals of the code that have the form of a key: words of small letters joined by dots.
fn literals(code: &str) -> BTreeSet<String> {
    let is_key = |text: &&str| {
        text.contains('.')
            && text.split('.').all(|part| {
                !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            })
    };
    code.split('"').filter(is_key).map(str::to_owned).collect()
}

#[test]
fn the_source_asks_for_every_key_and_for_no_other() {
    let catalogue = table(Language::default());
    let stem = |key: &'static str| key.strip_suffix(".one").or(key.strip_suffix(".other")).unwrap_or(key);
    let keys: BTreeSet<&str> = catalogue.keys().map(|key| stem(key)).collect();
    let sections: BTreeSet<&str> = keys.iter().map(|key| key.split('.').next().unwrap_or(key)).collect();
    let mut asked = BTreeSet::new();
    let mut faults = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    // The list and the signs of numbers are asked for here.
    let own = root.join("words/fill.rs");
    for file in sources(&root).into_iter().chain([own]) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for literal in literals(code) {
            let section = literal.split('.').next().unwrap_or("");
            if sections.contains(section) && !keys.contains(literal.as_str()) {
                faults.push(format!("{}: no {literal} in the catalogue", file.display()));
            }
            asked.insert(literal);
        }
    }
    let from_data = |key: &str| FROM_DATA.iter().any(|prefix| key.starts_with(prefix));
    let unused = keys.iter().filter(|key| !asked.contains(**key) && !from_data(key));
    faults.extend(unused.map(|key| format!("nothing asks for {key}")));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn both_forms_of_a_count_are_there() {
    for &language in Language::ALL {
        let keys = table(language);
        for key in keys.keys() {
            let partner = key.strip_suffix(".one").map(|stem| format!("{stem}.other"));
            let partner = partner.or_else(|| key.strip_suffix(".other").map(|stem| format!("{stem}.one")));
            assert!(partner.is_none_or(|partner| keys.contains_key(partner.as_str())), "{key} stands alone");
        }
    }
}

#[test]
fn sentences_are_filled_in_once() {
    let say =
        |language: Language, firsts: &str| language.say("list.and", &[("firsts", &firsts), ("last", &"{firsts}")]);
    assert_eq!(say(Language::En, "a {last}"), "a {last} and {firsts}");
    assert_eq!(say(Language::De, "a"), "a und {firsts}");
}

#[test]
fn lists_and_numbers_read_naturally() {
    let list = |n: usize| Language::En.list(&(1..=n).map(|i| i.to_string()).collect::<Vec<_>>());
    assert_eq!([list(0), list(1), list(2), list(3)], ["", "1", "1 and 2", "1, 2 and 3"]);
    for (n, english, german) in [(7, "7", "7"), (2279, "2279", "2279"), (12345, "12,345", "12.345")] {
        assert_eq!((Language::En.integer(n), Language::De.integer(n)), (english.to_owned(), german.to_owned()));
    }
    assert_eq!(
        (Language::En.decimal(0.854, 2), Language::De.decimal(0.854, 2)),
        ("0.85".to_owned(), "0,85".to_owned())
    );
}

#[test]
fn a_readers_tag_finds_its_language() {
    for (tag, wanted) in [("de", Some(Language::De)), ("de-AT", Some(Language::De)), ("EN_us", Some(Language::En))] {
        assert_eq!(Language::from_tag(tag), wanted);
    }
    assert_eq!(Language::from_tag("fr-CH"), None);
    assert_eq!(Language::from_tag(""), None);
}

#[test]
fn decimals_in_maths_are_written_as_the_language_does() {
    for (language, wanted) in
        [(Language::En, "x = 7.5 or 1.25y, and so on..."), (Language::De, "x = 7,5 or 1,25y, and so on...")]
    {
        assert_eq!(language.numbers("x = 7.5 or 1.25y, and so on..."), wanted);
    }
}
