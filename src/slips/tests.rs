//! The catalogue holds together: ids are unique and fit their families, examples can be read and are told apart.

use super::SlipKind;
use crate::notation::parse;
use std::collections::BTreeSet;

#[test]
fn ids_are_unique_and_begin_with_their_family() {
    let ids: BTreeSet<&str> = SlipKind::ALL.iter().map(|slip| slip.id()).collect();
    assert_eq!(ids.len(), SlipKind::ALL.len());
    for slip in SlipKind::ALL {
        let number = slip.id().strip_prefix(slip.family().letters()).unwrap_or_else(|| panic!("{slip:?}"));
        let general = slip.id().trim_end_matches(|c: char| c.is_ascii_lowercase());
        assert!(number.starts_with(|c: char| c.is_ascii_digit()), "{slip:?}");
        assert!(ids.contains(general), "{slip:?} is a case of {general}, which is no slip");
    }
}

#[test]
fn sentences_are_of_one_slip_each() {
    let words: Vec<&str> = SlipKind::ALL.iter().filter_map(|slip| slip.words()).collect();
    let unique: BTreeSet<&&str> = words.iter().collect();
    assert!(unique.len() == words.len() && words.len() > 80, "{} of {}", unique.len(), words.len());
}

#[test]
fn examples_can_be_read() {
    for slip in SlipKind::ALL {
        let (before, after) = slip.example();
        for line in before.split(';').chain([after]) {
            assert!(parse(line).statement.is_some(), "{slip:?}: {line}");
        }
        assert_ne!(before, after, "{slip:?}");
    }
}
