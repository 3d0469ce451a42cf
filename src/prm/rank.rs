//! A solution's score from the scores of its lines.

/// How lines add up to a solution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// The weakest line: one unsound line spoils a solution.
    #[default]
    Min,
    /// The probability that all lines are sound, if their faults were independent. Falls with length.
    Product,
    /// The average line. One bad line among many good ones hardly shows.
    Mean,
}

impl Rank {
    /// The score in 0..=1. None for a solution without lines or with a line that is not judged.
    pub fn score(self, p_sound: &[Option<f32>]) -> Option<f32> {
        let judged: Vec<f32> = p_sound.iter().copied().collect::<Option<_>>()?;
        if judged.is_empty() {
            return None;
        }
        Some(match self {
            Rank::Min => judged.iter().copied().fold(1.0, f32::min),
            Rank::Product => judged.iter().product(),
            Rank::Mean => judged.iter().sum::<f32>() / judged.len() as f32,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_add_up() {
        let p = [Some(0.5), Some(1.0), Some(0.75)];
        assert_eq!(Rank::Min.score(&p), Some(0.5));
        assert_eq!(Rank::Product.score(&p), Some(0.375));
        assert_eq!(Rank::Mean.score(&p), Some(0.75));
        for rank in [Rank::Min, Rank::Product, Rank::Mean] {
            assert_eq!(rank.score(&[Some(0.5), None]), None);
            assert_eq!(rank.score(&[]), None);
        }
    }
}
