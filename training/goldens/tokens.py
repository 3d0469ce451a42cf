"""Writes tests/data/golden/tokens.json: prompts and their ids by the shipped model's tokenizer, read in Python.

Run from the repository's root, after a model was shipped: python3 training/goldens/tokens.py
"""

import json

from gguf import GGUFReader
from tokenizers import Tokenizer

MODEL = "public/models/algebra-prm.gguf"
OUT = "tests/data/golden/tokens.json"
PROMPTS = [
    "solve 3 x + 5 = 1e1 1 ? subtract 5 : 3 x = 6 ; x = 2 ;",
    "expand ( x + 4 ) ( x - 3e-1 ) ? x ^ 2 + 3 7e-1 x - 1 2e-1 ;",
    "solve x ^ 2 = 9 ? root : x = +- 3 ; x = 3 or x = - 3 ;",
    "solve abs ( x - 1 ) >= 1e8 2e-6 ? never ; always ;",
    "solve 2 x + y = 7 and x - y = 2 # r0 r1 v0 v1 rin r2 r3 v2 v3 rin ? 3 x = 9 # r4 v4 v5 rin ;",
    "solve x = 2 ? a piece that no prompt has ;",
]


def main() -> None:
    field = GGUFReader(MODEL).fields["tokenizer.huggingface.json"]
    tokenizer = Tokenizer.from_str(field.contents())
    rows = [{"text": text, "ids": tokenizer.encode(text, add_special_tokens=False).ids} for text in PROMPTS]
    with open(OUT, "w") as out:
        out.write("[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n")


if __name__ == "__main__":
    main()
