"""Trains the process reward model from prompts; see README.md for the commands.

Planned by the clock: `--minutes` is the length of the whole run, resumed parts included, and the learning rate falls
linearly to zero over its last 40 %. Every few minutes the run measures itself on held-out rows, adds a line to
`curve.csv` and saves a checkpoint; started again with the same `--out` it goes on from there, with whatever data
`--data` then holds. Under `torchrun` every process takes its share of each batch. What is measured and exported are the weights averaged over about the last 500 steps.
"""

import argparse
import csv
import itertools
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist

from data import Corpus, batches, load_tokenizer, read_rows, shards, train_tokenizer
from export import export
from network import Network, Shape
from optimizer import optimizers

DECAY_SHARE = 0.4
WARMUP_STEPS = 100
AVERAGED_STEPS = 500


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, help="folder of *.jsonl written by `surefoot prompts`")
    parser.add_argument("--valid", required=True, help="held-out rows of the same form")
    parser.add_argument("--out", required=True, help="folder for checkpoint, curve and exported model")
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--batch-tokens", type=int, default=3072)
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
    """(AUROC, mean cross-entropy) of the step labels on held-out rows."""
    order = np.argsort(valid.lengths, kind="stable")
    logits, labels = [], []
    for start in range(0, len(order), 64):
        tokens, _, at = valid.batch(order[start : start + 64])
        marked = at >= 0
        logits.append(network.score(network.hidden(tokens.to(device))).float().cpu()[marked])
        labels.append(at[marked])
    logits, labels = torch.cat(logits), torch.cat(labels)
    loss = torch.nn.functional.cross_entropy(logits, labels).item()
    return auroc((logits[:, 1] - logits[:, 0]).numpy(), labels.numpy()), loss


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


def main():
    args = arguments()
    rank, n_ranks = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if n_ranks > 1:
        dist.init_process_group("gloo" if device == "cpu" else "nccl")
        device = device if device == "cpu" else f"cuda:{rank}"
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    saved = out / "checkpoint.pt"

    rows = read_rows(shards(args.data))
    tokenizer_file = out / "tokenizer.json"
    if rank == 0 and not tokenizer_file.exists():
        train_tokenizer(rows).save(str(tokenizer_file))
    if n_ranks > 1:
        dist.barrier()
    tokenizer = load_tokenizer(tokenizer_file)
    shape = Shape(n_vocab=-(-tokenizer.get_vocab_size() // 32) * 32)
    corpus = Corpus(rows, tokenizer, shape.max_positions)
    valid = Corpus(read_rows([args.valid], max_rows=2000), tokenizer, shape.max_positions)
    del rows
    if rank == 0:
        print(f"{len(corpus)} rows, {corpus.lengths.sum() / 1e6:.1f} million tokens, vocabulary {shape.n_vocab}")

    network = Network(shape).to(device)
    averaged = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(1 - 1 / AVERAGED_STEPS)
    )
    optims = optimizers(network)
    base_rates = [o.param_groups[0]["lr"] for o in optims]
    done = {"step": 0, "tokens": 0, "seconds": 0.0}
    if saved.exists():
        state = torch.load(saved, map_location=device, weights_only=False)
        network.load_state_dict(state["network"])
        averaged.load_state_dict(state["averaged"])
        for optim, part in zip(optims, state["optims"]):
            optim.load_state_dict(part)
        done = state["done"]

    before, began, reported = done["seconds"], time.monotonic(), done["seconds"]
    recent = []
    stream = batches(corpus, args.batch_tokens // n_ranks, args.seed + done["step"])
    for tokens, targets, labels in itertools.islice(stream, rank, None, n_ranks):
        progress = done["seconds"] / (60 * args.minutes)
        rate = min(1.0, (done["step"] + 1) / WARMUP_STEPS) * max(0.0, min(1.0, (1 - progress) / DECAY_SHARE))
        with torch.autocast(device.split(":")[0], torch.bfloat16, enabled=device != "cpu"):
            judge, words = network.losses(tokens.to(device), targets.to(device), labels.to(device))
        (judge + words).backward()
        done["seconds"] = together(network, before + time.monotonic() - began)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        for optim, base in zip(optims, base_rates):
            optim.param_groups[0]["lr"] = base * rate
            optim.step()
            optim.zero_grad()
        averaged.update_parameters(network)
        recent.append((judge.item(), words.item()))
        done["step"] += 1
        done["tokens"] += n_ranks * int((tokens != corpus.pad).sum())
        finished = done["seconds"] >= 60 * args.minutes
        if finished or done["seconds"] - reported > 60 * args.checkpoint_minutes:
            reported = done["seconds"]
            if rank == 0:
                report(averaged.module, valid, device, done, np.mean(recent, 0), rate, out)
                state = {"network": network.state_dict(), "averaged": averaged.state_dict(), "done": done}
                torch.save(state | {"optims": [o.state_dict() for o in optims]}, saved.with_suffix(".new"))
                saved.with_suffix(".new").rename(saved)
                export(averaged.module, out)
            recent = []
        if finished:
            break
    if rank == 0:
        draw(out / "curve.csv", out / "curve.svg")
    if n_ranks > 1:
        dist.destroy_process_group()


def report(network, valid, device, done, train_losses, rate, out):
    """Measures, prints, and adds a line to the learning curve."""
    area, loss = measure(network, valid, device)
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
    path = out / "curve.csv"
    new = not path.exists()
    with open(path, "a", newline="") as lines:
        writer = csv.DictWriter(lines, row)
        if new:
            writer.writeheader()
        writer.writerow(row)


if __name__ == "__main__":
    main()
