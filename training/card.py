"""Writes the model card: every figure that is said of a model, taken with `surefoot evaluate`, and how to take it again.

Run from the repository's root, after the README's commands:
python training/card.py --run target/training/out --cuts target/training/cuts.json
"""

import argparse
import csv
import json
import subprocess
import tempfile
from pathlib import Path

MODEL = "public/models/algebra-prm.gguf"
HELD_OUT = "generate --seed 800 --count 700 --candidates 4 --split test"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", required=True, help="the folder that train.py wrote")
    parser.add_argument("--cuts", required=True, help="the file that `surefoot evaluate --calibrate` wrote")
    parser.add_argument("--student-steps", default="tests/data/cogtutor_dev.jsonl", help="rows of real students' steps")
    parser.add_argument("--curve-note", help="what a reader of the learning curve has to know")
    parser.add_argument("--hardware", default="2 CPU cores, shared")
    parser.add_argument("--surefoot", default="target/release/surefoot")
    args = parser.parse_args()

    def surefoot(*words):
        return subprocess.run([args.surefoot, *map(str, words)], check=True, capture_output=True, text=True).stdout

    def evaluate(*words):
        return json.loads(surefoot("evaluate", "--json", *words))

    with tempfile.TemporaryDirectory() as folder:
        rows, plain, small = Path(folder, "rows.jsonl"), Path(folder, "f32.gguf"), Path(folder, "q4_0.gguf")
        rows.write_text(surefoot(*HELD_OUT.split()))
        for path, dtype in ((plain, "f32"), (small, "q4_0")):
            surefoot("quantize", "--checkpoint", args.run, "--calibration", args.cuts, "--format", dtype, "--out", path)
        held_out = evaluate("--model", MODEL, "--data", rows, "--against", plain)
        q4_0 = evaluate("--model", small, "--data", rows, "--against", plain)
        students = evaluate("--model", MODEL, "--data", args.student_steps)
        n_q4_0 = small.stat().st_size

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
        "calibration": json.loads(Path(args.cuts).read_text()),
        "held_out": held_out,
        "student_steps": students,
        "q4_0": {"n_bytes": n_q4_0, "auroc": q4_0["auroc"], "flips": q4_0["flips"]},
        "commands": {
            "training": "training/README.md",
            "held_out": [
                f"surefoot {HELD_OUT} > rows.jsonl",
                f"surefoot evaluate --model {MODEL} --data rows.jsonl",
            ],
            "card": "python training/card.py --run target/training/out --cuts target/training/cuts.json",
        },
    }
    Path(MODEL).with_suffix(".json").write_text(json.dumps(card, indent=2) + "\n")


if __name__ == "__main__":
    main()
