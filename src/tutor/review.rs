//! What the page shows of a paste or of a problem's candidates.

use super::apart::Apart;
use super::evidence::{Source, Verdicts};
use super::findings::Findings;
use super::marks::{Opinion, disagree, mark};
use super::math::{Math, math_with};
use super::slips::SlipKind;
use super::unread::{UnreadPiece, as_written, fatal_finding, unread_piece};
use super::wording;
use crate::algebra::{self, Verdict, Why};
use crate::notation::{self, Functions, Rel, Statement};
use crate::reading::{self, Connective, Notice, Problem, Role, Solution, Step, Work};
use crate::text::Span;
use crate::words::Language;
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
    /// Keeps the solution, and no rule gives it.
    Lucky,
    /// Neither witness judged it.
    Unchecked,
    /// Claims nothing: a given, a definition, a condition, words, the line that the work starts from.
    Given,
}

impl Mark {
    /// The mark's name, as in the data that is written.
    pub fn name(self) -> &'static str {
        match self {
            Mark::Sound => "sound",
            Mark::Unsure => "unsure",
            Mark::Unsound => "unsound",
            Mark::Carried => "carried",
            Mark::Recovered => "recovered",
            Mark::Lucky => "lucky",
            Mark::Unchecked => "unchecked",
            Mark::Given => "given",
        }
    }
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
    /// The way it goes about the problem, where that is known.
    pub way: Option<String>,
    pub problem: Option<Given>,
    /// Which values the problem, or else the line that the work starts from, excludes, in a sentence.
    pub excluded: Option<String>,
    pub steps: Vec<StepCard>,
    /// Index of the first line marked unsound.
    pub first_unsound: Option<usize>,
    /// Every line is sound to both witnesses: the learned one scored all of them at or above its cut, the exact one
    /// contradicts none. Words before the work and the line that it is taken to start from are no claims.
    pub clean: bool,
    /// The problem was not found: nothing was held against it, so the card is not clean.
    pub problem_unknown: bool,
    /// The smallest P(sound) over the lines, when every line was scored.
    pub score: Option<f32>,
    /// What a judge of answers alone would say: the answer, or else the last line, answers the problem. None if that
    /// was not decided.
    pub answer_right: Option<bool>,
    /// P(the answer is right) by a model that was taught final answers only, where one was asked.
    pub outcome: Option<f32>,
    /// A next step from the last line that holds, where one was looked for and found.
    pub next: Option<NextStep>,
}

impl Card {
    /// What the line at this place is called.
    pub fn number_of(&self, step_idx: usize) -> usize {
        self.steps.get(step_idx).map_or(step_idx + 1, |step| step.number)
    }
}

/// What to do next, where the work stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NextStep {
    /// What to do and where to go on from, in a sentence.
    pub sentence: String,
    /// The line that comes of it.
    pub text: String,
    pub math: Option<Math>,
}

/// What the work starts from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// Its maths as pasted; its words where it was told in words.
    pub text: String,
    /// As a formula, when it parses.
    pub math: Option<Math>,
    /// As LaTeX, when it parses.
    pub latex: Option<String>,
    /// The piece that was not understood, because of which nothing of it is read.
    pub unread: Option<UnreadPiece>,
    /// Why it was not read, and what that means, in a sentence or two.
    pub why: Option<String>,
    /// Where it stands in the paste, its words included.
    pub span: Span,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepCard {
    /// What it is called: the writer's own number where all rows have one, else its place from 1.
    pub number: usize,
    /// What the row is in the work.
    pub role: Role,
    /// The line as pasted.
    pub text: String,
    /// The piece that was not understood, because of which nothing of the row is read.
    pub unread: Option<UnreadPiece>,
    /// Where it stands in the paste.
    pub span: Span,
    /// The line as a formula, when it parses.
    pub math: Option<Math>,
    /// The line as LaTeX without delimiters, when it parses.
    pub latex: Option<String>,
    pub reason: Option<String>,
    /// The rule behind the reason, where a solver laid the line out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The learned witness: P(line is sound | problem and the lines above), None where it did not judge.
    pub p_sound: Option<f32>,
    /// The exact witness, against the lines above.
    pub exact: Verdict,
    pub mark: Mark,
    /// It is still being written, and therefore not judged yet.
    pub unfinished: bool,
    /// The mark explained in a sentence or two.
    pub why: String,
    /// The witnesses contradict each other on this line.
    pub disagree: bool,
    /// The known slip that explains a line which does not follow.
    pub slip: Option<SlipKind>,
    /// Where a line which does not follow parts from the one that it was held against; its formula carries the same
    /// outlines.
    pub apart: Option<Apart>,
}

/// Joins what was found of `work` to its review. The sentences are in `language`.
pub fn review(work: &Work, findings: &Findings, language: Language) -> Review {
    let cards = work.solutions.iter().enumerate().map(|(i, solution)| card(i, solution, findings, language));
    let mut review = Review {
        cards: cards.collect(),
        notices: work.notices.clone(),
        highlight: None,
        judge: findings.learned.judge(),
        summary: String::new(),
    };
    review.highlight = highlight(&review.cards);
    let told = findings.background.without_solutions().filter(|_| work.solutions.is_empty());
    review.summary = told.unwrap_or_else(|| wording::summary(&review, language));
    review
}

/// The clean card whose weakest line is the strongest, among those that are not known to miss the answer.
fn highlight(cards: &[Card]) -> Option<usize> {
    let candidates = cards.iter().enumerate().filter(|(_, card)| card.clean && card.answer_right != Some(false));
    let scored = candidates.filter_map(|(i, card)| Some((i, card.score?)));
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(i, _)| i)
}

fn card(solution_idx: usize, solution: &Solution, findings: &Findings, language: Language) -> Card {
    let nothing_found = Verdicts::default();
    let verdicts = findings.verdicts.get(solution_idx).unwrap_or(&nothing_found);
    let scored = findings.learned.scores_of(solution_idx);
    let mut told_reasons = findings.background.reasons(solution_idx);
    let mut rules = findings.background.rules(solution_idx).unwrap_or_default();
    let problem = solution.problem.as_ref().and_then(Problem::statement);
    let numbers = solution.numbers();
    let mut first_unsound = None;
    let mut steps = Vec::new();
    for (i, step) in solution.steps.iter().enumerate() {
        let score_and_cuts = scored.and_then(|(scores, cuts)| Some(((*scores.get(i)?)?, cuts)));
        let opinion = score_and_cuts.filter(|(p, _)| p.is_finite()).map(|(p_sound, cuts)| Opinion { p_sound, cuts });
        let p_sound = opinion.as_ref().map(|opinion| opinion.p_sound);
        let mut verdict = verdicts.lines.get(i).cloned().unwrap_or_default();
        verdict.is_known_move |= findings.background.is_laid_out_here() && matches!(verdict.local, Verdict::Holds(_));
        // Below a slip the model is not asked.
        let opinion = opinion.filter(|_| first_unsound.is_none());
        let unfinished = step.role == Role::Unfinished;
        let unread = match step.role {
            Role::Words | Role::Unfinished => None,
            _ => unread_piece(step.math.text(), &step.parsed, as_continued(step, String::new()).len()),
        };
        let mark = match verdicts.start {
            _ if unfinished || unread.is_some() => Mark::Unchecked,
            Some(start) if start == i => Mark::Given,
            _ if !verdict.is_claim() => Mark::Given,
            _ => mark(&verdict, opinion, first_unsound.is_some()),
        };
        let line = wording::Line {
            step_idx: i,
            numbers: &numbers,
            is_start: verdicts.start == Some(i),
            text: step.math.text(),
            statement: step.statement(),
            held_against: match verdict.from {
                Source::Nothing => None,
                Source::Problem => problem,
                Source::Step(above) => solution.steps.get(above).and_then(Step::statement),
            },
            problem,
            unread: fatal_finding(&step.parsed).map(|finding| &finding.what),
            verdict: &verdict,
            mark,
            cleared: opinion.is_some_and(|opinion| opinion.is_clean() || !verdict.needs_both_witnesses()),
            claims_both_ways: step.connective == Connective::Iff,
            slip_idx: first_unsound,
        };
        steps.push(StepCard {
            number: line.number(),
            role: verdict.role,
            text: text(step),
            unread,
            span: step.span,
            math: formula(step, &solution.functions, verdict.apart.as_ref()),
            latex: latex(step.math.text(), &solution.functions).map(|latex| as_continued(step, latex)),
            reason: match &mut told_reasons {
                Some(reasons) => reasons.get_mut(i).and_then(Option::take),
                None => step.reason.as_ref().map(|reason| reason.text().to_owned()),
            },
            rule: rules.get_mut(i).and_then(Option::take),
            p_sound,
            why: if unfinished { language.text("line.not-finished").to_owned() } else { wording::why(&line, language) },
            unfinished,
            disagree: disagree(&verdict, opinion),
            exact: verdict.shown().clone(),
            mark,
            slip: verdict.slip.map(|slip| slip.kind),
            apart: verdict.apart,
        });
        if mark == Mark::Unsound && first_unsound.is_none() {
            first_unsound = Some(i);
        }
    }
    let claims =
        steps.iter().zip(&verdicts.lines).filter(|(step, verdict)| verdict.is_claim() && step.mark != Mark::Given);
    let claims: Vec<(&StepCard, bool)> = claims.map(|(step, verdict)| (step, verdict.needs_both_witnesses())).collect();
    let cleared = |(step, needs_both): &(&StepCard, bool)| {
        // Where algebra cannot settle a line it may be silent; a line that nothing above speaks of is another matter.
        let is_settled =
            !matches!(step.exact, Verdict::NotChecked(Why::Unrelated | Why::NewLetter | Why::NothingBefore));
        let is_scored_clean = || step.p_sound.zip(scored).is_some_and(|(p, (_, cuts))| p >= cuts.sound);
        step.mark == Mark::Sound && is_settled && (!needs_both || is_scored_clean())
    };
    let is_read_step = |step: &Step| {
        step.role == Role::Words
            || step.statement().is_some()
            || reading::listed_numbers(step, false).is_some()
            || reading::correspondence(step).is_some()
    };
    let is_read = solution.steps.iter().all(is_read_step)
        && solution.problem.as_ref().is_none_or(|problem| {
            problem.unread.is_none()
                && (problem.is_told || problem.statement().is_some() || !solution.functions.is_empty())
        });
    let answer_disagrees = solution.answer().is_some() && verdicts.answer_right == Some(false);
    // A candidate that is put in and found to be no solution is all that such a work does.
    let denies = |step: &Step| matches!(step.statement(), Some(Statement::Chain(_, rest)) if rest.iter().any(|(rel, _)| *rel == Rel::Ne));
    let has_work = claims.iter().any(|(step, _)| matches!(step.role, Role::Step | Role::Answer))
        || claims.len() > 1 && solution.steps.iter().any(denies);
    // What a calculation is held against has to be right by itself: `24 = 2³ · 4`.
    let is_false = solution.problem.as_ref().and_then(Problem::statement).is_some_and(|given| {
        let is_calculation = notation::equation_sides(given).is_some() && notation::variables(given).is_empty();
        is_calculation && algebra::false_arithmetic(given).is_some() || super::common::is_wrong(given)
    });
    let clean = !solution.problem_unknown
        && !is_false
        && is_read
        && has_work
        && !answer_disagrees
        && scored.is_some()
        && claims.iter().all(cleared);
    let scores: Option<Vec<f32>> =
        claims.iter().filter(|(step, _)| step.role == Role::Step).map(|(step, _)| step.p_sound).collect();
    let start = verdicts.start.and_then(|start| solution.steps.get(start)).map(|step| step.math.text());
    let measure = solution.problem.as_ref().map(|problem| problem.math.text()).or(start);
    let mut card = Card {
        way: findings.background.way(solution_idx),
        excluded: measure.and_then(|measure| wording::excluded_sentence(measure, language)),
        next: None,
        problem: solution.problem.as_ref().map(|problem| given(problem, &solution.functions, language)),
        clean,
        problem_unknown: solution.problem_unknown,
        score: scores.and_then(|scores| scores.into_iter().reduce(f32::min)),
        first_unsound,
        // A student's own first line is nothing that an answer could answer.
        answer_right: verdicts.answer_right.filter(|_| !solution.problem_unknown),
        outcome: findings.outcomes.get(solution_idx).copied().flatten(),
        steps,
    };
    card.next = findings.background.next_step(solution, &card);
    card
}

/// The line as it stands in the work, with the `=` that it went on from.
fn text(step: &Step) -> String {
    as_continued(step, as_written(step.math.text()))
}

fn as_continued(step: &Step, text: String) -> String {
    if step.connective == Connective::Equals { format!("= {text}") } else { text }
}

/// A problem told in words is none that could not be read, as long as its words were.
fn given(problem: &Problem, functions: &Functions, language: Language) -> Given {
    let text = problem.math.text();
    let is_in_words = problem.is_told && problem.unread.is_none();
    let finding = fatal_finding(&problem.parsed).filter(|_| !is_in_words);
    Given {
        text: as_written(text),
        math: math_with(text, functions),
        latex: latex(text, functions),
        unread: finding.and_then(|_| unread_piece(text, &problem.parsed, 0)),
        why: finding.map(|finding| wording::problem_unread(&finding.what, language)),
        span: problem.span,
    }
}

fn latex(text: &str, functions: &Functions) -> Option<String> {
    notation::parse_with_functions(text, &functions.as_written()).statement.map(|statement| notation::latex(&statement))
}

fn formula(step: &Step, functions: &Functions, apart: Option<&Apart>) -> Option<Math> {
    let formula = math_with(step.math.text(), functions)?;
    if step.connective != Connective::Equals {
        return Some(apart.map_or(formula, |apart| apart.line.clone()));
    }
    Some(Math::Row(vec![Math::Operator("=".to_owned()), formula]))
}

#[cfg(test)]
mod tests;
