"""Writes the model card: every figure that is said of a model, taken with `surefoot evaluate`, and how to take it again.

Run from the repository's root, after the README's commands:
python training/card.py --run target/training/prm-out --cuts target/training/cuts.json
"""

import argparse
import csv
import json
import subprocess
import tempfile
from pathlib import Path

MODEL = "public/models/algebra-prm.gguf"
OUTCOME_MODEL = "public/models/algebra-orm.gguf"
HELD_OUT = "generate --seed 800 --count 4000 --split test"
# What training never shows, each different from the held-out rows in one way; and of those the sums of numbers alone.
SPLITS = {
    "forms": "generate --seed 801 --count 1500 --split forms",
    "strategies": "generate --seed 802 --count 1500 --split strategies",
    "larger": "generate --seed 803 --count 1500 --split larger",
    "longer": "generate --seed 804 --count 1500 --split longer",
    "arithmetic": "generate --seed 805 --count 1500 --split test --family evaluation",
}
SPLIT_FIGURES = ["n_steps", "share_not_judged", "auroc", "recall_at_2pct_fa", "processbench_f1"]
PICKS = {
    "best_of_4": "generate --seed 810 --count 400 --best-of 4 --split test",
    "best_of_8": "generate --seed 811 --count 400 --best-of 8 --split test",
}
# Its wrong lines often keep the solutions by luck.
TRAPS = "generate --seed 820 --count 3000 --family trap --split test"
JUDGES = ["min", "product", "mean", "last", "outcome", "majority", "random_right_answer", "random"]
OUT_OF_DOMAIN = "tests/data/out_of_domain.jsonl"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", required=True, help="the folder that train.py wrote")
    parser.add_argument("--cuts", required=True, help="the file that `surefoot evaluate --calibrate` wrote")
    parser.add_argument("--student-steps", default="tests/data/cogtutor_dev.jsonl", help="rows of real students' steps")
    parser.add_argument("--curve-note", help="what a reader of the learning curve has to know")
    parser.add_argument("--hardware", default="1 CPU core, shared")
    parser.add_argument("--surefoot", default="target/release/surefoot")
    args = parser.parse_args()

    def surefoot(*words):
        return subprocess.run([args.surefoot, *map(str, words)], check=True, capture_output=True, text=True).stdout

    def evaluate(*words):
        return json.loads(surefoot("evaluate", "--json", *words))

    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "f32.gguf"), Path(folder, "q4_0.gguf")
        for path, dtype in ((plain, "f32"), (small, "q4_0")):
            surefoot("quantize", "--checkpoint", args.run, "--calibration", args.cuts, "--format", dtype, "--out", path)

        def rows(name, command):
            path = Path(folder, name + ".jsonl")
            path.write_text(surefoot(*command.split()))
            return path

        test = rows("held_out", HELD_OUT)
        held_out = evaluate("--model", MODEL, "--data", test, "--against", plain)
        q4_0 = evaluate("--model", small, "--data", test, "--against", plain)
        splits = {name: evaluate("--model", MODEL, "--data", rows(name, command)) for name, command in SPLITS.items()}
        picks = {
            name: evaluate("--model", MODEL, "--outcome-model", OUTCOME_MODEL, "--data", rows(name, command))["best_of_n"]
            for name, command in PICKS.items()
        }
        traps = evaluate("--model", MODEL, "--data", rows("traps", TRAPS))
        n_q4_0 = small.stat().st_size
    students = evaluate("--model", MODEL, "--data", args.student_steps)
    out_of_domain = evaluate("--model", MODEL, "--out-of-domain", "--data", OUT_OF_DOMAIN)
    for figures in (held_out, students):
        figures.pop("best_of_n", None)
    calibration = json.loads(Path(args.cuts).read_text())

    with open(Path(args.run, "curve.csv")) as lines:
        curve = [{key: float(value) for key, value in row.items()} for row in csv.DictReader(lines)]
    config = json.loads(Path(args.run, "config.json").read_text())
    d, d_ff, n_layers = config["hidden_size"], config["intermediate_size"], config["num_hidden_layers"]
    n_layer = 4 * d * d + 3 * d + 3 * d * d_ff + 2 * d
    card = {
        "name": "algebra PRM",
        "what": "A process reward model for school algebra, line by line: P(line is sound | problem, lines above).",
        "network": {
            "architecture": "qwen2",
            "n_parameters": config["vocab_size"] * d + n_layers * n_layer + d + 2 * d + 2,
            "n_layers": n_layers,
            "d_model": d,
            "n_heads": config["num_attention_heads"],
            "d_ff": d_ff,
            "n_vocab": config["vocab_size"],
        },
        "file": {"format": "Q8_0", "n_bytes": Path(MODEL).stat().st_size},
        "training": {
            "data": "generated rows only, exact labels; problems of the measured rows are held out",
            "n_tokens": int(curve[-1]["tokens"]),
            "minutes": curve[-1]["minutes"],
            "hardware": args.hardware,
            "curve_note": args.curve_note,
            "curve": [{key: point[key] for key in ("tokens", "minutes", "auroc")} for point in curve],
        },
        "held_out": held_out,
        "student_steps": students,
        "splits": {name: {key: figures[key] for key in SPLIT_FIGURES} for name, figures in splits.items()},
        "picks": {judge: {name: figures[judge] for name, figures in picks.items()} for judge in ["n_problems", *JUDGES]},
        "nonsense": traps["nonsense"],
        "domains": calibration.pop("domains"),
        "out_of_domain": out_of_domain,
        "calibration": calibration,
        "q4_0": {"n_bytes": n_q4_0, "auroc": q4_0["auroc"], "flips": q4_0["flips"]},
        "commands": {
            "training": "training/README.md",
            "held_out": [
                f"surefoot {HELD_OUT} > rows.jsonl",
                f"surefoot evaluate --model {MODEL} --data rows.jsonl",
            ],
            "splits": [f"surefoot {command} > {name}.jsonl" for name, command in SPLITS.items()],
            "picks": [
                *(f"surefoot {command} > {name}.jsonl" for name, command in PICKS.items()),
                f"surefoot evaluate --model {MODEL} --outcome-model {OUTCOME_MODEL} --data best_of_8.jsonl",
            ],
            "student_steps": [f"surefoot evaluate --model {MODEL} --data tests/data/cogtutor_dev.jsonl"],
            "nonsense": [f"surefoot {TRAPS} > traps.jsonl", f"surefoot evaluate --model {MODEL} --data traps.jsonl"],
            "out_of_domain": [f"surefoot evaluate --model {MODEL} --out-of-domain --data {OUT_OF_DOMAIN}"],
            "card": "python training/card.py --run target/training/prm-out --cuts target/training/cuts.json",
        },
    }
    Path(MODEL).with_suffix(".json").write_text(json.dumps(card, indent=2) + "\n")


if __name__ == "__main__":
    main()
