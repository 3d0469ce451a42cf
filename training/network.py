"""The network: a small Qwen2 (RMSNorm, RoPE, SwiGLU, biased q/k/v) with a two-class head, for training.

Rows of a batch are whole solutions of similar length, padded at the right; attention is causal, so padding needs no
mask. The q/k/v and the gate/up matrices are kept as one each, which is faster, and written apart under Hugging Face's
names by `export.py`. The word embedding doubles as the next-token head in training; a judge has no use for that one.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass
class Shape:
    """Sizes of the network. Every size that is a matrix's input is a multiple of 32, the length of a Q8_0 block."""

    n_vocab: int
    d_model: int = 128
    n_layers: int = 6
    n_heads: int = 4
    d_ff: int = 320
    rope_theta: float = 10_000.0
    rms_eps: float = 1e-6
    max_positions: int = 384

    @property
    def d_head(self) -> int:
        return self.d_model // self.n_heads


class RmsNorm(nn.Module):
    def __init__(self, d: int, eps: float):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(d))
        self.eps = eps

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.eps) * self.gain


class Layer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        d, self.n_heads, self.d_head = shape.d_model, shape.n_heads, shape.d_head
        self.attn_norm = RmsNorm(d, shape.rms_eps)
        self.qkv = nn.Linear(d, 3 * d)
        self.attn_out = nn.Linear(d, d, bias=False)
        self.ffn_norm = RmsNorm(d, shape.rms_eps)
        self.gate_up = nn.Linear(d, 2 * shape.d_ff, bias=False)
        self.down = nn.Linear(shape.d_ff, d, bias=False)

    def forward(self, x, cos, sin):
        b, t, d = x.shape
        q, k, v = self.qkv(self.attn_norm(x)).view(b, t, 3, self.n_heads, self.d_head).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(rope(q, cos, sin), rope(k, cos, sin), v, is_causal=True)
        x = x + self.attn_out(a.transpose(1, 2).reshape(b, t, d))
        gate, up = self.gate_up(self.ffn_norm(x)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up)


@torch.no_grad()
def fourier_digits(network, tokenizer):
    """First embeddings of the digits from what they are worth, the idea of FoNE (Zhou et al., 2025).

    A digit d at place p starts as a random projection of cos and sin of 2 pi k d / 10 for k = 1 to 5, of d itself, and
    of one feature for p, so that digits of one value are alike at all places, and neighbours are near each other.
    """
    rows, features = [], []
    for place in range(-6, 9):
        for digit in range(10):
            piece = f"{digit}" if place == 0 else f"{digit}e{place}"
            turns = torch.arange(1, 6) * (2 * torch.pi * digit / 10)
            at = F.one_hot(torch.tensor(place + 6), 15)
            rows.append(tokenizer.token_to_id(piece))
            features.append(torch.cat((turns.cos(), turns.sin(), torch.tensor([digit / 5 - 1]), at)))
    features = torch.stack(features).to(network.embed.weight.device)
    projection = torch.randn(features.shape[1], network.shape.d_model, device=features.device)
    embeddings = features @ projection
    network.embed.weight[rows] = 0.02 * embeddings / embeddings.std()


def rope(x, cos, sin):
    """Element i turns with element i + d_head/2, by an angle of position * theta^(-2i/d_head)."""
    lo, hi = x.chunk(2, -1)
    return torch.cat((lo * cos - hi * sin, hi * cos + lo * sin), -1)


class Network(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.embed = nn.Embedding(shape.n_vocab, shape.d_model)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.n_layers))
        self.norm = RmsNorm(shape.d_model, shape.rms_eps)
        self.score = nn.Linear(shape.d_model, 2)
        for name, p in self.named_parameters():
            if p.ndim == 2:
                nn.init.normal_(p, std=0.02 if name.startswith(("embed", "score")) else p.shape[1] ** -0.5)
            elif name.endswith("bias"):
                nn.init.zeros_(p)
        for layer in self.layers:  # the residual stream starts as the embedding alone
            nn.init.zeros_(layer.attn_out.weight)
            nn.init.zeros_(layer.down.weight)
        inverse = shape.rope_theta ** (-torch.arange(0, shape.d_head, 2) / shape.d_head)
        angles = torch.outer(torch.arange(shape.max_positions), inverse)
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)

    def hidden(self, tokens):
        """`[b, t]` token ids to `[b, t, d_model]` hidden rows after the last norm."""
        t = tokens.shape[1]
        x = self.embed(tokens)
        for layer in self.layers:
            x = layer(x, self.cos[:t], self.sin[:t])
        return self.norm(x)

    def losses(self, tokens, targets, labels):
        """Mean cross-entropy of the step labels and of the next tokens; -100 marks what does not count.

        All three are `[b, t]`: `labels` holds 0 or 1 at step marks, `targets` the next token within sound lines.
        """
        h = self.hidden(tokens)
        judge = F.cross_entropy(self.score(h).float().flatten(0, 1), labels.flatten(), ignore_index=-100)
        logits = (h @ self.embed.weight.T).float()
        words = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100)
        return judge, words
