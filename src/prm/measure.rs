//! How well scores tell sound lines from unsound ones: pure figures, no model.
//!
//! A line is called unsound when its score lies below a cut. Conventions of ProcessBench (Zheng et al., 2024) for whole
//! solutions: predicted is the index of the first line called unsound, or none; F1 is the harmonic mean of the exact-index
//! accuracy on flawed solutions and the accuracy on clean ones.

/// One judged line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Higher is sounder.
    pub score: f32,
    /// Its label.
    pub sound: bool,
}

/// The chance that a sound line scores above an unsound one, ties counting half. None without lines of both kinds.
pub fn auroc(lines: &[Judged]) -> Option<f64> {
    let mut sorted = lines.to_vec();
    sorted.sort_by(|a, b| a.score.total_cmp(&b.score));
    let n_sound = count(lines, true);
    let n_unsound = count(lines, false);
    if n_sound == 0.0 || n_unsound == 0.0 {
        return None;
    }
    // Every sound line beats the unsound ones below it and ties with those of its own score.
    let mut n_unsound_below = 0.0;
    let mut n_beaten = 0.0;
    for tied in sorted.chunk_by(|a, b| a.score == b.score) {
        let n_unsound_here = count(tied, false);
        n_beaten += count(tied, true) * (n_unsound_below + n_unsound_here / 2.0);
        n_unsound_below += n_unsound_here;
    }
    Some(n_beaten / (n_sound * n_unsound))
}

/// The highest cut that calls at most the share `false_alarm` of the sound lines unsound. None without sound lines.
pub fn cut_at(lines: &[Judged], false_alarm: f64) -> Option<f32> {
    let mut sound: Vec<f32> = lines.iter().filter(|line| line.sound).map(|line| line.score).collect();
    sound.sort_by(f32::total_cmp);
    let n_allowed = (false_alarm * sound.len() as f64).floor() as usize;
    sound.get(n_allowed.min(sound.len().saturating_sub(1))).copied()
}

/// The share of lines with this label that lie below the cut. None without such lines.
pub fn share_below(lines: &[Judged], sound: bool, cut: f32) -> Option<f64> {
    let n = count(lines, sound);
    let n_below = lines.iter().filter(|line| line.sound == sound && line.score < cut).count() as f64;
    (n > 0.0).then(|| n_below / n)
}

/// The share of unsound lines that are called unsound at the cut of a false-alarm rate.
pub fn recall_at(lines: &[Judged], false_alarm: f64) -> Option<f64> {
    share_below(lines, false, cut_at(lines, false_alarm)?)
}

/// The share of lines that are called rightly at a cut.
pub fn accuracy(lines: &[Judged], cut: f32) -> Option<f64> {
    let n_right = lines.iter().filter(|line| (line.score >= cut) == line.sound).count();
    (!lines.is_empty()).then(|| n_right as f64 / lines.len() as f64)
}

/// Bins of equal width over the scores (probabilities), from low to high, empty ones left out: (mean score, share of
/// sound lines, number of lines).
pub fn reliability(lines: &[Judged]) -> Vec<(f64, f64, usize)> {
    const N_BINS: usize = 10;
    let mut bins = [(0.0, 0.0, 0); N_BINS];
    for line in lines {
        let (score, sound, n) = &mut bins[((line.score * N_BINS as f32) as usize).min(N_BINS - 1)];
        *score += f64::from(line.score);
        *sound += f64::from(u8::from(line.sound));
        *n += 1;
    }
    let mean = |(score, sound, n): (f64, f64, usize)| (score / n as f64, sound / n as f64, n);
    bins.into_iter().filter(|bin| bin.2 > 0).map(mean).collect()
}

/// Expected calibration error over the bins of [`reliability`]: how far, on average, scores lie from the share of sound
/// lines.
pub fn ece(lines: &[Judged]) -> Option<f64> {
    let gap = |(score, sound, n): (f64, f64, usize)| (score - sound).abs() * n as f64;
    (!lines.is_empty()).then(|| reliability(lines).into_iter().map(gap).sum::<f64>() / lines.len() as f64)
}

/// The mean squared distance of scores (probabilities) from labels.
pub fn brier(lines: &[Judged]) -> Option<f64> {
    let squares = lines.iter().map(|line| (f64::from(line.score) - f64::from(u8::from(line.sound))).powi(2));
    (!lines.is_empty()).then(|| squares.sum::<f64>() / lines.len() as f64)
}

/// Whole solutions: `(predicted, true)` index of the first unsound line, None where there is none.
///
/// None without both flawed and clean solutions.
pub fn processbench_f1(solutions: &[(Option<usize>, Option<usize>)]) -> Option<f64> {
    let accuracy = |flawed: bool| {
        let (n, n_right) = solutions
            .iter()
            .filter(|(_, truth)| truth.is_some() == flawed)
            .fold((0.0, 0.0), |(n, n_right), (predicted, truth)| {
                (n + 1.0, n_right + f64::from(u8::from(predicted == truth)))
            });
        (n > 0.0).then(|| n_right / n)
    };
    let (flawed, clean) = (accuracy(true)?, accuracy(false)?);
    Some(if flawed + clean > 0.0 { 2.0 * flawed * clean / (flawed + clean) } else { 0.0 })
}

fn count(lines: &[Judged], sound: bool) -> f64 {
    lines.iter().filter(|line| line.sound == sound).count() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sound lines at 0.9, 0.8, 0.8, 0.4; unsound ones at 0.8, 0.3.
    fn lines() -> Vec<Judged> {
        [(0.9, true), (0.8, true), (0.8, true), (0.4, true), (0.8, false), (0.3, false)]
            .map(|(score, sound)| Judged { score, sound })
            .to_vec()
    }

    #[track_caller]
    fn near(found: Option<f64>, wanted: f64) {
        assert!(found.is_some_and(|found| (found - wanted).abs() < 1e-6), "{found:?}, wanted {wanted}");
    }

    #[test]
    fn ranking_by_hand() {
        // Against 0.8: one win, two ties, one loss; against 0.3: four wins.
        near(auroc(&lines()), (1.0 + 2.0 * 0.5 + 4.0) / 8.0);
        assert_eq!(auroc(&lines()[..4]), None);
    }

    #[test]
    fn cuts_by_hand() {
        // No sound line may fall: the cut is the lowest sound score. One in four may: the next.
        assert_eq!(cut_at(&lines(), 0.0), Some(0.4));
        assert_eq!(cut_at(&lines(), 0.25), Some(0.8));
        assert_eq!(cut_at(&lines(), 1.0), Some(0.9));
        near(recall_at(&lines(), 0.0), 0.5);
        near(share_below(&lines(), true, 0.8), 0.25);
        near(accuracy(&lines(), 0.5), 4.0 / 6.0);
        assert_eq!(cut_at(&[], 0.5), None);
    }

    #[test]
    fn calibration_by_hand() {
        // Bins: 0.3 with no sound line, 0.4 with one of one, 0.8 with two of three, 0.9 with one of one.
        near(ece(&lines()), (0.3 + 0.6 + 0.4 + 0.1) / 6.0);
        let bins = reliability(&lines());
        assert_eq!(bins.iter().map(|bin| bin.2).collect::<Vec<_>>(), [1, 1, 3, 1]);
        near(Some(bins[2].1), 2.0 / 3.0);
        near(brier(&lines()), (0.01 + 0.04 + 0.04 + 0.36 + 0.64 + 0.09) / 6.0);
    }

    #[test]
    fn first_errors_by_hand() {
        // Flawed: one index of three right. Clean: one of two.
        let solutions = [(Some(1), Some(1)), (Some(0), Some(2)), (None, Some(1)), (None, None), (Some(0), None)];
        near(processbench_f1(&solutions), 2.0 * (1.0 / 3.0) * 0.5 / (1.0 / 3.0 + 0.5));
        assert_eq!(processbench_f1(&solutions[..3]), None);
    }
}
