"""Prompts to token batches.

A row of `surefoot prompts` is `{"prompt": "solve 2 x = 4 ? x = 2 ;", "labels": [1]}`: pieces separated by spaces, `?`
after the problem, `;` after each line, one label a line (1 sound, 0 unsound, null where there is nothing to learn). A
token of a line without a label takes part in the next label below it: of rows with one label, for the answer, all do.
"""

import json
import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

PAD, PROBLEM_MARK, STEP_MARK = "<pad>", "?", ";"
IGNORED = -100

# Pieces that every tokenizer knows, seen in the data or not: digits by place, letters, signs, words.
ALPHABET = (
    [f"{digit}" if place == 0 else f"{digit}e{place}" for place in range(-6, 9) for digit in range(10)]
    + "x y z w v u + - +- * / ^ ( ) sqrt abs = != < <= > >= and or never always ? : ;".split()
    + "solve expand factorise simplify evaluate".split()
    + "formula complete root cross collect swap substitute subtract add multiply divide square".split()
    + "negate move reorder zero raise exponents".split()
    + "log e i".split()
)
# Of a line's numeric fingerprint: names of changes and of values.
FINGERPRINT = ["#", "rall", "rnone", "rin", "rout", "wyes", "wno"] + [f"{kind}{name}" for kind in "rv" for name in ["?", *range(32)]]

# And how a line was made of one above it.
ORIGIN = "osame owhole osides oletter osquare otimes oover oodd onone".split()


def read_rows(paths, max_rows=None):
    """All rows of the files, as (prompt, labels)."""
    rows = []
    for path in paths:
        with open(path) as lines:
            for line in lines:
                row = json.loads(line)
                rows.append((row["prompt"], [IGNORED if label is None else label for label in row["labels"]]))
                if max_rows and len(rows) >= max_rows:
                    return rows
    return rows


def train_tokenizer(rows, dialect):
    """A word-level tokenizer over pieces: the dialect's alphabet first, then whatever else the prompts hold."""
    alphabet = ALPHABET + (FINGERPRINT if dialect in ("algebra-fingerprint", "algebra-origin") else []) + (ORIGIN if dialect == "algebra-origin" else [])
    tokenizer = Tokenizer(models.WordLevel(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.WordLevelTrainer(vocab_size=1024, special_tokens=[PAD, "<unk>"], show_progress=False)
    # The alphabet is counted once per row so that its order does not hang on the sample.
    tokenizer.train_from_iterator([" ".join(alphabet)] + [prompt for prompt, _ in rows], trainer)
    return tokenizer


def load_tokenizer(path):
    return Tokenizer.from_file(str(path))


class Corpus:
    """Tokenised rows, one long array of ids with offsets, and a label at every step mark."""

    def __init__(self, rows, tokenizer, max_tokens):
        mark, problem = tokenizer.token_to_id(STEP_MARK), tokenizer.token_to_id(PROBLEM_MARK)
        self.problem_mark, self.pad = problem, tokenizer.token_to_id(PAD)
        ids, labels, lengths = [], [], []
        for start in range(0, len(rows), 10_000):
            chunk = rows[start : start + 10_000]
            for encoding, (_, row_labels) in zip(tokenizer.encode_batch_fast([p for p, _ in chunk]), chunk):
                row = np.array(encoding.ids, dtype=np.int16)
                at = np.flatnonzero(row == mark)
                assert len(at) == len(row_labels), "one step mark a label"
                if len(row) > max_tokens or len(at) == 0:
                    continue
                row_marks = np.full(len(row), IGNORED, dtype=np.int16)
                row_marks[at] = row_labels
                ids.append(row)
                labels.append(row_marks)
                lengths.append(len(row))
        self.lengths = np.array(lengths)
        self.starts = np.concatenate(([0], np.cumsum(self.lengths)))
        self.ids, self.labels = np.concatenate(ids), np.concatenate(labels)
        self.single_lines = np.array([i for i, marks in enumerate(labels) if (marks != IGNORED).sum() == 1])

    def __len__(self):
        return len(self.lengths)

    def batch(self, picked):
        """The rows `picked` as (tokens, targets, labels), each `[n, t]`, padded at the right to a multiple of 8."""
        t = -(-int(self.lengths[picked].max()) // 8) * 8
        tokens = np.full((len(picked), t), self.pad, dtype=np.int64)
        labels = np.full((len(picked), t), IGNORED, dtype=np.int64)
        for row, i in enumerate(picked):
            span = slice(self.starts[i], self.starts[i + 1])
            tokens[row, : self.lengths[i]] = self.ids[span]
            labels[row, : self.lengths[i]] = self.labels[span]
        return torch.from_numpy(tokens), torch.from_numpy(self.targets(tokens, labels)), torch.from_numpy(labels)

    def targets(self, tokens, labels):
        """The next token where it stands in a sound line: the problem is not to be guessed, a slip not to be learned."""
        n, t = tokens.shape
        # The label of the line a token belongs to is the first one at or after it.
        line = labels.copy()
        for i in range(t - 2, -1, -1):
            line[:, i] = np.where(line[:, i] == IGNORED, line[:, i + 1], line[:, i])
        in_problem = np.flip(np.cumsum(np.flip(tokens == self.problem_mark, 1), 1), 1) > 0
        wanted = np.where((line == 1) & ~in_problem, tokens, IGNORED)
        return np.concatenate((wanted[:, 1:], np.full((n, 1), IGNORED)), 1)


def batches(corpus, rows, n_tokens, seed, pool=20_000):
    """Endless batches of about `n_tokens` tokens, of rows of similar length; each of `rows` once an epoch."""
    rng = random.Random(seed)
    while True:
        order = np.array(rng.sample(list(rows), len(rows)))
        for start in range(0, len(order), pool):
            part = order[start : start + pool]
            part = part[np.argsort(corpus.lengths[part], kind="stable")]
            cut, groups, longest = 0, [], 0
            for end, i in enumerate(part):
                longest = max(longest, -(-int(corpus.lengths[i]) // 8) * 8)
                if (end + 1 - cut) * longest > n_tokens and end > cut:
                    groups.append(part[cut:end])
                    cut, longest = end, -(-int(corpus.lengths[i]) // 8) * 8
            groups.append(part[cut:])
            rng.shuffle(groups)
            for group in groups:
                yield corpus.batch(group)


def shards(folder):
    """The data files of a folder, in order."""
    return sorted(Path(folder).glob("*.jsonl"))
