"""A run that begins with the weights of a model file instead of random ones."""

import torch
from gguf import GGUFReader
from gguf.quants import dequantize
from tokenizers import Tokenizer

from export import own_names

TOKENIZER = "tokenizer.huggingface.json"

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


def begin_with(network, tokenizer, path):
    """Copies the weights of a GGUF that `surefoot quantize` wrote into a network of the same shape.

    The embedding of a piece goes where the run's own tokenizer has the piece; one that the file does not know keeps its
    random one. Returns how many pieces those are.
    """
    reader = GGUFReader(path)
    tensors = {t.name: torch.from_numpy(dequantize(t.data, t.tensor_type).copy()).float() for t in reader.tensors}
    field = reader.fields[TOKENIZER]
    known = Tokenizer.from_str(bytes(field.parts[field.data[0]]).decode()).get_vocab()
    embed = network.embed.weight.detach().clone()
    pieces = tokenizer.get_vocab()
    for piece, i in pieces.items():
        if piece in known:
            embed[i] = tensors["token_embd.weight"][known[piece]]
    theirs = {"model.embed_tokens.weight": embed, "model.norm.weight": tensors["output_norm.weight"]}
    for i in range(network.shape.n_layers):
        for part, name in PARTS.items():
            for kind in ("weight", "bias"):
                if f"blk.{i}.{name}.{kind}" in tensors:
                    theirs[f"model.layers.{i}.{part}.{kind}"] = tensors[f"blk.{i}.{name}.{kind}"]
    weights = own_names(theirs, network.shape.n_layers)
    weights |= {name: tensors[name] for name in ("score.weight", "score.bias")}
    network.load_state_dict(weights)
    return sum(piece not in known for piece in pieces)
