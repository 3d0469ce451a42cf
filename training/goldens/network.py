"""Writes what transformers' Qwen2 computes from a GGUF file: tests/data/golden/<name>.json beside the token rows.

`random.gguf` is made here, with small random weights. `algebra-prm` is the shipped model: its weights are dequantised
by the `gguf` package, so that both sides start from the same numbers.

Run from the repository's root: python3 training/goldens/network.py [random] [algebra-prm]
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from gguf import GGUFReader, GGUFWriter
from gguf.quants import dequantize
from transformers import Qwen2Config, Qwen2Model

GOLDEN = Path("tests/data/golden")
FILES = {"random": GOLDEN / "random.gguf", "algebra-prm": Path("public/models/algebra-prm.gguf")}

# Part of a layer in Hugging Face's names, and in GGUF's.
PARTS = {
    "input_layernorm": "attn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def gguf_name(name: str) -> str:
    """A Qwen2Model parameter's name in GGUF's convention."""
    name = name.replace("embed_tokens.", "token_embd.")
    if name.startswith("layers."):
        _, idx, rest = name.split(".", 2)
        part, kind = rest.rsplit(".", 1)
        return f"blk.{idx}.{PARTS[part]}.{kind}"
    return name.replace("norm.", "output_norm.")


def write_random(path: Path) -> None:
    """Two layers with grouped heads and biases: the smallest network in which a mistake of ours has a place to be."""
    random = np.random.default_rng(5)
    config = Qwen2Config(
        vocab_size=97,
        hidden_size=64,
        intermediate_size=96,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
    )
    writer = GGUFWriter(str(path), "qwen2")
    writer.add_name("random")
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(256)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(10000.0)
    for name, parameter in Qwen2Model(config).named_parameters():
        shape = tuple(parameter.shape)
        # Wide enough that attention has favourites; gains around one.
        values = random.normal(size=shape) * (0.2 if len(shape) == 2 else 0.3) + ("norm" in name)
        writer.add_tensor(gguf_name(name), values.astype(np.float32))
    writer.add_tensor("score.weight", random.normal(size=(2, config.hidden_size)).astype(np.float32))
    writer.add_tensor("score.bias", random.normal(size=(2,)).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read(path: Path) -> tuple[Qwen2Model, torch.nn.Linear]:
    """The network and the head of a GGUF file, in f32."""
    reader = GGUFReader(path)

    def field(key: str):
        return reader.get_field(f"qwen2.{key}").contents()

    tensors = {t.name: torch.from_numpy(dequantize(t.data, t.tensor_type).astype(np.float32)) for t in reader.tensors}
    config = Qwen2Config(
        vocab_size=tensors["token_embd.weight"].shape[0],
        hidden_size=field("embedding_length"),
        intermediate_size=field("feed_forward_length"),
        num_hidden_layers=field("block_count"),
        num_attention_heads=field("attention.head_count"),
        num_key_value_heads=field("attention.head_count_kv"),
        max_position_embeddings=field("context_length"),
        rms_norm_eps=field("attention.layer_norm_rms_epsilon"),
        rope_parameters={"rope_type": "default", "rope_theta": field("rope.freq_base")},
        attn_implementation="eager",
    )
    model = Qwen2Model(config).eval()
    model.load_state_dict({name: tensors[gguf_name(name)] for name in model.state_dict()})
    head = torch.nn.Linear(config.hidden_size, 2)
    head.load_state_dict({"weight": tensors["score.weight"], "bias": tensors["score.bias"]})
    return model, head


@torch.no_grad()
def rows(path: Path) -> list[dict]:
    """Token rows of several lengths, and the head's logits at every position."""
    model, head = read(path)
    random = np.random.default_rng(6)
    out = []
    for length in (1, 2, 7, 33):
        tokens = random.integers(model.config.vocab_size, size=length).tolist()
        hidden = model(torch.tensor([tokens])).last_hidden_state[0]
        out.append({"tokens": tokens, "logits": head(hidden).tolist()})
    return out


def main() -> None:
    for name in sys.argv[1:] or FILES:
        if name == "random":
            write_random(FILES[name])
        text = json.dumps(rows(FILES[name])).replace("}, {", "},\n {")
        (GOLDEN / f"{name}.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
