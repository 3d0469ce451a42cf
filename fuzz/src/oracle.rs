//! What must hold of any input whatever: one function a target, each of which panics at what must not be.
//!
//! Time is bounded by the fuzzer itself (`-timeout`), panics and overflows are finds by themselves.

use crate::accounted::unaccounted;
use crate::gguf::{Dtype, Gguf};
use crate::idle_engine::IdleEngine;
use crate::notation::{self, Statement};
use crate::reading::{self, Role, Work, split, split_beside};
use crate::scoring::Loader;
use crate::text::{Span, from_bytes};
use crate::tutor::{Cuts, Findings, Mark, Review, Verdicts, notice_sentence, review, to_csv, to_json, witness};
use crate::words::Language;

/// Cuts as a model has them.
const CUTS: Cuts = Cuts { sound: 0.9, unsound: 0.1 };

/// A paste is read, every part of it accounted for, and judged; twice to the same end.
pub fn paste(data: &[u8]) {
    let text = from_bytes(data).text;
    let work = split(&text);
    spans_lie_in(&text, &work);
    unfinished_rows_stand_beside(&text);
    assert_eq!(unaccounted(&text, &work), "", "neither shown nor a marker");
    assert!(work == split(&text), "the same text is read otherwise the second time");
    let verdicts = witnessed(&work);
    let exact = judged(&work, &Findings::exact_only(&verdicts));
    let again = witnessed(&work);
    assert!(exact == judged(&work, &Findings::exact_only(&again)), "the same work is judged otherwise the second time");
    assert!(exact.highlight.is_none() && exact.cards.iter().all(|card| !card.clean), "clean without a model");
    hangs_together(&work, &exact);
    let sure: Vec<_> = work.solutions.iter().map(|solution| vec![Some(0.99); solution.steps.len()]).collect();
    let scored = judged(&work, &Findings::scored(&verdicts, &sure, CUTS));
    hangs_together(&work, &scored);
    for notice in &work.notices {
        Language::ALL.iter().for_each(|&language| assert!(!notice_sentence(notice, language).is_empty()));
    }
}

fn witnessed(work: &Work) -> Vec<Verdicts> {
    work.solutions.iter().map(witness).collect()
}

fn judged(work: &Work, findings: &Findings) -> Review {
    review(work, findings, Language::De)
}

/// The card shows every line that was read, and says of the whole what its lines say.
fn hangs_together(work: &Work, review: &Review) {
    assert_eq!(review.cards.len(), work.solutions.len());
    for (card, solution) in review.cards.iter().zip(&work.solutions) {
        assert_eq!(card.steps.len(), solution.steps.len(), "a line that was read is not shown");
        let first = card.steps.iter().position(|step| step.mark == Mark::Unsound);
        assert_eq!(card.first_unsound, first);
        assert!(!(card.clean && first.is_some()), "clean with an unsound line");
        assert!(card.steps.iter().all(|step| !step.why.is_empty()), "a mark without a word");
    }
    if let Some(card) = review.highlight.map(|i| &review.cards[i]) {
        assert!(card.clean && card.answer_right != Some(false), "what is highlighted is not clean");
    }
}

/// A row that is still being written is shown once, whichever it is, and the paste is read all the same.
fn unfinished_rows_stand_beside(text: &str) {
    let last = text.trim_end_matches('\n');
    let row = Span::new(last.rfind('\n').map_or(0, |at| at + 1), last.len());
    let work = split_beside(text, row, false);
    spans_lie_in(text, &work);
    let steps = work.solutions.iter().flat_map(|solution| &solution.steps);
    let n_unfinished = steps.filter(|step| step.role == Role::Unfinished).count();
    assert!(n_unfinished <= 1, "one row is shown {n_unfinished} times");
}

fn spans_lie_in(text: &str, work: &Work) {
    let lies = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?} is no part of the paste");
    for solution in &work.solutions {
        solution.problem.iter().for_each(|problem| lies(problem.span));
        for step in &solution.steps {
            lies(step.span);
            step.math.origins().iter().for_each(|origin| lies(*origin));
        }
    }
}

/// A class is read, each entry belongs to a student and a question, and results can be written.
pub fn class(data: &[u8]) {
    let text = from_bytes(data).text;
    let class = reading::class(&text);
    assert!(class == reading::class(&text), "the same table is read otherwise the second time");
    for entry in &class.entries {
        assert!(class.students.get(entry.student_idx).is_some(), "work without a student");
        assert!(class.questions.get(entry.question_idx).is_some(), "work without a question");
        for field in entry.problem.iter().chain(entry.work.iter().map(|piece| &piece.field)) {
            assert!(text.get(field.span.start..field.span.end).is_some(), "{field:?} is no part of the text");
        }
        let work = entry.work_text(&text);
        let _ = (entry.problem_text(&text), work.trim());
    }
    let rows: Vec<_> = class
        .students
        .iter()
        .map(|student| crate::tutor::ExportRow { student: student.name.clone(), question: "", standing: None })
        .collect();
    let csv = to_csv(&rows, Language::En);
    assert!(csv.lines().all(|line| !line.starts_with(['=', '+', '@'])), "a cell that a spreadsheet would run");
    let json: serde_json::Value = serde_json::from_str(&to_json(&rows)).expect("what is written is JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(rows.len()));
    for notice in &class.notices {
        Language::ALL.iter().for_each(|&language| assert!(!notice_sentence(notice, language).is_empty()));
    }
}

/// A line is read or a finding says why not; what is read is printed in three ways, each of which reads as the same.
pub fn notation(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let parsed = notation::parse(text);
    for finding in &parsed.findings {
        assert!(text.get(finding.span.start..finding.span.end).is_some(), "{finding:?} is no part of the line");
    }
    let fatal = parsed.findings.iter().any(notation::Finding::is_fatal);
    assert_eq!(parsed.statement.is_none(), fatal, "no tree and no reason, or both: {:?}", parsed.findings);
    if let Some(statement) = parsed.statement {
        reads_back(&statement);
    }
}

fn reads_back(statement: &Statement) {
    // Quantities named by words are shown to readers as they were written, without the brackets that tell them apart.
    let is_named = |name: &String| notation::is_quantity_name(name) && notation::greek_letter(name).is_none();
    let has_names = notation::variables(statement).iter().any(is_named);
    let prints = [notation::print, notation::unicode, notation::latex];
    for print in prints.into_iter().take(if has_names { 1 } else { prints.len() }) {
        let printed = print(statement);
        // What is longer in print than any line may be is refused, and that is all.
        if printed.len() <= notation::MAX_BYTES {
            let again = notation::parse(&printed).statement;
            // `exp(k)` is printed as `e^k`, where only the rest of the work tells the number from a letter.
            let same = again.as_ref().map(notation::statement_with_euler);
            assert!(
                same == Some(notation::statement_with_euler(statement)),
                "{statement:?} printed as {printed:?} reads as {again:?}"
            );
        }
    }
}

/// Room for the weights of small models.
const WEIGHTS_BYTES: usize = 2 << 20;

/// A file is a model or is refused; as a whole, while it arrives, and with a head that weights of zero follow.
pub fn gguf(data: &[u8]) {
    if let Ok(gguf) = Gguf::parse(data) {
        gguf.metadata().for_each(|(key, _)| assert!(gguf.contains(key)));
        for tensor in gguf.tensors() {
            let wanted = (tensor.n_rows as u64).checked_mul(tensor.row_bytes() as u64);
            assert_eq!(wanted, Some(tensor.bytes.len() as u64), "{} is not as long as it says", tensor.name);
            if tensor.dtype != Dtype::F32 && tensor.n_rows > 0 {
                assert!(tensor.row(tensor.n_rows).is_none() && tensor.row(0).is_some());
            }
        }
    }
    // Whatever has arrived can only come to be refused.
    let mut arriving = Loader::new(IdleEngine);
    for end in [data.len() / 3, data.len() / 2, data.len()] {
        if arriving.take(&data[..end], None).is_err() {
            return;
        }
    }
    if matches!(Gguf::parse_arrived(data, u64::MAX), Ok(Some(_))) {
        let mut file = data.to_vec();
        file.resize(data.len() + WEIGHTS_BYTES, 0);
        let _ = arriving.take(&file, Some(file.len() as u64));
        let _ = arriving.finish(&file);
    }
}
