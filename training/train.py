"""Trains the process reward model from prompts; see README.md for the commands.

Planned by the clock: `--minutes` is the length of the whole run, resumed parts included; it starts on rows of a single
line, facts and single steps, and the learning rate falls linearly to zero over its last 40 %. Every few minutes the run measures itself on held-out rows, adds a line to
`curve.csv` and saves a checkpoint; started again with the same `--out` it goes on from there, with whatever data
`--data` then holds. Under `torchrun` every process takes its share of each batch. What is measured and exported are the weights averaged over about the last 500 steps.
"""

import argparse
import csv
import itertools
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist

from data import Corpus, batches, load_tokenizer, read_rows, shards, train_tokenizer
from export import export
from network import Network, Shape, fourier_digits
from optimizer import optimizers
from start import begin_with

CHECKPOINT = "checkpoint.pt"
DECAY_SHARE = 0.4
WARMUP_STEPS = 100
AVERAGED_STEPS = 500


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, help="folder of *.jsonl written by `surefoot prompts`")
    parser.add_argument("--valid", required=True, help="held-out rows of the same form")
    parser.add_argument("--out", required=True, help="folder for checkpoint, curve and exported model")
    parser.add_argument("--dialect", default="algebra-origin", help="how `surefoot prompts` wrote the rows")
    parser.add_argument("--digits", choices=["random", "fourier"], default="random", help="first embeddings of digits")
    parser.add_argument("--start", help="a GGUF of the same shape whose weights the run begins with")
    parser.add_argument("--peak", type=float, default=1, help="the highest learning rate, of the usual one")
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--batch-tokens", type=int, default=3072)
    parser.add_argument("--judge-weight", type=float, default=1, help="of the labels' loss; the next tokens' is 1")
    parser.add_argument("--clean-share", type=float, default=1, help="share of the rows without a slip to use")
    parser.add_argument("--first-lines", type=float, default=0.05, help="share of the run on rows of a single line")
    parser.add_argument("--checkpoint-minutes", type=float, default=4)
    parser.add_argument("--threads", type=int, default=1, help="threads of each process on the CPU")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def auroc(scores, labels):
    """The chance that a sound line scores above an unsound one, ties counting half."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    _, first, counts = np.unique(scores[order], return_index=True, return_counts=True)
    ranks[order] = np.repeat(first + (counts + 1) / 2, counts)
    n_good = int(labels.sum())
    n_bad = len(labels) - n_good
    return (ranks[labels == 1].sum() - n_good * (n_good + 1) / 2) / (n_good * n_bad)


@torch.no_grad()
def measure(network, valid, device):
    """(AUROC, mean cross-entropy, shift) of the step labels on held-out rows.

    The shift, added to every margin, makes the mean probability of "sound" the share of sound lines: rows were drawn
    with more slips in them than there are. The cross-entropy is taken after it.
    """
    order = np.argsort(valid.lengths, kind="stable")
    logits, labels = [], []
    for start in range(0, len(order), 64):
        tokens, _, at = valid.batch(order[start : start + 64])
        marked = at >= 0
        logits.append(network.score(network.hidden(tokens.to(device))).float().cpu()[marked])
        labels.append(at[marked])
    logits, labels = torch.cat(logits), torch.cat(labels)
    margins, wanted = logits[:, 1] - logits[:, 0], labels.float()
    low, high = -8.0, 8.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if (margins + middle).sigmoid().mean() < wanted.mean() else (low, middle)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(margins + low, wanted).item()
    return auroc(margins.numpy(), labels.numpy()), loss, low


def draw(curve, path):
    """The learning curve as an SVG."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    with open(curve) as lines:
        rows = [{k: float(v) for k, v in row.items()} for row in csv.DictReader(lines)]
    figure, axes = plt.subplots(figsize=(6, 3.5))
    axes.plot([r["tokens"] / 1e6 for r in rows], [r["auroc"] for r in rows], marker=".")
    axes.set(xlabel="million tokens", ylabel="AUROC of a line, held out")
    axes.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(path)
    plt.close(figure)


def together(network, seconds):
    """Averages the gradients over all processes, and the clock, so that all of them stop at the same step."""
    if not dist.is_initialized():
        return seconds
    grads = [p.grad for p in network.parameters()]
    flat = torch.cat([g.flatten() for g in grads] + [grads[0].new_tensor([seconds])])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    for g, mean in zip(grads, flat[:-1].split([g.numel() for g in grads])):
        g.copy_(mean.view_as(g))
    return flat[-1].item()


class Run:
    """A network on its way: weights, their average, optimizers, and how far it is."""

    def __init__(self, shape, device, peak=1.0):
        self.network = Network(shape).to(device)
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(1 - 1 / AVERAGED_STEPS)
        self.averaged = torch.optim.swa_utils.AveragedModel(self.network, multi_avg_fn=average)
        self.optims = optimizers(self.network)
        self.base_rates = [peak * optim.param_groups[0]["lr"] for optim in self.optims]
        self.done = {"step": 0, "tokens": 0, "seconds": 0.0}
        self.device = device

    def restore(self, path):
        state = torch.load(path, map_location=self.device, weights_only=False)
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        for optim, part in zip(self.optims, state["optims"]):
            optim.load_state_dict(part)
        self.done = state["done"]

    def save(self, path):
        """Writes beside the old checkpoint and then takes its name: a run that is killed here loses nothing."""
        state = {"network": self.network.state_dict(), "averaged": self.averaged.state_dict(), "done": self.done}
        torch.save(state | {"optims": [optim.state_dict() for optim in self.optims]}, path.with_suffix(".new"))
        path.with_suffix(".new").rename(path)

    def rate(self, minutes):
        """The learning rate's factor: a short rise, then level, then down to zero at the end of the planned minutes."""
        left = 1 - self.done["seconds"] / (60 * minutes)
        return min(1.0, (self.done["step"] + 1) / WARMUP_STEPS) * max(0.0, min(1.0, left / DECAY_SHARE))

    def step(self, batch, rate, judge_weight, seconds):
        """One batch; returns both losses. `seconds` is this process's clock."""
        tokens, targets, labels = (part.to(self.device) for part in batch)
        kind = self.device.split(":")[0]
        with torch.autocast(kind, torch.bfloat16, enabled=kind != "cpu"):
            judge, words = self.network.losses(tokens, targets, labels)
        (judge_weight * judge + words).backward()
        self.done["seconds"] = together(self.network, seconds)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for optim, base in zip(self.optims, self.base_rates):
            optim.param_groups[0]["lr"] = base * rate
            optim.step()
            optim.zero_grad()
        self.averaged.update_parameters(self.network)
        self.done["step"] += 1
        return judge.item(), words.item()


def open_data(args, out, rank):
    """(shape, training rows, held-out rows); trains the tokenizer where there is none yet."""
    keep = random.Random(args.seed)
    rows = [row for row in read_rows(shards(args.data)) if 0 in row[1] or keep.random() < args.clean_share]
    tokenizer_file = out / "tokenizer.json"
    if rank == 0 and not tokenizer_file.exists():
        train_tokenizer(rows, args.dialect).save(str(tokenizer_file))
    if dist.is_initialized():
        dist.barrier()
    tokenizer = load_tokenizer(tokenizer_file)
    shape = Shape(n_vocab=-(-tokenizer.get_vocab_size() // 32) * 32)
    corpus = Corpus(rows, tokenizer, shape.max_positions)
    valid = Corpus(read_rows([args.valid], max_rows=2000), tokenizer, shape.max_positions)
    if rank == 0:
        print(f"{len(corpus)} rows, {corpus.lengths.sum() / 1e6:.1f} million tokens, vocabulary {shape.n_vocab}")
    return shape, corpus, valid


def train(args, run, corpus, valid, out, rank, n_ranks):
    """The loop: until the planned minutes are over, with a checkpoint every few."""
    done_before, began = run.done["seconds"], time.monotonic()
    reported, recent = done_before, []

    def stream(rows):
        every = batches(corpus, rows, args.batch_tokens // n_ranks, args.seed + run.done["step"])
        return itertools.islice(every, rank, None, n_ranks)

    # From single facts and steps to whole solutions.
    single_lines, whole = stream(corpus.single_lines), stream(range(len(corpus)))
    while True:
        is_early = run.done["seconds"] < 60 * args.minutes * args.first_lines
        batch = next(single_lines if is_early else whole)
        rate = run.rate(args.minutes)
        recent.append(run.step(batch, rate, args.judge_weight, done_before + time.monotonic() - began))
        run.done["tokens"] += n_ranks * int((batch[0] != corpus.pad).sum())
        finished = run.done["seconds"] >= 60 * args.minutes
        if finished or run.done["seconds"] - reported > 60 * args.checkpoint_minutes:
            reported = run.done["seconds"]
            if rank == 0:
                shift = report(run.averaged.module, valid, run.device, run.done, np.mean(recent, 0), rate, out)
                run.save(out / CHECKPOINT)
                export(run.averaged.module, out, shift, args.dialect)
            recent = []
        if finished:
            return


def main():
    args = arguments()
    rank, n_ranks = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    device = f"cuda:{rank}" if torch.cuda.is_available() else "cpu"
    if n_ranks > 1:
        dist.init_process_group("gloo" if device == "cpu" else "nccl")
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    shape, corpus, valid = open_data(args, out, rank)
    run = Run(shape, device, args.peak)
    if (out / CHECKPOINT).exists():
        run.restore(out / CHECKPOINT)
    elif args.start:
        n_new = begin_with(run.network, load_tokenizer(out / "tokenizer.json"), args.start)
        run.averaged.module.load_state_dict(run.network.state_dict())
        print(f"begins with {args.start}, {n_new} pieces new", flush=True)
    elif args.digits == "fourier":
        fourier_digits(run.network, load_tokenizer(out / "tokenizer.json"))
    train(args, run, corpus, valid, out, rank, n_ranks)
    if rank == 0:
        draw(out / "curve.csv", out / "curve.svg")
    if n_ranks > 1:
        dist.destroy_process_group()


def report(network, valid, device, done, train_losses, rate, out):
    """Measures, prints, and adds a line to the learning curve. Returns the shift of the margins."""
    area, loss, shift = measure(network, valid, device)
    row = {
        "step": done["step"],
        "tokens": done["tokens"],
        "minutes": round(done["seconds"] / 60, 2),
        "rate": round(rate, 4),
        "train_judge": round(float(train_losses[0]), 4),
        "train_words": round(float(train_losses[1]), 4),
        "valid_judge": round(loss, 4),
        "auroc": round(float(area), 4),
    }
    print(row, flush=True)
    add_to_curve(row, out)
    return shift


def add_to_curve(row, out):
    """Adds a line to the learning curve, `curve.csv`."""
    path = out / "curve.csv"
    new = not path.exists()
    with open(path, "a", newline="") as lines:
        writer = csv.DictWriter(lines, row)
        if new:
            writer.writeheader()
        writer.writerow(row)


if __name__ == "__main__":
    main()
