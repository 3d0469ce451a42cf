"""Muon for the hidden matrices, AdamW for the rest.

Muon (Jordan et al., 2024, "Muon: an optimizer for hidden layers in neural networks"): momentum, then the nearest
matrix of equal singular values, found by a quintic Newton-Schulz iteration. Matrices of one shape go through together.
"""

from collections import defaultdict

import torch
import torch.distributed as dist


def orthogonal(g):
    """`[n, rows, cols]` to matrices of singular values near one, five iterations."""
    a, b, c = 3.4445, -4.7750, 2.0315
    wide = g.shape[1] <= g.shape[2]
    x = g if wide else g.mT
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(5):
        s = x @ x.mT
        x = a * x + torch.baddbmm(b * s, s, s, alpha=c) @ x
    return x if wide else x.mT


class Muon(torch.optim.Optimizer):
    """With several processes, each makes its share of the updates and all receive the sum."""

    def __init__(self, params, lr=0.02, momentum=0.95):
        super().__init__(list(params), dict(lr=lr, momentum=momentum))

    @torch.no_grad()
    def step(self):
        rank, n_ranks = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
        for group in self.param_groups:
            by_shape = defaultdict(list)
            for p in group["params"]:
                by_shape[p.shape].append(p)
            for (rows, cols), ps in by_shape.items():
                momenta = []
                for p in ps:
                    buffer = self.state[p].setdefault("momentum", torch.zeros_like(p))
                    buffer.lerp_(p.grad, 1 - group["momentum"])
                    momenta.append(p.grad.lerp(buffer, group["momentum"]))
                updates = torch.zeros(len(ps), rows, cols, device=ps[0].device)
                updates[rank::n_ranks] = orthogonal(torch.stack(momenta[rank::n_ranks]))
                if n_ranks > 1:
                    dist.all_reduce(updates)
                scale = group["lr"] * max(1.0, rows / cols) ** 0.5
                for p, u in zip(ps, updates):
                    p.add_(u, alpha=-scale)


def optimizers(network):
    """One Muon and one AdamW over all parameters of the network."""
    hidden = [p for p in network.layers.parameters() if p.ndim == 2]
    ids = {id(p) for p in hidden}
    rest = [p for p in network.parameters() if id(p) not in ids]
    return Muon(hidden), torch.optim.AdamW(rest, lr=3e-3, betas=(0.9, 0.98), weight_decay=0.0)
