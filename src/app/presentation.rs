//! A solution shown line by line before a class: what is in sight, and the votes on each line before its mark is.
//!
//! Plain state, tested without a browser. A line appears without its mark; forward again brings the mark; then the
//! next line. A row of words has no mark and is not asked about. Going back hides in the same order. Votes are cast on the line in sight and stay when it is left.

/// What a member of the class says of a line before its mark is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    Sound,
    Unsound,
    Unsure,
}

impl Vote {
    /// In the order in which they are offered.
    pub const ALL: [Vote; 3] = [Vote::Sound, Vote::Unsound, Vote::Unsure];
}

/// What the one who presents does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Forward,
    Back,
    /// Everything up to the last mark.
    ToEnd,
    ToStart,
    Cast(Vote),
    /// Takes the last vote on the line in sight back.
    Uncast,
}

/// The state of one presentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presentation {
    /// By line, whether it has a mark to ask for.
    has_mark: Vec<bool>,
    /// Twice the lines in sight, less one where the last one's mark is hidden.
    n_shown: usize,
    /// By line, in the order in which they were cast.
    votes: Vec<Vec<Vote>>,
}

impl Presentation {
    /// Nothing but the problem is in sight. `has_mark`: by line, whether it has a mark to ask for.
    pub fn new(has_mark: Vec<bool>) -> Presentation {
        Presentation { n_shown: 0, votes: vec![Vec::new(); has_mark.len()], has_mark }
    }

    /// Takes one move; a move that leads nowhere changes nothing.
    pub fn apply(&mut self, step: Move) {
        match step {
            Move::Forward => {
                self.n_shown = (self.n_shown + 1).min(2 * self.has_mark.len());
                self.n_shown += usize::from(self.asks_in_vain());
            }
            Move::Back => {
                self.n_shown = self.n_shown.saturating_sub(1);
                self.n_shown -= usize::from(self.asks_in_vain());
            }
            Move::ToEnd => self.n_shown = 2 * self.has_mark.len(),
            Move::ToStart => self.n_shown = 0,
            Move::Cast(vote) => {
                if let Some(votes) = self.asked().and_then(|line| self.votes.get_mut(line)) {
                    votes.push(vote);
                }
            }
            Move::Uncast => {
                if let Some(votes) = self.asked().and_then(|line| self.votes.get_mut(line)) {
                    votes.pop();
                }
            }
        }
    }

    /// How many lines are in sight.
    pub fn n_lines_shown(&self) -> usize {
        self.n_shown.div_ceil(2)
    }

    /// Whether this line's mark is in sight.
    pub fn is_marked(&self, line_idx: usize) -> bool {
        self.n_shown >= 2 * (line_idx + 1)
    }

    /// The line that is in sight without its mark: the one to vote on.
    pub fn asked(&self) -> Option<usize> {
        (self.n_shown % 2 == 1).then_some(self.n_shown / 2)
    }

    /// Whether the line to vote on has no mark.
    fn asks_in_vain(&self) -> bool {
        self.asked().is_some_and(|line_idx| self.has_mark.get(line_idx) == Some(&false))
    }

    /// Whether every line and mark is in sight.
    pub fn is_over(&self) -> bool {
        self.n_shown == 2 * self.has_mark.len()
    }

    /// The votes on a line, counted in the order of [`Vote::ALL`].
    pub fn tally(&self, line_idx: usize) -> [usize; 3] {
        let votes = self.votes.get(line_idx).map_or(&[][..], Vec::as_slice);
        Vote::ALL.map(|vote| votes.iter().filter(|&&cast| cast == vote).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_first_its_mark_after_it() {
        let mut show = Presentation::new(vec![true; 2]);
        let mut seen = vec![(show.n_lines_shown(), show.is_marked(0), show.asked())];
        for _ in 0..5 {
            show.apply(Move::Forward);
            seen.push((show.n_lines_shown(), show.is_marked(0), show.asked()));
        }
        let wanted = [(0, false, None), (1, false, Some(0)), (1, true, None), (2, true, Some(1)), (2, true, None)];
        assert_eq!(seen[..5], wanted);
        assert_eq!(seen[5], wanted[4], "there is nothing after the end");
        show.apply(Move::Back);
        assert_eq!((show.asked(), show.is_over()), (Some(1), false));
        show.apply(Move::ToStart);
        show.apply(Move::Back);
        assert_eq!(show, Presentation::new(vec![true; 2]));
        show.apply(Move::ToEnd);
        assert!(show.is_over() && show.is_marked(1));
    }

    #[test]
    fn votes_are_cast_on_the_line_that_is_asked_and_on_no_other() {
        let mut show = Presentation::new(vec![true; 2]);
        show.apply(Move::Cast(Vote::Sound));
        assert_eq!(show.tally(0), [0; 3], "no line is in sight");
        for step in [Move::Forward, Move::Cast(Vote::Unsound), Move::Cast(Vote::Unsure), Move::Cast(Vote::Sound)] {
            show.apply(step);
        }
        show.apply(Move::Uncast);
        assert_eq!(show.tally(0), [0, 1, 1]);
        show.apply(Move::Forward);
        show.apply(Move::Cast(Vote::Sound));
        show.apply(Move::Uncast);
        assert_eq!((show.tally(0), show.tally(1), show.tally(9)), ([0, 1, 1], [0; 3], [0; 3]), "the mark is out");
    }

    #[test]
    fn words_come_without_a_question_and_go_without_one() {
        let mut show = Presentation::new(vec![true, false, true]);
        let mut seen = Vec::new();
        for step in [Move::Forward, Move::Forward, Move::Forward, Move::Forward, Move::Back, Move::Back] {
            show.apply(step);
            seen.push((show.n_lines_shown(), show.asked()));
        }
        assert_eq!(seen, [(1, Some(0)), (1, None), (2, None), (3, Some(2)), (2, None), (1, None)]);
    }

    #[test]
    fn a_solution_without_lines_is_over_at_once() {
        let mut show = Presentation::new(Vec::new());
        show.apply(Move::Forward);
        assert!(show.is_over() && show.asked().is_none());
    }
}
