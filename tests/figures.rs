//! The figures in README are those of the model card, which `training/card.py` takes with `surefoot evaluate`.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Key of the card, and its words in README.
const ROWS: &[(&str, &str)] = &[
    ("n_steps", "lines judged"),
    ("step_accuracy", "lines judged rightly at the model's own cut"),
    ("auroc", "AUROC of a line"),
    ("recall_at_2pct_fa", "unsound lines caught at 2 % false alarms"),
    ("recall_at_5pct_fa", "unsound lines caught at 5 % false alarms"),
    ("processbench_f1", "F1 of the first unsound line, or that there is none"),
    ("ece", "expected calibration error"),
    ("brier", "Brier score"),
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn figure(value: &Value) -> String {
    match value.as_f64() {
        Some(float) if value.is_f64() => format!("{float:.3}"),
        Some(_) => value.to_string(),
        None => "not measured".to_owned(),
    }
}

#[test]
fn readme_quotes_the_model_card() {
    let card: Value = serde_json::from_str(&read("public/models/algebra-prm.json")).unwrap();
    let row = |(key, words): &(&str, &str)| {
        format!("| {words} | {} | {} |", figure(&card["held_out"][key]), figure(&card["student_steps"][key]))
    };
    let table: Vec<String> = ROWS.iter().map(row).collect();
    let readme = read("README.md");
    assert!(readme.contains(&table.join("\n")), "README should hold these rows:\n{}", table.join("\n"));
}
