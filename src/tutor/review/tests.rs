//! Marks, cards and highlights: as rows of hand-made verdicts, and over pastes of random pieces.

use super::*;
use crate::algebra::{Evidence, Relation, Why};
use crate::reading::{from_lines, split};
use crate::tutor::evidence::{LineVerdict, Source};
use crate::tutor::findings::Learned;
use crate::tutor::witness::witness;
use proptest::prelude::*;

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
        LineVerdict { local: verdict(letters[0]), global: verdict(letters[1]), from, ..LineVerdict::default() }
    };
    Verdicts {
        lines: witnesses.split_whitespace().enumerate().map(line).collect(),
        answer_right,
        start: None,
        has_start: true,
    }
}

/// `unscored`: what the learned witness has to say besides the candidates' scores.
fn reviewed(candidates: &[Candidate], unscored: Option<Learned<'static>>) -> Review {
    let steps = |witnesses: &str| vec!["x^2 = 5x"; witnesses.split_whitespace().count()];
    let solutions = candidates.iter().map(|(witnesses, ..)| from_lines("x^2 = 5x", &steps(witnesses)));
    let work = Work { solutions: solutions.collect(), ..Work::default() };
    let exact: Vec<Verdicts> = candidates.iter().map(|(witnesses, _, right)| verdicts(witnesses, *right)).collect();
    let scores: Vec<Vec<Option<f32>>> =
        candidates.iter().map(|(_, scores, _)| scores.iter().map(|&p| (p >= 0.0).then_some(p)).collect()).collect();
    let findings = Findings::scored(&exact, &scores, CUTS);
    review(&work, &Findings { learned: unscored.unwrap_or(findings.learned), ..findings }, Language::En)
}

#[test]
fn the_highlight_is_the_clean_card_with_the_strongest_weakest_line() {
    let check = |candidates: &[Candidate], highlight: Option<usize>, summary: &str| {
        let review = reviewed(candidates, None);
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
    let doubted_first: Candidate = ("++ --", &[0.5, 0.9], None);
    check(&[clean, cleaner, doubted], Some(1), "Solution 2 has every line clean.");
    check(&[cleaner, clean], Some(0), "Solution 1 has every line clean.");
    check(&[contradicted, clean], Some(1), "Solution 2 has every line clean.");
    check(&[contradicted, doubted, unscored, empty], None, "No candidate has every line clean.");
    check(&[half_way, doubted], None, "Of the candidates with every line clean, none answers the problem.");
    check(&[half_way, clean], Some(1), "Solution 2 has every line clean.");
    check(&[clean], Some(0), "Every line is sound.");
    check(&[doubted], None, "No line is contradicted, but one line could not be confirmed.");
    check(&[unscored], None, "No line is contradicted, but the model did not judge every line.");
    check(&[("++ -- +-", &[0.9; 3], None)], None, "Line 1 holds up; line 2 is the first that does not.");
    check(&[("++ ++ --", &[0.9; 3], None)], None, "Lines 1 to 2 hold up; line 3 is the first that does not.");
    check(&[doubted_first], None, "Line 2 is the first line that does not hold up.");
    check(&[contradicted], None, "Line 1 is the first line that does not hold up.");
    check(&[empty], None, "There are no steps here to check.");
    check(&[], None, "No line of maths was found in this text, so there is nothing to check.");
}

/// However sound the lines are that a student's own first line leads to.
#[test]
fn nothing_is_clean_without_the_problem() {
    let judged = |problem: Option<&str>, scores: &[Option<f32>]| {
        let work = crate::reading::split_one(problem, "2x = 14\nx = 7");
        let exact: Vec<Verdicts> = work.solutions.iter().map(witness).collect();
        let review = review(&work, &Findings::scored(&exact, &[scores.to_vec()], CUTS), Language::En);
        (review.cards[0].clean, review.cards[0].problem_unknown, review.cards[0].answer_right, review.summary)
    };
    let right = (true, false, Some(true), "Every line is sound.".to_owned());
    assert_eq!(judged(Some("Solve 2x + 1 = 15"), &[Some(0.9), Some(0.9)]), right);
    let (clean, unknown, answer_right, summary) = judged(None, &[Some(0.9), Some(0.9)]);
    assert_eq!((clean, unknown, answer_right), (false, true, None));
    assert!(summary.contains("the problem is not known"), "{summary}");
}

#[test]
fn nothing_is_clean_before_the_model_has_spoken() {
    let candidates: &[Candidate] = &[("++ ++", &[], Some(true)), ("--", &[], None)];
    let review = reviewed(candidates, Some(Learned::Pending));
    assert_eq!(review.judge, Judge::Pending);
    assert_eq!((review.cards[0].clean, review.highlight), (false, None));
    assert_eq!(review.cards[0].steps[1].mark, Mark::Sound);
    assert_eq!(review.cards[1].first_unsound, Some(0));
    let review = reviewed(candidates, Some(Learned::Absent));
    assert_eq!(review.judge, Judge::Absent);
    assert_eq!(review.summary, "There is no model to judge the reasons, so no candidate is highlighted.");
}

#[test]
fn below_an_unsound_line_the_model_is_not_asked() {
    let card = &reviewed(&[("++ -- ?? ++", &[0.9, 0.1, 0.9, 0.1], None)], None).cards[0];
    let marks: Vec<Mark> = card.steps.iter().map(|step| step.mark).collect();
    assert_eq!(marks, [Mark::Sound, Mark::Unsound, Mark::Unchecked, Mark::Sound]);
    assert_eq!((card.first_unsound, card.clean, card.score), (Some(1), false, Some(0.1)));
    assert!(!card.steps[3].disagree);
}

#[test]
fn the_line_that_work_starts_from_and_the_words_before_it_claim_nothing() {
    let mut solution = from_lines("", &["tidy up first", "2x + 1 = 11", "2x = 10", "x = 5"]);
    solution.steps[0].role = Role::Words;
    let exact = crate::tutor::witness(&solution);
    let work = Work { solutions: vec![solution], ..Work::default() };
    let review =
        review(&work, &Findings::scored(&[exact], &[vec![None, None, Some(0.9), Some(0.9)]], CUTS), Language::En);
    let card = &review.cards[0];
    let marks: Vec<Mark> = card.steps.iter().map(|step| step.mark).collect();
    assert_eq!(marks, [Mark::Given, Mark::Given, Mark::Sound, Mark::Sound]);
    assert_eq!((card.clean, card.score, card.answer_right), (true, Some(0.9), Some(true)));
    assert_eq!(review.summary, "Every line is sound.");
    assert_eq!(card.steps[1].why, "Line 2 is taken as the start: no problem stands above it.");
}

#[test]
fn a_line_that_breaks_shows_where_it_parts_from_the_line_above() {
    let solution = from_lines("2(x-3) = x+4", &["2x-3 = x+4", "x = 7"]);
    let exact = crate::tutor::witness(&solution);
    let review =
        review(&Work { solutions: vec![solution], ..Work::default() }, &Findings::exact_only(&[exact]), Language::En);
    let [breaks, carried] = &review.cards[0].steps[..] else { panic!("two steps") };
    assert_eq!(breaks.slip, Some(SlipKind::FirstTermOnly));
    assert_eq!(breaks.math, breaks.apart.as_ref().map(|apart| apart.line.clone()));
    assert!(format!("{:?}", breaks.math).contains("Outlined"));
    assert_eq!((carried.slip, &carried.apart), (None, &None));
    assert!(breaks.why.ends_with("It looks as if 2 multiplied only the first term."), "{}", breaks.why);
}

#[test]
fn scores_that_are_missing_or_no_numbers_count_as_not_judged() {
    let card = &reviewed(&[("++ ++ ++", &[0.9, f32::NAN], None)], None).cards[0];
    assert_eq!(card.steps.iter().map(|step| step.p_sound).collect::<Vec<_>>(), [Some(0.9), None, None]);
    assert_eq!((card.clean, card.score), (false, None));
}

#[test]
fn squaring_is_not_called_wrong() {
    let solution = from_lines("sqrt(x+2) = x", &["x+2 = x^2", "x = 2 or x = -1", "x = 2"]);
    let unfinished = from_lines("sqrt(x+2) = x", &["x+2 = x^2"]);
    let exact = [&solution, &unfinished].map(crate::tutor::witness);
    let work = Work { solutions: vec![solution, unfinished], ..Work::default() };
    let review = review(&work, &Findings::exact_only(&exact), Language::En);
    let marks: Vec<Mark> = review.cards[0].steps.iter().map(|step| step.mark).collect();
    assert_eq!(marks, [Mark::Sound, Mark::Sound, Mark::Sound]);
    let why = "Line 1 follows from the problem, but this step may add answers: check each one in the problem.";
    assert_eq!((review.cards[1].steps[0].mark, &*review.cards[1].steps[0].why), (Mark::Unsure, why));
}

#[test]
fn without_the_model_only_the_meaning_is_vouched_for() {
    let card = &reviewed(&[("++", &[], None)], Some(Learned::Pending)).cards[0];
    assert_eq!(card.steps[0].why, "Line 1 has the same solutions as the problem.");
}

#[test]
fn the_words() {
    let check = |witnesses: &'static str, scores: &'static [f32], wanted: &[&str]| {
        let card = &reviewed(&[(witnesses, scores, None)], None).cards[0];
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
            "I could not confirm line 4. It may be right but skips a step.",
        ],
    );
}

const PIECES: &[&str] = &[
    "x",
    "2",
    "y",
    "=",
    "=",
    "+",
    "-",
    "*",
    "/",
    "^2",
    "(",
    ")",
    "|",
    "√",
    "sqrt(",
    "<",
    "≥",
    " or ",
    " and ",
    ",",
    "0",
    "1/2",
    "±",
    "no solution",
    "\n",
    "\n",
    "\n",
    " -> ",
    "=>",
    "\\frac{1}{x}",
    "\\\\",
    "$$",
    "&=",
    "\\begin{align}",
    "Step 1: ",
    "Answer: ",
    "Check: ",
    "divide by 2",
    "- ",
    "1. ",
    "x + 1 = 3",
    "2x = 8",
    "x^2 = 5x",
    "\0",
    "é",
    "\t",
    "---\n",
    "99999999",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_paste_makes_a_review(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        scores in prop::collection::vec(prop::option::of(0f32..1.0), 0..6),
    ) {
        let paste = pieces.concat();
        let work = crate::reading::split(&paste);
        let exact: Vec<Verdicts> = work.solutions.iter().map(crate::tutor::witness).collect();
        let scores = vec![scores; work.solutions.len()];
        let review = review(&work, &Findings::scored(&exact, &scores, CUTS), Language::En);
        prop_assert_eq!(review.cards.len(), work.solutions.len());
        if let Some(highlight) = review.highlight {
            prop_assert!(review.cards[highlight].clean, "{}", paste);
        }
        for (card, verdicts) in review.cards.iter().zip(&exact) {
            let is_clean = |(step, line): (&StepCard, &LineVerdict)| {
                step.mark == Mark::Sound
                    && !matches!(step.exact, Verdict::Fails(_))
                    && (!line.needs_both_witnesses() || step.p_sound >= Some(CUTS.sound))
            };
            let claims = card.steps.iter().zip(&verdicts.lines).filter(|(step, _)| step.mark != Mark::Given);
            let claims = claims.skip_while(|(step, _)| step.math.is_none() && step.p_sound.is_none());
            prop_assert!(!card.clean || claims.into_iter().all(is_clean), "{}", paste);
            for step in &card.steps {
                prop_assert!(paste.get(step.span.start..step.span.end).is_some(), "{:?} in {:?}", step.span, paste);
                prop_assert!(!step.why.is_empty());
            }
        }
    }
}

#[test]
fn an_equivalence_sign_over_a_step_that_goes_one_way_is_mentioned() {
    let why = |paste: &str| {
        let work = split(paste);
        let verdicts: Vec<Verdicts> = work.solutions.iter().map(witness).collect();
        review(&work, &Findings::exact_only(&verdicts), Language::En).cards[0].steps[0].why.clone()
    };
    assert!(why("sqrt(x+2) = x <=> x+2 = x^2").contains("one way only"));
    assert!(!why("sqrt(x+2) = x => x+2 = x^2").contains("one way only"));
    assert!(!why("2x = 8 <=> x = 4").contains("one way only"));
}

#[test]
fn excluded_values_are_said_of_the_problem() {
    let excluded = |paste: &str| {
        let work = split(paste);
        let verdicts: Vec<Verdicts> = work.solutions.iter().map(witness).collect();
        review(&work, &Findings::exact_only(&verdicts), Language::En).cards[0].excluded.clone()
    };
    assert_eq!(excluded("3/(x-2) = 5\n3 = 5(x-2)").as_deref(), Some("x cannot be 2 here: a denominator would be 0."));
    assert_eq!(
        excluded("1/x = 2/(x+3)\nx + 3 = 2x").as_deref(),
        Some("−3 and 0 are excluded for x here: each would make a denominator 0.")
    );
    assert_eq!(excluded("x/2 = 5\nx = 10"), None);
}

#[test]
fn values_of_functions_are_shown_as_they_are_written() {
    let work = split("f(x) = 3x\nf(4) = 12");
    let verdicts: Vec<Verdicts> = work.solutions.iter().map(witness).collect();
    let card = &review(&work, &Findings::exact_only(&verdicts), Language::En).cards[0];
    assert_eq!(card.problem.as_ref().and_then(|problem| problem.latex.as_deref()), Some(r"f\left(x\right) = 3x"));
    assert_eq!(card.steps[0].latex.as_deref(), Some(r"f\left(4\right) = 12"));
    assert!(card.steps[0].math.as_ref().is_some_and(|math| format!("{math:?}").contains(r#"Operator("(")"#)));
}
