//! How the lists of words are declared: each with its field and the name that it has in a language's file.

/// Declares the lists of a lexicon, each under the name that it has in a language's file; those of another one may be a part.
macro_rules! lists {
    ($(#[$of:meta])+ $lexicon:ident $(, $part:ident: $kind:ident)?; $($(#[$doc:meta])+ $name:ident,)+) => {
        $(#[$of])+
        #[derive(Debug, Default)]
        pub struct $lexicon {
            $(
                /// Lists of their own kind.
                pub $part: super::table_kinds::$kind,
            )?
            $($(#[$doc])+ pub $name: Vec<&'static str>,)+
        }

        impl $lexicon {
            /// The list of this name.
            pub(super) fn list(&mut self, name: &str) -> Option<&mut Vec<&'static str>> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)+
                    _ => None$(.or(self.$part.list(name)))?,
                }
            }
        }
    };
}
