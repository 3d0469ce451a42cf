//! The contract with the reader (ARCHITECTURE.md), a test a point: pastes, and the role and the mark of every row.
//!
//! The scores are the test's own, 0.99 for every row where the model's doubt is not the subject. Of each row below the
//! problem stands its role and its mark; behind a card that is to be clean, `clean`.

use surefoot::prm::ALGEBRA_FINGERPRINT;
use surefoot::reading::{self, Role, Work};
use surefoot::text::Span;
use surefoot::tutor::{self, Card, Cuts, Findings, Mark, Verdict};
use surefoot::words::Language;

const CUTS: Cuts = Cuts { sound: 0.94, unsound: 0.3 };

/// One paste, and `role mark, role mark, clean`.
type Case = (&'static str, &'static str);

/// The card of the paste's one solution, every row scored alike.
#[track_caller]
fn card_of(work: &Work, p_sound: f32) -> Card {
    let verdicts: Vec<_> = work.solutions.iter().map(tutor::witness).collect();
    let scores: Vec<_> = work.solutions.iter().map(|solution| vec![Some(p_sound); solution.steps.len()]).collect();
    let mut cards = tutor::review(work, &Findings::scored(&verdicts, &scores, CUTS), Language::En).cards;
    assert_eq!(cards.len(), 1, "{work:#?}");
    cards.remove(0)
}

fn card(paste: &str) -> Card {
    card_of(&reading::split(paste), 0.99)
}

fn written(card: &Card) -> String {
    let role = |role: Role| format!("{role:?}").to_lowercase();
    let rows = card.steps.iter().map(|step| format!("{} {}", role(step.role), step.mark.name()));
    rows.chain(card.clean.then(|| "clean".to_owned())).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(cases: &[Case]) {
    let mut faults = Vec::new();
    for (paste, wanted) in cases {
        let card = card(paste);
        if written(&card) != *wanted {
            let rows: Vec<String> = card.steps.iter().map(|step| format!("  {} | {}", step.text, step.why)).collect();
            let problem = card.problem.as_ref().map(|given| given.text.as_str());
            faults.push(format!(
                "{paste:?}\n  wanted {wanted}\n  found  {}\n  {problem:?} {:?}\n{}",
                written(&card),
                card.answer_right,
                rows.join("\n")
            ));
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn nothing_is_judged_that_was_not_wholly_read() {
    // The paste, the row that is not read (from 0), the piece that it names.
    let cases: &[(Case, usize, &str)] = &[
        (("5x + 2 = 17\n∑5x = 15\nx = 3", "step unchecked, step sound"), 0, "∑"),
        (("5x + 2 = 17\n5x = 15 # 2\nx = 4", "step unchecked, step unchecked"), 0, "#"),
        (("5x + 2 = 17\n5x = 15\nx = sqr(9)\nx = 4", "step sound, step unchecked, step unchecked"), 1, "sqr"),
        (("Löse 7y - 3 = 18\n7y ∠ 2 = 21\ny = 3", "step unchecked, step sound"), 0, "∠"),
        (("Löse 7y - 3 = 18\n7y = 21 # 4\ny = 5\ny = 3", "step unchecked, step unchecked, step sound"), 0, "#"),
        (("Löse 7y - 3 = 18\n7y = 21\nAntwort: y = ∑27", "step sound, answer unchecked"), 1, "∑"),
    ];
    check(&cases.iter().map(|(case, ..)| *case).collect::<Vec<_>>());
    for ((paste, _), unread, piece) in cases {
        let card = card(paste);
        let why = |i: usize| card.steps[i].why.as_str();
        assert!(why(*unread).contains(piece), "{paste:?}: {}", why(*unread));
        for (i, step) in card.steps.iter().enumerate().filter(|(i, step)| i > unread && step.mark == Mark::Unchecked) {
            let sentence = format!("line {} was not read", unread + 1);
            assert!(why(i).contains(&sentence), "{paste:?}: {}", step.why);
        }
    }
}

#[test]
fn everything_that_was_read_is_shown() {
    check(&[
        ("2x + 3 = 13\n2x = 10\nAnswer: 5", "step sound, answer sound, clean"),
        ("2x + 3 = 13\n2x = 10\nx = 5\n\\boxed{5}", "step sound, step sound, answer sound, clean"),
        ("3n - 5 = 220\n3n = 225\nFinal Answer: **75**", "step sound, answer sound, clean"),
        ("2x + 1 = 7\n2x = 6\nAntwort: x = 3", "step sound, answer sound, clean"),
        (
            "x^2 - 5x + 6 = 0\n(x - 2)(x - 3) = 0\nx = 2 oder x = 3\nLösungsmenge: {2; 3}",
            "step sound, step sound, answer sound, clean",
        ),
        ("From 3x + 4 = 19 we get 3x = 15.\nx = 5", "step sound, step sound, clean"),
        ("Aus 3x + 4 = 19 folgt 3x = 15.\nx = 5", "step sound, step sound, clean"),
        ("2x + 3 = 11\n2x = 8\nx = 4\nCheck: 2*4 + 3 = 11", "step sound, step sound, check sound, clean"),
        ("2x + 3 = 11\n2x = 8\nx = 4\nProbe: 2·4 + 3 = 11", "step sound, step sound, check sound, clean"),
        (
            "x^4 - 5x^2 + 4 = 0\nLet u = x^2\nu^2 - 5u + 4 = 0\nu = 1 or u = 4",
            "definition given, step sound, step sound, clean",
        ),
        ("A = 3b\nb > 0\nA/b = 3", "condition given, step sound, clean"),
        ("2x + 3 = 11\nI think this is easy.\n2x = 8\nx = 4", "step sound, step sound, clean"),
    ]);
}

#[test]
fn an_accusation_has_a_proof() {
    for paste in ["5x + 2 = 17\n15x + 1 = 46", "Löse 2(a - 1) = 6\n6a - 4 = 20", "9 - 4k = 1\n6 = 12k - 18"] {
        let card = card_of(&reading::split(paste), 0.001);
        let doubted = card.steps.iter().all(|step| step.mark == Mark::Unsure);
        assert!(doubted && card.first_unsound.is_none() && !card.clean, "{paste:?}: {}", written(&card));
    }
    // Where the exact witness has found the move, the model's doubt is about nothing.
    for paste in
        ["5x + 2 = 17\n5x = 15\nx = 3\nAnswer: 3", "x^2 = 49\nx = 7 or x = -7", "3(2t + 1) - t\n= 6t + 3 - t\n= 5t + 3"]
    {
        let card = card_of(&reading::split(paste), 0.001);
        assert!(card.clean, "{paste:?}: {}", written(&card));
    }
    let cases: &[Case] = &[
        ("5x + 2 = 17\n5x = 15\nx = 3\nAnswer: x = 4", "step sound, step sound, answer unsound"),
        ("5x + 2 = 17\n5x = 15\nx = 3\n\\boxed{4}", "step sound, step sound, answer unsound"),
        ("Löse 5x + 2 = 17\n5x = 15\nx = 3\nAntwort: 4", "step sound, step sound, answer unsound"),
        ("x^2 = 49\nx = 7", "step unsound"),
        ("5x + 2 = 17\n5x = 19\nx = 19/5", "step unsound, step carried"),
        ("2(a - 1)\n= 2a - 1", "step unsound"),
        ("4 - x < 1\n-x < -3\nx < 3", "step sound, step unsound"),
        ("Löse 4 - x < 1\n-x < -3\nx < 3", "step sound, step unsound"),
    ];
    check(cases);
    for (paste, _) in cases {
        for step in card(paste).steps.iter().filter(|step| step.mark == Mark::Unsound) {
            assert!(matches!(step.exact, Verdict::Fails(_)), "{paste:?}: {step:#?}");
        }
    }
}

#[test]
fn what_the_rows_above_cannot_hold_is_given() {
    check(&[
        // A further equation of a system.
        (
            "Solve the system\n3x + y = 10\nx - y = 2\n4x = 12\nx = 3\n3*3 + y = 10\ny = 1",
            "step sound, step sound, step sound, step sound, clean",
        ),
        (
            "Löse das Gleichungssystem\n3x + y = 10\nx - y = 2\n4x = 12\nx = 3\n3·3 + y = 10\ny = 1",
            "step sound, step sound, step sound, step sound, clean",
        ),
        (
            "Solve 3x + y = 10 and x - y = 2\ny = x - 2\n3x + x - 2 = 10\nx = 3\ny = 1",
            "step sound, step sound, step sound, step sound, clean",
        ),
        (
            "Solve 3x + y = 10 and x - y = 2\ny = x + 2\n3x + x + 2 = 10\nx = 2",
            "step unsound, step carried, step carried",
        ),
        ("I: 3x + y = 10\nII: x - y = 2\n4x = 12\nx = 3\ny = 1", "step sound, step sound, step sound, clean"),
        // The model of a word problem.
        (
            "A pen costs 3 more than a pad. Together they cost 17. What does a pad cost?\np + p + 3 = 17\n2p = 14\np = 7",
            "given given, step sound, step sound, clean",
        ),
        (
            "Ein Heft kostet 2 Euro weniger als ein Buch, beide zusammen 16. Wie viel kostet das Buch?\n\
             b + b - 2 = 16\n2b = 18\nb = 8",
            "given given, step sound, step unsound",
        ),
        // A formula in the coefficients of the problem follows from it; values put in do not.
        (
            "3x^2 + 5x - 2 = 0\nx = (-b ± sqrt(b^2 - 4ac))/(2a)\nx = (-5 ± sqrt(25 + 24))/6\nx = 1/3 or x = -2",
            "step sound, step sound, step sound, clean",
        ),
        ("s = vt\n340 = 85t\nt = 4", "given given, step sound, clean"),
        ("s = vt\n340 = 85t\nt = 5", "given given, step unsound"),
        // A definition, a condition.
        ("x^4 - 5x^2 + 4 = 0\nSei u = x^2\nu^2 - 5u + 4 = 0", "definition given, step sound, clean"),
        ("sqrt(x^2) = 5\nx > 0\nx = 5", "condition given, step sound, clean"),
    ]);
}

#[test]
fn clean_means_whole() {
    check(&[
        ("5x + 2 = 17\n5x = 15\nx = 3", "step sound, step sound, clean"),
        ("5x + 2 = 17\n5x = ∑ 15\nx = 3", "step unchecked, step sound"),
        ("5x + 2 = 17 # 1\n5x = 15\nx = 3", "given given, step sound"),
        ("5x + 2 = 17\n5x = 15\nx = 3\nAnswer: 2", "step sound, step sound, answer unsound"),
        ("5x + 2 = 17\n5x = 15\nx = 3\nCheck: 5*3 + 2 = 18", "step sound, step sound, check unsound"),
        ("5x + 2 = 17\n5x = 15\nx = 3\nProbe: 5·3 + 2 = 18", "step sound, step sound, check unsound"),
        ("sqrt(x + 6) = x\nx + 6 = x^2\nx = 3 or x = -2", "step unsure, step unsound"),
        ("sqrt(x + 6) = x\nx + 6 = x^2\nx = 3 or x = -2\nx = 3", "step sound, step sound, step sound, clean"),
    ]);
}

/// The lines that the model reads of a paste.
fn prompted(paste: &str) -> Vec<Option<String>> {
    let work = reading::split(paste);
    (ALGEBRA_FINGERPRINT.prompt)(&work.solutions[0]).map(|prompt| prompt.lines).unwrap_or_default()
}

#[test]
fn both_witnesses_get_the_same_statement() {
    let check = |short: &str, whole: &str| {
        let (short_rows, whole_rows) = (prompted(short), prompted(whole));
        assert!(short_rows.len() > 1 && short_rows.iter().all(Option::is_some), "{short:?}: {short_rows:?}");
        assert_eq!(short_rows, whole_rows, "{short:?}");
        assert_eq!(written(&card(short)), written(&card(whole)), "{short:?}");
    };
    check("2x - 4 = 4\n2x = 4 + 4\n= 8", "2x - 4 = 4\n2x = 4 + 4\n2x = 8");
    check("Löse 3a + 1 = 10\n3a = 10 - 1\n= 9", "Löse 3a + 1 = 10\n3a = 10 - 1\n3a = 9");
    check("2x - 4 = 4\n2x = 8\nAnswer: 4", "2x - 4 = 4\n2x = 8\nAnswer: x = 4");
    check("2x - 4 = 4\n2x = 8\nAntwort: 4", "2x - 4 = 4\n2x = 8\nAntwort: x = 4");
}

/// How often names are right is measured by `slips.rs`; here a line that no known slip explains has none.
#[test]
fn no_name_rather_than_a_wrong_one() {
    let named = |paste: &str| card(paste).steps[0].slip.map(|slip| slip.id());
    assert_eq!(named("2(x - 3) = x + 4\n2x - 3 = x + 4"), named("Löse 5(y - 2) = y + 1\n5y - 2 = y + 1"));
    assert!(named("2(x - 3) = x + 4\n2x - 3 = x + 4").is_some());
    for paste in ["5x + 2 = 17\n5x = 12347", "Löse 4y - 9 = 30\n113y = 29", "x^2 = 49\nx = 2345/17"] {
        assert_eq!(named(paste), None, "{paste:?}");
    }
}

#[test]
fn an_unfinished_row_is_not_judged() {
    // `|` stands at both ends of the row that is being written.
    for (marked, wanted) in [
        ("5x + 2 = 17\n5x = 15\n|x =|", "step sound, unfinished unchecked"),
        ("5x + 2 = 17\n5x = 15\n|x = 9|", "step sound, unfinished unchecked"),
        ("5x + 2 = 17\n|5x = 1|\nx = 3", "unfinished unchecked, step sound"),
        ("Löse 5x + 2 = 17\n5x = 15\n|also x = |", "step sound, unfinished unchecked"),
    ] {
        let ends: Vec<usize> = marked.match_indices('|').map(|(at, _)| at).collect();
        let paste = marked.replace('|', "");
        let card = card_of(&reading::split_beside(&paste, Span::new(ends[0], ends[1] - 1), false), 0.99);
        assert_eq!(written(&card).replace(", clean", ""), wanted, "{marked:?}");
    }
}
