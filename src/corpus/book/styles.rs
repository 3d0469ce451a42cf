//! The styles, and a scene in one of them.

use super::{
    Scene, complex_numbers, equations, exponentials, fractions, higher, lines, logarithms, numbers, powers, quadratics,
    regions, roots, several, side_work,
};
use crate::corpus::chance::{choose, choose_some};
use crate::corpus::row::Family;
use fastrand::Rng;

/// A drawn style; nothing where the numbers drawn do not fit it.
pub type Style = fn(&mut Rng) -> Option<Scene>;

/// Every style, those with more forms oftener.
const STYLES: &[&[Style]] =
    &[equations::STYLES, equations::STYLES, roots::STYLES, quadratics::STYLES, side_work::STYLES, numbers::STYLES];

/// A scene of a family that has styles of its own.
pub fn of_family(family: Family, rng: &mut Rng) -> Option<Scene> {
    choose_some(of(family), rng)?(rng)
}

/// The styles of a family.
fn of(family: Family) -> &'static [Style] {
    match family {
        Family::Complex => complex_numbers::STYLES,
        Family::Exponential => exponentials::STYLES,
        Family::Fraction => fractions::STYLES,
        Family::Higher => higher::STYLES,
        Family::Line => lines::STYLES,
        Family::Logarithm => logarithms::STYLES,
        Family::Power => powers::STYLES,
        Family::Region => regions::STYLES,
        Family::Several => several::STYLES,
        _ => &[],
    }
}

/// A scene in one of the styles.
pub fn scene(rng: &mut Rng) -> Option<Scene> {
    let styles = *choose::<&[Style]>(STYLES, rng);
    choose(styles, rng)(rng)
}

#[cfg(test)]
mod tests {
    use super::super::luck;
    use super::*;
    use crate::algebra::{Verdict, follows};
    use crate::notation::{Statement, print};

    const N_DRAWS: u64 = 80;
    /// The styles of the later course.
    const NEW: &[&[Style]] = &[fractions::STYLES, regions::STYLES, several::STYLES, lines::STYLES];

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
        let all = STYLES.iter().chain(NEW).copied().chain([luck::STYLES]);
        let faults: Vec<String> = all.flatten().flat_map(|style| faults(*style)).collect();
        assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
    }

    #[test]
    fn most_wrong_lines_are_wrong() {
        let (mut n_wrong, mut n_all) = (0, 0);
        for style in STYLES.iter().chain(NEW).copied().flatten() {
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
