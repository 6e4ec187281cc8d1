"""Golden values for the networks, losses, R1 penalty and optimizers of src/models/network, from PyTorch.

Made with PyTorch 1.13.0 (Debian 12, package python3-torch), in double precision, by automatic differentiation, which
shares nothing with the hand-written backward passes:

    python3 tests/golden/gan.py > tests/golden/gan.json
"""
import json

import torch
from torch.nn.functional import leaky_relu, logsigmoid, silu

torch.set_default_dtype(torch.float64)
GAMMA = 0.7
RATE = 0.05
ACTIVATIONS = {"leaky": lambda z: leaky_relu(z, 0.2), "relu": torch.relu, "tanh": torch.tanh, "silu": silu}


def network(sizes, seed):
    g = torch.Generator().manual_seed(seed)
    shapes = [s for i, o in zip(sizes, sizes[1:]) for s in ((i, o), (1, o))]
    # Rounded to what 32 bits hold, so that both sides start from the same numbers.
    return [torch.randn(s, generator=g).float().double().requires_grad_() for s in shapes]


def run(parameters, x, f):
    for i in range(0, len(parameters), 2):
        x = x @ parameters[i] + parameters[i + 1]
        if i + 2 < len(parameters):
            x = f(x)
    return x


def d_loss(kind, real, fake):
    if kind == "wasserstein":
        return fake.mean() - real.mean()
    return -logsigmoid(real).mean() - logsigmoid(-fake).mean()


def g_loss(kind, fake):
    if kind == "wasserstein":
        return -fake.mean()
    return logsigmoid(-fake).mean() if kind == "minimax" else -logsigmoid(fake).mean()


def r1(d, real, f):
    x = real.clone().requires_grad_()
    (slope,) = torch.autograd.grad(run(d, x, f).sum(), x, create_graph=True)
    return GAMMA / 2 * (slope**2).sum(1).mean()


def numbers(value):
    if isinstance(value, (list, tuple)):
        return [numbers(v) for v in value]
    if isinstance(value, dict):
        return {k: numbers(v) for k, v in value.items()}
    if isinstance(value, torch.Tensor):
        return numbers(value.detach().tolist())
    return float(f"{value:.10g}") if isinstance(value, float) else value


def case(f):
    d, g = network([2, 5, 4, 1], 1), network([3, 6, 2], 2)
    random = torch.Generator().manual_seed(3)
    real = torch.randn(6, 2, generator=random).float().double()
    noise = torch.randn(6, 3, generator=random).float().double()
    fake = run(g, noise, f)
    still = fake.detach()
    losses = {}
    for kind in ("nonsaturating", "minimax", "wasserstein"):
        value = d_loss(kind, run(d, real, f), run(d, still, f))
        cost = g_loss(kind, run(d, fake, f))
        losses[kind] = {
            "d": value,
            "g": cost,
            "dGradients": torch.autograd.grad(value, d),
            "gGradients": torch.autograd.grad(cost, g, retain_graph=True),
        }
    penalty = r1(d, real, f)
    result = {
        "d": [p.clone() for p in d],
        "g": [p.clone() for p in g],
        "real": real,
        "noise": noise,
        "fake": fake,
        "logits": run(d, real, f),
        "losses": losses,
        "penalty": penalty,
        "penaltyGradients": torch.autograd.grad(penalty, d, allow_unused=True),
    }
    result["penaltyGradients"] = [
        torch.zeros_like(p) if v is None else v for p, v in zip(d, result["penaltyGradients"])
    ]
    for name in ("adam", "sgd"):
        w = [p.detach().clone().requires_grad_() for p in d]
        optimizer = torch.optim.Adam(w, RATE, (0.5, 0.999)) if name == "adam" else torch.optim.SGD(w, RATE)
        for _ in range(3):
            optimizer.zero_grad()
            (d_loss("nonsaturating", run(w, real, f), run(w, still, f)) + r1(w, real, f)).backward()
            optimizer.step()
        result[name] = w
    return result


print(json.dumps({"gamma": GAMMA, "rate": RATE, "cases": {k: numbers(case(f)) for k, f in ACTIVATIONS.items()}}))
