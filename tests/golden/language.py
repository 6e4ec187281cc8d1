"""Golden values for the transformer of src/models/language/transformer.ts, from PyTorch.

Made with PyTorch 1.13.0 (Debian 12, package python3-torch), in double precision, from its own layers (MultiheadAttention,
layer_norm, cross_entropy) and its automatic differentiation, which share nothing with the hand-written passes:

    /usr/bin/python3 tests/golden/language.py > tests/golden/language.json
"""
import json

import torch
from torch.nn.functional import cross_entropy, layer_norm, multi_head_attention_forward, silu

torch.set_default_dtype(torch.float64)
SHAPE = {"words": 11, "context": 8, "width": 8, "heads": 2, "hidden": 12, "layers": 2}
TEXTS = [[3, 5, 5, 9, 1], [10, 2, 4], [7, 7, 3, 2, 8, 6, 1]]  # each begins after 0 and has 0 as its last target
g = torch.Generator().manual_seed(1)


def matrix(rows, cols, spread):
    # Rounded to what 32 bits hold, so that both sides start from the same numbers.
    return (spread * torch.randn(rows, cols, generator=g)).float().double().requires_grad_()


width, hidden = SHAPE["width"], SHAPE["hidden"]
words = matrix(SHAPE["words"], width, 0.5)
places = matrix(SHAPE["context"], width, 0.5)
blocks = [
    [matrix(width, 3 * width, 0.5), matrix(width, width, 0.5), matrix(width, hidden, 0.5), matrix(hidden, width, 0.5)]
    for _ in range(SHAPE["layers"])
]


def run(ids):
    n = len(ids)
    x = words[ids] + places[:n]
    mask = torch.triu(torch.full((n, n), float("-inf")), diagonal=1)
    weights = []
    for qkv, out, up, down in blocks:
        y = layer_norm(x, (width,)).unsqueeze(1)
        mixed, w = multi_head_attention_forward(
            y, y, y, width, SHAPE["heads"], qkv.T, None, None, None, False, 0.0, out.T, None,
            attn_mask=mask, need_weights=True, average_attn_weights=False,
        )
        x = x + mixed.squeeze(1)
        x = x + silu(layer_norm(x, (width,)) @ up) @ down
        weights.append(w[0])
    return layer_norm(x, (width,)) @ words.T, weights


runs = [run(torch.tensor([0, *text])) for text in TEXTS]
logits = torch.cat([scores for scores, _ in runs])
targets = torch.tensor([word for text in TEXTS for word in [*text, 0]])
loss = cross_entropy(logits, targets)
matrices = [words, places, *(m for block in blocks for m in block)]


def numbers(value):
    if isinstance(value, torch.Tensor):
        return numbers(value.detach().tolist())
    if isinstance(value, (list, tuple)):
        return [numbers(v) for v in value]
    return float(f"{value:.10g}") if isinstance(value, float) else value


print(json.dumps({
    "shape": SHAPE,
    "texts": TEXTS,
    "matrices": numbers(matrices),
    "logits": numbers(logits),
    "loss": numbers(loss),
    "attention": [numbers(weights) for _, weights in runs],
    "gradients": numbers(torch.autograd.grad(loss, matrices)),
}))
