//! Drawing the next piece: temperature, then the smallest set of pieces that holds `top_p` of the probability.

use fastrand::Rng;

/// How pieces are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sampling {
    /// What logits are divided by; 0 takes the likeliest piece.
    pub temperature: f32,
    /// Share of the probability that is drawn from, in 0..=1; 1 leaves nothing out.
    pub top_p: f32,
}

impl Default for Sampling {
    fn default() -> Sampling {
        Sampling { temperature: 1.0, top_p: 0.98 }
    }
}

impl Sampling {
    /// The index of one of the logits `[n_vocab]`, among those that `is_allowed`. None where nothing is.
    pub fn draw(self, logits: &[f32], is_allowed: impl Fn(usize) -> bool, rng: &mut Rng) -> Option<usize> {
        let mut ranked: Vec<(usize, f32)> =
            logits.iter().copied().enumerate().filter(|(i, _)| is_allowed(*i)).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let (best, top) = *ranked.first()?;
        if self.temperature <= 0.0 {
            return Some(best);
        }
        for (_, weight) in &mut ranked {
            *weight = ((*weight - top) / self.temperature).exp();
        }
        let total: f32 = ranked.iter().map(|(_, weight)| weight).sum();
        let mut kept = 0.0;
        let n_kept = ranked.iter().take_while(|(_, weight)| {
            let is_kept = kept < self.top_p * total;
            kept += if is_kept { *weight } else { 0.0 };
            is_kept
        });
        let n_kept = n_kept.count().max(1);
        let mut at = rng.f32() * ranked[..n_kept].iter().map(|(_, weight)| weight).sum::<f32>();
        for (i, weight) in &ranked[..n_kept] {
            at -= weight;
            if at < 0.0 {
                return Some(*i);
            }
        }
        Some(best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often each of the logits is drawn in a thousand draws.
    fn counts(sampling: Sampling, logits: &[f32], forbidden: usize) -> Vec<usize> {
        let mut rng = Rng::with_seed(3);
        let mut counts = vec![0; logits.len()];
        for _ in 0..1000 {
            counts[sampling.draw(logits, |i| i != forbidden, &mut rng).expect("something is allowed")] += 1;
        }
        counts
    }

    #[test]
    fn draws_follow_the_probabilities_of_what_is_allowed() {
        let logits = [0.0, 3.0_f32.ln(), 50.0, -20.0];
        let plain = counts(Sampling { temperature: 1.0, top_p: 1.0 }, &logits, 2);
        assert!((200..300).contains(&plain[0]) && (700..800).contains(&plain[1]) && plain[2] == 0, "{plain:?}");
        let cold = counts(Sampling { temperature: 0.25, top_p: 1.0 }, &logits, 2);
        assert!(cold[0] < 30, "{cold:?}");
        assert_eq!(counts(Sampling { temperature: 1.0, top_p: 0.7 }, &logits, 2), [0, 1000, 0, 0]);
        assert_eq!(counts(Sampling { temperature: 0.0, top_p: 1.0 }, &logits, 2), [0, 1000, 0, 0]);
    }

    #[test]
    fn where_nothing_is_allowed_nothing_is_drawn() {
        assert_eq!(Sampling::default().draw(&[1.0, 2.0], |_| false, &mut Rng::with_seed(1)), None);
    }
}
