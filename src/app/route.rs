//! Which page is open, as the fragment of the address: `#compare/some-problem`, `#check`, `#class`, `#model`.

use crate::words::Language;

/// A page, and what it is open at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// One problem's candidates; the problem's id, if one was chosen.
    Compare(Option<String>),
    Check,
    Class,
    /// A problem of the reader's own.
    Own,
    Model,
}

impl Route {
    /// Reads a fragment, with or without its `#`. Anything unknown opens Compare.
    pub fn from_fragment(fragment: &str) -> Route {
        let path = fragment.trim_start_matches('#');
        match path.split_once('/').unwrap_or((path, "")) {
            ("check", _) => Route::Check,
            ("class", _) => Route::Class,
            ("own", _) => Route::Own,
            ("model", _) => Route::Model,
            ("compare", id) if !id.is_empty() => Route::Compare(Some(id.to_owned())),
            _ => Route::Compare(None),
        }
    }

    /// The fragment that opens this page, with its `#`.
    pub fn fragment(&self) -> String {
        match self {
            Route::Compare(None) => "#compare".to_owned(),
            Route::Compare(Some(id)) => format!("#compare/{id}"),
            Route::Check => "#check".to_owned(),
            Route::Class => "#class".to_owned(),
            Route::Own => "#own".to_owned(),
            Route::Model => "#model".to_owned(),
        }
    }

    /// The page's name, as in the list of pages and the window's title.
    pub fn name(&self, language: Language) -> &'static str {
        language.text(match self {
            Route::Compare(_) => "page.compare",
            Route::Check => "page.check",
            Route::Class => "page.class",
            Route::Own => "page.own",
            Route::Model => "page.model",
        })
    }

    /// The page alone, without what it is open at.
    pub fn page(&self) -> Route {
        match self {
            Route::Compare(_) => Route::Compare(None),
            page => page.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_comes_back_from_its_fragment() {
        for route in [
            Route::Compare(None),
            Route::Compare(Some("lin-03".to_owned())),
            Route::Check,
            Route::Class,
            Route::Own,
            Route::Model,
        ] {
            assert_eq!(Route::from_fragment(&route.fragment()), route);
        }
        for odd in ["", "#", "#nowhere", "#compare/", "#/x"] {
            assert_eq!(Route::from_fragment(odd), Route::Compare(None), "{odd}");
        }
    }
}
