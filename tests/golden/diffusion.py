"""Golden values for the diffusion models of src/models, from PyTorch.

Made with PyTorch 1.13.0 (Debian 12, package python3-torch), in double precision. The scores come from automatic
differentiation of log densities, the gradients of the network from automatic differentiation of its loss; neither
shares anything with the formulas of the page:

    python3 tests/golden/diffusion.py > tests/golden/diffusion.json
"""
import json
import math

import torch
from torch.distributions import Categorical, MixtureSameFamily, MultivariateNormal

torch.set_default_dtype(torch.float64)
T = 1000

# The mixture of tests/unit/models/example.ts.
WEIGHTS = torch.tensor([0.3, 0.7])
MEANS = torch.tensor([[0.5, -1.0], [-0.4, 0.8]])
COVARIANCES = torch.tensor([[[0.5, 0.2], [0.2, 0.3]], [[0.1, -0.05], [-0.05, 0.4]]])
NOISE = torch.tensor([[0.4, 0.4], [-0.8, 1.1], [1.7, -0.3], [-0.1, -2.2]])

# The batch that seed 7 draws from the three points of the test; the test checks that it still does.
REAL = torch.tensor([[1.25, 0.75], [1.25, 0.75], [1.25, 0.75], [-1.5, 0.25]])
TIMES = [534, 176, 271, 143]
DRAWN = torch.tensor(
    [
        [-0.2784306392765928, -0.15158391882064529],
        [1.36035876001242, -1.7931592640150495],
        [-0.405452429344675, -0.9236491976746068],
        [1.9084999362660575, 0.34248895919413086],
    ]
)


def linear():
    return torch.cat([torch.ones(1), torch.cumprod(1 - torch.linspace(1e-4, 0.02, T), 0)])


def cosine():
    f = torch.cos((torch.arange(T + 1) / T + 0.008) / 1.008 * math.pi / 2) ** 2
    return torch.cat([torch.ones(1), torch.cumprod(1 - (1 - f[1:] / f[:-1]).clamp(max=0.999), 0)])


def stable_diffusion():
    betas = torch.linspace(0.00085**0.5, 0.012**0.5, T) ** 2
    return torch.cat([torch.ones(1), torch.cumprod(1 - betas, 0)])


def score(x, abar):
    """By differentiating the log density of the noised mixture."""
    x = x.clone().requires_grad_()
    noised = MultivariateNormal(abar.sqrt() * MEANS, abar * COVARIANCES + (1 - abar) * torch.eye(2))
    (slope,) = torch.autograd.grad(MixtureSameFamily(Categorical(WEIGHTS), noised).log_prob(x).sum(), x)
    return slope


def eps_of(x, abar):
    return -(1 - abar).sqrt() * score(x, abar)


def ddim(levels):
    x = NOISE
    for abar, after in zip(levels, levels[1:]):
        eps = eps_of(x, abar)
        x0 = (x - (1 - abar).sqrt() * eps) / abar.sqrt()
        x = after.sqrt() * x0 + (1 - after).sqrt() * eps
    return x


def heun(levels):
    """In the coordinates of straight paths, y = (1 - s) x0 + s eps."""
    place = lambda abar: (1 - abar).sqrt() / (abar.sqrt() + (1 - abar).sqrt())

    def velocity(y, abar):
        x = (abar.sqrt() + (1 - abar).sqrt()) * y
        eps = eps_of(x, abar)
        return eps - (x - (1 - abar).sqrt() * eps) / abar.sqrt()

    y = NOISE / (levels[0].sqrt() + (1 - levels[0]).sqrt())
    for abar, after in zip(levels, levels[1:]):
        stride = place(after) - place(abar)
        first = velocity(y, abar)
        there = y + stride * first
        y = there if after == 1 else y + stride * (first + velocity(there, after)) / 2
    return y


def network(sizes):
    g = torch.Generator().manual_seed(1)
    shapes = [s for i, o in zip(sizes, sizes[1:]) for s in ((i, o), (1, o))]
    # Rounded to what 32 bits hold, so that both sides start from the same numbers.
    return [torch.randn(s, generator=g).float().double().requires_grad_() for s in shapes]


def features(t):
    angles = [math.pi / 2 * t / T * 2**octave for octave in range(6)]
    return [f(angle) for angle in angles for f in (math.cos, math.sin)]


def training(prediction, abar):
    level = abar[TIMES][:, None]
    a, b = level.sqrt(), (1 - level).sqrt()
    target = {"eps": DRAWN, "x0": REAL, "v": a * DRAWN - b * REAL, "flow": DRAWN - REAL}[prediction]
    inputs = torch.cat([a * REAL + b * DRAWN, torch.tensor([features(t) for t in TIMES])], 1)
    net = network([14, 4, 4, 4, 2])
    start = [p.detach().clone() for p in net]
    optimizer = torch.optim.Adam(net, 0.01)
    x = inputs
    for i in range(0, len(net), 2):
        x = x @ net[i] + net[i + 1]
        x = torch.nn.functional.silu(x) if i + 2 < len(net) else x
    loss = ((x - target) ** 2).mean()
    loss.backward()
    optimizer.step()
    return {"start": start, "loss": loss, "after": net}


def numbers(value):
    if isinstance(value, (list, tuple)):
        return [numbers(v) for v in value]
    if isinstance(value, dict):
        return {k: numbers(v) for k, v in value.items()}
    if isinstance(value, torch.Tensor):
        return numbers(value.detach().tolist())
    return float(f"{value:.10g}") if isinstance(value, float) else value


schedules = {"linear": linear(), "cosine": cosine(), "sd": stable_diffusion()}
straight = lambda s: (1 - s) ** 2 / ((1 - s) ** 2 + s**2)
respaced = cosine()[[1000, 800, 600, 400, 200, 0]]
end = (1 - respaced[0]).sqrt() / (respaced[0].sqrt() + (1 - respaced[0]).sqrt())
print(
    json.dumps(
        numbers(
            {
                "times": [1, 10, 250, 500, 990, 1000],
                "schedules": {k: v[[1, 10, 250, 500, 990, 1000]] for k, v in schedules.items()},
                "noise": NOISE,
                "score": score(NOISE, torch.tensor(0.37)),
                "samples": {
                    "ddim": ddim(respaced),
                    "heun": heun(respaced),
                    "flow": ddim(torch.stack([straight(end * i / 5) for i in (5, 4, 3, 2, 1, 0)])),
                },
                "training": {p: training(p, linear()) for p in ("eps", "x0", "v", "flow")},
                "real": REAL,
                "batchTimes": TIMES,
                "drawn": DRAWN,
            }
        )
    )
)
