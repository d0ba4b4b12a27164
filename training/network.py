"""The network: a BERT encoder written out, and the heads over it. Torch lives here and in training alone."""

import math
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from memcon.tagging import layout

QUICKENED = 10.0  # the table of distances learns so much faster than the other weights
WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        n, length, _ = x.shape
        q, k, v = (f(x).view(n, length, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        if torch.onnx.is_in_onnx_export():  # spelt out, so that the runtime can fuse it
            weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS), -1)
            seen = weights @ v
        else:
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm_attention(x + self.out(seen.transpose(1, 2).reshape(n, length, WIDTH)))
        return self.norm_out(x + self.down(functional.gelu(self.up(x))))


class Network(nn.Module):
    """Encoder and heads; see memcon.tagging.layout for the columns of what it gives."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.manner = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        both = layout.LINK_WIDTH * len(layout.LINKS)
        self.tags = nn.Linear(WIDTH, layout.COLUMNS)
        self.mix = nn.Linear(WIDTH, 2 * WIDTH)
        self.query, self.key = nn.Linear(WIDTH, both), nn.Linear(WIDTH, both)
        self.lean = nn.Linear(WIDTH, len(layout.LINKS))
        self.distance = nn.Parameter(torch.zeros(len(layout.LINKS), layout.BUCKETS))
        nn.init.constant_(self.lean.bias, -2.0)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, manner: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        """ids, manner (n, length) -> tags, queries, keys, leanings, distances."""
        return self.heads(self.encoded(ids, manner, mask))

    def encoded(self, ids: Tensor, manner: Tensor, mask: Tensor | None = None) -> Tensor:
        """ids, manner (n, length) -> what the encoder makes of them (n, length, WIDTH)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.word(ids) + self.position(places)[None] + self.manner(manner))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def heads(self, x: Tensor) -> tuple[Tensor, ...]:
        """What the heads make of what the encoder gives."""
        x = self.dropout(x)
        asked, answering = functional.gelu(self.mix(x)).chunk(2, -1)
        return self.tags(x), self.query(asked), self.key(answering), self.lean(answering), QUICKENED * self.distance


def link_scores(query: Tensor, keys: Tensor, lean: Tensor, distance: Tensor, cues: list[tuple[int, int]]) -> Tensor:
    """How far each piece of one window is of the source and of the content of each cue: logits (c, 2, length)."""
    length = keys.shape[0]
    parts = np.zeros((len(cues), length), np.float32)
    for row, (first, stop) in enumerate(cues):
        parts[row, first:stop] = 1 / (stop - first)
    asked = (torch.from_numpy(parts) @ query).view(len(cues), len(layout.LINKS), -1)
    answers = keys.view(length, len(layout.LINKS), -1)
    near = torch.from_numpy(layout.buckets(np.arange(length) - np.array([[first] for first, _ in cues])))
    score = torch.einsum("crw,lrw->crl", asked, answers)
    return score + lean.T + distance[:, near].transpose(0, 1)


def pretrained(folder: Path) -> Network:
    """The network with the encoder of a BERT checkpoint (model.safetensors) and new heads."""
    network = Network()
    given = load_file(folder / "model.safetensors")
    names = {
        "word": "embeddings.word_embeddings",
        "position": "embeddings.position_embeddings",
        "norm": "embeddings.LayerNorm",
    }
    for at in range(LAYERS):
        here, there = f"layers.{at}", f"encoder.layer.{at}"
        names |= {
            f"{here}.query": f"{there}.attention.self.query",
            f"{here}.key": f"{there}.attention.self.key",
            f"{here}.value": f"{there}.attention.self.value",
            f"{here}.out": f"{there}.attention.output.dense",
            f"{here}.norm_attention": f"{there}.attention.output.LayerNorm",
            f"{here}.up": f"{there}.intermediate.dense",
            f"{here}.down": f"{there}.output.dense",
            f"{here}.norm_out": f"{there}.output.LayerNorm",
        }
    state = network.state_dict()
    for ours, theirs in names.items():
        for part in ("weight", "bias"):
            if f"{ours}.{part}" in state:
                state[f"{ours}.{part}"] = given[f"{theirs}.{part}"]
    # Both manners start from the type of first sentences: the encoder never met the other.
    state["manner.weight"] = given["embeddings.token_type_embeddings.weight"][:1].repeat(2, 1)
    network.load_state_dict(state)
    return network
