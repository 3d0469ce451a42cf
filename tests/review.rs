//! `surefoot review` from paste to marks: what it prints, what it says of input it cannot use, and its exit status.
//!
//! Runs in an empty folder, so that no model is found: but where one is named, the marks are the exact witness's alone.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn surefoot(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_surefoot"))
        .arg("review")
        .args(args)
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A tool that does not read its input closes it; that is for the test of its output to judge.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn json(paste: &str) -> Value {
    let output = surefoot(&["--json", "-"], paste.as_bytes());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// One solution, with these marks, this first unsound line and, in the paste at each step's span, this text.
fn check(paste: &str, marks: &[&str], first_unsound: Option<u64>) {
    let object = json(paste);
    let solutions = object["solutions"].as_array().unwrap();
    assert_eq!(solutions.len(), 1, "{paste}\n{object}");
    let steps = solutions[0]["steps"].as_array().unwrap();
    let found: Vec<&str> = steps.iter().map(|step| step["mark"].as_str().unwrap()).collect();
    assert_eq!(found, marks, "{paste}\n{object}");
    assert_eq!(solutions[0]["first_unsound"].as_u64(), first_unsound, "{paste}");
    assert_eq!(solutions[0]["clean"], false, "nothing is clean without a model: {paste}");
    assert_eq!(keys(&object), ["solutions"]);
    assert_eq!(keys(&solutions[0]), ["clean", "first_unsound", "problem", "steps"]);
    let mut behind = 0;
    for step in steps {
        assert_eq!(keys(step), ["exact", "mark", "p_sound", "role", "span", "text"]);
        assert_eq!(step["p_sound"], Value::Null);
        let span = [0, 1].map(|i| step["span"][i].as_u64().unwrap() as usize);
        let pasted = paste.get(span[0]..span[1]).unwrap_or_else(|| panic!("{span:?} cuts a character of {paste}"));
        assert!(span[0] >= behind && !pasted.trim().is_empty(), "{span:?} in {paste}");
        behind = span[1];
    }
}

#[test]
fn pastes() {
    let check = |name: &str, marks: &[&str], first_unsound| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pastes").join(name);
        check(&std::fs::read_to_string(path).unwrap(), marks, first_unsound);
    };
    check("01.txt", &["sound"; 3], None);
    check("02.txt", &["given", "sound", "sound", "sound", "sound"], None);
    check("03.txt", &["sound"; 3], None);
    check("04.txt", &["sound"; 2], None);
    check("05.txt", &["sound"; 3], None);
    check("06.txt", &["sound"; 3], None);
    check("07.txt", &["sound"; 3], None);
    check("08.txt", &["sound"; 4], None);
    check("10.txt", &["sound"; 2], None);
    check("12.txt", &["sound"; 2], None);
    check("19.txt", &["unsound", "carried", "sound"], Some(0));
}

#[test]
fn slips_are_found_in_pastes_of_any_form() {
    check("Solve x^2 = 5x.\nx = 5", &["unsound"], Some(0));
    check("2x + 3 = 11\n2x = 14\nx = 4", &["unsound", "recovered"], Some(0));
    check("$$-2x < 6 \\implies x < -3$$", &["unsound"], Some(0));
    check("(x + 3)²\n= x² + 9", &["unsound"], Some(0));
    check("1. x^2 = 9\n2. x = 3", &["unsound"], Some(0));
}

#[test]
fn text_shows_spans_both_witnesses_marks_and_reasons() {
    let output = surefoot(&["-"], b"x + 1 = 3\nx = 4\n");
    let text = String::from_utf8(output.stdout).unwrap();
    for part in ["x + 1 = 3", "10..15", "model    -", "algebra fails", "unsound", "x = 4", "Line 1 does not follow"] {
        assert!(text.contains(part), "{part:?} is missing in\n{text}");
    }
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("no model"), "{said}");
}

#[test]
fn sentences_come_in_the_language_asked_for() {
    let paste = b"x + 1 = 3\nx = 4\n";
    for (language, says) in [("en", "Line 1 does not follow"), ("de-AT", "Zeile 1 folgt nicht")] {
        let text = surefoot(&["--sentences", language, "-"], paste);
        assert!(String::from_utf8_lossy(&text.stdout).contains(says), "{text:?}");
        let output = surefoot(&["--json", "--sentences", language, "-"], paste);
        let object: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(keys(&object), ["notices", "solutions", "summary"]);
        assert!(object["solutions"][0]["steps"][0]["why"].as_str().unwrap().starts_with(says), "{object}");
    }
    check_message(&["--sentences", "tlh", "-"], paste, 2, "tlh");
}

/// P(sound) of each step of the paste's one solution, by the shipped model.
fn scored(paste: &str) -> Vec<f64> {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/models/algebra-prm.gguf");
    let output = surefoot(&["--json", "--model", model.to_str().unwrap(), "-"], paste.as_bytes());
    let object: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let solution = &object["solutions"][0];
    let steps = solution["steps"].as_array().unwrap();
    let all_sound = steps.iter().all(|step| step["mark"] == "sound" && step["exact"] != "fails");
    assert_eq!(solution["clean"].as_bool(), Some(all_sound), "{object}");
    steps.iter().map(|step| step["p_sound"].as_f64().unwrap_or_else(|| panic!("{object}"))).collect()
}

#[test]
fn the_shipped_model_scores_every_line_the_same_in_any_notation() {
    let plain = scored("3(x - 4)/2 = x^2 + 5\n3(x - 4) = 2x^2 + 10\n3x - 12 = 2x^2 + 10\n");
    assert_eq!(plain.len(), 2);
    assert!(plain.iter().all(|p| (0.0..=1.0).contains(p)), "{plain:?}");
    assert_eq!(scored("3(x − 4) ÷ 2 = x² + 5\n3(x − 4) = 2·x² + 10\n3x − 12 = 2x² + 10\n"), plain);
    let latex = [r"$$\frac{3\left(x-4\right)}{2} = x^{2} + 5$$", "$$3(x-4) = 2x^2 + 10$$", "$$3x - 12 = 2x^2 + 10$$"];
    assert_eq!(scored(&latex.join("\n")), plain);
    assert_ne!(scored("3(x - 4)/2 = x^2 + 5\n3(x - 4) = 2x^2 + 5\n3x - 12 = 2x^2 + 10\n"), plain);
}

/// `input` gives this exit status and, on standard error, a message with these words; never a panic.
fn check_message(args: &[&str], input: &[u8], status: i32, words: &str) {
    let output = surefoot(args, input);
    let said = String::from_utf8_lossy(&output.stderr);
    let head: Vec<u8> = input.iter().copied().take(60).collect();
    let head = String::from_utf8_lossy(&head);
    assert!(said.contains(words) && !said.contains("panicked"), "{head:?}: {said}");
    assert_eq!(output.status.code(), Some(status), "{head:?}: {said}");
}

#[test]
fn bad_input_gets_a_clear_message() {
    check_message(&["-"], b"", 1, "Nothing to check yet");
    check_message(&["-"], b" \n\t\n", 1, "Nothing to check yet");
    check_message(&["-"], b"I do not know how to do this one, sorry.", 1, "No line of maths");
    check_message(&["-"], b"x = 4", 1, "no working");
    check_message(&["-"], "x + 1 = 2\nx = 1\n".repeat(70_000).as_bytes(), 0, "too long");
    check_message(&["-"], b"2(x + 1 = 4\nx + 1 = 2\n", 0, "bracket without its partner");
    check_message(&["-"], b"x\0 + 1 = 2\0\nx = 1\n", 0, "characters that cannot be shown");
    check_message(&["-"], b"x + 1 = 2\nx = \xff\n", 1, "not UTF-8 text (byte 14");
    check_message(&["no-such-file.txt"], b"", 1, "no-such-file.txt");
    check_message(&["."], b"", 1, ".: ");
    check_message(&[], b"", 2, "Usage");
}

#[test]
fn a_model_that_cannot_be_used_gets_a_clear_message() {
    let file = folder().join("lying.gguf");
    std::fs::write(&file, b"GGUF\x03\0\0\0 and then something else entirely").unwrap();
    let lying = file.to_str().unwrap();
    check_message(&["--model", "absent.gguf", "-"], b"x + 1 = 2\nx = 1\n", 1, "absent.gguf: ");
    check_message(&["--model", lying, "-"], b"x + 1 = 2\nx = 1\n", 1, "lying.gguf: ");
}

#[test]
fn an_object_is_written_for_any_readable_paste() {
    assert_eq!(json("")["solutions"].as_array().map(Vec::len), Some(0));
}

/// `wanted`: for each solution its problem and the marks of its lines.
#[track_caller]
fn check_table(table: &str, wanted: &[(&str, &[&str])], says_unknown: bool) {
    let object = json(table);
    let solutions = object["solutions"].as_array().unwrap();
    let marks = |solution: &Value| -> Vec<String> {
        let steps = solution["steps"].as_array().unwrap();
        steps.iter().map(|step| step["mark"].as_str().unwrap().to_owned()).collect()
    };
    let found: Vec<(&str, Vec<String>)> =
        solutions.iter().map(|solution| (solution["problem"].as_str().unwrap(), marks(solution))).collect();
    let wanted: Vec<(&str, Vec<String>)> =
        wanted.iter().map(|(problem, marks)| (*problem, marks.iter().map(|&mark| mark.to_owned()).collect())).collect();
    assert_eq!(found, wanted, "{table}");
    assert!(solutions.iter().all(|solution| solution["clean"] == false), "{table}");
    let said = String::from_utf8(surefoot(&["-"], table.as_bytes()).stderr).unwrap();
    assert_eq!(said.contains("the problem is not known"), says_unknown, "{said}");
}

#[test]
fn tables_of_classes() {
    check_table(
        "Name,\"<p>Question 1 (2 points)</p><p>Solve 2k + 1 = 9</p>\",2.0\nMira,\"2k = 8; k = 4\",2.0\nJon,2k = 10,0.0\n",
        &[("2k + 1 = 9", &["sound", "sound"]), ("2k + 1 = 9", &["unsound"])],
        false,
    );
    check_table(
        "student;step;work\nMira;1;2k = 8\nMira;2;k = 4\nJon;1;2k = 10\nJon;2;k = 4\n",
        &[("2k = 8", &["sound"]), ("2k = 10", &["unsound"])],
        true,
    );
    check_table(
        "Name\tSolve the system x + y = 5, x - y = 1\nMira\tx = 3, y = 2\nJon\tx = 2, y = 3\n",
        &[("x + y = 5, x - y = 1", &["sound"]), ("x + y = 5, x - y = 1", &["unsound"])],
        false,
    );
}
