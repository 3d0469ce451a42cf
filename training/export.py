"""A trained network under Hugging Face's names: model.safetensors, config.json (Qwen2, a judge or a language model)."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from network import Network, Shape


def export(network, folder, shift, dialect):
    """Writes the network's weights and shape; the tokenizer stands beside them already. `shift` moves every margin; None
    for a language model, which has no head but its embedding table.

    `dialect` is the name under which src/prm/dialect.rs knows how the prompts were written.
    """
    shape, folder = network.shape, Path(folder)
    tensors = {
        "model.embed_tokens.weight": network.embed.weight,
        "model.norm.weight": network.norm.gain,
    }
    if shift is not None:
        tensors["score.weight"] = network.score.weight
        tensors["score.bias"] = network.score.bias + network.score.bias.new_tensor([-shift / 2, shift / 2])
    for i, layer in enumerate(network.layers):
        name = f"model.layers.{i}."
        tensors[name + "input_layernorm.weight"] = layer.attn_norm.gain
        tensors[name + "post_attention_layernorm.weight"] = layer.ffn_norm.gain
        for part, weight, bias in zip("qkv", layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3)):
            tensors[f"{name}self_attn.{part}_proj.weight"] = weight
            tensors[f"{name}self_attn.{part}_proj.bias"] = bias
        tensors[name + "self_attn.o_proj.weight"] = layer.attn_out.weight
        gate, up = layer.gate_up.weight.chunk(2)
        tensors[name + "mlp.gate_proj.weight"] = gate
        tensors[name + "mlp.up_proj.weight"] = up
        tensors[name + "mlp.down_proj.weight"] = layer.down.weight
    save_file({k: v.detach().float().cpu().clone() for k, v in tensors.items()}, folder / "model.safetensors")
    config = {
        "architectures": ["Qwen2ForCausalLM" if shift is None else "Qwen2ForTokenClassification"],
        "model_type": "qwen2",
        "hidden_act": "silu",
        "hidden_size": shape.d_model,
        "intermediate_size": shape.d_ff,
        "max_position_embeddings": shape.max_positions,
        "num_attention_heads": shape.n_heads,
        "num_hidden_layers": shape.n_layers,
        "num_key_value_heads": shape.n_heads,
        "num_labels": 2,
        "rms_norm_eps": shape.rms_eps,
        "rope_theta": shape.rope_theta,
        "tie_word_embeddings": True,
        "torch_dtype": "float32",
        "surefoot_dialect": dialect,
        "use_sliding_window": False,
        "vocab_size": shape.n_vocab,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")


def own_names(tensors, n_layers):
    """Tensors under Hugging Face's names to the network's own: q, k and v, and gate and up, as one each."""
    weights = {"embed.weight": tensors["model.embed_tokens.weight"], "norm.gain": tensors["model.norm.weight"]}
    joined = lambda names: torch.cat([tensors[name] for name in names])
    for i in range(n_layers):
        theirs, ours = f"model.layers.{i}.", f"layers.{i}."
        weights[ours + "attn_norm.gain"] = tensors[theirs + "input_layernorm.weight"]
        weights[ours + "ffn_norm.gain"] = tensors[theirs + "post_attention_layernorm.weight"]
        for kind in ("weight", "bias"):
            weights[f"{ours}qkv.{kind}"] = joined(f"{theirs}self_attn.{part}_proj.{kind}" for part in "qkv")
        weights[ours + "attn_out.weight"] = tensors[theirs + "self_attn.o_proj.weight"]
        weights[ours + "gate_up.weight"] = joined(f"{theirs}mlp.{part}_proj.weight" for part in ("gate", "up"))
        weights[ours + "down.weight"] = tensors[theirs + "mlp.down_proj.weight"]
    return weights


def exported(folder):
    """The network of a language model that `export` wrote."""
    folder = Path(folder)
    config, tensors = json.loads((folder / "config.json").read_text()), load_file(folder / "model.safetensors")
    shape = Shape(config["vocab_size"], config["hidden_size"], config["num_hidden_layers"], config["num_attention_heads"],
                  config["intermediate_size"])
    network = Network(shape)
    weights = own_names(tensors, shape.n_layers)
    left_out = {name for name in network.state_dict() if name.startswith("score.")}
    missing, unexpected = network.load_state_dict(weights, strict=False)
    if set(missing) - left_out or unexpected:
        raise ValueError(f"{folder} holds other weights: {missing}, {unexpected}")
    return network
