//! How the rows of the catalogue become types.

/// From one row a slip: its variant with the example in its doc, its id, the key of its sentence if it is named to
/// readers, a line and what the slip makes of it. Rows stand by family; ids begin with the family's letters.
macro_rules! catalogue {
    ($($(#[$family_doc:meta])+ $family:ident $letters:literal {
        $($(#[$doc:meta])+ $name:ident $id:literal [$($words:literal)?]: $before:literal -> $after:literal;)+
    })+) => {
        /// What a slip is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum SlipFamily {
            $($(#[$family_doc])+ $family,)+
        }

        impl SlipFamily {
            /// What the ids of its slips begin with.
            pub fn letters(self) -> &'static str {
                match self { $(SlipFamily::$family => $letters),+ }
            }
        }

        /// A wrong move that students are known to make.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum SlipKind {
            $($($(#[$doc])+ #[doc = concat!("`", $before, "` → `", $after, "`")] $name,)+)+
        }

        impl SlipKind {
            /// Every slip.
            pub const ALL: &[SlipKind] = &[$($(SlipKind::$name),+),+];

            /// The name in data files, `LE1`. A small letter behind it says that it is a case of the slip without.
            pub fn id(self) -> &'static str {
                match self { $($(SlipKind::$name => $id),+),+ }
            }

            /// What it is about.
            pub fn family(self) -> SlipFamily {
                match self { $($(SlipKind::$name => SlipFamily::$family),+),+ }
            }

            /// The key of its sentence in the catalogue of words, where it is named to readers. The sentence's
            /// placeholder is the piece of the line at which the slip was made.
            pub fn words(self) -> Option<&'static str> {
                match self { $($(SlipKind::$name => [$($words)?].first().copied()),+),+ }
            }

            /// A line and what the slip makes of it.
            pub fn example(self) -> (&'static str, &'static str) {
                match self { $($(SlipKind::$name => ($before, $after)),+),+ }
            }
        }
    };
}

pub(super) use catalogue;
