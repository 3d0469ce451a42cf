"""The table and the curves of what a drafter learned from each reward; reads the folders that `learn.py` wrote."""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

COLUMNS = [
    ("right", "right"),
    ("right_and_sound", "right and sound"),
    ("unsound_if_right", "unsound, of the right"),
    ("repeats", "with a line twice"),
    ("reward", "PRM, weakest line"),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", help="folder of the runs, one a reward and seed")
    args = parser.parse_args()
    runs = defaultdict(list)
    for file in sorted(Path(args.folder).glob("*/test.json")):
        row = json.loads(file.read_text())
        runs[row["arm"]].append(row)
    most = max(int(k) for rows in runs.values() for k in rows[0]["pass_at"])
    heads = [name for _, name in COLUMNS] + ["pass@8", f"pass@{most}", "lines"]
    print("| reward | seeds |", " | ".join(heads), "|")
    print("|---" * (len(heads) + 2) + "|")
    order = sorted(runs, key=lambda arm: (arm != "none", arm))
    for arm in order:
        rows = runs[arm]
        cells = [percent([row[key] for row in rows]) for key, _ in COLUMNS]
        cells += [percent([row["pass_at"][k] for row in rows]) for k in ("8", str(most))]
        cells.append(f"{np.mean([row['lines'] for row in rows]):.1f}")
        print(f"| {arm} | {len(rows)} |", " | ".join(cells), "|")
    against(runs, order)
    draw(Path(args.folder), order)


def against(runs, order, base="answer"):
    """Of each reward, how many of a hundred right drafts more or fewer have an unsound line than of those taught by the
    answer alone: pooled over seeds, with 95 % intervals over the problems, which are the same in all runs."""
    runs = {arm: rows for arm, rows in runs.items() if all("of_problem" in row for row in rows)}
    counts = {arm: np.sum([row["of_problem"] for row in rows], axis=0) for arm, rows in runs.items()}
    if base not in counts:
        return
    rng = np.random.default_rng(0)
    drawn = rng.integers(0, len(counts[base]), (2000, len(counts[base])))
    shares = lambda arm: counts[arm][drawn].sum(axis=1) @ [0, 1] / np.maximum(1, counts[arm][drawn].sum(axis=1) @ [1, 0])
    whole = lambda arm: counts[arm][:, 1].sum() / counts[arm][:, 0].sum()
    print(f"\n| reward | unsound, of the right, against {base} |\n|---|---|")
    for arm in order:
        if arm != base and len(counts.get(arm, [])) == len(counts[base]):
            low, high = 100 * np.quantile(shares(arm) - shares(base), [0.025, 0.975])
            print(f"| {arm} | {100 * (whole(arm) - whole(base)):+.1f} ({low:+.1f} to {high:+.1f}) |")


def percent(values):
    """The mean over seeds in %, and the lowest and highest where there are several."""
    low, mean, high = (100 * it for it in (min(values), np.mean(values), max(values)))
    return f"{mean:.1f}" if len(values) == 1 else f"{mean:.1f} ({low:.1f} to {high:.1f})"


def draw(folder, arms):
    """What the PRM says and what is so, iteration by iteration, as an SVG."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    for arm in arms:
        curves = [[json.loads(line) for line in open(file)] for file in sorted(folder.glob(f"{arm}-[0-9]*/curve.jsonl"))]
        n = min((len(curve) for curve in curves), default=0)
        if n == 0:
            continue
        for axes, key in ((left, "reward"), (right, "right_and_sound")):
            axes.plot(np.mean([[row[key] for row in curve[:n]] for curve in curves], 0), label=arm)
    left.set(xlabel="iteration", ylabel="PRM, weakest line (the reward)")
    right.set(xlabel="iteration", ylabel="right and sound by the exact witness")
    left.legend()
    for axes in (left, right):
        axes.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(folder / "learned.svg")
    plt.close(figure)


if __name__ == "__main__":
    main()
