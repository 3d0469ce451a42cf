"""Writes a model file for other engines: prm.onnx, prm-int8.onnx (onnxruntime) and prm-llama.gguf (llama.cpp).

The weights are those of the GGUF file, dequantised; only the containers differ. The ONNX graphs take `tokens [b, t]`,
padded at the right, and give `margins [b, t]`: logit of "sound" less logit of "unsound" at every token. The int8 graph is
onnxruntime's dynamic quantisation, a scale a channel. llama.cpp reads no head of two classes at every token, so its file
holds the network alone and gives the hidden rows after the last norm; the head's difference and the
last norm's gains come beside it as prm-head.json.

Run from the repository's root: python3 training/peers.py public/models/algebra-prm.gguf FOLDER
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from gguf import GGUFReader, GGUFWriter
from gguf.quants import dequantize
from network import Network, Shape
from onnxruntime.quantization import QuantType, quantize_dynamic


def read(path: Path) -> Network:
    """The network of a GGUF file, in f32."""
    reader = GGUFReader(path)
    weights = {t.name: torch.from_numpy(dequantize(t.data, t.tensor_type).astype(np.float32)) for t in reader.tensors}

    def field(key: str):
        return reader.get_field(f"qwen2.{key}").contents()

    n_vocab, d_model = weights["token_embd.weight"].shape
    shape = Shape(n_vocab, d_model, field("block_count"), field("attention.head_count"), field("feed_forward_length"))
    shape.rope_theta, shape.rms_eps = field("rope.freq_base"), field("attention.layer_norm_rms_epsilon")
    shape.max_positions = field("context_length")
    state = {
        "embed.weight": weights["token_embd.weight"],
        "norm.gain": weights["output_norm.weight"],
        "score.weight": weights["score.weight"],
        "score.bias": weights["score.bias"],
    }
    for i in range(shape.n_layers):
        of, to = f"blk.{i}.", f"layers.{i}."
        state[to + "attn_norm.gain"] = weights[of + "attn_norm.weight"]
        state[to + "ffn_norm.gain"] = weights[of + "ffn_norm.weight"]
        for kind in ("weight", "bias"):
            state[f"{to}qkv.{kind}"] = torch.cat([weights[f"{of}attn_{part}.{kind}"] for part in "qkv"])
        state[to + "gate_up.weight"] = torch.cat([weights[of + "ffn_gate.weight"], weights[of + "ffn_up.weight"]])
        state[to + "attn_out.weight"] = weights[of + "attn_output.weight"]
        state[to + "down.weight"] = weights[of + "ffn_down.weight"]
    network = Network(shape)
    network.load_state_dict(state)
    return network.eval()


class Margins(torch.nn.Module):
    """Tokens to the margin of "sound" at every token."""

    def __init__(self, network: Network):
        super().__init__()
        self.network = network

    def forward(self, tokens):
        logits = self.network.score(self.network.hidden(tokens))
        return logits[..., 1] - logits[..., 0]


def write_onnx(network: Network, folder: Path) -> None:
    full = folder / "prm.onnx"
    sizes = {0: torch.export.Dim("b", max=64), 1: torch.export.Dim("t", max=network.shape.max_positions)}
    tokens = torch.arange(34).reshape(2, 17)
    program = torch.onnx.export(
        Margins(network).eval(),
        (tokens,),
        input_names=["tokens"],
        output_names=["margins"],
        dynamic_shapes={"tokens": sizes},
        opset_version=20,
        dynamo=True,
    )
    program.save(full, external_data=False)
    quantize_dynamic(full, folder / "prm-int8.onnx", weight_type=QuantType.QInt8, per_channel=True)


def write_llama(source: Path, network: Network, folder: Path) -> None:
    """The same tensors, blocks untouched, in a file that llama.cpp opens: no head, and a vocabulary of sizes alone."""
    reader, writer = GGUFReader(source), GGUFWriter(str(folder / "prm-llama.gguf"), "qwen2")
    shape = network.shape
    writer.add_block_count(shape.n_layers)
    writer.add_context_length(shape.max_positions)
    writer.add_embedding_length(shape.d_model)
    writer.add_feed_forward_length(shape.d_ff)
    writer.add_head_count(shape.n_heads)
    writer.add_head_count_kv(shape.n_heads)
    writer.add_layer_norm_rms_eps(shape.rms_eps)
    writer.add_rope_freq_base(shape.rope_theta)
    writer.add_vocab_size(shape.n_vocab)
    writer.add_tokenizer_model("no_vocab")
    for tensor in reader.tensors:
        if not tensor.name.startswith("score."):
            writer.add_tensor(tensor.name, tensor.data, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    head, bias = network.score.weight.detach(), network.score.bias.detach()
    gain = network.norm.gain.detach()
    difference = {"weight": (head[1] - head[0]).tolist(), "bias": float(bias[1] - bias[0]), "gain": gain.tolist()}
    (folder / "prm-head.json").write_text(json.dumps(difference))


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    network = read(source)
    write_onnx(network, folder)
    write_llama(source, network, folder)


if __name__ == "__main__":
    main()
