//! What is said of a review as a whole.

use super::notice::notice_sentence;
use crate::reading::{Notice, Role};
use crate::tutor::review::{Card, Judge, Mark, Review};
use crate::words::Language;

/// One sentence on the whole.
pub fn summary(review: &Review, language: Language) -> String {
    let key = match &review.cards[..] {
        [] => {
            let notice = review.notices.first().unwrap_or(&Notice::NoMath);
            return notice_sentence(notice, language);
        }
        [card] if card.steps.is_empty() => "summary.no-steps",
        [card] => match (card.first_unsound, review.judge) {
            (Some(step_idx), _) => return with_answer(first_unsound(card, step_idx, language), card, language),
            _ if card.problem_unknown => "summary.problem-unknown",
            _ if is_unread(card) => return with_answer(unread(card, language), card, language),
            _ if answer_disagrees(card) => "summary.answer-disagrees",
            (None, Judge::Scored(_)) if card.clean => "summary.all-sound",
            (None, Judge::Scored(_)) => return unconfirmed(card, language),
            (None, Judge::Pending) => "summary.exact-so-far",
            (None, Judge::Absent) => "summary.exact-only",
        },
        cards => match (review.highlight, review.judge) {
            (Some(card_idx), _) => return language.say("summary.clean", &[("name", &solution_name(card_idx))]),
            (None, Judge::Scored(_)) if cards.iter().any(|card| card.clean) => "summary.clean-but-not-the-answer",
            (None, Judge::Scored(_)) => "summary.none-clean",
            (None, Judge::Pending) => "summary.candidates-so-far",
            (None, Judge::Absent) => "summary.no-model",
        },
    };
    language.text(key).to_owned()
}

/// The name of the solution at this place: its number.
pub fn solution_name(idx: usize) -> String {
    (idx + 1).to_string()
}

/// What is right is said first.
fn first_unsound(card: &Card, step_idx: usize, language: Language) -> String {
    let n = card.number_of(step_idx);
    let all_hold = card.steps[..step_idx].iter().all(|step| matches!(step.mark, Mark::Sound | Mark::Given));
    if step_idx > 0 && all_hold {
        let (first, last) = (card.number_of(0), card.number_of(step_idx - 1));
        language.count("summary.right-until", step_idx, &[("first", &first), ("last", &last), ("next", &n)])
    } else {
        language.say("summary.first-unsound", &[("n", &n)])
    }
}

/// Whether something was not read, the problem or a row.
fn is_unread(card: &Card) -> bool {
    card.problem.iter().any(|problem| problem.why.is_some()) || card.steps.iter().any(|step| step.unread.is_some())
}

/// What was not read, and what that means for the whole.
fn unread(card: &Card, language: Language) -> String {
    let problem = card.problem.as_ref().and_then(|problem| problem.why.clone());
    let rows: Vec<usize> = card.steps.iter().filter(|step| step.unread.is_some()).map(|step| step.number).collect();
    let rows = rows.first().map(|first| language.count("summary.unread", rows.len(), &[("line", first)]));
    [problem, rows].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The sentence, and behind it that the answer disagrees, where it does.
fn with_answer(sentence: String, card: &Card, language: Language) -> String {
    match answer_disagrees(card) {
        true => format!("{sentence} {}", language.text("summary.answer-disagrees-too")),
        false => sentence,
    }
}

/// Whether the stated answer does not answer the problem.
fn answer_disagrees(card: &Card) -> bool {
    card.answer_right == Some(false) && card.steps.iter().any(|step| step.role == Role::Answer)
}

fn unconfirmed(card: &Card, language: Language) -> String {
    match card.steps.iter().filter(|step| !matches!(step.mark, Mark::Sound | Mark::Given)).count() {
        0 => language.text("summary.not-all-judged").to_owned(),
        n => language.count("summary.uncontradicted", n, &[]),
    }
}

#[cfg(test)]
mod tests {
    use crate::algebra::{Relation, Verdict};
    use crate::reading::{Role, Work, from_lines};
    use crate::tutor::{Cuts, Findings, LineVerdict, Verdicts, review, witness};
    use crate::words::Language;

    const CUTS: Cuts = Cuts { sound: 0.8, unsound: 0.4 };

    #[test]
    fn what_was_not_read_is_said() {
        let check = |problem: &str, lines: &[&str], wanted: [&str; 2]| {
            let work = Work { solutions: vec![from_lines(problem, lines)], ..Work::default() };
            let verdicts: Vec<Verdicts> = work.solutions.iter().map(witness).collect();
            let summary = |language| review(&work, &Findings::exact_only(&verdicts), language).summary;
            assert_eq!([summary(Language::En), summary(Language::De)], wanted, "{problem}: {lines:?}");
        };
        check(
            "6x + 5 = 23",
            &["6x = 18", "x = 3"],
            [
                "Algebra contradicts no line; the model has not read it yet.",
                "Die exakte Prüfung widerspricht keiner Zeile; das Modell hat noch nicht gelesen.",
            ],
        );
        check(
            "6x + 5 = 23",
            &["6x = 18", "x = 3 @"],
            [
                "Line 2 was not read, so the work as a whole is not judged.",
                "Zeile 2 wurde nicht gelesen, deshalb wird die Rechnung als Ganzes nicht beurteilt.",
            ],
        );
        check(
            "6x + 5 = 23",
            &["6x = 18 @", "x = 3 @"],
            [
                "2 lines were not read, line 1 first, so the work as a whole is not judged.",
                "2 Zeilen wurden nicht gelesen, zuerst Zeile 1; deshalb wird die Rechnung als Ganzes nicht beurteilt.",
            ],
        );
        check(
            "6x + 5 = 23",
            &["6x = 28", "x = 3 @"],
            ["Line 1 is the first line that does not hold up.", "Zeile 1 ist die erste, die nicht standhält."],
        );
        check(
            "6x + 5 = §23",
            &["6x = 18"],
            [
                "The problem was not read: the character '§' is not read. So nothing can be held against it.",
                "Die Aufgabe wurde nicht gelesen: das Zeichen '§' kenne ich nicht. Deshalb lässt sich nichts an ihr messen.",
            ],
        );
    }

    #[test]
    fn an_answer_that_disagrees_is_said() {
        let check = |answer: Role, answer_right: Option<bool>, wanted: &str| {
            let mut solution = from_lines("x^2 = 49", &["x = 7 or x = -7", "x = 7"]);
            solution.steps[1].role = answer;
            let holds = Verdict::Holds(Relation::Equivalent);
            let line =
                |role| LineVerdict { local: holds.clone(), global: holds.clone(), role, ..LineVerdict::default() };
            let lines = vec![line(Role::Step), line(answer)];
            let verdicts = Verdicts { lines, answer_right, start: None, has_start: true };
            let work = Work { solutions: vec![solution], ..Work::default() };
            assert_eq!(review(&work, &Findings::exact_only(&[verdicts]), Language::En).summary, wanted);
        };
        let disagrees = "No line is contradicted, but the stated answer does not agree with the problem.";
        check(Role::Answer, Some(false), disagrees);
        check(Role::Answer, Some(true), "Algebra contradicts no line; the model has not read it yet.");
        check(Role::Step, Some(false), "Algebra contradicts no line; the model has not read it yet.");
    }

    #[test]
    fn what_is_given_is_not_counted_as_unconfirmed() {
        let solution = from_lines("", &["5y - 4 = 26", "5y = 30", "12y + 2 = 74"]);
        let verdicts = [witness(&solution)];
        let work = Work { solutions: vec![solution], ..Work::default() };
        let scores = [vec![None, Some(0.9), Some(0.6)]];
        let summary = review(&work, &Findings::scored(&verdicts, &scores, CUTS), Language::En).summary;
        assert_eq!(summary, "No line is contradicted, but one line could not be confirmed.");
    }
}
