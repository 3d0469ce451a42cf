//! Rounds of attempts: which attempt is served, and where the next round goes on from while none is.
//!
//! The first round begins at the problem. As long as no attempt is clean, each further round goes on from lines that all
//! hold: the best four beginnings, two attempts from each, those that nobody has gone on from first. It is beam search with
//! a step of as many lines as it takes, and a budget of rounds.

use std::collections::HashMap;

/// Attempts of one round.
pub const N_ATTEMPTS: usize = 8;

/// Rounds after the first one.
pub const MAX_FURTHER_ROUNDS: usize = 3;

/// Beginnings from which a round goes on.
const MAX_STARTS: usize = 4;

/// Most lines that are gone on from: what has more of them is on no way to an answer.
const MAX_START_LINES: usize = 8;

/// What the witnesses make of an attempt that is over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    /// P(sound) of its lines, from the first to the last one before which all hold.
    pub sound: Vec<f32>,
    /// Every line is clean, and the last one answers the problem.
    pub is_clean: bool,
}

/// Where an attempt begins: below the first lines of an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    pub attempt_idx: usize,
    /// At least one.
    pub n_lines: usize,
}

/// The rounds so far.
#[derive(Clone, Debug, Default)]
pub struct Rounds {
    attempts: Vec<(Vec<String>, Judged)>,
    n_rounds: usize,
    /// How many attempts have gone on from these lines.
    n_tried: HashMap<Vec<String>, usize>,
}

impl Rounds {
    /// Takes in a round's attempts, their lines and what is made of them.
    pub fn take(&mut self, attempts: impl IntoIterator<Item = (Vec<String>, Judged)>) {
        self.attempts.extend(attempts);
        self.n_rounds += 1;
    }

    /// Rounds that are over.
    pub fn n_rounds(&self) -> usize {
        self.n_rounds
    }

    /// The attempt that is served: of the clean ones that whose weakest line is the strongest, the first of equals.
    pub fn served(&self) -> Option<usize> {
        let weakest = |judged: &Judged| judged.sound.iter().copied().fold(1.0, f32::min);
        let clean = self.attempts.iter().enumerate().filter(|(_, (_, judged))| judged.is_clean);
        let best = clean.map(|(i, (_, judged))| (i, weakest(judged)));
        best.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(i, _)| i)
    }

    /// Where the attempts of the next round begin; None for one that begins at the problem. None at all where one is served
    /// or the budget is spent.
    pub fn next_starts(&mut self) -> Option<Vec<Option<Start>>> {
        if self.served().is_some() || self.n_rounds > MAX_FURTHER_ROUNDS {
            return None;
        }
        let starts = self.best_starts();
        let dealt: Vec<Option<Start>> = (0..N_ATTEMPTS).map(|i| starts[i % starts.len()]).collect();
        for start in &dealt {
            *self.n_tried.entry(self.lines(*start).to_vec()).or_default() += 1;
        }
        Some(dealt)
    }

    fn lines(&self, start: Option<Start>) -> &[String] {
        start.map_or(&[], |start| &self.attempts[start.attempt_idx].0[..start.n_lines])
    }

    /// At least one.
    fn best_starts(&self) -> Vec<Option<Start>> {
        let mut seen = HashMap::new();
        let mut ranked = Vec::new();
        for (attempt_idx, (lines, judged)) in self.attempts.iter().enumerate() {
            let n_sound = judged.sound.len().min(lines.len()).min(MAX_START_LINES);
            for n_lines in 1..=n_sound {
                let weakest = judged.sound[..n_lines].iter().copied().fold(1.0, f32::min);
                let start = Some(Start { attempt_idx, n_lines });
                let rank = (self.n_tried(start), n_lines < n_sound, usize::MAX - n_lines);
                match seen.get(&lines[..n_lines]) {
                    None => {
                        seen.insert(&lines[..n_lines], ranked.len());
                        ranked.push((rank, weakest, start));
                    }
                    // Where what holds ends in one attempt it may go on in another.
                    Some(&at) if rank < ranked[at].0 => ranked[at] = (rank, weakest, start),
                    Some(_) => {}
                }
            }
        }
        // All of the first round began at the problem.
        ranked.push(((self.n_tried(None) + N_ATTEMPTS, false, usize::MAX), 1.0, None));
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        ranked.into_iter().take(MAX_STARTS).map(|(_, _, start)| start).collect()
    }

    fn n_tried(&self, start: Option<Start>) -> usize {
        self.n_tried.get(self.lines(start)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An attempt of lines joined by semicolons, so many of which hold.
    fn attempt(lines: &str, sound: &[f32], is_clean: bool) -> (Vec<String>, Judged) {
        let lines = lines.split("; ").filter(|line| !line.is_empty()).map(str::to_owned).collect();
        (lines, Judged { sound: sound.to_vec(), is_clean })
    }

    fn rounds(attempts: Vec<(Vec<String>, Judged)>) -> Rounds {
        let mut rounds = Rounds::default();
        rounds.take(attempts);
        rounds
    }

    /// The lines that the attempts of a round begin with, each beginning once.
    fn begun(rounds: &Rounds, starts: &[Option<Start>]) -> Vec<String> {
        assert_eq!(starts.len(), N_ATTEMPTS);
        let mut begun: Vec<String> = Vec::new();
        for lines in starts.iter().map(|start| rounds.lines(*start).join("; ")) {
            if !begun.contains(&lines) {
                begun.push(lines);
            }
        }
        begun
    }

    #[test]
    fn the_clean_attempt_whose_weakest_line_is_strongest_is_served() {
        let mut rounds = rounds(vec![
            attempt("2x = 8; x = 5", &[0.99], false),
            attempt("2x = 8; x = 4", &[0.9, 0.8], true),
            attempt("2x = 11 - 3; x = 4", &[0.85, 0.95], true),
            attempt("2x = 8; 2x = 8; x = 4", &[0.85, 0.95, 0.9], true),
        ]);
        assert_eq!((rounds.served(), rounds.next_starts()), (Some(2), None));
    }

    #[test]
    fn a_round_goes_on_from_the_last_lines_that_hold() {
        let mut rounds = rounds(vec![
            attempt("2x = 14; x = 7", &[], false),
            attempt("2x = 8; x = 5", &[0.9], false),
            attempt("2x = 11 - 3; 2x = 8; x = 5", &[0.9, 0.7], false),
            attempt("2x = 8; x = 6", &[0.9], false),
        ]);
        let starts = rounds.next_starts().expect("nothing is served");
        // The deepest first; then what is shorter, what is inside of those, and the problem itself.
        assert_eq!(begun(&rounds, &starts), ["2x = 11 - 3; 2x = 8", "2x = 8", "2x = 11 - 3", ""]);
    }

    #[test]
    fn what_was_gone_on_from_in_vain_waits_for_what_was_not() {
        let many = ["a", "b", "c", "d", "e", "f"].map(|line| attempt(&format!("{line}; no"), &[0.9], false));
        let mut rounds = rounds(many.to_vec());
        let first = rounds.next_starts().expect("nothing is served");
        assert_eq!(begun(&rounds, &first), ["a", "b", "c", "d"]);
        rounds.take(vec![attempt("a; a1; no", &[0.9, 0.5], false)]);
        let second = rounds.next_starts().expect("nothing is served");
        assert_eq!(begun(&rounds, &second), ["a; a1", "e", "f", "a"]);
    }

    #[test]
    fn where_nothing_holds_a_round_begins_at_the_problem() {
        let mut rounds = rounds(vec![attempt("no", &[], false), attempt("", &[], false)]);
        assert_eq!(rounds.next_starts(), Some(vec![None; N_ATTEMPTS]));
    }

    #[test]
    fn the_budget_is_spent_after_some_rounds() {
        let mut rounds = Rounds::default();
        for n_further in 0.. {
            rounds.take(vec![attempt("2x = 8; x = 5", &[0.9], false)]);
            if rounds.next_starts().is_none() {
                assert_eq!((n_further, rounds.n_rounds(), rounds.served()), (MAX_FURTHER_ROUNDS, 4, None));
                return;
            }
        }
    }

    #[test]
    fn long_work_is_not_gone_on_from_at_its_end() {
        let lines: Vec<String> = (0..14).map(|i| format!("x = {i}")).collect();
        let mut rounds = rounds(vec![attempt(&lines.join("; "), &[0.9; 14], false)]);
        let starts = rounds.next_starts().expect("nothing is served");
        assert!(starts.iter().flatten().all(|start| start.n_lines <= MAX_START_LINES), "{starts:?}");
    }
}
