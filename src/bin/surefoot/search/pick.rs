//! Ways of picking one of several drafts.

use crate::witnesses::Judged;
use std::collections::HashMap;
use surefoot::prm::Rank;

/// A way of picking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The first one.
    First,
    /// The first one with the most frequent last line.
    Majority,
    /// The best last line in the eyes of the judge of answers.
    Orm,
    /// The best by the process reward model: weakest line, product of all, last line.
    PrmMin,
    PrmProduct,
    PrmLast,
}

impl Pick {
    pub const ALL: [Pick; 6] = [Pick::First, Pick::Majority, Pick::Orm, Pick::PrmMin, Pick::PrmProduct, Pick::PrmLast];

    pub fn name(self) -> &'static str {
        match self {
            Pick::First => "first-attempt",
            Pick::Majority => "majority-vote",
            Pick::Orm => "orm-best-of-n",
            Pick::PrmMin => "prm-best-of-n-minimum",
            Pick::PrmProduct => "prm-best-of-n-product",
            Pick::PrmLast => "prm-best-of-n-last-line",
        }
    }

    /// The index of the draft that is picked, the first of equals. None where there are no drafts with lines.
    pub fn of(self, drafts: &[(Vec<String>, Judged)]) -> Option<usize> {
        let mut votes: HashMap<&str, u32> = HashMap::new();
        for (lines, _) in drafts {
            *votes.entry(lines.last().map_or("", String::as_str)).or_default() += 1;
        }
        let score = |(lines, judged): &(Vec<String>, Judged)| -> Option<f32> {
            let last = lines.last()?;
            match self {
                Pick::First => Some(0.0),
                Pick::Majority => Some(votes.get(last.as_str()).copied().unwrap_or(0) as f32),
                Pick::Orm => judged.p_right,
                Pick::PrmMin => Rank::Min.score(&judged.p_sound),
                Pick::PrmProduct => Rank::Product.score(&judged.p_sound),
                Pick::PrmLast => judged.p_sound.last().copied().flatten(),
            }
        };
        let mut best: Option<(f32, usize)> = None;
        for (i, draft) in drafts.iter().enumerate().filter(|(_, (lines, _))| !lines.is_empty()) {
            let score = score(draft).unwrap_or(-1.0);
            if best.is_none_or(|(so_far, _)| score > so_far) {
                best = Some((score, i));
            }
        }
        best.map(|(_, i)| i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(lines: &[&str], p_sound: &[f32], p_right: f32) -> (Vec<String>, Judged) {
        let p_sound = p_sound.iter().copied().map(Some).collect();
        let judged = Judged { p_sound, p_right: Some(p_right), ..Judged::default() };
        (lines.iter().map(|line| (*line).to_owned()).collect(), judged)
    }

    #[test]
    fn each_way_picks_its_own() {
        let drafts = [
            draft(&["2x = 8", "x = 3"], &[0.6, 0.1], 0.2),
            draft(&["2x = 6", "x = 4"], &[0.1, 0.95], 0.9),
            draft(&["2x = 8", "x = 4"], &[0.8, 0.9], 0.8),
            draft(&["x = 5"], &[0.75], 0.1),
        ];
        let picked: Vec<Option<usize>> = Pick::ALL.iter().map(|pick| pick.of(&drafts)).collect();
        assert_eq!(picked, [Some(0), Some(1), Some(1), Some(2), Some(3), Some(1)]);
        assert_eq!(Pick::PrmMin.of(&[draft(&[], &[], 0.0)]), None);
    }
}
