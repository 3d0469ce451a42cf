//! Which page is open, as the fragment of the address: `#start`, `#compare/some-problem`, `#check`, `#check/1.…` (a text
//! inside the link), `#own/1.…` (a problem), `#class`, `#practice/linear.2.4711`, `#present/some-problem/2`, `#present/check/1`, `#how`, which older links call `#model`.

use super::practice::SetName;
use crate::words::Language;

/// A page, and what it is open at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What this is, and the ways in.
    Start,
    /// One problem's candidates; the problem's id, if one was chosen.
    Compare(Option<String>),
    Check,
    Class,
    /// A problem of the reader's own.
    Own,
    /// The same, with a problem packed into the link.
    SharedProblem(String),
    /// Problems to practise on; the set, if one was chosen.
    Practice(Option<SetName>),
    /// Check, with a text packed into the link.
    Shared(String),
    /// One solution before a class: of a problem of the bank, or of what stands on Check.
    Present {
        problem_id: Option<String>,
        /// From 0; the address counts from 1.
        solution_idx: usize,
    },
    /// How it judges.
    Judging,
}

impl Route {
    /// Reads a fragment, with or without its `#`. Anything unknown opens the start.
    pub fn from_fragment(fragment: &str) -> Route {
        let path = fragment.trim_start_matches('#');
        match path.split_once('/').unwrap_or((path, "")) {
            ("class", _) => Route::Class,
            ("own", "") => Route::Own,
            ("own", packed) => Route::SharedProblem(packed.to_owned()),
            ("practice", name) => Route::Practice(SetName::parse(name)),
            ("check", "") => Route::Check,
            ("check", packed) => Route::Shared(packed.to_owned()),
            ("present", rest) => presented(rest).unwrap_or(Route::Start),
            ("how" | "model", _) => Route::Judging,
            ("compare", id) => Route::Compare(Some(id.to_owned()).filter(|id| !id.is_empty())),
            _ => Route::Start,
        }
    }

    /// The fragment that opens this page, with its `#`.
    pub fn fragment(&self) -> String {
        match self {
            Route::Start => "#start".to_owned(),
            Route::Compare(None) => "#compare".to_owned(),
            Route::Compare(Some(id)) => format!("#compare/{id}"),
            Route::Check => "#check".to_owned(),
            Route::Class => "#class".to_owned(),
            Route::Own => "#own".to_owned(),
            Route::Practice(None) => "#practice".to_owned(),
            Route::Practice(Some(name)) => format!("#practice/{}", name.text()),
            Route::Shared(packed) => format!("#check/{packed}"),
            Route::SharedProblem(packed) => format!("#own/{packed}"),
            Route::Present { problem_id, solution_idx } => {
                format!("#present/{}/{}", problem_id.as_deref().unwrap_or("check"), solution_idx + 1)
            }
            Route::Judging => "#how".to_owned(),
        }
    }

    /// The page's name, as in the list of pages and the window's title.
    pub fn name(&self, language: Language) -> &'static str {
        language.text(match self {
            Route::Start => "page.start",
            Route::Compare(_) => "page.compare",
            Route::Class => "page.class",
            Route::Own | Route::SharedProblem(_) => "page.own",
            Route::Practice(_) => "page.practice",
            Route::Check | Route::Shared(_) => "page.check",
            Route::Present { .. } => "page.present",
            Route::Judging => "page.judging",
        })
    }

    /// The page alone, without what it is open at.
    pub fn page(&self) -> Route {
        match self {
            Route::Compare(_) => Route::Compare(None),
            Route::Practice(_) => Route::Practice(None),
            Route::Shared(_) => Route::Check,
            Route::SharedProblem(_) => Route::Own,
            page => page.clone(),
        }
    }
}

/// `some-problem/2`, `check/1`
fn presented(rest: &str) -> Option<Route> {
    let (of, n) = rest.split_once('/')?;
    let solution_idx = n.parse::<usize>().ok()?.checked_sub(1)?;
    Some(Route::Present { problem_id: Some(of.to_owned()).filter(|of| of != "check"), solution_idx })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_comes_back_from_its_fragment() {
        let present =
            |problem_id: Option<&str>| Route::Present { problem_id: problem_id.map(str::to_owned), solution_idx: 2 };
        let routes = [
            Route::Start,
            Route::Compare(None),
            Route::Compare(Some("lin-03".to_owned())),
            Route::Check,
            Route::Class,
            Route::Own,
            Route::Practice(None),
            Route::Practice(SetName::parse("linear.2.4711")),
            Route::Shared("1.Zg.00000000".to_owned()),
            Route::SharedProblem("1.Zg.00000000".to_owned()),
            present(None),
            present(Some("lin-03")),
            Route::Judging,
        ];
        for route in routes {
            assert_eq!(Route::from_fragment(&route.fragment()), route);
        }
        for odd in ["", "#", "#nowhere", "#/x", "#present", "#present/check", "#present/check/0", "#present/x/y"] {
            assert_eq!(Route::from_fragment(odd), Route::Start, "{odd}");
        }
        // What older links say.
        assert_eq!(Route::from_fragment("#model"), Route::Judging);
        assert_eq!(Route::from_fragment("#compare/"), Route::Compare(None));
    }
}
