"""A trained network under Hugging Face's names: model.safetensors, config.json (Qwen2, a judge or a language model)."""

import json
from pathlib import Path

from safetensors.torch import save_file


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
