//! The figures in README are those of the model card, which `training/card.py` takes with `surefoot evaluate`, and those of
//! `public/models/real-work.json`, which `surefoot evaluate --json --pastes tests/data/real_work.jsonl` writes, and of
//! `public/models/algebra-drafter.json`, which `surefoot search --json` writes.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const REAL_WORK: &str = "public/models/real-work.json";

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

/// What is said of the model alone: the key, and the words in README.
const MODEL_ALONE: &[(&str, &str)] = &[
    ("algebra_decides", "algebra knows the move, or proves it wrong"),
    ("algebra_agrees_move_unknown", "algebra agrees, and does not know the move"),
    ("algebra_silent", "algebra is silent"),
];

/// A way of choosing among drafts, and its words in README.
const METHODS: &[(&str, &str)] = &[
    ("majority-vote", "most frequent answer"),
    ("orm-best-of-n", "a model of final answers"),
    ("prm-best-of-n-minimum", "the weakest line (PRM minimum)"),
    ("prm-best-of-n-product", "all lines (PRM product)"),
    ("prm-best-of-n-last-line", "the last line (PRM)"),
    ("beam-search", "beam search over lines"),
    ("dvts", "diverse tree search over lines"),
    ("oracle", "whoever knows which is best"),
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn figure(value: &Value) -> String {
    match value.as_f64() {
        Some(float) if value.is_f64() => format!("{float:.3}"),
        Some(_) => value.to_string(),
        None => "not measured".to_owned(),
    }
}

/// README must hold these lines, one below the other.
#[track_caller]
fn quoted(table: &[String]) {
    assert!(read("README.md").contains(&table.join("\n")), "README should hold these rows:\n{}", table.join("\n"));
}

#[test]
fn readme_quotes_the_model_card() {
    let card = json(&read("public/models/algebra-prm.json"));
    let row = |(key, words): &(&str, &str)| {
        format!("| {words} | {} | {} |", figure(&card["held_out"][key]), figure(&card["student_steps"][key]))
    };
    quoted(&ROWS.iter().map(row).collect::<Vec<_>>());
}

/// One row of the table of real work.
fn tally(name: &str, tally: &Value) -> String {
    let n = |key: &str| tally[key].as_u64().unwrap();
    let share = 100.0 * n("right") as f64 / n("n_lines") as f64;
    format!(
        "| {name} | {} | {} | {share:.0} % | {} | {} | {} | {} | {} | {} of {} | {} of {} |",
        n("n_pastes"),
        n("n_lines"),
        n("as_given"),
        n("doubt"),
        n("false_alarm"),
        n("miss") + n("half_miss"),
        n("unchecked"),
        n("clean"),
        n("n_sound_pastes"),
        n("false_clean"),
        n("n_wrong_pastes"),
    )
}

#[test]
fn readme_quotes_the_figures_of_real_work() {
    let figures = json(&read(REAL_WORK));
    let topics = figures["by_topic"].as_object().unwrap();
    let rows = topics.iter().map(|(topic, counts)| tally(topic, counts));
    quoted(&rows.chain([tally("**in all**", &figures["all"])]).collect::<Vec<_>>());
    let alone = |(key, words): &(&str, &str)| {
        let of = &figures["model_alone"][key];
        let shares = ["precision_sound", "recall_sound", "precision_unsound", "recall_unsound"];
        let shares: Vec<String> = shares.iter().map(|key| figure(&of[key])).collect();
        format!("| {words} | {} | {} | {} |", of["n_sound"], of["n_unsound"], shares.join(" | "))
    };
    quoted(&MODEL_ALONE.iter().map(alone).collect::<Vec<_>>());
    let names = &figures["slip_names"];
    let said = format!(
        "Of {} wrong lines the slip of {} is named, and {} of these names are right",
        names["n_wrong_lines"], names["n_named"], names["n_named_rightly"]
    );
    assert!(read("README.md").contains(&said), "README should say: {said}");
}

#[test]
fn readme_quotes_the_comparison_of_ways_to_choose_among_drafts() {
    let search = json(&read("public/models/algebra-drafter.json"));
    let percent = |share: &Value| format!("{:.0}", 100.0 * share.as_f64().unwrap());
    let figures = search["figures"].as_array().unwrap();
    let row = |(method, words): &(&str, &str)| {
        let of_method = figures.iter().filter(|figure| figure["method"] == *method);
        let cells: Vec<String> =
            of_method.map(|it| format!("{} / {}", percent(&it["right"]), percent(&it["sound"]))).collect();
        format!("| {words} | {} |", cells.join(" | "))
    };
    quoted(&METHODS.iter().map(row).collect::<Vec<_>>());
    let (right, unsound) = (percent(&search["pass_at_1"]), percent(&search["unsound_if_right"]));
    let lead = format!("{right} % of single attempts are right, and {unsound} % of those have an unsound line");
    assert!(read("README.md").contains(&lead), "README should say: {lead}");
    let judge = &search["judge"];
    let share = |key: &str| 100.0 * judge[key].as_f64().unwrap();
    let n_lines = judge["n_lines"].as_u64().unwrap();
    let lines = format!("of {},{:03} different ones", n_lines / 1000, n_lines % 1000);
    let unsound = format!("{:.0} % of them unsound", share("share_unsound"));
    let cuts = format!(
        "AUROC {:.3}; at its cut {:.1} % of the sound lines doubted, {:.1} % of the unsound ones passed",
        share("auroc") / 100.0,
        share("false_alarm"),
        share("false_accept")
    );
    for said in [lines, unsound, cuts] {
        assert!(read("README.md").contains(&said), "README should say: {said}");
    }
}

#[test]
fn the_figures_of_real_work_are_those_of_today() {
    let run = Command::new(env!("CARGO_BIN_EXE_surefoot"))
        .args(["evaluate", "--json", "--pastes", "tests/data/real_work.jsonl"])
        .current_dir(ROOT)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let found = json(&String::from_utf8(run.stdout).unwrap());
    assert!(found["all"]["n_pastes"].as_u64() >= Some(300), "{found}");
    assert_eq!(found, json(&read(REAL_WORK)), "write {REAL_WORK} anew with the command above, and README with it");
}
