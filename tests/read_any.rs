//! Whatever is pasted: nothing breaks, nothing is judged that was not wholly read, nothing vanishes, and the same text
//! is read and judged the same twice.
//!
//! Pastes are worked solutions of the generator with their bytes, signs and rows mutated, and rows of random pieces; the
//! seed is fixed. `SUREFOOT_PASTES` says how many.

use fastrand::Rng;
use surefoot::corpus::{Options, generate};
use surefoot::reading::{self, Notice, Role, Work};
use surefoot::text::Span;
use surefoot::tutor::{self, Cuts, Findings, Mark, Review};
use surefoot::words::Language;

/// Pastes that are tried where nobody says how many.
const N_PASTES: usize = 400;

const SEED: u64 = 11;

const CUTS: Cuts = Cuts { sound: 0.94, unsound: 0.3 };

/// What is put into a row, or makes up one.
const PARTS: &[&str] = &[
    "2x + 3 = 11",
    "x = 4",
    "(x+1)^2",
    "-",
    "= ",
    "\n",
    "\n\n",
    " ",
    "1. ",
    "(1) ",
    "Step 2: ",
    "Answer: ",
    "Antwort: ",
    "check:",
    "Probe:",
    "so ",
    "also ",
    "because ",
    " or ",
    " und ",
    ", ",
    ";",
    ".",
    " -> ",
    " => ",
    " <=> ",
    "\\\\",
    "&=",
    "\\[",
    "\\]",
    "$",
    "(",
    ")",
    "{",
    "}",
    "[",
    "\\begin{align*}",
    "\\end{align*}",
    "\\boxed{5}",
    "\\frac{1}{2}",
    "**",
    "## ",
    "---",
    "> ",
    "&lt;",
    "<br>",
    "<sup>2</sup>",
    "\u{200b}",
    "\u{202e}",
    "\0",
    "é",
    "e\u{301}",
    "∴",
    "²",
    "−",
    "±",
    "∛",
    "∠",
    "#",
    "%",
    "\\foo",
    "\\sqrt",
    "sqr(x)",
    "х",
    "x_1",
    "|x|",
    "!",
    "≠",
    "√",
    "0,5",
    "1/0",
    "x^99",
    "f(x) = 3x",
    "for x > 0",
    "From 3x + 4 = 19 we get ",
    "Lösungsmenge: {2}",
    "keine Lösung",
    "no solution",
    "Method 2\n",
    "ü",
    "?",
    "Subtract 3 from both sides",
    "9999999999999999999999",
    "\r\n",
    "\t",
    "x",
    "y",
    "7",
    "+",
    "*",
    "/",
    "^",
];

/// The pastes of the seed, one after the other.
struct Pastes {
    rng: Rng,
    worked: Vec<String>,
}

impl Pastes {
    fn new() -> Pastes {
        let rows = generate(SEED, &Options { count: 300, p_slipped: 0.4, ..Options::default() });
        let worked = rows.map(|row| format!("{}\n{}", row.problem, row.steps.join("\n"))).collect();
        Pastes { rng: Rng::with_seed(SEED), worked }
    }

    fn next(&mut self) -> String {
        let rng = &mut self.rng;
        if rng.u8(0..4) == 0 {
            return (0..rng.usize(1..25)).map(|_| PARTS[rng.usize(..PARTS.len())]).collect();
        }
        let mut paste: Vec<char> = self.worked[rng.usize(..self.worked.len())].chars().collect();
        for _ in 0..rng.usize(1..5) {
            let at = rng.usize(..=paste.len());
            let until = (at + rng.usize(1..4)).min(paste.len());
            match rng.u8(0..5) {
                0 => drop(paste.drain(at..until)),
                1 => drop(paste.splice(at..at, PARTS[rng.usize(..PARTS.len())].chars())),
                2 => drop(paste.splice(at..until, PARTS[rng.usize(..PARTS.len())].chars())),
                3 if !paste.is_empty() => {
                    let last = paste.len() - 1;
                    paste.swap(at.min(last), 0);
                }
                _ => {
                    let copy: Vec<char> = paste[at..until].to_vec();
                    let to = rng.usize(..=paste.len());
                    paste.splice(to..to, copy);
                }
            }
        }
        paste.into_iter().collect()
    }
}

fn judged(work: &Work) -> Review {
    let verdicts: Vec<_> = work.solutions.iter().map(tutor::witness).collect();
    let sure: Vec<_> = work.solutions.iter().map(|solution| vec![Some(0.99); solution.steps.len()]).collect();
    tutor::review(work, &Findings::scored(&verdicts, &sure, CUTS), Language::En)
}

/// For each byte of the paste, whether some row, its reason, the problem or a notice shows it.
fn shown(paste: &str, work: &Work) -> Vec<bool> {
    let mut shown = vec![false; paste.len()];
    let mut take = |span: Span| shown[span.start..span.end].fill(true);
    for notice in &work.notices {
        match notice {
            Notice::RunOnEquals { span } | Notice::UnbalancedBrackets { span } | Notice::MarginNote { span } => {
                take(*span)
            }
            _ => {}
        }
    }
    work.stated.iter().for_each(|problem| take(problem.span));
    for solution in &work.solutions {
        solution.problem.iter().for_each(|problem| take(problem.span));
        for step in &solution.steps {
            take(step.span);
            step.reason.iter().flat_map(|reason| reason.origins()).for_each(|origin| take(*origin));
        }
    }
    shown
}

/// The digits that no row shows and that count no rows: in none of the places where the number of a row, of a line break
/// or of a sign stands.
fn lost_digits(paste: &str, work: &Work) -> String {
    let shown = shown(paste, work);
    let mut lost = String::new();
    for (at, c) in paste.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let row = &paste[paste[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)..];
        let row = row.split(['\n', '\r']).next().unwrap_or_default();
        let before = paste[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').trim_end();
        let behind = paste[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        let counts =
            behind.starts_with(['.', ')', ':', ']', '\u{20e3}']) || before.ends_with(|c: char| c.is_alphabetic());
        let is_laid_out = row.contains(['<', '&', '\\', '`', '|', '#', '{', '[']);
        if !shown[at] && !counts && !is_laid_out {
            lost.push(c);
        }
    }
    lost
}

/// What does not hold of a paste.
fn fault(paste: &str) -> Option<String> {
    let work = reading::split(paste);
    if work != reading::split(paste) {
        return Some("read otherwise the second time".to_owned());
    }
    let lost = lost_digits(paste, &work);
    let is_cut = work.notices.iter().any(|notice| {
        matches!(notice, Notice::TooLong { .. } | Notice::TooManySteps { .. } | Notice::TooManySolutions { .. })
    });
    if !lost.is_empty() && !is_cut && reading::class(paste).students.iter().all(|student| student.name.is_empty()) {
        return Some(format!("{lost:?} is shown nowhere"));
    }
    let review = judged(&work);
    if review != judged(&work) {
        return Some("judged otherwise the second time".to_owned());
    }
    for (solution, card) in work.solutions.iter().zip(&review.cards) {
        if card.steps.len() != solution.steps.len() {
            return Some("a row is not shown".to_owned());
        }
        let problem_unread = solution.problem.as_ref().is_some_and(|problem| problem.unread.is_some());
        let mut row_unread = problem_unread;
        for (step, shown) in solution.steps.iter().zip(&card.steps) {
            let is_read = step.role == Role::Words || step.statement().is_some();
            if !is_read && !matches!(shown.mark, Mark::Unchecked | Mark::Given) {
                return Some(format!("{:?} was not read and is {:?}", shown.text, shown.mark));
            }
            if !is_read && step.unread.is_some() && step.parsed.findings.is_empty() {
                return Some(format!("what was not read of {:?} is not named", shown.text));
            }
            if shown.why.is_empty() {
                return Some(format!("{:?} has a mark and no word", shown.text));
            }
            row_unread |= !is_read;
        }
        if row_unread && card.clean {
            return Some("clean, and a row was not read".to_owned());
        }
    }
    None
}

#[test]
fn whatever_is_pasted_the_contract_holds() {
    let n_pastes = std::env::var("SUREFOOT_PASTES").ok().and_then(|n| n.parse().ok()).unwrap_or(N_PASTES);
    let mut pastes = Pastes::new();
    let mut faults = Vec::new();
    for i in 0..n_pastes {
        let paste = pastes.next();
        match std::panic::catch_unwind(|| fault(&paste)) {
            Ok(fault) => faults.extend(fault.map(|fault| format!("{i}: {paste:?}: {fault}"))),
            Err(_) => faults.push(format!("{i}: {paste:?}: a panic")),
        }
    }
    assert!(faults.is_empty(), "{} of {n_pastes}:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}
