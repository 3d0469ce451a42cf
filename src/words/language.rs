//! The languages there are, and how a reader's wish is matched to one of them.

use serde::{Deserialize, Serialize};

/// One line a language: the variant, and the tag that names its file in `languages/` and stands in `<html lang>`.
macro_rules! languages {
    ($(#[doc = $doc:literal] $(#[$attribute:meta])* $name:ident $tag:literal,)*) => {
        /// A language that the program speaks.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Language {
            $(#[doc = $doc] $(#[$attribute])* $name,)*
        }

        impl Language {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Language] = &[$(Language::$name,)*];

            /// The language's tag, as in `<html lang>`.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Language::$name => $tag,)*
                }
            }

            /// The text of its file.
            pub(super) fn file(self) -> &'static str {
                match self {
                    $(Language::$name => include_str!(concat!("languages/", $tag, ".txt")),)*
                }
            }
        }
    };
}

languages! {
    /// English, which every other language's file is held against.
    #[default]
    En "en",
    /// German.
    De "de",
}

impl Language {
    /// The language of a tag such as `de-AT`. None where it is not spoken here.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let wanted = tag.split(['-', '_']).next().unwrap_or(tag);
        Language::ALL.iter().copied().find(|language| language.tag().eq_ignore_ascii_case(wanted))
    }
}
