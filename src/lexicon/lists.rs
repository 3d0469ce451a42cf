//! How the lists of words are declared: each with its field and the name that it has in a language's file.

/// Declares the lists of [`Lexicon`], each under the name that it has in a language's file.
macro_rules! lists {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        /// The words of one language that are read, in lower case, by what they say. Where one word or phrase begins
        /// another, the longer stands first.
        #[derive(Debug, Default)]
        pub struct Lexicon {
            $($(#[$doc])+ pub $name: Vec<&'static str>,)+
        }

        impl Lexicon {
            /// The list of this name.
            pub(super) fn list(&mut self, name: &str) -> Option<&mut Vec<&'static str>> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)+
                    _ => None,
                }
            }
        }
    };
}
