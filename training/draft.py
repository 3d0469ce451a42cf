"""Trains a drafter from scratch: a language model that writes solutions line by line; see README.md for the commands.

Planned by the clock and resumable like `train.py`, with the same network. The only loss is that of the next piece, slipped
lines included, from the problem's mark to the end mark. `--data` is a folder that may grow while the run goes on: each
file is read once, in the order of its name, so that files of small numbers first are a curriculum; where nothing new is
there, a file drawn from all is read again. At each checkpoint the run drafts held-out problems and compares the
last lines with those of the rows.
"""

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer, models, pre_tokenizers

from data import ALPHABET, IGNORED, PAD, PROBLEM_MARK, STEP_MARK, Corpus, batches, load_tokenizer, read_rows, shards
from export import export
from network import Shape, rope
from train import Run, add_to_curve

CHECKPOINT = "checkpoint.pt"
DIALECT = "algebra-whole"
END_MARK = "end"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, help="folder of *.jsonl written by `surefoot prompts --dialect algebra-whole`")
    parser.add_argument("--valid", required=True, help="held-out rows of the same form")
    parser.add_argument("--out", required=True, help="folder for checkpoint, curve and exported model")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch-tokens", type=int, default=2048)
    parser.add_argument("--d-model", type=int, default=128)
    parser.add_argument("--layers", type=int, default=5)
    parser.add_argument("--d-ff", type=int, default=384)
    parser.add_argument("--problems", type=int, default=96, help="held-out problems drafted at each checkpoint")
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--checkpoint-minutes", type=float, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def drafter_tokenizer():
    """Word-level, closed: the dialect's alphabet, whole numbers below 100, the end mark."""
    pieces = dict.fromkeys([PAD, "<unk>", *ALPHABET, *map(str, range(10, 100)), END_MARK])
    tokenizer = Tokenizer(models.WordLevel({piece: i for i, piece in enumerate(pieces)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


class Solutions(Corpus):
    """Rows for a language model: all that follows the problem is to be written, the end mark last."""

    def __init__(self, rows, tokenizer, max_tokens):
        super().__init__([(f"{prompt} {END_MARK}", labels) for prompt, labels in rows], tokenizer, max_tokens)

    def targets(self, tokens, labels):
        in_problem = np.flip(np.cumsum(np.flip(tokens == self.problem_mark, 1), 1), 1) > 0
        wanted = np.where(in_problem | (tokens == self.pad), IGNORED, tokens)
        return np.concatenate((wanted[:, 1:], np.full((len(tokens), 1), IGNORED)), 1)


AVERAGED_STEPS = 200


def average_(averaged, current, n_averaged):
    """The mean of about the last steps, of fewer where there were few."""
    torch._foreach_lerp_(averaged, current, 1 / min(AVERAGED_STEPS, 1 + int(n_averaged) / 4))


class DraftRun(Run):
    def __init__(self, shape, device):
        super().__init__(shape, device)
        self.averaged = torch.optim.swa_utils.AveragedModel(self.network, multi_avg_fn=average_)

    def step(self, batch, rate, seconds):
        """One batch; returns its loss."""
        tokens, targets, _ = batch
        wanted = targets != IGNORED
        logits = self.network.hidden(tokens)[wanted] @ self.network.embed.weight.T
        loss = F.cross_entropy(logits.float(), targets[wanted])
        loss.backward()
        self.done["seconds"] = seconds
        torch.nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.grad is not None], 1.0)
        for optim, base in zip(self.optims, self.base_rates):
            optim.param_groups[0]["lr"] = base * rate
            optim.step()
            optim.zero_grad()
        self.averaged.update_parameters(self.network)
        self.done["step"] += 1
        self.done["tokens"] += int((tokens != self.pad).sum())
        return loss.item()


COMPACT_EVERY = 8
"""Pieces between the moments at which attempts that have ended leave the batch."""


@torch.no_grad()
def write(network, prompts, end, temperature, seed, max_pieces=224):
    """The pieces that the network writes below each prompt, ids up to the end mark or to `max_pieces` with the prompt.

    All attempts go on together, a piece at a time, over a KV cache; a longer prompt is still read while others are
    answered.
    """
    shape, n = network.shape, len(prompts)
    generator = torch.Generator().manual_seed(seed)
    keys = torch.zeros(shape.n_layers, n, shape.n_heads, max_pieces, shape.d_head)
    values = torch.zeros_like(keys)
    written = [list(prompt) for prompt in prompts]
    going, at = list(range(n)), torch.tensor([prompt[0] for prompt in prompts])
    done = [False] * n
    for t in range(max_pieces - 1):
        x = network.embed(at)[:, None]
        for i, layer in enumerate(network.layers):
            qkv = layer.qkv(layer.attn_norm(x)).view(len(going), 1, 3, shape.n_heads, shape.d_head).permute(2, 0, 3, 1, 4)
            cos, sin = network.cos[t : t + 1], network.sin[t : t + 1]
            keys[i, :, :, t], values[i, :, :, t] = rope(qkv[1], cos, sin)[:, :, 0], qkv[2][:, :, 0]
            a = F.scaled_dot_product_attention(rope(qkv[0], cos, sin), keys[i, :, :, : t + 1], values[i, :, :, : t + 1])
            x = x + layer.attn_out(a.transpose(1, 2).reshape(len(going), 1, -1))
            gate, up = layer.gate_up(layer.ffn_norm(x)).chunk(2, -1)
            x = x + layer.down(F.silu(gate) * up)
        logits = network.norm(x)[:, 0] @ network.embed.weight.T
        sampled = torch.multinomial((logits / temperature).softmax(-1), 1, generator=generator)[:, 0].tolist()
        for row, piece in zip(going, sampled):
            if t + 1 >= len(written[row]) and not done[row]:
                written[row].append(piece)
                done[row] = piece == end
        if t % COMPACT_EVERY == 0 and any(done[row] for row in going):
            kept = [i for i, row in enumerate(going) if not done[row]]
            going = [going[i] for i in kept]
            keys, values = keys[:, kept], values[:, kept]
        if all(done):
            break
        at = torch.tensor([written[row][t + 1] if t + 1 < len(written[row]) else end for row in going])
    return [pieces[len(prompt) :] for pieces, prompt in zip(written, prompts)]


def draft(network, tokenizer, problems, temperature, seed):
    """What the network writes below each problem, up to the end mark, as text."""
    prompts = [tokenizer.encode(problem).ids for problem in problems]
    return tokenizer.decode_batch(write(network, prompts, tokenizer.token_to_id(END_MARK), temperature, seed))


def measure(network, tokenizer, rows, n_problems, temperature):
    """(share with the row's own answer, that share by family's first piece, how often the exact text was written)."""
    right = [row for row in rows if row[1] and 0 not in row[1]][:n_problems]
    problems = [prompt.split(f" {PROBLEM_MARK} ")[0] + f" {PROBLEM_MARK}" for prompt, _ in right]
    drafts = draft(network, tokenizer, problems, temperature, seed=1)
    hits, all_of = Counter(), Counter()
    for (prompt, _), written, problem in zip(right, drafts, problems):
        answer = prompt.split(STEP_MARK)[-2].split(PROBLEM_MARK)[-1].split()
        lines = written.removesuffix(END_MARK).strip().split(STEP_MARK)
        kind = "system" if " and " in problem else "quadratic" if "^" in problem and "=" in problem else problem.split()[0]
        all_of[kind] += 1
        hits[kind] += written.endswith(END_MARK) and len(lines) > 1 and lines[-2].split() == answer
    by_kind = {kind: f"{hits[kind]}/{all_of[kind]}" for kind in sorted(all_of)}
    for problem, written in list(zip(problems, drafts))[:3]:
        print("   ", problem, written, flush=True)
    return sum(hits.values()) / len(right), by_kind


class Stream:
    """Batches of a growing folder: new files in order, else old ones again."""

    def __init__(self, args, tokenizer, shape, seen):
        self.args, self.tokenizer, self.shape, self.seen = args, tokenizer, shape, seen
        self.random = random.Random(args.seed + len(seen))

    def files(self):
        while True:
            files = shards(self.args.data)
            new = [file for file in files if file.name not in self.seen]
            file = new[0] if new else self.random.choice(files)
            print(f"reads {file.name}{'' if new else ' again'}", flush=True)
            yield file
            self.seen.append(file.name)

    def __iter__(self):
        for file in self.files():
            corpus = Solutions(read_rows([file]), self.tokenizer, self.shape.max_positions)
            n_left = int(corpus.lengths.sum())
            for batch in batches(corpus, range(len(corpus)), self.args.batch_tokens, self.random.randrange(1 << 30)):
                yield batch
                n_left -= int((batch[0] != corpus.pad).sum())
                if n_left <= 0:
                    break


def main():
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer_file = out / "tokenizer.json"
    if not tokenizer_file.exists():
        drafter_tokenizer().save(str(tokenizer_file))
    tokenizer = load_tokenizer(tokenizer_file)
    shape = Shape(-(-tokenizer.get_vocab_size() // 32) * 32, args.d_model, args.layers, args.d_model // 32, args.d_ff)
    run = DraftRun(shape, "cpu")
    run.pad = tokenizer.token_to_id(PAD)
    if (out / CHECKPOINT).exists():
        run.restore(out / CHECKPOINT)
    seen = run.done.setdefault("files", [])
    print(f"{sum(p.numel() for p in run.network.parameters())} parameters", flush=True)
    valid = read_rows([args.valid])
    done_before, began = run.done["seconds"], time.monotonic()
    reported, recent = done_before, []
    for batch in Stream(args, tokenizer, shape, seen):
        recent.append(run.step(batch, run.rate(args.minutes), done_before + time.monotonic() - began))
        finished = run.done["seconds"] >= 60 * args.minutes
        if finished or run.done["seconds"] - reported > 60 * args.checkpoint_minutes:
            reported = run.done["seconds"]
            run.save(out / CHECKPOINT)
            export(run.averaged.module, out, None, DIALECT)
            report(run, tokenizer, valid, np.mean(recent), args, out)
            recent = []
        if finished:
            return


def report(run, tokenizer, valid, loss, args, out):
    """Measures, prints, and adds a line to the learning curve."""
    right, by_kind = measure(run.averaged.module, tokenizer, valid, args.problems, args.temperature)
    row = {
        "step": run.done["step"],
        "tokens": run.done["tokens"],
        "minutes": round(run.done["seconds"] / 60, 2),
        "loss": round(float(loss), 4),
        "right": round(right, 4),
    }
    print(row, json.dumps(by_kind), flush=True)
    add_to_curve(row, out)


if __name__ == "__main__":
    main()
