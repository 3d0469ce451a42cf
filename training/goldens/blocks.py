"""Writes tests/data/golden/blocks.gguf: rows of numbers, what the `gguf` package quantises them to, and back.

Run from the repository's root: python3 training/goldens/blocks.py
"""

import numpy as np
from gguf import GGMLQuantizationType as Type
from gguf import GGUFWriter
from gguf.quants import dequantize, quantize

OUT = "tests/data/golden/blocks.gguf"


def rows() -> np.ndarray:
    """Eight rows of two blocks: plain, huge, tiny, zero, one-sided, halfway between two steps."""
    random = np.random.default_rng(20)
    plain = random.normal(size=(4, 64)) * [[1.0], [1e4], [1e-6], [0.02]]
    zero = np.zeros((1, 64))
    one_sided = random.uniform(0.5, 1.5, size=(1, 64))
    halfway = (np.arange(64)[None, :] - 31.5) / 127
    lonely = np.where(np.arange(64) == 40, -7.0, 0.0)[None, :]
    return np.concatenate([plain, zero, one_sided, halfway, lonely]).astype(np.float32)


def main() -> None:
    values = rows()
    writer = GGUFWriter(OUT, "blocks")
    writer.add_array("test.floats", [0.5, -1.25])
    writer.add_array("test.words", ["ab", "", "é"])
    writer.add_int8("test.negative", -5)
    writer.add_tensor("values", values)
    for kind in (Type.F16, Type.Q8_0, Type.Q4_0):
        quantised = quantize(values, kind)
        writer.add_tensor(f"{kind.name}", quantised, raw_dtype=kind)
        writer.add_tensor(f"{kind.name}.values", dequantize(quantised, kind).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main()
