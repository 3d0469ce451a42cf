"""Learning from the judge: from one drafter, on the same problems and with as many drafts, other rewards; see README.md.

Each iteration draws drafts of new problems, has them judged by `surefoot judge`, gives every piece a weight, and takes a
few steps up the weighted log likelihood: a policy gradient with rewards standardised within the drafts of a problem (GRPO;
Shao et al., 2024), without a penalty for leaving the first drafter. The arms differ in nothing but the weights:

answer         whether the answer is right.
prm-minimum    the PRM's scores alone, the weakest line first (PURE; Cheng et al., 2025).
prm-sum        the PRM's scores alone, added up, to show what that teaches.
answer-prm     the answer, and among right answers alone the PRM's weakest line (PAPO, arXiv 2603.26535).
answer-exact   the same with the exact witness for the PRM: what a perfect judge would teach.
answer-random  the same with the PRM's scores dealt out anew among right answers: what mere numbers teach.
keep-right     no gradient down: drafts with the right answer are imitated (filtered self-training).
keep-sound     drafts with the right answer and no line below the PRM's cut are.
"""

import argparse
import json
import random
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from data import PROBLEM_MARK, STEP_MARK, load_tokenizer, read_rows
from draft import CHECKPOINT, DIALECT, END_MARK, write
from export import export, exported
from network import Network, Shape

ARMS = ["answer", "prm-minimum", "prm-sum", "answer-prm", "answer-exact", "answer-random", "keep-right", "keep-sound"]
CUT = 0.5
"""Drafts with a line that the PRM scores lower are not imitated."""
SHARPNESS = 0.1
"""Temperature of the weights that single out the weakest line."""
MAX_PIECES = 160
BATCH_TOKENS = 4096
STEPS_AN_ITERATION = 4
TEST_PART = 32
"""Held-out problems whose drafts are written side by side."""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--start", required=True, help="folder of `draft.py` with checkpoint and tokenizer")
    parser.add_argument("--problems", required=True, help="rows of `surefoot prompts` to draw problems from")
    parser.add_argument("--test", required=True, help="held-out rows")
    parser.add_argument("--out", required=True, help="folder for the run's curve, figures and exported model")
    parser.add_argument("--surefoot", default="target/release/surefoot", help="the native tool, which judges")
    parser.add_argument("--arm", choices=["none", *ARMS], required=True, help="the reward; `none` only measures the start")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--iterations", type=int, default=20)
    parser.add_argument("--problems-an-iteration", type=int, default=32)
    parser.add_argument("--attempts", type=int, default=8, help="drafts of each problem")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--test-problems", type=int, default=200)
    parser.add_argument("--test-attempts", type=int, default=16, help="drafts of each held-out problem")
    parser.add_argument("--measure", action="store_true", help="learn nothing, measure what a run in --out exported")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


@dataclass
class Draft:
    """One attempt at a problem, token ids, and what is said of it and, by the PRM, of each of its lines."""

    prompt: list
    pieces: list
    right: bool
    sound: bool
    p_sound: list
    finished: bool
    """Whether it ends by itself, every line readable."""
    repeats: bool
    """Whether a line stands in it twice."""

    @property
    def minimum(self):
        return min(self.p_sound, default=0.0)


class Judge:
    """`surefoot judge` as a process that answers a line with a line."""

    def __init__(self, surefoot):
        self.process = subprocess.Popen([surefoot, "judge"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, problem, drafts):
        self.process.stdin.write(json.dumps({"prompt": problem, "drafts": drafts}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())["drafts"]


def problems_of(file, rng):
    """The different problems of a file of rows, in the order of a seed."""
    problems = list(dict.fromkeys(prompt.split(f" {PROBLEM_MARK} ")[0] + f" {PROBLEM_MARK}" for prompt, _ in read_rows([file])))
    rng.shuffle(problems)
    return problems


def drafts_of(network, tokenizer, judge, problems, n_attempts, seed):
    """`n_attempts` judged drafts of each problem, a list a problem."""
    prompts = [tokenizer.encode(problem).ids for problem in problems for _ in range(n_attempts)]
    written = write(network, prompts, tokenizer.token_to_id(END_MARK), 1.0, seed, MAX_PIECES)
    groups = []
    for i, problem in enumerate(problems):
        part = slice(i * n_attempts, (i + 1) * n_attempts)
        texts = tokenizer.decode_batch(written[part])
        judged = judge(problem, texts)
        groups.append([draft_of(*it) for it in zip(prompts[part], written[part], texts, judged)])
    return groups


def draft_of(prompt, pieces, text, judged):
    *lines, rest = text.split(STEP_MARK)
    p_sound = [p or 0.0 for p in judged["p_sound"]]
    finished = rest.strip() == END_MARK and len(p_sound) == len(lines)
    return Draft(prompt, pieces, judged["right"], judged["sound"], p_sound, finished, len(set(lines)) < len(lines))


def standardised(values):
    """Values less their mean, by their spread; all zero where there is none."""
    values = np.array(values, dtype=float)
    spread = values.std()
    return (values - values.mean()) / spread if spread > 1e-6 else np.zeros_like(values)


def line_of_piece(draft, step_mark):
    """The number of the line that each piece belongs to."""
    marks = np.array(draft.pieces) == step_mark
    return np.cumsum(marks) - marks


def process_weights(group, step_mark, is_minimum):
    """Weights of pieces from the PRM alone: what the lines from here on bring, less what the others of the group bring a
    piece. A line is worth 2 P(sound) - 1; for the minimum, in the share of a softmax that singles out the weakest. A draft
    that breaks off has a last line that is worth -1."""
    worth = []
    for draft in group:
        value = 2 * np.array(draft.p_sound) - 1
        if not draft.finished:
            value = np.append(value, -1.0)
        if is_minimum:
            share = np.exp(-value / SHARPNESS - np.max(-value / SHARPNESS))
            value = value * share / share.sum()
        worth.append(value)
    a_piece = np.array([value.sum() / len(draft.pieces) for value, draft in zip(worth, group)])
    weights = []
    for i, (value, draft) in enumerate(zip(worth, group)):
        baseline = np.delete(a_piece, i).mean()
        line = np.minimum(line_of_piece(draft, step_mark), len(value) - 1)
        gains = np.full(len(draft.pieces), -baseline)
        last_of_line = np.flatnonzero(np.append(np.diff(line) > 0, True))
        gains[last_of_line] += value[line[last_of_line]]
        weights.append(np.cumsum(gains[::-1])[::-1])
    spread = np.concatenate(weights).std()
    return [weight / spread if spread > 1e-6 else 0 * weight for weight in weights]


def weights_of(arm, groups, step_mark, rng):
    """For each draft of each group, the weight of each of its pieces."""
    if arm in ("prm-minimum", "prm-sum"):
        return [process_weights(group, step_mark, arm == "prm-minimum") for group in groups]
    right = [draft for group in groups for draft in group if draft.right]
    quality = {id(draft): draft.sound if arm == "answer-exact" else draft.minimum for draft in right}
    if arm == "answer-random":
        quality = dict(zip(quality, rng.sample(list(quality.values()), len(quality))))
    weights = []
    for group in groups:
        if arm.startswith("keep"):
            values = [draft.right and (arm == "keep-right" or draft.minimum >= CUT) for draft in group]
        else:
            values = standardised([draft.right for draft in group])
        if arm in ("answer-prm", "answer-exact", "answer-random"):
            at = [i for i, draft in enumerate(group) if draft.right]
            if at:
                values[at] += standardised([quality[id(group[i])] for i in at])
        weights.append([np.full(len(draft.pieces), float(value)) for draft, value in zip(group, values)])
    return weights


def micro_batches(rows, pad):
    """Rows of (prompt, pieces, weights) as padded (tokens, targets' weights), a few thousand tokens each."""
    rows = sorted(rows, key=lambda row: len(row[0]) + len(row[1]))
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and (end + 1 - start) * (len(rows[end][0]) + len(rows[end][1])) <= BATCH_TOKENS:
            end += 1
        length = max(len(prompt) + len(pieces) for prompt, pieces, _ in rows[start:end])
        tokens = torch.full((end - start, length), pad)
        weights = torch.zeros(end - start, length)
        for row, (prompt, pieces, weight) in enumerate(rows[start:end]):
            n = len(prompt) + len(pieces)
            tokens[row, :n] = torch.tensor(prompt + pieces)
            weights[row, len(prompt) - 1 : n - 1] = torch.tensor(weight, dtype=torch.float32)
        yield tokens, weights
        start = end


def learn(network, optimizer, groups, weights, pad, rng):
    """A few steps up the weighted log likelihood of the drafts' pieces; returns the mean entropy of a piece."""
    rows = [(d.prompt, d.pieces, w) for group, ws in zip(groups, weights) for d, w in zip(group, ws) if np.any(w != 0)]
    rng.shuffle(rows)
    entropies = []
    for part in range(STEPS_AN_ITERATION):
        of_step = rows[part::STEPS_AN_ITERATION]
        n_pieces = sum(len(pieces) for _, pieces, _ in of_step)
        for tokens, weight in micro_batches(of_step, pad):
            used = weight != 0
            logits = network.hidden(tokens)[used] @ network.embed.weight.T
            logs = logits.log_softmax(-1)
            wanted = tokens.roll(-1, 1)[used]
            loss = -(weight[used] * logs.gather(1, wanted[:, None])[:, 0]).sum() / n_pieces
            loss.backward()
            entropies.append(-(logs.exp() * logs).sum(-1).mean().item())
        if of_step:
            torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.grad is not None], 1.0)
            optimizer.step()
            optimizer.zero_grad()
    return float(np.mean(entropies)) if entropies else 0.0


def figures(groups):
    """What is said of drafts: shares of all, and of right ones with an unsound line; `reward` is the PRM's weakest line."""
    drafts = [draft for group in groups for draft in group]
    right = [draft for draft in drafts if draft.right]
    share = lambda part, whole: len(part) / max(1, len(whole))
    return {
        "right": share(right, drafts),
        "right_and_sound": share([d for d in drafts if d.sound], drafts),
        "unsound_if_right": share([d for d in right if not d.sound], right),
        "reward": float(np.mean([d.minimum for d in drafts])),
        "lines": float(np.mean([len(d.p_sound) for d in drafts])),
        "pieces": float(np.mean([len(d.pieces) for d in drafts])),
        "repeats": share([d for d in drafts if d.repeats], drafts),
    }


def test_figures(groups, rng):
    """Figures on held-out problems, shares of problems with a right attempt, 95 % intervals over problems, and of each
    problem how many drafts are right, and how many of those have an unsound line."""
    of_all = figures(groups)
    n_attempts = len(groups[0])
    of_all["pass_at"] = {str(k): float(np.mean([pass_at(sum(d.right for d in g), n_attempts, k) for g in groups])) for k in (1, 8, n_attempts)}
    of_all["of_problem"] = [[sum(d.right for d in g), sum(d.right and not d.sound for d in g)] for g in groups]
    samples = [figures(rng.choices(groups, k=len(groups))) for _ in range(300)]
    for name in ("right", "right_and_sound", "unsound_if_right"):
        of_all[name + "_interval"] = [float(np.quantile([s[name] for s in samples], q)) for q in (0.025, 0.975)]
    return of_all


def pass_at(n_right, n, k):
    """The chance that one of k attempts is right, of n of which `n_right` are (Chen et al., 2021)."""
    return 1.0 - float(np.prod([max(0, n - n_right - i) / (n - i) for i in range(k)]))


def measure(network, tokenizer, judge, args):
    """Writes test.json: what the network's drafts of held-out problems are worth, from the same random numbers in every run."""
    test = problems_of(args.test, random.Random(0))[: args.test_problems]
    parts = [test[i : i + TEST_PART] for i in range(0, len(test), TEST_PART)]
    drafts = lambda i, part: drafts_of(network, tokenizer, judge, part, args.test_attempts, 7 + i)
    groups = [group for i, part in enumerate(parts) for group in drafts(i, part)]
    measured = {"arm": args.arm, "seed": args.seed, **test_figures(groups, random.Random(0))}
    (Path(args.out) / "test.json").write_text(json.dumps(measured) + "\n")
    print({name: value for name, value in measured.items() if name != "of_problem"}, flush=True)


def main():
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    out = Path(args.out)
    if args.measure:
        measure(exported(out), load_tokenizer(out / "tokenizer.json"), Judge(args.surefoot), args)
        return
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(Path(args.start) / "tokenizer.json")
    tokenizer.save(str(out / "tokenizer.json"))
    state = torch.load(Path(args.start) / CHECKPOINT, weights_only=False)["averaged"]
    weights = {name.removeprefix("module."): value for name, value in state.items() if name.startswith("module.")}
    n_layers = sum(name.endswith("attn_out.weight") for name in weights)
    (n_vocab, d_model), d_ff = weights["embed.weight"].shape, weights["layers.0.down.weight"].shape[1]
    network = Network(Shape(n_vocab, d_model, n_layers, d_model // 32, d_ff))
    network.load_state_dict(weights)
    optimizer = torch.optim.AdamW(network.parameters(), lr=args.rate, betas=(0.9, 0.95), weight_decay=0.0)
    judge = Judge(args.surefoot)
    step_mark, pad = tokenizer.token_to_id(STEP_MARK), 0
    problems = problems_of(args.problems, random.Random(args.seed))
    began = time.monotonic()
    n = args.problems_an_iteration
    with open(out / "curve.jsonl", "w") as curve:
        for iteration in range(args.iterations if args.arm != "none" else 0):
            of_iteration = [problems[(iteration * n + i) % len(problems)] for i in range(n)]
            groups = drafts_of(network, tokenizer, judge, of_iteration, args.attempts, args.seed * 1000 + iteration)
            weights = weights_of(args.arm, groups, step_mark, rng)
            entropy = learn(network, optimizer, groups, weights, pad, rng)
            row = {"iteration": iteration, "seconds": round(time.monotonic() - began, 1), "entropy": entropy, **figures(groups)}
            curve.write(json.dumps(row) + "\n")
            curve.flush()
            print(args.arm, args.seed, {k: round(v, 4) for k, v in row.items()}, flush=True)
    measure(network, tokenizer, judge, args)
    export(network, out, None, DIALECT)


if __name__ == "__main__":
    main()
