//! Work as school books write it: operations left standing, one case at a time, values put in, calculations at the side,
//! the words of a book's table. And beside it working that is right by luck, next to its sound twins.
//!
//! A [`Scene`] is a problem with the lines that a book shows for it and wrong lines that stand in their places. Its lines
//! are written as text and parsed, so that a style is a few rows of text; labels are checked like all others.

mod equations;
mod luck;
mod numbers;
mod page;
mod quadratics;
mod roots;
mod scene;
mod side_work;

pub use luck::lucky;
pub use scene::{Scene, lines};

use crate::corpus::chance::choose;
use fastrand::Rng;

/// A drawn style; nothing where the numbers drawn do not fit it.
type Style = fn(&mut Rng) -> Option<Scene>;

/// Every style, those with more forms oftener.
const STYLES: &[&[Style]] =
    &[equations::STYLES, equations::STYLES, roots::STYLES, quadratics::STYLES, side_work::STYLES, numbers::STYLES];

/// A scene in one of the styles.
pub fn scene(rng: &mut Rng) -> Option<Scene> {
    let styles = *choose::<&[Style]>(STYLES, rng);
    choose(styles, rng)(rng)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::{Verdict, follows};
    use crate::notation::{Statement, print};

    const N_DRAWS: u64 = 80;

    /// What is wrong with the scenes of a style.
    fn faults(style: Style) -> Vec<String> {
        let scenes: Vec<Scene> = (0..N_DRAWS).filter_map(|seed| style(&mut Rng::with_seed(seed))).collect();
        assert!(scenes.len() > 5, "{} scenes", scenes.len());
        let mut faults = Vec::new();
        for scene in &scenes {
            let mut above = scene.problem.clone();
            for shown in &scene.shown {
                let premise = shown.premise.clone().unwrap_or(above);
                let verdict = |line: &Statement| follows(std::slice::from_ref(&premise), line);
                if let fails @ Verdict::Fails(_) = verdict(&shown.statement) {
                    faults.push(format!("{} -> {}: {fails:?}", print(&premise), print(&shown.statement)));
                }
                for wrong in shown.wrong.iter().filter(|wrong| wrong.is_lucky) {
                    let keeps = matches!(verdict(&wrong.statement), Verdict::Holds(how) if how.says_the_same());
                    if !keeps || wrong.statement == shown.statement {
                        faults.push(format!("{} -> {} is not lucky", print(&premise), print(&wrong.statement)));
                    }
                }
                above = shown.statement.clone();
            }
        }
        faults
    }

    #[test]
    fn no_line_of_a_style_is_contradicted_and_lucky_lines_keep_the_solutions() {
        let faults: Vec<String> =
            STYLES.iter().copied().chain([luck::STYLES]).flatten().flat_map(|style| faults(*style)).collect();
        assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
    }

    #[test]
    fn most_wrong_lines_are_wrong() {
        let (mut n_wrong, mut n_all) = (0, 0);
        for style in STYLES.iter().copied().flatten() {
            for scene in (0..10).filter_map(|seed| style(&mut Rng::with_seed(seed))) {
                let mut above = scene.problem.clone();
                for shown in &scene.shown {
                    let premise = shown.premise.clone().unwrap_or(above);
                    for wrong in &shown.wrong {
                        n_all += 1;
                        n_wrong += usize::from(matches!(
                            follows(std::slice::from_ref(&premise), &wrong.statement),
                            Verdict::Fails(_)
                        ));
                    }
                    above = shown.statement.clone();
                }
            }
        }
        assert!(n_wrong * 10 > n_all * 9, "{n_wrong} of {n_all}");
    }
}
