//! What is said of one line: its mark in a sentence or two, with the evidence.

use super::evidence::{evidence_sentence, sides_differ};
use super::finding::finding_words;
use super::slip::slip_sentence;
use crate::algebra::{Evidence, Relation, Verdict, Why};
use crate::notation::{Statement, What};
use crate::reading::Role;
use crate::tutor::evidence::{LineVerdict, Source};
use crate::tutor::review::Mark;
use crate::words::Language;

/// What is known of one line when its mark is put into words.
pub struct Line<'a> {
    pub step_idx: usize,
    /// What each line of the solution is called.
    pub numbers: &'a [usize],
    /// The work is taken to start from it: no problem stands above.
    pub is_start: bool,
    /// The line's maths as it was read.
    pub text: &'a str,
    /// What the line says, where it was read.
    pub statement: Option<&'a Statement>,
    /// What the line that it was held against says, and what the problem says.
    pub held_against: Option<&'a Statement>,
    pub problem: Option<&'a Statement>,
    /// What kept the line from being read.
    pub unread: Option<&'a What>,
    pub verdict: &'a LineVerdict,
    pub mark: Mark,
    /// The model found the line clean, or a known move gives it.
    pub cleared: bool,
    /// The line was claimed to say the same as the one before it: `<=>`.
    pub claims_both_ways: bool,
    /// The first line marked unsound, if it stands above.
    pub slip_idx: Option<usize>,
}

impl Line<'_> {
    /// What this line is called.
    pub fn number(&self) -> usize {
        self.number_of(self.step_idx)
    }

    /// What the line at this place is called.
    fn number_of(&self, step_idx: usize) -> usize {
        self.numbers.get(step_idx).copied().unwrap_or(step_idx + 1)
    }
}

/// The mark explained in a sentence or two, and what is wrong with a claim that the line says the same as the last.
pub fn why(line: &Line, language: Language) -> String {
    let why = of_mark(line, language);
    let is_one_way =
        matches!(line.verdict.local, Verdict::Holds(Relation::MayGain | Relation::Implied | Relation::Case));
    match line.claims_both_ways && is_one_way {
        true => format!("{why} {}", language.text("line.one-way")),
        false => why,
    }
}

fn of_mark(line: &Line, language: Language) -> String {
    let n = line.number();
    let (from, source) = (source_after_from(line, language), source(line, language));
    let say = |key| language.say(key, &[("n", &n), ("from", &from), ("source", &source)]);
    let not_checked = |why| not_checked(why, line, language);
    match (line.mark, &line.verdict.local) {
        (Mark::Given, _) if line.is_start => say("line.start"),
        (Mark::Given, _) => say(match line.verdict.role {
            Role::Definition => "line.definition",
            Role::Condition => "line.condition",
            Role::SideWork => "line.side-start",
            Role::Words => "line.words",
            Role::Given | Role::Step | Role::Check | Role::Answer | Role::Unfinished => "line.given",
        }),
        (Mark::Sound, Verdict::Holds(_)) if line.verdict.role == Role::Check => say("line.check-holds"),
        (Mark::Sound, Verdict::Holds(_)) if line.verdict.role == Role::SideWork => say("line.side-holds"),
        (Mark::Sound, Verdict::Holds(Relation::Rounded)) => say("line.rounded-rightly"),
        (Mark::Sound, Verdict::Holds(_)) if line.cleared => say("line.follows"),
        // Algebra alone vouches for what the line says, not for the step that leads to it.
        (Mark::Sound, Verdict::Holds(Relation::SameExpression)) => say("line.same-expression"),
        (Mark::Sound, Verdict::Holds(Relation::DomainWidened)) => say("line.domain-widened"),
        (Mark::Sound, Verdict::Holds(Relation::DomainNarrowed)) => say("line.domain-narrowed"),
        (Mark::Sound, Verdict::Holds(Relation::Equivalent)) => say("line.same-solutions"),
        (Mark::Sound, Verdict::Holds(Relation::SameRoots)) => say("line.same-roots"),
        (Mark::Sound, Verdict::Holds(Relation::EquivalentOverReals)) => say("line.same-real-solutions"),
        (Mark::Sound, Verdict::Holds(Relation::EquivalentUnderConditions)) => say("line.same-under-conditions"),
        (Mark::Sound, Verdict::Holds(Relation::MissingVariable)) => say("line.missing-variable"),
        (Mark::Sound, Verdict::Holds(Relation::Implied)) => say("line.implied"),
        (Mark::Sound, Verdict::Holds(Relation::MayGain)) => say("line.may-gain"),
        (Mark::Sound, Verdict::Holds(Relation::Case)) => say("line.case"),
        (Mark::Sound, Verdict::NotChecked(why)) => {
            language.say("line.model-finds-sound", &[("n", &n), ("algebra", &not_checked(*why))])
        }
        (Mark::Unsure, _) if line.verdict.is_by_other_operation => say("line.other-operation"),
        (Mark::Unsure, _) if line.verdict.has_false_note => say("line.false-note"),
        (Mark::Unsure, _) if line.verdict.widens => say("line.widens"),
        (Mark::Unsure, Verdict::Holds(_)) => say("line.check-reason"),
        (Mark::Unsure, _) => say("line.unconfirmed"),
        (Mark::Carried, _) => match line.slip_idx {
            Some(slip_idx) if line.verdict.from == Source::Step(slip_idx) => say("line.carried"),
            Some(slip_idx) => {
                language.say("line.carried-further", &[("n", &n), ("from", &from), ("slip", &line.number_of(slip_idx))])
            }
            None => say("line.astray"),
        },
        (Mark::Lucky, _) => say("line.by-luck"),
        (Mark::Recovered, Verdict::Fails(_)) => say("line.recovered"),
        (Mark::Unsound, Verdict::Fails(Evidence::Differs { at, earlier, line: other }))
            if line.verdict.from == Source::Nothing =>
        {
            let evidence = sides_differ(at, earlier, other, language);
            language.say("line.two-ways", &[("n", &n), ("evidence", &evidence)])
        }
        (Mark::Unsound, Verdict::Fails(evidence @ Evidence::FalseArithmetic { .. }))
            if line.verdict.from == Source::Nothing =>
        {
            let evidence = evidence_sentence(evidence, &source, None, line, language);
            language.say("line.two-ways", &[("n", &n), ("evidence", &evidence)])
        }
        (Mark::Unsound, Verdict::Fails(evidence)) => {
            let shown = evidence_sentence(evidence, &source, line.held_against, line, language);
            let named = line.verdict.slip.as_ref().map(|slip| slip_sentence(slip, language));
            let evidence = [Some(shown), named].into_iter().flatten().collect::<Vec<_>>().join(" ");
            language.say("line.breaks", &[("n", &n), ("from", &from), ("evidence", &evidence)])
        }
        (Mark::Unsound, _) => match &line.verdict.global {
            Verdict::Fails(evidence) => {
                let shown = evidence_sentence(evidence, language.text("source.problem"), line.problem, line, language);
                language.say("line.leaves-problem", &[("n", &n), ("evidence", &shown)])
            }
            _ => say("line.unconfirmed"),
        },
        (_, Verdict::NotChecked(why)) => not_checked(*why),
        (Mark::Sound | Mark::Recovered | Mark::Unchecked, _) => say("line.unchecked"),
    }
}

fn not_checked(why: Why, line: &Line, language: Language) -> String {
    let n = line.number();
    let say = |key| language.say(key, &[("n", &n)]);
    match why {
        Why::NothingBefore => say("line.starts"),
        Why::NotUnderstood => match line.unread {
            Some(what) => language.say("line.unread", &[("n", &n), ("finding", &finding_words(what, language))]),
            None => say("line.no-maths"),
        },
        Why::RowAboveUnread => {
            let unread = line.verdict.unread_above.map_or(n, |unread| line.number_of(unread));
            language.say("line.row-above-unread", &[("n", &n), ("unread", &unread)])
        }
        Why::Rounded => say("line.rounded"),
        Why::OutOfReach => say("line.out-of-reach"),
        Why::Unrelated => say("line.unrelated"),
        Why::NewLetter => say("line.new-letter"),
        Why::NoExactRoots => say("line.no-exact-roots"),
        Why::SignUnknown => say("line.sign-unknown"),
        Why::ZeroUnknown => say("line.zero-unknown"),
        Why::ValuesPutIn => say("line.values-put-in"),
        Why::ValueSupposed => say("line.value-supposed"),
        Why::SequenceOpen => say("line.sequence-open"),
        Why::Unconfirmed => say("line.not-confirmed"),
        Why::NumberNotFound => say("line.number-not-found"),
        Why::TooLarge => say("line.too-large"),
    }
}

/// The source as it stands at the head of a statement: "line 2", "the problem".
fn source(line: &Line, language: Language) -> String {
    match line.verdict.from {
        Source::Nothing => language.text("source.nothing").to_owned(),
        Source::Problem => language.text("source.problem").to_owned(),
        Source::Step(step_idx) => language.say("source.step", &[("n", &line.number_of(step_idx))]),
    }
}

/// The source after "from", where some languages bend it.
fn source_after_from(line: &Line, language: Language) -> String {
    match line.verdict.from {
        Source::Nothing => language.text("source.nothing-after-from").to_owned(),
        Source::Problem => language.text("source.problem-after-from").to_owned(),
        Source::Step(_) => source(line, language),
    }
}
