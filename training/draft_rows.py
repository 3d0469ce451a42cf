"""Rows of what the drafter writes, labelled by the exact checker, in the form of `surefoot generate`: for SymPy to look at.

From the root: python3 training/draft_rows.py | python3 training/goldens/labels.py --rows --most 400
"""

import argparse
import json
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--surefoot", default="target/release/surefoot")
    parser.add_argument("--model", default="public/models/algebra-drafter.gguf")
    parser.add_argument("--problems", type=int, default=200)
    parser.add_argument("--seed", type=int, default=51)
    parser.add_argument("--attempts", type=int, default=4)
    arguments = parser.parse_args()
    generate = [arguments.surefoot, "generate", "--drafts", "--split", "test"]
    generate += ["--seed", str(arguments.seed), "--count", str(arguments.problems)]
    rows = subprocess.run(generate, capture_output=True, text=True, check=True).stdout.splitlines()
    for row in map(json.loads, rows):
        draft = [arguments.surefoot, "draft", row["problem"], "--model", arguments.model, "--json"]
        draft += ["--count", str(arguments.attempts), "--seed", str(arguments.seed)]
        written = subprocess.run(draft, capture_output=True, text=True)
        if written.returncode != 0:
            continue
        seen = set()
        for attempt in json.loads(written.stdout)["attempts"]:
            decided = []
            for line in attempt["lines"]:
                if line["exact"] not in ("holds", "fails"):
                    break
                decided.append(line)
            steps = [line["text"] for line in decided]
            if tuple(steps) in seen:
                continue
            seen.add(tuple(steps))
            labels = [int(line["exact"] == "holds") for line in decided]
            print(json.dumps({"problem": row["problem"], "steps": steps, "labels": labels, "family": row["family"],
                              "surface": "spaced", "slips": []}), flush=True)


if __name__ == "__main__":
    main()
