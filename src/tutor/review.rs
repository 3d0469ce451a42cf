//! What the page shows of a paste or of a problem's candidates.

use super::evidence::Verdicts;
use super::marks::{Opinion, disagree, mark};
use super::math::{Math, math};
use super::wording;
use crate::algebra::Verdict;
use crate::text::{Connective, Notice, Solution, Span, Step, Work};
use serde::{Deserialize, Serialize};

/// The mark of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    Sound,
    Unsure,
    Unsound,
    /// Follows correctly from an unsound line.
    Carried,
    /// Jumps back to the truth without reason after an unsound line.
    Recovered,
    /// Neither witness judged it.
    Unchecked,
}

/// The two cuts on P(sound): at or above `sound` a line is clean, below `unsound` it is called unsound.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cuts {
    pub sound: f32,
    pub unsound: f32,
}

/// A paste or a problem's candidates, judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub cards: Vec<Card>,
    pub notices: Vec<Notice>,
    /// The card to highlight: every line clean on the learned side, none contradicted on the exact side.
    pub highlight: Option<usize>,
    /// Whether the learned witness has spoken, or why not.
    pub judge: Judge,
    /// One sentence on the whole.
    pub summary: String,
}

/// The learned witness's part in a review.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Judge {
    /// The exact-only review that goes out first.
    Pending,
    /// Scores are in, judged at these cuts.
    Scored(Cuts),
    /// No model could be used.
    Absent,
}

/// One solution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The problem as text and as a formula.
    pub problem: Option<(String, Option<Math>)>,
    pub steps: Vec<StepCard>,
    /// Index of the first line marked unsound.
    pub first_unsound: Option<usize>,
    /// Every line is sound to both witnesses: the learned one scored all of them at or above its cut, the exact one
    /// contradicts none.
    pub clean: bool,
    /// The smallest P(sound) over the lines, when every line was scored.
    pub score: Option<f32>,
    /// What a judge of answers alone would say: the answer, or else the last line, answers the problem. None if that
    /// was not decided.
    pub answer_right: Option<bool>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepCard {
    /// The line as pasted.
    pub text: String,
    /// Where it stands in the paste.
    pub span: Span,
    /// The line as a formula, when it parses.
    pub math: Option<Math>,
    pub reason: Option<String>,
    /// The learned witness: P(line is sound | problem and the lines above), None where it did not judge.
    pub p_sound: Option<f32>,
    /// The exact witness, against the lines above.
    pub exact: Verdict,
    pub mark: Mark,
    /// The mark explained in a sentence or two.
    pub why: String,
    /// The witnesses contradict each other on this line.
    pub disagree: bool,
}

/// Joins the witnesses. `verdicts` holds one entry for each solution; `scores`, when the model has spoken, one list for
/// each solution with one P(sound) for each step. What is missing there counts as not judged.
///
/// The judge is [`Judge::Pending`] without scores; a caller that has no model at all says so afterwards with
/// [`Review::without_model`].
pub fn review(work: &Work, verdicts: &[Verdicts], scores: Option<&[Vec<Option<f32>>]>, cuts: Cuts) -> Review {
    let cards = work.solutions.iter().enumerate().map(|(i, solution)| {
        let scores = scores.map(|scores| scores.get(i).map_or(&[][..], Vec::as_slice));
        card(solution, verdicts.get(i).unwrap_or(&Verdicts::default()), scores, cuts)
    });
    let mut review = Review {
        cards: cards.collect(),
        notices: work.notices.clone(),
        highlight: None,
        judge: if scores.is_some() { Judge::Scored(cuts) } else { Judge::Pending },
        summary: String::new(),
    };
    review.highlight = highlight(&review.cards);
    review.summary = wording::summary(&review);
    review
}

impl Review {
    /// The same review when no model can be used.
    pub fn without_model(mut self) -> Review {
        self.judge = Judge::Absent;
        self.summary = wording::summary(&self);
        self
    }
}

/// The clean card whose weakest line is the strongest, among those that are not known to miss the answer.
fn highlight(cards: &[Card]) -> Option<usize> {
    let candidates = cards.iter().enumerate().filter(|(_, card)| card.clean && card.answer_right != Some(false));
    let scored = candidates.filter_map(|(i, card)| Some((i, card.score?)));
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(i, _)| i)
}

fn card(solution: &Solution, verdicts: &Verdicts, scores: Option<&[Option<f32>]>, cuts: Cuts) -> Card {
    let mut first_unsound = None;
    let mut steps = Vec::new();
    for (i, step) in solution.steps.iter().enumerate() {
        let p_sound = scores.and_then(|scores| *scores.get(i)?).filter(|p| p.is_finite());
        let verdict = verdicts.lines.get(i).cloned().unwrap_or_default();
        // Below a slip the model is not asked.
        let opinion = p_sound.filter(|_| first_unsound.is_none()).map(|p_sound| Opinion { p_sound, cuts });
        let mark = mark(&verdict, opinion, first_unsound.is_some());
        let line = wording::Line {
            step_idx: i,
            text: step.math.text(),
            verdict: &verdict,
            mark,
            cleared: opinion.is_some_and(Opinion::is_clean),
            slip_idx: first_unsound,
        };
        steps.push(StepCard {
            text: text(step),
            span: step.span,
            math: formula(step),
            reason: step.reason.as_ref().map(|reason| reason.text().to_owned()),
            p_sound,
            why: wording::why(&line),
            disagree: disagree(&verdict, opinion),
            exact: verdict.shown().clone(),
            mark,
        });
        if mark == Mark::Unsound && first_unsound.is_none() {
            first_unsound = Some(i);
        }
    }
    let cleared = |step: &StepCard| step.mark == Mark::Sound && step.p_sound.is_some_and(|p| p >= cuts.sound);
    let scores: Option<Vec<f32>> = steps.iter().map(|step| step.p_sound).collect();
    Card {
        problem: solution.problem.as_ref().map(|problem| (problem.math.text().to_owned(), math(problem.math.text()))),
        clean: !steps.is_empty() && steps.iter().all(cleared),
        score: scores.and_then(|scores| scores.into_iter().reduce(f32::min)),
        first_unsound,
        answer_right: verdicts.answer_right,
        steps,
    }
}

/// The line as it stands in the work, with the `=` that it went on from.
fn text(step: &Step) -> String {
    let text = step.math.text();
    if step.connective == Connective::Equals { format!("= {text}") } else { text.to_owned() }
}

fn formula(step: &Step) -> Option<Math> {
    let formula = math(step.math.text())?;
    if step.connective != Connective::Equals {
        return Some(formula);
    }
    Some(Math::Row(vec![Math::Operator("=".to_owned()), formula]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::{Evidence, Relation, Why};
    use crate::text::from_lines;
    use crate::tutor::evidence::{LineVerdict, Source};

    const CUTS: Cuts = Cuts { sound: 0.8, unsound: 0.4 };

    /// A candidate: two letters of `+-?` a line for the exact witness, the model's P(sound) of each line, and whether
    /// the answer is right.
    type Candidate = (&'static str, &'static [f32], Option<bool>);

    fn verdict(letter: char) -> Verdict {
        match letter {
            '+' => Verdict::Holds(Relation::Equivalent),
            '-' => Verdict::Fails(Evidence::Roots { lost: vec!["0".to_owned()], gained: vec![] }),
            _ => Verdict::NotChecked(Why::OutOfReach),
        }
    }

    fn verdicts(witnesses: &str, answer_right: Option<bool>) -> Verdicts {
        let line = |(i, pair): (usize, &str)| {
            let letters: Vec<char> = pair.chars().collect();
            let from = if i == 0 { Source::Problem } else { Source::Step(i - 1) };
            LineVerdict { local: verdict(letters[0]), global: verdict(letters[1]), from, slip: None }
        };
        Verdicts { lines: witnesses.split_whitespace().enumerate().map(line).collect(), answer_right }
    }

    fn reviewed(candidates: &[Candidate], with_scores: bool) -> Review {
        let steps = |witnesses: &str| vec!["x^2 = 5x"; witnesses.split_whitespace().count()];
        let solutions = candidates.iter().map(|(witnesses, ..)| from_lines("x^2 = 5x", &steps(witnesses)));
        let work = Work { solutions: solutions.collect(), notices: vec![] };
        let exact: Vec<Verdicts> = candidates.iter().map(|(witnesses, _, right)| verdicts(witnesses, *right)).collect();
        let scores: Vec<Vec<Option<f32>>> =
            candidates.iter().map(|(_, scores, _)| scores.iter().map(|&p| (p >= 0.0).then_some(p)).collect()).collect();
        review(&work, &exact, with_scores.then_some(&scores), CUTS)
    }

    #[test]
    fn the_highlight_is_the_clean_card_with_the_strongest_weakest_line() {
        let check = |candidates: &[Candidate], highlight: Option<usize>, summary: &str| {
            let review = reviewed(candidates, true);
            assert_eq!(review.highlight, highlight, "{candidates:?}");
            assert_eq!(review.summary, summary, "{candidates:?}");
        };
        let clean: Candidate = ("++ ++", &[0.9, 0.85], Some(true));
        let cleaner: Candidate = ("++ ??", &[0.9, 0.9], None);
        let doubted: Candidate = ("++ ++", &[0.9, 0.5], Some(true));
        let contradicted: Candidate = ("-- +-", &[0.99, 0.99], Some(true));
        let unscored: Candidate = ("++ ++", &[0.9, -1.0], Some(true));
        let half_way: Candidate = ("++ ++", &[0.99, 0.99], Some(false));
        let empty: Candidate = ("", &[], None);
        check(&[clean, cleaner, doubted], Some(1), "Solution 2 has every line clean.");
        check(&[cleaner, clean], Some(0), "Solution 1 has every line clean.");
        check(&[contradicted, clean], Some(1), "Solution 2 has every line clean.");
        check(&[contradicted, doubted, unscored, empty], None, "No candidate has every line clean.");
        check(&[half_way, doubted], None, "Of the candidates with every line clean, none answers the problem.");
        check(&[half_way, clean], Some(1), "Solution 2 has every line clean.");
        check(&[clean], Some(0), "Every line is sound.");
        check(&[doubted], None, "No line is contradicted, but one line could not be confirmed.");
        check(&[contradicted], None, "Line 1 is the first line that does not hold up.");
        check(&[empty], None, "There are no steps here to check.");
        check(&[], None, "No line of maths was found in this text, so there is nothing to check.");
    }

    #[test]
    fn nothing_is_clean_before_the_model_has_spoken() {
        let review = reviewed(&[("++ ++", &[], Some(true)), ("--", &[], None)], false);
        assert_eq!(review.judge, Judge::Pending);
        assert_eq!((review.cards[0].clean, review.highlight), (false, None));
        assert_eq!(review.cards[0].steps[1].mark, Mark::Sound);
        assert_eq!(review.cards[1].first_unsound, Some(0));
        let review = review.without_model();
        assert_eq!(review.judge, Judge::Absent);
        assert_eq!(review.summary, "There is no model to judge the reasons, so no candidate is highlighted.");
    }

    #[test]
    fn below_an_unsound_line_the_model_is_not_asked() {
        let card = &reviewed(&[("++ ?? ?? ++", &[0.9, 0.1, 0.9, 0.1], None)], true).cards[0];
        let marks: Vec<Mark> = card.steps.iter().map(|step| step.mark).collect();
        assert_eq!(marks, [Mark::Sound, Mark::Unsound, Mark::Unchecked, Mark::Sound]);
        assert_eq!((card.first_unsound, card.clean, card.score), (Some(1), false, Some(0.1)));
        assert!(!card.steps[3].disagree);
    }

    #[test]
    fn scores_that_are_missing_or_no_numbers_count_as_not_judged() {
        let card = &reviewed(&[("++ ++ ++", &[0.9, f32::NAN], None)], true).cards[0];
        assert_eq!(card.steps.iter().map(|step| step.p_sound).collect::<Vec<_>>(), [Some(0.9), None, None]);
        assert_eq!((card.clean, card.score), (false, None));
    }

    #[test]
    fn without_the_model_only_the_meaning_is_vouched_for() {
        let card = &reviewed(&[("++", &[], None)], false).cards[0];
        assert_eq!(card.steps[0].why, "Line 1 has the same solutions as the problem.");
    }

    #[test]
    fn the_words() {
        let check = |witnesses: &'static str, scores: &'static [f32], wanted: &[&str]| {
            let card = &reviewed(&[(witnesses, scores, None)], true).cards[0];
            assert_eq!(card.steps.iter().map(|step| step.why.as_str()).collect::<Vec<_>>(), wanted);
        };
        check(
            "++ -- +- +- -+ ??",
            &[0.9; 6],
            &[
                "Line 1 follows from the problem.",
                "Line 2 does not follow from line 1. It loses x = 0.",
                "Line 3 is correct from line 2, so the earlier slip is the one to fix.",
                "Line 4 is correct from line 3, so the slip in line 2 is the one to fix.",
                "Line 5 agrees with the problem again, but it does not follow from line 4: say where it comes from.",
                "Algebra cannot settle line 6 here.",
            ],
        );
        check(
            "++ ?? ?? ??",
            &[0.5, 0.9, 0.5, 0.1],
            &[
                "Line 1 is true, but check the reason: the model does not see how it comes from the problem.",
                "The model finds line 2 sound. Algebra cannot settle line 2 here.",
                "I could not confirm line 3. It may be right but skips a step.",
                "The model doubts that line 4 follows from line 3; algebra could not settle it. Check this line first.",
            ],
        );
    }
}
