"""Teach a network of half the layers to read as the tagger does: what `memcon read --fast` reads with.

    python training/distil.py OUT/tagger.pt OUT

writes OUT/tagger-fast.pt (and OUT/fast-last.pt every 100 steps). The student begins as every second layer of its
teacher, with the teacher's heads and vectors, and learns from texts without labels to give the same encoding and the
same probabilities (DistilBERT: Sanh, Debut, Chaumond and Wolf 2019; of encodings: TinyBERT, Jiao and others 2020).
"""

import argparse
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

import corpora
from memcon.tagging import layout
from network import LAYERS, Network
from train import SEED, WARM, batches, tensors, tokenizer

KEPT = range(1, LAYERS, 2)  # layers of the teacher that the student begins with
STEPS = 1500
RATE = 5e-4
ENCODING_WEIGHT = 4.0  # beside the probabilities of tags


def student_of(teacher: Network) -> Network:
    """A network of the layers KEPT, all else as in its teacher."""
    student = Network(len(KEPT))
    state = {name: weight for name, weight in teacher.state_dict().items() if not name.startswith("layers.")}
    for here, there in enumerate(KEPT):
        for name, weight in teacher.layers[there].state_dict().items():
            state[f"layers.{here}.{name}"] = weight
    student.load_state_dict(state)
    return student


def unlike(student: Network, teacher: Network, ids: Tensor, manner: Tensor, mask: Tensor) -> Tensor:
    """How far the student's encodings and tags are from the teacher's, over the pieces that are no padding."""
    with torch.no_grad():
        wanted = teacher.encoded(ids, manner, mask)
        tags = teacher.tags(wanted)
    given = student.encoded(ids, manner, mask)
    read = mask[:, 0, 0]
    groups = (*ids.shape, len(layout.LABELS), 3)
    apart = functional.kl_div(
        functional.log_softmax(student.tags(given).view(groups), -1),
        functional.log_softmax(tags.view(groups), -1),
        log_target=True,
        reduction="none",
    ).sum((-1, -2))
    encoding = ((given - wanted) ** 2).mean(-1)
    return (apart + ENCODING_WEIGHT * encoding)[read].mean()


def main() -> None:
    parser = argparse.ArgumentParser(description="Distil the tagger into a smaller one.")
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--after", type=Path, help="a student's weights to go on from")
    parser.add_argument("--steps", type=int, default=STEPS, help="batches to read (%(default)s)")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(SEED)
    teacher = Network()
    teacher.load_state_dict(torch.load(options.teacher, weights_only=True))
    teacher.eval()
    student = student_of(teacher)
    if options.after:
        student.load_state_dict(torch.load(options.after, weights_only=True))
    for part in (student.word, student.position):
        part.requires_grad_(False)
    learning = [weight for weight in student.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
    step, shown, since = 0, 0.0, time.perf_counter()
    samples = corpora.unlabelled(tokenizer())
    print(f"{len(samples)} windows", flush=True)
    while step < options.steps:
        for batch in batches([(samples, 1)], SEED + step):
            part = step / options.steps
            optimiser.param_groups[0]["lr"] = RATE * min(part / WARM + 0.01, (1 - part) / (1 - WARM))
            ids, manner, mask, _ = tensors(batch)
            optimiser.zero_grad(set_to_none=True)
            value = unlike(student, teacher, ids, manner, mask)
            value.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            step, shown = step + 1, shown + float(value.detach())
            if step % 20 == 0:
                print(f"{step}/{options.steps} {shown / 20:.4f} {time.perf_counter() - since:.0f} s", flush=True)
                shown = 0.0
            if step % 100 == 0:
                torch.save(student.state_dict(), options.out / "fast-last.pt")
            if step == options.steps:
                break
    torch.save(student.state_dict(), options.out / "tagger-fast.pt")


if __name__ == "__main__":
    main()
