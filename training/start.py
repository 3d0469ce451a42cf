"""A run that begins with the weights of a model file instead of random ones."""

import torch
from gguf import GGUFReader
from gguf.quants import dequantize
from tokenizers import Tokenizer

TOKENIZER = "tokenizer.huggingface.json"


def begin_with(network, tokenizer, path):
    """Copies the weights of a GGUF that `surefoot quantize` wrote into a network of the same shape.

    The embedding of a piece goes where the run's own tokenizer has the piece; one that the file does not know keeps its
    random one. Returns how many pieces those are.
    """
    reader = GGUFReader(path)
    tensors = {t.name: torch.from_numpy(dequantize(t.data, t.tensor_type).copy()).float() for t in reader.tensors}
    field = reader.fields[TOKENIZER]
    known = Tokenizer.from_str(bytes(field.parts[field.data[0]]).decode()).get_vocab()
    weights = {"norm.gain": tensors["output_norm.weight"]}
    weights["score.weight"], weights["score.bias"] = tensors["score.weight"], tensors["score.bias"]
    embed = network.embed.weight.detach().clone()
    pieces = tokenizer.get_vocab()
    for piece, i in pieces.items():
        if piece in known:
            embed[i] = tensors["token_embd.weight"][known[piece]]
    weights["embed.weight"] = embed
    joined = lambda names: torch.cat([tensors[name] for name in names])
    for i in range(network.shape.n_layers):
        theirs, ours = f"blk.{i}.", f"layers.{i}."
        weights[ours + "attn_norm.gain"] = tensors[theirs + "attn_norm.weight"]
        weights[ours + "ffn_norm.gain"] = tensors[theirs + "ffn_norm.weight"]
        for kind in ("weight", "bias"):
            weights[f"{ours}qkv.{kind}"] = joined(f"{theirs}attn_{part}.{kind}" for part in "qkv")
        weights[ours + "attn_out.weight"] = tensors[theirs + "attn_output.weight"]
        weights[ours + "gate_up.weight"] = joined(f"{theirs}ffn_{part}.weight" for part in ("gate", "up"))
        weights[ours + "down.weight"] = tensors[theirs + "ffn_down.weight"]
    network.load_state_dict(weights)
    return sum(piece not in known for piece in pieces)
